"""Learn which line of raw text is the headline, and which the dek, and write the weights the roles room reads.

    python -m benchmarks.learn_head CORPORA [--folds 5] [--bench BENCH] [--fit]

CORPORA is a folder of corpus folders with cases.jsonl (expected headline, other forms of it, dek), pages and raw text
of them (benchmarks/captures.py makes it where it is missing). Where the answers know nothing of deks, what the package
finds in the page's HTML is believed, if it finds the right headline there too: of those looked at, 9 of 10 were deks.
A page's lines compete: the model is a softmax over their linear scores (for the dek, with "none" as one more line of
score 0), and trees (gradient boosting) are added: for the headline of the same softmax, for the dek such as tell right
lines from others, which know better where there is none. Where no line is the headline, one that holds it
together with a byline or a kicker is learned from as if it were. Each page is seen with the
body that block weights find which have not seen its site, as the pages of unseen sites will be. The figures printed are
of pages of sites that the weights applied to them have not seen: of lines won, and with `--bench` (the folder of the
scorer evaluate.py) of the fields that come out in the end. `--fit` also learns from all pages and writes
weights/headline.json and weights/dek.json. Needs numpy, scikit-learn and lightgbm; the same input gives the same files.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from sklearn.model_selection import GroupKFold

from article_extract import UnreadableInput, extract
from article_extract.fields import fill_fields
from article_extract.language import load_language
from article_extract.model import Article, Document, Labels
from article_extract.roles import PASSES, body, plain_dek, plain_headline
from article_extract.roles.head import label_head, plain_view
from article_extract.roles.plain_lines import NEAR, Line, Model, columns, model_from
from article_extract.typography import fold
from benchmarks import learn_weights
from benchmarks.held_out import as_scored, judge_of
from benchmarks.labelling import Case, load

WEIGHTS = Path(__file__).parent.parent / "src" / "article_extract" / "roles" / "weights"
_STYLES = ("browser", "dump", "soup")
_STEPS = 120
_RATE = 0.15
_DECAY = {"headline": 9.0, "dek": 20.0}
_TREES = {**learn_weights.SHARED, "num_leaves": 10, "learning_rate": 0.1}
_HEADLINE_TREES = {**_TREES, "min_data_in_leaf": 50, "feature_fraction": 0.3}
_DEK_TREES = {**_TREES, "min_data_in_leaf": 25}
_ROUNDS = 80
_SAY = {"headline": 0.8, "dek": 1.0}  # of the trees beside the weights: their sums are too sure on sites not seen
_LEAST_CURVE = 1e-3
_HELD_WORDS, _HELD_SHARE = 3, 0.5  # of a headline that a line holds: at the least, and of the line
_NO_DEK = 0.3  # weight of a page on which the package finds no dek: on pages of all sorts most have none, of news few
# Pages of all sorts are many: each in one style alone.
_EVERY = {"fundus-dev": 1, "wcxb-dev": 1, "trafilatura": 2}
_STYLES_OF = {"fundus-dev": _STYLES, "wcxb-dev": _STYLES, "trafilatura": ("dump", "soup")}
_WEIGHT = {"fundus-dev": 3.0, "wcxb-dev": 1.0, "trafilatura": 1.0}  # news pages shall count as much as the others
_SAME_WORDS = 0.9
_FIGURES = {"headline", "dek", "no_dek", "authors", "published"}
_KNOWING_DEKS = frozenset({"fundus-dev"})  # corpora whose answers do
_MODULES: dict[str, Any] = {"headline": plain_headline, "dek": plain_dek}
_MEASURES = {name: columns(module.NAMES, module.STEPS) for name, module in _MODULES.items()}


@dataclass(frozen=True)
class Contest:
    """The lines of one page that compete: a row of measures for each, which of them is right, and what the page counts.

    none: whether a last line stands for "none of them", of which nothing is measured; near: where no line is right,
    which hold the right one with something else.
    """

    corpus: str
    style: str
    site: str
    rows: np.ndarray
    right: np.ndarray
    weight: float
    none: bool = False
    near: np.ndarray | None = None

    def to_learn(self) -> Contest:
        """The same, with the lines that hold the right one as right where none is."""
        return self if self.near is None else replace(self, right=self.near)

    def scores(self, model: Model) -> list[float]:
        """What a model gives each line; 0 for none of them."""
        return [*model.scores(self.rows.tolist()), *([0.0] if self.none else [])]


def stepped(rows: np.ndarray, name: str) -> np.ndarray:
    """1 where a measure reaches a step, else 0: a column for each weight."""
    measures = _MEASURES[name]
    places = [at for _, at, _ in measures]
    return (rows[:, places] >= np.asarray([step for *_, step in measures], dtype=np.float32)).astype(np.float32)


def _as_array(rows: Sequence[Sequence[float]], name: str) -> np.ndarray:
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), len(_MODULES[name].NAMES))


def pages(corpora: Path, folds: int) -> Iterator[tuple[Case, Labels]]:
    """The text captures with what the passes before the head's say, by block weights that do not know the site."""
    cases = [
        _unknown(case) if name == "trafilatura" else case
        for name, every in _EVERY.items()
        for number, style in enumerate(_STYLES_OF[name])
        for at, case in enumerate(load(corpora / name, style))
        if at % every == (number if name == "trafilatura" else 0)
    ]
    material = learn_weights.Material(cases)
    _, beliefs, _ = learn_weights.two_looks(material, folds)
    at = 0
    for case, table in zip(material.cases, material.tables, strict=True):
        of_page = beliefs[at : at + len(table.indices)].tolist()
        at += len(table.indices)
        yield case, _labels(case.document, dict(zip(table.indices, of_page, strict=True)))


