"""The walk that cuts an element tree into blocks: what each kind of element leaves behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.model import Block, Frame, LimitExceeded, Limits
from article_extract.reading.from_html import blocks_from_tree
from article_extract.reading.sources import parse

URL = "https://press.example/news/today.html"


def read(markup: str, *, url: str | None = URL, limits: Limits | None = None) -> tuple[list[Block], tuple[Frame, ...]]:
    root = parse(f"<body>{markup}</body>".encode())
    assert root is not None
    blocks, frames = blocks_from_tree(root, url=url, limits=limits or Limits())
    return list(blocks), frames


def texts(markup: str) -> list[str]:
    return [block.text for block in read(markup)[0]]


def only(markup: str) -> Block:
    blocks, _ = read(markup)
    assert len(blocks) == 1, blocks
    return blocks[0]


def marked(block: Block, marks: tuple[tuple[int, int, str], ...]) -> list[tuple[str, str]]:
    return [(block.text[start:end], value) for start, end, value in marks]


# Where a block begins and ends.


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<div>Loose<p>Inner</p>tail</div>", ["Loose", "Inner", "tail"]),
        ("<p>The <b>bold</b> word, <i>the</i>n</p>", ["The bold word, then"]),
        ("<p>\n  Folded\n\t white\u00a0space \n</p>", ["Folded white space"]),
        ("<p>A line<br>goes on</p>", ["A line goes on"]),
        ("<p>A block<br><br>ends</p>", ["A block", "ends"]),
        ("<p>A block<br> \n <br>ends</p>", ["A block", "ends"]),
        ("<p><br><br>Nothing before</p>", ["Nothing before"]),
        ("<p>Soft\u00adhyphen and zero\u200bwidth</p>", ["Softhyphen and zerowidth"]),
        ("<p>Kept</p><script>var lost;</script><style>p {}</style><svg><text>lost</text></svg>", ["Kept"]),
        ("<p>Before <!-- a comment --> after</p>", ["Before after"]),
        ("<my-card>Custom</my-card>element", ["Custom", "element"]),
        ("<p>before<span><div>wrapped</div></span>after</p>", ["before", "wrapped", "after"]),
        ("<p>one <button>Press</button> two</p>", ["one", "Press", "two"]),
    ],
)
def test_a_block_is_what_a_browser_sets_as_lines_of_their_own(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_component_around_a_name_does_not_tear_its_sentence() -> None:
    assert texts("<p>It was the <x-firm id=1>Mill</x-firm> that closed.</p>") == ["It was the Mill that closed."]
    assert texts("<p>It was so. <x-card>Mill</x-card></p>") == ["It was so.", "Mill"]
    note = "A note in the margin that is longer than any name of a firm or a town."
    assert texts(f"<p>It was<x-note>{note}</x-note> so.</p>") == ["It was", note, "so."]


def test_blocks_far_into_an_inline_element_are_blocks_all_the_same() -> None:
    assert texts("<p>a <b>" + "<i>b </i>" * 1500 + "<div>end</div> c</b></p>") == ["a" + " b" * 1500, "end", "c"]


def test_a_single_break_is_a_span_without_length() -> None:
    block = only("<p>A line<br>goes on</p>")
    assert [(span.start, span.end) for span in block.spans if span.name == "break"] == [(6, 6)]


def test_the_tail_of_the_topmost_element_is_not_read() -> None:
    root = parse(b"<body><p>In</p>behind it</body>")
    assert root is not None
    paragraph = root.find(".//p")
    blocks, _ = blocks_from_tree(paragraph, url=None, limits=Limits())
    assert [block.text for block in blocks] == ["In"]


def test_position_is_the_line_of_the_source() -> None:
    blocks, _ = read("\n<p>second line</p>\n\n<p>fourth line</p>")
    assert [block.position for block in blocks] == [2, 4]


# What the mark-up says of a block.


@pytest.mark.parametrize(
    ("markup", "kind", "level"),
    [
        ("<p>x</p>", "paragraph", 0),
        ("<div>x</div>", "text", 0),
        ("<h3>x</h3>", "heading", 3),
        ("<h2><div>x</div></h2>", "heading", 2),
        ("<ul><li>x</li></ul>", "list_item", 1),
        ("<ul><li><p>x</p></li></ul>", "list_item", 1),
        ("<ul><li><ul><li>x</li></ul></li></ul>", "list_item", 2),
        ("<ul><li><ol><li><p>x</p></li></ol></li></ul>", "list_item", 2),
        ("<dl><dt>x</dt></dl>", "list_item", 0),
        ("<blockquote><p>x</p></blockquote>", "blockquote", 0),
        ("<blockquote><ul><li>x</li></ul></blockquote>", "list_item", 1),
        ("<ul><li><blockquote>x</blockquote></li></ul>", "list_item", 1),
        ("<ul><li><article><p>x</p></article></li></ul>", "paragraph", 0),
        ("<figure><figcaption><p>x</p></figcaption></figure>", "caption", 0),
    ],
)
def test_kind_and_level(markup: str, kind: str, level: int) -> None:
    block = only(markup)
    assert (block.kind, block.level) == (kind, level)


def test_an_item_of_a_list_that_holds_a_column_of_the_page_holds_paragraphs() -> None:
    column = "".join(f"<p>Paragraph {number}</p>" for number in range(11))
    page = f"<ul><li>{column}<div>Loose text</div><ul><li>An item</li></ul></li><li><p>Other column</p></li></ul>"
    kinds = [(block.kind, block.level) for block in read(page)[0]]
    assert kinds == [("paragraph", 0)] * 11 + [("text", 0), ("list_item", 1), ("list_item", 1)]


def test_an_item_of_a_list_with_a_few_paragraphs_is_one() -> None:
    kinds = {block.kind for block in read("<ul><li>" + "<p>A step</p>" * 5 + "</li></ul>")[0]}
    assert kinds == {"list_item"}


def test_a_data_table_is_one_block() -> None:
    block = only("<table><tr><th>Town<th>Votes<tr><td>Elm<br>Creek<td>1,204<tr><td>Ash Hill<td>870</table>")
    assert (block.kind, block.text) == ("table", "Town\tVotes\nElm Creek\t1,204\nAsh Hill\t870")


def test_a_table_that_lays_out_the_page_is_looked_into() -> None:
    blocks, _ = read("<table><tr><td><ul><li>Menu</ul><td><p>Story</p></table>")
    assert [(block.kind, block.text) for block in blocks] == [("list_item", "Menu"), ("paragraph", "Story")]


def test_preformatted_text_keeps_its_lines() -> None:
    block = only("<pre>  first\n    <b>second</b>  \n</pre>")
    assert (block.kind, block.text) == ("preformatted", "  first\n    second")


# Links, emphasis and spans.


def test_nested_marks_keep_their_places() -> None:
    block = only('<p>Read <a href="/a">the <em>whole</em> report</a>, <strong>now</strong></p>')
    assert marked(block, block.links) == [("the whole report", "https://press.example/a")]
    assert marked(block, block.emphasis) == [("whole", "em"), ("now", "strong")]
    assert block.linked == len("the whole report") - len("  ")


def test_marks_do_not_take_in_the_space_before() -> None:
    block = only("<p>one\n<b>\n  two </b>\n three</p>")
    assert (block.text, marked(block, block.emphasis)) == ("one two three", [("two", "strong")])


def test_a_mark_that_two_blocks_share_is_in_both() -> None:
    blocks, _ = read('<p>before <a href="https://a.example/">one<br><br>two</a></p>')
    assert [marked(block, block.links) for block in blocks] == [
        [("one", "https://a.example/")],
        [("two", "https://a.example/")],
    ]


def test_a_link_around_blocks_is_a_frame_and_marks_each() -> None:
    blocks, frames = read('<a href="/card"><h3>Title</h3><p>Teaser</p></a><p>Free</p>')
    assert [marked(block, block.links) for block in blocks] == [
        [("Title", "https://press.example/card")],
        [("Teaser", "https://press.example/card")],
        [],
    ]
    assert [frames[block.frame].href for block in blocks] == ["https://press.example/card"] * 2 + [None]


def test_classes_properties_and_dates_of_inline_elements_are_spans() -> None:
    block = only('<p>By <span class="name" itemprop="author">Ann</span>, <time datetime="2024-05-01">1 May</time></p>')
    assert {(block.text[span.start : span.end], span.name, span.value) for span in block.spans} == {
        ("Ann", "class", "name"),
        ("Ann", "itemprop", "author"),
        ("1 May", "datetime", "2024-05-01"),
    }


def test_empty_elements_leave_no_marks() -> None:
    block = only('<p>Text<a href="#x"></a><b> </b></p>')
    assert (block.links, block.emphasis, block.spans) == ((), (), ())


# Frames.


def test_frames_stand_only_where_a_block_does() -> None:
    blocks, frames = read("<div><section></section><aside><div> </div></aside><main><p>x</p></main></div>")
    assert [frame.tag for frame in frames] == ["", "html", "body", "div", "main", "p"]
    assert [frame.parent for frame in frames] == [-1, 0, 1, 2, 3, 4]
    assert [frame.depth for frame in frames] == [0, 1, 2, 3, 4, 5]
    assert blocks[0].frame == 5


def test_the_words_of_a_frame_are_its_names_in_order() -> None:
    _, frames = read(
        '<div id="mainStory" class="c-Article__body is_open2" data-testid="x:y" aria-hidden="true">x</div>'
    )
    assert frames[-1].words == ("main", "story", "c", "article", "body", "is", "open2", "x", "y", "aria-hidden")


def test_a_signature_makes_numbers_equal() -> None:
    blocks, frames = read('<div class="card n1024">x</div><div class="card n7">y</div><div>z</div>')
    assert [frames[block.frame].signature for block in blocks] == ["div.card n0", "div.card n0", "div"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div hidden>x</div>",
        '<div style="color: red; display : none">x</div>',
        '<div class="label sr-only">x</div>',
        "<div hidden><section><p>x</p></section></div>",
        "<dialog>x</dialog>",
        '<p><span class="visually-hidden">x</span></p>',
    ],
)
def test_hidden(markup: str) -> None:
    assert only(markup).hidden


@pytest.mark.parametrize(
    "markup",
    [
        "<div>x</div>",
        '<div hidden="until-found">x</div>',
        "<dialog open>x</dialog>",
        '<div aria-hidden="true">x</div>',
        '<p class=""><span class="">x</span></p>',
    ],
)
def test_not_hidden(markup: str) -> None:
    assert not only(markup).hidden


def test_a_hidden_inline_element_is_a_block_of_its_own() -> None:
    blocks, _ = read('<div>Share <a href="/s" style="visibility:hidden">secret</a> on</div>')
    assert [(block.text, block.hidden, block.linked) for block in blocks] == [
        ("Share", False, 0),
        ("secret", True, 6),
        ("on", False, 0),
    ]


# Pictures and embeds.


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ('<img src="/a.jpg">', "https://press.example/a.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="b.jpg">', "https://press.example/news/b.jpg"),
        ('<img src="" data-srcset="s.jpg 300w, l.jpg 1200w">', "https://press.example/news/l.jpg"),
        ('<img srcset="one.jpg 1x, two.jpg 2x, bad.jpg ..x">', "https://press.example/news/two.jpg"),
        (
            '<picture><source srcset="https://i.example/p.webp"><img src="data:x" alt="A dog"></picture>',
            "https://i.example/p.webp",
        ),
        (
            '<picture><source srcset="p.webp"><source srcset="q.webp"><img src="/a.jpg"></picture>',
            "https://press.example/a.jpg",
        ),
        ('<img alt="Only described">', None),
        ('<video poster="/still.jpg"></video>', "https://press.example/still.jpg"),
    ],
)
def test_pictures(markup: str, source: str | None) -> None:
    block = only(markup)
    assert (block.kind, block.source) == ("image", source)


@pytest.mark.parametrize("markup", ['<img src="c.gif" width="1" height="1">', '<img src="c.gif" width=2px>', "<img>"])
def test_pictures_that_nobody_sees_are_no_blocks(markup: str) -> None:
    assert read(markup)[0] == []


def test_a_picture_does_not_break_its_line() -> None:
    assert texts('<p>Text <img src="/smile.png" alt="smiling"> goes on</p>') == ["smiling", "Text goes on"]


def test_a_figure_holds_picture_and_caption_together() -> None:
    blocks, _ = read(
        '<figure><img src="/a.jpg"><figcaption>One</figcaption></figure>'
        '<div class="wp-caption"><img src="/b.jpg"><p>Two</p></div><p>Free</p>'
    )
    one, caption, two, text, free = (block.figure for block in blocks)
    assert free is None
    assert len({one, two, free}) == 3
    assert (caption, text) == (one, two)


def test_figures_without_anything_in_them_are_not_counted() -> None:
    blocks, _ = read('<figure><div></div></figure><figure><img src="/a.jpg"></figure><figure><p>One</p></figure>')
    assert [block.figure for block in blocks] == [1, 2]


def test_noscript_is_looked_into_for_the_pictures_of_a_figure() -> None:
    blocks, _ = read(
        '<noscript><img src="/pixel.gif"></noscript><figure><noscript><img src="/a.jpg">T</noscript></figure>'
    )
    assert [block.source for block in blocks] == ["https://press.example/a.jpg"]


def test_noscript_full_of_sentences_holds_the_article() -> None:
    paragraph = "The ferry that was to leave at noon is late, and nobody on the pier can say by how much. " * 4
    menu = "<ul>" + "<li>Timetables of all lines</li>" * 40 + "</ul>"
    assert texts(f"<noscript><p>{paragraph}</p><p>{paragraph}</p></noscript>") == [paragraph.strip()] * 2
    assert texts(f"<noscript><style>{paragraph * 3}</style>{menu}</noscript>") == []
    pixel = "&lt;p style='top: -9em'&gt;&lt;img src='/count?" + "page=quay&amp;" * 60 + "'&gt;&lt;/p&gt;"
    assert texts(f"<noscript>{pixel}</noscript>") == []


def test_noscript_that_the_parser_could_not_close_holds_the_page() -> None:
    opened = '<noscript><div id="nojs"></noscript><p>The ferry is late.</p>'
    assert texts(f"{opened}<noscript></div></noscript>") == ["The ferry is late."]
    assert texts(f"{opened}<script>track()</script></div>") == ["The ferry is late."]
    assert texts("<noscript><p>Switch on scripts.</p></noscript>") == []


def test_an_embed_is_named_by_its_title() -> None:
    block = only('<iframe data-src="//video.example/1" title="The  debate"></iframe>')
    assert (block.kind, block.text, block.source) == ("embed", "The debate", "https://video.example/1")


# Limits.


def test_more_elements_than_the_limit_raise() -> None:
    markup = "<p>x</p>" * 20
    with pytest.raises(LimitExceeded, match="more than 20 elements"):
        read(markup, limits=Limits(elements=20))
    assert len(read(markup, limits=Limits(elements=22))[0]) == 20


def test_what_stands_deeper_than_the_limit_is_read_as_if_it_stood_at_it() -> None:
    blocks, frames = read("<div>" * 50 + "deep <b>down</b><p>below</p>" + "</div>" * 50, limits=Limits(depth=10))
    assert [block.text for block in blocks] == ["deep down", "below"]
    assert max(frame.depth for frame in frames) <= 11


@pytest.mark.parametrize("tag", ["div", "b", "span", "li", "font"])
def test_no_depth_is_too_great(tag: str) -> None:
    assert texts(f"<{tag}>" * 1500 + "at the bottom" + f"</{tag}>" * 1500) == ["at the bottom"]


# Whatever the mark-up.

_WORDS = st.sampled_from(["alpha", " beta ", "gamma", "\n", " ", "Über-\u00adall", "東京", "", "x\u00a0y"])
_TAGS = st.sampled_from(["p", "div", "span", "b", "a", "li", "em", "h2", "blockquote", "my-tag", "section"])


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, parts: f'<{tag} class="c" href="/h">{"".join(parts)}</{tag}>', _TAGS, st.lists(inner, max_size=4)
    )


_MARKUP = st.recursive(_WORDS | st.just("<br>"), _wrapped, max_leaves=20)


@given(st.lists(_MARKUP, max_size=5))
def test_offsets_point_into_the_text_and_no_word_is_lost(parts: list[str]) -> None:
    root = parse(("<body><i></i>" + "".join(parts) + "</body>").encode())
    assert root is not None
    visible = "".join(root.itertext()).replace("\u00ad", "")
    blocks, frames = blocks_from_tree(root, url=URL, limits=Limits())
    assert "".join("".join(block.text for block in blocks).split()) == "".join(visible.split())
    for index, block in enumerate(blocks):
        assert block.index == index
        assert block.text == " ".join(block.text.split()) != ""
        assert 0 <= block.linked <= len(block.text)
        for start, end, *_ in (*block.links, *block.emphasis):
            assert 0 <= start < end <= len(block.text)
            assert block.text[start] != " "
        assert all(0 <= span.start <= span.end <= len(block.text) for span in block.spans)
    assert {frame.index for frame in frames} == set(range(len(frames)))
    assert all(frame.parent < frame.index for frame in frames)
    held = {at for block in blocks for at in _path(frames, block.frame)}
    assert held | {0} == set(range(len(frames)))


def _path(frames: tuple[Frame, ...], at: int) -> set[int]:
    path = set()
    while at >= 0:
        path.add(at)
        at = frames[at].parent
    return path


def test_a_few_hidden_words_part_no_sentence() -> None:
    page = '<p>The tide <b>rises <span style="display: none">x = 3</span>by</b> three feet.</p>'
    hidden, told = read(page)[0]
    assert (hidden.text, hidden.hidden) == ("x = 3", True)
    assert (told.text, told.hidden, told.emphasis) == ("The tide rises by three feet.", False, ((9, 17, "strong"),))


def test_what_a_button_unfolds_stands_behind_what_is_shown() -> None:
    rest = "and the ferries sail again as soon as the wind has dropped. " * 5
    shown, unfolded = read(f'<p>The harbour is open <span style="display: none">{rest}</span></p>')[0]
    assert (shown.text, shown.hidden, unfolded.hidden) == ("The harbour is open", False, True)
