"""The program of ``least.py``; it runs in the folder of its project."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import click
import jinja2
import pydantic
import yaml
from markdown_it import MarkdownIt
from markupsafe import Markup

LAYOUT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ head.title }}</title><meta name="description" content="{{ head.description }}"></head>
<body>
<header><a href="../index.html">Made-up pages</a></header>
<nav><ul>{% for folder in folders %}<li><a href="../{{ folder }}/index.html">{{ folder }}</a></li>{% endfor %}</ul></nav>
<main><h1>{{ head.title }}</h1>{{ text }}</main>
<footer><p>Made-up pages</p></footer>
</body>
</html>
"""


class Head(pydantic.BaseModel):
    """What a page says of itself."""

    title: str
    description: str


def main() -> None:
    """Read, make and write every page."""
    markdown = MarkdownIt().enable("table")
    layout = jinja2.Environment(autoescape=True).from_string(LAYOUT)
    index, targets, pages = [], [], {}
    for path in sorted(Path("pages").rglob("*.md")):
        _, front, text = path.read_text("utf-8").split("---\n", 2)
        head = Head.model_validate(yaml.load(front, yaml.CSafeLoader))
        tokens = markdown.parse(text)
        pages[path.relative_to("pages").with_suffix(".html")] = (head, Markup(markdown.renderer.render(tokens, markdown.options, {})))
        index.append([str(path), head.title, " ".join(token.content for token in tokens if token.type == "inline")])
    folders = sorted({path.parent.as_posix() for path in pages})
    for path, (head, made) in pages.items():
        html = layout.render(head=head, text=made, folders=folders)
        targets += [path.parent / target for target in re.findall(r'href="([^"#:]+)"', html)]
        out = "site" / path
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(html, "utf-8")
    Path("site/index.js").write_text(json.dumps(index), "utf-8")
    if not targets:
        sys.exit("no links")
    click.echo(f"{len(pages)} pages")


if __name__ == "__main__":
    main()
