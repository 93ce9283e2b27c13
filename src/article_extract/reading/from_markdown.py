"""Raw text in Markdown into blocks, as html2text and crawlers that feed language models keep pages.

The marks are read (CommonMark with tables, by `markdown-it-py`) and left out of the text: headings, list items,
quotations, tables and program text keep their kind, links and emphasis their place, pictures their address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from article_extract.model import Block, Frame
from article_extract.reading.addresses import joiner
from article_extract.reading.from_text import ROOT
from article_extract.reading.joining import NARROWEST, WIDEST, is_full
from article_extract.typography import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINK = re.compile(
    r"\]\((?:<?(?:https?:|mailto:|data:|[/#.?])|\)|[\w%-]+\.(?:html?|php|aspx?|png|jpe?g|gif|webp|svg)\b)"
)
_HEADING = re.compile(r"(?:\A|\n[ \t]*\n) {0,3}(#{1,6}) +[^\s#][^\n]{0,150}(?=\n[ \t]*(?:\n|\Z)|\Z)")
_BLANK = re.compile(r"\n\s*\n")
_TITLE = re.compile(r" {0,3}#{1,2} +[^\s#].{0,150}")
_TITLE_BLOCKS = 3  # a page's own heading opens the text, or stands below a line or two (a kicker, a date)
_TOP = 2000  # characters in which these are looked for
_FEWEST = 2  # links or headings: a text that shows one of them need not be made of them
_JSON_START = ("{", '"', "[{")
_MARK = re.compile(r"\s*(?:#{1,6}\s|[*+>|-]|\d+[.)]\s|!?\[)")
_ATX = re.compile(r" {0,3}#{1,6}\s")
_LONG_WORD = 40  # characters: an address, which no wrapping breaks
_FEWEST_FULL = 3
_FULL_SHARE = 0.5
_MOST_FIT = 0.95  # of the lines end before the column: some are not cut at all
# What is left of a link around several blocks, which Markdown knows no way to write.
_TORN_LINK = re.compile(r"!?\[(?![^\[\]]*\])\s*|\]\((?:https?:|/)[^()\s]*(?:\s+\"[^\"]*\")?\)")
_LOOSE_MARK = re.compile(r"^\s*[*_]{1,3}(?=\s|$)|(?<=\s)[*_]{1,3}\s*$")  # emphasis around a space is none
_CUT_ADDRESS = re.compile(r"\]\([^()\s]*(?:(?<=-)\n[^()\s]+)+")  # by a wrapping that breaks words at hyphens
_KINDS = {"list_item_open": "list_item", "blockquote_open": "blockquote"}
_WHOLE = 0.9  # share of an item that is a link: an entry of a menu


class _Piece(NamedTuple):
    """A stretch of a line with one look. kind: "text", "break" (an end of line) or "image" (text is what it shows)."""

    text: str
    kind: str = "text"
    link: str = ""
    emphasis: frozenset[str] = frozenset()
    source: str = ""


def is_markdown(text: str) -> bool:
    """Whether a text marks links or headings as Markdown does. Remarks in programs and tags of networks open with the
    sign of headings too.
    """
    if ("](" not in text and "# " not in text) or text.lstrip()[:2].startswith(_JSON_START):
        return False
    if len(list(islice(_LINK.finditer(text), _FEWEST))) == _FEWEST or _opens_with_title(text):
        return True
    levels = [len(found[1]) for found in _HEADING.finditer(text)]
    return len(levels) >= _FEWEST and max(levels) > 1


def _opens_with_title(text: str) -> bool:
    parts = _BLANK.split(text[:_TOP].strip(), _TITLE_BLOCKS)[:_TITLE_BLOCKS]
    return any(_TITLE.fullmatch(part) for part in parts)


def blocks_from_markdown(text: str, url: str | None = None) -> tuple[tuple[Block, ...], tuple[Frame, ...]]:
    """The blocks of a page in Markdown, and its one frame. url: the page's address, to make links absolute.

    A block's position is the number of its first line, its gap the blank lines before it.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - few texts ask for it

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CUT_ADDRESS.sub(lambda cut: cut[0].replace("\n", ""), text)
    # What is indented is the text of a list far more often than program text, which is fenced.
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "html_block"])
    lines = text.split("\n")
    column = _column(lines)
    if column:
        lines = _with_whole_headings(lines, column)
    reader = _Reader(lines, url, wrapped=column > 0)
    reader.read(parser.parse("\n".join(lines)))
    return tuple(reader.blocks), (ROOT,)


