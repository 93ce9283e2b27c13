"""What `--site-memory` is worth: body F1 with and without it, on synthetic sites, as HTML and as raw text.

    python -m benchmarks.site_memory [--sites 12] [--pages 30] [--json FILE]
    python -m benchmarks.site_memory --corpus DIR      # for information: the hosts of a corpus with 3 pages or more

Each site has furniture of its own wording, in mark-up that does not name it: a note about the paper at the end of every
article, calls of four wordings on some pages, teasers that stay for a few pages and then change, the bio of whoever
wrote, comment rules. Every site also prints one paragraph on exactly two pages, as part of the articles: it must stay.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from article_extract import SiteMemory, analyse
from article_extract.archives.learning import find
from article_extract.archives.memory import SiteCounts, host_of
from article_extract.archives.records import PageRecord
from benchmarks.make_archive import sentence_words

TOKEN = re.compile(r"\w+")
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


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of a synthetic site, in both forms, with the text that is its article's."""

    record: PageRecord
    text: str
    truth: str
    twice: str | None


def site_pages(number: int, count: int) -> Iterator[Sample]:
    """The pages of one site."""
    chance = random.Random(number)
    town = TOWNS[number % len(TOWNS)]
    host = f"{town.lower()}-{number}.example"
    facts = {
        "site": f"{town} Gazette",
        "town": town,
        "year": chance.randint(1890, 2015),
        "count": chance.randint(2, 90) * 100,
    }
    note, rules = chance.choice(NOTES).format(**facts), chance.random() < 0.5
    calls = [call.format(**facts) for call in chance.sample(CALLS, 3)]
    call_rate, where = chance.uniform(0.4, 0.9), chance.choice(("middle", "end"))
    bios = {name: BIO.format(name=name, town=town, year=chance.randint(1990, 2020)) for name in chance.sample(NAMES, 3)}
    twice = prose(chance, 40)
    pair = set(chance.sample(range(count), 2))
    teasers = [[prose(chance, chance.randint(8, 30)) for _ in range(3)] for _ in range(count // 6 + 1)]
    for page in range(count):
        headline = prose(chance, 8).rstrip(".")
        body = [prose(chance, chance.randint(25, 80)) for _ in range(chance.randint(4, 12))]
        if page in pair:
            body.insert(2, twice)
        furniture = [note, bios[chance.choice(list(bios))], *([RULES] if rules else []), *teasers[page // 6]]
        shown = list(body)
        if chance.random() < call_rate:
            shown.insert(len(body) // 2 if where == "middle" else len(body), chance.choice(calls))
        shown += furniture
        paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in shown)
        head = f"<!doctype html><html lang=en><head><title>{headline}</title></head>"
        html = f"{head}<body><div><h1>{headline}</h1>{paragraphs}</div></body></html>"
        text = "\n\n".join([headline, *shown])
        url = f"https://{host}/story/{page}"
        yield Sample(PageRecord(url, html, url=url), text, "\n\n".join(body), twice if page in pair else None)


def prose(chance: random.Random, words: int) -> str:
    """Some sentences."""
    text = sentence_words(chance, words)
    return text if text.endswith(".") else f"{text}."


def word_f1(found: str, wanted: str) -> float:
    """Bag-of-words F1."""
    got, want = Counter(TOKEN.findall(found.lower())), Counter(TOKEN.findall(wanted.lower()))
    same = (got & want).total()
    return 2 * same / (got.total() + want.total()) if got or want else 1.0


def memory_of(records: list[PageRecord]) -> SiteMemory | None:
    """What the pages of one host share, as an archive run learns it."""
    counts = SiteCounts()
    for record in records:
        finding = find(record, None)
        if finding is not None:
            counts.add(*finding)
    return next(iter(counts.memories().values()), None)


def measure(samples: list[Sample], form: str) -> dict[str, float]:
    """Figures of one site in one form."""
    records = [sample.record._replace(content=sample.text) if form == "text" else sample.record for sample in samples]
    memory = memory_of(records)
    without: list[float] = []
    with_it: list[float] = []
    kept = [0, 0]
    for sample, record in zip(samples, records, strict=True):
        alone = analyse(record.content, url=record.url).article.text
        helped = analyse(record.content, url=record.url, site=memory).article.text
        without.append(word_f1(alone, sample.truth))
        with_it.append(word_f1(helped, sample.truth))
        if sample.twice and sample.twice in alone:
            kept[0] += 1
            kept[1] += sample.twice in helped
    return {
        "without": statistics.mean(without),
        "with": statistics.mean(with_it),
        "twice": kept[0],
        "twice_kept": kept[1],
    }


def synthetic(sites: int, pages: int) -> dict[str, dict[str, float]]:
    """Figures over all synthetic sites, for each form."""
    figures = {}
    for form in ("html", "text"):
        each = [measure(list(site_pages(number, pages)), form) for number in range(sites)]
        figures[form] = {
            "body_f1_without": statistics.mean(one["without"] for one in each),
            "body_f1_with": statistics.mean(one["with"] for one in each),
            "paragraphs_on_two_pages": sum(one["twice"] for one in each),
            "of_them_kept": sum(one["twice_kept"] for one in each),
        }
    return figures


def corpus(folder: Path) -> dict[str, float]:
    """Body F1 with and without memory on the pages of a corpus whose hosts have three pages or more."""
    by_host: dict[str, list[tuple[PageRecord, str]]] = defaultdict(list)
    for line in (folder / "cases.jsonl").read_text("utf-8").strip().split("\n"):
        case = json.loads(line)
        content = gzip.decompress((folder / "pages" / f"{case['id']}.html.gz").read_bytes())
        record = PageRecord(case["id"], content, url=case.get("url"))
        host = host_of(record)
        if host and case["expect"].get("body"):
            by_host[host].append((record, case["expect"]["body"]))
    pages, without, with_it = 0, [], []
    for cases in by_host.values():
        if len(cases) < 3:
            continue
        memory = memory_of([record for record, _ in cases])
        for record, truth in cases:
            pages += 1
            without.append(word_f1(analyse(record.content, url=record.url).article.text, truth))
            with_it.append(word_f1(analyse(record.content, url=record.url, site=memory).article.text, truth))
    return {"pages": pages, "body_f1_without": statistics.mean(without), "body_f1_with": statistics.mean(with_it)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=12)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    figures = corpus(args.corpus) if args.corpus else synthetic(args.sites, args.pages)
    print(json.dumps(figures, indent=1))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
