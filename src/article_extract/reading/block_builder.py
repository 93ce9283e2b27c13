"""Text runs made into blocks, and the elements around them into frames, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from article_extract.model import Block, Frame, Span
from article_extract.reading.addresses import joiner
from article_extract.reading.attributes import HIDING, described, hides
from article_extract.reading.elements import KEPT_WITHIN, KINDS_WITHIN, LISTS
from article_extract.typography import clean

Place = tuple[int, str, int, int | None, bool, int, str | None, int]
"""What stands directly in a frame takes from it: the frame's index; kind and level of its text; the figure's number;
whether it is hidden; the frame's depth; the address of the link it stands in; the number of lists around it."""

Mark = tuple[str | None, str | None, list[tuple[str, str]]]
"""What an inline element says of its text: the address it links to, the kind of emphasis, (name, value) of spans."""

# Pages have a thousand frames, blocks and spans: made so in a third of the time that calling their types takes.
_named = tuple.__new__
_TELLING = LISTS | {"a", "dialog"}  # tags of which `enter` asks for more
_NO_SIZE = (0, 0)
_ITEMS = frozenset({"li", "dd"})
COLUMN_BLOCKS = 12  # in one item of a list from which on the list lays out the page: its items are columns
_OF_RUN = (
    "after_break", "buffer", "emphasis", "joints", "length", "linked", "links", "links_open", "open_marks", "pending",
    "spans", "start",
)  # fmt: skip


