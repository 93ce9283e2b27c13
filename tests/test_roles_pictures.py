"""Which pictures are the article's own, and which texts are their captions and credits, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from article_extract.language import load_language
from article_extract.model import Label, Labels, Role
from article_extract.reading import read
from article_extract.roles.pictures import label_pictures

FIRST = "The harbour was closed on Monday after two boats had come adrift in the storm."
SECOND = "Nobody was hurt, said the harbour master, and the ferries will sail again on Tuesday."
PAGE = """<html lang="en"><body><div class="menu"><img src="/top.jpg" alt="Menu"></div><article><h1>Harbour closed</h1>
{head}<div class="text"><p>{first}</p>{middle}<p>{second}</p></div>{below}</article>
<aside><img src="/other.jpg" alt="Another"></aside></body></html>"""

Said = dict[str, tuple[Role, str]]


def said_of(page: str, roles: Mapping[str, Role]) -> Said:
    """What the pass says of a page on which texts that start so have these roles: text or address -> role, reason."""
    document = read(page, url="https://quay.example/harbour")
    known = [
        Label(block.index, role, "given")
        for block in document.blocks
        for start, role in roles.items()
        if block.text.startswith(start) and block.kind != "image"
    ]
    said = label_pictures(document, Labels(known), load_language(document.language))
    return {_name(document.blocks[label.block]): (label.role, label.reason) for label in said}


def _name(block: object) -> str:
    source, text = getattr(block, "source", None), getattr(block, "text", "")
    return source.rsplit("/", 1)[-1] if source else str(text)


def html(middle: str = "", head: str = "", below: str = "", more: Mapping[str, Role] | None = None) -> Said:
    page = PAGE.format(head=head, first=FIRST, middle=middle, second=SECOND, below=below)
    roles = {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH, **(more or {})}
    return said_of(page, roles)


def text(page: str, more: Mapping[str, Role] | None = None) -> Said:
    return said_of(
        page, {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH, **(more or {})}
    )


def test_markdown_knows_its_pictures_and_the_line_in_italics_below_one() -> None:
    boat = "![A boat](/boat.jpg)\n\n*A boat on the rocks.* (Ida Wren)"
    page = (
        f"![Logo](/logo.png)\n\n[News](/news)\n\n[Sport](/sport)\n\n# Harbour closed\n\n{FIRST}\n\n{boat}\n\n{SECOND}"
    )
    said = text(page)
    assert said["boat.jpg"] == (Role.IMAGE, "a picture in the article")
    assert said["A boat on the rocks. (Ida Wren)"] == (Role.CAPTION, "in italics below a picture")
    assert "logo.png" not in said


def test_page_without_a_body_is_told_nothing() -> None:
    assert said_of("<p>Menu</p><img src='/a.jpg'>", {}) == {}


def test_figure_gives_picture_and_caption() -> None:
    said = html('<figure><img src="/boat.jpg"><figcaption>A boat on the rocks.</figcaption></figure>')
    assert said["boat.jpg"] == (Role.IMAGE, "a picture in the article")
    assert said["A boat on the rocks."] == (Role.CAPTION, "a caption element")


def test_pictures_outside_the_article_are_left_alone() -> None:
    said = html('<figure><img src="/boat.jpg"></figure>')
    assert set(said) == {"boat.jpg"}


def test_caption_that_passes_before_took_for_text_is_none() -> None:
    caption = "A boat lies on the rocks below the old lighthouse."
    page = f'<figure><img src="/boat.jpg"><figcaption><p>{caption}</p></figcaption></figure>'
    assert html(page, more={caption: Role.PARAGRAPH})[caption] == (Role.CAPTION, "a caption element")


def test_credit_in_an_element_of_its_own() -> None:
    said = html(
        '<figure><img src="/boat.jpg"><figcaption><p>A boat on the rocks.</p><p class="credit">Harbour Lights</p>'
        "</figcaption></figure>"
    )
    assert said["Harbour Lights"] == (Role.CREDIT, "a caption element, named as a credit")


def test_credit_by_its_wording() -> None:
    said = html('<figure><img src="/boat.jpg"><span>Photo: Jane Dole/AFP</span></figure>')
    assert said["Photo: Jane Dole/AFP"] == (Role.CREDIT, "in a figure: label 'Photo': label 'Photo'")


def test_caption_of_a_figure_whose_picture_a_script_would_load() -> None:
    said = html("<figure><div class='lazy'></div><figcaption>A boat on the rocks.</figcaption></figure>")
    assert said == {"A boat on the rocks.": (Role.CAPTION, "a caption element")}


def test_caption_of_a_quotation_is_no_caption() -> None:
    said = html(
        "<figure><blockquote>It broke loose.</blockquote><figcaption>Ida Wren, harbour master</figcaption></figure>"
    )
    assert said == {}


def test_tools_in_a_figure_are_no_caption() -> None:
    said = html(
        '<figure><img src="/boat.jpg"><button>Open the picture in full size</button><span>3 / 12</span></figure>'
    )
    assert set(said) == {"boat.jpg"}


def test_words_shown_where_a_video_cannot_be_played() -> None:
    said = html(
        '<div class="player"><video poster="/still.jpg"><p>To view this film please enable scripts.</p></video></div>'
    )
    assert "To view this film please enable scripts." not in said


def test_text_wrapped_with_a_picture_is_its_caption() -> None:
    said = html('<div><img src="/boat.jpg"><div>A boat lies below the lighthouse</div></div>')
    assert said["A boat lies below the lighthouse"] == (Role.CAPTION, "wrapped with a picture")


def test_text_that_says_what_the_alternative_text_says_is_the_caption() -> None:
    line = "Two boats lie below the old lighthouse"
    picture = f'<div><img src="/boat.jpg" alt="{line}"></div>'
    said = html(f"{picture}<p>{line} (Photo: Jane Dole)</p>", more={line: Role.PARAGRAPH})
    assert said[f"{line} (Photo: Jane Dole)"] == (Role.CAPTION, "says what the picture's alternative text says")
    assert set(html(f"{picture}<p>{line} and wait. {SECOND} {SECOND} {SECOND}</p>")) == {"boat.jpg"}


def test_short_text_that_says_the_same_but_for_the_sites_name_is_the_caption() -> None:
    reason = (Role.CAPTION, "says what the picture's alternative text says")
    picture = '<div><img src="/boat.jpg" alt="The harbour master - Quay News"></div>'
    assert html(f"{picture}<p>The harbour master</p>")["The harbour master"] == reason
    assert "The harbour master came" not in html(f"{picture}<p>The harbour master came</p>")


def test_name_in_mark_up_makes_a_caption() -> None:
    said = html('<p class="image-caption">A boat lies below the lighthouse</p>')
    assert said == {"A boat lies below the lighthouse": (Role.CAPTION, "named 'caption'")}


def test_style_of_captions_is_not_their_name() -> None:
    assert html('<p class="text-caption">The storm came from the west.</p>') == {}


def test_buttons_and_a_lone_label_are_no_captions_and_an_advertisement_no_picture() -> None:
    document = read(
        PAGE.format(
            head="",
            first=FIRST,
            second=SECOND,
            below="",
            middle='<figure><img src="/boat.jpg"><figcaption><div>Print</div></figcaption></figure>'
            '<figure><img src="/car.jpg" alt="Advert"></figure>'
            '<div class="image"><img src="/pier.jpg"><div>Photo:</div><div>Jane Dole/AFP</div></div>',
        ),
        url="https://quay.example/harbour",
    )
    roles = {FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH, "Print": Role.SOCIAL, "Advert": Role.ADVERT}
    known = [
        Label(block.index, roles[block.text], "given", phrase=True) for block in document.blocks if block.text in roles
    ]
    said = label_pictures(document, Labels(known), load_language("en"))
    found = {_name(document.blocks[label.block]): label for label in said}
    assert {"Print", "car.jpg"}.isdisjoint(found)
    assert found["Photo:"] == Label(found["Photo:"].block, Role.OTHER, "the label of a credit")
    assert found["Jane Dole/AFP"].role is Role.CREDIT


def test_gallery_is_no_teaser() -> None:
    slide = '<li><figure><img src="/{0}.jpg"><figcaption>Boat number {0} at the pier.</figcaption></figure></li>'
    said = html(f'<div class="carousel slider"><ul>{slide.format(1)}{slide.format(2)}</ul></div>')
    assert said["1.jpg"][0] is Role.IMAGE
    assert said["Boat number 2 at the pier."][0] is Role.CAPTION


def test_picture_with_a_linked_title_is_a_teaser() -> None:
    said = html(
        '<div><a href="/storm"><img src="/storm.jpg"></a><a href="/storm"><div>How the storm was born</div></a></div>'
    )
    assert said == {}


@pytest.mark.parametrize(
    "picture",
    [
        '<div class="related"><figure><img src="/boat.jpg"></figure></div>',
        '<div class="author-box"><div class="bio"><img src="/boat.jpg"></div></div>',
        '<div><img src="/boat.jpg" width="40" height="40"></div>',
        '<div><img src="/icons/logo-small.png"></div>',
        '<div><img src="/images/share/network.png"></div>',
        '<div><img src="/images/qrcode-app.png"></div>',
        '<div class="share-ewm"><img src="/images/boat.png" alt="Scan me!"></div>',
        '<div><img class="avatar" src="/boat.jpg"></div>',
        '<div hidden><img src="/boat.jpg"></div>',
        '<div><img src="/boat.svg"></div>',
        '<div><img src="https://counter.example/p?c1=2&amp;cv=3"></div>',
        '<div><img src="/img/main/arrow_video.png"></div>',
    ],
    ids=[
        "related",
        "bio",
        "size of an icon",
        "address of a logo",
        "address of a share button",
        "code to scan",
        "in an element for a code to scan",
        "named avatar",
        "hidden",
        "vector",
        "counter",
        "arrow",
    ],
)
def test_pictures_that_are_not_the_articles_own(picture: str) -> None:
    assert html(picture) == {}


def test_portrait_of_the_author() -> None:
    said = html(
        head='<div><img src="/wren.jpg" alt="Ida Wren"><p>By Ida Wren</p></div>', more={"By Ida Wren": Role.BYLINE}
    )
    assert said == {}


def test_credit_named_for_its_author_is_none_of_the_texts() -> None:
    said = html('<div class="picture"><p>The pier at dawn</p><p class="image-author">Photo: Jane Dole</p></div>')
    assert said["Photo: Jane Dole"][0] is Role.CREDIT
    assert said["The pier at dawn"] == (Role.CAPTION, "in one element with a credit")


def test_pictures_behind_what_is_not_the_article() -> None:
    below = '<h3>More on this</h3><figure><img src="/other.jpg"><figcaption>Another boat at sea.</figcaption></figure>'
    assert html(below=below, more={"More on this": Role.RELATED}) == {}


def test_caption_line_among_the_paragraphs() -> None:
    line = "A boat lies below the lighthouse (Photo: Jane Dole/AFP)"
    assert html(f"<p>{line}</p>", more={line: Role.PARAGRAPH})[line] == (Role.CAPTION, "label 'Photo'")


@pytest.mark.parametrize(
    "line",
    [
        "The ferries will be repaired in the coming week, the line said. (Reuters)",
        "In a photo from 1954 the mole is still of wood.",
        "The ministry (left) and the town hall (right) could not be reached.",
    ],
)
def test_paragraphs_that_only_look_like_captions(line: str) -> None:
    assert html(f"<p>{line}</p>", more={line: Role.PARAGRAPH}) == {}


def test_copyright_line_of_the_text_is_no_credit() -> None:
    figure = '<figure><img src="/boat.jpg"></figure><p>x</p><p>y</p><p>z</p>'
    assert "© The Daily Quay" not in html(head=figure, below="<p>© The Daily Quay</p>")


def test_line_for_the_lead_picture_in_raw_text() -> None:
    line = "Top image credit: A boat on the rocks on May 3, 2021. REUTERS/Jane Dole/File Photo"
    said = text(f"Harbour closed\n\n{FIRST}\n\n{SECOND}\n\n{line}\n")
    assert said == {
        line: (Role.CAPTION, "a line for the lead picture: label 'Top image credit'; a chain of names at the end")
    }


def test_second_line_for_a_lead_picture_is_another_articles() -> None:
    own, other = "Top image: The pier. Jane Dole/AFP", "Top image: The fair. Owen Blake/AFP"
    said = text(f"Harbour closed\n\n{FIRST}\n\n{own}\n\n{SECOND}\n\n{other}\n\nFair opens\n")
    assert said[own][0] is Role.CAPTION
    assert said[other] == (Role.TEASER, "a second line for a lead picture: another article's")


def test_line_at_the_headline_is_the_lead_pictures_alternative_text() -> None:
    page = f"A boat on the rocks\n\nHarbour closed\n\n{FIRST}\n\n{SECOND}\n\nTop image: The pier. Jane Dole/AFP\n"
    assert text(page)["A boat on the rocks"] == (
        Role.IMAGE,
        "a short line at the headline: the lead picture's alternative text",
    )


def test_line_above_the_headline_describes_a_picture_by_its_wording_alone() -> None:
    said = text(f"A boat on the rocks\n\nHarbour closed\n\n{FIRST}\n\n{SECOND}\n")
    assert said == {
        "A boat on the rocks": (Role.IMAGE, "a short line at the headline: the lead picture's alternative text")
    }


@pytest.mark.parametrize(
    "line", ["Boats Harbours Weather Sport Jobs", "A boat on the rocks | Harbour news", "The Quay"]
)
def test_other_lines_above_the_headline_stay(line: str) -> None:
    assert text(f"{line}\n\nHarbour closed\n\n{FIRST}\n\n{SECOND}\n") == {}


def test_line_right_above_a_caption_is_its_pictures_alternative_text() -> None:
    caption = "The pier at dawn. Photograph: Jane Dole"
    said = text(f"Harbour closed\n\n{FIRST}\n\nWaves over a wooden pier\n\n{caption}\n\n{SECOND}\n")
    assert said["Waves over a wooden pier"][0] is Role.IMAGE
    assert said["Waves over a wooden pier"][1].startswith("a short line right above a caption")


def test_picture_right_above_the_headline_in_the_element_before() -> None:
    page = (
        '<html lang="en"><body><article><div class="media"><img src="/boat.jpg" alt="A boat"></div><div class="main">'
        f"<h1>Harbour closed</h1><p>{FIRST}</p><p>{SECOND}</p></div></article></body></html>"
    )
    roles = {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH}
    assert said_of(page, roles) == {"boat.jpg": (Role.IMAGE, "a picture in the article")}
    linked = page.replace('<div class="media">', '<a href="/app"><div>').replace(
        '</div><div class="main">', "</div></a><div>"
    )
    assert said_of(linked, roles) == {}


def test_line_set_together_with_its_credit_is_the_caption() -> None:
    page = f"Harbour closed\n\n{FIRST}\n\nThe pier at dawn.\nPhoto: Jane Dole\n\n{SECOND}\n"
    said = text(page, more={"The pier": Role.PARAGRAPH})
    assert said["Photo: Jane Dole"] == (Role.CREDIT, "label 'Photo'")
    assert said["The pier at dawn."] == (Role.CAPTION, "set together with the credit below it")


def test_paragraph_above_a_credit_stays() -> None:
    assert set(text(f"Harbour closed\n\n{FIRST}\n\nPhoto: Jane Dole\n\n{SECOND}\n")) == {"Photo: Jane Dole"}


def test_line_twice_among_the_paragraphs_is_alternative_text_and_caption() -> None:
    line = "The pier at dawn on the day of the storm"
    said = text(f"Harbour closed\n\n{FIRST}\n\n{line}\n\n{line}\n\n{SECOND}\n", more={line: Role.OTHER})
    assert said == {line: (Role.CAPTION, "a line twice: an alternative text and its caption")}


def test_line_twice_in_a_list_of_teasers_is_none() -> None:
    line = "Ten harbours that you should see once"
    assert text(f"Harbour closed\n\n{FIRST}\n\n{SECOND}\n\n{line}\n\n{line}\n\nTen more\n") == {}


def test_credit_among_teasers_below_the_text_is_none_of_its_own() -> None:
    page = f"Harbour closed\n\n{FIRST}\n\n{SECOND}\n\nMore\n\nPhoto: Jane Dole\n"
    assert text(page, more={"More": Role.RELATED}) == {}


def test_source_in_a_list_of_them_is_no_caption() -> None:
    item = "The pier at dusk. Photo: Ida Brandt"
    listed = f"<ul><li>Map of the pier</li><li>{item}</li></ul>"
    known = {"Map of": Role.LIST_ITEM, "The pier": Role.LIST_ITEM}
    assert item not in html(listed, more=known)
    assert html(listed.replace(f"<li>{item}", f'<li><img src="/pier.jpg"></li><li>{item}'), more=known)[item]


def test_a_picture_in_a_list_whose_caption_is_a_link_is_a_teaser() -> None:
    figure = '<figure><img src="/{0}.jpg"><figcaption><a href="/{0}">The ferry of {0}</a></figcaption></figure>'
    said = html(f"<ul><li>{figure.format('orrin')}</li></ul>{figure.format('hallay')}")
    assert set(said) == {"hallay.jpg", "The ferry of hallay"}


@pytest.mark.parametrize(
    "caption",
    ["Figure 2: The lock at low tide", "(Fig. 3: Where the ferry turns)", "Fig. 4.1. The lock", "[Figure 5] Mole"],
)
def test_a_line_that_opens_with_the_number_of_its_figure_is_a_caption(caption: str) -> None:
    assert html(f"<p>{caption}</p>")[caption] == (Role.CAPTION, "opens with the number of its figure")
    assert text(f"Harbour closed\n\n{FIRST}\n\n{caption}\n\n{SECOND}")[caption][0] is Role.CAPTION


@pytest.mark.parametrize(
    "line", ["Figure 2 shows the lock at low tide", "Figures: two boats and a mole", "Fig. trees grow"]
)
def test_sentences_about_figures_are_no_captions(line: str) -> None:
    assert line not in html(f"<p>{line}</p>")


def test_button_of_a_figure_is_no_caption() -> None:
    button = "Press enter or click to view image in full size"
    assert html(f'<figure><div>{button}</div><img src="/boat.jpg"></figure>')[button] == (
        Role.OTHER,
        "a button at a picture",
    )


def test_credit_behind_a_label_in_an_element_of_its_own() -> None:
    said = html(
        '<figure><img src="/boat.jpg"><figcaption><p>A boat on the rocks.</p><div class="foto">Photo:</div>'
        "<p>Dole</p></figcaption></figure>"
    )
    assert said["Photo:"] == (Role.OTHER, "the label of a credit")
    assert said["Dole"] == (Role.CREDIT, "behind the label of a credit")


def test_label_without_a_name_under_a_picture() -> None:
    said = html('<figure><img src="/boat.jpg"><figcaption><a href="/x">(Image source)</a></figcaption></figure>')
    assert said["(Image source)"] == (Role.OTHER, "the label of a credit")


def test_who_is_quoted_is_no_credit() -> None:
    said = html('<aside class="pull-quote"><p>It broke loose.</p><span class="credit">Ida Wren, master</span></aside>')
    assert said == {}


def test_date_in_a_captions_element_is_no_caption() -> None:
    said = html('<div class="caption"><div class="date">Published an hour ago</div></div>')
    assert said == {}


def test_words_of_a_teasers_picture_are_no_caption() -> None:
    said = html(
        '<section><div><img src="/mill.jpg"><div class="caption"><div>Sluice</div>'
        '<a href="/mill">The mill that would not close</a><div>It grinds the flour of the whole county.</div></div>'
        "</div></section>"
    )
    assert said["It grinds the flour of the whole county."] == (Role.TEASER, "the words of a teaser's picture")


def test_heading_with_a_credit_is_a_caption() -> None:
    caption = "A boat on the rocks (Photo: Jane Dole/AFP)"
    said = html(f'<img src="/boat.jpg"><h6>{caption}</h6>', more={caption: Role.SUBHEADING})
    assert said[caption] == (Role.CAPTION, "a heading: label 'Photo'")


def test_heading_that_only_looks_like_a_chain_stays() -> None:
    heading = "Harbour Lamp – Best Choice for Sailors"
    assert heading not in html(f'<img src="/boat.jpg"><h2>{heading}</h2>', more={heading: Role.SUBHEADING})


def test_linked_credit_under_a_picture() -> None:
    said = html('<div><img src="/boat.jpg"></div><p><a href="https://quay.example/jd">Photo: Jane Dole</a></p>')
    assert said["Photo: Jane Dole"] == (Role.CREDIT, "label 'Photo'")


def test_picture_whose_credit_is_a_link_is_no_teaser() -> None:
    said = html(
        '<div class="pic"><img src="/boat.jpg"><div>A boat on the rocks below</div>'
        '<div><a href="https://quay.example">© Jane Dole (AFP)</a></div></div>'
    )
    assert said["boat.jpg"][0] is Role.IMAGE
    assert said["© Jane Dole (AFP)"][0] is Role.CREDIT


def test_caption_inside_the_link_that_enlarges_its_picture() -> None:
    said = html(
        '<div><a href="/large/boat.jpg"><img src="/boat.jpg"><p class="caption">A boat on the rocks.</p></a></div>'
    )
    assert said["boat.jpg"][0] is Role.IMAGE
    assert said["A boat on the rocks."][0] is Role.CAPTION


def test_element_around_a_bare_paragraph_names_it() -> None:
    said = html(
        '<figure><img src="/boat.jpg"><figcaption><div class="attribution"><p>Jane Dole</p></div></figcaption></figure>'
    )
    assert said["Jane Dole"] == (Role.CREDIT, "a caption element, named as a credit")


def test_element_named_for_what_a_picture_shows() -> None:
    said = html('<div><img src="/boat.jpg"></div><p class="img-desc">A boat on the rocks.</p>')
    assert said["A boat on the rocks."] == (Role.CAPTION, "named 'img-desc'")


def test_picture_of_a_logo_with_a_caption_is_no_icon() -> None:
    said = html('<figure><img src="/quay-logo-2.jpg"><figcaption>The sign of the yard.</figcaption></figure>')
    assert said["quay-logo-2.jpg"][0] is Role.IMAGE


def test_claimed_picture_above_the_headline_in_a_header_of_its_own() -> None:
    page = """<html lang="en"><head><meta property="og:image" content="https://quay.example/storm-boat.jpg"></head><body>
    <div class="hero"><img src="/scaled/storm-boat-1024x768.jpg"><div>Photo: Jane Dole</div></div><nav>Menu</nav>
    <article><h1>Harbour closed</h1><div><p>{first}</p><p>{second}</p></div></article></body></html>"""
    roles = {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH}
    said = said_of(page.format(first=FIRST, second=SECOND), roles)
    assert said["storm-boat-1024x768.jpg"] == (Role.IMAGE, "a picture in the article")
    assert said["Photo: Jane Dole"][0] is Role.CREDIT
    assert "storm-boat-1024x768.jpg" not in said_of(
        page.replace("og:image", "x").format(first=FIRST, second=SECOND), roles
    )


def test_credit_below_the_text_where_no_picture_has_one() -> None:
    closing = "Featured image by Jane Dole."
    picture = '<div><img src="/boat.jpg"></div>'
    assert html(picture, below=f"<p>{closing}</p>") == {"boat.jpg": (Role.IMAGE, "a picture in the article")}
    said = html(f"{picture}<p>{SECOND}</p><p>{closing}</p>", more={closing: Role.SIGN_OFF})
    assert said[closing][0] is Role.CREDIT


def test_sentences_of_raw_text_above_each_of_several_credits_are_captions() -> None:
    pairs = [f"The {name} lies in the harbour.\n\nPhoto: Jane Dole/AFP" for name in ("tug", "ferry", "dredger")]
    page = f"Harbour closed\n\n{FIRST}\n\n" + f"\n\n{SECOND}\n\n".join(pairs) + f"\n\n{SECOND}"
    shown = {f"The {name} lies": Role.PARAGRAPH for name in ("tug", "ferry", "dredger")}
    said = text(page, more=shown)
    assert said["The tug lies in the harbour."] == (Role.CAPTION, "a sentence above each of several credits")
    alone = text(f"Harbour closed\n\n{FIRST}\n\n{pairs[0]}\n\n{SECOND}", more=shown)
    assert "The tug lies in the harbour." not in alone


def test_caption_of_raw_text_that_says_the_alternative_text_in_other_words() -> None:
    alt = "The master of the harbour stands with his old ferry"
    caption = "Ida Wren, master of the harbour, stands with the old ferry before it sails."
    page = f"Harbour closed\n\n{FIRST}\n\n{alt}\n\n{caption}\n\n{SECOND}"
    said = text(page, more={caption: Role.PARAGRAPH})
    assert said[caption] == (Role.CAPTION, "says what the alternative text above it says")
    assert said[alt][0] is Role.IMAGE


def test_copyright_of_a_photographer_and_an_agency_is_no_line_of_the_text() -> None:
    page = f"Harbour closed\n\n{FIRST}\n\n{SECOND}\n\n© Jane Dole/AFP\n\n{SECOND}"
    assert text(page)["© Jane Dole/AFP"][0] is Role.CREDIT
    assert text(page.replace("Jane Dole/AFP", "AFP")) == {}


def test_count_above_a_credit_is_no_caption() -> None:
    said = html('<div><img src="/boat.jpg"></div><div><div>1/2</div><div>Photo: Jane Dole/AFP</div></div>')
    assert "1/2" not in said


def test_credits_of_the_text_itself_are_no_caption() -> None:
    paragraphs = "".join(f"<p>{SECOND} {at}</p>" for at in range(4))
    assert html(f'{paragraphs}<ul class="credits"><li>Eastfield</li></ul>{paragraphs}') == {}


def test_small_heading_with_a_label_is_a_credit() -> None:
    label = "Image: Harbourlights/Quaybot"
    assert html(f"<h5>{label}</h5>", more={label: Role.SUBHEADING})[label][0] is Role.CREDIT
    assert html(f"<h2>{label}</h2>", more={label: Role.SUBHEADING}) == {}


def test_words_parted_by_a_slash_at_the_end_of_a_sentence() -> None:
    line = "Find a place of your own – for example trips, films/series, books – and stay there."
    assert html(f"<p>{line}</p>", more={line: Role.PARAGRAPH}) == {}


def test_linked_maker_in_a_figures_element_for_it() -> None:
    said = html(
        '<figure><img src="/boat.jpg"><figcaption><p>A boat.</p></figcaption>'
        '<div class="attribution"><p><a href="https://quay.example/jd">Jane Dole</a></p></div></figure>'
    )
    assert said["Jane Dole"] == (Role.CREDIT, "in a figure, named as a credit")


def test_element_named_for_credits_right_below_a_picture() -> None:
    said = html('<p><img src="/boat.jpg"></p><div class="copyright">quay.example</div>')
    assert said["quay.example"] == (Role.CREDIT, "named as a credit, right below a picture")
    assert "quay.example" not in html('<p><img src="/boat.jpg"></p><div class="place">quay.example</div>')
    notice = "The words of this text are those of its author."
    assert notice not in html(f'<p><img src="/boat.jpg"></p><div class="copyright">{notice}</div>')


def test_associated_media_is_not_related_matter() -> None:
    page = '<figure itemprop="{}"><img src="/boat.jpg"><figcaption>A boat.</figcaption></figure>'
    assert html(page.format("associatedMedia image"))["A boat."][0] is Role.CAPTION
    assert html(page.format("relatedMedia image")) == {}


def test_figure_that_is_one_link_is_a_teaser() -> None:
    figure = '<figure><img src="/ferry.jpg" alt="A ferry"><figcaption>Tickets are sold here</figcaption></figure>'
    assert html(f'<a href="/tickets">{figure}</a>') == {}
    assert html(f'<a href="/ferry.jpg">{figure}</a>')["Tickets are sold here"][0] is Role.CAPTION
    assert html(f'<a href="/tickets">{figure.replace("here", "here. Photo: AFP")}</a>') != {}


def test_figure_whose_picture_and_words_lead_to_the_same_page() -> None:
    link = '<a href="/mill">How the mill by the harbour burned</a>'
    teaser = f'<figure><img src="/mill.jpg"><figcaption><p>{{}}{link}</p></figcaption></figure>'
    assert html(teaser.format("<span>See also: </span>")) == {}
    assert "mill.jpg" in html(teaser.format(""))  # a caption that leads to more about what is shown
    linked = '<a href="/mill"><div><img src="/mill.jpg" alt="A mill"></div></a>'
    assert html(f"<figure>{linked}<figcaption>{link}</figcaption></figure>") == {}


def test_picture_below_a_label_for_advertisements() -> None:
    ad = '<div><div>{}</div><a href="/out/12"><img src="/offer.jpg"></a></div>'
    page = PAGE.format(head="", first=FIRST, middle=ad.format("Advertisement"), second=SECOND, below="")
    document = read(page, url="https://quay.example/harbour")
    roles = {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH}
    known = [Label(block.index, roles[block.text], "given") for block in document.blocks if block.text in roles]
    label = next(block.index for block in document.blocks if block.text == "Advertisement")
    known.append(Label(label, Role.ADVERT, 'phrase "Advertisement" (en)', phrase=True))
    said = label_pictures(document, Labels(known), load_language("en"))
    assert not any(document.blocks[one.block].kind == "image" for one in said)


@pytest.mark.parametrize("source", ["/img/playicon.png", "/banners/2023/offer.gif"])
def test_addresses_of_buttons_and_banners(source: str) -> None:
    assert html(f'<div><img src="{source}"></div>') == {}
    assert html('<div><img src="/img/lexicon.png"></div>') != {}


def test_what_a_player_tells_of_its_film_is_no_caption() -> None:
    said = html(
        '<figure><figcaption><p>Video <span>01:30 min</span></p></figcaption><img src="/boat.jpg">'
        "<p>Photo: Jane Dole</p></figure>"
    )
    assert {role for role, _ in said.values()} == {Role.IMAGE, Role.CREDIT}
    title = "How the ferry came back home"
    player = (
        f'<figure><div class="player">{title}</div><iframe src="https://quay.example/embed/1"></iframe>{{}}</figure>'
    )
    assert title not in html(player.format(""))
    assert html(player.format("<figcaption>The ferry.</figcaption>"))["The ferry."][0] is Role.CAPTION


def test_title_of_a_film_among_the_paragraphs_is_no_credit() -> None:
    title = "VIDEO: Harbour Lights That Never Go Out"
    assert html(f"<p>{title}</p>", more={title: Role.PARAGRAPH})[title] == (Role.TEASER, "leads to a film")
    maker = "Video: Jane Dole/AFP"
    assert html(f"<p>{maker}</p>", more={maker: Role.PARAGRAPH})[maker][0] is Role.CREDIT


def test_credits_of_two_pictures_side_by_side() -> None:
    line = "Left Image: Quay Museum, Right Image: Jane Dole"
    said = html(f'<div><img src="/boat.jpg"></div><p class="photo__credit">{line}</p>', more={line: Role.PARAGRAPH})
    assert said[line][0] is Role.CREDIT


def _above_the_headline(line: str) -> Said:
    """A page whose picture stands in an element above the article's, with this line."""
    page = (
        f'<html lang="en"><body><div class="page"><p>News</p><div class="top">{line}<div><img src="/boat.jpg">'
        "</div></div><main><h1>Harbour closed</h1>"
        f'<div class="text"><p>{FIRST}</p><p>{SECOND}</p></div></main></div></body></html>'
    )
    return said_of(page, {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH})


