"""A line about a picture cut in two, and what showed where."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Sign(StrEnum):
    """What showed, besides a label, where the credit of a line stands: it tells how far to believe the line."""

    NOTHING = "nothing"
    WHOLE_CHAIN = "a chain of names and agencies"
    """The line is nothing but a chain: without a label, and away from a picture, it may be anything."""
    CHAIN_AT_END = "a chain of names at the end"
    BRACKETS = "a credit in brackets"
    PHOTO_BY = "a picture by somebody"
    """The line ends with "U.S. Navy photo by Jane Doe": the label is part of the credit."""
    AGENCY_AT_END = "a chain with an agency at the end"
    AGENCY_BEHIND_SLASH = "an agency behind a slash"
    NAME_BEHIND_SLASH = "a name behind a slash"


class CreditLine(NamedTuple):
    """A line about a picture, cut in two.

    credit: as printed, without its label. lead: the label names the page's lead image. sure: the line shows by itself,
    away from any picture, that it is about one. reason: what showed it. label: the word that names the credit or the
    caption ("Foto", "©"), "" where there is none. sign: what else showed where the credit stands.
    """

    caption: str | None
    credit: str | None
    lead: bool = False
    sure: bool = False
    reason: str = "no credit in it"
    label: str = ""
    sign: Sign = Sign.NOTHING


def by_sign(caption: str | None, credit: str, sign: Sign, *, sure: bool) -> CreditLine:
    """A line in which a sign showed the credit: it is the reason, too."""
    return CreditLine(caption, credit, sure=sure, reason=sign.value, sign=sign)
