"""Attributions in Korean, Japanese and Chinese, by the particles and verbs around a quotation.

Words are not parted by spaces (or carry their particles), so that the phrases of the other languages do not hold. In
Korean and Japanese the source stands in front with a topic particle, the quotation is closed by a quotative one, and
the verb ends the clause; in Chinese the verb stands before a colon or comma, or behind the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.tables import arrange
from article_extract.fields.quotes.words import Words
from article_extract.language import load_language

MAX_SOURCE = 30  # characters of a phrase that names a source
MAX_HEARSAY = 6  # characters from a source to the particle that makes it one of hearsay
MAX_TAIL = 40  # characters between a quotation and the verb that reports it
MAX_CLAUSE = 14  # characters of a Chinese source, what says where and when cut off

_CLAUSE = re.compile(rf"[，。；！？：\n{MASKS}]")


class Reported(NamedTuple):
    """What the particles around a quotation say: its verb, the words that name its source, and whether it is one."""

    cue: str | None
    source: str | None
    offset: int
    said: bool
    where: str


class _Shapes(NamedTuple):
    """cue: a reporting word in its group, or another word that only holds one (Chinese 小说, 简称)."""

    closing: re.Pattern[str]
    topic: re.Pattern[str]
    cue: re.Pattern[str]
    lead: re.Pattern[str]
    verbal: re.Pattern[str]
    modifier: re.Pattern[str]
    adverb: re.Pattern[str]
    titles: tuple[str, ...]  # with the endings that make them several


def _one_of(listed: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; for nothing where there are none."""
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) or "(?!)"


@lru_cache(maxsize=8)
def _shapes(code: str) -> _Shapes:
    """The patterns that a language's words make."""
    words = arrange(load_language(code))
    ends = words.endings
    bound = r"(?=[\s,、，]|$)" if code == "ko" else r"(?=[、，]?)"
    date = r"(?:\d{1,2}月)?\d{1,2}日"
    day = rf"{date}|\d{{1,2}}月|[一-龥]{{0,2}}[当同次]日"
    others = _one_of(ends.get("other", ()))
    cues = _one_of(words.cue_bases)
    telling = rf"|(?!.?(?:{others})|.(?:{cues}))[\u4e00-\u9fff]{{2}}(?:{_one_of(ends.get('telling', ()))})(?=：)"
    address = rf"(?:{_one_of(ends.get('address', ()))})[^，]{{2,20}}"
    return _Shapes(
        closing=re.compile(rf"\s*({_one_of(words.that)})"),
        topic=re.compile(rf"({_one_of(words.topics)}){bound}"),
        cue=re.compile(rf"(?:{others})|({cues}{telling})"),
        lead=re.compile(rf"^(?:(?:{_one_of(words.between)})[、，,\s]*|{date}(?:上午|下午|晚间?|凌晨)?)"),
        verbal=re.compile(rf"(?:{_one_of(ends.get('verbal', ()))})$"),
        modifier=re.compile(rf"(?:{_one_of(ends.get('modifier', ()))})$"),
        # Another verb as well: "the mother wept and said".
        adverb=re.compile(rf"(?:{day}|{_one_of((*ends.get('adverb', ()), *words.cue_bases))}|{address})+$"),
        titles=tuple(title + end for title in words.titles for end in ("", *ends.get("plural", ()))),
    )


def report(sentence: Sentence, span: Span, words: Words) -> Reported:
    """What the words around a quotation say of it."""
    shapes = _shapes(words.code)
    if words.code == "zh":
        return _chinese(sentence, span, shapes, words)
    return _particles(sentence, span, shapes, words)


def tells(sentence: Sentence, words: Words) -> bool:
    """Whether a sentence holds a reporting word."""
    return bool(_cues(_shapes(words.code), sentence.masked[sentence.start : sentence.end]))


def teller(sentence: Sentence, words: Words) -> str | None:
    """Who a Chinese sentence without a quotation says told what it goes on with: 林晓舟表示，…"""
    shapes = _shapes(words.code)
    text = sentence.masked[sentence.start : sentence.end]
    for cue in _cues(shapes, text):
        if text[cue.end() : cue.end() + 1] in ("，", "：", ","):
            begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, cue.start())), default=0)
            source = _without_lead(shapes, text[begin : cue.start()])
            if 1 < len(source) <= MAX_CLAUSE:
                return source
    return None


