"""Which pictures in the article's reach are its own.

A picture is the article's own where it stands between headline and last paragraph, or in the same container, and
nothing on the way there says otherwise: an element named for teasers, a link beside it, a byline, the size of an icon.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from article_extract.credit_lines import find_credit, without_tools
from article_extract.model import Block, Document, Frame, Label, Role
from article_extract.roles.concepts import concepts
from article_extract.roles.picture_names import MAX_WRAPPED_BLOCKS, STEPS, picture_names, spelled
from article_extract.roles.picture_scene import Scene, join
from article_extract.typography import fold

# Pictures with both sides shorter than this, in CSS pixels, are icons.
ICON = 100
# The same for pictures of which the page gives one side.
SMALL_ICON = 40
# Blocks, pictures among them, from which on an element is no wrapper of one picture.
MAX_WRAPPED_REACH = 30
# Blocks around a text among which the picture is looked for that it may belong to.
NEAR = 3
# Words of a link beside a picture that is the title of a teaser; shorter ones only enlarge it.
MIN_TITLE_WORDS = 3

JUNK = frozenset(
    {
        Role.SOCIAL,
        Role.NEWSLETTER,
        Role.TEASER,
        Role.RELATED,
        Role.NAVIGATION,
        Role.ADVERT,
        Role.COMMENT,
        Role.AUTHOR_BIO,
    }
)
RIGHT_ABOVE = 2  # blocks above a headline in which its picture stands
NO_CAPTION_KINDS = frozenset({"image", "embed", "table", "preformatted", "blockquote", "heading"})
"""Kinds of blocks that are captions nowhere."""

_ICON_SOURCE = re.compile(
    r"^data:|\.svg(?:[?#]|$)|(?:^|[/_.\-])(?:logo|icon|play_?icon|pixel|spacer|blank|avatar|1x1|emoji|btn|button"
    r"|arrow|pinit|captcha|qr[_-]?code)s?[/_.\-]"
    r"|/banners?[/_-]|/shar(?:e|ing)/[^/]+$|/\w{1,2}\?\w{1,3}=",  # the last is a counter: /p?c1=2
    re.IGNORECASE,
)
_FILE_END = re.compile(r"\.\w{3,4}$")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)


def foreign_reason(block: Block, scene: Scene) -> str | None:
    """Why a picture in the article's reach is none of its own; None where it is."""
    claimed = block.index in scene.claimed
    reason = None if claimed else _out_of_place(block, scene)
    if reason:
        return reason
    if block.figure is None and any(frame.tag == "video" for frame in islice(scene.document.ancestors(block), STEPS)):
        return "the still of a film"
    if 0 < max(block.size) < (ICON if min(block.size) else SMALL_ICON):
        return "the size of an icon"
    if block.source and _ICON_SOURCE.search(block.source) and not _captioned(block, scene):
        return "an address for icons"
    said = scene.labels.last(block.index)
    if said.role is Role.ADVERT and said.phrase:
        return "an advertisement"
    names = (word for span in block.spans if span.name == "class" for word in spelled(span.value))
    if not picture_names()["icons"].isdisjoint(names):
        return "named as an icon"
    shown = fold(_FILE_END.sub("", block.text))
    if " " in shown and shown in scene.authors:
        return "a portrait of the author"
    if claimed:
        return None
    return _foreign_frame(block, scene) or _foreign_text(block, scene)


def _captioned(block: Block, scene: Scene) -> bool:
    """Whether a caption stands with a picture in a <figure>: one of a logo is a picture of it."""
    beside = scene.document.blocks[block.index + 1 : block.index + 3]
    return block.figure is not None and any(
        other.figure == block.figure and other.kind == "caption" and not mostly_linked(other) for other in beside
    )


def foreign_place(block: Block, scene: Scene) -> str | None:
    """Why a text stands where none of the article's pictures do; None where one may."""
    return _out_of_place(block, scene) or _foreign_frame(block, scene)


def _out_of_place(block: Block, scene: Scene) -> str | None:
    if block.frame not in scene.inside and not _above_headline(block, scene):
        return "outside the article's container"
    if block.index > scene.below and (block.frame not in scene.core or _ended(block, scene)):
        return "behind the article"
    if block.hidden and not scene.hidden:
        return "hidden"
    if len(scene.document.frames) == 1 and block.kind == "image" and block.index < scene.head - RIGHT_ABOVE:
        return "above the headline"  # where no element holds the article, nothing else parts it from the menus
    return None


def _above_headline(block: Block, scene: Scene) -> bool:
    """Whether a picture, or what is named its caption, stands right above the headline, in a container next to its
    own, and leads nowhere.
    """
    if not scene.above <= block.index < scene.head:
        return False
    if block.kind != "image" and scene.captions.of(block) is None:
        return False
    if block.links and not _leads_to_picture(block.links[0][2], scene.document):
        return False
    joint = scene.document.frames[join(scene.document, scene.container, block.frame)]
    return joint.tag not in ("", "html", "body")


