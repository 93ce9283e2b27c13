"""A language's words around quotations, arranged for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from article_extract.fields.quotes.nouns import with_feminine
from article_extract.fields.quotes.words import Words
from article_extract.language import Language, QuoteWords


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
        reporting=frozenset(first for first, forms in cues.items() if any(kind == "verb" for _, _, kind in forms)),
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
        expletives=_companions(words.expletives),
        entitled=low(words.entitled),
        therein=low(words.therein),
        shortened=low(word.rstrip(".") for word in language.credits.abbreviations),
        adverb_endings=words.adverb_endings,
        gerund_endings=words.gerund_endings,
        past_endings=words.past_endings,
        plural_endings=words.plural_endings,
        verb_endings=words.verb_endings,
        mood_endings=words.mood_endings,
        several_endings=words.several_endings,
        agency_endings=words.agency_endings,
        verbatim=frozenset(words.verbatim),
        wires=low(words.wires),
        several_only=low(words.plurals) - low(words.persons),
        selves=low(words.self),
        conditional=low(words.conditional),
        article_genders=dict(words.articles),
        utterances=low(words.utterances),
        copulas=low(words.copulas),
        single=low(words.single),
        feminine_endings=words.feminine_endings,
        word_endings=(*words.past_endings, *words.plural_endings, *words.adverb_endings),
        negation_endings=words.negation_endings,
        contraction_endings=words.contraction_endings,
        owner_endings=words.owner_endings,
        case_endings=words.case_endings,
        origin_endings=words.origin_endings,
        dotted=words.dotted == "yes",
        inner=low((*words.links, *words.particles, *language.byline.joiners)),
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
