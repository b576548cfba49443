"""Render pages with Jinja: unknown names are mistakes, text is escaped."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

import site_builder
from site_builder.content.markdown.document import RenderedMarkdown, email_addresses
from site_builder.content.models.directory import Person
from site_builder.content.overlay.changes import OverlayChange
from site_builder.core.dates import long_date
from site_builder.core.problems import Place, Problem, did_you_mean
from site_builder.core.text.uris import mailto
from site_builder.render.csp import PAGE_CSP, csp_hash
from site_builder.render.glossary_links import GlossaryLinker
from site_builder.render.queries import SiteQueries, as_fragment
from site_builder.render.theme import template_environment, theme_file
from site_builder.site.model import Page, Site, addresses_of_people
from site_builder.site.urls import UnknownReferenceError, resolve_references
from site_builder.site.well_known import GLOSSARY

_MARK = re.compile(r"<!--(show|callout|end callout) ?([^>]*?)-->")
_MAIN = re.compile(r"(<main\b[^>]*>)(.*)(</main>)", re.DOTALL)
NO_TERMS = "data-no-term-links"
PEOPLE = "people"
_PACKAGE = Path(site_builder.__file__).parent
_GENERATOR_FAILED = "correct what the template asks for, or where that is right, tell whoever looks after the generator"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Rendered(NamedTuple):
    """A page's HTML (empty where its template has a mistake), what is wrong, and what it shows besides its own text.

    ``shown`` holds the ids of other pages whose texts are there, and ``PEOPLE`` where there are people of the directory.
    """

    html: str
    problems: list[Problem]
    shown: frozenset[str] = frozenset()


class _Environment(jinja2.Environment):
    """Jinja as we use it; a template that reads a field of a person, or of a change to one, calls ``shows_people``."""

    shows_people: Callable[[], None] = staticmethod(lambda: None)

    def getattr(self, obj: Any, attribute: str) -> Any:
        kind = type(obj)  # isinstance asks pydantic, which takes longer than all the rest
        if kind is Person or (kind is OverlayChange and obj.names_people):
            self.shows_people()
        return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template may name: as no template has names of its own, one mapping serves all, and each import asks it quickly."""
        return super().make_globals(d) if d else self.globals


