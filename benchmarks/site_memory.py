"""What `--site-memory` is worth: body F1 with and without it, on synthetic sites, as HTML and as raw text.

    python -m benchmarks.site_memory [--sites 12] [--pages 30] [--json FILE]
    python -m benchmarks.site_memory --corpus DIR      # for information: the hosts of a corpus with 3 pages or more

The sites are those of `benchmarks/make_sites.py`. Told besides: whether the paragraphs that stand on exactly two pages
and the subheadings that stand on many stay in the articles that they are part of.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
from collections import Counter, defaultdict
from pathlib import Path

from article_extract import SiteMemory, analyse
from article_extract.archives.learning import find
from article_extract.archives.memory import SiteCounts, host_of
from article_extract.archives.records import PageRecord
from benchmarks.make_sites import Sample, site_pages

TOKEN = re.compile(r"\w+")


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
    kept: dict[str, list[bool]] = {"twice": [], "subheading": []}
    for sample, record in zip(samples, records, strict=True):
        alone = analyse(record.content, url=record.url).article.text
        helped = analyse(record.content, url=record.url, site=memory).article.text
        without.append(word_f1(alone, sample.truth))
        with_it.append(word_f1(helped, sample.truth))
        for name, seen in kept.items():
            own = getattr(sample, name)
            if own and own in alone:
                seen.append(own in helped)
    return {
        "without": statistics.mean(without),
        "with": statistics.mean(with_it),
        **{name: len(seen) for name, seen in kept.items()},
        **{f"{name}_kept": sum(seen) for name, seen in kept.items()},
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
            "subheadings_on_many_pages": sum(one["subheading"] for one in each),
            "of_those_kept": sum(one["subheading_kept"] for one in each),
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
    if not pages:
        return {"pages": 0}
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
