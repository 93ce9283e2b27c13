"""Names taken out of bylines and author claims."""

from __future__ import annotations

import pytest

from article_extract.fields.names import claimed_names, printed_names, wrote_phrase
from article_extract.language import load_language


@pytest.mark.parametrize(
    ("code", "line", "names"),
    [
        ("en", "By Ida Brandt", ["Ida Brandt"]),
        ("en", "By IDA BRANDT, TOM OKAFOR and MAY LIN-WEST", ["IDA BRANDT", "TOM OKAFOR", "MAY LIN-WEST"]),
        ("en", "By Ida Brandt and Tom Okafor, Staff Writers", ["Ida Brandt", "Tom Okafor"]),
        ("en", "Written by Ida Brandt | May 3, 2024", ["Ida Brandt"]),
        ("en", "Ida Brandt in Lisbon for The Evening Wire", ["Ida Brandt"]),
        ("en", "By Ida Brandt, Health Editor ida@paper.example @idab", ["Ida Brandt"]),
        ("en", "By Tom Okafor Jr. Updated 3:15 PM", ["Tom Okafor Jr."]),
        ("en", "Ida BrandtTravel News Reporter", ["Ida Brandt"]),
        ("en", "By Ida Brandt and Evening News Staff", ["Ida Brandt", "Evening News Staff"]),
        ("en", "By J. R. Okafor", ["J. R. Okafor"]),
        ("en", "By The Associated Press", ["The Associated Press"]),
        ("en", "By Evening Staff", ["Evening Staff"]),
        ("en", "By Ida Brandt – Updated May 3, 2024 | Fact-checked by Tom Okafor", ["Ida Brandt"]),
        ("en", "By Ida Brandt, DVM. Reviewed by Tom Okafor, DVM", ["Ida Brandt"]),
        ("en", "Photos by Tom Okafor | Words by Ida Brandt", ["Ida Brandt"]),
        ("en", "Ida Brandt Founder & Lead Reviewer", ["Ida Brandt"]),
        ("en", "Written by Ida Brandt, Digital Content Manager and Garden Consultant", ["Ida Brandt"]),
        ("en", "Written by Ida and Tom", ["Ida", "Tom"]),
        ("en", "By Md Karim Rahman", ["Md Karim Rahman"]),
        ("en", "Posted on May 3, 2024 by idab", ["idab"]),
        ("en", "By Staff Writer", ["Staff Writer"]),
        ("en", "By The Morning editors", ["The Morning editors"]),
        ("en", "ByJ.R. Okafor", ["J.R. Okafor"]),
        ("en", "by ida1954 on May 3, 2024", ["ida1954"]),
        ("en", "By Ida Brandt For Evening.Test", ["Ida Brandt"]),
        ("en", "Anna Brandt Tom Okafor", ["Anna Brandt", "Tom Okafor"]),
        ("en", "Anna Maria Brandt Okafor", ["Anna Maria Brandt Okafor"]),
        ("de", "von Anna Brandt Konto von Anna Brandt", []),
        ("en", "By Harbo Tomke Brandt Okafor", ["Harbo Tomke Brandt Okafor"]),
        ("ru", "Анна Белова Антон Лесной 8 января, 17:46", ["Анна Белова", "Антон Лесной"]),
        ("en", "Guide by Ida Brandt Former Deputy Bridge Editor", ["Ida Brandt"]),
        ("en", "Posted by Ida under Roads, Bridges", ["Ida"]),
        ("en", "By QuayFred in Workshop", ["QuayFred"]),
        ("en", "Ida Brandt Friday, 3 May 2024", ["Ida Brandt"]),
        ("en", "By Ida Brandt Published: Friday, May 3, 2024 10:15", ["Ida Brandt"]),
        ("id", "Oleh: Ratna Wulandari Jumat, 3 Mei 2024 10:15 WIB", ["Ratna Wulandari"]),
        ("ar", "كتبت: هدى منصور الجمعة، ٣ أيار/مايو ٢٠٢٤", ["هدى منصور"]),
        ("he", "מאת: נועה לוי פורסם: 3 במאי 2024", ["נועה לוי"]),
        ("en", "News | May 3, 2024", []),
        ("en", "Last Updated: May 3, 2024", []),
        ("en", "By Ida Brandt. Last Updated on May 3, 2024", ["Ida Brandt"]),
        ("en", "BY IDA BRANDTPUBLISHED: MAY 3, 2024", ["IDA BRANDT"]),
        ("en", "5 min read", []),
        ("de", "Von Jörg Müller und Änne Groß, dpa", ["Jörg Müller", "Änne Groß", "dpa"]),
        ("de", "Ein Kommentar von Änne Groß", ["Änne Groß"]),
        ("de", "Publiziert am 3. Mai 2024 von änne", ["änne"]),
        ("de", "Eine kleine Geschichte der Brücke von Änne Groß", ["Änne Groß"]),
        ("de", "Gespeichert von änne am 3. Mai 2024 - 18:55", ["änne"]),
        ("de", "Eingestellt von Änne um 10:52", ["Änne"]),
        ("de", "3. Mai 20244. Mai 2024 von Änne", ["Änne"]),
        ("de", "Posted by Änne", ["Änne"]),
        ("de", "Autor: Rechtsanwalt Jörg Müller", ["Jörg Müller"]),
        ("de", "Ursula von der Linden", ["Ursula von der Linden"]),
        ("de", "Autorin Änne Groß | Übersetzung Jörg Müller", ["Änne Groß"]),
        ("de", "Do 25.04.24 | 14:07 Uhr | Von Änne Groß-Lenz", ["Änne Groß-Lenz"]),
        ("de", "Abendblatt Redaktion", ["Abendblatt Redaktion"]),
        ("fr", "Par Jean-Luc de la Fontaine et Marie Petit (avec AFP)", ["Jean-Luc de la Fontaine", "Marie Petit"]),
        ("es", "Por María R. Soto y Juan del Río", ["María R. Soto", "Juan del Río"]),
        ("it", "di Luca Bianchi", ["Luca Bianchi"]),
        ("nl", "Door Jan van der Berg", ["Jan van der Berg"]),
        ("no", "Tekst: Kari Nordby", ["Kari Nordby"]),
        ("pl", "Autor: Piotr Zieliński", ["Piotr Zieliński"]),
        ("ru", "Текст: Анна Белова", ["Анна Белова"]),
        ("ja", "文・写真 佐藤 花子記者", ["佐藤 花子"]),
        ("ja", "取材・文／佐藤 花子 写真：鈴木 太郎", ["佐藤 花子"]),
        ("ja", "2024.05.03 著者：佐藤 花子 編集：鈴木 太郎", ["佐藤 花子"]),
        ("zh", "来源：河口日报 | 作者：林晓舟 | 编辑：王明", ["林晓舟"]),
        ("zh", "2024-05-03 12:11来源：河口时报网作者：林晓舟", ["林晓舟"]),
        ("zh", "2024-05-03 10:22 出处：河口网 作者：江上客 编辑：江上客 人气： 5380 次 评论(18)", ["江上客"]),
        ("zh", "发表于2024-05-03 21:30| 1164次阅读| 来源 | QUAY | | 0 | 条评论| 作者林晓舟", ["林晓舟"]),
        ("zh", "来源：本站原创 作者：码头管理处 时间：2024年5月3日 23:00 浏览： 33", ["码头管理处"]),
        ("zh", "作者： | 林晓舟 | 责任编辑： | 王明", ["林晓舟"]),
        ("zh", "来源于：河口街道办事处", ["河口街道办事处"]),
        ("zh", "来源: 河口周刊 | 举报", ["河口周刊"]),
        ("zh", "发布日期： 2024-05-03", []),
        ("zh", "发布于 2024-05-03 07:19:52", []),
        ("zh", "编辑 王明 校对 陈默", []),
        ("zh", "河口晚报记者 林晓舟 陈默", ["林晓舟", "陈默"]),
        ("zh", "采写：河口晚报见习记者 林晓舟", ["林晓舟"]),
        ("zh", "【文/河口网专栏作者 林晓舟】", ["林晓舟"]),
        ("zh", "执笔/船老大、林晓舟&陈默", ["船老大", "林晓舟", "陈默"]),
        ("zh", "2024-05-03 20:35 船老大 林晓舟", ["船老大", "林晓舟"]),
        ("zh", "记者 林晓舟 张　艳 摄影 王明", ["林晓舟", "张艳"]),
        ("zh", "原创 | 河口都市报 2024-05-03 16:01:46", ["河口都市报"]),
        ("zh", "作者：Ida Brandt 来源：The Evening Wire", ["Ida Brandt"]),
        ("ko", "김서연 기자", ["김서연"]),
    ],
)
def test_names_as_printed(code: str, line: str, names: list[str]) -> None:
    assert printed_names(line, load_language(code)) == names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ida Brandt, Tom Okafor and May Lin", ["Ida Brandt", "Tom Okafor", "May Lin"]),
        ("By Ida Brandt", ["Ida Brandt"]),
        ("ida brandt", ["ida brandt"]),
        ("Ida Brandt and Tom Okafor, Nairobi", ["Ida Brandt", "Tom Okafor"]),
        ("Ida Brandt, RD, PhD", ["Ida Brandt"]),
        ("Ida B", ["Ida B"]),
        ("View all posts by Ida Brandt", ["Ida Brandt"]),
        ("Community Editor", ["Community Editor"]),
        ("name", []),
        ("Newsroom", ["Newsroom"]),
        ("Ida Brandt @idab", ["Ida Brandt"]),
        ("page.author.name", []),
        ("Unknown", []),
        ("No Author", []),
        ("https://paper.example/authors/ida", []),
        ("@paper", []),
        ("Evening Press", ["Evening Press"]),
        ("Slow Travel Expert", ["Slow Travel Expert"]),
        ("Ida Brandt, Bridge Expert", ["Ida Brandt"]),
        ("Tom Okafor Senior Roads Reporter", ["Tom Okafor"]),
        ("Crumb & Sons", ["Crumb & Sons"]),
        ("John & Mary", ["John", "Mary"]),
        ("Ida Brandt & Tom Okafor", ["Ida Brandt", "Tom Okafor"]),
        ("Hafen GmbH & Co. KG", ["Hafen GmbH & Co. KG"]),
        ("Port Sp. z o.o.", ["Port Sp. z o.o."]),
        ("Ida Brandt, M.D.", ["Ida Brandt"]),
        ("Ida Brandt, Chief Harbour Officer", ["Ida Brandt"]),
        ("Contributors to the Harbour Wiki", ["Contributors to the Harbour Wiki"]),
    ],
)
def test_names_in_a_claim(value: str, names: list[str]) -> None:
    assert claimed_names(value, load_language("en")) == names


