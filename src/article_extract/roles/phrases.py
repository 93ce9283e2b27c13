"""Phrases: the words by which a page's furniture betrays itself, whatever element it stands in.

The patterns are data (`[[phrases]]` in languages/*.toml). This module only finds the one that a block matches, fast:
most blocks match none, and that has to cost next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from article_extract.language import Language, Phrase
from article_extract.model import Document, Label, Labels, Role
from article_extract.typography import has_cjk

EVIDENCE_ROLES = frozenset({"paywall", "end"})
"""What a phrase may say that is no role of its block: other passes ask `phrase_roles` for it."""

_SIGNS = " \t|/•·»«›‹>→←▶►▸▼▲▾↓↑⇒➤✓✔*+_~=-–—"  # arrows and rules that sites print around a link's words
_CHARACTERS_OF_A_WORD = 15  # longer on average is no text; German legal lines reach 9
_CJK_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


class _Group(NamedTuple):
    """Phrases that are looked for together: `any_of` matches where one of them does."""

    any_of: re.Pattern[str]
    each: tuple[tuple[re.Pattern[str], Phrase], ...]


class _Finder(NamedTuple):
    """A language's phrases, compiled. anchored: those that begin a block; anywhere: the others."""

    most_words: int
    anchored: _Group | None
    anywhere: _Group | None


def match_phrase(text: str, words: Language) -> Phrase | None:
    """The first phrase (the page's own language before English) that the whole text of a block matches, or None.

    text: cleaned, as in `Block.text`. In CJK scripts each character counts as a word.
    """
    finder = _finder(words)
    if len(text) > finder.most_words * _CHARACTERS_OF_A_WORD or text.count(" ") >= finder.most_words:
        return None
    folded = fold_for_phrases(text)
    count = 0
    for group, look in ((finder.anchored, "match"), (finder.anywhere, "search")):
        if group is None or getattr(group.any_of, look)(folded) is None:
            continue
        count = count or _word_count(folded)
        for pattern, phrase in group.each:
            if count <= phrase.max_words and pattern.search(folded):
                return phrase
    return None


def phrase_roles(document: Document, words: Language) -> dict[int, Phrase]:
    """The phrase of each block that matches one: block index -> phrase."""
    found: dict[int, Phrase] = {}
    for block in document.blocks:
        phrase = match_phrase(block.text, words)
        if phrase is not None:
            found[block.index] = phrase
    return found


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
def _finder(words: Language) -> _Finder:
    anchored = [phrase for phrase in words.phrases if phrase.match.startswith("^")]
    anywhere = [phrase for phrase in words.phrases if not phrase.match.startswith("^")]
    most = max((phrase.max_words for phrase in words.phrases), default=0)
    return _Finder(most, _group(anchored), _group(anywhere))


def _group(phrases: list[Phrase]) -> _Group | None:
    """None for no phrases. Branches hold no groups with names: that is what lets `re` leave a branch at its first letter."""
    if not phrases:
        return None
    any_of = re.compile("|".join(phrase.match for phrase in phrases))
    return _Group(any_of, tuple((re.compile(phrase.match), phrase) for phrase in phrases))
