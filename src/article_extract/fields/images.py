"""The article's images: which picture, caption and credit belong together, and which of them leads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from article_extract.credit_lines import WHOLE_CHAIN, Kind, is_count, names_credit, names_maker, parts_of, without_tools
from article_extract.fields.addresses import address_parts
from article_extract.fields.credits import CreditLine, read_credit, split_credit
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, BodyBlock, Document, Image, Labels, Role, Span
from article_extract.typography import clean, ends_sentence, fold

# Blocks between a picture and a caption or credit that belongs to it without a figure.
REACH = 6
# Images of one address or one credit that a further one is compared with: a placeholder may stand for thousands.
MAX_TWINS = 8
# Words of a credit that only its own element at the end of the line sets apart.
MAX_TAIL_WORDS = 8
# Words of a maker that nothing but the label before it and the agency behind it shows.
MAX_MAKER_WORDS = 4
# Different credits, and captions, on a page that prints below each picture nothing but who made it; the share of those
# captions that are names beyond doubt.
MIN_SIGNED, NAMED = 2, 0.8
# Characters behind a marked credit that go on with it: "<span class=credit>Jane Doe</span>/AFP via Getty Images".
MAX_CHAINED = 60
# A file name at least so long names its picture by itself, whatever folder its size put it in.
LONG_NAME = 16

_SET_OUT = frozenset({"preformatted", "table"})  # what figures hold besides pictures
_CHAINED = re.compile(r"\s*[/|]\s*\S")
_NAME_EDGE = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_SIZE_IN_NAME = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|scaled|large|medium|small|thumb|original)(?=\.|$)|@\dx")
_COUNTED = re.compile(r"^\(?\d{1,3}\s?/\s?\d{1,3}\)?:?\s+(?=[^\W\d_a-zß-ÿ])")  # a gallery's: "2/5 The harbour at dawn"
_EDGES = " |–—-/•·(,"


@dataclass(slots=True)
class _Group:
    """One picture with what stands with it, while it is being put together."""

    figure: int | None
    pictures: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    credits: list[Block] = field(default_factory=list)

    def members(self) -> list[Block]:
        return [*self.pictures, *self.captions, *self.credits]


@dataclass(frozen=True, slots=True)
class _Found:
    """An image, the index of its first block, the figure it stood in, whether a line names it the lead image, and
    whether its credit has a label ("Photo:").
    """

    image: Image
    index: int
    figure: int | None
    named: bool
    labelled: bool = False


def read_images(document: Document, labels: Labels, words: Language, body: tuple[BodyBlock, ...]) -> tuple[Image, ...]:
    """The article's own images in reading order, each once.

    body: the article's blocks, by whose `origin` each image is given its place.
    """
    groups = _with_lead_line(_groups(document, labels), words, body)
    claims = _Claims(document)
    end = max((block.origin[-1] for block in body if block.origin), default=0)
    images = _with_makers([_image(group, claims, words) for group in groups], words)
    found = _with_closing_credit(_unique(images), end)
    lead = _lead(found, claims, body)
    origins = list(accumulate((block.origin[0] if block.origin else -1 for block in body), max))
    return tuple(
        replace(
            item.image,
            lead=item is lead,
            position=_position(item, origins) if item is not lead or not item.named else None,
        )
        for item in found
    )


# What belongs together.


def _groups(document: Document, labels: Labels) -> list[_Group]:
    """Pictures, captions and credits brought together: by figure, else by what stands next to what."""
    groups: list[_Group] = []
    by_figure: dict[int, _Group] = {}
    shown = {block.figure for block in document.blocks if block.kind == "image"}
    set_out = {block.figure for block in document.blocks if block.kind in _SET_OUT and block.text} - shown - {None}
    for index in labels.with_role(Role.IMAGE, Role.CAPTION, Role.CREDIT):
        block, role = document.blocks[index], labels.role(index)
        if block.figure in set_out:
            continue  # the title of a program or a table
        group = by_figure.get(block.figure) if block.figure is not None else None
        if group is None and groups and _goes_on(groups[-1], block, role, labels, document):
            group = groups[-1]
        if group is None:
            group = _Group(block.figure)
            groups.append(group)
        if block.figure is not None:
            by_figure[block.figure] = group
        kept = {Role.IMAGE: group.pictures, Role.CAPTION: group.captions}.get(role, group.credits)
        kept.append(block)
    return groups


def _goes_on(group: _Group, block: Block, role: Role, labels: Labels, document: Document) -> bool:
    """Whether a block belongs to the group just before: that lacks one of its kind, and no text stands between them."""
    last = max(member.index for member in group.members())
    if block.index - last > REACH:
        return False
    if block.figure is not None and group.figure is not None and not _holds(block, group, document):
        return False
    if any(labels.role(between) in BODY_ROLES for between in range(last + 1, block.index)):
        return False
    if role is Role.CREDIT:
        return not group.credits
    if role is Role.CAPTION:
        if group.captions:
            return len(group.pictures) == 1 and not group.credits and _beside(group.captions[-1], block, document)
        return bool(group.pictures or not group.credits)
    return not group.pictures and group.figure is None and not group.credits


def _holds(block: Block, group: _Group, document: Document) -> bool:
    """Whether the <figure> of a text holds the one of the group's picture: a figure inside a figure."""
    figure = next((frame.index for frame in document.ancestors(block) if frame.tag == "figure"), None)
    return bool(group.pictures) and any(frame.index == figure for frame in document.ancestors(group.pictures[0]))