class BlockBuilder:
    """Frames and blocks so far, the text run that is being gathered, and the elements around it."""

    __slots__ = (
        "absolute", "after_break", "blocks", "buffer", "emphasis", "figures", "frames", "joints", "length", "linked",
        "links", "links_open", "open_marks", "pending", "place", "spans", "start",
    )  # fmt: skip

    def __init__(self, url: str | None) -> None:
        self.absolute = joiner(url)
        self.frames = [Frame(0, -1, "", (), 0, None, "", False)]
        self.blocks: list[Block] = []
        self.place: Place = (0, "text", 0, None, False, 0, None, 0)
        self.figures = 0
        # Inline elements around the walk: where each begins in the run, and what it says of its text.
        self.open_marks: list[tuple[int, Mark]] = []
        self.links_open = 0
        # The run: its words, where spaces join them, their length, whether a space follows, and what stands in it.
        self.buffer: list[str] = []
        self.joints: set[int] = set()
        self.length = 0
        self.pending = False
        self.after_break = False
        self.start: Any = None
        self.linked = 0
        self.links: list[tuple[int, int, str]] = []
        self.emphasis: list[tuple[int, int, str]] = []
        self.spans: list[Span] = []

    def result(self) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
        """All blocks and frames, the run at hand included."""
        self.flush()
        return tuple(self.blocks), tuple(self.frames)

    # The run.

    def add(self, text: str, element: Any) -> None:
        """Text behind the run, white space folded as a browser does. element: where, for the number of its line."""
        words = " ".join(text.split())
        if not words.isprintable():
            words = clean(text)
        if not words:
            self.pending = self.pending or text.isspace()
            return
        buffer = self.buffer
        if not buffer:
            self.start = element
        elif self.pending or text[0].isspace():
            buffer.append(" ")
            self.joints.add(self.length)
            self.length += 1
        buffer.append(words)
        size = len(words)
        self.length += size
        self.pending = text[-1].isspace()
        self.after_break = False
        if self.links_open:
            self.linked += size

    def line_break(self) -> None:
        """One <br> is a space that is remembered; a second one ends the block."""
        if self.after_break:
            self.flush()
        elif self.buffer:
            self.spans.append(Span(self.length, self.length, "break", ""))
            self.pending = self.after_break = True

    def close_mark(self) -> None:
        """The innermost inline element ends."""
        self.mark(*self.open_marks.pop())

    def mark(self, start: int, mark: Mark) -> None:
        """Writes down what is said of the run from `start` to its end."""
        end = self.length
        if start == end:
            return
        if start in self.joints:
            start += 1
        link, emphasis, spans = mark
        if link is not None:
            self.links.append((start, end, link))
        if emphasis is not None:
            self.emphasis.append((start, end, emphasis))
        for name, value in spans:
            self.spans.append(_named(Span, (start, end, name, value)))

    def flush(self, kind: str = "") -> None:
        """The run becomes a block. Inline elements still open go on at the start of the next one.

        kind: where it is not that of the place.
        """
        buffer = self.buffer
        if not buffer:
            return
        if self.open_marks:
            self._part_marks()
        text = buffer[0]
        if len(buffer) > 1:
            text = "".join(buffer)
            self.joints.clear()
        frame, own, level, figure, hidden, _, _, _ = self.place
        if kind:
            own, level = kind, 0
        links: tuple[Any, ...] = ()
        emphasis: tuple[Any, ...] = ()
        spans: tuple[Any, ...] = ()
        if self.links:
            links = tuple(self.links)
            self.links = []
        if self.emphasis:
            emphasis = tuple(self.emphasis)
            self.emphasis = []
        if self.spans:
            spans = tuple(self.spans)
            self.spans = []
        number, line, linked = len(self.blocks), self.start.sourceline or 0, self.linked
        block = number, text, own, level, frame, links, emphasis, spans, linked, figure, None, _NO_SIZE, hidden, line, 0
        self.blocks.append(_named(Block, block))
        self.buffer = []
        self.length = self.linked = 0
        self.pending = self.after_break = False

    @contextmanager
    def run_apart(self) -> Iterator[None]:
        """What is read meanwhile makes blocks of its own, and the run goes on behind it."""
        kept = {name: getattr(self, name) for name in _OF_RUN}
        self.buffer, self.joints, self.length, self.linked, self.links_open = [], set(), 0, 0, 0
        self.links, self.emphasis, self.spans, self.open_marks = [], [], [], []
        self.pending = self.after_break = False
        yield
        for name, value in kept.items():
            setattr(self, name, value)

    def _part_marks(self) -> None:
        """Writes down what is open and opens it anew for the next run."""
        for at, (start, (link, emphasis, spans)) in enumerate(self.open_marks):
            self.mark(start, (link, emphasis, spans[::-1]))
            self.open_marks[at] = (0, (link, emphasis, spans))

    def whole(self, element: Any, text: str, kind: str) -> None:
        """An element that is one block whatever stands in it."""
        if not text:
            return
        self.start = element
        self.buffer, self.length = [text], len(text)
        self.linked = sum(len(clean("".join(link.itertext()))) for link in element.iter("a"))
        self.flush(kind)

    def media(
        self, kind: str, text: str, source: str, size: tuple[int, int], element: Any, attributes: dict[str, str]
    ) -> None:
        """A block for a picture or an embed, with what its element is named. It does not break the run."""
        frame, _, _, figure, hidden, _, href, _ = self.place
        if not hidden:
            hidden = any(name in attributes and hides(name, attributes[name]) for name in HIDING)
        spans = [
            _named(Span, (0, len(text), name, attributes[name]))
            for name in ("class", "itemprop")
            if attributes.get(name)
        ]
        if self.links_open and href is None:
            href = next((link for _, (link, _, _) in reversed(self.open_marks) if link is not None), None)
        links = ((0, len(text), href),) if href else ()
        address = self.absolute(source) if source else None
        number, line = len(self.blocks), element.sourceline or 0
        block = number, text, kind, 0, frame, links, (), tuple(spans), 0, figure, address, size, hidden, line, 0
        self.blocks.append(_named(Block, block))

    # Where it stands.

    def enter(self, element: Any, tag: str) -> None:
        """A block-level element begins: a new frame."""
        above, kind, level, figure, hidden, depth, href, list_depth = self.place
        words, looks, hides_it, figure_like = described(element.items())
        if hides_it:
            hidden = True
        if tag == "figure" or (figure_like and figure is None):
            figure = self.figures = self.figures + 1
        own_kind = KINDS_WITHIN[kind].get(tag)
        if own_kind is not None:
            kind, level = own_kind
            if kind == "list_item":
                level = list_depth
        elif kind not in KEPT_WITHIN:
            kind, level = "text", 0
        if tag in _TELLING:
            if tag in LISTS:
                list_depth += 1
            elif tag == "dialog":
                hidden = hidden or element.get("open") is None
            elif (target := element.get("href")) is not None:
                href = self.absolute(target)
        number = len(self.frames)
        depth += 1
        self.frames.append(_named(Frame, (number, above, tag, words, depth, href, tag + looks, hidden)))
        self.place = (number, kind, level, figure, hidden, depth, href, list_depth)

    def leave(self, outer: Place, blocks: int) -> None:
        """The innermost block-level element ends. Where it holds no block, it has no frame either.

        outer, blocks: the place around it and the number of blocks when it began.
        """
        if self.buffer:
            self.flush()
        held = len(self.blocks) - blocks
        if not held:
            self.frames.pop()
            if self.place[3] != outer[3]:
                self.figures -= 1
        elif held >= COLUMN_BLOCKS and self.place[1] == "list_item" and self.frames[self.place[0]].tag in _ITEMS:
            self._free_column(self.place[0], blocks)
        self.place = outer

    def _free_column(self, column: int, blocks: int) -> None:
        """Makes paragraphs of the items of a list that hold a whole column, all but those of lists inside it."""
        within = {column: "text"}  # the kind of what stands in each frame; "" inside a list of its own
        for number in range(column + 1, len(self.frames)):
            tag = self.frames[number].tag
            outer = within.get(self.frames[number].parent, "")
            within[number] = "" if not outer or tag in _ITEMS else "paragraph" if tag == "p" else outer
        for at in range(blocks, len(self.blocks)):
            block = self.blocks[at]
            kind = within.get(block.frame, "")
            if block.kind == "list_item":
                level = 0 if kind else block.level - 1
                self.blocks[at] = block._replace(kind=kind or "list_item", level=level)

    def in_figure(self) -> bool:
        """Whether the walk is in a figure."""
        return self.place[3] is not None
