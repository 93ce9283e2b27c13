"""Shapes of single lines: dates, bylines and names, told by their words alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from article_extract.language import Language, load_language
from article_extract.typography import fold, has_cjk

DATE_WORDS = 16
DATE_CHARACTERS = 110
DATE_ALONE_WORDS = 6  # a date without a year in a longer line is prose that speaks of a day
CJK_NAME = 5  # characters of a name, its role included
CJK_NAME_LINE = 7  # of a line that is one in two words or more
_NAME_WORD = r"(?:[^\W\d_a-z]['’.\w-]*|\w['’]\w+|de|la|le|van|von|der|den|del|di|da|dos|bin|al|el|ten|ter|zu|y)"
_NAME_LINE = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}")
_NAME_BEGIN = re.compile(
    rf"{_NAME_WORD}(?:$|\s*[,|•·/]|(?:\s+(?:de|la|le|van|von|der|den|del|di|da|dos|bin|al|el|ten|ter|zu))*\s+[^\W\d_a-z])"
)
BETWEEN_NAMES = re.compile(r"\s*[,/|&•;]\s*")
_LATIN_LOWER = re.compile(r"[a-zà-öø-ÿа-яёіїєα-ω]")
NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)|(?:19|20)\d\d[-/.]\s?\d{1,2}[-/.]\s?\d{1,2})(?!\d)|(?<!\d)(?:19|20)\d\d\s?[年년]\s?\d"
)
_TOKEN = re.compile(r"\S+")
_NAME_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-]+[^\W\d_]*)*")
_HANDLE = re.compile(r"(?<=\w)@\w.*")  # "Ida Brandt@idabrandt"
_OWNERS = ("'s", "’s")
_SENTENCE_CUT = re.compile(r"[.;|]\s+")
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d\d|\d{1,2}:\d\d)(?!\d)|\d:\d\d(?!\d)")
# A word's beginning, also where two elements were set without a space between them: "Associated PressApril 28".
_EDGE = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"


def is_date(text: str, words: Language) -> bool:
    """Whether a short line holds a date, in numbers, in words or relative to now."""
    size = text.count(" ") + 1  # CJK dates have no spaces inside, and words like "updated" between them
    if size > DATE_WORDS or len(text) > DATE_CHARACTERS or (size > DATE_ALONE_WORDS and not _YEAR.search(text)):
        return False
    found = NUMERIC_DATE.search(text)
    if found:  # in a longer line a date in brackets tells when what the sentence says happened: Jumat (3/5/2024)
        return size <= DATE_ALONE_WORDS or text[: found.start()].rstrip()[-1:] != "("
    return any(mark.isdigit() for mark in text) and _worded_date(words.code).search(text) is not None


def opens_byline(text: str, words: Language) -> bool:
    """Whether a line opens with "By", "Von", "Text:" before a name, or is that word alone."""
    if len(text) > 200:
        return False
    shape = byline_shape(words.code)
    if has_cjk(text) and _called_names(words.code).fullmatch(text):
        return True
    return shape.match(text) is not None or any(shape.match(text, cut.end()) for cut in _SENTENCE_CUT.finditer(text))


def is_name_line(text: str) -> bool:
    """Whether a line is two to five words with capitals, as a name is; in CJK scripts, which have none, very short."""
    short = not has_cjk(text) or len(text.replace(" ", "")) <= CJK_NAME_LINE
    return short and _NAME_LINE.fullmatch(text) is not None


def begins_with_name(text: str) -> bool:
    """Whether a line begins as a name does: two words with capitals, one alone, or a script without them."""
    return has_cjk(text) or not _LATIN_LOWER.search(text) or _NAME_BEGIN.match(text) is not None


def names_in(text: str, known: Collection[str] = ()) -> list[str]:
    """The names of a line that holds nothing else ("Ida Brandt / Tom Okafor", "Quay News"); none for any other line.

    known: folded names that count as such whatever their shape.
    """
    parts = [part for part in BETWEEN_NAMES.split(text.strip(" ()[]–—-")) if part]
    named = all(is_name_line(part) or (part[0].isupper() and " " not in part) or fold(part) in known for part in parts)
    return parts if named else []


def leading_name(text: str, words: Language) -> str:
    """The name a line begins with: two to four words with capitals, or a short one in a script without; "" for none."""
    if has_cjk(text):
        return text if len(text.replace(" ", "")) <= CJK_NAME else ""
    end, capitals = 0, 0
    text = _HANDLE.sub("", text)
    for found in _TOKEN.finditer(text):
        token = found[0].rstrip(",;:|")
        if token.endswith(_OWNERS):
            return ""  # "Ida Brandt's Weblog"
        if token[:1].isupper() and _NAME_TOKEN.fullmatch(token) and token.lower() not in words.function_words:
            capitals, end = capitals + 1, found.start() + len(token)
        elif token not in words.byline.particles:
            break
        if token != found[0] or capitals == 4:
            break
    spelt = any(len(word) > 1 for word in text[:end].split())  # "A A +" sets the size of the type
    return text[:end] if capitals >= 2 and spelt else ""


@cache
def _worded_date(code: str) -> re.Pattern[str]:
    words = load_language(code).dates
    months = _alternatives((*words.months, *words.solar))
    units = _alternatives(words.units)
    ago = _alternatives(words.relative)
    said = _alternatives((*words.published, *words.modified))
    return re.compile(
        rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|\.|º|°)?\s*(?:de |of )?(?:{months})(?!\w)"
        rf"|{_EDGE}(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b"
        rf"|\b(?:{ago})\s+\d{{1,3}}\s+(?:{units})(?!\w)|\b\d{{1,3}}\s?(?:{units})\s?(?:{ago})"
        rf"|^(?:{said})(?!\w).*\d{{1,2}}[:.]\d\d",
        re.I,
    )


@cache
def byline_shape(code: str) -> re.Pattern[str]:
    openers = _alternatives(word for word in load_language(code).byline.by)
    return re.compile(
        rf"(?i:{openers})(?:\s*[:：]?\s*$|\s*[:：]\s*(?=\S)|\s+(?=(?:[^\W\d_a-zа-яёіїє]|d['’]|de |van |von ))"
        r"|(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]))"
    )


@cache
def _called_names(code: str) -> re.Pattern[str]:
    """A line that is names behind who they work for and what they are: "河口晚报记者 林晓舟 陈默", "文/林晓舟".

    Of languages whose names have no spaces, so that none stands before a calling.
    """
    line = load_language(code).byline
    callings = _alternatives(word for word in line.by if has_cjk(word)) if " " in line.joiners else "(?!)"
    label, name = rf"(?:{callings})\s*[:：/／|｜]\s*", r"[\u3400-\u9fff]{2,5}"
    return re.compile(
        rf"[【（(\[]?(?:{label})?[^\s，。：:/|]{{0,14}}?(?:{label}|(?:{callings})\s+)"
        rf"{name}(?:(?:\s*[、&]\s*|\s+){name})*[】）)\]]?"
    )


def _alternatives(items: object) -> str:
    found = sorted(set(items), key=lambda item: (-len(item), item))  # type: ignore[call-overload]
    return "|".join(re.escape(item) for item in found) or r"(?!)"
