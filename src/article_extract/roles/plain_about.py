"""What a page without mark-up says again of each line that may be its headline: in the body, and in other lines."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from article_extract.roles.plain_lines import NEAR, Line, content_words

BODY_BLOCKS = 25
OPENING_BLOCKS = 3
WHOLE_CHARACTERS = 15
SAID = 0.4  # share of a line's content words from which on it is about what the body is about
OFTEN = 3  # blocks of the body
MOST_OFTEN = 5
BESIDE = 4  # lines
FEWEST_WORDS = 2
_EDGES = ".,;:!?\"'“”„«»‘’()[]"


class PageView(NamedTuple):
    """What is asked again and again of one page's lines.

    within: places near the head; places: of the candidates; words: content words of the lines there and beside; about,
    opening: those of the body and of its first lines; often: in how many of its `blocks` blocks each stands; names:
    words with a capital or a number inside its sentences; times: folded line -> how often it stands on the page;
    joined: all of them.
    """

    lines: Sequence[Line]
    start: int
    within: range
    places: list[int]
    words: dict[int, frozenset[str]]
    about: frozenset[str]
    opening: frozenset[str]
    often: Counter[str]
    blocks: int
    names: frozenset[str]
    times: Counter[str]
    joined: str


def view_of(lines: Sequence[Line], start: int, within: range, places: list[int]) -> PageView:
    """The view of a page. start: place of the body's first line; within, places: see `PageView`."""
    body = [line for line in lines[start:] if line.body][:BODY_BLOCKS]
    spoken = [content_words(line.folded) for line in body]
    near = range(max(0, within.start - 1), min(within.stop + 1, len(lines)))
    return PageView(
        lines,
        start,
        within,
        places,
        {place: content_words(lines[place].folded) for place in near},
        frozenset().union(*spoken),
        frozenset().union(*spoken[:OPENING_BLOCKS]),
        Counter(word for words in spoken for word in words),
        len(spoken),
        frozenset(name for line in body for name in _names(line.text)),
        Counter(line.folded for line in lines),
        "\n" + "\n".join(f" {line.folded} " for line in lines),
    )


def _names(text: str) -> list[str]:
    """Words with a capital, and numbers, behind the first word of a text."""
    return [word.strip(_EDGES) for word in text.split()[1:] if word[0].isupper() or word[0].isdigit()]


def overlaps(view: PageView) -> list[list[float]]:
    """How much of each candidate the body speaks of, and the lines beside it."""
    words, none = view.words, frozenset[str]()
    counts = {place: len(words[place] & view.about) for place in view.places}
    shares = {place: counts[place] / max(1, len(words[place])) for place in view.places}
    related = [place for place in view.places if shares[place] >= SAID and view.lines[place].size >= 4]
    falling = sorted(-count for count in counts.values())
    rows = []
    for place in view.places:
        own, size = words[place], max(1, len(words[place]))
        at = bisect_left(related, place)
        before = at - bisect_left(related, place - NEAR)
        is_related = at < len(related) and related[at] == place
        rows.append(
            [
                shares[place],
                float(counts[place]),
                float(bisect_left(falling, -counts[place])),
                len(own & view.opening) / size,
                len(own & words.get(place + 1, none)) / size,
                len(own & words.get(place - 1, none)) / size,
                float(before),
                float(bisect_left(related, place + NEAR) - at - is_related),
                float(is_related and not before),
            ]
        )
    return rows


def salience(view: PageView) -> list[list[float]]:
    """How often the body says the words of each candidate, and how much of the lines beside it is said there too.

    A headline's words come back again and again, those of a teaser once if at all.
    """
    counts = [[view.often[word] for word in view.words[place]] for place in view.places]
    sums = [sum(min(count, MOST_OFTEN) for count in of_line) for of_line in counts]
    falling = sorted(-total for total in sums)
    return [
        [
            float(sum(1 for count in of_line if count >= OFTEN)),
            max(of_line, default=0) / max(1, view.blocks),
            float(bisect_left(falling, -total)),
            float(sum(1 for word in view.lines[place].text.split() if word.strip(_EDGES) in view.names)),
            _said_of(view, place - 1),
            _said_of(view, place + 1),
        ]
        for place, of_line, total in zip(view.places, counts, sums, strict=True)
    ]


def _said_of(view: PageView, place: int) -> float:
    """Share of a line's content words that the body says."""
    words = view.words.get(place)
    return len(words & view.about) / len(words) if words else 0.0


def sameness(view: PageView, place: int) -> list[float]:
    """Whether the page says a line again, alone or within another."""
    line, lines = view.lines[place], view.lines
    text, first = line.folded, view.lines[0].folded
    times = view.times[text]
    whole = line.size >= 4 and len(text) >= WHOLE_CHARACTERS
    longer = view.joined.count(f" {text} ") - times if whole else 0
    return [
        float(times),
        float(times > 1 and any(other.folded == text for other in lines[place + 1 : place + 7])),
        float(longer),
        float(view.joined.count(f"\n {text} ") - times if longer > 0 else 0),
        float(place > 0 and whole and text in first),
        float(place == 0),
    ]


def ends(view: PageView, place: int) -> list[float]:
    """Whether a line ends with all of one near it, as a path of sections does, and whether one near it ends so."""
    text = view.lines[place].folded
    around = view.lines[max(0, place - BESIDE) : place + BESIDE + 1]
    others = [line.folded for line in around if line.size >= FEWEST_WORDS and line.folded]
    return [
        float(any(text.endswith(f" {other}") for other in others)),
        float(any(other.endswith(f" {text}") for other in others)),
    ]
