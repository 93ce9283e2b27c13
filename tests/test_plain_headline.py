"""Which line of raw text is the headline: what is measured of each line, and which of them wins."""

from __future__ import annotations

from article_extract.roles.plain_headline import NAMES, best, candidates, evidence
from article_extract.roles.plain_lines import Line
from article_extract.typography import fold

TITLE = "Old bridge closed for a year after divers find a crack"
DEK = "The second pier is cracked and nobody knows who will pay for repairs"
BODY = (
    "The town shut the old bridge on Monday after divers found a crack in its second pier, the mayor said.",
    "Engineers will need at least a year to repair the pier, and nobody knows yet who is going to pay for it all.",
    "Shops on the far side of the river fear for their trade, and the school has put on a second bus for pupils.",
)


def line(text: str, **known: bool) -> Line:
    facts = {"date": False, "byline": False, "name": False, "furniture": False, "credit": False, "body": False, **known}
    return Line(text, fold(text), text.count(" ") + 1, 0, **facts, belief=0.95 if facts["body"] else 0.02)


def page(*above: Line) -> tuple[list[Line], int]:
    return [*above, *(line(text, body=True) for text in BODY)], len(above)


def measured(name: str, *above: Line) -> list[float]:
    lines, start = page(*above)
    rows = dict(zip(candidates(lines, start), evidence(lines, start), strict=True))
    return [rows[place][NAMES.index(name)] for place in range(len(above)) if place in rows]


def test_single_words_furniture_and_sentences_of_the_body_are_no_candidates() -> None:
    lines, start = page(line("Home"), line("Share this story", furniture=True), line(TITLE))
    assert candidates(lines, start) == [2]


def test_what_the_body_says_in_quotation_marks_or_in_two_sentences_and_times_of_day_are_no_candidates() -> None:
    quote = line("“We cannot wait another year. Nobody in this room has offered the shops a penny.”", body=True)
    greeting = line("Good morning. Here is what we read today.", body=True)
    place = line("Elmar on Sea - 21 August 2024 - 05:30", date=True)
    lines, start = [line(TITLE), place, greeting, quote, *page()[0]], 2
    assert candidates(lines, start) == [0]


def test_the_headline_is_above_byline_and_date_and_says_what_the_body_does() -> None:
    head = (line(TITLE), line(DEK), line("By Ida Brandt", byline=True), line("May 3, 2024", date=True))
    lines, start = page(line("Weather and traffic"), line("Sports results of the week"), *head)
    place, lead, reason = best(lines, start) or (-1, 0.0, "")
    assert place == 2
    assert lead > 0
    assert "about the opening" in reason


def test_a_dek_without_a_stop_does_not_win_over_the_headline_above_it() -> None:
    lines, start = page(line("Weather and traffic"), line(TITLE), line(DEK), line("By Ida Brandt", byline=True))
    assert (best(lines, start) or (-1,))[0] == 1


def test_what_stands_between_a_line_and_the_body_is_counted_on_the_way_up() -> None:
    head = (line(TITLE), line("By Ida Brandt", byline=True), line("May 3, 2024", date=True))
    assert measured("byline_below", *head)[0] == 0
    assert measured("date_below", *head)[:2] == [1, 0]
    assert measured("lines_to_body", *head) == [3, 2, 1]


def test_repetition_on_the_page_is_measured_whole_and_within_longer_lines() -> None:
    above = (line(f"{TITLE} | The Paper"), line(TITLE), line("Local news"), line(TITLE))
    assert measured("times", *above)[1] == 2
    assert measured("in_first_line", *above) == [0, 1, 0, 1]
    assert measured("begins_longer_lines", *above)[1] == 1
    assert measured("close_behind_again", *above) == [0, 1, 0, 0]


def test_a_run_of_lines_like_headlines_is_measured_from_within() -> None:
    above = (line("Local news of the town"), line(TITLE), line(DEK), line("By Ida Brandt", byline=True))
    assert measured("run_above", *above)[:3] == [0, 1, 2]
    assert measured("run_below", *above)[:3] == [2, 1, 0]


def test_how_often_the_body_says_the_words_of_a_line_is_measured() -> None:
    above = (line("Pupils of the town sing at last"), line("Second pier of the bridge: who pays for the repair?"))
    assert measured("said_often", *above) == [0, 0]
    lines, start = page(*above)
    lines += [line("The bridge and its second pier are closed, said the engineers of the town.", body=True)] * 2
    rows = evidence(lines, start)
    assert [row[NAMES.index("said_often")] for row in rows[:2]] == [0, 2]  # second, bridge
    assert rows[0][NAMES.index("rank_said")] > rows[1][NAMES.index("rank_said")] == 0
    assert rows[1][NAMES.index("most_said")] == 0.8


def test_names_and_numbers_of_the_body_are_found_however_short_they_are() -> None:
    lines, start = page(line("UN sends 12 to Elm"), line("Town in need of help"))
    lines.append(line("On Monday 12 men of the UN came to Elm, said the mayor.", body=True))
    rows = evidence(lines, start)
    assert [row[NAMES.index("names_in_body")] for row in rows[:2]] == [3, 0]


def test_a_path_of_sections_ends_as_the_headline_below_it_does() -> None:
    above = (line(f"You are here: Home / Local / {TITLE}"), line(TITLE), line("LOCAL NEWS"))
    assert measured("ends_as_another", *above) == [1, 0, 0]
    assert measured("is_the_end_of_another", *above) == [0, 1, 0]
    assert measured("all_capitals", *above) == [0, 0, 1]


def test_a_short_headline_is_told_by_the_kicker_above_and_the_dek_below() -> None:
    above = (line("Home"), line("The old bridge"), line("Cracked pier"), line(DEK), line("By Ida Brandt", byline=True))
    assert measured("kicker_above", *above)[:3] == [1, 1, 1]
    assert measured("dek_below", *above)[:3] == [0, 1, 0]
    assert measured("below_a_short_one", *above)[:3] == [0, 0, 1]
    assert measured("short_above", *above)[:3] == [1, 2, 3]


def test_lines_up_to_what_is_none_of_the_article_are_counted() -> None:
    again = line("Weather and traffic")
    above = (again, line("Share this story", furniture=True), line("Local news today"), line(TITLE), again)
    assert measured("furniture_above", *above)[1:] == [0, 1, 2]
    assert measured("repeated_above", *above)[1:] == [1, 2, 3]


def test_a_page_without_lines_has_no_headline() -> None:
    assert best([], 0) is None


def test_what_is_believed_below_a_line_is_measured_wherever_the_body_seems_to_begin() -> None:
    notice = line("We and our partners store cookies on your device to show you what you like to see.", body=True)
    doubted = notice._replace(belief=0.35)
    head = (line(TITLE), line("By Ida Brandt", byline=True), line("May 3, 2024", date=True))
    lines = [line("Choose what we may store"), doubted, line("Home"), *head, *page()[0]]
    rows = dict(zip(candidates(lines, 1), evidence(lines, 1), strict=True))
    believed = [rows[place][NAMES.index("belief_far_below")] for place in (0, 3)]
    assert believed[1] > believed[0]
