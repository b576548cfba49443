"""The system view as people use it, and the files that the tests give it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.conftest import FULL, ROOT
from tests.rollup.support import roll_up_in

sys.path.insert(0, str(ROOT / "benchmarks"))
from made_up_exports import Wanted, exports, real_matrix

BAD = ROOT / "tests" / "cases" / "assessment" / "bad"


SIX_BAD = ("cut-off.json", "a-web-page.json", "proto-key.json", "newer-version.json", "wrong-types.json", "very-deep.json")


class View:
    """What people do on the page."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base

    def open(self) -> View:
        self.page.goto(f"{self.base}system-view.html")
        return self.started()

    def started(self) -> View:
        """The script starts after the page is painted; the field for a folder is one from then on."""
        expect(self.page.locator("[data-folder]")).to_have_js_property("webkitdirectory", True)
        return self

    def choose(self, *files: Path) -> View:
        self.page.get_by_label("Exported self-assessments").set_input_files(list(files))
        return self.ready()

    def ready(self) -> View:
        expect(self.page.locator("[data-status]")).to_contain_text("counted", timeout=20_000)
        return self

    def select(self, label: str, option: str) -> View:
        field = self.page.get_by_label(label, exact=True)
        field.focus()
        field.select_option(label=option)
        return self.ready()

    def saved(self, press: Callable[[Page], None]) -> bytes:
        with self.page.expect_download() as download:
            press(self.page)
        return Path(download.value.path()).read_bytes()

    def roll_up(self) -> Any:
        title = re.compile("^Save all .* as JSON$")
        return roll_up_in(self.saved(lambda page: page.get_by_role("button", name=title).click()))


def made_up_files(folder: Path) -> Path:
    """The folder, now with 34 sound files of two rounds and three local editions, and six bad ones."""
    folder.mkdir()
    for name, document in exports(real_matrix(FULL), Wanted(17, rounds=2, seed=2)):
        (folder / name).write_text(json.dumps(document), "utf-8")
    for name in SIX_BAD:
        shutil.copy(BAD / name, folder / name)
    return folder