def test_caption_before_the_picture_above_the_headline() -> None:
    said = _above_the_headline('<div class="caption"><p>A boat on the rocks.</p></div>')
    assert said["boat.jpg"][0] is Role.IMAGE
    assert said["A boat on the rocks."][0] is Role.CAPTION
    assert "A boat on the rocks." not in _above_the_headline("<div><p>A boat on the rocks.</p></div>")


def test_credit_between_the_picture_and_the_headline() -> None:
    page = (
        '<html lang="en"><body><article class="show"><img src="/boat.jpg" alt="Boat"><div class="{}">dpa</div>'
        f"<main><h1>Harbour closed</h1><p>{FIRST}</p><p>{SECOND}</p></main></article></body></html>"
    )
    roles = {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH}
    said = said_of(page.format("copyright"), roles)
    assert (said["boat.jpg"][0], said["dpa"][0]) == (Role.IMAGE, Role.CREDIT)
    assert said_of(page.format("channel"), roles) == {}


def test_figure_right_behind_the_last_paragraph() -> None:
    figure = '<div class="media"><figure><img src="/boat.jpg"><figcaption>{}</figcaption></figure></div>'
    assert html(below=figure.format("A boat."))["A boat."][0] is Role.CAPTION
    assert html(below=figure.format('<a href="/boat">How the boat came home</a>')) == {}
    assert html(below="<p>Read on</p>" + figure.format("A boat.")) == {}


