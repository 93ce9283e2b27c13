"""Parts of the page that open by saying what they are, or that consist of cards that lead to other articles.

Both are elements: what stands in them goes with them, however much it reads like an article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, Document, Frame, Label, Labels, Role
from article_extract.roles import links
from article_extract.roles.measured import measured
from article_extract.roles.phrases import phrase_roles

# What an opening line makes of its element. "end" opens lists of other articles.
_OPENED = {
    "paywall": Role.CALL_TO_ACTION,
    "call_to_action": Role.CALL_TO_ACTION,
    "newsletter": Role.NEWSLETTER,
    "comment": Role.COMMENT,
    "related": Role.RELATED,
    "end": Role.RELATED,
    "advert": Role.ADVERT,
    "legal": Role.LEGAL,
    "social": Role.SOCIAL,
    "teaser": Role.TEASER,
}
_SMALL = frozenset({Role.ADVERT, Role.SOCIAL, Role.TEASER})
_MOST_OF_BODY = 0.4  # share of the body's characters: more is the article, whatever its first line says
# Of body text: where an advert's label, a share button or "Read more" opens more, it stands above the article's own.
_SMALL_CHARACTERS = 400
# Mean belief of what a line about other articles opens, from which on it stands above the article's own text too: of
# nine such elements on 1,905 pages of sites not seen eight were the article's.
_SURELY_BODY = 0.75
_SURELY_LISTED = 0.8  # the same of cards all of which hold body
_WALL_CHARACTERS = 900  # of body text in a paywall's box; elements so named that hold more are the article behind it
_PAYWALLS = frozenset({"paywall", "regwall", "metered"})
_COMMENTS = frozenset({"comment", "comments", "kommentar", "kommentare", "commentaires", "comentarios", "commenti"})
_COMMENT_CARDS = 2
_MOST_COMMENTS = 0.7  # share of the body in comments that have none alike beside them
# Of body outside the comments: with less, and most in them, they are a forum's posts; outside the cards: with less, the
# page is a section's front.
_ARTICLE_CHARACTERS = 400
_CARDS = 3
_LEADING_CARDS = 0.8  # share of a list's cards that lead to an article
_CARD_CHARACTERS = 350  # of body text in a card, on average
_LINKED = 0.7
_SERVICE = links.NAMES.index("to_service")
_WHOLE_PAGE = frozenset({"html", "body", "main", "article", ""})
_NO_CARDS = frozenset({"p", "h2", "h3", "h4", "a", "span"})
_ITEMS = frozenset({"li", "tr", "td", "table", "dd"})  # a name ("Instagram") opens items of lists of such names
_OUTER_DEPTH = 2
_SIGN = re.compile(r"©|\(c\)", re.IGNORECASE)  # opens an element as its picture's credit


def label_sections(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: body blocks in an element that says it is something else, or in cards, are no body."""
    if len(document.frames) < 2:
        return
    body = [document.blocks[index] for index in labels.with_role(*BODY_ROLES)]
    if not body:
        return
    tree = _Tree(document, body)
    yield from _consent(document, words, body, tree)
    yield from _paywalls(document, body, tree)
    yield from _comments(document, body, tree)
    yield from _opened(document, labels, words, body, tree)
    yield from _cards(document, labels, body, tree)


class _Tree:
    """For each frame: the first text block below it, and the characters of body below it. page: what was measured."""

    __slots__ = ("chars", "first", "frames", "page", "parents", "total")

    def __init__(self, document: Document, body: Sequence[Block]) -> None:
        self.frames = document.frames
        self.page = measured(document)
        self.parents = self.page.parents
        self.chars = [0] * len(self.frames)
        self.first = [-1] * len(self.frames)
        self.total = sum(len(block.text) for block in body)
        for block in body:
            if block.kind != "image":
                self.chars[block.frame] += len(block.text)
        for block in reversed(document.blocks):
            if block.kind != "image" and block.text:
                self.first[block.frame] = block.index
        self._add_up()

    def _add_up(self) -> None:
        """What stands in a frame stands in those around it."""
        first, chars, parents = self.first, self.chars, self.parents
        for at in range(len(parents) - 1, 0, -1):
            begun, parent = first[at], parents[at]
            if begun < 0:
                continue
            chars[parent] += chars[at]
            if first[parent] < 0 or begun < first[parent]:
                first[parent] = begun

    def inside(self, at: int, frame: int) -> bool:
        """Whether a frame is, or stands in, another."""
        parents = self.parents
        while at > frame:
            at = parents[at]
        return at == frame


