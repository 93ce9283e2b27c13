"""Blocks at the body's end that are not the article's, told by their setting and by whom they name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from article_extract.language import load_language
from article_extract.model import Block, Claim, Document, Frame, Label, Labels, Role
from article_extract.roles.endings import label_endings

BODY = (
    "The harbour was closed on Monday after two boats had come adrift in the storm.",
    "Nobody was hurt, the harbour master said, and the ferries sail again.",
    "The council meets on Friday, and it will hear of the ropes then.",
    "Until then the pilots of the island stay at home with their families.",
)
ITALIC = "in italics as a whole at the body's end, which is not"
BIO = "Ida Brandt has written of ferries and islands for this paper since 2009."
PAGE = Frame(0, -1, "", (), 0, None, "", False)


def italic(text: str) -> Block:
    return Block(0, text, "paragraph", emphasis=((0, len(text), "em"),))


def said(*endings: Block | str, author: str = "Ida Brandt", kind: str = "paragraph") -> dict[int, tuple[Role, str]]:
    """What the pass says of the blocks behind `BODY`: their place among them -> role, reason."""
    blocks = [Block(0, text, kind) for text in BODY]
    blocks += [Block(0, end, "paragraph") if isinstance(end, str) else end for end in endings]
    placed = tuple(block._replace(index=index) for index, block in enumerate(blocks))
    claims = (Claim("author", author, "json-ld author"), Claim("site", "Quay News", "meta og:site_name"))
    document = Document(placed, (PAGE,), claims, "en", "https://quay.example/now")
    labels = Labels(Label(block.index, Role.PARAGRAPH, "given") for block in placed)
    found = label_endings(document, labels, load_language("en"))
    return {label.block - len(BODY): (label.role, label.reason) for label in found}


def test_article_alone_is_left_alone() -> None:
    assert said() == {}


def test_closing_paragraph_in_italics_signs_the_article_off() -> None:
    assert said(italic("Our weekly letter brings the news of all the harbours.")) == {0: (Role.SIGN_OFF, ITALIC)}


def test_closing_italics_that_name_the_author_are_a_bio() -> None:
    assert said(italic(BIO), italic("Write to the desk at any hour.")) == {
        0: (Role.AUTHOR_BIO, ITALIC),
        1: (Role.SIGN_OFF, ITALIC),
    }


def test_italics_within_the_article_or_in_much_of_it_are_its_own() -> None:
    assert said(italic("A song of the sea was sung."), "Then all went home, and it rained again.") == {}
    assert said(*[italic("A long letter from the sea came in.")] * 4) == {}
    assert said(italic("A song was sung there."), "It rained again.", italic("A song was sung.")) == {}


def test_words_in_italics_are_no_setting_of_the_whole() -> None:
    text = "The Sea Rose sails again on Friday, as she has done since the war."
    assert said(Block(0, text, "paragraph", emphasis=((0, 12, "em"),))) == {}


@pytest.mark.parametrize("bio", [BIO, "The captain and novelist Ida Brandt lives on the island with two dogs."])
def test_closing_paragraph_about_the_author_is_a_bio(bio: str) -> None:
    assert said(bio) == {0: (Role.AUTHOR_BIO, "names its author at the body's end")}


def test_paragraph_about_others_or_one_that_names_the_author_late_is_none() -> None:
    assert said(BIO, author="Tom Okafor") == {}
    assert said("For twenty years the boats of this island have been built by Ida Brandt.") == {}


def test_site_that_claims_to_be_the_author_has_no_bio() -> None:
    assert said("At Quay News we watch every boat that comes and goes.", author="Quay News") == {}


@pytest.mark.parametrize("names", ["Ida Brandt, Tom Okafor", "Quay News / Island Post", "Ida Brandt", "(Quay News)"])
def test_names_alone_at_the_end_sign_the_article_off(names: str) -> None:
    assert said(names) == {0: (Role.SIGN_OFF, "names and nothing else at the body's end")}


@pytest.mark.parametrize("line", ["Simple Summer Porch", "Ropes, boats and rain", "Ida Brandt came."])
def test_a_title_or_a_sentence_at_the_end_is_no_row_of_names(line: str) -> None:
    assert said(line) == {}


def opened(first: str, above: Role = Role.BYLINE) -> dict[int, tuple[Role, str]]:
    """What the pass says where a block stands above `BODY`, and another role's line above that."""
    texts = ("By Ida Brandt", first, *BODY)
    blocks = tuple(Block(index, text, "paragraph") for index, text in enumerate(texts))
    document = Document(blocks, (PAGE,), (), "en", "https://quay.example/now")
    labels = Labels(Label(index, Role.PARAGRAPH if index else above, "given") for index in range(len(texts)))
    return {label.block: (label.role, label.reason) for label in label_endings(document, labels, load_language("en"))}


def test_bio_that_ends_in_a_link_to_the_rest() -> None:
    bio = "Ida Brandt writes of islands and kept bees there for a while... → More"
    blocks = tuple(Block(index, text, "paragraph") for index, text in enumerate(("By Ida Brandt", bio, *BODY)))
    blocks = (blocks[0], blocks[1]._replace(links=((len(bio) - 4, len(bio), "/ida"),)), *blocks[2:])
    document = Document(blocks, (PAGE,), (), "en", "https://quay.example/now")
    labels = Labels(Label(at, Role.PARAGRAPH if at else Role.BYLINE, "given") for at in range(len(blocks)))
    found = [label.role for label in label_endings(document, labels, load_language("en")) if label.block == 1]
    assert found == [Role.AUTHOR_BIO]


@pytest.mark.parametrize("bio", [BIO, "Ida is our reporter for the islands and has kept bees there since 2009."])
def test_bio_under_the_byline(bio: str) -> None:
    reason = "opens with its author's name under the byline"
    assert opened(bio)[1] == (Role.AUTHOR_BIO, reason)


def test_first_paragraph_that_names_nobody_from_the_byline_or_stands_under_none_is_the_articles() -> None:
    assert opened("Tom is our man on the islands, and he has kept bees there since 2009.") == {}
    assert opened("Ida Wells, who writes of islands, was a name on every pier in those years.") == {}
    assert opened(BIO, above=Role.KICKER) == {}


def test_what_is_in_doubt_behind_a_sign_off_is_not_the_article() -> None:
    texts = (*BODY, "Editing by Tom Okafor", "Also in the harbour", "Ropes of the year")
    blocks = tuple(Block(index, text, "paragraph") for index, text in enumerate(texts))
    document = Document(blocks, (PAGE,), (), "en")

    def behind(*beliefs: float) -> list[int]:
        labels = Labels(
            Label(index, Role.SIGN_OFF if index == 4 else Role.PARAGRAPH, "given", belief)
            for index, belief in enumerate((0.9, 0.9, 0.9, 0.9, 0.9, *beliefs))
        )
        found = list(label_endings(document, labels, load_language("en")))
        assert {label.reason for label in found} <= {"in doubt, behind the line that signs the article off"}
        return [label.block for label in found]

    assert behind(0.4, 0.6) == [5, 6]
    assert behind(0.4, 0.8) == []
    document = replace(document, blocks=(*blocks[:6], blocks[6]._replace(text=" ".join(BODY[:2]))))
    assert behind(0.4, 0.6) == []  # a paragraph behind the source of a picture
