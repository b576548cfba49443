"""Check e-mail and web addresses, and write e-mail addresses into links.

The patterns are read by Python, by pydantic and, in JSON Schemas, by editors: they hold nothing that one of them does not know.
"""

from __future__ import annotations

from urllib.parse import quote

# Letters with accents are those of the Latin alphabet: one of another alphabet that looks like it would be another address.
_ALPHANUMERIC = r"A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_ATOM = rf"[{_ALPHANUMERIC}!#$&'*+/^_`{{|}}~-]+"  # RFC 5322 without '?', '=' and '%', which mean something else in a link
_LABEL = rf"[{_ALPHANUMERIC}]+(?:-+[{_ALPHANUMERIC}]+)*"
_LAST_LABEL = r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f-]*[A-Za-z0-9\u00c0-\u024f]"
_EMAIL = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LAST_LABEL}"
_SECURE_WEB = r"https://[^\s<>\"']+"
_HOST = r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*"
_FOLDER = r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*"

EMAIL_PATTERN = rf"^{_EMAIL}$"
LONGEST_EMAIL = 254  # RFC 5321
_PLAIN_IN_MAILTO = "!$'*+"
SECURITY_PATTERN = rf"^(?:{_SECURE_WEB}|mailto:{_EMAIL})$"
SITE_PATTERN = rf"^https?://{_HOST}(?::[0-9]{{1,5}})?(?:/{_FOLDER})*/?$"

URI_REMEDIES = {
    EMAIL_PATTERN: "write an email address such as name@example.org",
    SECURITY_PATTERN: "write an address such as mailto:security@example.org or https://example.org/security",
    SITE_PATTERN: (
        "write the address of a folder such as https://example.org/pcn: letters, figures, '.', '-', '_' and '~', no '?' and no '#'"
    ),
}


def mailto(email: str) -> str:
    """The link that writes to an e-mail address (RFC 6068): nothing in the address can add a header or a text to the letter."""
    name, _, host = email.rpartition("@")
    return f"mailto:{quote(name, safe=_PLAIN_IN_MAILTO)}@{quote(host)}"
