"""Bytes to text: by byte order mark, label and, where these are silent or wrong, by what the bytes look like."""

from __future__ import annotations

import codecs
import re

from article_extract.model import UnreadableInput
from article_extract.reading.charset import guess

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstandard-compressed data"),
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
)
_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a WAVE recording", b"AVI ": "an AVI film"}

# Labels that mean another encoding than they say, as browsers read them (WHATWG Encoding Standard).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a label that could be read as ASCII cannot be right
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}
_MEANT_RAW = {
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "windows-949": "cp949",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-x-big5": "big5hkscs",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "unicode-1-1-utf-8": "utf-8",
    "utf8": "utf-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "iso-8859-8-i": "iso8859-8",
    "dos-874": "cp874",
}
_MULTI_BYTE = frozenset({"gb18030", "cp949", "cp932", "euc_jp", "big5hkscs", "iso2022_jp"})
# The codecs that pages are in; Python knows others (punycode, rot13, unicode_escape) that no page should call for.
_READ = _MULTI_BYTE | {
    *("utf-8", "cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
    *(f"cp{number}" for number in range(1250, 1259)),
    *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
}
_SINGLE_BYTE_LATIN = frozenset({"cp1252", "cp1254", "iso8859-15", "mac-roman"})

_HEAD = 4096  # browsers look for a declared charset in the first 1024 bytes; some pages open with long comments
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_PIECE = 1 << 15
_ESCAPED = re.compile(r"[\udc80-\udcff]+")  # what "surrogateescape" makes of bytes that are not UTF-8
_CUT_OFF = re.compile(r"[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\Z")  # the beginning of a character that never ends
_THREE_BYTES = re.compile(rb"[\xe0-\xf4]")  # what begins a character of three bytes or more in UTF-8
_STRAY_SHARE = 0.1  # broken sequences to good ones: fewer are stray bytes in a UTF-8 page, more another encoding
_CONTROL_SHARE = 0.03  # control bytes in the first kilobytes: text has next to none
_FEW_CONTROLS = 8


class Text:
    """A page's text in UTF-8, the form that the parser takes and most pages come in; as a str where it is asked for."""

    __slots__ = ("_text", "utf8")

    def __init__(self, utf8: bytes, text: str | None = None) -> None:
        self.utf8 = utf8
        self._text = text

    @property
    def text(self) -> str:
        """The whole text: of a long page dear to make."""
        if self._text is None:
            self._text = self.utf8.decode("utf-8")
        return self._text

    @property
    def head(self) -> str:
        """How the text begins."""
        return self.utf8[:_HEAD].decode("utf-8", "ignore")


def decode(content: bytes, charset: str | None = None) -> Text:
    """The text of a page's bytes, without byte order mark and NULs.

    charset: what the server said. A label is believed unless the bytes contradict it.
    Raises UnreadableInput where the bytes are empty or are no text at all.
    """
    if not content or content.isspace():
        raise UnreadableInput("the input is empty")
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _some(_encoded(content[len(mark) :].decode(name, "replace")))
    _refuse_known_formats(content)
    has_nul = b"\0" in content
    if has_nul and (wide := _wide_encoding(content)):
        return _some(_encoded(content.decode(wide, "replace")))
    _refuse_control_bytes(content)
    return _some(_decode_bytes(content.replace(b"\0", b"") if has_nul else content, charset))


def _encoded(text: str) -> Text:
    """A text with its UTF-8 form, NULs and lone surrogates gone from both, surrogate pairs joined."""
    try:
        utf8 = text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        utf8 = text.encode("utf-8")
    if b"\0" in utf8:  # looked for in bytes: in a str it takes ten times as long
        return Text(utf8.replace(b"\0", b""))
    return Text(utf8, text)


def _some(found: Text) -> Text:
    """The text itself; raises UnreadableInput where it is none."""
    head = found.head
    if not head or (head.isspace() and found.text.isspace()):
        raise UnreadableInput("the input is empty")
    return found


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: NULs stand in every other byte (or three of four) of its ASCII characters."""
    head = content[:_HEAD]
    quarter = max(1, len(head) // 4)
    nul = [head[offset::4].count(0) / quarter for offset in range(4)]
    most, few = 0.3, 0.05
    if nul[1] > 0.9 and nul[2] > 0.9 and nul[3] > most and nul[0] < few:
        return "utf-32-le"
    if nul[1] > 0.9 and nul[2] > most and nul[0] > 0.9 and nul[3] < few:
        return "utf-32-be"
    if nul[1] > most and nul[3] > most and nul[0] < few and nul[2] < few:
        return "utf-16-le"
    if nul[0] > most and nul[2] > most and nul[1] < few and nul[3] < few:
        return "utf-16-be"
    return None


def _refuse_known_formats(content: bytes) -> None:
    """Raises UnreadableInput where the bytes begin as a picture, an archive, a program do."""
    what = next((what for magic, what in _MAGIC if content.startswith(magic)), None)
    if content.startswith(b"RIFF"):
        what = _RIFF.get(content[8:12])
    elif content[4:8] == b"ftyp":
        what = "an MP4 film or an AVIF or HEIC picture"
    if what:
        raise UnreadableInput(f"the input is not a page: it looks like {what}")


def _refuse_control_bytes(content: bytes) -> None:
    """Raises UnreadableInput where more control bytes stand than any text has."""
    head = content[:_HEAD]
    control = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if control > max(_FEW_CONTROLS, _CONTROL_SHARE * len(head)):
        raise UnreadableInput("the input is not a page: it looks like binary data")


_CONTROL_BYTES = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27))


def _decode_bytes(content: bytes, charset: str | None) -> Text:
    if not _is_utf8(content):
        return _encoded(_decode_legacy(content, charset))
    other = _meant_otherwise(content, charset)
    return _encoded(other) if other else Text(content)


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are valid UTF-8; found out piece by piece, which spares the memory of the whole text."""
    if content.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), _PIECE):
            decoder.decode(content[at : at + _PIECE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _meant_otherwise(content: bytes, charset: str | None) -> str | None:
    """What bytes say that could be read as UTF-8 but are in another encoding; None where they are not."""
    if content.isascii():
        escapes = b"\x1b" in content and (b"\x1b$" in content or b"\x1b(" in content)
        label = _label(content, charset) if escapes else None
        return _strictly(content, label) if label == "iso2022_jp" else None
    label = _label(content, charset)
    if label in _MULTI_BYTE and not _THREE_BYTES.search(content):
        # A few GBK or Shift JIS pairs happen to be valid UTF-8 of two bytes; whole texts never are.
        return _strictly(content, label)
    return None


def _decode_legacy(content: bytes, charset: str | None) -> str:
    """Text of bytes that are not valid UTF-8."""
    mended = _mostly_utf8(content)
    if mended is not None:
        return mended
    label = _label(content, charset)
    if label and label != "utf-8":
        # Latin labels are what servers say when nobody told them better.
        better = guess(content, "cp1252") if label in _SINGLE_BYTE_LATIN else "cp1252"
        text = _tolerantly(content, label if better == "cp1252" else better)
        if text is not None:
            return text
    return content.decode(codec_name(guess(content)) or "cp1252", "replace")


def _mostly_utf8(content: bytes) -> str | None:
    """The text where the bytes are UTF-8 but for a cut-off end or a few stray bytes, which are read as windows-1252."""
    text = content.decode("utf-8", "surrogateescape")
    whole = _CUT_OFF.sub("", text)
    stray = sum(map(len, _ESCAPED.findall(whole)))
    good = _foreign_characters(whole) - stray
    if good <= 0 or stray > _STRAY_SHARE * good:
        return None
    return _ESCAPED.sub(lambda found: _stray(found.group()), whole)


def _foreign_characters(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _stray(escaped: str) -> str:
    return escaped.encode("utf-8", "surrogateescape").decode("cp1252", "ignore")


def _label(content: bytes, charset: str | None) -> str | None:
    """The Python codec that the server's or the page's own label means; None where neither names a known one."""
    if charset:
        name = codec_name(charset)
        if name:
            return name
    for found in _DECLARED.finditer(content[:_HEAD]):
        name = codec_name((found.group(1) or found.group(2)).decode("ascii", "replace"))
        if name:
            return name
    return None


def codec_name(label: str) -> str | None:
    """The Python codec for a charset label as browsers read it; None for an unknown label."""
    plain = label.strip().strip("\"'").lower()
    if plain in _MEANT_RAW:
        return _MEANT_RAW[plain]
    try:
        name = codecs.lookup(plain).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _READ else None


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeError:
        return None


def _tolerantly(content: bytes, codec: str) -> str | None:
    """Text read with a codec, up to a few broken characters; None where there are more."""
    try:
        text = content.decode(codec, "replace")
    except (UnicodeError, LookupError):
        return None
    broken = text.count("\ufffd")
    if not broken:
        return text
    good = _foreign_characters(text) - broken
    return text if broken <= _STRAY_SHARE * good or codec in _SINGLE_BYTE_LATIN else None


_HEAD_CHARACTERS = 2048


def mend(text: str) -> Text:
    """A str as content: NULs and lone surrogates gone, surrogate pairs joined.

    Raises UnreadableInput where it is empty or binary data that was read as text.
    """
    if text.startswith(("%PDF-", "\x89PNG")):
        raise UnreadableInput("the input is not a page: it looks like binary data read as text")
    head = text[:_HEAD_CHARACTERS]
    if not head.isprintable():
        control = sum(1 for char in head if char < " " and char not in "\t\n\f\r\x1b")
        if control > max(_FEW_CONTROLS, _CONTROL_SHARE * len(head)):
            raise UnreadableInput("the input is not a page: it looks like binary data read as text")
    return _some(_encoded(text.removeprefix("\ufeff")))
