"""Names and nouns told apart where both have capitals: Prechts Prognose and Tonnen Reis are nobody's names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.names import Run, is_acronym
from article_extract.fields.quotes.words import Words

MIN_FULL = 2  # words of a name in front of a noun that is no part of it
Found = list[tuple[Sentence, Run]]


def without_nouns(found: Found, nouns: frozenset[str], words: Words) -> Found:
    """The runs of capitalised words of an article that are names, without the nouns in front of them."""
    called = Counter(
        s.tokens[run.last].low
        for s, run in found
        if s.tokens[run.first].low in words.given and s.tokens[run.last - 1].low not in words.contracted
    )
    surnames = set(called)
    nouns = nouns - surnames
    alone = {s.tokens[run.first].low for s, run in found if run.first == run.last} - nouns
    known = alone | surnames
    found = [
        (s, _without_owned(s, run, called, known, words) if run.last - run.first >= MIN_FULL else run)
        for s, run in found
    ]
    inner = {s.tokens[at].low for s, run in found for at in range(run.first, run.last + 1) if at}
    kept: Found = []
    for sentence, run in found:
        if run.last == run.first + 1 and _are_two(sentence, run, alone, words):
            kept.append((sentence, Run(run.first, run.first, run.lead)))
            run = Run(run.last, run.last, run.last)
        name = _name_in(sentence, run, nouns, surnames, words) if run.last > run.first else run
        if name is not None and _is_described(sentence, name, inner, alone, words):
            continue
        if name is not None:
            kept.append((sentence, name))
    return kept


def _are_two(sentence: Sentence, run: Run, alone: set[str], words: Words) -> bool:
    """Whether two first names stand side by side that the article has by themselves: so hilft Ruth Jan."""
    tokens = sentence.tokens
    return run.lead == run.first and all(
        token.low in words.given and token.low in alone for token in tokens[run.first : run.last + 1]
    )


def _without_owned(sentence: Sentence, run: Run, called: Counter[str], known: set[str], words: Words) -> Run:
    """The run up to a surname that says whose the noun behind it is: Ruth Saals Verweis. Else the run.

    called: how often each word ends a name that begins with a given one; known: words that are names by themselves.
    """
    tokens = sentence.tokens
    last = tokens[run.last].low
    opens = tokens[run.first].low in words.given and tokens[run.first].low not in words.nouns
    if not opens or called[last] > 1:
        return run
    for at in range(run.first + 1, run.last):
        owner = words.without_owner(tokens[at].low)
        if owner == tokens[at].low or tokens[at].low in words.given or tokens[at].low in known:
            continue
        particles = not all(token.capital for token in tokens[run.first : at])  # Jan van der Saals Abschied
        if owner in known or particles or words.is_suffixed(last) or words.noun[last] or last in words.nouns:
            tokens[at] = tokens[at]._replace(bare=owner)
            return Run(run.first, at, run.lead)
    return run


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
        and not (
            at > 2 and sentence.tokens[at - 2].low in words.particles and sentence.tokens[at - 3].low in words.given
        )
    )


def _is_relative(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether an article is a relative pronoun, behind a comma or its preposition: die Stadt, in der Saal lebt."""
    begin = at - 1 if at and sentence.tokens[at - 1].low in words.prepositions else at
    return "," in sentence.before(begin)


def _name_in(sentence: Sentence, run: Run, nouns: frozenset[str], surnames: set[str], words: Words) -> Run | None:
    """The name in a run of several words; None where nouns are all there is."""
    tokens = sentence.tokens
    first = run.first
    while first < run.last and (
        _is_lettered(tokens[first].text)
        and first + 1 < run.last
        or _leads(tokens[first].low, nouns, surnames, words, first + 1 < run.last)
    ):
        first += 1
    if tokens[first].low in words.given:
        return Run(first, _name_end(sentence, first, run.last, nouns, words), run.lead)
    if first < run.last and tokens[first].low in surnames and tokens[run.last].low not in surnames:
        return Run(first, first, run.lead)  # hier sieht Saal Vorteile
    if any(words.is_body(token.low) or is_acronym(token.text) for token in tokens[first : run.last + 1]):
        return Run(first, run.last, run.lead)
    last = tokens[run.last].bare
    if run.first < first == run.last or last in nouns or last in words.nouns or words.is_suffixed(last):
        return None
    return Run(first, run.last, run.lead)


def _name_end(sentence: Sentence, first: int, last: int, nouns: frozenset[str], words: Words) -> int:
    """Last token of the name that a given name begins, without the noun behind its surname: …, das sagte Ruth Saal

    Reportern; auf sie nimmt Ruth Saal Bezug. Hans Peter Richter is a name, as his trade is all the surname he has.
    """
    tokens = sentence.tokens
    while last - first >= MIN_FULL and tokens[last - 1].low not in words.given:
        low = tokens[last].low
        if low in words.given or words.is_body(low) or is_acronym(tokens[last].text):
            break
        if not (low in nouns or low in words.nouns or words.is_suffixed(low) or words.noun[low]):
            break
        last -= 1
        while last > first and not tokens[last].capital:
            last -= 1  # Ruth zu den Berichten
    return last


def _is_described(sentence: Sentence, run: Run, inner: set[str], alone: set[str], words: Words) -> bool:
    """Whether the first word of a sentence only tells what a noun is like: Bewaffnete Drohnen."""
    first = sentence.tokens[run.first]
    if run.first != 0 or run.last != 1 or first.low in words.given or first.low in inner:
        return False
    if sentence.tokens[run.last].low in alone and not first.low.endswith(min(words.adjectival, key=len)):
        return False  # Aiden Saal ist …, where the article has Saal by itself
    following = sentence.tokens[run.last + 1].low if run.last + 1 < len(sentence.tokens) else ""
    apposed = sentence.after(run.last) == ", " and words.is_person_noun(following)  # Booker Saal, Leiterin der Bank,
    reports = following in words.verbs or apposed
    return first.low.endswith(words.adjectival) and not words.is_body(sentence.tokens[run.last].low) and not reports


def _is_lettered(text: str) -> bool:
    """Whether a hyphen joins a noun to letters, as in no name: der ELF-Kommentator Jan Saal."""
    return "-" in text and any(part.isupper() and len(part) > 1 for part in text.split("-")[:-1])


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
