"""The whole arrow: a page in any form gives the same article, again and again."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path

import lxml.html
import pytest
from bs4 import BeautifulSoup

from article_extract import (
    Article,
    LimitExceeded,
    Limits,
    Page,
    Role,
    UnreadableInput,
    analyse,
    extract,
    extract_quotes,
    render,
)
from article_extract.model import BODY_ROLES, Block

SENTENCES = [
    "The harbour office said on Monday that the early boat would leave an hour later until the end of May.",
    "“Nobody on the islands was asked,” said Jean Lockhart, who runs the bakery at the top of the pier.",
    "About sixty people cross each week for treatment that the cottage hospital cannot give them.",
    "A replacement for the gearbox has been ordered and should arrive from the maker in the last week of May.",
]
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry sails late | The Quay</title>'
    '<meta property="og:site_name" content="The Quay"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a>'
    "</nav><article><h1>Ferry sails late</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + '</article><footer><a href="/privacy">Privacy</a></footer></body></html>'
)


def test_the_article_of_a_plain_page() -> None:
    article = extract(PAGE)
    assert article.headline == "Ferry sails late"
    assert [(block.kind, block.text) for block in article.body] == [("paragraph", text) for text in SENTENCES]
    assert [(quote.speaker, quote.cue) for quote in article.quotes] == [("Jean Lockhart", "said")]
    assert (article.site, article.language) == ("The Quay", "en")
    assert article.confidence > 0.5


def test_every_form_of_input_gives_the_same_article(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    tree = lxml.html.document_fromstring(PAGE)
    forms = {
        "bytes": PAGE.encode(),
        "path": file,
        "file": io.BytesIO(PAGE.encode()),
        "element": tree,
        "tree": tree.getroottree(),
        "soup": BeautifulSoup(PAGE, "lxml"),
        "page": Page(PAGE.encode(), None, "utf-8"),
    }
    wanted = extract(PAGE).to_dict()
    for name, form in forms.items():
        assert extract(form).to_dict() == wanted, name


def test_the_same_page_gives_the_same_article_again() -> None:
    assert extract(PAGE) == extract(PAGE)


def test_no_page_is_held_between_calls() -> None:
    extract(PAGE.replace("<p>", "<p>Told once. ", 1))
    gc.collect()
    held = [one for one in gc.get_objects() if isinstance(one, Block) and one.text.startswith("Told once. ")]
    assert held == []


def test_raw_text_gives_the_same_kind_of_article() -> None:
    text = "\n\n".join(["Home", "Ferry sails late", *SENTENCES, "Privacy"])
    article = extract(text)
    assert article.headline == "Ferry sails late"
    assert [block.text for block in article.body] == SENTENCES


def test_a_parsed_page_is_not_changed() -> None:
    tree = lxml.html.document_fromstring(PAGE)
    before = lxml.html.tostring(tree)
    extract(tree)
    assert lxml.html.tostring(tree) == before


def test_an_analysis_says_why_for_every_block_and_the_body_comes_from_body_blocks() -> None:
    analysis = analyse(PAGE)
    for block in analysis.document.blocks:
        label = analysis.labels.last(block.index)
        assert isinstance(label.role, Role)
        assert label.reason
    for part in analysis.article.body:
        assert all(analysis.labels.role(index) in BODY_ROLES for index in part.origin)


def test_what_is_said_of_a_field_says_where_it_came_from() -> None:
    analysis = analyse(PAGE)
    (origin,) = analysis.article.origins["headline"]
    index = int(origin.removeprefix("block "))
    assert analysis.document.blocks[index].text == "Ferry sails late"


def test_the_language_can_be_overruled() -> None:
    assert extract(PAGE, language="fr").language == "fr"


def test_extract_is_the_article_of_analyse() -> None:
    assert extract(PAGE, url="https://quay.example/1") == analyse(PAGE, url="https://quay.example/1").article


def test_quotes_can_be_read_from_text_alone() -> None:
    (quote,) = extract_quotes(SENTENCES, language="en")
    assert (quote.paragraph, quote.start, quote.end, quote.speaker) == (1, 1, 33, "Jean Lockhart")
    assert SENTENCES[1][quote.start : quote.end] == quote.text


@pytest.mark.parametrize("source", ["", " \n\t ", b"", b"%PDF-1.7 \x00\x01", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_page_is_an_error(source: str | bytes) -> None:
    with pytest.raises(UnreadableInput):
        extract(source)


@pytest.mark.parametrize(
    ("source", "meant"), [("page.html", "Path"), ("/saved/page.html", "Path"), ("https://quay.example/1", "fetch")]
)
def test_a_str_that_looks_like_a_path_or_an_address_is_an_error_that_says_what_was_meant(
    source: str, meant: str
) -> None:
    with pytest.raises(UnreadableInput, match=meant):
        extract(source)


@pytest.mark.parametrize("limits", [Limits(bytes=100), Limits(elements=5)])
def test_a_page_beyond_the_limits_is_an_error(limits: Limits) -> None:
    with pytest.raises(LimitExceeded):
        analyse(PAGE, limits=limits)


def test_a_page_without_an_article_gives_an_empty_one_with_low_confidence() -> None:
    article = extract('<html><body><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></body>')
    assert article.body == ()
    assert article.confidence < 0.5


def test_very_deep_pages_are_read() -> None:
    deep = "<div>" * 20_000
    assert isinstance(extract(f"<html><body>{deep}<p>{SENTENCES[0]}</p></body></html>"), Article)


@pytest.mark.parametrize("cut", [len(PAGE) // 4, len(PAGE) // 2, 3 * len(PAGE) // 4])
def test_a_page_cut_short_still_gives_an_article(cut: int) -> None:
    json.dumps(extract(PAGE[:cut]).to_dict())


def test_what_is_printed_as_html_reads_back_as_the_same_article() -> None:
    article = extract(PAGE)
    again = extract(render(article, "html"))
    assert (again.headline, again.text) == (article.headline, article.text)
