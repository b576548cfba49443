"""The preview's server: shows the site, tells the browser of changes, and serves nobody but this computer.

watchfiles tells of saved files as the system does, livereload tells the browser,
and tornado, on which livereload stands, serves the pages.
"""

from __future__ import annotations

import asyncio
import json
import os
import webbrowser
from collections.abc import AsyncGenerator, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import tornado.web
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from watchfiles import Change, DefaultFilter, awatch

from site_builder.output import service_worker
from site_builder.preview.state import Preview
from site_builder.render.csp import extend_csp

STYLE_URL = "/_preview/preview.css"
QUIET = 0.3
_LIMITS = (
    "On Linux, fs.inotify.max_user_watches sets how many files may be watched, and fs.inotify.max_user_instances by how many programs."
)
_STYLE = """.preview-problems{background:#fff;border:6px solid #d5281b;color:#212b32;font:1rem/1.5 Arial,sans-serif;margin:0;padding:1rem;\
position:sticky;top:0;z-index:9;max-height:60vh;overflow:auto}.preview-problems pre{background:#f0f4f5;margin:0 0 .5rem;padding:.5rem;\
white-space:pre-wrap}.preview-problems h2{font-size:1.25rem;margin:0 0 .5rem}.preview-problems p{margin:.5rem 0 0}"""


def serve_site(preview: Preview, port: int, browser: bool) -> None:
    """Serve until stopped with Ctrl and C. Listens on this computer only."""
    try:
        asyncio.run(_serve(preview, port, browser))
    except KeyboardInterrupt:
        preview.say("Stopped")
    except OSError as error:
        named = f": {error.filename}" if error.filename else ""
        preview.say(f"The preview cannot go on ({error.strerror or error}{named}); mend that, and start it again")
        raise SystemExit(1) from None


async def _serve(preview: Preview, port: int, browser: bool) -> None:
    LiveReloadHandler.watcher = SimpleNamespace(filepath="*")
    try:
        _application(preview, port).listen(port, address="127.0.0.1")
    except OSError as error:
        preview.say(f"The port {port} cannot be used ({error.strerror}); choose another with --port")
        raise SystemExit(2) from None
    changed = asyncio.Event()
    watching = asyncio.create_task(_look(preview, changed))
    await asyncio.sleep(0)  # the watcher stands before the first build reads anything, so that no change is lost
    await asyncio.to_thread(preview.rebuild)
    preview.say(f"Open http://localhost:{port}/ - stop with Ctrl and C")
    page = f"http://localhost:{port}/{preview.newest()}"
    preview.say(f"The page whose file changed last: {page}")
    if browser:
        webbrowser.open(page)
    await asyncio.gather(watching, _build(preview, changed))


async def _look(preview: Preview, changed: asyncio.Event) -> None:
    """Show each change in the pages in view at once."""
    polling = False
    while True:
        folders = preview.watched()
        try:
            async for changes in _changes(folders, polling):
                if changes:
                    names = _names(preview.root, (path for _, path in changes))
                    if await asyncio.to_thread(preview.look, names) and preview.stale():
                        LiveReloadHandler.reload_waiters("*")
                    changed.set()
                if preview.watched() != folders:  # one came, went or was replaced: what changed in it meanwhile was not told
                    changed.set()
                    break
        except FileNotFoundError:  # a folder went while the watch began
            await asyncio.sleep(QUIET)
        except (OSError, RuntimeError) as error:  # the second is how watchfiles tells of what it does not know
            if polling:
                raise
            polling = True
            preview.say(f"The system does not report changes ({error}), so the preview checks twice a second. {_LIMITS}")


def _changes(folders: Iterable[Path], polling: bool) -> AsyncGenerator[set[tuple[Change, str]], None]:
    """The changes below folders as they come, and an empty set each second without one."""
    return awatch(
        *folders,
        watch_filter=_Sources(),
        debounce=50,
        step=10,
        rust_timeout=1000,
        yield_on_timeout=True,
        force_polling=polling,
        poll_delay_ms=500,
    )


async def _build(preview: Preview, changed: asyncio.Event) -> None:
    """Build the whole site when nothing was saved for a moment."""
    while True:
        await changed.wait()
        changed.clear()
        await asyncio.sleep(QUIET)
        if changed.is_set():
            continue
        await asyncio.to_thread(preview.rebuild)
        if preview.stale():
            LiveReloadHandler.reload_waiters("*")


