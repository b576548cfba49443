"""The preview: builds, serves and reloads; a mistake is shown over the last good site.

watchfiles tells of saved files as the system does, livereload tells the browser,
and tornado, on which livereload stands, serves the built folder on this computer.
"""

from __future__ import annotations

import asyncio
import html
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import tornado.web
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from watchfiles import DefaultFilter, awatch

from site_builder import offline
from site_builder.freshness import INPUT_FOLDERS
from site_builder.pipeline import Order, run
from site_builder.policy import POLICY
from site_builder.problems import Place, Problem, has_errors
from site_builder.write import Written, write_site

STYLE_URL = "/_preview/preview.css"
_STYLE = """.preview-problems{background:#fff;border:6px solid #d5281b;color:#212b32;font:1rem/1.5 Arial,sans-serif;margin:0;padding:1rem;\
position:sticky;top:0;z-index:9;max-height:60vh;overflow:auto}.preview-problems pre{background:#f0f4f5;margin:0 0 .5rem;padding:.5rem;\
white-space:pre-wrap}.preview-problems h2{font-size:1.25rem;margin:0 0 .5rem}.preview-problems p{margin:.5rem 0 0}"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last build said: its problems in order, and whether it was written."""

    problems: tuple[Problem, ...]
    written: bool


def build_once(root: Path, out: Path) -> Outcome:
    """Build and write the site."""
    today = datetime.now(UTC).date().isoformat()
    result = run(Order(root, root / "theme", root / ".cache", today))
    if result.failed:
        return Outcome(result.problems, written=False)
    written = write_site(out, result.files)
    if isinstance(written, Written):
        return Outcome(result.problems, written=True)
    return Outcome((*result.problems, *written), written=False)


def _bug() -> Problem:
    """The exception being handled, at the place in the generator where it arose."""
    said = traceback.format_exc().strip().splitlines()
    return Problem(Place("site_builder"), f"the generator failed ({said[-1]}); {said[-3].strip()}", "tell whoever looks after it")


