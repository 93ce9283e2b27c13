"""The fixture folders: a page written for this project, and beside it the article that it must give.

tests/fixtures/<slug>/page.html or page.txt, and expected.json: fields of the article with the values they must have,
"guards" (the mistake that the fixture guards against), "given_url" (the address handed in with the page) and
"known_wrong" (field -> why it does not come out right yet).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from article_extract import Article, extract

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
PAGES = ("page.html", "page.txt")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NOT_FIELDS = frozenset({"guards", "given_url", "known_wrong"})
REQUIRED = frozenset(
    {"guards", "headline", "dek", "kicker", "authors", "published", "language", "notes", "body", "images"}
)
"""What every expected.json says, be it null or empty: a field that nobody thought of is a hole in the fixture."""


@dataclass(frozen=True)
class Case:
    """A fixture folder. expected: field -> the value it must have; known_wrong: field -> why it has another."""

    name: str
    page: Path
    guards: str
    given_url: str | None
    expected: dict[str, Any]
    known_wrong: dict[str, str]

    def extract(self) -> dict[str, Any]:
        """What the project makes of the page, as `Article.to_dict` gives it."""
        return extract(self.page, url=self.given_url).to_dict()


def folders() -> list[Path]:
    """The fixture folders by name."""
    return sorted(folder for folder in FOLDER.iterdir() if folder.is_dir())


def problems(folder: Path) -> Iterator[str]:
    """What a folder lacks to be a fixture, in words."""
    pages = [name for name in PAGES if (folder / name).is_file()]
    if len(pages) != 1:
        yield f"needs one of {' and '.join(PAGES)}, has {len(pages)}"
    if not (folder / "expected.json").is_file():
        yield "has no expected.json"
        return
    said = json.loads((folder / "expected.json").read_text("utf-8"))
    yield from (f"says nothing of {name}" for name in sorted(REQUIRED - set(said)))
    known = NOT_FIELDS | set(Article().to_dict())
    yield from (f"names {name}, which is no field" for name in sorted(set(said) - known))
    known_wrong = said.get("known_wrong", {})
    yield from (f"knows {name} as wrong, but expects nothing of it" for name in sorted(set(known_wrong) - set(said)))
    yield from (f"does not say why {name} is wrong" for name, why in known_wrong.items() if len(why.split()) < 3)


def load(folder: Path) -> Case:
    """The case of a folder without `problems`."""
    said = json.loads((folder / "expected.json").read_text("utf-8"))
    page = next(folder / name for name in PAGES if (folder / name).is_file())
    fields = {name: value for name, value in said.items() if name not in NOT_FIELDS}
    return Case(folder.name, page, said["guards"], said.get("given_url"), fields, said.get("known_wrong", {}))


def shaped(got: Any, want: Any) -> Any:
    """What was got, cut down to what the expectation speaks of: the keys of objects, the day where a day is wanted."""
    if isinstance(want, dict) and isinstance(got, dict):
        return {key: shaped(got.get(key), value) for key, value in want.items()}
    if isinstance(want, list) and isinstance(got, list):
        wanted = [*want, *want[-1:] * (len(got) - len(want))]
        return [shaped(item, wanted[index]) if wanted else item for index, item in enumerate(got)]
    if isinstance(want, str) and isinstance(got, str) and _DAY.fullmatch(want):
        return got[: len(want)]
    return got
