"""The journal of a run: which pages stand in which finished part. What `--resume` trusts.

A part is written under a temporary name and synced; then its line is written and synced; then it gets its final name.
So at any moment a part that has a line is whole, under one name or the other, and a part without a line is rubbish.
"""

from __future__ import annotations

import fcntl
import json
import os
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from article_extract.archives.records import BatchError

JOURNAL = "_journal.jsonl"
JOURNAL_VERSION = 1
TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part: its file name, its size in bytes, the keys of its pages, and its share of the account."""

    name: str
    size: int
    keys: bytes
    account: dict[str, Any]


def pack_keys(keys: Iterable[int]) -> bytes:
    """Keys as bytes, 8 each."""
    return array("Q", keys).tobytes()


def done_keys(path: str | os.PathLike[str]) -> array[int]:
    """All keys in a journal, sorted."""
    keys: array[int] = array("Q")
    for part in _parts(Path(path)):
        keys.frombytes(part.keys)
    return array("Q", sorted(keys))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The whole lines of a journal: the last one may have been cut by the end of its run."""
    with path.open("rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                return
            yield json.loads(line)


def _parts(path: Path) -> Iterator[Part]:
    for line in _lines(path):
        if "part" in line:
            yield Part(line["part"], line["size"], b64decode(line["keys"]), line["account"])


class Journal:
    """The journal of a folder of parts, held by one run at a time. Raises BatchError where another run holds it."""

    def __init__(self, folder: Path, options: dict[str, Any], *, resume: bool) -> None:
        self.path = folder / JOURNAL
        self._folder = folder
        self._lock = _locked(folder)
        self.finished = False
        try:
            self.parts = self._earlier(options) if resume and self.path.exists() else []
            self._rewrite(options)
        except BaseException:
            self._lock.close()
            raise
        self._file: IO[bytes] = self.path.open("ab")

    def _earlier(self, options: dict[str, Any]) -> list[Part]:
        """The parts that are there; those under a temporary name get their final one."""
        lines = list(_lines(self.path))
        if lines and lines[0].get("version") != JOURNAL_VERSION:
            raise BatchError(f"{self.path}: written by another version, can't be gone on with")
        if lines and lines[0]["options"] != options:
            different = [name for name in options if lines[0]["options"].get(name) != options[name]]
            raise BatchError(f"{self.path}: the run to resume had another {', '.join(different) or 'set of options'}")
        return [part for part in _parts(self.path) if self._settled(part)]

    def _settled(self, part: Part) -> bool:
        final, temporary = self._folder / part.name, self._folder / (part.name + TEMPORARY)
        if temporary.exists() and not final.exists() and temporary.stat().st_size == part.size:
            temporary.rename(final)
        return final.exists() and final.stat().st_size == part.size

    def _rewrite(self, options: dict[str, Any]) -> None:
        """Put the journal anew, with what is known to be there, and remove what is not in it."""
        new = self.path.with_name(JOURNAL + TEMPORARY)
        with new.open("wb") as file:
            file.write(_line({"version": JOURNAL_VERSION, "options": options}))
            for part in self.parts:
                file.write(_part_line(part))
            sync(file)
        new.rename(self.path)
        sync_folder(self._folder)
        known = {part.name for part in self.parts}
        for stray in self._folder.glob("part-*"):
            if stray.name not in known:
                stray.unlink()

    def add(self, part: Part) -> None:
        """Write down a part that stands under its temporary name, and give it its final one."""
        self._file.write(_part_line(part))
        sync(self._file)
        (self._folder / (part.name + TEMPORARY)).rename(self._folder / part.name)
        sync_folder(self._folder)
        self.parts.append(Part(part.name, part.size, b"", part.account))

    def close(self) -> None:
        """Let go of the journal."""
        self._file.close()
        self._lock.close()


def _locked(folder: Path) -> IO[bytes]:
    lock = (folder / "_lock").open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise BatchError(f"{folder}: another run is writing here") from None
    return lock


def _part_line(part: Part) -> bytes:
    keys = b64encode(part.keys).decode("ascii")
    return _line({"part": part.name, "size": part.size, "account": part.account, "keys": keys})


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode() + b"\n"


def sync(file: IO[bytes]) -> None:
    """Have the system put a file's bytes on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system put a folder's names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
