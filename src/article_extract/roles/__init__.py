"""Roles: what each block is for, and why. The passes run in the order of `PASSES`; each sees what was said before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from article_extract.language import Language
from article_extract.model import Document, Label, Labels
from article_extract.roles.body import label_body
from article_extract.roles.endings import label_endings
from article_extract.roles.head import label_head
from article_extract.roles.measured import forget_measures
from article_extract.roles.next_articles import label_next_articles
from article_extract.roles.phrases import forget_phrases, label_phrases
from article_extract.roles.pictures import label_pictures
from article_extract.roles.plain_ending import label_plain_ending
from article_extract.roles.read_also import label_read_also
from article_extract.roles.sections import label_sections
from article_extract.roles.site_memory import label_repeated
from article_extract.roles.small_articles import label_small_articles
from article_extract.roles.structure import label_structure
from article_extract.roles.subheadings import label_subheadings

Pass = Callable[[Document, Labels, Language], Iterator[Label]]

PASSES: tuple[Pass, ...] = (
    label_phrases,
    label_body,
    label_sections,
    label_read_also,
    label_structure,
    label_plain_ending,
    label_small_articles,
    label_repeated,
    label_head,
    label_next_articles,
    label_endings,
    label_pictures,
    label_subheadings,
)
"""Each block's own words; learned weights of all evidence; elements that are
none of the article's; lines made
of a label and a link; what order and repetition say; the end of a
text that is an article alone; whole-article
teasers; what other pages of the site repeat; the head; the next
article; what ends the body and is not it; the pictures;
subheadings that no heading element marks."""


def assign_roles(document: Document, words: Language) -> Labels:
    """The labels of a document's blocks: every pass's statements, oldest first."""
    labels = Labels()
    try:
        for label_some in PASSES:
            labels = labels.extended(label_some(document, labels, words))
    finally:
        forget_measures()
        forget_phrases()
    return labels
