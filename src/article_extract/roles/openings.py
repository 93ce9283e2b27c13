"""How the texts that a regular expression matches may begin: so that a pattern is tried only where it has a chance.

Some two hundred phrases are looked for in each block of a page. Joined into one pattern they cost 10 to 20 µs a block;
filed by their first three letters, about 1.
"""

from __future__ import annotations

import re

LETTERS = 3
"""How much of an opening is worked out: with two, English phrases share too many; with four, little is gained."""

_RUN = re.compile(r"[^\\\[()|^$.*+?{]{1,3}(?![*+?{])|[^\\\[()|^$.*+?{]")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_SINGLES = re.compile(r"\[((?:\\\W|[^\^\\\]-])(?:\\\W|[^\\\]-])*-?)\]")  # a class that names each of its letters
_GROUP = re.compile(r"\((?:\?(?:[:=!]|<[=!]))?")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?")
_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_OPEN = "\0"  # behind an opening after which anything may stand
_ANYTHING = frozenset({_OPEN})
_NOTHING = frozenset({""})
_DIGITS = frozenset("0123456789")
_LOOKS = frozenset({"(?=", "(?!", "(?<=", "(?<!"})


def openings(pattern: str) -> frozenset[str]:
    """The first letters (up to `LETTERS`) of whatever `re.search` finds at the start of a text; "" where it may be any.

    A pattern that is not anchored with "^", or only in some of its branches, has the opening "".
    """
    if not pattern.startswith("^"):
        return _NOTHING
    found, end = _branch(pattern, 1)
    if end < len(pattern):
        return _NOTHING
    known = frozenset(opening.rstrip(_OPEN) for opening in found)
    return _NOTHING if "" in known else known


def _branch(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Openings of the branch that begins at this position, and the position of the "|" or ")" that ends it."""
    found = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        if all(_is_whole(opening) for opening in found):
            return found, _branch_end(pattern, at)
        atom, at = _repeated_atom(pattern, at)
        found = _joined(found, atom)
    return found, at


def _branch_end(pattern: str, at: int) -> int:
    depth = 0
    for mark in _STRUCTURE.finditer(pattern, at):
        if mark[0] == "(":
            depth += 1
        elif mark[0] in ("|", ")"):
            if depth == 0:
                return mark.start()
            depth -= mark[0] == ")"
    return len(pattern)


def _repeated_atom(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Openings of one element with its quantifier, and the position behind both."""
    atom, at = _atom(pattern, at)
    quantifier = _QUANTIFIER.match(pattern, at)
    if quantifier is None:
        return atom, at
    if not quantifier[0].startswith("?"):
        atom = frozenset(opening + _OPEN for opening in atom)
    return atom | _NOTHING if quantifier[0].startswith(("?", "*", "{0")) else atom, quantifier.end()


def _atom(pattern: str, at: int) -> tuple[frozenset[str], int]:
    first = pattern[at]
    if first == "(":
        return _group(pattern, at)
    if first == "[":
        whole = _CLASS.match(pattern, at)
        end = whole.end() if whole else at + 1
        singles = _SINGLES.fullmatch(pattern, at, end)
        return frozenset(singles[1].replace("\\", "")) if singles else _ANYTHING, end
    if first == "\\":
        return _escaped(pattern[at + 1]), at + 2
    run = _RUN.match(pattern, at)
    return (frozenset({run[0]}), run.end()) if run else (_NOTHING if first == "^" else _ANYTHING, at + 1)


def _group(pattern: str, at: int) -> tuple[frozenset[str], int]:
    opened = _GROUP.match(pattern, at)
    kind = opened[0] if opened else "("
    at += len(kind)
    found: frozenset[str] = frozenset()
    while True:
        branch, at = _branch(pattern, at)
        found |= branch
        at += 1
        if at > len(pattern) or pattern[at - 1] == ")":
            return _NOTHING if kind in _LOOKS else found, at


def _escaped(letter: str) -> frozenset[str]:
    if letter == "b":
        return _NOTHING
    if letter == "d":
        return _DIGITS
    return _ANYTHING if letter.isalnum() else frozenset({letter})


def _is_whole(opening: str) -> bool:
    return len(opening) >= LETTERS or opening.endswith(_OPEN)


def _joined(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """Openings of one part followed by another."""
    return frozenset(
        opening if _is_whole(opening) else _cut(opening + behind) for opening in first for behind in second
    )


def _cut(opening: str) -> str:
    """An opening without what stands behind its first letters, or behind the mark that anything may follow."""
    mark = opening.find(_OPEN)
    return opening[:LETTERS] if mark < 0 or mark >= LETTERS else opening[: mark + 1]
