"""Quotations: what is one, what it says, who said it with what word, and why that is believed.

Each case is a text written for it. `Q` is what must come out: words, speaker, cue, and where it matters kind and
continuation; a text without `Q` must give nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from article_extract.fields.quotes import extract_quotes, find_quotes
from article_extract.language import load_language


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


ATTRIBUTION = [
    pytest.param(
        "en",
        ["“The dam will hold,” said Mary Stone."],
        [Q("The dam will hold,", "Mary Stone", "said")],
        id="en inverted",
    ),
    pytest.param(
        "en", ["“The dam will hold,” Mary Stone said."], [Q("The dam will hold,", "Mary Stone", "said")], id="en behind"
    ),
    pytest.param(
        "en",
        ["Mary Stone said: “The dam will hold.”"],
        [Q("The dam will hold.", "Mary Stone", "said")],
        id="en in front",
    ),
    pytest.param(
        "en",
        ["“The dam,” said Mary Stone, “will hold for years.”"],
        [Q("The dam,", "Mary Stone", "said"), Q("will hold for years.", "Mary Stone", "said", True)],
        id="en split",
    ),
    pytest.param(
        "en",
        ["“We are ready,” said Dr. Ruth Weber, head of surgery at the county hospital."],
        [Q("We are ready,", "Ruth Weber", "said")],
        id="en title and apposition behind the name",
    ),
    pytest.param(
        "en",
        ["The plan was “a gamble from the start,” according to Peter Lang, who audited it."],
        [Q("a gamble from the start,", "Peter Lang", "according to", kind="partial")],
        id="en according to",
    ),
    pytest.param(
        "en",
        ["In a statement, Mayor Olga Brandt called the delay “a scandal.”"],
        [Q("a scandal.", "Olga Brandt", "called", kind="partial")],
        id="en in a statement",
    ),
    pytest.param(
        "en",
        ["“Nobody warned us,” Carla Diaz told REUTERS on Friday."],
        [Q("Nobody warned us,", "Carla Diaz", "told")],
        id="en the outlet is the addressee",
    ),
    pytest.param(
        "en",
        ["“Nobody warned us,” Carla Diaz, who has run the bakery since 1998, said."],
        [Q("Nobody warned us,", "Carla Diaz", "said")],
        id="en who-clause between name and verb",
    ),
    pytest.param(
        "en",
        ["“It is too early to celebrate,” said the minister, Hanna Field, after the vote."],
        [Q("It is too early to celebrate,", "Hanna Field", "said")],
        id="en name in apposition to an office",
    ),
    pytest.param(
        "en",
        ["Joan Abbott called it “a victory for tenants” while landlord Karl Voss said “nobody has won anything.”"],
        [Q("a victory for tenants", "Joan Abbott", "called"), Q("nobody has won anything.", "Karl Voss", "said")],
        id="en two people in one sentence",
    ),
    pytest.param(
        "en",
        ["“The harbour is full,” said an anonymous port official."],
        [Q("The harbour is full,", "an anonymous port official", "said")],
        id="en unnamed source",
    ),
    pytest.param(
        "en",
        ["The Evening Post reported that the firm had “misled its own auditors.”"],
        [Q("misled its own auditors.", "The Evening Post", "reported")],
        id="en an outlet is the source",
    ),
    pytest.param(
        "de",
        ["„Der Damm wird halten“, sagte Maria Stein."],
        [Q("Der Damm wird halten", "Maria Stein", "sagte")],
        id="de inverted",
    ),
    pytest.param(
        "de",
        ["Maria Stein sagte: „Der Damm wird halten.“"],
        [Q("Der Damm wird halten.", "Maria Stein", "sagte")],
        id="de in front",
    ),
    pytest.param(
        "de",
        ["»Der Damm«, sagte Maria Stein, »wird halten.«"],
        [Q("Der Damm", "Maria Stein", "sagte"), Q("wird halten.", "Maria Stein", "sagte", True)],
        id="de split, marks pointing inwards",
    ),
    pytest.param(
        "de",
        ["Die Leiterin des Instituts, Anna Vogel, erklärte: „Wir haben zu spät reagiert.“"],
        [Q("Wir haben zu spät reagiert.", "Anna Vogel", "erklärte")],
        id="de office with its name in apposition",
    ),
    pytest.param(
        "de",
        ["„Die Zahlen stimmen nicht“, sagte ein Sprecher des Ministeriums der Nachrichtenagentur."],
        [Q("Die Zahlen stimmen nicht", "ein Sprecher des Ministeriums der Nachrichtenagentur", "sagte")],
        id="de unnamed source",
    ),
    pytest.param(
        "de",
        ["Laut Peter Lang ist der Plan „von Anfang an riskant“ gewesen."],
        [Q("von Anfang an riskant", "Peter Lang", "Laut", kind="partial")],
        id="de according to",
    ),
    pytest.param(
        "fr",
        ["« Le barrage tiendra », affirme Marie Pierre."],
        [Q("Le barrage tiendra", "Marie Pierre", "affirme")],
        id="fr inverted, spaced guillemets",
    ),
    pytest.param(
        "fr",
        ["«\u202fLe barrage tiendra, dit-elle. Nous en sommes sûrs.\u202f»"],
        [Q("Le barrage tiendra, dit-elle. Nous en sommes sûrs.", None, "dit")],
        id="fr incise inside the marks, thin spaces",
    ),
    pytest.param(
        "fr",
        ["Selon Luc Moreau, le projet est « beaucoup trop cher »."],
        [Q("beaucoup trop cher", "Luc Moreau", "Selon", kind="partial")],
        id="fr according to",
    ),
    pytest.param(
        "fr",
        ["Claire Petit dirige l'hôpital. « Nous manquons de lits », prévient-elle."],
        [Q("Nous manquons de lits", "Claire Petit", "prévient")],
        id="fr pronoun that hangs on the verb",
    ),
    pytest.param(
        "es",
        ["“La presa resistirá”, aseguró María Piedra."],
        [Q("La presa resistirá", "María Piedra", "aseguró")],
        id="es inverted",
    ),
    pytest.param(
        "es",
        ["Según Pedro Largo, el plan era “una apuesta”."],
        [Q("una apuesta", "Pedro Largo", "Según", kind="partial")],
        id="es according to",
    ),
    pytest.param(
        "it", ["«La diga terrà», ha detto Maria Sasso."], [Q("La diga terrà", "Maria Sasso", "detto")], id="it inverted"
    ),
    pytest.param(
        "pt",
        ["“A barragem vai aguentar”, disse Maria Pedra."],
        [Q("A barragem vai aguentar", "Maria Pedra", "disse")],
        id="pt inverted",
    ),
    pytest.param(
        "nl",
        ["“De dam houdt stand”, zei Maria Steen."],
        [Q("De dam houdt stand", "Maria Steen", "zei")],
        id="nl inverted",
    ),
    pytest.param(
        "pl",
        ["„Tama wytrzyma” – powiedziała Maria Kamień."],
        [Q("Tama wytrzyma", "Maria Kamień", "powiedziała")],
        id="pl dash before the verb",
    ),
    pytest.param(
        "cs", ["„Hráz vydrží,“ řekla Marie Kamenná."], [Q("Hráz vydrží,", "Marie Kamenná", "řekla")], id="cs inverted"
    ),
    pytest.param(
        "sv",
        ["”Dammen håller”, säger Maria Sten."],
        [Q("Dammen håller", "Maria Sten", "säger")],
        id="sv same mark on both sides",
    ),
    pytest.param(
        "da",
        ["»Dæmningen holder«, siger Maria Sten."],
        [Q("Dæmningen holder", "Maria Sten", "siger")],
        id="da marks pointing inwards",
    ),
    pytest.param(
        "ru",
        ["«Плотина выдержит», — сказала Мария Каменная."],
        [Q("Плотина выдержит", "Мария Каменная", "сказала")],
        id="ru inverted",
    ),
    pytest.param(
        "uk",
        ["«Гребля витримає», — заявила Марія Кам'яна."],
        [Q("Гребля витримає", "Марія Кам'яна", "заявила")],
        id="uk apostrophe in the name",
    ),
    pytest.param(
        "tr",
        ['Ayşe Taş, "Baraj dayanacak." dedi.'],
        [Q("Baraj dayanacak.", "Ayşe Taş", "dedi")],
        id="tr verb at the end",
    ),
    pytest.param(
        "ja",
        ["山田太郎社長は記者会見で「今年は海外事業に力を入れたい」と述べた。"],
        [Q("今年は海外事業に力を入れたい", "山田太郎", "述べた")],
        id="ja topic, corner brackets",
    ),
    pytest.param(
        "ko",
        ['김민수 대표는 "올해는 해외 사업에 집중하겠다"고 말했다.'],
        [Q("올해는 해외 사업에 집중하겠다", "김민수", "말했다")],
        id="ko particle on the closing mark",
    ),
    pytest.param(
        "zh",
        ["王明总经理表示：“今年我们将加大投入。”"],
        [Q("今年我们将加大投入。", "王明", "表示")],
        id="zh verb and colon",
    ),
]


@pytest.mark.parametrize(("language", "paragraphs", "expected"), ATTRIBUTION)
def test_attribution(language: str, paragraphs: list[str], expected: list[Q]) -> None:
    check(language, paragraphs, expected)


CONTINUATION = [
    pytest.param(
        "en",
        [
            "“We waited for hours,” said Nora Blake. “Then the roof came down.”",
            "“I have never seen anything like it.”",
        ],
        [
            Q("We waited for hours,", "Nora Blake", "said"),
            Q("Then the roof came down.", "Nora Blake", "said", True),
            Q("I have never seen anything like it.", "Nora Blake", None, True),
        ],
        id="en same paragraph, then a paragraph by itself",
    ),
    pytest.param(
        "en",
        [
            "“The river rose all night,” Nora Blake said. “We carried the beds upstairs.",
            "“In the morning the kitchen was gone.”",
        ],
        [
            Q("The river rose all night,", "Nora Blake", "said"),
            Q("We carried the beds upstairs.", "Nora Blake", "said", True),
            Q("In the morning the kitchen was gone.", "Nora Blake", None, True),
        ],
        id="en opening mark repeated, one closing mark",
    ),
    pytest.param(
        "de",
        [
            "„Wir haben Stunden gewartet“, sagte Nora Berg. „Dann fiel das Dach herab.“",
            "„So etwas habe ich nie gesehen.“",
        ],
        [
            Q("Wir haben Stunden gewartet", "Nora Berg", "sagte"),
            Q("Dann fiel das Dach herab.", "Nora Berg", "sagte", True),
            Q("So etwas habe ich nie gesehen.", "Nora Berg", None, True),
        ],
        id="de",
    ),
    pytest.param(
        "fr",
        ["« Nous avons attendu des heures », raconte Nora Blanc. « Puis le toit est tombé. »"],
        [
            Q("Nous avons attendu des heures", "Nora Blanc", "raconte"),
            Q("Puis le toit est tombé.", "Nora Blanc", "raconte", True),
        ],
        id="fr",
    ),
    pytest.param(
        "ko",
        ["이영희 교수는 “상황이 나아지고 있다”며 “곧 결과가 나올 것”이라고 설명했다."],
        [Q("상황이 나아지고 있다", "이영희", "며"), Q("곧 결과가 나올 것", "이영희", "설명했다", True)],
        id="ko two halves in one sentence",
    ),
    pytest.param(
        "zh",
        ["“这是一个好消息，”李华说，“我们会继续努力。”"],
        [Q("这是一个好消息，", "李华", "说"), Q("我们会继续努力。", "李华", "说", True)],
        id="zh split",
    ),
]


@pytest.mark.parametrize(("language", "paragraphs", "expected"), CONTINUATION)
def test_continuation(language: str, paragraphs: list[str], expected: list[Q]) -> None:
    check(language, paragraphs, expected)


DASHES = [
    pytest.param(
        "es",
        ["—Llueve desde ayer —dijo Ana Ruiz—. No podemos salir."],
        [Q("Llueve desde ayer", "Ana Ruiz", "dijo"), Q("No podemos salir.", "Ana Ruiz", "dijo", True)],
        id="es",
    ),
    pytest.param(
        "pl",
        ["– Pada od wczoraj – powiedział Jan Nowak. – Nie możemy wyjść."],
        [Q("Pada od wczoraj", "Jan Nowak", "powiedział"), Q("Nie możemy wyjść.", "Jan Nowak", "powiedział", True)],
        id="pl",
    ),
    pytest.param(
        "ru",
        ["— Дождь идёт со вчерашнего дня, — сказал Иван Петров. — Мы не можем выйти."],
        [
            Q("Дождь идёт со вчерашнего дня", "Иван Петров", "сказал"),
            Q("Мы не можем выйти.", "Иван Петров", "сказал", True),
        ],
        id="ru",
    ),
    pytest.param(
        "no",
        ["– Det har regnet siden i går, sier Kari Berg. Hun bor ved elva."],
        [Q("Det har regnet siden i går", "Kari Berg", "sier")],
        id="no comma, narration behind",
    ),
    pytest.param("es", ["—Pan de centeno", "—Leche entera", "—Huevos de granja"], [], id="es a list"),
]


@pytest.mark.parametrize(("language", "paragraphs", "expected"), DASHES)
def test_lines_of_speech(language: str, paragraphs: list[str], expected: list[Q]) -> None:
    check(language, paragraphs, expected)


MARKS = [
    pytest.param(
        "en",
        ["'We were told “stay inside” and nothing else,' said Tom Reed."],
        [Q("We were told “stay inside” and nothing else,", "Tom Reed", "said")],
        id="single straight marks with double ones inside",
    ),
    pytest.param(
        "en",
        ["‘The farmers’ union didn’t agree,’ said Tom Reed, whose neighbours’ land was sold."],
        [Q("The farmers’ union didn’t agree,", "Tom Reed", "said")],
        id="British marks among apostrophes",
    ),
    pytest.param(
        "en",
        ['"They told me "wait" and left," said Tom Reed.'],
        [Q('They told me "wait" and left,', "Tom Reed", "said")],
        id="straight marks inside straight marks",
    ),
    pytest.param(
        "en",
        [
            "“The bridge is closed and will stay closed”, said Tom Reed. “Nobody from the council",
            "ever told us a thing.”",
        ],
        [
            Q("The bridge is closed and will stay closed", "Tom Reed", "said"),
            Q("Nobody from the council", "Tom Reed", "said", True),
            Q("ever told us a thing.", "Tom Reed", None, True),
        ],
        id="a mark opened in one paragraph and closed in the next",
    ),
    pytest.param(
        "de",
        ["„Die Brücke bleibt zu”, sagte Tom Riedel."],
        [Q("Die Brücke bleibt zu", "Tom Riedel", "sagte")],
        id="mixed marks",
    ),
    pytest.param("en", ['He is 6\'2" tall and the pipe is 5" wide, said Tom Reed.'], [], id="inches"),
    pytest.param("en", ["The ’90s were kind to rock 'n' roll and the workers’ clubs."], [], id="apostrophes alone"),
]


@pytest.mark.parametrize(("language", "paragraphs", "expected"), MARKS)
def test_marks(language: str, paragraphs: list[str], expected: list[Q]) -> None:
    check(language, paragraphs, expected)


NOT_QUOTES = [
    pytest.param("en", "She starred in the film “The Long Winter Road” last year.", id="title of a film"),
    pytest.param("en", "Johnny “Fingers” Malone opened the club in 1982.", id="nickname"),
    pytest.param("en", "The so-called “quiet zone” begins behind the station.", id="so-called"),
    pytest.param("en", "Engineers built a “digital twin” of the harbour.", id="coined term"),
    pytest.param("en", "The “free” parking costs eight euros a day.", id="scare quotes"),
    pytest.param("en", "You might say “thanks” to the driver.", id="nobody did say it"),
    pytest.param("de", "Der Film „Der lange Winter“ läuft seit gestern.", id="de title"),
    pytest.param("de", "Die sogenannte „ruhige Zone“ beginnt hinter dem Bahnhof.", id="de so-called"),
    pytest.param("fr", "Le film « Le Long Hiver » sort mercredi.", id="fr title"),
    pytest.param("es", "La película “El largo invierno” se estrena hoy.", id="es title"),
    pytest.param("ru", "Фильм «Долгая зима» выходит сегодня.", id="ru title"),
    pytest.param("ja", "人気アニメ「星の旅」が映画化される。", id="ja title"),
    pytest.param("ko", "드라마 '별의 여행'이 인기를 끌고 있다.", id="ko title"),
    pytest.param("zh", "所谓“新常态”是一个概念。", id="zh so-called"),
]


@pytest.mark.parametrize(("language", "text"), NOT_QUOTES)
def test_not_a_quotation(language: str, text: str) -> None:
    assert extract_quotes([text], language=language) == ()


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


def test_an_attribution_inside_the_marks_leaves_the_names_around_alone() -> None:
    check(
        "fr",
        ["Claire Petit dirige l'hôpital. « Nous manquons de lits, souligne Marc Roux. Depuis mars. »"],
        [Q("Nous manquons de lits, souligne Marc Roux. Depuis mars.", "Marc Roux", "souligne")],
    )
