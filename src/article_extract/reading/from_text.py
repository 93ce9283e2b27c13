"""Raw page text into blocks: a paragraph is one block, a heading, caption, list item or menu entry one of its own."""

from __future__ import annotations

import re
from heapq import nlargest
from typing import NamedTuple

from article_extract.language import ANY, detect, own_words, primary_code
from article_extract.model import Block, Frame
from article_extract.reading.joining import EndWords, Habits, goes_on, habits_of, joined
from article_extract.typography import clean

ROOT = Frame(0, -1, "", (), 0, None, "", False)
"""The single frame of a text page: the page itself."""

_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•‣◦▪●○■□∙►▸]|[*+·–-](?=\s))\s*")
_SURE_BULLETS = frozenset("•‣◦▪●○■□∙►▸")  # the others also open dialogue, credits and asides
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_SAMPLE_LINES = 8
_SAMPLE = 2500


class _Line(NamedTuple):
    text: str
    number: int
    gap: int
    cells: tuple[str, ...]


def blocks_from_text(text: str, language: str | None = None) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """The blocks of a raw text, and its one frame. language: BCP 47 where known, else it is told from the text.

    A block's position is the number of its first line, its gap the blank lines before it.
    """
    lines = _lines(text)
    habits = _habits(lines, language)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        size, kind, words = _block_at(lines, at, habits)
        blocks.append(Block(len(blocks), words, kind, position=lines[at].number, gap=lines[at].gap))
        at += size
    return tuple(blocks), (ROOT,)


def _lines(text: str) -> list[_Line]:
    """The lines that hold anything, with the number of each and of the blank ones before it."""
    lines: list[_Line] = []
    gap = 0
    for number, raw in enumerate(_LINE_END.split(text), 1):
        line = clean(raw)
        if line:
            cells = tuple(clean(cell) for cell in raw.strip().split("\t")) if "\t" in raw.strip() else ()
            lines.append(_Line(line, number, gap, cells))
            gap = 0
        else:
            gap += 1
    return lines


def _habits(lines: list[_Line], language: str | None) -> Habits:
    texts = [line.text for line in lines]
    if language is None:
        longest = nlargest(_SAMPLE_LINES, texts, key=len)
        language = detect("\n".join(text[: _SAMPLE // _SAMPLE_LINES * 2] for text in longest)[:_SAMPLE])
    own = own_words(primary_code(language))
    words = EndWords(
        frozenset(own.lines.unfinished),
        frozenset(own.lines.leaning),
        own.function_words,
        own.lines.capital_nouns,
        frozenset(own.byline.by),
        frozenset((*own_words(ANY).byline.particles, *own.byline.particles, *own.byline.joiners)),
    )
    return habits_of(texts, [line.gap for line in lines], words)


def _block_at(lines: list[_Line], at: int, habits: Habits) -> tuple[int, str, str]:
    """How many lines make the block that begins at a line, its kind and its text."""
    rows = _table_rows(lines, at)
    if rows > 1:
        return rows, "table", "\n".join("\t".join(line.cells) for line in lines[at : at + rows])
    mark = _item_mark(lines, at)
    held = [lines[at].text[mark or 0 :]]
    size = 1
    if not held[0]:  # a bullet on a line of its own
        held, size = [lines[at + 1].text], 2
    while at + size < len(lines):
        line = lines[at + size]
        after = lines[at + size + 1].text if at + size + 1 < len(lines) else ""
        if _item_mark(lines, at + size) is not None or not goes_on(held, line.text, after, line.gap, habits):
            break
        held.append(line.text)
        size += 1
    return size, "text" if mark is None else "list_item", joined(held, habits)


def _table_rows(lines: list[_Line], at: int) -> int:
    """Number of lines from here that are rows of one table: as many cells in each."""
    cells = len(lines[at].cells)
    rows = 0
    for line in lines[at:] if cells > 1 else ():
        if len(line.cells) != cells or (rows and line.gap):
            break
        rows += 1
    return rows


def _item_mark(lines: list[_Line], at: int) -> int | None:
    """Length of the bullet that makes a line a list item, 0 where a number does (it stays); None for any other line."""
    text = lines[at].text
    bullet = _BULLET.match(text)
    if bullet and bullet.end() == len(text):  # alone on its line: the item's text follows
        return bullet.end() if text[0] in _SURE_BULLETS and at + 1 < len(lines) else None
    if bullet:
        neighbours = (lines[near].text for near in (at - 1, at + 1) if 0 <= near < len(lines))
        return bullet.end() if text[0] in _SURE_BULLETS or any(near[:2] == text[:2] for near in neighbours) else None
    number = _NUMBER.match(text)
    return 0 if number and _is_counted(lines, at, int(number.group(1))) else None


def _is_counted(lines: list[_Line], at: int, count: int) -> bool:
    """Whether the line before or behind has the number before or behind: alone a number is part of a heading."""
    for near, wanted in ((at - 1, count - 1), (at + 1, count + 1)):
        found = _NUMBER.match(lines[near].text) if 0 <= near < len(lines) else None
        if found and int(found.group(1)) == wanted:
            return True
    return False
