"""Reading: any kind of input into one Document of blocks and claims."""

from __future__ import annotations

import copy
from functools import partial

from lxml import etree

from article_extract.model import Block, Claim, Document, Frame, Limits, Page, SiteMemory
from article_extract.reading.decode import Text
from article_extract.reading.from_html import blocks_from_tree
from article_extract.reading.from_markdown import blocks_from_markdown, is_markdown
from article_extract.reading.from_scripts import with_body_from_scripts
from article_extract.reading.from_text import blocks_from_text
from article_extract.reading.front_matter import front_matter
from article_extract.reading.kind import headers_before, is_html, opens_a_page
from article_extract.reading.metadata import claims_from_tree
from article_extract.reading.mojibake import is_mojibake, mend_tree, mended_text
from article_extract.reading.numbered_links import split_numbered_links, without_numbers
from article_extract.reading.page_language import page_language
from article_extract.reading.second_opinion import second_opinion
from article_extract.reading.sources import Source, parse, text_or_tree

__all__ = ["Source", "read"]

_DEFAULT_LIMITS = Limits()
_MOST_HEADERS = 20_000  # bytes: servers send up to 16 KB


def read(
    source: Source,
    *,
    url: str | None = None,
    language: str | None = None,
    limits: Limits = _DEFAULT_LIMITS,
    site: SiteMemory | None = None,
) -> Document:
    """The blocks and claims of a page, in whatever form it comes.

    url: the page's address, to make links absolute (a Page brings its own). language: BCP 47, to overrule what the page
    says. Raises UnreadableInput where the input is empty, binary, a path or an address, and LimitExceeded where it is
    larger than `limits` allow.
    """
    if isinstance(source, Page):
        url = url or source.url
    content = text_or_tree(source, limits)
    if not isinstance(content, Text):
        return _from_tree(content, None, url, language, limits, site)
    content = _without_headers(content)
    if opens_a_page(content.head) or is_html(content.text):
        return _from_tree(parse(content.utf8), content.utf8, url, language, limits, site)
    text = content.text
    if is_mojibake((text,), lambda: text):
        text = mended_text(text)
    return _from_text(text, url, language, site)


def _from_text(text: str, url: str | None, language: str | None, site: SiteMemory | None) -> Document:
    """The document of a raw text, Markdown or not."""
    text, numbers = split_numbered_links(text)
    claims, text = front_matter(text)
    if is_markdown(text):
        blocks, frames = blocks_from_markdown(text, url or next((c.value for c in claims if c.field == "url"), None))
    else:
        blocks, frames = blocks_from_text(text, language)
        blocks = without_numbers(blocks, numbers) if numbers else blocks
    return Document(blocks, frames, claims, page_language(language, claims, blocks), url, site)


def _without_headers(content: Text) -> Text:
    """A page without the headers that it was saved with."""
    head = content.utf8[:_MOST_HEADERS].decode("utf-8", "ignore")
    size = headers_before(head)
    return Text(content.utf8[len(head[:size].encode("utf-8")) :]) if size else content


def _from_tree(
    root: etree._Element | None,
    utf8: bytes | None,
    url: str | None,
    language: str | None,
    limits: Limits,
    site: SiteMemory | None,
) -> Document:
    """The document of a page's elements; utf8 is the mark-up that they were parsed from, where there was one."""
    if root is None:  # nothing but comments
        blocks, frames = blocks_from_text("")
        return Document(blocks, frames, (), page_language(language, (), ()), url, site)
    claims, blocks, frames = _parts(root, url, limits)
    if is_mojibake((block.text for block in blocks), partial(_source, root, utf8)):
        if utf8 is None:  # the caller's own tree
            root = copy.deepcopy(root)
        mend_tree(root)
        utf8 = None  # as it was
        claims, blocks, frames = _parts(root, url, limits)
    opinion = second_opinion(partial(_source, root, utf8), blocks)
    return Document(blocks, frames, claims, page_language(language, claims, blocks), url, site, opinion)


def _source(root: etree._Element, utf8: bytes | None) -> str:
    """The mark-up of a page, written anew where what it was parsed from is gone."""
    return utf8.decode("utf-8") if utf8 is not None else str(etree.tostring(root, encoding="unicode", method="html"))


def _parts(
    root: etree._Element, url: str | None, limits: Limits
) -> tuple[tuple[Claim, ...], tuple[Block, ...], tuple[Frame, ...]]:
    """What a page's elements claim and hold."""
    claims = claims_from_tree(root, url=url)
    blocks, frames = blocks_from_tree(root, url=url, limits=limits)
    blocks, frames = with_body_from_scripts(blocks, frames, claims, root, url=url, limits=limits)
    return claims, blocks, frames
