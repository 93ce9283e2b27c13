"""Who is meant: names, descriptions and pronouns that stand at a quotation, led back to the longest form in the text.

Evidence comes in as a `Mention` (the words that name the source at the quotation); what comes out is the belief: a
`Speaker` with its reason. The article's names, offices and genders are in its `Cast`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from article_extract.fields.quote_cast import Cast, Figure
from article_extract.fields.quote_context import Sentence
from article_extract.fields.quote_names import key_of, parts_of
from article_extract.fields.quote_pronouns import antecedent, nearest
from article_extract.fields.quote_tokens import bare, possessive
from article_extract.fields.quote_words import Words

DOCUMENT_REACH = 8  # paragraphs back to the sentence that brought up a report
HEARD_REACH = 3  # paragraphs back to who was heard last, for such a noun
MAX_HOLDER = 6  # paragraphs back to the first naming of a person whom a bare noun (“the singer”) means
BODY_REACH = 3  # paragraphs back to the body that “the company” is
SHORT_DESCRIPTION = 4  # words of a description that may mean who spoke last: the former minister
MAX_KIND = 2  # words between a document and whose it is
FIRST_WORDS = 3  # words of a document's first naming that tell more than whose it is


_NONE: frozenset[str] = frozenset()


class Mention(NamedTuple):
    """The words that name a source. kind: "name", "pronoun", "description", "implied" (a verb form alone).

    at: (paragraph, offset) of the words. gender: "m", "f", "n", "pl" or "" as the words tell.
    """

    kind: str
    text: str
    at: tuple[int, int]
    gender: str = ""


class Speaker(NamedTuple):
    """Who a mention is, with the reason that a person can read. name is None where no reader could tell."""

    name: str | None
    reason: str


def believe(cast: Cast, mention: Mention) -> Speaker:
    """Whom a mention means."""
    return _BELIEFS[mention.kind](cast, mention)


def _named(cast: Cast, mention: Mention) -> Speaker:
    parts = tuple(bare(part) for part in mention.text.lower().replace("’", "'").replace(".", "").split())
    figure = cast.longest(parts_of(mention.text)) or cast.longest(parts)
    other = cast.inflected(parts) if figure is None or len(figure.parts) <= len(parts) else None
    if other is not None and (figure is None or len(other.parts) > len(parts) or other.person and not figure.person):
        return Speaker(other.name, f"“{mention.text}” is a case of {other.name}")
    if figure is None or len(figure.parts) <= len(parts_of(mention.text)):
        body = _last_with(cast, mention.at, parts[0]) if cast.words.rigid and len(parts) == 1 else None
        if body is not None and cast.words.is_body(parts[0]):
            return Speaker(body.name, f"“{mention.text}” is {body.name}")
        return Speaker(mention.text, f"the name “{mention.text}”")
    if mention.gender and figure.gender and mention.gender != figure.gender:
        other = _same_surname(cast, figure, mention.gender)
        figure = other or figure
    return Speaker(figure.name, f"“{mention.text}”; full name from paragraph {figure.at[0] + 1}")


def _same_surname(cast: Cast, figure: Figure, gender: str) -> Figure | None:
    for other in cast.by_part.get(figure.parts[-1], ()):
        if other.gender == gender and other.parts[-1] == figure.parts[-1]:
            return other
    return None


def _pronoun(cast: Cast, mention: Mention) -> Speaker:
    if mention.gender == "1":
        return Speaker(None, f"“{mention.text}” is who writes")
    if mention.gender == "0":
        return Speaker(None, f"“{mention.text}” is nobody in particular")
    figure, where = antecedent(cast, mention.at, mention.gender)
    if figure is None:
        return Speaker(None, f"“{mention.text}”, and nobody before it whom it could mean")
    return Speaker(figure.name, f"“{mention.text}” is {figure.name}, {where}")


def _implied(cast: Cast, mention: Mention) -> Speaker:
    if cast.words.noun_capitals:
        return Speaker(None, "a verb without a subject")  # a German verb has one, or nobody in particular says it
    figure, where = antecedent(cast, mention.at, mention.gender)
    if figure is None:
        return Speaker(None, "a verb without a subject, and nobody before it")
    return Speaker(figure.name, f"a verb without a subject: {figure.name}, {where}")


def _described(cast: Cast, mention: Mention) -> Speaker:
    words = cast.words
    owner = _owner(cast, mention)
    if owner is not None:
        return owner
    lows = [bare(part.strip(".,").lower()) for part in mention.text.split()]
    free = not words.articles or words.compounds and not words.noun_capitals  # definite by an ending, or not marked
    definite = bool(lows) and (
        lows[0] in words.definite or free and lows[0] not in words.indefinite or possessive(mention.text.split()[0])
    )
    heads = _heads(cast, lows)
    if definite and heads and words.is_document(heads[-1]):
        found = _whose_document(cast, mention, lows, heads)
        if found is not None:
            return found
    if definite and heads:
        found = _by_office(cast, mention, lows, heads) or _by_first_words(cast, mention, lows, heads)
        if found is not None:
            return found
    owned = possessive(mention.text.split()[0]) or lows[:1] and (lows[0] in words.owners or lows[0] in words.relative)
    if definite and heads and not words.rigid:
        found = _by_last_holder(cast, mention, heads)
        if found is not None:
            return found
    short = len(lows) <= SHORT_DESCRIPTION - (not words.rigid) and not any(low in words.prepositions for low in lows)
    if definite and heads and short and not words.are_several(lows[0], heads[-1]) and not owned:
        found = _by_nearness(cast, mention, heads)
        if found is not None:
            return found
    short_body = len(lows) == 1 or (definite and len(lows) == 2)
    if short_body and words.rigid and (words.is_body(lows[-1]) or lows[-1] in words.firms):
        found = _by_body(cast, mention, lows[-1])
        if found is not None:
            return found
    return Speaker(mention.text, f"described as “{mention.text}”")


def _whose_document(cast: Cast, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
    """Whose text “the report” is: named with it before, or the source of the sentence that brought it up."""
    first = _by_first_words(cast, mention, lows, heads)
    if first is not None and first.name is not None:
        said = first.name.split()
        if len(said) > FIRST_WORDS or (len(said) == FIRST_WORDS and said[1][0].isupper()):
            return first  # a report by …, a Harrow study
    for sentence in cast.sentences_with(heads[-1], mention.at):
        if mention.at[0] - sentence.paragraph > DOCUMENT_REACH:
            break
        at = next((n for n, token in enumerate(sentence.tokens) if token.bare == heads[-1]), None)
        if at is None or (sentence.paragraph, sentence.tokens[at].start) >= mention.at:
            continue
        figure = _beside_document(cast, sentence, at)
        whose = _told_apart(cast, sentence, at)
        if figure is None and whose is not None and cast.words.rigid:
            return Speaker(whose, f"“{mention.text}”: {whose}, in paragraph {sentence.paragraph + 1}")
        if figure is not None:
            return Speaker(
                figure.name, f"“{mention.text}”: that of {figure.name}, in paragraph {sentence.paragraph + 1}"
            )
    return first


def _told_apart(cast: Cast, sentence: Sentence, noun: int) -> str | None:
    """The words that tell a document from others, where it was named last: the Finnish online brochure."""
    tokens, words = sentence.tokens, cast.words
    begin = noun
    while begin and sentence.gap(begin - 1, begin) == " " and noun - begin < FIRST_WORDS:
        if tokens[begin - 1].low in words.determiners:
            named = any(token.capital for token in tokens[begin:noun])
            return sentence.masked[tokens[begin - 1].start : tokens[noun].end] if named else None
        begin -= 1
    return None


def _beside_document(cast: Cast, sentence: Sentence, noun: int) -> Figure | None:
    """The figure that owns a document in a sentence, or says something in it."""
    runs = cast.runs_of(sentence)
    tokens = sentence.tokens
    for run in runs:
        if (
            run.last < noun
            and noun - run.last <= 3
            and all(sentence.gap(n, n + 1) == " " for n in range(run.last, noun))
        ):
            between = tokens[run.last + 1 : noun]
            if not any(token.low in cast.words.prepositions or token.low in cast.words.verbs for token in between):
                return cast.longest(key_of(tokens, run))
    if _is_brought_up(sentence, noun, cast.words):
        begin, end = (sentence.paragraph, sentence.start), (sentence.paragraph, sentence.end)
        said = cast.heard(begin, (end[0], end[1] + 1))
        if said:
            return said[0][1]
        return next((seen.figure for seen in cast.named_between(begin, end) if seen.subject), None)
    return None


def _is_brought_up(sentence: Sentence, noun: int, words: Words) -> bool:
    """Whether an article or owner stands in front of a document, words that say what kind between: its trends report"""
    tokens = sentence.tokens
    for at in range(noun - 1, max(-1, noun - 1 - (MAX_KIND if words.rigid else 0) - 1), -1):
        if tokens[at].low in words.indefinite or tokens[at].low in words.owners:
            return True
        if sentence.gap(at, at + 1) != " " or tokens[at].low in words.determiners or tokens[at].low in words.functions:
            return False
    return False


def _owner(cast: Cast, mention: Mention) -> Speaker | None:
    """Whose text it is that is cited: her letter, the institute’s report."""
    parts = mention.text.split()
    head = _heads(cast, [bare(part.strip(".,").lower()) for part in parts])
    if not head or not cast.words.is_document(head[0]):
        return None
    gender = cast.words.owners.get(parts[0].lower())
    if gender is not None:
        figure, where = antecedent(cast, mention.at, gender)
        return Speaker(figure.name, f"“{mention.text}”: {figure.name}, {where}") if figure else None
    if cast.words.noun_capitals and parts[0].endswith(cast.words.owner_endings):
        figure = cast.longest((cast.words.without_owner(parts[0].lower()),))  # Saals Prognose
        if figure is not None:
            return Speaker(figure.name, f"“{mention.text}”: whose it is")
    noun = next((n for n, part in enumerate(parts) if bare(part.strip(".,").lower()) == head[0]), 0)
    if cast.words.rigid and parts[0].lower() in cast.words.indefinite and not any(map(possessive, parts)):
        return None  # a Harrow study: one of several, so that these words are its name
    named = [bare(part) for part in parts[:noun] if part[0].isupper() and part.lower() not in cast.words.determiners]
    if named and cast.words.rigid:
        body = named[0].lower() if len(named) == 1 and cast.words.is_body(named[0].lower()) else ""
        held = _last_with(cast, mention.at, body) if body else None  # the Institute's report
        figure = held or cast.longest(tuple(word.lower() for word in named)) or cast.longest((named[0].lower(),))
        if figure is not None:
            return Speaker(figure.name, f"“{mention.text}”: whose it is")
    for at, part in enumerate(parts):
        if possessive(part) and part[0].isupper():
            name = [bare(word) for word in parts[: at + 1] if word[0].isupper()]
            figure = cast.longest(tuple(word.lower() for word in name))
            return Speaker(figure.name if figure else " ".join(name), f"“{mention.text}”: whose it is")
    return None


def _heads(cast: Cast, lows: list[str]) -> list[str]:
    """Nouns for people and documents in a description, before its first preposition."""
    heads: list[str] = []
    for low in lows:
        if low in cast.words.prepositions and heads:
            break
        if low in cast.words.titles or cast.words.is_person_noun(low) or cast.words.is_document(low):
            heads.append(low)
    return heads


def _by_office(cast: Cast, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
    """The person whose office the description names: “the minister” after Economy Minister Ann Lee."""
    if cast.words.are_several(lows[0], heads[-1]):
        return None
    told = {low for low in lows if low not in cast.words.determiners} - set(heads)
    bare_office = not any(low[:1].isalpha() for low in told)
    latest: tuple[tuple[int, int], Figure] | None = None
    for figure in cast.held_by(heads[-1]):
        held = any(
            cast.is_office(office, heads[-1]) and (bare_office or told <= around) for office, around in figure.offices
        )
        before = bisect_left(figure.places, mention.at)
        if held and before and (latest is None or figure.places[before - 1] > latest[0]):
            latest = figure.places[before - 1], figure
    if latest is None:
        named = cast.specified(heads[-1])
        if len(named) != 1 or named[0].at > mention.at:
            return None
        latest = named[0].at, named[0]
    return Speaker(latest[1].name, f"“{mention.text}”: {heads[-1]} is said of {latest[1].name}")


def _by_last_holder(cast: Cast, mention: Mention, heads: list[str]) -> Speaker | None:
    """Who spoke last, if the office is that person's, in whatever words: la senadora por Elmar."""
    if cast.words.are_several(mention.text.split()[0].lower(), heads[-1]):
        return None
    heard = cast.heard((mention.at[0] - HEARD_REACH, 0), mention.at)
    figure = heard[-1][1] if heard else None
    if figure is None or not any(cast.is_office(office, heads[-1]) for office, _ in figure.offices):
        return None
    return Speaker(figure.name, f"“{mention.text}”: {heads[-1]} is said of {figure.name}, who spoke last")


