"""The article's images: each once, with what its lines say and the page claims, and which of them leads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from urllib.parse import unquote

from article_extract.fields.addresses import address_parts
from article_extract.fields.caption_lines import (
    MAX_MAKER_WORDS,
    as_caption,
    caption_line,
    is_name,
    names_person,
    parted_by_shown,
    said_of,
    shown_first,
    signed_by_site,
    site_key,
    whole_caption,
)
from article_extract.fields.credits import read_credit, split_credit
from article_extract.fields.image_groups import Group, picture_groups, with_lead_line, without_title
from article_extract.language import Language
from article_extract.model import Block, BodyBlock, Document, Image, Labels
from article_extract.typography import fold

# Images of one address or one credit that a further one is compared with: a placeholder may stand for thousands.
MAX_TWINS = 8
# Blocks between two printings of one credit that are of one picture where neither has an address.
TWIN_REACH = 3
# Different credits, and captions, on a page that prints below each picture nothing but who made it; the share of those
# captions that are names beyond doubt.
MIN_SIGNED, NAMED = 2, 0.8
# Different names below its pictures from which on a page that prints nothing else there names their makers.
MIN_NAMED = 4
# Letters of a host's label that may be the site's name.
MIN_SITE_LETTERS = 4
# A file name at least so long names its picture by itself, whatever folder its size put it in.
LONG_NAME = 16

_SIZE_IN_NAME = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|scaled|large|medium|small|thumb|original)(?=\.|$)|@\dx")
_PICTURE_ASKED_FOR = re.compile(r"(?:^|&)\w{1,8}=((?:https?(?::|%3A)|/|%2F)[^&]+)", re.IGNORECASE)


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
    groups = without_title(with_lead_line(picture_groups(document, labels), words, body))
    claims = _Claims(document)
    end = max((block.origin[-1] for block in body if block.origin), default=0)
    images = _with_makers([_image(group, claims, words) for group in groups], body, words)
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


def _image(group: Group, claims: _Claims, words: Language) -> _Found:
    lines = [as_caption(caption_line(block, words), words) for block in group.captions]
    picture = _best(group.pictures)
    if group.credits:
        lines = [whole_caption(line, block, words) for line, block in zip(lines, group.captions, strict=True)]
    else:
        shown = picture.text if picture else ""
        lines = [signed_by_site(parted_by_shown(line, shown, words), claims.sites) for line in lines]
    credits_ = [line for line in lines if line.credit] + [read_credit(block.text, words) for block in group.credits]
    if picture and not any(line.caption for line in lines):
        lines = [shown_first(line, picture.text, words) for line in lines]
        credits_ = [shown_first(line, picture.text, words) for line in credits_]
    source = picture.source if picture else None
    if source and not any(line.credit for line in credits_):
        credits_ += [read_credit(claimed, words) for claimed in claims.credits(source)]
    image = Image(
        url=source,
        alt=(picture.text or None) if picture else None,
        caption=_joined(caption for line in (*lines, *credits_) if (caption := said_of(line.caption, words))),
        credit=_joined(line.credit for line in credits_ if line.credit),
        photographer=next((line.photographer for line in credits_ if line.photographer), None),
        agency=next((line.agency for line in credits_ if line.agency), None),
    )
    named = any(line.lead for line in (*lines, *credits_))
    labelled = any(split_credit(block.text, words).label for block in group.credits)
    return _Found(image, min(block.index for block in group.members()), group.figure, named, labelled)


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
        host = (address_parts(document.url).hostname or "") if document.url else ""
        labels = {label for label in host.split(".")[:-1] if len(label) >= MIN_SITE_LETTERS}
        self.sites = frozenset({*(site_key(claim.value) for claim in document.claimed("site")), *labels})
        self.main = frozenset(picture_key(claim.value) for claim in document.claimed("image"))

    def credits(self, address: str) -> list[str]:
        """The first claimed credit of a picture, if there is any."""
        return self._credits.get(picture_key(address), [])[:1]


def picture_key(address: str) -> str:
    """An address without what only says how large the picture is to be: the same for all its sizes."""
    parts = address_parts(address)
    shown = _PICTURE_ASKED_FOR.search(parts.query) if parts.query else None
    if shown:  # "/image?url=https%3A%2F%2F…%2Fboat.jpg&w=640": what makes all sizes of all pictures
        return picture_key(unquote(shown[1]))
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


def _with_makers(found: list[_Found], body: tuple[BodyBlock, ...], words: Language) -> list[_Found]:
    """Captions that are names, on a page whose other lines at pictures are credits and nothing else, are credits too:
    such pages print below each picture who made it and nothing more.
    """
    captions = [item.image.caption for item in found if item.image.caption]
    signed = {item.image.credit for item in found if item.image.credit}
    if any(item.image.caption and item.image.credit for item in found):
        return found
    if not captions or max(len(caption.split()) for caption in captions) > MAX_MAKER_WORDS:
        return found
    if sum(is_name(caption, words) for caption in captions) < NAMED * len(captions):
        return found
    if min(len(captions), len(signed)) < MIN_SIGNED and not _are_makers(captions, body, words):
        return found
    return [_as_maker(item, words) if item.image.caption else item for item in found]


def _are_makers(captions: Sequence[str], body: tuple[BodyBlock, ...], words: Language) -> bool:
    """Whether names alone below the pictures of a page are those of makers: there are people among them, and the text
    speaks of none of these. Of whom pictures show, it does.
    """
    if len(set(captions)) < MIN_NAMED:
        return False
    people = {fold(caption) for caption in captions if names_person(caption, words)}
    text = fold(" ".join(block.text for block in body))
    return len(people) >= MIN_SIGNED and not any(person in text for person in people)


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
    if not (one.url or two.url) and abs(known.index - other.index) > TWIN_REACH:
        return False  # below each of several pictures that a script would load
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
