"""The article's own pictures, and the captions and credits that stand with them.

It runs when the earlier passes have said what is the article. Captions and credits are found from the picture (figure,
wrapper), by their names in mark-up, and last by their own wording, which is all that raw text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from article_extract.credit_lines import (
    MAX_CREDIT_CHARS,
    Kind,
    find_credit,
    is_count,
    is_label,
    may_hold_credit,
    names_credit,
    opens_as_film,
    parts_of,
    strip_label,
    without_tools,
)
from article_extract.language import Language
from article_extract.model import Block, Document, Label, Labels, Role
from article_extract.roles.caption_or_credit import MAX_CREDIT_WORDS, caption_or_credit, naming_frame
from article_extract.roles.italic_captions import italics_below
from article_extract.roles.no_captions import (
    are_card,
    are_cells,
    at_table,
    bylined_alone,
    is_button,
    is_card,
    is_cut_short,
    is_in_offer,
    is_linked_again,
    is_small_print,
    named_otherwise,
)
from article_extract.roles.picture_lines import (
    MAX_CAPTION_WORDS,
    alternative_lines,
    closing_credit,
    lines_above_credits,
    lines_at_credits,
    numbered_lines,
    opens_numbered,
    worded_lines,
)
from article_extract.roles.picture_names import MAX_WRAPPED_BLOCKS, STEPS, picture_names
from article_extract.roles.picture_place import (
    NEAR,
    NO_CAPTION_KINDS,
    at_foreign_picture,
    foreign_place,
    foreign_reason,
    is_labelled_credit,
    leads_away,
    mostly_linked,
    named_credit,
    stands_in,
    wrapped_texts,
)
from article_extract.roles.picture_scene import TAKEN, Scene, scene_of
from article_extract.typography import ends_sentence, fold, has_cjk

# Words of an element that wraps a picture and its caption and nothing else.
MAX_WRAPPED_WORDS = 90
# Words from which on a text in a figure is a caption though nothing names it one: below are tools ("View gallery").
MIN_UNNAMED_WORDS = 4
# Spaces in a label that stands alone.
LABEL_WORDS = 3
# Words of the longest text of a button.
TOOL_WORDS = 12
# Level from which on headings are set as small as captions.
SMALL_HEADING = 5

_SITE_BEHIND = re.compile(r"\s[-–—|]\s[^-–—|]{2,40}$")
_DURATION = re.compile(r"\b\d{1,2}:\d{2}\s*(?:min\b|$)", re.IGNORECASE)


def label_pictures(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """IMAGE, CAPTION and CREDIT for the blocks of the article's own pictures, with what showed it."""
    scene = scene_of(document, labels, words)
    if scene is None:
        return
    said: dict[int, Label] = {}
    for step in (
        _pictures,
        italics_below,
        _bare_labels,
        _tools,
        _figures,
        _loose_captions,
        _wrapped,
        _named,
        _signed_below,
        _headings,
        _said_again,
        numbered_lines,
        worded_lines,
        lines_at_credits,
        lines_above_credits,
        alternative_lines,
        closing_credit,
    ):
        for label in list(step(scene, said)):
            said.setdefault(label.block, label)
    yield from (said[index] for index in sorted(said))


