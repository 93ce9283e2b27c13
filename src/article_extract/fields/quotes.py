"""Who said what: quotations with their speakers.

Marks give spans, spans with their sentences give evidence, evidence gives candidates, and the article's cast says who
they are. Each step is a module of its own: quote_spans, quote_context, quote_attribution, quote_sense, speakers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from article_extract.fields.quote_attribution import Attribution, attribute, cue_subject, governed_by, inside
from article_extract.fields.quote_blocks import with_block_quotations
from article_extract.fields.quote_cast import Cast
from article_extract.fields.quote_cjk import Reported, full_name, report
from article_extract.fields.quote_context import Sentence, Words, arrange, sentences
from article_extract.fields.quote_dashes import with_speech_lines
from article_extract.fields.quote_sense import is_full, is_quote, word_count
from article_extract.fields.quote_sources import sentence_subject
from article_extract.fields.quote_spans import Span, find_spans
from article_extract.fields.speakers import Mention, Speaker, believe
from article_extract.language import Language, detect, load_language
from article_extract.model import Quote

MIN_ALONE = 2  # words (two characters of CJK are one) of a quotation that is a sentence by itself
MIN_SINGLE = 2  # the same, of one in single marks, which mostly mark terms


def extract_quotes(paragraphs: Sequence[str], *, language: str | None = None) -> tuple[Quote, ...]:
    """The quotations of a text, in reading order.

    paragraphs: the text's blocks, in order. language: BCP 47; found out from the text where None. `Quote.paragraph` is
    an index into `paragraphs`, offsets count code points.
    """
    code = language or detect("\n".join(paragraphs))
    return find_quotes(paragraphs, ["paragraph"] * len(paragraphs), load_language(code))


def find_quotes(paragraphs: Sequence[str], kinds: Sequence[str], language: Language) -> tuple[Quote, ...]:
    """The quotations of an article's body. kinds: the kind of each block, as in BodyBlock.kind."""
    words = arrange(language)
    spans = with_speech_lines(paragraphs, find_spans(paragraphs), words)
    spans = with_block_quotations(paragraphs, kinds, spans)
    spans = [[span for span in listed if span.end > span.start] for listed in spans]
    if not any(spans):
        return ()
    return _Reader(list(paragraphs), list(kinds), spans, words).read()


@dataclass(slots=True)
class _Heard:
    """The quotation before: who spoke, with what word, and where it ended."""

    quote: Quote
    span: Span
    found: Attribution | None
    open_ended: bool


