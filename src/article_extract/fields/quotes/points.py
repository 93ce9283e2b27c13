"""Points: how likely a reporting word has a phrase for its subject.

A phrase earns points for standing right beside the verb and for naming a person, and loses them for hanging on a
preposition, for an oblique article, and for every clause border between it and the verb.
"""

from __future__ import annotations

from article_extract.fields.quotes.agreement import ONE, SEVERAL, verb_number
from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Cue, Sentence
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.tokens import Token
from article_extract.fields.quotes.words import Words

# Points, set by hand on the development half of English and German articles; only their order matters much.
LEFT_BESIDE, RIGHT_BESIDE, APPOSED, AGENT = 6.0, 5.0, 5.0, 7.0
BY_KIND = {"name": 2.5, "pronoun": 2.0, "person": 2.0, "document": 1.5, "phrase": 0.5, "noun": 0.0}
GOVERNED, OBLIQUE, OWNER, INFLECTED = -6.0, -4.0, -8.0, -14.0
PER_WORD, PER_COMMA, PER_CLAUSE, PER_CUE, PER_QUOTE = -0.2, -0.7, -2.0, -2.5, -3.0
MAX_DISTANCE = -3.0
ADDRESSED = -99.0  # whom something is told is never who tells it
RIGID = -7.0  # a subject behind its verb in front of a quotation, where the language does not turn them round
RELATIVE = 14.0  # outweighs the preposition that the name hangs on: a review in the Evening Post, which says
DISAGREEING = -9.0  # a phrase for one in front of a verb for several
INVERTED_OBJECT = -6.0  # whoever stands behind a verb whose subject fills its front: Der Chef, Jan Saal, würdigte sie
BARE_OBJECT = -4.0  # a noun without an article behind its verb: würdigte Obamas Einsatz
_APPOSING = (",", "–", "—")
_THINGS = ("phrase", "noun", "document")
OPENING, BEHIND_QUOTE, BEHIND_APPOSED = 1.0, 2.5, 8.0


def points_of(sentence: Sentence, cue: Cue, candidate: Candidate, cast: Cast, inverted: bool) -> float:
    words = cast.words
    points = BY_KIND[candidate.sort]
    left = candidate.last < cue.first
    if _is_done_to(sentence, cue, candidate, words, inverted):
        return ADDRESSED
    end = _complement_end(sentence, candidate, cue, cast) if left else candidate.last
    first, last = (end + 1, cue.first) if left else (cue.last + 1, candidate.first)
    steps = sentence.tokens[first:last]
    gaps = gaps_between(sentence, end if left else cue.last, last)
    marked = any(char in MASKS for gap in gaps for char in gap)
    holds = marked and left and _holds_marks(sentence, candidate, cue, words)
    quiet = all(token.low in words.between or (left and token.low in words.that) for token in steps)
    if quiet and not any(gap.strip() for gap in gaps):
        points += _beside(sentence, cue, candidate, cast, inverted, left)
    elif left and (holds or _spans_clause(sentence, candidate, cue, words)):
        points += LEFT_BESIDE
    elif left and quiet and candidate.sort == "name" and _parted(gaps):
        points += APPOSED - 1.0
        points -= INVERTED_OBJECT * (words.verb_last and _is_apposed_in_front(sentence, cue, cast))
    elif left and steps and (is_relative(steps, gaps, words) or _as_saying(steps, cue, words)):
        points += RELATIVE
    elif left and len(gaps) > 1 and _encloses(gaps[0].strip(" .")[:1], gaps[-1].strip()[-1:]):  # Ann Lee Jr., …
        points += APPOSED
        points += max(MAX_DISTANCE, PER_WORD * len(steps) / 2)
    else:
        if not left and inverted and not any(gap.strip() for gap in gaps):
            points += RIGHT_BESIDE - 1.5
        elif not left and not _is_agent(sentence, candidate, cue, words):
            points -= 2.0
        points += max(MAX_DISTANCE, PER_WORD * len(steps))
        points += PER_COMMA * sum("," in gap or "–" in gap for gap in gaps)
        points += PER_CLAUSE * sum(token.low in words.that or token.low in words.relative for token in steps)
        points += PER_CUE * sum(1 for other in sentence.cues if other is not cue and first <= other.first < last)
    points += _over_relative(sentence, candidate, cue, cast) if left or inverted else _infinitive(sentence, cue, words)
    points += PER_QUOTE * (marked and not holds)
    if candidate.first == 0:
        points += -OPENING if _is_object_in_front(sentence, candidate, cue, cast) else OPENING
    return points + _case_points(sentence, cue, candidate, words)


