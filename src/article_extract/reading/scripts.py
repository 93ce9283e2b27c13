"""What scripts hold: JSON-LD, broken or not, and the state that a page's own script would build its text from."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

Json = Any
"""A value as `json.loads` gives it."""

_WRAPPING = re.compile(
    r"\A(?:\s|<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|\ufeff)+"
    r"|(?:\s|-->|//\s*\]\]>|//\s*-->|/\*\s*\]\]>\s*\*/|\]\]>|;)+\Z"
)
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])|/\*.*?\*/', re.DOTALL)
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*')
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
_LOOSE_QUOTE = re.compile(r'([^\s{\[:,\\]\s*)"(?!\s*[,:}\]])')  # neither opens a string nor ends one
_LINE = re.compile(r'^(\s*"@?\w+"\s*:\s*)(\S.*?)(,?\s*)$', re.MULTILINE)  # one key and its value
_VALUE = re.compile(r"[\[{]|-?\d[\d.eE+-]*\Z|(?:true|false|null)\Z")
_ROW_OF_OBJECTS = re.compile(r"}\s*{")
_LENIENT = json.JSONDecoder(strict=False)


def load_json(text: str) -> Json | None:
    """The value of a JSON script, mended where it is broken in a way seen in the wild; None where it cannot be.

    Mended: comments and CDATA around it, raw newlines in strings, trailing commas, escapes that JSON does not know,
    entities for quotes, several objects in a row, quotation marks inside strings, values in other marks or none.
    """
    try:
        return _LENIENT.decode(text)
    except (ValueError, RecursionError):
        pass  # the common faults are mended below, from the slightest to the worst
    for mended in _mended(text) if "{" in text else ():
        try:
            return _LENIENT.decode(mended)
        except (ValueError, RecursionError):
            continue
    return _leading_value(_WRAPPING.sub("", text))


def _mended(text: str) -> Iterator[str]:
    text = _WRAPPING.sub("", text)
    yield text
    text = _kept_strings(_STRING_OR_COMMA, _BAD_ESCAPE.sub(r"\\\\", text))
    yield text
    if "&quot;" in text or "&#34;" in text:
        yield _kept_strings(_STRING_OR_COMMA, html.unescape(text))
    yield f"[{_ROW_OF_OBJECTS.sub('},{', text)}]"
    yield _TRAILING_COMMA.sub("", _kept_strings(_STRING_OR_COMMENT, text))
    yield _LOOSE_QUOTE.sub(r'\1\\"', text)
    yield _TRAILING_COMMA.sub("", _LINE.sub(_quoted_line, text))


def _kept_strings(pattern: re.Pattern[str], text: str) -> str:
    """The text without what a pattern finds, but for strings, which it finds to step over them."""
    return pattern.sub(lambda found: found.group() if found.group().startswith('"') else "", text)


def _quoted_line(found: re.Match[str]) -> str:
    """A line of one key and one value, the value in sound quotation marks where it has others, too many or none."""
    key, value, end = found.groups()
    if _VALUE.match(value):
        return found.group()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    inner = value.replace('\\"', '"').replace('"', '\\"')
    return f'{key}"{inner}"{end}'


def _leading_value(text: str) -> Json | None:
    """The whole value at the start of a text that goes on with something else."""
    try:
        return _LENIENT.raw_decode(text)[0] if text[:1] in "{[" else None
    except (ValueError, RecursionError):
        return None


_STATE = re.compile(
    r"\A\s*(?:(?:window|self|globalThis)\s*[.\[]\s*[\"']?|var\s+|let\s+|const\s+)[\w$.]+[\"']?\]?\s*=\s*(?=[{\[\"J])"
)
_PUSHED = re.compile(r"\A\s*self\.__next_f\.push\((?=\[)")  # how Next.js hands its texts over, one string a script
_PARSED = re.compile(r"\AJSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*\")", re.DOTALL)
# Keys, lower case, under which sites keep an article's text, and those under which they keep lists of its parts.
_TEXT_KEYS = frozenset(
    {"articlebody", "body", "bodyhtml", "body_html", "bodytext", "content", "contenthtml", "content_html", "copy"}
    | {"fulltext", "html", "maincontent", "markup", "paragraph", "rendered", "richtext", "storybody", "text", "value"}
)
_BODY_KEYS = _TEXT_KEYS | {"blocks", "children", "components", "contents", "elements", "paragraphs", "story"}
_SHORTEST_STATE = 400  # characters: a shorter script holds no article
_SHORTEST_BODY = 400  # characters of text: what a body has at least, to be taken from a script
_PROSE = re.compile(r"\w[^<>{}=]{40,}[.!?…。！？]")
_DEEPEST = 60


def load_state(text: str) -> Json | None:
    """The JSON value that a script assigns to a variable, or that is all it holds; None where it does neither."""
    if len(text) < _SHORTEST_STATE:
        return None
    assigned = _STATE.match(text) or _PUSHED.match(text)
    rest = text[assigned.end() :] if assigned else text.lstrip()
    parsed = _PARSED.match(rest)
    if parsed:
        try:
            return load_json(json.loads(parsed.group(1), strict=False))
        except ValueError:
            return None
    return _leading_value(rest)


def body_in_state(state: Json) -> list[str]:
    """The texts (HTML or plain) of the longest run of paragraphs in a state; empty where none looks like an article."""
    best: list[str] = []
    size = _SHORTEST_BODY - 1
    for texts in _bodies(state, 0):
        length = sum(len(text) for text in texts if _PROSE.search(text))
        if length > size:
            best, size = texts, length
    return best


def _bodies(value: Json, depth: int) -> Iterator[list[str]]:
    """Everything in a state that could be a body: strings of some length, and lists whose items hold texts."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, str):
                if len(item) >= _SHORTEST_BODY and key.lower() in _BODY_KEYS:
                    yield [item]
            else:
                yield from _bodies(item, depth + 1)
    elif isinstance(value, list):
        texts = [text for item in value for text in _texts_of(item, 0)]
        if len(texts) > 1 or (texts and texts[0].lstrip().startswith("<")):
            yield texts
        for item in value:
            if not isinstance(item, str):
                yield from _bodies(item, depth + 1)


def _texts_of(item: Json, depth: int) -> Iterator[str]:
    """The text of one item of a list of paragraphs: the string itself, or what stands under a key for text."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict) and depth < 4:
        for key, value in item.items():
            if isinstance(value, str) and key.lower() in _TEXT_KEYS:
                yield value
                return
        for key, value in item.items():
            if isinstance(value, dict) and key.lower() in _BODY_KEYS:
                yield from _texts_of(value, depth + 1)
