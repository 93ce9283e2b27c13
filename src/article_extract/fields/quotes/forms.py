"""Whether a form that is a reporting verb and a noun or title alike stands for the noun."""

from __future__ import annotations

from article_extract.fields.quotes.tokens import Token, possessive
from article_extract.fields.quotes.words import Words


def is_noun_here(tokens: list[Token], at: int, words: Words) -> bool:
    """Whether a form that is noun and verb alike (report, claim) stands as a noun: behind an article, or owned."""
    if (
        at
        and tokens[at].low not in words.documents
        and (words.is_person_noun(tokens[at - 1].low) or words.is_document(tokens[at - 1].low))
    ):
        return _needs_plural(tokens[at].low, words) and not _is_plural(tokens[at - 1].low, words)  # a source close to
    if at and words.rigid and tokens[at - 1].low in words.verbs and _needs_plural(tokens[at].low, words):
        return True  # said signal failures
    if at and tokens[at].low.endswith(words.verb_endings) and _is_singular(tokens[at - 1].low, words):
        return False  # the report notes
    for back in range(at - 1, max(-1, at - 5), -1):
        low = tokens[back].low
        if not words.rigid and tokens[back + 1].start > tokens[back].end + 1:
            return False  # a comma or a quotation parts them: (…) in 2019, note aussi l'institut
        if low in words.determiners or low in words.prepositions or possessive(low):
            return True
        if words.rigid and low in words.between and back and _owns(tokens[back - 1].low, words):
            return True  # my first post, the latest claims
        if low in words.pronouns or low in words.plurals or low in words.between or low in words.that:
            return False
        if back == at - 1 and words.rigid and _qualifies(tokens[back], words):
            return True
    return False


def _owns(low: str, words: Words) -> bool:
    """Whether a word can only be the article of a noun, no subject by itself: my, the, but not this or her."""
    return low in words.determiners and low not in words.subjects and low not in words.pronouns


def is_title_here(tokens: list[Token], at: int, words: Words) -> bool:
    """Whether a word with a capital stands before a name as its title: “…,” Judge Ann Lee said."""
    title = tokens[at].capital and at + 1 < len(tokens) and tokens[at + 1].capital
    return title and (tokens[at].low in words.offices)


def _is_singular(noun: str, words: Words) -> bool:
    """Whether a noun is for one person or document, so that a form in s behind it is its verb."""
    named = words.is_person_noun(noun) or words.is_document(noun)
    return words.rigid and named and not noun.endswith(words.plural_endings) and noun not in words.plurals


def _is_plural(noun: str, words: Words) -> bool:
    """Whether a noun for people or documents is one of several: residents, reviews."""
    return noun in words.plurals or any(
        noun.endswith(end) and noun[: -len(end)] in words.documents for end in words.plural_endings
    )


def _needs_plural(low: str, words: Words) -> bool:
    """Whether a form can only be the verb of several: “claim”, whose past has an ending, but not “read”."""
    stems = (low, low[:-1] + "i" if low.endswith("y") else low)  # reply, replied
    regular = any(stem.removesuffix(end[0]) + end in words.cue_bases for stem in stems for end in words.past_endings)
    return words.rigid and regular and words.cue_bases.get(low) == low


def _qualifies(token: Token, words: Words) -> bool:
    """Whether a word in front of a form like “stress” can be neither its plural subject nor an auxiliary."""
    low = token.low
    known = low in words.functions or low in words.modals or low in words.finite or low in words.persons
    known = known or words.is_adverb(low) or low.endswith(words.plural_endings)
    return low.isalpha() and not token.capital and not known
