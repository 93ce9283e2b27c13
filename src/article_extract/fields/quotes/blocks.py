"""Block quotations and embedded posts: words set apart by the page instead of by marks.

They are quotations where their source is named: signed behind a dash at their end or in a block of its own below, or
led in by a colon in the block before. One that only repeats a sentence of the article is a pull quote and is not
counted again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from article_extract.fields.quotes.spans import Span
from article_extract.typography import fold

BLOCK_KINDS = frozenset({"blockquote", "embed"})
MAX_SIGNATURE = 90  # characters behind the dash: a name, a handle, a date
MIN_REPEATED = 25  # characters, folded: shorter ones stand twice by chance
MARKED_SHARE = 0.5  # of a block between marks: then the marks say what is quoted

_SIGNED_BELOW = re.compile(rf"(?:—|–|--|-|―)\s*(?P<name>[^\W\d_][^—–\n(@,\d]*)[^—–\n]{{0,{MAX_SIGNATURE}}}(?<![.!?…])$")
_SIGNATURE = re.compile(rf"\s+(?:—|–|--|-|―)\s*(?=[^\W\d_])[^—–\n]{{2,{MAX_SIGNATURE}}}$")


def with_block_quotations(paragraphs: Sequence[str], kinds: Sequence[str], spans: list[list[Span]]) -> list[list[Span]]:
    """The spans, with those of block quotations, and without those of blocks that repeat the text."""
    if not BLOCK_KINDS.intersection(kinds):
        return spans
    merged = list(spans)
    folded = [fold(text) for text in paragraphs]
    for index, kind in enumerate(kinds):
        if kind not in BLOCK_KINDS or not paragraphs[index].strip():
            continue
        if _repeats(index, folded):
            merged[index] = []
            continue
        text = paragraphs[index]
        marked = sum(span.right - span.left for span in spans[index])
        if marked >= MARKED_SHARE * len(text):
            continue
        signature = _SIGNATURE.search(text)
        led_in = index > 0 and paragraphs[index - 1].rstrip().endswith((":", "："))
        if signed_below(text):
            continue
        if signature is not None:
            merged[index] = [Span(index, 0, signature.start(), 0, signature.start(), "block")]
        elif led_in or _signed_further_on(index, paragraphs, kinds):
            merged[index] = [Span(index, 0, len(text), 0, len(text), "block")]
    return merged


def signed_below(text: str) -> str | None:
    """The name with which a block signs those above it ("— Port of Orrin (@portorrin) January 3"), if it does."""
    found = _SIGNED_BELOW.match(text)
    return found["name"].strip() if found is not None else None


def _signed_further_on(index: int, paragraphs: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether the blocks below, set apart alike, end in a signature."""
    for kind, text in zip(kinds[index + 1 :], paragraphs[index + 1 :], strict=True):
        if kind != kinds[index]:
            return False
        if signed_below(text):
            return True
    return False


def _repeats(index: int, folded: list[str]) -> bool:
    """Whether a block says what another block says too."""
    own = folded[index]
    return len(own) >= MIN_REPEATED and any(own in text for at, text in enumerate(folded) if at != index)