def _is_done_to(sentence: Sentence, cue: Cue, candidate: Candidate, words: Words, inverted: bool) -> bool:
    """Whether a phrase is what a verb is about, or whom it tells something, so that it is never its subject."""
    if candidate.last < cue.first:
        thing = words.drops and candidate.sort in ("phrase", "noun")
        return thing and _is_object_of(sentence, candidate, cue, words)
    if not inverted and _is_thing_done(sentence, candidate, cue, words):
        return True
    return cue.base in words.addressing and not _is_agent(sentence, candidate, cue, words)


def _case_points(sentence: Sentence, cue: Cue, candidate: Candidate, words: Words) -> float:
    """Points for what a preposition, an article or a possessive say of the phrase."""
    if _is_agent(sentence, candidate, cue, words):
        return AGENT
    if words.noun_capitals and _disagree(sentence, cue, candidate, words):
        return DISAGREEING
    oblique = INFLECTED if words.noun_capitals else OBLIQUE  # a German article shows its case
    told = words.noun_capitals and cue.base not in words.impersonal  # but: heißt es im Brief
    governed = INFLECTED if words.drops or told else GOVERNED  # without another subject: he said to the Evening Post
    owner = INFLECTED if words.noun_capitals else OWNER
    return governed * candidate.governed + oblique * candidate.oblique + owner * candidate.owner


def _disagree(sentence: Sentence, cue: Cue, candidate: Candidate, words: Words) -> bool:
    """Whether a verb is said of several and the phrase is one, or the other way round: das Amt … führten an."""
    if candidate.sort in ("noun", "document"):
        return False
    said = verb_number(sentence, cue.first, words)
    article = sentence.tokens[candidate.first].low
    if candidate.mention.gender == SEVERAL:
        return said == ONE and candidate.sort == "pronoun"
    single = (
        candidate.mention.gender in ("m", "f", "n", "0") if candidate.sort == "pronoun" else article in words.single
    )
    return said == SEVERAL and single


def _infinitive(sentence: Sentence, cue: Cue, words: Words) -> float:
    """Points where a preposition leads to a verb's base form, which has no subject behind it: antes de repetir que."""
    if words.rigid or words.noun_capitals or not words.articles or cue.text.lower() != cue.base or not cue.first:
        return 0.0
    led = sentence.tokens[cue.first - 1].low in words.prepositions and sentence.before(cue.first) == " "
    return RIGID if led else 0.0


def _over_relative(sentence: Sentence, candidate: Candidate, cue: Cue, cast: Cast) -> float:
    """Points for a relative clause with a turned subject: una portavoz del puerto que dirige Ana Ruiz dijo.

    Its name is not who speaks, but the phrase that it says more of may be.
    """
    words = cast.words
    if words.rigid or words.noun_capitals or not words.articles or candidate.last >= cue.first:
        return 0.0
    inside = _opens_relative(sentence, candidate.first - 2, words) and candidate.sort == "name"
    if inside and any(other.last < candidate.first - 2 for other in candidates(sentence, cast)):
        return OWNER
    at = candidate.last + 1
    if not _opens_relative(sentence, at, words) or sentence.before(at).strip() not in ("", ","):
        return 0.0
    subject = next((c for c in candidates(sentence, cast) if c.first == at + 2 and c.sort == "name"), None)
    return RELATIVE / 2 if subject is not None and subject.last == cue.first - 1 else 0.0


