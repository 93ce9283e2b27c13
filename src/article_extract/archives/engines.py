"""Adapters for engines that exist: Ray Data and Spark. The work is `extract_table`, here as on one machine.

Engines may do a page twice (a node dies, a task runs again). Its row is written once: rows are keyed by source, offset
and id.
"""

from __future__ import annotations

import os
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from article_extract.archives.account import Account
from article_extract.archives.api import extract_batches, extract_table, read_pages
from article_extract.archives.batch import Options, Stop, finishing, run_batch
from article_extract.archives.encoding import ENCODERS
from article_extract.archives.journal import done_keys
from article_extract.archives.progress import Progress, Silence
from article_extract.archives.records import FAILURES, BatchError, Fault, PageRecord, page_key
from article_extract.archives.running import Columns, run_table
from article_extract.archives.sources import Source, check_inputs, find_sources
from article_extract.archives.worker import WorkerSettings
from article_extract.archives.writers import Output, Rows

if TYPE_CHECKING:
    import pyarrow as pa

Engine = Callable[..., Account]
READ_ROWS = 64
READ_BYTES = 8 * 1024 * 1024
READ_CPUS = 0.25
"""Less than extraction takes, which also keeps Ray from making one task of both."""
MOST_BLOCKS = 256
TABLE_ROWS = 128
"""Pages in one call of the table function: about two seconds of work, which a lost node makes again."""


def ray_table(dataset: Any, *, batch_size: int | None = TABLE_ROWS, **options: Any) -> Any:
    """A Ray dataset of pages as a dataset of articles. options: those of `extract_table`.

    batch_size: pages in one call; None for a block a call.
    """
    return _mapped(dataset, extract_table, batch_size, options)


def _mapped(dataset: Any, function: Callable[..., Any], batch_size: int | None, options: dict[str, Any]) -> Any:
    return dataset.map_batches(
        function, batch_format="pyarrow", batch_size=batch_size, fn_kwargs=options, zero_copy_batch=True
    )


