"""What stands above a text about the page that it was made of: YAML front matter, or the lines that a reader service
sets before "Markdown Content:". Each becomes a claim, as <meta> elements do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_extract.model import Claim
from article_extract.typography import clean

_FRONT = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(r"\s*((?:[A-Z][\w ]{0,30}: [^\n]*\n\s*){1,20}?)Markdown Content:[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"([A-Za-z][\w -]{0,30}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_POINT = re.compile(r"[ \t]*-[ \t]+(.*)")
_SEVERAL = frozenset({"author", "tags"})  # fields of which there may be more than one
_FIELDS = {
    "title": "headline",
    "author": "author",
    "authors": "author",
    "date": "published",
    "published": "published",
    "published time": "published",
    "publish date": "published",
    "pubdate": "published",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "description": "description",
    "summary": "description",
    "excerpt": "description",
    "url": "url",
    "url source": "url",
    "source url": "url",
    "canonical": "url",
    "link": "url",
    "sitename": "site",
    "site name": "site",
    "site": "site",
    "publisher": "site",
    "language": "language",
    "lang": "language",
    "image": "image",
    "section": "section",
    "category": "section",
    "categories": "section",
    "tags": "tags",
    "keywords": "tags",
}
"""Key, folded -> the field of the claim."""


def front_matter(text: str) -> tuple[tuple[Claim, ...], str]:
    """The claims above a text, and the text with blank lines in their place; no claims where nothing stands there."""
    found = _FRONT.match(text) or _HEADER.match(text)
    claims = tuple(_claims(found[1])) if found else ()
    if found is None or not claims:
        return (), text
    return claims, "\n" * text.count("\n", 0, found.end()) + text[found.end() :]


def _claims(lines: str) -> Iterator[Claim]:
    key = ""
    for line in lines.splitlines():
        point, pair = _POINT.match(line), _KEY.fullmatch(line.rstrip())
        if pair and not point:
            key = pair[1]
        value = point[1] if point else pair[2] if pair else None
        field = _FIELDS.get(re.sub(r"[_ -]+", " ", key.lower()))
        if field is not None and value:
            yield from (Claim(field, said, f"front matter {key}") for said in _values(value, field))


def _values(value: str, field: str) -> list[str]:
    """A value without its quotation marks, or the values of a list written in one line."""
    text = value.strip()
    parts = [text]
    if text.startswith("[") and text.endswith("]"):
        parts = text[1:-1].split(",")
    elif field in _SEVERAL and text[:1] not in "\"'":
        parts = re.split(r"[;,]", text) if field == "tags" else text.split(";")
    return [said for part in parts if (said := clean(part.strip().strip("\"'")))]
