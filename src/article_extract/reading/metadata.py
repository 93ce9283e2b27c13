"""What a page states about itself: JSON-LD, meta elements, microdata, title. Evidence for later stages, not truth."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from article_extract.model import Claim
from article_extract.reading.scripts import Json, load_json
from article_extract.typography import clean, fold

# Types of schema.org that name an article, matched at the end of the type's name, lower case.
_ARTICLE_TYPES = ("article", "posting", "report", "reportage", "story", "review", "recipe", "howto", "creativework",
                  "pressrelease", "statement", "interview", "news", "newsitem", "blogpost", "blog post", "liveblog")
_NEWS_TYPES = ("newsarticle", "blogposting", "liveblogposting", "article", "report")
_NO_ARTICLE = frozenset({"claimreview", "userreview", "aggregatereview", "employerreview", "webpage", "jobposting",
                         "qapage", "faqpage", "review"})
_PAGE_TYPES = frozenset({"webpage", "itempage", "collectionpage", "aboutpage", "medicalwebpage", "profilepage", "claimreview"})
_SITE_TYPES = frozenset({"website", "organization", "newsmediaorganization", "corporation", "periodical", "newspaper"})
# Keys under which a graph speaks of other articles than the page's own.
_OTHERS = frozenset({"itemlistelement", "relatedlink", "haspart", "ispartof", "citation", "mentions", "about",
                     "isbasedon", "subjectof", "significantlink", "liveblogupdate", "comment", "review", "video",
                     "blogpost", "blogposts", "itemreviewed", "author", "publisher", "image", "potentialaction",
                     "workexample", "recipeinstructions"})
_DEEPEST = 12

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
_MARKUP = re.compile(r"<(?:!--.*?--|/?[a-zA-Z][^<>]*)>", re.DOTALL)
_BREAKS = re.compile(r"<(?:br|/p|/h\d|/li|/div|p)\b[^<>]*>|\r\n?|\n", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w+|\w+);")
_SHORTEST_TITLE = 5  # characters: shorter ones are words that stand in any title
_DISTINCT_TITLE = 20
_LONGEST = 5000  # characters of a claim other than the body


def plain(value: str) -> str:
    """A claimed value as text: entities read (twice encoded ones too), tags gone, white space cleaned."""
    if "&" in value:
        value = html.unescape(value)
        if "&" in value and _ENTITY.search(value):
            value = html.unescape(value)
    if "<" in value:
        value = _MARKUP.sub(" ", value)
    return clean(value)


def _paragraphs(value: str) -> str:
    """A claimed body as paragraphs parted by blank lines, where the claim parts them."""
    if "&lt;" in value or "&#" in value or "&quot;" in value or "&nbsp;" in value:
        value = html.unescape(value)
    parts = (plain(part) for part in _BREAKS.sub("\n", value).split("\n"))
    return "\n\n".join(part for part in parts if part)


def claims_from_tree(root: etree._Element, *, url: str | None, page: str | None = None) -> tuple[Claim, ...]:
    """Everything that a page's elements claim, for each field in order of trust.

    root: the page's topmost element. url: its address, to make others absolute and to tell its own article from others.
    page: the mark-up that the elements come from, where it is at hand: tells quickly what need not be looked for.
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
                base = urljoin(base or "", element.get("href") or "") or base
            case "title":
                holder = element.getparent()
                if holder is None or holder.tag != "svg":
                    tail.append(Claim("title", plain(_text_of(element)), "title"))
            case _:
                language = element.get("lang") or element.get("xml:lang") or ""
                tail.append(Claim("language", language.strip(), "html lang"))
    metas.sort(key=lambda item: item[0])
    from_meta = [claim for _, claim in metas]
    known = _Known.of(url, [*from_meta, *tail])
    graph = _Graph([load_json(text) for text in scripts])
    from_articles = [claim for node in graph.own_articles(known) for claim in _from_article(node, graph, base)]
    microdata = _from_microdata(root, base) if page is None or "itemprop" in page else ()
    links = _from_rel(root) if page is None or _REL_AUTHOR.search(page) else ()
    everything = [*from_articles, *from_meta, *microdata, *links, *_from_surroundings(graph, base), *tail]
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
        field = _META.get(key)
        if field is None:
            continue
        if attribute == "itemprop":
            continue  # read with the other microdata
        origin = f"meta {name.strip()}"
        for value in _split(content) if key in _LISTS else (content[:_LONGEST],):
            value = _absolute(value, base) if field in ("image", "url") else plain(value)
            if field == "paywalled":
                value = "true" if value.lower() in ("locked", "metered") else ""
            yield _META_RANK[key], Claim(field, value, origin)