def spark_table(frame: Any, **options: Any) -> Any:
    """A Spark DataFrame of pages as a DataFrame of articles. options: those of `extract_table`.

    The pages of a partition share their worker process.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    from article_extract.archives.schema import SCHEMA

    return frame.mapInArrow(partial(extract_batches, **options), from_arrow_schema(SCHEMA))


def run_local(inputs: Sequence[str | os.PathLike[str]], output: str, options: Options, **more: Any) -> Account:
    """The engine of one machine: `run_batch`."""
    return run_batch(inputs, output, options, **more)


def run_ray(
    inputs: Sequence[str | os.PathLike[str]],
    output: str,
    options: Options,
    *,
    address: str | None = None,
    listed: Iterable[str] = (),
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Account:
    """A batch on Ray: files are read and pages extracted on its nodes, rows come here and are written here, once each.

    address: of a running cluster, None for one on this machine. Every node must see the inputs under the same path.
    Arguments and errors are otherwise those of `run_batch`; `site_memory` is for one machine.
    """
    import ray

    if options.site_memory:
        raise BatchError("--site-memory is not there on Ray: it needs a look at all pages first")
    began, account = time.monotonic(), Account()
    check_inputs(inputs)
    out = Output(output, resume=options.resume, overwrite=options.overwrite, part_rows=options.part_rows)
    if options.resume and out.finished:
        account.nothing_to_do = True
        return account
    stop, progress = stop or Stop(), progress or Silence()
    out.open({"engine": "ray", "column": options.column}, account)
    own = not ray.is_initialized()
    if own:
        ray.init(address=address, log_to_driver=False)
    try:
        with finishing(out, progress, stop):
            for table in _ray_rows(inputs, listed, options, out, account):
                _write(table, out, account)
                account.seconds = time.monotonic() - began
                progress.show(account, 0)
                if stop.signal:
                    break
    finally:
        if own:
            ray.shutdown()
    account.seconds = time.monotonic() - began
    return account


ENGINES: dict[str, Engine] = {"local": run_local, "ray": run_ray}
"""Name for `--engine` -> what runs the batch."""


def _ray_rows(
    inputs: Sequence[str | os.PathLike[str]], listed: Iterable[str], options: Options, out: Output, account: Account
) -> Iterator[pa.Table]:
    """The rows of all pages that are not written yet, each once."""
    import ray

    assert out.journal is not None
    written = done_keys(out.journal.path)
    files = []
    for source in find_sources(inputs, listed):
        if isinstance(source, Source):
            files.append({"file": os.path.abspath(source.name)})
        else:
            account.skipped[source.reason] += 1
    if not files:
        return
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = options.ordered
    context.target_max_block_size = READ_BYTES  # so that the pages of one large file go to many nodes
    columns = Columns(options.column, options.id_column, options.url_column)
    reading = {**columns._asdict(), "written": written}
    settings = WorkerSettings(options.page, "arrow", options.timeout, options.memory, options.language)
    extracting = {"columns": Columns("content"), "settings": settings, "workers": 1}
    named: Any = ray.data.from_items(files, override_num_blocks=min(len(files), MOST_BLOCKS))
    pages = named.map_batches(
        _read_files, batch_format="pyarrow", batch_size=None, fn_kwargs=reading, num_cpus=READ_CPUS
    )
    seen: set[int] = set(written)
    for table in _mapped(pages, run_table, None, extracting).iter_batches(batch_format="pyarrow", batch_size=None):
        fresh = [key not in seen and not seen.add(key) for key in _keys(table)]  # type: ignore[func-returns-value]
        yield table if all(fresh) else table.filter(_mask(fresh))


def _mask(values: list[bool]) -> pa.BooleanArray:
    import pyarrow as pa

    return pa.array(values, pa.bool_())


def _keys(table: pa.Table) -> list[int]:
    columns = [table.column(name).to_pylist() for name in ("source", "offset", "id")]
    return [page_key(source or "", offset or 0, name) for source, offset, name in zip(*columns, strict=True)]


def _read_files(table: pa.Table, written: array[int], **columns: Any) -> Iterator[pa.Table]:
    """The pages of files, as tables of `schema.PAGES`: what runs on a node."""
    import pyarrow as pa

    from article_extract.archives.schema import PAGES

    known = set(written)
    rows: list[dict[str, Any]] = []
    size = 0
    for entry in read_pages(table.column("file").to_pylist(), **columns):
        row = _page_row(entry)
        if page_key(row["source"], row["offset"], row["id"]) in known:
            continue
        rows.append(row)
        size += len(row["content"] or b"")
        if len(rows) >= READ_ROWS or size >= READ_BYTES:
            yield pa.Table.from_pylist(rows, PAGES)
            rows, size = [], 0
    if rows:
        yield pa.Table.from_pylist(rows, PAGES)


def _page_row(entry: PageRecord | Fault) -> dict[str, Any]:
    place = {
        "id": entry.id or f"{entry.source}:{entry.offset}",
        "source": entry.source,
        "offset": entry.offset,
        "url": entry.url,
        "captured": entry.captured,
    }
    if isinstance(entry, Fault):
        return {**place, "content": None, "charset": None, "fault": entry.reason, "fault_status": entry.status}
    content, charset = entry.content, entry.charset
    if isinstance(content, str):
        content, charset = content.encode("utf-8", "replace"), "utf-8"
    return {**place, "content": content, "charset": charset, "fault": None, "fault_status": None}


def _write(table: pa.Table, out: Output, account: Account) -> None:
    """Rows that came from the engine, on their way to the output."""
    from article_extract.archives.schema import results_of

    if not table.num_rows:
        return
    results = results_of(table)
    statuses = Counter(result.status for result in results)
    told = [f"{result.status}: {result.id}: {result.error}" for result in results if result.status in FAILURES]
    out.add(Rows(ENCODERS[out.format.encoder](results), _keys(table), statuses, 0, told))
    account.add(statuses, 0, told)
