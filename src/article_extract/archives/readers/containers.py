"""Zip (and WACZ, which is one) and tar files: their members are pages, or archives again."""

from __future__ import annotations

import io
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, Any, Self, cast

from article_extract.archives.readers.common import (
    MAX_DEPTH,
    Reading,
    damage_fault,
    poison_fault,
    read_bounded,
    too_large,
)
from article_extract.archives.records import Entry, Fault, PageRecord, Skipped
from article_extract.archives.sources import Source, kind_of, not_a_page
from article_extract.archives.streams import BOMB_RATIO, BOMB_SIZE, buffered

MAX_SPOOLED = 16 * 1024**3
"""Bytes of an archive inside a tar that are copied to disk, where its reader has to seek."""
SEEKING = ("zip", "parquet")
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile raises for damaged, encrypted and unknown members."""


def read_zip(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
    """The pages of a zip or WACZ file, in the order of its directory."""
    try:
        archive = zipfile.ZipFile(raw)
    except ZIP_ERRORS as error:
        yield Fault(source.name, 0, f"damaged zip file: {error}", id=source.name, pages=0)
        return
    given = 0
    for info in archive.infolist():
        if info.is_dir():
            continue
        name, offset = f"{source.name}!{info.filename}", info.header_offset
        if source.size and given > BOMB_SIZE and given > BOMB_RATIO * source.size:
            yield Fault(source.name, offset, f"decompression bomb: {given} bytes so far", id=name, status="limit")
            return
        else:
            opener = _zip_opener(archive, info)
            yield from _guarded(_member(opener, name, info.file_size, offset, source, reading), source, name, offset)
            given += min(info.file_size, reading.page_bytes)


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def _guarded(entries: Iterator[Entry], source: Source, name: str, offset: int) -> Iterator[Entry]:
    """The entries of a member; a Fault for what is broken in it, so that the next member is read."""
    try:
        yield from entries
    except ZIP_ERRORS as error:
        yield Fault(source.name, offset, f"damaged member: {error}", id=name)


def _member(
    opener: Callable[[], IO[bytes]], name: str, size: int, offset: int, source: Source, reading: Reading
) -> Iterator[Entry]:
    """What one member holds: nothing, a page, or the pages of an archive."""
    kind, compression = kind_of(name)
    why = not_a_page(name)
    if kind != "page":
        yield from _nested(opener, Source(name, kind, compression, size), offset, source, reading)
    elif why:
        yield Skipped(source.name, why)
    elif compression is None and size > reading.page_bytes:
        yield too_large(source, offset, size, reading.page_bytes, name)
    elif reading.place.poisoned:
        yield poison_fault(source, reading, offset, name)
    else:
        with opener() as raw:
            stream, inflated = buffered(raw, compression)
            content = read_bounded(stream, reading.page_bytes)
        if inflated.damage is not None:
            yield damage_fault(source, inflated.damage._replace(offset=offset), name)
        elif content is None:
            yield too_large(source, offset, None, reading.page_bytes, name)
        elif compression is None and len(content) < size:
            yield Fault(source.name, offset, f"truncated: {len(content)} of {size} bytes", id=name)
        else:
            yield PageRecord(name, content, source.name, offset=offset)


def _nested(
    opener: Callable[[], IO[bytes]], inner: Source, offset: int, source: Source, reading: Reading
) -> Iterator[Entry]:
    """The pages of an archive inside an archive."""
    from article_extract.archives.readers import READERS

    if reading.depth >= MAX_DEPTH:
        yield Fault(source.name, offset, f"archives nested deeper than {MAX_DEPTH}", id=inner.name, status="limit")
        return
    with opener() as raw:
        deeper = replace(reading, depth=reading.depth + 1)
        if inner.kind in SEEKING and not raw.seekable():
            with tempfile.TemporaryFile() as spooled:
                if inner.size > MAX_SPOOLED:
                    yield too_large(source, offset, inner.size, MAX_SPOOLED, inner.name)
                    return
                shutil.copyfileobj(raw, spooled)
                spooled.seek(0)
                yield from READERS[inner.kind](cast(IO[bytes], spooled), inner, deeper)
        else:
            yield from READERS[inner.kind](raw, inner, deeper)


@dataclass
class _Headers:
    """What tarfile passes over in silence: how many headers are damaged, and whether a zero block ended the archive."""

    invalid: int = 0
    ended: bool = False


def _noting(headers: _Headers) -> type[tarfile.TarInfo]:
    """A kind of tar header that notes what is wrong with the headers read."""

    class NotedHeader(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
            try:
                header = super().frombuf(buf, encoding, errors)
            except tarfile.HeaderError:
                if buf.count(0) == tarfile.BLOCKSIZE:
                    headers.ended = True
                elif buf:
                    headers.invalid += 1
                raise
            headers.ended = False
            return header

    return NotedHeader


def read_tar(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
    """The pages of a tar file, as a stream: nothing is unpacked to disk."""
    stream, inflated = buffered(raw, source.compression)
    headers = _Headers()
    offset = 0
    try:
        with tarfile.open(fileobj=_Forward(stream), mode="r|", tarinfo=_noting(headers), ignore_zeros=True) as archive:
            for info in archive:
                if headers.invalid:
                    yield Fault(source.name, offset, "damaged tar header; members may be lost", id=source.name, pages=0)
                    headers.invalid = 0
                archive.members.clear()  # type: ignore[attr-defined]  # else it keeps every header of the archive
                offset = info.offset
                if info.isfile():
                    yield from _tar_member(archive, info, source, reading)
                offset = info.offset_data + info.size
    except (tarfile.TarError, EOFError, OSError) as error:
        headers.ended = True
        if inflated.damage is None:
            yield Fault(source.name, offset, f"truncated or damaged tar file: {error}", id=source.name)
    if headers.invalid:
        yield Fault(source.name, offset, "damaged tar header; members may be lost", id=source.name, pages=0)
    if inflated.damage is not None:
        yield damage_fault(source, inflated.damage, source.name)
    elif not headers.ended:
        yield Fault(source.name, offset, "truncated: the tar file has no end mark", id=source.name, pages=0)


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source, reading: Reading) -> Iterator[Entry]:
    name = f"{source.name}!{info.name}"
    yield from _member(lambda: _opened(archive, info), name, info.size, info.offset, source, reading)


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    found = archive.extractfile(info)
    if found is None:
        raise tarfile.ReadError(f"{info.name}: no file")
    return cast(IO[bytes], _Forward(found))


class _Forward(io.RawIOBase):
    """A stream that only goes forward, whatever the one below claims."""

    def __init__(self, below: Any) -> None:
        self._below = below

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer: Any) -> int:
        data = self._below.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
