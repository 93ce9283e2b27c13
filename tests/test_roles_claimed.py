"""The page's claims about itself, held against its blocks."""

from __future__ import annotations

import pytest

from article_extract.model import Block, Document
from article_extract.roles.claimed import KIND, headline_index
from tests.evidence_rows import FIRST, SECOND, row


def test_article_begins_at_the_claimed_headline_else_at_the_first_heading() -> None:
    texts = [("The Quay", "heading", 1), ("Harbour closed", "heading", 2), (FIRST, "paragraph", 0)]
    blocks = tuple(Block(index, text, kind, level) for index, (text, kind, level) in enumerate(texts))
    folded = [block.text.lower() for block in blocks]
    assert headline_index(Document(blocks, ()), folded, ["Harbour closed"]) == 1
    assert headline_index(Document(blocks, ()), folded, []) == 0
    assert headline_index(Document(blocks[2:], ()), [*folded[:2], folded[2]], []) == -1


CLAIMS = (
    "<html><head><title>Harbour closed after storm</title>"
    "<meta property='og:description' content='Two boats had come adrift at night.'></head>"
    f"<body><p>Quay news</p><h1>Harbour closed after storm</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
)


def test_rows_know_whether_they_stand_behind_the_headline() -> None:
    places = [(row(CLAIMS, text)["after_headline"], row(CLAIMS, text)["from_headline"]) for text in ("Quay", "Harb")]
    assert places == [(0, -1), (0.5, -1)]
    assert (row(CLAIMS, "Nobody")["after_headline"], row(CLAIMS, "Nobody")["from_headline"]) == (1, 1)


def test_share_of_a_block_that_a_claim_holds() -> None:
    assert row(CLAIMS, "Harb")["headline_share"] == 1
    assert row(CLAIMS, "Nobody")["headline_share"] == 0
    # "two boats had", "boats had come", "had come adrift" of the fifteen shingles of its words
    assert row(CLAIMS, FIRST[:12])["description_share"] == pytest.approx(3 / 15)


def test_without_a_claim_there_is_no_share() -> None:
    assert row(CLAIMS, FIRST[:12])["body_claim_share"] == -1


def test_line_of_two_words_counts_where_the_claim_holds_it_whole() -> None:
    page = CLAIMS.replace("Quay news", "After storm")
    assert row(page, "After")["headline_share"] == 1
    assert row(CLAIMS, "Quay")["headline_share"] == 0


NEWS = CLAIMS.replace(
    "<head>",
    '<head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
    '"headline": "Harbour closed after storm", "datePublished": "2025-03-11"}</script>',
)


@pytest.mark.parametrize(
    ("page", "kind"),
    [(NEWS, [1, 1, 1, 0]), (NEWS.replace("NewsArticle", "BlogPosting"), [0, 1, 1, 0]), (CLAIMS, [0, 0, 0, 0])],
)
def test_every_row_knows_what_the_page_says_it_is(page: str, kind: list[float]) -> None:
    assert [row(page, "Nobody")[name] for name in KIND] == kind
