"""Dates found in text: in words, in numbers, in the forms of machines. Which to believe is said in `publication`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple, TypeVar

from article_extract.fields.calendars import SOLAR_YEARS, from_solar, plain_digits
from article_extract.language import DateWords, Language, known_codes, load_language
from article_extract.typography import clean

FIRST_YEAR = 1990  # news sites have no older pages; 1970 and 0001 are what content systems write for "unknown"
LAST_YEAR = 2046  # later ones are counted in other calendars: Nepal is in the 2080s
LINE_WORDS = 40  # longer blocks are prose that speaks of dates, not date lines


_Value = TypeVar("_Value")


class Stamp(NamedTuple):
    """A date found in a text: [start, end), the moment, whether a time of day was given, and what is said of it.

    kind is "published", "modified" or "" where the words before the date do not tell.
    """

    start: int
    end: int
    when: datetime
    timed: bool
    kind: str


class _Shapes(NamedTuple):
    """The regular expressions of one language's dates, made from its words."""

    months: dict[str, int]
    solar: dict[str, int]
    worded: re.Pattern[str]
    numeric: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    relative: re.Pattern[str] | None
    kinds: re.Pattern[str] | None
    kind_of: dict[str, str]
    units: dict[str, int]
    days: dict[str, int]


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z\b|[+-]\d\d:?\d\d)?)?")
_NUMERIC = (
    r"(?<![\d./-])(?<!\d:)(?P<a>\d{1,4})(?P<mark>[./-]|\.\s)\s?(?P<b>\d{1,2})(?:(?<=\d)(?P=mark))\s?"
    r"(?P<c>\d{4}|\d\d?)(?![\d:]|[./-]\d)"
)
_CJK = r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]?"
_OFFSET = r"(?:(?:GMT|UTC)\s?)?[+-]\d{1,2}(?::?\d\d)?"
# A word's beginning, also where two elements were set without a space between them: "Associated PressApril 28".
_EDGE = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
_SPACELESS = frozenset({"ja", "ko", "zh", "th", "km", "my"})  # words are written without spaces between them
_DIGIT = re.compile(r"\d")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


def parse_date(
    text: str, words: Language, *, order: str | None = None, reference: datetime | None = None
) -> datetime | None:
    """The first date a short text gives, with its zone where it has one; None where it gives none.

    order: "dmy", "mdy" or "ymd" for numeric dates, else that of the language. reference: the moment that "2 hours ago"
    counts from; without one relative dates are none.
    """
    text = plain_digits(clean(text))
    quick = _machine_date(text)
    if quick:
        return quick
    for stamp in find_dates(text, words, order=order, reference=reference):
        return stamp.when
    return _last_resort(text, words, order or words.dates.order)


def find_dates(
    text: str, words: Language, *, order: str | None = None, reference: datetime | None = None
) -> list[Stamp]:
    """Every absolute date of a text (and the relative ones, given a reference), in order, with what is said of each."""
    if not _DIGIT.search(text) and reference is None:
        return []
    text = plain_digits(text)
    shapes = _shapes(words.code)
    found: list[tuple[int, int, datetime, bool]] = []
    for start, end, day in sorted(_days(text, shapes, words, order or words.dates.order)):
        if found and start < found[-1][1]:
            continue
        found.append(_with_time(text, start, end, day, shapes, words.dates, found[-1][1] if found else 0))
    if reference is not None and not found:
        found.extend(_relative(text, shapes, reference))
    return list(_with_kinds(text, found, shapes))


def _machine_date(text: str) -> datetime | None:
    """ISO 8601 and epoch seconds or milliseconds, the forms machines write."""
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    found = _ISO.match(text)
    return _iso(found) if found else None