def _unknown(case: Case) -> Case:
    """A page of which the block weights shall learn nothing: its answers know snippets alone."""
    return replace(case, labels=dict.fromkeys(case.labels, -1))


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


def contests(case: Case, expect: Mapping[str, Any], labels: Labels, dek: str | None) -> Iterator[tuple[str, Contest]]:
    """The contests for headline and dek on one page. dek: what it is, empty for none, None where nobody knows."""
    lines, start, end = plain_view(case.document, labels, load_language(case.document.language))
    wanted = {fold(form) for form in (expect["headline"], *expect.get("headlines", ()))}
    places = [place for place in plain_headline.candidates(lines, start) if lines[place].folded in wanted]
    yield "headline", _headline_contest(case, case.style, lines, start, wanted)
    if not places:
        return
    top = places[-1]
    if top < start and case.style == _STYLES[0]:  # a text that somebody kept the article of is a page too
        yield "headline", _headline_contest(case, "article", *_article_alone(lines, top, start), wanted)
    if dek is None:
        return
    below = end if end > top else top + NEAR
    said = [_says(lines[place].folded, dek) for place in plain_dek.candidates(lines, top, below)]
    rows = _as_array(plain_dek.evidence(lines, top, below), "dek")
    weight = _WEIGHT[case.corpus] * (1.0 if dek or case.corpus in _KNOWING_DEKS else _NO_DEK)
    yield "dek", Contest(case.corpus, case.style, case.site, rows, np.asarray([*said, not dek]), weight, none=True)


def deks_in_html(corpora: Path) -> dict[tuple[str, str], str]:
    """The dek (folded, empty for none) of each page whose right headline the package finds in the HTML."""
    deks = {}
    for corpus in _EVERY:
        with open(corpora / corpus / "cases.jsonl", encoding="utf-8") as lines:
            cases = [json.loads(line) for line in lines] if corpus not in _KNOWING_DEKS else []
        for case in cases:
            path = corpora / corpus / "pages" / f"{case['id']}.html.gz"
            try:
                article = extract(gzip.decompress(path.read_bytes()), url=case.get("url"))
            except UnreadableInput:
                continue
            forms = (case["expect"].get("headline") or "", *case["expect"].get("headlines", ()))
            if article.headline and fold(article.headline) in map(fold, forms):
                deks[corpus, case["id"]] = fold(article.dek or "")
    return deks


def _headline_contest(case: Case, style: str, lines: Sequence[Line], start: int, wanted: set[str]) -> Contest:
    places = plain_headline.candidates(lines, start)
    rows = _as_array(plain_headline.evidence(lines, start), "headline")
    right = np.asarray([lines[place].folded in wanted for place in places], dtype=bool)
    if not right.any():
        held = np.asarray([_holds(lines[place].folded, wanted) for place in places], dtype=bool)
        return Contest(case.corpus, style, case.site, rows, right, _WEIGHT[case.corpus], near=held)
    return Contest(case.corpus, style, case.site, rows, right, _WEIGHT[case.corpus])


def _holds(text: str, wanted: Iterable[str]) -> bool:
    """Whether a line holds one of the headlines, and little else."""
    return any(
        f" {form} " in f" {text} " and form.count(" ") + 1 >= max(_HELD_WORDS, _HELD_SHARE * (text.count(" ") + 1))
        for form in wanted
    )


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


