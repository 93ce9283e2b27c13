"""What a word or token is in its place: noun, border of a phrase, governed by a preposition."""

from __future__ import annotations

from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.tokens import Token
from article_extract.fields.quotes.words import Words

MAX_ADJECTIVES = 4  # words between a German article and its noun, and one more
MIN_ACTING = 5  # letters of a participle, and one more: not king, ring, thing


def is_somebody(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word for some stands for a person, right before what only people do: One wrote; another, who said."""
    if not words.rigid or sentence.tokens[at].low not in words.indefinite or at + 1 >= len(sentence.tokens):
        return False
    opens = at == 0 or sentence.before(at).strip() != ""
    following = sentence.tokens[at + 1].low
    acts = sentence.after(at) == " " and following in words.verbs and not is_noun(following, words)
    if acts and words.cue_bases.get(following) == following:  # Some say that; but: one reason is, a copy of
        behind = sentence.tokens[at + 2 : at + 3]
        acts = sentence.after(at + 1) != " " or any(token.low in words.that for token in behind)
    return opens and (acts or sentence.after(at) == ", " and following in words.personal)


def is_plain(low: str, words: Words) -> bool:
    """Whether a word behind a name can only be a noun or adjective that the name qualifies: Pakistani troops."""
    return not (
        is_border(low, words)
        or low in words.verbs
        or low in words.prepositions
        or low in words.pronouns
        or low in words.determiners
        or low in words.functions
        or words.is_adverb(low)
        or words.is_past(low)
        or not low.isalpha()
    )


def is_noun(low: str, words: Words) -> bool:
    return words.noun[low]


def is_somebodys_noun(token: Token, words: Words) -> bool:
    return is_noun(token.low, words) and may_be_noun(token, words)


def may_be_noun(token: Token, words: Words) -> bool:
    """Whether a word may be a noun by its first letter: die verantwortliche Frau, die Verantwortliche."""
    return token.capital or not words.noun_capitals or "-" in token.text


def is_head(low: str, words: Words) -> bool:
    return is_noun(low, words) or words.is_body(low)


def is_oblique(sentence: Sentence, first: int, words: Words) -> bool:
    """Whether the article or adjective that a phrase begins with, or that is in front of it, is no subject's.

    In German, an adjective in -en behind the article "der" tells as well: sagte der Kleinen Zeitung. So does a feminine
    noun: die Presse der Stadt.
    """
    tokens = sentence.tokens
    low = tokens[first].low
    if low in words.oblique:
        return True
    if not words.noun_capitals or low not in words.genitives:
        return False
    noun = _noun_behind(sentence, first, words)
    if noun < 0:
        return False
    if low in words.indefinite or low in words.owners:
        return True  # einer Sprecherin, seiner kleinen Stadt
    weak = noun > first + 1 and tokens[noun - 1].low.endswith("en") and not words.is_person_noun(tokens[noun - 1].low)
    several = tokens[noun].low in words.several_only  # die Erinnerungen der Zeugen
    return weak or (low in words.nominative and (several or is_feminine(tokens[noun].low, words)))


def _noun_behind(sentence: Sentence, first: int, words: Words) -> int:
    """Token of the noun that an article belongs to, adjectives between (der Kleinen Zeitung); -1 without one."""
    tokens = sentence.tokens
    for at in range(first + 1, min(len(tokens), first + 1 + MAX_ADJECTIVES)):
        if sentence.before(at) != " " or tokens[at].low in words.determiners:
            return -1
        large = at == first + 1 and tokens[at].low.endswith("en") and sentence.after(at) == " "
        if tokens[at].capital and not (large and at + 1 < len(tokens) and tokens[at + 1].capital):
            return at
        if not tokens[at].low.endswith(words.adjectival):
            return -1
    return -1


def is_feminine(noun: str, words: Words) -> bool:
    """Whether a noun is feminine by its end, so that “der” in front of it tells another case: der Regierung."""
    return noun.endswith(words.feminine_endings) or words.genders.get(noun) == "f"


def _is_listed_noun(sentence: Sentence, at: int) -> bool:
    """Whether nothing but a conjunction parts a noun from another one in front of it."""
    return sentence.tokens[at - 2].capital and sentence.before(at) == sentence.before(at - 1) == " "


def is_governed(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a preposition stands in front of the phrase that begins at `at`, articles and adjectives between."""
    if words.articles and not words.rigid and at and sentence.tokens[at].low in words.determiners:
        back = at - 1
        while back and sentence.tokens[back].low in words.determiners and not words.noun_capitals:
            back -= 1  # a todos los vecinos
        led = sentence.tokens[back].low in words.prepositions and not sentence.before(at).strip()
        return led and not _opens_clause(sentence, back, words)
    if (
        words.noun_capitals
        and at > 2
        and sentence.tokens[at - 1].low in words.joiners
        and _is_listed_noun(sentence, at)
    ):
        return is_governed(sentence, at - 2, words)  # bei den Reedern und Händlern
    reach = 4 if words.articles else 3 if is_noun(sentence.tokens[at].low, words) else 6
    for back in range(at - 1, max(-1, at - reach), -1):
        gap = sentence.masked[sentence.tokens[back].end : sentence.tokens[back + 1].start]
        if gap.strip():
            return False
        low = sentence.tokens[back].low
        if low in words.prepositions:
            return not _opens_clause(sentence, back, words)
        if not words.articles and (low in words.times or low in words.calendar):
            return False  # w piątek Kowalski
        if words.noun_capitals and not sentence.tokens[back].capital and len(low) > 3:
            other = low in words.determiners or low in words.joiners or low in words.between
            plain = low.endswith(words.adjectival) and not low.endswith(words.past_endings)
            past = back > 0 and sentence.tokens[back - 1].capital and not plain and not other
            if past or low.endswith(words.verb_endings):
                return False  # mit diesen Worten verließ Ruth Saal, neben dem Haus sitzt Ruth Saal
        if (
            low in words.verbs
            or low in words.that
            or low in words.finite
            or low in words.pronouns
            and low not in words.determiners
        ):
            return False
        if low in words.determiners:
            return (
                back > 0
                and not sentence.gap(back - 1, back).strip()
                and sentence.tokens[back - 1].low in words.prepositions
            )
    return False


def _opens_clause(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a German preposition is a conjunction behind its comma: …, als Ruth Saal kam."""
    return words.noun_capitals and sentence.tokens[at].low in words.quoting and "," in sentence.before(at)


def is_manner(token: Token, words: Words) -> bool:
    """Whether a word tells how something is done, not of whom: her colleagues randomly (chose)"""
    return words.is_adverb(token.low) and not token.capital and not is_head(token.low, words)


def is_border(low: str, words: Words) -> bool:
    return (
        low in words.that
        or low in words.relative
        or low in words.finite
        or low in words.times
        or (low in words.between and (words.rigid or low not in words.prepositions))  # el jefe de la guardia
        or low in words.participles
    )


def has_complement(sentence: Sentence, first: int, at: int, words: Words) -> bool:
    """Whether a preposition stands between: what follows it says more of the noun, it is not the noun."""
    return any(
        token.low in words.prepositions
        or token.low in words.oblique
        or (words.noun_capitals and token.low in words.genitives)
        for token in sentence.tokens[first + 1 : at]
    ) or is_acting(sentence, first + 1, words)


def is_acting(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a participle behind a noun says what it does: the union representing the drivers."""
    if not words.rigid or not 0 < at < len(sentence.tokens) or sentence.before(at) != " ":
        return False
    low, before = sentence.tokens[at].low, sentence.tokens[at - 1].low
    return words.is_gerund(low) and len(low) > MIN_ACTING and is_head(before, words) and not is_head(low, words)
