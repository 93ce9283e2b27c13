"""Lines that show by their own wording, or by the lines around them, that they are about a picture.

In raw text this is all there is; in mark-up it finds captions that stand among the paragraphs and are named nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from article_extract.credit_lines import (
    CreditLine,
    Kind,
    Part,
    Sign,
    find_credit,
    is_count,
    may_hold_credit,
    opens_as_film,
    parts_of,
)
from article_extract.language import Language, load_language
from article_extract.model import BODY_ROLES, Block, Label, Role
from article_extract.roles.picture_names import MAX_WRAPPED_BLOCKS
from article_extract.roles.picture_place import (
    JUNK,
    NO_CAPTION_KINDS,
    at_foreign_picture,
    foreign_place,
    is_labelled_credit,
    mostly_linked,
    stands_in,
)
from article_extract.roles.picture_scene import TAKEN, Scene
from article_extract.typography import ends_sentence, fold, has_cjk

# Blocks above the headline, and behind the last paragraph, among which such lines are looked for.
LINES_ABOVE, LINES_BELOW = 6, 3
# Words of the longest caption: the longest of 420 looked at had 74.
MAX_CAPTION_WORDS = 110
# A chain of names ends a caption of at most so many words; a longer paragraph only cites its sources there.
MAX_CHAINED_WORDS = 70
# Characters of the longest caption in a script without spaces.
MAX_CJK_CAPTION = 160
# Characters of the longest caption that opens with its number.
MAX_NUMBERED_CHARACTERS = 500
# Words from which on a line printed twice in a row is an alternative text and its caption: shorter ones are buttons.
MIN_TWICE_WORDS = 5
# Credits in lines of their own from which on the short sentences above them are captions, and the words of the longest.
MIN_PAIRS, MAX_PAIRED_WORDS = 3, 40
# Letters of a word that tells what a line is about; how many such words an alternative text has, and what share of them
# the caption below says again.
LONG_WORD, MIN_SAID_AGAIN, SAID_AGAIN = 4, 4, 0.7
# Words of a paragraph that shows that the article's text goes on around such a line.
MIN_PROSE_WORDS = 15
# Words from which on what stands behind "Video:" is a title: names are shorter.
MIN_TITLE_WORDS = 4
# Words of the longest line that is a date and nothing else.
MAX_DATE_WORDS = 6
# Words of a line at the headline that stands for the lead picture's alternative text.
MIN_ALT_WORDS, MAX_ALT_WORDS = 3, 18

# Roles that earlier passes may have given to a caption which nothing but its credit betrays.
_MAY_BE_CAPTION = frozenset({Role.PARAGRAPH, Role.OTHER, Role.SUBHEADING, Role.LIST_ITEM, Role.IMAGE})
_NO_DESCRIPTION = re.compile(r"[|•:]|\d{4}")
_CHAINED = re.compile(r"[/|]|\bvia\b")
_JOB = re.compile(r"\((?:[a-z*][/|]){1,3}[a-z*]\)", re.IGNORECASE)
_SIGN = re.compile(r"[©ⓒ]|copyright", re.IGNORECASE)


def worded_lines(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Lines that say by themselves that they are about a picture."""
    pictured = any(label.role is Role.IMAGE for label in said.values())
    found = {
        block.index: find_credit(block.text, scene.words) for block in _lines(scene) if _is_open(block, scene, said)
    }
    leads = [index for index, line in found.items() if line.lead]
    own = next((index for index in leads if index >= scene.head), leads[-1] if leads else None)
    for index, line in found.items():
        block = scene.document.blocks[index]
        reason = _wording(line, block, scene.words)
        if line.lead and index != own:
            yield Label(index, Role.TEASER, "a second line for a lead picture: another article's")
        elif reason and _announces_film(line, block, scene):
            yield Label(index, Role.TEASER, "leads to a film")
        elif reason and (_own_line(line, block, scene, pictured) or _at_picture(block, line, scene, said)):
            yield Label(index, Role.CAPTION if line.caption else Role.CREDIT, reason)


