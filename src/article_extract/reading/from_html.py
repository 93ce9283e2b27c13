"""An element tree cut into blocks: one walk in reading order, nothing judged, nothing dropped.

A block ends where a browser would begin a new line of its own: at a block-level element or at two <br> in a row. Inline
elements leave links, emphasis and spans behind; block-level ones become frames, the steps of a block's tag path.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from article_extract.model import Block, Frame, LimitExceeded, Limits, Span
from article_extract.typography import clean

# Elements that never hold text a reader sees. <noscript> is looked through for pictures only.
_SKIPPED = frozenset(
    "script style template svg math head meta link title select datalist textarea input object applet audio canvas map"
    " param source track col colgroup frame frameset base basefont embed rp rt".split()
)
_BLOCK_LEVEL = frozenset(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol optgroup option p"
    " pre search section summary table tbody td tfoot th thead tr ul video picture".split()
)
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
# Class names by which style sheets everywhere move text off the screen.
_OFF_SCREEN = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader", "a11y-hidden", "u-hidden-visually"}
)
_FIGURE_WORDS = frozenset({"wp-caption", "wp-block-image", "figure", "media-object-figure"})
_LAZY_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-srcset", "srcset", "data-lazy-srcset", "data-url")
_PIXEL = 3  # pictures of so few pixels count visitors
_DIGITS = re.compile(r"\d+")
# A data table has cells of this many characters at the most, on average; larger ones lay out a page.
_CELL_CHARACTERS = 120
_TABLE_CELLS = 4000
# The walk is recursive, three calls a level; Python allows a thousand in all. Saved pages seldom pass 60 levels.
_DEEPEST = 200


def blocks_from_tree(root: Any, *, url: str | None, limits: Limits) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """The blocks and frames of an lxml element tree, in reading order. The tree is not changed.

    url: base for relative addresses. Raises LimitExceeded where the tree has more elements than `limits` allow.
    """
    reader = _TreeReader(url, limits)
    reader.enter(root, 0)
    reader.flush()
    return tuple(reader.blocks), tuple(reader.frames)


class _TreeReader:
    """The state of one walk: frames and blocks so far, and the text run that is being gathered."""

    __slots__ = (
        "after_break", "at", "base", "blocks", "buffer", "deepest", "elements", "emphasis", "figure", "figures",
        "frames", "href", "kind", "length", "level", "limits", "line", "linked", "links", "links_open", "list_depth",
        "open_marks", "pending", "signatures", "spans", "words_of", "addresses",
    )  # fmt: skip

    def __init__(self, url: str | None, limits: Limits) -> None:
        self.base = url
        self.limits = limits
        self.deepest = min(limits.depth, _DEEPEST)
        self.frames: list[Frame] = [Frame(0, -1, "", (), 0, None, "", False)]
        self.blocks: list[Block] = []
        self.words_of: dict[str, tuple[str, ...]] = {}
        self.signatures: dict[tuple[str, str], str] = {}
        self.addresses: dict[str, str] = {}
        self.at = 0
        self.kind, self.level, self.list_depth = "text", 0, 0
        self.figure: int | None = None
        self.figures = 0
        self.elements = 0
        self.href: str | None = None
        self.links_open = 0
        self.open_marks: list[tuple[int, str, str]] = []
        self._empty()

    def _empty(self) -> None:
        self.buffer: list[str] = []
        self.length = 0
        self.pending = False
        self.after_break = False
        self.linked = 0
        self.line = 0
        self.links: list[tuple[int, int, str]] = []
        self.emphasis: list[tuple[int, int, str]] = []
        self.spans: list[Span] = []

    # -- the text run

    def add(self, text: str, line: int = 0) -> None:
        """Text behind the run, white space folded as a browser does."""
        if text.isspace():
            self.pending = True
            return
        words = clean(text)
        if not words:
            return
        if not self.buffer:
            self.line = line
        elif self.pending or text[0].isspace():
            self.buffer.append(" ")
            self.length += 1
        self.buffer.append(words)
        self.length += len(words)
        self.pending = text[-1].isspace()
        self.after_break = False
        if self.links_open:
            self.linked += len(words)

    def close_mark(self, mark: tuple[int, str, str]) -> None:
        """An inline element ends: what it said of the text since `mark` is written down."""
        start, name, value = mark
        if self.length <= start:
            return
        if name == "link":
            self.links.append((start, self.length, value))
        elif name == "emphasis":
            self.emphasis.append((start, self.length, value))
        else:
            self.spans.append(Span(start, self.length, name, value))

    def flush(self) -> None:
        """The run becomes a block. Inline elements still open go on at the start of the next one."""
        if not self.buffer:
            self.pending = self.after_break = False
            if self.spans:
                self.spans = []
            return
        for mark in self.open_marks:
            self.close_mark(mark)
        self.open_marks = [(0, name, value) for _, name, value in self.open_marks]
        text = "".join(self.buffer)
        self.blocks.append(
            Block(
                index=len(self.blocks),
                text=text,
                kind=self.kind,
                level=self.level,
                frame=self.at,
                links=tuple(_trimmed(text, self.links)),
                emphasis=tuple(_trimmed(text, self.emphasis)),
                spans=tuple(Span(*span) for span in _trimmed(text, self.spans)),
                linked=self.linked,
                figure=self.figure,
                hidden=self.frames[self.at].hidden,
                position=self.line,
            )
        )
        self._empty()

    # -- elements

    def enter(self, element: Any, depth: int) -> None:
        """An element, its text and its children; the tail belongs to the parent."""
        tag = element.tag
        if not isinstance(tag, str):
            return  # comments and processing instructions
        self.elements += 1
        if self.elements > self.limits.elements:
            raise LimitExceeded(f"more than {self.limits.elements} elements")
        if tag in _SKIPPED:
            return
        if tag == "br":
            self.line_break()
        elif tag in ("img", "amp-img"):
            self.picture(element)
        elif tag in ("iframe", "amp-iframe"):
            self.embed(element)
        elif tag == "noscript":
            self.pictures_only(element)
        elif tag in _BLOCK_LEVEL or "-" in tag or (len(element) and _holds_blocks(element)):
            self.block_element(element, tag, depth)
        else:
            self.inline_element(element, tag, depth)

    def children(self, element: Any, depth: int) -> None:
        """What stands between an element's tags."""
        text = element.text
        if text:
            self.add(text, element.sourceline or 0)
        if depth >= self.deepest:
            self.flattened(element)
            return
        for child in element:
            self.enter(child, depth + 1)
            text = child.tail
            if text:
                self.add(text, child.sourceline or 0)

    def flattened(self, element: Any) -> None:
        """What stands deeper than the limit, read as if it stood at this depth."""
        for below in element.iterdescendants():
            self.elements += 1
            if isinstance(below.tag, str) and below.tag not in _SKIPPED:
                if below.tag in _BLOCK_LEVEL:
                    self.flush()
                self.add(below.text or "", below.sourceline or 0)
            self.add(below.tail or "", below.sourceline or 0)

    def line_break(self) -> None:
        """One <br> is a space that is remembered; a second one ends the block."""
        if self.after_break:
            self.flush()
        elif self.buffer:
            self.spans.append(Span(self.length, self.length, "break", ""))
            self.pending = self.after_break = True

    def inline_element(self, element: Any, tag: str, depth: int) -> None:
        """An element inside a line: it leaves marks on the text, no frame."""
        marks = len(self.open_marks)
        link = None
        if tag == "a":
            link = element.get("href")
            if link is not None:
                self.links_open += 1
                self.open_marks.append((self.length, "link", self.absolute(link)))
        elif tag in _EMPHASIS:
            self.open_marks.append((self.length, "emphasis", _EMPHASIS[tag]))
        for name, value in element.items():
            if name in _HIDING and _is_hidden(dict(element.items())):
                del self.open_marks[marks:]
                self.links_open -= link is not None
                self.block_element(element, tag, depth)
                return
            if name in _SPEAKING and value:
                self.open_marks.append((self.length, name, value))
        self.children(element, depth)
        while len(self.open_marks) > marks:
            self.close_mark(self.open_marks.pop())
        if link is not None:
            self.links_open -= 1

    def block_element(self, element: Any, tag: str, depth: int) -> None:
        """An element with lines of its own: a frame, and what stands in it."""
        if self.buffer:
            self.flush()
        self.pending = self.after_break = False
        before = (self.at, self.kind, self.level, self.figure, self.list_depth, self.href)
        attributes = dict(element.items())
        is_link = tag == "a" and "href" in attributes
        if is_link:
            self.href = self.absolute(attributes["href"])
            self.links_open += 1
            self.open_marks.append((0, "link", self.href))
        self.at = self.frame_of(tag, attributes)
        self.kind, self.level = self.kind_of(tag)
        if tag in ("ul", "ol", "menu"):
            self.list_depth += 1
        if tag == "figure" or (self.figure is None and _FIGURE_WORDS.intersection(attributes.get("class", "").split())):
            self.figures += 1
            self.figure = self.figures
        if tag == "table" and (table := _data_table(element)):
            self.whole(element, table, "table")
        elif tag == "pre" and not any(child.tag in _BLOCK_LEVEL for child in element):
            self.whole(element, _kept_lines(element), "preformatted")
        else:
            if tag == "video" and attributes.get("poster"):
                self.poster(attributes["poster"], element)
            self.children(element, depth)
        self.flush()
        if is_link:
            self.links_open -= 1
            self.open_marks.pop()
        self.at, self.kind, self.level, self.figure, self.list_depth, self.href = before

    def frame_of(self, tag: str, attributes: dict[str, str]) -> int:
        """A new frame under the one at hand; its index."""
        parent = self.frames[self.at]
        index = len(self.frames)
        words: tuple[str, ...] = ()
        signature, hidden = tag, parent.hidden
        if attributes:
            words = self.words(attributes)
            signature = self.signature(tag, attributes.get("class", ""))
            hidden = hidden or _is_hidden(attributes)
        if tag == "dialog" and "open" not in attributes:
            hidden = True
        self.frames.append(Frame(index, self.at, tag, words, parent.depth + 1, self.href, signature, hidden))
        return index

    def signature(self, tag: str, name: str) -> str:
        """Tag and class attribute with numbers made equal: alike for the cards of one list."""
        known = self.signatures.get((tag, name))
        if known is None:
            known = f"{tag}.{_DIGITS.sub('0', name)}" if name else tag
            self.signatures[tag, name] = known
        return known

    def words(self, attributes: dict[str, str]) -> tuple[str, ...]:
        """The words by which the page's author named an element."""
        words: tuple[str, ...] = ()
        for name, value in attributes.items():
            if name in _NAMING:
                if value not in self.words_of:
                    self.words_of[value] = tuple(word.lower() for word in _WORD_EDGE.split(value[:400]) if word)
                words += self.words_of[value]
            elif name == "aria-hidden" and value == "true":
                words += ("aria-hidden",)
        return words

    def kind_of(self, tag: str) -> tuple[str, int]:
        """(kind, level) of text that stands directly in an element with this tag, here."""
        if tag in _HEADINGS:
            return "heading", _HEADINGS[tag]
        if self.kind in _INHERITED and tag not in ("article", "section", "aside", "main", "nav"):
            if self.kind != "list_item" and tag in ("li", "blockquote", "figcaption"):
                return _KIND_OF_TAG[tag], self.list_depth if tag == "li" else 0
            return self.kind, self.level
        kind = _KIND_OF_TAG.get(tag, "text")
        return kind, self.list_depth if kind == "list_item" else 0

    def whole(self, element: Any, text: str, kind: str) -> None:
        """An element that is one block whatever stands in it."""
        if not text:
            return
        self.kind, self.level = kind, 0
        self.line = element.sourceline or 0
        self.buffer, self.length = [text], len(text)
        self.linked = sum(len(clean("".join(link.itertext()))) for link in element.iter("a"))
        self.flush()

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

    def poster(self, address: str, element: Any) -> None:
        """The still picture of a <video>."""
        self.media("image", "", address, (0, 0), element, {})

    def embed(self, element: Any) -> None:
        """A framed foreign page: a block whose text is its title."""
        attributes = dict(element.items())
        source = attributes.get("src") or attributes.get("data-src")
        if source:
            self.media("embed", clean(attributes.get("title") or ""), source, (0, 0), element, attributes)

    def pictures_only(self, element: Any) -> None:
        """A <noscript>: inside a figure it holds the picture that a script would load."""
        if self.figure is not None:
            for picture in element.iter("img"):
                self.picture(picture)

    def media(
        self, kind: str, text: str, source: str | None, size: tuple[int, int], element: Any, attributes: dict[str, str]
    ) -> None:
        """A block for a picture or an embed, with what its element is named."""
        spans = [Span(0, len(text), name, attributes[name]) for name in ("class", "itemprop") if attributes.get(name)]
        self.blocks.append(
            Block(
                index=len(self.blocks),
                text=text,
                kind=kind,
                frame=self.at,
                links=((0, len(text), self.href),) if self.href else (),
                spans=tuple(spans),
                figure=self.figure,
                source=self.absolute(source) if source else None,
                size=size,
                hidden=self.frames[self.at].hidden or _is_hidden(attributes),
                position=element.sourceline or 0,
            )
        )

    def absolute(self, address: str) -> str:
        """An address made absolute where the page's own is known."""
        address = address.strip()
        if not self.base or address.startswith(("http://", "https://", "#", "mailto:", "javascript:", "data:", "tel:")):
            return address
        known = self.addresses.get(address)
        if known is None:
            known = self.addresses[address] = _joined(self.base, address)
        return known


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # an address no parser takes, such as "http://[x": kept as printed
        return address


