"""The headline of a page without mark-up: what can be measured of each line, weighed by what pages taught.

The line with the highest score is the headline: every article has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from article_extract.roles.plain_about import PageView, ends, overlaps, salience, sameness, view_of
from article_extract.roles.plain_beliefs import Beliefs, around
from article_extract.roles.plain_lines import Line, Model, load_model
from article_extract.typography import ends_sentence

ABOVE_BODY = 150  # lines above the body in which the headline is looked for
BELOW_BODY = 3  # the body may seem to begin a line or two too early
BODY_ABOVE = 0.25  # share of the body's words that may stand above the headline: what seemed the beginning of the body
MOST_BELOW = 160  # may be a notice, with the menus behind it
FEWEST_WORDS, MOST_WORDS = 2, 45  # of 1467 headlines 4 had one word, and a third of the lines have
LEAST_UNDER_PICTURE, MOST_UNDER_PICTURE = 5, 20  # words of a headline under a picture's alternative text
FAR = 20  # lines: beyond, distances say no more
RUN = 5
PROSE_WORDS = 12
WORDY = 5
AROUND = 6
SHORT_WORDS = 3  # of menu entries
KICKER_LIKE = 4
DEK_WORDS = 6, 40
SHORT_HEADLINE = 2, 7  # words, above a dek that is twice as long

_FULL_STOPS = ".。।"
_CLOSING_QUOTES = "\"'”“’»›」』"
_PARTS = ("|", "•", "›", "→", " / ", " · ", " > ", "»")
_QUOTES = re.compile(r"[\"“”„«»‘’『「]")
_STOPS = re.compile(r"[.!?…。！？](?=\s)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_DIGIT = re.compile(r"\d")

NAMES = (
    "words", "characters", "full_stop", "asks_or_cries", "colon_or_comma", "small_letter", "credit",
    "date", "byline", "name_alone", "parts", "address", "no_letters", "digits", "capitals", "quotes", "colon_inside",
    "stops_inside", "in_body", "describes_a_picture",
    "place", "lines_to_body", "wordy_between", "prose_between", "furniture_between", "date_below", "byline_below",
    "name_below", "date_or_byline_above", "prose_below", "gap_before", "gap_behind", "body_above",
    "words_before", "words_next", "words_second", "next_ends", "before_ends", "next_furniture", "before_furniture",
    "next_repeated", "before_repeated", "alike_around", "run_above", "run_below", "longer_than_before",
    "longer_than_next", "words_above_run",
    "about_the_body", "words_in_body", "rank_in_body", "about_the_opening", "said_next", "said_before",
    "related_before", "related_behind", "first_of_related",
    "times", "close_behind_again", "in_longer_lines", "begins_longer_lines", "in_first_line", "is_first_line",
    "said_often", "most_said", "rank_said", "names_in_body", "before_about_body", "next_about_body",
    "ends_as_another", "is_the_end_of_another", "all_capitals", "furniture_above", "repeated_above", "short_above",
    "short_below", "kicker_above", "dek_below", "below_a_short_one",
    "belief", "belief_before", "belief_next", "belief_near_above", "belief_near_below", "belief_far_below",
    "believed_above", "lines_to_believed",
)  # fmt: skip

STEPS: dict[str, tuple[float, ...]] = {
    "words": (3, 4, 5, 7, 9, 14, 18, 22, 28, 34),
    "characters": (12, 25, 40, 60, 90, 130),
    "parts": (1, 2),
    "digits": (0.1, 0.3),
    "capitals": (0.3, 0.6, 0.95),
    "stops_inside": (1, 2),
    "place": (1, 5, 20, 60),
    "lines_to_body": (0, 1, 2, 3, 5, 8, 12, 20),
    "wordy_between": (1, 2, 3, 5, 10, 20),
    "prose_between": (1, 2, 3, 6),
    "furniture_between": (1, 3, 8),
    "date_below": (1, 2, 3, 4, 6, 10, 20),
    "byline_below": (1, 2, 3, 4, 6, 10, 20),
    "name_below": (1, 2, 3, 5, 10),
    "date_or_byline_above": (1, 2, 4, 8, 20),
    "prose_below": (1, 2, 3, 5, 8, 15),
    "gap_before": (1, 2),
    "gap_behind": (1, 2),
    "body_above": (0.01, 0.05, 0.12),
    "words_before": (0, 2, 3, 5, 8, 12, 20),
    "words_next": (0, 2, 3, 5, 8, 12, 20, 30),
    "words_second": (2, 3, 5, 8, 12, 20, 30),
    "alike_around": (1, 2, 3, 5, 7),
    "run_above": (1, 2, 3, 5),
    "run_below": (1, 2, 3, 5),
    "words_above_run": (1, 2, 3),
    "about_the_body": (0.2, 0.4, 0.6, 0.8, 1.0),
    "words_in_body": (1, 2, 3, 4, 5, 6, 8),
    "rank_in_body": (1, 2, 3, 5, 8),
    "about_the_opening": (0.2, 0.4, 0.6),
    "said_next": (0.2, 0.5),
    "said_before": (0.2, 0.5, 0.8),
    "related_before": (1, 2, 3, 5),
    "related_behind": (1, 2, 3, 5),
    "times": (2, 3, 4),
    "in_longer_lines": (1, 2, 3),
    "begins_longer_lines": (1, 2),
    "said_often": (1, 2, 3, 4),
    "most_said": (0.1, 0.2, 0.4, 0.6),
    "rank_said": (1, 2, 3, 5, 8),
    "names_in_body": (1, 2, 3, 5),
    "before_about_body": (0.2, 0.5, 0.8),
    "next_about_body": (0.2, 0.5, 0.8),
    "furniture_above": (1, 2, 4, 8),
    "repeated_above": (1, 2, 4, 8),
    "short_above": (1, 3, 5),
    "short_below": (1, 3, 5),
    "belief": (0.05, 0.15, 0.3, 0.5, 0.7, 0.9),
    "belief_before": (0.05, 0.3, 0.7),
    "belief_next": (0.05, 0.15, 0.3, 0.5, 0.7, 0.9),
    "belief_near_above": (0.05, 0.15, 0.3, 0.5, 0.7),
    "belief_near_below": (0.05, 0.15, 0.3, 0.5, 0.7, 0.9),
    "belief_far_below": (0.05, 0.15, 0.3, 0.5, 0.7, 0.9),
    "believed_above": (0.02, 0.05, 0.12, 0.25),
    "lines_to_believed": (1, 2, 3, 5, 8, 12, 20),
}
"""Measures that are numbers -> the values at which their weight changes; the others are yes (1) or no (0)."""


def candidates(lines: Sequence[Line], start: int) -> list[int]:
    """Places of the lines that may be the headline. start: place of the body's first line."""
    return [place for place in _within(lines, start) if _possible(lines[place])]


