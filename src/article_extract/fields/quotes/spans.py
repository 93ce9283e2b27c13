"""Where something stands between quotation marks: spans, whatever they turn out to be.

Marks are matched by where they stand (a mark before a word opens, one behind a word closes), not by their shape alone:
the same “ opens in English and closes in German, straight marks have no shape, and typists mix them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from article_extract.model import Quote
from article_extract.typography import ONLY_CLOSES, ONLY_OPENS, QUOTE_CLASS, SPEECH_DASHES

_DOUBLED = re.compile(r"``|''|´´|,,(?=\w)")
_DOUBLES = ("``", "''", "´´", ",,")
_ANY_MARK = re.compile("[" + "".join(QUOTE_CLASS) + "]")
_DASH_START = re.compile(rf"\s*[{SPEECH_DASHES}-]\s*(?=\S)")
_INNER_SPACE = " \t\u00a0\u2009\u202f\u200a"
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEADS = "„“\"'‚‘¿¡…([["
_STOPS = ".,!?…;:。！？，、"
_OPENING_BEFORE = "([{—–―-/…=|>" + "".join(QUOTE_CLASS)

MAX_MARKS = 200  # marks looked at for the one that closes: broken text must not cost its square
MIN_UNCLOSED_WORDS = 4  # an unclosed mark before fewer words is a stray one
MIN_RUN_ON_WORDS = 2  # the same where the next paragraph opens again
MIN_FORGOTTEN_WORDS = 8  # whole sentences behind a mark that only opens, up to the end: its closing one was forgotten


class Span(NamedTuple):
    """Words between marks. start, end: of the words, marks and their spaces left out; left, right: with the marks.

    mark: class of the marks, "dash" for a line of speech, "block" for a marked-up quotation. closed: a closing mark
    stands there. resumed: goes on from a span that the paragraph before left open.
    """

    paragraph: int
    start: int
    end: int
    left: int
    right: int
    mark: str
    closed: bool = True
    resumed: bool = False

    def text(self, paragraph: str) -> str:
        """The words."""
        return paragraph[self.start : self.end]

    def quote(self, paragraph: str, *, full: bool, cue: str | None = None) -> Quote:
        """The words as a quotation whose speaker is not known yet."""
        kind = "full" if full else "partial"
        return Quote(self.text(paragraph), self.paragraph, self.start, self.end, kind, cue=cue)


class _Mark(NamedTuple):
    at: int
    char: str
    kind: str
    opens: bool
    closes: bool


def find_spans(paragraphs: Sequence[str]) -> list[list[Span]]:
    """The outermost spans of each paragraph, in order. Spans inside spans belong to the outer one."""
    found: list[list[Span]] = []
    left_open: str | None = None
    for index, text in enumerate(paragraphs):
        if _ANY_MARK.search(text) is None:
            found.append([])
            left_open = None
            continue
        marks = list(_marks(text))
        following = _expected_kind(paragraphs[index + 1]) if index + 1 < len(paragraphs) else None
        spans = list(_paragraph_spans(index, text, marks, left_open, following))
        found.append(spans)
        left_open = spans[-1].mark if spans and not spans[-1].closed else None
    return found


def _marks(text: str) -> Iterator[_Mark]:
    """Every quotation mark of a text with what it may do where it stands; apostrophes are left out."""
    inside = ""  # the double mark before
    for match in _ANY_MARK.finditer(_DOUBLED.sub('"\ufeff', text) if _DOUBLED.search(text) else text):
        at, char = match.start(), match.group()
        kind = QUOTE_CLASS[char]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if kind == "single" and before.isalnum() and after.isalnum() and not _CJK.match(after):
            continue  # an apostrophe inside a word
        if after == "." and before.isspace() and text.startswith("..", at + 1):
            after = "…"  # words were left out: "...and then nothing"
        opens, closes = _roles(char, before, after)
        if char == "“" and inside == "„" and before.isspace() and after.isspace():
            closes = True  # „so “, with a space too many
        if kind == "single" and opens and after.isdigit() and char in "'’":
            continue  # that of ’90s
        if opens or closes:
            inside = char if kind == "double" else inside
            yield _Mark(at, char, kind, opens, closes)


def _roles(char: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark may open and may close between these two characters."""
    if char in ONLY_OPENS:
        return True, False
    if char in ONLY_CLOSES:
        return False, True
    spaced_before, spaced_after = before.isspace(), after.isspace()
    if spaced_before and spaced_after:  # « so », or a stray mark
        return char in "«‹", char in "»›"
    inner = before in QUOTE_CLASS and before not in "'’"  # the end of a quotation inside: ‚…‘«
    if char in "«‹" and spaced_after and not before.isalnum() and before not in _STOPS and not inner:
        return True, False
    if char in "»›" and spaced_before and not after.isalnum() and after not in _LEADS:
        return False, True
    if _CJK.match(after) and not spaced_before and before not in _OPENING_BEFORE and char not in "“‘":
        return False, True  # a particle hangs on the closing mark
    opens = not spaced_after and (spaced_before or not before.isalnum()) and after not in ",;:)]}.!?"
    closes = not spaced_before and before not in "([{" and (not after.isalnum() or before in _STOPS)
    if opens and closes and char in "“‘«‹":  # between two punctuation marks the shape decides
        closes = after.isspace()
    if not opens and not closes:
        if _CJK.match(before) and char in "“‘":
            return True, False
        # letters on both sides: a space was lost on the side the shape tells
        return char in "“«", char in "”»"
    return opens, closes


