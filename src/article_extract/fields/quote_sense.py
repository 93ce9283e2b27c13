"""Whether a span between marks is something said, and whether it is a whole utterance.

Titles of works, nicknames, coined terms, scare quotes, measures and slogans stand between the same marks. Length,
what introduces the span, and whether somebody is reported to say it tell them apart.
"""

from __future__ import annotations

import re

from article_extract.fields.quote_attribution import MAX_ARTICLE, is_name_in_marks
from article_extract.fields.quote_context import MASKS, Sentence
from article_extract.fields.quote_evidence import BEHIND, Attribution
from article_extract.fields.quote_spans import Span
from article_extract.fields.quote_tokens import possessive
from article_extract.fields.quote_words import Words

LONG = 8  # words: longer spans are said by somebody, whatever stands around them
MAX_TITLE = 16  # words of a title of a work
SHORT = 4  # words: shorter ones need a reporting word in their clause
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def word_count(text: str) -> float:
    """Words of a text; two characters of a script without spaces are about one."""
    cjk = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + cjk / 2


def is_quote(text: str, span: Span, sentence: Sentence, found: Attribution | None, words: Words) -> str | None:
    """Why the span counts as a quotation; None where it does not."""
    if span.mark in ("dash", "block"):
        return "a line of speech" if span.mark == "dash" else "a marked-up quotation"
    said = span.text(text)
    if _is_source(sentence, span) or _is_teller(sentence, span, found, words):
        return None
    if span.resumed or not span.closed:
        return "goes on over paragraphs"
    count = word_count(said)
    if not any(char.isalpha() for char in said) or (count <= SHORT and _is_nickname(sentence, span)):
        return None
    if count <= SHORT and _so_known(span, sentence, words):
        return None
    if _is_paragraph(sentence, span) and count >= 2 and not is_title(said, words):
        return "a paragraph by itself"
    if found is not None and (_reports_nothing(found, count, said, words) or (count < 2 and found.base in words.views)):
        return None
    if found is not None and found.mention is not None and found.mention.gender == "1":
        return "as long as an utterance" if count >= LONG else None
    return _by_words(said, count, span, sentence, found, words)


def _by_words(
    said: str, count: float, span: Span, sentence: Sentence, found: Attribution | None, words: Words
) -> str | None:
    """Why the span counts as a quotation by its length and what introduces it; None where it is a name or a term."""
    named = _named(span, sentence, words)
    entitled = _entitled(span, sentence, words) or _is_called(span, sentence, words)
    named = named and (count <= LONG / 2 or is_title(said, words) or entitled)
    named = named and not (count > SHORT / 2 and said[0].islower() and _calls(found))
    titled = found is not None and found.kind == "weak" and is_title(said, words) and said[-1] not in ".!?"
    if count >= 2 and _worded(span, sentence, words):
        return "words that are written or called out"
    if count <= SHORT and _in_compound(span, sentence):
        return None
    if found is not None and found.strength == 3 and not named and not titled:
        return "right beside a reporting word"
    if named or (is_title(said, words) and count <= MAX_TITLE) or is_outlet(said, words):
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
    if words.rigid and count <= SHORT / 2 and not told and _attributive(span, sentence, found, words):
        return None
    if count <= SHORT and _in_brackets(span, sentence):
        return None
    if found is None and sentence.reported and count >= 2:
        return "in reported speech"
    if found is not None and found.strength >= 2 and found.mention is not None:
        return "in the clause of a reporting word"
    return None


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
        return True
    if found.mention is not None and found.mention.gender == "0":  # was man „…“ nennt
        return count <= SHORT and not _holds_verb(said, words)
    if found.supposed and (found.mention is None or found.mention.kind != "name"):
        return True
    if words.noun_capitals and found.mention is not None and found.mention.kind == "implied":
        return count <= SHORT and found.base not in words.impersonal and not _holds_verb(said, words)
    return found.kind == "weak" and count <= SHORT and _nobody(found)


