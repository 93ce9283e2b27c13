"""Weights learned from labelled pages, read from data and applied without any library.

A scorer is a sum of small decision trees over named columns of evidence (gradient boosting: Friedman 2001, "Greedy
function approximation"). benchmarks/learn_weights.py makes the files; each prediction can name the evidence that moved
it most.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LEADING = 12
"""How many trees are asked before a row may be given up."""
SPEAKING = 3
"""How many trees are read for reasons: boosting gives the first ones the most to say."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Trees over columns. A node is (column, threshold, at most, above, mean): the value of a leaf stands in its place.

    columns: names of the evidence, in the order of the rows. hopeless: a sum below which, after the first `LEADING`
    trees, the others are not asked: all but a few in ten thousand such rows it was learned from were "no".
    """

    columns: tuple[str, ...]
    trees: tuple[Any, ...]
    hopeless: float
    leading: Callable[[Sequence[float]], float]
    following: Callable[[Sequence[float]], float]

    def log_odds(self, row: Sequence[float]) -> float:
        """Log-odds of "yes" for one row of evidence; minus infinity where the leading trees leave no hope."""
        total = self.leading(row)
        return -math.inf if total < self.hopeless else total + self.following(row)

    def strongest(self, row: Sequence[float], most: int = 2) -> list[tuple[str, float, float]]:
        """(column, value, change of log-odds) of the evidence that moved a row most in the first trees.

        The change is that of the mean along each path (Saabas 2014, "Interpreting random forests"). The leading trees
        are those that boosting gave the most to say.
        """
        moved: dict[int, float] = {}
        for node in self.trees[:SPEAKING]:
            while type(node) is tuple:
                column, threshold, low, high, mean = node
                node = low if row[column] <= threshold else high
                after = node[4] if type(node) is tuple else node
                moved[column] = moved.get(column, 0.0) + after - mean
        ranked = sorted(moved, key=lambda column: -abs(moved[column]))[:most]
        return [(self.columns[column], row[column], moved[column]) for column in ranked]


def probability(log_odds: float) -> float:
    """The probability (0 to 1) that log-odds stand for."""
    if log_odds < -40:
        return 0.0
    return 1.0 / (1.0 + math.exp(-log_odds))


def _node(data: Any, place: Sequence[int]) -> Any:
    if isinstance(data, int | float):
        return data
    return (place[data[0]], data[1], _node(data[2], place), _node(data[3], place), data[4])


def scorer_from(data: Mapping[str, Any], columns: Sequence[str]) -> Scorer:
    """A scorer from the plain form that the weight files hold, for rows of these columns.

    Raises ValueError where a column that the weights ask for is not among them.
    """
    at = {name: place for place, name in enumerate(columns)}
    missing = [name for name in data["columns"] if name not in at]
    if missing:
        raise ValueError(f"weights ask for evidence that is not measured: {', '.join(missing)}")
    place = [at[name] for name in data["columns"]]
    trees = tuple(_node(tree, place) for tree in data["trees"])
    least = float(data.get("hopeless", -math.inf))
    return Scorer(tuple(columns), trees, least, _summing(trees[:LEADING]), _summing(trees[LEADING:]))


def _summing(trees: Sequence[Any]) -> Callable[[Sequence[float]], float]:
    """A function that adds up what trees say of a row.

    The trees become one Python expression: a third of the time that walking them takes, and weighing is most of a
    page's. It holds nothing but numbers and comparisons made here from numbers.
    """
    terms = " + ".join(map(_expression, trees)) or "0.0"
    function: Callable[[Sequence[float]], float] = eval(f"lambda row: {terms}", {"__builtins__": {}})  # noqa: S307
    return function


def _expression(node: Any) -> str:
    if not isinstance(node, tuple):
        return f"{float(node)!r}"
    column, threshold, low, high, _ = node
    return f"({_expression(low)} if row[{int(column)}] <= {float(threshold)!r} else {_expression(high)})"


@cache
def load_scorers(name: str, columns: tuple[str, ...]) -> dict[str, Scorer]:
    """The scorers of one weight file of the package, by name, for rows of these columns."""
    text = (files("article_extract") / "roles" / "weights" / f"{name}.json").read_text("utf-8")
    return {key: scorer_from(value, columns) for key, value in json.loads(text)["scorers"].items()}
