"""How sure the whole is: the probability that the body is right.

The beliefs in single blocks are summed to four doubts about the whole, which a logistic function maps to a probability.
Its numbers are learned on pages of sites that the block weights had not seen (benchmarks/held_out.py,
docs/confidence.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from article_extract.model import BODY_ROLES, Document, Label, Labels, Role

# Learned on 3,607 pages, HTML and text captures, held out by site: expected calibration error 0.016.
_START = -3.9071
_WEIGHTS = (-1.7235, 0.3732, -1.1232, -0.1397, -0.351)
_CUT = 0.5  # at most, where the page says that its text is cut, or hides it: what is there may be a part


def read_confidence(document: Document, labels: Labels) -> float:
    """The probability (0 to 1) that the body's word F1 against the true one is 0.9 or more; 0 without a body."""
    body = frozenset(labels.with_role(*BODY_ROLES))
    if not body:
        return 0.0
    doubts = _START + sum(
        weight * doubt for weight, doubt in zip(_WEIGHTS, doubts_of(document, labels, body), strict=True)
    )
    probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, doubts))))
    return min(probability, _CUT) if _is_cut(document, labels, body) else probability


def doubts_of(document: Document, labels: Labels, body: frozenset[int]) -> tuple[float, ...]:
    """What speaks for and against a body as a whole, in the order of the weights.

    The mean doubt in its blocks, how much text could as well be the other way, how much was left out that may belong to
    it (each as a logarithm of the share of the body's characters), its length, and whether the page had mark-up.
    """
    total = sum(len(document.blocks[index].text) for index in body)
    sure = undecided = left = 0.0
    for block in document.blocks:
        said = labels.said(block.index)
        belief = _belief(said)
        length = len(block.text)
        if belief:
            undecided += length * min(belief, 1 - belief)
        if block.index in body:
            sure += length * said[-1].belief
        elif belief:
            left += length * belief
    return (
        math.log(max(1e-3, 1 - sure / max(1, total)) + 1e-3),
        math.log(min(undecided / (total + 1), 3.0) + 0.01),
        math.log(min(left / (total + 1), 3.0) + 0.01),
        math.log(total + 50),
        float(len(document.frames) > 1),
    )


def _belief(said: Sequence[Label]) -> float:
    """The probability that a block is body, by the one of its labels that weighed it; 0 where none did."""
    for label in said:
        if label.belief < 1.0:
            return label.belief if label.role in BODY_ROLES else 1 - label.belief
    return 0.0


def _is_cut(document: Document, labels: Labels, body: frozenset[int]) -> bool:
    """Whether the body was hidden by the page, or a wall stands right behind it."""
    if any(document.blocks[index].hidden for index in body):
        return True
    last = max(body)
    if not any(claim.value == "true" for claim in document.claimed("paywalled")):
        return False
    return any(
        labels.role(index) is Role.CALL_TO_ACTION for index in range(last + 1, min(last + 6, len(document.blocks)))
    )
