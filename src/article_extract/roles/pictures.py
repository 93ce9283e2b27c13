"""The article's own pictures, and the captions and credits that stand with them.

It runs when the earlier passes have said what is the article: a picture is the article's own where it stands between
headline and last paragraph (or in the same container) and nothing on its way there says otherwise. Captions and credits
are found from the picture (figure, wrapper, names in mark-up) and by their own wording, which is all that raw text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from article_extract.credit_lines import (
    PHOTO_BY,
    WHOLE_CHAIN,
    CreditLine,
    find_credit,
    may_hold_credit,
    names_credit,
    parts_of,
)
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Frame, Label, Labels, Role
from article_extract.roles.evidence import concepts
from article_extract.typography import ends_sentence, fold, has_cjk

# Share of the body's characters that the article's container holds: a stray paragraph elsewhere does not widen it.
CONTAINER_SHARE = 0.85
# Blocks above the headline, and behind the last paragraph, among which the article's pictures are looked for.
ABOVE, BELOW = 30, 40
# The same for lines that only their wording shows to be about a picture.
LINES_ABOVE, LINES_BELOW = 6, 3
# Pictures with both sides shorter than this, in CSS pixels, are icons.
ICON = 100
# Words of the longest caption: the longest of 420 looked at had 74.
MAX_CAPTION_WORDS = 110
# Words, and blocks, of an element that wraps a picture and its caption and nothing else.
MAX_WRAPPED_WORDS, MAX_WRAPPED_BLOCKS = 90, 4
# Steps up from a picture, or a line, to the element that names or wraps it.
STEPS = 4
# A chain of names ends a caption of at most so many words; a longer paragraph only cites its sources there.
MAX_CHAINED_WORDS = 70
# Words from which on a line printed twice in a row is an alternative text and its caption: shorter ones are buttons.
MIN_TWICE_WORDS = 5
# Words of a paragraph that shows that the article's text goes on around such a line.
MIN_PROSE_WORDS = 15
# Words of the longest line that is a date and nothing else.
MAX_DATE_WORDS = 6
# Characters of the longest caption in a script without spaces.
MAX_CJK_CAPTION = 160
# Words from which on a text in a figure is a caption though nothing names it one: below are tools ("View gallery").
MIN_UNNAMED_WORDS = 4
# Words of a text that only its element's name makes a credit.
MAX_CREDIT_WORDS = 16
# Words of a line at the headline that stands for the lead picture's alternative text.
MIN_ALT_WORDS, MAX_ALT_WORDS = 3, 18

_TAKEN = frozenset({Role.HEADLINE, Role.DEK, Role.KICKER, Role.BYLINE, Role.DATE_LINE})
# Roles that earlier passes may have given to a caption which nothing but its credit betrays.
_MAY_BE_CAPTION = frozenset({Role.PARAGRAPH, Role.OTHER, Role.SUBHEADING, Role.LIST_ITEM, Role.IMAGE})
_JUNK = frozenset(
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
_FOREIGN = ("related", "social", "newsletter", "advert", "comment", "bio", "byline", "navigation", "footer")
# Names too common to make what stands inside foreign: "more" opens a cut caption, "info" and "item" are slides.
_HARMLESS = frozenset(
    {
        "slider",
        "carousel",
        "swiper",
        "slideshow",
        "more",
        "read",
        "signature",
        "about",
        "profile",
        "column",
        "widget",
        "widgets",
        "like",
        "likes",
        "pub",
        "partner",
        "bottom",
        "reporter",
        "follow",
        "loop",
        "sticky",
        "side",
        "shares",
        "share",
        "sharing",
    }
)
_ICON_NAMES = frozenset(
    {
        "logo",
        "icon",
        "icons",
        "avatar",
        "emoji",
        "pixel",
        "tracking",
        "spinner",
        "badge",
        "flag",
        "sprite",
        "author",
        "byline",
    }
)
_ICON_SOURCE = re.compile(
    r"^data:|\.svg(?:[?#]|$)|(?:^|[/_.\-])(?:logo|icon|pixel|spacer|blank|avatar|1x1|emoji)s?[/_.\-]", re.IGNORECASE
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
_FILE_END = re.compile(r"\.\w{3,4}$")
_NAME_EDGE = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_DURATION = re.compile(r"\b\d{1,2}:\d{2}\s*(?:min\b|$)", re.IGNORECASE)
_CHAINED = re.compile(r"[/|]|\bvia\b")
_SIGN = re.compile(r"[©ⓒ]|copyright", re.IGNORECASE)
_COUNT = re.compile(r"^\W*\d+\W*(?:\w{1,3}\W+)?\d*\W*(?:min|sec|sek|s)?\.?$", re.IGNORECASE)
_NO_CAPTION_KINDS = frozenset({"image", "embed", "table", "preformatted", "blockquote", "heading"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """The page with the article's place in it.

    first, last: the blocks among which its pictures stand; head: the headline, or the first block of the body;
    body_end: its last block. container: innermost frame around headline and body. inside: for each frame whether it is
    in the container; core: whether in the innermost frame around the body. spine: the frames around any block of the
    article; texts: for each frame how many texts stand in it. authors: who wrote it, folded. hidden: the page hides its
    own body.
    """

    document: Document
    labels: Labels
    words: Language
    first: int
    head: int
    body_end: int
    body: tuple[int, ...]
    last: int
    container: int
    inside: tuple[bool, ...]
    core: tuple[bool, ...]
    spine: frozenset[int]
    texts: tuple[int, ...]
    authors: str
    hidden: bool

    def blocks(self) -> tuple[Block, ...]:
        return self.document.blocks[self.first : self.last + 1]


def label_pictures(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """IMAGE, CAPTION and CREDIT for the blocks of the article's own pictures, with what showed it."""
    scene = _scene(document, labels, words)
    if scene is None:
        return
    said: dict[int, Label] = {}
    for step in (_pictures, _figures, _wrapped, _named, _worded, _lines_at_credits, _alternative_lines):
        for label in list(step(scene, said)):
            said.setdefault(label.block, label)
    yield from (said[index] for index in sorted(said))


