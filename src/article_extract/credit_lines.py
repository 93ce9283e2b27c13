"""Where the credit stands in a line about a picture: behind a label, in brackets, or as a chain of names at the end.

Both rooms ask this: roles to know a caption when it stands among paragraphs, fields to cut it from its credit. The
words come from the `[credits]` and `[agencies]` tables of languages/*.toml; here are only the shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from article_extract.language import Language
from article_extract.typography import clean, ends_sentence, has_cjk, latin

# Longest credit, in words and in characters: the longest of 330 looked at named five hands in 19 words.
MAX_CREDIT_WORDS = 26
MAX_CREDIT_CHARS = 200
# Longest line that is looked at; the longest caption of 420 had 560 characters.
MAX_LINE_CHARS = 3000
# Characters of the longest abbreviation, with the mark before it and its stop.
LONGEST_ABBREVIATION = 8
# Share of plain lower-case words from which what a label opens is a sentence about the picture, not a credit.
SENTENCE_SHARE = 0.34
# Words in one name of a person or an organisation.
MAX_NAME_WORDS = 7
# Characters at the start of a long line in which a label stands that opens it, and at its end in which its credit does.
LABEL_REACH, TAIL_REACH = 80, 250
# Agencies written with this many letters or fewer are words of some language too: only their own spelling counts.
SHORT_AGENCY = 3


WHOLE_CHAIN = "a chain of names and agencies"
"""Reason given where a line is nothing but a chain, with no label: away from a picture it may be anything."""


PHOTO_BY = "a picture by somebody"
"""Reason given where a line ends with "U.S. Navy photo by Jane Doe": the label is part of the credit."""


class Kind(StrEnum):
    """What one link of a credit's chain is."""

    AGENCY = "agency"
    MARK = "mark"  # handout, pool, file photo, AI-generated
    PERSON = "person"
    BODY = "body"  # an organisation that is no agency
    HANDLE = "handle"  # @name, a domain, a stock photographer's alias
    DATE = "date"


class Part(NamedTuple):
    """One link of a credit's chain. name: the person without titles, the agency's canonical name, else the text."""

    text: str
    kind: Kind
    name: str


class CreditLine(NamedTuple):
    """A line about a picture, cut in two.

    credit: as printed, without its label. lead: the label names the page's lead image. sure: the line shows by itself,
    away from any picture, that it is about one. reason: what showed it.
    """

    caption: str | None
    credit: str | None
    lead: bool = False
    sure: bool = False
    reason: str = "no credit in it"


class _Openings:
    """The first words of some phrases: to tell cheaply that none of them stands in a text."""

    __slots__ = ("_latin", "_signs", "_signs_beyond", "_words")

    def __init__(self, phrases: Iterable[str]) -> None:
        openings = {phrase.lower().split()[0] for phrase in phrases}
        signs = [opening for opening in openings if not opening[0].isalpha()]
        self._signs = tuple(sign for sign in signs if sign.isascii())
        self._signs_beyond = tuple(sign for sign in signs if not sign.isascii())
        self._words = frozenset(_LETTERS.findall(opening)[0] for opening in openings if opening[0].isalpha())
        self._latin = frozenset(word.encode("latin-1") for word in self._words if _is_latin(word))

    def may_stand_in(self, text: str) -> bool:
        """False where none of the phrases stands in a text as a word of its own, for certain."""
        plain = latin(text)
        if plain is not None:
            if not self._latin.isdisjoint(plain.translate(_LATIN_LETTERS).split()):
                return True
        elif _UNTOLD.search(text) or not self._words.isdisjoint(_LETTERS.findall(text.lower())):
            return True
        lowered = text.lower()
        beyond = not text.isascii() and any(map(lowered.__contains__, self._signs_beyond))
        return beyond or any(map(lowered.__contains__, self._signs))


def _is_latin(word: str) -> bool:
    return max(word) <= "\xff"


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """A language's credit words, ready to be looked up."""

    agencies: dict[str, str]
    spellings: frozenset[str]
    marks: frozenset[str]
    bodies: frozenset[str]
    small: frozenset[str]
    articles: frozenset[str]
    lead: tuple[str, ...]
    sources: frozenset[str]
    opening: re.Pattern[str]
    inside: re.Pattern[str]
    caption: re.Pattern[str]
    links: re.Pattern[str]
    outlet: re.Pattern[str]
    titles: re.Pattern[str]
    suffix: re.Pattern[str]
    behind: re.Pattern[str]
    photo_by: re.Pattern[str]
    abbreviated: re.Pattern[str]
    hint: re.Pattern[str]
    hints: _Openings
    chains: _Openings
    labels: _Openings | None
    captions: _Openings | None
    chained: frozenset[str]
    outlets: frozenset[str]
    title_starts: frozenset[str]
    endings: tuple[str, ...]
    longest: int
    unlabelled: _Words | None = None
    """The same without labels, for lines that hold none."""


