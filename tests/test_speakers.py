"""Whom a mention means: names to their longest form, pronouns, offices, descriptions and documents to their holders.

The texts are in data/speakers.toml, under what they are about: the speakers of their quotations, in order, and the
reason of the last one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from article_extract.fields.quotes import extract_quotes

_DATA = tomllib.loads((Path(__file__).parent / "data" / "speakers.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{about}: {case['id']}") for about, cases in _DATA.items() for case in cases]
)
def test_speaker(case: dict[str, Any]) -> None:
    quotes = extract_quotes(case["text"], language=case["language"])
    assert [quote.speaker for quote in quotes] == case["speakers"]
    assert quotes[-1].reason == case["reason"]


def test_nobody_of_that_gender_is_nobody() -> None:
    (quote,) = extract_quotes(["Ms Laura Finch leads the mill.", "“It is broken,” he said."], language="en")
    assert quote.speaker is None
    assert quote.reason == "subject of cue 'said' behind the quotation; “he”, and nobody before it whom it could mean"


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        # a verb of several has no single person for the subject that it leaves out
        ("es", ["Habló Juan Roe. En la derecha pidieron calma. Agregaron que es “cosa de todos”."], [None]),
        # nobody does what “il s'agit” tells
        (
            "fr",
            ["Luc Pinson dirige le port.", "Il s'agit d'une vieille affaire. « Nous allons tout perdre cette année. »"],
            [None],
        ),
        # neither the reader of a guide nor a thing speaks
        ("en", ["Laura Finch sells chairs.", "You sit back in this one. “A seat that is too deep hurts.”"], [None]),
        (
            "en",
            ["Laura Finch sells the Elm Gyre chair.", "It lies north of here. “The currents there are very strong.”"],
            [None],
        ),
        # neither a crowd nor who was quoted with two words goes on in the next paragraphs
        (
            "en",
            [
                "Many drivers said that they are angry and called it “a bad joke on all of us.”",
                "Step one",
                "“How long should I wait for the bus?”",
            ],
            ["Many drivers", None],
        ),
        (
            "en",
            [
                "Laura Finch calls the mill a “bread factory.”",
                "At noon, the bell rings in the yard.",
                "“We have made good progress this year.”",
            ],
            ["Laura Finch", None],
        ),
    ],
)
def test_nobody_is_guessed(language: str, text: list[str], speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in extract_quotes(text, language=language)] == speakers


def test_a_noun_behind_an_ordinal_is_no_verb() -> None:
    text = ["Laura Finch runs the mill.", "My first blog was “a love letter to flour.”"]
    assert extract_quotes(text, language="en") == ()


def test_one_reason_is_nobody() -> None:
    text = "One reason may be the new word for storms: “there are clear risks to every boat in this bay.”"
    (quote,) = extract_quotes([text], language="en")
    assert quote.speaker is None
    assert quote.reason == "nobody is named as its source"


def test_a_body_whose_name_begins_with_several_is_not_she() -> None:
    text = "Half of them had left, said Adam Finch, president of Associated General Masons of Elmland."
    (quote,) = extract_quotes([text, "“We go out at night,” she said."], language="en")
    assert quote.speaker is None
    assert quote.reason == "subject of cue 'said' behind the quotation; “she”, and nobody before it whom it could mean"


def test_an_alias_is_no_quotation() -> None:
    text = "La policía detuvo al dirigente Luis Roe, alias “Sombra”, según informa la agencia."
    assert extract_quotes([text], language="es") == ()


SHOP = "The town shut the old bridge on Monday, and the shops will wrap their goods up for the other bank."
WAIT = "“We will all have to wait for a while,” and that is how it goes in this town."


@pytest.mark.parametrize("heading", ["Key Facts", "Wrap Up", "Wrap Up:"])
def test_a_short_heading_above_a_quotation_names_nobody(heading: str) -> None:
    (quote,) = extract_quotes([SHOP, heading, WAIT], language="en")
    assert (quote.speaker, quote.reason) == (None, "nobody is named as its source")


@pytest.mark.parametrize("label", ["Ann Lee", "Ann Lee:", "Thabo Mokoena:"])
def test_a_name_above_a_quotation_speaks_where_something_tells_that_it_is_one(label: str) -> None:
    (quote,) = extract_quotes([SHOP, label, WAIT], language="en")
    assert quote.speaker == label.rstrip(":")
    assert quote.reason == f"subject of the sentence before; the name “{quote.speaker}”"


def test_a_german_capital_inside_the_sentence_is_who_is_spoken_to() -> None:
    text = "Ruth Saal singt. In Ihrem Buch schrieben Sie: „Das Singen ist mir immer noch das Liebste von allem.“"
    (quote,) = extract_quotes([text], language="de")
    assert quote.speaker is None
    assert quote.reason == "subject of cue 'schrieben' in front of the quotation; “Sie” is who is spoken to"


def test_a_paragraph_that_leads_to_sayings_and_names_nobody() -> None:
    text = [
        "„Es bleibt warm“, sagte Jan Berg der Zeitung.",
        "Viele pflanzen spät. Diese Bauernregeln sollen daran erinnern:",
        "„Vor Bonifaz kein Sommer.“",
    ]
    _, quote = extract_quotes(text, language="de")
    assert quote.speaker is None
    assert quote.reason == "the paragraph before leads to it, and names nobody"
