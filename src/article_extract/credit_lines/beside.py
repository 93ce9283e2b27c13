"""Small questions about a text at a picture: whether it counts, is a button, names a maker, opens a film's title."""

from __future__ import annotations

from collections.abc import Iterable

from article_extract.credit_lines.chains import Kind, is_mark_alone, is_name, part_of
from article_extract.credit_lines.words import known_words
from article_extract.language import Language

# Characters of the longest count that opens with what it counts.
MAX_COUNT_CHARS = 24

_CREDIT_NAME = ("credit", "copyright")  # in whatever compound: "photocredit", "imgcopyright"


def is_count(text: str, words: Language) -> bool:
    """Whether a text only counts pictures or minutes: "3/12", "10 photos", "1 min", "Photo 2 of 5",
    "Slideshow (5 images)".
    """
    counted = len(text) <= MAX_COUNT_CHARS and (text[-1:].isdigit() or text[-1:] == ")")
    digits = counted or text[:8].strip("([ ")[:1].isdigit()
    return digits and known_words(words).count.match(text) is not None


def names_maker(text: str, words: Language) -> bool:
    """Whether a text is nothing but who made a picture: "Jane Dole for Quay Magazine", "Quayside Photography",
    "quay.example.com", "CC BY-SA 2.0".
    """
    if is_mark_alone(text):
        return True
    known = known_words(words)
    name, _, last = text.rpartition(" ")
    if name and last[:1].isupper() and last.lower() in words.credits.labels and is_name(text, known):
        return True
    sides = known.outlet.split(text) if not known.outlets.isdisjoint(text.lower().split()) else []
    parts = [part_of(side, known) for side in sides]
    return [part.kind for part in parts if part is not None] == [Kind.PERSON, Kind.BODY] and " " in sides[0]


def without_tools(text: str, words: Language) -> str:
    """A caption without what the buttons in its element say, and its place in a gallery: "Enlarge The harbour at dawn",
    "Photo 2 of 5 The harbour at dawn".
    """
    known = known_words(words)
    if any(map(str.isdigit, text)):
        text = known.place.sub("", text)
    for _ in range(2):  # "Hide caption Show caption"
        text = known.tool.sub("", text).strip()
    return text


def opens_as_film(text: str, words: Language) -> bool:
    """Whether a line opens with what films are called ("Video: …"), behind which a title stands as often as a maker."""
    first = text.lstrip("([ ").split(None, 1)[:1]
    return bool(first) and first[0].rstrip(":：|/–-").lower() in words.credits.films


def names_credit(names: Iterable[str], words: Language) -> bool:
    """Whether an element with these names (its class, id and itemprop words) holds a credit."""
    markup = words.credits.markup
    return any(name in markup or any(part in name for part in _CREDIT_NAME) for name in names)
