"""Phrases side by side that name one source: a description and the name that a comma adds to it."""

from __future__ import annotations

from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.grammar import is_noun
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.tokens import Token
from article_extract.fields.quotes.words import Words


def merged(sentence: Sentence, found: list[Candidate], cast: Cast) -> list[Candidate]:
    """A description and the name that a comma adds to it are one: the minister, Ann Lee,"""
    merged: list[Candidate] = []
    for candidate in found:
        at = _apposed_to(sentence, merged, candidate, cast.words)
        if _says_office(sentence, merged, candidate, cast.words):
            merged[-1] = merged[-1]._replace(last=candidate.last)
            continue
        if at is not None:
            before = merged[at]
            del merged[at:]
            close = sentence.gap(before.last, candidate.first) == " "
            hangs = before.governed and (candidate.governed or not cast.words.person_stems)
            candidate = candidate._replace(
                first=before.first, governed=close and hangs, oblique=close and before.oblique
            )
        elif _is_second_office(sentence, merged, candidate, cast.words):
            before = _office_before(merged)
            del merged[merged.index(before) :]
            candidate = candidate._replace(first=before.first, governed=before.governed, oblique=before.oblique)
        elif _is_pair(sentence, merged, candidate, cast.words):
            before = merged.pop()
            start = before.mention.at[1]
            text = sentence.masked[start : sentence.tokens[candidate.last].end]
            candidate = before._replace(last=candidate.last, mention=before.mention._replace(text=text, gender="pl"))
        elif _is_owned(sentence, merged, candidate):
            before = merged.pop()
            candidate = candidate._replace(first=before.first, governed=before.governed)
        merged.append(candidate)
    return merged


def _says_office(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a phrase is the office of the name in front, and no comma follows: Ruth Saal, Leiterin der Bank sagt."""
    if not words.noun_capitals or not merged or merged[-1].sort != "name" or candidate.sort != "person":
        return False
    opening = sentence.tokens[candidate.first].low
    bare_noun = candidate.head == candidate.first and opening not in words.plurals
    bare_noun = bare_noun or (opening in words.indefinite and candidate.mention.gender != "pl")
    follows = candidate.first == merged[-1].last + 1 and sentence.before(candidate.first) == ", "
    return bare_noun and follows and sentence.after(candidate.last) == " "


def _is_owned(sentence: Sentence, merged: list[Candidate], candidate: Candidate) -> bool:
    """Whether a name with an apostrophe alone owns the phrase behind it: Harrow Motors’ head of design."""
    if not merged or not merged[-1].owner or merged[-1].last != candidate.first - 1:
        return False
    return candidate.sort == "person" and sentence.after(merged[-1].last) in ("’ ", "' ")


def _apposed_to(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> int | None:
    """Index of the description that a name right behind it, or behind a comma, belongs to."""
    if candidate.sort != "name" or candidate.owner:
        return None
    if _behind_complement(sentence, merged, candidate, words):
        return len(merged) - 2
    for at in range(len(merged) - 1, -1, -1):
        before = merged[at]
        if at and merged[at - 1].last == before.last and merged[at - 1].sort == before.sort == "person":
            continue  # la teniente de alcalde, Ana Ruiz: the longer one
        if before.last == candidate.first - 1 and (before.sort == "person" or _is_firm(sentence, before, words)):
            gap = sentence.gap(before.last, candidate.first)
            if words.noun_capitals and gap == " " and sentence.tokens[candidate.first].low in words.determiners:
                return None  # sagte die Ministerin dem Hafenblatt
            if gap == " " or gap == ", " and _joined(sentence, before, candidate):
                return at
    return None


def _behind_complement(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a comma adds a name to an office with what it is of: sponsorsjef i Elmtal, Ann Lee."""
    if len(merged) < 2 or merged[-2].sort != "person" or not merged[-1].governed or words.rigid:
        return False
    office, complement = merged[-2], merged[-1]
    between = sentence.tokens[office.last + 1 : complement.first]
    led = between and all(token.low in words.prepositions or token.low in words.determiners for token in between)
    if not led or complement.last != candidate.first - 1:
        return False
    plain = not sentence.gap(office.last, office.last + 1).strip() and sentence.before(candidate.first) == ", "
    return plain and _joined(sentence, complement._replace(governed=False), candidate)


def _is_firm(sentence: Sentence, candidate: Candidate, words: Words) -> bool:
    """Whether a phrase is about a body that a name behind it is that of: the company behind it, Harrow Motors,"""
    return (
        words.rigid
        and candidate.head >= 0
        and not candidate.governed
        and sentence.tokens[candidate.head].low in words.firms
    )


def _is_second_office(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a name with its office follows another office of the same person: owner and lead planner Ann Lee."""
    if not merged or candidate.sort != "name" or _office_before(merged).sort != "person":
        return False
    between = sentence.tokens[merged[-1].last + 1 : candidate.first]
    if words.noun_capitals:
        between = _without_additions(sentence, merged[-1].last + 1, candidate.first, words)
    if len(between) != 1 or between[0].low not in words.joiners:
        return False
    office = sentence.tokens[candidate.first : candidate.last]
    return any(is_noun(token.low, words) for token in office) and not sentence.before(candidate.first).strip()


def _office_before(merged: list[Candidate]) -> Candidate:
    """The last phrase; where it only ends a longer one, that: der Chef der Hafenmeldung."""
    return next(candidate for candidate in merged if candidate.last == merged[-1].last)


def _without_additions(sentence: Sentence, first: int, end: int, words: Words) -> list[Token]:
    """Tokens [first, end) without a short form in brackets in front and the adjectives of an office behind.

    Der Chef des Norddeutschen Hafens (NH) und frühere Minister Jan Saal is one man.
    """
    tokens = sentence.tokens
    if first < end and sentence.before(first) == " (" and sentence.after(first) == ") ":
        first += 1
    while end - first > 1 and not tokens[end - 1].capital and tokens[end - 1].low.endswith(words.adjectival):
        if tokens[end - 1].low in words.determiners:
            break
        end -= 1
    return tokens[first:end]


def _is_pair(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a name is the second of two that speak as one: Ann Lee and Bob Roe; pupils and teachers."""
    if not merged or candidate.owner or merged[-1].owner or candidate.sort != merged[-1].sort:
        return False
    several = candidate.mention.gender == merged[-1].mention.gender == "pl"
    if candidate.sort != "name" and not (candidate.sort == "person" and several):
        return False
    between = sentence.tokens[merged[-1].last + 1 : candidate.first]
    if len(between) != 1 or between[0].low not in words.joiners:
        return False
    return not (sentence.before(candidate.first) + sentence.after(merged[-1].last)).strip()


def _joined(sentence: Sentence, before: Candidate, candidate: Candidate) -> bool:
    """Whether a comma between a description and a name is that of an apposition, closed by another mark."""
    if candidate.last == candidate.first and before.governed:
        return False
    closing = sentence.after(candidate.last).strip()[:1]
    return closing != "" and closing in ",:.(–—-" + MASKS or candidate.last + 1 == len(sentence.tokens)
