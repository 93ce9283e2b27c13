"""What a page states about itself: JSON-LD, meta elements, microdata, title. Evidence for later stages, not truth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from article_extract.model import Claim
from article_extract.reading.claimed_values import LONGEST, absolute, listed, plain
from article_extract.reading.json_ld import Graph, Known, article_claims, is_article_type, surrounding_claims
from article_extract.reading.scripts import load_json

# name, property or itemprop of a meta element -> field, in order of trust.
_META = {
    "article:published_time": "published",
    "og:published_time": "published",
    "og:article:published_time": "published",
    "article:published": "published",
    "article:modified_time": "modified",
    "og:article:modified_time": "modified",
    "og:updated_time": "modified",
    "og:modified_time": "modified",
    "article:author": "author",
    "og:article:author": "author",
    "article:author:name": "author",
    "article:section": "section",
    "og:article:section": "section",
    "article:tag": "tags",
    "og:article:tag": "tags",
    "og:title": "headline",
    "og:description": "description",
    "og:site_name": "site",
    "og:url": "url",
    "og:image": "image",
    "og:image:secure_url": "image",
    "og:image:url": "image",
    "og:locale": "language",
    "og:type": "type",
    "twitter:title": "headline",
    "twitter:text:title": "headline",
    "twitter:description": "description",
    "twitter:image": "image",
    "twitter:image:src": "image",
    "author": "author",
    "authors": "author",
    "byl": "author",
    "byline": "author",
    "article-author": "author",
    "article.author": "author",
    "article_author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "dc:creator": "author",
    "dc.creator.personalname": "author",
    "citation_author": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "cxenseparse:author": "author",
    "bt:author": "author",
    "rbauthors": "author",
    "vr:author": "author",
    "twitter:creator": "author",
    "date": "published",
    "datepublished": "published",
    "date.issued": "published",
    "date_published": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "published_time": "published",
    "published-date": "published",
    "publication_date": "published",
    "publication-date": "published",
    "pubdate": "published",
    "pub_date": "published",
    "original-publish-date": "published",
    "originalpublicationdate": "published",
    "article.published": "published",
    "article_date_original": "published",
    "displaydate": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dc.date.created": "published",
    "dc:date": "published",
    "dcterms.date": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "dcterms.available": "published",
    "citation_publication_date": "published",
    "citation_date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "cxenseparse:recs:publishtime": "published",
    "bt:pubdate": "published",
    "rbpubdate": "published",
    "iso-8601-publish-date": "published",
    "vr:published_time": "published",
    "creation_date": "published",
    "created": "published",
    "modified": "modified",
    "last-modified": "modified",
    "lastmod": "modified",
    "datemodified": "modified",
    "date.modified": "modified",
    "dc.date.modified": "modified",
    "dcterms.modified": "modified",
    "article.updated": "modified",
    "revision_date": "modified",
    "bt:moddate": "modified",
    "parsely-modified-date": "modified",
    "title": "headline",
    "dc.title": "headline",
    "dcterms.title": "headline",
    "dc:title": "headline",
    "citation_title": "headline",
    "parsely-title": "headline",
    "sailthru.title": "headline",
    "headline": "headline",
    "article:title": "headline",
    "rbtitle": "headline",
    "description": "description",
    "dc.description": "description",
    "dcterms.description": "description",
    "dc:description": "description",
    "sailthru.description": "description",
    "abstract": "description",
    "dcterms.abstract": "description",
    "excerpt": "description",
    "section": "section",
    "parsely-section": "section",
    "rbsection": "section",
    "keywords": "tags",
    "news_keywords": "tags",
    "sailthru.tags": "tags",
    "parsely-tags": "tags",
    "dc.subject": "tags",
    "dcterms.subject": "tags",
    "application-name": "site",
    "apple-mobile-web-app-title": "site",
    "publisher": "site",
    "dc.publisher": "site",
    "dcterms.publisher": "site",
    "copyright": "site",
    "al:android:app_name": "site",
    "al:ios:app_name": "site",
    "content-language": "language",
    "language": "language",
    "dc.language": "language",
    "dcterms.language": "language",
    "parsely-link": "url",
    "parsely-image-url": "image",
    "sailthru.image.full": "image",
    "thumbnail": "image",
    "parsely-type": "type",
    "article:content_tier": "paywalled",
}
_META_RANK = {name: rank for rank, name in enumerate(_META)}
# Every content system names its dates in a way of its own: "x-published-date", "last_updated_at", "og#published_time".
# Looked at behind the names above, by the letters they end in.
_DATE_NAMES = {
    "published": re.compile(
        r"(?:publish(?:ed)?(?:date|time|at|on)?|publi(?:cation|shing)(?:date|time)|date(?:published|created)|creationdate)$"
    ),
    "modified": re.compile(r"(?:(?:updated?|modified)(?:date|time|at|on)?|modification(?:date|time))$"),
}
_DATE_HINTS = ("publ", "creat", "modif", "updat")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LISTS = frozenset({"keywords", "news_keywords", "sailthru.tags", "parsely-tags", "dc.subject", "dcterms.subject"})
_PROPERTIES = {
    "headline": "headline",
    "alternativeheadline": "headline",
    "description": "description",
    "author": "author",
    "creator": "author",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "articlesection": "section",
    "keywords": "tags",
    "inlanguage": "language",
    "image": "image",
    "mainentityofpage": "url",
    "isaccessibleforfree": "paywalled",
}


def claims_from_tree(root: etree._Element, *, url: str | None) -> tuple[Claim, ...]:
    """Everything that a page's elements claim, for each field in order of trust.

    root: the page's topmost element. url: its address, to make others absolute and to tell its own article from others.
    """
    metas: list[tuple[int, Claim]] = []
    scripts: list[str] = []
    tail: list[Claim] = []
    base = url
    for element in root.iter("script", "meta", "link", "title", "html", "base"):
        match element.tag:
            case "meta":
                if element.get("name") == "script:ld+json":  # what Remix makes of a script in its list of meta elements
                    scripts.append(element.get("content") or "")
                metas.extend(_from_meta(element, base))
            case "script":
                if "ld+json" in element.get("type", "").lower():
                    scripts.append(element.text or element.get("children") or "")
            case "link":
                tail.extend(_from_link(element, base))
            case "base":
                base = absolute(element.get("href") or "", base) or base
            case "title":
                holder = element.getparent()
                if holder is None or holder.tag != "svg":
                    tail.append(Claim("title", plain(_text_of(element)), "title"))
            case _:
                language = element.get("lang") or element.get("xml:lang") or ""
                tail.append(Claim("language", language.strip(), "html lang"))
    metas.sort(key=lambda item: item[0])
    from_meta = [claim for _, claim in metas]
    known = Known.of(url, [*from_meta, *tail])
    graph = Graph([load_json(text) for text in scripts])
    from_articles = [claim for node in graph.own_articles(known) for claim in article_claims(node, graph, base)]
    around = [*_from_microdata(root, base), *_from_rel(root), *surrounding_claims(graph, base)]
    everything = [*from_articles, *from_meta, *around, *tail]
    return tuple(dict.fromkeys(claim for claim in everything if claim.value and not _is_account(claim)))


def _is_account(claim: Claim) -> bool:
    """Whether an author is no name but the address or handle of one."""
    return claim.field == "author" and claim.value.startswith(("http://", "https://", "//", "@", "#", "www."))


def _from_meta(element: etree._Element, base: str | None) -> Iterator[tuple[int, Claim]]:
    content = element.get("content")
    if not content:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(attribute)
        if not name:
            continue
        key = name.strip().lower()
        field = _META.get(key) or _dated(key, content)
        if field is None:
            continue
        if attribute == "itemprop":
            continue  # read with the other microdata
        origin = f"meta {name.strip()}"
        for value in listed(content) if key in _LISTS else (content[:LONGEST],):
            value = absolute(value, base) if field in ("image", "url") else plain(value)
            if field == "paywalled":
                value = "true" if value.lower() in ("locked", "metered") else ""
            yield _META_RANK.get(key, len(_META)), Claim(field, value, origin)


def _dated(name: str, content: str) -> str | None:
    """Which date a meta element gives whose name no list knows; None where it gives none."""
    if not any(hint in name for hint in _DATE_HINTS) or not _YEAR.search(content):
        return None
    letters = "".join(filter(str.isalpha, name))
    return next((field for field, shape in _DATE_NAMES.items() if shape.search(letters)), None)


def _from_link(element: etree._Element, base: str | None) -> Iterator[Claim]:
    rel = (element.get("rel") or "").lower().split()
    if "canonical" in rel:
        yield Claim("url", absolute(element.get("href") or "", base), "link canonical")
    elif "image_src" in rel:
        yield Claim("image", absolute(element.get("href") or "", base), "link image_src")
    elif "author" in rel and element.get("title"):
        yield Claim("author", plain(element.get("title") or ""), "link author")


# Written so that libxml2 passes over the tree once: "//*[@itemprop]" takes ten times as long, a quarter of the parse.
# Counted before the step to the elements, which takes a time that grows with the square of their number.
_ITEMPROPS = etree.XPath("(descendant-or-self::*/@itemprop)[position() <= $most]/..")
# Many templates leave the item's own element out. Such a property is the article's where the page gives it one value;
# several are those of teasers (looked at: 50 pages with one, wrong on two; 5 with several, the first wrong on three).
_LOOSE = frozenset({"author", "published", "modified"})
_LOOSE_CHARACTERS = 80
_MOST_PROPERTIES = 400  # more are a shop, or a page made to be slow
_MOST_AUTHOR_LINKS = 6  # more are a list of articles, each with its author


def _with_itemprop(root: etree._Element) -> list[etree._Element]:
    """The elements with a property, but for what is too much."""
    found = _ITEMPROPS(root, most=_MOST_PROPERTIES)
    return [element for element in found if isinstance(element, etree._Element)] if isinstance(found, list) else []


def _text_of(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _from_microdata(root: etree._Element, base: str | None) -> Iterator[Claim]:
    loose: dict[str, list[Claim]] = {}
    for element in _with_itemprop(root):
        for name in element.get("itemprop", "").lower().split():
            field = _PROPERTIES.get(name)
            holder = _holder(element) if field is not None else None
            if field is None or not (_is_article(holder) or (holder is None and field in _LOOSE)):
                continue
            value = _claimed_value(field, _property_value(element), base)
            if value and len(value) < LONGEST:
                claim = Claim(field, value, f"itemprop {name}")
                if holder is not None:
                    yield claim
                else:
                    loose.setdefault(field, []).append(claim)
    for claims in loose.values():
        if len({claim.value for claim in claims}) == 1 and len(claims[0].value) <= _LOOSE_CHARACTERS:
            yield claims[0]


def _holder(element: etree._Element) -> etree._Element | None:
    """The element of the item that a property belongs to; None where it stands in none."""
    for holder in element.iterancestors():
        if holder.get("itemtype") is not None or holder.get("itemscope") is not None:
            return holder
    return None


def _is_article(holder: etree._Element | None) -> bool:
    """Whether an item is an article, and no part of another item."""
    return holder is not None and is_article_type(holder.get("itemtype") or "") and holder.get("itemprop") is None


def _claimed_value(field: str, value: str, base: str | None) -> str:
    if field in ("image", "url"):
        return absolute(value, base)
    if field == "paywalled":
        return "true" if value.lower() in ("false", "no") else ""
    return plain(value)


def _property_value(element: etree._Element) -> str:
    for attribute in ("content", "datetime"):
        value = element.get(attribute)
        if value:
            return value
    if element.get("itemscope") is not None:
        for part in element.iterdescendants():
            if part.get("itemprop") in ("name", "url"):
                return part.get("content") or part.get("href") or part.get("src") or _text_of(part)
    if element.tag in ("img", "source"):
        return element.get("src") or ""
    if element.tag in ("a", "link"):
        return _text_of(element).strip() or element.get("href") or ""
    return _text_of(element)


def _from_rel(root: etree._Element) -> Iterator[Claim]:
    links = [
        link for link in root.iter("a") if (rel := link.get("rel")) and "author" in rel and "author" in rel.split()
    ]
    if len(links) > _MOST_AUTHOR_LINKS:
        return
    for element in links:
        yield Claim("author", plain(_text_of(element)), "rel author")
