"""How sure the whole is: the probability that the body is right."""

from __future__ import annotations

from article_extract.model import BODY_ROLES, Document, Labels


def read_confidence(document: Document, labels: Labels) -> float:
    """Mean belief (0 to 1) of the body's labels, each weighed by its block's length; 0 without a body."""
    body = labels.with_role(*BODY_ROLES)
    total = sum(len(document.blocks[index].text) for index in body)
    if not total:
        return 0.0
    return sum(labels.last(index).belief * len(document.blocks[index].text) for index in body) / total
