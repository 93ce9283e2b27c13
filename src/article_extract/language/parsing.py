"""A language's file read and checked against the schema."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from article_extract.language.quote_words import QuoteWords
from article_extract.language.schema import (
    PHRASE_ROLES,
    BylineWords,
    CreditWords,
    DateWords,
    Language,
    LanguageError,
    LineWords,
    Phrase,
)

_ESCAPED = re.compile(r"\\.")


_SECTIONS: dict[str, type] = {
    "byline": BylineWords,
    "dates": DateWords,
    "credits": CreditWords,
    "quotes": QuoteWords,
    "lines": LineWords,
}


def _typed(kind: type, data: Mapping[str, Any], where: str) -> Any:
    known = {item.name: item for item in fields(kind)}
    unknown = set(data) - set(known)
    if unknown:
        raise LanguageError(f"{where}: unknown keys {', '.join(sorted(unknown))}")
    return kind(**{name: _frozen(value) for name, value in data.items()})


def _phrase(data: Mapping[str, Any], where: str) -> Phrase:
    phrase: Phrase = _typed(Phrase, data, f"{where} phrases")
    if phrase.role not in PHRASE_ROLES:
        raise LanguageError(f"{where}: phrase role {phrase.role!r} is none of {', '.join(sorted(PHRASE_ROLES))}")
    if _ESCAPED.sub("", phrase.match) != _ESCAPED.sub("", phrase.match).casefold():
        raise LanguageError(f"{where}: phrase {phrase.match!r} is not case-folded and so never matches")
    return phrase


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return MappingProxyType(value)
    return value


def parse_language(text: str, where: str) -> Language:
    """A Language from the text of a TOML file. Raises LanguageError where it breaks the schema."""
    data = tomllib.loads(text)
    code = data.get("code", "")
    phrases = tuple(_phrase({**item, "language": code}, where) for item in data.pop("phrases", ()))
    sections = {name: _typed(kind, data.pop(name, {}), f"{where} {name}") for name, kind in _SECTIONS.items()}
    functions = frozenset(data.pop("function_words", ()))
    rest = _typed(Language, data, where)
    return Language(
        code=rest.code,
        name=rest.name,
        function_words=functions,
        phrases=phrases,
        agencies=rest.agencies,
        **sections,
    )
