"""Names taken out of bylines as printed and out of author claims: what is a name there, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from article_extract.fields.dates import find_dates
from article_extract.language import Language, load_language
from article_extract.typography import clean, fold, has_cjk

NAME_WORDS = 5  # "María del Carmen García López"; longer capitalised runs are titles of things
NAME_CHARACTERS = 60
OUTLET_WORDS = 7
GLUED_WORDS = 4  # of two full names set in one line without anything between them
SHORT_ROLE = 3  # letters up to which a word before a name is no calling: "Md Karim Rahman"

_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+", re.I)
_HANDLE = re.compile(r"(?:(?<=^)|(?<=\s)|(?<=[a-z]))@\w+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EDGES = " \t,;:：|/•·⋅–—-_*\"'“”„«»&+>›→←"
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b.*")
# Where two elements were set without a space between them ("Ida BrandtReporter"), but not in "McAdam", "LaToya".
_GLUED = re.compile(r"(\w\s+[^\W\d_][\w'’-]*[a-zß-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_FOOTNOTE = re.compile(r"(?<=[a-zß-öø-ÿ])\d{1,2}(?=[,;]|\s|$)")  # "By Ida Brandt1, Tom Okafor2"
_TEMPLATE = re.compile(r"(?:page|post|article|author|user|site|item|entry|data)\.\w[\w.]*|.*[{}%].*", re.I)
_SENTENCE_CUT = re.compile(r"[.;|]\s+")
_LABEL = re.compile(r"(?<=\S)\s+[^\W\d_]+:(?:\s|$)")  # of what comes next: "Ida Brandt Source: Evening Paper"
_CASED = re.compile(r"[^\W\d_]")
_ABBREVIATED = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co)|\b[A-Z]|\.\w)\.$")
_LONE_LINK = re.compile(r"^(?:@\S+$|https?://|www\.|/|[\w-]+\.(?:com|org|net|html?)/)\S*$", re.I)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?:/\S*)?", re.I)
_SLUG = re.compile(r"[\d._@-]")
_USER = re.compile(r"(?!\d)\w{2,20}")


class Name(NamedTuple):
    """A name found in a byline. opened: whether a word like "by" stands before it; called: whether one like "editor"
    was cut off behind it.
    """

    text: str
    opened: bool
    called: bool


class _Shapes(NamedTuple):
    by: re.Pattern[str]
    by_inside: re.Pattern[str]
    wrote: re.Pattern[str]
    split: re.Pattern[str]
    until: re.Pattern[str]
    until_domain: re.Pattern[str]
    others: re.Pattern[str]
    roles_first: re.Pattern[str]
    roles_last: re.Pattern[str]
    ranks: re.Pattern[str]
    roles: frozenset[str]
    nobody: frozenset[str]
    desks: re.Pattern[str]
    particles: frozenset[str]
    openers: frozenset[str]
    weekdays: frozenset[str]
    dated: re.Pattern[str]
    agencies: frozenset[str]
    bodies: frozenset[str]
    given: frozenset[str]


def printed_names(text: str, words: Language, *, sites: frozenset[str] = frozenset()) -> list[str]:
    """Names in a byline as printed: "By Ada Lovelace and Charles Babbage, Staff Writers" gives two.

    sites: folded names of the site, which count as an author where the byline names it.
    """
    return [name.text for name in names_of_line(text, words, sites=sites)]


def names_of_line(text: str, words: Language, *, sites: frozenset[str] = frozenset()) -> list[Name]:
    """`printed_names` with what stood around each."""
    shapes = _shapes(words.code)
    found: list[Name] = []
    desks: list[Name] = []
    others = ended = False
    for part, opened in _parts(text, words, shapes):
        if opened:
            others = False
            desks += [Name(part, True, False)] if _is_desk_alone(part, shapes) else []
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
    return _shapes(words.code).by.match(text) is not None


def says_when(text: str, words: Language) -> bool:
    """Whether a text opens with a word for when something was published: "Posted on"."""
    return bool(text) and text.split()[0].lower() in _shapes(words.code).openers


def begins_inside(text: str, name: str, words: Language) -> bool:
    """Whether a line ends with a word like "by" and a name: "All posts by Ada Byron"."""
    inside = _shapes(words.code).by_inside.search(text)
    return inside is not None and text[inside.end() :] == name


def wrote_phrase(text: str, words: Language) -> int | None:
    """Where in a text words like "written by" begin, which say who wrote wherever they stand; None without them."""
    found = _shapes(words.code).wrote.search(text)
    return found.start() if found else None


def claimed_names(value: str, words: Language) -> list[str]:
    """Names in an author claim. The page says that they are names, so their case and shape prove nothing."""
    shapes = _shapes(words.code)
    if _LONE_LINK.match(value.strip()) or _TEMPLATE.fullmatch(value.strip()):
        return []
    text = _HANDLE.sub(" ", _ADDRESS.sub(" ", _without_brackets(clean(value))))
    names: list[str] = []
    for part in shapes.split.split(shapes.by.sub("", _behind_by(text, shapes), count=1)):
        whole = _trimmed(shapes.by.sub("", _trimmed(part or ""), count=1))
        name = whole if _is_desk(whole, shapes) else _without_roles(whole, shapes)
        own = name != whole and whole.startswith(name) and not has_cjk(whole)
        if own and name and not names and not _begins_given(whole, shapes):
            name = whole  # "Slow Travel Expert" is what somebody calls himself
        if " " not in name and not has_cjk(name):
            if names and (name != whole or _is_place(name, names, shapes)):
                continue  # "Health Editor" behind a name is what the author is, "Nairobi" where
            if name and not names and name != whole:
                name = whole  # "Community Editor" alone is all the name there is
        if (
            name
            and len(name) <= NAME_CHARACTERS
            and not name.isdigit()
            and fold(name) not in shapes.roles | shapes.nobody
        ):
            names.append(name)
    whole = _trimmed(value)
    return names or ([whole] if _is_desk_alone(whole, shapes) else [])


def is_person(name: str, words: Language) -> bool:
    """Whether a text reads as the full name of a person: two words or more with capitals, or a short one in a script
    without capitals.
    """
    shapes = _shapes(words.code)
    return (" " in name or has_cjk(name)) and _looks_like_name(name, shapes) and fold(name) not in shapes.roles


def begins_given(name: str, words: Language) -> bool:
    """Whether a full name of a person begins with a given name that the languages' files know."""
    return " " in name and _begins_given(name, _shapes(words.code)) and is_person(name, words)


