"""Words as data: a Language is what languages/*.toml say, checked against one schema."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from article_extract.typography import clean

ANY = "any"
"""The file whose words hold in every language."""

PHRASE_ROLES = frozenset(
    {
        "social",
        "call_to_action",
        "newsletter",
        "teaser",
        "related",
        "navigation",
        "advert",
        "comment",
        "author_bio",
        "legal",
        "note",
        "sign_off",
        "byline",
        "date_line",
        "paywall",
        "end",
    }
)
"""What a phrase may betray: a role, or "paywall" (text is cut here) and "end" (what follows is not the article)."""


_ESCAPED = re.compile(r"\\.")


class LanguageError(ValueError):
    """A language file breaks the schema."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern that betrays a role. match: a regular expression, tried on the block's whole text with `re.search`
    (anchor it with ^ and $) after case-folding, with straight apostrophes and without arrows and rules around it;
    max_words: longer blocks never match, in CJK scripts each character is a word; example must match, near_miss must
    not; language: the file it stands in.
    """

    role: str
    match: str
    example: str
    near_miss: str
    max_words: int = 30
    language: str = ""


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Words around authors' names.

    by: words that open a byline ("by", "von"); joiners: words between two names ("and"); roles: words for what an
    author is ("correspondent"); desks: words that mark an outlet or desk as author ("staff", "Redaktion"); until: words
    that end the names ("in", "for", "updated"); others: words before the names of those who checked, edited, translated
    or pictured it ("reviewed by"); ranks: words between a name and a role ("senior"); credentials: degrees behind a
    name ("PhD"); nobody: what content systems call an author who is not told ("admin"); particles: lower-case words
    inside names ("von").
    """

    by: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words around dates. order: "dmy", "mdy" or "ymd", of numeric dates; regions: region code -> its other order.

    months: names and abbreviations -> 1 to 12. at: words between the parts of a date ("at", "of"); am, pm: halves of
    the day; zones: abbreviation -> "+HH:MM", followed by "us" where the clock changes as in the United States.
    published, modified: words that say which date it is. relative: words of "2 hours ago"; units: unit -> seconds;
    days: "yesterday" -> -1. era: how many years a calendar in use beside ours is ahead of it (Thai: 543); solar: months
    of the Persian calendar.
    """

    order: str = ""
    regions: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    zones: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    era: int = 0
    solar: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CreditWords:
    """Words around picture credits.

    labels: words that open a credit and are not part of it ("photo", "Foto", "image source"); signs: those that
    need no colon ("©", "Fot."); sources: labels that as often open the source of a text or chart; captions: words
    that open a caption; lead: words before or behind a label that name the lead
    image ("top", "principal"). by: words between a label and a name;
    via: between a picture's maker and who hands it on; outlet: between a name and who it worked for ("for").
    handout: marks for pictures handed out, from the files or generated, which stay in the credit but name nobody;
    bodies: words that make a name an organisation's; titles: ranks and callings beside a photographer's name;
    suffixes: words written behind a name, often without a space, that stay in the credit ("提供"); behind: those that
    are its label ("撮影"). particles: small words inside names ("von"); joiners: between two names, or inside the
    name of an organisation ("and", "of"). distributors: canonical names of agencies that hand on the pictures of
    others, so that the other agency of a chain made the picture. markup: words by which page authors name the
    element that holds a credit. abbreviations: words whose stop ends no sentence ("Inc").
    """

    labels: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    handout: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    distributors: tuple[str, ...] = ()
    markup: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """Words around quotations. Forms in one string are parted by ", ", given names by spaces.

    Reporting words:
    cues: base form of a reporting verb -> its forms; weak: the same for verbs that report only close to a quotation;
    according: phrases that attribute without a verb; postposed: those of them that stand behind the name; views:
    prepositions that open a clause with whose view it is ("Para Ana Ruiz, …"); participles: forms that share the
    subject of another verb ("adding"); modals: words before a verb that make it something nobody did ("might say");
    addressing: base forms of verbs with whom they are said to right behind them and never who says them (told);
    aspect: base forms of those that report nothing in front of an infinitive (continued to fall);
    reported: verb forms of reported speech ("er sei"); quoting: prepositions between whom somebody quotes and what they
    say (quoted Ann Lee "as" saying);
    separable: forms of a verb -> the particles that end its clause, without one of which it reports nothing ("teilte"
    … "mit"); needs: forms -> words of which one must stand in the sentence ("hat" … "genannt"); led: forms -> words of
    which one must stand in front (wie "es" … heißt); parted: phrases of `according` that are adverbs as well, so that
    they report only between commas, with who says it right behind (…, "so" Ann Lee); without: forms -> words
    beside which they report nothing ("findet" … "statt").

    Sources:
    titles: words before a name that are no part of it; styles: those of them that stay with a name of one word (Pope
    Francis); persons, plurals: nouns for people; documents: nouns for what is cited; outlets: words that mark a name as
    a body's; firms: nouns for one named before (“the company”); feminine: endings that make a man's noun one for a
    woman and one for several ("in, innen"), where these are not listed; declined: ends of nouns that add -(e)n in the
    other cases and for several ("Student", "Studenten"); nouns: those with a capital that stand in front of others and
    begin no name ("Tonnen" Reis); demonyms: adjectives that say where somebody is from; genders: "m" or "f" -> nouns
    and titles that tell it; given: "m", "f" or "u" (either) -> given names; pronouns: pronoun -> "m", "f", "n", "pl",
    "1" or "2" (who writes and who reads), "0" (nobody in particular: "man") or "" (any); owners: possessive pronoun ->
    gender; particles: small words inside names; links: those inside names of bodies (Institute "for" Lakes); surnames:
    surnames of one character, in one string.

    Grammar:
    definite, indefinite, prepositions, relative: articles and the like; personal: relative pronouns of people alone;
    that: conjunctions; between: what may stand between a subject and its verb; times: words for times; oblique:
    articles that no subject has; genitives: those that add whose a noun is; agents, passive: prepositions and verbs of
    a passive; finite, subjects: verbs and pronouns that make a clause; topics: particles that mark the subject;
    alternatives: words for "or"; naming: words before a name or term in quotation marks; wording: words before what is
    written or called out (the inscription “…”); impersonal: base forms of verbs that say what a text holds (in dem
    Brief "heißt" es); complements: prepositions that tell whose or from where somebody is, where the others tell of
    the verb; nominative: relative pronouns that only a subject has; noun_endings: of capitalised words that are no
    names.
    Switches are "yes" or empty. drops: a verb needs no subject; compounds: nouns are joined into one word; inflected:
    nouns change their endings by case; incises: an attribution may stand between a quotation's own marks;
    capital_nouns: nouns begin with a capital; dotted: a number with a stop behind it counts in order (der "3." Mai).
    participle: what a past participle looks like, a regular expression for its whole form in lower case.
    Endings, for words that no list holds: adverb_endings of adverbs of manner; gerund_endings of what is being done
    ("saying"); past_endings of the past; plural_endings of nouns for several; verb_endings of a verb said of one;
    negation_endings of a verb with a negation written onto it ("don't"), contraction_endings of words with a verb so
    ("they're"); owner_endings of names that say whose something is ("Saals" Prognose); case_endings of nouns;
    origin_endings of words with a capital that tell of a noun where it is from (die "Elmtaler" Schule).
    dash: "speech" where a dash opens a line of speech, "hyphen" where a hyphen does too. order: "svo" where a verb in
    front of its quotation follows its subject, "verb_last" where a verb may end the clause, "sov" where it does, "cjk"
    for Korean, Japanese and Chinese.
    entitled: words before a title of any length; adjectival: endings of adjectives in front of a noun;
    pointing: words that open a sentence on the quotation in front ("Das" sagte Ann Lee);
    settings: those of `complements` that lead to the text in which something is said ("in" dem Brief);
    quoted: base forms of verbs whose passive says who speaks ("zitieren": wird Ann Lee zitiert).
    likewise: conjunctions of a closing clause that tells who said it (…, "wie" Ann Lee sagte).
    article: the article that is written onto its noun ("ال").
    endings: of those three, by what they tell. enough: particles behind a quotation that report it without a verb;
    hearsay: those that do so for a cited source; topic, also: topic particles that name who speaks, surely and less
    surely; place: those of places; joint: letters that make a topic particle another one; verbal: ends of a verb in
    front of one; modifier: ends of words that say more of what follows; predicate: ends of a sentence's verb; clause:
    ends of a clause, spoken or written; plural:
    that of several people; former: words between surname and title; group: titles that no surname stands with; adverb:
    words between source and verb; address: words that open a phrase for whom or what is spoken to.
    """

    cues: Mapping[str, str] = field(default_factory=dict)
    weak: Mapping[str, str] = field(default_factory=dict)
    according: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    feminine: str = ""
    declined: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    contracted: tuple[str, ...] = ()
    capital_nouns: str = ""
    participle: str = ""
    adverb_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    negation_endings: tuple[str, ...] = ()
    contraction_endings: tuple[str, ...] = ()
    owner_endings: tuple[str, ...] = ()
    case_endings: tuple[str, ...] = ()
    origin_endings: tuple[str, ...] = ()
    dotted: str = ""
    likewise: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    adjectival: tuple[str, ...] = ()
    without: Mapping[str, str] = field(default_factory=dict)
    entitled: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    genders: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    pronouns: Mapping[str, str] = field(default_factory=dict)
    definite: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    nominative: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    incises: str = ""
    reported: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    quoting: tuple[str, ...] = ()
    separable: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    led: Mapping[str, str] = field(default_factory=dict)
    parted: tuple[str, ...] = ()
    addressing: tuple[str, ...] = ()
    aspect: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    postposed: tuple[str, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)
    views: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    surnames: str = ""
    inflected: str = ""
    drops: str = ""
    dash: str = ""
    order: str = ""
    compounds: str = ""
    article: str = ""
    endings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineWords:
    """Words at the ends and beginnings of lines. unfinished: words that no sentence, heading or menu entry ends with
    (articles, conjunctions, most prepositions): a line of raw text that ends with one goes on in the next.
    capital_nouns: whether nouns are written with a capital letter. indefinite: indefinite articles, with which
    descriptions of pictures open and headlines seldom do.
    """

    unfinished: tuple[str, ...] = ()
    capital_nouns: bool = False
    indefinite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, so that what is compiled from one can be cached
class Language:
    """The words of one language and those of `any`. code: BCP 47 primary tag; function_words: the commonest words."""

    code: str
    name: str = ""
    function_words: frozenset[str] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    agencies: Mapping[str, str] = field(default_factory=dict)
    byline: BylineWords = BylineWords()
    dates: DateWords = DateWords()
    credits: CreditWords = CreditWords()
    quotes: QuoteWords = QuoteWords()
    lines: LineWords = LineWords()


_SECTIONS: dict[str, type] = {
    "byline": BylineWords,
    "dates": DateWords,
    "credits": CreditWords,
    "quotes": QuoteWords,
    "lines": LineWords,
}


def _typed(kind: type, data: Mapping[str, Any], where: str) -> Any:
    known = {item.name: item for item in fields(kind)}
    unknown = set(data) - set(known)
    if unknown:
        raise LanguageError(f"{where}: unknown keys {', '.join(sorted(unknown))}")
    return kind(**{name: _frozen(value) for name, value in data.items()})


def _phrase(data: Mapping[str, Any], where: str) -> Phrase:
    phrase: Phrase = _typed(Phrase, data, f"{where} phrases")
    if phrase.role not in PHRASE_ROLES:
        raise LanguageError(f"{where}: phrase role {phrase.role!r} is none of {', '.join(sorted(PHRASE_ROLES))}")
    if _ESCAPED.sub("", phrase.match) != _ESCAPED.sub("", phrase.match).casefold():
        raise LanguageError(f"{where}: phrase {phrase.match!r} is not case-folded and so never matches")
    return phrase


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return MappingProxyType(value)
    return value


def parse_language(text: str, where: str) -> Language:
    """A Language from the text of a TOML file. Raises LanguageError where it breaks the schema."""
    data = tomllib.loads(text)
    code = data.get("code", "")
    phrases = tuple(_phrase({**item, "language": code}, where) for item in data.pop("phrases", ()))
    sections = {name: _typed(kind, data.pop(name, {}), f"{where} {name}") for name, kind in _SECTIONS.items()}
    functions = frozenset(data.pop("function_words", ()))
    rest = _typed(Language, data, where)
    return Language(
        code=rest.code,
        name=rest.name,
        function_words=functions,
        phrases=phrases,
        agencies=rest.agencies,
        **sections,
    )


def _merged(first: Any, second: Any) -> Any:
    """Two values of the same section, the second's words behind the first's."""
    if isinstance(first, tuple):
        return (*first, *second)
    if isinstance(first, frozenset):
        return first | second
    if isinstance(first, Mapping):
        return MappingProxyType({**first, **second})
    if isinstance(first, str | int):
        return second or first
    return type(first)(
        **{item.name: _merged(getattr(first, item.name), getattr(second, item.name)) for item in fields(first)}
    )


_NAMES = {
    "nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "sh": "sr", "cnr": "sr", "tl": "fil",
    "cmn": "zh", "yue": "zh", "prs": "fa", "pes": "fa", "zsm": "ms", "arb": "ar", "gsw": "de", "ekk": "et", "lvs": "lv",
    "als": "sq",
}  # fmt: skip
"""Older, narrower and wider codes -> the one whose file has the words."""


def primary_code(tag: str) -> str:
    """The code of the file that has the words of a language tag: "nb-NO" -> "no"."""
    code = re.split(r"[-_]", tag.lower())[0]
    return _NAMES.get(code, code)


@cache
def own_words(code: str) -> Language:
    """What the file of one language says, alone; an empty Language where there is no file."""
    source = _source(code)
    if not source.is_file():
        return Language(code)
    return parse_language(source.read_text("utf-8"), f"{code}.toml")


def _source(code: str) -> Traversable:
    return files("article_extract") / "languages" / f"{code}.toml"


@cache
def load_language(code: str) -> Language:
    """The words for a page in this language (BCP 47): its own, English ones (sites mix them in), and those of `any`.

    Grammar (quotes, dates) is the language's own; a language without a file gets what `any` says.
    """
    primary = primary_code(code) if code else ANY
    own, shared, english = own_words(primary), own_words(ANY), own_words("en")
    merged = own if primary == ANY else _merged(shared, own)
    phrases = merged.phrases if primary == "en" else (*merged.phrases, *english.phrases)
    credit = merged.credits if primary == "en" else _merged(merged.credits, english.credits)
    return Language(
        code=primary,
        name=own.name,
        function_words=own.function_words,
        phrases=phrases,
        agencies=merged.agencies,
        byline=merged.byline if primary == "en" else _merged(merged.byline, english.byline),
        dates=_dates(shared.dates, own.dates, english.dates),
        credits=credit,
        quotes=merged.quotes,
        lines=own.lines,
    )


def _dates(shared: DateWords, own: DateWords, english: DateWords) -> DateWords:
    """Own words before English ones (sites leave date templates in English); the order of numbers is the page's."""
    merged: DateWords = _merged(_merged(english, shared), own)
    return replace(merged, order=own.order or shared.order, regions=own.regions)


