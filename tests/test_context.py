"""The second look: what is believed of the blocks around each one."""

from __future__ import annotations

import math

import pytest

from article_extract.language import load_language
from article_extract.model import Document
from article_extract.reading import read
from article_extract.roles.context import NAMES, context
from article_extract.roles.evidence import gather

ARTICLE = (
    "<html><body><main><h2>One</h2><p>Two two two.</p><p>Three three.</p></main><div><p>Four.</p></div></body></html>"
)


def rows(page: str, beliefs: list[float]) -> list[dict[str, float]]:
    """The rows by name of a page of which so much is believed."""
    document = read(page, language="en")
    found = context(document, gather(document, load_language("en")), beliefs)
    return [dict(zip(NAMES, row, strict=True)) for row in zip(*found, strict=True)]


def test_every_name_has_a_value_for_every_row() -> None:
    document = read(ARTICLE)
    found = context(document, gather(document, load_language("en")), [0.5, 0.9, 0.9, 0.1])
    assert [len(column) for column in found] == [4] * len(NAMES)
    assert len(set(NAMES)) == len(NAMES)


def test_page_without_blocks_has_no_rows() -> None:
    document = Document((), read("x").frames)
    assert context(document, gather(document, load_language("en")), []) == [[]] * len(NAMES)


def test_beliefs_before_and_behind_by_steps() -> None:
    second = rows(ARTICLE, [0.4, 0.9, 0.8, 0.1])[1]
    assert second["belief"] == 0.9
    assert (second["belief_before_1"], second["belief_before_2"]) == (0.4, -1.0)
    assert (second["belief_behind_1"], second["belief_behind_2"], second["belief_behind_3"]) == (0.8, 0.1, -1.0)


def test_heading_goes_with_the_text_that_follows_it() -> None:
    found = rows(ARTICLE, [0.4, 0.9, 0.8, 0.1])
    assert [row["belief_next_text"] for row in found] == [0.9, 0.8, 0.1, -1.0]


def test_distance_to_the_last_and_the_next_believed_block() -> None:
    found = rows(ARTICLE, [0.1, 0.9, 0.1, 0.1])
    assert [row["since_believed"] for row in found] == [30, 30, 0, 1]
    assert [row["until_believed"] for row in found] == [0, 30, 30, 30]
    assert found[3]["words_since_believed"] == pytest.approx(math.log1p(2))


def test_run_of_believed_blocks() -> None:
    found = rows(ARTICLE, [0.1, 0.9, 0.8, 0.1])
    assert [row["run_words"] for row in found] == [0, math.log1p(5), math.log1p(5), 0]
    assert [row["in_longest_run"] for row in found] == [0, 1, 1, 0]


def test_belief_gathers_in_the_element_that_holds_most_of_it() -> None:
    found = rows(ARTICLE, [0.9, 0.9, 0.9, 0.0])
    assert [row["in_gathering"] for row in found] == [1, 1, 1, 0]
    assert [row["up_to_gathering"] for row in found[:3]] == [0, 0, 0]
    assert found[3]["up_to_gathering"] > 0


def test_mass_before_and_behind_are_shares_of_the_believed_text() -> None:
    found = rows(ARTICLE, [0.0, 1.0, 1.0, 0.0])
    assert [row["mass_before"] for row in found] == pytest.approx([0, 0, 0.5, 1])
    assert [row["mass_behind"] for row in found] == pytest.approx([1, 0.5, 0, 0])


def test_siblings_are_weighed_without_the_block_itself() -> None:
    found = rows(ARTICLE, [0.0, 1.0, 0.5, 0.0])
    assert found[1]["belief_group"] == pytest.approx(0.5)
    assert found[2]["belief_group"] == pytest.approx(1.0)
    assert found[0]["belief_group"] == -1.0  # nothing else is set like it


def test_nothing_believed_divides_by_nothing() -> None:
    found = rows(ARTICLE, [0.0] * 4)
    assert [row["mass_before"] for row in found] == [0.0] * 4
    assert [row["in_longest_run"] for row in found] == [0.0] * 4


def test_raw_text_has_no_elements_to_gather_in_but_the_page() -> None:
    assert [row["in_gathering"] for row in rows("One two.\n\nThree four.", [0.9, 0.1])] == [1, 1]
