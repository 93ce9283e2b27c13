"""Who wrote the article: the choice between what the page claims, the bylines it prints, and names found elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from article_extract.fields.addresses import is_author_page
from article_extract.fields.dates import find_dates
from article_extract.fields.name_kinds import (
    begins_given,
    is_agency,
    is_body,
    is_family_name_first,
    is_outlet,
    is_person,
    is_slug,
)
from article_extract.fields.names import Name, claimed_names, names_of_line, opens_byline, says_when
from article_extract.fields.unmarked_authors import author_parts, find_authors
from article_extract.language import Language, load_language
from article_extract.model import Block, Claim, Document, Labels, Role
from article_extract.typography import fold, has_cjk

BODY_WORDS = 20  # spaces in a paragraph from which on it is the article's text
MARKED_CHARACTERS = 40  # of what an element for the author's name holds, where nothing else tells that it is one
AUTHORS = 25  # more than this many names is a list of something else
ABOVE, BELOW = 8, 14  # blocks from the headline within which bylines are the article's where others stand further off

WHOLE = 0.9  # share of a block's characters that link

_LIBRARY = ("meta citation", "meta dc")
_LOOSE_ORIGINS = ("rel", "link", "itemprop")  # teasers and author boxes are marked up so too
_LAST_FIRST = re.compile(r"([^\s,]+(?: [^\s,]+)?), ([^,]+)")
# By these names mark-up everywhere tells the author's element from those of the place and the date beside it.
_AUTHOR_NAMES = re.compile(
    r"(?<![a-z])(?:aut(?:h?or|eur|orin)|autores|writer|skribent|journalist|redakt\w+)(?:s|-?name|[_-]+\w+)?(?![a-z])",
    re.I,
)


_FILED = frozenset({"tag", "category", "category-tag"})


class Line(NamedTuple):
    """The names of one byline or date line. opened: whether a word like "by" stands before them."""

    block: int
    names: tuple[Name, ...]
    opened: bool


class Printed(NamedTuple):
    """The names that the page prints, with the blocks they stand in. sure: in a byline, or behind a word like "by"."""

    names: tuple[str, ...]
    blocks: tuple[str, ...]
    sure: bool


class Claimed(NamedTuple):
    """The names that one place in the page's claims gives."""

    names: tuple[str, ...]
    origin: str
    persons: bool


