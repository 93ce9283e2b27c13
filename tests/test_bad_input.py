"""Input that nobody would call a page gives a Document or a named error, never a traceback or a hang."""

from __future__ import annotations

import io
import json
import random
import re
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article_extract.model import ArticleExtractError, UnreadableInput
from article_extract.reading import read

SENTENCE = "The town has shut its old bridge after divers found a crack in one of its pillars."


def texts(source: Any) -> list[str]:
    return [block.text for block in read(source).blocks]


@pytest.mark.parametrize("source", ["", "  \n\t ", "\0", b"", b"\n\n", io.BytesIO(b""), "\ufeff", b"\xff\xfe"])
def test_empty_input_is_refused(source: Any) -> None:
    with pytest.raises(UnreadableInput, match="empty"):
        read(source)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"]
)
def test_binary_input_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match="looks like"):
        read(content)


@pytest.mark.parametrize("source", [None, 7, object(), ["<p>x</p>"], {"html": "<p>x</p>"}])
def test_what_is_no_source_is_refused_by_its_type(source: Any) -> None:
    with pytest.raises(UnreadableInput, match=type(source).__name__):
        read(source)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="missing.html"):
        read(tmp_path / "missing.html")
    with pytest.raises(UnreadableInput, match="directory"):
        read(tmp_path)


@pytest.mark.parametrize(
    "tag", ["<div>", "<b>", "<span>", "<p><span>", "<a href=x>", "<ul><li>", "<table><tr><td>", "<font>"]
)
def test_twenty_thousand_nested_elements_do_not_hide_the_text(tag: str) -> None:
    assert any(SENTENCE in text for text in texts(f"<html><body>{tag * 20_000}{SENTENCE}"))


@pytest.mark.parametrize("count", [150, 300, 900])
@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<blockquote>", "<b>"])
def test_some_hundred_nested_elements_do_not_hide_the_text(tag: str, count: int) -> None:
    assert any(SENTENCE in text for text in texts(f"<html><body>{tag * count}{SENTENCE}"))


def test_a_page_of_frames_gives_the_text_for_readers_without() -> None:
    page = f'<html><frameset><frame src="a.html"><noframes><p>{SENTENCE}</p></noframes></frameset></html>'
    assert texts(page) == [SENTENCE]


def test_lines_of_their_own_stay_so_below_the_depth_that_is_read() -> None:
    page = "<div>" * 300 + "<h1>Ferry stays in port</h1><p>The crew had gone home for the night.</p>"
    assert texts(page) == ["Ferry stays in port", "The crew had gone home for the night."]


def test_nested_elements_that_are_closed_do_not_hide_what_follows() -> None:
    page = "<html><body>" + "<div>" * 5000 + "</div>" * 5000 + f"<p>{SENTENCE}</p></body></html>"
    assert texts(page) == [SENTENCE]


def test_ten_megabytes_are_read_to_the_end() -> None:
    page = f"<html><body>{f'<p>{SENTENCE}</p>' * 120_000}<p>The end.</p></body></html>"
    assert len(page) > 10_000_000
    assert texts(page)[-1] == "The end."


@pytest.mark.parametrize(
    "line", ["word,", "(word", "word", "Word the", "a b c d,", "• word", "1. word", "a\tb", "“word"]
)
def test_a_hundred_thousand_lines_of_one_kind_are_read(line: str) -> None:
    blocks = read(f"{line}\n" * 100_000).blocks
    assert sum(block.text.count(line.split()[-1].strip(",")) for block in blocks) >= 100_000


@pytest.mark.parametrize("cut", range(20, 220, 20))
def test_truncated_html_is_read_as_far_as_it_goes(cut: int) -> None:
    page = f'<html><head><title>Bridge</title></head><body><p>{SENTENCE}</p><p>More: <a href="/long/address">it is long'
    blocks = texts(page[:cut])
    assert all(text in re.sub("<.*?>", "", page) for text in blocks)
    if cut > page.index("</p>"):
        assert SENTENCE in blocks


def test_what_stands_behind_the_end_of_the_page_is_read() -> None:
    page = f"<html><body><p>Menu</p></body></html><div><p>{SENTENCE}</p></div><p>More.</p>"
    assert texts(page) == ["Menu", SENTENCE, "More."]


def test_nul_bytes_and_lone_surrogates_leave_the_text() -> None:
    assert texts(f"<p>{SENTENCE}\0 More\ud83d of it\udc00.</p>") == [f"{SENTENCE} More of it."]
    assert texts(f"{SENTENCE}\0 More\ud83d of it\udc00.") == [f"{SENTENCE} More of it."]


@pytest.mark.parametrize("markup", ["<!-- nothing -->", "<html></html>", "<html><head></head></html>", "<p></p>"])
def test_a_page_without_text_has_no_blocks(markup: str) -> None:
    assert texts(f"<!DOCTYPE html><html>{markup}</html>") == []


@pytest.mark.parametrize(
    "script",
    [
        '{"a":' * 20_000,
        '{"@type":"NewsArticle","author":' * 900 + "1" + "}" * 900,
        '{"a": "b" "c"' * 5_000,
        '{"a":"' + 'x "' * 20_000,
        '{"@type": 7, "headline": [[[]]], "author": {"name": {"name": null}}, "image": [[{"url": [1]}]]}',
        '[null, 1, "x", [[]], {"@type": ["NewsArticle", null], "url": {"@id": 3}, "datePublished": 20240503}]',
        '{"@type": "NewsArticle", "author": {"@id": "#a"}, "@graph": [{"@id": "#a", "author": {"@id": "#a"}}]}',
        '{"@type": "NewsArticle", "url": "http://[broken", "image": "http://x:y:z/"}',
    ],
)
def test_odd_scripts_do_no_harm(script: str) -> None:
    page = (
        f'<html><head><script type="application/ld+json">{script}</script></head><body><p>{SENTENCE}</p></body></html>'
    )
    assert texts(page) == [SENTENCE]


def test_a_deep_state_does_no_harm() -> None:
    page = f"<html><body><p>{SENTENCE}</p><script>window.state = {'[' * 50_000}</script></body></html>"
    assert texts(page) == [SENTENCE]


@pytest.mark.parametrize("address", ["http://[broken", "http://x:y:z/", "\x01", "javascript:void(0)", "//", "http://"])
def test_odd_addresses_do_no_harm(address: str) -> None:
    page = f'<html><head><base href="{address}"><link rel="canonical" href="{address}"></head><body><p>{SENTENCE}</p>'
    assert [block.text for block in read(page, url="https://news.example/").blocks] == [SENTENCE]


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_give_blocks_or_a_named_error(seed: int) -> None:
    draw = random.Random(seed)
    for alphabet in (range(256), range(128, 256), string.printable.encode(), b"<>/pa= \"'&;{}[]\n"):
        content = bytes(draw.choice(alphabet) for _ in range(5_000))
        try:
            document = read(content)
        except ArticleExtractError:
            continue
        assert all(block.text for block in document.blocks)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_str_gives_blocks_or_a_named_error(text: str) -> None:
    for source in (text, f"<html><body><p>{text}</p></body></html>", json.dumps(text)):
        try:
            document = read(source)
        except ArticleExtractError:
            continue
        assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
