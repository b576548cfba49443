"""Pictures that editors bring: published when they can be, and what is wrong with one is told at its file or at the line that shows it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site
from tests.conftest import ROOT, TODAY, Build, lay_out

PAGE = "content/guidance/first.md"
SHOWN = "\n![Two people at a table](asset:winter.png)\n"


def png(width: int, height: int, more: int = 0) -> bytes:
    """A picture of grey, and bytes after it that no program looks at."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x88" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + bytes(more)


def with_page(minimal: dict[str, str], words: str = SHOWN) -> dict[str, str | bytes]:
    return {**minimal, PAGE: minimal[PAGE] + words}


def told(result: BuildResult) -> list[str]:
    return [str(problem) for problem in result.problems]


def picture_of(result: BuildResult) -> bytes:
    [url] = [url for url in result.files if url.startswith("assets/winter-")]
    return result.files[url]


def test_a_picture_is_published_and_shown(build: Build, minimal: dict[str, str]) -> None:
    result = build({**with_page(minimal), "images/winter.png": png(60, 40)})
    assert told(result) == []
    assert picture_of(result) == png(60, 40)
    assert b'<img src="../assets/winter-' in result.files["guidance/first.html"]


# Files in the folder, words on the page, and all that is told.
LINE = 14
CASES: dict[str, tuple[dict[str, bytes], str, list[str]]] = {
    "a misspelt name": (
        {"winter.png": png(60, 40)},
        SHOWN.replace("winter", "wintr"),
        [f"{PAGE}:{LINE}:1: there is no picture 'wintr.png'; did you mean 'winter.png'?"],
    ),
    "a name like no other": (
        {},
        SHOWN.replace("winter.png", "a-b-c.gif"),
        [f"{PAGE}:{LINE}:1: there is no picture 'a-b-c.gif'; put the file into the folder images, and write its name as it is"],
    ),
    "one that nothing shows": (
        {"winter.png": png(60, 40)},
        "",
        ["images/winter.png: warning: no page shows this picture, and it would be published; "
         "show it with ![what it shows](asset:winter.png), or delete the file"],
    ),
    "one with too many pixels": (
        {"winter.png": png(4000, 10)},
        SHOWN,
        ["images/winter.png: warning: the picture has 4000 by 10 pixels; make it 1600 or fewer on each side: pages show no more"],
    ),
    "a large file": (
        {"winter.png": png(60, 40, more=12_000_000)},
        SHOWN,
        ["images/winter.png: warning: the picture is a file of 12.0 MB; "
         "save it smaller, as JPEG or WebP: 300 kB or less, since every reader loads it"],
    ),
    "a file that holds no picture": (
        {"winter.png": b"words"},
        SHOWN,
        ["images/winter.png: this file holds no picture; open it in a program for pictures and save it as PNG or JPEG"],
    ),
    "a document": (
        {"plan.docx": b"words"},
        "",
        ["images/plan.docx: this is no picture that every browser shows; "
         "save it as one of .png, .jpg, .jpeg, .webp, .gif, .avif, or move it elsewhere"],
    ),
    "a name with capitals and a space": (
        {"My Photo.PNG": png(60, 40)},
        "",
        ["images/My Photo.PNG: the name 'My Photo.PNG' would not be the same on every computer; "
         "call it my-photo.png: lower-case letters, figures and hyphens"],
    ),
    "the name of a file of the theme": (
        {"icon-192.png": png(60, 40)},
        "\n![An icon](asset:icon-192.png)\n",
        ["images/icon-192.png: the theme has a file 'icon-192.png' of its own; give the picture another name"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_with_a_picture_is_told_once(name: str, build: Build, minimal: dict[str, str]) -> None:
    files, words, expected = CASES[name]
    assert (minimal[PAGE] + SHOWN).split("\n")[LINE - 1].startswith("![")
    pictures = {f"images/{path}": content for path, content in files.items()}
    assert told(build({**with_page(minimal, words), **pictures})) == expected


def test_a_local_edition_brings_its_own(tmp_path: Path, cache: Path, minimal: dict[str, str]) -> None:
    """Its picture stands in the place of the national one of the same name, and its pages can show others."""
    edition = "id: ours\nname: Ours\nversion: '1'\nowner: Us\nnational_edition: '2019-08'\n"
    page = "---\ntitle: Our page\ndescription: D.\nsources: []\norder: 9\n---\n![Our hall](asset:hall.png)\n"
    lay_out(tmp_path, {**with_page(minimal), "images/winter.png": png(60, 40)})
    lay_out(tmp_path / "ours", {"edition.yaml": edition, "content/guidance/ours.md": page})
    lay_out(tmp_path / "ours", {"images/winter.png": png(61, 40), "images/hall.png": png(62, 40)})
    result = build_site(BuildConfig(tmp_path, ROOT / "theme", cache, TODAY, overlay_dir=tmp_path / "ours"))
    assert told(result) == []
    assert picture_of(result) == png(61, 40)
    assert b"assets/hall-" in result.files["guidance/ours.html"]


@pytest.fixture(scope="module")
def wide(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with a picture that is wider than any column."""
    root = tmp_path_factory.mktemp("wide")
    folder = ROOT / "tests" / "sites" / "minimal"
    lay_out(root, {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    (root / PAGE).write_text(
        (root / PAGE).read_text("utf-8") + f"{SHOWN}\n> {SHOWN.strip()}\n\n| {SHOWN.strip()} |\n|---|\n| a |\n", "utf-8"
    )
    lay_out(root, {"images/winter.png": png(1500, 20)})
    made = build_site(BuildConfig(root, ROOT / "theme", cache, TODAY))
    assert isinstance(write_site(root / "dist", made.files), WriteReport)
    yield (root / "dist" / "guidance" / "first.html").as_uri()


@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_picture_never_overflows(width: int, media: str, wide: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(wide)
    page.emulate_media(media=media)  # type: ignore[arg-type]
    if media == "screen":
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    measure = "(one) => [one.clientWidth, one.clientHeight, one.naturalWidth, one.getBoundingClientRect().right]"
    shown = page.locator("main img").evaluate_all(f"all => all.map({measure})")
    assert len(shown) == 3
    for wide_now, high, natural, right in shown:
        assert natural == 1500
        assert 0 < wide_now <= width
        assert right <= width
        assert abs(high - wide_now * 20 / 1500) <= 1, "the picture keeps its form"
    page.close()
