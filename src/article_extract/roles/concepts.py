"""What the words of mark-up betray: "sharebar" is about sharing, whatever the site. The words stand in markup.toml.

Concepts travel as bits of one number, in the order of the file: an element has many.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, reduce
from importlib.resources import files
from operator import attrgetter, or_

from article_extract.model import Frame

SUBSTRING_LETTERS = 6
"""Words of so many letters count as part of a longer word too."""


@lru_cache(maxsize=1)
def concepts() -> dict[str, tuple[str, ...]]:
    """Concept -> the words in mark-up that betray it, from markup.toml."""
    text = (files("article_extract") / "roles" / "markup.toml").read_text("utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}


@cache
def concept_bit(name: str) -> int:
    """The bit of one concept."""
    return 1 << list(concepts()).index(name)


def concept_bits(names: Iterable[str]) -> int:
    """The bits of several concepts together."""
    mask = 0
    for name in names:
        mask |= concept_bit(name)
    return mask


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], dict[str, tuple[tuple[str, int], ...]]]:
    """Word -> its concepts; first letters -> the words (with their concepts) that count inside longer ones."""
    exact: dict[str, int] = {}
    for bit, words in enumerate(concepts().values()):
        for word in words:
            exact[word] = exact.get(word, 0) | 1 << bit
    parts: dict[str, tuple[tuple[str, int], ...]] = {}
    for word, mask in exact.items():
        if len(word) >= SUBSTRING_LETTERS:
            start = word[:SUBSTRING_LETTERS]
            parts[start] = (*parts.get(start, ()), (word, mask))
    return exact, parts


@lru_cache(maxsize=20000)
def word_concepts(word: str) -> int:
    """The concepts that one word of mark-up betrays."""
    exact, parts = _table()
    mask = exact.get(word, 0)
    for at in range(len(word) - SUBSTRING_LETTERS + 1):
        for part, part_mask in parts.get(word[at : at + SUBSTRING_LETTERS], ()):
            if word.startswith(part, at):
                mask |= part_mask
    return mask


def frame_concepts(frames: Sequence[Frame]) -> list[int]:
    """The concepts that the names of each frame betray. Elements of a page are named alike: each name is read once."""
    names = list(map(attrgetter("words"), frames))
    masks = {words: reduce(or_, map(word_concepts, words), 0) for words in set(names)}
    return list(map(masks.__getitem__, names))
