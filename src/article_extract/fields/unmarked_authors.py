"""Authors named neither by the page's claims nor by its bylines: looked for in the head, behind the body, in boxes.

Each candidate is a name with a block of its own, or behind words like "written by"; what speaks for it is counted, and
only where enough independent signs agree is it believed. Counted on sites looked at: of 24 names believed, 16 were
right, 7 stood on pages whose authors nobody noted (most were the author), 1 was wrong; with any two signs counted as
enough, 80 menu entries and sections were authors too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from article_extract.fields.addresses import is_author_page, site_of
from article_extract.fields.name_kinds import begins_given, is_outlet, is_person
from article_extract.fields.names import begins_inside, claimed_names, names_of_line, opens_byline, wrote_phrase
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Labels, Role
from article_extract.typography import fold

ABOVE = 3  # blocks above the headline in which the author's name may stand
HEAD = 14  # blocks below the headline in which the author's name stands where no body begins before
REACH = 20  # blocks below the headline in which a line that opens as a byline does is one
BESIDE = 2  # blocks between a name and the date or picture that it stands with
LINE_WORDS = 30  # of a block that says who wrote the article
BYLINE_WORDS = 14  # of a byline at the headline that was not told as one
NAME_WORDS = 4
NAME_CHARACTERS = 40
PARAGRAPH_WORDS = 20  # of the paragraph that a name stands right before
TELLING_WORDS = 5  # of a text that tells about the author
ALT_WORDS = 6  # of an author portrait's alternative text beside the name
ENOUGH, ENOUGH_SINGLE = 2, 4  # signs for a full name that is marked or linked as the author's, for a first name alone
ENOUGH_TOLD = 3  # signs for a full name that a text elsewhere tells about
SIGNED = 4  # blocks behind the body in which its author's name stands
NEST = 4  # elements between what holds the last paragraph and what holds the name under it
ARCHIVE_WORDS = 6  # of "All posts by" before the name

PORTRAIT_CHARACTERS = 60  # of the alternative text of an author's portrait

_ELSEWHERE = frozenset({Role.COMMENT, Role.LEGAL, Role.HIDDEN, Role.CREDIT, Role.HEADLINE, Role.ADVERT})
_NOT_IN_HEAD = frozenset({Role.HEADLINE, Role.DEK, Role.HIDDEN, Role.COMMENT, Role.CREDIT, Role.DATE_LINE})
_AUTHOR_WORDS = frozenset({"author", "authors", "byline", "autor", "auteur", "autore", "writer", "vcard"})
_MARKS = re.compile(r"[\W_]+")
# By these names mark-up everywhere tells the element that holds the author's name and nothing else.
_NAME_ELEMENT = re.compile(
    r"(?:^|[-_]|(?<=[a-z]))(?:author|autor|auteur|autore|writer|byline)s?(?:[-_]*(?:name|link))?$"
    r"|^(?:fn|vcard|h-card|p-author|username)$",
    re.I,
)


class Found(NamedTuple):
    """The names found and the blocks they stand in."""

    names: tuple[str, ...]
    blocks: tuple[str, ...]


NOBODY = Found((), ())


def find_authors(document: Document, labels: Labels, words: Language, sites: frozenset[str]) -> Found:
    """The author by what stands on the page without being marked: "Text by Ida Brandt" at the end, a name below the
    headline with a portrait, an author box; nobody where too little speaks for it.
    """
    return _said(document, labels, words, sites) or _standing_alone(_Page(document, labels, words, sites)) or NOBODY


def author_parts(block: Block) -> list[str]:
    """What elements for nothing but the author's name hold in a block."""
    return [
        block.text[span.start : span.end]
        for span in block.spans
        if (span.name == "rel" and "author" in span.value.split())
        or (span.name == "class" and _is_name_element(span.value))
    ]


@lru_cache(maxsize=4096)  # classes of one site stand on all its pages
def _is_name_element(value: str) -> bool:
    """Whether a class attribute names an element for nothing but the author's name."""
    return any(_NAME_ELEMENT.search(name) for name in value.split())


