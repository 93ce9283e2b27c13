"""Feeds of the pool: archives, read by a process of their own, and anything a Python program iterates over."""

from __future__ import annotations

import itertools
import time
from collections import Counter, deque
from collections.abc import Iterator
from multiprocessing.connection import Connection

from article_extract.archives.children import Child, death
from article_extract.archives.reader_process import END, Block, Job, More, ReaderSettings
from article_extract.archives.records import BatchError, Fault, PageRecord, Skipped, page_key
from article_extract.archives.sources import Source

JOBS = 64
READ_TIMEOUT = 300.0
"""Seconds the reader may take for one entry. A page of 64 MiB takes two; to pass over a film in a tar.gz takes more."""
READ_MEMORY = 2 * 1024**3
START_ATTEMPTS = 5


class IterableFeed:
    """Pages that a program hands in."""

    def __init__(self, pages: Iterator[PageRecord | Fault]) -> None:
        self._pages = pages
        self.exhausted = False

    def connections(self) -> list[Connection]:
        return []

    def take(self) -> list[PageRecord | Fault]:
        page = next(self._pages, None)
        self.exhausted = page is None
        return [] if page is None else [page]

    def check(self) -> None: ...

    def close(self) -> None: ...


class ArchiveFeed:
    """Files that a reader process reads. A file that kills the reader costs the entry it died on.

    The reader begins again behind what has arrived, with that entry marked as poison. Where it dies there once more,
    what is left of the file is one Fault.
    """

    def __init__(
        self,
        sources: Iterator[Source | Skipped],
        settings: ReaderSettings,
        timeout: float = READ_TIMEOUT,
    ) -> None:
        self._sources = sources
        self._settings = settings
        self._timeout = timeout
        self._jobs: deque[Job] = deque()  # handed to the reader and not finished, in order
        self._arrived: deque[PageRecord | Fault] = deque()
        self._numbers = itertools.count(1)
        self._deaths = 0  # without an entry between them
        self._killed = ""
        self.skipped: Counter[str] = Counter()
        self.exhausted = False
        self.replaced = 0
        self.bytes_read = self._bytes_done = 0
        self._reader: Child | None = self._start()

    def _start(self) -> Child:
        return Child("article_extract.archives.reader_process:main", self._settings)

    def connections(self) -> list[Connection]:
        return [] if self._reader is None else [self._reader.connection]

    def take(self) -> list[PageRecord | Fault]:
        """What has arrived; takes one message of the reader if one is there."""
        if not self._arrived and self._reader is not None and self._reader.connection.poll():
            self._hear(self._reader)
        entries = list(self._arrived)
        self._arrived.clear()
        self.exhausted = self._reader is None
        return entries

    def _hear(self, reader: Child) -> None:
        try:
            message = reader.connection.recv()
        except (EOFError, OSError):
            self._bury(reader)
            return
        if isinstance(message, More):
            self._hand_out(reader)
        else:
            self._take_in(message)

    def _hand_out(self, reader: Child) -> None:
        """Give the reader files, unfinished ones first; end it where there are none."""
        while len(self._jobs) < JOBS:
            source = next(self._sources, None)
            if source is None:
                break
            if isinstance(source, Skipped):
                self.skipped[source.reason] += 1
            else:
                self._jobs.append(Job(next(self._numbers), source))
        if self._jobs:
            reader.send(list(self._jobs))
        else:
            self.close()

    def _take_in(self, block: Block) -> None:
        self._deaths = 0
        job = self._jobs[0]
        if block.job != job.number:
            raise BatchError(f"the reader told of file {block.job} while it read {job.number}")
        self._arrived.extend(block.entries)
        self.skipped.update(block.skipped)
        if block.next == END:
            self._jobs.popleft()
            self._bytes_done += job.source.size
            self.bytes_read = self._bytes_done
        else:
            self.bytes_read = self._bytes_done + block.offset
            self._jobs[0] = job._replace(start=block.next)

    def check(self) -> None:
        """Kill a reader that takes too long for one entry."""
        if self._reader is None or self._killed:
            return
        beat = self._reader.heartbeat.read()
        if beat.since and time.monotonic() - beat.since > self._timeout:
            self._killed = f"it took more than {self._timeout:g} s"
            self._reader.kill()

    def _bury(self, reader: Child) -> None:
        """The reader is dead: go on behind the entry it died on, or, if it died there before, with the next file."""
        beat = reader.heartbeat.read()
        why = self._killed or death(reader.close())
        if self._killed:
            reader.close()
        status = "timeout" if self._killed else "crashed"
        self._killed = ""
        self._deaths += 1
        if self._deaths >= START_ATTEMPTS:
            raise BatchError(f"the reader can't be started: {why}")
        if self._jobs and beat.since and beat.task == self._jobs[0].number:
            self._condemn(self._jobs[0], beat.place, status, why)
        self.replaced += 1
        self._reader = self._start()

    def _condemn(self, job: Job, place: int, status: str, why: str) -> None:
        """Do without the entry that killed the reader; where it can't be passed over, without the rest of the file."""
        if place not in job.poison:
            self._jobs[0] = job._replace(poison={**job.poison, place: (status, why)})
            return
        name = job.source.name
        reason = f"reading stopped at entry {place}, the rest of the file is not read: {why}"
        key = page_key(name, place, reason)
        self._arrived.append(Fault(name, place, reason, id=name, status=status, pages=0, key=key))
        self._jobs.popleft()

    def close(self) -> None:
        """End the reader."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
