"""Who wrote the article: names taken out of byline lines and author claims, and the choice between the two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from article_extract.fields.dates import find_dates
from article_extract.language import Language, load_language
from article_extract.model import Block, Claim, Document, Labels, Role
from article_extract.typography import clean, fold, has_cjk

NAME_WORDS = 5  # "María del Carmen García López"; longer capitalised runs are titles of things
NAME_CHARACTERS = 60
OUTLET_WORDS = 7
AUTHORS = 25  # more than this many names is a list of something else

_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+", re.I)
_HANDLE = re.compile(r"(?<!\w)@\w+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EDGES = " \t,;:|/•·–—-_*\"'“”„«»&+>›"
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b.*")
# Where two elements were set without a space between them ("Ida BrandtReporter"), but not in "McAdam", "LaToya".
_GLUED = re.compile(r"(\w\s+[^\W\d_][\w'’-]*[a-zß-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_TEMPLATE = re.compile(r"\w+(?:\.\w+){2,}|.*[{}%].*")  # what a template should have filled in
_LIBRARY = ("meta citation", "meta dc")
_LAST_FIRST = re.compile(r"([^\s,]+(?: [^\s,]+)?), ([^,]+)")
_SENTENCE_CUT = re.compile(r"[.;|]\s+")
# By these names mark-up everywhere tells the author's element from those of the place and the date beside it.
_AUTHOR_NAMES = re.compile(
    r"(?<![a-z])(?:aut(?:h?or|eur|orin)|autores|writer|skribent|journalist|redakt\w+)(?:s|-?name|[_-]+\w+)?(?![a-z])",
    re.I,
)
_CASED = re.compile(r"[^\W\d_]")
_ABBREVIATED = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co)|\b[A-Z]|\.\w)\.$")
_LONE_LINK = re.compile(r"^(?:@\S+$|https?://|www\.|/|[\w-]+\.(?:com|org|net|html?)/)\S*$", re.I)


class _Shapes(NamedTuple):
    by: re.Pattern[str]
    split: re.Pattern[str]
    until: re.Pattern[str]
    roles_first: re.Pattern[str]
    roles_last: re.Pattern[str]
    roles: frozenset[str]
    desks: re.Pattern[str]
    particles: frozenset[str]
    openers: frozenset[str]
    weekdays: frozenset[str]
    agencies: frozenset[str]


def read_authors(document: Document, labels: Labels, words: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The article's authors and where they came from ("json-ld author", "block 12")."""
    claimed, origin = _claimed(document, words)
    printed, lines = _printed(document, labels, words, claimed)
    if not claimed:
        return printed, lines
    if not printed or not _better(printed, claimed, origin, document, words):
        return claimed, (origin,)
    return printed, lines


def printed_names(text: str, words: Language, *, sites: frozenset[str] = frozenset()) -> list[str]:
    """Names in a byline as printed: "By Ada Lovelace and Charles Babbage, Staff Writers" gives two.

    sites: folded names of the site, which count as an author where the byline names it.
    """
    shapes = _shapes(words.code)
    text = _GLUED.sub(r"\1 | ", clean(text))
    text = _HANDLE.sub(" | ", _ADDRESS.sub(" | ", _BRACKETS.sub(" ", text)))
    text = shapes.by.sub("", _from_opening(text, shapes), count=1)
    for stamp in reversed(find_dates(text, words)):
        text = f"{text[: stamp.start]} | {text[stamp.end :]}"
    text = _CLOCK.sub(" | ", text)
    found: list[str] = []
    for part in shapes.split.split(text):
        name = _name_of(part or "", shapes, sites, first=not found)
        if name and fold(name) not in {fold(other) for other in found}:
            found.append(name)
    return found


def _from_opening(text: str, shapes: _Shapes) -> str:
    """A byline from where it says who wrote: "Photographs by Ada Byron. Text by Tom Okafor" is about Okafor."""
    if shapes.by.match(text):
        return text
    opened = next((cut for cut in _SENTENCE_CUT.finditer(text) if shapes.by.match(text[cut.end() :])), None)
    return text[opened.end() :] if opened else text


