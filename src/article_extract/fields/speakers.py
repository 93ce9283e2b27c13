"""Who is meant: names, descriptions and pronouns that stand at a quotation, led back to the longest form in the text.

Evidence comes in as a `Mention` (the words that name the source at the quotation). `Cast` knows every name of the
article, its longest form, the offices and genders said of it, and finds the belief: a `Speaker` with its reason.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from article_extract.fields.quote_context import MASKS, Sentence, Token, Words

MAX_LOOKBACK = 40  # sentences back to an antecedent; a pronoun reaches over indirect speech, not over a whole article
DOCUMENT_REACH = 8  # paragraphs back to the sentence that brought up a report
HEARD_REACH = 3  # paragraphs back to who was heard last, for such a noun
MAX_HOLDER = 6  # paragraphs back to the first naming of a person whom a bare noun (“the singer”) means
MAX_PARTICLES = 3  # de los, van der, von und zu
SHORT_DESCRIPTION = 3  # words of a description that may mean who spoke last: the former minister
ROLE_REACH = 7  # words between a name and the office apposed to it


class Mention(NamedTuple):
    """The words that name a source. kind: "name", "pronoun", "description", "implied" (a verb form alone).

    at: (paragraph, offset) of the words. gender: "m", "f", "n", "pl" or "" as the words tell.
    """

    kind: str
    text: str
    at: tuple[int, int]
    gender: str = ""


class Speaker(NamedTuple):
    """Who a mention is, with the reason that a person can read. name is None where no reader could tell."""

    name: str | None
    reason: str


class Run(NamedTuple):
    """A name as it stands in a sentence: tokens [first, last]; lead: index where titles and offices before it begin."""

    first: int
    last: int
    lead: int


@dataclass(slots=True)
class Figure:
    """Somebody or something with a name in the article."""

    parts: tuple[str, ...]
    name: str
    at: tuple[int, int]
    count: int = 0
    gender: str = ""
    guess: str = ""  # the gender that pronouns near the name make likely
    person: bool = False
    group: bool = False
    offices: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)


class Seen(NamedTuple):
    """One mention of a figure in the narrative: where, who, and whether it looks like its clause's subject."""

    at: tuple[int, int]
    figure: Figure
    subject: bool


def bare(text: str) -> str:
    """A token without a possessive ending."""
    return text[:-2] if text[-2:] in ("'s", "’s") and len(text) > 2 else text.rstrip("'’")


def possessive(text: str) -> bool:
    """Whether a token ends in a possessive, which ends a name."""
    return text[-2:] in ("'s", "’s")


def runs(sentence: Sentence, words: Words, lower_seen: Callable[[str], bool]) -> Iterator[Run]:
    """The names of a sentence: capitalised words side by side, offices and titles before them cut off."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not tokens[at].capital or not _nameable(sentence, at, words, lower_seen):
            at += 1
            continue
        last = _run_end(sentence, at, words)
        run = _stripped(tokens, at, last, words)
        if run is not None:
            yield run
        at = last + 1


def _nameable(sentence: Sentence, at: int, words: Words, lower_seen: Callable[[str], bool]) -> bool:
    low = sentence.tokens[at].low
    if low in words.pronouns or low in words.determiners or low in words.functions:
        return low in words.definite and _keeps_article(sentence, at, words)
    if low in words.calendar or (at == 0 and low in words.times):
        return low in words.definite and _keeps_article(sentence, at, words)
    if low in words.between or low in words.that or low in words.prepositions or low in words.relative:
        return False
    if at == 0 or sentence.before(at).rstrip()[-1:] in ":–—" + MASKS:
        following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        if low in words.cues or (lower_seen(low) and not (following and following.capital)):
            return low in words.titles or words.is_person_noun(low)
    return True


def _keeps_article(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a capital article belongs to the name: that of a paper, The Evening Post."""
    end = at + 1
    tokens = sentence.tokens
    while end < len(tokens) and tokens[end].capital and sentence.gap(end - 1, end) == " ":
        end += 1
    return end > at + 2 and any(bare(token.low) in words.outlets for token in tokens[at + 1 : end])


