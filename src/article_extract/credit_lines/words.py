"""A language's credit words, made ready once: what to look them up in, and patterns of their shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from article_extract.language import Language
from article_extract.typography import has_cjk, latin

CJK_RANGES = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
COMPOUND = 6  # letters from which on a body's word ends longer ones: "Stadtarchiv", "Landespolizei"
GLUED = 4  # letters of the shortest label that is known where no space stands before it
_CASES = re.compile("[İıſΣσς]")  # letters that patterns match in more cases than `lower` knows
_NEVER = re.compile(r"(?!)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN_LETTERS = bytes(  # Latin-1: letters in lower case; all else is a space
    ord(letter.lower()) if _LETTERS.match(letter) else ord(" ") for letter in map(chr, range(256))
)
_OPENINGS = r"(（\[【"  # for a character class
_WORD = r"[^\W\d_]{2,}"


class Openings:
    """The first words of some phrases: to tell cheaply that none of them stands in a text."""

    __slots__ = ("_every_sign", "_latin", "_latin_whole", "_signs", "_words")

    def __init__(self, phrases: Iterable[str]) -> None:
        phrases = {phrase.lower() for phrase in phrases}
        openings = {phrase.split()[0] for phrase in phrases}
        signs = [opening for opening in openings if not opening[0].isalpha()]
        self._signs = tuple(sign for sign in signs if sign.isascii())
        self._every_sign = tuple(signs)
        self._words = frozenset(_LETTERS.findall(opening)[0] for opening in openings if opening[0].isalpha())
        self._latin = frozenset(word.encode("latin-1") for word in self._words if _is_latin(word))
        self._latin_whole = frozenset(word for word in self._latin if word.decode("latin-1") in phrases)

    def may_stand_in(self, text: str) -> bool:
        """False where none of the phrases stands in a text as a word of its own, for certain."""
        return self.standing_in(text) is not False

    def standing_in(self, text: str) -> bool | None:
        """Whether one of the phrases stands in a text as a word of its own; None where only its first word does."""
        plain = latin(text)
        if plain is not None:
            words = plain.translate(_LATIN_LETTERS).split()
            if not self._latin.isdisjoint(words):
                return None if self._latin_whole.isdisjoint(words) else True
        elif _CASES.search(text) or has_cjk(text) or not self._words.isdisjoint(_LETTERS.findall(text.lower())):
            return None
        lowered = text.lower()
        for sign in self._signs if text.isascii() else self._every_sign:
            if sign in lowered:
                return None
        return False


def _is_latin(word: str) -> bool:
    return max(word) <= "\xff"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
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
    glued: re.Pattern[str]
    tool: re.Pattern[str]
    count: re.Pattern[str]
    place: re.Pattern[str]
    links: re.Pattern[str]
    outlet: re.Pattern[str]
    on: re.Pattern[str]
    by: re.Pattern[str]
    titles: re.Pattern[str]
    suffix: re.Pattern[str]
    behind: re.Pattern[str]
    photo_by: re.Pattern[str]
    paired: re.Pattern[str]
    abbreviated: re.Pattern[str]
    hint: re.Pattern[str]
    hints: Openings
    chains: Openings
    labels: Openings | None
    captions: Openings | None
    chained: frozenset[str]
    outlets: frozenset[str]
    title_starts: frozenset[str]
    endings: tuple[str, ...]
    compounds: tuple[str, ...]
    longest: int
    unlabelled: Words | None = None
    """The same without labels, for lines that hold none."""


@lru_cache(maxsize=64)
def known_words(words: Language) -> Words:
    """The words of a language, made ready."""
    known = _compile(words)
    unlabelled = replace(known, labels=None, captions=None, opening=_NEVER, photo_by=_NEVER)
    return replace(known, unlabelled=unlabelled)


def _compile(words: Language) -> Words:
    credit = words.credits
    symbols = _choice(sign for sign in credit.signs if not sign[0].isalnum())
    lead, by, joined = _choice(credit.lead), _choice(credit.by), rf"(?:\s*[&+]\s*|/|\s(?:{_choice(credit.ands)})\s)"
    labels, signs = _choice((*credit.labels, *credit.sources)), _signs(credit.signs)
    separator = rf"\s*[:：=＝・]\s*|\s*[/／](?=\s?\S)\s*|\s+[|–—-]\s+|,\s+|\s+(?:{by})(?:\s*:\s*|\s+)(?=\S)|\s+(?=\S)"
    label = (
        rf"(?:(?P<slip>(?:{lead})\s+(?:{labels})\s+\w+\s*:\s*)"  # "Top image credti:"
        rf"|(?P<sign>{signs})\s*(?:[:：]\s*)?"
        rf"|(?:(?P<lead>{lead})[\s-]+)?(?P<label>{labels})(?:\(s\))?(?:{joined}{_WORD}(?=\s*[:：]))?(?:\s+(?P<behind>{lead})(?=\s*[:：]))?"
        rf"(?P<shut>[\]】])?(?P<sep>{separator}))"  # "Foto principal:", "Bild oben:"
    )
    place = rf"(?:{labels})\s\d{{1,3}}\s?(?:/|\w{{2,4}})\s?\d{{1,3}}"  # in a gallery: "Photo 2 of 5"
    small = {*credit.particles, *credit.joiners, *credit.via, *credit.outlet, *credit.by}
    return Words(
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
        glued=_glued((*credit.labels, *credit.sources)),
        tool=_tools(credit.tools),
        count=re.compile(
            rf"\W*\d+\W*(?:\w{{1,3}}\W+)?\d*\W*(?:min|sec|sek|s|{_choice(credit.labels)})?\W*$"
            rf"|{place}$|\w+\s\(\s?\d+\s(?:{_choice(credit.labels)})\s?\)$",
            re.IGNORECASE,
        ),
        place=re.compile(rf"^{place}\W*\s(?=\w)|\W*\s{place}$", re.IGNORECASE),
        links=re.compile(
            rf"\s*[/／|•·;；、＝=]\s*|\s+[–—-]\s+|,\s+|(?:^|\s+)(?:{_choice(credit.via)})\s+"
            rf"|(?:{_choice(word for word in credit.via if has_cjk(word))})\s*|[()（）\[\]]",
            re.IGNORECASE,
        ),
        outlet=re.compile(rf"\s+(?:{_choice(credit.outlet)})\s+(?=\S)", re.IGNORECASE),
        on=re.compile(rf"\s+(?:{_choice(credit.on)})\s+(?=\S+(?:\s\S+)?$)", re.IGNORECASE),
        by=re.compile(rf"(?:{by})\s+(?=\S)", re.IGNORECASE),
        titles=re.compile(rf"(?<=\s)(?:{_choice(credit.titles)})(?=\s)", re.IGNORECASE),
        suffix=re.compile(rf"\s*(?:{_choice((*credit.suffixes, *credit.behind))})$"),
        behind=re.compile(rf"\s*(?:{_choice(credit.behind)})$"),
        abbreviated=re.compile(rf"(?:^|[\s./(])(?:\w|{_choice(credit.abbreviations)})\.$", re.IGNORECASE),
        hint=re.compile(
            rf"(?<![^\W\d_])(?:{labels}|{_choice(credit.captions)}|{_choice(credit.via)})(?![^\W\d_])"
            rf"|{signs}|[/／|＝{CJK_RANGES}]|[)）\]】][.。]?$",
            re.IGNORECASE,
        ),
        hints=Openings((*credit.labels, *credit.sources, *credit.signs, *credit.captions, *credit.via)),
        chains=Openings((*words.agencies, *credit.handout, *credit.titles, *credit.outlet)),
        labels=Openings((*credit.labels, *credit.sources, *credit.signs)),
        captions=Openings(credit.captions),
        chained=_words_of_chains(words),
        outlets=frozenset(word.lower().split()[0] for word in credit.outlet),
        title_starts=frozenset(word.lower().split()[0] for word in credit.titles),
        endings=tuple(body.casefold() for body in credit.bodies if has_cjk(body.casefold())),
        compounds=tuple(body.casefold() for body in credit.bodies if len(body) >= COMPOUND and " " not in body),
        longest=max((spelling.count(" ") for spelling in words.agencies), default=0),
        paired=re.compile(rf"(?:^|[.!?…»”\"')\]|/–—-]\s+|(?P<open>[{_OPENINGS}]\s*))(?P<other>{_WORD}){joined}$", re.I),
        photo_by=re.compile(rf"(?:[A-Z]\S*\s+){{0,5}}?(?i:{labels})\s+(?i:{by})\s+(?=\S)"),
    )


def _glued(labels: Iterable[str]) -> re.Pattern[str]:
    """Where a capture ran a caption and the label behind it together: "in the studioPhoto: Jane Dole"."""
    names = "|".join(sorted({re.escape(label.capitalize()) for label in labels if len(label) >= GLUED}))
    return re.compile(rf"(?<=[a-zß-ÿ])(?=(?:{names or '(?!)'}):\s)")


def _tools(tools: Iterable[str]) -> re.Pattern[str]:
    """What buttons say: at a text's start before a capital letter, as all of it, or in several words at its end."""
    long = _choice(tool for tool in tools if " " in tool)
    return re.compile(rf"^\W*(?i:{_choice(tools)})(?:\W*$|[\s:)\]]+(?=[^\W\d_a-zß-ÿ]|\d))|[\s(\[|•–-]+(?i:{long})\W*$")


def _words_of_chains(words: Language) -> frozenset[str]:
    """Every word that may be written small in a credit."""
    credit = words.credits
    phrases = (
        *words.agencies, *credit.handout, *credit.bodies, *credit.particles, *credit.joiners, *credit.via,
        *credit.outlet, *credit.on, *credit.by, *credit.titles, *credit.labels, *credit.sources, *credit.signs,
        *credit.lead, *credit.captions, *credit.suffixes, *credit.behind,
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
