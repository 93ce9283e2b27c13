"""Lines told by their shape alone."""

from __future__ import annotations

import pytest

from article_extract.language import load_language
from article_extract.roles.line_shapes import is_date, is_name_line, opens_byline


@pytest.mark.parametrize(
    ("code", "text", "date"),
    [
        ("en", "Friday, 3 May 2024", True),
        ("en", "Updated 03/05/2024 at 10:15", True),
        ("id", "Diperbarui: Sabtu, 4 Mei 2024 08:00 WIB", True),
        ("id", "(3/5/2024)", True),
        ("id", "Kapal itu bersandar di dermaga Pulau Sembilan pada Jumat (3/5/2024) pagi.", False),
        ("hi", "अपडेट: 4 मई 2024, 08:00", True),
        ("ar", "٣ أيار/مايو ٢٠٢٤ - ١٠:١٥", True),
        ("fa", "۱۴ اردیبهشت ۱۴۰۳", True),
    ],
)
def test_a_date_line_is_told_from_a_sentence_with_a_date(code: str, text: str, date: bool) -> None:
    assert is_date(text, load_language(code)) is date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Brandt", True),
        ("Jan van der Berg", True),
        ("Bridge closed for a year", False),
        ("김하늘 기자", True),
        ("낡은 다리 통제에 상인들 반발", False),  # "traders protest as the old bridge closes"
        ("山田 花子", True),
    ],
)
def test_a_name_alone_is_short_where_no_capitals_tell_it(text: str, name: bool) -> None:
    assert is_name_line(text) is name


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("河口晚报记者 林晓舟 陈默", True),
        ("【文/河口网专栏作者 林晓舟】", True),
        ("河口晚报记者 从码头了解到，渡轮停航。", False),
        ("本报记者 林晓舟 王明 摄", False),
    ],
)
def test_names_behind_outlet_and_calling_are_a_byline(text: str, byline: bool) -> None:
    assert opens_byline(text, load_language("zh")) is byline
