"""When the article was published and changed: candidates from claims, printed lines and the address, and one believed.

Finding and believing are apart, as in htmldate: each source gives candidates with where they came from; then they are
weighed. Counted on sites of benchmarks' corpora where both name a day: a claim and the date printed at the headline
mostly agree, and then are right. Where they differ, a line below the headline was right 35 times and the claim 2 times
(with one day between them, 9 and 2), a line above it 4 and 0 times (1 and 3: headers print the day of the visit); but
where the page claims that the article was changed on the printed day, 23 and 12 times, and there the claim is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from typing import NamedTuple

from article_extract.fields.addresses import address_parts
from article_extract.fields.dates import find_dates, moment, parse_date
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Labels, Role

SHORT_WORDS = 12
SHORT_CHARACTERS = 80
ABOVE, BELOW = 2, 12  # blocks from the headline within which a date is the article's: headers and teasers stand beyond
LINE_WORDS = 12  # a printed date that overrules a claim stands in a line of this length at most
# Lines with text behind the body, and above the headline, among which a date is the article's where nothing else gives
# one: right on all 8 of 1,900 pages whose date is known. Comments have dates of their own.
BEHIND, JUST_ABOVE = 6, 2
OPENING = 24  # characters before a date that opens a paragraph: "Press release of 3 May 2024 | "
FURTHEST_ZONE = timedelta(hours=14)
DAY = timedelta(days=1)
QUARTER = 900  # seconds: zones are apart by whole quarters of an hour

_DIGIT = re.compile(r"\d")
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9]|[a-z]{3,9})[/-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_-]|\.\w+$|$)", re.I
)


class Dates(NamedTuple):
    """The dates of an article, with where each came from ("json-ld datePublished", "block 12", "url")."""

    published: datetime | None
    modified: datetime | None
    origins: dict[str, tuple[str, ...]]


class Candidate(NamedTuple):
    """A date that may be the article's.

    kind: "published", "modified" or "" where nothing says which. from_headline: blocks from the headline to the line it
    is printed in; None for what is not printed or not shown. brief: whether that line holds little else.
    """

    when: datetime
    origin: str
    kind: str
    from_headline: int | None = None
    brief: bool = False

    @property
    def near(self) -> bool:
        """Whether it is printed with the headline."""
        return self.from_headline is not None and -ABOVE <= self.from_headline <= BELOW

    @property
    def above(self) -> bool:
        """Whether it is printed above the headline."""
        return self.from_headline is not None and self.from_headline < 0

    def overrules(self, day: date) -> bool:
        """Whether it stands where it counts for more than a claim of another day."""
        return self.near and self.brief and (not self.above or abs(self.when.date() - day) > DAY)


def numeric_order(document: Document, words: Language) -> str:
    """The order of numeric dates on a page: of the region its language tag or address names, else of the language."""
    regions = words.dates.regions
    if regions:
        tag = re.split(r"[-_]", document.language.lower())
        host = address_parts(document.url).hostname or ""
        for region in (*tag[1:], host.rpartition(".")[2]):
            if region in regions:
                return regions[region]
    return words.dates.order


def read_dates(document: Document, labels: Labels, words: Language) -> Dates:
    """When the article was published and last changed, from the page's claims and the lines it prints."""
    order = numeric_order(document, words)
    claims = [claim for kind in ("published", "modified") for claim in _claimed(document, kind, words, order)]
    address = _from_address(document, words)
    known = {candidate.when.date() for candidate in (*claims, *address)}
    printed = list(_printed(document, labels, words, order, known))
    published = _published(claims, printed)
    modified = _of_kind(claims, "modified") or _of_kind(printed, "modified")
    if published is None:
        modified = modified or _said_elsewhere(document, words, order, "modified")
        published = (
            _said_elsewhere(document, words, order, "published")
            or next(iter(address), None)
            or _at_headline(document, labels, words, order)
            or _not_behind(modified, _around_article(document, labels, words, order))
            or _not_behind(modified, next((candidate for candidate in printed if candidate.kind != "modified"), None))
            or modified
        )
    found = {"published": published, "modified": modified}
    origins: dict[str, tuple[str, ...]] = {name: (candidate.origin,) for name, candidate in found.items() if candidate}
    return Dates(published.when if published else None, modified.when if modified else None, origins)


