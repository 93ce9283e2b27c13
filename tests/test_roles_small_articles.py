"""Cards that a repeated teaser line closes are teasers as a whole, where they stand outside the article."""

from __future__ import annotations

from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role
from article_extract.roles.small_articles import label_small_articles

PROSE = (
    "The harbour was closed on Monday after two boats had come adrift in the storm, and the pilots who had been out "
    "since dawn went home for breakfast."
)
CARD = (
    "Lighthouse lamp turns again",
    "A lamp that had been dark for thirty years was lit by the keeper's daughter on Friday.",
)
ROOT = Frame(0, -1, "", (), 0, None, "", False)
Said = dict[int, tuple[Role, str]]


def said(*lines: str, given: dict[str, Role] | None = None, reason: str = 'phrase "Keep reading" (en)') -> Said:
    """What the pass says of lines of which "Keep reading" was told by its words and long ones were taken for body."""
    known = {"Keep reading": Role.TEASER, **(given or {})}
    blocks = tuple(Block(index, line) for index, line in enumerate(lines))
    labels = [
        Label(block.index, known.get(block.text, Role.PARAGRAPH if len(block.text) > 60 else Role.OTHER), reason)
        for block in blocks
    ]
    found = label_small_articles(Document(blocks, (ROOT,)), Labels(labels), load_language("en"))
    return {label.block: (label.role, label.reason) for label in found}


def test_cards_behind_the_article_are_teasers_heading_and_text() -> None:
    lines = [*[PROSE] * 4, "More from us", *CARD, "Keep reading", *CARD, "Keep reading"]
    found = said(*lines, given={"More from us": Role.SOCIAL})
    assert set(found) == {5, 6, 8, 9}
    assert found[5] == (Role.TEASER, 'part of a small article that "Keep reading" closes in block 7')
    assert found[9] == (Role.TEASER, 'part of a small article that "Keep reading" closes in block 10')


def test_one_such_line_may_be_a_button_of_the_article() -> None:
    assert said(*[PROSE] * 4, *CARD, "Keep reading") == {}


def test_lines_that_words_did_not_tell_close_nothing() -> None:
    assert said(*[PROSE] * 4, *CARD, "Keep reading", *CARD, "Keep reading", reason="given") == {}


def test_cards_that_hold_most_of_the_body_are_the_article() -> None:
    assert said(PROSE, "Menu", *CARD, "Keep reading", PROSE, PROSE, "Keep reading", given={"Menu": Role.SOCIAL}) == {}


def test_card_goes_back_to_the_pages_furniture_and_no_further() -> None:
    lines = [*[PROSE] * 4, "One line", "Share this", *CARD, "Keep reading", *CARD, "Keep reading"]
    assert 4 not in said(*lines, given={"Share this": Role.SOCIAL})


def test_entries_between_paragraphs_of_the_article_are_its_own() -> None:
    entry = (*CARD, "Keep reading")
    long_way = ["Menu"] * 45
    assert said(*[PROSE] * 4, "Menu", *entry, *long_way, PROSE, "Menu", *entry, given={"Menu": Role.SOCIAL}) == {}


def test_many_paragraphs_between_two_buttons_are_no_card() -> None:
    long = f"{PROSE} {PROSE}"
    assert said(*[long] * 8, "Menu", CARD[0], "Keep reading", *[PROSE] * 6, "Keep reading") == {}
    assert said(*[long] * 8, "Menu", CARD[0], "Keep reading", *[PROSE] * 5, "Keep reading") != {}
