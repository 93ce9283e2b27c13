"""What stands around quotations: sentences with the quoted words masked, their tokens and reporting words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from article_extract.fields.quotes.breaks import ASKED, COMMAED, MASKS, STOPPED, mask, sentence_bounds
from article_extract.fields.quotes.forms import is_noun_here, is_title_here
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.tokens import Token, tokenise, without_cases, without_elision
from article_extract.fields.quotes.words import Words

MAX_FRONT = 4  # words of a phrase that opens a sentence, and its verb
TURNED = ""  # the base form of a verb that no list knows
MIN_QUOTED = 8  # characters between two words where a quotation of some length stands between them
MIN_MOOD = 4  # letters of a verb whose ending tells its mood


class Cue(NamedTuple):
    """A reporting word: its place in the tokens (first, last), its form as printed, its base form.

    kind: "verb", "weak" (reports only right beside a quotation), "according". attached: a pronoun that hangs on the
    verb (dit-il).
    """

    first: int
    last: int
    text: str
    base: str
    kind: str = "verb"
    attached: str | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence of a paragraph, [start, end), with its quotations and what is around them."""

    paragraph: int
    start: int
    end: int
    masked: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    words: Words | None = None
    names: list[Any] = field(default_factory=list)  # runs, as the cast gathers them
    candidates: list[Any] | None = None  # of the module of that name, once they were asked for
    _cues: list[Cue] | None = None

    @property
    def cues(self) -> list[Cue]:
        """Its reporting words, in order; looked for when first asked for."""
        if self._cues is None:
            self._cues = find_cues(self, self.words) if self.words is not None else []
        return self._cues

    @property
    def reported(self) -> bool:
        """Whether the mood of a verb says that somebody else's words are told: der Deich sei …"""
        words = self.words
        if words is None or not words.reported:
            return False
        return any(token.low in words.reported for token in self.tokens) or is_told_in_mood(self, words)

    def gap(self, left: int, right: int) -> str:
        """What stands between two tokens; a space where an apostrophe joins them (l'ingénieur)."""
        tokens = self.tokens
        return tokens[right].gap if right == left + 1 else self.masked[tokens[left].end : tokens[right].start] or " "

    def before(self, token: int) -> str:
        """What stands between a token and the one before it (or the start of the sentence)."""
        if token == 0:
            return self.masked[self.start : self.tokens[0].start]
        return self.tokens[token].gap

    def after(self, token: int) -> str:
        """What stands between a token and the one behind it (or the end of the sentence)."""
        if token + 1 < len(self.tokens):
            return self.tokens[token + 1].gap
        return self.masked[self.tokens[token].end : self.end]

    def first_token_from(self, offset: int) -> int:
        """Index of the first token at or behind an offset."""
        return bisect_left(self.tokens, (offset,))  # tokens are tuples that begin with their place


def is_told_in_mood(sentence: Sentence, words: Words) -> bool:
    """Whether a phrase or adverb opens a sentence and a verb in the mood of reported speech is next: der Film mache …

    Behind one person or thing no other German verb ends so, but those of the past.
    """
    tokens = sentence.tokens[: MAX_FRONT + 1]
    if len(sentence.tokens) > 1 and _is_pronoun_in_mood(sentence, words):
        return True
    if len(tokens) > 2 and tokens[0].low in words.between and tokens[2].low in words.definite:
        turned = sentence.after(0) == sentence.after(1) == " " and not tokens[1].capital
        return turned and _is_in_mood(tokens[1].low, words) and tokens[1].low not in words.conditional
    at = next((n for n, token in enumerate(tokens) if n and not token.capital and tokens[n - 1].capital), 0)
    if at < 2 or at + 1 >= len(sentence.tokens) or tokens[0].low not in words.determiners:
        return False
    low, following = tokens[at].low, sentence.tokens[at + 1]
    plain = not any(sentence.gap(n, n + 1).strip() for n in range(at + 1))
    return plain and _is_in_mood(low, words) and not following.capital


