"""Makes synthetic news sites, the same in every run, for `benchmarks/site_memory.py`.

A site has its own mark-up (which names nothing), its own wording and its own choice of furniture: teasers of its other
stories that change from page to page and overlap, as cards of headline, summary and date; a rail of the most read whose
ranking drifts; boxes in the midst of the text; a note about the paper, calls, bios of those who write, rules for
comments. What is the articles' own must stay: a paragraph on two pages, a subheading on many, an
opening paragraph (on every other site) that other pages print as their teaser.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from article_extract.archives.records import PageRecord
from benchmarks.make_archive import sentence_words

NAMES = ("Ida Wren", "Tom Oakley", "Ann Lee", "Bo Marsh", "Eve Stone")
TOWNS = ("Harbour", "Valley", "Ridge", "Lake", "Forest", "Bay", "Hill", "Ford", "Moor", "Dale", "Cape", "Glen")
NOTES = """
The {site} has been owned by its readers since {year} and takes no money from parties. More than {count} people pay.
This newsroom was founded in {year} by people of the {town}, who wanted to know what was decided in their name.
We at the {site} correct what we get wrong. Our rules were written in {year} together with {count} readers.
""".strip().splitlines()
CALLS = """
Every morning our editors pick five stories from the {town} and explain them to {count} people before breakfast.
Our reporters were out in the rain for this one. A month of their work costs less than two loaves of bread.
The {site} also comes by boat to the islands, three times a week, with the bread and the post for {count} households.
You were there and saw it differently? The desk reads every letter that reaches the house at the old bridge.
""".strip().splitlines()
BIO = "{name} has been writing about the {town} since {year} and keeps bees on the roof of the newsroom with friends."
RULES = "What is written here by readers stays their own opinion; the house reads along between seven and ten at night."
RAILS = ("What the {town} talks about", "The {site} this week", "Read by many", "On people's minds", "Five for tonight")
BOXES = ("From these pages: {headline}", "Earlier: {headline}", "{headline}", "What came before: {headline}. {summary}")
SUBHEADINGS = ("How it began", "The background", "What happens now")
RECENT, RANKED, SHOWN = 9, 7, 5
"""Stories that teasers are taken from, that are ranked, and that the rail shows."""
CARDS = (
    "<div><h3><a href='{url}'>{headline}</a></h3><p>{summary}</p><span>{date}</span></div>",
    "<div><p><b>{headline}</b></p><p>{summary}</p><p>{date}</p></div>",
    "<a href='{url}'><p>{headline}</p><p>{summary}</p></a>",
    "<p><strong>{headline}</strong> {summary}</p>",
    "<div><div>{date}</div><div>{headline}</div><div>{summary}</div></div>",
)
CARD_TEXTS = (
    "{headline}\n\n{summary}\n\n{date}",
    "{headline}\n\n{summary}",
    "{headline}. {summary}",
    "{date}\n\n{headline}\n\n{summary}",
)
PARAGRAPHS = ("<p>{}</p>", "<p><span>{}</span></p>", "<div>{}</div>", "<section><p>{}</p></section>")


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of a synthetic site, in both forms, with the text that is its article's.

    twice: the paragraph of the article that stands on one other page as well. subheading: one that stands on many.
    """

    record: PageRecord
    text: str
    truth: str
    twice: str | None
    subheading: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """What is an article's own."""

    url: str
    headline: str
    summary: str
    date: str
    author: str
    body: tuple[str, ...]
    subheading: str | None
    twice: str | None


Part = tuple[str, str]
"""A piece of a page as HTML and as raw text."""


def site_pages(number: int, count: int) -> Iterator[Sample]:
    """The pages of one site."""
    site = _Site(number, count)
    for place in range(count):
        yield site.page(place)


