"""Chains of names and agencies at the end of a line, or as all of it, that no label opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_extract.credit_lines.chains import (
    MAX_CREDIT_CHARS,
    Kind,
    agency_of,
    is_chain,
    is_name,
    is_plausible,
    is_telling,
    part_of,
    parts_in,
)
from article_extract.credit_lines.credit_line import CreditLine, Sign, by_sign
from article_extract.credit_lines.cuts import cuts
from article_extract.credit_lines.tidying import BRACKETS, MIN_CAPTION_WORDS, caption_left, open_before, tidy
from article_extract.credit_lines.words import Words

_SLASH = re.compile(r"[/／]")
_EQUALS = re.compile(r"(?<=\S)[＝=]")


def chain_at_end(text: str, known: Words) -> CreditLine | None:
    """ "What it shows. REUTERS/Jane Doe/File Photo"; the whole line where it is nothing but a chain."""
    whole = is_chain(text, known, whole=True) and not _named_in_brackets(text) and not _EQUALS.search(text)
    if whole and not _bar_behind_sentence(text, known):
        return by_sign(None, tidy(text, known), Sign.WHOLE_CHAIN, sure=is_telling(text, known))
    for cut, tail in _tails(text, known):
        if is_chain(tail, known) and not _is_listed(text[: cut.start()], tail, known):
            return by_sign(caption_left(text[: cut.start()]), tidy(tail, known), Sign.CHAIN_AT_END, sure=True)
        if _is_photo_by(tail, known):
            return by_sign(caption_left(text[: cut.start()]), tidy(tail, known), Sign.PHOTO_BY, sure=True)
    return None


def _is_listed(head: str, tail: str, known: Words) -> bool:
    """Whether bars part a list of things, "Helmet Tide | Gloves Quay | Boots Harbour", and no caption."""
    return " | " in head and not is_telling(tail, known)


def _bar_behind_sentence(text: str, known: Words) -> bool:
    """Whether a bar parts a chain from its caption, a name with a stop: "Mayor Jane Dole. | Ida Wren/AFP"."""
    return any(tail[:1] in "|–—•" and text[cut.start() - 1] == "." for cut, tail in _tails(text, known) if tail)


def photo_by_at_end(text: str, known: Words) -> CreditLine | None:
    """ "What it shows. U.S. Navy photo by Jane Doe"."""
    for cut, tail in _tails(text, known):
        if _is_photo_by(tail, known):
            return by_sign(caption_left(text[: cut.start()]), tidy(tail, known), Sign.PHOTO_BY, sure=True)
    return None


def _is_photo_by(tail: str, known: Words) -> bool:
    match = known.photo_by.match(tail)
    return match is not None and is_plausible(tail[match.end() :], known)


def _tails(text: str, known: Words) -> Iterator[tuple[re.Match[str], str]]:
    """Where a caption may end outside any bracket, with what stands behind it."""
    for cut in cuts(text, known):
        tail = text[cut.end() :]
        if len(tail) <= MAX_CREDIT_CHARS and tail[:1] not in BRACKETS and not open_before(text, cut.start()):
            yield cut, tail


def _named_in_brackets(text: str) -> bool:
    """ "Jane Doe (AP)" as a whole line: the caption is the name."""
    return re.fullmatch(r"[^()（）/|,]+[(（][^()（）]*[)）]", text) is not None


def unmarked_chain(text: str, known: Words) -> CreditLine | None:
    """ "Outside the court on Monday REUTERS/Jane Doe": nothing parts the two but the agency or the slash."""
    start = max(0, len(text) - MAX_CREDIT_CHARS)
    for slash in _SLASH.finditer(text[start:]):
        at = start + slash.start()
        before = text[:at].rstrip()
        for begin in _name_starts(before, known):
            tail = text[begin:]
            if begin and is_chain(tail, known) and any(part.kind is Kind.AGENCY for part in parts_in(tail, known)):
                return by_sign(caption_left(text[:begin]), tidy(tail, known), Sign.AGENCY_AT_END, sure=False)
        tail = text[at + 1 :].strip()
        if text[at - 1 : at] != " ":
            continue
        if agency_of(tail, known):
            return by_sign(caption_left(before), tidy(tail, known), Sign.AGENCY_BEHIND_SLASH, sure=False)
        if _reads_as_caption(before) and _is_full_name(tail, known):
            return by_sign(caption_left(before), tidy(tail, known), Sign.NAME_BEHIND_SLASH, sure=False)
    return None


def _reads_as_caption(before: str) -> bool:
    """Whether a text is more than names: "The crew in the wheelhouse"."""
    words = before.split()
    return len(words) >= MIN_CAPTION_WORDS and sum(word.islower() for word in words) >= 2


def _is_full_name(text: str, known: Words) -> bool:
    """Whether a text is the name of a person in two to four words."""
    part = part_of(text, known) if 2 <= len(text.split()) <= 4 else None
    return part is not None and part.kind is Kind.PERSON and part.name == text


def _name_starts(before: str, known: Words) -> Iterator[int]:
    """Where the name or agency that ends `before` may begin."""
    starts = [match.start() for match in re.finditer(r"\S+", before)][-4:]
    for begin in starts:
        if agency_of(before[begin:], known):
            yield begin
            return
    for begin in starts[-3:-1]:  # a name of three or two words, behind a word that is none
        ahead = before[:begin].rstrip()
        previous = ahead.rsplit(" ", 1)[-1]
        if is_name(before[begin:], known) and previous and not previous[0].isupper():
            if not _is_body_of(before[begin:], previous, known):
                yield begin
            return


def _is_body_of(name: str, previous: str, known: Words) -> bool:
    """Whether an organisation's name goes on from the caption: "the ward in Quay Hospital/AFP"."""
    part = part_of(name, known)
    return previous.lower() in known.articles and part is not None and part.kind is Kind.BODY