def test_gallery_right_behind_the_last_paragraph() -> None:
    below = '<div class="media"><img src="/boat.jpg"></div><h5>{}</h5>'
    line = "A boat on the rocks. (Photo: Jane Dole, Quay Office)"
    assert html(below=below.format(line))["boat.jpg"] == (Role.IMAGE, "a picture in the article")
    assert html(below=below.format(line))[line][0] is Role.CAPTION
    assert html(below=below.format("How the boat came home")) == {}


def test_titles_and_sources_of_tables_are_no_captions() -> None:
    table = "<table><tr><td>Boats</td><td>12</td></tr><tr><td>Piers</td><td>3</td></tr></table>"
    assert html(f"<figcaption>Table 1. Boats that came adrift.</figcaption>{table}") == {}
    source = "<figcaption>Source: Quay Office</figcaption>"
    assert html(f"<p>Twelve boats</p>{source}") == {}
    assert html(f'<img src="/boat.jpg">{source}')["Source: Quay Office"][0] is Role.CAPTION


def test_caption_as_a_size_of_print() -> None:
    assert html('<div><div class="caption">Pros</div><div>Calm water</div></div>') == {}
    long = "The crew that brought the boats back on Monday."
    assert html(f'<div><div class="caption">{long}</div></div>')[long][0] is Role.CAPTION


