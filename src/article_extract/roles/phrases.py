"""Phrases: the words by which a page's furniture betrays itself, whatever element it stands in.

The patterns are data (`[[phrases]]` in languages/*.toml). This module only finds the one that a block matches, fast:
most blocks match none, and that has to cost next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from article_extract.language import Language, Phrase
from article_extract.model import Document, Label, Labels, Role
from article_extract.roles.certain_words import certain_parts
from article_extract.roles.measured import Same
from article_extract.roles.openings import LETTERS, openings
from article_extract.typography import has_cjk

EVIDENCE_ROLES = frozenset({"paywall", "end"})
"""What a phrase may say that is no role of its block: other passes ask `phrase_roles` for it."""

_SIGNS = " \t|/•·»«›‹>→←▶►▸▼▲▾↓↑⇒➤✓✔*+_~=-–—"  # arrows and rules that sites print around a link's words
# Hands, bells and letters that stand before a request, more than one at times, and what joins and colours them.
_PICTURE = "[\\s\u2190-\u245f\u2500-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
_PICTURES = re.compile(f"^{_PICTURE}|{_PICTURE}$")
_FIRST_PICTURE = "\u2190"
_CHARACTERS_OF_A_WORD = 15  # longer on average is no text; German legal lines reach 9
_HEAD = 24  # letters of a text that show how it opens, signs before it included
_SHORT = 200  # letters of a text that is folded as a whole at once
_OPENINGS_KEPT = 20000  # those that no phrase is filed under come in endless numbers in some scripts
_ANYWHERE = ("",)  # stands in every text
_CJK_WORD = r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+"  # compiled where a page is in CJK


class _Try(NamedTuple):
    """A phrase and what is asked before it is looked for in a folded text. keys: one of these must stand in it."""

    max_words: int
    keys: tuple[str, ...]
    phrase: Phrase


class _Tries(NamedTuple):
    """The phrases that texts with one opening may be, in the order of the file; most_words: the longest of them."""

    most_words: int
    tries: tuple[_Try, ...]


def match_phrase(text: str, words: Language) -> Phrase | None:
    """The first phrase (the page's own language before English) that the whole text of a block matches, or None.

    text: cleaned, as in `Block.text`. In CJK scripts each character counts as a word.
    """
    return _match(text, _filed(words))


def _match(text: str, filed: _Filed) -> Phrase | None:
    folded = fold_for_phrases(text if len(text) < _SHORT else text[:_HEAD])
    most_words, tries = filed.tries_for(folded[:LETTERS])
    spaces = text.count(" ")
    if spaces >= most_words or len(text) > most_words * _CHARACTERS_OF_A_WORD:
        return None
    if len(text) >= _SHORT:
        folded = fold_for_phrases(text)
    for max_words, keys, phrase in tries:
        if spaces >= max_words:
            continue
        for key in keys:
            if key in folded:
                break
        else:
            continue
        if _finder(phrase.match)(folded) and _word_count(folded) <= max_words:
            return phrase
    return None


def phrase_roles(document: Document, words: Language) -> Mapping[int, Phrase]:
    """The phrase of each block that matches one: block index -> phrase. Preformatted text is shown, not said."""
    return _phrase_roles(Same(document), words)


@lru_cache(maxsize=1)  # several passes ask for the same page, one after the other
def _phrase_roles(page: Same, words: Language) -> Mapping[int, Phrase]:
    filed = _filed(words)
    known: dict[str, Phrase | None] = {}  # menus and cards say the same again and again
    found: dict[int, Phrase] = {}
    for block in page.document.blocks:
        if block.kind == "preformatted":
            continue
        text = block.text
        if text not in known:
            known[text] = _match(text, filed)
        phrase = known[text]
        if phrase is not None:
            found[block.index] = phrase
    return MappingProxyType(found)


forget_phrases = _phrase_roles.cache_clear
"""Lets go of the page asked for last, which would be held till the next one comes."""


def label_phrases(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: a block whose words betray its role gets it. `EVIDENCE_ROLES` label nothing here."""
    for index, phrase in phrase_roles(document, words).items():
        if phrase.role not in EVIDENCE_ROLES and not _leads_to_notes(document, index, phrase):
            yield Label(index, Role(phrase.role), reason(phrase), phrase=True)


def _leads_to_notes(document: Document, index: int, phrase: Phrase) -> bool:
    """Whether a line is no note but the way to the site's: "Corrections" in a menu or at the page's foot."""
    if phrase.role != Role.NOTE:
        return False
    block = document.blocks[index]
    return block.linked == len(block.text) or document.frames[block.frame].href is not None


def reason(phrase: Phrase) -> str:
    """How a phrase is named in reasons: by its example, which finds it in the language's file."""
    return f'phrase "{phrase.example}" ({phrase.language})'


def fold_for_phrases(text: str) -> str:
    """Text as patterns meet it: case-folded, straight apostrophes, without the arrows, rules and emoji around it."""
    folded = text.casefold()
    if not folded.isascii():
        if folded[:1] >= _FIRST_PICTURE or folded[-1:] >= _FIRST_PICTURE:
            folded = _PICTURES.sub("", folded)
        folded = folded.replace("’", "'").replace("\u0307", "")  # U+0307 is what case-folding leaves of a Turkish İ
    return folded.strip(_SIGNS)


def _word_count(folded: str) -> int:
    """Words of a text, each character one where the script has no spaces between them."""
    if not has_cjk(folded):
        return folded.count(" ") + 1
    return len(re.findall(_CJK_WORD, folded))


class _Filed:
    """A language's phrases by how the texts begin that they match; under "" those that may match any text."""

    __slots__ = ("_by_opening", "_each", "_phrases", "_tries")

    def __init__(self, words: Language) -> None:
        self._phrases = words.phrases
        self._by_opening: dict[str, set[int]] = {"": set()}
        for number, phrase in enumerate(words.phrases):
            for opening in openings(phrase.match):
                self._by_opening.setdefault(opening, set()).add(number)
        self._each: dict[int, _Try] = {}  # by number: many openings share most of their phrases
        self._tries: dict[str, _Tries] = {}

    def tries_for(self, opening: str) -> _Tries:
        """What to try on a text that begins so, gathered where a text first does."""
        found = self._tries.get(opening)
        if found is None:
            filed = opening
            while filed not in self._by_opening:
                filed = filed[:-1]
            found = self._tries.get(filed) or self._gathered(filed)
            if filed == opening or len(self._tries) < _OPENINGS_KEPT:
                self._tries[opening] = found
        return found

    def _gathered(self, opening: str) -> _Tries:
        prefixes = (opening[:length] for length in range(len(opening) + 1))
        numbers = sorted(set[int]().union(*(self._by_opening.get(prefix, ()) for prefix in prefixes)))
        tries = tuple(map(self._try, numbers))
        return _Tries(max((one.max_words for one in tries), default=0), tries)

    def _try(self, number: int) -> _Try:
        found = self._each.get(number)
        if found is None:
            phrase = self._phrases[number]
            found = self._each[number] = _Try(phrase.max_words, certain_parts(phrase.match) or _ANYWHERE, phrase)
        return found


@lru_cache(maxsize=64)
def _filed(words: Language) -> _Filed:
    return _Filed(words)


@lru_cache(maxsize=4096)
def _finder(match: str) -> Callable[[str], re.Match[str] | None]:
    """`match` for an anchored pattern, which `search` would try again at every letter.

    Compiled where a text first holds what the pattern must find: a single page needs a few of some hundred.
    """
    pattern = re.compile(match)
    return pattern.match if match.startswith("^") else pattern.search
