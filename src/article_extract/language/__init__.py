"""Words as data: a Language is what languages/*.toml say, checked against one schema."""

from article_extract.language.detecting import detect, function_words, script_languages, telling_words
from article_extract.language.loading import known_codes, load_language, own_words, primary_code
from article_extract.language.parsing import parse_language
from article_extract.language.quote_words import QuoteWords
from article_extract.language.schema import ANY, DateWords, Language, LanguageError, Phrase

__all__ = [
    "ANY",
    "DateWords",
    "Language",
    "LanguageError",
    "Phrase",
    "QuoteWords",
    "detect",
    "function_words",
    "known_codes",
    "load_language",
    "own_words",
    "parse_language",
    "primary_code",
    "script_languages",
    "telling_words",
]