def _consent(document: Document, words: Language, body: Sequence[Block], tree: _Tree) -> Iterator[Label]:
    """Blocks in an element named for cookie consent: a wall in front of the page is not its article.

    It must be a dialog too, or hold words of the law: wrappers whose content waits for consent are named alike, and a
    library of page components names all of its own "cmp".
    """
    named = {at for at in tree.page.named("consent") if tree.frames[at].tag not in _WHOLE_PAGE}
    modal = tree.page.named("modal")
    walls: dict[int, bool] = {}
    for block in body if named else ():
        for frame in document.ancestors(block):
            if frame.index not in named:
                continue
            if frame.index not in walls:
                dialog = frame.index in modal and not _holds_headline(document, frame.index, tree)
                small = tree.chars[frame.index] <= _MOST_OF_BODY * tree.total
                walls[frame.index] = dialog or (small and _speaks_of_consent(document, words, frame.index, tree))
            if walls[frame.index]:
                yield Label(block.index, Role.LEGAL, "in an element named for cookie consent")
                break


def _paywalls(document: Document, body: Sequence[Block], tree: _Tree) -> Iterator[Label]:
    """Blocks in a small element that is named a paywall and leads to where one subscribes or logs in."""
    named = [at for at in tree.page.named("paywall") if not _PAYWALLS.isdisjoint(tree.frames[at].words)]
    most = min(_WALL_CHARACTERS, _MOST_OF_BODY * tree.total)
    small = [at for at in named if 0 < tree.chars[at] <= most]
    if not small:
        return
    own = links.own_site(document)
    doors = [
        block.frame
        for block in document.blocks
        if links.leads(block, document.frames[block.frame].href, own)[_SERVICE] > 0
    ]
    walls = [at for at in small if any(tree.inside(door, at) for door in doors)]
    for block in body:
        if any(tree.inside(block.frame, at) for at in walls):
            yield Label(block.index, Role.CALL_TO_ACTION, "in an element named a paywall, with a way to subscribe")


def _comments(document: Document, body: Sequence[Block], tree: _Tree) -> Iterator[Label]:
    """Blocks in repeated elements named comments, behind text that stands in none."""
    named = [frame for at in tree.page.named("comment") if not _COMMENTS.isdisjoint((frame := tree.frames[at]).words)]
    named = _most_alike(named, tree)
    alike = Counter(frame.signature for frame in named)
    cards = {at.index: alike[at.signature] for at in named if alike[at.signature] >= _COMMENT_CARDS}
    begun, said = False, list[Label]()
    for block in body if cards else ():
        for frame in document.ancestors(block):
            count = cards.get(frame.index, 0)
            if count:
                if begun:
                    said.append(Label(block.index, Role.COMMENT, f"in one of {count} elements named comments"))
                break
        else:
            begun = True
    held = sum(len(document.blocks[label.block].text) for label in said)
    if tree.total - held >= _ARTICLE_CHARACTERS or held <= _MOST_OF_BODY * tree.total:
        yield from said


def _most_alike(named: Sequence[Frame], tree: _Tree) -> list[Frame]:
    """The elements named comments that may be: those with others alike beside them; the others too, since an answer
    stands deeper than what it answers, unless they hold most of the page. Galleries name the text of a picture so.
    """
    beside = Counter((frame.parent, frame.signature) for frame in named)
    alone = [frame for frame in named if beside[frame.parent, frame.signature] < _COMMENT_CARDS]
    outer: list[int] = []
    for frame in alone:
        if not outer or not tree.inside(frame.index, outer[-1]):
            outer.append(frame.index)
    held = sum(tree.chars[at] for at in outer)
    if held <= _MOST_COMMENTS * tree.total:
        return list(named)
    return [frame for frame in named if beside[frame.parent, frame.signature] >= _COMMENT_CARDS]


def _speaks_of_consent(document: Document, words: Language, top: int, tree: _Tree) -> bool:
    """Whether a line of the law's stands in an element."""
    return any(
        phrase.role == "legal" and tree.inside(document.blocks[index].frame, top)
        for index, phrase in phrase_roles(document, words).items()
    )


def _holds_headline(document: Document, top: int, tree: _Tree) -> bool:
    """Whether a heading of the first level stands in an element."""
    return any(
        block.kind == "heading" and block.level == 1 and tree.inside(block.frame, top) for block in document.blocks
    )


