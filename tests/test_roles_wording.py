"""A block's own words as numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.roles.table import Parted, holds_time
from article_extract.roles.wording import Letters
from tests.evidence_rows import FIRST, row


def test_blocks_own_words_as_numbers() -> None:
    values = row(f"<html><body><p>“Is it 7:30?” <b>Ask</b> <a href='/a'>Ida</a></p><p>{FIRST}</p></body></html>", "“Is")
    assert (values["opens_quote"], values["clock"], values["ends_sentence"]) == (1, 1, 0)
    assert values["links"] == 1
    assert values["kind_paragraph"] == 1
    assert values["link_share"] == pytest.approx(3 / 22)
    assert values["strong_share"] == pytest.approx(3 / 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 7:30 sharp", True), ("12.05", True), ("in 1987", True), ("2024", True), ("at 7:301", False),
        ("x1987", False), ("20241", False), ("1887", False), ("a 7:3 win", False), ("", False), ("123:45", False),
    ],
)  # fmt: skip
def test_times_and_years(text: str, expected: bool) -> None:
    assert holds_time(text) is expected


@given(st.text(alphabet="1290:. ax_", max_size=12))
def test_times_are_what_word_boundaries_say(text: str) -> None:
    plain = re.search(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b", text)
    assert holds_time(text) is (plain is not None)


@given(st.lists(st.text(alphabet="a,;Ö–›\0\n:", max_size=8), min_size=1, max_size=4))
def test_letters_of_many_texts_are_counted_at_once(texts: list[str]) -> None:
    characters = re.compile("[,;›Ö]")
    assert Letters(characters).counts(Parted(texts)) == [len(characters.findall(text)) for text in texts]


def test_marks_are_shares_of_the_text() -> None:
    values = row(f"<html><body><p>Ropes, Ída; (2) — “so” | end</p><p>{FIRST}</p></body></html>", "Ropes")
    assert values["marks"] == pytest.approx(2 / 29)
    assert values["digits"] == pytest.approx(1 / 29)
    assert values["separators"] == pytest.approx(1 / 29)
    assert values["upper"] == pytest.approx(1 / 29)


@pytest.mark.parametrize(
    ("text", "ends"), [("Ropes.", 1), ("Ropes.”", 1), ("Ropes", 0), ("Ropes)", 0), ("Ropes?", 1), ("Ropes:", 0)]
)
def test_end_of_a_sentence(text: str, ends: int) -> None:
    assert row(f"<html><body><p>{text}</p><p>{FIRST}</p></body></html>", "Ropes")["ends_sentence"] == ends


def test_marks_of_chinese_text_count_as_those_of_other_scripts_do() -> None:
    first = "渡轮今天早上停航，码头上的人说，他们在这里等了一夜，谁也没有告诉他们船什么时候能开。"
    values = row(f"<html lang='zh'><body><p>绳子，船；桥：</p><p>{first}</p></body></html>", "绳子")
    assert values["marks"] == pytest.approx(3 / 8)
    assert (values["colon"], values["question"]) == (1, 0)
    assert row(f"<html lang='zh'><body><p>船呢？</p><p>{first}</p></body></html>", "船呢")["question"] == 1
