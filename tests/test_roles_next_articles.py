"""A page that goes on with the next article: an element of its own with a headline of the first level."""

from __future__ import annotations

from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role
from article_extract.roles.next_articles import label_next_articles

ROOT = Frame(0, -1, "", (), 0, None, "", False)
PROSE = "The harbour was closed on Monday after two boats had come adrift in the storm, the pilots said."
FIRST = ("h1 Harbour closed after storm", *[f"p {PROSE}"] * 3)


def said(*articles: tuple[str, ...], tag: str = "article") -> dict[int, tuple[Role, str]]:
    """What the pass says of articles in elements of their own; the first block is the headline."""
    frames, blocks = [ROOT], []
    for lines in articles:
        holder = len(frames)
        frames.append(Frame(holder, 0, tag, (), 1, None, tag, False))
        for line in lines:
            name, _, text = line.partition(" ")
            level = int(name[1:] or 0)
            kind = "heading" if level else "paragraph"
            frames.append(Frame(len(frames), holder, name, (), 2, None, name, False))
            blocks.append(Block(len(blocks), text, kind, level, len(frames) - 1))
    given = [Label(block.index, Role.PARAGRAPH if block.index else Role.HEADLINE, "given") for block in blocks]
    found = label_next_articles(Document(tuple(blocks), tuple(frames)), Labels(given), load_language("en"))
    return {label.block: (label.role, label.reason) for label in found}


def test_the_next_article_goes_as_a_whole() -> None:
    found = said(FIRST, ("h1 Lamp lit again", f"p {PROSE}", f"p {PROSE}"))
    assert set(found) == {4, 5, 6}
    assert found[6] == (Role.TEASER, "of the next article, which block 4 heads")


def test_posts_of_a_live_blog_stay() -> None:
    assert said(FIRST, ("h2 12.30 Ferry turns back", f"p {PROSE}")) == {}


def test_the_headline_printed_again_heads_the_same_article() -> None:
    assert said(FIRST, ("h1 Harbour closed after storm", f"p {PROSE}")) == {}


def test_an_element_that_holds_the_head_alone_is_not_the_article() -> None:
    assert said(FIRST[:2], ("h1 What the pilots say", *[f"p {PROSE}"] * 3)) == {}


def test_headings_in_plain_elements_are_no_articles() -> None:
    assert said(FIRST, ("h1 Lamp lit again", f"p {PROSE}"), tag="div") == {}
