"""What is measured of a block: names and values, cards, menus left out, concepts in names of elements."""

from __future__ import annotations

import pytest

from article_extract.language import load_language
from article_extract.model import Document
from article_extract.reading import read
from article_extract.roles.evidence import gather, names
from article_extract.roles.table import Table

FIRST = "The harbour was closed on Monday after two boats had come adrift in the storm before dawn."
SECOND = "Nobody was hurt, said the harbour master, who had spent the night on the mole with a lamp."
ENGLISH = load_language("en")


def table(page: str) -> tuple[Document, Table]:
    document = read(page, url="https://quay.example/harbour", language="en")
    return document, gather(document, ENGLISH)


def row(page: str, text: str) -> dict[str, float]:
    """The evidence by name of the first block that begins so."""
    document, found = table(page)
    index = next(block.index for block in document.blocks if block.text.startswith(text))
    return dict(zip(names(), found.rows[found.indices.index(index)], strict=True))


def test_names_are_told_apart() -> None:
    assert len(set(names())) == len(names())


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><h1>Harbour</h1><p>{FIRST}</p><ul><li>Ropes</li></ul><img src='/a.jpg' alt='A'></body></html>",
        f"Harbour\n\n{FIRST}\n\n{SECOND}",
        "<p>One</p>",
    ],
)
def test_every_row_has_a_value_for_every_name(page: str) -> None:
    _, found = table(page)
    assert len(found.rows) == len(found.indices) > 0
    assert {len(values) for values in found.rows} == {len(names())}


def test_pictures_are_measured_not_at_all() -> None:
    document, found = table(f"<html><body><p>{FIRST}</p><img src='/a.jpg' alt='Boats'></body></html>")
    assert "image" in [block.kind for block in document.blocks]
    assert [document.blocks[index].text for index in found.indices] == [FIRST]


def test_twins_are_counted() -> None:
    page = f"<html><body><p>{FIRST}</p><p>Again.</p><p>Again.</p></body></html>"
    assert row(page, "Again")["twins"] == 2
    assert row(page, FIRST[:12])["twins"] == 1


def test_phrase_is_evidence() -> None:
    page = f"<html><body><p>{FIRST}</p><p>Read more</p><p>{SECOND}</p></body></html>"
    assert row(page, "Read more")["phrase_teaser"] == 1
    assert row(page, "Nobody")["before_phrase"] == 1


def test_concepts_of_the_element_and_those_around_it() -> None:
    page = f"<html><body><div class='comments'><div><div><p>{FIRST}</p></div></div></div></body></html>"
    values = row(page, FIRST[:12])
    assert (values["near_comment"], values["far_comment"]) == (0, 1)


def test_columns_are_measured_one_for_each_row() -> None:
    _, found = table(f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>")
    assert found.column("kind_paragraph") == [1, 1]
    assert [row[names().index("kind_paragraph")] for row in found.rows] == [1, 1]


def test_page_without_text_has_no_rows() -> None:
    document = Document((), read("x").frames)
    assert gather(document, ENGLISH).rows == []
