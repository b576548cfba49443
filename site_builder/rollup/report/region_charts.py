"""The counts of several roll-ups as pictures, with what is not shown told as such; the browser's are the same."""

from __future__ import annotations

from dataclasses import replace

from site_builder.assessment.matrix import Matrix, MatrixAudience, positions_of
from site_builder.core.text.csv_safety import CellValue
from site_builder.rollup.counts.amounts import amount_words, known_part
from site_builder.rollup.counts.counting import is_few
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.openable import NOT_SHOWN
from site_builder.rollup.intake.labels import NO_STAGE, WHEN, Words
from site_builder.rollup.report.bars import Bar, Chart, Look, Row, bar, columns_of, key_of
from site_builder.rollup.report.sentences import lower_first, where_sentences
from site_builder.rollup.saved.count_rows import NO_STAGE_KEY
from site_builder.rollup.saved.regions import SeveralRollUps

_NOT_SHOWN_LABEL = "Not shown"


def region_charts(matrix: Matrix, region: SeveralRollUps, words: Words) -> tuple[Chart, ...]:
    """For each side that somebody assessed: themes by stage, now and in a year, and for how many no stage is shown."""
    kinds: list[Look] = [
        *(("stage", number, words.stage(stage)) for number, stage in enumerate(positions_of(matrix))),
        ("none", None, NO_STAGE),
        ("rest", None, _NOT_SHOWN_LABEL),
    ]
    charts = (_chart(matrix, side, region, kinds, words) for side in matrix.audiences)
    return tuple(one for one in charts if one.assessed)


def _chart(matrix: Matrix, side: MatrixAudience, region: SeveralRollUps, kinds: list[Look], words: Words) -> Chart:
    held = {(row["table"], row["theme"]): row for row in region.rows if row["table"] in WHEN and row["side"] == side.id}
    wholes = [row["whole"] for row in held.values()]
    assessed = max(map(known_part, wholes), default=0)
    heading = side.heading if all(isinstance(whole, int) for whole in wholes) else words.say("as-far-as-known", heading=side.heading)
    keys = (*positions_of(matrix), NO_STAGE_KEY)
    found = [(theme.title, {when: held[when, theme.id] for when in WHEN if (when, theme.id) in held}) for theme in matrix.themes]
    rows = tuple(
        Row(title, tuple(_bar(row, WHEN[when], keys, kinds, words) for when, row in here.items()), _sentences(here, keys, words))
        for title, here in found
    )
    hidden = any(part.look == "rest" for row in rows for one in row.bars for part in one.parts)
    key = key_of(kinds if hidden else kinds[:-1])
    cells = [(f"{title}: {WHEN[when]}", _cells(row, keys)) for title, here in found for when, row in here.items()]
    table = tuple([title, *some[: len(key)]] for title, some in cells)
    return Chart(side.id, heading, assessed, is_few(assessed), key, rows, columns_of("Theme", key), table)


def _sentences(here: Json, keys: tuple[str, ...], words: Words) -> str:
    if len(here) < len(WHEN):
        return ""
    now, year = ([(None if key == NO_STAGE_KEY else key, row["counts"].get(key, 0)) for key in keys] for row in here.values())
    return where_sentences(here["now"]["whole"], now, year, words)


def _rest(row: Json, keys: tuple[str, ...]) -> int:
    """How many are at no position that is shown, as far as that is known."""
    return max(0, known_part(row["whole"]) - sum(known_part(row["counts"].get(key, 0)) for key in keys))


def _cells(row: Json, keys: tuple[str, ...]) -> list[CellValue]:
    """Numbers, and words for those that are not known; the last for the rest."""
    amounts = [*(row["counts"].get(key, 0) for key in keys), _rest(row, keys) if isinstance(row["whole"], int) else NOT_SHOWN]
    return [one if isinstance(one, int) else amount_words(one) for one in amounts]


def _bar(row: Json, title: str, keys: tuple[str, ...], kinds: list[Look], words: Words) -> Bar:
    """The bar of what is known. Its words name what is not shown too, and no part has a number that is not exact."""
    amounts = [row["counts"].get(key, 0) for key in keys]
    rest, is_exact = _rest(row, keys), isinstance(row["whole"], int)
    counts = [*map(known_part, amounts), rest]
    made = bar(title, ((*kind, count) for kind, count in zip(kinds, counts, strict=True)), sum(counts))
    pairs = [(label, amount) for (_, _, label), amount in zip(kinds, amounts, strict=False)]
    told = [f"{label}: {lower_first(amount_words(amount))}" for label, amount in pairs if known_part(amount)]
    hidden = ", ".join(label for label, amount in pairs if isinstance(amount, str) and not known_part(amount))
    said = [
        ", ".join(told),
        words.say("stage-not-shown", pcns=words.count(rest)) if rest and is_exact else "",
        words.say("no-number-for", stages=hidden) if hidden else "",
        words.say("others-not-shown") if rest and not is_exact and not hidden else "",
    ]
    inexact = {label for label, amount in (*pairs, (_NOT_SHOWN_LABEL, row["whole"])) if isinstance(amount, str)}
    parts = tuple(replace(part, room="") if part.label in inexact else part for part in made.parts)
    return replace(made, parts=parts, words=". ".join(filter(None, said)) or made.words)
