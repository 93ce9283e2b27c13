"""What repetition and order say of blocks that were taken for body, each with its reason."""

from __future__ import annotations

import pytest

from article_extract.language import load_language
from article_extract.model import Block, Document, Frame, Label, Labels, Role
from article_extract.roles.structure import label_structure

FIRST = "The harbour was closed on Monday after two boats had come adrift."
SECOND = "Nobody was hurt, the harbour master said, and the ferries sail again."
BODY = {
    "heading": Role.SUBHEADING,
    "blockquote": Role.BLOCKQUOTE,
    "list_item": Role.LIST_ITEM,
}
PAGE = Frame(0, -1, "", (), 0, None, "", False)
Said = dict[int, tuple[Role, str]]


def said(*blocks: Block, outside: tuple[int, ...] = (), frames: tuple[Frame, ...] = (PAGE,), code: str = "en") -> Said:
    """What the pass says where all blocks but those outside were taken for body."""
    placed = tuple(block._replace(index=index) for index, block in enumerate(blocks))
    document = Document(placed, frames, language=code, url="https://quay.example/now")
    labels = Labels(
        Label(block.index, Role.OTHER if block.index in outside else BODY.get(block.kind, Role.PARAGRAPH), "given")
        for block in placed
    )
    return {label.block: (label.role, label.reason) for label in label_structure(document, labels, load_language(code))}


def text(value: str, kind: str = "paragraph", **more: object) -> Block:
    return Block(0, value, kind, **more)  # type: ignore[arg-type]


def test_plain_paragraphs_are_left_alone() -> None:
    assert said(text(FIRST), text(SECOND)) == {}


@pytest.mark.parametrize("line", ["* * *", "———", "•"])
def test_line_without_a_letter(line: str) -> None:
    assert said(text(FIRST), text(line), text(SECOND)) == {1: (Role.OTHER, "no letter or digit in it")}


@pytest.mark.parametrize(
    "line",
    [
        "Warning: Use of undefined constant boats - assumed 'boats' in /srv/www/quay/single.php on line 42",
        '{{banner-left="/banners/left"}}',
        '{"name":"Subscribe","layout":"wide","isPromo":false,"color":"#fff"}',
    ],
)
def test_what_programs_leave_behind(line: str) -> None:
    assert said(text(FIRST), text(line), text(SECOND)) == {1: (Role.OTHER, "no one wrote it for a reader")}


FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor."
MORE_FILLER = "Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur."


def test_filler_beside_a_text_is_a_place_that_nobody_filled() -> None:
    gone = {1: (Role.OTHER, "filler text, and the page has a text of its own")}
    assert said(text(FIRST), text(FILLER), text(SECOND)) == gone


def test_filler_that_is_the_whole_text_stays() -> None:
    assert said(text(FILLER)) == {}
    assert said(text("Prima", "heading", level=2), text(FILLER), text(MORE_FILLER), text("* * *"))[3][0] is Role.OTHER
    assert said(text(FILLER), text(MORE_FILLER)) == {}


def test_code_and_warnings_of_people_stay() -> None:
    code = '{"name":"Subscribe","layout":"wide","isPromo":false,"color":"#fff"}'
    assert said(text(FIRST), text(code, "preformatted")) == {}
    assert said(text("Warning: the ferry sails on line 4 only, and not before noon on Sundays.")) == {}


def test_line_that_stands_many_times_is_a_label_of_the_page() -> None:
    blocks = [text(FIRST), *[text("Article content", "text")] * 20]
    assert said(*blocks)[1] == (Role.OTHER, "the same line stands 20 times")
    assert said(*blocks[:-1]) == {}


@pytest.mark.parametrize("line", ["Pros", "What you will learn:"])
def test_names_in_tables_and_headings_of_repeated_parts_may_stand_often(line: str) -> None:
    assert said(text(FIRST), *[text(line, "text")] * 20) == {}


def test_second_of_two_paragraphs_alike_goes() -> None:
    assert said(text(FIRST), text(SECOND), text(FIRST.upper())) == {2: (Role.OTHER, "the same text stands in block 0")}


