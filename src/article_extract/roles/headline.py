"""Which line is the headline: by the page's claims, mark-up and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from article_extract.model import BODY_ROLES, Block, Document, Label, Role
from article_extract.roles.head_view import ABOVE, Head, bit, inline_concepts, marked_as
from article_extract.typography import fold, has_cjk

HEADLINE_WORDS = 45  # the longest printed headline had 38
ALIKE = 10  # characters by which a line and a claimed headline may differ: marks, mostly
PART_CHARACTERS = 12  # a shorter part of a claim ("Olympia") says little
HEADLINE_SCORE = 1.5  # less is no headline: the page's claims must do
AGAIN = 0.45  # likeness from which on a second heading is the headline in another form
SAME = 0.9  # and from which on a block of the body is: at 0.45, 26 of 28 such blocks were the article's own
RIGHT_ABOVE = 3  # lines above the body's first: byline, date and a picture's line may stand between
LOWEST = 7  # level: a line named a headline is a heading of less weight than any that is set as one
_COUNTED = re.compile(r"\d+[.)]\s")  # "1. First steps" heads a part
_TITLE_TAIL = re.compile(r"\s+[|–—›»•·-]\s+[^|–—›»]{2,40}$")
_TITLE_HEAD = re.compile(r"^.*\s(?:[|›»•·:]|[–—-]{1,2})\s+(?=\S+\s+\S)")
_SCHEME = re.compile(r"(?:https?:)?//(?:www\.)?")
_INDEX = re.compile(r"/index\.\w+$")
_NO_HEADLINE = (("related", 1.5), ("teaser", 0.7), ("navigation", 1.5), ("comment", 1.5), ("legal", 1.5))
Claimed = tuple[str, frozenset[str]]
"""A headline that the page claims, folded, and its words."""


def find_headline(head: Head) -> Label | None:
    """The line that reads most like this article's headline: by claims and mark-up."""
    claims = [(claim, frozenset(claim.split())) for claim in _claimed_headlines(head)]
    lengths = frozenset(len(claim) + off for claim, _ in claims for off in range(-ALIKE, ALIKE + 1))
    named = head.measures.named("headline") - head.spine
    found: tuple[float, int, str] | None = None
    for line in head.lines:
        if head.sizes[line.index] > HEADLINE_WORDS or not _worth_a_look(head, line, lengths, named):
            continue
        scored = _marked_score(head, line, claims)
        if scored is not None and (found is None or scored[0] > found[0]):
            found = (scored[0], line.index, scored[1])
    if found is None or found[0] < HEADLINE_SCORE:
        return _right_above_body(head)
    return Label(found[1], Role.HEADLINE, found[2], min(0.99, 0.5 + found[0] / 12))


def _right_above_body(head: Head) -> Label | None:
    """The heading, or the line named a headline, that stands over the body of a page that says nothing of its headline.

    Small sites and pages made by hand give no more than a title, which is the same on all their pages, set headlines as
    any heading and have headlines of one word. Of more than one the highest is taken, or else the first.
    """
    if not head.body or next(head.document.claimed("headline"), None):
        return None
    start, best = head.start_place, None
    for line in head.lines[max(0, start - RIGHT_ABOVE) : start]:
        level = line.level if line.kind == "heading" else LOWEST if _named_as_a_whole(head, line) else 0
        if not level or head.sizes[line.index] > HEADLINE_WORDS or _COUNTED.match(line.text):
            continue
        if head.is_furniture(line) or any(head.shape(line)):
            continue
        around = head.concepts(line, 3)
        if any(around & bit(concept) for concept, _ in _NO_HEADLINE) or line.linked > len(line.text) * 0.6:
            continue
        short = head.sizes[line.index] < 2 and not has_cjk(line.text)
        if (not short or level == 1) and (best is None or (short, level) < best[:2]):
            best = short, level, line.index
    if best is None:
        return _heading_above_date(head)
    return Label(best[2], Role.HEADLINE, "right above the body of a page that claims no headline", 0.6)


def _heading_above_date(head: Head) -> Label | None:
    """The heading that the body seems to open with, where a date or byline stands right below it."""
    line, *below = head.lines[head.start_place : head.start_place + 2]
    if line.kind != "heading" or head.sizes[line.index] > HEADLINE_WORDS or not below or not any(head.shape(below[0])):
        return None
    return Label(line.index, Role.HEADLINE, "a heading above the date of a page that claims no headline", 0.6)


def _named_as_a_whole(head: Head, line: Block) -> bool:
    """Whether a line's element, or one inside it that holds all of it, is named a headline."""
    if head.concepts(line, 1) & bit("headline"):
        return True
    return bool(inline_concepts(line, whole=True) & bit("headline"))


def _worth_a_look(head: Head, line: Block, lengths: frozenset[int], named: frozenset[int]) -> bool:
    """Whether a line may be the headline at all: a heading, named one, or as long as a claimed one. Most are none.

    named: the frames that are named headlines.
    """
    if line.kind == "heading" or line.frame in named:
        return True
    for span in line.spans:
        if span.name in ("itemprop", "rel"):
            return True
    text = line.text
    # Claims come folded, which sets CJK characters apart.
    size = len(text) if text.isascii() or not has_cjk(text) else len(head.fold(line))
    return size in lengths


