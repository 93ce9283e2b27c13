"""What stands at the body's end set like its paragraphs, but is not the article's: who wrote it, for whom, with whom.

An author's bio, a promotion, a disclosure and the names of those who worked on a text come in words that no list knows.
Their setting betrays them: they are in italics as a whole where the article is not, name the author in the third
person, or are names and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles import links
from article_extract.roles.line_shapes import BETWEEN_NAMES, byline_shape, names_in
from article_extract.typography import ends_sentence, fold

# Counted on 124 news pages and 791 of all kinds: of 50 closing paragraphs in italics 31 were none of the article's by
# the answers, and 18 of the other 19 by their words (disclosures, bios, ways to get in touch).
FEWEST_PARAGRAPHS = 3  # of the body, besides what ends it
MOST_ITALIC = 3  # paragraphs that close an article in italics; more are a part of it
SURE, SURE_PROSE = 0.7, 0.5  # belief from which on a block, and a paragraph, is body even behind a sign-off
PROSE_WORDS = 20
BIO_BLOCKS = 2  # blocks at the end among which a bio stands
BIO_NAME_WORDS = 8  # words by which a bio has named its author: "The imam of Berlin, Abdul Kamal, is …"
BIO_FEWEST_WORDS = 6
NAMES_WORDS = 8
BYLINE_NEAR = 4  # blocks between a byline and the bio below it
_WHOLE = 0.9  # share of a block's characters
_ARROWS = " →»>›[(|"
_ITALIC = frozenset({"em", "i"})


def label_endings(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: blocks at the body's end that speak of the article instead of going on with it."""
    body = [document.blocks[index] for index in labels.with_role(*BODY_ROLES)]
    paragraphs = [block for block in body if block.kind in ("paragraph", "text")]
    names = _author_names(document, labels, words)
    italic = _closing_italics(body, paragraphs)
    for block in italic:
        role = Role.AUTHOR_BIO if _names_author(block, names) else Role.SIGN_OFF
        yield Label(block.index, role, "in italics as a whole at the body's end, which is not")
    left = body[: len(body) - len(italic)]
    for block in _bios_above(body, labels, names):
        yield Label(block.index, Role.AUTHOR_BIO, "opens with its author's name under the byline")
        left = [other for other in left if other is not block]
    for block in _bios(left, names):
        yield Label(block.index, Role.AUTHOR_BIO, "names its author at the body's end")
        left.remove(block)
    if left and len(left) > FEWEST_PARAGRAPHS and _is_names(left[-1], document, names):
        yield Label(left[-1].index, Role.SIGN_OFF, "names and nothing else at the body's end")
    for block in _doubts_behind(body, labels):
        yield Label(block.index, Role.OTHER, "in doubt, behind the line that signs the article off")


def _doubts_behind(body: Sequence[Block], labels: Labels) -> list[Block]:
    """What is in doubt behind a line that says who wrote, edited or sent the article, where nothing sure follows."""
    signed = max(labels.with_role(Role.SIGN_OFF), default=-1)
    behind = [block for block in body if block.index > signed]
    before = len(body) - len(behind)
    if signed < 0 or before < FEWEST_PARAGRAPHS:
        return []
    sure = any(labels.last(block.index).belief >= (SURE_PROSE if _is_prose(block) else SURE) for block in behind)
    return [] if sure else behind


def _is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of whole sentences: the source of a picture may stand above an article's last."""
    return block.text.count(" ") >= PROSE_WORDS and ends_sentence(block.text)


def _closing_italics(body: Sequence[Block], paragraphs: Sequence[Block]) -> list[Block]:
    """The last blocks of the body that are in italics as a whole, where no other paragraph is."""
    run: list[Block] = []
    for block in reversed(body):
        if block.kind not in ("paragraph", "text") or not _all_italic(block):
            break
        run.append(block)
    others = sum(1 for block in paragraphs if _all_italic(block)) - len(run)
    few = 0 < len(run) <= MOST_ITALIC and len(paragraphs) - len(run) >= FEWEST_PARAGRAPHS
    return run[::-1] if few and not others else []


def _all_italic(block: Block) -> bool:
    """Whether a block is in italics as a whole."""
    covered = sum(end - start for start, end, kind in block.emphasis if kind in _ITALIC)
    return covered > _WHOLE * len(block.text)


def _bios(body: Sequence[Block], names: Sequence[str]) -> list[Block]:
    """Closing blocks that name the author of the article as somebody else would."""
    if len(body) <= FEWEST_PARAGRAPHS:
        return []
    return [
        block
        for block in body[-BIO_BLOCKS:]
        if block.kind in ("paragraph", "text") and ends_sentence(block.text) and _names_author(block, names)
    ]


def _bios_above(body: Sequence[Block], labels: Labels, names: Sequence[str]) -> list[Block]:
    """The body's first block where it stands under a byline and speaks of who is named there: "Ada writes about …"."""
    if len(body) <= FEWEST_PARAGRAPHS:
        return []
    block = body[0]
    near = range(block.index - BYLINE_NEAR, block.index)
    if block.kind not in ("paragraph", "text") or all(labels.role(index) is not Role.BYLINE for index in near):
        return []
    tokens, folded = block.text.split(), f"{fold(block.text)} "
    for name in names:
        for opening in (name, name.partition(" ")[0]):
            behind = tokens[opening.count(" ") + 1 :][:1]
            if folded.startswith(f"{opening} ") and behind and behind[0].islower() and _ends_as_sentence(block):
                return [block]
    return []


def _ends_as_sentence(block: Block) -> bool:
    """Whether a block ends with a sentence, or with one and a link to the rest: "… in Lima… → More"."""
    text = block.text
    if block.links and block.links[-1][1] == len(text):
        text = text[: block.links[-1][0]].rstrip(_ARROWS)
    return ends_sentence(text)


def _names_author(block: Block, names: Sequence[str]) -> bool:
    """Whether a block soon names an author in full, and says something of them."""
    tokens = fold(block.text).split()
    opening = f" {' '.join(tokens[:BIO_NAME_WORDS])} "
    return len(tokens) >= BIO_FEWEST_WORDS and any(f" {name} " in opening for name in names)


def _author_names(document: Document, labels: Labels, words: Language) -> list[str]:
    """The full names, folded, of those whom the page claims, or a byline shows, as authors; the site's own is none."""
    said = [claim.value for claim in document.claimed("author")]
    said += [document.blocks[index].text for index in labels.with_role(Role.BYLINE)]
    sites = [links.own_site(document), *(claim.value for claim in document.claimed("site"))]
    known = " ".join(fold(site).replace(" ", "") for site in sites)
    names = dict.fromkeys(_without_by(part, words) for text in said for part in BETWEEN_NAMES.split(text))
    return [name for name in names if 1 <= name.count(" ") <= 3 and name.replace(" ", "") not in known]


def _without_by(text: str, words: Language) -> str:
    """A name, folded, without the word that opens a byline."""
    opened = byline_shape(words.code).match(text)
    return fold(text[opened.end() :] if opened else text)


def _is_names(block: Block, document: Document, authors: Sequence[str]) -> bool:
    """Whether a block is a short row of names, or the one of an author or of the site."""
    text = block.text.strip(" ()[]–—-")
    if block.kind not in ("paragraph", "text") or ends_sentence(text) or len(text.split()) > NAMES_WORDS:
        return False
    known = {*authors, *(fold(claim.value) for claim in document.claimed("site"))}
    names = names_in(text, known)
    return len(names) > 1 or (len(names) == 1 and fold(text) in known)
