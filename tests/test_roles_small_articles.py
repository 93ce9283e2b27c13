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


def said(*lines: str, given: dict[str, Role] | None = None, phrase: bool = True) -> Said:
    """What the pass says of lines of which long ones were taken for body.

    phrase: "Keep reading" was told by its words.
    """
    known = {"Keep reading": Role.TEASER, **(given or {})}
    blocks = tuple(Block(index, line) for index, line in enumerate(lines))
    labels = [
        Label(
            block.index,
            known.get(block.text, Role.PARAGRAPH if len(block.text) > 60 else Role.OTHER),
            "given",
            phrase=phrase and block.text == "Keep reading",
        )
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
    assert said(*[PROSE] * 4, *CARD, "Keep reading", *CARD, "Keep reading", phrase=False) == {}


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


PICTURED = ("A lamp in a tower", "Photo: Jane Hollow/Reuters", *CARD)
LAMP = "One of them, a lamp that had been dark for thirty years, was lit by the keeper's daughter on Friday evening."


def test_words_that_no_language_knows_close_whole_small_articles() -> None:
    card = (*PICTURED, LAMP, "Unfold this")
    found = said(*[PROSE] * 6, "Harbour, May 3. Ana Keller/AFP", *card, *card)
    assert set(found) == {*range(7, 19)}
    assert found[7] == (Role.TEASER, 'part of a small article that "Unfold this" closes in block 12')
    assert found[18] == (Role.TEASER, "closes 2 small articles")


def test_unknown_lines_close_nothing_where_a_card_has_no_picture_line() -> None:
    card = (*CARD, LAMP, "Unfold this")
    assert said(*[PROSE] * 6, "Menu", *card, *card, given={"Menu": Role.SOCIAL}) == {}


def test_unknown_lines_behind_photos_of_the_article_close_nothing() -> None:
    photo = ("Photo: Jane Hollow/Reuters", LAMP, "Unfold this")
    assert said(*[PROSE] * 8, *photo, *photo) == {}


def test_alternative_texts_above_picture_lines_close_nothing() -> None:
    pictured = ("A lamp in a tower", "Jane Hollow, May 3", LAMP, "The lamp", "Photo: Jane Hollow/Reuters")
    assert said(*[PROSE] * 8, "Menu", *pictured, *pictured, given={"Menu": Role.SOCIAL}) == {}
