"""Licences of other people's code in the site, and a bill of materials (CycloneDX 1.6)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from pydantic_core import to_json

from site_builder import __version__
from site_builder.render.theme import theme_file

LICENCES, SBOM = "licences.txt", "bill-of-materials.cdx.json"
REQUIREMENTS = Path(__file__).parents[2] / "requirements" / "build.txt"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


class Bundled(NamedTuple):
    """A package of which code stands in the site."""

    name: str
    what: str
    owner: str
    address: str


BUNDLED = (
    Bundled(
        "@noble/hashes",
        "the digest in the policy of a plan that is taken away as a web page",
        "Copyright (c) 2022 Paul Miller (https://paulmillr.com)",
        "https://github.com/paulmillr/noble-hashes",
    ),
    Bundled("docx", "Word documents", "Copyright (c) 2016 Dolan", "https://github.com/dolanmiu/docx"),
    Bundled("hucre", "Excel workbooks in the browser", "Copyright (c) 2026 productdevbook", "https://github.com/productdevbook/hucre"),
    Bundled("ical-generator", "calendar files", "Copyright (c) 2026 Sebastian Pekarek", "https://github.com/sebbo2002/ical-generator"),
    Bundled("minisearch", "the search", "Copyright 2022 Luca Ongaro", "https://github.com/lucaong/minisearch"),
    Bundled(
        "nhsuk-frontend",
        "styles, the menu, and the look of the components",
        "Copyright (c) 2019 NHS.UK",
        "https://github.com/nhsuk/nhsuk-frontend",
    ),
    Bundled("qr", "the QR code of an invitation", "Copyright (c) 2023 Paul Miller (paulmillr.com)", "https://github.com/paulmillr/qr"),
    Bundled("stemmer", "the endings of words in the search", "Copyright (c) 2014 Titus Wormer", "https://github.com/words/stemmer"),
)

_MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def licences(theme: Path) -> bytes:
    """The text that goes with every copy of the site: what it holds of others, whose it is, and on which terms."""
    versions = {component["name"]: component["version"] for component in _from_npm(theme)}
    rows = [f"{one.name} {versions.get(one.name, '')} - {one.what}\n{one.owner}\n{one.address}\nLicence: MIT\n" for one in BUNDLED]
    head = "This site contains code by others, in its styles and scripts.\n"
    return "\n".join([head, *rows, "The MIT licence:\n", _MIT]).encode()


def sbom(theme: Path) -> bytes:
    """The bill of materials: what stands in the site is required, what only made it is excluded."""
    components = sorted([*_from_npm(theme), *_from_python()], key=lambda component: component["bom-ref"])
    digest = uuid5(NAMESPACE_URL, json.dumps(components, sort_keys=True))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{digest}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "pcn-prospectus", "name": "pcn-prospectus", "version": __version__}},
        "components": components,
    }
    return to_json(document, indent=1) + b"\n"


def _from_npm(theme: Path) -> Iterator[dict[str, Any]]:
    shipped = {one.name for one in BUNDLED}
    locked: Mapping[str, Any] = json.loads(theme_file(theme, "package-lock.json"))["packages"]
    for place, package in locked.items():
        name = place.rpartition("node_modules/")[2]
        if name and not package.get("dev"):
            scope = "required" if name in shipped else "excluded"
            yield _component(f"pkg:npm/{name.replace('@', '%40')}", name, package["version"], scope, package.get("license"))


def _from_python() -> Iterator[dict[str, Any]]:
    text = REQUIREMENTS.read_text("utf-8") if REQUIREMENTS.is_file() else ""
    for name, version in _PINNED.findall(text):
        yield _component(f"pkg:pypi/{name.lower()}", name, version, "excluded", None)


def _component(address: str, name: str, version: str, scope: str, licence: str | None) -> dict[str, Any]:
    purl = f"{address}@{version}"
    made = {"type": "library", "bom-ref": purl, "name": name, "version": version, "scope": scope, "purl": purl}
    return {**made, "licenses": [{"expression": licence}]} if licence else made