def _iso(found: re.Match[str]) -> datetime | None:
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    zone = _zone_of(found[7]) if found[7] else None
    when = moment(year, month, day, int(found[4] or 0), int(found[5] or 0), int(found[6] or 0))
    return when.replace(tzinfo=zone) if when else None


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime | None:
    """A datetime, or None where the numbers name none that a page could mean."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, hour % 24, minute, min(second, 59))
    except ValueError:  # 31 February, month 13: these numbers are no date
        return None


def _days(text: str, shapes: _Shapes, words: Language, order: str) -> Iterator[tuple[int, int, datetime]]:
    """The days a text names: (start, end, midnight)."""
    for found in shapes.worded.finditer(text):
        day = _worded_day(found, shapes, words.dates)
        if day:
            yield found.start(), found.end(), day
    for found in shapes.numeric.finditer(text):
        day = _cjk_day(found) if found["y"] else _numeric_day(found, order, words.dates)
        if day:
            yield found.start(), found.end(), day


def _worded_day(found: re.Match[str], shapes: _Shapes, words: DateWords) -> datetime | None:
    place = next(place for place in "1234" if found[f"d{place}"] is not None)
    day, name, year = found[f"d{place}"], _key(found[f"m{place}"]), found[f"y{place}"]
    if name in shapes.solar:
        when = from_solar(int(year), shapes.solar[name], int(day))
        return datetime(when.year, when.month, when.day) if when else None
    month = shapes.months.get(name)
    return _counted(_full_year(int(year), words), month, int(day), words) if month else None


def _full_year(year: int, words: DateWords) -> int:
    """A year with its century: of a calendar that is ahead where ours gives no year that a page could mean."""
    if year >= 100:
        return year
    ahead = 2000 + year > LAST_YEAR and words.era
    return (2000 + words.era) // 100 * 100 + year if ahead else 2000 + year


def _counted(year: int, month: int, day: int, words: DateWords) -> datetime | None:
    """A day whose year may be counted as in the language's other calendar."""
    return moment(year - words.era if year > LAST_YEAR else year, month, day)


def _key(word: str) -> str:
    """A word as the tables hold it: the dotless and the dotted capital of Turkish are found by either small letter."""
    return word.casefold().replace("\u0307", "").replace("ı", "i")


def _cjk_day(found: re.Match[str]) -> datetime | None:
    return moment(int(found["y"]), int(found["m"]), int(found["d"]))


def _numeric_day(found: re.Match[str], order: str, words: DateWords) -> datetime | None:
    """Three numbers as a day, in the page's order; a number that fits only one place overrules it."""
    a, b, c = found["a"], found["b"], found["c"]
    if len(a) == 4:
        return _year_first(int(a), int(b), int(c), words) if len(c) <= 2 else None
    if len(a) == 3 or len(c) == 1 or (len(c) == 2 and found["mark"] == "-"):
        return None
    if order == "ymd" and len(c) == 2:
        return moment(2000 + int(a), int(b), int(c))
    year = _full_year(int(c), words)
    day, month = int(a), int(b)
    # Dots part day from month on pages of every language; only slashes and dashes are read in the American order.
    if (order == "mdy" and "." not in found["mark"] and day <= 12) or month > 12:
        day, month = month, day
    return _counted(year, month, day, words)


def _year_first(year: int, month: int, day: int, words: DateWords) -> datetime | None:
    if words.solar and year in SOLAR_YEARS:
        when = from_solar(year, month, day)
        return datetime(when.year, when.month, when.day) if when else None
    return _counted(year, month, day, words)


def _with_time(
    text: str, start: int, end: int, day: datetime, shapes: _Shapes, words: DateWords, floor: int
) -> tuple[int, int, datetime, bool]:
    """A day with the time of day and zone that stand behind it, or before it ("7:00 AM EDT, May 3, 2024")."""
    found = _ISO.match(text, start)
    if found and found.end() >= end:
        exact = _iso(found)
        if exact and found[4]:
            return start, found.end(), exact, True
    behind = shapes.behind.match(text, end)
    if behind:
        when = _clock(day, behind, words)
        return (start, behind.end(), when, True) if when else (start, end, day, False)
    ahead = shapes.before.search(text, max(floor, start - 40), start)
    when = _clock(day, ahead, words) if ahead else None
    return (ahead.start(), end, when, True) if ahead and when else (start, end, day, False)


def _clock(day: datetime, found: re.Match[str], words: DateWords) -> datetime | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half1"] or found["half2"] or "").lower()
    if half in words.pm and hour < 12:
        hour += 12
    elif half in words.am and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    when = day.replace(hour=hour % 24, minute=minute)
    zone = found["zone"]
    return when.replace(tzinfo=_zone_of(zone, words, when)) if zone else when


