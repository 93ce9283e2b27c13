"""How the passes before the head's believe in the lines around one of raw text that may be its headline.

What was chosen as the body begins at one line, and begins wrongly in a notice or a teaser now and then; how likely the
lines below were held to be body shows where the article is all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from article_extract.roles.plain_lines import Line

CLOSE = 6  # lines
FAR = 25
BELIEVED = 0.7
PROSE_WORDS = 12
NONE = 40  # lines: no prose that is believed in


class Beliefs:
    """Sums over one page's lines, so that each question costs the same however many lines it is about."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._of = [line.belief for line in lines]
        self._words = list(accumulate((line.size for line in lines), initial=0))
        self._believed = list(accumulate((line.size * line.belief for line in lines), initial=0.0))
        self._next = _next_prose(lines)

    def at(self, place: int) -> float:
        """Of a line; 0 where there is none."""
        return self._of[place] if 0 <= place < len(self._of) else 0.0

    def mean(self, start: int, stop: int) -> float:
        """Of the words in [start, stop), as far as there are such lines."""
        start, stop = max(0, start), min(stop, len(self._of))
        words = self._words[stop] - self._words[start] if stop > start else 0
        return (self._believed[stop] - self._believed[start]) / words if words else 0.0

    def above(self, place: int) -> float:
        """Share of what is believed of the page that stands above a line."""
        return self._believed[place] / self._believed[-1] if self._believed[-1] else 0.0

    def to_prose(self, place: int) -> int:
        """Lines down to the next prose that is believed in."""
        return min(NONE, self._next[place + 1] - place)


def _next_prose(lines: Sequence[Line]) -> list[int]:
    following = [len(lines) + NONE] * (len(lines) + 1)
    for place in range(len(lines) - 1, -1, -1):
        prose = lines[place].belief >= BELIEVED and lines[place].size >= PROSE_WORDS
        following[place] = place if prose else following[place + 1]
    return following


def around(beliefs: Beliefs, place: int) -> list[float]:
    """Of a line, of those beside it, near and far above and below; how much is above it, how far the next prose is."""
    return [
        beliefs.at(place),
        beliefs.at(place - 1),
        beliefs.at(place + 1),
        beliefs.mean(place - CLOSE, place),
        beliefs.mean(place + 1, place + 1 + CLOSE),
        beliefs.mean(place + 1, place + 1 + FAR),
        beliefs.above(place),
        float(beliefs.to_prose(place)),
    ]
