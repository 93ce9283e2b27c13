"""Offices, trades and genders that are said of a name, and whether what stands beside it makes it a person's."""

from __future__ import annotations

from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.figures import Figure
from article_extract.fields.quotes.names import Run, is_acronym
from article_extract.fields.quotes.tokens import Token
from article_extract.fields.quotes.words import Words

MAX_OPENING = 2  # words in front of a name that opens a sentence with where it is: En Los Olmos, la alcaldesa
MAX_GOVERNED = 4  # words from a preposition to the name that hangs on it: to her sister Ann
MAX_BETWEEN = 2  # words between a name and its verb: se lo ha dicho
ROLE_REACH = 7  # words between a name and the office apposed to it


def is_acting(cast: Cast, sentence: Sentence, run: Run, figure: Figure) -> bool:
    """Whether a name stands beside what only people do: a reporting verb, or a pronoun for people behind it."""
    tokens, words = sentence.tokens, cast.words
    if words.rigid and figure.parts[0] in words.place_words and figure.parts[0] not in words.given:
        return False  # the Gaza Strip
    before = tokens[run.lead - 1].low if run.lead and sentence.before(run.lead) == " " else ""
    behind = _verb_behind(sentence, run, words)
    if words.rigid and run.last + 1 < len(tokens) and sentence.before(run.lead) == sentence.after(run.last) == ", ":
        behind = tokens[run.last + 1].low if not is_governed(cast, sentence, run.lead) else ""  # a baker, Ann Lee, said
    return _tells_person(cast, before, figure) or _tells_person(cast, behind, figure) or _is_who(cast, sentence, run)


def _verb_behind(sentence: Sentence, run: Run, words: Words) -> str:
    """The word behind a name that may be its verb, behind what may stand between: Ana Ruiz ha dicho."""
    at = run.last + 1
    while at < len(sentence.tokens) and sentence.before(at) == " ":
        low = sentence.tokens[at].low
        if words.rigid or low not in words.between or at - run.last > MAX_BETWEEN:
            return low
        at += 1
    return ""


def _is_who(cast: Cast, sentence: Sentence, run: Run) -> bool:
    """Whether a pronoun for people alone stands behind a name: Ann Lee, who."""
    behind = run.last + 1
    if behind >= len(sentence.tokens) or sentence.tokens[behind].low not in cast.words.personal:
        return False
    return not is_governed(cast, sentence, run.lead)  # not (a man in) Leeds, who


def _tells_person(cast: Cast, low: str, figure: Figure) -> bool:
    """Whether a word beside a name is a reporting verb of one person: not that of Americans (say)."""
    listed = cast.words.cues.get(low)
    if not listed:
        return False
    plural = cast.words.rigid and len(figure.parts) == 1 and any(base == low for _, base, _ in listed)
    return not plural and any(
        kind == "verb" and (len(parts) == 1 or cast.words.noun_capitals) for parts, _, kind in listed
    )


def is_governed(cast: Cast, sentence: Sentence, lead: int) -> bool:
    """Whether a name hangs on a preposition, articles, offices and a first name of two between."""
    words, tokens = cast.words, sentence.tokens
    if lead and words.rigid and tokens[lead - 1].low in words.joiners:
        before = next((run for run in sentence.names if run.last == lead - 2), None)
        return before is not None and is_governed(cast, sentence, before.lead)
    for at in range(lead - 1, max(-1, lead - 1 - MAX_GOVERNED), -1):
        low = tokens[at].low
        if tokens[at + 1].gap.strip():
            return False
        if low in words.prepositions:
            return low not in words.agents or not any(token.low in words.passive for token in tokens[:at])
        noun = words.is_person_noun(low) or words.is_document(low)
        if not (noun or low in words.determiners or (words.rigid and low in words.owners)):
            return False
    return False


def is_teller(cast: Cast, sentence: Sentence, lead: int) -> bool:
    """Whether a name is the doer of a passive that reports: as noted by health writer Ann Lee."""
    words, tokens = cast.words, sentence.tokens
    for at in range(lead - 1, max(0, lead - 1 - MAX_GOVERNED), -1):
        if tokens[at].low in words.agents:
            return tokens[at - 1].low in words.verbs
        if tokens[at + 1].gap.strip() or tokens[at].low in words.prepositions:
            return False
    return False


