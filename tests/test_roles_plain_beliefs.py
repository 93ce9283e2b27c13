"""What the passes before the head's believe of the lines around one."""

from __future__ import annotations

import pytest

from article_extract.roles.plain_beliefs import NONE, Beliefs, around
from article_extract.roles.plain_lines import Line

PROSE, SHORT = 20, 3


def line(belief: float, size: int = SHORT) -> Line:
    return Line("x", "x", size, 0, False, False, False, False, False, belief > 0.5, belief=belief)


LINES = [line(0.1), line(0.0), line(0.2, PROSE), line(0.9, PROSE), line(0.8, SHORT)]


def test_a_line_beyond_the_page_is_believed_in_by_nobody() -> None:
    beliefs = Beliefs(LINES)
    assert (beliefs.at(-1), beliefs.at(0), beliefs.at(5)) == (0.0, 0.1, 0.0)


def test_beliefs_of_several_lines_are_weighed_by_their_words() -> None:
    beliefs = Beliefs(LINES)
    assert beliefs.mean(1, 4) == pytest.approx((PROSE * 0.2 + PROSE * 0.9) / (SHORT + 2 * PROSE))
    assert beliefs.mean(-9, 1) == pytest.approx(beliefs.at(0))
    assert beliefs.mean(5, 9) == beliefs.mean(0, 0) == 0.0


def test_the_share_above_grows_from_nothing() -> None:
    beliefs = Beliefs(LINES)
    shares = [beliefs.above(place) for place in range(len(LINES))]
    assert shares[0] == 0.0
    assert shares == sorted(shares)
    assert Beliefs([line(0.0)]).above(0) == 0.0


def test_prose_is_looked_for_below_and_must_be_long_and_believed() -> None:
    beliefs = Beliefs(LINES)
    assert [beliefs.to_prose(place) for place in range(len(LINES))] == [3, 2, 1, NONE, NONE]


def test_all_of_it_is_measured_of_each_line() -> None:
    row = around(Beliefs(LINES), 2)
    assert row[:3] == [0.2, 0.0, 0.9]
    assert row[-1] == 1.0
