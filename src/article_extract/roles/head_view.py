"""A page as the head's modules see it: the lines a reader sees, where the body begins, what a line's names betray."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate

from article_extract.credit_lines import find_credit
from article_extract.language import Language, load_language
from article_extract.model import BODY_ROLES, Block, Document, Labels, Role
from article_extract.roles.concepts import concept_bit, word_concepts
from article_extract.roles.line_shapes import is_date, is_name_line, opens_byline
from article_extract.roles.measured import Measured, measured
from article_extract.roles.plain_headline import ABOVE_BODY, BELOW_BODY
from article_extract.roles.plain_lines import NEAR, Line
from article_extract.typography import fold, has_cjk

WORDY = 5  # words from which on a line says something
PROSE_WORDS = 12  # a body block of so many words is where the body begins; shorter ones may be stray lines
ALT_WORDS = 14
LINES_BETWEEN = 40  # between headline and body: share buttons, a gallery, a player
ABOVE = 6  # lines above the headline in which dates, bylines and kickers stand
_AROUND_NAMES = " |•·,/"
_NAME_EDGE = re.compile(r"[^0-9a-z]+")
_FURNITURE = frozenset(
    {
        Role.SOCIAL,
        Role.CALL_TO_ACTION,
        Role.NEWSLETTER,
        Role.TEASER,
        Role.RELATED,
        Role.NAVIGATION,
        Role.ADVERT,
        Role.COMMENT,
        Role.LEGAL,
        Role.CAPTION,
        Role.CREDIT,
        Role.IMAGE,
    }
)
_WHOLE_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "strong", "b", "em"})


@dataclass(slots=True)
class Head:
    """What the head's modules ask again and again about one page.

    measures: the page's. lines: the blocks a reader sees, in order; places: block index -> place among them; sizes:
    block index -> words.
    wordy: up to each place, how many lines say something. body: block indices from the first paragraph on.
    spine: frames that hold the middle of the body; container: the one that holds most paragraphs; signatures: how
    often a frame's signature holds one. marked_up: the page came with elements, not as raw text.
    """

    document: Document
    labels: Labels
    words: Language
    measures: Measured
    lines: list[Block] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    wordy: list[int] = field(default_factory=lambda: [0])
    body: list[int] = field(default_factory=list)
    spine: frozenset[int] = frozenset()
    container: int = 0
    signatures: Counter[str] = field(default_factory=Counter)
    marked_up: bool = False
    _shapes: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    _plain: list[Line] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Index of the first block of the body, or one past the last block."""
        return self.body[0] if self.body else len(self.document.blocks)

    @property
    def start_place(self) -> int:
        """Place of the body's first line, or one past the last line."""
        return self.places.get(self.start, len(self.lines))

    @property
    def end(self) -> int:
        """Place of the line at which the head is over: the body's second block where lines part it from the first (that
        may be the dek, with a byline, a date and a picture under it), else the first.
        """
        if not self.body:
            return len(self.lines)
        first = self.places[self.body[0]]
        if self.marked_up:  # where mark-up tells the dek, what stands between paragraphs is no more of the head
            return first
        second = next((self.places[at] for at in self.body[1:] if self.sizes[at] >= PROSE_WORDS), first)
        return second if 1 < second - first <= LINES_BETWEEN else first

    def body_after(self, index: int) -> int:
        """Index of the next long paragraph of the body behind a block, or one past the last block."""
        long = (at for at in self.body if at > index and self.sizes[at] >= PROSE_WORDS)
        return next(long, len(self.document.blocks))

    def begin_below(self, top: int) -> None:
        """Lets the body begin below the headline, where most of it is: what seemed body above it is none."""
        below = [index for index in self.body if index > top]
        if sum(self.sizes[index] for index in below) > 0.5 * sum(self.sizes[index] for index in self.body):
            self.body = below

    def fold(self, line: Block) -> str:
        """A line's text, folded."""
        return self.measures.folded[line.index]

    def shape(self, line: Block) -> tuple[bool, bool]:
        """Whether a line holds a date, and whether it opens as a byline."""
        known = self._shapes.get(line.index)
        if known is None:
            known = is_date(line.text, self.words), opens_byline(line.text, self.words)
            self._shapes[line.index] = known
        return known

    def concepts(self, line: Block, levels: int) -> int:
        """What the names of a block's elements betray, its own and those around it that do not hold the body too."""
        mask, at = 0, line.frame
        own, parents, spine = self.measures.concepts, self.measures.parents, self.spine
        for _ in range(levels):
            if at <= 0 or at in spine:
                break
            mask |= own[at]
            at = parents[at]
        return mask

    def is_furniture(self, line: Block) -> bool:
        """Whether an earlier pass or a phrase says that a line is none of the article's.

        Guesses by the names of elements count for nothing here: a dek often stands in something called a teaser, a
        headline in a header.
        """
        return self._phrase(line) in _FURNITURE or self.labels.role(line.index) in (Role.CAPTION, Role.CREDIT)

    def is_note(self, line: Block) -> bool:
        """Whether a phrase says that a line is a note, as when the article was first published: no headline, no dek."""
        return self._phrase(line) is Role.NOTE

    def _phrase(self, line: Block) -> Role | None:
        """The role that a line's phrase betrays."""
        said = self.labels.said(line.index)
        return said[0].role if said and said[0].phrase else None

    def has_credit(self, line: Block) -> bool:
        """Whether a line holds a picture's credit. The dear look waits for a mark or word of credits."""
        hints = _credit_words(self.words.code)
        hinted = any(mark in line.text for mark in "©/|(") or not hints.isdisjoint(self.fold(line).split())
        return hinted and find_credit(line.text, self.words).credit is not None

    def belief(self, line: Block) -> float:
        """How likely the passes before hold a line to be body (0 to 1)."""
        said = self.labels.last(line.index)
        return said.belief if said.role in BODY_ROLES else 1 - said.belief if said.belief else 0.0

    def plain_lines(self) -> list[Line]:
        """The lines of a page without mark-up as `plain_headline` and `plain_dek` measure them."""
        if not self._plain:
            start, body = self.start_place, set(self.body)
            self._plain.extend(self._plain_line(line, place - start, body) for place, line in enumerate(self.lines))
        return self._plain

    def _plain_line(self, line: Block, behind: int, body: set[int]) -> Line:
        """A line as it is measured. behind: lines from the body's first one."""
        near = -ABOVE_BODY - NEAR < behind < BELOW_BODY + NEAR
        date, byline = self.shape(line) if near else (False, False)
        size = self.sizes[line.index]
        return Line(
            text=line.text,
            folded=self.fold(line),
            size=size,
            gap=line.gap,
            date=date,
            byline=byline,
            name=near and is_name_line(line.text.strip(_AROUND_NAMES)),
            furniture=self.is_furniture(line) or self.is_note(line),
            credit=-LINES_BETWEEN < behind < NEAR and self.has_credit(line),
            body=line.index in body,
            picture=size <= ALT_WORDS and line.text.split(" ", 1)[0].lower() in self.words.lines.indefinite,
            belief=self.belief(line),
        )


