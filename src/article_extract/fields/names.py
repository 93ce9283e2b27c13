"""Names taken out of bylines as printed and out of author claims: what is a name there, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from article_extract.fields.dates import find_dates
from article_extract.fields.labelled_names import labelled_names, spaced_names
from article_extract.fields.name_kinds import (
    is_desk,
    is_desk_alone,
    looks_like_name,
    names_outlet,
    opens_given,
    trimmed,
    without_roles,
)
from article_extract.fields.name_shapes import Shapes, shapes_of
from article_extract.language import Language
from article_extract.typography import clean, fold, has_cjk

NAME_CHARACTERS = 60
OUTLET_WORDS = 7
GLUED_WORDS = 4  # of two full names set in one line without anything between them

_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+", re.I)
_HANDLE = re.compile(r"(?:(?<=^)|(?<=\s)|(?<=[a-z]))@\w+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b.*")
# Where two elements were set without a space between them ("Ida BrandtReporter"), but not in "McAdam", "LaToya".
_GLUED = re.compile(r"(\w\s+[^\W\d_][\w'’-]*[a-zß-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_FOOTNOTE = re.compile(r"(?<=[a-zß-öø-ÿ])\d{1,2}(?=[,;]|\s|$)")  # "By Ida Brandt1, Tom Okafor2"
_TEMPLATE = re.compile(r"(?:page|post|article|author|user|site|item|entry|data)\.\w[\w.]*|.*[{}%].*", re.I)
_SENTENCE_CUT = re.compile(r"[.;|]\s+")
_LABEL = re.compile(r"(?<=\S)\s+[^\W\d_]+:(?:\s|$)")  # of what comes next: "Ida Brandt Source: Evening Paper"
_LONE_LINK = re.compile(r"^(?:@\S+$|https?://|www\.|/|[\w-]+\.(?:com|org|net|html?)/)\S*$", re.I)
# What stands between the parts of one firm's name rather than two persons': "Hafen GmbH & Co. KG", "Port Sp. z o.o."
_FIRM = re.compile(r"\s(?:&|\w{1,3})\s+(?:[^\W\d_]{1,2}\.)+(?:\s+[A-Z]{2,})?$")
_PAIR = re.compile(r"(\S+)\s+&\s+(\S+)")
_USER = re.compile(r"(?!\d)\w{2,20}")


class Name(NamedTuple):
    """A name found in a byline. opened: whether a word like "by" stands before it; called: whether one like "editor"
    was cut off behind it; taken: whether it names where the text was taken from.
    """

    text: str
    opened: bool
    called: bool
    taken: bool = False


def printed_names(text: str, words: Language, *, sites: frozenset[str] = frozenset()) -> list[str]:
    """Names in a byline as printed: "By Ada Lovelace and Charles Babbage, Staff Writers" gives two.

    sites: folded names of the site, which count as an author where the byline names it.
    """
    return [name.text for name in names_of_line(text, words, sites=sites)]


def names_of_line(text: str, words: Language, *, sites: frozenset[str] = frozenset()) -> list[Name]:
    """`printed_names` with what stood around each."""
    shapes = shapes_of(words.code)
    if has_cjk(text):
        labelled = labelled_names(_without_dates(_without_addresses(clean(text)), words, shapes), words)
        if labelled is not None:
            return [Name(name, True, False, labelled.taken) for name in labelled.names]
    found: list[Name] = []
    desks: list[Name] = []
    others = ended = False
    for part, opened in _parts(text, words, shapes):
        if opened:
            others = False
            desks += [Name(part, True, False)] if is_desk_alone(part, shapes) else []
        elsewhere = shapes.others.search(part)
        name = (
            None if others else _name_of(part[: elsewhere.start()] if elsewhere else part, shapes, sites, found, opened)
        )
        others = others or elsewhere is not None
        if name and ended and " " not in name.text and not has_cjk(name.text) and not opened:
            continue  # "Posted by Ida in Roads, Bridges"
        ended = ended or name is None or shapes.until.search(part) is not None
        if name and fold(name.text) not in {fold(other.text) for other in found}:
            found.append(name)
    return found or desks


def opens_byline(text: str, words: Language) -> bool:
    """Whether a line begins with a word like "by"."""
    return shapes_of(words.code).by.match(text) is not None


def says_when(text: str, words: Language) -> bool:
    """Whether a text opens with a word for when something was published: "Posted on"."""
    return bool(text) and text.split()[0].lower() in shapes_of(words.code).openers


def begins_inside(text: str, name: str, words: Language) -> bool:
    """Whether a line ends with a word like "by" and a name: "All posts by Ada Byron"."""
    inside = shapes_of(words.code).by_inside.search(text)
    return inside is not None and text[inside.end() :] == name


def wrote_phrase(text: str, words: Language) -> int | None:
    """Where in a text words like "written by" begin, which say who wrote wherever they stand; None without them."""
    shapes = shapes_of(words.code)
    if ":" not in text and not any(map(text.lower().__contains__, shapes.wrote_words)):
        return None  # told in a tenth of the time that the pattern takes
    found = shapes.wrote.search(text)
    return found.start() if found else None


def claimed_names(value: str, words: Language) -> list[str]:
    """Names in an author claim. The page says that they are names, so their case and shape prove nothing."""
    shapes = shapes_of(words.code)
    if _LONE_LINK.match(value.strip()) or _TEMPLATE.fullmatch(value.strip()):
        return []
    text = _HANDLE.sub(" ", _ADDRESS.sub(" ", _without_brackets(clean(value))))
    if _is_firm(text, shapes):
        return [text]
    names: list[str] = []
    for part in shapes.split.split(shapes.by.sub("", _behind_by(text, shapes), count=1)):
        whole = trimmed(shapes.by.sub("", trimmed(part or ""), count=1))
        name = whole if is_desk(whole, shapes) else without_roles(whole, shapes)
        if name and name[0].islower() and whole[0].isupper() and name.split()[0] not in shapes.particles:
            name = whole  # "Contributors to the Harbour Wiki"
        own = name != whole and whole.startswith(name) and not has_cjk(whole)
        if own and name and not names and not opens_given(whole, shapes):
            name = whole  # "Slow Travel Expert" is what somebody calls himself
        if " " not in name and not has_cjk(name):
            if names and (name != whole or _is_place(name, names, shapes)):
                continue  # "Health Editor" behind a name is what the author is, "Nairobi" where
            if name and not names and name != whole:
                name = whole  # "Community Editor" alone is all the name there is
        elif own and names and " " in names[0] and not opens_given(name, shapes):
            continue  # "Chief Harbour Officer"
        if (
            name
            and len(name) <= NAME_CHARACTERS
            and not name.isdigit()
            and fold(name) not in shapes.roles | shapes.nobody
        ):
            names.append(name)
    whole = trimmed(value)
    return names or ([whole] if is_desk_alone(whole, shapes) else [])


def _is_firm(text: str, shapes: Shapes) -> bool:
    """Whether a claim is one name with "&" or the like inside: a firm by its form, or two words that are no first names
    ("Crumb & Sons").
    """
    pair = _PAIR.fullmatch(text)
    if pair is not None:
        return not all(word.lower() in shapes.given for word in pair.groups())
    return _FIRM.search(text) is not None


def _parts(text: str, words: Language, shapes: Shapes) -> Iterable[tuple[str, bool]]:
    """The parts of a line between commas, "and" and the like, each with whether it is opened by a word like "by"."""
    text = clean(text)
    begun = shapes.by.match(text)
    start = begun.end() if begun else 0
    text = _FOOTNOTE.sub("", text[:start] + _GLUED.sub(r"\1 | ", text[start:]))
    text = _without_dates(_from_opening(_without_addresses(_without_brackets(text)), shapes), words, shapes)
    text = _behind_by(_CLOCK.sub(" | ", text), shapes)
    begun = shapes.by.match(text)
    opened = begun is not None
    for part in shapes.split.split(text[begun.end() :] if begun else text):
        plain = trimmed(part or "")
        by = shapes.by.match(plain)
        for name in _each_name(plain[by.end() :] if by else plain, shapes):
            yield name, opened or by is not None
            opened = False


def _without_addresses(text: str) -> str:
    return _HANDLE.sub(" | ", _ADDRESS.sub(" | ", text))


def _without_dates(text: str, words: Language, shapes: Shapes) -> str:
    for stamp in reversed(find_dates(text, words)):
        said = shapes.dated.search(text, 0, stamp.start)
        text = f"{text[: said.start() if said else stamp.start]} | {text[stamp.end :]}"
    return text


def _each_name(part: str, shapes: Shapes) -> list[str]:
    """A part of a byline by itself, or the full names that a capture set in it without anything between them: where a
    given name comes behind what is none, another person begins ("Ida Brandt Tom Okafor"); Chinese names have no space.
    """
    if shapes.spaced and has_cjk(part):
        return spaced_names(part)
    tokens = list(takewhile(str.isalpha, part.split()))  # a date without a year may stand behind them
    if len(tokens) < GLUED_WORDS or any(token.isalpha() for token in part.split()[len(tokens) + 2 :]):
        return [part] if part else []
    given = [token.lower() in shapes.given for token in tokens]
    starts = [at for at, known in enumerate(given) if known and not (at and given[at - 1])]
    if starts[:1] != [0]:
        return [part]
    names = [tokens[start:end] for start, end in pairwise((*starts, len(tokens)))]
    if any(len(name) < 2 or name[-1].islower() for name in names):
        return [part]
    return [" ".join(name) for name in names]


def _from_opening(text: str, shapes: Shapes) -> str:
    """A byline from where it says who wrote: "Photographs by Ada Byron. Text by Tom Okafor" is about Okafor."""
    if shapes.by.match(text):
        return text
    opened = next((cut for cut in _SENTENCE_CUT.finditer(text) if shapes.by.match(text[cut.end() :])), None)
    return text[opened.end() :] if opened else text


def _behind_by(text: str, shapes: Shapes) -> str:
    """A text from the word like "by" inside it on, where what stands before is no name: "All posts by Ada Byron"."""
    inside = shapes.by_inside.search(text)
    if inside is None or shapes.by.match(text) or looks_like_name(text[: inside.start()].strip(), shapes):
        return text
    return text[inside.start() :].lstrip()


def _without_brackets(text: str) -> str:
    return clean(_BRACKETS.sub(" ", text))


def _name_of(part: str, shapes: Shapes, sites: frozenset[str], found: Sequence[Name], opened: bool) -> Name | None:
    """The name a part of a byline is, or None. Single words count as names only in first place or of an outlet."""
    until = shapes.until.search(part.lower() if part.isupper() else part)  # "IDA BRANDT FOR NEWS"
    cut = _LABEL.search(part) or until or shapes.until_domain.search(part)
    part = trimmed(part[: cut.start()] if cut else part)
    if found and _is_calling(part, found[0], shapes):
        return None
    called = False
    if not is_desk(part, shapes):
        shorter = without_roles(part, shapes)
        part, called = shorter, bool(shorter) and part.startswith(shorter) and part != shorter
    if not part or len(part) > NAME_CHARACTERS or fold(part) in shapes.nobody:
        return None
    if re.search(r"\d", part.replace("24", "")):
        before = _before_number(part, shapes)
        if opened and not found and before:
            return Name(before, True, False)
        return Name(part, True, False) if opened and not found and _USER.fullmatch(part) else None
    if part.split()[0].lower() in shapes.openers or part.lower() in shapes.weekdays:
        return None  # "Last Updated", "Published", "Tue"
    if shapes.desks.fullmatch(part) and fold(part) not in sites | shapes.agencies:
        return None  # "News" is a section
    name = Name(part, opened or any(other.opened for other in found), called)
    if names_outlet(part, shapes, sites):
        return name if len(part.split()) <= OUTLET_WORDS else None
    if found and called and not found[0].called:
        return None  # "Ida Brandt, Digital Content Manager": what she is
    if not looks_like_name(part, shapes):
        return name if opened and not found and _USER.fullmatch(part) and part not in shapes.particles else None
    return name if not found or " " in part or has_cjk(part) or _is_pair(part, found, shapes) else None


def _before_number(part: str, shapes: Shapes) -> str:
    """The full name in front of a number that goes on about the article: "Ida Brandt 8 min read", "… March 18 at 9"."""
    tokens = list(takewhile(lambda token: not token[0].isdigit(), part.split()))
    while tokens and tokens[-1].lower().rstrip(".,") in shapes.months:
        tokens.pop()
    name = trimmed(" ".join(tokens))
    return name if " " in name and looks_like_name(name, shapes) else ""


def _is_calling(part: str, person: Name, shapes: Shapes) -> bool:
    """Whether a part behind a person's full name says what they are, though a desk's name is in it: "Ida Brandt, Travel
    News Reporter".
    """
    desk = next(reversed(list(shapes.desks.finditer(part))), None)
    inside = desk is not None and desk.end() < len(part) and shapes.roles_last.search(part) is not None
    return inside and " " in person.text and not shapes.desks.search(person.text)


def _is_pair(part: str, found: Sequence[Name], shapes: Shapes) -> bool:
    """Whether a single word goes with another one before it: "Ida and Tom"."""
    return len(found) == 1 and found[0].opened and " " not in found[0].text and not _is_credential(part, shapes)


def _is_credential(part: str, shapes: Shapes) -> bool:
    return fold(part) in shapes.roles or part.isupper()


def _is_place(name: str, names: Sequence[str], shapes: Shapes) -> bool:
    """Whether a single word behind full names is where they are rather than who: no agency's sign, no outlet."""
    return name.istitle() and all(" " in other for other in names) and not names_outlet(name, shapes, frozenset())