def _opened(document: Document, labels: Labels, words: Language, body: Sequence[Block], tree: _Tree) -> Iterator[Label]:
    """Body blocks in an element whose first line is a phrase that says what the element is."""
    first_body = body[0].index
    for index, phrase in phrase_roles(document, words).items():
        role = _OPENED.get(phrase.role)
        if role is None or index < first_body or _SIGN.match(document.blocks[index].text):
            continue
        top = _opened_by(document.blocks[index], tree)
        if top is None or not tree.chars[top]:
            continue
        if role is not Role.COMMENT and tree.chars[top] > _MOST_OF_BODY * tree.total:
            continue
        if role in _SMALL and tree.chars[top] > _SMALL_CHARACTERS:
            continue
        inside = [block for block in body if tree.inside(block.frame, top)]
        if all(block.kind == "preformatted" for block in inside):
            continue  # the box of a program, with a button that copies it
        if role is Role.RELATED and _mean_belief(labels, inside) >= _SURELY_BODY:
            continue
        for block in inside:
            yield Label(block.index, role, f'in an element that opens with "{document.blocks[index].text[:40]}"')


def _mean_belief(labels: Labels, blocks: Sequence[Block]) -> float:
    """How surely blocks of the body are body, each by its length."""
    believed = sum(labels.last(block.index).belief * len(block.text) for block in blocks)
    return believed / sum(len(block.text) for block in blocks)


def _opened_by(block: Block, tree: _Tree) -> int | None:
    """The outermost frame that a block is the first text of; None where it is not even its own's, or opens an item."""
    at = block.frame
    if tree.first[at] != block.index:
        return None
    item = tree.frames[at].tag in _ITEMS
    while tree.frames[at].depth > _OUTER_DEPTH and tree.first[tree.frames[at].parent] == block.index:
        at = tree.frames[at].parent
        item = item or tree.frames[at].tag in _ITEMS
    return None if item else at


def _cards(document: Document, labels: Labels, body: Sequence[Block], tree: _Tree) -> Iterator[Label]:
    """Body blocks in repeated elements most of which lead to an article of the same site.

    Where every one of them is surely body, beside other text, they are the entries of the article's list: "Ten soups".
    """
    leading: set[int] | None = None
    for frames in _repeated(tree):
        with_body = [frame for frame in frames if tree.chars[frame.index]]
        if leading is None:
            leading = _leading_frames(document, links.own_site(document))
        lead = sum(1 for frame in frames if frame.index in leading)
        if lead < _LEADING_CARDS * len(frames):
            continue
        if sum(tree.chars[frame.index] for frame in with_body) > _CARD_CHARACTERS * len(with_body):
            continue
        inside = [block for block in body if any(tree.inside(block.frame, frame.index) for frame in with_body)]
        if any(block.kind in ("list_item", "table") for block in inside):
            continue
        apart = tree.total - sum(len(block.text) for block in inside)
        listed = len(with_body) == len(frames) and apart >= _ARTICLE_CHARACTERS
        if listed and _mean_belief(labels, inside) >= _SURELY_LISTED:
            continue
        for block in inside:
            yield Label(block.index, Role.TEASER, f"in one of {len(frames)} cards that lead to other articles")


def _repeated(tree: _Tree) -> Iterator[list[Frame]]:
    """Elements set alike side by side, some of which hold body."""
    with_body = [frame for frame in tree.frames[1:] if tree.chars[frame.index] and frame.tag not in _NO_CARDS]
    alike: dict[tuple[int, str], list[Frame]] = {(frame.parent, frame.signature): [] for frame in with_body}
    around = {frame.parent for frame in with_body}
    for at, parent in enumerate(tree.parents):
        if parent in around and tree.first[at] >= 0:
            frame = tree.frames[at]
            if (parent, frame.signature) in alike:
                alike[parent, frame.signature].append(frame)
    return (frames for frames in alike.values() if len(frames) >= _CARDS)


def _leading_frames(document: Document, own: str) -> set[int]:
    """Frames with a heading, or a first line, that leads to an article of the site as a whole."""
    found: set[int] = set()
    for block in document.blocks:
        if block.kind in ("image", "paragraph") or not block.text:
            continue
        leads = links.leads(block, document.frames[block.frame].href, own)
        if leads[0] < _LINKED:
            continue
        at = block.frame
        while at >= 0 and at not in found:
            found.add(at)
            at = document.frames[at].parent
    return found
