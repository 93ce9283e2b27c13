"""The evidence of a page's blocks by name, for the tests of the modules that measure it."""

from __future__ import annotations

from article_extract.language import load_language
from article_extract.model import Document
from article_extract.reading import read
from article_extract.roles.evidence import gather, names
from article_extract.roles.table import Table

FIRST = "The harbour was closed on Monday after two boats had come adrift in the storm before dawn."
SECOND = "Nobody was hurt, said the harbour master, who had spent the night on the mole with a lamp."


def table(page: str) -> tuple[Document, Table]:
    document = read(page, url="https://quay.example/harbour", language="en")
    return document, gather(document, load_language("en"))


def row(page: str, text: str) -> dict[str, float]:
    """The evidence by name of the first block that begins so."""
    document, found = table(page)
    index = next(block.index for block in document.blocks if block.text.startswith(text))
    return dict(zip(names(), found.rows[found.indices.index(index)], strict=True))
