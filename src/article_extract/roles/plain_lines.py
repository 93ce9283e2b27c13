"""Lines of raw text as the head's passes measure them, and linear weights of evidence learned from pages.

A score is the sum of a row of evidence times the weights of one file of `weights/` (made by benchmarks/learn_head.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from article_extract.typography import has_cjk

CONTENT_LETTERS = 5  # shorter words say little of what a text is about
STEM_LETTERS = 6  # inflected languages print "Hamburg" above and "Hamburger" below


class Line(NamedTuple):
    """A line with what other passes know of it. size: words, two CJK characters counting as one; picture: whether it
    opens as the description of a picture does ("A fisherman on a pier").
    """

    text: str
    folded: str
    size: int
    gap: int
    date: bool
    byline: bool
    name: bool
    furniture: bool
    credit: bool
    body: bool
    picture: bool = False


@cache
def load_weights(name: str, columns: tuple[str, ...]) -> tuple[float, ...]:
    """The weight of each column, from a file of the package. Raises ValueError where the file has other columns."""
    data = json.loads((files("article_extract") / "roles" / "weights" / f"{name}.json").read_text("utf-8"))
    weights: dict[str, float] = data["weights"]
    if set(weights) != set(columns):
        raise ValueError(f"{name}.json weighs other evidence than is measured")
    return tuple(weights[column] for column in columns)


def score(weights: Sequence[float], row: Sequence[float]) -> float:
    """The sum of a row's evidence, each piece times its weight."""
    return sum(weight * value for weight, value in zip(weights, row, strict=True))


def strongest(weights: Sequence[float], row: Sequence[float], columns: Sequence[str], most: int = 3) -> str:
    """The evidence that spoke loudest for a row, in words."""
    values = [weight * value for weight, value in zip(weights, row, strict=True)]
    parts = sorted(zip(values, columns, strict=True), reverse=True)
    return ", ".join(name.replace("_", " ") for value, name in parts[:most] if value > 0)


def content(texts: Iterable[str]) -> frozenset[str]:
    """The words that say what folded texts are about; in CJK scripts, the pairs of neighbouring characters."""
    found: set[str] = set()
    for text in texts:
        found |= _content_words(text)
    return frozenset(found)


def shared(folded: str, about: frozenset[str]) -> int:
    """Number of a folded text's content words that others have too."""
    return sum(1 for word in _content_words(folded) if word in about)


def share(folded: str, about: frozenset[str]) -> float:
    """Share (0 to 1) of a folded text's content words that others have too."""
    words = _content_words(folded)
    return sum(1 for word in words if word in about) / len(words) if words else 0.0


def _content_words(folded: str) -> set[str]:
    words = folded.split()
    if has_cjk(folded):
        return {first + second for first, second in zip(words, words[1:], strict=False)}
    return {word[:STEM_LETTERS] for word in words if len(word) >= CONTENT_LETTERS}
