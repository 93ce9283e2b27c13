"""What order and repetition say, after each block was weighed: text standing twice, headings over nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import chain

from article_extract.credit_lines import find_credit
from article_extract.language import Language, detect
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles import links
from article_extract.roles.measured import measured
from article_extract.roles.read_also import read_also_reason
from article_extract.typography import ends_sentence

_LETTER = re.compile(r"[^\W_]")
_LEFT_BEHIND = re.compile(
    r"(?:Warning|Notice|Deprecated|Fatal error|Parse error|Strict Standards): .{5,400}? in \S+ on line \d+"
    r"|\{\{[^{}]*\}\}$"
)
_FILLER = re.compile(r"Lorem ipsum dolor\b")
_FILLER_LANGUAGE = "la"
# Subtitles that a program heard: "00:04 occurs before travelers ever reach". Results of races say no words between.
_TIME_MARK = re.compile(r"(?<!\S)\d{1,2}:\d\d(?::\d\d)? (?=[^\W\d_]+ [^\W\d_]+ )")
_MARKED_WORDS, _MARKED = 15, 90  # words between marks at most; times those, six marks
_SETTINGS = 4  # keys with a colon, as JSON has them
_OFTEN = 20  # "Article content" stood 116 times on one page; "Pros" may stand a dozen times
_SHORT = 60  # characters
_SWITCH = re.compile(r"\[[^\[\]\d]{1,30}\]")  # "[edit]", beside each heading of a wiki
_SWITCHES = 3
# Lines in a row; of 1,520 such lines on 2,200 text captures 1,460 were a menu's. With mark-up 19 of 29 were the
# article's: ingredients, steps, a table of contents.
_MENU_LINES = 8
_LINE_WORDS = 9
_DATE_WORDS = 6
_CHRONICLE = 3  # dates in lines of their own: one page of 915 had such dates, 76 of them, and they were its own
_GALLERY = 3  # headings with a picture under each
_HEADING_WORDS = 15  # of more that end as sentences do: some pages set whole paragraphs as headings
_DOUBTFUL = 0.25  # probability of body: of such paragraphs beside the body, two in three are its own (sites not seen)
_PROSE_WORDS = 12
_LITTLE = 0.3
_ALL_LINKED = 0.9
_POINTS = 2  # of the body in one list with a point that reads as something else
_ROW_LINKED = 0.85  # signs between the links are not
_MOST_LIFTED = 100  # blocks looked at: each costs a search of the whole body
_COPY_WORDS = 100
_ALIKE_LEVELS = 2  # elements around two blocks that are alike: their own, and the part of the page that each ends in
_REPEAT_WORDS = 6  # shorter blocks ("Yes.") may stand twice in an article


def label_structure(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: body blocks that repeat others, and subheadings with nothing under them, are no body."""
    body = [document.blocks[index] for index in labels.with_role(*BODY_ROLES)]
    gone: set[int] = set()
    steps = (
        _without_words(body),
        _of_programs(body),
        _filler(body),
        _menu_above(document, body),
        _standing_often(document, body),
        _hidden_copies(document, body),
    )
    for label in chain(*steps):
        gone.add(label.block)
        yield label
    for label in _repeated(document, [block for block in body if block.index not in gone]):
        gone.add(label.block)
        yield label
    left = [block for block in body if block.index not in gone]
    yield from _lifted(document, labels, left)
    yield from _veiled(document, labels, left)
    yield from _continuing(document, labels, words, left)
    yield from _dates(document, words, left)
    yield from _rows_of_links(left)
    yield from _points(document, labels, left)
    yield from _anchored(document, labels, left)
    yield from _headings_over_nothing(document, labels, left)


def _without_words(body: list[Block]) -> Iterator[Label]:
    """Rules and stars between paragraphs."""
    for block in body:
        if not _LETTER.search(block.text):
            yield Label(block.index, Role.OTHER, "no letter or digit in it")


