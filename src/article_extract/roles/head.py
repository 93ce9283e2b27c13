"""The head of the article: which blocks are its headline, dek, kicker, byline and date line.

Runs after the body is known. The head is what stands between the headline and the first paragraphs, and a line or two
above the headline; on a page without mark-up the same lines, told by their shape and order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from article_extract.credit_lines import find_credit
from article_extract.language import Language, load_language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles import plain_dek, plain_headline
from article_extract.roles.evidence import concept_bit, word_concepts
from article_extract.roles.plain_headline import ABOVE_BODY, BELOW_BODY, NEAR
from article_extract.roles.plain_lines import Line, content, share
from article_extract.roles.weighing import probability
from article_extract.typography import fold, has_cjk

# Measured on saved news pages of 124 layouts and their text captures.
HEADLINE_WORDS = 45  # the longest printed headline had 38
WORDY = 5  # words from which on a line says something
PROSE_WORDS = 12  # a body block of so many words is where the body begins; shorter ones may be stray lines
BYLINE_WORDS = 25
DATE_WORDS = 16
DATE_CHARACTERS = 110
DATE_ALONE_WORDS = 6  # a date without a year in a longer line is prose that speaks of a day
DEK_WORDS = 130
KICKER_WORDS = 9
LONE_WORDS = 8  # a line that only gives a name, a role and a place
BODY_READ = 15  # blocks of the body that tell whom it is about
CJK_NAME = 5  # characters of a name, its role included
ALT_WORDS = 14
LINES_BETWEEN = 40  # between headline and body: share buttons, a gallery, a player
ALIKE = 10  # characters by which a line and a claimed headline may differ: marks, mostly
PART_CHARACTERS = 12  # a shorter part of a claim ("Olympia") says little
ABOVE = 6  # lines above the headline in which dates, bylines and kickers stand
HEADLINE_SCORE = 1.5  # less is no headline: the page's claims must do
DEK_SCORE = 2.4
PLAIN_DEK_SCORE = 0.5  # on raw text, log-odds; taking the first paragraph for a dek costs the body that paragraph
PLAIN_DEK_OUTSIDE = -0.3  # of a line that is not in the body: it costs nothing
AGAIN = 0.45  # likeness from which on a second heading is the headline in another form
FEWEST_PARAGRAPHS = 5  # measured on 245 text captures: below 5 two more lose their first paragraph, and no dek is won
SAME_SHARE = 0.8  # words in common from which on two texts say the same

_NAME_WORD = r"(?:[^\W\d_a-z]['’.\w-]*|\w['’]\w+|de|la|le|van|von|der|den|del|di|da|dos|bin|al|el|ten|ter|zu|y)"
_NAME_LINE = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}")
_NAME_BEGIN = re.compile(
    rf"{_NAME_WORD}(?:$|\s*[,|•·/]|(?:\s+(?:de|la|le|van|von|der|den|del|di|da|dos|bin|al|el|ten|ter|zu))*\s+[^\W\d_a-z])"
)
_LATIN_LOWER = re.compile(r"[a-zà-öø-ÿа-яёіїєα-ω]")
_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)|(?:19|20)\d\d[-/.]\s?\d{1,2}[-/.]\s?\d{1,2})(?!\d)|(?<!\d)(?:19|20)\d\d\s?[年년]\s?\d"
)
_TOKEN = re.compile(r"\S+")
_NAME_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-]+[^\W\d_]*)*")
_SENTENCE_CUT = re.compile(r"[.;|]\s+")
_NAME_EDGE = re.compile(r"[^0-9a-z]+")
_HOME = re.compile(r"(?:https?://[^/]+)?/?")
_TWO_PARTS = re.compile(r"\s[|•·/]\s")
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d\d|\d{1,2}:\d\d)(?!\d)|\d:\d\d(?!\d)")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b")
# A word's beginning, also where two elements were set without a space between them: "Associated PressApril 28".
_EDGE = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
_TITLE_TAIL = re.compile(r"\s+[|–—›»•·-]\s+[^|–—›»]{2,40}$")
_FURNITURE = frozenset(
    {
        Role.SOCIAL,
        Role.CALL_TO_ACTION,
        Role.NEWSLETTER,
        Role.TEASER,
        Role.RELATED,
        Role.NAVIGATION,
        Role.ADVERT,
        Role.COMMENT,
        Role.LEGAL,
        Role.CAPTION,
        Role.CREDIT,
        Role.IMAGE,
    }
)
_NO_HEADLINE = (("related", 1.5), ("teaser", 0.7), ("navigation", 1.5), ("comment", 1.5), ("legal", 1.5))
_Claim = tuple[str, frozenset[str]]
_WHOLE_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "strong", "b", "em"})


@dataclass(slots=True)
class _Head:
    """What the passes below ask again and again about one page."""

    document: Document
    labels: Labels
    words: Language
    lines: list[Block] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    folded: dict[int, str] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    wordy: list[int] = field(default_factory=lambda: [0])
    shapes: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    body: list[int] = field(default_factory=list)
    spine: frozenset[int] = frozenset()
    container: int = 0
    signatures: Counter[str] = field(default_factory=Counter)
    plain: list[Line] = field(default_factory=list)
    marked_up: bool = False

    @property
    def start(self) -> int:
        """Index of the first block of the body, or one past the last block."""
        return self.body[0] if self.body else len(self.document.blocks)

    @property
    def end(self) -> int:
        """Place of the line at which the head is over: the body's second block where lines part it from the first (that
        may be the dek, with a byline, a date and a picture under it), else the first.
        """
        if not self.body:
            return len(self.lines)
        first = self.places[self.body[0]]
        if self.marked_up:  # where mark-up tells the dek, what stands between paragraphs is no more of the head
            return first
        second = next((self.places[at] for at in self.body[1:] if self.sizes[at] >= PROSE_WORDS), first)
        return second if 1 < second - first <= LINES_BETWEEN else first


def label_head(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """Labels of the headline, dek, kicker, byline and date lines. Needs the body's labels; changes none but the first
    blocks of the body, where they are the head's.
    """
    head = _survey(document, labels, words)
    headline = _find_headline(head)
    if headline is not None:
        yield headline
    top = headline.block if headline is not None else None
    if top is not None:
        _begin_below(head, top)
    again = list(_headline_again(head, top)) if top is not None else []
    yield from again
    lines = list(_bylines_and_dates(head, top))
    yield from lines
    taken = {label.block for label in (*again, *lines)} | ({top} if top is not None else set())
    dek = _find_dek(head, top, taken)
    yield from dek
    taken.update(label.block for label in dek)
    if top is not None:
        yield from _find_kicker(head, top, taken, dek[-1].block if dek else None)
    yield from _strays(labels, {label.block for label in lines})


def _strays(labels: Labels, own: set[int]) -> Iterator[Label]:
    """Lines that read as bylines or dates but stand with other articles."""
    for index in labels.with_role(Role.BYLINE, Role.DATE_LINE):
        if index not in own:
            yield Label(index, Role.OTHER, "a byline or date away from the article's head")


def _survey(document: Document, labels: Labels, words: Language) -> _Head:
    """The lines a reader sees, where the body begins, and in which frames it stands."""
    head = _Head(document, labels, words, marked_up=len(document.frames) > 1)
    said = labels.with_role(*BODY_ROLES)
    # Where the article itself is hidden until a script shows it, its head is too.
    veiled = all(block.hidden for block in document.blocks) or any(document.blocks[index].hidden for index in said[:3])
    for block in document.blocks:
        if block.text and (veiled or not block.hidden) and block.kind not in ("image", "embed"):
            head.places[block.index] = len(head.lines)
            head.lines.append(block)
            size = head.sizes[block.index] = _size(block.text)
            head.wordy.append(head.wordy[-1] + (size >= WORDY))
    body = [index for index in said if index in head.places]
    long = [index for index in body if head.sizes[index] >= PROSE_WORDS]
    head.body = [index for index in body if not long or index >= long[0]]
    if head.body and head.marked_up:
        middle = document.blocks[head.body[len(head.body) // 2]]
        head.spine = frozenset(frame.index for frame in document.ancestors(middle))
        prose = [document.blocks[index] for index in (long or body)]
        head.container = Counter(_container(document, block) for block in prose).most_common(1)[0][0]
        head.signatures = Counter(document.frames[block.frame].signature for block in prose)
    return head


def _begin_below(head: _Head, top: int) -> None:
    """Lets the body begin below the headline, where most of it is: what seemed body above it is not the article's."""
    below = [index for index in head.body if index > top]
    if sum(head.sizes[index] for index in below) > 0.5 * sum(head.sizes[index] for index in head.body):
        head.body = below


