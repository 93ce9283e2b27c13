"""The table that a batch writes: one row for each page, the article's fields as typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from article_extract.archives.records import Result
from article_extract.archives.rows import row_of
from article_extract.model import Article, BodyBlock, Image, Quote

TABLE_VERSION = "1"
"""Version of the columns below; written as `article_extract.table` into the metadata of every file."""

_MOMENT = pa.timestamp("us", tz="UTC")
_STRINGS = pa.list_(pa.string())


def _spans(value: str) -> pa.DataType:
    return pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32()), (value, pa.string())]))


BODY = pa.struct(
    [
        ("kind", pa.string()),
        ("text", pa.string()),
        ("level", pa.int16()),
        ("links", _spans("url")),
        ("emphasis", _spans("kind")),
        ("origin", pa.list_(pa.int32())),
    ]
)
QUOTE = pa.struct(
    [
        ("text", pa.string()),
        ("paragraph", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("kind", pa.string()),
        ("speaker", pa.string()),
        ("cue", pa.string()),
        ("continues", pa.bool_()),
        ("reason", pa.string()),
    ]
)
IMAGE = pa.struct(
    [
        ("url", pa.string()),
        ("alt", pa.string()),
        ("caption", pa.string()),
        ("credit", pa.string()),
        ("photographer", pa.string()),
        ("agency", pa.string()),
        ("lead", pa.bool_()),
        ("position", pa.int32()),
    ]
)
PAGE_COLUMNS = [
    pa.field("id", pa.string(), nullable=False),
    pa.field("source", pa.string()),
    pa.field("offset", pa.int64()),
    pa.field("url", pa.string()),
    pa.field("captured", _MOMENT),
    pa.field("status", pa.string(), nullable=False),
    pa.field("error", pa.string()),
    pa.field("seconds", pa.float64()),
]
ARTICLE_COLUMNS = [
    pa.field("headline", pa.string()),
    pa.field("dek", pa.string()),
    pa.field("kicker", pa.string()),
    pa.field("authors", _STRINGS),
    pa.field("published", _MOMENT),
    pa.field("published_offset", pa.int16()),
    pa.field("modified", _MOMENT),
    pa.field("modified_offset", pa.int16()),
    pa.field("body", pa.list_(BODY)),
    pa.field("text", pa.string()),
    pa.field("quotes", pa.list_(QUOTE)),
    pa.field("images", pa.list_(IMAGE)),
    pa.field("image_credit", pa.string()),
    pa.field("notes", _STRINGS),
    pa.field("language", pa.string()),
    pa.field("site", pa.string()),
    pa.field("canonical_url", pa.string()),
    pa.field("section", pa.string()),
    pa.field("tags", _STRINGS),
    pa.field("confidence", pa.float64()),
    pa.field("origins", pa.map_(pa.string(), _STRINGS)),
]
SCHEMA = pa.schema([*PAGE_COLUMNS, *ARTICLE_COLUMNS], metadata={"article_extract.table": TABLE_VERSION})
"""Columns of every table of a batch. `published` and `modified` are UTC; their `_offset` is the zone the page gave, in
minutes, and null where it gave none. `url` is the page's address in the archive, `canonical_url` what the page says."""


PAGES = pa.schema(
    [
        ("id", pa.string()),
        ("source", pa.string()),
        ("offset", pa.int64()),
        ("url", pa.string()),
        ("captured", _MOMENT),
        ("charset", pa.string()),
        ("content", pa.binary()),
        ("fault", pa.string()),
        ("fault_status", pa.string()),
    ]
)
"""Columns of pages on their way to `extract_table`, though any with a content will do. fault: why there is no page."""


def batch_of(results: Iterable[Result]) -> pa.RecordBatch:
    """Results as a record batch of `SCHEMA`."""
    rows = [row_of(result) for result in results]
    try:
        return _batch(rows)
    except UnicodeEncodeError:  # half of a surrogate pair, which UTF-8 can't hold
        return _batch([_encodable(row) for row in rows])


def _batch(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    arrays = []
    for column in SCHEMA:
        values = [row.get(column.name) for row in rows]
        if pa.types.is_map(column.type):
            values = [None if value is None else list(value.items()) for value in values]
        arrays.append(pa.array(values, column.type))
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {key: _encodable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value


def article_of(row: Mapping[str, Any]) -> Article | None:
    """The article of a row as Arrow gives it (`to_pylist`); None where the row is a failure."""
    if row["confidence"] is None:
        return None
    return Article(
        headline=row["headline"],
        dek=row["dek"],
        kicker=row["kicker"],
        authors=tuple(row["authors"]),
        published=_zoned(row["published"], row["published_offset"]),
        modified=_zoned(row["modified"], row["modified_offset"]),
        body=tuple(_body_of(block) for block in row["body"]),
        quotes=tuple(Quote(**quote) for quote in row["quotes"]),
        images=tuple(Image(**image) for image in row["images"]),
        notes=tuple(row["notes"]),
        language=row["language"],
        site=row["site"],
        url=row["canonical_url"],
        section=row["section"],
        tags=tuple(row["tags"]),
        confidence=row["confidence"],
        origins=MappingProxyType({name: tuple(places) for name, places in dict(row["origins"]).items()}),
    )


def results_of(table: pa.Table) -> list[Result]:
    """The results that a table of `SCHEMA` was made of."""
    return [
        Result(
            id=row["id"],
            status=row["status"],
            article=article_of(row),
            error=row["error"],
            seconds=row["seconds"],
            source=row["source"] or "",
            offset=row["offset"] or 0,
            url=row["url"],
            captured=row["captured"],
        )
        for row in table.to_pylist()
    ]


def _body_of(block: Mapping[str, Any]) -> BodyBlock:
    links = tuple((link["start"], link["end"], link["url"]) for link in block["links"])
    emphasis = tuple((mark["start"], mark["end"], mark["kind"]) for mark in block["emphasis"])
    return BodyBlock(block["kind"], block["text"], block["level"], links, emphasis, tuple(block["origin"]))


def _zoned(moment: datetime | None, offset: int | None) -> datetime | None:
    if moment is None:
        return None
    if offset is None:
        return moment.replace(tzinfo=None)
    return moment.astimezone(timezone(timedelta(minutes=offset)))
