"""Subheadings that no heading element marks: lines of raw text, and bold lines of pages.

They end no sentence and stand in the body between a block that does and a paragraph. On 369 captures of news pages
three of four lines of raw text told here are subheadings by the answers, and three of four subheadings are told; most
told wrongly are none of the body. Of 27 bold lines on 124 such pages 12 are by the answers; most others open the
entries of a live report.
"""

from __future__ import annotations

from collections.abc import Iterator

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles.measured import measured
from article_extract.typography import ends_sentence, has_cjk

MOST_WORDS, MOST_CHARACTERS = 14, 110
MOST_CJK = 30  # characters of scripts that write no spaces
LEAST_PROSE = 30  # characters of a paragraph below a subheading, which ends as a sentence does or is longer than a line
# An interview's questions stand in lines of their own too, but are its text. A few are subheadings more often than not.
INTERVIEW, INTERVIEW_SHARE = 5, 0.8
BOLD_INTERVIEW = 2  # questions in bold are asked of somebody: what a guide asks is a heading, or bold among other lines

_CLOSING = "\"'”“’‘»«›‹」』)]"  # what may stand behind a line's last word or stop
_ASKS = "?？؟"
_OPEN = ",;:、，；：-–—"  # a line that ends so goes on below
_SAID = "!！"


def label_subheadings(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: short lines without a stop in the body, between a sentence's end and a paragraph."""
    body = [document.blocks[index] for index in labels.with_role(*BODY_ROLES)]
    # Markdown says itself which lines are headings, as mark-up does.
    by_shape = len(document.frames) == 1 and not any(block.kind == "heading" for block in body)
    counts = measured(document).counts
    lines = [
        block
        for above, block, below in zip([None, *body], body, body[1:], strict=False)
        if (by_shape or block.emphasis)
        and labels.role(block.index) is Role.PARAGRAPH
        and (above is None or ends_sentence(above.text))
        and _is_prose(below)
        and counts[block.index] <= MOST_WORDS
        and _is_line(block.text)
        and (by_shape or _is_bold(block))
    ]
    asked = [block for block in lines if block.text.rstrip(_CLOSING)[-1:] in _ASKS]
    interview = len(asked) >= max(INTERVIEW if by_shape else BOLD_INTERVIEW, INTERVIEW_SHARE * len(lines))
    reason = f"a {'short' if by_shape else 'bold'} line without a stop between two paragraphs"
    for block in lines:
        if not interview or block not in asked:
            yield Label(block.index, Role.SUBHEADING, reason)


def _is_bold(block: Block) -> bool:
    """Whether nothing but white space and marks of a text are not in bold."""
    plain = list(block.text)
    for start, end, kind in block.emphasis:
        if kind == "strong":
            plain[start:end] = " " * (end - start)
    return not any(map(str.isalnum, plain))


def _is_prose(block: Block) -> bool:
    """Whether a block is a paragraph rather than a line."""
    size = len(block.text)
    return size > MOST_CHARACTERS or (size >= LEAST_PROSE and ends_sentence(block.text))


def _is_line(text: str) -> bool:
    """Whether a text is as short as a heading and ends no sentence, but for a question, a cry or closing quotes."""
    bare = text.rstrip(_CLOSING)
    if len(text) > (MOST_CJK if has_cjk(text) else MOST_CHARACTERS) or not bare:
        return False
    if text[0].islower() or (text[0] == "(" and text[-1] == ")"):
        return False
    return bare[-1] not in _OPEN and (bare[-1] in _ASKS + _SAID or not ends_sentence(bare))