def _size(text: str) -> int:
    """Words of a text; two CJK characters count as one."""
    return text.count(" ") + 1 if text.isascii() or not has_cjk(text) else len(text) // 2


def _container(document: Document, block: Block) -> int:
    """The frame that holds a block's element: paragraphs of one text share it."""
    at = block.frame
    while at > 0 and document.frames[at].tag in _WHOLE_TAGS:
        at = document.frames[at].parent
    return at


def _fold(head: _Head, block: Block) -> str:
    known = head.folded.get(block.index)
    if known is None:
        known = head.folded[block.index] = fold(block.text)
    return known


# The headline


def _find_headline(head: _Head) -> Label | None:
    """The line that reads most like this article's headline: by claims and mark-up, or by what raw text shows."""
    return _marked_headline(head) if head.marked_up else _plain_headline(head)


def _plain_headline(head: _Head) -> Label | None:
    start = head.places.get(head.start, len(head.lines))
    found = plain_headline.best(_plain_lines(head), start)
    if found is None:
        return None
    place, lead, reason = found
    return Label(head.lines[place].index, Role.HEADLINE, reason, probability(lead))


def _marked_headline(head: _Head) -> Label | None:
    claims = [(claim, frozenset(claim.split())) for claim in _claimed_headlines(head)]
    lengths = sorted({len(claim) for claim, _ in claims})
    found: tuple[float, int, str] | None = None
    for line in head.lines:
        if head.sizes[line.index] > HEADLINE_WORDS or not _worth_a_look(head, line, lengths):
            continue
        scored = _marked_score(head, line, claims)
        if scored is not None and (found is None or scored[0] > found[0]):
            found = (scored[0], line.index, scored[1])
    if found is None or found[0] < HEADLINE_SCORE:
        return None
    return Label(found[1], Role.HEADLINE, found[2], min(0.99, 0.5 + found[0] / 12))