_CUT = re.compile(  # where a caption may end and its credit begin
    r"(?<![\s(]\d\.)(?<![\s(]\d\d\.)(?<=[.!?…。！？\"”»’)\]])\s+(?=\S)"  # behind a sentence, not an ordinal
    r"|(?<=[。！？」])|\s+[–—|•·]\s*|\s+-\s+"
    r"|(?<=[a-zß-ÿ][.!?])(?=[A-ZÀ-Þ])"  # two elements run together
    r"|\s*[＝=]\s*(?=\S)|(?<=\w)\|(?=\w)"
)
_CUT_AT_SPACE = re.compile(  # the same, where nothing else stands in a text than what opens with a space
    r" (?:(?<=[.!?…\"”»’)\]] )(?<![\s(]\d\. )(?<![\s(]\d\d\. )(?=\S)|[–—|•·]\s*|-\s+)"
)
_CUT_ELSEWHERE = re.compile(r"[。！？」＝=|]|[.!?][A-ZÀ-Þ]")
_BRACKET = re.compile(r"\s*[(（\[【〈]\s*((?:[^()（）\[\]【】]|\([^()]*\)){2,200}?)\s*[)）\]】〉]?\s*[.。]?$")
_OPENING = re.compile(r"[(（\[【]")
_SLASH = re.compile(r"[/／]")
_ENCLOSED = re.compile(r"^[(（\[【](.*)[)）\]】]$")
_DATE = re.compile(r"^(?:\w{1,9}\.?\s)?\d[\d./\-年月日:\s]*(?:г\.)?$")
_HANDLE = re.compile(
    r"^(?:@[\w.]+|(?:https?://|www\.)\S+|[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,6}(?:/[@\w./\-]+)?|u/\w+)$", re.IGNORECASE
)
_ALIAS = re.compile(r"^[a-z][\w.\-]{3,30}$", re.ASCII)
_INITIALS = re.compile(r"^(?:\w\.)+-?(?:\w\.)*$")
_COLONS = (":", "：", "=", "＝", "・")
_OPENINGS = r"(（\[【"  # for a character class
_BRACKETS = "(（[【"
_EDGES = " \t.,;:|/／–—-·•=＝"
_CREDIT_NAME = ("credit", "copyright")  # in whatever compound: "photocredit", "imgcopyright"
_TWICE = re.compile(r"^(\S.{3,})\s*[|/]\s*\1$")  # the same name in two fields of one picture
_EQUALS = re.compile(r"(?<=\S)[＝=]")
_PIECES = re.compile(r"(?<=[.!?…])\s+")
_CJK_RANGES = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_UNTOLD = re.compile(f"[İıſΣσς{_CJK_RANGES}]")  # letters that patterns match in more cases than `lower` knows, and CJK
_PARTED = re.compile(f"[/／|＝{_CJK_RANGES}]")
_CLOSING = frozenset(")）]】")
_NEVER = re.compile(r"(?!)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN_LETTERS = bytes(  # Latin-1: letters in lower case; all else is a space
    ord(letter.lower()) if _LETTERS.match(letter) else ord(" ") for letter in map(chr, range(256))
)
_YEAR = re.compile(r"^(?:19|20)\d\d\s+(?=\w)")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}[-'’]?[A-ZÀ-ÞĀ-ž]")
_MARK_END = re.compile(r"\s+|(?<=[a-z]{2}\.)(?=[A-Z])")
_SLASH_NAME = re.compile(r"\S\s?[/／|]\s?\S")


@lru_cache(maxsize=512)  # roles ask first, and fields ask again
def find_credit(line: str, words: Language) -> CreditLine:
    """The credit of a line about a picture and the caption that is left; both None where the line is empty."""
    return _find(clean(line), _known(words))


def _find(text: str, known: _Words) -> CreditLine:
    if not text:
        return CreditLine(None, None, reason="empty")
    if len(text) > MAX_LINE_CHARS:
        return CreditLine(text, None, reason="too long for a caption")
    if not known.hints.may_stand_in(text):
        if not _may_be_chained(text, known):
            return CreditLine(text, None)
        known = known.unlabelled or known
    text, before, captioned = _without_caption_label(text, known)
    found = _labelled_start(text, known) or _search(text, known)
    if captioned:
        found = found._replace(sure=True, reason=f"caption label; {found.reason}")
    if before and not found.credit:
        opened = _labelled_start(before, known)
        found = found._replace(credit=opened.credit if opened and opened.credit else before)
    return found


@lru_cache(maxsize=1024)
def may_hold_credit(text: str, words: Language) -> bool:
    """A cheap look: False where no line about a picture could be written so."""
    known = _known(words)
    if len(text) > LABEL_REACH + TAIL_REACH:  # a label opens the line, or the credit ends it
        tail = len(text) - TAIL_REACH
        return (_may_hint(text[:LABEL_REACH], known) and known.hint.search(text, 0, LABEL_REACH) is not None) or (
            _may_hint(text[tail:], known) and known.hint.search(text, tail) is not None
        )
    if text[-1:] in _CLOSING or _is_parted(text):
        return True
    return _may_hint(text, known) and known.hint.search(text) is not None


def _may_hint(text: str, known: _Words) -> bool:
    """False where the pattern of hints can find nothing: looking for fixed words costs a tenth of it."""
    return text[-1:] in _CLOSING or text[-2:-1] in _CLOSING or _is_parted(text) or known.hints.may_stand_in(text)


def _is_parted(text: str) -> bool:
    """Whether a mark stands in a text that parts the links of a chain, or a script that has no spaces between them."""
    return "/" in text or "|" in text or (not text.isascii() and _PARTED.search(text) is not None)


def strip_label(credit: str, words: Language) -> str:
    """A text known to be a credit, without label, brackets around it and stop behind it."""
    known = _known(words)
    text = _tidy(clean(credit), known)
    for _ in range(3):  # "Foto: © (dpa)" wears three coats
        match = known.opening.match(text)
        rest = text[match.end() :].strip(_EDGES) if match else ""
        if not match or not rest or not _separates(match, rest, known):
            break
        text = _tidy(rest, known)
    return text


def parts_of(credit: str, words: Language) -> tuple[Part, ...]:
    """The links of a credit's chain, in the order in which they are printed."""
    known = _known(words)
    return tuple(part for link in _split(credit, known) if (part := _part(link, known)) is not None)


def names_credit(names: Iterable[str], words: Language) -> bool:
    """Whether an element with these names (its class, id and itemprop words) holds a credit."""
    markup = words.credits.markup
    return any(name in markup or any(part in name for part in _CREDIT_NAME) for name in names)


# The five places where a credit stands, dearest evidence first.


def _without_caption_label(text: str, known: _Words) -> tuple[str, str, bool]:
    """("the caption", "what stood before its label", whether there was one)."""
    match = known.caption.search(text) if known.captions and known.captions.may_stand_in(text) else None
    if not match:
        return text, "", False
    before = text[: match.start()].strip()
    if before and not known.opening.match(before):
        return text, "", False
    return text[match.end() :].strip(), before, True


def _labelled_start(text: str, known: _Words) -> CreditLine | None:
    """ "Photo: Jane Doe/AP", "Top image credit: What it shows. Jane Doe/AP", "[Foto: dpa] What it shows"."""
    match = known.opening.match(text)
    if not match:
        return None
    label, rest = _label(match), text[match.end() :].strip()
    lead = bool(match["lead"] or match["slip"]) or label.lower().startswith(known.lead)
    if match["open"] and not match["shut"]:
        return _bracketed_start(rest, label, lead, known)
    if not _separates(match, rest, known):
        return None
    reason = f"label {label!r}"
    if _plausible(rest, known):
        return CreditLine(None, _nested(rest, known), lead, label.lower() not in known.sources, reason)
    found = _search(rest, known)
    if found.credit:
        return found._replace(lead=lead, sure=True, reason=f"{reason}; {found.reason}")
    for cut in _cuts(rest, known):
        head = rest[: cut.start()]
        if _plausible(head, known) and (_strict(head, known) or len(head.split()) <= MAX_NAME_WORDS):
            return CreditLine(rest[cut.end() :].strip(), _tidy(head, known), lead, True, f"{reason} before the caption")
    return CreditLine(rest, None, lead, lead, f"{reason} opens the caption")


def _bracketed_start(rest: str, label: str, lead: bool, known: _Words) -> CreditLine | None:
    end = _closing(rest)
    credit, caption = _nested(rest[:end], known), rest[end + 1 :].strip(_EDGES)
    if not _plausible(credit, known, True):
        return None
    return CreditLine(caption or None, credit, lead, True, f"label {label!r} in brackets")


def _search(text: str, known: _Words) -> CreditLine:
    for place in _PLACES if _may_be_chained(text, known) else _LABELLED_PLACES:
        found = place(text, known)
        if found:
            return found
    return CreditLine(text, None)


def _labelled_inside(text: str, known: _Words) -> CreditLine | None:
    """ "What it shows. Photo: Jane Doe", "What it shows (Foto: dpa)", "What it shows Foto: dpa"."""
    for match in known.inside.finditer(text) if known.labels and known.labels.may_stand_in(text) else ():
        bound = (match["bound"] or "").strip()
        rest, tail = text[match.end() :].strip(), ""
        bracketed = bool(bound) and bound in _BRACKETS
        if bracketed:
            end = _closing(rest)
            rest, tail = rest[:end], rest[end + 1 :].strip(_EDGES)
        if not bound and not ends_sentence(text[: match.start()].rstrip()) and not _stands_out(match):
            continue
        if not _separates(match, rest, known) or not _plausible(rest, known, bracketed):
            continue
        caption = _caption(text[: match.start()], tail)
        sure = _label(match).lower() not in known.sources
        return CreditLine(caption, _nested(rest, known), False, sure, f"label {_label(match)!r}")
    return None


def _stands_out(match: re.Match[str]) -> bool:
    """Whether a label in mid-sentence is one all the same: a sign, or a capital and a colon."""
    return match["sep"] is None or (match["sep"].strip() in _COLONS and not _label(match)[0].islower())


def _closing(text: str) -> int:
    """Where the bracket that was open before the text closes."""
    depth = 0
    for at, char in enumerate(text):
        if char in "(（[【":
            depth += 1
        elif char in ")）]】":
            if not depth:
                return at
            depth -= 1
    return len(text)


def _label(match: re.Match[str]) -> str:
    lead = f"{match['lead']} " if match["lead"] else ""
    return f"{lead}{match['label'] or match['sign'] or match['slip']}".strip(" :：")


def _nested(text: str, known: _Words) -> str:
    """A credit whose label wears another behind it: "Foto: © dpa"."""
    inner = _labelled_start(text, known)
    return inner.credit if inner and inner.credit and not inner.caption else _tidy(text, known)


def _open_before(text: str, end: int) -> bool:
    """Whether a bracket is open there."""
    head = text[:end]
    return sum(head.count(char) for char in _BRACKETS) > sum(head.count(char) for char in ")）]】")


def _cuts(text: str, known: _Words) -> Iterator[re.Match[str]]:
    """Where a caption may end and its credit begin; the stop of an abbreviation is no end."""
    for cut in (_CUT if _CUT_ELSEWHERE.search(text) else _CUT_AT_SPACE).finditer(text):
        at = cut.start()
        if text[at - 1 : at] != "." or not known.abbreviated.search(text[max(0, at - LONGEST_ABBREVIATION) : at]):
            yield cut


def _may_be_chained(text: str, known: _Words) -> bool:
    """False where nothing in a text, for certain, makes a chain of names: no slash, agency, mark, rank or outlet."""
    return _is_parted(text) or "ß" in text or known.chains.may_stand_in(text)


def _chain_at_end(text: str, known: _Words) -> CreditLine | None:
    """ "What it shows. REUTERS/Jane Doe/File Photo"; the whole line where it is nothing but a chain."""
    if _strict(text, known, whole=True) and not _named_in_brackets(text) and not _EQUALS.search(text):
        return CreditLine(None, _tidy(text, known), sure=_telling(text, known), reason=WHOLE_CHAIN)
    for cut, tail in _tails(text, known):
        if _strict(tail, known):
            return CreditLine(
                _caption(text[: cut.start()]), _tidy(tail, known), sure=True, reason="a chain of names at the end"
            )
        if _is_photo_by(tail, known):
            return CreditLine(_caption(text[: cut.start()]), _tidy(tail, known), sure=True, reason=PHOTO_BY)
    return None


def _photo_by_at_end(text: str, known: _Words) -> CreditLine | None:
    """ "What it shows. U.S. Navy photo by Jane Doe"."""
    for cut, tail in _tails(text, known):
        if _is_photo_by(tail, known):
            return CreditLine(_caption(text[: cut.start()]), _tidy(tail, known), sure=True, reason=PHOTO_BY)
    return None


def _is_photo_by(tail: str, known: _Words) -> bool:
    match = known.photo_by.match(tail)
    return match is not None and _plausible(tail[match.end() :], known)


def _tails(text: str, known: _Words) -> Iterator[tuple[re.Match[str], str]]:
    """Where a caption may end outside any bracket, with what stands behind it."""
    for cut in _cuts(text, known):
        tail = text[cut.end() :]
        if len(tail) <= MAX_CREDIT_CHARS and tail[:1] not in _BRACKETS and not _open_before(text, cut.start()):
            yield cut, tail


def _bracket_at_end(text: str, known: _Words) -> CreditLine | None:
    """ "What it shows (Jane Doe/dpa via Reuters Connect)"."""
    for opening in _OPENING.finditer(text):
        match = _BRACKET.match(text, opening.start())
        if match is None or not opening.start():
            continue
        inner = match[1].strip()
        if _strict(inner, known) or _lone_agency(inner, known):
            return CreditLine(
                _caption(text[: opening.start()]), _nested(inner, known), sure=True, reason="a credit in brackets"
            )
    return None


def _unmarked_chain(text: str, known: _Words) -> CreditLine | None:
    """ "Outside the court on Monday REUTERS/Jane Doe": nothing parts the two but the agency or the slash."""
    start = max(0, len(text) - MAX_CREDIT_CHARS)
    for slash in _SLASH.finditer(text[start:]):
        at = start + slash.start()
        before = text[:at].rstrip()
        for begin in _name_starts(before, known):
            tail = text[begin:]
            if begin and _strict(tail, known) and any(part.kind is Kind.AGENCY for part in _parts(tail, known)):
                return CreditLine(
                    _caption(text[:begin]), _tidy(tail, known), sure=False, reason="a chain with an agency at the end"
                )
    return None


def _name_starts(before: str, known: _Words) -> Iterator[int]:
    """Where the name or agency that ends `before` may begin."""
    starts = [match.start() for match in re.finditer(r"\S+", before)][-4:]
    for begin in starts:
        if _agency(before[begin:], known):
            yield begin
            return
    for begin in starts[-3:-1]:  # a name of three or two words, behind a word that is none
        ahead = before[:begin].rstrip()
        previous = ahead.rsplit(" ", 1)[-1]
        if _is_name(before[begin:], known) and previous and not previous[0].isupper():
            yield begin
            return


_PLACES = (_labelled_inside, _chain_at_end, _bracket_at_end, _unmarked_chain)
_LABELLED_PLACES = (_labelled_inside, _photo_by_at_end)


# What a stretch of text is.


def _strict(text: str, known: _Words, whole: bool = False) -> bool:
    """Whether a text is a credit without any label: names and agencies only, and one sign that it is no caption."""
    tokens = text.split()
    if len(text) > MAX_CREDIT_CHARS or len(tokens) > MAX_CREDIT_WORDS or _reads_on(tokens, known):
        return False
    parts = []
    for link in _split(text, known):
        part = _part(link, known)
        if part is None:
            return False
        parts.append(part)
    if not parts or parts[0].kind is Kind.DATE:
        return False
    kinds = {part.kind for part in parts}
    if kinds <= {Kind.DATE, Kind.HANDLE}:
        return False
    if Kind.AGENCY in kinds:
        return True
    if has_cjk(text) and known.suffix.search(text):
        return True
    if Kind.MARK in kinds and (kinds - {Kind.MARK, Kind.DATE} or _leading_mark(text, known)):
        return True
    if len(parts) == 1:  # "Jane Doe for The Daily", but not as a whole line, which may as well be a title
        return not whole and known.outlet.search(text) is not None and Kind.PERSON in kinds
    return Kind.PERSON in kinds and len(parts) > 1 and _SLASH_NAME.search(text) is not None


def _reads_on(tokens: Sequence[str], known: _Words) -> bool:
    """Whether two words stand side by side that no link of a chain may hold: small letters, and in none of the lists.

    Most lines are told by this at once. What stands behind "for" may be any outlet's name.
    """
    plain = False
    for token in tokens:
        if not (token[0].islower() and token.islower() and token.isalpha()):
            plain = False
            continue
        if token in known.outlets:
            return False
        small, plain = plain, token.casefold() not in known.chained and not _INNER_CAPITAL.match(token)
        if small and plain and not has_cjk(token):
            return True
    return False


def _telling(text: str, known: _Words) -> bool:
    """Whether a chain can be nothing but a credit: an agency and who works for it, or a mark."""
    kinds = [part.kind for part in _parts(text, known)]
    return Kind.MARK in kinds or (Kind.AGENCY in kinds and len(kinds) > 1)


def _named_in_brackets(text: str) -> bool:
    """ "Jane Doe (AP)" as a whole line: the caption is the name."""
    return re.fullmatch(r"[^()（）/|,]+[(（][^()（）]*[)）]", text) is not None


def _lone_agency(text: str, known: _Words) -> bool:
    return _agency(text, known) is not None


def _plausible(text: str, known: _Words, bracketed: bool = False) -> bool:
    """Whether what a label opens can be the credit: short, and not a sentence. In brackets several may follow."""
    if bracketed:
        pieces = _PIECES.split(text)
        if len(pieces) > 1:
            return len(text) <= MAX_CREDIT_CHARS and all(_plausible(piece, known) for piece in pieces)
    if not text or len(text) > MAX_CREDIT_CHARS:
        return False
    if _strict(text, known):
        return True
    if has_cjk(text):
        return len(text) <= 40 and not re.search(r"[。！？].|다\.\s*\S", text)
    if any(len(text) - cut.end() > 3 for cut in _cuts(text, known) if text[cut.start() - 1] in ".!?…"):
        return False
    tokens = text.split()
    plain = [token for token in tokens if token[0].islower() and token.strip(_EDGES).lower() not in known.small]
    if _mark(text, known):
        return True
    if len(tokens) > MAX_CREDIT_WORDS or (plain and (ends_sentence(text) or tokens[0].lower() in known.articles)):
        return False
    if len(tokens) <= 3 and len(plain) == 1 and not tokens[0][0].islower():
        return True  # "Офіс президента"
    return len(plain) <= SENTENCE_SHARE * len(tokens)


def _separates(match: re.Match[str], rest: str, known: _Words) -> bool:
    """Whether a label opens something: a colon does by itself, weaker marks where a credit follows beyond doubt."""
    separator = match["sep"]
    if not rest or separator is None or separator.strip() in _COLONS:
        return bool(rest)
    if separator.isspace() and _agency(_split(match.string[match.start() :], known)[0], known):
        return False  # "picture alliance/dpa" has no label
    label = _label(match)
    if separator.isspace() and label.lower() in known.marks:
        return False  # "Screenshot Instagram" is all credit
    if separator.strip() == "," and " " in label:
        return True
    if separator.strip().lower() in known.small or label.isupper():
        return _plausible(rest, known)
    return _strict(rest, known)


def _split(text: str, known: _Words) -> list[str]:
    links = (
        link.strip(_EDGES + "()（）[]") if not _INITIALS.match(link.strip()) else link.strip()
        for link in known.links.split(text)
    )
    return [link for link in links if link]


def _parts(text: str, known: _Words) -> Iterator[Part]:
    return (part for link in _split(text, known) if (part := _part(link, known)) is not None)


def _part(link: str, known: _Words) -> Part | None:
    sides = _sides(link, known)
    agency = _agency(link, known) or (_agency(sides[0], known) if len(sides) > 1 else None)
    if agency:
        return Part(link, Kind.AGENCY, agency)
    if _mark(link, known):
        return Part(link, Kind.MARK, link)
    if _DATE.match(link):
        return Part(link, Kind.DATE, link)
    if _HANDLE.match(link):
        return Part(link, Kind.HANDLE, link)
    label = known.opening.match(link) or known.photo_by.match(link)
    if label and label.end() < len(link):
        inner = _part(link[label.end() :].strip(_EDGES), known)
        return inner._replace(text=link) if inner else None
    sides = [side.strip(_EDGES) for side in sides]
    name = _untitled(sides[0] if all(_is_name(side, known) for side in sides) else link, known)
    if not name:
        return Part(link, Kind.MARK, link)
    if _is_name(name, known):
        return Part(link, Kind.BODY if _is_body(name, known) else Kind.PERSON, name)
    return Part(link, Kind.HANDLE, link) if _ALIAS.match(link) else None


def _sides(link: str, known: _Words) -> list[str]:
    """A name, and the outlet that it worked for."""
    return [link] if known.outlets.isdisjoint(link.lower().split()) else known.outlet.split(link)


def _agency(text: str, known: _Words) -> str | None:
    """Canonical name of the agency that the text names: "REUTERS", "Getty Images Europe"."""
    text = text.strip(_EDGES + "()（）")
    folded = text.casefold()
    canonical = known.agencies.get(folded)
    if canonical is not None:
        return canonical if len(text) > SHORT_AGENCY or text in known.spellings or text.isupper() else None
    head = folded
    if head.count(" ") > known.longest:  # one word more than the longest agency has, which the first step takes off
        head = " ".join(head.split(" ", known.longest + 2)[: known.longest + 2])
    while " " in head:  # a branch of it: at least one word that is the agency, the rest written as names are
        head = head.rsplit(" ", 1)[0]
        canonical = known.agencies.get(head)
        if canonical is not None and len(head) > 2:
            rest = text[len(head) :].split()
            spelled = len(head) > SHORT_AGENCY or text[: len(head)] in known.spellings or text[: len(head)].isupper()
            branch = all(word.casefold() in known.bodies or word.casefold() in known.marks for word in rest)
            return canonical if spelled and branch else None
    return None


def _mark(text: str, known: _Words) -> bool:
    folded = text.strip(_EDGES).casefold()
    return folded in known.marks or _leading_mark(text, known)


def _leading_mark(text: str, known: _Words) -> bool:
    """ "Screenshot Instagram", "Courtesy of Jane Doe", "Dok.IGI": a mark and whose it is."""
    words = _MARK_END.split(text.strip())
    for count in range(min(4, len(words) - 1), 0, -1):
        head = " ".join(words[:count]).strip(_EDGES).casefold()
        if head in known.marks:
            rest = [word for word in words[count:] if word.strip(_EDGES).casefold() not in known.small]
            return (
                bool(rest)
                and all(not word[0].islower() or _HANDLE.match(word) for word in rest)
                and len(rest) <= MAX_NAME_WORDS
            )
    return False


def _untitled(name: str, known: _Words) -> str:
    """A name without ranks and callings around it: "Staff Sgt. Jane Doe" -> "Jane Doe"."""
    if has_cjk(name):
        name = known.suffix.sub("", name)
    if not known.title_starts.isdisjoint(name.lower().split()):
        name = known.titles.sub(" ", f" {name} ")
    return " ".join(name.split())


def _is_name(text: str, known: _Words) -> bool:
    """Whether each word is written as in a name; small words stand inside only."""
    if has_cjk(text):
        return len(text) <= 14 and re.search(r"[、。「」]|[はをがにでへ](?=.)", text) is None
    words = text.split()
    if not words or len(words) > MAX_NAME_WORDS:
        return False
    if not _capital(words[0], known) and not (words[0].lower() in known.small and len(words) > 1):
        return False
    if not _capital(words[-1], known):
        return False
    return all(_capital(word, known) or word.lower().strip(".,") in known.small for word in words)


def _capital(word: str, known: _Words) -> bool:
    core = word.strip("\"'“”„»«’‘().,+&@")
    if len(core) > 3 and word.endswith(".") and not known.abbreviated.search(word):
        return False  # a sentence ends here
    if not core:
        return bool(word.strip())
    if core[0].isupper() or core[0].isdigit():
        return True
    # "al-Masri", "d'Angelo", "iPhone": a capital behind a small beginning
    return _INNER_CAPITAL.match(core) is not None or not (core[0].islower() or core[0].isdigit())


def _is_body(name: str, known: _Words) -> bool:
    if has_cjk(name):
        return name.endswith(known.endings)
    words = name.split()
    return len(words) == 1 or any(
        word.strip(_EDGES + "'’s").casefold() in known.bodies or word.casefold() in known.bodies for word in words
    )


def _caption(text: str, tail: str = "") -> str | None:
    """What is left of the line when its credit is gone."""
    left = text.strip().rstrip(" |–—-·•/／＝=,;:([（【").strip()
    both = f"{left} {tail}".strip()
    return both or None


def _tidy(text: str, known: _Words) -> str:
    """A credit without the brackets around it, the year of its copyright and a stop that only ends the sentence."""
    text = text.strip().strip("|–—·•,;=＝").strip()
    enclosed = _ENCLOSED.match(text)
    if enclosed and not re.search(r"[()]", enclosed[1]):
        text = enclosed[1].strip()
    if text.count(")") > text.count("("):
        text = text.rstrip(")").strip()
    if text.count("(") > text.count(")"):
        text = text.lstrip("(").strip() if text.startswith("(") else text + ")"
    if len(text) <= MAX_CREDIT_CHARS:
        text = _TWICE.sub(r"\1", text)
    text = known.behind.sub("", _YEAR.sub("", text)) or text
    if text.endswith((".", "。")) and not known.abbreviated.search(text):
        text = text[:-1].rstrip()
    return text


# A language's words, made ready once.

_READY: dict[int, tuple[Language, _Words]] = {}


def _known(words: Language) -> _Words:
    """Compiled once for each Language, which is kept beside it so that its identity stays its own."""
    held = _READY.get(id(words))
    if held is None:
        known = _compile(words)
        unlabelled = replace(known, labels=None, captions=None, opening=_NEVER, photo_by=_NEVER)
        held = _READY[id(words)] = (words, replace(known, unlabelled=unlabelled))
    return held[1]


def _compile(words: Language) -> _Words:
    credit = words.credits
    symbols = _choice(sign for sign in credit.signs if not sign[0].isalnum())
    lead, by = _choice(credit.lead), _choice(credit.by)
    labels, signs = _choice((*credit.labels, *credit.sources)), _signs(credit.signs)
    separator = rf"\s*[:：=＝・]\s*|\s*[/／](?=\s?\S)\s*|\s+[|–—-]\s+|,\s+|\s+(?:{by})\s+(?=\S)|\s+(?=\S)"
    label = (
        rf"(?:(?P<slip>(?:{lead})\s+(?:{labels})\s+\w+\s*:\s*)"  # "Top image credti:"
        rf"|(?P<sign>{signs})\s*(?:[:：]\s*)?"
        rf"|(?:(?P<lead>{lead})[\s-]+)?(?P<label>{labels})(?:\(s\))?(?P<shut>[\]】])?(?P<sep>{separator}))"
    )
    small = {*credit.particles, *credit.joiners, *credit.via, *credit.outlet, *credit.by}
    return _Words(
        agencies={spelling.casefold(): name for spelling, name in words.agencies.items()},
        spellings=frozenset(words.agencies),
        marks=frozenset(mark.casefold() for mark in credit.handout),
        bodies=frozenset(body.casefold() for body in credit.bodies),
        small=frozenset(phrase.lower() for phrase in small),
        articles=words.function_words,
        lead=tuple(f"{word.lower()}" for word in credit.lead),
        sources=frozenset(word.lower() for word in credit.sources),
        opening=re.compile(rf"(?P<open>[{_OPENINGS}]\s*)?{label}", re.IGNORECASE),
        inside=re.compile(
            rf"(?:(?P<bound>[{_OPENINGS}/／|–—•·]\s*)(?<![^\W\d_])|(?<=[\s.!?…。\"”»）)\]])(?<![^\W\d_])|(?={symbols}))"
            rf"{label}",
            re.IGNORECASE,
        ),
        caption=re.compile(rf"(?:^|(?<=\s)|(?<=[a-z])(?=[A-Z]))(?i:{_choice(credit.captions)})\s*[:：,]\s*"),
        links=re.compile(
            rf"\s*[/／|•·;；、＝=]\s*|\s+[–—-]\s+|,\s+|(?:^|\s+)(?:{_choice(credit.via)})\s+"
            rf"|(?:{_choice(word for word in credit.via if has_cjk(word))})\s*|[()（）\[\]]",
            re.IGNORECASE,
        ),
        outlet=re.compile(rf"\s+(?:{_choice(credit.outlet)})\s+(?=\S)", re.IGNORECASE),
        titles=re.compile(rf"(?<=\s)(?:{_choice(credit.titles)})(?=\s)", re.IGNORECASE),
        suffix=re.compile(rf"\s*(?:{_choice((*credit.suffixes, *credit.behind))})$"),
        behind=re.compile(rf"\s*(?:{_choice(credit.behind)})$"),
        abbreviated=re.compile(rf"(?:^|[\s./(])(?:\w|{_choice(credit.abbreviations)})\.$", re.IGNORECASE),
        hint=re.compile(
            rf"(?<![^\W\d_])(?:{labels}|{_choice(credit.captions)}|{_choice(credit.via)})(?![^\W\d_])"
            rf"|{signs}|[/／|＝{_CJK_RANGES}]|[)）\]】][.。]?$",
            re.IGNORECASE,
        ),
        hints=_Openings((*credit.labels, *credit.sources, *credit.signs, *credit.captions, *credit.via)),
        chains=_Openings((*words.agencies, *credit.handout, *credit.titles, *credit.outlet)),
        labels=_Openings((*credit.labels, *credit.sources, *credit.signs)),
        captions=_Openings(credit.captions),
        chained=_words_of_chains(words),
        outlets=frozenset(word.lower().split()[0] for word in credit.outlet),
        title_starts=frozenset(word.lower().split()[0] for word in credit.titles),
        endings=tuple(body.casefold() for body in credit.bodies if has_cjk(body.casefold())),
        longest=max((spelling.count(" ") for spelling in words.agencies), default=0),
        photo_by=re.compile(rf"(?:[A-Z]\S*\s+){{0,5}}?(?i:{labels})\s+(?i:{by})\s+(?=\S)"),
    )


def _words_of_chains(words: Language) -> frozenset[str]:
    """Every word that may be written small in a credit."""
    credit = words.credits
    phrases = (
        *words.agencies, *credit.handout, *credit.bodies, *credit.particles, *credit.joiners, *credit.via,
        *credit.outlet, *credit.by, *credit.titles, *credit.labels, *credit.sources, *credit.signs, *credit.lead,
        *credit.captions, *credit.suffixes, *credit.behind,
    )  # fmt: skip
    return frozenset(part for phrase in phrases for part in re.split(r"[\W\d_]+", phrase.casefold()))


def _signs(signs: tuple[str, ...]) -> str:
    """The signs as a pattern: those that are words end as words do."""
    ends = (
        re.escape(sign) + (r"(?![^\W\d_])" if sign[-1].isalnum() else "")
        for sign in sorted(signs, key=len, reverse=True)
    )
    return "|".join(ends) or r"(?!)"


def _choice(words: Iterable[str]) -> str:
    """Alternatives of a pattern, longest first; one that never matches where there are none."""
    longest = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) or r"(?!)"
