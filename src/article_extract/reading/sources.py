"""Every kind of input as one of two: the text of a page, or its element tree."""

from __future__ import annotations

import copy
import os
import re
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from article_extract.model import LimitExceeded, Limits, Page, UnreadableInput
from article_extract.reading.decode import Text, decode, mend
from article_extract.reading.kind import looks_like_address

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Source: TypeAlias = (
    "str | bytes | bytearray | memoryview | os.PathLike[str] | IO[bytes] | Page"
    " | etree._Element | etree._ElementTree | BeautifulSoup"
)
"""What can be read: HTML or raw text as str (always content, never a path) or bytes, a file, a tree, or a Page."""

_DEEPEST = 200
_NO_FRAMES = re.compile(rb"</?noframes\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)\b[^<>]*>")
# Elements that hold nothing, or that the next of their kind closes: they do not make a page deep.
_UNNESTED = frozenset(
    {"br", "img", "hr", "input", "meta", "link", "source", "wbr", "area", "col", "embed", "param", "p"}
)
# Elements whose text is a line of its own, which it stays where their tags are too deep to be kept.
_LINES = frozenset("h1 h2 h3 h4 h5 h6 title li dt dd tr blockquote figcaption caption".split())


def text_or_tree(source: Source, limits: Limits) -> Text | etree._Element:
    """The text of a page, without NULs and lone surrogates, or the topmost element of a tree.

    Raises UnreadableInput and LimitExceeded.
    """
    if isinstance(source, str):
        return _checked_text(source, limits)
    if isinstance(source, bytes | bytearray | memoryview):
        return _decoded(bytes(source), None, limits)
    if isinstance(source, Page):
        return _decoded(source.content, source.charset, limits)
    if isinstance(source, etree._Element):
        return _html_tree(source)
    if isinstance(source, etree._ElementTree):
        root = source.getroot()
        if root is None:
            raise UnreadableInput("the input is empty: a tree without a root")
        return _html_tree(root)
    if isinstance(source, os.PathLike):
        return _decoded(_file_content(source, limits), None, limits)
    if type(source).__module__.partition(".")[0] == "bs4":
        return _soup_tree(source)
    return _file_text(source, limits)


def _file_text(source: Any, limits: Limits) -> Text:
    """What an open file holds."""
    if hasattr(source, "read"):
        content: str | bytes = source.read(limits.bytes + 1)
        return _checked_text(content, limits) if isinstance(content, str) else _decoded(content, None, limits)
    raise UnreadableInput(f"the input is no page: it is of type {type(source).__name__}")


def parse(utf8: bytes) -> etree._Element | None:
    """The topmost element of a page's mark-up, in UTF-8; None where it holds no element and no text."""
    root = _whole_tree(utf8)
    if root is not None and next(root.iter("noframes"), None) is not None:
        # To the parser the mark-up inside is text, to a reader without frames the page.
        root = _whole_tree(_NO_FRAMES.sub(b"", utf8))
    if root is not None:
        _adopt_siblings(root)
    return root


def _whole_tree(utf8: bytes) -> etree._Element | None:
    root, complete = _parsed(utf8)
    if not complete:
        root, _ = _parsed(_flattened(utf8.decode("utf-8")).encode("utf-8"))
    return root


def _parsed(utf8: bytes) -> tuple[etree._Element | None, bool]:
    """The topmost element, and whether the parser came to the end of the mark-up."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root: etree._Element | None = etree.fromstring(utf8, parser)
    except etree.XMLSyntaxError:  # how lxml says that a document is empty; all other faults are mended by the parser
        return None, True
    last = parser.error_log.last_error
    return root, last is None or last.level < etree.ErrorLevels.FATAL


def _adopt_siblings(root: etree._Element) -> None:
    """Puts what stands behind </html> into the body, as browsers do: one page in a hundred goes on there."""
    following = [sibling for sibling in root.itersiblings() if isinstance(sibling.tag, str)]
    if not following:
        return
    body = root.find("body")
    for sibling in following:
        sibling.tag = "div"
        (root if body is None else body).append(sibling)


def _flattened(text: str) -> str:
    """Mark-up without the tags below a depth that no reader needs: at 2048 elements in each other parsing ends."""
    kept: list[str] = []
    open_tags: list[str] = []
    at = 0
    for found in _TAG.finditer(text):
        name = found.group(2).lower()
        deep = len(open_tags) >= _DEEPEST
        if not found.group(1):
            if name not in _UNNESTED:
                open_tags.append(name)
        elif name in open_tags[-1:]:
            open_tags.pop()
            deep = len(open_tags) >= _DEEPEST
        if deep and name not in _UNNESTED:
            kept += (text[at : found.start()], "<p>" if name in _LINES else " ")
            at = found.end()
    return "".join((*kept, text[at:]))


def _decoded(content: bytes, charset: str | None, limits: Limits) -> Text:
    _refuse_larger(len(content), limits)
    return decode(content, charset)


def _checked_text(text: str, limits: Limits) -> Text:
    if len(text) * 4 > limits.bytes:
        _refuse_larger(len(text.encode("utf-8", "replace")), limits)
    meant = looks_like_address(text)
    if meant is not None:
        call = "Path(…)" if meant == "path" else "fetch(…)"
        raise UnreadableInput(f"the input looks like a {meant}; a str is always content: use {call} for what is there")
    return mend(text)


def _refuse_larger(size: int, limits: Limits) -> None:
    if size > limits.bytes:
        raise LimitExceeded(f"the input is larger than {limits.bytes} bytes")


def _file_content(path: os.PathLike[str], limits: Limits) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(limits.bytes + 1)
    except OSError as error:
        raise UnreadableInput(f"cannot read {os.fspath(path)}: {error.strerror or error}") from error


def _html_tree(root: etree._Element) -> etree._Element:
    """The tree itself, or where its names are in a namespace (XHTML read as XML) a copy without."""
    if not (isinstance(root.tag, str) and root.tag.startswith("{")):
        return root
    plain = copy.deepcopy(root)
    for element in plain.iter("*"):
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2].lower()
    return plain


def _soup_tree(soup: Any) -> etree._Element:
    """A soup's mark-up parsed anew: its own tree is of another kind."""
    root = parse(mend(soup.decode()).utf8)
    if root is None:
        raise UnreadableInput("the input is empty: a soup without elements")
    return root
