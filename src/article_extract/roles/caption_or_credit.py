"""Whether a text at a picture is its caption or nothing but its credit, by its wording and by what names it."""

from __future__ import annotations

from article_extract.credit_lines import find_credit, is_label, names_credit
from article_extract.model import Block, Frame, Label, Role
from article_extract.roles.picture_names import spelled
from article_extract.roles.picture_scene import Scene
from article_extract.typography import ends_sentence

# Words before the label of a credit that only tell which of several pictures is meant: "Left image: Jane Doe".
MAX_SIDE_WORDS = 1
# Words of a text that only its element's name makes a credit.
MAX_CREDIT_WORDS = 16


def naming_frame(block: Block, scene: Scene) -> Frame:
    """The element that names a text: its own, or the one around a bare paragraph and nothing else."""
    frames = scene.document.frames
    own = frames[block.frame]
    bare = not own.words and own.tag in ("p", "span", "div") and own.parent > 0 and scene.texts[own.parent] == 1
    return frames[own.parent] if bare else own


def caption_or_credit(block: Block, scene: Scene, reason: str) -> Label:
    """CREDIT where the text is nothing else, by its wording or by its name; else CAPTION."""
    found = find_credit(block.text, scene.words)
    frame = naming_frame(block, scene)
    spans = [span.value for span in block.spans if span.name == "class" and span.end - span.start == len(block.text)]
    marked = any(names_credit(spelled(value), scene.words) for value in spans)
    if found.credit and not found.caption and _signed_inside(block, scene):
        return Label(block.index, Role.CAPTION, f"{reason}, with an element for the credit")
    if found.credit and not found.caption and (found.sure or marked or names_credit(frame.words, scene.words)):
        return Label(block.index, Role.CREDIT, f"{reason}: {found.reason}")
    if marked and len(block.text.split()) <= MAX_CREDIT_WORDS and not found.credit:
        return Label(block.index, Role.CREDIT, f"{reason}, named as a credit")
    sides = found.caption is not None and len(found.caption.split()) <= MAX_SIDE_WORDS
    if found.credit and sides and frame.tag != "figcaption" and names_credit(frame.words, scene.words):
        return Label(block.index, Role.CREDIT, f"{reason}, named as a credit")  # "Left image: Jane Doe, right image: …"
    short = len(block.text.split()) <= MAX_CREDIT_WORDS and not (
        ends_sentence(block.text) and len(block.text.split()) > 8
    )
    if not found.credit and short and frame.tag != "figcaption" and names_credit(frame.words, scene.words):
        return Label(block.index, Role.CREDIT, f"{reason}, named as a credit")
    return Label(block.index, Role.CAPTION, reason)


def _signed_inside(block: Block, scene: Scene) -> bool:
    """Whether an element inside a text is named for credits, and what stands before it is no label and no credit."""
    for span in block.spans:
        if span.name == "class" and span.start and names_credit(spelled(span.value), scene.words):
            before = block.text[: span.start].strip()
            labelled = is_label(before, scene.words) or is_label(f"{before}:", scene.words)
            found = find_credit(before, scene.words)
            return not labelled and not (found.credit and found.label)
    return False
