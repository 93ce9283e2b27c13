"""Phrases that could name a source: a name, or an article and a noun for somebody with what belongs to them."""

from __future__ import annotations

from typing import NamedTuple

from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.grammar import (
    has_complement,
    is_feminine,
    is_governed,
    is_head,
    is_manner,
    is_noun,
    is_oblique,
    is_plain,
    is_somebody,
    is_somebodys_noun,
    may_be_noun,
)
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.names import Run, is_trade
from article_extract.fields.quotes.phrase_ends import is_partitive, is_relative, phrase_ends, simple_end, with_modifiers
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.tokens import Token, possessive
from article_extract.fields.quotes.words import Words

MAX_BARE_NAME = 3  # words of a name that no capitals tell
MAX_MARKED = 4  # words of a name in marks
MAX_PHRASE = 14  # words of a description with what prepositions add to it
MIN_NOUN = 4  # letters of a noun for a body that a case ending is told by: Bankası, but not the surname Demir


class Candidate(NamedTuple):
    """A phrase that could name a source: tokens [first, last].

    sort: "name", "pronoun", "person", "document", "phrase" (an article and a noun) or "noun". governed: hangs on a
    preposition; oblique: its article is not a subject's; owner: a possessive.
    """

    first: int
    last: int
    sort: str
    mention: Mention
    governed: bool = False
    oblique: bool = False
    owner: bool = False
    head: int = -1


def _owns_by_mark(sentence: Sentence, last: int, words: Words) -> bool:
    """Whether an apostrophe alone says that something is whose name it ends: the Jones’ house, Jonas‘ Kollege."""
    mark = sentence.after(last)[:2]
    if words.rigid:
        return mark in ("’ ", "' ")
    hissing = words.noun_capitals and sentence.tokens[last].low.endswith(("s", "ß", "x", "z"))
    return hissing and mark in ("’ ", "' ", "‘ ") and sentence.tokens[last + 1].capital


def named(sentence: Sentence, run: Run, first: int, cast: Cast) -> Candidate:
    """The candidate that a name is; first: the token where what belongs to it begins."""
    tokens = sentence.tokens
    words = cast.words
    end = tokens[run.last].start + len(tokens[run.last].bare)
    lead = [token.bare for token in tokens[run.lead : run.first]]
    gender = next((cast.gender_of(low) for low in lead if cast.gender_of(low)), "")
    if words.order == "sov":
        end = _without_case(tokens[run.last].low, tokens[run.last].start, end, words)
    place = (sentence.paragraph, tokens[run.first].start)
    mention = Mention("name", sentence.masked[tokens[run.first].start : end], place, gender)
    stripped = run.first - run.lead
    letters = stripped and tokens[run.first - 1].text.isupper() and not is_noun(tokens[run.first - 1].low, words)
    letters = letters or _is_of_name(sentence, run, first, cast)
    governed = not letters and not _is_subject_form(sentence, run, words) and is_governed(sentence, first, words)
    oblique = first > 0 and tokens[first - 1].low in words.oblique and sentence.gap(first - 1, first) == " "
    described = (
        first > 1
        and words.noun_capitals
        and sentence.gap(first - 2, first - 1) == sentence.gap(first - 1, first) == " "
    )
    oblique = oblique or (described and is_oblique(sentence, first - 2, words))
    owner = possessive(tokens[run.last].text) or _owns_by_mark(sentence, run.last, words)
    owner = owner or (words.noun_capitals and tokens[run.last].bare != tokens[run.last].low)  # Ruth Saals Verweis
    return Candidate(first, run.last, "name", mention, governed, oblique, owner)


def _is_of_name(sentence: Sentence, run: Run, first: int, cast: Cast) -> bool:
    """Whether the preposition in front belongs to a name as the article has it elsewhere: forderte von Saal."""
    low = sentence.tokens[first - 1].low if first and cast.words.noun_capitals else ""
    if low not in cast.words.agents or run.first != first:
        return False
    parts = (low, sentence.tokens[run.first].bare)
    known = cast.known.by_part.get(parts[1], ())
    return any(parts == figure.parts[at : at + 2] for figure in known for at in range(1, len(figure.parts) - 1))


def _is_subject_form(sentence: Sentence, run: Run, words: Words) -> bool:
    """Whether a first name stands as it does for a subject, where names change by case: Paweł, not Pawła."""
    return bool(words.person_stems) and sentence.tokens[run.first].low in words.given


def _without_case(low: str, start: int, end: int, words: Words) -> int:
    """End of a name without the case ending that an apostrophe or a known noun parts from it."""
    if "'" in low:
        return start + low.index("'")
    stem = next((length for length in range(len(low), MIN_NOUN - 1, -1) if low[:length] in words.outlets), 0)
    return start + stem if stem else end


