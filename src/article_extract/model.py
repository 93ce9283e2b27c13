"""The nouns: what a page, its blocks and its article are. Knows nothing of how they are made.

One arrow joins them::

    Page ──read──▶ Document(blocks, claims) ──assign_roles──▶ Labels ──fill_fields──▶ Article ──render──▶ str
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, Self

SCHEMA_VERSION = "1"


class ArticleExtractError(Exception):
    """Base of every error this library raises on purpose."""


class UnreadableInput(ArticleExtractError):
    """The input is empty, binary, or not a page at all."""


class LimitExceeded(ArticleExtractError):
    """The input is larger or deeper than the `Limits` handed in."""


class FetchError(ArticleExtractError):
    """A page could not be fetched from the network."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a page is read before `LimitExceeded` is raised.

    bytes: size of the input, in bytes (of its UTF-8 form where it is a str).
    elements: number of mark-up elements.
    depth: nesting of elements; deeper ones are read as if they stood at this depth.
    """

    bytes: int = 64 * 1024 * 1024
    elements: int = 1_000_000
    depth: int = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: its bytes, its address and what the server said of its charset."""

    content: bytes
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """What stood on the other pages of a host: block fingerprint -> number of pages, out of `pages`.

    Fingerprints are those of `article_extract.typography.fingerprint`.
    """

    host: str
    pages: int
    counts: Mapping[int, int]

    def share(self, fingerprint: int) -> float:
        """Share (0 to 1) of the host's pages on which a block with this fingerprint stood."""
        return self.counts.get(fingerprint, 0) / self.pages if self.pages else 0.0


class Frame(NamedTuple):
    """An element that holds blocks: one step of a tag path. `frames[0]` is the page itself (tag "").

    parent: index of the enclosing frame, -1 for the root.
    words: class, id, role, itemprop and data-component words in order, lower case, split at changes of case and marks.
    href: the address where the frame is (or stands in) a link, else None.
    signature: tag and raw class attribute: frames of one signature under one parent are repeated cards.
    """

    index: int  # type: ignore[assignment]  # a tuple has a method of this name
    parent: int
    tag: str
    words: tuple[str, ...]
    depth: int
    href: str | None
    signature: str
    hidden: bool


class Span(NamedTuple):
    """A stretch of a block's text that the mark-up names: [start, end) in code points.

    name is "class", "itemprop", "rel" or "datetime" (value: the machine-readable form), or "break" for a <br>
    (start == end).
    """

    start: int
    end: int
    name: str
    value: str


class Block(NamedTuple):
    """One run of text that a reader sees as a unit. HTML and raw text give the same Block.

    kind: what the mark-up says it is: "text", "paragraph", "heading", "list_item", "blockquote", "table",
        "preformatted", "caption", "image" (text is the alternative text), "embed".
    level: 1 to 6 for a heading, nesting depth for a list item, else 0.
    frame: index into Document.frames of the innermost element that holds it.
    links: (start, end, absolute address) in text; emphasis: (start, end, "strong" | "em" | "code" …) in text.
    linked: number of characters inside links.
    figure: number of the <figure> (or the like) it stands in, shared by the picture and its caption; None outside.
    source: address of the picture or embed, else None.
    size: (width, height) in CSS pixels as the mark-up gives them, 0 where unknown.
    position: line of the source (HTML) or of the text, from 1.
    gap: blank lines before it (raw text only, else 0).
    """

    index: int  # type: ignore[assignment]  # a tuple has a method of this name
    text: str
    kind: str = "text"
    level: int = 0
    frame: int = 0
    links: tuple[tuple[int, int, str], ...] = ()
    emphasis: tuple[tuple[int, int, str], ...] = ()
    spans: tuple[Span, ...] = ()
    linked: int = 0
    figure: int | None = None
    source: str | None = None
    size: tuple[int, int] = (0, 0)
    hidden: bool = False
    position: int = 0
    gap: int = 0


