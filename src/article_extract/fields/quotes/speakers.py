"""Who is meant: names, descriptions and pronouns that stand at a quotation, led back to the longest form in the text.

Evidence comes in as a `Mention` (the words that name the source at the quotation); what comes out is the belief: a
`Speaker` with its reason. The article's names, offices and genders are in its `Cast`.
"""

from __future__ import annotations

from collections.abc import Callable

from article_extract.fields.quotes.bodies import by_body, last_with
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.documents import whose, whose_document
from article_extract.fields.quotes.figures import Figure
from article_extract.fields.quotes.first_words import by_first_words, heads_of
from article_extract.fields.quotes.holders import by_last_holder, by_nearness, by_office
from article_extract.fields.quotes.mentions import Mention, Speaker
from article_extract.fields.quotes.names import parts_of
from article_extract.fields.quotes.pronouns import antecedent
from article_extract.fields.quotes.tokens import bare, possessive

SHORT_DESCRIPTION = 4  # words of a description that may mean who spoke last: the former minister


def believe(cast: Cast, mention: Mention) -> Speaker:
    """Whom a mention means."""
    return _BELIEFS[mention.kind](cast, mention)


def _named(cast: Cast, mention: Mention) -> Speaker:
    parts = tuple(bare(part) for part in mention.text.lower().replace("’", "'").replace(".", "").split())
    figure = cast.longest(parts_of(mention.text)) or cast.longest(parts)
    other = cast.inflected(parts) if figure is None or len(figure.parts) <= len(parts) else None
    if other is not None and (figure is None or len(other.parts) > len(parts) or other.person and not figure.person):
        return Speaker(other.name, f"“{mention.text}” is a case of {other.name}")
    if figure is None or len(figure.parts) <= len(parts_of(mention.text)):
        body = last_with(cast, mention.at, parts[0]) if cast.words.rigid and len(parts) == 1 else None
        if body is not None and cast.words.is_body(parts[0]):
            return Speaker(body.name, f"“{mention.text}” is {body.name}")
        return Speaker(mention.text, f"the name “{mention.text}”")
    if mention.gender and figure.gender and mention.gender != figure.gender:
        other = _same_surname(cast, figure, mention.gender)
        figure = other or figure
    return Speaker(figure.name, f"“{mention.text}”; full name from paragraph {figure.at[0] + 1}")


def _same_surname(cast: Cast, figure: Figure, gender: str) -> Figure | None:
    for other in cast.known.by_part.get(figure.parts[-1], ()):
        if other.gender == gender and other.parts[-1] == figure.parts[-1]:
            return other
    return None


def _pronoun(cast: Cast, mention: Mention) -> Speaker:
    if mention.gender == "1":
        return Speaker(None, f"“{mention.text}” is who writes")
    if mention.gender == "2" and cast.words.noun_capitals:
        return Speaker(None, f"“{mention.text}” is who is spoken to")
    if mention.gender == "0":
        return Speaker(None, f"“{mention.text}” is nobody in particular")
    figure, where = antecedent(cast, mention.at, mention.gender)
    if figure is None:
        return Speaker(None, f"“{mention.text}”, and nobody before it whom it could mean")
    return Speaker(figure.name, f"“{mention.text}” is {figure.name}, {where}")


def _implied(cast: Cast, mention: Mention) -> Speaker:
    if cast.words.noun_capitals:
        return Speaker(None, "a verb without a subject")  # a German verb has one, or nobody in particular says it
    figure, where = antecedent(cast, mention.at, mention.gender)
    if figure is None:
        return Speaker(None, "a verb without a subject, and nobody before it")
    return Speaker(figure.name, f"a verb without a subject: {figure.name}, {where}")


def _described(cast: Cast, mention: Mention) -> Speaker:
    words = cast.words
    owner = whose(cast, mention)
    if owner is not None:
        return owner
    lows = [bare(part.strip(".,").lower()) for part in mention.text.split()]
    free = not words.articles or words.compounds and not words.noun_capitals  # definite by an ending, or not marked
    definite = bool(lows) and (
        lows[0] in words.definite or free and lows[0] not in words.indefinite or possessive(mention.text.split()[0])
    )
    heads = heads_of(cast, lows) or [low for low in lows[1:2] if len(lows) == 2 and words.is_from_place(low)]
    if definite and heads and words.is_document(heads[-1]):
        found = whose_document(cast, mention, lows, heads)
        if found is not None:
            return found
    whose_own = cast.words.noun_capitals and bool(lows) and lows[0] in words.relative  # dessen Chef
    if definite and heads and not whose_own:
        found = by_office(cast, mention, lows, heads) or by_first_words(cast, mention, lows, heads)
        if found is not None:
            return found
    owned = possessive(mention.text.split()[0]) or lows[:1] and (lows[0] in words.owners or lows[0] in words.relative)
    if definite and heads and not words.rigid:
        found = by_last_holder(cast, mention, heads)
        if found is not None:
            return found
    short = len(lows) <= SHORT_DESCRIPTION - (not words.rigid) and not any(low in words.prepositions for low in lows)
    short = short or (words.noun_capitals and _is_heard_here(cast, mention, lows))
    if definite and heads and short and not words.are_several(lows[0], heads[-1]) and not owned:
        found = by_nearness(cast, mention, heads)
        if found is not None:
            return found
    short_body = len(lows) == 1 or (definite and len(lows) == 2)
    if short_body and words.rigid and (words.is_body(lows[-1]) or lows[-1] in words.firms):
        found = by_body(cast, mention, lows[-1])
        if found is not None:
            return found
    return Speaker(mention.text, f"described as “{mention.text}”")


def _is_heard_here(cast: Cast, mention: Mention, lows: list[str]) -> bool:
    """Whether somebody spoke in the paragraph of a description with a genitive: der Leiter des Hafens."""
    of = len(lows) > 2 and lows[2] in cast.words.genitives
    return of and bool(cast.heard((mention.at[0], 0), mention.at))


_BELIEFS: dict[str, Callable[[Cast, Mention], Speaker]] = {
    "name": _named,
    "pronoun": _pronoun,
    "implied": _implied,
    "description": _described,
}
