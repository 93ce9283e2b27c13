"""What holds of quotes whatever the text: nothing raises, offsets are true, the order is that of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article_extract import extract_quotes

# What sentences with quotations are made of, in any order: marks, dashes and colons, verbs, names, pronouns.
_PIECES = (
    "“", "”", "„", "“", "‘", "’", "«", "»", '"', "'", "「", "」", "–", "— ", ": ", ", ", ". ", "? ", "(", ")", "…",
    "\n", "said", "sagte", "dit", "dijo", "told", "laut", "according to", "nach Angaben", "asked", "so ", "he", "sie",
    "elle", "Ihr Fazit", "Ann Lee", "Dr. Ruth Hall", "Herr Meier", "der Minister", "the minister",
    "a spokeswoman for the port", "It is good", "Das ist gut", "not", "never again", "und", "and", "who", "的", "说",
    "기자", "は言った", "сказал он",
)  # fmt: skip
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join) | st.lists(st.sampled_from(_PIECES)).map("".join)


@settings(max_examples=150, deadline=None)
@given(paragraphs=st.lists(_TEXT, max_size=4), language=st.sampled_from(["en", "de", "fr", "es", "ru", "ja", None]))
def test_no_text_raises_and_offsets_are_true(paragraphs: list[str], language: str | None) -> None:
    quotes = extract_quotes(paragraphs, language=language)
    for quote in quotes:
        assert quote.text == paragraphs[quote.paragraph][quote.start : quote.end]
        assert quote.text.strip()
        assert quote.kind in ("full", "partial")
    places = [(quote.paragraph, quote.start) for quote in quotes]
    assert places == sorted(places)


def test_a_mark_that_closes_over_a_break_alone_holds_nothing() -> None:
    quotes = extract_quotes(["« It is good and it is over", "\n »"], language="en")
    assert [quote.paragraph for quote in quotes] == [0]


@pytest.mark.parametrize(
    "paragraph", [": „Das ist gut.“", "“A” : “It is good.”", "– : „Gut gemacht.“", ": “It is good.”"]
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_but_marks_in_front_of_a_colon(paragraph: str, language: str) -> None:
    assert [quote.speaker for quote in extract_quotes([paragraph], language=language)][-1:] in ([None], [])
