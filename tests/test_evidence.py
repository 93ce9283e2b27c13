"""What is measured of a block: names and values, cards, menus left out, concepts in names of elements."""

from __future__ import annotations

import pytest

from article_extract.language import load_language
from article_extract.model import Block, Document
from article_extract.reading import read
from article_extract.roles.evidence import (
    Table,
    concept_bit,
    concepts,
    gather,
    headline_index,
    is_prose,
    names,
    word_concepts,
)

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


def test_blocks_own_words_as_numbers() -> None:
    values = row(f"<html><body><p>“Is it 7:30?” <b>Ask</b> <a href='/a'>Ida</a></p><p>{FIRST}</p></body></html>", "“Is")
    assert (values["opens_quote"], values["clock"], values["ends_sentence"]) == (1, 1, 0)
    assert values["links"] == 1
    assert values["kind_paragraph"] == 1
    assert values["link_share"] == pytest.approx(3 / 22)
    assert values["strong_share"] == pytest.approx(3 / 22)


def test_twins_are_counted() -> None:
    page = f"<html><body><p>{FIRST}</p><p>Again.</p><p>Again.</p></body></html>"
    assert row(page, "Again")["twins"] == 2
    assert row(page, FIRST[:12])["twins"] == 1


def test_phrase_is_evidence() -> None:
    page = f"<html><body><p>{FIRST}</p><p>Read more</p><p>{SECOND}</p></body></html>"
    assert row(page, "Read more")["phrase_teaser"] == 1
    assert row(page, "Nobody")["before_phrase"] == 1


def test_cards_are_repeated_elements_that_link() -> None:
    card = '<div class="c"><a href="/x">Ropes</a> are cut</div>'
    page = f"<html><body><div><p>{FIRST}</p></div><div>{card * 3}</div></body></html>"
    assert row(page, "Ropes")["cards"] == 3
    assert row(page, FIRST[:12])["cards"] == 0


def test_repeated_elements_without_links_are_no_cards() -> None:
    page = f"<html><body><p>{FIRST}</p><div>{'<div class=c>Ropes are cut</div>' * 3}</div></body></html>"
    assert row(page, "Ropes")["cards"] == 0


def test_menus_and_footers_are_left_out() -> None:
    menu = "<nav><ul><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    document, found = table(
        f"<html><body>{menu}<main><p>{FIRST}</p></main><footer><p>Quay Media</p></footer></body></html>"
    )
    assert [document.blocks[index].text for index in found.indices] == [FIRST]


def test_prose_in_a_footer_is_measured_all_the_same() -> None:
    document, found = table(f"<html><body><main><p>{FIRST}</p></main><footer><p>{SECOND}</p></footer></body></html>")
    assert [document.blocks[index].text for index in found.indices] == [FIRST, SECOND]


def test_words_of_mark_up_betray_concepts() -> None:
    assert word_concepts("comments") & concept_bit("comment")
    assert word_concepts("relatedarticles") & concept_bit("related")
    assert not word_concepts("ad") & concept_bit("related")
    assert not word_concepts("shadow") & concept_bit("advert")  # short words count only as a whole
    assert word_concepts("zzz") == 0


@pytest.mark.parametrize("name", list(concepts()))
def test_each_concept_is_betrayed_by_each_of_its_words(name: str) -> None:
    assert concepts()[name]
    assert [word for word in concepts()[name] if not word_concepts(word) & concept_bit(name)] == []


def test_concepts_of_the_element_and_those_around_it() -> None:
    page = f"<html><body><div class='comments'><div><div><p>{FIRST}</p></div></div></div></body></html>"
    values = row(page, FIRST[:12])
    assert (values["near_comment"], values["far_comment"]) == (0, 1)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Block(0, FIRST), True),
        (Block(0, FIRST, hidden=True), False),
        (Block(0, FIRST, linked=60), False),
        (Block(0, "Ropes were cut."), False),
    ],
)
def test_prose_has_words_enough_and_few_of_them_linked(block: Block, expected: bool) -> None:
    assert is_prose(block, len(block.text.split())) is expected


def test_article_begins_at_the_claimed_headline_else_at_the_first_heading() -> None:
    texts = [("The Quay", "heading", 1), ("Harbour closed", "heading", 2), (FIRST, "paragraph", 0)]
    blocks = tuple(Block(index, text, kind, level) for index, (text, kind, level) in enumerate(texts))
    folded = [block.text.lower() for block in blocks]
    assert headline_index(Document(blocks, ()), folded, ["Harbour closed"]) == 1
    assert headline_index(Document(blocks, ()), folded, []) == 0
    assert headline_index(Document(blocks[2:], ()), [*folded[:2], folded[2]], []) == -1
