"""The panel that a preview shows over a page while the site has mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from site_builder.core.problems import Problem, has_errors
from site_builder.core.text.characters import control_character


def panel(root: Path, problems: Sequence[Problem]) -> str:
    """Problems as HTML, each with the line that it is about; empty when no mistake is among them. ``root`` is the project's folder."""
    if not has_errors(problems):
        return ""
    errors = "".join(_item(root, problem) for problem in problems if problem.severity == "error")
    warnings = "".join(_item(root, problem) for problem in problems if problem.severity == "warning")
    below = f"<h2>Warnings, which do not stand in the way</h2>{warnings}" if warnings else ""
    return f'<div class="preview-problems" role="alert"><h2>The site cannot be built</h2>{errors}{below}</div>'


def _item(root: Path, problem: Problem) -> str:
    line = _line(root, problem)
    words = f"{escape(problem.message)}; {escape(problem.remedy)}"
    return f"<p><strong>{escape(str(problem.place))}</strong> {words}</p>" + (f"<pre>{escape(line)}</pre>" if line else "")


def _line(root: Path, problem: Problem) -> str:
    """The line that a problem is about, when it can be read as text."""
    if not problem.place.line:
        return ""
    try:
        line = (root / problem.place.path).read_text("utf-8").splitlines()[problem.place.line - 1]
    except (OSError, ValueError, IndexError):
        return ""
    return "" if control_character(line) else line
