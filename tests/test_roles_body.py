"""The weighed pass: body or not, what else a block is, and reasons that name the evidence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from article_extract.language import load_language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.reading import read
from article_extract.roles import body
from article_extract.roles.body import COLUMNS, body_role, concealed, label_body, outside, weigh
from article_extract.roles.concepts import concept_bit
from article_extract.roles.evidence import gather
from article_extract.roles.phrases import label_phrases
from article_extract.roles.table import Table
from article_extract.roles.weighing import load_scorers

SENTENCES = (
    "The harbour was closed on Monday after two boats had come adrift in the storm that came before dawn.",
    "Nobody was hurt, said the harbour master, Ida Wren, who had spent the night on the mole with a lamp.",
    "“We have never lost a boat in May,” she said. “We have now lost two, and neither of them was tied up by a child.”",
    "The ferries will sail again on Tuesday if the wind drops, as the forecasters of the island said it would by noon.",
    "Both boats belong to a company on the mainland, which did not answer when it was asked how old the ropes were.",
)
PAGE = """<html lang="en"><head><title>Harbour closed</title></head><body>
<nav class="menu"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Harbour closed</h1>{body}</article></main>{below}</body></html>"""
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
Said = dict[str, Label]


def said(page: str) -> Said:
    """What the pass says of each block that the words alone left open, by its first two words."""
    document = read(page, url="https://quay.example/harbour")
    words = load_language(document.language)
    labels = Labels().extended(label_phrases(document, Labels(), words))
    found = label_body(document, labels, words)
    return {" ".join(document.blocks[label.block].text.split()[:2]): label for label in found}


def test_paragraphs_of_a_marked_up_page_are_body_with_evidence_named() -> None:
    found = said(PAGE.format(body=BODY, below=""))
    for sentence in SENTENCES:
        label = found[" ".join(sentence.split()[:2])]
        assert label.role is Role.PARAGRAPH
        assert label.belief > 0.5
        named = re.fullmatch(r"body with probability (0\.\d\d|1\.00): (\w+) \S+ \((?:for|against)\).*", label.reason)
        assert named is not None, label.reason
        assert named[2] in COLUMNS


def test_paragraphs_in_the_midst_of_raw_text_are_body_too() -> None:
    found = said("Home\n\nHarbour closed\n\n" + "\n\n".join(SENTENCES) + "\n\nPrivacy")
    assert [found[" ".join(sentence.split()[:2])].role for sentence in SENTENCES[1:4]] == [Role.PARAGRAPH] * 3
    assert found["Privacy"].role is Role.OTHER


def test_doubtful_paragraph_of_raw_text_far_from_the_others_is_no_body(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [*SENTENCES, *(f"Channel {number}" for number in range(12)), "The Quay has a site on tides that many read."]

    def weighed(_: Document, table: Table, *__: object) -> list[tuple[float, str]]:
        given = {"The Quay": 0.6}
        return [(0.01 if text.startswith("Ch") else given.get(text[:8], 0.95), "given") for text in table.texts]

    monkeypatch.setattr(body, "weigh", weighed)
    far = said("\n\n".join(lines))["The Quay"]
    assert (far.role, far.reason) == (Role.OTHER, "body with probability 0.60: given; far from the rest of the text")
    assert said("\n\n".join([*lines[:8], lines[-1]]))["The Quay"].role is Role.PARAGRAPH


def test_other_blocks_say_by_what_sign() -> None:
    below = '<div class="comments"><p>Nice.</p></div><footer><p>Quay Media</p></footer>'
    found = said(PAGE.format(body=BODY, below=below))
    assert found["Nice."].role is Role.COMMENT
    assert found["Nice."].reason.endswith("; its element is named like comment")
    assert not {label.role for name, label in found.items() if name in ("Nice.", "Quay Media")} & BODY_ROLES


def test_belief_outside_the_body_is_in_that_role() -> None:
    label = said(PAGE.format(body=BODY, below='<div class="comments"><p>Nice.</p></div>'))["Nice."]
    stated = re.match(r"body with probability (0\.\d\d)", label.reason)
    assert stated is not None
    assert label.belief == pytest.approx(1 - float(stated[1]), abs=0.006)


def test_line_that_its_words_betray_stays_what_they_say() -> None:
    found = said(PAGE.format(body=BODY.replace("<p>“We", "<p>Sign up to our newsletter</p><p>“We"), below=""))
    assert "Sign up" not in found
    assert found["“We have"].role is Role.PARAGRAPH
    dated = said(PAGE.format(body=BODY.replace("<p>“We", "<p>Updated 2 hours ago</p><p>“We"), below=""))
    assert "Updated 2" not in dated
    live = said(PAGE.format(body=BODY.replace("<p>“We", "<h2>Updated 2 hours ago</h2><p>“We"), below=""))
    assert live["Updated 2"].role is Role.SUBHEADING  # it opens a part


def test_page_without_text_is_told_nothing() -> None:
    assert said("<html><body><img src='/a.jpg' alt=''></body></html>") == {}


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("paragraph", Role.PARAGRAPH),
        ("text", Role.PARAGRAPH),
        ("heading", Role.SUBHEADING),
        ("list_item", Role.LIST_ITEM),
        ("blockquote", Role.BLOCKQUOTE),
        ("table", Role.TABLE),
        ("preformatted", Role.PREFORMATTED),
    ],
)
def test_body_role_follows_the_mark_up(kind: str, role: Role) -> None:
    assert body_role(Block(0, "Ropes", kind)) is role


def test_a_block_quotation_named_after_a_network_is_an_embedded_post() -> None:
    block = Block(0, "The bridge stays closed.", "blockquote")
    assert body_role(block, concept_bit("embed")) is Role.EMBED
    assert body_role(block, concept_bit("quote")) is Role.BLOCKQUOTE
    assert body_role(Block(0, "The bridge stays closed.", "paragraph"), concept_bit("embed")) is Role.PARAGRAPH


def guess(page: str) -> tuple[Role, str]:
    """What the last block of a page is if it is no body."""
    document = read(page)
    block = document.blocks[-1]
    return outside(document, gather(document, load_language("en")), block)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<div class="share-bar"><p>Ropes</p></div>', (Role.SOCIAL, "its element is named like social")),
        (
            '<div class="related"><div><div><p>Ropes</p></div></div></div>',
            (Role.RELATED, "it stands in something named like related"),
        ),
        ("<aside><p>Ropes</p></aside>", (Role.RELATED, "it stands in <aside>")),
        ("<nav><p>Ropes</p></nav>", (Role.NAVIGATION, "it stands in <nav>")),
        ('<p><a href="/a">Ropes</a></p>', (Role.NAVIGATION, "most of it is links")),
        ("<p>Ropes</p>", (Role.OTHER, "nothing says what it is")),
    ],
)
def test_guess_at_what_a_block_outside_the_body_is(page: str, expected: tuple[Role, str]) -> None:
    assert guess(f"<html><body><div><p>{SENTENCES[0]}</p></div>{page}</body></html>") == expected


def test_one_of_many_cards_is_a_teaser() -> None:
    cards = '<div class="a"><span><a href="/x">Ropes</a> cut</span></div>' * 4
    assert guess(f"<html><body><p>{SENTENCES[0]}</p><div>{cards}</div></body></html>") == (
        Role.TEASER,
        "one of 4 cards set alike",
    )


def test_each_row_is_weighed_once() -> None:
    document = read(PAGE.format(body=BODY, below=""))
    table = gather(document, load_language("en"))
    weighed = weigh(document, table, load_scorers("markup", COLUMNS))
    assert len(weighed) == len(table.indices)
    assert all(0 <= belief <= 1 and why for belief, why in weighed)


def test_document_of_blocks_without_frames_is_weighed_as_text() -> None:
    blocks = tuple(Block(index, sentence) for index, sentence in enumerate(SENTENCES))
    document = Document(blocks, read("Some text").frames, language="en")
    assert len(list(label_body(document, Labels(), load_language("en")))) == len(SENTENCES)


@pytest.mark.parametrize(("beliefs", "asked"), [([0.6, 0.4, 0.4], True), ([0.99, 0.99, 0.01], False)])
def test_readability_is_asked_where_the_page_leaves_doubt(
    monkeypatch: pytest.MonkeyPatch, beliefs: list[float], asked: bool
) -> None:
    document = read("".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:3]), language="en")
    calls: list[int] = []

    def opinion() -> frozenset[int]:
        calls.append(1)
        return frozenset({0, 1})

    monkeypatch.setattr(body, "weigh", lambda *_: [(belief, "so it was said") for belief in beliefs])
    labels = list(label_body(replace(document, second_opinion=opinion), Labels(), load_language("en")))
    assert [label.role in BODY_ROLES for label in labels] == [True, True, False]
    assert bool(calls) == asked
    assert ["readability was asked" in label.reason for label in labels] == [asked] * 3


@pytest.mark.parametrize(("belief", "shown", "left_out"), [(0.5, 0.9, True), (0.8, 0.9, False), (0.5, 0.6, False)])
def test_what_is_hidden_and_in_doubt_is_left_out_where_the_sure_text_is_shown(
    belief: float, shown: float, left_out: bool
) -> None:
    page = PAGE.format(body=BODY, below="<div hidden><p>Ropes and lamps of the islands</p></div>")
    document = read(page, url="https://quay.example/harbour")
    table = gather(document, load_language("en"))
    rows = [row for row, block in enumerate(table.blocks) if block.kind == "paragraph"]
    beliefs = [0.0] * len(table.blocks)
    for row in rows:
        beliefs[row] = belief if table.blocks[row].hidden else shown
    found = concealed(table, beliefs, 0.4)
    assert [table.texts[row][:5] for row in found] == ["Ropes"] * left_out
