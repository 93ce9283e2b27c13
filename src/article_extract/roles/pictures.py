"""The article's own pictures, and the captions and credits that stand with them.

It runs when the earlier passes have said what is the article: a picture is the article's own where it stands between
headline and last paragraph (or in the same container) and nothing on its way there says otherwise. Captions and credits
are found from the picture (figure, neighbours, names in mark-up) and by their own wording, which is all that raw text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from article_extract.credit_lines import CreditLine, find_credit, names_credit
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Frame, Label, Labels, Role
from article_extract.roles.evidence import concept_bit, word_concepts
from article_extract.typography import ends_sentence, fold

# Share of the body's characters that the article's container holds: a stray paragraph elsewhere does not widen it.
CONTAINER_SHARE = 0.85
# Blocks above the headline, and behind the last paragraph, among which the article's pictures are looked for.
ABOVE = 30
BELOW = 12
# Pictures with both sides shorter than this, in CSS pixels, are icons.
ICON = 100
# Words of the longest caption: the longest of 420 looked at had 74.
MAX_CAPTION_WORDS = 110
# Blocks between a picture and the caption that stands beside it without a figure.
NEAR = 4
# A line of so few words is no caption by its wording alone.
MIN_ALT_WORDS, MAX_ALT_WORDS = 3, 18

_JUNK = frozenset(Role) - BODY_ROLES - {
    Role.OTHER, Role.HEADLINE, Role.DEK, Role.KICKER, Role.BYLINE, Role.DATE_LINE, Role.IMAGE, Role.CAPTION, Role.CREDIT,
    Role.NOTE, Role.SIGN_OFF, Role.PULL_QUOTE, Role.HIDDEN,
}  # fmt: skip
_FOREIGN = ("related", "social", "newsletter", "advert", "comment", "bio", "byline", "navigation", "footer", "form")
_ICON_NAMES = frozenset({"logo", "icon", "icons", "avatar", "emoji", "pixel", "tracking", "spinner", "badge", "flag", "sprite"})
_ICON_SOURCE = re.compile(r"^data:|\.svg(?:[?#]|$)|(?:^|[/_.\-])(?:logo|icon|pixel|spacer|blank|avatar|1x1|emoji)s?[/_.\-]", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
_NAME_EDGE = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_COUNT = re.compile(r"^\W*\d+\W*(?:/|of|von|de|из)?\W*\d*\W*$")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the article stands: from its head to its last block, and the frames inside its container."""

    first: int
    last: int
    head: int
    container: int
    inside: tuple[bool, ...]
    core: tuple[bool, ...]


