"""What was found at a quotation: an `Attribution`, and whom a reporting word has for its subject."""

from __future__ import annotations

from typing import NamedTuple

from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Cue, Sentence
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.sources import holder, main_clause, sentence_subject, subject_of
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.words import Words

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


def governed_by(sentence: Sentence, cue: Cue, cast: Cast, high: int | None = None) -> Mention | None:
    """Who a phrase like “according to” names: the candidate right behind it, or in front of one like “zufolge”."""
    limit = len(sentence.tokens) if high is None else high
    listed = candidates(sentence, cast)
    if cue.base in cast.words.postposed:
        ending = next((candidate for candidate in listed if candidate.last == cue.first - 1), None)
        if ending is not None:
            return ending.mention
    body = _bare_body(sentence, cue, cast.words)
    if body is not None and not any(cue.last < candidate.first <= cue.last + 1 for candidate in listed):
        return body
    for candidate in listed:
        if cue.last < candidate.first <= cue.last + 3 and candidate.last < max(
            limit, candidate.last + 1 if high is None else 0
        ):
            if not any(mark in sentence.gap(cue.last, cue.last + 1) for mark in ",;:"):
                return _who_utters(sentence, candidate, listed, cast.words) or candidate.mention
    if cue.base in cast.words.postposed:
        for candidate in reversed(listed):
            if candidate.last < cue.first:
                return candidate.mention
    return None


def _who_utters(sentence: Sentence, candidate: Candidate, listed: list[Candidate], words: Words) -> Mention | None:
    """Who says what a noun is for: so das Fazit der Firma, so die These von Ruth Saal; None for another noun."""
    noun = sentence.tokens[candidate.last].low
    if not words.parted or candidate.sort not in ("phrase", "document") or noun not in words.utterances:
        return None
    owner = next((c for c in listed if candidate.last < c.first <= candidate.last + 2), None)
    if owner is None:
        return None
    between = sentence.tokens[candidate.last + 1 : owner.first]
    led = sentence.tokens[owner.first].low in words.genitives or any(t.low in words.agents for t in between)
    return owner.mention if led and sentence.after(candidate.last) == " " else None


def _bare_body(sentence: Sentence, cue: Cue, words: Words) -> Mention | None:
    """A German noun right behind, with the article that ends the phrase: laut Polizei, nach Angaben der Feuerwehr."""
    at = cue.last + 1
    if not words.noun_capitals or at >= len(sentence.tokens) or sentence.before(at) != " ":
        return None
    noun = sentence.tokens[at]
    if not noun.capital:
        return None
    first = sentence.tokens[cue.last] if sentence.tokens[cue.last].low in words.determiners else noun
    return Mention("description", sentence.masked[first.start : noun.end], (sentence.paragraph, first.start))


def told_from(sentence: Sentence, cue: Cue, words: Words) -> Mention | None:
    """The body without an article from which a verb without a subject says words come: heißt es von Elmkraft."""
    at = cue.last + 1
    if not words.noun_capitals or cue.base not in words.impersonal or at + 1 >= len(sentence.tokens):
        return None
    noun = sentence.tokens[at + 1]
    led = sentence.tokens[at].low in words.agents and sentence.after(at) == " " and sentence.before(at) == " "
    if not led or not noun.capital:
        return None
    return Mention("name", noun.text, (sentence.paragraph, noun.start))


