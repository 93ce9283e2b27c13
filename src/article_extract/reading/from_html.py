"""An element tree cut into blocks: one walk in reading order, nothing judged, nothing dropped.

A block ends where a browser would begin a new line of its own: at a block-level element or at two <br> in a row. Inline
elements leave links, emphasis and spans behind; block-level ones become frames, the steps of a block's tag path.
"""

from __future__ import annotations

from typing import Any

from article_extract.model import Block, Frame, LimitExceeded, Limits
from article_extract.reading.attributes import HIDING, SPEAKING, hides
from article_extract.reading.block_builder import BlockBuilder, Saying
from article_extract.reading.elements import (
    ALONE,
    BLOCK_LEVEL,
    EMPHASIS,
    IN_LINE,
    LINES,
    SKIPPED,
    TREATMENT,
    holds_blocks,
    treatment,
)
from article_extract.reading.pictures import picture_source, pixels
from article_extract.reading.tables import data_table, kept_lines
from article_extract.typography import clean

# The walk is recursive, two calls a level; Python allows a thousand in all. Saved pages seldom pass 60 levels.
_DEEPEST = 200
_READ_APART = frozenset({"a", "table", "pre", "video"})
_PIXEL = 3  # pictures of so few pixels count visitors


def blocks_from_tree(root: Any, *, url: str | None, limits: Limits) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """The blocks and frames of an lxml element tree, in reading order. The tree is not changed.

    url: base for relative addresses. Raises LimitExceeded where the tree has more elements than `limits` allow.
    """
    walk = _Walk(url, limits)
    walk.enter(root)
    return walk.build.result()


class _Walk:
    """One walk through a tree: what is said to the builder at each element."""

    __slots__ = ("build", "deepest", "elements", "most")

    def __init__(self, url: str | None, limits: Limits) -> None:
        self.build = BlockBuilder(url)
        self.most = limits.elements
        self.deepest = min(limits.depth, _DEEPEST)
        self.elements = 1

    def enter(self, root: Any) -> None:
        """The topmost element."""
        how = TREATMENT.get(root.tag) or treatment(root.tag)
        if how == LINES or (how == IN_LINE and holds_blocks(root)):
            self.block_element(root, root.tag, 0, False)
        elif how == IN_LINE:
            self.inline_element(root, root.tag, 0)
        elif how == ALONE:
            self.alone(root, root.tag)

    def children(self, element: Any, depth: int, in_line: bool) -> None:
        """What stands between an element's tags, tails of its children included.

        in_line: whether an inline element around it is known to hold no block-level one.
        """
        text = element.text
        if text:
            if text.isspace():
                self.build.pending = True
            else:
                self.build.add(text, element)
        count = len(element)
        if not count:
            return
        self.elements += count
        if self.elements > self.most:
            raise LimitExceeded(f"more than {self.most} elements")
        if depth < self.deepest:
            self.each_child(element, depth + 1, in_line)
        else:
            self.flattened(element)

    def each_child(self, element: Any, depth: int, in_line: bool) -> None:
        """The children of an element and the text behind each."""
        build = self.build
        for child in element:
            tag = child.tag
            how = TREATMENT.get(tag) or treatment(tag)
            if how == IN_LINE:
                if in_line or not len(child) or not holds_blocks(child):
                    self.inline_element(child, tag, depth)
                else:
                    self.block_element(child, tag, depth, False)
            elif how == LINES:
                self.block_element(child, tag, depth, in_line)
            elif how == ALONE:
                self.alone(child, tag)
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

    def inline_element(self, element: Any, tag: str, depth: int) -> None:
        """An element inside a line: it leaves marks on the text, no frame."""
        build = self.build
        said: list[Saying] = []
        link = False
        if tag in EMPHASIS:
            said.append(("emphasis", EMPHASIS[tag]))
        for name, value in element.items():
            if name in HIDING and hides(name, value):
                self.block_element(element, tag, depth, True)
                return
            if name in SPEAKING:
                if value:
                    said.append((name, value))
            elif name == "href" and tag == "a":
                link = True
                said.append(("link", build.addresses[value]))
        build.links_open += link
        if len(element):
            build.open_marks.append((build.length, said))
            self.children(element, depth, True)
            build.close_mark()
        elif text := element.text:
            start = build.length
            build.add(text, element)
            build.mark(start, reversed(said))
        build.links_open -= link

    def block_element(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """An element with lines of its own: a frame, and what stands in it."""
        build = self.build
        if build.buffer:
            build.flush()
        build.path.append(element)
        if tag in _READ_APART:
            self.read_apart(element, tag, depth, in_line)
        else:
            self.children(element, depth, in_line)
        if build.buffer:
            build.flush()
        build.leave()

    def read_apart(self, element: Any, tag: str, depth: int, in_line: bool) -> None:
        """The content of a block-level element that is read in a way of its own."""
        build = self.build
        if tag == "table" and (table := data_table(element)):
            build.whole(element, table, "table")
        elif tag == "pre" and not any(child.tag in BLOCK_LEVEL for child in element):
            build.whole(element, kept_lines(element), "preformatted")
        elif tag == "a" and (href := element.get("href")) is not None:
            build.links_open += 1
            build.open_marks.append((0, [("link", build.addresses[href])]))
            self.children(element, depth, in_line)
            build.flush()
            build.links_open -= 1
            build.open_marks.pop()
        else:
            if tag == "video" and (poster := element.get("poster")):
                build.media("image", "", poster, (0, 0), element, {})
            self.children(element, depth, in_line)

    def alone(self, element: Any, tag: str) -> None:
        """An element that holds no text of its own."""
        if tag == "br":
            self.build.line_break()
        elif tag in ("img", "amp-img"):
            self.picture(element)
        elif tag == "noscript":
            if self.build.in_figure():  # it holds the picture that a script would load
                for picture in element.iter("img"):
                    self.picture(picture)
        else:
            self.embed(element)

    def picture(self, element: Any) -> None:
        """An <img>: a block of its own, which does not break the line that it stands in."""
        attributes = dict(element.items())
        size = (pixels(attributes.get("width")), pixels(attributes.get("height")))
        if 0 < size[0] < _PIXEL or 0 < size[1] < _PIXEL:
            return
        source = picture_source(element, attributes)
        alt = clean(attributes.get("alt") or "")
        if source or alt:
            self.build.media("image", alt, source or "", size, element, attributes)

    def embed(self, element: Any) -> None:
        """A framed foreign page: a block whose text is its title."""
        attributes = dict(element.items())
        source = attributes.get("src") or attributes.get("data-src")
        if source:
            self.build.media("embed", clean(attributes.get("title") or ""), source, (0, 0), element, attributes)
