"""The article's images: which picture, caption and credit belong together, and which of them leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from article_extract.credit_lines import names_credit
from article_extract.fields.credits import CreditLine, read_credit, split_credit
from article_extract.language import Language
from article_extract.model import Block, BodyBlock, Document, Image, Labels, Role, Span
from article_extract.typography import clean, fold

# Blocks between a picture and a caption or credit that belongs to it without a figure.
REACH = 6

# Words of a credit that only its own element at the end of the line sets apart.
MAX_TAIL_WORDS = 8

_CHAINED = re.compile(r"\s*[/|]\s*\S")
_NAME_EDGE = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_SIZE_IN_NAME = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|scaled|large|medium|small|thumb|original)(?=\.|$)|@\dx")


@dataclass(slots=True)
class _Group:
    """One picture with what stands with it, while it is being put together."""

    figure: int | None
    pictures: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    credits: list[Block] = field(default_factory=list)

    def index(self) -> int:
        return min(block.index for block in (*self.pictures, *self.captions, *self.credits))


def read_images(document: Document, labels: Labels, words: Language, body: tuple[BodyBlock, ...]) -> tuple[Image, ...]:
    """The article's own images in reading order, each once.

    body: the article's blocks, by whose `origin` each image is given its place.
    """
    groups = _groups(document, labels)
    claims = _claims(document)
    found = [(group.index(), _image(group, claims, words)) for group in groups]
    images = [(index, image, lead) for index, (image, lead) in _unique(found)]
    headline = next(iter(labels.with_role(Role.HEADLINE)), None)
    lead = _lead(images, headline, body)
    return tuple(
        replace(image, lead=at == lead, position=_position(index, body)) for at, (index, image, _) in enumerate(images)
    )


def _groups(document: Document, labels: Labels) -> list[_Group]:
    """Pictures, captions and credits brought together: by figure, else by what stands next to what."""
    groups: list[_Group] = []
    by_figure: dict[int, _Group] = {}
    for index in labels.with_role(Role.IMAGE, Role.CAPTION, Role.CREDIT):
        block, role = document.blocks[index], labels.role(index)
        group = by_figure.get(block.figure) if block.figure is not None else None
        if group is None:
            group = _open_group(groups, block, role)
        if group is None:
            group = _Group(block.figure)
            groups.append(group)
        if block.figure is not None:
            by_figure[block.figure] = group
        (group.pictures if role is Role.IMAGE else group.captions if role is Role.CAPTION else group.credits).append(
            block
        )
    return groups


def _open_group(groups: list[_Group], block: Block, role: Role) -> _Group | None:
    """The group just before, where it still lacks what this block is."""
    if not groups:
        return None
    last = groups[-1]
    reach = max(item.index for item in (*last.pictures, *last.captions, *last.credits))
    if block.index - reach > REACH or (block.figure is not None and last.figure is not None):
        return None
    if role is Role.CREDIT:
        return last if not last.credits else None
    if role is Role.CAPTION:
        return last if not last.captions and (last.pictures or not last.credits) else None
    return last if not last.pictures and last.figure is None and not last.credits else None


def _image(group: _Group, claims: _Claims, words: Language) -> tuple[Image, bool]:
    """(the image of a group, whether a line names it the page's lead image)."""
    lines = [_line(block, words) for block in group.captions]
    if group.credits:  # "Ministry / Opposition" above a credit is what the picture shows
        lines = [_as_caption(line) for line in lines]
    caption = " ".join(line.caption for line in lines if line.caption) or None
    credits_ = [line for line in lines if line.credit]
    credits_ += [read_credit(block.text, words) for block in group.credits]
    credit = _joined(line.credit for line in credits_ if line.credit)
    picture = _best(group.pictures)
    source = picture.source if picture else None
    if source and not credit:
        claimed = claims.credit(source)
        if claimed:
            credits_ = [read_credit(claimed, words)]
            credit = credits_[0].credit
    image = Image(
        url=source,
        alt=(picture.text or None) if picture else None,
        caption=caption,
        credit=credit,
        photographer=next((line.photographer for line in credits_ if line.photographer), None),
        agency=next((line.agency for line in credits_ if line.agency), None),
    )
    return image, any(line.lead for line in (*lines, *credits_))


def _as_caption(line: CreditLine) -> CreditLine:
    unsure = line.credit and not line.caption and not line.agency and "label" not in line.reason
    return CreditLine(line.credit, reason=line.reason) if unsure else line


def _line(block: Block, words: Language) -> CreditLine:
    """A caption block cut in two: where the mark-up names the credit, there; else by its wording; else at an element
    that ends the line and holds nothing but a credit.
    """
    text = block.text
    marked = [span for span in block.spans if _is_credit_span(span, block, words)]
    if marked:
        start, end = min(span.start for span in marked), max(span.end for span in marked)
        if len(text) - end < 60 and _CHAINED.match(text[end:]):
            end = len(text)  # "<span class=credit>Jane Doe</span>/AFP"
        return _cut(text[:start], text[start:end], text[end:], words)
    line = split_credit(text, words)
    if line.credit:
        return line
    for span in sorted(block.spans):
        if span.start and span.end == len(text) and span.name == "class":
            tail = text[span.start :].lstrip("/| ")
            if len(tail.split()) <= MAX_TAIL_WORDS and (
                tail != text[span.start :] or split_credit(tail, words).credit == tail
            ):
                return _cut(text[: span.start], tail, "", words)
    return line


def _cut(before: str, credit: str, behind: str, words: Language) -> CreditLine:
    read = read_credit(credit, words)
    caption = clean(f"{before} {behind}").strip(" |–—-/•·(") or None
    if caption:
        left = split_credit(caption, words)
        if not left.caption:  # only the label stood outside
            caption = None
        elif left.credit and read.credit and fold(left.credit) in fold(read.credit):
            caption = left.caption
    return read._replace(caption=caption)


def _is_credit_span(span: Span, block: Block, words: Language) -> bool:
    if span.name not in ("class", "itemprop") or span.end - span.start < 2:
        return False
    if span.start == 0 and span.end == len(block.text) and len(block.text.split()) > 12:
        return False
    return names_credit((name.lower() for name in _NAME_EDGE.split(span.value) if name), words)


def _joined(credits_: Iterable[str]) -> str | None:
    """Several credits of one picture as one; the same one printed twice counts once."""
    kept: list[str] = []
    for credit in credits_:
        folded = fold(credit)
        if any(folded in fold(other) for other in kept):
            continue
        kept = [other for other in kept if fold(other) not in folded]
        kept.append(credit)
    return " ".join(kept) or None


def _best(pictures: Sequence[Block]) -> Block | None:
    """The picture of a group that says most: an address that is no placeholder, an alternative text, its size."""
    if not pictures:
        return None
    return max(
        pictures,
        key=lambda block: (bool(block.source and not block.source.startswith("data:")), bool(block.text), block.size),
    )


class _Claims:
    """What the page claims of its pictures, by address."""

    def __init__(self, credits_: dict[str, str], captions: dict[str, str], main: frozenset[str]) -> None:
        self._credits, self._captions, self.main = credits_, captions, main

    def credit(self, address: str) -> str | None:
        return self._credits.get(picture_key(address))

    def caption(self, address: str) -> str | None:
        return self._captions.get(picture_key(address))


def _claims(document: Document) -> _Claims:
    credits_: dict[str, str] = {}
    captions: dict[str, str] = {}
    for claim in document.claims:
        if claim.field == "credit" and claim.about:
            credits_.setdefault(picture_key(claim.about), claim.value)
        elif claim.field == "caption" and claim.about:
            captions.setdefault(picture_key(claim.about), claim.value)
    main = frozenset(picture_key(claim.value) for claim in document.claimed("image"))
    return _Claims(credits_, captions, main)


def picture_key(address: str) -> str:
    """An address without what only says how large the picture is to be: the same for all its sizes."""
    parts = urlsplit(address)
    path = _SIZE_IN_NAME.sub("", parts.path)
    return path.rsplit("/", 1)[-1] if len(path.rsplit("/", 1)[-1]) > 16 else f"{parts.netloc}{path}"


def _unique(found: list[tuple[int, tuple[Image, bool]]]) -> Iterator[tuple[int, tuple[Image, bool]]]:
    """Each picture once: the same words, or the same address without other words, add nothing when printed again."""
    kept: list[tuple[int, tuple[Image, bool]]] = []
    for index, (image, lead) in found:
        at = next((at for at, (_, (known, _)) in enumerate(kept) if _same(known, image)), None)
        if at is None:
            kept.append((index, (image, lead)))
            continue
        first, (known, was_lead) = kept[at]
        kept[at] = (first, (_filled(known, image), was_lead or lead))
    return iter(kept)


def _same(one: Image, other: Image) -> bool:
    if one.caption and other.caption:
        return fold(one.caption) == fold(other.caption)
    if one.url and other.url:
        return picture_key(one.url) == picture_key(other.url)
    return (
        not (one.url or other.url) and bool(one.credit) and one.credit == other.credit and one.caption == other.caption
    )


def _filled(known: Image, more: Image) -> Image:
    """An image with what a second showing of it adds."""
    values = {name: getattr(known, name) or getattr(more, name) for name in ("url", "alt", "caption", "credit")}
    if not known.credit:
        values |= {"photographer": more.photographer, "agency": more.agency}
    return replace(known, **values)


def _lead(images: list[tuple[int, Image, bool]], headline: int | None, body: tuple[BodyBlock, ...]) -> int | None:
    """Which image leads: the one that names itself so, else the first that stands with the headline, else the first."""
    if not images:
        return None
    named = next((at for at, (_, _, lead) in enumerate(images) if lead), None)
    return named if named is not None else 0


def _position(index: int, body: tuple[BodyBlock, ...]) -> int | None:
    """Index of the body block that a picture stands before; None where it stands above them all."""
    for at, block in enumerate(body):
        if block.origin and block.origin[0] > index:
            return at or None
    return len(body)
