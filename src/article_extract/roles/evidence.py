"""What can be measured of each block before anything is decided: numbers by name, the same for mark-up and raw text.

Three readings come together in a row: the block's own words (`wording`), where it stands (`containers`, `surroundings`)
and what the page says of itself (`claimed`). A learned scorer weighs them (`weighing`). Nothing is measured before it
is asked for: the weights for raw text never ask for what only elements have.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache, partial

from article_extract.language import Language
from article_extract.model import Document
from article_extract.roles import links
from article_extract.roles.claimed import (
    CLAIMED_BY,
    FROM_HEADLINE,
    KIND,
    claim_shares,
    measure_from_headline,
    measure_kind,
)
from article_extract.roles.concepts import concepts
from article_extract.roles.containers import ANCESTOR_TAGS, ways_to
from article_extract.roles.surroundings import (
    ENDING,
    HEADING,
    NEIGHBOURS,
    PLACE,
    STRETCH,
    measure_endings,
    measure_headings,
    measure_place,
    measure_stretches,
    said_beside,
    since_credit,
    since_date,
)
from article_extract.roles.table import Masks, Measure, Measures, Table
from article_extract.roles.wording import WORDING

PHRASE_ROLES = (
    "social", "call_to_action", "newsletter", "teaser", "related", "navigation", "advert", "comment", "author_bio",
    "legal", "note", "sign_off", "byline", "date_line", "paywall", "end",
)  # fmt: skip
_WHOLE_LINK = 0.7
_MOST_CARDS = 30


def gather(document: Document, words: Language) -> Table:
    """The evidence of every block that holds text (pictures and embeds are left out), measured as it is asked for."""
    return Table(document, words, measures())


def names() -> tuple[str, ...]:
    """The names of the columns, in the order of `Table.rows`."""
    return tuple(measures())


@cache
def measures() -> dict[str, Measure]:
    """Name of a column -> what measures it."""
    return {
        **WORDING,
        **{f"phrase_{role}": partial(_is_phrase, role=role) for role in PHRASE_ROLES},
        **_together(("group_share", "group_count"), _groups),
        **{name: partial(_leads, place=place) for place, name in enumerate(links.NAMES)},
        **_together(_FRAME, _frames),
        **_together(_ARTICLES, _articles),
        **_bits(lambda table: table.tags, (f"in_{tag}" for tag in ANCESTOR_TAGS)),
        **_bits(lambda table: table.near, (f"near_{name}" for name in concepts())),
        **_bits(lambda table: table.far, (f"far_{name}" for name in concepts())),
        **_together(KIND, measure_kind),
        **_together(FROM_HEADLINE, measure_from_headline),
        **{name: partial(claim_shares, fields=fields) for name, fields in CLAIMED_BY.items()},
        **_together(PLACE, measure_place),
        **_together(STRETCH, measure_stretches),
        **_together(HEADING, measure_headings),
        **_together(ENDING, measure_endings),
        "all_twins": lambda table: list(map(math.log1p, table.twins)),
        "since_date": since_date,
        "credited": lambda table: list(map(float, table.credited)),
        "said_before": partial(said_beside, step=-1),
        "said_behind": partial(said_beside, step=1),
        "since_credit": since_credit,
        **NEIGHBOURS,
    }


def _together(names: tuple[str, ...], measure: Measures) -> dict[str, Measure]:
    """Columns that are measured in one go."""
    return {name: partial(Table.one_of, measure=measure, place=place) for place, name in enumerate(names)}


def _is_phrase(table: Table, role: str) -> list[float]:
    if role not in table.phrase_roles:
        return [0.0] * len(table.indices)
    return [1.0 if said == role else 0.0 for said in table.phrase_roles]


def _leads(table: Table, place: int) -> list[float]:
    return [shares[place] for shares in table.leads]


def _bits(masks: Callable[[Table], Masks], names: Iterable[str]) -> dict[str, Measure]:
    """Columns that tell whether a bit is set in the masks of each row's frame. names: of the bits, lowest first."""

    def column(bit: int) -> Measure:
        return lambda table: masks(table).flags(bit)

    return {name: column(1 << place) for place, name in enumerate(names)}


def _groups(table: Table) -> tuple[list[float], list[float]]:
    """For blocks set alike: their share of the page's prose, and their (log) number."""
    groups = table.groups
    good, count = [0] * len(groups), [0] * len(groups)
    for group, is_prose, length in zip(groups, table.prose, table.lengths, strict=True):
        count[group] += 1
        if is_prose:
            good[group] += length
    total = max(1, table.frames.good[0])
    return [good[group] / total for group in groups], [math.log1p(count[group]) for group in groups]


_FRAME = (
    "depth", "frame_chars", "frame_link_share", "parent_link_share", "parent_good_share", "grand_good_share",
    "frame_direct_share", "parent_direct_share", "up_to_main", "down_to_main", "cards", "card_chars", "own_paragraph",
)  # fmt: skip
_ARTICLES = ("frame_to_articles", "parent_to_articles", "grand_to_articles")


def _frames(table: Table) -> tuple[list[float], ...]:
    """The numbers of each row's frame: its content, its place beside the main container, the cards it stands in."""
    frames, sums = table.document.frames, table.frames
    chars, linked, good, direct = sums.chars, sums.linked, sums.good, sums.direct
    total = max(1, good[0])
    up, down = ways_to(sums.parents, sums.main, table.at)
    return (
        [float(frames[at].depth) for at in table.at],
        [math.log1p(chars[at]) for at in table.at],
        [linked[at] / (chars[at] + 1) for at in table.at],
        [linked[at] / (chars[at] + 1) for at in table.parents],
        [good[at] / total for at in table.parents],
        [good[at] / total for at in table.grands],
        [direct[at] / total for at in table.at],
        [direct[at] / total for at in table.parents],
        list(map(float, up)),
        list(map(float, down)),
        [float(min(sums.cards[at], _MOST_CARDS)) for at in table.at],
        [math.log1p(sums.card_chars[at]) for at in table.at],
        [1.0 if frames[at].tag == "p" else 0.0 for at in table.at],
    )


def _articles(table: Table) -> list[list[float]]:
    """How many of the rows below a frame, and below those around it, are links to other articles as a whole."""
    sums = table.frames
    counts = [0] * len(sums.parents)
    for at, shares in zip(table.at, table.leads, strict=True):
        if shares[0] > _WHOLE_LINK:
            while at:
                counts[at] += 1
                at = sums.parents[at]
            counts[0] += 1
    return [[counts[at] / (sums.blocks[at] + 1) for at in level] for level in (table.at, table.parents, table.grands)]
