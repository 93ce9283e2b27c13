"""Who says a quotation that nothing in its own sentence attributes: what stands before it and behind it tells."""

from __future__ import annotations

from dataclasses import replace

from article_extract.fields.quotes.agreement import READER, SEVERAL
from article_extract.fields.quotes.attribution import attribute
from article_extract.fields.quotes.casting import MAX_SIGNATURE, is_heading
from article_extract.fields.quotes.context import Cue, Sentence
from article_extract.fields.quotes.evidence import cue_subject, governed_by
from article_extract.fields.quotes.mentions import Mention, Speaker
from article_extract.fields.quotes.names import key_of, parts_of
from article_extract.fields.quotes.phrases import Candidate
from article_extract.fields.quotes.pronouns import may_be_person
from article_extract.fields.quotes.scene import Heard, Scene
from article_extract.fields.quotes.sources import sentence_subject
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.terms import is_worded
from article_extract.fields.quotes.tokens import words_in
from article_extract.fields.quotes.words import ends_in
from article_extract.model import Quote

MAX_HANDED = 6  # paragraphs over which reported speech in German goes on with its speaker
MIN_HEAD = 4  # letters in front of a short noun for a body that ends a compound: Präsidialamt
REPORTED_REACH = 4  # sentences back to who is reported


def by_neighbours(scene: Scene, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote:
    """The subject of the sentence before, for a quotation that nothing in its own sentence attributes."""
    own = _by_own_sentence(scene, quote, listed, number, span) or pointed_at(scene, quote, listed, number, span)
    if own is not None:
        return own
    before = listed[number - 1] if number else _paragraph_before(scene, span.paragraph)
    shared = _shared_with_next(scene, quote, listed, number, span)
    if shared is not None:
        return shared
    heads = before is not None and (is_heading(scene.cast, before) or _is_short_heading(scene, before, span))
    if before is not None and not heads and not _is_answered(scene, before, span):
        said = scene.paragraphs[span.paragraph][span.start : span.end]
        told = _by_sentence_before(scene, quote, listed, number, before, said)
        if told is not None:
            return told
    teller = _teller_since(scene, quote, listed, number)
    if teller is not None:
        return teller
    if before is not None and _is_led_in(scene, before, span):
        return replace(quote, reason="the paragraph before leads to it, and names nobody")
    if scene.heard is not None and span.mark != "block" and _still_speaks(scene, scene.heard, quote, listed[number]):
        earlier = scene.heard.quote
        cue = earlier.cue if earlier.paragraph == quote.paragraph else None
        return replace(quote, speaker=earlier.speaker, cue=cue, reason=f"nobody else is named since; {earlier.reason}")
    return replace(quote, reason="nobody is named as its source")


def _is_plain_before(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """Whether a named subject and a plain verb stand in front of a quotation, so that only what follows is told words.

    Jan Saal will „…“, ob das so gehe.
    """
    own = sentence_subject(sentence, scene.cast, before=span.left)
    if own is None or own.sort != "name" or own.governed or own.owner:
        return False
    last = sentence.first_token_from(span.left)
    lows = [token.low for token in sentence.tokens[:last]]
    plain = any(low in scene.words.finite and low not in scene.words.reported for low in lows[own.last + 1 :])
    return plain and not any(low in scene.words.reported for low in lows)


def _by_sentence_before(
    scene: Scene, quote: Quote, listed: list[Sentence], number: int, before: Sentence, said: str
) -> Quote | None:
    """Who speaks by the sentence before. said: the quoted words."""
    if _goes_on_reporting(scene, listed, number):
        return _by_reporter(scene, quote, listed, number) if scene.heard is None else None
    told = _told_by(scene, before, said)
    if told is None or (told[2] is None and _spoke_here(scene, quote) and _is_crowd(scene, told[0].name)):
        return None  # „…“, sagte Saal. Fahrer haben das Recht dazu. „…“
    cue = told[2] if before.paragraph == quote.paragraph else None
    return replace(quote, speaker=told[0].name, cue=cue, reason=told[1])


def _spoke_here(scene: Scene, quote: Quote) -> bool:
    """Whether a reporting word has named who speaks in a quotation's paragraph before it."""
    return scene.heard is not None and scene.heard.sure and scene.heard.quote.paragraph == quote.paragraph


def _by_own_sentence(scene: Scene, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
    """Who speaks by a quotation's own sentence: who reports it in reported speech, else whom the sentence is about."""
    sentence = listed[number]
    if sentence.reported and not _is_plain_before(scene, sentence, span):
        reporter = _by_reporter(scene, quote, listed, number)
        if reporter is not None:
            return reporter
    own = sentence_subject(sentence, scene.cast, before=span.left)
    if own is not None and not own.governed and _may_speak(scene, own):
        speaker = scene.believe(own.mention)
        if speaker.name:
            return replace(quote, speaker=speaker.name, reason=f"subject of its sentence; {speaker.reason}")
    leaving = sentence_subject(sentence, scene.cast) if is_worded(span, sentence, scene.words) else None
    if leaving is not None and not leaving.governed and scene.words.noun_capitals:  # mit den Worten „…“ ging Ruth Saal
        speaker = scene.believe(leaving.mention)
        if speaker.name:
            return replace(quote, speaker=speaker.name, reason=f"subject of its sentence; {speaker.reason}")
    return None


def _may_speak(scene: Scene, about: Candidate) -> bool:
    """Whether whom a sentence without a reporting word is about may say what is quoted at it.

    A guide's reader does not, and of things, crowds and places that English articles were about one in ten did.
    """
    mention, words = about.mention, scene.words
    if about.sort not in ("name", "person", "pronoun", "document") or mention.gender == READER:
        return False
    if words.noun_capitals:
        return True
    if about.sort == "pronoun":
        return mention.gender not in ("n", SEVERAL)
    if about.sort == "person":
        return mention.gender != SEVERAL or not words.rigid
    figure = scene.cast.longest(parts_of(mention.text)) if about.sort == "name" and words.rigid else None
    return figure is None or figure.group or may_be_person(scene.cast, figure)


def _still_speaks(scene: Scene, heard: Heard, quote: Quote, own: Sentence) -> bool:
    """Whether who was heard last may go on in a quotation that nothing attributes.

    In lists of sample phrases, pull quotes and dialogues whoever was guessed once was handed on over whole pages: only
    somebody whom a reporting word names is, from one paragraph to another only from a whole utterance, and no text or
    crowd. German tells by its mood that words are still somebody's; else it hands on to the next paragraph alone, or
    over a question: of those handed further one in five was right.
    """
    away = quote.paragraph - heard.quote.paragraph
    if not away:
        return heard.sure or scene.words.noun_capitals
    said = heard.found.mention if heard.found is not None else None
    if said is not None and said.kind == "description" and not tells_somebody(scene, said):
        return False
    if said is None and _is_crowd(scene, heard.quote.speaker):
        return False
    if not scene.words.noun_capitals:
        return heard.sure and heard.quote.kind == "full"
    asked = away == 2 and scene.paragraphs[quote.paragraph - 1].rstrip().endswith("?")
    return away <= (MAX_HANDED if own.reported else 1) or asked


def _is_crowd(scene: Scene, speaker: str | None) -> bool:
    """Whether who was only guessed are people without a name, as German tells them: viele Leute, Fahrer."""
    lows = words_in((speaker or "").lower())
    if not lows or not scene.words.noun_capitals or scene.cast.longest(parts_of(speaker or "")) is not None:
        return False
    words = scene.words
    one = lows[0] in words.single or lows[0] in words.genitives  # einer der Leute
    return not one and (lows[0] in words.plurals or any(low in words.several_only for low in lows))


def tells_somebody(scene: Scene, said: Mention) -> bool:
    """Whether a description is of one person, or in German of a body that speaks."""
    lows = words_in(said.text.lower())
    if said.gender != "pl" and any(map(scene.words.is_person_noun, lows)):
        return True
    return scene.words.noun_capitals and any(map(scene.words.is_body, lows))


def _is_short_heading(scene: Scene, before: Sentence, span: Span) -> bool:
    """Whether a paragraph of two or three words heads the quoted one and names nobody: "Key Facts", "Wrap Up:".

    A name is told by the text elsewhere, by its given name, or by a colon behind words that the text has nowhere small.
    """
    cast, tokens = scene.cast, before.tokens
    whole = before.paragraph < span.paragraph and len(scene.told[before.paragraph]) == 1 and not before.cues
    if not whole or not 1 < len(tokens) <= MAX_SIGNATURE or cast.words.order == "cjk":
        return False
    text = scene.paragraphs[before.paragraph].strip()
    if not text[-1:].isalnum() and text[-1:] != ":":
        return False
    runs = cast.runs_of(before)
    figure = cast.longest(key_of(tokens, runs[0])) if len(runs) == 1 else None
    if (figure is not None and figure.person) or tokens[0].bare in cast.words.given:
        return False
    return text[-1] != ":" or any(token.low in cast.lower for token in tokens)


def _is_led_in(scene: Scene, before: Sentence, span: Span) -> bool:
    """Whether the paragraph before ends in a colon, so that it leads in the quotation, and who spoke last does not."""
    colon = scene.paragraphs[before.paragraph].rstrip().endswith(":")
    told = before.reported or any(token.low in scene.words.conditional for token in before.tokens)
    return scene.words.noun_capitals and before.paragraph < span.paragraph and colon and not told


def _is_answered(scene: Scene, before: Sentence, span: Span) -> bool:
    """Whether a paragraph only asks what the quoted one below answers: whom it names is not who speaks."""
    asks = before.paragraph < span.paragraph and before.masked[: before.end].rstrip().endswith(("?", "？"))
    return asks and scene.heard is not None


def pointed_at(scene: Scene, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
    """Who the sentence behind says it was: „…“ Das musste Ruth Saal am Montag einräumen."""
    below = scene.told[span.paragraph + 1] if span.paragraph + 1 < len(scene.told) else []
    following = next(iter((*listed[number + 1 :], *below)), None)
    if following is None or not following.tokens or not scene.alone(listed[number], span) or following.spans:
        return None
    if _leaves_with(scene, following):
        about = sentence_subject(following, scene.cast)
        speaker = scene.believe(about.mention) if about is not None and not about.governed else None
        if speaker is not None and speaker.name:
            return replace(quote, speaker=speaker.name, reason=f"subject of the sentence behind; {speaker.reason}")
    if following.tokens[0].low not in scene.words.pointing:
        return None
    told = _reported_by(scene, following, "in the sentence behind")
    if told is None:
        return None
    cue = told[2] if following.paragraph == span.paragraph else None
    return replace(quote, speaker=told[0].name, cue=cue, reason=told[1])


def _leaves_with(scene: Scene, following: Sentence) -> bool:
    """Whether a sentence opens with what was done with the words in front: Mit diesen Worten begrüßte Ruth Saal …"""
    words, tokens = scene.words, following.tokens
    if (
        len(tokens) < 3
        or tokens[0].low not in words.prepositions
        or not tokens[1].low.startswith(tuple(words.pointing))
    ):
        return False
    return tokens[2].low in words.wording or tokens[2].low in words.utterances or words.is_document(tokens[2].low)


def _teller_since(scene: Scene, quote: Quote, listed: list[Sentence], number: int) -> Quote | None:
    """Who is reported to say something in its paragraph, since somebody was heard."""
    heard = scene.heard
    for before in reversed(listed[:number]):
        if heard is not None and (before.paragraph, before.start) <= (heard.quote.paragraph, heard.quote.start):
            return None
        told = _reported_by(scene, before, "earlier in the paragraph")
        if told is not None:
            return replace(quote, speaker=told[0].name, cue=told[2], reason=told[1])
    return None


def _by_reporter(scene: Scene, quote: Quote, listed: list[Sentence], number: int) -> Quote | None:
    """Whose words a sentence in reported speech tells: the subject of the last sentence before that is not reported."""
    above = scene.told[quote.paragraph - 1] if quote.paragraph else []
    for before in reversed([*above, *listed[:number]][-REPORTED_REACH:]):
        if not before.reported or before.cues:
            told = _told_by(scene, before)
            return None if told is None else replace(quote, speaker=told[0].name, reason=f"reported speech; {told[1]}")
    return None


def _shared_with_next(scene: Scene, quote: Quote, listed: list[Sentence], number: int, span: Span) -> Quote | None:
    """A quoted paragraph between words on somebody and that person's next quotation is that person's as well."""
    at = span.paragraph
    if not span.closed and number == len(listed) - 1:
        return _ended_below(scene, quote, at + 1)
    if not 0 < at < len(scene.told) - 1 or len(listed) > 1 or not scene.alone(listed[number], span):
        return None
    above, below = scene.told[at - 1], scene.told[at + 1]
    if any(sentence.spans for sentence in above) or not below or not below[0].spans:
        return None
    following = below[0].spans[0]
    found = attribute(below[0], following, scene.cast) if following.left == below[0].start else None
    if found is None or found.mention is None or found.strength < 3:
        return None
    speaker = scene.believe(found.mention)
    told = (_told_by(scene, sentence) for sentence in above)
    if speaker.name is None or all(one is None or one[0].name != speaker.name for one in told):
        return None
    return replace(quote, speaker=speaker.name, reason=f"told of above, quoted again below; {speaker.reason}")


def _ended_below(scene: Scene, quote: Quote, below: int) -> Quote | None:
    """A quotation that the next paragraph goes on with is of whom that names: „… ¶ …“, sagte Ruth Saal."""
    listed = scene.told[below] if below < len(scene.told) else []
    rest = listed[0].spans[0] if listed and listed[0].spans else None
    if rest is None or not rest.closed or scene.paragraphs[below][: rest.left].strip():
        return None
    found = attribute(listed[0], rest, scene.cast)
    speaker = scene.believe(found.mention) if found is not None and found.strength == 3 else None
    if speaker is None or speaker.name is None:
        return None
    return replace(quote, speaker=speaker.name, reason=f"goes on in the paragraph below; {speaker.reason}")


def _paragraph_before(scene: Scene, paragraph: int) -> Sentence | None:
    if paragraph == 0 or not scene.told[paragraph - 1]:
        return None
    return scene.told[paragraph - 1][-1]


def _nested(sentence: Sentence, earlier: list[Cue], cue: Cue) -> bool:
    """Whether a verb stands in the clause that another reports: she said that some leaders deny it."""
    outer = next((other for other in reversed(earlier) if other.kind == "verb"), None)
    if outer is None:
        return False
    between = sentence.masked[sentence.tokens[outer.last].end : sentence.tokens[cue.first].start]
    return not any(mark in between for mark in ",;:–—") and cue.first > outer.last + 1


def _goes_on_reporting(scene: Scene, listed: list[Sentence], number: int) -> bool:
    """Whether the sentence before only goes on with what was reported, so that whom it is about is not who speaks."""
    words = scene.words
    if not words.reported or not number:
        return False
    before = listed[number - 1]
    if any(":" in token.gap for token in before.tokens[1:]):
        return False  # Ruth Saal begründete das: Der Bau sei …
    if any(cue.kind in ("verb", "according") and cue.text.lower() != cue.base for cue in before.cues):
        return False
    if before.reported:
        return True
    earlier = listed[number - 2] if number > 1 else None
    begun = earlier is not None and (earlier.reported or bool(earlier.spans) or bool(earlier.cues))
    return begun and any(token.low in words.conditional for token in before.tokens)


def _told_by(scene: Scene, sentence: Sentence, said: str = "") -> tuple[Speaker, str, str | None] | None:
    """Who speaks by a sentence: whom it reports to say something, else whom it is about. said: the quoted words."""
    reported = _reported_by(scene, sentence, "in the sentence before")
    if reported is not None:
        return reported
    about = sentence_subject(sentence, scene.cast)
    place = scene.words.noun_capitals and about is not None and about.mention.text.lower() in scene.words.places
    speaks = about is not None and (
        about.sort in ("phrase", "noun") and not scene.words.rigid or _may_speak(scene, about)
    )
    if about is not None and not place and speaks and not (about.mention.gender == "pl" and _is_of_one(said, scene)):
        speaker = scene.believe(about.mention)
        if speaker.name:
            return speaker, f"subject of the sentence before; {speaker.reason}", None
    return None


def _is_thing(scene: Scene, mention: Mention) -> bool:
    """Whether a description names neither people nor a body or text: die Zusammenarbeit unterstreicht."""
    lows = words_in(mention.text.lower()) if mention.kind == "description" and scene.words.noun_capitals else []
    words = scene.words
    known = (words.noun[low] or words.is_body(low) or ends_in(low, words.outlets, 2, MIN_HEAD) for low in lows)
    return bool(lows) and not any(known)


def _is_of_one(said: str, scene: Scene) -> bool:
    """Whether one person speaks of himself in quoted words, so that no group says them."""
    return bool(scene.words.selves) and any(word.lower() in scene.words.selves for word in words_in(said))


def _is_beside(sentence: Sentence, cue: Cue, scene: Scene) -> bool:
    """Whether a German verb is an infinitive behind “zu”, or the end of a clause that hangs: was Zeugen berichten."""
    words = scene.words
    if not words.noun_capitals or cue.kind != "verb" or not cue.first:
        return False
    tokens = sentence.tokens
    if cue.text.lower() == cue.base:
        helping = any(token.low in words.conditional for token in tokens[: cue.first])
        if helping or tokens[cue.first - 1].low in words.prepositions:
            return True  # sie würden das nicht verlangen; kaum zu glauben
    begin = next((at for at in range(cue.first, 0, -1) if "," in sentence.before(at)), 0)
    if not begin or tokens[begin].low in words.likewise:
        return False
    second = tokens[begin + 1].low if begin + 1 < len(tokens) else ""
    hangs = tokens[begin].low in words.that - words.joiners or tokens[begin].low in words.relative
    hangs = hangs or (tokens[begin].low in words.definite and not tokens[begin].capital)
    hangs = hangs or (tokens[begin].low in words.prepositions and second in words.definite)
    last = cue.last
    while last + 1 < len(tokens) and sentence.after(last) == " " and tokens[last + 1].low in words.finite:
        last += 1
    return hangs and (last + 1 == len(tokens) or sentence.after(last).strip() != "") and not ends_led(sentence, last)


def ends_led(sentence: Sentence, last: int) -> bool:
    """Whether a verb ends its sentence with a colon, so that it leads in what follows: Walt Dorn, der gesagt hat:"""
    return last + 1 == len(sentence.tokens) and sentence.after(last).strip() == ":"


def _reported_by(scene: Scene, sentence: Sentence, where: str) -> tuple[Speaker, str, str | None] | None:
    """Who a sentence reports to say something."""
    for number, cue in reversed(list(enumerate(sentence.cues))):
        if _is_beside(sentence, cue, scene):
            continue
        if cue.kind in ("view", "weak") or (scene.words.rigid and _nested(sentence, sentence.cues[:number], cue)):
            continue
        if cue.kind == "according":
            mention = governed_by(sentence, cue, scene.cast)
        else:
            mention = cue_subject(sentence, cue, scene.cast)
        if cue.base not in scene.words.impersonal and mention is not None and _is_thing(scene, mention):
            continue
        if mention is not None and mention.kind != "implied":
            speaker = scene.believe(mention)
            if speaker.name:
                return speaker, f"subject of cue {cue.text!r} {where}; {speaker.reason}", cue.text
    return None
