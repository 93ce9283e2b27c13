"""Elements whose text is laid out by itself: tables of data and preformatted lines."""

from __future__ import annotations

from typing import Any

from article_extract.reading.elements import SKIPPED
from article_extract.typography import clean

# A data table has cells of this many characters at the most, on average; larger ones lay out a page.
_CELL_CHARACTERS = 120
_TABLE_CELLS = 4000
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
    """The text of an element with its lines and their indents."""
    lines = _visible_text(element).expandtabs(4).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


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
