"""What a stretch of text is: a chain of names and agencies, a single link of one, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from article_extract.credit_lines.cuts import cuts
from article_extract.credit_lines.words import Words
from article_extract.typography import ends_sentence, has_cjk

# Longest credit, in words and in characters: the longest of 330 looked at named five hands in 19 words.
MAX_CREDIT_WORDS = 26
MAX_CREDIT_CHARS = 200
# Share of plain lower-case words from which what a label opens is a sentence about the picture, not a credit.
SENTENCE_SHARE = 0.34
# Words in one name of a person or an organisation.
MAX_NAME_WORDS = 7
# Agencies written with this many letters or fewer are words of some language too: only their own spelling counts.
SHORT_AGENCY = 3
_DATE = re.compile(r"^(?:\w{1,9}\.?\s)?\d[\d./\-年月日:\s]*(?:г\.)?$")
_HANDLE = re.compile(
    r"^(?:@[\w.]+|(?:https?://|www\.)\S+|[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,6}(?:/[@\w./\-]+)?|u/\w+)$", re.IGNORECASE
)
_AT_NAME = re.compile(r"\w\s?/\s?@\w")
_ALIAS = re.compile(r"^[a-z][\w.\-]{3,30}$", re.ASCII)
_LICENCE = re.compile(
    r"^(?:cc|creative commons)(?:[\s-]?(?:0|by)(?:[\s-](?:sa|nc|nd))*)?(?:[\s-]\d\.\d)?(?:\s\w{2,8})?$", re.IGNORECASE
)
_DOMAIN_END = re.compile(r"^\S+\.(?:com|net|org|[a-z]{2})$", re.ASCII)
_INITIALS = re.compile(r"^(?:\w\.)+-?(?:\w\.)*$")
EDGES = " \t.,;:|/／–—-·•=＝"
_NO_NAME = re.compile(r"[:$€£¥]|^[\W\d_]+$|^\d+[.,]\d")
_PRICE = re.compile(r"[$€£¥]\s?\d|\d\s?[€£]")
_ADDRESS = re.compile(r"\bhttps?://\S+")  # of a licence, of where the picture was found: it names nobody
_PIECES = re.compile(r"(?<=[.!?…])\s+")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}[-'’]?[A-ZÀ-ÞĀ-ž]")
_MARK_END = re.compile(r"\s+|(?<=[a-z]{2}\.)(?=[A-Z])")
_SLASH_NAME = re.compile(r"\S\s?[/／|]\s?\S")


class Kind(StrEnum):
    """What one link of a credit's chain is."""

    AGENCY = "agency"
    MARK = "mark"  # handout, pool, file photo, AI-generated
    PERSON = "person"
    BODY = "body"  # an organisation that is no agency
    HANDLE = "handle"  # @name, a domain, a stock photographer's alias
    DATE = "date"


class Part(NamedTuple):
    """One link of a credit's chain. name: the person without titles, the agency's canonical name, else the text."""

    text: str
    kind: Kind
    name: str


def is_parted(text: str) -> bool:
    """Whether a mark stands in a text that parts the links of a chain, or a script that has no spaces between them."""
    return "/" in text or "|" in text or (not text.isascii() and ("／" in text or "＝" in text or has_cjk(text)))


def may_be_chained(text: str, known: Words) -> bool:
    """False where nothing in a text, for certain, makes a chain of names: no slash, agency, mark, rank or outlet."""
    return is_parted(text) or "ß" in text or known.chains.may_stand_in(text)


def is_chain(text: str, known: Words, whole: bool = False) -> bool:
    """Whether a text is a credit without any label: names and agencies only, and one sign that it is no caption."""
    tokens = text.split()
    if len(text) > MAX_CREDIT_CHARS or len(tokens) > MAX_CREDIT_WORDS or _reads_on(tokens, known):
        return False
    parts = []
    for link in links_of(text, known):
        part = part_of(link, known)
        if part is None:
            return False
        parts.append(part)
    if not parts or parts[0].kind is Kind.DATE:
        return False
    kinds = {part.kind for part in parts}
    if kinds <= {Kind.DATE, Kind.HANDLE}:
        return False
    if Kind.AGENCY in kinds:
        return True
    if has_cjk(text) and known.suffix.search(text):
        return True
    if Kind.MARK in kinds and (kinds - {Kind.MARK, Kind.DATE} or _leading_mark(text, known)):
        return True
    if Kind.HANDLE in kinds and _AT_NAME.search(text):
        return True  # "Harbourlight/@janedole"
    if len(parts) == 1:  # "Jane Doe for The Daily", but not as a whole line, which may as well be a title
        return not whole and known.outlet.search(text) is not None and Kind.PERSON in kinds
    return Kind.PERSON in kinds and len(parts) > 1 and _SLASH_NAME.search(text) is not None


