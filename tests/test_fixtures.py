"""Whole pages, written for this project: one test for each field of each; each folder names what it guards against."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from benchmarks.fixtures import Case, folders, load, problems, shaped

SOUND = [load(folder) for folder in folders() if not list(problems(folder))]


def field_of(case: Case, name: str) -> Any:
    """One test: strictly expected to fail where the fixture says so, so that what is mended leaves the list."""
    why = case.known_wrong.get(name)
    marks = [pytest.mark.xfail(strict=True, reason=why, raises=AssertionError)] if why else []
    return pytest.param(case, name, id=f"{case.name}-{name}", marks=marks)


FIELDS = [field_of(case, name) for case in SOUND for name in case.expected]


@cache
def extracted(case_name: str) -> dict[str, Any]:
    return next(case for case in SOUND if case.name == case_name).extract()


def test_there_are_as_many_layouts_as_promised() -> None:
    assert len(folders()) >= 25


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_a_fixture_says_what_it_expects(folder: Any) -> None:
    assert list(problems(folder)) == []


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.name)
def test_a_fixture_names_the_mistake_it_guards_against(case: Case) -> None:
    assert len(case.guards.split()) > 3


@pytest.mark.parametrize(("case", "name"), FIELDS)
def test_field(case: Case, name: str) -> None:
    want = case.expected[name]
    assert shaped(extracted(case.name)[name], want) == want, case.guards


def test_shaped_keeps_what_is_too_many_and_what_is_wrong() -> None:
    assert shaped([{"a": 1, "b": 2}, {"a": 3, "b": 4}], [{"a": 1}]) == [{"a": 1}, {"a": 3}]
    assert shaped([{"a": 1}], [{"a": 1}, {"a": 2}]) == [{"a": 1}]
    assert shaped([{"b": 1}], []) == [{"b": 1}]
    assert shaped({"a": 2}, {"a": 1, "c": None}) == {"a": 2, "c": None}
    assert shaped("2024-05-03T10:00:00", "2024-05-03") == "2024-05-03"
    assert shaped("2024-05-04T10:00:00", "2024-05-03") != "2024-05-03"
    assert shaped(None, "2024-05-03") is None
