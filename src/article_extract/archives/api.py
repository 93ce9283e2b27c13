"""Many pages from Python: `extract_many`, `extract_table`, `read_pages`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from article_extract.archives.children import MEMORY
from article_extract.archives.feeds import READ_MEMORY, ArchiveFeed
from article_extract.archives.pool import TICK
from article_extract.archives.reader_process import ReaderSettings
from article_extract.archives.records import Fault, PageRecord, Result
from article_extract.archives.running import Columns, run_batches, run_pages, run_table
from article_extract.archives.sources import check_inputs, find_sources
from article_extract.archives.worker import PAGE, WorkerSettings
from article_extract.model import Limits, Page

if TYPE_CHECKING:
    import pyarrow as pa

ManyPages = Iterable[str | bytes | os.PathLike[str] | Page | PageRecord | Fault]
TIMEOUT = 10.0


def extract_many(
    pages: ManyPages,
    *,
    workers: int | None = None,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    language: str | None = None,
    ordered: bool = True,
) -> Iterator[Result]:
    """Extract many pages in worker processes; one `Result` for each page, in the order of the pages.

    pages: each a str or bytes (content), a Path (a file with a page), a Page from `fetch`, or what `read_pages` gives.
    They are taken as needed, so an endless iterator will do. workers: processes, None for one a core. timeout: seconds
    a page; memory: bytes a page. A page that takes more, or crashes its process, costs its own Result (of status
    "timeout", "limit" or "crashed") and no other. language: BCP 47, to overrule what the pages say. ordered: False
    gives results as they are done.

    Raises BatchError where workers can't be started, and whatever the iterator of pages raises.
    """
    settings = WorkerSettings(PAGE, "object", timeout, memory, language)
    yield from run_pages(page_records(pages), settings, workers or os.cpu_count() or 1, ordered=ordered)


def page_records(pages: ManyPages) -> Iterator[PageRecord | Fault]:
    """What `extract_many` takes, as what workers take. Raises TypeError for what is no page."""
    for number, page in enumerate(pages):
        yield _record(page, number)


def _record(page: str | bytes | os.PathLike[str] | Page | PageRecord | Fault, number: int) -> PageRecord | Fault:
    if isinstance(page, PageRecord | Fault):
        return page
    if isinstance(page, str | bytes):
        return PageRecord(str(number), page)
    if isinstance(page, Page):
        return PageRecord(page.url or str(number), page.content, url=page.url, charset=page.charset)
    if isinstance(page, os.PathLike):
        return _file(page)
    raise TypeError(f"page {number} is a {type(page).__name__}: str, bytes, Path, Page or PageRecord are pages")


def _file(path: os.PathLike[str]) -> PageRecord | Fault:
    name = os.fspath(path)
    try:
        size = Path(path).stat().st_size
        if size > Limits().bytes:
            return Fault(name, 0, f"the page has {size} bytes, the limit is {Limits().bytes}", name, "limit")
        return PageRecord(name, Path(path).read_bytes(), name)
    except OSError as error:
        return Fault(name, 0, f"{type(error).__name__}: {error}", name)


def read_pages(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    column: str | None = None,
    id_column: str | None = None,
    url_column: str | None = None,
) -> Iterator[PageRecord | Fault]:
    """The pages of folders, globs and archives of every kind that `article-extract batch` reads; for `extract_many`.

    column, id_column, url_column: of tables, None for the usual names. What can't be read comes as a Fault, which
    `extract_many` makes a Result. Raises BatchError for an input that is not there.
    """
    names = list(inputs)
    check_inputs(names)
    feed = ArchiveFeed(find_sources(names), ReaderSettings(column, id_column, url_column, READ_MEMORY))
    try:
        while not feed.exhausted:
            entries = feed.take()
            yield from entries
            if not entries and not feed.exhausted:
                wait(feed.connections(), TICK)
                feed.check()
    finally:
        feed.close()


def extract_table(
    record_batch: pa.RecordBatch,
    *,
    column: str | None = None,
    id_column: str | None = None,
    url_column: str | None = None,
    workers: int = 1,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    language: str | None = None,
) -> pa.RecordBatch:
    """Extract a table of pages: a pyarrow RecordBatch (or Table) in, one of the same kind out, row for row.

    The result has the columns of `article_extract.archives.schema.SCHEMA`. column, id_column, url_column: None for the
    usual names. The pages are done in `workers` processes of their own, so a bad one costs its row and no engine's
    executor. Other arguments and errors are those of `extract_many`.
    """
    settings = WorkerSettings(PAGE, "arrow", timeout, memory, language)
    return run_table(record_batch, Columns(column, id_column, url_column), settings, workers)


class TableOptions(TypedDict, total=False):
    """The keyword arguments of `extract_table`."""

    column: str | None
    id_column: str | None
    url_column: str | None
    workers: int
    timeout: float
    memory: int
    language: str | None


def extract_batches(batches: Iterable[pa.RecordBatch], **options: Unpack[TableOptions]) -> Iterator[pa.RecordBatch]:
    """`extract_table` for a stream of batches, with the same processes for all: what Spark's mapInArrow wants."""
    columns = Columns(options.get("column"), options.get("id_column"), options.get("url_column"))
    settings = WorkerSettings(
        PAGE, "arrow", options.get("timeout", TIMEOUT), options.get("memory", MEMORY), options.get("language")
    )
    yield from run_batches(batches, columns, settings, options.get("workers", 1))
