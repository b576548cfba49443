"""How files to take away are listed, apart from what makes them, which few builds need."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.downloads.download import Download, Group

ASSESSMENT = Group(
    "assessment", "Self-assessment", "The self-assessment for use without this site. What you write stays where you open the file."
)


def offline_copy(url: str, content: bytes | None, length: int) -> Download:
    """The self-assessment as a single file, which is made from its page."""
    purpose = "The whole tool in one file, to e-mail or to keep on a memory stick. It works without a network."
    return Download(url, content, ASSESSMENT, "Self-assessment, offline copy", purpose, length=length)


def by_group(downloads: Iterable[Download]) -> tuple[tuple[Group, tuple[Download, ...]], ...]:
    """The listed downloads under their headings, in the order in which the headings first occur, without their bytes."""
    groups: dict[Group, list[Download]] = {}
    for download in downloads:
        if download.listed:
            groups.setdefault(download.group, []).append(download.without_content())
    return tuple((group, tuple(files)) for group, files in groups.items())
