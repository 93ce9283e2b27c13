"""Somebody or something with a name in an article, and where it is mentioned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

MIN_STEM, MAX_CASE = 3, 3  # letters that two cases of a name share at least, and that an ending has at most


@dataclass(slots=True)
class Figure:
    """Somebody or something with a name in the article."""

    parts: tuple[str, ...]
    name: str
    at: tuple[int, int]
    count: int = 0
    gender: str = ""
    guess: str = ""  # the gender that pronouns near the name make likely
    person: bool = False
    group: bool = False
    offices: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)


class Seen(NamedTuple):
    """One mention of a figure in the narrative: where, who, and whether it looks like its clause's subject."""

    at: tuple[int, int]
    figure: Figure
    subject: bool


@dataclass(slots=True)
class Gathered:
    """Who is named in an article: by their names, by each word of those and its stem, by office, as they are seen."""

    figures: dict[tuple[str, ...], Figure] = field(default_factory=dict)
    by_part: dict[str, list[Figure]] = field(default_factory=dict)
    by_stem: dict[str, list[Figure]] = field(default_factory=dict)
    holders: dict[str, list[Figure]] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    seen_at: list[tuple[int, int]] = field(default_factory=list)


def stem_of(part: str) -> str:
    """The letters that the cases of a name share."""
    return part[:MIN_STEM]


def same_name(whole: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether words are the last ones of a name, or first and last, but for their endings."""
    if not _same_stem(whole[-1], parts[-1]):
        return False
    return len(parts) == 1 or _same_stem(whole[0], parts[0])


def _same_stem(one: str, other: str) -> bool:
    """Whether two words differ in their ending at most."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= MIN_STEM and max(len(one), len(other)) - shared <= MAX_CASE
