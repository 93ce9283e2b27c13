"""The head's pass: which blocks are headline, dek, kicker, byline and date line, and why."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from article_extract.language import load_language
from article_extract.model import Block, Claim, Document, Frame, Label, Labels, Role, Span
from article_extract.roles.head import label_head
from article_extract.roles.headline import plain_address

ROOT = Frame(0, -1, "", (), 0, None, "", False)
TITLE = "Old bridge closed for a year after divers find a crack"
DEK = "Engineers found the second pier cracked, and nobody in the town knows who will pay for repairs"
FIRST = "The town shut the old bridge on Monday after divers found a crack in its second pier, the mayor said."
MORE = "Engineers will need at least a year to repair the pier, and nobody knows yet who is going to pay for it all."
LAST = "Shops on the far side of the river fear for their trade, and the school has put on a second bus for pupils."


class _Page:
    """A page made element by element, with the frames that hold them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.frames: list[Frame] = [ROOT]

    def frame(self, tag: str, names: str = "", parent: int = 0) -> int:
        index = len(self.frames)
        words = tuple(names.split())
        self.frames.append(
            Frame(index, parent, tag, words, self.frames[parent].depth + 1, None, f"{tag}.{names}", False)
        )
        return index

    def add(self, text: str, tag: str, names: str = "", parent: int = 0, **rest: object) -> int:
        kinds = {"p": "paragraph", "figcaption": "caption"}
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
        kind = "heading" if level else kinds.get(tag, "text")
        at = self.frame(tag, names, parent)
        index = len(self.blocks)
        self.blocks.append(Block(index, text, kind, level, at, **rest))  # type: ignore[arg-type]
        return index

    def labels(self, *claims: Claim, body: Iterable[int], url: str | None = None, said: Iterable[Label] = ()) -> Labels:
        document = Document(tuple(self.blocks), tuple(self.frames), claims, "en", url)
        labels = Labels([*said, *(Label(index, Role.PARAGRAPH, "body", 0.9) for index in body)])
        return labels.extended(label_head(document, labels, load_language("en")))


def _body(page: _Page, parent: int) -> list[int]:
    return [page.add(text, "p", parent=parent) for text in (FIRST, MORE, LAST)]


def test_the_heading_that_the_page_claims_is_the_headline() -> None:
    page = _Page()
    menu = page.add("Local news", "h2", "menu title")
    title = page.add(TITLE, "h1", "entry title")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert labels.role(title) is Role.HEADLINE
    assert labels.last(title).reason == "100% of the claimed headline, h1, named a headline"
    assert labels.role(menu) is not Role.HEADLINE


@pytest.mark.parametrize(("tag", "text"), [("h1", "Bridges"), ("h2", TITLE), ("h4", TITLE)])
def test_any_heading_over_the_body_is_the_headline_where_the_page_claims_none(tag: str, text: str) -> None:
    page = _Page()
    page.add("Rowing since 1921", "h1", "site menu")
    title = page.add(text, tag)
    part = page.add("Background", "h5")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("title", "Quay Rowing Club", "title"), body=body)
    reason = "right above the body of a page that claims no headline"
    assert labels.last(title) == Label(title, Role.HEADLINE, reason, 0.6)
    assert labels.role(part) is not Role.HEADLINE
    claimed = page.labels(Claim("headline", "Harbour notes of May", "meta og:title"), body=body)
    assert Role.HEADLINE not in (claimed.role(title), claimed.role(part))


@pytest.mark.parametrize(
    ("tag", "text"), [("h2", "Background"), ("h3", "1. The old bridge"), ("h5", "By Ida Brandt"), ("p", TITLE)]
)
def test_parts_and_bylines_over_the_body_are_no_headline(tag: str, text: str) -> None:
    page = _Page()
    line = page.add(text, tag)
    body = _body(page, page.frame("div", "content"))
    assert page.labels(Claim("title", "Quay Rowing Club", "title"), body=body).role(line) is not Role.HEADLINE


