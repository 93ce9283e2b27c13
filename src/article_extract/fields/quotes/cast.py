"""Everybody and everything named in an article: longest forms, offices, genders, where they stand, who spoke when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property

from article_extract.fields.quotes.capitals import articled
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.figures import Figure, Gathered, Seen, same_name, stem_of
from article_extract.fields.quotes.names import Run, holds, parts_of
from article_extract.fields.quotes.told import Told
from article_extract.fields.quotes.words import Words


class Cast:
    """Everybody named in an article, and whom its pronouns and descriptions mean.

    Names are gathered, from the whole article, when the first of them is asked for.
    """

    def __init__(self, told: Told, words: Words, gather: Callable[[Cast], None]) -> None:
        self.words = words
        self.paragraphs = told.paragraphs
        self.spoken: list[tuple[tuple[int, int], Figure]] = []
        self.spoke: set[int] = set()
        self.guessed = False
        self._told = told
        self._gather = gather
        self._known: Gathered | None = None
        self._mentioning: dict[str, list[int]] = {}

    @property
    def known(self) -> Gathered:
        """Who is named."""
        return self._known or self._gathered()

    def _gathered(self) -> Gathered:
        known = self._known = Gathered()  # there before it is filled: gathering a name asks for those before it
        self._gather(self)
        return known

    @cached_property
    def narrative(self) -> list[Sentence]:
        """The sentences of the article."""
        return [sentence for listed in self._told for sentence in listed]

    @cached_property
    def starts(self) -> list[tuple[int, int]]:
        """Where the sentences begin."""
        return [(sentence.paragraph, sentence.start) for sentence in self.narrative]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Where nouns have capitals: the words that stand behind an article somewhere."""
        return articled(self.narrative, self.words) if self.words.noun_capitals else frozenset()

    @cached_property
    def lower(self) -> set[str]:
        """The words of the article that also stand in lower case, so that their capital is a sentence's."""
        # with those in capitals, which are never asked for: looking at each would cost more
        return {token.text for sentence in self.narrative for token in sentence.tokens}

    @cached_property
    def _inner_capitals(self) -> set[str]:
        return {token.bare for sentence in self.narrative for token in sentence.tokens[1:] if token.capital}

    def runs_of(self, sentence: Sentence) -> list[Run]:
        """The names of a sentence."""
        if self._known is None:
            self._gathered()
        found: list[Run] = sentence.names
        return found

    def capital_seen(self, low: str) -> bool:
        """Whether a word stands with a capital inside a sentence."""
        return low in self._inner_capitals

    def held_by(self, office: str) -> list[Figure]:
        """Who holds an office: that of the name, or one compounded with it: Ministerin, Innenministerin."""
        if not self.words.compounds:
            return self.known.holders.get(office, [])
        holders = self.known.holders.items()
        return [figure for held, figures in holders if self.is_office(held, office) for figure in figures]

    def is_office(self, held: str, office: str) -> bool:
        """Whether somebody with an office may be called by another word: by itself or by what it is compounded with."""
        return held == office or (self.words.compounds and len(office) > 3 and held.endswith(office))

    def specified(self, office: str) -> list[Figure]:
        """Who holds an office that a hyphen puts to its body: CDU-Spitzenkandidat, der Spitzenkandidat der CDU."""
        body, hyphen, rest = office.rpartition("-")
        if not hyphen or not self.words.compounds:
            return []
        return [
            figure
            for figure in self.known.holders.get(rest, [])
            if any(held == rest and body in around for held, around in figure.offices)
        ]

    def gender_of(self, low: str) -> str:
        """Gender that a noun or title tells of the person it names: "m", "f" or ""."""
        mark = self.words.genders.get(low, "")
        if mark or not self.words.compounds:
            return mark
        return next((self.words.genders[low[n:]] for n in range(2, len(low) - 3) if low[n:] in self.words.genders), "")

    def longest(self, parts: tuple[str, ...]) -> Figure | None:
        """The figure whose longest name holds these words; the one mentioned most where several do."""
        best: Figure | None = None
        rank: tuple[int, int, int, int] = (-1, 0, 0, 0)
        by_part = self.known.by_part
        known = by_part.get(parts[-1]) or by_part.get(parts[0]) or []
        if len(known) == 1 and known[0].parts == parts:
            return known[0]  # as most
        for figure in known:
            if not holds(figure.parts, parts):
                continue
            if (
                len(parts) == 1
                and figure.parts[-1] != parts[0]
                and (
                    figure.group
                    or figure.parts[0] != parts[0]
                    or not (parts[0] in self.words.given or figure.person and len(figure.parts) == 2)
                )
            ):
                continue
            if len(parts) == 1 and figure.group and parts[0] not in self.words.outlets and len(figure.parts) > 3:
                continue
            if len(parts) == 1 < len(figure.parts) and figure.name.lower() in self.words.places:
                continue  # nobody calls New York “York”
            own = (
                int(figure.parts[-1] == parts[-1] and not (figure.group and len(parts) == 1)),
                figure.count,
                min(len(figure.parts), 4),
                -self._order(figure),
            )
            if own > rank:
                best, rank = figure, own
        return best

    def inflected(self, parts: tuple[str, ...]) -> Figure | None:
        """The person whose name these words are in another case, where names have cases: Петровой, Kowalskiego."""
        if not self.words.person_stems:
            return None
        best: Figure | None = None
        for figure in self.known.by_stem.get(stem_of(parts[-1]), ()):
            if figure.parts == parts or len(figure.parts) < max(2, len(parts)) or not same_name(figure.parts, parts):
                continue
            if best is None or (figure.person, figure.count) > (best.person, best.count):
                best = figure
        return best

    def _order(self, figure: Figure) -> int:
        return figure.at[0] * 100000 + figure.at[1]

    def speak(self, at: tuple[int, int], name: str) -> None:
        """Note that somebody was heard at a place, for the pronouns that come later."""
        parts = parts_of(name)
        figure = self.longest(parts) if parts else None
        if figure is None:
            figure = Figure(parts or ("",), name, at, 1)
        self.spoken.append((at, figure))
        self.spoke.add(id(figure))

    def heard(self, first: tuple[int, int], end: tuple[int, int]) -> list[tuple[tuple[int, int], Figure]]:
        """Who spoke from one place up to another, in order; quotations are read in the order of the text."""
        found: list[tuple[tuple[int, int], Figure]] = []
        for place, figure in reversed(self.spoken):
            if place < first:
                break
            if place < end:
                found.append((place, figure))
        return found[::-1]

    def see(self, seen: Seen) -> None:
        """Note a mention; they are noted in the order of the text."""
        known = self.known
        known.seen.append(seen)
        known.seen_at.append(seen.at)

    def named_between(self, first: tuple[int, int], end: tuple[int, int]) -> list[Seen]:
        """Who is named from one place up to another, in order."""
        known = self.known
        return known.seen[bisect_left(known.seen_at, first) : bisect_left(known.seen_at, end)]

    def sentences_with(self, low: str, before: tuple[int, int]) -> Iterator[Sentence]:
        """The sentences before a place that hold a word, the nearest first."""
        numbers = self._mentioning.get(low)
        if numbers is None:
            numbers = self._mentioning[low] = self._numbers_with(low)
        for number in reversed(numbers[: bisect_left(numbers, bisect_left(self.starts, before))]):
            yield self.narrative[number]

    def _numbers_with(self, low: str) -> list[int]:
        """Which sentences hold a word; only paragraphs that hold its letters are looked at word by word."""
        near = (
            {sentence.paragraph for sentence in self.narrative}
            if "'" in low
            else {number for number, text in enumerate(self.paragraphs) if low in text.lower()}
        )
        return [
            number
            for number, sentence in enumerate(self.narrative)
            if sentence.paragraph in near and any(token.bare == low for token in sentence.tokens)
        ]
