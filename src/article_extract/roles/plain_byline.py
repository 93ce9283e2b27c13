"""The bylines and date lines of a page without mark-up: openers first, then names with signs of being the author's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from article_extract.credit_lines import is_label
from article_extract.language import Language, load_language
from article_extract.model import BODY_ROLES, Block, Label, Role
from article_extract.roles.bylines import BYLINE_WORDS, closing_byline, continues_byline, is_unfinished_byline
from article_extract.roles.head_view import ABOVE, LINES_BETWEEN, Head
from article_extract.roles.line_shapes import NUMERIC_DATE, is_date, is_name_line, leading_name, names_in, opens_byline
from article_extract.roles.plain_lines import content, share
from article_extract.typography import fold, has_cjk

LONE_WORDS = 9  # a line that only gives a name, a role and a place
BODY_READ = 15  # blocks of the body that tell whom it is about
CJK_CHARACTERS = 10  # of a line that gives a name and a role in a script without capitals
BESIDE = 3  # lines between a name and the date that it stands with: a bar, "Published"
SPOKEN_OF = 0.5  # share of a name's words: one may be a word like any other
TELLING_WORDS = 5  # of a line that tells about the author
TOGETHER = 4  # lines between the names of one byline
BEHIND = 3  # lines behind the body in which its author may sign
# What each sign is worth, and what is enough. Measured on the text captures of 124 layouts.
DATED, CALLED, ADDRESSED, GIVEN, TOLD, AGAIN, BELOW = 1.0, 1.5, 1.5, 1.0, 1.0, 0.5, 0.5
ENOUGH = 1.5

_CRIES = "!?！？"
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_CJK_NAME = re.compile(r"[\u3400-\u9fff]{1,3}[ \u3000][\u3400-\u9fff]{1,3}|[\uac00-\ud7af]{2,4}")


def find_bylines(head: Head, top: int) -> list[Label]:
    """Bylines and date lines near the headline (its place: top) and the body's beginning, and those that end it."""
    said = _of_the_article(head, top, list(_opened_and_dated(head, top)))
    if any(label.role is Role.BYLINE for label in said):
        said += _more_names(head, said)
    else:
        said += _agencies(head, top, said) + _lone_names(head, top, said)
    if not any(label.role is Role.BYLINE for label in said):
        said += _opening_name(head) or _signature(head)
    return [*said, *closing_byline(head)]


def _opened_and_dated(head: Head, top: int) -> Iterator[Label]:
    opened = False
    for line in _head_lines(head, top):
        if head.places[line.index] == top or head.is_furniture(line):
            continue
        reason = _byline_reason(head, line, opened)
        if reason:
            yield Label(line.index, Role.BYLINE, reason, 0.9)
            opened = head.sizes[line.index] <= 3 and is_unfinished_byline(line.text, head.words)
            continue
        opened = False
        reason = _date_reason(head, line)
        if reason:
            yield Label(line.index, Role.DATE_LINE, reason, 0.9)


def _of_the_article(head: Head, top: int, said: list[Label]) -> list[Label]:
    """Without the bylines above the headline and below the body's beginning, where one stands between them."""
    between = [
        label
        for label in said
        if label.role is Role.BYLINE and top < head.places[label.block] < max(head.start_place, top + 2)
    ]
    return [label for label in said if label.role is not Role.BYLINE or not between or label in between]


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
    goes_on = opened and (continues_byline(line.text) or _is_row(line.text))
    return "goes on from the byline above" if goes_on else None


def _is_row(text: str) -> bool:
    """Whether a line is a row of full names."""
    names = names_in(text)
    return len(names) > 1 and all(" " in name for name in names)


def _date_reason(head: Head, line: Block) -> str | None:
    if head.sizes[line.index] <= BYLINE_WORDS and NUMERIC_DATE.match(line.text):
        return "begins with a date"
    return "a date" if is_date(line.text, head.words) else None


def _dates(head: Head, said: Sequence[Label]) -> list[int]:
    return [head.places[label.block] for label in said if label.role is Role.DATE_LINE]


