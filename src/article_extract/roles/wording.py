"""Columns that a block's own words fill: how long it is, how it begins and ends, what marks and links stand in it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from article_extract.model import Block
from article_extract.roles.table import BETWEEN, Measure, Parted, Table
from article_extract.typography import TERMINALS, ends_sentence

KINDS = ("paragraph", "text", "heading", "list_item", "blockquote", "table", "preformatted", "caption")

_ADDRESS = re.compile(r"https?://|www\.|@\w")
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÄÖÜÉÈÀÇÑА-Я]")
_SEPARATORS = re.compile(r"[|•·›»/→]")
_MARKS = re.compile(r"[,;:，；：]")
_STOPS = re.compile(r"[.!?。！？…]")
_ENDING = 8  # characters: a sentence's last mark and what closes behind it
_OPENING_QUOTES = frozenset("\"'“”„«»‘「")


class Letters:
    """Counts characters of a class in many texts at once: those of ASCII, which are most, in one pass over all."""

    __slots__ = ("_characters", "_others")

    def __init__(self, characters: re.Pattern[str]) -> None:
        self._characters = characters
        self._others = bytes(code for code in range(128) if not characters.match(chr(code)) and chr(code) != BETWEEN)

    def counts(self, texts: Parted) -> list[int]:
        """How many stand in each text."""
        found = list(map(len, texts.plain.translate(None, self._others).split(BETWEEN.encode())))
        for row, beyond in texts.beyond:
            found[row] += len(self._characters.findall(beyond))
        return found


_marks, _digits, _uppers, _separators, _stops = map(Letters, (_MARKS, _DIGIT, _UPPER, _SEPARATORS, _STOPS))


def _share_of(letters: Letters) -> Measure:
    def measure(table: Table) -> list[float]:
        counts = letters.counts(table.parted)
        return [count / (len(sample) + 1) for count, sample in zip(counts, table.samples, strict=True)]

    return measure


def _flags(values: Iterable[object]) -> list[float]:
    return [1.0 if value else 0.0 for value in values]


def _ends_sentence(table: Table) -> list[float]:
    ends = []
    for text in table.texts:
        last = text[-1]
        if last.isalnum():
            ends.append(0.0)
        else:
            ends.append(1.0 if last in TERMINALS or ends_sentence(text[-_ENDING:]) else 0.0)
    return ends


def _address(table: Table) -> list[float]:
    return [1.0 if _may_hold_address(sample) and _ADDRESS.search(sample) else 0.0 for sample in table.samples]


def _may_hold_address(text: str) -> bool:
    """A cheap look."""
    return "@" in text or "://" in text or "www." in text


def _emphasised(kind: str) -> Measure:
    """Share of the text that is set so."""

    def share(block: Block) -> float:
        set_so = sum(end - start for start, end, name in block.emphasis if name == kind)
        return min(1.0, set_so / (len(block.text) + 1))

    return lambda table: [share(block) if block.emphasis else 0.0 for block in table.blocks]


def _function_words(table: Table) -> list[float]:
    known = table.words.function_words.__contains__
    return [sum(map(known, tokens)) / (len(tokens) + 1) for tokens in table.tokens]


def _breaks(table: Table) -> list[float]:
    return [
        float(sum(1 for span in block.spans if span.name == "break")) if block.spans else 0.0 for block in table.blocks
    ]


def _in_link(table: Table) -> list[float]:
    frames = table.document.frames
    return [0.0 if frames[at].href is None else 1.0 for at in table.at]


def _level_of(kind: str) -> Measure:
    return lambda table: [float(block.level if block.kind == kind else 0) for block in table.blocks]


def _is_kind(kind: str) -> Measure:
    return lambda table: [1.0 if one == kind else 0.0 for one in table.kinds]


WORDING: Mapping[str, Measure] = {
    "words": lambda table: list(map(math.log1p, table.counts)),
    "characters": lambda table: list(map(math.log1p, table.lengths)),
    "ends_sentence": _ends_sentence,
    "starts_upper": lambda table: _flags(text[0].isupper() for text in table.texts),
    "stops": lambda table: list(map(float, _stops.counts(Parted(table.texts)))),
    "marks": _share_of(_marks),
    "digits": _share_of(_digits),
    "upper": _share_of(_uppers),
    "separators": _share_of(_separators),
    "clock": lambda table: list(map(float, table.timed)),
    "address": _address,
    "question": lambda table: _flags(text[-1] in "?？" for text in table.texts),
    "colon": lambda table: _flags(text[-1] in ":：" for text in table.texts),
    "opens_quote": lambda table: _flags(text[0] in _OPENING_QUOTES for text in table.texts),
    "link_share": lambda table: [block.linked / (len(block.text) + 1) for block in table.blocks],
    "links": lambda table: [float(len(block.links)) for block in table.blocks],
    "strong_share": _emphasised("strong"),
    "em_share": _emphasised("em"),
    "breaks": _breaks,
    "word_length": lambda table: [
        length / (count + 1) for length, count in zip(table.lengths, table.counts, strict=True)
    ],
    "function_words": _function_words,
    "level": _level_of("heading"),
    "hidden": lambda table: _flags(block.hidden for block in table.blocks),
    "figured": lambda table: [0.0 if block.figure is None else 1.0 for block in table.blocks],
    "twins": lambda table: [float(min(count, 5)) for count in table.twins],
    "gap": lambda table: [float(min(block.gap, 4)) for block in table.blocks],
    "in_link": _in_link,
    "list_depth": _level_of("list_item"),
    **{f"kind_{kind}": _is_kind(kind) for kind in KINDS},
}
"""Name of a column -> what measures it."""