def _is_pronoun_in_mood(sentence: Sentence, words: Words) -> bool:
    """Whether a pronoun for one person opens a sentence in the mood of reported speech: Er beobachte das lange."""
    first, second = sentence.tokens[:2]
    one = words.pronouns.get(first.low) in ("m", "f", "0") or first.low in words.subjects - words.pronouns.keys()
    one = one and first.low not in words.determiners
    return one and sentence.after(0) == " " and not second.capital and _is_in_mood(second.low, words)


def _is_in_mood(low: str, words: Words) -> bool:
    """Whether a verb has the ending of reported speech, which others than those of the past do not have."""
    known = low in words.functions or low in words.prepositions or low in words.finite or low in words.passive
    known = known or low in words.between or low in words.nouns
    return low.endswith(words.mood_endings) and not words.is_past(low) and len(low) > MIN_MOOD and not known


def sentences(paragraph: int, text: str, spans: Sequence[Span], words: Words) -> list[Sentence]:
    """The sentences of a paragraph; a quotation and the attribution behind it are one."""
    masked = mask(text, spans) if spans else text
    tokens = tokenise(masked)
    if words.elisions:
        tokens = [part for token in tokens for part in without_elision(token, words.elisions)]
    if words.order == "sov":
        tokens = without_cases(tokens)
    found: list[Sentence] = []
    first = 0
    for start, end in sentence_bounds(masked, words):
        last = bisect_left(tokens, (end,), first)
        within = [span for span in spans if start <= span.left < end] if spans else []
        found.append(Sentence(paragraph, start, end, masked, text, tokens[first:last], within, words))
        first = last
    return found


def find_cues(sentence: Sentence, words: Words) -> list[Cue]:
    """The reporting words of a sentence, in order."""
    found: list[Cue] = []
    tokens = sentence.tokens
    last = -1
    for at, token in enumerate(tokens):
        if at <= last:
            continue
        cue = _cue_at(sentence, at, words) if token.low in words.cues or "-" in token.low else None
        if cue is None and len(token.gap) > MIN_QUOTED:
            cue = _turned(sentence, at, words)
        if cue is not None:
            found.append(cue)
            last = cue.last
    if found and found[0].base == TURNED and len(found) > 1 and tokens[found[0].first].low in words.finite:
        del found[0]  # „…“, hat Saal gesagt
    return found


def _turned(sentence: Sentence, at: int, words: Words) -> Cue | None:
    """Any other verb in second place behind a quotation with its subject at once: „…“, stützt Saal"""
    token = sentence.tokens[at]
    if not words.noun_capitals or token.capital or at + 1 == len(sentence.tokens) or sentence.after(at) != " ":
        return None
    ended, opens = token.gap.rstrip(), sentence.masked[sentence.start : token.start].lstrip()[:1]
    if opens not in (*MASKS,) or ended[-1] not in (",", *COMMAED, *ASKED):
        return None
    low, following = token.low, sentence.tokens[at + 1]
    known = low in words.prepositions or low in words.determiners or low in words.that or low in words.pronouns
    helping = low in words.finite and (following.capital or following.low in words.between)
    known = known or (not helping and (low in words.functions or low in words.between))
    return None if known else Cue(at, at, token.text, TURNED, "weak")


