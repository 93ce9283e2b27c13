"""Addresses in their parts, and what is none."""

from __future__ import annotations

import pytest

from article_extract import extract
from article_extract.fields.addresses import address_parts, is_author_page, joined, site_of

BROKEN = "http://[broken/author/x"


def test_what_is_no_address_has_no_parts() -> None:
    assert address_parts("https://paper.example/a").hostname == "paper.example"
    assert address_parts(BROKEN).path == address_parts(None).path == ""


def test_an_address_is_made_absolute_where_it_can_be() -> None:
    assert joined("https://paper.example/a/b", "../c") == "https://paper.example/c"
    assert joined("https://paper.example/a/b", BROKEN) == BROKEN


@pytest.mark.parametrize(
    ("address", "author"),
    [("https://paper.example/authors/ida", True), ("https://paper.example/authority", False), (BROKEN, False)],
)
def test_pages_of_authors_are_told_by_their_path(address: str, author: bool) -> None:
    assert is_author_page(address) is author


def test_the_site_of_an_address() -> None:
    assert site_of("https://www.paper.example/a") == site_of("https://blog.paper.example") == "paper.example"
    assert site_of("/a") == site_of(None) == ""


@pytest.mark.parametrize("head", ["", f'<link rel="canonical" href="{BROKEN}">'])
def test_a_broken_address_costs_no_page(head: str) -> None:
    story = "<p>The old bridge was closed on Monday, after engineers had found a crack in one of its arches.</p>" * 6
    links = f'<p><a href="{BROKEN}">Ida Brandt</a></p><p>May 3, 2024 <a href="{BROKEN}">Living Well</a></p>'
    article = extract(f"<html><head>{head}</head><body><h1>Old bridge closed</h1>{links}{story}", url=BROKEN)
    assert article.headline == "Old bridge closed"
