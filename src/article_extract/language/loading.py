"""The words of a page's language: its own, and those that hold in every language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from article_extract.language.parsing import parse_language
from article_extract.language.schema import ANY, DateWords, Language


def _merged(first: Any, second: Any) -> Any:
    """Two values of the same section, the second's words behind the first's."""
    if isinstance(first, tuple):
        return (*first, *second)
    if isinstance(first, frozenset):
        return first | second
    if isinstance(first, Mapping):
        return MappingProxyType({**first, **second})
    if isinstance(first, str | int):
        return second or first
    return type(first)(
        **{item.name: _merged(getattr(first, item.name), getattr(second, item.name)) for item in fields(first)}
    )


_CODES = {
    "nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "sh": "sr", "cnr": "sr", "tl": "fil",
    "cmn": "zh", "yue": "zh", "prs": "fa", "pes": "fa", "zsm": "ms", "arb": "ar", "gsw": "de", "ekk": "et", "lvs": "lv",
    "als": "sq",
}  # fmt: skip
"""Older, narrower and wider codes -> the one whose file has the words."""


def primary_code(tag: str) -> str:
    """The code of the file that has the words of a language tag: "nb-NO" -> "no"."""
    code = re.split(r"[-_]", tag.lower())[0]
    return _CODES.get(code, code)


@cache
def own_words(code: str) -> Language:
    """What the file of one language says, alone; an empty Language where there is no file."""
    source = source_of(code)
    if not source.is_file():
        return Language(code)
    return parse_language(source.read_text("utf-8"), f"{code}.toml")


def source_of(code: str) -> Traversable:
    return files("article_extract") / "languages" / f"{code}.toml"


@cache
def load_language(code: str) -> Language:
    """The words for a page in this language (BCP 47): its own, English ones (sites mix them in), and those of `any`.

    Grammar (quotes, dates) is the language's own; a language without a file gets what `any` says.
    """
    primary = primary_code(code) if code else ANY
    own, shared, english = own_words(primary), own_words(ANY), own_words("en")
    merged = own if primary == ANY else _merged(shared, own)
    phrases = merged.phrases if primary == "en" else (*merged.phrases, *english.phrases)
    credit = merged.credits if primary == "en" else _merged(merged.credits, english.credits)
    return Language(
        code=primary,
        name=own.name,
        function_words=own.function_words,
        phrases=phrases,
        agencies=merged.agencies,
        byline=merged.byline if primary == "en" else _merged(merged.byline, english.byline),
        dates=_dates(shared.dates, own.dates, english.dates),
        credits=credit,
        quotes=merged.quotes,
        lines=own.lines,
    )


def _dates(shared: DateWords, own: DateWords, english: DateWords) -> DateWords:
    """Own words before English ones (sites leave date templates in English); the order of numbers is the page's."""
    merged: DateWords = _merged(_merged(english, shared), own)
    return replace(merged, order=own.order or shared.order, regions=own.regions)


@lru_cache(maxsize=1)
def known_codes() -> tuple[str, ...]:
    """Codes of the languages that have a file, sorted."""
    folder = files("article_extract") / "languages"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(name[:-5] for name in names if name != f"{ANY}.toml")