def _worth_a_look(head: _Head, line: Block, lengths: Sequence[int]) -> bool:
    """Whether a line may be the headline at all: a heading, named one, or as long as a claimed one. Most are none."""
    if line.kind == "heading" or any(span.name in ("itemprop", "rel") for span in line.spans):
        return True
    size = len(line.text)
    return bool(_concepts(head, line, 1) & _bit("headline")) or any(abs(size - length) <= ALIKE for length in lengths)


def _headline_again(head: _Head, top: int) -> Iterator[Label]:
    """The same headline in another form near it: sites print one for readers and one for search engines."""
    place = head.places[top]
    printed = _fold(head, head.document.blocks[top])
    forms = [(form, frozenset(form.split())) for form in (printed, *_claimed_headlines(head, alternatives=False))]
    for line in head.lines[max(0, place - ABOVE) : place + ABOVE]:
        if line.index == top or head.sizes[line.index] < 3:
            continue
        text = _fold(head, line)
        known = forms if line.kind == "heading" else forms[:1]
        if text == printed or (
            line.index not in head.body[2:] and any(_likeness(text, *form, thorough=True) >= AGAIN for form in known)
        ):
            yield Label(line.index, Role.OTHER, f"the headline of block {top} again")


def _claimed_headlines(head: _Head, *, alternatives: bool = True) -> list[str]:
    """What the page says its headline is, folded; on raw text the first line may be the page's <title>.

    alternatives: with the claims that name a second headline, which may be the printed kicker or dek.
    """
    if head.marked_up:
        claims = [claim for name in ("headline", "title") for claim in head.document.claimed(name)]
        said = [claim.value for claim in claims if alternatives or "alternat" not in claim.origin]
    else:
        said = [line.text for line in head.lines[:1] if head.sizes[line.index] >= 3]
    shorter = [_TITLE_TAIL.sub("", text) for text in said]
    return list(dict.fromkeys(text for text in map(fold, (*said, *shorter)) if text))


def _marked_score(head: _Head, line: Block, claims: Sequence[_Claim]) -> tuple[float, str] | None:
    """How much mark-up, claims and place speak for a line, and what does; None where neither names it a headline."""
    names = _concepts(head, line, 1)
    named = bool(names & _bit("headline")) or _marked_as(line, "headline")
    heading = line.kind == "heading"
    texts = [_fold(head, line), *(fold(part) for part in _marked_parts(line))]
    likeness = max((_likeness(text, *claim, thorough=heading) for claim in claims for text in texts), default=0.0)
    if not (heading or named or likeness):
        return None
    reasons = [f"{likeness:.0%} of the claimed headline"] if likeness >= 0.5 else []
    score = 4.0 * likeness
    if heading:
        score += {1: 2.5, 2: 1.0}.get(line.level, 0.4)
        reasons.append(f"h{line.level}")
    if named:
        score += 0.8
        reasons.append("named a headline")
    else:
        around = _concepts(head, line, 3)
        score -= sum(cost for concept, cost in _NO_HEADLINE if around & _bit(concept))
    if line.linked > len(line.text) * 0.6:
        score -= 2.0
    if head.sizes[line.index] < 2 and not has_cjk(line.text):
        score -= 1.0
    return score + _headline_place(head, line), ", ".join(reasons) or "the likeliest line above the body"


def plain_view(document: Document, labels: Labels, words: Language) -> tuple[list[Line], int, int]:
    """A page as the learned scores see it: its lines, the place of the body's first, and of where the head is over."""
    head = _survey(document, labels, words)
    return _plain_lines(head), head.places.get(head.start, len(head.lines)), head.end


