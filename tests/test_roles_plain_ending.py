"""Where the body of raw text ends: short lines that are none of it, and short sentences that are."""

from __future__ import annotations

from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role
from article_extract.roles.plain_ending import label_plain_ending

PAGE = Frame(0, -1, "", (), 0, None, "", False)
FIRST = "The harbour was closed on Monday after two boats had come adrift in the storm, the council said."
SECOND = "Nobody was hurt."
THIRD = "The ferries sail again."
WHY = "a sentence that goes on with the body, in a text that is an article alone"


def said(*texts: str, body: int = 1, frames: tuple[Frame, ...] = (PAGE,), **roles: Role) -> dict[int, tuple[Role, str]]:
    """What the pass says of a text whose first blocks were taken for body. roles: of the others, by "at_" and place."""
    document = Document(tuple(Block(index, text) for index, text in enumerate(texts)), frames, language="en")
    labels = Labels(
        Label(index, Role.PARAGRAPH if index < body else roles.get(f"at_{index}", Role.OTHER), "given")
        for index in range(len(texts))
    )
    return {
        label.block: (label.role, label.reason) for label in label_plain_ending(document, labels, load_language("en"))
    }


def test_short_sentences_at_the_end_of_a_copied_article_are_body() -> None:
    assert said(FIRST, SECOND, THIRD) == {1: (Role.PARAGRAPH, WHY), 2: (Role.PARAGRAPH, WHY)}


def test_they_are_found_behind_a_line_that_is_none_of_the_article() -> None:
    assert set(said(FIRST, "Read also: The mill that would not close", SECOND, at_1=Role.TEASER)) == {2}


def test_a_line_that_ends_no_sentence_is_the_end() -> None:
    assert set(said(FIRST, SECOND, "Harbour", THIRD)) == {1}
    assert set(said(FIRST, SECOND, "Photo: Ida Brandt/Reuters.", THIRD)) == {1}


def test_a_byline_under_a_dek_that_was_taken_for_body_is_not_the_end() -> None:
    dek = "Two boats came adrift in the storm on Monday, and the harbour of the town was closed for a day."
    assert set(said(dek, "By Ida Brandt", SECOND, FIRST, THIRD, at_1=Role.BYLINE, at_3=Role.PARAGRAPH)) == {4}


def test_pages_with_menus_and_pages_with_elements_are_left_alone() -> None:
    assert said(FIRST, SECOND, THIRD, *["Home", "Sport", "Weather", "Contact us"] * 3) == {}
    assert said(FIRST, SECOND, THIRD, frames=(PAGE, Frame(1, 0, "p", (), 1, None, "p", False))) == {}
    assert said(SECOND, THIRD, SECOND) == {}


def test_words_alone_behind_the_last_sentence_are_no_body() -> None:
    tag = (Role.OTHER, "a short line behind the last sentence")
    assert said(FIRST, SECOND, "Harbour", "Storms", body=4) == {2: tag, 3: tag}
    assert said(FIRST, "What we need:", "Harbour", "Storms", "Boats", body=5) == {}
    assert said(FIRST, "Chart of the four harbours", "Storms", body=3) == {}


def test_a_short_text_whose_sentences_all_leave_doubt_is_its_body() -> None:
    why = (Role.PARAGRAPH, "a sentence of a short text in which nothing else is the body")
    head = ("Harbour closed", "By Ida Brandt", "3 May 2024")
    assert said(*head, FIRST, SECOND, FIRST, body=0, at_1=Role.BYLINE) == {3: why, 4: why, 5: why}
    assert said(*head, FIRST, SECOND, body=0) == {3: why, 4: why}  # signed and dated
    assert said("Harbour closed", FIRST, SECOND, body=0) == {1: why, 2: why}  # nothing but a headline and sentences
    assert said(FIRST, body=0) == {0: why}
    assert said("404", FIRST, SECOND, "Harbour news", "Storms", body=0) == {}  # a notice has no more than this
    assert said(*head, *["Home", "Sport", "Weather"], FIRST, SECOND, FIRST, body=0) == {}


def test_the_paragraph_right_above_the_body_of_a_short_text_is_body() -> None:
    lead = f"HARBOUR TOWN, May 3 -- {FIRST}"
    why = "a sentence right above the body, in a text that is an article alone"
    texts = [lead, FIRST, THIRD]
    document = Document(tuple(Block(index, text) for index, text in enumerate(texts)), (PAGE,), language="en")
    labels = Labels([Label(0, Role.OTHER, "given"), Label(1, Role.PARAGRAPH, "given"), Label(2, Role.PARAGRAPH, "")])
    assert [*label_plain_ending(document, labels, load_language("en"))] == [Label(0, Role.PARAGRAPH, why)]
    longer = Document((*document.blocks, *(Block(at, THIRD) for at in range(3, 50))), (PAGE,), language="en")
    labels = labels.extended(Label(at, Role.PARAGRAPH, "given") for at in range(3, 50))
    assert [*label_plain_ending(longer, labels, load_language("en"))] == []


def test_what_stands_behind_a_count_of_comments_is_theirs() -> None:
    prose = [f"{number} boats. {FIRST}" for number in ("One", "Two", "Three", "Four", "Five", "Six")]
    told = (Role.COMMENT, "behind the count of its comments")
    answers = [SECOND, "I was there and saw it all from the mole, and nobody told us anything."]
    roles = {"at_7": Role.PARAGRAPH, "at_8": Role.PARAGRAPH}
    assert said(*prose, "167 Comments", *answers, body=6, **roles) == {7: told, 8: told}
    assert 7 not in said(*prose, "Comments", *answers, body=6, **roles)
    roles = {"at_8": Role.PARAGRAPH, "at_9": Role.PARAGRAPH}
    assert said(*prose, "167", "Comments", *answers, body=6, **roles) == {8: told, 9: told}
    few = said(*prose[:3], "167 Comments", *prose[3:], body=3, at_4=Role.PARAGRAPH)
    assert told not in few.values()
