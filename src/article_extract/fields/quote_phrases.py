"""Candidates: every phrase of a sentence that could name the source of a quotation. There is no parser here."""

from __future__ import annotations

from typing import NamedTuple

from article_extract.fields.quote_cast import Cast
from article_extract.fields.quote_context import MASKS, Sentence
from article_extract.fields.quote_names import Run, is_trade
from article_extract.fields.quote_tokens import Token, possessive
from article_extract.fields.quote_words import Words
from article_extract.fields.speakers import Mention

MAX_BARE_NAME = 3  # words of a name that no capitals tell
MAX_PHRASE = 14  # words of a description with what prepositions add to it
MAX_MODIFIERS = 4  # words before a noun without an article: senior foreign ministry officials
MIN_ACTING = 5  # letters of a participle, and one more: not king, ring, thing


class Candidate(NamedTuple):
    """A phrase that could name a source: tokens [first, last].

    sort: "name", "pronoun", "person", "document", "phrase" (an article and a noun) or "noun". governed: hangs on a
    preposition; oblique: its article is not a subject's; owner: a possessive.
    """

    first: int
    last: int
    sort: str
    mention: Mention
    governed: bool = False
    oblique: bool = False
    owner: bool = False
    head: int = -1


def candidates(sentence: Sentence, cast: Cast) -> list[Candidate]:
    """The candidates of a sentence, left to right."""
    if sentence.candidates is None:
        sentence.candidates = _merged(sentence, _found(sentence, cast), cast)
    known: list[Candidate] = sentence.candidates
    return known


def _found(sentence: Sentence, cast: Cast) -> list[Candidate]:
    words = cast.words
    tokens = sentence.tokens
    leads = {run.lead: run for run in cast.runs_of(sentence)}
    found: list[Candidate] = []
    at = 0
    cued = {n for cue in sentence.cues if cue.kind != "view" for n in range(cue.first, cue.last + 1)}
    while at < len(tokens):
        token = tokens[at]
        run = leads.get(at)
        if run is not None and _bracketed(sentence, run):
            at = run.last + 1
            continue
        if run is not None and run.first > run.lead and not _personal(sentence, run, cast):
            start = tokens[run.lead].start
            mention = Mention("description", sentence.masked[start : tokens[run.last].end], (sentence.paragraph, start))
            found.append(Candidate(run.lead, run.last, "person", mention, _governed(sentence, run.lead, words)))
            at = run.last + 1
            continue
        if run is not None:
            found.append(named(sentence, run, at, cast))
            owned = (
                _phrase(sentence, run.last, leads, cued, cast)
                if found[-1].owner or _describes(sentence, run, words)
                else None
            )
            if owned is not None:
                start = tokens[run.first].start
                text = sentence.masked[start : tokens[owned.last].end]
                if owned.sort != "name":
                    owned = owned._replace(mention=owned.mention._replace(text=text, at=(sentence.paragraph, start)))
                found[-1] = owned._replace(first=run.first, governed=_governed(sentence, run.first, words), owner=False)
                at = owned.last + 1
                continue
            at = run.last + 1
            continue
        if token.low in words.pronouns and not (token.low in words.determiners and _opens_phrase(sentence, at, words)):
            mention = Mention("pronoun", token.text, (sentence.paragraph, token.start), words.pronouns[token.low])
            found.append(Candidate(at, at, "pronoun", mention, _governed(sentence, at, words)))
        elif "-" in token.low and at not in cued and (tail := token.low.rsplit("-", 1)[1]) in words.pronouns:
            mention = Mention("pronoun", tail, (sentence.paragraph, token.start), words.pronouns[tail])  # a-t-il
            found.append(Candidate(at, at, "pronoun", mention))
        elif at in cued or (
            (token.low in words.times or token.low in words.between) and not _is_article(sentence, at, words)
        ):
            pass
        elif token.low in words.determiners or _names_somebody(token, words) or _owns(sentence, at, cast):
            phrase = _attributed(sentence, at, leads, cast) or _phrase(sentence, at, leads, cued, cast)
            if phrase is not None:
                found.append(phrase)
                at = phrase.last if phrase.sort == "name" else max(at, phrase.head)
        at += 1
    return found


