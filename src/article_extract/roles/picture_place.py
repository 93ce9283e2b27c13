"""Where the article stands on its page, and which pictures in its reach are its own.

A picture is the article's own where it stands between headline and last paragraph, or in the same container, and
nothing on the way there says otherwise: an element named for teasers, a link beside it, a byline, the size of an icon.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice, pairwise
from urllib.parse import unquote

from article_extract.credit_lines import find_credit, names_credit, without_tools
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Frame, Labels, Role
from article_extract.roles.concepts import concepts
from article_extract.roles.measured import measured
from article_extract.typography import fold

# Share of the body's characters that the article's container holds: a stray paragraph elsewhere does not widen it.
CONTAINER_SHARE = 0.85
# Blocks above the headline, and behind the last paragraph, among which the article's pictures are looked for.
ABOVE, BELOW = 30, 40
# Pictures with both sides shorter than this, in CSS pixels, are icons.
ICON = 100
# Blocks of an element that wraps a picture and its caption and nothing else.
MAX_WRAPPED_BLOCKS = 4
# Blocks, pictures among them, from which on an element is no wrapper of one picture.
MAX_WRAPPED_REACH = 30
# Words of a link beside a picture that is the title of a teaser; shorter ones only enlarge it.
MIN_TITLE_WORDS = 3
# Characters of a file's name that tell one picture from all others of a page.
LONG_STEM = 8
# Steps up from a picture, or a line, to the element that names or wraps it.
STEPS = 4

TAKEN = frozenset({Role.HEADLINE, Role.DEK, Role.KICKER, Role.BYLINE, Role.DATE_LINE})
"""Roles of the article's head, which no caption is given instead."""
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

