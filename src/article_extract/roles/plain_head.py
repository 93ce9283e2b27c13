"""The head of a page without mark-up: headline, bylines and dates, dek and kicker, by words, shape and order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_extract.model import Label, Role
from article_extract.roles import plain_dek, plain_headline
from article_extract.roles.head_view import ABOVE, PROSE_WORDS, Head
from article_extract.roles.headline import AGAIN, likeness
from article_extract.roles.kicker import KICKER_WORDS
from article_extract.roles.phrases import match_phrase
from article_extract.roles.plain_byline import find_bylines
from article_extract.roles.plain_lines import content, share
from article_extract.roles.weighing import probability
from article_extract.typography import ends_sentence, fold

# Log-odds. Measured on sites not seen: below the right headline, 70 of 100 captures of news with a dek get it, and 55
# of those without get none; with 0.5 and -0.3, 66 and 73; with -1.5 and -2, 73 and 42. Taking the first paragraph for a
# dek costs the body that paragraph, a line outside costs nothing.
DEK_SCORE = -0.6
DEK_OUTSIDE = -1.2
FEWEST_PARAGRAPHS = 5  # measured on 245 text captures: below 5 two more lose their first paragraph, and no dek is won
SURE = 5.0  # log-odds of a headline that is claimed
MENU_WORDS = 3
WORD_LETTERS = 3
HALF = 2, 16  # words of a headline's second line
BODY_READ = 15  # blocks of the body that tell what it is about
TOLD = 0.5  # share of a kicker's words
OPENING = 2  # paragraphs at the top of a text without a headline
_TWO_PARTS = re.compile(r"\s[|•·/]\s")
_SERIES = re.compile(r"\s[|•·]\s")  # a slash stands between a photographer and an agency
_SIGNS = "-–—<>«»‹›←→#+×"
_GLUED = re.compile(r"[a-zà-ÿ]{2}[A-ZÀ-Þ][a-zà-ÿ]|[a-zà-ÿ]{2}[A-ZÀ-Þ]{2}")  # entries of a menu: "SubscribeSign in"
_PATH = re.compile(r"[›»→]|(?:^|\s)>|[|/]$")


def label_plain_head(head: Head) -> Iterator[Label]:
    """Labels of the headline, dek, kicker, byline and date lines of raw text."""
    found = _headline(head)
    if found is None:
        return
    top, lead, reason = found
    if _within_text_alone(head, top):
        return
    yield Label(head.lines[top].index, Role.HEADLINE, reason, probability(lead))
    if _goes_on(head, top):
        top += 1
        yield Label(head.lines[top].index, Role.HEADLINE, "the headline goes on behind a colon", probability(lead))
    head.begin_below(head.lines[top].index)
    again = list(_headline_again(head, top))
    yield from again
    lines = find_bylines(head, top)
    yield from lines
    taken = {head.lines[top].index} | {label.block for label in (*again, *lines)}
    dek = _find_dek(head, top, taken)
    yield from dek
    taken.update(label.block for label in dek)
    yield from _find_kicker(head, top, taken, head.places[dek[-1].block] if dek else top)


def _headline(head: Head) -> tuple[int, float, str] | None:
    """The headline's place, the log-odds that it is, and what shows it; None where no line is the headline."""
    claimed = next(head.document.claimed("headline"), None)  # by what stands above the text, about it
    if claimed is not None:
        return _claimed(head, fold(claimed.value))
    return _told(head) or plain_headline.best(head.plain_lines(), head.start_place)


def _claimed(head: Head, headline: str) -> tuple[int, float, str] | None:
    """The line that says what the page is said to be called, as `plain_headline.best` gives it; None without one."""
    place = next((place for place, line in enumerate(head.plain_lines()) if line.folded == headline), None)
    return None if place is None else (place, SURE, "the headline claimed above the text")


def _told(head: Head) -> tuple[int, float, str] | None:
    """The headline as `plain_headline.best` gives it, where Markdown's one heading of the first level is it."""
    lines = head.plain_lines()
    places = plain_headline.candidates(lines, head.start_place)
    first = [at for at in places if head.lines[at].kind == "heading" and head.lines[at].level == 1]
    return (first[0], SURE, "the only heading of the first level") if len(first) == 1 else None


def _within_text_alone(head: Head, top: int) -> bool:
    """Whether a line stands among the paragraphs of a text that is nothing but paragraphs from its first line on: what
    was copied is the body alone, and a question of an interview is no headline.
    """
    above = [head.lines[place].index for place in range(top)]
    return len(above) >= OPENING and all(index in head.body and head.sizes[index] >= PROSE_WORDS for index in above)


def _goes_on(head: Head, top: int) -> bool:
    """Whether the line below is the second half of the headline: "Theatre by the lake:" / "Washed with all waters"."""
    if head.lines[top].text[-1] not in ":：" or top + 1 >= len(head.lines):
        return False
    below = head.plain_lines()[top + 1]
    other = below.date or below.byline or below.furniture or below.credit
    return not other and HALF[0] <= below.size <= HALF[1] and not ends_sentence(below.text)


