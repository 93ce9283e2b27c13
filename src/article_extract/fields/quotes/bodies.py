"""Which body “the bank”, “the company” and “the Institute” are."""

from __future__ import annotations

from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.figures import Figure
from article_extract.fields.quotes.mentions import Mention, Speaker

BODY_REACH = 3  # paragraphs back to the body that “the company” is


_NONE: frozenset[str] = frozenset()


def by_body(cast: Cast, mention: Mention, noun: str) -> Speaker | None:
    """The body that “the bank” or “the company” is: the last named of which it is said, else the last that is named."""
    near = cast.named_between((mention.at[0] - BODY_REACH, 0), mention.at)
    held = last_with(cast, mention.at, noun)
    other = [seen.figure for seen in reversed(near) if seen.subject and _like_body(cast, seen.figure)]
    # who spoke before who did not, Harrow Sachs before Guyana
    other.sort(key=lambda figure: (id(figure) not in cast.spoke, len(figure.parts) < 2 and not figure.group))
    kin = next((seen.figure for seen in reversed(near) if _is_kin(cast, seen.figure, noun)), None)
    figure = held or kin or (other[0] if other and noun in cast.words.firms else None)
    return Speaker(figure.name, f"“{mention.text}”: {figure.name}, the last body named") if figure is not None else None


def _is_kin(cast: Cast, figure: Figure, noun: str) -> bool:
    """Whether a name holds a word for the kind of body that a noun is said of: the agency, a Department of Roads."""
    return len(figure.parts) > 1 and not cast.words.bodies.get(noun, _NONE).isdisjoint(figure.parts)


def last_with(cast: Cast, at: tuple[int, int], noun: str) -> Figure | None:
    """The last figure in front of a place whose name holds a noun and more: the Norland Institute, the institute."""
    before = reversed(cast.named_between((0, 0), at))
    return next((seen.figure for seen in before if noun in seen.figure.parts and len(seen.figure.parts) > 1), None)


def _like_body(cast: Cast, figure: Figure) -> bool:
    """Whether a name may be that of a body: not that of a person or place."""
    if figure.gender or figure.offices or figure.name.lower() in cast.words.places:
        return False
    return not figure.person or (len(figure.parts) > 1 and _always_in_full(cast, figure))


def _always_in_full(cast: Cast, figure: Figure) -> bool:
    """Whether a name comes again with all its words, as those of bodies do; people are called by their surnames."""
    named = [sentence.masked.count(figure.name, sentence.start, sentence.end) for sentence in cast.narrative]
    return sum(named) > 1 and sum(named) == len(figure.places) and figure.parts[0] not in cast.words.given
