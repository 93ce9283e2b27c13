"""Learn which line of raw text is the headline, and which the dek, and write the weights the roles room reads.

    python -m benchmarks.learn_head CORPORA [--folds 5] [--bench BENCH] [--fit]

CORPORA is a folder of corpus folders with cases.jsonl (expected headline, other forms of it, dek) and captures.json.gz.
A page's lines compete: the model is a softmax over their linear scores (for the dek, with "none" as one more line of
score 0). Each page is seen with the body that block weights find which have not seen its site, as the pages of unseen
sites will be. The figures printed are of pages of sites that the weights applied to them have not seen: of lines won,
and with `--bench` (the folder of the scorer evaluate.py) of the fields that come out in the end. `--fit` also learns
from all pages and writes weights/headline.json and weights/dek.json. Needs numpy, scikit-learn and lightgbm; the same
input gives the same files.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold

from article_extract.fields import fill_fields
from article_extract.language import load_language
from article_extract.model import Article, Document, Labels
from article_extract.roles import PASSES, body, plain_dek, plain_headline
from article_extract.roles.head import label_head, plain_view
from article_extract.roles.plain_lines import Line, columns, weights_from
from article_extract.typography import fold
from benchmarks import learn_weights
from benchmarks.held_out import as_scored, judge_of
from benchmarks.labelling import Case, load

WEIGHTS = Path(__file__).parent.parent / "src" / "article_extract" / "roles" / "weights"
_STYLES = ("browser", "dump", "soup")
_STEPS = 120
_RATE = 0.15
_DECAY = {"headline": 6.0, "dek": 10.0}
_EVERY = {"fundus-dev": 1, "wcxb-dev": 2}  # guides and shop pages are many and alike
_WEIGHT = {"fundus-dev": 3.0, "wcxb-dev": 1.0}  # news pages, whose answers know deks, shall count as much
_SAME_WORDS = 0.9
_FIGURES = {"headline", "dek", "no_dek", "authors", "published"}
_MEASURES = {
    "headline": columns(plain_headline.NAMES, plain_headline.STEPS),
    "dek": columns(plain_dek.NAMES, plain_dek.STEPS),
}


@dataclass(frozen=True)
class Contest:
    """The lines of one page that compete: a row of steps reached for each, and which of them is right."""

    corpus: str
    style: str
    site: str
    rows: np.ndarray
    right: np.ndarray


def stepped(rows: Sequence[Sequence[float]], name: str) -> np.ndarray:
    """1 where a measure reaches a step, else 0: a column for each weight."""
    measures = _MEASURES[name]
    if not rows:
        return np.zeros((0, len(measures)), dtype=np.float32)
    values = np.asarray(rows, dtype=np.float32)
    places = [at for _, at, _ in measures]
    return (values[:, places] >= np.asarray([step for *_, step in measures], dtype=np.float32)).astype(np.float32)


def pages(corpora: Path, folds: int) -> Iterator[tuple[Case, Labels]]:
    """The text captures with what the passes before the head's say, by block weights that do not know the site."""
    cases = [
        case
        for name, every in _EVERY.items()
        for style in _STYLES
        for at, case in enumerate(load(corpora / name, style))
        if at % every == 0
    ]
    material = learn_weights.Material(cases)
    _, beliefs, _ = learn_weights.two_looks(material, folds)
    at = 0
    for case, table in zip(material.cases, material.tables, strict=True):
        of_page = beliefs[at : at + len(table.indices)].tolist()
        at += len(table.indices)
        yield case, _labels(case.document, dict(zip(table.indices, of_page, strict=True)))


def _labels(document: Document, beliefs: Mapping[int, float]) -> Labels:
    """What the passes before the head's say of a page whose blocks are believed to be body as given."""

    def weigh(_: Document, table: Any, *__: Any) -> list[tuple[float, str]]:
        return [(beliefs.get(index, 0.0), "held out") for index in table.indices]

    words, labels = load_language(document.language), Labels()
    learned, body.weigh = body.weigh, weigh
    try:
        for label_some in PASSES[: PASSES.index(label_head)]:
            labels = labels.extended(label_some(document, labels, words))
        return labels
    finally:
        body.weigh = learned


