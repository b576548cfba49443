"""Read the pictures in ``images`` of the project and of a local edition, and find what is wrong with them."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.content.markdown.document import ASSET
from site_builder.core.files.paths import is_hidden
from site_builder.core.problems import Place, Problem
from site_builder.render.assets import Asset, fingerprinted
from site_builder.site.model import Site

IMAGES_FOLDER = "images"
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
# A text is 640 pixels wide, and screens with small pixels show twice as many. Readers load every byte, and the site keeps it offline.
LARGEST_SIDE = 1600
LARGEST_FILE = 300_000
_NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


class Picture(NamedTuple):
    """A picture: the file that pages can show, and where it lies."""

    asset: Asset
    place: Place


def read_pictures(root: Path, edition: Path | None = None) -> tuple[tuple[Picture, ...], list[Problem]]:
    """The pictures of a project, those of a local edition in the place of national ones of the same name, and what is wrong with any."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for folder in (root, edition) if edition else (root,):
        for path in _files(folder / IMAGES_FOLDER):
            place = Place(path.relative_to(root if path.is_relative_to(root) else folder.parent).as_posix(), 0)
            name = path.relative_to(folder / IMAGES_FOLDER).as_posix()
            wrong = _wrong_file(path, name)
            content = path.read_bytes() if wrong is None else b""
            wrong = wrong or _wrong_picture(content)
            if wrong:
                problems.append(Problem(place, *wrong))
            else:
                problems += [Problem(place, *remark, severity="warning") for remark in _too_large(content)]
                found[name] = Picture(fingerprinted(name, content), place)
    return tuple(found.values()), problems


def picture_problems(pictures: Iterable[Picture], site: Site, theme: Iterable[Asset]) -> Iterator[Problem]:
    """Pictures with the name of a file of the theme, and pictures that no text shows."""
    texts = (*(article.prose for article in site.content.articles), *site.prose.values()) if pictures else ()
    shown = {link.to.removeprefix(ASSET) for prose in texts for link in prose.links if link.to.startswith(ASSET)}
    shown.add(site.content.settings.brand.logo or "")
    taken = {asset.name for asset in theme}
    for picture in pictures:
        name = picture.asset.name
        if name in taken:
            yield Problem(picture.place, f"the theme has a file '{name}' of its own", "give the picture another name")
        elif name not in shown:
            remedy = f"show it with ![what it shows](asset:{name}), or delete the file"
            yield Problem(picture.place, "no page shows this picture, and it would be published", remedy, "warning")


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        yield from (Path(place) / name for name in sorted(names) if not is_hidden(name))


def _wrong_file(path: Path, name: str) -> tuple[str, str] | None:
    if path.is_symlink():
        return "this is a link to another file", "copy the picture here instead"
    if not path.name.lower().endswith(ENDINGS):
        return (
            "this is no picture that every browser shows",
            f"save it as one of {', '.join(ENDINGS)}, or move it elsewhere",
        )
    if not all(_NAME.fullmatch(part) for part in name.split("/")):
        plain = "/".join("-".join(re.findall(r"[a-z0-9.]+", part.lower())) for part in name.split("/"))
        return f"the name '{name}' would not be the same on every computer", f"call it {plain}: lower-case letters, figures and hyphens"
    return None


def _size(content: bytes) -> tuple[int, int]:
    import imagesize  # noqa: PLC0415 - few sites have pictures

    try:
        width, height = imagesize.get(io.BytesIO(content))
    except (ValueError, OSError, ArithmeticError, LookupError):  # cut off, or another file under this name
        return 0, 0
    return int(width), int(height)


def _wrong_picture(content: bytes) -> tuple[str, str] | None:
    if min(_size(content)) > 0:
        return None
    return "this file holds no picture", "open it in a program for pictures and save it as PNG or JPEG"


def _too_large(content: bytes) -> Iterator[tuple[str, str]]:
    width, height = _size(content)
    if max(width, height) > LARGEST_SIDE:
        yield f"the picture has {width} by {height} pixels", f"make it {LARGEST_SIDE} or fewer on each side: pages show no more"
    if len(content) > LARGEST_FILE:
        size = f"{len(content) / 1_000_000:.1f} MB" if len(content) >= 1_000_000 else f"{len(content) // 1000} kB"
        remedy = f"save it smaller, as JPEG or WebP: {LARGEST_FILE // 1000} kB or less, since every reader loads it"
        yield f"the picture is a file of {size}", remedy