def numbered_lines(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Captions that open with the number of their figure: "Figure 2: The lock at low tide"."""
    for block in _lines(scene):
        if block.index in said or block.figure is not None or len(block.text) > MAX_NUMBERED_CHARACTERS:
            continue
        if opens_numbered(block, scene) and scene.labels.role(block.index) not in TAKEN:
            if not mostly_linked(block) and foreign_place(block, scene) is None:
                yield Label(block.index, Role.CAPTION, "opens with the number of its figure")


def opens_numbered(block: Block, scene: Scene) -> bool:
    """Whether a text opens with the number of a figure and says more."""
    return _numbered(scene.words.code).match(block.text) is not None


@cache
def _numbered(code: str) -> re.Pattern[str]:
    words = load_language(code).lines.figures
    figures = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(
        rf"[(\[【]?(?:{figures})\s?\d+(?:[.-]\d+)?[a-z]?(?:[\])】]\s*\S|\s*(?:[:：|–—-]|\.\s)\s*\S)", re.I
    )


def _is_open(block: Block, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether a line's wording is to be looked at: cheap checks first."""
    if (
        block.index in said
        or block.figure is not None
        or scene.labels.role(block.index) in TAKEN
        or (mostly_linked(block) and not _links_maker(block, scene, said))
    ):
        return False
    if block.text.count(" ") >= MAX_CAPTION_WORDS or not may_hold_credit(block.text, scene.words):
        return False
    if block.kind == "list_item" and not _beside_picture(block, scene):
        return False  # a source in a list of them, a line of technical data
    return foreign_place(block, scene) is None and not at_foreign_picture(block, scene, said)


def _links_maker(block: Block, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether a link right below a picture is a credit behind its label: it leads to who made the picture."""
    above = said.get(block.index - 1)
    return above is not None and above.role is Role.IMAGE and is_labelled_credit(block, scene)


def _beside_picture(block: Block, scene: Scene) -> bool:
    """Whether a picture stands right above or below a block."""
    beside = scene.document.blocks[max(0, block.index - 1) : block.index + 2]
    return any(other.kind == "image" for other in beside)


def _own_line(line: CreditLine, block: Block, scene: Scene, pictured: bool) -> bool:
    """Whether a line needs no picture near it to be believed."""
    if line.lead:
        return True
    if line.caption:
        if len(block.text.split()) > MAX_CHAINED_WORDS:
            return False  # a paragraph that a credit ran into
        return not (_signed(line, scene.words) and (pictured or block.index > scene.body_end))
    chained = line.sign is Sign.WHOLE_CHAIN and not line.label and _CHAINED.search(line.credit or "") is not None
    return chained and not pictured and block.index <= scene.body_end


def _lines(scene: Scene) -> Iterator[Block]:
    """The blocks among which a line may say so: the article's, a few above, those below till something else begins."""
    blocks = scene.document.blocks
    for block in blocks[max(0, scene.head - LINES_ABOVE) : scene.body_end + 1]:
        if block.kind not in NO_CAPTION_KINDS:
            yield block
    for block in blocks[scene.body_end + 1 : scene.body_end + 1 + LINES_BELOW]:
        if block.kind in NO_CAPTION_KINDS or scene.labels.role(block.index) in JUNK:
            return
        yield block


def _at_picture(block: Block, found: CreditLine, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether a line that is only a credit is a picture's: "© 2024 The Daily" and "AFP/dpa" may be the text's own."""
    if block.index <= scene.body_end and not _signed(found, scene.words):
        return True
    if block.index > scene.body_end and not found.label:
        return False  # "AFP/dpa": where the text is from
    near = (said.get(index) for index in range(block.index - 2, block.index + 3))
    return any(label is not None and label.role is not Role.CREDIT for label in near)


def _signed(found: CreditLine, words: Language) -> bool:
    """Whether only a © makes the credit, or a chain of agencies alone: a text has such lines of its own."""
    if not found.label:
        return not found.caption
    label = found.label.lower()
    if label[:1].isalpha() and not label.startswith("copyright"):
        return False
    kinds = [part.kind for part in parts_of(found.credit or "", words)]
    return len(kinds) < 2 or Kind.AGENCY not in kinds  # "© Jane Doe/Quay Images" signs no text


def _wording(found: CreditLine, block: Block, words: Language) -> str | None:
    """The reason why a line is about a picture, as far as its words tell; None where they may be a text's own."""
    if found.lead:
        return f"a line for the lead picture: {found.reason}"
    if not found.sure or (found.caption and _SIGN.search(found.caption)):
        return None  # a second ©, in the caption: "© The Daily. All rights reserved"
    if found.label or found.sign is Sign.PHOTO_BY:
        return found.reason
    if _JOB.search(block.text):
        return None  # "Harbour master (m/f/d) Quay / Tide": an offer of work, not who took the picture
    if has_cjk(block.text):
        return found.reason if len(block.text) <= MAX_CJK_CAPTION else None
    if len(block.text.split()) > MAX_CHAINED_WORDS or not found.credit:
        return None
    parts = parts_of(found.credit, words)
    sold = any(part.name in words.credits.distributors for part in parts)
    chained = _CHAINED.search(found.credit) is not None and not any(_is_small(part) for part in parts)
    return found.reason if sold or chained else None  # "(Reuters)" alone signs a text as well


def _announces_film(found: CreditLine, block: Block, scene: Scene) -> bool:
    """Whether a line at no picture names a film, "Video: How the Ferry Came Back", and not who made one."""
    labelled = found.label and opens_as_film(block.text, scene.words)
    if found.caption or not labelled or _beside_picture(block, scene):
        return False
    parts = parts_of(found.credit or "", scene.words)
    return len(parts) == 1 and parts[0].kind is not Kind.AGENCY and len(parts[0].text.split()) >= MIN_TITLE_WORDS


def closing_credit(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """The line below the text that says who took its picture, where nothing at the picture does: "Photo: Jane Doe"."""
    blocks, pictures = scene.document.blocks, [index for index, label in said.items() if label.role is Role.IMAGE]
    plain = len(scene.document.frames) == 1
    if not (plain or (pictures and pictures[0] <= scene.body_end)):
        return
    if any(_credits(label, scene) for label in said.values()):
        return
    for block in blocks[scene.body_end + 1 : scene.body_end + 1 + LINES_BELOW]:
        if plain and scene.labels.role(block.index) in JUNK:
            return
        if block.index in said or block.frame not in scene.core or block.hidden or block.kind in NO_CAPTION_KINDS:
            continue
        found = find_credit(block.text, scene.words)
        labelled = found.sure and found.label and not _signed(found, scene.words)
        if labelled and found.credit and not found.caption:
            yield Label(block.index, Role.CREDIT, f"the credit below the text: {found.reason}")
            return


def _credits(label: Label, scene: Scene) -> bool:
    """Whether a line is a credit, or a caption with one."""
    if label.role is not Role.CAPTION:
        return label.role is Role.CREDIT
    return find_credit(scene.document.blocks[label.block].text, scene.words).credit is not None


def _is_small(part: Part) -> bool:
    """Whether a link of a chain is a small word: somebody's alias at a picture, a word of the sentence elsewhere."""
    return part.kind is Kind.HANDLE and part.text.isalpha() and part.text.islower()


def lines_at_credits(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """The line right above a credit that stands alone: its caption, where the two stand together."""
    blocks = scene.document.blocks
    spaced = 2 * sum(blocks[index].gap > 0 for index in scene.body) > len(scene.body)
    for index, label in list(said.items()):
        if label.role is not Role.CREDIT or blocks[index].figure is not None or not index:
            continue
        above, count = blocks[index - 1], len(blocks[index - 1].text.split())
        role = scene.labels.role(above.index)
        if above.index in said or above.index < scene.head - LINES_ABOVE or above.kind in NO_CAPTION_KINDS:
            continue
        if count > MAX_CHAINED_WORDS or role in TAKEN - {Role.DATE_LINE} or mostly_linked(above):
            continue
        if is_count(above.text, scene.words):
            continue
        if _wrapped_pair(above, blocks[index], scene, said):
            yield Label(above.index, Role.CAPTION, "in one element with a credit")
            continue
        if not (role in _MAY_BE_CAPTION or (role is Role.DATE_LINE and count > MAX_DATE_WORDS)):
            continue
        if index > 1 and fold(blocks[index - 2].text) == fold(above.text):
            yield Label(above.index, Role.CAPTION, "said twice above a credit")
        elif spaced and _set_together(above, blocks[index], blocks[index + 1 : index + 2]):
            yield Label(above.index, Role.CAPTION, "set together with the credit below it")
        elif role not in BODY_ROLES and count > 2 and _same_place(above, blocks[index]):
            yield Label(above.index, Role.CAPTION, "the line above a credit")


def _same_place(above: Block, below: Block) -> bool:
    return below.gap == 0 and above.frame == below.frame


def _set_together(above: Block, below: Block, behind: tuple[Block, ...]) -> bool:
    """Raw text whose paragraphs are parted by blank lines: whether two lines stand between two of those."""
    return above.gap > 0 and below.gap == 0 and all(block.gap > 0 for block in behind)


def lines_above_credits(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Captions of raw text whose credits stand in lines of their own: where each of several credits has one short
    sentence above it, those are no paragraphs.
    """
    blocks = scene.document.blocks
    if len(scene.document.frames) > 1:
        return
    alone = [at for at, label in said.items() if label.role is Role.CREDIT and scene.head < at < scene.body_end]
    above = [blocks[at - 1] for at in alone if at - 1 not in said]
    if len(above) < MIN_PAIRS or len(above) < len(alone):
        return
    counts = [len(block.text.split()) for block in above]
    may_be = all(scene.labels.role(block.index) in _MAY_BE_CAPTION for block in above)
    if may_be and min(counts) >= MIN_ALT_WORDS and max(counts) <= MAX_PAIRED_WORDS:
        for block in above:
            yield Label(block.index, Role.CAPTION, "a sentence above each of several credits")


def _wrapped_pair(above: Block, below: Block, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether two lines stand in one small element, with a picture or with nothing of the article."""
    frames = scene.document.frames
    parent = frames[above.frame].parent
    if parent < 0 or parent != frames[below.frame].parent or scene.texts[parent] > MAX_WRAPPED_BLOCKS:
        return False
    near = (said.get(index) for index in range(above.index - 3, above.index + 4))
    pictures = (label.block for label in near if label is not None and label.role is Role.IMAGE)
    return parent not in scene.spine or any(
        stands_in(scene.document.blocks[index].frame, parent, frames) for index in pictures
    )


def alternative_lines(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Alternative texts that a capture wrote as lines: what the caption below says again, or a line at the headline."""
    blocks = scene.document.blocks
    if len(scene.document.frames) > 1 or any(block.kind == "image" for block in blocks):
        return  # mark-up, Markdown too, has its alternative texts in blocks of their own
    for block in blocks[max(0, scene.head - LINES_ABOVE) : scene.body_end]:
        below = blocks[block.index + 1]
        if block.index in said or scene.labels.role(block.index) in TAKEN or len(block.text.split()) < MIN_ALT_WORDS:
            continue
        if (
            below.index in said
            and said[below.index].role is Role.CAPTION
            and fold(below.text).startswith(fold(block.text))
        ):
            yield Label(block.index, Role.IMAGE, "said again by the caption below it")
        elif below.index in said and said[below.index].role is not Role.IMAGE and _describes(block, scene):
            yield Label(block.index, Role.IMAGE, "a short line right above a caption: its picture's alternative text")
        elif below.index not in said and _says_again(block, below, scene) and _in_text(block, below, scene):
            yield Label(block.index, Role.IMAGE, "an alternative text, which the caption below says in other words")
            yield Label(below.index, Role.CAPTION, "says what the alternative text above it says")
        elif below.index not in said and fold(below.text) == fold(block.text) and _in_text(block, below, scene):
            yield Label(block.index, Role.IMAGE, "a line twice: an alternative text and its caption")
            yield Label(below.index, Role.CAPTION, "a line twice: an alternative text and its caption")
    yield from _line_at_headline(scene, said)


def _says_again(block: Block, below: Block, scene: Scene) -> bool:
    """Whether a line that no pass before knew, and that is no sentence, comes back in the words of the line below."""
    if scene.labels.role(block.index) in BODY_ROLES or ends_sentence(block.text):
        return False
    told, again = set(fold(block.text).split()), set(fold(below.text).split())
    long = {word for word in told if len(word) >= LONG_WORD}
    return (
        len(long) >= MIN_SAID_AGAIN
        and len(long & again) >= SAID_AGAIN * len(long)
        and len(below.text.split()) <= MAX_PAIRED_WORDS
    )


def _in_text(block: Block, below: Block, scene: Scene) -> bool:
    """Whether two lines stand among the article's paragraphs: lists of teasers say their titles twice as well."""
    blocks, body = scene.document.blocks, set(scene.body)
    if len(block.text.split()) < MIN_TWICE_WORDS:
        return False

    def prose(at: int) -> bool:
        return at in body and len(blocks[at].text.split()) >= MIN_PROSE_WORDS

    above = any(prose(at) for at in (block.index - 1, block.index - 2)) or scene.head in (
        block.index - 1,
        block.index - 2,
    )
    return above and any(prose(at) for at in (below.index + 1, below.index + 2))


def _line_at_headline(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """A line at the headline that describes a picture: where the page tells of one, or above it by its wording."""
    if any(label.role is Role.IMAGE and abs(label.block - scene.head) <= 2 for label in said.values()):
        return
    told = any(label.role in (Role.CAPTION, Role.CREDIT) for label in said.values())
    for index in (scene.head - 1, scene.head + 1):
        if not 0 <= index < len(scene.document.blocks) or index in said:
            continue
        block = scene.document.blocks[index]
        if _describes(block, scene) and (told or (index < scene.head and _is_phrase(block.text, scene.words))):
            yield Label(index, Role.IMAGE, "a short line at the headline: the lead picture's alternative text")
            return


def _describes(block: Block, scene: Scene) -> bool:
    """Whether a line that no pass before knew could be a picture's alternative text."""
    count = len(block.text.split())
    if scene.labels.role(block.index) is not Role.OTHER or not MIN_ALT_WORDS <= count <= MAX_ALT_WORDS:
        return False
    return not ends_sentence(block.text) and block.text[0].isupper() and not _NO_DESCRIPTION.search(block.text)


def _is_phrase(text: str, words: Language) -> bool:
    """Whether small words join the others, as they do in no menu."""
    tokens = text.lower().split()
    return len(tokens) >= MIN_TWICE_WORDS and any(token in words.function_words for token in tokens[1:-1])
