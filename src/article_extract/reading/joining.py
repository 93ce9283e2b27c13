"""Whether a line of raw text goes on with the line before: a paragraph is one block, however its lines were cut.

Lines are cut at a column (hard wrapping), or where the page had a link or a bold run (every text node on its own line).
The shares in the comments were counted on 98,000 pairs of lines in 320 captures of the second kind, against captures of
the same pages that keep paragraphs whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from article_extract.typography import ends_sentence, has_cjk

_CONTINUING = frozenset(",.;:!?)]}，。、；：！？）」』》】")  # a line that begins so goes on: 95 to 100 of 100
_CLOSING_QUOTES = frozenset("”’»“\"'")  # where a mark, a space or nothing follows: some languages open with them
_SEPARATORS = frozenset("|/·")
_OPENING = frozenset("([{„“«‘‚「『（《【¿¡")
_DASHES = frozenset("–—-")
_QUOTES = (("„", "“"), ("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"))
_NO_SPACE_BEFORE = frozenset(",.;:!?)]}”’…%，。、；：！？）」』》】")
_NO_SPACE_BEHIND = frozenset("([{„‘‚「『（《【¿¡")
_LONG = 40  # characters: menu entries and names are shorter, pieces of a sentence often longer
_LONGER = 80
_LABEL_WORDS = 2
_SOME_WORDS = 3  # of a sentence that was torn: shorter lines are headings and labels
_LOOKED_AT = 40  # lines: a sentence is not torn into more pieces, and endless ones shall not take endless time
_RECENT = 2000  # characters in which an open quotation is looked for
_CJK_SIZE = 2.5
_LABEL = 25  # "Photo:" and the like go on behind their colon (60 to 95 of 100), longer lines announce a list
_HEADLINE = 160  # characters: a line that a byline may stand under
_OPENER_WORDS = 4  # of a byline's opening ("ein kommentar von")
_NAMES_WORDS = 9  # of the names behind it
_FINAL_SIGNS = 2  # words of Chinese and Japanese that stand between others have one or two signs
_PARTICLES = frozenset("はがをにのとでもへや")  # Japanese words that stand behind a noun, never at a beginning

WIDEST = 115  # columns: nobody wraps by hand beyond
NARROWEST = 50
_SPACED_SHARE = 0.9  # of the lines have a blank line before them: blank lines part lines, not paragraphs
_TIGHT_SHARE = 0.02  # of the lines: with fewer blank ones, a line may be any piece of the page
_FEWEST_TORN = 2
_TORN_SHARE = 0.03  # of the long lines
_FEWEST_CUTS = 4
_CUT_SHARE = 0.35  # of the full lines: in wrapped prose most full lines end in mid-sentence


@dataclass(frozen=True, slots=True)
class EndWords:
    """What a language's words tell at the end of a line.

    unfinished: words that no line ends with by itself. leaning: words that no line of some words above prose ends with
    (English: 123 of 148). common: the commonest words, which a long line seldom ends with
    (7 of 100). capital_nouns: whether nouns are written large, so that an article and a small word lack theirs.
    openers: words that open a byline ("by"). inner: small words inside and between names ("von", "and").
    """

    unfinished: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    capital_nouns: bool = False
    openers: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Habits:
    """How the lines of one text were made.

    words: of its language. column: where its lines are wrapped, 0 where they are not. torn: whether links and bold runs
    stand on lines of their own, so that slight evidence is enough to join. spaced: whether a blank line stands between
    any two lines, so that it says nothing. tight: whether none does.
    """

    words: EndWords
    column: int = 0
    torn: bool = False
    spaced: bool = False
    tight: bool = False


def habits_of(lines: Sequence[str], gaps: Sequence[int], words: EndWords) -> Habits:
    """The habits of a text's lines. gaps: blank lines before each."""
    spaced = sum(gap > 0 for gap in gaps) > _SPACED_SHARE * len(lines)
    pairs = [
        (line, following)
        for line, following, gap in zip(lines, lines[1:], gaps[1:], strict=False)
        if gap == 0 or (gap == 1 and spaced)
    ]
    long = sum(_size(line) >= _LONGER for line in lines)
    cuts = sum(_surely_cut(line, following, words) for line, following in pairs)
    torn = cuts >= max(_FEWEST_TORN, _TORN_SHARE * long)
    tight = sum(gap > 0 for gap in gaps) <= _TIGHT_SHARE * len(lines)
    if tight and not torn:
        torn = sum(_likely_cut(line, following, words) for line, following in pairs) >= _FEWEST_TORN
    return Habits(words, _wrap_column(lines, gaps), torn, spaced, tight)