def phrase_from(sentence: Sentence, first: int, leads: dict[int, Run], cued: set[int], cast: Cast) -> Candidate | None:
    """The phrase that an article or a noun for a person opens; a name at its end is what it names."""
    words = cast.words
    tokens = sentence.tokens
    if is_somebody(sentence, first, words):
        mention = Mention("description", tokens[first].text, (sentence.paragraph, tokens[first].start))
        return Candidate(first, first, "person", mention, head=first)
    following = tokens[first + 1].low if first + 1 < len(tokens) else ""
    if words.noun_capitals and is_relative(tokens[first].low, following, words):
        return None
    last, head = first, first if is_somebodys_noun(tokens[first], words) else -1
    start = first + 1 if is_partitive(sentence, first, words) else first
    for at in range(first + 1, min(len(tokens), first + MAX_PHRASE + 1)):
        if at in cued or phrase_ends(sentence, at, head, words):
            break
        if at in leads and _names_it(sentence, first, head, leads[at], cast):
            name = named(sentence, leads[at], at, cast)
            if at > first and _is_behind_body(tokens, leads[at], words):
                return name._replace(governed=False, oblique=False)
            oblique = is_oblique(sentence, first, words)
            governed = not _is_subject_form(sentence, leads[at], words) and is_governed(sentence, first, words)
            return name._replace(first=first, governed=governed, oblique=oblique)
        if (
            is_head(tokens[at].low, words)
            and may_be_noun(tokens[at], words)
            and head in (-1, at - 1)
            and not has_complement(sentence, start, at, words)
        ):
            head = at
        last = at
    while last > max(first, head) and (tokens[last].low in words.prepositions or is_manner(tokens[last], words)):
        last -= 1
    if words.rigid and 0 <= head < last and words.is_past(tokens[head + 1].low) and not {first - 1, last + 1} & cued:
        last = head  # the government moved on Monday; but: people moved from their homes said
    return _described(sentence, first, last, head, words)


def _is_behind_body(tokens: list[Token], run: Run, words: Words) -> bool:
    """Whether a person's name follows a feminine noun for a body, with which its case is not shared: in der Partei Jan

    Saal.
    """
    noun = tokens[run.first - 1]
    body = noun.capital and is_feminine(noun.low, words) and not words.is_person_noun(noun.low)
    return words.noun_capitals and body and run.last > run.first and tokens[run.first].low in words.given


def _names_it(sentence: Sentence, first: int, head: int, run: Run, cast: Cast) -> bool:
    """Whether a name inside a phrase is whom the phrase is about: the judge Ann Lee, but not the judge of Leeds."""
    words = cast.words
    tokens = sentence.tokens
    if head >= 0:
        if words.noun_capitals and _is_of_whom(tokens, run, words):
            return False  # eine Sprecherin von Ministerin Ruth Saal
        if run.first > run.lead and tokens[run.first].low in words.given and (run.last > run.first or not words.rigid):
            if not (words.rigid and is_trade(tokens[run.first - 1].low, words)):  # a spokesman for Senator Ann Lee
                return True  # the judge of the Supreme Court Ann Lee
        lettered = words.rigid and run.lead < run.first < run.last and tokens[run.first - 1].text.isupper()
        if lettered or (words.articles and _follows_noun(tokens, run, words)):
            return True  # the head of research Ann Lee
        behind = tokens[run.last + 1].low if sentence.after(run.last) == " " and run.last + 1 < len(tokens) else ""
        if words.rigid and words.is_person_noun(behind):
            return False  # the 22-year-old Harrow striker
        own = not has_complement(sentence, head, run.lead, words)
        return own and not possessive(tokens[run.last].text) and is_personal(sentence, run, cast)
    if words.noun_capitals and run.first > run.lead and not is_personal(sentence, run, cast):
        return False  # der frühere Bürgermeister Islands, Jon Berg
    following = tokens[run.last + 1].low if run.last + 1 < len(tokens) else ""
    if words.rigid and run.first == run.last and sentence.after(run.last) == " " and is_plain(following, words):
        return False  # one Harrow operative
    free = not has_complement(sentence, first - 1 if not words.noun_capitals else first, run.lead, words)
    return free and not possessive(tokens[run.last].text) and not is_noun(following, words)


def _is_of_whom(tokens: list[Token], run: Run, words: Words) -> bool:
    """Whether an office in front of a name is the complement of another noun: ein Sprecher des Ministers Jan Saal."""
    led = tokens[run.lead - 1].low in words.genitives or tokens[run.lead - 1].low in words.agents
    office = tokens[run.first - 1].low
    declined = tokens[run.lead - 1].low not in words.oblique or office not in words.persons  # des Ministers
    return led and declined and run.first > run.lead and words.is_person_noun(office)


def _follows_noun(tokens: list[Token], run: Run, words: Words) -> bool:
    """Whether a first name and a surname stand right behind a noun, which what comes before adds to."""
    before = tokens[run.lead - 1]
    noun = before.low not in words.prepositions and before.low not in words.determiners
    noun = noun and (words.noun_capitals or not before.capital)
    return run.last > run.first and tokens[run.first].low in words.given and noun


