"""Write the page of a report, in the site's look and with the theme's layouts: ``index.html`` and its style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2

from site_builder.core.text.characters import unturned
from site_builder.render.csp import PAGE_CSP
from site_builder.render.theme import template_environment
from site_builder.rollup.intake.project import Project

MOST = 500  # names, rows and texts of one thing on the page
_STYLE = "site.css"


def write_page(folder: Path, project: Project, layout: str, **shown: Any) -> None:
    """The page by a layout of the theme, with what it shows by name; it is never in memory as a whole."""
    (folder / _STYLE).write_bytes(project.style)
    environment = template_environment(jinja2.Environment, project.theme, project.cache)
    common = {"policy": PAGE_CSP, "language": project.language, "site_name": project.name, "title": project.title}
    environment.globals.update(common, style=_STYLE, most=MOST)
    stream = environment.get_template(layout).stream(**shown)
    stream.enable_buffering(50)
    with (folder / "index.html").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(map(unturned, stream))