def _scene(document: Document, labels: Labels, words: Language) -> _Scene | None:
    body = labels.with_role(*BODY_ROLES)
    if not body:
        return None
    blocks = document.blocks
    headline = next(iter(labels.with_role(Role.HEADLINE)), None)
    head = headline if headline is not None and headline < body[-1] else body[0]
    core = _container(document, [blocks[index] for index in body])
    container = _join(document, core, blocks[head].frame)
    inside = _below(document, container)
    texts = _texts(document)
    named = {index for index in body if _caption_name(blocks[index], document, texts)}
    spine = {frame.index for index in {head, *body} - named for frame in document.ancestors(blocks[index])}
    first = next((at for at in range(max(0, head - ABOVE), head) if inside[blocks[at].frame]), head)
    return _Scene(
        document, labels, words, first, head, body[-1], tuple(body), min(len(blocks) - 1, body[-1] + BELOW),
        container, inside, _below(document, core), frozenset({0, *spine}), texts, _authors(document, labels),
        all(blocks[index].hidden for index in body),
    )  # fmt: skip


def _texts(document: Document) -> tuple[int, ...]:
    """For each frame the number of texts in it."""
    counts = [0] * len(document.frames)
    for block in document.blocks:
        if block.kind not in ("image", "embed"):
            counts[block.frame] += 1
    for frame in reversed(document.frames):
        if frame.parent >= 0:
            counts[frame.parent] += counts[frame.index]
    return tuple(counts)


def _authors(document: Document, labels: Labels) -> str:
    """The authors' names as the page claims and prints them."""
    printed = (document.blocks[index].text for index in labels.with_role(Role.BYLINE))
    return fold(" ; ".join([*(claim.value for claim in document.claimed("author")), *printed]))