def test_title_that_is_printed_and_linked_is_a_teasers() -> None:
    title = "Seven ferries that never came back"
    teaser = f'<div>{{}}<div class="caption">{title}</div><a href="/ferries">{title}</a></div>'
    assert html(teaser.format(""))[title] == (Role.TEASER, "the words of a teaser's picture")
    credited = '<div><img src="/ferry.jpg"><div>© Quay Images/tide</div></div>'
    assert not any(role is Role.IMAGE for role, _ in html(teaser.format(credited)).values())


def test_card_beside_a_picture() -> None:
    names = '<span class="{}">The harbour app</span> <span>Now for all phones</span>'
    card = f'<div><img src="/app.jpg"><div>{names}</div></div>'
    assert "The harbour app Now for all phones" not in html(card.format("headLine"))
    assert "The harbour app Now for all phones" in html(card.format("what"))


def test_credit_of_a_teasers_picture() -> None:
    teaser = (
        '<div><div><a href="/mill"><img src="/mill.jpg"></a><a href="/mill">How the old mill burned down</a></div>'
        "<p>Photo: Jane Dole/AFP</p></div>"
    )
    assert html(teaser) == {}


def test_linked_maker_in_an_element_named_for_credits() -> None:
    said = html('<div><img src="/boat.jpg"><a class="image-credit" href="https://dole.example/">Dole Boats</a></div>')
    assert said["Dole Boats"][0] is Role.CREDIT
    assert html('<div><img src="/boat.jpg"><a href="https://dole.example/">Dole Boats For Sale</a></div>') == {}


