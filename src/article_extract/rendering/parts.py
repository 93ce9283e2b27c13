"""What the marked-up formats share: marks cut into nested runs, addresses that may be printed, blocks in groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from itertools import groupby, takewhile
from typing import NamedTuple

from article_extract.model import Article, BodyBlock, Image

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
"""Schemes of addresses that are printed: none of them runs what a page wrote in it, as javascript: and data: do."""

_UNSEEN_IN_ADDRESS = re.compile(r"[\t\r\n]")  # browsers drop them anywhere: "java\nscript:" runs
_EDGES = "".join(map(chr, range(0x21)))  # browsers drop C0 controls and spaces at both ends
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)


LINK = "link"
"""Name of the marks that are links."""


class Mark(NamedTuple):
    """A link or an emphasis over [start, end) of a block's text. name: LINK or what the emphasis is printed as."""

    start: int
    end: int
    name: str
    address: str = ""


class Run(NamedTuple):
    """A stretch of text, with the marks that hold it, outermost first, and the offset where it ends."""

    text: str
    marks: tuple[Mark, ...]
    end: int


MarkPrinter = Callable[[Mark], str]
RunPrinter = Callable[[Run], str]


def safe_address(address: str) -> str | None:
    """The address as a browser would read it; None where its scheme could run something."""
    seen = _UNSEEN_IN_ADDRESS.sub("", address).strip(_EDGES)
    scheme = _SCHEME.match(seen)
    if not seen or (scheme and scheme[1].lower() not in SAFE_SCHEMES):
        return None
    return seen


def marks_of(block: BodyBlock, names: Mapping[str, str]) -> list[Mark]:
    """The block's safe links and its emphasis, outer ones first; emphasis of one name that touches is one mark.

    names: kind of emphasis -> name of the mark it is printed as; other kinds are left away.
    """
    links = [Mark(start, end, LINK, safe) for start, end, url in block.links if (safe := safe_address(url))]
    emphasis = [Mark(start, end, names[kind]) for start, end, kind in block.emphasis if kind in names]
    size = len(block.text)
    whole = [mark._replace(end=min(mark.end, size)) for mark in (*links, *_joined(emphasis))]
    return sorted((mark for mark in whole if 0 <= mark.start < mark.end), key=_outer_first)


def _outer_first(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _joined(emphasis: list[Mark]) -> list[Mark]:
    out: list[Mark] = []
    last: dict[str, int] = {}
    for mark in sorted(emphasis, key=_outer_first):
        at = last.get(mark.name)
        if at is not None and mark.start <= out[at].end:
            out[at] = out[at]._replace(end=max(mark.end, out[at].end))
        else:
            last[mark.name] = len(out)
            out.append(mark)
    return out


def _runs(text: str, marks: Sequence[Mark]) -> Iterator[Run]:
    """The text cut wherever a mark begins or ends; a run has each name once, so that no link stands in a link."""
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    for start, end in zip(cuts, cuts[1:], strict=False):
        around: dict[str, Mark] = {}
        for mark in marks:
            if mark.start <= start and end <= mark.end:
                around.setdefault(mark.name, mark)
        yield Run(text[start:end], tuple(around.values()), end)


def weave(text: str, marks: Sequence[Mark], *, opening: MarkPrinter, closing: MarkPrinter, printed: RunPrinter) -> str:
    """The text with its marks opened and closed in proper nesting; marks that cross are closed and opened again."""
    out: list[str] = []
    stack: tuple[Mark, ...] = ()
    for run in (*_runs(text, marks), Run("", (), len(text))):
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(stack, run.marks, strict=False)))
        out.extend(closing(mark) for mark in reversed(stack[kept:]))
        out.extend(opening(mark) for mark in run.marks[kept:])
        out.append(printed(run))
        stack = run.marks
    return "".join(out)


def part(block: BodyBlock, start: int, end: int) -> BodyBlock:
    """The block's text from start to end, with the marks that stand in it."""

    def cut(spans: tuple[tuple[int, int, str], ...]) -> tuple[tuple[int, int, str], ...]:
        clipped = ((max(first, start) - start, min(last, end) - start, what) for first, last, what in spans)
        return tuple(span for span in clipped if span[0] < span[1])

    return replace(block, text=block.text[start:end], links=cut(block.links), emphasis=cut(block.emphasis))


def table_rows(block: BodyBlock) -> list[list[BodyBlock]]:
    """The cells of a table block, row by row; short rows are filled up with empty cells."""
    rows: list[list[BodyBlock]] = []
    at = 0
    for line in block.text.split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append(part(block, at, at + len(cell)))
            at += len(cell) + 1
        rows.append(cells)
    width = max(len(row) for row in rows)
    return [row + [BodyBlock("table", "")] * (width - len(row)) for row in rows]


class Group(NamedTuple):
    """What is printed as one: neighbouring blocks of one kind, or (kind "images") the images at one place."""

    kind: str
    blocks: list[BodyBlock]
    images: list[Image]


def groups(article: Article) -> Iterator[Group]:
    """The body in groups, images where their position says.

    Images that stand with the headline come first; those whose position is the body's length or more come last.
    """
    places: dict[int, list[Image]] = {}
    for image in article.images:
        place = -1 if image.position is None else min(image.position, len(article.body))
        places.setdefault(place, []).append(image)
    if -1 in places:
        yield Group("images", [], places.pop(-1))
    keys = [(block.kind, sum(place <= index for place in places)) for index, block in enumerate(article.body)]
    at = 0
    for (kind, _), same in groupby(keys):
        if at in places:
            yield Group("images", [], places.pop(at))
        size = len(list(same))
        yield Group(kind, list(article.body[at : at + size]), [])
        at += size
    for place in sorted(places):
        yield Group("images", [], places[place])


def list_depths(items: Sequence[BodyBlock]) -> list[int]:
    """How deep each list item is printed, from 0: the levels given, without steps that no list item stands on."""
    depths: list[int] = []
    first = min(item.level for item in items)
    for item in items:
        depths.append(min(item.level - first, depths[-1] + 1 if depths else 0))
    return depths


def byline(article: Article) -> str:
    """Authors and date on one line, without words of any language; empty where there is neither."""
    date = readable(article.published) if article.published else ""
    return " · ".join(part for part in (", ".join(article.authors), date) if part)


def readable(date: datetime) -> str:
    """The date for the eye: without a time where the page gave none, which is midnight without a zone."""
    if date.tzinfo is None and date.time() == time():
        return date.date().isoformat()
    return date.isoformat(" ", "minutes")
