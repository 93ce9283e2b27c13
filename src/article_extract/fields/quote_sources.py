"""Which of a sentence's candidates a reporting word most likely has for its subject.

A phrase earns points for standing right beside the verb and for naming a person, and loses them for hanging on a
preposition, for an oblique article, and for every clause border between it and the verb.
"""

from __future__ import annotations

from article_extract.fields.quote_candidates import candidates
from article_extract.fields.quote_cast import Cast
from article_extract.fields.quote_context import MASKS, Cue, Sentence
from article_extract.fields.quote_phrases import Candidate, named
from article_extract.fields.quote_tokens import Token
from article_extract.fields.quote_words import Words

# Points, set by hand on the development half of English and German articles; only their order matters much.
LEFT_BESIDE, RIGHT_BESIDE, APPOSED, AGENT = 6.0, 5.0, 5.0, 7.0
BY_KIND = {"name": 2.5, "pronoun": 2.0, "person": 2.0, "document": 1.5, "phrase": 0.5, "noun": 0.0}
GOVERNED, OBLIQUE, OWNER, INFLECTED = -6.0, -4.0, -8.0, -14.0
PER_WORD, PER_COMMA, PER_CLAUSE, PER_CUE, PER_QUOTE = -0.2, -0.7, -2.0, -2.5, -3.0
MAX_DISTANCE = -3.0
ADDRESSED = -99.0  # whom something is told is never who tells it
RIGID = -7.0  # a subject behind its verb in front of a quotation, where the language does not turn them round
RELATIVE = 14.0  # outweighs the preposition that the name hangs on: a review in the Evening Post, which says
BARE_OBJECT = -4.0  # a noun without an article behind its verb: würdigte Obamas Einsatz
_APPOSING = (",", "–", "—")
OPENING, BEHIND_QUOTE, BEHIND_APPOSED = 1.0, 2.5, 8.0
ENOUGH_TURNED = -2.5  # the same in German, whose word order says less
MAX_OPENING = 3  # tokens before the text at the head of a sentence: In seinem neuen Bericht heißt es
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
        points = _points(sentence, cue, candidate, cast, inverted)
        if behind and candidate.first == low:
            opens_apposition = sentence.after(candidate.last).strip()[:1] == "," and candidate.last < cue.first
            points += BEHIND_APPOSED if opens_apposition and candidate.sort == "name" else BEHIND_QUOTE
        if points > most:
            best, most = candidate, points
    if best is not None and best.sort == "pronoun":
        best = _antecedent_beside(sentence, best, cast) or best
    return _named_last(sentence, best, cue, cast) if best is not None else None


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
    if best.sort == "name" or not steps or not _relative(steps, _gaps(sentence, best.last, cue.first), cast.words):
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


def _points(sentence: Sentence, cue: Cue, candidate: Candidate, cast: Cast, inverted: bool) -> float:
    words = cast.words
    points = BY_KIND[candidate.sort]
    left = candidate.last < cue.first
    if not left and cue.base in words.addressing and not _agent(sentence, candidate, cue, words):
        return ADDRESSED
    end = _complement_end(sentence, candidate, cast) if left else candidate.last
    first, last = (end + 1, cue.first) if left else (cue.last + 1, candidate.first)
    steps = sentence.tokens[first:last]
    gaps = _gaps(sentence, end if left else cue.last, last)
    quiet = all(token.low in words.between or (left and token.low in words.that) for token in steps)
    if quiet and not any(gap.strip() for gap in gaps):
        turned = 2.0 if inverted or _turned(sentence, cue, candidate, cast) else RIGID if words.rigid else 0.0
        points += LEFT_BESIDE if left else RIGHT_BESIDE + turned
        if inverted and left:
            points -= 1.0
        if not left and words.noun_capitals and candidate.sort == "noun":
            points += BARE_OBJECT
    elif left and quiet and candidate.sort == "name" and _parted(gaps):
        points += APPOSED - 1.0
    elif left and steps and (_relative(steps, gaps, words) or _as_saying(steps, cue, words)):
        points += RELATIVE
    elif left and len(gaps) > 1 and _encloses(gaps[0].strip()[:1], gaps[-1].strip()[-1:]):
        points += APPOSED
        points += max(MAX_DISTANCE, PER_WORD * len(steps) / 2)
    else:
        if not left and inverted and not any(gap.strip() for gap in gaps):
            points += RIGHT_BESIDE - 1.5
        elif not left and not _agent(sentence, candidate, cue, words):
            points -= 2.0
        points += max(MAX_DISTANCE, PER_WORD * len(steps))
        points += PER_COMMA * sum("," in gap or "–" in gap for gap in gaps)
        points += PER_CLAUSE * sum(token.low in words.that or token.low in words.relative for token in steps)
        points += PER_CUE * sum(1 for other in sentence.cues if other is not cue and first <= other.first < last)
    points += PER_QUOTE * any(char in MASKS for gap in gaps for char in gap)
    if candidate.first == 0:
        points += OPENING
    return points + _case_points(sentence, cue, candidate, words)


def _case_points(sentence: Sentence, cue: Cue, candidate: Candidate, words: Words) -> float:
    """Points for what a preposition, an article or a possessive say of the phrase."""
    if _agent(sentence, candidate, cue, words):
        return AGENT
    oblique = INFLECTED if words.noun_capitals else OBLIQUE  # a German article shows its case
    governed = INFLECTED if words.drops else GOVERNED  # without another subject: he said to the Evening Post
    return governed * candidate.governed + oblique * candidate.oblique + OWNER * candidate.owner


