"""Where the credit stands in a line about a picture: behind a label, in brackets, or as a chain of names at the end.

Both rooms ask this: roles to know a caption when it stands among paragraphs, fields to cut it from its credit. The
words come from the `[credits]` and `[agencies]` tables of languages/*.toml; here are only the shapes.
"""

from article_extract.credit_lines.beside import is_count, names_credit, names_maker, opens_as_film, without_tools
from article_extract.credit_lines.chains import MAX_CREDIT_CHARS, Kind, Part
from article_extract.credit_lines.credit_line import CreditLine, Sign
from article_extract.credit_lines.lines import (
    find_credit,
    is_label,
    may_hold_credit,
    parts_of,
    strip_label,
)

__all__ = [
    "MAX_CREDIT_CHARS",
    "CreditLine",
    "Kind",
    "Part",
    "Sign",
    "find_credit",
    "is_count",
    "is_label",
    "may_hold_credit",
    "names_credit",
    "names_maker",
    "opens_as_film",
    "parts_of",
    "strip_label",
    "without_tools",
]
