"""Openings of phrases: what tells that none of them stands in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.credit_lines.words import Openings, known_words
from article_extract.language import load_language

OPENINGS = Openings(("Photo", "image source", "©", "(c)", "Fotografía", "Фото"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PHOTO: Ida", True),
        ("image of a boat", True),  # the first word alone
        ("photographs of boats", False),
        ("telephoto", False),
        ("photo2 of boats", True),
        ("a_photo_of", True),
        ("“fotografía”", True),
        ("© Ida", True),
        ("(C) Ida", True),
        ("Фото: Ида", True),
        ("фотография", False),
        ("港", True),  # no words to be told apart
        ("nothing of it", False),
        ("", False),
    ],
)
def test_text_that_may_hold_a_phrase(text: str, expected: bool) -> None:
    assert OPENINGS.may_stand_in(text) is expected


@given(st.text(alphabet="photoPHO image-source_2 ©ſ’", max_size=14))
def test_no_phrase_is_overlooked(text: str) -> None:
    held = re.search(r"(?<![^\W\d_])(?:photo|image\s+source)(?![^\W\d_])|©", text, re.IGNORECASE)
    assert held is None or OPENINGS.may_stand_in(text)


def test_words_are_made_ready_once_for_a_language() -> None:
    english = load_language("en")
    assert known_words(english) is known_words(english)
    assert known_words(english).unlabelled is not None


@pytest.mark.parametrize(
    ("text", "expected"), [("PHOTO: Ida", True), ("image of a boat", None), ("© Ida", None), ("nothing of it", False)]
)
def test_words_that_are_phrases_by_themselves_stand_for_certain(text: str, expected: bool | None) -> None:
    assert OPENINGS.standing_in(text) is expected
