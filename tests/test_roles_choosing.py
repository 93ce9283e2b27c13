"""The choice of a page as a whole: the cut of the highest expected F1, and the second opinion where doubt is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.roles.choosing import AWAY, LEAST, MOST, best_choice, far_from_text, with_second_opinion


def test_sure_page_keeps_blocks_from_half_on() -> None:
    choice = best_choice([0.99, 0.98, 0.01, 0.0], [400, 300, 100, 50], 0.5)
    assert choice.expected > 0.98
    assert 0.49 < choice.cut <= 0.5


def test_sure_page_with_mark_up_keeps_blocks_from_a_little_less_on() -> None:
    choice = best_choice([0.99, 0.98, 0.01, 0.0], [400, 300, 100, 50], MOST["markup"])
    assert choice.cut == MOST["markup"] < MOST["plain"]


def test_doubtful_page_keeps_blocks_from_less_on() -> None:
    choice = best_choice([0.6, 0.6, 0.4, 0.1], [100, 100, 100, 100], 0.5)
    # the first three: 2 * 1.6 expected right of 3 kept and 1.7 believed
    assert choice.expected == pytest.approx(2 * 1.6 / (3 + 1.7))
    assert choice.cut == pytest.approx(choice.expected / 2)


def test_page_of_nothing_but_doubt_keeps_nothing_below_the_least() -> None:
    assert best_choice([0.05, 0.04], [100, 100], 0.5).cut == LEAST
    assert best_choice([0.0, 0.0], [100, 100], 0.5) == (LEAST, 0.0)


def test_long_blocks_count_for_more() -> None:
    doubt_in_long = best_choice([0.9, 0.4], [50, 1000], 0.5)
    doubt_in_short = best_choice([0.9, 0.4], [1000, 50], 0.5)
    assert doubt_in_long.expected < doubt_in_short.expected


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 2000)), min_size=1, max_size=12))
def test_no_other_cut_is_expected_to_do_better(blocks: list[tuple[float, int]]) -> None:
    believed = sum(belief * length for belief, length in blocks)
    expected = best_choice(*zip(*blocks, strict=True), 0.5).expected
    for cut, _ in blocks:
        kept = [(belief, length) for belief, length in blocks if belief >= cut]
        right = sum(belief * length for belief, length in kept)
        f1 = 2 * right / (sum(length for _, length in kept) + believed) if right else 0.0
        assert f1 <= expected + 1e-9


def test_second_opinion_moves_the_blocks_of_its_container_up_and_the_others_down() -> None:
    inside, outside = with_second_opinion([0.4, 0.4], [3, 7], lambda: frozenset({3}))
    assert outside < 0.4 < inside


def test_second_opinion_without_a_container_moves_nothing() -> None:
    assert with_second_opinion([0.4, 0.9], [3, 7], frozenset) == [0.4, 0.9]


def test_what_is_sure_stays_sure() -> None:
    assert with_second_opinion([0.0, 1.0], [3, 7], lambda: frozenset({3})) == [0.0, 1.0]


@pytest.mark.parametrize(
    ("belief", "words", "between", "away"),
    [
        (0.6, 30, AWAY, True),
        (0.6, 30, AWAY - 1, False),  # near the text
        (0.9, 30, AWAY, False),  # more surely body
        (0.6, 300, AWAY, False),  # nearly as much as the text
    ],
)
def test_doubtful_blocks_far_from_the_text_are_none_of_it(belief: float, words: int, between: int, away: bool) -> None:
    beliefs = [0.98, 0.97, *[0.01] * between, belief]
    lengths = [120, 150, *[5] * between, words]
    assert far_from_text(beliefs, lengths, 0.5) == (frozenset({len(beliefs) - 1}) if away else frozenset())


def test_page_without_a_kept_block_has_none_far_from_the_text() -> None:
    assert far_from_text([0.1, 0.2], [40, 40], 0.5) == frozenset()