def _attributed(sentence: Sentence, at: int, leads: dict[int, Run], cast: Cast) -> Candidate | None:
    """The name whose article an attribute parts from it: der für die Aufsicht zuständige Chef Jan Saal."""
    words = cast.words
    name_at = _behind_attribute(sentence, at, words)
    if name_at not in leads:
        return None
    oblique = sentence.tokens[at].low in words.oblique
    name = named(sentence, leads[name_at], name_at, cast)
    return name._replace(first=at, governed=_governed(sentence, at, words), oblique=oblique)


def _behind_attribute(sentence: Sentence, at: int, words: Words) -> int:
    """Token behind a preposition's phrase and an adjective between a German article and its noun; -1 without them."""
    tokens = sentence.tokens
    if not words.noun_capitals or at + 4 >= len(tokens) or tokens[at].low not in words.determiners:
        return -1
    if tokens[at + 1].low not in words.prepositions:
        return -1
    for noun in range(at + 3, min(len(tokens), at + MAX_PHRASE)):
        if sentence.before(noun).strip():
            return -1
        adjective = not tokens[noun - 1].capital and tokens[noun - 1].low.endswith(words.adjectival)
        known = tokens[noun - 1].low in words.determiners or tokens[noun - 1].low in words.prepositions
        if tokens[noun].capital and tokens[noun - 2].capital and adjective and not known:
            return noun
    return -1


def _is_somebody(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word for some stands for a person, right before what only people do: One wrote; another, who said."""
    if not words.rigid or sentence.tokens[at].low not in words.indefinite or at + 1 >= len(sentence.tokens):
        return False
    opens = at == 0 or sentence.before(at).strip() != ""
    following = sentence.tokens[at + 1].low
    acts = sentence.after(at) == " " and following in words.verbs and not _is_noun(following, words)
    return opens and (acts or sentence.after(at) == ", " and following in words.personal)


def _is_article(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word that may also stand before a verb is the article of a noun for a person: la jefa."""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at].low not in words.definite:
        return False
    return sentence.gap(at, at + 1) == " " and _is_noun(sentence.tokens[at + 1].low, words)


def _bracketed(sentence: Sentence, run: Run) -> bool:
    """Whether a name is the short form that brackets add to a longer one: King’s Counsel (KC)."""
    return (
        run.lead == run.last
        and sentence.before(run.lead).strip() == "("
        and sentence.after(run.last).strip()[:1] == ")"
    )


def _describes(sentence: Sentence, run: Run, words: Words) -> bool:
    """Whether a name only says more of the noun behind it: Nvidia chief, Post columnist, Russian officials."""
    if words.person_stems or run.last + 1 >= len(sentence.tokens) or sentence.gap(run.last, run.last + 1) != " ":
        return False  # where nouns have cases, names say of whom a noun is from behind it
    if words.rigid and run.first == run.last and _plain(sentence.tokens[run.last + 1].low, words):
        return True
    for at in range(run.last + 1, min(run.last + 5, len(sentence.tokens))):
        if sentence.before(at) != " ":
            return False
        token = sentence.tokens[at]
        if token.capital or token.low in words.verbs or token.low in words.prepositions or _borders(token.low, words):
            return False
        if _is_noun(token.low, words):
            return True
        if token.low in words.determiners or token.low in words.pronouns:
            return False
    return False


def _plain(low: str, words: Words) -> bool:
    """Whether a word behind a name can only be a noun or adjective that the name qualifies: Pakistani troops."""
    return not (
        _borders(low, words)
        or low in words.verbs
        or low in words.prepositions
        or low in words.pronouns
        or low in words.determiners
        or low in words.functions
        or words.is_adverb(low)
        or words.is_past(low)
        or not low.isalpha()
    )


