"""Whom a mention means: names to their longest form, pronouns, offices, descriptions and documents to their holders."""

from __future__ import annotations

import pytest

from article_extract.fields.quotes import extract_quotes


def speakers(language: str, *paragraphs: str) -> list[str | None]:
    return [quote.speaker for quote in extract_quotes(paragraphs, language=language)]


@pytest.mark.parametrize(
    ("language", "paragraphs", "speaker"),
    [
        pytest.param(
            "en",
            ["Economist Laura Finch published the figures.", "“They are worse than feared,” Finch said."],
            "Laura Finch",
            id="en surname",
        ),
        pytest.param(
            "en",
            ["“We will appeal,” Finch said.", "Laura Finch leads the association."],
            "Laura Finch",
            id="en the full name comes later",
        ),
        pytest.param(
            "en",
            ["Laura Finch and her brother Adam Finch own the mill.", "“It was our father’s,” Mr Finch said."],
            "Adam Finch",
            id="en family, told apart by title",
        ),
        pytest.param(
            "de",
            [
                "Die Ökonomin Laura Fink hat die Zahlen veröffentlicht.",
                "„Sie sind schlechter als befürchtet“, sagte Fink.",
            ],
            "Laura Fink",
            id="de surname",
        ),
        pytest.param(
            "fr",
            ["L'économiste Laura Pinson a publié les chiffres.", "« Ils sont pires que prévu », a déclaré Mme Pinson."],
            "Laura Pinson",
            id="fr title",
        ),
        pytest.param(
            "es",
            ["La economista Laura Pinzón publicó las cifras.", "“Son peores de lo temido”, dijo Pinzón."],
            "Laura Pinzón",
            id="es surname",
        ),
        pytest.param(
            "ru",
            ["Экономист Лаура Зяблик опубликовала данные.", "«Они хуже, чем ожидалось», — сказала Зяблик."],
            "Лаура Зяблик",
            id="ru surname",
        ),
        pytest.param(
            "ko",
            ["이재영 후보가 시장을 찾았다.", '이 후보는 "시민의 목소리를 듣겠다"고 말했다.'],
            "이재영",
            id="ko surname with title",
        ),
        pytest.param(
            "ja",
            ["山下健首相が会見した。", "山下首相は「責任は私にある」と述べた。"],
            "山下健",
            id="ja surname with title",
        ),
    ],
)
def test_longest_name(language: str, paragraphs: list[str], speaker: str) -> None:
    assert speakers(language, *paragraphs) == [speaker]


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        pytest.param("en", ["Laura Finch leads the mill.", "“It is ours,” she said."], ["Laura Finch"], id="en she"),
        pytest.param(
            "en",
            [
                "Laura Finch met engineer Adam Brook on Monday.",
                "“The wheel is broken,” he said.",
                "“Then fix it,” she said.",
            ],
            ["Adam Brook", "Laura Finch"],
            id="en gender tells two apart",
        ),
        pytest.param(
            "de",
            [
                "Laura Fink traf den Ingenieur Adam Bach.",
                "„Das Rad ist kaputt“, sagte er.",
                "„Dann reparieren Sie es“, sagte sie.",
            ],
            ["Adam Bach", "Laura Fink"],
            id="de gender tells two apart",
        ),
        pytest.param(
            "fr",
            ["Laura Pinson a rencontré l'ingénieur Adrien Ruisseau.", "« La roue est cassée », a-t-il dit."],
            ["Adrien Ruisseau"],
            id="fr pronoun on the auxiliary",
        ),
        pytest.param(
            "es",
            ["Laura Pinzón dirige el molino.", "“La rueda está rota”, dijo ella."],
            ["Laura Pinzón"],
            id="es pronoun",
        ),
        pytest.param(
            "pl",
            ["Laura Zięba kieruje młynem.", "„Koło jest zepsute” – dodała."],
            ["Laura Zięba"],
            id="pl a verb without a subject",
        ),
    ],
)
def test_pronouns(language: str, paragraphs: list[str], expected: list[str]) -> None:
    assert speakers(language, *paragraphs) == expected


def test_no_guess_across_an_intervening_candidate() -> None:
    paragraphs = [
        "Adam Brook built the wheel.",
        "Miller Carl Stone bought it in May.",
        "“It never turned,” he said.",
    ]
    assert speakers("en", *paragraphs) == ["Carl Stone"]


def test_nobody_of_that_gender_is_nobody() -> None:
    (quote,) = extract_quotes(["Ms Laura Finch leads the mill.", "“It is broken,” he said."], language="en")
    assert quote.speaker is None
    assert quote.reason == "subject of cue 'said' behind the quotation; “he”, and nobody before it whom it could mean"


@pytest.mark.parametrize(
    ("language", "paragraphs", "speaker"),
    [
        pytest.param(
            "en",
            ["Transport Minister Ruth Hall opened the line.", "“It was worth the wait,” the minister said."],
            "Ruth Hall",
            id="en office",
        ),
        pytest.param(
            "en",
            ["An anonymous port official confirmed the leak.", "“We saw it too late,” the official said."],
            "An anonymous port official",
            id="en description as first worded",
        ),
        pytest.param(
            "en",
            ["A report by the Harbour Institute was published.", "“The pier is unsafe,” the report said."],
            "A report by the Harbour Institute",
            id="en document as first worded",
        ),
        pytest.param(
            "en",
            ["The town hall was silent.", "“The pier is unsafe,” the Harbour Institute’s report said."],
            "Harbour Institute",
            id="en whose document it is",
        ),
        pytest.param(
            "de",
            [
                "Verkehrsministerin Ruth Saal eröffnete die Strecke.",
                "„Das Warten hat sich gelohnt“, sagte die Ministerin.",
            ],
            "Ruth Saal",
            id="de office by the last part of its compound",
        ),
        pytest.param(
            "fr",
            ["La ministre Ruth Salle a ouvert la ligne.", "« L'attente valait la peine », a dit la ministre."],
            "Ruth Salle",
            id="fr office",
        ),
    ],
)
def test_descriptions(language: str, paragraphs: list[str], speaker: str) -> None:
    assert speakers(language, *paragraphs) == [speaker]


def test_the_reason_says_where_the_full_name_stands() -> None:
    (quote,) = extract_quotes(["Nothing here.", "Laura Finch came.", "“Fine,” Finch said."], language="en")
    assert quote.reason == "subject of cue 'said' behind the quotation; “Finch”; full name from paragraph 2"


def test_a_particle_stands_inside_a_name() -> None:
    assert speakers("en", "“We sail at noon,” said Ludwig van der Meer.") == ["Ludwig van der Meer"]


def test_party_letters_and_offices_are_no_part_of_the_name() -> None:
    assert speakers("en", "“We sail at noon,” said Harbour Board chairman Ludwig Meer.") == ["Ludwig Meer"]
    assert speakers("en", "“We sail at noon,” said Attorney General Ludwig Meer.") == ["Ludwig Meer"]