def contests(case: Case, expect: dict[str, Any], labels: Labels) -> Iterator[tuple[str, Contest]]:
    """The contests for headline and dek on one page (for the headline alone where the answers know nothing of deks)."""
    lines, start, end = plain_view(case.document, labels, load_language(case.document.language))
    wanted = {fold(form) for form in (expect["headline"], *expect.get("headlines", ()))}
    places = [place for place in plain_headline.candidates(lines, start) if lines[place].folded in wanted]
    yield "headline", _headline_contest(case, case.style, lines, start, wanted)
    if not places:
        return
    top = places[-1]
    if top < start and case.style == _STYLES[0]:  # a text that somebody kept the article of is a page too
        yield "headline", _headline_contest(case, "article", *_article_alone(lines, top, start), wanted)
    if "paragraphs" not in expect:
        return
    below = end if end > top else top + plain_headline.NEAR
    dek = fold(expect.get("dek") or "")
    said = [_says(lines[place].folded, dek) for place in plain_dek.candidates(lines, top, below)]
    found = stepped(plain_dek.evidence(lines, top, below), "dek")
    rows = np.vstack([np.zeros((1, found.shape[1]), dtype=np.float32), found])
    yield "dek", Contest(case.corpus, case.style, case.site, rows, np.asarray([not dek, *said]))


def _headline_contest(case: Case, style: str, lines: Sequence[Line], start: int, wanted: set[str]) -> Contest:
    places = plain_headline.candidates(lines, start)
    rows = stepped(plain_headline.evidence(lines, start), "headline")
    right = np.asarray([lines[place].folded in wanted for place in places], dtype=bool)
    return Contest(case.corpus, style, case.site, rows, right)


def _article_alone(lines: Sequence[Line], top: int, start: int) -> tuple[list[Line], int]:
    """A page's lines from the one above the headline to the end of the body, without most of what is none of the
    article's, and the place of the body's first.
    """
    last = max((place for place in range(start, len(lines)) if lines[place].body), default=start - 1)
    first = max(0, top - 1)
    kept = [*range(first, start), *(place for place in range(start, last + 1) if lines[place].body)]
    return [lines[place] for place in kept], start - first


def _says(text: str, wanted: str) -> bool:
    """Whether a line says what the dek says, or is one of the lines that it was set in."""
    ours, theirs = set(text.split()), set(wanted.split())
    return bool(theirs) and (
        len(ours & theirs) >= _SAME_WORDS * max(len(ours), len(theirs)) or f" {text} " in f" {wanted} "
    )


