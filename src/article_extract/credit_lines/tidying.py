"""What is left of a line, and of a credit, when it has been cut: marks, brackets and stops that belong to neither."""

from __future__ import annotations

import re

from article_extract.credit_lines.chains import MAX_CREDIT_CHARS
from article_extract.credit_lines.words import Words

# Words from which on a text before a slash is a caption and the name behind it who took the picture.
MIN_CAPTION_WORDS = 5
BRACKETS = "(（[【"
_ENCLOSED = re.compile(r"^[(（\[【](.*)[)）\]】]$")
_TWICE = re.compile(r"^(\S.{3,})\s*[|/]\s*\1$")  # the same name in two fields of one picture
_YEAR = re.compile(r"^(?:19|20)\d\d\s+(?=\w)")


def caption_left(text: str, tail: str = "") -> str | None:
    """What is left of the line when its credit is gone."""
    left = text.strip().rstrip(" |–—-·•/／＝=,;:([（【").strip()
    both = f"{left} {tail}".strip()
    return both or None


def tidy(text: str, known: Words) -> str:
    """A credit without the brackets around it, the year of its copyright and a stop that only ends the sentence."""
    text = text.strip().strip("|–—·•,;=＝").strip()
    enclosed = _ENCLOSED.match(text)
    if enclosed and not re.search(r"[()]", enclosed[1]):
        text = enclosed[1].strip()
    if text.count(")") > text.count("("):
        text = text.rstrip(")").strip()
    if text.count("(") > text.count(")"):
        text = text.lstrip("(").strip() if text.startswith("(") else text + ")"
    if len(text) <= MAX_CREDIT_CHARS:
        text = _TWICE.sub(r"\1", text)
    text = known.behind.sub("", _YEAR.sub("", text)) or text
    if text.endswith((".", "。")) and not known.abbreviated.search(text):
        text = text[:-1].rstrip()
    return text


def closing(text: str) -> int:
    """Where the bracket that was open before the text closes."""
    depth = 0
    for at, char in enumerate(text):
        if char in "(（[【":
            depth += 1
        elif char in ")）]】":
            if not depth:
                return at
            depth -= 1
    return len(text)


def open_before(text: str, end: int) -> bool:
    """Whether a bracket is open there."""
    head = text[:end]
    return sum(head.count(char) for char in BRACKETS) > sum(head.count(char) for char in ")）]】")
