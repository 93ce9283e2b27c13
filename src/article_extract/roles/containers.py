"""What the elements around a block hold, how they are named and repeated: sums over each frame, made once a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from article_extract.model import Block, Document, Frame

NO_TEXT = frozenset({"image", "embed"})
"""Kinds of blocks whose text is none of the page's own."""
ANCESTOR_TAGS = (
    "article", "main", "aside", "footer", "nav", "header", "form", "li", "table", "figure", "section", "button",
)  # fmt: skip
"""Tags around a block that say something of it, as bits of `FrameEvidence.tags`."""

_WORDY = 10  # words from which on a block reads as prose
_MOSTLY_LINK = 0.3
_BIT_OF_TAG = {tag: 1 << place for place, tag in enumerate(ANCESTOR_TAGS)}
_FOOTER, _NAV = _BIT_OF_TAG["footer"], _BIT_OF_TAG["nav"]
_PROSE_TAGS = frozenset(
    {
        "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "dt", "dd", "blockquote", "br", "ul", "ol",
        "tbody",
    }
)  # fmt: skip
_MENU_LINKED, _MENU_AROUND, _MENU_WORDS, _MENU_PROSE = 0.8, 0.7, 7, 0.02


@dataclass(slots=True)
class FrameEvidence:
    """Sums over each frame's whole content, and what its names betray; one list entry a frame.

    parents: the frame around it, the root's its own. near: concepts of the frame and its parent; far: of all ancestors
    too; tags: which of `ANCESTOR_TAGS` stand around it. chars, linked, good, blocks: characters, characters in links,
    characters of prose, number of blocks below. direct: prose that stands right in it or one level down. cards: how
    many siblings share the signature of the nearest repeated ancestor with a link; card_chars: its size.
    main: the frame with the most prose right in it.
    """

    parents: list[int]
    near: list[int]
    far: list[int]
    tags: list[int]
    chars: list[int]
    linked: list[int]
    good: list[int]
    blocks: list[int]
    direct: list[int]
    cards: list[int]
    card_chars: list[int]
    main: int


def is_prose(block: Block, count: int) -> bool:
    """Whether a block reads as running text: enough words, few of them linked."""
    return count >= _WORDY and block.linked < _MOSTLY_LINK * len(block.text) and not block.hidden


def frame_evidence(document: Document, counts: Sequence[int], concepts: Sequence[int]) -> FrameEvidence:
    """Sums and names of all frames. counts: words of each block; concepts: what each frame's own names betray."""
    frames = document.frames
    parents = [0, *islice(map(attrgetter("parent"), frames), 1, None)]
    size = len(frames)
    chars, linked, good, blocks, direct = ([0] * size for _ in range(5))
    for block, kind, at, length, count in zip(
        document.blocks,
        map(attrgetter("kind"), document.blocks),
        map(attrgetter("frame"), document.blocks),
        map(len, map(attrgetter("text"), document.blocks)),
        counts,
        strict=True,
    ):
        if kind in NO_TEXT:
            continue
        chars[at] += length
        linked[at] += block.linked
        blocks[at] += 1
        if count >= _WORDY and is_prose(block, count):
            good[at] += length
            direct[at] += length
            if at:
                direct[parents[at]] += length
    for at in range(size - 1, 0, -1):
        if blocks[at]:
            parent = parents[at]
            blocks[parent] += blocks[at]
            chars[parent] += chars[at]
            linked[parent] += linked[at]
            good[parent] += good[at]
    near, far, tags = _names(frames, parents, concepts)
    cards, card_chars = _cards(frames, parents, chars, linked, blocks)
    main = direct.index(max(direct))
    return FrameEvidence(parents, near, far, tags, chars, linked, good, blocks, direct, cards, card_chars, main)


def _names(
    frames: Sequence[Frame], parents: Sequence[int], own: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """Concept and tag bits of each frame: its own with its parent's, and those of all its ancestors."""
    near = [mine | own[parent] for mine, parent in zip(own, parents, strict=True)]
    far, tags = [own[0]], [0]
    rows = zip(own, parents, map(attrgetter("depth"), frames), map(attrgetter("tag"), frames), strict=True)
    for mine, parent, depth, tag in islice(rows, 1, None):
        # <html> and <body> carry state and theme words ("has-sidebar"), which say nothing of a block.
        far.append(mine | far[parent] if depth > 2 else 0)
        tags.append(tags[parent] | _BIT_OF_TAG[tag] if tag in _BIT_OF_TAG else tags[parent])
    return near, far, tags


def _cards(
    frames: Sequence[Frame], parents: Sequence[int], chars: Sequence[int], linked: Sequence[int], blocks: Sequence[int]
) -> tuple[list[int], list[int]]:
    """For each frame: how often the nearest repeated, linking ancestor stands among its siblings, and its size."""
    alike: dict[tuple[int, str], list[int]] = {}
    for at, length in enumerate(chars):
        if length and frames[at].tag not in _PROSE_TAGS:
            alike.setdefault((parents[at], frames[at].signature), []).append(at)
    repeated = {at: len(those) for those in alike.values() if len(those) > 1 for at in those}
    cards, size = [0], [0]
    for at, parent in islice(enumerate(parents), 1, None):
        if at in repeated and (linked[at] or frames[at].href):
            cards.append(repeated[at])
            size.append(chars[at])
        else:
            cards.append(cards[parent])
            size.append(size[parent])
    return cards, size


def is_menu(block: Block, count: int, sums: FrameEvidence) -> bool:
    """Whether a block is so plainly a menu's or a footer's that nothing needs to be measured: 4 in 10 blocks are.

    On 1,900 labelled pages 1 % of all body blocks are lost by it, short links of tables of contents nearly all.
    """
    tags = sums.tags[block.frame]
    if not tags and not block.linked:
        return False
    linked = block.linked > _MENU_LINKED * len(block.text)
    if tags & _FOOTER or (tags & _NAV and linked):
        return not is_prose(block, count)
    if not linked or count > _MENU_WORDS:
        return False
    parent = sums.parents[block.frame]
    grand = sums.parents[parent]
    return (
        not sums.direct[parent]
        and sums.linked[parent] > _MENU_AROUND * sums.chars[parent]
        and sums.good[grand] <= _MENU_PROSE * sums.good[0]
    )


def ways_to(parents: Sequence[int], top: int, frames: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each of some frames, the steps up to the nearest frame that is or holds `top`, and those from there down."""
    up: dict[int, int] = {}
    down: dict[int, int] = {}
    at, step = top, 0
    while at not in up:
        up[at], down[at] = 0, step
        at, step = parents[at], step + 1
    for frame in frames:
        way = []
        at = frame
        while at not in up:
            way.append(at)
            at = parents[at]
        for inner in reversed(way):
            up[inner], down[inner] = up[at] + 1, down[at]
            at = inner
    return [up[frame] for frame in frames], [down[frame] for frame in frames]
