"""Pictures, captions and credits put together into images: which belong together, which leads, where each stands."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from article_extract.fields.images import picture_key, read_images
from article_extract.language import load_language
from article_extract.model import Block, BodyBlock, Claim, Document, Frame, Image, Label, Labels, Role, Span

EN = load_language("en")
ROOT = Frame(0, -1, "", (), 0, None, "", False)
IMAGE, CAPTION, CREDIT = Role.IMAGE, Role.CAPTION, Role.CREDIT
Item = tuple[Role, dict[str, object]]


def images_of(*items: Item, claims: Iterable[Claim] = ()) -> tuple[Image, ...]:
    """The images of a page made of these blocks, whose paragraphs are its body."""
    blocks = tuple(Block(index, **{"text": "", **values}) for index, (_, values) in enumerate(items))  # type: ignore[arg-type]
    labels = Labels(Label(index, role, "given") for index, (role, _) in enumerate(items))
    body = tuple(
        BodyBlock("paragraph", blocks[index].text, origin=(index,)) for index in labels.with_role(Role.PARAGRAPH)
    )
    return read_images(Document(blocks, (ROOT,), tuple(claims)), labels, EN, body)


def headline() -> Item:
    return Role.HEADLINE, {"text": "Harbour closed"}


def paragraph() -> Item:
    return Role.PARAGRAPH, {"text": "The harbour was closed on Monday."}


def picture(name: str, figure: int | None = None, alt: str = "") -> Item:
    return IMAGE, {"text": alt, "kind": "image", "source": f"https://img.example/{name}", "figure": figure}


def words(role: Role, text: str, figure: int | None = None, spans: tuple[Span, ...] = ()) -> Item:
    return role, {"text": text, "figure": figure, "spans": spans}


def test_no_pictures_no_images() -> None:
    assert images_of(headline(), paragraph()) == ()


def test_figure_joins_picture_caption_and_credit() -> None:
    (image,) = images_of(
        headline(),
        picture("boat.jpg", 1, "A boat"),
        words(CAPTION, "A boat on the rocks.", 1),
        words(CREDIT, "Photo: Jane Dole/AFP", 1),
        paragraph(),
    )
    assert image == Image(
        "https://img.example/boat.jpg",
        "A boat",
        "A boat on the rocks.",
        "Jane Dole/AFP",
        "Jane Dole",
        "AFP",
        lead=True,
        position=None,
    )


def test_caption_line_is_cut_from_its_credit() -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "A boat on the rocks. REUTERS/Jane Dole", 1))
    assert (image.caption, image.credit, image.agency) == ("A boat on the rocks.", "REUTERS/Jane Dole", "Reuters")


def test_element_named_for_the_credit_is_cut_off() -> None:
    spans = (Span(21, 35, "class", "caption__credit"),)
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "A boat on the rocks. Harbour Lights", 1, spans))
    assert (image.caption, image.credit) == ("A boat on the rocks.", "Harbour Lights")


def test_chain_goes_on_behind_the_element_named_for_the_credit() -> None:
    spans = (Span(13, 31, "class", "credit"),)
    (image,) = images_of(
        picture("boat.jpg", 1), words(CAPTION, "On the rocks Photo by Jane Dole /AFP via Getty Images", 1, spans)
    )
    assert (image.caption, image.credit) == ("On the rocks", "Jane Dole /AFP via Getty Images")


def test_last_element_that_holds_nothing_but_a_credit_is_cut_off() -> None:
    spans = (Span(0, 19, "class", "x1"), Span(19, 32, "class", "x2"))
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "A boat on the rocksJane Dole/AFP", 1, spans))
    assert (image.caption, image.credit) == ("A boat on the rocks", "Jane Dole/AFP")


def test_names_that_nothing_marks_are_what_the_picture_shows() -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "Harbour Union/Town Council", 1))
    assert (image.caption, image.credit) == ("Harbour Union/Town Council", None)


def test_count_of_a_gallery_is_no_caption() -> None:
    spans = (Span(5, 21, "class", "credit"),)
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "3/12 Photo: Jane Dole", 1, spans))
    assert (image.caption, image.credit) == (None, "Jane Dole")


def test_the_same_credit_printed_twice_counts_once() -> None:
    (image,) = images_of(
        picture("boat.jpg", 1), words(CAPTION, "On the rocks. Photo: Jane Dole/AFP", 1), words(CREDIT, "Jane Dole", 1)
    )
    assert image.credit == "Jane Dole/AFP"


def test_neighbours_without_a_figure_belong_together() -> None:
    found = images_of(
        picture("boat.jpg"),
        words(CREDIT, "Photo: Jane Dole"),
        words(CAPTION, "A boat"),
        paragraph(),
        picture("pier.jpg"),
    )
    assert [(image.url, image.caption, image.credit) for image in found] == [
        ("https://img.example/boat.jpg", "A boat", "Jane Dole"),
        ("https://img.example/pier.jpg", None, None),
    ]


def test_nothing_belongs_together_across_a_paragraph() -> None:
    found = images_of(picture("boat.jpg"), paragraph(), words(CAPTION, "The pier at dawn"))
    assert [image.caption for image in found] == [None, "The pier at dawn"]


def test_each_credit_stays_on_its_own_picture() -> None:
    found = images_of(
        picture("boat.jpg", 1),
        words(CAPTION, "A boat (Photo: Jane Dole)", 1),
        picture("pier.jpg", 2),
        words(CAPTION, "The pier (Photo: Owen Blake)", 2),
    )
    assert [(image.caption, image.photographer) for image in found] == [
        ("A boat", "Jane Dole"),
        ("The pier", "Owen Blake"),
    ]


def test_picture_standing_twice_is_one_image_with_what_both_tell() -> None:
    found = images_of(
        picture("boat-1200x800.jpg", 1),
        paragraph(),
        picture("boat-300x200.jpg", 2),
        words(CREDIT, "Photo: Jane Dole", 2),
    )
    assert [(image.url, image.credit, image.photographer) for image in found] == [
        ("https://img.example/boat-1200x800.jpg", "Jane Dole", "Jane Dole")
    ]


def test_one_placeholder_does_not_make_pictures_one() -> None:
    found = images_of(
        picture("wait.png", 1), words(CAPTION, "A boat", 1), picture("wait.png", 2), words(CAPTION, "The pier", 2)
    )
    assert [image.caption for image in found] == ["A boat", "The pier"]


def test_figures_without_address_and_caption_stay_apart() -> None:
    assert len(images_of(words(CREDIT, "Photo: Jane Dole", 1), paragraph(), words(CREDIT, "Photo: Jane Dole", 2))) == 2


def test_claimed_credit_fills_in_where_none_is_printed() -> None:
    claims = [Claim("credit", "Jane Dole/AFP", "json-ld image creditText", "https://img.example/boat.jpg?w=1200")]
    (image,) = images_of(picture("boat.jpg", 1), claims=claims)
    assert (image.credit, image.photographer) == ("Jane Dole/AFP", "Jane Dole")


def test_printed_credit_beats_the_claimed_one() -> None:
    claims = [Claim("credit", "The Daily Quay", "json-ld image copyrightHolder", "https://img.example/boat.jpg")]
    (image,) = images_of(picture("boat.jpg", 1), words(CREDIT, "Photo: Jane Dole", 1), claims=claims)
    assert image.credit == "Jane Dole"


def test_first_picture_above_the_body_leads() -> None:
    found = images_of(headline(), picture("boat.jpg"), paragraph(), picture("pier.jpg"), paragraph())
    assert [(image.lead, image.position) for image in found] == [(True, None), (False, 1)]


def test_of_several_above_the_body_the_claimed_one_leads() -> None:
    claims = [Claim("image", "https://img.example/pier.jpg", "meta og:image")]
    found = images_of(headline(), picture("boat.jpg"), picture("pier.jpg"), paragraph(), claims=claims)
    assert [image.lead for image in found] == [False, True]


def test_line_that_names_itself_leads_wherever_it_stands() -> None:
    found = images_of(
        headline(),
        picture("boat.jpg", 1),
        words(CAPTION, "A boat", 1),
        paragraph(),
        words(CAPTION, "Top image: The pier. Jane Dole/AFP"),
    )
    assert [(image.caption, image.lead, image.position) for image in found] == [
        ("A boat", False, None),
        ("The pier.", True, None),
    ]


def test_line_that_names_itself_tells_of_the_bare_picture_at_the_headline() -> None:
    (image,) = images_of(
        picture("boat.jpg"), headline(), paragraph(), words(CAPTION, "Top image: The pier. Jane Dole/AFP")
    )
    assert (image.url, image.caption, image.lead) == ("https://img.example/boat.jpg", "The pier.", True)


def test_name_behind_the_sentence_in_an_element_of_its_own_is_the_credit() -> None:
    spans = (Span(21, 38, "class", "cr"),)
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "A boat on the rocks. Harrow Moss Trust", 1, spans))
    assert (image.caption, image.credit) == ("A boat on the rocks.", "Harrow Moss Trust")


def test_without_a_picture_above_the_body_the_first_leads() -> None:
    found = images_of(headline(), paragraph(), picture("boat.jpg"), paragraph(), picture("pier.jpg"))
    assert [(image.lead, image.position) for image in found] == [(True, 1), (False, 2)]


def test_line_at_the_headline_of_raw_text_joins_the_lead_caption() -> None:
    found = images_of(
        words(IMAGE, "A boat on the rocks"),
        headline(),
        paragraph(),
        words(CAPTION, "Top image: The pier on May 3. REUTERS/Jane Dole/File Photo"),
    )
    assert found == (
        Image(
            None,
            "A boat on the rocks",
            "The pier on May 3.",
            "REUTERS/Jane Dole/File Photo",
            "Jane Dole",
            "Reuters",
            True,
        ),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/i/boat.jpg?w=300", "https://a.example/i/boat.jpg?w=900"),
        ("https://a.example/i/boat-300x200.jpg", "https://a.example/i/boat.jpg"),
        ("https://a.example/small/harbour-in-the-storm.jpg", "https://a.example/large/harbour-in-the-storm.jpg"),
    ],
)
def test_sizes_of_one_picture_have_one_key(one: str, other: str) -> None:
    assert picture_key(one) == picture_key(other)


def test_pictures_of_the_same_short_name_in_other_folders_are_others() -> None:
    assert picture_key("https://a.example/1/a.jpg") != picture_key("https://a.example/2/a.jpg")


@pytest.mark.parametrize("kind", ["preformatted", "table"])
def test_the_title_of_a_program_or_a_table_is_no_picture(kind: str) -> None:
    shown = Role.PREFORMATTED, {"text": "tide --now", "kind": kind, "figure": 1}
    assert images_of(headline(), paragraph(), words(CAPTION, "src/tide.py", 1), shown) == ()
    assert len(images_of(headline(), paragraph(), picture("a.jpg", 1), words(CAPTION, "A tide", 1), shown)) == 1


def test_bars_of_a_gallery_and_buttons_are_no_caption() -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "2/28 photos © Shutterstock", 1), paragraph())
    assert (image.caption, image.credit) == (None, "Shutterstock")
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "Enlarge A boat on the rocks.", 1), paragraph())
    assert image.caption == "A boat on the rocks."


def test_person_and_outlet_are_a_credit_two_outlets_are_none() -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "Jane Dole/Quay Magazine", 1), paragraph())
    assert (image.caption, image.credit, image.photographer) == (None, "Jane Dole/Quay Magazine", "Jane Dole")
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "Jane Dole for Quay Magazine", 1), paragraph())
    assert (image.caption, image.credit) == (None, "Jane Dole for Quay Magazine")
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "Harbour Board / Quay Museum", 1), paragraph())
    assert (image.caption, image.credit) == ("Harbour Board / Quay Museum", None)


def test_agency_in_front_of_a_caption_that_ends_with_who_took_it() -> None:
    text = "© Getty Images A boat on the rocks. (Photo by Jane Dole/Getty Images)"
    span = Span(0, 14, "class", "credit")
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, text, 1, (span,)), paragraph())
    assert (image.caption, image.credit) == ("A boat on the rocks.", "Jane Dole/Getty Images")


def test_name_at_the_end_of_a_caption_whose_credit_stands_by_itself() -> None:
    text = "A ferry adrift - Harbour Lights/Quay Museum"
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, text, 1), words(CREDIT, "© Jane Dole", 1), paragraph())
    assert (image.caption, image.credit) == (text, "Jane Dole")


def test_labelled_credit_below_the_text_belongs_to_its_picture() -> None:
    (image,) = images_of(picture("boat.jpg"), paragraph(), words(CREDIT, "Photo: Jane Dole"))
    assert (image.url, image.credit) == ("https://img.example/boat.jpg", "Jane Dole")
    assert len(images_of(picture("boat.jpg"), paragraph(), words(CREDIT, "AFP"))) == 2


def test_of_several_above_the_body_one_with_words_leads() -> None:
    _, boat = images_of(
        picture("banner.jpg"), headline(), picture("boat.jpg", 1), words(CAPTION, "A boat.", 1), paragraph()
    )
    assert boat.lead


def lazy(alt: str, source: str | None = None, figure: int | None = None) -> Item:
    return IMAGE, {"text": alt, "kind": "image", "source": source, "figure": figure}


@pytest.mark.parametrize("source", [None, "https://img.example/missing.svg"])
def test_stand_ins_with_other_alternative_texts_are_several_pictures(source: str | None) -> None:
    credit = "Photo: Quay Museum"
    first = (lazy("A tug", source, 1), words(CREDIT, credit, 1), paragraph())
    second = (lazy("A ferry", source), words(CREDIT, credit), paragraph())
    assert [image.alt for image in images_of(*first, *second)] == ["A tug", "A ferry"]
    assert len(images_of(*first, lazy("A tug", source), words(CREDIT, credit), paragraph())) == 1


def test_pictures_with_one_caption_and_other_alternative_texts() -> None:
    caption = words(CAPTION, "Taken at low tide.")
    images = images_of(lazy("A tug"), caption, paragraph(), lazy("A ferry"), caption, paragraph())
    assert [image.alt for image in images] == ["A tug", "A ferry"]


def test_place_in_a_gallery_and_a_colon_before_a_caption() -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "2/5 The boat on the rocks.", 1), paragraph())
    assert image.caption == "The boat on the rocks."
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "2/5 of the boats are safe.", 1), paragraph())
    assert image.caption == "2/5 of the boats are safe."
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, ": The boat on the rocks.", 1), paragraph())
    assert image.caption == "The boat on the rocks."


def test_maker_in_small_letters_between_label_and_agency() -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "Photo: QRW production / pexels", 1), paragraph())
    assert (image.caption, image.credit, image.agency) == (None, "QRW production / pexels", "Pexels")


@pytest.mark.parametrize("role", [CAPTION, CREDIT])
def test_what_the_alternative_text_says_is_no_maker(role: Role) -> None:
    line = words(role, "Ida Wren / Jane Dole/AFP", 1)
    (image,) = images_of(picture("boat.jpg", 1, alt="Ida Wren"), line, paragraph())
    assert (image.caption, image.credit, image.photographer) == ("Ida Wren", "Jane Dole/AFP", "Jane Dole")
    (image,) = images_of(picture("boat.jpg", 1, alt="A boat"), line, paragraph())
    assert (image.caption, image.credit) == (None, "Ida Wren / Jane Dole/AFP")


def test_names_below_pictures_of_a_page_that_prints_only_makers() -> None:
    def page(
        *captions: str, signed: tuple[str, ...] = ("Quay Board/Getty Images", "Jane Dole/AFP")
    ) -> tuple[Image, ...]:
        lines = [words(CREDIT, line, at) for at, line in enumerate(signed)]
        lines += [words(CAPTION, line, at) for at, line in enumerate(captions, len(signed))]
        shown = [item for at, line in enumerate(lines) for item in (picture(f"{at}.jpg", at), line, paragraph())]
        return images_of(*shown)

    assert [image.credit for image in page("Harbourly", "Ida Wren")][2:] == ["Harbourly", "Ida Wren"]
    assert page("Harbourly", "Ida Wren")[3].photographer == "Ida Wren"
    assert [image.caption for image in page("Harbourly", "The ferry came back on Monday.")][2] == "Harbourly"
    assert [image.caption for image in page("Harbourly", "Ida Wren", signed=("AFP",))][1] == "Harbourly"


def test_names_alone_are_makers_where_the_text_speaks_of_none_of_them() -> None:
    def page(*names: str, text: str = "The harbour was closed on Monday.") -> list[str | None]:
        lines = [words(CAPTION, name, at) for at, name in enumerate(names)]
        shown = [item for at, line in enumerate(lines) for item in (picture(f"{at}.jpg", at), line)]
        return [image.credit for image in images_of(*shown, (Role.PARAGRAPH, {"text": text}))]

    makers = ("Harbourly", "Ida Wren", "Jane Dole", "Quay Motors")
    assert page(*makers) == list(makers)
    assert page(*makers, text="The jury chose Ida Wren.") == [None] * 4
    assert page(*makers[:3]) == [None] * 3
    assert page("Harbourly", "Tidely", "Quayly", "Ida Wren") == [None] * 4


@pytest.mark.parametrize(
    ("line", "shown", "caption", "credit"),
    [
        ("Photo: Ida Wren Quay archives The ferry came at dawn.", "The ferry came at dawn.", "The ferry came at dawn.",
         "Ida Wren Quay archives"),
        ("The ferry came at dawn! Ida Wren", "The ferry came at dawn!", "The ferry came at dawn!", "Ida Wren"),
        ("The ferry came at dawn by Wren", "The ferry came at dawn", "The ferry came at dawn by Wren", None),
        ("The ferry came at dawn on Monday", "The ferry came at dawn", "The ferry came at dawn on Monday", None),
        ("The ferry Ida Wren", "The ferry", "The ferry Ida Wren", None),
    ],
)  # fmt: skip
def test_alternative_text_parts_caption_and_credit(line: str, shown: str, caption: str, credit: str | None) -> None:
    (image,) = images_of(picture("boat.jpg", 1, alt=shown), words(CAPTION, line, 1), paragraph())
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The ferry came at dawn | Quáy Daily", "The ferry came at dawn", "Quáy Daily"),
        ("The ferry came at dawn – Quay Daily", "The ferry came at dawn", "Quay Daily"),
        ("The ferry came at dawn | Quay Motors", "The ferry came at dawn | Quay Motors", None),
        ("The ferry of the Quay Daily", "The ferry of the Quay Daily", None),
    ],
)
def test_sites_own_name_at_the_end_of_a_caption(line: str, caption: str, credit: str | None) -> None:
    claims = [Claim("site", "Quay Daily", "meta og:site_name")]
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, line, 1), paragraph(), claims=claims)
    assert (image.caption, image.credit) == (caption, credit)


def test_mark_of_an_old_picture_before_a_caption() -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, "File photo: The ferry at dawn", 1), paragraph())
    assert image.caption == "The ferry at dawn"


def test_caption_of_a_figure_around_a_figure() -> None:
    outer = Frame(1, 0, "figure", (), 1, None, "", False)
    inner = Frame(2, 1, "figure", (), 2, None, "", False)
    blocks = (
        Block(0, "", kind="image", source="https://img.example/boat.jpg", figure=2, frame=2),
        Block(1, "Photo: Jane Dole", figure=2, frame=2),
        Block(2, "The boat on the rocks.", figure=1, frame=1),
        Block(3, "The harbour was closed.", frame=0),
    )
    labels = Labels(Label(at, role, "given") for at, role in enumerate((IMAGE, CREDIT, CAPTION, Role.PARAGRAPH)))
    body = (BodyBlock("paragraph", blocks[3].text, origin=(3,)),)
    (image,) = read_images(Document(blocks, (ROOT, outer, inner), ()), labels, EN, body)
    assert (image.caption, image.credit) == ("The boat on the rocks.", "Jane Dole")
    told = Block(2, "A ferry.", figure=1, frame=1)
    apart = (ROOT, outer, Frame(2, 0, "figure", (), 1, None, "", False))
    assert len(read_images(Document((*blocks[:2], told, blocks[3]), apart, ()), labels, EN, body)) == 2


def test_two_paragraphs_of_one_caption() -> None:
    frames = (
        ROOT,
        Frame(1, 0, "figcaption", (), 1, None, "", False),
        Frame(2, 1, "div", (), 2, None, "", False),
        Frame(3, 1, "div", (), 2, None, "", False),
    )
    blocks = (
        Block(0, "", kind="image", source="https://img.example/boat.jpg", frame=0),
        Block(1, "Low tide", kind="caption", frame=2),
        Block(2, "The boat lies on the rocks.", kind="caption", frame=3),
        Block(3, "The harbour was closed.", frame=0),
    )
    labels = Labels(Label(at, role, "given") for at, role in enumerate((IMAGE, CAPTION, CAPTION, Role.PARAGRAPH)))
    body = (BodyBlock("paragraph", blocks[3].text, origin=(3,)),)
    (image,) = read_images(Document(blocks, frames, ()), labels, EN, body)
    assert image.caption == "Low tide The boat lies on the rocks."


def test_title_of_a_gallery_above_each_caption() -> None:
    def gallery(count: int) -> list[str | None]:
        shown = [(picture(f"{at}.jpg", at), words(CAPTION, "Build a boat", at)) for at in range(1, count + 1)]
        steps = [words(CAPTION, f"Saw plank number {at}.", at) for at in range(1, count + 1)]
        rows = [row for pair, step in zip(shown, steps, strict=True) for row in (*pair, step)]
        return [image.caption for image in images_of(*rows, paragraph())]

    assert gallery(3) == ["Saw plank number 1.", "Saw plank number 2.", "Saw plank number 3."]
    assert gallery(2)[0] == "Build a boat Saw plank number 1."


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("The ferry at dawn. >> More on boats", "The ferry at dawn."),
        ("The ferry at dawn → All pictures", "The ferry at dawn"),
        ("From Orrin → Hallay, the ferry. It is late.", "From Orrin → Hallay, the ferry. It is late."),
        ("→ The ferry at dawn", "→ The ferry at dawn"),
    ],
)
def test_pointer_at_the_end_of_a_caption(text: str, caption: str) -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, text, 1), paragraph())
    assert image.caption == caption


def test_file_name_behind_the_element_named_for_the_credit() -> None:
    text = "Quay archive | Photo: ida/quay.example2022/01/quay-ida.jpeg"
    spans = (Span(0, 12, "class", "caption"), Span(22, 38, "class", "credit"))
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, text, 1, spans), paragraph())
    assert (image.caption, image.credit) == ("Quay archive", "ida/quay.example")


def test_pictures_that_one_address_serves_stay_apart() -> None:
    served = "https://quay.example/_next/image?url=https%3A%2F%2Fimg.example%2F{}.jpg&w={}"
    assert picture_key(served.format("boat", 640)) == picture_key(served.format("boat", 1080))
    assert picture_key(served.format("boat", 640)) != picture_key(served.format("pier", 640))


def test_sites_and_licences_alone_are_credits() -> None:
    for line in ("tides.example.com", "CC BY-SA 2.0"):
        (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, line, 1), paragraph())
        assert (image.caption, image.credit) == (None, line)


@pytest.mark.parametrize("line", ["...", "."])
def test_marks_alone_are_no_caption(line: str) -> None:
    (image,) = images_of(picture("boat.jpg", 1), words(CAPTION, line, 1), paragraph())
    assert image.caption is None


def test_same_credit_below_pictures_that_a_script_would_load() -> None:
    text = [paragraph() for _ in range(4)]
    images = images_of(words(CREDIT, "Quay Images"), *text, words(CREDIT, "Quay Images"), paragraph())
    assert [image.credit for image in images] == ["Quay Images", "Quay Images"]
    assert len(images_of(words(CREDIT, "Quay Images"), words(CREDIT, "Quay Images"), paragraph())) == 1
