"""Where the files of pictures are, and how large the mark-up says they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Where a picture's file is named: first where browsers look, then where scripts do.
_SOURCES = tuple("src data-src data-original data-lazy-src data-srcset srcset data-lazy-srcset data-url".split())
# What stands in a src until a script puts the picture there.
_STAND_INS = (
    "placeholder", "fallback", "spacer", "blank", "transparent", "loading", "loader", "lazyload", "lazy", "dummy",
    "noimage", "no-image", "empty", "1x1", "pixel", "gray", "grey",
)  # fmt: skip
_PLACEHOLDER = re.compile(rf"(?:^|[/_.-])(?:{'|'.join(_STAND_INS)})(?=[/_.-]|\d*\.\w+)", re.I)
_UNNAMED = re.compile(r"/(?:\w|default[\w-]{0,4})\.(?:gif|png)(?:\?|$)")  # "t.gif", "default-md.png"
_LENGTH = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$")
_LENGTH_DIGITS = 5
_CANDIDATE_EDGE = re.compile(r",\s+|,(?=https?:)")
_CANDIDATE_SIZE = re.compile(r"([\d.]+)[wx]$")


def pixels(value: str | None) -> int:
    """A width or height in CSS pixels; 0 where it is none."""
    if not value:
        return 0
    if not value.isdecimal():
        found = _LENGTH.match(value)
        if not found:
            return 0
        value = found.group(1)
    return int(value) if len(value) <= _LENGTH_DIGITS else 0


def picture_source(element: Any, attributes: Mapping[str, str]) -> str | None:
    """Where an <img>'s file is: its src, or what a script would put there, or what the <picture> around it offers."""
    shown: str | None = None
    for name in _SOURCES:
        value = attributes.get(name)
        if value and not value.startswith("data:"):
            value = value.strip()
            if value and not value.startswith("data:"):
                value = _largest(value) if "srcset" in name else value
                if not _is_placeholder(value):
                    return value
                shown = shown or value
    parent = element.getparent()
    while parent is not None and parent.tag == "source":  # it has no end tag, so libxml2 puts what follows inside it
        parent = parent.getparent()
    if parent is not None and parent.tag == "picture":
        for sibling in parent.iter("source"):
            value = sibling.get("srcset") or sibling.get("data-srcset")
            if value and not value.startswith("data:"):
                return _largest(value)
    return shown or _last_of_sizes(attributes)


def _last_of_sizes(attributes: Mapping[str, str]) -> str | None:
    """The last of the files that attributes name for screens of each size: data-src-small, data-src-large."""
    named = [value for name, value in attributes.items() if name.startswith("data-src-") and "/" in value]
    return named[-1].strip() if named else None


def _is_placeholder(address: str) -> bool:
    """Whether an address is that of a stand-in. The pattern takes ten times as long as looking for its words."""
    lower = address.lower()
    if _UNNAMED.search(lower):
        return True
    for word in _STAND_INS:
        if word in lower:
            return _PLACEHOLDER.search(address) is not None
    return False


def _largest(srcset: str) -> str:
    """The address with the highest width or density in a srcset."""
    best, best_size = "", -1.0
    for candidate in _CANDIDATE_EDGE.split(srcset.strip()):
        parts = candidate.split()
        if not parts:
            continue
        found = _CANDIDATE_SIZE.match(parts[-1]) if len(parts) > 1 else None
        size = float(found.group(1)) if found and found.group(1).count(".") < 2 and found.group(1) != "." else 0.0
        if size > best_size:
            best, best_size = parts[0].rstrip(","), size
    return best
