"""The pages that a local edition adds: its list of differences, and a page in the place of each hidden one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.content.overlay.changes import OverlayChange
from site_builder.core.problems import Place
from site_builder.site.model import Content, Page

DIFFERENCES = "about/local-edition"


def local_pages(content: Content, places: Mapping[str, Place]) -> Iterator[Page]:
    """The list of differences, and a page at the address of each hidden one, so that links to it still lead somewhere."""
    if content.local is None:
        return
    name = content.local.edition.name
    yield _page(content, DIFFERENCES, content.local.place)._replace(
        template="local-edition.html",
        title="Differences from the national edition",
        nav_title="Differences from the national edition",
        description=f"What {name} adds to the national edition, rewords or does not show.",
    )
    for change in content.local.of_kind("hidden"):
        if change.kind == "page":
            page = _page(content, change.id, change.place)
            yield page._replace(title=change.title, description=f"{name} does not show this page of the national edition.", listed=False)


def _page(content: Content, name: str, place: Place) -> Page:
    return Page(
        url=f"{name}.html",
        ref=f"page:{name}",
        template="hidden-page.html",
        title=name,
        nav_title=name,
        description=name,
        section=name.rpartition("/")[0],
        place=place,
        sources=(),
        reviewed=content.settings.reviewed,
        review_by=content.settings.review_by,
    )


def hidden_targets(content: Content, targets: Mapping[str, str], homes: Mapping[str, str]) -> dict[str, str]:
    """Where references to hidden items lead: to the page that they belong to, which names them at its foot."""
    found = {}
    for change in content.local.of_kind("hidden") if content.local else ():
        home = homes.get(change.kind) or targets.get(change.within, "").partition("#")[0]
        if home and change.kind != "page":
            found.update({ref: f"{home}#{ref.partition(':')[2]}" for ref in change.refs})
    return found


def changes_shown_on(page: Page, content: Content, targets: Mapping[str, str]) -> tuple[OverlayChange, ...]:
    """The changes that show on a page: of the page itself, and of what it holds."""
    if content.local is None:
        return ()
    return tuple(change for change in content.local.changes if _shows(page, change, targets))


def _shows(page: Page, change: OverlayChange, targets: Mapping[str, str]) -> bool:
    if page.template == "matrix.html":
        return change.kind == "component"
    if page.ref.startswith("stage:"):
        return change.kind == "component" and change.id.split(".")[1] == page.ref.partition(":")[2]
    if page.template == "contacts.html" and change.kind in {"system", "person"}:
        return True
    return targets.get(change.ref, "").partition("#")[0] == page.url
