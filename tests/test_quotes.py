"""Quotations: what is one, what it says, who said it with what word, and why that is believed.

The texts are in data/quotations.toml, under what they are about; a case without quotes must give nothing. Speaker, cue
and continuation must come out as they stand there, the kind where it is given.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from article_extract.fields.quotes import extract_quotes, find_quotes
from article_extract.language import load_language

_DATA = tomllib.loads((Path(__file__).parent / "data" / "quotations.toml").read_text("utf-8"))


class Q(NamedTuple):
    text: str
    speaker: str | None
    cue: str | None = None
    continues: bool = False
    kind: str | None = None


def check(language: str, paragraphs: list[str], expected: list[Q]) -> None:
    found = extract_quotes(paragraphs, language=language)
    got = [Q(q.text, q.speaker, q.cue, q.continues, q.kind) for q in found]
    want = [w if w.kind else w._replace(kind=g.kind) for w, g in zip(expected, got, strict=False)] + expected[
        len(got) :
    ]
    assert got == want
    for quote in found:
        assert paragraphs[quote.paragraph][quote.start : quote.end] == quote.text
        assert quote.reason


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{about}: {case['id']}") for about, cases in _DATA.items() for case in cases]
)
def test_quotation(case: dict[str, Any]) -> None:
    expected = [
        Q(q["text"], q.get("speaker"), q.get("cue"), q.get("continues", False), q.get("kind")) for q in case["quotes"]
    ]
    check(case["language"], case["text"], expected)


def test_a_nested_quotation_belongs_to_the_outer_one() -> None:
    check("en", ["“He said ‘never’ and left,” said Tom Reed."], [Q("He said ‘never’ and left,", "Tom Reed", "said")])


def test_the_reason_names_cue_and_place() -> None:
    (quote,) = extract_quotes(["“The dam will hold,” said Mary Stone."], language="en")
    assert quote.reason == "subject of cue 'said' behind the quotation; the name “Mary Stone”"


def test_the_language_is_found_out() -> None:
    paragraphs = ["„Der Damm wird halten“, sagte Maria Stein am Montag in der Stadt, und alle waren damit zufrieden."]
    assert extract_quotes(paragraphs) == extract_quotes(paragraphs, language="de")


def test_a_language_without_words_still_gets_spans_and_colons() -> None:
    (quote,) = extract_quotes(["Maria Petri: “Prima frază este aici, iar a doua vine mai târziu.”"], language="ro")
    assert (quote.text[:5], quote.speaker, quote.cue) == ("Prima", "Maria Petri", None)


def test_a_block_quotation_with_a_named_source() -> None:
    paragraphs = ["The letter was short.", "We shall not move. — Ann Lee, tenant", "Nobody answered."]
    (quote,) = find_quotes(paragraphs, ["paragraph", "blockquote", "paragraph"], load_language("en"))
    assert (quote.text, quote.speaker) == ("We shall not move.", "Ann Lee")
    assert quote.reason.startswith("signed behind the quotation")


def test_a_block_quotation_without_a_source_is_none() -> None:
    paragraphs = ["The letter was short.", "We shall not move.", "Nobody answered."]
    assert find_quotes(paragraphs, ["paragraph", "blockquote", "paragraph"], load_language("en")) == ()


def test_an_embedded_post_is_signed_in_a_block_below() -> None:
    paragraphs = [
        "The port wrote to those who were waiting.",
        "The bridge stays closed until morning. Please use the tunnel.",
        "We will tell you more at noon.",
        "— Port of Orrin (@portorrin) January 3, 2025",
        "Crews worked through the night.",
    ]
    kinds = ["paragraph", "embed", "embed", "embed", "paragraph"]
    first, second = find_quotes(paragraphs, kinds, load_language("en"))
    assert (first.text, first.speaker, first.continues) == (paragraphs[1], "Port of Orrin", False)
    assert (second.text, second.speaker, second.continues) == (paragraphs[2], "Port of Orrin", True)
    assert first.reason.startswith("signed in a block below")


def test_a_dash_below_a_block_quotation_may_open_the_text() -> None:
    paragraphs = ["The letter says:", "The bridge stays closed until morning.", "– And so it did, for a week."]
    (quote,) = find_quotes(paragraphs, ["paragraph", "blockquote", "paragraph"], load_language("en"))
    assert quote.speaker != "And so it did"


def test_an_embedded_post_is_signed() -> None:
    paragraphs = ["Then came the post.", "The bridge is open again — Ann Lee (@annlee) May 3, 2024"]
    (quote,) = find_quotes(paragraphs, ["paragraph", "embed"], load_language("en"))
    assert (quote.text, quote.speaker) == ("The bridge is open again", "Ann Lee")


def test_a_pull_quote_is_not_counted_twice() -> None:
    said = "“We have waited long enough for this bridge,” said Ann Lee."
    kinds = ["paragraph", "blockquote"]
    quotes = find_quotes([said, "“We have waited long enough for this bridge,”"], kinds, load_language("en"))
    assert [quote.paragraph for quote in quotes] == [0]


def test_nothing_without_marks() -> None:
    assert extract_quotes(["Ann Lee said that the dam would hold.", ""], language="en") == ()
    assert extract_quotes([]) == ()


def test_kind() -> None:
    paragraphs = ["“Correct,” said Ann Lee.", "She called the plan “far too slow.” She said “the trains are late.”"]
    quotes = extract_quotes(paragraphs, language="en")
    assert [(quote.text, quote.kind) for quote in quotes] == [
        ("Correct,", "full"),
        ("far too slow.", "partial"),
        ("the trains are late.", "full"),
    ]


@pytest.mark.parametrize("mark", ['"', "“", "«", "'", "「", "— "])
def test_marks_without_words_give_nothing(mark: str) -> None:
    for language in ("en", "fr", "ko", "und"):
        assert extract_quotes([mark * 40, f"{mark}{mark} x", mark], language=language) == ()


def test_a_colon_without_a_word_in_front() -> None:
    for language in ("en", "de", "fr"):
        (quote,) = extract_quotes([": “It rains on the lake today.”"], language=language)
        assert quote.speaker is None


def test_an_attribution_inside_the_marks_leaves_the_names_around_alone() -> None:
    check(
        "fr",
        ["Claire Petit dirige l'hôpital. « Nous manquons de lits, souligne Marc Roux. Depuis mars. »"],
        [Q("Nous manquons de lits, souligne Marc Roux. Depuis mars.", "Marc Roux", "souligne")],
    )


@pytest.mark.parametrize("sign", [">", "—", "•", ""])
def test_quotation_with_nothing_but_signs_in_front_of_the_colon_is_nobodys(sign: str) -> None:
    (quote,) = extract_quotes([f"{sign}: “The boats are late, as they always are.”"], language="en")
    assert quote.speaker is None


@pytest.mark.parametrize(
    "text", ['curl -d "$KEY" https://harbour.example && echo "DONE"', 'print("It is broken.") if x > 3 else run(a, b)']
)
def test_a_program_says_nothing(text: str) -> None:
    assert find_quotes([text], ["preformatted"], load_language("en")) == ()


def test_a_letter_set_with_its_own_lines_is_quoted() -> None:
    text = "Dear all,\nthe harbour stays open.\n“The storm has passed us by,” said Mary Stone.\nYours, the warden"
    (quote,) = find_quotes([text], ["preformatted"], load_language("en"))
    assert quote.speaker == "Mary Stone"


def test_words_set_as_a_program_inside_a_sentence_are_no_quotation() -> None:
    text = 'Run echo "the dam will hold today" and wait, said Mary Stone. “It will hold,” she added.'
    code = [[(text.index("echo"), text.index(" and wait"))]]
    assert [q.text for q in find_quotes([text], ["paragraph"], load_language("en"), code)] == ["It will hold,"]
    assert len(find_quotes([text], ["paragraph"], load_language("en"), [[]])) == 2


@pytest.mark.parametrize("said", ["if (wind > 3) { close(); }", "start()", "?q=1' and q=alert(1)", r"a\nb c d"])
def test_marks_of_a_program_are_no_utterance(said: str) -> None:
    assert extract_quotes([f'The keeper types "{said}" and waits for the answer of the gate.'], language="en") == ()


def test_a_text_may_end_in_a_space_behind_a_name() -> None:
    extract_quotes(["„ Ihr Fazit", "““”“a spokeswoman for the portIhr Fazitso "], language="en")
