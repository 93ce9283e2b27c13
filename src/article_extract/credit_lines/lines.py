"""The places where a credit stands in a line: behind a label, in brackets, or as a chain of names at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from article_extract.credit_lines.chains import (
    EDGES,
    MAX_CREDIT_CHARS,
    MAX_NAME_WORDS,
    Kind,
    Part,
    agency_of,
    is_chain,
    is_name,
    is_parted,
    is_plausible,
    is_telling,
    links_of,
    may_be_chained,
    part_of,
    parts_in,
    without_courtesy,
)
from article_extract.credit_lines.cuts import cuts
from article_extract.credit_lines.words import Words, known_words
from article_extract.language import Language
from article_extract.typography import clean, ends_sentence

# Longest line that is looked at; the longest caption of 420 had 560 characters.
MAX_LINE_CHARS = 3000
# Characters at the start of a long line in which a label stands that opens it, and at its end in which its credit does.
LABEL_REACH, TAIL_REACH = 80, 250
# Words from which on a text before a slash is a caption and the name behind it who took the picture.
MIN_CAPTION_WORDS = 5
AGENCY_BEHIND_SLASH = "an agency behind a slash"
WHOLE_CHAIN = "a chain of names and agencies"
"""Reason given where a line is nothing but a chain, with no label: away from a picture it may be anything."""
PHOTO_BY = "a picture by somebody"
"""Reason given where a line ends with "U.S. Navy photo by Jane Doe": the label is part of the credit."""
_BRACKET = re.compile(r"\s*[(（\[【〈]\s*((?:[^()（）\[\]【】]|\([^()]*\)){2,200}?)\s*[)）\]】〉]?\s*[.。]?$")
_OPENING = re.compile(r"[(（\[【]")
_SLASH = re.compile(r"[/／]")
_ENCLOSED = re.compile(r"^[(（\[【](.*)[)）\]】]$")
_COLONS = (":", "：", "=", "＝", "・")
_BRACKETS = "(（[【"
_DOTS = re.compile(r"^([^\W\d_][\w ]{2,20}?)(?:\.{3}|…)\s*(\S.*)$")
_TWICE = re.compile(r"^(\S.{3,})\s*[|/]\s*\1$")  # the same name in two fields of one picture
_EQUALS = re.compile(r"(?<=\S)[＝=]")
_SEVERAL = re.compile(r"\s*[;|]\s+")  # between a credit and another behind a label of its own
_CLOSING = frozenset(")）]】")
_LETTERS = re.compile(r"^[^\W\d_]+")
_YEAR = re.compile(r"^(?:19|20)\d\d\s+(?=\w)")


class CreditLine(NamedTuple):
    """A line about a picture, cut in two.

    credit: as printed, without its label. lead: the label names the page's lead image. sure: the line shows by itself,
    away from any picture, that it is about one. reason: what showed it. label: the word that names the credit or the
    caption ("Foto", "©"), "" where there is none.
    """

    caption: str | None
    credit: str | None
    lead: bool = False
    sure: bool = False
    reason: str = "no credit in it"
    label: str = ""


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
    text = _tidy(clean(credit), known)
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
        if not match or not rest or not (_separates(match, rest, known) or rest.startswith("©")):
            break
        text = _tidy(rest, known)
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
    label, rest = _label(match), text[match.end() :].strip()
    lead = bool(match["lead"] or match["slip"] or match["behind"]) or label.lower().startswith(known.lead)
    if match["open"] and not match["shut"]:
        return _bracketed_start(rest, label, lead, known)
    if not _separates(match, rest, known):
        return None
    reason = f"label {label!r}"
    rest = _without_by(rest, known)
    if is_plausible(rest, known):
        sure = label.lower() not in known.sources
        return CreditLine(None, _without_source(_nested(rest, known), sure, known), lead, sure, reason, label)
    made = _without_source(rest, True, known)
    if made != rest and is_plausible(made, known):
        return CreditLine(None, made, lead, True, f"{reason} before a source", label)
    found = _search(rest, known)
    if found.credit:
        return found._replace(lead=lead, sure=True, reason=f"{reason}; {found.reason}", label=label)
    for cut in cuts(rest, known):
        head = rest[: cut.start()]
        if is_plausible(head, known) and (is_chain(head, known) or len(head.split()) <= MAX_NAME_WORDS):
            return CreditLine(
                rest[cut.end() :].strip(), _tidy(head, known), lead, True, f"{reason} before the caption", label
            )
    agency, caption = _agency_first(rest, known)
    if agency:
        return CreditLine(caption, agency, lead, True, f"{reason}; an agency before the caption", label)
    return CreditLine(rest, None, lead, lead, f"{reason} opens the caption", label)


def _agency_first(text: str, known: Words) -> tuple[str, str]:
    """("Quay Images", "The harbour at dawn") of a text that no mark parts: an article opens the caption."""
    tokens = text.split()
    for at in range(min(MAX_NAME_WORDS, len(tokens) - MIN_CAPTION_WORDS), 0, -1):
        opener = tokens[at]
        if opener[0].isupper() and opener.lower() in known.articles:
            head = " ".join(tokens[:at])
            if head.casefold() in known.agencies:
                return head, " ".join(tokens[at:])
    return "", ""


def _bracketed_start(rest: str, label: str, lead: bool, known: Words) -> CreditLine | None:
    end = _closing(rest)
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
        paired = _paired(text, match, known)
        bracketed = bool(bound) and bound in _BRACKETS or (paired is not None and paired["open"] is not None)
        if bracketed:
            end = _closing(rest)
            rest, tail = rest[:end], rest[end + 1 :].strip(EDGES)
        start = match.start() if paired is None else paired.start("other")
        before = text[:start].rstrip()
        if not (bound or ends_sentence(before) or _stands_out(match) or _goes_on(before, match) or paired):
            continue
        if not bound and not paired and known.articles.issuperset(before.lower().split()):
            continue  # "Im Video: wie die Fähre kam"
        enclosed = bracketed and not tail and _encloses_names(match, rest, known)
        if not enclosed and not (_separates(match, rest, known) and is_plausible(rest, known, bracketed)):
            continue
        caption = _caption(before, tail)
        told = not before.endswith(":")  # "Text by: © The Daily"
        label = _label(match)
        sure = told and label.lower() not in known.sources and not enclosed
        credit = _nested(_without_by(rest, known), known)
        return CreditLine(caption, credit, False, sure, f"label {label!r}", label)
    return None


def _paired(text: str, match: re.Match[str], known: Words) -> re.Match[str] | None:
    """The word that a label is joined to, with what opens it: "Text and photo: Jane Doe", "(Words/photo: Jane Doe)"."""
    colon = match["label"] and (match["sep"] or "").strip() in _COLONS
    return known.paired.search(text[: match.start("label")]) if colon else None


def _stands_out(match: re.Match[str]) -> bool:
    """Whether a label in mid-sentence is one all the same: a sign, or a capital and a colon."""
    return match["sep"] is None or (match["sep"].strip() in _COLONS and not _label(match)[0].islower())


def _goes_on(before: str, match: re.Match[str]) -> bool:
    """Whether a label with a colon goes on behind a comma: "The mayor, photo: Jane Doe"."""
    return before.endswith(",") and ":" not in before and (match["sep"] or "").strip() in _COLONS


def _separates(match: re.Match[str], rest: str, known: Words) -> bool:
    """Whether a label opens something: a colon does by itself, weaker marks where a credit follows beyond doubt."""
    separator = match["sep"]
    if not rest or separator is None or separator.strip()[-1:] in _COLONS:
        return bool(rest)
    if separator.isspace() and agency_of(links_of(match.string[match.start() :], known)[0], known):
        return False  # "picture alliance/dpa" has no label
    label = _label(match)
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


def _encloses_names(match: re.Match[str], rest: str, known: Words) -> bool:
    """Whether nothing but a space parts a label in brackets from a name of several words: "(Image Quay Studio)"."""
    spaced = match["sep"] is not None and match["sep"].isspace()
    return spaced and " " in rest and is_name(rest, known) and rest.split()[0].casefold() not in known.small


def _closing(text: str) -> int:
    """Where the bracket that was open before the text closes."""
    depth = 0
    for at, char in enumerate(text):
        if char in "(（[【":
            depth += 1
        elif char in ")）]】":
            if not depth:
                return at
            depth -= 1
    return len(text)


def _label(match: re.Match[str]) -> str:
    parts = (match["lead"], match["label"] or match["sign"] or match["slip"], match["behind"])
    return " ".join(part for part in parts if part).strip(" :：")


def _nested(text: str, known: Words) -> str:
    """A credit whose label wears another behind it: "Foto: © dpa"."""
    inner = _labelled_start(text, known)
    return inner.credit if inner and inner.credit and not inner.caption else _tidy(text, known)


def _without_by(credit: str, known: Words) -> str:
    """A credit without the small word before who made the picture: "Photo: By Jane Doe, CC BY-SA 3.0"."""
    by = known.by.match(credit)
    return credit[by.end() :] if by and is_chain(credit[by.end() :], known) else credit


def _without_source(credit: str, sure: bool, known: Words) -> str:
    """A credit without the source of what the picture shows beside it: "Quay Studio; Source: Tide Office". Where that
    comes first (not `sure`) and is no name, the credit is what stands behind its own label: "Tide Office analysis of
    harbour data | Image credit: Quay Studio".
    """
    if ":" not in credit:
        return credit
    first, *more = _SEVERAL.split(credit)
    opened = [(match, piece) for piece in more if (match := known.opening.match(piece)) and match["sep"]]
    made = [piece[match.end() :] for match, piece in opened if _label(match).lower() not in known.sources]
    if sure:  # the source's own words may be parted by such marks as well
        return first if opened and opened[0][1] is more[0] and not made else credit
    if not more or len(opened) < len(more):
        return credit
    named = all(part_of(link, known) for link in links_of(first, known))
    return credit if named or len(made) != 1 else made[0]


def _open_before(text: str, end: int) -> bool:
    """Whether a bracket is open there."""
    head = text[:end]
    return sum(head.count(char) for char in _BRACKETS) > sum(head.count(char) for char in ")）]】")


def _chain_at_end(text: str, known: Words) -> CreditLine | None:
    """ "What it shows. REUTERS/Jane Doe/File Photo"; the whole line where it is nothing but a chain."""
    whole = is_chain(text, known, whole=True) and not _named_in_brackets(text) and not _EQUALS.search(text)
    if whole and not _bar_behind_sentence(text, known):
        return CreditLine(None, _tidy(text, known), sure=is_telling(text, known), reason=WHOLE_CHAIN)
    for cut, tail in _tails(text, known):
        if is_chain(tail, known) and not _is_listed(text[: cut.start()], tail, known):
            return CreditLine(
                _caption(text[: cut.start()]), _tidy(tail, known), sure=True, reason="a chain of names at the end"
            )
        if _is_photo_by(tail, known):
            return CreditLine(_caption(text[: cut.start()]), _tidy(tail, known), sure=True, reason=PHOTO_BY)
    return None


def _is_listed(head: str, tail: str, known: Words) -> bool:
    """Whether bars part a list of things, "Helmet Tide | Gloves Quay | Boots Harbour", and no caption."""
    return " | " in head and not is_telling(tail, known)


def _bar_behind_sentence(text: str, known: Words) -> bool:
    """Whether a bar parts a chain from its caption, a name with a stop: "Mayor Jane Dole. | Ida Wren/AFP"."""
    return any(tail[:1] in "|–—•" and text[cut.start() - 1] == "." for cut, tail in _tails(text, known) if tail)


def _photo_by_at_end(text: str, known: Words) -> CreditLine | None:
    """ "What it shows. U.S. Navy photo by Jane Doe"."""
    for cut, tail in _tails(text, known):
        if _is_photo_by(tail, known):
            return CreditLine(_caption(text[: cut.start()]), _tidy(tail, known), sure=True, reason=PHOTO_BY)
    return None


def _is_photo_by(tail: str, known: Words) -> bool:
    match = known.photo_by.match(tail)
    return match is not None and is_plausible(tail[match.end() :], known)


def _tails(text: str, known: Words) -> Iterator[tuple[re.Match[str], str]]:
    """Where a caption may end outside any bracket, with what stands behind it."""
    for cut in cuts(text, known):
        tail = text[cut.end() :]
        if len(tail) <= MAX_CREDIT_CHARS and tail[:1] not in _BRACKETS and not _open_before(text, cut.start()):
            yield cut, tail


def _bracket_at_end(text: str, known: Words) -> CreditLine | None:
    """ "What it shows (Jane Doe/dpa via Reuters Connect)"."""
    for opening in _OPENING.finditer(text):
        match = _BRACKET.match(text, opening.start())
        if match is None or not opening.start():
            continue
        inner = match[1].strip()
        if is_chain(inner, known) or _lone_agency(inner, known):
            return CreditLine(
                _caption(text[: opening.start()]), _nested(inner, known), sure=True, reason="a credit in brackets"
            )
    return None


def _named_in_brackets(text: str) -> bool:
    """ "Jane Doe (AP)" as a whole line: the caption is the name."""
    return re.fullmatch(r"[^()（）/|,]+[(（][^()（）]*[)）]", text) is not None


def _lone_agency(text: str, known: Words) -> bool:
    return agency_of(text, known) is not None


def _unmarked_chain(text: str, known: Words) -> CreditLine | None:
    """ "Outside the court on Monday REUTERS/Jane Doe": nothing parts the two but the agency or the slash."""
    start = max(0, len(text) - MAX_CREDIT_CHARS)
    for slash in _SLASH.finditer(text[start:]):
        at = start + slash.start()
        before = text[:at].rstrip()
        for begin in _name_starts(before, known):
            tail = text[begin:]
            if begin and is_chain(tail, known) and any(part.kind is Kind.AGENCY for part in parts_in(tail, known)):
                return CreditLine(
                    _caption(text[:begin]), _tidy(tail, known), sure=False, reason="a chain with an agency at the end"
                )
        tail = text[at + 1 :].strip()
        if text[at - 1 : at] != " ":
            continue
        if agency_of(tail, known):
            return CreditLine(_caption(before), _tidy(tail, known), sure=False, reason=AGENCY_BEHIND_SLASH)
        if _reads_as_caption(before) and _is_full_name(tail, known):
            return CreditLine(_caption(before), _tidy(tail, known), sure=False, reason="a name behind a slash")
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


_PLACES = (_labelled_inside, _chain_at_end, _bracket_at_end, _unmarked_chain)


_LABELLED_PLACES = (_labelled_inside, _photo_by_at_end)


def _caption(text: str, tail: str = "") -> str | None:
    """What is left of the line when its credit is gone."""
    left = text.strip().rstrip(" |–—-·•/／＝=,;:([（【").strip()
    both = f"{left} {tail}".strip()
    return both or None


def _tidy(text: str, known: Words) -> str:
    """A credit without the brackets around it, the year of its copyright and a stop that only ends the sentence."""
    text = text.strip().strip("|–—·•,;=＝").strip()
    enclosed = _ENCLOSED.match(text)
    if enclosed and not re.search(r"[()]", enclosed[1]):
        text = enclosed[1].strip()
    if text.count(")") > text.count("("):
        text = text.rstrip(")").strip()
    if text.count("(") > text.count(")"):
        text = text.lstrip("(").strip() if text.startswith("(") else text + ")"
    if len(text) <= MAX_CREDIT_CHARS:
        text = _TWICE.sub(r"\1", text)
    text = known.behind.sub("", _YEAR.sub("", text)) or text
    if text.endswith((".", "。")) and not known.abbreviated.search(text):
        text = text[:-1].rstrip()
    return text
