"""Weights and trees over measures of lines, and the words that two lines share."""

from __future__ import annotations

import math

import pytest

from article_extract.roles import plain_dek, plain_headline
from article_extract.roles.plain_lines import (
    ASKED_ABOUT,
    Weights,
    columns,
    content,
    content_words,
    load_model,
    model_from,
    share,
)

STEPS = {"words": (3.0, 7.0)}
WEIGHTS = Weights(("words", "asks"), (((3.0, 7.0), (0.0, 1.5, -0.5)), ((0.5,), (0.0, 0.25))))


def test_each_step_that_a_value_reaches_adds_its_weight() -> None:
    assert columns(("words", "asks"), STEPS) == [("words 3+", 0, 3.0), ("words 7+", 0, 7.0), ("asks", 1, 0.5)]
    assert [WEIGHTS.score([words, 0.0]) for words in (2.0, 3.0, 6.0, 7.0)] == [0.0, 1.5, 1.5, -0.5]
    assert WEIGHTS.score([3.0, 1.0]) == 1.75


def test_what_spoke_loudest_is_named_with_its_value() -> None:
    assert WEIGHTS.strongest([5.0, 1.0]) == "words 5, asks"
    assert WEIGHTS.strongest([9.0, 0.0]) == ""


@pytest.mark.parametrize("module", [plain_headline, plain_dek])
def test_the_weight_files_weigh_what_is_measured(module: object) -> None:
    name = module.__name__.rsplit("_", 1)[-1]  # type: ignore[attr-defined]
    names, steps = module.NAMES, module.STEPS  # type: ignore[attr-defined]
    assert set(steps) <= set(names)
    assert load_model(name, names, steps).weights.names == names
    with pytest.raises(ValueError, match="weighs other evidence"):
        load_model(name, names[1:], steps)


def test_trees_say_what_measures_say_together_of_the_best_lines_alone() -> None:
    asks_in_few_words = [0, 5.5, [1, 0.5, 0.0, 2.0, 1.0], -1.0, 0.0]
    data = {
        "weights": {"words 3+": 1.0, "words 7+": 0.5, "asks": 0.25},
        "trees": {"columns": ["words", "asks"], "trees": [asks_in_few_words]},
    }
    model = model_from(data, ("words", "asks"), STEPS)
    assert model.scores([[4.0, 1.0], [4.0, 0.0], [8.0, 1.0]]) == [3.25, 1.0, 0.75]
    assert model.scores([[8.0, 1.0]] * ASKED_ABOUT + [[2.0, 1.0]])[-1] == -math.inf
    assert model.scores([]) == []


def test_words_of_one_stem_are_shared_and_small_words_say_nothing() -> None:
    assert content_words("der hamburger hafen") == {"hambur", "hafen"}
    assert share("the harbours of hamburg", content(["hamburg harbour"])) == 1.0
    assert share("of the", content(["hamburg"])) == 0.0
    assert content_words("東 京 都") == {"東京", "京都"}