class _Reader:
    """Reads an article's quotations in order; what was heard before is evidence for what follows."""

    def __init__(self, paragraphs: list[str], kinds: list[str], spans: list[list[Span]], words: Words) -> None:
        self.paragraphs = paragraphs
        self.words = words
        self.kinds = kinds
        self.spans = spans
        self.told = [sentences(index, text, spans[index], words) for index, text in enumerate(paragraphs)]
        self.cast = Cast([item for listed in self.told for item in listed], paragraphs, words)
        self.quotes: list[Quote] = []
        self.heard: _Heard | None = None
        self.rejected: Span | None = None

    def read(self) -> tuple[Quote, ...]:
        """All quotations."""
        for listed in self.told:
            for number, sentence in enumerate(listed):
                for span in sentence.spans:
                    self._take(listed, number, span)
        return tuple(self.quotes)

    def _take(self, listed: list[Sentence], number: int, span: Span) -> None:
        sentence = listed[number]
        text = self.paragraphs[span.paragraph]
        if self.words.order == "cjk":
            self._take_reported(listed, number, span)
            return
        found = attribute(sentence, span, self.cast)
        if self.words.incises and (found is None or found.strength < 3):
            found = self._incise(span) or found
        why = is_quote(text, span, sentence, found, self.words)
        if why is None or self._listed_with_rejected(sentence, span):
            self.rejected = span
            return
        quote = Quote(
            text=span.text(text),
            paragraph=span.paragraph,
            start=span.start,
            end=span.end,
            kind="full" if is_full(text, span, sentence, found, self.words) else "partial",
        )
        quote = self._attributed(quote, listed, number, span, found)
        if span.mark != "block" or quote.speaker is not None:
            self._hear(quote, span, found)

    def _incise(self, span: Span) -> Attribution | None:
        """The attribution that stands between a quotation's own marks, as French and Russian papers have it."""
        text = self.paragraphs[span.paragraph]
        if "," not in text[span.start : span.end]:
            return None
        listed = [
            sentence
            for sentence in sentences(span.paragraph, text, [], self.words)
            if sentence.start < span.end and sentence.end > span.start
        ]
        self.cast.meet(listed)
        return inside(span, listed, self.cast)

    def _listed_with_rejected(self, sentence: Sentence, span: Span) -> bool:
        """Whether only a conjunction parts the span from one that is no quotation: known as “…” or “…”"""
        before = self.rejected
        if before is None or before.paragraph != span.paragraph or before.left < sentence.start:
            return False
        between = sentence.masked[before.right : span.left].strip(" ,/").lower()
        return between in self.words.joiners or between in self.words.alternatives or not between

    def _take_reported(self, listed: list[Sentence], number: int, span: Span) -> None:
        """A quotation in Korean, Japanese or Chinese."""
        sentence = listed[number]
        text = self.paragraphs[span.paragraph]
        said = report(sentence, span, self.words)
        alone = self._alone(sentence, span)
        if not said.said and not (
            alone and span.mark in ("double", "corner") and word_count(span.text(text)) >= MIN_ALONE
        ):
            return
        if said.said and span.mark == "single" and word_count(span.text(text)) < MIN_SINGLE:
            return
        quote = Quote(
            text=span.text(text),
            paragraph=span.paragraph,
            start=span.start,
            end=span.end,
            kind="full" if is_full(text, span, sentence, None, self.words) else "partial",
            cue=said.cue,
        )
        following = listed[number + 1] if alone and number + 1 < len(listed) and not listed[number + 1].spans else None
        self._hear(self._by_particles(quote, sentence, span, said, following), span, None)

    def _by_particles(
        self, quote: Quote, sentence: Sentence, span: Span, said: Reported, following: Sentence | None
    ) -> Quote:
        heard = self.heard
        before = heard.quote if heard is not None else None
        pronoun = said.source is not None and self.words.pronouns.get(said.source) is not None
        same = before is not None and heard is not None and before.paragraph == quote.paragraph
        if said.source is None and following is not None and self.words.code != "zh":
            told = report(following, span._replace(left=following.end, right=following.end), self.words)
            if told.source is not None and self.words.pronouns.get(told.source) is None:
                name, how = full_name(told.source, self.paragraphs, self.words)
                return replace(quote, speaker=name, reason=f"topic of the sentence behind the quotation; {how}")
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
            name, how = full_name(said.source, self.paragraphs, self.words)
            return replace(quote, speaker=name, reason=f"topic in front of the quotation; {how}")
        if before is not None and before.speaker:
            why = f"“{said.source}”" if pronoun else "no source named"
            return replace(quote, speaker=before.speaker, reason=f"{why}: who spoke last; {before.reason}")
        return replace(quote, reason="nobody is named as its source")

    def _hear(self, quote: Quote, span: Span, found: Attribution | None) -> None:
        self.quotes.append(quote)
        self.heard = _Heard(quote, span, found, not span.closed)
        if quote.speaker:
            self.cast.speak((span.paragraph, span.right), quote.speaker)

    def _attributed(
        self, quote: Quote, listed: list[Sentence], number: int, span: Span, found: Attribution | None
    ) -> Quote:
        sentence = listed[number]
        split = self._second_half(quote, sentence, span, found)
        if split is not None:
            return split
        if found is not None and found.strength >= 2:
            speaker = self._believe(found.mention)
            return replace(quote, speaker=speaker.name, cue=found.cue, reason=f"{found.reason}; {speaker.reason}")
        going_on = self._by_signature(quote, listed, number, span) or self._going_on(quote, listed, number, span)
        if going_on is not None:
            return going_on
        if found is not None:
            speaker = self._believe(found.mention)
            return replace(quote, speaker=speaker.name, cue=found.cue, reason=f"{found.reason}; {speaker.reason}")
        return self._by_neighbours(quote, listed, number, span)

    def _second_half(self, quote: Quote, sentence: Sentence, span: Span, found: Attribution | None) -> Quote | None:
        """“A,” she said, “B”: B goes on from A."""
        heard = self.heard
        if heard is None or heard.quote.paragraph != span.paragraph or heard.quote.cue is None:
            return None
        between = self.paragraphs[span.paragraph][heard.span.right : span.left]
        if between.rstrip().endswith(":"):
            return None
        if heard.span.left < sentence.start or heard.found is None or heard.found.where != "behind the quotation":
            return None
        if found is not None and found.cue != heard.quote.cue and found.strength == 3:
            return None
        if between.rstrip()[-1:] not in ",–—-" and not between.rstrip().endswith("and"):
            return None
        before = heard.quote
        reason = f"second half of a split quotation; {before.reason}"
        return replace(quote, speaker=before.speaker, cue=before.cue, continues=True, reason=reason)

    def _believe(self, mention: Mention | None) -> Speaker:
        if mention is None:
            return Speaker(None, "no subject found")
        text = self._text_before(mention) if mention.kind == "pronoun" and mention.gender == "n" else None
        if text is not None:
            speaker = believe(self.cast, text)
            return speaker._replace(reason=f"“{mention.text}” is “{text.text}”; {speaker.reason}")
        return believe(self.cast, mention)

    def _text_before(self, mention: Mention) -> Mention | None:
        """The letter or report that “it” is: what the sentence before is about."""
        sentences = [one for one in self.told[mention.at[0]] if one.end <= mention.at[1]]
        heard = self.heard
        if not sentences and heard is not None and heard.quote.paragraph >= mention.at[0] - 1:
            said = heard.found.mention if heard.found is not None else None
            return said if said is not None and said.kind == "description" else None
        about = sentence_subject(sentences[-1], self.cast) if sentences else None
        return about.mention if about is not None and about.sort == "document" else None

    def _by_signature(self, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
        """The name that is the whole paragraph under a quoted one."""
        below = self.told[span.paragraph + 1] if span.paragraph + 1 < len(self.told) else []
        if len(listed) > 1 or len(below) != 1 or not self._alone(listed[number], span):
            return None
        names = self.cast.runs_of(below[0])
        last = len(below[0].tokens) - 1
        if len(names) != 1 or names[0].lead > 0 or names[0].last < last or last < 1:
            return None
        name = below[0].masked[below[0].tokens[names[0].first].start : below[0].tokens[last].end]
        speaker = self._believe(Mention("name", name, (span.paragraph + 1, below[0].tokens[0].start)))
        return replace(quote, speaker=speaker.name, reason=f"signed in the paragraph below; {speaker.reason}")

    def _going_on(self, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
        """A quotation without attribution right behind another goes on with its speaker."""
        heard = self.heard
        if heard is None or not self._alone(listed[number], span):
            return None
        before = heard.quote
        if before.paragraph == quote.paragraph:
            if heard.span.left >= listed[number].start or self._same_breath(listed, number, heard):
                return replace(
                    quote,
                    speaker=before.speaker,
                    cue=before.cue,
                    continues=True,
                    reason=f"goes on from the quotation before; {before.reason}",
                )
            return None
        if (
            before.paragraph == quote.paragraph - 1
            and number == 0
            and (heard.open_ended or self._ended_speaking(heard))
        ):
            return replace(
                quote,
                speaker=before.speaker,
                continues=True,
                reason=f"a quoted paragraph that goes on from the one before; {before.reason}",
            )
        return None

    def _alone(self, sentence: Sentence, span: Span) -> bool:
        """Whether the quotation is its whole sentence."""
        rest = sentence.masked[sentence.start : span.left] + sentence.masked[span.right : sentence.end]
        return not any(char.isalnum() for char in rest)

    def _same_breath(self, listed: list[Sentence], number: int, heard: _Heard) -> bool:
        """Whether nothing but the earlier quotation's own sentence stands between."""
        return listed[number - 1].start <= heard.span.left < listed[number].start

    def _ended_speaking(self, heard: _Heard) -> bool:
        """Whether the paragraph before was all quotation and attribution at its end."""
        listed = self.told[heard.quote.paragraph]
        return bool(listed) and heard.span in listed[-1].spans

    def _by_neighbours(self, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote:
        """The subject of the sentence before, for a quotation that nothing in its own sentence attributes."""
        sentence = listed[number]
        own = sentence_subject(sentence, self.cast, before=span.left)
        if own is not None and own.sort in ("name", "person", "pronoun", "document") and not own.governed:
            speaker = self._believe(own.mention)
            if speaker.name:
                return replace(quote, speaker=speaker.name, reason=f"subject of its sentence; {speaker.reason}")
        before = listed[number - 1] if number else self._paragraph_before(span.paragraph)
        shared = self._shared_with_next(quote, listed, number, span)
        if shared is not None:
            return shared
        if before is not None and not self.cast.is_heading(before):
            told = self._told_by(before)
            if told is not None:
                cue = told[2] if before.paragraph == span.paragraph else None
                return replace(quote, speaker=told[0].name, cue=cue, reason=told[1])
        if self.heard is not None and span.mark != "block":
            earlier = self.heard.quote
            cue = earlier.cue if earlier.paragraph == quote.paragraph else None
            return replace(
                quote, speaker=earlier.speaker, cue=cue, reason=f"nobody else is named since; {earlier.reason}"
            )
        return replace(quote, reason="nobody is named as its source")

    def _shared_with_next(self, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
        """A quoted paragraph between words on somebody and that person's next quotation is that person's as well."""
        at = span.paragraph
        if not 0 < at < len(self.told) - 1 or len(listed) > 1 or not self._alone(listed[number], span):
            return None
        above, below = self.told[at - 1], self.told[at + 1]
        if any(sentence.spans for sentence in above) or not below or not below[0].spans:
            return None
        following = below[0].spans[0]
        found = attribute(below[0], following, self.cast) if following.left == below[0].start else None
        if found is None or found.mention is None or found.strength < 3:
            return None
        speaker = self._believe(found.mention)
        told = (self._told_by(sentence) for sentence in above)
        if speaker.name is None or all(one is None or one[0].name != speaker.name for one in told):
            return None
        return replace(quote, speaker=speaker.name, reason=f"told of above, quoted again below; {speaker.reason}")

    def _paragraph_before(self, paragraph: int) -> Sentence | None:
        if paragraph == 0 or not self.told[paragraph - 1]:
            return None
        return self.told[paragraph - 1][-1]

    def _told_by(self, sentence: Sentence) -> tuple[Speaker, str, str | None] | None:
        for cue in reversed(sentence.cues):
            if cue.kind in ("view", "weak"):
                continue
            if cue.kind == "according":
                mention = governed_by(sentence, cue, self.cast)
            else:
                mention = cue_subject(sentence, cue, self.cast)
            if mention is not None and mention.kind != "implied":
                speaker = self._believe(mention)
                if speaker.name:
                    return speaker, f"subject of cue {cue.text!r} in the sentence before; {speaker.reason}", cue.text
        about = sentence_subject(sentence, self.cast)
        if about is not None:
            speaker = self._believe(about.mention)
            if speaker.name:
                return speaker, f"subject of the sentence before; {speaker.reason}", None
        return None