def _published(claims: Sequence[Candidate], printed: Sequence[Candidate]) -> Candidate | None:
    """The claimed date, unless the page prints another one with the headline; the printed one where none is claimed."""
    claimed = _of_kind(claims, "published")
    shown = [candidate for candidate in printed if candidate.kind != "modified"]
    if claimed is None:
        return next((candidate for candidate in shown if candidate.near), None)
    changed = {candidate.when.date() for candidate in claims if candidate.kind == "modified"}
    days = {candidate.when.date() for candidate in shown}
    # Several days above the headline are those of teasers.
    teased = len({candidate.when.date() for candidate in shown if candidate.above}) > 1
    weighty = (candidate for candidate in shown if candidate.overrules(claimed.when.date()))
    other = next((candidate for candidate in weighty if not (teased and candidate.above)), None)
    if other is None or claimed.when.date() in days:
        return _sharpened(claimed, shown)
    same = next((c for c in claims if c.kind == "published" and c.when.date() == other.when.date()), None)
    if same is None and other.when.date() in changed:
        return _sharpened(claimed, shown)
    return same or _at_home(other, claims) or other


def _not_behind(modified: Candidate | None, guess: Candidate | None) -> Candidate | None:
    """A guess, unless it is days behind the change of the article: a teaser's date, or the day of the visit."""
    if modified and guess and guess.when.date() - modified.when.date() > DAY:
        return None
    return guess


def _of_kind(candidates: Iterable[Candidate], kind: str) -> Candidate | None:
    return next((candidate for candidate in candidates if candidate.kind == kind), None)


def _at_home(printed: Candidate, claims: Sequence[Candidate]) -> Candidate | None:
    """A claimed moment in the zone in which it falls on the printed day.

    Content systems claim the moment in UTC and print it as the clocks at home show it, often another day.
    """
    for claim in claims:
        if claim.kind == "published" and claim.when.tzinfo is not None:
            for zone in _zones(printed, claim, claims):
                local = claim.when.astimezone(zone)
                if local.date() == printed.when.date():
                    return claim._replace(when=local)
    return None


def _zones(printed: Candidate, claim: Candidate, claims: Sequence[Candidate]) -> Iterator[timezone]:
    """Zones the page may be written in: what parts the printed time from the claimed one, and those of other claims."""
    if (printed.when.hour, printed.when.minute) != (0, 0) and printed.when.tzinfo is None:
        apart = printed.when - claim.when.astimezone(UTC).replace(tzinfo=None)
        offset = timedelta(seconds=round(apart.total_seconds() / QUARTER) * QUARTER)
        if abs(offset) <= FURTHEST_ZONE and abs(apart - offset) < timedelta(minutes=2):
            yield timezone(offset)
    for candidate in (printed, *claims):
        offset_there = candidate.when.utcoffset()
        if offset_there is not None:
            yield timezone(offset_there)


def _sharpened(claimed: Candidate, printed: Sequence[Candidate]) -> Candidate:
    """A claim that names only the day takes the time of day from a printed line of the same day."""
    if (claimed.when.hour, claimed.when.minute) != (0, 0):
        return claimed
    same = (candidate for candidate in printed if candidate.when.date() == claimed.when.date())
    return next((one for one in same if (one.when.hour, one.when.minute) != (0, 0)), claimed)


def _claimed(document: Document, kind: str, words: Language, order: str) -> Iterator[Candidate]:
    for claim in document.claimed(kind):
        when = parse_date(claim.value, words, order=order)
        if when is not None:
            yield Candidate(when, claim.origin, kind)


def _printed(document: Document, labels: Labels, words: Language, order: str, known: set[date]) -> Iterator[Candidate]:
    """Dates of the date lines and bylines, those below the headline first, nearest first."""
    headline = next(iter(labels.with_role(Role.HEADLINE)), 0)
    lines = labels.with_role(Role.DATE_LINE, Role.BYLINE)
    for index in sorted(lines, key=lambda index: (index < headline, abs(index - headline))):
        block = document.blocks[index]
        yield from _of_line(document, block, words, order, known, None if block.hidden else index - headline)


def _of_line(
    document: Document, block: Block, words: Language, order: str, known: set[date], place: int | None
) -> Iterator[Candidate]:
    """The dates of one line; a line before it that ends in "Updated on" speaks of the first."""
    stamps = find_dates(block.text, words, order=order)
    marked = list(_marked(block, words, order))
    brief = block.text.count(" ") < LINE_WORDS
    before = next((other for other in document.blocks[block.index - 1 :: -1] if not other.hidden), None)
    label = _label(before, words) if block.index and before else ""
    for number, stamp in enumerate(stamps):
        when = _settled(stamp.when, known)
        exact = next((mark for mark in marked if mark.date() == when.date()), None)
        kind = stamp.kind or ("" if number else label)
        yield Candidate(exact if exact and not stamp.timed else when, f"block {block.index}", kind, place, brief)
    if not stamps:
        for when in marked:
            yield Candidate(when, f"block {block.index}", label, place, brief)


