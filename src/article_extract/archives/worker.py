"""The process that extracts: pages come in chunks, their rows go back encoded."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from article_extract.archives.children import Heartbeat, limit_memory, named, resident
from article_extract.archives.encoding import ENCODERS
from article_extract.archives.memory import host_of, load_memories
from article_extract.archives.records import BatchError, PageRecord, Result, failed
from article_extract.model import Article, LimitExceeded, Page, UnreadableInput

PageFunction = Callable[[PageRecord, "WorkerSettings"], Article]
PAGE = "article_extract.archives.worker:extract_page"
ALARM_GRACE = 5.0
"""Seconds after the time limit at which a page ends its process by itself, should the parent be gone."""
LEFTOVER = 8
"""A worker that keeps more than this part of a page's memory limit between pages is replaced by a fresh one."""


class WorkerSettings(NamedTuple):
    """What a worker is told once.

    page: dotted name of the page function. encoder: a key of `ENCODERS`. timeout: seconds a page. memory: bytes a page.
    language: to overrule what the pages say. site_memory: a file written by `memory.save_memory`.
    """

    page: str
    encoder: str
    timeout: float
    memory: int
    language: str | None = None
    site_memory: str | None = None


class Chunk(NamedTuple):
    """Pages for a worker."""

    number: int
    records: list[PageRecord]


class Outcome(NamedTuple):
    """What became of a page, for the account."""

    status: str
    error: str | None
    seconds: float


class Done(NamedTuple):
    """Rows from a worker: of the first pages of a chunk, usually of all. retired: this worker takes no more."""

    chunk: int
    outcomes: list[Outcome]
    rows: bytes
    retired: bool


class Ready(NamedTuple):
    """A worker has started. memory: what it needs without a page, in bytes."""

    memory: int


def extract_page(record: PageRecord, settings: WorkerSettings) -> Article:
    """The page function of every real run. Raises UnreadableInput and LimitExceeded."""
    from article_extract.pipeline import analyse

    source: str | Page = (
        record.content if isinstance(record.content, str) else Page(record.content, record.url, record.charset)
    )
    site = load_memories(settings.site_memory).get(host_of(record)) if settings.site_memory else None
    return analyse(source, url=record.url, language=settings.language, site=site).article


def result_of(page: PageFunction, record: PageRecord, settings: WorkerSettings) -> tuple[Result, bool]:
    """What becomes of a page, and whether it has spent this process's memory."""
    began = time.monotonic()

    def failure(status: str, error: str) -> Result:
        return failed(record, status, error, time.monotonic() - began)

    try:
        article = page(record, settings)
    except UnreadableInput as error:
        return failure("unreadable", str(error)), False
    except LimitExceeded as error:
        return failure("limit", str(error)), False
    except MemoryError:
        return failure("limit", f"the page needs more than {settings.memory} bytes of memory"), True
    except Exception as error:  # noqa: BLE001 - whatever a page does costs its own row, which names the error
        return failure("crashed", f"{type(error).__name__}: {error}"), False
    seconds = time.monotonic() - began
    status = "ok" if article.body else "empty"
    place = (record.source, record.offset, record.url, record.captured)
    return Result(record.id, status, article, None, seconds, *place), False


def main(link: Connection, heartbeat: Heartbeat, settings: WorkerSettings) -> None:
    """Extract chunks until there are no more."""
    page: PageFunction = named(settings.page)
    _warm_up(page, settings)

    def do(record: PageRecord) -> tuple[Result, Outcome, bool]:
        result, spent = result_of(page, record, settings)
        return result, Outcome(result.status, result.error, result.seconds), spent

    serve(link, heartbeat, settings, do, ENCODERS[settings.encoder])


def serve(
    link: Connection,
    heartbeat: Heartbeat,
    settings: WorkerSettings,
    do: Callable[[PageRecord], tuple[Any, Outcome, bool]],
    encode: Callable[[list[Any]], bytes],
) -> None:
    """Do something with each page of each chunk, under the limits of a page.

    do: gives what came out, its outcome, and whether the page has spent this process's memory.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    gc.freeze()  # what is loaded by now stays; the collector need not look at it again with every page
    limit_memory(settings.memory)
    base = resident(os.getpid())
    link.send(Ready(base))
    while True:
        chunk: Chunk = link.recv()
        items: list[Any] = []
        outcomes: list[Outcome] = []
        spent = False
        for place, record in enumerate(chunk.records):
            heartbeat.work(chunk.number, place)
            signal.setitimer(signal.ITIMER_REAL, settings.timeout + ALARM_GRACE)
            item, outcome, spent = do(record)
            items.append(item)
            outcomes.append(outcome)
            if spent:
                break
        heartbeat.work(chunk.number, len(chunk.records))
        rows = encode(items)
        signal.setitimer(signal.ITIMER_REAL, 0)
        heartbeat.rest()
        retired = spent or resident(os.getpid()) - base > settings.memory // LEFTOVER
        link.send(Done(chunk.number, outcomes, rows, retired))
        if retired:
            return


WARM_UP = PageRecord("warm-up", "<html><body><article><h1>One</h1><p>A first page.</p></article></body></html>")


def _warm_up(page: PageFunction, settings: WorkerSettings) -> None:
    """Load what the first page would load, before time and memory are measured.

    Raises BatchError where not even that page can be done: then no page can, and a run must not begin.
    """
    if page is extract_page:
        first, _ = result_of(page, WARM_UP, settings)
        if first.status == "crashed":
            raise BatchError(f"no page can be extracted: {first.error}")
        ENCODERS[settings.encoder]([first])
    else:
        ENCODERS[settings.encoder]([failed(WARM_UP, "crashed", "")])
