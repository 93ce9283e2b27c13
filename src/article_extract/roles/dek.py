"""Which block is the dek: the standfirst between headline and body, or the first of the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from article_extract.model import Block, Label, Role
from article_extract.roles.head_view import LINES_BETWEEN, Head, bit, container_of
from article_extract.typography import fold

DEK_WORDS = 130
DEK_SCORE = 2.4
LONG_WORDS = 50  # of more with one sign only: all 12 such on 791 pages of all kinds were the first paragraph
HEADING_WORDS = 9  # of a dek set as a heading that nothing else tells: shorter ones are the first subheading
NEAR_PICTURE = 4  # blocks
INTRODUCTION_WORDS = 70  # several paragraphs of more are an introduction: 40 such on 791 pages, all of them body
SAME_SHARE = 0.8  # words in common from which on two texts say the same
LAST = 10**9  # behind every block
_AUTHOR_AND_DATE = (Role.BYLINE, Role.DATE_LINE)
_NO_DEK = ("related", "paywall", "caption", "social", "comment", "advert")
_ABOVE_BYLINE = "above the byline or date"
_OUTSIDE = "outside the body's element"


def find_dek(head: Head, top: int | None, taken: set[int], told: Sequence[Label] = ()) -> list[Label]:
    """The standfirst: one block or several alike, between headline and body or the first of the body.

    told: the labels of bylines and date lines.
    """
    over = _end_of_byline(top, told)
    said = [text for claim in head.document.claimed("description") if (text := fold(claim.value))]
    authors = [claim.value for claim in head.document.claimed("author")]
    authors += [head.document.blocks[label.block].text for label in told if label.role is Role.BYLINE]
    best: tuple[float, Block, str] | None = None
    for line in _dek_lines(head, top):
        if line.index in taken or not _may_be_dek(head, line, top) or _tells_of(line, authors):
            continue
        score, reason = _dek_score(head, line, top, said, taken if line.index < over else set())
        if head.sizes[line.index] > LONG_WORDS and len({*reason.split(", ")} - {_OUTSIDE}) < 2:
            continue
        if score >= DEK_SCORE and (best is None or score > best[0]):
            best = (score, line, reason)
    if best is None:
        return []
    belief = min(0.95, 0.5 + best[0] / 10)
    lines = _with_siblings(head, best[1], taken)
    if len(lines) > 1 and sum(head.sizes[line.index] for line in lines) > INTRODUCTION_WORDS:
        return []
    return [Label(line.index, Role.DEK, best[2], belief) for line in lines]


def _dek_lines(head: Head, top: int | None) -> list[Block]:
    start = head.start_place
    if top is None:
        return head.lines[start : start + 1]
    place = head.places[top]
    if place > start:
        return head.lines[start : start + 1]
    return [*head.lines[max(0, place - 3) : place], *head.lines[place + 1 : start + 1][-LINES_BETWEEN:]]


def _may_be_dek(head: Head, line: Block, top: int | None) -> bool:
    size = head.sizes[line.index]
    if not 4 <= size <= DEK_WORDS or line.figure is not None or line.kind in ("caption", "list_item", "table"):
        return False
    if line.linked > 0.6 * len(line.text) or (line.kind == "heading" and line.level == 1):
        return False
    if head.is_furniture(line) or head.is_note(line) or head.has_credit(line):
        return False
    if top is not None and head.fold(head.document.blocks[top]).startswith(head.fold(line)):
        return False  # a copy of the headline at the article, where the first one stands with the logo
    near = head.document.blocks[max(0, line.index - 4) : line.index + 4]
    return not any(other.kind == "image" and other.text == line.text for other in near)


def _tells_of(line: Block, authors: Sequence[str]) -> bool:
    """Whether a line opens with an author's name and goes on about them: "Ida Brandt lives in Lima"."""
    behind = [line.text[len(name) :] for name in authors if " " in name and line.text.startswith(f"{name} ")]
    return any(rest[1:2].islower() for rest in behind)


def _dek_score(head: Head, line: Block, top: int | None, said: Sequence[str], taken: set[int]) -> tuple[float, str]:
    """How much speaks for a line being the dek, in units in which `DEK_SCORE` is enough, and what does."""
    score, reasons = 0.0, []
    text = head.fold(line)
    if any(_same_words(text, claim) for claim in said):
        score += 2.0
        reasons.append("is the page's description")
    score += _marked_dek(head, line, reasons)
    if top is not None and head.places[line.index] < head.places[top]:
        score -= 1.0
    elif _parted_from_body(head, line, taken):
        # Among the paragraphs a date below the first may be a caption's or a dateline.
        score += 1.5 if container_of(head.document, line) != head.container else 0.3
        reasons.append(_ABOVE_BYLINE)
    return score, ", ".join(reasons)


