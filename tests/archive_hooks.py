"""Page functions and readers that misbehave, for the tests of the archives: named by dotted name, run in children."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from article_extract.archives.readers import READERS
from article_extract.archives.readers.common import Reading
from article_extract.archives.records import Entry, PageRecord
from article_extract.archives.sources import Source
from article_extract.archives.worker import WorkerSettings
from article_extract.model import Article, BodyBlock, LimitExceeded, UnreadableInput


def _text(record: PageRecord) -> str:
    return record.content if isinstance(record.content, str) else record.content.decode("utf-8", "replace")


def page(record: PageRecord, settings: WorkerSettings) -> Article:
    """A stand-in for the extraction that does what the page says: `do: segfault`, else takes its text."""
    text = _text(record)
    order = re.search(r"do: (\w+)", text)
    if order:
        DEEDS[order[1]]()
    headline = re.search(r"<h1>(.*?)</h1>", text)
    paragraphs = re.findall(r"<p>(.*?)</p>", text)
    body = tuple(BodyBlock("paragraph", paragraph) for paragraph in paragraphs)
    return Article(headline=headline[1] if headline else None, body=body, confidence=0.5)


def slow_page(record: PageRecord, settings: WorkerSettings) -> Article:
    """The stand-in, with a hundredth of a second for each page."""
    time.sleep(0.01)
    return page(record, settings)


def segfault() -> None:
    ctypes.string_at(0)


def allocate() -> None:
    kept = []
    while True:
        kept.append(bytearray(1 << 24))


def allocate_all_at_once() -> None:
    bytearray(1 << 40)


def sleep() -> None:
    time.sleep(3600)


def spin() -> None:
    """Never ends, and holds the interpreter's lock while it does not."""
    re.fullmatch(r"(a+)+b", "a" * 60)


def leave() -> None:
    os._exit(7)


def kill_once() -> None:
    """Dies of a bad neighbour: the first time only, told by a file."""
    marker = os.environ["ARCHIVE_TEST_MARKER"]
    if not os.path.exists(marker):
        with open(marker, "w"):
            os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ValueError("a page that no one foresaw")


def refuse() -> None:
    raise UnreadableInput("nothing to read")


def exceed() -> None:
    raise LimitExceeded("too deep")


DEEDS = {
    function.__name__: function
    for function in (segfault, allocate, allocate_all_at_once, sleep, spin, leave, kill_once, fail, refuse, exceed)
}


def bad_readers() -> None:
    """A reader plugin: in files of kind page, the name of a deed in the content makes the reader do it."""
    whole = READERS["page"]
    lines = READERS["jsonl"]

    def read_page(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
        if not reading.place.poisoned:
            _obey(raw.read(40))
            raw.seek(0)
        yield from whole(raw, source, reading)

    def read_jsonl(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
        for row, entry in enumerate(lines(raw, source, reading)):
            _obey(entry.content if isinstance(entry, PageRecord) else b"")
            if row == 3 and "stuck" in source.name:  # whatever it is told to pass over
                segfault()
            yield entry

    READERS["page"] = read_page
    READERS["jsonl"] = read_jsonl


def _obey(content: bytes | str) -> None:
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    order = re.search(r"reader: (\w+)", text)
    if order:
        DEEDS[order[1]]()


def marked_page(record: PageRecord, settings: WorkerSettings) -> Article:
    """The slow stand-in, which leaves a file for each time a page is done: id.process@raylet.

    A worker's parent is a process of Ray's, whose parent is the raylet of its node.
    """
    raylet = Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[1]
    name = f"{record.id}.{os.getpid()}@{raylet}"
    with open(os.path.join(os.environ["ARCHIVE_TEST_MARKER"], name), "w"):
        time.sleep(0.05)
    return page(record, settings)