def _zone_of(name: str, words: DateWords | None = None, when: datetime | None = None) -> timezone | None:
    """A zone from "Z", "+02:00", "GMT+2" or an abbreviation of the language files."""
    plain = name.lower().strip("() ")
    known = words.zones.get(plain) if words else None
    if known:
        hours, _, rule = known.partition(" ")
        summer = timedelta(hours=1) if rule == "us" and when and _us_summer(when) else timedelta()
        return timezone(_offset(hours) + summer)
    digits = re.search(r"[+-]\d{1,2}(?::?\d\d)?", plain)
    if digits:
        offset = _offset(digits[0])
        return timezone(offset) if abs(offset) < timedelta(hours=24) else None
    return UTC if plain in ("z", "gmt", "utc") else None


def _offset(text: str) -> timedelta:
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return sign * timedelta(hours=int(hours), minutes=int(minutes))


def _us_summer(when: datetime) -> bool:
    """Daylight saving time in the United States: second Sunday of March to first Sunday of November, 2 a.m."""
    march, november = datetime(when.year, 3, 8, 2), datetime(when.year, 11, 1, 2)
    start = march + timedelta(days=(6 - march.weekday()) % 7)
    end = november + timedelta(days=(6 - november.weekday()) % 7)
    return start <= when.replace(tzinfo=None) < end


def _relative(text: str, shapes: _Shapes, reference: datetime) -> Iterator[tuple[int, int, datetime, bool]]:
    """Dates told from a moment: "2 hours ago", "vor 3 Stunden", "yesterday"."""
    if shapes.relative is None:
        return
    for found in shapes.relative.finditer(text):
        if found["day"]:
            when = reference + timedelta(days=shapes.days[_key(found["day"])])
            yield found.start(), found.end(), when.replace(hour=0, minute=0, second=0, microsecond=0), False
        elif found["ago1"] or found["ago2"]:
            seconds = int(found["count"]) * shapes.units[_key(found["unit"])]
            yield found.start(), found.end(), reference - timedelta(seconds=seconds), seconds < 86400


def _with_kinds(text: str, found: list[tuple[int, int, datetime, bool]], shapes: _Shapes) -> Iterator[Stamp]:
    """Each date with what the last word before it, and behind the date before, says of it."""
    done = 0
    for start, end, when, timed in found:
        named = list(shapes.kinds.finditer(text, done, start)) if shapes.kinds else []
        kind = shapes.kind_of[_key(clean(named[-1][0]))] if named else ""
        yield Stamp(start, end, when, timed, kind)
        done = end


def _last_resort(text: str, words: Language, order: str) -> datetime | None:
    """dateparser's reading of a worded date, for languages without own month names; it is slow to import."""
    if words.code in known_codes() or len(text.split()) > LINE_WORDS:
        return None
    if not re.search(r"(?:19|20)\d\d", text) or not re.search(r"[^\W\d_]{2}", text):
        return None
    import dateparser  # heavy: only here

    settings = {"STRICT_PARSING": True, "DATE_ORDER": order.upper()}
    found: datetime | None = dateparser.parse(text, settings=settings)
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def _alternatives(items: Iterable[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item)))


