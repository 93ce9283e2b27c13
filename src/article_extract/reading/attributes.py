"""What the attributes of elements say: words, looks, hiding."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMING = frozenset(
    {"id", "role", "itemprop", "data-component", "data-testid", "data-type", "data-module", "aria-label"}
)  # attributes whose words, besides those of the class, name an element
SPEAKING = frozenset({"class", "itemprop", "rel", "datetime"})
"""Attributes of inline elements that become spans of the text."""
HIDING = frozenset({"class", "style", "hidden"})
"""Attributes that may hide an element; `aria-hidden` does not: it hides from screen readers only."""

_WORD_EDGE = r"[^0-9A-Za-z\u00c0-\uffff]+|(?<=[a-z])(?=[A-Z])"  # compiled where a value is not of ASCII: few are
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DIGITS = re.compile(r"\d+")
_LETTERS_AND_DIGITS = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_DIGITS_AS_ZERO = bytes(48 if 48 <= code < 58 else code for code in range(256))
# Class names by which style sheets everywhere move text off the screen.
_OFF_SCREEN = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader a11y-hidden u-hidden-visually"
    " off-screen offscreen element-invisible show-for-sr u-visually-hidden".split()
)
_FIGURE_WORDS = frozenset({"wp-caption", "wp-block-image", "figure", "media-object-figure"})
_TELLING = _OFF_SCREEN | _FIGURE_WORDS
_LONGEST = 400  # characters of a value whose words are read
# Values whose words are kept: the pages of one site share most of theirs, a page has a hundred and more.
_REMEMBERED = 4096


Description = tuple[tuple[str, ...], str, bool, bool]
"""What attributes say of an element: words, class, whether it is hidden, whether it is a figure. The class has numbers
made equal and a dot before it: it is alike for the cards of one list."""

_NOTHING: Description = ((), "", False, False)


def described(attributes: list[tuple[str, str]]) -> Description:
    """What all attributes of an element say of it."""
    if len(attributes) == 1 and attributes[0][0] == "class":  # the class alone, as of most elements that have any
        return class_name(attributes[0][1])
    words, looks, hidden, figure = _NOTHING
    for name, value in attributes:
        if name == "class":
            own_words, looks, hides_it, figure = class_name(value)
            words += own_words
            hidden = hidden or hides_it
        elif name in _NAMING:
            words += _words(value)
        elif name in HIDING:
            hidden = hidden or hides(name, value)
        elif name == "aria-hidden" and value == "true":
            words += ("aria-hidden",)
    return words, looks, hidden, figure


@lru_cache(maxsize=_REMEMBERED)
def class_name(value: str) -> Description:
    """What a class attribute says of its element."""
    looks = "." + _numbers_alike(value) if value else ""
    names = value.split()
    if _TELLING.isdisjoint(names):
        return _cut(value), looks, False, False
    return _cut(value), looks, not _OFF_SCREEN.isdisjoint(names), not _FIGURE_WORDS.isdisjoint(names)


@lru_cache(maxsize=_REMEMBERED)
def _words(value: str) -> tuple[str, ...]:
    """An attribute's value cut into words, lower case, at marks and where capitals begin."""
    return _cut(value)


def _cut(value: str) -> tuple[str, ...]:
    value = value[:_LONGEST]
    if not value.isascii():
        return tuple([word.lower() for word in re.split(_WORD_EDGE, value) if word])
    if not value.islower():
        value = _CAMEL.sub(" ", value).lower()
    return tuple(value.encode("ascii").translate(_LETTERS_AND_DIGITS).decode("ascii").split())


def _numbers_alike(value: str) -> str:
    """A value with every number made 0."""
    if not value.isascii():
        return _DIGITS.sub("0", value)
    alike = value.encode("ascii").translate(_DIGITS_AS_ZERO)
    if b"0" not in alike:
        return value
    while b"00" in alike:
        alike = alike.replace(b"00", b"0")
    return alike.decode("ascii")


@lru_cache(maxsize=_REMEMBERED)
def off_screen(value: str) -> bool:
    """Whether a class attribute moves its element off the screen."""
    return not _OFF_SCREEN.isdisjoint(value.split())


@lru_cache(maxsize=_REMEMBERED)
def _displays_nothing(style: str) -> bool:
    return _DISPLAY_NONE.search(style) is not None


def hides(name: str, value: str) -> bool:
    """Whether an attribute hides its element."""
    if name == "class":
        return off_screen(value)
    if name == "style":
        return _displays_nothing(value)
    return name == "hidden" and value != "until-found"
