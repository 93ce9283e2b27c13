"""Learn which blocks are body from labelled pages and write the weights the roles room reads.

    python -m benchmarks.learn_weights CORPORA [--styles html|browser,dump,soup] [--name markup|plain]
                                       [--folds 5] [--fit]

CORPORA is a folder of corpus folders (see benchmarks/labelling.py). Two scorers are learned, one behind the other: the
first sees each block's evidence, the second also what the first believes of the blocks around it. The figures printed
are of pages of sites that the scorers applied to them have not seen (folds split by site; the second learns from
beliefs made the same way, and only from rows that it would be asked about). `--fit` also learns from all pages and
writes src/article_extract/roles/weights/NAME.json.
Needs numpy, scikit-learn and lightgbm; the same input gives the same file.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from sklearn.model_selection import GroupKFold

from article_extract.language import load_language
from article_extract.roles import context, evidence
from article_extract.roles.body import HOPELESS
from article_extract.roles.choosing import LEAST, MOST
from benchmarks.labelling import Case, load

WEIGHTS = Path(__file__).parent.parent / "src" / "article_extract" / "roles" / "weights"
_CORPORA = {"html": ("fundus-dev", "wcxb-dev", "trafilatura"), "text": ("fundus-dev", "wcxb-dev")}
# Answers made by the rules this project follows count for more than those that keep "Read more" lines; so do the few
# known rows of pages of all kinds, which else were hardly heard (wanted snippets of such pages on sites not seen: 0.8
# points more; news bodies exactly right: 4 in 100 more).
_WEIGHTS = {"fundus-dev": 6.0, "trafilatura": 3.0}
_FEW_ROWS = 4  # a page with fewer known rows counts as one with so many
_SHORT = 20  # characters that even the shortest block counts for
# Columns that are dear to measure and told nothing on pages with mark-up: left out, figures on unseen sites rose a bit.
_LEFT_OUT = {
    "markup": frozenset(
        {
            "credited", "since_credit", "marks", "stops", "upper", "digits", "separators", "clock", "address",
            "function_words", "word_length", "question", "breaks", "gap", "said_before", "said_behind", "since_date",
            "headline_share", "description_share", "list_depth",
        }
    ),
    "plain": frozenset[str](),
}  # fmt: skip
_LEAST_COVERAGE = 0.8  # a page whose expected text is not on it teaches nothing
SHARED = {
    "objective": "binary", "min_data_in_leaf": 30, "lambda_l2": 5.0, "feature_fraction": 0.5, "bagging_fraction": 0.7,
    "bagging_freq": 1, "max_bin": 127, "seed": 1, "deterministic": True, "force_row_wise": True, "verbosity": -1,
}  # fmt: skip
_FIRST = {**SHARED, "num_leaves": 16, "learning_rate": 0.13, "num_iterations": 80}
# Thresholds drawn by chance and leaves of many rows: the second look overfits less, and only so do larger trees pay (80
# of 12 leaves: 0.3 points of body F1 less on news, 0.2 elsewhere; twice as large, or four averaged: no more).
_SECOND = {
    **SHARED, "num_leaves": 31, "learning_rate": 0.06, "num_iterations": 150, "min_data_in_leaf": 100,
    "extra_trees": True,
}  # fmt: skip
_LEADING = {"first": 12, "second": 20}
_UNSETTLED = 0.0005  # share of rows with another answer among those that the leading trees settle
_GIVEN_UP = 0.0005  # share of body blocks that the leading trees of the first look may give up
_NO = -20.0  # log-odds of what is given up


class Material:
    """Pages as arrays: evidence rows, labels, site and page of each row, what it counts for.

    kind: "markup" or "plain"; names: of the columns. A page counts by the root of its known rows, or those of hundreds
    of teasers would decide alone; a row by the root of its length, as the figures count words.
    """

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = [case for case in cases if case.coverage >= _LEAST_COVERAGE]
        self.tables = [evidence.gather(case.document, load_language(case.document.language)) for case in self.cases]
        self.kind = "markup" if self.cases[0].style == "html" else "plain"
        self.names = tuple(name for name in evidence.names() if name not in _LEFT_OUT[self.kind])
        rows, labels, sites, pages, weights = [], [], [], [], []
        for page, (case, table) in enumerate(zip(self.cases, self.tables, strict=True)):
            if not table.indices:
                continue
            rows.append(np.asarray([table.column(name) for name in self.names], dtype=np.float32).T)
            of_page = [case.labels.get(index, 0) for index in table.indices]
            counts = _WEIGHTS.get(case.corpus, 1.0) / max(_FEW_ROWS, sum(label >= 0 for label in of_page)) ** 0.5
            labels += of_page
            sites += [case.site] * len(of_page)
            pages += [page] * len(of_page)
            weights += [counts * (_SHORT + length) ** 0.5 for length in table.lengths]
        self.rows, self.labels = np.vstack(rows), np.asarray(labels)
        self.sites, self.pages, self.weights = np.asarray(sites), np.asarray(pages), np.asarray(weights)
        self.weights /= self.weights[self.labels >= 0].mean()

    def with_context(self, beliefs: np.ndarray) -> np.ndarray:
        """The rows with what the first scorer believes around them."""
        extra, at = [], 0
        for case, table in zip(self.cases, self.tables, strict=True):
            size = len(table.indices)
            extra += zip(*context.context(case.document, table, beliefs[at : at + size].tolist()), strict=True)
            at += size
        return np.hstack([self.rows, np.asarray(extra, dtype=np.float32)])


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, settings: dict[str, Any]) -> lightgbm.Booster:
    """Trees learned from the rows whose label is known."""
    known = labels >= 0
    data = lightgbm.Dataset(rows[known], labels[known], weight=weights[known])
    return lightgbm.train(settings, data)


def held_out(
    material: Material, rows: np.ndarray, settings: dict[str, Any], folds: int, asked: np.ndarray | None = None
) -> np.ndarray:
    """Probability of body for each row, by a scorer that has not seen its site. asked: rows to learn from (all)."""
    labels, weights = material.labels, material.weights
    out = np.zeros(len(labels))
    for seen, unseen in GroupKFold(folds).split(rows, labels, material.sites):
        some = seen if asked is None else seen[asked[seen]]
        out[unseen] = fit(rows[some], labels[some], weights[some], settings).predict(rows[unseen])
    return out


def two_looks(material: Material, folds: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What the first scorer and then both together believe of each row, sites unseen; and the rows of the second."""
    first = held_out(material, material.rows, {**_FIRST, "seed": seed}, folds)
    rows = material.with_context(first)
    asked = first >= HOPELESS
    second = held_out(material, rows, {**_SECOND, "seed": seed}, folds, asked)
    return first, np.where(asked, second, first), rows


