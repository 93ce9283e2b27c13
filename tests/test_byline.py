"""Who wrote the article: claims, bylines and names found elsewhere, and the choice between them."""

from __future__ import annotations

from article_extract.fields.byline import read_authors
from article_extract.language import load_language
from article_extract.model import Block, Claim, Document, Frame, Label, Labels, Role, Span

ROOT = Frame(0, -1, "", (), 0, None, "", False)


def _authors(
    lines: list[Block], claims: list[Claim], role: Role = Role.BYLINE, code: str = "en"
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    page = Document(tuple(lines), (ROOT,), tuple(claims), code)
    return read_authors(page, Labels([Label(line.index, role, "") for line in lines]), load_language(code))


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


def test_what_an_element_for_the_authors_name_holds_is_one_whatever_its_shape() -> None:
    marked = Span(15, 24, "rel", "author")
    line = Block(0, "Posted 3 May | roadkeeper", spans=(marked._replace(end=25),))
    assert _authors([line], [], Role.DATE_LINE)[0] == ("roadkeeper",)
    line = Block(0, "3 May 2024 the web team", spans=(Span(11, 23, "class", "author-name"),))
    assert _authors([line], [], Role.DATE_LINE)[0] == ("the web team",)
    line = Block(0, "Posted on 3 May 2024", spans=(Span(0, 9, "class", "meta-prep meta-prep-author"),))
    assert _authors([line], [], Role.DATE_LINE)[0] == ()


def test_what_an_article_is_filed_under_and_buttons_beside_a_linked_author_are_none() -> None:
    text = "By Ida Brandt in Old Bridges"
    line = Block(0, text, spans=(Span(17, len(text), "rel", "category tag"),))
    assert _authors([line], [])[0] == ("Ida Brandt",)
    text = "By Ida Brandt Read In Print"
    links = ((3, 13, "https://paper.example/author/ida"), (14, len(text), "https://paper.example/print"))
    assert _authors([Block(0, text, links=links)], [])[0] == ("Ida Brandt",)


def test_authors_that_are_filed_as_tags_are_authors() -> None:
    text = "By Ida Brandt"
    link = ((3, 13, "https://paper.example/author/ida"),)
    assert _authors([Block(0, text, links=link, spans=(Span(3, 13, "rel", "tag"),))], [])[0] == ("Ida Brandt",)


def test_the_byline_wins_over_a_claimed_organisation() -> None:
    claims = [Claim("author", "Harbour Foundation Inc.", "meta author")]
    assert _authors([Block(0, "By Ida Brandt")], claims)[0] == ("Ida Brandt",)
    assert _authors([Block(0, "By Ida")], claims)[0] == ("Ida",)
    assert _authors([Block(0, "By Staff")], claims)[0] == ("Harbour Foundation Inc.",)


def test_a_site_may_be_called_like_the_person_who_writes_it() -> None:
    claims = [Claim("author", "Ida Brandt", "json-ld author"), Claim("site", "Ida Brandt", "meta og:site_name")]
    assert _authors([Block(0, "By Tom")], claims)[0] == ("Ida Brandt",)


def test_a_link_called_contact_is_no_author() -> None:
    assert _authors([], [Claim("author", "Contact", "link author")]) == ((), ())


def test_the_byline_wins_over_marked_up_teasers() -> None:
    claims = [Claim("author", name, "rel author") for name in ("Ida Brandt", "Tom Okafor", "May Lin")]
    assert _authors([Block(0, "By Ida Brandt")], claims) == (("Ida Brandt",), ("block 0",))


def test_the_byline_gives_the_full_name_of_a_claimed_first_name() -> None:
    assert _authors([Block(0, "By Ida Brandt")], [Claim("author", "Ida", "meta author")])[0] == ("Ida Brandt",)


def test_a_person_is_claimed_before_a_user_name_or_an_outlet() -> None:
    claims = [Claim("author", "paper.example", "json-ld author"), Claim("author", "Ida Brandt", "meta author")]
    assert _authors([], claims) == (("Ida Brandt",), ("meta author",))
    claims[0] = Claim("author", "Evening Paper", "json-ld author organization")
    assert _authors([], claims) == (("Ida Brandt",), ("meta author",))


def test_a_user_name_is_better_than_nobody() -> None:
    assert _authors([], [Claim("author", "ida.m.brandt", "meta author")])[0] == ("ida.m.brandt",)


def test_bylines_of_teasers_far_from_the_headline_are_not_the_articles() -> None:
    lines = [Block(0, "Old bridge closed"), Block(1, "By Ida Brandt"), *(Block(n, "") for n in range(2, 40))]
    page = Document((*lines, Block(40, "By Tom Okafor")), (ROOT,), (), "en")
    labels = Labels([Label(0, Role.HEADLINE, ""), Label(1, Role.BYLINE, ""), Label(40, Role.BYLINE, "")])
    assert read_authors(page, labels, load_language("en"))[0] == ("Ida Brandt",)


def test_a_byline_among_the_paragraphs_is_of_another_article() -> None:
    texts = ("Old bridge closed", "By Ida Brandt", "The bridge was closed on Monday. " * 5, "By Tom Okafor")
    roles = (Role.HEADLINE, Role.BYLINE, Role.PARAGRAPH, Role.BYLINE)
    blocks = tuple(Block(index, text) for index, text in enumerate(texts))
    labels = Labels([Label(index, role, "") for index, role in enumerate(roles)])
    page = Document(blocks, (ROOT,), (), "en")
    assert read_authors(page, labels, load_language("en"))[0] == ("Ida Brandt",)
    alone = Labels([label for label in labels if label.block != 1])
    assert read_authors(page, alone, load_language("en"))[0] == ("Tom Okafor",)


def test_a_calling_in_a_line_below_the_name_is_no_author() -> None:
    assert _authors([Block(0, "Ida Brandt"), Block(1, "Garden Content Writer")], [])[0] == ("Ida Brandt",)


def test_a_section_linked_behind_the_date_is_no_author() -> None:
    def line(address: str) -> Block:
        return Block(0, "May 3, 2024 Living Healthy", links=((12, 26, f"https://paper.example/{address}"),))

    assert _authors([line("category/living-healthy")], [], Role.DATE_LINE)[0] == ()
    assert _authors([line("authors/living-healthy")], [], Role.DATE_LINE)[0] == ("Living Healthy",)


def test_a_section_of_the_menu_before_the_date_is_no_author() -> None:
    def authors(address: str) -> tuple[str, ...]:
        menu = Block(0, "North Coast", "list_item", links=((0, 11, f"https://paper.example/{address}"),), linked=11)
        page = Document((menu, Block(1, "North Coast 9:31, 20 August 2024")), (ROOT,), (), "en")
        return read_authors(page, Labels([Label(1, Role.DATE_LINE, "")]), load_language("en"))[0]

    assert authors("north-coast") == ()
    assert authors("authors/north-coast") == ("North Coast",)


def test_a_claim_that_stands_alone_gives_way_to_two_that_agree() -> None:
    claims = [
        Claim("author", "May Lin", "meta author"),
        Claim("author", "Ida Brandt", "rel author"),
        Claim("author", "Ida Brandt", "json-ld webpage author"),
    ]
    assert _authors([], claims) == (("Ida Brandt",), ("rel author",))
    assert _authors([], claims[:2]) == (("May Lin",), ("meta author",))


def test_single_words_beside_full_names_are_sections() -> None:
    assert _authors([Block(0, "Ida Brandt"), Block(1, "Culture")], [])[0] == ("Ida Brandt",)


def test_persons_beside_a_line_that_names_the_outlet_are_kept() -> None:
    claims = [Claim("author", "Evening Paper", "json-ld author"), Claim("site", "Evening Paper", "meta og:site_name")]
    lines = [Block(0, "by Evening Paper"), Block(1, "Ida Brandt / Tom Okafor"), Block(2, "Evening Digital")]
    assert _authors(lines, claims)[0] == ("Evening Paper", "Ida Brandt", "Tom Okafor")


def test_a_link_to_an_authors_page_beside_one_that_mark_up_calls_the_author_is_an_author_too() -> None:
    text = "by Nora Lind and Peter van Dalen"
    line = Block(
        0,
        text,
        links=((3, 12, "https://paper.example/author/nl"), (17, 32, "https://paper.example/author/pd")),
        spans=(Span(3, 12, "class", "author vcard"),),
    )
    assert _authors([line], [])[0] == ("Nora Lind", "Peter van Dalen")


def test_where_a_text_was_taken_from_gives_way_to_who_wrote_it() -> None:
    lines = [Block(0, "来源：河口网"), Block(1, "河口晚报记者 林晓舟")]
    assert _authors(lines, [], code="zh") == (("林晓舟",), ("block 1",))
    assert _authors(lines[:1], [], code="zh") == (("河口网",), ("block 0",))


def test_a_chinese_byline_wins_over_a_claimed_outlet() -> None:
    claims = [Claim("author", "河口时报网", "meta author")]
    assert _authors([Block(0, "作者：林晓舟")], claims, code="zh")[0] == ("林晓舟",)
    assert _authors([Block(0, "来源：河口日报")], claims, code="zh")[0] == ("河口时报网",)


def test_a_linked_outlet_behind_a_chinese_date_is_where_the_text_was_taken_from() -> None:
    def line(name: str) -> Block:
        text = f"2024-05-03 12:11 {name}"
        return Block(0, text, links=((17, len(text), "https://quay.example/"),))

    assert _authors([line("河口时报网")], [], Role.DATE_LINE, "zh")[0] == ("河口时报网",)
    assert _authors([line("社会万象")], [], Role.DATE_LINE, "zh")[0] == ()


def test_a_korean_columnists_subject_is_no_part_of_the_name() -> None:
    assert _authors([], [Claim("author", "김하나 나무 칼럼니스트", "meta author")], code="ko")[0] == ("김하나",)


def test_marks_of_one_author_box_are_no_two_that_agree_against_the_pages_data() -> None:
    claims = [
        Claim("author", "Ida Brandt", "json-ld author"),
        Claim("author", "Tom Okafor", "itemprop author"),
        Claim("author", "Tom Okafor", "rel author"),
    ]
    assert _authors([], claims) == (("Ida Brandt",), ("json-ld author",))


def test_single_words_behind_a_claimed_outlet_are_where_it_is() -> None:
    site = Claim("site", "quaynews.example", "meta og:site_name")
    placed = Claim("author", "quaynews.example, Bergen, Norway", "meta author")
    signed = Claim("author", "quaynews.example, Ida Brandt", "meta author")
    assert _authors([], [placed, site]) == (("quaynews.example",), ("meta author",))
    assert "Ida Brandt" in _authors([], [signed, site])[0]
