"""Archives made by hand for the tests of the archives: whole ones and broken ones."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
zstandard = pytest.importorskip("zstandard")
pytest.importorskip("fastwarc")


def page(number: int, words: int = 60) -> str:
    """A small article whose headline and text tell its number."""
    sentence = f"The council of town {number} met on a grey morning and spoke at length about the old bridge. "
    text = "".join(f"<p>{sentence * (1 + words // 60)}Part {part} of story {number}.</p>" for part in range(3))
    head = f"<head><meta charset='utf-8'><title>Story {number}</title></head>"
    return f"<!doctype html><html lang='en'>{head}<body><article><h1>Story {number}</h1>{text}</article></body></html>"


def http(body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body


def warc_record(
    number: int, block: bytes, *, kind: str = "response", length: int | None = None, content_type: str = ""
) -> bytes:
    content_type = content_type or f"application/http; msgtype={kind}"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08d}>\r\n"
        f"WARC-Date: 2020-01-02T03:04:{number % 60:02d}Z\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page_record(number: int, *, length: int | None = None) -> bytes:
    return warc_record(number, http(page(number).encode()), length=length)


def gzip_members(parts: list[bytes]) -> bytes:
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


def zstd_members(parts: list[bytes]) -> bytes:
    return b"".join(zstandard.ZstdCompressor().compress(part) for part in parts)


def write_warc(path: Path, count: int) -> Path:
    pack = {".gz": gzip_members, ".zst": zstd_members}.get(path.suffix, b"".join)
    path.write_bytes(pack([page_record(number) for number in range(count)]))
    return path


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    lines = [json.dumps(row).encode() + b"\n" for row in rows]
    pack = {".gz": gzip_members, ".zst": zstd_members}.get(path.suffix, b"".join)
    path.write_bytes(pack(lines))
    return path


def write_parquet(path: Path, rows: list[dict[str, Any]], group: int = 10) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def write_tar(path: Path, members: dict[str, bytes]) -> Path:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    pack = {".gz": gzip_members, ".tgz": gzip_members, ".zst": zstd_members}.get(path.suffix, b"".join)
    path.write_bytes(pack([plain.getvalue()]))
    return path


def table_rows(count: int) -> list[dict[str, Any]]:
    return [
        {"doc": f"doc-{number}", "url": f"https://news.example/{number}", "html": page(number)}
        for number in range(count)
    ]
