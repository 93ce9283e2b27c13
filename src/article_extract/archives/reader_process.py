"""The process that reads the archives, so that a file which crashes or hangs its reader costs that place alone."""

from __future__ import annotations

import os
import time
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection
from typing import NamedTuple

from article_extract.archives.children import Heartbeat, limit_memory, named
from article_extract.archives.journal import done_keys
from article_extract.archives.readers import read_source
from article_extract.archives.readers.common import Place, Reading
from article_extract.archives.records import Fault, PageRecord, Skipped, page_key
from article_extract.archives.sources import Source

BLOCK_ENTRIES = 64
BLOCK_BYTES = 1024 * 1024
BLOCK_SECONDS = 0.2
"""Entries travel in blocks of at most this number, size and age."""


class Job(NamedTuple):
    """A file to read: from which entry on, and the `Place.poison` that killed a reader before."""

    number: int
    source: Source
    start: int = 0
    poison: Mapping[int, tuple[str, str]] = {}


class ReaderSettings(NamedTuple):
    """What the reader is told once. journal: keys found there are not given again. plugins: modules to import."""

    column: str | None
    id_column: str | None
    url_column: str | None
    memory: int
    journal: str | None = None
    plugins: tuple[str, ...] = ()


class More(NamedTuple):
    """The reader asks for jobs."""


class Block(NamedTuple):
    """Entries read. next: the number of the entry after them. skipped: what was passed over, by reason.

    offset: how far the file is read, in bytes.
    """

    job: int
    next: int
    entries: list[PageRecord | Fault]
    skipped: dict[str, int]
    offset: int


def main(link: Connection, heartbeat: Heartbeat, settings: ReaderSettings) -> None:
    """Read jobs until there are no more."""
    for plugin in settings.plugins:
        named(plugin)()
    done = done_keys(settings.journal) if settings.journal else array("Q")
    limit_memory(settings.memory)
    while True:
        link.send(More())
        jobs: list[Job] | None = link.recv()
        if jobs is None:
            return
        for job in jobs:
            for block in _blocks(job, heartbeat, settings, done):
                heartbeat.rest()
                link.send(block)


def _blocks(job: Job, heartbeat: Heartbeat, settings: ReaderSettings, done: array[int]) -> Iterator[Block]:
    """The entries of one file, some at a time; one at a time where something killed the reader before."""
    place = Place(poison=job.poison)
    reading = Reading(settings.column, settings.id_column, settings.url_column, place=place)
    entries: list[PageRecord | Fault] = []
    skipped: Counter[str] = Counter()
    size, began = 0, time.monotonic()
    heartbeat.work(job.number, 0)
    for entry in read_source(job.source, reading):
        place.number += 1
        if place.number > job.start:
            if isinstance(entry, Skipped):
                skipped[entry.reason] += 1
            else:
                keyed = entry._replace(key=_key(entry))
                if not _among(keyed.key, done):
                    entries.append(keyed)
                    size += len(entry.content) if isinstance(entry, PageRecord) else 0
        full = len(entries) >= BLOCK_ENTRIES or size >= BLOCK_BYTES or time.monotonic() - began > BLOCK_SECONDS
        if (full or job.poison) and (entries or skipped):
            yield Block(job.number, place.number, entries, dict(skipped), place.offset)
            entries, skipped = [], Counter()
            size, began = 0, time.monotonic()
        heartbeat.work(job.number, place.number)
    yield Block(job.number, END, entries, dict(skipped), job.source.size)


END = 1 << 62
"""The `next` of a file's last block."""


def _key(entry: PageRecord | Fault) -> int:
    """By the absolute path: a run may be resumed from another folder, with paths spelled otherwise."""
    reason = entry.reason if isinstance(entry, Fault) else ""
    return page_key(os.path.abspath(entry.source), entry.offset, f"{entry.id.removeprefix(entry.source)}\0{reason}")


def _among(key: int, keys: array[int]) -> bool:
    at = bisect_left(keys, key)
    return at < len(keys) and keys[at] == key
