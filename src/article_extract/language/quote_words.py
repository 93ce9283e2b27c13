"""The words around quotations that a language's file may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
    separable: forms of a verb, or its base form -> the particles that end its clause, without one of which it reports
    nothing ("teilte" … "mit"); needs: forms -> words of which one must stand in the sentence ("hat" … "genannt"); led:
    forms -> words of which one must stand in front (wie "es" … heißt); parted: phrases of `according` that are adverbs
    as well, so that they report only between commas, with who says it right behind (…, "so" Ann Lee); without: forms ->
    words beside which they report nothing ("findet" … "statt").

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
    Brief "heißt" es); expletives: pronoun -> forms of verbs in front of which it is nobody ("il" faut);
    complements: prepositions that tell whose or from where somebody is, where the others tell of
    the verb; nominative: relative pronouns that only a subject has; noun_endings: of capitalised words that are no
    names.
    Switches are "yes" or empty. drops: a verb needs no subject; compounds: nouns are joined into one word; inflected:
    nouns change their endings by case; incises: an attribution may stand between a quotation's own marks;
    capital_nouns: nouns begin with a capital; dotted: a number with a stop behind it counts in order (der "3." Mai).
    participle: what a past participle looks like, a regular expression for its whole form in lower case.
    Endings, for words that no list holds: adverb_endings of adverbs of manner; gerund_endings of what is being done
    ("saying"); past_endings of the past; plural_endings of nouns for several; verb_endings of a verb said of one;
    mood_endings of one in the mood of reported speech (er "mache"); several_endings of one said of several people
    ("sagten"), so that without a subject no single one is meant; feminine_endings of nouns in front of which “der” is
    no subject's article (der "Regierung");
    agency_endings of nouns for agencies ("Presse-Agentur"); wires: short names of agencies, which others tell things;
    negation_endings of a verb with a negation written onto it ("don't"), contraction_endings of words with a verb so
    ("they're"); owner_endings of names that say whose something is ("Saals" Prognose); case_endings of nouns;
    origin_endings of words with a capital that tell of a noun where it is from (die "Elmtaler" Schule).
    dash: "speech" where a dash opens a line of speech, "hyphen" where a hyphen does too. order: "svo" where a verb in
    front of its quotation follows its subject, "verb_last" where a verb may end the clause, "sov" where it does, "cjk"
    for Korean, Japanese and Chinese.
    verbatim: base forms of cues that are no verbs and only say that the words are somebody's own (sagte er "wörtlich");
    self: words by which one person speaks of himself ("ich"); conditional: verb forms that go on with reported speech
    where it has begun (sie "würden"); articles: article of one person -> its gender ("eine" Beamtin);
    copulas: verbs for being and staying, beside which `views` say who holds it so (das "ist" für Ann Lee ein „…“);
    utterances: nouns for what is said, behind which stands who says it (so das "Fazit" der Firma);
    single: articles of one that no article of several looks like ("ein", "das");
    therein: adverbs that open a sentence on the text before and what stands in it ("Darin" heißt es: „…“);
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
    words between source and verb; address: words that open a phrase for whom or what is spoken to; other: words that
    only hold a reporting verb; telling: what ends a reporting verb that no list holds, in front of a colon.
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
    mood_endings: tuple[str, ...] = ()
    several_endings: tuple[str, ...] = ()
    agency_endings: tuple[str, ...] = ()
    wires: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    self: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    utterances: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    feminine_endings: tuple[str, ...] = ()
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
    expletives: Mapping[str, str] = field(default_factory=dict)
    entitled: tuple[str, ...] = ()
    therein: tuple[str, ...] = ()
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
    articles: Mapping[str, str] = field(default_factory=dict)
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
