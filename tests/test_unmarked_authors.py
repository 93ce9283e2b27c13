"""Authors that neither claims nor bylines name: what speaks for a name, and how much of it is enough."""

from __future__ import annotations

import pytest

from article_extract.fields.unmarked_authors import find_authors
from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role

ROOT = Frame(0, -1, "", (), 0, None, "", False)
BOX = Frame(1, 0, "div", ("post", "author"), 1, None, "div", False)
STORY = (
    "The old bridge over the river was closed on Monday, after engineers had found a crack in one of its arches, " * 3
)

HEADLINE = (Block(0, "Old bridge closed"), Role.HEADLINE)
DATE = (Block(0, "May 3, 2024"), Role.DATE_LINE)
BODY = (Block(0, STORY), Role.PARAGRAPH)
PORTRAIT = (Block(0, "Portrait of Ida Brandt", "image"), Role.OTHER)
TOLD = (Block(0, "Ida Brandt is a gardener and writes about bridges."), Role.OTHER)


def _name(text: str = "Ida Brandt", link: str = "", frame: int = 0) -> tuple[Block, Role]:
    links = ((0, len(text), link),) if link else ()
    return Block(0, text, links=links, frame=frame), Role.OTHER


def _found(*parts: tuple[Block, Role]) -> tuple[str, ...]:
    blocks = tuple(block._replace(index=index) for index, (block, _) in enumerate(parts))
    labels = Labels([Label(index, role, "") for index, (_, role) in enumerate(parts)])
    page = Document(blocks, (ROOT, BOX), (), "en", "https://paper.example/old-bridge")
    found = find_authors(page, labels, load_language("en"), frozenset({"evening paper"}))
    assert len(found.blocks) == bool(found.names)
    return found.names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Text by Ida Brandt", ("Ida Brandt",)),
        ("This post was written by Ida Brandt, Head of Bridges.", ("Ida Brandt",)),
        ("Date: 3 May 2024 Author: Ida Brandt Source: Evening Paper", ("Ida Brandt",)),
        ("The book was written in May", ()),
        ("The author Ida Brandt was there", ()),
    ],
)
def test_a_line_may_say_who_wrote(line: str, names: tuple[str, ...]) -> None:
    assert _found(HEADLINE, BODY, (Block(0, line), Role.OTHER)) == names


def test_lines_that_name_different_people_are_those_of_teasers() -> None:
    lines = [(Block(0, f"Posted by {name}"), Role.OTHER) for name in ("Ida Brandt", "Tom Okafor")]
    assert _found(HEADLINE, BODY, *lines) == ()


@pytest.mark.parametrize(
    ("signs", "names"),
    [
        ((_name(link="https://paper.example/authors/ida"),), ("Ida Brandt",)),
        ((_name(link="https://videos.example/user/ida"),), ()),
        ((_name(link="https://paper.example/ida-brandt"),), ()),
        ((_name(frame=1),), ("Ida Brandt",)),
        ((_name(), DATE), ()),
        ((_name(), DATE, PORTRAIT), ("Ida Brandt",)),
        ((_name(), PORTRAIT), ()),
        ((_name("Evening Paper", frame=1),), ()),
        ((_name("Ida", frame=1),), ()),
        ((_name("Column von", frame=1),), ()),
    ],
)
def test_a_name_at_the_headline_needs_signs(signs: tuple[tuple[Block, Role], ...], names: tuple[str, ...]) -> None:
    assert _found(HEADLINE, *signs, BODY) == names


def test_a_name_between_the_date_and_the_first_paragraph_is_the_authors() -> None:
    line = Block(0, "Ida Brandt", "paragraph"), Role.TEASER
    assert _found(HEADLINE, DATE, line, BODY) == ("Ida Brandt",)
    assert _found(HEADLINE, line, BODY) == ()


def test_an_author_box_behind_the_body_needs_a_portrait_and_a_text() -> None:
    assert _found(HEADLINE, BODY, PORTRAIT, _name(), TOLD) == ("Ida Brandt",)
    assert _found(HEADLINE, BODY, _name(), TOLD) == ()
    assert _found(HEADLINE, BODY, PORTRAIT, _name()) == ()
