"""What CONTRIBUTING.md says an addition touches is enough: a copy of the generator gets one of each, file by file, and uses it."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from site_builder.render.queries import SiteQueries
from tests.conftest import ROOT, lay_out

NEW = ""  # stands for the end of a file, or for all of a new one
KIND = {
    "content/models/opening.py": {
        NEW: '''"""When somebody answers."""

from __future__ import annotations

from pydantic import Field

from site_builder.content.fields import IsoDate, Model


class OpeningDays(Model):
    """The days on which somebody answers."""

    days: tuple[IsoDate, ...] = Field(description="The days")
'''
    },
    "content/collections.py": {
        "from site_builder.content.models.retired": "from site_builder.content.models.opening import OpeningDays\n",
        '    DataCollection("retired"': '    DataCollection("opening", "data/opening.yaml", OpeningDays),\n',
    },
}
LAYOUT = """{% extends "article.html" %}
{% block after %}{% for opening in content.more["opening"] %}{% for one in opening.days %}<p>Open on {{ one | day }}.</p>{% endfor %}
{% endfor %}{% endblock %}
"""
SHOWN = {
    "theme/layouts/opening.html": LAYOUT,
    "content/opening.md": "---\ntitle: When we answer\ndescription: The days.\nsources: []\norder: 8\nlayout: opening\n---\nCome.\n",
}
OUTPUT = {
    "build/outputs.py": {
        "\n\nOUTPUTS: tuple": (
            "\n\ndef _humans(site: Site, config: BuildConfig, assets: Sequence[Asset]) -> Iterator[Output]:\n"
            '    yield "humans.txt", b"We."\n'
        ),
        "    _third_party,\n": "    _humans,\n",
    }
}
DOWNLOAD = {
    "output/exports/catalogue.py": {
        "\n\nEXPORTS: tuple": (
            "\n\ndef _list(inputs: ExportInputs) -> Iterator[Download]:\n"
            '    yield Download("downloads/list.tsv", b"One.", TABLES, "A list", "Of one.")\n'
        ),
        "    _csv,\n": "    _list,\n",
    }
}
TYPE = {"output/http_headers.py": {'    ".txt": "text/plain': '    ".tsv": "text/tab-separated-values; charset=utf-8",\n'}}
MARKDOWN_RULE = {
    "content/markdown/lint_rules.py": {
        "LintRule = Callable": (
            "def _shouting(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:\n"
            '    return ("the text shouts", "say it quietly") if "!!!" in token.content else None\n\n\n'
        ),
        '_starting_text),\n    "link_open"': "_shouting, ",
    }
}
PAGE_RULE = {
    "output/page_checks.py": {
        "\n\nPAGE_RULES: tuple": (
            "\n\ndef _quiet(tree: LexborHTMLParser) -> Iterator[PageFinding]:\n"
            '    if "???" in (tree.text() or ""):\n        yield "somebody is lost", "help"\n'
        ),
        "    _one_h1,\n": "    _quiet,\n",
    }
}
PAGES = {
    "site/pages.py": {
        "\n\nPAGE_SOURCES: tuple": (
            "\n\ndef _systems(content: Content, places: dict[str, Place]) -> Iterator[Page]:\n"
            "    for region in content.regions:\n"
            "        for system in region.systems:\n"
            '            about = f"Who to ask in {system.title}."\n'
            '            yield _page_of(content, places, system, f"contacts/{system.id}.html", "systems", about, region.sources)\n'
        ),
        "    local_pages,\n": "    _systems,\n",
    }
}
SYSTEM = {
    "theme/layouts/system.html": '{% extends "base.html" %}\n{% block main %}<h1>{{ page.title }}</h1>\n'
    "<p>{{ page.subject.people | length }}</p>{% endblock %}\n"
}
FIRST = "content/guidance/first.md"


def add(package: Path, *additions: Mapping[str, Mapping[str, str]]) -> None:
    """Put each text before its place in a file; the number of files is what CONTRIBUTING's table says."""
    for name, parts in (file for addition in additions for file in addition.items()):
        path = package / name
        text = path.read_text("utf-8") if path.exists() else ""
        for place, new in parts.items():
            assert not place or text.count(place) == 1, f"{name} has not one place '{place}'"
            text = text.replace(place, new + place, 1) if place else new
        path.write_text(text, "utf-8")


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """A copy of the generator, to add to."""
    folder = tmp_path / "tool"
    shutil.copytree(ROOT / "site_builder", folder / "site_builder", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "requirements"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    return folder


def run(tool: Path, project: Path, *command: str) -> str:
    line = [sys.executable, str(tool / "build.py"), "--root", str(project), *command]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONPATH": str(tool)})
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def test_an_addition_of_each_kind_touches_what_contributing_says(tmp_path: Path, tool: Path, minimal: dict[str, str]) -> None:
    page = "---\ntitle: Another page\ndescription: It is new.\nsources: []\norder: 9\n---\nIts text.\n"
    project = tmp_path / "project"
    lay_out(project, {**minimal, "data/opening.yaml": 'days: ["2026-11-02"]\n', "content/another.md": page})
    shutil.copytree(ROOT / "theme", project / "theme", ignore=shutil.ignore_patterns("node_modules"))
    (project / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    lay_out(project, {**SHOWN, **SYSTEM})
    add(tool / "site_builder", KIND, OUTPUT, DOWNLOAD, TYPE, MARKDOWN_RULE, PAGE_RULE, PAGES)
    assert "pages in" in run(tool, project, "build")
    site = project / "dist"
    assert [(site / name).is_file() for name in ("another.html", "contacts/green-valley.html", "humans.txt", "downloads/list.tsv")] == [
        True
    ] * 4
    assert "Open on 2 November 2026." in (site / "opening.html").read_text("utf-8")
    assert "text/tab-separated-values" in run(tool, project, "publish", "--list", str(project / "nothing.json"))
    run(tool, project, "schemas")
    assert '"The days"' in (project / "schemas" / "opening.json").read_text("utf-8")
    lay_out(project, {"data/opening.yaml": "days: [2026-11-31]\n", FIRST: minimal[FIRST] + "\nIt shouts!!!\n"})
    said = run(tool, project, "check")
    assert "data/opening.yaml:1:8: " in said and "the text shouts; say it quietly" in said
    lay_out(project, {"data/opening.yaml": "days: []\n", FIRST: minimal[FIRST] + "\nWho is lost???\n"})
    assert "somebody is lost; help" in run(tool, project, "check")


def test_the_table_of_additions_counts_these_files() -> None:
    """A row for each of them, with as many files as the test above touches, and a case of the tests where rules have one."""
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## What to touch")[2].partition("\n## ")[0]
    counts = {
        cells[1].strip(): int(cells[3]) for line in table.splitlines() if len(cells := line.split("|")) == 5 and cells[3].strip().isdigit()
    }
    files = {
        "a page": 1,
        "a kind of page, of things that the data has": len(PAGES) + len(SYSTEM),
        "a kind of data file that is read and checked": len(KIND),
        "the same, shown on a page": len(KIND) + len(SHOWN),
        "a download of a type that no other has": len(DOWNLOAD) + len(TYPE),
        "a rule for Markdown": len(MARKDOWN_RULE) + 1,
        "a rule for finished pages": len(PAGE_RULE) + 1,
        "a file that every site has": len(OUTPUT),
        "a download": len(DOWNLOAD),
    }
    assert {name: counts[name] for name in files} == files


def test_what_templates_can_ask_is_listed() -> None:
    """Every question and every filter of the project's own; Jinja has its own documentation."""
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    made = re.findall(r'filters\["(\w+)"\]', (ROOT / "site_builder" / "render" / "templates.py").read_text("utf-8"))
    asked = [name for name, _ in inspect.getmembers(SiteQueries, inspect.isfunction) if not name.startswith("_") and name != "globals"]
    assert [name for name in (*made, *asked) if f"`{name}`" not in told] == []
    assert len(made) > 5 and len(asked) > 15
