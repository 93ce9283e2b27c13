"""Weights learned from labelled pages, read from data and applied without any library.

A scorer is a sum of small decision trees over named columns of evidence (gradient boosting: Friedman 2001, "Greedy function
approximation"). benchmarks/learn_weights.py makes the files; each prediction can name the evidence that moved it most.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Scorer:
    """Trees over columns. A node is (column, threshold, at most, above, mean): the value of a leaf stands in its place.

    columns: names of the evidence, in the order of the rows; start: log-odds before any evidence.
    """

    columns: tuple[str, ...]
    start: float
    trees: tuple[Any, ...]

    def log_odds(self, row: Sequence[float]) -> float:
        """Log-odds of "yes" for one row of evidence."""
        total = self.start
        for node in self.trees:
            while type(node) is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node
        return total

    def strongest(self, row: Sequence[float], most: int = 2) -> list[tuple[str, float]]:
        """The columns that moved the log-odds of a row most, with by how much: changes of the mean along each path."""
        moved: dict[int, float] = {}
        for node in self.trees:
            while type(node) is tuple:
                column, threshold, low, high, mean = node
                node = low if row[column] <= threshold else high
                after = node[4] if type(node) is tuple else node
                moved[column] = moved.get(column, 0.0) + after - mean
        ranked = sorted(moved.items(), key=lambda item: -abs(item[1]))
        return [(self.columns[column], change) for column, change in ranked[:most]]


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
    return Scorer(tuple(columns), float(data["start"]), tuple(_node(tree, place) for tree in data["trees"]))


@cache
def load_scorers(name: str, columns: tuple[str, ...]) -> dict[str, Scorer]:
    """The scorers of one weight file of the package, by name, for rows of these columns."""
    text = (files("article_extract") / "roles" / "weights" / f"{name}.json").read_text("utf-8")
    return {key: scorer_from(value, columns) for key, value in json.loads(text)["scorers"].items()}
