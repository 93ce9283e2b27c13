"""Candidates: every phrase of a sentence that could name the source of a quotation. There is no parser here."""

from __future__ import annotations

from article_extract.fields.quotes.agreement import pronoun_gender
from article_extract.fields.quotes.appositions import merged
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.grammar import is_border, is_governed, is_noun, is_plain, is_somebodys_noun
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.names import Run
from article_extract.fields.quotes.phrases import MAX_PHRASE, Candidate, is_personal, named, phrase_from
from article_extract.fields.quotes.tokens import possessive
from article_extract.fields.quotes.words import Words

MAX_CLITICS = 3  # small words between a pronoun and its verb: il ne s'en agit


def candidates(sentence: Sentence, cast: Cast) -> list[Candidate]:
    """The candidates of a sentence, left to right."""
    if sentence.candidates is None:
        sentence.candidates = merged(sentence, _found(sentence, cast), cast)
    known: list[Candidate] = sentence.candidates
    return known


def _found(sentence: Sentence, cast: Cast) -> list[Candidate]:
    words = cast.words
    tokens = sentence.tokens
    leads = {run.lead: run for run in cast.runs_of(sentence)}
    cued = {n for cue in sentence.cues if cue.kind != "view" for n in range(cue.first, cue.last + 1)}
    found: list[Candidate] = []
    at = 0
    while at < len(tokens):
        run, token = leads.get(at), tokens[at]
        if run is not None:
            candidate = None if _bracketed(sentence, run) else _from_name(sentence, run, leads, cued, cast)
            at = run.last if candidate is None else candidate.last
        elif words.plain[token.low] and not (token.capital if words.noun_capitals else token.bare != token.low):
            candidate = None  # most words are: looked up once, and no owner by its ending either
        else:
            candidate = _from_word(sentence, at, leads, cued, cast)
            if candidate is not None:
                at = candidate.last if candidate.sort == "name" else max(at, candidate.head)
        if candidate is not None and words.noun_capitals and found and candidate.last <= found[-1].last:
            inner = tokens[candidate.first].low in words.genitives  # die Fraktion der Grünen
            candidate = candidate._replace(oblique=candidate.oblique or inner)
        if candidate is not None:
            found.append(candidate)
        at += 1
    return found


def _from_name(sentence: Sentence, run: Run, leads: dict[int, Run], cued: set[int], cast: Cast) -> Candidate:
    """The candidate that begins with a name, or with the office in front of it."""
    words, tokens = cast.words, sentence.tokens
    if run.first > run.lead and not is_personal(sentence, run, cast):
        start = tokens[run.lead].start
        mention = Mention("description", sentence.masked[start : tokens[run.last].end], (sentence.paragraph, start))
        return Candidate(run.lead, run.last, "person", mention, is_governed(sentence, run.lead, words))
    name = named(sentence, run, run.lead, cast)
    if not (name.owner or _describes(sentence, run, words)):
        return name
    owned = phrase_from(sentence, run.last, leads, cued, cast)
    if owned is None:
        return name
    start = tokens[run.first].start
    text = sentence.masked[start : tokens[owned.last].end]
    if owned.sort != "name":
        owned = owned._replace(mention=owned.mention._replace(text=text, at=(sentence.paragraph, start)))
    return owned._replace(first=run.first, governed=is_governed(sentence, run.first, words), owner=False)


def _from_word(sentence: Sentence, at: int, leads: dict[int, Run], cued: set[int], cast: Cast) -> Candidate | None:
    """The candidate that a pronoun is, or that an article, a noun for somebody or an owner begins; None at others."""
    words, token = cast.words, sentence.tokens[at]
    if token.low in words.pronouns and not (token.low in words.determiners and _opens_phrase(sentence, at, words)):
        if _is_expletive(sentence, at, words):
            return None
        gender = pronoun_gender(sentence, at, words)
        mention = Mention("pronoun", token.text, (sentence.paragraph, token.start), gender)
        return Candidate(at, at, "pronoun", mention, is_governed(sentence, at, words))
    if at in cued:
        return None
    if "-" in token.low and (tail := token.low.rsplit("-", 1)[1]) in words.pronouns:
        mention = Mention("pronoun", tail, (sentence.paragraph, token.start), words.pronouns[tail])  # a-t-il
        return Candidate(at, at, "pronoun", mention)
    if (token.low in words.times or token.low in words.between) and not _is_article(sentence, at, words):
        return None
    if token.low in words.determiners or is_somebodys_noun(token, words) or _owns(sentence, at, cast):
        return _attributed(sentence, at, leads, cast) or phrase_from(sentence, at, leads, cued, cast)
    return None