def note_offices(cast: Cast, sentence: Sentence, run: Run, figure: Figure) -> None:
    """Offices and genders said of a name right before it or in an apposition behind it."""
    tokens, words = sentence.tokens, cast.words
    begin = run.lead
    while begin > 0 and run.lead - begin < ROLE_REACH and (gap := tokens[begin].gap) in (" ", ". ", ", "):
        low = tokens[begin - 1].low
        if low in words.verbs or low in words.that or low in words.pronouns:
            break
        if gap == ", " and begin != run.lead:
            break
        begin -= 1
        if low in words.determiners:
            break
    styled = tokens[run.first].low in words.styles
    if run.lead < run.first or styled or (begin < run.lead and _leads_to_name(cast, tokens[begin : run.lead])):
        _note(cast, tokens[begin : run.first + styled], figure)
    last = _apposed_from(sentence, run, words)
    if last + 1 < len(tokens) and sentence.after(last).strip() in (",", "("):
        opens = not words.rigid and words.articles and run.lead <= MAX_OPENING
        if opens and is_governed(cast, sentence, run.lead):
            return
        end = last + 1
        while end + 1 < len(tokens) and end - last < ROLE_REACH and tokens[end + 1].gap == " ":
            end += 1
        behind = tokens[last + 1 : end + 1]
        if _goes_on(behind, words):
            return
        if not (words.rigid and any(t.low in words.verbs for t in behind) and is_governed(cast, sentence, run.lead)):
            _note(cast, behind, figure)  # not: speaking in Leeds, the minister said


def _apposed_from(sentence: Sentence, run: Run, words: Words) -> int:
    """The token that an apposition stands behind: the last of a name, or an adverb: Jan Saal allerdings, der Trainer"""
    behind = sentence.tokens[run.last + 1 : run.last + 2]
    return run.last + (words.noun_capitals and bool(behind) and behind[0].low in words.between)


def _goes_on(behind: list[Token], words: Words) -> bool:
    """Whether a phrase with an article is the subject of the verb in it, so that it says nothing of a name in front.

    Aboard the Sea Rose, the fleet's chief said; in German a verb opens it: in Elmstadt, erklärte der Leiter.
    """
    if not words.rigid:
        return words.noun_capitals and behind[0].low in words.reporting
    verb = next((at for at, token in enumerate(behind) if token.low in words.verbs), 0)
    office = verb > 1 and behind[0].low in words.definite and words.is_person_noun(behind[verb - 1].low)
    return office and not any(token.low in words.prepositions for token in behind[:verb])


def _leads_to_name(cast: Cast, tokens: list[Token]) -> bool:
    """Whether words in front of a name say its office: they end in it, or a preposition goes on from it."""
    if tokens[-1].low in cast.words.prepositions:
        return False  # the head of Harrow
    lows = [token.bare for token in tokens]
    words = cast.words
    described = len(lows) > 1 and words.articles and not words.rigid and not words.noun_capitals
    described = described and lows[0] in words.definite and words.is_person_noun(lows[1])  # el presidente andaluz,
    return described or words.is_person_noun(lows[-1]) or any(low in words.prepositions for low in lows[1:])


def _note(cast: Cast, tokens: list[Token], figure: Figure) -> None:
    lows = [token.bare for token in tokens]
    around = frozenset(lows)
    complement = False
    for at, low in enumerate(lows):
        complement = (complement or low in cast.words.prepositions) and low not in cast.words.joiners
        if complement:
            continue  # the head of a bank; but: a teacher of history and writer
        if low in cast.words.titles or cast.words.is_person_noun(low):
            if cast.words.articles and not cast.words.noun_capitals and low in cast.words.plurals:
                continue  # analysts at Harrow Bank: several, so not who bears the name
            if _opens_name(tokens, at, cast.words):
                continue  # Protección Civil, Policía Local
            if figure.group and cast.words.compounds and len(figure.parts) == 1 and cast.words.is_body(figure.parts[0]):
                continue  # der Thüringer Bauernverband
            if figure.group and (len(figure.parts) > 1 or figure.name.lower() in cast.words.places):
                if not _is_one(cast, tokens, low, figure):
                    continue
                figure.group = False
            figure.person = True
            figure.offices.append((low, around))
            holders = cast.known.holders.setdefault(low, [])
            if not any(holder is figure for holder in holders):
                holders.append(figure)
        gender = cast.gender_of(low)
        if gender and not figure.gender:
            figure.gender = gender


def _opens_name(tokens: list[Token], at: int, words: Words) -> bool:
    """Whether a noun with a capital is the first word of another name, where offices are written small."""
    small = words.articles and not words.rigid and not words.noun_capitals and tokens[at].low not in words.titles
    return small and at > 0 and at + 1 < len(tokens) and tokens[at].capital and tokens[at + 1].capital


def _is_one(cast: Cast, tokens: list[Token], noun: str, figure: Figure) -> bool:
    """Whether a name that ends as those of bodies do is a person’s: Serhii Radio, a chemistry researcher."""
    words = cast.words
    named = len(figure.parts) == 2 and not words.outlets.intersection(figure.parts[:1])
    apposed = words.rigid and tokens[0].low in words.indefinite and noun not in words.firms
    return named and apposed and figure.parts[0] not in words.place_words and not is_acronym(figure.name.split()[0])