def _agencies(head: Head, top: int, said: Sequence[Label]) -> list[Label]:
    """A news agency's name alone beside the date; above the headline it is an entry of the menu, called like one."""
    names, found = _agency_names(head.words.code), {}
    for date in _dates(head, said):
        around = head.lines[max(top + 1, date - BESIDE) : date + BESIDE + 1]
        named = [line for line in around if head.fold(line) in names]
        # Several are a row of share buttons: networks hand out pictures, as agencies do.
        if len({head.fold(line) for line in named}) == 1 and not head.is_furniture(named[0]):
            found[named[0].index] = Label(named[0].index, Role.BYLINE, "an agency beside the date", 0.7)
    return list(found.values())


def _more_names(head: Head, said: Sequence[Label]) -> Iterator[Label]:
    """Names on lines of their own directly below a byline: behind "and" or a comma, or known as given names."""
    told = {label.block for label in said}
    for label in said:
        joined = False
        for line in head.lines[head.places[label.block] + 1 :] if label.role is Role.BYLINE else ():
            if _is_joiner(line.text, head.words):
                joined = True
                continue
            alone = is_name_line(line.text) and (joined or _has_given_name(line.text, head.words))
            if not alone or line.index in told or line.index in head.body or head.is_furniture(line):
                break
            told.add(line.index)
            yield Label(line.index, Role.BYLINE, "a name below the byline", 0.6)
            joined = False


def _is_joiner(text: str, words: Language) -> bool:
    return text in ",&/|" or text.lower().strip(",") in words.byline.joiners


class _Lone(NamedTuple):
    """A line that begins with a name, and how much speaks for its being the author's. given: whether its first word is
    a given name.
    """

    place: int
    signs: float
    given: bool
    reason: str


def _lone_names(head: Head, top: int, said: Sequence[Label]) -> list[Label]:
    """Lines that begin with a name for which enough signs speak, where no byline opens: the best, and those with it."""
    in_dates = (leading_name(head.lines[date].text, head.words) for date in _dates(head, said) if date > top)
    if any(name and _has_given_name(name, head.words) for name in in_dates):
        return []  # the date's own line names the author: "Ida Brandt • 3 May 2024"
    dates, told = _dates(head, said), {label.block for label in said} | {head.lines[top].index}
    # Those whom the text is about stand in its captions and tags; its author hardly ever does in it.
    about = content(head.fold(head.document.blocks[index]) for index in head.body[:BODY_READ])
    times = Counter(head.fold(line) for line in head.lines)
    found = []
    for place in range(max(0, top - ABOVE), min(head.end, len(head.lines))):
        line = head.lines[place]
        name = _name_of(head, line)
        if not name or line.index in told or head.is_furniture(line) or share(fold(name), about) >= SPOKEN_OF:
            continue
        if _is_label(head, place, name):
            continue
        lone = _signs(head, place, name, below=place > top, dates=dates, again=times[head.fold(line)] > 1)
        if lone.signs >= ENOUGH:
            found.append(lone)
    return [Label(head.lines[lone.place].index, Role.BYLINE, lone.reason, 0.6) for lone in _together(found)]


def _is_label(head: Head, place: int, name: str) -> bool:
    """Whether what reads as a name is what the date is of ("Release Date"), what somebody unnamed is ("Harbour News
    Reporter"), the opening of a cry or question ("Alle Fähren auf einen Blick!"), or whose picture it is, behind the
    label of a credit.
    """
    words, folded = head.words, fold(name).split()
    if not {*words.dates.published, *words.dates.modified}.isdisjoint(folded):
        return True
    if head.lines[place].text[-1] in _CRIES:
        return True
    if not _has_given_name(name, words) and f" {folded[-1]} " in _role_words(words.code):
        return True
    above = head.lines[place - 1].text if place else ""
    return above.endswith(":") and is_label(above, words)


def _together(found: Sequence[_Lone]) -> list[_Lone]:
    """The name for which most speaks, with those that stand near it or near each other. Where it begins with a given
    name, those that do not are sections and titles unless they stand directly below another: "Ida Brandt" / "in" /
    "Harbour Tales" (of 32 such names 28 were nobody's).
    """
    best = max(found, key=lambda lone: (lone.signs, -lone.place), default=None)
    row: list[_Lone] = []
    for lone in found:
        if row and lone.place - row[-1].place > TOGETHER:
            if best in row:
                break
            row = []
        if best and best.given and not lone.given and row and lone.place - row[-1].place > 1:
            continue
        row.append(lone)
    return row


