"""The quotations of a text, in order: what was heard before is evidence for what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from article_extract.fields.quotes.attribution import attribute, inside
from article_extract.fields.quotes.blocks import with_block_quotations
from article_extract.fields.quotes.casting import cast_of, meet
from article_extract.fields.quotes.context import Sentence, sentences
from article_extract.fields.quotes.continuing import by_signature, echoing, going_on, second_half
from article_extract.fields.quotes.dashes import with_speech_lines
from article_extract.fields.quotes.evidence import Attribution
from article_extract.fields.quotes.kind import is_full
from article_extract.fields.quotes.neighbours import by_neighbours
from article_extract.fields.quotes.reported import take_reported
from article_extract.fields.quotes.scene import Scene
from article_extract.fields.quotes.sense import is_quote
from article_extract.fields.quotes.spans import Span, find_spans
from article_extract.fields.quotes.tables import arrange
from article_extract.fields.quotes.told import Told
from article_extract.fields.quotes.words import Words
from article_extract.language import Language, detect, load_language
from article_extract.model import Quote

Stretches = Sequence[Sequence[tuple[int, int]]]
"""[start, end) of stretches of text, a list a block."""

# Share of letters and spaces in preformatted text that is prose; program text and commands have nine in ten at most.
PROSE_SHARE = 0.92
MIN_UTTERANCE = 4  # words of what goes on behind a name in marks

_NO_PROSE = re.compile(r"[^\w\s.,;?!’“”«»]|[\d_]")


def extract_quotes(paragraphs: Sequence[str], *, language: str | None = None) -> tuple[Quote, ...]:
    """The quotations of a text, in reading order.

    paragraphs: the text's blocks, in order. language: BCP 47; found out from the text where None. `Quote.paragraph` is
    an index into `paragraphs`, offsets count code points.
    """
    code = language or detect("\n".join(paragraphs))
    return find_quotes(paragraphs, ["paragraph"] * len(paragraphs), load_language(code))


def find_quotes(
    paragraphs: Sequence[str], kinds: Sequence[str], language: Language, code: Stretches = ()
) -> tuple[Quote, ...]:
    """The quotations of an article's body. kinds: the kind of each block, as in BodyBlock.kind. code: where each holds
    words of a program, in which quotation marks mean nothing a person said.
    """
    words = arrange(language)
    paragraphs = [
        "" if kind == "preformatted" and _is_program(text) else text
        for text, kind in zip(paragraphs, kinds, strict=True)
    ]
    spans = with_speech_lines(paragraphs, find_spans(paragraphs), words)
    if any(code):
        spans = [_outside(listed, stretches) for listed, stretches in zip(spans, code, strict=True)]
    spans = with_block_quotations(paragraphs, kinds, spans)
    spans = [
        [span for span in listed if text[span.start : span.end].strip()]
        for listed, text in zip(spans, paragraphs, strict=True)
    ]
    if not any(spans):
        return ()
    return _Reader(list(paragraphs), spans, words).read()


def _is_program(text: str) -> bool:
    """Whether preformatted text is a program, a command or their output, rather than a letter or a poem."""
    return len(_NO_PROSE.findall(text)) > (1 - PROSE_SHARE) * len(text)


def _outside(spans: list[Span], stretches: Sequence[tuple[int, int]]) -> list[Span]:
    """The spans that touch none of these stretches by more than holding them as a whole."""
    return [
        span
        for span in spans
        if not any(start <= span.left < end or start < span.right <= end for start, end in stretches)
    ]


class _Reader:
    """Reads an article's quotations in order; what was heard before is evidence for what follows."""

    def __init__(self, paragraphs: list[str], spans: list[list[Span]], words: Words) -> None:
        told = Told(paragraphs, spans, words)
        self.words = words
        self.cast = cast_of(told, words)
        self.scene = Scene(paragraphs, told, self.cast, words)
        self.rejected: Span | None = None
        self.unmasked: dict[int, list[Sentence]] = {}  # the sentences of paragraphs with the quoted words in them

    def read(self) -> tuple[Quote, ...]:
        """All quotations."""
        for listed in self.scene.told.quoting():
            for number, sentence in enumerate(listed):
                for span in sentence.spans:
                    if self.words.order == "cjk":
                        take_reported(self.scene, listed, number, span)
                    else:
                        self._take(listed, number, span)
        return tuple(self.scene.quotes)

    def _take(self, listed: list[Sentence], number: int, span: Span) -> None:
        sentence = listed[number]
        text = self.scene.paragraphs[span.paragraph]
        found = self._attribution(sentence, span)
        why = is_quote(text, span, sentence, found, self.words)
        if why is None or self._rejected_with(sentence, span):
            self.rejected = span
            return
        quote = span.quote(text, full=is_full(text, span, sentence, found, self.words))
        quote = self._attributed(quote, listed, number, span, found)
        if span.mark != "block" or quote.speaker is not None:
            self.scene.hear(quote, span, found)

    def _attribution(self, sentence: Sentence, span: Span) -> Attribution | None:
        """The attribution of a quotation: its own, or that of the one it is listed with."""
        found = attribute(sentence, span, self.cast)
        if self.words.incises and (found is None or found.strength < 3):
            found = self._incise(span) or found
        heard = self.scene.heard
        if heard is None or heard.found is None or not self._listed_with(heard.span, sentence, span):
            return found
        return found if found is not None and found.strength == 3 else heard.found

    def _incise(self, span: Span) -> Attribution | None:
        """The attribution that stands between a quotation's own marks, as French and Russian papers have it."""
        text = self.scene.paragraphs[span.paragraph]
        said = text[span.start : span.end]
        if not any(mark in said for mark in ",–—"):
            return None
        unmasked = self.unmasked.get(span.paragraph)
        if unmasked is None:
            unmasked = self.unmasked[span.paragraph] = sentences(span.paragraph, text, [], self.words)
            meet(self.cast, unmasked)
        listed = [sentence for sentence in unmasked if sentence.start < span.end and sentence.end > span.start]
        return inside(span, listed, self.cast)

    def _listed_with(self, before: Span, sentence: Sentence, span: Span) -> bool:
        """Whether only a conjunction or comma parts a span from the one before: called it “…” and “…”"""
        if before.paragraph != span.paragraph or before.left < sentence.start:
            return False
        between = sentence.masked[before.right : span.left].strip(" ,/").lower()
        return between in self.words.joiners or between in self.words.alternatives or not between

    def _rejected_with(self, sentence: Sentence, span: Span) -> bool:
        """Whether a span is listed with one that is no quotation; not: …, says Ann Lee of “Harrow”, “who was there.”"""
        if self.rejected is None or not self._listed_with(self.rejected, sentence, span):
            return False
        text = self.scene.paragraphs[span.paragraph]
        goes_on = text[span.start].islower() and text[span.end - 1] in ".!?" and text[self.rejected.end - 1].isalnum()
        return not (goes_on and len(span.text(text).split()) >= MIN_UTTERANCE)

    def _attributed(
        self, quote: Quote, listed: list[Sentence], number: int, span: Span, found: Attribution | None
    ) -> Quote:
        scene = self.scene
        split = second_half(scene, quote, listed[number], span, found)
        if split is not None:
            return split
        if found is None or found.strength < 2:
            for tell in (by_signature, echoing, going_on):
                follows = tell(scene, quote, listed, number, span)
                if follows is not None:
                    return follows
        if found is None:
            return by_neighbours(scene, quote, listed, number, span)
        speaker = (scene.introduced(found.mention) if quote.kind == "partial" else None) or scene.believe(found.mention)
        return replace(quote, speaker=speaker.name, cue=found.cue, reason=f"{found.reason}; {speaker.reason}")