def _as_saying(steps: list[Token], cue: Cue, words: Words) -> bool:
    """Whether only a preposition stands between a name and a participle: quoted Ann Lee as saying."""
    return len(steps) == 1 and steps[0].low in words.quoting and cue.text.lower() in words.participles


def _parted(gaps: list[str]) -> bool:
    """Whether one comma stands between a name and its verb, behind the name or before the verb: Ann Lee, has said."""
    return "".join(gap.strip() for gap in gaps) == "," and (gaps[-1].strip() == "," or gaps[0].strip() == ",")


def _turned(sentence: Sentence, cue: Cue, candidate: Candidate, cast: Cast) -> bool:
    """Whether verb and name stand behind a quotation, or by themselves between commas: …, says Ann Lee."""
    lead = sentence.before(cue.first).rstrip()[-1:]
    if lead and lead in MASKS:
        return True
    if lead == "," and any(c.last == cue.first - 1 and _apposed(sentence, c) for c in candidates(sentence, cast)):
        return False  # the envoy, Ann Lee, told the Evening Post in May
    return candidate.sort == "name" and lead == "," and sentence.after(candidate.last).strip()[:1] in ("", ",", ".")


def _apposed(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a phrase that hangs on nothing holds a name behind a comma: its lead author, Ann Lee."""
    if candidate.sort != "name" or candidate.governed or candidate.owner:
        return False
    inside = (sentence.gap(at, at + 1) for at in range(candidate.first, candidate.last))
    return any("," in gap for gap in inside)


def _encloses(opening: str, closing: str) -> bool:
    """Whether two marks stand around an apposition: Ann Lee, the head of …, said."""
    return closing == ")" if opening == "(" else opening in _APPOSING and closing in (*_APPOSING, ")")


def _relative(steps: list[Token], gaps: list[str], words: Words) -> bool:
    """Whether only a relative pronoun stands between a name and its verb: the Evening Post, which says."""
    if words.noun_capitals or steps[0].low not in words.relative or gaps[0].strip() not in ("", ","):
        return False
    if any(token.low in words.passive for token in steps[1:]):
        return False  # the bill, which had been called “…” by
    return all(token.low in words.between for token in steps[1:]) and not any(gap.strip() for gap in gaps[1:])


def _complement_end(sentence: Sentence, candidate: Candidate, cast: Cast) -> int:
    """Last token of a name with what a preposition adds to it: Ann Lee of Harrow Securities."""
    after = candidate.last + 1
    if candidate.sort != "name" or not cast.words.rigid or after >= len(sentence.tokens):
        return candidate.last
    if sentence.tokens[after].low not in cast.words.prepositions or sentence.after(candidate.last) != " ":
        return candidate.last
    for other in candidates(sentence, cast):
        if other.governed and after < other.first <= after + 2 and other.sort == "name":
            return other.last if other.last > after else candidate.last
    return candidate.last


def _gaps(sentence: Sentence, first: int, last: int) -> list[str]:
    """What stands between the tokens from one up to another."""
    return [sentence.gap(at, at + 1) for at in range(first, last)] or [""]


def _agent(sentence: Sentence, candidate: Candidate, cue: Cue, words: Words) -> bool:
    """Whether the phrase is the doer of a passive: was called “…” by critics."""
    if not candidate.governed or not words.agents:
        return False
    begin = candidate.first - 1  # by homelessness charity Shelter
    while begin > max(0, candidate.first - 4) and sentence.tokens[begin].low not in words.prepositions:
        begin -= 1
    if sentence.tokens[begin].low not in words.agents:
        return False
    if begin == cue.last + 1:  # asked by students
        return True
    near = cue.last < begin <= cue.last + 2 or candidate.last < cue.first
    return near and any(token.low in words.passive for token in sentence.tokens[: cue.first])


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
        return None if any("," in gap for gap in _gaps(sentence, cue.last, candidate.first)) else candidate
    return None


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
    front = [c for c in candidates(sentence, cast) if c.last < cue.first and c.governed and c.sort != "pronoun"]
    documents = [candidate for candidate in front if candidate.sort == "document"]
    opening = next((c for c in documents or front if c.first <= MAX_OPENING), None)
    if opening is not None and opening.sort == "document":
        return opening
    behind = (c for c in candidates(sentence, cast) if c.governed and cue.last < c.first <= cue.last + 2)
    return cited(sentence, cue, cast) or opening or next(behind, None)


def is_silent(sentence: Sentence, cue: Cue, cast: Cast) -> bool:
    """Whether a verb that reports only what stands in a text has no text: er steht für „…“"""
    if cue.kind != "weak" or cue.base not in cast.words.impersonal:
        return False
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
        points = BY_KIND[candidate.sort] - 0.6 * seen
        points += GOVERNED * (candidate.first < main)
        points += GOVERNED * candidate.governed / 3 + OBLIQUE * candidate.oblique / 3 + OWNER * candidate.owner / 4
        if candidate.sort in ("phrase", "noun", "document"):
            points -= 1.0
        if points > most:
            best, most = candidate, points
    return best
