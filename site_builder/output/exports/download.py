"""One download, with the words for its row on the downloads page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from site_builder.site.model import Content, Site, people_of

TYPES = {
    ".csv": "CSV",
    ".html": "web page",
    ".json": "JSON",
    ".ods": "OpenDocument spreadsheet",
    ".vcf": "vCard",
    ".xlsx": "Excel workbook",
}


class DownloadGroup(NamedTuple):
    """A heading of the downloads page: its fragment, its words, and a sentence on what stands below it."""

    id: str
    title: str
    about: str


class Download(NamedTuple):
    """A file: its address, its bytes, the group it is listed in, its name for readers, and what it is for.

    One that is not ``listed`` stands on another page: cards of people are beside the people. One that stays
    as the last build left it has no bytes, but a ``length`` in bytes. Search engines are not to list one that ``names_people``.
    """

    url: str
    content: bytes | None
    group: DownloadGroup
    title: str
    purpose: str
    listed: bool = True
    length: int = 0
    names_people: bool = False

    def without_content(self) -> Download:
        """The same as something that stays as it is."""
        return self._replace(content=None, length=self.length_in_bytes)

    @property
    def length_in_bytes(self) -> int:
        """The length of the file, made now or not."""
        return self.length if self.content is None else len(self.content)

    @property
    def type(self) -> str:
        """The type of the file in words."""
        suffix = Path(self.url).suffix
        return TYPES.get(suffix, suffix.removeprefix(".").upper())

    @property
    def size(self) -> str:
        """The size in words, for example '12 kB'."""
        return size_in_words(self.length_in_bytes)


class ExportInputs(NamedTuple):
    """What downloads are made from; ``epoch`` is the time that archives give, in seconds since 1970."""

    site: Site
    cache: Path
    epoch: int

    @property
    def content(self) -> Content:
        """The content of the site."""
        return self.site.content

    @property
    def keeps_people_out(self) -> bool:
        """Whether there are people in the directory whom search engines are not to list."""
        return bool(people_of(self.content)) and not self.content.settings.contacts_in_search_engines


def size_in_words(size: int) -> str:
    """A number of bytes as readers know it: kilobytes of 1,000 bytes, and megabytes."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


ASSESSMENT = DownloadGroup(
    "assessment",
    "Do the self-assessment away from this site",
    "The self-assessment for use without this site. What you write stays where you open the file.",
)


def offline_copy(url: str, content: bytes | None, length: int) -> Download:
    """The self-assessment as a single file, which is made from its page."""
    purpose = "The whole tool in one file, to email or to keep on a memory stick. It works without a network."
    return Download(url, content, ASSESSMENT, "Self-assessment, offline copy", purpose, length=length)


DownloadGroups = tuple[tuple[DownloadGroup, tuple[Download, ...]], ...]


def by_group(downloads: Iterable[Download]) -> DownloadGroups:
    """The listed downloads under their headings, in the order in which the headings first occur, without their bytes."""
    groups: dict[DownloadGroup, list[Download]] = {}
    for download in downloads:
        if download.listed:
            groups.setdefault(download.group, []).append(download.without_content())
    return tuple((group, tuple(files)) for group, files in groups.items())
