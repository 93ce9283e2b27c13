"""What stands on many pages of the site is the site's, not the article's: the evidence of an archive's first pass."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Document, Label, Labels, Role, SiteMemory
from article_extract.typography import fingerprint
from article_extract.typography import words as words_of

# Measured with benchmarks/site_memory.py, whose figures stand in docs/archives.md.
REPEATED_PAGES = 3
"""Two pages may share a paragraph by right: a quotation, a series' opening, the same report told twice."""
REPEATED_SHARE = 0.1
SHORT_WORDS = 8
"""Shorter blocks repeat by chance or by habit ("Background", "Pros"): they need a neighbour that repeats."""
OFTEN_SHARE = 0.5
"""What a short block needs that has no such neighbour, but nothing of the article behind it either; and the block that
the article begins with: teasers on other pages print the opening of this one."""
MOST_OF_BODY = 0.7
"""Where more of the body repeats than this, the pages are copies of one article: nothing is taken from it."""


def label_repeated(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """Body blocks that stand on many pages of the host."""
    site = document.site
    if site is None or site.pages < REPEATED_PAGES:
        return
    body = labels.with_role(*BODY_ROLES)
    texts = {index: document.blocks[index].text for index in body}
    counts = {index: site.counts.get(fingerprint(text), 0) for index, text in texts.items()}
    often = {index for index in body if counts[index] >= OFTEN_SHARE * site.pages}
    taken = [index for run in _runs(body, counts, site) for index in _furniture(run, texts, often, body)]
    if sum(len(texts[index]) for index in taken) > MOST_OF_BODY * sum(map(len, texts.values())):
        return
    for index in taken:
        reason = f"stands on {counts[index]} of {site.pages} pages of this host"
        yield Label(index, Role.OTHER, reason, min(0.99, 0.6 + counts[index] / site.pages / 2))


def _runs(body: list[int], counts: dict[int, int], site: SiteMemory) -> list[list[int]]:
    """The body blocks that repeat, in stretches with nothing of the article's own between them."""
    least = max(REPEATED_PAGES, REPEATED_SHARE * site.pages)
    stretches = groupby(body, key=lambda index: counts[index] >= least)
    return [list(stretch) for repeats, stretch in stretches if repeats]


def _furniture(run: list[int], texts: dict[int, str], often: set[int], body: list[int]) -> list[int]:
    """What of a stretch is the site's: all of it beside a block that is long enough not to repeat by chance."""
    if any(len(words_of(texts[index])) >= SHORT_WORDS for index in run):
        opening = run[0] == body[0] and run[-1] not in often
        return run[:-1] if opening else run
    return [index for index in run if run[-1] == body[-1] and index in often]
