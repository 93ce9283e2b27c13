"""Sources that no reporting word goes with: signed behind a dash, in brackets, before a colon."""

from __future__ import annotations

from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.evidence import (
    Attribution,
)
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.names import is_acronym
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.sources import sentence_subject
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.words import Words

MAX_SIGNED = 14  # words of a description behind a dash

MIN_BRACKETED = 5  # words of what a name says in brackets; shorter ones are titles: Ann Lee (“The Long Night”)


def signed_behind(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """“…” — Ann Lee: a name behind a dash, and nothing else; “…” (Ann Lee)."""
    enclosed = _enclosed(sentence, span, cast)
    if enclosed is not None:
        return enclosed
    tail = sentence.masked[span.right : sentence.end].strip(" .,")
    if tail[:1] not in "–—-―" or not tail:
        return None
    first = sentence.first_token_from(span.right)
    for run in cast.runs_of(sentence):
        if run.lead == first and not any(cue.first >= first for cue in sentence.cues):
            rest = sentence.masked[sentence.tokens[run.last].end : sentence.end].strip()
            if not rest or rest[0] in ".,(":
                mention = next((c.mention for c in candidates(sentence, cast) if c.first == run.lead), None)
                return Attribution(None, mention, "signed behind the quotation", 3) if mention else None
    return _signed_by_trade(sentence, first, cast)


def signs(sentence: Sentence, cast: Cast) -> Mention | None:
    """The name that a sentence without anything else signs with: (Ann Lee); Moderator Bob Roe (@bobroe)."""
    tokens, words = sentence.tokens, cast.words
    run = next(iter(cast.runs_of(sentence)), None)
    if run is None or run.last == run.lead or sentence.cues or sentence.spans:
        return None
    led = all(words.is_person_noun(t.low) or t.low in words.joiners for t in tokens[: run.first])
    rest = sentence.masked[tokens[run.last].end : sentence.end].strip(" .")
    if not led or not (rest in ("", ")") or rest[0] == "(" and rest[-1] == ")"):
        return None
    return next((c.mention for c in candidates(sentence, cast) if c.last == run.last and c.sort == "name"), None)


def _signed_by_trade(sentence: Sentence, first: int, cast: Cast) -> Attribution | None:
    """“…” — a nurse in Leeds: a description behind a dash, and nothing else."""
    steps = sentence.tokens[first:]
    if not cast.words.rigid or not 0 < len(steps) <= MAX_SIGNED or any(cue.first >= first for cue in sentence.cues):
        return None
    tail = sentence.masked[steps[0].start : sentence.end].strip(" .")
    named = any(cast.words.is_person_noun(token.low) for token in steps)
    if not named or any(token.low in cast.words.finite or token.low in cast.words.pronouns for token in steps):
        return None
    mention = Mention("description", tail, (sentence.paragraph, steps[0].start))
    return Attribution(None, mention, "signed behind the quotation", 3)


def _enclosed(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """“…” (Ann Lee): a person's name right behind the quotation, in brackets of its own."""
    if sentence.masked[span.right : span.right + 2] != " (":
        return None
    first = sentence.first_token_from(span.right)
    run = next((run for run in cast.runs_of(sentence) if run.lead == first and run.last > run.first), None)
    if run is None or sentence.after(run.last)[:1] != ")" or sentence.tokens[run.first].low not in cast.words.given:
        return None
    mention = next((c.mention for c in candidates(sentence, cast) if c.last == run.last and c.sort == "name"), None)
    return Attribution(None, mention, "in brackets behind the quotation", 3) if mention is not None else None


def named_beside(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """Ann Lee (“…”): a name and what it says in brackets; “…”, and Bob Roe: “…”: the second of those who are listed."""
    lead = sentence.masked[sentence.start : span.left].rstrip()
    bracketed = lead.endswith("(") and sentence.masked[span.right : span.right + 1] == ")"
    listed = lead.endswith(":") and any(other.right <= span.left for other in sentence.spans)
    if not (bracketed and len(span.text(sentence.text).split()) >= MIN_BRACKETED or listed):
        return None
    last = sentence.first_token_from(span.left) - 1
    ending = next((c for c in candidates(sentence, cast) if c.last == last and c.sort == "name"), None)
    if ending is None or ending.governed or ending.oblique or ending.owner:
        return None
    if bracketed and is_acronym(sentence.tokens[last].text):
        return None  # what its letters stand for
    before = sentence.tokens[ending.first - 1].low if ending.first else ""
    lead = sentence.before(ending.first).strip()
    at_once = cast.words.noun_capitals and lead != "" and lead[-1] in MASKS  # Saal: „…“ Roth: „…“
    if listed and not (before in cast.words.joiners or lead in (",", ";") or at_once):
        return None
    where = "in brackets behind the name" if bracketed else "named before the colon"
    return Attribution(None, ending.mention, where, 3)


def named_before_colon(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """X: “…”"""
    head = sentence.masked[sentence.start : span.left].rstrip()
    if not head.endswith(":"):
        return None
    chosen = sentence_subject(sentence, cast, before=span.left)
    if chosen is None:
        chosen = next((c for c in candidates(sentence, cast) if _is_from(sentence, c, cast.words)), None)
    if chosen is None and cast.words.noun_capitals:
        chosen = _of_last_clause(sentence, span, cast)
    chosen = _comes_from(sentence, span, cast) or chosen
    thing = chosen is not None and chosen.sort in ("phrase", "noun", "document")
    if thing and cast.words.noun_capitals and sentence.reported:
        return None  # Zugleich zeige der Film: „…“ is of who tells so
    mention = _whose(sentence, chosen, cast) or (chosen.mention if chosen is not None else None)
    return Attribution(None, mention, "named before the colon", 2) if mention is not None else None


def _of_last_clause(sentence: Sentence, span: Span, cast: Cast) -> Candidate | None:
    """Who the clause right before a colon is about, where a sentence is long: …, worauf Ann Lee anmoderiert: „…“"""
    end = sentence.first_token_from(span.left)
    begin = next((at for at in range(end - 1, 0, -1) if "," in sentence.before(at)), 0)
    for candidate in candidates(sentence, cast):
        free = not (candidate.governed or candidate.oblique or candidate.owner)
        if begin <= candidate.first < end and free and candidate.sort in ("name", "person", "pronoun"):
            return candidate
    return None


def _whose(sentence: Sentence, chosen: Candidate | None, cast: Cast) -> Mention | None:
    """Whose opinion a thing in front of a colon is: Ihr Fazit: „…“"""
    if not sentence.tokens:  # signs and a quotation, nothing else
        return None
    opening = sentence.tokens[0]
    gender = cast.words.owners.get(opening.low)
    thing = chosen is None or (chosen.first == 0 and chosen.sort in ("phrase", "noun", "document"))
    if gender is None or not thing or opening.low in cast.words.pronouns:
        return None
    return Mention("pronoun", opening.text, (sentence.paragraph, opening.start), gender)


def _comes_from(sentence: Sentence, span: Span, cast: Cast) -> Candidate | None:
    """Of whom what is said is told to come, right before a colon: Kritik kam von Ann Lee: „…“"""
    words, last = cast.words, sentence.first_token_from(span.left) - 1
    if not words.noun_capitals or not any(token.low in words.utterances for token in sentence.tokens[:2]):
        return None
    for candidate in candidates(sentence, cast):
        if candidate.last == last and candidate.first and sentence.tokens[candidate.first - 1].low in words.agents:
            return candidate
    return None


def _is_from(sentence: Sentence, candidate: Candidate, words: Words) -> bool:
    """Whether a name says whose a noun in front of it is: Das Fazit von Ann Lee: „…“"""
    at = candidate.first - 1
    whose = candidate.sort == "name" and at > 0 and sentence.tokens[at].low in words.agents
    return whose and sentence.tokens[at - 1].capital and words.noun_capitals
