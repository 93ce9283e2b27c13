"""Everybody and everything named in an article: longest forms, offices, genders, where they stand, who spoke when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from article_extract.fields.quote_capitals import articled, without_nouns
from article_extract.fields.quote_context import Sentence
from article_extract.fields.quote_names import Run, holds, is_acronym, is_doing, is_trade, key_of, runs
from article_extract.fields.quote_tokens import Token, possessive
from article_extract.fields.quote_words import Words

MAX_HEADING = 12  # words of a paragraph without a stop that may be a heading
MAX_SIGNATURE = 3  # words of one that may be the name of who is quoted above it
MAX_GOVERNED = 4  # words from a preposition to the name that hangs on it: to her sister Ann
MIN_STEM, MAX_CASE = 3, 3  # letters that two cases of a name share at least, and that an ending has at most
MIN_VOTES = 2  # sentences whose pronouns tell more than a first name
ROLE_REACH = 7  # words between a name and the office apposed to it


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


class Cast:
    """Everybody named in an article, and whom its pronouns and descriptions mean."""

    def __init__(self, narrative: list[Sentence], paragraphs: list[str], words: Words) -> None:
        self.words = words
        self.paragraphs = paragraphs
        self.narrative = narrative
        self._nouns = articled(narrative, words) if words.noun_capitals else frozenset()
        self.figures: dict[tuple[str, ...], Figure] = {}
        self.by_part: dict[str, list[Figure]] = {}
        self._by_stem: dict[str, list[Figure]] = {}
        self.seen: list[Seen] = []
        self.spoken: list[tuple[tuple[int, int], Figure]] = []
        self.spoke: set[int] = set()
        self.starts = [(sentence.paragraph, sentence.start) for sentence in narrative]
        self._mentioning: dict[str, list[int]] = {}
        self.holders: dict[str, list[Figure]] = {}
        # with those in capitals, which are never asked for: looking at each would cost more
        self._lower = {token.text for sentence in narrative for token in sentence.tokens}
        self._inner_capitals: set[str] | None = None
        self.pronoun_at: dict[tuple[int, int], dict[str, tuple[int, int]]] | None = None
        self._collect()
        self._seen_at = [seen.at for seen in self.seen]
        self._guessed = False

    def guess_genders(self) -> None:
        """Genders that the pronouns of a sentence tell of the only person in it, or in the one before.

        They are guessed when the first pronoun is asked for: articles without one are common.
        """
        if self._guessed:
            return
        self._guessed = True
        votes: dict[int, list[int]] = {}  # of men and of women; of those, how many stand behind the name itself
        gendered = self.words.gendered
        alone: Figure | None = None
        for sentence, figures in self._by_sentence():
            people = {id(f): f for f in figures if not f.group and (f.person or 2 <= len(f.parts) <= 4)}
            only = next(iter(people.values())) if len(people) == 1 else None if people else alone
            if only is not None:
                told = {gendered[token.low] for token in sentence.tokens if token.low in gendered}
                if len(told) == 1:
                    listed = votes.setdefault(id(only), [0, 0, 0])
                    listed[0 if told == {"m"} else 1] += 1
                    listed[2] += bool(people) and self._is_behind(only, sentence)
            alone = next(iter(people.values())) if len(people) == 1 else None
        for figure in self.figures.values():
            men, women, behind = votes.get(id(figure), (0, 0, 0))
            if men == women:
                continue
            mark = "m" if men > women else "f"
            if not figure.gender:
                figure.guess = mark
            elif figure.gender != mark and min(abs(men - women), behind) >= MIN_VOTES and self.words.rigid:
                figure.gender = mark  # a first name of men and women

    def _is_behind(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether the first pronoun of a sentence stands behind the name in it, not as in “her deputy, Bob Roe”."""
        first = next((t.start for t in sentence.tokens if t.low in self.words.gendered), -1)
        at = bisect_left(figure.places, (sentence.paragraph, sentence.start))
        return at < len(figure.places) and figure.places[at] < (sentence.paragraph, first)

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

    def pronouns(self) -> dict[tuple[int, int], dict[str, tuple[int, int]]]:
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
        pending = [
            (sentence, run) for sentence in self.narrative for run in runs(sentence, self.words, self.lower_seen)
        ]
        if self.words.noun_capitals:
            pending = without_nouns(pending, self._nouns, self.words)
        headings = {id(sentence) for sentence in self.narrative if self.is_heading(sentence)}
        alone = {
            sentence.tokens[run.last].bare
            for sentence, run in pending
            if run.last == run.first and id(sentence) not in headings
        }
        for sentence, run in pending:
            if run.last > run.first and (id(sentence) not in headings or self._is_called_so(sentence, run, alone)):
                self._add(sentence, run)
        pending = [
            (sentence, run)
            for sentence, run in pending
            if id(sentence) not in headings or self.longest(key_of(sentence.tokens, run))
        ]
        pending = [(sentence, part) for sentence, run in pending for part in self._parted(sentence, run)]
        for sentence, run in pending:
            if self._surely(sentence, run):
                sentence.names.append(run)
                self._see(sentence, run)

    def is_heading(self, sentence: Sentence) -> bool:
        """Whether a paragraph is a heading, whose capitals and cut phrases are no evidence of a name."""
        if not MAX_SIGNATURE < len(sentence.tokens) <= MAX_HEADING or sentence.start > 0 or self.words.order == "cjk":
            return False
        text = self.paragraphs[sentence.paragraph].strip()
        return text[-1:].isalnum() and text[:1].isalnum()

    def _is_called_so(self, sentence: Sentence, run: Run, alone: set[str]) -> bool:
        """Whether a name in a heading is a person's: its first part is a given name, or the text has its last alone."""
        parts = key_of(sentence.tokens, run)
        return parts[0] in self.words.given or (parts[-1] in alone and not any(part in self._lower for part in parts))

    def _parted(self, sentence: Sentence, run: Run) -> list[Run]:
        """A run that is two names side by side, a body's and a person's: (told) the Evening Post Lee (said)."""
        if run.first == run.last:
            return [run]
        tokens, outlets, places = sentence.tokens, self.words.outlets, self.words.place_words
        for at in range(run.first + 1, run.last + 1):
            head = {token.bare for token in tokens[run.first : at]}
            if tokens[at].bare in outlets or not any(low in outlets or low in places for low in head):
                continue
            tail = tuple(token.bare for token in tokens[at : run.last + 1])
            known = self.by_part.get(tail[-1], ())
            if any(figure.parts[-len(tail) :] == tail and not set(figure.parts) & head for figure in known):
                return [run._replace(last=at - 1), Run(at, run.last, at)]
        return [run]

    def meet(self, sentences: list[Sentence]) -> None:
        """Take up the names of further sentences: of what stands between marks, where that is asked for."""
        for sentence in sentences:
            sentence.names = [run for run in runs(sentence, self.words, self.lower_seen) if self._surely(sentence, run)]

    def _surely(self, sentence: Sentence, run: Run) -> bool:
        """Whether a single capitalised word is a name: not just the first word of a sentence, nor a German noun."""
        tokens, words = sentence.tokens, self.words
        low = tokens[run.first].bare
        if run.last == run.first and is_trade(low, words):
            return self._is_called(low) and not (run.lead and tokens[run.lead - 1].low in words.determiners)
        if run.last > run.first or run.lead < run.first:
            return True
        if low in self.by_part:
            return True
        if words.noun_capitals:
            known = low in words.given and low not in self._nouns and low not in words.place_words
            if known and not self.lower_seen(low):
                return True
            if sentence.before(run.first).endswith("-"):
                return False  # the „Müll“-Debatte
            after = tokens[run.last + 1].low if run.last + 1 < len(tokens) else ""
            before = tokens[run.first - 1].low if run.first else ""
            if low.endswith(words.noun_endings) or low in words.nouns or low in self._nouns:
                return False
            clear = run.first == 0 or sentence.before(run.first).strip() != ""
            return (self._reports(after) and clear) or (
                self._reports(before) and sentence.after(run.last).strip() != ""
            )
        if run.first == 0 and not self._capital_seen(low):
            if sentence.before(0).strip()[:1] in ("–", "—", "-", "―") and len(tokens) < 4:
                return True  # signed behind a dash
            if low in words.given and sentence.after(0).strip()[:1] == "(":
                return True  # Dan (not his real name)
            following = tokens[1 : 3 if len(tokens) > 2 and tokens[1].low in words.between else 2]
            return any(token.low in words.verbs for token in following) and sentence.after(0) == " "
        return True

    def _is_called(self, trade: str) -> bool:
        """Whether somebody in the article has a trade for a surname."""
        return any(
            figure.parts[-1] == trade and len(figure.parts) > 1 and figure.parts[0] in self.words.given
            for figure in self.by_part.get(trade, ())
        )

    def _reports(self, low: str) -> bool:
        return any(kind == "verb" for _, _, kind in self.words.cues.get(low, ()))

    def _capital_seen(self, low: str) -> bool:
        """Whether a word stands with a capital inside a sentence."""
        if self._inner_capitals is None:
            self._inner_capitals = {
                token.bare for sentence in self.narrative for token in sentence.tokens[1:] if token.capital
            }
        return low in self._inner_capitals

    def _add(self, sentence: Sentence, run: Run) -> Figure:
        tokens = sentence.tokens
        parts = tuple(token.bare for token in tokens[run.first : run.last + 1])
        figure = self.figures.get(parts)
        if figure is None:
            end = tokens[run.last].start + len(tokens[run.last].bare)
            name = sentence.masked[tokens[run.first].start : end]
            figure = Figure(parts, name, (sentence.paragraph, tokens[run.first].start))
            figure.group = self._is_group(parts, name) and not self._is_titled(sentence, run)
            mark = "" if name.lower() in self.words.places else self._given_mark(parts[0])
            figure.gender, figure.person = (mark if mark != "u" else ""), bool(mark) and not figure.group
            self.figures[parts] = figure
            self._by_stem.setdefault(parts[-1][:MIN_STEM], []).append(figure)
            for token in tokens[run.first : run.last + 1]:
                if len(parts) == 1 or not is_acronym(token.text):  # “AI” is not short for Harrow AI
                    self._hold(token.bare, figure)
        return figure

    def _given_mark(self, part: str) -> str:
        """The gender that a first name tells, also one of two names with a hyphen: Marie-Pierre."""
        mark = self.words.given.get(part, "")
        if mark or "-" not in part:
            return mark
        marks = [self.words.given.get(half, "") for half in part.split("-")]
        return marks[0] if all(marks) else ""

    def _hold(self, part: str, figure: Figure) -> None:
        """Note that a word is part of a figure's name."""
        held = self.by_part.setdefault(part, [])
        if not any(other is figure for other in held):
            held.append(figure)

    def _is_titled(self, sentence: Sentence, run: Run) -> bool:
        """Whether a title leads to a first name, so that the surname is no body’s: Prof Steve West."""
        lead = sentence.tokens[run.lead : run.first]
        first = sentence.tokens[run.first].bare
        return bool(lead) and run.last > run.first and lead[-1].low in self.words.titles and first in self.words.given

    def _is_group(self, parts: tuple[str, ...], name: str) -> bool:
        words = self.words
        called = len(parts) == 2 and parts[0] in words.given and parts[1] in words.nouns  # Anna Berg
        if (not called and any(words.is_body(part) for part in parts)) or name.lower() in words.places:
            return True
        return len(parts) == 1 and (is_acronym(name) or (name.isupper() and len(name) < 8))

    def _see(self, sentence: Sentence, run: Run) -> None:
        tokens = sentence.tokens
        parts = tuple(token.bare for token in tokens[run.first : run.last + 1])
        figure = self.longest(parts) or self.inflected(parts) or self._add(sentence, run)
        figure.count += 1
        self._offices(sentence, run, figure)
        if not figure.group and not figure.person and figure.name.lower() not in self.words.places:
            figure.person = self._acts(sentence, run, figure)
        # whose case, house or view it is, is who the sentence goes on about
        subject = not self._governed(sentence, run.lead) or (self.words.rigid and possessive(tokens[run.last].text))
        subject = subject or (self.words.rigid and self._is_teller(sentence, run.lead))
        subject = subject and not (run.lead == 1 and self.words.rigid and is_doing(sentence, self.words))
        place = (sentence.paragraph, tokens[run.first].start)
        figure.places.append(place)
        self.seen.append(Seen(place, figure, subject))

    def _acts(self, sentence: Sentence, run: Run, figure: Figure) -> bool:
        """Whether a name stands beside what only people do: a reporting verb, or a pronoun for people behind it."""
        tokens, words = sentence.tokens, self.words
        if words.rigid and figure.parts[0] in words.place_words and figure.parts[0] not in words.given:
            return False  # the Gaza Strip
        before = tokens[run.lead - 1].low if run.lead and sentence.before(run.lead) == " " else ""
        behind = tokens[run.last + 1].low if run.last + 1 < len(tokens) and sentence.after(run.last) == " " else ""
        if words.rigid and run.last + 1 < len(tokens) and sentence.before(run.lead) == sentence.after(run.last) == ", ":
            behind = (
                tokens[run.last + 1].low if not self._governed(sentence, run.lead) else ""
            )  # a baker, Ann Lee, said
        return (
            self._tells_person(before, figure) or self._tells_person(behind, figure) or self._is_relative(sentence, run)
        )

    def _is_relative(self, sentence: Sentence, run: Run) -> bool:
        """Whether a pronoun for people alone stands behind a name: Ann Lee, who."""
        behind = run.last + 1
        if behind >= len(sentence.tokens) or sentence.tokens[behind].low not in self.words.personal:
            return False
        return not self._governed(sentence, run.lead)  # not (a man in) Leeds, who

    def _tells_person(self, low: str, figure: Figure) -> bool:
        """Whether a word beside a name is a reporting verb of one person: not that of Americans (say)."""
        listed = self.words.cues.get(low, ())
        plural = self.words.rigid and len(figure.parts) == 1 and any(base == low for _, base, _ in listed)
        return not plural and any(kind == "verb" for _, _, kind in listed)

    def _governed(self, sentence: Sentence, lead: int) -> bool:
        """Whether a name hangs on a preposition, articles, offices and a first name of two between."""
        words, tokens = self.words, sentence.tokens
        if lead and words.rigid and tokens[lead - 1].low in words.joiners:
            before = next((run for run in sentence.names if run.last == lead - 2), None)
            return before is not None and self._governed(sentence, before.lead)
        for at in range(lead - 1, max(-1, lead - 1 - MAX_GOVERNED), -1):
            low = tokens[at].low
            if sentence.gap(at, at + 1).strip():
                return False
            if low in words.prepositions:
                return low not in words.agents or not any(token.low in words.passive for token in tokens[:at])
            noun = words.is_person_noun(low) or words.is_document(low)
            if not (noun or low in words.determiners or (words.rigid and low in words.owners)):
                return False
        return False

    def _is_teller(self, sentence: Sentence, lead: int) -> bool:
        """Whether a name is the doer of a passive that reports: as noted by health writer Ann Lee."""
        words, tokens = self.words, sentence.tokens
        for at in range(lead - 1, max(0, lead - 1 - MAX_GOVERNED), -1):
            if tokens[at].low in words.agents:
                return tokens[at - 1].low in words.verbs
            if sentence.gap(at, at + 1).strip() or tokens[at].low in words.prepositions:
                return False
        return False

    def _offices(self, sentence: Sentence, run: Run, figure: Figure) -> None:
        """Offices and genders said of a name right before it or in an apposition behind it."""
        tokens, words = sentence.tokens, self.words
        begin = run.lead
        while begin > 0 and run.lead - begin < ROLE_REACH and sentence.gap(begin - 1, begin) in (" ", ". ", ", "):
            low = tokens[begin - 1].low
            if low in words.verbs or low in words.that or low in words.pronouns:
                break
            if sentence.gap(begin - 1, begin) == ", " and begin != run.lead:
                break
            begin -= 1
            if low in words.determiners:
                break
        styled = tokens[run.first].low in words.styles
        if run.lead < run.first or styled or self._leads_to_name(tokens[begin : run.lead]):
            self._note_offices(tokens[begin : run.first + styled], figure)
        if run.last + 1 < len(tokens) and sentence.after(run.last).strip() in (",", "("):
            end = run.last + 1
            while end + 1 < len(tokens) and end - run.last < ROLE_REACH and sentence.gap(end, end + 1) == " ":
                end += 1
            behind = tokens[run.last + 1 : end + 1]
            if not (words.rigid and any(t.low in words.verbs for t in behind) and self._governed(sentence, run.lead)):
                self._note_offices(behind, figure)  # not: speaking in Leeds, the minister said

    def _leads_to_name(self, tokens: list[Token]) -> bool:
        """Whether words in front of a name say its office: they end in it, or a preposition goes on from it."""
        if not tokens or tokens[-1].low in self.words.prepositions:
            return False  # the head of Harrow
        lows = [token.bare for token in tokens]
        return self.words.is_person_noun(lows[-1]) or any(low in self.words.prepositions for low in lows[1:])

    def _note_offices(self, tokens: list[Token], figure: Figure) -> None:
        lows = [token.bare for token in tokens]
        around = frozenset(lows)
        complement = False
        for low in lows:
            complement = (complement or low in self.words.prepositions) and low not in self.words.joiners
            if complement:
                continue  # the head of a bank; but: a teacher of history and writer
            if low in self.words.titles or self.words.is_person_noun(low):
                if self.words.rigid and low in self.words.plurals:
                    continue  # analysts at Harrow Bank: several, so not who bears the name
                if figure.group and (len(figure.parts) > 1 or figure.name.lower() in self.words.places):
                    if not self._is_one(tokens, low, figure):
                        continue
                    figure.group = False
                figure.person = True
                figure.offices.append((low, around))
                holders = self.holders.setdefault(low, [])
                if not any(holder is figure for holder in holders):
                    holders.append(figure)
            gender = self.gender_of(low)
            if gender and not figure.gender:
                figure.gender = gender

    def held_by(self, office: str) -> list[Figure]:
        """Who holds an office: that of the name, or one compounded with it: Ministerin, Innenministerin."""
        if not self.words.compounds:
            return self.holders.get(office, [])
        return [figure for held, figures in self.holders.items() if self.is_office(held, office) for figure in figures]

    def is_office(self, held: str, office: str) -> bool:
        """Whether somebody with an office may be called by another word: by itself or by what it is compounded with."""
        return held == office or (self.words.compounds and len(office) > 3 and held.endswith(office))

    def _is_one(self, tokens: list[Token], noun: str, figure: Figure) -> bool:
        """Whether a name that ends as those of bodies do is a person’s: Serhii Radio, a chemistry researcher."""
        words = self.words
        named = len(figure.parts) == 2 and not words.outlets.intersection(figure.parts[:1])
        apposed = words.rigid and tokens[0].low in words.indefinite and noun not in words.firms
        return named and apposed and figure.parts[0] not in words.place_words and not is_acronym(figure.name.split()[0])

    def specified(self, office: str) -> list[Figure]:
        """Who holds an office that a hyphen puts to its body: CDU-Spitzenkandidat, der Spitzenkandidat der CDU."""
        body, hyphen, rest = office.rpartition("-")
        if not hyphen or not self.words.compounds:
            return []
        return [
            figure
            for figure in self.holders.get(rest, [])
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
        for figure in self.by_part.get(parts[-1], self.by_part.get(parts[0], ())):
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
        for figure in self._by_stem.get(parts[-1][:MIN_STEM], ()):
            if figure.parts == parts or len(figure.parts) < max(2, len(parts)) or not _same_name(figure.parts, parts):
                continue
            if best is None or (figure.person, figure.count) > (best.person, best.count):
                best = figure
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

    def named_between(self, first: tuple[int, int], end: tuple[int, int]) -> list[Seen]:
        """Who is named from one place up to another, in order."""
        return self.seen[bisect_left(self._seen_at, first) : bisect_left(self._seen_at, end)]

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


def _same_name(whole: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether words are the last ones of a name, or first and last, but for their endings."""
    if not _same_stem(whole[-1], parts[-1]):
        return False
    return len(parts) == 1 or _same_stem(whole[0], parts[0])


def _same_stem(one: str, other: str) -> bool:
    """Whether two words differ in their ending at most."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= MIN_STEM and max(len(one), len(other)) - shared <= MAX_CASE
