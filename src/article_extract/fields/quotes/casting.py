"""Who an article names: its names are gathered, told from other words with capitals, and led to figures."""

from __future__ import annotations

from article_extract.fields.quotes.breaks import ASKED, COMMAED, MASKS
from article_extract.fields.quotes.capitals import without_nouns
from article_extract.fields.quotes.cast import Cast
from article_extract.fields.quotes.context import Sentence
from article_extract.fields.quotes.figures import Figure, Seen, stem_of
from article_extract.fields.quotes.names import Run, is_acronym, is_doing, is_trade, key_of, runs
from article_extract.fields.quotes.offices import is_acting, is_governed, is_teller, note_offices
from article_extract.fields.quotes.tokens import possessive
from article_extract.fields.quotes.told import Told
from article_extract.fields.quotes.words import Words

MAX_HEADING = 12  # words of a paragraph without a stop that may be a heading
MAX_SIGNATURE = 3  # words of one that may be the name of who is quoted above it


def cast_of(told: Told, words: Words) -> Cast:
    """Everybody named in an article."""
    return Cast(told, words, _collect)


def _collect(cast: Cast) -> None:
    """Gather the names: first those of several words, which tell single ones from other words with capitals."""
    words, lower = cast.words, cast.lower
    pending = [(sentence, run) for sentence in cast.narrative for run in runs(sentence, words, lower)]
    if words.noun_capitals:
        pending = _apart(without_nouns(pending, cast.nouns, words), words)
    headings = {id(sentence) for sentence in cast.narrative if is_heading(cast, sentence)}
    alone = {
        sentence.tokens[run.last].bare
        for sentence, run in pending
        if run.last == run.first and id(sentence) not in headings
    }
    for sentence, run in pending:
        if run.last > run.first and (id(sentence) not in headings or _is_called_so(cast, sentence, run, alone)):
            _add(cast, sentence, run)
    pending = [
        (sentence, run)
        for sentence, run in pending
        if id(sentence) not in headings or cast.longest(key_of(sentence.tokens, run))
    ]
    pending = [
        (sentence, part)
        for sentence, run in pending
        for part in (_parted(cast, sentence, run) if run.last > run.first else (run,))
    ]
    for sentence, run in pending:
        if _surely(cast, sentence, run):
            sentence.names.append(run)
            _see(cast, sentence, run)


def _apart(pending: list[tuple[Sentence, Run]], words: Words) -> list[tuple[Sentence, Run]]:
    """The names, two people side by side parted whose second stands alone elsewhere: hat Ruth Saal Jan Roth …"""
    doubled = [run for sentence, run in pending if _is_doubled(sentence, run, words)]
    if not doubled:
        return pending
    alone = {key_of(sentence.tokens, run) for sentence, run in pending}
    found: list[tuple[Sentence, Run]] = []
    for sentence, run in pending:
        middle = run.last - 1
        second = Run(middle, run.last, middle)
        if _is_doubled(sentence, run, words) and key_of(sentence.tokens, second) in alone:
            found += [(sentence, run._replace(last=middle - 1)), (sentence, second)]
        else:
            found.append((sentence, run))
    return found


def _is_doubled(sentence: Sentence, run: Run, words: Words) -> bool:
    """Whether a name of four words has a first name in the first and in the third."""
    if run.last - run.first != 3:
        return False
    given = [token.low in words.given for token in sentence.tokens[run.first : run.last + 1]]
    return given[0] and given[2] and not given[1]


def is_heading(cast: Cast, sentence: Sentence) -> bool:
    """Whether a paragraph is a heading, whose capitals and cut phrases are no evidence of a name."""
    if not MAX_SIGNATURE < len(sentence.tokens) <= MAX_HEADING or sentence.start > 0 or cast.words.order == "cjk":
        return False
    text = cast.paragraphs[sentence.paragraph].strip()
    return text[-1:].isalnum() and text[:1].isalnum()


def _is_called_so(cast: Cast, sentence: Sentence, run: Run, alone: set[str]) -> bool:
    """Whether a name in a heading is a person's: its first part is a given name, or the text has its last alone."""
    parts = key_of(sentence.tokens, run)
    return parts[0] in cast.words.given or (parts[-1] in alone and not any(part in cast.lower for part in parts))


def _parted(cast: Cast, sentence: Sentence, run: Run) -> list[Run]:
    """A run that is two names side by side, a body's and a person's: (told) the Evening Post Lee (said)."""
    tokens, outlets, places = sentence.tokens, cast.words.outlets, cast.words.place_words
    for at in range(run.first + 1, run.last + 1):
        head = {token.bare for token in tokens[run.first : at]}
        if tokens[at].bare in outlets or not any(low in outlets or low in places for low in head):
            continue
        tail = tuple(token.bare for token in tokens[at : run.last + 1])
        known = cast.known.by_part.get(tail[-1], ())
        if any(figure.parts[-len(tail) :] == tail and not set(figure.parts) & head for figure in known):
            return [run._replace(last=at - 1), Run(at, run.last, at)]
    return [run]


