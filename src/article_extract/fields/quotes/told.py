"""An article as it is told: the sentences of its paragraphs, made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator

from article_extract.fields.quotes.context import Sentence, sentences
from article_extract.fields.quotes.spans import Span
from article_extract.fields.quotes.words import Words


class Told:
    """The sentences of an article by paragraph.

    In many an article a few words stand between marks, and nobody needs to be looked for in the other paragraphs.
    """

    def __init__(self, paragraphs: list[str], spans: list[list[Span]], words: Words) -> None:
        self.paragraphs = paragraphs
        self.spans = spans
        self.words = words
        self._known: list[list[Sentence] | None] = [None] * len(paragraphs)

    def __len__(self) -> int:
        return len(self.paragraphs)

    def __getitem__(self, paragraph: int) -> list[Sentence]:
        found = self._known[paragraph]
        if found is None:
            found = sentences(paragraph, self.paragraphs[paragraph], self.spans[paragraph], self.words)
            self._known[paragraph] = found
        return found

    def __iter__(self) -> Iterator[list[Sentence]]:
        return (self[paragraph] for paragraph in range(len(self)))

    def quoting(self) -> Iterator[list[Sentence]]:
        """The paragraphs that hold quotations, or what may be some."""
        return (self[paragraph] for paragraph, spans in enumerate(self.spans) if spans)
