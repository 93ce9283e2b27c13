"""What order and repetition say, after each block was weighed: text standing twice, headings over nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles.evidence import concept_bit, word_concepts
from article_extract.typography import fold

_LETTER = re.compile(r"[^\W_]")
_OFTEN, _SHORT = 4, 60  # times, characters: "Article content", "Content not available", "15 hours ago"
_REPEAT_WORDS = 6  # shorter blocks ("Yes.") may stand twice in an article


def label_structure(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: body blocks that repeat others, and subheadings with nothing under them, are no body."""
    body = [document.blocks[index] for index in labels.with_role(*BODY_ROLES)]
    gone: set[int] = set()
    for label in chain(_without_words(body), _standing_often(document, body), _repeated(document, labels, body)):
        gone.add(label.block)
        yield label
    yield from _headings_over_nothing(labels, [block for block in body if block.index not in gone])


def _without_words(body: list[Block]) -> Iterator[Label]:
    """Rules and stars between paragraphs."""
    for block in body:
        if not _LETTER.search(block.text):
            yield Label(block.index, Role.OTHER, "no letter or digit in it")


def _standing_often(document: Document, body: list[Block]) -> Iterator[Label]:
    """Short lines that stand many times on the page: labels of its parts, notices in place of what was not loaded."""
    counts = Counter(block.text for block in document.blocks if block.kind != "image")
    for block in body:
        if counts[block.text] >= _OFTEN and len(block.text) < _SHORT and block.kind not in ("list_item", "table"):
            yield Label(block.index, Role.OTHER, f"the same line stands {counts[block.text]} times")


def _repeated(document: Document, labels: Labels, body: list[Block]) -> Iterator[Label]:
    """Blocks whose text an earlier one has, or that lift a sentence out of another one."""
    folded = {block.index: fold(block.text) for block in body}
    first: dict[str, int] = {}
    for block in body:
        text = folded[block.index]
        if text.count(" ") + 1 < _REPEAT_WORDS:
            continue
        if text in first:
            yield Label(block.index, Role.OTHER, f"the same text stands in block {first[text]}")
            continue
        first[text] = block.index
        if _set_as_quote(document, block):
            source = next(
                (other.index for other in body if other.index != block.index and text in folded[other.index]), None
            )
            if source is not None:
                yield Label(block.index, Role.PULL_QUOTE, f"set as a quote, and repeats words of block {source}")


def _set_as_quote(document: Document, block: Block) -> bool:
    """Whether mark-up sets a block off as a quote."""
    if block.kind == "blockquote":
        return True
    bit = concept_bit("quote")
    for step, frame in enumerate(document.ancestors(block)):
        if frame.tag in ("aside", "figure") or any(word_concepts(word) & bit for word in frame.words):
            return True
        if step == 2:
            break
    return False


def _headings_over_nothing(labels: Labels, body: list[Block]) -> Iterator[Label]:
    """A subheading at the body's end opens something that is not the article."""
    for block in reversed(body):
        if labels.role(block.index) is not Role.SUBHEADING:
            return
        yield Label(block.index, Role.OTHER, "a heading with no body under it")