def _label(before: Block, words: Language) -> str:
    """What a line says of the date in the next: "Posted on", "Updated:" in an element of its own."""
    text = before.text.rstrip(" :").lower()
    if not text or before.text.count(" ") >= SHORT_WORDS or _DIGIT.search(text):
        return ""
    for kind, known in (("modified", words.dates.modified), ("published", words.dates.published)):
        if any(re.search(rf"(?<!\w){re.escape(word)}(?:\s\w{{1,3}})?$", text) for word in known if word in text):
            return kind
    return ""


def _settled(when: datetime, known: set[date]) -> datetime:
    """A day whose numbers may be read two ways, in the way that makes it a day the page names elsewhere."""
    if when.date() in known or when.day > 12:
        return when
    turned = when.replace(month=when.day, day=when.month)
    return turned if turned.date() in known else when


def _marked(block: Block, words: Language, order: str) -> Iterator[datetime]:
    """Machine-readable dates in the mark-up of a block."""
    for span in block.spans:
        if span.name == "datetime":
            when = parse_date(span.value, words, order=order)
            if when is not None:
                yield when


def _from_address(document: Document, words: Language) -> list[Candidate]:
    """The date in the page's address, as many sites write it: /2024/05/03/ or /2024/may/03/."""
    address = document.url or next((claim.value for claim in document.claimed("url")), "")
    found = []
    for parts in _URL_DATE.finditer(address_parts(address).path):
        month = int(parts[2]) if parts[2].isdigit() else words.dates.months.get(parts[2].lower())
        when = moment(int(parts[1]), month, int(parts[3])) if month else None
        if when:
            found.append(Candidate(when, "url", ""))
    return found


def _said_elsewhere(document: Document, words: Language, order: str, kind: str) -> Candidate | None:
    """The one short line, wherever it stands, that says "Posted on" before a date; None where several do."""
    found: dict[datetime, str] = {}
    for block in document.blocks:
        text = block.text
        if (
            not block.hidden
            and block.kind != "caption"
            and text.count(" ") < SHORT_WORDS
            and len(text) < SHORT_CHARACTERS
            and _DIGIT.search(text)
        ):
            for candidate in _of_line(document, block, words, order, set(), None):
                if candidate.kind == kind:
                    found.setdefault(candidate.when, candidate.origin)
    return next((Candidate(when, origin, kind) for when, origin in found.items()), None) if len(found) == 1 else None


def _at_headline(document: Document, labels: Labels, words: Language, order: str) -> Candidate | None:
    """A date inside the headline, or that opens a block below it that is no date line: "3 May 2024 – The bridge …".

    Where no headline is printed the body's first block stands for it.
    """
    headline = next(iter(labels.with_role(Role.HEADLINE) or labels.with_role(*BODY_ROLES)), None)
    if headline is None:
        return None
    for block in document.blocks[headline : headline + BELOW]:
        if block.hidden or block.kind in ("caption", "image") or not _DIGIT.search(block.text[:SHORT_CHARACTERS]):
            continue
        for stamp in find_dates(block.text, words, order=order):
            if (stamp.start <= OPENING or labels.role(block.index) is Role.HEADLINE) and stamp.kind != "modified":
                return Candidate(stamp.when, f"block {block.index}", stamp.kind)
    return None


def _around_article(document: Document, labels: Labels, words: Language, order: str) -> Candidate | None:
    """A date in a brief line right behind the body, buttons for sharing aside, else right above the headline."""
    body, top = labels.with_role(*BODY_ROLES), next(iter(labels.with_role(Role.HEADLINE)), 0)
    behind = document.blocks[body[-1] + 1 :] if body else ()
    for blocks, most in ((behind, BEHIND), (document.blocks[:top][::-1], JUST_ABOVE)):
        texts = (block for block in blocks if block.text and block.kind not in ("image", "caption"))
        shown = (block for block in texts if not block.hidden and labels.role(block.index) is not Role.SOCIAL)
        for block in islice(shown, most):
            if block.text.count(" ") >= LINE_WORDS or labels.role(block.index) is Role.COMMENT:
                continue
            for candidate in _of_line(document, block, words, order, set(), None):
                if candidate.kind != "modified":
                    return candidate
    return None
