"""Which of a sentence's candidates a reporting word, or the sentence itself, most likely has for its subject."""

from __future__ import annotations

from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Cue, Sentence
from article_extract.fields.quotes.phrases import Candidate, named
from article_extract.fields.quotes.points import (
    BEHIND_APPOSED,
    BEHIND_QUOTE,
    BY_KIND,
    GOVERNED,
    OBLIQUE,
    OWNER,
    gaps_between,
    is_relative,
    points_of,
)
from article_extract.fields.quotes.tokens import Token
from article_extract.fields.quotes.words import Words

ENOUGH_TURNED = -2.5  # the same in German, whose word order says less
MAX_OPENING = 3  # tokens before the text at the head of a sentence: In seinem neuen Bericht heißt es
MAX_ASIDE = 4  # words between commas behind a verb: por su parte
MAX_RELATIVE = 10  # words of a relative clause before its quotation
ENOUGH = 0.5  # below this, the sentence names nobody


def subject_of(
    sentence: Sentence,
    cue: Cue,
    cast: Cast,
    low: int = 0,
    high: int | None = None,
    *,
    inverted: bool = False,
    behind: bool = False,
) -> Candidate | None:
    """The likeliest subject of a reporting word among the candidates within tokens [low, high).

    inverted: the verb stands right behind a quotation, so that its subject is looked for behind it first; behind: `low`
    is the first word behind a quotation.
    """
    best: Candidate | None = None
    most = ENOUGH_TURNED if cast.words.noun_capitals else ENOUGH
    limit = len(sentence.tokens) if high is None else high
    for candidate in candidates(sentence, cast):
        if candidate.first < low or candidate.last >= limit:
            continue
        if candidate.first <= cue.last and candidate.last >= cue.first:
            continue
        points = points_of(sentence, cue, candidate, cast, inverted)
        if behind and candidate.first == low:
            opens_apposition = sentence.after(candidate.last).strip()[:1] == "," and candidate.last < cue.first
            points += BEHIND_APPOSED if opens_apposition and candidate.sort == "name" else BEHIND_QUOTE
        if points > most:
            best, most = candidate, points
    if best is not None and best.sort == "pronoun":
        best = _antecedent_beside(sentence, best, cast) or best
    if best is None:
        return None
    return _apposed_behind(sentence, best, cue, cast) or _named_last(sentence, best, cue, cast)


def _apposed_behind(sentence: Sentence, best: Candidate, cue: Cue, cast: Cast) -> Candidate | None:
    """The name behind an office and what that is of, behind its verb: dice el jefe del Puerto de Elmar, Luis Roe."""
    words = cast.words
    following = sentence.tokens[best.last + 1 : best.last + 2]
    led = best.sort == "person" and best.first > cue.last and any(t.low in words.prepositions for t in following)
    if words.rigid or words.noun_capitals or not words.articles or not led:
        return None
    for candidate in candidates(sentence, cast):
        begin = sentence.first_token_from(candidate.mention.at[1])  # an office before the comma is not the name's
        if candidate.first <= best.last or candidate.sort != "name" or "," not in sentence.before(begin):
            continue
        inner = sentence.tokens[best.last + 1 : begin]
        known = any(t.low in words.finite | words.that | words.relative or t.low in words.verbs for t in inner)
        unbroken = not any("," in gap for gap in gaps_between(sentence, best.last, begin - 1))
        closed = sentence.after(candidate.last).strip()[:1] in ("", ",", ".", ";") and candidate.last > candidate.first
        return candidate if unbroken and closed and not known and not candidate.owner else None
    return None


def _antecedent_beside(sentence: Sentence, pronoun: Candidate, cast: Cast) -> Candidate | None:
    """Whom a relative pronoun stands right behind: preguntaron a Ana Ruiz, quien dijo."""
    if sentence.tokens[pronoun.first].low not in cast.words.relative or not pronoun.first:
        return None
    beside = (c for c in candidates(sentence, cast) if c.last == pronoun.first - 1 and c.sort in ("name", "person"))
    return next(beside, None)


def _named_last(sentence: Sentence, best: Candidate, cue: Cue, cast: Cast) -> Candidate:
    """The name at the end of a phrase that a relative clause follows: a review in the Evening Post, which says.

    Also the name that commas part from an office in several words: Minister of Roads, Lakes and Works, Ann Lee, said.
    """
    steps = sentence.tokens[best.last + 1 : cue.first]
    if best.sort == "person" and best.last < cue.first and cast.words.rigid:
        return _apposed_last(sentence, best, cue, cast) or best
    if (
        best.sort == "name"
        or not steps
        or not is_relative(steps, gaps_between(sentence, best.last, cue.first), cast.words)
    ):
        return best
    run = next((run for run in cast.runs_of(sentence) if best.first < run.lead and run.last == best.last), None)
    return best if run is None else named(sentence, run, run.lead, cast)


def _apposed_last(sentence: Sentence, best: Candidate, cue: Cue, cast: Cast) -> Candidate | None:
    """The name that stands between commas right in front of a verb, with nothing but names from its office to it."""
    words = cast.words
    for candidate in candidates(sentence, cast):
        if not best.last < candidate.first <= candidate.last == cue.first - 1 or candidate.sort != "name":
            continue
        between = sentence.tokens[best.last + 1 : candidate.first]
        plain = all(t.capital or t.low in words.joiners or t.low in words.definite for t in between)
        closed = sentence.after(candidate.last) == ", " and "," in sentence.before(candidate.first)
        return candidate if plain and closed and not candidate.owner and not candidate.governed else None
    return None