def _surely_cut(line: str, following: str, words: EndWords) -> bool:
    """Whether no reader would take the second line for a new beginning. Teasers and menus give no such pairs."""
    if _size(following) < _LONG or ends_sentence(line):
        return _size(line) >= _LONGER and len(following) > 1 and following[0] in _CONTINUING and not ends_sentence(line)
    if following[0] in _CONTINUING or _opens(line):
        return True
    if following[0].islower():
        return max(_size(line), _size(following)) >= _LONGER or _size(line) >= _LONG
    return _size(line) >= _LONGER and _is_unfinished(line, words)


def _likely_cut(line: str, following: str, words: EndWords) -> bool:
    """Whether the second line goes on with the first, as far as marks and small letters tell."""
    if ends_sentence(line):
        return False
    if following[0] in _CONTINUING or has_cjk(line[-1]):
        return following[0] in _CONTINUING or _is_unfinished(line, words)
    return following[0].islower() and max(_size(line), _size(following)) >= _LONGER


def _wrap_column(lines: Sequence[str], gaps: Sequence[int]) -> int:
    """The column at which a text's lines are wrapped, 0 where they are not. gaps: blank lines before each."""
    column = max((_width(line) for line in lines if " " in line or has_cjk(line)), default=0)
    if not NARROWEST <= column <= WIDEST:
        return 0
    full = cut = 0
    for line, following, gap in zip(lines, lines[1:], gaps[1:], strict=False):
        if gap == 0 and is_full(line, following, column):
            full += 1
            cut += not ends_sentence(line) and not following[0].isupper()
    return column if cut >= _FEWEST_CUTS and cut >= _CUT_SHARE * full else 0


def _is_initial(held: Sequence[str], line: str, words: EndWords) -> bool:
    """Whether what is held is the large first letter of the word that the line goes on with."""
    letter = held[0]
    if len(held) > 1 or len(letter) > 1 or not letter.isupper():
        return False
    return line[0].islower() and letter.lower() not in words.unfinished


def _is_behind_colon(held: Sequence[str], line: str) -> bool:
    """Whether a colon stands alone, or before its line, and parts what is held from what it says ("Lake" / ": low")."""
    if line[0] == ":" and line[1:2] in ("", " "):
        return held[-1][-1].isalnum()
    return held[-1] == ":" and len(held) > 1 and _size(line) < _LONGER


def goes_on(held: Sequence[str], line: str, after: str, gap: int, habits: Habits) -> bool:
    """Whether a line goes on with the lines held so far. after: the line behind it, empty at the end of the text."""
    if gap > 1 or (gap == 1 and not (habits.spaced and habits.torn)):
        return False
    if _is_initial(held, line, habits.words) or _is_behind_colon(held, line):
        return True
    if habits.column and gap == 0 and is_full(held[-1], line, habits.column):
        return not (habits.tight and ends_sentence(held[-1]) and not is_full(line, after, habits.column))
    text = " ".join(held[-_LOOKED_AT:])
    if habits.torn or habits.column:
        return _in_mid_sentence(text, line, after, habits.words)
    return _surely_cut(text, line, habits.words)


def _size(text: str) -> int:
    """Length in characters of alphabets: a sign of Chinese, Japanese or Korean says as much as two or three."""
    return len(text) if text.isascii() or not has_cjk(text) else int(len(text) * _CJK_SIZE)


def _width(text: str) -> int:
    return len(text.encode("gb18030", "replace")) if has_cjk(text) else len(text)  # CJK signs are two columns wide