def test_footnote_signs_capitals_and_date_labels_are_no_part_of_names() -> None:
    assert printed_names("By Ida Brandt1, Tom Okafor2", load_language("en")) == ["Ida Brandt", "Tom Okafor"]
    assert printed_names("BY IDA BRANDT FOR QUAY NEWS", load_language("en")) == ["IDA BRANDT"]
    assert printed_names("公開日：2025/01/31 11:30", load_language("ja")) == []
    assert printed_names("発信地：港町/北島", load_language("ja")) == []


def test_links_to_more_are_no_names() -> None:
    assert printed_names("Ida BrandtView More Articles", load_language("en")) == ["Ida Brandt"]
    assert printed_names("Ida Brandt | Read Bio", load_language("en")) == ["Ida Brandt"]


@pytest.mark.parametrize("code", ["en", "de", "fr", "zh"])
def test_words_for_who_wrote_are_found_wherever_they_stand(code: str) -> None:
    words = load_language(code)
    for phrase in words.byline.by:
        if " " in phrase:
            assert wrote_phrase(f"Photos. {phrase.upper()} Ida Brandt", words) == len("Photos. ")
    assert wrote_phrase("Photos. Text: Ida Brandt", load_language("de")) == len("Photos. ")
    assert wrote_phrase("A text on what Ida Brandt wrote", words) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Brandt 8 min read", ["Ida Brandt"]),
        ("By Ida Brandt March 18 at 12:22 PM Follow @ida", ["Ida Brandt"]),
        ("By 8 of our readers", []),
    ],
)
def test_what_is_counted_behind_a_name_is_no_part_of_it(line: str, names: list[str]) -> None:
    assert printed_names(line, load_language("en")) == names
