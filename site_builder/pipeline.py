"""The whole build on one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from site_builder.assemble import assemble
from site_builder.assets import build_assets
from site_builder.compress import compressed
from site_builder.ledger import Account, Ledger
from site_builder.limits import EARLIEST
from site_builder.load import Loaded, load
from site_builder.local.apply import with_local
from site_builder.outputs import make_outputs
from site_builder.problems import Place, Problem, has_errors, in_order
from site_builder.prose import Markdown
from site_builder.review import out_of_order, overdue
from site_builder.site import Site
from site_builder.sizes import NO_SIZES, Sizes, sizes
from site_builder.workshop import Ingredients


@dataclass(frozen=True, slots=True)
class Again:
    """What a preview makes single pages from: the national content as read, and what the outputs were made from."""

    national: Loaded
    ingredients: Ingredients


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build: the files (address to bytes), the site, and all problems in order.

    ``kept`` are files that stay as the last build left them (address to digest), when it was given a ledger.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    site: Site | None
    hosting: Mapping[str, bytes] = field(default_factory=dict)
    again: Again | None = None
    kept: Mapping[str, str] = field(default_factory=dict)
    sizes: Sizes = NO_SIZES
    account: Account | None = None

    @property
    def pages(self) -> int:
        """The number of HTML files."""
        return sum(1 for url in (*self.files, *self.kept) if url.endswith(".html"))

    @property
    def failed(self) -> bool:
        """True when an error stands in the way of writing."""
        return has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the folders, today's date (for reviews), and the options of the command line.

    ``root`` holds content/ and data/; ``theme`` is the theme's folder; ``epoch`` is the
    time that archives give, in seconds since 1970; ``local`` is the folder of a local edition;
    with ``compress``, text files are there compressed ahead too.
    """

    root: Path
    theme: Path
    cache: Path
    today: str
    site_url: str | None = None
    epoch: int = EARLIEST
    local: Path | None = None
    compress: bool = False


def run(order: Order, say: Callable[[str], None] = lambda stage: None, ledger: Ledger = Ledger()) -> Result:  # noqa: B008 - a value
    """Read, validate, model, assemble, render and check; writing is left to the caller.

    With the ledger of the last build, only what changed since is read and made; what comes of it is the same.
    """
    try:
        return _run(order, say, ledger)
    except OSError as error:  # a file that vanished while it was needed, or no room for what is kept
        name = Path(error.filename or order.root)
        place = Place(name.relative_to(order.root).as_posix() if name.is_relative_to(order.root) else str(name))
        message = f"this cannot be read or written ({error.strerror or error})"
        return Result({}, (Problem(place, message, "check that it is there, and that the disk has room"),), None)


def _run(order: Order, say: Callable[[str], None], ledger: Ledger) -> Result:
    markdown = Markdown()
    say("Reading")
    national, problems = load(order.root, markdown, ledger.articles(markdown))
    loaded, found = with_local(national, order.root, order.local, markdown)
    problems += found
    say("Assembling")
    site, found = assemble(loaded, markdown, ledger.vouched())
    problems += found + out_of_order(loaded)
    say("Styles and scripts")
    assets, found = build_assets(order.theme, order.cache)
    problems += found
    if site is None:
        return Result({}, in_order(problems), None)
    say("Pages")
    site_url = (order.site_url or site.content.settings.site_url or "").rstrip("/") or None
    complete = not has_errors(problems)
    made, found = make_outputs(Ingredients(site, order.theme, assets, order.cache, site_url, complete, order.epoch), ledger)
    problems += found + overdue(site, order.today)
    hosting = made.hosting(site_url, site.content.settings.offline)
    ahead = compressed(made.files, order.cache) if order.compress else {}
    account = replace(made.account, articles=national.articles) if made.account else None
    again = Again(national, made.ingredients)
    return Result({**made.files, **ahead}, in_order(problems), site, hosting, again, made.kept, sizes(made.pages, made.facts), account)
