"""Sums over elements: cards, menus, what reads as prose, the way to the main container."""

from __future__ import annotations

import pytest

from article_extract.model import Block
from article_extract.roles.containers import is_prose, ways_to
from tests.evidence_rows import FIRST, SECOND, row, table


def test_cards_are_repeated_elements_that_link() -> None:
    card = '<div class="c"><a href="/x">Ropes</a> are cut</div>'
    page = f"<html><body><div><p>{FIRST}</p></div><div>{card * 3}</div></body></html>"
    assert row(page, "Ropes")["cards"] == 3
    assert row(page, FIRST[:12])["cards"] == 0


def test_repeated_elements_without_links_are_no_cards() -> None:
    page = f"<html><body><p>{FIRST}</p><div>{'<div class=c>Ropes are cut</div>' * 3}</div></body></html>"
    assert row(page, "Ropes")["cards"] == 0


def test_menus_and_footers_are_left_out() -> None:
    menu = "<nav><ul><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    document, found = table(
        f"<html><body>{menu}<main><p>{FIRST}</p></main><footer><p>Quay Media</p></footer></body></html>"
    )
    assert [document.blocks[index].text for index in found.indices] == [FIRST]


def test_prose_in_a_footer_is_measured_all_the_same() -> None:
    document, found = table(f"<html><body><main><p>{FIRST}</p></main><footer><p>{SECOND}</p></footer></body></html>")
    assert [document.blocks[index].text for index in found.indices] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Block(0, FIRST), True),
        (Block(0, FIRST, hidden=True), False),
        (Block(0, FIRST, linked=60), False),
        (Block(0, "Ropes were cut."), False),
    ],
)
def test_prose_has_words_enough_and_few_of_them_linked(block: Block, expected: bool) -> None:
    assert is_prose(block, len(block.text.split())) is expected


def test_way_to_a_container_goes_up_to_what_holds_it_and_down() -> None:
    parents = [0, 0, 1, 2, 1, 4]  # 0 > 1 > 2 > 3 and 1 > 4 > 5
    assert ways_to(parents, 3, [3, 2, 5, 0]) == ([0, 0, 2, 0], [0, 1, 2, 3])


def test_main_container_is_the_element_with_most_prose_right_in_it() -> None:
    page = f"<html><body><div><p>{FIRST}</p></div><main><p>{FIRST}</p><p>{SECOND}</p></main></body></html>"
    assert row(page, "Nobody")["up_to_main"] == 1
    assert row(page, FIRST[:12])["up_to_main"] == 2
