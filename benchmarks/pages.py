"""Lighthouse over every kind of page, with its throttling of a middling phone; and what each page makes a reader fetch.

    .venv/bin/python benchmarks/pages.py [--rounds 3] [--only assessment/tool.html glossary.html] [--uncompressed]

The real site is served on this machine with the headers that hosting/ asks of servers: compressed, or as servers of an intranet
often do, not. Of each kind of page the largest is taken. Lighthouse is installed from npm into .cache/peers. Where its own
measure of the machine's speed is low (a quiet machine has more than 1,000), other work made the page slow, and its score says
nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generators.base import install_node
from measuring import ROOT, keep, machine_in_words, table

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.output.http_headers import TEXT, cache_rule, content_type

LIGHTHOUSE = ROOT / ".cache" / "peers" / "lighthouse"
PACKAGES = ("lighthouse@13.5.0",)
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
ALSO = ("search.html?q=pcn",)
MEASURES = {
    "score": lambda found: found["categories"]["performance"]["score"] * 100,
    "layout shift": lambda found: _number(found, "cumulative-layout-shift"),
    "first paint, s": lambda found: _number(found, "first-contentful-paint") / 1000,
    "largest paint, s": lambda found: _number(found, "largest-contentful-paint") / 1000,
    "interactive, s": lambda found: _number(found, "interactive") / 1000,
    "blocked, ms": lambda found: _number(found, "total-blocking-time"),
    "speed of this machine": lambda found: float(found["environment"]["benchmarkIndex"]),
    "requests": lambda found: len(_requests(found)),
    "kB": lambda found: sum(one["transferSize"] for one in _requests(found)) / 1000,
    "kB of script": lambda found: sum(one["transferSize"] for one in _requests(found) if one.get("resourceType") == "Script") / 1000,
}


def _number(found: Mapping[str, Any], audit: str) -> float:
    return float(found["audits"][audit]["numericValue"])


def _requests(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(found["audits"]["network-requests"]["details"]["items"])


def kinds(result: BuildResult) -> list[str]:
    """The address of the largest page of each template."""
    assert result.site is not None
    largest: dict[str, str] = {}
    for page in result.site.pages:
        now = largest.get(page.template)
        if now is None or len(result.files[page.url]) > len(result.files[now]):
            largest[page.template] = page.url
    return [*largest.values(), *ALSO]


@contextmanager
def served(files: Mapping[str, bytes], *, compressed: bool = True) -> Iterator[str]:
    """The address of a server that hands the files out as hosting/ asks servers to."""
    packed = {url: gzip.compress(content, 6, mtime=0) for url, content in files.items() if compressed and url.endswith(TEXT)}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            url = self.path.partition("?")[0].lstrip("/")
            body = packed.get(url, files.get(url, b""))
            self.send_response(200 if url in files else 404)
            self.send_header("Content-Type", content_type(url))
            self.send_header("Cache-Control", cache_rule(url))
            self.send_header("Content-Length", str(len(body)))
            if url in packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def lighthouse(address: str) -> Mapping[str, Any]:
    """Lighthouse's findings about one page."""
    command = [
        str(Path(sys.executable).with_name("node")),
        str(LIGHTHOUSE / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        "--output=json",
        "--quiet",
        "--only-categories=performance",
        f"--chrome-flags={CHROMIUM}",
    ]
    environment = os.environ | {"CHROME_PATH": shutil.which(os.environ.get("CHROMIUM", "chromium")) or ""}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def rows(address: str, urls: Sequence[str], rounds: int) -> Iterator[tuple[str, dict[str, float]]]:
    """The medians of each page."""
    for url in urls:
        runs = [lighthouse(address + url) for _ in range(rounds)]
        yield url, {name: statistics.median(measure(one) for one in runs) for name, measure in MEASURES.items()}


def _shown(name: str, value: float) -> str:
    return f"{value:.3f}" if name == "layout shift" else f"{value:.1f}"


def main() -> None:
    """Measure each kind of page and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", metavar="PAGE")
    parser.add_argument("--uncompressed", action="store_true")
    given = parser.parse_args()
    install_node(LIGHTHOUSE, PACKAGES)
    with tempfile.TemporaryDirectory() as cache:
        kept = ROOT / ".cache"
        result = build_site(BuildConfig(ROOT, ROOT / "theme", kept if kept.exists() else Path(cache), "2026-11-23"))
    print(machine_in_words())
    found: dict[str, dict[str, float]] = {}
    with served(result.files, compressed=not given.uncompressed) as address:
        for url, measured in rows(address, given.only or kinds(result), given.rounds):
            found[url] = measured
            print(f"  {url}: {measured['score']:.0f}", file=sys.stderr, flush=True)
    lines = [
        [url, *(f"{value:.3f}" if name == "layout shift" else f"{value:.1f}" for name, value in one.items())] for url, one in found.items()
    ]
    kept_as = keep("pages-uncompressed" if given.uncompressed else "pages", found)
    print(f"\n{table(['page', *MEASURES], lines)}\n\nWrote {kept_as.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
