"""JSON-LD: which of a page's graphs are about its own article, and what they claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from article_extract.model import Claim
from article_extract.reading.claimed_values import LONGEST, absolute, listed, paragraphs, plain
from article_extract.reading.scripts import Json
from article_extract.typography import fold

# Types of schema.org that name an article, matched at the end of the type's name, lower case.
_ARTICLE_TYPES = (
    "article",
    "posting",
    "report",
    "reportage",
    "story",
    "review",
    "recipe",
    "howto",
    "creativework",
    "pressrelease",
    "statement",
    "interview",
    "news",
    "newsitem",
    "blogpost",
    "blog post",
    "liveblog",
)
_NEWS_TYPES = ("newsarticle", "blogposting", "liveblogposting", "article", "report")
_NO_ARTICLE = frozenset(
    {
        "claimreview",
        "userreview",
        "aggregatereview",
        "employerreview",
        "webpage",
        "jobposting",
        "qapage",
        "faqpage",
        "review",
    }
)
_PAGE_TYPES = frozenset(
    {"webpage", "itempage", "collectionpage", "aboutpage", "medicalwebpage", "profilepage", "claimreview"}
)
_SITE_TYPES = frozenset({"website", "organization", "newsmediaorganization", "corporation", "periodical", "newspaper"})
# Keys under which a graph speaks of other articles than the page's own.
_OTHERS = frozenset(
    {
        "itemlistelement",
        "relatedlink",
        "haspart",
        "ispartof",
        "citation",
        "mentions",
        "about",
        "isbasedon",
        "subjectof",
        "significantlink",
        "liveblogupdate",
        "comment",
        "review",
        "video",
        "blogpost",
        "blogposts",
        "itemreviewed",
        "author",
        "publisher",
        "image",
        "potentialaction",
        "workexample",
        "recipeinstructions",
    }
)
_TYPE_EDGE = re.compile(r"[/#:]")
_DEEPEST = 12
_SHORTEST_TITLE = 5  # characters: shorter ones are words that stand in any title
_DISTINCT_TITLE = 20


class Known:
    """The page's address and title by its meta elements: for telling its own article from others in a graph."""

    __slots__ = ("addresses", "titles")

    def __init__(self, addresses: frozenset[str], titles: tuple[str, ...]) -> None:
        self.addresses = addresses
        self.titles = titles

    @classmethod
    def of(cls, url: str | None, claims: list[Claim]) -> Known:
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


def surrounding_claims(graph: Graph, base: str | None) -> Iterator[Claim]:
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
    return frozenset([_type_name(name) for name in names if isinstance(name, str)])


@lru_cache(maxsize=256)  # pages use some fifty types
def _type_name(name: str) -> str:
    """A type of schema.org without its address, lower case."""
    return _TYPE_EDGE.split(name)[-1].strip().lower()


def is_article_type(kind: str) -> bool:
    name = _type_name(kind)
    return name.endswith(_ARTICLE_TYPES) and name not in _NO_ARTICLE


class Graph:
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
        if any(map(is_article_type, kinds)):
            self._articles.append((node, own))
        elif own:
            self.nodes.append((kinds, node))

    def resolve(self, value: Json) -> Json:
        """The node that a value refers to by @id, or the value itself."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str):
            node = self._by_id.get(value["@id"])
            return node if node is not None and len(value) <= 2 else value
        return value

    def own_articles(self, known: Known) -> list[dict[str, Json]]:
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


def _ownness(node: dict[str, Json], own: bool, known: Known) -> float:
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


def article_claims(node: dict[str, Json], graph: Graph, base: str | None) -> Iterator[Claim]:
    for kind in sorted(_kinds(node)):
        yield Claim("type", kind, "json-ld @type")
    for key, field in _ARTICLE_KEYS:
        for value in _texts(node.get(key)) or _names(node.get(key), graph):
            yield Claim(field, plain(value[:LONGEST]), f"json-ld {key}")
    for key in ("author", "creator"):
        yield from _from_authors(node.get(key), key, graph)
    for name in _names(node.get("publisher"), graph) or _names(node.get("sourceOrganization"), graph):
        yield Claim("site", plain(name), "json-ld publisher")
    for value in _texts(node.get("url")) or _texts(_id_of(node.get("mainEntityOfPage"))):
        yield Claim("url", absolute(value, base), "json-ld url")
    for value in _keywords(node.get("keywords"), graph):
        yield Claim("tags", plain(value), "json-ld keywords")
    for key in ("image", "primaryImageOfPage", "thumbnailUrl"):
        yield from _from_image(node.get(key), f"json-ld {key}", graph, base, 0)
    yield from _from_body(node)
    if _is_false(node.get("isAccessibleForFree")):
        yield Claim("paywalled", "true", "json-ld isAccessibleForFree")


def _is_false(value: Json) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in ("false", "no"))


def _names(value: Json, graph: Graph) -> list[str]:
    """The names in a value: strings, or the `name` of nodes, followed through @id."""
    if isinstance(value, list):
        return [name for item in value for name in _names(item, graph)]
    value = graph.resolve(value)
    if isinstance(value, dict):
        return _texts(value.get("name")) or _texts(value.get("@value"))
    return _texts(value)


def _from_authors(value: Json, key: str, graph: Graph) -> Iterator[Claim]:
    for item in value if isinstance(value, list) else [value]:
        node = graph.resolve(item)
        organization = isinstance(node, dict) and any("organization" in kind for kind in _kinds(node))
        for name in _names(node, graph):
            yield Claim("author", plain(name), f"json-ld {key} organization" if organization else f"json-ld {key}")


def _keywords(value: Json, graph: Graph) -> Iterator[str]:
    for text in _names(value, graph):
        if isinstance(value, str):
            yield from listed(text)
        else:
            yield text


def _from_image(value: Json, origin: str, graph: Graph, base: str | None, depth: int) -> Iterator[Claim]:
    """The addresses of a node's images, with the captions and credits that stand with them."""
    if depth > 3:
        return
    if isinstance(value, list):
        for item in value:
            yield from _from_image(item, origin, graph, base, depth + 1)
        return
    value = graph.resolve(value)
    if isinstance(value, str):
        yield Claim("image", absolute(value, base), origin)
    elif isinstance(value, dict):
        addresses = [text for key in ("contentUrl", "url", "@id") for text in _texts(value.get(key))]
        address = absolute(addresses[0], base) if addresses else ""
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
            yield Claim("body", paragraphs(value), f"json-ld {key}")
    updates = node.get("liveBlogUpdate")
    parts = [
        text
        for update in (updates if isinstance(updates, list) else [updates])
        if isinstance(update, dict)
        for text in (*_texts(update.get("headline")), *_texts(update.get("articleBody")))
    ]
    if parts:
        yield Claim("body", "\n\n".join(map(paragraphs, parts)), "json-ld liveBlogUpdate")


_PAGE_KEYS = (
    ("headline", "headline"),
    ("name", "headline"),
    ("description", "description"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("inLanguage", "language"),
)


def _from_page(node: dict[str, Json], graph: Graph, base: str | None) -> Iterator[Claim]:
    for key, field in _PAGE_KEYS:
        for value in _texts(node.get(key)):
            yield Claim(field, plain(value[:LONGEST]), f"json-ld webpage {key}")
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
