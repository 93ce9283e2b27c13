"""What must stand in every text that a regular expression matches: so that a pattern is tried only where it does.

"^.{0,40}(?:is|was) (?:an? )?reporter" matches nothing that holds neither "is " nor "was ", which is told in a tenth of
the time. Where a pattern gives the choice of several such stretches, the one is taken that says most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 12
"""More strings than this are dearer to look for than most patterns."""
SHORTEST = 3
"""Letters: shorter strings stand in nearly every text."""

_RUN = re.compile(r"[^\\\[()|^$.*+?{]+(?![*+?{])|[^\\\[()|^$.*+?{]")  # letters that stand for themselves
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_GROUP = re.compile(r"\((?:\?(?:[:=!]|<[=!]))?")
_LOOKS = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?")
_NOTHING = frozenset({""})

_Fixed = frozenset[str] | None
"""All that a part of a pattern may match, or None where that is too much to name."""


def certain_parts(pattern: str) -> tuple[str, ...]:
    """Strings one of which stands in each text that a pattern matches; () where none are certain."""
    parts, end = _sequence(pattern, 0)
    if end < len(pattern):
        return ()  # several branches
    best, run = _NOTHING, _NOTHING
    for part in parts:
        joined = _joined(run, part)
        run = (part or _NOTHING) if joined is None else joined
        best = max(best, run, key=_worth)
    return tuple(sorted(best)) if _worth(best) > 0 else ()


def _worth(strings: frozenset[str]) -> int:
    """How much is gained by looking for one of some strings: long ones are rare, many take long."""
    least = min(map(len, strings))
    return 2 * least - len(strings) if least >= SHORTEST else 0


def _joined(first: _Fixed, second: _Fixed) -> _Fixed:
    """All that two parts may match one behind the other."""
    if first is None or second is None or len(first) * len(second) > MOST:
        return None
    return frozenset(before + behind for before in first for behind in second)


def _sequence(pattern: str, at: int) -> tuple[list[_Fixed], int]:
    """The parts of the branch that begins at this position, and the position of the "|" or ")" that ends it."""
    parts: list[_Fixed] = []
    while at < len(pattern) and pattern[at] not in "|)":
        part, at = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier is not None:
            at = quantifier.end()
            part = part | _NOTHING if part is not None and quantifier[0].startswith("?") else None
        parts.append(part)
    return parts, at


def _atom(pattern: str, at: int) -> tuple[_Fixed, int]:
    first = pattern[at]
    if first == "(":
        return _group(pattern, at)
    if first == "[":
        whole = _CLASS.match(pattern, at)
        return None, whole.end() if whole else at + 1
    if first == "\\":
        return _escaped(pattern[at + 1]), at + 2
    if first in "^$":
        return _NOTHING, at + 1
    run = _RUN.match(pattern, at)
    return (frozenset({run[0]}), run.end()) if run else (None if first == "." else frozenset({first}), at + 1)


def _escaped(letter: str) -> _Fixed:
    if letter in "bB":
        return _NOTHING
    return None if letter.isalnum() else frozenset({letter})


def _group(pattern: str, at: int) -> tuple[_Fixed, int]:
    opened = _GROUP.match(pattern, at)
    kind = opened[0] if opened else "("
    at += len(kind) - 1
    branches: list[_Fixed] = []
    while at < len(pattern) and (pattern[at] != ")" or not branches):
        parts, at = _sequence(pattern, at + 1)
        branches.append(_whole(parts))
    known = [branch for branch in branches if branch is not None]
    if kind in _LOOKS:
        return _NOTHING, at + 1
    together = frozenset[str]().union(*known)
    return together if len(known) == len(branches) and len(together) <= MOST else None, at + 1


def _whole(parts: Iterable[_Fixed]) -> _Fixed:
    """All that a branch may match."""
    whole: _Fixed = _NOTHING
    for part in parts:
        whole = _joined(whole, part)
    return whole
