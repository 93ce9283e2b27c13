"""Quotations that go on from the one before, and those that a name below signs."""

from __future__ import annotations

from dataclasses import replace

from article_extract.fields.quotes.attribution import attribute
from article_extract.fields.quotes.blocks import signed_below
from article_extract.fields.quotes.casting import MAX_HEADING, is_heading
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.evidence import Attribution
from article_extract.fields.quotes.mentions import Mention, Speaker
from article_extract.fields.quotes.names import holds, is_trade, key_of
from article_extract.fields.quotes.neighbours import pointed_at, tells_somebody
from article_extract.fields.quotes.scene import Heard, Scene
from article_extract.fields.quotes.signatures import signs
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.tokens import words_in
from article_extract.model import Quote
from article_extract.typography import fold

ECHO_REACH = 8  # paragraphs from a heading to the quotation that it is cut from
MAX_OPEN = 4  # paragraphs from a mark that opens a statement to the one that closes it
MIN_ECHOED = 3  # words of such a heading; fewer stand in many a quotation


def second_half(scene: Scene, quote: Quote, sentence: Sentence, span: Span, found: Attribution | None) -> Quote | None:
    """“A,” she said, “B”: B goes on from A."""
    heard = scene.heard
    if heard is None or heard.quote.paragraph != span.paragraph or heard.quote.cue is None:
        return None
    between = scene.paragraphs[span.paragraph][heard.span.right : span.left]
    if between.rstrip().endswith(":"):
        return None
    if heard.span.left < sentence.start or heard.found is None or heard.found.where != "behind the quotation":
        return None
    if found is not None and found.cue != heard.quote.cue and found.strength == 3:
        return None
    joined = (between.split() or [""])[-1].lower() in scene.words.joiners
    if between.rstrip()[-1:] not in ",–—-" and not joined:
        return None
    before = heard.quote
    reason = f"second half of a split quotation; {before.reason}"
    return replace(quote, speaker=before.speaker, cue=before.cue, continues=True, reason=reason)


