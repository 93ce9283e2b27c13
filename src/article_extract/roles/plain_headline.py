"""The headline of a page without mark-up: what can be measured of each line, weighed by what pages taught.

The line with the highest score is the headline: every article has one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from article_extract.roles.plain_lines import Line, content, load_weights, score, share, shared, strongest
from article_extract.typography import ends_sentence

ABOVE_BODY = 150  # lines above the body in which the headline is looked for
BELOW_BODY = 3  # the body may seem to begin a line or two too early
MOST_WORDS = 45
FEWEST_WORDS, MOST_HEADLINE_WORDS = 5, 20  # of a line that is the headline under a picture's alternative text
BODY_BLOCKS = 25
NEAR = 8
WHOLE_CHARACTERS = 15
_PARTS = ("|", "•", "›", "→", " / ", " · ")


NAMES = (
    "one_word", "two_words", "three_words", "four_to_six_words", "over_20_words", "over_32_words",
    "full_stop", "asks_or_cries", "colon_or_comma", "small_letter", "credit", "furniture", "date", "byline",
    "name_alone", "parted", "address", "no_letters", "in_body", "below_start", "directly_above",
    "lines_between", "wordy_between", "date_next", "byline_next", "byline_or_date_near",
    "byline_or_date_before", "prose_next", "prose_second", "short_before", "gap_before", "about_the_body",
    "words_in_body", "related_before", "related_behind", "repeated", "repeated_behind", "in_a_longer_line",
    "in_first_line", "is_first_line", "first_of_related",
)  # fmt: skip


def candidates(lines: Sequence[Line], start: int) -> range:
    """Places of the lines that may be the headline. start: place of the body's first line."""
    return range(max(0, start - ABOVE_BODY), min(len(lines), start + BELOW_BODY))


def evidence(lines: Sequence[Line], start: int) -> list[list[float]]:
    """A row of `NAMES` for each of the `candidates`."""
    within = candidates(lines, start)
    body = content(line.folded for line in [line for line in lines[start:] if line.body][:BODY_BLOCKS])
    about = {place: share(lines[place].folded, body) for place in within}
    related = {
        place for place in within if about[place] >= 0.4 and lines[place].size >= 4 and not lines[place].furniture
    }
    counted = Counter(line.folded for line in lines)
    joined = " \n ".join(line.folded for line in lines)
    wordy = 0
    rows: list[list[float]] = []
    for place in reversed(within):
        line = lines[place]
        shape = _shape(line)
        where = _place(lines, place, start, wordy)
        same = _sameness(lines, place, counted, joined)
        near = range(place + 1, min(place + NEAR, start))
        before = sum(1 for other in range(place - NEAR, place) if other in related)
        behind = sum(1 for other in near if other in related)
        first = float(place in related and not before)
        rows.append(
            [
                *shape,
                *where,
                about[place],
                min(shared(lines[place].folded, body), 6) / 6,
                min(before, 3) / 3,
                min(behind, 3) / 3,
                *same,
                first,
            ]
        )
        wordy += place < start and line.size >= 5
    rows.reverse()
    return rows


def best(lines: Sequence[Line], start: int) -> tuple[int, float, str] | None:
    """The likeliest headline's place, its lead over the next one and the evidence for it; None without lines."""
    weights = load_weights("headline", NAMES)
    scored = [
        (score(weights, row), place, row)
        for place, row in zip(candidates(lines, start), evidence(lines, start), strict=True)
        if lines[place].size <= MOST_WORDS
    ]
    if not scored:
        return None
    scored.sort(key=lambda item: (-item[0], item[1]))
    most, place, row = scored[0]
    if _describes_picture(lines, place):
        return place + 1, most, f"under what describes a picture: {lines[place].text}"
    lead = most - scored[1][0] if len(scored) > 1 else most
    return place, lead, strongest(weights, row, NAMES)


def _describes_picture(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the alternative text of the picture above the headline, which is then the line below it."""
    if place + 1 >= len(lines) or not lines[place].picture or ends_sentence(lines[place].text):
        return False
    below = lines[place + 1]
    other = below.date or below.byline or below.name or below.furniture or below.credit or below.body or below.picture
    return not other and FEWEST_WORDS <= below.size <= MOST_HEADLINE_WORDS and not ends_sentence(below.text)


def _shape(line: Line) -> list[float]:
    text, size = line.text, line.size
    letters = any(mark.isalpha() for mark in text)
    return [
        float(size <= 1),
        float(size == 2),
        float(size == 3),
        float(4 <= size <= 6),
        float(size > 20),
        float(size > 32),
        float(text[-1] in ".。" and ends_sentence(text)),
        float(text[-1] in "?!？！"),
        float(text[-1] in ":,;："),
        float(text[0].islower()),
        float(line.credit),
        float(line.furniture),
        float(line.date),
        float(line.byline),
        float(line.name),
        float(any(mark in text for mark in _PARTS)),
        float("@" in text or "www." in text or "http" in text),
        float(not letters),
    ]


def _place(lines: Sequence[Line], place: int, start: int, wordy: int) -> list[float]:
    line = lines[place]
    following = lines[place + 1 : place + 5]
    before = lines[max(0, place - 3) : place]
    between = max(0, start - place - 1)
    return [
        float(line.body),
        float(place >= start),
        float(between == 0 and place < start),
        math.log1p(between),
        math.log1p(wordy),
        float(bool(following) and following[0].date),
        float(bool(following) and following[0].byline),
        float(any(other.date or other.byline for other in following)),
        float(any(other.date or other.byline for other in before)),
        float(bool(following) and following[0].size >= 12 and not following[0].credit),
        float(len(following) > 1 and following[1].size >= 12 and not following[1].credit),
        float(bool(before) and before[-1].size <= 4),
        float(line.gap > 0),
    ]


def _sameness(lines: Sequence[Line], place: int, counted: Counter[str], joined: str) -> list[float]:
    line = lines[place]
    text = line.folded
    whole = line.size >= 4 and len(text) >= WHOLE_CHARACTERS
    times = counted[text]
    first = lines[0].folded
    return [
        float(line.size >= 4 and times > 1),
        float(line.size >= 4 and times > 1 and any(other.folded == text for other in lines[place + 1 : place + 6])),
        float(whole and joined.count(text) > times),
        float(place > 0 and whole and text in first),
        float(place == 0),
    ]
