"""Words with their places: what every later step of the quotes looks at."""

from __future__ import annotations

import re
from typing import NamedTuple

from article_extract.typography import MARKS

_LETTERS = rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*"  # with the vowel signs of scripts that have them
WORD = re.compile(rf"{_LETTERS}(?:(?:[-'’&/]|\.(?![A-ZÄÖÜÉ][a-zäöüéß]{{2}})|[.,](?<=\d.)(?=\d)){_LETTERS})*")
_PARTS = re.compile(f"({WORD.pattern})")  # what splits a text into its words and what stands between them
_POSSESSIVES = ("'s", "’s")  # of names in English, and in shop signs of half the world
KNOWN_WORDS = 32768  # words whose forms are kept: those of a few dozen articles, most of them met again and again


class Token(NamedTuple):
    """A word outside of quotations, with its offsets in the paragraph. bare: `low` without a possessive ending.

    gap: what stands between it and the word before it; a space where an apostrophe joins them (l'ingénieur).
    """

    start: int
    end: int
    text: str
    low: str
    capital: bool
    bare: str
    gap: str = " "


def possessive(text: str) -> bool:
    """Whether a token ends in a possessive, which ends a name."""
    return text[-2:] in _POSSESSIVES


def bare(text: str) -> str:
    """A word without a possessive ending."""
    return text[:-2] if text[-2:] in _POSSESSIVES and len(text) > 2 else text.rstrip("'’")


class _Forms(dict[str, tuple[str, str, bool, str]]):
    """Words met -> as printed, in lower case, whether they have a capital, in lower case without a possessive."""

    def __missing__(self, word: str) -> tuple[str, str, bool, str]:
        if len(self) >= KNOWN_WORDS:
            self.clear()  # a list of what was used last would cost more with each word than this once in a while
        low = word.lower()
        if len(low) != len(word):  # a few letters change their length with their case
            low = "".join(char.lower() if len(char.lower()) == 1 else char for char in word)
        if "’" in low:
            low = low.replace("’", "'")
        # a capital anywhere in its first two letters: iPhone and eBay are names as well
        capital = word[:2] != low[:2] and not word[0].isdigit()
        forms = self[word] = (word, low, capital, bare(low) if "'" in low else low)
        return forms


_FORMS = _Forms()


def tokenise(stretch: str) -> list[Token]:
    """The words of a stretch of text."""
    # Splitting hands over words and gaps without a match object for each, and this way of making a tuple takes a third
    # of Token(…): there are some hundred thousand words a second.
    make, forms = tuple.__new__, _FORMS
    found: list[Token] = []
    add = found.append
    end = 0
    parts = iter(_PARTS.split(stretch))
    for gap, word in zip(parts, parts, strict=False):  # the last part is what stands behind the last word
        start = end + len(gap)
        end = start + len(word)
        text, low, capital, bare_low = forms[word]
        add(make(Token, (start, end, text, low, capital, bare_low, gap)))
    return found


def words_in(text: str) -> list[str]:
    """The words of a text as printed."""
    return WORD.findall(text)


def without_cases(tokens: list[Token]) -> list[Token]:
    """The tokens, names among them without the case endings that an apostrophe parts from them: Altun'dan."""
    found: list[Token] = []
    ending = ""
    for token in tokens:
        if ending:
            token = token._replace(gap=ending + token.gap)
            ending = ""
        at = token.low.find("'")
        if at > 0 and token.capital:
            ending = token.text[at:]
            token = _cut(token, token.start, token.start + at, capital=True)._replace(gap=token.gap)
        found.append(token)
    return found


def without_elision(token: Token, elisions: frozenset[str]) -> tuple[Token, ...]:
    """A token without the article or preposition that an apostrophe joins to it: l' and ingénieur."""
    at = token.low.find("'") + 1
    if not 0 < at < len(token.text) or token.low[:at] not in elisions:
        return (token,)
    middle = token.start + at
    return (
        _cut(token, token.start, middle, capital=token.text[0].isupper())._replace(gap=token.gap),
        _cut(token, middle, token.end, capital=token.text[at].isupper()),
    )


def _cut(token: Token, start: int, end: int, *, capital: bool) -> Token:
    low = token.low[start - token.start : end - token.start]
    return Token(start, end, token.text[start - token.start : end - token.start], low, capital, bare(low))
