"""The first pass of `--site-memory`: which blocks stand on which pages of a host, counted over the archive."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

from article_extract.archives.children import Heartbeat
from article_extract.archives.feeds import ArchiveFeed
from article_extract.archives.memory import SiteCounts, host_of
from article_extract.archives.pool import Feed, Pool
from article_extract.archives.records import Fault, PageRecord, page_key
from article_extract.archives.worker import Outcome, WorkerSettings, serve
from article_extract.model import ArticleExtractError, Page, SiteMemory
from article_extract.typography import fingerprint


class Finding(NamedTuple):
    """The blocks of one page. page: a number for its address (or its place, where it has none)."""

    host: str
    page: int
    fingerprints: frozenset[int]


def learn(
    feed: ArchiveFeed, settings: WorkerSettings, workers: int, stopped: Callable[[], bool]
) -> dict[str, SiteMemory]:
    """What each host of the feed repeats. A page that fails teaches nothing; its row tells of it in the next pass."""
    counts = SiteCounts()
    pool = Pool(settings, workers, ordered=False, main="article_extract.archives.learning:main")
    for rows in pool.run(_Sample(feed, counts), stopped):
        for finding in pickle.loads(rows.data):
            if isinstance(finding, Finding):
                counts.add(*finding)
    return counts.memories()


class _Sample:
    """A feed without the pages that would teach nothing."""

    def __init__(self, feed: Feed, counts: SiteCounts) -> None:
        self._feed = feed
        self._counts = counts
        self.exhausted = False

    def connections(self) -> list[Connection]:
        return self._feed.connections()

    def take(self) -> list[PageRecord | Fault]:
        taken: list[PageRecord | Fault] = []
        while not taken:
            entries = self._feed.take()
            self.exhausted = self._feed.exhausted
            if not entries:
                break
            taken = [
                entry for entry in entries if isinstance(entry, PageRecord) and not self._counts.full(host_of(entry))
            ]
        return taken

    def check(self) -> None:
        self._feed.check()

    def close(self) -> None:
        self._feed.close()


def main(link: Connection, heartbeat: Heartbeat, settings: WorkerSettings) -> None:
    """Find the blocks of pages until there are no more."""

    def do(record: PageRecord) -> tuple[Finding | None, Outcome, bool]:
        began = time.monotonic()
        try:
            finding = find(record, settings.language)
        except ArticleExtractError as error:
            return None, Outcome("unreadable", str(error), time.monotonic() - began), False
        except MemoryError:
            return None, Outcome("limit", "memory", time.monotonic() - began), True
        except Exception as error:  # noqa: BLE001 - the second pass gives the page its row, which names the error
            return None, Outcome("crashed", str(error), time.monotonic() - began), False
        return finding, Outcome("ok", None, time.monotonic() - began), False

    serve(link, heartbeat, settings, do, pickle.dumps)


def find(record: PageRecord, language: str | None) -> Finding | None:
    """The fingerprints of a page's blocks; None where it has no host. Raises what `analyse` does."""
    from article_extract.pipeline import analyse

    host = host_of(record)
    if host is None:
        return None
    content = record.content
    page = content if isinstance(content, str) else Page(content, record.url, record.charset)
    blocks = analyse(page, url=record.url, language=language).document.blocks
    place = record.url.partition("#")[0].partition("?")[0] if record.url else f"{record.source}\0{record.id}"
    return Finding(host, page_key(host, 0, place), frozenset(fingerprint(block.text) for block in blocks if block.text))
