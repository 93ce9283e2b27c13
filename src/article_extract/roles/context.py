"""A second look at each block: what the first scorer believes of the blocks around it, and where the belief gathers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from operator import mul

from article_extract.model import Document
from article_extract.roles.containers import ways_to
from article_extract.roles.table import Table

_REACH = 3
_BELIEVED = 0.5
_MOST_OF_IT = 0.8
_FAR = 30.0
_FAR_WORDS = 1000.0

NAMES = (
    "belief", *(f"belief_{where}_{step}" for where in ("before", "behind") for step in range(1, _REACH + 1)),
    "belief_group", "belief_siblings", "belief_card", "mass_before", "mass_behind", "since_believed",
    "until_believed", "words_since_believed",
    "words_until_believed", "in_gathering", "up_to_gathering", "mass_parent", "mass_grand", "run_words",
    "in_longest_run", "belief_parent",
    "belief_next_text", "group_mass", "belief_frame_around",
)  # fmt: skip


def context(document: Document, table: Table, beliefs: Sequence[float]) -> list[list[float]]:
    """The columns of `NAMES` for the rows of a table. beliefs: probability of body for each, by the first scorer."""
    size, beliefs = len(beliefs), list(beliefs)
    masses = list(map(mul, beliefs, table.lengths))
    total = sum(masses) or 1.0
    passed = [0.0, *accumulate(masses)]
    since, since_words = _distances(table.counts, beliefs)
    until, until_words = (column[::-1] for column in _distances(table.counts[::-1], beliefs[::-1]))
    frame_mass, frame_chars = _gathered(table, masses)
    _, up = ways_to(table.frames.parents, _gathering(document, frame_mass, total), table.at)
    runs = _runs(table, beliefs)
    longest = max(runs, default=0)
    group_mass, group_shares = _shares_of_alike(table.groups, table, masses)
    return [
        beliefs,
        *([*[-1.0] * step, *beliefs][:size] for step in range(1, _REACH + 1)),
        *([*beliefs[step:], *[-1.0] * step][:size] for step in range(1, _REACH + 1)),
        group_shares,
        _shares_of_alike(table.parents, table, masses)[1],
        [_share(frame_mass[at], frame_chars[at]) for at in table.at],
        [mass / total for mass in passed[:size]],
        [max(0.0, total - before - mass) / total for before, mass in zip(passed, masses, strict=False)],
        since,
        until,
        since_words,
        until_words,
        [0.0 if steps else 1.0 for steps in up],
        list(map(float, up)),
        [frame_mass[at] / total for at in table.parents],
        [frame_mass[at] / total for at in table.grands],
        list(map(math.log1p, runs)),
        [1.0 if run == longest and belief > _BELIEVED else 0.0 for run, belief in zip(runs, beliefs, strict=True)],
        [_share(frame_mass[at], frame_chars[at]) for at in table.parents],
        _following_text(table, beliefs),
        [mass / total for mass in group_mass],
        [_share(frame_mass[at], frame_chars[at]) for at in table.grands],
    ]


def _share(mass: float, length: float) -> float:
    return mass / length if length > 0 else -1.0


def _shares_of_alike(keys: Sequence[int], table: Table, masses: Sequence[float]) -> tuple[list[float], list[float]]:
    """Believed characters of all rows of the same key, and the share of all but the row itself that is believed."""
    mass: dict[int, float] = dict.fromkeys(keys, 0.0)
    chars = dict.fromkeys(keys, 0)
    for key, own, length in zip(keys, masses, table.lengths, strict=True):
        mass[key] += own
        chars[key] += length
    shares = [
        _share(mass[key] - own, chars[key] - length)
        for key, own, length in zip(keys, masses, table.lengths, strict=True)
    ]
    return [mass[key] for key in keys], shares


def _gathered(table: Table, masses: Sequence[float]) -> tuple[list[float], list[int]]:
    """Believed and all characters below each frame."""
    parents = table.frames.parents
    mass, chars = [0.0] * len(parents), [0] * len(parents)
    for at, own, length in zip(table.at, masses, table.lengths, strict=True):
        mass[at] += own
        chars[at] += length
    for at in range(len(parents) - 1, 0, -1):
        if chars[at]:
            mass[parents[at]] += mass[at]
            chars[parents[at]] += chars[at]
    return mass, chars


def _gathering(document: Document, frame_mass: Sequence[float], total: float) -> int:
    """The innermost frame that holds most of the believed text."""
    most, frames = _MOST_OF_IT * total, document.frames
    holding = [at for at, mass in enumerate(frame_mass) if mass >= most]
    return max(holding, key=lambda at: (frames[at].depth, at), default=0)


def _distances(counts: Sequence[int], beliefs: Sequence[float]) -> tuple[list[float], list[float]]:
    """Blocks and (log) words since the last believed block."""
    blocks, words = [], []
    since, passed = _FAR, _FAR_WORDS
    for count, belief in zip(counts, beliefs, strict=True):
        blocks.append(since)
        words.append(math.log1p(passed))
        if belief > _BELIEVED:
            since = passed = 0.0
        else:
            since, passed = min(_FAR, since + 1.0), min(_FAR_WORDS, passed + count)
    return blocks, words


def _runs(table: Table, beliefs: Sequence[float]) -> list[int]:
    """Words of the unbroken run of believed blocks that each belongs to, 0 outside."""
    runs, at = [0] * len(beliefs), 0
    while at < len(beliefs):
        end = at
        while end < len(beliefs) and beliefs[end] > _BELIEVED:
            end += 1
        runs[at:end] = [sum(table.counts[at:end])] * (end - at)
        at = max(end, at + 1)
    return runs


def _following_text(table: Table, beliefs: Sequence[float]) -> list[float]:
    """The belief in the next block that is no heading: a subheading goes with what follows it."""
    out, following = [-1.0] * len(beliefs), -1.0
    for row in range(len(beliefs) - 1, -1, -1):
        out[row] = following
        if table.blocks[row].kind != "heading":
            following = beliefs[row]
    return out
