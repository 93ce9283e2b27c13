"""What the pages of a site share: block fingerprints counted by host, in bounded memory."""

from __future__ import annotations

from functools import lru_cache

from article_extract.model import SiteMemory


class HostMemories:
    """The site memories of many hosts."""

    def __init__(self, hosts: dict[str, SiteMemory]) -> None:
        self._hosts = hosts

    def get(self, url: str | None) -> SiteMemory | None:
        """The memory of an address's host, None where nothing is known of it."""
        return None if url is None else self._hosts.get(url)


@lru_cache(maxsize=1)
def load_memory(path: str) -> HostMemories:
    """The memories that `save_memory` wrote."""
    raise NotImplementedError(path)
