"""Words as data: every file parses, every phrase matches its example and leaves its near miss alone."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path

import pytest

from article_extract.language import (
    ANY,
    Language,
    LanguageError,
    Phrase,
    QuoteWords,
    detect,
    function_words,
    known_codes,
    load_language,
    own_words,
    parse_language,
)
from article_extract.roles.phrases import match_phrase
from article_extract.typography import clean

CODES = (ANY, *known_codes())
PHRASES = [(code, number, phrase) for code in CODES for number, phrase in enumerate(own_words(code).phrases)]
SHIPPED = {
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "no", "cs", "tr", "ru", "uk", "ja", "ko", "zh",
    "id", "hi", "ar", "fi", "hu",
}  # fmt: skip


def name_of(value: object) -> str:
    return re.sub(r"\W+", "-", value.example)[:40] if isinstance(value, Phrase) else str(value)


def alone(phrase: Phrase) -> Language:
    """A language that knows this phrase and nothing else."""
    return Language(phrase.language, phrases=(phrase,))


def test_the_languages_of_the_contract_ship() -> None:
    assert set(known_codes()) >= SHIPPED


@pytest.mark.parametrize("code", CODES)
def test_a_file_parses_and_says_its_own_code(code: str) -> None:
    text = (files("article_extract") / "languages" / f"{code}.toml").read_text("utf-8")
    language = parse_language(text, f"{code}.toml")
    assert language.code == code
    assert language.name


@pytest.mark.parametrize(("code", "number", "phrase"), PHRASES, ids=name_of)
def test_a_phrase_matches_its_example(code: str, number: int, phrase: Phrase) -> None:
    assert match_phrase(phrase.example, alone(phrase)) is phrase


@pytest.mark.parametrize(("code", "number", "phrase"), PHRASES, ids=name_of)
def test_a_phrase_leaves_its_near_miss_alone(code: str, number: int, phrase: Phrase) -> None:
    assert phrase.near_miss.strip()
    assert match_phrase(phrase.near_miss, alone(phrase)) is None


@pytest.mark.parametrize(("code", "number", "phrase"), PHRASES, ids=name_of)
def test_a_phrase_gives_its_example_the_role_it_says_among_all_phrases(code: str, number: int, phrase: Phrase) -> None:
    words = load_language("en" if code == ANY else code)
    found = match_phrase(phrase.example, words)
    assert found is not None
    assert found.role == phrase.role, f"{found.match!r} comes first"


@pytest.mark.parametrize(("code", "number", "phrase"), PHRASES, ids=name_of)
def test_example_and_near_miss_are_text_as_blocks_hold_it(code: str, number: int, phrase: Phrase) -> None:
    assert clean(phrase.example) == phrase.example
    assert clean(phrase.near_miss) == phrase.near_miss


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_stands_twice(code: str) -> None:
    patterns = [phrase.match for phrase in own_words(code).phrases]
    assert sorted(patterns) == sorted(set(patterns))


GOOD_PHRASE = 'role = "social"\nmatch = "^share this$"\nexample = "Share this"\nnear_miss = "They share this view"\n'


def test_a_file_in_order_is_read() -> None:
    text = f'code = "xx"\nname = "Test"\n[credits]\nlabels = ["photo"]\n[[phrases]]\n{GOOD_PHRASE}'
    language = parse_language(text, "xx.toml")
    assert language.credits.labels == ("photo",)
    assert language.phrases == (Phrase("social", "^share this$", "Share this", "They share this view", language="xx"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('code = "xx"\ncolour = "red"', "xx.toml: unknown keys colour"),
        ('code = "xx"\n[byline]\nbi = ["von"]', "xx.toml byline: unknown keys bi"),
        ('code = "xx"\n[dates]\nmonth = {}', "xx.toml dates: unknown keys month"),
        ('code = "xx"\n[credits]\nlabel = ["photo"]', "xx.toml credits: unknown keys label"),
        ('code = "xx"\n[quotes]\nverbs = ["say"]', "xx.toml quotes: unknown keys verbs"),
        (f'code = "xx"\n[[phrases]]\n{GOOD_PHRASE}color = 1', "xx.toml phrases: unknown keys color"),
        (f'code = "xx"\n[[phrases]]\n{GOOD_PHRASE.replace("social", "sociable")}', "role 'sociable' is none of"),
        (f'code = "xx"\n[[phrases]]\n{GOOD_PHRASE.replace("^share", "^Share")}', "is not case-folded"),
    ],
)
def test_what_the_schema_does_not_know_is_an_error_that_names_it(text: str, message: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_language(text, "xx.toml")
    assert message in str(caught.value)


@pytest.mark.parametrize("missing", ["role", "match", "example", "near_miss"])
def test_a_phrase_without_a_part_is_refused(missing: str) -> None:
    kept = "\n".join(line for line in GOOD_PHRASE.splitlines() if not line.startswith(f"{missing} "))
    with pytest.raises((LanguageError, TypeError), match=missing):
        parse_language(f'code = "xx"\n[[phrases]]\n{kept}', "xx.toml")


def test_a_long_block_matches_no_phrase_for_short_ones() -> None:
    phrase = Phrase("social", "share this", "share this", "x", max_words=4, language="xx")
    assert match_phrase("please share this now", alone(phrase)) is phrase
    assert match_phrase("please share this now again", alone(phrase)) is None
    assert match_phrase("please share this now again", alone(replace(phrase, max_words=5))) is not None


def test_a_page_is_read_with_its_own_words_those_of_any_and_english_phrases() -> None:
    german = load_language("de-AT")
    assert german.code == "de"
    assert set(own_words("de").phrases) <= set(german.phrases)
    assert set(own_words("en").phrases) <= set(german.phrases)
    assert set(own_words(ANY).phrases) <= set(german.phrases)
    assert german.agencies.items() >= own_words(ANY).agencies.items()


def test_own_phrases_come_before_english_ones() -> None:
    languages = [phrase.language for phrase in load_language("de").phrases if phrase.language != ANY]
    assert languages == sorted(languages, key=["de", "en"].index)


@pytest.mark.parametrize("code", ["xx", "", "und", "x-klingon"])
def test_an_unknown_language_has_the_words_of_any(code: str) -> None:
    language = load_language(code)
    assert language.agencies.items() >= own_words(ANY).agencies.items()
    assert not language.function_words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The boat was late and the people on the quay said that they had been told nothing.", "en"),
        ("Das Boot war spät, und die Leute auf dem Kai sagten, dass sie nichts gehört hatten.", "de"),
        ("Le bateau était en retard et les gens sur le quai ont dit qu’ils ne savaient pas.", "fr"),
        ("El barco llegó tarde y la gente en el muelle dijo que no sabía nada de los cambios.", "es"),
        ("Il traghetto era in ritardo e la gente sul molo ha detto che non sapeva niente.", "it"),
        ("O barco estava atrasado e as pessoas no cais disseram que não sabiam de nada.", "pt"),
        ("De boot was laat en de mensen op de kade zeiden dat zij niets hadden gehoord.", "nl"),
        ("Prom się spóźnił, a ludzie na nabrzeżu mówili, że nie wiedzieli o tym, co się stało.", "pl"),
        ("Båten var sen och folk på kajen sa att de inte hade fått veta något om det.", "sv"),
        ("Паром опоздал, и люди на причале сказали, что они ничего не знали об этом.", "ru"),
        ("船は遅れて、岸壁の人々は何も聞いていないと話した。", "ja"),
        ("배가 늦었고 부두에 있던 사람들은 아무 말도 듣지 못했다고 말했다.", "ko"),
        ("渡轮晚点了,码头上的人说他们什么都不知道。", "zh"),
        ("", "und"),
        ("12 345 678", "und"),
    ],
)
def test_the_language_of_a_text_is_seen_from_script_and_common_words(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("line", (Path(__file__).parent / "data" / "sentences.tsv").read_text("utf-8").splitlines())
def test_every_language_is_told_from_its_relatives(line: str) -> None:
    code, text = line.split("\t")
    assert detect(text) == code


@pytest.mark.parametrize("code", known_codes())
def test_function_words_stand_at_the_head_of_a_file_where_they_are_read_from(code: str) -> None:
    assert function_words(code) == own_words(code).function_words
    assert function_words(code) or code in ("ja", "ko", "zh")


def test_a_language_without_a_file_has_no_function_words() -> None:
    assert function_words("xx") == frozenset()


@pytest.mark.parametrize(
    ("tag", "code"), [("nb-NO", "no"), ("nn", "no"), ("iw", "he"), ("in-ID", "id"), ("prs-AF", "fa")]
)
def test_older_and_narrower_codes_have_the_words_of_the_usual_one(tag: str, code: str) -> None:
    assert load_language(tag).code == code
    assert load_language(tag).dates.months == load_language(code).dates.months


@pytest.mark.parametrize("code", known_codes())
def test_every_language_has_dates(code: str) -> None:
    dates = own_words(code).dates
    assert dates.order in ("dmy", "mdy", "ymd")
    assert set(dates.months.values()) >= set(range(1, 13)) or code in ("ja", "ko", "zh")
    assert dates.weekdays


def test_a_name_in_another_script_does_not_change_the_language() -> None:
    assert detect("The film 千と千尋 was shown at the harbour, and it was the first time that it was there.") == "en"


def test_the_readme_says_how_many_languages_there_are_and_of_which_depth() -> None:
    told = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    full = [code for code in known_codes() if own_words(code).byline.by]
    assert f"{len(full)} languages in full, {len(known_codes()) - len(full)} more" in told


ENDINGS = [item.name for item in fields(QuoteWords) if item.name.endswith("_endings")]


@pytest.mark.parametrize("code", CODES)
def test_endings_are_in_the_form_that_words_are_looked_up_in(code: str) -> None:
    for key in ENDINGS:
        listed = getattr(own_words(code).quotes, key)
        assert listed == tuple(end.lower().replace("’", "'").strip() for end in listed), key
        assert len(set(listed)) == len(listed), key
        assert all(listed), f"{key}: every word ends in nothing"


@pytest.mark.parametrize("code", CODES)
def test_a_participle_is_an_expression_for_whole_words_in_lower_case(code: str) -> None:
    shape = own_words(code).quotes.participle
    assert shape == shape.casefold()
    assert not re.compile(shape).fullmatch("x")


@pytest.mark.parametrize("code", CODES)
def test_switches_are_yes_or_empty(code: str) -> None:
    for key in ("drops", "compounds", "inflected", "incises", "capital_nouns", "dotted"):
        assert getattr(own_words(code).quotes, key) in ("", "yes"), key


@pytest.mark.parametrize(
    ("key", "word", "code"),
    [
        ("adverb_endings", "quickly", "en"),
        ("adverb_endings", "rapidamente", "es"),
        ("gerund_endings", "saying", "en"),
        ("past_endings", "claimed", "en"),
        ("plural_endings", "policemen", "en"),
        ("negation_endings", "didn't", "en"),
        ("contraction_endings", "they're", "en"),
        ("owner_endings", "elmtals", "de"),
        ("case_endings", "plakaten", "de"),
        ("origin_endings", "elmtaler", "de"),
        ("verb_endings", "sitzt", "de"),
    ],
)
def test_endings_hold_what_the_language_has(key: str, word: str, code: str) -> None:
    assert word.endswith(getattr(own_words(code).quotes, key))
    assert not "xq".endswith(getattr(own_words(code).quotes, key))