@pytest.mark.parametrize(
    ("size", "own"), [('width="20"', False), ('width="400"', True), ('width="20" height="200"', True)]
)
def test_icon_of_which_one_side_is_given(size: str, own: bool) -> None:
    assert ("flag.jpg" in html(f'<p><img src="/flag.jpg" {size}></p>')) is own


def test_button_in_a_caption_element() -> None:
    caption = "<figcaption><p>A boat on the rocks.</p><button>(more)</button></figcaption>"
    said = html(f'<figure><img src="/boat.jpg">{caption}</figure>')
    assert "(more)" not in said
    assert said["A boat on the rocks."][0] is Role.CAPTION


def test_card_with_a_line_above_its_title() -> None:
    card = (
        '<div><img src="/app.jpg"><div class="{}">The harbour app</div><div class="title">Lights at sea</div>'
        "<p>The new app warns of boats without lights.</p></div>"
    )
    assert "Lights at sea" not in html(card.format("topline"))
    assert "Lights at sea" in html(card.format("what"))


def test_words_beside_a_picture_that_break_off() -> None:
    words = "The new app is to warn all crews of boats that sail without any lights"
    wrapped = f'<div><img src="/app.jpg"><p>{words}{{}}</p></div>'
    assert [role for role, _ in html(wrapped.format(" ...")).values()] == [Role.IMAGE]
    assert Role.CAPTION in [role for role, _ in html(wrapped.format(".")).values()]


