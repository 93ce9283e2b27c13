"""The bylines and date lines of a page without mark-up: openers, names beside dates, names with what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from article_extract.language import Language, load_language
from article_extract.model import BODY_ROLES, Block, Label, Role
from article_extract.roles.bylines import BYLINE_WORDS, closing_byline, continues_byline, is_unfinished_byline
from article_extract.roles.head_view import ABOVE, LINES_BETWEEN, Head
from article_extract.roles.line_shapes import NAME_LINE, NUMERIC_DATE, is_date, leading_name, opens_byline
from article_extract.roles.plain_lines import content, share
from article_extract.typography import fold

LONE_WORDS = 8  # a line that only gives a name, a role and a place
BODY_READ = 15  # blocks of the body that tell whom it is about


def find_bylines(head: Head, top: int) -> list[Label]:
    """Bylines and date lines near the headline (its place: top) and the body's beginning, and those that end it."""
    said: list[Label] = []
    opened = False
    for line in _head_lines(head, top):
        if head.places[line.index] == top or head.is_furniture(line):
            continue
        reason = _byline_reason(head, line, opened)
        if reason:
            said.append(Label(line.index, Role.BYLINE, reason, 0.9))
            opened = head.sizes[line.index] <= 3 and is_unfinished_byline(line.text, head.words)
            continue
        opened = False
        reason = _date_reason(head, line)
        if reason:
            said.append(Label(line.index, Role.DATE_LINE, reason, 0.9))
    return [*said, *_lone_names(head, top, said), *_opening_name(head, said), *closing_byline(head)]


def _head_lines(head: Head, top: int) -> list[Block]:
    """The lines of the head: a few above the headline, all between it and the body, and the body's first."""
    if top > head.start_place:
        return head.lines[max(0, top - ABOVE) : top + ABOVE]
    between = head.lines[top : max(head.start_place + 2, head.end)]
    if len(between) > 2 * LINES_BETWEEN:
        between = [*between[:LINES_BETWEEN], *between[-LINES_BETWEEN:]]
    return [*head.lines[max(0, top - ABOVE) : top], *between]


def _byline_reason(head: Head, line: Block, opened: bool) -> str | None:
    if head.sizes[line.index] > BYLINE_WORDS:
        return None
    if opens_byline(line.text, head.words):
        return "opens as a byline does"
    return "goes on from the byline above" if opened and continues_byline(line.text) else None


def _date_reason(head: Head, line: Block) -> str | None:
    if head.sizes[line.index] <= BYLINE_WORDS and NUMERIC_DATE.match(line.text):
        return "begins with a date"
    return "a date" if is_date(line.text, head.words) else None


def _lone_names(head: Head, top: int, said: Sequence[Label]) -> Iterator[Label]:
    """A line that begins with a name, beside a date or with a role behind it, where no byline opens."""
    if any(label.role == Role.BYLINE for label in said):
        return
    dates = {head.places[label.block] for label in said if label.role == Role.DATE_LINE}
    told = {label.block for label in said} | {head.lines[top].index}
    # Those whom the text is about stand in its captions and tags; its author hardly ever does in it.
    about = content(head.fold(head.document.blocks[index]) for index in head.body[:BODY_READ])
    for line in head.lines[max(0, top - ABOVE) : head.end]:
        place = head.places[line.index]
        name = leading_name(line.text, head.words)
        if not name or line.index in told or head.sizes[line.index] > LONE_WORDS or head.is_furniture(line):
            continue
        if share(fold(name), about) > 0:
            continue
        rest = fold(line.text[len(name) :])
        if any(abs(place - date) <= 2 for date in dates):
            yield Label(line.index, Role.BYLINE, "a name beside the date", 0.6)
        elif place > top and rest and _is_role(rest, head.words):
            yield Label(line.index, Role.BYLINE, "a name and what its bearer is", 0.6)


def _is_role(folded: str, words: Language) -> bool:
    """Whether what stands behind a name says what its bearer is ("Journalist", "Staff Writer")."""
    return any(role in f" {folded} " for role in _role_words(words.code))


@cache
def _role_words(code: str) -> tuple[str, ...]:
    return tuple(f" {fold(role)} " for role in load_language(code).byline.roles if len(role) > 3)


def _opening_name(head: Head, said: Sequence[Label]) -> Iterator[Label]:
    """A name alone in a paragraph of its own right before the first one of the body."""
    start = head.places.get(head.start, 0)
    for line in head.lines[max(0, start - 1) : start]:
        told = line.index in {label.block for label in said} or line.kind != "text"
        if not told and head.labels.role(line.index) in BODY_ROLES and NAME_LINE.fullmatch(line.text):
            yield Label(line.index, Role.BYLINE, "a name alone before the first paragraph", 0.7)
