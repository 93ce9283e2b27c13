"""The words in which somebody was described first: “the official” after “an anonymous port official”."""

from __future__ import annotations

from collections.abc import Iterable

from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.mentions import Mention, Speaker
from article_extract.fields.quotes.tokens import bare
from article_extract.fields.quotes.words import Words


def heads_of(cast: Cast, lows: list[str]) -> list[str]:
    """Nouns for people and documents in a description, before its first preposition."""
    heads: list[str] = []
    for low in lows:
        if low in cast.words.prepositions and heads:
            break
        if low in cast.words.titles or cast.words.is_person_noun(low) or cast.words.is_document(low):
            heads.append(low)
    return heads


def by_first_words(cast: Cast, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
    """The words in which the source was first described: “the official” after “an anonymous official”."""
    told = {low for low in lows if low not in cast.words.determiners} | set(heads)
    written = [heads[-1]]
    if cast.words.noun_capitals and "-" in heads[-1]:
        written.append(heads[-1].replace("-", ""))  # der Feuerwehr-Sprecher, ein Feuerwehrsprecher
    for head, sentence in ((noun, told_in) for noun in written for told_in in cast.sentences_with(noun, mention.at)):
        for at in range(len(sentence.tokens)):
            phrase = _called_first(sentence, at, head, mention, cast.words)
            if phrase is not None and _as_told(told, cast.words) <= _as_told(phrase.lower().split(), cast.words):
                return Speaker(
                    phrase, f"“{mention.text}”, first called “{phrase}” in paragraph {sentence.paragraph + 1}"
                )
    return None


def _as_told(said: Iterable[str], words: Words) -> set[str]:
    """Words as they are compared: German ones without hyphens, adjectives without their endings: der junge Polizist."""
    lows = {bare(word) for word in said}
    if not words.noun_capitals:
        return lows
    joined = {low.replace("-", "") for low in lows}
    return {words.without_inflection(low) for low in joined}


def _called_first(sentence: Sentence, at: int, head: str, mention: Mention, words: Words) -> str | None:
    """The phrase at a token that first names somebody: an anonymous official; experts at Harrow College."""
    token = sentence.tokens[at]
    if token.low in words.oblique:
        return None  # einen Antrag: no form that could stand for the source
    if token.low in words.indefinite:
        return noun_phrase(sentence, at, head, words)
    bare_plural = token.low == head and head in words.plurals and (sentence.paragraph, token.start) < mention.at
    if not bare_plural or (at and sentence.tokens[at - 1].low in words.determiners):
        return None
    phrase = _with_complements(sentence, at, at, words)
    return phrase if " " in phrase else None


def noun_phrase(sentence: Sentence, first: int, head: str, words: Words) -> str | None:
    """The phrase that an article at token `first` opens, if its noun is `head`; with what prepositions add to it."""
    tokens = sentence.tokens
    at = first + 1
    while at < len(tokens) and at - first <= 6 and sentence.gap(at - 1, at) == " ":
        if tokens[at].bare == head:
            return _with_complements(sentence, first, at, words)
        low = tokens[at].low
        if low in words.prepositions or low in words.verbs or (words.noun_capitals and low in words.determiners):
            return None
        at += 1
    return None


def _with_complements(sentence: Sentence, first: int, noun: int, words: Words) -> str:
    """The phrase from an article to what prepositions add to its noun: a study by researchers at Harrow College."""
    tokens = sentence.tokens
    last = noun
    while last + 1 < len(tokens) and sentence.gap(last, last + 1) == " ":
        if not _goes_on(sentence, noun, last + 1, words):
            break
        last += 1
    while last > noun and (tokens[last].low in words.prepositions or tokens[last].low in words.determiners):
        last -= 1
    return sentence.masked[tokens[first].start : tokens[last].end]


def _goes_on(sentence: Sentence, noun: int, at: int, words: Words) -> bool:
    """Whether token `at` behind a noun still says what it is of, not when it was or what it does."""
    tokens = sentence.tokens
    low = tokens[at].low
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    made = words.rigid and words.is_past(low) and following is not None and following.low in words.agents
    if made or (low in words.joiners and tokens[at - 1].capital and following is not None and following.capital):
        return True
    if at == noun + 1 and low not in words.prepositions:
        known = low in words.verbs or low in words.finite or low in words.functions
        known = known or low.endswith(words.word_endings)
        return words.rigid and not known and following is not None and following.low in words.prepositions
    if words.noun_capitals and tokens[at - 1].capital and not tokens[at].capital and low not in words.prepositions:
        return low in words.genitives  # im Landtag eingebracht
    if words.noun_capitals and low in words.prepositions and low not in words.complements:
        return False  # Kinder gegen 150 Gefangene
    ends = low in words.verbs or low in words.finite or low in words.relative or low in words.that
    timed = low in words.calendar or low in words.times or (words.rigid and words.is_past(low))
    return not ends and not timed
