"""A comparison as text, Markdown or HTML: one row in ``FORMATS`` for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from site_builder.authoring.content_diff import ContentDiff

REMOVED_NOT_RETIRED = "Removed, but not listed in data/retired.yaml"
SKIPPED_FILES = "Left out of the comparison, since they have mistakes"


def _lists(difference: ContentDiff) -> Iterable[tuple[str, list[str]]]:
    yield "Added", [f"{item.ref}: {item.title}" for item in difference.added]
    yield "Removed", [f"{item.ref}: {item.title}" for item in difference.removed]
    yield "Moved", [f"{one.ref}: {one.title} (was {one.before})" for one in difference.moved]
    yield REMOVED_NOT_RETIRED, list(difference.unlisted)
    yield SKIPPED_FILES, list(difference.unread)


def as_plain_text(difference: ContentDiff, old: str, new: str) -> str:
    """For a terminal or a mail."""
    lines = [f"From {old} to {new}"]
    for title, rows in _lists(difference):
        if rows:
            lines += ["", f"{title} ({len(rows)})", *(f"  {row}" for row in rows)]
    if difference.reworded:
        lines += ["", f"Reworded ({len(difference.reworded)})"]
        for item in difference.reworded:
            lines.append(f"  {item.ref}: {item.title}")
            for name, before, after in item.fields:
                lines += [f"    {name}", f"      before: {before or '(nothing)'}", f"      after:  {after or '(nothing)'}"]
    return "\n".join([*lines, *([""] if not difference.empty else ["", "Nothing changed", ""])])


def as_markdown(difference: ContentDiff, old: str, new: str) -> str:
    """For a document or a change log."""
    lines = [f"# Changes from {old} to {new}", ""]
    for title, rows in _lists(difference):
        if rows:
            lines += [f"## {title}", "", *(f"- `{_plain(ref)}` {_plain(words)}".rstrip() for ref, _, words in map(_split, rows)), ""]
    if difference.reworded:
        lines += ["## Reworded", ""]
        for item in difference.reworded:
            lines += [f"### {_plain(item.title)}", "", f"`{item.ref}`", ""]
            for name, before, after in item.fields:
                lines += [f"- {name}, before: {_plain(before) or '(nothing)'}", f"- {name}, after: {_plain(after) or '(nothing)'}"]
            lines.append("")
    return "\n".join(lines if not difference.empty else [*lines, "Nothing changed.", ""])


def _split(row: str) -> tuple[str, str, str]:
    ref, mark, words = row.partition(": ")
    return ref, mark, words


def _plain(text: str) -> str:
    """Text in which Markdown sees no markup."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in text)


def as_html(difference: ContentDiff, old: str, new: str) -> str:
    """A page of its own, without scripts."""
    parts = []
    for title, rows in _lists(difference):
        if rows:
            items = "".join(f"<li><code>{escape(ref)}</code> {escape(words)}</li>\n" for ref, _, words in map(_split, rows))
            parts.append(f"<h2>{title}</h2>\n<ul>\n{items}</ul>\n")
    if difference.reworded:
        parts.append("<h2>Reworded</h2>\n")
    for item in difference.reworded:
        rows_html = "".join(
            f'<tr><th scope="row">{escape(name)}</th><td><del>{escape(before)}</del></td><td><ins>{escape(after)}</ins></td></tr>\n'
            for name, before, after in item.fields
        )
        head = '<thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>'
        parts.append(
            f"<h3>{escape(item.title)}</h3>\n<p><code>{escape(item.ref)}</code></p>\n<table>{head}<tbody>\n{rows_html}</tbody></table>\n"
        )
    title = f"Changes from {escape(old)} to {escape(new)}"
    body = "".join(parts) or "<p>Nothing changed.</p>\n"
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n'
        f"<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )


FORMATS: dict[str, Callable[[ContentDiff, str, str], str]] = {"text": as_plain_text, "markdown": as_markdown, "html": as_html}