class _Site:
    def __init__(self, number: int, count: int) -> None:
        self.chance = chance = random.Random(number)
        self.town = town = TOWNS[number % len(TOWNS)]
        self.host = f"{town.lower()}-{number}.example"
        self.facts = {
            "site": f"{town} Gazette",
            "town": town,
            "year": chance.randint(1890, 2015),
            "count": chance.randint(2, 90) * 100,
        }
        self.paragraph = PARAGRAPHS[number % len(PARAGRAPHS)]
        self.card, self.card_text = CARDS[number % len(CARDS)], CARD_TEXTS[number % len(CARD_TEXTS)]
        self.note = chance.choice(NOTES).format(**self.facts)
        self.calls = [call.format(**self.facts) for call in chance.sample(CALLS, 3)]
        self.call_rate, self.box_rate = chance.uniform(0.3, 0.8), chance.uniform(0.3, 0.8)
        self.box, self.rules = chance.choice(BOXES), chance.random() < 0.5
        self.lead_is_summary = number % 2 == 1
        self.cards_heading, self.rail_heading = (rail.format(**self.facts) for rail in chance.sample(RAILS, 2))
        self.bios = {
            name: BIO.format(name=name, town=town, year=chance.randint(1990, 2020)) for name in chance.sample(NAMES, 3)
        }
        self.order = chance.sample(("note", "bio", "cards", "rail", "rules"), 5)
        self.stories = self._stories(count)
        self.ranking = chance.sample(range(count), RANKED)

    def _stories(self, count: int) -> list[Story]:
        chance = self.chance
        twice, pair = prose(chance, 40), set(chance.sample(range(count), 2))
        subheading, stories = chance.choice(SUBHEADINGS), []
        for place in range(count):
            summary = prose(chance, chance.randint(10, 28))
            body = [prose(chance, chance.randint(25, 80)) for _ in range(chance.randint(5, 12))]
            if self.lead_is_summary:
                body.insert(0, summary)
            if place in pair:
                body.insert(2, twice)
            headed = chance.random() < 0.6
            if headed:
                body.insert(len(body) - 2, subheading)
            stories.append(
                Story(
                    f"https://{self.host}/story/{place}",
                    prose(chance, chance.randint(6, 10)).rstrip("."),
                    summary,
                    f"{place % 28 + 1} May 2024",
                    chance.choice(list(self.bios)),
                    tuple(body),
                    subheading if headed else None,
                    twice if place in pair else None,
                )
            )
        return stories

    def page(self, place: int) -> Sample:
        """The page of one story."""
        story, chance = self.stories[place], self.chance
        shown = [self._of_body(text, story) for text in story.body]
        if chance.random() < self.box_rate:
            shown.insert(chance.randint(2, len(shown) - 2), self._box(place))
        if chance.random() < self.call_rate:
            shown.insert(chance.choice((3, len(shown))), self._line(chance.choice(self.calls)))
        makers = {
            "note": lambda: [self._line(self.note)],
            "bio": lambda: [self._line(self.bios[story.author])],
            "cards": lambda: self._cards(place),
            "rail": lambda: self._rail(place),
            "rules": lambda: [self._line(RULES)] if self.rules else [],
        }
        for name in self.order:
            shown += makers[name]()
        return self._sample(story, shown)

    def _sample(self, story: Story, shown: list[Part]) -> Sample:
        head = f"<!doctype html><html lang=en><head><title>{story.headline}</title></head>"
        top = f"<h1>{story.headline}</h1><p>By {story.author}</p><p>{story.date}</p>"
        html = f"{head}<body><div>{top}{''.join(part for part, _ in shown)}</div></body></html>"
        lines = [story.headline, f"By {story.author}", story.date, *(part for _, part in shown)]
        record = PageRecord(story.url, html, url=story.url)
        return Sample(record, "\n\n".join(lines), "\n\n".join(story.body), story.twice, story.subheading)

    def _of_body(self, text: str, story: Story) -> Part:
        return (f"<h2>{text}</h2>\n", text) if text == story.subheading else self._line(text)

    def _line(self, text: str) -> Part:
        return f"{self.paragraph.format(text)}\n", text

    def _recent(self, place: int, count: int) -> list[Story]:
        """Stories that were new when this one was; the first pages of a site show what came right behind them."""
        last = len(self.stories)
        near = [other % last for other in range(place - RECENT, place)]
        return [self.stories[other] for other in self.chance.sample(near, count)]

    def _box(self, place: int) -> Part:
        story = self._recent(place, 1)[0]
        return self._line(self.box.format(headline=story.headline, summary=story.summary))

    def _cards(self, place: int) -> list[Part]:
        parts = [(f"<h2>{self.cards_heading}</h2>\n", self.cards_heading)]
        for story in self._recent(place, self.chance.randint(3, 5)):
            told = {"url": story.url, "headline": story.headline, "summary": story.summary, "date": story.date}
            parts.append((self.card.format(**told), self.card_text.format(**told)))
        return parts

    def _rail(self, place: int) -> list[Part]:
        """The most read: from page to page one story goes, another comes, two change places."""
        chance, ranking = self.chance, self.ranking
        ranking[-1] = place
        up = chance.randrange(1, RANKED)
        ranking[up - 1], ranking[up] = ranking[up], ranking[up - 1]
        shown = [self.stories[other] for other in dict.fromkeys(ranking[:SHOWN])]
        items = [f"{story.headline}: {story.summary}" for story in shown]
        html = "".join(f"<div>{item}</div>" for item in items)
        return [(f"<h2>{self.rail_heading}</h2>{html}\n", "\n\n".join([self.rail_heading, *items]))]


def prose(chance: random.Random, words: int) -> str:
    """Some sentences."""
    text = sentence_words(chance, words)
    return text if text.endswith(".") else f"{text}."
