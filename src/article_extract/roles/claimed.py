"""Columns that the page's claims about itself fill: where its headline is printed, how much of a block it claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from article_extract.model import Document
from article_extract.roles.containers import NO_TEXT
from article_extract.roles.measured import measured
from article_extract.roles.table import Table
from article_extract.typography import fold, words

FROM_HEADLINE = ("after_headline", "from_headline")
KIND = ("page_news", "page_article", "page_dated", "page_signed")

_HEADLINE = ("headline", "title")
CLAIMED_BY = {"headline_share": _HEADLINE, "description_share": ("description",), "body_claim_share": ("body",)}
"""Column -> the fields whose claims it holds a block against."""

_PART_OF_WORDS = 3  # words of a shingle
_FAR_AWAY = 400.0
_HEADLINES = 4  # claims that are compared with the blocks
_SHORTEST_PART, _LONGEST = 20, 300  # characters of a line that may be part of a headline, or hold it


def measure_kind(table: Table) -> list[list[float]]:
    """The columns of `KIND`: what the page says it is, the same for all its rows.

    What belongs to a body is not the same in news and elsewhere: lists of offers are the article of a shop's guide.
    """
    claims = table.document.claims
    kinds = " ".join(claim.value.lower() for claim in claims if claim.field == "type")
    stated = {claim.field for claim in claims}
    page = ("news" in kinds, "article" in kinds or "blog" in kinds, "published" in stated, "author" in stated)
    return [[float(value)] * len(table.indices) for value in page]


def measure_from_headline(table: Table) -> tuple[list[float], list[float]]:
    """The columns of `FROM_HEADLINE`: does a row stand behind the headline (0.5: is it), and how many rows."""
    document = table.document
    headlines = [claim.value for field in _HEADLINE for claim in document.claimed(field)]
    start = headline_index(document, measured(document).folded, headlines[:_HEADLINES])
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


def claim_shares(table: Table, fields: Sequence[str]) -> list[float]:
    """Share (0 to 1) of each row's three-word shingles that the page's claims of these fields hold; -1 without any."""
    claim = _Claim(claim.value for field in fields for claim in table.document.claimed(field))
    return claim.shares(list(zip(table.tokens, table.folded, strict=True)))


class _Claim:
    """The texts of one claim, ready to be compared with blocks. joined: their words, "" where there are none."""

    __slots__ = ("joined", "shingles")

    def __init__(self, texts: Iterable[str]) -> None:
        tokens = [token for text in texts for token in words(text)]
        self.joined = f" {' '.join(tokens)} " if tokens else ""
        self.shingles = frozenset(zip(tokens, tokens[1:], tokens[2:], strict=False))

    def shares(self, rows: Sequence[tuple[Sequence[str], str]]) -> list[float]:
        """Shares of rows, given the words and the folded text of each."""
        if not self.joined:
            return [-1.0] * len(rows)
        return [self._share(*row) for row in rows]

    def _share(self, tokens: Sequence[str], text: str) -> float:
        """Share of a block's shingles that are the claim's; shorter blocks count where they stand in it as a whole."""
        size = len(tokens) - _PART_OF_WORDS + 1
        if size > 0:
            return sum(map(self.shingles.__contains__, zip(tokens, tokens[1:], tokens[2:], strict=False))) / size
        return 1.0 if text and f" {text} " in self.joined else 0.0
