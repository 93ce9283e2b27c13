"""The body: roles become kinds, texts are cleaned, offsets move along."""

from __future__ import annotations

import pytest

from article_extract.fields.body import read_body
from article_extract.model import Block, Document, Frame, Label, Labels, Role

ROOT = Frame(0, -1, "", (), 0, None, "", False)


def _body(*blocks: tuple[Block, Role]):  # type: ignore[no-untyped-def]
    page = Document(tuple(block for block, _ in blocks), (ROOT,), (), "en")
    return read_body(page, Labels([Label(block.index, role, "") for block, role in blocks]))


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.PARAGRAPH, "paragraph"),
        (Role.SUBHEADING, "subheading"),
        (Role.LIST_ITEM, "list_item"),
        (Role.BLOCKQUOTE, "blockquote"),
        (Role.TABLE, "table"),
        (Role.PREFORMATTED, "preformatted"),
        (Role.EMBED, "embed"),
    ],
)
def test_each_body_role_has_its_kind(role: Role, kind: str) -> None:
    (block,) = _body((Block(0, "The bridge"), role))
    assert (block.kind, block.text, block.origin) == (kind, "The bridge", (0,))


@pytest.mark.parametrize(
    "role", [Role.HEADLINE, Role.DEK, Role.CAPTION, Role.NOTE, Role.PULL_QUOTE, Role.AUTHOR_BIO, Role.OTHER]
)
def test_nothing_else_is_body(role: Role) -> None:
    assert _body((Block(0, "The bridge"), role)) == ()


def test_the_level_is_that_of_the_heading_or_list() -> None:
    blocks = _body(
        (Block(0, "What now", "heading", 3), Role.SUBHEADING),
        (Block(1, "What then", "paragraph"), Role.SUBHEADING),
        (Block(2, "inner", "list_item", 2), Role.LIST_ITEM),
        (Block(3, "Text", "heading", 2), Role.PARAGRAPH),
    )
    assert [block.level for block in blocks] == [3, 2, 2, 0]


def test_marks_move_with_the_cleaned_text() -> None:
    text = "The\u00ad old\u00a0 bridge\u200b is shut"
    start = text.index("bridge")
    (block,) = _body(
        (
            Block(0, text, links=((start, start + 6, "https://a.example"),), emphasis=((start, len(text), "em"),)),
            Role.PARAGRAPH,
        )
    )
    assert block.text == "The old bridge is shut"
    assert [block.text[a:b] for a, b, _ in block.links] == ["bridge"]
    assert [block.text[a:b] for a, b, _ in block.emphasis] == ["bridge is shut"]


def test_a_mark_around_nothing_is_gone() -> None:
    (block,) = _body((Block(0, "The \u200b bridge", emphasis=((4, 5, "em"),)), Role.PARAGRAPH))
    assert (block.text, block.emphasis) == ("The bridge", ())


def test_tables_keep_tabs_and_rows() -> None:
    (block,) = _body((Block(0, "Year\tCars\n2023\t12"), Role.TABLE))
    assert block.text == "Year\tCars\n2023\t12"


def test_empty_blocks_are_left_out() -> None:
    assert _body((Block(0, "\u200b"), Role.PARAGRAPH)) == ()