def _ended(block: Block, scene: Scene) -> bool:
    """Whether between the article's last block and this one something else began."""
    between = range(scene.body_end + 1, block.index)
    return any(
        scene.labels.role(index) in (Role.TEASER, Role.RELATED, Role.COMMENT, Role.AUTHOR_BIO) for index in between
    )


def _foreign_frame(block: Block, scene: Scene) -> str | None:
    """What an element between the block and the article's own is named for, where that is something else."""
    linked = bool(block.links) and block.kind == "image" and not _leads_to_picture(block.links[0][2], scene.document)
    for frame in scene.document.ancestors(block):
        if frame.index in scene.spine:
            return None
        concept = _foreign_name(frame.words)
        if concept and not (block.kind != "image" and concept.startswith("byline") and _names_picture(frame.words)):
            return f"in an element named for {concept}"
        if frame.tag in ("nav", "footer") and block.figure is None:
            return f"in <{frame.tag}>"
        if linked and frame.tag in ("li", "aside", "article"):
            return "a linked picture in a list"
    return None


@lru_cache(maxsize=4000)
def _foreign_name(names: tuple[str, ...]) -> str | None:
    return next((f"{_foreign_words()[name]} ({name!r})" for name in names if name in _foreign_words()), None)


def _names_picture(names: tuple[str, ...]) -> bool:
    """Whether "author" is who took a picture here: "image-author"."""
    return not picture_names()["pictures"].isdisjoint(names)


@lru_cache(maxsize=1)
def _foreign_words() -> dict[str, str]:
    """Word -> the concept that it betrays."""
    concept_words, harmless = concepts(), picture_names()["harmless"]
    return dict.fromkeys(picture_names()["codes"], "a code to scan") | {
        word: name
        for name in sorted(picture_names()["foreign"])
        for word in concept_words[name]
        if word not in harmless
    }


def _foreign_text(block: Block, scene: Scene) -> str | None:
    """Whether the words in the picture's own wrapper are those of a teaser."""
    around = wrapped_texts(block, scene)
    if around and block.figure is not None and all(other.linked == len(other.text) for other in around):
        if any(frame.tag == "li" for frame in islice(scene.document.ancestors(block), STEPS)):
            return "a teaser: a picture in a list whose caption is a link"
    if around and block.figure is not None and _is_linked_figure(block, around, scene):
        return "a teaser: picture and caption are one link"
    if around and _is_titled_again(block, around, scene):
        return "a teaser: its title is printed and linked"
    if around and all(_announces_advert(other, scene) for other in around):
        return "an advertisement by the label beside it"
    if not around or any(other.kind == "caption" or other.figure == block.figure is not None for other in around):
        return None
    linked = [other for other in around if _is_linked_title(other, scene)]
    chars = sum(len(other.text) for other in around)
    titled = len(around) > 1 and any(len(other.text.split()) >= MIN_TITLE_WORDS for other in linked)
    if titled or 2 * sum(len(other.text) for other in linked) > chars:
        return "a teaser: a picture with a link beside it"
    if any(_bylined(other, scene) for other in around):
        return "a portrait beside a byline"
    if not linked and not any(other.kind == "heading" for other in around):
        return None  # a teaser leads somewhere
    junk = [other for other in around if scene.labels.role(other.index) in JUNK]
    return "among what is not the article" if 2 * len(junk) > len(around) else None


def _is_titled_again(block: Block, around: list[Block], scene: Scene) -> bool:
    """Whether the element around a picture and its credit prints a title twice, once as a link."""
    if not all(is_labelled_credit(other, scene) for other in around):
        return False
    wider = wrapped_texts(block, scene, len(around))
    if not len(around) < len(wider) <= len(around) + MAX_WRAPPED_BLOCKS:
        return False
    linked = {fold(other.text) for other in wider if mostly_linked(other) and " " in other.text}
    return any(fold(other.text) in linked for other in wider if not mostly_linked(other))


def _is_linked_figure(block: Block, around: list[Block], scene: Scene) -> bool:
    """Whether a picture and what its <figure> says lead to one and the same other page. A credit shows that the
    picture is the article's all the same.
    """
    if not all(mostly_linked(other) for other in around):
        return False
    if any(find_credit(other.text, scene.words).credit for other in around):
        return False
    figure = next((frame for frame in islice(scene.document.ancestors(block), STEPS) if frame.tag == "figure"), None)
    around_it = scene.document.frames[figure.parent].href if figure else None
    own = {address for _, _, address in block.links}
    titles = {
        address
        for other in around
        for start, _, address in other.links
        if address in own or other.text[:start].rstrip().endswith(":")  # "You may also like: How the Ferry Came Back"
    }
    links = {around_it} if around_it else titles
    return any(not _leads_to_picture(address, scene.document) for address in links)


