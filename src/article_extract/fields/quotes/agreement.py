"""Number: what a German verb says of its subject, where the words for one woman and for several people are the same."""

from __future__ import annotations

from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.words import Words

SEVERAL, ONE, READER = "pl", "1", "2"


def pronoun_gender(sentence: Sentence, at: int, words: Words) -> str:
    """Gender and number of a pronoun: "sie" is one woman or several people, as its verb tells."""
    gender = words.pronouns[sentence.tokens[at].low]
    if gender != "f" or not words.noun_capitals:
        return gender
    if sentence.tokens[at].capital and not _opens_main(sentence, at, words):
        return READER
    verb = _verb_of(sentence, at, words)
    return SEVERAL if verb >= 0 and _is_several(sentence.tokens[verb].low, words) else gender


def verb_number(sentence: Sentence, at: int, words: Words) -> str:
    """Whether the verb at a token is said of one or of several; "" where nothing tells."""
    if not words.noun_capitals:
        return ""
    low = sentence.tokens[at].low
    if words.participle.fullmatch(low) or words.cue_bases.get(low) == low:
        helping = next((n for n in _clause(sentence, at) if n != at and _is_finite(sentence, n, words)), -1)
        if helping >= 0:
            return SEVERAL if _is_several(sentence.tokens[helping].low, words) else ONE
        if words.cue_bases.get(low) != low or _is_infinitive(sentence, at, words):
            return ""
    return SEVERAL if _is_several(low, words) else ONE


def _is_infinitive(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether another verb may govern a form that is said of several or of nobody: schien er zu denken."""
    if at and sentence.tokens[at - 1].low in words.prepositions:
        return True
    around = (sentence.tokens[n].low for n in _clause(sentence, at) if n != at and not sentence.tokens[n].capital)
    return any(low.endswith((*words.verb_endings, *words.past_endings)) and _may_be_verb(low, words) for low in around)


def _is_several(low: str, words: Words) -> bool:
    return low.endswith(words.several_endings)


def _verb_of(sentence: Sentence, at: int, words: Words) -> int:
    """Token of the finite verb of a pronoun: right behind it, right in front of it, or at the end of its clause."""
    tokens = sentence.tokens
    if _opens_main(sentence, at, words):
        return at + 1 if at + 1 < len(tokens) and sentence.after(at) == " " else -1
    if at and sentence.before(at) == " " and _may_be_verb(tokens[at - 1].low, words):
        opening = tokens[_clause(sentence, at)[0]].low
        return -1 if opening in words.definite else at - 1  # die Berichte lassen sie hoffen
    clause = _clause(sentence, at)
    finite = next((n for n in clause if n != at and _is_finite(sentence, n, words)), -1)
    if finite >= 0:
        return finite  # dafür muss auch sie Geld zahlen
    last = clause[-1]
    return last if last > at and not tokens[last].capital and _may_be_verb(tokens[last].low, words) else -1


def _opens_main(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a pronoun opens a main clause: at the head of a sentence, behind a colon, or behind “und” at its head."""
    lead = sentence.before(at).strip()
    if at == 0 or lead[-1:] in (":", "–", "—") or (lead and lead[-1] in MASKS):
        return True
    return at == 1 and sentence.tokens[0].low in words.joiners


def _is_finite(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word is a common finite verb, not a noun with its capital: sie waren, die Waren."""
    return sentence.tokens[at].low in words.finite and (at == 0 or not sentence.tokens[at].capital)


def _may_be_verb(low: str, words: Words) -> bool:
    if low in words.finite or low in words.verbs:
        return True
    known = low in words.functions or low in words.prepositions or low in words.that or low in words.determiners
    known = known or low in words.between or low in words.times or low in words.nouns or low in words.pronouns
    return not known and low.endswith((*words.verb_endings, *words.past_endings, *words.several_endings))


def _clause(sentence: Sentence, at: int) -> range:
    """The tokens around one that no mark parts from it."""
    first = last = at
    while first and not sentence.before(first).strip(MASKS + " "):
        first -= 1
    while last + 1 < len(sentence.tokens) and not sentence.after(last).strip(MASKS + " "):
        last += 1
    return range(first, last + 1)