def claimed_names(value: str, words: Language) -> list[str]:
    """Names in an author claim. The page says that they are names, so their case and shape prove nothing."""
    shapes = _shapes(words.code)
    if _LONE_LINK.match(value.strip()) or _TEMPLATE.fullmatch(value.strip()):
        return []
    text = _ADDRESS.sub(" ", _BRACKETS.sub(" ", clean(value)))
    names: list[str] = []
    for part in shapes.split.split(shapes.by.sub("", text, count=1)):
        whole = _trimmed(shapes.by.sub("", _trimmed(part or ""), count=1))
        name = whole if _is_desk(whole, shapes) else _without_roles(whole, shapes)
        if names and " " not in name and not has_cjk(name) and (name != whole or _is_place(name, names, shapes)):
            continue  # "Health Editor" behind a name is what the author is, "Nairobi" where
        if name and len(name) <= NAME_CHARACTERS and not name.isdigit() and fold(name) not in shapes.roles:
            names.append(name)
    return names


def _claimed(document: Document, words: Language) -> tuple[tuple[str, ...], str]:
    """The names of the first origin that states any, with that origin."""
    by_origin: dict[str, list[str]] = {}
    for claim in document.claimed("author"):
        names = claimed_names(_first_name_first(claim), words)
        if claim.origin.startswith(("rel", "link")):  # "Contact" is linked as the author too
            names = [name for name in names if " " in name or has_cjk(name)]
        by_origin.setdefault(claim.origin, []).extend(names)
    filled = {origin: _once(names) for origin, names in by_origin.items() if names}
    sites = _site_names(document)
    for origin, known in filled.items():
        if any(fold(name) not in sites for name in known):
            return known[:AUTHORS], origin
    return next(((known, origin) for origin, known in filled.items()), ((), ""))


def _first_name_first(claim: Claim) -> str:
    """A claim's names; library meta elements give them as "Okafor, Tom"."""
    turned = _LAST_FIRST.fullmatch(claim.value.strip()) if claim.origin.lower().startswith(_LIBRARY) else None
    return f"{turned[2]} {turned[1]}" if turned else claim.value


def _printed(
    document: Document, labels: Labels, words: Language, claimed: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names in the byline lines. Where one names a claimed author, lines that name none and do not open as bylines do
    are about the author (a place, a post). Date lines are read where no byline gives a name.
    """
    sites, told = _site_names(document), {fold(name) for name in claimed}
    by = _shapes(words.code).by
    for role in (Role.BYLINE, Role.DATE_LINE):
        found = {i: printed_names(_parted(document.blocks[i]), words, sites=sites) for i in labels.with_role(role)}
        if role is Role.DATE_LINE:
            found = {index: [n for n in names if " " in n or has_cjk(n)] for index, names in found.items()}
        known = {index for index, names in found.items() if told & set(map(fold, names))}
        opened = {index for index in found if by.match(document.blocks[index].text)}
        kept = [index for index, names in found.items() if names and (not known or index in known | opened)]
        if kept:
            names = [name for index in kept for name in found[index]]
            return _once(names)[:AUTHORS], tuple(f"block {index}" for index in kept)
    return (), ()


def _parted(block: Block) -> str:
    """A block's text with a bar at the edges of elements inside it and at line breaks: each holds a name of its own."""
    marked = [
        span for span in block.spans if span.name in ("class", "rel", "itemprop") and _AUTHOR_NAMES.search(span.value)
    ]
    parts = [block.text[span.start : span.end] for span in marked if span.end - span.start < len(block.text) - 1]
    if parts:
        return " | ".join(parts)
    cuts = {edge for start, end, _ in block.links for edge in (start, end)}
    cuts |= {span.start for span in block.spans if span.name == "break"}
    cuts |= {edge for span in block.spans if span.name != "break" for edge in (span.start, span.end)}
    text = block.text
    for cut in sorted(cuts, reverse=True):
        text = f"{text[:cut]} | {text[cut:]}"
    return text


def _site_names(document: Document) -> frozenset[str]:
    return frozenset(fold(claim.value) for claim in document.claimed("site"))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Names without repetitions and without the last names or parts of names that stand longer beside them."""
    unique = {fold(name): name for name in reversed(list(names)) if fold(name)}
    return tuple(reversed(list(unique.values())))


def _better(printed: Sequence[str], claimed: Sequence[str], origin: str, document: Document, words: Language) -> bool:
    """Whether the printed byline says more than the claim: persons instead of an outlet, or the claim's and others."""
    sites = _site_names(document)
    shapes = _shapes(words.code)
    persons = [name for name in printed if not _is_outlet(name, shapes, sites) and " " in name]
    if not persons:
        return False
    told = {fold(name) for name in claimed}
    if "organization" in origin or all(_is_outlet(name, shapes, sites) or _is_slug(name) for name in claimed):
        return True
    shown = {fold(name) for name in printed}
    if not told & shown and not any(_overlap(name, other) for name in claimed for other in printed):
        return True  # the claim names who filed the page, the byline who wrote it
    return told < shown and (len(persons) > len(told) or any(fold(name) in shapes.agencies for name in printed))


def _overlap(name: str, other: str) -> bool:
    """Whether two names share a word, as forms of one person's name do ("J. Smith", "John Smith")."""
    return bool(set(fold(name).split()) & set(fold(other).split()))


def _is_slug(name: str) -> bool:
    """A user name of a content system ("jsmith", "john.smith", "admin"), not a name that a reader would be shown."""
    return " " not in name and (name.islower() or bool(re.search(r"[\d._@-]", name)))


def _name_of(part: str, shapes: _Shapes, sites: frozenset[str], *, first: bool) -> str | None:
    """The name a part of a byline is, or None. Single words count as names only in first place or of an outlet."""
    part = shapes.by.sub("", _trimmed(part), count=1)
    cut = shapes.until.search(part)
    if cut:
        part = part[: cut.start()]
    part = _trimmed(part)
    if not _is_desk(part, shapes):
        part = _without_roles(part, shapes)
    if not part or len(part) > NAME_CHARACTERS or re.search(r"\d", part.replace("24", "")):
        return None
    if part.split()[0].lower() in shapes.openers or part.lower() in shapes.weekdays:
        return None  # "Last Updated", "Published", "Tue"
    if _is_outlet(part, shapes, sites):
        return part if len(part.split()) <= OUTLET_WORDS else None
    if not _looks_like_name(part, shapes):
        return None
    return part if first or " " in part or has_cjk(part) else None


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
    found = shapes.desks.search(name)
    return bool(found) and " " in name and len(_without_roles(name, shapes).split()) == 1


def _without_roles(part: str, shapes: _Shapes) -> str:
    """A name without "Staff Writer" before it or "Korrespondentin" behind it; nothing where it is all role."""
    if fold(part) in shapes.roles:
        return ""
    for _ in range(3):
        shorter = _trimmed(shapes.roles_last.sub("", shapes.roles_first.sub("", part)))
        if shorter == part or not shorter:
            break
        part = shorter
    return "" if fold(part) in shapes.roles else part


def _trimmed(part: str) -> str:
    """A part of a byline without the marks around it; the final stop stays with initials, "Jr." and the like."""
    part = part.strip(_EDGES).lstrip(".").strip(_EDGES)
    return part if _ABBREVIATED.search(part) else part.rstrip(".").rstrip(_EDGES)


def _alternatives(items: Iterable[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item))) or r"(?!)"