def test_a_line_named_the_headline_inside_stands_for_a_heading() -> None:
    page = _Page()
    spans = (Span(0, len(TITLE), "class", "headline entry-title"),)
    title = page.add(TITLE, "p", spans=spans)
    page.add("By Ida Brandt", "div")
    body = _body(page, page.frame("div", "content"))
    assert page.labels(Claim("title", "Quay News", "title"), body=body).role(title) is Role.HEADLINE
    page.blocks[title] = page.blocks[title]._replace(spans=(spans[0]._replace(end=8),))
    assert page.labels(Claim("title", "Quay News", "title"), body=body).role(title) is not Role.HEADLINE


def test_the_headline_again_at_the_article_is_no_dek() -> None:
    page = _Page()
    title = page.add(f"{TITLE} Quay News", "h1")
    for section in ("Town", "River", "Roads", "Weather", "Letters", "Sport", "Archive"):
        page.add(section, "span")
    again = page.add(TITLE, "h3", parent=page.frame("header"))
    page.add("By Ida Brandt", "div")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert labels.role(title) is Role.HEADLINE
    assert labels.role(again) is not Role.DEK


def test_a_film_with_its_length_below_author_and_date_has_no_dek_above() -> None:
    def labels(*above: str) -> tuple[Labels, int]:
        page = _Page()
        page.add(TITLE, "h1")
        for line in above:
            page.add(line, "div")
        film = page.add("Divers show the crack in the pier", "div", "film")
        page.add("01:22", "div", "date")
        body = _body(page, page.frame("div", "content"))
        return page.labels(Claim("headline", TITLE, "meta og:title"), body=body), film

    said, film = labels("By Ida Brandt", "May 3, 2024")
    assert said.role(film) is not Role.DEK
    said, film = labels("May 3, 2024")
    assert said.last(film) == Label(film, Role.DEK, "outside the body's element, above the byline or date", 0.75)


@pytest.mark.parametrize("names", ["social google", "comment count", "advert slot"])
def test_buttons_and_adverts_are_no_dek_and_no_kicker(names: str) -> None:
    page = _Page()
    head = page.frame("header")
    button = page.add("Comments", "span", f"label {names}", head)
    page.add(TITLE, "h1", parent=head)
    share = page.add("Pass it on to all your friends", "div", names)
    page.add("By Ida Brandt", "div")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert (labels.role(button) is Role.KICKER, labels.role(share) is Role.DEK) == (False, False)


def test_a_dated_link_to_another_article_is_no_date_line() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    text = "08/01/2024 Anna Lind asks who will pay for the repairs of the old bridge"
    other = page.add(text, "p", links=((11, len(text), "/lind"),), linked=len(text) - 11)
    dated = page.add("08/01/2024 Anna Lind", "p", links=((11, 20, "/lind"),), linked=9)
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert labels.role(other) is not Role.DATE_LINE
    assert labels.last(dated) == Label(dated, Role.DATE_LINE, "begins with a date", 0.9)


def test_a_heading_that_leads_to_the_front_page_names_the_site_and_one_that_leads_here_the_article() -> None:
    name, address = "Notes from the quay", "https://notes.test/2024/closed/"
    page = _Page()
    site = page.add(name, "h1", links=((0, len(name), "https://www.notes.test/"),), linked=len(name))
    title = page.add(TITLE, "h2", links=((0, len(TITLE), "https://notes.test/2024/closed"),), linked=len(TITLE))
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("title", f"{name} » {TITLE}", "title"), body=body, url=address)
    assert labels.role(title) is Role.HEADLINE
    assert labels.last(title).reason == "100% of the claimed headline, h2"
    assert labels.role(site) is not Role.HEADLINE


def test_the_front_page_may_lead_to_itself() -> None:
    page = _Page()
    title = page.add(TITLE, "h1", links=((0, len(TITLE), "https://notes.test/"),), linked=len(TITLE))
    body = _body(page, page.frame("div", "content"))
    assert page.labels(body=body, url="https://notes.test").role(title) is Role.HEADLINE


def test_a_claimed_headline_that_no_heading_holds_is_found_in_scripts_without_spaces() -> None:
    page = _Page()
    korean = "마을 우체국이 다음 달에 문을 닫는다는 소식에 주민들이 편지를 썼다"
    title = page.add(korean, "p", "big")
    body = _body(page, page.frame("div", "content"))
    assert page.labels(Claim("headline", korean, "json-ld headline"), body=body).role(title) is Role.HEADLINE