def _names(root: Path, paths: Iterable[str]) -> list[str]:
    """Paths as seen from the project's folder; links in them followed, as the system does when it tells of a change."""
    return [Path(os.path.relpath(path, root)).as_posix() for path in paths]


class _Sources(DefaultFilter):
    """What a change of matters: not installed packages, and not what the compiler leaves beside a source."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, "node_modules")

    def __call__(self, change: Change, path: str) -> bool:
        return not Path(path).name.startswith(".") and super().__call__(change, path)


def _application(preview: Preview, port: int) -> tornado.web.Application:
    handlers: list[Any] = [
        (r"/livereload", _Reload, {"preview": preview, "port": port}),
        (r"/livereload.js", LiveReloadJSHandler),
        (STYLE_URL, _Style),
        (f"/{service_worker.WORKER}", _NoWorker),
        (r"/(.*)", _Page, {"path": str(preview.out), "default_filename": "index.html", "preview": preview, "port": port}),
    ]
    return tornado.web.Application(handlers, log_function=lambda handler: None, theme=preview.config().theme)


def _is_local(host: str, port: int) -> bool:
    return host in {f"localhost:{port}", f"127.0.0.1:{port}"}


class _Reload(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Tells pages of this preview, and no others, to reload."""

    def initialize(self, preview: Preview, port: int) -> None:
        self._preview = preview
        self._port = port

    def check_origin(self, origin: str) -> bool:
        return _is_local(origin.removeprefix("http://"), self._port)

    def on_message(self, message: str) -> None:
        """A page that connects: it is told at once when it changed while it was loading."""
        super().on_message(message)
        said = json.loads(message)
        if said.get("command") == "info" and self._preview.stale(url_of(urlsplit(str(said.get("url", ""))).path)):
            self.send_message({"command": "reload", "path": "*", "liveCSS": None, "liveImg": True})


class _Style(tornado.web.RequestHandler):
    def get(self) -> None:
        """The look of the panel."""
        self.set_header("Content-Type", "text/css")
        self.write(_STYLE)


class _NoWorker(tornado.web.RequestHandler):
    def get(self) -> None:
        """A worker that removes any that keeps a published site: a preview shows the files as they are."""
        self.set_header("Content-Type", "text/javascript")
        self.write(service_worker.unregister_script(self.settings["theme"]))


def url_of(path: str) -> str:
    """The address of a page below the site's folder, for the path of a request."""
    url = path.lstrip("/")
    return f"{url}index.html" if url.endswith("/") or not url else url


class _Page(tornado.web.StaticFileHandler):
    """A file of the built site; pages carry the reload script and the panel."""

    def initialize(self, path: str, default_filename: str, preview: Preview, port: int) -> None:  # type: ignore[override]
        super().initialize(path, default_filename)
        self._preview = preview
        self._port = port

    def set_default_headers(self) -> None:
        """A page of another site may ask for a script of this one, and would read what is not yet published."""
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        """Refuse requests under another name, so that no other site can read the preview."""
        if not _is_local(self.request.host, self._port):
            raise tornado.web.HTTPError(421)
        self.request.headers.pop("If-None-Match", None)
        self.request.headers.pop("If-Modified-Since", None)

    def compute_etag(self) -> None:
        """No validator: what the preview adds to a page changes while its file does not."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """The file; for a page, with what the preview adds."""
        other = self._preview.other_file(path)
        if other:
            await super().get(other, include_body)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        text = self._preview.serve(url_of(path))
        if text is None:
            self.set_status(404)
            text = self._preview.page("404.html") or "<!doctype html><title>Preview</title><head></head><body></body>"
        self.finish(with_live_reload(text, self._preview.panel(), self._port))


def with_live_reload(text: str, panel: str, port: int) -> str:
    """A page with the reload script, the panel, and a policy that lets both work."""
    own = f"script-src 'self'; style-src 'self'; connect-src 'self' ws://localhost:{port} ws://127.0.0.1:{port}"
    scripts = f'<link rel="stylesheet" href="{STYLE_URL}"><script src="/livereload.js?port={port}" defer></script>'
    text = extend_csp(text, own).replace("</head>", scripts + "</head>", 1)
    at = text.find(">", text.find("<body")) + 1
    return text[:at] + panel + text[at:]
