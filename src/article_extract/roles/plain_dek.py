"""The dek of a page without mark-up: the lines between headline and body that read as its standfirst, if any do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from article_extract.roles.plain_lines import Line, Model, content, content_words, load_model, share
from article_extract.typography import ends_sentence

FARTHEST = 40  # lines below the headline
FEWEST_WORDS = 4
MOST_WORDS = 120
BODY_BLOCKS = 25
OPENING_BLOCKS = 3
NO_BODY_LENGTH = 30.0
FAR = 20
FEWEST_LINES, MOST_LINES = 3, 6  # of a dek set as a list of short lines, as Korean and Japanese papers do
LIST_WORDS = 14  # of such a line; captions without a stop are longer

_STOPS = re.compile(r"[.!?…。！？](?:\s|$)")
_QUOTES = re.compile(r"[\"“”„«»‘’『「]")
_LIST_MARKS = "…–—-•▪■▲△◆◇●○*>"
_PLACE_FIRST = re.compile(r"[^\W\d_a-z][\w-]+(?:[ /-][^\W\d_a-z][\w-]+)?[.:,](?: \([\w/]+\))?(?: [-–—])? ")

NAMES = (
    "bias", "words", "sentences", "sentence_end", "small_letter", "credit", "in_body", "place_first", "colon_or_comma",
    "asks", "quotes", "repeated", "name_alone", "picture", "gap_before", "gap_behind",
    "about_the_body", "about_the_opening", "opening_about_it", "about_the_headline", "repeats_the_headline",
    "holds_the_headline", "of_usual_length", "first_of_body", "bodies_above",
    "lines_from_headline", "words_from_headline", "byline_or_date_between", "credit_between", "prose_between",
    "furniture_between", "date_before", "byline_before", "credit_before", "furniture_before",
    "byline_or_date_below", "byline_below", "credit_below", "lines_to_body", "date_next", "byline_next", "name_next",
    "credit_next", "words_next", "wordy_next",
)  # fmt: skip

STEPS: dict[str, tuple[float, ...]] = {
    "words": (6, 8, 11, 15, 20, 27, 35, 45, 60, 80),
    "sentences": (1, 2, 3, 4),
    "gap_before": (1, 2),
    "gap_behind": (1, 2),
    "about_the_body": (0.2, 0.4, 0.6, 0.8),
    "about_the_opening": (0.1, 0.25, 0.4, 0.6),
    "opening_about_it": (0.05, 0.15, 0.3),
    "about_the_headline": (0.2, 0.4, 0.6),
    "repeats_the_headline": (0.15, 0.3, 0.6),
    "of_usual_length": (0.25, 0.5, 0.8, 1.2, 1.7, 2.5),
    "bodies_above": (1, 2),
    "lines_from_headline": (1, 2, 3, 4, 6, 9, 14, 20),
    "words_from_headline": (1, 6, 15, 40),
    "prose_between": (1, 2, 3),
    "furniture_between": (1, 2, 4),
    "lines_to_body": (1, 2, 3, 4, 6, 10, 20),
    "words_next": (0, 1, 2, 3, 6, 12, 25, 45),
}


def candidates(lines: Sequence[Line], top: int, end: int) -> list[int]:
    """Places of the lines that may be the dek. top: place of the headline; end: of the line where the head is over."""
    within = range(top + 1, min(end + 1, top + FARTHEST, len(lines)))
    return [place for place in within if _possible(lines[place])]


def _possible(line: Line) -> bool:
    return FEWEST_WORDS <= line.size <= MOST_WORDS and not (line.furniture or line.date or line.byline or line.name)


def evidence(lines: Sequence[Line], top: int, end: int) -> list[list[float]]:
    """A row of `NAMES` for each of the `candidates`."""
    from statistics import median  # noqa: PLC0415 - brings fractions and decimals along, of no use on pages with mark-up

    bodies = [place for place in range(top + 1, len(lines)) if lines[place].body]
    usual = median(lines[place].size for place in bodies) if bodies else NO_BODY_LENGTH
    headline = content_words(lines[top].folded)
    times = Counter(line.folded for line in lines)
    rows = []
    for place in candidates(lines, top, end):
        line = lines[place]
        others = [other for other in bodies[:BODY_BLOCKS] if other != place]
        opening = content(lines[other].folded for other in others[:OPENING_BLOCKS])
        own = content_words(line.folded)
        rows.append(
            [
                *_shape(line),
                float(times[line.folded] > 1),
                float(line.name),
                float(line.picture),
                float(line.gap),
                float(lines[place + 1].gap if place + 1 < len(lines) else 0),
                share(line.folded, content(lines[other].folded for other in others)),
                share(line.folded, opening),
                len(own & opening) / max(1, len(opening)),
                len(own & headline) / max(1, len(headline)),
                len(own & headline) / max(1, len(own)),
                float(f" {lines[top].folded} " in f" {line.folded} "),
                line.size / usual,
                float(bool(bodies) and place == bodies[0]),
                float(sum(1 for other in bodies if other < place)),
                *_between(lines, top, place),
                *_below(lines, place),
            ]
        )
    return rows


def _shape(line: Line) -> list[float]:
    text = line.text
    return [
        1.0,
        float(line.size),
        float(len(_STOPS.findall(text))),
        float(ends_sentence(text)),
        float(text[0].islower()),
        float(line.credit),
        float(line.body),
        float(_PLACE_FIRST.match(text) is not None),
        float(text[-1] in ":,"),
        float(text[-1] in "?？"),
        float(_QUOTES.search(text) is not None),
    ]


def _between(lines: Sequence[Line], top: int, place: int) -> list[float]:
    """What stands between the headline and a line, and directly before it."""
    between = lines[top + 1 : place]
    before = between[-1] if between else None
    return [
        float(len(between)),
        float(sum(other.size for other in between)),
        float(any(other.date or other.byline for other in between)),
        float(any(other.credit for other in between)),
        float(sum(1 for other in between if other.size >= 12 and not other.credit)),
        float(sum(1 for other in between if other.furniture)),
        float(before is not None and before.date),
        float(before is not None and (before.byline or before.name)),
        float(before is not None and before.credit),
        float(before is not None and before.furniture),
    ]


def _below(lines: Sequence[Line], place: int) -> list[float]:
    """What stands between a line and the next one of the body, and directly below it."""
    reach = range(place + 1, min(place + FARTHEST, len(lines)))
    following = next((other for other in reach if lines[other].body), None)
    below = lines[place + 1 : following] if following is not None else lines[place + 1 : place + FARTHEST]
    after = lines[place + 1] if place + 1 < len(lines) else None
    return [
        float(any(other.date or other.byline for other in below)),
        float(any(other.byline for other in below)),
        float(any(other.credit for other in below)),
        float(len(below) if following is not None else FAR),
        float(after is not None and after.date),
        float(after is not None and after.byline),
        float(after is not None and after.name),
        float(after is not None and after.credit),
        float(after.size if after is not None else -1),
        float(after is not None and after.size >= 12 and not after.credit),
    ]


def best(lines: Sequence[Line], top: int, end: int) -> tuple[int, float, str] | None:
    """The likeliest dek's place, its score (above 0: likelier than none) and its evidence; None without lines."""
    model = _model()
    rows = evidence(lines, top, end)
    places = candidates(lines, top, end)
    scored = [(score, -place, row) for score, place, row in zip(model.scores(rows), places, rows, strict=True)]
    if not scored:
        return None
    most, place, row = max(scored)
    return -place, most, model.weights.strongest(row)