class Renderer:
    """Renders the pages of one site with one theme."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        theme: Path,
        cache: Path,
        site: Site,
        asset_urls: Mapping[str, str],
        other_urls: Iterable[str],
        site_url: str | None,
        complete: bool,
    ) -> None:
        """``asset_urls`` maps names of files to addresses; ``other_urls`` are files that texts may link to by their address.

        ``complete`` is False for a site whose files have errors: what is
        missing because of them is then no mistake of the templates.
        """
        self._site = site
        self._complete = complete
        self._theme = theme
        assets = {**asset_urls, **{url: url for url in other_urls}}
        self._targets = {**site.targets, **{f"asset:{name}": url for name, url in assets.items()}}
        self._people = addresses_of_people(site.content)
        self._noted: set[str] = set()
        self._environment = _environment(theme, site, cache)
        self._environment.shows_people = lambda: self._noted.add(PEOPLE)
        self._environment.globals.update(
            **SiteQueries(_without_texts(site)).globals(),
            asset_urls=asset_urls,
            site_url=site_url,
            has_asset=lambda name: f"asset:{name}" in self._targets,
            prose_of=self.prose_of,
            memo=_FragmentCache(self),
        )
        self._environment.filters["prose"] = self._prose
        self._environment.filters["markdown"] = lambda text: self._prose(site.prose[text])
        terms = {term.abbreviation: term.id for term in site.content.terms if term.abbreviation and term.link and term.ref in site.targets}
        self._terms = GlossaryLinker(terms)

    def page(self, page: Page, more: Mapping[str, Any] = _NOTHING) -> Rendered:
        """One finished page, or what is wrong with its template; ``more`` is what this layout alone may name."""
        self._noted.clear()
        try:
            html = self._environment.get_template(page.template).render(page=page, **more)
        except UnknownReferenceError as error:
            return Rendered("", [self._template_problem(error, page)] if self._complete else [])
        except (jinja2.TemplateError, AttributeError, LookupError, TypeError, ValueError, ArithmeticError) as error:
            return Rendered("", [self._template_problem(error, page)])
        return Rendered(self._finish(html, page), [], frozenset(self._noted))

    def prose_of(self, page: Page) -> Any:
        """The text of another page, to show it inside this one."""
        self._noted.add(page.ref)
        return self._site.by_ref[page.ref].prose

    def noting(self, make: Callable[[], Any]) -> tuple[Any, frozenset[str]]:
        """What a function makes for a page, and what it shows (see ``Rendered``)."""
        before, self._noted = self._noted, set()
        try:
            return make(), frozenset(self._noted)
        finally:
            self._noted = before

    def note(self, shown: Iterable[str]) -> None:
        """The page shows this too: a part that was made before does."""
        self._noted.update(shown)

    def value(self, expression: str) -> Any:
        """What an expression of Jinja gives, such as ``content.themes[0]``."""
        return self._environment.compile_expression(expression, undefined_to_none=False)()

    def call(self, template: str, macro: str, arguments: list[Any]) -> Markup:
        """What one macro of a template makes, with links that stay symbolic."""
        module: Any = self._environment.get_template(template).make_module({})
        return Markup(getattr(module, macro)(*arguments))

    def _finish(self, html: str, page: Page) -> str:
        if page.ref != GLOSSARY and NO_TERMS not in html:
            html = _MAIN.sub(lambda main: main[1] + self._terms.link(main[2]) + main[3], html)
        return resolve_references(html, page.url, self._targets.get)

    def _prose(self, prose: RenderedMarkdown) -> Markup:
        if not self._people.isdisjoint(email_addresses(prose)):
            self._noted.add(PEOPLE)
        return self._expand(prose.html)

    def _expand(self, html: str) -> Markup:
        """Markdown's containers as macros of the theme."""
        return Markup(_MARK.sub(self._container, html))

    def _container(self, mark: re.Match[str]) -> str:
        """What the theme makes of one mark; most pages have none, and need none of these macros."""
        containers: Any = self._environment.get_template("containers.html").module
        words = unescape(mark[2])
        if mark[1] == "show":
            return str(containers.show(*[*words.split(), ""][:2]))
        return str(containers.callout(*words.split("|", 1)) if mark[1] == "callout" else containers.end_callout())

    def _template_problem(self, error: Exception, page: Page) -> Problem:
        if isinstance(error, jinja2.TemplateNotFound) and error.name == page.template:
            choices = [path.stem for path in (self._theme / "layouts").glob("*.html")]
            wanted = page.template.removesuffix(".html")
            return Problem(page.place, f"there is no layout '{wanted}'", did_you_mean(wanted, choices, "the layouts are in theme/layouts"))
        if isinstance(error, jinja2.TemplateSyntaxError):
            path, line = error.filename or page.template, error.lineno
        else:
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
            path, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (page.template, 1)
        place = Place(self._shown(Path(path)), line)
        inner = traceback.extract_tb(error.__traceback__)[-1]
        if Path(inner.filename).is_relative_to(_PACKAGE) and not isinstance(error, UnknownReferenceError):
            where = Path(inner.filename).relative_to(_PACKAGE.parent).as_posix()
            said = f"{type(error).__name__}: {error}, in {where}, line {inner.lineno}"
            return Problem(place, f"the generator failed at this line of the template ({said})", _GENERATOR_FAILED)
        return Problem(place, f"the template cannot be rendered ({error})", "correct the name or the syntax on this line")

    def _shown(self, path: Path) -> str:
        base = self._theme.parent
        return path.relative_to(base).as_posix() if path.is_relative_to(base) else f"theme/layouts/{path.name}"


def _without_texts(site: Site) -> Site:
    """The site as pages see each other: whoever shows the text of another page has to ask for it with ``prose_of``."""
    pages = tuple(page._replace(prose=None, subject=None) for page in site.pages)
    return site._replace(pages=pages, by_ref={page.ref: page for page in pages})


def _environment(theme: Path, site: Site, cache: Path) -> _Environment:
    environment = template_environment(_Environment, theme, cache)
    environment.globals.update(
        settings=site.content.settings,
        content=site.content._replace(articles=()),  # pages are asked for by name
        policy=PAGE_CSP,
        **not_found_style(theme),
    )
    environment.filters["day"] = long_date
    environment.filters["embedded"] = lambda html, prefix: Markup(as_fragment(str(html), prefix))
    environment.filters["breakable"] = _breakable
    environment.filters["mailto"] = mailto
    environment.filters["fragment"] = lambda ref: re.sub(r"[:/]", "-", ref)
    return environment


def not_found_style(theme: Path) -> dict[str, str]:
    """The style that the page for missing addresses carries, and its digest for the security policy."""
    style = theme_file(theme, "layouts/not-found.css").decode().strip()
    return {"not_found_style": Markup(style), "not_found_digest": csp_hash(style)}


class _FragmentCache:
    """Keeps what repeats on many pages: ``{{ memo(key, macro, arguments…) }}``."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._kept: dict[Any, tuple[Any, frozenset[str]]] = {}

    def __call__(self, key: Any, make: Callable[..., Any], *arguments: Any) -> Any:
        if key not in self._kept:
            self._kept[key] = self._renderer.noting(lambda: make(*arguments))
        made, shown = self._kept[key]
        self._renderer.note(shown)
        return made


def _breakable(text: str) -> Markup:
    """An e-mail or web address that may break after '@', '.', '/' and '-' on a narrow screen."""
    return Markup(re.sub(r"([@./-])(?=[A-Za-z0-9])", r"\1<wbr>", str(Markup.escape(text))))
