"""Scorers: sums of trees over named evidence, and what moved them."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.roles.body import COLUMNS
from article_extract.roles.weighing import LEADING, Scorer, load_scorers, probability, scorer_from

COLUMNS_HERE = ("words", "links", "unused")
# Long texts speak for body; among short ones, links speak against it.
BY_WORDS = [0, 10.0, [1, 0.5, -1.0, -3.0, -2.0], 2.0, 0.5]
BY_LINKS = [1, 0.0, 0.25, -0.25, 0.1]


def scorer(trees: list[Any], **more: Any) -> Scorer:
    return scorer_from({"columns": ["words", "links"], "trees": trees, **more}, COLUMNS_HERE)


def walked(tree: Any, row: list[float]) -> float:
    while isinstance(tree, list):
        column, threshold, low, high, _ = tree
        tree = low if row[column] <= threshold else high
    return float(tree)


@pytest.mark.parametrize(
    ("row", "total"), [([30, 0, 9], 2.25), ([30, 3, 9], 1.75), ([10, 0, 9], -0.75), ([3, 1, 9], -3.25)]
)
def test_log_odds_are_the_sum_of_the_leaves(row: list[float], total: float) -> None:
    assert scorer([BY_WORDS, BY_LINKS]).log_odds(row) == total


def test_columns_are_found_by_name_wherever_they_stand() -> None:
    data = {"columns": ["words", "links"], "trees": [BY_WORDS]}
    assert scorer_from(data, ("links", "unused", "words")).log_odds([1.0, 0.0, 4.0]) == -3.0


def test_column_that_is_not_measured_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match="not measured: links"):
        scorer_from({"columns": ["words", "links"], "trees": [BY_WORDS]}, ("words",))


def test_row_without_hope_after_the_leading_trees_is_given_up() -> None:
    trees = [BY_WORDS] * LEADING + [100.0]
    assert scorer(trees, hopeless=-5.0).log_odds([3, 1, 0]) == -math.inf
    assert scorer(trees).log_odds([3, 1, 0]) == -3.0 * LEADING + 100


def test_hope_is_a_sum_at_the_bound() -> None:
    assert scorer([BY_WORDS], hopeless=-3.0).log_odds([3, 1, 0]) == -3.0


def test_no_trees_say_nothing() -> None:
    assert scorer([]).log_odds([1, 1, 1]) == 0.0
    assert scorer([]).strongest([1, 1, 1]) == []


def test_strongest_names_evidence_value_and_change_largest_first() -> None:
    assert scorer([BY_WORDS, BY_LINKS]).strongest([3, 1, 9]) == [
        ("words", 3, pytest.approx(-2.5)),  # from the mean 0.5 to the mean -2.0
        ("links", 1, pytest.approx(-1.35)),  # from -2.0 to -3.0, and from 0.1 to -0.25
    ]
    assert [name for name, _, _ in scorer([BY_WORDS, BY_LINKS]).strongest([3, 1, 9], most=1)] == ["words"]


def test_trees_behind_the_leading_ones_are_not_read_for_reasons() -> None:
    assert scorer([1.0] * LEADING + [BY_WORDS]).strongest([3, 1, 9]) == []


@pytest.mark.parametrize(("log_odds", "expected"), [(0.0, 0.5), (-math.inf, 0.0), (-41.0, 0.0), (800.0, 1.0)])
def test_probability_of_log_odds(log_odds: float, expected: float) -> None:
    assert probability(log_odds) == expected


values = st.floats(-20, 20).map(lambda value: round(value, 3))
trees_of_any_shape = st.recursive(
    values,
    lambda inner: st.tuples(st.integers(0, 1), values, inner, inner, values).map(list),
    max_leaves=12,
)


@given(st.lists(trees_of_any_shape, max_size=LEADING + 6), st.tuples(values, values, values).map(list))
def test_compiled_trees_say_what_walking_them_says(trees: list[Any], row: list[float]) -> None:
    total = sum(walked(tree, row) for tree in trees)
    assert scorer(trees).log_odds(row) == pytest.approx(total, abs=1e-9)


@pytest.mark.parametrize("name", ["markup", "plain"])
def test_weights_of_the_package_ask_only_for_what_is_measured(name: str) -> None:
    scorers = load_scorers(name, COLUMNS)
    assert set(scorers) == {"first", "second"}
    assert all(len(one.trees) > LEADING for one in scorers.values())
