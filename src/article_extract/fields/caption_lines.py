"""One line at a picture: what is its caption, and what its credit."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from article_extract.credit_lines import (
    Kind,
    Sign,
    is_count,
    is_label,
    names_credit,
    names_maker,
    parts_of,
    without_tools,
)
from article_extract.fields.credits import CreditLine, read_credit, split_credit
from article_extract.language import Language
from article_extract.model import Block, Span
from article_extract.typography import clean, ends_sentence, fold

# Words of a credit that only its own element at the end of the line sets apart.
MAX_TAIL_WORDS = 8
# Words of a maker that nothing but the label before it and the agency behind it shows.
MAX_MAKER_WORDS = 4
# Words of an alternative text from which on it parts a line into caption and credit.
MIN_SHOWN_WORDS = 4
# Characters behind a marked credit that go on with it: "<span class=credit>Jane Doe</span>/AFP via Getty Images".
MAX_CHAINED = 60

_CHAINED = re.compile(r"\s*[/|]\s*\S")
_NAME_EDGE = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_COUNTED = re.compile(r"^\(?\d{1,3}\s?/\s?\d{1,3}\)?:?\s+(?=[^\W\d_a-zß-ÿ])")  # a gallery's: "2/5 The harbour at dawn"
_SIGNED = re.compile(r"(.*\S)\s+[|/–—-]\s+(\S[^|/]*)$")
_POINTER = re.compile(r"\s*(?:>>|[→➔➜➤►▶])\s*[^\W\d_][^.!?]*$")  # to another page: "The harbour. >> More on boats"
_FILE = re.compile(r"\s*\S*/\S*\.(?:jpe?g|png|webp|gif|tiff?)$", re.IGNORECASE)  # of the picture, hidden by scripts
_EDGES = " |–—-/•·(,"


def shown_first(line: CreditLine, shown: str, words: Language) -> CreditLine:
    """A line whose first part, "Ida Wren / Jane Doe/AFP", says what the alternative text says: it is the caption."""
    if line.caption or not line.credit or not shown:
        return line
    first, slash, rest = line.credit.partition(" / ")
    if not slash or fold(first) != fold(shown):
        return line
    return read_credit(rest, words)._replace(caption=first)


def parted_by_shown(line: CreditLine, shown: str, words: Language) -> CreditLine:
    """A line without a credit that says before or behind some words what the alternative text says: "Jane Doe, Quay
    archives The harbour at dawn". Those words are the credit where a label opened the line, or where they are a name.
    """
    text = line.caption or ""
    if line.credit or text == shown or len(shown.split()) < MIN_SHOWN_WORDS:
        return line
    if text.endswith(shown) and line.label:
        rest = text.removesuffix(shown).strip(_EDGES)
    elif text.startswith(shown):
        rest = text.removeprefix(shown).strip(_EDGES + ").")
        rest = rest if is_name(rest, words) and set(words.credits.by).isdisjoint(rest.lower().split()) else ""
    else:
        return line
    if not rest or len(rest.split()) > MAX_TAIL_WORDS or ends_sentence(rest):
        return line
    return read_credit(rest, words)._replace(caption=shown, lead=line.lead)


def signed_by_site(line: CreditLine, sites: frozenset[str]) -> CreditLine:
    """A line whose end, behind a bar, a slash or a dash, is the site's own name: "The harbour at dawn | The Daily"."""
    signed = _SIGNED.match(line.caption or "") if not line.credit else None
    if signed is None or site_key(signed[2]) not in sites:
        return line
    return line._replace(caption=signed[1], credit=signed[2])


def site_key(name: str) -> str:
    """A site's name folded, and without accents, which its address lacks."""
    return fold("".join(char for char in normalize("NFKD", name) if not combining(char)))


def said_of(caption: str | None, words: Language) -> str | None:
    """What a caption says without the page's buttons and pointers; None where it only counts pictures."""
    caption = _COUNTED.sub("", without_tools(caption, words)).lstrip(": ") if caption else None
    caption = _POINTER.sub("", caption) or caption if caption else None
    mark, colon, rest = (caption or "").partition(": ")
    if colon and mark.lower() in words.credits.handout:
        caption = rest  # "File photo: The harbour at dawn"
    told = caption is not None and any(map(str.isalnum, caption))  # not "...", which scripts unfold
    return caption if told and not is_count(caption or "", words) else None


