"""Headline, dek and kicker read from their blocks, with the page's claims."""

from __future__ import annotations

import pytest

from article_extract.fields.headline import read_dek, read_headline, read_kicker
from article_extract.language import load_language
from article_extract.model import Block, Claim, Document, Frame, Label, Labels, Role, Span

ROOT = Frame(0, -1, "", (), 0, None, "", False)
ENGLISH = load_language("en")
TITLE = "Old bridge closed for a year"


def _page(text: str, *claims: Claim, spans: tuple[Span, ...] = (), first: int = 5) -> tuple[Document, Labels]:
    filler = tuple(Block(index, f"line {index}") for index in range(first))
    page = Document((*filler, Block(first, text, spans=spans)), (ROOT,), claims, "en")
    return page, Labels([Label(first, Role.HEADLINE, "")])


def test_the_printed_headline_is_taken_as_it_stands() -> None:
    page, labels = _page(TITLE, Claim("headline", "Bridge closed", "meta og:title"))
    assert read_headline(page, labels, ENGLISH) == (TITLE, ("block 5",))
    assert read_kicker(page, labels, ENGLISH).value is None


def test_the_claim_tells_headline_from_kicker_in_one_element() -> None:
    page, labels = _page(f"River: {TITLE}", Claim("headline", TITLE, "json-ld headline"))
    assert read_headline(page, labels, ENGLISH).value == TITLE
    assert read_kicker(page, labels, ENGLISH) == ("River", ("block 5",))


def test_a_break_parts_kicker_and_headline_where_the_claim_agrees() -> None:
    text = f"The river {TITLE}"
    page, labels = _page(text, Claim("headline", TITLE, "json-ld headline"), spans=(Span(10, 10, "break", ""),))
    assert (read_headline(page, labels, ENGLISH).value, read_kicker(page, labels, ENGLISH).value) == (
        TITLE,
        "The river",
    )


def test_the_whole_is_the_headline_where_the_page_claims_the_whole() -> None:
    page, labels = _page(f"River: {TITLE}", Claim("headline", f"River: {TITLE}", "json-ld headline"))
    assert read_headline(page, labels, ENGLISH).value == f"River: {TITLE}"
    assert read_kicker(page, labels, ENGLISH).value is None


def test_mark_up_parts_them_where_no_claim_does() -> None:
    page, labels = _page(f"River {TITLE}", spans=(Span(0, 5, "class", "article__kicker"),))
    assert (read_headline(page, labels, ENGLISH).value, read_kicker(page, labels, ENGLISH).value) == (TITLE, "River")


def test_the_heading_itself_marked_up_is_no_claim_apart() -> None:
    claims = Claim("headline", TITLE, "meta og:title"), Claim("headline", f"River : {TITLE}", "itemprop headline")
    page, labels = _page(f"River : {TITLE}", *claims)
    assert read_headline(page, labels, ENGLISH).value == TITLE
    assert read_kicker(page, labels, ENGLISH).value == "River"


def test_a_named_kicker_that_one_claim_leaves_out_is_one_although_another_has_it() -> None:
    claims = Claim("headline", TITLE, "json-ld headline"), Claim("headline", f"Update {TITLE}", "meta og:title")
    page, labels = _page(f"Update {TITLE}", *claims, spans=(Span(0, 6, "class", "label label--blue"),))
    assert read_headline(page, labels, ENGLISH).value == TITLE


def test_a_claim_parts_a_kicker_that_nothing_else_sets_apart_but_no_article_of_the_language() -> None:
    claim = Claim("headline", TITLE, "meta og:title")
    page, labels = _page(f"Roads in winter {TITLE}", claim)
    assert read_headline(page, labels, ENGLISH).value == TITLE
    assert read_kicker(page, labels, ENGLISH).value == "Roads in winter"
    page, labels = _page(f"The {TITLE}", claim)
    assert read_headline(page, labels, ENGLISH).value == f"The {TITLE}"


def test_a_second_line_behind_the_claimed_headline_is_its_dek_and_a_date_is_none() -> None:
    second = "Repairs to the deck cost more than a new one"
    edge = (Span(len(TITLE), len(TITLE), "break", ""),)
    page, labels = _page(f"{TITLE} {second}", Claim("headline", TITLE, "meta og:title"), spans=edge)
    assert read_headline(page, labels, ENGLISH).value == TITLE
    assert read_dek(page, labels, ENGLISH) == (second, ("block 5",))
    page, labels = _page(f"{TITLE} 3 May 2024 • Roads, Rivers", Claim("headline", TITLE, "meta og:title"), spans=edge)
    assert read_headline(page, labels, ENGLISH).value == TITLE
    assert read_dek(page, labels, ENGLISH).value is None


def test_a_colon_alone_parts_nothing() -> None:
    page, labels = _page(f"River: {TITLE}")
    assert read_headline(page, labels, ENGLISH).value == f"River: {TITLE}"


