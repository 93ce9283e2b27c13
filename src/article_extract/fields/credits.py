"""A caption line cut into caption and credit, and the credit into who took the picture and which agency sent it."""

from __future__ import annotations

from typing import NamedTuple

from article_extract.credit_lines import Kind, Part, Sign, find_credit, parts_of, strip_label
from article_extract.language import Language


class CreditLine(NamedTuple):
    """caption, credit: as printed, the credit without its label. photographer: a name without ranks and callings.
    agency: canonical name of the agency that made the picture, else of the one that hands it on. lead: the line names
    itself as about the page's lead image. reason: what showed where the credit begins. label: the word that names the
    credit, "" where there is none. sign: what else showed where it stands.
    """

    caption: str | None = None
    credit: str | None = None
    photographer: str | None = None
    agency: str | None = None
    lead: bool = False
    reason: str = ""
    label: str = ""
    sign: Sign = Sign.NOTHING


def split_credit(line: str, words: Language) -> CreditLine:
    """Caption and credit of a line that may hold both, either or none."""
    found = find_credit(line, words)
    if not found.credit:
        return CreditLine(found.caption, None, lead=found.lead, reason=found.reason, label=found.label)
    photographer, agency = _makers(found.credit, words)
    return CreditLine(
        found.caption, found.credit, photographer, agency, found.lead, found.reason, found.label, found.sign
    )


def read_credit(text: str, words: Language) -> CreditLine:
    """A text that the page itself marks as a credit: whatever its shape, it is one."""
    credit = strip_label(text, words)
    if not credit:
        return CreditLine(reason="empty")
    photographer, agency = _makers(credit, words)
    return CreditLine(None, credit, photographer, agency, find_credit(text, words).lead, "marked as a credit")


def _makers(credit: str, words: Language) -> tuple[str | None, str | None]:
    """(photographer, agency) of a credit."""
    parts = parts_of(credit, words)
    agency = _agency(parts, words)
    makers = parts_of(_before_via(credit, words), words) or parts
    person = next((part.name for part in makers if part.kind is Kind.PERSON), None)
    if person is None and agency in words.credits.distributors:
        person = next((part.name for part in parts if _is_alias(part)), None)
    return person, agency


def _before_via(credit: str, words: Language) -> str:
    """A credit without who handed the picture on: "Quay Photography via Tide Magazine"."""
    return min((credit.partition(f" {via} ")[0] for via in words.credits.via), key=len, default=credit)


def _agency(parts: tuple[Part, ...], words: Language) -> str | None:
    """The agency that made the picture: the first that is more than a distributor ("picture alliance/dpa": dpa)."""
    agencies = [part.name for part in parts if part.kind is Kind.AGENCY]
    makers = [name for name in agencies if name not in words.credits.distributors]
    return next(iter((*makers, *agencies)), None)


def _is_alias(part: Part) -> bool:
    """The one word under which somebody sells pictures through a distributor: "Getty Images/juanmonino"."""
    return part.kind in (Kind.HANDLE, Kind.BODY) and " " not in part.text and "." not in part.text