def read_authors(document: Document, labels: Labels, words: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The article's authors and where they came from ("json-ld author", "block 12")."""
    sites = _site_names(document)
    claimed = _claimed(document, words, sites)
    printed = _printed(document, labels, words, sites, claimed)
    if not printed.names and not claimed.persons:
        found = find_authors(document, labels, words, sites)
        if found.names and (not claimed.names or all(is_person(name, words) for name in found.names)):
            return found
    if not claimed.names:
        return printed.names, printed.blocks
    if not printed.names or not _better(printed, claimed, words, sites):
        return claimed.names, (claimed.origin,)
    return printed.names, printed.blocks


def _claimed(document: Document, words: Language, sites: frozenset[str]) -> Claimed:
    """The names of the first origin that states a person; else of the first that states anyone."""
    by_origin: dict[str, list[str]] = {}
    for claim in document.claimed("author"):
        names = claimed_names(_first_name_first(claim), words)
        if claim.origin.startswith(("rel", "link")):  # "Contact" is linked as the author too
            names = [name for name in names if is_person(name, words)]
        names = _without_places(names, words, sites)
        by_origin.setdefault(claim.origin, []).extend(names)
    filled = {origin: _once(names) for origin, names in by_origin.items() if names}
    people = {
        origin: known
        for origin, known in filled.items()
        if "organization" not in origin and any(_is_author(name, words, sites) for name in known)
    }
    if people:
        origin = _agreed(people)
        return Claimed(people[origin][:AUTHORS], origin, True)
    named = (
        (origin, known)
        for origin, known in filled.items()
        if any(is_agency(name, words) or not is_slug(name) for name in known)
    )
    origin, known = next(named, next(iter(filled.items()), ("", ())))
    return Claimed(known[:AUTHORS], origin, False)


def _agreed(people: Mapping[str, tuple[str, ...]]) -> str:
    """The origin to believe: the first, unless it stands alone and two others of different kinds agree."""
    kinds = {origin: (_kind(origin), frozenset(map(fold, names))) for origin, names in people.items()}
    backed = {
        origin: len({kind for kind, told in kinds.values() if told & names}) for origin, (_, names) in kinds.items()
    }
    first = next(iter(people))
    return first if backed[first] > 1 else max(people, key=lambda origin: (backed[origin], origin == first))


def _without_places(names: list[str], words: Language, sites: frozenset[str]) -> list[str]:
    """Claimed names without the single words behind an outlet's, which are where it is: "quaynews.example, Bergen"."""
    if len(names) < 2 or not is_outlet(names[0], words, sites):
        return names
    others = (name for name in names[1:] if " " in name or has_cjk(name) or is_outlet(name, words, sites))
    return [names[0], *others]


def _kind(origin: str) -> str:
    """What an origin is, for whether two say the same apart: marks of one author box are one kind."""
    kind = origin.partition(" ")[0]
    return _LOOSE_ORIGINS[0] if kind in _LOOSE_ORIGINS else kind


def _is_author(name: str, words: Language, sites: frozenset[str]) -> bool:
    if is_slug(name) or is_body(name, words) or is_outlet(name, words, frozenset()):
        return False
    return fold(name) not in sites or begins_given(name, words)  # many sites are called like the person who writes them


def _first_name_first(claim: Claim) -> str:
    """A claim's names; library meta elements give them as "Okafor, Tom"."""
    turned = _LAST_FIRST.fullmatch(claim.value.strip()) if claim.origin.lower().startswith(_LIBRARY) else None
    return f"{turned[2]} {turned[1]}" if turned else claim.value


def _printed(document: Document, labels: Labels, words: Language, sites: frozenset[str], claimed: Claimed) -> Printed:
    """Names in the byline lines; date lines are read where no byline gives a name."""
    headline = next(iter(labels.with_role(Role.HEADLINE)), 0)
    texts = (document.blocks[index] for index in labels.with_role(Role.PARAGRAPH) if index > headline)
    body = next((block.index for block in texts if block.text.count(" ") >= BODY_WORDS), len(document.blocks))
    for role in (Role.BYLINE, Role.DATE_LINE):
        lines = [_line(document.blocks[index], words, sites) for index in labels.with_role(role)]
        if role is Role.DATE_LINE:
            lines = [_of_date_line(line, document.blocks[line.block], words) for line in lines]
            lines = _without_sections(lines, document)
        kept = _of_article(lines, labels, claimed, body)
        if kept:
            names = _once(name.text for line in kept for name in line.names)[:AUTHORS]
            sure = role is Role.BYLINE or any(line.opened for line in kept)
            return Printed(names, tuple(f"block {line.block}" for line in kept), sure)
    return Printed((), (), False)


def _line(block: Block, words: Language, sites: frozenset[str]) -> Line:
    names = names_of_line(_parted(block), words, sites=sites) or _named_by_markup(block, words)
    return Line(block.index, tuple(names), opens_byline(block.text, words) or any(name.opened for name in names))


def _named_by_markup(block: Block, words: Language) -> list[Name]:
    """The names that elements for nothing but the author hold, of whatever shape: "c1ph4", "the web team"."""
    parts = author_parts(block)
    names = [name for part in parts if len(part) <= MARKED_CHARACTERS for name in claimed_names(part, words)]
    return [
        Name(name, True, False)
        for name in dict.fromkeys(names)
        if not find_dates(name, words) and not says_when(name, words)
    ]


def _of_date_line(line: Line, block: Block, words: Language) -> Line:
    """A date line's names: full ones that link nowhere but to an author's page, single words only behind "by".

    Chinese sites print where a text was taken from there, with a link to it.
    """

    def may_be(name: Name) -> bool:
        cjk = has_cjk(name.text)
        if cjk and is_outlet(name.text, words, frozenset()):
            return True
        return (cjk or " " in name.text) and not _links_elsewhere(name.text, block, words)

    return line._replace(names=tuple(name for name in line.names if name.opened or may_be(name)))


def _without_sections(lines: list[Line], document: Document) -> list[Line]:
    """Date lines without the names of sections ("North Coast 9:31, 20 August"): links of the menu say them too."""
    told = {fold(name.text) for line in lines for name in line.names if not name.opened}
    if not told:
        return lines
    sections = {key for block in document.blocks if (key := fold(block.text)) in told and _is_link(block, document)}
    return [
        line._replace(names=tuple(name for name in line.names if name.opened or fold(name.text) not in sections))
        for line in lines
    ]


def _is_link(block: Block, document: Document) -> bool:
    """Whether a block as a whole links to something else than an author's page."""
    address = block.links[0][2] if block.links else document.frames[block.frame].href
    return bool(address) and block.linked > WHOLE * len(block.text) and not is_author_page(address or "")


def _links_elsewhere(name: str, block: Block, words: Language) -> bool:
    """Whether what reads as a name behind a date links to something else than an author: a section, a tag."""
    dates = find_dates(block.text, words)
    place = block.text.find(name)
    if place < 0 or not dates or place < dates[0].start:
        return False
    return any(start <= place < end and not is_author_page(address) for start, end, address in block.links)


def _of_article(lines: Iterable[Line], labels: Labels, claimed: Claimed, body: int) -> list[Line]:
    """The lines that name the article's authors: those at the headline where any is there; where one names a claimed
    person, lines that name none and do not open as bylines do are about the author (a place, a post).

    body: index of the block that its text begins with.
    """
    named = [line for line in lines if line.names]
    headline = next(iter(labels.with_role(Role.HEADLINE)), None)
    if headline is not None:
        named = [line for line in named if -ABOVE <= line.block - headline <= BELOW] or named
        named = [line for line in named if line.block < body] or named  # those among the paragraphs are of others
    if any(name.opened and not name.taken for line in named for name in line.names):
        named = [line for line in named if not all(name.taken for name in line.names)]
    told = {fold(name) for name in claimed.names}
    sure = [line for line in named if claimed.persons or line.opened]
    known = [line for line in sure if any(fold(name.text) in told for name in line.names)]
    if known and claimed.persons:
        return [line for line in named if line in known or line.opened]
    if known:  # the outlet, and lines that name it in other words
        outlets = " ".join(claimed.names)
        named = [line for line in named if line.opened or not any(_overlap(name.text, outlets) for name in line.names)]
    if any(_is_full(line) for line in named):
        named = [line for line in named if line.opened or _is_full(line)]
    first = named[0].names[0] if named else None
    calls = [line for line in named[1:] if not line.opened and first and line.names[0].called and not first.called]
    return [line for line in named if line not in calls]


def _is_full(line: Line) -> bool:
    """Whether a line gives more than a single word, which beside full names is a section or a place."""
    return any(" " in name.text or has_cjk(name.text) for name in line.names)


def _marked(block: Block) -> list[str]:
    """The parts of a block that the mark-up inside it calls the author's, with the links to other authors' pages."""
    spans = (span for span in block.spans if span.name in ("class", "rel", "itemprop"))
    named = [(span.start, span.end) for span in spans if _AUTHOR_NAMES.search(span.value)]
    marked = [(start, end) for start, end in named if end - start < len(block.text) - 1]
    pages = [(start, end) for start, end, address in block.links if marked and is_author_page(address)]
    others = [(low, high) for low, high in pages if not any(start < high and low < end for start, end in marked)]
    return [block.text[start:end] for start, end in (*marked, *others)]


def _parted(block: Block) -> str:
    """A block's text with a bar at the edges of elements inside it and at line breaks: each holds a name of its own."""
    parts = _marked(block)
    if parts:
        return " | ".join(parts)
    cuts = {edge for start, end, _ in block.links for edge in (start, end)}
    cuts |= {span.start for span in block.spans if span.name == "break"}
    cuts |= {edge for span in block.spans if span.name != "break" for edge in (span.start, span.end)}
    text = block.text
    for start, end in _filed(block):
        text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    for cut in sorted(cuts, reverse=True):
        text = f"{text[:cut]} | {text[cut:]}"
    return text


def _filed(block: Block) -> list[tuple[int, int]]:
    """Where a block names what the article is filed under, or links elsewhere beside an author's page."""
    own = [(start, end) for start, end, address in block.links if is_author_page(address)]
    links = [(start, end) for start, end, _ in block.links if own and (start, end) not in own]
    tags = [(span.start, span.end) for span in block.spans if span.name == "rel" and _FILED & {*span.value.split()}]
    return links + [place for place in tags if place not in own]


def _site_names(document: Document) -> frozenset[str]:
    """The site's names; a copyright line may name a person instead."""
    return frozenset(fold(claim.value) for claim in document.claimed("site") if claim.origin != "meta copyright")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Names without repetitions and without longer ones that end in another ("Articles by Ida Brandt")."""
    unique = {fold(name): name for name in reversed(list(names)) if fold(name)}
    kept = [name for key, name in unique.items() if not any(_ends_in(key, other) for other in unique)]
    return tuple(reversed(kept))


def _ends_in(key: str, name: str) -> bool:
    """Whether a longer name ends in a full one, also glued to it ("Articles ofIda Brandt")."""
    return " " in name and key != name and key.count(" ") > name.count(" ") and key.endswith(name)


def _better(printed: Printed, claimed: Claimed, words: Language, sites: frozenset[str]) -> bool:
    """Whether the printed byline says more than the claim: persons instead of an outlet, or the claim's and others."""
    others = [name for name in printed.names if not is_outlet(name, words, sites)]
    persons = [name for name in others if " " in name or is_family_name_first(name, words)]
    if not persons:
        alone = any(name[:1].isupper() or has_cjk(name) for name in others)
        return alone and printed.sure and not claimed.persons  # "By Ida", where the page claims its publisher
    if not claimed.persons:
        return True
    told, shown = ({_plain(name, words) for name in names} for names in (claimed.names, printed.names))
    if not any(_overlap(name, other) for name in claimed.names for other in printed.names):
        return printed.sure  # the claim names who filed the page, the byline who wrote it
    if claimed.origin.startswith(_LOOSE_ORIGINS) and len(shown) < len(told):
        return shown < told
    if len(told) == 1 and " " not in claimed.names[0]:
        return True  # "Ida" of the claim is the byline's "Ida Brandt"
    return told < shown and (len(persons) > len(told) or any(is_agency(name, words) for name in printed.names))


def _plain(name: str, words: Language) -> str:
    """A name folded and without titles before it, to be compared."""
    tokens = fold(name).split()
    titles = _titles(words.code)
    while len(tokens) > 2 and tokens[0] in titles:
        tokens = tokens[1:]
    return " ".join(tokens)


@cache
def _titles(code: str) -> frozenset[str]:
    return frozenset(map(fold, load_language(code).quotes.titles))


def _overlap(name: str, other: str) -> bool:
    """Whether two names share a word, as forms of one person's name do ("J. Smith", "John Smith")."""
    return bool(set(fold(name).split()) & set(fold(other).split()))
