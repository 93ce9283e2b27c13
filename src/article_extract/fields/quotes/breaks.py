"""Where a sentence ends, in a paragraph whose quotations are masked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.tokens import WORD
from article_extract.fields.quotes.words import Words

# A masked quotation keeps its length; its last character says how it ended.
MASK, STOPPED, ASKED, COMMAED = "\ue000", "\ue001", "\ue002", "\ue003"
MASKS = MASK + STOPPED + ASKED + COMMAED
_ENDS = {
    ".": STOPPED,
    "…": STOPPED,
    "。": STOPPED,
    "!": ASKED,
    "?": ASKED,
    "！": ASKED,
    "？": ASKED,
    ",": COMMAED,
    "，": COMMAED,
    "、": COMMAED,
}

_INNER_MARKS = "'’‘\"”“»«›‹ "  # behind the stop of a quotation inside the quotation
# One of these characters ends a sentence, by what stands around it; it comes first, so that the search runs fast.
_BREAK = re.compile(
    rf"[.!?…{STOPPED}{ASKED}。！？\n](?:(?:(?<=[.!?…])[.!?…]*[\])»”\"’]*|(?<=[{STOPPED}{ASKED}]))\s+"
    r"|(?<=[a-zäöüéß]{2}\.)(?=[A-ZÄÖÜÉ][a-zäöüéß])|(?<=[。！？])[」』）)]*\s*|(?<=\n))"
)
_INITIAL = re.compile(r"(?:^|[\s(.\-])(?:[^\W\d_]|[^\W\d_]\.[^\W\d_])$")
MAX_SHORTENED = 4  # letters of a shortened word in front of a number
_MAX_GLUE = 6  # words of an attribution after a full stop: “It rained.” Bob Miller of Leeds said.


def mask(text: str, spans: Sequence[Span]) -> str:
    """The paragraph with its quotations masked, each as long as before."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts.append(text[at : span.left])
        length = span.right - span.left
        said = text[span.start : span.end].rstrip(_INNER_MARKS)
        last = said[-1:]
        if not span.closed and span.mark != "dash":
            last = "."
        parts.append(MASK * (length - 1) + _ENDS.get(last, MASK))
        at = span.right
    parts.append(text[at:])
    return "".join(parts)


def sentence_bounds(masked: str, words: Words) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(masked):
        end = match.end()
        if end >= len(masked) or not _breaks(masked, match, words):
            continue
        bounds.append((start, end))
        start = end
    if start < len(masked):
        bounds.append((start, len(masked)))
    return bounds


def _breaks(masked: str, match: re.Match[str], words: Words) -> bool:
    """Whether a sentence ends here."""
    following = masked[match.end()]
    stop = match.group()[0]
    if stop in STOPPED + ASKED and not _introduced(masked, match.start()) and _glued(masked, match.end(), stop, words):
        return False
    if stop in "。！？\n":
        return True
    if following.islower() or following in ",;:)–—" or masked[match.end() : match.end() + 2] in ("- ", "--"):
        return False
    if stop == ".":
        before = masked[max(0, match.start() - 12) : match.start()]
        printed = (before.split() or [""])[-1]
        word = printed.lower()
        small = words.noun_capitals and printed == word != "" and not before[: -len(word)].endswith(". ")
        title = word.rpartition("-")[2]  # Univ.-Prof. Saal
        if (
            (title + "." in words.titles and not small)  # Mag. Saal, Dr. med. Saal; but: wen er mag. Saal kam
            or (word in words.titles and len(word) < 4 and not small)
            or (_INITIAL.search(before) and not word.isdigit())
        ):
            return False
        if following.isdigit() and words.rigid and 1 < len(word) <= MAX_SHORTENED and printed[0].isupper():
            return False  # Oct. 12, No. 5
        return not (word.isdigit() and len(word) < 3 and words.dotted)
    return True


def _introduced(masked: str, at: int) -> bool:
    """Whether a colon or comma leads into the quotation that ends at `at`: its attribution stands in front."""
    head = masked[:at].rstrip(MASKS + " ")
    return head[-1:] in (":", ",")


def _glued(masked: str, at: int, stop: str, words: Words) -> bool:
    """Whether an attribution with a subject in front follows a quotation that ended in a stop: “Why?” Bob asked."""
    if masked[at] in MASKS:
        return False
    tail = masked[at : at + 90]
    for number, match in enumerate(WORD.finditer(tail)):
        if number > _MAX_GLUE:
            return False
        if match.group().lower() in words.verbs:
            rest = tail[match.end() :].lstrip()
            return number > 0 and (stop == ASKED or not rest or rest[0] in ".") and "." not in tail[: match.start()]
    return False
