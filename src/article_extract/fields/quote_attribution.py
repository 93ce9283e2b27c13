"""Evidence at a quotation: its reporting word and the words that name its source.

Nothing here knows who anybody is; `speakers` does. An `Attribution` says which words were found and where they stand.
"""

from __future__ import annotations

from typing import NamedTuple

from article_extract.fields.quote_cast import Cast
from article_extract.fields.quote_context import ASKED, COMMAED, MASKS, Cue, Sentence, Words
from article_extract.fields.quote_phrases import Candidate, candidates
from article_extract.fields.quote_sources import cited, first_topic, sentence_subject, subject_of
from article_extract.fields.quote_spans import Span
from article_extract.fields.speakers import Mention

MAX_SUBJECT_WORDS = 30  # between a quotation and the verb behind it: “…,” the head of the agency for … in Utah said
NEAR = 4  # words: a subject that begins this close behind a quotation is of its attribution

MAX_DOER = 4  # words from “by” to the name of who does: by homelessness charity Shelter
MAX_ARTICLE = 22  # characters between a verb and a name in marks: writes the magazine “…”
MAX_OBJECT = 6  # words between a weak reporting word and its quotation: called his rival’s latest plan “…”

BEHIND, IN_FRONT = "behind the quotation", "in front of the quotation"


class Attribution(NamedTuple):
    """What was found at a quotation. strength: 3 right beside it, 2 in its clause, 1 elsewhere in the sentence."""

    cue: str | None
    mention: Mention | None
    where: str
    strength: int
    base: str = ""
    kind: str = "verb"
    supposed: bool = False  # nobody did say it: might say, to ask

    @property
    def reason(self) -> str:
        """The evidence, as a person would say it."""
        if self.cue is None:
            return self.where
        return f"{self.cue!r} {self.where}" if self.kind == "according" else f"subject of cue {self.cue!r} {self.where}"


