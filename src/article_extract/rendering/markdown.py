"""An article as Markdown (CommonMark, tables as in GFM)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from article_extract.model import Article, BodyBlock, Image
from article_extract.rendering.parts import (
    LINK,
    Group,
    Mark,
    Run,
    byline,
    groups,
    list_depths,
    marks_of,
    safe_address,
    table_rows,
    weave,
)

CODE = "`"
EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": CODE}
"""Kind of emphasis -> its Markdown mark; kinds that Markdown has no mark for are printed plain."""

# What begins something in the middle of a line; not an underscore inside a word or an ampersand that starts no entity.
_SPECIAL = re.compile(r"[\\`*\[\]~]|<(?=[a-zA-Z/!?])|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
# What begins a block at the head of a line: heading, quote, list, rule; a numbered list.
_LINE_HEAD = re.compile(r"#{1,6}(?:\s|$)|>|[-+](?:\s|$)|-{3}")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_ADDRESS_ESCAPES = {ord(char): f"%{ord(char):02X}" for char in ' ()<>\\"`|'}
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TICKS = re.compile(r"`+")
_HEADING_END = re.compile(r"(?<= )(?=#+$)")


def to_markdown(article: Article) -> str:
    """Kicker, headline, dek, byline, the body with its links, emphasis and images, notes."""
    return "\n\n".join(part for part in (*_head(article), *_body(article), *_notes(article)) if part)


def _head(article: Article) -> Iterator[str]:
    if article.kicker:
        yield escape(article.kicker)
    if article.headline:
        yield _heading(1, escape(article.headline))
    if article.dek:
        yield f"**{escape(article.dek)}**"
    yield escape(byline(article))


def _body(article: Article) -> Iterator[str]:
    for group in groups(article):
        yield _GROUPS.get(group.kind, _paragraphs)(group)


def _notes(article: Article) -> Iterator[str]:
    if article.notes:
        yield "---"
        yield from (f"*{escape(note)}*" for note in article.notes)


def escape(text: str) -> str:
    """Text that Markdown prints as it stands, on one line."""
    line = _SPECIAL.sub(lambda found: "\\" + found[0], " ".join(text.split()))
    return _escape_head(line)


def _escape_head(line: str) -> str:
    number = _NUMBER.match(line)
    if number:
        return f"{number[0]}\\{line[number.end() :]}"
    return "\\" + line if _LINE_HEAD.match(line) else line


def _address(url: str) -> str:
    return _ENTITY.sub("&amp;", url.translate(_ADDRESS_ESCAPES))


def inline(block: BodyBlock) -> str:
    """The block's text on one line, with its links and emphasis."""
    marks = _markdown_marks(block)
    links = {mark.start for mark in marks if mark.name == LINK}

    def printed(run: Run) -> str:
        text = _run_text(run)
        # An exclamation mark before a link would make a picture of it.
        return f"{text[:-1]}\\!" if run.end in links and text.endswith("!") else text

    return _escape_head(weave(block.text, marks, opening=_open, closing=_close, printed=printed).strip())


def _markdown_marks(block: BodyBlock) -> list[Mark]:
    """The marks that Markdown can print, outer ones first, a link before the emphasis of its whole text."""
    marks = marks_of(block, EMPHASIS)
    links = [mark for mark in marks if mark.name == LINK]
    parts = (part for mark in marks for part in ([mark] if mark.name == LINK else _nesting(mark, links)))
    trimmed = sorted(
        (_trimmed(block.text, part) for part in parts), key=lambda mark: (mark.start, -mark.end, mark.name != LINK)
    )
    return [mark for mark in trimmed if mark.start < mark.end and _printable(block.text, mark, trimmed)]


def _nesting(mark: Mark, links: list[Mark]) -> Iterator[Mark]:
    """The emphasis, cut at the edges of the links that it crosses."""
    crossed = [link for link in links if link.start < mark.start < link.end or link.start < mark.end < link.end]
    edges = {edge for link in crossed for edge in (link.start, link.end) if mark.start < edge < mark.end}
    cuts = sorted({mark.start, mark.end, *edges})
    for start, end in zip(cuts, cuts[1:], strict=False):
        yield mark._replace(start=start, end=end)


