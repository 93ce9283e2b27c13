"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from article_extract import Article
from article_extract.cli import COMMANDS
from article_extract.rendering import FORMATS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMAND_LINES = [line.split("#")[0] for line in re.findall(r"^article-extract .*", README, re.MULTILINE)]


def test_the_example_is_true() -> None:
    block = README.split("```pycon\n")[1].split("```")[0]
    example = doctest.DocTestParser().get_doctest(block, {}, "README.md", None, 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(example)
    assert outcome.attempted >= 4
    assert outcome.failed == 0


def test_the_table_names_every_field() -> None:
    table = README.split("### What an article holds")[1].split("\n\n`Article.to_dict")[0]
    named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|([^|]+)\|", table, re.MULTILINE))))
    assert named == {item.name for item in fields(Article)} | {"text", "image_credit"}


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_commands_are_known(line: str) -> None:
    words = shlex.split(line)
    assert words[1] in COMMANDS or not words[1].isalpha()
    if "--format" in words:
        assert words[words.index("--format") + 1] in FORMATS


def test_the_two_commands_name_what_is_there() -> None:
    block = README.split("<!-- the two commands -->\n```sh\n")[1].split("\n```")[0]
    first, second = block.splitlines()
    assert all(line.startswith("python3 -m venv .venv && .venv/bin/pip install ") for line in (first, second))
    page = next(word for word in shlex.split(first) if word.startswith("tests/fixtures/"))
    assert (ROOT / page).is_file()
    assert second.endswith(".venv/bin/pytest")
