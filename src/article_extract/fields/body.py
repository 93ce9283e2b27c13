"""The article's own text: labelled blocks as the blocks a reader of the article gets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from article_extract.model import BODY_ROLES, Block, BodyBlock, Document, Labels, Role
from article_extract.typography import clean

_KIND_OF_ROLE = {
    Role.PARAGRAPH: "paragraph",
    Role.SUBHEADING: "subheading",
    Role.LIST_ITEM: "list_item",
    Role.BLOCKQUOTE: "blockquote",
    Role.TABLE: "table",
    Role.PREFORMATTED: "preformatted",
    Role.EMBED: "embed",
}
_LEVEL_UNKNOWN = 2  # of a subheading that no heading element marks: the level under the headline's
_KEEPS_LINES = frozenset({Role.TABLE, Role.PREFORMATTED})


def read_body(document: Document, labels: Labels) -> tuple[BodyBlock, ...]:
    """The blocks labelled as body, in reading order, their texts cleaned and the offsets in them moved along."""
    found = (_body_block(document.blocks[index], labels.role(index)) for index in labels.with_role(*BODY_ROLES))
    return tuple(block for block in found if block.text)


def _body_block(block: Block, role: Role) -> BodyBlock:
    text, moved = (block.text, None) if role in _KEEPS_LINES else _cleaned(block.text)
    return BodyBlock(
        kind=_KIND_OF_ROLE[role],
        text=text,
        level=_level(block, role),
        links=_moved(block.links, moved, len(text)),
        emphasis=_moved(block.emphasis, moved, len(text)),
        origin=(block.index,),
    )


def _level(block: Block, role: Role) -> int:
    if role is Role.SUBHEADING:
        return block.level if block.kind == "heading" else _LEVEL_UNKNOWN
    return block.level if role is Role.LIST_ITEM else 0


def _cleaned(text: str) -> tuple[str, Sequence[int] | None]:
    """A block's text as the contract prints it, and the offsets of the characters kept (None: all were)."""
    plain = clean(text)
    if plain == text:
        return text, None
    kept: list[int] = []
    at = 0
    for mark in plain:
        while at < len(text) and text[at] != mark and not (mark == " " and text[at].isspace()):
            at += 1
        kept.append(at)
        at += 1
    return plain, kept


def _moved(
    marks: tuple[tuple[int, int, str], ...], kept: Sequence[int] | None, size: int
) -> tuple[tuple[int, int, str], ...]:
    """Marks with their offsets counted in the cleaned text; those that hold none of it are gone."""
    if kept is None or not marks:
        return marks
    moved = []
    for start, end, value in marks:
        # The first kept character at or behind the old start; the end follows the last kept one before the old end.
        first, last = bisect_right(kept, start - 1), bisect_right(kept, end - 1)
        if first < last <= size:
            moved.append((first, last, value))
    return tuple(moved)
