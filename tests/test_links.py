"""Where addresses lead, seen from a site, and how much of a block leads there."""

from __future__ import annotations

import pytest

from article_extract.model import Block, Claim, Document
from article_extract.roles.links import NAMES, kind_of, leads, own_site, site_of


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.quay.example/a", "quay.example"),
        ("https://news.quay.example/a", "quay.example"),
        ("https://www.quay.co.uk/a", "quay.co.uk"),
        ("https://sport.quay.co.uk/a", "quay.co.uk"),
        ("/a/b", ""),
        ("http://[broken", ""),
        (None, ""),
    ],
)
def test_site_of_an_address(address: str | None, site: str) -> None:
    assert site_of(address) == site


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://quay.example/news/old-bridge-shut-for-repairs", "to_article"),
        ("https://m.quay.example/news/204918823", "to_article"),
        ("https://quay.example/news/2024/05/bridge", "to_article"),
        ("https://quay.example/2024/05/bridge", "to_article"),
        ("https://quay.example/12024/05/bridge", "to_article"),
        ("https://quay.example/a2024/05/bridge", "to_inside"),
        ("/news/old-bridge-shut-for-repairs?from=home", "to_article"),
        ("https://quay.example/news", "to_inside"),
        ("/people", "to_inside"),
        ("https://port.example/news/old-bridge-shut-for-repairs", "to_outside"),
        ("#top", "to_fragment"),
        ("javascript:void(0)", "to_fragment"),
        ("https://chat.example/share?u=1", "to_service"),
        ("mailto:desk@quay.example", "to_service"),
        ("https://quay.example/newsletter/daily-news-from-the-quay", "to_service"),
    ],
)
def test_kind_of_an_address(address: str, kind: str) -> None:
    assert NAMES[kind_of(address, "quay.example")] == kind


def test_page_without_an_address_takes_full_addresses_for_other_sites() -> None:
    assert NAMES[kind_of("https://quay.example/old-bridge-shut-for-repairs", "")] == "to_outside"


def test_own_site_is_the_given_address_else_the_claimed_one() -> None:
    claims = (Claim("url", "https://claimed.example/a", "link canonical"),)
    assert own_site(Document((), (), claims, url="https://www.given.example/a")) == "given.example"
    assert own_site(Document((), (), claims)) == "claimed.example"
    assert own_site(Document((), ())) == ""


def test_block_shares_its_characters_among_what_its_links_lead_to() -> None:
    block = Block(0, "Bridge shut, says port", links=((0, 11, "/news/old-bridge-shut-now"), (18, 22, "#port")))
    shares = dict(zip(NAMES, leads(block, None, "quay.example"), strict=True))
    assert shares["to_article"] == pytest.approx(11 / 23)
    assert shares["to_fragment"] == pytest.approx(4 / 23)
    assert shares["to_outside"] == 0


def test_block_in_a_link_leads_there_as_a_whole() -> None:
    block = Block(0, "Bridge shut")
    assert leads(block, "/news/old-bridge-shut-now", "quay.example") == [1.0, 0.0, 0.0, 0.0, 0.0]
    assert leads(block, None, "quay.example") == [0.0] * len(NAMES)