def _owns(sentence: Sentence, at: int, cast: Cast) -> bool:
    """Whether a name’s possessive opens the phrase: the bank’s chief, with or without an article; Saals Prognose."""
    words = cast.words
    if words.noun_capitals:
        low = sentence.tokens[at].low
        known = sentence.tokens[at].capital and low.endswith(words.owner_endings)
        known = known and words.without_owner(low) in cast.by_part
        return known and sentence.after(at) == " " and sentence.tokens[at + 1 : at + 2][0].capital
    token = sentence.tokens[at]
    if not possessive(token.text) or token.bare in words.that or token.bare in words.subjects:
        return False  # that’s, there’s
    return at == 0 or sentence.tokens[at - 1].low not in words.determiners


def _opens_phrase(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word that is pronoun and article at once (die, elle, this) stands in front of a noun."""
    if at + 1 >= len(sentence.tokens) or sentence.gap(at, at + 1) != " ":
        return False
    following = sentence.tokens[at + 1]
    return not (
        following.low in words.verbs
        or following.low in words.between
        or following.low in words.finite
        or following.low in words.functions
    )


def _is_noun(low: str, words: Words) -> bool:
    return words.is_person_noun(low) or words.is_document(low)


def _names_somebody(token: Token, words: Words) -> bool:
    return _is_noun(token.low, words) and _cased(token, words)


def _cased(token: Token, words: Words) -> bool:
    """Whether a word may be a noun by its first letter: die verantwortliche Frau, die Verantwortliche."""
    return token.capital or not words.noun_capitals or "-" in token.text


def _is_head(low: str, words: Words) -> bool:
    return _is_noun(low, words) or words.is_body(low)


def named(sentence: Sentence, run: Run, first: int, cast: Cast) -> Candidate:
    """The candidate that a name is; first: the token where what belongs to it begins."""
    tokens = sentence.tokens
    words = cast.words
    end = tokens[run.last].start + len(tokens[run.last].bare)
    lead = [token.bare for token in tokens[run.lead : run.first]]
    gender = next((cast.gender_of(low) for low in lead if cast.gender_of(low)), "")
    if words.order == "sov":
        end = _without_case(tokens[run.last].low, tokens[run.last].start, end, words)
    place = (sentence.paragraph, tokens[run.first].start)
    mention = Mention("name", sentence.masked[tokens[run.first].start : end], place, gender)
    stripped = run.first - run.lead
    letters = stripped and tokens[run.first - 1].text.isupper() and not _is_noun(tokens[run.first - 1].low, words)
    governed = not letters and not _is_subject_form(sentence, run, words) and _governed(sentence, first, words)
    oblique = first > 0 and tokens[first - 1].low in words.oblique and sentence.gap(first - 1, first) == " "
    owner = possessive(tokens[run.last].text) or (words.rigid and sentence.after(run.last)[:2] in ("’ ", "' "))
    return Candidate(first, run.last, "name", mention, governed, oblique, owner)


def _is_subject_form(sentence: Sentence, run: Run, words: Words) -> bool:
    """Whether a first name stands as it does for a subject, where names change by case: Paweł, not Pawła."""
    return bool(words.person_stems) and sentence.tokens[run.first].low in words.given


def _without_case(low: str, start: int, end: int, words: Words) -> int:
    """End of a name without the case ending that an apostrophe or a known noun parts from it."""
    if "'" in low:
        return start + low.index("'")
    stem = max((len(word) for word in words.outlets if low.startswith(word)), default=0)
    return start + stem if stem else end


def _governed(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a preposition stands in front of the phrase that begins at `at`, articles and adjectives between."""
    if words.articles and not words.rigid and at and sentence.tokens[at].low in words.determiners:
        back = at - 1
        while back and sentence.tokens[back].low in words.determiners and not words.noun_capitals:
            back -= 1  # a todos los vecinos
        return sentence.tokens[back].low in words.prepositions and not sentence.before(at).strip()
    reach = 4 if words.articles else 3 if _is_noun(sentence.tokens[at].low, words) else 6
    for back in range(at - 1, max(-1, at - reach), -1):
        gap = sentence.masked[sentence.tokens[back].end : sentence.tokens[back + 1].start]
        if gap.strip():
            return False
        low = sentence.tokens[back].low
        if low in words.prepositions:
            return True
        if not words.articles and (low in words.times or low in words.calendar):
            return False  # w piątek Kowalski
        if words.noun_capitals and not sentence.tokens[back].capital and len(low) > 4:
            if low.endswith(words.verb_endings):
                return False  # neben dem Haus sitzt Ruth Saal
        if (
            low in words.verbs
            or low in words.that
            or low in words.finite
            or low in words.pronouns
            and low not in words.determiners
        ):
            return False
        if low in words.determiners:
            return (
                back > 0
                and not sentence.gap(back - 1, back).strip()
                and sentence.tokens[back - 1].low in words.prepositions
            )
    return False


def _phrase(sentence: Sentence, first: int, leads: dict[int, Run], cued: set[int], cast: Cast) -> Candidate | None:
    """The phrase that an article or a noun for a person opens; a name at its end is what it names."""
    words = cast.words
    tokens = sentence.tokens
    if _is_somebody(sentence, first, words):
        mention = Mention("description", tokens[first].text, (sentence.paragraph, tokens[first].start))
        return Candidate(first, first, "person", mention, head=first)
    following = tokens[first + 1].low if first + 1 < len(tokens) else ""
    if words.noun_capitals and _is_relative(tokens[first].low, following, words):
        return None
    last, head = first, first if _names_somebody(tokens[first], words) else -1
    start = first + 1 if _is_partitive(sentence, first, words) else first
    for at in range(first + 1, min(len(tokens), first + MAX_PHRASE + 1)):
        if at in cued or _phrase_ends(sentence, at, head, words):
            break
        if at in leads and _names_it(sentence, first, head, leads[at], cast):
            name = named(sentence, leads[at], at, cast)
            oblique = tokens[first].low in words.oblique
            governed = not _is_subject_form(sentence, leads[at], words) and _governed(sentence, first, words)
            return name._replace(first=first, governed=governed, oblique=oblique)
        if (
            _is_head(tokens[at].low, words)
            and _cased(tokens[at], words)
            and head in (-1, at - 1)
            and not _complement(sentence, start, at, words)
        ):
            head = at
        last = at
    while last > max(first, head) and (tokens[last].low in words.prepositions or _is_manner(tokens[last], words)):
        last -= 1
    if words.rigid and 0 <= head < last and words.is_past(tokens[head + 1].low) and not {first - 1, last + 1} & cued:
        last = head  # the government moved on Monday; but: people moved from their homes said
    return _described(sentence, first, last, head, words)


def _is_manner(token: Token, words: Words) -> bool:
    """Whether a word tells how something is done, not of whom: her colleagues randomly (chose)"""
    return words.is_adverb(token.low) and not token.capital and not _is_head(token.low, words)


def _is_relative(low: str, following: str, words: Words) -> bool:
    """Whether an article is a relative pronoun: another one stands behind it (der die Lage kennt)."""
    return low in words.definite and following in words.definite and following not in words.owners


def _is_partitive(sentence: Sentence, first: int, words: Words) -> bool:
    """Whether “of” leads from a word for some to those of whom they are: one of our testers."""
    if first + 2 >= len(sentence.tokens) or sentence.tokens[first].low not in words.indefinite:
        return False
    following = sentence.tokens[first + 1].low
    return words.rigid and following in words.prepositions and following in words.particles


def _phrase_ends(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether the phrase whose noun is at `head` (-1: none yet) cannot go on with token `at`."""
    before, token = sentence.tokens[at - 1], sentence.tokens[at]
    low = token.low
    gap = sentence.gap(at - 1, at)
    if words.noun_capitals and _is_listed(sentence, at, words):
        return False  # der Gesundheits-, Sozial- und Schuldirektor
    if gap not in (" ", "-") and not (gap == ". " and ("." in before.text or before.low + "." in words.titles)):
        return True
    opens = head < 0 and (low in words.calendar or (words.rigid and _is_noun(low, words)))  # the ruling
    if low in words.between and low in words.prepositions and _is_towards(sentence, at, head, words):
        return False
    ordinal = words.rigid and before.low in words.determiners and low in words.between  # their first job
    if _borders(low, words) and not (opens or ordinal) and not _joins_names(sentence, at, words):
        return True
    if low in words.pronouns and low not in words.determiners:
        return True
    following = sentence.tokens[at + 1].low if at + 1 < len(sentence.tokens) else ""
    object_follows = not following or following in words.determiners or following in words.pronouns
    if words.rigid and words.is_past(low) and object_follows:
        return True  # researchers at Harrow studied the lake
    if low in words.indefinite and before.low in words.prepositions:
        return True  # said the minister in an interview
    if head >= 0 and words.complements and low in words.prepositions:
        if low not in words.complements or _tells_where(sentence, at, words):
            return True  # die Forscher gegen Mittag; der Mann in dem Brief
    return _is_next(sentence, at, head, words)


def _is_next(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether another phrase or the verb begins at a token: its article, or no noun where one would have a capital."""
    before, token = sentence.tokens[at - 1], sentence.tokens[at]
    low = token.low
    if low in words.genitives or low in words.prepositions or low in words.naming:
        return False
    if head < 0 and low in words.determiners and words.articles and not words.rigid:
        return not (
            before.low in words.determiners or before.low in words.prepositions or before.low in words.particles
        )
    if head < 0:
        noun = before.capital and before.low not in words.determiners and not before.low.endswith(words.origin_endings)
        return words.noun_capitals and noun and not token.capital  # neben dem Haus sitzt; die Berliner freie …
    if low in words.determiners and before.low not in words.prepositions:
        return not _acts(sentence, at - 1, words)  # another phrase begins
    return words.noun_capitals and before.capital and not token.capital


def _is_towards(sentence: Sentence, at: int, head: int, words: Words) -> bool:
    """Whether “to” leads from a noun, or an adjective behind it, to whom it is about: a source close to the family."""
    if (
        head not in (at - 1, at - 2)
        or not words.rigid
        or at + 1 >= len(sentence.tokens)
        or sentence.gap(at, at + 1) != " "
    ):
        return False
    following, before = sentence.tokens[at + 1], sentence.tokens[at - 1].low
    known = before in words.finite or before in words.functions or before.endswith(words.word_endings)
    return (head == at - 1 or not known) and (following.capital or following.low in words.determiners)


def _is_listed(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a hyphen leaves the rest of the word before to the next one: Gesundheits-, Sozial- und Schuldirektor."""
    if sentence.gap(at - 1, at) in ("-, ", "- "):
        return True
    return at > 1 and sentence.tokens[at - 1].low in words.joiners and sentence.gap(at - 2, at - 1) == "- "


def _tells_where(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether the preposition at `at` leads to the text in which something is said: in dem Brief."""
    tokens = sentence.tokens
    if tokens[at].low not in words.settings:
        return False
    noun = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in words.determiners else at + 1
    return noun < len(tokens) and tokens[noun].capital and words.is_document(tokens[noun].low)


def _joins_names(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a conjunction stands between two names of a description: a report by Ford and MDRC."""
    if sentence.tokens[at].low not in words.joiners or at + 1 >= len(sentence.tokens) or not words.rigid:
        return False
    return sentence.tokens[at - 1].capital and sentence.tokens[at + 1].capital


def _names_it(sentence: Sentence, first: int, head: int, run: Run, cast: Cast) -> bool:
    """Whether a name inside a phrase is whom the phrase is about: the judge Ann Lee, but not the judge of Leeds."""
    words = cast.words
    tokens = sentence.tokens
    if head >= 0:
        if run.first > run.lead and tokens[run.first].low in words.given and (run.last > run.first or not words.rigid):
            if not (words.rigid and is_trade(tokens[run.first - 1].low, words)):  # a spokesman for Senator Ann Lee
                return True  # the judge of the Supreme Court Ann Lee
        lettered = words.rigid and run.lead < run.first < run.last and tokens[run.first - 1].text.isupper()
        if lettered or (words.articles and _follows_noun(tokens, run, words)):
            return True  # the head of research Ann Lee
        behind = sentence.tokens[run.last + 1].low if sentence.after(run.last) == " " else ""
        if words.rigid and words.is_person_noun(behind):
            return False  # the 22-year-old Harrow striker
        own = not _complement(sentence, head, run.lead, words)
        return own and not possessive(tokens[run.last].text) and _personal(sentence, run, cast)
    if words.noun_capitals and run.first > run.lead and not _personal(sentence, run, cast):
        return False  # der frühere Bürgermeister Islands, Jon Berg
    following = tokens[run.last + 1].low if run.last + 1 < len(tokens) else ""
    if words.rigid and run.first == run.last and sentence.after(run.last) == " " and _plain(following, words):
        return False  # one Harrow operative
    free = not _complement(sentence, first - 1 if not words.noun_capitals else first, run.lead, words)
    return free and not possessive(tokens[run.last].text) and not _is_noun(following, words)


def _follows_noun(tokens: list[Token], run: Run, words: Words) -> bool:
    """Whether a first name and a surname stand right behind a noun, which what comes before adds to."""
    before = tokens[run.lead - 1]
    noun = before.low not in words.prepositions and before.low not in words.determiners
    noun = noun and (words.noun_capitals or not before.capital)
    return run.last > run.first and tokens[run.first].low in words.given and noun


def _uncapitalised_name(tokens: list[Token], first: int, head: int, last: int, words: Words) -> int:
    """Index of the first word of the name behind a noun for a person, in a script without capitals; 0 for none.

    Names of two or three words stand behind the office there, and behind what the office is of where that has the
    article (مدير المدرسة يوسف العلي, सरपंच रमेश यादव).
    """
    if head < 0 or last - first < 2 or tokens[last].text.isascii() or tokens[last].text.upper() != tokens[last].low:
        return 0
    office = next((at for at in (head, first) if words.is_person_noun(tokens[at].low)), None)
    if office is None:
        return 0
    begin = office + 1
    while words.article and last - begin >= 2 and tokens[begin].low.startswith(words.article):
        begin += 1
    nouns = any(_is_noun(token.low, words) for token in tokens[begin : last + 1])
    return begin if 2 <= last - begin + 1 <= MAX_BARE_NAME and not nouns else 0


def _described(sentence: Sentence, first: int, last: int, head: int, words: Words) -> Candidate | None:
    """The description that tokens [first, last] make, without a preposition at its end."""
    tokens = sentence.tokens
    while last > first and (tokens[last].low in words.prepositions or tokens[last].low in words.determiners):
        last -= 1
    if last == first and head < 0:
        return None
    begin = _uncapitalised_name(tokens, first, head, last, words)
    if begin:
        text = sentence.masked[tokens[begin].start : tokens[last].end]
        mention = Mention("name", text, (sentence.paragraph, tokens[begin].start))
        return Candidate(first, last, "name", mention, _governed(sentence, first, words), head=head)
    sort = "phrase"
    if head >= 0:
        sort = "person" if words.is_person_noun(tokens[head].low) else "document"
    elif tokens[first].low not in words.determiners:
        sort = "noun"
    else:
        last = _simple_end(sentence, first, last, words)
        if last == first and words.noun_capitals:
            return None  # die über den Platz gehen
    if head == first and words.rigid:
        first = _with_modifiers(sentence, first, words)
    text = sentence.masked[tokens[first].start : tokens[last].end]
    counted = tokens[head : head + 1] if head >= 0 and words.rigid else tokens[first : last + 1]
    article = tokens[first].low
    several = any(words.are_several(article, token.low) for token in counted) if counted else False
    gender = "pl" if several else ""
    mention = Mention("description", text, (sentence.paragraph, tokens[first].start), gender)
    oblique = tokens[first].low in words.oblique
    owner = possessive(tokens[last].text)
    return Candidate(first, last, sort, mention, _governed(sentence, first, words), oblique, owner, head)


def _with_modifiers(sentence: Sentence, noun: int, words: Words) -> int:
    """Where a noun without an article begins with what describes it: senior officials, local residents, court records.

    All words back to a border that is sure; where none is near, nothing tells a modifier from a verb.
    """
    for at in range(noun, max(-1, noun - MAX_MODIFIERS - 1), -1):
        if at == 0 or sentence.before(at).strip(" -"):
            return at
        token = sentence.tokens[at - 1]
        if token.low in words.verbs or token.low in words.prepositions or token.low in words.that:
            return at
        known = token.low in words.functions or token.low in words.determiners or token.low in words.pronouns
        if known or _borders(token.low, words) or possessive(token.text):
            return noun
        if words.is_adverb(token.low) or words.is_gerund(token.low):
            return noun
        if token.capital and at > 1 and token.low not in words.demonyms:
            return noun
    return noun


def _personal(sentence: Sentence, run: Run, cast: Cast) -> bool:
    """Whether a name behind a noun for a person is that person's, not what the office is of."""
    name = sentence.tokens[run.first].text
    if run.last == run.first and name.isupper() and len(name) < 6:
        return False
    single = cast.words.noun_capitals and run.last == run.first
    if single and cast.words.without_owner(name.lower()) in cast.words.places:
        return False
    if single and name.endswith(cast.words.owner_endings):
        if any(o.first == run.last + 1 < o.last and sentence.after(run.last) == ", " for o in cast.runs_of(sentence)):
            return False  # the person is behind the comma
        known = cast.longest((name.lower(),))
        return known is not None and (known.person or len(known.parts) > 1)
    if cast.words.articles or run.last > run.first:
        return True
    figure = cast.longest((sentence.tokens[run.first].bare,))
    return figure is not None and (figure.person or len(figure.parts) > 1)


def _borders(low: str, words: Words) -> bool:
    return (
        low in words.that
        or low in words.relative
        or low in words.finite
        or low in words.times
        or (low in words.between and (words.rigid or low not in words.prepositions))  # el jefe de la guardia
        or low in words.participles
    )


def _complement(sentence: Sentence, first: int, at: int, words: Words) -> bool:
    """Whether a preposition stands between: what follows it says more of the noun, it is not the noun."""
    return any(
        token.low in words.prepositions
        or token.low in words.oblique
        or (words.noun_capitals and token.low in words.genitives)
        for token in sentence.tokens[first + 1 : at]
    ) or _acts(sentence, first + 1, words)


def _acts(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a participle behind a noun says what it does: the union representing the drivers."""
    if not words.rigid or not 0 < at < len(sentence.tokens) or sentence.before(at) != " ":
        return False
    low, before = sentence.tokens[at].low, sentence.tokens[at - 1].low
    return words.is_gerund(low) and len(low) > MIN_ACTING and _is_head(before, words) and not _is_head(low, words)


def _simple_end(sentence: Sentence, first: int, last: int, words: Words) -> int:
    """End of a phrase whose noun no list knows: at its first preposition."""
    for at in range(first + 1, last + 1):
        if words.noun_capitals and sentence.tokens[at].capital:
            return at
        if sentence.tokens[at].low in words.prepositions:
            return max(first, at - 1)
    return last


def _merged(sentence: Sentence, found: list[Candidate], cast: Cast) -> list[Candidate]:
    """A description and the name that a comma adds to it are one: the minister, Ann Lee,"""
    merged: list[Candidate] = []
    for candidate in found:
        at = _apposed_to(sentence, merged, candidate, cast.words)
        if _says_office(sentence, merged, candidate, cast.words):
            merged[-1] = merged[-1]._replace(last=candidate.last)
            continue
        if at is not None:
            before = merged[at]
            del merged[at:]
            close = sentence.gap(before.last, candidate.first) == " "
            hangs = before.governed and (candidate.governed or not cast.words.person_stems)
            candidate = candidate._replace(
                first=before.first, governed=close and hangs, oblique=close and before.oblique
            )
        elif _is_second_office(sentence, merged, candidate, cast.words):
            before = merged.pop()
            candidate = candidate._replace(first=before.first, governed=before.governed, oblique=before.oblique)
        elif _is_pair(sentence, merged, candidate, cast.words):
            before = merged.pop()
            start = before.mention.at[1]
            text = sentence.masked[start : sentence.tokens[candidate.last].end]
            candidate = before._replace(last=candidate.last, mention=before.mention._replace(text=text, gender="pl"))
        elif _is_owned(sentence, merged, candidate):
            before = merged.pop()
            candidate = candidate._replace(first=before.first, governed=before.governed)
        merged.append(candidate)
    return merged


def _says_office(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a phrase is the office of the name in front, and no comma follows: Ruth Saal, Leiterin der Bank sagt."""
    if not words.noun_capitals or not merged or merged[-1].sort != "name" or candidate.sort != "person":
        return False
    bare_noun = candidate.head == candidate.first and sentence.tokens[candidate.first].low not in words.plurals
    follows = candidate.first == merged[-1].last + 1 and sentence.before(candidate.first) == ", "
    return bare_noun and follows and sentence.after(candidate.last) == " "


def _is_owned(sentence: Sentence, merged: list[Candidate], candidate: Candidate) -> bool:
    """Whether a name with an apostrophe alone owns the phrase behind it: Harrow Motors’ head of design."""
    if not merged or not merged[-1].owner or merged[-1].last != candidate.first - 1:
        return False
    return candidate.sort == "person" and sentence.after(merged[-1].last) in ("’ ", "' ")


def _apposed_to(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> int | None:
    """Index of the description that a name right behind it, or behind a comma, belongs to."""
    if candidate.sort != "name" or candidate.owner:
        return None
    if _behind_complement(sentence, merged, candidate, words):
        return len(merged) - 2
    for at in range(len(merged) - 1, -1, -1):
        before = merged[at]
        if before.last == candidate.first - 1 and (before.sort == "person" or _is_firm(sentence, before, words)):
            gap = sentence.gap(before.last, candidate.first)
            if words.noun_capitals and gap == " " and sentence.tokens[candidate.first].low in words.determiners:
                return None  # sagte die Ministerin dem Hafenblatt
            if gap == " " or gap == ", " and _joined(sentence, before, candidate):
                return at
    return None


def _behind_complement(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a comma adds a name to an office with what it is of: sponsorsjef i Elmtal, Ann Lee."""
    if len(merged) < 2 or merged[-2].sort != "person" or not merged[-1].governed or words.rigid:
        return False
    office, complement = merged[-2], merged[-1]
    if office.last != complement.first - 2 or complement.last != candidate.first - 1:
        return False
    plain = not sentence.gap(office.last, office.last + 1).strip() and sentence.before(candidate.first) == ", "
    return plain and _joined(sentence, complement._replace(governed=False), candidate)


def _is_firm(sentence: Sentence, candidate: Candidate, words: Words) -> bool:
    """Whether a phrase is about a body that a name behind it is that of: the company behind it, Harrow Motors,"""
    return (
        words.rigid
        and candidate.head >= 0
        and not candidate.governed
        and sentence.tokens[candidate.head].low in words.firms
    )


def _is_second_office(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a name with its office follows another office of the same person: owner and lead planner Ann Lee."""
    if not merged or candidate.sort != "name" or merged[-1].sort != "person":
        return False
    between = sentence.tokens[merged[-1].last + 1 : candidate.first]
    if len(between) != 1 or between[0].low not in words.joiners:
        return False
    office = sentence.tokens[candidate.first : candidate.last]
    return any(_is_noun(token.low, words) for token in office) and not sentence.before(candidate.first).strip()


def _is_pair(sentence: Sentence, merged: list[Candidate], candidate: Candidate, words: Words) -> bool:
    """Whether a name is the second of two that speak as one: Ann Lee and Bob Roe."""
    if not merged or candidate.sort != "name" or merged[-1].sort != "name" or candidate.owner or merged[-1].owner:
        return False
    between = sentence.tokens[merged[-1].last + 1 : candidate.first]
    if len(between) != 1 or between[0].low not in words.joiners:
        return False
    return not (sentence.before(candidate.first) + sentence.after(merged[-1].last)).strip()


def _joined(sentence: Sentence, before: Candidate, candidate: Candidate) -> bool:
    """Whether a comma between a description and a name is that of an apposition, closed by another mark."""
    if candidate.last == candidate.first and before.governed:
        return False
    closing = sentence.after(candidate.last).strip()[:1]
    return closing != "" and closing in ",:.(–—-" + MASKS or candidate.last + 1 == len(sentence.tokens)