def lines_of(lines: Sequence[Line], top: int, place: int) -> list[int]:
    """The places of a dek's lines: of the one at a place, or of the list of short lines without a stop that it belongs
    to: three and more, or those that open with the same mark ("…as neighbours complain" / "…and ask for help").
    """
    line = lines[place]
    run = [place]
    while run[-1] + 1 < len(lines) and _goes_with(lines[run[-1] + 1], line):
        run.append(run[-1] + 1)
    while run[0] - 1 > top and _goes_with(lines[run[0] - 1], line):
        run.insert(0, run[0] - 1)
    marked = line.text[0] in _LIST_MARKS and all(lines[at].text[0] == line.text[0] for at in run)
    whole = len({lines[at].folded for at in (top, *run)}) == len(run) + 1
    return run if whole and (2 if marked else FEWEST_LINES) <= len(run) <= MOST_LINES else [place]


def _goes_with(other: Line, line: Line) -> bool:
    """Whether two lines may be of one list."""
    for one in (other, line):
        told = one.furniture or one.byline or one.credit or one.name or one.picture or one.body
        if told or not 3 <= one.size <= LIST_WORDS or ends_sentence(one.text) or one.text[-1] in ":：":
            return False
    return 0.5 <= len(other.text) / len(line.text) <= 2


@cache
def _model() -> Model:
    return load_model("dek", NAMES, STEPS)
