"""The next article below the real one, as pages that go on for as long as one scrolls put it.

It is set like the real one, so nothing in its paragraphs betrays it; that it is an element of its own with a headline
of the first level does. The posts of a live blog have headings of a lower level.
"""

from __future__ import annotations

from collections.abc import Iterator

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.typography import fold

FEWEST_PARAGRAPHS = 3  # of the article's body in its own element: fewer are its head, set apart from the rest


def label_next_articles(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: every block of an <article> behind the headline's own that has a first-level headline is a teaser's."""
    headline = next(iter(labels.with_role(Role.HEADLINE)), None)
    others = [block for block in document.blocks if _is_headline(block) and block.index != headline]
    if headline is None or not others:
        return
    printed = document.blocks[headline]
    around = {frame.index for frame in document.ancestors(printed)}
    own = next((frame.index for frame in document.ancestors(printed) if frame.tag == "article"), None)
    if own is None or _paragraphs(document, labels, own) < FEWEST_PARAGRAPHS:
        return
    for other in others:
        frame = _outermost_article(document, other, around)
        if frame is not None and other.index > headline and fold(other.text) != fold(printed.text):
            for block in document.blocks[headline:]:
                if _stands_in(document, block, frame):
                    reason = f"of the next article, which block {other.index} heads"
                    yield Label(block.index, Role.TEASER, reason)


def _is_headline(block: Block) -> bool:
    return block.kind == "heading" and block.level == 1


def _paragraphs(document: Document, labels: Labels, frame: int) -> int:
    body = labels.with_role(*BODY_ROLES)
    return sum(1 for index in body if _stands_in(document, document.blocks[index], frame))


def _outermost_article(document: Document, block: Block, around: set[int]) -> int | None:
    """The outermost <article> that holds a block and not the headline."""
    articles = [frame.index for frame in document.ancestors(block) if frame.tag == "article"]
    return next((index for index in reversed(articles) if index not in around), None)


def _stands_in(document: Document, block: Block, frame: int) -> bool:
    return any(one.index == frame for one in document.ancestors(block))
