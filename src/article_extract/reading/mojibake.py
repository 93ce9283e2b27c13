"""Text that was written in UTF-8, read as something else and written again: "itâ€™s" where the author wrote "it’s".

The fault is the page's own, and browsers show it as it is: 12 of 1,905 saved pages had it. It is looked for in the
blocks, few of which hold a letter beyond ASCII; what shows it is mended as a whole, by `ftfy`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree

# The first byte of two or three as a letter, the next as a mark that no word goes on with: Ã¼, Å‚, Ð¸, â€™. Only
# behind a letter: who writes about this fault names what it looks like alone.
_BROKEN = re.compile(r"(?<=\w)(?:[ÃÄÅÐÑ][\x80-\xbf‚-„†-‰Œ‘-•™]|â€[^\s\w])")
_FIRST = ("Ã", "â", "Ä", "Å", "Ð", "Ñ")
_OFTEN = 3
"""So many on a page are no accident."""
# "’" and "–" read as Latin-1: a letter, and control characters that no block keeps.
_UNSEEN, _ITS_LETTER = "â\x80", "â"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_mojibake(texts: Iterable[str], page: Callable[[], str]) -> bool:
    """Whether a page shows again and again that it was decoded wrongly once before.

    texts: of its blocks; page: gives its source, asked for where they hold the letter that hides more.
    """
    found, hiding = 0, False
    for text in texts:
        if not text.isascii() and any(first in text for first in _FIRST):
            hiding = hiding or _ITS_LETTER in text
            found += len(_BROKEN.findall(text))
            if found >= _OFTEN:
                return True
    return hiding and page().count(_UNSEEN) >= _OFTEN


def mended_text(text: str) -> str:
    """A text with what was decoded wrongly put right, the rest of it as it was."""
    import ftfy  # few pages ask for it

    return ftfy.fix_encoding(text)


def mend_tree(root: etree._Element) -> None:
    """Puts right the texts and attributes of all elements, in place."""
    for element in root.iter("*"):
        if element.text and not element.text.isascii():
            element.text = _for_xml(element.text)
        if element.tail and not element.tail.isascii():
            element.tail = _for_xml(element.tail)
        for name, value in element.items():
            if not value.isascii():
                element.set(name, _for_xml(value))


def _for_xml(text: str | bytes) -> str:
    """A mended text as a tree can hold it: control characters may come to light."""
    return _NO_XML.sub("", mended_text(str(text)))
