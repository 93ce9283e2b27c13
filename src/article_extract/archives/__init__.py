"""Archives: many pages, one row each, none lost."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from article_extract.archives.records import BatchError, Fault, PageRecord, Result

if TYPE_CHECKING:
    from article_extract.archives.api import extract_batches, extract_many, extract_table, read_pages
    from article_extract.archives.schema import SCHEMA

__all__ = [
    "SCHEMA",
    "BatchError",
    "Fault",
    "PageRecord",
    "Result",
    "extract_batches",
    "extract_many",
    "extract_table",
    "read_pages",
]

_LATE = {
    "SCHEMA": "article_extract.archives.schema",
    "extract_batches": "article_extract.archives.api",
    "extract_many": "article_extract.archives.api",
    "extract_table": "article_extract.archives.api",
    "read_pages": "article_extract.archives.api",
}


def __getattr__(name: str) -> Any:
    """Load what needs processes or pyarrow on first use (PEP 562)."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)