def serve_site(root: Path, out: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve until stopped with Ctrl and C. Listens on this computer only."""
    try:
        asyncio.run(_serve(Preview(root, out, say), port))
    except KeyboardInterrupt:
        say("Stopped")
    except OSError as error:
        say(f"The port {port} cannot be used ({error.strerror}); choose another with --port")
        raise SystemExit(2) from None


class Preview:
    """The state of a preview: the last outcome, and the folders it works on."""

    def __init__(self, root: Path, out: Path, say: Callable[[str], None]) -> None:
        self.root = root
        self.out = out
        self.outcome = Outcome((), written=False)
        self._say = say
        self._building = threading.Lock()

    def rebuild(self) -> None:
        """Build, and say on the terminal what came of it."""
        with self._building:
            try:
                self.outcome = build_once(self.root, self.out)
            except Exception:  # the preview goes on, and shows a bug of ours like a problem
                self.outcome = Outcome((_bug(),), written=False)
        for problem in self.outcome.problems:
            self._say(str(problem))
        self._say("Built" if self.outcome.written else "Not built: the last good site is still shown")

    def panel(self) -> str:
        """The problems as HTML to show over a page; empty when there are none."""
        if not has_errors(self.outcome.problems):
            return ""
        items = "".join(self._item(problem) for problem in self.outcome.problems)
        return f'<div class="preview-problems" role="alert"><h2>The site cannot be built</h2>{items}</div>'

    def _item(self, problem: Problem) -> str:
        place = html.escape(str(problem.place))
        line = self._line(problem)
        words = f"{html.escape(problem.message)}; {html.escape(problem.remedy)}"
        return f"<p><strong>{place}</strong> {words}</p>" + (f"<pre>{html.escape(line)}</pre>" if line else "")

    def _line(self, problem: Problem) -> str:
        """The line that a problem is about, when it can be read."""
        try:
            lines = (self.root / problem.place.path).read_text("utf-8").splitlines()
            return lines[problem.place.line - 1]
        except (OSError, ValueError, IndexError):
            return ""


async def _serve(preview: Preview, port: int) -> None:
    LiveReloadHandler.watcher = SimpleNamespace(filepath="*")
    _application(preview, port).listen(port, address="127.0.0.1")
    await asyncio.to_thread(preview.rebuild)
    preview._say(f"Open http://localhost:{port}/ - stop with Ctrl and C")
    folders = [preview.root / name for name in INPUT_FOLDERS if (preview.root / name).is_dir()]
    async for _ in awatch(*folders, watch_filter=_Sources(), debounce=100, step=20, recursive=True):
        await asyncio.to_thread(preview.rebuild)
        LiveReloadHandler.reload_waiters("*")


class _Sources(DefaultFilter):
    """What a change of matters: not installed packages, and not what the compiler leaves beside a source."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, "node_modules")

    def __call__(self, change: Any, path: str) -> bool:
        return not Path(path).name.startswith(".") and super().__call__(change, path)


def _application(preview: Preview, port: int) -> tornado.web.Application:
    handlers: list[Any] = [
        (r"/livereload", _Reload, {"port": port}),
        (r"/livereload.js", LiveReloadJSHandler),
        (STYLE_URL, _Style),
        (f"/{offline.WORKER}", _NoWorker),
        (r"/(.*)", _Page, {"path": str(preview.out), "default_filename": "index.html", "preview": preview, "port": port}),
    ]
    return tornado.web.Application(handlers, log_function=lambda handler: None, theme=preview.root / "theme")


def _is_local(host: str, port: int) -> bool:
    return host in {f"localhost:{port}", f"127.0.0.1:{port}"}


class _Reload(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Tells pages of this preview, and no others, to reload."""

    def initialize(self, port: int) -> None:
        self._port = port

    def check_origin(self, origin: str) -> bool:
        return _is_local(origin.removeprefix("http://"), self._port)


class _Style(tornado.web.RequestHandler):
    def get(self) -> None:
        """The look of the panel."""
        self.set_header("Content-Type", "text/css")
        self.write(_STYLE)


class _NoWorker(tornado.web.RequestHandler):
    def get(self) -> None:
        """A worker that removes any that keeps a published site: a preview shows the files as they are."""
        self.set_header("Content-Type", "text/javascript")
        self.write(offline.remover(self.settings["theme"]))


class _Page(tornado.web.StaticFileHandler):
    """A file of the built site; pages carry the reload script and the panel."""

    def initialize(self, path: str, default_filename: str, preview: Preview, port: int) -> None:  # type: ignore[override]
        super().initialize(path, default_filename)
        self._preview = preview
        self._port = port

    def prepare(self) -> None:
        """Refuse requests under another name, so that no other site can read the preview."""
        if not _is_local(self.request.host, self._port):
            raise tornado.web.HTTPError(421)
        self.request.headers.pop("If-None-Match", None)
        self.request.headers.pop("If-Modified-Since", None)

    def compute_etag(self) -> None:
        """No validator: what the preview adds to a page changes while its file does not."""

    def _file(self, path: str) -> Path | None:
        """The file of the site at a path, or None when there is none."""
        out = self._preview.out.resolve()
        try:
            wanted = out / path
            page = (wanted / "index.html" if wanted.is_dir() else wanted).resolve()
            return page if page.is_relative_to(out) and page.is_file() else None
        except (OSError, ValueError):  # longer than a name can be, or with a NUL
            return None

    async def get(self, path: str, include_body: bool = True) -> None:
        """The file; for a page, with what the preview adds."""
        page = self._file(self.parse_url_path(path))
        if page and page.suffix != ".html":
            await super().get(path, include_body)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if not page:
            self.set_status(404)
            page = self._preview.out / "404.html"
        text = page.read_text("utf-8") if page.is_file() else "<!doctype html><title>Preview</title><head></head><body></body>"
        self.finish(dressed(text, self._preview.panel(), self._port))


def dressed(text: str, panel: str, port: int) -> str:
    """A page with the reload script, the panel, and a policy that lets both work."""
    policy = f"{POLICY}; connect-src 'self' ws://localhost:{port} ws://127.0.0.1:{port}"
    scripts = f'<link rel="stylesheet" href="{STYLE_URL}"><script src="/livereload.js?port={port}" defer></script>'
    text = text.replace(html.escape(POLICY, quote=True), html.escape(policy, quote=True)).replace(POLICY, policy)
    text = text.replace("</head>", scripts + "</head>", 1)
    at = text.find(">", text.find("<body")) + 1
    return text[:at] + panel + text[at:]
