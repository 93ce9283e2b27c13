"""Whose text a quotation stands in: her letter, the institute’s report, the report."""

from __future__ import annotations

from article_extract.fields.quotes.bodies import last_with
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.figures import Figure
from article_extract.fields.quotes.first_words import by_first_words, heads_of
from article_extract.fields.quotes.mentions import Mention, Speaker
from article_extract.fields.quotes.names import key_of
from article_extract.fields.quotes.pronouns import antecedent
from article_extract.fields.quotes.tokens import bare, possessive
from article_extract.fields.quotes.words import Words

DOCUMENT_REACH = 8  # paragraphs back to the sentence that brought up a report
MAX_KIND = 2  # words between a document and whose it is
FIRST_WORDS = 3  # words of a document's first naming that tell more than whose it is


def whose_document(cast: Cast, mention: Mention, lows: list[str], heads: list[str]) -> Speaker | None:
    """Whose text “the report” is: named with it before, or the source of the sentence that brought it up."""
    first = by_first_words(cast, mention, lows, heads)
    if first is not None and first.name is not None:
        said = first.name.split()
        if len(said) > FIRST_WORDS or (len(said) == FIRST_WORDS and said[1][0].isupper()):
            return first  # a report by …, a Harrow study
    for sentence in cast.sentences_with(heads[-1], mention.at):
        if mention.at[0] - sentence.paragraph > DOCUMENT_REACH:
            break
        at = next((n for n, token in enumerate(sentence.tokens) if token.bare == heads[-1]), None)
        if at is None or (sentence.paragraph, sentence.tokens[at].start) >= mention.at:
            continue
        figure = _beside_document(cast, sentence, at)
        whose = _told_apart(cast, sentence, at)
        if figure is None and whose is not None and cast.words.rigid:
            return Speaker(whose, f"“{mention.text}”: {whose}, in paragraph {sentence.paragraph + 1}")
        if figure is not None:
            return Speaker(
                figure.name, f"“{mention.text}”: that of {figure.name}, in paragraph {sentence.paragraph + 1}"
            )
    return first


def _told_apart(cast: Cast, sentence: Sentence, noun: int) -> str | None:
    """The words that tell a document from others, where it was named last: the Finnish online brochure."""
    tokens, words = sentence.tokens, cast.words
    begin = noun
    while begin and sentence.gap(begin - 1, begin) == " " and noun - begin < FIRST_WORDS:
        if tokens[begin - 1].low in words.determiners:
            named = any(token.capital for token in tokens[begin:noun])
            return sentence.masked[tokens[begin - 1].start : tokens[noun].end] if named else None
        begin -= 1
    return None


def _beside_document(cast: Cast, sentence: Sentence, noun: int) -> Figure | None:
    """The figure that owns a document in a sentence, or says something in it."""
    runs = cast.runs_of(sentence)
    tokens = sentence.tokens
    for run in runs:
        if (
            run.last < noun
            and noun - run.last <= 3
            and all(sentence.gap(n, n + 1) == " " for n in range(run.last, noun))
        ):
            between = tokens[run.last + 1 : noun]
            if not any(token.low in cast.words.prepositions or token.low in cast.words.verbs for token in between):
                return cast.longest(key_of(tokens, run))
    if _is_brought_up(sentence, noun, cast.words):
        begin, end = (sentence.paragraph, sentence.start), (sentence.paragraph, sentence.end)
        said = cast.heard(begin, (end[0], end[1] + 1))
        if said:
            return said[0][1]
        return next((seen.figure for seen in cast.named_between(begin, end) if seen.subject), None)
    return None


def _is_brought_up(sentence: Sentence, noun: int, words: Words) -> bool:
    """Whether an article or owner stands in front of a document, words that say what kind between: its trends report"""
    tokens = sentence.tokens
    for at in range(noun - 1, max(-1, noun - 1 - (MAX_KIND if words.rigid else 0) - 1), -1):
        if tokens[at].low in words.indefinite or tokens[at].low in words.owners:
            return True
        if sentence.gap(at, at + 1) != " " or tokens[at].low in words.determiners or tokens[at].low in words.functions:
            return False
    return False


def whose(cast: Cast, mention: Mention) -> Speaker | None:
    """Whose text it is that is cited: her letter, the institute’s report."""
    parts = mention.text.split()
    head = heads_of(cast, [bare(part.strip(".,").lower()) for part in parts])
    if not head or not cast.words.is_document(head[0]):
        return None
    gender = cast.words.owners.get(parts[0].lower())
    if gender is not None:
        figure, where = antecedent(cast, mention.at, gender)
        return Speaker(figure.name, f"“{mention.text}”: {figure.name}, {where}") if figure else None
    if cast.words.noun_capitals and parts[0].endswith(cast.words.owner_endings):
        figure = cast.longest((cast.words.without_owner(parts[0].lower()),))  # Saals Prognose
        if figure is not None:
            return Speaker(figure.name, f"“{mention.text}”: whose it is")
    noun = next((n for n, part in enumerate(parts) if bare(part.strip(".,").lower()) == head[0]), 0)
    if cast.words.rigid and parts[0].lower() in cast.words.indefinite and not any(map(possessive, parts)):
        return None  # a Harrow study: one of several, so that these words are its name
    named = [bare(part) for part in parts[:noun] if part[0].isupper() and part.lower() not in cast.words.determiners]
    if named and cast.words.rigid:
        body = named[0].lower() if len(named) == 1 and cast.words.is_body(named[0].lower()) else ""
        held = last_with(cast, mention.at, body) if body else None  # the Institute's report
        figure = held or cast.longest(tuple(word.lower() for word in named)) or cast.longest((named[0].lower(),))
        if figure is not None:
            return Speaker(figure.name, f"“{mention.text}”: whose it is")
    for at, part in enumerate(parts):
        owner = bare(part.lower()) if possessive(part) and cast.words.rigid else ""
        held = last_with(cast, mention.at, owner) if owner and part[0].islower() else None
        if held is not None:
            return Speaker(held.name, f"“{mention.text}”: whose it is")  # the department’s website
        if possessive(part) and part[0].isupper():
            name = [bare(word) for word in parts[: at + 1] if word[0].isupper()]
            figure = cast.longest(tuple(word.lower() for word in name))
            return Speaker(figure.name if figure else " ".join(name), f"“{mention.text}”: whose it is")
    return None