def fit(material: Sequence[Contest], decay: float) -> np.ndarray:
    """Weights by Adam on the mean log-likelihood of the right lines."""
    material = [contest for contest in material if contest.right.any()]
    rows = np.concatenate([contest.rows for contest in material])
    right = np.concatenate([contest.right for contest in material])
    sizes = np.asarray([len(contest.rows) for contest in material])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    shares = np.asarray([_WEIGHT[contest.corpus] for contest in material])
    shares = np.repeat(shares / shares.sum(), sizes)
    weights = np.zeros(rows.shape[1], dtype=np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = rows @ weights
        belief = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        hit = np.where(right, belief, 0.0)
        belief /= np.repeat(np.add.reduceat(belief, starts), sizes)
        hit /= np.repeat(np.add.reduceat(hit, starts), sizes) + 1e-12
        slope = decay * weights / len(material) + (shares * (belief - hit)).astype(np.float32) @ rows
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        moved = (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        weights = weights - _RATE * (1 - 0.9 * step / _STEPS) * moved
    return weights


def held_out(material: Sequence[Contest], decay: float, folds: int) -> dict[str, float]:
    """Share (percent) of contests won by the right line, with weights that have not seen its site; by corpus, style."""
    sites = [contest.site for contest in material]
    won: dict[str, list[bool]] = defaultdict(list)
    for seen, unseen in GroupKFold(folds).split(sites, groups=sites):
        weights = fit([material[at] for at in seen], decay)
        for contest in (material[at] for at in unseen):
            right = bool(len(contest.rows)) and bool(contest.right[(contest.rows @ weights).argmax()])
            won[f"{contest.corpus} {contest.style}"].append(right)
            if contest.style in _STYLES:
                won["all"].append(right)
    return {name: 100 * float(np.mean(some)) for name, some in sorted(won.items())}


def judged(
    read_pages: Sequence[tuple[Case, Labels]],
    material: Mapping[str, Sequence[Contest]],
    expected: Mapping[tuple[str, str], dict[str, Any]],
    judge: Any,
    folds: int,
) -> Iterator[str]:
    """The scorer's figures for the head's fields, by corpus and style, with weights that have not seen the site."""
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    sites = [case.site for case, _ in read_pages]
    for _, unseen in GroupKFold(folds).split(sites, groups=sites):
        held = {sites[at] for at in unseen}
        weights = {
            name: fit([contest for contest in some if contest.site not in held], _DECAY[name])
            for name, some in material.items()
        }
        with _applied(weights):
            for case, labels in (read_pages[at] for at in unseen):
                figures = judge({"expect": expected[case.corpus, case.id]}, as_scored(_article(case.document, labels)))
                for figure in _FIGURES & set(figures):
                    scores[f"{case.corpus} [{case.style}]"][figure].append(figures[figure])
    for name, of_style in sorted(scores.items()):
        shown = " ".join(f"{figure}={100 * np.mean(values):.1f}" for figure, values in sorted(of_style.items()))
        yield f"{name} held out by site: {shown}"


@contextmanager
def _applied(weights: Mapping[str, np.ndarray]) -> Iterator[None]:
    """Lets the roles room read these weights instead of its files."""
    modules = {"headline": plain_headline, "dek": plain_dek}
    usual = {name: module._weights for name, module in modules.items()}
    try:
        for name, module in modules.items():
            loaded = weights_from(_named(name, weights[name]), module.NAMES, module.STEPS)
            module._weights = cache(lambda loaded=loaded: loaded)  # type: ignore[misc]
        yield
    finally:
        for name, module in modules.items():
            module._weights = usual[name]  # type: ignore[misc]


def _article(document: Document, labels: Labels) -> Article:
    words = load_language(document.language)
    for label_some in PASSES[PASSES.index(label_head) :]:
        labels = labels.extended(label_some(document, labels, words))
    return fill_fields(document, labels, words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--bench", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    expected = {}
    for name in _EVERY:
        with open(options.corpora / name / "cases.jsonl", encoding="utf-8") as lines:
            expected.update({(name, case["id"]): case["expect"] for case in map(json.loads, lines)})
    material: dict[str, list[Contest]] = {"headline": [], "dek": []}
    read_pages = list(pages(options.corpora, options.folds))
    for case, labels in read_pages:
        if expected[case.corpus, case.id].get("headline"):
            for name, contest in contests(case, expected[case.corpus, case.id], labels):
                material[name].append(contest)
    for name, some in material.items():
        figures = held_out(some, _DECAY[name], options.folds)
        shown = ", ".join(f"{where} {value:.1f}" for where, value in figures.items())
        print(f"{name}: {len(some)} contests, held out by site: {shown} % right")
        if options.fit:
            write(name, fit(some, _DECAY[name]))
    if options.bench is not None:
        for line in judged(read_pages, material, expected, judge_of(options.bench), options.folds):
            print(line)


def _named(name: str, weights: np.ndarray) -> dict[str, float]:
    return {column: round(float(weight), 2) for (column, _, _), weight in zip(_MEASURES[name], weights, strict=True)}


def write(name: str, weights: np.ndarray) -> None:
    """Write a weight file."""
    data = {"weights": _named(name, weights)}
    (WEIGHTS / f"{name}.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
