"""Names in a sentence: capitalised words side by side, with the titles and offices before them cut off."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.tokens import Token, bare, possessive
from article_extract.fields.quotes.words import Words

MAX_ACRONYM = 6  # letters of an abbreviation, and one more
MAX_PARTICLES = 3  # de los, van der, von und zu
_SHORTENING = (". ", ".-")  # what stands between a shortened word and the next: Dr. med., Univ.-Prof.


class Run(NamedTuple):
    """A name as it stands in a sentence: tokens [first, last]; lead: index where titles and offices before it begin."""

    first: int
    last: int
    lead: int


def runs(sentence: Sentence, words: Words, lower: Set[str]) -> list[Run]:
    """The names of a sentence: capitalised words side by side, offices and titles before them cut off.

    lower: the words that the article has in lower case, too.
    """
    tokens = sentence.tokens
    found: list[Run] = []
    last = -1
    for at, token in enumerate(tokens):
        if not token.capital or at <= last or not _nameable(sentence, at, words, lower):
            continue
        last = at if _stands_alone(tokens, at, words) else _run_end(sentence, at, words)
        run = _stripped(tokens, at, last, words) if last > at else _single(token, at, words)
        if run is not None:
            found.append(run)
    return found


def _stands_alone(tokens: list[Token], at: int, words: Words) -> bool:
    """Whether plainly no name goes on behind a word: another one in lower case follows that stands in no name."""
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    return not (following.capital or following.low in words.inner or following.gap in _SHORTENING)


def _nameable(sentence: Sentence, at: int, words: Words, lower: Set[str]) -> bool:
    low = sentence.tokens[at].low
    if words.noun_capitals and low in words.subjects and low not in words.determiners:
        return False  # findest Du
    if low in words.nameless or (at == 0 and low in words.times):
        if _is_adverbial(sentence, at, words):
            return True  # sagt Kurz
        return low in words.definite and (
            _keeps_article(sentence, at, words) or _is_capital_article(sentence, at, words)
        )
    if words.rigid and (low.endswith(words.negation_endings) or (at == 0 and is_doing(sentence, words))):
        return False
    if low in words.verbs or low in lower:
        following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        lead = sentence.before(at).rstrip()
        opens = at == 0 or not lead or lead[-1] in ":–—" + MASKS
        if opens and (low in words.verbs or not (following and following.capital)):
            return low in words.titles or words.is_person_noun(low)
    return True


def _is_adverbial(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a surname is an adverb as well: with a capital inside a German sentence it is none."""
    low, lead = sentence.tokens[at].low, sentence.before(at).rstrip()
    small = low in words.determiners or low in words.pronouns or low in words.prepositions or low in words.that
    inside = at > 0 and not (lead and lead[-1] in ":–—." + MASKS)
    return words.noun_capitals and inside and low in words.between and not small and low not in words.times


def is_doing(sentence: Sentence, words: Words) -> bool:
    """Whether a sentence begins with what is done to a person: Taking Archie outside, he said …"""
    tokens = sentence.tokens
    doing = words.is_gerund(tokens[0].low) and len(tokens) > 1 and sentence.after(0) == " "
    return (
        doing and tokens[1].low in words.given and not (tokens[0].low in words.given or tokens[0].low in words.offices)
    )


