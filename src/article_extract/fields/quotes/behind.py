"""Reporting words behind a quotation, and the words that name its source there."""

from __future__ import annotations

from article_extract.fields.quotes.breaks import ASKED, COMMAED
from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import TURNED, Cue, Sentence
from article_extract.fields.quotes.evidence import (
    BEHIND,
    Attribution,
    done_by,
    governed_by,
    hanging,
    implied,
    is_name_in_marks,
    is_undone,
    made,
    told_from,
    whom_quoted,
)
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.sources import (
    cited,
    first_topic,
    holder,
    is_silent,
    later_subject,
    related,
    subject_of,
)
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.words import Words

MAX_SUBJECT_WORDS = 30  # between a quotation and the verb behind it: “…,” the head of the agency for … in Utah said
NEAR = 4  # words: a subject that begins this close behind a quotation is of its attribution
MAX_ARTICLE = 22  # characters between a verb and a name in marks: writes the magazine “…”


def told_behind(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
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
            turned = sentence.tokens[first].low in cast.words.finite | cast.words.passive
            apart = told and not turned and _goes_before(sentence, cue, found, cast.words)
            return found._replace(strength=1) if apart else found
    return None


def _goes_before(sentence: Sentence, cue: Cue, found: Attribution, words: Words) -> bool:
    """Whether a German subject is in front of its verb, so that both are a clause of their own: er nannte ihn „…“,

    Jan Saal sprach von …
    """
    mention = found.mention
    ahead = mention is not None and mention.kind == "name" and mention.at[1] < sentence.tokens[cue.first].start
    return words.noun_capitals and ahead and cue.kind == "verb"


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
        opens = beside and steps and steps[0].low in words.passive  # „…“, wird in dem Brief betont
        return made(cue, done_by(sentence, cue, cast), BEHIND, 3 if skipped else 2 if opens else 1)
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
    if _is_unlikely(sentence, cue, chosen, first, skipped=skipped) or (
        not skipped and cue.text.lower() in words.participles
    ):
        return None
    close = chosen.first - first <= NEAR or chosen.first > cue.last
    chosen = whom_quoted(sentence, cue, chosen, cast) or chosen
    return made(cue, chosen.mention, BEHIND, 3 if beside and close else 1)


def _is_unlikely(sentence: Sentence, cue: Cue, chosen: Candidate, first: int, *, skipped: bool) -> bool:
    """Whether a weak verb, or one that no list knows, stands with what is hardly its subject."""
    person = chosen.sort in ("name", "pronoun", "person")
    if cue.base == TURNED:
        bare = chosen.sort == "person" and sentence.tokens[chosen.first].capital
        itself = chosen.first == cue.last + 2 and not sentence.tokens[cue.last + 1].capital  # ist sich Saal sicher
        return not (chosen.first == cue.last + 1 or itself) or not person or bare
    return cue.kind == "weak" and not skipped and (chosen.first > first + 1 or not person)


def _cited(sentence: Sentence, cue: Cue, cast: Cast) -> Mention:
    document = holder(sentence, cue, cast) if cue.base in cast.words.impersonal else cited(sentence, cue, cast)
    return document.mention if document is not None else told_from(sentence, cue, cast.words) or implied(sentence, cue)


def _named_in_marks(sentence: Sentence, cue: Cue) -> Mention | None:
    """A body whose name stands in marks itself: writes “The Evening Post”."""
    end = sentence.tokens[cue.last].end
    for span in sentence.spans:
        if end <= span.left <= end + MAX_ARTICLE and is_name_in_marks(sentence, span):
            return Mention("name", span.text(sentence.text), (sentence.paragraph, span.start))
    return None


def teller_at(sentence: Sentence, span: Span, words: Words) -> Cue | None:
    """The reporting verb right behind a name in marks with its article, which is its subject: die „Post“ meldet …"""
    at = sentence.first_token_from(span.right)
    close = 0 < at < len(sentence.tokens) and sentence.masked[span.right : sentence.tokens[at].start] == " "
    if not close or span.left - sentence.tokens[at - 1].end != 1 or sentence.tokens[at - 1].low not in words.definite:
        return None
    before = sentence.tokens[at - 2] if at > 1 and sentence.before(at - 1) == " " else None
    hangs = before is not None and (before.low in words.prepositions or before.capital and at > 2)
    if hangs or sentence.tokens[at - 1].low in words.oblique or not is_name_in_marks(sentence, span):
        return None
    return next((cue for cue in sentence.cues if cue.first == at and cue.kind == "verb"), None)


def _verb_last(sentence: Sentence, cue: Cue, first: int, cast: Cast) -> Attribution | None:
    """The verb ends the clause behind its quotation, the subject stands in front: … hatte er „…“ genannt."""
    if cast.words.order != "sov" and not cast.words.verb_last:
        return None
    if cast.words.order == "sov":
        topic = first_topic(sentence, cast, first)
        return made(cue, topic.mention if topic else implied(sentence, cue), BEHIND, 3)
    if cue.base in cast.words.impersonal:
        text = holder(sentence, cue, cast)
        return made(cue, text.mention if text is not None else implied(sentence, cue), BEHIND, 3)
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
