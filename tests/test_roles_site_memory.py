"""What many pages of a host repeat is not the article's; what two of them share, or what the article needs, stays."""

from __future__ import annotations

from article_extract import analyse
from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role, SiteMemory
from article_extract.roles.site_memory import label_repeated
from article_extract.typography import fingerprint

OWN = (
    "The harbour was closed on Monday after two boats had come adrift in the storm.",
    "Nobody was hurt, said the pilot who had been out on the water since dawn.",
    "The council wants to have the pier looked at before the ferries go again.",
    "Farmers on the other bank have been waiting for a bridge since their youth.",
)
NOTE = "This paper has been printed in the old mill by its own readers for ninety years."
CARD = "Three goats were seen on the roof of the library, and nobody knows how they got there."
ROOT = Frame(0, -1, "", (), 0, None, "", False)
Said = dict[int, tuple[Role, str]]


def said(lines: tuple[str, ...], seen: dict[str, int] | None, pages: int = 40, role: Role = Role.PARAGRAPH) -> Said:
    """What the pass says of lines taken for body, where `seen` lines stood on so many of the host's pages."""
    site = None
    if seen is not None:
        site = SiteMemory("news.example", pages, {fingerprint(line): count for line, count in seen.items()})
    blocks = tuple(Block(index, line) for index, line in enumerate(lines))
    labels = Labels(Label(block.index, role, "long text") for block in blocks)
    found = label_repeated(Document(blocks, (ROOT,), site=site), labels, load_language("en"))
    return {label.block: (label.role, label.reason) for label in found}


def test_what_stands_on_many_pages_is_the_sites_and_the_reason_says_on_how_many() -> None:
    assert said((*OWN, NOTE), {NOTE: 38}) == {4: (Role.OTHER, "stands on 38 of 40 pages of this host")}


def test_a_box_in_the_midst_of_the_article_is_found_too() -> None:
    assert set(said((*OWN[:2], NOTE, *OWN[2:]), {NOTE: 9})) == {2}


def test_a_paragraph_on_two_pages_stays_however_few_pages_there_are() -> None:
    assert said((*OWN[:2], NOTE, *OWN[2:]), {NOTE: 2}, pages=3) == {}
    assert said((*OWN, NOTE), {NOTE: 2}, pages=40) == {}
    assert set(said((*OWN, NOTE), {NOTE: 3}, pages=3)) == {4}, "three are not two"


def test_a_paragraph_on_few_of_many_pages_stays() -> None:
    assert said((*OWN, NOTE), {NOTE: 3}, pages=100) == {}


def test_without_knowledge_of_the_site_nothing_is_said() -> None:
    assert said((*OWN, NOTE), None) == {}
    assert said((*OWN, NOTE), {NOTE: 2}, pages=2) == {}


def test_without_knowledge_of_the_site_no_label_is_looked_at() -> None:
    class Untouched(Labels):
        def with_role(self, *roles: Role) -> list[int]:
            raise AssertionError(f"asked for {roles}")

    document = Document((Block(0, NOTE),), (ROOT,))
    assert list(label_repeated(document, Untouched(), load_language("en"))) == []


def test_a_short_line_between_paragraphs_of_the_article_is_its_own() -> None:
    assert said((*OWN[:2], "The background", *OWN[2:]), {"The background": 36}) == {}


def test_short_lines_go_with_the_furniture_beside_them() -> None:
    lines = (*OWN, "Read by many", CARD, "5 May", NOTE)
    assert set(said(lines, {"Read by many": 40, CARD: 6, "5 May": 4, NOTE: 30})) == {4, 5, 6, 7}


def test_a_short_line_at_the_end_needs_half_of_the_pages() -> None:
    assert set(said((*OWN, "Back to the mill"), {"Back to the mill": 20})) == {4}
    assert said((*OWN, "Back to the mill"), {"Back to the mill": 19}) == {}


def test_an_opening_that_other_pages_print_as_a_teaser_stays() -> None:
    assert said(OWN, {OWN[0]: 8}) == {}
    assert set(said((CARD, *OWN), {OWN[0]: 8, CARD: 8})) == {0}, "what stands before it goes"
    assert set(said((NOTE, *OWN), {NOTE: 20})) == {0}, "no teaser stands on half of the pages"


def test_copies_of_one_article_keep_everything() -> None:
    assert said(OWN, dict.fromkeys(OWN[:3], 5), pages=5) == {}


def test_what_is_no_body_is_left_as_it_is() -> None:
    assert said((*OWN, NOTE), {NOTE: 38}, role=Role.CAPTION) == {}


def test_the_evidence_reaches_the_article() -> None:
    page = f"<h1>Harbour closed</h1>{''.join(f'<p>{line}</p>' for line in (*OWN, NOTE))}"
    site = SiteMemory("news.example", 40, {fingerprint(NOTE): 38})
    assert NOTE in analyse(page).article.text
    helped = analyse(page, site=site)
    assert NOTE not in helped.article.text
    assert all(line in helped.article.text for line in OWN)
    assert "stands on 38 of 40 pages of this host" in [label.reason for label in helped.labels]
