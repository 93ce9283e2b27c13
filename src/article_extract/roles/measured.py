"""What every pass asks of a page's blocks and elements, measured once: words, folded text, what elements are named."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import attrgetter

from article_extract.model import Document
from article_extract.roles.concepts import concept_bit, frame_concepts
from article_extract.typography import words_each


class Measured:
    """A page's measures. tokens, folded, counts: the words of each block, those joined by spaces (as `typography.fold`
    does), their number; parents: of each frame, -1 for the root; concepts: what each frame's own names betray, as bits.
    """

    __slots__ = ("_betraying", "_named", "concepts", "counts", "folded", "parents", "tokens")

    def __init__(self, document: Document) -> None:
        self.tokens = words_each(list(map(attrgetter("text"), document.blocks)))
        self.folded = list(map(" ".join, self.tokens))
        self.counts = list(map(len, self.tokens))
        self.parents = list(map(attrgetter("parent"), document.frames))
        self.concepts = frame_concepts(document.frames)
        self._named: dict[str, frozenset[int]] = {}
        self._betraying: dict[int, list[int]] | None = None

    def named(self, concept: str) -> frozenset[int]:
        """The frames whose own names betray a concept."""
        found = self._named.get(concept)
        if found is None:
            bit = concept_bit(concept)
            some = [frames for mask, frames in self._by_concepts().items() if mask & bit]
            found = self._named[concept] = frozenset(chain.from_iterable(some))
        return found

    def _by_concepts(self) -> dict[int, list[int]]:
        """The frames whose names betray anything, which most do not, by all that they betray."""
        found = self._betraying
        if found is None:
            found = self._betraying = {}
            for at, mask in enumerate(self.concepts):
                if mask:
                    found.setdefault(mask, []).append(at)
        return found


class Same:
    """A document, told apart by identity: to compare two by their blocks would cost more than it saves."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.document is other.document


def measured(document: Document) -> Measured:
    """The measures of a page; those of the page asked for last are kept, as one pass after the other wants them."""
    return _measured(Same(document))


@lru_cache(maxsize=1)
def _measured(page: Same) -> Measured:
    return Measured(page.document)


forget_measures = _measured.cache_clear
"""Lets go of the page measured last, which would be held till the next one comes."""