def _by_nearness(cast: Cast, mention: Mention, heads: list[str]) -> Speaker | None:
    """The last person heard, for a short description of a person that nothing else explains: the trade unionist."""
    if not cast.words.is_person_noun(heads[-1]):
        return None
    gender = cast.gender_of(heads[-1])
    for place, figure in reversed(cast.heard((mention.at[0] - HEARD_REACH, 0), mention.at)):
        if not figure.person:
            continue
        if any(seen.figure is not figure and seen.figure.person for seen in cast.named_between(place, mention.at)):
            return None
        if gender and figure.gender and gender != figure.gender:
            return None
        return Speaker(figure.name, f"“{mention.text}”: {figure.name}, who spoke last")
    found = nearest(cast, mention.at, gender, True, 1, True)
    if found is None or not found[0].person or mention.at[0] - found[0].at[0] > MAX_HOLDER:
        return None
    if len(heads) > 1 and not (cast.words.rigid and _only_person(cast, found[0], mention)):
        return None
    return Speaker(found[0].name, f"“{mention.text}”: {found[0].name}, {found[1]}")


def _only_person(cast: Cast, figure: Figure, mention: Mention) -> bool:
    """Whether nobody else was named in the paragraphs before a description of several words."""
    near = cast.named_between((mention.at[0] - HEARD_REACH, 0), mention.at)
    return all(seen.figure is figure or not seen.figure.person for seen in near)


