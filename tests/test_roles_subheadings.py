"""Which short lines of raw text and which bold ones of pages are subheadings, and why."""

from __future__ import annotations

import pytest

from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role
from article_extract.roles.measured import forget_measures
from article_extract.roles.subheadings import INTERVIEW, label_subheadings

PAGE = Frame(0, -1, "", (), 0, None, "", False)
PROSE = "The harbour was closed on Monday after two boats had come adrift in the storm, the council said."
WHY = "a short line without a stop between two paragraphs"
BOLD = "a bold line without a stop between two paragraphs"


def told(*texts: str, kinds: dict[int, str] | None = None, frames: tuple[Frame, ...] = (PAGE,)) -> list[str]:
    """The texts that the pass says are subheadings, of a text whose every line was taken for body."""
    blocks = tuple(Block(index, text, (kinds or {}).get(index, "text")) for index, text in enumerate(texts))
    document = Document(blocks, frames, language="en")
    given = Labels(Label(index, Role.PARAGRAPH, "given") for index in range(len(texts)))
    try:
        said = [*label_subheadings(document, given, load_language("en"))]
    finally:
        forget_measures()
    assert all((label.role, label.reason) == (Role.SUBHEADING, WHY) for label in said)
    return [texts[label.block] for label in said]


@pytest.mark.parametrize(
    "line",
    [
        "Why the gates stay open",
        "What happens next?",
        "“We were never told the truth”",
        "Never again!",
        "2. The towns that wait",
        "水門はなぜ開いたままなのか",
    ],
)
def test_a_short_line_between_two_paragraphs_is_a_subheading(line: str) -> None:
    assert told(PROSE, line, PROSE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody was hurt.",
        "“Nobody was hurt.”",
        "He listed three of them:",
        "the boats that lay behind the mole",
        "(Ida Brandt)",
        "The boats that lay behind the mole and those that nobody had ever seen before the storm came in",
        "水門はなぜ開いたままなのか、五年前に完成したダムの上流にある村では今も人々が暮らし続けていると町長は語る",
    ],
)
def test_a_sentence_a_torn_line_and_a_long_one_are_none(line: str) -> None:
    assert told(PROSE, line, PROSE) == []


def test_one_may_open_the_body_but_not_end_it() -> None:
    assert told("Why the gates stay open", PROSE, "The valley") == ["Why the gates stay open"]


def test_lines_in_a_row_are_a_list_or_names_and_none_of_them_a_subheading() -> None:
    assert told(PROSE, "Boats", "Nets", "Ropes", "Sails") == []
    assert told(PROSE, "Ida Brandt", "Harbour master", PROSE) == []


def test_the_questions_of_an_interview_are_its_text() -> None:
    questions = [f"Did you see boat number {number}?" for number in range(INTERVIEW)]
    talk = [text for question in questions for text in (question, PROSE)]
    assert told(PROSE, *talk) == []
    assert told(PROSE, *talk[2:]) == questions[1:]


def test_a_heading_between_the_questions_is_still_one() -> None:
    questions = [f"Did you see boat number {number}?" for number in range(INTERVIEW)]
    talk = [text for question in questions for text in (question, PROSE)]
    assert told(PROSE, "The storm", PROSE, *talk) == ["The storm"]


def test_markdown_and_pages_say_themselves_what_is_a_heading() -> None:
    assert told(PROSE, "Why the gates stay open", PROSE, "The valley", PROSE, kinds={3: "heading"}) == []
    assert told(PROSE, "Why the gates stay open", PROSE, frames=(PAGE, PAGE)) == []


def told_bold(*texts: str, **parts: tuple[tuple[int, int, str], ...]) -> list[tuple[str, str]]:
    """What the pass says of paragraphs of a page, those that end no sentence in bold, or as `parts` gives by "at_" and
    place.
    """
    blocks = []
    for at, text in enumerate(texts):
        bold = () if text == PROSE else ((0, len(text), "strong"),)
        blocks.append(Block(at, text, "paragraph", emphasis=parts.get(f"at_{at}", bold)))
    document = Document(tuple(blocks), (PAGE, PAGE), language="en")
    given = Labels(Label(index, Role.PARAGRAPH, "given") for index in range(len(texts)))
    try:
        said = [*label_subheadings(document, given, load_language("en"))]
    finally:
        forget_measures()
    return [(texts[label.block], label.reason) for label in said if label.role is Role.SUBHEADING]


def test_a_bold_line_is_a_subheading_also_where_its_mark_up_is_in_pieces() -> None:
    assert told_bold(PROSE, "The storm", PROSE) == [("The storm", BOLD)]
    pieces = ((0, 3, "strong"), (4, 9, "strong"), (11, 16, "strong"))
    assert told_bold(PROSE, "The storm: a day", PROSE, at_1=pieces) == [("The storm: a day", BOLD)]


def test_a_line_in_italics_or_bold_in_part_is_none_and_neither_is_a_bold_sentence() -> None:
    assert told_bold(PROSE, "The storm", PROSE, at_1=((0, 9, "em"),)) == []
    assert told_bold(PROSE, "The storm", PROSE, at_1=((0, 3, "strong"),)) == []
    assert told_bold(PROSE, "The storm is over.", PROSE) == []


def test_bold_questions_are_an_interview_unless_other_lines_are_bold() -> None:
    assert told_bold(PROSE, "And the boats?", PROSE, "Who saw them?", PROSE) == []
    assert told_bold(PROSE, "Who saw them?", PROSE, "The storm", PROSE) == [
        ("Who saw them?", BOLD),
        ("The storm", BOLD),
    ]
