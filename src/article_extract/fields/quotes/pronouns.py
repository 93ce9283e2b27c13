"""Whom a pronoun can mean: the nearest figure that its gender and number allow, and nobody from behind one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.figures import Figure
from article_extract.fields.quotes.genders import guess_genders

MAX_LOOKBACK = 40  # sentences back to an antecedent; a pronoun reaches over indirect speech, not over a whole article


def antecedent(cast: Cast, at: tuple[int, int], gender: str) -> tuple[Figure | None, str]:
    """The nearest figure before a place that a pronoun of this gender can mean.

    The first sentence backwards that holds a candidate decides: nobody is taken from behind one.
    """
    for sure, rank, guessing in ((True, 1, True), (True, 0, True), (False, 0, True), (False, 0, False)):
        found = nearest(cast, at, gender, sure, rank, guessing)
        if found is not None:
            return found
    return None, ""


def nearest(
    cast: Cast, at: tuple[int, int], gender: str, sure: bool, rank: int, guessing: bool
) -> tuple[Figure, str] | None:
    guess_genders(cast)
    last = bisect_right(cast.starts, at)
    end = at
    own = cast.starts[last - 1] if last else at
    for start in reversed(cast.starts[max(0, last - MAX_LOOKBACK) : last]):
        here = [(seen.at, seen.figure, int(seen.subject)) for seen in cast.named_between(start, end)]
        here += [(place, figure, 2) for place, figure in cast.heard(start, end)]
        end = start
        here.sort(key=lambda event: (event[0], event[2]))
        fitting = [event for event in here if event[2] >= rank and _fits(cast, event[1], gender, sure, guessing)]
        fitting = _before_pronoun(cast, start, fitting, gender)
        if fitting:
            best = max(event[2] for event in fitting)
            listed = fitting[::-1] if start == own and _is_aside(cast, at) else fitting
            chosen = next(event for event in listed if event[2] == best)
            how = "who spoke last" if best == 2 else "the last one named"
            return chosen[1], f"{how}, in paragraph {chosen[0][0] + 1}"
    return None


def _is_aside(cast: Cast, at: tuple[int, int]) -> bool:
    """Whether a pronoun tells behind words whose they are, so that it is who was named last: „…“, wie er sagte."""
    sentence = cast.narrative[bisect_right(cast.starts, at) - 1]
    token = sentence.first_token_from(at[1]) - 1
    return token >= 0 and sentence.tokens[token].low in cast.words.likewise


def _before_pronoun(
    cast: Cast, start: tuple[int, int], fitting: list[tuple[tuple[int, int], Figure, int]], gender: str
) -> list[tuple[tuple[int, int], Figure, int]]:
    """Candidates of a sentence without those behind a pronoun that fits: she is not the friend whom she met."""
    if not fitting or gender not in ("m", "f"):
        return fitting
    sentence = cast.narrative[bisect_left(cast.starts, start)]
    words = cast.words
    told = (token for token in sentence.tokens if words.pronouns.get(token.low) == gender)
    first = next((token.start for token in told if token.low not in words.determiners), None)  # not: der
    if first is None:
        return fitting
    return [event for event in fitting if event[0] < (sentence.paragraph, first) or event[2] == 2]


def _fits(cast: Cast, figure: Figure, gender: str, sure: bool, guessing: bool = True) -> bool:
    if gender in ("m", "f"):
        own = figure.gender or (figure.guess if guessing else "")
        if own and own != gender:
            return False
        guessed = guessing and own == gender and len(figure.parts) > 1 and cast.words.rigid  # as told by her, she
        return figure.person or ((not sure or guessed) and not figure.group and _like_person(cast, figure))
    if gender == "n":
        return figure.group
    if gender == "pl":
        # a German pronoun for several says so by its verb alone, which no body has
        joint = any(part in cast.words.joiners for part in figure.parts)  # Felipe y Letizia
        return (joint or not (figure.person and figure.gender)) and not cast.words.noun_capitals
    return figure.person or (not sure and not figure.group and _like_person(cast, figure))


def may_be_person(cast: Cast, figure: Figure) -> bool:
    """Whether a figure is a person, or has a name like one."""
    return figure.person or (not figure.group and _like_person(cast, figure))


def _like_person(cast: Cast, figure: Figure) -> bool:
    """A name of two or three words, with nothing in it that names a body, may be a person's."""
    if len(figure.parts) == 1:
        noun = figure.parts[0] in cast.words.plurals or figure.parts[0] in cast.words.indefinite
        if cast.words.noun_capitals:  # a description that was heard is no name: Dokumente
            noun = noun or figure.parts[0] not in cast.known.by_part or cast.words.is_document(figure.parts[0])
        return id(figure) in cast.spoke and not noun  # police, others
    if any(len(part) > 1 and part.isupper() for part in figure.name.replace(".", "").split()):
        return False  # but: Ann M. Lee
    words = cast.words
    first = figure.parts[0]
    if words.noun_capitals and first.endswith(words.origin_endings) and first not in words.given:
        return False  # Treptower Park, Aachener Vertrag
    known = (part in words.place_words or part in words.outlets or part in cast.lower for part in figure.parts)
    return len(figure.parts) <= 4 and not any(known)