def _holds_verb(said: str, words: Words) -> bool:
    """Whether one of the words is a common finite verb, so that they are an utterance and not a term."""
    return any(word.lower() in words.finite for word in _WORD.findall(said))


def _nobody(found: Attribution) -> bool:
    """Whether what a weak verb has for its subject is neither a person nor a text."""
    mention = found.mention
    return mention is None or mention.kind == "implied" or (mention.kind == "pronoun" and mention.gender in ("n", "2"))


def _is_source(sentence: Sentence, span: Span) -> bool:
    """Whether the span is itself the source of the quotation in front of it: “…,” writes “The Evening Post”."""
    others = [other for other in sentence.spans if other.right <= span.left]
    if not others or not is_name_in_marks(sentence, span):
        return False
    return any(
        others[-1].right <= sentence.tokens[cue.first].start
        and sentence.tokens[cue.last].end <= span.left
        and span.left - sentence.tokens[cue.last].end <= MAX_ARTICLE
        for cue in sentence.cues
    ) and not sentence.masked[span.left - 2 : span.left].startswith((":", ","))


def _is_teller(sentence: Sentence, span: Span, found: Attribution | None, words: Words) -> bool:
    """Whether the span is the only subject that the verb beside it can have: wie das „Abendblatt“ berichtet."""
    nobody = found is not None and found.mention is not None and found.mention.kind == "implied"
    if not nobody or not is_name_in_marks(sentence, span):
        return False
    at = sentence.first_token_from(span.left) - 1
    return at >= 0 and sentence.tokens[at].low in words.definite and span.left - sentence.tokens[at].end == 1


