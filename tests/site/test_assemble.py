"""One site out of checked values: order, addresses, references, and what does not fit together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.site.assemble import assemble
from site_builder.site.load import load_site
from site_builder.site.model import Site
from tests.conftest import FULL, Build, lay_out

DOMAIN = "data/domains/first-domain.yaml"
THEME = "data/matrix/first-theme.yaml"
FIRST = "content/guidance/first.md"


@pytest.fixture
def site(tmp_path: Path, minimal: dict[str, str]) -> Site:
    lay_out(tmp_path, minimal)
    site, problems = load_site(tmp_path)
    assert problems == []
    assert site is not None
    return site


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("page:index", "index.html"),
        ("page:guidance/first", "guidance/first.html"),
        ("page:domains/first-domain", "domains/first-domain.html"),
        ("domain:first-domain", "domains/first-domain.html"),
        ("group:first-domain.group-one", "domains/first-domain.html#first-domain.group-one"),
        ("support:first-domain.group-one.thing", "domains/first-domain.html#first-domain.group-one.thing"),
        ("outcome:first-domain.outcome.better", "domains/first-domain.html#first-domain.outcome.better"),
        ("theme:first-theme", "matrix/first-theme.html"),
        ("component:first-theme.step-1.pcn.more", "matrix/first-theme.html#first-theme.step-1.pcn.more"),
        ("stage:step-1", "matrix/stage-step-1.html"),
        ("region:somewhere", "contacts/somewhere.html"),
        ("system:green-valley", "contacts/somewhere.html#green-valley"),
        ("person:green-valley.first-person", "contacts/somewhere.html#green-valley.first-person"),
        ("term:pcn", "glossary.html#pcn"),
        ("source:book", "about/sources.html#book"),
        ("role:lead", "guidance/roles-and-responsibilities.html#lead"),
        ("process:small-process", "guidance/second.html#small-process"),
        ("step:small-process.begin", "guidance/second.html#small-process.begin"),
        ("funding:funding.one", "guidance/available-resources.html#funding.one"),
        ("question:now", "matrix/about.html#now"),
        ("address:team", "contacts/index.html#team"),
    ],
)
def test_every_thing_with_an_id_has_an_address(site: Site, reference: str, url: str) -> None:
    assert site.targets[reference] == url


def test_pages_of_a_folder_stand_in_their_order(site: Site) -> None:
    assert [page.url for page in site.pages if page.section == "guidance"] == [
        "guidance/index.html",
        "guidance/first.html",
        "guidance/second.html",
        "guidance/roles-and-responsibilities.html",
        "guidance/available-resources.html",
    ]


def test_a_page_without_a_review_date_has_that_of_the_site(site: Site) -> None:
    assert {(page.reviewed, page.review_by) for page in site.pages} == {("2026-01-31", "2027-01-31")}


CHANGES = [
    (
        "a page that does not exist",
        {FIRST: ("page:guidance/second#process", "page:guidance/secondd")},
        ["content/guidance/first.md:12:1: nothing here is called 'page:guidance/secondd'; did you mean 'page:guidance/second'?"],
    ),
    (
        "a heading that does not exist on another page",
        {FIRST: ("domain:first-domain#first-domain.group-one", "domain:first-domain#first-domain.group-two")},
        [
            "content/guidance/first.md:12:1: 'domain:first-domain' has no place 'first-domain.group-two'; "
            "did you mean 'first-domain.group-one'?"
        ],
    ),
    (
        "a heading that does not exist on the page itself",
        {FIRST: ("page:guidance/second#process", "#one-prat")},
        ["content/guidance/first.md:12:1: 'page:guidance/first' has no place 'one-prat'; did you mean 'one-part'?"],
    ),
    (
        "a process that does not exist",
        {"content/guidance/second.md": ("process small-process", "process small-proces")},
        ["content/guidance/second.md:10:1: nothing here is called 'process:small-proces'; check the kind and the id"],
    ),
    (
        "a source that does not exist",
        {FIRST: ("sources: [book p1]", "sources: [book p1, book p3]")},
        ["content/guidance/first.md:4:20: there is no source 'book p3'; did you mean 'book p2'?"],
    ),
    (
        "a source of a heading that does not exist",
        {FIRST: ('sources="book p2"', 'sources="book p2, book p9"')},
        ["content/guidance/first.md:10:1: there is no source 'book p9'; did you mean 'book p2'?"],
    ),
    (
        "a link in a data file to nothing",
        {DOMAIN: ("page:guidance/first", "page:guidance/frist")},
        ["data/domains/first-domain.yaml:6:1: nothing here is called 'page:guidance/frist'; did you mean 'page:guidance/first'?"],
    ),
    (
        "a navigation entry to nothing",
        {"data/site.yaml": ('"page:guidance/index"', '"page:guidance/indx"')},
        ["data/site.yaml:11:23: nothing here is called 'page:guidance/indx'; did you mean 'page:guidance/index'?"],
    ),
    (
        "a group with an id of its own",
        {DOMAIN: ("id: first-domain.outcome.better", "id: better")},
        ["data/domains/first-domain.yaml:9:5: the id 'better' does not begin with 'first-domain.'; write first-domain.better"],
    ),
    (
        "a role of a step that does not exist",
        {"data/processes.yaml": ("roles: [lead]", "roles: [led]")},
        ["data/processes.yaml:6:78: nothing here is called 'role:led'; did you mean 'role:lead'?"],
    ),
]


def test_a_page_cannot_stand_where_the_one_file_copy_is_put(build: Build, minimal: dict[str, str]) -> None:
    path = "content/downloads/self-assessment-offline.md"
    message = "the address downloads/self-assessment-offline.html is that of the self-assessment in one file"
    result = build(minimal | {path: minimal["content/guidance/second.md"].replace("title: ", "title: Another ")})
    assert [problem.place.path for problem in result.problems if message in str(problem)] == [path]


@pytest.mark.parametrize(("changes", "report"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_what_leads_nowhere_is_reported_where_it_is_written(
    build: Build, minimal: dict[str, str], changes: dict[str, tuple[str, str]], report: list[str]
) -> None:
    for path, (old, new) in changes.items():
        assert old in minimal[path]
        minimal[path] = minimal[path].replace(old, new, 1)
    assert [str(problem) for problem in build(minimal).problems] == report


def test_a_mistake_in_one_file_does_not_blame_the_links_to_it(build: Build, minimal: dict[str, str]) -> None:
    minimal[DOMAIN] = minimal[DOMAIN].replace("title: First domain", "titel: First domain")
    assert {problem.place.path for problem in build(minimal).problems} == {DOMAIN}
    minimal[DOMAIN] = "id: [never closed"
    assert {problem.place.path for problem in build(minimal).problems} == {DOMAIN}
    assert {problem.place.path for problem in build({**minimal, DOMAIN: b"\xff"}).problems} == {DOMAIN}


@pytest.mark.parametrize(("path", "content"), [("roles", ""), ("roles", "roles:\n  - lead\n"), ("processes", "processes: 1\n")])
def test_a_file_without_ids_does_not_blame_the_links_to_it_either(build: Build, minimal: dict[str, str], path: str, content: str) -> None:
    minimal[FIRST] += "\nSee [the small process](process:small-process).\n"
    minimal[f"data/{path}.yaml"] = content
    assert {problem.place.path for problem in build(minimal).problems} == {f"data/{path}.yaml"}


@pytest.mark.parametrize("name", ["domains/leadership", "matrix/leadership", "contacts/south-east"])
@pytest.mark.parametrize("mistake", [("title:", "titel:"), ("title: ", 'title: "')])
def test_a_mistake_in_a_file_of_the_full_site_blames_that_file_alone(build: Build, name: str, mistake: tuple[str, str]) -> None:
    files = {
        path.relative_to(FULL).as_posix(): path.read_bytes() for folder in ("content", "data") for path in (FULL / folder).rglob("*.*")
    }
    files[f"data/{name}.yaml"] = files[f"data/{name}.yaml"].decode().replace(*mistake, 1).encode()
    assert {problem.place.path for problem in build(files).problems} == {f"data/{name}.yaml"}


def test_an_id_in_two_files_is_reported_at_the_second(build: Build, minimal: dict[str, str]) -> None:
    minimal["data/contacts/elsewhere.yaml"] = (
        "id: elsewhere\ntitle: Elsewhere\norder: 2\nsystems:\n  - {id: green-valley, title: Other, people: []}\n"
    )
    reports = [str(problem) for problem in build(minimal).problems]
    assert any("the id 'green-valley' is used twice" in report for report in reports)


NEEDED = ["site", "sources", "national", "glossary", "roles", "processes", "funding", "assessment", "search", "matrix/matrix"]


@pytest.mark.parametrize("spoilt", ["unknwon: 1\n", 'x: "\n'], ids=["unknown field", "not YAML"])
@pytest.mark.parametrize("name", NEEDED)
def test_a_mistake_in_a_file_that_everything_needs_hides_no_other(name: str, spoilt: str, tmp_path: Path) -> None:
    """On the site of full size: the mistake, the dead links elsewhere, and nothing that only follows from the mistake."""
    for folder in ("content", "data"):
        shutil.copytree(FULL / folder, tmp_path / folder)
    broken, linking = tmp_path / "data" / f"{name}.yaml", tmp_path / "content/guidance/benefits.md"
    broken.write_text(broken.read_text("utf-8") + spoilt, "utf-8")
    dead = "\n[One](domain:nowhere) [and another](page:guidance/key-milestones#nowhere)\n"
    linking.write_text(linking.read_text("utf-8") + dead, "utf-8")
    loaded, problems = load(tmp_path, MarkdownRenderer())
    site, found = assemble(loaded, MarkdownRenderer())
    assert site is None
    assert [(problem.place.path, problem.message.partition(" (")[0]) for problem in sorted({*problems, *found})] == [
        ("content/guidance/benefits.md", "'page:guidance/key-milestones' has no place 'nowhere'"),
        ("content/guidance/benefits.md", "nothing here is called 'domain:nowhere'"),
        (f"data/{name}.yaml", "this is not YAML" if '"' in spoilt else "there is no field 'unknwon' here"),
    ]


def test_a_place_that_a_layout_makes_can_be_linked_to(build: Build, minimal: dict[str, str]) -> None:
    words = "\n[One](domain:first-domain#outcomes) and [another](domain:first-domain#outcoms).\n"
    [problem] = build({**minimal, FIRST: minimal[FIRST] + words}).problems
    assert "outcoms" in problem.message


def test_a_guide_leads_to_a_component_and_each_component_has_one(build: Build, minimal: dict[str, str]) -> None:
    def said(*components: str) -> list[str]:
        rows = "".join(f"  - {{id: guide.g{at}, component: 'component:{name}', ask: Why?}}\n" for at, name in enumerate(components))
        return [str(problem) for problem in build(minimal | {"data/guide.yaml": f"guides:\n{rows}"}).problems]

    start, more = "first-theme.foundation.pcn.start", "first-theme.step-1.pcn.more"
    assert said(start, more) == []
    [unknown] = said("first-theme.foundation.pcn.strt")
    assert unknown.startswith("data/guide.yaml:2:") and f"did you mean 'component:{start}'" in unknown
    [twice] = said(start, start)
    assert twice.startswith("data/guide.yaml") and f"there are two guides for component:{start}" in twice