def _by_body(cast: Cast, mention: Mention, noun: str) -> Speaker | None:
    """The body that “the bank” or “the company” is: the last named of which it is said, else the last that is named."""
    near = cast.named_between((mention.at[0] - BODY_REACH, 0), mention.at)
    held = _last_with(cast, mention.at, noun)
    other = [seen.figure for seen in reversed(near) if seen.subject and _like_body(cast, seen.figure)]
    # who spoke before who did not, Harrow Sachs before Guyana
    other.sort(key=lambda figure: (id(figure) not in cast.spoke, len(figure.parts) < 2 and not figure.group))
    kin = next((seen.figure for seen in reversed(near) if _is_kin(cast, seen.figure, noun)), None)
    figure = held or kin or (other[0] if other and noun in cast.words.firms else None)
    return Speaker(figure.name, f"“{mention.text}”: {figure.name}, the last body named") if figure is not None else None


def _is_kin(cast: Cast, figure: Figure, noun: str) -> bool:
    """Whether a name holds a word for the kind of body that a noun is said of: the agency, a Department of Roads."""
    return len(figure.parts) > 1 and not cast.words.bodies.get(noun, _NONE).isdisjoint(figure.parts)


def _last_with(cast: Cast, at: tuple[int, int], noun: str) -> Figure | None:
    """The last figure in front of a place whose name holds a noun and more: the Norland Institute, the institute."""
    before = reversed(cast.named_between((0, 0), at))
    return next((seen.figure for seen in before if noun in seen.figure.parts and len(seen.figure.parts) > 1), None)


