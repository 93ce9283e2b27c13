"""analyse(): the lines to read first."""

from __future__ import annotations

from article_extract.fields import fill_fields
from article_extract.language import load_language
from article_extract.model import Analysis, Article, Limits, SiteMemory
from article_extract.reading import Source, read
from article_extract.roles import assign_roles

_DEFAULT_LIMITS = Limits()


def analyse(
    source: Source,
    *,
    url: str | None = None,
    language: str | None = None,
    limits: Limits = _DEFAULT_LIMITS,
    site: SiteMemory | None = None,
) -> Analysis:
    """Everything there is to find out about a page: its blocks, the role of each with its reason, its article.

    source: a page as str (HTML or raw text), bytes, os.PathLike, binary file, lxml element or tree, BeautifulSoup, or a
    Page from `fetch`. url: the page's address, to make links absolute. language: BCP 47, to overrule what the page
    says. Raises UnreadableInput (empty, binary, not a page) and LimitExceeded.
    """
    document = read(source, url=url, language=language, limits=limits, site=site)
    words = load_language(document.language)
    labels = assign_roles(document, words)
    article = fill_fields(document, labels, words)
    return Analysis(document, labels, article)


def extract(source: Source, *, url: str | None = None, language: str | None = None) -> Article:
    """The article of a page; `analyse` with the rest left away. Takes and raises what `analyse` does."""
    return analyse(source, url=url, language=language).article
