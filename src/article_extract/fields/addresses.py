"""Addresses in their parts, whatever a page gives as one."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

# Parts of addresses under which sites everywhere keep the pages of their authors.
_AUTHOR_PATHS = frozenset(
    "author authors autor autoren autores autorin auteur auteurs autore autori writer writers contributor contributors"
    " people person profile profiles profil staff team user users member members by byline experts bio journalist"
    " journalists".split()
)
_NONE = SplitResult("", "", "", "", "")


def address_parts(address: str | None) -> SplitResult:
    """An address in its parts, all empty for what is none ("http://[broken")."""
    try:
        return urlsplit(address or "")
    except ValueError:  # an open bracket: no address, and no reason to lose the page
        return _NONE


def joined(base: str | None, address: str) -> str:
    """An address made absolute where it can be."""
    try:
        return urljoin(base or "", address)
    except ValueError:  # as above
        return address


def is_author_page(address: str) -> bool:
    """Whether an address is that of an author by its path: /authors/ida-brandt."""
    return not _AUTHOR_PATHS.isdisjoint(address_parts(address).path.split("/"))


def site_of(address: str | None) -> str:
    """The last two names of an address's host, empty for one without a host."""
    return ".".join((address_parts(address).hostname or "").split(".")[-2:])
