"""Where a caption may end and its credit begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_extract.credit_lines.words import Words

# Characters of the longest abbreviation, with the mark before it and its stop.
LONGEST_ABBREVIATION = 8
_CUT = re.compile(  # where a caption may end and its credit begin
    r"(?<![\s(]\d\.)(?<![\s(]\d\d\.)(?<=[.!?…。！？\"”»’)\]])\s+(?=\S)"  # behind a sentence, not an ordinal
    r"|(?<=[。！？」])|\s+[–—|•·]\s*|\s+-\s+"
    r"|(?<=[a-zß-ÿ\d][.!?])(?=[A-ZÀ-Þ])"  # two elements run together
    r"|\s*[＝=]\s*(?=\S)|(?<=\w)\|(?=\w)"
)
_CUT_AT_SPACE = re.compile(  # the same, where nothing else stands in a text than what opens with a space
    r" (?:(?<=[.!?…\"”»’)\]] )(?<![\s(]\d\. )(?<![\s(]\d\d\. )(?=\S)|[–—|•·]\s*|-\s+)"
)
_CUT_ELSEWHERE = re.compile(r"[。！？」＝=|]|[.!?][A-ZÀ-Þ]")


def cuts(text: str, known: Words) -> Iterator[re.Match[str]]:
    """Where a caption may end and its credit begin; the stop of an abbreviation is no end."""
    for cut in (_CUT if _CUT_ELSEWHERE.search(text) else _CUT_AT_SPACE).finditer(text):
        at = cut.start()
        if text[at - 1 : at] != "." or not known.abbreviated.search(text[max(0, at - LONGEST_ABBREVIATION) : at]):
            yield cut
