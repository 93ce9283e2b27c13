"""Claimed values made plain: entities, tags, white space, addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin

from article_extract.typography import clean

_MARKUP = re.compile(r"<(?:!--.*?--|/?[a-zA-Z][^<>]*)>", re.DOTALL)
_PARTING = re.compile(r"</?(?:br|p|div|h\d|li|ul|ol|tr|td|table)\b", re.IGNORECASE)
_BREAKS = re.compile(r"<(?:br|/p|/h\d|/li|/div|p)\b[^<>]*>|\r\n?|\n", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w+|\w+);")
_ABSOLUTE = re.compile(r"https?://[\w.-]+/[\w%~+,=:@!$&'()*/.-]*(?:\?[\w%~+,=:@!$&'()*/.-]+)?", re.ASCII)
LONGEST = 5000  # characters of a claim other than the body


def plain(value: str) -> str:
    """A claimed value as text: entities read (twice encoded ones too), tags gone, white space cleaned."""
    if "&" in value:
        value = html.unescape(value)
        if "&" in value and _ENTITY.search(value):
            value = html.unescape(value)
    if "<" in value:
        value = _MARKUP.sub(lambda tag: " " if _PARTING.match(tag.group()) else "", value)
    return clean(value)


def paragraphs(value: str) -> str:
    """A claimed body as paragraphs parted by blank lines, where the claim parts them."""
    if "&lt;" in value or "&#" in value or "&quot;" in value or "&nbsp;" in value:
        value = html.unescape(value)
    parts = (plain(part) for part in _BREAKS.sub("\n", value).split("\n"))
    return "\n\n".join(part for part in parts if part)


def listed(value: str) -> Iterable[str]:
    """The parts of a claim that lists several values in one string."""
    return (part for part in re.split(r"[,;|]", value[:LONGEST]) if part.strip())


def absolute(value: str, base: str | None) -> str:
    """A claimed address, absolute where the page's own is known; empty for what no reader could open."""
    value = clean(html.unescape(value))
    if not value or value.startswith(("data:", "javascript:")):
        return ""
    if not base or _ABSOLUTE.fullmatch(value):  # as urljoin would, in a twentieth of the time
        return value
    try:
        return urljoin(base, value)
    except ValueError:  # an address with a broken port or bracket
        return value
