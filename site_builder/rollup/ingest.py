"""Exports checked in parallel, a few at a time, so that memory does not grow with their number."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from site_builder.assessment.files import read_limited
from site_builder.assessment.json_parser import MAX_EXPORT_BYTES, TOO_LARGE, not_text
from site_builder.assessment.messages import Fault, quote_value
from site_builder.assessment.schema import FormatIds
from site_builder.assessment.validation import Finding, document_in, findings_of
from site_builder.core.files.given_files import read_at_most
from site_builder.core.parallel import end_with_parent
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.roll_up import LEFT_OUT
from site_builder.rollup.intake.inputs import Source
from site_builder.rollup.intake.record import Record, record_of
from site_builder.rollup.intake.store import VOICE_OF, Store
from site_builder.rollup.saved.count_rows import is_made_of_mark
from site_builder.rollup.saved.decided import Decided
from site_builder.rollup.saved.opening import MAX_ROLL_UP_BYTES, ROLL_UP_TOO_LARGE, Kept, RollUpPart, Saved, is_roll_up, open_roll_up

_BATCH = 64
_WAITING = 4
_BEGINNING = 1000


class Refused(NamedTuple):
    """A file that cannot be used, and why."""

    file: str
    findings: list[Json]


Read = Record | Refused | RollUpPart | Decided


class RollUpsRead(NamedTuple):
    """What roll-ups among the files hold besides assessments: counts, and what was decided in them."""

    parts: list[RollUpPart]
    decided: list[Decided]


def read_all(sources: Iterable[Source], ids: FormatIds, store: Store, workers: int | None = None) -> RollUpsRead:
    """Check every file and keep what it holds in the store, or why it cannot be used; what else roll-ups hold is returned."""
    found = RollUpsRead([], [])
    for results in _checked(sources, ids, workers or os.cpu_count() or 1):
        store.add(result for result in results if isinstance(result, Record))
        for result in results:
            if isinstance(result, Refused):
                store.refuse(result.file, result.findings)
            elif isinstance(result, RollUpPart):
                found.parts.append(result)
            elif isinstance(result, Decided):
                found.decided.append(result)
    return found


def check(source: Source, ids: FormatIds) -> list[Read]:
    """One file, checked as the browser does before it imports it: an export, or a roll-up that keeps many or counts only."""
    if source.fault:
        return [_refused(source, "", source.fault)]
    try:
        content = _content(source)
        if len(content) > MAX_ROLL_UP_BYTES:
            return [_refused(source, "", ROLL_UP_TOO_LARGE)]
        text = content.decode("utf-8")
    except OSError as error:
        return [_refused(source, "", f"The file cannot be read: {error.strerror or error}.")]
    except UnicodeDecodeError:
        fault = not_text(content)
        return [_refused(source, fault.where, fault.message)]
    if is_roll_up(text):
        opened, faults = open_roll_up(source.name, text, ids)
        if opened is not None or faults:
            return _opened(source, opened, faults, ids)
    if len(content) > MAX_EXPORT_BYTES:
        return [_refused(source, "", TOO_LARGE)]
    return [_checked_export(source, text, ids)]


def _checked_export(source: Source, text: str, ids: FormatIds) -> Read:
    document, faults = document_in(text, ids)
    if faults:
        return _with_findings(source, findings_of(faults, "error"))
    if document["about"].get("answered_by") == "one":
        refused = _refused(source, "", voice_words(document["about"].get("voice") or ""))
        return Refused(refused.file, [{**refused.findings[0], VOICE_OF: document["about"].get("name") or ""}])
    return record_of(ids, source.name, document, text)


def _opened(source: Source, opened: Saved | RollUpPart | None, faults: list[Fault], ids: FormatIds) -> list[Read]:
    """What a saved roll-up holds, or why it cannot be used: nothing of it is read by halves."""
    if opened is None:
        return [_with_findings(source, findings_of(faults, "error"))]
    if isinstance(opened, RollUpPart):
        return [opened]
    return [opened.decided, *(_kept_record(one, ids) for one in opened.kept)]


def _kept_record(one: Kept, ids: FormatIds) -> Record:
    text = one.assessment.model_dump_json()
    is_less = f'"{LEFT_OUT}"' in text or is_made_of_mark(one.assessment.id)
    return record_of(ids, one.file, one.assessment.model_dump(mode="json"), text, 2 if is_less else 1)


def voice_words(voice: str) -> str:
    """Why the file of one voice is left out."""
    whose = f"one person or practice, {quote_value(voice)}" if voice.strip() else "one person or practice"
    return f"The file has the answers of {whose}, not of a team together, and is left out. Ask for the file of the team."


def _content(source: Source) -> bytes:
    if source.path is None:
        return source.content or b""
    content = read_limited(Path(source.path))
    if len(content) > MAX_EXPORT_BYTES and is_roll_up(content[:_BEGINNING].decode("utf-8", "replace")):
        return read_at_most(Path(source.path), MAX_ROLL_UP_BYTES + 1)
    return content


def _with_findings(source: Source, findings: Iterable[Finding]) -> Refused:
    return Refused(source.name, [{"where": one.where, "message": one.message, "path": one.path} for one in findings])


def _refused(source: Source, where: str, message: str) -> Refused:
    return Refused(source.name, [{"where": where, "message": message}])


def _check_batch(batch: list[Source], ids: FormatIds) -> list[Read]:
    return [one for source in batch for one in check(source, ids)]


def _checked(sources: Iterable[Source], ids: FormatIds, workers: int) -> Iterator[list[Read]]:
    batches = _batches(sources)
    first = next(batches, [])
    yield _check_batch(first, ids)
    if len(first) < _BATCH:
        return
    pending: deque[Future[list[Read]]] = deque()
    with ProcessPoolExecutor(workers, initializer=end_with_parent) as pool:
        for batch in batches:
            pending.append(pool.submit(_check_batch, batch, ids))
            if len(pending) >= _WAITING * workers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    waiting = iter(sources)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
