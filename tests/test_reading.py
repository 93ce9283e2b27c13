"""One Document from any kind of input: what a str is, which language a page is in, where its body comes from."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from article_extract.model import Document, LimitExceeded, Limits, Page, UnreadableInput
from article_extract.reading import read
from article_extract.reading.kind import is_html, looks_like_address
from article_extract.reading.page_language import normal_tag

MARKUP = """<!DOCTYPE html><html lang="en"><head><title>Bridge shut</title></head><body>
<h1>Bridge shut after crack is found</h1>
<p>The town has shut its old bridge after divers found a crack in one of the pillars.</p>
<p>It will stay shut for two years, said the mayor. <a href="/more">Traffic</a> goes round.</p>
</body></html>"""
TEXTS = [
    "Bridge shut after crack is found",
    "The town has shut its old bridge after divers found a crack in one of the pillars.",
    "It will stay shut for two years, said the mayor. Traffic goes round.",
]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def soup(markup: str) -> Any:
    bs4 = pytest.importorskip("bs4")
    return bs4.BeautifulSoup(markup, "html.parser")


@pytest.mark.parametrize(
    "source",
    [
        MARKUP,
        MARKUP.encode(),
        bytearray(MARKUP.encode()),
        MARKUP.encode("utf-16"),
        io.BytesIO(MARKUP.encode()),
        io.StringIO(MARKUP),
        Page(MARKUP.encode()),
        html.document_fromstring(MARKUP),
        etree.ElementTree(html.document_fromstring(MARKUP)),
        soup(MARKUP),
    ],
    ids=lambda source: type(source).__name__,
)
def test_every_kind_of_source_gives_the_same_blocks(source: Any) -> None:
    document = read(source)
    assert texts(document) == TEXTS
    assert document.language == "en"


def test_a_path_is_read(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(MARKUP, encoding="utf-8")
    assert texts(read(file)) == TEXTS


def test_xhtml_read_as_xml_gives_the_same_blocks_and_is_not_changed() -> None:
    markup = MARKUP.replace("<!DOCTYPE html>", "").replace("<html", '<html xmlns="http://www.w3.org/1999/xhtml"')
    tree = etree.ElementTree(etree.fromstring(markup))
    before = etree.tostring(tree)
    assert texts(read(tree)) == TEXTS
    assert etree.tostring(tree) == before


def test_a_tree_is_not_changed_by_reading() -> None:
    tree = html.document_fromstring(MARKUP + "<!-- a comment --><?php echo 1 ?>")
    before = etree.tostring(tree)
    read(tree)
    assert etree.tostring(tree) == before


def test_an_element_inside_a_page_is_read_alone() -> None:
    element = html.document_fromstring(f"<div><p>Outside of it.</p><main><p>{TEXTS[1]}</p></main></div>").find(
        ".//main"
    )
    assert texts(read(element)) == [TEXTS[1]]


def test_the_address_of_a_page_makes_links_absolute() -> None:
    document = read(Page(MARKUP.encode(), url="https://news.example/a/b"))
    assert document.url == "https://news.example/a/b"
    assert document.blocks[2].links == ((49, 56, "https://news.example/more"),)


def test_the_charset_of_a_page_is_used() -> None:
    raw = "<p>Совет решил закрыть мост.</p>".encode("windows-1251")
    assert texts(read(Page(raw, charset="windows-1251"))) == ["Совет решил закрыть мост."]


@pytest.mark.parametrize(
    "text",
    [
        MARKUP,
        "<p>One paragraph.</p><p>Another one.</p>",
        "<p>The first paragraph here<p>and the second, neither of them closed",
        "<div class='story'>A fragment without html.</div>",
        "First line.<br>Second line.<br/>Third line.",
        "<!-- saved page --><!-- twice --><!DOCTYPE html><html><body>x</body></html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        "\ufeff\n <HTML><BODY>upper case</BODY></HTML>",
        "<h1>A title</h1>\nA text below it, outside of any element.",
        '<b>Bold</b> words and <a href="/x">a link</a>.',
        "<style>\n p {\n  color: red;\n }\n</style>\n<p>Text below a style sheet.</p>",
        "<span>One element</span>",
        '"Hello," she said. <p>That was all.</p><p>He left.</p>',
        "<p>\n  Indented source.\n</p>",
        "<!-- nothing -->\n<!-- but comments -->",
    ],
)
def test_mark_up_is_html(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "Just words.",
        "The <p> tag opens a paragraph and the </p> tag closes it. Many pages forget it.",
        "Use `<div>` for blocks and `<span>` for words.\n\nThen close it with `</div>`.",
        "<p> is the tag of a paragraph. Browsers put white space around it.",
        "The tags <h1>, <h2> and <h3> are headings; <ul> and <li> are lists.",
        "In HTML, <b> makes words bold.",
        '"<html><body><p>A page in a JSON string</p></body></html>"',
        '{"html": "<html><body><p>A page</p></body></html>"}',
        '{"html": "<p class=\\"x\\">Cut off</p>", "more": ',
        "He said that a < b and c > d hold.",
        "I <3 this town, said 5 < 6 of them.",
        "Ida <ida@news.example> wrote:\n> Hello",
        (
            "How to write a page\n\nAn example:\n\n<html>\n<body>\n<p>Hello</p>\n</body>\n</html>\n\nSave it.\n\n"
            "Open it in a browser.\n\nYou see the word.\n\nThat is all.\n\nNow go on."
        ),
        "<!-- how a comment is opened --> and what it is good for",
    ],
)
def test_words_about_mark_up_are_text(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize(
    "headers",
    [
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nVary: Accept,\r\n  Cookie\r\n\r\n",
        'HTTP/2 301 \r\nlocation: https://news.example/b\r\n\r\nHTTP/2 200 \r\netag: "x1"\r\n\r\n',
        "Date: Mon, 4 Mar 2024 10:00:00 GMT\nServer: a\nX-Place: Málaga\n",
    ],
)
def test_headers_before_a_page_are_skipped(headers: str) -> None:
    assert texts(read(headers + MARKUP)) == TEXTS
    assert texts(read((headers + MARKUP).encode())) == TEXTS


def test_labels_before_a_page_that_a_text_shows_are_its_own() -> None:
    text = "Note: how a page begins.\n\nIn every page there is:\n\n<html>\n<p>x</p>\n\nThat is all.\n\nNow you go on."
    assert [block.text for block in read(text).blocks][0] == "Note: how a page begins."


def test_a_text_keeps_the_tags_that_it_speaks_of() -> None:
    assert texts(read("The <p> tag opens a paragraph.\n\nThe </p> tag closes it.")) == [
        "The <p> tag opens a paragraph.",
        "The </p> tag closes it.",
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("https://news.example/a.html", "url"),
        ("www.news.example", "url"),
        ("news.example/town/1", "url"),
        ("/home/ida/page.html", "path"),
        ("pages/page.html", "path"),
        ("..\\page.htm", "path"),
        ("C:\\pages\\page.html", "path"),
        ("file:///tmp/page.html", "path"),
        ("page.html\n", "path"),
    ],
)
def test_an_address_is_not_taken_for_content(text: str, meant: str) -> None:
    assert looks_like_address(text) == meant
    call = {"url": "fetch", "path": "Path"}[meant]
    with pytest.raises(UnreadableInput, match=call):
        read(text)


@pytest.mark.parametrize(
    "text", ["Hello", "and/or", "今日は天気がいい。", "U.S.A.", "See page.html for more", "<p>x.html</p>", "24/7"]
)
def test_words_are_not_taken_for_an_address(text: str) -> None:
    assert looks_like_address(text) is None


GERMAN = (
    "<p>Die Stadt hat die alte Brücke gesperrt, weil Taucher einen Riss in einem der Pfeiler gefunden haben.</p>"
    "<p>Sie bleibt für zwei Jahre gesperrt, sagte die Bürgermeisterin, und der Verkehr wird umgeleitet.</p>"
)


FILLER = "<p>Duis aute irure dolor in reprehenderit, et non proident, sunt in culpa qui id est.</p>"


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        (f'<html lang="de-AT"><body>{GERMAN}</body></html>', "de-AT"),
        (f'<html lang="en"><body>{GERMAN}</body></html>', "de"),
        (f"<html><body>{GERMAN}</body></html>", "de"),
        (f'<html><head><meta property="og:locale" content="de_CH"></head><body>{GERMAN}</body></html>', "de-CH"),
        ('<html lang="en"><body><p>Hm.</p></body></html>', "en"),
        ('<html lang="fi"><body><p>Kaupunki on sulkenut vanhan sillan kahdeksi vuodeksi.</p></body></html>', "fi"),
        ('<html lang="en"><body><p>市議会は古い橋を二年間閉鎖することを決めた。</p></body></html>', "ja"),
        (f"<html><body>{FILLER}</body></html>", "la"),
        (f"<html><body>{GERMAN}<p>Lorem ipsum et non {'in aut ' * 90}.</p></body></html>", "de"),
        (f'<html lang="de"><body>{FILLER}</body></html>', "de"),
        ('<html lang="kr"><body><p>시의회는 다리를 폐쇄하기로 했다.</p></body></html>', "ko"),
        (
            f"<html><body><p>渡轮晚点了，都在等。</p><pre>{'for i in the_range: print(i)' * 9}</pre></body></html>",
            "zh",
        ),
    ],
)
def test_the_language_is_what_the_page_says_unless_its_text_clearly_speaks_another(markup: str, language: str) -> None:
    assert read(markup).language == language


def test_the_language_asked_for_overrules_the_page() -> None:
    assert read(MARKUP, language="fr").language == "fr"
    assert read("Any text at all.", language="pt_br").language == "pt-BR"


@pytest.mark.parametrize(
    ("value", "tag"),
    [("en_US", "en-US"), ("DE", "de"), ("zh-hans-CN", "zh-Hans-CN"), ("", None), ("x", None), ("und", None)],
)
def test_language_tags_take_their_usual_form(value: str, tag: str | None) -> None:
    assert normal_tag(value) == tag


PARAGRAPHS = [
    f"Paragraph {n} of the story tells how the town council came to shut the old bridge, and why." for n in range(8)
]
EMPTY_PAGE = '<html lang="en"><head>{}</head><body><div id="app"></div><p>Please wait.</p>{}</body></html>'


def added(document: Document) -> tuple[list[str], tuple[str, ...]]:
    """Texts that come from a script, and the words of the frame that holds them."""
    script = next(frame for frame in document.frames if frame.tag == "script")
    inside = [block.text for block in document.blocks if script in document.ancestors(block)]
    return inside, script.words


def test_a_body_that_only_json_ld_holds_comes_out_with_its_origin() -> None:
    graph = {"@type": "NewsArticle", "headline": "Bridge shut", "articleBody": "\n".join(PARAGRAPHS)}
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert added(read(EMPTY_PAGE.format(script, ""))) == (PARAGRAPHS, ("json", "ld", "articlebody"))


@pytest.mark.parametrize("value", [PARAGRAPHS, "".join(f"<p>{p}</p>" for p in PARAGRAPHS)])
def test_a_body_that_only_a_state_holds_comes_out_with_its_origin(value: Any) -> None:
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"body": value}})}</script>'
    assert added(read(EMPTY_PAGE.format("", script))) == (PARAGRAPHS, ("state", "next", "data"))


def test_a_body_that_stands_in_the_page_is_not_added_again() -> None:
    graph = {"@type": "NewsArticle", "headline": "Bridge shut", "articleBody": "\n".join(PARAGRAPHS)}
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    document = read(EMPTY_PAGE.format(script, "".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    assert texts(document) == ["Please wait.", *PARAGRAPHS]


STORY = [
    "The council decided on Thursday evening that the crossing remains closed throughout the winter months.",
    "Engineers discovered serious corrosion underneath the northern carriageway during routine inspections.",
    "Passengers travelling between both districts currently depend on replacement ferries every morning.",
    "Opposition politicians criticised the administration for ignoring repeated warnings since September.",
    "Construction companies submitted estimates exceeding fourteen million, considerably above expectations.",
    "Residents organised demonstrations demanding immediate compensation for businesses losing customers.",
]


def test_of_a_body_that_the_page_keeps_back_only_what_is_missing_is_added() -> None:
    graph = {"@type": "NewsArticle", "headline": "Crossing closed", "articleBody": "\n".join(STORY)}
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    document = read(EMPTY_PAGE.format(script, f"<p>{STORY[0]}</p><p>{STORY[1]}</p>"))
    assert added(document)[0] == STORY[2:]


def test_other_prose_around_does_not_hide_that_the_body_is_missing() -> None:
    teasers = "".join(f"<p>{p} Nobody in the village had ever thought about it before.</p>" for p in PARAGRAPHS)
    graph = {"@type": "NewsArticle", "headline": "Crossing closed", "articleBody": "\n".join(STORY)}
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert added(read(EMPTY_PAGE.format(script, teasers)))[0] == STORY


def test_placeholders_between_the_paragraphs_of_a_script_are_no_text() -> None:
    state = {"paragraphs": [*STORY[:3], "$$ADVERT-1$$", "{{ gallery }}", *STORY[3:]]}
    script = f'<script type="application/json">{json.dumps(state)}</script>'
    assert added(read(EMPTY_PAGE.format("", script)))[0] == STORY


def test_a_body_that_the_page_prints_with_other_marks_is_not_added_again() -> None:
    graph = {"@type": "NewsArticle", "headline": "Crossing closed", "articleBody": " ".join(STORY).replace(",", " -")}
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    document = read(EMPTY_PAGE.format(script, "".join(f"<p>{p}</p>" for p in STORY)))
    assert texts(document) == ["Please wait.", *STORY]


def test_the_blocks_keep_their_frames_when_mark_up_from_a_script_is_added() -> None:
    markup = "<div class='lead'><p>{}</p></div><ul><li>{}</li></ul>".format(" ".join(PARAGRAPHS), "An item.")
    script = f'<script type="application/json">{json.dumps({"html": markup})}</script>'
    document = read(EMPTY_PAGE.format("", script))
    item = document.blocks[-1]
    assert item.kind == "list_item"
    assert [frame.tag for frame in document.ancestors(item)][:2] == ["li", "ul"]
    assert [frame.tag for frame in document.ancestors(item)][-1] == "script"
    assert all(frame.index == at for at, frame in enumerate(document.frames))
    assert all(block.index == at for at, block in enumerate(document.blocks))


def test_the_second_opinion_names_the_blocks_of_the_article() -> None:
    pytest.importorskip("readability")
    menu = "<ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(9)) + "</ul>"
    body = "".join(f"<p>{p} It was, they said, a long night, and nobody went home.</p>" for p in PARAGRAPHS)
    document = read(f"<html><body><div class='nav'>{menu}</div><div class='story'>{body}</div></body></html>")
    chosen = document.second_opinion()
    assert chosen == frozenset(block.index for block in document.blocks if block.text.startswith("Paragraph"))


def test_a_text_has_no_second_opinion() -> None:
    assert read("Just words, and a few of them.").second_opinion is None


@pytest.mark.parametrize("source", [MARKUP, MARKUP.encode(), Page(MARKUP.encode()), io.BytesIO(MARKUP.encode())])
def test_more_bytes_than_the_limit_are_refused(source: Any) -> None:
    with pytest.raises(LimitExceeded, match="100 bytes"):
        read(source, limits=Limits(bytes=100))


def test_more_elements_than_the_limit_are_refused() -> None:
    with pytest.raises(LimitExceeded, match="5 elements"):
        read(MARKUP, limits=Limits(elements=5))
