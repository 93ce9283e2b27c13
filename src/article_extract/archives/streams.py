"""Compressed files as streams that know where they are: truncated, broken and bomb members are noted with their offset.

A damage never raises: the stream ends there, `damage` says what and where, and `skip_damage` goes on at the next
member. So every reader sees the bytes in front of the damage, and none of them can forget that there was one.
"""

from __future__ import annotations

import io
import zlib
from collections import deque
from typing import IO, Any, NamedTuple, Protocol

CHUNK = 64 * 1024
ZSTD_PIECE = 4 * 1024
"""Compressed bytes given to zstd at once: a block of 4 bytes can stand for 128 KiB, so 128 MiB come out at most."""
MAX_OUT = 1024 * 1024
BOMB_SIZE = 256 * 1024 * 1024
BOMB_RATIO = 300
"""A member that has given BOMB_SIZE bytes at more than BOMB_RATIO to 1 is a bomb: saved pages stay under 100 to 1."""
ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
MAX_ZSTD_DICTIONARY = 16 * 1024 * 1024


class Damage(NamedTuple):
    """Where (byte in the compressed file) and why a stream ended early."""

    offset: int
    reason: str


class Decoder(Protocol):
    """One member being decompressed. feed gives the output and the input that is left over."""

    finished: bool

    def feed(self, data: bytes) -> tuple[bytes, bytes]: ...


class GzipMember:
    """One gzip member."""

    magic = b"\x1f\x8b\x08"

    def __init__(self, dictionary: bytes | None = None) -> None:
        self._inflate = zlib.decompressobj(31)
        self.finished = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        out = self._inflate.decompress(data, MAX_OUT)
        self.finished = self._inflate.eof
        return out, self._inflate.unused_data if self.finished else self._inflate.unconsumed_tail


class ZstdFrame:
    """One zstd frame, with the dictionary that a .warc.zst file may begin with."""

    magic = b"\x28\xb5\x2f\xfd"

    def __init__(self, dictionary: bytes | None = None) -> None:
        import zstandard

        words = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self._inflate: Any = zstandard.ZstdDecompressor(dict_data=words, max_window_size=2**27).decompressobj()
        self.finished = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        out: bytes = self._inflate.decompress(data[:ZSTD_PIECE])
        self.finished = self._inflate.eof
        rest = data[ZSTD_PIECE:]
        return out, self._inflate.unused_data + rest if self.finished else rest


MEMBERS: dict[str, type[GzipMember] | type[ZstdFrame]] = {"gzip": GzipMember, "zstd": ZstdFrame}
"""Compression name -> decoder of one member."""


def _decoding_errors() -> tuple[type[Exception], ...]:
    import zstandard

    return zlib.error, zstandard.ZstdError


