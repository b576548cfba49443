"""The Markdown parser with the project's extensions: attributes of headings, containers, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from site_builder.content.markdown.document import is_reference
from site_builder.content.markdown.literal_marks import literal_marks
from site_builder.content.markdown.parser_rules import (
    ANY,
    CONTAINERS,
    cells_of_rows,
    classes,
    container_names_and_ends,
    heading_attributes,
    stacking_tables,
)


def make_parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True}).enable("table")
    md.use(front_matter_plugin).use(deflist_plugin).use(attrs_plugin, after=("link_close",), allowed=["class"])
    md.core.ruler.before("inline", "heading_attributes", heading_attributes)
    md.core.ruler.after("block", "container_names_and_ends", container_names_and_ends)
    md.core.ruler.after("block", "cells_of_rows", cells_of_rows)
    md.core.ruler.push("classes", classes)
    md.core.ruler.push("stacking_tables", stacking_tables)
    md.core.ruler.before("text_join", "literal_marks", literal_marks)
    md.use(anchors_plugin, min_level=2, max_level=4, slug_func=heading_slug)
    md.use(container_plugin, name=ANY, validate=lambda after, _: after.strip().split(" ", 1)[0] in CONTAINERS)
    md.add_render_rule("table_open", lambda *_: '<div class="app-table"><table class="nhsuk-table">\n')
    md.add_render_rule("table_close", lambda *_: "</table></div>\n")
    md.add_render_rule("link_open", _render_link)
    md.add_render_rule("image", _render_image)
    md.add_render_rule("app_callout", _render_callout)
    md.add_render_rule("app_show", lambda self, tokens, i, *_: f"<!--show {escape(tokens[i].info)}-->\n")
    return md


def heading_slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower().replace("'", ""))) or "section"


def _render_link(self: Any, tokens: Sequence[Token], index: int, *more: Any) -> str:
    html = str(self.renderToken(tokens, index, *more))
    return html.replace('href="', 'href="@', 1) if is_reference(str(tokens[index].attrs.get("href", ""))) else html


def _render_image(self: Any, tokens: Sequence[Token], index: int, *more: Any) -> str:
    return str(self.image(tokens, index, *more)).replace('src="', 'src="@', 1)


def _render_callout(self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    token = tokens[index]
    return f"<!--callout {token.info}|{escape(token.meta['title'])}-->\n" if token.nesting == 1 else "<!--end callout-->\n"