def elements(*given: tuple[int, str]) -> tuple[Frame, ...]:
    """Frames from (parent, signature), behind the page's own."""
    return (PAGE, *(Frame(at, up, name, (), 1, None, name, False) for at, (up, name) in enumerate(given, 1)))


def test_paragraphs_alike_in_one_element_are_a_refrain() -> None:
    frames = elements((0, "div"), (1, "p"), (1, "p"), (1, "p"), (1, "p.small"), (0, "div.mobile"), (6, "p"))
    verses = [text(FIRST, frame=2), text(SECOND, frame=3), text(FIRST, frame=4)]
    assert said(*verses, frames=frames) == {}
    copy = {3: (Role.OTHER, "the same text stands in block 0")}
    assert said(*verses, text(FIRST, frame=5), frames=frames) == copy
    assert said(*verses, text(FIRST, frame=7), frames=frames) == copy


def test_paragraphs_alike_in_parts_alike_are_said_of_each() -> None:
    frames = elements((0, "section"), (0, "section"), (0, "section.narrow"), (1, "p"), (2, "p"), (3, "p"))
    copies = [text(FIRST, frame=4), text(FIRST, frame=5), text(FIRST, frame=6)]
    assert said(*copies, frames=frames) == {2: (Role.OTHER, "the same text stands in block 0")}


def test_lines_alike_between_breaks_of_one_element_stay() -> None:
    frames = elements((0, "div"))
    assert said(text(FIRST, "text", frame=1), text(FIRST, "text", frame=1), frames=frames) == {}


def test_list_is_a_copy_only_as_a_whole() -> None:
    frames = elements((0, "ul"), (0, "div"), (2, "ul"), (1, "li"), (1, "li"), (3, "li"), (3, "li"))
    first = [text(FIRST, "list_item", frame=4), text(SECOND, "list_item", frame=5)]
    copied = [text(FIRST, "list_item", frame=6), text(SECOND, "list_item", frame=7)]
    assert [*said(*first, *copied, frames=frames)] == [2, 3]
    other = text("Bring a coat, the wind is cold in May.", "list_item", frame=7)
    assert said(*first, copied[0], other, frames=frames) == {}
    button = copied[0]._replace(linked=len(FIRST), links=((0, len(FIRST), "/tickets"),))
    assert [*said(*first, button, other, frames=frames)] == [2]


def test_text_stays_where_the_block_that_has_it_too_is_left_out() -> None:
    frames = elements((0, "aside"), (0, "div"), (1, "p"), (2, "p"))
    lifted = text(FIRST, frame=3)
    assert said(lifted, text(FIRST, frame=4), frames=frames) == {
        0: (Role.PULL_QUOTE, "set as a quote, and repeats words of block 1")
    }


def test_quote_set_off_twice_stays_once() -> None:
    frames = elements((0, "blockquote"), (0, "div"), (2, "blockquote"))
    quotes = [text(FIRST, "blockquote", frame=1), text(FIRST, "blockquote", frame=3)]
    assert said(*quotes, frames=frames) == {1: (Role.OTHER, "the same text stands in block 0")}


def test_hidden_copy_of_the_whole_text_goes() -> None:
    blocks = [
        text(FIRST),
        text(SECOND),
        text(f"# Harbour\n\n{FIRST}\n\n**{SECOND}** " + "Tide follows tide. " * 30, "preformatted"),
    ]
    reason = "hidden, and says again what 2 blocks say"
    assert said(*blocks[:2], blocks[2]._replace(hidden=True)) == {2: (Role.HIDDEN, reason)}
    assert said(*blocks) == {}
    assert said(*blocks[:2], text("Tide follows tide. " * 40, "preformatted", hidden=True)) == {}


def test_short_answers_may_stand_twice() -> None:
    assert said(text("Yes."), text(FIRST), text("Yes.")) == {}


def test_heading_may_stand_in_the_contents_before() -> None:
    heading = text("What the harbour master said on Monday", "heading", level=2)
    assert said(heading, heading, text(FIRST)) == {}


def test_quote_set_off_that_repeats_the_text_is_a_pull_quote() -> None:
    quote = text("the ferries sail again the harbour master said", "blockquote")
    longer = text("On Tuesday the ferries sail again, the harbour master said, if the wind drops.")
    assert said(quote, longer) == {0: (Role.PULL_QUOTE, "set as a quote, and repeats words of block 1")}


