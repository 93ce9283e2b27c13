"""Site, address, section, tags, language and notes."""

from __future__ import annotations

import pytest

from article_extract.fields.facts import read_language, read_notes, read_section, read_site, read_tags, read_url
from article_extract.model import Block, Claim, Document, Frame, Label, Labels, Role

ROOT = Frame(0, -1, "", (), 0, None, "", False)


def _page(*claims: Claim, url: str | None = None, language: str = "en") -> Document:
    return Document((Block(0, "Correction: the river is the Elbe."),), (ROOT,), claims, language, url)


def test_an_address_is_no_sites_name() -> None:
    claims = (
        Claim("site", "https://paper.example", "meta application-name"),
        Claim("site", "Evening Paper", "json-ld publisher"),
    )
    assert read_site(_page(*claims)) == ("Evening Paper", ("json-ld publisher",))
    assert read_site(_page()) == (None, ())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © 2001-2009", None),
        ("(C) 2020 by Evening Paper", "Evening Paper"),
        ("© Evening Paper", "Evening Paper"),
        ("1954 Magazine", "1954 Magazine"),
        ("河口网版权所有", "河口网"),
    ],
)
def test_the_owner_of_the_copyright_is_named_without_its_marks(line: str, name: str | None) -> None:
    assert read_site(_page(Claim("site", line, "meta copyright"))).value == name


def test_the_title_of_the_page_is_no_sites_name() -> None:
    title = "Old bridge over the river closed"
    claims = [Claim("headline", title, "meta og:title"), Claim("site", title, "meta og:site_name")]
    assert read_site(_page(*claims)).value is None
    claims.append(Claim("site", "Evening Paper", "json-ld publisher"))
    assert read_site(_page(*claims)).value == "Evening Paper"


def test_the_canonical_address_is_made_absolute() -> None:
    page = _page(Claim("url", "/a/bridge", "link canonical"), url="https://paper.example/a/bridge?ref=x")
    assert read_url(page) == ("https://paper.example/a/bridge", ("link canonical",))


def test_a_canonical_link_to_the_front_page_is_a_mistake() -> None:
    page = _page(Claim("url", "https://paper.example/", "link canonical"), url="https://paper.example/a/bridge")
    assert read_url(page) == ("https://paper.example/a/bridge", ("input",))


def test_a_breadcrumb_that_ends_with_the_headline_gives_the_section_before_it() -> None:
    claims = (
        Claim("headline", "Bridge shut", "json-ld headline"),
        Claim("section", "Bridge shut", "json-ld breadcrumb"),
        Claim("section", "Local", "json-ld breadcrumb"),
    )
    assert read_section(_page(*claims)).value == "Local"


def test_the_step_of_a_path_that_names_the_page_is_no_section() -> None:
    own = "Old bridge closed for long"
    claims = Claim("title", f"{own} | Evening Paper", "title"), Claim("section", own, "json-ld breadcrumb")
    assert read_section(_page(*claims, Claim("section", "Roads", "json-ld breadcrumb"))).value == "Roads"


def test_tags_come_once() -> None:
    claims = (
        Claim("tags", "Bridges", "meta keywords"),
        Claim("tags", "#bridges", "json-ld keywords"),
        Claim("tags", "River", "json-ld keywords"),
    )
    assert read_tags(_page(*claims)) == (("Bridges", "River"), ("meta keywords", "json-ld keywords"))


@pytest.mark.parametrize(
    ("code", "tag"),
    [("en", "en"), ("en_us", "en-US"), ("DE-at", "de-AT"), ("zh-hans-cn", "zh-Hans-CN"), ("und", None), ("", None)],
)
def test_the_language_is_a_tag(code: str, tag: str | None) -> None:
    assert read_language(_page(language=code)).value == tag


def test_notes_are_printed_as_they_stand() -> None:
    assert read_notes(_page(), Labels([Label(0, Role.NOTE, "")])) == (
        ("Correction: the river is the Elbe.",),
        ("block 0",),
    )
    assert read_notes(_page(), Labels()) == ((), ())
