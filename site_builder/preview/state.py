"""The state of a preview: what is shown now, what changed since, and what is wrong.

A save is answered twice. First a look: the changed files alone are read again and
the pages in view are made again, within a moment. Then the whole site is built
and checked, and takes the place of what the look showed.
"""

from __future__ import annotations

import re
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from site_builder.build.incremental.run import PreviousBuild, build_incrementally
from site_builder.build.pipeline import BuildResult
from site_builder.content.source import SourceText, read_text
from site_builder.content.walk import entities
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.config import BuildConfig
from site_builder.core.dates import today
from site_builder.core.files.paths import glob_sorted
from site_builder.core.files.site_writer import WriteReport, write_site
from site_builder.core.problems import Place, Problem, has_errors
from site_builder.core.project_folders import INPUT_FOLDERS, cache_folder, theme_folder
from site_builder.preview.gallery import GALLERY_FOLDER, gallery_page
from site_builder.preview.panel import panel
from site_builder.preview.quick_render import QuickRender, quick_render

IN_VIEW = 4
NOTHING_KEPT = PreviousBuild()
REMEMBERED = 64
_HASHED = re.compile(r"(.+-)[0-9a-f]{10}(\.[a-z]+)")


@dataclass(frozen=True, slots=True)
class PreviewStatus:
    """What the last build said: its problems in order, whether it was written, its result, and what is kept for the next."""

    problems: tuple[Problem, ...]
    written: bool
    result: BuildResult | None = None
    kept: PreviousBuild = NOTHING_KEPT


def build_once(config: BuildConfig, out: Path, kept: PreviousBuild) -> PreviewStatus:
    """Build and write what changed since the build of which something is ``kept``."""
    build = build_incrementally(config, out, kept, lambda result: write_site(out, result.files, result.reused))
    problems = build.result.problems
    if build.result.failed or not isinstance(build.written, WriteReport):
        return PreviewStatus((*problems, *build.written) if isinstance(build.written, list) else problems, written=False)
    return PreviewStatus(problems, written=True, result=build.result, kept=build.kept)


def _bug() -> Problem:
    """The exception being handled, at the place in the generator where it arose."""
    said = traceback.format_exc().strip().splitlines()
    return Problem(Place("site_builder"), f"the generator failed ({said[-1]}); {said[-3].strip()}", "tell whoever looks after it")


