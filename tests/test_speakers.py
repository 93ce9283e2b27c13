"""Whom a mention means: names to their longest form, pronouns, offices, descriptions and documents to their holders.

The texts are in data/speakers.toml, under what they are about: the speakers of their quotations, in order, and the
reason of the last one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from article_extract.fields.quotes import extract_quotes

_DATA = tomllib.loads((Path(__file__).parent / "data" / "speakers.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{about}: {case['id']}") for about, cases in _DATA.items() for case in cases]
)
def test_speaker(case: dict[str, Any]) -> None:
    quotes = extract_quotes(case["text"], language=case["language"])
    assert [quote.speaker for quote in quotes] == case["speakers"]
    assert quotes[-1].reason == case["reason"]


def test_nobody_of_that_gender_is_nobody() -> None:
    (quote,) = extract_quotes(["Ms Laura Finch leads the mill.", "“It is broken,” he said."], language="en")
    assert quote.speaker is None
    assert quote.reason == "subject of cue 'said' behind the quotation; “he”, and nobody before it whom it could mean"
