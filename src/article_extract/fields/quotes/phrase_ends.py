"""How far the phrase that an article or a noun for a person opens goes on, to both sides."""

from __future__ import annotations

from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.grammar import is_acting, is_border, is_noun
from article_extract.fields.quotes.tokens import possessive
from article_extract.fields.quotes.words import Words

MAX_MODIFIERS = 4  # words before a noun without an article: senior foreign ministry officials


def is_relative(low: str, following: str, words: Words) -> bool:
    """Whether an article is a relative pronoun: another one stands behind it (der die Lage kennt)."""
    return low in words.definite and following in words.definite and following not in words.owners


def is_partitive(sentence: Sentence, first: int, words: Words) -> bool:
    """Whether “of” leads from a word for some to those of whom they are: one of our testers."""
    if first + 2 >= len(sentence.tokens) or sentence.tokens[first].low not in words.indefinite:
        return False
    following = sentence.tokens[first + 1].low
    return words.rigid and following in words.prepositions and following in words.particles


def phrase_ends(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether the phrase whose noun is at `head` (-1: none yet) cannot go on with token `at`."""
    before, token = sentence.tokens[at - 1], sentence.tokens[at]
    low = token.low
    gap = sentence.gap(at - 1, at)
    if words.noun_capitals and (_is_listed(sentence, at, words) or _joins_names(sentence, at, words)):
        return False  # der Gesundheits-, Sozial- und Schuldirektor; das Amt für Umwelt und Verkehr
    shortened = "." in before.text or before.low + "." in words.titles or (words.dotted and before.text.isdigit())
    if gap not in (" ", "-") and not (gap == ". " and shortened):
        return True  # but: Dr. Saal, der 27. Tagung
    if _is_told(sentence, at, head, words):
        return True
    opens = head < 0 and (low in words.calendar or (words.rigid and is_noun(low, words)))  # the ruling
    if low in words.between and low in words.prepositions and _is_towards(sentence, at, head, words):
        return False
    ordinal = words.rigid and before.low in words.determiners and low in words.between  # their first job
    if is_border(low, words) and not (opens or ordinal) and not _joins_names(sentence, at, words):
        return True
    if low in words.pronouns and low not in words.determiners:
        return True
    following = sentence.tokens[at + 1].low if at + 1 < len(sentence.tokens) else ""
    object_follows = not following or following in words.determiners or following in words.pronouns
    if words.rigid and words.is_past(low) and object_follows:
        return True  # researchers at Harrow studied the lake
    if words.compounds and not words.noun_capitals and head == at - 1 and _is_bare(sentence, at, words):
        return True
    if low in words.indefinite and before.low in words.prepositions and not _is_about(sentence, at - 1, head, words):
        return True  # said the minister in an interview
    if head >= 0 and words.complements and low in words.prepositions and not _is_text_on(sentence, at, head, words):
        if low not in words.complements or _tells_where(sentence, at, words):
            return True  # die Forscher gegen Mittag; der Mann in dem Brief
    return _is_next(sentence, at, head, words)


def _is_bare(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word in lower case right behind a noun without an article cannot belong to it: åklagaren visar."""
    token, opens = sentence.tokens[at], at < 2 or sentence.tokens[at - 2].low not in words.determiners
    known = token.low in words.prepositions or token.low in words.particles or is_noun(token.low, words)
    return opens and not (
        token.capital or known or token.low in words.joiners or possessive(sentence.tokens[at - 1].text)
    )


def _is_told(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether an article behind a German phrase leads to the agency that it told so: eine Sprecherin der dpa."""
    if not words.noun_capitals or head < 0 or sentence.tokens[at].low not in words.genitives:
        return False
    names = sentence.tokens[at + 1 : at + 3]
    return any(token.low in words.wires or token.low.endswith(words.agency_endings) for token in names)


def _is_next(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether another phrase or the verb begins at a token: its article, or no noun where one would have a capital."""
    before, token = sentence.tokens[at - 1], sentence.tokens[at]
    low = token.low
    if low in words.genitives or low in words.prepositions or low in words.naming:
        return False
    if head < 0 and low in words.determiners and words.articles and not words.rigid:
        return not (
            before.low in words.determiners or before.low in words.prepositions or before.low in words.particles
        )
    if head < 0:
        noun = before.capital and before.low not in words.determiners and not before.low.endswith(words.origin_endings)
        return words.noun_capitals and noun and not token.capital  # neben dem Haus sitzt; die Berliner freie …
    if low in words.determiners and before.low not in words.prepositions:
        return not is_acting(sentence, at - 1, words)  # another phrase begins
    return words.noun_capitals and (before.capital or head == at - 1) and not token.capital  # die 43-Jährige darunter


def _is_about(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether a preposition tells what a German text is for: der Entwurf für ein Gesetz."""
    low = sentence.tokens[at].low
    text = head >= 0 and words.noun_capitals and words.is_document(sentence.tokens[head].low)
    return text and head == at - 1 and low in words.views


def _is_text_on(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether a preposition tells on which page a German text stands: die Meldung auf der Webseite der Bank."""
    tokens = sentence.tokens
    if not words.noun_capitals or head != at - 1 or tokens[at].low in words.settings or at + 2 >= len(tokens):
        return False
    page = tokens[at + 1].low in words.determiners and words.is_document(tokens[at + 2].low)
    return page and words.is_document(tokens[head].low)


def _is_towards(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether “to” leads from a noun, or an adjective behind it, to whom it is about: a source close to the family."""
    if (
        head not in (at - 1, at - 2)
        or not words.rigid
        or at + 1 >= len(sentence.tokens)
        or sentence.gap(at, at + 1) != " "
    ):
        return False
    following, before = sentence.tokens[at + 1], sentence.tokens[at - 1].low
    known = before in words.finite or before in words.functions or before.endswith(words.word_endings)
    return (head == at - 1 or not known) and (following.capital or following.low in words.determiners)


def _is_listed(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a hyphen leaves the rest of the word before to the next one: Gesundheits-, Sozial- und Schuldirektor."""
    if sentence.gap(at - 1, at) in ("-, ", "- "):
        return True
    return at > 1 and sentence.tokens[at - 1].low in words.joiners and sentence.gap(at - 2, at - 1) == "- "


def _tells_where(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether the preposition at `at` leads to the text in which something is said: in dem Brief."""
    tokens = sentence.tokens
    if tokens[at].low not in words.settings:
        return False
    noun = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in words.determiners else at + 1
    return noun < len(tokens) and tokens[noun].capital and words.is_document(tokens[noun].low)


def _joins_names(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a conjunction stands between two names of a description: a report by Ford and MDRC."""
    if sentence.tokens[at].low not in words.joiners or at + 1 >= len(sentence.tokens):
        return False
    if not words.rigid and not (words.noun_capitals and at > 1 and sentence.tokens[at - 2].low in words.views):
        return False  # das Amt für Umwelt und Verkehr
    return sentence.tokens[at - 1].capital and sentence.tokens[at + 1].capital


def with_modifiers(sentence: Sentence, noun: int, words: Words) -> int:
    """Where a noun without an article begins with what describes it: senior officials, local residents, court records.

    All words back to a border that is sure; where none is near, nothing tells a modifier from a verb.
    """
    for at in range(noun, max(-1, noun - MAX_MODIFIERS - 1), -1):
        if at == 0 or sentence.before(at).strip(" -"):
            return at
        token = sentence.tokens[at - 1]
        if token.low in words.verbs or token.low in words.prepositions or token.low in words.that:
            return at
        known = token.low in words.functions or token.low in words.determiners or token.low in words.pronouns
        if known or is_border(token.low, words) or possessive(token.text):
            return noun
        if words.is_adverb(token.low) or words.is_gerund(token.low):
            return noun
        if token.capital and at > 1 and token.low not in words.demonyms:
            return noun
    return noun


def _is_named_so(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether an adjective has its capital from a name: das Weiße Haus, das Rote Kreuz."""
    token, following = sentence.tokens[at], sentence.tokens[at + 1]
    noun = is_noun(token.low, words) or words.is_body(token.low) or token.low.endswith(words.feminine_endings)
    led = sentence.tokens[at - 1].low in words.determiners and sentence.after(at) == " "
    return led and following.capital and token.low.endswith(words.adjectival) and not noun


def simple_end(sentence: Sentence, first: int, last: int, words: Words) -> int:
    """End of a phrase whose noun no list knows: at its first preposition."""
    for at in range(first + 1, last + 1):
        if (
            words.noun_capitals
            and sentence.tokens[at].capital
            and not (at < last and _is_named_so(sentence, at, words))
        ):
            return at
        if sentence.tokens[at].low in words.prepositions:
            return max(first, at - 1)
    return last