class Inflated(io.RawIOBase):
    """The decompressed bytes of a gzip or zstd file of any number of members (compression None: the bytes as they are).

    damage: why the stream ended early, None where it did not (yet).
    """

    def __init__(self, raw: IO[bytes], compression: str | None) -> None:
        self._raw = raw
        self._member = MEMBERS[compression] if compression else None
        self._errors = _decoding_errors() if compression == "zstd" else (zlib.error,)
        self._decoder: Decoder | None = None
        self._dictionary: bytes | None = None
        self._input = b""
        self._in = 0  # offset in the file of the first byte of _input
        self._out = 0
        self._ready = b""
        self._starts: deque[tuple[int, int]] = deque([(0, 0)], maxlen=4096)  # (offset out, offset in) of members
        self.damage: Damage | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._out - len(self._ready)

    def readinto(self, buffer: Any) -> int:
        if not self._ready:
            self._ready = self._next()
            self._out += len(self._ready)
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def file_offset(self, position: int) -> int:
        """The byte of the compressed file at which the member begins that holds a position of this stream."""
        if self._member is None:
            return position
        for out, start in reversed(self._starts):
            if out <= position:
                return start
        return self._starts[0][1]

    def _next(self) -> bytes:
        if self.damage is not None:
            return b""
        if self._member is None:
            return self._raw.read(CHUNK)
        while True:
            if self._decoder is None and not self._begin_member():
                return b""
            out = self._advance()
            if out or self.damage is not None:
                return out

    def _advance(self) -> bytes:
        """Decompress what there is of the current member; b"" at its end and at a damage."""
        assert self._decoder is not None
        more = bool(self._input) or self._refill(1)
        given = self._input
        try:
            out, self._input = self._decoder.feed(given)
        except self._errors as error:
            self._fail(self._starts[-1][1], f"damaged data: {error}")
            return b""
        self._in += len(given) - len(self._input)
        start_out, start_in = self._starts[-1]
        size = self._out + len(out) - start_out
        if self._decoder.finished:
            self._decoder = None
        elif not more and not out:
            self._fail(self._in, "truncated: the file ends inside compressed data")
        elif size > BOMB_SIZE and size > BOMB_RATIO * (self._in - start_in):
            self._fail(start_in, f"decompression bomb: {size} bytes from {self._in - start_in}")
            return b""
        return out

    def _begin_member(self) -> bool:
        """Whether there is another member; skips the padding and the frames without data between members."""
        assert self._member is not None
        self._refill(8)
        while self._input[:1] == b"\0" and self._in:
            padding = len(self._input) - len(self._input.lstrip(b"\0"))
            self._drop(padding)
            self._refill(8)
        while self._input[1:4] == b"\x2a\x4d\x18" and self._input[0] & 0xF0 == 0x50:
            if not self._skip_frame():
                return False
            self._refill(8)
        if not self._input:
            if self._in == 0:
                self._fail(0, "truncated: the file is empty")
            return False
        if not self._input.startswith(self._member.magic):
            self._fail(self._in, "damaged data: no compressed member begins here")
            return False
        self._starts.append((self._out, self._in))
        self._decoder = self._member(self._dictionary)
        return True

    def _skip_frame(self) -> bool:
        """Pass over a skippable zstd frame; the first one of a file may hold the dictionary for all others."""
        is_dictionary = self._in == 0 and self._input.startswith(ZSTD_DICTIONARY)
        size = int.from_bytes(self._input[4:8], "little")
        self._drop(8)
        if size > MAX_ZSTD_DICTIONARY or not self._refill(size):
            self._fail(self._in, "truncated: the file ends inside a skippable frame")
            return False
        if is_dictionary:
            self._dictionary = _plain_dictionary(self._input[:size])
        self._drop(size)
        return True

    def _refill(self, wanted: int) -> bool:
        while len(self._input) < wanted:
            more = self._raw.read(max(CHUNK, wanted - len(self._input)))
            if not more:
                return False
            self._input += more
        return True

    def _drop(self, count: int) -> None:
        self._input = self._input[count:]
        self._in += count

    def _fail(self, offset: int, reason: str) -> None:
        self.damage = Damage(offset, reason)
        self._decoder = None

    def skip_damage(self) -> bool:
        """Go on at the next member behind the damage; False where there is none to be found."""
        if self.damage is None or self._member is None or not self._raw.seekable():
            return False
        at = self._find_member(max(self.damage.offset, self._starts[-1][1]) + 1)
        if at is None:
            return False
        self._raw.seek(at)
        self._input, self._in, self._decoder, self.damage = b"", at, None, None
        return True

    def _find_member(self, start: int) -> int | None:
        """The next offset where a member begins that can be decompressed, at least its first piece."""
        assert self._member is not None
        self._raw.seek(start)
        base, window = start, b""
        while True:
            more = self._raw.read(CHUNK)
            window += more
            found = window.find(self._member.magic)
            if found < 0:
                if not more:
                    return None
                keep = len(self._member.magic) - 1
                base += len(window) - keep
                window = window[-keep:]
                continue
            if more and len(window) - found < ZSTD_PIECE:
                continue
            if self._begins_well(window[found : found + ZSTD_PIECE]):
                return base + found
            base, window = base + found + 1, window[found + 1 :]

    def _begins_well(self, data: bytes) -> bool:
        assert self._member is not None
        try:
            out, _ = self._member(self._dictionary).feed(data)
        except self._errors:
            return False
        return bool(out)


def _plain_dictionary(data: bytes) -> bytes:
    if not data.startswith(ZstdFrame.magic):
        return data
    import zstandard

    plain: bytes = zstandard.ZstdDecompressor().decompress(data, max_output_size=MAX_ZSTD_DICTIONARY)
    return plain


def buffered(raw: IO[bytes], compression: str | None) -> tuple[io.BufferedReader, Inflated]:
    """A stream to read from, and the one below it that knows offsets and damage."""
    inflated = Inflated(raw, compression)
    return io.BufferedReader(inflated, 4 * CHUNK), inflated
