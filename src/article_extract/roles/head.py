"""The head of the article: which blocks are its headline, dek, kicker, byline and date line.

Runs after the body is known. The head is what stands between the headline and the first paragraphs, and a line or two
above the headline; on a page without mark-up the same lines, told by their shape and order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles.bylines import bylines_and_dates
from article_extract.roles.dek import find_dek
from article_extract.roles.head_view import ABOVE, Head, container_of, survey
from article_extract.roles.headline import find_headline, headline_again
from article_extract.roles.kicker import find_kicker
from article_extract.roles.plain_head import label_plain_head
from article_extract.roles.plain_lines import Line


def label_head(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """Labels of the headline, dek, kicker, byline and date lines. Needs the body's labels; changes none but the first
    blocks of the body, where they are the head's.
    """
    head = survey(document, labels, words)
    said = list(_marked_head(head) if head.marked_up else label_plain_head(head))
    yield from said
    yield from _strays(labels, {label.block for label in said if label.role in (Role.BYLINE, Role.DATE_LINE)})


def _marked_head(head: Head) -> Iterator[Label]:
    headline = find_headline(head)
    if headline is not None:
        yield headline
    top = headline.block if headline is not None else None
    if top is not None:
        head.begin_below(top)
    again = list(headline_again(head, top)) if top is not None else []
    yield from again
    lines = list(bylines_and_dates(head, top))
    yield from lines
    taken = {label.block for label in (*again, *lines)} | ({top} if top is not None else set())
    dek = find_dek(head, top, taken, lines)
    yield from dek
    yield from _dek_again(head, dek)
    taken.update(label.block for label in dek)
    if top is not None:
        yield from find_kicker(head, top, taken, dek[-1].block if dek else None)
        yield from _far_above(head, top, taken)


def _dek_again(head: Head, dek: Sequence[Label]) -> Iterator[Label]:
    """The paragraph of the body that says the dek once more: left out as a copy, but the one above is no body.

    Of five such on 915 pages of known answers these have it in the body four times.
    """
    for above in dek:
        said = head.fold(head.document.blocks[above.block])
        for line in head.lines[head.places[above.block] + 1 :]:
            before = _left_out(head, line) if head.fold(line) == said else None
            if before is not None:
                yield before._replace(reason=f"among the paragraphs, says the dek of block {above.block} again")
                break


def _left_out(head: Head, line: Block) -> Label | None:
    """What a line among the paragraphs was believed to be, if that was body and then was not."""
    said = head.labels.said(line.index)
    if not said or said[-1].role is not Role.OTHER or container_of(head.document, line) != head.container:
        return None
    return next((label for label in said if label.role in BODY_ROLES), None)


def _far_above(head: Head, top: int, taken: set[int]) -> Iterator[Label]:
    """What the weights took for body far above the headline, outside the element that holds the article: banners,
    sign-ups, lists of other articles. Right above it deks, captions and dates stand too.
    """
    if not head.body or head.body[0] < top:
        return
    for index in head.labels.with_role(*BODY_ROLES):
        if index >= top or (index in head.places and head.places[top] - head.places[index] <= ABOVE):
            return
        block = head.document.blocks[index]
        if index not in taken and container_of(head.document, block) not in head.spine:
            yield Label(index, Role.OTHER, "far above the headline, apart from the body")


def _strays(labels: Labels, own: set[int]) -> Iterator[Label]:
    """Lines that read as bylines or dates but stand with other articles."""
    for index in labels.with_role(Role.BYLINE, Role.DATE_LINE):
        if index not in own:
            yield Label(index, Role.OTHER, "a byline or date away from the article's head")


def plain_view(document: Document, labels: Labels, words: Language) -> tuple[list[Line], int, int]:
    """A page as the learned scores see it: its lines, the place of the body's first, and of where the head is over."""
    head = survey(document, labels, words)
    return head.plain_lines(), head.start_place, head.end
