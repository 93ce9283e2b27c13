"""The article's own pictures, and the captions and credits that stand with them.

It runs when the earlier passes have said what is the article. Captions and credits are found from the picture (figure,
wrapper), by their names in mark-up, and last by their own wording, which is all that raw text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from article_extract.credit_lines import MAX_CREDIT_CHARS, find_credit, is_label, names_credit
from article_extract.language import Language
from article_extract.model import Block, Document, Label, Labels, Role
from article_extract.roles.picture_lines import (
    MAX_CAPTION_WORDS,
    alternative_lines,
    lines_at_credits,
    numbered_lines,
    worded_lines,
)
from article_extract.roles.picture_place import (
    JUNK,
    MAX_WRAPPED_BLOCKS,
    NO_CAPTION_KINDS,
    STEPS,
    TAKEN,
    Scene,
    foreign_place,
    foreign_reason,
    mostly_linked,
    scene_of,
    spelled,
    wrapped_texts,
)
from article_extract.typography import ends_sentence, fold

# Words of an element that wraps a picture and its caption and nothing else.
MAX_WRAPPED_WORDS = 90
# Words from which on a text in a figure is a caption though nothing names it one: below are tools ("View gallery").
MIN_UNNAMED_WORDS = 4
# Blocks behind a picture among which its alternative text may be printed as a caption.
NEAR = 3
# Spaces in a label that stands alone.
LABEL_WORDS = 3
# Words of a text that only its element's name makes a credit.
MAX_CREDIT_WORDS = 16

_SITE_BEHIND = re.compile(r"\s[-–—|]\s[^-–—|]{2,40}$")
_DURATION = re.compile(r"\b\d{1,2}:\d{2}\s*(?:min\b|$)", re.IGNORECASE)
_COUNT = re.compile(r"^\W*\d+\W*(?:\w{1,3}\W+)?\d*\W*(?:min|sec|sek|s)?\.?$", re.IGNORECASE)


def label_pictures(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """IMAGE, CAPTION and CREDIT for the blocks of the article's own pictures, with what showed it."""
    scene = scene_of(document, labels, words)
    if scene is None:
        return
    said: dict[int, Label] = {}
    for step in (
        _pictures,
        _bare_labels,
        _figures,
        _wrapped,
        _named,
        _said_again,
        numbered_lines,
        worded_lines,
        lines_at_credits,
        alternative_lines,
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
    """A credit's label in an element of its own: "Photo:"."""
    for block in scene.blocks():
        text = block.text
        if text.endswith(":") and text.count(" ") < LABEL_WORDS and is_label(text, scene.words):
            yield Label(block.index, Role.OTHER, "the label of a credit")


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
        if not pictures and any(foreign_place(block, scene) for block in members if not block.hidden):
            continue
        if not pictures and any(block.kind == "heading" for block in members):
            continue  # a player with its list of films
        if any(block.kind == "blockquote" for block in members):
            continue  # its caption says who is quoted
        captioned = any(block.kind == "caption" and not block.hidden for block in members)
        for block in members:
            reason = _caption_in_figure(block, captioned, scene)
            if reason:
                yield _caption_or_credit(block, scene, reason)
    for block in scene.blocks():
        if block.kind == "caption" and block.figure is None and not (foreign_place(block, scene)):
            yield _caption_or_credit(block, scene, "a caption element")


def _caption_in_figure(block: Block, captioned: bool, scene: Scene) -> str | None:
    if block.kind in NO_CAPTION_KINDS or (block.hidden and not scene.hidden) or _COUNT.match(block.text):
        return None
    said = scene.labels.last(block.index)
    if said.role in JUNK and said.reason.startswith("phrase"):
        return None  # a button
    if scene.document.frames[block.frame].tag in ("address", "time"):
        return None
    if block.kind == "caption":
        return "a caption element"
    tag = scene.document.frames[block.frame].tag
    if tag == "button" or _in_player(block, scene) or scene.labels.role(block.index) in TAKEN:
        return None
    named = scene.captions.of(block)
    if named:
        return named
    found = find_credit(block.text, scene.words)
    if found.credit and (found.sure or not found.caption):
        return f"in a figure: {found.reason}"
    if captioned or len(block.text.split()) > MAX_CAPTION_WORDS or mostly_linked(block):
        return None
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
        texts = [other for other in wrapped_texts(block, scene) if not _COUNT.match(other.text)]
        count = sum(len(other.text.split()) for other in texts)
        if not texts or len(texts) > MAX_WRAPPED_BLOCKS or count > MAX_WRAPPED_WORDS:
            continue
        if any(other.kind in NO_CAPTION_KINDS or scene.labels.role(other.index) in TAKEN for other in texts):
            continue
        if count < MIN_UNNAMED_WORDS and not any(find_credit(other.text, scene.words).credit for other in texts):
            continue
        if any(_DURATION.search(other.text) for other in texts):
            continue  # a video's card
        for other in texts:
            tag = scene.document.frames[other.frame].tag
            if _in_player(other, scene):
                continue
            if not other.hidden and tag not in ("button", "address", "time", "dt", "dd") and not mostly_linked(other):
                yield _caption_or_credit(other, scene, "wrapped with a picture")


def _named(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts that the mark-up names captions or credits, with or without a picture at hand."""
    for block in scene.blocks():
        reason = scene.captions.of(block)
        if not reason or block.index in said or block.kind in NO_CAPTION_KINDS or block.figure is not None:
            continue
        if mostly_linked(block) or _COUNT.match(block.text):
            continue
        if scene.labels.role(block.index) in TAKEN or len(block.text.split()) > MAX_CAPTION_WORDS:
            continue
        if foreign_place(block, scene) is None:
            yield _caption_or_credit(block, scene, reason)


def _said_again(scene: Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts beside a picture that say what its alternative text says, whatever they were taken for."""
    blocks = scene.document.blocks
    for index in [index for index, label in said.items() if label.role is Role.IMAGE]:
        shown = blocks[index].text
        if " " not in shown:
            continue
        for block in blocks[index + 1 : index + 1 + NEAR]:
            if block.index in said or block.kind in NO_CAPTION_KINDS or mostly_linked(block):
                continue
            if scene.labels.role(block.index) not in TAKEN and _says(block.text, shown):
                yield _caption_or_credit(block, scene, "says what the picture's alternative text says")


def _says(text: str, shown: str) -> bool:
    """Whether a text says what an alternative text does: the same, without the site's name, or with a credit behind."""
    if fold(text) in (fold(shown), fold(_SITE_BEHIND.sub("", shown))):
        return True
    begun = len(shown.split()) >= MIN_UNNAMED_WORDS and len(text) < len(shown) + MAX_CREDIT_CHARS
    return begun and fold(text).startswith(fold(shown))


def _caption_or_credit(block: Block, scene: Scene, reason: str) -> Label:
    """CREDIT where the text is nothing else, by its wording or by its name; else CAPTION."""
    found = find_credit(block.text, scene.words)
    frame = scene.document.frames[block.frame]
    spans = [span.value for span in block.spans if span.name == "class" and span.end - span.start == len(block.text)]
    marked = any(names_credit(spelled(value), scene.words) for value in spans)
    if found.credit and not found.caption and (found.sure or marked or names_credit(frame.words, scene.words)):
        return Label(block.index, Role.CREDIT, f"{reason}: {found.reason}")
    if marked and len(block.text.split()) <= MAX_CREDIT_WORDS and not found.credit:
        return Label(block.index, Role.CREDIT, f"{reason}, named as a credit")
    short = len(block.text.split()) <= MAX_CREDIT_WORDS and not (
        ends_sentence(block.text) and len(block.text.split()) > 8
    )
    if not found.credit and short and frame.tag != "figcaption" and names_credit(frame.words, scene.words):
        return Label(block.index, Role.CREDIT, f"{reason}, named as a credit")
    return Label(block.index, Role.CAPTION, reason)