def _trimmed(text: str, mark: Mark) -> Mark:
    """The mark without the white space at its edges: Markdown reads `** word**` as asterisks."""
    held = text[mark.start : mark.end]
    start = mark.start + len(held) - len(held.lstrip())
    return mark._replace(start=start, end=start + len(held.strip()))


def _printable(text: str, mark: Mark, marks: list[Mark]) -> bool:
    """Whether Markdown would read the mark as one: between a letter and a punctuation mark asterisks stay asterisks."""
    if mark.name in (LINK, CODE):
        return True
    # Brackets and backticks inside the emphasis, at its edges, are punctuation marks too.
    inner = [other for other in marks if other.name == CODE or (other.name == LINK and _holds(mark, other))]
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    opens = text[mark.start].isalnum() and all(other.start != mark.start for other in inner)
    closes = text[mark.end - 1].isalnum() and all(other.end != mark.end for other in inner)
    return (opens or not before.isalnum()) and (closes or not after.isalnum())


def _holds(outer: Mark, inner: Mark) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer[:2] != inner[:2]


def _open(mark: Mark) -> str:
    if mark.name == LINK:
        return "["
    return "" if mark.name == CODE else mark.name


def _close(mark: Mark) -> str:
    if mark.name == LINK:
        return f"]({_address(mark.address)})"
    return "" if mark.name == CODE else mark.name


def _run_text(run: Run) -> str:
    text = re.sub(r"\s+", " ", run.text)
    if any(mark.name == CODE for mark in run.marks):
        return _code(text)
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def _code(text: str) -> str:
    """A code span: nothing is escaped in it, so its fence is longer than any run of backticks that it holds."""
    fence = "`" * (max((len(ticks) for ticks in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _heading(level: int, text: str) -> str:
    """A heading line; number signs at its end would be read as its closing sequence."""
    return f"{'#' * level} {_HEADING_END.sub(chr(92) * 2, text)}"


def _paragraphs(group: Group) -> str:
    return "\n\n".join(inline(block) for block in group.blocks)


def _subheadings(group: Group) -> str:
    return "\n\n".join(_heading(min(max(block.level, 2), 6), inline(block)) for block in group.blocks)


def _list(group: Group) -> str:
    depths = list_depths(group.blocks)
    return "\n".join(f"{'  ' * depth}- {inline(block)}" for depth, block in zip(depths, group.blocks, strict=True))


def _quotes(group: Group) -> str:
    return "\n>\n".join(f"> {inline(block)}" for block in group.blocks)


def _tables(group: Group) -> str:
    return "\n\n".join(_table(block) for block in group.blocks)


def _table(block: BodyBlock) -> str:
    rows = [[inline(cell).replace("|", "\\|") for cell in row] for row in table_rows(block)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _preformatted(group: Group) -> str:
    return "\n\n".join(_fenced(block.text) for block in group.blocks)


def _fenced(text: str) -> str:
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in _TICKS.findall(text)), 3)
    return f"{fence}\n{text}\n{fence}"


def _images(group: Group) -> str:
    return "\n\n".join(part for image in group.images for part in (_picture(image), _caption(image)) if part)


def _picture(image: Image) -> str:
    address = safe_address(image.url or "")
    return f"![{escape(image.alt or '')}]({_address(address)})" if address else ""


def _caption(image: Image) -> str:
    """Caption in italics, the credit behind it in brackets."""
    caption = f"*{escape(image.caption)}*" if image.caption else ""
    credit = f"({escape(image.credit)})" if image.credit else ""
    return f"{caption} {credit}".strip()


_GROUPS: dict[str, Callable[[Group], str]] = {
    "subheading": _subheadings,
    "list_item": _list,
    "blockquote": _quotes,
    "embed": _quotes,
    "table": _tables,
    "preformatted": _preformatted,
    "images": _images,
}
"""Kind of a group of the body -> how it is printed; any other kind is a paragraph."""
