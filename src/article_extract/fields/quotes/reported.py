"""Quotations in Korean, Japanese and Chinese, read with what was heard before."""

from __future__ import annotations

from dataclasses import replace

from article_extract.fields.quotes.cjk import Reported, report, teller, tells
from article_extract.fields.quotes.cjk_names import full_name
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.kind import is_full
from article_extract.fields.quotes.lengths import word_count
from article_extract.fields.quotes.scene import Scene
from article_extract.fields.quotes.spans import Span
from article_extract.model import Quote

MIN_ALONE = 2  # words (two characters of CJK are one) of a quotation that is a sentence by itself
MIN_SINGLE = 2  # the same, of one in single marks, which mostly mark terms


def take_reported(scene: Scene, listed: list[Sentence], number: int, span: Span) -> None:
    """A quotation in Korean, Japanese or Chinese."""
    sentence = listed[number]
    text = scene.paragraphs[span.paragraph]
    said = report(sentence, span, scene.words)
    alone = scene.alone(sentence, span) or _is_utterance(sentence, span, text)
    if not said.said and not (alone and span.mark in ("double", "corner") and word_count(span.text(text)) >= MIN_ALONE):
        return
    if said.said and span.mark == "single" and word_count(span.text(text)) < MIN_SINGLE:
        return
    quote = span.quote(text, full=is_full(text, span, sentence, None, scene.words), cue=said.cue)
    if scene.words.code == "zh" and said.source is None and alone and (told := _told_before(scene, listed, number)):
        name, how = full_name(told, scene.paragraphs, scene.words)
        scene.hear(replace(quote, speaker=name, reason=f"topic of the sentence before; {how}"), span, None)
        return
    beside = _beside(scene, listed, number, span, alone) if scene.words.code != "zh" else None
    scene.hear(_by_particles(scene, quote, sentence, span, said, beside), span, None)


def _is_utterance(sentence: Sentence, span: Span, text: str) -> bool:
    """Whether a quotation with a stop of its own opens its sentence or stands behind a colon.

    What follows without a space may go on about something else.
    """
    head = sentence.masked[sentence.start : span.left].rstrip()
    return span.text(text)[-1:] in ("。", "！", "？") and (head.endswith("：") or not any(map(str.isalnum, head)))


def _told_before(scene: Scene, listed: list[Sentence], number: int) -> str | None:
    """Who the sentence in front, without a quotation, says told what it goes on with; None for a pronoun."""
    before = listed[number - 1] if number else None
    if before is None or before.spans or before.paragraph != listed[number].paragraph:
        return None
    source = teller(before, scene.words)
    return source if source not in scene.words.pronouns else None


def _beside(scene: Scene, listed: list[Sentence], number: int, span: Span, alone: bool) -> Sentence | None:
    """The sentence without a quotation that says who speaks: the one in front, or behind one that stands alone."""
    before = listed[number - 1] if number else None
    heard = scene.heard.quote.paragraph if scene.heard is not None else -1
    if before is not None and heard < span.paragraph and not before.spans and tells(before, scene.words):
        return before
    if not alone:
        return None
    below = scene.told[span.paragraph + 1] if span.paragraph + 1 < len(scene.told) else []
    following = next(iter((*listed[number + 1 :], *below)), None)
    same = following is not None and following.paragraph == span.paragraph
    if following is None or following.spans or not (same or tells(following, scene.words)):
        return None
    return following


def _by_particles(
    scene: Scene, quote: Quote, sentence: Sentence, span: Span, said: Reported, beside: Sentence | None
) -> Quote:
    heard = scene.heard
    before = heard.quote if heard is not None else None
    pronoun = said.source is not None and scene.words.pronouns.get(said.source) is not None
    same = before is not None and heard is not None and before.paragraph == quote.paragraph
    if said.source is None and beside is not None:
        told = report(beside, span._replace(left=beside.end, right=beside.end), scene.words)
        if told.source is not None and scene.words.pronouns.get(told.source) is None:
            name, how = full_name(told.source, scene.paragraphs, scene.words)
            where = "before" if (beside.paragraph, beside.start) < (span.paragraph, span.left) else "behind"
            return replace(quote, speaker=name, reason=f"topic of the sentence {where}; {how}")
    if (
        before is not None
        and same
        and heard is not None
        and before.cue == said.cue
        and heard.span.left >= sentence.start
    ):
        between = sentence.masked[heard.span.right : span.left].strip()
        if said.cue is not None and between.endswith(("，", ",")):
            return replace(quote, speaker=before.speaker, continues=True, reason=f"second half; {before.reason}")
    if before is not None and same and heard is not None and heard.span.left >= sentence.start and before.speaker:
        nearer = said.source is not None and said.offset >= heard.span.right
        if not nearer:
            return replace(
                quote, speaker=before.speaker, continues=True, reason=f"goes on in one sentence; {before.reason}"
            )
    if said.source is not None and not pronoun:
        name, how = full_name(said.source, scene.paragraphs, scene.words)
        return replace(quote, speaker=name, reason=f"topic in front of the quotation; {how}")
    if before is not None and before.speaker:
        why = f"“{said.source}”" if pronoun else "no source named"
        return replace(quote, speaker=before.speaker, reason=f"{why}: who spoke last; {before.reason}")
    return replace(quote, reason="nobody is named as its source")