def _split(value: str) -> Iterable[str]:
    return (part for part in re.split(r"[,;|]", value[:_LONGEST]) if part.strip())


def _absolute(value: str, base: str | None) -> str:
    value = clean(html.unescape(value))
    if not value or value.startswith(("data:", "javascript:")):
        return ""
    try:
        return urljoin(base, value) if base else value
    except ValueError:  # an address with a broken port or bracket
        return value


def _from_link(element: etree._Element, base: str | None) -> Iterator[Claim]:
    rel = (element.get("rel") or "").lower().split()
    if "canonical" in rel:
        yield Claim("url", _absolute(element.get("href") or "", base), "link canonical")
    elif "image_src" in rel:
        yield Claim("image", _absolute(element.get("href") or "", base), "link image_src")
    elif "author" in rel and element.get("title"):
        yield Claim("author", plain(element.get("title") or ""), "link author")


_ITEMPROPS = etree.XPath("//*[@itemprop]")
_AUTHOR_LINKS = etree.XPath("//a[@rel and contains(concat(' ', @rel, ' '), ' author ')]")
_REL_AUTHOR = re.compile(r"rel=[\"']?[\w ]*author", re.IGNORECASE)
_MOST_AUTHOR_LINKS = 6  # more are a list of articles, each with its author


