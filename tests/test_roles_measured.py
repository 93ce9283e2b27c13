"""What is measured once of a page: the words of each block, and what its elements are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.model import Block, Document, Frame
from article_extract.roles.concepts import concept_bit
from article_extract.roles.measured import measured
from article_extract.typography import fold, words

ROOT = (Frame(0, -1, "", (), 0, None, "", False),)


def page(*texts: str) -> Document:
    return Document(tuple(Block(index, text) for index, text in enumerate(texts)), ROOT)


@pytest.mark.parametrize("text", ["Two boats, 3 ropes_x!", "Der Größte – „so“", "İstanbul’da", "港 항구 x", "", "…"])
def test_words_are_those_that_typography_tells(text: str) -> None:
    found = measured(page("Before", text))
    assert found.folded[1] == fold(text)
    assert found.counts[1] == len(words(text))


@given(st.lists(st.text(max_size=40), max_size=5))
def test_words_of_any_text_are_those_that_typography_tells(texts: list[str]) -> None:
    found = measured(page(*texts))
    assert found.folded == [fold(text) for text in texts]
    assert found.counts == [len(words(text)) for text in texts]


def test_page_is_measured_once_while_it_is_asked_for() -> None:
    one, other = page("One"), page("One")
    assert measured(one) is measured(one)
    assert measured(other) is not measured(one)


def test_names_of_elements_betray_concepts() -> None:
    frames = (*ROOT, Frame(1, 0, "div", ("comments",), 1, None, "div", False))
    assert measured(Document((), frames)).concepts == [0, concept_bit("comment")]


def test_frames_that_betray_a_concept() -> None:
    frames = (
        *ROOT,
        Frame(1, 0, "div", ("comments",), 1, None, "div", False),
        Frame(2, 1, "div", ("zzz",), 2, None, "div", False),
    )
    found = measured(Document((), frames))
    assert found.named("comment") == {1}
    assert found.named("legal") == frozenset()
    assert found.parents == [-1, 0, 1]
