"""Authors that neither claims nor bylines name: what speaks for a name, and how much of it is enough."""

from __future__ import annotations

import pytest

from article_extract.fields.unmarked_authors import find_authors
from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role, Span

ROOT = Frame(0, -1, "", (), 0, None, "", False)
BOX = Frame(1, 0, "div", ("post", "author"), 1, None, "div", False)
TEXT = Frame(3, 0, "article", (), 1, None, "article", False)
COMMENT = Frame(2, 0, "div", ("comment", "meta"), 1, None, "div", False)
STORY = (
    "The old bridge over the river was closed on Monday, after engineers had found a crack in one of its arches, " * 3
)

HEADLINE = (Block(0, "Old bridge closed"), Role.HEADLINE)
DATE = (Block(0, "May 3, 2024"), Role.DATE_LINE)
GAP = (Block(0, "Roads and rivers"), Role.OTHER)
BODY = (Block(0, STORY), Role.PARAGRAPH)
PORTRAIT = (Block(0, "Portrait of Ida Brandt", "image"), Role.OTHER)
TOLD = (Block(0, "Ida Brandt is a gardener and writes about bridges."), Role.OTHER)


def _name(text: str = "Ida Brandt", link: str = "", frame: int = 0) -> tuple[Block, Role]:
    links = ((0, len(text), link),) if link else ()
    return Block(0, text, links=links, frame=frame), Role.OTHER


def _found(*parts: tuple[Block, Role]) -> tuple[str, ...]:
    blocks = tuple(block._replace(index=index) for index, (block, _) in enumerate(parts))
    labels = Labels([Label(index, role, "") for index, (_, role) in enumerate(parts)])
    page = Document(blocks, (ROOT, BOX, COMMENT, TEXT), (), "en", "https://paper.example/old-bridge")
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
        ((_name("Quay Brandt"), DATE), ()),
        ((_name(), DATE), ("Ida Brandt",)),  # a given name that is known
        ((_name(link="https://paper.example/tags/ida"), DATE), ()),
        ((_name("Quay Brandt"), DATE, (Block(0, "Portrait of Quay Brandt", "image"), Role.OTHER)), ("Quay Brandt",)),
        ((_name("Quay Brandt"), (Block(0, "Portrait of Quay Brandt", "image"), Role.OTHER)), ()),
        ((_name(), PORTRAIT), ("Ida Brandt",)),
        ((_name("Evening Paper", frame=1),), ()),
        ((_name("Ida", frame=1),), ()),
        ((_name("Column von", frame=1),), ()),
    ],
)
def test_a_name_at_the_headline_needs_signs(signs: tuple[tuple[Block, Role], ...], names: tuple[str, ...]) -> None:
    assert _found(HEADLINE, *signs, BODY) == names


def test_a_name_between_the_date_and_the_first_paragraph_is_the_authors() -> None:
    line = Block(0, "Quay Brandt", "paragraph"), Role.TEASER
    assert _found(HEADLINE, DATE, line, BODY) == ("Quay Brandt",)
    assert _found(HEADLINE, line, BODY) == ()


def test_an_author_box_behind_the_body_needs_a_portrait_and_a_text() -> None:
    assert _found(HEADLINE, BODY, PORTRAIT, _name(), TOLD) == ("Ida Brandt",)
    assert _found(HEADLINE, BODY, _name(), TOLD) == ()
    assert _found(HEADLINE, BODY, (Block(0, "More to read"), Role.OTHER), *([GAP] * 3), PORTRAIT, _name()) == ()


def test_a_line_that_leads_to_all_that_somebody_wrote_tells_about_the_author() -> None:
    line = Block(0, "All posts by Quay Brandt"), Role.OTHER
    assert _found(HEADLINE, BODY, _name("Quay Brandt"), line) == ("Quay Brandt",)
    assert _found(HEADLINE, BODY, _name("Quay Brandt"), (Block(0, "We met Quay Brandt"), Role.OTHER)) == ()


def test_a_name_right_under_the_body_in_its_element_signs_it() -> None:
    body = BODY[0]._replace(frame=3), Role.PARAGRAPH
    assert _found(HEADLINE, body, _name(frame=3)) == ("Ida Brandt",)
    assert _found(HEADLINE, body, _name()) == ()
    assert _found(HEADLINE, body, _name("Quay Brandt", frame=3)) == ()
    assert _found(HEADLINE, body, _name(link="https://paper.example/tags/ida", frame=3)) == ()
    assert _found(HEADLINE, body, (Block(0, "", "image"), Role.OTHER), _name(frame=3)) == ()  # a caption
    assert _found(HEADLINE, body, *([GAP] * 4), _name(frame=3)) == ()


def test_somebody_whom_the_article_is_about_does_not_sign_it() -> None:
    body = BODY[0]._replace(frame=3), Role.PARAGRAPH
    assert _found((Block(0, "Brandt closes the old bridge"), Role.HEADLINE), body, _name(frame=3)) == ()


def test_the_one_name_in_an_element_for_the_authors_name_is_the_authors() -> None:
    line = Block(0, "By roadkeeper at 8:00", spans=(Span(3, 13, "rel", "author"),)), Role.OTHER
    other = Block(0, "By quayfred at 9:00", spans=(Span(3, 11, "rel", "author"),)), Role.OTHER
    assert _found(HEADLINE, BODY, line) == ("roadkeeper",)
    assert _found(HEADLINE, BODY, line, other) == ()
    assert _found(HEADLINE, BODY, (line[0]._replace(frame=2), Role.OTHER)) == ()  # a comment's


def test_several_authors_in_one_line_at_the_end() -> None:
    line = Block(0, "Authors: Ida Brandt and Tom Okafor, Quay Roads"), Role.OTHER
    assert _found(HEADLINE, BODY, line) == ("Ida Brandt", "Tom Okafor")


def test_words_that_open_a_part_are_no_name() -> None:
    date = (Block(0, "May 3, 2024"), Role.DATE_LINE)
    link = "https://paper.example/author/ida"
    assert _found(HEADLINE, _name("In Short", link), date, BODY) == ()
    assert _found(HEADLINE, _name("Ida Short", link), date, BODY) == ("Ida Short",)
