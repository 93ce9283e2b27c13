"""Elements that are none of the article's as a whole, by how they open or are named or by the cards in them."""

from __future__ import annotations

from article_extract.language import load_language
from article_extract.model import Label, Labels, Role
from article_extract.reading import read
from article_extract.roles import sections
from article_extract.roles.concepts import concepts
from article_extract.roles.sections import label_sections

FIRST = (
    "The harbour was closed on Monday after two boats had come adrift in the storm, and the pilots who had been out "
    "since dawn went home for breakfast while the harbour master counted his ropes and wrote a letter to the council."
)
SECOND = (
    "Nobody was hurt, and the ferries will sail again on Tuesday if the wind drops, as the forecasters of the island "
    "say it will; the fishermen, who have been right more often, do not believe them and have tied their boats twice."
)
PAGE = """<html><head><title>Harbour closed</title></head><body>{before}<main><div class="page"><h1>Harbour closed</h1>
<div class="story"><p>{first}</p>{middle}<p>{second}</p></div>{below}</div></main></body></html>"""

Said = dict[str, tuple[Role, str]]


def said(*, before: str = "", middle: str = "", below: str = "", belief: float = 0.7) -> Said:
    """What the pass says where all paragraphs and list items were taken for body: first words -> role, reason.

    belief: how surely they were.
    """
    page = PAGE.format(before=before, first=FIRST, middle=middle, second=SECOND, below=below)
    document = read(page, url="https://quay.example/harbour", language="en")
    body = [block for block in document.blocks if block.kind in ("paragraph", "list_item", "table")]
    labels = Labels(Label(block.index, Role.PARAGRAPH, "given", belief) for block in body)
    found = label_sections(document, labels, load_language("en"))
    return {" ".join(document.blocks[label.block].text.split()[:2]): (label.role, label.reason) for label in found}


def test_article_alone_is_left_alone() -> None:
    assert said() == {}


def test_text_without_elements_is_left_alone() -> None:
    document = read(f"{FIRST}\n\nComments\n\n{SECOND}", language="en")
    labels = Labels(Label(block.index, Role.PARAGRAPH, "given") for block in document.blocks)
    assert list(label_sections(document, labels, load_language("en"))) == []


def test_element_goes_with_the_line_it_opens_with() -> None:
    box = '<div class="x"><h3>Sign up to our newsletter</h3><p>Every Friday all that floats.</p></div>'
    assert said(middle=box) == {
        "Every Friday": (Role.NEWSLETTER, 'in an element that opens with "Sign up to our newsletter"')
    }


def test_line_about_other_articles_opens_none_of_what_is_surely_body() -> None:
    box = '<div class="x"><h3>Related articles</h3><p>Three ships lay outside the mole all night.</p></div>'
    assert said(middle=box) == {"Three ships": (Role.RELATED, 'in an element that opens with "Related articles"')}
    assert said(middle=box, belief=0.8) == {}


def test_line_that_opens_most_of_the_body_opens_nothing() -> None:
    long = "<p>Three ships lay outside the mole all night with their lights on.</p>" * 12
    assert said(middle=f'<div class="x"><h3>Sign up to our newsletter</h3>{long}</div>') == {}


def test_advert_above_the_articles_own_text_takes_none_of_it() -> None:
    part = f'<div class="x"><span>Advertisement</span><p>{SECOND.replace("Nobody", "No one")}</p><p>{FIRST}</p></div>'
    assert said(middle=part, below=f"<p>{FIRST}</p>" * 4) == {}
    assert said(middle='<div class="x"><span>Advertisement</span><p>Buy new ropes.</p></div>') == {
        "Buy new": (Role.ADVERT, 'in an element that opens with "Advertisement"')
    }


def test_name_of_a_service_opens_no_item_of_a_list() -> None:
    item = "<ol><li><b>Instagram</b><p>Here the harbour shows its boats.</p></li><li><p>Two more.</p></li></ol>"
    assert said(middle=item) == {}


WALL = '<div class="{}"><h2>Your choice</h2><p>We and our partners keep a little file.</p>{}</div>'


def test_consent_dialog_is_no_article() -> None:
    assert said(middle=WALL.format("cmp-dialog", "")) == {
        "We and": (Role.LEGAL, "in an element named for cookie consent")
    }


def test_small_element_named_for_consent_needs_words_of_the_law() -> None:
    assert said(middle=WALL.format("cookie-notice", "<p>We use cookies.</p>"))["We and"][0] is Role.LEGAL
    assert said(middle=WALL.format("cookie-notice", "")) == {}


def test_components_named_alike_are_not_consent() -> None:
    wrapped = f'<div class="cmp-container"><p>{FIRST}</p><p>{SECOND}</p><p>We use cookies.</p></div>'
    assert set(said(below=wrapped)) == {"We use"}  # by its own words


def test_paywall_with_a_way_to_subscribe() -> None:
    box = '<div class="paywall"><p>Read all of it for one crown.</p>{}</div>'
    assert said(below=box.format('<a href="/login">Log in</a>')) == {
        "Read all": (Role.CALL_TO_ACTION, "in an element named a paywall, with a way to subscribe")
    }
    assert said(below=box.format("")) == {}


def test_article_behind_a_paywall_stays() -> None:
    gated = f'<div class="paywall"><p>{FIRST} {SECOND}</p><p>{SECOND}</p><a href="/login">Log in</a></div>'
    assert said(below=gated) == {}


CARD = '<div class="comment"><b>oldspokes</b><p>{} never ties up properly.</p></div>'


