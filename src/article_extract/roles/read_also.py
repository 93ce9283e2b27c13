"""Read-also lines in words that no list knows, told by how they are made.

"Our guide: Which pier to fish from", the label bold and the title a link, says by its make what "Read also: …" says by
its words; so does ">> Compare all the piers", a line that an arrow opens and a link to the site fills.
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
LINKED = 0.25  # share of a line behind an arrow that leads to other pages of the site
REASON = "a bold label and another article's title"
ARROW_REASON = "an arrow and a link to the site"
_NO_WORDS = re.compile(r"\W*")
_ARROW = re.compile(r"(?:>{1,3}|»|→|➤|▶|▸|►|⇒)\s(?!.*«)")  # » opens quotations too


def label_read_also(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: short body blocks that are only there for their link to the site lead away."""
    own = links.own_site(document)
    for index in labels.with_role(*BODY_ROLES):
        reason = read_also_reason(document.blocks[index], own)
        if reason:
            yield Label(index, Role.RELATED, reason)


def read_also_reason(block: Block, own: str) -> str | None:
    """By what make a block is a read-also line; None where it is none. own: the site it stands on."""
    if len(block.links) != 1 or block.text.count(" ") >= MOST_WORDS:
        return None
    if block.emphasis and _is_label_and_title(block, own):
        return REASON
    leads = _ARROW.match(block.text) and sum(links.leads(block, None, own)[:2]) > LINKED
    return ARROW_REASON if leads else None


def _is_label_and_title(block: Block, own: str) -> bool:
    text = block.text
    start, end, address = block.links[0]
    bold = [stop for begin, stop, kind in block.emphasis if kind == "strong" and begin == 0]
    if not bold or links.kind_of(address, own) != links.ARTICLE:
        return False
    label = max(bold)
    if not 0 < label <= min(start, LABEL_SHARE * len(text)):
        return False
    ended = _NO_WORDS.fullmatch(text, label, start) and _NO_WORDS.fullmatch(text, end)
    return bool(ended) and text.count(" ", start, end) + 1 >= TITLE_WORDS