def _within(lines: Sequence[Line], start: int) -> range:
    body = [place for place in range(start, len(lines)) if lines[place].body]
    most = BODY_ABOVE * sum(lines[place].size for place in body)
    passed, last = 0, start
    for last in body:
        passed += lines[last].size
        if passed > most:
            break
    stop = max(start + BELOW_BODY, min(last, start + MOST_BELOW))
    return range(max(0, start - ABOVE_BODY), min(len(lines), stop))


def _possible(line: Line) -> bool:
    if not FEWEST_WORDS <= line.size <= MOST_WORDS or line.furniture or (line.date and _CLOCK.search(line.text)):
        return False
    if not line.body or line.text.rstrip(_CLOSING_QUOTES)[-1:] not in _FULL_STOPS:
        return True
    return line.size < PROSE_WORDS and not _STOPS.search(line.text)


def evidence(lines: Sequence[Line], start: int) -> list[list[float]]:
    """A row of `NAMES` for each of the `candidates`."""
    view = view_of(lines, start, _within(lines, start), candidates(lines, start))
    beliefs = Beliefs(lines)
    rows = zip(view.places, _walk(view), overlaps(view), salience(view), _last_above(view), strict=True)
    return [
        [
            *_shape(lines[place]),
            *walk,
            *_neighbours(view, place),
            *overlap,
            *sameness(view, place),
            *said,
            *ends(view, place),
            float(lines[place].text.isupper()),
            *above,
            *_head_around(view, place),
            *around(beliefs, place),
        ]
        for place, walk, overlap, said, above in rows
    ]


