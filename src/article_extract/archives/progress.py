"""What a run shows while it goes on: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterable
from typing import Any, Protocol, TextIO

from article_extract.archives.account import Account
from article_extract.archives.records import BatchError
from article_extract.archives.sources import Source, find_sources

LINE_SECONDS = 30.0
BAR_SECONDS = 0.2


class Progress(Protocol):
    """Shows how a run goes on."""

    def show(self, account: Account, bytes_read: int) -> None: ...

    def close(self) -> None: ...


class Silence:
    """Shows nothing."""

    def show(self, account: Account, bytes_read: int) -> None: ...

    def close(self) -> None: ...


class Lines:
    """A plain line every half minute."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._next = time.monotonic() + LINE_SECONDS

    def show(self, account: Account, bytes_read: int) -> None:
        if time.monotonic() >= self._next:
            self._next += LINE_SECONDS
            self._out.write(f"{_state(account)}\n")
            self._out.flush()

    def close(self) -> None: ...


class Bar:
    """A bar with rate, failures and time left. What is left is told by the bytes of the files, counted meanwhile."""

    def __init__(self, out: TextIO, inputs: Iterable[str]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
        self._bar: Any = Progress(*columns, console=Console(file=out), transient=True)
        self._task = self._bar.add_task("starting", total=None)
        self._bar.start()
        self._next = 0.0
        self._total: int | None = None
        names = [name for name in inputs if name != "-"]
        threading.Thread(target=self._measure, args=(names,), daemon=True).start()

    def _measure(self, names: list[str]) -> None:
        try:
            self._total = sum(one.size for one in find_sources(names) if isinstance(one, Source))
        except (BatchError, OSError):  # the run itself tells of it
            self._total = None

    def show(self, account: Account, bytes_read: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + BAR_SECONDS
            self._bar.update(self._task, description=_state(account), completed=bytes_read, total=self._total)

    def close(self) -> None:
        self._bar.stop()


def _state(account: Account) -> str:
    rate = account.done / max(account.seconds, 1e-9)
    return f"{account.pages:,} pages, {rate:,.1f} pages/s, {account.failures:,} failures"


def progress_for(
    inputs: Iterable[str | os.PathLike[str]], out: TextIO = sys.stderr, *, quiet: bool = False
) -> Progress:
    """What suits the place: a bar on a terminal (where rich is installed), lines elsewhere, nothing where quiet."""
    if quiet:
        return Silence()
    if out.isatty():
        try:
            return Bar(out, [os.fspath(name) for name in inputs])
        except ModuleNotFoundError:
            return Lines(out)
    return Lines(out)
