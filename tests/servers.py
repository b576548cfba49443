"""Web servers on this machine, as their documentation says to run them, to try the site on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_MODULES = "mpm_event authz_core dir mime headers filter deflate alias setenvif"
_NOBODY = os.geteuid() == 0


@dataclass(frozen=True)
class Reply:
    """What a server answered; names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)


def ask(url: str, **headers: str) -> Reply:
    """One request; an error status is an answer too."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=10) as reply:  # noqa: S310
            return Reply(reply.status, {name.lower(): value for name, value in reply.headers.items()}, reply.read())
    except urllib.error.HTTPError as error:
        return Reply(error.code, {name.lower(): value for name, value in error.headers.items()}, error.read())


@contextmanager
def python(root: Path, hosting: Mapping[str, bytes]) -> Iterator[str]:
    """Python's http.server."""
    port = _free_port()
    with _running([sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(root)], port) as address:
        yield address


@contextmanager
def busybox(root: Path, hosting: Mapping[str, bytes]) -> Iterator[str]:
    """BusyBox httpd."""
    port = _free_port()
    with _running([_found("busybox"), "httpd", "-f", "-p", f"127.0.0.1:{port}", "-h", str(root)], port) as address:
        yield address


@contextmanager
def nginx(root: Path, hosting: Mapping[str, bytes]) -> Iterator[str]:
    """nginx with our settings, of which only the port and the folder are changed."""
    program, port, work = _found("nginx"), _free_port(), root.parent
    ours = hosting["nginx.conf"].decode().replace("listen 80;", f"listen 127.0.0.1:{port};")
    ours = ours.replace("root /var/www/pcn-prospectus;", f"root {root};")
    (work / "site.conf").write_text(ours, "utf-8")
    temporary = "".join(f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        f"{'user nobody nogroup;' if _NOBODY else ''} daemon off; pid {work}/nginx.pid; error_log {work}/error.log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {temporary} include {work}/site.conf; }}\n",
        "utf-8",
    )
    with _running([program, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")], port) as address:
        yield address


@contextmanager
def apache(root: Path, hosting: Mapping[str, bytes]) -> Iterator[str]:
    """Apache httpd with our settings as the site's .htaccess, unchanged."""
    program, port, work = _found("apache2"), _free_port(), root.parent
    modules = Path("/usr/lib/apache2/modules")
    (work / "mime.types").write_text("text/html html\ntext/css css\nimage/png png\nimage/svg+xml svg\ntext/plain txt\n", "utf-8")
    for index in root.glob("**/index.html"):
        if (index.parent / "404.html").is_file():
            (index.parent / ".htaccess").write_bytes(hosting["apache.htaccess"])
    (work / "apache.conf").write_text(
        "\n".join(
            [
                *(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in _MODULES.split()),
                "User nobody\nGroup nogroup" if _NOBODY else "",
                f"ServerRoot {work}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {work}/apache.pid",
                f"ErrorLog {work}/error.log\nTypesConfig {work}/mime.types\nDocumentRoot {root}\nDefaultRuntimeDir {work}",
                f"<Directory {root}>\nAllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n",
            ]
        ),
        "utf-8",
    )
    with _running([program, "-d", str(work), "-f", str(work / "apache.conf"), "-DFOREGROUND"], port) as address:
        yield address


Server = Callable[[Path, Mapping[str, bytes]], "contextmanager[str]"]


def _found(program: str) -> str:
    path = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int) -> Iterator[str]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)