@cache
def _shapes(code: str) -> _Shapes:
    words = load_language(code).dates
    spaceless = code in _SPACELESS
    days = _alternatives(words.weekdays) or r"(?!)"
    at = _alternatives(word for word in words.at if word[0].isalpha()) or r"(?!)"
    am_pm = _alternatives((*words.am, *words.pm, *(w.replace(".", "") for w in (*words.am, *words.pm)))) or r"(?!)"
    zones = rf"\(?(?P<zone>{_OFFSET}|\b(?:{_alternatives(words.zones)})\b)(?!\w)\)?"
    begins = "" if spaceless else r"(?<!\w)"  # "م" (p.m.) is also the last letter of words
    clock = (
        rf"(?:{begins}(?P<half1>{am_pm})\s?)?(?<!\d)(?P<hour>\d{{1,2}})(?:\s?[:.hH時时시点點]\s?(?P<minute>\d\d)?(?::\d\d)?[分분]?(?!\d)|(?=\s?(?:{am_pm})))"
        rf"(?:\s?(?P<half2>{am_pm})(?!\w))?(?:\s?(?:Uhr|uhr|h|hrs|Uhr)\b)?(?:\s*{zones})?"
    )
    gap = rf"(?:[\s.,،|/;:()·•–—-]|\b(?:{at}|{days})(?!\w)\.?)*"
    kind_of = dict.fromkeys(words.published, "published") | dict.fromkeys(words.modified, "modified")
    edged = r"(?:{})" if spaceless else r"(?<!\w)(?:{})(?!\w)"
    return _Shapes(
        months=_keyed(words.months),
        solar=_keyed(words.solar),
        worded=_worded_shape(words, at),
        numeric=re.compile(f"{_NUMERIC}|{_CJK}"),
        behind=re.compile(gap + clock, re.I),
        before=re.compile(rf"{clock}{gap}\Z", re.I),
        relative=_relative_shape(words, spaceless),
        kinds=re.compile(edged.format(_alternatives(kind_of)), re.I) if kind_of else None,
        kind_of=_keyed(kind_of),
        units=_keyed(words.units),
        days=_keyed(words.days),
    )


def _keyed(table: Mapping[str, _Value]) -> dict[str, _Value]:
    return {_key(word): value for word, value in table.items()}


def _worded_shape(words: DateWords, at: str) -> re.Pattern[str]:
    """Day, month and year in the orders that languages have. Word edges are not told by `\\b`: vowel signs of Indian
    scripts are no letters to it.
    """
    names = _alternatives((*words.months, *words.solar)) or r"(?!)"
    elided = _alternatives(word[:-1] for word in words.at if word.endswith("'"))  # "3 d'abril de 2024"
    elision = rf"(?:\b(?:{elided})['’])?" if elided else ""
    link = rf"(?:\s|\b(?:{at})(?!\w)|[,،.–-]){{0,6}}?"
    twice = rf"(?:\s?[/(]\s?(?:{names})\)?)?"  # "3 أيار/مايو 2024": the month by both its names
    return re.compile(
        rf"(?:(?<![\d./-])(?<!\d:)|(?<=[^\W\d_]\s20\d\d))(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?{link}{elision}\b(?P<m1>{names})(?!\w)"
        rf"\.?{twice}{link}'?(?P<y1>\d{{4}}|\d\d(?![\d:.]))(?:(?!\d)|(?=\d{{1,2}}\.?\s(?:{names})(?!\w)))"
        rf"|{_EDGE}(?P<m2>{names})(?!\w)\.?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){link}(?P<y2>\d{{4}})(?:(?!\d)|(?=\d{{1,2}}:\d\d))"
        # "2024. május 3-án", "2024 m. gegužės 3 d.", "2024ko maiatzaren 3a"
        rf"|(?<![\w./:-])(?P<y3>(?:19|20)\d\d)[.,]?(?:\s?(?:{at})(?!\w)\.?)?\s(?P<m3>{names})(?!\w)\.?\s(?P<d3>\d{{1,2}})(?!\s?[ap]\.?m\b)(?:-?[^\W\d_]{{1,3}})?(?!\w)"
        # "2024. gada 3. maijā", "2024 жылғы 3 мамыр"
        rf"|(?<![\w./:-])(?P<y4>(?:19|20)\d\d)[.-]?\s?(?:{at})(?!\w)\.?\s(?P<d4>\d{{1,2}})\.?[\s-]\s?(?P<m4>{names})(?!\w)",
        re.I,
    )


def _relative_shape(words: DateWords, spaceless: bool) -> re.Pattern[str] | None:
    if not words.units or not words.relative:
        return None
    ago, units, days = _alternatives(words.relative), _alternatives(words.units), _alternatives(words.days) or r"(?!)"
    begins, ends = ("", "") if spaceless else (r"(?<!\w)", r"(?!\w)")
    return re.compile(
        rf"(?:(?P<ago1>{ago})\s+)?(?P<count>\d{{1,3}})\s?(?P<unit>{units}){ends}\.?(?:\s?(?P<ago2>{ago}){ends})?|{begins}(?P<day>{days}){ends}",
        re.I,
    )
