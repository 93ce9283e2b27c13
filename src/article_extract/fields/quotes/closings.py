"""Reporting words at the end of a sentence, which cover all of it: … the “plan” for the town, says Ann Lee."""

from __future__ import annotations

from article_extract.fields.quotes.breaks import COMMAED
from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Cue, Sentence
from article_extract.fields.quotes.evidence import (
    BEHIND,
    Attribution,
    governed_by,
    implied,
    made,
    told_from,
)
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.sources import cited
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.words import Words

MAX_ADDRESSEE = 4  # words behind a verb that ends the sentence: told the Evening Post


def told_at_end(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """… the “plan” for the town, says Ann Lee: an attribution at the end of the sentence covers the whole of it."""
    for cue in sentence.cues:
        if cue.kind == "according" and cast.words.rigid and sentence.tokens[cue.first].start >= span.right:
            whose = governed_by(sentence, cue, cast)  # he “won” and was “glad”, according to Ann Lee
            if whose is not None:
                return made(cue, whose, BEHIND, 2)
        if cue.kind in ("verb", "weak") and not cue.attached and sentence.tokens[cue.first].start >= span.right:
            says = _as_it_says(sentence, cue, cast)
            if says is not None:
                return made(cue, says, BEHIND, 2)
            for candidate in candidates(sentence, cast):
                if _closes(sentence, cue, candidate, cast.words) or _as_said(sentence, cue, candidate, cast.words):
                    teller = _name_in_front(sentence, candidate, cast) or candidate
                    return made(cue, teller.mention, BEHIND, 2)
    return None


def _as_it_says(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The text that a closing clause says it stands in: …, wie es in dem Brief heißt."""
    words = cast.words
    if cue.base not in words.impersonal:
        return None
    if words.noun_capitals and cue.last > cue.first and sentence.before(cue.first).rstrip()[-1:] in (",", COMMAED):
        behind = (c for c in candidates(sentence, cast) if c.governed and cue.last < c.first <= cue.last + 2)
        text = cited(sentence, cue, cast) or next(behind, None)  # …, heißt es in dem Brief, heißt es aus dem Amt
        return text.mention if text is not None else told_from(sentence, cue, words) or implied(sentence, cue)
    if sentence.after(cue.last).strip()[:1] not in ("", ".", ","):
        return None
    for at in range(cue.first - 1, 0, -1):
        if sentence.tokens[at].low in words.likewise and sentence.before(at).rstrip()[-1:] in (",", COMMAED):
            texts = [c for c in candidates(sentence, cast) if c.governed and at < c.first and c.last < cue.first]
            return texts[0].mention if texts else implied(sentence, cue)
    return None


def _as_said(sentence: Sentence, cue: Cue, candidate: Candidate, words: Words) -> bool:
    """Whether a closing clause tells who said so: …, wie sie am Montag im Rat sagte."""
    at = candidate.first - 1
    if candidate.last > cue.first or at < 0 or sentence.tokens[at].low not in words.likewise or cue.kind != "verb":
        return False
    opens = sentence.before(at).rstrip()[-1:] in (",", COMMAED) and sentence.after(at) == " "
    inside = any("," in sentence.gap(n, n + 1) for n in range(candidate.last, cue.first))
    return opens and not inside and sentence.after(cue.last).strip()[:1] in ("", ".", ",")


def _closes(sentence: Sentence, cue: Cue, candidate: Candidate, words: Words) -> bool:
    """Whether a verb and its subject stand by themselves behind a comma: …, Ann Lee says. …, says Ann Lee of Leeds."""
    if all(token.low in words.between for token in sentence.tokens[candidate.last + 1 : cue.first]) and (
        candidate.last < cue.first
    ):
        lead = sentence.before(candidate.first)
        sorts = ("name", "pronoun", "person", "document") if cue.kind == "verb" else ("document",)
        after, subject = cue.last, candidate.sort in sorts
    else:
        lead = sentence.before(cue.first)
        free = words.noun_capitals and not (candidate.governed or candidate.oblique)  # kritisieren die Blauen
        named = cue.kind == "verb" and (candidate.sort == "name" or free)
        after, subject = candidate.last, named and candidate.first == cue.last + 1
    if subject and cue.kind == "verb" and candidate.last < cue.first:
        after = _addressed(sentence, after, words)
    tail = sentence.after(after).strip()[:1]
    following = sentence.tokens[after + 1].low if after + 1 < len(sentence.tokens) else ""
    ends = tail in (",", ".", "", "-", "–", "—") and (
        following == ""
        or tail != ""
        or following in words.prepositions | words.times
        or (words.noun_capitals and following in words.between)
    )
    return subject and ends and lead.rstrip()[-1:] in (",", COMMAED)


def _name_in_front(sentence: Sentence, candidate: Candidate, cast: Cast) -> Candidate | None:
    """The name between commas that an office right behind it is said of: …, Ann Lee, head of the agency, told …"""
    if not cast.words.rigid or candidate.sort != "person" or sentence.before(candidate.first) != ", ":
        return None
    name = next((c for c in candidates(sentence, cast) if c.last == candidate.first - 1 and c.sort == "name"), None)
    free = name is not None and not (name.governed or name.owner)
    opens = name is not None and sentence.before(name.first).rstrip()[-1:] in (",", COMMAED)
    bare = sentence.tokens[candidate.first].low not in cast.words.definite  # not: …, Leeds, the minister said
    return name if free and opens and bare else None


def _addressed(sentence: Sentence, last: int, words: Words) -> int:
    """Last token of whom a closing verb is said to, where the sentence ends with it: …, she told the reporters."""
    end = len(sentence.tokens) - 1
    steps = sentence.tokens[last + 1 : end + 1]
    plain = not any(token.low in words.finite or token.low in words.that for token in steps)
    unbroken = not any(sentence.gap(at, at + 1).strip() for at in range(last, end))
    return end if len(steps) <= MAX_ADDRESSEE and plain and unbroken else last
