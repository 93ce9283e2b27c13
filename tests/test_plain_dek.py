"""Which line of raw text is the dek, and when there is none."""

from __future__ import annotations

from article_extract.roles.plain_dek import NAMES, best, candidates, evidence, lines_of
from article_extract.roles.plain_lines import Line
from article_extract.typography import fold

TITLE = "Old bridge closed for a year after divers find a crack"
DEK = "Engineers found the second pier cracked, and nobody in the town knows who will pay for the repairs."
BODY = (
    "The town shut the old bridge on Monday after divers found a crack in its second pier, the mayor said.",
    "Engineers will need at least a year to repair the pier, and nobody knows yet who is going to pay for it all.",
    "Shops on the far side of the river fear for their trade, and the school has put on a second bus for pupils.",
)


def line(text: str, **known: bool) -> Line:
    facts = {"date": False, "byline": False, "name": False, "furniture": False, "credit": False, "body": False, **known}
    return Line(text, fold(text), text.count(" ") + 1, 0, **facts)


def page(*head: Line) -> tuple[list[Line], int]:
    return [line(TITLE), *head, *(line(text, body=True) for text in BODY)], 1 + len(head)


def test_bylines_names_dates_and_furniture_are_no_candidates() -> None:
    lines, end = page(line(DEK), line("By Ida Brandt", byline=True), line("Share this story now", furniture=True))
    assert candidates(lines, 0, end) == [1, 4]
    lines, end = page(line("Harbour Lights Dental Care", name=True), line(DEK))
    assert candidates(lines, 0, end) == [2, 3]


def test_prose_between_headline_and_byline_is_the_dek() -> None:
    lines, end = page(line(DEK), line("By Ida Brandt", byline=True), line("May 3, 2024", date=True))
    place, score, reason = best(lines, 0, end) or (-1, 0.0, "")
    assert place == 1
    assert score > 0
    assert reason


def test_the_first_paragraph_of_the_body_is_hardly_believed_to_be_one() -> None:
    with_dek, end = page(line(DEK), line("By Ida Brandt", byline=True))
    without, start = page(line("By Ida Brandt", byline=True), line("May 3, 2024", date=True))
    assert (best(without, 0, start) or (0, 0.0))[1] < (best(with_dek, 0, end) or (0, 0.0))[1]


def test_a_line_that_says_the_whole_headline_again_is_told_from_one_about_the_same() -> None:
    lines, end = page(line(f"River: {TITLE} – live"), line(DEK))
    again, about = (dict(zip(NAMES, row, strict=True)) for row in evidence(lines, 0, end)[:2])
    assert (again["holds_the_headline"], about["holds_the_headline"]) == (1, 0)


def test_what_parts_a_line_from_the_body_is_measured() -> None:
    lines, end = page(
        line(DEK), line("By Ida Brandt", byline=True), line("Photo: Tom Okafor / River Desk", credit=True)
    )
    row = dict(zip(NAMES, evidence(lines, 0, end)[0], strict=True))
    assert (row["byline_below"], row["credit_below"], row["lines_to_body"], row["byline_next"]) == (1, 1, 2, 1)
    assert (row["lines_from_headline"], row["first_of_body"]) == (0, 0)


def test_a_page_that_ends_with_its_headline_has_no_dek() -> None:
    assert best([line(TITLE)], 0, 1) is None


def test_a_list_of_short_lines_is_one_dek() -> None:
    listed = ("Engineers found second pier cracked", "Nobody knows who will pay for it", "School puts on a second bus")
    lines, _ = page(*map(line, listed), line("By Ida Brandt", byline=True))
    assert lines_of(lines, 0, 1) == lines_of(lines, 0, 3) == [1, 2, 3]
    assert lines_of([*lines[:3], *lines[4:]], 0, 1) == [1]  # the second may be a caption
    marked, _ = page(line("…as shops fear for their trade"), line("…and nobody knows who will pay"))
    assert lines_of(marked, 0, 1) == [1, 2]
    again, _ = page(line(listed[0]), line(listed[1]), line(TITLE))
    assert lines_of(again, 0, 1) == [1]
    prose, _ = page(line(DEK), line("Shops fear for their trade."), line("The school has a bus."))
    assert lines_of(prose, 0, 1) == [1]
