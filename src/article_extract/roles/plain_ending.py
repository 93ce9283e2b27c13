"""Where the body of raw text begins and ends: short lines behind its last sentence are none of it, short sentences are.

The block weights know whole pages, on which what stands at the end is hardly ever the article: the last paragraphs of a
copied one are short, and nothing follows them that would tell. Where a text is no page, sentences behind the body go on
with it, over a line that is none of it, up to the first line that ends no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from article_extract.credit_lines import find_credit, may_hold_credit
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Label, Labels, Role
from article_extract.roles.line_shapes import is_date, opens_byline
from article_extract.roles.measured import measured
from article_extract.roles.phrases import phrase_roles
from article_extract.typography import ends_sentence

MOST_BLOCKS = 150
LEAST_SENTENCES = 0.3  # share of the blocks; on whole pages the rule is right about two lines of three it would add
SHORT = 40  # blocks: in longer texts the line above the body is a caption or the dek
SENTENCES_IN_DOUBT = 0.4  # and of a text that has no body by the weights
PROSE_IN_DOUBT = 2  # sentences of a paragraph's length; a notice that a page is missing has one at most
HALF = 0.5  # belief in them: the weights had less
FEWEST_WORDS = 3
PROSE_WORDS = 12
CLOSING_WORDS, MOST_CLOSING = 3, 3  # 29 of 30 such lines on 1,500 captures of sites not seen were none of the article
FEWEST_PARAGRAPHS = 5  # above a count of comments
MOST_SKIPPED = 2  # lines in a row that are told to be something else
_SKIPPED = frozenset({Role.TEASER, Role.RELATED, Role.ADVERT, Role.CALL_TO_ACTION, Role.NEWSLETTER, Role.CAPTION})


def label_plain_ending(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: words alone that end the body of raw text are none of it; in a text that is an article alone, as
    somebody copied or mailed it, sentences behind it are.
    """
    if len(document.frames) > 1:
        return
    counts = measured(document).counts
    for index in _closing(document, labels, counts):
        yield Label(index, Role.OTHER, "a short line behind the last sentence")
    counted = _comments(document, labels, words, counts)
    for index in counted:
        yield Label(index, Role.COMMENT, "behind the count of its comments")
    if len(document.blocks) <= MOST_BLOCKS and not counted:
        yield from _article_alone(document, labels, words, counts)


def _comments(document: Document, labels: Labels, words: Language, counts: Sequence[int]) -> list[int]:
    """What was taken for body behind a line that counts the comments ("167 comments"), with an article above it."""
    body = labels.with_role(*BODY_ROLES)
    prose = [index for index in body if counts[index] >= PROSE_WORDS]
    if len(prose) <= FEWEST_PARAGRAPHS:
        return []
    for index, phrase in phrase_roles(document, words).items():
        if index < prose[FEWEST_PARAGRAPHS - 1] or phrase.role not in ("end", "comment"):
            continue
        above, line = document.blocks[index - 1].text, document.blocks[index].text
        if any(map(str.isdigit, line)) or above.isdecimal():
            return [other for other in body if other > index]
    return []


def _closing(document: Document, labels: Labels, counts: Sequence[int]) -> list[int]:
    """Words alone at the end of the body: tags, names of sections. Of more than a few the body is a list."""
    run: list[int] = []
    for index in reversed(labels.with_role(*BODY_ROLES)):
        block = document.blocks[index]
        if block.kind != "text" or counts[index] > CLOSING_WORDS or ends_sentence(block.text):
            return run if len(run) <= MOST_CLOSING and ends_sentence(block.text) else []
        run.append(index)
    return []


def _article_alone(document: Document, labels: Labels, words: Language, counts: Sequence[int]) -> Iterator[Label]:
    sentences = sum(_is_sentence(block, counts) for block in document.blocks)
    body = labels.with_role(*BODY_ROLES)
    prose = [index for index in body if counts[index] >= PROSE_WORDS]
    if not body and sentences >= SENTENCES_IN_DOUBT * len(document.blocks):
        yield from _in_doubt(document, labels, words, counts)
    if not prose or sentences < LEAST_SENTENCES * len(document.blocks):
        return
    above = prose[0] - 1
    if above >= 0 and len(document.blocks) <= SHORT and counts[above] >= PROSE_WORDS:
        if _goes_on(document.blocks[above], labels, words, counts):
            yield Label(above, Role.PARAGRAPH, "a sentence right above the body, in a text that is an article alone")
    for index in _following(document, labels, words, prose[0], counts):
        yield Label(index, Role.PARAGRAPH, "a sentence that goes on with the body, in a text that is an article alone")


def _in_doubt(document: Document, labels: Labels, words: Language, counts: Sequence[int]) -> Iterator[Label]:
    """The sentences of a text that left the weights in doubt as a whole: they know of no article of three lines."""
    found = [block.index for block in document.blocks if _goes_on(block, labels, words, counts)]
    prose = sum(counts[index] >= PROSE_WORDS for index in found)
    told = len(found) >= len(document.blocks) - 1 or any(_signs(block, words) for block in document.blocks)
    if prose >= PROSE_IN_DOUBT or (prose and told):  # one is enough with a byline or date, or below a headline alone
        for index in found:
            yield Label(index, Role.PARAGRAPH, "a sentence of a short text in which nothing else is the body", HALF)


def _signs(block: Block, words: Language) -> bool:
    """Whether a line is a byline or a date line."""
    return opens_byline(block.text, words) or is_date(block.text, words)


def _is_sentence(block: Block, counts: Sequence[int]) -> bool:
    return counts[block.index] >= FEWEST_WORDS and ends_sentence(block.text)


def _following(document: Document, labels: Labels, words: Language, first: int, counts: Sequence[int]) -> Iterator[int]:
    """Blocks left out of the body behind its first paragraph that go on with it."""
    skipped = 0
    for block in document.blocks[first + 1 :]:
        role = labels.role(block.index)
        if role in BODY_ROLES:
            skipped = 0
        elif role in _SKIPPED:
            skipped += 1
        elif skipped <= MOST_SKIPPED and _goes_on(block, labels, words, counts):
            skipped = 0
            yield block.index
        else:
            skipped = MOST_SKIPPED + 1  # until the body goes on


def _goes_on(block: Block, labels: Labels, words: Language, counts: Sequence[int]) -> bool:
    """Whether a block is a sentence of which nothing but the weights said that it is no body, and no picture's line."""
    said = labels.said(block.index)
    if len(said) != 1 or said[0].role is not Role.OTHER or not _is_sentence(block, counts):
        return False
    return not may_hold_credit(block.text, words) or find_credit(block.text, words).credit is None