def _plain_lines(head: _Head) -> list[Line]:
    """The lines of a page without mark-up as `plain_headline` measures them."""
    if head.plain:
        return head.plain
    start = head.places.get(head.start, len(head.lines))
    body = set(head.body)
    lines = head.plain
    for place, line in enumerate(head.lines):
        near = -ABOVE_BODY - NEAR < place - start < BELOW_BODY + NEAR
        date, byline = _shape(head, line) if near else (False, False)
        lines.append(
            Line(
                text=line.text,
                folded=_fold(head, line),
                size=head.sizes[line.index],
                gap=line.gap,
                date=date,
                byline=byline,
                name=near and _NAME_LINE.fullmatch(line.text) is not None,
                furniture=_is_furniture(head, line),
                credit=-LINES_BETWEEN < place - start < NEAR and _has_credit(head, line),
                body=line.index in body,
                picture=line.text.split(" ", 1)[0].lower() in head.words.lines.indefinite
                and head.sizes[line.index] <= ALT_WORDS,
            )
        )
    return lines


def _shape(head: _Head, line: Block) -> tuple[bool, bool]:
    """Whether a line holds a date, and whether it opens as a byline."""
    known = head.shapes.get(line.index)
    if known is None:
        known = _is_date(line.text, head.words), _opens_byline(line.text, head.words)
        head.shapes[line.index] = known
    return known


def _marked_parts(line: Block) -> list[str]:
    """What is left of a heading behind a first part that mark-up sets off: a kicker, often."""
    if line.kind != "heading":
        return []
    ends = {span.end for span in line.spans if span.name == "class" and span.start == 0 and span.end < len(line.text)}
    return [line.text[end:] for end in ends]


def _likeness(text: str, claim: str, words: frozenset[str], *, thorough: bool) -> float:
    """How far (0 to 1) a line and a claimed headline say the same: a whole part of the other counts by its length.

    words: those of the claim. thorough: words in common count too, whatever their order.
    """
    if text == claim:
        return 1.0
    if not text:
        return 0.0
    short, long = (text, claim) if len(text) < len(claim) else (claim, text)
    if len(short) >= PART_CHARACTERS and short in long and f" {short} " in f" {long} ":
        return 0.35 + 0.6 * len(short) / len(long)
    if not thorough:
        return 0.0
    ours = set(text.split())
    common = len(ours & words) / max(1, len(ours | words))
    return 0.9 * common if common >= 0.4 else 0.0


def _headline_place(head: _Head, line: Block) -> float:
    """Nearness to the body; a line after its beginning needs strong evidence."""
    here = head.places[line.index]
    start = head.places.get(head.start, len(head.lines))
    between = start - here
    if between < 0:
        return -2.0 - 0.05 * min(40, -between)
    wordy = head.wordy[start] - head.wordy[here + 1]
    if head.marked_up:
        return -0.02 * min(between, 60) - 0.02 * min(wordy, 40)
    return -0.05 * min(between, 60) - 0.25 * min(wordy, 8)


# Byline and date lines


def _bylines_and_dates(head: _Head, top: int | None) -> list[Label]:
    """Bylines and date lines near the headline and the beginning of the body, and those that end the body."""
    sites = {fold(claim.value) for claim in head.document.claimed("site")}
    authors = {fold(claim.value) for claim in head.document.claimed("author")} - sites - {""}
    said: list[Label] = []
    opened = False
    for line in _head_lines(head, top):
        if line.index == top or _is_furniture(head, line):
            continue
        below = top is None or line.index > top
        reason = _byline_reason(head, line, authors if below else set(), opened)
        if reason:
            said.append(Label(line.index, Role.BYLINE, reason, 0.9))
            opened = head.sizes[line.index] <= 3 and _is_unfinished_byline(line.text, head.words)
            continue
        opened = False
        reason = _date_reason(head, line)
        if reason:
            said.append(Label(line.index, Role.DATE_LINE, reason, 0.9))
    return [*said, *_lone_names(head, top, said), *_opening_name(head, said), *_closing_byline(head)]


def _head_lines(head: _Head, top: int | None) -> list[Block]:
    """The lines of the head: a few above the headline, all between it and the body, and the body's first."""
    start = head.places.get(head.start, len(head.lines))
    if top is None:
        return head.lines[max(0, start - ABOVE) : start + 2]
    place = head.places[top]
    if place > start:
        return head.lines[max(0, place - ABOVE) : place + ABOVE]
    between = head.lines[place : max(start + 2, head.end)]
    if len(between) > 2 * LINES_BETWEEN:
        between = [*between[:LINES_BETWEEN], *between[-LINES_BETWEEN:]]
    return [*head.lines[max(0, place - ABOVE) : place], *between]