def _trimmed(text: str, marks: Any) -> Any:
    """Marks without the space that joined them to the word before."""
    for mark in marks:
        start, end = mark[0], mark[1]
        if start < end and text[start] == " ":
            start += 1
        yield (start, end, *mark[2:])


def _holds_blocks(element: Any) -> bool:
    """Whether an inline element wraps block-level ones, as card links do."""
    for below in element.iterdescendants():
        tag = below.tag
        if tag in _BLOCK_LEVEL and tag not in ("button", "picture", "video"):
            return True
    return False


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Whether the mark-up itself hides an element. `aria-hidden` does not: it hides from screen readers only."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    if style and _DISPLAY_NONE.search(style):
        return True
    name = attributes.get("class")
    return name is not None and not _OFF_SCREEN.isdisjoint(name.split())


def _pixels(value: str | None) -> int:
    found = re.match(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$", value or "")
    return int(found.group(1)) if found else 0


def _largest(srcset: str) -> str:
    """The address with the highest width or density in a srcset."""
    best, best_size = "", -1.0
    for candidate in re.split(r",\s+|,(?=https?:)", srcset.strip()):
        parts = candidate.split()
        if not parts:
            continue
        found = re.match(r"([\d.]+)[wx]$", parts[-1]) if len(parts) > 1 else None
        size = float(found.group(1)) if found and found.group(1).count(".") < 2 and found.group(1) != "." else 0.0
        if size > best_size:
            best, best_size = parts[0].rstrip(","), size
    return best


def _picture_source(element: Any, attributes: dict[str, str]) -> str | None:
    """Where a picture's file is: its src, or what a script would put there."""
    source = attributes.get("src", "").strip()
    if source and not source.startswith("data:"):
        return source
    for name in _LAZY_SOURCES:
        value = attributes.get(name, "").strip()
        if value and not value.startswith("data:"):
            return _largest(value) if "srcset" in name else value
    parent = element.getparent()
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


def _visible_text(element: Any) -> str:
    """The text under an element, without scripts and the like; a <br> is a line's end."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            parts.append(_visible_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _kept_lines(element: Any) -> str:
    lines = _visible_text(element).expandtabs(4).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")
