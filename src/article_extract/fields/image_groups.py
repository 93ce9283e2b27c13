"""What belongs together: pictures, captions and credits as groups, by figure, else by what stands next to what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

from article_extract.fields.credits import split_credit
from article_extract.language import Language
from article_extract.model import BODY_ROLES, Block, BodyBlock, Document, Labels, Role
from article_extract.typography import fold

# Blocks between a picture and a caption or credit that belongs to it without a figure.
REACH = 6
# Pictures from which on what stands above the caption of each is their gallery's title.
MIN_TITLED = 3

_SET_OUT = frozenset({"preformatted", "table"})  # what figures hold besides pictures


@dataclass(slots=True)
class Group:
    """One picture with what stands with it, while it is being put together."""

    figure: int | None
    pictures: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    credits: list[Block] = field(default_factory=list)

    def members(self) -> list[Block]:
        return [*self.pictures, *self.captions, *self.credits]


def picture_groups(document: Document, labels: Labels) -> list[Group]:
    """Pictures, captions and credits brought together: by figure, else by what stands next to what."""
    groups: list[Group] = []
    by_figure: dict[int, Group] = {}
    shown = {block.figure for block in document.blocks if block.kind == "image"}
    set_out = {block.figure for block in document.blocks if block.kind in _SET_OUT and block.text} - shown - {None}
    for index in labels.with_role(Role.IMAGE, Role.CAPTION, Role.CREDIT):
        block, role = document.blocks[index], labels.role(index)
        if block.figure in set_out:
            continue  # the title of a program or a table
        group = by_figure.get(block.figure) if block.figure is not None else None
        if group is None and groups and _goes_on(groups[-1], block, role, labels, document):
            group = groups[-1]
        if group is None:
            group = Group(block.figure)
            groups.append(group)
        if block.figure is not None:
            by_figure[block.figure] = group
        kept = {Role.IMAGE: group.pictures, Role.CAPTION: group.captions}.get(role, group.credits)
        kept.append(block)
    return groups


def _goes_on(group: Group, block: Block, role: Role, labels: Labels, document: Document) -> bool:
    """Whether a block belongs to the group just before: that lacks one of its kind, and no text stands between them."""
    last = max(member.index for member in group.members())
    if block.index - last > REACH:
        return False
    if block.figure is not None and group.figure is not None and not _holds(block, group, document):
        return False
    if any(labels.role(between) in BODY_ROLES for between in range(last + 1, block.index)):
        return False
    if role is Role.CREDIT:
        return not group.credits
    if role is Role.CAPTION:
        if group.captions:
            return len(group.pictures) == 1 and not group.credits and _beside(group.captions[-1], block, document)
        return bool(group.pictures or not group.credits)
    return not group.pictures and group.figure is None and not group.credits


def _holds(block: Block, group: Group, document: Document) -> bool:
    """Whether the <figure> of a text holds the one of the group's picture: a figure inside a figure."""
    figure = next((frame.index for frame in document.ancestors(block) if frame.tag == "figure"), None)
    return bool(group.pictures) and any(frame.index == figure for frame in document.ancestors(group.pictures[0]))


def _beside(one: Block, other: Block, document: Document) -> bool:
    """Whether two lines stand next to each other in one element: a caption in two parts."""
    frames = document.frames
    captions = [
        next((frame.index for frame in document.ancestors(line) if frame.tag == "figcaption"), None)
        for line in (one, other)
    ]
    if captions[0] is not None and captions[0] == captions[1]:
        return True
    apart = frames[one.frame].parent != frames[other.frame].parent and one.frame != frames[other.frame].parent
    return other.index == one.index + 1 and frames[one.frame].parent > 0 and not apart


def with_lead_line(groups: list[Group], words: Language, body: tuple[BodyBlock, ...]) -> list[Group]:
    """The bare picture at the headline, or in raw text the line that describes it, joins the caption that names itself
    the lead picture's; a line that describes one joins the first caption where none does.
    """
    first = next((block.origin[0] for block in body if block.origin), 0)
    bare = next((group for group in groups if group.pictures and not group.captions and not group.credits), None)
    if bare is None or bare.pictures[0].index > first:
        return groups
    others = [group for group in groups if group is not bare and not group.pictures]
    lead = next(
        (group for group in others if any(split_credit(line.text, words).lead for line in group.members())), None
    )
    if lead is None and bare.pictures[0].kind != "image":
        lead = next(iter(others), None)
    if lead is None:
        return groups
    lead.pictures = bare.pictures
    return [group for group in groups if group is not bare]


def without_title(groups: list[Group]) -> list[Group]:
    """The groups without the title that a gallery prints above the captions of its pictures, the same at each."""
    shown = [{fold(block.text) for block in group.captions} for group in groups if len(group.captions) > 1]
    titles = {text for text, count in Counter(chain.from_iterable(shown)).items() if count >= MIN_TITLED}
    for group in groups if titles else ():
        group.captions = [block for block in group.captions if fold(block.text) not in titles] or group.captions
    return groups
