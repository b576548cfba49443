"""What each page asked of the site beside itself, so that it is made again when an answer changes, and only then.

Templates see other pages, and addresses, through ``Questions`` alone. A question is
a tuple of strings, such as ``("page_of", "page:guidance/index")``. Each page is noted
with its questions; a mark tells whether an answer is still what it was. What stands in
data files and in the theme is no question: when it changes, all pages are made again.
That a page shows people of the directory is noted all the same, since search engines may not list it then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from site_builder.site import Page, Site
from site_builder.views import Views

Question = tuple[str, ...]

# Views that answer with pages, or with words for them. They are asked with references and with pages.
ABOUT_PAGES = frozenset({"page_of", "pages_in", "series_of", "pages_citing", "name_of", "leads_to", "sitemap_groups"})
TARGET, TARGETS, PROSE, CHANGES, PEOPLE = "target", "targets", "prose", "changes", "people"
# Views whose answer follows from the addresses of all things, or from all that a local edition changes.
ABOUT_ALL: Mapping[str, tuple[Question, ...]] = {
    "assessment_payload": ((TARGETS,), (CHANGES,), (PEOPLE,)),
    "system_view_payload": ((TARGETS,), (CHANGES,)),
    "local_changes_on": ((TARGETS,), (CHANGES,)),
    "local_change": ((CHANGES,),),
    "hidden_components": ((CHANGES,),),
    "item_number": ((CHANGES,),),
}
# Views whose answer follows from data files alone: they are no questions.
ABOUT_DATA = frozenset({"cite", "themes_of", "steps_of", "role_title", "sources_of_part", "terms_by_letter", "assessment_words"})


class Questions:
    """Answers what templates ask of one site, and notes what was asked."""

    def __init__(self, site: Site, targets: Mapping[str, str], more: Mapping[str, Callable[[], Any]]) -> None:
        """``targets`` are the addresses of all that can be linked to; ``more`` are questions without arguments that are asked elsewhere."""
        self._site = site
        self.targets = targets
        self._views = Views(site)
        self._more = more
        self._asked: set[Question] = set()
        self._answers: dict[Question, Any] = {}
        self._faces: dict[str, Page] = {}

    def globals(self) -> dict[str, Any]:
        """The questions by name, as templates ask them."""
        views = self._views.globals()
        return {
            **{name: view if name in ABOUT_DATA else self._noting(name, view) for name, view in views.items()},
            **{name: self._noting(name, answer) for name, answer in self._more.items()},
            "prose_of": self.prose_of,
        }

    def _noting(self, name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
        if name in ABOUT_ALL:

            def ask_of_all(*arguments: Any) -> Any:
                self._asked.update(ABOUT_ALL[name])
                return answer(*arguments)

            return ask_of_all

        def ask(*arguments: Any) -> Any:
            question = (name, *(argument.ref if isinstance(argument, Page) else argument for argument in arguments))
            self._asked.add(question)
            if question not in self._answers:
                self._answers[question] = self._without_texts(answer(*arguments))
            return self._answers[question]

        return ask

    def _without_texts(self, answer: Any) -> Any:
        """Pages as others may see them: whoever shows the text of another page has to ask for it."""
        if isinstance(answer, Page):
            if answer.ref not in self._faces:
                self._faces[answer.ref] = replace(answer, prose=None, subject=None)
            return self._faces[answer.ref]
        return type(answer)(map(self._without_texts, answer)) if isinstance(answer, list | tuple) else answer

    def prose_of(self, page: Page) -> Any:
        """The text of another page, to show it inside this one."""
        self._asked.add((PROSE, page.ref))
        return self._site.by_ref[page.ref].prose

    def target(self, ref: str) -> str | None:
        """The address that a reference leads to, or None."""
        self._asked.add((TARGET, ref))
        return self.targets.get(ref)

    @contextmanager
    def noted(self) -> Iterator[set[Question]]:
        """What is asked meanwhile, and not what was before."""
        before, self._asked = self._asked, set()
        try:
            yield self._asked
        finally:
            self._asked = before

    def note(self, asked: Iterable[Question]) -> None:
        """Ask these too: what a page shows was made with them before."""
        self._asked.update(asked)

    def mark(self, question: Question) -> str:
        """What tells the answer to a question from other answers to it; where a reference leads, ``targets`` tells."""
        name, *arguments = question
        if name == TARGETS:
            return mark_of_targets(self.targets)
        if name == CHANGES:
            return _digest(_of_edition(self._site))
        if name == PEOPLE:  # they stand in data files
            return ""
        if name == PROSE:
            page = self._site.by_ref.get(arguments[0])
            return page.prose.digest if page and page.prose else ""
        if name in self._more:
            return _digest(_face(self._more[name]()))
        if name in {"series_of", "leads_to"} and arguments[-1] not in self._site.by_ref:
            return ""
        given = [self._site.by_ref[word] for word in arguments[-1:]] if name in {"series_of", "leads_to"} else arguments[-1:]
        return _digest(_face(getattr(self._views, name)(*arguments[:-1], *given)))


def mark_of_targets(targets: Mapping[str, str]) -> str:
    """What tells the addresses of things from what they were."""
    return _digest(sorted(targets.items()))


def own_mark(page: Page) -> str:
    """What tells the text of a page from what it was: all else of it follows from its address and from data files."""
    return page.prose.digest if page.prose else ""


def _face(answer: Any) -> Any:
    """An answer without what it does not show: of a page, everything but its text and where it stands."""
    if isinstance(answer, Page):
        return (
            *(answer.url, answer.ref, answer.template, answer.title, answer.nav_title, answer.description, answer.section),
            *(answer.sources, answer.reviewed, answer.review_by, answer.series, answer.listed),
        )
    if isinstance(answer, Collection) and not isinstance(answer, str):
        return tuple(_face(one) for one in answer)
    return answer


def _of_edition(site: Site) -> Any:
    local = site.content.local
    if local is None:
        return None
    return [(replace(change, prose=None), change.prose.digest if change.prose else "") for change in local.changes], local.numbers


def _digest(value: Any) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=12).hexdigest()