def _beside(one: Block, other: Block, document: Document) -> bool:
    """Whether two lines stand next to each other in one element: a caption in two parts."""
    frames = document.frames
    captions = [
        next((frame.index for frame in document.ancestors(line) if frame.tag == "figcaption"), None)
        for line in (one, other)
    ]
    if captions[0] is not None and captions[0] == captions[1]:
        return True
    apart = frames[one.frame].parent != frames[other.frame].parent and one.frame != frames[other.frame].parent
    return other.index == one.index + 1 and frames[one.frame].parent > 0 and not apart


def _with_lead_line(groups: list[_Group], words: Language, body: tuple[BodyBlock, ...]) -> list[_Group]:
    """The bare picture at the headline, or in raw text the line that describes it, joins the caption that names itself
    the lead picture's; a line that describes one joins the first caption where none does.
    """
    first = next((block.origin[0] for block in body if block.origin), 0)
    bare = next((group for group in groups if group.pictures and not group.captions and not group.credits), None)
    if bare is None or bare.pictures[0].index > first:
        return groups
    others = [group for group in groups if group is not bare and not group.pictures]
    lead = next(
        (group for group in others if any(split_credit(line.text, words).lead for line in group.members())), None
    )
    if lead is None and bare.pictures[0].kind != "image":
        lead = next(iter(others), None)
    if lead is None:
        return groups
    lead.pictures = bare.pictures
    return [group for group in groups if group is not bare]


def _image(group: _Group, claims: _Claims, words: Language) -> _Found:
    lines = [_as_caption(_line(block, words), words) for block in group.captions]
    if group.credits:
        lines = [_whole(line, block, words) for line, block in zip(lines, group.captions, strict=True)]
    credits_ = [line for line in lines if line.credit] + [read_credit(block.text, words) for block in group.credits]
    picture = _best(group.pictures)
    if picture and not any(line.caption for line in lines):
        lines = [_shown_first(line, picture.text, words) for line in lines]
        credits_ = [_shown_first(line, picture.text, words) for line in credits_]
    source = picture.source if picture else None
    if source and not any(line.credit for line in credits_):
        credits_ += [read_credit(claimed, words) for claimed in claims.credits(source)]
    image = Image(
        url=source,
        alt=(picture.text or None) if picture else None,
        caption=_joined(caption for line in (*lines, *credits_) if (caption := _said(line.caption, words))),
        credit=_joined(line.credit for line in credits_ if line.credit),
        photographer=next((line.photographer for line in credits_ if line.photographer), None),
        agency=next((line.agency for line in credits_ if line.agency), None),
    )
    named = any(line.lead for line in (*lines, *credits_))
    labelled = any(split_credit(block.text, words).reason.startswith("label") for block in group.credits)
    return _Found(image, min(block.index for block in group.members()), group.figure, named, labelled)


def _shown_first(line: CreditLine, shown: str, words: Language) -> CreditLine:
    """A line whose first part, "Ida Wren / Jane Doe/AFP", says what the alternative text says: it is the caption."""
    if line.caption or not line.credit or not shown:
        return line
    first, slash, rest = line.credit.partition(" / ")
    if not slash or fold(first) != fold(shown):
        return line
    return read_credit(rest, words)._replace(caption=first)


def _said(caption: str | None, words: Language) -> str | None:
    """What a caption says without the page's buttons; None where it only counts pictures."""
    caption = _COUNTED.sub("", without_tools(caption, words)).lstrip(": ") if caption else None
    return None if not caption or is_count(caption, words) else caption


def _as_caption(line: CreditLine, words: Language) -> CreditLine:
    """A line of names that nothing marks as a credit is what the picture shows: "Government / Opposition"."""
    if not line.credit or line.caption or line.reason != WHOLE_CHAIN:
        return line
    kinds = {part.kind for part in parts_of(line.credit, words)}
    told = not kinds.isdisjoint((Kind.AGENCY, Kind.MARK, Kind.HANDLE)) or _is_maker_and_outlet(line.credit, words)
    return line if told else CreditLine(line.credit, reason=line.reason)