def plain_trees(model: lightgbm.Booster, columns: Sequence[str]) -> dict[str, Any]:
    """A fitted model as the plain values that roles/weighing.py reads; columns that no tree asks for left out."""
    used = [int(column) for column in np.flatnonzero(model.feature_importance())]
    place = {column: at for at, column in enumerate(used)}
    trees = [_plain_node(tree["tree_structure"], place) for tree in model.dump_model()["tree_info"]]
    return {"columns": [columns[column] for column in used], "trees": trees}


def hopeless(model: lightgbm.Booster, rows: np.ndarray, labels: np.ndarray) -> dict[str, Any]:
    """What the leading trees of the first look settle: almost no row with less than this sum of them is body."""
    after = _LEADING["first"]
    leading = model.predict(rows[labels == 1], raw_score=True, num_iteration=after)
    return {"after": after, "no": [round(float(np.quantile(leading, _GIVEN_UP)), 4), 0.0, _NO]}


def settled(model: lightgbm.Booster, rows: np.ndarray, no: float, yes: float) -> dict[str, Any]:
    """What the leading trees of the second look settle: next to no row beyond has all trees say otherwise.

    no, yes: the probabilities that rows on the one side end below, and on the other side do not end below.
    """
    after = _LEADING["second"]
    leading = model.predict(rows, raw_score=True, num_iteration=after)
    total = model.predict(rows, raw_score=True)
    order = np.argsort(leading)
    found: dict[str, Any] = {"after": after}
    sides = (
        ("no", order, total >= math.log(no / (1 - no))),
        ("yes", order[::-1], total < math.log(yes / (1 - yes))),
    )
    for side, way, other in sides:
        share = np.cumsum(other[way]) / np.arange(1, len(way) + 1)
        least = np.flatnonzero(share <= _UNSETTLED)
        if len(least):
            beyond = way[: least[-1] + 1]
            slope, offset = np.polyfit(leading[beyond], total[beyond], 1)
            found[side] = [round(float(value), 4) for value in (leading[beyond[-1]], slope, offset)]
    return found


def _plain_node(node: dict[str, Any], place: dict[int, int]) -> Any:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 4)
    return [
        place[int(node["split_feature"])],
        round(float(node["threshold"]), 6),
        _plain_node(node["left_child"], place),
        _plain_node(node["right_child"], place),
        round(float(node["internal_value"]), 4),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--styles", default="html")
    parser.add_argument("--name", default="markup")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    styles = args.styles.split(",")
    names = _CORPORA["html" if styles == ["html"] else "text"]
    material = Material([case for name in names for style in styles for case in load(args.corpora / name, style)])
    first, second, rows = two_looks(material, args.folds)
    known = material.labels >= 0
    for label, beliefs in (("first", first), ("second", second)):
        wrong = np.mean((beliefs[known] > 0.5) != (material.labels[known] == 1))
        print(f"{label} scorer, unseen sites: {100 * wrong:.3f} % of blocks wrong")
    if args.fit:
        write(args.name, material, rows, first >= HOPELESS)


def write(name: str, material: Material, rows: np.ndarray, asked: np.ndarray) -> None:
    """Learn from all pages and write the weight file. rows, asked: of the second scorer, and which it learns from."""
    labels, weights = material.labels, material.weights
    first = fit(material.rows, labels, weights, _FIRST)
    second = fit(rows[asked], labels[asked], weights[asked], _SECOND)
    scorers = {
        "first": plain_trees(first, material.names),
        "second": plain_trees(second, (*material.names, *context.NAMES)),
    }
    scorers["first"]["settled"] = hopeless(first, material.rows, labels)
    scorers["second"]["settled"] = settled(second, rows[asked], LEAST, MOST[material.kind])
    WEIGHTS.mkdir(exist_ok=True)
    lines = ["{", f' "pages": {len(material.cases)},', ' "scorers": {']
    for key, scorer in scorers.items():
        trees = ",\n".join("   " + json.dumps(tree) for tree in scorer["trees"])
        end = "," if key == "first" else ""
        head = ", ".join(
            f"{json.dumps(name)}: {json.dumps(value)}" for name, value in scorer.items() if name != "trees"
        )
        lines.append(f'  "{key}": {{{head},\n   "trees": [\n{trees}]}}{end}')
    (WEIGHTS / f"{name}.json").write_text("\n".join([*lines, " }", "}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
