"""The pool: pages in, encoded rows out. Workers that crash, hang or eat memory are killed and replaced.

One thread runs it all. It never waits for a child alone: it waits for whichever child speaks first, and looks at the
clock and at the children's memory ten times a second.
"""

from __future__ import annotations

import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, Protocol

from article_extract.archives.children import Child, death
from article_extract.archives.encoding import ENCODERS
from article_extract.archives.records import FAILURES, BatchError, Fault, PageRecord, Result, failed
from article_extract.archives.worker import Chunk, Done, Ready, WorkerSettings
from article_extract.archives.writers import Rows

TICK = 0.1
CHUNK_SECONDS = 0.15
"""A chunk is to take about this long: handing it over then costs little, and little is done again when a page dies."""
CHUNK_PAGES = 64
CHUNK_BYTES = 4 * 1024 * 1024
AHEAD = 2
"""Chunks handed to a worker at a time: it has the next one when it is done with the first."""
WINDOW_PAGES = 4096
WINDOW_BYTES = 64 * 1024 * 1024
"""How many pages, how many bytes of pages and rows may be under way: what bounds the memory of a run."""
START_ATTEMPTS = 5
FIRST_GUESS = 0.05
FILL_SECONDS = 0.05
"""How long pages are taken in before the workers are looked after again: a program may make its pages slowly."""


class Feed(Protocol):
    """Where pages come from. take gives what is there now and does not wait; exhausted says that nothing will come."""

    exhausted: bool

    def connections(self) -> list[Connection]: ...

    def take(self) -> list[PageRecord | Fault]: ...

    def check(self) -> None: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class _Task:
    """A page on its way. suspect: it has killed a worker, so it goes alone now."""

    number: int
    record: PageRecord
    suspect: bool = False

    @property
    def size(self) -> int:
        return len(self.record.content)


class _Verdict(NamedTuple):
    """Why the parent killed a worker: the page at a place of a chunk."""

    chunk: int
    place: int
    status: str
    error: str
    seconds: float


@dataclass(slots=True)
class _Worker:
    child: Child
    chunks: deque[tuple[int, list[_Task]]] = field(default_factory=deque)
    ready: bool = False
    memory: int = 0
    verdict: _Verdict | None = None


