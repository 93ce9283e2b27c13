"""Columns that the page's claims about itself fill: where its headline is printed, how much of a block it claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from article_extract.model import Document
from article_extract.roles.containers import NO_TEXT
from article_extract.roles.measured import measured, split_words
from article_extract.roles.table import Table
from article_extract.typography import fold

CLAIMED = ("after_headline", "from_headline", "headline_share", "description_share", "body_claim_share")

_PART_OF_WORDS = 3  # words of a shingle
_FAR_AWAY = 400.0
_HEADLINES = 4  # claims that are compared with the blocks
_SHORTEST_PART, _LONGEST = 20, 300  # characters of a line that may be part of a headline, or hold it


def measure_claimed(table: Table) -> tuple[list[float], ...]:
    """The columns of `CLAIMED`."""
    document = table.document
    headlines = [claim.value for field in ("headline", "title") for claim in document.claimed(field)]
    start = headline_index(document, measured(document).folded, headlines[:_HEADLINES])
    described = (claim.value for claim in document.claimed("description"))
    bodies = (claim.value for claim in document.claimed("body"))
    return (*_from_headline(table, start), *shares(table, headlines, described, bodies))


def _from_headline(table: Table, start: int) -> tuple[list[float], list[float]]:
    """Whether each row stands behind the headline (0.5: is it), and how many rows stand between."""
    if start < 0:
        return [-1.0] * len(table.indices), [-1.0] * len(table.indices)
    after = [1.0 if index > start else 0.5 if index == start else 0.0 for index in table.indices]
    steps = count()
    passed = [min(_FAR_AWAY, float(next(steps))) if index > start else -1.0 for index in table.indices]
    return after, passed


def headline_index(document: Document, folded: Sequence[str], claims: Sequence[str]) -> int:
    """The block at which the article most likely begins: the claimed headline where it is printed, else the first h1.

    -1 where there is neither.
    """
    best, best_score = -1, 0.0
    wanted = [claim for claim in map(fold, claims) if claim]
    exact, together, shortest = set(wanted), "\n".join(wanted), min(map(len, wanted), default=_LONGEST)
    for block, text in zip(document.blocks, folded, strict=False):
        score = 0.0
        if text in exact:
            score = 3.0 - (block.linked > 0)
        elif _SHORTEST_PART < len(text) < _LONGEST and (
            text in together or (len(text) >= shortest and any(claim in text for claim in wanted))
        ):
            score = 1.5 - (block.linked > 0)
        if block.kind == "heading":
            score += 1.5 if block.level == 1 else 0.5
        if score > best_score and score >= 1.0 and block.kind not in NO_TEXT and not block.hidden:
            best, best_score = block.index, score
    return best


def shares(
    table: Table, headlines: Iterable[str], described: Iterable[str], bodies: Iterable[str]
) -> tuple[list[float], list[float], list[float]]:
    """Share (0 to 1) of each row's three-word shingles that the headlines hold, the description, the claimed body.

    -1 where there is no such claim.
    """
    headline, description, body = (_Claim(texts) for texts in (headlines, described, bodies))
    rows = list(zip(table.tokens, table.folded, strict=True))
    strange = (headline.shingles | description.shingles).isdisjoint  # as they are to most blocks
    some = [
        (tokens, text)
        if len(tokens) < _PART_OF_WORDS or not strange(zip(tokens, tokens[1:], tokens[2:], strict=False))
        else None
        for tokens, text in rows
    ]
    return headline.shares(some), description.shares(some), body.shares(rows)


class _Claim:
    """The texts of one claim, ready to be compared with blocks. joined: their words, "" where there are none."""

    __slots__ = ("joined", "shingles")

    def __init__(self, texts: Iterable[str]) -> None:
        tokens = [token for text in texts for token in split_words(text)]
        self.joined = f" {' '.join(tokens)} " if tokens else ""
        self.shingles = frozenset(zip(tokens, tokens[1:], tokens[2:], strict=False))

    def shares(self, rows: Sequence[tuple[Sequence[str], str] | None]) -> list[float]:
        """Shares of rows, given the words and the folded text of each, or None where there is nothing in common."""
        if not self.joined:
            return [-1.0] * len(rows)
        return [0.0 if row is None else self._share(*row) for row in rows]

    def _share(self, tokens: Sequence[str], text: str) -> float:
        """Share of a block's shingles that are the claim's; shorter blocks count where they stand in it as a whole."""
        size = len(tokens) - _PART_OF_WORDS + 1
        if size > 0:
            return sum(map(self.shingles.__contains__, zip(tokens, tokens[1:], tokens[2:], strict=False))) / size
        return 1.0 if text and f" {text} " in self.joined else 0.0
