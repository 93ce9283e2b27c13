"""A language's words around quotations, arranged for looking up, and what is asked of a word by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from article_extract.fields.quote_nouns import with_feminine
from article_extract.fields.quote_tokens import KNOWN_WORDS
from article_extract.language import Language, QuoteWords


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, so that what is asked of one can be kept
class Words:
    """A language's quote words, arranged for looking up."""

    code: str
    cues: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    verbs: frozenset[str]
    cue_bases: dict[str, str]
    titles: frozenset[str]
    persons: frozenset[str]
    plurals: frozenset[str]
    person_stems: frozenset[str]
    pronouns: dict[str, str]
    genders: dict[str, str]
    outlets: frozenset[str]
    reported: frozenset[str]
    styles: frozenset[str]
    quoting: frozenset[str]
    firms: frozenset[str]
    demonyms: frozenset[str]
    documents: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    between: frozenset[str]
    that: frozenset[str]
    relative: frozenset[str]
    personal: frozenset[str]
    participles: frozenset[str]
    naming: frozenset[str]
    wording: frozenset[str]
    impersonal: frozenset[str]
    complements: frozenset[str]
    nominative: frozenset[str]
    finite: frozenset[str]
    subjects: frozenset[str]
    times: frozenset[str]
    given: dict[str, str]
    topics: tuple[str, ...]
    dash: bool
    hyphen: bool
    order: str
    compounds: bool
    ambiguous: frozenset[str]
    owners: dict[str, str]
    views: frozenset[str]
    surnames: str
    drops: bool
    noun_capitals: bool
    rigid: bool
    oblique: frozenset[str]
    calendar: frozenset[str]
    incises: bool
    elisions: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]
    modals: frozenset[str]
    article: str
    noun_endings: tuple[str, ...]
    alternatives: frozenset[str]
    joiners: frozenset[str]
    genitives: frozenset[str]
    agents: frozenset[str]
    passive: frozenset[str]
    postposed: frozenset[str]
    verb_last: bool
    participle: re.Pattern[str]
    articles: bool
    endings: dict[str, tuple[str, ...]]
    functions: frozenset[str]
    offices: frozenset[str]
    addressing: frozenset[str]
    bodies: dict[str, frozenset[str]]
    aspect: frozenset[str]
    varies: bool
    nameless: frozenset[str]
    gendered: dict[str, str]
    separable: dict[str, frozenset[str]]
    needs: dict[str, frozenset[str]]
    led: dict[str, frozenset[str]]
    parted: frozenset[str]
    contracted: frozenset[str]
    nouns: frozenset[str]
    likewise: frozenset[str]
    quoted: frozenset[str]
    settings: frozenset[str]
    pointing: frozenset[str]
    adjectival: tuple[str, ...]
    without: dict[str, frozenset[str]]
    entitled: frozenset[str]
    adverb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    word_endings: tuple[str, ...]  # of adverbs, past forms and plurals, which are no adjectives
    negation_endings: tuple[str, ...]
    contraction_endings: tuple[str, ...]
    owner_endings: tuple[str, ...]
    case_endings: tuple[str, ...]
    origin_endings: tuple[str, ...]
    dotted: bool

    def is_person_noun(self, word: str) -> bool:
        """Whether a lower-case word names a person by office, trade or kin; in compounding languages by its end."""
        return word in self.persons or ((self.varies or "-" in word) and _is_person_noun(self, word))

    def is_body(self, word: str) -> bool:
        """Whether a lower-case word names a body that speaks: the court, the ministry, the company."""
        return word in self.outlets or (self.compounds and len(word) > 7 and _ends_in(word, self.outlets, 4))

    def are_several(self, article: str, noun: str) -> bool:
        """Whether a noun behind an article is one for several people: die Forscher, but not der Forscher."""
        if not self.noun_capitals:
            return noun in self.plurals
        if article in self.nominative or article in self.oblique or self.pronouns.get(article) == "m":
            return False
        return noun in self.plurals or (len(noun) > 6 and _ends_in(noun, self.plurals, 3))

    def names(self, word: str) -> bool:
        """Whether a lower-case word ends in one that introduces a name: Nachrichtenmagazin, Buches."""
        if not self.noun_capitals:
            return False
        stem = self.without_case(word)
        return stem in self.naming or (
            len(word) > 7 and (_ends_in(word, self.naming, 3) or _ends_in(stem, self.naming, 3))
        )

    def is_adverb(self, word: str) -> bool:
        """Whether a lower-case word looks like an adverb of manner."""
        return word.endswith(self.adverb_endings)

    def is_gerund(self, word: str) -> bool:
        """Whether a lower-case word looks like a form for what is being done."""
        return word.endswith(self.gerund_endings)

    def is_past(self, word: str) -> bool:
        """Whether a lower-case word looks like a verb of the past."""
        return word.endswith(self.past_endings)

    def without_case(self, noun: str) -> str:
        """A noun without the ending of its case: auf Plakaten, des Briefes."""
        return next((noun[: -len(end)] for end in self.case_endings if noun.endswith(end)), noun)

    def without_owner(self, name: str) -> str:
        """A name without the ending that says whose something is: Saals Prognose."""
        return next((name[: -len(end)] for end in self.owner_endings if name.endswith(end)), name)

    def is_document(self, word: str) -> bool:
        """Whether a lower-case word names a thing that is written or broadcast and can be cited."""
        return word in self.documents or (self.varies and _is_document(self, word))


