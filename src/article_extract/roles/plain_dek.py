"""The dek of a page without mark-up: the line between headline and body that reads as its standfirst, if one does."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from statistics import median

from article_extract.roles.plain_lines import Line, content, load_weights, score, share, strongest
from article_extract.typography import ends_sentence

FARTHEST = 40  # lines below the headline
FEWEST_WORDS = 4
MOST_WORDS = 120
BODY_BLOCKS = 25
CLOSE = 1.5  # log-odds
_STOPS = re.compile(r"[.!?…。！？]")
_PLACE_FIRST = re.compile(r"[^\W\d_a-z][\w-]+(?:[ /-][^\W\d_a-z][\w-]+)?[.:,](?: \([\w/]+\))?(?: [-–—])? ")

NAMES = (
    "bias", "under_8_words", "under_15_words", "over_45_words", "over_70_words", "sentence_end",
    "small_letter", "credit", "in_body", "not_about_the_body", "about_the_headline", "repeats_the_headline",
    "lines_from_headline", "directly_under", "byline_or_date_between", "credit_between",
    "other_prose_between", "byline_or_date_below", "byline_below", "credit_below", "body_directly_below",
    "few_lines_below", "many_lines_below", "shorter_than_body", "much_longer_than_body", "sentences",
    "place_first", "colon_or_comma", "asks", "repeated", "name_alone", "first_of_body",
)  # fmt: skip


def candidates(lines: Sequence[Line], top: int, end: int) -> list[int]:
    """Places of the lines that may be the dek. top: place of the headline; end: of the line where the head is over."""
    within = range(top + 1, min(end + 1, top + FARTHEST, len(lines)))
    return [place for place in within if _possible(lines[place])]


def _possible(line: Line) -> bool:
    return FEWEST_WORDS <= line.size <= MOST_WORDS and not (line.furniture or line.date or line.byline)


def evidence(lines: Sequence[Line], top: int, end: int) -> list[list[float]]:
    """A row of `NAMES` for each of the `candidates`."""
    body = [line for line in lines[top + 1 :] if line.body]
    about = content(line.folded for line in body[:BODY_BLOCKS])
    headline = content([lines[top].folded])
    usual = median(line.size for line in body) if body else 30.0
    first = next((place for place in range(top + 1, len(lines)) if lines[place].body), -1)
    folded = [line.folded for line in lines]
    rows = []
    for place in candidates(lines, top, end):
        line = lines[place]
        same = share(line.folded, headline)
        rows.append(
            [
                *_shape(line),
                float(line.body),
                float(share(line.folded, about) < 0.3),
                share(lines[top].folded, content([line.folded])),
                float(same > 0.6),
                *_between(lines, top, place),
                *_below(lines, place),
                float(line.size < 0.6 * usual),
                float(line.size > 1.5 * usual),
                min(4, len(_STOPS.findall(line.text))) / 4,
                float(_PLACE_FIRST.match(line.text) is not None),
                float(line.text[-1] in ":,"),
                float(line.text[-1] in "?？"),
                float(folded.count(line.folded) > 1),
                float(line.name),
                float(place == first),
            ]
        )
    return rows


def _shape(line: Line) -> list[float]:
    return [
        1.0,
        float(line.size < 8),
        float(line.size < 15),
        float(line.size > 45),
        float(line.size > 70),
        float(ends_sentence(line.text)),
        float(line.text[0].islower()),
        float(line.credit),
    ]


def _between(lines: Sequence[Line], top: int, place: int) -> list[float]:
    """What stands between the headline and a line."""
    between = lines[top + 1 : place]
    return [
        math.log1p(len(between)),
        float(not between),
        float(any(other.date or other.byline for other in between)),
        float(any(other.credit for other in between)),
        float(any(other.size >= 12 and not other.credit for other in between)),
    ]


def _below(lines: Sequence[Line], place: int) -> list[float]:
    """What stands between a line and the next one of the body."""
    reach = range(place + 1, min(place + FARTHEST, len(lines)))
    following = next((other for other in reach if lines[other].body), None)
    below = lines[place + 1 : following] if following is not None else lines[place + 1 : place + FARTHEST]
    return [
        float(any(other.date or other.byline for other in below)),
        float(any(other.byline for other in below)),
        float(any(other.credit for other in below)),
        float(not below),
        float(1 <= len(below) <= 3),
        float(len(below) > 3),
    ]


def best(lines: Sequence[Line], top: int, end: int) -> tuple[int, float, str] | None:
    """The likeliest dek's place, its score (above 0: likelier than none) and its evidence; None without lines."""
    weights = load_weights("dek", NAMES)
    scored = [
        (score(weights, row), -place, row)
        for place, row in zip(candidates(lines, top, end), evidence(lines, top, end), strict=True)
    ]
    if not scored:
        return None
    most, place, row = max(scored)
    for other, above, evidence_above in scored:
        # A dek that the body's first paragraph outdoes is still the dek: it stands above it.
        first = -above < -place and not lines[-above].body and ends_sentence(lines[-above].text)
        if first and other > most - CLOSE:
            most, place, row = other, above, evidence_above
            break
    return -place, most, strongest(weights, row, NAMES)
