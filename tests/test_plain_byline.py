"""Who wrote an article of raw text: bylines, names beside dates, addresses and roles, agencies and signatures."""

from __future__ import annotations

import pytest

from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role
from article_extract.roles.head_view import survey
from article_extract.roles.plain_byline import find_bylines

ROOT = Frame(0, -1, "", (), 0, None, "", False)
TITLE = "Old bridge closed for a year after divers find a crack"
BODY = (
    "The town shut the old bridge on Monday after divers found a crack in its second pier, said mayor Maria Lindt.",
    "Engineers will need at least a year to repair the pier, and nobody knows yet who is going to pay for it all.",
    "Shops on the far side of the river fear for their trade, and the school has put on a second bus for pupils.",
)


def named(
    *head: str, behind: tuple[str, ...] = (), language: str = "en", above: int = 0, buttons: tuple[str, ...] = ()
) -> dict[str, str]:
    """Text and reason of the byline labels. head: lines around the headline, which stands behind the `above` first.
    buttons: lines that a phrase tells to be for sharing.
    """
    lines = [*head[:above], TITLE, *head[above:], *BODY, *behind]
    start = 1 + len(head)
    blocks = tuple(Block(index, text) for index, text in enumerate(lines))
    labels = Labels(Label(index, Role.PARAGRAPH, "body") for index in range(start, start + len(BODY)))
    shared = [Label(lines.index(text), Role.SOCIAL, 'phrase "Tweet" (any)', phrase=True) for text in buttons]
    view = survey(Document(blocks, (ROOT,), (), language), Labels((*labels, *shared)), load_language(language))
    return {lines[said.block]: said.reason for said in find_bylines(view, above) if said.role is Role.BYLINE}


def test_an_opener_tells_a_byline_and_those_above_the_headline_are_of_others() -> None:
    assert named("By Ida Brandt") == {"By Ida Brandt": "opens as a byline does"}
    assert list(named("By Tom Okafor", "By Ida Brandt", above=1)) == ["By Ida Brandt"]


def test_names_below_a_byline_belong_to_it() -> None:
    found = named("By", "Ida Brandt", "Anna Lindqvist", "Harbour Festival", "May 3, 2024")
    assert list(found) == ["By", "Ida Brandt", "Anna Lindqvist"]
    assert found["Anna Lindqvist"] == "a name below the byline"
    assert list(named("By", "Ida Brandt2,", "Tomke Okafor &", "Harbo Lund")) == [
        "By", "Ida Brandt2,", "Tomke Okafor &", "Harbo Lund",
    ]  # fmt: skip
    assert list(named("By Ida Brandt", "and", "Tomke Okafor")) == ["By Ida Brandt", "Tomke Okafor"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("Tomke Okafor", "May 3, 2024"), "a name beside the date, below the headline"),
        (("Tomke Okafor@tomke", "May 3, 2024"), "a name beside the date, below the headline"),
        (("Tomke Okafor, staff writer",), "a name and what its bearer is, below the headline"),
        (("Tomke Okafor", "okafor@paper.example"), "a name with an address, below the headline"),
        (("Anna Okafor",), "a name with a given name, below the headline"),
    ],
)
def test_a_name_without_an_opener_needs_signs(lines: tuple[str, ...], reason: str) -> None:
    assert named(*lines) == {lines[0]: reason}


def test_names_with_too_few_signs_or_of_whom_the_text_speaks_are_nobody() -> None:
    assert named("Harbour Festival") == {}
    assert named("Evening Edition", "May 3, 2024", above=2) == {}
    assert named("Maria Lindt", "May 3, 2024") == {}


def test_one_whom_another_line_tells_about_wrote_it() -> None:
    told = ("Tomke Okafor is a reporter who covers the river and its towns.",)
    assert "Tomke Okafor" in named("Tomke Okafor", behind=told)
    caption = "Raised Hands at the old market on the river"
    assert named("Raised Hands at the old market", caption) == {}


