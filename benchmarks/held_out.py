"""Figures on sites that the weights have not seen, and how far `confidence` can be trusted there.

    python -m benchmarks.held_out CORPORA BENCH [--styles html|browser,dump,soup] [--folds 5] [--seeds 1]
                                  [--plot FILE.svg]

CORPORA holds corpus folders (benchmarks/labelling.py), BENCH the scorer evaluate.py. For each fold of sites the block
weights are learned from the others; the whole of roles and fields then runs on the fold's pages with those weights.
Figures are means over the seeds that learning begins from: with one, exact bodies of news vary by five in 100.
Rules and words were written by people who saw some of these pages: only the weights are held out. Needs numpy,
scikit-learn and lightgbm.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from article_extract.fields import fill_fields
from article_extract.fields.confidence import doubts_of
from article_extract.language import load_language
from article_extract.model import BODY_ROLES, Article, Document, Labels
from article_extract.roles import assign_roles, body
from benchmarks import learn_weights
from benchmarks.labelling import load

_RIGHT = 0.9  # body F1 from which on `confidence` calls a body right
_BINS = 10


def judge_of(bench: Path) -> Any:
    """The scorer's `judge` function."""
    spec = importlib.util.spec_from_file_location("evaluate", bench / "evaluate.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(bench / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.judge


def as_scored(article: Article) -> dict[str, Any]:
    """An article in the form that the scorer takes."""
    return {
        "headline": article.headline,
        "dek": article.dek,
        "text": article.text,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "blocks": [block.text for block in article.body],
        "subheadings": [block.text for block in article.body if block.kind == "subheading"],
        "image_credit": article.image_credit,
        "images": [{"caption": image.caption, "credit": image.credit} for image in article.images],
    }


def with_beliefs(document: Document, beliefs: dict[int, float]) -> tuple[Labels, Article]:
    """Labels and article of a page whose blocks are believed to be body as given."""

    def weigh(_: Document, table: Any, *__: Any) -> list[tuple[float, str]]:
        return [(beliefs.get(index, 0.0), "held out") for index in table.indices]

    learned, body.weigh = body.weigh, weigh
    try:
        words = load_language(document.language)
        labels = assign_roles(document, words)
        return labels, fill_fields(document, labels, words)
    finally:
        body.weigh = learned


def held_out_pages(
    material: learn_weights.Material, folds: int, seed: int = 1
) -> Iterator[tuple[Any, Labels, Article]]:
    """(case, labels, article) of each page, by weights that have not seen its site."""
    _, beliefs, _ = learn_weights.two_looks(material, folds, seed)
    at = 0
    for case, table in zip(material.cases, material.tables, strict=True):
        size = len(table.indices)
        of_page = dict(zip(table.indices, map(float, beliefs[at : at + size]), strict=True))
        at += size
        yield case, *with_beliefs(case.document, of_page)


def expected_calibration_error(given: np.ndarray, right: np.ndarray) -> float:
    """Mean distance between confidence and share right, over ten bins (Naeini et al. 2015)."""
    bins = np.minimum((given * _BINS).astype(int), _BINS - 1)
    return float(
        sum(np.mean(bins == at) * abs(given[bins == at].mean() - right[bins == at].mean()) for at in set(bins.tolist()))
    )


def reliability(given: np.ndarray, right: np.ndarray) -> list[tuple[int, int, float, float]]:
    """(bin, pages, mean confidence, share right) for each bin that holds pages."""
    bins = np.minimum((given * _BINS).astype(int), _BINS - 1)
    return [
        (at, int(np.sum(bins == at)), float(given[bins == at].mean()), float(right[bins == at].mean()))
        for at in sorted(set(bins.tolist()))
    ]


def plot(rows: Sequence[tuple[int, int, float, float]]) -> str:
    """The reliability diagram as SVG: share right over confidence, the area of a dot its pages."""
    most = max(pages for _, pages, _, _ in rows)
    dots = "\n".join(
        f'<circle cx="{50 + 300 * given:.0f}" cy="{330 - 300 * right:.0f}" r="{3 + 12 * (pages / most) ** 0.5:.1f}" '
        f'fill="#2563eb" fill-opacity="0.7"><title>{pages} pages: {given:.2f} given, {right:.2f} right</title></circle>'
        for _, pages, given, right in rows
    )
    ticks = "\n".join(
        f'<text x="{50 + 300 * at / 5:.0f}" y="350" text-anchor="middle">{at / 5:.1f}</text>'
        f'<text x="42" y="{334 - 300 * at / 5:.0f}" text-anchor="end">{at / 5:.1f}</text>'
        for at in range(6)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 370 385" font-family="sans-serif" font-size="11">\n'
        '<rect width="370" height="385" fill="white"/>\n'
        '<rect x="50" y="30" width="300" height="300" fill="none" stroke="#999"/>\n'
        '<line x1="50" y1="330" x2="350" y2="30" stroke="#999" stroke-dasharray="4"/>\n'
        f"{ticks}\n{dots}\n"
        '<text x="200" y="375" text-anchor="middle">confidence</text>\n'
        '<text x="50" y="20">share of pages with body F1 of 0.9 or more</text>\n</svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--styles", default="html")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    styles = args.styles.split(",")
    names = learn_weights._CORPORA["html" if styles == ["html"] else "text"]
    expected = {}
    for name in names:
        with open(args.corpora / name / "cases.jsonl", encoding="utf-8") as lines:
            for case in map(json.loads, lines):
                expected[name, case["id"]] = case["expect"]
    cases = [case for name in names for style in styles for case in load(args.corpora / name, style)]
    report(learn_weights.Material(cases), expected, judge_of(args.bench), args.folds, args.seeds, args.plot)


def report(
    material: learn_weights.Material, expected: Any, judge: Any, folds: int, seeds: int, picture: Path | None
) -> None:
    """Print the figures by corpus and style, and the calibration over the pages whose body is known."""
    scores: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    doubts, given, right, sites = [], [], [], []
    pages = (page for seed in range(1, seeds + 1) for page in held_out_pages(material, folds, seed))
    for case, labels, article in pages:
        want = expected[case.corpus, case.id]
        judged = judge({"expect": want}, as_scored(article))
        for figure, value in judged.items():
            scores[f"{case.corpus} [{case.style}]"][figure].append(value)
        inside = frozenset(labels.with_role(*BODY_ROLES))
        if want.get("body") and inside:
            doubts.append(doubts_of(case.document, labels, inside))
            given.append(article.confidence)
            right.append(judged["body_f1"] >= _RIGHT)
            sites.append(case.site)
    for name, figures in scores.items():
        shown = (_figure(key, values) for key, values in figures.items() if key != "_shingle")
        print(f"{name} held out by site:", " ".join(shown))
    calibration(np.asarray(doubts), np.asarray(given), np.asarray(right), np.asarray(sites), folds, picture)


def _figure(name: str, values: list[Any]) -> str:
    if not name.startswith("_"):
        return f"{name}={100 * statistics.mean(values):.2f}"
    hit, known, found = (sum(column) for column in zip(*values, strict=True))
    return f"{name[1:]}={200 * hit / max(1, known + found):.2f}"


def calibration(
    doubts: np.ndarray, given: np.ndarray, right: np.ndarray, sites: np.ndarray, folds: int, picture: Path | None
) -> None:
    """Print the reliability of the confidence given, of one learned held out by site, and the numbers that would be."""
    held = np.zeros(len(right))
    for seen, unseen in GroupKFold(folds).split(doubts, right, sites):
        model = LogisticRegression(C=10, max_iter=1000).fit(doubts[seen], right[seen])
        held[unseen] = model.predict_proba(doubts[unseen])[:, 1]
    model = LogisticRegression(C=10, max_iter=1000).fit(doubts, right)
    print(f"expected calibration error: {expected_calibration_error(given, right):.3f} as given,", end=" ")
    print(f"{expected_calibration_error(held, right):.3f} learned anew, held out by site ({len(right)} pages)")
    print("learned anew: start", round(float(model.intercept_[0]), 4), "weights", np.round(model.coef_[0], 4).tolist())
    rows = reliability(given, right)
    for at, pages, mean, share in rows:
        print(f"| {at / _BINS:.1f}–{(at + 1) / _BINS:.1f} | {pages} | {mean:.3f} | {share:.3f} |")
    if picture is not None:
        picture.write_text(plot(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
