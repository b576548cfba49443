"""From folders to checked values: all files, all problems, and nothing passed over in silence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from site_builder.content.collections import kind_of
from site_builder.content.loader import LoadedContent, load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.site.assemble import assemble
from site_builder.site.reviews import out_of_order
from tests.conftest import lay_out


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str]) -> Path:
    lay_out(tmp_path, minimal)
    return tmp_path


def loaded(root: Path, files: Mapping[str, str | bytes] = {}) -> tuple[LoadedContent, list[str]]:
    lay_out(root, files)
    value, problems = load(root, MarkdownRenderer())
    return value, [f"{problem.place}: {problem.message}" for problem in problems]


def test_every_page_has_the_id_of_its_path(project: Path) -> None:
    value, problems = loaded(project)
    assert problems == []
    assert {"index", "guidance/first", "matrix/about"} <= {article.id for article in value.articles}


def test_every_data_file_becomes_a_value_of_its_kind(project: Path) -> None:
    value, _ = loaded(project)
    assert {entry.document.path: entry.kind for entry in value.entries if entry.value}["data/matrix/first-theme.yaml"] == "themes"
    assert all(entry.value for entry in value.entries)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("content/a.md", "", "content/a.md:1:1: the page has no front matter"),
        ("content/a.md", "---\ntitle: A\nText without an end", "content/a.md:1:1: the front matter, which begins here, is not closed"),
        ("content/a.md", "\n---\ntitle: A\n---\nText.", "content/a.md:1:1: there is something before the front matter"),
        ("content/a.md", "---\n---\nText.", "content/a.md:1:1: the file is empty, where fields belong"),
        ("content/a.md", "---\n- a\n---\n", "content/a.md:2:1: the file is a list, where fields belong"),
        ("content/a.md", b"---\ntitle: \xff\n---\n", "content/a.md:2:8: the file is not UTF-8 text"),
        ("content/a.md", "---\ntitle: [\n---\n", "content/a.md:3:1: this is not YAML (did not find expected node content)"),
        ("data/site.yaml", "", "data/site.yaml:1:1: the file is empty, where fields belong"),
        ("data/site.yaml", b"\xff", "data/site.yaml:1:1: the file is not UTF-8 text"),
        ("data/contacts/a.yml", "id: a", "data/contacts/a.yml:1:1: nothing reads this file"),
        ("content/picture.png", b"\x89PNG", "content/picture.png:1:1: nothing reads this file"),
    ],
)
def test_a_file_that_cannot_be_used_is_reported_where_it_fails(project: Path, name: str, content: str | bytes, told: str) -> None:
    assert loaded(project, {name: content})[1] == [told]


@pytest.mark.parametrize("name", ["content/A page.md", "content/UPPER/page.md", "content/a_b.md", "content/é.md", "content/a.b.md"])
def test_a_file_name_that_gives_a_bad_address_is_reported(project: Path, name: str) -> None:
    [problem] = loaded(project, {name: "---\ntitle: A\ndescription: B\nsources: []\norder: 1\n---\n"})[1]
    assert problem.startswith(f"{name}:1:1: the file's name gives the address")


def test_a_file_that_must_exist_is_missed(project: Path) -> None:
    (project / "data" / "assessment.yaml").unlink()
    assert loaded(project)[1] == ["data/assessment.yaml:1:1: there is no such file"]


def test_a_kind_that_needs_one_file_at_least_is_missed(project: Path) -> None:
    (project / "data" / "matrix" / "first-theme.yaml").unlink()
    assert loaded(project)[1] == ["data/matrix/*.yaml:1:1: there is no such file"]


def test_without_any_folder_every_file_is_missed_and_nothing_breaks(tmp_path: Path) -> None:
    value, problems = loaded(tmp_path)
    assert value.articles == ()
    assert len(problems) == 4


def test_a_link_to_a_folder_is_told(project: Path) -> None:
    (project / "content" / "more").symlink_to("guidance")
    assert loaded(project)[1] == ["content/more:1:1: this link to a folder is not followed"]


def test_a_page_that_is_a_link_out_of_the_folder_is_refused(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_text("---\ntitle: A\n---\n")
    (project / "content" / "a.md").symlink_to(outside)
    assert loaded(project)[1] == ["content/a.md:1:1: this link leads out of the project folder"]


def test_ids_in_files_with_mistakes_are_known_so_that_links_to_them_are_not_blamed(project: Path) -> None:
    (project / "data" / "roles.yaml").write_text("roles:\n  - id: lead\n    titel: Lead\n")
    (project / "data" / "domains" / "first-domain.yaml").write_bytes(b"\xff")
    (project / "content" / "index.md").write_text("No front matter.")
    assert {"lead", "first-domain", "page:index"} <= loaded(project)[0].ids_in_broken_files


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/matrix/leadership.yaml", "themes"),
        ("data/matrix/matrix.yaml", "matrix"),
        ("data/matrix/sub/x.yaml", None),
        ("data/domains/a.b.yaml", "domains"),
        ("data/domains/.hidden.yaml", None),
        ("data/glossary.yaml", "glossary"),
        ("data/glossary.yml", None),
        ("content/data/glossary.yaml", None),
    ],
)
def test_the_kind_of_a_file_is_that_of_its_folder(path: str, kind: str | None) -> None:
    found = kind_of(path)
    assert (found.name if found else None) == kind


def test_dates_of_review_stand_in_order(project: Path) -> None:
    head = "title: A\ndescription: B\nsources: []\norder: 1\nreviewed: 2028-05-01\nreview_by: 2027-01-01\n"
    found, problems = loaded(project, {"content/a.md": f"---\n{head}---\nText.\n"})
    assert problems == []
    [problem] = out_of_order(found)
    assert str(problem.place) == "content/a.md:6:1"
    assert problem.message == "'reviewed' is 2028-05-01, after 'review_by', which is 2027-01-01"


def test_a_copied_file_is_not_told_to_take_the_place_of_its_original(project: Path) -> None:
    text = (project / "data/contacts/somewhere.yaml").read_text("utf-8")
    lay_out(project, {"data/contacts/somewhere-else.yaml": text})
    value, problems = load(project, MarkdownRenderer())
    found = [*problems, *assemble(value, MarkdownRenderer())[1]]
    assert [problem.message for problem in found] == [
        "the id is 'somewhere' but the file is called 'somewhere-else.yaml'",
    ]
    assert "call the file" not in found[0].remedy


def test_a_copied_file_with_a_name_of_windows_is_not_told_to_keep_it(project: Path) -> None:
    text = (project / "data/contacts/somewhere.yaml").read_text("utf-8")
    lay_out(project, {"data/contacts/aux.yaml": text})
    [problem, *_] = load(project, MarkdownRenderer())[1]
    assert problem.message.endswith("and Windows reserves the name 'aux' for itself")
    assert "id: aux" not in problem.remedy


def test_what_nothing_reads_is_told_with_what_would_be_read(project: Path) -> None:
    lay_out(project, {"content/report.docx": b"PK\x03\x04", "data/notes.docx": b"PK\x03\x04"})
    remedies = [problem.remedy for problem in load(project, MarkdownRenderer())[1]]
    assert "pages are text files that end in .md" in remedies[0]
    assert "data/contacts/*.yaml" in remedies[1]