def test_repeated_elements_named_comments_behind_the_article() -> None:
    cards = "".join(CARD.format(name) for name in ("Hettie", "Marlow"))
    assert said(below=f'<div id="talk">{cards}</div>') == {
        "Hettie never": (Role.COMMENT, "in one of 2 elements named comments"),
        "Marlow never": (Role.COMMENT, "in one of 2 elements named comments"),
    }


def test_elements_named_comments_that_are_most_of_the_page_are_a_forums_posts() -> None:
    posts = "".join(CARD.format(f"{FIRST} Hettie") for _ in range(9))
    assert len(said(below=posts)) == 1
    page = f"<html><body><main><h1>Harbour closed</h1><p>Boats adrift, again.</p>{posts}</main></body></html>"
    document = read(page, url="https://quay.example/harbour", language="en")
    labels = Labels(Label(block.index, Role.PARAGRAPH, "given") for block in document.blocks)
    assert list(label_sections(document, labels, load_language("en"))) == []


def test_answers_stand_deeper_than_the_comments_they_answer() -> None:
    talk = f'<div>{CARD.format("Hettie")}<div class="replies">{CARD.format("Marlow")}</div></div>'
    assert said(below=talk) == {
        "Hettie never": (Role.COMMENT, "in one of 2 elements named comments"),
        "Marlow never": (Role.COMMENT, "in one of 2 elements named comments"),
    }


def test_texts_of_pictures_in_elements_named_comments_are_the_gallery() -> None:
    picture = '<div class="shot"><img src="/{0}.jpg"><div class="comment"><p>{0} {1}</p></div></div>'
    gallery = "".join(picture.format(name, FIRST) for name in ("Pier", "Mole", "Quay", "Weir", "Lock", "Slip"))
    assert said(below=gallery) == {}


def test_sign_of_a_pictures_credit_opens_nothing() -> None:
    part = f'<div class="x"><img src="/b.jpg"><span>© Quay Picture Desk</span><p>{SECOND[:90]}.</p></div>'
    assert said(middle=part, below=f"<p>{FIRST}</p>" * 4) == {}


def test_one_element_named_a_comment_may_be_the_opinion_page() -> None:
    assert said(below=CARD.format("Hettie")) == {}


def test_repeated_comments_before_any_text_are_the_page_itself() -> None:
    cards = "".join(CARD.format(name) for name in ("Hettie", "Marlow"))
    assert said(before=cards) == {}


LEADING = '<div class="box"><h3><a href="/news/{0}-shut-for-all-boats">{0}</a></h3><p>{0} is shut too.</p></div>'


def test_cards_that_lead_to_other_articles() -> None:
    cards = "".join(LEADING.format(name) for name in ("Pier", "Mole", "Quay"))
    assert said(below=f'<div class="row">{cards}</div>') == {
        f"{name} is": (Role.TEASER, "in one of 3 cards that lead to other articles")
        for name in ("Pier", "Mole", "Quay")
    }


def test_cards_all_of_which_are_surely_body_are_the_entries_of_a_list() -> None:
    cards = "".join(LEADING.format(name) for name in ("Pier", "Mole", "Quay"))
    assert said(below=f'<div class="row">{cards}</div>', belief=0.9) == {}
    empty = '<div class="box"><h3><a href="/news/dock-shut-for-all-boats">Dock</a></h3></div>'
    assert len(said(below=f'<div class="row">{cards}{empty}</div>', belief=0.9)) == 3
    front = f'<html><body><main><h1>Harbour news</h1><div class="row">{cards}</div></main></body></html>'
    document = read(front, url="https://quay.example/news", language="en")
    labels = Labels(Label(b.index, Role.PARAGRAPH, "given", 0.9) for b in document.blocks if b.kind == "paragraph")
    assert len(list(label_sections(document, labels, load_language("en")))) == 3


def test_two_cards_are_too_few() -> None:
    cards = "".join(LEADING.format(name) for name in ("Pier", "Mole"))
    assert said(below=f'<div class="row">{cards}</div>') == {}


def test_parts_of_the_article_that_lead_nowhere_are_no_cards() -> None:
    parts = "".join(
        f'<div class="box"><h3>{name}</h3><p>{name} is shut too.</p></div>' for name in ("Pier", "Mole", "Quay")
    )
    assert said(below=f'<div class="row">{parts}</div>') == {}


def test_read_more_opens_a_card_but_not_the_articles_own_text() -> None:
    card = '<div class="x"><p>Read more</p><p>What the pilots of the island had for breakfast.</p></div>'
    assert said(middle=card)["What the"] == (Role.TEASER, 'in an element that opens with "Read more"')
    long = "<p>Three ships lay outside the mole all night with their lights on, and sailed.</p>" * 6
    assert said(middle=f'<div class="x"><p>Read more</p>{long}</div>', below=f"<p>{FIRST}</p>" * 6) == {}


def test_names_of_paywalls_and_comments_are_among_those_of_their_concepts() -> None:
    assert set(concepts()["paywall"]) >= sections._PAYWALLS
    assert set(concepts()["comment"]) >= sections._COMMENTS


def test_a_button_that_copies_a_program_does_not_take_it_along() -> None:
    page = PAGE.format(
        before="", first=FIRST, middle="<div><span>Share</span><pre>tide --now</pre></div>", second=SECOND, below=""
    )
    document = read(page, url="https://quay.example/harbour", language="en")
    body = [block for block in document.blocks if block.kind in ("paragraph", "preformatted")]
    labels = Labels(Label(block.index, Role.PARAGRAPH, "given") for block in body)
    assert list(label_sections(document, labels, load_language("en"))) == []
