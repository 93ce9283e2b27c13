"""Lines made of a bold label and the title of another article: read-also lines in any words."""

from __future__ import annotations

import pytest

from article_extract.language import load_language
from article_extract.model import Label, Labels, Role
from article_extract.reading import read
from article_extract.roles.read_also import ARROW_REASON, REASON, label_read_also

HREF = "https://quay.example/which-pier-to-fish-from"


def said(line: str) -> dict[str, tuple[Role, str]]:
    page = f"<html><body><main><p>The boats are back.</p>{line}<p>It rained again.</p></main></body></html>"
    document = read(page, url="https://quay.example/boats-are-back-from-sea", language="en")
    labels = Labels(Label(block.index, Role.PARAGRAPH, "given") for block in document.blocks)
    found = label_read_also(document, labels, load_language("en"))
    return {document.blocks[label.block].text: (label.role, label.reason) for label in found}


@pytest.mark.parametrize(
    "line",
    [
        f'<p><strong>Our guide:</strong> <a href="{HREF}">Which pier to fish from</a></p>',
        f'<ul><li><b>Fishing</b> – <a href="{HREF}">Which pier to fish from</a>.</li></ul>',
    ],
)
def test_label_and_title_lead_away(line: str) -> None:
    assert list(said(line).values()) == [(Role.RELATED, REASON)]


@pytest.mark.parametrize("arrow", [">>", "→", "»"])
def test_a_line_behind_an_arrow_leads_away(arrow: str) -> None:
    line = f'<p>{arrow} Looking for a place? <a href="{HREF}">Compare all the piers</a>.</p>'
    assert list(said(line).values()) == [(Role.RELATED, ARROW_REASON)]


@pytest.mark.parametrize(
    "line",
    [
        "<p>→ The boats are back, and that is all we know.</p>",
        f'<p>» <a href="{HREF}">The boats are all back</a> «, he said.</p>',
        f'<p>→ The boats are back, the harbour master said on Monday, as <a href="{HREF}">they were</a> in May.</p>',
    ],
)
def test_arrows_before_statements_and_quotations_stay(line: str) -> None:
    assert said(line) == {}


@pytest.mark.parametrize(
    "line",
    [
        f'<p><strong>Fishing</strong> is good, says <a href="{HREF}">the guide to all piers</a></p>',  # words between
        f'<p>Our guide: <a href="{HREF}">Which pier to fish from</a></p>',  # no label
        '<p><strong>Our guide:</strong> <a href="https://other.example/which-pier-to-use">Which pier to use</a></p>',
        f'<p><strong>Where:</strong> <a href="{HREF}">West pier</a></p>',  # no title
        f'<p><strong>Our guide:</strong> <a href="{HREF}">Which pier to fish from</a> is out now.</p>',
    ],
)
def test_prose_and_other_links_stay(line: str) -> None:
    assert said(line) == {}