def test_quote_that_repeats_nothing_is_the_articles() -> None:
    assert said(text("We have never seen such a wind in May.", "blockquote"), text(FIRST)) == {}


def test_aside_named_a_quote_counts_as_set_off() -> None:
    frames = (PAGE, Frame(1, 0, "div", ("pullquote",), 1, None, "div", False))
    lifted = text("two boats had come adrift on Monday", frame=1)
    source = text("Because two boats had come adrift on Monday, the harbour was shut.")
    assert said(lifted, source, frames=frames)[0][0] is Role.PULL_QUOTE
    assert said(lifted._replace(frame=0), source, frames=frames) == {}


def test_pull_quote_that_was_left_out_already_is_told_as_one() -> None:
    frames = (PAGE, Frame(1, 0, "aside", (), 1, None, "aside", False))
    lifted = text("two boats had come adrift on Monday", frame=1)
    source = text("Because two boats had come adrift on Monday, the harbour was shut.")
    found = said(text(FIRST), lifted, source, outside=(1,), frames=frames)
    assert found == {1: (Role.PULL_QUOTE, "set as a quote, and repeats words of block 2")}
    assert said(text(FIRST), lifted._replace(frame=0), source, outside=(1,), frames=frames) == {}


@pytest.mark.parametrize(("line", "code"), [("Monday, 6 May 2024", "en"), ("6. Mai 2024", "de")])
def test_date_and_nothing_else(line: str, code: str) -> None:
    assert said(text(FIRST), text(line), text(SECOND), code=code) == {1: (Role.DATE_LINE, "a date and nothing else")}


@pytest.mark.parametrize("line", ["Monday 6 May was calm", "May", "1,200 boats"])
def test_date_with_more_words_or_without_numbers_stays(line: str) -> None:
    assert said(text(FIRST), text(line), text(SECOND)) == {}


def test_row_of_links_is_navigation_and_one_link_is_not() -> None:
    row = text("Back Print", links=((0, 4, "/back"), (5, 10, "/print")), linked=9)
    one = text("The report", links=((0, 10, "/report"),), linked=10)
    assert said(text(FIRST), row, one) == {1: (Role.NAVIGATION, "a row of 2 links")}


def test_heading_at_the_end_opens_something_else() -> None:
    heading = text("More", "heading", level=2)
    assert said(text(FIRST), heading, text("Elsewhere", "text"), outside=(2,)) == {
        1: (Role.OTHER, "a heading with no body under it")
    }


def test_heading_over_a_link_to_another_article() -> None:
    address = "https://quay.example/old-bridge-shut-for-repairs"
    link = text("Old bridge shut", "text", links=((0, 15, address),), linked=15)
    heading = text("More", "heading", level=2)
    assert said(text(FIRST), heading, link, text(SECOND), outside=(2,)) == {
        1: (Role.RELATED, "a heading over the link in block 2")
    }
    assert said(text(FIRST), heading, text(SECOND)) == {}


def weighed(*beliefs: float) -> Said:
    """What the pass says of paragraphs of a text that were weighed so."""
    texts = [FIRST.replace("two", f"{number} old") for number in range(2, len(beliefs) + 2)]
    labels = Labels(
        Label(index, Role.PARAGRAPH, "given", belief)
        if belief >= 0.5
        else Label(index, Role.OTHER, "given", 1 - belief)
        for index, belief in enumerate(beliefs)
    )
    document = Document(tuple(Block(index, line) for index, line in enumerate(texts)), (PAGE,), language="en")
    return {label.block: (label.role, label.reason) for label in label_structure(document, labels, load_language("en"))}


def test_doubtful_paragraphs_beside_the_body_are_its_own() -> None:
    assert weighed(0.4, 0.9, 0.9, 0.3) == {
        0: (Role.PARAGRAPH, "full sentences, with the body right behind it"),
        3: (Role.PARAGRAPH, "full sentences, with the body right before it"),
    }


def test_paragraphs_hardly_believed_or_away_from_the_body_stay_as_weighed() -> None:
    assert weighed(0.1, 0.9, 0.9, 0.05) == {}
    assert weighed(0.3, 0.1, 0.9) == {}