@cache
def _shapes(code: str) -> _Shapes:
    words = load_language(code)
    line = words.byline
    worded = [word for word in line.joiners if word[0].isalpha()]
    marks = [word for word in line.joiners if not word[0].isalpha()]
    roles = _alternatives(line.roles)
    cjk = _alternatives(word for word in line.roles if has_cjk(word))
    outlets = {*words.agencies, *words.agencies.values()}
    return _Shapes(
        by=re.compile(
            rf"^(?:(?:{_alternatives(line.by)})(?:\s*[:：]\s*|\s+|(?=[\u3040-\u30ff\u3400-\u9fff])|(?-i:(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]))))+",
            re.I,
        ),
        split=re.compile(
            rf"\s*(?:{_alternatives(marks)})\s*|[,;，\n]|\s+[-–—]\s+|\s(?:{_alternatives(worded)})\s", re.I
        ),
        # Short ones ("in", "an") are also first names with a capital: "An Nguyen".
        until=re.compile(
            rf"(?<!\w)(?:{_alternatives(line.until)}|(?i:{_alternatives(w for w in line.until if len(w) > 5)}))(?!\w)"
        ),
        roles_first=re.compile(rf"^(?:{roles})s?(?:\s*[:,–-]\s*|\s+)(?=\S)", re.I),
        roles_last=re.compile(rf"(?:[\s,]+(?:{roles})s?\.?|(?<=[\u3040-\u9fff\uac00-\ud7af])\s?(?:{cjk}))$", re.I),
        roles=frozenset(fold(word) + plural for word in (*line.roles, *line.by) for plural in ("", "s")),
        desks=re.compile(rf"(?<!\w)(?:{_alternatives(line.desks)})(?!\w)", re.I),
        particles=frozenset(line.particles),
        weekdays=frozenset(words.dates.weekdays),
        openers=frozenset(word for word in line.until if len(word) > 3),
        agencies=frozenset(fold(name) for name in outlets),
    )
