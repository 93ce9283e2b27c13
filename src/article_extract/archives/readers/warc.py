"""WARC files: the responses that are pages, with their http and content encodings undone.

The frames (header, length, block) are read here, for only so each record's offset is known and a bad one costs no more
than itself; what is in a record is fastwarc's to read.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Generator, Iterator
from typing import IO, TYPE_CHECKING, Any, Literal, NamedTuple

from article_extract.archives.readers.common import Reading, damage_fault, poison_fault, too_large
from article_extract.archives.records import Entry, Fault, PageRecord, Skipped
from article_extract.archives.sources import Source
from article_extract.archives.streams import Inflated, buffered

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_HEADER = 64 * 1024
OTHER_RECORDS = ("warcinfo", "request", "metadata", "revisit", "continuation")
PAGE_RECORDS = ("response", "resource", "conversion")
"""Resources are pages saved without http, conversions texts made of pages (the WET files of large crawls)."""
PAGE_TYPES = re.compile(
    r"\s*(?:text/(?!css|javascript|calendar|csv|vtt|xml|x-)[\w.+-]+|application/xhtml\+xml)\s*(?:;|$)", re.I
)
HTML_START = re.compile(rb"\s*(?:<!doctype html|<html|<!--|<\?xml)", re.I)
LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)
TYPE = re.compile(rb"^warc-type[ \t]*:[ \t]*([\w-]+)", re.I | re.M)
RECORD_ID = re.compile(rb"^warc-record-id[ \t]*:[ \t]*(\S+)", re.I | re.M)
TARGET = re.compile(rb"^warc-target-uri[ \t]*:[ \t]*(\S+)", re.I | re.M)
RECORD_START = re.compile(rb"WARC/\d\.\d\r?\n")
RECORD_END = b"\r\n\r\n"
SWALLOWED = re.compile(rb"\r\n\r\nWARC/\d\.\d\r\nWARC-[A-Z]")
LONGEST_START = 64
STEP = 1024 * 1024
GZIP_MAGIC = b"\x1f\x8b"
Decoding = Literal["none", "content", "transfer", "all"]


class _Frame(NamedTuple):
    """The header of a record, the length it states, and the byte of the file at which it stands."""

    head: bytes
    length: int
    offset: int


class _Tape:
    """A stream that takes back what was read too much."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._back = b""

    def tell(self) -> int:
        return self._stream.tell() - len(self._back)

    def unread(self, data: bytes) -> None:
        self._back = data + self._back

    def read(self, count: int) -> bytes:
        if not self._back:
            return self._stream.read(count)
        data, self._back = self._back[:count], self._back[count:]
        return data + self._stream.read(count - len(data)) if len(data) < count else data

    def readline(self, longest: int) -> bytes:
        if not self._back:
            return self._stream.readline(longest)
        end = self._back.find(b"\n", 0, longest) + 1 or min(len(self._back), longest)
        line, self._back = self._back[:end], self._back[end:]
        if line.endswith(b"\n") or len(line) == longest:
            return line
        return line + self._stream.readline(longest - len(line))


