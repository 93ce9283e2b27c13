"""The places where a credit stands in a line: behind a label, in brackets, or as a chain of names at the end."""

from __future__ import annotations

import re
from functools import lru_cache

from article_extract.credit_lines.chain_ends import chain_at_end, photo_by_at_end, unmarked_chain
from article_extract.credit_lines.chains import (
    EDGES,
    MAX_NAME_WORDS,
    Part,
    agency_of,
    is_chain,
    is_parted,
    is_plausible,
    links_of,
    may_be_chained,
    part_of,
    without_courtesy,
)
from article_extract.credit_lines.credit_line import CreditLine, Sign, by_sign
from article_extract.credit_lines.cuts import cuts
from article_extract.credit_lines.labels import (
    agency_first,
    encloses_names,
    goes_on,
    joined_word,
    label_of,
    separates,
    stands_out,
    without_by,
    without_source,
)
from article_extract.credit_lines.tidying import BRACKETS, caption_left, closing, tidy
from article_extract.credit_lines.words import Words, known_words
from article_extract.language import Language
from article_extract.typography import clean, ends_sentence

# Longest line that is looked at; the longest caption of 420 had 560 characters.
MAX_LINE_CHARS = 3000
# Characters at the start of a long line in which a label stands that opens it, and at its end in which its credit does.
LABEL_REACH, TAIL_REACH = 80, 250
_BRACKET = re.compile(r"\s*[(（\[【〈]\s*((?:[^()（）\[\]【】]|\([^()]*\)){2,200}?)\s*[)）\]】〉]?\s*[.。]?$")
_OPENING = re.compile(r"[(（\[【]")
_DOTS = re.compile(r"^([^\W\d_][\w ]{2,20}?)(?:\.{3}|…)\s*(\S.*)$")
_CLOSING = frozenset(")）]】")
_LETTERS = re.compile(r"^[^\W\d_]+")


@lru_cache(maxsize=512)  # roles ask first, and fields ask again
def find_credit(line: str, words: Language) -> CreditLine:
    """The credit of a line about a picture and the caption that is left; both None where the line is empty."""
    return _find(clean(line), known_words(words))


def _find(text: str, known: Words) -> CreditLine:
    if not text:
        return CreditLine(None, None, reason="empty")
    if len(text) > MAX_LINE_CHARS:
        return CreditLine(text, None, reason="too long for a caption")
    if ": " in text:
        text = known.glued.sub(" ", text)
    if not known.hints.may_stand_in(text):
        if not may_be_chained(text, known):
            return CreditLine(text, None)
        known = known.unlabelled or known
    text, before, captioned = _without_caption_label(text, known)
    found = _labelled_start(text, known) or _search(text, known)
    if captioned:
        found = found._replace(sure=True, reason=f"caption label; {found.reason}", label=found.label or captioned)
    if before and not found.credit:
        opened = _labelled_start(before, known)
        found = found._replace(credit=opened.credit if opened and opened.credit else before)
    return found


@lru_cache(maxsize=1024)
def may_hold_credit(text: str, words: Language) -> bool:
    """A cheap look: False where no line about a picture could be written so."""
    known = known_words(words)
    if len(text) <= LABEL_REACH + TAIL_REACH:
        return _hints(text, known)
    tail = text[-TAIL_REACH:]
    if text[-TAIL_REACH - 1].isalpha():
        tail = _LETTERS.sub("", tail, count=1) if tail[0].isalpha() else tail  # half a word is no label
    return _hints(text[:LABEL_REACH], known) or _hints(tail, known)  # a label opens the line, or the credit ends it


def _hints(text: str, known: Words) -> bool:
    """Whether anything in a text hints at a credit: a label, a mark between names, a bracket at the end."""
    if text[-1:] in _CLOSING or is_parted(text):
        return True
    standing = known.hints.standing_in(text)
    if standing is not None and text[-2:-1] not in _CLOSING:
        return standing
    return standing is True or known.hint.search(text) is not None


def is_label(text: str, words: Language) -> bool:
    """Whether a text is the label of a credit and nothing else: "Photo:"."""
    known = known_words(words)
    match = known.opening.match(f"{text} x")
    return match is not None and match.end() == len(text) + 1


def strip_label(credit: str, words: Language) -> str:
    """A text known to be a credit, without label, brackets around it and stop behind it."""
    known = known_words(words)
    text = tidy(clean(credit), known)
    dotted = _DOTS.match(text)
    if dotted and is_label(f"{dotted[1]}:", words):
        text = dotted[2]  # "Credit...Jane Doe": the dots are hidden on the page
    bare = text.lstrip("-/ ")
    if bare != text and known.opening.match(bare):
        text = bare  # what parts it from the caption before: "- © dpa", "/ Photo: Jane Doe"
    if is_label(text, words) and text.casefold() not in known.marks:
        return ""  # "(Image source)", a link to it
    for _ in range(3):  # "Foto: © (dpa)" wears three coats
        match = known.opening.match(text)
        rest = text[match.end() :].strip(EDGES) if match else ""
        if not match or not rest or not (separates(match, rest, known) or rest.startswith("©")):
            break
        text = tidy(rest, known)
    return text