def _reads_on(tokens: Sequence[str], known: Words) -> bool:
    """Whether two words stand side by side that no link of a chain may hold: small letters, and in none of the lists.

    Most lines are told by this at once. What stands behind "for" may be any outlet's name.
    """
    plain = False
    for token in tokens:
        if not (token[0].islower() and token.islower() and token.isalpha()):
            plain = False
            continue
        if token in known.outlets:
            return False
        small, plain = plain, token.casefold() not in known.chained and not _INNER_CAPITAL.match(token)
        if small and plain and not has_cjk(token):
            return True
    return False


def is_telling(text: str, known: Words) -> bool:
    """Whether a chain can be nothing but a credit: an agency and who works for it, or a mark."""
    kinds = [part.kind for part in parts_in(text, known)]
    return Kind.MARK in kinds or (Kind.AGENCY in kinds and len(kinds) > 1)


def is_plausible(text: str, known: Words, bracketed: bool = False) -> bool:
    """Whether what a label opens can be the credit: short, and not a sentence. In brackets several may follow."""
    if bracketed:
        pieces = _PIECES.split(text)
        if len(pieces) > 1:
            return len(text) <= MAX_CREDIT_CHARS and all(is_plausible(piece, known) for piece in pieces)
    if not text or len(text) > MAX_CREDIT_CHARS or _PRICE.search(text):
        return False  # "Cost per Credit: In-State | $472"
    if is_chain(text, known) or _HANDLE.match(text):
        return True
    if has_cjk(text):
        return len(text) <= 40 and not re.search(r"[。！？].|다\.\s*\S", text)
    ends = [cut for cut in cuts(text, known) if text[cut.start() - 1] in ".!?…" and len(text) - cut.end() > 3]
    if ends:  # "Jane Doe. Courtesy of Quay Gallery", and no other second sentence
        head, tail = text[: ends[0].start()], text[ends[0].end() :]
        return len(ends) == 1 and _leading_mark(tail.rstrip("."), known) and is_plausible(head, known)
    tokens = text.split()
    if len(tokens) == 1 and _ALIAS.match(text) and not text.isalpha():
        return True  # "tidegirl79"
    plain = [
        token
        for token in tokens
        if token[0].islower() and token.strip(EDGES).lower() not in known.small and not _INNER_CAPITAL.match(token)
    ]
    if _mark(text, known):
        return True
    if len(tokens) > MAX_CREDIT_WORDS or (plain and (ends_sentence(text) or tokens[0].lower() in known.articles)):
        return False
    if len(tokens) <= 3 and len(plain) == 1 < len(tokens):
        return True  # "Офіс президента", "quay Verlag"
    return len(plain) <= SENTENCE_SHARE * len(tokens)


def is_mark_alone(text: str) -> bool:
    """Whether a text is nothing but a site, a handle or a licence: "quay.example.com", "CC BY-SA 2.0"."""
    return " " not in text and _HANDLE.match(text) is not None or _LICENCE.match(text) is not None


def links_of(text: str, known: Words) -> list[str]:
    if "://" in text:
        text = _ADDRESS.sub(" ", text)
    links = (
        link.strip(EDGES + "()（）[]") if not _INITIALS.match(link.strip()) else link.strip()
        for link in known.links.split(text)
    )
    return [part for link in links if link for part in _of_agency(link, known)]


def without_courtesy(text: str, known: Words) -> str:
    """A credit without the sentence that says by whose courtesy it is: "Jane Doe. Courtesy of Quay Gallery"."""
    if ". " not in text:
        return text
    *_, tail = _PIECES.split(text)
    return text[: -len(tail)].rstrip() or text if _leading_mark(tail, known) else text


def _of_agency(link: str, known: Words) -> list[str]:
    """The agency and who works for it in a link that a colon or a small word parts: "Quay Images: Jane Doe",
    "Jane Doe on Quay Images".
    """
    head, colon, rest = link.partition(": ")
    if colon and rest and agency_of(head, known):
        return [head, rest]
    on = known.on.search(link)
    return [link[: on.start()], link[on.end() :]] if on and agency_of(link[on.end() :], known) else [link]


def parts_in(text: str, known: Words) -> Iterator[Part]:
    return (part for link in links_of(text, known) if (part := part_of(link, known)) is not None)


def part_of(link: str, known: Words) -> Part | None:
    sides = _sides(link, known)
    agency = agency_of(link, known) or (agency_of(sides[0], known) if len(sides) > 1 else None)
    if agency:
        return Part(link, Kind.AGENCY, agency)
    if _mark(link, known):
        return Part(link, Kind.MARK, link)
    if _LICENCE.match(link):
        return Part(link, Kind.MARK, link)
    if _DATE.match(link):
        return Part(link, Kind.DATE, link)
    if _HANDLE.match(link):
        return Part(link, Kind.HANDLE, link)
    label = known.opening.match(link) or known.photo_by.match(link)
    if label and label.end() < len(link):
        inner = part_of(link[label.end() :].strip(EDGES), known)
        return inner._replace(text=link) if inner else None
    sides = [side.strip(EDGES) for side in sides]
    name = _untitled(sides[0] if all(is_name(side, known) for side in sides) else link, known)
    if not name:
        return Part(link, Kind.MARK, link)
    if is_name(name, known):
        return Part(link, Kind.BODY if _is_body(name, known) else Kind.PERSON, name)
    return Part(link, Kind.HANDLE, link) if _ALIAS.match(link) else None


