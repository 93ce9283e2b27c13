"""Read-also lines in words that no list knows: a bold label, then another article's title as a link, and no more.

"Our guide: Which pier to fish from" says by its make what "Read also: …" says by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles import links

LABEL_SHARE = 0.6  # of the line, at most
TITLE_WORDS = 4  # shorter links name a shop or a product
MOST_WORDS = 30
REASON = "a bold label and another article's title"
_NO_WORDS = re.compile(r"\W*")


def label_read_also(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: short body blocks made of a bold label and one link to an article of the site lead away."""
    own = links.own_site(document)
    for index in labels.with_role(*BODY_ROLES):
        block = document.blocks[index]
        if len(block.links) == 1 and block.emphasis and _is_label_and_title(block, own):
            yield Label(index, Role.RELATED, REASON)


def _is_label_and_title(block: Block, own: str) -> bool:
    text = block.text
    start, end, address = block.links[0]
    bold = [stop for begin, stop, kind in block.emphasis if kind == "strong" and begin == 0]
    if not bold or links.kind_of(address, own) != links.ARTICLE:
        return False
    label = max(bold)
    if not 0 < label <= min(start, LABEL_SHARE * len(text)) or text.count(" ") >= MOST_WORDS:
        return False
    ended = _NO_WORDS.fullmatch(text, label, start) and _NO_WORDS.fullmatch(text, end)
    return bool(ended) and text.count(" ", start, end) + 1 >= TITLE_WORDS
