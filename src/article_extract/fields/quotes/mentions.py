"""What names a source at a quotation, and who it is believed to be."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """The words that name a source. kind: "name", "pronoun", "description", "implied" (a verb form alone).

    at: (paragraph, offset) of the words. gender: "m", "f", "n", "pl" or "" as the words tell.
    """

    kind: str
    text: str
    at: tuple[int, int]
    gender: str = ""


class Speaker(NamedTuple):
    """Who a mention is, with the reason that a person can read. name is None where no reader could tell."""

    name: str | None
    reason: str
