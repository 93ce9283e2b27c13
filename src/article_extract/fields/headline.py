"""Headline, dek and kicker as a reader sees them, the page's claims telling one from the other in one element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from article_extract.fields.dates import find_dates
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Labels, Role
from article_extract.typography import clean, fold

SHORTEST_REST = 0.3  # what is left of a headline without its kicker is at least this share of it
SHORTEST_UNMARKED = 0.5  # and at least this share where nothing but a claim parts the two
SHORTEST_FORM = 0.6  # share of a line that is the headline at the least, where another line tells its end
NEAR = 3  # blocks
LEAST_ALONE = 2  # spaces in what stands behind a colon: a single word that stands alone is a tag
SECOND_LINE_WORDS = 3  # spaces in the second line of a headline, at the least, that says something
TWICE_WORDS = 4  # a shorter text may say something twice
KICKER_WORDS = 9  # before a headline in one line with it, at the most
SITE_WORDS = 5  # a site's name behind a headline is no longer than this

_TAIL = re.compile(r"(?:\s+(?:[|›»•·]|[-–—])\s+|\s*[｜ㅣ]\s*)([^|›»•·｜ㅣ]+)$")
_DASHED_TAIL = re.compile(r"\s[-–—]\s+[^|›»•·｜ㅣ]+$")
_JOINTS = re.compile(r"\s*[:|/–—-]\s+|\s+[|/–—-]\s*")
_OWN_NAMES = re.compile(r"(?<![a-z])(?:headline|hed|title|titel|titulo|titolo|titre)(?![a-z])", re.I)
_KICKER_NAMES = re.compile(
    r"(?<![a-z])(?:kicker|eyebrow|overline|topline|roofline|dachzeile|supertitle|pretitle|antetitulo|surtitre|label)(?![a-z])",
    re.I,
)
_STEPS = re.compile(r"\s+[»›>/|]\s+")
_STEPS_AND_COLONS = re.compile(r"\s+[»›>/|]\s+|\s*:\s*")
_COUNT = re.compile(r"^\d{1,2}[.)]\s+")
_SPACE = re.compile(r"\s+")
_LOOSE_ENDS = " \t:|–—-/•·"
_GOES_ON = ":;,–—-"  # what stands behind them is of the headline, though a title may be shorter

_OF_ARTICLES = BODY_ROLES | {Role.DEK, Role.BYLINE, Role.DATE_LINE}


class Field(NamedTuple):
    """A value with where it came from."""

    value: str | None
    origin: tuple[str, ...] = ()


def read_headline(document: Document, labels: Labels, words: Language) -> Field:
    """The headline printed above the article, without kicker or site name; else the one the page claims."""
    for index in labels.with_role(Role.HEADLINE):
        block = document.blocks[index]
        start, end = _own_part(block, document, words)
        text = clean(block.text[start:end]).lstrip(_LOOSE_ENDS)
        if block.kind == "list_item":  # the last entry of a path of sections that a text browser counts
            text = _COUNT.sub("", text)
        text = _without_site(text, document, first=_is_title(block, document, labels))
        text = _known_form(_said_once(_behind_path(text, index, document)), index, document, words)
        if text:
            return _with_second_line(text, index, document, labels)
    return _claimed_headline(document)


def _with_second_line(text: str, index: int, document: Document, labels: Labels) -> Field:
    """A headline with the line that it goes on in behind its colon, where the roles say so of that one too."""
    below = next((block for block in document.blocks[index + 1 :] if block.text), None)
    if text[-1] in ":：" and below is not None and labels.role(below.index) is Role.HEADLINE:
        return Field(f"{text} {clean(below.text)}", (f"block {index}", f"block {below.index}"))
    return Field(text, (f"block {index}",))


def _is_title(block: Block, document: Document, labels: Labels) -> bool:
    """Whether a line is a capture's first, which mostly is the page's <title>.

    Where the article follows at once, somebody copied the article and no page: a dash parts no site's name there.
    """
    if block.index or block.kind == "heading":
        return False
    behind = next((other.index for other in document.blocks[1:] if other.text), None)
    copied = behind is None or labels.role(behind) in _OF_ARTICLES
    return not (copied and _DASHED_TAIL.search(block.text))


def _claimed_headline(document: Document) -> Field:
    """The first headline that the page claims; the shorter one where another claim gives it without its end."""
    found: list[Field] = []
    for name in ("headline", "title"):
        for claim in document.claimed(name):
            text = _without_site(clean(claim.value), document, first=name == "title")
            if text and fold(text) not in _sites(document):
                found.append(Field(text, (claim.origin,)))
    if not found:
        return Field(None)
    first = found[0].value or ""
    shorter = [field for field in found if _begins(first, field.value or "")]
    return min(shorter, key=lambda field: len(field.value or ""), default=found[0])


def _begins(text: str, form: str) -> bool:
    """Whether a form is all of a text but a section's name behind it: "Bridge closed-Politics"."""
    rest = text[len(form) :].strip()
    short = rest.count(" ") < SITE_WORDS and len(form) >= SHORTEST_FORM * len(text)
    return text.startswith(form) and short and (not rest or rest[0] in "|-–—")