def _byline_reason(head: _Head, line: Block, authors: set[str], opened: bool) -> str | None:
    size = head.sizes[line.index]
    if (
        size > BYLINE_WORDS
        or line.kind == "caption"
        or line.figure is not None
        or (line.kind == "heading" and line.level == 1)
    ):
        return None
    if _opens_byline(line.text, head.words):
        return "opens as a byline does"
    if opened and _continues_byline(line.text):
        return "goes on from the byline above"
    text = _fold(head, line)
    if size <= 12 and any(name == text or (len(name) > 5 and f" {name} " in f" {text} ") for name in authors):
        return "names a claimed author"
    if not head.marked_up:
        return None
    if _marked_as(line, "author"):
        return "marked up as the author"
    names = _concepts(head, line, 3)
    if size <= 14 and line.index not in head.body and names & _bit("byline") and not names & _bit("navigation"):
        if not _is_date(line.text, head.words) and _begins_with_name(line.text):
            return "in an element named for the author"
    return None


def _is_unfinished_byline(text: str, words: Language) -> bool:
    """Whether a byline goes on in the next line: it is only "By", or ends with a comma or a word between names."""
    if text[-1] in ",/|&" or text.split()[-1].lower() in words.byline.joiners:
        return True
    opener = _byline_shape(words.code).match(text)
    return opener is not None and opener.end() >= len(text)


def _begins_with_name(text: str) -> bool:
    """Whether a line begins as a name does: two words with capitals, one alone, or a script without them."""
    return has_cjk(text) or not _LATIN_LOWER.search(text) or _NAME_BEGIN.match(text) is not None


def _continues_byline(text: str) -> bool:
    """A name, a comma or "and" on a line of its own, as captures of a byline's separate elements give them."""
    return (
        len(text) <= 3
        or _NAME_LINE.fullmatch(text) is not None
        or (len(text) <= 40 and text[0].isupper() and not re.search(r"[.!?:\d]", text))
    )


def _date_reason(head: _Head, line: Block) -> str | None:
    size = head.sizes[line.index]
    if line.kind == "caption" or line.figure is not None or (line.kind == "heading" and line.level == 1):
        return None
    if size <= BYLINE_WORDS and _NUMERIC_DATE.match(line.text):
        return "begins with a date"
    if _is_date(line.text, head.words):
        return "a date"
    if size > DATE_WORDS:
        return None
    if any(span.name == "datetime" for span in line.spans):
        return "marked up as a date"
    if size <= 6 and head.marked_up and _CLOCK.search(line.text) and _concepts(head, line, 2) & _bit("date"):
        return "a time in an element named for the date"
    return None


def _lone_names(head: _Head, top: int | None, said: Sequence[Label]) -> Iterator[Label]:
    """On raw text: a line that begins with a name, beside a date or with a role behind it, where no byline opens."""
    if head.marked_up or top is None or any(label.role == Role.BYLINE for label in said):
        return
    dates = {head.places[label.block] for label in said if label.role == Role.DATE_LINE}
    told = {label.block for label in said} | {top}
    # Those whom the text is about stand in its captions and tags; its author hardly ever does in it.
    about = content(_fold(head, head.document.blocks[index]) for index in head.body[:BODY_READ])
    for line in head.lines[max(0, head.places[top] - ABOVE) : head.end]:
        place = head.places[line.index]
        name = _leading_name(line.text, head.words)
        if not name or line.index in told or head.sizes[line.index] > LONE_WORDS or _is_furniture(head, line):
            continue
        if share(fold(name), about) > 0:
            continue
        rest = fold(line.text[len(name) :])
        if any(abs(place - date) <= 2 for date in dates):
            yield Label(line.index, Role.BYLINE, "a name beside the date", 0.6)
        elif place > head.places[top] and rest and _is_role(rest, head.words):
            yield Label(line.index, Role.BYLINE, "a name and what its bearer is", 0.6)


def _leading_name(text: str, words: Language) -> str:
    """The name a line begins with: two to four words with capitals, or a short one in a script without; "" for none."""
    if has_cjk(text):
        return text if len(text.replace(" ", "")) <= CJK_NAME else ""
    end, capitals = 0, 0
    for found in _TOKEN.finditer(text):
        token = found[0].rstrip(",;:|")
        if token[:1].isupper() and _NAME_TOKEN.fullmatch(token) and token.lower() not in words.function_words:
            capitals, end = capitals + 1, found.start() + len(token)
        elif token not in words.byline.particles:
            break
        if token != found[0] or capitals == 4:
            break
    return text[:end] if capitals >= 2 else ""


def _is_role(folded: str, words: Language) -> bool:
    """Whether what stands behind a name says what its bearer is ("Journalist", "Staff Writer")."""
    return any(role in f" {folded} " for role in _role_words(words.code))


@cache
def _role_words(code: str) -> tuple[str, ...]:
    return tuple(f" {fold(role)} " for role in load_language(code).byline.roles if len(role) > 3)


def _opening_name(head: _Head, said: Sequence[Label]) -> Iterator[Label]:
    """A name alone in a paragraph of its own right before the first one of the body."""
    start = head.places.get(head.start, 0)
    for line in head.lines[max(0, start - 1) : start]:
        told = line.index in {label.block for label in said} or line.kind not in ("paragraph", "text")
        if not told and head.labels.role(line.index) in BODY_ROLES and _NAME_LINE.fullmatch(line.text):
            yield Label(line.index, Role.BYLINE, "a name alone before the first paragraph", 0.7)


