"""What was said of each block of a page, a line a block."""

from __future__ import annotations

from article_extract.model import Analysis

TEXT_START = 72
"""Code points of a block's text that are shown: with role and reason a line stays readable on a wide terminal."""


def explain(analysis: Analysis) -> str:
    """One line a block in reading order: index, role, reason, start of the text. The last word on a block is shown."""
    blocks = analysis.document.blocks
    labels = [analysis.labels.last(block.index) for block in blocks]
    index_width = len(str(len(blocks)))
    role_width = max((len(label.role) for label in labels), default=0)
    lines = []
    for block, label in zip(blocks, labels, strict=True):
        place = f"{block.index:>{index_width}}  {label.role:<{role_width}}"
        lines.append(f"{place}  {_line(label.reason)}  | {_start(block.text)}".rstrip())
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def _start(text: str) -> str:
    line = _line(text)
    return line if len(line) <= TEXT_START else line[: TEXT_START - 1] + "…"