def parts_of(credit: str, words: Language) -> tuple[Part, ...]:
    """The links of a credit's chain, in the order in which they are printed."""
    known = known_words(words)
    links = links_of(without_courtesy(credit, known), known)
    return tuple(part for link in links if (part := part_of(link, known)) is not None)


def _without_caption_label(text: str, known: Words) -> tuple[str, str, str]:
    """("the caption", "what stood before its label", the label or "")."""
    match = known.caption.search(text) if known.captions and known.captions.may_stand_in(text) else None
    if not match:
        return text, "", ""
    before = text[: match.start()].strip()
    if before and not known.opening.match(before):
        return text, "", ""
    return text[match.end() :].strip(), before, match[0].strip(" :")


def _labelled_start(text: str, known: Words) -> CreditLine | None:
    """ "Photo: Jane Doe/AP", "Top image credit: What it shows. Jane Doe/AP", "[Foto: dpa] What it shows"."""
    match = known.opening.match(text)
    if not match:
        return None
    label, rest = label_of(match), text[match.end() :].strip()
    lead = bool(match["lead"] or match["slip"] or match["behind"]) or label.lower().startswith(known.lead)
    if match["open"] and not match["shut"]:
        return _bracketed_start(rest, label, lead, known)
    if not separates(match, rest, known):
        return None
    reason = f"label {label!r}"
    rest = without_by(rest, known)
    if is_plausible(rest, known):
        sure = label.lower() not in known.sources
        return CreditLine(None, without_source(_nested(rest, known), sure, known), lead, sure, reason, label)
    made = without_source(rest, True, known)
    if made != rest and is_plausible(made, known):
        return CreditLine(None, made, lead, True, f"{reason} before a source", label)
    found = _search(rest, known)
    if found.credit:
        return found._replace(lead=lead, sure=True, reason=f"{reason}; {found.reason}", label=label)
    for cut in cuts(rest, known):
        head = rest[: cut.start()]
        if is_plausible(head, known) and (is_chain(head, known) or len(head.split()) <= MAX_NAME_WORDS):
            return CreditLine(
                rest[cut.end() :].strip(), tidy(head, known), lead, True, f"{reason} before the caption", label
            )
    agency, caption = agency_first(rest, known)
    if agency:
        return CreditLine(caption, agency, lead, True, f"{reason}; an agency before the caption", label)
    return CreditLine(rest, None, lead, lead, f"{reason} opens the caption", label)


def _bracketed_start(rest: str, label: str, lead: bool, known: Words) -> CreditLine | None:
    end = closing(rest)
    credit, caption = _nested(rest[:end], known), rest[end + 1 :].strip(EDGES)
    if not is_plausible(credit, known, True):
        return None
    return CreditLine(caption or None, credit, lead, True, f"label {label!r} in brackets", label)


def _search(text: str, known: Words) -> CreditLine:
    for place in _PLACES if may_be_chained(text, known) else _LABELLED_PLACES:
        found = place(text, known)
        if found:
            return found
    return CreditLine(text, None)


def _labelled_inside(text: str, known: Words) -> CreditLine | None:
    """ "What it shows. Photo: Jane Doe", "What it shows (Foto: dpa)", "What it shows Foto: dpa"."""
    for match in known.inside.finditer(text) if known.labels and known.labels.may_stand_in(text) else ():
        bound = (match["bound"] or "").strip()
        rest, tail = text[match.end() :].strip(), ""
        paired = joined_word(text, match, known)
        bracketed = bool(bound) and bound in BRACKETS or (paired is not None and paired["open"] is not None)
        if bracketed:
            end = closing(rest)
            rest, tail = rest[:end], rest[end + 1 :].strip(EDGES)
        start = match.start() if paired is None else paired.start("other")
        before = text[:start].rstrip()
        if not (bound or ends_sentence(before) or stands_out(match) or goes_on(before, match) or paired):
            continue
        if not bound and not paired and known.articles.issuperset(before.lower().split()):
            continue  # "Im Video: wie die Fähre kam"
        enclosed = bracketed and not tail and encloses_names(match, rest, known)
        if not enclosed and not (separates(match, rest, known) and is_plausible(rest, known, bracketed)):
            continue
        caption = caption_left(before, tail)
        told = not before.endswith(":")  # "Text by: © The Daily"
        label = label_of(match)
        sure = told and label.lower() not in known.sources and not enclosed
        credit = _nested(without_by(rest, known), known)
        return CreditLine(caption, credit, False, sure, f"label {label!r}", label)
    return None


def _nested(text: str, known: Words) -> str:
    """A credit whose label wears another behind it: "Foto: © dpa"."""
    inner = _labelled_start(text, known)
    return inner.credit if inner and inner.credit and not inner.caption else tidy(text, known)


def _bracket_at_end(text: str, known: Words) -> CreditLine | None:
    """ "What it shows (Jane Doe/dpa via Reuters Connect)"."""
    for opening in _OPENING.finditer(text):
        match = _BRACKET.match(text, opening.start())
        if match is None or not opening.start():
            continue
        inner = match[1].strip()
        if is_chain(inner, known) or agency_of(inner, known) is not None:
            return by_sign(caption_left(text[: opening.start()]), _nested(inner, known), Sign.BRACKETS, sure=True)
    return None


_PLACES = (_labelled_inside, chain_at_end, _bracket_at_end, unmarked_chain)
_LABELLED_PLACES = (_labelled_inside, photo_by_at_end)