def test_many_short_lines_above_the_first_paragraph_are_a_menu() -> None:
    menu = [f"Section {number}" for number in range(9)]
    prose = "The council voted on Tuesday to keep the swimming baths open for at least another two winters."
    document = Document(
        blocks=tuple(Block(index, text, frame=0) for index, text in enumerate([*menu, prose])),
        frames=(Frame(0, -1, "", (), 0, None, "", False),),
        language="en",
    )
    labels = Labels(Label(index, Role.PARAGRAPH, "weighed", 0.6) for index in range(10))
    said = list(label_structure(document, labels, load_language("en")))
    assert {label.block for label in said if label.role is Role.NAVIGATION} == set(range(9))
    assert said[0].reason == "one of 9 short lines above the first paragraph"


def test_short_lines_that_mark_up_says_are_a_list_are_no_menu() -> None:
    lines = [text(f"{number} spoons of flour", "list_item", frame=1) for number in range(9)]
    prose = "Mix the flour with the water and leave it alone for an hour before you add the salt."
    page = (PAGE, Frame(1, 0, "ul", (), 1, None, "ul", False))
    assert said(*lines, text(prose), frames=page) == {}
    assert 0 in said(*lines, text(prose))


def test_a_few_short_lines_above_the_first_paragraph_stay() -> None:
    lines = ["What you need", "Flour", "Water", "Salt"]
    prose = "Mix the flour with the water and leave it alone for an hour before you add the salt."
    document = Document(
        blocks=tuple(Block(index, text, frame=0) for index, text in enumerate([*lines, prose])),
        frames=(Frame(0, -1, "", (), 0, None, "", False),),
        language="en",
    )
    labels = Labels(Label(index, Role.PARAGRAPH, "weighed", 0.9) for index in range(5))
    assert not [label for label in label_structure(document, labels, load_language("en")) if label.block < 4]


def test_paragraph_set_as_a_heading_ends_the_body_as_a_paragraph_does() -> None:
    sentence = "The keeper says that he had counted the boats twice before he went to bed, and once more at dawn."
    assert said(text(FIRST), text(sentence, "heading", level=3)) == {}
    assert said(text(FIRST), text(sentence[:20], "heading", level=3)) == {
        1: (Role.OTHER, "a heading with no body under it")
    }


def test_headings_with_pictures_between_them_are_a_gallery() -> None:
    picture = Block(0, "A boat", "image", source="https://quay.example/boat.jpg")
    heading = [text(f"{number}. A boat of the year", "heading", level=2) for number in (1, 2, 3)]
    assert said(text(FIRST), heading[0], picture, heading[1], picture, heading[2], outside=(2, 4)) == {}
    found = said(text(FIRST), heading[0], heading[1], picture, heading[2], outside=(3,))
    assert found[1] == (Role.OTHER, "a heading with no body under it")


def test_heading_over_read_also_lines_goes_with_them() -> None:
    line = "Guide: Which pier to fish from"
    link = ((7, len(line), "https://quay.example/which-pier-to-fish-from"),)
    also = text(line, "list_item", links=link, emphasis=((0, 6, "strong"),), linked=23)
    heading = text("More of the sea", "heading", level=2)
    assert said(text(FIRST), heading, also, text(SECOND), outside=(2,)) == {
        1: (Role.RELATED, "a heading over the link in block 2")
    }


def test_dates_of_a_chronicle_are_its_own() -> None:
    days = [text(f"{day} March 2024") for day in (3, 9, 17)]
    assert said(text(FIRST), days[0], text(SECOND))[1] == (Role.DATE_LINE, "a date and nothing else")
    assert said(text(FIRST), *days, text(SECOND)) == {}


def test_words_of_a_recording_with_its_times_are_no_body() -> None:
    marked = " ".join(f"0{at}:{at}7 the harbour was closed on that day" for at in range(1, 6))
    heard = f"{marked} {marked}"
    assert said(text(FIRST), text(heard), text(SECOND)) == {
        1: (Role.OTHER, "a recording's words with its time at every few")
    }
    told = "At 12:30 all boats left. By 14:15 three were back, and at 17:00 none was missed."
    assert said(text(FIRST), text(told)) == {}