class Pool:
    """Worker processes, and the pages between them. Iterate over `run` to have the rows; close it at the end."""

    def __init__(
        self,
        settings: WorkerSettings,
        workers: int,
        *,
        ordered: bool = True,
        main: str = "article_extract.archives.worker:main",
    ) -> None:
        self._settings = settings
        self._main = main
        self._count = workers
        self._ordered = ordered
        self._encode: Callable[[Iterable[Result]], bytes] = ENCODERS[settings.encoder]
        self._workers: list[_Worker] = []
        self._pending: deque[_Task] = deque()
        self._finished: dict[int, tuple[int, Rows]] = {}  # number of the first page -> (how many, rows)
        self._taken = self._given = self._chunk = 0
        self._bytes = 0
        self._pace = FIRST_GUESS
        self._failed_starts = 0
        self.replaced = 0

    def run(self, feed: Feed, stopped: Callable[[], bool] = bool) -> Iterator[Rows]:
        """The rows of everything the feed gives, until stopped. Raises BatchError where workers can't be started."""
        try:
            while not stopped():
                self._fill(feed)
                self._staff()
                self._hand_out(feed)
                yield from self._give()
                if feed.exhausted and self._given == self._taken:
                    return
                self._listen(feed)
                feed.check()
                for worker in list(self._workers):
                    self._watch(worker)
        finally:
            self.close()
            feed.close()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.child.kill()
        for worker in self._workers:
            worker.child.close()
        self._workers = []

    def _start(self) -> _Worker:
        return _Worker(Child(self._main, self._settings))

    def _staff(self) -> None:
        """Start workers as there is work for them."""
        busy = sum(1 for worker in self._workers if worker.chunks)
        wanted = min(self._count, busy + len(self._pending))
        while len(self._workers) < wanted:
            self._workers.append(self._start())

    def _fill(self, feed: Feed) -> None:
        until = time.monotonic() + FILL_SECONDS
        while self._room() and not feed.exhausted and time.monotonic() < until:
            entries = feed.take()
            if not entries:
                return
            for entry in entries:
                if isinstance(entry, Fault):
                    self._fail(self._taken, entry, entry.status, entry.reason)
                else:
                    task = _Task(self._taken, entry)
                    self._pending.append(task)
                    self._bytes += task.size
                self._taken += 1

    def _room(self) -> bool:
        """Whether more pages may be taken in: not while the oldest page holds up too many finished rows."""
        waiting = len(self._pending) < self._count * (AHEAD + 1) * self._most()
        return waiting and self._taken - self._given < WINDOW_PAGES and self._bytes < WINDOW_BYTES

    def _most(self) -> int:
        """Pages in a chunk, as fast as they have been lately."""
        return max(1, min(CHUNK_PAGES, int(CHUNK_SECONDS / self._pace)))

    def _hand_out(self, feed: Feed) -> None:
        for depth in range(AHEAD):
            for worker in self._workers:
                if not self._pending:
                    return
                if len(worker.chunks) == depth and worker.verdict is None and (worker.ready or depth == 0):
                    self._hand(worker, self._next_chunk(feed.exhausted))

    def _next_chunk(self, last: bool) -> list[_Task]:
        """Neighbouring pages worth about CHUNK_SECONDS; a suspect alone; near the end, shares for all workers."""
        most = self._most()
        if last or len(self._pending) < most * self._count:
            most = min(most, -(-len(self._pending) // self._count))
        tasks = [self._pending.popleft()]
        size = tasks[0].size
        while self._pending and len(tasks) < most and not tasks[0].suspect:
            after = self._pending[0]
            if after.suspect or after.number != tasks[-1].number + 1 or size + after.size > CHUNK_BYTES:
                break
            size += after.size
            tasks.append(self._pending.popleft())
        return tasks

    def _hand(self, worker: _Worker, tasks: list[_Task]) -> None:
        self._chunk += 1
        worker.chunks.append((self._chunk, tasks))
        worker.child.send(Chunk(self._chunk, [task.record for task in tasks]))

    def _give(self) -> Iterator[Rows]:
        """The rows that are due: in order of the pages, or as they come."""
        while self._finished:
            first = self._given if self._ordered else next(iter(self._finished))
            if first not in self._finished:
                return
            count, rows = self._finished.pop(first)
            self._given += count
            self._bytes -= rows.size + len(rows.data)
            yield rows

    def _listen(self, feed: Feed) -> None:
        """Wait for any child, at most a tick, and take in what they say."""
        links = {worker.child.connection: worker for worker in self._workers}
        feeding = feed.connections() if self._room() else []
        more_at_once = self._room() and not feed.exhausted and not feeding
        for link in wait([*links, *feeding], 0 if more_at_once else TICK):
            worker = links.get(link)  # type: ignore[call-overload]
            if worker is not None:
                self._hear(worker)

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.child.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(message, Ready):
            worker.ready, worker.memory = True, message.memory
            self._failed_starts = 0
        else:
            self._take_rows(worker, message)

    def _take_rows(self, worker: _Worker, done: Done) -> None:
        number, tasks = worker.chunks.popleft()
        if number != done.chunk:
            raise BatchError(f"a worker answered chunk {done.chunk}, asked was {number}")
        finished, rest = tasks[: len(done.outcomes)], tasks[len(done.outcomes) :]
        statuses = Counter(outcome.status for outcome in done.outcomes)
        faults = [
            _told(task.record, outcome.status, outcome.error)
            for task, outcome in zip(finished, done.outcomes, strict=True)
            if outcome.status in FAILURES
        ]
        size = sum(task.size for task in finished)
        self._finished[finished[0].number] = (
            len(finished),
            Rows(done.rows, [task.record.key for task in finished], statuses, size, faults),
        )
        self._bytes += len(done.rows)
        pace = sum(outcome.seconds for outcome in done.outcomes) / len(finished)
        self._pace += 0.2 * (max(pace, 1e-5) - self._pace)
        if done.retired:
            self._requeue([*rest, *(task for _, tasks in worker.chunks for task in tasks)])
            worker.chunks.clear()
            self._replace(worker)

    def _watch(self, worker: _Worker) -> None:
        """Kill a worker whose page takes too long or too much memory."""
        if not worker.chunks or worker.verdict is not None or not worker.ready:
            return
        beat = worker.child.heartbeat.read()
        if beat.since == 0.0 or beat.task != worker.chunks[0][0]:
            return
        seconds = time.monotonic() - beat.since
        memory = worker.child.memory() - worker.memory
        if seconds > self._settings.timeout:
            error = f"the page took more than {self._settings.timeout:g} s"
            worker.verdict = _Verdict(beat.task, beat.place, "timeout", error, seconds)
        elif memory > self._settings.memory:
            error = f"the page needs more than {self._settings.memory} bytes of memory"
            worker.verdict = _Verdict(beat.task, beat.place, "limit", error, seconds)
        else:
            return
        worker.child.kill()

    def _bury(self, worker: _Worker) -> None:
        """A worker is dead: find out which page is to blame, save the others, start another worker."""
        beat = worker.child.heartbeat.read()
        code = worker.child.process.wait()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= START_ATTEMPTS:
                raise BatchError(f"workers can't be started: {death(code)}")
        if worker.chunks:
            number, tasks = worker.chunks.popleft()
            self._requeue([task for _, waiting in worker.chunks for task in waiting])
            worker.chunks.clear()
            verdict = worker.verdict
            if verdict is not None and verdict.chunk == number:
                beat = beat._replace(task=number, place=verdict.place)
            elif code == -signal.SIGALRM and beat.task == number:  # it kept the time limit by itself
                error = f"the page took more than {self._settings.timeout:g} s"
                verdict = _Verdict(number, beat.place, "timeout", error, time.monotonic() - beat.since)
            self._requeue(self._blame(number, tasks, beat.task, beat.place, verdict, death(code)))
        self._replace(worker)

    def _blame(
        self, number: int, tasks: list[_Task], chunk: int, place: int, verdict: _Verdict | None, why: str
    ) -> list[_Task]:
        """What is to be done again of the chunk a worker died on. The page it died on is tried alone once more."""
        if chunk != number:  # it died before it began
            return tasks
        if place >= len(tasks):  # it died on the rows of all of them
            if len(tasks) == 1 and tasks[0].suspect:
                self._fail(tasks[0].number, tasks[0].record, "crashed", why)
                return []
            for task in tasks:
                task.suspect = True
            return tasks
        guilty = tasks[place]
        if verdict is not None and verdict.chunk == number:
            self._fail(guilty.number, guilty.record, verdict.status, verdict.error, verdict.seconds)
        elif guilty.suspect:
            self._fail(guilty.number, guilty.record, "crashed", why)
        else:
            guilty.suspect = True
            return tasks
        return [task for task in tasks if task is not guilty]

    def _requeue(self, tasks: list[_Task]) -> None:
        self._pending.extendleft(reversed(tasks))

    def _replace(self, worker: _Worker) -> None:
        worker.child.close()
        self.replaced += 1
        self._workers[self._workers.index(worker)] = self._start()

    def _fail(self, number: int, record: PageRecord | Fault, status: str, error: str, seconds: float = 0.0) -> None:
        """The row of a page that no worker could do."""
        result = failed(record, status, error, seconds)
        data = self._encode([result])
        size = len(record.content) if isinstance(record, PageRecord) else 0
        self._finished[number] = (1, Rows(data, [record.key], Counter([status]), size, [_told(record, status, error)]))
        self._bytes += len(data)


def _told(record: PageRecord | Fault, status: str, error: Any) -> str:
    """A failure in one line: what, where, why."""
    name = record.id or record.source
    place = f"{name} ({record.source} at {record.offset})" if record.source not in ("", name) else name
    if record.source == name and isinstance(record, Fault):
        place = f"{name} at {record.offset}"
    return f"{status}: {place}: {error}"
