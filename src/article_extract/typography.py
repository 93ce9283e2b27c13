"""Marks and spaces: what holds for writing itself, in whatever language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from types import MappingProxyType

# Soft hyphen, zero-width space and joiners used as break hints, direction marks, word joiner, byte order mark.
# U+200C and U+200D stay inside words of Persian, Hindi and emoji sequences, where they carry meaning.
_UNSEEN = re.compile(
    r"[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<![^\s])[\u200c\u200d]|[\u200c\u200d](?!\S)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]|[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")  # \s takes in no-break, thin and ideographic spaces
# A word: one character in CJK scripts; some five where Thai, Burmese and Khmer write without spaces; else letters with
# the vowel signs and points among them, which are no letters to `\\w` (Devanagari, Bengali, Tamil, Arabic, Hebrew).
MARKS = r"\u0591-\u05bd\u05bf-\u05c7\u064b-\u0670\u0900-\u0963\u0966-\u0dff\u200c\u200d"
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,5}"
    rf"|\w+(?:[{MARKS}]+\w*)*"
)
_FAMILIAR = "’“”„–—…"  # the commonest marks beyond Latin-1, none of them part of a word
_LATIN_WORDS = bytes(  # Latin-1: letters in lower case, digits; all else is a space
    ord(letter.lower()) if re.match(r"\w", letter) else ord(" ") for letter in map(chr, range(256))
)
_SENTENCE_END = re.compile(r"[.!?…。！？।॥؟۔։።။។][\"'”“’‘»«›‹」』)\]]*$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

TERMINALS = ".!?…。！？।॥؟۔։።။។"


def clean(text: str) -> str:
    """Text as the contract prints it: one space for each run of white space, invisible and control marks gone."""
    folded = " ".join(text.split())
    if folded.isprintable():  # neither invisible marks nor control characters are
        return folded
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    return " ".join(_CONTROL.sub("", text).split())


def latin(text: str) -> bytes | None:
    """A text in Latin-1, with spaces for the commonest marks beyond it; None where other characters stand in it.

    Most texts of most pages are such, and bytes are gone through several times as fast as characters.
    """
    if not text.isascii():
        for mark in _FAMILIAR:
            text = text.replace(mark, " ")
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def words(text: str) -> list[str]:
    """The words of a text, lower case; in CJK scripts each character is one."""
    plain = latin(text)
    return _WORD.findall(text.lower()) if plain is None else plain.translate(_LATIN_WORDS).decode("latin-1").split()


def fold(text: str) -> str:
    """Words alone, lower case, joined by single spaces: for telling whether two texts say the same."""
    plain = latin(text)
    if plain is None:
        return " ".join(_WORD.findall(text.lower()))
    return b" ".join(plain.translate(_LATIN_WORDS).split()).decode("latin-1")


_PARTED = "\0"  # what stands in no text
_PARTED_WORDS = _PARTED.encode() + _LATIN_WORDS[1:]


def words_each(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text: of those in ASCII, which are most, in one go."""
    plain = [text for text in texts if text.isascii()]
    together = _PARTED.join(plain).encode("ascii").translate(_PARTED_WORDS).decode("ascii").split(_PARTED)
    if len(together) != max(1, len(plain)):
        return list(map(words, texts))
    parted = iter(together)
    return [next(parted).split() if text.isascii() else words(text) for text in texts]


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does: a terminal mark, closing quotes and brackets allowed behind it."""
    return _SENTENCE_END.search(text) is not None


def has_cjk(text: str) -> bool:
    """Whether the text holds Chinese, Japanese or Korean characters."""
    return _CJK.search(text) is not None


def fingerprint(text: str) -> int:
    """A 64-bit number for a block's text that stays the same between runs and machines; digits count as one."""
    folded = re.sub(r"\d+", "0", fold(text))
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "big")


QUOTE_CLASSES = {
    "double": '"“”„‟＂״',
    "guillemet": "«»",
    "single": "'‘’‚‛",
    "angle": "‹›",
    "corner": "「」",
    "white corner": "『』",
    "prime": "〝〞〟",
}
"""Marks that open and close one another. Which of them opens is told by where it stands: “ opens in English and closes
in German, » the other way round, and typists mix them."""

QUOTE_CLASS = MappingProxyType({mark: name for name, marks in QUOTE_CLASSES.items() for mark in marks})
"""Quotation mark -> name of its class in QUOTE_CLASSES."""

ONLY_OPENS = "„‟‚「『〝"
ONLY_CLOSES = "」』〞〟"
SPEECH_DASHES = "—–―‒"
"""Dashes that open a line of speech; a hyphen does only where a language's words say so."""