def _is_nominal(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a form is a noun behind its article or describes the noun behind it: a written statement, the claims."""
    tokens = sentence.tokens
    if not at or sentence.before(at) != " ":
        return False
    before = tokens[at - 1].low
    named = tokens[at].low.endswith(words.plural_endings) or words.is_gerund(tokens[at].low)
    if named and before in words.definite and before not in words.subjects:
        return True  # rejected the claims as “…”, the reporting of it
    if at + 1 >= len(tokens) or sentence.after(at) != " ":
        return False
    past = words.participle.fullmatch(tokens[at].low) is not None
    following = tokens[at + 1].low
    noun = words.is_document(following) or words.is_person_noun(following)
    article = (
        before in words.definite | words.indefinite and before not in words.subjects and before not in words.pronouns
    )
    content = following.isalpha() and following not in words.functions and following not in words.prepositions
    return past and (noun and before in words.determiners or article and content)  # the proposed rule


def _is_attributive(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a verb form stands as an adjective between an article and its noun: die oben erwähnte Studie."""
    tokens = sentence.tokens
    if not 0 < at < len(tokens) - 1 or not tokens[at + 1].capital or not tokens[at].low.endswith(words.adjectival):
        return False
    adverb = at > 1 and tokens[at - 1].low not in words.determiners and not tokens[at - 1].capital
    before = at - 2 if adverb else at - 1
    article = tokens[before].low in words.determiners or tokens[before].low in words.contracted
    return article and not any(sentence.gap(n, n + 1).strip() for n in range(before, at + 1))


def _is_nested(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a preposition's phrase stands between an article and a verb form, so that it tells of a noun: die von den

    Ämtern verlangten Preise, dem von Ruth Saal verkündeten „…“.
    """
    tokens = sentence.tokens
    if (
        not at
        or not tokens[at].low.endswith(words.adjectival)
        or not words.participle.fullmatch(words.without_inflection(tokens[at].low))
    ):
        return False
    behind = sentence.after(at)
    named = at + 1 < len(tokens) and behind == " " and tokens[at + 1].capital
    if not named and behind.lstrip()[:1] not in (*MASKS,):
        return False
    for back in range(at - 1, 0, -1):
        if sentence.before(back + 1) != " " or tokens[back].low in words.finite:
            return False
        if tokens[back].low in words.prepositions and tokens[back - 1].low in words.determiners:
            return sentence.before(back) == " " and "," not in sentence.before(back - 1)
    return False


def _is_bare_noun(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a form can only be a noun where verbs have endings: listas de espera; la formule «…»."""
    if words.rigid or words.noun_capitals or not words.articles or not at or sentence.before(at) != " ":
        return False
    before = sentence.tokens[at - 1].low
    if sentence.tokens[at].low in words.naming and before in words.determiners:
        return sentence.after(at).strip()[:1] in (*MASKS,)
    if at < 2 or before not in words.prepositions or sentence.before(at - 1) != " ":
        return False
    other = before in words.pronouns or before in words.that
    other = other or any(len(parts) == 1 for parts, _, _ in words.cues.get(before, ()))  # según explica
    finite = sentence.tokens[at].low not in words.participles and not words.participle.fullmatch(
        sentence.tokens[at].low
    )
    owner = sentence.tokens[at - 2].low
    return finite and not other and owner not in words.functions and owner not in words.verbs


def _is_person(sentence: Sentence, at: int, base: str, words: Words) -> bool:
    """Whether a verb form is somebody's office behind an article: la titular de Interior, le juge, le philosophe.

    Behind a subject the article may be an object: il le juge « … ». A base form has none.
    """
    tokens = sentence.tokens
    if words.rigid or words.noun_capitals or not at or sentence.before(at) != " ":
        return False
    if not words.is_person_noun(tokens[at].low) or tokens[at - 1].low not in words.definite | words.indefinite:
        return False
    before = tokens[at - 2].low if at > 1 and sentence.before(at - 1) == " " else ""
    opens = not before or before in words.prepositions or before in words.that or before in words.verbs
    return opens or tokens[at].low == base


def _may_open(before: str, words: Words) -> bool:
    """Whether a verb may have a capital behind these characters; in German a noun has one too: das „Hurra“-Rufen."""
    return any(char in (STOPPED + ASKED + ":" if words.noun_capitals else MASKS + ":;–—") for char in before)


def _accompanied(sentence: Sentence, first: int, last: int, base: str, words: Words) -> bool:
    """Whether what a form needs to report something stands with it: teilte … mit; wie es … heißt; …, so Ann Lee."""
    tokens = sentence.tokens
    if first < last:
        return True
    low = tokens[first].low
    if low in words.parted:
        return _between_commas(sentence, first, words)
    other = words.without.get(low)
    if other is not None and any(_is_beside_verb(sentence, at, first, other, words) for at in range(len(tokens))):
        return False
    leading = words.led.get(low)
    if leading is not None:
        return any(token.low in leading for token in tokens[:first])
    own = words.separable.get(base)
    if own is not None:
        return low.startswith(tuple(own)) or _is_parted(sentence, last, own, words)  # festgehalten, hält … fest
    needed = words.needs.get(low)
    if needed is not None and any(token.low in needed for token in tokens):
        return True
    particles = words.separable.get(low)
    if particles is None:
        return needed is None
    return _is_parted(sentence, last, particles, words)


def _is_beside_verb(sentence: Sentence, at: int, verb: int, other: frozenset[str], words: Words) -> bool:
    """Whether a token is a word beside which a verb reports nothing; a preposition only right behind it: steht für …"""
    low = sentence.tokens[at].low
    if low not in other:
        return False
    close = at > verb and all(token.low in words.between for token in sentence.tokens[verb + 1 : at])
    return low not in words.prepositions or close or _ends_clause(sentence, at, words)


def _is_parted(sentence: Sentence, last: int, particles: frozenset[str], words: Words) -> bool:
    """Whether a particle of the verb that ends at token `last` ends its clause: teilte … mit."""
    tokens = sentence.tokens
    return any(tokens[at].low in particles and _ends_clause(sentence, at, words) for at in range(last + 1, len(tokens)))


def _ends_clause(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word that may be a preposition, too, is the particle of a verb: nothing of its clause follows."""
    if at + 1 == len(sentence.tokens) or sentence.after(at).strip():
        return True
    low, following = sentence.tokens[at].low, sentence.tokens[at + 1].low
    return low not in words.prepositions | words.determiners or following in words.joiners


def _between_commas(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a phrase opens behind a comma or a quotation, and who says it follows at once: …, so Ann Lee."""
    if at + 1 == len(sentence.tokens) or sentence.after(at) != " ":
        return False
    before = sentence.before(at).strip()
    opens = at == 0 or (before != "" and before[-1] in ",–—(" + MASKS)
    following = sentence.tokens[at + 1]
    return opens and (following.capital or following.low in words.determiners or following.low in words.pronouns)


def _cue_at(sentence: Sentence, at: int, words: Words) -> Cue | None:
    tokens = sentence.tokens
    low = tokens[at].low
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    for parts, base, kind in words.cues.get(low, ()):
        last = at + len(parts) - 1
        if last > at and (parts[1] != following or last >= len(tokens)):
            continue  # “in” opens two dozen: in the words of, in the opinion of
        if all(tokens[at + n].low == parts[n] for n in range(2, len(parts))):
            if low in words.ambiguous and is_noun_here(tokens, at, words):
                return None
            if at and tokens[at].capital and not _may_open(sentence.before(at), words):
                return None
            if words.noun_capitals and (_is_attributive(sentence, at, words) or _is_nested(sentence, at, words)):
                return None
            if last == at and (
                _is_person(sentence, at, base, words) or low != base and _is_bare_noun(sentence, at, words)
            ):
                return None
            if not _accompanied(sentence, at, last, base, words):
                continue
            if base in words.aspect and last + 1 < len(tokens) and tokens[last + 1].low in words.modals:
                return None  # temperatures continue to rise
            if words.rigid and (is_title_here(tokens, at, words) or _is_nominal(sentence, at, words)):
                return None
            text = " ".join(token.text for token in tokens[at : last + 1])
            return Cue(at, last, text, base, kind)
    return _with_pronoun(tokens[at], at, words) if "-" in low else None


def _with_pronoun(token: Token, at: int, words: Words) -> Cue | None:
    """The reporting word that a pronoun hangs on: dit-il, affirme-t-elle, disse-lhe."""
    verb, _, rest = token.low.partition("-")
    pronoun = rest.rsplit("-", 1)[-1]
    for parts, base, kind in words.cues.get(verb, ()):
        if len(parts) == 1 and (pronoun in words.pronouns or pronoun in words.between):
            hanging = pronoun if pronoun in words.pronouns else None
            return Cue(at, at, token.text.partition("-")[0], base, kind, hanging)
    return None
