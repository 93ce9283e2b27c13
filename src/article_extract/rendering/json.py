"""An article as JSON, as `Article.to_dict` and schema/article-1.json say."""

from __future__ import annotations

import json

from article_extract.model import Article


def to_json(article: Article) -> str:
    """The article as indented JSON that `Article.from_dict(json.loads(…))` reads back."""
    return json.dumps(article.to_dict(), ensure_ascii=False, indent=2)