def is_full(line: str, following: str, column: int) -> bool:
    """Whether the first word of the following line found no place at the end of this one."""
    width = _width(line)
    if width < column // 2:
        return False
    word = following if has_cjk(following) else following.split(" ", 1)[0]
    return width + 1 + min(_width(word), column) > column


def _in_mid_sentence(held: str, line: str, after: str, words: EndWords) -> bool:
    """Whether the line stands in the middle of a sentence that began in what is held."""
    first, last = line[0], held[-1]
    if ends_sentence(held):
        return _is_place(held, line) or (_begins_with_mark(line) and not any(map(str.isalnum, line)))
    if _begins_with_mark(line) or (last in _SEPARATORS and _size(line) < _LONG) or last == "," or _opens(held):
        return True
    if last == ":":
        return _size(held) < _LABEL and (first.isalnum() or first == "(") and _follows_label(held, line, after)
    if first == "(":
        return _size(held) >= _LONG or not line.endswith(")")
    if _closes_what_is_open(held, line):
        return True
    if first in _DASHES:
        if line[1:2] != " ":  # the second half of a compound
            return line[1:2].isalpha() and last.isalnum()
        return line[2:3].islower() or line[2:3].isdigit() or _explains(held, line)
    if first.islower() or first in _PARTICLES:
        return not _is_byline(held, line, after, words) and _goes_on_in_lower_case(held, line, after, words)
    return _lacks_its_end(held, line, after, words)


def _is_place(held: str, line: str) -> bool:
    """Whether a single word with a full stop stands before prose, as the place of a report does ("Berlin. …")."""
    return held[-1] == "." and held[:-1].isalpha() and held[0].isupper() and _size(line) >= _LONGER


def _explains(held: str, line: str) -> bool:
    """Whether a long dash explains the words before it, as in English; in Cyrillic scripts it opens dialogue."""
    return line[0] == "—" and held[-1].isalnum() and not "\u0400" <= line[2:3] <= "\u04ff"


def _begins_with_mark(line: str) -> bool:
    """Whether a line begins with a mark that belongs to the words before it."""
    first, second = line[0], line[1:2]
    if first in _CONTINUING:
        return True
    return (first in _CLOSING_QUOTES and second in ("", " ", ",", ".", ";", ":", ")")) or (
        first in _SEPARATORS and second in ("", " ")
    )


def _follows_label(label: str, line: str, after: str) -> bool:
    """Whether a line belongs to the label before it ("Photo:"): a label of some words needs prose behind it."""
    return label.count(" ") < _LABEL_WORDS or _size(line) >= _LONGER or _continues(after)


def _opens(text: str) -> bool:
    """Whether a text ends with an opening mark (“ closes in German, so a space or nothing must stand before it)."""
    return text[-1] in _OPENING and (text[-1] in _NO_SPACE_BEHIND or text[-2:-1] in ("", " ", "("))


def _closes_what_is_open(held: str, line: str) -> bool:
    """Whether a bracket or quotation that is open in what is held is closed in the line."""
    for opening, closing in _QUOTES:
        if closing in line and held.count(opening) > held.count(closing):
            at = line.find(opening)
            if at < 0 or line.find(closing) < at:
                return True
    return False


def _is_byline(held: str, line: str, after: str, words: EndWords) -> bool:
    """Whether a line that begins small is the byline under a headline: "by Ida Brandt", and no sentence goes on behind.

    Text torn at its links gives such lines too ("a film" / "by Ida Brandt" / "that …"), with prose behind them.
    """
    if len(held) > _HEADLINE or len(line) > _HEADLINE or _size(after) >= _LONGER or _continues(after):
        return False
    tokens = line.split()
    opening = range(min(_OPENER_WORDS, len(tokens)), 0, -1)
    size = next((size for size in opening if " ".join(tokens[:size]).lower() in words.openers), 0)
    return size > 0 and _are_names(tokens[size:] or after.split(), words)


