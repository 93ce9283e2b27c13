"""The article of a news page: headline, dek, body, quotes with speakers, images with credits, authors, dates."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from article_extract._version import __version__ as __version__
from article_extract.model import (
    Analysis,
    Article,
    ArticleExtractError,
    Block,
    BodyBlock,
    Claim,
    Document,
    FetchError,
    Image,
    Label,
    LimitExceeded,
    Limits,
    Page,
    Quote,
    Role,
    SiteMemory,
    UnreadableInput,
)

if TYPE_CHECKING:
    from article_extract.archives import extract_many
    from article_extract.fetching import fetch
    from article_extract.fields import extract_quotes
    from article_extract.pipeline import analyse, extract
    from article_extract.rendering import render

__all__ = [
    "Analysis",
    "Article",
    "ArticleExtractError",
    "Block",
    "BodyBlock",
    "Claim",
    "Document",
    "FetchError",
    "Image",
    "Label",
    "LimitExceeded",
    "Limits",
    "Page",
    "Quote",
    "Role",
    "SiteMemory",
    "UnreadableInput",
    "analyse",
    "extract",
    "extract_many",
    "extract_quotes",
    "fetch",
    "render",
]

# The nouns are light and loaded at once; a verb's module is loaded when it is first asked for, so that importing the
# package costs no more than the parser under it.
_VERBS = {
    "analyse": "article_extract.pipeline",
    "extract": "article_extract.pipeline",
    "extract_many": "article_extract.archives",
    "extract_quotes": "article_extract.fields",
    "fetch": "article_extract.fetching",
    "render": "article_extract.rendering",
}


def __getattr__(name: str) -> Any:
    """Load a verb's module on first use (PEP 562)."""
    if name not in _VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    verb = getattr(import_module(_VERBS[name]), name)
    globals()[name] = verb
    return verb


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
