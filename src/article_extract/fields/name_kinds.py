"""What a name in a byline is: a person’s, an outlet’s, a desk’s, a user’s, or no name but a role."""

from __future__ import annotations

import re

from article_extract.fields.name_shapes import Shapes, shapes_of
from article_extract.language import Language
from article_extract.typography import fold, has_cjk

FULL_IN_HANGUL = 3  # syllables of nearly every Korean name
NAME_WORDS = 5  # "María del Carmen García López"; longer capitalised runs are titles of things
_EDGES = " \t,;:：|/／•·⋅–—-_*\"'“”„«»&+>›→←"
_CASED = re.compile(r"[^\W\d_]")
_ABBREVIATED = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co)|\b[A-Z]|\.\w)\.$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?:/\S*)?", re.I)
_SLUG = re.compile(r"[\d._@-]")


def is_person(name: str, words: Language) -> bool:
    """Whether a text reads as the full name of a person: two words or more with capitals, or a short one in a script
    without capitals.
    """
    shapes = shapes_of(words.code)
    return (" " in name or has_cjk(name)) and looks_like_name(name, shapes) and fold(name) not in shapes.roles


def is_family_name_first(name: str, words: Language) -> bool:
    """Whether a name in Han or Hangul is a person's in full: a surname of one character that the language's file knows
    and one to three more.
    """
    return 2 <= len(name) <= 4 and name.isalpha() and opens_with_family(name, shapes_of(words.code))


def begins_given(name: str, words: Language) -> bool:
    """Whether a full name of a person begins with a given name that the languages' files know."""
    return " " in name and opens_given(name, shapes_of(words.code)) and is_person(name, words)


def is_outlet(name: str, words: Language, sites: frozenset[str]) -> bool:
    """Whether a name is the site's, an agency's or a desk's."""
    return names_outlet(name, shapes_of(words.code), sites)


def is_body(name: str, words: Language) -> bool:
    """Whether a word of a claimed name is that of an organisation: "Quay Foundation", "Hafenverband e.V."."""
    return not shapes_of(words.code).bodies.isdisjoint(fold(name.replace(".", "")).split())


def is_agency(name: str, words: Language) -> bool:
    """Whether a name is that of a news agency."""
    return fold(name) in shapes_of(words.code).agencies


def is_slug(name: str) -> bool:
    """A user name of a content system ("jsmith", "john.smith", "siteadmin") or a domain, no name a reader is shown."""
    if _DOMAIN.fullmatch(name) or "admin" in name.lower():
        return True
    return " " not in name and (name.islower() or bool(_SLUG.search(name)))


def looks_like_name(part: str, shapes: Shapes) -> bool:
    tokens = part.split()
    if not 1 <= len(tokens) <= NAME_WORDS or re.search(r"[?!:;…=：；？！]", part):
        return False
    if has_cjk(part):
        return 2 <= len(part.replace(" ", "")) <= 8
    letters = [token for token in tokens if _CASED.search(token)]
    upper = [token for token in letters if not _CASED.search(token)[0].islower()]  # type: ignore[index]
    rest = [token for token in letters if token not in upper]
    return bool(upper) and all(token.lower().rstrip("’'") in shapes.particles for token in rest)


def names_outlet(name: str, shapes: Shapes, sites: frozenset[str]) -> bool:
    folded = fold(name)
    return folded in sites or folded in shapes.agencies or bool(shapes.desks.search(name))


def is_desk(name: str, shapes: Shapes) -> bool:
    """Whether the whole is a desk's name ("Evening Staff") rather than a name and a role ("Ada Byron, staff")."""
    found = list(shapes.desks.finditer(name))
    if not found or " " not in name:
        return False
    return found[-1].end() == len(name) or len(without_roles(name, shapes).split()) == 1


def is_desk_alone(part: str, shapes: Shapes) -> bool:
    """Whether a byline that names nobody names a desk: "Redaktion", "Staff Writer"."""
    return bool(shapes.desks.fullmatch(part)) or (fold(part) in shapes.roles and bool(shapes.desks.match(part)))


def without_roles(part: str, shapes: Shapes) -> str:
    """A name without "Staff Writer" before it or "Korrespondentin" behind it; nothing where it is all role."""
    if fold(part) in shapes.roles:
        return ""
    whole = part
    for _ in range(3):
        shorter = trimmed(shapes.roles_last.sub("", shapes.roles_first.sub("", part)))
        if shorter == part or not shorter:
            break
        part = shorter
    rank = shapes.ranks.match(part) if part != whole and whole.startswith(part) else None
    part = rank[1] if rank else part  # "Ida Brandt Senior Politics" of "Ida Brandt Senior Politics Editor"
    name, _, subject = part.partition(" ")
    if subject and part != whole and len(name) == FULL_IN_HANGUL and opens_with_family(name, shapes):
        part = name  # "김하나 나무" of "김하나 나무 칼럼니스트"
    return "" if fold(part) in shapes.roles else part


def opens_with_family(name: str, shapes: Shapes) -> bool:
    """Whether a name in Han or Hangul begins with a surname of one character."""
    return name[:1] in shapes.families


def opens_given(name: str, shapes: Shapes) -> bool:
    return name.partition(" ")[0].lower() in shapes.given


def trimmed(part: str) -> str:
    """A part of a byline without the marks around it; the final stop stays with initials, "Jr." and the like."""
    part = part.strip(_EDGES).lstrip(".").strip(_EDGES)
    return part if _ABBREVIATED.search(part) else part.rstrip(".").rstrip(_EDGES)