def _sides(link: str, known: Words) -> list[str]:
    """A name, and the outlet that it worked for."""
    return [link] if known.outlets.isdisjoint(link.lower().split()) else known.outlet.split(link)


def agency_of(text: str, known: Words) -> str | None:
    """Canonical name of the agency that the text names: "REUTERS", "Getty Images Europe"."""
    text = text.strip(EDGES + "()（）")
    folded = text.casefold()
    canonical = known.agencies.get(folded)
    if canonical is not None:
        return canonical if len(text) > SHORT_AGENCY or text in known.spellings or text.isupper() else None
    if _DOMAIN_END.search(folded):  # "iStock.com"
        domain = folded.rpartition(".")[0].removeprefix("www.")
        return known.agencies.get(domain) if len(domain) > SHORT_AGENCY else None
    head = folded
    if head.count(" ") > known.longest:  # one word more than the longest agency has, which the first step takes off
        head = " ".join(head.split(" ", known.longest + 2)[: known.longest + 2])
    while " " in head:  # a branch of it: at least one word that is the agency, the rest written as names are
        head = head.rsplit(" ", 1)[0]
        canonical = known.agencies.get(head)
        if canonical is not None and len(head) > 2:
            rest = text[len(head) :].split()
            spelled = len(head) > SHORT_AGENCY or text[: len(head)] in known.spellings or text[: len(head)].isupper()
            branch = all(word.casefold() in known.bodies or word.casefold() in known.marks for word in rest)
            return canonical if spelled and branch else None
    return None


def _mark(text: str, known: Words) -> bool:
    folded = text.strip(EDGES).casefold()
    return folded in known.marks or _leading_mark(text, known)


def _leading_mark(text: str, known: Words) -> bool:
    """ "Screenshot Instagram", "Courtesy of Jane Doe", "Dok.IGI": a mark and whose it is."""
    words = _MARK_END.split(text.strip())
    for count in range(min(4, len(words) - 1), 0, -1):
        head = " ".join(words[:count]).strip(EDGES).casefold()
        if head in known.marks:
            rest = [word for word in words[count:] if word.strip(EDGES).casefold() not in known.small]
            return (
                bool(rest)
                and all(not word[0].islower() or _HANDLE.match(word) for word in rest)
                and len(rest) <= MAX_NAME_WORDS
            )
    return False


def _untitled(name: str, known: Words) -> str:
    """A name without ranks and callings around it: "Staff Sgt. Jane Doe" -> "Jane Doe"."""
    if has_cjk(name):
        name = known.suffix.sub("", name)
    if not known.title_starts.isdisjoint(name.lower().split()):
        name = known.titles.sub(" ", f" {name} ")
    return " ".join(name.split())


def is_name(text: str, known: Words) -> bool:
    """Whether each word is written as in a name; small words stand inside only."""
    if has_cjk(text):
        return len(text) <= 14 and re.search(r"[、。「」]|[はをがにでへ](?=.)", text) is None
    words = text.split()
    if not words or len(words) > MAX_NAME_WORDS or _NO_NAME.search(text):
        return False  # "Fat: 7g" in a table of them, "11.99 €"
    if not _capital(words[0], known) and not (words[0].lower() in known.small and len(words) > 1):
        return False
    if not _capital(words[-1], known):
        return False
    return all(_capital(word, known) or word.lower().strip(".,") in known.small for word in words)


def _capital(word: str, known: Words) -> bool:
    core = word.strip("\"'“”„»«’‘().,+&@")
    if len(core) > 3 and word.endswith(".") and not known.abbreviated.search(word):
        return False  # a sentence ends here
    if not core:
        return bool(word.strip())
    if core[0].isupper() or core[0].isdigit():
        return True
    # "al-Masri", "d'Angelo", "iPhone": a capital behind a small beginning
    return _INNER_CAPITAL.match(core) is not None or not (core[0].islower() or core[0].isdigit())


def _is_body(name: str, known: Words) -> bool:
    if has_cjk(name):
        return name.endswith(known.endings)
    words = name.split()
    return len(words) == 1 or any(
        word[0].isdigit()
        or word.strip(EDGES + "'’s").casefold() in known.bodies
        or word.casefold() in known.bodies
        or word.casefold().endswith(known.compounds)
        for word in words
    )