@lru_cache(maxsize=KNOWN_WORDS)
def _is_person_noun(words: Words, word: str) -> bool:
    """Whether a word that is not listed itself is a form or a compound of one that names a person."""
    if any(word.endswith(end) and word[: -len(end)] in words.persons for end in words.case_endings):
        return True  # des Ministers, von Forschern
    if not words.articles and any(word[:-cut] in words.person_stems for cut in (1, 2, 3) if len(word) > cut + 3):
        return True
    if "-" in word and (word.rsplit("-", 1)[1] in words.persons or word.split("-", 1)[1] in words.persons):
        return True  # co-author, 24-year-old
    return words.compounds and len(word) > 6 and _ends_in(word, words.persons, 3)


@lru_cache(maxsize=KNOWN_WORDS)
def _is_document(words: Words, word: str) -> bool:
    """Whether a word that is not listed itself is a form or a compound of one that names a text."""
    if word in words.documents or (words.compounds and len(word) > 6 and _ends_in(word, words.documents, 3)):
        return True
    stem = words.without_case(word) if words.noun_capitals else ""
    return 3 < len(stem) < len(word) and _is_document(words, stem)


@lru_cache(maxsize=KNOWN_WORDS)
def _ends_in(word: str, nouns: frozenset[str], least: int) -> bool:
    """Whether a compound ends in one of the nouns, of more than `least` letters."""
    return any(word[at:] in nouns for at in range(2, len(word) - least))


@lru_cache(maxsize=64)
def arrange(language: Language) -> Words:
    """The words of a language arranged for looking up; made once for each language."""
    words: QuoteWords = with_feminine(language.quotes)
    cues, bases = _cue_tables(words)
    low = _lowered
    return Words(
        code=language.code,
        cues=cues,
        verbs=_single_verbs(cues),
        cue_bases=bases,
        titles=low(words.titles),
        persons=low(words.persons) | low(words.plurals),
        plurals=low(words.plurals),
        person_stems=_stems(low(words.persons) | low(words.plurals)) if words.inflected == "yes" else frozenset(),
        pronouns={key.lower(): value for key, value in words.pronouns.items()},
        genders={word: mark for mark, listed in words.genders.items() for word in listed.lower().split(", ")},
        outlets=low(words.outlets),
        reported=low(words.reported),
        styles=low(words.styles),
        quoting=low(words.quoting),
        firms=low(words.firms),
        demonyms=low(words.demonyms),
        documents=low(words.documents),
        definite=low(words.definite),
        indefinite=low(words.indefinite),
        determiners=low(words.definite) | low(words.indefinite),
        prepositions=low(words.prepositions),
        particles=low(words.particles),
        links=low(words.links),
        between=low(words.between),
        that=low(words.that),
        relative=low(words.relative),
        personal=low(words.personal),
        participles=low(words.participles),
        naming=low(words.naming),
        wording=low(words.wording),
        impersonal=frozenset(words.impersonal),
        complements=low(words.complements),
        nominative=low(words.nominative),
        finite=low(words.finite),
        subjects=low(words.subjects),
        times=low(words.times),
        given={name: mark for mark, listed in words.given.items() for name in listed.lower().split()},
        topics=words.topics,
        dash=words.dash in ("speech", "hyphen"),
        hyphen=words.dash == "hyphen",
        order=words.order,
        compounds=words.compounds == "yes",
        ambiguous=_ambiguous(words),
        owners=dict(words.owners),
        views=low(words.views),
        surnames=words.surnames,
        drops=words.drops == "yes",
        noun_capitals=words.capital_nouns == "yes",
        rigid=words.order == "svo",
        oblique=low(words.oblique),
        calendar=_calendar(language),
        incises=words.incises == "yes",
        places=low(words.places),
        place_words=low(part for place in words.places for part in place.split()),
        elisions=frozenset(
            word
            for word in low((*words.definite, *words.prepositions, *words.that, *words.between))
            if word.endswith("'")
        ),
        modals=low(words.modals),
        article=words.article,
        noun_endings=words.noun_endings,
        alternatives=low(words.alternatives),
        joiners=low(language.byline.joiners) - low(words.prepositions),
        genitives=low(words.genitives),
        agents=low(words.agents),
        passive=low(words.passive),
        postposed=low(words.postposed),
        verb_last=words.order == "verb_last",
        participle=re.compile(words.participle),
        articles=bool(words.definite),
        endings={name: tuple(listed.split(", ")) for name, listed in words.endings.items()},
        functions=language.function_words,
        offices=low(words.titles) | low(words.persons) | low(words.plurals),
        varies=not words.definite or words.compounds == "yes",
        addressing=frozenset(words.addressing),
        bodies={noun: low(listed.split(", ")) for noun, listed in words.bodies.items()},
        aspect=frozenset(words.aspect),
        nameless=_nameless(language),
        gendered=_gendered(words),
        separable=_companions(words.separable),
        needs=_companions(words.needs),
        led=_companions(words.led),
        parted=low(words.parted),
        contracted=low(words.contracted),
        nouns=low(words.nouns),
        likewise=low(words.likewise),
        quoted=frozenset(words.quoted),
        settings=low(words.settings),
        pointing=low(words.pointing),
        adjectival=words.adjectival,
        without=_companions(words.without),
        entitled=low(words.entitled),
        adverb_endings=words.adverb_endings,
        gerund_endings=words.gerund_endings,
        past_endings=words.past_endings,
        plural_endings=words.plural_endings,
        verb_endings=words.verb_endings,
        word_endings=(*words.past_endings, *words.plural_endings, *words.adverb_endings),
        negation_endings=words.negation_endings,
        contraction_endings=words.contraction_endings,
        owner_endings=words.owner_endings,
        case_endings=words.case_endings,
        origin_endings=words.origin_endings,
        dotted=words.dotted == "yes",
    )


