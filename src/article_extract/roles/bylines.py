"""Which lines of the head are bylines and date lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Label, Role
from article_extract.roles.head_view import ABOVE, LINES_BETWEEN, Head, bit, marked_as
from article_extract.roles.line_shapes import (
    DATE_WORDS,
    NUMERIC_DATE,
    begins_with_name,
    byline_shape,
    is_date,
    is_name_line,
    names_in,
    opens_byline,
)
from article_extract.typography import ends_sentence, fold

BYLINE_WORDS = 25
HEADLINE_SPACES = 5  # in a link, at the least, that is another article's headline
TOLD_WORDS = 8  # of a line of the body from which on it must begin with the author's name to be a byline
LONE_WORDS = 8  # of a row of names
SENTENCE_WORDS = 8  # of the body that end with a stop tell of a day
_IN_ELEMENT = "in an element named for the author"
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\d{1,2}(?=,|$)")  # "Ida Brandt1,"
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b")


def bylines_and_dates(head: Head, top: int | None) -> list[Label]:
    """Bylines and date lines near the headline and the beginning of the body, and those that end the body."""
    sites = {fold(claim.value) for claim in head.document.claimed("site")}
    authors = {fold(claim.value) for claim in head.document.claimed("author")} - sites - {""}
    said: list[Label] = []
    opened = filed = False
    for line in _head_lines(head, top):
        if line.index == top or head.is_furniture(line):
            filed = head.labels.role(line.index) is Role.RELATED
            continue
        below = top is None or line.index > top
        reason = _byline_reason(head, line, authors if below else set(), opened)
        if reason == _IN_ELEMENT and filed:
            continue  # "Topics: Harbours", in one element with the author
        filed = False
        if reason:
            said.append(Label(line.index, Role.BYLINE, reason, 0.9))
            opened = head.sizes[line.index] <= 3 and is_unfinished_byline(line.text, head.words)
            continue
        opened = False
        reason = _date_reason(head, line)
        if reason:
            said.append(Label(line.index, Role.DATE_LINE, reason, 0.9))
    return [*said, *_opening_name(head, said), *closing_byline(head)]


def _head_lines(head: Head, top: int | None) -> list[Block]:
    """The lines of the head: a few above the headline, all between it and the body, and the body's first."""
    start = head.start_place
    if top is None:
        return head.lines[max(0, start - ABOVE) : start + 2]
    place = head.places[top]
    if place > start:
        return head.lines[max(0, place - ABOVE) : place + ABOVE]
    end = max(start + 2, head.end)
    while end < len(head.lines) and is_date(head.lines[end].text, head.words):
        end += 1  # under dek and byline of one kind with the paragraphs
    between = head.lines[place:end]
    if len(between) > 2 * LINES_BETWEEN:
        between = [*between[:LINES_BETWEEN], *between[-LINES_BETWEEN:]]
    return [*head.lines[max(0, place - ABOVE) : place], *between]


def _byline_reason(head: Head, line: Block, authors: set[str], opened: bool) -> str | None:
    size = head.sizes[line.index]
    text = head.fold(line)
    told = line.index in head.body and size > TOLD_WORDS  # a sentence, or a point of a list, that names its author
    known = size <= 12 and any(
        text.startswith(name) if told else name == text or (len(name) > 5 and f" {name} " in f" {text} ")
        for name in authors
    )
    opens = opens_byline(line.text, head.words)
    if known and opens and line.kind == "caption":  # under the author's portrait
        return "opens as a byline does, with a claimed author"
    if size > BYLINE_WORDS or _is_elsewhere(line):
        return None
    if opens:
        return "opens as a byline does"
    if opened and continues_byline(line.text):
        return "goes on from the byline above"
    if known:
        return "names a claimed author"
    if marked_as(line, "author"):
        return "marked up as the author"
    names = head.concepts(line, 3)
    if size <= 14 and line.index not in head.body and names & bit("byline") and not names & bit("navigation"):
        if not is_date(line.text, head.words) and begins_with_name(line.text):
            return _IN_ELEMENT
    return None


def _is_elsewhere(line: Block) -> bool:
    """Whether a line belongs to a picture or to what is quoted (a post has its own name and date), or is a heading of
    the first level: neither a byline nor a date line.
    """
    if line.kind in ("caption", "blockquote") or line.figure is not None:
        return True
    return line.kind == "heading" and line.level == 1


def is_unfinished_byline(text: str, words: Language) -> bool:
    """Whether a byline goes on in the next line: it is only "By", or ends with a comma or a word between names."""
    if text[-1] in ",/|&" or text.split()[-1].lower() in words.byline.joiners:
        return True
    opener = byline_shape(words.code).match(text)
    return opener is not None and opener.end() >= len(text)


def continues_byline(text: str) -> bool:
    """A name, a comma or "and" on a line of its own, as captures of a byline's separate elements give them."""
    text = _FOOTNOTE.sub("", text)
    return (
        len(text) <= 3
        or is_name_line(text)
        or (len(text) <= 40 and text[0].isupper() and not re.search(r"[.!?:\d]", text))
    )


def _date_reason(head: Head, line: Block) -> str | None:
    size = head.sizes[line.index]
    if _is_elsewhere(line):
        return None
    if size >= SENTENCE_WORDS and line.index in head.body and _tells(line):
        return None
    if size > SENTENCE_WORDS and _links_headline(head, line):
        return None
    if size <= BYLINE_WORDS and NUMERIC_DATE.match(line.text):
        return "begins with a date"
    if is_date(line.text, head.words):
        return "a date"
    if size > DATE_WORDS:
        return None
    if any(span.name == "datetime" for span in line.spans):
        return "marked up as a date"
    if size <= 6 and _CLOCK.search(line.text) and head.concepts(line, 2) & bit("date"):
        return "a time in an element named for the date"
    return None


def _tells(line: Block) -> bool:
    """Whether a line tells of a day rather than dates the article: a sentence, or a point of a list, without a stop."""
    point = line.kind == "list_item" and line.text.count(" ") >= SENTENCE_WORDS and not _CLOCK.search(line.text)
    return point or ends_sentence(line.text)


def _links_headline(head: Head, line: Block) -> bool:
    """Whether a line links the headline of another article, with its date before or behind it."""
    linked = (line.text[start:end] for start, end, _ in line.links)
    return any(text.count(" ") >= HEADLINE_SPACES and not is_date(text, head.words) for text in linked)


def _opening_name(head: Head, said: Sequence[Label]) -> Iterator[Label]:
    """A name, or a row of them, in a paragraph of its own right before the first one of the body."""
    start = head.places.get(head.start, 0)
    for line in head.lines[max(0, start - 1) : start]:
        told = line.index in {label.block for label in said} or line.kind not in ("paragraph", "text")
        if not told and head.labels.role(line.index) in BODY_ROLES and _is_name(line.text):
            yield Label(line.index, Role.BYLINE, "a name alone before the first paragraph", 0.7)


def _is_name(text: str) -> bool:
    """Whether a line is a name, or a row of names in full."""
    if is_name_line(text):
        return True
    names = names_in(text) if text.count(" ") < LONE_WORDS else []
    return len(names) > 1 and all(" " in name for name in names)


def closing_byline(head: Head) -> Iterator[Label]:
    """A byline in a block of its own at the end of the body."""
    for index in head.body[-2:] if len(head.body) > 4 else ():
        line = head.document.blocks[index]
        if head.sizes[line.index] <= 8 and opens_byline(line.text, head.words):
            yield Label(index, Role.BYLINE, "a byline ends the body", 0.8)
