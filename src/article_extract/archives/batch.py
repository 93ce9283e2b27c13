"""run_batch(): from inputs to output, the lines to read first."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from article_extract.archives.account import Account
from article_extract.archives.children import MEMORY
from article_extract.archives.feeds import READ_MEMORY, READ_TIMEOUT, ArchiveFeed
from article_extract.archives.journal import TEMPORARY
from article_extract.archives.learning import learn
from article_extract.archives.memory import save_memories
from article_extract.archives.pool import Pool
from article_extract.archives.progress import Progress, Silence
from article_extract.archives.reader_process import ReaderSettings
from article_extract.archives.records import Skipped
from article_extract.archives.sources import Source, check_inputs, find_sources
from article_extract.archives.worker import PAGE, WorkerSettings
from article_extract.archives.writers import PART_ROWS, Output

SITE_MEMORY = "_sites.jsonl"


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is run.

    workers: processes that extract. timeout: seconds a page. memory: bytes a page. column, id_column, url_column: of
    tables. page: dotted name of the function that extracts; plugins: functions the reader calls first; both are for
    tests.
    """

    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    timeout: float = 10.0
    memory: int = MEMORY
    column: str | None = None
    id_column: str | None = None
    url_column: str | None = None
    language: str | None = None
    resume: bool = False
    overwrite: bool = False
    ordered: bool = True
    part_rows: int = PART_ROWS
    site_memory: bool = False
    page: str = PAGE
    plugins: tuple[str, ...] = ()
    read_timeout: float = READ_TIMEOUT
    read_memory: int = READ_MEMORY


@dataclass(slots=True)
class Stop:
    """Asked for by Ctrl-C or a request to terminate: the signal's number, 0 while the run goes on."""

    signal: int = 0

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take signals as a wish to stop, not as an exception in the middle of something."""
        before = {number: signal.signal(number, self._note) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def asked(self) -> bool:
        """Whether the run is to stop."""
        return self.signal != 0

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.signal = number


def run_batch(
    inputs: Sequence[str | os.PathLike[str]],
    output: str,
    options: Options,
    *,
    listed: Iterable[str] = (),
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Account:
    """Extract every page of the inputs into the output, one row each; gives the account.

    listed: the lines for an input "-". stop: looked at between rows; what is done by then is written. Raises BatchError
    for inputs that are not there, an output in the way, and processes that can't be started.
    """
    account, began = Account(), time.monotonic()
    out = Output(output, resume=options.resume, overwrite=options.overwrite, part_rows=options.part_rows)
    if options.resume and out.finished:
        account.nothing_to_do = True
        return account
    if options.site_memory:  # which reads twice
        listed = list(listed) if "-" in inputs else ()
    stop, progress = stop or Stop(), progress or Silence()
    check_inputs(inputs)
    out.open(_table_options(options), account)
    with finishing(out, progress, stop):
        settings = WorkerSettings(options.page, out.format.encoder, options.timeout, options.memory, options.language)
        if options.site_memory:
            settings = settings._replace(
                site_memory=_site_memory(find_sources(inputs, listed), options, out, settings, stop)
            )
        pool = Pool(settings, options.workers, ordered=options.ordered)
        feed = ArchiveFeed(find_sources(inputs, listed), _reader_settings(options, out), options.read_timeout)
        for rows in pool.run(feed, stop.asked):
            out.add(rows)
            account.add(rows.statuses, rows.size, rows.faults)
            account.seconds = time.monotonic() - began
            progress.show(account, feed.bytes_read)
        account.skipped += feed.skipped
        account.replaced = pool.replaced + feed.replaced
    account.seconds = time.monotonic() - began
    return account


@contextmanager
def finishing(out: Output, progress: Progress, stop: Stop) -> Iterator[None]:
    """While rows are written; behind it the output is whole, or ends at its last row where the run was to stop."""
    try:
        yield
        if stop.signal:
            out.flush()
        else:
            out.finish()
    finally:
        progress.close()
        out.close()


def _table_options(options: Options) -> dict[str, Any]:
    """The options that make the rows what they are: a run can be resumed only with the same."""
    names = ("column", "id_column", "url_column", "language", "site_memory")
    return {name: getattr(options, name) for name in names}


def _reader_settings(options: Options, out: Output) -> ReaderSettings:
    journal = str(out.journal.path) if out.journal is not None and out.journal.parts else None
    return _reading(options, journal)


def _reading(options: Options, journal: str | None) -> ReaderSettings:
    columns = (options.column, options.id_column, options.url_column)
    return ReaderSettings(*columns, options.read_memory, journal, options.plugins)


def _site_memory(
    sources: Iterator[Source | Skipped], options: Options, out: Output, settings: WorkerSettings, stop: Stop
) -> str | None:
    """The first pass: what the sites of the archive repeat, in a file beside the parts. A resumed run has it."""
    path = out.folder / SITE_MEMORY
    if not path.exists():
        feed = ArchiveFeed(sources, _reading(options, None), options.read_timeout)
        memories = learn(feed, settings._replace(encoder="object"), options.workers, stop.asked)
        if stop.signal:
            return None
        save_memories(memories, path.with_name(path.name + TEMPORARY))
        path.with_name(path.name + TEMPORARY).rename(path)
    return str(path)