def _expected_kind(text: str) -> str | None:
    """Class of the mark that a paragraph opens with, or closes with what the one before left open."""
    stripped = text.lstrip()
    if not stripped:
        return None
    if stripped[0] in QUOTE_CLASS:
        return QUOTE_CLASS[stripped[0]]
    first = next(_marks(text), None)
    return first.kind if first is not None and first.closes and not first.opens else None


def _paragraph_spans(
    index: int, text: str, marks: list[_Mark], left_open: str | None, following: str | None
) -> Iterator[Span]:
    """Spans of one paragraph. left_open: class of the span the paragraph before left open; following: class of the
    mark the next one opens with."""
    at = 0
    if left_open and marks and marks[0].kind == left_open and not (marks[0].opens and marks[0].at < 2):
        # words go on without a repeated opening mark: up to the closing one
        first = next((n for n, mark in enumerate(marks) if mark.kind == left_open), None)
        if first is not None and marks[first].closes and not marks[first].opens:
            yield _span(index, text, 0, marks[first].at, 0, marks[first].at + 1, left_open, resumed=True)
            at = first + 1
    elif _orphan(text, marks):
        yield _span(index, text, 0, marks[0].at, 0, marks[0].at + 1, marks[0].kind)
        at = 1
    while at < len(marks):
        mark = marks[at]
        if not mark.opens:
            at += 1
            continue
        end = _closing(text, marks, at)
        if end is not None:
            resumed = left_open == mark.kind and not text[: mark.at].strip()
            span = _span(
                index, text, mark.at + 1, marks[end].at, mark.at, marks[end].at + 1, mark.kind, resumed=resumed
            )
            if span.end > span.start:
                yield span
            at = end + 1
            continue
        if _runs_on(text, mark, following):
            resumed = left_open == mark.kind and not text[: mark.at].strip()
            yield _span(
                index, text, mark.at + 1, len(text), mark.at, len(text), mark.kind, closed=False, resumed=resumed
            )
            return
        at += 1


def _orphan(text: str, marks: list[_Mark]) -> bool:
    """Whether a paragraph begins inside a quotation whose opening mark was lost: “…,” with the first “ missing."""
    if not marks or marks[0].opens or not marks[0].closes or marks[0].kind != "double":
        return False
    return text[marks[0].at - 1] in ",.!?" and not any(mark.opens for mark in marks[1:2])


