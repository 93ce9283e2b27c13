"""The nouns of a batch: a page of an archive, a fault in one, and the result of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from article_extract.model import Article, ArticleExtractError

STATUSES = ("ok", "empty", "unreadable", "limit", "crashed", "timeout")
"""What can become of a page. Only the first two are not failures: "empty" is a readable page without an article."""

FAILURES = STATUSES[2:]


class BatchError(ArticleExtractError):
    """A batch can't be run or gone on with: a wrong option, an output that is in the way, workers that don't start."""


class PageRecord(NamedTuple):
    """A page as it stands in an archive.

    id: the WARC record id, the id column, the member's or file's path, or source:row. source: the archive file.
    content: the page, its http encodings undone. charset: what the server said. captured: when the page was fetched.
    offset: byte in the file (row number for tables). key: what `--resume` knows the page by.
    """

    id: str
    content: bytes | str
    source: str = ""
    url: str | None = None
    captured: datetime | None = None
    charset: str | None = None
    offset: int = 0
    key: int = 0


class Fault(NamedTuple):
    """A place of an archive that could not be read: it has a row of its own, so that nothing is lost in silence.

    status: "unreadable", or "limit" where the content is larger than a page may be, "crashed" or "timeout" where the
    reader was. pages: how many pages are lost there, as far as one can tell.
    """

    source: str
    offset: int
    reason: str
    id: str = ""
    status: str = "unreadable"
    url: str | None = None
    captured: datetime | None = None
    pages: int = 1
    key: int = 0


class Skipped(NamedTuple):
    """Something in an archive that is no page (a request, a picture): counted in the account, without a row."""

    source: str
    reason: str


Entry = PageRecord | Fault | Skipped


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one page.

    status: one of `STATUSES`; article is None for failures, error says why. seconds: time the page took, in seconds.
    """

    id: str
    status: str
    article: Article | None = None
    error: str | None = None
    seconds: float = 0.0
    source: str = ""
    offset: int = 0
    url: str | None = None
    captured: datetime | None = None


def page_key(source: str, ordinal: int, name: str) -> int:
    """A 64-bit number for a page's place, the same in every run: by its source, its number in it, and its id."""
    place = f"{source}\0{ordinal}\0{name}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(place, digest_size=8).digest(), "big")


def failed(record: PageRecord | Fault, status: str, error: str, seconds: float = 0.0) -> Result:
    """The result of a page that gave no article."""
    return Result(
        id=record.id or f"{record.source}:{record.offset}",
        status=status,
        error=error,
        seconds=seconds,
        source=record.source,
        offset=record.offset,
        url=record.url,
        captured=record.captured,
    )
