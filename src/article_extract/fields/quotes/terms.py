"""What else stands between quotation marks: titles, names, nicknames, terms, told by the words around them."""

from __future__ import annotations

from article_extract.fields.quotes.behind import MAX_ARTICLE, teller_at
from article_extract.fields.quotes.breaks import MASKS
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.evidence import Attribution, is_name_in_marks
from article_extract.fields.quotes.lengths import WORD
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.tokens import possessive
from article_extract.fields.quotes.words import Words, ends_in

MAX_NAME = 4  # words of a body's name


def is_source(sentence: Sentence, span: Span, words: Words) -> bool:
    """Whether the span is itself the source of the quotation in front of it: “…,” writes “The Evening Post”."""
    if _is_part_of_source(sentence, span, words):
        return True
    others = [other for other in sentence.spans if other.right <= span.left]
    if not others or not is_name_in_marks(sentence, span):
        return False
    told = [cue for cue in sentence.cues if sentence.tokens[cue.last].end <= span.left and cue.kind != "view"]
    cue = told[-1] if told else None
    if cue is None or sentence.tokens[cue.first].start < others[-1].right:
        return False
    end = sentence.tokens[cue.last].end
    if span.left - end <= MAX_ARTICLE:
        return not sentence.masked[span.left - 2 : span.left].startswith((":", ","))
    return _is_told_to(sentence, span, sentence.masked[others[-1].right : span.left], words)


def _is_part_of_source(sentence: Sentence, span: Span, words: Words) -> bool:
    """Whether a German name in marks is a body's, by what stands around it: dem „Elmblatt“ zufolge; ein Sprecher der

    „Elm Energie“ sagte …
    """
    at = sentence.first_token_from(span.right)
    if words.noun_capitals and at > 0 and _leads_to_next(sentence, span, at - 1, words):
        return True
    if not words.noun_capitals or not 0 < at < len(sentence.tokens):
        return False
    before, behind = sentence.tokens[at - 1], sentence.tokens[at]
    close = span.left - before.end == 1 and sentence.masked[span.right : behind.start] == " "
    said = span.text(sentence.text)
    if not close or len(said.split()) > MAX_NAME or not said[-1].isalnum():
        return False
    if behind.low in words.postposed:
        return before.low in words.determiners and said[0].isupper()
    noun = sentence.tokens[at - 2] if at > 1 and sentence.before(at - 1) == " " else None
    led = noun is not None and noun.capital and (before.low in words.genitives or before.low in words.agents)
    return led and words.is_person_noun(noun.low if noun else "") and any(cue.first == at for cue in sentence.cues)


def _leads_to_next(sentence: Sentence, span: Span, at: int, words: Words) -> bool:
    """Whether a name in marks, behind its article, has a colon and a quotation behind: sagte sie der „Elmpost“: „…“"""
    following = next((other for other in sentence.spans if other.left >= span.right), None)
    if following is None or sentence.masked[span.right : following.left].strip() != ":":
        return False
    led = sentence.tokens[at].low in words.definite and span.left - sentence.tokens[at].end == 1
    return led and is_name_in_marks(sentence, span)


def _is_told_to(sentence: Sentence, span: Span, between: str, words: Words) -> bool:
    """Whether a preposition leads to where a quotation in front was said: “…,” sagte Ruth Saal bei „Elmtal heute“."""
    at = sentence.first_token_from(span.left) - 1
    led = sentence.tokens[at].low in words.prepositions or sentence.tokens[at].low in words.oblique
    close = sentence.masked[sentence.tokens[at].end : span.left] == " "
    return led and close and not any(mark in between.lstrip(" ,") for mark in ",:;–—")


def is_teller(sentence: Sentence, span: Span, found: Attribution | None, words: Words) -> bool:
    """Whether the span is the only subject that the verb beside it can have: wie das „Abendblatt“ berichtet."""
    if teller_at(sentence, span, words) is not None:
        return True
    nobody = found is not None and found.mention is not None and found.mention.kind == "implied"
    if not nobody or not is_name_in_marks(sentence, span):
        return False
    at = sentence.first_token_from(span.left) - 1
    return at >= 0 and sentence.tokens[at].low in words.definite and span.left - sentence.tokens[at].end == 1


