"""Bytes to text: marks, labels, and what the bytes look like where both are silent or wrong."""

from __future__ import annotations

import pytest

from article_extract.model import UnreadableInput
from article_extract.reading.decode import codec_name, decode, mend

GERMAN = "Die Gemeinde möchte die Brücke schließen, heißt es – „für zwei Jahre“."
FRENCH = "Le conseil a décidé de fermer le pont, même si la mairie s’y est opposée à l’été."
POLISH = "Rada gminy zdecydowała o zamknięciu mostu, choć mieszkańcy są temu przeciwni od września."
TURKISH = "Belediye meclisi köprünün kapatılmasına karar verdi, ancak halk buna karşı çıkıyor. İki yıl sürecek."
RUSSIAN = "Совет решил закрыть старый мост на два года. Жители города выступили против этого решения."
GREEK = "Το δημοτικό συμβούλιο αποφάσισε να κλείσει τη γέφυρα για δύο χρόνια."
JAPANESE = "市議会は火曜日、古い橋を二年間閉鎖することを決めた。住民はこの決定に反対している。"
KOREAN = "시의회는 화요일에 오래된 다리를 이년 동안 폐쇄하기로 결정했다. 주민들은 이 결정에 반대하고 있다."
CHINESE = "市议会星期二决定把这座旧桥关闭两年。当地的居民说他们不同意这个决定，因为他们每天都要过桥。"
TAIWANESE = "市議會星期二決定把這座舊橋關閉兩年。當地的居民說他們不同意這個決定，因為他們每天都要過橋。"

LEGACY = [
    (GERMAN, "windows-1252"),
    (FRENCH, "windows-1252"),
    (POLISH, "windows-1250"),
    (POLISH, "iso-8859-2"),
    (TURKISH, "windows-1254"),
    (RUSSIAN, "windows-1251"),
    (RUSSIAN, "koi8-r"),
    (GREEK, "windows-1253"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc-jp"),
    (KOREAN, "euc-kr"),
    (CHINESE, "gb18030"),
    (TAIWANESE, "big5"),
]


def decoded(content: bytes, charset: str | None = None) -> str:
    found = decode(content, charset)
    assert found.utf8 == found.text.encode()
    return found.text


def mended(text: str) -> str:
    found = mend(text)
    assert found.utf8 == found.text.encode()
    return found.text


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_a_page_without_label_is_read_by_its_letters(text: str, encoding: str) -> None:
    assert decoded(page(text).encode(encoding)) == page(text)


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_a_label_in_the_page_is_believed(text: str, encoding: str) -> None:
    labelled = page(text, f'<meta charset="{encoding}">')
    assert decoded(labelled.encode(encoding)) == labelled


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_the_label_of_the_server_is_believed(text: str, encoding: str) -> None:
    assert decoded(page(text).encode(encoding), encoding) == page(text)


@pytest.mark.parametrize("wrong", ["iso-8859-1", "utf-8"])
@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_a_label_that_the_bytes_contradict_is_not_believed(text: str, encoding: str, wrong: str) -> None:
    labelled = page(text, f'<meta http-equiv="Content-Type" content="text/html; charset={wrong}">')
    assert decoded(labelled.encode(encoding)) == labelled


def test_windows_1252_labelled_as_latin_1_keeps_its_quotation_marks() -> None:
    labelled = page(GERMAN, '<meta charset="iso-8859-1">')
    assert "„für zwei Jahre“" in decoded(labelled.encode("windows-1252"))


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "gb2312", "shift_jis"])
def test_utf_8_is_known_under_any_label(label: str) -> None:
    text = page(f"{GERMAN} 市 {RUSSIAN}", f'<meta charset="{label}">')
    assert decoded(text.encode()) == text


def test_a_few_two_byte_signs_that_could_be_utf_8_are_read_by_their_label() -> None:
    text = page("模", '<meta charset="gb2312">')
    assert text.encode("gb2312").decode("utf-8") != text
    assert decoded(text.encode("gb2312")) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_goes(encoding: str) -> None:
    assert decoded(page(GERMAN).encode(encoding), "iso-8859-1") == page(GERMAN)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_are_known_without_a_mark(encoding: str) -> None:
    assert decoded(page(FRENCH).encode(encoding)) == page(FRENCH)


def test_the_xml_declaration_is_a_label() -> None:
    text = f'<?xml version="1.0" encoding="windows-1251"?>{page(RUSSIAN)}'
    assert decoded(text.encode("windows-1251")) == text


def test_seven_bit_japanese_is_read_by_its_label() -> None:
    text = page(JAPANESE, '<meta charset="iso-2022-jp">')
    assert decoded(text.encode("iso-2022-jp")) == text


def test_stray_bytes_in_a_utf_8_page_are_read_as_windows_1252() -> None:
    raw = page(GERMAN * 3).encode() + "<p>naïve</p>".encode("windows-1252")
    assert decoded(raw).endswith("<p>naïve</p>")


def test_a_utf_8_page_cut_off_inside_a_character_loses_only_that() -> None:
    raw = page(GERMAN).encode() + "Straß".encode()[:-1]
    assert decoded(raw) == page(GERMAN) + "Stra"


def test_nul_bytes_in_a_page_are_dropped() -> None:
    assert decoded(page("Bri\0dge " * 3).encode()) == page("Bridge " * 3)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("latin1", "cp1252"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
        ("euc-kr", "cp949"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("big5", "big5hkscs"),
        ("iso-8859-9", "cp1254"),
        ("utf8", "utf-8"),
        ('"UTF-8"', "utf-8"),
        ("utf-16", "utf-8"),
        ("macintosh", "mac-roman"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str) -> None:
    assert codec_name(label) == codec


@pytest.mark.parametrize("label", ["", "nonsense", "punycode", "rot13", "unicode_escape", "base64", "a\0b"])
def test_labels_of_no_page_encoding_are_unknown(label: str) -> None:
    assert codec_name(label) is None


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "gzip"),
        (b"PK\x03\x04\x14\x00\x06\x00", "zip"),
        (b"\x7fELF\x02\x01\x01\x00", "program"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\x00\x00\x00\x20ftypisom", "MP4"),
        (bytes(range(32)) * 100, "binary"),
        (b"<p>" + b"\x00\x01\x02\x03" * 200, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(content: bytes, named: str) -> None:
    with pytest.raises(UnreadableInput, match=named):
        decoded(content)


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\0"])
def test_empty_input_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput):
        decoded(content)


def test_surrogate_pairs_in_a_str_are_joined_and_lone_ones_dropped() -> None:
    text = "a \U0001f600 b  c  d"
    assert mended("a \ud83d\ude00 b \ud83d c \ude00 d") == text


@pytest.mark.parametrize("text", ["", " \n ", "\0\0", "%PDF-1.4 …", "\x01\x02\x03\x04" * 40])
def test_a_str_that_is_empty_or_binary_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        mended(text)