def _run_end(sentence: Sentence, first: int, words: Words) -> int:
    tokens = sentence.tokens
    last = first
    while last + 1 < len(tokens):
        if possessive(tokens[last].text):
            break
        gap = sentence.gap(last, last + 1)
        abbreviated = gap == ". " and (len(bare(tokens[last].text)) <= 3 or tokens[last].low in words.titles)
        if gap not in (" ", "-", " & ") and not abbreviated:
            break
        following = tokens[last + 1]
        if following.capital and following.low not in words.calendar and following.low not in words.pronouns:
            last += 1
        elif (reach := _particles(sentence, last + 1, words)) is not None:
            if words.rigid and following.low in words.prepositions and tokens[first].low in words.given:
                break  # Stuart Beck of Harrow Securities
            if words.noun_capitals and tokens[last].low not in words.given and tokens[first].low not in words.given:
                break  # a noun with its genitive, not Ursula von Berg
            last = reach
        else:
            break
    return last


def _particles(sentence: Sentence, first: int, words: Words) -> int | None:
    """Index of the name behind the small words that stand inside a name: de la Cruz, van der Berg."""
    tokens = sentence.tokens
    at = first
    while at + 1 < len(tokens) and at - first < MAX_PARTICLES and tokens[at].low in words.particles:
        if sentence.gap(at, at + 1) != " ":
            return None
        at += 1
        if tokens[at].capital:
            return at
    return None


def _stripped(tokens: list[Token], first: int, last: int, words: Words) -> Run | None:
    """A run without the titles, offices and party letters in front; None where nothing of a name is left."""
    begin = first
    for at in range(first, last + 1):
        low = bare(tokens[at].low)
        if low in words.titles or words.is_person_noun(low):
            begin = at + 1
    if begin > last:
        return None
    while begin < last - 1 and tokens[begin].text.isupper() and 1 < len(tokens[begin].text) < 6:
        begin += 1
    if last - begin >= 2 and tokens[begin].low not in words.given:
        given = next((at for at in range(begin + 1, last) if tokens[at].low in words.given), None)
        if given is not None and not any(bare(t.low) in words.particles for t in tokens[begin:given]):
            begin = given  # Supreme Court Ann Lee
        elif not words.articles and first and words.is_person_noun(tokens[first - 1].low):
            begin += 1  # президент России Иван Петров
    return Run(begin, last, first)


