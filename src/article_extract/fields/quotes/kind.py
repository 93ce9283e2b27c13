"""Whether quoted words are a whole utterance or a part of one."""

from __future__ import annotations

from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.evidence import Attribution
from article_extract.fields.quotes.lengths import CJK, WORD, word_count
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.words import Words


def is_full(text: str, span: Span, sentence: Sentence, found: Attribution | None, words: Words) -> bool:
    """Whether the words hold a subject and a finite verb or stand alone as an utterance."""
    said = span.text(text)
    if not said:
        return False
    if CJK.search(said):
        return word_count(said) >= 5 or (len(said) > 3 and _ends_as_clause(said, words))
    listed = [word.lower() for word in WORD.findall(said.replace("’", "'"))]
    begun = len(listed) == 1 and said[-1] == "," and span is not sentence.spans[-1]  # “However,” he said, “…”
    if _stands_alone(said, span, sentence, found) and not begun:
        return True
    if listed and listed[0] in words.finite and listed[0] not in words.subjects:
        return False
    for at, word in enumerate(listed):
        if at and words.rigid and _is_clause(listed, at, words):
            return False
        if at and word in words.finite and not (words.rigid and _is_infinitive(listed, at, words)):
            return True
        if word in words.subjects and at + 1 < len(listed) and not (words.rigid and _is_object(listed, at, words)):
            return True
        if at and word in words.relative:
            return False
    return len(listed) > 2 and any(word.endswith(words.contraction_endings) for word in listed)


def _ends_as_clause(said: str, words: Words) -> bool:
    """Whether words in a script without spaces end as a clause does: in a stop, or in the ending of a verb."""
    return said[-1] in "。！？，" or said.rstrip(".。!！?？…").endswith(words.endings.get("clause", ()))


def _is_infinitive(listed: list[str], at: int, words: Words) -> bool:
    """Whether a form stands behind “to”, or behind “not” at the head, so that it has no subject: not get bogged down"""
    before = listed[at - 1]
    return (
        before in words.modals
        and before in words.prepositions
        or (at == 1 and before in words.between and before not in words.finite)
    )


def _is_clause(listed: list[str], at: int, words: Words) -> bool:
    """Whether “that” begins a clause that hangs on a noun or participle, before any verb: the people that are here"""
    word = listed[at]
    return word in words.that and word in words.subjects and words.pronouns.get(listed[0]) is None


def _is_object(listed: list[str], at: int, words: Words) -> bool:
    """Whether a pronoun of both cases is an object, as no verb can follow: opens it up for abuse, to you and me"""
    if words.pronouns.get(listed[at]) not in ("n", "2") or not at:
        return False
    following = listed[at + 1]
    return following in words.prepositions or following in words.determiners or following in words.that


def _stands_alone(said: str, span: Span, sentence: Sentence, found: Attribution | None) -> bool:
    """Whether it begins as a sentence does and nothing of the sentence around runs into it."""
    first = next((char for char in said if char.isalpha()), "")
    if not first.isupper():
        return False
    head = sentence.masked[sentence.start : span.left].rstrip()
    tail = sentence.masked[span.right : sentence.end].lstrip()
    led = found is not None and found.cue is not None and head.endswith(found.cue) and found.kind != "weak"
    opened = not head or head[-1] in ":,–—" or span.mark == "dash" or led
    closed = said[-1] in ".,!?…" or not tail or tail[0] in ".,!?–—-"
    return opened and closed