def test_an_agency_beside_the_date_wrote_it_but_a_row_of_networks_did_not() -> None:
    assert named("AFP", "May 3, 2024") == {"AFP": "an agency beside the date"}
    assert named("AFP", "AFP", "May 3, 2024") == {"AFP": "an agency beside the date"}
    assert named("May 3, 2024", "Facebook", "Instagram") == {}


def test_a_name_right_behind_the_body_signs_it() -> None:
    assert named(behind=("Anna Okafor",)) == {"Anna Okafor": "a name signs the body"}
    assert named(behind=("Maria Okafor",)) == {"Maria Okafor": "a name signs the body"}  # another Maria than the mayor
    assert named(behind=("Anna Lindt",)) == {}
    assert named(behind=("Related Stories",)) == {}
    assert named("By Ida Brandt", behind=("Anna Okafor",)) == {"By Ida Brandt": "opens as a byline does"}


def test_in_scripts_without_capitals_a_role_or_a_space_tells_a_name() -> None:
    assert named("이서연 기자", "2024.05.03", language="ko") == {
        "이서연 기자": "a name beside the date, and what its bearer is, below the headline"
    }
    assert list(named("田中 花子", "2024/5/3", language="ja")) == ["田中 花子"]
    assert named("社会", "2024/5/3", language="ja") == {}


@pytest.mark.parametrize("line", ["Harbour News Reporter", "Tomke Okafor’s Weblog", "Published Today"])
def test_labels_and_titles_beside_a_date_are_no_names(line: str) -> None:
    assert named(line, "May 3, 2024") == {}


def test_whose_picture_it_is_is_not_who_wrote() -> None:
    assert "Tomke Okafor" in named("Orrin", "Tomke Okafor", "May 3, 2024")
    assert "Tomke Okafor" not in named("Credit:", "Tomke Okafor", "May 3, 2024")


def test_a_row_of_names_below_the_opener_is_the_byline() -> None:
    row = "Ida Brandt, Tomke M. Okafor, Harbo Lund and Quay Ferris".replace(" and", ",")
    assert list(named("By", row, "May 3, 2024")) == ["By", row]


def test_the_title_of_the_first_part_is_nobody() -> None:
    blocks = tuple(Block(index, text) for index, text in enumerate([TITLE, "The Old Bridge", *BODY]))
    labels = Labels(Label(index, Role.PARAGRAPH, "body") for index in range(1, len(blocks)))
    view = survey(Document(blocks, (ROOT,), (), "en"), labels, load_language("en"))
    assert not [said for said in find_bylines(view, 0) if said.role is Role.BYLINE]


def test_share_buttons_and_entries_of_the_menu_called_like_agencies_wrote_nothing() -> None:
    assert named("May 3, 2024", "Facebook", "Twitter", buttons=("Facebook", "Twitter")) == {}
    assert named("AFP", "May 3, 2024", above=1) == {}


@pytest.mark.parametrize("line", ["A A +", "Harbour Highlights at one glance!"])
def test_switches_of_the_type_and_cries_are_no_names(line: str) -> None:
    assert named(line, "May 3, 2024") == {}


def test_sections_and_titles_beside_a_given_name_are_no_authors() -> None:
    assert list(named("Anna Okafor", "in", "Harbour Tales", "May 3, 2024")) == ["Anna Okafor"]
    assert list(named("Anna Okafor", "Tomke Lund", "May 3, 2024")) == ["Anna Okafor", "Tomke Lund"]
    assert list(named("Tomke Lund", "and", "Anna Okafor", "May 3, 2024")) == ["Tomke Lund", "Anna Okafor"]


def test_a_name_in_the_dates_own_line_leaves_no_doubt() -> None:
    assert named("Harbour Tales", "Anna Okafor • May 3, 2024") == {}
    assert "Tomke Lund" in named("Tomke Lund", "Published May 3, 2024")
    assert "Tomke Lund" in named("Tomke Lund", "April 3, 2024")
