"""Learn which blocks are body from labelled pages and write the weights the roles room reads.

    python -m benchmarks.learn_weights CORPORA [--styles html|browser,dump,soup] [--name markup|plain] [--folds 5] [--fit]

CORPORA is a folder of corpus folders (see benchmarks/labelling.py). Two scorers are learned, one behind the other: the first
sees each block's evidence, the second also what the first believes of the blocks around it. The figures printed are of pages
of sites that the scorers applied to them have not seen (folds split by site; the second learns from beliefs made the same way).
`--fit` also learns from all pages and writes src/article_extract/roles/weights/NAME.json. Needs numpy and scikit-learn; the
same input gives the same file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from article_extract.language import load_language
from article_extract.roles import context, evidence
from benchmarks.labelling import Case, load

WEIGHTS = Path(__file__).parent.parent / "src" / "article_extract" / "roles" / "weights"
_CORPORA = {"html": ("fundus-dev", "wcxb-dev", "trafilatura"), "text": ("fundus-dev", "wcxb-dev")}
_LEAST_COVERAGE = 0.8  # a page whose expected text is not on it teaches nothing
_FIRST = {"max_iter": 60, "max_leaf_nodes": 16, "learning_rate": 0.15, "min_samples_leaf": 30, "l2_regularization": 5.0}
_SECOND = {"max_iter": 70, "max_leaf_nodes": 12, "learning_rate": 0.12, "min_samples_leaf": 30, "l2_regularization": 5.0}


class Material:
    """Pages as arrays: evidence rows, labels, site and page of each row."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = [case for case in cases if case.coverage >= _LEAST_COVERAGE]
        self.tables = [evidence.gather(case.document, load_language(case.document.language)) for case in self.cases]
        rows, labels, sites, pages = [], [], [], []
        for page, (case, table) in enumerate(zip(self.cases, self.tables, strict=True)):
            for index, row in zip(table.indices, table.rows, strict=True):
                rows.append(np.asarray(row, dtype=np.float32))
                labels.append(case.labels.get(index, 0))
                sites.append(case.site)
                pages.append(page)
        self.rows, self.labels = np.stack(rows), np.asarray(labels)
        self.sites, self.pages = np.asarray(sites), np.asarray(pages)

    def with_context(self, beliefs: np.ndarray) -> np.ndarray:
        """The rows with what the first scorer believes around them."""
        extra, at = [], 0
        for case, table in zip(self.cases, self.tables, strict=True):
            size = len(table.indices)
            extra += context.context(case.document, table, beliefs[at : at + size].tolist())
            at += size
        return np.hstack([self.rows, np.asarray(extra, dtype=np.float32)])


def fit(rows: np.ndarray, labels: np.ndarray, settings: dict[str, Any]) -> HistGradientBoostingClassifier:
    known = labels >= 0
    model = HistGradientBoostingClassifier(**settings, early_stopping=False, random_state=0)
    return model.fit(rows[known], labels[known])


def held_out(rows: np.ndarray, labels: np.ndarray, sites: np.ndarray, settings: dict[str, Any], folds: int) -> np.ndarray:
    """Probability of body for each row, by a scorer that has not seen its site."""
    out = np.zeros(len(labels))
    for seen, unseen in GroupKFold(folds).split(rows, labels, sites):
        out[unseen] = fit(rows[seen], labels[seen], settings).predict_proba(rows[unseen])[:, 1]
    return out


def plain_trees(model: HistGradientBoostingClassifier, columns: Sequence[str]) -> dict[str, Any]:
    """A fitted model as the plain values that article_extract.roles.weighing reads; columns no tree asks for left out."""
    used = sorted({int(node["feature_idx"]) for step in model._predictors for node in step[0].nodes if not node["is_leaf"]})
    place = {column: at for at, column in enumerate(used)}
    trees = [_plain_node(step[0].nodes, 0, place)[0] for step in model._predictors]
    start = round(float(model._baseline_prediction[0, 0]), 5)
    return {"columns": [columns[column] for column in used], "start": start, "trees": trees}


def _plain_node(nodes: Any, at: int, place: dict[int, int]) -> tuple[Any, float, float]:
    """(plain node, mean value, count) of the tree under one node."""
    node = nodes[at]
    if node["is_leaf"]:
        value = round(float(node["value"]), 4)
        return value, value, float(node["count"])
    left, left_mean, left_count = _plain_node(nodes, node["left"], place)
    right, right_mean, right_count = _plain_node(nodes, node["right"], place)
    count = left_count + right_count
    mean = (left_mean * left_count + right_mean * right_count) / count
    threshold = float(np.float32(node["num_threshold"]))
    return [place[int(node["feature_idx"])], round(threshold, 6), left, right, round(mean, 4)], mean, count


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
    first = held_out(material.rows, material.labels, material.sites, _FIRST, args.folds)
    rows = material.with_context(first)
    second = held_out(rows, material.labels, material.sites, _SECOND, args.folds)
    known = material.labels >= 0
    for label, beliefs in (("first", first), ("second", second)):
        wrong = np.mean((beliefs[known] > 0.5) != (material.labels[known] == 1))
        print(f"{label} scorer, unseen sites: {100 * wrong:.3f} % of blocks wrong")
    if args.fit:
        write(args.name, material, rows)


def write(name: str, material: Material, rows: np.ndarray) -> None:
    """Learn from all pages and write the weight file."""
    columns = (*evidence.names(), *context.NAMES)
    first = fit(material.rows, material.labels, _FIRST)
    second = fit(rows, material.labels, _SECOND)
    scorers = {"first": plain_trees(first, evidence.names()), "second": plain_trees(second, columns)}
    WEIGHTS.mkdir(exist_ok=True)
    lines = ["{", f' "pages": {len(material.cases)},', ' "scorers": {']
    for key, scorer in scorers.items():
        trees = ",\n".join("   " + json.dumps(tree) for tree in scorer["trees"])
        end = "," if key == "first" else ""
        lines.append(f'  "{key}": {{"columns": {json.dumps(scorer["columns"])},\n   "start": {scorer["start"]}, "trees": [\n{trees}]}}{end}')
    (WEIGHTS / f"{name}.json").write_text("\n".join([*lines, " }", "}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
