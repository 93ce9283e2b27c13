"""Writers: a table from the output's suffix to how a part is written and how parts become one file."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from article_extract.archives.account import Account
from article_extract.archives.journal import JOURNAL, TEMPORARY, Journal, Part, pack_keys, sync, sync_folder
from article_extract.archives.records import BatchError

PART_ROWS = 2000
PART_BYTES = 64 * 1024 * 1024
PART_SECONDS = 30.0
"""A part is written when it has this many rows, bytes or seconds: what a killed run has to do again is at most one."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Encoded rows on their way to the output. size: bytes of the pages' content. faults: what went wrong, in words."""

    data: bytes
    keys: list[int]
    statuses: Counter[str]
    size: int
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Format:
    """A form of output. encoder: the workers'. write: rows into one part. join: parts into one file."""

    encoder: str
    write: Callable[[Path, list[bytes]], None]
    join: Callable[[Path, Iterable[Path]], None]


def write_bytes(path: Path, rows: list[bytes]) -> None:
    """Rows that are bytes of the file already."""
    with path.open("wb") as file:
        file.writelines(rows)
        sync(file)


def join_bytes(path: Path, parts: Iterable[Path]) -> None:
    """Parts one behind the other: lines, gzip members and zstd frames can be joined so."""
    with path.open("wb") as file:
        for part in parts:
            with part.open("rb") as one:
                shutil.copyfileobj(one, file, 1024 * 1024)
        sync(file)


def write_parquet(path: Path, rows: list[bytes]) -> None:
    """Record batches as one row group."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from article_extract.archives.schema import SCHEMA

    batches = [pa.ipc.read_record_batch(pa.py_buffer(one), SCHEMA) for one in rows]
    with path.open("wb") as file:
        pq.write_table(pa.Table.from_batches(batches, SCHEMA), file, compression="zstd")
        sync(file)


def join_parquet(path: Path, parts: Iterable[Path]) -> None:
    """Parts as one file, a row group each; one part is in memory at a time."""
    import pyarrow.parquet as pq

    from article_extract.archives.schema import SCHEMA

    with path.open("wb") as file:
        with pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
            for part in parts:
                writer.write_table(pq.ParquetFile(part).read())
        sync(file)


FORMATS: dict[str, Format] = {
    ".parquet": Format("arrow", write_parquet, join_parquet),
    ".jsonl": Format("jsonl", write_bytes, join_bytes),
    ".jsonl.gz": Format("jsonl.gz", write_bytes, join_bytes),
    ".jsonl.zst": Format("jsonl.zst", write_bytes, join_bytes),
}


class Output:
    """Where a run writes: one file (made of parts at the end) or a folder of parts.

    The output is a folder where its name ends with a slash or a folder of that name is there. Raises BatchError for an
    unknown suffix, and for an output that is there already where neither resume nor overwrite is asked.
    """

    def __init__(self, name: str, *, resume: bool = False, overwrite: bool = False, part_rows: int = PART_ROWS) -> None:
        self.path = Path(name)
        self.is_folder = name.endswith("/") or self.path.is_dir()
        self.suffix = _suffix(self.path.name, ".parquet" if self.is_folder else None)
        self.format = FORMATS[self.suffix]
        self.folder = self.path if self.is_folder else self.path.with_name(self.path.name + ".parts")
        self.resume = resume
        self.part_rows = part_rows
        self.journal: Journal | None = None
        self._waiting: list[Rows] = []
        self._rows = self._bytes = 0
        self._began = time.monotonic()
        self._check(overwrite)

    @property
    def finished(self) -> bool:
        """Whether there is nothing to resume: the one file stands under its final name."""
        return not self.is_folder and self.path.exists() and not (self.folder / JOURNAL).exists()

    def _check(self, overwrite: bool) -> None:
        begun = (self.folder / JOURNAL).exists()
        if not begun and self.folder.is_dir() and any(self.folder.iterdir()) and not self._left_over():
            raise BatchError(f"{self.folder}: the folder holds files that no run has written")
        if self.resume or not (begun or (self.path.exists() and not self.is_folder)):
            return
        if not overwrite:
            what = f"a run has been writing {self.path}" if begun else f"{self.path} is there already"
            raise BatchError(f"{what}: --resume goes on with it, --overwrite begins anew")

    def _left_over(self) -> bool:
        """Whether the folder of parts is one that a run was about to remove, or had just made."""
        known = ("part-", "whole" + TEMPORARY, "_")
        return not self.is_folder and all(one.name.startswith(known) for one in self.folder.iterdir())

    def open(self, options: dict[str, Any], account: Account) -> None:
        """Begin to write, or go on: rows of earlier runs are counted in the account."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(self.folder, {"format": self.suffix, **options}, resume=self.resume)
        for part in self.journal.parts:
            account.add_earlier(part.account)
        self._number = 1 + max((int(part.name[5:13]) for part in self.journal.parts), default=-1)

    def add(self, rows: Rows) -> None:
        """Take rows; now and then a part is written."""
        self._waiting.append(rows)
        self._rows += len(rows.keys)
        self._bytes += len(rows.data)
        if self._rows >= self.part_rows or self._bytes >= PART_BYTES or time.monotonic() - self._began > PART_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting as a part."""
        rows, self._waiting = self._waiting, []
        self._rows = self._bytes = 0
        self._began = time.monotonic()
        if not rows:
            return
        assert self.journal is not None
        name = f"part-{self._number:08d}{self.suffix}"
        temporary = self.folder / (name + TEMPORARY)
        self.format.write(temporary, [one.data for one in rows])
        keys = pack_keys(key for one in rows for key in one.keys)
        self.journal.add(Part(name, temporary.stat().st_size, keys, _share(rows)))
        self._number += 1

    def close(self) -> None:
        """Let go of the output: parts stay, what is waiting is not written, and without a part nothing is left."""
        if self.journal is None:
            return
        self.journal.close()
        if not self.journal.parts and not self.is_folder:
            shutil.rmtree(self.folder)
        self.journal = None

    def finish(self) -> None:
        """Write the last part and, where one file is wanted, make it of all parts."""
        self.flush()
        assert self.journal is not None
        if self.is_folder:
            return
        parts = [self.folder / part.name for part in self.journal.parts]
        temporary = self.folder / ("whole" + TEMPORARY)
        self.format.join(temporary, parts)
        temporary.rename(self.path)
        sync_folder(self.path.parent)
        self.journal.close()
        self.journal = None
        (self.folder / JOURNAL).unlink()
        shutil.rmtree(self.folder)


def _share(rows: list[Rows]) -> dict[str, Any]:
    """The part's share of the account, for its line in the journal."""
    statuses = sum((one.statuses for one in rows), Counter())
    faults = [fault for one in rows for fault in one.faults]
    return {"statuses": dict(statuses), "bytes": sum(one.size for one in rows), "faults": faults[:20]}


def _suffix(name: str, usual: str | None) -> str:
    found = next((suffix for suffix in FORMATS if name.endswith(suffix)), usual)
    if found is None:
        raise BatchError(
            f"{name}: the output's name must end with {', '.join(FORMATS)}, or with / for a folder of parts"
        )
    return found