class Cast:
    """Everybody named in an article, and whom its pronouns and descriptions mean."""

    def __init__(self, narrative: list[Sentence], paragraphs: list[str], words: Words) -> None:
        self.words = words
        self.paragraphs = paragraphs
        self.narrative = narrative
        self.figures: dict[tuple[str, ...], Figure] = {}
        self.by_part: dict[str, list[Figure]] = {}
        self.seen: list[Seen] = []
        self.spoken: list[tuple[tuple[int, int], Figure]] = []
        self._spoke: set[int] = set()
        self._starts = [(sentence.paragraph, sentence.start) for sentence in narrative]
        self._mentioning: dict[str, list[int]] = {}
        self._holders: dict[str, list[Figure]] = {}
        self._lower = {token.text for sentence in narrative for token in sentence.tokens if not token.capital}
        self._inner_capitals = {
            bare(token.low) for sentence in narrative for token in sentence.tokens[1:] if token.capital
        }
        self._pronoun_at: dict[tuple[int, int], dict[str, tuple[int, int]]] | None = None
        self._collect()
        self._seen_at = [seen.at for seen in self.seen]
        self._learn_genders()

    def _learn_genders(self) -> None:
        """Genders that the pronouns of a sentence tell of the only person in it, or in the one before."""
        votes: dict[int, list[int]] = {}
        alone: Figure | None = None
        for sentence, figures in self._by_sentence():
            people = {id(f): f for f in figures if not f.group and (f.person or 2 <= len(f.parts) <= 4)}
            only = next(iter(people.values())) if len(people) == 1 else None if people else alone
            told = {self._pronoun_gender(token.low) for token in sentence.tokens} & {"m", "f"}
            if only is not None and not only.gender and len(told) == 1:
                votes.setdefault(id(only), [0, 0])[0 if told == {"m"} else 1] += 1
            alone = next(iter(people.values())) if len(people) == 1 else None
        for figure in self.figures.values():
            men, women = votes.get(id(figure), (0, 0))
            if men != women:
                figure.guess = "m" if men > women else "f"

    def _by_sentence(self) -> Iterator[tuple[Sentence, list[Figure]]]:
        """Each sentence with the figures named in it."""
        places: dict[tuple[int, int], list[Figure]] = {}
        for sentence in self.narrative:
            places[(sentence.paragraph, sentence.start)] = []
        starts = sorted(places)
        at = 0
        for seen in self.seen:  # in reading order, as the sentences are
            while at + 1 < len(starts) and starts[at + 1] <= seen.at:
                at += 1
            places[starts[at]].append(seen.figure)
        for sentence in self.narrative:
            yield sentence, places[(sentence.paragraph, sentence.start)]

    def _pronoun_gender(self, low: str) -> str:
        return self.words.pronouns.get(low) or self.words.owners.get(low, "")

    def _pronouns(self) -> dict[tuple[int, int], dict[str, tuple[int, int]]]:
        """Start of each sentence -> gender -> place of its first pronoun of that gender."""
        table: dict[tuple[int, int], dict[str, tuple[int, int]]] = {}
        for sentence in self.narrative:
            for token in sentence.tokens:
                gender = self.words.pronouns.get(token.low)
                if gender in ("m", "f"):
                    places = table.setdefault((sentence.paragraph, sentence.start), {})
                    places.setdefault(gender, (sentence.paragraph, token.start))
        return table

    def lower_seen(self, low: str) -> bool:
        """Whether a word also stands in lower case in the article, so that its capital is a sentence's."""
        return low in self._lower

    def runs_of(self, sentence: Sentence) -> list[Run]:
        """The names of a sentence."""
        found: list[Run] = sentence.names
        return found

    def _collect(self) -> None:
        pending: list[tuple[Sentence, Run]] = []
        for sentence in self.narrative:
            pending.extend((sentence, run) for run in runs(sentence, self.words, self.lower_seen))
        for sentence, run in pending:
            if run.last > run.first:
                self._add(sentence, run)
        for sentence, run in pending:
            if self._surely(sentence, run):
                sentence.names.append(run)
                self._see(sentence, run)

    def meet(self, sentences: list[Sentence]) -> None:
        """Take up the names of further sentences: of what stands between marks, where that is asked for."""
        for sentence in sentences:
            sentence.names = [run for run in runs(sentence, self.words, self.lower_seen) if self._surely(sentence, run)]

    def _surely(self, sentence: Sentence, run: Run) -> bool:
        """Whether a single capitalised word is a name: not just the first word of a sentence, nor a German noun."""
        tokens, words = sentence.tokens, self.words
        if run.last > run.first or run.lead < run.first:
            return True
        low = bare(tokens[run.first].low)
        if low in self.by_part:
            return True
        if words.noun_capitals:
            after = tokens[run.last + 1].low if run.last + 1 < len(tokens) else ""
            before = tokens[run.first - 1].low if run.first else ""
            if low.endswith(words.noun_endings):
                return False
            clear = run.first == 0 or sentence.before(run.first).strip() != ""
            return (self._reports(after) and clear) or (
                self._reports(before) and sentence.after(run.last).strip() != ""
            )
        if run.first == 0 and not self._capital_seen(low):
            if sentence.before(0).strip()[:1] in ("–", "—", "-", "―") and len(tokens) < 4:
                return True  # signed behind a dash
            following = tokens[1 : 3 if len(tokens) > 2 and tokens[1].low in words.between else 2]
            return any(token.low in words.cues for token in following) and sentence.after(0) == " "
        return True

    def _reports(self, low: str) -> bool:
        return any(kind == "verb" for _, _, kind in self.words.cues.get(low, ()))

    def _capital_seen(self, low: str) -> bool:
        """Whether a word stands with a capital inside a sentence."""
        return low in self._inner_capitals

    def _add(self, sentence: Sentence, run: Run) -> Figure:
        tokens = sentence.tokens
        parts = tuple(bare(token.low) for token in tokens[run.first : run.last + 1])
        figure = self.figures.get(parts)
        if figure is None:
            end = tokens[run.last].start + len(bare(tokens[run.last].text))
            name = sentence.masked[tokens[run.first].start : end]
            figure = Figure(parts, name, (sentence.paragraph, tokens[run.first].start))
            figure.group = self._is_group(parts, name)
            mark = "" if name.lower() in self.words.places else self.words.given.get(parts[0], "")
            figure.gender, figure.person = (mark if mark != "u" else ""), bool(mark) and not figure.group
            self.figures[parts] = figure
            for part in set(parts):
                self.by_part.setdefault(part, []).append(figure)
        return figure

    def _is_group(self, parts: tuple[str, ...], name: str) -> bool:
        words = self.words
        if any(part in words.outlets for part in parts) or name.lower() in words.places:
            return True
        return name.isupper() and len(parts) == 1 and len(name) < 8

    def _see(self, sentence: Sentence, run: Run) -> None:
        tokens = sentence.tokens
        parts = tuple(bare(token.low) for token in tokens[run.first : run.last + 1])
        figure = self.longest(parts) or self._add(sentence, run)
        figure.count += 1
        self._offices(sentence, run, figure)
        before = tokens[run.lead - 1].low if run.lead else ""
        near = {
            before if run.lead and sentence.before(run.lead) == " " else "",
            tokens[run.last + 1].low if run.last + 1 < len(tokens) and sentence.after(run.last) == " " else "",
        }
        if (
            not figure.group
            and figure.name.lower() not in self.words.places
            and any(kind == "verb" for low in near for _, _, kind in self.words.cues.get(low, ()))
        ):
            figure.person = True
        subject = before not in self.words.prepositions
        place = (sentence.paragraph, tokens[run.first].start)
        figure.places.append(place)
        self.seen.append(Seen(place, figure, subject))

    def _offices(self, sentence: Sentence, run: Run, figure: Figure) -> None:
        """Offices and genders said of a name right before it or in an apposition behind it."""
        tokens, words = sentence.tokens, self.words
        begin = run.lead
        while begin > 0 and run.lead - begin < ROLE_REACH and sentence.gap(begin - 1, begin) in (" ", ". ", ", "):
            low = tokens[begin - 1].low
            if low in words.cues or low in words.that or low in words.pronouns:
                break
            if sentence.gap(begin - 1, begin) == ", " and begin != run.lead:
                break
            begin -= 1
            if low in words.determiners:
                break
        if run.lead < run.first or self._leads_to_name(tokens[begin : run.lead]):
            self._note_offices(tokens[begin : run.first], figure)
        if run.last + 1 < len(tokens) and sentence.after(run.last).strip() in (",", "("):
            end = run.last + 1
            while end + 1 < len(tokens) and end - run.last < ROLE_REACH and sentence.gap(end, end + 1) == " ":
                end += 1
            self._note_offices(tokens[run.last + 1 : end + 1], figure)

    def _leads_to_name(self, tokens: list[Token]) -> bool:
        """Whether words in front of a name say its office: they end in it, or a preposition goes on from it."""
        if not tokens:
            return False
        lows = [bare(token.low) for token in tokens]
        return self.words.is_person_noun(lows[-1]) or any(low in self.words.prepositions for low in lows[1:])

    def _note_offices(self, tokens: list[Token], figure: Figure) -> None:
        lows = [bare(token.low) for token in tokens]
        around = frozenset(lows)
        for low in lows:
            if low in self.words.prepositions:
                break
            if low in self.words.titles or self.words.is_person_noun(low):
                if figure.group and len(figure.parts) > 1:
                    continue
                figure.person = True
                figure.offices.append((low, around))
                holders = self._holders.setdefault(low, [])
                if not any(holder is figure for holder in holders):
                    holders.append(figure)
            gender = self.gender_of(low)
            if gender and not figure.gender:
                figure.gender = gender

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
        for figure in self.by_part.get(parts[-1], self.by_part.get(parts[0], ())):
            if not _holds(figure.parts, parts):
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
            own = (
                int(figure.parts[-1] == parts[-1] and not (figure.group and len(parts) == 1)),
                figure.count,
                min(len(figure.parts), 4),
                -self._order(figure),
            )
            if own > rank:
                best, rank = figure, own
        return best

    def _order(self, figure: Figure) -> int:
        return figure.at[0] * 100000 + figure.at[1]

    def speak(self, at: tuple[int, int], name: str) -> None:
        """Note that somebody was heard at a place, for the pronouns that come later."""
        parts = tuple(name.lower().replace("’", "'").split())
        figure = self.longest(parts) if parts else None
        if figure is None:
            figure = Figure(parts or ("",), name, at, 1)
        self.spoken.append((at, figure))
        self._spoke.add(id(figure))

    def _heard(self, first: tuple[int, int], end: tuple[int, int]) -> list[tuple[tuple[int, int], Figure]]:
        """Who spoke from one place up to another, in order; quotations are read in the order of the text."""
        found: list[tuple[tuple[int, int], Figure]] = []
        for place, figure in reversed(self.spoken):
            if place < first:
                break
            if place < end:
                found.append((place, figure))
        return found[::-1]

    def _named_between(self, first: tuple[int, int], end: tuple[int, int]) -> list[Seen]:
        """Who is named from one place up to another, in order."""
        return self.seen[bisect_left(self._seen_at, first) : bisect_left(self._seen_at, end)]

    def _sentences_with(self, low: str, before: tuple[int, int]) -> Iterator[Sentence]:
        """The sentences before a place that hold a word, the nearest first."""
        if not self._mentioning:
            for number, sentence in enumerate(self.narrative):
                for word in {bare(token.low) for token in sentence.tokens}:
                    self._mentioning.setdefault(word, []).append(number)
        numbers = self._mentioning.get(low, [])
        for number in reversed(numbers[: bisect_left(numbers, bisect_left(self._starts, before))]):
            yield self.narrative[number]

    def believe(self, mention: Mention) -> Speaker:
        """Whom a mention means."""
        return _BELIEFS[mention.kind](self, mention)

    def _named(self, mention: Mention) -> Speaker:
        parts = tuple(bare(part) for part in mention.text.lower().replace("’", "'").replace(".", "").split())
        figure = self.longest(_parts(mention.text)) or self.longest(parts)
        if figure is None or len(figure.parts) <= len(_parts(mention.text)):
            return Speaker(mention.text, f"the name “{mention.text}”")
        if mention.gender and figure.gender and mention.gender != figure.gender:
            other = self._same_surname(figure, mention.gender)
            figure = other or figure
        return Speaker(figure.name, f"“{mention.text}”; full name from paragraph {figure.at[0] + 1}")

    def _same_surname(self, figure: Figure, gender: str) -> Figure | None:
        for other in self.by_part.get(figure.parts[-1], ()):
            if other.gender == gender and other.parts[-1] == figure.parts[-1]:
                return other
        return None

    def _pronoun(self, mention: Mention) -> Speaker:
        if mention.gender == "1":
            return Speaker(None, f"“{mention.text}” is who writes")
        figure, where = self.antecedent(mention.at, mention.gender)
        if figure is None:
            return Speaker(None, f"“{mention.text}”, and nobody before it whom it could mean")
        return Speaker(figure.name, f"“{mention.text}” is {figure.name}, {where}")

    def _implied(self, mention: Mention) -> Speaker:
        figure, where = self.antecedent(mention.at, mention.gender)
        if figure is None:
            return Speaker(None, "a verb without a subject, and nobody before it")
        return Speaker(figure.name, f"a verb without a subject: {figure.name}, {where}")

    def antecedent(self, at: tuple[int, int], gender: str) -> tuple[Figure | None, str]:
        """The nearest figure before a place that a pronoun of this gender can mean.

        The first sentence backwards that holds a candidate decides: nobody is taken from behind one.
        """
        for sure, rank, guessing in ((True, 1, True), (True, 0, True), (False, 0, True), (False, 0, False)):
            found = self._nearest(at, gender, sure, rank, guessing)
            if found is not None:
                return found
        return None, ""

    def _nearest(
        self, at: tuple[int, int], gender: str, sure: bool, rank: int, guessing: bool
    ) -> tuple[Figure, str] | None:
        last = bisect_right(self._starts, at)
        bounds = self._starts[max(0, last - MAX_LOOKBACK) : last]
        if not bounds:
            return None
        events = [(seen.at, seen.figure, int(seen.subject)) for seen in self._named_between(bounds[0], at)]
        events += [(place, figure, 2) for place, figure in self._heard(bounds[0], at)]
        events.sort(key=lambda event: (event[0], event[2]))
        for start in reversed(bounds):
            here = []
            while events and events[-1][0] >= start:
                here.append(events.pop())
            fitting = [
                event for event in reversed(here) if event[2] >= rank and self._fits(event[1], gender, sure, guessing)
            ]
            fitting = self._before_pronoun(start, fitting, gender)
            if fitting:
                best = max(event[2] for event in fitting)
                chosen = next(event for event in fitting if event[2] == best)
                how = "who spoke last" if best == 2 else "the last one named"
                return chosen[1], f"{how}, in paragraph {chosen[0][0] + 1}"
        return None

    def _before_pronoun(
        self, start: tuple[int, int], fitting: list[tuple[tuple[int, int], Figure, int]], gender: str
    ) -> list[tuple[tuple[int, int], Figure, int]]:
        """Candidates of a sentence without those behind a pronoun that fits: she is not the friend whom she met."""
        if self._pronoun_at is None:
            self._pronoun_at = self._pronouns()
        pronoun = self._pronoun_at.get(start, {}).get(gender) if gender in ("m", "f") else None
        if pronoun is None or not fitting:
            return fitting
        return [event for event in fitting if event[0] < pronoun or event[2] == 2]

    def _fits(self, figure: Figure, gender: str, sure: bool, guessing: bool = True) -> bool:
        if gender in ("m", "f"):
            own = figure.gender or (figure.guess if guessing else "")
            if own and own != gender:
                return False
            return figure.person or (not sure and not figure.group and self._like_person(figure))
        if gender == "n":
            return figure.group
        if gender == "pl":
            return not (figure.person and figure.gender)
        return figure.person or (not sure and not figure.group and self._like_person(figure))

    def _like_person(self, figure: Figure) -> bool:
        """A name of two or three words, with nothing in it that names a body, may be a person's."""
        return 2 <= len(figure.parts) <= 4 or (len(figure.parts) == 1 and id(figure) in self._spoke)

    def _described(self, mention: Mention) -> Speaker:
        words = self.words
        owner = self._owner(mention)
        if owner is not None:
            return owner
        lows = [bare(part.strip(".,").lower()) for part in mention.text.split()]
        free = not words.articles or words.compounds and not words.noun_capitals  # definite by an ending, or not marked
        definite = bool(lows) and (
            lows[0] in words.definite or free and lows[0] not in words.indefinite or possessive(mention.text.split()[0])
        )
        heads = self._heads(lows)
        if definite and heads and words.is_document(heads[-1]):
            found = self._whose_document(mention, lows, heads)
            if found is not None:
                return found
        if definite and heads:
            found = self._by_office(mention, lows, heads) or self._by_first_words(mention, lows, heads)
            if found is not None:
                return found
        if definite and heads and len(lows) <= SHORT_DESCRIPTION and heads[-1] not in words.plurals:
            found = self._by_nearness(mention, heads)
            if found is not None:
                return found
        return Speaker(mention.text, f"described as “{mention.text}”")

    def _whose_document(self, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
        """Whose text “the report” is: named with it before, or the source of the sentence that brought it up."""
        first = self._by_first_words(mention, lows, heads)
        if first is not None and first.name is not None and len(first.name.split()) > SHORT_DESCRIPTION:
            return first
        for sentence in self._sentences_with(heads[-1], mention.at):
            if mention.at[0] - sentence.paragraph > DOCUMENT_REACH:
                break
            at = next((n for n, token in enumerate(sentence.tokens) if bare(token.low) == heads[-1]), None)
            if at is None or (sentence.paragraph, sentence.tokens[at].start) >= mention.at:
                continue
            figure = self._beside_document(sentence, at)
            if figure is not None:
                return Speaker(
                    figure.name, f"“{mention.text}”: that of {figure.name}, in paragraph {sentence.paragraph + 1}"
                )
        return first

    def _beside_document(self, sentence: Sentence, noun: int) -> Figure | None:
        """The figure that owns a document in a sentence, or says something in it."""
        runs = self.runs_of(sentence)
        tokens = sentence.tokens
        for run in runs:
            if (
                run.last < noun
                and noun - run.last <= 3
                and all(sentence.gap(n, n + 1) == " " for n in range(run.last, noun))
            ):
                between = tokens[run.last + 1 : noun]
                if not any(token.low in self.words.prepositions or token.low in self.words.cues for token in between):
                    return self.longest(_key(tokens, run))
        if noun and (tokens[noun - 1].low in self.words.indefinite or tokens[noun - 1].low in self.words.owners):
            begin, end = (sentence.paragraph, sentence.start), (sentence.paragraph, sentence.end)
            said = self._heard(begin, (end[0], end[1] + 1))
            if said:
                return said[0][1]
            return next((seen.figure for seen in self._named_between(begin, end) if seen.subject), None)
        return None

    def _owner(self, mention: Mention) -> Speaker | None:
        """Whose text it is that is cited: her letter, the institute’s report."""
        parts = mention.text.split()
        head = self._heads([bare(part.strip(".,").lower()) for part in parts])
        if not head or not self.words.is_document(head[0]):
            return None
        gender = self.words.owners.get(parts[0].lower())
        if gender is not None:
            figure, where = self.antecedent(mention.at, gender)
            return Speaker(figure.name, f"“{mention.text}”: {figure.name}, {where}") if figure else None
        noun = next((n for n, part in enumerate(parts) if bare(part.strip(".,").lower()) == head[0]), 0)
        named = [
            bare(part) for part in parts[:noun] if part[0].isupper() and part.lower() not in self.words.determiners
        ]
        if named and self.words.rigid:
            figure = self.longest(tuple(word.lower() for word in named)) or self.longest((named[0].lower(),))
            if figure is not None:
                return Speaker(figure.name, f"“{mention.text}”: whose it is")
        for at, part in enumerate(parts):
            if possessive(part) and part[0].isupper():
                name = [bare(word) for word in parts[: at + 1] if word[0].isupper()]
                figure = self.longest(tuple(word.lower() for word in name))
                return Speaker(figure.name if figure else " ".join(name), f"“{mention.text}”: whose it is")
        return None

    def _heads(self, lows: list[str]) -> list[str]:
        """Nouns for people and documents in a description, before its first preposition."""
        heads: list[str] = []
        for low in lows:
            if low in self.words.prepositions and heads:
                break
            if low in self.words.titles or self.words.is_person_noun(low) or self.words.is_document(low):
                heads.append(low)
        return heads

    def _by_office(self, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
        """The person whose office the description names: “the minister” after Economy Minister Ann Lee."""
        if heads[-1] in self.words.plurals:
            return None
        told = {low for low in lows if low not in self.words.determiners} - set(heads)
        bare_office = not any(low[:1].isalpha() for low in told)
        latest: tuple[tuple[int, int], Figure] | None = None
        for figure in self._holders.get(heads[-1], ()):
            held = any(office == heads[-1] and (bare_office or told <= around) for office, around in figure.offices)
            before = bisect_left(figure.places, mention.at)
            if held and before and (latest is None or figure.places[before - 1] > latest[0]):
                latest = figure.places[before - 1], figure
        if latest is None:
            return None
        return Speaker(latest[1].name, f"“{mention.text}”: {heads[-1]} is said of {latest[1].name}")

    def _by_nearness(self, mention: Mention, heads: list[str]) -> Speaker | None:
        """The last person heard, for a short description of a person that nothing else explains: the trade unionist."""
        if not self.words.is_person_noun(heads[-1]):
            return None
        gender = self.gender_of(heads[-1])
        for place, figure in reversed(self._heard((mention.at[0] - HEARD_REACH, 0), mention.at)):
            if not figure.person:
                continue
            if any(seen.figure is not figure and seen.figure.person for seen in self._named_between(place, mention.at)):
                return None
            if gender and figure.gender and gender != figure.gender:
                return None
            return Speaker(figure.name, f"“{mention.text}”: {figure.name}, who spoke last")
        found = self._nearest(mention.at, gender, True, 1, True) if len(heads) == 1 else None
        if found is None or not found[0].person or mention.at[0] - found[0].at[0] > MAX_HOLDER:
            return None
        return Speaker(found[0].name, f"“{mention.text}”: {found[0].name}, {found[1]}")

    def _by_first_words(self, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
        """The words in which the source was first described: “the official” after “an anonymous official”."""
        told = {low for low in lows if low not in self.words.determiners} | set(heads)
        for sentence in self._sentences_with(heads[-1], mention.at):
            for at, token in enumerate(sentence.tokens):
                if token.low in self.words.indefinite:
                    phrase = noun_phrase(sentence, at, heads[-1], self.words)
                    if phrase is not None and told <= {bare(word) for word in phrase.lower().split()}:
                        return Speaker(
                            phrase, f"“{mention.text}”, first called “{phrase}” in paragraph {sentence.paragraph + 1}"
                        )
        return None


def _key(tokens: list[Token], run: Run) -> tuple[str, ...]:
    return tuple(bare(token.low) for token in tokens[run.first : run.last + 1])


def _parts(name: str) -> tuple[str, ...]:
    return tuple(bare(part.strip(".,")) for part in name.lower().replace("’", "'").split())


def _holds(whole: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether the words of a name stand in another in their order."""
    rest = iter(whole)
    return all(part in rest for part in parts)


def noun_phrase(sentence: Sentence, first: int, head: str, words: Words) -> str | None:
    """The phrase that an article at token `first` opens, if its noun is `head`; with what prepositions add to it."""
    tokens = sentence.tokens
    at = first + 1
    while at < len(tokens) and at - first <= 6 and sentence.gap(at - 1, at) == " ":
        if bare(tokens[at].low) == head:
            return _with_complements(sentence, first, at, words)
        if tokens[at].low in words.prepositions or tokens[at].low in words.cues:
            return None
        at += 1
    return None


def _with_complements(sentence: Sentence, first: int, noun: int, words: Words) -> str:
    tokens = sentence.tokens
    last = noun
    while last + 1 < len(tokens) and sentence.gap(last, last + 1) == " ":
        low = tokens[last + 1].low
        if last == noun and low not in words.prepositions:
            break
        joins = low in words.joiners and tokens[last].capital and last + 2 < len(tokens) and tokens[last + 2].capital
        if low in words.cues or low in words.finite or low in words.relative or (low in words.that and not joins):
            break
        last += 1
    while last > noun and (tokens[last].low in words.prepositions or tokens[last].low in words.determiners):
        last -= 1
    return sentence.masked[tokens[first].start : tokens[last].end]


_BELIEFS: dict[str, Callable[[Cast, Mention], Speaker]] = {
    "name": Cast._named,
    "pronoun": Cast._pronoun,
    "implied": Cast._implied,
    "description": Cast._described,
}