def test_the_sites_name_is_cut_off() -> None:
    page, labels = _page(f"{TITLE} | Evening Paper", Claim("site", "Evening Paper", "meta og:site_name"))
    assert read_headline(page, labels, ENGLISH).value == TITLE


def test_a_dash_inside_the_headline_stays() -> None:
    page, labels = _page("Fire in the mill – thick smoke")
    assert read_headline(page, labels, ENGLISH).value == "Fire in the mill – thick smoke"


@pytest.mark.parametrize(
    ("line", "behind", "expected"),
    [
        ("Fire in the mill – thick smoke", Role.PARAGRAPH, "Fire in the mill – thick smoke"),
        ("Fire in the mill – thick smoke", Role.BYLINE, "Fire in the mill – thick smoke"),
        ("Fire in the mill | Mill Post", Role.DEK, "Fire in the mill"),
        ("Fire in the mill - Mill Post", Role.NAVIGATION, "Fire in the mill"),
    ],
)
def test_a_dash_in_the_first_line_parts_no_site_where_the_article_follows_at_once(
    line: str, behind: Role, expected: str
) -> None:
    page = Document((Block(0, line), Block(1, "line 1")), (ROOT,), (), "en")
    labels = Labels([Label(0, Role.HEADLINE, ""), Label(1, behind, "")])
    assert read_headline(page, labels, ENGLISH).value == expected


def test_a_byline_set_in_the_same_line_is_cut_where_the_title_line_tells() -> None:
    blocks = (Block(0, f"{TITLE} | Paper"), Block(1, f"{TITLE} by Ida Brandt"))
    page = Document(blocks, (ROOT,), (), "en")
    assert read_headline(page, Labels([Label(1, Role.HEADLINE, "")]), ENGLISH).value == TITLE


@pytest.mark.parametrize(
    ("place", "form", "line", "expected"),
    [
        (0, f"{TITLE} | The Valley Post", f"{TITLE} Paul Sawers", TITLE),
        (0, TITLE, f"{TITLE}, killing trade on both banks", f"{TITLE}, killing trade on both banks"),
        (0, TITLE, f"{TITLE} – shops fear for trade", f"{TITLE} – shops fear for trade"),
        (3, "Best portable radios", "Best portable radios for 2026", "Best portable radios for 2026"),
        (3, TITLE, f"{TITLE} May 3, 2024", TITLE),
    ],
)
def test_what_stands_behind_a_known_form_is_cut_where_it_is_no_part_of_the_headline(
    place: int, form: str, line: str, expected: str
) -> None:
    page, labels = _page(line)
    blocks = tuple(Block(block.index, form) if block.index == place else block for block in page.blocks)
    page = Document(blocks, (ROOT,), (), "en")
    assert read_headline(page, labels, ENGLISH).value == expected


def test_a_headline_goes_on_behind_its_colon_where_the_roles_say_so() -> None:
    blocks = (Block(0, "Theatre by the lake:"), Block(1, "Washed with all waters"))
    page = Document(blocks, (ROOT,), (), "en")
    both = Labels([Label(0, Role.HEADLINE, ""), Label(1, Role.HEADLINE, "")])
    assert read_headline(page, both, ENGLISH) == ("Theatre by the lake: Washed with all waters", ("block 0", "block 1"))
    alone = Labels([Label(0, Role.HEADLINE, "")])
    assert read_headline(page, alone, ENGLISH).value == "Theatre by the lake:"


def test_claims_stand_in_where_nothing_is_printed() -> None:
    claims = (Claim("site", "Evening Paper", "meta og:site_name"), Claim("title", f"{TITLE} - Evening Paper", "title"))
    page = Document((Block(0, "Menu"),), (ROOT,), claims, "en")
    assert read_headline(page, Labels(), ENGLISH) == (TITLE, ("title",))


def test_a_claim_that_only_names_the_site_is_no_headline() -> None:
    claims = (Claim("headline", "Evening Paper", "meta og:title"), Claim("site", "Evening Paper", "meta og:site_name"))
    page = Document((Block(0, "Menu"),), (ROOT,), claims, "en")
    assert read_headline(page, Labels(), ENGLISH) == (None, ())


def test_several_dek_blocks_are_joined_by_a_space() -> None:
    page = Document((Block(0, "Divers saw it."), Block(1, "Repairs take long.")), (ROOT,), (), "en")
    labels = Labels([Label(0, Role.DEK, ""), Label(1, Role.DEK, "")])
    assert read_dek(page, labels, ENGLISH) == ("Divers saw it. Repairs take long.", ("block 0", "block 1"))
    assert read_dek(page, Labels(), ENGLISH) == (None, ())