def test_a_point_that_reads_as_a_source_stays_in_its_list() -> None:
    frames = [PAGE, Frame(1, 0, "ul", (), 1, None, "ul", False)]
    frames += [Frame(number, 1, "li", (), 2, None, "li", False) for number in (2, 3, 4)]
    points = ("Source: the pump of the lower basin", "Flow: through the old sluice", "Sink: the yard of the ferry")
    blocks = tuple(Block(at, value, "list_item", 1, at + 2) for at, value in enumerate(points))
    document = Document((*blocks, Block(3, FIRST, "paragraph")), tuple(frames), language="en")
    known = [Label(0, Role.SIGN_OFF, "phrase"), *(Label(at, Role.LIST_ITEM, "given") for at in (1, 2))]
    labels = Labels([*known, Label(3, Role.PARAGRAPH, "given")])
    found = list(label_structure(document, labels, load_language("en")))
    assert found == [Label(0, Role.LIST_ITEM, "a point among others of the body")]


def test_links_in_brackets_beside_headings() -> None:
    switch = text("[edit]", "text", linked=4)
    blocks = (text(FIRST), switch, text(SECOND), switch, switch)
    reason = "a link in brackets that stands 3 times"
    assert said(*blocks) == dict.fromkeys((1, 3, 4), (Role.NAVIGATION, reason))
    assert said(*blocks[:4]) == {}


def test_paragraphs_of_a_body_that_is_hidden_as_a_whole_stay_together() -> None:
    frames = (
        PAGE,
        Frame(1, 0, "div", (), 1, None, "div", True),
        *(Frame(at, 1, "p", (), 2, None, "p", True) for at in (2, 3)),
    )
    blocks = tuple(Block(at, value, "paragraph", 0, at + 2, hidden=True) for at, value in enumerate((FIRST, SECOND)))
    known = Labels([Label(0, Role.PARAGRAPH, "given"), Label(1, Role.HIDDEN, "given", 0.7)])
    found = [*label_structure(Document(blocks, frames, language="en"), known, load_language("en"))]
    assert [(label.block, label.role, label.reason) for label in found] == [
        (1, Role.PARAGRAPH, "hidden, as the rest of the body is")
    ]
    shown = (blocks[0]._replace(hidden=False), blocks[1])
    assert [*label_structure(Document(shown, frames, language="en"), known, load_language("en"))] == []


def test_a_heading_that_links_to_its_own_place_is_one() -> None:
    def page(address: str) -> Document:
        heading = Block(1, "Victims", "heading", 2, links=((0, 7, address),), linked=7)
        return Document(
            (text(FIRST), heading, text(SECOND)._replace(index=2)), (PAGE,), (), "en", "https://quay.example/now"
        )

    known = Labels([Label(0, Role.PARAGRAPH, "given"), Label(2, Role.PARAGRAPH, "given")])
    for address in ("#victims", "https://quay.example/now#victims"):
        found = list(label_structure(page(address), known, load_language("en")))
        assert found == [Label(1, Role.SUBHEADING, "a heading that links to its own place, above the body's text")]
    assert list(label_structure(page("/victims"), known, load_language("en"))) == []


def test_a_heading_over_links_above_the_first_paragraph() -> None:
    frames = (PAGE, *(Frame(at, 0 if at in (1, 3) else 1, "div", (), 1, None, "div", False) for at in (1, 2, 3)))
    heading = Block(0, "Related topics", "heading", 2, 2)
    topic = Block(1, "Weather", "list_item", 1, 2, links=((0, 7, "/weather"),), linked=7)
    story = Block(2, FIRST, "paragraph", 0, 3)
    known = Labels([Label(0, Role.SUBHEADING, "given"), Label(2, Role.PARAGRAPH, "given")])
    document = Document((heading, topic, story), frames, (), "en")
    found = list(label_structure(document, known, load_language("en")))
    assert found == [Label(0, Role.RELATED, "a heading over links above the first paragraph")]
    shown = topic._replace(links=(), linked=0)
    assert list(label_structure(Document((heading, shown, story), frames), known, load_language("en"))) == []
