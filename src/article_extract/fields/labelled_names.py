"""Names in the lines of Chinese and Japanese heads, where each stands behind a label of its own.

"来源：河口日报 作者：林晓舟 编辑：王明": a label says whose name follows, so those of unknown labels ("浏览次数：",
"責任者：") are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from article_extract.fields.name_kinds import is_family_name_first, looks_like_name, trimmed, without_roles
from article_extract.fields.name_shapes import Shapes, shapes_of
from article_extract.language import Language, load_language
from article_extract.typography import fold, has_cjk

_HAN = r"\u3005\u3040-\u30ff\u3400-\u9fff"
_LABEL_CHARACTERS = 8  # of a label that no list knows, as "稿件审核人："
_OUTLET_CHARACTERS = 14  # before the calling, as in "河口晚报见习记者 林晓舟"
_SPACED = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_PADDED = re.compile(rf"(?<![{_HAN}])([{_HAN}])\s([{_HAN}])(?![{_HAN}])")  # "张 艳", as wide as a name of three
_WHOLE_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]")
_BAR = re.compile(r"[|｜丨]")


class _Labels(NamedTuple):
    """shape: any label; writers, sources: endings of those that name who wrote, and where it was taken from."""

    shape: re.Pattern[str]
    writers: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def _labels_of(code: str) -> _Labels:
    words = load_language(code)
    line = words.byline
    writers = tuple(word for word in line.by if has_cjk(word))
    sources = tuple(word for word in words.credits.sources if has_cjk(word))
    dates = (*words.dates.published, *words.dates.modified)
    known = [word for word in (*writers, *sources, *line.others, *dates) if has_cjk(word)]
    callings = [word for word in (*writers, *sources, *line.others) if len(word) > 1 and has_cjk(word)]
    # "河口晚报见习记者 林晓舟": where names have no spaces, so that none stands before its calling.
    outlet = rf"[^\s|:：/]{{0,{_OUTLET_CHARACTERS}}}?" if " " in line.joiners else ""
    return _Labels(
        shape=re.compile(
            rf"(?:^|(?<=[\s|,，、;；)）\]】]))(?:[{_HAN}・]{{1,{_LABEL_CHARACTERS}}}\s?[:：]"
            rf"|{outlet}(?:{_one_of(callings)})(?:\s*[/／=＝]|\s+)"
            rf"|(?:{_one_of(known)})\s?[/／=＝]|(?:{_one_of(callings)})(?=\S|$))"
            rf"|(?:{_one_of(callings)})\s?[:：]"
        ),
        writers=writers,
        sources=sources,
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) or r"(?!)"


class Labelled(NamedTuple):
    """The names of a line. taken: whether they say where the text was taken from, not who wrote it."""

    names: list[str]
    taken: bool


def labelled_names(text: str, words: Language) -> Labelled | None:
    """The names behind labels for who wrote; without them those of where it was taken from, then what stands before the
    first label. None where the line has no labels.

    text: a byline with bars at the edges of its elements, without its dates.
    """
    labels = _labels_of(words.code)
    whole = _WHOLE_BRACKETS.fullmatch(text.strip())
    text = whole[1] if whole else text
    if labels.shape.search(text) is None:
        return None
    shapes = shapes_of(words.code)
    written: list[str] = []
    taken: list[str] = []
    before: list[str] = []
    for label, value, alone in _items(text, labels):
        if label is None:
            before += _names(value, shapes)
        elif label.endswith(_endings(labels.sources)):
            taken += _names(value, shapes)[:1] if alone else []
        elif label in labels.writers or label.endswith(_endings(labels.writers)):
            names = _names(_without_outlet(value, labels), shapes)
            written += names if alone else [name for name in names if is_family_name_first(name, words)]
    return Labelled(_once(written or taken or before), not written and bool(taken))


def _without_outlet(value: str, labels: _Labels) -> str:
    """The names behind a label, also where outlet and calling stand between: "采写：河口晚报见习记者 林晓舟"."""
    opening, _, rest = value.partition(" ")
    return rest if rest and opening.endswith(_endings(labels.writers)) else value


def spaced_names(part: str) -> list[str]:
    """What spaces part in a language whose names have none inside, but where they only widen a name ("张 艳")."""
    return _SPACED.split(_PADDED.sub(r"\1\2", part))


def _endings(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 1)


def _once(names: list[str]) -> list[str]:
    return list({fold(name): name for name in reversed(names)}.values())[::-1]


def _items(text: str, labels: _Labels) -> Iterator[tuple[str | None, str, bool]]:
    """Each piece of a line with the label that it stands behind, and whether it is the first one behind it."""
    label, empty = None, False
    for segment in _BAR.split(text):
        start = 0
        for found in (*labels.shape.finditer(segment), None):
            value = segment[start : found.start() if found else len(segment)].strip()
            if value:
                yield label, value, empty or label is None
                empty = False
            if found is not None:
                label, empty, start = found[0].strip(" :：/／=＝"), True, found.end()


def _names(value: str, shapes: Shapes) -> list[str]:
    """The names of a label's value: parted by commas and by spaces between words in Han or kana."""
    pieces = shapes.split.split(value)
    parts = (part for piece in pieces for part in (spaced_names(piece) if shapes.spaced else [piece]))
    names = (without_roles(trimmed(part), shapes) for part in parts)
    return [
        name
        for name in names
        if name and looks_like_name(name, shapes) and fold(name) not in shapes.nobody and name not in shapes.openers
    ]
