"""Pelican, its content cache on."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage

from generators.base import TEMPLATES, Generator, install_python, write

SETTINGS = """\
AUTHOR = "Nobody"
SITENAME = "Made-up pages"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = ["static"]
EXTRA_PATH_METADATA = {"static/site.css": {"path": "site.css"}}
PATH_METADATA = r"pages/(?P<folder>[^/]+)/(?P<slug>[^/.]+)"
PAGE_URL = "{folder}/{slug}.html"
PAGE_SAVE_AS = PAGE_URL
PAGE_ORDER_BY = "source_path"
THEME = "theme"
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}, "markdown.extensions.toc": {}}}
"""


class Pelican(Generator):
    """Pelican."""

    name = "pelican"
    packages = ("pelican[markdown]==4.12.0",)
    made = ("output", "cache", "__pycache__")

    def install(self) -> None:
        install_python(self.home, self.packages)

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        write(folder / "pelicanconf.py", SETTINGS)
        shutil.copytree(TEMPLATES / "pelican", folder / "theme" / "templates")
        shutil.copytree(TEMPLATES / "static", folder / "content" / "static")
        for page in corpus.pages:
            head = f"Title: {page.title}\nSummary: {page.description}\n\n[TOC]\n\n"
            write(self.source(folder, page), head + page.text_with(lambda target: f"{{filename}}/pages/{target}.md"))

    def build(self, folder: Path) -> Sequence[str]:
        return [str(self.home / "bin" / "pelican"), "--quiet"]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "content" / "pages" / f"{page.id}.md"

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "output" / f"{page.id}.html"
