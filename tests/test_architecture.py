"""Who may import whom: the floors of the house, as a table."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "article_extract"
SOURCE = Path(__file__).resolve().parent.parent / "src" / PACKAGE

GROUND = {"_version", "model", "typography"}

INSIDE = {
    # floor 0
    "_version": set(),
    "model": set(),
    "typography": set(),
    # floor 1
    "language": {"typography"},
    "credit_lines": GROUND | {"language"},
    # floor 2: rooms that never import each other
    "reading": GROUND | {"language", "credit_lines"},
    "roles": GROUND | {"language", "credit_lines"},
    "fields": GROUND | {"language", "credit_lines"},
    # floor 3
    "pipeline": GROUND | {"language", "reading", "roles", "fields"},
    "rendering": GROUND | {"language"},
    "fetching": GROUND,
    # floor 4
    "archives": GROUND | {"pipeline", "rendering"},
    # floor 5
    "cli": GROUND | {"pipeline", "rendering", "fetching", "archives"},
    "__main__": {"cli"},
    "__init__": GROUND | {"pipeline", "rendering", "fetching", "archives", "fields"},
}
"""Part of the package -> the parts that it may import, besides itself."""

OUTSIDE = {
    "reading": {"lxml", "bs4", "readability", "ftfy", "markdown_it"},
    "fields": {"dateparser"},
    "fetching": {"requests"},
    "archives": {"fastwarc", "pyarrow", "zstandard", "rich", "ray", "pyspark"},
}
"""Part of the package -> what it may import beside the standard library."""


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The part a module belongs to: its first folder, or its own name at the top."""
    inside = path.relative_to(SOURCE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Dotted names a module imports anywhere in it, functions and type-checking branches included, with the line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            base = node.module or ""
            yield from ((f"{base}.{alias.name}" if base == PACKAGE else base, node.lineno) for alias in node.names)


def names_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def dotted(path: Path) -> str:
    """The name a module is imported by."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def needed(path: Path, known: set[str]) -> set[str]:
    """The modules of the package that a module imports when it is imported itself."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            base = node.module or ""
            inside = {f"{base}.{alias.name}" for alias in node.names} & known
            found |= inside or {base} & known
    return found


@pytest.mark.parametrize("path", modules(), ids=names_of)
def test_imports_only_what_its_floor_allows(path: Path) -> None:
    part = part_of(path)
    assert part in INSIDE, f"{part} is new: give it a floor in this table"
    wrong = []
    for name, line in imported(path):
        top, *rest = name.split(".")
        if top == PACKAGE:
            target = rest[0]
            allowed = target == part or target in INSIDE[part] or target == "__version__"
        else:
            allowed = top in sys.stdlib_module_names or top in OUTSIDE.get(part, set())
        if not allowed:
            wrong.append(f"line {line}: {name}")
    assert not wrong, f"{part} must not import: {'; '.join(wrong)}"


@pytest.mark.parametrize("room", ["reading", "roles", "fields"])
def test_rooms_never_import_each_other(room: str) -> None:
    assert not INSIDE[room] & {"reading", "roles", "fields"}


def test_floors_have_no_circles() -> None:
    done: set[str] = set()
    left = dict(INSIDE)
    while left:
        free = {part for part, needs in left.items() if needs <= done}
        assert free, f"these import each other in a circle: {sorted(left)}"
        done |= free
        left = {part: needs for part, needs in left.items() if part not in free}


def test_every_part_of_the_table_exists() -> None:
    assert {part_of(path) for path in modules()} == set(INSIDE)
    assert set(OUTSIDE) <= set(INSIDE)


def test_modules_have_no_circles() -> None:
    known = {dotted(path): path for path in modules()}
    left = {name: needed(path, set(known)) for name, path in known.items()}
    done: set[str] = set()
    while left:
        free = {name for name, needs in left.items() if needs <= done}
        assert free, f"these import each other in a circle, or what does: {sorted(left)}"
        done |= free
        left = {name: needs for name, needs in left.items() if name not in free}


def test_the_reader_of_imports_sees_those_inside_functions(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("import os.path\ndef f():\n    from article_extract import model\n    from lxml import etree\n")
    assert sorted(imported(module)) == [("article_extract.model", 3), ("lxml", 4), ("os.path", 1)]
