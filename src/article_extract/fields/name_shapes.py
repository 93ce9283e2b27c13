"""The shapes of bylines, made of the words of a language: what opens them, parts them and ends them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from article_extract.language import load_language
from article_extract.typography import fold, has_cjk

SHORT_ROLE = 3  # letters up to which a word before a name is no calling: "Md Karim Rahman"
GLUED_LETTERS = 7  # of a word for when, set behind a name without a space: no name ends in one as long


class Shapes(NamedTuple):
    by: re.Pattern[str]
    by_inside: re.Pattern[str]
    wrote: re.Pattern[str]
    wrote_words: tuple[str, ...]
    split: re.Pattern[str]
    until: re.Pattern[str]
    until_domain: re.Pattern[str]
    others: re.Pattern[str]
    roles_first: re.Pattern[str]
    roles_last: re.Pattern[str]
    ranks: re.Pattern[str]
    roles: frozenset[str]
    nobody: frozenset[str]
    desks: re.Pattern[str]
    particles: frozenset[str]
    openers: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    dated: re.Pattern[str]
    agencies: frozenset[str]
    bodies: frozenset[str]
    given: frozenset[str]
    families: frozenset[str]
    spaced: bool


def _alternatives(items: Iterable[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item))) or r"(?!)"


@cache
def shapes_of(code: str) -> Shapes:
    words = load_language(code)
    line, dates = words.byline, words.dates
    worded = [word for word in line.joiners if word[0].isalpha()]
    marks = [word for word in line.joiners if not word[0].isalpha() and word != " "]
    before = _alternatives(word for word in line.roles if len(word) > SHORT_ROLE)
    behind = _alternatives((*line.roles, *line.credentials))
    cjk = _alternatives(word for word in line.roles if has_cjk(word))
    by = _alternatives(line.by)
    callers = _alternatives(word for word in line.by if word not in line.desks)
    wrote_words = tuple(word.lower() for word in line.by if " " in word)
    worded_by = _alternatives(wrote_words)
    inner = _alternatives(word for word in line.others if " " in word)
    said = _alternatives((*dates.weekdays, *dates.published, *dates.modified))
    glued = _alternatives(
        word for word in (*dates.published, *dates.modified) if len(word) >= GLUED_LETTERS and word.isalpha()
    )
    at = _alternatives(word for word in dates.at if word.isalpha())
    return Shapes(
        by=re.compile(
            rf"^(?:(?:{by})(?:\s*[:：]\s*|\s+|(?=[\u3040-\u30ff\u3400-\u9fff])|(?-i:(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ.]))))+",
            re.I,
        ),
        by_inside=re.compile(rf"(?<=\s)(?:{by})(?:\s*:\s*|\s+)(?=\S)", re.I),
        wrote=re.compile(rf"(?<!\w)(?:(?:{worded_by})(?:\s*:\s*|\s+)|(?:{callers})\s?:\s*)(?=\S)", re.I),
        wrote_words=wrote_words,
        split=re.compile(
            rf"\s*(?:{_alternatives(marks)})\s*|[,;，⋅\n]|\s+[-–—]\s+|\s(?:{_alternatives(worded)})\s", re.I
        ),
        # Short ones ("in", "an") are also first names with a capital: "An Nguyen".
        until=re.compile(
            rf"(?<!\w)(?:{_alternatives(line.until)}|(?i:{_alternatives(w for w in line.until if len(w) > 5)}))(?!\w)"
        ),
        until_domain=re.compile(rf"\s(?:{_alternatives(line.until)})\s+(?:[\w-]+\.)+[a-z]{{2,4}}(?!\w)", re.I),
        others=re.compile(rf"^(?:{_alternatives(line.others)})(?!\w)|(?<!\w)(?:{inner})(?!\w)", re.I),
        roles_first=re.compile(rf"^(?:{before})s?(?:\s*[:,–-]\s*|\s+)(?=\S)", re.I),
        roles_last=re.compile(rf"(?:[\s,]+(?:{behind})s?\.?|(?<=[\u3040-\u9fff\uac00-\ud7af])\s?(?:{cjk}))$", re.I),
        ranks=re.compile(rf"(\S+\s+\S+?(?:\s+\S+?)*?)\s+(?:{_alternatives(line.ranks)})(?!\w)", re.I),
        roles=frozenset(
            fold(word) + plural for word in (*line.roles, *line.by, *line.credentials) for plural in ("", "s")
        ),
        nobody=frozenset(map(fold, line.nobody)),
        desks=re.compile(
            rf"(?<!\w)(?:{_alternatives(line.desks)})(?!\w)"
            rf"|(?:{_alternatives(word for word in line.desks if has_cjk(word))})$",
            re.I,
        ),
        particles=frozenset(line.particles),
        weekdays=frozenset(dates.weekdays),
        months=frozenset(dates.months),
        # What says of a date which it is goes with it, also glued to the name or with a small word between: "Ada Byron
        # Friday, 3 May 2024", "Ada Byron. Last updated on 3 May 2024", "ADA BYRONPUBLISHED: 3 MAY 2024".
        dated=re.compile(
            rf"(?:(?<!\w)(?:{said})|(?<=\w)(?:{glued}))(?!\w)[\s.,،:]*(?:(?:{said}|{at})(?!\w)[\s.,،:]*)*\Z", re.I
        ),
        openers=frozenset(
            word
            for word in (*line.until, *dates.published, *dates.modified)
            if (len(word) > 3 or has_cjk(word)) and " " not in word
        ),
        agencies=frozenset(fold(name) for name in (*words.agencies, *words.agencies.values())),
        given=frozenset(name.lower() for names in words.quotes.given.values() for name in names.split()),
        bodies=frozenset(fold(name.replace(".", "")) for name in words.credits.bodies),
        families=frozenset(words.quotes.surnames),
        spaced=" " in line.joiners,
    )
