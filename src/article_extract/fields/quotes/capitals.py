"""Names and nouns told apart where both have capitals: Prechts Prognose and Tonnen Reis are nobody's names."""

from __future__ import annotations

from collections.abc import Iterable

from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.names import Run, is_acronym
from article_extract.fields.quotes.words import Words

Found = list[tuple[Sentence, Run]]


def without_nouns(found: Found, nouns: frozenset[str], words: Words) -> Found:
    """The runs of capitalised words of an article that are names, without the nouns in front of them."""
    surnames = {s.tokens[run.last].low for s, run in found if s.tokens[run.first].low in words.given}
    nouns = nouns - surnames
    inner = {s.tokens[at].low for s, run in found for at in range(run.first, run.last + 1) if at}
    kept: Found = []
    for sentence, run in found:
        name = _name_in(sentence, run, nouns, surnames, words) if run.last > run.first else run
        if name is not None and _is_described(sentence, name, inner, words):
            continue
        if name is not None:
            kept.append((sentence, name))
    return kept


def articled(narrative: Iterable[Sentence], words: Words) -> frozenset[str]:
    """Words that stand right behind an article somewhere in the article, as nouns do and the names of people do not."""
    return frozenset(
        sentence.tokens[at].low
        for sentence in narrative
        for at in range(1, len(sentence.tokens))
        if sentence.tokens[at].capital
        and (sentence.tokens[at - 1].low in words.determiners or sentence.tokens[at - 1].low in words.contracted)
        and sentence.gap(at - 1, at) == " "
        and not _is_relative(sentence, at - 1, words)
    )


def _is_relative(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether an article is a relative pronoun, behind a comma or its preposition: die Stadt, in der Saal lebt."""
    begin = at - 1 if at and sentence.tokens[at - 1].low in words.prepositions else at
    return "," in sentence.before(begin)


def _name_in(sentence: Sentence, run: Run, nouns: frozenset[str], surnames: set[str], words: Words) -> Run | None:
    """The name in a run of several words; None where nouns are all there is."""
    tokens = sentence.tokens
    first = run.first
    while first < run.last and _leads(tokens[first].low, nouns, surnames, words, first + 1 < run.last):
        first += 1
    if tokens[first].low in words.given:
        return Run(first, run.last, run.lead)
    if first < run.last and tokens[first].low in surnames and tokens[run.last].low not in surnames:
        return Run(first, first, run.lead)  # hier sieht Saal Vorteile
    if any(words.is_body(token.low) or is_acronym(token.text) for token in tokens[first : run.last + 1]):
        return Run(first, run.last, run.lead)
    last = tokens[run.last].bare
    if run.first < first == run.last or last in nouns or words.is_suffixed(last):
        return None
    return Run(first, run.last, run.lead)


def _is_described(sentence: Sentence, run: Run, inner: set[str], words: Words) -> bool:
    """Whether the first word of a sentence only tells what a noun is like: Bewaffnete Drohnen."""
    first = sentence.tokens[run.first]
    if run.first != 0 or run.last != 1 or first.low in words.given or first.low in inner:
        return False
    following = sentence.tokens[run.last + 1].low if run.last + 1 < len(sentence.tokens) else ""
    apposed = sentence.after(run.last) == ", " and words.is_person_noun(following)  # Booker Saal, Leiterin der Bank,
    reports = following in words.verbs or apposed
    return first.low.endswith(words.adjectival) and not words.is_body(sentence.tokens[run.last].low) and not reports


def _leads(low: str, nouns: frozenset[str], surnames: set[str], words: Words, long: bool) -> bool:
    """Whether a word in front of others is a noun or says whose they are, so that no name begins with it.

    long: a whole name may follow; else Kais Saied is a name, though there is a Kai.
    """
    if low in words.given or words.is_body(low):
        return False
    if low in words.nouns or low in nouns or words.is_suffixed(low):
        return True
    owner = words.without_owner(low) if low.endswith(words.owner_endings) else ""
    return owner in surnames or (long and (owner in words.given or owner in words.place_words))