class _Reader:
    """Makes blocks of the parts of a page. lines: its source; url: its address; wrapped: lines are cut at a column."""

    def __init__(self, lines: Sequence[str], url: str | None, *, wrapped: bool) -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._wrapped = wrapped
        self._absolute = joiner(url)
        self._rows: list[list[str]] = []  # of the table that is open
        self._number = ""  # of the item that is open, until its text takes it

    def read(self, tokens: Sequence[Token]) -> None:
        """Adds the blocks of a page's tokens, which open and close its parts."""
        around: list[Token] = []
        line = 0
        for token in tokens:
            line = token.map[0] if token.map else line
            if token.nesting > 0:
                around.append(token)
            elif token.nesting < 0:
                if around.pop().type == "list_item_open":
                    self._number = ""
            elif token.type == "fence":
                self._add(Block(0, token.content.strip("\n"), "preformatted"), line)
            elif token.type == "inline":
                self._add_inline(token.children or (), around, line)
            if token.type == "table_close":
                self._add(Block(0, "\n".join("\t".join(row) for row in self._rows), "table"), line)
            elif token.type == "tr_open":
                self._rows = [*self._rows, []] if around[-2].type == "tbody_open" else [[]]
            elif token.type == "list_item_open" and token.info:
                self._number = f"{token.info}{token.markup} "

    def _add_inline(self, tokens: Sequence[Token], around: Sequence[Token], line: int) -> None:
        """Adds what stands in a heading, a paragraph or a cell. around: what is open there."""
        inmost = around[-1]
        if inmost.type in ("th_open", "td_open"):
            self._rows[-1].append(clean("".join(piece.text for piece in _pieces(tokens))))
        elif inmost.type == "heading_open":
            self._add_lines(tokens, "heading", int(inmost.tag[1:]), line)
        else:
            kinds = [_KINDS[token.type] for token in around if token.type in _KINDS]
            kind = kinds[-1] if kinds else "text"
            self._add_lines(tokens, kind, kinds.count(kind) if kind == "list_item" else 0, line)

    def _add_lines(self, tokens: Sequence[Token], kind: str, level: int, line: int) -> None:
        """Adds a block for each line of a paragraph; where the text is wrapped, one for all of them."""
        held: list[_Piece] = []
        for piece in (*_pieces(tokens), _Piece("\n", "break")):
            if piece.kind == "image":
                source = self._absolute(piece.source)
                self._add(
                    Block(0, clean(piece.text), "image", source=source, links=_whole(piece, self._absolute)), line
                )
            elif piece.kind == "break" and (piece.text == "\n" or not self._wrapped):
                self._add(self._line(held, kind, level), line)
                line += bool(held)
                held = []
            else:
                held.append(piece)

    def _line(self, pieces: Sequence[_Piece], kind: str, level: int) -> Block:
        text = self._number if kind == "list_item" and any(piece.text.strip() for piece in pieces) else ""
        self._number = "" if text else self._number
        links: list[tuple[int, int, str]] = []
        emphasis: list[tuple[int, int, str]] = []
        for piece in pieces:
            said = clean(_LOOSE_MARK.sub("", _TORN_LINK.sub(" ", piece.text)))
            if text and not text.endswith(" ") and (piece.text[:1].isspace() or not said):
                text += " "
            start, text = len(text), text + said
            emphasis += [(start, len(text), name) for name in sorted(piece.emphasis) if said]
            if piece.link and said:
                to = self._absolute(piece.link)
                if links and links[-1][1] >= start - 1 and links[-1][2] == to:
                    start = links.pop()[0]
                links.append((start, len(text), to))
            if said and piece.text[-1:].isspace():
                text += " "
        linked = sum(end - start for start, end, _ in links)
        text = text.rstrip()
        if kind == "list_item" and linked >= _WHOLE * len(text):
            kind, level = "text", 0
        return Block(0, text, kind, level, links=tuple(links), emphasis=tuple(emphasis), linked=linked)

    def _add(self, block: Block, line: int) -> None:
        if block.text or block.source:
            line = min(line, len(self._lines) - 1)
            gap = next((at for at in range(line) if self._lines[line - 1 - at].strip()), line)
            self.blocks.append(block._replace(index=len(self.blocks), position=line + 1, gap=gap))


def _whole(piece: _Piece, absolute: Callable[[str], str]) -> tuple[tuple[int, int, str], ...]:
    """The link of a picture that is one."""
    return ((0, len(clean(piece.text)), absolute(piece.link)),) if piece.link else ()


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    """What stands in a paragraph, in order."""
    link, open_marks = "", Counter[str]()
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type in ("text", "code_inline"):
            marks = open_marks + Counter(["code"] if token.type == "code_inline" else [])
            yield _Piece(token.content, "text", link, frozenset(marks))
        elif token.type in ("softbreak", "hardbreak"):
            yield _Piece(" " if token.type == "softbreak" else "\n", "break")
        elif token.type == "image":
            shown = "".join(piece.text for piece in _pieces(token.children or ()))
            yield _Piece(shown, "image", link, source=str(token.attrs.get("src", "")))
        elif name == "link":
            link = str(token.attrs.get("href", ""))
        elif name in ("em", "strong"):
            open_marks[name] += token.nesting


def _column(lines: Sequence[str]) -> int:
    """The column at which paragraphs are cut, 0 where they are not: most of their lines have no place for the next
    one's first word. Lists and pictures' captions may not be cut where paragraphs are.
    """
    inner = [
        (line, below)
        for line, below in zip(lines, lines[1:], strict=False)
        if line.strip() and below.strip() and not _MARK.match(below)
    ]
    sizes = sorted(len(line.rstrip()) for line, _ in inner if max(map(len, line.split())) < _LONG_WORD)
    column = sizes[int(_MOST_FIT * len(sizes))] if sizes else 0
    if not NARROWEST <= column <= WIDEST:
        return 0
    full = sum(is_full(line.rstrip(), below.lstrip(), column) for line, below in inner)
    return column if full >= max(_FEWEST_FULL, _FULL_SHARE * len(inner)) else 0


def _with_whole_headings(lines: Sequence[str], column: int) -> list[str]:
    """The lines with headings that were cut at the column whole again: Markdown knows none of two lines."""
    whole = list(lines)
    heading = -1
    for at, (line, below) in enumerate(zip(lines, lines[1:], strict=False), 1):
        if _ATX.match(line):
            heading = at - 1
        follows = heading >= 0 and below.strip() and not _MARK.match(below)
        if follows and is_full(line.rstrip(), below.lstrip(), column):
            whole[heading], whole[at] = f"{whole[heading]} {below.strip()}", ""
        else:
            heading = -1
    return whole
