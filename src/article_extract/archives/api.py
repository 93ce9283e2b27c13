"""Many pages from Python: `extract_many`, `extract_table`, `read_pages`."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from article_extract.archives.children import MEMORY
from article_extract.archives.feeds import READ_MEMORY, ArchiveFeed, IterableFeed
from article_extract.archives.pool import TICK, Pool
from article_extract.archives.reader_process import ReaderSettings
from article_extract.archives.records import Fault, PageRecord, Result
from article_extract.archives.sources import check_inputs, find_sources
from article_extract.archives.worker import PAGE, WorkerSettings
from article_extract.model import Limits, Page

if TYPE_CHECKING:
    import pyarrow as pa

ManyPages = Iterable[str | bytes | os.PathLike[str] | Page | PageRecord | Fault]
TABLE_ROWS = 512


def extract_many(
    pages: ManyPages,
    *,
    workers: int | None = None,
    timeout: float = 10.0,
    memory: int = MEMORY,
    language: str | None = None,
    ordered: bool = True,
    _page: str = PAGE,
) -> Iterator[Result]:
    """Extract many pages in worker processes; one `Result` for each page, in the order of the pages.

    pages: each a str or bytes (content), a Path (a file with a page), a Page from `fetch`, or what `read_pages` gives.
    They are taken as needed, so an endless iterator will do. workers: processes, None for one a core. timeout: seconds
    a page; memory: bytes a page. A page that takes more, or crashes its process, costs its own Result (of status
    "timeout", "limit" or "crashed") and no other. language: BCP 47, to overrule what the pages say. ordered: False
    gives results as they are done.

    Raises BatchError where workers can't be started, and whatever the iterator of pages raises.
    """
    settings = WorkerSettings(_page, "object", timeout, memory, language)
    pool = Pool(settings, workers or os.cpu_count() or 1, ordered=ordered)
    for rows in pool.run(IterableFeed(_records(pages))):
        yield from pickle.loads(rows.data)


def _records(pages: ManyPages) -> Iterator[PageRecord | Fault]:
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
    timeout: float = 10.0,
    memory: int = MEMORY,
    language: str | None = None,
    _page: str = PAGE,
) -> pa.RecordBatch:
    """Extract a table of pages: a pyarrow RecordBatch (or Table) in, one of the same kind out, row for row.

    The result has the columns of `article_extract.archives.schema.SCHEMA`. column, id_column, url_column: None for the
    usual names. The pages are done in `workers` processes of their own, so a bad one costs its row and no engine's
    executor. Other arguments and errors are those of `extract_many`.
    """
    import pyarrow as pa

    batches = extract_batches(
        [record_batch],
        column=column,
        id_column=id_column,
        url_column=url_column,
        workers=workers,
        timeout=timeout,
        memory=memory,
        language=language,
        _page=_page,
    )
    from article_extract.archives.schema import SCHEMA

    table = pa.Table.from_batches(batches, SCHEMA).combine_chunks()
    if isinstance(record_batch, pa.Table):
        return table
    return table.to_batches()[0] if table.num_rows else pa.RecordBatch.from_pylist([], SCHEMA)


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    column: str | None = None,
    id_column: str | None = None,
    url_column: str | None = None,
    workers: int = 1,
    timeout: float = 10.0,
    memory: int = MEMORY,
    language: str | None = None,
    _page: str = PAGE,
) -> Iterator[pa.RecordBatch]:
    """`extract_table` for a stream of batches, with the same processes for all: what Spark's mapInArrow wants."""
    import pyarrow as pa

    from article_extract.archives.readers.tables import table_entries
    from article_extract.archives.schema import SCHEMA

    settings = WorkerSettings(_page, "arrow", timeout, memory, language)
    entries = table_entries(batches, column, id_column, url_column)
    waiting: list[pa.RecordBatch] = []
    for rows in Pool(settings, workers).run(IterableFeed(entries)):
        waiting.append(pa.ipc.read_record_batch(pa.py_buffer(rows.data), SCHEMA))
        if sum(batch.num_rows for batch in waiting) >= TABLE_ROWS:
            yield from _joined(waiting)
            waiting = []
    yield from _joined(waiting)


def _joined(batches: list[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    if batches:
        yield from pa.Table.from_batches(batches).combine_chunks().to_batches()
