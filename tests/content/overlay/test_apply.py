"""Local editions: what is added, reworded and hidden by id, how it is marked, and what is said when something is wrong."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.output.search.index import index_json
from tests.conftest import FULL, ROOT, TODAY, Build, lay_out

SITES = ROOT / "tests" / "sites"
THEME = ROOT / "theme"


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str]) -> Path:
    root = tmp_path / "project"
    lay_out(root, minimal)
    return root


def with_edition(project: Path, cache: Path, name: str, changes: Mapping[str, str] | None = None) -> BuildResult:
    """The minimal site with a local edition of tests/sites, some of its files changed."""
    shutil.copytree(SITES / name, project / "ours")
    lay_out(project / "ours", changes or {})
    return build_site(BuildConfig(project, THEME, cache, TODAY, overlay_dir=project / "ours"))


def page(result: BuildResult, url: str) -> LexborHTMLParser:
    return LexborHTMLParser(result.files[url].decode())


def words(result: BuildResult, url: str, selector: str) -> list[str]:
    return [" ".join(node.text(separator=" ").split()) for node in page(result, url).css(selector)]


def edition(**fields: object) -> str:
    base = {"id": "green", "name": "Green edition", "version": "3", "owner": "Green team", "national_edition": "2019-08"}
    return json.dumps({**base, **fields})


def test_the_small_edition_builds_without_problems(project: Path, cache: Path) -> None:
    assert [str(problem) for problem in with_edition(project, cache, "local").problems] == []


def test_every_changed_item_is_marked(project: Path, cache: Path) -> None:
    result = with_edition(project, cache, "local")
    items = words(result, "matrix/first-theme.html", ".app-statements__item")
    assert "Local wording" in items[0]
    assert "Local addition" in items[1]
    assert not any("Local" in item for item in items[2:])
    assert words(result, "guidance/extra.html", ".app-local-mark") == ["Local addition"]
    assert words(result, "guidance/second.html", ".app-local-mark") == ["Local wording"]


def test_the_national_wording_is_one_click_away(project: Path, cache: Path) -> None:
    result = with_edition(project, cache, "local")
    assert "The PCN has started." in words(result, "matrix/first-theme.html", "details.app-local-national")[0]
    assert "No dates survive." in words(result, "guidance/second.html", "details.app-local-national")[0]


def test_hidden_items_are_gone_and_counted_and_links_to_them_still_lead_somewhere(project: Path, cache: Path) -> None:
    result = with_edition(project, cache, "local")
    assert "The PCN does more." not in words(result, "matrix/first-theme.html", "main")[0]
    counts = words(result, "matrix/first-theme.html", ".app-local-count")[0]
    assert "1 local addition, 1 local wording, 1 hidden item on this page." in counts
    assert page(result, "domains/first-domain.html").css_first('[id="first-domain.group-one"]') is not None
    assert "0 local additions, 0 local wordings, 1 hidden item on" in words(result, "domains/first-domain.html", ".app-local-count")[0]


def test_a_hidden_page_keeps_its_address_and_leaves_the_lists(project: Path, cache: Path) -> None:
    changes = {"edition.yaml": edition(hide=[{"ref": "page:guidance/first", "why": "Not for us."}]), "content/guidance/second.md": ""}
    shutil.copytree(SITES / "local", project / "ours")
    (project / "ours/content/guidance/second.md").unlink()
    del changes["content/guidance/second.md"]
    lay_out(project / "ours", changes)
    result = build_site(BuildConfig(project, THEME, cache, TODAY, overlay_dir=project / "ours"))
    assert [str(problem) for problem in result.problems] == []
    assert "Not for us." in words(result, "guidance/first.html", "main")[0]
    assert "First page" not in words(result, "guidance/index.html", "main ol")[0]


def test_the_page_of_differences_lists_all_of_them(project: Path, cache: Path) -> None:
    result = with_edition(project, cache, "local")
    main = words(result, "about/local-edition.html", "main")[0]
    assert all(part in main for part in ("Green edition", "Green team", "green", "A shorter word.", "Not here.", "The PCN does more."))
    ids = {node.attributes["id"] for node in page(result, "about/local-edition.html").css(".app-local-change")}
    assert ids == {
        "component-first-theme.foundation.pcn.green-own",
        "component-first-theme.foundation.pcn.start",
        "component-first-theme.step-1.pcn.more",
        "group-first-domain.group-one",
        "page-guidance-extra",
        "page-guidance-second",
    }


def test_the_page_of_differences_names_every_word_that_differs(project: Path, cache: Path) -> None:
    settings = {"name": "Our own site", "report_email": "us@example.org"}
    replace = [{"ref": "page:guidance/second"}, {"ref": "component:first-theme.foundation.pcn.start", "fields": {"text": "Ours."}}]
    result = with_edition(project, cache, "local", {"edition.yaml": edition(settings=settings, replace=replace)})
    main = words(result, "about/local-edition.html", "main")[0]
    for told in (
        "Name, local Our own site",
        "Report email, local us@example.org",
        "Text, local Ours.",
        "Text, national The PCN has started.",
    ):
        assert told in main
    page_of_ours = words(result, "about/local-edition.html", "#page-guidance-second")[0]
    assert "No dates survive." in page_of_ours  # the national text, not the description alone
    assert "description, local" not in main
    assert result.files["about/local-edition.html"].count(b"Name, national") == 1


def test_items_of_the_source_keep_their_numbers(project: Path, cache: Path, minimal: dict[str, str]) -> None:
    theme = minimal["data/matrix/first-theme.yaml"]
    second = "\n      - {id: first-theme.foundation.pcn.second, item: 2, title: Second, text: The second item.}\n    system:"
    (project / "data/matrix/first-theme.yaml").write_text(theme.replace("\n    system:", second, 1), "utf-8")
    hide = edition(hide=[{"ref": "component:first-theme.foundation.pcn.start"}], replace=[{"ref": "page:guidance/second"}])
    result = with_edition(project, cache, "local", {"edition.yaml": hide})
    [cited] = words(result, "matrix/first-theme.html", "[data-source-of]")
    assert cited.endswith("Second. Source: matrix, item 2 of this cell")


def test_without_an_edition_nothing_is_said_of_one(build: Build, minimal: dict[str, str]) -> None:
    result = build(minimal)
    assert "about/local-edition.html" not in result.files
    assert not any(b"app-local-strip" in content for url, content in result.files.items() if url.endswith(".html"))


def test_the_settings_may_name_the_folder(project: Path, cache: Path) -> None:
    shutil.copytree(SITES / "local", project / "ours")
    settings = project / "data/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "local: ours\n", "utf-8")
    result = build_site(BuildConfig(project, THEME, cache, TODAY))
    assert not result.failed
    assert "about/local-edition.html" in result.files


def test_mistakes_are_all_reported_in_one_run(project: Path, cache: Path) -> None:
    """More than ten seeded mistakes, each with its path, its line and what to do."""
    result = with_edition(project, cache, "local-broken")
    expected = (SITES / "local-broken.expected").read_text("utf-8")
    assert "".join(f"{problem}\n" for problem in result.problems) == expected
    assert expected.count("\n") > 10


CASES: dict[str, tuple[dict[str, str], str]] = {
    "an empty edition.yaml": ({"edition.yaml": ""}, "ours/edition.yaml:1:1: the file is empty, where fields belong"),
    "a field of the edition is missing": ({"edition.yaml": "id: green"}, "ours/edition.yaml:1:1: the field 'owner' is missing"),
    "an id cannot be replaced": (
        {"edition.yaml": edition(replace=[{"ref": "term:pcn", "fields": {"id": "other"}}])},
        "'id' cannot be changed",
    ),
    "a list of items cannot be replaced": (
        {"edition.yaml": edition(replace=[{"ref": "domain:first-domain", "fields": {"groups": []}}])},
        "'groups' cannot be changed",
    ),
    "something is named twice": (
        {"edition.yaml": edition(hide=[{"ref": "term:pcn"}, {"ref": "term:pcn"}])},
        "'term:pcn' is named twice; keep one of the two; the first is on line 1",
    ),
    "a needed page is hidden": (
        {"edition.yaml": edition(hide=[{"ref": "page:glossary"}])},
        "the page 'glossary' cannot be hidden",
    ),
    "nothing says what to change": (
        {"edition.yaml": edition(replace=[{"ref": "term:pcn"}])},
        "nothing says what to change in 'term:pcn'",
    ),
    "what is one's own is named under replace": (
        {"edition.yaml": edition(replace=[{"ref": "component:first-theme.foundation.pcn.green-own", "fields": {"text": "No."}}])},
        "change your own items in their own files",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_reported(name: str, project: Path, cache: Path) -> None:
    changes, message = CASES[name]
    report = "\n".join(map(str, with_edition(project, cache, "local", changes).problems))
    assert message in report


def test_a_folder_that_is_not_there_is_reported(project: Path, cache: Path) -> None:
    result = build_site(BuildConfig(project, THEME, cache, TODAY, overlay_dir=project / "nowhere"))
    assert result.failed
    assert "there is no folder 'nowhere'" in str(result.problems[0])


@pytest.fixture(scope="module")
def example(cache: Path) -> BuildResult:
    return build_site(BuildConfig(FULL, THEME, cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition"))


def test_the_example_builds(example: BuildResult) -> None:
    assert [str(problem) for problem in example.problems] == []


def test_the_page_of_differences_names_things_by_their_words(example: BuildResult) -> None:
    """Also those without a title, such as a guide."""
    headings = words(example, "about/local-edition.html", ".app-local-change h3")
    assert headings
    assert [heading for heading in headings if re.fullmatch(r"[a-z0-9.-]+", heading)] == []


def test_the_assessment_search_and_downloads_of_the_example_follow(example: BuildResult) -> None:
    tool = example.files["assessment/tool.html"].decode()
    assert '"local":{"id":"example-valley","title":"Example Valley (a made-up example), version 1"}' in tool
    assert "leadership.foundation.pcn.example-valley-forum" in tool
    assert "leadership.foundation.system.starting-networks" not in tool
    index = next(index_json(content).decode() for url, content in example.files.items() if "search-index" in url)
    assert "Neighbourhood forum" in index
    assert "Hampshire and Isle of Wight" not in index
    table = example.files["downloads/matrix.csv"].decode("utf-8-sig")
    assert "leadership.foundation.pcn.example-valley-forum" in table
    assert "leadership.foundation.system.starting-networks" not in table


def test_the_system_view_gets_no_more_than_it_shows(example: BuildResult) -> None:
    read = json.loads(page(example, "system-view.html").css_first("[data-payload]").text())
    assert not {"funding", "national", "local_changes", "local_hidden"} & set(read)
    assert not [component for theme in read["matrix"]["themes"] for component in theme["components"] if "text" in component]


def test_the_script_of_the_assessment_gets_what_is_local(example: BuildResult) -> None:
    read = json.loads(page(example, "assessment/tool.html").css_first("[data-payload]").text())
    assert {ref: change["how"] for ref, change in read["local_changes"].items()} == {
        "component:leadership.foundation.pcn.example-valley-forum": "added",
        "component:leadership.foundation.pcn.vision": "replaced",
        "person:example-valley.pcn-team": "added",
        "person:kent-and-medway.becky-burn": "replaced",
        "system:example-valley": "added",
    }
    person = read["local_changes"]["person:kent-and-medway.becky-burn"]["national"]
    assert person[0] == "Name: Becky Burn"
    (hidden,) = read["local_hidden"]["leadership"]
    assert (hidden["title"], hidden["stage"]) == ("Help to start networks", "foundation")
    assert hidden["why"]


def test_the_digest_of_the_example_is_its_own(example: BuildResult, real: BuildResult) -> None:
    digests = [re.findall(r'"digest":"(sha256-[0-9a-f]+)"', made.files["assessment/tool.html"].decode())[0] for made in (example, real)]
    assert digests[0] != digests[1]
