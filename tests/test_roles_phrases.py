"""Phrases: which blocks betray their role by their words, and which sentences merely use the same words."""

from __future__ import annotations

import re

import pytest

from article_extract.language import Language, LanguageError, known_codes, load_language, own_words, parse_language
from article_extract.model import Block, Document, Frame, Labels, Role
from article_extract.roles.phrases import label_phrases, match_phrase, phrase_roles

ENGLISH = load_language("en")
PAGE = Frame(0, -1, "", (), 0, None, "", False)
FILES = ("any", *known_codes())


def document(*texts: str) -> Document:
    return Document(tuple(Block(index, text) for index, text in enumerate(texts)), ())


def role(text: str, code: str = "en") -> str | None:
    phrase = match_phrase(text, load_language(code))
    return phrase.role if phrase else None


@pytest.mark.parametrize("code", FILES)
def test_each_example_gets_its_role_in_its_language(code: str) -> None:
    wrong = [(phrase.example, role(phrase.example, code)) for phrase in own_words(code).phrases]
    assert wrong == [(phrase.example, phrase.role) for phrase in own_words(code).phrases]


@pytest.mark.parametrize("code", FILES)
def test_each_near_miss_stays_whatever_phrase_is_tried(code: str) -> None:
    taken = [phrase.near_miss for phrase in own_words(code).phrases if role(phrase.near_miss, code)]
    assert taken == []


@pytest.mark.parametrize("code", FILES)
def test_each_phrase_matches_its_example_by_itself_and_its_near_miss_not(code: str) -> None:
    """What another phrase takes first must not hide a pattern that never matches."""
    for phrase in own_words(code).phrases:
        alone = Language(code, phrases=(phrase,))
        assert match_phrase(phrase.example, alone) is phrase, phrase.match
        assert match_phrase(phrase.near_miss, alone) is None, phrase.match


# A language that no page at hand is written in has its function words and dates alone.
@pytest.mark.parametrize("code", [code for code in FILES if code != "any" and own_words(code).phrases])
def test_every_language_names_the_furniture_that_all_sites_have(code: str) -> None:
    roles = {phrase.role for phrase in own_words(code).phrases}
    assert {"social", "newsletter", "teaser", "related", "navigation", "advert", "comment", "legal"} <= roles
    assert {"note", "sign_off", "date_line", "paywall", "end"} <= roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Follow us on social", "social"),
        ("SHARE THIS ARTICLE", "social"),
        ("→ Read more", "teaser"),
        ("Read more »", "teaser"),
        ("keep readingShow less", "teaser"),
        ("sidebar cta", "call_to_action"),
        ("Don’t miss", "related"),
        ("Story continues below", "advert"),
        ("Get the day’s news in your inbox.", "newsletter"),
        ("📩 Sign up for our newsletter", "newsletter"),
        ("👉🏽 Read more: the mill that would not close", "teaser"),
        ("⚠️ Follow us on social 👇", "social"),
    ],
)
def test_case_arrows_and_apostrophes_do_not_matter(text: str, expected: str) -> None:
    assert role(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The paper has forty thousand subscribers to its morning newsletter, and it sells advertising to none of them.",
        "“Sign up,” the sergeant said, “and you will see the world.”",
        "More people read the report than wrote to the council about it.",
        "Comments by the minister drew an angry reply from the harbour board on Monday.",
        "Recommended by a friend, the doctor came to the island for a week and stayed for thirty years.",
        "By subscribing to the treaty, the two kingdoms ended the war.",
        "Privacy",
        "Follow the money",
        "Updated maps show how far the sea has come since the dam was built in 1932, and where it will be next.",
        "",
    ],
)
def test_sentences_and_subheadings_that_merely_speak_of_it_stay(text: str) -> None:
    assert role(text) is None


def test_a_page_in_another_language_is_searched_for_its_own_words_then_english_ones() -> None:
    assert role("Weiterlesen", "de") == "teaser"
    assert role("Read more", "de") == "teaser"
    assert role("Weiterlesen", "en") is None


def test_turkish_capitals() -> None:
    assert role("İLGİLİ HABERLER", "tr") == "end"


def test_in_scripts_without_spaces_each_character_is_a_word() -> None:
    longest = max(phrase.max_words for phrase in load_language("zh").phrases)
    assert role("来源：统计局", "zh") == "sign_off"
    assert role("来源：" + "统计局" * longest, "zh") is None


def test_a_block_longer_than_the_phrase_allows_is_left_alone() -> None:
    assert role("Subscribe now") == "newsletter"
    assert role("Subscribe now " * 20) is None


def test_the_pass_names_the_phrase_and_leaves_evidence_to_others() -> None:
    page = document("A sentence about the mill.", "Sign up for our weekly newsletter", "Most popular")
    labels = list(label_phrases(page, Labels(), ENGLISH))
    assert [(label.block, label.role) for label in labels] == [(1, Role.NEWSLETTER)]
    assert labels[0].reason == 'phrase "Sign up for our weekly newsletter" (en)'
    assert labels[0].phrase
    assert {index: phrase.role for index, phrase in phrase_roles(page, ENGLISH).items()} == {1: "newsletter", 2: "end"}


def test_phrases_of_one_page_are_not_taken_for_those_of_another() -> None:
    first, second = document("Read more"), document("Read the river")
    assert list(phrase_roles(first, ENGLISH)) == [0]
    assert list(phrase_roles(second, ENGLISH)) == []
    assert list(phrase_roles(document("Weiterlesen"), ENGLISH)) == []
    assert list(phrase_roles(document("Weiterlesen"), load_language("de"))) == [0]


def test_preformatted_text_is_shown_not_said() -> None:
    page = Document((Block(0, "Example OS 1.1. All rights reserved.", kind="preformatted"),), ())
    assert match_phrase(page.blocks[0].text, ENGLISH) is not None
    assert phrase_roles(page, ENGLISH) == {}


def test_a_language_file_whose_pattern_can_never_match_is_refused() -> None:
    text = 'code = "xx"\n[[phrases]]\nrole = "teaser"\nmatch = "^More$"\nexample = "More"\nnear_miss = "Moor"\n'
    with pytest.raises(LanguageError, match="not case-folded"):
        parse_language(text, "xx.toml")


@pytest.mark.parametrize("code", FILES)
def test_patterns_hold_no_repeated_repetition(code: str) -> None:
    """`(?:\\w+ ?)+` tries every way to cut a text into words: minutes for a line that fits only in part."""
    nested = re.compile(r"(?:\]|\\w)[+*] ?\?\)[+*{]")
    assert [phrase.match for phrase in own_words(code).phrases if nested.search(phrase.match)] == []


def test_a_menus_link_to_corrections_is_no_note() -> None:
    link = ((0, 11, "https://quay.example/corrections"),)
    blocks = (Block(0, "Corrections", links=link, linked=11), Block(1, "Corrections"))
    said = {label.block: label.role for label in label_phrases(Document(blocks, (PAGE,)), Labels(), ENGLISH)}
    assert said == {1: Role.NOTE}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Correction 3/4/21 9:15 a.m. EST: A previous version gave the mill a second wheel.", "note"),
        ("(Adds comment of the harbour master in fifth paragraph)", "note"),
        ("(Adds up to nine.)", None),
        ("This article was printed from https://quay.example/mill", None),
    ],
)
def test_notes_in_the_forms_of_agencies_and_sites(line: str, expected: str | None) -> None:
    assert role(line) == expected
