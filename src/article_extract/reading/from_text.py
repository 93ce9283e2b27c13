"""Raw page text into blocks: lines split where a reader would see a new paragraph, joined where a line was only cut."""

from __future__ import annotations

import re

from article_extract.model import Block, Frame
from article_extract.typography import clean

ROOT = Frame(0, -1, "", (), 0, None, "", False)
"""The single frame of a text page: the page itself."""

_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def blocks_from_text(text: str, language: str | None = None) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """The blocks of a raw text, each with the number of its first line and of the blank lines before it, and its frame.
    """
    blocks: list[Block] = []
    gap = 0
    for number, raw in enumerate(_LINE_END.split(text), 1):
        line = clean(raw)
        if not line:
            gap += 1
            continue
        blocks.append(Block(len(blocks), line, position=number, gap=gap))
        gap = 0
    return tuple(blocks), (ROOT,)