def by_signature(scene: Scene, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
    """The name that is the whole paragraph under a quoted one, or that stands there behind a dash."""
    if span.mark == "block":
        return _signed_block(scene, quote, span)
    own = listed[number].masked[listed[number].start : listed[number].end]
    if number == len(listed) - 2 and not any(map(str.isalpha, own)):  # but for its number in a list
        mention = signs(listed[-1], scene.cast)
        if mention is not None:
            speaker = scene.believe(mention)
            return replace(quote, speaker=speaker.name, reason=f"signed behind the quotation; {speaker.reason}")
    below = scene.told[span.paragraph + 1] if span.paragraph + 1 < len(scene.told) else []
    if len(listed) > 1 or len(below) != 1 or not scene.alone(listed[number], span):
        return None
    names = scene.cast.runs_of(below[0])
    last = len(below[0].tokens) - 1
    if len(names) != 1 or names[0].lead > 0 or names[0].last < last or last < 1:
        return None
    if not _is_signature(scene, span.paragraph + 1, below[0]):
        return None
    name = below[0].masked[below[0].tokens[names[0].first].start : below[0].tokens[last].end]
    speaker = scene.believe(Mention("name", name, (span.paragraph + 1, below[0].tokens[0].start)))
    return replace(quote, speaker=speaker.name, reason=f"signed in the paragraph below; {speaker.reason}")


def _signed_block(scene: Scene, quote: Quote, span: Span) -> Quote | None:
    """A quotation set apart, with the name that signs the run of such blocks it stands in."""
    for at in range(span.paragraph + 1, len(scene.paragraphs)):
        text = scene.paragraphs[at]
        name = signed_below(text)
        if name is not None:
            speaker = scene.believe(Mention("name", name, (at, text.index(name))))
            further = span.paragraph > 0 and _set_apart(scene, span.paragraph - 1)
            reason = f"signed in a block below; {speaker.reason}"
            return replace(quote, speaker=speaker.name, continues=further, reason=reason)
        if not _set_apart(scene, at):
            break
    return None


def _set_apart(scene: Scene, paragraph: int) -> bool:
    """Whether a block as a whole is a quotation that the page sets apart."""
    return any(span.mark == "block" for sentence in scene.told[paragraph] for span in sentence.spans)


def _is_signature(scene: Scene, paragraph: int, name: Sentence) -> bool:
    """Whether a name by itself is a person's, not a heading: known as such, or with an office in the line below."""
    figure = scene.cast.longest(key_of(name.tokens, scene.cast.runs_of(name)[0]))
    if figure is not None and figure.person:
        return True
    below = scene.told[paragraph + 1] if paragraph + 1 < len(scene.told) else []
    office = below[0] if len(below) == 1 and not below[0].spans else None
    return (
        office is not None
        and is_heading(scene.cast, office)
        and any(is_trade(token.low, scene.words) for token in office.tokens)
    )


def echoing(scene: Scene, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
    """A heading that is a quotation is of whoever says its words, and more, in a paragraph below."""
    said = words_in(fold(quote.text))
    if len(listed) > 1 or not MIN_ECHOED <= len(said) <= MAX_HEADING or not scene.alone(listed[number], span):
        return None
    for at in range(span.paragraph + 1, min(len(scene.told), span.paragraph + 1 + ECHO_REACH)):
        if any(holds(tuple(words_in(fold(other))), tuple(said)) for other in _quoted(scene, at)):
            speaker = _who_says(scene, at, tuple(said))
            if speaker is not None and speaker.name:
                return replace(quote, speaker=speaker.name, reason=f"said again below; {speaker.reason}")
    return None


def _quoted(scene: Scene, paragraph: int) -> list[str]:
    """What stands between marks in a paragraph."""
    return [span.text(scene.paragraphs[paragraph]) for span in scene.told.spans[paragraph]]


def _who_says(scene: Scene, paragraph: int, said: tuple[str, ...]) -> Speaker | None:
    """Who says some words in a paragraph: by their own attribution, else by that of the quotation in front of them."""
    found: Attribution | None = None
    for sentence in scene.told[paragraph]:
        for span in sentence.spans:
            found = attribute(sentence, span, scene.cast) or found
            if holds(tuple(words_in(fold(span.text(sentence.text)))), said):
                mention = found.mention if found is not None else None
                somebody = mention is not None and (mention.kind != "description" or tells_somebody(scene, mention))
                return scene.believe(mention) if somebody else None
    return None


def going_on(scene: Scene, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
    """A quotation without attribution right behind another goes on with its speaker."""
    heard = scene.heard
    if heard is None or not scene.alone(listed[number], span):
        return None
    before = heard.quote
    if before.paragraph == quote.paragraph:
        if heard.span.left >= listed[number].start or _same_breath(listed, number, heard):
            return replace(
                quote,
                speaker=before.speaker,
                cue=before.cue,
                continues=True,
                reason=f"goes on from the quotation before; {before.reason}",
            )
        return None
    pointed = pointed_at(scene, quote, listed, number, span) if number == 0 else None
    if pointed is not None:
        return pointed
    behind = before.paragraph == quote.paragraph - 1 and (heard.open_ended or _ended_speaking(scene, heard))
    if number == 0 and (behind or _closes(heard, span)):
        return replace(
            quote,
            speaker=before.speaker,
            continues=True,
            reason=f"a quoted paragraph that goes on from the one before; {before.reason}",
        )
    return None


def _closes(heard: Heard, span: Span) -> bool:
    """Whether a mark that nothing opens ends what an earlier paragraph opened, those between being said as well."""
    unopened = span.left == span.start and span.closed and span.mark == heard.span.mark
    return unopened and heard.open_ended and span.paragraph - heard.span.paragraph <= MAX_OPEN


def _same_breath(listed: list[Sentence], number: int, heard: Heard) -> bool:
    """Whether nothing but the earlier quotation's own sentence stands between."""
    return listed[number - 1].start <= heard.span.left < listed[number].start


def _ended_speaking(scene: Scene, heard: Heard) -> bool:
    """Whether the paragraph before was all quotation and attribution at its end."""
    listed = scene.told[heard.quote.paragraph]
    return bool(listed) and heard.span in listed[-1].spans
