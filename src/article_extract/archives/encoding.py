"""How results travel from the workers to the output: a table from a name to encoder.

Rows are encoded where they are made, so that the one process that writes has little to do.
"""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from article_extract.archives.records import Result

GZIP_LEVEL = 6
ZSTD_LEVEL = 3


def encode_objects(results: Iterable[Result]) -> bytes:
    """Results as they are, for callers in Python."""
    return pickle.dumps(list(results), pickle.HIGHEST_PROTOCOL)


def encode_arrow(results: Iterable[Result]) -> bytes:
    """Rows of `schema.SCHEMA` as an Arrow record batch, without its schema."""
    from article_extract.archives.schema import batch_of

    encoded: bytes = batch_of(results).serialize().to_pybytes()
    return encoded


def encode_json(results: Iterable[Result]) -> bytes:
    """Rows as JSON Lines: the columns of the table, dates in ISO 8601 with the page's own zone."""
    return b"".join(json_line(result) for result in results)


def encode_gzip(results: Iterable[Result]) -> bytes:
    """JSON Lines as one gzip member."""
    return gzip.compress(encode_json(results), GZIP_LEVEL, mtime=0)


def encode_zstd(results: Iterable[Result]) -> bytes:
    """JSON Lines as one zstd frame."""
    import zstandard

    encoded: bytes = zstandard.ZstdCompressor(ZSTD_LEVEL, write_checksum=True).compress(encode_json(results))
    return encoded


ENCODERS: dict[str, Callable[[Iterable[Result]], bytes]] = {
    "object": encode_objects,
    "arrow": encode_arrow,
    "jsonl": encode_json,
    "jsonl.gz": encode_gzip,
    "jsonl.zst": encode_zstd,
}


def json_line(result: Result) -> bytes:
    """One result as a line of JSON; half surrogate pairs, which UTF-8 can't hold, become question marks."""
    from article_extract.archives.rows import row_of

    row = row_of(result)
    for name in ("published", "modified"):
        if result.article is not None:
            row[name] = getattr(result.article, name)
            del row[f"{name}_offset"]
    return json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "replace") + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no JSON form of {type(value).__name__}")