def _cues(shapes: _Shapes, text: str) -> list[re.Match[str]]:
    """The reporting words of a text."""
    return [found for found in shapes.cue.finditer(text) if found[1]]


def _particles(sentence: Sentence, span: Span, shapes: _Shapes, words: Words) -> Reported:
    tail = sentence.masked[span.right : sentence.end]
    closing = shapes.closing.match(tail)
    cue: str | None = None
    if closing is not None:
        behind = tail[closing.end() : closing.end() + MAX_TAIL]
        ended = behind.find("。")
        clause = behind if ended < 0 else behind[:ended]
        verb = next(iter(_cues(shapes, clause.split(MASKS[0])[0])), None)
        if any(char in MASKS for char in clause) and words.code == "ko":
            cue = closing.group(1)
        elif words.code == "ko":
            cue = _korean_verb(clause, verb, words) or closing.group(1)
        elif verb is not None:
            ending = _KANA.match(clause, verb.end())
            cue = verb.group() + (ending.group() if ending else "")
    source, offset = _topic(sentence, span, shapes, words)
    if closing is not None and cue is None:
        cue = _without_verb(sentence, closing.group(1), source, offset, words)
    said = closing is not None and (cue is not None or words.code == "ko")
    return Reported(cue, source, offset, said, "behind the quotation")


def _without_verb(sentence: Sentence, closing: str, source: str | None, offset: int, words: Words) -> str | None:
    """The particle behind a quotation where it reports by itself, or what a cited source is heard to say."""
    if closing in words.endings.get("enough", ()):
        return closing
    if closing not in words.endings.get("hearsay", ()) or source is None:
        return None
    behind = sentence.masked[offset + len(source) : offset + len(source) + MAX_HEARSAY]
    return closing if any(topic in behind for topic in words.topics if len(topic) > 2) else None


def _korean_verb(clause: str, verb: re.Match[str] | None, words: Words) -> str | None:
    """The word that the verb's stem is in, else the last word of the clause."""
    listed = re.findall(r"[가-힣]+", clause)
    if verb is not None:
        return next((word for word in listed if verb.group() in word), verb.group())
    final = [word for word in listed if word.endswith(words.endings["predicate"])]
    return final[0] if final else None


def _topic(sentence: Sentence, span: Span, shapes: _Shapes, words: Words) -> tuple[str | None, int]:
    """The phrase with a topic particle in front of the quotation, the nearest that is not inside a longer clause."""
    head = sentence.masked[sentence.start : span.left]
    if words.code == "ko":
        return _korean_topic(head, sentence.start, shapes, words)
    found = _japanese_topic(head, shapes, words)
    if found is not None:
        return found[0], sentence.start + found[1]
    tail = sentence.masked[span.right : min(sentence.end, span.right + MAX_TAIL)]
    closing = shapes.closing.match(tail)
    if closing is not None:  # 「…」と山田さんは話した
        found = _japanese_topic(tail[closing.end() :], shapes, words)
        if found is not None:
            return found[0], span.right + closing.end() + found[1]
    return None, sentence.start


def _japanese_topic(text: str, shapes: _Shapes, words: Words) -> tuple[str, int] | None:
    """The last phrase with は in a stretch, else with も, によると or が: what is said of whom, and where it begins."""
    best: tuple[int, str, int] | None = None
    for match in shapes.topic.finditer(text):
        particle = match.group(1)
        if len(particle) == 1 and text[match.start() - 1 : match.start()] in words.endings["joint"]:
            continue  # には, では, とは, からは, のは say more than the topic
        begin = max((m.end() for m in re.finditer(rf"[、。！？\s{MASKS}]", text[: match.start()])), default=0)
        phrase = shapes.lead.sub("", _BRACKET.sub("", text[begin : match.start()])).strip()
        if not 0 < len(phrase) <= MAX_SOURCE:
            continue
        rank = 3 if particle in words.endings["topic"] else 2 if particle in words.endings["also"] else 1
        if best is None or rank >= best[0]:
            best = rank, phrase, begin
            if rank == 1:
                continue
    return None if best is None else (best[1], best[2])


_BRACKET = re.compile(r"[（(][^）)]*[）)]")
_KANA = re.compile(r"[ぁ-ん]{1,5}")
MAX_KOREAN = 5  # words of a source