def meet(cast: Cast, sentences: list[Sentence]) -> None:
    """Take up the names of further sentences: of what stands between marks, where that is asked for."""
    for sentence in sentences:
        sentence.names = [run for run in runs(sentence, cast.words, cast.lower) if _surely(cast, sentence, run)]


def _surely(cast: Cast, sentence: Sentence, run: Run) -> bool:
    """Whether a single capitalised word is a name: not just the first word of a sentence, nor a German noun."""
    tokens, words = sentence.tokens, cast.words
    low = tokens[run.first].bare
    if run.last == run.first and is_trade(low, words):
        return _is_called(cast, low) and not (run.lead and tokens[run.lead - 1].low in words.determiners)
    if run.last > run.first:
        return True
    if run.lead < run.first:
        return not (words.noun_capitals and tokens[run.lead].low in words.several_only)  # Wenn Leute Fragen stellen
    if low in cast.known.by_part and not (low in cast.nouns and _is_no_surname(cast, low)):
        return True
    if words.noun_capitals:
        return _surely_no_noun(cast, sentence, run)
    if run.first == 0 and not cast.capital_seen(low):
        if sentence.before(0).strip()[:1] in ("–", "—", "-", "―") and len(tokens) < 4:
            return True  # signed behind a dash
        if low in words.given and sentence.after(0).strip()[:1] == "(":
            return True  # Dan (not his real name)
        following = tokens[1 : 3 if len(tokens) > 2 and tokens[1].low in words.between else 2]
        return any(token.low in words.verbs for token in following) and sentence.after(0) == " "
    return True


def _surely_no_noun(cast: Cast, sentence: Sentence, run: Run) -> bool:
    """Whether a single word is a name where nouns have capitals, too."""
    tokens, words = sentence.tokens, cast.words
    low = tokens[run.first].bare
    known = low in words.given and low not in cast.nouns and low not in words.place_words
    if known and low not in cast.lower:
        return True
    if sentence.before(run.first).endswith("-"):
        return False  # the „Müll“-Debatte
    if words.is_suffixed(low) or low in words.nouns or low in cast.nouns or words.is_gerund(low):
        return False  # Ergänzend sagte Saal
    after = tokens[run.last + 1].low if run.last + 1 < len(tokens) else ""
    opens = run.first == 0 or sentence.before(run.first).strip() != ""
    if after in words.reporting and opens and any(cue.first == run.last + 1 for cue in sentence.cues):
        return True
    if run.first == 0 and _leads_in(cast, sentence, run):
        return True
    verb = run.first - 1
    if verb < 0 or not any(cue.first <= verb <= cue.last for cue in sentence.cues):
        return False  # im Widerspruch zu Dokumenten, die …
    if sentence.after(run.last).strip() != "" or _answers(sentence, verb, words):
        return True
    ended = after != "" and sentence.after(run.last + 1).strip() != ""
    return ended and any(after in particles for particles in words.separable.values())  # gestand Saal ein


def _leads_in(cast: Cast, sentence: Sentence, run: Run) -> bool:
    """Whether a word without an article is all there is before a colon and a quotation, or all but a verb.

    Saal: „…“ Saal weiß: „…“ Words for what is said are none: Fazit: „…“
    """
    last, words = run.last, cast.words
    if words.noun[sentence.tokens[0].low] or sentence.tokens[0].low in words.utterances:
        return False
    if sentence.after(last) == " " and last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].low in words.verbs:
        last += 1
    elif not cast.capital_seen(sentence.tokens[0].bare):
        return False
    behind = sentence.after(last).lstrip()
    return behind[:1] == ":" and behind[1:].lstrip()[:1] in (*MASKS,)


def _is_no_surname(cast: Cast, low: str) -> bool:
    """Whether a German noun that stands behind an article is no body and ends nobody's name: die Kunst, der Lohn."""
    figures = cast.known.by_part[low]
    body = cast.words.is_body(low) or any(figure.group and len(figure.parts) == 1 for figure in figures)
    return not body and not any(figure.person and figure.parts[-1] == low for figure in figures)


def _answers(sentence: Sentence, verb: int, words: Words) -> bool:
    """Whether a verb is right behind a quotation, or told words and a comma, so that a word with a capital and no

    article is its subject: Das sei nicht so, sagte Saal erneut.
    """
    lead = sentence.before(verb).rstrip()
    ended = lead.rstrip(",") if lead[-1:] in (",", COMMAED, *ASKED) else ""
    told = lead == "," and sentence.reported
    following = sentence.tokens[verb + 2 : verb + 3]
    if any(token.low in words.joiners for token in following):
        return False  # sagte Kommentator und Trainer Jan Saal
    single = sentence.tokens[verb].low.endswith((*words.verb_endings, *words.past_endings))
    return single and (told or ended != "" and ended[-1] in MASKS) and sentence.before(verb + 1) == " "