def _whole(line: CreditLine, block: Block, words: Language) -> CreditLine:
    """A caption line where the credit stands in an element of its own: a name at its end is what the picture shows."""
    weak = line.caption and line.credit and line.reason.startswith("a ") and not _agencies(line.credit, words)
    return CreditLine(block.text, lead=line.lead, reason=line.reason) if weak else line


def _is_maker_and_outlet(credit: str, words: Language) -> bool:
    """Whether a chain is a person and an organisation, "Jane Doe/Quay Magazine", and not what a picture shows."""
    kinds = [part.kind for part in parts_of(credit, words)]
    return sorted(kinds) == [Kind.BODY, Kind.PERSON] and "(" not in credit


# One caption line.


def _line(block: Block, words: Language) -> CreditLine:
    """A caption block cut in two: where the mark-up names the credit, there; else by its wording; else at an element
    that ends the line and holds nothing but a credit.
    """
    text = block.text
    marked = [span for span in block.spans if _is_credit_span(span, block, words)]
    if marked:
        start, end = min(span.start for span in marked), max(span.end for span in marked)
        if len(text) - end < MAX_CHAINED and _CHAINED.match(text[end:]):
            end = len(text)
        return _cut(text[:start], text[start:end], text[end:], words)
    line = split_credit(text, words)
    if line.credit:
        return read_credit(text, words) if _is_all_credit(line) else line
    if names_maker(text, words):
        return read_credit(text, words)
    for span in sorted(block.spans):
        if span.start and span.end == len(text) and span.name == "class":
            tail = text[span.start :].lstrip("/| ")
            alone = tail != text[span.start :] or split_credit(tail, words).credit == tail
            alone = alone or (ends_sentence(text[: span.start].rstrip()) and _is_name(tail, words))
            if alone and len(tail.split()) <= MAX_TAIL_WORDS:
                return _cut(text[: span.start], tail, "", words)
    return line


def _is_all_credit(line: CreditLine) -> bool:
    """Whether a few words that stand between a label and "/ agency" are who made it: "Photo: PNW production / Quay"."""
    weak = line.reason.startswith("label") and line.reason.endswith("an agency behind a slash")
    return weak and line.caption is not None and len(line.caption.split()) <= MAX_MAKER_WORDS


def _is_name(text: str, words: Language) -> bool:
    """Whether a text is the name of one person or organisation."""
    parts = parts_of(text, words)
    return len(parts) == 1 and parts[0].text == text and parts[0].kind in (Kind.PERSON, Kind.BODY, Kind.AGENCY)


def _cut(before: str, credit: str, behind: str, words: Language) -> CreditLine:
    read = read_credit(credit, words)
    caption = clean(f"{before} {behind}").strip(_EDGES) or None
    if caption:
        left = split_credit(caption, words)
        if not left.caption and "label" in left.reason:  # only the label stood outside
            caption = None
        elif left.credit and read.credit and fold(left.credit) in fold(read.credit):
            caption = left.caption
        elif left.credit and read.agency and read.agency in _agencies(left.credit, words) and "label" in left.reason:
            return left  # "© Getty Images", and the caption ends with who took it for them
    return read._replace(caption=caption)


def _agencies(credit: str, words: Language) -> set[str]:
    return {part.name for part in parts_of(credit, words) if part.kind is Kind.AGENCY}


def _is_credit_span(span: Span, block: Block, words: Language) -> bool:
    if span.name not in ("class", "itemprop") or span.end - span.start < 2:
        return False
    if span.start == 0 and span.end == len(block.text):
        return False
    return names_credit((name.lower() for name in _NAME_EDGE.split(span.value) if name), words)


def _joined(texts: Iterable[str]) -> str | None:
    """Several texts of one picture as one; the same one printed twice counts once."""
    kept: list[str] = []
    for text in texts:
        folded = fold(text)
        if any(folded in fold(other) for other in kept):
            continue
        kept = [other for other in kept if fold(other) not in folded]
        kept.append(text)
    return " ".join(kept) or None


# Which picture it is.


def _best(pictures: Sequence[Block]) -> Block | None:
    """The picture of a group that says most: an address that is no placeholder, an alternative text, its size."""
    return max(
        pictures,
        key=lambda block: (bool(block.source and not block.source.startswith("data:")), bool(block.text), block.size),
        default=None,
    )


class _Claims:
    """What the page claims of its pictures, by address."""

    def __init__(self, document: Document) -> None:
        self._credits: dict[str, list[str]] = {}
        for claim in document.claims:
            if claim.field == "credit" and claim.about:
                self._credits.setdefault(picture_key(claim.about), []).append(claim.value)
        self.main = frozenset(picture_key(claim.value) for claim in document.claimed("image"))

    def credits(self, address: str) -> list[str]:
        """The first claimed credit of a picture, if there is any."""
        return self._credits.get(picture_key(address), [])[:1]


