"""Caption lines cut into caption, credit, photographer and agency: a table of lines, and the rules by name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from article_extract.credit_lines import (
    Kind,
    Sign,
    find_credit,
    is_count,
    may_hold_credit,
    names_maker,
    opens_as_film,
    parts_of,
    strip_label,
    without_tools,
)
from article_extract.fields.credits import CreditLine, read_credit, split_credit
from article_extract.language import load_language

TABLE = tomllib.loads((Path(__file__).parent / "data" / "credits.toml").read_text("utf-8"))
LINES = [(language, line) for language, lines in TABLE.items() for line in lines]
EN = load_language("en")


@pytest.mark.parametrize(("language", "line"), LINES, ids=[f"{code}: {line['shape']}" for code, line in LINES])
def test_line_of_the_table(language: str, line: dict[str, Any]) -> None:
    found = split_credit(line["text"], load_language(language))
    assert found._replace(reason="", label="", sign=Sign.NOTHING)._asdict() == {
        "caption": line.get("caption"),
        "credit": line.get("credit"),
        "photographer": line.get("photographer"),
        "agency": line.get("agency"),
        "lead": line.get("lead", False),
        "reason": "",
        "label": "",
        "sign": Sign.NOTHING,
    }


def test_table_is_wide_enough() -> None:
    assert len(LINES) >= 150
    assert len(TABLE) >= 12


def test_no_two_lines_of_a_language_have_the_same_shape() -> None:
    shapes = [(language, line["shape"]) for language, line in LINES]
    assert len(shapes) == len(set(shapes))
    assert len({line["text"] for _, line in LINES}) == len(LINES)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A ferry at dawn. Photo: Jane Dole", "label 'Photo'"),
        ("Top image: A ferry at dawn. REUTERS/Jane Dole", "label 'Top image'; a chain of names at the end"),
        ("A ferry at dawn. Jane Dole/AFP", "a chain of names at the end"),
        ("A ferry at dawn (Jane Dole/AFP)", "a credit in brackets"),
        ("Jane Dole/AFP", "a chain of names and agencies"),
        ("At the court on Monday REUTERS/Jane Dole", "a chain with an agency at the end"),
        ("Photo: two men walk through the rain.", "label 'Photo' opens the caption"),
        ("A ferry leaves at dawn.", "no credit in it"),
        ("  ", "empty"),
    ],
)
def test_reason_says_where_the_credit_began(text: str, reason: str) -> None:
    assert split_credit(text, EN).reason == reason


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Photo: Jane Dole", True),
        ("A ferry at dawn (Jane Dole/AFP)", True),
        ("Government/Opposition", False),
        ("Source: Ministry of Fish", False),
        ("A ferry leaves at dawn.", False),
    ],
)
def test_a_line_is_sure_where_it_needs_no_picture_to_be_known(text: str, sure: bool) -> None:
    assert find_credit(text, EN).sure is sure


def test_what_the_page_marks_as_a_credit_is_one_whatever_its_shape() -> None:
    assert read_credit("Photo: Harbour Lights", EN) == CreditLine(
        None, "Harbour Lights", "Harbour Lights", None, False, "marked as a credit"
    )
    assert read_credit("Photograph: © (AFP)", EN).agency == "AFP"
    assert read_credit("", EN) == CreditLine(reason="empty")


def test_label_wears_several_coats() -> None:
    assert strip_label("Foto: © (dpa)", load_language("de")) == "dpa"
    assert strip_label("picture alliance/dpa", load_language("de")) == "picture alliance/dpa"


def test_label_alone_names_nobody() -> None:
    assert strip_label("(Image Source)", EN) == ""
    assert strip_label("Screenshot", EN) == "Screenshot"


def test_marks_before_a_label_and_dots_behind_it() -> None:
    assert strip_label("- © Jane Dole", EN) == "Jane Dole"
    assert strip_label("/ Photo: Jane Dole", EN) == "Jane Dole"
    assert strip_label("Credit...Jane Dole/The Quay", EN) == "Jane Dole/The Quay"
    assert strip_label("Bild © Jane Dole/hr", load_language("de")) == "Jane Dole/hr"
    assert strip_label("Harbour...Jane Dole", EN) == "Harbour...Jane Dole"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/12", True),
        ("10 photos", True),
        ("2/28 photos", True),
        ("1 min", True),
        ("Photo 2 of 12", True),
        ("Slideshow ( 15 images )", True),
        ("Slideshow (15 boats)", False),
        ("Boat 2 of 12", False),
        ("12 boats", False),
        ("Photos", False),
    ],
)
def test_counts_of_pictures(text: str, expected: bool) -> None:
    assert is_count(text, EN) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enlarge The ferry at dawn.", "The ferry at dawn."),
        ("Enlarge this image The ferry at dawn.", "The ferry at dawn."),
        ("The ferry at dawn. hide caption", "The ferry at dawn."),
        ("Press enter or click to view image in full size", ""),
        ("Photo 2 of 5 The ferry at dawn.", "The ferry at dawn."),
        ("The ferry at dawn. Image 2/5", "The ferry at dawn"),
        ("The ferry at pier 2 of 5", "The ferry at pier 2 of 5"),
        ("Enlarged boats at dawn.", "Enlarged boats at dawn."),
        ("Zoom lenses and a tripod.", "Zoom lenses and a tripod."),
    ],
)
def test_what_buttons_say_is_no_caption(text: str, expected: str) -> None:
    assert without_tools(text, EN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Dole for Quay Magazine", True),
        ("Dinner Party for Two", False),
        ("Quayside Photography", True),
        ("Wedding photography", False),
        ("Magazine for Quay", False),
        ("Jane Dole", False),
    ],
)
def test_line_that_names_a_maker_and_an_outlet(text: str, expected: bool) -> None:
    assert names_maker(text, EN) is expected


def test_stop_behind_a_credit_goes_and_that_of_an_abbreviation_stays() -> None:
    assert split_credit("Photo: Jane Dole.", EN).credit == "Jane Dole"
    assert split_credit("Photo: Harbour Lights Inc.", EN).credit == "Harbour Lights Inc."


def test_links_of_a_chain_are_told_apart() -> None:
    parts = parts_of("Handout / Jane Dole / Eastfield School Board via Getty Images", EN)
    assert [(part.kind, part.name) for part in parts] == [
        (Kind.MARK, "Handout"),
        (Kind.PERSON, "Jane Dole"),
        (Kind.BODY, "Eastfield School Board"),
        (Kind.AGENCY, "Getty Images"),
    ]


def test_short_agencies_count_in_their_own_spelling_only() -> None:
    assert split_credit("The boats of Pa. pa", EN).credit is None
    assert split_credit("The boats came home. PA", EN).agency == "PA Media"


def test_distributor_yields_to_who_made_the_picture() -> None:
    assert split_credit("Photo: NurPhoto via Getty Images", EN).agency == "NurPhoto"
    assert split_credit("Photo: Getty Images", EN).agency == "Getty Images"


def test_text_too_long_for_a_caption_is_left_alone() -> None:
    long = "Photo: Jane Dole. " * 1000
    assert split_credit(long, EN) == CreditLine(long.strip(), reason="too long for a caption")


def test_cheap_look_lets_every_line_of_the_table_with_a_sure_credit_through() -> None:
    for language, line in LINES:
        words = load_language(language)
        found = find_credit(line["text"], words)
        if found.sure and not found.reason.startswith("a chain of names at the end"):
            assert may_hold_credit(line["text"], words), line["text"]
    assert not may_hold_credit("The council met on Tuesday and rose early.", EN)


@pytest.mark.parametrize(("word", "expected"), [("telephoto", False), ("tele photo", True)])
def test_half_a_word_where_the_end_of_a_long_line_begins_is_no_label(word: str, expected: bool) -> None:
    behind = " lens that came home before the wind rose."
    text = "The boats were tied up. " * 12 + word + behind + " They were dry by noon" * 9 + "." * 60
    begun = text[: text.index("photo") + 250]  # the last 250 characters begin with "photo"
    assert begun[-250:].startswith("photo")
    assert may_hold_credit(begun, load_language("en")) is expected


@pytest.mark.parametrize(
    ("code", "text", "film"),
    [
        ("en", "VIDEO: Harbour lights", True),
        ("es", "(Vídeo: Las luces del puerto)", True),
        ("ru", "Видео: огни порта", True),
        ("en", "Videos of the harbour", False),
        ("en", "Photo: Jane Dole", False),
        ("en", "", False),
    ],
)
def test_what_films_are_called_opens_a_line(code: str, text: str, film: bool) -> None:
    assert opens_as_film(text, load_language(code)) is film


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Ida Wren/AFP", Sign.WHOLE_CHAIN),
        ("The harbour at dawn. REUTERS/Jane Dole", Sign.CHAIN_AT_END),
        ("The harbour at dawn (Ida Wren/AFP)", Sign.BRACKETS),
        ("The harbour at dawn. U.S. Navy photo by Jane Dole", Sign.PHOTO_BY),
        ("The harbour on Monday / AFP", Sign.AGENCY_BEHIND_SLASH),
        ("The harbour at dawn. Photo: Jane Dole", Sign.NOTHING),
    ],
)
def test_sign_that_showed_the_credit(line: str, sign: Sign) -> None:
    assert find_credit(line, EN).sign is sign
    if sign is not Sign.NOTHING:
        assert find_credit(line, EN).reason == sign.value