def test_picture_above_a_line_of_the_article_and_its_headline() -> None:
    page = (
        '<html lang="en"><body><article class="show"><div><div><img src="/boat.jpg"></div><div class="{}"><div>'
        "Bosun First Class Ida Wren</div></div></div><div><p>11 minutes to read</p><h1>Harbour closed</h1>"
        f'<div class="text"><p>{FIRST}</p><p>{SECOND}</p></div></div></article></body></html>'
    )
    roles = {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH}
    said = said_of(page.format("main-copyright"), roles)
    assert said["boat.jpg"][0] is Role.IMAGE
    assert said["Bosun First Class Ida Wren"] == (Role.CREDIT, "wrapped with a picture, named as a credit")
    assert said_of(page.format("channel"), roles) == {}


def test_caption_and_credit_that_make_up_a_line() -> None:
    line = '<p><img src="/boat.jpg"><span class="{}">The boat.</span><span class="credits">Ida Wren</span>{}</p>'
    said = html(line.format("caption", ""))
    assert said["The boat.Ida Wren"] == (Role.CAPTION, "named 'caption'")
    assert "The boat.Ida Wren" not in html(line.format("intro", ""))
    goes_on = html(line.format("caption", " It lay there."))
    assert goes_on["The boat.Ida Wren It lay there."] == (Role.CAPTION, "wrapped with a picture")