def test_a_dek_in_one_line_with_the_headline_begins_behind_it() -> None:
    dek = "Divers saw it. Repairs take long."
    blocks = (Block(0, TITLE), Block(1, f"The river {TITLE} {dek}"))
    labels = Labels([Label(0, Role.HEADLINE, ""), Label(1, Role.DEK, "")])
    page = Document(blocks, (ROOT,), (), "en")
    assert read_dek(page, labels, ENGLISH, TITLE).value == dek
    assert read_dek(page, labels, ENGLISH, "Another headline of this page").value == blocks[1].text
    says_it = Document((blocks[0], Block(1, f"{TITLE}, say divers.")), (ROOT,), (), "en")
    assert read_dek(says_it, labels, ENGLISH, TITLE).value == f"{TITLE}, say divers."


def test_a_word_that_mark_up_sets_before_the_dek_is_cut_where_the_page_describes_itself_without_it() -> None:
    block = Block(0, "TrafficDivers saw it.", spans=(Span(0, 7, "class", "keyword"),))
    labels = Labels([Label(0, Role.DEK, "")])
    said = Document((block,), (ROOT,), (Claim("description", "Divers saw it.", "meta description"),), "en")
    assert read_dek(said, labels, ENGLISH).value == "Divers saw it."
    assert read_dek(Document((block,), (ROOT,), (), "en"), labels, ENGLISH).value == block.text


def test_a_kicker_of_its_own_comes_without_its_colon() -> None:
    page = Document((Block(0, "The river:"), Block(1, TITLE)), (ROOT,), (), "en")
    labels = Labels([Label(0, Role.KICKER, ""), Label(1, Role.HEADLINE, "")])
    assert read_kicker(page, labels, ENGLISH) == ("The river", ("block 0",))


def test_a_claim_that_another_one_gives_without_its_end_is_read_without_it() -> None:
    claims = (Claim("headline", f"{TITLE}-Politics", "meta og:title"), Claim("headline", TITLE, "meta headline"))
    page = Document((), (ROOT,), claims, "en")
    assert read_headline(page, Labels(), ENGLISH) == (TITLE, ("meta headline",))
    longer = (Claim("headline", f"{TITLE}: what now", "meta og:title"), Claim("headline", TITLE, "meta headline"))
    assert read_headline(Document((), (ROOT,), longer, "en"), Labels(), ENGLISH).value == f"{TITLE}: what now"


def test_a_path_of_sections_in_the_same_line_is_cut_where_the_headline_stands_alone_beside_it() -> None:
    page, labels = _page(f"You are here: Home » Local » {TITLE}")
    assert read_headline(page, labels, ENGLISH).value == f"You are here: Home » Local » {TITLE}"
    beside = Document((*page.blocks, Block(6, TITLE)), (ROOT,), (), "en")
    assert read_headline(beside, labels, ENGLISH).value == TITLE


def test_a_kicker_before_a_colon_is_cut_in_raw_text_where_the_headline_stands_alone_beside_it() -> None:
    page, labels = _page(f"The river :{TITLE}")
    assert read_headline(page, labels, ENGLISH).value == f"The river :{TITLE}"
    beside = Document((*page.blocks, Block(6, TITLE)), (ROOT,), (), "en")
    assert read_headline(beside, labels, ENGLISH).value == TITLE
    tag = Document((*_page("Closed for a year: Bridges")[0].blocks, Block(6, "Bridges")), (ROOT,), (), "en")
    assert read_headline(tag, labels, ENGLISH).value == "Closed for a year: Bridges"
    claimed = Document(beside.blocks, (ROOT,), (Claim("headline", f"The river: {TITLE}", "meta og:title"),), "en")
    assert read_headline(claimed, labels, ENGLISH).value == f"The river :{TITLE}"


def test_a_headline_given_twice_in_one_line_is_read_once() -> None:
    assert read_headline(*_page(f"{TITLE} {TITLE}"), ENGLISH).value == TITLE
    with_dek = f"The river: {TITLE} The river – {TITLE} Divers saw the crack on Monday."
    assert read_headline(*_page(with_dek), ENGLISH).value == f"The river: {TITLE}"
    with_kicker = f"{TITLE} Trouble at the river: {TITLE}"
    assert read_headline(*_page(with_kicker), ENGLISH).value == TITLE
    assert read_headline(*_page("New York, New York"), ENGLISH).value == "New York, New York"


def test_an_entry_of_a_counted_path_comes_without_its_number() -> None:
    page = Document((Block(0, "3. Bridges", "list_item"), Block(1, f"4. {TITLE}", "list_item")), (ROOT,), (), "en")
    labels = Labels([Label(1, Role.HEADLINE, "")])
    assert read_headline(page, labels, ENGLISH).value == TITLE
    alone = Document((Block(0, f"4. {TITLE}"),), (ROOT,), (), "en")
    assert read_headline(alone, Labels([Label(0, Role.HEADLINE, "")]), ENGLISH).value == f"4. {TITLE}"
