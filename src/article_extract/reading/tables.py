"""Elements whose text is laid out by itself: tables of data and preformatted lines."""

from __future__ import annotations

import re
from typing import Any

from article_extract.reading.elements import BLOCK_LEVEL, SKIPPED
from article_extract.typography import clean

# A data table has cells of this many characters at the most, on average; larger ones lay out a page.
_CELL_CHARACTERS = 120
_TABLE_CELLS = 4000
# Names that highlighters of program text give to the numbers of its lines.
_NUMBERING_NAME = re.compile(r"(?<![a-z])(?:ln|line[-_]?(?:no|num|number)s?|gutter)(?![a-z])", re.IGNORECASE)
_DEEPEST = 200  # levels read one by one: Python's stack is limited


def data_table(table: Any) -> str:
    """A table's text, cells parted by tabs and rows by newlines; "" for a table that lays out a page."""
    rows: list[list[str]] = []
    cells = 0
    for below in table.iterdescendants():
        tag = below.tag
        if tag in ("table", "form", "article", "section", "h1", "iframe", "figure", "ul", "ol"):
            return ""
        if tag == "tr":
            rows.append([])
        elif tag in ("td", "th"):
            cells += 1
            if cells > _TABLE_CELLS:
                return ""
            if not rows:
                rows.append([])
            rows[-1].append(clean(_visible_text(below)))
    rows = [row for row in rows if any(row)]
    filled = [cell for row in rows for cell in row if cell]
    if len(rows) < 2 or max(len(row) for row in rows) < 2 or len(filled) < 4:
        return ""
    if sum(map(len, filled)) > _CELL_CHARACTERS * len(filled):
        return ""
    return "\n".join("\t".join(row) for row in rows)


def kept_lines(element: Any) -> str:
    """The text of an element with its lines and their indents, without the numbers set beside them."""
    parts: list[str] = []
    _lay_out(element, parts, 0)
    lines = "".join(parts).expandtabs(4).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _lay_out(element: Any, parts: list[str], depth: int) -> None:
    """Gathers the text under an element that keeps its lines; block-level elements in it are lines as well."""
    if depth > _DEEPEST:
        parts.extend(element.itertext())
        return
    parts.append(element.text or "")
    for child in element:
        tag = child.tag
        if tag == "br":
            parts.append("\n")
        elif isinstance(tag, str) and tag not in SKIPPED and not _numbers_a_line(child):
            if tag in BLOCK_LEVEL:
                _end_line(parts)
            _lay_out(child, parts, depth + 1)
            if tag in BLOCK_LEVEL and not (child.tail or "").startswith("\n"):
                _end_line(parts)
        parts.append(child.tail or "")


def _end_line(parts: list[str]) -> None:
    """Begins a new line unless one has just begun."""
    last = next((part for part in reversed(parts) if part), "\n")
    if not last.endswith("\n"):
        parts.append("\n")


def _numbers_a_line(element: Any) -> bool:
    """Whether an element holds nothing but the number of a line: it is no part of a program that readers copy."""
    named = _NUMBERING_NAME.search(element.get("class") or "") is not None
    if not named and element.get("aria-hidden") != "true":
        return False
    return "".join(element.itertext()).strip().isdecimal()


def _visible_text(element: Any, depth: int = 0) -> str:
    """The text under an element, without scripts and the like; a <br> is a line's end."""
    if depth > _DEEPEST:
        return "".join(element.itertext())
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            parts.append(_visible_text(child, depth + 1))
        parts.append(child.tail or "")
    return "".join(parts)
