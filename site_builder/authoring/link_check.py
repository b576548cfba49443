"""Test links to other sites politely: few at a time, one at a time for each host, and answers kept for a while.

What comes of it is a report and never a failure: other people's servers have bad days.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.iostream import StreamClosedError
from tornado.simple_httpclient import HTTPStreamClosedError, HTTPTimeoutError

from site_builder.core.problems import Place
from site_builder.site.model import Site

AGENT = "pcn-prospectus link check"
GOOD_FOR, BAD_FOR = 7 * 86400, 3600
NO_ANSWER = "no answer"
_MOST_REDIRECTS = 10
logging.getLogger("tornado").addHandler(logging.NullHandler())  # what it would print is in the answers


@dataclass(frozen=True, slots=True)
class Limits:
    """How hard to press: hosts at a time, seconds between requests to one host, seconds to wait, and tries."""

    hosts: int = 6
    pause: float = 0.5
    timeout: float = 15
    tries: int = 2


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """What came of testing an address: when (seconds since 1970), whether it is well, and in words."""

    when: float
    good: bool
    words: str


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """An address with its answer, and every place where it stands."""

    url: str
    answer: LinkStatus
    places: tuple[Place, ...]


def external_links(site: Site) -> dict[str, tuple[Place, ...]]:
    """Every address of another site that the content links to, without its fragment, and where."""
    texts = [*(article.prose for article in site.content.articles), *site.prose.values()]
    found = sorted(
        (link.to.partition("#")[0], link.place) for prose in texts for link in prose.links if link.to.startswith(("http://", "https://"))
    )
    return {url: tuple(place for _, place in rows) for url, rows in groupby(found, key=lambda row: row[0])}


def load_fresh(kept: Mapping[str, Any], now: float) -> dict[str, LinkStatus]:
    """Answers from the last times that are still fresh: good ones for a week, bad ones for an hour."""
    answers = {}
    for url, row in kept.items():
        try:
            answer = LinkStatus(float(row["when"]), bool(row["good"]), str(row["words"]))
        except (KeyError, TypeError, ValueError):
            continue
        if 0 <= now - answer.when < (GOOD_FOR if answer.good else BAD_FOR):
            answers[url] = answer
    return answers


def to_cache(answers: Mapping[str, LinkStatus]) -> dict[str, Any]:
    """The answers as plain values for a JSON file."""
    return {url: asdict(answer) for url, answer in sorted(answers.items())}


def check_urls(urls: Iterable[str], limits: Limits, clock: Callable[[], float]) -> dict[str, LinkStatus]:
    """Ask each address; hosts in parallel, addresses of one host one after the other."""
    by_host = {host: list(group) for host, group in groupby(sorted(urls, key=_host), key=_host)}
    with ThreadPoolExecutor(1) as thread:  # a thread of its own, since its caller may have a loop
        return thread.submit(lambda: asyncio.run(_all(by_host, limits, clock))).result()


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


async def _all(by_host: Mapping[str, list[str]], limits: Limits, clock: Callable[[], float]) -> dict[str, LinkStatus]:
    client: AsyncHTTPClient = AsyncHTTPClient(force_instance=True, max_clients=limits.hosts)
    places = asyncio.Semaphore(limits.hosts)
    answers: dict[str, LinkStatus] = {}

    async def ask_host(urls: list[str]) -> None:
        async with places:
            for number, url in enumerate(urls):
                if number:
                    await asyncio.sleep(limits.pause)
                good, words = await _ask(client, url, limits)
                answers[url] = LinkStatus(clock(), good, words)

    try:
        await asyncio.gather(*(ask_host(urls) for urls in by_host.values()))
    finally:
        client.close()
    return answers


async def _ask(client: AsyncHTTPClient, url: str, limits: Limits) -> tuple[bool, str]:
    """Ask by HEAD, and by GET where that does not go well, since some servers know no HEAD; try again when a server does not answer."""
    good, words = False, ""
    for attempt in range(limits.tries):
        if attempt:
            await asyncio.sleep(limits.pause)
        good, words, code = await _once(client, url, "HEAD", limits)
        if not good and words != _too_late(limits):
            await asyncio.sleep(limits.pause)
            good, words, code = await _once(client, url, "GET", limits)
        if good or (code is not None and code < 500):
            break
    return good, words


async def _once(client: AsyncHTTPClient, url: str, method: str, limits: Limits) -> tuple[bool, str, int | None]:
    request = HTTPRequest(
        url,
        method,
        user_agent=AGENT,
        connect_timeout=limits.timeout,
        request_timeout=limits.timeout,
        max_redirects=_MOST_REDIRECTS,
        streaming_callback=lambda chunk: None,
    )
    try:
        ask: Awaitable[HTTPResponse] = client.fetch(request, raise_error=False)
        response = await ask
    except (OSError, HTTPClientError, ValueError, UnicodeError) as error:
        return False, _why_not(error, limits), None
    if response.error is not None and response.code in {0, 599}:
        return False, _why_not(response.error, limits), None
    moved = "" if response.effective_url == url else f", leads to {response.effective_url}"
    if 300 <= response.code < 400:
        moved = f", leads on more than {_MOST_REDIRECTS} times" if "Location" in response.headers else ", leads nowhere"
    return response.code < 300, f"{response.code} {response.reason}{moved}", response.code


def _why_not(error: BaseException, limits: Limits) -> str:
    """Why there was no answer, in words."""
    if isinstance(error, HTTPTimeoutError):
        return _too_late(limits)
    reasons = (
        (socket.gaierror, "no server of this name was found"),
        (ConnectionRefusedError, "the server takes no connections"),
        (ssl.SSLError, "the secure connection failed"),
        ((ConnectionError, StreamClosedError, HTTPStreamClosedError), "the connection was closed"),
        (UnicodeError, "the name of the server is not possible"),
    )
    return f"{NO_ANSWER}: {next((words for kind, words in reasons if isinstance(error, kind)), 'the connection failed')}"


def _too_late(limits: Limits) -> str:
    return f"{NO_ANSWER} within {limits.timeout:g} seconds"


def tested(links: Mapping[str, tuple[Place, ...]], answers: Mapping[str, LinkStatus]) -> tuple[CheckedLink, ...]:
    """Each address with its answer, those that are not well first."""
    rows = [CheckedLink(url, answers[url], places) for url, places in links.items() if url in answers]
    return tuple(sorted(rows, key=lambda row: (row.answer.good, row.places)))