def _changed(path: Path) -> int:
    """When a file changed last; 0 for one that is gone, or a link that leads nowhere."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


class Preview:
    """What is shown, for one project. Looks, builds and requests may run side by side; the lock guards what they change."""

    def __init__(self, root: Path, out: Path, say: Callable[[str], None], local: Path | None = None) -> None:
        self.root = root
        self.out = out
        self.say = say
        self.local = local
        self.outcome = PreviewStatus((), written=False)
        self._last: BuildResult | None = None
        self._kept = NOTHING_KEPT
        self._looked: dict[str, bytes] = {}
        self._served: dict[str, int] = {}
        self._pending: dict[str, int] = {}
        self._changes = 0
        self._lock = threading.Lock()
        self._building = threading.Lock()

    def config(self) -> BuildConfig:
        """What is built: the folders as they are, on this day."""
        theme, cache = Path(theme_folder(self.root)), Path(cache_folder(self.root))
        return BuildConfig(self.root, theme, cache, today(), overlay_dir=self.local)

    def folders(self) -> tuple[Path, ...]:
        """What to watch: the folders that a build reads, and that of a local edition."""
        local = self.local or self._named_local()
        return tuple(folder for folder in (*(self.root / name for name in INPUT_FOLDERS), local) if folder and folder.is_dir())

    def watched(self) -> dict[Path, tuple[int, int]]:
        """What to watch, and what tells each folder from another one of its name."""
        found = {}
        for folder in self.folders():
            with suppress(OSError):
                status = folder.stat()
                found[folder] = (status.st_dev, status.st_ino)
        return found

    def _named_local(self) -> Path | None:
        """The folder of the local edition that data/site.yaml names."""
        text = read_text(self.root, self.root / "data" / "site.yaml")
        settings = parse_yaml(text)[0].data if isinstance(text, SourceText) else None
        name = settings.get("local") if isinstance(settings, dict) else None
        folder = (self.root / name).resolve() if isinstance(name, str) else None
        return folder if folder and folder.is_relative_to(self.root.resolve()) else None

    def look(self, changed: Iterable[str]) -> bool:
        """Take a first look at changed files (paths below the root); True when there is something to show."""
        with self._lock:
            self._changes += 1
            self._pending.update(dict.fromkeys(changed, self._changes))
            last, names, urls = self._last, tuple(self._pending), tuple(self._served)[-IN_VIEW:]
        if any(self._is_being_written(name) for name in names):
            return False
        try:
            found = quick_render(last, names, urls) if last else None
        except Exception:  # the whole build comes next, and tells what is wrong
            return False
        return found is not None and self._seen(found, names)

    def _is_being_written(self, name: str) -> bool:
        """Whether a file is there but empty: many programs empty a file before they fill it, and are told of twice."""
        path = self.root / name
        return path.is_file() and path.stat().st_size == 0

    def _seen(self, found: QuickRender, names: tuple[str, ...]) -> bool:
        with self._lock:
            if has_errors(found.problems):
                self.outcome = PreviewStatus(found.problems, written=False)
                return True
            self._looked.update(found.pages)
            if all(problem.place.path in names for problem in self.outcome.problems if problem.severity == "error"):
                self.outcome = PreviewStatus((), written=True)
        return True

    def rebuild(self) -> None:
        """Build the whole site, and say on the terminal what came of it."""
        with self._building:
            started = self._changes
            try:
                outcome = build_once(self.config(), self.out, self._kept)
            except Exception:  # the preview goes on, and shows a bug of ours like a problem
                outcome = PreviewStatus((_bug(),), written=False)
            self._built(outcome, started)
        for problem in outcome.problems:
            self.say(str(problem))
        self.say("Built" if outcome.written else "Not built: the last good site is still shown")

    def _built(self, outcome: PreviewStatus, started: int) -> None:
        """Put the whole site in the place of what looks showed, unless something changed since it was begun."""
        with self._lock:
            later = {name: when for name, when in self._pending.items() if when > started}
            if outcome.written:
                self._last, self._kept, self._pending = outcome.result, outcome.kept, later
            if not later:
                self.outcome = outcome
                if outcome.written:
                    self._looked.clear()

    def page(self, url: str) -> str | None:
        """The text of a page as it is now, or None when there is none."""
        last = self._last
        if url.startswith(GALLERY_FOLDER):
            return gallery_page(last.artifacts, url) if last and last.artifacts else None
        looked = self._looked.get(url)
        if looked is not None:
            return looked.decode()
        path = self._file(url)
        try:
            return path.read_text("utf-8") if path else None
        except OSError:  # a build takes the place of the one before at this moment
            return None

    def _file(self, url: str) -> Path | None:
        out = self.out.resolve()
        try:
            path = (out / url).resolve()
            path = path / "index.html" if path.is_dir() else path
            return path if path.suffix == ".html" and path.is_relative_to(out) and path.is_file() else None
        except (OSError, ValueError):  # longer than a name can be, or with a NUL
            return None

    def other_file(self, url: str) -> str | None:
        """The address of a file that is no page: for an asset of a build before this one, the asset as it is now."""
        out = self.out.resolve()
        try:
            wanted = (out / url).resolve()
            if wanted.suffix == ".html" or not wanted.is_relative_to(out):
                return None
            named = _HASHED.fullmatch(wanted.name) if not wanted.exists() and wanted.parent == out / "assets" else None
            now = sorted(wanted.parent.glob(f"{named[1]}??????????{named[2]}")) if named else [wanted]
            return now[0].relative_to(out).as_posix() if now and now[0].is_file() else None
        except (OSError, ValueError):  # longer than a name can be, or with a NUL
            return None

    def serve(self, url: str) -> str | None:
        """The text of a page, remembered as being in view."""
        text = self.page(url)
        mark = self._mark(text)
        with self._lock:
            self._served.pop(url, None)
            self._served[url] = mark
            while len(self._served) > REMEMBERED:
                del self._served[next(iter(self._served))]
        return text

    def stale(self, url: str | None = None) -> bool:
        """Whether a page in view, or any of them, is no longer what it was when it was served."""
        with self._lock:
            urls = [url] if url else list(self._served)[-IN_VIEW:]
            marks = {one: self._served[one] for one in urls if one in self._served}
        return any(mark != self._mark(self.page(one)) for one, mark in marks.items())

    def _mark(self, text: str | None) -> int:
        return hash((text, self.panel()))

    def panel(self) -> str:
        """The problems as HTML to show over a page; empty when there are none."""
        return panel(self.root, self.outcome.problems)

    def newest(self) -> str:
        """The address of the page whose file changed last; the home page when none can be told."""
        files = [path for pattern in ("content/**/*.md", "data/**/*.yaml") for path in glob_sorted(self.root, pattern)]
        newest = max(files, key=_changed, default=None)
        return self._page_of(newest.relative_to(self.root).as_posix()) if newest else "index.html"

    def _page_of(self, name: str) -> str:
        site, national = (self._last.site, self._last.national) if self._last else (None, None)
        if site is None or national is None:
            return "index.html"
        of_page = next((page.url for page in site.pages if page.place.path == name), None)
        entries = (entry for entry in national.entries if entry.document.path == name and entry.value is not None)
        refs = (thing.ref for entry in entries for _, thing in entities(entry.value))
        return of_page or next((site.targets[ref].partition("#")[0] for ref in refs if ref in site.targets), "index.html")
