"""The gate: floors that hold, floors that rise and never sink."""

from __future__ import annotations

import json

from benchmarks.quality import FLOORS, MEASURES, Measured, lowered, raised, shortfalls

FLOORS_NOW = {"pages": {"news html": {"body_f1": 95.0, "dek": 80.0}}}


def test_a_figure_below_its_floor_is_named() -> None:
    result = Measured("pages", "news html", {"body_f1": 94.99, "dek": 80.0})
    assert list(shortfalls(result, FLOORS_NOW)) == ["news html body_f1 is 94.99, its floor 95"]


def test_a_figure_that_was_not_measured_is_short() -> None:
    result = Measured("pages", "news html", {"body_f1": 96.0})
    assert list(shortfalls(result, FLOORS_NOW)) == ["news html dek is 0.00, its floor 80"]


def test_floors_rise_to_the_figure_less_the_margin_and_never_sink() -> None:
    result = Measured("pages", "news html", {"body_f1": 97.26, "dek": 60.0})
    assert raised(FLOORS_NOW, [result], 0.5) == {"pages": {"news html": {"body_f1": 96.7, "dek": 80.0}}}
    assert FLOORS_NOW["pages"]["news html"]["body_f1"] == 95.0


def test_a_lowered_floor_and_one_taken_away_are_named() -> None:
    now = {"pages": {"news html": {"body_f1": 94.0}}}
    assert list(lowered(now, FLOORS_NOW)) == ["news html body_f1 was 95, is 94", "news html dek was 80, is gone"]
    assert list(lowered(FLOORS_NOW, now)) == []


def test_every_group_of_floors_can_be_measured() -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    assert set(floors) <= set(MEASURES)
    pinned = [floor for named in floors.values() for figures in named.values() for floor in figures.values()]
    assert all(0 < floor <= 100 for floor in pinned)