def is_undone(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a participle at the end of a clause makes a passive, whose subject says nothing: wurde „…“ genannt."""
    form = sentence.tokens[cue.first].low
    if not words.verb_last or cue.base in words.quoted or form == cue.base or not words.participle.fullmatch(form):
        return False
    following = sentence.tokens[cue.last + 1].low if cue.last + 1 < len(sentence.tokens) else ""
    if sentence.after(cue.last) == " " and following not in words.joiners:
        return following in words.passive
    for at in range(cue.first - 1, -1, -1):
        if "," in sentence.gap(at, at + 1):
            return False
        if sentence.tokens[at].low in words.passive:
            return True
    return _is_listed_passive(sentence, cue, words)


def _is_listed_passive(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a participle is the first of several with a passive at the end: war „…“ genannt und getreten worden."""
    for at in range(cue.last + 1, len(sentence.tokens)):
        low = sentence.tokens[at].low
        if low in words.finite or low in words.that - words.joiners:
            return False
        if low in words.passive:
            return at + 1 == len(sentence.tokens) or sentence.after(at).strip() != ""
    return False


def done_by(sentence: Sentence, cue: Cue, cast: Cast) -> Mention:
    """Who says what a passive reports: whom it names as its doer, or the text that its clause begins with."""
    words = cast.words
    listed = [candidate for candidate in candidates(sentence, cast) if candidate.governed]
    for candidate in reversed(listed):
        first = max(0, candidate.first - 2)
        agent = next((at for at in range(first, candidate.first) if sentence.tokens[at].low in words.agents), -1)
        if agent >= 0 and not _belongs_to_noun(sentence, agent, cue, words):
            return candidate.mention
    text = next((c for c in listed if c.sort == "document" and c.last < cue.first), None)
    return text.mention if text is not None else _paper_in_marks(sentence, cue, words) or implied(sentence, cue)


def _paper_in_marks(sentence: Sentence, cue: Cue, words: Words) -> Mention | None:
    """The text whose name stands in marks behind a preposition: wurde im „Standard“ als „…“ bezeichnet."""
    for span in sentence.spans:
        at = sentence.first_token_from(span.left) - 1
        low = sentence.tokens[at].low if at >= 0 else ""
        led = low in words.settings or (
            low in words.determiners and at and sentence.tokens[at - 1].low in words.settings
        )
        if led and span.right < sentence.tokens[cue.first].start and is_name_in_marks(sentence, span):
            return Mention("name", span.text(sentence.text), (sentence.paragraph, span.start))
    return None


def _belongs_to_noun(sentence: Sentence, at: int, cue: Cue, words: Words) -> bool:
    """Whether “von” adds to a noun in front of the passive's verb: die Belieferung von Kunden wird „…“ genannt."""
    if not at or not sentence.tokens[at - 1].capital or sentence.before(at) != " ":
        return False
    return any(token.low in words.passive for token in sentence.tokens[at : cue.first])


def cue_subject(sentence: Sentence, cue: Cue, cast: Cast, high: int | None = None) -> Mention:
    """The subject of a reporting word that its quotation does not stand right in front of."""
    words = cast.words
    if cue.attached:
        return hanging(sentence, cue, words)
    if is_undone(sentence, cue, words):
        return done_by(sentence, cue, cast)
    held = _held(sentence, cue, cast) or _related_in_front(sentence, cue, cast)
    if held is not None:
        return held
    if cue.first and sentence.tokens[cue.first - 1].low in words.quoting:
        quoted = subject_of(sentence, cue, cast, 0, high)
        if quoted is not None:
            return quoted.mention
    beside = _beside(sentence, cue, cast) if words.rigid and cue.text.lower() in words.participles else None
    if beside is not None:
        return beside
    if cue.text.lower() in words.participles or _conjoined(sentence, cue, words):
        shared = _shared_subject(sentence, cue, cast)
        if shared is not None:
            return shared
    chosen = subject_of(sentence, cue, cast, 0, high)
    if chosen is not None:
        return (whom_quoted(sentence, cue, chosen, cast) or chosen).mention
    return _shared_subject(sentence, cue, cast) or implied(sentence, cue)


def whom_quoted(sentence: Sentence, cue: Cue, subject: Candidate, cast: Cast) -> Candidate | None:
    """Whom a verb says that its subject quotes: die Zeitung zitiert den Minister."""
    if cue.base not in cast.words.quoted:
        return None
    for candidate in candidates(sentence, cast):
        person = candidate.sort == "person" and candidate.oblique or candidate.sort == "name"
        if candidate is not subject and candidate.first > cue.last and person and not candidate.governed:
            return candidate
    return None


def _related_in_front(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """Whom a relative clause in front of its quotation is about: ein Wort von Walt Dorn, der gesagt hat: „…“"""
    words, tokens = cast.words, sentence.tokens
    last = cue.last
    while last + 1 < len(tokens) and sentence.after(last) == " " and tokens[last + 1].low in words.finite:
        last += 1
    ends = sentence.after(last).lstrip()[:1] in (":", ",")
    begin = next((at for at in range(cue.first - 1, 0, -1) if "," in sentence.before(at)), 0)
    if not words.verb_last or not ends or not begin or tokens[begin].low not in words.nominative or last == begin + 1:
        return None
    listed = candidates(sentence, cast)
    if tokens[begin + 1].capital or any(candidate.first == begin for candidate in listed):
        return None
    ahead = [c for c in listed if c.last == begin - 1 and c.sort in ("name", "person") and not c.owner]
    return ahead[-1].mention if ahead else None


def _held(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The text in which words stand, for a verb that says so: in dem Brief heißt es."""
    words = cast.words
    if cue.base not in words.impersonal:
        return None
    text = holder(sentence, cue, cast)
    if text is not None:
        return text.mention
    nobody = sentence.tokens[0].low in words.therein or _tells_clause(sentence, cue, words)
    return implied(sentence, cue) if nobody else None


def _tells_clause(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a verb without a subject opens a sentence and what it tells is next: So heißt es, das Amt habe …"""
    opens = all(token.low in words.between or token.low in words.parted for token in sentence.tokens[: cue.first])
    return words.noun_capitals and opens and cue.last > cue.first and sentence.after(cue.last).strip() == ","


def _beside(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The text or person that a participle right behind it says more of: says a report highlighting the “…”"""
    if not cue.first or sentence.before(cue.first) != " ":
        return None
    ending = next((c for c in candidates(sentence, cast) if c.last == cue.first - 1), None)
    told = ending is not None and ending.sort in ("document", "person") and not ending.governed and not ending.owner
    return ending.mention if ending is not None and told else None


def _conjoined(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether the verb is the second of two: said … and called it “…”"""
    earlier = any(other.first < cue.first and other.kind != "according" for other in sentence.cues)
    if not earlier or not cue.first:
        return False
    before = sentence.tokens[cue.first - 1].low
    return before in words.joiners or (words.rigid and before in words.that - words.subjects)  # denied it but said


def _shared_subject(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """The subject of the clause that a participle (“…, adding”) or a second verb (“… and added”) hangs on."""
    parted = cue.first > 0 and sentence.before(cue.first).strip() == ","
    main = main_clause(sentence, cast.words)
    for other in sentence.cues if parted else reversed(sentence.cues):
        if (
            other.first < cue.first
            and other.kind in ("verb", "weak")
            and other.text.lower() not in cast.words.participles
        ):
            chosen = subject_of(sentence, other, cast, 0, cue.first)
            if chosen is not None and chosen.first >= main:
                return chosen.mention
    about = sentence_subject(sentence, cast, before=sentence.tokens[cue.first].start)
    return about.mention if about is not None else None


def hanging(sentence: Sentence, cue: Cue, words: Words) -> Mention:
    """The pronoun that hangs on a verb: dit-elle."""
    pronoun = cue.attached or ""
    return Mention(
        "pronoun", pronoun, (sentence.paragraph, sentence.tokens[cue.first].start), words.pronouns.get(pronoun, "")
    )


def is_name_in_marks(sentence: Sentence, span: Span) -> bool:
    """Whether the words between marks read as a name: few, with capitals, no stop at their end."""
    said = span.text(sentence.text).split()
    return 0 < len(said) <= 4 and said[-1][-1].isalnum() and all(word[0].isupper() for word in said if len(word) > 3)


def implied(sentence: Sentence, cue: Cue) -> Mention:
    """Whoever a verb without a subject is said of."""
    words, gender = sentence.words, ""
    if words is not None and cue.base in words.impersonal:
        gender = "n"
    elif words is not None and words.drops and cue.text.lower().endswith(words.several_endings):
        gender = "pl"  # agregaron que “…”: no single person did
    return Mention("implied", cue.text, (sentence.paragraph, sentence.tokens[cue.first].start), gender)


def made(cue: Cue, mention: Mention | None, where: str, strength: int) -> Attribution:
    """The attribution that a reporting word makes."""
    return Attribution(cue.text, mention, where, strength, cue.base, cue.kind)
