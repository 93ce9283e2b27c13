"""Certain words: what a text must hold that a pattern matches, and that no example holds less."""

from __future__ import annotations

import re

import pytest

from article_extract.language import known_codes, own_words
from article_extract.roles.certain_words import MOST, certain_parts
from article_extract.roles.phrases import fold_for_phrases


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"all rights reserved\b", {"all rights reserved"}),
        (r"^all rights$", {"all rights"}),
        (r"newsletters? .{0,20}sign", {"newsletter ", "newsletters "}),
        (r"^\w+ (?:is|was|has been) (?:\w+ ){0,6}$", {" is ", " was ", " has been "}),
        (r"make (?:us|me) happy\d", {"make us happy", "make me happy"}),
        (r"^.{0,9}(?:cook(?:ie|y)).{0,9}end$", {"cookie", "cooky"}),
        (r"(?=.*inbox)abcd", {"abcd"}),
        (r"a\.b\.c", {"a.b.c"}),
        (r"(?:abc|def)", {"abc", "def"}),
        (r"(?:abc|d.f)", set()),
        (r"(?:abc)+\d", set()),
        (r"abc|def", set()),
        (r"^\d of", {" of"}),
        (r"^ok$", set()),
        (r"[abc]de", set()),
        (r"(?:one|two)(?:three|four)(?:five|six)(?:ten|nil)", {"onethreefive", "onethreesix", "onefourfive",
          "onefoursix", "twothreefive", "twothreesix", "twofourfive", "twofoursix"}),
    ],
)  # fmt: skip
def test_certain_parts(pattern: str, expected: set[str]) -> None:
    assert set(certain_parts(pattern)) == expected


@pytest.mark.parametrize("code", ["any", *known_codes()])
def test_every_example_holds_what_its_pattern_is_certain_of(code: str) -> None:
    for phrase in own_words(code).phrases:
        parts = certain_parts(phrase.match)
        assert len(parts) <= MOST
        found = re.search(phrase.match, fold_for_phrases(phrase.example))
        assert found is not None
        assert not parts or any(part in found[0] for part in parts), phrase.match
