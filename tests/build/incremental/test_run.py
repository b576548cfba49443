"""A build that goes on from the last one makes the same bytes as a whole build, whatever was changed, and in whatever order."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from site_builder.build.incremental.run import build_incrementally, load_previous, save_previous
from site_builder.build.incremental.stamp import Snapshot, snapshot
from site_builder.build.incremental.trace import traced_build
from site_builder.build.pipeline import BuildResult, build_site
from site_builder.cli import common
from site_builder.cli.commands import build as building
from site_builder.core.config import BuildConfig
from site_builder.core.dates import today
from site_builder.core.files.manifest import MANIFEST
from site_builder.core.files.site_writer import WriteReport
from site_builder.core.problems import Problem
from tests.conftest import FULL, ROOT, lay_out
from tests.security.soak import amount, chance

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
    path = project.path("theme/scripts/pages/matrix.js")
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


def no_trace(project: Project) -> None:
    for path in project.path(".cache/stamps").glob("*.trace"):
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
    *(damaged_output, touched_output, no_output, no_trace, mistake),
)


def goes_on(project: Project) -> tuple[BuildResult, WriteReport]:
    """Build as the command does."""
    out, asked = project.path("dist"), ["build"]
    config = BuildConfig(project.root, project.path("theme"), project.path(".cache"), today())
    build = build_incrementally(config, out, load_previous(project.root, asked), lambda result: building.write_result(out, result))
    common.stop_on_errors(build.result.problems)
    assert isinstance(build.written, WriteReport)
    save_previous(project.root, asked, build.kept)
    return build.result, build.written


def afresh(project: Project) -> dict[str, bytes]:
    """The files of a whole build, in memory."""
    return dict(build_site(BuildConfig(project.root, project.path("theme"), project.path(".cache"), today())).files)


def written(project: Project) -> dict[str, bytes]:
    out = project.path("dist")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name != MANIFEST}


@pytest.fixture(scope="module")
def template_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with every kind of page, built once."""
    root = tmp_path_factory.mktemp("incremental") / "project"
    shutil.copytree(ROOT / "tests" / "sites" / "minimal", root)
    lay_out(root, MORE)
    shutil.copy(FULL / "data" / "assessment.yaml", root / "data")
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


def _imported_by(module: str) -> set[str]:
    """What a fresh Python has imported after one module."""
    code = f"import sys, {module}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split())


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
    "nothing but the time of a page": (clock_of_a_page, set()),
}


@pytest.mark.parametrize("name", FEW)
def test_only_what_shows_a_change_is_made_again(name: str, project: Project) -> None:
    edit, expected = FEW[name]
    edit(project)
    result, _ = goes_on(project)
    assert {url for url in result.files if url.endswith(".html")} == {url for url in expected if url.endswith(".html")}


def test_all_that_is_known_of_files_to_take_away_stays(project: Project) -> None:
    text(project)
    after = goes_on(project)[0].artifacts
    whole = build_site(BuildConfig(project.root, project.path("theme"), project.path(".cache"), today())).artifacts
    assert after and whole and any(one.names_people for one in whole.downloads)
    assert [one.without_content() for one in after.downloads] == [one.without_content() for one in whole.downloads]


@pytest.mark.parametrize("edit", [title, heading, order, new_page, term, template], ids=lambda edit: edit.__name__)
def test_what_other_pages_may_show_makes_all_of_them_again(edit: Callable[[Project], None], project: Project) -> None:
    edit(project)
    assert goes_on(project)[0].reused == {}


def test_nothing_is_taken_from_the_trace_of_another_generator(project: Project) -> None:
    """What it holds may have another shape there: a build with other code starts anew."""
    previous = load_previous(project.root, ["build"])
    assert previous.stamp is not None
    now = snapshot(str(project.root), str(project.path("dist")))
    own = {path: stat for path, stat in now.inputs.items() if path.startswith("generator/")}
    other = Snapshot({**now.inputs, next(iter(own)): "1 1 1 1"}, now.outputs)
    options = BuildConfig(project.root, project.path("theme"), project.path(".cache"), today()).options
    assert traced_build(previous.trace, previous.stamp, now, options, project.root) is not None
    assert traced_build(previous.trace, previous.stamp, other, options, project.root) is None


def test_without_what_is_kept_a_build_is_a_whole_one() -> None:
    """The stages know nothing of how a build goes on from the last one."""
    own = {"incremental", "trace", "lazy_articles", "stamp"}
    known = {module.partition("site_builder.")[2] for module in _imported_by("site_builder.build.pipeline")}
    assert own & known == set()


def test_a_local_edition_goes_on_from_the_last_build_too(project: Project) -> None:
    shutil.copytree(ROOT / "tests" / "sites" / "local", project.path("ours"))
    project.swap("data/site.yaml", "name: Small site", "local: ours\nname: Small site")
    goes_on(project)
    goes_on(project)
    text(project)
    result, _ = goes_on(project)
    assert len(result.reused) > 20
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
    write = building.write_result

    def overtaken(out: Path, result: BuildResult) -> WriteReport | list[Problem]:
        if len(result.reused) > 20:
            settings(project)
            goes_on(project)
        return write(out, result)

    text(project)
    monkeypatch.setattr(building, "write_result", overtaken)
    goes_on(project)
    assert difference(project) == set()
