"""Count how often each rule was right: a label of a later pass that took a block out of the body, or put it there.

    python -m benchmarks.rules CORPORA [--corpus fundus-dev] [--style html] [--examples 0] [--wrong 1]

The block weights are the package's own, which have seen these pages: what is counted here is not them but the rules
that speak after (or, as phrases, before) them. Reasons are put together by their shape: numbers and quoted words out,
phrases by role and language. A verdict is right where the expected answer (benchmarks/labelling.py) agrees; blocks of
which it says nothing are not counted, nor pages that the answer covers badly. A rule more wrong than right on either
corpus is too broad or too narrow: mend it or drop it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from article_extract.language import load_language
from article_extract.model import BODY_ROLES, Label, Labels
from article_extract.roles import assign_roles
from benchmarks.labelling import Case, load

_COVERED = 0.8  # share of the expected text found on the page
_SHOWN = 90  # characters of an example
_VARYING = re.compile(r'"[^"]*"|\d+(?:\.\d+)?')
_PHRASE = re.compile(r"^phrase .* \((\w+)\)$")


def shape(label: Label) -> str:
    """A reason without what varies from page to page."""
    phrase = _PHRASE.match(label.reason)
    if phrase:
        return f"a phrase: {label.role.value} ({phrase[1]})"
    if label.reason.startswith("body with probability"):
        return f"the weights: {label.role.value}"
    return f"{label.role.value}: {_VARYING.sub('#', label.reason)}"


def verdicts(case: Case, labels: Labels) -> Iterator[tuple[Label, bool]]:
    """The labels that moved a block into the body or out of it, each with whether the answer agrees.

    Phrases speak before the weights do, so a phrase that stands has nothing before it: it counts as having moved it.
    """
    for index, known in case.labels.items():
        said = labels.said(index)
        if known < 0 or not said or said[-1].reason.startswith("body with probability"):
            continue
        # The last label that changed the side is the one that counts; those after it only change the role.
        at = len(said) - 1
        body = said[at].role in BODY_ROLES
        while at > 0 and (said[at - 1].role in BODY_ROLES) == body:
            at -= 1
        if at > 0 or said[0].reason.startswith("phrase"):
            yield said[at], body == (known == 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--corpus", default="fundus-dev")
    parser.add_argument("--style", default="html")
    parser.add_argument("--examples", type=int, default=0, help="wrong verdicts shown of each rule")
    parser.add_argument("--wrong", type=int, default=0, help="leave out rules with fewer wrong verdicts")
    args = parser.parse_args()
    right: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    for case in load(args.corpora / args.corpus, args.style):
        if case.coverage < _COVERED:
            continue
        labels = assign_roles(case.document, load_language(case.document.language))
        for label, agrees in verdicts(case, labels):
            if agrees:
                right[shape(label)] += 1
            else:
                text = case.document.blocks[label.block].text
                wrong[shape(label)].append(f"{case.id} block {label.block}: {text[:_SHOWN]}")
    print("| rule | right | wrong |\n|---|---|---|")
    for rule in sorted({*right, *wrong}, key=lambda rule: (-len(wrong[rule]), -right[rule], rule)):
        if len(wrong[rule]) >= args.wrong:
            print(f"| {rule} | {right[rule]} | {len(wrong[rule])} |")
            for example in wrong[rule][: args.examples]:
                print(f"    {example}")


if __name__ == "__main__":
    main()
