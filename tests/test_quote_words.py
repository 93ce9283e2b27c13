"""What quotations are read from: words and what stands between them, and names, gathered where one is asked for."""

from __future__ import annotations

import pytest

from article_extract.fields.quotes import casting, extract_quotes
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import sentences
from article_extract.fields.quotes.spans import find_spans
from article_extract.fields.quotes.tables import arrange
from article_extract.fields.quotes.tokens import tokenise
from article_extract.fields.quotes.told import Told
from article_extract.fields.quotes.words import Asked
from article_extract.language import load_language


def test_words_know_where_they_stand_and_what_stands_before_them() -> None:
    text = "– Ann’s boat, the 3.5-ton “Ida”, sank. İz_2"
    found = tokenise(text)
    assert [token.text for token in found] == ["Ann’s", "boat", "the", "3.5-ton", "Ida", "sank", "İz", "2"]
    assert [token.gap for token in found] == ["– ", " ", ", ", " ", " “", "”, ", ". ", "_"]
    assert all(text[token.start : token.end] == token.text for token in found)
    assert (found[0].low, found[0].bare, found[0].capital) == ("ann's", "ann", True)
    assert tokenise(" – ") == []


@pytest.mark.parametrize(
    ("language", "text", "words", "gaps"),
    [
        ("fr", "Selon l’ingénieure, oui", ["Selon", "l’", "ingénieure", "oui"], ["", " ", " ", ", "]),
        ("tr", "Altun’dan sonra Kaya konuştu", ["Altun", "sonra", "Kaya", "konuştu"], ["", "’dan ", " ", " "]),
    ],
)
def test_words_that_an_apostrophe_joins_are_parted(language: str, text: str, words: list[str], gaps: list[str]) -> None:
    sentence = sentences(0, text, [], arrange(load_language(language)))[0]
    assert [token.text for token in sentence.tokens] == words
    assert [token.gap for token in sentence.tokens] == gaps
    assert [sentence.before(at) for at in range(len(words))] == gaps


def test_names_are_gathered_only_where_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[Cast] = []
    gather = casting._collect
    monkeypatch.setattr(casting, "_collect", lambda cast: (gathered.append(cast), gather(cast)))
    terms = ["Ann Lee runs the “Ida”.", "Her boat is a “sharpie”, with two masts."]
    assert extract_quotes(terms, language="en") == ()
    assert gathered == []
    found = extract_quotes([*terms, "“She leaks,” Lee said."], language="en")
    assert [(quote.speaker, quote.reason) for quote in found] == [
        ("Ann Lee", "subject of cue 'said' behind the quotation; “Lee”; full name from paragraph 1")
    ]
    assert len(gathered) == 1


def test_sentences_of_a_paragraph_are_made_once_and_only_where_asked_for() -> None:
    paragraphs = ["It rained. It poured.", "“Why?” she asked.", "It was cold."]
    told = Told(paragraphs, find_spans(paragraphs), arrange(load_language("en")))
    quoting = list(told.quoting())
    assert [sentence.paragraph for listed in quoting for sentence in listed] == [1]
    assert told[1] is quoting[0]
    assert [len(listed) for listed in told] == [2, 1, 1]


def test_answers_about_words_are_kept() -> None:
    asked: list[str] = []

    def is_long(word: str) -> bool:
        asked.append(word)
        return len(word) > 3

    answers = Asked(is_long)
    assert [answers["boat"], answers["sea"], answers["boat"]] == [True, False, True]
    assert asked == ["boat", "sea"]