def _are_names(tokens: Sequence[str], words: EndWords) -> bool:
    """Whether words are people's names, of two words at the least, and nothing else."""
    if not 2 <= len(tokens) <= _NAMES_WORDS or not (tokens[0][0].isupper() and tokens[-1][0].isupper()):
        return False
    return all(token[0].isupper() or token.lower().strip(",") in words.inner for token in tokens)


def _goes_on_in_lower_case(held: str, line: str, after: str, words: EndWords) -> bool:
    if _size(held) >= _LONGER or _size(line) >= _LONG:
        return True
    if _is_unfinished(line, words) and line not in words.openers:  # "and", between two links
        return True
    if _continues(after):
        return True
    return not held[0].islower() and len(held) + _size(line) >= _LONG


def _continues(line: str) -> bool:
    return bool(line) and (_begins_with_mark(line) or line[0].islower())


def _lacks_its_end(held: str, line: str, after: str, words: EndWords) -> bool:
    """Whether what is held cannot be all of its sentence, though the line begins like a new one."""
    if _is_unfinished(held, words) or _runs_on(held, line) or _leans(held, line, after, words):
        return True
    if _size(line) >= _LONG or not after or not held[-1].isalnum():
        return False
    return len(held) >= (_LONG if _begins_with_mark(after) else _LONGER) and _continues(after)


def _leans(held: str, line: str, after: str, words: EndWords) -> bool:
    """Whether some words lean on prose behind them ("Last month, sailors at"), or on a link of few words with prose
    going on in small letters behind that: "The island's guild of" / "Harbour Pilots" / "said on Monday that …".

    Counted: 280 of 296 links behind a common word (nine of the others one heading again and again), and 40 of 45
    behind three of them where long prose goes on.
    """
    prose = _size(line) >= _LONGER
    if not prose and not (line[0].isupper() and after[:1].islower() and _size(after) >= _LONG):
        return False
    tokens = held.split()
    if len(tokens) < _SOME_WORDS or tokens[-2][-1] == ":":
        return False
    if prose:
        return tokens[-1] in words.leaning
    many = tokens[-1].islower() and sum(token in words.common for token in tokens) >= _SOME_WORDS
    return tokens[-1] in words.common or (many and _size(after) >= _LONGER)


def _runs_on(held: str, line: str) -> bool:
    """Whether Chinese or Japanese prose runs on: what is held has come to the middle of a further sentence."""
    return has_cjk(held[-1]) and has_cjk(line[0]) and "。" in held and "。" in line


def _is_unfinished(text: str, words: EndWords) -> bool:
    """Whether a text ends with a word that no sentence ends with; not so behind a semicolon ("…; and"), as in lists."""
    if has_cjk(text[-1]):
        return any(text[-size:] in words.unfinished for size in range(1, _FINAL_SIGNS + 1))
    before, _, word = text.rpartition(" ")
    if before[-1:] == ";":
        return False
    lacks_noun = words.capital_nouns and word.islower()
    word = word.lower().replace("’", "'")
    if word in words.unfinished or (_size(text) >= _LONGER and word in words.common):
        return True
    return lacks_noun and _size(text) >= _LONGER and before.rpartition(" ")[2].lower() in words.unfinished


def joined(held: Sequence[str], habits: Habits) -> str:
    """Lines as one text, with a space wherever one was cut away."""
    text = held[0]
    rest = held[1:]
    if rest and _is_initial(held[:1], rest[0], habits.words):
        text, rest = text + rest[0], rest[1:]
    for line in rest:
        text += line if _stands_close(text, line) else f" {line}"
    return text


def _stands_close(text: str, line: str) -> bool:
    first, last = line[0], text[-1]
    if first in _NO_SPACE_BEFORE or last in _NO_SPACE_BEHIND:
        return True
    if last in "“«" and _opens(text):
        return True
    if last == "-" and text[-2:-1].isalpha() and first.islower():
        return True
    if first == "-" and line[1:2].isalpha():
        return True
    if first in "“»":
        recent = text[-_RECENT:]
        return any(recent.count(pair[0]) > recent.count(pair[1]) for pair in _QUOTES if pair[1] == first)
    return has_cjk(last) and has_cjk(first)