def is_introduced(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the word in front says that a name or term follows: the film “…”, so-called “…”, dubbed “…”."""
    at = sentence.first_token_from(span.left) - 1
    if _is_work_of(span, sentence, words):
        return True
    if at < 0 or sentence.masked[sentence.tokens[at].end : span.left].strip(" ,\u00a0"):
        return False
    low = sentence.tokens[at].low
    if _is_spoken_to(sentence, at, words) and is_name_in_marks(sentence, span):
        return True
    pair = f"{sentence.tokens[at - 1].low} {low}" if at else low
    return low in words.naming or pair in words.naming or words.names(low)


def _is_spoken_to(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether an article in front of a name in marks leads to whom something was said: gegenüber dem „Elmblatt“, im

    Interview mit dem „Elmblatt“.
    """
    tokens = sentence.tokens
    if not words.noun_capitals or not at or tokens[at].low not in words.definite or sentence.before(at) != " ":
        return False
    if tokens[at - 1].low in words.prepositions and tokens[at - 1].low in words.naming:
        return True
    talk = at > 1 and (words.is_document(tokens[at - 2].low) or tokens[at - 2].low in words.utterances)
    return talk and tokens[at - 1].low in words.prepositions and sentence.before(at - 1) == " "


def is_entitled(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the word in front says that a title follows, which may be a sentence: mit dem Titel „…“."""
    at = sentence.first_token_from(span.left) - 1
    return at >= 0 and sentence.tokens[at].low in words.entitled and words.entitled != frozenset()


def is_example(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the words are given as one of several for a noun in front: Formen wie „der Wähler“ seien …"""
    at = sentence.first_token_from(span.left) - 1
    close = at > 0 and sentence.masked[sentence.tokens[at].end : span.left] == " " and sentence.before(at) == " "
    return close and sentence.tokens[at].low in words.likewise and sentence.tokens[at - 1].capital


def so_known(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the words behind say that it is a term: “digs”, as they are called."""
    at = sentence.first_token_from(span.right)
    lows = [token.low for token in sentence.tokens[at : at + 3]]
    if not words.rigid or len(lows) < 3 or len(sentence.masked[span.right : sentence.tokens[at].start].strip()) > 1:
        return False
    return lows[0] in words.quoting and lows[1] in words.pronouns and lows[2] in words.passive


def is_called(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether a participle in front says how a thing is called, however long its title is: the paper titled “…”"""
    at = sentence.first_token_from(span.left) - 1
    close = at > 0 and sentence.masked[sentence.tokens[at].end : span.left] == " "
    return words.rigid and close and words.is_past(sentence.tokens[at].low) and span.text(sentence.text)[0].isupper()


def is_worded(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the word in front says that words follow: the inscription “…”, mit den Worten „…“."""
    at = sentence.first_token_from(span.left) - 1
    close = at >= 0 and sentence.masked[sentence.tokens[at].end : span.left].strip() in ("", ":")
    return close and sentence.tokens[at].low in words.wording


def in_compound(span: Span, sentence: Sentence) -> bool:
    """Whether a hyphen joins the words to a noun, so that they say what kind it is: der „Job“-Markt."""
    masked = sentence.masked
    before, behind = masked[span.left - 2 : span.left], masked[span.right : span.right + 2]
    joined = before[1:] == "-" and before[:1].isalnum()
    return joined or (behind[:1] == "-" and behind[1:].isalnum())


def is_attributive(span: Span, sentence: Sentence, found: Attribution | None, words: Words) -> bool:
    """Whether a word or two stand between an article and a noun: an “improved” version says how it is called."""
    at = sentence.first_token_from(span.right)
    if not 0 < at < len(sentence.tokens):
        return False
    before, behind = sentence.tokens[at - 1], sentence.tokens[at]
    close = span.left - before.end == 1 and behind.start - span.right == 1
    close = close and span.text(sentence.text)[-1].isalnum()
    leads = before.low in words.determiners or possessive(before.low) or _is_adjective(sentence, at - 1, words)
    if found is not None and found.kind == "weak" and not leads:  # six foreign “supplier” firms
        verbal = before.low in words.cue_bases or before.low in words.finite or before.low in words.between
        adverb = words.is_adverb(behind.low) or before.low in words.functions  # at least “somewhat” dependent
        leads = not verbal and not adverb and before.low not in words.prepositions
    content = behind.low not in words.functions and behind.low not in words.prepositions and not behind.capital
    return close and leads and content


def _is_adjective(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word can only be an adjective behind an article or owner: its rigorous “control” design."""
    if not at or sentence.before(at) != " " or sentence.tokens[at].capital:
        return False
    low, lead = sentence.tokens[at].low, sentence.tokens[at - 1].low
    led = lead in words.determiners or lead in words.owners or possessive(lead)
    known = low in words.functions or low in words.prepositions or low in words.finite or low in words.cue_bases
    return led and not known and not words.is_person_noun(low) and not words.is_document(low) and not words.is_body(low)


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


def in_brackets(span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether brackets hold nothing else but a word or two, as where another text is named: (see “…”)."""
    opening = sentence.masked.rfind("(", sentence.start, span.left)
    closing = sentence.masked.find(")", span.right, sentence.end)
    if opening < 0 or closing < 0:
        return False
    rest = sentence.masked[span.right : closing]  # a paper's number: (»Elmwelt« 35/2023)
    if rest and not (words.noun_capitals and not any(char.isalpha() for char in rest) and not set(rest) & set(MASKS)):
        return False
    lead = sentence.masked[opening + 1 : span.left]
    return ")" not in lead and len(lead.split()) <= 2


def is_nickname(sentence: Sentence, span: Span) -> bool:
    """Whether the span stands inside a name: Markus “Mac” Foss."""
    after = sentence.first_token_from(span.right)
    if not 0 < after < len(sentence.tokens):
        return False
    before, behind = sentence.tokens[after - 1], sentence.tokens[after]
    close = span.left - before.end == 1 and behind.start - span.right == 1
    return close and before.capital and behind.capital and span.text(sentence.text)[-1:].isalnum()


def is_outlet(said: str, words: Words) -> bool:
    """Whether the words are the name of a paper or a body: all capitalised, one of them such a word."""
    listed = WORD.findall(said)
    if not 0 < len(listed) <= 4 or not listed[-1][0].isupper() or not said[-1].isalnum():
        return False
    small = len(listed) > 1 and listed[0][0].islower() and listed[0] not in words.definite
    if words.noun_capitals and small:
        return False  # „ein Zentrum der Stadt“, „viel Bewegung“; but „der Tagesspiegel“
    if not words.compounds and any(word[0].islower() for word in listed if len(word) > 3):
        return False
    if words.noun_capitals:
        listed = listed[: next((at for at in range(1, len(listed)) if listed[at] in words.genitives), len(listed))]
    lows = [word.lower() for word in listed]  # die Zukunft der Stadt
    return any(low in words.outlets or (words.compounds and ends_in(low, words.outlets, 4, 0)) for low in lows)


def is_foreign(said: str, span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether two words or more behind a definite article all have capitals, as German names and terms from elsewhere

    do: im „Green New Deal“; but: der „große Wurf“, der „Wortbruch“.
    """
    at = sentence.first_token_from(span.left) - 1
    if not words.noun_capitals or at < 0 or sentence.masked[sentence.tokens[at].end : span.left] != " ":
        return False
    while at and _is_inflected(sentence, at, words):
        at -= 1
    low = sentence.tokens[at].low
    led = low in words.definite or low in words.contracted or low in words.agents
    listed = said.split()
    return (
        led and len(listed) > 1 and said[-1].isalnum() and all(word[0].isupper() or word.isdigit() for word in listed)
    )


def _is_inflected(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word behind another is an adjective or tells where from: das angesehene, die Elmtaler."""
    token = sentence.tokens[at]
    known = token.low in words.definite or token.low in words.contracted or token.low in words.agents
    ends = token.low.endswith(words.origin_endings if token.capital else words.adjectival)
    return ends and not known and sentence.before(at) == " "


def is_paper(said: str, span: Span, sentence: Sentence, words: Words) -> bool:
    """Whether the words are the name of a paper behind its article: auf Anfrage der „Elmtaler Zeitung“ sagte er …"""
    at = sentence.first_token_from(span.left) - 1
    if not words.noun_capitals or at < 0 or sentence.masked[sentence.tokens[at].end : span.left] != " ":
        return False
    led = sentence.tokens[at].low in words.definite or sentence.tokens[at].low in words.contracted
    return led and is_name_in_marks(sentence, span) and is_outlet(said, words)


def is_title(said: str, words: Words) -> bool:
    """Whether all the words that bear meaning are capitalised, as in titles of works."""
    listed = WORD.findall(said)
    if words.noun_capitals:
        return False
    bearing = [word for word in listed if len(word) > 3 or word[0].isupper()]
    return len(bearing) > 1 and all(word[0].isupper() or word[0].isdigit() for word in bearing)