def _is_called(cast: Cast, trade: str) -> bool:
    """Whether somebody in the article has a trade for a surname."""
    return any(
        figure.parts[-1] == trade and len(figure.parts) > 1 and figure.parts[0] in cast.words.given
        for figure in cast.known.by_part.get(trade, ())
    )


def _add(cast: Cast, sentence: Sentence, run: Run) -> Figure:
    tokens = sentence.tokens
    parts = key_of(tokens, run)
    figure = cast.known.figures.get(parts)
    if figure is None:
        end = tokens[run.last].start + len(tokens[run.last].bare)
        name = sentence.masked[tokens[run.first].start : end]
        figure = Figure(parts, name, (sentence.paragraph, tokens[run.first].start))
        place = name.lower() in cast.words.places
        figure.group = (place or _is_group(cast, parts, name)) and not _is_titled(cast, sentence, run)
        mark = "" if place else _given_mark(cast, parts[0])
        figure.gender, figure.person = (mark if mark != "u" else ""), bool(mark) and not figure.group
        cast.known.figures[parts] = figure
        cast.known.by_stem.setdefault(stem_of(parts[-1]), []).append(figure)
        for token in tokens[run.first : run.last + 1]:
            if len(parts) == 1 or not is_acronym(token.text):  # “AI” is not short for Harrow AI
                _hold(cast, token.bare, figure)
    return figure


def _given_mark(cast: Cast, part: str) -> str:
    """The gender that a first name tells, also one of two names with a hyphen: Marie-Pierre."""
    mark = cast.words.given.get(part, "")
    if mark or "-" not in part:
        return mark
    marks = [cast.words.given.get(half, "") for half in part.split("-")]
    return marks[0] if all(marks) else ""


def _hold(cast: Cast, part: str, figure: Figure) -> None:
    """Note that a word is part of a figure's name."""
    held = cast.known.by_part.setdefault(part, [])
    if not any(other is figure for other in held):
        held.append(figure)


def _is_titled(cast: Cast, sentence: Sentence, run: Run) -> bool:
    """Whether a title leads to a first name, so that the surname is no body’s: Prof Steve West."""
    lead = sentence.tokens[run.lead : run.first]
    first = sentence.tokens[run.first].bare
    return bool(lead) and run.last > run.first and lead[-1].low in cast.words.titles and first in cast.words.given


def _is_group(cast: Cast, parts: tuple[str, ...], name: str) -> bool:
    words = cast.words
    called = len(parts) == 2 and parts[0] in words.given and parts[1] in words.nouns  # Anna Berg
    if not called and any(map(words.is_body, parts)):
        return True
    several = words.rigid and parts[0].endswith(words.plural_endings) and parts[0] not in words.given
    if several and len(parts) > 2 and parts[1] in words.links:
        return True  # (Associated General) Contractors of Alabama
    return len(parts) == 1 and (is_acronym(name) or (name.isupper() and len(name) < 8))


def _is_of_firms(words: Words, sentence: Sentence, run: Run) -> bool:
    """Whether a name stands behind a noun for several firms, which may be called as people are: lenders Ann Lee"""
    if not run.lead or sentence.before(run.lead) not in (" ", ", "):
        return False
    low = sentence.tokens[run.lead - 1].low
    joined = low in words.joiners or sentence.before(run.lead) == ", "
    if joined:
        end = run.lead - 2 if low in words.joiners else run.lead - 1
        before = next((other for other in sentence.names if other.last == end), None)
        return before is not None and _is_of_firms(words, sentence, before)
    return any(low.endswith(end) and low.removesuffix(end) in words.firms for end in words.plural_endings)


def _has_age(sentence: Sentence, run: Run) -> bool:
    """Whether a name of several words is a person's by the age behind it: Ruth Saal (77)."""
    age = sentence.tokens[run.last + 1].text if run.last + 1 < len(sentence.tokens) else ""
    aged = run.last > run.first and age.isdigit() and len(age) == 2
    return aged and sentence.after(run.last) == " (" and sentence.after(run.last + 1)[:1] == ")"


def _see(cast: Cast, sentence: Sentence, run: Run) -> None:
    tokens = sentence.tokens
    parts = key_of(tokens, run)
    figure = cast.longest(parts) or cast.inflected(parts) or _add(cast, sentence, run)
    figure.count += 1
    if cast.words.rigid and _is_of_firms(cast.words, sentence, run):
        figure.group, figure.person, figure.gender = True, False, ""
    note_offices(cast, sentence, run, figure)
    if not figure.group and not figure.person and figure.name.lower() not in cast.words.places:
        figure.person = is_acting(cast, sentence, run, figure) or _has_age(sentence, run)
    # whose case, house or view it is, is who the sentence goes on about
    subject = not is_governed(cast, sentence, run.lead) or (cast.words.rigid and possessive(tokens[run.last].text))
    subject = subject or (cast.words.rigid and is_teller(cast, sentence, run.lead))
    subject = subject and not (run.lead == 1 and cast.words.rigid and is_doing(sentence, cast.words))
    place = (sentence.paragraph, tokens[run.first].start)
    figure.places.append(place)
    cast.see(Seen(place, figure, subject))