def test_a_display_form_of_the_headline_is_no_dek() -> None:
    page = _Page()
    hidden = page.add("Bridge closed: old bridge shut for a year after crack", "h1")
    shown = page.add(TITLE, "h2", "headline")
    body = _body(page, page.frame("div", "content"))
    claims = (
        Claim("headline", TITLE, "meta og:title"),
        Claim("title", "Bridge closed: old bridge shut for a year after crack", "title"),
    )
    labels = page.labels(*claims, body=body)
    assert {labels.role(hidden), labels.role(shown)} == {Role.HEADLINE, Role.OTHER}
    other = hidden if labels.role(hidden) is Role.OTHER else shown
    assert labels.last(other).reason.endswith("again")


def test_a_heading_that_the_title_gives_behind_the_headline_is_the_dek() -> None:
    page = _Page()
    top = page.add(TITLE, "h1")
    below = page.add("Divers found a crack below the waterline", "h2", "meta-category")
    page.add("By Ida Brandt", "p", "author")
    body = _body(page, page.frame("div", "content"))
    title = Claim("title", f"{TITLE} - Divers found a crack below the waterline - Quay News", "title")
    labels = page.labels(title, body=body)
    assert (labels.role(top), labels.role(below)) == (Role.HEADLINE, Role.DEK)


def test_the_standfirst_is_named_or_described() -> None:
    page = _Page()
    head = page.frame("header")
    page.add(TITLE, "h1", parent=head)
    dek = page.add(DEK, "p", "standfirst", head)
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=[dek, *body])
    assert labels.role(dek) is Role.DEK
    assert labels.last(dek).reason == "in an element named for it, outside the body's element"
    assert [labels.role(index) for index in body] == [Role.PARAGRAPH] * 3


def test_several_long_paragraphs_in_a_dek_of_their_own_are_an_introduction() -> None:
    page = _Page()
    head = page.frame("header", "standfirst")
    page.add(TITLE, "h1")
    opening = [page.add(text, "p", parent=head) for text in (DEK, FIRST, MORE, DEK.replace("second", "third"))]
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=[*opening, *body])
    assert labels.with_role(Role.DEK) == []


def test_one_sign_is_not_enough_for_a_long_dek() -> None:
    page = _Page()
    head = page.frame("header")
    page.add(TITLE, "h1", parent=head)
    long = page.add(f"{FIRST} {MORE} {LAST}", "p", "standfirst", head)
    body = _body(page, page.frame("div", "content"))
    claim = Claim("headline", TITLE, "meta og:title")
    assert page.labels(claim, body=[long, *body]).role(long) is Role.PARAGRAPH
    described = Claim("description", f"{FIRST} {MORE} {LAST}", "meta description")
    assert page.labels(claim, described, body=[long, *body]).role(long) is Role.DEK


def test_the_first_subheading_is_no_dek_and_not_the_headline_again() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    part = page.frame("div", "part")
    heading = page.add("Old bridge closed: what now", "h2", parent=part)
    body = _body(page, page.frame("div", "content"))
    document = Document(tuple(page.blocks), tuple(page.frames), (Claim("headline", TITLE, "meta og:title"),), "en")
    labels = Labels(
        [Label(heading, Role.SUBHEADING, "body", 0.9), *(Label(index, Role.PARAGRAPH, "body", 0.9) for index in body)]
    )
    labels = labels.extended(label_head(document, labels, load_language("en")))
    assert labels.role(heading) is Role.SUBHEADING


def test_a_first_paragraph_that_is_the_description_stays_a_paragraph() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(
        Claim("headline", TITLE, "meta og:title"), Claim("description", FIRST, "meta description"), body=body
    )
    assert labels.with_role(Role.DEK) == []


def test_a_bold_first_paragraph_is_the_dek() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    content = page.frame("div", "content")
    dek = page.add(FIRST, "p", parent=content, emphasis=((0, len(FIRST), "strong"),))
    body = [dek, *(page.add(text, "p", parent=content) for text in (MORE, LAST))]
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert (labels.role(dek), labels.last(dek).reason) == (Role.DEK, "bold as a whole")


def test_a_caption_is_no_dek_although_the_page_describes_itself_with_it() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    figure = page.frame("div", "image widget")
    page.blocks.append(Block(len(page.blocks), "", "image", 0, figure))
    caption = page.add(DEK, "p", parent=figure)
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(
        Claim("headline", TITLE, "meta og:title"), Claim("description", DEK, "meta description"), body=body
    )
    assert labels.role(caption) is not Role.DEK


