"""Which blocks of a page are its body, told by aligning them with a known answer: what weights are learned from.

A corpus folder holds cases.jsonl, pages/<id>.html.gz and captures.json.gz (see the corpus's own README; where there are
no captures, benchmarks/captures.py makes them). Blocks of six
words or more are anchored where the expected text holds them, in an order that never goes back (the longest such chain
of words); shorter ones count where the expected text has them between their neighbours' anchors.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from article_extract.model import Document, Limits
from article_extract.reading import read
from article_extract.typography import fold
from benchmarks.captures import texts_of

_ANCHOR_WORDS = 6
_COVERED = 0.8
_SHINGLE = 3
_UNKNOWN = -1
_LEFT_OUT = frozenset({"list_item", "blockquote", "table", "preformatted"})
_LINKED = 0.5
_SECOND_LEVEL = 3  # letters of "co" in co.uk, "com" in com.br


@dataclass(frozen=True)
class Case:
    """One page in one form, with the labels of its blocks: 1 body, 0 not, -1 unknown."""

    id: str
    corpus: str
    site: str
    style: str
    document: Document
    labels: dict[int, int]
    coverage: float


def site_of(case: Mapping[str, Any]) -> str:
    """What a page is held out with: the domain it comes from, which corpora share."""
    parts = urlsplit(case.get("url") or "").netloc.lower().partition(":")[0].split(".")
    under_country = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= _SECOND_LEVEL
    return ".".join(parts[-3 if under_country else -2 :]) or str(case["id"])


def load(corpus: Path, style: str = "html") -> Iterator[Case]:
    """The labelled cases of a corpus. style: "html", "browser", "dump" or "soup"."""
    texts = {} if style == "html" else texts_of(corpus, style)
    with open(corpus / "cases.jsonl", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if style == "html":
                source: Any = gzip.decompress((corpus / "pages" / f"{case['id']}.html.gz").read_bytes())
            else:
                source = texts.get(case["id"])
                if not source:
                    continue
            document = read(source, url=case.get("url"), language=None, limits=Limits(), site=None)
            labels, coverage = label(document, case["expect"])
            yield Case(case["id"], corpus.name, site_of(case), style, document, labels, coverage)


def label(document: Document, expect: dict[str, Any]) -> tuple[dict[int, int], float]:
    """Labels of the text blocks, and the share of the expected text they cover (1 where only snippets are known)."""
    if expect.get("paragraphs"):
        lines = [item["text"] for item in expect["paragraphs"] if item["role"] != "dek"]
        labels, coverage = _by_alignment(document, [fold(line) for line in lines if fold(line)])
        return _without_doubtful(document, labels), coverage
    elif expect.get("body"):
        lines = expect["body"].split("\n")
    else:
        return _by_snippets(document, expect), 1.0
    return _by_alignment(document, [fold(line) for line in lines if fold(line)])


def _without_doubtful(document: Document, labels: dict[int, int]) -> dict[int, int]:
    """Labels where lists, quotes and tables in the midst of the body are unknown: such answers often leave them out."""
    body = [index for index, label in labels.items() if label == 1]
    if not body:
        return labels
    first, last = min(body), max(body)
    return {
        index: _UNKNOWN
        if label == 0
        and first < index < last
        and document.blocks[index].kind in _LEFT_OUT
        and document.blocks[index].linked < _LINKED * len(document.blocks[index].text)
        else label
        for index, label in labels.items()
    }


def _text_blocks(document: Document) -> list[tuple[int, str]]:
    return [
        (block.index, fold(block.text))
        for block in document.blocks
        if block.text and block.kind not in ("image", "embed")
    ]


def _by_snippets(document: Document, expect: dict[str, Any]) -> dict[int, int]:
    wanted = [fold(text) for text in expect.get("with") or []]
    unwanted = [fold(text) for text in expect.get("without") or []]
    labels = {}
    for index, text in _text_blocks(document):
        padded = f" {text} "
        if any(f" {snippet} " in padded for snippet in wanted if snippet):
            labels[index] = 1
        elif any(f" {snippet} " in padded for snippet in unwanted if snippet):
            labels[index] = 0
        else:
            labels[index] = _UNKNOWN
    return labels


def _by_alignment(document: Document, lines: Sequence[str]) -> tuple[dict[int, int], float]:
    joined = f" {' '.join(lines)} "
    tokens = joined.split()
    grams = {tuple(tokens[at : at + _SHINGLE]): at for at in range(len(tokens) - _SHINGLE + 1)}
    starts = _word_starts(joined)
    blocks = _text_blocks(document)
    anchors = []
    for place, (_, text) in enumerate(blocks):
        words = text.split()
        if len(words) >= _ANCHOR_WORDS:
            at = _anchor(words, text, joined, grams, starts)
            if at >= 0:
                anchors.append((place, at, len(words)))
    chain = _best_chain(anchors)
    labels = {index: 0 for index, _ in blocks}
    for place, _, _ in anchors:  # the same text again, off the chain: neither right nor wrong
        labels[blocks[place][0]] = _UNKNOWN
    for place, _, _ in chain:
        labels[blocks[place][0]] = 1
    covered = sum(length for _, _, length in chain) + _fill_short(blocks, chain, joined, labels)
    return labels, min(1.0, covered / max(1, len(tokens)))


def _word_starts(joined: str) -> list[int]:
    starts, at = [], 1
    for word in joined.split():
        starts.append(at)
        at += len(word) + 1
    return starts


def _anchor(
    words: Sequence[str], text: str, joined: str, grams: dict[tuple[str, ...], int], starts: Sequence[int]
) -> int:
    """Where the expected text holds a block (a character offset), -1 where it does not."""
    at = joined.find(f" {text} ")
    if at >= 0:
        return at
    hits = [grams.get(tuple(words[i : i + _SHINGLE]), -1) for i in range(len(words) - _SHINGLE + 1)]
    found = [hit for hit in hits if hit >= 0]
    return starts[found[0]] if len(found) >= _COVERED * len(hits) else -1


def _best_chain(anchors: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The chain of anchors, in order on the page and in the answer, that holds most words."""
    best: list[tuple[int, int]] = []
    for at, (_, where, length) in enumerate(anchors):
        score, previous = length, -1
        for earlier in range(at):
            if anchors[earlier][1] < where and best[earlier][0] + length > score:
                score, previous = best[earlier][0] + length, earlier
        best.append((score, previous))
    if not best:
        return []
    at = max(range(len(best)), key=lambda place: best[place][0])
    chain = []
    while at >= 0:
        chain.append(anchors[at])
        at = best[at][1]
    return chain[::-1]


def _fill_short(
    blocks: Sequence[tuple[int, str]], chain: Sequence[tuple[int, int, int]], joined: str, labels: dict[int, int]
) -> int:
    """Label short blocks that the expected text has between the anchors around them; the number of their words."""
    where = {place: at for place, at, _ in chain}
    ends = {place: at + len(blocks[place][1]) for place, at, _ in chain}
    if not chain:
        return 0
    places = sorted(where)
    low, covered = 0, 0
    for place, (index, text) in enumerate(blocks):
        if place in where:
            low = max(low, ends[place])
            continue
        count = len(text.split())
        if not text or count >= _ANCHOR_WORDS:
            continue
        following = next((where[later] for later in places if later > place), len(joined))
        if place < places[0] - 3 or place > places[-1] + 40:
            continue
        at = joined.find(f" {text} ", max(0, low - 1), following + 2)
        if at >= 0:
            labels[index] = 1
            covered += count
            low = at + len(text) + 1
    return covered
