"""Which line is the kicker: the short section, series or topic line at the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_extract.model import Block, Label, Role
from article_extract.roles.head_view import Head, bit, inline_concepts, marked_as
from article_extract.roles.line_shapes import is_date

KICKER_WORDS = 9
_SWITCHES = frozenset({"nav", "button", "label"})
_PATH = re.compile(r"\w\s*[>›»→]\s*\w")
_HOME = re.compile(r"(?:https?://[^/]+)?/?")


def find_kicker(head: Head, top: int, taken: set[int], dek: int | None) -> list[Label]:
    """The line directly above the headline that is no navigation, or the one directly under the dek."""
    return list(_kicker_above(head, top, taken)) or list(_kicker_under(head, top if dek is None else dek, taken))


def _kicker_above(head: Head, top: int, taken: set[int]) -> Iterator[Label]:
    place = head.places[top]
    for line in reversed(head.lines[max(0, place - 2) : place]):
        reason = _kicker_reason(head, line, top) if line.index not in taken else None
        if reason:
            yield Label(line.index, Role.KICKER, reason, 0.8)
            return


def _kicker_reason(head: Head, line: Block, top: int) -> str | None:
    document = head.document
    if head.sizes[line.index] > KICKER_WORDS or head.is_furniture(line) or not re.search(r"\w", line.text):
        return None
    if line.figure is not None:
        return None  # whose picture it is
    if len(line.links) > 1 or any(_HOME.fullmatch(address) for _, _, address in line.links):
        return None  # a path of links, the logo
    if _PATH.search(line.text):
        return None
    around = head.concepts(line, 3) | inline_concepts(line)
    if marked_as(line, "tag") and not around & bit("kicker"):
        return None  # the category links that a content system puts above its posts
    if around & (bit("comment") | bit("social") | bit("advert")):
        return None  # buttons have labels too
    if _is_switch(head, line):
        return None
    if line.kind == "list_item" or around & (bit("navigation") | bit("tags")) and not around & bit("kicker"):
        return None
    if around & bit("kicker"):
        return "named a kicker above the headline"
    headline = document.blocks[top]
    holder = document.frames[headline.frame].parent
    near = line.frame == holder or document.frames[line.frame].parent in (holder, headline.frame)
    directly = head.places[top] - head.places[line.index] == 1
    return "in one element with the headline, above it" if near and directly else None


def _is_switch(head: Head, line: Block) -> bool:
    """Whether a line is the label of a button or of what opens a menu, which the words inside it alone name a label."""
    frames = head.document.frames
    tags = {frames[line.frame].tag, frames[max(0, frames[line.frame].parent)].tag}
    return not tags.isdisjoint(_SWITCHES) and not head.concepts(line, 3) & bit("kicker")


def _kicker_under(head: Head, above: int, taken: set[int]) -> Iterator[Label]:
    place = head.places[above] + 1
    for line in head.lines[place : place + 1]:
        if line.index in taken or line.index in head.body or head.sizes[line.index] > KICKER_WORDS:
            continue
        named = bool(head.concepts(line, 2) & bit("kicker")) and len(line.links) <= 1
        pictured = line.figure is not None or head.has_credit(line)
        if named and not pictured and not is_date(line.text, head.words):
            yield Label(line.index, Role.KICKER, "a series or section line under headline and dek", 0.7)
