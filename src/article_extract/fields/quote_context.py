"""What stands around quotations: sentences with the quoted words masked, their tokens and reporting words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from article_extract.fields.quote_spans import Span
from article_extract.fields.quote_tokens import WORD, Token, possessive, tokenise, without_case, without_elision
from article_extract.fields.quote_words import Words

# A masked quotation keeps its length; its last character says how it ended.
MASK, STOPPED, ASKED, COMMAED = "\ue000", "\ue001", "\ue002", "\ue003"
MASKS = MASK + STOPPED + ASKED + COMMAED
_ENDS = {
    ".": STOPPED,
    "…": STOPPED,
    "。": STOPPED,
    "!": ASKED,
    "?": ASKED,
    "！": ASKED,
    "？": ASKED,
    ",": COMMAED,
    "，": COMMAED,
    "、": COMMAED,
}

_INNER_MARKS = "'’‘\"”“»«›‹ "  # behind the stop of a quotation inside the quotation
# One of these characters ends a sentence, by what stands around it; it comes first, so that the search runs fast.
_BREAK = re.compile(
    rf"[.!?…{STOPPED}{ASKED}。！？\n](?:(?:(?<=[.!?…])[.!?…]*[\])»”\"’]*|(?<=[{STOPPED}{ASKED}]))\s+"
    r"|(?<=[a-zäöüéß]{2}\.)(?=[A-ZÄÖÜÉ][a-zäöüéß])|(?<=[。！？])[」』）)]*\s*|(?<=\n))"
)
_INITIAL = re.compile(r"(?:^|[\s(.\-])(?:[^\W\d_]|[^\W\d_]\.[^\W\d_])$")
MAX_SHORTENED = 4  # letters of a shortened word in front of a number
_MAX_GLUE = 6  # words of an attribution after a full stop: “It rained.” Bob Miller of Leeds said.


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
    names: list[Any] = field(default_factory=list)  # runs of speakers.Cast
    candidates: list[Any] | None = None  # of quote_sources, once they were asked for
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
        return words is not None and bool(words.reported) and any(token.low in words.reported for token in self.tokens)

    def gap(self, left: int, right: int) -> str:
        """What stands between two tokens; a space where an apostrophe joins them (l'ingénieur)."""
        tokens = self.tokens
        return self.masked[tokens[left].end : tokens[right].start] or " "

    def before(self, token: int) -> str:
        """What stands between a token and the one before it (or the start of the sentence)."""
        if token == 0:
            return self.masked[self.start : self.tokens[0].start]
        return self.gap(token - 1, token)

    def after(self, token: int) -> str:
        """What stands between a token and the one behind it (or the end of the sentence)."""
        if token + 1 < len(self.tokens):
            return self.gap(token, token + 1)
        return self.masked[self.tokens[token].end : self.end]

    def first_token_from(self, offset: int) -> int:
        """Index of the first token at or behind an offset."""
        return bisect_left(self.tokens, (offset,))  # tokens are tuples that begin with their place


def mask(text: str, spans: Sequence[Span]) -> str:
    """The paragraph with its quotations masked, each as long as before."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts.append(text[at : span.left])
        length = span.right - span.left
        said = text[span.start : span.end].rstrip(_INNER_MARKS)
        last = said[-1:]
        if not span.closed and span.mark != "dash":
            last = "."
        parts.append(MASK * (length - 1) + _ENDS.get(last, MASK))
        at = span.right
    parts.append(text[at:])
    return "".join(parts)


def sentences(paragraph: int, text: str, spans: Sequence[Span], words: Words) -> list[Sentence]:
    """The sentences of a paragraph; a quotation and the attribution behind it are one."""
    masked = mask(text, spans)
    bounds = _bounds(masked, words)
    found = [Sentence(paragraph, start, end, masked, text, words=words) for start, end in bounds]
    tokens = tokenise(masked)
    if words.elisions:
        tokens = [part for token in tokens for part in without_elision(token, words.elisions)]
    if words.order == "sov":
        tokens = [without_case(token) for token in tokens]
    begin = 0
    for sentence in found:
        end = bisect_left(tokens, (sentence.end,), begin)
        sentence.tokens = tokens[begin:end]
        sentence.spans = [span for span in spans if sentence.start <= span.left < sentence.end] if spans else []
        begin = end
    return found


def _bounds(masked: str, words: Words) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(masked):
        end = match.end()
        if end >= len(masked) or not _breaks(masked, match, words):
            continue
        bounds.append((start, end))
        start = end
    if start < len(masked):
        bounds.append((start, len(masked)))
    return bounds


def _breaks(masked: str, match: re.Match[str], words: Words) -> bool:
    """Whether a sentence ends here."""
    following = masked[match.end()]
    stop = match.group()[0]
    if stop in STOPPED + ASKED and not _introduced(masked, match.start()) and _glued(masked, match.end(), stop, words):
        return False
    if stop in "。！？\n":
        return True
    if following.islower() or following in ",;:)–—" or masked[match.end() : match.end() + 2] in ("- ", "--"):
        return False
    if stop == ".":
        before = masked[max(0, match.start() - 12) : match.start()]
        word = before.split()[-1].lower() if before.split() else ""
        small = words.noun_capitals and before.split()[-1:] == [word] and not before[: -len(word)].endswith(". ")
        title = word.rpartition("-")[2]  # Univ.-Prof. Saal
        if (
            (title + "." in words.titles and not small)  # Mag. Saal, Dr. med. Saal; but: wen er mag. Saal kam
            or (word in words.titles and len(word) < 4 and not small)
            or (_INITIAL.search(before) and not word.isdigit())
        ):
            return False
        if following.isdigit() and words.rigid and 1 < len(word) <= MAX_SHORTENED and before.split()[-1][0].isupper():
            return False  # Oct. 12, No. 5
        return not (word.isdigit() and len(word) < 3 and words.dotted)
    return True


def _introduced(masked: str, at: int) -> bool:
    """Whether a colon or comma leads into the quotation that ends at `at`: its attribution stands in front."""
    head = masked[:at].rstrip(MASKS + " ")
    return head[-1:] in (":", ",")


def _glued(masked: str, at: int, stop: str, words: Words) -> bool:
    """Whether an attribution with a subject in front follows a quotation that ended in a stop: “Why?” Bob asked."""
    if masked[at] in MASKS:
        return False
    tail = masked[at : at + 90]
    for number, match in enumerate(WORD.finditer(tail)):
        if number > _MAX_GLUE:
            return False
        if match.group().lower() in words.verbs:
            rest = tail[match.end() :].lstrip()
            return number > 0 and (stop == ASKED or not rest or rest[0] in ".") and "." not in tail[: match.start()]
    return False


def find_cues(sentence: Sentence, words: Words) -> list[Cue]:
    """The reporting words of a sentence, in order."""
    found: list[Cue] = []
    tokens = sentence.tokens
    last = -1
    for at, token in enumerate(tokens):
        if at <= last or (token.low not in words.cues and "-" not in token.low):
            continue
        cue = _cue_at(sentence, at, words)
        if cue is not None:
            found.append(cue)
            last = cue.last
    return found


def _is_noun_here(tokens: list[Token], at: int, words: Words) -> bool:
    """Whether a form that is noun and verb alike (report, claim) stands as a noun: behind an article, or owned."""
    if (
        at
        and tokens[at].low not in words.documents
        and (words.is_person_noun(tokens[at - 1].low) or words.is_document(tokens[at - 1].low))
    ):
        return _needs_plural(tokens[at].low, words) and not _is_plural(tokens[at - 1].low, words)  # a source close to
    if at and words.rigid and tokens[at - 1].low in words.verbs and _needs_plural(tokens[at].low, words):
        return True  # said signal failures
    if at and tokens[at].low.endswith(words.verb_endings) and _is_singular(tokens[at - 1].low, words):
        return False  # the report notes
    for back in range(at - 1, max(-1, at - 5), -1):
        low = tokens[back].low
        if low in words.determiners or low in words.prepositions or possessive(low):
            return True
        if low in words.pronouns or low in words.plurals or low in words.between or low in words.that:
            return False
        if back == at - 1 and words.rigid and _qualifies(tokens[back], words):
            return True
    return False


def _is_title_here(tokens: list[Token], at: int, words: Words) -> bool:
    """Whether a word with a capital stands before a name as its title: “…,” Judge Ann Lee said."""
    title = tokens[at].capital and at + 1 < len(tokens) and tokens[at + 1].capital
    return title and (tokens[at].low in words.offices)


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
    return past and noun and before in words.determiners


def _is_singular(noun: str, words: Words) -> bool:
    """Whether a noun is for one person or document, so that a form in s behind it is its verb."""
    named = words.is_person_noun(noun) or words.is_document(noun)
    return words.rigid and named and not noun.endswith(words.plural_endings) and noun not in words.plurals


def _is_plural(noun: str, words: Words) -> bool:
    """Whether a noun for people or documents is one of several: residents, reviews."""
    return noun in words.plurals or any(
        noun.endswith(end) and noun[: -len(end)] in words.documents for end in words.plural_endings
    )


def _needs_plural(low: str, words: Words) -> bool:
    """Whether a form can only be the verb of several: “claim”, whose past has an ending, but not “read”."""
    regular = any(low.removesuffix(end[0]) + end in words.cue_bases for end in words.past_endings)
    return words.rigid and regular and words.cue_bases.get(low) == low


def _qualifies(token: Token, words: Words) -> bool:
    """Whether a word in front of a form like “stress” can be neither its plural subject nor an auxiliary."""
    low = token.low
    known = low in words.functions or low in words.modals or low in words.finite or low in words.persons
    known = known or words.is_adverb(low) or low.endswith(words.plural_endings)
    return low.isalpha() and not token.capital and not known


def _is_attributive(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a verb form stands as an adjective between an article and its noun: die oben erwähnte Studie."""
    tokens = sentence.tokens
    if not 0 < at < len(tokens) - 1 or not tokens[at + 1].capital or not tokens[at].low.endswith(words.adjectival):
        return False
    adverb = at > 1 and tokens[at - 1].low not in words.determiners and not tokens[at - 1].capital
    before = at - 2 if adverb else at - 1
    article = tokens[before].low in words.determiners or tokens[before].low in words.contracted
    return article and not any(sentence.gap(n, n + 1).strip() for n in range(before, at + 1))


def _may_open(before: str, words: Words) -> bool:
    """Whether a verb may have a capital behind these characters; in German a noun has one too: das „Hurra“-Rufen."""
    return any(char in (STOPPED + ASKED + ":" if words.noun_capitals else MASKS + ":;–—") for char in before)


def _accompanied(sentence: Sentence, first: int, last: int, words: Words) -> bool:
    """Whether what a form needs to report something stands with it: teilte … mit; wie es … heißt; …, so Ann Lee."""
    tokens = sentence.tokens
    if first < last:
        return True
    low = tokens[first].low
    if low in words.parted:
        return _between_commas(sentence, first, words)
    other = words.without.get(low)
    if other is not None and any(token.low in other for token in tokens):
        return False
    leading = words.led.get(low)
    if leading is not None:
        return any(token.low in leading for token in tokens[:first])
    needed = words.needs.get(low)
    if needed is not None and any(token.low in needed for token in tokens):
        return True
    particles = words.separable.get(low)
    if particles is None:
        return needed is None
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
    for parts, base, kind in words.cues.get(low, ()):
        last = at + len(parts) - 1
        if last < len(tokens) and all(tokens[at + n].low == part for n, part in enumerate(parts)):
            if low in words.ambiguous and _is_noun_here(tokens, at, words):
                return None
            if at and tokens[at].capital and not _may_open(sentence.before(at), words):
                return None
            if words.noun_capitals and _is_attributive(sentence, at, words):
                return None
            if not _accompanied(sentence, at, last, words):
                continue
            if base in words.aspect and last + 1 < len(tokens) and tokens[last + 1].low in words.modals:
                return None  # temperatures continue to rise
            if words.rigid and (_is_title_here(tokens, at, words) or _is_nominal(sentence, at, words)):
                return None
            text = " ".join(token.text for token in tokens[at : last + 1])
            return Cue(at, last, text, base, kind)
    if "-" in low:  # dit-il, affirme-t-elle, disse-lhe
        verb, _, rest = low.partition("-")
        pronoun = rest.rsplit("-", 1)[-1]
        for parts, base, kind in words.cues.get(verb, ()):
            if len(parts) == 1 and (pronoun in words.pronouns or pronoun in words.between):
                hanging = pronoun if pronoun in words.pronouns else None
                return Cue(at, at, tokens[at].text.partition("-")[0], base, kind, hanging)
    return None