def _opens_relative(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a pronoun at `at` opens a relative clause whose verb is next and whose subject may stand behind it."""
    if at < 1 or at + 2 >= len(sentence.tokens) or sentence.tokens[at].low not in words.relative | words.that:
        return False
    verb = sentence.tokens[at + 1]
    known = verb.low in words.determiners or verb.low in words.prepositions or verb.low in words.pronouns
    plain = not (verb.capital or known or verb.low in words.between or verb.low in words.functions)
    noun = sentence.tokens[at - 1].low not in words.verbs  # dijo que espera Ana Ruiz
    return plain and noun and sentence.after(at) == sentence.after(at + 1) == " "


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
        return not any(_holds_marks(sentence, c, cue, cast.words) for c in candidates(sentence, cast))
    if lead == "," and any(c.last == cue.first - 1 and _apposed(sentence, c) for c in candidates(sentence, cast)):
        return False  # the envoy, Ann Lee, told the Evening Post in May
    named = candidate.sort == "name" and lead == "," and not _has_verb(sentence, candidate, cast.words)
    return named and sentence.after(candidate.last).strip()[:1] in ("", ",", ".")


def _is_apposed_in_front(sentence: Sentence, cue: Cue, cast: Cast) -> bool:
    """Whether a name between commas is right in front of a verb, so that the subject is:

    Der Chef der Bank, Jan Saal, würdigte Ruth Roth als „…“.
    """
    if not cue.first or sentence.before(cue.first).strip() not in (",", "),", ".,"):
        return False
    last = cue.first - 1
    if sentence.before(last).strip() == "(":
        last -= 1  # Jan Saal (ELF), warnte
    name = next((c for c in candidates(sentence, cast) if c.last == last and c.sort == "name"), None)
    free = name is not None and not (name.governed or name.oblique or name.owner)
    begin = sentence.first_token_from(name.mention.at[1]) if name is not None else 0  # und Senator, Jan Saal, warnte
    opens = begin == 0 or sentence.before(begin).strip() == ","
    return free and opens and sentence.tokens[0].low in cast.words.definite


def _has_verb(sentence: Sentence, candidate: Candidate, words: Words) -> bool:
    """Whether a name opens a clause of its own: …, said the Lakers have lost."""
    if not words.rigid or sentence.after(candidate.last) != " ":
        return False
    low = sentence.tokens[candidate.last + 1].low
    return low in words.finite or low in words.passive or low in words.modals


def _apposed(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a phrase that hangs on nothing holds a name behind a comma: its lead author, Ann Lee."""
    if candidate.sort != "name" or candidate.governed or candidate.owner:
        return False
    inside = (sentence.gap(at, at + 1) for at in range(candidate.first, candidate.last))
    return any("," in gap for gap in inside)


def _encloses(opening: str, closing: str) -> bool:
    """Whether two marks stand around an apposition: Ann Lee, the head of …, said."""
    return closing == ")" if opening == "(" else opening in _APPOSING and closing in (*_APPOSING, ")")


def is_relative(steps: list[Token], gaps: list[str], words: Words) -> bool:
    """Whether only a relative pronoun stands between a name and its verb: the Evening Post, which says."""
    if words.noun_capitals or steps[0].low not in words.relative or gaps[0].strip() not in ("", ","):
        return False
    if any(token.low in words.passive for token in steps[1:]):
        return False  # the bill, which had been called “…” by
    return all(token.low in words.between for token in steps[1:]) and not any(gap.strip() for gap in gaps[1:])


def _beside(sentence: Sentence, cue: Cue, candidate: Candidate, cast: Cast, inverted: bool, left: bool) -> float:
    """Points for a phrase right beside its verb."""
    words = cast.words
    if left and words.noun_capitals and candidate.sort in ("phrase", "noun") and _is_told(sentence, cue, words):
        return 0.0  # Saal habe seine Sicht klar gemacht
    if left:
        return LEFT_BESIDE - inverted
    turned = 2.0 if inverted or _turned(sentence, cue, candidate, cast) else RIGID if words.rigid else 0.0
    bare = BARE_OBJECT * (words.noun_capitals and candidate.sort == "noun")
    object_ = words.verb_last and not inverted and _is_apposed_in_front(sentence, cue, cast)
    return RIGHT_BESIDE + turned + bare + INVERTED_OBJECT * object_


def _is_told(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a participle ends a German clause in front of a colon, so that a thing right before it is its object."""
    ended = sentence.after(cue.last).lstrip()[:1] == ":"
    return ended and words.participle.fullmatch(sentence.tokens[cue.last].low) is not None


def _holds_marks(sentence: Sentence, candidate: Candidate, cue: Cue, words: Words) -> bool:
    """Whether a phrase goes on with a name in marks up to its verb: ein Sprecher der „Elm Energie“ sagte …"""
    steps = sentence.tokens[candidate.last + 1 : cue.first]
    if not words.noun_capitals or candidate.governed or candidate.oblique or not 0 < len(steps) <= 2:
        return False
    led = all(token.low in words.genitives or token.low in words.agents for token in steps)
    led = led and candidate.sort in ("name", "person", "document")
    gaps = gaps_between(sentence, candidate.last, cue.first)
    closing = gaps[-1].rstrip()
    return led and not any(gap.strip() for gap in gaps[:-1]) and closing[-1:] != "" and closing[-1] in MASKS


def _spans_clause(sentence: Sentence, candidate: Candidate, cue: Cue, words: Words) -> bool:
    """Whether a free phrase opens a clause that hangs and a verb ends it: weil das Amt den Plan damals „…“ nannte."""
    at = candidate.first - 1
    if not words.verb_last or at < 0 or candidate.governed or candidate.oblique or candidate.owner:
        return False
    if candidate.sort in ("phrase", "noun"):
        return False  # was das Gefühl von „Flattern“ erklärt
    opens = sentence.tokens[at].low in words.that - words.joiners - words.likewise and sentence.after(at) == " "
    if not opens or (at and sentence.before(at).strip() != ","):
        return False
    if any(set(gap) & set(",;:–—") for gap in gaps_between(sentence, candidate.last, cue.first)):
        return False
    last = cue.last
    while last + 1 < len(sentence.tokens) and sentence.after(last) == " ":
        if sentence.tokens[last + 1].low not in words.finite:
            return False
        last += 1
    return True


def _complement_end(sentence: Sentence, candidate: Candidate, cue: Cue, cast: Cast) -> int:
    """Last token of a name with what a preposition adds to it: Ann Lee of Harrow Securities."""
    after = candidate.last + 1
    if _fills_front(sentence, candidate, cue, cast):
        return cue.first - 1
    if candidate.sort != "name" or not cast.words.rigid or after >= len(sentence.tokens):
        return candidate.last
    if sentence.tokens[after].low not in cast.words.prepositions or sentence.after(candidate.last) != " ":
        return candidate.last
    for other in candidates(sentence, cast):
        if other.governed and after < other.first <= after + 2 and other.sort == "name":
            return other.last if other.last > after else candidate.last
    return candidate.last


def _fills_front(sentence: Sentence, candidate: Candidate, cue: Cue, cast: Cast) -> bool:
    """Whether a phrase and what a preposition adds to it are all there is in front of a verb in second place.

    German has one phrase there, so that it is the subject where its article is one: Das Amt im fernen Elmtal warnte.
    """
    words = cast.words
    if not words.verb_last or candidate.first or candidate.governed or candidate.oblique or candidate.last >= cue.first:
        return False
    steps = sentence.tokens[candidate.last + 1 : cue.first]
    if not steps or steps[0].low not in words.prepositions or candidate.sort == "pronoun":
        return False
    gaps = gaps_between(sentence, candidate.last, cue.first)
    if steps[0].low in words.agents and gaps[0].strip() == ",":
        gaps = gaps[1:]  # Ruth Saal, von der Feuerwehr warnte
    quiet = not any(gap.strip() for gap in gaps)
    known = (token.low in words.finite or token.low in words.verbs or token.low in words.that for token in steps)
    return quiet and steps[-1].capital and not any(known) and not _has_subject_behind(sentence, cue, cast)


def _is_object_in_front(sentence: Sentence, candidate: Candidate, cue: Cue, cast: Cast) -> bool:
    """Whether a thing opens a German sentence whose verb has a person behind it: die Kritik nannte Ruth Saal …"""
    thing = cast.words.verb_last and candidate.sort in _THINGS and candidate.last < cue.first
    return thing and _has_subject_behind(sentence, cue, cast)


def _has_subject_behind(sentence: Sentence, cue: Cue, cast: Cast) -> bool:
    """Whether a person stands right behind a verb, so that it may be the subject: die Kritik nannte er …"""
    behind = next((c for c in candidates(sentence, cast) if c.first == cue.last + 1), None)
    free = behind is not None and not (behind.governed or behind.oblique or behind.owner)
    return behind is not None and free and behind.sort in ("name", "person", "pronoun")


def _is_object_of(sentence: Sentence, candidate: Candidate, cue: Cue, words: Words) -> bool:
    """Whether a thing in front of a relative clause is what a verb without a subject is about: un fuego que definió"""
    steps = sentence.tokens[candidate.last + 1 : cue.first]
    relative = bool(steps) and steps[0].low in words.that - words.joiners and sentence.after(candidate.last) == " "
    return relative and all(token.low in words.between or token.low in words.finite for token in steps[1:])


def _is_thing_done(sentence: Sentence, candidate: Candidate, cue: Cue, words: Words) -> bool:
    """Whether a thing right behind a verb that leads to its quotation is the object: criticó la medida como “…”

    Where subject and verb are turned round a conjunction or a colon is next: informó la entidad que “…”
    """
    if words.rigid or words.noun_capitals or words.verb_last or words.compounds or not words.articles:
        return False
    if candidate.sort not in ("phrase", "noun") or candidate.first != cue.last + 1 or candidate.governed:
        return False
    if sentence.before(candidate.first) != " " or sentence.after(candidate.last) != " ":
        return False
    following = sentence.tokens[candidate.last + 1].low if candidate.last + 1 < len(sentence.tokens) else ""
    return following not in words.that - words.quoting


def gaps_between(sentence: Sentence, first: int, last: int) -> list[str]:
    """What stands between the tokens from one up to another."""
    return [sentence.gap(at, at + 1) for at in range(first, last)] or [""]


def _is_agent(sentence: Sentence, candidate: Candidate, cue: Cue, words: Words) -> bool:
    """Whether the phrase is the doer of a passive: was called “…” by critics."""
    if not candidate.governed or not words.agents:
        return False
    begin = candidate.first - 1  # by homelessness charity Shelter
    while begin > max(0, candidate.first - 4) and sentence.tokens[begin].low not in words.prepositions:
        begin -= 1
    if sentence.tokens[begin].low not in words.agents:
        return False
    if begin == cue.last + 1:  # asked by students; but: forderte von Ruth Saal
        return not words.noun_capitals or words.participle.fullmatch(cue.text.lower()) is not None
    if words.noun_capitals and "," in sentence.before(cue.first):
        return False  # … könnten von der Stadt nicht ersetzt werden, erklärt der Sprecher
    near = cue.last < begin <= cue.last + 2 or candidate.last < cue.first
    return near and any(token.low in words.passive for token in sentence.tokens[: cue.first])
