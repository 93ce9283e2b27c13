"""Which blocks are kept, given what is believed of each: the choice that is expected to be the best one as a whole.

The F1 expected of a choice is highest where blocks are kept from half of that F1 on (Lipton, Elkan and Naryanaswamy
2014, "Optimal thresholding of classifiers to maximize F1 measure"): on a plain page from nearly one half on, where much
is doubtful from less. A page that leaves too much in doubt is shown to readability, whose choice of container is one
more piece of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

MOST = {"markup": 0.35, "plain": 0.5}
"""Probability from which on a block is kept wherever it stands, by the weights that were asked.

With mark-up, on sites not seen, 0.36 keeps 0.2 points more of the wanted snippets of pages of all kinds than 0.42 and
lets 0.1 to 0.5 more of the unwanted ones in, and one news body in 100 more is exactly right; 0.3 gains 0.3 more and
lets 0.3 to 0.7 more in, and news bodies lose 2 in 100. Beliefs of raw text are too high rather than too low.
"""
LEAST = 0.3
"""Probability below which none is: a page of nothing but doubt has no article."""

# On 1,900 labelled pages of sites not seen 4 in 100 are below. On those, readability's container raises body F1 by a
# point; it alone would be 13 points worse than the beliefs.
IN_DOUBT = 0.83
_FOR, _AGAINST = 4.5, 1.65  # how many times likelier a block is for standing in the container, unlikelier for not

# In raw text an article stands together. What is kept more than so many blocks away from the stretch of most belief,
# with less belief on average and no more than this share of its mass, is a notice or another page's summary: of 78,000
# such words on 2,700 captures of sites not seen 50,000 were; body F1 of news +0.5 to +0.8, of pages of all kinds +0.2.
AWAY, AWAY_BELIEF, AWAY_SHARE = 10, 0.7, 0.5


class Choice(NamedTuple):
    """cut: probability from which on blocks are kept; expected: the F1 of that choice (0 to 1, by characters)."""

    cut: float
    expected: float


def best_choice(beliefs: Sequence[float], lengths: Sequence[int], most: float) -> Choice:
    """The cut with the highest expected F1. beliefs: probability of body of each block; lengths: its characters.

    most: the cut is no higher (`MOST`).
    """
    believed = sum(belief * length for belief, length in zip(beliefs, lengths, strict=True))
    kept = right = best = 0.0
    for belief, length in sorted(zip(beliefs, lengths, strict=True), reverse=True):
        kept += length
        right += belief * length
        expected = 2 * right / (kept + believed) if right else 0.0
        if expected < best:
            break
        best = expected
    return Choice(min(most, max(LEAST, best / 2)), best)


def far_from_text(beliefs: Sequence[float], lengths: Sequence[int], cut: float) -> frozenset[int]:
    """The blocks believed by `cut` or more that stand far from the stretch of such blocks that holds most belief."""
    stretches: list[list[int]] = []
    for place, belief in enumerate(beliefs):
        if belief >= cut:
            if not stretches or place - stretches[-1][-1] > AWAY:
                stretches.append([])
            stretches[-1].append(place)
    masses = [sum(beliefs[place] * lengths[place] for place in stretch) for stretch in stretches]
    most = max(masses, default=0.0)
    return frozenset(
        place
        for stretch, mass in zip(stretches, masses, strict=True)
        if mass <= AWAY_SHARE * most and mass < AWAY_BELIEF * sum(lengths[place] for place in stretch)
        for place in stretch
    )


def with_second_opinion(
    beliefs: Sequence[float], indices: Sequence[int], opinion: Callable[[], frozenset[int]]
) -> list[float]:
    """Beliefs moved by whether each block stands in the container that the second opinion chose, if it chose any.

    indices: of the blocks; opinion: `Document.second_opinion`.
    """
    chosen = opinion()
    if not chosen:
        return list(beliefs)
    return [
        _times(belief, _FOR if index in chosen else 1 / _AGAINST)
        for belief, index in zip(beliefs, indices, strict=True)
    ]


def _times(belief: float, factor: float) -> float:
    """A probability whose odds are multiplied."""
    return factor * belief / (1 - belief + factor * belief)