def _closing(text: str, marks: list[_Mark], opener: int) -> int | None:
    """Index of the mark that closes this one: nested pairs are stepped over where they come out even."""
    return _balanced(text, marks, opener) or _first_closing(text, marks, opener)


def _balanced(text: str, marks: list[_Mark], opener: int) -> int | None:
    kind = marks[opener].kind
    depth = 1
    for at in range(opener + 1, min(len(marks), opener + MAX_MARKS)):
        mark = marks[at]
        if mark.kind != kind:
            continue
        if mark.opens and not _closes_rather(text, mark):
            depth += 1
        elif mark.closes and not (kind == "single" and _possessive(text, marks, at)):
            depth -= 1
            if depth == 0:
                return at
    return None


def _first_closing(text: str, marks: list[_Mark], opener: int) -> int | None:
    kind = marks[opener].kind
    for at in range(opener + 1, min(len(marks), opener + MAX_MARKS)):
        if marks[at].kind == kind and marks[at].closes and not (kind == "single" and _possessive(text, marks, at)):
            return at
        if marks[at].kind == kind and marks[at].char == marks[opener].char and kind == "double":
            before = text[marks[opener].at : marks[at].at]
            if re.search(r"[.!?,]\s*$", before):
                return None
    return None


def _closes_rather(text: str, mark: _Mark) -> bool:
    """Between a stop and a letter (“…trip.”He left) a mark that could do both closes."""
    return mark.closes and text[mark.at - 1] in _STOPS


def _possessive(text: str, marks: list[_Mark], at: int) -> bool:
    """Whether a single mark behind an s is the workers’ apostrophe: a better one comes before the next opens."""
    mark = marks[at]
    if mark.char not in "'’" or text[mark.at - 1] not in "sz" or not re.match(r"\s\w", text[mark.at + 1 : mark.at + 3]):
        return False
    for later in marks[at + 1 :]:
        if later.kind != "single":
            continue
        return later.closes and not later.opens
    return False


def _runs_on(text: str, mark: _Mark, following: str | None) -> bool:
    """Whether an unclosed mark opens a quotation up to the end of the paragraph, rather than being a stray one."""
    lead = text[: mark.at].rstrip()
    if mark.kind == "single":
        return mark.at < 2 and following == "single" or lead.endswith(":") and mark.char in "‘‚"
    words = sum(any(map(str.isalnum, word)) for word in text[mark.at + 1 :].split())
    if words < (MIN_RUN_ON_WORDS if following == mark.kind else MIN_UNCLOSED_WORDS):
        return False
    forgotten = mark.char == "“" and lead[-1:] in ".!?" and text.rstrip()[-1:] in ".!?" and words >= MIN_FORGOTTEN_WORDS
    return following == mark.kind or mark.at < 2 or lead[-1:] in ":," or forgotten


def _span(
    index: int,
    text: str,
    start: int,
    end: int,
    left: int,
    right: int,
    mark: str,
    *,
    closed: bool = True,
    resumed: bool = False,
) -> Span:
    if mark == "double" and text[left : left + 2] in _DOUBLES:
        start += 1
    if mark == "double" and closed and text[right - 1 : right + 1] in _DOUBLES:
        right += 1
    while start < end and text[start] in _INNER_SPACE:
        start += 1
    while end > start and text[end - 1] in _INNER_SPACE:
        end -= 1
    return Span(index, start, end, left, right, mark, closed, resumed)


def dash_start(text: str, hyphen: bool) -> int | None:
    """Where the words of a line of speech begin: behind the dash that opens the paragraph; None where none does.

    hyphen: whether a plain hyphen with a space behind it counts.
    """
    match = _DASH_START.match(text)
    if match is None or (match.group().strip() == "-" and not (hyphen and match.group().endswith(" "))):
        return None
    return match.end() if text[match.end()].isupper() or text[match.end()] in '¿¡«„“"…[(' else None