def _of_programs(body: list[Block]) -> Iterator[Label]:
    """What a page's programs leave behind: warnings of PHP, places that nobody filled, settings in JSON."""
    for block in body:
        if block.kind in ("preformatted", "table"):
            continue
        text = block.text
        if _LEFT_BEHIND.match(text) or text.count('":') >= _SETTINGS:
            yield Label(block.index, Role.OTHER, "no one wrote it for a reader")
        elif ":" in text and len(_TIME_MARK.findall(text)) * _MARKED_WORDS > max(_MARKED, text.count(" ")):
            yield Label(block.index, Role.OTHER, "a recording's words with its time at every few")


def _filler(body: list[Block]) -> Iterator[Label]:
    """Filler in a place that nobody filled. Where the page's own text is filler, it is a draft or a trial: it stays."""
    found = [block for block in body if _FILLER.match(block.text)]
    if not found:
        return
    rest = " ".join(block.text for block in body if not _FILLER.match(block.text) and ends_sentence(block.text))
    if rest and detect(rest) != _FILLER_LANGUAGE:
        for block in found:
            yield Label(block.index, Role.OTHER, "filler text, and the page has a text of its own")


def _menu_above(document: Document, body: list[Block]) -> Iterator[Label]:
    """Many short lines above the first paragraph of raw text: a menu whose words the weights took for a list."""
    if len(document.frames) > 1:
        return
    above, counts = [], measured(document).counts
    for block in body:
        ended = ends_sentence(block.text)
        if ended and counts[block.index] >= _PROSE_WORDS:
            break
        if not ended and counts[block.index] < _LINE_WORDS:
            above.append(block)
    if len(above) >= _MENU_LINES:
        for block in above:
            yield Label(block.index, Role.NAVIGATION, f"one of {len(above)} short lines above the first paragraph")


def _standing_often(document: Document, body: list[Block]) -> Iterator[Label]:
    """Short lines that stand many times on the page: labels of its parts, notices in place of what was not loaded."""
    switches = [block for block in body if _SWITCH.fullmatch(block.text) and block.linked]
    often = Counter(block.text for block in switches)
    for block in switches:
        if often[block.text] >= _SWITCHES:
            yield Label(block.index, Role.NAVIGATION, f"a link in brackets that stands {often[block.text]} times")
    # Names in tables and headings of repeated parts are left.
    lines = [
        block
        for block in body
        if block.kind == "text" and len(block.text) < _SHORT and " " in block.text and not block.text.endswith(":")
    ]
    counts = Counter(block.text for block in document.blocks if block.kind != "image") if lines else Counter[str]()
    for block in lines:
        if counts[block.text] >= _OFTEN:
            yield Label(block.index, Role.OTHER, f"the same line stands {counts[block.text]} times")


def _hidden_copies(document: Document, body: list[Block]) -> Iterator[Label]:
    """The whole text in one hidden block, for a button that copies it or for a machine that reads Markdown."""
    folded, counts = measured(document).folded, measured(document).counts
    shown = [folded[block.index] for block in body if not block.hidden and counts[block.index] >= _REPEAT_WORDS]
    for block in body:
        if block.hidden and counts[block.index] >= _COPY_WORDS:
            again = sum(text in folded[block.index] for text in shown)
            if again > len(shown) / 2:
                yield Label(block.index, Role.HIDDEN, f"hidden, and says again what {again} blocks say")