@lru_cache(maxsize=1)
def known_codes() -> tuple[str, ...]:
    """Codes of the languages that have a file, sorted."""
    folder = files("article_extract") / "languages"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(name[:-5] for name in names if name != f"{ANY}.toml")


_HEAD = 8192  # bytes that hold what stands before the first table of any language's file
_QUOTED = re.compile(r'"([^"\\]+)"')


@cache
def function_words(code: str) -> frozenset[str]:
    """The commonest words of a language, without the rest of its file: languages are told apart by those of all."""
    if code not in known_codes():
        return frozenset()
    with _source(code).open("rb") as file:
        head = file.read(_HEAD).partition(b"\n[")[0]
    return frozenset(_QUOTED.findall(head[head.find(b"function_words") :].decode("utf-8")))


@lru_cache(maxsize=1)
def _speakers() -> dict[str, tuple[str, ...]]:
    """Function word -> codes of the languages that use it."""
    table: dict[str, list[str]] = {}
    for code in known_codes():
        for word in function_words(code):
            table.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in table.items()}


_OTHER_SCRIPTS = re.compile(r"[\u0370-\u03ff\u0530-\u1fff\u3040-\ud7af]")  # neither Latin nor Cyrillic
_SCRIPTS = (
    (("ja",), re.compile(r"[\u3040-\u30ff]")),
    (("ko",), re.compile(r"[\uac00-\ud7af]")),
    (("zh",), re.compile(r"[\u4e00-\u9fff]")),
    (("ar", "fa", "ur", "ps"), re.compile(r"[\u0600-\u06ff]")),
    (("he",), re.compile(r"[\u0590-\u05ff]")),
    (("el",), re.compile(r"[\u0370-\u03ff]")),
    (("hi", "mr", "ne"), re.compile(r"[\u0900-\u097f]")),
    (("bn",), re.compile(r"[\u0980-\u09ff]")),
    (("pa",), re.compile(r"[\u0a00-\u0a7f]")),
    (("gu",), re.compile(r"[\u0a80-\u0aff]")),
    (("ta",), re.compile(r"[\u0b80-\u0bff]")),
    (("te",), re.compile(r"[\u0c00-\u0c7f]")),
    (("kn",), re.compile(r"[\u0c80-\u0cff]")),
    (("ml",), re.compile(r"[\u0d00-\u0d7f]")),
    (("si",), re.compile(r"[\u0d80-\u0dff]")),
    (("th",), re.compile(r"[\u0e00-\u0e7f]")),
    (("lo",), re.compile(r"[\u0e80-\u0eff]")),
    (("my",), re.compile(r"[\u1000-\u109f]")),
    (("ka",), re.compile(r"[\u10a0-\u10ff]")),
    (("am",), re.compile(r"[\u1200-\u137f]")),
    (("km",), re.compile(r"[\u1780-\u17ff]")),
    (("hy",), re.compile(r"[\u0530-\u058f]")),
)
"""Languages of a script that few languages share, the one to think of first in front."""
_SCRIPT_SHARE = 0.2  # of the characters: names in another script are common, a fifth of the text is not
_WORDS = re.compile(r"[^\W\d_]+")
_MARKED_WORDS = re.compile(  # vowel signs are no letters
    r"[^\W\d_](?:[^\W\d_]|[\u064b-\u065f\u0900-\u0963\u0970-\u0dff\u200c\u200d])*"
)