def picture_key(address: str) -> str:
    """An address without what only says how large the picture is to be: the same for all its sizes."""
    parts = address_parts(address)
    path = _SIZE_IN_NAME.sub("", parts.path)
    name = path.rsplit("/", 1)[-1]
    return name if len(name) > LONG_NAME else f"{parts.netloc}{path}"


def _unique(found: list[_Found]) -> list[_Found]:
    """Each picture once: the same words, or the same address without other words, add nothing when printed again."""
    kept: list[_Found] = []
    seen: dict[str, list[int]] = {}
    for item in found:
        keys = _keys(item.image)
        before = sorted({at for key in keys for at in seen.get(key, ())[:MAX_TWINS]})
        at = next((at for at in before if _same(kept[at], item)), None)
        if at is None:
            at = len(kept)
            kept.append(item)
        else:
            known = kept[at]
            kept[at] = replace(known, image=_filled(known.image, item.image), named=known.named or item.named)
        for key in keys:
            seen.setdefault(key, []).append(at)
    return kept


def _with_makers(found: list[_Found], words: Language) -> list[_Found]:
    """Captions that are names, on a page whose other lines at pictures are credits and nothing else, are credits too:
    such pages print below each picture who made it and nothing more.
    """
    captions = [item.image.caption for item in found if item.image.caption]
    signed = {item.image.credit for item in found if item.image.credit}
    if min(len(captions), len(signed)) < MIN_SIGNED or any(item.image.caption and item.image.credit for item in found):
        return found
    named = sum(_is_name(caption, words) for caption in captions)
    if max(len(caption.split()) for caption in captions) > MAX_MAKER_WORDS or named < NAMED * len(captions):
        return found
    return [_as_maker(item, words) if item.image.caption else item for item in found]


def _as_maker(item: _Found, words: Language) -> _Found:
    """An image whose caption is who made it."""
    line = read_credit(item.image.caption or "", words)
    made = replace(item.image, caption=None, credit=line.credit, photographer=line.photographer, agency=line.agency)
    return replace(item, image=made)


def _with_closing_credit(found: list[_Found], end: int) -> list[_Found]:
    """A labelled credit alone behind the body (its last block is `end`) belongs to the first picture, where no other
    line of the page is a credit.
    """
    credited = [item for item in found if item.image.credit]
    first = next((item for item in found if item.image.url), None)
    if len(credited) != 1 or first is None:
        return found
    closing = credited[0]
    if closing.index < end or closing.image.url or closing.image.caption or not closing.labelled:
        return found
    whole = replace(first, image=_filled(first.image, closing.image), named=first.named or closing.named)
    return [whole if item is first else item for item in found if item is not closing]


def _keys(image: Image) -> list[str]:
    """Under what an image may be found again: its words, its address, its credit."""
    keys = [f"caption {fold(image.caption)}"] if image.caption else []
    keys += [f"url {picture_key(image.url)}"] if image.url else []
    return keys + ([f"credit {image.credit}"] if image.credit else [])


def _same(known: _Found, other: _Found) -> bool:
    one, two = known.image, other.image
    if one.alt and two.alt and fold(one.alt) != fold(two.alt) and bool(one.caption) == bool(two.caption):
        if not (one.url and two.url) or one.url == two.url:
            return False  # one stand-in, or no address at all, for several pictures that a script would load
    if one.caption and two.caption:
        return fold(one.caption) == fold(two.caption)
    if one.url and two.url:
        return picture_key(one.url) == picture_key(two.url)
    if known.figure is not None and other.figure is not None:
        return False
    return bool(one.credit) and one.credit == two.credit


def _filled(known: Image, more: Image) -> Image:
    """An image with what a second showing of it adds."""
    values = {name: getattr(known, name) or getattr(more, name) for name in ("url", "alt", "caption", "credit")}
    if not known.credit:
        values |= {"photographer": more.photographer, "agency": more.agency}
    return replace(known, **values)


def _lead(found: list[_Found], claims: _Claims, body: tuple[BodyBlock, ...]) -> _Found | None:
    """Which image leads: the one that names itself so; else, of those above the body if there are any, the first that
    the page claims as its own, else the first that it tells something of, which it does of no banner, else the first.
    """
    named = next((item for item in found if item.named), None)
    if named or not found:
        return named
    first = next((block.origin[0] for block in body if block.origin), 0)
    above = [item for item in found if item.index < first] or found
    claimed = (item for item in above if item.image.url and picture_key(item.image.url) in claims.main)
    told = (item for item in above if item.index < first and (item.image.caption or item.image.credit))
    return next(claimed, None) or next(told, above[0])


def _position(item: _Found, origins: list[int]) -> int | None:
    """Index of the body block that a picture stands before; None where it stands above them all."""
    return bisect_right(origins, item.index) or None
