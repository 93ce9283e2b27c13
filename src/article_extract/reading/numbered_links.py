"""Links as text browsers dump them: a number in brackets before each, the addresses in a list behind the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from article_extract.model import Block
from article_extract.typography import clean

_ADDRESS = re.compile(r"[ \t]*(?:\[(\d{1,5})\]|(\d{1,5})\.)[ \t]+[a-z][a-z\d+.-]{1,20}:(?!\s).*", re.IGNORECASE)
_NUMBER = re.compile(r"\[(\d{1,5})\]")
_FEWEST = 3
_LABEL_WORDS = 3  # of what stands above a part of the list: "References", "Visible links"


def split_numbered_links(text: str) -> tuple[str, frozenset[str]]:
    """A text without the list of addresses at its end, and their numbers; the same text and none where it ends
    otherwise, as one with footnotes does.
    """
    if "[1]" not in text:
        return text, frozenset()
    lines = text.rstrip().splitlines(keepends=True)
    at, first, numbers = len(lines), len(lines), set[str]()
    while at:
        line = lines[at - 1]
        found = _ADDRESS.fullmatch(line.rstrip("\r\n"))
        if found:
            numbers.add(found[1] or found[2])
            first = at - 1
        elif len(line.split()) > _LABEL_WORDS:
            break
        at -= 1
    if len(numbers) < _FEWEST:
        return text, frozenset()
    labels = [place for place in range(at, first) if lines[place].strip() and not _NUMBER.search(lines[place])]
    first = labels[-1] if labels else first  # the list's own label alone: short lines above it are the page's
    return "".join(lines[:first]), frozenset(numbers)


def without_numbers(blocks: Sequence[Block], numbers: frozenset[str]) -> tuple[Block, ...]:
    """Blocks without the numbers of links, which counted when the lines were cut at their column."""
    kept: list[Block] = []
    for block in blocks:
        text = clean(_NUMBER.sub(lambda mark: "" if mark[1] in numbers else mark[0], block.text))
        if text:
            kept.append(block._replace(index=len(kept), text=text))
    return tuple(kept)
