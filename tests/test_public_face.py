"""The names, signatures and promises that users rely on."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import article_extract

ROOT = Path(__file__).resolve().parent.parent

TYPES = {
    "Page", "Document", "Block", "Claim", "Label", "Role", "Analysis", "Article", "BodyBlock", "Quote", "Image",
    "Limits", "SiteMemory",
}  # fmt: skip
VERBS = {"extract", "analyse", "extract_many", "extract_quotes", "fetch", "render"}
ERRORS = {"ArticleExtractError", "UnreadableInput", "LimitExceeded", "FetchError"}

HEAVY = ("lxml", "bs4", "readability", "requests", "dateparser", "pyarrow", "fastwarc", "zstandard", "rich", "ray")


def loaded_after(statement: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after a statement."""
    program = f"{statement}\nimport sys, json\nprint(json.dumps(sorted({{n.split('.')[0] for n in sys.modules}})))"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_exports_are_those_of_the_contract() -> None:
    assert set(article_extract.__all__) == TYPES | VERBS | ERRORS
    assert article_extract.__all__ == sorted(article_extract.__all__)


@pytest.mark.parametrize("name", sorted(TYPES | VERBS | ERRORS))
def test_every_export_is_there(name: str) -> None:
    assert getattr(article_extract, name).__name__ == name
    assert name in dir(article_extract)
    assert inspect.getdoc(getattr(article_extract, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="extractt"):
        article_extract.extractt  # noqa: B018


@pytest.mark.parametrize(
    ("name", "positional", "keywords"),
    [
        ("extract", ["source"], ["url", "language"]),
        ("analyse", ["source"], ["url", "language", "limits", "site"]),
        ("extract_quotes", ["paragraphs"], ["language"]),
        ("fetch", ["url"], ["timeout", "max_bytes"]),
        ("render", ["article", "format"], []),
    ],
)
def test_signatures_are_those_of_the_contract(name: str, positional: list[str], keywords: list[str]) -> None:
    parameters = inspect.signature(getattr(article_extract, name)).parameters.values()
    assert [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD] == positional
    assert [p.name for p in parameters if p.kind is p.KEYWORD_ONLY] == keywords
    assert all(p.default is not p.empty for p in parameters if p.kind is p.KEYWORD_ONLY)


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_errors_have_one_base(name: str) -> None:
    assert issubclass(getattr(article_extract, name), article_extract.ArticleExtractError)


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded_after("import article_extract") & set(HEAVY)


def test_extracting_loads_neither_the_network_nor_the_second_opinion_nor_the_dates_in_words() -> None:
    page = "'''<html><body><article><h1>A</h1><p>One sentence, and then another one.</p></article></body></html>'''"
    loaded = loaded_after(f"import article_extract; article_extract.extract({page})")
    assert "lxml" in loaded
    assert not loaded & {"requests", "dateparser", "pyarrow", "fastwarc", "rich"}


def test_types_are_announced() -> None:
    assert (files("article_extract") / "py.typed").is_file()


def test_the_version_is_the_one_the_package_was_built_with() -> None:
    assert article_extract.__version__.count(".") == 2
    assert f"## {article_extract.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
