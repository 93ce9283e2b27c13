"""Columns that a row's place among the others fills: what was passed on the way to it, and what stands beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise

from article_extract.roles.table import SAMPLE, Measure, Table, holds_time

PLACE = ("part", "from_first_prose", "to_last_prose")
STRETCH = ("stretch_words", "stretch_share", "stretches_from_longest", "near_words", "near_prose")
HEADING = ("since_heading", "heading_linked", "heading_phrase", "heading_to_article")
ENDING = ("since_ending", "endings")

_WORDY = 10  # words: shorter blocks that hold a time are lines about when the article was published
_GAP = 3  # short blocks that a stretch of prose may hold in a row: subheading, picture line, pulled quote
_NEAR = 4
_LONG_AGO = 40.0
_MOST_ENDINGS = 9.0
_SAID = 12  # characters
_ENDINGS = frozenset({"end", "related", "comment", "teaser", "newsletter", "legal"})


def measure_place(table: Table) -> tuple[list[float], ...]:
    """The columns of `PLACE`."""
    rows = range(len(table.indices))
    prose = [row for row, is_prose in enumerate(table.prose) if is_prose]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    return (
        [row / len(rows) for row in rows],
        [float(max(-50, min(50, row - first))) for row in rows],
        [float(max(-50, min(50, last - row))) for row in rows],
    )


def measure_stretches(table: Table) -> tuple[list[float], ...]:
    """The columns of `STRETCH`. Stretches of prose (gaps of a few short blocks allowed): how long the one around each
    block is, and how far off the longest one; and how wordy the blocks around are."""
    size, counts = len(table.indices), table.counts
    of_row, words = _stretches(table)
    longest = words.index(max(words))
    total = max(1, sum(words))
    logs = list(map(math.log1p, words))
    run_words, run_prose = _summed(counts), _summed(table.prose)
    around = [(max(0, row - _NEAR), min(size, row + _NEAR + 1)) for row in range(size)]
    return (
        [logs[stretch] for stretch in of_row],
        [words[stretch] / total for stretch in of_row],
        [float(max(-9, min(9, stretch - longest))) for stretch in of_row],
        [math.log1p((run_words[high] - run_words[low]) / (high - low)) for low, high in around],
        [(run_prose[high] - run_prose[low]) / (high - low) for low, high in around],
    )


def _stretches(table: Table) -> tuple[list[int], list[int]]:
    """The stretch of each row, and the words of each stretch; the first is of the rows before any prose."""
    of_row, words, gap = [], [0], _GAP + 1
    for is_prose, count in zip(table.prose, table.counts, strict=True):
        if is_prose:
            if gap > _GAP:
                words.append(0)
            words[-1] += count
            gap = 0
        else:
            gap += 1
        of_row.append(len(words) - 1)
    return of_row, words


def _summed(values: Sequence[int]) -> list[int]:
    return [0, *accumulate(values)]


def measure_headings(table: Table) -> tuple[list[float], ...]:
    """The columns of `HEADING`: how far the last heading is, how much of it is a link, whether it is a phrase."""
    headings = [kind == "heading" for kind in table.kinds]
    linked, phrased, to_article = [], [], []
    share = said = leads = 0.0
    for row, is_heading in enumerate(headings):
        if is_heading:
            share = table.blocks[row].linked / table.lengths[row]
            said = 0.0 if table.phrases[row] is None else 1.0
            leads = table.leads[row][0]
        linked.append(share)
        phrased.append(said)
        to_article.append(leads)
    return _since(headings), linked, phrased, to_article


def measure_endings(table: Table) -> tuple[list[float], ...]:
    """The columns of `ENDING`: phrases that what follows the article begins with."""
    ends = [phrase is not None and phrase.role in _ENDINGS for phrase in table.phrases]
    return _since(ends), [min(_MOST_ENDINGS, float(count)) for count in accumulate(ends)]


def _since(events: Iterable[bool]) -> list[float]:
    """Rows since the last event, 0 at it."""
    out, since = [], _LONG_AGO
    for happened in events:
        if happened:
            since = 0.0
        out.append(since)
        since = min(_LONG_AGO, since + 1.0)
    return out


def _since_before(events: Iterable[bool]) -> list[float]:
    """Rows since the last event above each row, 0 right behind it."""
    return [_LONG_AGO, *_since(events)][:-1]


def since_date(table: Table) -> list[float]:
    """Rows since a short one with a time in it."""
    return _since_before(
        count < _WORDY and (timed if len(text) <= SAMPLE else holds_time(text))
        for count, timed, text in zip(table.counts, table.timed, table.texts, strict=True)
    )


def since_credit(table: Table) -> list[float]:
    """Rows since one with a picture's credit."""
    return _since_before(table.credited)


def said_beside(table: Table, step: int) -> list[float]:
    """How a row's words and those of the one beside it meet: 1 the same, 0.5 one holds the other, 0 neither."""
    met = [_meeting(here, there) for here, there in pairwise(table.folded)]
    return [0.0, *met] if step < 0 else [*met, 0.0]


def _meeting(here: str, there: str) -> float:
    if len(here) < _SAID or len(there) < _SAID:
        return 0.0
    if here == there:
        return 1.0
    return 0.5 if here in there or there in here else 0.0


def _shown(name: str, steps: int) -> Measure:
    """A column of the row so many steps away."""
    return lambda table: _shifted(table.column(name), steps)


def _shifted(values: list[float], steps: int) -> list[float]:
    nothing = [-1.0] * abs(steps)
    return (nothing + values)[: len(values)] if steps < 0 else (values[steps:] + nothing)[: len(values)]


def _same_group(table: Table, steps: int) -> list[float]:
    return _pairs(table.groups, steps)


def _same_parent(table: Table, steps: int) -> list[float]:
    frames = table.document.frames
    return _pairs([frames[at].parent for at in table.at], steps)


def _pairs(values: Sequence[object], steps: int) -> list[float]:
    alike = [1.0 if here == there else 0.0 for here, there in pairwise(values)]
    return [-1.0, *alike] if steps < 0 else [*alike, -1.0]


def _phrase(table: Table, steps: int) -> list[float]:
    return _shifted([0.0 if phrase is None else 1.0 for phrase in table.phrases], steps)


def _good_run(table: Table, steps: int) -> list[float]:
    """How many rows of prose stand in a row right before, or behind, each."""
    if steps < 0:
        return _shifted(_runs(table.prose), steps)
    return _shifted(_runs(table.prose[::-1])[::-1], steps)


def _runs(prose: Sequence[bool]) -> list[float]:
    """How many rows of prose stand in a row up to each place."""
    runs, length = [], 0.0
    for value in prose:
        length = length + 1.0 if value else 0.0
        runs.append(length)
    return runs


def _neighbours(step: int) -> dict[str, Measure]:
    return {
        "words": _shown("words", step),
        "link_share": _shown("link_share", step),
        "ends_sentence": _shown("ends_sentence", step),
        "heading": _shown("kind_heading", step),
        "same_group": partial(_same_group, steps=step),
        "same_parent": partial(_same_parent, steps=step),
        "second_words": _shown("words", 2 * step),
        "second_link_share": _shown("link_share", 2 * step),
        "phrase": partial(_phrase, steps=step),
        "good_run": partial(_good_run, steps=step),
    }


NEIGHBOURS = {
    f"{where}_{name}": measure
    for where, step in (("before", -1), ("behind", 1))
    for name, measure in _neighbours(step).items()
}
"""Name of a column -> what measures it; -1 where there is no row on that side."""
