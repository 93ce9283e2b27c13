"""Links as text browsers dump them: numbers before them, addresses in a list behind the page."""

from __future__ import annotations

from article_extract.model import Block
from article_extract.reading import read
from article_extract.reading.numbered_links import split_numbered_links, without_numbers

PAGE = """\
   [1]Home [2]News

   The town has shut its [3]old bridge after divers found a
   crack in a pillar [sic], and nobody knows more.

   [4]Imprint

References

   Visible links:
   1. https://quay.example/
   2. file:///news
   3. https://quay.example/old bridge
   4. javascript:void(0)

   Hidden links:
   6. https://quay.example/top
"""


def test_the_list_of_addresses_goes_and_its_numbers_are_known() -> None:
    text, numbers = split_numbered_links(PAGE)
    assert text.endswith("[4]Imprint\n\nReferences\n\n")
    assert numbers == {"1", "2", "3", "4", "6"}


def test_bare_brackets_before_the_addresses_are_a_list_too() -> None:
    text, numbers = split_numbered_links(
        "[1]Home\n\n[1] https://a.example/\n[2] https://b.example/\n[3] https://c.example/"
    )
    assert (text, numbers) == ("[1]Home\n\n", {"1", "2", "3"})


def test_footnotes_and_sources_in_a_text_stay() -> None:
    for page in (
        "It is old.[1]\n\n1. Smith, Bridges, 1990.\n2. Jones: Rivers, 1991.\n3. https://a.example/",
        "It is old.[1]\n\n1. https://a.example/\n2. https://b.example/\n3. https://c.example/\n\nSo say the town.",
        "No number.\n\n1. https://a.example/\n2. https://b.example/\n3. https://c.example/",
    ):
        assert split_numbered_links(page) == (page, frozenset())


def test_numbers_go_from_the_blocks_and_blocks_of_nothing_else_with_them() -> None:
    blocks = (Block(0, "[1]"), Block(1, "See [2]this [9] and [sic]"))
    assert without_numbers(blocks, frozenset({"1", "2"})) == (Block(0, "See this [9] and [sic]"),)


def test_a_dumped_page_is_read_without_them() -> None:
    assert [block.text for block in read(PAGE).blocks] == [
        "Home News",
        "The town has shut its old bridge after divers found a crack in a pillar [sic], and nobody knows more.",
        "Imprint",
        "References",
    ]