def as_caption(line: CreditLine, words: Language) -> CreditLine:
    """A line of names that nothing marks as a credit is what the picture shows: "Government / Opposition"."""
    if not line.credit or line.caption or line.label or line.sign is not Sign.WHOLE_CHAIN:
        return line
    kinds = {part.kind for part in parts_of(line.credit, words)}
    told = not kinds.isdisjoint((Kind.AGENCY, Kind.MARK, Kind.HANDLE)) or _is_maker_and_outlet(line.credit, words)
    return line if told else CreditLine(line.credit, reason=line.reason)


def whole_caption(line: CreditLine, block: Block, words: Language) -> CreditLine:
    """A caption line where the credit stands in an element of its own: a name at its end is what the picture shows."""
    weak = line.caption and line.credit and not line.label and not _agencies(line.credit, words)
    return CreditLine(block.text, lead=line.lead, reason=line.reason) if weak else line


def _is_maker_and_outlet(credit: str, words: Language) -> bool:
    """Whether a chain is a person and an organisation, "Jane Doe/Quay Magazine", and not what a picture shows."""
    kinds = [part.kind for part in parts_of(credit, words)]
    return sorted(kinds) == [Kind.BODY, Kind.PERSON] and "(" not in credit


def caption_line(block: Block, words: Language) -> CreditLine:
    """A caption block cut in two: where the mark-up names the credit, there; else by its wording; else at an element
    that ends the line and holds nothing but a credit.
    """
    text = block.text
    marked = [span for span in block.spans if _is_credit_span(span, block, words)]
    if marked:
        start, end = min(span.start for span in marked), max(span.end for span in marked)
        if len(text) - end < MAX_CHAINED and _CHAINED.match(text[end:]):
            end = len(text)
        return _cut(text[:start], text[start:end], text[end:], words)
    line = split_credit(text, words)
    if line.credit:
        return read_credit(text, words) if _is_all_credit(line) else line
    if names_maker(text, words):
        return read_credit(text, words)
    for span in sorted(block.spans):
        if span.start and span.end == len(text) and span.name == "class":
            tail = text[span.start :].lstrip("/| ")
            alone = tail != text[span.start :] or split_credit(tail, words).credit == tail
            alone = alone or (ends_sentence(text[: span.start].rstrip()) and is_name(tail, words))
            if alone and len(tail.split()) <= MAX_TAIL_WORDS:
                return _cut(text[: span.start], tail, "", words)
    return line


def _is_all_credit(line: CreditLine) -> bool:
    """Whether a few words that stand between a label and "/ agency" are who made it: "Photo: Tide works / Quay"."""
    weak = line.label and line.sign is Sign.AGENCY_BEHIND_SLASH
    return bool(weak) and line.caption is not None and len(line.caption.split()) <= MAX_MAKER_WORDS


def is_name(text: str, words: Language) -> bool:
    """Whether a text is the name of one person or organisation."""
    parts = parts_of(text, words)
    return len(parts) == 1 and parts[0].text == text and parts[0].kind in (Kind.PERSON, Kind.BODY, Kind.AGENCY)


def names_person(text: str, words: Language) -> bool:
    """Whether a text is the name of one person, in two words or more."""
    parts = parts_of(text, words)
    return " " in text and len(parts) == 1 and parts[0].text == text and parts[0].kind is Kind.PERSON


def _cut(before: str, credit: str, behind: str, words: Language) -> CreditLine:
    behind = "" if _FILE.match(behind) else behind
    read = read_credit(credit, words)
    head, _, label = before.rstrip().rpartition(" ")
    before = head if head and is_label(label, words) else before
    caption = clean(f"{before} {behind}").strip(_EDGES) or None
    if caption:
        left = split_credit(caption, words)
        if not left.caption and left.label:  # only the label stood outside
            caption = None
        elif left.credit and read.credit and fold(left.credit) in fold(read.credit):
            caption = left.caption
        elif left.credit and read.agency and read.agency in _agencies(left.credit, words) and left.label:
            return left  # "© Getty Images", and the caption ends with who took it for them
    return read._replace(caption=caption)


def _agencies(credit: str, words: Language) -> set[str]:
    return {part.name for part in parts_of(credit, words) if part.kind is Kind.AGENCY}


def _is_credit_span(span: Span, block: Block, words: Language) -> bool:
    if span.name not in ("class", "itemprop") or span.end - span.start < 2:
        return False
    if span.start == 0 and span.end == len(block.text):
        return False
    return names_credit((name.lower() for name in _NAME_EDGE.split(span.value) if name), words)
