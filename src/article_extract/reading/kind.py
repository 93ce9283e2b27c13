"""HTML or raw text, content or address: what a str is, by its looks alone."""

from __future__ import annotations

import json
import re

_OPENING = re.compile(
    r"(?:\s|\ufeff|<!--.*?-->|<\?.*?\?>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# What a server says before the page itself: "curl -i" and the like save it too, once for each redirect.
_HEADERS = re.compile(
    r"\s*(?:(?:HTTP/\d(?:\.\d)? \d{3}\b[^\r\n]*\r?\n)?"
    r"(?:[A-Za-z][A-Za-z\d-]*:(?:[^\r\n]*\r?\n[ \t])*[^\r\n]*\r?\n)++\s*)++"
)
_ONLY_COMMENTS = re.compile(r"(?:\s|<!--.*?-->)*+", re.DOTALL)
_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|head|header|hr|html|img|li|link|main|meta|nav|ol|p|picture|pre|script|section|style|table|tbody|td|th|title|tr|ul"
)
_TAG = re.compile(rf"<(/?)({_BLOCK_TAGS})(\s+[\w:@-]+\s*=[^<>]*|\s*)/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"<(a\s+[^<>]*href|/?(?:a|b|em|i|span|strong|font))\b[^<>]*>", re.IGNORECASE)
_ESCAPED_QUOTE = re.compile(r"<\w+\s[^<>]*=\\\"")
_JSON_START = frozenset('"{[')
_ONE_ELEMENT = re.compile(r"<([a-zA-Z][\w:-]*)\b[^<>]*>.*</\1\s*>", re.DOTALL)
_TAGGED_SHARE = 0.5  # of the non-empty lines: fewer lines with tags are a text that shows some mark-up

_ADDRESS = re.compile(r"(?:https?|ftp|file)://?\S+|www\.\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_PATH = re.compile(
    r"(?:[a-z]:[\\/]|\\\\|~?/|\.{1,2}[\\/])\S+"
    r"|[^\s<>]+\.(?:html?|xhtml|php|aspx?|jsp|txt|md|json|xml|pdf|mht|mhtml|eml|warc|wet|gz|zst|zip)",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 4096


def looks_like_address(text: str) -> str | None:
    """ "path" or "url" where a str is not content but names where content is; else None."""
    word = text.strip()
    if not word or len(word) > _LONGEST_ADDRESS or "<" in word or len(word.split(None, 1)) > 1:
        return None
    if _ADDRESS.fullmatch(word):
        return "path" if word.lower().startswith("file:") else "url"
    return "path" if _PATH.fullmatch(word) else None


def opens_a_page(text: str) -> bool:
    """Whether a text, of which the beginning is enough, opens as a page of HTML does."""
    return _OPENING.match(text) is not None


def headers_before(head: str) -> int:
    """How many characters of headers stand before a page of HTML that is opened behind them. head: how the text begins;
    0 where no header does, or none opens a page.
    """
    if "<" not in head or head.lstrip("\ufeff \t\r\n")[:1] == "<":
        return 0
    headers = _HEADERS.match(head)
    return headers.end() if headers and _OPENING.match(head, headers.end()) else 0


def is_html(text: str) -> bool:
    """Whether a str is mark-up: a page, or a fragment whose tags structure it. A text about tags is not."""
    if "<" not in text:
        return False
    if opens_a_page(text):
        return True
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<!--") and _ONLY_COMMENTS.fullmatch(start):
        return True
    if start[:1] in _JSON_START and _is_json(start):
        return False
    if _ESCAPED_QUOTE.search(text):
        return False
    return _has_structure(text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _has_structure(text: str) -> bool:
    """Whether tags stand where they structure the text, rather than inside its sentences."""
    building = spoken = 0
    for found in _TAG.finditer(text):
        if _is_spoken_of(text, found):
            spoken += 1
        else:
            building += 1
    if building <= spoken:
        return not spoken and _is_inline_fragment(text)
    return bool(_TAG.match(text.lstrip())) or _tagged_share(text) >= _TAGGED_SHARE


def _is_spoken_of(text: str, found: re.Match[str]) -> bool:
    """Whether a tag is a word of the sentence around it: quoted, or with spaces and words on both sides."""
    before, after = text[max(0, found.start() - 2) : found.start()], text[found.end() : found.end() + 2]
    if before[-1:] in _QUOTING and after[:1] in _QUOTING:
        return True
    if found.group(3).strip():  # attributes: nobody speaks them
        return False
    sentence_goes_on = after[:1] in " \t" and after[1:2].islower() or after[:1] in ",.;:?)" and before[-1:] in " ("
    if not before.strip(" \t"):  # at the start of a line
        return found.group(1) == "" and after[:1] == " " and after[1:2].islower()
    return before[-1:] in " (" and before[:1] not in ">.!?\n" and sentence_goes_on


_QUOTING = frozenset("`'\"“”‘’„«»")


def _is_inline_fragment(text: str) -> bool:
    """Whether a text without block tags is a fragment all the same: one element, or a line with links."""
    if _ONE_ELEMENT.fullmatch(text.strip()):
        return True
    tags = [found.group().lower() for found in _INLINE_TAG.finditer(text)]
    linked = any("href" in tag for tag in tags) and any(tag.startswith("</a") for tag in tags)
    return linked and _tagged_share(text) >= _TAGGED_SHARE


def _tagged_share(text: str) -> float:
    """Share of the non-empty lines that hold a tag."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum("<" in line and ">" in line for line in lines) / max(1, len(lines))