def _like_body(cast: Cast, figure: Figure) -> bool:
    """Whether a name may be that of a body: not that of a person or place."""
    if figure.gender or figure.offices or figure.name.lower() in cast.words.places:
        return False
    return not figure.person or (len(figure.parts) > 1 and _always_in_full(cast, figure))


def _always_in_full(cast: Cast, figure: Figure) -> bool:
    """Whether a name comes again with all its words, as those of bodies do; people are called by their surnames."""
    named = [sentence.masked.count(figure.name, sentence.start, sentence.end) for sentence in cast.narrative]
    return sum(named) > 1 and sum(named) == len(figure.places) and figure.parts[0] not in cast.words.given


def _by_first_words(cast: Cast, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
    """The words in which the source was first described: “the official” after “an anonymous official”."""
    told = {low for low in lows if low not in cast.words.determiners} | set(heads)
    for sentence in cast.sentences_with(heads[-1], mention.at):
        for at in range(len(sentence.tokens)):
            phrase = _called_first(sentence, at, heads[-1], mention, cast.words)
            if phrase is not None and told <= {bare(word) for word in phrase.lower().split()}:
                return Speaker(
                    phrase, f"“{mention.text}”, first called “{phrase}” in paragraph {sentence.paragraph + 1}"
                )
    return None


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
    ends = low in words.verbs or low in words.finite or low in words.relative or low in words.that
    timed = low in words.calendar or low in words.times or (words.rigid and words.is_past(low))
    return not ends and not timed


_BELIEFS: dict[str, Callable[[Cast, Mention], Speaker]] = {
    "name": _named,
    "pronoun": _pronoun,
    "implied": _implied,
    "description": _described,
}