def is_outlet(name: str, words: Language, sites: frozenset[str]) -> bool:
    """Whether a name is the site's, an agency's or a desk's."""
    return _is_outlet(name, _shapes(words.code), sites)


def is_body(name: str, words: Language) -> bool:
    """Whether a word of a claimed name is that of an organisation: "Quay Foundation", "Hafenverband e.V."."""
    return not _shapes(words.code).bodies.isdisjoint(fold(name.replace(".", "")).split())


def is_agency(name: str, words: Language) -> bool:
    """Whether a name is that of a news agency."""
    return fold(name) in _shapes(words.code).agencies


def is_slug(name: str) -> bool:
    """A user name of a content system ("jsmith", "john.smith", "siteadmin") or a domain, no name a reader is shown."""
    if _DOMAIN.fullmatch(name) or "admin" in name.lower():
        return True
    return " " not in name and (name.islower() or bool(_SLUG.search(name)))


def _parts(text: str, words: Language, shapes: _Shapes) -> Iterable[tuple[str, bool]]:
    """The parts of a line between commas, "and" and the like, each with whether it is opened by a word like "by"."""
    text = clean(text)
    begun = shapes.by.match(text)
    start = begun.end() if begun else 0
    text = _FOOTNOTE.sub("", text[:start] + _GLUED.sub(r"\1 | ", text[start:]))
    text = _HANDLE.sub(" | ", _ADDRESS.sub(" | ", _without_brackets(text)))
    text = _from_opening(text, shapes)
    for stamp in reversed(find_dates(text, words)):
        said = shapes.dated.search(text, 0, stamp.start)
        text = f"{text[: said.start() if said else stamp.start]} | {text[stamp.end :]}"
    text = _behind_by(_CLOCK.sub(" | ", text), shapes)
    begun = shapes.by.match(text)
    opened = begun is not None
    for part in shapes.split.split(text[begun.end() :] if begun else text):
        plain = _trimmed(part or "")
        by = shapes.by.match(plain)
        for name in _each_name(plain[by.end() :] if by else plain, shapes):
            yield name, opened or by is not None
            opened = False


def _each_name(part: str, shapes: _Shapes) -> list[str]:
    """A part of a byline by itself, or the full names that a capture set in it without anything between them: where a
    given name comes behind what is none, another person begins ("Ida Brandt Tom Okafor").
    """
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


def _from_opening(text: str, shapes: _Shapes) -> str:
    """A byline from where it says who wrote: "Photographs by Ada Byron. Text by Tom Okafor" is about Okafor."""
    if shapes.by.match(text):
        return text
    opened = next((cut for cut in _SENTENCE_CUT.finditer(text) if shapes.by.match(text[cut.end() :])), None)
    return text[opened.end() :] if opened else text


def _behind_by(text: str, shapes: _Shapes) -> str:
    """A text from the word like "by" inside it on, where what stands before is no name: "All posts by Ada Byron"."""
    inside = shapes.by_inside.search(text)
    if inside is None or shapes.by.match(text) or _looks_like_name(text[: inside.start()].strip(), shapes):
        return text
    return text[inside.start() :].lstrip()


