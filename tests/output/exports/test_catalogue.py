"""What can be taken away: read back with libraries that did not write it, and equal to the data."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
import python_calamine
import vobject
import yaml
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.content.models.directory import Person, Region, System
from site_builder.core.config import BuildConfig
from site_builder.output.exports.vcard import person_card
from site_builder.output.search.index import NAME, index_json
from tests.conftest import FULL, ROOT, TODAY, Build

WORKBOOK = "downloads/pcn-prospectus.xlsx"
ODS = "downloads/pcn-prospectus.ods"
TABLES = {
    "Matrix": "matrix",
    "Themes": "themes",
    "Domains": "domains",
    "Domain outcomes": "domain-outcomes",
    "Domain components": "domain-components",
    "Contacts": "contacts",
    "National addresses": "national-addresses",
    "Glossary": "glossary",
}
SPECIAL = 'Zoë O\'Brien, "Ó" \\ and; sons, Łódź ' + "ü" * 80


def api(result: BuildResult, name: str) -> Any:
    return json.loads(result.files[f"api/{name}.json"])


def rows(result: BuildResult, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(result.files[f"downloads/{name}.csv"].decode("utf-8-sig"), newline="")))


def cards(result: BuildResult, name: str) -> list[Any]:
    return list(vobject.readComponents(result.files[f"downloads/contacts/{name}.vcf"].decode()))


def ids(value: Any) -> Iterator[str]:
    """Every id in plain data."""
    if isinstance(value, dict):
        yield from [value["id"]] if "id" in value else []
        for inner in value.values():
            yield from ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids(inner)


def hostile(minimal: dict[str, str]) -> dict[str, str]:
    """The smallest site, with a person and a term that are hard to carry."""
    region = yaml.safe_load(minimal["data/contacts/somewhere.yaml"])
    region["systems"][0]["people"][0] |= {"name": SPECIAL, "email": "+me@example.org"}
    glossary = yaml.safe_load(minimal["data/glossary.yaml"])
    glossary["terms"][0]["meaning"] = '=HYPERLINK("https://example.org";"Click")'
    national = yaml.safe_load(minimal["data/national.yaml"])
    national["addresses"][0]["uses"] = ["First, and only; use", "Second use"]
    changed = {"data/contacts/somewhere.yaml": region, "data/glossary.yaml": glossary, "data/national.yaml": national}
    return minimal | {path: yaml.safe_dump(data, allow_unicode=True) for path, data in changed.items()}


def test_every_file_is_offered_with_its_type_and_size_and_what_it_is_for(real: BuildResult) -> None:
    pages = {
        url: LexborHTMLParser(real.files[url].decode()) for url in real.files if url == "downloads.html" or url.startswith("contacts/")
    }
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(url), str(a.attributes["href"])))
        for url, page in pages.items()
        for a in page.css("a[download]")
    }
    offered = {url for url in real.files if url.startswith(("downloads/", "api/", "schemas/"))}
    assert len(offered) > 30
    assert offered == linked
    items = pages["downloads.html"].css("[data-file]")
    texts = [item.css("a")[0].text() for item in items]
    assert len(texts) == len(set(texts)) > 15, "no two links have the same words"
    for item, text in zip(items, texts, strict=True):
        kind = re.fullmatch(r".+ \(([^()]+), ([\d.]+)\s[kM]B\)", text)
        assert kind and len(item.css("span")[0].text()) > 10
        content = real.files[str(item.css("a")[0].attributes["href"])]
        assert abs(float(kind[2]) * 1000 - len(content)) <= max(500, 1000 - len(content))


def test_the_json_files_hold_every_id_of_the_data(real: BuildResult) -> None:
    def in_yaml(pattern: str) -> set[str]:
        return {name for path in FULL.glob(pattern) for name in ids(yaml.safe_load(path.read_text("utf-8")))}

    assert set(ids(api(real, "matrix")["themes"])) | set(ids(api(real, "matrix")["matrix"])) == in_yaml("data/matrix/*.yaml")
    assert set(ids(api(real, "domains")["domains"])) == in_yaml("data/domains/*.yaml")
    assert set(ids(api(real, "contacts")["regions"])) == in_yaml("data/contacts/*.yaml")
    assert set(ids(api(real, "contacts")["addresses"])) == in_yaml("data/national.yaml")
    assert set(ids(api(real, "glossary")["terms"])) == in_yaml("data/glossary.yaml")
    counts = {name: len(rows(real, name)) - 1 for name in ("matrix", "domain-outcomes", "domain-components", "contacts")}
    assert counts == {"matrix": 69, "domain-outcomes": 30, "domain-components": 86, "contacts": 7}


@pytest.mark.parametrize("name", ["index", "matrix", "domains", "contacts", "glossary"])
def test_each_json_file_follows_the_schema_that_it_names(real: BuildResult, name: str) -> None:
    file = api(real, name)
    schema = json.loads(real.files[posixpath.normpath(f"api/{file['$schema']}")])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    checker.validate(file)
    assert file["edition"] == "2019-08"
    assert {document["id"] for document in file["documents"]} == {"prospectus", "matrix"}
    assert not checker.is_valid(file | {"unknown": 1})
    assert not checker.is_valid({key: value for key, value in file.items() if key != "edition"})


def test_the_list_of_json_files_leads_to_all_of_them(real: BuildResult) -> None:
    listed = api(real, "index")["files"]
    assert {f"api/{file['href']}" for file in listed} | {"api/index.json"} == {url for url in real.files if url.startswith("api/")}
    assert {posixpath.normpath(f"api/{file['schema']}") for file in listed} <= set(real.files)


def test_links_in_texts_of_the_json_files_lead_somewhere(real: BuildResult) -> None:
    text = real.files["api/domains.json"].decode()
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) >= 5
    for link in links:
        path, _, fragment = link.partition("#")
        page = real.files[posixpath.normpath(f"api/{path}")].decode()
        assert not fragment or f'id="{fragment}"' in page


def test_csv_files_open_in_spreadsheets_and_hold_no_formula(build: Build, minimal: dict[str, str]) -> None:
    result = build(hostile(minimal))
    for table in TABLES.values():
        content = result.files[f"downloads/{table}.csv"]
        assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
        assert not [cell for row in rows(result, table) for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert '\'=HYPERLINK("https://example.org";"Click")' in [cell for row in rows(result, "glossary") for cell in row]
    assert rows(result, "contacts")[1][1:3] == [SPECIAL, "'+me@example.org"]


def test_the_workbook_reads_back_equal_to_the_tables(real: BuildResult) -> None:
    book = openpyxl.load_workbook(io.BytesIO(real.files[WORKBOOK]))
    assert book.sheetnames == ["Read me", *TABLES]
    for title, name in TABLES.items():
        sheet = book[title]
        assert [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] == rows(real, name)
        assert sheet.freeze_panes == "B2"
        assert all(sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].width > 8 for at in range(1, sheet.max_column + 1))
        assert all(cell.font.b for cell in sheet[1])
    read_me = "\n".join(str(row[0]) for row in book["Read me"].iter_rows(values_only=True))
    assert "Guidance and Prospectus, 9 August 2019" in read_me
    assert "Primary Care Network Maturity Matrix, August 2019" in read_me
    assert "does not state a licence" in read_me
    assert "Matrix: Every component of the maturity matrix" in read_me and "69 rows" in read_me


def test_the_opendocument_workbook_reads_back_equal_to_the_tables(real: BuildResult) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(real.files[ODS]))
    assert book.sheet_names == ["Read me", *TABLES]
    for title, name in TABLES.items():
        found = [
            [str(int(cell)) if isinstance(cell, float) else str(cell) for cell in row] for row in book.get_sheet_by_name(title).to_python()
        ]
        assert found == rows(real, name)
    with zipfile.ZipFile(io.BytesIO(real.files[ODS])) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read("mimetype")) == (
            "mimetype",
            zipfile.ZIP_STORED,
            b"application/vnd.oasis.opendocument.spreadsheet",
        )
        assert archive.read("settings.xml").decode().count('"VerticalSplitPosition" config:type="int">1<') == len(TABLES)
        assert "LibreOffice" not in archive.read("meta.xml").decode()


def test_formulas_of_authors_stay_text_in_workbooks(build: Build, minimal: dict[str, str]) -> None:
    result = build(hostile(minimal))
    sheet = openpyxl.load_workbook(io.BytesIO(result.files[WORKBOOK]))["Glossary"]
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", '=HYPERLINK("https://example.org";"Click")')]
    with zipfile.ZipFile(io.BytesIO(result.files[WORKBOOK])) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]
    with zipfile.ZipFile(io.BytesIO(result.files[ODS])) as archive:
        assert b"table:formula" not in archive.read("content.xml")


@pytest.mark.parametrize("url", [WORKBOOK, ODS])
def test_libreoffice_opens_the_workbooks(real: BuildResult, url: str, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    file = tmp_path / Path(url).name
    file.write_bytes(real.files[url])
    command = [
        office,
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


def test_the_cards_of_all_people_and_addresses_are_read_by_another_library(real: BuildResult) -> None:
    people = {
        person["name"]: person["email"]
        for region in api(real, "contacts")["regions"]
        for system in region["systems"]
        for person in system["people"]
    }
    national = {address["title"]: address["email"] for address in api(real, "contacts")["addresses"]}
    found = cards(real, "all")
    assert {card.fn.value: card.email.value for card in found} == people | national
    assert {card.version.value for card in found} == {"4.0"}
    assert len({card.uid.value for card in found}) == len(found) == 9
    assert [card.fn.value for card in cards(real, "region/south-east")] == list(people)
    assert [card.fn.value for card in cards(real, "system/kent-and-medway")] == ["Becky Burn", "Cathy Bellman"]
    person = cards(real, "person/kent-and-medway.becky-burn")[0]
    assert (person.n.value.family, person.n.value.given, person.org.value) == ("Burn", "Becky", ["Kent and Medway", "South East"])
    assert "August 2019" in person.note.value and 'the address has "beckie"' in person.note.value


def test_special_characters_survive_in_cards(build: Build, minimal: dict[str, str]) -> None:
    result = build(hostile(minimal))
    person = next(iter(cards(result, "region/somewhere")))
    assert person.fn.value == SPECIAL
    assert "n" not in person.contents
    address = cards(result, "all")[-1]
    assert address.note.value.split("\n")[-2:] == ["First, and only; use", "Second use"]
    content = result.files["downloads/contacts/all.vcf"]
    assert all(len(line) <= 75 and line.decode() for line in content.split(b"\r\n")[:-1])


@pytest.mark.parametrize(
    ("name", "parts", "kind", "organisation"),
    [
        ("Jo Smith", ("Smith", "Jo"), "individual", ["Green Valley", "Somewhere"]),
        ("Zoë O'Brien-Łuczak", ("O'Brien-Łuczak", "Zoë"), "individual", ["Green Valley", "Somewhere"]),
        ("Jo van der Berg", None, "individual", ["Green Valley", "Somewhere"]),
        ("Jo Smith MBE", None, "individual", ["Green Valley", "Somewhere"]),
        ("Jo Smith (job share)", None, "individual", ["Green Valley", "Somewhere"]),
        ("Jo", None, "individual", ["Green Valley", "Somewhere"]),
        ("Primary Care Team", None, "org", ["Green Valley", "Somewhere", "Primary Care Team"]),
        ("Primary Care", None, "org", ["Green Valley", "Somewhere", "Primary Care"]),
    ],
)
def test_a_card_tells_family_name_and_team_only_where_they_can_be_told(
    name: str, parts: tuple[str, str] | None, kind: str, organisation: list[str]
) -> None:
    person = Person(id="green-valley.one", name=name, email="one@example.org")
    system = System(id="green-valley", title="Green Valley", people=(person,))
    card = vobject.readOne(person_card(Region(id="somewhere", title="Somewhere", order=1, systems=(system,)), system, person))
    assert (card.fn.value, card.kind.value, card.org.value) == (name, kind, organisation)
    assert ((card.n.value.family, card.n.value.given) if "n" in card.contents else None) == parts


@pytest.mark.usefixtures("real")  # has compiled styles and scripts
def test_two_builds_without_what_was_kept_give_the_same_bytes(cache: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "assets").symlink_to(cache / "assets")
        result = build_site(BuildConfig(FULL, ROOT / "theme", tmp_path / name, TODAY, epoch=1577836800))
        made.append({url: content for url, content in result.files.items() if url.startswith(("downloads/", "api/", "schemas/"))})
    assert made[0] == made[1]
    for url in (WORKBOOK, ODS):
        with zipfile.ZipFile(io.BytesIO(made[0][url])) as archive:
            assert archive.testzip() is None
            assert {entry.date_time for entry in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_what_names_people_is_kept_out_of_search_engines(build: Build, minimal: dict[str, str]) -> None:
    result = build(minimal, site_url="https://example.org/pcn/")
    email = next(person["email"] for person in api(result, "contacts")["regions"][0]["systems"][0]["people"]).encode()
    readable = {**result.files, NAME: index_json(result.files[NAME])}
    naming = {url for url, content in readable.items() if email in content} | {WORKBOOK, ODS}
    pages = {url for url in naming if url.endswith(".html")}
    assert "contacts/somewhere.html" in pages and "api/contacts.json" in naming
    not_listed = {url for url, content in result.files.items() if url.endswith(".html") and b'content="noindex"' in content}
    assert not_listed - {"404.html"} == pages
    robots = result.files["robots.txt"].decode().splitlines()
    refused = [line.removeprefix("Disallow: /pcn/") for line in robots if line.startswith("Disallow")]
    assert "downloads/contacts/" in refused
    assert {url for url in result.files if not url.endswith(".html") and url.startswith(tuple(refused))} == naming - pages
    sitemap = result.files["sitemap.xml"].decode()
    assert [url for url in pages if f"/{url}<" in sitemap] == []
    assert "<loc>https://example.org/pcn/domains/first-domain.html</loc>" in sitemap


def test_contacts_are_listed_when_that_is_wanted(build: Build, minimal: dict[str, str]) -> None:
    settings = minimal["data/site.yaml"] + "contacts_in_search_engines: true\n"
    result = build(minimal | {"data/site.yaml": settings}, site_url="https://example.org/pcn")
    assert "<loc>https://example.org/pcn/contacts/somewhere.html</loc>" in result.files["sitemap.xml"].decode()
    assert "Disallow" not in result.files["robots.txt"].decode()
    assert b"noindex" not in result.files["contacts/somewhere.html"]


def test_nothing_says_where_the_site_is_unless_that_is_known(build: Build, minimal: dict[str, str]) -> None:
    plain, placed = build(minimal), build(minimal, site_url="https://example.org/pcn")
    for url in ("sitemap.xml", "robots.txt"):
        assert url not in plain.files and url in placed.files
    page = "domains/first-domain.html"
    assert b"canonical" not in plain.files[page] and b"og:" not in plain.files[page]
    head = LexborHTMLParser(placed.files[page].decode())
    link, image = head.css_first("link[rel=canonical]"), head.css_first("meta[property='og:image']")
    assert link is not None and link.attributes["href"] == f"https://example.org/pcn/{page}"
    assert image is not None and str(image.attributes["content"]).removeprefix("https://example.org/pcn/") in placed.files


@pytest.mark.parametrize("name", [WORKBOOK, "downloads/self-assessment-blank.xlsx"])
def test_every_row_of_a_workbook_has_room_for_its_texts(real: BuildResult, name: str) -> None:
    """LibreOffice gives a row without a height one line, and prints what is in the next ones over the row below."""
    cut = []
    for sheet in openpyxl.load_workbook(io.BytesIO(real.files[name])).worksheets:
        if sheet.sheet_state == "hidden":
            continue
        room = {letter: found.width for letter, found in sheet.column_dimensions.items() if not found.hidden}
        for row in list(sheet.iter_rows())[1:]:
            lines = max(len(str(cell.value or "")) / room.get(cell.column_letter, 1000) for cell in row)
            height = sheet.row_dimensions[row[0].row].height or 15
            cut += [f"{sheet.title} {row[0].row}"] if lines > 1 and height < 30 else []
    assert cut == []
