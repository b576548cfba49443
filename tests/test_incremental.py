"""A build that goes on from the last one makes the same bytes as a whole build, whatever was changed, and in whatever order."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from conftest import ROOT, lay_out
from trust.amount import amount, chance

from site_builder import freshness
from site_builder.commands import full
from site_builder.commands.at_once import today
from site_builder.commands.incremental import Wanted, made_and_written
from site_builder.ledger import Folders, open_ledger, read_book
from site_builder.manifest import MANIFEST
from site_builder.pipeline import Order, Result, run
from site_builder.problems import Problem
from site_builder.questions import ABOUT_ALL, ABOUT_DATA, ABOUT_PAGES
from site_builder.search import NAME as INDEX
from site_builder.views import Views
from site_builder.write import Written

PAGE = "---\ntitle: {title}\ndescription: About {title}.\nsources: []\norder: {order}\nlayout: {layout}\n---\n{text}\n"
LAYOUTS = {"sitemap": "sitemap", "search": "search", "downloads": "downloads", "whole-prospectus": "whole", "assessment/tool": "tool"}
MORE = {f"content/{name}.md": PAGE.format(title=name.title(), order=9, layout=layout, text="Words.") for name, layout in LAYOUTS.items()}
CITED = """\
  - id: prospectus
    title: The prospectus
    short_title: Prospectus
    date: "2019-08-09"
    issuer: null
    sections:
      - {id: p30, label: page 30, title: Contacts}
"""
PART = "\n## Part {number} {{#part-{number}}}\n\nMore words of part {number}, and [the second page](page:guidance/second#process).\n"


@dataclass
class Project:
    """A project folder, and what a person may do to it between two builds."""

    root: Path
    numbers: random.Random = field(default_factory=random.Random)
    done: list[str] = field(default_factory=list)

    def path(self, name: str) -> Path:
        return self.root / name

    def swap(self, name: str, old: str, new: str) -> None:
        path = self.path(name)
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    def set(self, name: str, field: str, value: str) -> None:
        """Give a field of a page's front matter another value."""
        path = self.path(name)
        lines = [f"{field}: {value}" if line.startswith(f"{field}:") else line for line in path.read_text("utf-8").splitlines()]
        path.write_text("\n".join(lines) + "\n", "utf-8")

    def number(self) -> int:
        return self.numbers.randrange(1000)

    def own_pages(self) -> list[Path]:
        return sorted(self.path("content/guidance").glob("own-*.md"))


def text(project: Project) -> None:
    path = project.path("content/guidance/first.md")
    path.write_text(path.read_text("utf-8") + f"\nA sentence, number {project.number()}.\n", "utf-8")


def title(project: Project) -> None:
    project.set("content/guidance/second.md", "title", f"Page {project.number()}")


def title_of_index(project: Project) -> None:
    project.set("content/guidance/index.md", "title", f"Guide {project.number()}")


def order(project: Project) -> None:
    project.set("content/guidance/first.md", "order", str(project.number()))


def heading(project: Project) -> None:
    path = project.path("content/guidance/first.md")
    path.write_text(path.read_text("utf-8") + PART.format(number=f"{len(project.done)}-{project.number()}"), "utf-8")


def fewer_headings(project: Project) -> None:
    path = project.path("content/guidance/first.md")
    path.write_text(path.read_text("utf-8").partition("\n## Part ")[0], "utf-8")


def new_page(project: Project) -> None:
    name, number = f"own-{len(project.done)}", project.number()
    head = PAGE.format(title=f"Own page {len(project.done)}", order=number, layout="article", text="Words of a new page.")
    moved = head.replace("layout:", f"old_paths: [guidance/was-{len(project.done)}.html]\nlayout:") if number % 2 else head
    project.path(f"content/guidance/{name}.md").write_text(moved + PART.format(number=1), "utf-8")


def gone_page(project: Project) -> None:
    if project.own_pages():
        project.numbers.choice(project.own_pages()).unlink()


def renamed_page(project: Project) -> None:
    if project.own_pages():
        project.numbers.choice(project.own_pages()).rename(project.path(f"content/guidance/own-moved-{len(project.done)}.md"))


def moved_page(project: Project) -> None:
    """To another folder, of which the section is new."""
    if project.own_pages():
        folder = project.path(f"content/folder-{project.number() % 3}")
        folder.mkdir(exist_ok=True)
        project.numbers.choice(project.own_pages()).rename(folder / f"page-{len(project.done)}.md")


def index_of_folder(project: Project) -> None:
    for folder in project.path("content").glob("folder-*"):
        if any(folder.iterdir()):
            words = PAGE.format(title=f"{folder.name} {project.number()}", order=0, layout="article", text="An index.")
            (folder / "index.md").write_text(words, "utf-8")


def contact(project: Project) -> None:
    project.swap("data/contacts/somewhere.yaml", "name: First Person", f"name: First Person {project.number()}")