def _without_brackets(text: str) -> str:
    return clean(_BRACKETS.sub(" ", text))


def _name_of(part: str, shapes: _Shapes, sites: frozenset[str], found: Sequence[Name], opened: bool) -> Name | None:
    """The name a part of a byline is, or None. Single words count as names only in first place or of an outlet."""
    until = shapes.until.search(part.lower() if part.isupper() else part)  # "IDA BRANDT FOR NEWS"
    cut = _LABEL.search(part) or until or shapes.until_domain.search(part)
    part = _trimmed(part[: cut.start()] if cut else part)
    if found and _is_calling(part, found[0], shapes):
        return None
    called = False
    if not _is_desk(part, shapes):
        shorter = _without_roles(part, shapes)
        part, called = shorter, bool(shorter) and part.startswith(shorter) and part != shorter
    if not part or len(part) > NAME_CHARACTERS:
        return None
    if re.search(r"\d", part.replace("24", "")):
        return Name(part, True, False) if opened and not found and _USER.fullmatch(part) else None
    if part.split()[0].lower() in shapes.openers or part.lower() in shapes.weekdays:
        return None  # "Last Updated", "Published", "Tue"
    if shapes.desks.fullmatch(part) and fold(part) not in sites | shapes.agencies:
        return None  # "News" is a section
    name = Name(part, opened or any(other.opened for other in found), called)
    if _is_outlet(part, shapes, sites):
        return name if len(part.split()) <= OUTLET_WORDS else None
    if found and called and not found[0].called:
        return None  # "Ida Brandt, Digital Content Manager": what she is
    if not _looks_like_name(part, shapes):
        return name if opened and not found and _USER.fullmatch(part) and part not in shapes.particles else None
    return name if not found or " " in part or has_cjk(part) or _is_pair(part, found, shapes) else None


def _is_calling(part: str, person: Name, shapes: _Shapes) -> bool:
    """Whether a part behind a person's full name says what they are, though a desk's name is in it: "Ida Brandt, Travel
    News Reporter".
    """
    desk = next(reversed(list(shapes.desks.finditer(part))), None)
    inside = desk is not None and desk.end() < len(part) and shapes.roles_last.search(part) is not None
    return inside and " " in person.text and not shapes.desks.search(person.text)


def _is_pair(part: str, found: Sequence[Name], shapes: _Shapes) -> bool:
    """Whether a single word goes with another one before it: "Ida and Tom"."""
    return len(found) == 1 and found[0].opened and " " not in found[0].text and not _is_credential(part, shapes)


def _is_credential(part: str, shapes: _Shapes) -> bool:
    return fold(part) in shapes.roles or part.isupper()


def _looks_like_name(part: str, shapes: _Shapes) -> bool:
    tokens = part.split()
    if not 1 <= len(tokens) <= NAME_WORDS or re.search(r"[?!:;…=]", part):
        return False
    if has_cjk(part):
        return 2 <= len(part.replace(" ", "")) <= 8
    letters = [token for token in tokens if _CASED.search(token)]
    upper = [token for token in letters if not _CASED.search(token)[0].islower()]  # type: ignore[index]
    rest = [token for token in letters if token not in upper]
    return bool(upper) and all(token.lower().rstrip("’'") in shapes.particles for token in rest)


def _is_outlet(name: str, shapes: _Shapes, sites: frozenset[str]) -> bool:
    folded = fold(name)
    return folded in sites or folded in shapes.agencies or bool(shapes.desks.search(name))


def _is_place(name: str, names: Sequence[str], shapes: _Shapes) -> bool:
    """Whether a single word behind full names is where they are rather than who: no agency's sign, no outlet."""
    return name.istitle() and all(" " in other for other in names) and not _is_outlet(name, shapes, frozenset())


def _is_desk(name: str, shapes: _Shapes) -> bool:
    """Whether the whole is a desk's name ("Evening Staff") rather than a name and a role ("Ada Byron, staff")."""
    found = list(shapes.desks.finditer(name))
    if not found or " " not in name:
        return False
    return found[-1].end() == len(name) or len(_without_roles(name, shapes).split()) == 1


def _is_desk_alone(part: str, shapes: _Shapes) -> bool:
    """Whether a byline that names nobody names a desk: "Redaktion", "Staff Writer"."""
    return bool(shapes.desks.fullmatch(part)) or (fold(part) in shapes.roles and bool(shapes.desks.match(part)))


