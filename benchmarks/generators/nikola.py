"""Nikola, with its plainest theme. It has no search index of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage

from generators.base import Generator, home_list, install_python, write

SETTINGS = """\
BLOG_AUTHOR = "Nobody"
BLOG_TITLE = "Made-up pages"
SITE_URL = "https://example.org/"
BLOG_EMAIL = "nobody@example.org"
BLOG_DESCRIPTION = "Pages for a benchmark"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
THEME = "base"
POSTS = ()
PAGES = (("pages/*.md", "", "page.tmpl"),)
COMPILERS = {"markdown": [".md"]}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra", "markdown.extensions.toc"]
PRETTY_URLS = False
STRIP_INDEXES = False
GENERATE_RSS = GENERATE_ATOM = False
ENABLE_AUTHOR_PAGES = False
DISABLED_PLUGINS = ["robots", "render_galleries", "render_listings", "create_bundles"]
NAVIGATION_LINKS = {"en": (("/index.html", "Home"), ("/topic-001/index.html", "Topics"))}
INDEX_PATH = "blog"
"""


class Nikola(Generator):
    """Nikola."""

    name = "nikola"
    packages = ("nikola==8.3.3", "aiohttp==3.14.5", "watchdog==7.1.0")
    made = ("output", "cache", ".doit.db.db", ".doit.db", ".doit.db.dat", ".doit.db.dir", ".doit.db.bak", "__pycache__")

    def install(self) -> None:
        install_python(self.home, self.packages)

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        write(folder / "conf.py", SETTINGS)
        write(folder / "pages" / "index.md", _head("Home", "index", "All pages.") + home_list(corpus, "/{folder}/index.html"))
        for page in corpus.pages:
            head = _head(page.title, page.name, page.description)
            write(self.source(folder, page), f"{head}[TOC]\n\n{page.text_with(_link)}")

    def build(self, folder: Path) -> Sequence[str]:
        return [str(self.home / "bin" / "nikola"), "build", "--verbosity", "0", "-n", "2"]

    def serve(self, folder: Path, port: int) -> Sequence[str]:
        return [str(self.home / "bin" / "nikola"), "auto", "--port", str(port), "--address", "127.0.0.1"]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "pages" / f"{page.id}.md"

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "output" / f"{page.id}.html"


def _head(title: str, slug: str, description: str) -> str:
    return f"<!--\n.. title: {title}\n.. slug: {slug}\n.. date: 2026-01-01\n.. description: {description}\n-->\n\n"


def _link(target: str) -> str:
    return f"/{target}.html"