def test_line_named_for_what_an_image_shows() -> None:
    line = '<p>{}</p><div><img src="/boat.jpg"><span class="{}">Low tide</span></div>'
    assert html(line.format(FIRST, "img_descr"))["Low tide"] == (Role.CAPTION, "named 'img-descr'")
    assert "Low tide" not in html(line.format(FIRST, "descr"))


def test_heading_of_a_figure_with_its_number() -> None:
    figure = '<figure><h3>{}</h3><img src="/lock.jpg"><figcaption>Seen from the mole.</figcaption></figure>'
    told = "Figure 1. The lock at low tide"
    assert html(figure.format(told))[told] == (Role.CAPTION, "opens with the number of its figure")
    assert "The lock at low tide" not in html(figure.format("The lock at low tide"))


def test_button_beside_a_picture_is_no_caption() -> None:
    card = '<div><img src="/boat.jpg"><div><a href="/boat.jpg" class="{}">{}</a> {}</div></div>'
    assert "See all plans Links to Harbour Store" not in html(
        card.format("btn", "See all plans", "Links to Harbour Store")
    )
    own = html(card.format("btn", "Enlarge", "A boat lies below the lighthouse"))
    assert own["Enlarge A boat lies below the lighthouse"] == (Role.CAPTION, "wrapped with a picture")


