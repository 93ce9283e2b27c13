"""Small articles around the real one: headline, credit, two paragraphs, "keep reading", again and again.

One such line may be a button in the article itself; two or more alike close cards, and what stands between two of them
is a card as a whole. The first card begins where its shape does: short lines above its paragraphs, back to the page's
furniture, to a second picture line, or to the article's own text.

Words that no language's file knows close cards too, where one short line stands behind the text of each and each has
what makes it an article: its own picture line and lines to head it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from article_extract.credit_lines import find_credit
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Document, Label, Labels, Role
from article_extract.typography import ends_sentence, fold
from article_extract.typography import words as words_of

_CLOSERS = 2  # lines alike from which on they close cards
_CARD_LINES = 40  # blocks: what is longer between two closers is no card
_CARD_PROSE = 5  # paragraphs: on 915 pages cards had one at most; 7 and 14 between two buttons were the article
_PROSE_WORDS = 20
_CLOSER_LENGTH = 40  # characters of a closing line in words that are not known
_SENTENCE_WORDS = 8  # of the text above such a line
_HEADING_LINES = 2  # of its card: alternative text or kicker, and headline; a photo in an article has one at most
_SHORT_LINES = 8  # above a card's paragraphs: kicker, picture line, headline twice, section
_TIMES_THE_CARDS = 2  # the body's characters outside the cards; at 1.4 a list of resources was taken for cards
_FURNITURE = frozenset({Role.CALL_TO_ACTION, Role.SOCIAL, Role.NEWSLETTER, Role.ADVERT, Role.TEASER, Role.COMMENT})


def label_small_articles(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: every block of a card that a repeated teaser line closes is part of a teaser."""
    closers = _closers(document, labels)
    unknown = len(closers) < _CLOSERS
    if unknown:
        closers = _closers_unknown(document, labels, words)
    if len(closers) < _CLOSERS:
        return
    cards = _cards(document, labels, words, closers)
    if unknown and not all(_is_article(document, labels, words, card) for card in cards):
        return
    if any(sum(_is_prose(document, labels, index) for index in card) > _CARD_PROSE for card in cards):
        return  # buttons between parts of the article
    inside = {index for card in cards for index in card}
    if not _article_left(document, labels, inside):
        return
    for card, closer in zip(cards, closers, strict=True):
        line = document.blocks[closer].text
        if unknown:
            yield Label(closer, Role.TEASER, f"closes {len(closers)} small articles")
        for index in card:
            if index != closer:
                yield Label(index, Role.TEASER, f'part of a small article that "{line}" closes in block {closer}')


def _closers(document: Document, labels: Labels) -> list[int]:
    """The commonest line that words call a teaser's, wherever it stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in labels.with_role(Role.TEASER):
        if labels.said(index)[0].phrase:
            places[fold(document.blocks[index].text)].append(index)
    return max(places.values(), key=len, default=[])


def _closers_unknown(document: Document, labels: Labels, words: Language) -> list[int]:
    """The commonest short line that stands behind sentences each time, and that nothing else tells what it is.

    One above a picture line is the picture's alternative text.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index in labels.with_role(Role.OTHER):
        text = document.blocks[index].text
        if len(text) <= _CLOSER_LENGTH and text[-1].isalnum() and index:
            places[text].append(index)
    several = [found for found in places.values() if len(found) >= _CLOSERS and _behind_sentences(document, found)]
    alike = [found for found in several if not any(_is_above_credit(document, index, words) for index in found)]
    return max(alike, key=len, default=[])


def _behind_sentences(document: Document, places: Sequence[int]) -> bool:
    above = [document.blocks[index - 1].text for index in places]
    return all(ends_sentence(text) and len(words_of(text)) >= _SENTENCE_WORDS for text in above)


def _is_above_credit(document: Document, index: int, words: Language) -> bool:
    below = document.blocks[index + 1 : index + 2]
    return any(find_credit(block.text, words).credit is not None for block in below)


def _is_article(document: Document, labels: Labels, words: Language, card: range) -> bool:
    """Whether a card has a picture line and, beside it and its closer, short lines to head it."""
    lines = [document.blocks[index].text for index in card[:-1] if not _is_prose(document, labels, index)]
    pictures = sum(find_credit(text, words).credit is not None for text in lines)
    heading = sum(not ends_sentence(text) and len(words_of(text)) < _PROSE_WORDS for text in lines)
    return pictures == 1 and heading >= _HEADING_LINES


def _cards(document: Document, labels: Labels, words: Language, closers: Sequence[int]) -> list[range]:
    """The blocks of each card, its closer the last."""
    cards = []
    for before, closer in zip([None, *closers[:-1]], closers, strict=True):
        if before is not None and closer - before <= _CARD_LINES:
            cards.append(range(before + 1, closer + 1))
        else:
            cards.append(range(_card_start(document, labels, words, closer), closer + 1))
    return cards


def _card_start(document: Document, labels: Labels, words: Language, closer: int) -> int:
    """Where the card before a closer begins, read backwards: its paragraphs, then the lines above them."""
    at = closer
    while at > 0 and _is_prose(document, labels, at - 1) and closer - at < _CARD_LINES:
        at -= 1
    lines, pictured = 0, False
    while at > 0 and lines < _SHORT_LINES:
        above = document.blocks[at - 1]
        if _is_prose(document, labels, at - 1) or labels.role(at - 1) in _FURNITURE:
            break
        credited = find_credit(above.text, words).credit is not None
        if credited and pictured:
            break
        pictured = pictured or credited
        at, lines = at - 1, lines + 1
    return at


def _is_prose(document: Document, labels: Labels, index: int) -> bool:
    """Whether a block was weighed as body and is no short line: those stand in cards and articles alike."""
    return labels.role(index) in BODY_ROLES and len(words_of(document.blocks[index].text)) >= _PROSE_WORDS


def _article_left(document: Document, labels: Labels, inside: set[int]) -> bool:
    """Whether most of the body stands outside the cards, and none of its prose between them.

    Lists of products and of sources close their entries with one line too; they are the article.
    """
    body = labels.with_role(*BODY_ROLES)
    left = [index for index in body if index not in inside]
    if any(min(inside) < index < max(inside) and _is_prose(document, labels, index) for index in left):
        return False
    taken = sum(len(document.blocks[index].text) for index in body if index in inside)
    return sum(len(document.blocks[index].text) for index in left) > _TIMES_THE_CARDS * taken
