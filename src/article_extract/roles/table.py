"""The rows of a page: one for each block whose text may be body, with what several of its columns are made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_

from article_extract.credit_lines import find_credit, may_hold_credit
from article_extract.language import Language, Phrase
from article_extract.model import Block, Document
from article_extract.roles import links
from article_extract.roles.containers import NO_TEXT, FrameEvidence, frame_evidence, is_menu, is_prose
from article_extract.roles.measured import measured
from article_extract.roles.phrases import phrase_roles

SAMPLE = 300
"""Characters of a text that are looked at for shares of digits and the like, which settle long before that."""

BETWEEN = "\0"
"""What stands between the texts of `Parted.plain`, and in none of them."""

_CAPTION_WORDS = 70
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_CLOCK = re.compile(  # 7:30, 12.05, a year; the digit first, so that texts without one are passed over fast
    r"\d(?<!\w\d)(?:\d?[:.]\d{2}(?!\w)|(?<=1)9\d\d(?!\w)|(?<=2)0\d\d(?!\w))"
)


def holds_time(text: str) -> bool:
    """Whether a time of day or a year stands in a text."""
    return _CLOCK.search(text) is not None


Measure = Callable[["Table"], list[float]]
"""What measures a column: its values, one for each row."""
Measures = Callable[["Table"], Sequence[list[float]]]
"""What measures several columns in one go."""


class Parted:
    """Texts made ready for counting characters. plain: the ASCII ones of all texts, `BETWEEN` them; beyond: the other
    ones of each text that has any, with its place."""

    __slots__ = ("beyond", "plain")

    def __init__(self, texts: Sequence[str]) -> None:
        joined = BETWEEN.join(texts)
        if joined.count(BETWEEN) >= max(1, len(texts)):
            joined = BETWEEN.join(text.replace(BETWEEN, " ") for text in texts)
        self.plain = joined.encode("ascii", "ignore")
        self.beyond = [(row, "".join(_BEYOND.findall(text))) for row, text in enumerate(texts) if not text.isascii()]


class Masks:
    """Bits of each row, and those that any row has: most concepts are betrayed nowhere on a page."""

    __slots__ = ("_anywhere", "_rows")

    def __init__(self, rows: list[int]) -> None:
        self._rows, self._anywhere = rows, reduce(or_, rows, 0)

    def flags(self, bit: int) -> list[float]:
        """Whether a bit is set, for each row."""
        if not self._anywhere & bit:
            return [0.0] * len(self._rows)
        return [1.0 if row & bit else 0.0 for row in self._rows]


class Table:
    """The evidence of a document, column by column: a list a column, an entry a row.

    measures: what there is to measure, by name of the column. frames: sums over all elements. blocks, indices: the
    block of each row; tokens, counts, folded, texts, lengths: its words, their number, those joined, its text and how
    long that is; at, parents: its frame, and the one around; prose: whether it reads as running text.
    """

    def __init__(self, document: Document, words: Language, measures: Mapping[str, Measure]) -> None:
        self.document, self.words = document, words
        self._measures = measures
        self._columns: dict[str, list[float]] = {}
        self._together: dict[Measures, Sequence[list[float]]] = {}
        page = measured(document)
        counts = page.counts
        self.frames: FrameEvidence = frame_evidence(document, counts, page.concepts)
        self.blocks: list[Block] = [
            block
            for block, count in zip(document.blocks, counts, strict=True)
            if block.text and block.kind not in NO_TEXT and not is_menu(block, count, self.frames)
        ]
        self.indices = [block.index for block in self.blocks]
        self.tokens = [page.tokens[index] for index in self.indices]
        self.counts = [counts[index] for index in self.indices]
        self.folded = [page.folded[index] for index in self.indices]
        self.texts = [block.text for block in self.blocks]
        self.lengths = list(map(len, self.texts))
        self.at = [block.frame for block in self.blocks]
        self.parents = [self.frames.parents[at] for at in self.at]
        self.prose = [is_prose(block, count) for block, count in zip(self.blocks, self.counts, strict=True)]

    def column(self, name: str) -> list[float]:
        """The values of a column, one for each row."""
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._measures[name](self)
        return found

    def one_of(self, measure: Measures, place: int) -> list[float]:
        """One of several columns that are measured in one go."""
        if measure not in self._together:
            self._together[measure] = measure(self)
        return self._together[measure][place]

    @property
    def rows(self) -> list[list[float]]:
        """All columns, row by row."""
        columns = [self.column(name) for name in self._measures] if self.indices else []
        return [list(row) for row in zip(*columns, strict=True)]

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of each row's block."""
        return [block.kind for block in self.blocks]

    @cached_property
    def grands(self) -> list[int]:
        """The frame two levels around each row's own."""
        return [self.frames.parents[parent] for parent in self.parents]

    @cached_property
    def tags(self) -> Masks:
        """Which tags stand around each row (`containers.ANCESTOR_TAGS`)."""
        return Masks([self.frames.tags[at] for at in self.at])

    @cached_property
    def near(self) -> Masks:
        """The concepts of each row's frame and the one around it."""
        return Masks([self.frames.near[at] for at in self.at])

    @cached_property
    def far(self) -> Masks:
        """The concepts of each row's frame and all around it."""
        return Masks([self.frames.far[at] for at in self.at])

    @cached_property
    def samples(self) -> list[str]:
        """How each row's text begins."""
        return [text if len(text) <= SAMPLE else text[:SAMPLE] for text in self.texts]

    @cached_property
    def parted(self) -> Parted:
        """The samples, ready for counting characters."""
        return Parted(self.samples)

    @cached_property
    def timed(self) -> list[bool]:
        """Whether a time of day or a year stands where each row's text begins."""
        return list(map(holds_time, self.samples))

    @cached_property
    def groups(self) -> list[int]:
        """What blocks set alike share: kind, and the signatures of the frame and the one around it."""
        frames, numbers = self.document.frames, dict[tuple[str, str, str], int]()
        signatures = [frame.signature for frame in frames]
        return [
            numbers.setdefault(
                (block.kind, signatures[block.frame], signatures[parent] if block.frame else ""), len(numbers)
            )
            for block, parent in zip(self.blocks, self.parents, strict=True)
        ]

    @cached_property
    def twins(self) -> list[int]:
        """How many blocks of the page have each row's words."""
        often = Counter(measured(self.document).folded)
        return [often[text] for text in self.folded]

    @cached_property
    def leads(self) -> list[list[float]]:
        """Where each row's links lead (`links.NAMES`)."""
        own, frames = links.own_site(self.document), self.document.frames
        return [links.leads(block, frames[block.frame].href, own) for block in self.blocks]

    @cached_property
    def phrases(self) -> list[Phrase | None]:
        """The phrase that each row's text is, if it is one."""
        found: Mapping[int, Phrase] = phrase_roles(self.document, self.words)
        return [found.get(index) for index in self.indices]

    @cached_property
    def phrase_roles(self) -> list[str | None]:
        """What each row's phrase betrays."""
        return [None if phrase is None else phrase.role for phrase in self.phrases]

    @cached_property
    def credited(self) -> list[bool]:
        """Which rows hold a picture's credit."""
        words = self.words
        return [
            count <= _CAPTION_WORDS and may_hold_credit(text, words) and find_credit(text, words).credit is not None
            for text, count in zip(self.texts, self.counts, strict=True)
        ]
