"""Learn which line of raw text is the headline, and which the dek, and write the weights the roles room reads.

    python -m benchmarks.learn_head CORPORA [--folds 5] [--fit]

CORPORA is a folder of corpus folders with cases.jsonl (expected headline, other forms of it, dek) and captures.json.gz.
A page's lines compete: the model is a softmax over their linear scores (for the dek, with "none" as one more line of
score 0). Each page is seen twice, with the body that the package finds and with the expected one, since on unseen sites
the body is better than the one and worse than the other. The figures printed are of pages of sites that the weights
applied to them have not seen. `--fit` also learns from all pages and writes weights/headline.json and weights/dek.json.
Needs numpy; the same input gives the same files.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from article_extract.language import load_language
from article_extract.model import Document, Label, Labels, Role
from article_extract.reading import read
from article_extract.roles import PASSES, plain_dek, plain_headline
from article_extract.roles.head import label_head, plain_view
from article_extract.typography import fold
from benchmarks.labelling import site_of

WEIGHTS = Path(__file__).parent.parent / "src" / "article_extract" / "roles" / "weights"
_STYLES = ("browser", "dump", "soup")
_STEPS = 200
_RATE = 0.09
_DECAY = {"headline": 0.5, "dek": 1.0}
_EVERY = {"fundus-dev": 1, "wcxb-dev": 3}  # guides and shop pages are many and alike; news pages shall count as much
_SAME_WORDS = 0.9


@dataclass(frozen=True)
class Contest:
    """The lines of one page that compete: a row of evidence each, and which of them is right."""

    site: str
    rows: np.ndarray
    right: np.ndarray


def pages(corpus: Path) -> Iterator[tuple[dict[str, Any], Document]]:
    """The text captures of a corpus with their cases."""
    texts = json.loads(gzip.decompress((corpus / "captures.json.gz").read_bytes()))
    with open(corpus / "cases.jsonl", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            case = json.loads(line)
            if number % _EVERY.get(corpus.name, 1) == 0 and case["expect"].get("headline"):
                for style in _STYLES:
                    if texts.get(case["id"], {}).get(style):
                        yield case, read(texts[case["id"]][style])


def found_body(document: Document) -> Labels:
    """What the passes before the head's say of a page."""
    words, labels = load_language(document.language), Labels()
    for label_some in PASSES[: PASSES.index(label_head)]:
        labels = labels.extended(label_some(document, labels, words))
    return labels


def expected_body(case: dict[str, Any], document: Document) -> Labels:
    """The lines that the expected body holds, the dek among them, as the body's pass would label them."""
    expect = case["expect"]
    known = f" {fold(expect.get('body') or '')} {fold(expect.get('dek') or '')} "
    held = (block for block in document.blocks if len(fold(block.text)) > 30 and f" {fold(block.text)} " in known)
    return Labels(Label(block.index, Role.PARAGRAPH, "expected", 0.95) for block in held)


def contests(case: dict[str, Any], document: Document, labels: Labels) -> tuple[Contest, Contest | None]:
    """The contests for headline and dek on one page (None where the answers know nothing of deks)."""
    expect, words = case["expect"], load_language(document.language)
    lines, start, end = plain_view(document, labels, words)
    wanted = {fold(form) for form in (expect["headline"], *expect.get("headlines", ()))}
    places = list(plain_headline.candidates(lines, start))
    rows = plain_headline.evidence(lines, start)
    kept = [at for at, place in enumerate(places) if lines[place].size <= plain_headline.MOST_WORDS]
    headline = Contest(
        site_of(case),
        np.asarray([rows[at] for at in kept]).reshape(len(kept), len(plain_headline.NAMES)),
        np.asarray([lines[places[at]].folded in wanted for at in kept], dtype=bool),
    )
    top = next((place for place in reversed(places) if lines[place].folded in wanted), None)
    if "paragraphs" not in expect or top is None:
        return headline, None
    below = end if end > top else top + plain_headline.NEAR
    dek = fold(expect.get("dek") or "")
    said = [_says(lines[place].folded, dek) for place in plain_dek.candidates(lines, top, below)]
    evidence = [[0.0] * len(plain_dek.NAMES), *plain_dek.evidence(lines, top, below)]
    return headline, Contest(site_of(case), np.asarray(evidence), np.asarray([not dek, *said]))


def _says(text: str, wanted: str) -> bool:
    ours, theirs = set(text.split()), set(wanted.split())
    return bool(theirs) and len(ours & theirs) >= _SAME_WORDS * max(len(ours), len(theirs))


def fit(material: list[Contest], decay: float) -> np.ndarray:
    """Weights by Adam on the mean log-likelihood of the right lines."""
    material = [contest for contest in material if contest.right.any()]
    weights = np.zeros(material[0].rows.shape[1])
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = decay * weights / len(material)
        for contest in material:
            scores = contest.rows @ weights
            belief = np.exp(scores - scores.max())
            right = np.where(contest.right, belief, 0.0)
            slope += contest.rows.T @ (belief / belief.sum() - right / right.sum()) / len(material)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        moved = (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        weights = weights - _RATE * (1 - 0.9 * step / _STEPS) * moved
    return weights


def held_out(material: list[Contest], decay: float, folds: int) -> float:
    """Share (percent) of contests won by the right line, with weights that have not seen its site."""
    sites = sorted({contest.site for contest in material})
    fold_of = {site: at % folds for at, site in enumerate(sites)}
    won = []
    for part in range(folds):
        weights = fit([contest for contest in material if fold_of[contest.site] != part], decay)
        unseen = (contest for contest in material if fold_of[contest.site] == part and len(contest.rows))
        won += [bool(contest.right[(contest.rows @ weights).argmax()]) for contest in unseen]
    return 100 * float(np.mean(won))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    material: dict[str, list[Contest]] = {"headline": [], "dek": []}
    for name in _EVERY:
        for case, document in pages(options.corpora / name):
            for labels in (found_body(document), expected_body(case, document)):
                headline, dek = contests(case, document, labels)
                material["headline"].append(headline)
                material["dek"] += [dek] if dek is not None else []
    columns = {"headline": plain_headline.NAMES, "dek": plain_dek.NAMES}
    for name, some in material.items():
        print(f"{name}: {len(some)} contests, held out {held_out(some, _DECAY[name], options.folds):.1f} % right")
        if options.fit:
            weights = fit(some, _DECAY[name])
            data = {"weights": {column: round(float(w), 2) for column, w in zip(columns[name], weights, strict=True)}}
            (WEIGHTS / f"{name}.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