def test_title_of_something_for_sale_is_no_caption() -> None:
    title = "A wooden boat for the bath"
    card = f'<div><div><img src="/boat.jpg" alt="{title}"></div><div><div>{title}</div><div>{{}}</div></div></div>'
    for offered in ("24,95 € at the harbour store", "<a class='btn' href='/buy'>To the harbour store</a>"):
        assert title not in html(card.format(offered), more={"24,95": Role.PARAGRAPH})
    assert html(card.format("Photo: Jane Dole"))[title][0] is Role.CAPTION


def test_caption_that_speaks_of_a_price() -> None:
    line = "The boat that was sold for $900 on Monday lay below the lighthouse for years, said the harbour master."
    assert html(f'<div><img src="/boat.jpg"><div>{line}</div></div>')[line] == (Role.CAPTION, "wrapped with a picture")


def test_caption_that_its_credits_own_element_sets_apart() -> None:
    parts = '<span class="caption">Harbour Office</span> | <span class="credit">Ida Wren/AFP</span>'
    line = f"<figure><img src='/boat.jpg'><figcaption>{parts}</figcaption></figure>"
    reason = (Role.CAPTION, "a caption element, with an element for the credit")
    assert html(line)["Harbour Office | Ida Wren/AFP"] == reason
    credit = (
        "<figure><img src='/boat.jpg'><figcaption>Photo: <span class='credit'>Ida Wren/AFP</span></figcaption></figure>"
    )
    assert html(credit)["Photo: Ida Wren/AFP"][0] is Role.CREDIT


def italics(*lines: str) -> str:
    return "".join(f'<p><img src="/boat{at}.jpg"></p><p><em>{line}</em></p>' for at, line in enumerate(lines))


def test_paragraphs_in_italics_below_pictures_are_captions() -> None:
    line, reason = "The boats before the storm", (Role.CAPTION, "set in italics below a picture")
    roles = {line: Role.PARAGRAPH, "The pier": Role.PARAGRAPH, "Stop!": Role.PARAGRAPH, "All ": Role.PARAGRAPH}
    said = html(italics(line, "The pier on Monday"), more=roles)
    assert said[line] == said["The pier on Monday"] == reason
    cried = "".join(
        f"<p><em>{word}</em></p><p>{SECOND}</p>" for word in ("Stop! Now!", "Stop! There!", "All of us, all day.")
    )
    assert line not in html(f"{cried}{italics(line)}", more=roles)  # where italics stress what is said
    assert line not in html(f'<p><img src="/boat.jpg"></p><p><em>{line}</em> were blue.</p>', more=roles)


def test_picture_in_a_link_alone_and_a_caption_that_leads_to_the_same_page() -> None:
    link = '<a href="https://shop.example/ferry">'
    figure = f"<figure>{link}<img src='/ferry.jpg'></a><figcaption>{{}}</figcaption></figure>"
    assert html(figure.format(f"{link}Tickets are sold here. </a>*")) == {}
    assert html(figure.format("The ferry at dawn"))["The ferry at dawn"][0] is Role.CAPTION


def test_text_under_a_heading_in_a_figure_is_no_caption() -> None:
    text = "The Quay is there to help you buy the best boats."
    figure = f"<figure><img src='/boat.jpg'><div>{{}}<p>{text}</p></div></figure>"
    assert html(figure.format(""))[text] == (Role.CAPTION, "text in a figure")
    assert text not in html(figure.format("<h2>Why trust the Quay?</h2>"))


def test_named_caption_above_the_headline_whose_credit_is_named_in_its_own_way() -> None:
    told = '<span class="media-legend">The road to the harbour is closed since the storm.</span>'
    spans = f'{told} © <span class="a">zvg</span>'
    page = (
        PAGE.format(head="", first=FIRST, middle="", second=SECOND, below="")
        .replace("<article><h1>", f'<article><p><img src="/road.jpg"></p><p class="x">{spans}</p><div><h1>')
        .replace("</article>", "</div></article>")
    )
    said = said_of(page, {"Harbour closed": Role.HEADLINE, FIRST: Role.PARAGRAPH, SECOND: Role.PARAGRAPH})
    caption = "The road to the harbour is closed since the storm. © zvg"
    assert said[caption] == (Role.CAPTION, "named 'media-legend'")


def test_descriptions_of_a_carousels_pictures() -> None:
    line = "The boats before the storm came in on Monday"
    slide = f'<div><img src="/boat.jpg"></div><p class="carousel-description">{line}</p>'
    said = html(slide, more={line: Role.PARAGRAPH})
    assert said[line] == (Role.CAPTION, "named 'carousel-description'")


def test_names_of_things_in_a_table_of_them() -> None:
    name = "A wooden boat for the bath"
    picture = f'<td><img src="/boat.jpg" alt="{name}"></td>'
    row = f"<table><tr>{picture}<td>{name}</td><td><ul><li>Two oars of oak</li></ul></td></tr></table>"
    assert name not in html(row, more={"Two oars": Role.LIST_ITEM})
    said = html(f"<table><tr>{picture}</tr><tr><td>{name}</td></tr></table>", more={name: Role.OTHER})
    assert said[name][0] is Role.CAPTION


def test_offer_of_work_with_a_slash() -> None:
    line = "Wanted for the harbour: one master (m/f/d). Quay Works/Ida Wren"
    assert line not in html(f"<p>{line}</p>", more={line: Role.OTHER})
    assert html(f"<p>{line.replace(' (m/f/d)', '')}</p>", more={"Wanted": Role.OTHER}) != {}


def test_part_named_for_copyright_right_below_a_picture() -> None:
    below = '<div><div><img src="/boat.jpg"></div><small class="quay-copyright">Tide Cells</small></div>'
    said = html(f"<div>{below}<p>{SECOND}</p></div>", more={"Tide Cells": Role.LEGAL})
    assert said["Tide Cells"] == (Role.CREDIT, "named as a credit, right below a picture")
