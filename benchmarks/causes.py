"""Count wrongly kept and lost body blocks by what they are and where they stand: the tables of docs/causes.md.

    python -m benchmarks.causes CORPORA [--corpus fundus-dev] [--style html] [--folds 5]

Blocks are labelled by benchmarks/labelling.py; the verdicts come from weights that have not seen the page's site
(benchmarks/held_out.py), so the corpora that those are learned from are read too. Needs numpy, scikit-learn
and lightgbm.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from article_extract.model import BODY_ROLES, Block, Labels
from benchmarks import learn_weights
from benchmarks.held_out import held_out_pages
from benchmarks.labelling import Case, load

_LINKED = 0.7
_SHORT_WORDS = 10
_MOST = 16  # causes printed


def what(block: Block) -> str:
    """What a block is to the eye."""
    if block.linked > _LINKED * len(block.text):
        return "line that is a link as a whole"
    if block.kind in ("list_item", "heading", "blockquote", "table"):
        return block.kind.replace("_", " ")
    return "short line" if len(block.text.split()) < _SHORT_WORDS else "paragraph"


def causes(case: Case, labels: Labels) -> Counter[str]:
    """The wrong verdicts on one page, counted by cause."""
    body = [index for index, known in case.labels.items() if known == 1]
    found: Counter[str] = Counter()
    for index, known in case.labels.items() if body else ():
        block = case.document.blocks[index]
        role = labels.role(index)
        if known < 0 or (role in BODY_ROLES) == (known == 1):
            continue
        if known == 1:
            where = "first" if index == min(body) else "last" if index == max(body) else "inner"
            found[f"lost: {where} {what(block)}, as {role.value}"] += 1
        else:
            before, behind = index < min(body), index > max(body)
            where = "before the first paragraph" if before else "behind the last paragraph" if behind else "inside"
            found[f"kept: {what(block)}, {where}"] += 1
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--corpus", default="fundus-dev")
    parser.add_argument("--style", default="html")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    styles = ("html",) if args.style == "html" else ("browser", "dump", "soup")
    names = learn_weights._CORPORA["html" if args.style == "html" else "text"]
    cases = [case for name in names for style in styles for case in load(args.corpora / name, style)]
    blocks: Counter[str] = Counter()
    pages: dict[str, int] = defaultdict(int)
    for case, labels, _ in held_out_pages(learn_weights.Material(cases), args.folds):
        if (case.corpus, case.style) == (args.corpus, args.style):
            found = causes(case, labels)
            blocks += found
            for cause in found:
                pages[cause] += 1
    for cause, count in blocks.most_common(_MOST):
        print(f"| {cause} | {count} | {pages[cause]} |")


if __name__ == "__main__":
    main()
