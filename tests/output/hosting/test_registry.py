"""Hosts that cannot be tried here: their settings, read by the rules that the hosts document, say of every file what nginx is told."""

from __future__ import annotations

import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from site_builder.build.pipeline import BuildResult
from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.http_headers import IMMUTABLE
from tests.conftest import ROOT, lay_out

# What the configuration of Azure Static Web Apps may hold, of all that we write.
AZURE = {"routes": list, "globalHeaders": dict, "responseOverrides": dict, "mimeTypes": dict}
AZURE_ROUTE = {"route", "headers", "redirect", "statusCode"}
# The attributes that the schema of IIS gives to the elements that we use.
IIS = {
    "error": {"statusCode", "path", "responseMode"},
    "clientCache": {"cacheControlMode", "cacheControlMaxAge", "cacheControlCustom"},
    "httpErrors": {"errorMode"},
    "httpRedirect": {"enabled", "destination", "exactDestination", "httpResponseStatus"},
    "mimeMap": {"fileExtension", "mimeType"},
    "location": {"path"},
    "add": {"name", "value", "segment"},
    "remove": {"name", "fileExtension", "statusCode", "segment"},
    "directoryBrowse": {"enabled"},
    "urlCompression": {"doStaticCompression"},
}


def by_headers_file(text: str, url: str) -> dict[str, str]:
    """Every block whose path fits counts; a header that two blocks set would be joined, so none may."""
    found: dict[str, str] = {}
    for block in text.strip().split("\n\n"):
        path, *lines = block.splitlines()
        if fnmatchcase(f"/{url}", path):
            headers = dict(line.strip().split(": ", 1) for line in lines)
            assert not set(headers) & set(found), url
            found |= headers
    return found


def by_azure(settings: dict[str, Any], url: str) -> dict[str, str]:
    """The first route that fits counts, over what holds everywhere."""
    route: dict[str, Any] = next((route for route in settings["routes"] if fnmatchcase(f"/{url}", route["route"])), {})
    return {**settings["globalHeaders"], **route.get("headers", {})}


def by_iis(settings: ET.Element, url: str) -> dict[str, str]:
    """What stands for the whole folder, then what stands for the places above and at the file."""
    found: dict[str, str] = {}
    above = [part for part in settings.iter("location") if url == part.get("path") or url.startswith(f"{part.get('path')}/")]
    for part in (settings, *sorted(above, key=lambda part: len(str(part.get("path"))))):
        server = part.find("system.webServer")
        assert server is not None
        found |= {str(add.get("name")): str(add.get("value")) for add in server.findall("httpProtocol/customHeaders/add")}
        cache = server.find("staticContent/clientCache")
        if cache is not None:
            lasts = cache.get("cacheControlMode") == "UseMaxAge"
            found["Cache-Control"] = IMMUTABLE if lasts else "no-cache"
            assert not lasts or (cache.get("cacheControlMaxAge"), cache.get("cacheControlCustom")) == ("365.00:00:00", "public, immutable")
    return found


@pytest.fixture(scope="module")
def read(real: BuildResult) -> tuple[str, dict[str, Any], ET.Element]:
    """The three settings: _headers, staticwebapp.config.json and web.config."""
    texts = [real.hosting[name].decode() for name in ("_headers", "staticwebapp.config.json", "web.config")]
    return texts[0], json.loads(texts[1]), ET.fromstring(texts[2])  # noqa: S314 - our own file


@pytest.mark.parametrize("server", ["nginx", "Apache"])
def test_the_lines_of_the_documentation_replace_the_site_each_time(server: str, tmp_path: Path) -> None:
    chapter = (ROOT / "docs/hosting.md").read_text("utf-8").partition(f"\n## {server}\n")[2]
    block = chapter.partition("```sh\n")[2].partition("```")[0]
    lines = [line for line in block.splitlines() if "/var/www/" in line and line.startswith(("sudo cp ", "sudo rm ", "sudo mv "))]
    script = "set -e\n" + "\n".join(lines).replace("sudo ", "").replace("/var/www/", f"{tmp_path}/www/")
    target = tmp_path / "www" / ("pcn-prospectus" if server == "nginx" else "html/pcn")
    lay_out(tmp_path, {"hosting/apache.htaccess": "settings", "www/html/other.html": "not ours"})
    for site in ({"index.html": "old", "gone/gone.html": "gone", "index.html.gz": "old"}, {"index.html": "new", "a/b.html": "b"}):
        shutil.rmtree(tmp_path / "dist", ignore_errors=True)
        lay_out(tmp_path / "dist", site)
        subprocess.run(["sh", "-c", script], cwd=tmp_path, check=True)
        found = {path.relative_to(target).as_posix(): path.read_text("utf-8") for path in target.rglob("*") if path.is_file()}
        assert found == site | ({".htaccess": "settings"} if server == "Apache" else {})
    assert not list(target.parent.glob("*.new")) and (tmp_path / "www/html/other.html").is_file()


def test_every_file_gets_the_same_headers_from_each_host(read: tuple[str, dict[str, Any], ET.Element], real: BuildResult) -> None:
    plain, azure, iis = read
    policy = azure["globalHeaders"]["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy and "unsafe" not in policy
    for url in real.files:
        lasting = url.startswith(f"{FINGERPRINTED_FOLDER}/")
        of_azure, of_plain = by_azure(azure, url), by_headers_file(plain, url)
        assert of_azure["Cache-Control"] == (IMMUTABLE if lasting else "no-cache"), url
        assert by_iis(iis, url) == of_azure, url
        assert {**of_plain, "Cache-Control": of_azure["Cache-Control"]} == of_azure, url
        assert ("Cache-Control" in of_plain) == lasting, url
        assert of_azure["Content-Security-Policy"] == policy


def test_settings_of_azure_have_its_shape(read: tuple[str, dict[str, Any], ET.Element], real: BuildResult) -> None:
    settings = read[1]
    assert {name: type(value) for name, value in settings.items()} == AZURE
    assert all({"route"} < set(route) <= AZURE_ROUTE for route in settings["routes"])
    assert all("*" not in route["route"].removesuffix("/*") for route in settings["routes"]), "a star may stand at the end alone"
    assert len({route["route"] for route in settings["routes"]}) == len(settings["routes"])
    assert all(suffix.startswith(".") and "/" in kind for suffix, kind in settings["mimeTypes"].items())
    assert len(real.hosting["staticwebapp.config.json"]) < 20_000


def test_settings_of_iis_use_only_what_its_schema_knows(read: tuple[str, dict[str, Any], ET.Element]) -> None:
    for element in read[2].iter():
        assert set(element.keys()) <= IIS.get(element.tag, set()), element.tag
    kinds = {str(row.get("fileExtension")) for row in read[2].iter("mimeMap")}
    assert kinds == {str(row.get("fileExtension")) for row in read[2].iter("remove") if row.get("fileExtension")}, (
        "IIS refuses a type twice"
    )
    names = [str(part.get("path")) for part in read[2].iter("location")]
    assert len(names) == len(set(names)), "IIS refuses a place twice"
