"""Words with their places: what every later step of the quotes looks at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from article_extract.typography import MARKS

_LETTERS = rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*"  # with the vowel signs of scripts that have them
WORD = re.compile(rf"{_LETTERS}(?:(?:[-'’&/]|\.(?![A-ZÄÖÜÉ][a-zäöüéß]{{2}})|(?<=\d)[.,](?=\d)){_LETTERS})*")
_POSSESSIVES = ("'s", "’s")  # of names in English, and in shop signs of half the world
KNOWN_WORDS = 16384  # words whose forms are kept: the commonest few thousand make up most of a text


class Token(NamedTuple):
    """A word outside of quotations, with its offsets in the paragraph. bare: `low` without a possessive ending."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    bare: str


def possessive(text: str) -> bool:
    """Whether a token ends in a possessive, which ends a name."""
    return text[-2:] in _POSSESSIVES


def bare(text: str) -> str:
    """A word without a possessive ending."""
    return text[:-2] if text[-2:] in _POSSESSIVES and len(text) > 2 else text.rstrip("'’")


@lru_cache(maxsize=KNOWN_WORDS)
def _forms(word: str) -> tuple[str, str, bool, str]:
    """A word as printed, in lower case, whether it has a capital, and in lower case without a possessive ending."""
    low = word.lower()
    if len(low) != len(word):  # a few letters change their length with their case
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in word)
    if "’" in low:
        low = low.replace("’", "'")
    # a capital anywhere in its first two letters: iPhone and eBay are names as well
    capital = word[:2] != low[:2] and not word[0].isdigit()
    return word, low, capital, bare(low) if "'" in low else low


def tokenise(text: str) -> list[Token]:
    """The words of a text."""
    make = tuple.__new__  # a third of the cost of Token(…), and there are some hundred thousand a second
    return [make(Token, match.span() + _forms(match.group())) for match in WORD.finditer(text)]


def words_in(text: str) -> list[str]:
    """The words of a text as printed."""
    return WORD.findall(text)


def without_case(token: Token) -> Token:
    """A name without the case ending that an apostrophe parts from it: Altun'dan."""
    at = token.low.find("'")
    if at < 1 or not token.capital:
        return token
    return _cut(token, token.start, token.start + at, capital=True)


def without_elision(token: Token, elisions: frozenset[str]) -> tuple[Token, ...]:
    """A token without the article or preposition that an apostrophe joins to it: l' and ingénieur."""
    at = token.low.find("'") + 1
    if not 0 < at < len(token.text) or token.low[:at] not in elisions:
        return (token,)
    middle = token.start + at
    return (
        _cut(token, token.start, middle, capital=token.text[0].isupper()),
        _cut(token, middle, token.end, capital=token.text[at].isupper()),
    )


def _cut(token: Token, start: int, end: int, *, capital: bool) -> Token:
    low = token.low[start - token.start : end - token.start]
    return Token(start, end, token.text[start - token.start : end - token.start], low, capital, bare(low))
