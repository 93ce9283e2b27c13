"""The body out of a script, where the elements hold none: JSON-LD articleBody, or the state of a page's own script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from article_extract.model import Block, Claim, Frame, Limits
from article_extract.reading.from_html import blocks_from_tree
from article_extract.reading.kind import is_html
from article_extract.reading.scripts import body_in_state, load_state
from article_extract.reading.sources import parse
from article_extract.typography import clean, ends_sentence, fold

_ENOUGH_PROSE = 600  # characters of sentences in the elements: a page with more holds its article there
_SHORTEST_SENTENCE = 60
_SHORTEST_BODY = 400
_KNOWN_SHARE = 0.6  # of a body's long words: other texts of the page share a third, the body itself nearly all
_LONG_WORD = re.compile(r"\w{7,}")
_PIECE = 40
_PLACEHOLDER = re.compile(
    r"(?:\$\$|\{\{|\[\[|%%|<%)[\w .:-]+(?:\$\$|\}\}|\]\]|%%|%>)"
)  # for what the page's script puts there
_LARGEST_SCRIPT = 8_000_000

Read = tuple[tuple[Block, ...], tuple[Frame, ...]]


def with_body_from_scripts(
    blocks: tuple[Block, ...],
    frames: tuple[Frame, ...],
    claims: Sequence[Claim],
    root: etree._Element,
    *,
    url: str | None,
    limits: Limits,
) -> Read:
    """The blocks and frames, and where they hold no article those made from a script behind them.

    What is added stands in a frame of tag "script" whose words name the source: ("json", "ld", "articlebody") or
    ("state", …the script's id).
    """
    for claim in claims:
        if claim.field == "body" and len(claim.value) >= _SHORTEST_BODY and not _stands_in(claim.value, blocks):
            texts = claim.value.split("\n\n")
            return _appended(blocks, frames, _words(claim.origin), _unknown(texts, blocks), url, limits)
    prose = _prose(blocks)
    if prose < _ENOUGH_PROSE:
        for words, texts in _states(root):
            size = sum(map(len, texts))
            if size >= max(_SHORTEST_BODY, 2 * prose) and not _stands_in(" ".join(texts), blocks):
                return _appended(blocks, frames, words, texts, url, limits)
    return blocks, frames


def _prose(blocks: Sequence[Block]) -> int:
    """Characters of sentences outside links, counted until there are enough."""
    prose = 0
    for block in blocks:
        size = len(block.text)
        if size >= _SHORTEST_SENTENCE and block.linked * 2 < size and ends_sentence(block.text):
            prose += size
            if prose >= _ENOUGH_PROSE:
                break
    return prose


def _states(root: etree._Element) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The words that name each script that holds a body, and the body's texts."""
    for script in root.iter("script"):
        text = script.text
        if not text or len(text) > _LARGEST_SCRIPT or "ld+json" in script.get("type", ""):
            continue
        texts = body_in_state(load_state(text))
        if texts:
            yield ("state", *_words(script.get("id", ""))), texts


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", name.lower()))


def _stands_in(body: str, blocks: Sequence[Block]) -> bool:
    """Whether the elements hold a body: by a piece out of its middle, else by its long words (marks may differ)."""
    middle = body[len(body) // 2 :].split("\n", 1)[0][:_PIECE]
    if len(middle) == _PIECE and any(middle in block.text for block in blocks):
        return True
    long_words = set(_LONG_WORD.findall(body.lower()))
    standing = {word for block in blocks for word in _LONG_WORD.findall(block.text.lower())}
    return len(long_words & standing) >= _KNOWN_SHARE * len(long_words)


def _unknown(texts: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """The texts that no block holds: a page often shows the first paragraphs of what it keeps back."""
    standing = {fold(block.text) for block in blocks}
    return [text for text in texts if fold(text) not in standing]


def _appended(
    blocks: tuple[Block, ...],
    frames: tuple[Frame, ...],
    words: tuple[str, ...],
    texts: Sequence[str],
    url: str | None,
    limits: Limits,
) -> Read:
    script = Frame(len(frames), 0, "script", words, 1, None, "script", False)
    new_blocks, new_frames = list(blocks), [*frames, script]
    for text in texts:
        for kind, line, inner in _parts(text, url, limits):
            if inner is not None:
                _graft(inner, script, new_blocks, new_frames)
            elif line and not _PLACEHOLDER.fullmatch(line):
                new_blocks.append(Block(len(new_blocks), line, kind, frame=script.index))
    return tuple(new_blocks), tuple(new_frames)


def _parts(text: str, url: str | None, limits: Limits) -> Iterator[tuple[str, str, Read | None]]:
    """A text of a script: mark-up read as such, anything else paragraph by paragraph."""
    if is_html(text) or re.search(r"</(?:a|b|em|i|strong|span)>", text):
        root = parse(text.encode("utf-8", "replace"))
        if root is not None:
            yield "paragraph", "", blocks_from_tree(root, url=url, limits=limits)
        return
    for line in re.split(r"[\r\n]+", text):
        yield "paragraph", clean(line), None


def _graft(inner: Read, holder: Frame, blocks: list[Block], frames: list[Frame]) -> None:
    """Blocks and frames of a fragment put behind the page's own, its root frame replaced by the script's."""
    shift = len(frames) - 1
    own_blocks, own_frames = inner
    for frame in own_frames[1:]:
        parent = frame.parent + shift if frame.parent > 0 else holder.index
        frames.append(frame._replace(index=frame.index + shift, parent=parent, depth=frame.depth + holder.depth))
    for block in own_blocks:
        if _PLACEHOLDER.fullmatch(block.text):
            continue
        at = block.frame + shift if block.frame > 0 else holder.index
        kind = "paragraph" if block.kind == "text" else block.kind
        blocks.append(block._replace(index=len(blocks), frame=at, kind=kind))