class Claim(NamedTuple):
    """A field value that the page states about itself: evidence, not truth.

    field: headline, description, author, published, modified, body, section, tags, language, site, url, image,
        caption, credit, type, title, paywalled. origin: where it stood, "json-ld headline", "meta og:title".
    about: the address of the picture that a caption or credit is about, else None.
    """

    field: str
    value: str
    origin: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page as blocks in reading order, with the claims it makes about itself."""

    blocks: tuple[Block, ...]
    frames: tuple[Frame, ...]
    claims: tuple[Claim, ...] = ()
    language: str = "und"
    url: str | None = None
    site: SiteMemory | None = None
    second_opinion: Any = field(default=None, compare=False, repr=False)
    """Callable () -> frozenset[int] of block indices in the container readability-lxml would choose; None for text."""

    def claimed(self, name: str) -> Iterator[Claim]:
        """The claims about one field, in the order of trust in which reading gives them."""
        return (claim for claim in self.claims if claim.field == name)

    def ancestors(self, block: Block) -> Iterator[Frame]:
        """The frames that hold a block, innermost first, without the root."""
        at = block.frame
        while at > 0:
            frame = self.frames[at]
            yield frame
            at = frame.parent


class Role(StrEnum):
    """What a block is for the reader of the article."""

    HEADLINE = "headline"
    DEK = "dek"
    KICKER = "kicker"
    BYLINE = "byline"
    DATE_LINE = "date_line"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"
    PULL_QUOTE = "pull_quote"
    TABLE = "table"
    PREFORMATTED = "preformatted"
    EMBED = "embed"
    IMAGE = "image"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    SIGN_OFF = "sign_off"
    SOCIAL = "social"
    CALL_TO_ACTION = "call_to_action"
    NEWSLETTER = "newsletter"
    TEASER = "teaser"
    RELATED = "related"
    NAVIGATION = "navigation"
    ADVERT = "advert"
    COMMENT = "comment"
    AUTHOR_BIO = "author_bio"
    LEGAL = "legal"
    HIDDEN = "hidden"
    OTHER = "other"


BODY_ROLES = frozenset(
    {
        Role.PARAGRAPH,
        Role.SUBHEADING,
        Role.LIST_ITEM,
        Role.BLOCKQUOTE,
        Role.TABLE,
        Role.PREFORMATTED,
        Role.EMBED,
    }
)
"""Roles whose blocks are the article's body."""


class Label(NamedTuple):
    """One statement about one block: its role, why, and how sure (probability, 0 to 1).

    phrase: the block's own words said so, whatever stands around it.
    """

    block: int
    role: Role
    reason: str
    belief: float = 1.0
    phrase: bool = False