def survey(document: Document, labels: Labels, words: Language) -> Head:
    """The lines a reader sees, where the body begins, and in which frames it stands."""
    head = Head(document, labels, words, measured(document), marked_up=len(document.frames) > 1)
    said = labels.with_role(*BODY_ROLES)
    # Where the article itself is hidden until a script shows it, its head is too.
    veiled = all(block.hidden for block in document.blocks) or any(document.blocks[index].hidden for index in said[:3])
    head.lines = [
        block
        for block in document.blocks
        if block.text and (veiled or not block.hidden) and block.kind not in ("image", "embed")
    ]
    head.places = {block.index: place for place, block in enumerate(head.lines)}
    head.sizes = {block.index: _size(block.text) for block in head.lines}
    head.wordy = list(accumulate((size >= WORDY for size in head.sizes.values()), initial=0))
    body = [index for index in said if index in head.places]
    long = [index for index in body if head.sizes[index] >= PROSE_WORDS]
    head.body = [index for index in body if not long or index >= long[0]]
    if head.body and head.marked_up:
        middle = document.blocks[head.body[len(head.body) // 2]]
        head.spine = frozenset(frame.index for frame in document.ancestors(middle))
        prose = [document.blocks[index] for index in (long or body)]
        head.container = Counter(container_of(document, block) for block in prose).most_common(1)[0][0]
        head.signatures = Counter(document.frames[block.frame].signature for block in prose)
    return head


def _size(text: str) -> int:
    """Words of a text; two CJK characters count as one."""
    return text.count(" ") + 1 if text.isascii() or not has_cjk(text) else len(text) // 2


def container_of(document: Document, block: Block) -> int:
    """The frame that holds a block's element: paragraphs of one text share it."""
    at = block.frame
    while at > 0 and document.frames[at].tag in _WHOLE_TAGS:
        at = document.frames[at].parent
    return at


def inline_concepts(line: Block, *, whole: bool = False) -> int:
    """What the names of elements inside a line betray. whole: of those alone that hold all of it."""
    least = len(line.text) if whole else 0
    spans = (span for span in line.spans if span.name == "class" and span.end - span.start >= least)
    names = [word for span in spans for word in _NAME_EDGE.split(span.value.lower())]
    return _names_of(tuple(filter(None, names)))


def marked_as(line: Block, what: str) -> bool:
    """Whether an itemprop or rel names the whole or a part of the block as this."""
    return any(span.name in ("itemprop", "rel") and what in span.value.split() for span in line.spans)


@lru_cache(maxsize=64)
def bit(concept: str) -> int:
    """The bit of a concept in the masks that `Head.concepts` gives."""
    return concept_bit(concept)


@lru_cache(maxsize=4000)
def _names_of(words: tuple[str, ...]) -> int:
    mask = 0
    for word in words:
        mask |= word_concepts(word)
    return mask


@cache
def _credit_words(code: str) -> frozenset[str]:
    words = load_language(code)
    return frozenset(first for word in (*words.credits.labels, *words.agencies) for first in fold(word).split()[:1])
