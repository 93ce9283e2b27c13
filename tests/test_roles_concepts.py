"""What the words of mark-up betray."""

from __future__ import annotations

import pytest

from article_extract.model import Frame
from article_extract.roles.concepts import concept_bit, concept_bits, concepts, frame_concepts, word_concepts


def test_words_of_mark_up_betray_concepts() -> None:
    assert word_concepts("comments") & concept_bit("comment")
    assert word_concepts("relatedarticles") & concept_bit("related")
    assert not word_concepts("ad") & concept_bit("related")
    assert not word_concepts("shadow") & concept_bit("advert")  # short words count only as a whole
    assert word_concepts("zzz") == 0


@pytest.mark.parametrize("name", list(concepts()))
def test_each_concept_is_betrayed_by_each_of_its_words(name: str) -> None:
    assert concepts()[name]
    assert [word for word in concepts()[name] if not word_concepts(word) & concept_bit(name)] == []


def test_longer_words_hold_several_concepts() -> None:
    assert word_concepts("newslettersharebar") & concept_bit("newsletter")
    assert word_concepts("xcommentsx") & concept_bit("comment")
    assert not word_concepts("commen") & concept_bit("comment")


def test_bits_of_several_concepts_are_those_of_each() -> None:
    assert concept_bits(["comment", "social"]) == concept_bit("comment") | concept_bit("social")
    assert concept_bits([]) == 0


def test_frames_betray_what_any_of_their_names_does() -> None:
    names = [(), ("comments", "zzz"), ("zzz",), ("comments", "zzz")]
    frames = [Frame(at, at - 1, "div", words, at, None, "div", False) for at, words in enumerate(names)]
    assert frame_concepts(frames) == [0, concept_bit("comment"), 0, concept_bit("comment")]