def _headline_again(head: Head, top: int) -> Iterator[Label]:
    """The same headline in another form near it: sites print one for readers and one for search engines."""
    lines = head.plain_lines()
    printed, words = lines[top].folded, frozenset(lines[top].folded.split())
    for place in range(max(0, top - ABOVE), min(len(lines), top + ABOVE)):
        if place == top or lines[place].size < 3:
            continue
        index, text = head.lines[place].index, lines[place].folded
        again = text == printed or _is_under_kicker(text, printed)
        if again or (index not in head.body[2:] and likeness(text, [(printed, words)], thorough=True) >= AGAIN):
            yield Label(index, Role.OTHER, f"the headline of block {head.lines[top].index} again")


def _is_under_kicker(text: str, printed: str) -> bool:
    """Whether a line is a kicker with the headline behind it. printed: the headline, folded as the line is."""
    return text.endswith(f" {printed}") and KICKER_WORDS >= text.count(" ") - printed.count(" ") <= printed.count(" ")


def _find_dek(head: Head, top: int, taken: set[int]) -> list[Label]:
    found = plain_dek.best(head.plain_lines(), top, head.end if head.end > top else top + ABOVE)
    if found is None or head.lines[found[0]].index in taken:
        return []
    in_body = head.lines[found[0]].index in head.body
    below = head.lines[found[0] + 1 : found[0] + 2]
    parted = any(line.index in taken for line in below)  # by a byline or a date
    if in_body and not parted and sum(1 for index in head.body if head.sizes[index] >= PROSE_WORDS) < FEWEST_PARAGRAPHS:
        return []  # a body of few paragraphs has none to give away
    if found[1] < (DEK_SCORE if in_body else DEK_OUTSIDE):
        return []
    places = plain_dek.lines_of(head.plain_lines(), top, found[0])
    own = [head.lines[place].index for place in places if head.lines[place].index not in taken]
    return [Label(index, Role.DEK, found[2], probability(found[1])) for index in own]


def _find_kicker(head: Head, top: int, taken: set[int], above: int) -> Iterator[Label]:
    """The line directly under headline and dek; else, though navigation looks like anything else, the one directly
    above the headline. above: place of the dek, or of the headline where there is none.
    """
    if _is_kicker_under(head, above + 1, taken):
        reason = "a series or section line under headline and dek"
        yield Label(head.lines[above + 1].index, Role.KICKER, reason, 0.7)
    elif top > 0 and _is_kicker_above(head, top - 1, taken):
        yield Label(head.lines[top - 1].index, Role.KICKER, "directly above the headline", 0.8)


def _is_kicker_above(head: Head, place: int, taken: set[int]) -> bool:
    line = head.plain_lines()[place]
    if head.lines[place].index in taken or line.size > KICKER_WORDS or line.furniture or not line.folded:
        return False
    if line.size < 2 and not _is_word_alone(head, place):
        return False
    if line.picture or len(_TWO_PARTS.findall(line.text)) > 1 or _PATH.search(line.text) or "@" in line.text:
        return False  # alternative text; a menu or a path of sections on one line; where to write to
    if ends_sentence(line.text) or line.text[0] in _SIGNS or _GLUED.search(line.text):
        return False
    first = match_phrase(re.split(r"[\s/|]", line.text, maxsplit=1)[0], head.words)
    if first is not None and first.role == Role.NAVIGATION:
        return False  # "Home Topics Health"
    return sum(1 for other in head.lines if other.text == line.text) == 1 and _is_set_apart(head, place)


def _is_set_apart(head: Head, place: int) -> bool:
    """Whether a line is told from the entries of a menu, below which headlines of raw text stand: nothing as short is
    above it, it is in capitals, has two parts, or its words come again in the text.

    Counted on captures of 124 news pages and 264 of all kinds: where none of this was asked for, one of ten kickers was
    the one that the HTML marks, and half were entries of menus.
    """
    line = head.plain_lines()[place]
    above = head.plain_lines()[place - 1] if place else None
    if above is None or above.size > MENU_WORDS or _TWO_PARTS.search(line.text):
        return True
    if line.text.isupper() and not above.text.isupper():
        return True
    told = content(head.fold(head.document.blocks[index]) for index in head.body[:BODY_READ])
    return share(line.folded, told) > TOLD


def _is_word_alone(head: Head, place: int) -> bool:
    """Whether a line is a single word ("Analysis") and no entry of a menu, which has other short lines above it."""
    text = head.lines[place].text
    menu = place > 0 and head.plain_lines()[place - 1].size <= MENU_WORDS
    return text.isalpha() and len(text) >= WORD_LETTERS and not menu


def _is_kicker_under(head: Head, place: int, taken: set[int]) -> bool:
    if place >= len(head.lines) or head.lines[place].index in (*taken, *head.body):
        return False
    line = head.plain_lines()[place]
    other = line.date or line.text[0] in "(["  # in brackets stands whose picture it is
    return line.size <= KICKER_WORDS and _SERIES.search(line.text) is not None and not other
