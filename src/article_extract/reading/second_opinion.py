"""The blocks in the container that readability-lxml would choose: dear to compute, asked for in doubt only."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

from lxml import etree

from article_extract.model import Block
from article_extract.typography import fold

_SHORTEST = 20  # folded characters: shorter texts stand in many places of a page


def second_opinion(page: Callable[[], str], blocks: tuple[Block, ...]) -> Callable[[], frozenset[int]]:
    """A callable that gives the indices of the blocks in the container readability-lxml would choose.

    page: gives the page's HTML; called, as the dear work is done, only when the opinion is asked for the first time.
    """

    @lru_cache(maxsize=1)
    def opinion() -> frozenset[int]:
        return _blocks_in(_chosen_text(page()), blocks)

    return opinion


def _chosen_text(page: str) -> str:
    """The folded text of readability's container; empty where it finds none."""
    from readability import Document  # noqa: PLC0415 - dear to import, seldom asked
    from readability.readability import Unparseable  # noqa: PLC0415

    try:
        summary = Document(page).summary(html_partial=True)
    except (Unparseable, etree.LxmlError, ValueError):
        return ""
    return fold(html.unescape(re.sub(r"<[^<>]*>", " ", summary)))


def _blocks_in(chosen: str, blocks: tuple[Block, ...]) -> frozenset[int]:
    """Blocks whose text stands in the chosen text; short ones only between two that do."""
    if not chosen:
        return frozenset()
    sure = _long_ones_in(chosen, blocks)
    if not sure:
        return frozenset()
    first, last = sure[0], sure[-1]
    short = (
        block.index
        for block in blocks[first : last + 1]
        if block.text and len(folded := fold(block.text)) < _SHORTEST and f" {folded} " in chosen
    )
    return frozenset(sure) | frozenset(short)


def _long_ones_in(chosen: str, blocks: tuple[Block, ...]) -> list[int]:
    """The blocks of some length whose text stands in the chosen text, which is looked through once for all of them.

    They mostly stand there in their own order; most others hold a word that it does not.
    """
    words = frozenset(chosen.split())
    sure: list[int] = []
    behind = 0
    for block in blocks:
        folded = fold(block.text)
        if len(folded) < _SHORTEST or not words.issuperset(folded.split()[1:-1]):
            continue
        at = chosen.find(folded, behind)
        if at < 0:
            at = chosen.find(folded, 0, behind + len(folded))
        if at >= 0:
            sure.append(block.index)
            behind = at + len(folded)
    return sure
