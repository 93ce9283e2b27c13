"""Readers: a table from the kind of an archive to the function that reads its pages, one by one and in bounded memory.

A reader takes an open file, its `Source` and the `Reading` options, and yields a PageRecord for each page, a Fault for
each place it can't read, a Skipped for each thing that is no page. It never raises for what is in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from article_extract.archives.readers.common import Reading
from article_extract.archives.readers.containers import read_tar, read_zip
from article_extract.archives.readers.page import read_page
from article_extract.archives.readers.tables import read_jsonl, read_parquet
from article_extract.archives.readers.warc import read_warc
from article_extract.archives.records import Entry, Fault
from article_extract.archives.sources import Source

Reader = Callable[[IO[bytes], Source, Reading], Iterator[Entry]]

READERS: dict[str, Reader] = {
    "page": read_page,
    "warc": read_warc,
    "zip": read_zip,
    "tar": read_tar,
    "jsonl": read_jsonl,
    "parquet": read_parquet,
}


def read_source(source: Source, reading: Reading) -> Iterator[Entry]:
    """Everything in one file. What a reader did not foresee becomes a Fault with the error's name."""
    try:
        with source.open() as raw:
            reading.place.file = raw
            yield from READERS[source.kind](raw, source, reading)
    except Exception as error:  # noqa: BLE001 - one broken file must not cost the others; it has a row that names it
        reason = f"{type(error).__name__}: {error}"
        yield Fault(source.name, 0, f"can't be read further: {reason}", id=source.name)
