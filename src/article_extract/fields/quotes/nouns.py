"""Nouns for people as a language's file lists them, with the forms that its endings make of them."""

from __future__ import annotations

from dataclasses import replace

from article_extract.language import QuoteWords


def with_feminine(words: QuoteWords) -> QuoteWords:
    """The words, with the nouns that endings make: Sprecher, Sprecherin, Sprecherinnen; Student, Studenten."""
    if not words.feminine:
        return words
    one, several = words.feminine.split(", ")
    cases = [noun + ("n" if noun.endswith("e") else "en") for noun in words.persons if noun.endswith(words.declined)]
    stems = [noun[:-1] if noun.endswith("e") else noun for noun in words.persons if not noun.endswith(one)]
    women = [stem + one for stem in stems]
    known = words.genders.get("f", "")
    return replace(
        words,
        persons=(*words.persons, *women),
        plurals=(*words.plurals, *cases, *(stem + several for stem in stems)),
        genders={**words.genders, "f": ", ".join((known, *women))},
    )