def label_pictures(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """IMAGE, CAPTION and CREDIT for the blocks of the article's own pictures, with what showed it."""
    place = _place(document, labels)
    if place is None:
        return
    said: dict[int, Label] = {}
    for label in _from_pictures(document, labels, words, place):
        said.setdefault(label.block, label)
    for label in _from_wording(document, labels, words, place, said):
        said.setdefault(label.block, label)
    yield from (said[index] for index in sorted(said))


# Where the article is.


def _place(document: Document, labels: Labels) -> _Place | None:
    body = labels.with_role(*BODY_ROLES)
    if not body:
        return None
    blocks = document.blocks
    headline = next(iter(labels.with_role(Role.HEADLINE)), None)
    head = headline if headline is not None and headline < body[-1] else body[0]
    core = _container(document, [blocks[index] for index in body])
    container = _join(document, core, blocks[head].frame)
    inside, held = _below(document, container), _below(document, core)
    first = next((index for index in range(max(0, head - ABOVE), head) if inside[blocks[index].frame]), head)
    return _Place(first, body[-1], head, container, inside, held)


def _container(document: Document, body: list[Block]) -> int:
    """The innermost frame that holds nearly all of the body."""
    held: dict[int, int] = {}
    for block in body:
        held[0] = held.get(0, 0) + len(block.text)
        for frame in document.ancestors(block):
            held[frame.index] = held.get(frame.index, 0) + len(block.text)
    enough = CONTAINER_SHARE * held[0]
    return max((index for index, chars in held.items() if chars >= enough), key=lambda index: document.frames[index].depth)


def _join(document: Document, one: int, other: int) -> int:
    """The innermost frame that holds two."""
    path = {0}
    while one > 0:
        path.add(one)
        one = document.frames[one].parent
    while other not in path:
        other = document.frames[other].parent
    return other


def _below(document: Document, top: int) -> tuple[bool, ...]:
    """For each frame whether it is `top` or stands in it."""
    inside: list[bool] = []
    for frame in document.frames:
        inside.append(frame.index == top or (frame.parent >= 0 and inside[frame.parent]))
    return tuple(inside)


# From the picture to what stands with it.


def _from_pictures(document: Document, labels: Labels, words: Language, place: _Place) -> Iterator[Label]:
    figures: dict[int, bool] = {}
    end = min(len(document.blocks), place.last + 1 + BELOW)
    for block in document.blocks[place.first : end]:
        if block.kind != "image":
            continue
        foreign = _foreign(block, document, labels, place)
        if block.figure is not None:
            figures[block.figure] = figures.get(block.figure, False) or not foreign
        if not foreign:
            yield Label(block.index, Role.IMAGE, "a picture in the article")
            if block.figure is None:
                yield from _beside(block, document, labels, words, place)
    for block in document.blocks[place.first : end]:
        if block.figure is not None and block.kind not in ("image", "embed"):
            if figures.get(block.figure, block.kind == "caption" and place.inside[block.frame]):
                yield from _in_figure(block, document, labels, words)
        elif block.kind == "caption" and place.inside[block.frame] and not _foreign_frame(block, document, place):
            yield _caption_or_credit(block, document, words, "a caption element")


def _foreign(block: Block, document: Document, labels: Labels, place: _Place) -> str | None:
    """Why a picture in the article's reach is none of its own; None where it is."""
    if not place.inside[block.frame]:
        return "outside the article's container"
    if block.index > place.last and not place.core[block.frame]:
        return "behind the article"
    if 0 < block.size[0] < ICON and 0 < block.size[1] < ICON:
        return "the size of an icon"
    if block.source and _ICON_SOURCE.search(block.source):
        return "an address for icons"
    names = {word.lower() for span in block.spans if span.name == "class" for word in _NAME_EDGE.split(span.value)}
    if names & _ICON_NAMES or names & {"author", "avatar", "byline"}:
        return "named as an icon"
    return _foreign_frame(block, document, place) or _foreign_text(block, document, labels, place)


def _foreign_frame(block: Block, document: Document, place: _Place) -> str | None:
    linked = bool(block.links) and not _leads_to_picture(block.links[0][2], document)
    for frame in document.ancestors(block):
        if frame.index == place.container or place.core[frame.index] and _holds_core(frame, place, document):
            break
        mask = _mask(frame)
        for name in _FOREIGN:
            if mask & _bits(name):
                return f"in an element named for {name}"
        if frame.tag in ("nav", "footer"):
            return f"in <{frame.tag}>"
        if linked and (mask & _bits("teaser") or frame.tag in ("li", "aside")):
            return "a linked picture in a teaser"
    return None


def _holds_core(frame: Frame, place: _Place, document: Document) -> bool:
    parent = frame.parent
    return parent < 0 or not place.core[parent]


def _foreign_text(block: Block, document: Document, labels: Labels, place: _Place) -> str | None:
    """Whether the words around the picture, in the innermost element that holds any, were found to be no article."""
    frame = block.frame
    for _ in range(3):
        around = [
            other
            for other in document.blocks[max(0, block.index - 6) : block.index + 7]
            if other.kind not in ("image", "embed") and _stands_in(other.frame, frame, document)
        ]
        if around:
            junk = sum(labels.role(other.index) in _JUNK for other in around)
            return "among what is not the article" if junk * 2 > len(around) else None
        if frame == place.container or document.frames[frame].parent < 0:
            break
        frame = document.frames[frame].parent
    return None


def _stands_in(at: int, top: int, document: Document) -> bool:
    frames = document.frames
    depth = frames[top].depth
    while at > 0 and frames[at].depth > depth:
        at = frames[at].parent
    return at == top


def _leads_to_picture(address: str, document: Document) -> bool:
    """Whether a picture's link only shows it larger, or stays on the page."""
    return bool(_PICTURE_FILE.search(address)) or address.startswith("#") or (document.url or "\n") in address


def _in_figure(block: Block, document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """Text that shares a figure with a picture of the article's."""
    frame = document.frames[block.frame]
    if frame.tag in ("button", "a") or block.hidden or _COUNT.match(block.text):
        return
    if block.kind == "heading" and labels.role(block.index) is Role.HEADLINE:
        return
    if block.kind != "caption" and not _named_caption(block, document, words) and len(block.text.split()) > MAX_CAPTION_WORDS:
        return
    if labels.role(block.index) in (Role.HEADLINE, Role.DEK, Role.BYLINE, Role.DATE_LINE, Role.KICKER) and block.kind != "caption":
        return
    yield _caption_or_credit(block, document, words, "in the figure of a picture")


def _beside(block: Block, document: Document, labels: Labels, words: Language, place: _Place) -> Iterator[Label]:
    """Captions and credits next to a picture that stands in no figure."""
    for other in document.blocks[block.index + 1 : block.index + 1 + NEAR]:
        if other.kind == "image" or other.hidden:
            if other.source == block.source:
                continue
            return
        reason = _caption_reason(other, block, document, words)
        if reason is None:
            if labels.role(other.index) in BODY_ROLES:
                return
            continue
        yield _caption_or_credit(other, document, words, reason)


def _caption_reason(block: Block, picture: Block, document: Document, words: Language) -> str | None:
    if len(block.text.split()) > MAX_CAPTION_WORDS:
        return None
    if block.kind == "caption" or _named_caption(block, document, words):
        return "named as a caption beside a picture"
    same = fold(block.text)
    if picture.text and len(same) > 10 and same == fold(picture.text):
        return "says what the picture's alternative text says"
    return None


def _named_caption(block: Block, document: Document, words: Language) -> bool:
    """Whether the names of the element around a block are those of captions and credits."""
    for steps, frame in enumerate(document.ancestors(block)):
        if steps == 3:
            break
        if _mask(frame) & _bits("caption") or names_credit(frame.words, words) and steps == 0:
            return True
        if frame.tag in ("article", "section", "main", "body"):
            break
    return False


def _caption_or_credit(block: Block, document: Document, words: Language, where: str) -> Label:
    frame = document.frames[block.frame]
    found = find_credit(block.text, words)
    if found.credit and not found.caption:
        return Label(block.index, Role.CREDIT, f"{where}: {found.reason}")
    if names_credit(frame.words, words) and not found.credit and len(block.text.split()) <= 16 and not _sentence(block.text):
        return Label(block.index, Role.CREDIT, f"{where}: named as a credit")
    return Label(block.index, Role.CAPTION, where)


def _sentence(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) > 8


# From the wording alone.


def _from_wording(
    document: Document, labels: Labels, words: Language, place: _Place, said: dict[int, Label]
) -> Iterator[Label]:
    """Lines that say by themselves that they are about a picture."""
    if False:
        yield Label(0, Role.OTHER, "")


@lru_cache(maxsize=64)
def _bits(name: str) -> int:
    return concept_bit(name)


def _mask(frame: Frame) -> int:
    return _mask_of(frame.words)


@lru_cache(maxsize=4000)
def _mask_of(names: tuple[str, ...]) -> int:
    mask = 0
    for name in names:
        mask |= word_concepts(name)
    return mask
