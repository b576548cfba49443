"""The content of the project, whatever it says: it builds, and so does a copy in which an editor changed what editors change.

These are the only tests that read content/ and data/; the others stand on tests/sites. So they all stay green for any content
that ``check`` accepts. Whether the content is still that of its edition is the question of ``build.py record``.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.build.pipeline import build_site
from site_builder.cli.main import command
from site_builder.core.config import BuildConfig
from tests.conftest import FULL, ROOT, TODAY

EDITION = "our-edition"


def mistakes(root: Path, cache: Path, local: Path | None = None) -> list[str]:
    """The mistakes of a project; warnings are none."""
    made = build_site(BuildConfig(root, ROOT / "theme", cache, TODAY, overlay_dir=local))
    return [str(problem) for problem in made.problems if problem.severity == "error"]


def test_the_content_of_the_project_builds(cache: Path) -> None:
    assert mistakes(ROOT, cache) == []


def run(project: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(command, [*arguments], obj=project)
    assert done.exit_code == 0, done.output
    return done


def edit(project: Path, path: str, old: str, new: str) -> None:
    """A change by hand, as in a text editor: a pattern and what stands in its place, the first time that it is found."""
    text = (project / path).read_text("utf-8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text, f"{path} holds nothing like {old}"
    (project / path).write_text(changed, "utf-8")


def change_a_contact(project: Path) -> None:
    edit(project, "data/contacts/south-east.yaml", "email: .*", "email: new.address@example.org")
    edit(project, "data/contacts/south-east.yaml", "name: .*", "name: New Name")


def add_contacts(project: Path) -> None:
    run(project, "new", "system", "--region", "london", "--title", "A System", "--name", "A Name", "--email", "a.name@example.org")
    run(project, "new", "contact", "--system", "a-system", "--name", "B Name", "--email", "b.name@example.org")


def add_a_page_without_sources(project: Path) -> None:
    run(project, "new", "page", "--title", "Our winter plan", "--description", "What we do before winter.")
    assert "sources: []" in (project / "content/guidance/our-winter-plan.md").read_text("utf-8")


def reword_a_component(project: Path) -> None:
    statement = r"(?s)(cells:.*?\n        title: )[^\n]*\n        text: .*?\n      - id"
    edit(project, "data/matrix/leadership.yaml", statement, r"\1Other\n        text: Other.\n      - id")


def add_a_component(project: Path) -> None:
    choice = ["--theme", "leadership", "--stage", "step-1", "--side", "pcn"]
    run(project, "new", "component", *choice, "--title", "Shared calendar", "--text", "The PCN keeps one calendar.")


def retire_a_component(project: Path) -> None:
    path = "data/matrix/communities.yaml"
    found = re.search(r"      - id: (\S+)\n(?:        .*\n)+", (project / path).read_text("utf-8"))
    assert found
    edit(project, path, re.escape(found[0]), "")
    row = f'  - {{ref: "component:{found[1]}", title: Gone, last_edition: "2019-08", now: null}}\n'
    edit(project, "data/retired.yaml", r"\nretired:.*\n", f"\nretired:\n{row}")


def delete_a_page(project: Path) -> None:
    """One that no other page and no menu names."""
    pages = [path.relative_to(project / "content").with_suffix("").as_posix() for path in sorted((project / "content").rglob("*.md"))]
    everything = "".join(path.read_text("utf-8") for folder in ("content", "data") for path in sorted((project / folder).rglob("*.*")))
    alone = [page for page in pages if page.startswith("guidance/") and f"page:{page}" not in everything]
    (project / "content" / f"{alone[0]}.md").unlink()


def begin_an_edition_with_a_region(project: Path) -> None:
    folder = project / EDITION
    run(project, "new", "edition", str(folder), "--name", "Our Valley", "--owner", "Our team")
    region = "id: our-region\ntitle: Our region\norder: 20\nsources: []\nsystems:\n"
    system = "  - id: our-region-system\n    title: Our system\n    people:\n"
    person = "      - {id: our-region-system.a-name, name: A Name, email: a.name@example.org}\n"
    (folder / "data" / "contacts").mkdir(parents=True)
    (folder / "data" / "contacts" / "our-region.yaml").write_text(region + system + person, "utf-8")


EDITS: dict[str, Callable[[Path], None]] = {
    edit.__name__.replace("_", " "): edit
    for edit in (
        change_a_contact, add_contacts, add_a_page_without_sources, reword_a_component, add_a_component, retire_a_component, delete_a_page,
        begin_an_edition_with_a_region,
    )
}  # fmt: skip


@pytest.mark.parametrize("names", [*([name] for name in EDITS), list(EDITS)], ids=[*EDITS, "all of it"])
def test_what_editors_change_builds(names: list[str], tmp_path: Path, cache: Path) -> None:
    """On the site of full size, so that it is the same whatever the content of the project has become."""
    shutil.copytree(FULL, tmp_path / "project")
    project = tmp_path / "project"
    for name in names:
        EDITS[name](project)
    local = project / EDITION
    assert mistakes(project, cache, local if local.is_dir() else None) == []
