"""Which blocks are body, told from a known answer: the material that weights are learned from."""

from __future__ import annotations

import pytest

from article_extract.model import Block, Document
from benchmarks.labelling import label, site_of

FIRST = "The harbour was closed on Monday after the storm."
SECOND = "Nobody was hurt, said the master of the harbour."
OTHER = "Old bridge to be shut for all of next winter."


def document(*blocks: str | Block) -> Document:
    made = [block if isinstance(block, Block) else Block(0, block, "paragraph") for block in blocks]
    return Document(tuple(block._replace(index=index) for index, block in enumerate(made)), ())


def test_blocks_of_the_answer_are_body_and_others_are_not() -> None:
    labels, coverage = label(document("Home", FIRST, OTHER, SECOND), {"body": f"{FIRST}\n{SECOND}"})
    assert labels == {0: 0, 1: 1, 2: 0, 3: 1}
    assert coverage == 1.0


def test_answer_that_the_page_does_not_hold_is_not_covered() -> None:
    _, coverage = label(document(FIRST), {"body": f"{FIRST}\n{SECOND}"})
    assert coverage == pytest.approx(0.5)


def test_short_blocks_count_only_where_the_answer_has_them() -> None:
    page = document("Wind", FIRST, "Ropes", SECOND, "Wind")
    labels, _ = label(page, {"body": f"{FIRST}\nRopes\n{SECOND}"})
    assert labels == {0: 0, 1: 1, 2: 1, 3: 1, 4: 0}


def test_same_text_off_the_chain_is_unknown() -> None:
    labels, _ = label(document(SECOND, FIRST, SECOND), {"body": f"{FIRST}\n{SECOND}"})
    assert labels == {0: -1, 1: 1, 2: 1}


def test_block_with_a_word_changed_is_still_found() -> None:
    longer = FIRST[:-1] + " that had reached the island from the far north before dawn on the same grey day."
    labels, _ = label(document(longer.replace("grey", "gray")), {"body": longer})
    assert labels == {0: 1}


def test_lists_in_the_midst_that_the_answer_leaves_out_are_unknown() -> None:
    items = Block(0, "Ropes and lamps for all the boats here", "list_item")
    expect = {"paragraphs": [{"role": "paragraph", "text": FIRST}, {"role": "paragraph", "text": SECOND}]}
    labels, _ = label(document(FIRST, items, SECOND, items), expect)
    assert labels == {0: 1, 1: -1, 2: 1, 3: 0}


def test_dek_of_the_answer_is_no_body() -> None:
    expect = {"paragraphs": [{"role": "dek", "text": FIRST}, {"role": "paragraph", "text": SECOND}]}
    labels, _ = label(document(FIRST, SECOND), expect)
    assert labels == {0: 0, 1: 1}


def test_snippets_label_only_the_blocks_that_hold_them() -> None:
    labels, coverage = label(document(FIRST, OTHER, SECOND), {"with": ["after the storm"], "without": ["old bridge"]})
    assert (labels, coverage) == ({0: 1, 1: 0, 2: -1}, 1.0)


@pytest.mark.parametrize(
    ("case", "site"),
    [
        ({"id": "7", "publisher": "Quay", "url": "https://www.quay.example/a"}, "quay.example"),
        ({"id": "7", "url": "https://sport.quay.example:8080/a"}, "quay.example"),
        ({"id": "7", "url": "https://www.quay.co.uk/a"}, "quay.co.uk"),
        ({"id": "7"}, "7"),
    ],
)
def test_page_is_held_out_with_its_domain(case: dict[str, str], site: str) -> None:
    assert site_of(case) == site