def best(lines: Sequence[Line], start: int) -> tuple[int, float, str] | None:
    """The likeliest headline's place, its lead over the next one and the evidence for it; None without lines."""
    model = _model()
    rows = evidence(lines, start)
    scores = model.scores(rows)
    scored = [(score, -place, row) for score, place, row in zip(scores, candidates(lines, start), rows, strict=True)]
    if not scored:
        return None
    scored.sort(reverse=True)
    most, behind, row = scored[0]
    place = -behind
    if _describes_picture(lines, place):
        return place + 1, most, f"under what describes a picture: {lines[place].text}"
    lead = most - scored[1][0] if len(scored) > 1 else most
    return place, lead, model.weights.strongest(row)


@cache
def _model() -> Model:
    return load_model("headline", NAMES, STEPS)


def _describes_picture(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the alternative text of the picture above the headline, which is then the line below it."""
    if place + 1 >= len(lines) or not lines[place].picture or ends_sentence(lines[place].text):
        return False
    below = lines[place + 1]
    other = below.date or below.byline or below.name or below.furniture or below.credit or below.body or below.picture
    return not other and LEAST_UNDER_PICTURE <= below.size <= MOST_UNDER_PICTURE and not ends_sentence(below.text)


def _shape(line: Line) -> list[float]:
    text = line.text
    tokens = text.split()
    return [
        float(line.size),
        float(len(text)),
        float(text[-1] in _FULL_STOPS),
        float(text[-1] in "?!？！"),
        float(text[-1] in ":,;："),
        float(text[0].islower()),
        float(line.credit),
        float(line.date),
        float(line.byline),
        float(line.name),
        float(sum(text.count(mark) for mark in _PARTS)),
        float("@" in text or "www." in text or "http" in text),
        float(not any(mark.isalpha() for mark in text)),
        len(_DIGIT.findall(text)) / len(text),
        sum(1 for token in tokens if token[0].isupper()) / len(tokens),
        float(_QUOTES.search(text) is not None),
        float(":" in text[1:-1]),
        float(len(_STOPS.findall(text))),
        float(line.body),
        float(line.picture),
    ]


def _walk(view: PageView) -> list[list[float]]:
    """What stands between each candidate and the body, gathered on the way up; and how far things are from it."""
    lines, start = view.lines, view.start
    above, wanted = _distances_above(view), set(view.places)
    total = max(1, sum(line.size for line in lines if line.body))
    passed = sum(lines[place].size for place in view.within if lines[place].body)
    wordy = prose = furniture = 0
    date = byline = name = text = FAR
    rows: list[list[float]] = []
    for place in reversed(view.within):
        line = lines[place]
        passed -= line.size if line.body else 0
        if place in wanted:
            gap = lines[place + 1].gap if place + 1 < len(lines) else 0
            between = (max(-FAR, start - place), wordy, prose, furniture, date, byline, name, above[place], text)
            rows.append([float(place), *map(float, between), float(line.gap), float(gap), passed / total])
        if place < start:
            wordy += line.size >= WORDY
            prose += line.size >= PROSE_WORDS and not line.credit
            furniture += line.furniture
        date = 0 if line.date else min(FAR, date + 1)
        byline = 0 if line.byline else min(FAR, byline + 1)
        name = 0 if line.name and not line.furniture else min(FAR, name + 1)
        text = 0 if line.size >= PROSE_WORDS and ends_sentence(line.text) else min(FAR, text + 1)
    rows.reverse()
    return rows


def _distances_above(view: PageView) -> dict[int, int]:
    """Lines up to the last date or byline above each line."""
    found, distance = {}, FAR
    for place in range(max(0, view.within.start - FAR), view.within.stop):
        found[place] = distance
        distance = 0 if view.lines[place].date or view.lines[place].byline else min(FAR, distance + 1)
    return found


def _neighbours(view: PageView, place: int) -> list[float]:
    lines = view.lines
    before = lines[place - 1] if place else None
    below = lines[place + 1] if place + 1 < len(lines) else None
    around = range(max(0, place - 4), min(len(lines), place + 5))
    alike = sum(1 for other in around if other != place and _is_alike(lines[other]))
    return [
        float(before.size) if before else -1.0,
        float(below.size) if below else -1.0,
        float(lines[place + 2].size) if place + 2 < len(lines) else -1.0,
        float(below is not None and ends_sentence(below.text)),
        float(before is not None and ends_sentence(before.text)),
        float(below is not None and below.furniture),
        float(before is not None and before.furniture),
        float(below is not None and view.times[below.folded] > 1),
        float(before is not None and view.times[before.folded] > 1),
        float(alike),
        *_run(lines, place),
    ]


def _is_alike(line: Line) -> bool:
    return 4 <= line.size <= 20 and not (line.date or line.byline or line.furniture)


def _run(lines: Sequence[Line], place: int) -> list[float]:
    """How many lines like headlines stand directly above and below, and which is longer: a headline has a kicker above
    or a dek below.
    """
    above = below = 0
    while above < RUN and place - above > 0 and _like_headline(lines[place - above - 1]):
        above += 1
    while below < RUN and place + below + 1 < len(lines) and _like_headline(lines[place + below + 1]):
        below += 1
    size = lines[place].size
    return [
        float(above),
        float(below),
        float(above > 0 and size > lines[place - 1].size),
        float(below > 0 and size > lines[place + 1].size),
        float(lines[place - above - 1].size if place - above > 0 else 0),
    ]


def _like_headline(line: Line) -> bool:
    other = line.date or line.byline or line.name or line.furniture or line.credit
    return not other and 3 <= line.size <= 25 and not ends_sentence(line.text)


def _last_above(view: PageView) -> list[list[float]]:
    """Lines up to the last piece of furniture, and to the last line that the page repeats, above each candidate."""
    lines, wanted = view.lines, set(view.places)
    furniture = repeated = FAR
    rows: list[list[float]] = []
    for place in range(max(0, view.within.start - FAR), view.within.stop):
        if place in wanted:
            rows.append([float(furniture), float(repeated)])
        furniture = 0 if lines[place].furniture else min(FAR, furniture + 1)
        repeated = 0 if view.times[lines[place].folded] > 1 else min(FAR, repeated + 1)
    return rows


def _head_around(view: PageView, place: int) -> list[float]:
    """Menu entries around a line, and whether the lines beside it look like what stands beside a headline."""
    lines = view.lines
    longer_below = place + 1 < len(lines) and lines[place + 1].size > lines[place].size
    return [
        float(sum(1 for other in lines[max(0, place - AROUND) : place] if other.size <= SHORT_WORDS)),
        float(sum(1 for other in lines[place + 1 : place + 1 + AROUND] if other.size <= SHORT_WORDS)),
        float(place > 0 and _like_kicker(view, lines[place - 1])),
        float(longer_below and _like_dek(lines, place + 1)),
        float(_is_below_short(view, place)),
    ]


def _like_kicker(view: PageView, line: Line) -> bool:
    other = line.date or line.byline or line.furniture or line.credit or line.body
    return not other and line.size <= KICKER_LIKE and view.times[line.folded] == 1 and not ends_sentence(line.text)


def _like_dek(lines: Sequence[Line], place: int) -> bool:
    """Whether what follows a line is what follows a headline and its dek."""
    if place + 1 >= len(lines):
        return False
    line, below = lines[place], lines[place + 1]
    other = line.date or line.byline or line.name or line.furniture or line.credit
    head_goes_on = below.date or below.byline or below.name or below.credit or below.body
    return not other and head_goes_on and DEK_WORDS[0] <= line.size <= DEK_WORDS[1]


def _is_below_short(view: PageView, place: int) -> bool:
    """Whether a line like a dek stands below one that may be a short headline, with a kicker, date or byline above."""
    if place < 2 or not _like_dek(view.lines, place):
        return False
    first, short, line = view.lines[place - 2 : place + 1]
    other = short.date or short.byline or short.furniture or short.credit or short.body or ends_sentence(short.text)
    if other or view.times[short.folded] > 1 or 2 * short.size > line.size + 2:
        return False
    below_head = first.date or first.byline or _like_kicker(view, first)
    return below_head and SHORT_HEADLINE[0] <= short.size <= SHORT_HEADLINE[1]
