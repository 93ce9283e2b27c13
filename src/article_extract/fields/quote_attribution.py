"""Evidence at a quotation: its reporting word and the words that name its source.

Nothing here knows who anybody is; `speakers` does. An `Attribution` says which words were found and where they stand.
"""

from __future__ import annotations

from typing import NamedTuple

from article_extract.fields.quote_context import ASKED, COMMAED, MASKS, STOPPED, Cue, Sentence, Words
from article_extract.fields.quote_spans import Span
from article_extract.fields.speakers import Cast, Mention, Run, bare, possessive

MAX_SUBJECT_WORDS = 30  # between a quotation and the verb behind it: “…,” the head of the agency for … in Utah said
NEAR = 4  # words: an attribution this close behind a quotation is its own
_PUNCTUATED = ",;:–—()[]-"


class Attribution(NamedTuple):
    """What was found at a quotation. strength: 3 right beside it, 2 in its clause, 1 elsewhere in the sentence."""

    cue: str | None
    mention: Mention | None
    where: str
    strength: int
    base: str = ""
    kind: str = "verb"

    @property
    def reason(self) -> str:
        """The evidence, as a person would say it."""
        if self.cue is None:
            return self.where
        return f"subject of cue {self.cue!r} {self.where}" if self.kind != "according" else f"{self.cue!r} {self.where}"