def _said(document: Document, labels: Labels, words: Language, sites: frozenset[str]) -> Found | None:
    """Those of whom one line says that they wrote; None where lines name different people."""
    found: dict[tuple[str, ...], int] = {}
    headline = next(iter(labels.with_role(Role.HEADLINE)), 0)
    for block in document.blocks[headline:]:
        text = block.text
        if block.hidden or not text or text.count(" ") >= LINE_WORDS or labels.role(block.index) in _ELSEWHERE:
            continue
        if block.kind == "image" and not _is_marked(document, block):
            continue  # "Portrait by Ida Brandt"
        said = wrote_phrase(text, words)
        in_head = block.index < headline + REACH and text.count(" ") < BYLINE_WORDS
        if said is None and not (in_head and opens_byline(text, words)):
            continue
        named = names_of_line(text[said:] if said is not None else text, words, sites=sites)
        dated = in_head and _is_dated(document, labels, block)
        full = [name.text for name in named[:1] if name.opened and (dated or is_person(name.text, words))]
        others = [name.text for name in named[1:] if full and is_person(name.text, words)]
        full += [name for name in others if said is None or (said == 0 and begins_given(name, words))]
        if full:
            found.setdefault(tuple(full), block.index)
    at_head = {names: index for names, index in found.items() if index < headline + REACH}
    for lines in (at_head, found):
        if len({fold(" ".join(names)) for names in lines}) == 1:
            names, index = next(iter(lines.items()))
            return Found(names, (f"block {index}",))
    return None


class _Page:
    """A page with what is asked of it for every name on it."""

    def __init__(self, document: Document, labels: Labels, words: Language, sites: frozenset[str]) -> None:
        self.document = document
        self.labels = labels
        self.words = words
        self.no_names = sites | _not_names(document)
        self.portraits: list[str] = []
        self.telling: dict[str, list[str]] = {}
        self.lines: Counter[str] = Counter()
        self.leading: dict[str, list[str]] = {}  # lines of a few words by their last one, for long pages
        self.about: frozenset[str] | None = None
        for block in document.blocks:
            text = block.text
            if block.kind == "image" and 0 < len(text) <= PORTRAIT_CHARACTERS:
                self.portraits.append(f" {fold(text)} ")
            elif not block.hidden and text.count(" ") >= TELLING_WORDS:
                self.telling.setdefault(text.partition(" ")[0], []).append(text)
            elif not block.hidden:
                low = text.lower()
                self.lines[low] += 1
                if low.count(" ") <= ARCHIVE_WORDS:
                    self.leading.setdefault(low.rpartition(" ")[2], []).append(low)

    def tells(self, name: str) -> bool:
        """Whether a text tells about somebody: it begins with the name, and goes on as a sentence does."""
        if len(name) > NAME_CHARACTERS:  # no name; on long pages each comparison with every text is dear
            return False
        begun = f"{name} "
        texts = self.telling.get(name.partition(" ")[0], ())
        return any(text.startswith(begun) and text[len(begun) :][:1].islower() for text in texts)

    def is_given(self, name: str) -> bool:
        """Whether a full name begins with a given name that the languages' files know."""
        return begins_given(name, self.words) and not self.is_told_of(name)

    def is_told_of(self, name: str) -> bool:
        """Whether the article is about somebody: its headline or text has the last word of the name."""
        if self.about is None:
            roles = (Role.HEADLINE, Role.DEK, *BODY_ROLES)
            texts = (self.document.blocks[index].text for index in self.labels.with_role(*roles))
            self.about = frozenset(word for text in texts for word in fold(text).split())
        return fold(name).split()[-1] in self.about

    def is_archived(self, name: str) -> bool:
        """Whether a line of the page leads to all that somebody wrote: "All posts by Ida Brandt"."""
        if len(name) > NAME_CHARACTERS or " " not in name:
            return False
        ending = f" {name.lower()}"
        lines = self.leading.get(ending.rpartition(" ")[2], ())
        return any(line.endswith(ending) and begins_inside(line, name.lower(), self.words) for line in lines)

    def lone_name(self, block: Block) -> str | None:
        """The name that a block consists of."""
        text = block.text.strip()
        if not text or block.kind == "image" or len(text) > NAME_CHARACTERS or text.count(" ") >= NAME_WORDS:
            return None
        if not text[0].isupper() or fold(text) in self.no_names or is_outlet(text, self.words, frozenset()):
            return None
        if text.rpartition(" ")[2].lower() in self.words.byline.particles:
            return None  # "Column von": the name comes next
        first = text.partition(" ")[0].lower()
        if first in self.words.function_words and not begins_given(text, self.words):
            return None  # "In Short"
        names = names_of_line(text, self.words)
        return text if len(names) == 1 and names[0].text == text else None