def read_dek(document: Document, labels: Labels, words: Language, headline: str = "") -> Field:
    """The standfirst; several blocks are joined by a space. Where there is none, the headline's second line.

    headline: the article's, which a capture may give once more in one line with the dek.
    """
    found = labels.with_role(Role.DEK)
    own = (_behind_keyword(document.blocks[index], document) for index in found)
    text = _behind_headline(clean(" ".join(own)), headline)
    if text:
        return Field(text, tuple(f"block {index}" for index in found))
    for index in labels.with_role(Role.HEADLINE):
        block = document.blocks[index]
        _, end = _own_part(block, document, words)
        rest = clean(block.text[end:]).strip(_LOOSE_ENDS)
        if rest.count(" ") >= SECOND_LINE_WORDS and not find_dates(rest, words):
            return Field(rest, (f"block {index}",))
    return Field(None)


def read_kicker(document: Document, labels: Labels, words: Language) -> Field:
    """The short line at the headline: in a block of its own, or before a colon or break in the headline's."""
    for index in labels.with_role(Role.KICKER):
        text = clean(document.blocks[index].text).rstrip(_LOOSE_ENDS)
        if text:
            return Field(text, (f"block {index}",))
    for index in labels.with_role(Role.HEADLINE):
        block = document.blocks[index]
        start, _ = _own_part(block, document, words)
        text = clean(block.text[:start]).strip(_LOOSE_ENDS)
        if text:
            return Field(text, (f"block {index}",))
    return Field(None)


def _behind_path(text: str, index: int, document: Document) -> str:
    """A headline without the path of sections before it in its line ("Home » Local » …"), that also stands alone; on a
    page that claims no headline without the kicker before a colon, if it stands alone too.
    """
    near = {fold(other.text) for other in document.blocks[max(0, index - NEAR) : index + NEAR + 1]}
    steps = _STEPS if next(document.claimed("headline"), None) else _STEPS_AND_COLONS
    cuts = ((found[0].strip(), text[found.end() :]) for found in steps.finditer(text))
    alone = (
        rest for step, rest in cuts if fold(rest) in near - {""} and (step != ":" or rest.count(" ") >= LEAST_ALONE)
    )
    return next(alone, text)


