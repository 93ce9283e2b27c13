"""Evidence at a quotation: its reporting word and the words that name its source.

Nothing here knows who anybody is; `speakers` does. An `Attribution` says which words were found and where they stand.
"""

from __future__ import annotations

from article_extract.fields.quote_candidates import candidates
from article_extract.fields.quote_cast import Cast
from article_extract.fields.quote_context import ASKED, COMMAED, Cue, Sentence
from article_extract.fields.quote_evidence import (
    BEHIND,
    Attribution,
    done_by,
    governed_by,
    hanging,
    implied,
    is_undone,
    made,
)
from article_extract.fields.quote_leads import MAX_OBJECT, in_front
from article_extract.fields.quote_phrases import Candidate
from article_extract.fields.quote_sources import (
    cited,
    first_topic,
    holder,
    is_silent,
    later_subject,
    related,
    sentence_subject,
    subject_of,
)
from article_extract.fields.quote_spans import Span
from article_extract.fields.quote_words import Words
from article_extract.fields.speakers import Mention

MAX_SUBJECT_WORDS = 30  # between a quotation and the verb behind it: “…,” the head of the agency for … in Utah said
MAX_SIGNED = 14  # words of a description behind a dash
MAX_ADDRESSEE = 4  # words behind a verb that ends the sentence: told the Evening Post
NEAR = 4  # words: a subject that begins this close behind a quotation is of its attribution

MIN_BRACKETED = 5  # words of what a name says in brackets; shorter ones are titles: Ann Lee (“The Long Night”)
MAX_ARTICLE = 22  # characters between a verb and a name in marks: writes the magazine “…”


