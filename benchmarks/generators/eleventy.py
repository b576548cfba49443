"""The plugins for Eleventy that make sites in the styles of GOV.UK and of NHS.UK, with their search index."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage

from generators.base import Generator, front_matter, home_list, install_node, write

SETTINGS = """\
import {{ {plugin} }} from "{package}";

export default function (config) {{
  config.addPlugin({plugin}, {{
    templates: {{ error404: true, searchIndex: true, sitemap: true }},
    header: {{ search: {{ indexPath: "/search-index.json", sitemapPath: "/sitemap" }} }},
  }});
  return {{ dir: {{ input: "pages", output: "site" }}, htmlTemplateEngine: "njk", markdownTemplateEngine: false }};
}}
"""


class GovukEleventy(Generator):
    """Eleventy with the GOV.UK plugin."""

    name = "govuk-eleventy"
    packages = ("@11ty/eleventy@3.1.8", "@x-govuk/govuk-eleventy-plugin@9.0.2")
    made = ("site", ".cache")
    plugin, package = "govukEleventyPlugin", "@x-govuk/govuk-eleventy-plugin"

    def install(self) -> None:
        install_node(self.home, self.packages)

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        write(folder / "eleventy.config.js", SETTINGS.format(plugin=self.plugin, package=self.package))
        write(folder / "package.json", '{"private": true, "type": "module"}\n')
        (folder / "node_modules").symlink_to((self.home / "node_modules").resolve())
        write(folder / "pages" / "index.md", "---\ntitle: Home\nlayout: page\nhomepage: true\n---\n" + home_list(corpus, "/{folder}/"))
        for page in corpus.pages:
            order = f"eleventyNavigation:\n  key: {page.id}\n  order: {page.order}"
            head = front_matter(page, "layout: page", order + (f"\n  parent: {page.folder}/index" if page.order else ""))
            write(self.source(folder, page), f"{head}[[toc]]\n\n{page.text_with(_link)}")

    def build(self, folder: Path) -> Sequence[str]:
        return [*self._program, "--quiet"]

    def serve(self, folder: Path, port: int) -> Sequence[str]:
        return [*self._program, "--serve", "--quiet", f"--port={port}"]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "pages" / f"{page.id}.md"

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "site" / self.address(page) / "index.html"

    def address(self, page: MadeUpPage) -> str:
        return f"{page.id}/" if page.name != "index" else f"{page.folder}/"

    @property
    def _program(self) -> tuple[str, ...]:
        return (str(Path(sys.executable).with_name("node")), str(self.home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"))


class NhsukEleventy(GovukEleventy):
    """Eleventy with the NHS.UK plugin. It is not on npm; NHSUK_PLUGIN in the environment may name a folder with a copy of it."""

    name = "nhsuk-eleventy"
    packages = ("@11ty/eleventy@3.1.8", os.environ.get("NHSUK_PLUGIN", "@x-govuk/nhsuk-eleventy-plugin@1.4.3"))
    plugin, package = "nhsukEleventyPlugin", "@x-govuk/nhsuk-eleventy-plugin"


def _link(target: str) -> str:
    return f"/{target.removesuffix('/index')}/"
