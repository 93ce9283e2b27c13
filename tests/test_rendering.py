"""Articles as text: every format, what must be escaped, and a Markdown parser that reads back what was meant."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from article_extract import Analysis, Article, Block, BodyBlock, Document, Image, Label, Role, render
from article_extract.model import Labels
from article_extract.rendering import FORMATS, explain

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def body(*blocks: BodyBlock, **fields: object) -> Article:
    return Article(body=blocks, **fields)  # type: ignore[arg-type]


def paragraph(text: str, **marks: tuple[tuple[int, int, str], ...]) -> Article:
    return body(BodyBlock("paragraph", text, **marks))  # type: ignore[arg-type]


def article_html(article: Article) -> str:
    """What stands in the <article> element, one element a line."""
    page = render(article, "html")
    return page.split('<article dir="auto">\n')[1].split("\n</article>")[0]


# --- the table of formats


def test_the_formats_are_those_of_the_contract() -> None:
    assert list(FORMATS) == ["json", "markdown", "text", "html"]


def test_an_unknown_format_is_an_error_that_names_the_known_ones(article: Article) -> None:
    with pytest.raises(ValueError, match="unknown format 'pdf', known are json, markdown, text, html"):
        render(article, "pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_article_can_be_printed(name: str) -> None:
    assert isinstance(render(Article(), name), str)


def test_json_reads_back_as_the_article(article: Article) -> None:
    printed = render(article, "json")
    assert Article.from_dict(json.loads(printed)) == article
    assert "“It will hold,”" in printed, "letters stay letters"


def test_text_is_headline_dek_and_body(article: Article) -> None:
    assert render(article, "text") == (
        "Bridge shut after crack is found\n\nDivers saw it by chance\n\nThe town shut the old bridge.\n\n"
        "What comes next\n\n“It will hold,” said Ida Wren."
    )


def test_markdown_of_a_whole_article(article: Article) -> None:
    assert render(article, "markdown") == (
        "Transport\n\n"
        "# Bridge shut after crack is found\n\n"
        "**Divers saw it by chance**\n\n"
        "Ida Brandt, Tom Okafor · 2024-05-03 07:30+02:00\n\n"
        "![A bridge](https://img.example/b.jpg)\n\n"
        "*The bridge.* (Ann Lee/dpa)\n\n"
        "The [town](https://town.example/) shut the old bridge.\n\n"
        "![](https://img.example/c.jpg)\n\n"
        "*The crack*\n\n"
        "### What comes next\n\n"
        "“*It will hold,*” said Ida Wren.\n\n"
        "---\n\n"
        "*Correction: the bridge is 80 years old.*"
    )


def test_html_of_a_whole_article(article: Article) -> None:
    assert article_html(article).splitlines() == [
        "<header>",
        '<p class="kicker">Transport</p>',
        "<h1>Bridge shut after crack is found</h1>",
        '<p class="dek">Divers saw it by chance</p>',
        (
            '<p class="byline"><span class="author">Ida Brandt</span>, <span class="author">Tom Okafor</span>'
            ' · <time class="published" datetime="2024-05-03T07:30:00+02:00">2024-05-03 07:30+02:00</time>'
            ' · <time class="modified" datetime="2024-05-03T09:00:00">2024-05-03 09:00</time></p>'
        ),
        "</header>",
        "<figure>",
        '<img src="https://img.example/b.jpg" alt="A bridge">',
        '<figcaption>The bridge. <span class="credit">Ann Lee/dpa</span></figcaption>',
        "</figure>",
        '<p>The <a href="https://town.example/">town</a> shut the old bridge.</p>',
        "<figure>",
        '<img src="https://img.example/c.jpg" alt="">',
        "<figcaption>The crack</figcaption>",
        "</figure>",
        "<h3>What comes next</h3>",
        "<p>“<em>It will hold,</em>” said Ida Wren.</p>",
        '<p class="note">Correction: the bridge is 80 years old.</p>',
    ]


def test_the_html_document_says_language_charset_title_and_address(article: Article) -> None:
    head = render(article, "html").split("<body>")[0]
    assert head.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert "<title>Bridge shut after crack is found</title>" in head
    assert '<link rel="canonical" href="https://quay.example/bridge">' in head


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        (datetime(2024, 5, 3), "2024-05-03"),
        (datetime(2024, 5, 3, tzinfo=UTC), "2024-05-03 00:00+00:00"),
        (datetime(2024, 5, 3, 7, 5, 9), "2024-05-03 07:05"),
    ],
)
def test_a_date_without_a_time_is_printed_without_one(date: datetime, printed: str) -> None:
    assert render(Article(published=date), "markdown") == printed
    assert f'datetime="{date.isoformat()}">{printed}</time>' in render(Article(published=date), "html")


# --- kinds of blocks


LIST = (BodyBlock("list_item", "one", 1), BodyBlock("list_item", "two", 2), BodyBlock("list_item", "three", 1))


def test_lists_are_nested_by_level() -> None:
    assert render(body(*LIST), "markdown") == "- one\n  - two\n- three"
    assert article_html(body(*LIST)) == "<ul>\n<li>one<ul>\n<li>two</li>\n</ul>\n</li>\n<li>three</li>\n</ul>"


@pytest.mark.parametrize("levels", [(1, 2, 3, 1), (2, 1), (1, 3), (3, 3), (0, 1), (1, 2, 2, 1, 2)])
def test_lists_of_any_levels_are_well_nested(levels: tuple[int, ...]) -> None:
    article = body(*(BodyBlock("list_item", f"item {level}", level) for level in levels))
    html = article_html(article)
    assert html.count("<ul>") == html.count("</ul>")
    assert html.count("<li>") == html.count("</li>") == len(levels)
    assert MARKDOWN.render(render(article, "markdown")).count("<li>") == len(levels)


def test_quotes_that_follow_each_other_are_one() -> None:
    article = body(BodyBlock("blockquote", "First."), BodyBlock("blockquote", "Second."))
    assert render(article, "markdown") == "> First.\n>\n> Second."
    assert article_html(article) == "<blockquote>\n<p>First.</p>\n<p>Second.</p>\n</blockquote>"


def test_a_table_keeps_its_cells_and_their_links() -> None:
    article = body(BodyBlock("table", "Town\tVotes\nHallay | N\t12", links=((11, 17, "https://hallay.example"),)))
    assert render(article, "markdown") == (
        "| Town | Votes |\n| --- | --- |\n| [Hallay](https://hallay.example) \\| N | 12 |"
    )
    assert '<td><a href="https://hallay.example">Hallay</a> | N</td><td>12</td>' in article_html(article)


def test_a_short_row_is_filled_up() -> None:
    article = body(BodyBlock("table", "a\tb\nc"))
    assert render(article, "markdown").endswith("| c |  |")
    assert article_html(article).count("<td>") == 4


def test_preformatted_text_keeps_its_lines_and_outgrows_any_fence_in_it() -> None:
    article = body(BodyBlock("preformatted", "a = `1`\n````\n  <b>"))
    assert render(article, "markdown") == "`````\na = `1`\n````\n  <b>\n`````"
    assert article_html(article) == "<pre>a = `1`\n````\n  &lt;b&gt;</pre>"


def test_an_embed_is_set_apart() -> None:
    article = body(BodyBlock("embed", "A post."), BodyBlock("embed", "— Ann Lee"))
    assert render(article, "markdown") == "> A post.\n>\n> — Ann Lee"
    assert article_html(article) == '<blockquote class="embed">\n<p>A post.</p>\n<p>— Ann Lee</p>\n</blockquote>'


def test_a_kind_nobody_knows_is_a_paragraph() -> None:
    assert render(body(BodyBlock("poem", "Roses.")), "markdown") == "Roses."
    assert article_html(body(BodyBlock("poem", "Roses."))) == "<p>Roses.</p>"


@pytest.mark.parametrize(("level", "printed"), [(0, 2), (1, 2), (2, 2), (4, 4), (6, 6), (9, 6)])
def test_subheadings_stand_below_the_headline(level: int, printed: int) -> None:
    article = body(BodyBlock("subheading", "Next", level))
    assert render(article, "markdown") == f"{'#' * printed} Next"
    assert article_html(article) == f"<h{printed}>Next</h{printed}>"


# --- images


def test_images_stand_where_their_position_says() -> None:
    blocks = [BodyBlock("paragraph", text) for text in ("one", "two")]
    images = [Image(f"https://i.example/{place}", position=place) for place in (7, 1, 0)]
    article = body(*blocks, headline="H", dek="D", images=(*images, Image("https://i.example/top")))
    printed = render(article, "markdown").split("\n\n")
    assert [part.removeprefix("![](https://i.example/").removesuffix(")") for part in printed] == [
        "# H", "**D**", "top", "0", "one", "1", "two", "7",
    ]  # fmt: skip


def test_an_image_without_address_keeps_caption_and_credit() -> None:
    article = Article(images=(Image(None, "A dog", "The dog.", "Ann Lee"), Image(credit="Tom Wye"), Image(alt="x")))
    assert render(article, "markdown") == "*The dog.* (Ann Lee)\n\n(Tom Wye)"
    assert article_html(article).count("<figure>") == 2
    assert "<img" not in article_html(article)


# --- links and emphasis


def test_marks_that_cross_are_nested_properly() -> None:
    article = paragraph(
        "one two three", links=((4, 13, "https://a.example"),), emphasis=((0, 7, "strong"), (4, 7, "em"))
    )
    assert article_html(article) == (
        '<p><strong>one <a href="https://a.example"><em>two</em></a></strong><a href="https://a.example"> three</a></p>'
    )


def test_a_link_inside_a_link_is_left_away() -> None:
    article = paragraph("one two", links=((0, 7, "https://a.example"), (4, 7, "https://b.example")))
    assert article_html(article) == '<p><a href="https://a.example">one two</a></p>'
    assert render(article, "markdown") == "[one two](https://a.example)"


def test_emphasis_that_touches_is_one() -> None:
    article = paragraph("one two", emphasis=((0, 4, "strong"), (4, 7, "b")))
    assert render(article, "markdown") == "**one two**"


def test_emphasis_leaves_out_the_spaces_at_its_edges() -> None:
    assert render(paragraph("one two three", emphasis=((3, 8, "strong"),)), "markdown") == "one **two** three"


def test_emphasis_that_markdown_could_not_read_is_printed_plain() -> None:
    assert render(paragraph("ab“c”de", emphasis=((2, 5, "em"),)), "markdown") == "ab“c”de"
    article = paragraph("abcd", emphasis=((0, 3, "em"),), links=((1, 3, "/x"),))
    assert render(article, "markdown") == "a[bc](/x)d"


def test_an_exclamation_mark_before_a_link_makes_no_picture() -> None:
    assert render(paragraph("Oh!here", links=((3, 7, "/x"),)), "markdown") == "Oh\\![here](/x)"


def test_code_is_not_escaped_and_outgrows_its_backticks() -> None:
    article = paragraph("use a_b*`c` here", emphasis=((4, 11, "code"),))
    assert render(article, "markdown") == "use `` a_b*`c` `` here"
    assert article_html(article) == "<p>use <code>a_b*`c`</code> here</p>"


def test_unknown_emphasis_is_printed_plain() -> None:
    article = paragraph("one two", emphasis=((0, 3, "blink"),))
    assert render(article, "markdown") == "one two"
    assert article_html(article) == "<p>one two</p>"


def test_offsets_outside_the_text_do_no_harm() -> None:
    links = ((2, 99, "https://a.example"), (7, 9, "https://b.example"))
    article = paragraph("one", links=links, emphasis=((3, 3, "em"),))
    assert article_html(article) == '<p>on<a href="https://a.example">e</a></p>'


# --- nothing that runs


UNSAFE = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "",
]


@pytest.mark.parametrize("address", UNSAFE)
def test_an_address_that_could_run_something_is_dropped_and_its_text_kept(address: str) -> None:
    article = paragraph("click here", links=((0, 5, address),))
    article = replace(article, images=(Image(address, caption="The cat"),), url=address)
    page = lxml.html.document_fromstring(render(article, "html"))
    assert not page.xpath("//@href | //@src")
    assert page.text_content().split() == ["The", "cat", "click", "here"]
    assert render(article, "markdown") == "*The cat*\n\nclick here"


@pytest.mark.parametrize(
    "address", ["https://a.example/?x=1&y=2", "/news/1", "mailto:a@b.example", "#part", "//c.example"]
)
def test_other_addresses_stay(address: str) -> None:
    html = render(paragraph("go", links=((0, 2, address),)), "html")
    assert lxml.html.document_fromstring(html).xpath("//a/@href") == [address]


ATTACKS = ['<script>alert("1")</script>', "<img src=x onerror=alert(1)>", '"><svg/onload=alert(1)>', "&lt;b&gt; &amp;"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_field_gets_through_as_mark_up(attack: str) -> None:
    article = Article(
        headline=attack, dek=attack, kicker=attack, authors=(attack,), notes=(attack,), language=attack, site=attack,
        url="https://a.example/" + attack,
        body=tuple(
            BodyBlock(kind, attack, links=((0, 3, "https://a.example/" + attack),))
            for kind in ("paragraph", "subheading", "list_item", "blockquote", "table", "preformatted", "embed")
        ),
        images=(Image("https://a.example/" + attack, attack, attack, attack),),
    )  # fmt: skip
    page = lxml.html.document_fromstring(render(article, "html"))
    assert not page.xpath("//script | //svg | //@onerror | //@onload")
    assert page.xpath("string(//h1)") == page.xpath("string(//title)") == attack
    assert len(page.xpath("//img")) == 1
    printed = MARKDOWN.render(render(article, "markdown"))
    from_markdown = lxml.html.document_fromstring(printed)
    assert not from_markdown.xpath("//script | //svg | //@onerror | //@onload")
    assert from_markdown.xpath("string(//h1)") == attack


# --- Markdown means what the text says


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1. May is a holiday", "1\\. May is a holiday"),
        ("2024) the year", "2024\\) the year"),
        ("3.5 per cent", "3.5 per cent"),
        ("# no heading", "\\# no heading"),
        ("#hashtag", "#hashtag"),
        ("- no list", "\\- no list"),
        ("-5 degrees", "-5 degrees"),
        ("+ no list", "\\+ no list"),
        ("> no quote", "\\> no quote"),
        ("a > b", "a > b"),
        ("---", "\\---"),
        ("5 * 3 * 2", "5 \\* 3 \\* 2"),
        ("snake_case_name", "snake_case_name"),
        ("_so_ called", "\\_so\\_ called"),
        ("[sic]", "\\[sic\\]"),
        ("a < b", "a < b"),
        ("<b>", "\\<b>"),
        ("AT&T and &copy;", "AT&T and \\&copy;"),
        ("~~gone~~", "\\~\\~gone\\~\\~"),
        ("back\\slash", "back\\\\slash"),
        ("`tick`", "\\`tick\\`"),
    ],
)
def test_what_markdown_would_read_as_marks_is_escaped_and_nothing_else(text: str, printed: str) -> None:
    assert render(paragraph(text), "markdown") == printed


def test_a_heading_that_ends_in_number_signs_keeps_them() -> None:
    assert render(Article(headline="Learn C #"), "markdown") == "# Learn C \\#"


WORDS = st.text(st.sampled_from("ab 1.)-+#>*_[]()<>!&;~`\\=|“”é"), max_size=14).map(lambda text: " ".join(text.split()))


@given(WORDS)
def test_a_markdown_parser_reads_back_the_text(text: str) -> None:
    printed = MARKDOWN.render(render(paragraph(text), "markdown"))
    assert printed == (f"<p>{_escaped(text)}</p>\n" if text else "")


@given(WORDS.filter(bool))
def test_a_markdown_parser_reads_back_a_headline(text: str) -> None:
    assert MARKDOWN.render(render(Article(headline=text), "markdown")) == f"<h1>{_escaped(text)}</h1>\n"


SPANS = st.tuples(st.integers(0, 14), st.integers(0, 14))


@given(WORDS, SPANS, SPANS, st.sampled_from(["strong", "em", "code"]))
def test_a_markdown_parser_reads_back_the_text_under_marks(
    text: str, link: tuple[int, int], emphasis: tuple[int, int], kind: str
) -> None:
    article = paragraph(text, emphasis=((*emphasis, kind),), links=((*link, "https://a.example/(x)"),))
    printed = MARKDOWN.render(render(article, "markdown"))
    held = lxml.html.fragment_fromstring(printed, create_parent="div") if printed else None
    assert "".join((held.text_content() if held is not None else "").split()) == "".join(text.split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# --- explain


def test_explain_prints_a_line_a_block_with_the_last_word_on_it() -> None:
    blocks = (Block(0, "Home"), Block(1, "Ferry\nlate"), Block(2, "The ferry was late. " * 9), Block(3, ""))
    labels = Labels([Label(0, Role.OTHER, "unknown"), Label(1, Role.HEADLINE, "h1"), Label(2, Role.PARAGRAPH, "long")])
    labels = labels.extended([Label(0, Role.NAVIGATION, "inside <nav>")])
    assert explain(Analysis(Document(blocks, ()), labels, Article())).splitlines() == [
        "0  navigation  inside <nav>  | Home",
        "1  headline    h1  | Ferry late",
        "2  paragraph   long  | The ferry was late. The ferry was late. The ferry was late. The ferry w…",
        "3  other       nothing was said of it  |",
    ]
