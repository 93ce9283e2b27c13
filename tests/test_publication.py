"""When an article was published and changed: claims, printed lines and the address weighed against each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from article_extract.fields.dates import parse_date
from article_extract.fields.publication import Dates, numeric_order, read_dates
from article_extract.language import load_language
from article_extract.model import Block, Claim, Document, Frame, Label, Labels, Role, Span

ROOT = Frame(0, -1, "", (), 0, None, "", False)
CLAIM = "json-ld datePublished"


def at(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


def test_numbers_are_read_in_the_order_of_the_pages_region() -> None:
    words = load_language("en")
    american = Document((), (ROOT,), language="en-US")
    british = Document((), (ROOT,), language="en-GB")
    by_address = Document((), (ROOT,), language="en", url="https://www.example.co.uk/a")
    assert [numeric_order(page, words) for page in (american, british, by_address)] == ["mdy", "dmy", "dmy"]
    assert parse_date("04/05/2023", words, order="dmy") == datetime(2023, 5, 4)


def _page(*blocks: Block, claims: tuple[Claim, ...] = (), url: str | None = None) -> Document:
    return Document(blocks, (ROOT,), claims, "en", url)


def test_claims_come_before_printed_dates_and_printed_times_sharpen_them() -> None:
    page = _page(
        Block(0, "Published May 3, 2024, 9:15 am"),
        Block(1, "Updated May 4, 2024"),
        claims=(Claim("published", "2024-05-03", "meta date"),),
    )
    labels = Labels([Label(0, Role.DATE_LINE, "a date"), Label(1, Role.DATE_LINE, "a date")])
    dates = read_dates(page, labels, load_language("en"))
    assert dates.published == datetime(2024, 5, 3, 9, 15)
    assert dates.modified == datetime(2024, 5, 4)
    assert dates.origins == {"published": ("block 0",), "modified": ("block 1",)}


def test_a_date_in_a_caption_is_neither() -> None:
    page = _page(Block(0, "The bridge on May 1, 2020", kind="caption"))
    labels = Labels([Label(0, Role.CAPTION, "below the picture")])
    assert read_dates(page, labels, load_language("en")).published is None


def test_mark_up_gives_the_moment_a_line_leaves_out() -> None:
    line = Block(0, "Today", spans=(Span(0, 5, "datetime", "2024-05-03T10:00:00+02:00"),))
    dates = read_dates(_page(line), Labels([Label(0, Role.DATE_LINE, "")]), load_language("en"))
    assert dates.published == datetime(2024, 5, 3, 10, tzinfo=at(2))


def test_the_address_is_the_last_to_be_asked() -> None:
    dates = read_dates(_page(url="https://example.org/2024/05/03/a-bridge"), Labels(), load_language("en"))
    assert (dates.published, dates.origins) == (datetime(2024, 5, 3), {"published": ("url",)})


def test_a_date_below_the_headline_comes_before_one_above_it() -> None:
    page = _page(Block(0, "May 1, 2024"), Block(1, "Old bridge closed"), Block(2, "May 3, 2024"))
    labels = Labels([Label(0, Role.DATE_LINE, ""), Label(1, Role.HEADLINE, ""), Label(2, Role.DATE_LINE, "")])
    assert read_dates(page, labels, load_language("en")).published == datetime(2024, 5, 3)


def test_one_line_that_says_posted_on_is_believed_wherever_it_stands_two_are_not() -> None:
    english = load_language("en")
    one = _page(Block(0, "Old bridge closed"), Block(1, "Posted on May 3, 2024"))
    two = _page(Block(0, "Posted on May 3, 2024"), Block(1, "Posted on May 4, 2024"))
    assert read_dates(one, Labels(), english).published == datetime(2024, 5, 3)
    assert read_dates(two, Labels(), english).published is None


def _below(line: Block | str, *claims: Claim, role: Role = Role.DATE_LINE, url: str | None = None) -> Dates:
    """The dates of a page with one line below its headline."""
    block = line._replace(index=1) if isinstance(line, Block) else Block(1, line)
    labels = Labels([Label(0, Role.HEADLINE, ""), Label(1, role, "")])
    return read_dates(_page(Block(0, "Old bridge closed"), block, claims=claims, url=url), labels, load_language("en"))


def test_a_date_printed_below_the_headline_comes_before_a_claim_of_another_day() -> None:
    dates = _below("May 3, 2024", Claim("published", "2025-11-20", CLAIM))
    assert (dates.published, dates.origins["published"]) == (datetime(2024, 5, 3), ("block 1",))


def test_the_claim_stands_where_the_printed_date_is_that_of_the_last_change() -> None:
    claims = (Claim("published", "2023-01-02", CLAIM), Claim("modified", "2024-05-03", "json-ld dateModified"))
    assert _below("May 3, 2024", *claims).published == datetime(2023, 1, 2)
    assert _below("Updated May 4, 2024", *claims).published == datetime(2023, 1, 2)


def test_the_date_of_the_visit_above_the_headline_overrules_no_claim() -> None:
    page = _page(
        Block(0, "May 4, 2024"), Block(1, "Old bridge closed"), claims=(Claim("published", "2024-05-03", CLAIM),)
    )
    labels = Labels([Label(0, Role.DATE_LINE, ""), Label(1, Role.HEADLINE, "")])
    assert read_dates(page, labels, load_language("en")).published == datetime(2024, 5, 3)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("May 2, 2024 | 9:30pm", datetime(2024, 5, 2, 21, 30, 12, tzinfo=at(-4))),
        (
            Block(1, "May 2, 2024", spans=(Span(0, 11, "datetime", "2024-05-02T21:30:12-04:00"),)),
            datetime(2024, 5, 2, 21, 30, 12, tzinfo=at(-4)),
        ),
        ("May 2, 2024", datetime(2024, 5, 2)),
    ],
)
def test_a_moment_claimed_in_utc_is_told_by_the_clocks_at_home(line: Block | str, expected: datetime) -> None:
    dates = _below(line, Claim("published", "2024-05-03T01:30:12Z", CLAIM))
    assert dates.published == expected
    assert dates.published.utcoffset() == expected.utcoffset()


def test_of_two_claims_the_one_of_the_printed_day_is_believed() -> None:
    claims = (Claim("published", "2024-05-04T00:10:00Z", CLAIM), Claim("published", "2024-05-03T21:10:00", "meta date"))
    dates = _below("May 3, 2024", *claims)
    assert (dates.published, dates.origins["published"]) == (datetime(2024, 5, 3, 21, 10), ("meta date",))


def test_a_claim_settles_in_which_order_numbers_are_read() -> None:
    assert _below("03/05/2024", Claim("published", "2024-05-03T10:00:00Z", CLAIM)).published == datetime(
        2024, 5, 3, 10, tzinfo=UTC
    )
    assert _below("03/05/2024", url="https://example.org/2024/may/03/bridge").published == datetime(2024, 5, 3)


@pytest.mark.parametrize(("label", "field"), [("Posted on", "published"), ("Last updated:", "modified")])
def test_the_line_before_may_say_which_date_it_is(label: str, field: str) -> None:
    page = _page(Block(0, "Old bridge closed"), Block(1, label), Block(2, "May 3, 2024"))
    labels = Labels([Label(0, Role.HEADLINE, ""), Label(2, Role.DATE_LINE, "")])
    claims = {"published": "modified", "modified": "published"}
    dates = read_dates(page, labels, load_language("en"))
    assert dates.origins[field] == ("block 2",)
    assert (claims[field] in dates.origins) == (field == "modified")  # without another, the last change is all there is


def test_a_date_that_opens_the_first_paragraph_is_the_articles() -> None:
    dates = _below("3 May 2024 – The old bridge over the river was closed.", role=Role.PARAGRAPH)
    assert dates.published == datetime(2024, 5, 3)
    dates = _below("The old bridge over the river, which opened on 3 May 1954, was closed.", role=Role.PARAGRAPH)
    assert dates.published is None


def test_the_last_change_stands_for_the_publication_where_nothing_else_is_known() -> None:
    dates = _below("Page last modified on May 3, 2024 by the bridge committee", role=Role.OTHER)
    assert dates.published == dates.modified == datetime(2024, 5, 3)


def test_a_line_that_says_posted_on_comes_before_the_address() -> None:
    page = _page(Block(0, "Posted on May 3, 2024"), url="https://example.org/2023/01/02/a-bridge")
    assert read_dates(page, Labels(), load_language("en")).published == datetime(2024, 5, 3)


def test_a_long_byline_gives_a_date_but_overrules_no_claim() -> None:
    line = "By Ida Brandt, who lives beside the old bridge and crosses it twice on most days, May 3, 2024"
    assert _below(line, url="https://example.org/2023/01/02/a-bridge").published == datetime(2024, 5, 3)
    assert _below(line, Claim("published", "2023-01-02", CLAIM)).published == datetime(2023, 1, 2)


@pytest.mark.parametrize(
    ("line", "role", "expected"),
    [
        ("Filed by the ferry desk, 3 May 2024", Role.OTHER, datetime(2024, 5, 3)),
        ("3 May 2024", Role.TEASER, datetime(2024, 5, 3)),
        ("Hettie on 3 May 2024", Role.COMMENT, None),
        ("The bridge committee met for the first time in the school on 3 May 1994, its minutes say", Role.OTHER, None),
    ],
)  # fmt: skip
def test_a_brief_line_behind_the_body_dates_what_nothing_else_does(
    line: str, role: Role, expected: datetime | None
) -> None:
    body = ["It was shut on Monday, and nobody says for how long."] * 12
    page = _page(*(Block(index, text) for index, text in enumerate(("The bridge is shut", *body, "Share", line))))
    labels = Labels(Label(index, Role.PARAGRAPH if index else Role.HEADLINE, "given") for index in range(13))
    dates = read_dates(page, labels.extended([Label(14, role, "given")]), load_language("en"))
    assert dates.published == expected
    claimed = _page(*page.blocks, claims=(Claim("published", "2023-01-02", CLAIM),))
    assert read_dates(claimed, labels, load_language("en")).published == datetime(2023, 1, 2)


def test_a_line_right_above_the_headline_dates_what_nothing_else_does() -> None:
    texts = ("Rowing, 3 May 2024", "The bridge is shut", "It was shut on Monday, and nobody says for how long.")
    page = _page(*(Block(index, text) for index, text in enumerate(texts)))
    labels = Labels(Label(index, said, "given") for index, said in ((1, Role.HEADLINE), (2, Role.PARAGRAPH)))
    assert read_dates(page, labels, load_language("en")).published == datetime(2024, 5, 3)


def test_a_date_that_opens_the_body_counts_where_no_headline_is_printed() -> None:
    page = _page(Block(0, "Menu"), Block(1, "(3 May 2024) The old bridge over the river was closed on Monday."))
    labels = Labels([Label(1, Role.PARAGRAPH, "given")])
    assert read_dates(page, labels, load_language("en")).published == datetime(2024, 5, 3)


def _closed(behind: int, *, role: Role) -> tuple[Document, Labels]:
    """Twelve paragraphs, some lines of a role, and a date behind them."""
    texts = [f"Part {at} of the bridge is closed." for at in range(12)] + [f"line {at}" for at in range(behind)]
    blocks = [Block(at, text) for at, text in enumerate([*texts, "12 August 2025 by the bridge team"])]
    roles = [Role.PARAGRAPH] * 12 + [role] * behind
    return _page(*blocks), Labels([Label(at, role, "") for at, role in enumerate(roles)])


def test_buttons_for_sharing_do_not_part_the_body_from_its_date() -> None:
    words = load_language("en")
    assert read_dates(*_closed(8, role=Role.SOCIAL), words).published == datetime(2025, 8, 12)
    assert read_dates(*_closed(8, role=Role.OTHER), words).published is None


def test_a_guess_behind_the_change_of_the_article_is_no_date_of_publication() -> None:
    texts = ["The bridge is closed", "Last modified: August 8, 2023", *(f"Part {at} is closed." for at in range(12))]
    page = _page(*(Block(at, text) for at, text in enumerate([*texts, "March 5, 2026"])))
    roles = [Role.HEADLINE, Role.DATE_LINE, *([Role.PARAGRAPH] * 12)]
    dates = read_dates(page, Labels([Label(at, role, "") for at, role in enumerate(roles)]), load_language("en"))
    assert (dates.published, dates.origins["published"]) == (datetime(2023, 8, 8), ("block 1",))


def test_a_hidden_line_does_not_part_a_date_from_what_is_said_of_it() -> None:
    page = _page(
        Block(0, "Published"), Block(1, "Day of publication", hidden=True), Block(2, "15 November 2018"),
        Block(3, "Reviewed"), Block(4, "8 October 2020"),
    )  # fmt: skip
    dates = read_dates(page, Labels(), load_language("en"))
    assert (dates.published, dates.origins["published"]) == (datetime(2018, 11, 15), ("block 2",))


@pytest.mark.parametrize(("first", "day"), [("April 11, 2023", 28), ("April 16, 2023", 16)])
def test_days_of_teasers_above_the_headline_overrule_no_claim(first: str, day: int) -> None:
    page = _page(
        Block(0, first), Block(1, "April 16, 2023"), Block(2, "The bridge is closed"),
        claims=(Claim("published", "2023-04-28T18:00:00Z", CLAIM),),
    )  # fmt: skip
    labels = Labels([Label(0, Role.DATE_LINE, ""), Label(1, Role.DATE_LINE, ""), Label(2, Role.HEADLINE, "")])
    published = read_dates(page, labels, load_language("en")).published
    assert published is not None
    assert published.day == day
