"""Weights learned from labelled pages, read from data and applied without any library.

A scorer is a sum of small decision trees over named columns of evidence (gradient boosting: Friedman 2001, "Greedy
function approximation"). benchmarks/learn_weights.py makes the files; each prediction can name the evidence that moved
it most.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import compress
from typing import Any, NamedTuple

SPEAKING = 3
"""How many trees are read for reasons: boosting gives the first ones the most to say."""
NAMED = 2
"""How many pieces of evidence a reason names."""

Columns = Sequence[Sequence[float]]
Path = tuple[int, ...]
"""The leaf that a row reaches in each of the `SPEAKING` trees."""
ForRows = Callable[[Columns, Sequence[bool] | None], list[Any]]
"""What says something of each row, or of those alone that are asked about."""


class Beyond(NamedTuple):
    """The rows that leading trees settle on one side: those whose sum of them lies beyond `bound`.

    What all trees would say of such a row is taken to be `slope` times that sum plus `offset`.
    """

    bound: float
    slope: float = 1.0
    offset: float = 0.0


class Settled(NamedTuple):
    """How many trees lead, and which rows they settle: next to none of those, among the rows the trees were learned
    from, got another answer from all trees (learned with them: benchmarks/learn_weights.py).
    """

    after: int
    no: Beyond
    yes: Beyond


@dataclass(frozen=True, slots=True)
class Scorer:
    """Trees over columns. A node is (column, threshold, at most, above, mean): the value of a leaf stands in its place.

    columns: names of the evidence that is asked for, in the order in which it is handed in. settled: which rows the
    leading trees settle; the others are not asked of those.
    """

    columns: tuple[str, ...]
    trees: tuple[Any, ...]
    settled: Settled
    _sums: ForRows
    _paths: ForRows
    _named: dict[Path, tuple[str, list[int]]] = field(default_factory=dict)

    def log_odds(self, columns: Columns, asked: Sequence[bool] | None = None) -> list[float]:
        """Log-odds of "yes" for each row; a close guess at them where the leading trees settle it.

        columns: one for each name of `self.columns`, of floats, all of one length. asked: which rows are asked about;
        None for all.
        """
        return self._sums(columns, asked)

    def reasons(self, columns: Columns, rows: Sequence[int] | None = None) -> list[str]:
        """The evidence that moved each row most in the first trees, with its value and which way it spoke.

        rows: those that are asked about; None for all.
        """
        reasons = []
        paths: list[Path] = self._paths(columns, None)
        for row in range(len(paths)) if rows is None else rows:
            words, places = self._named.get(paths[row]) or self._name(paths[row])
            reasons.append(words % tuple([columns[place][row] for place in places]))
        return reasons

    def strongest(self, path: Path) -> list[tuple[int, float]]:
        """(place in `columns`, change of log-odds) of the evidence that moves rows most that reach these leaves.

        The change is that of the mean along each path (Saabas 2014, "Interpreting random forests").
        """
        changes: dict[int, float] = {}
        for tree, leaf in zip(self.trees, path, strict=False):
            for column, before, after in _steps(tree, leaf):
                changes[column] = changes.get(column, 0.0) + after - before
        ranked = sorted(changes, key=lambda column: -abs(changes[column]))[:NAMED]
        return [(column, changes[column]) for column in ranked]

    def _name(self, path: Path) -> tuple[str, list[int]]:
        """The reason of rows that reach these leaves, with a gap for each value, and the columns that fill them."""
        moved = self.strongest(path)
        words = ", ".join(
            f"{self.columns[place]} %.2g ({'for' if change > 0 else 'against'})" for place, change in moved
        )
        self._named[path] = named = words, [place for place, _ in moved]
        return named


def _steps(node: Any, leaf: int) -> list[tuple[int, float, float]]:
    """(column, mean before, mean behind) of each step on the way from the root of a tree to one of its leaves."""
    if not isinstance(node, tuple):
        return []
    column, _, low, high, mean = node
    below = _leaves(low)
    child = low if leaf < below else high
    after = child[4] if isinstance(child, tuple) else child
    return [(column, mean, after), *_steps(child, leaf if leaf < below else leaf - below)]


def _leaves(node: Any) -> int:
    return _leaves(node[2]) + _leaves(node[3]) if isinstance(node, tuple) else 1


def probability(log_odds: float) -> float:
    """The probability (0 to 1) that log-odds stand for."""
    if log_odds < -40:
        return 0.0
    return 1.0 / (1.0 + math.exp(-log_odds))


def _node(data: Any) -> Any:
    if isinstance(data, int | float):
        return data
    return (data[0], data[1], _node(data[2]), _node(data[3]), data[4])


def scorer_from(data: Mapping[str, Any], known: Sequence[str]) -> Scorer:
    """A scorer from the plain form that the weight files hold. known: names of the evidence there is.

    Raises ValueError where the weights ask for other evidence.
    """
    missing = [name for name in data["columns"] if name not in known]
    if missing:
        raise ValueError(f"weights ask for evidence that is not measured: {', '.join(missing)}")
    trees = tuple(map(_node, data["trees"]))
    settled = _settled(data.get("settled", {}))
    columns = tuple(data["columns"])
    return Scorer(columns, trees, settled, _summing(columns, trees, settled), _walking(columns, trees[:SPEAKING]))


def _settled(data: Mapping[str, Any]) -> Settled:
    """What leading trees settle, from the plain form of the weight files; nothing where they say nothing of it."""
    no = Beyond(*data.get("no", [-math.inf]))
    return Settled(data.get("after", 0), no, Beyond(*data.get("yes", [math.inf])))


def _summing(columns: Sequence[str], trees: Sequence[Any], settled: Settled) -> ForRows:
    """A function that adds up what trees say of each row."""
    after, no, yes = settled
    leading, others = _sum_of(trees[:after]), _sum_of(trees[after:])
    places = range(len(columns))
    if not after:
        return _for_rows(places, others)
    return _for_rows(
        places,
        f"total * {no.slope!r} + {no.offset!r} if (total := {leading}) < {no.bound!r} else "
        f"total * {yes.slope!r} + {yes.offset!r} if total > {yes.bound!r} else total + ({others})",
    )


def _sum_of(trees: Sequence[Any]) -> str:
    return " + ".join(map(_expression, trees)) or "0.0"


def _walking(columns: Sequence[str], trees: Sequence[Any]) -> ForRows:
    """A function that tells which leaf of each tree a row reaches."""
    leaves = "".join(f"{_leaf_expression(tree, 0)}, " for tree in trees)
    asked = sorted(set().union(*map(_places, trees)))  # a few trees ask for few columns
    return _for_rows(asked or range(len(columns)), f"({leaves})")


def _places(node: Any) -> set[int]:
    """The columns that a tree asks for."""
    return {int(node[0])} | _places(node[2]) | _places(node[3]) if isinstance(node, tuple) else set()


def _for_rows(places: Sequence[int], expression: str) -> ForRows:
    """A function that evaluates an expression over `c0`, `c1` … for each row of columns. places: those it asks for.

    Trees written out as one Python expression over local names take a fifth of the time that walking them does, and
    weighing is most of a page's. The expression holds nothing but numbers and comparisons made here from numbers.
    """
    if not places:
        return lambda *_: []
    row = "".join(f"c{place}, " for place in places)
    rows = f"zip({', '.join(f'columns[{place}]' for place in places)})"
    some = f"{rows} if asked is None else compress({rows}, asked)"  # to pick them from each column would take longer
    known = {"__builtins__": {}, "zip": zip, "compress": compress, "inf": math.inf}
    function: ForRows = eval(f"lambda columns, asked: [{expression} for {row} in ({some})]", known)  # noqa: S307
    return function


def _expression(node: Any) -> str:
    """The value of the leaf that a row reaches."""
    if not isinstance(node, tuple):
        return f"{float(node)!r}"
    column, threshold, low, high, _ = node
    return f"({_expression(low)} if c{int(column)} <= {float(threshold)!r} else {_expression(high)})"


def _leaf_expression(node: Any, first: int) -> str:
    """The number of the leaf that a row reaches, counted from the left."""
    if not isinstance(node, tuple):
        return str(first)
    column, threshold, low, high, _ = node
    behind = _leaf_expression(high, first + _leaves(low))
    return f"({_leaf_expression(low, first)} if c{int(column)} <= {float(threshold)!r} else {behind})"


@cache
def load_scorers(name: str, known: tuple[str, ...]) -> dict[str, Scorer]:
    """The scorers of one weight file of the package, by name. known: names of the evidence there is."""
    text = (files("article_extract") / "roles" / "weights" / f"{name}.json").read_text("utf-8")
    return {key: scorer_from(value, known) for key, value in json.loads(text)["scorers"].items()}
