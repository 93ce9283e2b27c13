"""A saved page in a file of its own, compressed or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from article_extract.archives.readers.common import Reading, damage_fault, poison_fault, read_bounded, too_large
from article_extract.archives.records import Entry, PageRecord
from article_extract.archives.sources import Source
from article_extract.archives.streams import buffered


def read_page(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
    """The page; a Fault where it is too large or its compressed form is damaged."""
    if reading.place.poisoned:
        yield poison_fault(source, reading, 0, source.name)
        return
    stream, inflated = buffered(raw, source.compression)
    content = read_bounded(stream, reading.page_bytes)
    if inflated.damage is not None:
        yield damage_fault(source, inflated.damage, source.name)
    elif content is None:
        yield too_large(source, 0, source.size if source.compression is None else None, reading.page_bytes, source.name)
    else:
        yield PageRecord(source.name, content, source.name)