_BESIDE_PICTURES = frozenset({"text", "paragraph", "caption"})
_ICON_SOURCE = re.compile(
    r"^data:|\.svg(?:[?#]|$)|(?:^|[/_.\-])(?:logo|icon|play_?icon|pixel|spacer|blank|avatar|1x1|emoji|btn|button"
    r"|arrow|pinit|captcha|qr[_-]?code)s?[/_.\-]"
    r"|/banners?[/_-]|/shar(?:e|ing)/[^/]+$|/\w{1,2}\?\w{1,3}=",  # the last is a counter: /p?c1=2
    re.IGNORECASE,
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
_PICTURE_NAME = re.compile(r"([^/?&=:,]+)\.(?:jpe?g|png|webp|gif|avif)(?![a-z])", re.IGNORECASE)
_SIZE_BEHIND = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|scaled|\d|[0-9a-f]{8,40})$|@\dx$")
_FILE_END = re.compile(r"\.\w{3,4}$")
_NAME_EDGE = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1)
def picture_names() -> dict[str, frozenset[str]]:
    """The names of pictures.toml."""
    text = (files("article_extract") / "roles" / "pictures.toml").read_text("utf-8")
    return {kind: frozenset(words) for kind, words in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Scene:
    """The page with the article's place in it.

    first, last: the blocks among which its pictures stand; above: the first of the pictures right above the headline;
    head: the headline, or the first block of the body; body_end: its last block. container: innermost frame around
    headline and body. inside: the frames in the container; core: those in the innermost frame around the body. spine:
    the frames around any block of the article; texts: for each frame how many texts stand in it; captions: which are
    named captions. authors: who wrote it, folded. claimed: the pictures above the body that the page claims as its
    main one. hidden: the page hides its own body.
    """

    document: Document
    labels: Labels
    words: Language
    first: int
    above: int
    head: int
    body_end: int
    body: tuple[int, ...]
    last: int
    container: int
    inside: range
    core: range
    spine: frozenset[int]
    texts: tuple[int, ...]
    captions: CaptionNames
    authors: str
    claimed: frozenset[int]
    hidden: bool

    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the article's reach."""
        return self.document.blocks[self.first : self.last + 1]


def scene_of(document: Document, labels: Labels, words: Language) -> Scene | None:
    """Where the earlier passes found the article; None where they found no body."""
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
    captions = CaptionNames(document, texts)
    named = {index for index in body if captions.of(blocks[index])}
    spine = _around(document, [blocks[index].frame for index in {head, *body} - named])
    above = _right_above(document, labels, head, captions, words)
    claimed = _claimed(document, head, body[0])
    reach = range(max(0, head - ABOVE), head)
    first = next((at for at in reach if blocks[at].frame in inside or at >= above or at in claimed), head)
    return Scene(
        document, labels, words, first, above, head, body[-1], tuple(body), min(len(blocks) - 1, body[-1] + BELOW),
        container, inside, _below(document, core), spine, texts, captions, _authors(document, labels), claimed,
        all(blocks[index].hidden for index in body),
    )  # fmt: skip


def _around(document: Document, frames: Iterable[int]) -> frozenset[int]:
    """Some frames and all around them."""
    around, parents = {0}, measured(document).parents
    for at in frames:
        while at not in around:
            around.add(at)
            at = parents[at]
    return frozenset(around)


def _right_above(document: Document, labels: Labels, head: int, captions: CaptionNames, words: Language) -> int:
    """Index from which on nothing but pictures, their captions and the article's head stands above the headline."""
    blocks, at = document.blocks, head
    while at > 0:
        above = blocks[at - 1]
        named = names_credit(document.frames[above.frame].words, words) or captions.of(above) is not None
        if not (_in_figure(above, named) or labels.role(at - 1) in TAKEN):
            break
        at -= 1
    return at


def _in_figure(block: Block, named: bool) -> bool:
    """Whether a block is a picture, stands with one in a <figure>, or in an element named for captions or credits."""
    return block.kind == "image" or ((block.figure is not None or named) and block.kind in _BESIDE_PICTURES)


def _claimed(document: Document, head: int, body: int) -> frozenset[int]:
    """The pictures above the body whose file is the one that the page shows when it is shared."""
    files = {_file_stem(claim.value) for claim in document.claimed("image")}
    blocks = document.blocks[max(0, head - ABOVE) : body]
    pictures = (block for block in blocks if block.kind == "image" and block.source and not block.hidden)
    return frozenset(
        block.index for block in pictures if len(stem := _file_stem(block.source or "")) >= LONG_STEM and stem in files
    )


def _file_stem(address: str) -> str:
    """The name of a picture's file without size and ending, also where a service that scales it is told of it."""
    if "%" in address:
        address = unquote(address)
    named = _PICTURE_NAME.findall(address)
    stem = named[-1] if named else address.partition("?")[0].rstrip("/").rpartition("/")[2]
    return _SIZE_BEHIND.sub("", _FILE_END.sub("", stem) if named else stem)


def _texts(document: Document) -> tuple[int, ...]:
    """For each frame the number of texts in it."""
    counts = [0] * len(document.frames)
    for block in document.blocks:
        if block.kind not in ("image", "embed"):
            counts[block.frame] += 1
    parents = measured(document).parents
    for at in range(len(counts) - 1, 0, -1):
        counts[parents[at]] += counts[at]
    return tuple(counts)


def _authors(document: Document, labels: Labels) -> str:
    """The authors' names as the page claims and prints them."""
    printed = (document.blocks[index].text for index in labels.with_role(Role.BYLINE))
    return fold(" ; ".join([*(claim.value for claim in document.claimed("author")), *printed]))


def _container(document: Document, body: list[Block]) -> int:
    """The innermost frame that holds nearly all of the body."""
    frames, parents = document.frames, measured(document).parents
    held = [0] * len(frames)
    for block in body:
        held[block.frame] += len(block.text)
    for at in range(len(held) - 1, 0, -1):
        if held[at]:
            held[parents[at]] += held[at]
    if not held[0]:
        return max((block.frame for block in body), key=lambda at: frames[at].depth)
    enough = CONTAINER_SHARE * held[0]
    return max((at for at, chars in enumerate(held) if chars >= enough), key=lambda at: frames[at].depth)


def _join(document: Document, one: int, other: int) -> int:
    """The innermost frame that holds two."""
    path = {0}
    while one > 0:
        path.add(one)
        one = document.frames[one].parent
    while other not in path:
        other = document.frames[other].parent
    return other


def _below(document: Document, top: int) -> range:
    """`top` and the frames in it: they follow one another, as elements do on a page."""
    frames = document.frames
    depth = frames[top].depth
    return range(top, next((at for at in range(top + 1, len(frames)) if frames[at].depth <= depth), len(frames)))


def foreign_reason(block: Block, scene: Scene) -> str | None:
    """Why a picture in the article's reach is none of its own; None where it is."""
    claimed = block.index in scene.claimed
    reason = None if claimed else _out_of_place(block, scene)
    if reason:
        return reason
    if block.figure is None and any(frame.tag == "video" for frame in islice(scene.document.ancestors(block), STEPS)):
        return "the still of a film"
    if 0 < block.size[0] < ICON and 0 < block.size[1] < ICON:
        return "the size of an icon"
    if block.source and _ICON_SOURCE.search(block.source) and not _captioned(block, scene):
        return "an address for icons"
    said = scene.labels.last(block.index)
    if said.role is Role.ADVERT and said.reason.startswith("phrase"):
        return "an advertisement"
    names = {word.lower() for span in block.spans if span.name == "class" for word in _NAME_EDGE.split(span.value)}
    if names & picture_names()["icons"]:
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
    if block.index > scene.body_end and (block.frame not in scene.core or _ended(block, scene)):
        if not _closes(block, scene):
            return "behind the article"
    if block.hidden and not scene.hidden:
        return "hidden"
    if len(scene.document.frames) == 1 and block.kind == "image" and block.index < scene.head - RIGHT_ABOVE:
        return "above the headline"  # where no element holds the article, nothing else parts it from the menus
    return None


def _above_headline(block: Block, scene: Scene) -> bool:
    """Whether a picture stands right above the headline, in a container next to its own, and leads nowhere."""
    if not scene.above <= block.index < scene.head or block.kind != "image":
        return False
    if block.links and not _leads_to_picture(block.links[0][2], scene.document):
        return False
    joint = scene.document.frames[_join(scene.document, scene.container, block.frame)]
    return joint.tag not in ("", "html", "body")


def _closes(block: Block, scene: Scene) -> bool:
    """Whether a <figure> with a caption stands right behind the last paragraph: the article's last picture."""
    between = scene.document.blocks[scene.body_end + 1 : block.index]
    if block.figure is None or any(other.figure != block.figure for other in between):
        return False
    beside = scene.document.blocks[scene.body_end + 1 : scene.body_end + 1 + MAX_WRAPPED_BLOCKS]
    said = [other for other in beside if other.figure == block.figure and other.kind == "caption"]
    return any(other.kind == "image" and other.figure == block.figure for other in beside) and any(
        not mostly_linked(other) for other in said
    )


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
    return {
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
    return said.role is Role.ADVERT and said.reason.startswith("phrase")


def _is_linked_title(block: Block, scene: Scene) -> bool:
    """Whether a text beside a picture is linked to another page; to who made the picture a credit may lead."""
    if mostly_linked(block):
        linked = not all(_PICTURE_FILE.search(address) for _, _, address in block.links) or not block.links
    else:
        linked = _in_link(block, scene)
    return linked and bool(without_tools(block.text, scene.words)) and not is_labelled_credit(block, scene)


def is_labelled_credit(block: Block, scene: Scene) -> bool:
    """Whether a text is a credit behind its label, which may well be a link to who made the picture."""
    found = find_credit(block.text, scene.words)
    return found.credit is not None and not found.caption and "label" in found.reason


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


def wrapped_texts(block: Block, scene: Scene) -> list[Block]:
    """The texts of the innermost element that holds the picture and words, if it holds nothing of the article."""
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
        if around:
            return around
        at = frames[at].parent
    return []


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


class CaptionNames:
    """Where mark-up names captions: the elements of a page that are named so, each with the reason in words."""

    __slots__ = ("_all", "_frames", "_parents", "_texts")

    def __init__(self, document: Document, texts: tuple[int, ...]) -> None:
        page = measured(document)
        reasons = ((at, _caption_reason(document.frames[at].words)) for at in page.named("caption"))
        self._frames = {at: reason for at, reason in reasons if reason is not None}
        self._all, self._parents, self._texts = document.frames, page.parents, texts

    def of(self, block: Block) -> str | None:
        """The name in mark-up that makes a text a caption, as words for a reason."""
        if block.spans:
            reason = _caption_span(block)
            if reason is not None:
                return reason
        at = block.frame
        for _ in range(STEPS):
            if at <= 0 or self._texts[at] > MAX_WRAPPED_BLOCKS:
                return None
            reason = self._frames.get(at) or described_picture(self._all[at].words)
            if reason:
                return reason
            at = self._parents[at]
        return None


def _caption_span(block: Block) -> str | None:
    for span in block.spans:
        if span.name == "class" and span.start == 0 and span.end == len(block.text):
            words = spelled(span.value)
            if "text" not in words and _caption_words().intersection(words):
                return f"named {span.value.split()[0]!r}"
    return None


def _caption_reason(names: tuple[str, ...]) -> str | None:
    for at, name in enumerate(names):
        if name in _caption_words() and names[at - 1 : at] != ("text",):
            return f"named {name!r}"
    return None


@lru_cache(maxsize=4000)
def described_picture(names: tuple[str, ...]) -> str | None:
    """The reason why an element is named for what a picture shows: "image-description", "img-desc"."""
    pictures, descriptions = picture_names()["shown"], picture_names()["descriptions"]
    for name, behind in pairwise(names):
        if name in pictures and behind in descriptions:
            return f"named '{name}-{behind}'"
    return None


def spelled(value: str) -> list[str]:
    """The words of a class attribute."""
    return [word.lower() for word in _NAME_EDGE.split(value) if word]


@lru_cache(maxsize=1)
def _caption_words() -> frozenset[str]:
    return frozenset(concepts()["caption"])