def _korean_topic(head: str, start: int, shapes: _Shapes, words: Words) -> tuple[str | None, int]:
    """The likeliest of the phrases with a topic particle: one that ends in a title, a name or a pronoun."""
    best: tuple[int, str, int] | None = None
    for match in shapes.topic.finditer(head):
        begin = max((m.end() for m in re.finditer(rf"[,.{MASKS}]\s*", head[: match.start()])), default=0)
        phrase, offset = _noun_end(head[begin : match.start()], shapes, words)
        if not phrase or any(char in MASKS for char in phrase):
            continue
        last = phrase.split()[-1]
        points = 3 if last.endswith(shapes.titles) or last in words.pronouns else 0
        points += 2 * any(last.endswith(ending) for ending in words.outlets)
        points += 2 * (len(last) == 3 and last[0] in words.surnames)
        points += match.group(1) in words.endings["topic"]
        points -= 4 * (points < 2) * bool(shapes.verbal.search(head[begin : match.end()]))
        points -= 2 * (match.group(1) in words.endings["place"])
        if best is None or points >= best[0]:
            best = points, phrase, start + begin + offset
    if best is None or best[0] < 1:
        return None, start
    return best[1], best[2]


def _noun_end(phrase: str, shapes: _Shapes, words: Words) -> tuple[str, int]:
    """The noun phrase at the end of a stretch: back over words without a particle of their own."""
    listed = [(match.group(), match.start()) for match in re.finditer(r"\S+", phrase)]
    if listed and listed[-1][0] in words.pronouns:
        return listed[-1]
    begin = len(listed)
    while begin > 0 and len(listed) - begin < MAX_KOREAN:
        word = listed[begin - 1][0]
        if begin < len(listed) and (shapes.modifier.search(word) or word in words.between) and len(word) > 1:
            break
        begin -= 1
    if begin >= len(listed):
        return "", 0
    surname = next(
        (
            n
            for n in range(begin, len(listed) - 1)
            if listed[n][0] in words.surnames
            and (len(listed) - n == 2 or len(listed) - n == 3 and listed[n + 1][0] in words.endings["former"])
        ),
        None,
    )
    if surname is not None:
        begin = surname
    return " ".join(word for word, _ in listed[begin:]), listed[begin][1]


def _chinese(sentence: Sentence, span: Span, shapes: _Shapes, words: Words) -> Reported:
    head = sentence.masked[sentence.start : span.left]
    found = _cues(shapes, head)
    clause = re.search(r"[。；！？\n]", head[found[-1].end() :]) if found else None
    if found and clause is None and len(head) - found[-1].end() <= MAX_TAIL:
        cue = found[-1]
        begin = max((mark.end() for mark in _CLAUSE.finditer(head, 0, cue.start())), default=0)
        source = _without_lead(shapes, head[begin : cue.start()])
        close = len(head) - cue.end() <= 2 or head.rstrip()[-1:] in "：:，,"
        return Reported(
            cue.group(),
            source or None,
            sentence.start + begin,
            close or len(head) - cue.end() < 12,
            "in front of the quotation",
        )
    named = re.search(rf"(?:^|[。！？；\n{MASKS}])\s*([\u3400-\u9fff]{{2,3}})[：:]\s*$", head)
    if named is not None and named[1][0] in words.surnames:  # 林晓舟：“…”
        return Reported(None, named[1], sentence.start + named.start(1), True, "in front of the quotation")
    tail = sentence.masked[span.right : span.right + MAX_SOURCE]
    cue_behind = next(iter(_cues(shapes, re.split(rf"[。！？；{MASKS}]", tail.lstrip("，,"))[0])), None)
    if cue_behind is not None:
        phrase = tail.lstrip("，,")[: cue_behind.start()].strip("，, ")
        if len(phrase) <= MAX_CLAUSE and not _CLAUSE.search(phrase):  # what a later clause says is no attribution
            return Reported(
                cue_behind.group(), _before_adverbs(shapes, phrase) or None, span.right, True, "behind the quotation"
            )
    return Reported(None, None, sentence.start, False, "")


def _without_lead(shapes: _Shapes, clause: str) -> str:
    """The source that a clause in front of a verb names, without what joins it to the text before, and when."""
    return _before_adverbs(shapes, shapes.lead.sub("", clause.strip()))


def _before_adverbs(shapes: _Shapes, phrase: str) -> str:
    return shapes.adverb.sub("", phrase).strip("的地，, ")