def _pictures(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """The pictures themselves."""
    for block in scene.blocks():
        if block.kind == "image" and foreign_reason(block, scene) is None:
            yield Label(block.index, Role.IMAGE, "a picture in the article")


def _bare_labels(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """A credit's label in an element of its own, and the credit behind it: "Photo:", "Jane Doe". One that a picture
    stands above needs no colon: "(Image source)" leads to where it is from and names nobody.
    """
    for block in scene.blocks():
        text = block.text
        if text.count(" ") >= LABEL_WORDS or block.kind in NO_CAPTION_KINDS - {"heading"}:
            continue
        if (text.endswith(":") or text in scene.words.credits.signs) and is_label(text, scene.words):
            yield Label(block.index, Role.OTHER, "the label of a credit")
            if text.rstrip(":").lower() not in scene.words.credits.sources:
                yield from _behind_label(block, scene)
        elif _behind_picture(block, said) and strip_label(text, scene.words) == "":
            yield Label(block.index, Role.OTHER, "the label of a credit")


def _behind_label(label: Block, scene: Scene) -> Iterator[Label]:
    """The credit that stands behind its label in the same small element."""
    frames, behind = scene.document.frames, label.index + 1
    if behind > scene.last:
        return
    block = scene.document.blocks[behind]
    if block.kind in NO_CAPTION_KINDS or block.kind == "list_item" or frames[label.frame].tag == "button":
        return
    if len(block.text.split()) > MAX_CREDIT_WORDS or ends_sentence(block.text):
        return
    found = find_credit(block.text, scene.words)
    if found.credit and found.caption:
        return
    if scene.labels.role(behind) in TAKEN - {Role.BYLINE} or foreign_place(block, scene) is not None:
        return  # "Author:"
    around = frames[label.frame].parent
    together = around > 0 and scene.texts[around] <= MAX_WRAPPED_BLOCKS and stands_in(block.frame, around, frames)
    if together or (block.figure is not None and block.figure == label.figure):
        yield Label(behind, Role.CREDIT, "behind the label of a credit")


def _behind_picture(block: Block, said: dict[int, Label]) -> bool:
    """Whether a picture of the article stands right above a block, or a caption of it does."""
    above = said.get(block.index - 1)
    return block.kind == "caption" or (above is not None and above.role is Role.IMAGE)


def _tools(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts beside pictures that are nothing but buttons: "Click to enlarge", "Hide caption"."""
    for block in scene.blocks():
        if block.index not in said and block.kind not in NO_CAPTION_KINDS and block.text.count(" ") < TOOL_WORDS:
            pictured = block.figure is not None or any(
                other.kind == "image" for other in scene.document.blocks[max(0, block.index - 1) : block.index + 2]
            )
            if pictured and not without_tools(block.text, scene.words):
                yield Label(block.index, Role.OTHER, "a button at a picture")


def _figures(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts that share a <figure> with a picture; a figure whose picture a script would load counts too."""
    figures: dict[int, list[Block]] = {}
    for block in scene.blocks():
        if block.figure is not None:
            figures.setdefault(block.figure, []).append(block)
    for members in figures.values():
        pictures = [block for block in members if block.kind == "image"]
        if pictures and not any(block.index in said for block in pictures):
            continue
        if not pictures:
            if any(foreign_place(block, scene) for block in members if not block.hidden):
                continue
            members = _without_player(members)
        if any(block.kind == "blockquote" for block in members):
            continue  # its caption says who is quoted
        captioned = any(block.kind == "caption" and not block.hidden for block in members)
        captioned = captioned or any(block.kind == "heading" and not opens_numbered(block, scene) for block in members)
        for block in members:
            reason = _caption_in_figure(block, captioned, scene)
            if reason:
                yield caption_or_credit(block, scene, reason)


def _loose_captions(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Caption elements that stand in no <figure>."""
    for block in scene.blocks():
        if block.kind == "caption" and block.figure is None and foreign_place(block, scene) is None:
            if not at_table(block, scene):
                yield caption_or_credit(block, scene, "a caption element")


def _without_player(members: list[Block]) -> list[Block]:
    """The texts of a <figure> that shows no picture, without a player's: a list of films, the title of one."""
    kinds = {block.kind for block in members}
    if "heading" in kinds:
        return []
    return [block for block in members if block.kind == "caption"] if "embed" in kinds else members


def _caption_in_figure(block: Block, captioned: bool, scene: Scene) -> str | None:
    if block.kind == "heading" and opens_numbered(block, scene):
        return "opens with the number of its figure"
    if block.kind in NO_CAPTION_KINDS or (block.hidden and not scene.hidden) or is_count(block.text, scene.words):
        return None
    if is_button(block, scene):
        return None
    tag = scene.document.frames[block.frame].tag
    if tag in ("address", "time") or (tag == "button" and len(block.text.split()) < MIN_UNNAMED_WORDS):
        return None
    if block.kind == "caption":
        return None if _DURATION.search(block.text) else "a caption element"  # what a player tells of its film
    if tag == "button" or _in_player(block, scene) or scene.labels.role(block.index) in TAKEN:
        return None
    named = scene.captions.of(block)
    if named:
        return named
    found = find_credit(block.text, scene.words)
    if found.credit and (found.sure or not found.caption):
        return f"in a figure: {found.reason}"
    if captioned or len(block.text.split()) > MAX_CAPTION_WORDS or leads_away(block, scene.document):
        naming = naming_frame(block, scene).words
        signed = len(block.text.split()) <= MAX_CREDIT_WORDS and names_credit(naming, scene.words)
        return "in a figure" if signed else None
    return "text in a figure" if len(block.text.split()) >= MIN_UNNAMED_WORDS else None


def _in_player(block: Block, scene: Scene) -> bool:
    """Whether a text stands in a <video> and is shown only where that cannot be played."""
    return any(frame.tag == "video" for frame in islice(scene.document.ancestors(block), STEPS))


def _wrapped(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts in an element that holds a picture, them, and nothing of the article besides."""
    for index in [index for index, label in said.items() if label.role is Role.IMAGE]:
        block = scene.document.blocks[index]
        if block.figure is not None:
            continue
        texts = [other for other in wrapped_texts(block, scene) if _may_caption(other, scene, said)]
        count = sum(len(other.text.split()) for other in texts)
        if not texts or len(texts) > MAX_WRAPPED_BLOCKS or count > MAX_WRAPPED_WORDS:
            continue
        if any(other.kind in NO_CAPTION_KINDS or scene.labels.role(other.index) in TAKEN for other in texts):
            continue
        if count < MIN_UNNAMED_WORDS and not any(find_credit(other.text, scene.words).credit for other in texts):
            continue
        if any(_DURATION.search(other.text) or is_cut_short(other) for other in texts) or are_card(texts, scene):
            continue  # a video's card, a teaser
        for other in texts:
            tag = scene.document.frames[other.frame].tag
            if _in_player(other, scene):
                continue
            if other.hidden or tag in ("button", "address", "time", "dt", "dd"):
                continue
            if leads_away(other, scene.document) and not is_labelled_credit(other, scene):
                continue
            label = caption_or_credit(other, scene, "wrapped with a picture")
            if label.role is not Role.CAPTION or _is_caption_text(other, scene):
                yield label


def _may_caption(block: Block, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether a text in a picture's wrapper is more than its furniture: a count, a button, the label of a credit."""
    known = said.get(block.index)
    return (known is None or known.role is not Role.OTHER) and not is_count(block.text, scene.words)


def _is_caption_text(block: Block, scene: Scene) -> bool:
    """Whether a text that only its place makes a caption reads as one: "info" and "Rating:" stand there as well."""
    if is_card(block) or not picture_names()["headlines"].isdisjoint(scene.document.frames[block.frame].words):
        return False
    return not (block.text.endswith(":") or " " not in block.text or is_button(block, scene)) or has_cjk(block.text)


def _named(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts that the mark-up names captions or credits, with or without a picture at hand."""
    for block in scene.blocks():
        reason = scene.captions.of(block)
        if not reason or block.index in said or block.kind in NO_CAPTION_KINDS or block.figure is not None:
            continue
        if (mostly_linked(block) and not _is_linked_credit(block, scene, said)) or is_count(block.text, scene.words):
            continue
        if scene.labels.role(block.index) in TAKEN or len(block.text.split()) > MAX_CAPTION_WORDS:
            continue
        if is_button(block, scene) or named_otherwise(block, scene) or bylined_alone(reason, block, scene, said):
            continue
        if is_small_print(block, scene):
            continue
        if at_foreign_picture(block, scene, said) or is_linked_again(block, scene):
            yield Label(block.index, Role.TEASER, "the words of a teaser's picture")
            continue
        if foreign_place(block, scene) is None:
            yield caption_or_credit(block, scene, reason)


def _signed_below(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """The line right below a picture whose own element is named for credits, whatever it says: "copyright"."""
    blocks = scene.document.blocks
    for index in [index for index, label in said.items() if label.role is Role.IMAGE]:
        if index >= scene.body_end or blocks[index].figure is not None:
            continue
        block = blocks[index + 1]
        if block.index in said or block.hidden or block.kind not in ("text", "paragraph") or block.figure is not None:
            continue
        if mostly_linked(block) or scene.labels.role(block.index) in TAKEN or is_count(block.text, scene.words):
            continue
        named = names_credit(naming_frame(block, scene).words, scene.words) and scene.texts[block.frame] == 1
        named = named or named_credit(block)
        if named and len(block.text.split()) <= MAX_CREDIT_WORDS and not ends_sentence(block.text):
            yield Label(block.index, Role.CREDIT, "named as a credit, right below a picture")


def _is_linked_credit(block: Block, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether a link right below a picture leads to who made it."""
    above = said.get(block.index - 1)
    if above is None or above.role is not Role.IMAGE:
        return False
    return named_credit(block) or find_credit(block.text, scene.words).credit is not None


def _headings(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Captions and credits that a page sets as headings for their size."""
    for block in scene.blocks():
        if block.kind != "heading" or scene.labels.role(block.index) in TAKEN:
            continue
        near = (said.get(index) for index in range(block.index - 2, block.index))
        pictured = any(label is not None and label.role is Role.IMAGE for label in near)
        if not (pictured or block.level >= SMALL_HEADING) or not may_hold_credit(block.text, scene.words):
            continue
        found = find_credit(block.text, scene.words)
        if not found.credit or not found.sure or foreign_place(block, scene):
            continue
        named = pictured and scene.captions.of(block) is not None
        kinds = {part.kind for part in parts_of(found.credit, scene.words)}
        small = block.level >= SMALL_HEADING and found.caption is None and not opens_as_film(block.text, scene.words)
        signed = Kind.AGENCY in kinds or (found.label and (Kind.PERSON in kinds or (small and bool(kinds))))
        if named or (signed and (block.level >= SMALL_HEADING or (pictured and found.caption is not None))):
            yield caption_or_credit(block, scene, f"a heading: {found.reason}")


def _said_again(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts beside a picture that say what its alternative text says, whatever they were taken for."""
    blocks = scene.document.blocks
    for index in [index for index, label in said.items() if label.role is Role.IMAGE]:
        shown = blocks[index].text
        if " " not in shown:
            continue
        for block in blocks[index + 1 : index + 1 + NEAR]:
            if block.index in said or block.kind in NO_CAPTION_KINDS or leads_away(block, scene.document):
                continue
            if scene.labels.role(block.index) in TAKEN or not _says(block.text, shown):
                continue
            if not (is_in_offer(block, scene) or are_cells(blocks[index], block, scene.document)):
                yield caption_or_credit(block, scene, "says what the picture's alternative text says")


def _says(text: str, shown: str) -> bool:
    """Whether a text says what an alternative text does: the same, without the site's name, or with a credit behind."""
    if fold(text) in (fold(shown), fold(_SITE_BEHIND.sub("", shown))):
        return True
    begun = len(shown.split()) >= MIN_UNNAMED_WORDS and len(text) < len(shown) + MAX_CREDIT_CHARS
    return begun and fold(text).startswith(fold(shown))