def _closing_byline(head: _Head) -> Iterator[Label]:
    """A byline in a block of its own at the end of the body."""
    for index in head.body[-2:] if len(head.body) > 4 else ():
        line = head.document.blocks[index]
        if head.sizes[line.index] <= 8 and _opens_byline(line.text, head.words):
            yield Label(index, Role.BYLINE, "a byline ends the body", 0.8)


# The dek


def _find_dek(head: _Head, top: int | None, taken: set[int]) -> list[Label]:
    """The standfirst: one block or several alike, between headline and body or the first of the body."""
    return _marked_deks(head, top, taken) if head.marked_up else _plain_dek(head, top, taken)


def _plain_dek(head: _Head, top: int | None, taken: set[int]) -> list[Label]:
    if top is None:
        return []
    place = head.places[top]
    found = plain_dek.best(_plain_lines(head), place, head.end if head.end > place else place + ABOVE)
    if found is None or head.lines[found[0]].index in taken:
        return []
    in_body = head.lines[found[0]].index in head.body
    if in_body and sum(1 for index in head.body if head.sizes[index] >= PROSE_WORDS) < FEWEST_PARAGRAPHS:
        return []  # a body of few paragraphs has none to give away
    if found[1] < (PLAIN_DEK_SCORE if in_body else PLAIN_DEK_OUTSIDE):
        return []
    return [Label(head.lines[found[0]].index, Role.DEK, found[2], probability(found[1]))]


def _marked_deks(head: _Head, top: int | None, taken: set[int]) -> list[Label]:
    said = [text for claim in head.document.claimed("description") if (text := fold(claim.value))]
    best: tuple[float, Block, str] | None = None
    for line in _dek_lines(head, top):
        if line.index in taken or not _may_be_dek(head, line):
            continue
        score, reason = _dek_score(head, line, top, said, taken)
        if score >= DEK_SCORE and (best is None or score > best[0]):
            best = (score, line, reason)
    if best is None:
        return []
    belief = min(0.95, 0.5 + best[0] / 10)
    return [Label(line.index, Role.DEK, best[2], belief) for line in _with_siblings(head, best[1], taken)]


def _dek_lines(head: _Head, top: int | None) -> list[Block]:
    start = head.places.get(head.start, len(head.lines))
    if top is None:
        return head.lines[start : start + 1]
    place = head.places[top]
    if place > start:
        return head.lines[start : start + 1]
    return [*head.lines[max(0, place - 3) : place], *head.lines[place + 1 : start + 1][-LINES_BETWEEN:]]


def _may_be_dek(head: _Head, line: Block) -> bool:
    size = head.sizes[line.index]
    if not 4 <= size <= DEK_WORDS or line.figure is not None or line.kind in ("caption", "list_item", "table"):
        return False
    if line.linked > 0.6 * len(line.text) or (line.kind == "heading" and line.level == 1):
        return False
    if _is_furniture(head, line) or _has_credit(head, line):
        return False
    near = head.document.blocks[max(0, line.index - 4) : line.index + 4]
    return not any(other.kind == "image" and other.text == line.text for other in near)


def _dek_score(head: _Head, line: Block, top: int | None, said: Sequence[str], taken: set[int]) -> tuple[float, str]:
    """How much speaks for a line being the dek, in units in which `DEK_SCORE` is enough, and what does."""
    score, reasons = 0.0, []
    text = _fold(head, line)
    if any(_same_words(text, claim) for claim in said):
        score += 2.0
        reasons.append("is the page's description")
    score += _marked_dek(head, line, reasons)
    if top is not None and head.places[line.index] < head.places[top]:
        score -= 1.0
    elif _parted_from_body(head, line, taken):
        # Among the paragraphs a date below the first may be a caption's or a dateline.
        score += 1.5 if _container(head.document, line) != head.container else 0.3
        reasons.append("above the byline or date")
    return score, ", ".join(reasons)


def _marked_dek(head: _Head, line: Block, reasons: list[str]) -> float:
    document = head.document
    score = 0.0
    around = _concepts(head, line, 3)
    if around & _bit("dek"):
        score += 2.0 + 0.5 * bool(_concepts(head, line, 1) & _bit("dek"))
        reasons.append("in an element named for it")
    elif around & _bit("teaser"):
        score += 1.5  # content systems call an article's standfirst its teaser text
        reasons.append("in an element named a teaser")
    if around & (_bit("related") | _bit("paywall") | _bit("caption")) or _beside_picture(head, line):
        score -= 2.5
    if _container(document, line) != head.container:
        score += 1.0
        reasons.append("outside the body's element")
    elif head.signatures and head.signatures[document.frames[line.frame].signature] <= 1 and len(head.body) > 3:
        score += 0.7
        reasons.append("set unlike the paragraphs")
    if line.kind == "heading":
        score += 1.8 if _container(document, line) != head.container else 1.2
        reasons.append("a heading of many words")
    if _all_strong(line) and not any(_all_strong(document.blocks[index]) for index in head.body[1:4]):
        score += 2.5
        reasons.append("bold as a whole")
    return score


