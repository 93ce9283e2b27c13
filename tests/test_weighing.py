"""Scorers: sums of trees over named evidence, and what moved them."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.roles.body import COLUMNS
from article_extract.roles.weighing import SPEAKING, Scorer, load_scorers, probability, scorer_from

COLUMNS_HERE = ("words", "links", "unused")
# Long texts speak for body; among short ones, links speak against it.
BY_WORDS = [0, 10.0, [1, 0.5, -1.0, -3.0, -2.0], 2.0, 0.5]
BY_LINKS = [1, 0.0, 0.25, -0.25, 0.1]


def scorer(trees: list[Any], **more: Any) -> Scorer:
    return scorer_from({"columns": ["words", "links"], "trees": trees, **more}, COLUMNS_HERE)


def columns(*rows: list[float]) -> list[list[float]]:
    return [list(column) for column in zip(*rows, strict=True)]


def walked(tree: Any, row: list[float]) -> float:
    while isinstance(tree, list):
        column, threshold, low, high, _ = tree
        tree = low if row[column] <= threshold else high
    return float(tree)


def test_log_odds_are_the_sum_of_the_leaves() -> None:
    rows = columns([30, 0], [30, 3], [10, 0], [3, 1])
    assert scorer([BY_WORDS, BY_LINKS]).log_odds(rows) == [2.25, 1.75, -0.75, -3.25]


def test_columns_are_those_that_the_weights_ask_for() -> None:
    asked = scorer_from({"columns": ["words", "links"], "trees": [BY_WORDS]}, ("links", "unused", "words"))
    assert asked.columns == ("words", "links")


def test_column_that_is_not_measured_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match="not measured: links"):
        scorer_from({"columns": ["words", "links"], "trees": [BY_WORDS]}, ("words",))


SETTLED = {"after": 2, "no": [-5.0, 2.0, -1.0], "yes": [3.0, 3.0, 0.5]}


def test_rows_that_the_leading_trees_settle_are_asked_no_further() -> None:
    trees = [BY_WORDS, BY_WORDS, 100.0]
    rows = columns([3, 1], [30, 1], [10, 0])  # sums of the leading two: -6.0, 4.0 and -2.0
    assert scorer(trees, settled=SETTLED).log_odds(rows) == [-13.0, 12.5, 98.0]
    assert scorer(trees).log_odds(rows) == [94.0, 104.0, 98.0]


def test_sum_at_the_bound_settles_nothing() -> None:
    rows = columns([3, 1], [30, 1])
    settled = {"after": 2, "no": [-6.0, 0.0, -20.0], "yes": [4.0, 0.0, 20.0]}
    assert scorer([BY_WORDS, BY_WORDS, 1.0], settled=settled).log_odds(rows) == [-5.0, 5.0]


@pytest.mark.parametrize(("side", "expected"), [("no", [-13.0, 104.0]), ("yes", [94.0, 12.5])])
def test_one_side_may_be_settled_alone(side: str, expected: list[float]) -> None:
    settled = {"after": 2, side: SETTLED[side]}
    assert scorer([BY_WORDS, BY_WORDS, 100.0], settled=settled).log_odds(columns([3, 1], [30, 1])) == expected


def test_no_trees_say_nothing() -> None:
    assert scorer([]).log_odds(columns([1, 1], [2, 2])) == [0.0, 0.0]
    assert scorer([]).reasons(columns([1, 1])) == [""]


def test_no_rows_have_no_odds() -> None:
    assert scorer([BY_WORDS]).log_odds([[], []]) == []


def test_reasons_name_evidence_value_and_which_way_strongest_first() -> None:
    # words from the mean 0.5 to the mean -2.0; links from -2.0 to -3.0, and from 0.1 to -0.25
    rows = columns([3, 1], [30, 0])
    assert scorer([BY_WORDS, BY_LINKS]).reasons(rows) == [
        "words 3 (against), links 1 (against)",
        "words 30 (for), links 0 (for)",
    ]
    assert scorer([BY_WORDS, BY_LINKS]).reasons(rows, [1]) == ["words 30 (for), links 0 (for)"]
    assert scorer([BY_LINKS]).reasons(rows) == ["links 1 (against)", "links 0 (for)"]  # asks for no words


def test_strongest_evidence_of_the_rows_that_reach_the_same_leaves() -> None:
    found = scorer([BY_WORDS, BY_LINKS]).strongest((1, 1))
    assert found == [(0, pytest.approx(-2.5)), (1, pytest.approx(-1.35))]


def test_trees_behind_the_first_ones_are_not_read_for_reasons() -> None:
    assert scorer([1.0] * SPEAKING + [BY_WORDS]).reasons(columns([3, 1])) == [""]


@pytest.mark.parametrize(("log_odds", "expected"), [(0.0, 0.5), (-math.inf, 0.0), (-41.0, 0.0), (800.0, 1.0)])
def test_probability_of_log_odds(log_odds: float, expected: float) -> None:
    assert probability(log_odds) == expected


values = st.floats(-20, 20).map(lambda value: round(value, 3))
trees_of_any_shape = st.recursive(
    values,
    lambda inner: st.tuples(st.integers(0, 1), values, inner, inner, values).map(list),
    max_leaves=12,
)


rows_of_any_value = st.lists(st.tuples(values, values).map(list), min_size=1, max_size=4)


@given(st.lists(trees_of_any_shape, max_size=18), rows_of_any_value)
def test_compiled_trees_say_what_walking_them_says(trees: list[Any], rows: list[list[float]]) -> None:
    totals = [sum(walked(tree, row) for tree in trees) for row in rows]
    assert scorer(trees).log_odds(columns(*rows)) == pytest.approx(totals, abs=1e-9)


def leaf_of(tree: Any, row: list[float]) -> int:
    """The number, from the left, of the leaf that a row reaches."""
    before = 0
    while isinstance(tree, list):
        column, threshold, low, high, _ = tree
        if row[column] <= threshold:
            tree = low
        else:
            tree, before = high, before + leaves(low)
    return before


def leaves(tree: Any) -> int:
    return leaves(tree[2]) + leaves(tree[3]) if isinstance(tree, list) else 1


def moves(tree: Any, row: list[float]) -> dict[int, float]:
    """How far the mean moves by each column on a row's way through a tree."""
    moved: dict[int, float] = {}
    while isinstance(tree, list):
        column, threshold, low, high, mean = tree
        tree = low if row[column] <= threshold else high
        moved[column] = moved.get(column, 0.0) + (tree[4] if isinstance(tree, list) else tree) - mean
    return moved


@given(trees_of_any_shape, rows_of_any_value)
def test_strongest_are_the_moves_on_the_way_of_each_row(tree: Any, rows: list[list[float]]) -> None:
    for row in rows:
        assert dict(scorer([tree]).strongest((leaf_of(tree, row),))) == pytest.approx(moves(tree, row))


@pytest.mark.parametrize("name", ["markup", "plain"])
def test_weights_of_the_package_ask_only_for_what_is_measured(name: str) -> None:
    scorers = load_scorers(name, COLUMNS)
    assert set(scorers) == {"first", "second"}
    assert all(len(one.trees) > one.settled.after > SPEAKING for one in scorers.values())


@pytest.mark.parametrize("name", ["markup", "plain"])
def test_what_leading_trees_settle_stays_on_its_side(name: str) -> None:
    for one in load_scorers(name, COLUMNS).values():
        for side, sign in ((one.settled.no, -1), (one.settled.yes, 1)):
            if math.isfinite(side.bound):
                assert sign * (side.bound * side.slope + side.offset) > 0
                assert side.slope >= 0  # a sum further out is no less sure
