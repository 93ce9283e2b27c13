"""Which language a text is in, by its script and commonest words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from article_extract.language.loading import known_codes, source_of
from article_extract.typography import clean

_HEAD = 8192  # bytes that hold what stands before the first table of any language's file
_QUOTED = re.compile(r'"([^"\\]+)"')


@cache
def function_words(code: str) -> frozenset[str]:
    """The commonest words of a language, without the rest of its file: languages are told apart by those of all."""
    if code not in known_codes():
        return frozenset()
    with source_of(code).open("rb") as file:
        head = file.read(_HEAD).partition(b"\n[")[0]
    return frozenset(_QUOTED.findall(head[head.find(b"function_words") :].decode("utf-8")))


@lru_cache(maxsize=1)
def _speakers() -> dict[str, tuple[str, ...]]:
    """Function word -> codes of the languages that use it."""
    table: dict[str, list[str]] = {}
    for code in known_codes():
        for word in function_words(code):
            table.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in table.items()}


_OTHER_SCRIPTS = re.compile(r"[\u0370-\u03ff\u0530-\u1fff\u3040-\ud7af]")  # neither Latin nor Cyrillic
_SCRIPTS = (
    (("ja",), r"[\u3040-\u30ff]"),
    (("ko",), r"[\uac00-\ud7af]"),
    (("zh",), r"[\u4e00-\u9fff]"),
    (("ar", "fa", "ur", "ps"), r"[\u0600-\u06ff]"),
    (("he",), r"[\u0590-\u05ff]"),
    (("el",), r"[\u0370-\u03ff]"),
    (("hi", "mr", "ne"), r"[\u0900-\u097f]"),
    (("bn",), r"[\u0980-\u09ff]"),
    (("pa",), r"[\u0a00-\u0a7f]"),
    (("gu",), r"[\u0a80-\u0aff]"),
    (("ta",), r"[\u0b80-\u0bff]"),
    (("te",), r"[\u0c00-\u0c7f]"),
    (("kn",), r"[\u0c80-\u0cff]"),
    (("ml",), r"[\u0d00-\u0d7f]"),
    (("si",), r"[\u0d80-\u0dff]"),
    (("th",), r"[\u0e00-\u0e7f]"),
    (("lo",), r"[\u0e80-\u0eff]"),
    (("my",), r"[\u1000-\u109f]"),
    (("ka",), r"[\u10a0-\u10ff]"),
    (("am",), r"[\u1200-\u137f]"),
    (("km",), r"[\u1780-\u17ff]"),
    (("hy",), r"[\u0530-\u058f]"),
)
"""Languages of a script that few languages share, the one to think of first in front; its letters as a pattern,
compiled where a text is in another script than the Latin one."""
_SCRIPT_SHARE = 0.2  # of the characters: names in another script are common, a fifth of the text is not
_WORDS = re.compile(r"[^\W\d_]+")
_MARKED_WORDS = re.compile(  # vowel signs are no letters
    r"[^\W\d_](?:[^\W\d_]|[\u064b-\u065f\u0900-\u0963\u0970-\u0dff\u200c\u200d])*"
)


def script_languages(text: str) -> tuple[str, ...]:
    """The languages written in the script of a text, where few are: () for Latin, Cyrillic and what is none."""
    least = _SCRIPT_SHARE * max(1, len(text))
    if text.isascii() or len(_OTHER_SCRIPTS.findall(text)) <= least:
        return ()
    return next((codes for codes, script in _SCRIPTS if len(re.findall(script, text)) > least), ())


def telling_words(text: str) -> list[str]:
    """The words of a text in the form that function words are listed in."""
    return (_WORDS if text.isascii() or not script_languages(text) else _MARKED_WORDS).findall(text.lower())


def detect(text: str) -> str:
    """The language of a text by its script and commonest words: a code, or "und" where neither tells."""
    sample = clean(text[:20000]).lower()
    of_script = script_languages(sample)
    if len(of_script) == 1:
        return of_script[0]
    counts: dict[str, float] = {}
    table = _speakers()
    for word in (_MARKED_WORDS if of_script else _WORDS).findall(sample):
        codes = table.get(word, ())
        for code in codes:
            counts[code] = counts.get(code, 0.0) + 1.0 / len(codes)
    counts = {code: count for code, count in counts.items() if code in of_script} if of_script else counts
    if not counts:
        return of_script[0] if of_script else "und"
    return max(sorted(counts), key=lambda code: counts[code])