def _found(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    found = path(root)
    return [element for element in found if isinstance(element, etree._Element)] if isinstance(found, list) else []


def _text_of(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _from_microdata(root: etree._Element, base: str | None) -> Iterator[Claim]:
    for element in _found(_ITEMPROPS, root):
        for name in element.get("itemprop", "").lower().split():
            field = _PROPERTIES.get(name)
            if field is None or not _is_own_property(element):
                continue
            value = _property_value(element)
            if field in ("image", "url"):
                value = _absolute(value, base)
            elif field == "paywalled":
                value = "true" if value.lower() in ("false", "no") else ""
            else:
                value = plain(value)
            if value and len(value) < _LONGEST:
                yield Claim(field, value, f"itemprop {name}")


def _is_own_property(element: etree._Element) -> bool:
    """Whether the item a property belongs to is an article, and no part of another item."""
    for holder in element.iterancestors():
        kind = holder.get("itemtype")
        if kind is not None or holder.get("itemscope") is not None:
            return _is_article_type(kind or "") and holder.get("itemprop") is None
    return False


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
    links = _found(_AUTHOR_LINKS, root)
    if len(links) > _MOST_AUTHOR_LINKS:
        return
    for element in links:
        yield Claim("author", plain(_text_of(element)), "rel author")


class _Known:
    """The page's address and title by its meta elements: for telling its own article from others in a graph."""

    __slots__ = ("addresses", "titles")

    def __init__(self, addresses: frozenset[str], titles: tuple[str, ...]) -> None:
        self.addresses = addresses
        self.titles = titles

    @classmethod
    def of(cls, url: str | None, claims: list[Claim]) -> _Known:
        addresses = {_address_key(claim.value) for claim in claims if claim.field == "url"}
        if url:
            addresses.add(_address_key(url))
        titles = tuple(fold(claim.value) for claim in claims if claim.field in ("headline", "title"))
        return cls(frozenset(addresses - {""}), tuple(title for title in titles if title))

    def is_address(self, value: str) -> bool:
        return _address_key(value) in self.addresses

    def is_title(self, value: str) -> bool:
        folded = fold(plain(value))
        return len(folded) > _SHORTEST_TITLE and any(
            folded in title or (len(title) > _DISTINCT_TITLE and title in folded) for title in self.titles
        )


def _address_key(value: str) -> str:
    """An address without what differs between two forms of it; empty for a site's front page."""
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return ""
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp")
    host = parts.netloc.lower().removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    query = parts.query if not path and parts.query else ""
    return f"{host}{path}?{query}" if path or query else ""


def _from_surroundings(graph: _Graph, base: str | None) -> Iterator[Claim]:
    """What the graphs say of the page and the site around the article."""
    for kinds, node in graph.nodes:
        if kinds & _PAGE_TYPES:
            yield from _from_page(node, graph, base)
    for kinds, node in graph.nodes:
        if kinds & _SITE_TYPES and _texts(node.get("name")):
            origin = "json-ld website" if "website" in kinds else "json-ld organization"
            yield Claim("site", plain(_texts(node.get("name"))[0]), origin)
        elif "breadcrumblist" in kinds:
            yield from _from_breadcrumb(node)


def _kinds(node: dict[str, Json]) -> frozenset[str]:
    kind = node.get("@type", node.get("type"))
    names = kind if isinstance(kind, list) else [kind]
    return frozenset(re.split(r"[/#:]", name)[-1].strip().lower() for name in names if isinstance(name, str))


def _is_article_type(kind: str) -> bool:
    name = re.split(r"[/#:]", kind)[-1].strip().lower()
    return name.endswith(_ARTICLE_TYPES) and name not in _NO_ARTICLE


class _Graph:
    """All nodes of a page's JSON-LD scripts, and the way from an @id to its node."""

    def __init__(self, graphs: list[Json]) -> None:
        self.nodes: list[tuple[frozenset[str], dict[str, Json]]] = []
        self._articles: list[tuple[dict[str, Json], bool]] = []
        self._by_id: dict[str, dict[str, Json]] = {}
        for graph in graphs:
            self._collect(graph, own=True, depth=0)

    def _collect(self, value: Json, *, own: bool, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if isinstance(value, list):
            for item in value:
                self._collect(item, own=own, depth=depth + 1)
        elif isinstance(value, dict):
            self._note(value, own=own)
            for key, item in value.items():
                if isinstance(item, dict | list):
                    self._collect(item, own=own and key.lower() not in _OTHERS, depth=depth + 1)

    def _note(self, node: dict[str, Json], *, own: bool) -> None:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 1:
            self._by_id.setdefault(name, node)
        kinds = _kinds(node)
        if not kinds:
            return
        if any(map(_is_article_type, kinds)):
            self._articles.append((node, own))
        elif own:
            self.nodes.append((kinds, node))

    def resolve(self, value: Json) -> Json:
        """The node that a value refers to by @id, or the value itself."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str):
            node = self._by_id.get(value["@id"])
            return node if node is not None and len(value) <= 2 else value
        return value

    def own_articles(self, known: _Known) -> list[dict[str, Json]]:
        """The nodes about the page's own article, surest first: by address, by headline, else the first at the top."""
        scored = sorted(
            ((-_ownness(node, own, known), at, node) for at, (node, own) in enumerate(self._articles)),
            key=lambda item: item[:2],
        )
        sure = [node for score, _, node in scored if score <= -_SURE]
        if sure:
            return sure
        return [node for score, _, node in scored[:1] if score < 0]


_SURE = 3.0


def _ownness(node: dict[str, Json], own: bool, known: _Known) -> float:
    """How much speaks for a node being about the page's own article."""
    score = 1.0 if own else -3.0
    addresses = [*_texts(node.get("url")), *_texts(node.get("@id")), *_texts(_id_of(node.get("mainEntityOfPage")))]
    if any(map(known.is_address, addresses)):
        score += 4.0
    elif own and not known.addresses:
        score += 0.5
    headline = _texts(node.get("headline")) or _texts(node.get("name"))
    if headline and known.is_title(headline[0]):
        score += 3.0
    if any(kind.endswith(_NEWS_TYPES) for kind in _kinds(node)):
        score += 0.2
    if node.get("articleBody"):
        score += 0.2
    return score


def _id_of(value: Json) -> Json:
    return value.get("@id") or value.get("url") if isinstance(value, dict) else value


def _texts(value: Json) -> list[str]:
    """The strings of a value that may be one, a list of them, or {"@value": …}."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, dict):
        return _texts(value.get("@value"))
    return []


_ARTICLE_KEYS = (
    ("headline", "headline"),
    ("name", "headline"),
    ("alternativeHeadline", "headline"),
    ("alternateName", "headline"),
    ("description", "description"),
    ("abstract", "description"),
    ("datePublished", "published"),
    ("dateCreated", "published"),
    ("dateModified", "modified"),
    ("articleSection", "section"),
    ("inLanguage", "language"),
)


def _from_article(node: dict[str, Json], graph: _Graph, base: str | None) -> Iterator[Claim]:
    for kind in sorted(_kinds(node)):
        yield Claim("type", kind, "json-ld @type")
    for key, field in _ARTICLE_KEYS:
        for value in _texts(node.get(key)) or _names(node.get(key), graph):
            yield Claim(field, plain(value[:_LONGEST]), f"json-ld {key}")
    for key in ("author", "creator"):
        yield from _from_authors(node.get(key), key, graph)
    for name in _names(node.get("publisher"), graph) or _names(node.get("sourceOrganization"), graph):
        yield Claim("site", plain(name), "json-ld publisher")
    for value in _texts(node.get("url")) or _texts(_id_of(node.get("mainEntityOfPage"))):
        yield Claim("url", _absolute(value, base), "json-ld url")
    for value in _keywords(node.get("keywords"), graph):
        yield Claim("tags", plain(value), "json-ld keywords")
    for key in ("image", "primaryImageOfPage", "thumbnailUrl"):
        yield from _from_image(node.get(key), f"json-ld {key}", graph, base, 0)
    yield from _from_body(node)
    if _is_false(node.get("isAccessibleForFree")):
        yield Claim("paywalled", "true", "json-ld isAccessibleForFree")


def _is_false(value: Json) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in ("false", "no"))


def _names(value: Json, graph: _Graph) -> list[str]:
    """The names in a value: strings, or the `name` of nodes, followed through @id."""
    if isinstance(value, list):
        return [name for item in value for name in _names(item, graph)]
    value = graph.resolve(value)
    if isinstance(value, dict):
        return _texts(value.get("name")) or _texts(value.get("@value"))
    return _texts(value)


def _from_authors(value: Json, key: str, graph: _Graph) -> Iterator[Claim]:
    for item in value if isinstance(value, list) else [value]:
        node = graph.resolve(item)
        organization = isinstance(node, dict) and any("organization" in kind for kind in _kinds(node))
        for name in _names(node, graph):
            yield Claim("author", plain(name), f"json-ld {key} organization" if organization else f"json-ld {key}")


def _keywords(value: Json, graph: _Graph) -> Iterator[str]:
    for text in _names(value, graph):
        if isinstance(value, str):
            yield from _split(text)
        else:
            yield text


def _from_image(value: Json, origin: str, graph: _Graph, base: str | None, depth: int) -> Iterator[Claim]:
    """The addresses of a node's images, with the captions and credits that stand with them."""
    if depth > 3:
        return
    if isinstance(value, list):
        for item in value:
            yield from _from_image(item, origin, graph, base, depth + 1)
        return
    value = graph.resolve(value)
    if isinstance(value, str):
        yield Claim("image", _absolute(value, base), origin)
    elif isinstance(value, dict):
        addresses = [text for key in ("contentUrl", "url", "@id") for text in _texts(value.get(key))]
        address = _absolute(addresses[0], base) if addresses else ""
        yield Claim("image", address, origin)
        for key in ("caption", "description"):
            for text in _texts(value.get(key)):
                yield Claim("caption", plain(text), f"{origin} {key}", address or None)
        for key in ("creditText", "copyrightHolder", "copyrightNotice", "author", "creator"):
            for text in _names(value.get(key), graph):
                yield Claim("credit", plain(text), f"{origin} {key}", address or None)


def _from_body(node: dict[str, Json]) -> Iterator[Claim]:
    for key in ("articleBody", "reviewBody"):
        for value in _texts(node.get(key)):
            yield Claim("body", _paragraphs(value), f"json-ld {key}")
    updates = node.get("liveBlogUpdate")
    parts = [
        text
        for update in (updates if isinstance(updates, list) else [updates])
        if isinstance(update, dict)
        for text in (*_texts(update.get("headline")), *_texts(update.get("articleBody")))
    ]
    if parts:
        yield Claim("body", "\n\n".join(map(_paragraphs, parts)), "json-ld liveBlogUpdate")


_PAGE_KEYS = (
    ("headline", "headline"),
    ("name", "headline"),
    ("description", "description"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("inLanguage", "language"),
)


def _from_page(node: dict[str, Json], graph: _Graph, base: str | None) -> Iterator[Claim]:
    for key, field in _PAGE_KEYS:
        for value in _texts(node.get(key)):
            yield Claim(field, plain(value[:_LONGEST]), f"json-ld webpage {key}")
    yield from _from_authors(node.get("author"), "webpage author", graph)
    yield from _from_image(node.get("primaryImageOfPage"), "json-ld webpage image", graph, base, 0)
    if _is_false(node.get("isAccessibleForFree")):
        yield Claim("paywalled", "true", "json-ld webpage isAccessibleForFree")


def _from_breadcrumb(node: dict[str, Json]) -> Iterator[Claim]:
    """The names of a breadcrumb's steps between the front page and the article, nearest to the article first."""
    steps = node.get("itemListElement")
    names: list[str] = []
    for step in steps if isinstance(steps, list) else []:
        if isinstance(step, dict):
            item = step.get("item")
            names += _texts(step.get("name"))[:1] or (_texts(item.get("name"))[:1] if isinstance(item, dict) else [])
    for name in reversed(names[1:-1] if len(names) > 2 else names[1:]):
        yield Claim("section", plain(name), "json-ld breadcrumb")
