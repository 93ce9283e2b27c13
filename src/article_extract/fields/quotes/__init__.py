"""Who said what: quotations with their speakers.

Marks give spans, spans with their sentences give evidence, evidence gives candidates, and the article's cast says who
they are. Each step has modules of its own; `finding` goes through them in order.
"""

from article_extract.fields.quotes.finding import extract_quotes, find_quotes

__all__ = ["extract_quotes", "find_quotes"]