def _repeated(document: Document, body: list[Block]) -> Iterator[Label]:
    """Blocks that lift a sentence out of another one, or whose text an earlier block in another element has."""
    folded, quotes = measured(document).folded, measured(document).named("quote")
    told = [block for block in body if folded[block.index].count(" ") + 1 >= _REPEAT_WORDS]
    lifted: set[int] = set()
    for block in told:
        source = _lifted_from(document, block, body, quotes) if _set_as_quote(document, block, quotes) else None
        if source is not None:
            lifted.add(block.index)
            yield Label(block.index, Role.PULL_QUOTE, f"set as a quote, and repeats words of block {source}")
    first: dict[str, Block] = {}
    again: dict[int, int] = {}
    for block in told:
        if block.index not in lifted:
            earlier = first.setdefault(folded[block.index], block)
            # A table of contents says headings before they stand.
            if earlier is not block and block.kind != "heading" and not _beside(document, earlier, block):
                again[block.index] = earlier.index
    whole = _whole_lists(document, body, again)
    for block in told:
        if block.index not in again:
            continue
        listed = block.kind == "list_item" and block.linked <= _ALL_LINKED * len(block.text)
        if not listed or document.frames[block.frame].parent in whole:
            yield Label(block.index, Role.OTHER, f"the same text stands in block {again[block.index]}")


def _lifted_from(document: Document, block: Block, body: list[Block], quotes: Container[int]) -> int | None:
    """The block of the body whose words a quote that is set off repeats; the same quote set off twice is no source."""
    folded = measured(document).folded
    text = folded[block.index]
    for other in body:
        if other.index != block.index and text in folded[other.index]:
            if text != folded[other.index] or not _set_as_quote(document, other, quotes):
                return other.index
    return None


def _beside(document: Document, earlier: Block, later: Block) -> bool:
    """Whether two blocks are set alike in one element, or in two alike: refrains, a remark under each of many things.

    Copies for small screens, teasers and machines stand elsewhere: of 48 paragraphs alike in one element on 915 pages
    the answers have 47 each time they stand, of 310 alike in different ones 20. Raw text tells no elements.
    """
    if len(document.frames) == 1 or earlier.hidden != later.hidden:
        return False
    frames = document.frames
    above, below = frames[earlier.frame], frames[later.frame]
    for _ in range(_ALIKE_LEVELS):
        if above.index == below.index:
            return True
        if above.signature != below.signature or 0 in (above.index, below.index):
            return False
        above, below = frames[above.parent], frames[below.parent]
    return above.index == below.index


def _whole_lists(document: Document, body: list[Block], again: Container[int]) -> set[int]:
    """The lists of which each item stood before, by the element that holds them.

    One item alone may stand in many lists: what is needed, what a product has, where to read on.
    """
    lists = {document.frames[block.frame].parent for block in body if block.kind == "list_item"}
    if len(document.frames) == 1:
        return lists
    counts = measured(document).counts
    new = {
        document.frames[block.frame].parent
        for block in body
        if block.kind == "list_item" and block.index not in again and counts[block.index] >= _REPEAT_WORDS
    }
    return lists - new


def _lifted(document: Document, labels: Labels, body: list[Block]) -> Iterator[Label]:
    """Blocks set off as quotes, left out already, that lift words out of the body: what they are can be said."""
    left_out = labels.with_role(Role.OTHER, Role.RELATED)
    if not body or not left_out:
        return
    folded, quotes = measured(document).folded, measured(document).named("quote")
    between = [document.blocks[index] for index in left_out if body[0].index < index < body[-1].index]
    set_off = [block for block in between if block.kind != "heading" and _set_as_quote(document, block, quotes)]
    for block in set_off[:_MOST_LIFTED]:
        text = folded[block.index]
        if text.count(" ") + 1 < _REPEAT_WORDS:
            continue
        source = next((other.index for other in body if text in folded[other.index]), None)
        if source is not None:
            yield Label(block.index, Role.PULL_QUOTE, f"set as a quote, and repeats words of block {source}")


def _set_as_quote(document: Document, block: Block, quotes: Container[int]) -> bool:
    """Whether mark-up sets a block off as a quote."""
    if block.kind == "blockquote":
        return True
    for step, frame in enumerate(document.ancestors(block)):
        if frame.tag in ("aside", "figure") or frame.index in quotes:
            return True
        if step == 2:
            break
    return False