def component(project: Project) -> None:
    project.swap("data/matrix/first-theme.yaml", "has started", f"has {project.number()} started")


def term(project: Project) -> None:
    project.swap("data/glossary.yaml", "Practices that work", f"Practices ({project.number()}) that work")


def hint(project: Project) -> None:
    words = f'ignore: []\nspellings: []\nsynonyms: []\npages:\n  - {{to: "page:guidance/first", words: [word{project.number()}]}}\n'
    project.path("data/search.yaml").write_text(words, "utf-8")


def settings(project: Project) -> None:
    project.swap("data/site.yaml", "name: Small site", f"name: Small site {project.number()}")


def template(project: Project) -> None:
    project.swap("theme/layouts/article.html", "<h1>", f"<h1>{project.number() % 10}")


def script(project: Project) -> None:
    path = project.path("theme/scripts/matrix.js")
    path.write_text(path.read_text("utf-8") + f"\nglobalThis.changed{project.number()} = true;\n", "utf-8")


def clock(project: Project) -> None:
    moment = project.numbers.choice([0, 1_000_000_000, 4_000_000_000])
    os.utime(project.numbers.choice([*project.path("content").rglob("*.md"), *project.path("data").rglob("*.yaml")]), (moment, moment))


def clock_of_a_page(project: Project) -> None:
    os.utime(project.path("content/guidance/first.md"), (4_000_000_000, 4_000_000_000))


def mode(project: Project) -> None:
    project.path("content/guidance/first.md").chmod(project.numbers.choice([0o600, 0o644, 0o755]))


def same_size_and_time(project: Project) -> None:
    path = project.path("content/guidance/second.md")
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("dates", "times" if project.number() % 2 else "hours"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def damaged_output(project: Project) -> None:
    files = sorted(path for path in project.path("dist").rglob("*") if path.is_file() and path.name != MANIFEST)
    if files:
        path = project.numbers.choice(files)
        if project.number() % 2:
            path.unlink()
        else:
            path.write_bytes(b"Somebody wrote over this.")


def touched_output(project: Project) -> None:
    for path in project.path("dist").rglob("*.html"):
        os.utime(path, (1, 1))


def no_output(project: Project) -> None:
    shutil.rmtree(project.path("dist"), ignore_errors=True)


def no_ledger(project: Project) -> None:
    for path in project.path(".cache/stamps").glob("*.ledger"):
        path.write_bytes(path.read_bytes()[: project.number()])


def mistake(project: Project) -> None:
    """A build that fails, between two that do not."""
    path = project.path("content/guidance/first.md")
    good = path.read_text("utf-8")
    path.write_text(good + "\n[here](page:gone)\n", "utf-8")
    with pytest.raises(SystemExit):
        goes_on(project)
    path.write_text(good, "utf-8")


EDITS: tuple[Callable[[Project], None], ...] = (
    *(text, title, title_of_index, order, heading, fewer_headings, new_page, new_page, gone_page, renamed_page, moved_page),
    *(index_of_folder, contact, component, term, hint, settings, template, script, clock, mode, same_size_and_time),
    *(damaged_output, touched_output, no_output, no_ledger, mistake),
)


def goes_on(project: Project) -> tuple[Result, Written]:
    """Build as the command does."""
    out = project.path("dist")
    path = freshness.stamp_path(project.path(".cache"), out, "")
    stamp = freshness.read(path)
    now = freshness.present(project.root, out, stamp.also if stamp else None)
    return made_and_written(Wanted(project.root, out, path, ""), stamp, now, lambda stage: None)


def afresh(project: Project) -> dict[str, bytes]:
    """The files of a whole build, in memory."""
    return dict(run(Order(project.root, project.path("theme"), project.path(".cache"), today())).files)


def written(project: Project) -> dict[str, bytes]:
    out = project.path("dist")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name != MANIFEST}