def _single_verbs(cues: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]) -> frozenset[str]:
    """Reporting words of one word: not “in”, which opens “in the words of”."""
    return frozenset(
        first for first, forms in cues.items() if any(len(parts) == 1 and kind != "view" for parts, _, kind in forms)
    )


def _nameless(language: Language) -> frozenset[str]:
    """Words that no name begins with, whatever their first letter."""
    words = language.quotes
    articles = _lowered((*words.definite, *words.indefinite, *words.pronouns, *words.relative))
    small = _lowered((*words.between, *words.that, *words.prepositions))
    return articles | small | language.function_words | _calendar(language)


def _gendered(words: QuoteWords) -> dict[str, str]:
    """Pronouns of one man and of one woman, personal and possessive -> "m" or "f"."""
    both = {**words.owners, **{low.lower(): mark for low, mark in words.pronouns.items() if mark}}
    return {low: mark for low, mark in both.items() if mark in ("m", "f")}


def _companions(listed: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Each form of a verb -> the words of which one must stand with it."""
    return {form: frozenset(others.split(", ")) for forms, others in listed.items() for form in forms.split(", ")}


def _calendar(language: Language) -> frozenset[str]:
    """Names of days and months; the other words for times where a language file has none."""
    times = _lowered(language.quotes.times)
    named = frozenset(word.lower() for word in (*language.dates.weekdays, *language.dates.months))
    return frozenset(word for word in named if len(word) > 3 or word in times) or times


def _stems(nouns: frozenset[str]) -> frozenset[str]:
    """Nouns with and without the ending that cases change."""
    return frozenset(nouns | {noun[:-1] for noun in nouns if len(noun) > 4 and noun[-1] in "aeiouyąęаеиоуыяйьї"})


def _ambiguous(words: QuoteWords) -> frozenset[str]:
    """Cue forms that are nouns as well: those listed as documents, and those that look like their base form."""
    forms = {form for cues in (words.cues, words.weak) for listed in cues.values() for form in listed.split(", ")}
    alike = {base for cues in (words.cues, words.weak) for base in cues} if words.order == "svo" else set()
    listed = {form.lower() for form in forms} & (_lowered(words.documents) | alike)
    ends = words.plural_endings if words.order == "svo" else ()
    plural = {form for form in forms for end in ends if form.removesuffix(end) in words.documents}
    return frozenset(listed | plural)


def _lowered(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in listed)


def _cue_tables(
    words: QuoteWords,
) -> tuple[dict[str, tuple[tuple[tuple[str, ...], str, str], ...]], dict[str, str]]:
    """Cue forms by their first word, longest first; form -> base."""
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    bases: dict[str, str] = {}
    groups = (
        ("verb", words.cues),
        ("weak", words.weak),
        ("according", {name: name for name in words.according}),
        ("view", {name: name for name in words.views}),
    )
    for kind, cues in groups:
        for base, listed in cues.items():
            for form in listed.lower().split(", "):
                parts = tuple(form.split())
                table.setdefault(parts[0], []).append((parts, base, kind))
                bases.setdefault(form, base)
    ordered = {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in table.items()}
    return ordered, bases