def _without_roles(part: str, shapes: _Shapes) -> str:
    """A name without "Staff Writer" before it or "Korrespondentin" behind it; nothing where it is all role."""
    if fold(part) in shapes.roles:
        return ""
    whole = part
    for _ in range(3):
        shorter = _trimmed(shapes.roles_last.sub("", shapes.roles_first.sub("", part)))
        if shorter == part or not shorter:
            break
        part = shorter
    rank = shapes.ranks.match(part) if part != whole and whole.startswith(part) else None
    part = rank[1] if rank else part  # "Ida Brandt Senior Politics" of "Ida Brandt Senior Politics Editor"
    return "" if fold(part) in shapes.roles else part


def _begins_given(name: str, shapes: _Shapes) -> bool:
    return name.partition(" ")[0].lower() in shapes.given


def _trimmed(part: str) -> str:
    """A part of a byline without the marks around it; the final stop stays with initials, "Jr." and the like."""
    part = part.strip(_EDGES).lstrip(".").strip(_EDGES)
    return part if _ABBREVIATED.search(part) else part.rstrip(".").rstrip(_EDGES)


def _alternatives(items: Iterable[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item))) or r"(?!)"


@cache
def _shapes(code: str) -> _Shapes:
    words = load_language(code)
    line, dates = words.byline, words.dates
    worded = [word for word in line.joiners if word[0].isalpha()]
    marks = [word for word in line.joiners if not word[0].isalpha()]
    before = _alternatives(word for word in line.roles if len(word) > SHORT_ROLE)
    behind = _alternatives((*line.roles, *line.credentials))
    cjk = _alternatives(word for word in line.roles if has_cjk(word))
    by = _alternatives(line.by)
    callers = _alternatives(word for word in line.by if word not in line.desks)
    worded_by = _alternatives(word for word in line.by if " " in word)
    inner = _alternatives(word for word in line.others if " " in word)
    said = _alternatives((*dates.weekdays, *dates.published, *dates.modified))
    return _Shapes(
        by=re.compile(
            rf"^(?:(?:{by})(?:\s*[:：]\s*|\s+|(?=[\u3040-\u30ff\u3400-\u9fff])|(?-i:(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ.]))))+",
            re.I,
        ),
        by_inside=re.compile(rf"(?<=\s)(?:{by})(?:\s*:\s*|\s+)(?=\S)", re.I),
        wrote=re.compile(rf"(?<!\w)(?:(?:{worded_by})(?:\s*:\s*|\s+)|(?:{callers})\s?:\s*)(?=\S)", re.I),
        split=re.compile(
            rf"\s*(?:{_alternatives(marks)})\s*|[,;，⋅\n]|\s+[-–—]\s+|\s(?:{_alternatives(worded)})\s", re.I
        ),
        # Short ones ("in", "an") are also first names with a capital: "An Nguyen".
        until=re.compile(
            rf"(?<!\w)(?:{_alternatives(line.until)}|(?i:{_alternatives(w for w in line.until if len(w) > 5)}))(?!\w)"
        ),
        until_domain=re.compile(rf"\s(?:{_alternatives(line.until)})\s+(?:[\w-]+\.)+[a-z]{{2,4}}(?!\w)", re.I),
        others=re.compile(rf"^(?:{_alternatives(line.others)})(?!\w)|(?<!\w)(?:{inner})(?!\w)", re.I),
        roles_first=re.compile(rf"^(?:{before})s?(?:\s*[:,–-]\s*|\s+)(?=\S)", re.I),
        roles_last=re.compile(rf"(?:[\s,]+(?:{behind})s?\.?|(?<=[\u3040-\u9fff\uac00-\ud7af])\s?(?:{cjk}))$", re.I),
        ranks=re.compile(rf"(\S+\s+\S+?(?:\s+\S+?)*?)\s+(?:{_alternatives(line.ranks)})(?!\w)", re.I),
        roles=frozenset(
            fold(word) + plural for word in (*line.roles, *line.by, *line.credentials) for plural in ("", "s")
        ),
        nobody=frozenset(map(fold, line.nobody)),
        desks=re.compile(rf"(?<!\w)(?:{_alternatives(line.desks)})(?!\w)", re.I),
        particles=frozenset(line.particles),
        weekdays=frozenset(dates.weekdays),
        # What says of a date which it is goes with it: "Ada Byron Friday, 3 May 2024".
        dated=re.compile(rf"(?<!\w)(?:(?:{said})(?!\w)[\s.,،:]*)+\Z", re.I),
        openers=frozenset(
            word
            for word in (*line.until, *dates.published, *dates.modified)
            if (len(word) > 3 or has_cjk(word)) and " " not in word
        ),
        agencies=frozenset(fold(name) for name in (*words.agencies, *words.agencies.values())),
        given=frozenset(name.lower() for names in words.quotes.given.values() for name in names.split()),
        bodies=frozenset(fold(name.replace(".", "")) for name in words.credits.bodies),
    )
