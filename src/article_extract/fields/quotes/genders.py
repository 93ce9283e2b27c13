"""Genders that an article's pronouns tell of the people in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.figures import Figure

MIN_VOTES = 2  # sentences whose pronouns tell more than a first name


def guess_genders(cast: Cast) -> None:
    """Genders that the pronouns of a sentence tell of the only person in it, or in the one before.

    They are guessed when the first pronoun is asked for: articles without one are common.
    """
    if cast.guessed:
        return
    cast.guessed = True
    votes: dict[int, list[int]] = {}  # of men and of women; of those, how many stand behind the name itself
    gendered = cast.words.gendered
    alone: Figure | None = None
    for sentence, figures in _by_sentence(cast):
        people = {id(f): f for f in figures if not f.group and (f.person or 2 <= len(f.parts) <= 4)}
        only = next(iter(people.values())) if len(people) == 1 else None if people else alone
        if only is not None:
            told = {gendered[token.low] for token in sentence.tokens if token.low in gendered}
            if len(told) == 1:
                listed = votes.setdefault(id(only), [0, 0, 0])
                listed[0 if told == {"m"} else 1] += 1
                listed[2] += bool(people) and _is_behind(cast, only, sentence)
        alone = next(iter(people.values())) if len(people) == 1 else None
    for figure in cast.known.figures.values():
        men, women, behind = votes.get(id(figure), (0, 0, 0))
        if men == women:
            continue
        mark = "m" if men > women else "f"
        if not figure.gender:
            figure.guess = mark
        elif figure.gender != mark and min(abs(men - women), behind) >= MIN_VOTES and cast.words.rigid:
            figure.gender = mark  # a first name of men and women


def _is_behind(cast: Cast, figure: Figure, sentence: Sentence) -> bool:
    """Whether the first pronoun of a sentence stands behind the name in it, not as in “her deputy, Bob Roe”."""
    first = next((t.start for t in sentence.tokens if t.low in cast.words.gendered), -1)
    at = bisect_left(figure.places, (sentence.paragraph, sentence.start))
    return at < len(figure.places) and figure.places[at] < (sentence.paragraph, first)


def _by_sentence(cast: Cast) -> Iterator[tuple[Sentence, list[Figure]]]:
    """Each sentence with the figures named in it."""
    seen = cast.known.seen  # in reading order, as the sentences are
    at = 0
    for sentence, end in zip(cast.narrative, [*cast.starts[1:], None], strict=True):
        first = at
        while at < len(seen) and (end is None or seen[at].at < end):
            at += 1
        yield sentence, [one.figure for one in seen[first:at]]