def read_warc(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
    """The pages of a .warc, .warc.gz or .warc.zst file."""
    stream, inflated = buffered(raw, source.compression)
    while True:
        told = yield from _records(_Tape(stream), inflated, source, reading)
        if inflated.damage is None:
            return
        if not told:
            yield damage_fault(source, inflated.damage)
        if not inflated.skip_damage():
            return


def _records(tape: _Tape, inflated: Inflated, source: Source, reading: Reading) -> Generator[Entry, None, bool]:
    """The records up to the end of the file or to damaged compressed data; returns whether that damage is told of."""
    told = False
    while True:
        position, garbage = _to_next_record(tape)
        if garbage:
            yield Fault(source.name, inflated.file_offset(position), f"{garbage} bytes that are no record", pages=0)
        position = tape.tell()
        head = _head(tape)
        if not head:
            return told
        length = LENGTH.search(head)
        offset = inflated.file_offset(position)
        if length is not None and head.endswith((b"\n\r\n", b"\n\n")):
            told = yield from _record(tape, _Frame(head, int(length[1]), offset), source, reading, inflated)
        elif inflated.damage is None:
            yield Fault(source.name, offset, "bad record header", id=_found(RECORD_ID, head))


def _to_next_record(tape: _Tape) -> tuple[int, int]:
    """Move to the next record or the end; gives where something else stood in between, and how many bytes of it."""
    garbage, began = 0, tape.tell()
    while True:
        line = tape.readline(MAX_HEADER)
        if not line or RECORD_START.match(line):
            tape.unread(line)
            return began, garbage
        if line.strip(b"\r\n\0 "):
            began = began if garbage else tape.tell() - len(line)
            garbage += len(line)


def _head(tape: _Tape) -> bytes:
    """The header with the empty line behind it; what there is of it where it is cut or too long."""
    lines: list[bytes] = []
    size = 0
    while size < MAX_HEADER:
        line = tape.readline(MAX_HEADER)
        lines.append(line)
        size += len(line)
        if line in (b"", b"\n", b"\r\n"):
            break
    return b"".join(lines)


def _record(
    tape: _Tape, frame: _Frame, source: Source, reading: Reading, inflated: Inflated
) -> Generator[Entry, None, bool]:
    """One record: passed over, read, or told of where it is wrong or cut. Returns whether the file's end cuts it."""
    kind = _found(TYPE, frame.head).lower() or "unknown"
    wanted = kind in PAGE_RECORDS
    fits = frame.length <= reading.page_bytes + MAX_HEADER
    got, block = _block(tape, frame.length) if wanted and fits else _pass(tape, frame.length)
    name = _found(RECORD_ID, frame.head)
    if got == frame.length and _ends_well(tape):
        if not wanted and kind not in OTHER_RECORDS:
            yield Fault(source.name, frame.offset, f"record of unknown type {kind}", id=name)
        elif not wanted:
            yield Skipped(source.name, f"{kind} record")
        elif not fits:
            url = _found(TARGET, frame.head) or None
            yield too_large(source, frame.offset, frame.length, reading.page_bytes, name, url=url)
        elif reading.place.poisoned:
            yield poison_fault(source, reading, frame.offset, name)
        else:
            yield _response(frame, block, source, reading)
        return False
    if not _give_back(tape, block) and got < frame.length:
        why = inflated.damage.reason if inflated.damage else "the file ends"
        yield Fault(source.name, frame.offset, f"truncated record, {got} of {frame.length} bytes: {why}", id=name)
        return True
    yield Fault(source.name, frame.offset, f"wrong Content-Length: {frame.length}", id=name)
    return False


def _block(tape: _Tape, length: int) -> tuple[int, bytes]:
    block = tape.read(length)
    return len(block), block


def _give_back(tape: _Tape, block: bytes) -> bool:
    """Return the next record to the tape where a block of wrong length has swallowed its beginning."""
    ahead = tape.read(LONGEST_START)
    read = block + ahead
    inside = SWALLOWED.search(read)
    tape.unread(read[inside.start() + len(RECORD_END) :] if inside else ahead)
    return inside is not None


def _ends_well(tape: _Tape) -> bool:
    """Whether a record ends here: with blank lines and the next record, or the end of the file."""
    line = tape.readline(MAX_HEADER)
    if line.strip(b"\r\n"):
        tape.unread(line)
    return not line.strip(b"\r\n") or RECORD_START.match(line) is not None


def _pass(tape: _Tape, length: int) -> tuple[int, bytes]:
    """Pass over a block, up to its end or to another record inside it; gives how much that was, and its end."""
    passed, tail = 0, b""
    while passed < length:
        step = tape.read(min(STEP, length - passed))
        if not step:
            break
        window = tail + step
        inside = SWALLOWED.search(window)
        if inside is not None:
            tape.unread(window[inside.start() :])
            return passed + len(step) - len(window) + inside.start(), b""
        passed += len(step)
        tail = window[-LONGEST_START:]
    return passed, tail


def _response(frame: _Frame, block: bytes, source: Source, reading: Reading) -> Entry:
    """The page of a response record, if it is one."""
    name, url = _found(RECORD_ID, frame.head), _found(TARGET, frame.head) or None
    try:
        record, content = _decoded(frame.head + block + b"\r\n\r\n", reading.page_bytes)
    except OSError as error:
        return Fault(source.name, frame.offset, f"bad record: {error}", id=name, url=url)
    headers: Any = record.http_headers
    if headers is not None and headers.status_code is None:
        return Fault(source.name, frame.offset, "bad record: no http status", id=name, url=url)
    why = _no_page(record, content)
    if why:
        return Skipped(source.name, why)
    if len(content) > reading.page_bytes:
        return too_large(source, frame.offset, None, reading.page_bytes, name, url=url, captured=record.record_date)
    if _still_encoded(content):
        return Fault(source.name, frame.offset, "the http encoding can't be undone", name, "unreadable", url)
    return PageRecord(name, content, source.name, url, record.record_date, record.http_charset, frame.offset)


def _decoded(whole: bytes, limit: int) -> tuple[WarcRecord, bytes]:
    """The record and its payload with the http encodings undone. Raises OSError where they can't be.

    gzip and deflate are undone here: fastwarc gives the beginning of a cut payload as if it were all of it.
    """
    record, payload = _parsed(whole, ("transfer", "none"), limit)
    headers: Any = record.http_headers
    coding = ((headers and headers.get("Content-Encoding")) or "identity").strip().lower()
    if coding in ("gzip", "x-gzip", "deflate"):
        return record, _inflated(payload, limit)
    return (record, payload) if coding == "identity" else _parsed(whole, ("all", "content", "none"), limit)


def _parsed(whole: bytes, decodings: tuple[Decoding, ...], limit: int) -> tuple[WarcRecord, bytes]:
    """The record read by the first way that works: crawlers undo encodings but leave the headers that tell of them."""
    from fastwarc.warc import WarcRecord

    problem: OSError | None = None
    for decoding in decodings:
        record = WarcRecord.from_bytes(whole)
        try:
            record.parse_http(auto_decode=decoding)
            payload: Any = record.reader
            return record, payload.read(limit + 1)
        except OSError as error:
            problem = error
    raise OSError(str(problem))


def _inflated(payload: bytes, limit: int) -> bytes:
    """A gzip or deflate payload decompressed; as it is where it was no longer compressed."""
    if HTML_START.match(payload):
        return payload
    forms = (31,) if payload.startswith(GZIP_MAGIC) else (15, -15)
    for form in forms:
        inflate = zlib.decompressobj(form)
        try:
            content = inflate.decompress(payload, limit + 1)
        except zlib.error:
            continue
        if not inflate.eof and len(content) <= limit:
            raise OSError(f"truncated http payload: {len(content)} bytes could be decompressed")
        return content
    return payload


def _no_page(record: WarcRecord, content: bytes) -> str | None:
    """Why a response is no page, None where it is one: status 200, html or text (or no type, but html to look at)."""
    headers: Any = record.http_headers
    if headers is None:
        kind = record.headers.get("Content-Type") or ""
        return None if PAGE_TYPES.match(kind) or HTML_START.match(content) else f"{kind or 'untyped'} record"
    status = headers.status_code
    if status != 200:
        return f"http status {status}"
    kind = headers.get("Content-Type") or ""
    if PAGE_TYPES.match(kind) or (not kind and HTML_START.match(content[:1024])):
        return None
    return f"{kind.partition(';')[0].strip().lower() or 'untyped'} response"


def _still_encoded(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 and UTF-32 have zero bytes by right
        return False
    return content.startswith(GZIP_MAGIC) or b"\0\0\0" in content[:512]


def _found(pattern: re.Pattern[bytes], head: bytes) -> str:
    found = pattern.search(head)
    return found[1].decode("utf-8", "replace") if found else ""
