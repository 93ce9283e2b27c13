"""The page that the project was asked for, where it is at hand: every field of its answer, one test item a field."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from article_extract import extract

SEED = Path(__file__).parents[2] / "shared" / "seed"
FIELDS = ("headline", "dek", "kicker", "authors", "published", "language", "body", "quotes", "images")

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the page asked for (../shared/seed) is not at hand")


@cache
def found() -> dict[str, Any]:
    return extract(SEED / "page.txt").to_dict()


@cache
def asked() -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads((SEED / "expected.json").read_text("utf-8"))
    return wanted


@pytest.mark.parametrize("field", FIELDS)
def test_field_is_as_asked(field: str) -> None:
    value, wanted = found()[field], asked()[field]
    if value and isinstance(value[0], dict):
        assert len(value) == len(wanted)
        value = [{key: one[key] for key in known} for one, known in zip(value, wanted, strict=True)]
    assert value == wanted


def test_every_field_asked_for_is_tested() -> None:
    assert {key for key in asked() if not key.startswith("_")} <= set(FIELDS)
