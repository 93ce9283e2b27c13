"""Rendering: an Article as text in one of several formats, an Analysis as a report of its blocks.

A new format is a function from Article to str in a module of its own, and a line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from article_extract.model import Article
from article_extract.rendering.explain import explain
from article_extract.rendering.html import to_html
from article_extract.rendering.json import to_json
from article_extract.rendering.markdown import to_markdown
from article_extract.rendering.text import to_text

__all__ = ["FORMATS", "explain", "render"]

FORMATS: Mapping[str, Callable[[Article], str]] = MappingProxyType(
    {"json": to_json, "markdown": to_markdown, "text": to_text, "html": to_html}
)
"""Name of an output format -> the function that prints an article in it."""


def render(article: Article, format: str) -> str:
    """The article as a str, without a line end behind it. format: one of `FORMATS`; raises ValueError for another."""
    try:
        printer = FORMATS[format]
    except KeyError:
        raise ValueError(f"unknown format {format!r}, known are {', '.join(FORMATS)}") from None
    return printer(article)
