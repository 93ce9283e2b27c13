"""An element tree cut into blocks: one walk in reading order, nothing judged, nothing dropped.

A block ends where a browser would begin a new line of its own: at a block-level element or at two <br> in a row. Inline
elements leave links, emphasis and spans behind; block-level ones become frames, the steps of a block's tag path.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from article_extract.model import Block, Frame, LimitExceeded, Limits
from article_extract.reading.attributes import HIDING, SPEAKING, hides
from article_extract.reading.block_builder import BlockBuilder
from article_extract.reading.elements import BLOCK_LEVEL, EMPHASIS, SKIPPED, holds_blocks
from article_extract.reading.pictures import picture_source, pixels
from article_extract.reading.tables import data_table, kept_lines
from article_extract.typography import clean

# The walk is recursive, two calls a level; Python allows a thousand in all. Saved pages seldom pass 60 levels.
_DEEPEST = 200
_READ_APART = frozenset({"a", "table", "pre", "video"})
_PIXEL = 3  # pictures of so few pixels count visitors
# Characters. On 1,905 pages two <noscript> hold their article, the others menus and requests.
_SENTENCE, _ARTICLE = 60, 600
_MARKUP = re.compile(r"<[a-zA-Z!/]")
_ASIDE, _ASIDE_LEVELS = 200, 3  # characters hidden inside a sentence, elements around them
_WORDS = 60  # characters of a name that a component links or explains; a note set in the margin is longer


def blocks_from_tree(root: Any, *, url: str | None, limits: Limits) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """The blocks and frames of an lxml element tree, in reading order. The tree is not changed.

    url: base for relative addresses. Raises LimitExceeded where the tree has more elements than `limits` allow.
    """
    walk = _Walk(url, limits)
    read = _READERS.get(root.tag) or _reader(root.tag)
    read(walk, root, root.tag, min(limits.depth, _DEEPEST), False)
    return walk.build.result()


class _Walk:
    """One walk through a tree: what is said to the builder at each element.

    Each reader of an element takes it, its tag, the levels that may still be read below it, and whether an inline
    element around it is known to hold no block-level one.
    """

    __slots__ = ("build", "elements", "most")

    def __init__(self, url: str | None, limits: Limits) -> None:
        self.build = BlockBuilder(url)
        self.most = limits.elements
        self.elements = 1

    def content(self, element: Any, depth: int, in_line: bool) -> None:
        """What stands between an element's tags, tails of its children included."""
        text = element.text
        if text:
            if text.isspace():
                self.build.pending = True
            else:
                self.build.add(text, element)
        if len(element):
            self.children(element, element[:], depth, in_line)

    def children(self, element: Any, children: list[Any], depth: int, in_line: bool) -> None:
        """The elements right in one, and the texts behind each. children: a list, which lxml makes in half the time
        that its iterators take.
        """
        self.elements += len(children)
        if self.elements > self.most:
            raise LimitExceeded(f"more than {self.most} elements")
        if not depth:
            self.flattened(element)
            return
        build = self.build
        depth -= 1
        for child in children:
            tag = child.tag
            try:
                read = _READERS[tag]
            except KeyError:
                read = _reader(tag)
            read(self, child, tag, depth, in_line)
            text = child.tail
            if text:
                if text.isspace():
                    build.pending = True
                else:
                    build.add(text, child)

    def flattened(self, element: Any) -> None:
        """What stands deeper than the limit, read as if it stood at this depth."""
        build = self.build
        for below in element.iterdescendants():
            self.elements += 1
            if isinstance(below.tag, str) and below.tag not in SKIPPED:
                if below.tag in BLOCK_LEVEL:
                    build.flush()
                build.add(below.text or "", below)
            build.add(below.tail or "", below)

    def inline_element(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """An element inside a line: it leaves marks on the text, no frame."""
        children = element[:] if len(element) else None
        if children and not in_line and holds_blocks(element, children):
            self.block_element(element, tag, depth, False)
            return
        build = self.build
        link = None
        spans = []
        for name, value in element.items():
            if name in HIDING and hides(name, value):
                self.hidden_element(element, tag, depth)
                return
            if name in SPEAKING:
                if value:
                    spans.append((name, value))
            elif name == "href" and tag == "a":
                link = build.absolute(value)
        if link is not None:
            build.links_open += 1
        spans.reverse()
        mark = (link, EMPHASIS.get(tag), spans)
        text = element.text
        if children:
            build.open_marks.append((build.length, mark))
            if text:
                build.add(text, element)
            self.children(element, children, depth, True)
            build.close_mark()
        elif text:
            start = build.length
            build.add(text, element)
            build.mark(start, mark)
        if link is not None:
            build.links_open -= 1

    def hidden_element(self, element: Any, tag: str, depth: int) -> None:
        """An element inside a line that is not shown: a block of its own."""
        if self.build.buffer and _is_aside(element):
            with self.build.run_apart():
                self.block_element(element, tag, depth, True)
        else:
            self.block_element(element, tag, depth, True)

    def block_element(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """An element with lines of its own: a frame, and what stands in it."""
        build = self.build
        if build.buffer:
            build.flush()
        outer, blocks = build.place, len(build.blocks)
        if tag in _READ_APART:
            build.enter(element, tag)
            self.read_apart(element, tag, depth, in_line)
            build.leave(outer, blocks)
            return
        text = element.text
        filled = bool(text) and not text.isspace()
        if not filled and not len(element):  # one in six: nothing to be framed
            return
        build.enter(element, tag)
        if filled:
            build.add(text, element)
        if len(element):
            self.children(element, element[:], depth, in_line)
        build.leave(outer, blocks)

    def component(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """An element of the site's own: a part of the page, or a few words of a sentence that it says more of."""
        words_only = not len(element) and len(element.text or "") <= _WORDS
        read = self.inline_element if words_only and _in_sentence(element) else self.block_element
        read(element, tag, depth, in_line)

    def read_apart(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """The content of a block-level element that is read in a way of its own."""
        build = self.build
        if tag == "table" and (table := data_table(element)):
            build.whole(element, table, "table")
        elif tag == "pre" and not any(child.tag in BLOCK_LEVEL for child in element):
            build.whole(element, kept_lines(element), "preformatted")
        elif tag == "a" and (href := element.get("href")) is not None:
            build.links_open += 1
            build.open_marks.append((0, (build.absolute(href), None, [])))
            self.content(element, depth, in_line)
            build.flush()
            build.links_open -= 1
            build.open_marks.pop()
        else:
            if tag == "video" and (poster := element.get("poster")):
                build.media("image", "", poster, (0, 0), element, {})
            self.content(element, depth, in_line)

    def line_break(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """A <br>."""
        self.build.line_break()

    def pictures_only(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """A <noscript>: inside a figure it holds the picture that a script would load.

        One that holds a script, or another, was never closed, as far as the parser could tell: the page stands in it.
        One full of sentences holds the article, for readers (and search engines) for whom no script puts it there.
        """
        if next(element.iterdescendants("script", "noscript"), None) is not None or _full_of_sentences(element):
            self.block_element(element, tag, depth, in_line)
        elif self.build.in_figure():
            for picture in element.iter("img"):
                self.picture(picture, "img", 0, True)

    def picture(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """An <img>: a block of its own, which does not break the line that it stands in."""
        attributes = dict(element.items())
        size = (pixels(attributes.get("width")), pixels(attributes.get("height")))
        if 0 < size[0] < _PIXEL or 0 < size[1] < _PIXEL:
            return
        source = picture_source(element, attributes)
        alt = clean(attributes.get("alt") or "")
        if source or alt:
            self.build.media("image", alt, source or "", size, element, attributes)

    def embed(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """A framed foreign page: a block whose text is its title."""
        attributes = dict(element.items())
        source = attributes.get("src") or attributes.get("data-src")
        if source:
            self.build.media("embed", clean(attributes.get("title") or ""), source, (0, 0), element, attributes)

    def nothing(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """An element that never holds text a reader sees."""


_Reader = Callable[[_Walk, Any, str, int, bool], None]


_READERS: dict[str, _Reader] = {
    **dict.fromkeys(SKIPPED, _Walk.nothing),
    **dict.fromkeys(BLOCK_LEVEL, _Walk.block_element),
    **dict.fromkeys(("a", "span", "source", "font", "small", "time", "label", *EMPHASIS), _Walk.inline_element),
    "br": _Walk.line_break,
    "img": _Walk.picture,
    "amp-img": _Walk.picture,
    "iframe": _Walk.embed,
    "amp-iframe": _Walk.embed,
    "noscript": _Walk.pictures_only,
}


def _in_sentence(element: Any) -> bool:
    """Whether an element stands in a paragraph with text of it on both sides."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None or parent.tag != "p":
        return False
    ahead = parent.text if before is None else before.tail
    return all(text is not None and not text.isspace() for text in (ahead, element.tail))


def _is_aside(element: Any) -> bool:
    """Whether a hidden element holds but a few words in the midst of a paragraph: the source of a formula. They part no
    sentence; what a button unfolds may be the rest of the text, and what links hide for screen readers parts them.
    """
    inner = element
    for _ in range(_ASIDE_LEVELS):
        outer = inner.getparent()
        if outer is None or outer.tag == "a":
            return False
        if outer.tag in ("p", "li", "dd"):
            behind = inner.tail is not None and not inner.tail.isspace()
            return behind and sum(map(len, element.itertext())) <= _ASIDE
        inner = outer
    return False


def _full_of_sentences(element: Any) -> bool:
    """Whether an element holds as much running text as an article, rather than a menu or a request."""
    size = 0
    for child in element.iter():
        own = "" if child.tag == "style" else (child.text or "").strip()
        behind = "" if child is element else (child.tail or "").strip()
        # Browsers that run scripts save what stands in it as text: mark-up, most of it of counting pixels.
        size += sum(len(text) for text in (own, behind) if len(text) >= _SENTENCE and not _MARKUP.match(text))
    return size >= _ARTICLE


def _reader(tag: Any) -> _Reader:
    """How an element is read whose tag is not in the table. A comment's is no str; a component's has a hyphen."""
    if not isinstance(tag, str):
        return _Walk.nothing
    return _Walk.component if "-" in tag else _Walk.inline_element