def fit(material: Sequence[Contest], name: str) -> dict[str, Any]:
    """A model of the right lines, in the form that the files hold."""
    material = [contest for contest in map(Contest.to_learn, material) if contest.right.any()]
    measures = [f"{column}" for column, _, _ in _MEASURES[name]]
    weights = dict(zip(measures, (round(float(weight), 2) for weight in _linear(material, name)), strict=True))
    learned = _competing_trees(material) if name == "headline" else _telling_trees(material)
    trees = learn_weights.plain_trees(learned, _MODULES[name].NAMES)
    return {"weights": weights, "trees": {**trees, "trees": [_quieter(tree, _SAY[name]) for tree in trees["trees"]]}}


def _quieter(node: Any, share: float) -> Any:
    """A tree with a share of its say."""
    if not isinstance(node, list):
        return round(share * node, 4)
    place, threshold, low, high, mean = node
    return [place, threshold, _quieter(low, share), _quieter(high, share), round(share * mean, 4)]


class _Competition:
    """The contests of many pages in one array: of each line whether it is right, and what its page counts."""

    def __init__(self, material: Sequence[Contest]) -> None:
        self.sizes = np.asarray([len(contest.right) for contest in material])
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        self.right = np.concatenate([contest.right for contest in material])
        self.shares = np.repeat([contest.weight for contest in material], self.sizes)

    def missed(self, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What is believed of each line by its scores, and how far that is from what it should be."""
        belief = np.exp(scores - np.repeat(np.maximum.reduceat(scores, self.starts), self.sizes))
        hit = np.where(self.right, belief, 0.0)
        belief /= np.repeat(np.add.reduceat(belief, self.starts), self.sizes)
        hit /= np.repeat(np.add.reduceat(hit, self.starts), self.sizes) + 1e-12
        return belief, belief - hit


def _telling_trees(material: Sequence[Contest]) -> lightgbm.Booster:
    """Trees that tell right lines from the others, whatever page they are of."""
    rows = np.concatenate([contest.rows for contest in material])
    right = np.concatenate([contest.right[: len(contest.rows)] for contest in material]).astype(int)
    counts = np.concatenate([np.full(len(contest.rows), contest.weight) for contest in material])
    return lightgbm.train(_DEK_TREES, lightgbm.Dataset(rows, right, weight=counts), num_boost_round=_ROUNDS)


def _competing_trees(material: Sequence[Contest]) -> lightgbm.Booster:
    """Trees that raise the likelihood of the right lines among those of their pages."""
    rows = np.concatenate([contest.rows for contest in material])
    lines = np.concatenate([np.arange(len(contest.right)) < len(contest.rows) for contest in material])
    competition = _Competition(material)
    shares = competition.shares[lines] / np.mean([contest.weight for contest in material])

    def slope(scores: np.ndarray, _: lightgbm.Dataset) -> tuple[np.ndarray, np.ndarray]:
        every = np.zeros(len(lines))
        every[lines] = scores
        belief, missed = (values[lines] for values in competition.missed(every))
        return shares * missed, shares * np.maximum(belief * (1 - belief), _LEAST_CURVE)

    return lightgbm.train({**_HEADLINE_TREES, "objective": slope}, lightgbm.Dataset(rows), num_boost_round=_ROUNDS)


def _linear(material: Sequence[Contest], name: str) -> np.ndarray:
    """Weights by Adam on the mean log-likelihood of the right lines."""
    none = np.zeros((1, len(_MEASURES[name])), dtype=np.float32)
    rows = np.concatenate(
        [some for contest in material for some in (stepped(contest.rows, name), none[: int(contest.none)])]
    )
    competition = _Competition(material)
    shares = competition.shares / sum(contest.weight for contest in material)
    weights = np.zeros(rows.shape[1], dtype=np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        _, missed = competition.missed(rows @ weights)
        slope = _DECAY[name] * weights / len(material) + (shares * missed).astype(np.float32) @ rows
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        moved = (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        weights = weights - _RATE * (1 - 0.9 * step / _STEPS) * moved
    return weights


Models = dict[str, Model]


def held_out(material: Mapping[str, Sequence[Contest]], folds: int) -> Iterator[tuple[set[str], Models]]:
    """For each fold of sites, those sites and the models learned from the others."""
    sites = sorted({contest.site for some in material.values() for contest in some})
    for _, unseen in GroupKFold(folds).split(sites, groups=sites):
        held = {sites[at] for at in unseen}
        yield (
            held,
            {
                name: _model(fit([contest for contest in some if contest.site not in held], name), name)
                for name, some in material.items()
            },
        )


def _model(data: Mapping[str, Any], name: str) -> Model:
    return model_from(data, _MODULES[name].NAMES, _MODULES[name].STEPS)


def won(some: Sequence[Contest], model: Model) -> Iterator[tuple[str, bool]]:
    """For each contest its corpus and style, and whether the right line wins."""
    for contest in some:
        scores = contest.scores(model)
        yield f"{contest.corpus} {contest.style}", bool(scores) and bool(contest.right[int(np.argmax(scores))])


def judged(
    read_pages: Iterable[tuple[Case, Labels]],
    models: Models,
    known: Mapping[tuple[str, str], dict[str, Any]],
    judge: Any,
) -> Iterator[tuple[str, str, float]]:
    """(corpus and style, name, value) of the scorer's figures for the head's fields that come out by these models."""
    with _applied(models):
        for case, labels in read_pages:
            figures = judge(known[case.corpus, case.id], as_scored(_article(case.document, labels)))
            for figure in _FIGURES & set(figures):
                yield f"{case.corpus} [{case.style}]", figure, figures[figure]


@contextmanager
def _applied(models: Models) -> Iterator[None]:
    """Lets the roles room read these models instead of its files."""
    usual = {name: module._model for name, module in _MODULES.items()}
    try:
        for name, module in _MODULES.items():
            module._model = cache(lambda model=models[name]: model)
        yield
    finally:
        for name, module in _MODULES.items():
            module._model = usual[name]


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
    known = {}
    for name in _EVERY:
        with open(options.corpora / name / "cases.jsonl", encoding="utf-8") as lines:
            known.update({(name, case["id"]): case for case in map(json.loads, lines)})
    learn(list(pages(options.corpora, options.folds)), deks_in_html(options.corpora), known, options)


def learn(
    read_pages: Sequence[tuple[Case, Labels]],
    deks: Mapping[tuple[str, str], str],
    known: Mapping[tuple[str, str], dict[str, Any]],
    options: argparse.Namespace,
) -> None:
    """Print the figures of sites not seen, and write the files if that is asked for."""
    material: dict[str, list[Contest]] = {"headline": [], "dek": []}
    for case, labels in read_pages:
        expect = known[case.corpus, case.id]["expect"]
        dek = fold(expect.get("dek") or "") if case.corpus in _KNOWING_DEKS else deks.get((case.corpus, case.id))
        for name, contest in contests(case, expect, labels, dek) if expect.get("headline") else ():
            material[name].append(contest)
    wins: dict[str, list[bool]] = defaultdict(list)
    figures: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    judge = judge_of(options.bench) if options.bench is not None else None
    for held, models in held_out(material, options.folds):
        for name, some in material.items():
            for where, right in won([contest for contest in some if contest.site in held], models[name]):
                wins[f"{name} {where}"].append(right)
        unseen = [page for page in read_pages if judge and page[0].site in held and page[0].corpus in _KNOWING_DEKS]
        for where, figure, value in judged(unseen, models, known, judge):
            figures[where][figure].append(value)
    for where, rights in sorted(wins.items()):
        print(f"{where}: {len(rights)} contests, held out by site: {100 * np.mean(rights):.1f} % right")
    for where, of_style in sorted(figures.items()):
        shown = " ".join(f"{figure}={100 * np.mean(values):.1f}" for figure, values in sorted(of_style.items()))
        print(f"{where} held out by site: {shown}")
    if options.fit:
        for name, some in material.items():
            write(name, fit(some, name))


def write(name: str, data: Mapping[str, Any]) -> None:
    """Write a weight file, a weight or a tree a line."""
    weights = ",\n".join(f"  {json.dumps(column)}: {weight}" for column, weight in data["weights"].items())
    trees = ",\n".join("   " + json.dumps(tree) for tree in data["trees"]["trees"])
    text = f'{{\n "weights": {{\n{weights}\n }},\n "trees": {{\n  "columns": {json.dumps(data["trees"]["columns"])},\n'
    (WEIGHTS / f"{name}.json").write_text(f'{text}  "trees": [\n{trees}\n  ]\n }}\n}}\n', "utf-8")


if __name__ == "__main__":
    main()
