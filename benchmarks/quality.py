"""The quality gate: measure, and fail where a figure is short of its floor.

    python -m benchmarks.quality [--shared FOLDER] [--only TEXT] [--raise] [--margin POINTS]

Measured are the fixtures of this repository and, where FOLDER (default: ../shared beside it) holds corpora of saved
pages and the scorers for them, those too. The floors stand in benchmarks/floors.json, percentages by measure. They are
pinned: a floor lower than one that was ever committed is itself a failure, and `--raise` writes back figures that are
higher (less the margin, by default half a point: another machine or library version may differ by a page), never lower
ones. Exit code 0 where every floor holds, 1 where one does not.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.fixtures import folders, load, problems, shaped

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.5

Figures = dict[str, float]
Floors = dict[str, dict[str, Figures]]

_FIGURE = re.compile(r"(\w+)=([\d.]+)")


class MeasureError(Exception):
    """A scorer failed."""


class Measured(NamedTuple):
    """The figures of one measure, in percent. group, name: where its floors stand."""

    group: str
    name: str
    figures: Figures


def main() -> int:
    """Run the gate; returns the exit code."""
    options = _arguments()
    floors: Floors = json.loads(FLOORS.read_text("utf-8"))
    fallen = list(lowered(floors, highest_committed()))
    for line in fallen:
        print(f"lowered: {line}")
    results = []
    for result in measures(floors, options.shared, options.only):
        results.append(result)
        print(_line(result, floors), flush=True)
    short = [line for result in results for line in shortfalls(result, floors)]
    for line in short:
        print(f"short: {line}")
    if options.raising and not fallen:
        FLOORS.write_text(json.dumps(raised(floors, results, options.margin), indent=2) + "\n", "utf-8")
    return 1 if fallen or short else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with corpus/ and bench/")
    parser.add_argument("--only", default="", help="only measures whose name holds this text")
    parser.add_argument("--raise", dest="raising", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--margin", type=float, default=MARGIN, help="points that --raise stays below the figure")
    return parser.parse_args()


def measures(floors: Floors, shared: Path, only: str) -> Iterator[Measured]:
    """Each measure that has floors and whose material is at hand; says so where it is not."""
    for group, measured in floors.items():
        for name in measured:
            if only not in f"{group} {name}":
                continue
            figures = MEASURES[group](name, shared)
            if figures is None:
                print(f"{name}: not at hand, left out")
            else:
                yield Measured(group, name, figures)


def _fixtures(name: str, shared: Path) -> Figures:
    """Percentage of the expectations of tests/fixtures that hold."""
    held: list[bool] = []
    for case in (load(folder) for folder in folders() if not list(problems(folder))):
        got = case.extract()
        held.extend(shaped(got[field], want) == want for field, want in case.expected.items())
    return {"fields": 100 * sum(held) / len(held)}


def _pages(name: str, shared: Path) -> Figures | None:
    """name: a corpus folder and a kind of input, "fundus-dev html"."""
    corpus, kind = name.split()
    folder = shared / "corpus" / corpus
    if not folder.is_dir():
        return None
    return _scored([str(shared / "bench" / "evaluate.py"), str(folder), "--input", kind])


def _quotes(name: str, shared: Path) -> Figures | None:
    """name: a file of annotated articles, "quotes.jsonl"."""
    file = shared / "corpus" / name
    if not file.is_file():
        return None
    return _scored([str(shared / "bench" / "evaluate_quotes.py"), str(file)])


MEASURES: Mapping[str, Callable[[str, Path], Figures | None]] = {
    "fixtures": _fixtures,
    "pages": _pages,
    "quotes": _quotes,
}
"""Group of floors.json -> what measures it."""


def _scored(command: list[str]) -> Figures:
    """The figures that a scorer prints, from this working tree whatever is installed."""
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths}
    )
    figures = {name: float(value) for name, value in _FIGURE.findall(done.stdout)}
    if done.returncode or not figures:
        raise MeasureError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return figures


def _line(result: Measured, floors: Floors) -> str:
    named = floors[result.group][result.name]
    figures = (f"{figure} {_at(result, figure):.2f} ({floor:g})" for figure, floor in named.items())
    return f"{result.name}: {', '.join(figures)}"


def _at(result: Measured, figure: str) -> float:
    return result.figures.get(figure, 0.0)


def shortfalls(result: Measured, floors: Floors) -> Iterator[str]:
    """The figures of a measure that are below their floor, in words."""
    for figure, floor in floors[result.group][result.name].items():
        if _at(result, figure) < floor:
            yield f"{result.name} {figure} is {_at(result, figure):.2f}, its floor {floor:g}"


def raised(floors: Floors, results: Iterable[Measured], margin: float) -> Floors:
    """The floors, each at what was measured less the margin where that is higher than it was."""
    higher = {group: {name: dict(figures) for name, figures in named.items()} for group, named in floors.items()}
    for result in results:
        named = higher[result.group][result.name]
        for figure, floor in named.items():
            named[figure] = max(floor, math.floor(10 * (_at(result, figure) - margin)) / 10)
    return higher


def lowered(floors: Floors, before: Floors) -> Iterator[str]:
    """The floors that are lower than before, or gone, in words."""
    for group, measured in before.items():
        for name, figures in measured.items():
            for figure, floor in figures.items():
                now = floors.get(group, {}).get(name, {}).get(figure)
                if now is None or now < floor:
                    yield f"{name} {figure} was {floor:g}, is {'gone' if now is None else f'{now:g}'}"


def highest_committed() -> Floors:
    """The highest floor that was ever committed for each figure; none outside a repository."""
    place = FLOORS.relative_to(ROOT).as_posix()
    highest: Floors = {}
    for commit in _git("log", "--format=%H", "--", place).split():
        committed = _git("show", f"{commit}:{place}")
        for group, measured in (json.loads(committed) if committed else {}).items():
            for name, figures in measured.items():
                known = highest.setdefault(group, {}).setdefault(name, {})
                for figure, floor in figures.items():
                    known[figure] = max(floor, known.get(figure, floor))
    return highest


def _git(*arguments: str) -> str:
    """What git prints; nothing where there is no git or no repository (a package unpacked from an archive)."""
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
