"""An article as plain text: headline, dek and body, parted by blank lines."""

from __future__ import annotations

from article_extract.model import Article


def to_text(article: Article) -> str:
    """What a reader would read out: headline, dek and the body's own text, nothing added."""
    return "\n\n".join(part for part in (article.headline, article.dek, article.text) if part)