def _announces_advert(block: Block, scene: Scene) -> bool:
    """Whether a text says of what stands beside it that it is paid for: "Advertisement"."""
    said = scene.labels.last(block.index)
    return said.role is Role.ADVERT and said.phrase


def _is_linked_title(block: Block, scene: Scene) -> bool:
    """Whether a text beside a picture is linked to another page; to who made the picture a credit may lead."""
    if mostly_linked(block):
        linked = not all(_PICTURE_FILE.search(address) for _, _, address in block.links) or not block.links
    else:
        linked = _in_link(block, scene)
    if named_credit(block) or is_labelled_credit(block, scene):
        return False
    return linked and bool(without_tools(block.text, scene.words))


def named_credit(block: Block) -> bool:
    """Whether all of a text is named a credit beyond doubt: the link to who made a picture."""
    size = len(block.text)
    whole = (span.value.lower() for span in block.spans if span.name == "class" and (span.start, span.end) == (0, size))
    return any("credit" in name or "copyright" in name for name in whole)


def is_labelled_credit(block: Block, scene: Scene) -> bool:
    """Whether a text is a credit behind its label, which may well be a link to who made the picture."""
    found = find_credit(block.text, scene.words)
    return found.credit is not None and not found.caption and bool(found.label)


def _bylined(block: Block, scene: Scene) -> bool:
    """Whether a text names the author or the time of publication."""
    marked = any(span.name == "datetime" or (span.name == "rel" and "author" in span.value) for span in block.spans)
    return marked or scene.labels.role(block.index) in (Role.BYLINE, Role.DATE_LINE)


def _in_link(block: Block, scene: Scene) -> bool:
    href = scene.document.frames[block.frame].href
    return href is not None and not _leads_to_picture(href, scene.document)


def _leads_to_picture(address: str, document: Document) -> bool:
    """Whether a picture's link only shows it larger, or stays on the page."""
    return (
        bool(_PICTURE_FILE.search(address))
        or address.startswith(("#", "javascript:"))
        or (document.url is not None and address.startswith(document.url))
    )


def wrapped_texts(block: Block, scene: Scene, known: int = 0) -> list[Block]:
    """The texts of the innermost element that holds the picture and words, more than so many `known` texts, if it
    holds nothing of the article.
    """
    blocks, frames = scene.document.blocks, scene.document.frames
    at = block.frame
    for _ in range(STEPS):
        if at in scene.spine:
            return []
        low, high = block.index, block.index
        while low > scene.first and stands_in(blocks[low - 1].frame, at, frames):
            low -= 1
            if high - low > MAX_WRAPPED_REACH:
                return []
        while high < scene.last and stands_in(blocks[high + 1].frame, at, frames):
            high += 1
            if high - low > MAX_WRAPPED_REACH:
                return []
        around = [other for other in blocks[low : high + 1] if other.kind not in ("image", "embed")]
        if len(around) > known:
            return around
        at = frames[at].parent
    return []


def at_foreign_picture(block: Block, scene: Scene, said: dict[int, Label]) -> bool:
    """Whether a text shares an element with a picture that is none of the article's, and with none that is."""
    blocks, frames, at = scene.document.blocks, scene.document.frames, block.frame
    for _ in range(STEPS):
        if at <= 0 or at in scene.spine or scene.texts[at] > MAX_WRAPPED_BLOCKS:
            return False
        near = blocks[max(0, block.index - NEAR) : block.index + NEAR]
        pictures = [other for other in near if other.kind == "image" and stands_in(other.frame, at, frames)]
        if pictures:
            shown = (other for other in pictures if not other.hidden)
            return all(
                other.index not in said and (foreign_reason(other, scene) or "").startswith("a teaser")
                for other in shown
            )
        at = frames[at].parent
    return False


def stands_in(at: int, top: int, frames: tuple[Frame, ...]) -> bool:
    depth = frames[top].depth
    while at > 0 and frames[at].depth > depth:
        at = frames[at].parent
    return at == top


def mostly_linked(block: Block) -> bool:
    return 2 * block.linked > len(block.text)


def leads_away(block: Block, document: Document) -> bool:
    """Whether most of a text is linked, and not by the link that shows the picture beside it larger."""
    if not mostly_linked(block):
        return False
    near = document.blocks[max(0, block.index - 2) : block.index + 3]
    shown = {address for other in near if other.kind == "image" for _, _, address in other.links}
    addresses = [address for _, _, address in block.links]
    return not addresses or any(at not in shown or not _leads_to_picture(at, document) for at in addresses)
