"""The whole site in one ZIP file, to e-mail or keep on a memory stick: the same bytes wherever it is made."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.core.dates import long_date
from site_builder.core.zip_archive import SMALL, deterministic_zip
from site_builder.site.edition_names import edition_name
from site_builder.site.model import Content

READ_ME = "READ ME FIRST.txt"


def package_name(content: Content) -> str:
    """The name of the file, with the edition in it, and the local edition with its version where it is one."""
    return f"{content.settings.terms.file_prefix}-{edition_name(content)}.zip"


def package(files: Mapping[str, bytes], content: Content, epoch: int) -> bytes:
    """A ZIP archive: one folder that holds a read-me and the site."""
    folder = package_name(content).removesuffix(".zip")
    inside = {READ_ME: read_me(content).encode("utf-8-sig"), **files}
    return deterministic_zip(((f"{folder}/{path}", inside[path]) for path in sorted(inside)), epoch, SMALL)


def read_me(content: Content) -> str:
    """The words that go with the site, for people who unpack it."""
    settings = content.settings
    sources = "\r\n".join(f"- {document.title}, {long_date(document.date)}" for document in content.sources)
    return "\r\n".join(
        [
            settings.name,
            "",
            settings.notice,
            "",
            "To read it: unpack the whole file, then open index.html in a browser.",
            "It needs no network and no installation. It also works from a memory stick,",
            "a shared folder or any web server.",
            "",
            "Sources:",
            sources,
            "",
            settings.licence,
            "",
        ]
    )
