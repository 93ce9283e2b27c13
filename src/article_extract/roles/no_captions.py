"""What stands where captions do, or is named as they are, and is none: buttons, cards, titles of tables."""

from __future__ import annotations

import re
from itertools import islice

from article_extract.credit_lines import find_credit, names_credit, without_tools
from article_extract.model import Block, Document, Label, Role, Span
from article_extract.roles.concepts import concepts
from article_extract.roles.picture_names import MAX_WRAPPED_BLOCKS, STEPS, picture_names, spelled
from article_extract.roles.picture_place import JUNK, NEAR, mostly_linked, stands_in
from article_extract.roles.picture_scene import Scene
from article_extract.typography import ends_sentence, fold, has_cjk

# Words of the longest text that "caption" may only set in small print.
MAX_PRINT_WORDS = 4
# Words of a price with what is around it on a card; captions speak of prices in sentences.
MAX_OFFER_WORDS = 10
# Words of a text beside a picture that breaks off because it is a teaser's; shorter ones end so for effect.
MIN_CUT_WORDS = 12

_PRICE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:[€£]|EUR\b|USD\b)")


def is_button(block: Block, scene: Scene) -> bool:
    """Whether a phrase known for what is not the article makes up a text, or what it opens with is named a button."""
    said = scene.labels.last(block.index)
    if (said.role in JUNK or said.role is Role.CALL_TO_ACTION) and said.phrase:
        return True
    return any(not span.start and _is_button_part(span, block, scene) for span in block.spans)


def _is_button_part(span: Span, block: Block, scene: Scene) -> bool:
    """Whether part of a text is named a button, other than one of the picture's own: "Enlarge"."""
    if span.name != "class" or picture_names()["buttons"].isdisjoint(spelled(span.value)):
        return False
    return bool(without_tools(block.text[span.start : span.end], scene.words))


def are_offer(texts: list[Block], scene: Scene) -> bool:
    """Whether of the texts beside a picture one is a price or a button: a card of something to be bought."""
    return any(
        (block.text.count(" ") < MAX_OFFER_WORDS and _PRICE.search(block.text) is not None)
        or (block.linked and any(_is_button_part(span, block, scene) for span in block.spans))
        or not picture_names()["buttons"].isdisjoint(scene.document.frames[block.frame].words)
        for block in texts
    )


def is_in_offer(block: Block, scene: Scene) -> bool:
    """Whether a text stands in a small element with a price or a button, part of the article or not."""
    frames, around = scene.document.frames, block.frame
    for _ in range(STEPS):
        wider = frames[around].parent
        if wider <= 0 or scene.texts[wider] > MAX_WRAPPED_BLOCKS:
            break
        around = wider
    near = scene.document.blocks[max(0, block.index - NEAR) : block.index + NEAR + 1]
    return are_offer([other for other in near if other.text and stands_in(other.frame, around, frames)], scene)


def are_cells(one: Block, other: Block, document: Document) -> bool:
    """Whether two blocks stand in two cells of one row: a table of things, each with its picture and its name."""
    cells = [
        next((frame for frame in islice(document.ancestors(block), STEPS) if frame.tag in ("td", "th")), None)
        for block in (one, other)
    ]
    first, second = cells
    return first is not None and second is not None and first is not second and first.parent == second.parent


def is_card(block: Block) -> bool:
    """Whether part of a text is named its headline: "The harbour app", "Now for free"."""
    parts = (span for span in block.spans if span.name == "class" and span.end - span.start < len(block.text))
    names = (name for span in parts for name in (*spelled(span.value), *span.value.lower().split()))
    return not picture_names()["headlines"].isdisjoint(names)


def are_card(texts: list[Block], scene: Scene) -> bool:
    """Whether of the texts beside a picture one is named a title, and another the line above one, or it is offered for
    sale: a teaser's.
    """
    names = [set(scene.document.frames[block.frame].words) for block in texts]
    titles = [at for at, own in enumerate(names) if not own.isdisjoint(concepts()["headline"])]
    above = [at for at, own in enumerate(names) if not own.isdisjoint(concepts()["kicker"])]
    return any(one != other for one in titles for other in above) or are_offer(texts, scene)


def is_cut_short(block: Block) -> bool:
    """Whether a text breaks off, as what a teaser quotes of its article does: "The new app is to warn of ..."."""
    return block.text.endswith(("...", "…")) and block.text.count(" ") >= MIN_CUT_WORDS


def named_otherwise(block: Block, scene: Scene) -> bool:
    """Whether an element inside the one named for captions says that its text is none: a date, who is quoted."""
    own = scene.document.frames[block.frame]
    if not picture_names()["dates"].isdisjoint(own.words) and not find_credit(block.text, scene.words).credit:
        return True
    quotes = concepts()["quote"]
    return any(not set(frame.words).isdisjoint(quotes) for frame in islice(scene.document.ancestors(block), STEPS))


def bylined_alone(reason: str, block: Block, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether "credits" names whose the text is: no picture stands near, and no wording says that the line is one's."""
    if not names_credit(spelled(reason.removeprefix("named ")), scene.words):
        return False
    near = (said.get(index) for index in range(block.index - NEAR, block.index + NEAR))
    pictured = any(label is not None and label.role is Role.IMAGE for label in near)
    pictured = pictured or scene.document.blocks[block.index - 1].kind == "image"
    return not pictured and find_credit(block.text, scene.words).credit is None


def is_small_print(block: Block, scene: Scene) -> bool:
    """Whether "caption" only says in which size a few words are set, "Pros", "Updated on": no picture stands near."""
    if len(block.text.split()) > MAX_PRINT_WORDS or ends_sentence(block.text) or has_cjk(block.text):
        return False
    return not _is_pictured(block, scene) and find_credit(block.text, scene.words).credit is None


def is_linked_again(block: Block, scene: Scene) -> bool:
    """Whether a link right beside a text says the same: both are the title of a teaser."""
    near = scene.document.blocks[max(0, block.index - NEAR) : block.index + NEAR + 1]
    again = (other for other in near if other.kind != "image" and other is not block and mostly_linked(other))
    return any(fold(other.text) == fold(block.text) for other in again)


def at_table(block: Block, scene: Scene) -> bool:
    """Whether a caption is no picture's but a table's title, or the source of what stands there instead of one."""
    blocks, at = scene.document.blocks, block.index
    if _is_pictured(block, scene):
        return False
    found = find_credit(block.text, scene.words)
    beside = {other.kind for other in blocks[max(0, at - 1) : at + 2]}
    sourced = at > scene.body[0] and found.credit is not None and not found.sure
    return sourced or "table" in beside or "preformatted" in beside


def _is_pictured(block: Block, scene: Scene) -> bool:
    """Whether a picture stands near a text, in the article's container."""
    near = scene.document.blocks[max(0, block.index - NEAR) : block.index + NEAR + 1]
    return any(other.kind == "image" and other.frame in scene.inside for other in near)