def _uncapitalised_name(tokens: list[Token], first: int, head: int, last: int, words: Words) -> int:
    """Index of the first word of the name behind a noun for a person, in a script without capitals; 0 for none.

    Names of two or three words stand behind the office there, and behind what the office is of where that has the
    article (مدير المدرسة يوسف العلي, सरपंच रमेश यादव).
    """
    if head < 0 or last - first < 2 or tokens[last].text.isascii() or tokens[last].text.upper() != tokens[last].low:
        return 0
    office = next((at for at in (head, first) if words.is_person_noun(tokens[at].low)), None)
    if office is None:
        return 0
    begin = office + 1
    while words.article and last - begin >= 2 and tokens[begin].low.startswith(words.article):
        begin += 1
    nouns = any(is_noun(token.low, words) for token in tokens[begin : last + 1])
    return begin if 2 <= last - begin + 1 <= MAX_BARE_NAME and not nouns else 0


def _described(sentence: Sentence, first: int, last: int, head: int, words: Words) -> Candidate | None:
    """The description that tokens [first, last] make, without a preposition at its end."""
    tokens = sentence.tokens
    while last > first and (tokens[last].low in words.prepositions or tokens[last].low in words.determiners):
        last -= 1
    if last == first and head < 0:
        return None
    if words.noun_capitals and head < 0 and not any(token.capital for token in tokens[first + 1 : last + 1]):
        return None  # wurde das gelagert, was …
    begin = _uncapitalised_name(tokens, first, head, last, words)
    if begin:
        text = sentence.masked[tokens[begin].start : tokens[last].end]
        mention = Mention("name", text, (sentence.paragraph, tokens[begin].start))
        return Candidate(first, last, "name", mention, is_governed(sentence, first, words), head=head)
    sort = "phrase"
    if head >= 0:
        sort = "person" if words.is_person_noun(tokens[head].low) else "document"
    elif tokens[first].low not in words.determiners:
        sort = "noun"
    else:
        last = simple_end(sentence, first, last, words)
        if last == first and words.noun_capitals:
            return None  # die über den Platz gehen
    if head == first and words.rigid:
        first = with_modifiers(sentence, first, words)
    text = sentence.masked[tokens[first].start : tokens[last].end]
    marked = _name_in_marks(sentence, last, words) if sentence.spans and head >= 0 else None
    if marked is not None:
        text = sentence.text[tokens[first].start : marked.right]
    counted = tokens[head : head + 1] if head >= 0 and words.rigid else tokens[first : last + 1]
    article = tokens[first].low
    several = any(words.are_several(article, token.low) for token in counted) if counted else False
    gender = "pl" if several else ""
    mention = Mention("description", text, (sentence.paragraph, tokens[first].start), gender)
    oblique = is_oblique(sentence, first, words)
    owner = possessive(tokens[last].text)
    return Candidate(first, last, sort, mention, is_governed(sentence, first, words), oblique, owner, head)


def _name_in_marks(sentence: Sentence, last: int, words: Words) -> Span | None:
    """The name in marks that a German phrase goes on with: eine Sprecherin der Gruppe „Elmwacht“, der „Elmwacht“."""
    tokens = sentence.tokens
    following = last + 1 < len(tokens) and sentence.after(last) == " " and tokens[last + 1].low in words.genitives
    body = words.is_body(tokens[last].low) or tokens[last].low in words.naming
    ends = (tokens[last].end if body else -1, tokens[last + 1].end if following else -1)
    for span in sentence.spans if words.noun_capitals else ():
        said = span.text(sentence.text).split()
        if span.left - 1 in ends and sentence.masked[span.left - 1] == " " and 0 < len(said) <= MAX_MARKED:
            return span if said[0][0].isupper() and said[-1][-1].isalnum() else None
    return None


def is_personal(sentence: Sentence, run: Run, cast: Cast) -> bool:
    """Whether a name behind a noun for a person is that person's, not what the office is of."""
    name = sentence.tokens[run.first].text
    if run.last == run.first and name.isupper() and len(name) < 6:
        return False
    single = cast.words.noun_capitals and run.last == run.first
    if single and cast.words.without_owner(name.lower()) in cast.words.places:
        return False
    if single and name.endswith(cast.words.owner_endings):
        if any(o.first == run.last + 1 < o.last and sentence.after(run.last) == ", " for o in cast.runs_of(sentence)):
            return False  # the person is behind the comma
        known = cast.longest((name.lower(),))
        return known is not None and (known.person or len(known.parts) > 1)
    if cast.words.articles or run.last > run.first:
        return True
    figure = cast.longest((sentence.tokens[run.first].bare,))
    return figure is not None and (figure.person or len(figure.parts) > 1)