def _beside_picture(head: _Head, line: Block) -> bool:
    """Whether a line shares a small element with a picture, as captions do."""
    container = _container(head.document, line)
    if container in head.spine:
        return False
    before = [block for block in head.document.blocks[max(0, line.index - 3) : line.index] if block.kind == "image"]
    return any(container in (block.frame, head.document.frames[block.frame].parent) for block in before)


def _all_strong(block: Block) -> bool:
    strong = sum(end - start for start, end, kind in block.emphasis if kind == "strong")
    return strong > 0.9 * len(block.text)


def _same_words(text: str, claim: str) -> bool:
    """Whether two texts say the same in both directions; a claim cut short may be its beginning."""
    if len(claim) > 60 and (text.startswith(claim[:-10]) and len(claim) > 0.5 * len(text)):
        return True
    ours, theirs = Counter(text.split()), Counter(claim.split())
    common = sum((ours & theirs).values())
    return common >= SAME_SHARE * max(sum(ours.values()), sum(theirs.values()))


def _parted_from_body(head: _Head, line: Block, taken: set[int]) -> bool:
    """Whether a byline or date line stands between a line and the body that follows it."""
    place = head.places[line.index]
    for other in head.lines[place + 1 : place + 30]:
        if other.index in taken:
            return True
        if other.index in head.body:
            return False
    return False


def _with_siblings(head: _Head, line: Block, taken: set[int]) -> list[Block]:
    """The dek's block with those right behind it that stand in the same element, apart from the body's."""
    found = [line]
    if _container(head.document, line) == head.container:
        return found
    container = _container(head.document, line)
    for other in head.lines[head.places[line.index] + 1 : head.places[line.index] + 4]:
        same = _container(head.document, other) == container and other.kind == line.kind
        if not same or other.index in taken or not _may_be_dek(head, other):
            break
        if head.document.frames[other.frame].signature != head.document.frames[line.frame].signature:
            break
        found.append(other)
    return found


# The kicker


def _find_kicker(head: _Head, top: int, taken: set[int], dek: int | None) -> list[Label]:
    """The line directly above the headline that is no navigation, or the one directly under the dek.

    On raw text, where navigation looks like anything else, the one under the dek comes first.
    """
    above, under = list(_kicker_above(head, top, taken)), list(_kicker_under(head, top if dek is None else dek, taken))
    return (above or under) if head.marked_up else (under or above)


def _kicker_above(head: _Head, top: int, taken: set[int]) -> Iterator[Label]:
    place = head.places[top]
    for line in reversed(head.lines[max(0, place - (2 if head.marked_up else 1)) : place]):
        reason = _kicker_reason(head, line, top) if line.index not in taken else None
        if reason:
            yield Label(line.index, Role.KICKER, reason, 0.8)
            return


def _kicker_reason(head: _Head, line: Block, top: int) -> str | None:
    document = head.document
    if head.sizes[line.index] > KICKER_WORDS or _is_furniture(head, line) or not re.search(r"\w", line.text):
        return None
    if not head.marked_up:
        once = sum(1 for other in head.lines if other.text == line.text) == 1
        if _plain_lines(head)[head.places[line.index]].picture or len(_TWO_PARTS.findall(line.text)) > 1:
            return None  # alternative text; a menu on one line
        return "directly above the headline" if once and head.sizes[line.index] >= 2 and head.places[top] >= 1 else None
    if len(line.links) > 1 or any(
        _HOME.fullmatch(address) for _, _, address in line.links
    ):  # a path of links, the logo
        return None
    around = _concepts(head, line, 3) | _inline_concepts(line)
    if _marked_as(line, "tag") and not around & _bit("kicker"):
        return None  # the category links that a content system puts above its posts
    if line.kind == "list_item" or around & (_bit("navigation") | _bit("tags")) and not around & _bit("kicker"):
        return None
    if around & _bit("kicker"):
        return "named a kicker above the headline"
    headline = document.blocks[top]
    holder = document.frames[headline.frame].parent
    near = line.frame == holder or document.frames[line.frame].parent in (holder, headline.frame)
    return (
        "in one element with the headline, above it"
        if near and head.places[top] - head.places[line.index] == 1
        else None
    )


