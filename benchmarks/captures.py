"""Raw text of saved pages, for corpora that hold none, in two of the styles in which crawlers keep it.

`dump`: the text of each element on lines of its own, alternative texts of images too; `soup`: every text node on a line
of its own, the page's title first.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
from lxml.etree import ParserError, iterwalk

from article_extract.model import UnreadableInput
from article_extract.reading.decode import decode

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol option p picture pre section summary table tbody td tfoot "
    "th thead tr ul video".split()
)
_NO_TEXT = frozenset({"script", "style", "noscript", "template"})
_NOT_DUMPED = _NO_TEXT | {"head", "svg", "select", "textarea", "iframe"}
_LEAST = 200  # characters: less is no page
_SPACES = re.compile(r"\s+")
_LINE_EDGES = re.compile(r"[ \t]*\n[ \t]*")
_BLANK_LINES = re.compile(r"\n\n+")


def texts_of(corpus: Path, style: str) -> dict[str, str]:
    """The text of each page of a corpus in one style: as kept in captures.json.gz, else made from the page."""
    kept = corpus / "captures.json.gz"
    if kept.exists():
        captures = json.loads(gzip.decompress(kept.read_bytes()))
        return {name: of_page[style] for name, of_page in captures.items() if of_page.get(style)}
    make = MAKERS[style]
    texts = {}
    for path in sorted((corpus / "pages").glob("*.html.gz")):
        try:
            parser = lxml.html.HTMLParser(encoding="utf-8")
            page = lxml.html.document_fromstring(decode(gzip.decompress(path.read_bytes())).utf8, parser=parser)
        except (ParserError, UnreadableInput):  # no element in it, no text at all
            continue
        text = make(page)
        if len(text) >= _LEAST:
            texts[path.name.removesuffix(".html.gz")] = text
    return texts


def soup(page: lxml.html.HtmlElement) -> str:
    """Every text node on a line of its own."""
    nodes = (text for _, text, _ in _walk(page, _NO_TEXT))
    return "\n".join(text.strip() for text in nodes if text.strip())


def dump(page: lxml.html.HtmlElement) -> str:
    """Each element's text on lines of its own, with the alternative texts of images."""
    pieces = []
    for element, text, opens in _walk(page, _NOT_DUMPED):
        edge = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag == "br" and opens else ""
        alternative = _SPACES.sub(" ", element.get("alt") or "").strip() if element.tag == "img" and opens else ""
        pieces += [edge, f"\n\n{alternative}\n\n" if alternative else "", _SPACES.sub(" ", text)]
    return _BLANK_LINES.sub("\n\n", _LINE_EDGES.sub("\n", "".join(pieces))).strip()


def _walk(page: lxml.html.HtmlElement, left_out: frozenset[str]) -> Iterator[tuple[lxml.html.HtmlElement, str, bool]]:
    """(element, text, True) where an element opens and (element, text behind it, False) where it closes."""
    walk = iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and element.tag in left_out:
            walk.skip_subtree()
        elif event == "start":
            yield element, element.text or "", True
        else:
            yield element, element.tail or "", False


MAKERS: dict[str, Callable[[lxml.html.HtmlElement], str]] = {"dump": dump, "soup": soup}
