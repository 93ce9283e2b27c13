"""Reporting words in front of a quotation, and the words that name its source there."""

from __future__ import annotations

from article_extract.fields.quotes.behind import teller_at
from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.candidates import candidates
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Cue, Sentence
from article_extract.fields.quotes.evidence import IN_FRONT, Attribution, cue_subject, governed_by, implied, made
from article_extract.fields.quotes.mentions import Mention
from article_extract.fields.quotes.names import parts_of
from article_extract.fields.quotes.sources import is_silent, sentence_subject, subject_of
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.tokens import words_in
from article_extract.fields.quotes.words import Words

MAX_OBJECT = 6  # words between a weak reporting word and its quotation: called his rival’s latest plan “…”
MAX_LED = 12  # the same where “as” leads to it: rejected what the court had asked for in spring as “…”
MIN_CLAUSED = 3  # words of what stands far behind a weak reporting word, in a clause that is its object
MAX_DOER = 4  # words from “by” to the name of who does: by homelessness charity Shelter


def in_front(sentence: Sentence, span: Span, cast: Cast) -> Attribution | None:
    """X said: “…” He called it “…” In the words of X, “…”"""
    every = [cue for cue in sentence.cues if sentence.tokens[cue.last].end <= span.left]
    every = [cue for cue in every if not is_silent(sentence, cue, cast)]
    cue = _governing(sentence, span, [cue for cue in every if cue.kind != "view"], cast)
    if cue is None:
        return _by_document(sentence, span, every, cast) or _view(sentence, every, cast, span)
    later = [other for other in every if other.kind == "view" and other.first > cue.last]
    own = _view(sentence, later, cast) if later and cast.words.verb_last else None
    if own is not None:
        return own  # Ruth Saal kritisierte „…“, und für Jan Roth war es „…“
    lead = sentence.masked[sentence.tokens[cue.last].end : span.left]
    high = sentence.first_token_from(span.left)
    if cue.kind == "according":
        mention = governed_by(sentence, cue, cast, high)
        teller = _reads_from(sentence, cue, mention, every, cast)
        if teller is not None:
            return teller
        return made(cue, mention, IN_FRONT, _nearness(lead, cast.words)) if mention else None
    outer = _outer(sentence, cue, cast)
    if outer is not None:
        return made(cue, outer, IN_FRONT, _nearness(lead, cast.words))
    source = _subject(sentence, cue, span, cast)
    if source.kind in ("implied", "description"):
        view = _view(sentence, every, cast)
        if view is not None:
            return view
    unsaid = cue.kind == "weak" or cue.text.lower() in cast.words.participles
    nobody = source.kind == "implied"
    if not lead.strip() and _so_called(sentence, cue, source, cast):
        return made(cue, None, IN_FRONT, 1)._replace(supposed=True)
    supposed = _supposed(sentence, cue, cast.words)
    strength = 1 if nobody and unsaid and not cast.words.drops else _nearness(lead, cast.words)
    found = made(cue, source, IN_FRONT, strength)
    return found._replace(supposed=supposed or (nobody and cast.words.rigid))


def _reads_from(sentence: Sentence, cue: Cue, text: Mention | None, cues: list[Cue], cast: Cast) -> Attribution | None:
    """Who says in German what a text has that is named beside the verb: Jan Saal sagte laut Manuskript: „…“"""
    verb = next((other for other in reversed(cues) if other.kind == "verb" and other.last < cue.first), None)
    if verb is None or text is None or not cast.words.noun_capitals:
        return None
    if not any(map(cast.words.is_document, words_in(text.text.lower()))):
        return None
    if any(set(sentence.gap(at, at + 1)) & set(",;:–—") for at in range(verb.last, cue.first)):
        return None
    teller = cue_subject(sentence, verb, cast, cue.first)
    return made(verb, teller, IN_FRONT, 3) if teller.kind == "name" else None


