"""The process that extracts: pages come in chunks, their rows go back encoded."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

from article_extract.archives.children import Heartbeat, limit_memory, named, resident
from article_extract.archives.encoding import ENCODERS
from article_extract.archives.memory import load_memory
from article_extract.archives.records import PageRecord, Result, failed
from article_extract.model import Article, LimitExceeded, Page, SiteMemory, UnreadableInput

PageFunction = Callable[[PageRecord, "WorkerSettings"], Article]
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


class Done(NamedTuple):
    """Rows from a worker: of the first pages of a chunk, usually of all. retired: this worker takes no more.

    outcomes: status, error and seconds of each page.
    """

    chunk: int
    outcomes: list[tuple[str, str | None, float]]
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
    site = _site_of(record.url, settings.site_memory)
    return analyse(source, url=record.url, language=settings.language, site=site).article


def _site_of(url: str | None, path: str | None) -> SiteMemory | None:
    return load_memory(path).get(url) if path else None


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
    """Take chunks until there are no more."""
    page: PageFunction = named(settings.page)
    _warm_up(page, settings)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    limit_memory(settings.memory)
    base = resident(os.getpid())
    link.send(Ready(base))
    while True:
        chunk: Chunk = link.recv()
        results: list[Result] = []
        retired = False
        for place, record in enumerate(chunk.records):
            heartbeat.work(chunk.number, place)
            signal.setitimer(signal.ITIMER_REAL, settings.timeout + ALARM_GRACE)
            result, retired = result_of(page, record, settings)
            results.append(result)
            if retired:
                break
        heartbeat.work(chunk.number, len(chunk.records))
        rows = ENCODERS[settings.encoder](results)
        signal.setitimer(signal.ITIMER_REAL, 0)
        heartbeat.rest()
        retired = retired or resident(os.getpid()) - base > settings.memory // LEFTOVER
        outcomes = [(result.status, result.error, result.seconds) for result in results]
        link.send(Done(chunk.number, outcomes, rows, retired))
        if retired:
            return


WARM_UP = PageRecord("warm-up", "<html><body><article><h1>One</h1><p>A first page.</p></article></body></html>")


def _warm_up(page: PageFunction, settings: WorkerSettings) -> None:
    """Load what the first page would load, before time and memory are measured."""
    if page is extract_page:
        ENCODERS[settings.encoder]([result_of(page, WARM_UP, settings)[0]])
    else:
        ENCODERS[settings.encoder]([failed(WARM_UP, "crashed", "")])