def attribute(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """The attribution of a quotation within its sentence; None where the sentence has none."""
    if cast.words.order == "sov":
        return _verb_last(sentence, span, cast)
    behind = _behind(sentence, span, cast)
    if behind is not None and behind.strength == 3:
        return behind
    before = _in_front(sentence, span, cast)
    if before is not None and (behind is None or before.strength >= behind.strength):
        return before
    return behind or _colon(sentence, span, cast)


def _behind(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """“…,” said X. “…,” X said. “…,” according to X."""
    first = sentence.first_token_from(span.right)
    limit = next((other.left for other in sentence.spans if other.left >= span.right), sentence.end)
    cues = [cue for cue in sentence.cues if cue.first >= first and sentence.tokens[cue.last].end <= limit]
    if not cues:
        return None
    lead = sentence.masked[span.right : sentence.tokens[first].start]
    pause = sentence.masked[span.right - 1] in COMMAED + ASKED or any(mark in lead for mark in ",–—")
    alone = not sentence.masked[sentence.start : span.left].strip(" ,–—-“\"")
    for cue in cues:
        if cue.first - first > MAX_SUBJECT_WORDS:
            break
        found = _cue_behind(sentence, cue, first, cast, pause=pause, alone=alone)
        if found is not None:
            return found
    return None


def _cue_behind(
    sentence: Sentence, cue: Cue, first: int, cast: Cast, *, pause: bool, alone: bool
) -> Attribution | None:
    words = cast.words
    steps = [token.low for token in sentence.tokens[first : cue.first]]
    skipped = all(low in words.between or low in words.that for low in steps)
    beside = pause or alone
    if cue.kind == "according":
        mention = np_right(sentence, cue.last, cast)
        strength = 3 if skipped and beside else 2 if mention else 0
        return _made(cue, mention, "behind the quotation", strength) if mention and strength else None
    if cue.kind == "weak" and not beside:
        return None
    if cue.attached:
        mention = Mention("pronoun", cue.attached, _at(sentence, cue.first), words.pronouns.get(cue.attached, ""))
        return _made(cue, mention, "behind the quotation", 3 if beside else 2)
    if skipped:
        mention = np_right(sentence, cue.last, cast)
        if mention is None and first < cue.first:
            mention = _pronoun_in(sentence, first, cue.first, words)
        if mention is None:
            mention = _implied(sentence, cue, words)
        return _made(cue, mention, "behind the quotation", 3) if beside else None
    mention = np_left(sentence, cue, cast, floor=first)
    if mention is None or not _subject_begins(sentence, first, mention):
        return None if not pause and not alone else _made(cue, mention, "behind the quotation", 1) if mention else None
    strength = 3 if beside and (alone or pause) else 1
    return _made(cue, mention, "behind the quotation", strength)


def _subject_begins(sentence: Sentence, first: int, mention: Mention) -> bool:
    """Whether the subject stands (almost) right behind the quotation."""
    return sum(1 for token in sentence.tokens[first:] if token.start < mention.at[1]) <= NEAR


def _in_front(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """X said: “…” He called it “…” In the words of X, “…”"""
    words = cast.words
    cues = [cue for cue in sentence.cues if sentence.tokens[cue.last].end <= span.left]
    if not cues:
        return None
    cue = cues[-1]
    lead = sentence.masked[sentence.tokens[cue.last].end : span.left]
    strength = 3 if lead.strip() in ("", ":", ",") or lead.strip().lower() in words.that else 2
    if any(char in MASKS for char in lead):
        strength = 2
    if cue.kind == "according":
        mention = np_right(sentence, cue.last, cast)
        return _made(cue, mention, "in front of the quotation", strength) if mention else None
    if cue.kind == "weak" and strength < 3 and len(cues) > 1 and cues[-2].kind == "verb":
        cue = cues[-2]
    mention = cue_subject(sentence, cue, cast)
    return _made(cue, mention, "in front of the quotation", strength)


def cue_subject(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The subject of a reporting word in front of its quotation."""
    words = cast.words
    if cue.attached:
        return Mention("pronoun", cue.attached, _at(sentence, cue.first), words.pronouns.get(cue.attached, ""))
    if cue.base in words.participles or cue.text.lower() in words.participles:
        return _shared_subject(sentence, cue, cast)
    mention = np_left(sentence, cue, cast)
    if mention is None or (mention.kind == "description" and cue.first == 0):
        mention = np_right(sentence, cue.last, cast) or mention
    if mention is None:
        mention = _shared_subject(sentence, cue, cast)
    return mention or _implied(sentence, cue, words)


def _shared_subject(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The subject of the clause that a participle (“…, adding”) or a second verb (“… and added”) hangs on."""
    earlier = [other for other in sentence.cues if other.first < cue.first and other.kind != "according"]
    for other in reversed(earlier):
        if other.text.lower() not in cast.words.participles:
            mention = np_left(sentence, other, cast) or np_right(sentence, other.last, cast)
            if mention is not None:
                return mention
    return sentence_subject(sentence, cast, before=sentence.tokens[cue.first].start)


def _implied(sentence: Sentence, cue: Cue, words: Words) -> Mention:
    return Mention("implied", cue.text, _at(sentence, cue.first), "")


def _colon(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """X: “…”"""
    head = sentence.masked[sentence.start : span.left].rstrip()
    if not head.endswith(":"):
        return None
    mention = sentence_subject(sentence, cast, before=span.left)
    return Attribution(None, mention, "named before the colon", 2) if mention else None


def sentence_subject(sentence: Sentence, cast: Cast, before: int | None = None) -> Mention | None:
    """The first name, pronoun or description of a person that a sentence's clause can be about."""
    words = cast.words
    limit = before if before is not None else sentence.end
    found = {run.first: run for run in cast.runs_of(sentence)}
    leads = {run.lead: run for run in found.values()}
    second: Mention | None = None
    for at, token in enumerate(sentence.tokens):
        if token.start >= limit:
            break
        run = leads.get(at) or found.get(at)
        if run is not None:
            mention = _run_mention(sentence, run, cast)
            behind_preposition = at > 0 and sentence.tokens[at - 1].low in words.prepositions
            if not behind_preposition and not possessive(sentence.tokens[run.last].text):
                return mention
            second = second or mention
        if token.low in words.pronouns:
            return Mention("pronoun", token.text, (sentence.paragraph, token.start), words.pronouns[token.low])
        if words.is_person_noun(token.low) or words.is_document(token.low):
            if at + 1 < len(sentence.tokens) and at + 1 in leads and sentence.gap(at, at + 1) == " ":
                continue
            begin = _phrase_start(sentence, at, words, 0)
            if begin == 0 or sentence.tokens[begin - 1].low not in words.prepositions:
                return _description(sentence, begin, _phrase_end(sentence, at, words), words)
    return second


def np_left(sentence: Sentence, cue: Cue, cast: Cast, floor: int = 0) -> Mention | None:
    """The noun phrase that a verb behind it has for its subject: Ann Lee, the minister, has said."""
    words = cast.words
    tokens = sentence.tokens
    at = cue.first - 1
    while at >= floor and tokens[at].low in words.between and not _masked(sentence.after(at)):
        at -= 1
    if at < floor:
        return None
    gap = sentence.masked[tokens[at].end : tokens[at + 1].start]
    if _masked(gap):
        return None
    if any(mark in gap for mark in _PUNCTUATED):
        return _before_apposition(sentence, at, cast, floor)
    return _phrase_ending(sentence, at, cast, floor)


def _masked(gap: str) -> bool:
    return any(char in MASKS for char in gap)


def _phrase_ending(sentence: Sentence, at: int, cast: Cast, floor: int) -> Mention | None:
    """The mention whose last word is token `at`."""
    words = cast.words
    token = sentence.tokens[at]
    if token.low in words.relative:
        return _relative_head(sentence, at, cast, floor)
    pronoun = _pronoun_of(token.low, words)
    if pronoun:
        return Mention("pronoun", token.text, (sentence.paragraph, token.start), words.pronouns[pronoun])
    run = next((run for run in cast.runs_of(sentence) if run.first <= at <= run.last), None)
    if run is not None and not possessive(token.text):
        before = sentence.tokens[run.first - 1].low if run.first > floor else ""
        linked = before in words.prepositions or (
            before in words.definite and run.first - 1 > floor and sentence.tokens[run.first - 2].low in words.prepositions
        )
        if linked and run.first - 1 > floor:
            begin = _phrase_start(sentence, run.first - 1, words, floor)
            lows = [item.low for item in sentence.tokens[begin : run.first]]
            if any(words.is_person_noun(low) or words.is_document(low) for low in lows):
                return _description(sentence, begin, at, words)
        return _run_mention(sentence, run, cast)
    if token.low in words.times or token.low in words.functions or token.low.isdigit():
        return None
    begin = _phrase_start(sentence, at, words, floor)
    return _description(sentence, begin, at, words)


def _relative_head(sentence: Sentence, at: int, cast: Cast, floor: int) -> Mention | None:
    """X, who said: the X."""
    if at - 1 < floor or _masked(sentence.before(at)):
        return None
    return _phrase_ending(sentence, at - 1, cast, floor)


def _pronoun_of(low: str, words: Words) -> str | None:
    if low in words.pronouns:
        return low
    tail = low.rsplit("-", 1)[-1]  # a-t-il
    return tail if "-" in low and tail in words.pronouns else None


def _pronoun_in(sentence: Sentence, first: int, end: int, words: Words) -> Mention | None:
    for token in sentence.tokens[first:end]:
        pronoun = _pronoun_of(token.low, words)
        if pronoun:
            return Mention("pronoun", token.text, (sentence.paragraph, token.start), words.pronouns[pronoun])
    return None


def _before_apposition(sentence: Sentence, at: int, cast: Cast, floor: int) -> Mention | None:
    """The subject in front of what commas part from the verb: Ann Lee, who is minister, said; the minister, Ann Lee, said."""
    segments = _segments(sentence, at, floor)
    names: list[int] = []
    for number, (first, last) in enumerate(segments):
        if _whole_name(sentence, first, last, cast):
            names.append(number)
    last_first, last_last = segments[-1]
    if names and names[-1] == len(segments) - 1 and not (len(names) > 1 and names[-2] == len(segments) - 2):
        return _phrase_ending(sentence, last_last, cast, floor)
    for number in range(len(segments) - 2, -1, -1):
        first, last = segments[number]
        if number in names or _tail_name(sentence, last, cast) or _pronoun_of(sentence.tokens[last].low, cast.words):
            return _phrase_ending(sentence, last, cast, first)
        if any(_source_noun(token.low, cast.words) for token in sentence.tokens[first : last + 1]):
            if sentence.tokens[first].low not in cast.words.prepositions:
                return _phrase_ending(sentence, last, cast, first)
    return None


def _source_noun(low: str, words: Words) -> bool:
    return words.is_person_noun(low) or words.is_document(low)


def _segments(sentence: Sentence, at: int, floor: int) -> list[tuple[int, int]]:
    """Stretches of tokens between commas, dashes and brackets, up to token `at`."""
    segments: list[tuple[int, int]] = []
    first = floor
    for number in range(floor, at):
        gap = sentence.masked[sentence.tokens[number].end : sentence.tokens[number + 1].start]
        if _masked(gap):
            segments, first = [], number + 1
        elif any(mark in gap for mark in _PUNCTUATED):
            segments.append((first, number))
            first = number + 1
    segments.append((first, at))
    return segments


def _whole_name(sentence: Sentence, first: int, last: int, cast: Cast) -> bool:
    """Whether a stretch is a name with its titles and nothing else."""
    return any(run.lead <= first and run.last == last for run in cast.runs_of(sentence))


def _tail_name(sentence: Sentence, last: int, cast: Cast) -> bool:
    """Whether a stretch ends in a name of two words that no preposition governs."""
    for run in cast.runs_of(sentence):
        if run.last == last and run.last > run.first and not possessive(sentence.tokens[last].text):
            before = sentence.tokens[run.lead - 1].low if run.lead else ""
            return before not in cast.words.prepositions
    return False


def _phrase_start(sentence: Sentence, at: int, words: Words, floor: int) -> int:
    """First token of the noun phrase that ends at `at`: the outermost article of its clause."""
    begin = at
    starts: list[int] = []
    while True:
        low = sentence.tokens[begin].low
        if low in words.determiners or possessive(sentence.tokens[begin].text):
            starts.append(begin)
        if begin == floor:
            break
        gap = sentence.before(begin)
        previous = sentence.tokens[begin - 1].low
        if _masked(gap) or any(mark in gap for mark in ",;:()–—"):
            break
        if previous in words.that or previous in words.relative or previous in words.cues or previous in words.finite:
            break
        begin -= 1
    free = [n for n in starts if n == floor or sentence.tokens[n - 1].low not in words.prepositions]
    if free:
        return _with_owner(sentence, min(free), begin, words)
    while begin < at and (sentence.tokens[begin].low in words.functions or sentence.tokens[begin].low in words.between):
        begin += 1
    return begin


def _with_owner(sentence: Sentence, begin: int, floor: int, words: Words) -> int:
    """Back over the capitalised words of an owner: New York’s mayor."""
    while begin > floor and possessive(sentence.tokens[begin].text) and sentence.tokens[begin - 1].capital:
        begin -= 1
    if begin > floor and sentence.tokens[begin - 1].low in words.determiners:
        begin -= 1
    return begin


def _phrase_end(sentence: Sentence, at: int, words: Words) -> int:
    """Last token of a description whose noun is `at`: on over prepositions, up to a verb or a comma."""
    last = at
    tokens = sentence.tokens
    while last + 1 < len(tokens) and sentence.gap(last, last + 1) == " ":
        low = tokens[last + 1].low
        if last == at and low not in words.prepositions:
            break
        if low in words.cues or low in words.finite or low in words.that or low in words.between or low in words.relative:
            break
        last += 1
    while last > at and (tokens[last].low in words.prepositions or tokens[last].low in words.determiners):
        last -= 1
    return last


def _description(sentence: Sentence, begin: int, last: int, words: Words) -> Mention | None:
    tokens = sentence.tokens
    if begin > last:
        return None
    text = sentence.masked[tokens[begin].start : tokens[last].end]
    gender = "pl" if any(token.low in words.plurals for token in tokens[begin : last + 1]) else ""
    return Mention("description", text, (sentence.paragraph, tokens[begin].start), gender)


def _run_mention(sentence: Sentence, run: Run, cast: Cast) -> Mention:
    tokens = sentence.tokens
    end = tokens[run.last].start + len(bare(tokens[run.last].text))
    lead = [bare(token.low) for token in tokens[run.lead : run.first]]
    gender = next((cast.gender_of(low) for low in lead if cast.gender_of(low)), "")
    return Mention("name", sentence.masked[tokens[run.first].start : end], (sentence.paragraph, tokens[run.first].start), gender)


def np_right(sentence: Sentence, cue_last: int, cast: Cast) -> Mention | None:
    """The noun phrase that a verb in front of it has for its subject: said Dr. Ann Lee, minister for health."""
    words = cast.words
    tokens = sentence.tokens
    at = cue_last + 1
    while at < len(tokens) and tokens[at].low in words.between and not _stops(sentence.before(at)):
        at += 1
    if at >= len(tokens) or _stops(sentence.before(at)):
        return None
    token = tokens[at]
    if token.low in words.pronouns:
        return Mention("pronoun", token.text, (sentence.paragraph, token.start), words.pronouns[token.low])
    if token.low in words.that or token.low in words.prepositions or token.low in words.times or token.low in words.relative:
        return None
    last = _right_end(sentence, at, cast)
    return _from_phrase(sentence, at, last, cast)


def _stops(gap: str) -> bool:
    return _masked(gap) or any(mark in gap for mark in ",;:–—()")


def _right_end(sentence: Sentence, first: int, cast: Cast) -> int:
    """Last token of the phrase that begins at `first`."""
    words = cast.words
    last = first
    tokens = sentence.tokens
    while last + 1 < len(tokens):
        gap = sentence.gap(last, last + 1)
        low = tokens[last + 1].low
        if _stops(gap) or low in words.relative or low in words.that or low in words.times:
            break
        if low in words.finite or low in words.cues or low in words.participles:
            break
        if low in words.prepositions and any(run.last == last for run in cast.runs_of(sentence)):
            if not any(_source_noun(token.low, words) for token in tokens[first : last + 1]):
                break
        last += 1
    return last


def _from_phrase(sentence: Sentence, first: int, last: int, cast: Cast) -> Mention | None:
    words = cast.words
    tokens = sentence.tokens
    inside = [run for run in cast.runs_of(sentence) if run.first >= first and run.last <= last]
    if inside:
        opening = next((run for run in inside if run.lead <= first), None)
        if opening is not None and not possessive(tokens[opening.last].text):
            return _run_mention(sentence, opening, cast)
        closing = next((run for run in inside if run.last == last), None)
        if closing is not None and not possessive(tokens[last].text):
            before = tokens[closing.first - 1].low
            person = before in words.titles or words.is_person_noun(bare(before)) or closing.lead < closing.first
            apart = before not in words.prepositions and before not in words.determiners
            if person or (apart and closing.last > closing.first):
                return _run_mention(sentence, closing, cast)
    apposed = _apposed_name(sentence, last, cast)
    if apposed is not None:
        return apposed
    while last > first and (tokens[last].low in words.prepositions or tokens[last].low in words.between):
        last -= 1
    if tokens[first].low in words.functions and tokens[first].low not in words.determiners and first == last:
        return None
    return _description(sentence, first, last, words)


def _apposed_name(sentence: Sentence, last: int, cast: Cast) -> Mention | None:
    """The name that a comma adds to a description: said the minister, Ann Lee, …"""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or sentence.after(last).strip() != ",":
        return None
    for run in cast.runs_of(sentence):
        if run.lead == last + 1 and run.last > run.first:
            closing = sentence.after(run.last).strip()[:1]
            return _run_mention(sentence, run, cast) if closing in (",", ".", "", STOPPED, ":", "–") else None
    return None


def _verb_last(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """Languages whose verb ends the clause: the source in front of the quotation, the reporting word behind it."""
    first = sentence.first_token_from(span.right)
    cue = next((cue for cue in sentence.cues if cue.first >= first), None)
    mention = sentence_subject(sentence, cast, before=span.left)
    if cue is not None:
        nearer = cue.first - first <= 3
        if mention is None:
            mention = np_left(sentence, cue, cast, floor=first) or _implied(sentence, cue, cast.words)
        return _made(cue, mention, "behind the quotation", 3 if nearer else 2)
    return _in_front(sentence, span, cast) or _colon(sentence, span, cast)


def _at(sentence: Sentence, token: int) -> tuple[int, int]:
    return sentence.paragraph, sentence.tokens[token].start


def _made(cue: Cue, mention: Mention | None, where: str, strength: int) -> Attribution:
    return Attribution(cue.text, mention, where, strength, cue.base, cue.kind)