def _governing(sentence: Sentence, span: Span, cues: list[Cue], cast: Cast) -> Cue | None:
    """The reporting word that has the quotation for its object: the last one, unless it is weak and far or retold."""
    outer = _outside_condition(sentence, span, cues, cast.words) if len(cues) > 1 else None
    if outer is not None:
        return outer
    if len(cues) > 1 and cues[-1].base in cast.words.verbatim:
        return _governing(sentence, span, cues[:-1], cast) or cues[-1]  # heißt es in dem Brief wörtlich
    if not cues or cues[-1].kind != "weak" or _has_clause(sentence, cues[-1], span, cast.words):
        return cues[-1] if cues else None
    strong = [cue for cue in cues if cue.kind != "weak"]
    if strong and (_retold(sentence, cues[-1], strong[-1], cast) or not _at_once(sentence, cues[-1], span, cast.words)):
        return strong[-1]
    return cues[-1] if _at_once(sentence, cues[-1], span, cast.words) else None


def _outside_condition(sentence: Sentence, span: Span, cues: list[Cue], words: Words) -> Cue | None:
    """The verb whose clause a quotation ends, the nearer one being in a condition: said that until he says so, “…”

    The condition opens right behind “that”, and a comma ends it in front of the quotation.
    """
    near = cues[-1]
    lead = sentence.masked[sentence.tokens[near.last].end : span.left].strip()
    if not words.rigid or not lead.endswith(",") or lead == ",":
        return None
    for cue in reversed(cues[:-1]):
        steps = sentence.tokens[cue.last + 1 : near.first]
        if cue.kind != "verb" or len(steps) < 3 or steps[0].low not in words.that - words.joiners - words.quoting:
            continue
        opens = steps[1].low in words.prepositions or steps[1].low in words.that
        plain = not any("," in sentence.before(at) for at in range(cue.last + 1, near.first + 1))
        return cue if opens and plain else None
    return None


def _has_clause(sentence: Sentence, cue: Cue, span: Span, words: Words) -> bool:
    """Whether a clause is the object of a verb, so that it reports however far the quotation is: fears that …

    A word or two in it are rather a term.
    """
    if len(span.text(sentence.text).split()) < MIN_CLAUSED:
        return False
    following = sentence.tokens[cue.last + 1].low if cue.last + 1 < len(sentence.tokens) else ""
    return words.rigid and sentence.after(cue.last) == " " and following in words.that - words.joiners - words.quoting


def _by_document(sentence: Sentence, span: Span, cues: list[Cue], cast: Cast) -> Attribution | None:
    """A text that has a weak verb far in front of what it holds: the letter opens with a long list of “…”"""
    weak = [cue for cue in cues if cue.kind == "weak"]
    about = subject_of(sentence, weak[-1], cast, 0, sentence.first_token_from(span.left)) if weak else None
    return made(weak[-1], about.mention, IN_FRONT, 2) if about is not None and about.sort == "document" else None


def _nearness(lead: str, words: Words) -> int:
    """How sure it is that words govern a quotation, by what stands between: nothing or a colon 3, else 2."""
    bare = lead.strip()
    if lead.rstrip().endswith(":"):
        return 3
    if any(char in MASKS for char in lead):
        return 2
    return 3 if bare in ("", ",") or bare.lower() in words.that else 2


def _subject(sentence: Sentence, cue: Cue, span: Span, cast: Cast) -> Mention:
    """Whom a verb in front of a quotation is said of; in a passive, who does it."""
    teller = next((one for one in sentence.spans if teller_at(sentence, one, cast.words) == cue), None)
    if teller is not None:
        return Mention("name", teller.text(sentence.text), (sentence.paragraph, teller.start))
    if _is_passive(sentence, cue, cast.words):
        return _doer(sentence, cue, span, cast) or implied(sentence, cue)
    if cue.first == 0 and cast.words.rigid and cue.text.lower() in cast.words.participles:
        following = sentence.first_token_from(span.right)
        behind = next((c for c in candidates(sentence, cast) if c.first == following), None)
        if behind is not None and behind.sort in ("name", "pronoun", "person"):
            return behind.mention  # Calling it “…”, Ann Lee left
    return cue_subject(sentence, cue, cast, sentence.first_token_from(span.left))


