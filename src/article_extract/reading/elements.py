"""What the tags of HTML mean for a page cut into blocks."""

from __future__ import annotations

from itertools import islice
from operator import attrgetter
from typing import Any

# Elements that never hold text a reader sees. <noscript> is looked through for pictures only.
SKIPPED = frozenset(
    "script style template svg math head meta link title select datalist textarea input object applet audio canvas map"
    " param col colgroup frame base basefont embed rp rt".split()
)
BLOCK_LEVEL = frozenset(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol optgroup option p"
    " pre search section summary table tbody td tfoot th thead tr ul video picture".split()
)
EMPHASIS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "code": "code",
    "kbd": "code",
    "u": "underline",
    "mark": "mark",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
    "sub": "sub",
    "sup": "sup",
    "q": "q",
}
LISTS = frozenset({"ul", "ol", "menu"})

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KIND_OF_TAG = {
    "p": "paragraph",
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "blockquote",
    "figcaption": "caption",
    "caption": "caption",
}
# Kinds that what stands inside inherits: a <p> in a <blockquote> is the blockquote's text.
_INHERITED = ("list_item", "blockquote", "caption", "heading")
# Tags whose text is of their own kind even there.
_UNLIKE_OUTER = (*_HEADINGS, "article", "section", "aside", "main", "nav", "li", "blockquote", "figcaption")
_UNLIKE_ITEM = tuple(tag for tag in _UNLIKE_OUTER if tag not in ("blockquote", "figcaption"))
_tag = attrgetter("tag")
# Descendants of an inline element that are searched for a block-level one; wrappers of whole pages begin with some.
_LOOKED_AT = 1000
_BREAKING = BLOCK_LEVEL - {"button", "picture", "video"}


def _own_kind(tag: str) -> tuple[str, int]:
    """(kind, level) of text that stands directly in an element with this tag; a list item's level is still open."""
    return ("heading", _HEADINGS[tag]) if tag in _HEADINGS else (_KIND_OF_TAG.get(tag, "text"), 0)


KINDS_WITHIN: dict[str, dict[str, tuple[str, int]]] = {
    **dict.fromkeys(("text", "paragraph"), {tag: _own_kind(tag) for tag in (*_HEADINGS, *_KIND_OF_TAG)}),
    **dict.fromkeys(_INHERITED, {tag: _own_kind(tag) for tag in _UNLIKE_OUTER}),
    "list_item": {tag: _own_kind(tag) for tag in _UNLIKE_ITEM},
}
"""Kind of the text around an element -> tag -> (kind, level) of the text in it; other tags leave it as `KEPT_WITHIN`
says."""
KEPT_WITHIN = frozenset(_INHERITED)
"""Kinds that elements of no kind of their own keep; in others their text is "text"."""


def holds_blocks(element: Any, children: list[Any]) -> bool:
    """Whether an inline element wraps block-level ones, as card links do; looked for among the first below it."""
    if not _BREAKING.isdisjoint(map(_tag, islice(children, _LOOKED_AT))):
        return True
    if not any(map(len, children)):  # an icon or a word of emphasis, as in most
        return False
    return not _BREAKING.isdisjoint(map(_tag, islice(element.iterdescendants(), _LOOKED_AT)))
