"""What the names in mark-up say of pictures: which elements are captions, and what other words name a picture."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from article_extract.model import Block, Document
from article_extract.roles.concepts import concepts
from article_extract.roles.measured import measured

# Blocks of an element that wraps a picture and its caption and nothing else.
MAX_WRAPPED_BLOCKS = 4
# Characters of a credit behind the caption in the same paragraph, in an element that is named for neither.
MAX_BEHIND = 40
# Steps up from a picture, or a line, to the element that names or wraps it.
STEPS = 4

_NAME_EDGE = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1)
def picture_names() -> dict[str, frozenset[str]]:
    """The names of pictures.toml."""
    text = (files("article_extract") / "roles" / "pictures.toml").read_text("utf-8")
    return {kind: frozenset(words) for kind, words in tomllib.loads(text).items()}


class CaptionNames:
    """Where mark-up names captions: the elements of a page that are named so, each with the reason in words."""

    __slots__ = ("_all", "_around", "_frames", "_parents", "_texts")

    def __init__(self, document: Document, texts: tuple[int, ...]) -> None:
        page = measured(document)
        reasons = ((at, _caption_reason(document.frames[at].words)) for at in page.named("caption"))
        self._frames = {at: reason for at, reason in reasons if reason is not None}
        self._all, self._parents, self._texts = document.frames, page.parents, texts
        self._around: dict[int, str | None] = {}  # the same frames are asked about again and again

    def of(self, block: Block) -> str | None:
        """The name in mark-up that makes a text a caption, as words for a reason."""
        if block.spans:
            reason = _caption_span(block)
            if reason is not None:
                return reason
        at = block.frame
        if at not in self._around:
            self._around[at] = self._of_frame(at)
        return self._around[at]

    def _of_frame(self, at: int) -> str | None:
        """The name that makes the texts in a frame captions: its own, or of one around it that holds little else."""
        for _ in range(STEPS):
            if at <= 0 or self._texts[at] > MAX_WRAPPED_BLOCKS:
                return None
            reason = self._frames.get(at) or described_picture(self._all[at].words)
            if reason:
                return reason
            at = self._parents[at]
        return None


def _caption_span(block: Block) -> str | None:
    """The reason why elements that make up a text are captions: one, or a caption's and right behind it a credit's,
    whatever that is named.
    """
    reached, first = 0, None
    for span in sorted(block.spans):
        if span.name == "class" and span.start <= reached + 1 and (reached or not span.start):
            reason = _span_reason(span.value)
            if reason is not None:
                reached, first = max(reached, span.end), first or reason
    behind = len(block.text) - reached
    return first if behind <= MAX_BEHIND and 2 * behind < reached else None


@lru_cache(maxsize=4000)
def _span_reason(value: str) -> str | None:
    names = spelled(value)
    if "text" not in names and _caption_words().intersection(names):
        return f"named {value.split()[0]!r}"
    return described_picture(tuple(names))


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