def _name_of(head: Head, line: Block) -> str:
    """The name that a short line begins with; in a script without capitals only where its shape or a role tells it."""
    if head.sizes[line.index] > LONE_WORDS:
        return ""
    if not has_cjk(line.text):
        return leading_name(line.text, head.words)
    if len(line.text) > CJK_CHARACTERS:
        return ""
    role = next((role for role in _role_words(head.words.code) if line.text.endswith(role.strip())), "")
    name = line.text.removesuffix(role.strip()).strip()
    spaced = " " in name or "\u3000" in name
    return name if _CJK_NAME.fullmatch(name) and (role or spaced) else ""


def _signs(head: Head, place: int, name: str, *, below: bool, dates: Sequence[int], again: bool) -> _Lone:
    line = head.lines[place]
    rest = fold(line.text[len(name) :])
    after = head.lines[place + 1].text if place + 1 < len(head.lines) else ""
    known = (
        ("beside the date", DATED, any(abs(place - date) <= BESIDE for date in dates)),
        ("and what its bearer is", CALLED, bool(rest) and (has_cjk(name) or _is_role(rest, head.words))),
        ("with an address", ADDRESSED, _ADDRESS.search(f"{line.text} {after}") is not None),
        ("with a given name", GIVEN, not rest and _has_given_name(name, head.words)),
        ("that stands here twice", AGAIN, again and below),
        ("whom another line tells about", TOLD, below and _is_told(head, name, line.text)),
        ("below the headline", BELOW, below),
    )
    signs = [(sign, worth) for sign, worth, holds in known if holds]
    given = _has_given_name(name, head.words)
    return _Lone(place, sum(worth for _, worth in signs), given, "a name " + ", ".join(sign for sign, _ in signs))


def _is_told(head: Head, name: str, own: str) -> bool:
    """Whether another line than its own tells about somebody: it begins with the name, and goes on as a sentence does.

    A caption stands twice, once as the picture's alternative text: what goes on as the own line does tells nothing.
    """
    begun, whole = f"{name} ", own == name
    lines = (line.text for line in head.lines if line.text.startswith(begun))
    others = (text for text in lines if whole or not (text.startswith(own) or own.startswith(text)))
    return any(text.count(" ") >= TELLING_WORDS and text[len(name) + 1].islower() for text in others)


def _signature(head: Head) -> list[Label]:
    """A name alone right behind the body, or as its last line, whose surname the text does not speak of."""
    if not head.body:
        return []
    last = head.places[head.body[-1]]
    about = content(head.fold(head.document.blocks[index]) for index in head.body[:-1])
    for line in head.lines[last : last + BEHIND]:
        alone = is_name_line(line.text) and leading_name(line.text, head.words) == line.text
        alone = alone and _has_given_name(line.text, head.words)
        if alone and not head.is_furniture(line) and not share(head.fold(line).rpartition(" ")[2], about):
            return [Label(line.index, Role.BYLINE, "a name signs the body", 0.6)]
    return []


def _is_role(folded: str, words: Language) -> bool:
    """Whether what stands behind a name says what its bearer is ("Journalist", "Staff Writer")."""
    return any(role in f" {folded} " for role in _role_words(words.code))


@cache
def _role_words(code: str) -> tuple[str, ...]:
    roles = load_language(code).byline.roles
    return tuple(f" {role if has_cjk(role) else fold(role)} " for role in roles if len(role) > 3 or has_cjk(role))


def _has_given_name(text: str, words: Language) -> bool:
    """Whether the first word of a text is a given name."""
    first = text.split()[0].lower()
    return first in _given_names(words.code)


@cache
def _given_names(code: str) -> frozenset[str]:
    return frozenset(name.lower() for names in load_language(code).quotes.given.values() for name in names.split())


@cache
def _agency_names(code: str) -> frozenset[str]:
    words = load_language(code)
    return frozenset(map(fold, (*words.agencies, *words.agencies.values())))


def _opening_name(head: Head) -> list[Label]:
    """A name alone in a paragraph of its own right before the first one of the body."""
    start = head.places.get(head.start, 0)
    return [
        Label(line.index, Role.BYLINE, "a name alone before the first paragraph", 0.7)
        for line in head.lines[max(0, start - 1) : start]
        if line.kind == "text" and head.labels.role(line.index) in BODY_ROLES and _is_author_line(line.text, head.words)
    ]


def _is_author_line(text: str, words: Language) -> bool:
    """Whether a line is a name; one that opens with a word as common as "the" is the title of a part."""
    return is_name_line(text) and text.split()[0].lower() not in words.function_words
