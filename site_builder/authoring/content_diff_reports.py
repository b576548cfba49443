"""Write a comparison as text, Markdown or HTML: one row in ``FORMATS`` for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from site_builder.authoring.content_diff import ContentDiff
from site_builder.authoring.word_diff import Run, word_diff

REMOVED_NOT_RETIRED = "Removed, but not listed in data/retired.yaml"
SKIPPED_FILES = "Left out of the comparison, since they have mistakes"


def _lists(difference: ContentDiff) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Headings, each with references or paths and what is said of them."""
    yield "Added", [(item.ref, item.title) for item in difference.added]
    yield "Removed", [(item.ref, item.title) for item in difference.removed]
    yield "Moved", [(one.ref, f"{one.title} (was {one.before})") for one in difference.moved]
    yield REMOVED_NOT_RETIRED, [(ref, "") for ref in difference.unlisted]
    yield SKIPPED_FILES, list(difference.skipped)


def as_plain_text(difference: ContentDiff, old: str, new: str) -> str:
    """For a terminal or a mail."""
    lines = [f"From {old} to {new}"]
    for title, rows in _lists(difference):
        if rows:
            lines += ["", f"{title} ({len(rows)})", *(f"  {name}: {words}" if words else f"  {name}" for name, words in rows)]
    if difference.reworded:
        lines += ["", f"Reworded ({len(difference.reworded)})"]
        for item in difference.reworded:
            lines.append(f"  {item.ref}: {item.title}")
            for name, before, after in item.fields:
                lines += [f"    {name}", f"      before: {before or '(nothing)'}", f"      after:  {after or '(nothing)'}"]
    if difference.empty:
        lines += ["", "Nothing changed"]
    return "\n".join([*lines, ""])


def as_markdown(difference: ContentDiff, old: str, new: str) -> str:
    """For a document or a change log."""
    lines = [f"# Changes from {old} to {new}", ""]
    for title, rows in _lists(difference):
        if rows:
            lines += [f"## {title}", "", *(f"- `{_plain(name)}` {_plain(words)}".rstrip() for name, words in rows), ""]
    if difference.reworded:
        lines += ["## Reworded", ""]
        for item in difference.reworded:
            lines += [f"### {_plain(item.title)}", "", f"`{item.ref}`", ""]
            for name, before, after in item.fields:
                old_runs, new_runs = word_diff(before, after)
                lines += [f"- {name}, before: {_bold(old_runs)}", f"- {name}, after: {_bold(new_runs)}"]
            lines.append("")
    if difference.empty:
        lines += ["Nothing changed.", ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text in which Markdown sees no markup."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in text)


def _bold(runs: Iterable[Run]) -> str:
    """The words, those that changed in bold."""
    return (
        "".join(f"**{_plain(run.words)}**{run.space}" if run.changed else f"{_plain(run.words)}{run.space}" for run in runs) or "(nothing)"
    )


def _marked(runs: Iterable[Run], tag: str) -> str:
    """The words in HTML, those that changed in an element."""
    pieces = (f"<{tag}>{escape(run.words)}</{tag}>{run.space}" if run.changed else f"{escape(run.words)}{run.space}" for run in runs)
    return "".join(pieces) or "(nothing)"


_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 Arial, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border-bottom: 1px solid; overflow-wrap: anywhere; padding: 0.5rem; text-align: left; vertical-align: top; }
thead th:first-child { width: 20%; }
code { overflow-wrap: anywhere; }
del, ins { color: #212b32; padding: 0 0.125rem; }
del { background: #fbd7d2; }
ins { background: #cfe8d8; font-weight: bold; }
"""


def as_html(difference: ContentDiff, old: str, new: str) -> str:
    """A page of its own, without scripts; the words that changed are struck through or underlined."""
    body = "".join(_sections(difference)) or "<p>Nothing changed.</p>\n"
    title = f"Changes from {escape(old)} to {escape(new)}"
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def _sections(difference: ContentDiff) -> Iterator[str]:
    for title, rows in _lists(difference):
        if rows:
            items = "".join(f"<li><code>{escape(name)}</code> {escape(words)}</li>\n" for name, words in rows)
            yield f"<h2>{title} ({len(rows)})</h2>\n<ul>\n{items}</ul>\n"
    if difference.reworded:
        yield f"<h2>Reworded ({len(difference.reworded)})</h2>\n"
    for item in difference.reworded:
        yield f"<h3>{escape(item.title)}</h3>\n<p><code>{escape(item.ref)}</code></p>\n"
        yield '<table><thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>\n'
        for name, before, after in item.fields:
            old_runs, new_runs = word_diff(before, after)
            cells = f"<td>{_marked(old_runs, 'del')}</td><td>{_marked(new_runs, 'ins')}</td>"
            yield f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>\n'
        yield "</tbody></table>\n"


FORMATS: dict[str, Callable[[ContentDiff, str, str], str]] = {"text": as_plain_text, "markdown": as_markdown, "html": as_html}
