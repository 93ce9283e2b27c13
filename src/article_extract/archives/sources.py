"""From what the user names (files, folders, globs, a list of paths) to sources: files of a known kind, one by one."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from article_extract.archives.records import BatchError, Skipped

COMPRESSIONS = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
KINDS = {
    ".warc": "warc",
    ".wacz": "zip",
    ".zip": "zip",
    ".tar": "tar",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
SHORT_NAMES = {".tgz": (".tar", "gzip"), ".tzst": (".tar", "zstd")}
_NOT_PAGES = """
.7z .avi .bmp .bz2 .cdx .cdxj .css .csv .doc .docx .eot .epub .exe .flac .gif .ico .idx .jpeg .jpg .js .json .m4a
.map .mjs .mov .mp3 .mp4 .mpeg .ogg .otf .pdf .png .pptx .pyc .rar .rss .svg .swf .tif .tiff .ttf .wav .webm
.webp .wmv .woff .woff2 .xls .xlsx .xml .xz .yaml .yml
"""
NOT_PAGES = frozenset(_NOT_PAGES.split())
"""Files of a folder, zip or tar that are no pages by their name; named by themselves they are read as pages."""


class Source(NamedTuple):
    """A file to read: its name (path, or archive!member), its kind (a key of the readers' table), its compression."""

    name: str
    kind: str
    compression: str | None = None
    size: int = 0

    def open(self) -> IO[bytes]:
        """The file itself. Raises OSError."""
        return Path(self.name).open("rb")


def kind_of(name: str) -> tuple[str, str | None]:
    """Kind and compression of a file, by its name; "page" for what is no archive."""
    base, suffix = os.path.splitext(name.lower())
    if suffix in SHORT_NAMES:
        suffix, compression = SHORT_NAMES[suffix]
        return KINDS[suffix], compression
    packed = COMPRESSIONS.get(suffix)
    if packed:
        suffix = os.path.splitext(base)[1]
    return KINDS.get(suffix, "page"), packed


def not_a_page(name: str) -> str | None:
    """Why a file in a folder or archive is no page, None where it may be one."""
    base = os.path.basename(name)
    if base.startswith((".", "__MACOSX")) or "/__MACOSX/" in name:
        return "hidden file"
    stem, suffix = os.path.splitext(base.lower())
    if suffix in COMPRESSIONS:
        suffix = os.path.splitext(stem)[1]
    return f"{suffix} file" if suffix in NOT_PAGES else None


def check_inputs(inputs: Iterable[str | os.PathLike[str]]) -> None:
    """Raise BatchError for the first input that is not there."""
    for one in inputs:
        name = os.fspath(one)
        if name != "-" and not os.path.exists(name) and next(glob.iglob(name, recursive=True), None) is None:
            raise BatchError(f"{name}: there is no such file or folder")


def find_sources(inputs: Iterable[str | os.PathLike[str]], listed: Iterable[str] = ()) -> Iterator[Source | Skipped]:
    """The files that the inputs stand for, each once, in a stable order: folders sorted, inputs as given.

    listed: the lines of standard input, read where an input is "-". A path of that list that is not there is left to
    the reader, which gives it a row.
    """
    names = [os.fspath(one) for one in inputs]
    several = len(names) > 1 or "-" in names
    seen: set[int] = set()
    for name in names:
        found = _from_list(listed) if name == "-" else _from_input(name)
        for source in found:
            if several and isinstance(source, Source):
                place = hash(os.path.abspath(source.name))
                if place in seen:
                    yield Skipped(source.name, "named twice")
                    continue
                seen.add(place)
            yield source


def _from_input(name: str) -> Iterator[Source | Skipped]:
    if os.path.isdir(name):
        yield from _walk(name)
    elif os.path.exists(name):
        yield _file(name)
    else:
        for match in sorted(glob.iglob(name, recursive=True)):
            yield from _walk(match) if os.path.isdir(match) else iter((_file(match),))


def _from_list(lines: Iterable[str]) -> Iterator[Source | Skipped]:
    for line in lines:
        name = line.strip("\r\n")
        if name:
            yield from _walk(name) if os.path.isdir(name) else iter((_file(name),))


def _walk(folder: str) -> Iterator[Source | Skipped]:
    """The files below a folder, sorted by path; folders and files that can't be read come as what they are."""
    unreadable: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unreadable.append, followlinks=False):
        while unreadable:
            problem = unreadable.pop()
            yield Skipped(str(problem.filename), f"folder that can't be read: {problem.strerror}")
        folders.sort()
        for file in sorted(files):
            path = os.path.join(place, file)
            why = not_a_page(path) if kind_of(path)[0] == "page" else None
            yield Skipped(path, why) if why else _file(path)
    for problem in unreadable:
        yield Skipped(str(problem.filename), f"folder that can't be read: {problem.strerror}")


def _file(path: str) -> Source:
    kind, compression = kind_of(path)
    try:
        size = os.path.getsize(path)
    except OSError:  # the reader will meet it again and give it a row
        size = 0
    return Source(path, kind, compression, size)
