"""Lines of speech: paragraphs that open with a dash instead of quotation marks.

    – Det regner, sier Kari.            — Llueve —dijo Ana—. Mucho.            — Идёт дождь, — сказал Иван. — Сильный.

What is said is a span; the attribution between dashes, or behind a comma, is not. A line without an attribution counts
only where another line of the article has one: a list has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from article_extract.fields.quotes.spans import Span, dash_start
from article_extract.fields.quotes.words import Words
from article_extract.typography import SPEECH_DASHES

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DASH = re.compile(r"\s*[—–―‒]\s*|\s-\s")
_PAUSE = re.compile(r"[,!?…]\s+")
_RESUMES = re.compile(r"[,.:;!?…]?(?:\s*[—–―‒]\s*|\s-\s)(?:[.,;:]\s+)?")
MAX_SUBJECT = 4  # words between the dash and the verb of an attribution: — президент страны сказал


def with_speech_lines(paragraphs: Sequence[str], spans: list[list[Span]], words: Words) -> list[list[Span]]:
    """The spans, with those of lines of speech; marks inside a line belong to it."""
    if not words.dash:
        return spans
    lines: dict[int, tuple[list[Span], bool]] = {}
    for index, text in enumerate(paragraphs):
        start = dash_start(text, words.hyphen)
        if start is not None:
            lines[index] = _line(index, text, start, words)
    if not any(attributed for _, attributed in lines.values()):
        return spans
    merged = list(spans)
    for index, (said, _) in lines.items():
        outside = [
            span for span in spans[index] if not any(line.left < span.right and span.left < line.right for line in said)
        ]
        merged[index] = sorted([*said, *outside], key=lambda span: span.left)
    return merged


def _line(index: int, text: str, start: int, words: Words) -> tuple[list[Span], bool]:
    """What is said in a line, and whether it names a speaker."""
    said: list[Span] = []
    attributed = False
    at, left = start, 0
    while at < len(text):
        found = _attribution(text, at, words)
        end, begins = (len(text), len(text)) if found is None else found
        stop = end
        # without marks, the comma before an attribution is the narrator's
        while stop > at and (text[stop - 1].isspace() or (text[stop - 1] == "," and found is not None)):
            stop -= 1
        if stop > at:
            said.append(Span(index, at, stop, left, max(stop, at + 1), "dash"))
        if found is None:
            break
        attributed = True
        resumed = _resumption(text, begins, words)
        if resumed is None:
            break
        if _reports(text, resumed, words, 0):
            break  # – …, mówi Ana Sowa. … – dodaje Ana Sowa.
        left = at = resumed
    return said, attributed


def _attribution(text: str, at: int, words: Words) -> tuple[int, int] | None:
    """Where speech ends and its attribution begins, from `at` on; None where none follows."""
    found: list[tuple[int, int]] = []
    for match in _DASH.finditer(text, at):
        if match.start() > at and _reports(text, match.end(), words, MAX_SUBJECT):
            found.append((match.start(), match.end()))
            break
    for match in _PAUSE.finditer(text, at):
        if text[match.end() : match.end() + 1] in SPEECH_DASHES:
            continue
        if _reports(text, match.end(), words, 0) or _closes(text, match.end(), words):
            found.append((match.start() + 1, match.end()))
            break
    return min(found) if found else None


def _reports(text: str, at: int, words: Words, reach: int) -> bool:
    """Whether a reporting verb with somebody else than the speaker for its subject stands at most `reach` words on."""
    if at < len(text) and text[at].isupper() and reach == 0:
        return False
    for number, match in enumerate(_WORD.finditer(text, at, at + 120)):
        if number > reach or (number and any(mark in text[at : match.start()] for mark in ".,!?;:")):
            return False
        low = match.group().lower().replace("’", "'")
        verb = low.split("-")[0]
        if low in words.reporting or verb in words.reporting:
            if text[match.end() : match.end() + 1] == ":":
                return False  # the verb leads into a quotation of the speaker's own
            behind = _WORD.search(text, match.end(), match.end() + 30)
            following = behind.group().lower() if behind else ""
            return "1" not in (words.pronouns.get(following), words.pronouns.get(low.rpartition("-")[2]))
    return False


def _closes(text: str, at: int, words: Words) -> bool:
    """Whether all that is left is a source and its verb, as where the verb ends the clause: – …, Niemi sanoo."""
    left = text[at:].rstrip(" .")
    *source, verb = left.split(" ")
    if not 1 <= len(source) <= MAX_SUBJECT or not any(word[:1].isupper() for word in source) or "," in left:
        return False
    return verb.lower() in words.reporting


def _resumption(text: str, at: int, words: Words) -> int | None:
    """Where speech goes on behind an attribution: at the next dash."""
    match = _RESUMES.search(text, at)
    return match.end() if match is not None and match.end() < len(text) else None
