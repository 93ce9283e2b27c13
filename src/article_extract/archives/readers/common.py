"""What all readers share: the options of reading, and the limits of one page."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from article_extract.archives.records import Fault
from article_extract.archives.sources import Source
from article_extract.archives.streams import Damage
from article_extract.model import Limits

MAX_DEPTH = 3
"""Archives inside archives inside archives: deeper ones are bombs."""


@dataclass(slots=True)
class Place:
    """Where a reader is: the number of the entry it is about to give, and the numbers that killed a reader before.

    poison: number -> status and reason of the row it gets instead. file: the open file, to tell how far it is read.
    """

    number: int = 0
    poison: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    file: IO[bytes] | None = None

    @property
    def offset(self) -> int:
        """How far the file is read, in bytes."""
        return 0 if self.file is None or self.file.closed else self.file.tell()

    @property
    def poisoned(self) -> bool:
        """Whether the next entry is not to be touched, but told of as a Fault."""
        return self.number in self.poison


@dataclass(frozen=True, slots=True)
class Reading:
    """How archives are read.

    column, id_column, url_column: of tables; None takes the first usual name that is there. page_bytes: size limit of
    one page, in bytes. depth: how deep in nested archives we are. place: shared with whoever takes the entries.
    """

    column: str | None = None
    id_column: str | None = None
    url_column: str | None = None
    page_bytes: int = Limits().bytes
    depth: int = 0
    place: Place = field(default_factory=Place)


def too_large(source: Source, offset: int, size: int | None, limit: int, name: str = "", **more: Any) -> Fault:
    """The fault of a page over the size limit; size None where only that is known."""
    what = f"{size} bytes" if size is not None else f"more than {limit} bytes"
    reason = f"the page has {what}, the limit is {limit}"
    return Fault(source.name, offset, reason, id=name, status="limit", **more)


def poison_fault(source: Source, reading: Reading, offset: int, name: str = "", pages: int = 1) -> Fault:
    """The fault of an entry that killed the process that read it."""
    status, why = reading.place.poison[reading.place.number]
    return Fault(source.name, offset, f"reading it: {why}", id=name, status=status, pages=pages)


def damage_fault(source: Source, damage: Damage, name: str = "") -> Fault:
    """The fault of a damaged stream."""
    return Fault(source.name, damage.offset, damage.reason, id=name)


def read_bounded(stream: io.BufferedReader, limit: int) -> bytes | None:
    """All of a stream, None where it holds more than limit bytes."""
    content = stream.read(limit + 1)
    return content if len(content) <= limit else None
