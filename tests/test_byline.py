"""Names out of bylines and claims, and the choice between the two."""

from __future__ import annotations

import pytest

from article_extract.fields.byline import claimed_names, printed_names, read_authors
from article_extract.language import load_language
from article_extract.model import Block, Claim, Document, Frame, Label, Labels, Role, Span

ROOT = Frame(0, -1, "", (), 0, None, "", False)


@pytest.mark.parametrize(
    ("code", "line", "names"),
    [
        ("en", "By Ida Brandt", ["Ida Brandt"]),
        ("en", "By IDA BRANDT, TOM OKAFOR and MAY LIN-WEST", ["IDA BRANDT", "TOM OKAFOR", "MAY LIN-WEST"]),
        ("en", "By Ida Brandt and Tom Okafor, Staff Writers", ["Ida Brandt", "Tom Okafor"]),
        ("en", "Written by Ida Brandt | May 3, 2024", ["Ida Brandt"]),
        ("en", "Ida Brandt in Lisbon for The Evening Wire", ["Ida Brandt"]),
        ("en", "By Ida Brandt, Health Editor ida@paper.example @idab", ["Ida Brandt"]),
        ("en", "By Tom Okafor Jr. Updated 3:15 PM", ["Tom Okafor Jr."]),
        ("en", "By J. R. Okafor", ["J. R. Okafor"]),
        ("en", "By The Associated Press", ["The Associated Press"]),
        ("en", "By Evening Staff", ["Evening Staff"]),
        ("en", "Last Updated: May 3, 2024", []),
        ("en", "5 min read", []),
        ("de", "Von Jörg Müller und Änne Groß, dpa", ["Jörg Müller", "Änne Groß", "dpa"]),
        ("de", "Ein Kommentar von Änne Groß", ["Änne Groß"]),
        ("de", "Do 25.04.24 | 14:07 Uhr | Von Änne Groß-Lenz", ["Änne Groß-Lenz"]),
        ("de", "Abendblatt Redaktion", ["Abendblatt Redaktion"]),
        ("fr", "Par Jean-Luc de la Fontaine et Marie Petit (avec AFP)", ["Jean-Luc de la Fontaine", "Marie Petit"]),
        ("es", "Por María R. Soto y Juan del Río", ["María R. Soto", "Juan del Río"]),
        ("it", "di Luca Bianchi", ["Luca Bianchi"]),
        ("nl", "Door Jan van der Berg", ["Jan van der Berg"]),
        ("no", "Tekst: Kari Nordby", ["Kari Nordby"]),
        ("pl", "Autor: Piotr Zieliński", ["Piotr Zieliński"]),
        ("ru", "Текст: Анна Белова", ["Анна Белова"]),
        ("ja", "文・写真 佐藤 花子記者", ["佐藤 花子"]),
        ("ko", "김서연 기자", ["김서연"]),
    ],
)
def test_names_as_printed(code: str, line: str, names: list[str]) -> None:
    assert printed_names(line, load_language(code)) == names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ida Brandt, Tom Okafor and May Lin", ["Ida Brandt", "Tom Okafor", "May Lin"]),
        ("By Ida Brandt", ["Ida Brandt"]),
        ("ida brandt", ["ida brandt"]),
        ("Ida Brandt and Tom Okafor, Nairobi", ["Ida Brandt", "Tom Okafor"]),
        ("Ida Brandt, RD, PhD", ["Ida Brandt"]),
        ("Ida B", ["Ida B"]),
        ("https://paper.example/authors/ida", []),
        ("@paper", []),
        ("Evening Press", ["Evening Press"]),
    ],
)
def test_names_in_a_claim(value: str, names: list[str]) -> None:
    assert claimed_names(value, load_language("en")) == names


def _authors(
    lines: list[Block], claims: list[Claim], role: Role = Role.BYLINE
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    page = Document(tuple(lines), (ROOT,), tuple(claims), "en")
    return read_authors(page, Labels([Label(line.index, role, "") for line in lines]), load_language("en"))


def test_the_claim_wins_where_it_names_the_same_people() -> None:
    claims = [Claim("author", "Ida Brandt", "json-ld author")]
    assert _authors([Block(0, "By Ida Brandt")], claims) == (("Ida Brandt",), ("json-ld author",))


def test_the_byline_wins_where_the_claim_names_only_the_site() -> None:
    claims = [Claim("author", "Evening Paper", "json-ld author"), Claim("site", "Evening Paper", "meta og:site_name")]
    assert _authors([Block(0, "By Ida Brandt")], claims) == (("Ida Brandt",), ("block 0",))


def test_the_byline_wins_where_it_names_more_people() -> None:
    claims = [Claim("author", "Ida Brandt", "meta author")]
    assert _authors([Block(0, "By Ida Brandt and Tom Okafor")], claims)[0] == ("Ida Brandt", "Tom Okafor")


def test_the_byline_wins_over_a_user_name() -> None:
    assert _authors([Block(0, "By Ida Brandt")], [Claim("author", "ibrandt", "meta author")])[0] == ("Ida Brandt",)


def test_the_site_is_the_author_where_nothing_else_is_named() -> None:
    claims = [Claim("author", "Evening Paper", "json-ld author"), Claim("site", "Evening Paper", "meta og:site_name")]
    assert _authors([], claims)[0] == ("Evening Paper",)


def test_each_element_of_a_byline_holds_a_name_of_its_own() -> None:
    line = Block(0, "Ida BrandtTom Okafor", spans=(Span(0, 10, "class", "name"), Span(10, 20, "class", "name")))
    assert _authors([line], [])[0] == ("Ida Brandt", "Tom Okafor")


def test_a_line_about_the_author_names_no_other() -> None:
    lines = [Block(0, "Ida Brandt"), Block(1, "Los Altos")]
    assert _authors(lines, [Claim("author", "Ida Brandt", "json-ld author")])[0] == ("Ida Brandt",)


def test_a_date_line_with_a_name_is_a_byline_too() -> None:
    assert _authors([Block(0, "Ida Brandt | 3 May 2024")], [], Role.DATE_LINE)[0] == ("Ida Brandt",)


def test_a_link_called_contact_is_no_author() -> None:
    assert _authors([], [Claim("author", "Contact", "link author")]) == ((), ())