def script_languages(text: str) -> tuple[str, ...]:
    """The languages written in the script of a text, where few are: () for Latin, Cyrillic and what is none."""
    least = _SCRIPT_SHARE * max(1, len(text))
    if text.isascii() or len(_OTHER_SCRIPTS.findall(text)) <= least:
        return ()
    return next((codes for codes, script in _SCRIPTS if len(script.findall(text)) > least), ())


def telling_words(text: str) -> list[str]:
    """The words of a text in the form that function words are listed in."""
    return (_WORDS if text.isascii() or not script_languages(text) else _MARKED_WORDS).findall(text.lower())


def detect(text: str) -> str:
    """The language of a text by its script and commonest words: a code, or "und" where neither tells."""
    sample = clean(text[:20000]).lower()
    of_script = script_languages(sample)
    if len(of_script) == 1:
        return of_script[0]
    counts: dict[str, float] = {}
    table = _speakers()
    for word in (_MARKED_WORDS if of_script else _WORDS).findall(sample):
        codes = table.get(word, ())
        for code in codes:
            counts[code] = counts.get(code, 0.0) + 1.0 / len(codes)
    counts = {code: count for code, count in counts.items() if code in of_script} if of_script else counts
    if not counts:
        return of_script[0] if of_script else "und"
    return max(sorted(counts), key=lambda code: counts[code])