def _outer(sentence: Sentence, cue: Cue, cast: Cast) -> Mention | None:
    """Whom “it” and “they” in a clause with “what” are: The club condemned what it called “…”"""
    at = cue.first - 1
    before = sentence.tokens[at - 1] if at > 1 and cast.words.rigid else None
    if before is None or before.low not in cast.words.that or sentence.before(at) != " ":
        return None
    pronoun = next((c for c in candidates(sentence, cast) if c.first == at and c.sort == "pronoun"), None)
    if pronoun is None or pronoun.mention.gender not in ("n", "pl"):
        return None
    outer = next((other for other in sentence.cues if other.last < pronoun.first and other.kind != "according"), None)
    about = subject_of(sentence, outer, cast, 0, outer.first) if outer is not None else None
    about = about or sentence_subject(sentence, cast, before=before.start)
    return about.mention if about is not None and about.mention.kind != "pronoun" else None


def _retold(sentence: Sentence, cue: Cue, outer: Cue, cast: Cast) -> bool:
    """Whether a weak verb is part of what another reports: Ann Lee said that she sees it as “…”"""
    if not cast.words.rigid or outer.kind != "verb":
        return False
    if _is_passive(sentence, cue, cast.words):
        return True  # Ann Lee said that it was seen as “…”
    inner = subject_of(sentence, cue, cast, outer.last + 1, cue.first)
    if inner is None:
        return False
    figure = cast.longest(parts_of(inner.mention.text)) if inner.sort == "name" else None
    nobody = outer.text.lower() in cast.words.participles and figure is not None and not figure.person
    return inner.mention.kind == "pronoun" or nobody  # saying the average Norlander views it as “…”


