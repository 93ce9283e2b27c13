"""Numbers and years of other writing systems and calendars, in ours."""

from __future__ import annotations

from datetime import date, timedelta

SOLAR_YEARS = range(1369, 1426)  # of the Persian calendar: 1990 to 2046, the years that news pages can be of
_NEW_YEAR = date(1990, 3, 21)  # the first day of the first of them
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of a cycle of 33 years, which holds for all of them
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐０"  # the nine other digits of a script follow its zero
_DIGITS = {ord(zero) + value: ord("0") + value for zero in _ZEROS for value in range(10)}


def plain_digits(text: str) -> str:
    """The same text with European digits, each in its place."""
    return text if text.isascii() else text.translate(_DIGITS)


def from_solar(year: int, month: int, day: int) -> date | None:
    """A day of the Persian (solar Hijri) calendar in ours; None where there is no such day or no page could mean it."""
    if year not in SOLAR_YEARS or not 1 <= month <= 12:
        return None
    longest = 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAP else 29
    if not 1 <= day <= longest:
        return None
    years = range(SOLAR_YEARS.start, year)
    days = 365 * len(years) + sum(before % 33 in _LEAP for before in years)
    return _NEW_YEAR + timedelta(days + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)
