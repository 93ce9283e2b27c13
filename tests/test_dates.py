"""Dates found in words, numbers and machine forms, and what the words before them say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from article_extract.fields.dates import find_dates, parse_date
from article_extract.language import load_language


def at(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "2024-05-03T15:47:42Z", datetime(2024, 5, 3, 15, 47, 42, tzinfo=UTC)),
        ("en", "2024-05-03T15:47:42.389+0200", datetime(2024, 5, 3, 15, 47, 42, tzinfo=at(2))),
        ("en", "2024-05-03", datetime(2024, 5, 3)),
        ("en", "Fri, 28 Apr 2023 18:03:06 GMT", datetime(2023, 4, 28, 18, 3, tzinfo=UTC)),
        ("en", "1714745862", datetime(2024, 5, 3, 14, 17, 42, tzinfo=UTC)),
        ("en", "May 3, 2024 at 7:05 p.m. EDT", datetime(2024, 5, 3, 19, 5, tzinfo=at(-4))),
        ("en", "9 p.m. ET, January 4, 2024", datetime(2024, 1, 4, 21, 0, tzinfo=at(-5))),
        ("en", "9:30 a.m. ET, July 4, 2024", datetime(2024, 7, 4, 9, 30, tzinfo=at(-4))),
        ("en", "Sept. 3rd, 2024", datetime(2024, 9, 3)),
        ("en", "Our ReporterApril 28, 2023", datetime(2023, 4, 28)),
        ("de", "Datum:26. Januar 2022", datetime(2022, 1, 26)),
        ("de", "Datum:26.01.2022", datetime(2022, 1, 26)),
        ("en", "2023 Jan 7", datetime(2023, 1, 7)),
        ("en", "04/05/2023", datetime(2023, 4, 5)),
        ("en", "25/12/2023", datetime(2023, 12, 25)),
        ("de", "3. Mai 2024, 17:47 Uhr", datetime(2024, 5, 3, 17, 47)),
        ("de", "Do 25.04.24 | 14:07 Uhr", datetime(2024, 4, 25, 14, 7)),
        ("de", "3. Mai 20244. Juni 2024", datetime(2024, 5, 3)),
        ("de", "Jänner 2024, am 3. Jänner 2024", datetime(2024, 1, 3)),
        ("fr", "Publié le 1er juil. 2024 à 08h01", datetime(2024, 7, 1, 8, 1)),
        ("es", "12 de marzo de 2025 a las 18:03", datetime(2025, 3, 12, 18, 3)),
        ("it", "5 gennaio 2025 alle 14:44", datetime(2025, 1, 5, 14, 44)),
        ("pt", "3 de maio de 2024 às 15h30", datetime(2024, 5, 3, 15, 30)),
        ("nl", "3 mei 2024 om 09:15", datetime(2024, 5, 3, 9, 15)),
        ("pl", "2 lutego 2025, 21:52", datetime(2025, 2, 2, 21, 52)),
        ("sv", "Publicerad 23 oktober 2025 kl. 08:23", datetime(2025, 10, 23, 8, 23)),
        ("da", "Publiceret d. 3. maj 2024 kl. 12.30", datetime(2024, 5, 3, 12, 30)),
        ("no", "5. aug. 2024, kl. 13:05", datetime(2024, 8, 5, 13, 5)),
        ("cs", "3. 5. 2024 12:30", datetime(2024, 5, 3, 12, 30)),
        ("cs", "3. května 2024", datetime(2024, 5, 3)),
        ("tr", "05 Nisan 2025 - 14:09", datetime(2025, 4, 5, 14, 9)),
        ("ru", "14 мая 2025, 20:28 МСК", datetime(2025, 5, 14, 20, 28, tzinfo=at(3))),
        ("uk", "8 січня 2026, 17:46", datetime(2026, 1, 8, 17, 46)),
        ("ja", "2025年1月21日 20時50分", datetime(2025, 1, 21, 20, 50)),
        ("ko", "2024. 5. 3. 오후 9:15", datetime(2024, 5, 3, 21, 15)),
        ("zh", "2024-05-03 12:30:11", datetime(2024, 5, 3, 12, 30, 11)),
    ],
)
def test_dates_in_many_forms(code: str, text: str, expected: datetime) -> None:
    assert parse_date(text, load_language(code)) == expected


def test_a_language_without_own_months_is_read_by_dateparser() -> None:
    assert parse_date("04 सितंबर 2024", load_language("hi")) == datetime(2024, 9, 4)


@pytest.mark.parametrize(
    "text",
    ["", "Version 10.10.10.10", "0001-01-01T00:00:00Z", "1970-01-01", "Call 030/1234567", "31 May and no year", "2024"],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text, load_language("en")) is None


def test_a_relative_date_needs_a_moment_to_count_from() -> None:
    words, now = load_language("de"), datetime(2024, 5, 3, 12)
    assert parse_date("vor 3 Stunden", words) is None
    assert parse_date("vor 3 Stunden", words, reference=now) == datetime(2024, 5, 3, 9)
    assert parse_date("gestern", words, reference=now) == datetime(2024, 5, 2)
    assert parse_date("2 hours ago", load_language("en"), reference=now) == datetime(2024, 5, 3, 10)


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        ("en", "Published May 3, 2024, updated May 4, 2024", ["published", "modified"]),
        ("en", "May 3, 2024 | Updated: May 4, 2024", ["", "modified"]),
        ("de", "Stand: 03.05.2024, 15:42 Uhr", ["modified"]),
        ("de", "Akt.: 3. Mai 2024 - 15.42 Uhr", ["modified"]),
        ("de", "Veröffentlicht am 28.04.2023 | Aktualisiert am 29.04.2023", ["published", "modified"]),
        ("fr", "Publié le 18 juillet 2024 Mis à jour le 19 juillet 2024", ["published", "modified"]),
        ("ko", "입력 2025.05.15 20:00 수정 2025.05.16 15:01", ["published", "modified"]),
        ("ja", "公開日：2025/01/31 11:30 更新日：2025/02/01", ["published", "modified"]),
    ],
)
def test_the_words_before_a_date_say_which_it_is(code: str, text: str, kinds: list[str]) -> None:
    assert [stamp.kind for stamp in find_dates(text, load_language(code))] == kinds


def test_every_language_reads_its_own_months() -> None:
    for code in ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "no", "cs", "tr", "ru", "uk"):
        words = load_language(code)
        for name, month in words.dates.months.items():
            found = find_dates(f"7 {name} 2024", words)
            assert [stamp.when.month for stamp in found] == [month], (code, name)
