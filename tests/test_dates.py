"""Dates found in words, numbers and machine forms, and what the words before them say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from article_extract.fields.dates import find_dates, parse_date
from article_extract.language import known_codes, load_language


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
        ("en", "3 May 2024, 10:15 (GMT+7)", datetime(2024, 5, 3, 10, 15, tzinfo=at(7))),
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


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        # the digits of other scripts
        ("ar", "٣ مايو ٢٠٢٤ - ١٠:١٥", datetime(2024, 5, 3, 10, 15)),
        ("ar", "نشر في: ٠٣/٠٥/٢٠٢٤", datetime(2024, 5, 3)),
        ("fa", "۳ مه ۲۰۲۴، ساعت ۱۰:۱۵", datetime(2024, 5, 3, 10, 15)),
        ("hi", "३ मई २०२४, १०:१५", datetime(2024, 5, 3, 10, 15)),
        ("bn", "৩ মে ২০২৪, ১০:১৫", datetime(2024, 5, 3, 10, 15)),
        ("th", "๓ พฤษภาคม ๒๕๖๗", datetime(2024, 5, 3)),
        # direction marks and the Arabic comma
        ("ar", "\u200f3\u200f \u202bمايو\u202c \u200e2024\u200e", datetime(2024, 5, 3)),
        ("ar", "الجمعة، 3 مايو، 2024", datetime(2024, 5, 3)),
        ("he", "\u200f3 במאי 2024, 10:15", datetime(2024, 5, 3, 10, 15)),
        # years counted otherwise
        ("th", "วันศุกร์ที่ 3 พฤษภาคม พ.ศ. 2567 เวลา 10.15 น.", datetime(2024, 5, 3, 10, 15)),
        ("th", "3 พ.ค. 67", datetime(2024, 5, 3)),
        ("th", "03/05/2567", datetime(2024, 5, 3)),
        ("th", "3 พฤษภาคม 2024", datetime(2024, 5, 3)),
        ("fa", "جمعه ۱۴ اردیبهشت ۱۴۰۳ - ۱۰:۱۵", datetime(2024, 5, 3, 10, 15)),
        ("fa", "۱۴۰۳/۰۲/۱۴", datetime(2024, 5, 3)),
        ("fa", "۳۰ اسفند ۱۴۰۳", datetime(2025, 3, 20)),
        ("ps", "۱۴ غويي ۱۴۰۳، ۳ مۍ ۲۰۲۴", datetime(2024, 5, 3)),
        # months by two names, inflected, elided, with capitals
        ("ar", "3 أيار/مايو 2024", datetime(2024, 5, 3)),
        ("ar", "3 أيار (مايو) 2024 10:15 م", datetime(2024, 5, 3, 22, 15)),
        ("ar", "يوم 3 مايو 2024 10:15", datetime(2024, 5, 3, 10, 15)),
        ("ca", "3 d'abril de 2024", datetime(2024, 4, 3)),
        ("ca", "3 d’abril del 2024 a les 10:15", datetime(2024, 4, 3, 10, 15)),
        ("cy", "3 o Fai 2024", datetime(2024, 5, 3)),
        ("la", "3 Maii 2024", datetime(2024, 5, 3)),
        ("el", "3 ΜΑΪΟΥ 2024", datetime(2024, 5, 3)),
        ("el", "Παρασκευή, 3 Μαΐου 2024, 10:15 μ.μ.", datetime(2024, 5, 3, 22, 15)),
        ("tr", "3 ARALIK 2024", datetime(2024, 12, 3)),
        ("tr", "3 HAZİRAN 2024", datetime(2024, 6, 3)),
        ("az", "3 İyun 2024, 10:15", datetime(2024, 6, 3, 10, 15)),
        ("et", "3. mail 2024", datetime(2024, 5, 3)),
        ("mt", "3 ta' Mejju 2024", datetime(2024, 5, 3)),
        ("sr", "3. maja 2024. u 10:15", datetime(2024, 5, 3, 10, 15)),
        ("sr", "3. маја 2024.", datetime(2024, 5, 3)),
        ("fi", "3. toukokuuta 2024 klo 10.15", datetime(2024, 5, 3, 10, 15)),
        ("vi", "Thứ Sáu, ngày 3 tháng 5 năm 2024, 10:15", datetime(2024, 5, 3, 10, 15)),
        ("vi", "13 tháng 12, 2024", datetime(2024, 12, 13)),
        ("ka", "3 მაისს, 2024", datetime(2024, 5, 3)),
        ("hy", "3 մայիսի, 2024", datetime(2024, 5, 3)),
        ("sw", "Ijumaa, Mei 3, 2024", datetime(2024, 5, 3)),
        ("ms", "3 Mei 2024, 10:15 pagi", datetime(2024, 5, 3, 10, 15)),
        ("id", "Jumat, 03 Mei 2024 10:15 WIB", datetime(2024, 5, 3, 10, 15, tzinfo=at(7))),
        ("ur", "3 مئی 2024", datetime(2024, 5, 3)),
        ("ta", "3 மே 2024", datetime(2024, 5, 3)),
        ("hi", "04 सितंबर 2024", datetime(2024, 9, 4)),
        ("hi", "शुक्रवार, 3 मई 2024 शाम 5:30 बजे", datetime(2024, 5, 3, 17, 30)),
        ("nb", "3. mai 2024 kl. 10.15", datetime(2024, 5, 3, 10, 15)),
        # the year in front
        ("hu", "2024. május 3. 10:15", datetime(2024, 5, 3, 10, 15)),
        ("hu", "2024. május 3-án", datetime(2024, 5, 3)),
        ("hu", "2024.05.03. 10:15", datetime(2024, 5, 3, 10, 15)),
        ("lt", "2024 m. gegužės 3 d. 10:15", datetime(2024, 5, 3, 10, 15)),
        ("lv", "2024. gada 3. maijā", datetime(2024, 5, 3)),
        ("kk", "2024 жылғы 3 мамыр", datetime(2024, 5, 3)),
        ("eu", "2024ko maiatzaren 3a", datetime(2024, 5, 3)),
    ],
)
def test_dates_in_other_scripts_calendars_and_orders(code: str, text: str, expected: datetime) -> None:
    assert parse_date(text, load_language(code)) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ne", "२०८१/०१/२१"),
        ("fa", "۳۱ اسفند ۱۴۰۳"),
        ("fa", "۳۰ اسفند ۱۴۰۲"),
        ("en", "3 May 2567"),
        ("en", "14/02/1403"),
    ],
)
def test_a_year_of_a_calendar_that_is_not_read_gives_no_date(code: str, text: str) -> None:
    assert parse_date(text, load_language(code)) is None


def test_a_language_without_own_months_is_read_by_dateparser() -> None:
    assert parse_date("3 mae 2024", load_language("br")) == datetime(2024, 5, 3)


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
        ("ar", "نشر في 3 مايو 2024 | آخر تحديث: 4 مايو 2024", ["published", "modified"]),
        ("hi", "प्रकाशित: 3 मई 2024 | अपडेट: 4 मई 2024", ["published", "modified"]),
        ("hu", "Megjelent: 2024. május 3. Frissítve: 2024. május 4.", ["published", "modified"]),
        ("th", "เผยแพร่เมื่อ 3 พ.ค. 2567 อัปเดต 4 พ.ค. 2567", ["published", "modified"]),
        ("tr", "YAYINLANMA 3 Mayıs 2024 GÜNCELLEME 4 Mayıs 2024", ["published", "modified"]),
    ],
)
def test_the_words_before_a_date_say_which_it_is(code: str, text: str, kinds: list[str]) -> None:
    assert [stamp.kind for stamp in find_dates(text, load_language(code))] == kinds


@pytest.mark.parametrize("code", [code for code in known_codes() if load_language(code).dates.months])
def test_every_language_reads_its_own_months(code: str) -> None:
    words = load_language(code)
    for name, month in words.dates.months.items():
        found = find_dates(f"7 {name} 2024", words)
        assert [stamp.when.month for stamp in found] == [month], (code, name)


@pytest.mark.parametrize(
    ("code", "text", "hours"),
    [
        ("hi", "3 घंटे पहले", 3), ("ar", "منذ 3 ساعات", 3), ("id", "3 jam yang lalu", 3), ("fi", "3 tuntia sitten", 3),
        ("hu", "3 órával ezelőtt", 3), ("he", "לפני 3 שעות", 3), ("th", "3 ชั่วโมงที่แล้ว", 3), ("vi", "3 giờ trước", 3),
        ("el", "πριν από 3 ώρες", 3), ("fa", "۳ ساعت پیش", 3), ("ro", "acum 3 ore", 3), ("bn", "৩ ঘণ্টা আগে", 3),
    ],
)  # fmt: skip
def test_relative_dates_of_other_languages(code: str, text: str, hours: int) -> None:
    now = datetime(2024, 5, 3, 12)
    assert parse_date(text, load_language(code), reference=now) == now - timedelta(hours=hours)
