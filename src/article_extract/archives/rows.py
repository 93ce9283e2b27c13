"""A result as one row of plain values: the columns of `schema.SCHEMA`, before Arrow or JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from article_extract.archives.records import Result
from article_extract.model import Article, BodyBlock, Image, Quote


def row_of(result: Result) -> dict[str, Any]:
    """A result as a row: values for the columns of `schema.SCHEMA`, dates as datetimes."""
    row: dict[str, Any] = {
        "id": result.id,
        "source": result.source or None,
        "offset": result.offset,
        "url": result.url,
        "captured": result.captured,
        "status": result.status,
        "error": result.error,
        "seconds": round(result.seconds, 6),
    }
    if result.article is not None:
        row |= _article_row(result.article)
    return row


def _article_row(article: Article) -> dict[str, Any]:
    published, published_offset = _utc(article.published)
    modified, modified_offset = _utc(article.modified)
    return {
        "headline": article.headline,
        "dek": article.dek,
        "kicker": article.kicker,
        "authors": article.authors,
        "published": published,
        "published_offset": published_offset,
        "modified": modified,
        "modified_offset": modified_offset,
        "body": [_body_row(block) for block in article.body],
        "text": article.text,
        "quotes": [_flat(quote) for quote in article.quotes],
        "images": [_flat(image) for image in article.images],
        "image_credit": article.image_credit,
        "notes": article.notes,
        "language": article.language,
        "site": article.site,
        "canonical_url": article.url,
        "section": article.section,
        "tags": article.tags,
        "confidence": article.confidence,
        "origins": dict(article.origins),
    }


def _flat(value: Quote | Image) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def _body_row(block: BodyBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "text": block.text,
        "level": block.level,
        "links": [{"start": start, "end": end, "url": url} for start, end, url in block.links],
        "emphasis": [{"start": start, "end": end, "kind": kind} for start, end, kind in block.emphasis],
        "origin": block.origin,
    }


def _utc(moment: datetime | None) -> tuple[datetime | None, int | None]:
    """A date in UTC, and the minutes its own zone is ahead (None where it has none)."""
    if moment is None:
        return None, None
    ahead = moment.utcoffset()
    if ahead is None:
        return moment.replace(tzinfo=UTC), None
    try:
        return moment.astimezone(UTC), int(ahead.total_seconds() // 60)
    except OverflowError:  # the first and last days of the calendar have no UTC form
        return None, None