def _marked_dek(head: Head, line: Block, reasons: list[str]) -> float:
    document = head.document
    score = 0.0
    around = head.concepts(line, 3)
    if around & bit("dek"):
        score += 2.0 + 0.5 * bool(head.concepts(line, 1) & bit("dek"))
        reasons.append("in an element named for it")
    elif around & bit("teaser"):
        score += 1.5  # content systems call an article's standfirst its teaser text
        reasons.append("in an element named a teaser")
    if around & _bits(_NO_DEK) or _beside_picture(head, line):
        score -= 2.5
    if container_of(document, line) != head.container:
        score += 1.0
        reasons.append(_OUTSIDE)
    elif head.signatures and head.signatures[document.frames[line.frame].signature] <= 1 and len(head.body) > 3:
        score += 0.7
        reasons.append("set unlike the paragraphs")
    if line.kind == "heading" and (head.sizes[line.index] >= HEADING_WORDS or {*reasons} - {_OUTSIDE}):
        score += 1.8 if container_of(document, line) != head.container else 1.2
        reasons.append("a heading of many words")
        if _OUTSIDE not in reasons and _above_picture(head, line):
            score += 0.7
            reasons.append("a picture between it and the paragraphs")
    if _all_strong(line) and not any(_all_strong(document.blocks[index]) for index in head.body[1:4]):
        score += 2.5
        reasons.append("bold as a whole")
    return score


def _bits(concepts: Sequence[str]) -> int:
    return sum(map(bit, concepts))


def _beside_picture(head: Head, line: Block) -> bool:
    """Whether a line shares a small element with a picture, as captions do."""
    container = container_of(head.document, line)
    if container in head.spine:
        return False
    before = [block for block in head.document.blocks[max(0, line.index - 3) : line.index] if block.kind == "image"]
    return any(container in (block.frame, head.document.frames[block.frame].parent) for block in before)


def _above_picture(head: Head, line: Block) -> bool:
    """Whether a picture stands between a line and the body: subheadings stand right above their paragraphs."""
    below = head.document.blocks[line.index + 1 : line.index + 1 + NEAR_PICTURE]
    return any(block.kind == "image" and block.index < head.body_after(line.index) for block in below)


def _all_strong(block: Block) -> bool:
    strong = sum(end - start for start, end, kind in block.emphasis if kind == "strong")
    return strong > 0.9 * len(block.text)


def _same_words(text: str, claim: str) -> bool:
    """Whether two texts say the same in both directions; a claim cut short may be its beginning."""
    if len(claim) > 60 and (text.startswith(claim[:-10]) and len(claim) > 0.5 * len(text)):
        return True
    ours, theirs = Counter(text.split()), Counter(claim.split())
    common = sum((ours & theirs).values())
    return common >= SAME_SHARE * max(sum(ours.values()), sum(theirs.values()))


def _parted_from_body(head: Head, line: Block, taken: set[int]) -> bool:
    """Whether a byline or date line stands between a line and the body that follows it."""
    place = head.places[line.index]
    for other in head.lines[place + 1 : place + 30]:
        if other.index in taken:
            return True
        if other.index in head.body:
            return False
    return False


def _end_of_byline(top: int | None, told: Sequence[Label]) -> int:
    """The block below the headline at which both author and date were given: dates further down are those of a film or
    a post, and say nothing of the line above them.
    """
    below = [label for label in told if top is not None and label.block > top]
    firsts = [min([label.block for label in below if label.role is role], default=None) for role in _AUTHOR_AND_DATE]
    return max([first for first in firsts if first is not None]) if None not in firsts else LAST


def _with_siblings(head: Head, line: Block, taken: set[int]) -> list[Block]:
    """The dek's block with those right behind it that stand in the same element, apart from the body's."""
    found = [line]
    if container_of(head.document, line) == head.container:
        return found
    container = container_of(head.document, line)
    for other in head.lines[head.places[line.index] + 1 : head.places[line.index] + 4]:
        same = container_of(head.document, other) == container and other.kind == line.kind
        if not same or other.index in taken or not _may_be_dek(head, other, None):
            break
        if head.document.frames[other.frame].signature != head.document.frames[line.frame].signature:
            break
        found.append(other)
    return found
