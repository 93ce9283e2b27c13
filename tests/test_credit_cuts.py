"""Where a caption may end and its credit begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.credit_lines import cuts as module
from article_extract.credit_lines.cuts import cuts
from article_extract.credit_lines.words import known_words
from article_extract.language import load_language
from article_extract.typography import clean

ENGLISH = known_words(load_language("en"))


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Boats at dawn. Ida Wren", ["Ida Wren"]),
        ("Boats at dawn – Ida Wren/AP", ["Ida Wren/AP"]),
        ("Boats on the 3. pier", []),
        ("Boats of Wren Inc. at dawn", []),
        ("Boats at dawn.Ida Wren", ["Ida Wren"]),
        ("港。Ida", ["Ida"]),
        ("Boats at dawn = Ida Wren", ["Ida Wren"]),
        ("Boats|Ida", ["Ida"]),
        ("Boats at dawn", []),
    ],
)
def test_cuts(text: str, behind: list[str]) -> None:
    assert [text[cut.end() :] for cut in cuts(text, ENGLISH)] == behind


@given(st.text(alphabet="aB.!” –-•3()1", max_size=16).map(clean))
def test_short_way_finds_what_the_long_one_does(text: str) -> None:
    spans = [match.span() for match in module._CUT.finditer(text)]
    if not module._CUT_ELSEWHERE.search(text):
        assert [match.span() for match in module._CUT_AT_SPACE.finditer(text)] == spans
