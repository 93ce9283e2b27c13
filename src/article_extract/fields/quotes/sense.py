"""Whether a span between marks is something said, and whether it is a whole utterance.

Titles of works, nicknames, coined terms, scare quotes, measures and slogans stand between the same marks. Length,
what introduces the span, and whether somebody is reported to say it tell them apart.
"""

from __future__ import annotations

import re

from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.evidence import BEHIND, Attribution
from article_extract.fields.quotes.lengths import WORD, word_count
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.terms import (
    in_brackets,
    in_compound,
    is_attributive,
    is_called,
    is_entitled,
    is_example,
    is_foreign,
    is_introduced,
    is_nickname,
    is_outlet,
    is_paper,
    is_source,
    is_teller,
    is_title,
    is_worded,
    so_known,
)
from article_extract.fields.quotes.words import Words

LONG = 8  # words: longer spans are said by somebody, whatever stands around them
MAX_TITLE = 16  # words of a title of a work
SHORT = 4  # words: shorter ones need a reporting word in their clause

_PROGRAM = re.compile(r"[{}\\]|=>|\w\(\)|[\w\])]=[\w\"'\[(]")  # raw text does not say what is set as a program


def is_quote(text: str, span: Span, sentence: Sentence, found: Attribution | None, words: Words) -> str | None:
    """Why the span counts as a quotation; None where it does not."""
    if span.mark in ("dash", "block"):
        return "a line of speech" if span.mark == "dash" else "a marked-up quotation"
    said = span.text(text)
    if _PROGRAM.search(said):
        return None
    if is_source(sentence, span, words) or is_teller(sentence, span, found, words):
        return None
    if span.resumed or not span.closed:
        return "goes on over paragraphs"
    count = word_count(said)
    if not any(char.isalpha() for char in said) or (count <= SHORT and is_nickname(sentence, span)):
        return None
    if count <= SHORT and so_known(span, sentence, words):
        return None
    if _is_paragraph(sentence, span) and count >= 2 and not is_title(said, words):
        return "a paragraph by itself"
    if found is not None and (_reports_nothing(found, count, said, words) or (count < 2 and found.base in words.views)):
        return None
    if found is not None and _tells_title(found, words):
        return None
    if found is not None and found.mention is not None and found.mention.gender == "1":
        return "as long as an utterance" if count >= LONG else None
    return _by_words(said, count, span, sentence, found, words)


def _by_words(
    said: str, count: float, span: Span, sentence: Sentence, found: Attribution | None, words: Words
) -> str | None:
    """Why the span counts as a quotation by its length and what introduces it; None where it is a name or a term."""
    title = is_title(said, words)
    named = _is_named(said, count, title, span, sentence, found, words)
    paper = is_paper(said, span, sentence, words) or is_foreign(said, span, sentence, words)
    titled = title and found is not None and found.kind == "weak" and not _is_stopped(said, words)
    if count >= 2 and is_worded(span, sentence, words):
        return "words that are written or called out"
    if count <= SHORT and in_compound(span, sentence):
        return None
    if found is not None and found.strength == 3 and not named and not titled and not paper:
        return "right beside a reporting word"
    if named or paper or (title and count <= MAX_TITLE) or is_outlet(said, words):
        return None
    if (
        count == 1
        and said[0].isupper()
        and not words.noun_capitals
        and sentence.masked[sentence.start : span.left].strip()
    ):
        return None
    if _is_sentence(said, span, sentence) and count >= 2:
        return "a sentence by itself"
    if count >= LONG or (count >= SHORT and said[-1] in ".,!?…" and said[0].isupper()):
        return "as long as an utterance"
    told = found is not None and found.where == BEHIND and found.kind == "verb" and _calls(found)
    if words.rigid and count <= SHORT / 2 and not told and is_attributive(span, sentence, found, words):
        return None
    example = found is None and is_example(span, sentence, words)
    if count <= SHORT and (example or in_brackets(span, sentence, words)):
        return None
    if found is None and sentence.reported and count >= 2:
        return "in reported speech"
    if found is not None and found.strength >= 2 and found.mention is not None:
        return "in the clause of a reporting word"
    return None


def _is_named(
    said: str, count: float, title: bool, span: Span, sentence: Sentence, found: Attribution | None, words: Words
) -> bool:
    """Whether a word in front says that a name or term follows, and the words may be one. title: they read as one."""
    if not is_introduced(span, sentence, words) or (count > SHORT / 2 and said[0].islower() and _calls(found)):
        return False
    short = count <= LONG / 2 or title
    return short or is_entitled(span, sentence, words) or is_called(span, sentence, words)


def _is_stopped(said: str, words: Words) -> bool:
    """Whether words end as a sentence does, not in a shortened word: “Moving Holdings Inc.”"""
    return said[-1] in ".!?" and said.rstrip(".").rpartition(" ")[2].lower() not in words.shortened


def _calls(found: Attribution | None) -> bool:
    """Whether somebody named calls something what stands between the marks: called the plan “a slow disaster”."""
    return found is not None and found.strength >= 2 and found.mention is not None and found.mention.kind == "name"


def _is_sentence(said: str, span: Span, sentence: Sentence) -> bool:
    """Whether the words are a whole sentence of the text: with a capital and a stop, and nothing around them."""
    rest = sentence.masked[sentence.start : span.left] + sentence.masked[span.right : sentence.end]
    stopped = said[-1] in ".!?" and not rest.strip()
    return span.mark == "double" and said[0].isupper() and (stopped or rest.strip() == ".")


def _is_paragraph(sentence: Sentence, span: Span) -> bool:
    return span.mark != "single" and not sentence.masked.strip(MASKS + " ")


def _reports_nothing(found: Attribution, count: float, said: str, words: Words) -> bool:
    """Whether the reporting word reports no utterance: you, or nobody in particular, might say it."""
    if found.mention is not None and found.mention.gender == "2":
        return not words.noun_capitals or count < LONG  # in diesem Brief schrieben Sie: „…“
    if found.mention is not None and found.mention.gender == "0":  # was man „…“ nennt
        return count <= SHORT and not _holds_verb(said, words)
    if found.supposed and (found.mention is None or found.mention.kind != "name"):
        return True
    if words.noun_capitals and found.mention is not None and found.mention.kind == "implied":
        return count <= SHORT and found.base not in words.impersonal and not _holds_verb(said, words)
    return found.kind == "weak" and count <= SHORT and _nobody(found, words)


def _tells_title(found: Attribution, words: Words) -> bool:
    """Whether the verb has a title for its subject: „…“, so lautet der Titel der Studie."""
    mention = found.mention
    if mention is None or mention.kind != "description":
        return False
    return any(word in words.entitled for word in mention.text.lower().split()[:2])


def _holds_verb(said: str, words: Words) -> bool:
    """Whether one of the words is a common finite verb, so that they are an utterance and not a term."""
    return any(word.lower() in words.finite for word in WORD.findall(said))


def _nobody(found: Attribution, words: Words) -> bool:
    """Whether what a weak verb has for its subject is neither a person nor a text."""
    mention = found.mention
    if mention is not None and mention.kind == "implied" and words.drops:
        return found.cue is None or found.cue.lower() in words.participles  # Calificó la medida de “…”
    return mention is None or mention.kind == "implied" or (mention.kind == "pronoun" and mention.gender in ("n", "2"))
