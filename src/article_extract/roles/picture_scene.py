"""Where the article stands on its page: the blocks and the elements in whose reach its pictures are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from article_extract.credit_lines import find_credit, may_hold_credit, names_credit
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Labels, Role
from article_extract.roles.measured import measured
from article_extract.roles.picture_names import CaptionNames
from article_extract.typography import fold

# Share of the body's characters that the article's container holds: a stray paragraph elsewhere does not widen it.
CONTAINER_SHARE = 0.85
# Blocks above the headline, and behind the last paragraph, among which the article's pictures are looked for.
ABOVE, BELOW = 30, 40
# Characters of the longest caption that only its wording shows.
MAX_SIGNED = 500
# Characters of a file's name that tell one picture from all others of a page.
LONG_STEM = 8

TAKEN = frozenset({Role.HEADLINE, Role.DEK, Role.KICKER, Role.BYLINE, Role.DATE_LINE})
"""Roles of the article's head, which no caption is given instead."""

_BESIDE_PICTURES = frozenset({"text", "paragraph", "caption"})
_PICTURE_NAME = re.compile(r"([^/?&=:,]+)\.(?:jpe?g|png|webp|gif|avif)(?![a-z])", re.IGNORECASE)
_SIZE_BEHIND = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|scaled|\d|[0-9a-f]{8,40})$|@\dx$")
_FILE_END = re.compile(r"\.\w{3,4}$")


@dataclass(frozen=True, slots=True)
class Scene:
    """The page with the article's place in it.

    first, last: the blocks among which its pictures stand; above: the first of the pictures right above the headline;
    head: the headline, or the first block of the body; body_end: its last block; below: the last block of the captioned
    pictures right behind that. container: innermost frame around
    headline and body. inside: the frames in the container; core: those in the innermost frame around the body. spine:
    the frames around any block of the article; texts: for each frame how many texts stand in it; captions: which are
    named captions. authors: who wrote it, folded. claimed: the pictures above the body that the page claims as its
    main one. hidden: the page hides its own body.
    """

    document: Document
    labels: Labels
    words: Language
    first: int
    above: int
    head: int
    body_end: int
    below: int
    body: tuple[int, ...]
    last: int
    container: int
    inside: range
    core: range
    spine: frozenset[int]
    texts: tuple[int, ...]
    captions: CaptionNames
    authors: str
    claimed: frozenset[int]
    hidden: bool

    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the article's reach."""
        return self.document.blocks[self.first : self.last + 1]


def scene_of(document: Document, labels: Labels, words: Language) -> Scene | None:
    """Where the earlier passes found the article; None where they found no body."""
    body = labels.with_role(*BODY_ROLES)
    if not body:
        return None
    blocks = document.blocks
    headline = next(iter(labels.with_role(Role.HEADLINE)), None)
    head = headline if headline is not None and headline < body[-1] else body[0]
    core = _container(document, [blocks[index] for index in body])
    container = join(document, core, blocks[head].frame)
    inside = _below(document, container)
    texts = _texts(document)
    captions = CaptionNames(document, texts)
    named = {index for index in body if captions.of(blocks[index])}
    spine = _around(document, [blocks[index].frame for index in {head, *body} - named])
    above = _right_above(document, labels, head, inside, captions, words)
    claimed = _claimed(document, head, body[0])
    reach = range(max(0, head - ABOVE), head)
    first = next((at for at in reach if blocks[at].frame in inside or at >= above or at in claimed), head)
    return Scene(
        document, labels, words, first, above, head, body[-1],
        _right_below(document, body[-1], captions, words), tuple(body), min(len(blocks) - 1, body[-1] + BELOW),
        container, inside, _below(document, core), spine, texts, captions, _authors(document, labels), claimed,
        all(blocks[index].hidden for index in body),
    )  # fmt: skip


def _around(document: Document, frames: Iterable[int]) -> frozenset[int]:
    """Some frames and all around them."""
    around, parents = {0}, measured(document).parents
    for at in frames:
        while at not in around:
            around.add(at)
            at = parents[at]
    return frozenset(around)