def _named(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the word in front says that a name or term follows: the film “…”, so-called “…”, dubbed “…”."""
    at = sentence.first_token_from(span.left) - 1
    if _is_work_of(span, sentence, words):
        return True
    if at < 0 or sentence.masked[sentence.tokens[at].end : span.left].strip(" ,\u00a0"):
        return False
    low = sentence.tokens[at].low
    pair = f"{sentence.tokens[at - 1].low} {low}" if at else low
    return low in words.naming or pair in words.naming or words.names(low)


def _entitled(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the word in front says that a title follows, which may be a sentence: mit dem Titel „…“."""
    at = sentence.first_token_from(span.left) - 1
    return at >= 0 and sentence.tokens[at].low in words.entitled and words.entitled != frozenset()


def _so_known(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the words behind say that it is a term: “digs”, as they are called."""
    at = sentence.first_token_from(span.right)
    lows = [token.low for token in sentence.tokens[at : at + 3]]
    if not words.rigid or len(lows) < 3 or len(sentence.masked[span.right : sentence.tokens[at].start].strip()) > 1:
        return False
    return lows[0] in words.quoting and lows[1] in words.pronouns and lows[2] in words.passive


def _is_called(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether a participle in front says how a thing is called, however long its title is: the paper titled “…”"""
    at = sentence.first_token_from(span.left) - 1
    close = at > 0 and sentence.masked[sentence.tokens[at].end : span.left] == " "
    return words.rigid and close and words.is_past(sentence.tokens[at].low) and span.text(sentence.text)[0].isupper()


def _worded(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the word in front says that words follow: the inscription “…”, mit den Worten „…“."""
    at = sentence.first_token_from(span.left) - 1
    close = at >= 0 and sentence.masked[sentence.tokens[at].end : span.left].strip() in ("", ":")
    return close and sentence.tokens[at].low in words.wording


def _in_compound(span: Span, sentence: Sentence) -> bool:
    """Whether a hyphen joins the words to a noun, so that they say what kind it is: der „Job“-Markt."""
    masked = sentence.masked
    before, behind = masked[span.left - 2 : span.left], masked[span.right : span.right + 2]
    joined = before[1:] == "-" and before[:1].isalnum()
    return joined or (behind[:1] == "-" and behind[1:].isalnum())


def _attributive(span: Span, sentence: Sentence, found: Attribution | None, words: Words) -> bool:
    """Whether a word or two stand between an article and a noun: an “improved” version says how it is called."""
    at = sentence.first_token_from(span.right)
    if not 0 < at < len(sentence.tokens):
        return False
    before, behind = sentence.tokens[at - 1], sentence.tokens[at]
    close = span.left - before.end == 1 and behind.start - span.right == 1
    close = close and span.text(sentence.text)[-1].isalnum()
    leads = before.low in words.determiners or possessive(before.low)
    if found is not None and found.kind == "weak" and not leads:  # six foreign “supplier” firms
        verbal = before.low in words.cue_bases or before.low in words.finite or before.low in words.between
        adverb = words.is_adverb(behind.low) or before.low in words.functions  # at least “somewhat” dependent
        leads = not verbal and not adverb and before.low not in words.prepositions
    content = behind.low not in words.functions and behind.low not in words.prepositions and not behind.capital
    return close and leads and content


def _is_work_of(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether a trade and a name follow the marks at once: “The Long Night” director Ann Lee."""
    at = sentence.first_token_from(span.right)
    if (
        not words.rigid
        or at + 1 >= len(sentence.tokens)
        or sentence.masked[span.right : sentence.tokens[at].start] != " "
    ):
        return False
    return words.is_person_noun(sentence.tokens[at].low) and sentence.tokens[at + 1].capital


def _in_brackets(span: Span, sentence: Sentence) -> bool:
    """Whether brackets hold nothing else but a word or two, as where another text is named: (see “…”)."""
    opening = sentence.masked.rfind("(", sentence.start, span.left)
    if opening < 0 or not sentence.masked[span.right : sentence.end].startswith(")"):
        return False
    lead = sentence.masked[opening + 1 : span.left]
    return ")" not in lead and len(lead.split()) <= 2


def _is_nickname(sentence: Sentence, span: Span) -> bool:
    """Whether the span stands inside a name: Markus “Mac” Foss."""
    after = sentence.first_token_from(span.right)
    if not 0 < after < len(sentence.tokens):
        return False
    before, behind = sentence.tokens[after - 1], sentence.tokens[after]
    close = span.left - before.end == 1 and behind.start - span.right == 1
    return close and before.capital and behind.capital and span.text(sentence.text)[-1:].isalnum()


def is_outlet(said: str, words: Words) -> bool:
    """Whether the words are the name of a paper or a body: all capitalised, one of them such a word."""
    listed = _WORD.findall(said)
    if not 0 < len(listed) <= 4 or not listed[-1][0].isupper() or not said[-1].isalnum():
        return False
    if not words.compounds and any(word[0].islower() for word in listed if len(word) > 3):
        return False
    lows = [word.lower() for word in listed]
    return any(
        low in words.outlets or (words.compounds and any(low.endswith(o) for o in words.outlets if len(o) > 4))
        for low in lows
    )


def is_title(said: str, words: Words) -> bool:
    """Whether all the words that bear meaning are capitalised, as in titles of works."""
    listed = _WORD.findall(said)
    if words.noun_capitals:
        return False
    bearing = [word for word in listed if len(word) > 3 or word[0].isupper()]
    return len(bearing) > 1 and all(word[0].isupper() or word[0].isdigit() for word in bearing)


def is_full(text: str, span: Span, sentence: Sentence, found: Attribution | None, words: Words) -> bool:
    """Whether the words hold a subject and a finite verb or stand alone as an utterance."""
    said = span.text(text)
    if not said:
        return False
    if _CJK.search(said):
        return word_count(said) >= 5 or (len(said) > 3 and _ends_as_clause(said, words))
    listed = [word.lower().replace("’", "'") for word in _WORD.findall(said)]
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
