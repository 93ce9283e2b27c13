"""Subheadings of raw text: short lines of the body that end no sentence, between one that does and a paragraph.

No mark-up says of a line of text that it is a heading. On 369 captures of news pages three of four lines told here are
subheadings by the answers, and three of four subheadings are told. What is told wrongly is mostly none of the body.
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

_CLOSING = "\"'”“’‘»«›‹」』)]"  # what may stand behind a line's last word or stop
_ASKS = "?？؟"
_OPEN = ",;:、，；：-–—"  # a line that ends so goes on below
_SAID = "!！"


def label_plain_subheadings(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: short lines without a stop in the body of raw text, between a sentence's end and a paragraph."""
    if len(document.frames) > 1:
        return
    body = [document.blocks[index] for index in labels.with_role(*BODY_ROLES)]
    if any(block.kind == "heading" for block in body):  # Markdown: it says itself which lines are headings
        return
    counts = measured(document).counts
    lines = [
        block
        for above, block, below in zip([None, *body], body, body[1:], strict=False)
        if labels.role(block.index) is Role.PARAGRAPH
        and (above is None or ends_sentence(above.text))
        and _is_prose(below)
        and counts[block.index] <= MOST_WORDS
        and _is_line(block.text)
    ]
    asked = [block for block in lines if block.text.rstrip(_CLOSING)[-1:] in _ASKS]
    interview = len(asked) >= max(INTERVIEW, INTERVIEW_SHARE * len(lines))
    for block in lines:
        if not interview or block not in asked:
            yield Label(block.index, Role.SUBHEADING, "a short line without a stop between two paragraphs")


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
