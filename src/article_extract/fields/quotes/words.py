"""A language's words around quotations, and what is asked of a word by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from article_extract.fields.quotes.tokens import KNOWN_WORDS

MIN_STEM = 2  # letters of a word, and one more, that an ending leaves
MAX_UNSUFFIXED = 5  # letters of a word whose end is no ending


class Asked(dict[str, bool]):
    """Answers to a question about words by themselves, kept: the commonest words are asked for all the time."""

    def __init__(self, answer: Callable[[str], bool]) -> None:
        self._answer = answer

    def __missing__(self, word: str) -> bool:
        if len(self) >= KNOWN_WORDS:
            self.clear()
        answer = self[word] = self._answer(word)
        return answer


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, so that what is asked of one can be kept
class Words:
    """A language's quote words, arranged for looking up."""

    code: str
    cues: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    verbs: frozenset[str]
    reporting: frozenset[str]  # verbs, and the first words of those of several words
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
    expletives: dict[str, frozenset[str]]
    entitled: frozenset[str]
    therein: frozenset[str]
    shortened: frozenset[str]
    adverb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    mood_endings: tuple[str, ...]
    several_endings: tuple[str, ...]
    verbatim: frozenset[str]
    wires: frozenset[str]
    agency_endings: tuple[str, ...]
    several_only: frozenset[str]
    selves: frozenset[str]
    conditional: frozenset[str]
    article_genders: dict[str, str]
    utterances: frozenset[str]
    copulas: frozenset[str]
    single: frozenset[str]
    feminine_endings: tuple[str, ...]
    word_endings: tuple[str, ...]  # of adverbs, past forms and plurals, which are no adjectives
    negation_endings: tuple[str, ...]
    contraction_endings: tuple[str, ...]
    owner_endings: tuple[str, ...]
    case_endings: tuple[str, ...]
    origin_endings: tuple[str, ...]
    dotted: bool
    inner: frozenset[str]  # small words that may stand inside a name
    trade: Asked = field(init=False)  # whether a word is an office, title or trade
    noun: Asked = field(init=False)  # whether a word is a noun for a person or document
    plain: Asked = field(init=False)  # whether no phrase for a source begins with a word, but for names

    def __post_init__(self) -> None:
        keep = object.__setattr__
        keep(self, "trade", Asked(lambda word: word in self.offices or self.is_person_noun(word)))
        keep(self, "noun", Asked(lambda word: self.is_person_noun(word) or self.is_document(word)))
        keep(self, "plain", Asked(self._is_plain))

    def _is_plain(self, word: str) -> bool:
        return not ("-" in word or word in self.pronouns or word in self.determiners or self.noun[word])

    def is_person_noun(self, word: str) -> bool:
        """Whether a lower-case word names a person by office, trade or kin; in compounding languages by its end."""
        return word in self.persons or ((self.varies or "-" in word) and _is_person_noun(self, word))

    def is_from_place(self, word: str) -> bool:
        """Whether a lower-case word says where somebody is from by a known place: der Hamburger, die Dresdnerin."""
        if not self.noun_capitals:
            return False
        stem = word.removesuffix("in")
        ending = next((end for end in self.origin_endings if stem.endswith(end)), "")
        root = stem[: len(stem) - len(ending)]
        return ending != "" and (root in self.places or f"{root}en" in self.places or f"{root[:-1]}en" in self.places)

    def is_body(self, word: str) -> bool:
        """Whether a lower-case word names a body that speaks: the court, the ministry, the company."""
        return word in self.outlets or (self.compounds and len(word) > 7 and ends_in(word, self.outlets, 4))

    def are_several(self, article: str, noun: str) -> bool:
        """Whether a noun behind an article is one for several people: die Forscher, but not der Forscher."""
        if not self.noun_capitals:
            return noun in self.plurals
        one = article in self.nominative or article in self.oblique or article in self.single
        if one or self.pronouns.get(article) == "m":
            return False
        return noun in self.plurals or (len(noun) > 6 and ends_in(noun, self.plurals, 3))

    def names(self, word: str) -> bool:
        """Whether a lower-case word ends in one that introduces a name: Nachrichtenmagazin, Buches."""
        if not self.noun_capitals:
            return False
        stem = self.without_case(word)
        return stem in self.naming or (
            len(word) > 7 and (ends_in(word, self.naming, 3) or ends_in(stem, self.naming, 3))
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

    def is_suffixed(self, word: str) -> bool:
        """Whether a lower-case word ends as no name does; short ones are names from elsewhere: Chung."""
        return len(word) > MAX_UNSUFFIXED and word.endswith(self.noun_endings)

    def without_case(self, noun: str) -> str:
        """A noun without the ending of its case: auf Plakaten, des Briefes."""
        return next((noun[: -len(end)] for end in self.case_endings if noun.endswith(end)), noun)

    def without_inflection(self, adjective: str) -> str:
        """An adjective or participle without its ending, if a stem is left: verlangten, verlangt."""
        ending = max((end for end in self.adjectival if adjective.endswith(end)), key=len, default="")
        return adjective[: len(adjective) - len(ending)] if len(adjective) - len(ending) > MIN_STEM else adjective

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
    if word in words.given:
        return False  # Konstantin, Hermann
    return words.compounds and len(word) > 6 and ends_in(word, words.persons, 3)


@lru_cache(maxsize=KNOWN_WORDS)
def _is_document(words: Words, word: str) -> bool:
    """Whether a word that is not listed itself is a form or a compound of one that names a text."""
    if word in words.documents or (words.compounds and len(word) > 6 and ends_in(word, words.documents, 3)):
        return True
    stem = words.without_case(word) if words.noun_capitals else ""
    return 3 < len(stem) < len(word) and _is_document(words, stem)


@lru_cache(maxsize=KNOWN_WORDS)
def ends_in(word: str, nouns: frozenset[str], least: int, first: int = 2) -> bool:
    """Whether a compound ends in one of the nouns, of more than `least` letters, behind its `first` letters or more."""
    return any(word[at:] in nouns for at in range(first, len(word) - least))
