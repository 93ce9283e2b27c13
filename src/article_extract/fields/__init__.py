"""Fields: labelled blocks and claims read into an Article. Roles said which block is what; here is what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from article_extract.fields.body import read_body
from article_extract.fields.byline import read_authors
from article_extract.fields.confidence import read_confidence
from article_extract.fields.facts import read_language, read_notes, read_section, read_site, read_tags, read_url
from article_extract.fields.headline import read_dek, read_headline, read_kicker
from article_extract.fields.images import read_images
from article_extract.fields.publication import read_dates
from article_extract.fields.quotes import extract_quotes, find_quotes
from article_extract.language import Language
from article_extract.model import Article, Document, Labels

__all__ = ["extract_quotes", "fill_fields"]


def fill_fields(document: Document, labels: Labels, words: Language) -> Article:
    """The article that a page's labelled blocks and claims add up to."""
    headline = read_headline(document, labels, words)
    dek = read_dek(document, labels, words, headline.value or "")
    kicker = read_kicker(document, labels, words)
    authors, bylines = read_authors(document, labels, words)
    dates = read_dates(document, labels, words)
    body = read_body(document, labels)
    code = [[(start, end) for start, end, kind in block.emphasis if kind == "code"] for block in body]
    quotes = find_quotes([block.text for block in body], [block.kind for block in body], words, code)
    images = read_images(document, labels, words, body)
    notes, note_blocks = read_notes(document, labels)
    tags, tag_claims = read_tags(document)
    site, url, section = read_site(document), read_url(document), read_section(document)
    language = read_language(document)
    return Article(
        headline=headline.value,
        dek=dek.value,
        kicker=kicker.value,
        authors=authors,
        published=dates.published,
        modified=dates.modified,
        body=body,
        quotes=quotes,
        images=images,
        notes=notes,
        language=language.value,
        site=site.value,
        url=url.value,
        section=section.value,
        tags=tags,
        confidence=read_confidence(document, labels),
        origins=_origins(
            {
                "headline": headline.origin,
                "dek": dek.origin,
                "kicker": kicker.origin,
                "authors": bylines,
                **dates.origins,
                "body": tuple(f"block {index}" for block in body for index in block.origin),
                "notes": note_blocks,
                "language": language.origin,
                "site": site.origin,
                "url": url.origin,
                "section": section.origin,
                "tags": tag_claims,
            }
        ),
    )


def _origins(found: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Where each field that has a value came from."""
    return MappingProxyType({name: origin for name, origin in found.items() if origin})
