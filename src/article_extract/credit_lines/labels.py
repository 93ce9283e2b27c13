"""The label of a credit: whether it opens one, what it is joined to, and what stands with the name behind it."""

from __future__ import annotations

import re

from article_extract.credit_lines.chains import (
    MAX_NAME_WORDS,
    agency_of,
    is_chain,
    is_name,
    is_plausible,
    links_of,
    part_of,
)
from article_extract.credit_lines.tidying import MIN_CAPTION_WORDS
from article_extract.credit_lines.words import Words

COLONS = (":", "：", "=", "＝", "・")
_SEVERAL = re.compile(r"\s*[;|]\s+")  # between a credit and another behind a label of its own


def joined_word(text: str, match: re.Match[str], known: Words) -> re.Match[str] | None:
    """The word that a label is joined to, with what opens it: "Text and photo: Jane Doe", "(Words/photo: Jane Doe)"."""
    colon = match["label"] and (match["sep"] or "").strip() in COLONS
    return known.paired.search(text[: match.start("label")]) if colon else None


def stands_out(match: re.Match[str]) -> bool:
    """Whether a label in mid-sentence is one all the same: a sign, or a capital and a colon."""
    return match["sep"] is None or (match["sep"].strip() in COLONS and not label_of(match)[0].islower())


def goes_on(before: str, match: re.Match[str]) -> bool:
    """Whether a label with a colon goes on behind a comma: "The mayor, photo: Jane Doe"."""
    return before.endswith(",") and ":" not in before and (match["sep"] or "").strip() in COLONS


def separates(match: re.Match[str], rest: str, known: Words) -> bool:
    """Whether a label opens something: a colon does by itself, weaker marks where a credit follows beyond doubt."""
    separator = match["sep"]
    if not rest or separator is None or separator.strip()[-1:] in COLONS:
        return bool(rest)
    if separator.isspace() and agency_of(links_of(match.string[match.start() :], known)[0], known):
        return False  # "picture alliance/dpa" has no label
    label = label_of(match)
    if separator.isspace() and label.lower() in known.marks:
        return False  # "Screenshot Instagram" is all credit
    if separator.strip() == "," and " " in label:
        return True
    opened = (
        separator.strip() or label.rpartition(" ")[2]
    )  # "Photo courtesy Jane Doe": the label ends in the small word
    if opened.lower() in known.small or label.isupper():
        return is_plausible(rest, known)
    return is_chain(rest, known)


def encloses_names(match: re.Match[str], rest: str, known: Words) -> bool:
    """Whether nothing but a space parts a label in brackets from a name of several words: "(Image Quay Studio)"."""
    spaced = match["sep"] is not None and match["sep"].isspace()
    return spaced and " " in rest and is_name(rest, known) and rest.split()[0].casefold() not in known.small


def label_of(match: re.Match[str]) -> str:
    parts = (match["lead"], match["label"] or match["sign"] or match["slip"], match["behind"])
    return " ".join(part for part in parts if part).strip(" :：")


def without_by(credit: str, known: Words) -> str:
    """A credit without the small word before who made the picture: "Photo: By Jane Doe, CC BY-SA 3.0"."""
    by = known.by.match(credit)
    return credit[by.end() :] if by and is_chain(credit[by.end() :], known) else credit


def without_source(credit: str, sure: bool, known: Words) -> str:
    """A credit without the source of what the picture shows beside it: "Quay Studio; Source: Tide Office". Where that
    comes first (not `sure`) and is no name, the credit is what stands behind its own label: "Tide Office analysis of
    harbour data | Image credit: Quay Studio".
    """
    if ":" not in credit:
        return credit
    first, *more = _SEVERAL.split(credit)
    opened = [(match, piece) for piece in more if (match := known.opening.match(piece)) and match["sep"]]
    made = [piece[match.end() :] for match, piece in opened if label_of(match).lower() not in known.sources]
    if sure:  # the source's own words may be parted by such marks as well
        return first if opened and opened[0][1] is more[0] and not made else credit
    if not more or len(opened) < len(more):
        return credit
    named = all(part_of(link, known) for link in links_of(first, known))
    return credit if named or len(made) != 1 else made[0]


def agency_first(text: str, known: Words) -> tuple[str, str]:
    """("Quay Images", "The harbour at dawn") of a text that no mark parts: an article opens the caption."""
    tokens = text.split()
    for at in range(min(MAX_NAME_WORDS, len(tokens) - MIN_CAPTION_WORDS), 0, -1):
        opener = tokens[at]
        if opener[0].isupper() and opener.lower() in known.articles:
            head = " ".join(tokens[:at])
            if head.casefold() in known.agencies:
                return head, " ".join(tokens[at:])
    return "", ""
