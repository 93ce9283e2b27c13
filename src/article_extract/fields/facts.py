"""What an article is filed under: site, address, section, tags, language, and the notes printed with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from article_extract.fields.addresses import address_parts, joined
from article_extract.fields.headline import Field
from article_extract.model import Document, Labels, Role
from article_extract.typography import clean, fold

SECTION_CHARACTERS = 60
SECTION_SPACES = 2  # in a name from which on a title that begins with it is no chance
TITLE_WORDS = 4  # from which on a site called like its page is a mistake of the template
TAG_CHARACTERS = 80
TAGS = 60  # more are a site's whole vocabulary

# What stands before the owner's name in a line about copyright.
_COPYRIGHT = re.compile(
    r"^\s*(?:copyright|©|\(c\))(?:\s*(?:(?:copyright|by|(?:19|20)\d\d)(?!\w)|©|\(c\)|[-–,:]))*\s*", re.I
)
_RIGHTS = re.compile(r"\W*(?:all rights reserved|版权所有|版權所有)\W*$", re.I)  # and behind it
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read_site(document: Document) -> Field:
    """The site's name as it states it; addresses, and the page's own title in its place, give way to a better name."""
    titles = {fold(claim.value) for field in ("headline", "title") for claim in document.claimed(field)}
    claims = [
        (clean(_RIGHTS.sub("", _COPYRIGHT.sub("", claim.value))), claim.origin) for claim in document.claimed("site")
    ]
    names = [
        (name, origin)
        for name, origin in claims
        if name and not _is_address(name) and (name.count(" ") < TITLE_WORDS or fold(name) not in titles)
    ]
    return Field(names[0][0], (names[0][1],)) if names else Field(None)


def read_url(document: Document) -> Field:
    """The page's canonical address; the one it was read from where the page names none of its own."""
    own = address_parts(document.url).hostname
    for claim in document.claimed("url"):
        address = joined(document.url, claim.value.strip())
        parts = address_parts(address)
        # A canonical link to the front page is a mistake of the template: it names no article.
        if parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query or not own):
            return Field(address, (claim.origin,))
    return Field(document.url, ("input",)) if document.url else Field(None)


def read_section(document: Document) -> Field:
    """The name of the section the page files itself under."""
    headlines = {fold(claim.value) for name in ("headline", "title") for claim in document.claimed(name)}
    for claim in document.claimed("section"):
        text = clean(claim.value)
        if not text or len(text) > SECTION_CHARACTERS or _is_address(text) or fold(text) in headlines:
            continue
        # The last step of a path names the page itself.
        if text.count(" ") < SECTION_SPACES or not any(title.startswith(fold(text)) for title in headlines):
            return Field(text, (claim.origin,))
    return Field(None)


def read_tags(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The page's tags, each once, with the claims they came from."""
    tags: dict[str, str] = {}
    origins: list[str] = []
    for claim in document.claimed("tags"):
        text = clean(claim.value).lstrip("#")
        key = fold(text)
        if key and len(text) <= TAG_CHARACTERS and key not in tags:
            tags[key] = text
            origins.append(claim.origin)
    return tuple(tags.values())[:TAGS], _once(origins)


def read_language(document: Document) -> Field:
    """The language of the page as a BCP 47 tag, None where nothing tells."""
    code = document.language.replace("_", "-")
    if not _LANGUAGE.fullmatch(code) or code == "und":
        return Field(None)
    primary, *rest = code.split("-")
    regions = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest]
    return Field("-".join((primary.lower(), *regions)), ("document",))


def read_notes(document: Document, labels: Labels) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Correction, clarification, update and "first published in" notes, as printed."""
    indices = labels.with_role(Role.NOTE)
    notes = {index: clean(document.blocks[index].text) for index in indices}
    kept = [index for index, text in notes.items() if text]
    return _once(notes[index] for index in kept), tuple(f"block {index}" for index in kept)


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "//", "www.")) or ("/" in text and " " not in text)
