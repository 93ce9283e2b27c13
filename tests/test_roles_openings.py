"""Openings: by which first letters a pattern is filed, and that no text it matches is filed elsewhere."""

from __future__ import annotations

import pytest

from article_extract.language import Phrase, known_codes, own_words
from article_extract.roles.openings import LETTERS, openings
from article_extract.roles.phrases import fold_for_phrases


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"^read more$", {"rea"}),
        (r"^(?:ab|cdef)x", {"abx", "cde"}),
        (r"^(?:the )?end", {"the", "end"}),
        (r"^(?:a |b )*(?:foo|ba)$", {"a ", "b ", "foo", "ba"}),
        (r"^ab?c", {"abc", "ac"}),
        (r"^a+bc", {"a"}),
        (r"^x{2}y", {"x"}),
        (r"^x++yz", {"x"}),
        (r"^[ab]?cd", {"acd", "bcd", "cd"}),
        (r"^[a-c]de", {""}),
        (r"^\(?by ", {"(by", "by "}),
        (r"^\d of", {f"{digit} o" for digit in range(10)}),
        (r"^(?=.*x)abcd", {"abc"}),
        (r"^ok$", {"ok"}),
        (r"^.{0,9}end", {""}),
        (r"inbox", {""}),
        (r"^a|b", {""}),
    ],
)
def test_openings(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


@pytest.mark.parametrize("code", ["any", *known_codes()])
def test_every_example_is_filed_where_it_is_looked_for(code: str) -> None:
    def found(phrase: Phrase) -> bool:
        head = fold_for_phrases(phrase.example)
        return any(head[:length] in openings(phrase.match) for length in range(LETTERS + 1))

    assert [phrase.example for phrase in own_words(code).phrases if not found(phrase)] == []
