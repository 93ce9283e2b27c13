"""A second look at each block: what the first scorer believes of the blocks around it, and where the belief gathers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from article_extract.model import Document
from article_extract.roles.evidence import Table

_REACH = 3
_BELIEVED = 0.5
_MOST_OF_IT = 0.8
_FAR = 30

NAMES = (
    "belief", *(f"belief_{where}_{step}" for where in ("before", "behind") for step in range(1, _REACH + 1)),
    "belief_group", "belief_siblings", "belief_card", "mass_before", "mass_behind", "since_believed",
    "until_believed", "words_since_believed",
    "words_until_believed", "in_gathering", "up_to_gathering", "mass_parent", "mass_grand", "run_words",
    "in_longest_run", "belief_parent",
    "belief_next_text", "group_mass", "belief_frame_around",
)  # fmt: skip


def context(document: Document, table: Table, beliefs: Sequence[float]) -> list[list[float]]:
    """Rows of `NAMES` for the rows of a table. beliefs: probability of body for each, by the first scorer."""
    frames, size = document.frames, len(beliefs)
    lengths = [len(document.blocks[index].text) for index in table.indices]
    masses = [belief * length for belief, length in zip(beliefs, lengths, strict=True)]
    total = sum(masses) or 1.0
    frame_mass, frame_chars = _gathered(document, table, masses, lengths)
    gathering = _gathering(document, frame_mass, total)
    groups = _weighted([table.groups[index] for index in table.indices], masses, lengths)
    parents = [document.blocks[index].frame for index in table.indices]
    siblings = _weighted([max(0, frames[at].parent) for at in parents], masses, lengths)
    since, since_words = _distances(table, beliefs)
    until, until_words = _distances(table, beliefs, backwards=True)
    runs, longest = _runs(table, beliefs)
    following = _following_text(document, table, beliefs)
    path = _path(document, gathering)
    rows, before = [], 0.0
    for row in range(size):
        at = parents[row]
        parent = max(0, frames[at].parent)
        grand = max(0, frames[parent].parent)
        around = [beliefs[other] if 0 <= (other := row + step) < size else -1.0 for step in (-1, -2, -3, 1, 2, 3)]
        card = _share(frame_mass[at], frame_chars[at])
        group_mass, group_chars = groups[table.groups[table.indices[row]]]
        near_mass, near_chars = siblings[parent]
        up = _steps_to(document, at, path)
        rows.append(
            [
                beliefs[row],
                *around,
                _share(group_mass - masses[row], group_chars - lengths[row]),
                _share(near_mass - masses[row], near_chars - lengths[row]),
                card,
                before / total,
                max(0.0, total - before - masses[row]) / total,
                since[row],
                until[row],
                since_words[row],
                until_words[row],
                float(gathering in path and up == 0),
                float(up),
                frame_mass[parent] / total,
                frame_mass[grand] / total,
                math.log1p(runs[row]),
                float(runs[row] == longest and beliefs[row] > _BELIEVED),
                _share(frame_mass[parent], frame_chars[parent]),
                following[row],
                group_mass / total,
                _share(frame_mass[grand], frame_chars[grand]),
            ]
        )
        before += masses[row]
    return rows


def _share(mass: float, length: float) -> float:
    return mass / length if length > 0 else -1.0


def _weighted(
    keys: Sequence[object], masses: Sequence[float], lengths: Sequence[int]
) -> dict[object, tuple[float, int]]:
    """Believed and all characters by key."""
    sums: dict[object, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for key, mass, length in zip(keys, masses, lengths, strict=True):
        entry = sums[key]
        entry[0] += mass
        entry[1] += length
    return {key: (entry[0], int(entry[1])) for key, entry in sums.items()}


def _gathered(
    document: Document, table: Table, masses: Sequence[float], lengths: Sequence[int]
) -> tuple[list[float], list[int]]:
    """Believed and all characters below each frame."""
    mass, chars = [0.0] * len(document.frames), [0] * len(document.frames)
    for row, index in enumerate(table.indices):
        at = document.blocks[index].frame
        mass[at] += masses[row]
        chars[at] += lengths[row]
    for frame in reversed(document.frames):
        if frame.parent >= 0:
            mass[frame.parent] += mass[frame.index]
            chars[frame.parent] += chars[frame.index]
    return mass, chars


def _gathering(document: Document, frame_mass: Sequence[float], total: float) -> int:
    """The innermost frame that holds most of the believed text."""
    best = 0
    for frame in document.frames:
        if frame_mass[frame.index] >= _MOST_OF_IT * total and frame.depth >= document.frames[best].depth:
            best = frame.index
    return best


def _path(document: Document, at: int) -> dict[int, int]:
    """The frames from one up to the root, with the steps to each."""
    path, steps = {}, 0
    while at >= 0:
        path[at] = steps
        at, steps = document.frames[at].parent, steps + 1
    return path


def _steps_to(document: Document, at: int, path: dict[int, int]) -> int:
    """How many frames up the gathering frame's inside ends for a block: 0 inside it, else steps outside."""
    while at not in path:
        at = document.frames[at].parent
    return path[at]


def _distances(table: Table, beliefs: Sequence[float], *, backwards: bool = False) -> tuple[list[float], list[float]]:
    """Blocks and (log) words since the last believed block, in one direction."""
    order = range(len(beliefs) - 1, -1, -1) if backwards else range(len(beliefs))
    blocks, words = [0.0] * len(beliefs), [0.0] * len(beliefs)
    since, passed = float(_FAR), 1000.0
    for row in order:
        blocks[row], words[row] = since, math.log1p(passed)
        if beliefs[row] > _BELIEVED:
            since, passed = 0.0, 0.0
        else:
            since, passed = min(_FAR, since + 1), min(1000.0, passed + table.counts[table.indices[row]])
    return blocks, words


def _runs(table: Table, beliefs: Sequence[float]) -> tuple[list[int], int]:
    """Words of the unbroken run of believed blocks that each belongs to (0 outside), and of the longest one."""
    runs, at = [0] * len(beliefs), 0
    while at < len(beliefs):
        end = at
        words = 0
        while end < len(beliefs) and beliefs[end] > _BELIEVED:
            words += table.counts[table.indices[end]]
            end += 1
        for row in range(at, end):
            runs[row] = words
        at = max(end, at + 1)
    return runs, max(runs, default=0)


def _following_text(document: Document, table: Table, beliefs: Sequence[float]) -> list[float]:
    """The belief in the next block that is no heading: a subheading goes with what follows it."""
    out, following = [-1.0] * len(beliefs), -1.0
    for row in range(len(beliefs) - 1, -1, -1):
        out[row] = following
        if document.blocks[table.indices[row]].kind != "heading":
            following = beliefs[row]
    return out
