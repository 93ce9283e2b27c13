"""Where a block's links lead: to other articles of the same site, away, or to a service (share, subscribe)."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from article_extract.model import Block, Document

NAMES = ("to_article", "to_inside", "to_outside", "to_fragment", "to_service")
_NOWHERE = [0.0] * len(NAMES)
ARTICLE, _INSIDE, _OUTSIDE, _FRAGMENT, SERVICE = range(len(NAMES))
_SERVICE_PATH = re.compile(
    r"shar(?:e|er)\b|intent/|whatsapp:|mailto:|tel:|sms:|subscri|newsletter|/abo\b|abonn|log-?in|sign-?(?:in|up)|regist|account|checkout"
)
_HYPHENS = 3  # words in the last step of an article's path, less one
_NUMBER = re.compile(r"\d{5,}|(?:^|/)\d{4}/\d{1,2}/")


@lru_cache(maxsize=256)
def site_of(address: str | None) -> str:
    """The site of an address: the last two labels of its host, the last three under short ones ("co.uk")."""
    try:
        host = (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:  # an address no parser takes has no site
        return ""
    labels = host.split(".")
    keep = 3 if len(labels) > 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-keep:])


def own_site(document: Document) -> str:
    """The site a document stands on: by its address, else by the one it claims; "" where neither tells."""
    address = document.url or next((claim.value for claim in document.claimed("url")), None)
    return site_of(address)


@lru_cache(maxsize=8192)
def kind_of(address: str, own: str) -> int:
    """What an address leads to, seen from a site: an index into `NAMES`."""
    lower = address.lower()
    if lower.startswith(("#", "javascript:")):
        return _FRAGMENT
    if _SERVICE_PATH.search(lower):
        return SERVICE
    path = lower.split("://", 1)[-1]
    host, _, path = path.partition("/")
    relative = "://" not in lower
    if not relative and own and not host.split(":")[0].endswith(own):
        return _OUTSIDE
    if not relative and not own:
        return _OUTSIDE
    step = path.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return ARTICLE if step.count("-") + step.count("_") >= _HYPHENS or _NUMBER.search(path) else _INSIDE


def leads(block: Block, href: str | None, own: str) -> list[float]:
    """Shares (0 to 1) of a block's characters by where they lead, in the order of `NAMES`.

    href: where the element around it leads, for a block that stands in a link as a whole.
    """
    if not block.links:
        if href is None:
            return _NOWHERE
        row = _NOWHERE[:]
        row[kind_of(href, own)] = 1.0
        return row
    row = _NOWHERE[:]
    length = len(block.text) + 1
    for start, end, address in block.links:
        row[kind_of(address, own)] += (end - start) / length
    return row