@pytest.fixture(scope="module")
def template_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with every kind of page, built once."""
    root = tmp_path_factory.mktemp("incremental") / "project"
    shutil.copytree(ROOT / "tests" / "sites" / "minimal", root)
    lay_out(root, MORE)
    shutil.copy(ROOT / "data" / "assessment.yaml", root / "data")
    with (root / "data" / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(CITED)
    shutil.copytree(ROOT / "theme", root / "theme", ignore=shutil.ignore_patterns("node_modules"))
    (root / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    goes_on(Project(root))
    return root


@pytest.fixture
def project(template_project: Path, tmp_path: Path) -> Iterator[Project]:
    root = tmp_path / "project"
    shutil.copytree(template_project, root, symlinks=True)
    made = Project(root)
    goes_on(made)
    yield made


def difference(project: Project) -> set[str]:
    whole, there = afresh(project), written(project)
    return {url for url in {*whole, *there} if whole.get(url) != there.get(url)}


@pytest.mark.parametrize("edit", dict.fromkeys(EDITS), ids=lambda edit: edit.__name__)
def test_after_one_edit_the_site_is_that_of_a_whole_build(edit: Callable[[Project], None], project: Project) -> None:
    new_page(project)
    goes_on(project)
    project.done.append("a new page")
    edit(project)
    goes_on(project)
    assert difference(project) == set()


@pytest.mark.parametrize("round_", range(amount(3, 60)))
def test_after_each_of_many_edits_the_site_is_that_of_a_whole_build(round_: int, project: Project) -> None:
    project.numbers = chance(f"incremental {round_}")
    for _ in range(amount(6, 40)):
        for edit in project.numbers.choices(EDITS, k=project.numbers.choice([1, 1, 2, 3])):
            edit(project)
            project.done.append(edit.__name__)
        goes_on(project)
        assert difference(project) == set(), project.done


FEW = {
    "the text of a page": (text, {"guidance/first.html", "whole-prospectus.html", "search-index.js", "service-worker.js"}),
    "a heading": (heading, {"guidance/first.html", "whole-prospectus.html", "search-index.js", "service-worker.js"}),
    "nothing but the time of a page": (clock_of_a_page, set()),
}


@pytest.mark.parametrize("name", FEW)
def test_only_what_shows_a_change_is_made_again(name: str, project: Project) -> None:
    edit, expected = FEW[name]
    edit(project)
    result, _ = goes_on(project)
    made = {url for url in result.files if url.endswith(".html")}
    before = {path.name for path in project.path("dist").iterdir()}
    assert made == {url for url in expected if url.endswith(".html")}
    assert before >= {"index.html"}


def test_nothing_is_taken_from_the_book_of_another_generator(project: Project) -> None:
    """What it holds may have another shape there: a build with other code starts anew."""
    out = project.path("dist")
    path = freshness.stamp_path(project.path(".cache"), out, "")
    stamp = freshness.read(path)
    assert stamp is not None
    book = read_book(path.with_suffix(".ledger"), stamp.ledger)
    now = freshness.present(project.root, out, None)
    same = open_ledger(book, stamp, now, Folders(project.root, out), "")
    other = open_ledger(replace(book, code="other"), stamp, now, Folders(project.root, out), "")
    assert (same.seen("index.html") is None, [*same.urls()] == []) == (False, False)
    assert (other.seen("index.html"), other.facts(INDEX), [*other.urls()]) == (None, None, [])


def test_the_title_of_a_page_makes_those_again_that_show_it(project: Project) -> None:
    title(project)
    made = {url for url in goes_on(project)[0].files if url.endswith(".html")}
    assert {"guidance/second.html", "guidance/first.html", "guidance/index.html", "sitemap.html"} <= made
    assert made & {"glossary.html", "contacts/somewhere.html", "matrix/index.html", "index.html"} == set()


def test_every_view_is_known_to_be_about_pages_about_all_or_about_data_alone() -> None:
    views = {name for name in vars(Views) if not name.startswith("_") and name != "globals"}
    assert sorted(views) == sorted([*ABOUT_PAGES, *ABOUT_ALL, *ABOUT_DATA])


def test_a_local_edition_goes_on_from_the_last_build_too(project: Project) -> None:
    shutil.copytree(ROOT / "tests" / "sites" / "local", project.path("ours"))
    project.swap("data/site.yaml", "name: Small site", "local: ours\nname: Small site")
    goes_on(project)
    goes_on(project)
    text(project)
    result, _ = goes_on(project)
    assert len(result.kept) > 20
    assert difference(project) == set()
    project.swap("ours/edition.yaml", "The PCN is under way.", "The PCN is on its way.")
    goes_on(project)
    assert difference(project) == set()


def test_a_link_to_what_is_gone_is_found_in_a_page_that_did_not_change(project: Project) -> None:
    new_page(project)
    [own] = project.own_pages()
    first = project.path("content/guidance/first.md")
    first.write_text(first.read_text("utf-8") + f"\nSee [the new page](page:guidance/{own.stem}#part-1).\n", "utf-8")
    goes_on(project)
    own.write_text(own.read_text("utf-8").replace("{#part-1}", "{#part-2}"), "utf-8")
    with pytest.raises(SystemExit):
        goes_on(project)
    own.unlink()
    with pytest.raises(SystemExit):
        goes_on(project)


def test_a_title_that_another_page_has_is_found_though_that_page_did_not_change(project: Project) -> None:
    project.swap("content/guidance/second.md", "title: Second page", "title: First page")
    with pytest.raises(SystemExit):
        goes_on(project)


def test_another_build_in_between_is_not_mixed_with_this_one(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was to stay is no longer there when it comes to writing: all is made again."""
    write = full.write

    def overtaken(out: Path, result: Result) -> Written | list[Problem]:
        if len(result.kept) > 20:
            settings(project)
            goes_on(project)
        return write(out, result)

    text(project)
    monkeypatch.setattr(full, "write", overtaken)
    goes_on(project)
    assert difference(project) == set()