def test_byline_and_date_stand_between_headline_and_body() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    byline = page.add("By Ida Brandt and Tom Okafor", "div")
    date = page.add("Published May 3, 2024", "div")
    share = page.add("Ferry Terminal", "div")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert (labels.role(byline), labels.last(byline).reason) == (Role.BYLINE, "opens as a byline does")
    assert (labels.role(date), labels.last(date).reason) == (Role.DATE_LINE, "a date")
    assert labels.role(share) not in (Role.BYLINE, Role.DATE_LINE)


def test_mark_up_and_claims_tell_a_byline_without_by() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    claimed = page.add("Ida Brandt", "div")
    named = page.add("Tom Okafor", "div", "author name")
    marked = page.add("today", "div", spans=(Span(0, 5, "datetime", "2024-05-03"),))
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(
        Claim("headline", TITLE, "meta og:title"), Claim("author", "Ida Brandt", "json-ld author"), body=body
    )
    assert labels.last(claimed).reason == "names a claimed author"
    assert labels.last(named).reason == "in an element named for the author"
    assert labels.last(marked) == Label(marked, Role.DATE_LINE, "marked up as a date", 0.9)


def test_a_byline_under_the_authors_portrait_is_one_and_a_credit_is_none() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    byline = page.add("By Ida Brandt, economics editor", "figcaption")
    credit = page.add("By Tom Okafor", "figcaption")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(
        Claim("headline", TITLE, "meta og:title"), Claim("author", "Ida Brandt", "json-ld author"), body=body
    )
    assert labels.last(byline) == Label(byline, Role.BYLINE, "opens as a byline does, with a claimed author", 0.9)
    assert labels.role(credit) is not Role.BYLINE


def test_a_row_of_names_before_the_first_paragraph_is_a_byline() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    content = page.frame("div", "content")
    names = page.add("Ida Brandt/Tom Okafor", "p", parent=content)
    body = _body(page, content)
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=[names, *body])
    assert labels.last(names) == Label(names, Role.BYLINE, "a name alone before the first paragraph", 0.7)
    other = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert other.role(names) is not Role.BYLINE


def test_a_heading_that_a_picture_parts_from_the_paragraphs_is_a_dek() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    content = page.frame("div", "content")
    dek = page.add(DEK, "h2", "sub", content)
    page.blocks.append(Block(len(page.blocks), "A pier", "image", 0, page.frame("figure", parent=content)))
    body = [page.add(text, "p", parent=content) for text in (FIRST, MORE, LAST, FIRST.replace("Monday", "Friday"))]
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=[dek, *body])
    assert labels.role(dek) is Role.DEK
    assert labels.last(dek).reason.endswith("a heading of many words, a picture between it and the paragraphs")


def test_prose_that_speaks_of_a_day_is_no_date_line() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    dek = page.add("Parliament makes a day of bridges for all on 15 June", "p", "lead")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert labels.role(dek) is Role.DEK


def test_sentence_of_the_body_that_holds_a_date_in_full_is_no_date_line() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    content = page.frame("div", "content")
    sentence = page.add("The rowers meet again on 5 February 2020 at the old boat house in Selby.", "p", "", content)
    body = [page.add(text, "p", parent=content) for text in (FIRST, MORE, LAST)]
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=[sentence, *body])
    assert labels.role(sentence) is Role.PARAGRAPH
    assert page.labels(Claim("headline", TITLE, "meta og:title"), body=body).role(sentence) is Role.DATE_LINE


def test_bylines_of_other_articles_are_none() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    body = _body(page, page.frame("div", "content"))
    other = page.add("By Somebody Else", "div")
    document = Document(tuple(page.blocks), tuple(page.frames), (Claim("headline", TITLE, "meta og:title"),), "en")
    labels = Labels(
        [*(Label(index, Role.PARAGRAPH, "body", 0.9) for index in body), Label(other, Role.BYLINE, "phrase")]
    )
    labels = labels.extended(label_head(document, labels, load_language("en")))
    assert labels.last(other) == Label(other, Role.OTHER, "a byline or date away from the article's head")