def attribute(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """The attribution of a quotation within its sentence; None where the sentence has none."""
    signed = _signed(sentence, span, cast)
    if signed is not None:
        return signed
    behind = _behind(sentence, span, cast)
    if (
        behind is not None
        and behind.strength == 3
        and not (behind.mention is not None and behind.mention.kind == "implied" and _speaks_before(sentence, span))
    ):
        return behind
    before = _in_front(sentence, span, cast)
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
                return _made(cue, _hanging(sentence, cue, cast.words), "inside the quotation", 3)
            chosen = subject_of(sentence, cue, cast, cue.first, inverted=True)
            if chosen is not None and chosen.first <= cue.last + 2 and chosen.sort == "name":
                closing = sentence.after(chosen.last).strip()[:1]
                if closing in (",", ".", "—", "–", "") and span.start <= chosen.mention.at[1] < span.end:
                    return _made(cue, chosen.mention, "inside the quotation", 3)
    return None


def _closing(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """… the “plan” for the town, says Ann Lee: an attribution at the end of the sentence covers the whole of it."""
    for cue in sentence.cues:
        if cue.kind == "verb" and not cue.attached and sentence.tokens[cue.first].start >= span.right:
            for candidate in candidates(sentence, cast):
                if _closes(sentence, cue, candidate, cast.words):
                    return _made(cue, candidate.mention, BEHIND, 2)
    return None


def _closes(sentence: Sentence, cue: Cue, candidate: Candidate, words: Words) -> bool:
    """Whether a verb and its subject stand by themselves behind a comma: …, Ann Lee says. …, says Ann Lee of Leeds."""
    if candidate.last == cue.first - 1:
        lead = sentence.before(candidate.first)
        after, subject = cue.last, candidate.sort in ("name", "pronoun", "person")
    else:
        lead = sentence.before(cue.first)
        after, subject = candidate.last, candidate.sort == "name" and candidate.first == cue.last + 1
    tail = sentence.after(after).strip()[:1]
    following = sentence.tokens[after + 1].low if after + 1 < len(sentence.tokens) else ""
    ends = tail in (",", ".", "") and (following == "" or tail != "" or following in words.prepositions | words.times)
    return subject and ends and lead.rstrip()[-1:] in (",", COMMAED)


def _signed(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """“…” — Ann Lee: a name behind a dash, and nothing else."""
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
    return None


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
        if cue.first >= first and sentence.tokens[cue.last].end <= limit and cue.kind != "view"
    ]
    if not cues:
        return None
    lead = sentence.masked[span.right : sentence.tokens[first].start]
    pause = sentence.masked[span.right - 1] in COMMAED + ASKED or any(mark in lead for mark in ",–—")
    alone = not sentence.masked[sentence.start : span.left].strip(' ,–—-“"') and cues[0].kind != "weak"
    high = sentence.first_token_from(limit)
    told = any(sentence.tokens[cue.last].end <= span.left for cue in sentence.cues)
    if told and sentence.tokens[first].low in cast.words.joiners:
        return None  # he announced: “…,” and says …
    for cue in cues:
        if cue.first - first > MAX_SUBJECT_WORDS:
            break
        found = _cue_behind(sentence, cue, first, high, cast, beside=pause or alone)
        if found is not None:
            return found
    return None


def _cue_behind(sentence: Sentence, cue: Cue, first: int, high: int, cast: Cast, *, beside: bool) -> Attribution | None:
    words = cast.words
    steps = sentence.tokens[first : cue.first]
    skipped = all(token.low in words.between or token.low in words.that for token in steps)
    if cue.kind == "according":
        mention = governed_by(sentence, cue, cast, high)
        return _made(cue, mention, BEHIND, 3 if skipped else 2) if mention else None
    if cue.attached:
        return _made(cue, _hanging(sentence, cue, words), BEHIND, 3 if beside else 2)
    if skipped and not beside:
        return _verb_last(sentence, cue, first, cast)
    if cue.kind == "weak" and not beside:
        return None
    chosen = subject_of(sentence, cue, cast, first, high, inverted=skipped, behind=True)
    if chosen is None:
        if not (skipped and beside):
            return None
        return _made(cue, _named_in_marks(sentence, cue) or _cited(sentence, cue, cast), BEHIND, 3)
    if skipped and chosen.first > cue.last + 1:
        better = _named_in_marks(sentence, cue)
        if better is not None:
            return _made(cue, better, BEHIND, 3)
    if (
        cue.kind == "weak"
        and not skipped
        and (chosen.first > first + 1 or chosen.sort not in ("name", "pronoun", "person"))
    ):
        return None
    if not skipped and cue.text.lower() in words.participles:
        return None
    close = chosen.first - first <= NEAR or chosen.first > cue.last
    return _made(cue, chosen.mention, BEHIND, 3 if beside and close else 1)


def _cited(sentence: Sentence, cue: Cue, cast: Cast) -> Mention:
    document = cited(sentence, cue, cast)
    return document.mention if document is not None else _implied(sentence, cue)


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
        return _made(cue, topic.mention if topic else _implied(sentence, cue), BEHIND, 3)
    chosen = subject_of(sentence, cue, cast, 0, first)
    return _made(cue, chosen.mention if chosen else _implied(sentence, cue), BEHIND, 3) if chosen or first else None


def _in_front(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """X said: “…” He called it “…” In the words of X, “…”"""
    every = [cue for cue in sentence.cues if sentence.tokens[cue.last].end <= span.left]
    cues = [cue for cue in every if cue.kind != "view"]
    if not cues:
        return _view(sentence, every, cast)
    cue = cues[-1]
    lead = sentence.masked[sentence.tokens[cue.last].end : span.left]
    strength = 3 if lead.strip() in ("", ":", ",") or lead.strip().lower() in cast.words.that else 2
    if cue.kind == "weak" and not _at_once(sentence, cue, span, cast.words):
        strong = [other for other in cues if other.kind != "weak"]
        about = None if strong else subject_of(sentence, cue, cast, 0, sentence.first_token_from(span.left))
        if about is not None and about.sort == "document":
            return _made(cue, about.mention, IN_FRONT, 2)
        if not strong:
            return _view(sentence, every, cast)
        cue = strong[-1]
    if any(char in MASKS for char in lead):
        strength = 2
    high = sentence.first_token_from(span.left)
    if cue.kind == "according":
        mention = governed_by(sentence, cue, cast, high)
        return _made(cue, mention, IN_FRONT, strength) if mention else None
    mention = cue_subject(sentence, cue, cast, high)
    if _is_passive(sentence, cue, cast.words):
        doer = _doer(sentence, cue, span, cast)
        mention = doer if doer is not None else _implied(sentence, cue)
    if mention.kind in ("implied", "description"):
        view = _view(sentence, every, cast)
        if view is not None:
            return view
    if lead.rstrip().endswith(":"):
        strength = 3
    supposed = _supposed(sentence, cue, cast.words) or (not lead.strip() and _so_called(sentence, cue, mention, cast))
    unsaid = cue.kind == "weak" or cue.text.lower() in cast.words.participles
    if mention.kind == "implied" and not cast.words.drops and unsaid:
        strength = 1
    supposed = supposed or (mention.kind == "implied" and cast.words.rigid)
    return _made(cue, mention, IN_FRONT, strength)._replace(supposed=supposed)


def _supposed(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a verb stands behind a modal or “to”, so that it is not reported to have happened: might say, to ask."""
    at = cue.first - 1
    while at > 0 and (
        sentence.tokens[at].low.endswith("ly") or sentence.tokens[at].low in ("ever", "just", "also", "not")
    ):
        at -= 1
    return at >= 0 and sentence.tokens[at].low in words.modals and sentence.after(at) == " "


def _is_passive(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a form of “be” in front makes the verb's subject what is spoken of: the plan was called “…”"""
    if not words.rigid or not cue.text.endswith("ed") or not cue.first:
        return False
    at = cue.first - 1
    while at > 0 and sentence.tokens[at].low.endswith("ly"):
        at -= 1
    return sentence.tokens[at].low in words.passive


def _doer(sentence: Sentence, cue: Cue, span: Span, cast: Cast) -> Mention | None:
    """Whom a passive names behind its verb or behind the quotation: called “…” by critics."""
    agents = cast.words.agents
    for candidate in candidates(sentence, cast):
        if candidate.first <= cue.last or not candidate.governed:
            continue
        lead = sentence.tokens[cue.last + 1 : candidate.first]
        behind = sentence.tokens[sentence.first_token_from(span.right) : candidate.first]
        if any(steps and steps[0].low in agents and len(steps) <= MAX_DOER for steps in (lead, behind)):
            return candidate.mention
    return None


def _so_called(sentence: Sentence, cue: Cue, mention: Mention, cast: Cast) -> bool:
    """Whether a participle right in front only names what stands before it: periods, sometimes called “…”"""
    if cue.kind != "weak" or not cue.text.endswith("ed") or not cast.words.rigid:
        return False
    if _is_passive(sentence, cue, cast.words):
        return mention.kind == "implied"
    at = cue.first - 1
    while at > 0 and sentence.tokens[at].low in cast.words.between and sentence.before(at) == " ":
        at -= 1
    if at < 0 or sentence.before(at + 1) != " ":
        return True
    end = mention.at[1] + len(mention.text)
    return not sentence.tokens[at].start <= end <= sentence.tokens[at].end + 2


def _view(sentence: Sentence, cues: list[Cue], cast: Cast) -> Attribution | None:
    """For Ann Lee, the plan is “…”: a preposition at the head of a clause names whose view it is."""
    for cue in reversed(cues):
        if cue.kind != "view" or (cue.first and not any(mark in sentence.before(cue.first) for mark in ",;:–")):
            continue
        for candidate in candidates(sentence, cast):
            if candidate.first == cue.last + 1 and candidate.sort in ("name", "person", "pronoun"):
                return _made(cue._replace(kind="according"), candidate.mention, IN_FRONT, 2)
    return None


def _at_once(sentence: Sentence, cue: Cue, span: Span, words: Words) -> bool:
    """Whether a weak reporting word comes close before the quotation, in its clause: called the plan “…”"""
    last = sentence.first_token_from(span.left)
    steps = sentence.tokens[cue.last + 1 : last]
    if words.rigid and steps and steps[0].low in words.modals:
        return False  # wants to run it “…”
    return len(steps) <= MAX_OBJECT and not any(
        token.low in words.that or token.low in words.relative or token.low in words.finite for token in steps
    )


def governed_by(sentence: Sentence, cue: Cue, cast: Cast, high: int | None = None) -> Mention | None:
    """Who a phrase like “according to” names: the candidate right behind it, or in front of one like “zufolge”."""
    limit = len(sentence.tokens) if high is None else high
    listed = candidates(sentence, cast)
    for candidate in listed:
        if cue.last < candidate.first <= cue.last + 3 and candidate.last < max(
            limit, candidate.last + 1 if high is None else 0
        ):
            if not any(mark in sentence.gap(cue.last, cue.last + 1) for mark in ",;:"):
                return candidate.mention
    if cue.base in cast.words.postposed:
        for candidate in reversed(listed):
            if candidate.last < cue.first:
                return candidate.mention
    return None


def cue_subject(sentence: Sentence, cue: Cue, cast: Cast, high: int | None = None) -> Mention:
    """The subject of a reporting word that its quotation does not stand right in front of."""
    words = cast.words
    if cue.attached:
        return _hanging(sentence, cue, words)
    if cue.first and sentence.tokens[cue.first - 1].low in words.quoting:
        quoted = subject_of(sentence, cue, cast, 0, high)
        if quoted is not None:
            return quoted.mention
    if cue.text.lower() in words.participles or _conjoined(sentence, cue, words):
        shared = _shared_subject(sentence, cue, cast)
        if shared is not None:
            return shared
    chosen = subject_of(sentence, cue, cast, 0, high)
    if chosen is not None:
        return chosen.mention
    return _shared_subject(sentence, cue, cast) or _implied(sentence, cue)


def _conjoined(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether the verb is the second of two: said … and called it “…”"""
    earlier = any(other.first < cue.first and other.kind != "according" for other in sentence.cues)
    return earlier and cue.first > 0 and sentence.tokens[cue.first - 1].low in words.joiners


def _shared_subject(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The subject of the clause that a participle (“…, adding”) or a second verb (“… and added”) hangs on."""
    parted = cue.first > 0 and sentence.before(cue.first).strip() == ","
    for other in sentence.cues if parted else reversed(sentence.cues):
        if (
            other.first < cue.first
            and other.kind in ("verb", "weak")
            and other.text.lower() not in cast.words.participles
        ):
            chosen = subject_of(sentence, other, cast, 0, cue.first)
            if chosen is not None:
                return chosen.mention
    about = sentence_subject(sentence, cast, before=sentence.tokens[cue.first].start)
    return about.mention if about is not None else None


def _hanging(sentence: Sentence, cue: Cue, words: Words) -> Mention:
    pronoun = cue.attached or ""
    return Mention(
        "pronoun", pronoun, (sentence.paragraph, sentence.tokens[cue.first].start), words.pronouns.get(pronoun, "")
    )


def _implied(sentence: Sentence, cue: Cue) -> Mention:
    return Mention("implied", cue.text, (sentence.paragraph, sentence.tokens[cue.first].start))


def _colon(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """X: “…”"""
    head = sentence.masked[sentence.start : span.left].rstrip()
    if not head.endswith(":"):
        return None
    chosen = sentence_subject(sentence, cast, before=span.left)
    return Attribution(None, chosen.mention, "named before the colon", 2) if chosen else None


def _made(cue: Cue, mention: Mention | None, where: str, strength: int) -> Attribution:
    return Attribution(cue.text, mention, where, strength, cue.base, cue.kind)
