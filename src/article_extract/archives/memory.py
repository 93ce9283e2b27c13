"""What the pages of a site share: block fingerprints counted by host, in bounded memory.

The roles stage gets it as a `SiteMemory` on the document: "stands on 38 of 40 pages of this host".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from article_extract.archives.records import PageRecord
from article_extract.model import SiteMemory

PAGES_PER_HOST = 200
"""Enough to tell what stands on a third of a site's pages; further pages of the host are not counted."""
PRUNE_PAGES = 50
"""After so many pages of a host, what was met once is forgotten: it can't be furniture of many pages."""
MAX_ENTRIES = 2_000_000
"""Fingerprints kept over all hosts: about 200 MB. Past it, what was met once is forgotten, then the smallest hosts."""
MIN_PAGES = 3
"""Hosts with fewer pages teach nothing, and what stands on fewer pages is no furniture: a quote, a repeated notice."""
_CANONICAL = re.compile(
    r"""<(?:link\b[^>]*\brel=["']?canonical["']?[^>]*\bhref|link\b[^>]*\bhref(?=[^>]*\brel=["']?canonical)"""
    r"""|meta\b[^>]*\bproperty=["']?og:url["']?[^>]*\bcontent)=["']?(https?://[^"'\s>]+)""",
    re.I,
)
HEAD_CHARACTERS = 64 * 1024


def host_of(record: PageRecord) -> str | None:
    """The host of a page: of its address, else of the canonical address that its head states; without "www."."""
    address = record.url
    if address is None:
        start = record.content[:HEAD_CHARACTERS]
        found = _CANONICAL.search(start if isinstance(start, str) else start.decode("latin-1"))
        address = found[1] if found else None
    if address is None:
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:  # "http://[": no address at all
        return None
    return host.removeprefix("www.") if host else None


@dataclass(slots=True)
class _Host:
    pages: int = 0
    counts: dict[int, int] = field(default_factory=dict)
    bodies: set[int] = field(default_factory=set)


class SiteCounts:
    """Counts on how many pages of each host a block stands, in bounded memory."""

    def __init__(self, max_entries: int = MAX_ENTRIES) -> None:
        self._hosts: dict[str, _Host] = {}
        self._max_entries = max_entries
        self._entries = 0

    @property
    def entries(self) -> int:
        """Fingerprints kept now."""
        return self._entries

    def full(self, host: str | None) -> bool:
        """Whether another page of the host would teach nothing (as would a page without a host)."""
        known = self._hosts.get(host) if host else None
        return host is None or (known is not None and known.pages >= PAGES_PER_HOST)

    def add(self, host: str, page: int, fingerprints: Iterable[int]) -> None:
        """Count a page. page: a number for its address; a second copy of a page is not counted."""
        known = self._hosts.setdefault(host, _Host())
        if page in known.bodies or known.pages >= PAGES_PER_HOST:
            return
        known.bodies.add(page)
        known.pages += 1
        before = len(known.counts)
        for fingerprint in set(fingerprints):
            known.counts[fingerprint] = known.counts.get(fingerprint, 0) + 1
        self._entries += len(known.counts) - before
        if known.pages % PRUNE_PAGES == 0:
            self._prune(known)
        if self._entries > self._max_entries:
            self._shrink()

    def _prune(self, known: _Host) -> None:
        kept = {fingerprint: count for fingerprint, count in known.counts.items() if count > 1}
        self._entries -= len(known.counts) - len(kept)
        known.counts = kept

    def _shrink(self) -> None:
        for known in self._hosts.values():
            self._prune(known)
        smallest = sorted(self._hosts, key=lambda host: self._hosts[host].pages)
        while self._entries > self._max_entries // 2 and smallest:
            self._entries -= len(self._hosts.pop(smallest.pop(0)).counts)

    def memories(self) -> dict[str, SiteMemory]:
        """The memory of each host that has enough pages: what stands on enough of them."""
        return {
            host: SiteMemory(
                host, known.pages, {key: count for key, count in known.counts.items() if count >= MIN_PAGES}
            )
            for host, known in self._hosts.items()
            if known.pages >= MIN_PAGES
        }


def save_memories(memories: dict[str, SiteMemory], path: Path) -> None:
    """Write memories for `load_memories`: a line of JSON for each host."""
    with path.open("w", encoding="utf-8") as file:
        for memory in memories.values():
            counts = {f"{fingerprint:x}": count for fingerprint, count in memory.counts.items()}
            file.write(json.dumps({"host": memory.host, "pages": memory.pages, "counts": counts}) + "\n")


@lru_cache(maxsize=1)
def load_memories(path: str) -> dict[str | None, SiteMemory]:
    """The memories in a file, by host."""
    memories: dict[str | None, SiteMemory] = {}
    with Path(path).open(encoding="utf-8") as file:
        for line in file:
            told = json.loads(line)
            counts = {int(fingerprint, 16): count for fingerprint, count in told["counts"].items()}
            memories[told["host"]] = SiteMemory(told["host"], told["pages"], counts)
    return memories