def _container(document: Document, body: list[Block]) -> int:
    """The innermost frame that holds nearly all of the body."""
    held: dict[int, int] = {0: sum(len(block.text) for block in body)}
    for block in body:
        for frame in document.ancestors(block):
            held[frame.index] = held.get(frame.index, 0) + len(block.text)
    enough = CONTAINER_SHARE * held[0]
    return max((index for index, chars in held.items() if chars >= enough), key=lambda at: document.frames[at].depth)


def _join(document: Document, one: int, other: int) -> int:
    """The innermost frame that holds two."""
    path = {0}
    while one > 0:
        path.add(one)
        one = document.frames[one].parent
    while other not in path:
        other = document.frames[other].parent
    return other


def _below(document: Document, top: int) -> tuple[bool, ...]:
    """For each frame whether it is `top` or stands in it."""
    inside: list[bool] = []
    for frame in document.frames:
        inside.append(frame.index == top or (frame.parent >= 0 and inside[frame.parent]))
    return tuple(inside)


def _pictures(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
    """The pictures themselves."""
    for block in scene.blocks():
        if block.kind == "image" and foreign_reason(block, scene) is None:
            yield Label(block.index, Role.IMAGE, "a picture in the article")


def foreign_reason(block: Block, scene: _Scene) -> str | None:
    """Why a picture in the article's reach is none of its own; None where it is."""
    reason = _out_of_place(block, scene)
    if reason:
        return reason
    if 0 < block.size[0] < ICON and 0 < block.size[1] < ICON:
        return "the size of an icon"
    if block.source and _ICON_SOURCE.search(block.source):
        return "an address for icons"
    names = {word.lower() for span in block.spans if span.name == "class" for word in _NAME_EDGE.split(span.value)}
    if names & _ICON_NAMES:
        return "named as an icon"
    shown = fold(_FILE_END.sub("", block.text))
    if " " in shown and shown in scene.authors:
        return "a portrait of the author"
    return _foreign_frame(block, scene) or _foreign_text(block, scene)


def _foreign(block: Block, scene: _Scene) -> str | None:
    return _out_of_place(block, scene) or _foreign_frame(block, scene)


def _out_of_place(block: Block, scene: _Scene) -> str | None:
    if not scene.inside[block.frame]:
        return "outside the article's container"
    if block.index > scene.body_end and (not scene.core[block.frame] or _ended(block, scene)):
        return "behind the article"
    if block.hidden and not scene.hidden:
        return "hidden"
    return None


def _ended(block: Block, scene: _Scene) -> bool:
    """Whether between the article's last block and this one something else began."""
    between = range(scene.body_end + 1, block.index)
    return any(
        scene.labels.role(index) in (Role.TEASER, Role.RELATED, Role.COMMENT, Role.AUTHOR_BIO) for index in between
    )


def _foreign_frame(block: Block, scene: _Scene) -> str | None:
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
    """ "image-author" names who took a picture."""
    return not {"image", "photo", "picture", "foto", "img", "media", "caption", "credit"}.isdisjoint(names)


@lru_cache(maxsize=1)
def _foreign_words() -> dict[str, str]:
    return {word: concept for concept in _FOREIGN for word in concepts()[concept] if word not in _HARMLESS}


def _foreign_text(block: Block, scene: _Scene) -> str | None:
    """Whether the words in the picture's own wrapper are those of a teaser."""
    around = _wrapped_texts(block, scene)
    if not around or any(other.kind == "caption" or other.figure == block.figure is not None for other in around):
        return None
    chars = sum(len(other.text) for other in around)
    linked = max(
        sum(other.linked for other in around), sum(len(other.text) for other in around if _in_link(other, scene))
    )
    if linked > 0.5 * chars:
        return "a teaser: a picture with a link beside it"
    if any(_bylined(other, scene) for other in around):
        return "a portrait beside a byline"
    if not linked and not any(other.kind == "heading" for other in around):
        return None  # a teaser leads somewhere
    junk = [other for other in around if scene.labels.role(other.index) in _JUNK]
    return "among what is not the article" if 2 * len(junk) > len(around) else None


def _bylined(block: Block, scene: _Scene) -> bool:
    """Whether a text names the author or the time of publication."""
    marked = any(span.name == "datetime" or (span.name == "rel" and "author" in span.value) for span in block.spans)
    return marked or scene.labels.role(block.index) in (Role.BYLINE, Role.DATE_LINE)


def _in_link(block: Block, scene: _Scene) -> bool:
    href = scene.document.frames[block.frame].href
    return href is not None and not _leads_to_picture(href, scene.document)


def _leads_to_picture(address: str, document: Document) -> bool:
    """Whether a picture's link only shows it larger, or stays on the page."""
    return (
        bool(_PICTURE_FILE.search(address))
        or address.startswith(("#", "javascript:"))
        or (document.url is not None and address.startswith(document.url))
    )


def _wrapped_texts(block: Block, scene: _Scene) -> list[Block]:
    """The texts of the innermost element that holds the picture and words, if it holds nothing of the article."""
    blocks, frames = scene.document.blocks, scene.document.frames
    at = block.frame
    for _ in range(STEPS):
        if at in scene.spine:
            return []
        low, high = block.index, block.index
        while low > scene.first and _stands_in(blocks[low - 1].frame, at, frames):
            low -= 1
        while high < scene.last and _stands_in(blocks[high + 1].frame, at, frames):
            high += 1
        around = [other for other in blocks[low : high + 1] if other.kind not in ("image", "embed")]
        if around:
            return around
        at = frames[at].parent
    return []


def _stands_in(at: int, top: int, frames: tuple[Frame, ...]) -> bool:
    depth = frames[top].depth
    while at > 0 and frames[at].depth > depth:
        at = frames[at].parent
    return at == top


def _figures(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts that share a <figure> with a picture; a figure whose picture a script would load counts too."""
    figures: dict[int, list[Block]] = {}
    for block in scene.blocks():
        if block.figure is not None:
            figures.setdefault(block.figure, []).append(block)
    for members in figures.values():
        pictures = [block for block in members if block.kind == "image"]
        if pictures and not any(block.index in said for block in pictures):
            continue
        if not pictures and any(_foreign(block, scene) for block in members if not block.hidden):
            continue
        if any(block.kind == "blockquote" for block in members):
            continue  # its caption says who is quoted
        captioned = any(block.kind == "caption" and not block.hidden for block in members)
        for block in members:
            reason = _caption_in_figure(block, captioned, scene)
            if reason:
                yield _caption_or_credit(block, scene, reason)
    for block in scene.blocks():
        if block.kind == "caption" and block.figure is None and not (_foreign(block, scene)):
            yield _caption_or_credit(block, scene, "a caption element")


def _caption_in_figure(block: Block, captioned: bool, scene: _Scene) -> str | None:
    if block.kind in _NO_CAPTION_KINDS or (block.hidden and not scene.hidden) or _COUNT.match(block.text):
        return None
    if scene.document.frames[block.frame].tag in ("address", "time"):
        return None
    if block.kind == "caption":
        return "a caption element"
    tag = scene.document.frames[block.frame].tag
    if tag == "button" or _in_player(block, scene) or scene.labels.role(block.index) in _TAKEN:
        return None
    named = _caption_name(block, scene.document, scene.texts)
    if named:
        return named
    found = find_credit(block.text, scene.words)
    if found.credit and (found.sure or not found.caption):
        return f"in a figure: {found.reason}"
    if captioned or len(block.text.split()) > MAX_CAPTION_WORDS or _linked(block):
        return None
    return "text in a figure" if len(block.text.split()) >= MIN_UNNAMED_WORDS else None


def _in_player(block: Block, scene: _Scene) -> bool:
    """Whether a text stands in a <video> and is shown only where that cannot be played."""
    return any(frame.tag == "video" for frame in islice(scene.document.ancestors(block), STEPS))


def _spelled(value: str) -> list[str]:
    """The words of a class attribute."""
    return [word.lower() for word in _NAME_EDGE.split(value) if word]


def _wrapped(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts in an element that holds a picture, them, and nothing of the article besides."""
    for index in [index for index, label in said.items() if label.role is Role.IMAGE]:
        block = scene.document.blocks[index]
        if block.figure is not None:
            continue
        texts = [other for other in _wrapped_texts(block, scene) if not _COUNT.match(other.text)]
        count = sum(len(other.text.split()) for other in texts)
        if not texts or len(texts) > MAX_WRAPPED_BLOCKS or count > MAX_WRAPPED_WORDS:
            continue
        if any(other.kind in _NO_CAPTION_KINDS or scene.labels.role(other.index) in _TAKEN for other in texts):
            continue
        if count < MIN_UNNAMED_WORDS and not any(find_credit(other.text, scene.words).credit for other in texts):
            continue
        if any(_DURATION.search(other.text) for other in texts):
            continue  # a video's card
        for other in texts:
            tag = scene.document.frames[other.frame].tag
            if _in_player(other, scene):
                continue
            if not other.hidden and tag not in ("button", "address", "time", "dt", "dd") and not _linked(other):
                yield _caption_or_credit(other, scene, "wrapped with a picture")


def _linked(block: Block) -> bool:
    return 2 * block.linked > len(block.text)


def _named(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Texts that the mark-up names captions or credits, with or without a picture at hand."""
    for block in scene.blocks():
        if block.index in said or block.kind in _NO_CAPTION_KINDS or block.figure is not None or _linked(block):
            continue
        if _COUNT.match(block.text):
            continue
        if scene.labels.role(block.index) in _TAKEN or len(block.text.split()) > MAX_CAPTION_WORDS:
            continue
        reason = _caption_name(block, scene.document, scene.texts)
        if reason and not _out_of_place(block, scene) and not _foreign_frame(block, scene):
            yield _caption_or_credit(block, scene, reason)


def _caption_name(block: Block, document: Document, texts: tuple[int, ...]) -> str | None:
    """The name in mark-up that makes a text a caption, as words for a reason."""
    captions = _caption_words()
    for span in block.spans:
        if span.name == "class" and span.start == 0 and span.end == len(block.text):
            spelled = _spelled(span.value)
            if "text" not in spelled and captions.intersection(spelled):
                return f"named {span.value.split()[0]!r}"
    for steps, frame in enumerate(document.ancestors(block)):
        if steps == STEPS or texts[frame.index] > MAX_WRAPPED_BLOCKS:
            return None
        names = frame.words
        if not captions.isdisjoint(names):
            for at, name in enumerate(names):
                if name in captions and names[at - 1 : at] != ("text",):
                    return f"named {name!r}"
    return None


@lru_cache(maxsize=1)
def _caption_words() -> frozenset[str]:
    return frozenset(concepts()["caption"])


def _caption_or_credit(block: Block, scene: _Scene, reason: str) -> Label:
    """CREDIT where the text is nothing else, by its wording or by its name; else CAPTION."""
    found = find_credit(block.text, scene.words)
    frame = scene.document.frames[block.frame]
    spans = [span.value for span in block.spans if span.name == "class" and span.end - span.start == len(block.text)]
    marked = any(names_credit(_spelled(value), scene.words) for value in spans)
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


def _worded(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
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
        elif reason and (_own_line(line, block, scene, pictured) or _at_picture(block, line, scene, said)):
            yield Label(index, Role.CAPTION if line.caption else Role.CREDIT, reason)


def _is_open(block: Block, scene: _Scene, said: dict[int, Label]) -> bool:
    """Whether a line's wording is to be looked at: cheap checks first."""
    if block.index in said or block.figure is not None or scene.labels.role(block.index) in _TAKEN or _linked(block):
        return False
    if len(block.text.split()) > MAX_CAPTION_WORDS or not may_hold_credit(block.text, scene.words):
        return False
    return _foreign(block, scene) is None


def _own_line(line: CreditLine, block: Block, scene: _Scene, pictured: bool) -> bool:
    """Whether a line needs no picture near it to be believed."""
    if line.lead:
        return True
    if line.caption:
        return not (_signed(line) and (pictured or block.index > scene.body_end))
    chained = line.reason == WHOLE_CHAIN and _CHAINED.search(line.credit or "") is not None
    return chained and not pictured and block.index <= scene.body_end


def _lines(scene: _Scene) -> Iterator[Block]:
    """The blocks among which a line may say so: the article's, a few above, those below till something else begins."""
    blocks = scene.document.blocks
    for block in blocks[max(0, scene.head - LINES_ABOVE) : scene.body_end + 1]:
        if block.kind not in _NO_CAPTION_KINDS:
            yield block
    for block in blocks[scene.body_end + 1 : scene.body_end + 1 + LINES_BELOW]:
        if block.kind in _NO_CAPTION_KINDS or scene.labels.role(block.index) in _JUNK:
            return
        yield block


def _at_picture(block: Block, found: CreditLine, scene: _Scene, said: dict[int, Label]) -> bool:
    """Whether a line that is only a credit is a picture's: "© 2024 The Daily" and "AFP/dpa" may be the text's own."""
    if block.index <= scene.body_end and not _signed(found):
        return True
    if block.index > scene.body_end and "label" not in found.reason:
        return False  # "AFP/dpa": where the text is from
    near = (label.block for label in said.values() if label.role is not Role.CREDIT)
    return any(abs(block.index - index) <= 2 for index in near)


def _signed(found: CreditLine) -> bool:
    """Whether only a © makes the credit, or a chain of agencies alone: a text has such lines of its own."""
    if "label" not in found.reason:
        return not found.caption
    return not found.reason.partition("label '")[2][:1].isalpha()


def _wording(found: CreditLine, block: Block, words: Language) -> str | None:
    """The reason why a line is about a picture, as far as its words tell; None where they may be a text's own."""
    if found.lead:
        return f"a line for the lead picture: {found.reason}"
    if not found.sure or (found.caption and _SIGN.search(found.caption)):
        return None  # a second ©, in the caption: "© The Daily. All rights reserved"
    if "label" in found.reason or found.reason == PHOTO_BY:
        return found.reason
    if has_cjk(block.text):
        return found.reason if len(block.text) <= MAX_CJK_CAPTION else None
    if len(block.text.split()) > MAX_CHAINED_WORDS or not found.credit:
        return None
    sold = any(part.name in words.credits.distributors for part in parts_of(found.credit, words))
    return found.reason if sold or _CHAINED.search(found.credit) else None  # "(Reuters)" alone signs a text as well


def _lines_at_credits(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
    """The line right above a credit that stands alone: its caption, where the two stand together."""
    blocks = scene.document.blocks
    spaced = 2 * sum(blocks[index].gap > 0 for index in scene.body) > len(scene.body)
    for index, label in list(said.items()):
        if label.role is not Role.CREDIT or blocks[index].figure is not None or not index:
            continue
        above, count = blocks[index - 1], len(blocks[index - 1].text.split())
        role = scene.labels.role(above.index)
        if above.index in said or above.index < scene.head - LINES_ABOVE or above.kind in _NO_CAPTION_KINDS:
            continue
        if count > MAX_CHAINED_WORDS or not (
            role in _MAY_BE_CAPTION or (role is Role.DATE_LINE and count > MAX_DATE_WORDS)
        ):
            continue
        if index > 1 and fold(blocks[index - 2].text) == fold(above.text):
            yield Label(above.index, Role.CAPTION, "said twice above a credit")
        elif _wrapped_pair(above, blocks[index], scene, said):
            yield Label(above.index, Role.CAPTION, "in one element with a credit")
        elif spaced and _set_together(above, blocks[index], blocks[index + 1 : index + 2]):
            yield Label(above.index, Role.CAPTION, "set together with the credit below it")
        elif role not in BODY_ROLES and count > 2 and _same_place(above, blocks[index]):
            yield Label(above.index, Role.CAPTION, "the line above a credit")


def _same_place(above: Block, below: Block) -> bool:
    return below.gap == 0 and above.frame == below.frame


def _set_together(above: Block, below: Block, behind: tuple[Block, ...]) -> bool:
    """Raw text whose paragraphs are parted by blank lines: whether two lines stand between two of those."""
    return above.gap > 0 and below.gap == 0 and all(block.gap > 0 for block in behind)


def _wrapped_pair(above: Block, below: Block, scene: _Scene, said: dict[int, Label]) -> bool:
    """Whether two lines stand in one small element, with a picture or with nothing of the article."""
    frames = scene.document.frames
    parent = frames[above.frame].parent
    if parent != frames[below.frame].parent or scene.texts[parent] > MAX_WRAPPED_BLOCKS:
        return False
    pictures = (index for index, label in said.items() if label.role is Role.IMAGE and abs(index - above.index) <= 3)
    return parent not in scene.spine or any(
        _stands_in(scene.document.blocks[index].frame, parent, frames) for index in pictures
    )


def _alternative_lines(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
    """Alternative texts that a capture wrote as lines: what the caption below says again, or a line at the headline."""
    blocks = scene.document.blocks
    if len(scene.document.frames) > 1:
        return  # mark-up has its alternative texts in blocks of their own
    for block in blocks[max(0, scene.head - LINES_ABOVE) : scene.body_end]:
        below = blocks[block.index + 1]
        if block.index in said or scene.labels.role(block.index) in _TAKEN or len(block.text.split()) < MIN_TWICE_WORDS:
            continue
        if (
            below.index in said
            and said[below.index].role is Role.CAPTION
            and fold(below.text).startswith(fold(block.text))
        ):
            yield Label(block.index, Role.IMAGE, "said again by the caption below it")
        elif below.index not in said and fold(below.text) == fold(block.text) and _in_text(block, below, scene):
            yield Label(block.index, Role.IMAGE, "a line twice: an alternative text and its caption")
            yield Label(below.index, Role.CAPTION, "a line twice: an alternative text and its caption")
    yield from _line_at_headline(scene, said)


def _in_text(block: Block, below: Block, scene: _Scene) -> bool:
    """Whether two lines stand among the article's paragraphs: lists of teasers say their titles twice as well."""
    blocks, body = scene.document.blocks, set(scene.body)

    def prose(at: int) -> bool:
        return at in body and len(blocks[at].text.split()) >= MIN_PROSE_WORDS

    above = any(prose(at) for at in (block.index - 1, block.index - 2)) or scene.head in (
        block.index - 1,
        block.index - 2,
    )
    return above and any(prose(at) for at in (below.index + 1, below.index + 2))


def _line_at_headline(scene: _Scene, said: dict[int, Label]) -> Iterator[Label]:
    if not any(label.role in (Role.CAPTION, Role.CREDIT) for label in said.values()):
        return
    if any(label.role is Role.IMAGE and abs(label.block - scene.head) <= 2 for label in said.values()):
        return
    for index in (scene.head - 1, scene.head + 1):
        if not 0 <= index < len(scene.document.blocks) or index in said:
            continue
        block = scene.document.blocks[index]
        words = block.text.split()
        if scene.labels.role(index) is not Role.OTHER or not MIN_ALT_WORDS <= len(words) <= MAX_ALT_WORDS:
            continue
        if not ends_sentence(block.text) and block.text[0].isupper() and not re.search(r"[|•:]|\d{4}", block.text):
            yield Label(index, Role.IMAGE, "a short line at the headline: the lead picture's alternative text")
            return
