"""Which blocks are the article's body: learned weights over the evidence, looked at twice, the strongest named.

The first scorer looks at each block by itself, the second also at what the first believes of the blocks around it. Then
the page as a whole decides from which probability on a block is kept (`choosing`).
Where mark-up is absent, weights learned without it are used: they rest on words and order alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from article_extract.language import Language
from article_extract.model import Block, Document, Label, Labels, Role
from article_extract.roles import context
from article_extract.roles.choosing import IN_DOUBT, MOST, best_choice, far_from_text, with_second_opinion
from article_extract.roles.concepts import concept_bit
from article_extract.roles.containers import ANCESTOR_TAGS
from article_extract.roles.evidence import gather, names
from article_extract.roles.table import Table
from article_extract.roles.weighing import Scorer, load_scorers, probability

COLUMNS = (*names(), *context.NAMES)
HOPELESS = 0.005  # by the first scorer: no second look
_CARDS = 3  # so many siblings alike, each with a link, are teasers
_LINKED = 0.6  # share of linked characters from which on a block leads elsewhere

_AWAY = "far from the rest of the text"
_SHOWN = 0.7  # from which on a block is believed though the mark-up hides it
_SURER = 0.995
_FEW_WORDS = 40
# Roles that words betray more surely than weights do: answers the weights were learned from keep some such lines.
_SURE_WORDS = frozenset(
    {
        Role.SOCIAL,
        Role.CALL_TO_ACTION,
        Role.NEWSLETTER,
        Role.TEASER,
        Role.RELATED,
        Role.ADVERT,
        Role.COMMENT,
        Role.NOTE,
        Role.SIGN_OFF,
        Role.AUTHOR_BIO,
        Role.LEGAL,
    }
)  # fmt: skip

_ROLE_OF_KIND = {
    "heading": Role.SUBHEADING,
    "list_item": Role.LIST_ITEM,
    "blockquote": Role.BLOCKQUOTE,
    "table": Role.TABLE,
    "preformatted": Role.PREFORMATTED,
}
# What a block outside the body is, by what the elements around it are named, most telling first.
_ROLE_OF_CONCEPT = (
    ("comment", Role.COMMENT),
    ("newsletter", Role.NEWSLETTER),
    ("advert", Role.ADVERT),
    ("social", Role.SOCIAL),
    ("bio", Role.AUTHOR_BIO),
    ("related", Role.RELATED),
    ("paywall", Role.CALL_TO_ACTION),
    ("legal", Role.LEGAL),
    ("navigation", Role.NAVIGATION),
    ("teaser", Role.TEASER),
    ("header", Role.NAVIGATION),
    ("footer", Role.NAVIGATION),
    ("form", Role.CALL_TO_ACTION),
    ("tags", Role.NAVIGATION),
    ("side", Role.RELATED),
)
_ROLE_OF_TAG = {
    "nav": Role.NAVIGATION,
    "footer": Role.NAVIGATION,
    "aside": Role.RELATED,
    "form": Role.CALL_TO_ACTION,
    "button": Role.CALL_TO_ACTION,
}


def label_body(document: Document, labels: Labels, words: Language) -> Iterator[Label]:
    """The pass: every block that holds text gets a body role or a guess at what else it is."""
    table = gather(document, words)
    if not table.indices:
        return
    name = "markup" if len(document.frames) > 1 else "plain"
    weighed = weigh(document, table, load_scorers(name, COLUMNS))
    beliefs, cut, asked = _chosen(document, table, [belief for belief, _ in weighed], MOST[name])
    away = far_from_text(beliefs, table.counts, cut) if name == "plain" else frozenset[int]()
    unseen = concealed(table, beliefs, cut)
    guesses: dict[int, tuple[Role, str]] = {}
    rows = zip(table.blocks, table.counts, beliefs, weighed, strict=True)
    for row, (block, count, belief, (_, why)) in enumerate(rows):
        index = block.index
        said = labels.said(index)
        if said and _stays_out(said[-1].role, block, count, belief):
            continue
        if belief >= cut and row not in away and row not in unseen:
            role = body_role(block, table.frames.near[block.frame])
            yield Label(index, role, f"body with probability {belief:.2f}: {why}{asked}", belief)
        elif not said:
            if block.frame not in guesses:
                guesses[block.frame] = outside(document, table, block)
            role, sign = (Role.OTHER, _AWAY) if row in away else guesses[block.frame]
            yield Label(index, role, f"body with probability {belief:.2f}: {why}{asked}; {sign}", 1 - belief)


def _chosen(document: Document, table: Table, beliefs: list[float], most: float) -> tuple[list[float], float, str]:
    """Beliefs, the probability from which on blocks are kept, and a word on whose opinion was asked too."""
    choice = best_choice(beliefs, table.lengths, most)
    if choice.expected >= IN_DOUBT or document.second_opinion is None:
        return beliefs, choice.cut, ""
    beliefs = with_second_opinion(beliefs, table.indices, document.second_opinion)
    return beliefs, best_choice(beliefs, table.lengths, most).cut, "; the page is doubtful, readability was asked"


def concealed(table: Table, beliefs: Sequence[float], cut: float) -> frozenset[int]:
    """Rows that the mark-up hides and that are in doubt, on pages that show most of what is not: menus that open,
    directories, texts for search engines. Articles behind a button are believed, or hidden as a whole.
    """
    hidden = {row for row, block in enumerate(table.blocks) if block.hidden and cut <= beliefs[row] < _SHOWN}
    if not hidden:
        return frozenset()
    sure = [row for row, belief in enumerate(beliefs) if belief >= _SHOWN]
    shown = sum(table.lengths[row] for row in sure if not table.blocks[row].hidden)
    return frozenset(hidden) if 2 * shown > sum(table.lengths[row] for row in sure) else frozenset()


def _stays_out(role: Role, block: Block, count: int, belief: float) -> bool:
    """Whether a block's own words already said that it is none of the article's, more surely than the weights."""
    sure = role in _SURE_WORDS or (role is Role.DATE_LINE and block.kind != "heading")  # "Update of May 3" opens a part
    return sure and (belief < _SURER or count < _FEW_WORDS)


def weigh(document: Document, table: Table, scorers: dict[str, Scorer]) -> list[tuple[float, str]]:
    """(probability of body, the evidence that spoke loudest) for each row of a table."""
    first, second = scorers["first"], scorers["second"]
    columns = list(map(table.column, first.columns))
    beliefs = list(map(probability, first.log_odds(columns)))
    asked = [belief >= HOPELESS for belief in beliefs]
    again = [row for row, hopeful in enumerate(asked) if hopeful]
    hopeless = [row for row, hopeful in enumerate(asked) if not hopeful]
    around = dict(zip(context.NAMES, context.context(document, table, beliefs), strict=True))
    closer = [around[name] if name in around else table.column(name) for name in second.columns]
    beliefs_of = dict(zip(again, map(probability, second.log_odds(closer, asked)), strict=True))
    reasons = dict(zip(hopeless, first.reasons(columns, hopeless), strict=True))
    reasons.update(zip(again, second.reasons(closer, again), strict=True))
    return [(beliefs_of.get(row, belief), reasons[row]) for row, belief in enumerate(beliefs)]


def body_role(block: Block, named: int = 0) -> Role:
    """The body role that a block's mark-up asks for. named: concepts of the elements right around it.

    Networks hand out their posts as block quotations with a name of their own, for pages that load no script.
    """
    if block.kind == "blockquote" and named & concept_bit("embed"):
        return Role.EMBED
    return _ROLE_OF_KIND.get(block.kind, Role.PARAGRAPH)


def outside(document: Document, table: Table, block: Block) -> tuple[Role, str]:
    """What the blocks of an element that are not body most likely are, and by what sign."""
    if document.frames[block.frame].hidden:
        return Role.HIDDEN, "the mark-up hides it"
    sums, at = table.frames, block.frame
    for masks, reach in ((sums.near, "its element is"), (sums.far, "it stands in something")):
        named = _named(masks[at])
        if named is not None:
            return named[0], f"{reach} named like {named[1]}"
    if sums.tags[at] & _tags_with_roles():
        tag = next(frame.tag for frame in document.ancestors(block) if frame.tag in _ROLE_OF_TAG)
        return _ROLE_OF_TAG[tag], f"it stands in <{tag}>"
    if sums.cards[at] >= _CARDS:
        return Role.TEASER, f"one of {sums.cards[at]} cards set alike"
    if sums.linked[at] > _LINKED * sums.chars[at]:
        return Role.NAVIGATION, "most of it is links"
    return Role.OTHER, "nothing says what it is"


@lru_cache(maxsize=4096)  # elements are named alike, on the pages of one site most of all
def _named(concepts: int) -> tuple[Role, str] | None:
    """The role that the names of elements betray, with the concept that tells; None where none does."""
    for concept, role in _ROLE_OF_CONCEPT:
        if concepts & concept_bit(concept):
            return role, concept
    return None


@cache
def _tags_with_roles() -> int:
    """The tags of `_ROLE_OF_TAG` as bits of `FrameEvidence.tags`."""
    return sum(1 << ANCESTOR_TAGS.index(tag) for tag in _ROLE_OF_TAG)
