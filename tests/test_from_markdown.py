"""Markdown into blocks: the marks are read and left out, what they say is kept."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract import extract, render
from article_extract.model import Block
from article_extract.reading.from_markdown import blocks_from_markdown, is_markdown
from benchmarks.fixtures import FOLDER

PROSE = [
    "The town has shut its [old bridge](/bridge) after divers found a crack in one of its pillars.",
    "Traffic goes round by the new road, built **twenty years ago** for half as many cars, the mayor told us.",
    "It will stay shut for at least two years, she said, because the stones have to be brought from another country.",
]


def read(text: str, url: str | None = None) -> list[Block]:
    return list(blocks_from_markdown(textwrap.dedent(text), url)[0])


def texts(text: str) -> list[str]:
    return [block.text for block in read(text)]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# Bridge shut\n\nDivers saw a crack.", True),
        ("Bridge shut\n\n## Why\n\nA crack.\n\n## And now\n\nNobody knows.", True),
        ("[Home](/) [News](https://quay.example/news)\nBridge shut", True),
        ("Bridge shut\n\nDivers saw a crack.", False),
        ("We’re # 1 in town, he said.", False),
        ("# a remark in a program\nx = 1\n# another one\ny = 2", False),
        ("Write it as [text](https://…) and see.", False),
        ('{"text": "[a](/b) [c](/d)"}', False),
        ("", False),
    ],
)
def test_a_text_is_markdown_where_it_marks_links_or_headings(text: str, markdown: bool) -> None:
    assert is_markdown(text) is markdown


def test_marks_of_blocks_are_their_kind_and_no_text() -> None:
    blocks = read(
        """\
        # Bridge shut

        Divers saw a crack.

        ## The crack ##

        * one
        * two
            1. deep

        3. three

        > “So old,” she said.

        ***

        ```
        a = 1
          b = 2
        ```

        | Year | Cars |
        |------|-----:|
        | 1990 | 12   |
        """
    )
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 1, "Bridge shut"),
        ("text", 0, "Divers saw a crack."),
        ("heading", 2, "The crack"),
        ("list_item", 1, "one"),
        ("list_item", 1, "two"),
        ("list_item", 2, "1. deep"),
        ("list_item", 1, "3. three"),
        ("blockquote", 0, "“So old,” she said."),
        ("preformatted", 0, "a = 1\n  b = 2"),
        ("table", 0, "Year\tCars\n1990\t12"),
    ]


def test_links_and_emphasis_keep_their_place() -> None:
    (block,) = read("The *old* [bridge **here**](/b) is `shut` <https://quay.example/c>.", "https://quay.example/a")
    assert block.text == "The old bridge here is shut https://quay.example/c."
    assert [(block.text[start:end], to) for start, end, to in block.links] == [
        ("bridge here", "https://quay.example/b"),
        ("https://quay.example/c", "https://quay.example/c"),
    ]
    assert [(block.text[start:end], what) for start, end, what in block.emphasis] == [
        ("old", "em"),
        ("here", "strong"),
        ("shut", "code"),
    ]


def test_pictures_are_blocks_of_their_own_with_their_address() -> None:
    blocks = read("[![A *cracked* pillar](/p.jpg)](/gallery) Divers saw it. ![](/pixel.gif)", "https://quay.example/a")
    assert [(block.kind, block.text, block.source) for block in blocks] == [
        ("image", "A cracked pillar", "https://quay.example/p.jpg"),
        ("image", "", "https://quay.example/pixel.gif"),
        ("text", "Divers saw it.", None),
    ]
    assert blocks[0].links == ((0, 16, "https://quay.example/gallery"),)


def test_an_item_that_is_a_link_is_an_entry_of_a_menu() -> None:
    assert [block.kind for block in read("* [News](/news)\n* [Sport](/sport)\n* Read [this](/this) first")] == [
        "text",
        "text",
        "list_item",
    ]


def test_escapes_entities_and_loose_marks_are_read() -> None:
    assert texts(r"_ 1\. May \[sic\] &amp; the \*crowd\* _") == ["1. May [sic] & the *crowd*"]


def test_what_is_left_of_a_link_around_blocks_goes() -> None:
    assert texts("[\n\n## Bridge shut\n\nDivers saw it.](https://quay.example/b)") == ["Bridge shut", "Divers saw it."]


def test_position_is_the_line_and_gap_the_blank_lines_before() -> None:
    blocks = read("# Title\n\n\nFirst.\n\nSecond.")
    assert [(block.text, block.position, block.gap) for block in blocks] == [
        ("Title", 1, 0),
        ("First.", 4, 2),
        ("Second.", 6, 1),
    ]


def test_lines_are_blocks_unless_they_are_cut_at_a_column() -> None:
    assert texts("## One\nTwo lines.\nThree lines.") == ["One", "Two lines.", "Three lines."]
    page = f"# Bridge shut for {'a long ' * 12}time\n\n" + "\n\n".join(PROSE)
    wrapped = "\n\n".join(textwrap.fill(part, 72, break_on_hyphens=False) for part in page.split("\n\n"))
    assert len(wrapped.splitlines()) > len(page.splitlines())
    assert texts(wrapped) == texts(page)


def test_addresses_that_were_cut_at_hyphens_are_whole_again() -> None:
    (block,) = read("[the bridge](https://quay.example/old-\nstone-\nbridge) is shut")
    assert block.links == ((0, 10, "https://quay.example/old-stone-bridge"),)


@given(st.text(st.sampled_from("#*_[]()!`>|- \n\\ab1.<&;"), max_size=300))
def test_any_text_is_read(text: str) -> None:
    for block in blocks_from_markdown(text)[0]:
        assert block.text or block.source
        assert all(0 <= start <= end <= len(block.text) for start, end, _ in (*block.links, *block.emphasis))


def test_deep_nesting_is_read() -> None:
    assert texts("_" * 5000 + "a" + "_" * 5000)
    assert read("\n".join("  " * depth + "* x" for depth in range(300)))


@pytest.mark.parametrize("name", ["classic-cms", "interview-bold-questions", "french-incises"])
def test_an_article_printed_as_markdown_is_read_back(name: str) -> None:
    article = extract(FOLDER / name / "page.html")
    again = extract(render(article, "markdown"))
    assert again.headline == article.headline
    assert [block.text for block in again.body] == [block.text for block in article.body]