def _continuing(document: Document, labels: Labels, words: Language, body: list[Block]) -> Iterator[Label]:
    """Paragraphs that go on where the body was thought to end, or stand right before it: what follows cast doubt."""
    texts = [block for block in document.blocks if block.text and block.kind not in ("image", "embed")]
    inside = {block.index for block in body}
    for order, nearest in ((texts, "before"), (texts[::-1], "behind")):
        beside: Block | None = None
        for block in order:
            if block.index in inside:
                beside = block
            elif beside is not None and _goes_on(document, labels, words, block, beside):
                inside.add(block.index)
                belief = 1 - labels.last(block.index).belief
                yield Label(block.index, Role.PARAGRAPH, f"full sentences, with the body right {nearest} it", belief)
                beside = block
            else:
                beside = None


def _goes_on(document: Document, labels: Labels, words: Language, block: Block, beside: Block) -> bool:
    """Whether a doubtful block is prose set like the body's paragraph beside it."""
    said = labels.said(block.index)
    if len(said) != 1 or said[0].role is not Role.OTHER or 1 - said[0].belief < _DOUBTFUL:
        return False
    if block.kind != beside.kind or document.frames[block.frame].parent != document.frames[beside.frame].parent:
        return False
    if not (ends_sentence(block.text) and ends_sentence(beside.text)) or block.linked > _LITTLE * len(block.text):
        return False
    return measured(document).counts[block.index] >= _PROSE_WORDS and find_credit(block.text, words).credit is None


def _veiled(document: Document, labels: Labels, body: list[Block]) -> Iterator[Label]:
    """Paragraphs beside those of a body that is hidden as a whole: a script shows them all or none."""
    counts, frames = measured(document).counts, document.frames
    prose = [block for block in body if counts[block.index] >= _PROSE_WORDS]
    if len(frames) == 1 or not prose or not all(block.hidden for block in prose):
        return
    holders = {frames[block.frame].parent for block in prose}
    for index in labels.with_role(Role.HIDDEN):
        block = document.blocks[index]
        alike = block.kind == prose[0].kind and frames[block.frame].parent in holders
        if alike and counts[index] >= _PROSE_WORDS and ends_sentence(block.text) and len(labels.said(index)) == 1:
            yield Label(index, Role.PARAGRAPH, "hidden, as the rest of the body is", 1 - labels.last(index).belief)


def _dates(document: Document, words: Language, body: list[Block]) -> Iterator[Label]:
    """Blocks that are a date and nothing else. Many of them are the dates of a calendar or a chronicle."""
    folded, names = measured(document).folded, _date_names(words)
    dates = [block for block in body if block.kind != "heading" and _is_date(folded[block.index].split(), names)]
    for block in dates if len(dates) < _CHRONICLE else ():
        yield Label(block.index, Role.DATE_LINE, "a date and nothing else")


@lru_cache(maxsize=64)
def _date_names(words: Language) -> frozenset[str]:
    """The names of months and days."""
    return frozenset({*words.dates.months, *(day.casefold() for day in words.dates.weekdays)})


def _is_date(tokens: list[str], names: frozenset[str]) -> bool:
    """Whether words are numbers and names of months and days, some of each, and no others."""
    if not 1 < len(tokens) <= _DATE_WORDS:
        return False
    numbers = sum(map(str.isdigit, tokens))
    return 0 < numbers < len(tokens) and numbers + sum(map(names.__contains__, tokens)) == len(tokens)


def _rows_of_links(body: list[Block]) -> Iterator[Label]:
    """Short blocks made of several links and nothing else: "Back | Print version"."""
    for block in body:
        linked = block.linked > _ROW_LINKED * len(block.text)
        if linked and len(block.links) > 1 and block.kind in ("paragraph", "text"):
            yield Label(block.index, Role.NAVIGATION, f"a row of {len(block.links)} links")


