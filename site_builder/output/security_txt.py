"""Where to report a weakness of the site, as RFC 9116 asks: only where data/site.yaml names an address."""

from __future__ import annotations

from site_builder.core.text.uris import mailto

URL = ".well-known/security.txt"


def security_txt(contact: str, expires: str, language: str, site_url: str | None) -> bytes:
    """The file; it holds good until the day by which the site is to be reviewed."""
    email = contact.removeprefix("mailto:")
    where = contact if email == contact else mailto(email)
    lines = [f"Contact: {where}", f"Expires: {expires}T00:00:00Z", f"Preferred-Languages: {language.partition('-')[0]}"]
    if site_url:
        lines.append(f"Canonical: {site_url}/{URL}")
    return ("\n".join(lines) + "\n").encode()