def headline_again(head: Head, top: int) -> Iterator[Label]:
    """The same headline in another form near it: sites print one for readers and one for search engines."""
    place = head.places[top]
    printed = head.fold(head.document.blocks[top])
    forms = [(form, frozenset(form.split())) for form in (printed, *_claimed_headlines(head, alternatives=False))]
    for line in head.lines[max(0, place - ABOVE) : place + ABOVE]:
        if line.index == top or head.sizes[line.index] < 3:
            continue
        text = head.fold(line)
        known = forms if line.kind == "heading" else forms[:1]
        # The first paragraph and the first subheading say with other words what the headline says.
        least = SAME if head.labels.role(line.index) in BODY_ROLES else AGAIN
        parted = (f"{printed} {text}", f"{text} {printed}")  # a title that says both: "Headline - Dek - Site"
        if any(part in form for part in parted for form, _ in known[1:]):
            continue
        if likeness(text, known, thorough=True) >= least:
            yield Label(line.index, Role.OTHER, f"the headline of block {top} again")


def _claimed_headlines(head: Head, *, alternatives: bool = True) -> list[str]:
    """What the page says its headline is, folded.

    alternatives: with the claims that name a second headline, which may be the printed kicker or dek, and with the last
    part of the title, which is the site's name or, where that stands first, the headline.
    """
    claims = [claim for name in ("headline", "title") for claim in head.document.claimed(name)]
    said = [claim.value for claim in claims if alternatives or "alternat" not in claim.origin]
    shorter = [_TITLE_TAIL.sub("", text) for text in said]
    if alternatives:
        sites = {fold(claim.value) for claim in head.document.claimed("site")}
        ends = (_TITLE_HEAD.sub("", claim.value) for claim in claims if claim.field == "title")
        shorter += [text for text in ends if fold(text) not in sites]
    return list(dict.fromkeys(text for text in map(fold, (*said, *shorter)) if text))


def _marked_score(head: Head, line: Block, claims: Sequence[Claimed]) -> tuple[float, str] | None:
    """How much mark-up, claims and place speak for a line, and what does; None where neither names it a headline."""
    names = head.concepts(line, 1)
    named = bool(names & bit("headline")) or marked_as(line, "headline")
    heading = line.kind == "heading"
    texts = [head.fold(line), *map(fold, _marked_parts(line))] if heading else [head.fold(line)]
    alike = max([likeness(text, claims, thorough=heading) for text in texts])
    if not (heading or named or alike):
        return None
    linked = line.linked > len(line.text) * 0.6
    if linked and _leads_up(line, head.document):
        return None
    reasons = [f"{alike:.0%} of the claimed headline"] if alike >= 0.5 else []
    score = 4.0 * alike
    if heading:
        score += {1: 2.5, 2: 1.0}.get(line.level, 0.4)
        reasons.append(f"h{line.level}")
    if named:
        score += 0.8
        reasons.append("named a headline")
    else:
        around = head.concepts(line, 3)
        score -= sum(cost for concept, cost in _NO_HEADLINE if around & bit(concept))
    if linked and not _leads_here(line, head.document):
        score -= 2.0
    if head.sizes[line.index] < 2 and not has_cjk(line.text):
        score -= 1.0
    return score + _headline_place(head, line), ", ".join(reasons) or "the likeliest line above the body"


def _leads_up(line: Block, document: Document) -> bool:
    """Whether a linked line leads to the front page, or another above the page by its address: it names the site or
    the section.
    """
    if any(span.name == "rel" and span.value == "home" for span in line.spans):
        return True
    own, link = plain_address(document.url or ""), _target(line, document)
    if link == own or not link:
        return False
    return "/" not in link.split("?")[0] or (own.startswith(link) and own[len(link)] in "/?")


def _leads_here(line: Block, document: Document) -> bool:
    """Whether a line links to the page it stands on, as headlines of blogs do."""
    return document.url is not None and _target(line, document) == plain_address(document.url)


def _target(line: Block, document: Document) -> str:
    """Where a linked line leads."""
    return plain_address(line.links[0][2] if line.links else document.frames[line.frame].href or "")


def plain_address(address: str) -> str:
    """An address without what differs between forms of it."""
    address, fragment, _ = address.strip().partition("#")
    scheme = _SCHEME.match(address)
    if scheme:
        address = address[scheme.end() :]
    if not fragment and "/index." in address:
        address = _INDEX.sub("", address)
    return address.rstrip("/")


def _marked_parts(line: Block) -> list[str]:
    """What is left of a heading behind a first part that mark-up sets off: a kicker, often."""
    ends = {span.end for span in line.spans if span.name == "class" and span.start == 0 and span.end < len(line.text)}
    return [line.text[end:] for end in ends]


def likeness(text: str, claims: Iterable[Claimed], *, thorough: bool) -> float:
    """How far (0 to 1) a line and the claimed headline that is most like it say the same: a whole part of the other
    counts by its length.

    thorough: words in common count too, whatever their order.
    """
    if not text:
        return 0.0
    if not thorough:
        return max([_part(text, claim) for claim, _ in claims], default=0.0)
    ours = frozenset(text.split())
    return max([_part(text, claim) or _in_common(ours, words) for claim, words in claims], default=0.0)


def _part(text: str, claim: str) -> float:
    """How far one text is all, or a whole part, of the other."""
    if text == claim:
        return 1.0
    short, long = (text, claim) if len(text) < len(claim) else (claim, text)
    if len(short) >= PART_CHARACTERS and short in long and f" {short} " in f" {long} ":
        return 0.35 + 0.6 * len(short) / len(long)
    return 0.0


def _in_common(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """How far two texts have the same words."""
    shared = len(ours & theirs)
    common = shared / max(1, len(ours) + len(theirs) - shared)
    return 0.9 * common if common >= 0.4 else 0.0


def _headline_place(head: Head, line: Block) -> float:
    """Nearness to the body; a line after its beginning needs strong evidence."""
    here = head.places[line.index]
    start = head.start_place
    between = start - here
    if between < 0:
        return -2.0 - 0.05 * min(40, -between)
    wordy = head.wordy[start] - head.wordy[here + 1]
    return -0.02 * min(between, 60) - 0.02 * min(wordy, 40)
