"""What a language's file may hold: one schema for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from article_extract.language.quote_words import QuoteWords

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
    via: between a picture's maker and who hands it on; outlet: between a name and who it worked for ("for"); on:
    between a name and the agency that the picture was found at ("on").
    handout: marks for pictures handed out, from the files or generated, which stay in the credit but name nobody;
    bodies: words that make a name an organisation's; titles: ranks and callings beside a photographer's name;
    suffixes: words written behind a name, often without a space, that stay in the credit ("提供"); behind: those that
    are its label ("撮影"). particles: small words inside names ("von"); ands: words that only join two things;
    joiners: between two names, or inside the name of an organisation ("and", "of"). distributors: canonical names of
    agencies that hand on the pictures of
    others, so that the other agency of a chain made the picture. markup: words by which page authors name the
    element that holds a credit. abbreviations: words whose stop ends no sentence ("Inc"). tools: what buttons at a
    picture say ("Enlarge"), which its caption's element may hold. films: labels that as often open the title of a film
    ("video").
    """

    labels: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    handout: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    ands: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    distributors: tuple[str, ...] = ()
    markup: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    films: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineWords:
    """Words at the ends and beginnings of lines. unfinished: words that no sentence, heading or menu entry ends with
    (articles, conjunctions, most prepositions): a line of raw text that ends with one goes on in the next. leaning:
    words that headings seldom end with: a line that ends with one goes on in prose.
    capital_nouns: whether nouns are written with a capital letter. indefinite: indefinite articles, with which
    descriptions of pictures open and headlines seldom do. figures: words that a numbered caption opens with ("fig.").
    """

    unfinished: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()
    capital_nouns: bool = False
    indefinite: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


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