def _supposed(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a verb stands behind a modal or “to”, so that it is not reported to have happened: might say, to ask."""
    at = cue.first - 1
    while at > 0 and (
        words.is_adverb(sentence.tokens[at].low) or sentence.tokens[at].low in words.between - words.modals
    ):
        at -= 1
    return at >= 0 and sentence.tokens[at].low in words.modals and sentence.after(at) == " "


def _is_passive(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a form of “be” in front makes the verb's subject what is spoken of: the plan was called “…”"""
    if not words.rigid or not words.is_past(cue.text) or not cue.first:
        return False
    at = cue.first - 1
    while at > 0 and words.is_adverb(sentence.tokens[at].low):
        at -= 1
    return sentence.tokens[at].low in words.passive


def _doer(sentence: Sentence, cue: Cue, span: Span, cast: Cast) -> Mention | None:
    """Whom a passive names behind its verb or behind the quotation: called “…” by critics."""
    agents = cast.words.agents
    for candidate in candidates(sentence, cast):
        if candidate.first <= cue.last or not candidate.governed:
            continue
        lead = sentence.tokens[cue.last + 1 : candidate.first]
        behind = sentence.tokens[sentence.first_token_from(span.right) : candidate.first]
        if any(steps and steps[0].low in agents and len(steps) <= MAX_DOER for steps in (lead, behind)):
            return candidate.mention
    return None


def _so_called(sentence: Sentence, cue: Cue, mention: Mention, cast: Cast) -> bool:
    """Whether a participle right in front only names what stands before it: periods, sometimes called “…”"""
    if cue.kind != "weak" or not cast.words.is_past(cue.text) or not cast.words.rigid:
        return False
    if _is_passive(sentence, cue, cast.words):
        return mention.kind == "implied"
    at = cue.first - 1
    if at >= 0 and sentence.tokens[at].low in cast.words.finite:
        return False  # companies have called it “…”
    while at > 0 and sentence.tokens[at].low in cast.words.between and sentence.before(at) == " ":
        at -= 1
    if at < 0 or sentence.before(at + 1) != " ":
        return True
    end = mention.at[1] + len(mention.text)
    return not sentence.tokens[at].start <= end <= sentence.tokens[at].end + 2


def _view(sentence: Sentence, cues: list[Cue], cast: Cast, span: Span | None = None) -> Attribution | None:
    """For Ann Lee, the plan is “…”: a preposition at the head of a clause names whose view it is."""
    for cue in reversed(cues):
        seen = _seen_by(sentence, cue, span, cast) if span is not None and cue.kind == "view" else None
        if seen is not None:
            return made(cue._replace(kind="according"), seen, IN_FRONT, 2)
        if cue.kind != "view" or not _opens_view(sentence, cue, cast.words):
            continue
        for candidate in candidates(sentence, cast):
            lead = sentence.tokens[cue.last + 1 : candidate.first]
            close = candidate.first > cue.last and all(_leads_to(token.low, cast.words) for token in lead)
            if not close or candidate.sort not in ("name", "person", "pronoun"):
                continue
            following = sentence.tokens[candidate.last + 1 : candidate.last + 2]
            if not cast.words.verb_last or any(token.low in cast.words.finite for token in following):
                return made(cue._replace(kind="according"), candidate.mention, IN_FRONT, 2)
    return None


def _leads_to(low: str, words: Words) -> bool:
    """Whether a word may stand between “for” and the name of whose view it is: für unseren Trainer Jan Saal ist …"""
    return words.noun_capitals and (low in words.determiners or low in words.owners or words.is_person_noun(low))


def _opens_view(sentence: Sentence, cue: Cue, words: Words) -> bool:
    """Whether a preposition is at the head of a clause, or behind a German “und” that is: …, und für Ruth Saal ist …"""
    at = cue.first
    if at and words.noun_capitals and sentence.tokens[at - 1].low in words.joiners and sentence.before(at) == " ":
        at -= 1
    return not at or any(mark in sentence.before(at) for mark in ",;:–")


def _seen_by(sentence: Sentence, cue: Cue, span: Span, cast: Cast) -> Mention | None:
    """Who holds a view that a verb for being says: was für Ruth Saal ein „…“ ist, war für das Amt „…“."""
    words, tokens = cast.words, sentence.tokens
    end = sentence.first_token_from(span.left)
    if not cue.first or not words.copulas or sentence.before(cue.first) != " ":
        return None
    behind = tokens[sentence.first_token_from(span.right) :][:1]
    last = bool(behind) and behind[0].low in words.copulas and tokens[cue.first - 1].low in words.that
    for candidate in candidates(sentence, cast):
        body = candidate.head >= 0 and words.is_body(tokens[candidate.head].low)
        if candidate.first == cue.last + 1 and (body or candidate.sort in ("name", "person", "pronoun")):
            article = all(token.low in words.determiners for token in tokens[candidate.last + 1 : end])
            being = last or tokens[cue.first - 1].low in words.copulas
            return candidate.mention if being and article and end - candidate.last <= 2 else None
    return None


def _at_once(sentence: Sentence, cue: Cue, span: Span, words: Words) -> bool:
    """Whether a weak reporting word comes close before the quotation, in its clause: called the plan “…”"""
    last = sentence.first_token_from(span.left)
    steps = sentence.tokens[cue.last + 1 : last]
    if words.rigid and len(steps) > 1 and steps[0].low in words.modals:
        return False  # wants to run it “…”
    if cue.base in words.impersonal and sentence.masked[: span.left].rstrip().endswith(":"):
        return True  # In dem Brief steht auch noch der entscheidende Satz: „…“
    as_much = words.rigid or words.noun_capitals
    led = as_much and any(token.low in words.quoting for token in steps[-2:])  # rejected … as “…”
    return len(steps) <= (MAX_LED if led else MAX_OBJECT) and not any(
        (token.low in words.that and token.low not in words.quoting and not _is_adverb(sentence, at, words))
        or token.low in words.relative
        or token.low in words.finite
        for at, token in enumerate(steps, cue.last + 1)
    )


def _is_adverb(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word that may open a clause does not, as no comma stands before it: würdigte damit den Beitrag."""
    return words.noun_capitals and sentence.tokens[at].low in words.between and "," not in sentence.before(at)
