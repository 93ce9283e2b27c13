"""What several test files need: the folders of fixtures, an article made by hand, the command line as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from article_extract import Article, BodyBlock, Image, Quote

ROOT = Path(__file__).resolve().parent.parent

# Tests that start processes of their own run the code that stands here, installed or not.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def article() -> Article:
    """An article with a value in every field."""
    return Article(
        headline="Bridge shut after crack is found",
        dek="Divers saw it by chance",
        kicker="Transport",
        authors=("Ida Brandt", "Tom Okafor"),
        published=datetime(2024, 5, 3, 7, 30, tzinfo=timezone(timedelta(hours=2))),
        modified=datetime(2024, 5, 3, 9, 0),
        body=(
            BodyBlock("paragraph", "The town shut the old bridge.", links=((4, 8, "https://town.example/"),)),
            BodyBlock("subheading", "What comes next", level=3, origin=(6,)),
            BodyBlock("paragraph", "“It will hold,” said Ida Wren.", emphasis=((1, 14, "em"),), origin=(7, 8)),
        ),
        quotes=(Quote("It will hold,", 2, 1, 14, "full", "Ida Wren", "said", False, "subject of ‘said’"),),
        images=(
            Image("https://img.example/b.jpg", "A bridge", "The bridge.", "Ann Lee/dpa", "Ann Lee", "dpa", lead=True),
            Image("https://img.example/c.jpg", caption="The crack", position=1),
        ),
        notes=("Correction: the bridge is 80 years old.",),
        language="en",
        site="The Quay",
        url="https://quay.example/bridge",
        section="Local",
        tags=("bridges", "roads"),
        confidence=0.75,
        origins={"headline": ("block 1", "json-ld headline")},
    )


@pytest.fixture
def article_extract() -> Run:
    """Runs the command line in a process of its own; returns what `subprocess.run` does, output as bytes."""

    def run(*arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "article_extract", *arguments]
        return subprocess.run(command, capture_output=True, env={**os.environ, **(environment or {})}, timeout=120)

    return run
