"""Lines of raw text as the head's passes measure them, and what pages taught about that evidence.

A score is the sum of a row of evidence times the weights of one file of `weights/` (made by benchmarks/learn_head.py).
Decision trees, which tell what evidence says together, are asked about the lines that score best: on sites not seen
they put the right line first on 2 to 4 more of 100 pages.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, NamedTuple

from article_extract.roles.weighing import Scorer, scorer_from
from article_extract.typography import has_cjk

CONTENT_LETTERS = 5  # shorter words say little of what a text is about
NEAR = 8  # lines: near each other
STEM_LETTERS = 6  # inflected languages print "Hamburg" above and "Hamburger" below


class Line(NamedTuple):
    """A line with what other passes know of it. size: words, two CJK characters counting as one; picture: whether it
    opens as the description of a picture does ("A fisherman on a pier"); belief: how likely the passes before the
    head's hold it to be body (0 to 1), whatever they chose.
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
    belief: float = 0.0


ASKED_ABOUT = 10
"""Of how many lines, those with the highest sums of weights, the trees are asked."""

YES = (0.5,)
"""The one step of a measure that is yes (1) or no (0)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights over measures. Of a measure with steps, each step that a value reaches adds its own weight: that
    is how "3 to 6 words" can weigh more than fewer and than more.
    """

    names: tuple[str, ...]
    of: tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]

    def values(self, row: Sequence[float]) -> list[float]:
        """What each measure adds to the score of a row."""
        return [sums[bisect_right(steps, value)] for value, (steps, sums) in zip(row, self.of, strict=True)]

    def score(self, row: Sequence[float]) -> float:
        """The sum of what a row's measures add."""
        return sum(self.values(row))

    def strongest(self, row: Sequence[float], most: int = 3) -> str:
        """The measures that spoke loudest for a row, in words, with the value of those that have steps."""
        parts = sorted(zip(self.values(row), self.names, row, self.of, strict=True), reverse=True)
        return ", ".join(
            name.replace("_", " ") + ("" if steps == YES else f" {value:.2g}")
            for added, name, value, (steps, _) in parts[:most]
            if added > 0
        )


@dataclass(frozen=True, slots=True)
class Model:
    """Weights and trees over the same measures. places: of the columns that the trees ask for, in a row."""

    weights: Weights
    trees: Scorer
    places: tuple[int, ...]

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The log-odds of each row; minus infinity for those that the trees need not be asked about."""
        sums = [self.weights.score(row) for row in rows]
        asked = sorted(range(len(rows)), key=lambda at: -sums[at])[:ASKED_ABOUT]
        scores = [-math.inf] * len(rows)
        told = self.trees.log_odds([[rows[at][place] for at in asked] for place in self.places])
        for at, more in zip(asked, told, strict=True):
            scores[at] = sums[at] + more
        return scores


def columns(names: Sequence[str], steps: Mapping[str, tuple[float, ...]]) -> list[tuple[str, int, float]]:
    """(name, place in a row, least value) of each weight: "words 3+" is reached from 3 words on."""
    return [
        (f"{name} {step:g}+" if name in steps else name, at, step)
        for at, name in enumerate(names)
        for step in steps.get(name, YES)
    ]


def load_model(name: str, names: tuple[str, ...], steps: Mapping[str, tuple[float, ...]]) -> Model:
    """What a file of the package says of these measures. Raises ValueError where the file has others."""
    return model_from(
        json.loads((files("article_extract") / "roles" / "weights" / f"{name}.json").read_text("utf-8")), names, steps
    )


def model_from(data: Mapping[str, Any], names: tuple[str, ...], steps: Mapping[str, tuple[float, ...]]) -> Model:
    """A model from the plain form that the files hold. Raises ValueError where it is of other measures."""
    weights, trees = weights_from(data["weights"], names, steps), scorer_from(data["trees"], names)
    return Model(weights, trees, tuple(map(names.index, trees.columns)))


def weights_from(data: Mapping[str, float], names: tuple[str, ...], steps: Mapping[str, tuple[float, ...]]) -> Weights:
    """Weights of these measures, from those of their `columns`. Raises ValueError where they are of others."""
    wanted = columns(names, steps)
    if set(data) != {column for column, _, _ in wanted}:
        raise ValueError("the file weighs other evidence than is measured")
    sums: list[list[float]] = [[0.0] for _ in names]
    for column, at, _ in wanted:
        sums[at].append(sums[at][-1] + data[column])
    return Weights(names, tuple((steps.get(measure, YES), tuple(sums[at])) for at, measure in enumerate(names)))


def content(texts: Iterable[str]) -> frozenset[str]:
    """The words that say what folded texts are about; in CJK scripts, the pairs of neighbouring characters."""
    return frozenset().union(*map(content_words, texts))


def share(folded: str, about: frozenset[str]) -> float:
    """Share (0 to 1) of a folded text's content words that others have too."""
    words = content_words(folded)
    return sum(1 for word in words if word in about) / len(words) if words else 0.0


def content_words(folded: str) -> frozenset[str]:
    """The words that say what a folded text is about; in CJK scripts, the pairs of neighbouring characters."""
    words = folded.split()
    if has_cjk(folded):
        return frozenset(first + second for first, second in zip(words, words[1:], strict=False))
    return frozenset(word[:STEM_LETTERS] for word in words if len(word) >= CONTENT_LETTERS)
