"""What a page states about itself: JSON-LD, meta elements, microdata, links, title."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.model import Claim
from article_extract.reading.claimed_values import absolute
from article_extract.reading.metadata import claims_from_tree
from article_extract.reading.scripts import body_in_state, load_json, load_state
from article_extract.reading.sources import parse

URL = "https://news.example/town/bridge-shut"


def claims(head: str, body: str = "", url: str | None = URL) -> tuple[Claim, ...]:
    root = parse(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert root is not None
    return claims_from_tree(root, url=url)


def of(field: str, found: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(claim.value, claim.origin) for claim in found if claim.field == field]


def ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge shut after crack is found",
    "alternativeHeadline": "Divers saw it by chance",
    "description": "The town has shut its bridge.",
    "datePublished": "2024-05-03T07:30:00+02:00",
    "dateModified": "2024-05-03T09:00:00+02:00",
    "author": [{"@type": "Person", "name": "Ida Brandt"}, {"@type": "Organization", "name": "Town Desk"}],
    "publisher": {"@type": "Organization", "name": "The Example"},
    "articleSection": "Town",
    "keywords": "bridges, traffic ,repairs",
    "inLanguage": "en-GB",
    "isAccessibleForFree": "False",
    "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
    "image": {
        "@type": "ImageObject",
        "url": "/img/crack.jpg",
        "caption": "The crack",
        "creditText": "Tom Okafor",
    },
    "articleBody": "The town shut the old bridge.\n\nA crack runs through one pillar.",
}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (
            "headline",
            [
                ("Bridge shut after crack is found", "json-ld headline"),
                ("Divers saw it by chance", "json-ld alternativeHeadline"),
            ],
        ),
        ("description", [("The town has shut its bridge.", "json-ld description")]),
        ("published", [("2024-05-03T07:30:00+02:00", "json-ld datePublished")]),
        ("modified", [("2024-05-03T09:00:00+02:00", "json-ld dateModified")]),
        ("author", [("Ida Brandt", "json-ld author"), ("Town Desk", "json-ld author organization")]),
        ("site", [("The Example", "json-ld publisher")]),
        ("section", [("Town", "json-ld articleSection")]),
        (
            "tags",
            [("bridges", "json-ld keywords"), ("traffic", "json-ld keywords"), ("repairs", "json-ld keywords")],
        ),
        ("language", [("en-GB", "json-ld inLanguage")]),
        ("url", [(URL, "json-ld url")]),
        ("image", [("https://news.example/img/crack.jpg", "json-ld image")]),
        ("paywalled", [("true", "json-ld isAccessibleForFree")]),
        ("type", [("newsarticle", "json-ld @type")]),
        ("body", [("The town shut the old bridge.\n\nA crack runs through one pillar.", "json-ld articleBody")]),
    ],
)
def test_every_field_of_an_article_graph_is_claimed(field: str, expected: list[tuple[str, str]]) -> None:
    assert of(field, claims(ld(ARTICLE))) == expected


def test_captions_and_credits_name_their_image() -> None:
    found = [claim for claim in claims(ld(ARTICLE)) if claim.about]
    assert found == [
        Claim("caption", "The crack", "json-ld image caption", "https://news.example/img/crack.jpg"),
        Claim("credit", "Tom Okafor", "json-ld image creditText", "https://news.example/img/crack.jpg"),
    ]


@pytest.mark.parametrize(
    "kind",
    [
        "Article",
        "BlogPosting",
        "ReportageNewsArticle",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "LiveBlogPosting",
        "Report",
        "Recipe",
        "https://schema.org/NewsArticle",
        ["Article", "Thing"],
    ],
)
def test_all_types_that_name_an_article_are_read(kind: str | list[str]) -> None:
    assert of("headline", claims(ld({"@type": kind, "headline": "A headline"}))) == [("A headline", "json-ld headline")]


@pytest.mark.parametrize("kind", ["ClaimReview", "JobPosting", "Product", "Person", "VideoObject"])
def test_other_types_give_no_headline(kind: str) -> None:
    assert not [
        value
        for value, origin in of("headline", claims(ld({"@type": kind, "headline": "A headline"})))
        if origin == "json-ld headline"
    ]


def test_a_graph_of_many_nodes_is_followed_through_its_ids() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "A headline", "author": {"@id": "#ida"}, "publisher": {"@id": "#site"}},
            {"@type": "Person", "@id": "#ida", "name": "Ida Brandt"},
            {"@type": "Organization", "@id": "#site", "name": "The Example"},
        ]
    }
    found = claims(ld(graph))
    assert of("author", found) == [("Ida Brandt", "json-ld author")]
    assert of("site", found)[0] == ("The Example", "json-ld publisher")


def test_teasers_in_an_item_list_are_not_the_article() -> None:
    teasers = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Another story"}}],
    }
    assert of("headline", claims(ld(teasers) + ld(ARTICLE)))[0][0] == "Bridge shut after crack is found"
    assert of("headline", claims(ld(teasers))) == []


def test_of_several_articles_the_one_at_the_address_of_the_page_counts() -> None:
    other = {"@type": "NewsArticle", "headline": "Another story", "url": "https://news.example/town/other"}
    assert [value for value, _ in of("headline", claims(ld([other, ARTICLE])))] == [
        "Bridge shut after crack is found",
        "Divers saw it by chance",
    ]


def test_of_several_articles_the_one_with_the_title_of_the_page_counts() -> None:
    graphs = [{"@type": "Article", "headline": f"Story number {n} of the day"} for n in (1, 2, 3)]
    head = '<meta property="og:title" content="Story number 2 of the day | The Example">'
    assert of("headline", claims(head + ld(graphs), url=None))[0] == ("Story number 2 of the day", "json-ld headline")


def test_without_other_signs_the_first_article_counts() -> None:
    graphs = [{"@type": "Article", "headline": f"Story number {n} of the day"} for n in (1, 2, 3)]
    assert of("headline", claims(ld(graphs), url=None)) == [("Story number 1 of the day", "json-ld headline")]


def test_updates_of_a_live_blog_are_its_body() -> None:
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "Bridge: all updates",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": "Engineers arrive", "articleBody": "Two engineers came."},
            {"@type": "BlogPosting", "articleBody": "Traffic is slow."},
        ],
    }
    found = claims(ld(blog))
    assert of("body", found) == [
        ("Engineers arrive\n\nTwo engineers came.\n\nTraffic is slow.", "json-ld liveBlogUpdate")
    ]
    assert [value for value, _ in of("headline", found)] == ["Bridge: all updates"]


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ('{"a": [1, 2,],}', {"a": [1, 2]}),
        ('{"a": "two\nlines\tand tabs"}', {"a": "two\nlines\tand tabs"}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}),
        ("{&quot;a&quot;: &quot;b&quot;}", {"a": "b"}),
        ('{"a": 1};', {"a": 1}),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": "said "no" twice"}', {"a": 'said "no" twice'}),
        ('{\n"a": "calls him "unfit"",\n"b": 1\n}', {"a": 'calls him "unfit"', "b": 1}),
        ('{"a": "it\\\'s"}', {"a": "it\\'s"}),
        ('{"a": "http://x.example/", // the address\n"b": 1}', {"a": "http://x.example/", "b": 1}),
        ('{\n"a": \'single\',\n"b": Bare Words\n}', {"a": "single", "b": "Bare Words"}),
        ('{"a": 1} trailing words', {"a": 1}),
        ('{"a": 1, /* a comment */ "b": 2}', {"a": 1, "b": 2}),
    ],
)
def test_broken_json_is_mended(broken: str, expected: Any) -> None:
    assert load_json(broken) == expected


@pytest.mark.parametrize("hopeless", ["", "not json", '{"a": ', "{" * 5000, '{"a": [' * 5000])
def test_json_beyond_mending_is_none(hopeless: str) -> None:
    assert load_json(hopeless) is None


def test_one_broken_script_does_not_lose_the_others() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>' + ld(ARTICLE)
    assert of("author", claims(head))[0] == ("Ida Brandt", "json-ld author")


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<meta property="og:title" content="T">', Claim("headline", "T", "meta og:title")),
        ('<meta name="twitter:title" content="T">', Claim("headline", "T", "meta twitter:title")),
        ('<meta name="description" content="D">', Claim("description", "D", "meta description")),
        ('<meta property="og:site_name" content="S">', Claim("site", "S", "meta og:site_name")),
        ('<meta property="og:locale" content="de_AT">', Claim("language", "de_AT", "meta og:locale")),
        ('<meta property="og:image" content="/a.jpg">', Claim("image", "https://news.example/a.jpg", "meta og:image")),
        (
            '<meta property="article:published_time" content="2024-05-03">',
            Claim("published", "2024-05-03", "meta article:published_time"),
        ),
        (
            '<meta property="article:modified_time" content="2024-05-04">',
            Claim("modified", "2024-05-04", "meta article:modified_time"),
        ),
        (
            '<meta name="x-first-published-at" content="2024-05-03T10:00:00Z">',
            Claim("published", "2024-05-03T10:00:00Z", "meta x-first-published-at"),
        ),
        (
            '<meta name="cms:last_updated" content="May 4, 2024">',
            Claim("modified", "May 4, 2024", "meta cms:last_updated"),
        ),
        ('<meta property="article:section" content="Town">', Claim("section", "Town", "meta article:section")),
        ('<meta name="author" content="Ida Brandt">', Claim("author", "Ida Brandt", "meta author")),
        ('<meta name="DC.creator" content="Ida Brandt">', Claim("author", "Ida Brandt", "meta DC.creator")),
        (
            '<meta name="dcterms.created" content="2024-05-03">',
            Claim("published", "2024-05-03", "meta dcterms.created"),
        ),
        ('<meta name="parsely-author" content="Ida Brandt">', Claim("author", "Ida Brandt", "meta parsely-author")),
        ('<meta name="sailthru.date" content="2024-05-03">', Claim("published", "2024-05-03", "meta sailthru.date")),
        (
            '<link rel="canonical" href="/town/bridge">',
            Claim("url", "https://news.example/town/bridge", "link canonical"),
        ),
        ("<title>Bridge &amp; crack</title>", Claim("title", "Bridge & crack", "title")),
    ],
)
def test_elements_of_the_head_are_claims(element: str, expected: Claim) -> None:
    assert claims(element) == (expected,)


@pytest.mark.parametrize(
    "element",
    [
        '<meta name="publisher-id" content="2024">',
        '<meta property="article:publisher" content="https://social.example/town2024">',
        '<meta name="x-published-date" content="soon">',
    ],
)
def test_a_name_like_a_dates_needs_its_end_and_a_year(element: str) -> None:
    assert claims(element) == ()


def test_keywords_are_split() -> None:
    found = claims('<meta name="news_keywords" content="bridge; cracks, repairs">')
    assert [value for value, _ in of("tags", found)] == ["bridge", "cracks", "repairs"]


def test_the_language_of_html_is_a_claim() -> None:
    root = parse(b'<html lang="pt-BR"><body><p>x</p></body></html>')
    assert root is not None
    assert claims_from_tree(root, url=None) == (Claim("language", "pt-BR", "html lang"),)


def test_the_base_element_makes_addresses_absolute() -> None:
    head = '<base href="https://cdn.example/x/"><link rel="canonical" href="y.html">'
    assert claims(head, url=None) == (Claim("url", "https://cdn.example/x/y.html", "link canonical"),)


def test_microdata_of_an_article_is_read_and_that_of_others_is_not() -> None:
    body = """<div itemscope itemtype="https://schema.org/NewsArticle">
      <h1 itemprop="headline">A headline</h1>
      <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ida Brandt</b></span>
      <time itemprop="datePublished" datetime="2024-05-03">yesterday</time></div>
      <div itemscope itemtype="https://schema.org/Product"><h2 itemprop="headline">A thing to buy</h2></div>"""
    assert claims("", body) == (
        Claim("headline", "A headline", "itemprop headline"),
        Claim("author", "Ida Brandt", "itemprop author"),
        Claim("published", "2024-05-03", "itemprop datepublished"),
    )


def test_a_property_in_no_item_is_the_articles_where_it_has_one_value() -> None:
    page = """<meta itemprop="author" content="Ida Brandt"><b itemprop="headline">Not looked for</b>
      <p><time itemprop="datePublished" datetime="2024-05-03">May</time></p>"""
    assert [claim for claim in claims(page) if claim.origin.startswith("itemprop")] == [
        Claim("author", "Ida Brandt", "itemprop author"),
        Claim("published", "2024-05-03", "itemprop datepublished"),
    ]


def test_a_property_in_no_item_with_several_values_is_that_of_teasers() -> None:
    page = "".join(f'<p><time itemprop="datePublished">May {day}, 2024</time></p>' for day in (1, 2))
    assert not [claim for claim in claims(page) if claim.field == "published"]


def test_links_to_the_author_are_claims_unless_they_are_a_list_of_articles() -> None:
    link = '<a rel="author" href="/a">Ida Brandt</a>'
    assert of("author", claims("", link)) == [("Ida Brandt", "rel author")]
    assert of("author", claims("", "".join(f'<a rel="author" href="/{n}">Writer {n}</a>' for n in range(9)))) == []


@pytest.mark.parametrize("value", ["https://www.facebook.com/example", "@example"])
def test_an_account_is_no_author(value: str) -> None:
    assert claims(f'<meta property="article:author" content="{value}">') == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Bridge &amp;amp; crack", "Bridge & crack"),
        ("Bridge&amp;nbsp;shut", "Bridge shut"),
        ("  Bridge\n  shut ", "Bridge shut"),
        ("The &lt;b&gt;old&lt;/b&gt; bridge", "The old bridge"),
        ("One.&lt;br&gt;Two.", "One. Two."),
        ("5 &lt; 6", "5 < 6"),
    ],
)
def test_values_are_made_plain(value: str, expected: str) -> None:
    assert of("headline", claims(f'<meta property="og:title" content="{value}">'))[0][0] == expected


def test_trust_goes_from_the_article_over_meta_elements_to_the_page_around() -> None:
    page = {"@type": "WebPage", "name": "Bridge shut - The Example"}
    head = (
        '<meta property="og:title" content="Bridge shut | Town">'
        + ld(page)
        + ld({"@type": "Article", "name": "Bridge"})
    )
    assert [origin for _, origin in of("headline", claims(head))] == [
        "json-ld name",
        "meta og:title",
        "json-ld webpage name",
    ]


def test_a_breadcrumb_names_sections_nearest_first() -> None:
    steps = [
        {"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(["Home", "Town", "Roads", "Bridge"])
    ]
    found = claims(ld({"@type": "BreadcrumbList", "itemListElement": steps}))
    assert of("section", found) == [("Roads", "json-ld breadcrumb"), ("Town", "json-ld breadcrumb")]


PARAGRAPHS = [
    f"Paragraph {n} of the story tells how the town council came to shut the old bridge, and why." for n in range(8)
]


@pytest.mark.parametrize(
    "script",
    [
        json.dumps({"props": {"pageProps": {"article": {"body": [{"type": "p", "text": p} for p in PARAGRAPHS]}}}}),
        "window.__STATE__ = " + json.dumps({"story": {"paragraphs": PARAGRAPHS}}) + ";",
        "window['state']="
        + json.dumps({"a": {"blocks": [{"kind": "text", "model": {"x": 1}, "content": p} for p in PARAGRAPHS]}}),
        "var data = JSON.parse(" + json.dumps(json.dumps({"article": {"content": PARAGRAPHS}})) + ");",
    ],
)
def test_the_paragraphs_in_a_state_are_found(script: str) -> None:
    assert body_in_state(load_state(script)) == PARAGRAPHS


def test_mark_up_in_a_state_is_found() -> None:
    markup = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    assert body_in_state(load_state(f"self.__next_f.push({json.dumps([1, markup])})")) == [markup]
    assert body_in_state(load_state(json.dumps({"data": {"bodyHtml": markup}}))) == [markup]


@pytest.mark.parametrize(
    "script",
    ["", "function f() { return 1; }" * 40, "window.dataLayer = window.dataLayer || [];" * 20, '{"a": ' + '"x",' * 300],
)
def test_a_script_without_an_article_gives_nothing(script: str) -> None:
    assert body_in_state(load_state(script)) == []


def test_of_very_many_properties_the_first_are_read() -> None:
    names = "".join(f"<span itemprop=author>A{number}</span>" for number in range(500))
    found = of("author", claims("", f'<div itemscope itemtype="https://schema.org/Article">{names}</div>'))
    assert [value for value, _ in found] == [f"A{number}" for number in range(400)]


def test_the_names_of_attributes_are_read_in_any_case() -> None:
    body = '<article itemscope itemType="https://schema.org/Article"><b itemProp="headline">A headline</b></article>'
    assert of("headline", claims("", body)) == [("A headline", "itemprop headline")]


@given(
    st.sampled_from(["https://a.example", "http://a.example:80", "HTTPS://a.example", "https://user@a.example", "/"]),
    st.text(alphabet="/.ab?=#;:%20~\u00e4", max_size=10),
)
def test_claimed_addresses_are_joined_as_the_standard_library_does(start: str, tail: str) -> None:
    assert absolute(start + tail, URL) == urljoin(URL, start + tail)