def _keeps_article(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a capital article belongs to the name: that of a paper, The Evening Post."""
    end = at + 1
    tokens = sentence.tokens
    while end < len(tokens) and tokens[end].capital and sentence.gap(end - 1, end) == " ":
        end += 1
    return end > at + 2 and any(token.bare in words.outlets for token in tokens[at + 1 : end])


def _is_capital_article(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether an article inside a sentence has its capital from the name behind it: dans Le Monde, en El País."""
    if words.rigid or words.noun_capitals or not at or at + 1 == len(sentence.tokens):
        return False
    inside = sentence.before(at) == " " and not sentence.tokens[at - 1].capital
    return inside and sentence.tokens[at + 1].capital and sentence.before(at + 1) == " "


def _run_end(sentence: Sentence, first: int, words: Words) -> int:
    tokens = sentence.tokens
    last = first
    while last + 1 < len(tokens):
        if possessive(tokens[last].text):
            break
        following = tokens[last + 1]
        gap = following.gap
        abbreviated = gap in _SHORTENING and _is_abbreviated(tokens[last], gap, words)
        if gap not in (" ", "-", " & ") and not abbreviated:
            owners = gap in ("’ ", "' ") and words.rigid  # the Teachers’ Union
            if not (owners and following.capital and tokens[last].low.endswith(words.plural_endings)):
                break
        if _is_dated(tokens, last, words):
            break
        if following.capital and following.low not in words.calendar and following.low not in words.pronouns:
            last += 1
        elif abbreviated and following.low + "." in words.titles and sentence.after(last + 1)[:2] == ". ":
            last += 1  # Dr. med. Ruth Saal
        elif (reach := _body_reach(sentence, first, last, words)) is not None:
            last = reach
        elif (reach := _particles(sentence, last + 1, words)) is not None:
            if words.rigid and following.low in words.prepositions and _ends_person(tokens, first, last, words):
                break  # Stuart Beck of Harrow Securities
            alone = tokens[last].low in words.given or tokens[last].low in words.particles  # Ruth Van der Saal
            alone = alone or not _is_small_word(following.low, words)  # Achmed bin Saal
            alone = alone or (reach - last > 2 and last == first and _is_bare_office(sentence, last, words))
            body = words.is_body(tokens[reach].low) or is_acronym(tokens[reach].text)
            if words.noun_capitals and (not alone or body):
                break  # a noun with its genitive, or Ruth Saal von der Feuerwehr; not Ursula von Berg
            last = reach
        else:
            break
    return last


def _is_bare_office(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a noun for one person has no article, so that its name follows: sagte Präsidentin von der Saal."""
    low, before = sentence.tokens[at].low, sentence.tokens[at - 1].low if at else ""
    leads = before in words.determiners or before in words.contracted or before.endswith(words.adjectival)
    return (
        words.noun_capitals
        and words.trade[low]
        and low not in words.plurals
        and not (leads and before not in words.verbs)
    )


def _is_small_word(low: str, words: Words) -> bool:
    """Whether a small word inside names is a common one of the language as well: von, der, und."""
    return low in words.prepositions or low in words.determiners or low in words.joiners


def _is_dated(tokens: list[Token], last: int, words: Words) -> bool:
    """Whether a German noun for a time follows a name: sagte Ruth Saal Ende Mai."""
    return words.noun_capitals and tokens[last + 1].low in words.times and tokens[last].low not in words.given


def _is_abbreviated(token: Token, gap: str, words: Words) -> bool:
    """Whether the stop behind a word shortens it, as titles and initials are: Dr. Saal, Hans H. Saal, Univ.-Prof."""
    titled = token.low in words.titles or token.low + "." in words.titles
    return titled or (gap == ". " and len(token.bare) <= 3)


def _body_reach(sentence: Sentence, first: int, last: int, words: Words) -> int | None:
    """Index of the name behind a small word inside that of a body: Institute for the Lakes, … of Health and Care."""
    tokens = sentence.tokens
    link = tokens[last + 1].low
    if link not in words.links and link not in words.joiners:
        return None
    lows = [token.bare for token in tokens[first : last + 1]]
    joins = link in words.joiners and any(low in words.links for low in lows)
    if not (link in words.links or joins) or not any(low in words.outlets for low in lows):
        return None
    at = last + 3 if last + 2 < len(tokens) and tokens[last + 2].low in words.definite else last + 2
    if at >= len(tokens) or not tokens[at].capital or any(sentence.gap(n, n + 1) != " " for n in range(last, at)):
        return None
    low = tokens[at].bare
    if joins and (is_acronym(tokens[at].text) or any(t.bare in words.outlets for t in tokens[at : at + 3])):
        return None  # the University of Leeds and Harrow College
    return None if low in words.calendar or low in words.given or (joins and low in words.place_words) else at


def _ends_person(tokens: list[Token], first: int, last: int, words: Words) -> bool:
    """Whether tokens [first, last] are a person's name, so that “of” behind them says where they are from."""
    first = min(_behind_offices(tokens, first, last, words), last)
    if tokens[first].low in words.given:
        return True
    lows = [token.bare for token in tokens[first : last + 1]]
    known = any(low in words.outlets or is_trade(low, words) or low in words.place_words for low in lows)
    return len(lows) > 1 and not known


def _particles(sentence: Sentence, first: int, words: Words) -> int | None:
    """Index of the name behind the small words that stand inside a name: de la Cruz, van der Berg."""
    tokens = sentence.tokens
    at = first
    if words.noun_capitals and tokens[first].low in words.joiners:
        return None  # von und zu Saal, but Ruth und Jan Saal
    while at + 1 < len(tokens) and at - first < MAX_PARTICLES and tokens[at].low in words.particles:
        if sentence.gap(at, at + 1) != " ":
            return None
        at += 1
        if tokens[at].capital:
            return at
    return None


def _single(token: Token, at: int, words: Words) -> Run | None:
    """A capitalised word by itself; a trade is a name only where somebody is called Baker."""
    if token.low in words.demonyms and token.low not in words.given:
        return None  # the Norlander
    return Run(at, at, at)


def _stripped(tokens: list[Token], first: int, last: int, words: Words) -> Run | None:
    """A run without the titles, offices and party letters in front; None where nothing of a name is left."""
    if tokens[last].low in words.demonyms and tokens[first].low not in words.given:
        return None  # (the) South African (delegation)
    begin = _behind_offices(tokens, first, last, words)
    if words.rigid and first < begin <= last and tokens[begin].low in words.prepositions:
        if last - begin < 2:
            return None  # the Secretary of State
        begin += 2 if last - begin > 2 else 1  # Secretary of State Ann Lee
    if words.noun_capitals and first < begin < last - 1 and not tokens[begin].capital and tokens[begin + 1].capital:
        begin += 2  # Chef de Mission Saal; not: Trainer van Saal
    if begin == last > first and tokens[begin - 1].low in words.styles and tokens[last].low not in words.persons:
        begin -= 1  # Pope Francis
    if begin > last:
        return Run(last, last, first)  # a trade: a name only where somebody is called Baker
    if begin > first or tokens[begin].low in words.given:
        while last - begin >= 2 and is_acronym(tokens[last].text) and not tokens[last - 1].text.isupper():
            last -= 1  # Dr Ann Lee MBE
    return Run(_behind_bodies(tokens, begin, first, last, words), last, first)


def _behind_offices(tokens: list[Token], first: int, last: int, words: Words) -> int:
    """Index behind the last title, office or trade of a run; behind its end where nothing else is in it."""
    begin = first
    for at in range(first, last + 1):
        low = tokens[at].bare
        small = not tokens[at].capital and low + "." in words.titles  # Dr. phil. Saal
        if at == last and begin > first and _is_surname_behind_office(tokens, begin, at, words):
            continue  # der Experte Achmed Leser
        if small or (words.trade[low] and not _is_surname(tokens, begin, at, last, words)):
            if first < last and (low in words.outlets or _is_of_body(tokens, first, at, last, words)):
                continue  # the Daily Star, the General Assembly
            begin = at + 1
    return begin


def _is_of_body(tokens: list[Token], first: int, at: int, last: int, words: Words) -> bool:
    """Whether an office is a word in the name of a body: the UN General Assembly, but not Coach Park."""
    named = words.rigid and at + 1 == last and tokens[last].bare in words.outlets and tokens[at].low not in words.titles
    return named and (at > first or (first > 0 and tokens[first - 1].low in words.definite))


def _behind_bodies(tokens: list[Token], begin: int, first: int, last: int, words: Words) -> int:
    """Index of the name behind party letters and the name of a body: (CDU) Ann Lee, (Judge, Supreme Court) Ann Lee."""
    body = words.rigid and tokens[last].bare in words.outlets  # the UN General Assembly
    while begin < last - 1 and not body and tokens[begin].text.isupper() and 1 < len(tokens[begin].text) < MAX_ACRONYM:
        begin += 1
    if last - begin < 2 or tokens[begin].low in words.given:
        return begin
    given = next((at for at in range(begin + 1, last) if tokens[at].low in words.given), None)
    if given is not None and not any(_is_particle(t.low, words) for t in tokens[begin:given]):
        return given
    if not words.articles and first and words.is_person_noun(tokens[first - 1].low):
        return begin + 1  # президент России Иван Петров
    return begin


def _is_particle(low: str, words: Words) -> bool:
    """Whether a small word is part of a surname, not what an office is of: (attorney for the District) of Harrow."""
    return bare(low) in words.particles and not (words.rigid and low in words.prepositions)


def _is_surname(tokens: list[Token], begin: int, at: int, last: int, words: Words) -> bool:
    """Whether an office or trade at the end of a name is a surname: Ann Baker, Martin Luther King Jr."""
    if at == begin:
        return False
    given = tokens[begin].low
    if given not in words.given or given in words.place_words:
        return False
    return at == last or (at == last - 1 and tokens[last].low in words.titles)


def _is_surname_behind_office(tokens: list[Token], begin: int, at: int, words: Words) -> bool:
    """Whether one unknown word with a capital parts a trade from an office in front, so that it is a first name."""
    low = tokens[begin].low
    known = low in words.nouns or words.is_body(low) or low in words.place_words or low in words.demonyms
    known = known or words.is_suffixed(low) or is_acronym(tokens[begin].text) or low.endswith(words.origin_endings)
    return words.noun_capitals and at == begin + 1 and tokens[begin].capital and not known and "-" not in low


def is_trade(low: str, words: Words) -> bool:
    """Whether a word is an office, title or trade, so that it is a name only where somebody is called so."""
    return words.trade[low]


def is_acronym(text: str) -> bool:
    """Whether a word is an abbreviation by its capitals: NATO, PhD, but no initial."""
    return 1 < len(text) < MAX_ACRONYM and text[-1].isupper() and text.isalpha() and sum(map(str.isupper, text)) > 1


def key_of(tokens: list[Token], run: Run) -> tuple[str, ...]:
    if run.first == run.last:
        return (tokens[run.first].bare,)
    return tuple([token.bare for token in tokens[run.first : run.last + 1]])


def parts_of(name: str) -> tuple[str, ...]:
    return tuple(bare(part.strip(".,")) for part in name.lower().replace("’", "'").split())


def holds(whole: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether the words of a name stand in another in their order."""
    if len(parts) == 1:
        return parts[0] in whole
    rest = iter(whole)
    return all(part in rest for part in parts)
