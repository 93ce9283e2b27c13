"""Evidence at a quotation: its reporting word and the words that name its source.

Nothing here knows who anybody is; `speakers` does. An `Attribution` says which words were found and where they stand.
"""

from __future__ import annotations

from article_extract.fields.quotes.behind import told_behind
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.closings import told_at_end
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.evidence import (
    Attribution,
    hanging,
    made,
)
from article_extract.fields.quotes.leads import MAX_OBJECT, in_front
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.signatures import named_before_colon, named_beside, signed_behind
from article_extract.fields.quotes.sources import subject_of
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.words import Words


def attribute(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """The attribution of a quotation within its sentence; None where the sentence has none."""
    signed = signed_behind(sentence, span, cast) or named_beside(sentence, span, cast)
    if signed is not None:
        return signed
    behind = told_behind(sentence, span, cast)
    if behind is not None and behind.kind == "according" and cast.words.rigid:
        own = in_front(sentence, span, cast)
        if own is not None and own.strength >= 2 and own.kind != "according" and _is_somebody(own.mention):
            return own  # Ann Lee called it “…,” according to the Evening Post
    if behind is not None and behind.strength == 3 and _is_spoken_of(sentence, span, cast.words):
        own = in_front(sentence, span, cast)
        if own is not None and own.strength >= 2 and own.kind == "verb" and _is_somebody(own.mention):
            return own
    if (
        behind is not None
        and behind.strength == 3
        and not _is_announced(sentence, span, cast)
        and not (_is_nobody(behind.mention) and _is_led_in(sentence, span, cast))
        and not (behind.mention is not None and behind.mention.kind == "implied" and _speaks_before(sentence, span))
    ):
        return behind
    before = in_front(sentence, span, cast)
    closing = None if before is not None and before.strength == 3 else told_at_end(sentence, span, cast)
    if closing is not None:
        return closing
    if (
        before is not None
        and (
            behind is None
            or before.strength >= behind.strength
            or behind.mention is not None
            and behind.mention.kind == "implied"
            and before.mention is not None
            and before.mention.kind != "implied"
        )
        and not (behind is not None and before.strength < 3 and _unconnected(sentence, span, before, cast.words))
    ):
        return before
    return behind or named_before_colon(sentence, span, cast)


def _is_spoken_of(sentence: Sentence, span: Span, words: Words) -> bool:
    """Whether a fragment hangs on a preposition in a German clause with a verb of its own that tells it.

    Ruth Saal spricht vom „Aufbruch“, fordern Bürger, wird …; in reported speech the verb behind tells all of it.
    """
    at = sentence.first_token_from(span.left) - 1
    if not words.noun_capitals or at < 1 or sentence.reported:
        return False
    hangs = sentence.tokens[at].low in words.prepositions
    return hangs and sentence.masked[sentence.tokens[at].end : span.left].strip() == ""


def _is_announced(sentence: Sentence, span: Span, cast: Cast) -> bool:
    """Whether a verb and a colon lead into a quotation, so that a verb behind it tells of something else.

    Ann Lee cried: “…,” when she saw it.
    """
    if not sentence.masked[sentence.start : span.left].rstrip().endswith(":"):
        return False
    words = cast.words
    opening = sentence.tokens[sentence.first_token_from(span.right) :][:1]
    if not opening or opening[0].low not in words.that | words.prepositions:
        return False
    return _is_led_in(sentence, span, cast)


def _is_nobody(mention: Mention | None) -> bool:
    """Whether the words that a verb has for its subject name nobody in particular."""
    return mention is not None and mention.kind == "pronoun" and mention.gender == "0"


def _is_led_in(sentence: Sentence, span: Span, cast: Cast) -> bool:
    """Whether somebody's verb stands right in front: da Ruth Saal verkündete „…“, kann man sich nur wundern."""
    own = in_front(sentence, span, cast)
    return own is not None and own.strength == 3 and own.kind == "verb" and _is_source(own.mention)


def _is_source(mention: Mention | None) -> bool:
    """Whether words name a source, whoever that is."""
    return mention is not None and mention.kind in ("name", "description", "pronoun")


def _is_somebody(mention: Mention | None) -> bool:
    """Whether the words that name a source name one person."""
    return mention is not None and (
        mention.kind == "name" or (mention.kind == "pronoun" and mention.gender in ("m", "f"))
    )


def _unconnected(sentence: Sentence, span: Span, before: Attribution, words: Words) -> bool:
    """Whether a verb in front is too far to govern the quotation: no conjunction leads from it there."""
    last = sentence.first_token_from(span.left)
    cue = next((c for c in reversed(sentence.cues) if c.text == before.cue and c.last < last), None)
    if cue is None or last - cue.last <= MAX_OBJECT:
        return False
    leads = words.that - words.joiners
    return not any(token.low in leads for token in sentence.tokens[cue.last + 1 : last])


def inside(span: Span, told: list[Sentence], cast: Cast) -> Attribution | None:
    """« …, dit-elle. … »: an attribution between the marks. told: the words between them as sentences of their own."""
    for sentence in told:
        for cue in sentence.cues:
            lead = sentence.before(cue.first).strip()
            if cue.kind != "verb" or not lead or lead[-1] not in ",!?…—–":
                continue
            if cue.attached:
                return made(cue, hanging(sentence, cue, cast.words), "inside the quotation", 3)
            chosen = subject_of(sentence, cue, cast, cue.first, inverted=True)
            dashed = lead[-1] in "—–" and chosen is not None and chosen.sort == "person"
            if chosen is not None and chosen.first <= cue.last + 2 and (chosen.sort == "name" or dashed):
                closing = sentence.after(chosen.last).strip()[:1]
                if closing in (",", ".", "—", "–", "") and span.start <= chosen.mention.at[1] < span.end:
                    return made(cue, chosen.mention, "inside the quotation", 3)
    return None


def _speaks_before(sentence: Sentence, span: Span) -> bool:
    """Whether a reporting verb stands in front of the quotation as well."""
    return any(cue.kind == "verb" and sentence.tokens[cue.last].end <= span.left for cue in sentence.cues)
