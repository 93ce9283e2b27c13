"""Who “the minister” and “the singer” are: people by their offices and trades."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.figures import Figure
from article_extract.fields.quotes.mentions import Mention, Speaker
from article_extract.fields.quotes.pronouns import may_be_person, nearest

MIN_OFFICE = 4  # letters of the noun that two German compounds for an office share: -chef, -ministerin
HEARD_REACH = 3  # paragraphs back to who was heard last, for such a noun
MAX_HOLDER = 6  # paragraphs back to the first naming of a person whom a bare noun (“the singer”) means


def by_office(cast: Cast, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
    """The person whose office the description names: “the minister” after Economy Minister Ann Lee."""
    if cast.words.are_several(lows[0], heads[-1]):
        return None
    told = {low for low in lows if low not in cast.words.determiners} - set(heads)
    bare_office = not any(low[:1].isalpha() for low in told)
    latest: tuple[tuple[int, int], Figure] | None = None
    for figure in cast.held_by(heads[-1]):
        held = any(
            cast.is_office(office, heads[-1]) and (bare_office or told <= around) for office, around in figure.offices
        )
        before = bisect_left(figure.places, mention.at)
        if held and before and (latest is None or figure.places[before - 1] > latest[0]):
            latest = figure.places[before - 1], figure
    if latest is None:
        named = cast.specified(heads[-1])
        if len(named) != 1 or named[0].at > mention.at:
            return None
        latest = named[0].at, named[0]
    return Speaker(latest[1].name, f"“{mention.text}”: {heads[-1]} is said of {latest[1].name}")


def by_last_holder(cast: Cast, mention: Mention, heads: list[str]) -> Speaker | None:
    """Who spoke last, if the office is that person's, in whatever words: la senadora por Elmar."""
    if cast.words.are_several(mention.text.split()[0].lower(), heads[-1]):
        return None
    heard = cast.heard((mention.at[0] - HEARD_REACH, 0), mention.at)
    figure = heard[-1][1] if heard else None
    if figure is None or not any(_is_same(cast, office, heads[-1]) for office, _ in figure.offices):
        return None
    return Speaker(figure.name, f"“{mention.text}”: {heads[-1]} is said of {figure.name}, who spoke last")


def _is_same(cast: Cast, held: str, office: str) -> bool:
    """Whether two words may be said of one person in an office: Bundesministerin, Frauenministerin."""
    if cast.is_office(held, office):
        return True
    if not cast.words.noun_capitals:
        return False
    ends = (office[at:] for at in range(len(office) - MIN_OFFICE + 1))
    return any(end in cast.words.persons and held.endswith(end) for end in ends)


def by_nearness(cast: Cast, mention: Mention, heads: list[str]) -> Speaker | None:
    """The last person heard, for a short description of a person that nothing else explains: the trade unionist."""
    words = cast.words
    if not (words.is_person_noun(heads[-1]) or words.is_from_place(heads[-1])):
        return None
    if words.noun_capitals and any(low in words.outlets for low in mention.text.lower().split()[:-1]):
        return None  # der Daily Star
    gender = cast.gender_of(heads[-1]) or _by_article(cast, mention, heads[-1])
    for place, figure in reversed(cast.heard((mention.at[0] - HEARD_REACH, 0), mention.at)):
        if not (figure.person or cast.words.noun_capitals and may_be_person(cast, figure)):
            continue
        if any(seen.figure is not figure and seen.figure.person for seen in cast.named_between(place, mention.at)):
            return _alone_in_paragraph(cast, mention, gender)
        if gender and figure.gender and gender != figure.gender:
            if cast.words.noun_capitals:
                break
            return None
        return Speaker(figure.name, f"“{mention.text}”: {figure.name}, who spoke last")
    found = _last_named(cast, mention, gender)
    if found is None or mention.at[0] - found[0].at[0] > MAX_HOLDER:
        return None
    near = cast.named_between((mention.at[0], 0), mention.at)
    here = any(seen.figure is found[0] and seen.subject for seen in near)
    told = gender == found[0].gender == "f" and _only_person(cast, found[0], mention)
    if cast.words.noun_capitals and not here and not told:
        return None  # named in another paragraph; most German nouns for people tell no gender
    if len(heads) > 1 and not (cast.words.rigid and _only_person(cast, found[0], mention)):
        return None
    return Speaker(found[0].name, f"“{mention.text}”: {found[0].name}, {found[1]}")


def _last_named(cast: Cast, mention: Mention, gender: str) -> tuple[Figure, str] | None:
    """The person last named as a subject; in German, where pronouns tell less, also one whom nothing else tells so."""
    found = nearest(cast, mention.at, gender, True, 1, True)
    if found is None and cast.words.noun_capitals:
        found = nearest(cast, mention.at, gender, True, 1, False)  # guesses by pronouns are the weakest evidence
        found = found or nearest(cast, mention.at, gender, False, 1, True)  # whose first name no list knows
    if found is None or not (found[0].person or cast.words.noun_capitals and may_be_person(cast, found[0])):
        return None
    return found


def _by_article(cast: Cast, mention: Mention, noun: str) -> str:
    """The gender that the article of one person tells in German: die 43-Jährige, but nothing in die Person."""
    article = mention.text.split()[0].lower()
    if not cast.words.noun_capitals or not noun.endswith(cast.words.adjectival):
        return ""
    return "m" if article in cast.words.nominative else "f" if article in cast.words.definite else ""


def _alone_in_paragraph(cast: Cast, mention: Mention, gender: str) -> Speaker | None:
    """The only person that the last sentence with one names: Ann Lee has decided. “…,” said the 51-year-old."""
    near = [seen for seen in cast.named_between((mention.at[0], 0), mention.at) if seen.figure.person]
    start = cast.starts[bisect_right(cast.starts, near[-1].at) - 1] if near else mention.at
    near = [seen for seen in near if seen.at >= start]
    if not near or any(seen.figure is not near[0].figure for seen in near) or not near[0].subject:
        return None
    figure = near[0].figure
    if not (figure.gender or figure.offices):
        return None  # two nouns with capitals may look like a name
    if gender and figure.gender and gender != figure.gender:
        return None
    return Speaker(figure.name, f"“{mention.text}”: {figure.name}, the only one named in the sentence before")


def _only_person(cast: Cast, figure: Figure, mention: Mention) -> bool:
    """Whether nobody else was named in the paragraphs before a description of several words."""
    near = cast.named_between((mention.at[0] - HEARD_REACH, 0), mention.at)
    return all(seen.figure is figure or not seen.figure.person for seen in near)