def _standing_alone(page: _Page) -> Found | None:
    """A name with a block of its own, at the headline, under the body or in an author box behind it."""
    return _in_head(page) or _marked_as_author(page) or _in_box(page) or _under_body(page)


def _in_head(page: _Page) -> Found | None:
    headline = next(iter(page.labels.with_role(Role.HEADLINE)), None)
    if headline is None:
        return None
    for block in _head(page.document, page.labels, headline):
        name = page.lone_name(block)
        if name:
            signs = _signs(page, block, name)
            if _believed(signs, full=is_person(name, page.words), below=block.index > headline):
                return Found((name,), (f"block {block.index}",))
    return None


def _head(document: Document, labels: Labels, headline: int) -> Iterator[Block]:
    """The blocks from the headline to the body, then those right above."""
    for block in document.blocks[headline + 1 : headline + HEAD]:
        role = labels.role(block.index)
        if role in BODY_ROLES and block.text.count(" ") >= LINE_WORDS:
            break
        if role not in _NOT_IN_HEAD and not block.hidden:
            yield block
    yield from reversed(document.blocks[max(0, headline - ABOVE) : headline])


def _in_box(page: _Page) -> Found | None:
    """The one name behind the body that an author box is about."""
    body = page.labels.with_role(*BODY_ROLES)
    if not body:
        return None
    found: dict[str, Found] = {}
    for block in page.document.blocks[body[len(body) // 2] :]:
        text = block.text.strip()
        if block.hidden or page.labels.role(block.index) in _ELSEWHERE:
            continue
        archived = page.is_archived(text)
        if not archived and not page.tells(text):
            continue
        name = page.lone_name(block)
        if name and is_person(name, page.words):
            signs = _signs(page, block, name)
            if signs.portrait or signs.linked or signs.marked or archived:
                found.setdefault(fold(name), Found((name,), (f"block {block.index}",)))
    return next(iter(found.values())) if len(found) == 1 else None


def _marked_as_author(page: _Page) -> Found | None:
    """The one name on the page that an element for the author's name holds and that stands behind a word like "by" or
    links to an author's page.
    """
    headline = next(iter(page.labels.with_role(Role.HEADLINE)), ABOVE)
    end = max(page.labels.with_role(*BODY_ROLES), default=headline)
    found: dict[str, Found] = {}
    for block in page.document.blocks[max(0, headline - ABOVE) :]:
        role = page.labels.role(block.index)
        if not block.spans or block.hidden or role in _ELSEWHERE:
            continue
        if block.index > end + SIGNED and role is Role.RELATED:
            continue
        names = [
            name for part in author_parts(block) if len(part) <= NAME_CHARACTERS for name in _own_names(page, part)
        ]
        if not names or _in_comment(page, block):
            continue
        if _is_linked(page.document, block) or opens_byline(block.text, page.words):
            found.setdefault(fold(names[0]), Found((names[0],), (f"block {block.index}",)))
    return next(iter(found.values())) if len(found) == 1 else None


def _own_names(page: _Page, part: str) -> list[str]:
    names = claimed_names(part, page.words)
    return [name for name in names if fold(name) not in page.no_names and not is_outlet(name, page.words, frozenset())]


def _in_comment(page: _Page, block: Block) -> bool:
    return any("comment" in word for frame in page.document.ancestors(block) for word in frame.words)


def _under_body(page: _Page) -> Found | None:
    """The name of a person that signs the article, in a block of its own right under it."""
    body = page.labels.with_role(*BODY_ROLES)
    if not body:
        return None
    last = page.document.blocks[body[-1]]
    around = {frame.index for frame in list(page.document.ancestors(last))[:NEST]}
    for block in page.document.blocks[last.index + 1 : last.index + 1 + SIGNED]:
        if block.kind == "heading" or block.links or page.labels.role(block.index) in _ELSEWHERE or block.hidden:
            continue  # linked names are those of whom the article is about
        name = page.lone_name(block)
        before = page.document.blocks[block.index - 1]
        pictured = before.kind == "image" and not _is_portrait(f" {fold(before.text)} ", fold(name or ""))
        if name and page.is_given(name) and not pictured:
            if not around.isdisjoint(frame.index for frame in page.document.ancestors(block)):
                return Found((name,), (f"block {block.index}",))
    return None


def _leads_elsewhere(document: Document, block: Block) -> bool:
    return bool(block.links) and not _is_linked(document, block)


def _believed(signs: _Signs, *, full: bool, below: bool) -> bool:
    """Whether enough speaks for a name at the headline. full: more than a first name. below: under the headline."""
    if signs.linked or signs.marked:
        return sum(signs) >= (ENOUGH if full else ENOUGH_SINGLE)
    shown = signs.dated and (signs.portrait or (full and signs.opening) or signs.given)
    shown = shown or (signs.given and (signs.portrait or signs.again))
    if not below or not (shown or signs.told):
        return False
    if not full:
        return bool(shown and signs.told)
    return bool(shown) or sum(signs) >= ENOUGH_TOLD


class _Signs(NamedTuple):
    """What speaks for a name being the author's, each counted as often as it is worth."""

    dated: int
    portrait: int
    linked: int
    marked: int
    again: int
    told: int
    opening: int
    given: int


def _signs(page: _Page, block: Block, name: str) -> _Signs:
    key = fold(name)
    return _Signs(
        dated=int(_is_dated(page.document, page.labels, block)),
        portrait=int(any(_is_portrait(alternative, key) for alternative in page.portraits)),
        linked=2 * int(_is_linked(page.document, block)),
        marked=2 * int(_is_marked(page.document, block)),
        again=int(page.lines[block.text.lower()] > 1),
        told=2 * int(page.tells(name)),
        opening=int(_is_opening(page, block)),
        given=int(page.is_given(name) and not _leads_elsewhere(page.document, block)),
    )


def _is_dated(document: Document, labels: Labels, block: Block) -> bool:
    """Whether a date stands beside a block."""
    around = document.blocks[max(0, block.index - BESIDE) : block.index + BESIDE + 1]
    return any(labels.role(other.index) is Role.DATE_LINE for other in around)


def _is_opening(page: _Page, block: Block) -> bool:
    """Whether a block is a paragraph by its mark-up, right before one of the article's."""
    behind = page.document.blocks[block.index + 1 : block.index + 2]
    return block.kind == "paragraph" and any(
        page.labels.role(other.index) is Role.PARAGRAPH and other.text.count(" ") >= PARAGRAPH_WORDS for other in behind
    )


def _is_linked(document: Document, block: Block) -> bool:
    """Whether a block links to a page of the same site that is an author's by its address."""
    own = {site_of(document.url), ""}
    return any(site_of(address) in own and is_author_page(address) for *_, address in block.links)


def _is_portrait(alternative: str, key: str) -> bool:
    """Whether an alternative text is "Ida Brandt", "Portrait of Ida Brandt" or "Ida Brandt's picture"."""
    before, found, behind = alternative.partition(f" {key} ")
    return bool(found) and before.count(" ") <= ALT_WORDS and behind.strip().count(" ") == 0


def _is_marked(document: Document, block: Block) -> bool:
    """Whether the mark-up calls the block, or what holds it, the author's."""
    frames = [document.frames[block.frame], *list(document.ancestors(block))[:2]]
    return any(_AUTHOR_WORDS.intersection(frame.words) for frame in frames) or any(
        _AUTHOR_WORDS.intersection(_MARKS.split(span.value.lower()))
        for span in block.spans
        if span.name in ("class", "rel", "itemprop")
    )


def _not_names(document: Document) -> frozenset[str]:
    """What the page claims to be its section, tags or title."""
    fields = ("section", "tags", "headline", "title")
    return frozenset(fold(claim.value) for field in fields for claim in document.claimed(field))
