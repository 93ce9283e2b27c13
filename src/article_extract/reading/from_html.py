"""An element tree cut into blocks: one walk in reading order, nothing judged, nothing dropped.

A block ends where a browser would begin a new line of its own: at a block-level element or at two <br> in a row. Inline
elements leave links, emphasis and spans behind; block-level ones become frames, the steps of a block's tag path.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urljoin

from article_extract.model import Block, Frame, LimitExceeded, Limits, Span
from article_extract.typography import clean

# Elements that never hold text a reader sees. <noscript> is looked through for pictures only.
_SKIPPED = frozenset(
    "script style template svg math head meta link title select datalist textarea input object applet audio canvas map"
    " param col colgroup frame base basefont embed rp rt".split()
)
_BLOCK_LEVEL = frozenset(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol optgroup option p"
    " pre search section summary table tbody td tfoot th thead tr ul video picture".split()
)
_BREAKING = _BLOCK_LEVEL - {"button", "picture", "video"}
_EMPHASIS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "code": "code",
    "kbd": "code",
    "u": "underline",
    "mark": "mark",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
    "sub": "sub",
    "sup": "sup",
    "q": "q",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KIND_OF_TAG = {
    "p": "paragraph",
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "blockquote",
    "figcaption": "caption",
    "caption": "caption",
}
# Kinds that what stands inside inherits: a <p> in a <blockquote> is the blockquote's text.
_INHERITED = frozenset({"list_item", "blockquote", "caption", "heading"})
_NAMING = frozenset(
    {"class", "id", "role", "itemprop", "data-component", "data-testid", "data-type", "data-module", "aria-label"}
)
_SPEAKING = frozenset({"class", "itemprop", "rel", "datetime"})  # attributes of inline elements that become spans
_HIDING = frozenset({"class", "style", "hidden"})
_WORD_EDGE = re.compile(r"[^0-9A-Za-z\u00c0-\uffff]+|(?<=[a-z])(?=[A-Z])")
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CAMEL = re.compile(r"[A-Z](?<=[a-z].)")
_LETTERS_AND_DIGITS = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_DIGITS_AS_ZERO = bytes(48 if 48 <= code < 58 else code for code in range(256))
# Class names by which style sheets everywhere move text off the screen.
_OFF_SCREEN = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader a11y-hidden u-hidden-visually".split()
)
_FIGURE_WORDS = frozenset({"wp-caption", "wp-block-image", "figure", "media-object-figure"})
# Where a picture's file is named: first where browsers look, then where scripts do.
_SOURCES = tuple("src data-src data-original data-lazy-src data-srcset srcset data-lazy-srcset data-url".split())
_LENGTH = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$")
_LENGTH_DIGITS = 5
_CANDIDATE_EDGE = re.compile(r",\s+|,(?=https?:)")
_CANDIDATE_SIZE = re.compile(r"([\d.]+)[wx]$")
_PIXEL = 3  # pictures of so few pixels count visitors
_DIGITS = re.compile(r"\d+")
# A data table has cells of this many characters at the most, on average; larger ones lay out a page.
_CELL_CHARACTERS = 120
_TABLE_CELLS = 4000
_ABSOLUTE = ("http://", "https://", "#", "mailto:", "javascript:", "data:", "tel:")
_PLAIN_PATH = re.compile(r"/(?!/)[\w%~+,=:@!$&'()*/.-]*(?:\?[\w%~+,=:@!$&'()*/.-]+)?", re.ASCII)
_LISTS = frozenset({"ul", "ol", "menu"})
_UNLIKE_OUTER = frozenset({"article", "section", "aside", "main", "nav"})
_READ_APART = frozenset({"a", "table", "pre", "video"})
# Makes a named tuple of all its values at once: in half the time of calling its class, and pages have a thousand.
_tuple = tuple.__new__
# Values of class attributes and the like whose words are kept: the pages of one site share most of theirs, a page has
# a hundred and more.
_REMEMBERED = 4096
# The walk is recursive, four calls a level at most; Python allows a thousand in all. Saved pages seldom pass 60 levels.
_DEEPEST = 200


def blocks_from_tree(root: Any, *, url: str | None, limits: Limits) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """The blocks and frames of an lxml element tree, in reading order. The tree is not changed.

    url: base for relative addresses. Raises LimitExceeded where the tree has more elements than `limits` allow.
    """
    reader = _TreeReader(url, limits)
    reader.enter(root, 0, False)
    reader.flush()
    return tuple(reader.blocks), tuple(reader.frames)


class _Place(NamedTuple):
    """What text that stands directly in a frame takes from it."""

    frame: Frame
    kind: str
    level: int
    figure: int | None
    list_depth: int


class _ClassName(NamedTuple):
    """What a class attribute says of its element."""

    words: tuple[str, ...]
    signature: str
    hides: bool
    figure: bool


class _TreeReader:
    """The state of one walk: frames and blocks so far, and the text run that is being gathered."""

    __slots__ = (
        "addresses", "after_break", "base", "blocks", "buffer", "deepest", "elements", "emphasis", "figures", "frames",
        "hiding", "length", "linked", "links", "links_open", "most", "open_marks", "origin", "path", "pending",
        "places", "spans", "start",
    )  # fmt: skip

    def __init__(self, url: str | None, limits: Limits) -> None:
        self.base = url
        self.origin = _origin(url)
        self.most = limits.elements
        self.deepest = min(limits.depth, _DEEPEST)
        self.elements = 1
        self.frames: list[Frame] = [Frame(0, -1, "", (), 0, None, "", False)]
        self.blocks: list[Block] = []
        # The block-level elements around the walk, and the places made of the outer ones of them: see `place`.
        self.path: list[Any] = []
        self.places: list[_Place] = [_Place(self.frames[0], "text", 0, None, 0)]
        self.figures = 0
        self.links_open = 0
        self.open_marks: list[tuple[int, str, str]] = []
        # What was found out of attribute values, most of which stand many times on a page.
        self.hiding: dict[str, bool] = {}
        self.addresses: dict[str, str] = {}
        self._empty()

    def _empty(self) -> None:
        self.buffer: list[str] = []
        self.length = 0
        self.pending = False
        self.after_break = False
        self.linked = 0
        self.start: Any = None
        self.links: list[tuple[int, int, str]] = []
        self.emphasis: list[tuple[int, int, str]] = []
        self.spans: list[tuple[int, int, str, str]] = []

    # -- the text run

    def add(self, text: str, element: Any) -> None:
        """Text behind the run, white space folded as a browser does. element: where, for the number of its line."""
        words = clean(text)
        if not words:
            self.pending = self.pending or text.isspace()
            return
        if not self.buffer:
            self.start = element
        elif self.pending or text[0].isspace():
            self.buffer.append(" ")
            self.length += 1
        self.buffer.append(words)
        self.length += len(words)
        self.pending = text[-1].isspace()
        self.after_break = False
        if self.links_open:
            self.linked += len(words)

    def close_marks(self, first: int = 0) -> None:
        """The inline elements since `first` end: what they say of the text is written down."""
        end = self.length
        while len(self.open_marks) > first:
            start, name, value = self.open_marks.pop()
            if start == end:
                continue
            if name == "link":
                self.links.append((start, end, value))
            elif name == "emphasis":
                self.emphasis.append((start, end, value))
            else:
                self.spans.append((start, end, name, value))

    def flush(self, kind: str = "") -> None:
        """The run becomes a block. Inline elements still open go on at the start of the next one.

        kind: where it is not that of the place.
        """
        if not self.buffer:
            self.pending = False
            return
        if self.open_marks:
            going_on = [(0, name, value) for _, name, value in self.open_marks]
            self.open_marks.reverse()  # the outermost is said first
            self.close_marks()
            self.open_marks = going_on
        text = "".join(self.buffer)
        frame, own_kind, level, figure, _ = self.place()
        links = tuple(_trimmed(text, self.links)) if self.links else ()
        emphasis = tuple(_trimmed(text, self.emphasis)) if self.emphasis else ()
        spans = tuple([_tuple(Span, span) for span in _trimmed(text, self.spans)]) if self.spans else ()
        line = self.start.sourceline or 0
        named = (len(self.blocks), text, kind or own_kind, 0 if kind else level, frame.index)
        self.blocks.append(
            _tuple(
                Block,
                (*named, links, emphasis, spans, self.linked, figure, None, (0, 0), frame.hidden, line, 0),
            )
        )
        self._empty()

    # -- where the run stands

    def place(self) -> _Place:
        """The innermost block-level element around the walk. Frames are made here, so that empty elements have none."""
        places = self.places
        for element in self.path[len(places) - 1 :]:
            places.append(self.place_of(element, places[-1]))
        return places[-1]

    def place_of(self, element: Any, outer: _Place) -> _Place:
        """A new frame under the one at hand, and what text in it takes from it."""
        tag = element.tag
        around, _, _, number, list_depth = outer
        above, _, _, _, depth, href, _, hidden = around
        words: tuple[str, ...] = ()
        signature, figure = tag, tag == "figure"
        if tag == "dialog" and element.get("open") is None:
            hidden = True
        for name, value in element.items():
            if name == "class":
                known = _class_name(value)
                words += known[0]
                signature = tag + known[1]
                hidden = hidden or known[2]
                figure = figure or (known[3] and number is None)
            elif name in _NAMING:
                words += _words(value)
            elif name in _HIDING:
                hidden = hidden or _hides(name, value)
            elif name == "href":
                if tag == "a":
                    href = self.absolute(value)
            elif name == "aria-hidden" and value == "true":
                words += ("aria-hidden",)
        frame = _tuple(Frame, (len(self.frames), above, tag, words, depth + 1, href, signature, hidden))
        self.frames.append(frame)
        if figure:
            number = self.figures = self.figures + 1
        kind, level = _kind_of(tag, outer)
        return _tuple(_Place, (frame, kind, level, number, list_depth + 1 if tag in _LISTS else list_depth))

    def hides(self, name: str, value: str) -> bool:
        """Whether an attribute hides its element."""
        if name != "class":
            return _hides(name, value)
        known = self.hiding.get(value)
        if known is None:
            known = self.hiding[value] = _hides(name, value)
        return known

    # -- elements

    def enter(self, element: Any, depth: int, in_line: bool) -> None:
        """An element, its text and its children; the tail belongs to the parent.

        in_line: whether an inline element around it is known to hold no block-level one.
        """
        tag = element.tag
        treatment = _TREATMENT.get(tag) or _treatment(tag)
        if treatment == _LINES:
            self.block_element(element, tag, depth, in_line)
        elif treatment == _IN_LINE:
            if not in_line and len(element) and _holds_blocks(element):
                self.block_element(element, tag, depth, in_line)
            else:
                self.inline_element(element, tag, depth)
        elif treatment == _ALONE:
            _READERS[tag](self, element)

    def children(self, element: Any, depth: int, in_line: bool) -> None:
        """What stands between an element's tags."""
        text = element.text
        if text:
            if text.isspace():
                self.pending = True
            else:
                self.add(text, element)
        count = len(element)
        if not count:
            return
        self.elements += count
        if self.elements > self.most:
            raise LimitExceeded(f"more than {self.most} elements")
        if depth >= self.deepest:
            self.flattened(element)
            return
        for child in element:
            self.enter(child, depth + 1, in_line)
            text = child.tail
            if text:
                if text.isspace():
                    self.pending = True
                else:
                    self.add(text, child)

    def flattened(self, element: Any) -> None:
        """What stands deeper than the limit, read as if it stood at this depth."""
        for below in element.iterdescendants():
            self.elements += 1
            if isinstance(below.tag, str) and below.tag not in _SKIPPED:
                if below.tag in _BLOCK_LEVEL:
                    self.flush()
                self.add(below.text or "", below)
            self.add(below.tail or "", below)

    def line_break(self, element: Any) -> None:
        """One <br> is a space that is remembered; a second one ends the block."""
        if self.after_break:
            self.flush()
        elif self.buffer:
            self.spans.append((self.length, self.length, "break", ""))
            self.pending = self.after_break = True

    def inline_element(self, element: Any, tag: str, depth: int) -> None:
        """An element inside a line: it leaves marks on the text, no frame."""
        open_marks = self.open_marks
        before = len(open_marks)
        link = False
        if tag in _EMPHASIS:
            open_marks.append((self.length, "emphasis", _EMPHASIS[tag]))
        for name, value in element.items():
            if name in _HIDING and self.hides(name, value):
                del open_marks[before:]
                self.block_element(element, tag, depth, True)
                return
            if name in _SPEAKING:
                if value:
                    open_marks.append((self.length, name, value))
            elif name == "href" and tag == "a":
                link = True
                open_marks.append((self.length, "link", self.absolute(value)))
        if link:
            self.links_open += 1
        self.children(element, depth, True)
        if len(self.open_marks) > before:
            self.close_marks(before)
        if link:
            self.links_open -= 1

    def block_element(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """An element with lines of its own: a frame, and what stands in it."""
        if self.buffer:
            self.flush()
        self.path.append(element)
        if tag in _READ_APART:
            self.read_apart(element, tag, depth, in_line)
        else:
            self.children(element, depth, in_line)
        if self.buffer:
            self.flush()
        if len(self.places) > len(self.path):
            self.places.pop()
        self.path.pop()

    def read_apart(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """The content of a block-level element that is read in a way of its own."""
        if tag == "table" and (table := _data_table(element)):
            self.whole(element, table, "table")
        elif tag == "pre" and not any(child.tag in _BLOCK_LEVEL for child in element):
            self.whole(element, _kept_lines(element), "preformatted")
        elif tag == "a" and (href := element.get("href")) is not None:
            self.links_open += 1
            self.open_marks.append((0, "link", self.absolute(href)))
            self.children(element, depth, in_line)
            self.flush()
            self.links_open -= 1
            self.open_marks.pop()
        else:
            if tag == "video" and (poster := element.get("poster")):
                self.media("image", "", poster, (0, 0), element, {})
            self.children(element, depth, in_line)

    def whole(self, element: Any, text: str, kind: str) -> None:
        """An element that is one block whatever stands in it."""
        if not text:
            return
        self.start = element
        self.buffer, self.length = [text], len(text)
        self.linked = sum(len(clean("".join(link.itertext()))) for link in element.iter("a"))
        self.flush(kind)

    # -- pictures and embeds

    def picture(self, element: Any) -> None:
        """An <img>: a block of its own, which does not break the line that it stands in."""
        attributes = dict(element.items())
        size = (_pixels(attributes.get("width")), _pixels(attributes.get("height")))
        if 0 < size[0] < _PIXEL or 0 < size[1] < _PIXEL:
            return
        source = _picture_source(element, attributes)
        alt = clean(attributes.get("alt") or "")
        if not source and not alt:
            return
        self.media("image", alt, source, size, element, attributes)

    def embed(self, element: Any) -> None:
        """A framed foreign page: a block whose text is its title."""
        attributes = dict(element.items())
        source = attributes.get("src") or attributes.get("data-src")
        if source:
            self.media("embed", clean(attributes.get("title") or ""), source, (0, 0), element, attributes)

    def pictures_only(self, element: Any) -> None:
        """A <noscript>: inside a figure it holds the picture that a script would load."""
        if self.in_figure():
            for picture in element.iter("img"):
                self.picture(picture)

    def in_figure(self) -> bool:
        return self.places[-1].figure is not None or any(
            around.tag == "figure" or _class_name(around.get("class", "")).figure
            for around in self.path[len(self.places) - 1 :]
        )

    def media(
        self, kind: str, text: str, source: str | None, size: tuple[int, int], element: Any, attributes: dict[str, str]
    ) -> None:
        """A block for a picture or an embed, with what its element is named."""
        place = self.place()
        href = place.frame.href
        spans = [Span(0, len(text), name, attributes[name]) for name in ("class", "itemprop") if attributes.get(name)]
        hidden = place.frame.hidden or any(_hides(name, attributes[name]) for name in _HIDING if name in attributes)
        self.blocks.append(
            Block(
                index=len(self.blocks),
                text=text,
                kind=kind,
                frame=place.frame.index,
                links=((0, len(text), href),) if href else (),
                spans=tuple(spans),
                figure=place.figure,
                source=self.absolute(source) if source else None,
                size=size,
                hidden=hidden,
                position=element.sourceline or 0,
            )
        )

    def absolute(self, address: str) -> str:
        """An address made absolute where the page's own is known."""
        if address.startswith(_ABSOLUTE) or not self.base:
            return address.strip()
        known = self.addresses.get(address)
        if known is None:
            known = self.addresses[address] = _joined(self.base, self.origin, address.strip())
        return known


# How elements are read that stand in a line, or between lines, without text of their own.
_READERS = {
    "br": _TreeReader.line_break,
    "img": _TreeReader.picture,
    "amp-img": _TreeReader.picture,
    "iframe": _TreeReader.embed,
    "amp-iframe": _TreeReader.embed,
    "noscript": _TreeReader.pictures_only,
}
_NOT_READ, _LINES, _IN_LINE, _ALONE = 1, 2, 3, 4
_TREATMENT: dict[Any, int] = {
    **dict.fromkeys(_SKIPPED, _NOT_READ),
    **dict.fromkeys(_BLOCK_LEVEL, _LINES),
    **dict.fromkeys(("a", "span", "source", "font", "small", "time", "label", *_EMPHASIS), _IN_LINE),
    **dict.fromkeys(_READERS, _ALONE),
}


def _treatment(tag: Any) -> int:
    """How an element is read whose tag is in no list; a comment's is no str."""
    if not isinstance(tag, str):
        return _NOT_READ
    return _LINES if "-" in tag else _IN_LINE


@lru_cache(maxsize=_REMEMBERED)
def _class_name(value: str) -> _ClassName:
    """What a class attribute says; its signature has numbers made equal: alike for the cards of one list."""
    signature = "." + _numbers_alike(value) if value else ""
    figure = not _FIGURE_WORDS.isdisjoint(value.split())
    return _ClassName(_words(value), signature, _hides("class", value), figure)


@lru_cache(maxsize=_REMEMBERED)
def _words(value: str) -> tuple[str, ...]:
    """An attribute's value cut into words, lower case, at marks and where capitals begin."""
    value = value[:400]
    if not value.isascii():
        return tuple([word.lower() for word in _WORD_EDGE.split(value) if word])
    if not value.islower():
        value = _CAMEL.sub(r" \g<0>", value).lower()
    return tuple(value.encode("ascii").translate(_LETTERS_AND_DIGITS).decode("ascii").split())


def _kind_of(tag: str, outer: _Place) -> tuple[str, int]:
    """(kind, level) of text that stands directly in an element with this tag, in this place."""
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    around = outer.kind
    if around in _INHERITED and tag not in _UNLIKE_OUTER:
        if tag not in ("li", "blockquote", "figcaption") or (around == "list_item" and tag != "li"):
            return around, outer.level
    kind = _KIND_OF_TAG.get(tag, "text")
    return kind, outer.list_depth if kind == "list_item" else 0


def _numbers_alike(value: str) -> str:
    """A value with every number made 0."""
    if not value.isascii():
        return _DIGITS.sub("0", value)
    alike = value.encode("ascii").translate(_DIGITS_AS_ZERO)
    while b"00" in alike:
        alike = alike.replace(b"00", b"0")
    return alike.decode("ascii")


def _origin(url: str | None) -> str | None:
    """Scheme and host of a web address: what an address that begins with "/" is put behind."""
    found = re.match(r"https?://[^/?#;\s]+(?=[/?#]|$)", url or "")
    return found.group() if found else None


def _joined(base: str, origin: str | None, address: str) -> str:
    """An address relative to the page's, made absolute."""
    if address.startswith(_ABSOLUTE):
        return address
    if origin and _PLAIN_PATH.fullmatch(address) and "/." not in address:
        return origin + address  # as urljoin would; it takes ten times as long, and pages have a hundred such addresses
    try:
        return urljoin(base, address)
    except ValueError:  # an address no parser takes, such as "http://[x": kept as printed
        return address


def _trimmed(text: str, marks: list[Any]) -> list[Any]:
    """Marks without the space that joined them to the word before."""
    return [(mark[0] + 1, *mark[1:]) if mark[0] < mark[1] and text[mark[0]] == " " else mark for mark in marks]


def _holds_blocks(element: Any) -> bool:
    """Whether an inline element wraps block-level ones, as card links do."""
    for child in element:
        if child.tag in _BREAKING:
            return True
        if len(child):
            return any(below.tag in _BREAKING for below in element.iterdescendants())
    return False


def _hides(name: str, value: str) -> bool:
    """Whether an attribute hides its element. `aria-hidden` does not: it hides from screen readers only."""
    if name == "class":
        return not _OFF_SCREEN.isdisjoint(value.split())
    if name == "style":
        return _DISPLAY_NONE.search(value) is not None
    return name == "hidden" and value != "until-found"


def _pixels(value: str | None) -> int:
    if not value:
        return 0
    if not value.isdecimal():
        found = _LENGTH.match(value)
        if not found:
            return 0
        value = found.group(1)
    return int(value) if len(value) <= _LENGTH_DIGITS else 0


def _largest(srcset: str) -> str:
    """The address with the highest width or density in a srcset."""
    best, best_size = "", -1.0
    for candidate in _CANDIDATE_EDGE.split(srcset.strip()):
        parts = candidate.split()
        if not parts:
            continue
        found = _CANDIDATE_SIZE.match(parts[-1]) if len(parts) > 1 else None
        size = float(found.group(1)) if found and found.group(1).count(".") < 2 and found.group(1) != "." else 0.0
        if size > best_size:
            best, best_size = parts[0].rstrip(","), size
    return best


def _picture_source(element: Any, attributes: dict[str, str]) -> str | None:
    """Where a picture's file is: its src, or what a script would put there."""
    for name in _SOURCES:
        value = attributes.get(name)
        if value and not value.startswith("data:"):
            value = value.strip()
            if value and not value.startswith("data:"):
                return _largest(value) if "srcset" in name else value
    parent = element.getparent()
    while parent is not None and parent.tag == "source":  # it has no end tag, so libxml2 puts what follows inside it
        parent = parent.getparent()
    if parent is not None and parent.tag == "picture":
        for sibling in parent.iter("source"):
            value = sibling.get("srcset") or sibling.get("data-srcset")
            if value and not value.startswith("data:"):
                return _largest(value)
    return None


def _data_table(table: Any) -> str:
    """A table's text, cells parted by tabs and rows by newlines; "" for a table that lays out a page."""
    rows: list[list[str]] = []
    cells = 0
    for below in table.iterdescendants():
        tag = below.tag
        if tag in ("table", "form", "article", "section", "h1", "iframe", "figure", "ul", "ol"):
            return ""
        if tag == "tr":
            rows.append([])
        elif tag in ("td", "th"):
            cells += 1
            if cells > _TABLE_CELLS:
                return ""
            if not rows:
                rows.append([])
            rows[-1].append(clean(_visible_text(below)))
    rows = [row for row in rows if any(row)]
    filled = [cell for row in rows for cell in row if cell]
    if len(rows) < 2 or max(len(row) for row in rows) < 2 or len(filled) < 4:
        return ""
    if sum(map(len, filled)) > _CELL_CHARACTERS * len(filled):
        return ""
    return "\n".join("\t".join(row) for row in rows)


def _visible_text(element: Any, depth: int = 0) -> str:
    """The text under an element, without scripts and the like; a <br> is a line's end."""
    if depth > _DEEPEST:
        return "".join(element.itertext())
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            parts.append(_visible_text(child, depth + 1))
        parts.append(child.tail or "")
    return "".join(parts)


def _kept_lines(element: Any) -> str:
    lines = _visible_text(element).expandtabs(4).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")
