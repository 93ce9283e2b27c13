"""The language of a page: what it says, unless its text clearly speaks another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from article_extract.language import detect, function_words, known_codes, primary_code, script_languages, telling_words
from article_extract.model import Block, Claim
from article_extract.typography import has_cjk

_LONGEST_BLOCKS = 8
_SAYS = 80  # characters of a text that speaks for itself
_SAMPLE = 2500  # characters: some 400 words, of which a third are function words
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?\b")
_WRONG = {"kr": "ko", "jp": "ja", "cn": "zh", "ua": "uk", "cz": "cs", "dk": "da", "se": "sv", "gr": "el"}  # countries
# How many times as many function words of another language the text must hold before the page's own word is overruled:
# templates that say "en" on pages in other languages reach 10 and more, near relations (da and no) stay below 3.
_OVERRULED = 4
_CJK = frozenset({"ja", "ko", "zh"})
_FILLER = "la"  # what templates are filled with ("Lorem ipsum …") tells nothing of the language around it
_FEWEST_SHARE = 0.15  # of the words: languages without a file share some function words with one that has
_FEW_SHARE = 0.05  # is enough where next to no word is the claimed language's: languages that build sentences of long
_NONE_SHARE = 0.02  # words (Zulu, Finnish) have few small ones, prose in most others has a quarter of them


def page_language(asked: str | None, claims: Sequence[Claim], blocks: Sequence[Block]) -> str:
    """BCP 47: what was asked for, else what the page claims where its longest texts agree, else what these speak.

    "und" where nothing tells.
    """
    if asked:
        return normal_tag(asked) or asked
    claimed = _claimed(claims)
    texts = _longest(blocks)
    sample = _sample(texts)
    if claimed is not None and _speaks(sample, primary_code(claimed)):
        return claimed
    spoken = detect(sample) if sample else "und"
    if spoken == _FILLER and claimed is None:
        return _beside_filler(texts)
    if claimed is None or spoken in ("und", _FILLER):
        return claimed or spoken
    primary = primary_code(claimed)
    if primary == spoken or not _contradicts(sample, primary, spoken):
        return claimed
    return spoken


def _claimed(claims: Sequence[Claim]) -> str | None:
    """The language of <html>, else the first other claim."""
    stated = [claim for claim in claims if claim.field == "language"]
    stated.sort(key=lambda claim: claim.origin != "html lang")
    return next((tag for claim in stated if (tag := normal_tag(claim.value))), None)


def normal_tag(value: str) -> str | None:
    """A language tag in its usual form ("en_us" -> "en-US"); None where the value is none."""
    found = _TAG.match(value.strip())
    if found is None or found.group(1).lower() in ("und", "mul", "zxx"):
        return None
    language, script, region = found.groups()
    language = _WRONG.get(language.lower(), language.lower())
    return "-".join(part for part in (language, script and script.title(), region and region.upper()) if part)


def _longest(blocks: Sequence[Block]) -> list[str]:
    """The longest texts, each once; program text is in no language where others stand beside it."""
    texts = [block for block in blocks if not block.linked]
    said = dict.fromkeys(block.text for block in texts if block.kind != "preformatted")
    said = said or dict.fromkeys(block.text for block in texts)
    return sorted(said, key=len, reverse=True)[:_LONGEST_BLOCKS]


def _sample(texts: Sequence[str]) -> str:
    """The beginnings of texts."""
    share = _SAMPLE // _LONGEST_BLOCKS
    return "\n".join(text[: max(share, _SAMPLE // max(1, len(texts)))] for text in texts)[:_SAMPLE]


def _beside_filler(texts: Sequence[str]) -> str:
    """The language of what stands beside filler, which may be longer than all a page has to say; else the filler's."""
    spoken = Counter(detect(text) for text in texts if len(text) >= _SAYS)
    return next((code for code, _ in spoken.most_common() if code not in (_FILLER, "und")), _FILLER)


def _speaks(sample: str, claimed: str) -> bool:
    """Whether so many words are function words of the claimed language that no other could overrule it."""
    if claimed in _CJK or claimed not in known_codes() or has_cjk(sample):
        return False
    words = telling_words(sample)
    return _OVERRULED * sum(map(function_words(claimed).__contains__, words)) >= len(words)


def _contradicts(sample: str, claimed: str, spoken: str) -> bool:
    """Whether the text is clearly in the language found in it, and clearly not in the one that is claimed."""
    if claimed not in known_codes() or spoken not in known_codes():
        return has_cjk(sample) != (claimed in _CJK) and (spoken in _CJK or spoken == "und")
    if has_cjk(sample) and spoken in _CJK:
        return claimed not in _CJK
    of_script = script_languages(sample)
    if of_script and claimed not in of_script:  # no word of the claimed language is written so
        return True
    words = telling_words(sample)
    of_claimed, of_spoken = function_words(claimed), function_words(spoken)
    speaks, claims = sum(word in of_spoken for word in words), sum(word in of_claimed for word in words)
    enough = _FEW_SHARE if claims <= _NONE_SHARE * len(words) else _FEWEST_SHARE
    return speaks >= enough * len(words) and speaks > _OVERRULED * claims