def _is_expletive(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a pronoun only fills the place in front of a verb that nobody does: il s'agit, il ne faut, il y a."""
    verbs = words.expletives.get(sentence.tokens[at].low)
    if verbs is None:
        return False
    for following in range(at + 1, min(len(sentence.tokens), at + 2 + MAX_CLITICS)):
        low = sentence.tokens[following].low
        if low in verbs:
            return True
        if sentence.before(following).strip() or low not in words.between and low not in words.pronouns:
            return False
    return False


def _attributed(sentence: Sentence, at: int, leads: dict[int, Run], cast: Cast) -> Candidate | None:
    """The name or noun whose article an attribute parts from it: der für die Aufsicht zuständige Chef Jan Saal."""
    words = cast.words
    noun_at = _behind_attribute(sentence, at, words)
    if noun_at < 0:
        return None
    oblique = sentence.tokens[at].low in words.oblique
    governed = is_governed(sentence, at, words)
    if noun_at in leads:
        name = named(sentence, leads[noun_at], noun_at, cast)
        return name._replace(first=at, governed=governed, oblique=oblique)
    start, noun = sentence.tokens[at].start, sentence.tokens[noun_at]
    mention = Mention("description", sentence.masked[start : noun.end], (sentence.paragraph, start))
    sort = "person" if words.is_person_noun(noun.low) else "document" if words.is_document(noun.low) else "phrase"
    return Candidate(at, noun_at, sort, mention, governed, oblique, head=noun_at if sort != "phrase" else -1)


def _behind_attribute(sentence: Sentence, at: int, words: Words) -> int:
    """Token behind a preposition's phrase and an adjective between a German article and its noun; -1 without them."""
    tokens = sentence.tokens
    if not words.noun_capitals or at + 4 >= len(tokens) or tokens[at].low not in words.determiners:
        return -1
    if tokens[at + 1].low not in words.prepositions:
        return -1
    for noun in range(at + 3, min(len(tokens), at + MAX_PHRASE)):
        if sentence.before(noun).strip():
            return -1
        adjective = not tokens[noun - 1].capital and tokens[noun - 1].low.endswith(words.adjectival)
        known = tokens[noun - 1].low in words.determiners or tokens[noun - 1].low in words.prepositions
        if tokens[noun].capital and tokens[noun - 2].capital and adjective and not known:
            return noun
    return -1


def _is_article(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word that may also stand before a verb is the article of a noun for a person: la jefa."""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at].low not in words.definite:
        return False
    return sentence.gap(at, at + 1) == " " and is_noun(sentence.tokens[at + 1].low, words)


def _bracketed(sentence: Sentence, run: Run) -> bool:
    """Whether a name is the short form that brackets add to a longer one: King’s Counsel (KC)."""
    return (
        run.lead == run.last
        and sentence.before(run.lead).strip() == "("
        and sentence.after(run.last).strip()[:1] == ")"
    )


def _describes(sentence: Sentence, run: Run, words: Words) -> bool:
    """Whether a name only says more of the noun behind it: Nvidia chief, Post columnist, Russian officials."""
    if words.person_stems or run.last + 1 >= len(sentence.tokens) or sentence.gap(run.last, run.last + 1) != " ":
        return False  # where nouns have cases, names say of whom a noun is from behind it
    if words.rigid and run.first == run.last and is_plain(sentence.tokens[run.last + 1].low, words):
        return True
    for at in range(run.last + 1, min(run.last + 5, len(sentence.tokens))):
        if sentence.before(at) != " ":
            return False
        token = sentence.tokens[at]
        if token.capital or token.low in words.verbs or token.low in words.prepositions or is_border(token.low, words):
            return False
        if is_noun(token.low, words):
            return True
        made = words.order == "sov" and words.participle.fullmatch(token.low)  # Ayşe Kaya yaptığı açıklamada
        if made or token.low in words.determiners or token.low in words.pronouns:
            return False
    return False


def _owns(sentence: Sentence, at: int, cast: Cast) -> bool:
    """Whether a name’s possessive opens the phrase: the bank’s chief, with or without an article; Saals Prognose."""
    words = cast.words
    if words.noun_capitals:
        low = sentence.tokens[at].low
        known = sentence.tokens[at].capital and low.endswith(words.owner_endings)
        name = words.without_owner(low)
        known = known and (name in cast.known.by_part or name in words.places)
        return known and sentence.after(at) == " " and any(token.capital for token in sentence.tokens[at + 1 : at + 2])
    token = sentence.tokens[at]
    if not possessive(token.text) or token.bare in words.that or token.bare in words.subjects:
        return False  # that’s, there’s
    return at == 0 or sentence.tokens[at - 1].low not in words.determiners


def _opens_phrase(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word that is pronoun and article at once (die, elle, this) stands in front of a noun."""
    if at + 1 >= len(sentence.tokens) or sentence.gap(at, at + 1) != " ":
        return False
    following = sentence.tokens[at + 1]
    return not (
        following.low in words.verbs
        or following.low in words.between
        or following.low in words.finite
        or following.low in words.functions
    )