def _right_above(
    document: Document, labels: Labels, head: int, inside: range, captions: CaptionNames, words: Language
) -> int:
    """Index from which on nothing but pictures, their captions and what stands in the article's container (`inside`)
    stands above the headline.
    """
    blocks, at = document.blocks, head
    while at > 0:
        above = blocks[at - 1]
        own = document.frames[above.frame]
        names = own.words or document.frames[max(own.parent, 0)].words
        named = names_credit(names, words) or captions.of(above) is not None
        if not (_in_figure(above, named) or labels.role(at - 1) in TAKEN or above.frame in inside):
            break
        at -= 1
    return at


def _right_below(document: Document, end: int, captions: CaptionNames, words: Language) -> int:
    """Index of the last caption right behind the last paragraph (`end`), where nothing but pictures and captions
    stands in between: galleries, the last picture; `end` where there is none.
    """
    last = end
    for block in document.blocks[end + 1 : end + 1 + BELOW]:
        if block.kind == "image":
            continue
        linked = 2 * block.linked > len(block.text)
        named = captions.of(block) is not None or block.kind == "caption"
        if linked or not (_in_figure(block, named) or _is_signed(block, words)):
            break
        if named or _is_signed(block, words):
            last = block.index
    return last


def _is_signed(block: Block, words: Language) -> bool:
    """Whether a text is a caption or a credit by its own wording."""
    if block.kind not in (*_BESIDE_PICTURES, "heading") or len(block.text) > MAX_SIGNED:
        return False
    found = find_credit(block.text, words) if may_hold_credit(block.text, words) else None
    return found is not None and found.credit is not None and found.sure and found.caption is not None


def _in_figure(block: Block, named: bool) -> bool:
    """Whether a block is a picture, stands with one in a <figure>, or in an element named for captions or credits."""
    return block.kind == "image" or ((block.figure is not None or named) and block.kind in _BESIDE_PICTURES)


def _claimed(document: Document, head: int, body: int) -> frozenset[int]:
    """The pictures above the body whose file is the one that the page shows when it is shared."""
    files = {_file_stem(claim.value) for claim in document.claimed("image")}
    blocks = document.blocks[max(0, head - ABOVE) : body]
    pictures = (block for block in blocks if block.kind == "image" and block.source and not block.hidden)
    return frozenset(
        block.index for block in pictures if len(stem := _file_stem(block.source or "")) >= LONG_STEM and stem in files
    )


def _file_stem(address: str) -> str:
    """The name of a picture's file without size and ending, also where a service that scales it is told of it."""
    if "%" in address:
        address = unquote(address)
    named = _PICTURE_NAME.findall(address)
    stem = named[-1] if named else address.partition("?")[0].rstrip("/").rpartition("/")[2]
    return _SIZE_BEHIND.sub("", _FILE_END.sub("", stem) if named else stem)


def _texts(document: Document) -> tuple[int, ...]:
    """For each frame the number of texts in it."""
    counts = [0] * len(document.frames)
    for block in document.blocks:
        if block.kind not in ("image", "embed"):
            counts[block.frame] += 1
    parents = measured(document).parents
    for at in range(len(counts) - 1, 0, -1):
        counts[parents[at]] += counts[at]
    return tuple(counts)


def _authors(document: Document, labels: Labels) -> str:
    """The authors' names as the page claims and prints them."""
    printed = (document.blocks[index].text for index in labels.with_role(Role.BYLINE))
    return fold(" ; ".join([*(claim.value for claim in document.claimed("author")), *printed]))


def _container(document: Document, body: list[Block]) -> int:
    """The innermost frame that holds nearly all of the body."""
    frames, parents = document.frames, measured(document).parents
    held = [0] * len(frames)
    for block in body:
        held[block.frame] += len(block.text)
    for at in range(len(held) - 1, 0, -1):
        if held[at]:
            held[parents[at]] += held[at]
    if not held[0]:
        return max((block.frame for block in body), key=lambda at: frames[at].depth)
    enough = CONTAINER_SHARE * held[0]
    return max((at for at, chars in enumerate(held) if chars >= enough), key=lambda at: frames[at].depth)


def join(document: Document, one: int, other: int) -> int:
    """The innermost frame that holds two."""
    path = {0}
    while one > 0:
        path.add(one)
        one = document.frames[one].parent
    while other not in path:
        other = document.frames[other].parent
    return other


def _below(document: Document, top: int) -> range:
    """`top` and the frames in it: they follow one another, as elements do on a page."""
    frames = document.frames
    depth = frames[top].depth
    return range(top, next((at for at in range(top + 1, len(frames)) if frames[at].depth <= depth), len(frames)))