def first_topic(sentence: Sentence, cast: Cast, high: int) -> Candidate | None:
    """In languages whose verb comes last: the phrase with a comma behind it nearest the quotation, else the first."""
    listed = [
        candidate
        for candidate in candidates(sentence, cast)
        if candidate.last < high and candidate.sort in ("name", "person", "pronoun", "document")
    ]
    if not listed:
        return None
    marked = [c for c in listed if sentence.after(c.last).strip()[:1] == "," and c.sort in ("name", "pronoun")]
    return marked[-1] if marked else listed[0]


def later_subject(sentence: Sentence, cue: Cue, cast: Cast) -> Candidate | None:
    """Where verbs need no subject: the first name that hangs on nothing, behind what else the verb has."""
    words = cast.words
    for candidate in candidates(sentence, cast) if words.drops else ():
        free = not (candidate.governed or candidate.owner or candidate.oblique)
        if candidate.first <= cue.last or candidate.sort not in ("name", "person") or not free:
            continue
        steps = sentence.tokens[cue.last + 1 : candidate.first]
        if any(token.low in words.that or token.low in words.relative or token.low in words.verbs for token in steps):
            return None
        gaps = gaps_between(sentence, cue.last, candidate.first)
        return None if any("," in gap for gap in gaps) and not _is_aside(steps, gaps, words) else candidate
    return None


def _is_aside(steps: list[Token], gaps: list[str], words: Words) -> bool:
    """Whether commas part only small words from a verb and its subject: lamenta, por su parte, Ana Ruiz."""
    small = all(token.low in words.between or token.low in words.prepositions for token in steps)
    closed = gaps[0].strip() == gaps[-1].strip() == "," and not any(gap.strip() for gap in gaps[1:-1])
    return 0 < len(steps) <= MAX_ASIDE and small and closed


def cited(sentence: Sentence, cue: Cue, cast: Cast) -> Candidate | None:
    """The document that a verb without a person's subject is said of: it says in a statement, heißt es in dem Brief."""
    words = cast.words
    for candidate in candidates(sentence, cast):
        if cue.last < candidate.first <= cue.last + 4 and candidate.governed:
            steps = sentence.tokens[cue.last + 1 : candidate.first]
            named = candidate.sort == "document" or (candidate.sort in ("name", "person") and not words.drops)
            if named and all(t.low in words.prepositions or t.low in words.between for t in steps):
                return candidate
    return None


def holder(sentence: Sentence, cue: Cue, cast: Cast) -> Candidate | None:
    """The text that a verb without a subject says words stand in: in dem Brief heißt es, hieß es in dem Brief."""
    hang = cast.words.noun_capitals  # § 2 der Verordnung
    front = [
        c
        for c in candidates(sentence, cast)
        if c.last < cue.first and (c.governed or (hang and c.oblique and c.sort == "document")) and c.sort != "pronoun"
    ]
    documents = [candidate for candidate in front if candidate.sort == "document"]
    opening = next((c for c in documents or front if c.first <= MAX_OPENING), None)
    if opening is not None and opening.sort == "document":
        return opening
    behind = (c for c in candidates(sentence, cast) if c.governed and cue.last < c.first <= cue.last + 2)
    if cast.words.noun_capitals:  # in der Krise sei es eng, heißt es in den Thesen
        return cited(sentence, cue, cast) or next(behind, None) or opening
    return cited(sentence, cue, cast) or opening or next(behind, None)


def is_silent(sentence: Sentence, cue: Cue, cast: Cast) -> bool:
    """Whether a verb that reports only what stands in a text has no text: er steht für „…“"""
    if cue.kind != "weak" or cue.base not in cast.words.impersonal:
        return False
    if sentence.tokens[0].low in cast.words.therein:
        return False  # Darauf stand: „…“
    text = holder(sentence, cue, cast)
    return text is None or text.sort != "document"


def related(sentence: Sentence, first: int, cast: Cast) -> Candidate | None:
    """Whom the relative clause around a quotation is about: ein Kommentar, der den Plan „…“ nennt.

    first: the first token behind the quotation. Only “der” is a subject's pronoun and nothing else before another
    article.
    """
    tokens = sentence.tokens
    begin = next((at for at in range(first - 1, 0, -1) if "," in sentence.before(at)), 0)
    if not begin or first - begin > MAX_RELATIVE or tokens[begin].low not in cast.words.nominative:
        return None
    if begin + 1 < first and tokens[begin + 1].capital:
        return None  # …, der Minister
    ahead = [c for c in candidates(sentence, cast) if c.last < begin and not c.owner]
    return ahead[-1] if ahead else None


def main_clause(sentence: Sentence, words: Words) -> int:
    """Index of the first token behind a clause that opens the sentence and hangs on the next: If it rains, Ann Lee …"""
    tokens = sentence.tokens
    if not words.rigid or not tokens or tokens[0].low not in words.that - words.joiners - words.quoting:
        return 0  # also: as Ann Lee says, …
    return next((at for at in range(1, len(tokens)) if "," in sentence.before(at)), 0)


def sentence_subject(sentence: Sentence, cast: Cast, before: int | None = None) -> Candidate | None:
    """The phrase that a sentence without a reporting word is likeliest about."""
    limit = before if before is not None else sentence.end
    main = main_clause(sentence, cast.words)
    best: Candidate | None = None
    most = 0.0
    for seen, candidate in enumerate(candidates(sentence, cast)):
        if sentence.tokens[candidate.first].start >= limit:
            break
        if cast.words.noun_capitals and candidate.mention.gender == "0":
            continue  # man
        points = BY_KIND[candidate.sort] - 0.6 * seen
        points += GOVERNED * (candidate.first < main)
        points += GOVERNED * candidate.governed / 3 + OBLIQUE * candidate.oblique / 3 + OWNER * candidate.owner / 4
        if candidate.sort in ("phrase", "noun", "document"):
            points -= 1.0
        if points > most:
            best, most = candidate, points
    return best