class Labels:
    """Everything said about the blocks of a document, oldest first; the last word on a block counts.

    Passes of the roles room add to it through `extended`; nothing is ever taken back.
    """

    __slots__ = ("_by_role", "_said")

    def __init__(self, said: Iterable[Label] = ()) -> None:
        self._said: dict[int, tuple[Label, ...]] = {}
        self._by_role: dict[Role, list[int]] | None = None  # made when first asked for: most are asked several times
        for label in said:
            self._said[label.block] = (*self._said.get(label.block, ()), label)

    def extended(self, said: Iterable[Label]) -> Labels:
        """These labels and the new ones behind them."""
        more = list(said)
        if not more:  # as of half of all passes
            return self
        new = Labels()
        new._said = sofar = dict(self._said)
        for label in more:
            before = sofar.get(label.block)
            sofar[label.block] = (*before, label) if before else (label,)
        return new

    def said(self, block: int) -> tuple[Label, ...]:
        """Every label a block was given, oldest first."""
        return self._said.get(block, ())

    def last(self, block: int) -> Label:
        """The label that counts; Role.OTHER where nothing was said."""
        said = self._said.get(block)
        return said[-1] if said else Label(block, Role.OTHER, "nothing was said of it", 0.0)

    def role(self, block: int) -> Role:
        """The role that counts."""
        said = self._said.get(block)
        return said[-1].role if said else Role.OTHER

    def with_role(self, *roles: Role) -> list[int]:
        """Indices of the blocks whose role is one of these, in reading order."""
        by_role = self._by_role
        if by_role is None:
            by_role = {}
            for index, said in self._said.items():
                by_role.setdefault(said[-1].role, []).append(index)
            self._by_role = by_role
        return sorted([index for role in dict.fromkeys(roles) for index in by_role.get(role, ())])

    def __iter__(self) -> Iterator[Label]:
        """The label that counts of each block, in reading order."""
        return (self._said[index][-1] for index in sorted(self._said))

    def __len__(self) -> int:
        return len(self._said)


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """A block of the article's own text.

    kind: paragraph, subheading, list_item, blockquote, table (cells parted by tabs, rows by newlines), preformatted,
        embed. level: of a subheading (1 to 6), nesting of a list item, else 0.
    links: (start, end, address), emphasis: (start, end, "strong" | "em" | "code" …); offsets are code points of text.
    origin: indices of the document's blocks it was made from.
    """

    kind: str
    text: str
    level: int = 0
    links: tuple[tuple[int, int, str], ...] = ()
    emphasis: tuple[tuple[int, int, str], ...] = ()
    origin: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks that somebody said or wrote.

    text: what stands between the marks, closing comma or stop included. paragraph: index into the body (or the list
    given). start, end: offsets in code points in that paragraph's text. kind: "full" (subject and finite verb, or an
    utterance by itself) or "partial". speaker: longest form of the name, or the description of an unnamed source.
    cue: the reporting word. continues: goes on from the quote before, without an attribution of its own.
    reason: how the speaker was found, in words.
    """

    text: str
    paragraph: int
    start: int
    end: int
    kind: str = "full"
    speaker: str | None = None
    cue: str | None = None
    continues: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """One of the article's own images.

    credit: as printed, without a label such as "Photo:". agency: canonical name. position: index of the body block it
    stands before, None where it stands with the headline.
    """

    url: str | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    photographer: str | None = None
    agency: str | None = None
    lead: bool = False
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader would call the article of a page. Every field is described in the README."""

    headline: str | None = None
    dek: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    body: tuple[BodyBlock, ...] = ()
    quotes: tuple[Quote, ...] = ()
    images: tuple[Image, ...] = ()
    notes: tuple[str, ...] = ()
    language: str | None = None
    site: str | None = None
    url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    confidence: float = 0.0
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def text(self) -> str:
        """The body's texts joined by blank lines."""
        return "\n\n".join(block.text for block in self.body)

    @property
    def image_credit(self) -> str | None:
        """The lead image's credit."""
        return next((image.credit for image in self.images if image.lead), None)

    def to_dict(self) -> dict[str, Any]:
        """The article as plain JSON values, with `schema_version`; dates as ISO 8601 strings."""
        out: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
        for item in fields(self):
            out[item.name] = _plain(getattr(self, item.name))
        out["text"] = self.text
        out["image_credit"] = self.image_credit
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The article that `to_dict` was called on.

        Raises ValueError where the version is another one or a field is unknown.
        """
        version = data.get("schema_version", SCHEMA_VERSION)
        if version != SCHEMA_VERSION:
            raise ValueError(f"schema_version is {version!r}, this library reads {SCHEMA_VERSION!r}")
        known = {item.name for item in fields(cls)}
        derived = {"schema_version", "text", "image_credit"}
        unknown = set(data) - known - derived
        if unknown:
            raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
        values = {name: _FROM_PLAIN.get(name, _same)(value) for name, value in data.items() if name in known}
        return cls(**values)

    def __reduce__(self) -> tuple[Any, ...]:
        """For `pickle` and `copy`, which know nothing of read-only mappings."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return _again, (type(self), {**values, "origins": dict(self.origins)})


def _again(cls: type[Article], values: dict[str, Any]) -> Article:
    return cls(**{**values, "origins": MappingProxyType(values["origins"])})


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _same(value: Any) -> Any:
    return value


def _strings(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


def _date(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _body_block(value: Mapping[str, Any]) -> BodyBlock:
    parts = {
        **value,
        "links": tuple(tuple(link) for link in value.get("links", ())),
        "emphasis": tuple(tuple(mark) for mark in value.get("emphasis", ())),
        "origin": tuple(value.get("origin", ())),
    }
    return BodyBlock(**parts)


_FROM_PLAIN: dict[str, Any] = {
    "authors": _strings,
    "tags": _strings,
    "notes": _strings,
    "published": _date,
    "modified": _date,
    "body": lambda value: tuple(_body_block(item) for item in value),
    "quotes": lambda value: tuple(Quote(**item) for item in value),
    "images": lambda value: tuple(Image(**item) for item in value),
    "origins": lambda value: MappingProxyType({key: tuple(item) for key, item in value.items()}),
}


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found out about a page: all its blocks, the label of each with its reason, and the article."""

    document: Document
    labels: Labels
    article: Article