def test_a_kicker_is_named_one_or_shares_the_headlines_element() -> None:
    page = _Page()
    head = page.frame("header")
    kicker = page.add("River", "span", "kicker", head)
    page.add(TITLE, "h1", parent=head)
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert labels.last(kicker).reason == "named a kicker above the headline"


def test_a_path_of_links_is_no_kicker() -> None:
    page = _Page()
    head = page.frame("header")
    path = page.add(
        "Home News Local", "div", parent=head, links=((0, 4, "/a"), (5, 9, "/b"), (10, 15, "/c")), linked=13
    )
    logo = page.add("Evening Paper", "div", parent=head, links=((0, 13, "https://paper.example/"),), linked=13)
    page.add(TITLE, "h1", parent=head)
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert Role.KICKER not in (labels.role(path), labels.role(logo))


@pytest.mark.parametrize("path", ["News > Local > Rivers", "News › Rivers"])
def test_a_path_of_sections_without_links_is_no_kicker(path: str) -> None:
    page = _Page()
    head = page.frame("header")
    line = page.add(path, "div", parent=head)
    page.add(TITLE, "h1", parent=head)
    body = _body(page, page.frame("div", "content"))
    assert page.labels(Claim("headline", TITLE, "meta og:title"), body=body).role(line) is Role.OTHER


@pytest.mark.parametrize("point", ["The oldest bridge of the valley was opened on August 14, 1935"])
def test_a_point_of_a_list_that_tells_of_a_day_is_no_date_line(point: str) -> None:
    page = _Page()
    page.add(TITLE, "h1")
    content = page.frame("div", "content")
    line = page.add(point, "li", parent=content)
    page.blocks[line] = page.blocks[line]._replace(kind="list_item")
    body = [line, *_body(page, content)]
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert labels.last(line).reason == "body"


def test_raw_text_of_nothing_but_paragraphs_has_no_headline() -> None:
    question = "But who will pay for all of that?"
    assert _text(FIRST, MORE, question, LAST, FIRST, MORE, body=6).with_role(Role.HEADLINE) == []


def _text(*lines: str, body: int) -> Labels:
    """The labels of raw text whose last `body` lines are the body."""
    blocks = tuple(Block(index, line, position=index + 1, gap=1) for index, line in enumerate(lines))
    labels = Labels(Label(index, Role.PARAGRAPH, "body", 0.9) for index in range(len(lines) - body, len(lines)))
    return labels.extended(label_head(Document(blocks, (ROOT,), (), "en"), labels, load_language("en")))


def test_raw_text_tells_headline_dek_and_byline_by_shape_and_order() -> None:
    labels = _text("Menu", "Sport", "Weather", TITLE, DEK, "By Ida Brandt", "May 3, 2024", FIRST, MORE, LAST, body=3)
    roles = [labels.role(index) for index in range(7)]
    assert roles[3:] == [Role.HEADLINE, Role.DEK, Role.BYLINE, Role.DATE_LINE]
    assert "about the opening" in labels.last(3).reason
    assert not {Role.HEADLINE, Role.DEK, Role.BYLINE} & set(roles[:3])


def test_a_headline_that_ends_in_a_colon_goes_on_in_the_line_below() -> None:
    labels = _text("Menu", f"{TITLE}:", "Shops fear for trade", "By Ida Lee", "May 3, 2024", FIRST, MORE, LAST, body=3)
    assert labels.with_role(Role.HEADLINE) == [1, 2]
    assert labels.last(2).reason == "the headline goes on behind a colon"
    labels = _text("Menu", f"{TITLE}:", "By Ida Brandt", "May 3, 2024", FIRST, MORE, LAST, body=3)
    assert labels.with_role(Role.HEADLINE) == [1]


def test_the_only_heading_of_the_first_level_is_the_headline_of_markdown() -> None:
    lines = (
        "Menu",
        "Divers saw a crack in the old bridge",
        TITLE,
        DEK,
        "By Ida Brandt",
        "May 3, 2024",
        FIRST,
        MORE,
        LAST,
    )
    blocks = [Block(index, line, position=index + 1, gap=1) for index, line in enumerate(lines)]
    blocks[1] = blocks[1]._replace(kind="heading", level=1)
    body = Labels(Label(index, Role.PARAGRAPH, "body", 0.9) for index in range(6, 9))
    labels = body.extended(label_head(Document(tuple(blocks), (ROOT,), (), "en"), body, load_language("en")))
    assert labels.with_role(Role.HEADLINE) == [1]
    assert labels.last(1).reason == "the only heading of the first level"


