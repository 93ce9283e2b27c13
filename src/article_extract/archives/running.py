"""Pages, and tables of pages, through a pool of workers, with whatever page function their settings name."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from article_extract.archives.feeds import IterableFeed
from article_extract.archives.pool import Pool
from article_extract.archives.records import Fault, PageRecord, Result
from article_extract.archives.worker import WorkerSettings

if TYPE_CHECKING:
    import pyarrow as pa

TABLE_ROWS = 512


class Columns(NamedTuple):
    """The columns of a table of pages: content, id, address; None for the usual names."""

    column: str | None = None
    id_column: str | None = None
    url_column: str | None = None


def run_pages(
    records: Iterator[PageRecord | Fault], settings: WorkerSettings, workers: int, *, ordered: bool = True
) -> Iterator[Result]:
    """A Result for each page. settings: with the encoder "object"."""
    for rows in Pool(settings, workers, ordered=ordered).run(IterableFeed(records)):
        yield from pickle.loads(rows.data)


def run_table(record_batch: pa.RecordBatch, columns: Columns, settings: WorkerSettings, workers: int) -> pa.RecordBatch:
    """A row for each page of a RecordBatch or Table, in one of the same kind. settings: with the encoder "arrow"."""
    import pyarrow as pa

    from article_extract.archives.schema import SCHEMA

    done = run_batches([record_batch], columns, settings, workers)
    table = pa.Table.from_batches(done, SCHEMA).combine_chunks()
    if isinstance(record_batch, pa.Table):
        return table
    return table.to_batches()[0] if table.num_rows else pa.RecordBatch.from_pylist([], SCHEMA)


def run_batches(
    batches: Iterable[pa.RecordBatch], columns: Columns, settings: WorkerSettings, workers: int
) -> Iterator[pa.RecordBatch]:
    """`run_table` for a stream of batches, with the same processes for all."""
    import pyarrow as pa

    from article_extract.archives.readers.tables import table_entries
    from article_extract.archives.schema import SCHEMA

    waiting: list[pa.RecordBatch] = []
    for rows in Pool(settings, workers).run(IterableFeed(table_entries(batches, *columns))):
        waiting.append(pa.ipc.read_record_batch(pa.py_buffer(rows.data), SCHEMA))
        if sum(batch.num_rows for batch in waiting) >= TABLE_ROWS:
            yield from _joined(waiting)
            waiting = []
    yield from _joined(waiting)


def _joined(batches: list[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    if batches:
        yield from pa.Table.from_batches(batches).combine_chunks().to_batches()