def _points(document: Document, labels: Labels, body: list[Block]) -> Iterator[Label]:
    """Points of a list of the body that their words made a source or a note: "Source: the pump", "Impact: a flood"."""
    frames = document.frames
    listed = Counter(frames[block.frame].parent for block in body if block.kind == "list_item")
    for index in labels.with_role(Role.SIGN_OFF, Role.NOTE) if listed else ():
        block = document.blocks[index]
        if block.kind == "list_item" and len(frames) > 1 and listed[frames[block.frame].parent] >= _POINTS:
            yield Label(index, Role.LIST_ITEM, "a point among others of the body")


def _anchored(document: Document, labels: Labels, body: list[Block]) -> Iterator[Label]:
    """Headings right above the body's text that link to their own place, as menus do, of which nothing was asked."""
    inside = {block.index for block in body}
    here = ("#", f"{document.url}#") if document.url else ("#",)
    for block in document.blocks[body[0].index : body[-1].index] if body else ():
        if block.kind != "heading" or block.level < 2 or not block.links or labels.said(block.index):
            continue
        below = _next_text(document, block)
        if below is not None and below.index in inside and block.links[0][2].startswith(here):
            yield Label(block.index, Role.SUBHEADING, "a heading that links to its own place, above the body's text")


def _headings_over_nothing(document: Document, labels: Labels, body: list[Block]) -> Iterator[Label]:
    """Subheadings over links to other articles, and those at the body's end: they open something else."""
    inside = {block.index for block in body}
    own = links.own_site(document)
    first = next((block.index for block in body if labels.role(block.index) is not Role.SUBHEADING), -1)
    for block in body:
        if labels.role(block.index) is Role.SUBHEADING:
            below = _next_text(document, block)
            if below is None or below.index in inside:
                continue
            if _leads_away(document, below, own):
                inside.discard(block.index)
                yield Label(block.index, Role.RELATED, f"a heading over the link in block {below.index}")
            elif block.index < first and _over_links(document, block, inside):
                inside.discard(block.index)
                yield Label(block.index, Role.RELATED, "a heading over links above the first paragraph")
    yield from _closing_headings(document, [block for block in body if block.index in inside], labels)


def _over_links(document: Document, heading: Block, inside: set[int]) -> bool:
    """Whether all that stands in the element around a heading is links, and none of it body: the topics of a post.
    Further down answers keep the headings of such lists.
    """
    top = document.frames[heading.frame].parent
    if top <= 0:
        return False
    chars = linked = 0
    for block in document.blocks[heading.index + 1 :]:
        if all(frame.index != top for frame in document.ancestors(block)):
            break
        if block.index in inside:
            return False
        chars, linked = chars + len(block.text), linked + block.linked
    return linked > _ALL_LINKED * chars > 0


def _closing_headings(document: Document, body: list[Block], labels: Labels) -> Iterator[Label]:
    """Subheadings that end the body. The headings of a gallery, with pictures between them, are its text."""
    at, counts = len(body), measured(document).counts
    while at > 0 and labels.role(body[at - 1].index) is Role.SUBHEADING:
        at -= 1
    run = body[at:]
    pictured = (
        any(block.kind == "image" for block in document.blocks[above.index : below.index])
        for above, below in zip(run, run[1:], strict=False)
    )
    if len(run) < _GALLERY or not all(pictured):
        for block in run:
            if counts[block.index] <= _HEADING_WORDS or not ends_sentence(block.text):
                yield Label(block.index, Role.OTHER, "a heading with no body under it")


def _leads_away(document: Document, block: Block, own: str) -> bool:
    """Whether a block as a whole leads to another article of the site."""
    if read_also_reason(block, own):
        return True
    return links.leads(block, document.frames[block.frame].href, own)[0] > _ALL_LINKED


def _next_text(document: Document, block: Block) -> Block | None:
    """The next block with text."""
    following = (other for other in document.blocks[block.index + 1 :] if other.text and other.kind != "image")
    return next(following, None)