def _said_once(text: str) -> str:
    """A headline that a capture gives twice in one line, once: without what follows the second one, the dek, and
    without what stands between the two, a kicker.
    """
    said = fold(text).split()
    for size in range(len(said) // 2, TWICE_WORDS - 1, -1):
        form = said[:size]
        if form == said[size : 2 * size] or (form == said[-size:] and len(said) - 2 * size <= KICKER_WORDS):
            return text[: _end_of(form, text)]
    return text


def _end_of(form: Sequence[str], text: str) -> int:
    """Where the first words of a text, which are these folded ones, end: at a space, else at the end of the text."""
    ends = (cut.start() for cut in _SPACE.finditer(text) if fold(text[: cut.start()]).split() == form)
    return next(ends, len(text))


def _behind_keyword(block: Block, document: Document) -> str:
    """A dek without the word that its mark-up sets before it, where the page describes itself without that word."""
    edges = {span.end for span in block.spans if span.start == 0 and span.end < len(block.text)}
    said = {fold(claim.value) for claim in document.claimed("description")} if edges else set()
    rest = (block.text[edge:] for edge in sorted(edges))
    return next((text for text in rest if fold(text) in said - {""}), block.text)


def _behind_headline(text: str, headline: str) -> str:
    """A dek without the headline, and the kicker above that, which stand before it in its line."""
    said, form = fold(text).split(), fold(headline).split()
    if len(form) < TWICE_WORDS or len(said) <= len(form) + SECOND_LINE_WORDS:
        return text
    for before in range(KICKER_WORDS + 1):
        end = before + len(form)
        if said[before:end] == form and len(said) - end > SECOND_LINE_WORDS:
            return text[_end_of(said[:end], text) :].lstrip(_LOOSE_ENDS)
    return text


def _known_form(text: str, index: int, document: Document, words: Language) -> str:
    """A headline without what a capture set behind it in one line ("… von Anna Müller"), where the page's title gives
    it without, or any other line without a date. Entries of menus give a headline without its last words too.

    Pages that claim a headline have no need of it: their claims are often shorter forms.
    """
    if next(document.claimed("headline"), None):
        return text
    folded = fold(text)
    for other in document.blocks:
        if other.index == index or len(other.text) < SHORTEST_FORM * len(text):
            continue
        form = _without_site(other.text, document, first=other.index == 0)
        known = fold(form)
        if len(known) >= SHORTEST_FORM * len(folded) and folded.startswith(known + " "):
            end = len(form) if fold(text[: len(form)]) == known else 0  # 0: the same words in other signs
            rest = text[end:].lstrip()
            if other.index == 0 and rest[:1] not in _GOES_ON:
                return text[:end].rstrip() or form
            if end and find_dates(rest, words):
                return text[:end].rstrip()
    return text


def _own_part(block: Block, document: Document, words: Language) -> tuple[int, int]:
    """[start, end) of the headline in its block: all of it, what stands behind the kicker, or before a second line.

    The page's claims tell first: the whole, or a shorter form of it, is what it calls its headline; a property of the
    printed heading itself is no claim apart. Where they are silent the mark-up is believed that names the parts.
    """
    size = len(block.text)
    claims = _claimed_forms(document)
    text = fold(block.text)
    marked = _marked_part(block)
    if text in claims and not (marked and fold(block.text[marked[0] : marked[1]]) in claims):
        return 0, size
    for cut in sorted(set(_cuts(block))):
        if _is_form(block.text[cut:], text, claims, SHORTEST_REST):
            return cut, size
    if marked is None:
        for cut in sorted(_edges(block)):
            if _is_form(block.text[:cut], text, claims, SHORTEST_REST):
                return 0, cut
        for space in _SPACE.finditer(block.text):
            rest = block.text[space.end() :]
            if not rest[:1].islower() and _is_form(rest, text, claims, SHORTEST_UNMARKED):
                said = fold(block.text[: space.start()]).split()
                return (0, size) if words.function_words.issuperset(said) else (space.end(), size)
    return marked or (0, size)


def _claimed_forms(document: Document) -> frozenset[str]:
    """What the page says apart from the heading itself that its headline is, folded."""
    said = [claim.value for claim in document.claimed("headline") if not claim.origin.startswith("itemprop")]
    return frozenset(fold(text) for text in said) - {""}


def _is_form(part: str, text: str, claims: frozenset[str], least: float) -> bool:
    form = fold(part)
    return form in claims and len(form) >= least * len(text)


def _marked_part(block: Block) -> tuple[int, int] | None:
    """The part of a heading that its own mark-up names the headline, or what is left of the one named a kicker."""
    size = len(block.text)
    for span in block.spans:
        if span.name != "class" or span.end - span.start >= size - 1:
            continue
        if _KICKER_NAMES.search(span.value) and span.start == 0 and size - span.end >= SHORTEST_REST * size:
            return span.end, size
        if _OWN_NAMES.search(span.value) and span.end - span.start >= SHORTEST_REST * size and span.end == size:
            return span.start, span.end
    return None


def _cuts(block: Block) -> Iterator[int]:
    """Places where a kicker may end inside a heading: at breaks, edges of marked parts, colons and dashes."""
    yield from _edges(block)
    for found in _JOINTS.finditer(block.text):
        yield found.end()


def _edges(block: Block) -> Iterator[int]:
    """Where mark-up parts a heading: at breaks and edges of marked parts."""
    for span in block.spans:
        yield span.end if span.start == 0 else span.start


def _sites(document: Document) -> frozenset[str]:
    return frozenset(fold(claim.value) for claim in document.claimed("site"))


def _without_site(text: str, document: Document, *, first: bool) -> str:
    """A headline without " | Site" behind it.

    first: the text is the page's <title> (or the first line of a capture, which mostly is), where a short last part is
    the site's name even if the page does not claim it.
    """
    found = _TAIL.search(text)
    if not found:
        return text
    tail = fold(found[1])
    known = tail in _sites(document) or tail.replace(" ", "") in {site.replace(" ", "") for site in _sites(document)}
    if known or (first and len(tail.split()) <= SITE_WORDS and len(tail) < found.start()):
        return _without_site(text[: found.start()].rstrip(), document, first=False)
    return text
