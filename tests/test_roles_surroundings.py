"""What was passed on the way to a row, and what stands beside it."""

from __future__ import annotations

import math

import pytest

from tests.evidence_rows import FIRST, SECOND, row, table

PAGE = (
    f"<html><body><h2>Ropes</h2><p>{FIRST}</p><p>Monday, 7:30</p><p>{SECOND}</p><p>Photo: Ida Wren</p>"
    f"<p>More on this topic</p><p>{FIRST} Again.</p></body></html>"
)


def test_rows_since_the_last_heading() -> None:
    assert [row(PAGE, text)["since_heading"] for text in ("Ropes", "The", "Nobody")] == [0, 1, 3]
    assert row(PAGE.replace("h2", "p"), "Nobody")["since_heading"] == 40


def test_rows_since_a_line_with_a_time_begin_behind_it() -> None:
    assert [row(PAGE, text)["since_date"] for text in ("Monday", "Nobody", "Photo")] == [40, 0, 1]


def test_rows_since_a_credit_begin_behind_it() -> None:
    assert [row(PAGE, text)["since_credit"] for text in ("Photo", "More on")] == [40, 0]
    assert [row(PAGE, text)["credited"] for text in ("Photo", "More on")] == [1, 0]


def test_row_beside_that_says_the_same_or_part_of_it() -> None:
    page = f"<html><body><p>{FIRST}</p><p>{FIRST}</p><p>{FIRST} Again.</p></body></html>"
    document, found = table(page)
    assert found.column("said_before") == [0, 1, 0.5]
    assert found.column("said_behind") == [1, 0.5, 0]


def test_neighbours_show_their_columns_and_minus_one_where_there_is_none() -> None:
    _, found = table(f"<html><body><p>{FIRST}</p><div>Ropes</div><p>{SECOND}</p></body></html>")
    words = [math.log1p(17), math.log1p(1), math.log1p(18)]
    assert found.column("words") == pytest.approx(words)
    assert found.column("before_words") == pytest.approx([-1, *words[:2]])
    assert found.column("behind_words") == pytest.approx([*words[1:], -1])
    assert found.column("before_second_words") == pytest.approx([-1, -1, words[0]])
    assert found.column("before_same_group") == [-1, 0, 0]
    assert found.column("before_good_run") == [-1, 1, 0]
    assert found.column("behind_good_run") == [0, 1, -1]


def test_one_row_has_no_neighbours() -> None:
    _, found = table(f"<p>{FIRST}</p>")
    for name in ("before_words", "behind_second_words", "before_same_parent", "behind_phrase"):
        assert found.column(name) == [-1]
    assert found.column("said_behind") == [0]


def test_stretch_of_prose_spans_a_short_line() -> None:
    page = f"<html><body><p>{FIRST}</p><p>Ropes</p><p>{SECOND}</p></body></html>"
    assert row(page, "Ropes")["stretch_words"] == pytest.approx(math.log1p(35))
    assert row(page, "Ropes")["stretch_share"] == 1