def attribute(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """The attribution of a quotation within its sentence; None where the sentence has none."""
    signed = _signed(sentence, span, cast) or _beside(sentence, span, cast)
    if signed is not None:
        return signed
    behind = _behind(sentence, span, cast)
    if behind is not None and behind.kind == "according" and cast.words.rigid:
        own = in_front(sentence, span, cast)
        if own is not None and own.strength >= 2 and own.kind != "according" and _is_somebody(own.mention):
            return own  # Ann Lee called it “…,” according to the Evening Post
    if (
        behind is not None
        and behind.strength == 3
        and not (behind.mention is not None and behind.mention.kind == "implied" and _speaks_before(sentence, span))
    ):
        return behind
    before = in_front(sentence, span, cast)
    closing = None if before is not None and before.strength == 3 else _closing(sentence, span, cast)
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
    return behind or _colon(sentence, span, cast)


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


def _closing(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
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
                    return made(cue, candidate.mention, BEHIND, 2)
    return None


def _as_it_says(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The text that a closing clause says it stands in: …, wie es in dem Brief heißt."""
    words = cast.words
    if cue.base not in words.impersonal or sentence.after(cue.last).strip()[:1] not in ("", ".", ","):
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
        named = candidate.sort == "name" and cue.kind == "verb"
        after, subject = candidate.last, named and candidate.first == cue.last + 1
    if subject and cue.kind == "verb" and candidate.last < cue.first:
        after = _addressed(sentence, after, words)
    tail = sentence.after(after).strip()[:1]
    following = sentence.tokens[after + 1].low if after + 1 < len(sentence.tokens) else ""
    ends = tail in (",", ".", "", "-", "–", "—") and (
        following == "" or tail != "" or following in words.prepositions | words.times
    )
    return subject and ends and lead.rstrip()[-1:] in (",", COMMAED)


def _addressed(sentence: Sentence, last: int, words: Words) -> int:
    """Last token of whom a closing verb is said to, where the sentence ends with it: …, she told the reporters."""
    end = len(sentence.tokens) - 1
    steps = sentence.tokens[last + 1 : end + 1]
    plain = not any(token.low in words.finite or token.low in words.that for token in steps)
    unbroken = not any(sentence.gap(at, at + 1).strip() for at in range(last, end))
    return end if len(steps) <= MAX_ADDRESSEE and plain and unbroken else last


def _signed(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
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


def _beside(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
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
    before = sentence.tokens[ending.first - 1].low if ending.first else ""
    if listed and not (before in cast.words.joiners or sentence.before(ending.first).strip() in (",", ";")):
        return None
    where = "in brackets behind the name" if bracketed else "named before the colon"
    return Attribution(None, ending.mention, where, 3)


def _speaks_before(sentence: Sentence, span: Span) -> bool:
    """Whether a reporting verb stands in front of the quotation as well."""
    return any(cue.kind == "verb" and sentence.tokens[cue.last].end <= span.left for cue in sentence.cues)


def _behind(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """“…,” said X. “…,” X said. “…,” according to X."""
    first = sentence.first_token_from(span.right)
    limit = next((other.left for other in sentence.spans if other.left >= span.right), sentence.end)
    cues = [
        cue
        for cue in sentence.cues
        if cue.first >= first
        and sentence.tokens[cue.last].end <= limit
        and cue.kind != "view"
        and not is_silent(sentence, cue, cast)
    ]
    if not cues:
        return None
    lead = sentence.masked[span.right : sentence.tokens[first].start]
    pause = sentence.masked[span.right - 1] in COMMAED + ASKED or any(mark in lead for mark in ",–—")
    alone = not sentence.masked[sentence.start : span.left].strip(' ,–—-“"') and cues[0].kind != "weak"
    high = sentence.first_token_from(limit)
    told = any(sentence.tokens[cue.last].end <= span.left for cue in sentence.cues)
    if told and sentence.tokens[first].low in cast.words.that - cast.words.quoting:
        return None  # he announced: “…,” and says …; she called it “…”, while he said …
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        if cue.first - first > MAX_SUBJECT_WORDS:
            break
        if following is not None and _is_overheard(sentence, cue, following, cast.words):
            cue = following._replace(first=cue.first)  # a man was heard saying
        if cue is not cues[-1] and sentence.tokens[cue.first - 1].low in cast.words.personal:
            continue  # Ann Lee, a baker who wrote of it, said
        found = _cue_behind(sentence, cue, first, high, cast, beside=pause or alone)
        if found is not None:
            return found
    return None


def _is_overheard(sentence: Sentence, cue: Cue, following: Cue, words: Words) -> bool:
    """Whether a passive only leads to the participle that reports: was heard saying, can be seen shouting."""
    passive = cue.first > 0 and sentence.tokens[cue.first - 1].low in words.passive
    return passive and words.rigid and following.first == cue.last + 1 and following.text.lower() in words.participles


def _cue_behind(sentence: Sentence, cue: Cue, first: int, high: int, cast: Cast, *, beside: bool) -> Attribution | None:
    words = cast.words
    steps = sentence.tokens[first : cue.first]
    skipped = all(token.low in words.between or token.low in words.that for token in steps)
    if cue.kind == "according":
        mention = governed_by(sentence, cue, cast, high)
        return made(cue, mention, BEHIND, 3 if skipped else 2) if mention else None
    if cue.attached:
        return made(cue, hanging(sentence, cue, words), BEHIND, 3 if beside else 2)
    if is_undone(sentence, cue, words):
        return made(cue, done_by(sentence, cue, cast), BEHIND, 3 if skipped else 1)
    if skipped and not beside:
        return _verb_last(sentence, cue, first, cast)
    if (cue.kind == "weak" and not beside) or (words.rigid and skipped and cue.text.lower() in words.participles):
        return None  # “…,” adding that; “…” – referring to the law
    chosen = subject_of(sentence, cue, cast, first, high, inverted=skipped, behind=True)
    if chosen is None:
        if not (skipped and beside):
            return None
        later = later_subject(sentence, cue, cast)
        source = later.mention if later is not None else _named_in_marks(sentence, cue)
        return made(cue, source or _cited(sentence, cue, cast), BEHIND, 3)
    if skipped and chosen.first > cue.last + 1:
        better = _named_in_marks(sentence, cue)
        if better is not None:
            return made(cue, better, BEHIND, 3)
    if (
        cue.kind == "weak"
        and not skipped
        and (chosen.first > first + 1 or chosen.sort not in ("name", "pronoun", "person"))
    ):
        return None
    if not skipped and cue.text.lower() in words.participles:
        return None
    close = chosen.first - first <= NEAR or chosen.first > cue.last
    return made(cue, chosen.mention, BEHIND, 3 if beside and close else 1)


def _cited(sentence: Sentence, cue: Cue, cast: Cast) -> Mention:
    document = holder(sentence, cue, cast) if cue.base in cast.words.impersonal else cited(sentence, cue, cast)
    return document.mention if document is not None else implied(sentence, cue)


def _named_in_marks(sentence: Sentence, cue: Cue) -> Mention | None:
    """A body whose name stands in marks itself: writes “The Evening Post”."""
    end = sentence.tokens[cue.last].end
    for span in sentence.spans:
        if end <= span.left <= end + MAX_ARTICLE and is_name_in_marks(sentence, span):
            return Mention("name", span.text(sentence.text), (sentence.paragraph, span.start))
    return None


def is_name_in_marks(sentence: Sentence, span: Span) -> bool:
    """Whether the words between marks read as a name: few, with capitals, no stop at their end."""
    said = span.text(sentence.text).split()
    return 0 < len(said) <= 4 and said[-1][-1].isalnum() and all(word[0].isupper() for word in said if len(word) > 3)


def _verb_last(sentence: Sentence, cue: Cue, first: int, cast: Cast) -> Attribution | None:
    """The verb ends the clause behind its quotation, the subject stands in front: … hatte er „…“ genannt."""
    if cast.words.order != "sov" and not cast.words.verb_last:
        return None
    if cast.words.order == "sov":
        topic = first_topic(sentence, cast, first)
        return made(cue, topic.mention if topic else implied(sentence, cue), BEHIND, 3)
    chosen = related(sentence, first, cast) or subject_of(sentence, cue, cast, 0, first)
    if chosen is None or chosen.governed or chosen.oblique:
        chosen = _next_to(sentence, cue, cast) or chosen
    return made(cue, chosen.mention if chosen else implied(sentence, cue), BEHIND, 3) if chosen or first else None


def _next_to(sentence: Sentence, cue: Cue, cast: Cast) -> Candidate | None:
    """The subject right behind a verb that opens the second field: Von einem „…“ spricht der Minister."""
    if cue.text.lower() in cast.words.participles:
        return None
    behind = next((c for c in candidates(sentence, cast) if c.first == cue.last + 1), None)
    free = behind is not None and not (behind.governed or behind.oblique or behind.owner)
    return behind if free and sentence.after(cue.last) == " " else None


def _colon(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """X: “…”"""
    head = sentence.masked[sentence.start : span.left].rstrip()
    if not head.endswith(":"):
        return None
    chosen = sentence_subject(sentence, cast, before=span.left)
    if chosen is None:
        chosen = next((c for c in candidates(sentence, cast) if _is_from(sentence, c, cast.words)), None)
    mention = _whose(sentence, chosen, cast) or (chosen.mention if chosen is not None else None)
    return Attribution(None, mention, "named before the colon", 2) if mention is not None else None


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


def _is_from(sentence: Sentence, candidate: Candidate, words: Words) -> bool:
    """Whether a name says whose a noun in front of it is: Das Fazit von Ann Lee: „…“"""
    at = candidate.first - 1
    whose = candidate.sort == "name" and at > 0 and sentence.tokens[at].low in words.agents
    return whose and sentence.tokens[at - 1].capital and words.noun_capitals
