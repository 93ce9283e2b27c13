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
from article_extract.roles.measured import Same
from article_extract.roles.openings import LETTERS, certain_start, openings
from article_extract.typography import has_cjk

EVIDENCE_ROLES = frozenset({"paywall", "end"})
"""What a phrase may say that is no role of its block: other passes ask `phrase_roles` for it."""

_SIGNS = " \t|/•·»«›‹>→←▶►▸▼▲▾↓↑⇒➤✓✔*+_~=-–—"  # arrows and rules that sites print around a link's words
_CHARACTERS_OF_A_WORD = 15  # longer on average is no text; German legal lines reach 9
_HEAD = 24  # letters of a text that show how it opens, signs before it included
_CJK_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


class _Try(NamedTuple):
    """A phrase and what looks for it in a folded text. key: letters that must stand in it, "" where unknown."""

    max_words: int
    key: str
    find: Callable[[str], re.Match[str] | None]
    phrase: Phrase


def match_phrase(text: str, words: Language) -> Phrase | None:
    """The first phrase (the page's own language before English) that the whole text of a block matches, or None.

    text: cleaned, as in `Block.text`. In CJK scripts each character counts as a word.
    """
    filed = _filed(words)
    folded = fold_for_phrases(text[:_HEAD])
    opening = folded[:LETTERS]
    while opening not in filed:
        opening = opening[:-1]
    most_words, tries = _tries(words, opening)
    spaces = text.count(" ")
    if spaces >= most_words or len(text) > most_words * _CHARACTERS_OF_A_WORD:
        return None
    if len(text) > _HEAD:
        folded = fold_for_phrases(text)
    for max_words, key, find, phrase in tries:
        if spaces < max_words and key in folded and find(folded) and _word_count(folded) <= max_words:
            return phrase
    return None


def phrase_roles(document: Document, words: Language) -> Mapping[int, Phrase]:
    """The phrase of each block that matches one: block index -> phrase. Preformatted text is shown, not said."""
    return _phrase_roles(Same(document), words)


@lru_cache(maxsize=1)  # several passes ask for the same page, one after the other
def _phrase_roles(page: Same, words: Language) -> Mapping[int, Phrase]:
    found: dict[int, Phrase] = {}
    for block in page.document.blocks:
        phrase = match_phrase(block.text, words) if block.kind != "preformatted" else None
        if phrase is not None:
            found[block.index] = phrase
    return MappingProxyType(found)


def label_phrases(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: a block whose words betray its role gets it. `EVIDENCE_ROLES` label nothing here."""
    for index, phrase in phrase_roles(document, words).items():
        if phrase.role not in EVIDENCE_ROLES:
            yield Label(index, Role(phrase.role), reason(phrase))


def reason(phrase: Phrase) -> str:
    """How a phrase is named in reasons: by its example, which finds it in the language's file."""
    return f'phrase "{phrase.example}" ({phrase.language})'


def fold_for_phrases(text: str) -> str:
    """Text as patterns meet it: case-folded, straight apostrophes, without the arrows and rules around it."""
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("\u0307", "")  # U+0307 is what case-folding leaves of a Turkish İ
    return folded.strip(_SIGNS)


def _word_count(folded: str) -> int:
    """Words of a text, each character one where the script has no spaces between them."""
    if not has_cjk(folded):
        return folded.count(" ") + 1
    return len(_CJK_WORD.findall(folded))


@lru_cache(maxsize=64)
def _filed(words: Language) -> dict[str, tuple[Phrase, ...]]:
    """A language's phrases by how the texts begin that they match; under "" those that may match any text.

    Each list holds the phrases of the shorter openings too, in the order of the file.
    """
    numbers: dict[str, set[int]] = {"": set()}
    for number, phrase in enumerate(words.phrases):
        for opening in openings(phrase.match):
            numbers.setdefault(opening, set()).add(number)
    return {
        opening: tuple(words.phrases[number] for number in sorted(_of_prefixes(numbers, opening)))
        for opening in numbers
    }


def _of_prefixes(numbers: dict[str, set[int]], opening: str) -> set[int]:
    prefixes = (opening[:length] for length in range(len(opening) + 1))
    return set().union(*(numbers.get(prefix, ()) for prefix in prefixes))


@lru_cache(maxsize=8192)
def _tries(words: Language, opening: str) -> tuple[int, tuple[_Try, ...]]:
    """The phrases filed under an opening, compiled where a text first begins so, and the most words that any allows."""
    tries = tuple(
        _Try(phrase.max_words, certain_start(phrase.match), _finder(phrase.match), phrase)
        for phrase in _filed(words)[opening]
    )
    return max((one.max_words for one in tries), default=0), tries


@lru_cache(maxsize=4096)
def _finder(match: str) -> Callable[[str], re.Match[str] | None]:
    """`match` for an anchored pattern, which `search` would try again at every letter."""
    pattern = re.compile(match)
    return pattern.match if match.startswith("^") else pattern.search
