"""What attributes say of their element: words, looks, hiding."""

from __future__ import annotations

import pytest

from article_extract.reading.attributes import class_name, described, hides, off_screen


def test_words_are_cut_at_marks_and_capitals_in_the_order_of_the_attributes() -> None:
    words, *_ = described(
        [("id", "mainStory"), ("class", "c-Article__body is_open2"), ("href", "/no-name"), ("data-testid", "x:y")]
    )
    assert words == ("main", "story", "c", "article", "body", "is", "open2", "x", "y")


def test_words_in_other_letters_stay_whole() -> None:
    assert class_name("Überschrift-größe новостиДня")[0] == ("überschrift", "größe", "новостидня")


def test_only_the_beginning_of_a_long_value_is_read_for_words() -> None:
    assert len(class_name("ab " * 1000)[0]) == 134


def test_aria_hidden_is_a_word_and_does_not_hide() -> None:
    assert described([("aria-hidden", "true")]) == (("aria-hidden",), "", False, False)
    assert described([("aria-hidden", "false")]) == ((), "", False, False)


@pytest.mark.parametrize(
    ("value", "looks"),
    [("card n1024", ".card n0"), ("card", ".card"), ("", ""), ("n٣٤ 100", ".n0 0"), ("col-1000200", ".col-0")],
)
def test_looks_are_the_class_with_numbers_made_equal(value: str, looks: str) -> None:
    assert class_name(value)[1] == looks


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("hidden", "", True),
        ("hidden", "until-found", False),
        ("style", "color: red; DISPLAY : none", True),
        ("style", "visibility:hidden", True),
        ("style", "display: block", False),
        ("class", "label sr-only", True),
        ("class", "caption off-screen", True),
        ("class", "sr-only-focusable", False),
    ],
)
def test_hiding(name: str, value: str, expected: bool) -> None:
    assert hides(name, value) is expected
    assert described([(name, value)])[2] is expected


def test_a_class_hides_alike_in_a_line_and_between_lines() -> None:
    for value in ("visually-hidden", "figure visually-hidden", "figure", "plain"):
        assert off_screen(value) == class_name(value)[2]


@pytest.mark.parametrize(
    ("value", "figure"), [("wp-caption alignleft", True), ("figure", True), ("figure-1", False), ("configure", False)]
)
def test_classes_of_figures(value: str, figure: bool) -> None:
    assert class_name(value)[3] is figure