def _kicker_under(head: _Head, above: int, taken: set[int]) -> Iterator[Label]:
    place = head.places[above] + 1
    for line in head.lines[place : place + 1]:
        if line.index in taken or line.index in head.body or head.sizes[line.index] > KICKER_WORDS:
            continue
        named = bool(_concepts(head, line, 2) & _bit("kicker")) and len(line.links) <= 1
        if (named or (not head.marked_up and _TWO_PARTS.search(line.text))) and not _is_date(line.text, head.words):
            yield Label(line.index, Role.KICKER, "a series or section line under headline and dek", 0.7)


# Shapes of lines


def _concepts(head: _Head, line: Block, levels: int) -> int:
    """What the names of a block's elements betray, its own and those around it that do not hold the body too."""
    mask, at = 0, line.frame
    for _ in range(levels):
        if at <= 0 or at in head.spine:
            break
        frame = head.document.frames[at]
        mask |= _names_of(frame.words)
        at = frame.parent
    return mask


def _inline_concepts(line: Block) -> int:
    """What the names of elements inside a line betray."""
    names = [word for span in line.spans if span.name == "class" for word in _NAME_EDGE.split(span.value.lower())]
    return _names_of(tuple(filter(None, names)))


@lru_cache(maxsize=64)
def _bit(concept: str) -> int:
    return concept_bit(concept)


@lru_cache(maxsize=4000)
def _names_of(words: tuple[str, ...]) -> int:
    mask = 0
    for word in words:
        mask |= word_concepts(word)
    return mask


def _marked_as(line: Block, what: str) -> bool:
    """Whether an itemprop or rel names the whole or a part of the block as this."""
    return any(span.name in ("itemprop", "rel") and what in span.value.split() for span in line.spans)


def _is_furniture(head: _Head, line: Block) -> bool:
    """Whether an earlier pass or a phrase says that a line is none of the article's."""
    return _phrase_role(head, line) in _FURNITURE or head.labels.role(line.index) in (Role.CAPTION, Role.CREDIT)


def _phrase_role(head: _Head, line: Block) -> Role | None:
    """What a phrase said of a line. Later guesses by the names of elements count for nothing here: a dek often stands
    in something called a teaser, a headline in a header.
    """
    said = head.labels.said(line.index)
    return said[0].role if said and said[0].reason.startswith("phrase") else None


def _has_credit(head: _Head, line: Block) -> bool:
    """Whether a line holds a picture's credit. The dear look is taken only where a mark or word of credits stands."""
    hints = _credit_words(head.words.code)
    hinted = any(mark in line.text for mark in "©/|(") or not hints.isdisjoint(_fold(head, line).split())
    return hinted and find_credit(line.text, head.words).credit is not None


@cache
def _credit_words(code: str) -> frozenset[str]:
    words = load_language(code)
    return frozenset(first for word in (*words.credits.labels, *words.agencies) for first in fold(word).split()[:1])


def _is_date(text: str, words: Language) -> bool:
    """Whether a short line holds a date, in numbers, in words or relative to now."""
    size = text.count(" ") + 1  # CJK dates have no spaces inside, and words like "updated" between them
    if size > DATE_WORDS or len(text) > DATE_CHARACTERS or (size > DATE_ALONE_WORDS and not _YEAR.search(text)):
        return False
    if _NUMERIC_DATE.search(text):
        return True
    return any(mark.isdigit() for mark in text) and _worded_date(words.code).search(text) is not None


def _opens_byline(text: str, words: Language) -> bool:
    """Whether a line opens with "By", "Von", "Text:" before a name, or is that word alone."""
    if len(text) > 200:
        return False
    shape = _byline_shape(words.code)
    return shape.match(text) is not None or any(shape.match(text, cut.end()) for cut in _SENTENCE_CUT.finditer(text))


@cache
def _worded_date(code: str) -> re.Pattern[str]:
    words = load_language(code).dates
    months = _alternatives(words.months)
    units = _alternatives(words.units)
    ago = _alternatives(words.relative)
    said = _alternatives((*words.published, *words.modified))
    return re.compile(
        rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|\.|º|°)?\s*(?:de |of )?(?:{months})\b"
        rf"|{_EDGE}(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b"
        rf"|\b(?:{ago})\s+\d{{1,3}}\s+(?:{units})\b|\b\d{{1,3}}\s?(?:{units})\s?(?:{ago})"
        rf"|^(?:{said})\b.*\d{{1,2}}[:.]\d\d",
        re.I,
    )


@cache
def _byline_shape(code: str) -> re.Pattern[str]:
    openers = _alternatives(word for word in load_language(code).byline.by)
    return re.compile(
        rf"(?i:{openers})(?:\s*[:：]?\s*$|\s*[:：]\s*(?=\S)|\s+(?=(?:[^\W\d_a-zа-яёіїє]|d['’]|de |van |von ))"
        r"|(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]))"
    )


def _alternatives(items: object) -> str:
    found = sorted(set(items), key=lambda item: (-len(item), item))  # type: ignore[call-overload]
    return "|".join(re.escape(item) for item in found) or r"(?!)"
