"""Captions that only their italics show: lines right below pictures, where italics mean little else on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from article_extract.model import Block, Label, Role
from article_extract.roles.caption_or_credit import caption_or_credit
from article_extract.roles.no_captions import is_button
from article_extract.roles.picture_scene import TAKEN, Scene

# Share of a line below a picture of Markdown that stands in italics; a credit may stand behind them.
ITALIC = 0.5
# Words of the longest paragraph in italics below a picture that is its caption.
MAX_ITALIC_WORDS = 40


def italics_below(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """The line right below a picture that opens in italics in Markdown, which knows no captions; in mark-up one that
    is set in italics as a whole, where such lines stand below pictures and hardly anywhere else.
    """
    blocks, marked_up, below = scene.document.blocks, len(scene.document.frames) > 1, []
    for above, block in pairwise(blocks):
        told = said.get(above.index)
        if not block.emphasis or told is None or told.role is not Role.IMAGE or block.index in said:
            continue
        if not marked_up and block.kind == "text" and _in_italics(block, ITALIC):
            yield caption_or_credit(block, scene, "in italics below a picture")
        elif marked_up and _set_in_italics(block, scene):
            below.append(block)
    if below:
        set_apart = sum(_in_italics(blocks[index], 1) for index in scene.body if blocks[index].kind != "heading")
        if set_apart <= 2 * len(below):
            yield from (caption_or_credit(block, scene, "set in italics below a picture") for block in below)


def _in_italics(block: Block, share: float) -> bool:
    """Whether so much of a text, from its start on, is in italics."""
    return any(
        kind == "em" and start == 0 and end >= share * len(block.text.rstrip("."))
        for start, end, kind in block.emphasis
    )


def _set_in_italics(block: Block, scene: Scene) -> bool:
    """Whether a paragraph below a picture may be a caption by its italics: in the text, short, without a link."""
    if block.kind not in ("paragraph", "text") or block.figure is not None or block.linked or not _in_italics(block, 1):
        return False
    if not scene.body[0] < block.index < scene.body_end or len(block.text.split()) > MAX_ITALIC_WORDS:
        return False
    return not (block.text.endswith(":") or is_button(block, scene) or scene.labels.role(block.index) in TAKEN)
