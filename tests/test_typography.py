"""Marks and spaces, in whatever language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.typography import clean, ends_sentence, fingerprint, fold, has_cjk, latin, words, words_each


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  two \n\t words ", "two words"),
        ("no\u00a0break and\u202fthin", "no break and thin"),
        ("ideographic\u3000space", "ideographic space"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u200eleft\u200f right", "left right"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("lone \ud83d surrogate", "lone surrogate"),
        ("\x85next line", "next line"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀 flies", "👩\u200d🚀 flies"),
        ("word\u200d next", "word next"),
        ("", ""),
    ],
)
def test_clean_leaves_what_a_reader_sees(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_is_done_after_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_words_are_lower_case_and_characters_in_cjk() -> None:
    assert words("The Quay, 2024") == ["the", "quay", "2024"]
    assert words("渡轮 late") == ["渡", "轮", "late"]


@pytest.mark.parametrize(
    "texts", [(), ("",), ("Late: the FERRY", "“Fähre”", "", "渡轮 late", "two\nlines"), ("a NUL\0 in it", "B"), ("\0",)]
)
def test_many_texts_are_folded_as_each_would_be(texts: tuple[str, ...]) -> None:
    assert words_each(texts) == list(map(words, texts))


def test_fold_says_whether_two_texts_say_the_same() -> None:
    assert fold("“Late!” – the FERRY") == fold("late: the ferry")
    assert fold("late ferry") != fold("later ferry")


@pytest.mark.parametrize("text", ["Done.", "Really?”", "So (it ends.)", "終わり。」", "Fin… »", "نهاية؟"])
def test_sentences_end_with_a_mark_and_what_closes_behind_it(text: str) -> None:
    assert ends_sentence(text.replace(" »", "»"))


@pytest.mark.parametrize("text", ["Ferry late", "By Ida Wren", "Read more:", "one, ", ""])
def test_other_lines_do_not_end_a_sentence(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(("text", "answer"), [("渡轮", True), ("フェリ", True), ("페리", True), ("Паром", False)])
def test_cjk_is_seen(text: str, answer: bool) -> None:
    assert has_cjk(text) is answer


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    assert fingerprint("Read more") == 10030969382194478679


def test_a_fingerprint_overlooks_case_marks_and_numbers() -> None:
    assert fingerprint("3 Comments") == fingerprint("17 comments!")
    assert fingerprint("3 comments") != fingerprint("3 commenters")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Größte “Boote”", b"Gr\xf6\xdfte  Boote "),
        ("plain", b"plain"),
        ("", b""),
        ("Łódź", None),
        ("港", None),
        ("α", None),
    ],
)
def test_texts_of_latin_letters_as_bytes(text: str, expected: bytes | None) -> None:
    assert latin(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("हिन्दी में समाचार।", ["हिन्दी", "में", "समाचार"]),
        ("আমার দেশ", ["আমার", "দেশ"]),
        ("می‌شود گفت", ["می‌شود", "گفت"]),
        ("נַמָל", ["נַמָל"]),
    ],
)
def test_vowel_signs_part_no_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_line_of_thai_counts_as_several_words() -> None:
    assert 5 <= len(words("เรือมาช้าและผู้คนที่ท่าเรือบอกว่า")) <= 10


@pytest.mark.parametrize("text", ["वह आया।", "هل عاد؟", "وہ آ گیا۔", "Նա եկավ։", "„Ja.“"])
def test_sentences_end_in_the_marks_of_their_script(text: str) -> None:
    assert ends_sentence(text)


def test_marks_of_direction_are_not_text() -> None:
    assert clean("\u202bشكرا\u202c \u2067ok\u2069\u061c") == "شكرا ok"


@given(st.text(alphabet="aÄß_1²ŁİK–’ “港\u0307\u00ad.", max_size=20))
def test_words_are_the_same_whether_told_by_bytes_or_characters(text: str) -> None:
    assert words(text) == re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+", text.lower())
    assert fold(text) == " ".join(words(text))