def test_the_headline_again_behind_its_kicker_is_no_dek() -> None:
    again = f"THE RIVER {TITLE}"
    labels = _text("Menu", TITLE, again, "By Ida Brandt", "May 3, 2024", FIRST, MORE, LAST, body=3)
    top = labels.with_role(Role.HEADLINE)[0]
    assert Role.DEK not in (labels.role(1), labels.role(2))
    assert labels.last({1: 2, 2: 1}[top]).reason == f"the headline of block {top} again"


def test_a_menu_on_one_line_is_no_kicker() -> None:
    labels = _text("Follow us", "Home | Politics | Sport", TITLE, DEK, "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.role(1) is Role.OTHER
    labels = _text("Follow us", "Politics | Local", TITLE, DEK, "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.last(1) == Label(1, Role.KICKER, "directly above the headline", 0.8)


def test_a_single_word_above_the_headline_is_a_kicker_where_no_menu_is_above_it() -> None:
    labels = _text("Analysis", TITLE, DEK, "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.last(0) == Label(0, Role.KICKER, "directly above the headline", 0.8)
    labels = _text("Home", "Local", TITLE, DEK, "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.role(1) is not Role.KICKER


def test_a_short_article_gives_its_first_paragraph_away_only_above_a_byline() -> None:
    labels = _text(TITLE, DEK + ".", "By Ida Brandt", FIRST, MORE, LAST, body=4)
    assert labels.role(1) is Role.DEK
    labels = _text(TITLE, "By Ida Brandt", DEK + ".", FIRST, MORE, LAST, body=4)
    assert labels.role(2) is not Role.DEK


@pytest.mark.parametrize("path", ["Home › Politics", ">The Paper>Local", "Home | Politics |"])
def test_a_path_of_sections_on_one_line_is_no_kicker(path: str) -> None:
    labels = _text("Follow us", path, TITLE, DEK, "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.role(1) is Role.OTHER


def test_where_to_write_to_is_no_kicker() -> None:
    assert _text("Press desk: ida@quay.example", TITLE, FIRST, MORE, LAST, body=3).role(0) is not Role.KICKER


def test_whose_picture_it_is_is_no_kicker_under_the_dek() -> None:
    for credit in ("Symbol / Harbour Works", "(Tom Okafor | River Desk)"):
        labels = _text("Menu", TITLE, DEK, credit, "By Ida Brandt", FIRST, MORE, LAST, body=3)
        assert labels.role(3) is not Role.KICKER
    labels = _text("Menu", TITLE, DEK, "Report | River Desk", "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.role(3) is Role.KICKER


def test_the_line_under_what_describes_a_picture_is_the_headline() -> None:
    labels = _text(
        "Follow us",
        "A crack found by divers in the second pier of the town bridge",
        TITLE,
        DEK,
        "Report | River Desk",
        FIRST,
        MORE,
        LAST,
        body=3,
    )
    assert labels.with_role(Role.HEADLINE) == [2]
    assert labels.last(2).reason.startswith("under what describes a picture: A crack found by divers")
    assert labels.with_role(Role.KICKER) == [4]


def test_names_beside_the_date_are_a_byline_on_raw_text() -> None:
    labels = _text("Menu", TITLE, "Ida Brandt", "May 3, 2024", FIRST, MORE, LAST, body=3)
    assert labels.role(2) is Role.BYLINE
    assert labels.last(2).reason.startswith("a name beside the date")


def test_a_byline_whose_parts_stand_on_lines_of_their_own() -> None:
    labels = _text("Menu", TITLE, "By", "Ida Brandt", ",", "Tom Okafor", "Share", FIRST, MORE, LAST, body=3)
    assert labels.with_role(Role.BYLINE)[:2] == [2, 3]


def test_a_page_without_a_body_gets_what_it_has() -> None:
    page = _Page()
    title = page.add(TITLE, "h1")
    assert page.labels(Claim("headline", TITLE, "meta og:title"), body=[]).role(title) is Role.HEADLINE
    assert list(label_head(Document((), (ROOT,)), Labels(), load_language("en"))) == []


def test_a_date_under_dek_and_byline_set_like_the_paragraphs_is_a_date_line() -> None:
    page = _Page()
    text = page.frame("div")
    page.add(TITLE, "h1", parent=text)
    lines = [page.add(line, "p", parent=text) for line in (DEK, "By Ann Lee", "12 Dec 2024, 09:14 GMT", FIRST, MORE)]
    label = page.labels(body=lines).last(lines[2])
    assert (label.role, label.reason) == (Role.DATE_LINE, "a date")


def test_the_date_of_a_quoted_post_is_not_the_articles() -> None:
    page = _Page()
    text = page.frame("div")
    page.add(TITLE, "h1", parent=text)
    first = page.add(FIRST, "p", parent=text)
    post = page.add("— Harbour Office (@harbour) March 3, 2025", "blockquote", parent=text)
    page.blocks[post] = page.blocks[post]._replace(kind="blockquote")
    more = [page.add(line, "p", parent=text) for line in (MORE, LAST)]
    assert page.labels(body=[first, post, *more]).role(post) is Role.PARAGRAPH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.quay.example/news/ferry/", "//quay.example/news/ferry"),
        ("http://quay.example/index.html", "https://quay.example/"),
        (" https://quay.example/a#top", "https://quay.example/a"),
    ],
)
def test_addresses_that_differ_in_form_alone_are_one(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other)


@pytest.mark.parametrize(
    "entry", ["Shop boats", "Go to the mooring.", "Log inCart", "Home Topics Weather", "— River Times", "my Stories"]
)
def test_an_entry_of_a_menu_above_the_headline_is_no_kicker(entry: str) -> None:
    labels = _text("About us", "Contact", entry, TITLE, DEK, "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.role(2) is not Role.KICKER


@pytest.mark.parametrize("kicker", ["RIVER DESK", "Report | Rivers", "Second pier"])
def test_below_a_menu_a_kicker_is_in_capitals_or_two_parts_or_told_of(kicker: str) -> None:
    labels = _text("About us", "Contact", kicker, TITLE, DEK, "By Ida Brandt", FIRST, MORE, LAST, body=3)
    assert labels.last(2) == Label(2, Role.KICKER, "directly above the headline", 0.8)


def test_whose_picture_it_is_is_no_kicker_with_mark_up() -> None:
    page = _Page()
    title = page.add(TITLE, "h1")
    dek = page.add(DEK, "h2", "dek")
    credit = page.add("Credit: Tom Okafor / Harbour Works", "div", "media label")
    figure = page.add("River desk", "div", "media label", figure=1)
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body)
    assert (labels.role(title), labels.role(dek)) == (Role.HEADLINE, Role.DEK)
    assert Role.KICKER not in (labels.role(credit), labels.role(figure))


def test_the_label_of_what_opens_a_menu_is_no_kicker() -> None:
    page = _Page()
    header = page.frame("header")
    text = "Show the contents"
    label = page.add(text, "div", parent=page.frame("nav", "contents", header))
    page.blocks[label] = page.blocks[label]._replace(spans=(Span(0, len(text), "class", "menu-label"),))
    page.add(TITLE, "h1", parent=header)
    body = _body(page, page.frame("div", "content"))
    assert page.labels(Claim("headline", TITLE, "meta og:title"), body=body).role(label) is not Role.KICKER


def test_a_point_of_the_body_that_names_its_author_is_no_byline() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    content = page.frame("div", "content")
    point = page.add("(12) the gauges of the lower pier are read again (Ida Brandt) #31", "p", parent=content)
    body = [point, *_body(page, content)]
    claims = (Claim("headline", TITLE, "meta og:title"), Claim("author", "Ida Brandt", "meta author"))
    assert page.labels(*claims, body=body).role(point) is Role.PARAGRAPH
    page.blocks[point] = page.blocks[point]._replace(text="Ida Brandt, who reads the gauges of the lower pier, Orrin")
    assert page.labels(*claims, body=body).role(point) is Role.BYLINE


def test_topics_beside_the_author_are_no_byline() -> None:
    page = _Page()
    page.add(TITLE, "h1")
    box = page.frame("div", "author")
    name = page.add("Ida Brandt", "div", parent=box)
    topics = page.add("Topics", "div", parent=box)
    topic = page.add("Old Bridges", "div", parent=box)
    body = _body(page, page.frame("div", "content"))
    document = Document(tuple(page.blocks), tuple(page.frames), (Claim("headline", TITLE, "meta og:title"),), "en")
    given = Labels(Label(index, Role.PARAGRAPH, "body", 0.9) for index in body)
    given = given.extended([Label(topics, Role.RELATED, "given", phrase=True)])
    labels = given.extended(label_head(document, given, load_language("en")))
    assert (labels.role(name), labels.role(topic)) == (Role.BYLINE, Role.OTHER)


def test_what_stands_far_above_the_headline_and_apart_is_no_body() -> None:
    page = _Page()
    banner = page.add("This is an official page of the port, and all that it says is true and was read twice.", "p")
    for section in ("Town", "River", "Roads", "Weather", "Letters", "Sport"):
        page.add(section, "span")
    near = page.add("The wind had blown for three days and nights before anybody looked at the bridge again.", "p")
    page.add(TITLE, "h1")
    body = _body(page, page.frame("div", "content"))
    labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=[banner, near, *body])
    assert labels.last(banner).reason == "far above the headline, apart from the body"
    assert labels.role(near) is not Role.OTHER


def test_a_line_about_the_author_is_no_dek() -> None:
    about = "Ida Brandt lives in Orrin, writes about bridges and rivers, and rows on Sundays with her two dogs"
    for text, role in ((about, Role.OTHER), (DEK, Role.DEK)):
        page = _Page()
        page.add(TITLE, "h1")
        page.add("By Ida Brandt", "div")
        line = page.add(text, "div", "summary")
        page.add("May 3, 2024", "div")
        body = _body(page, page.frame("div", "content"))
        claims = (Claim("headline", TITLE, "meta og:title"), Claim("author", "Ida Brandt", "meta author"))
        assert page.labels(*claims, body=body).role(line) is role


def test_a_dek_said_again_among_the_paragraphs_is_one_of_them() -> None:
    page = _Page()
    top = page.frame("header", "hero")
    page.add(TITLE, "h1", "title", top)
    dek = page.add(DEK, "p", "dek", top)
    content = page.frame("div", "content")
    again = page.add(DEK, "p", parent=content)
    body = _body(page, content)
    aside = page.add(DEK, "p", parent=page.frame("aside", "box"))
    document = Document(tuple(page.blocks), tuple(page.frames), (), "en")
    labels = Labels(Label(index, Role.PARAGRAPH, "body", 0.9) for index in (again, *body, aside))
    labels = labels.extended([Label(index, Role.OTHER, "a copy") for index in (again, aside)])
    labels = labels.extended(label_head(document, labels, load_language("en")))
    assert labels.role(dek) is Role.DEK
    assert labels.last(again) == Label(
        again, Role.PARAGRAPH, f"among the paragraphs, says the dek of block {dek} again", 0.9
    )
    assert labels.role(aside) is Role.OTHER


def test_a_heading_that_the_body_seems_to_open_with_is_the_headline_above_a_date() -> None:
    for line, role in (("May 3, 2024", Role.HEADLINE), ("Rowing since 1921", Role.PARAGRAPH)):
        page = _Page()
        content = page.frame("div", "content")
        title = page.add(f"{TITLE} and both of its piers are shut off", "h5", parent=content)
        page.add(line, "div", parent=content)
        body = [title, *_body(page, content)]
        labels = page.labels(Claim("title", "Quay Rowing Club", "title"), body=body)
        assert labels.role(title) is role
        if role is Role.HEADLINE:
            assert labels.last(title).reason == "a heading above the date of a page that claims no headline"


def test_a_note_is_no_dek() -> None:
    for phrase, role in ((True, Role.NOTE), (False, Role.DEK)):
        page = _Page()
        page.add(TITLE, "h1")
        line = page.add(DEK, "div", "summary")
        page.add("May 3, 2024", "div")
        body = _body(page, page.frame("div", "content"))
        known = [Label(line, Role.NOTE, "given", phrase=phrase)]
        labels = page.labels(Claim("headline", TITLE, "meta og:title"), body=body, said=known)
        assert labels.role(line) is role
