"""What a name in a byline is: a person's, a user's, or none."""

from __future__ import annotations

import pytest

from article_extract.fields.name_kinds import is_person, is_slug
from article_extract.language import load_language


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("ibrandt", True),
        ("ida.brandt", True),
        ("SiteAdmin", True),
        ("paper.example", True),
        ("Ida", False),
        ("Ida Brandt", False),
    ],
)
def test_user_names_are_told_from_names(name: str, slug: bool) -> None:
    assert is_slug(name) is slug


@pytest.mark.parametrize(
    ("name", "person"),
    [("Ida Brandt", True), ("佐藤 花子", True), ("Ida", False), ("All posts", False), ("Staff Writer", False)],
)
def test_full_names_are_told_from_other_words(name: str, person: bool) -> None:
    assert is_person(name, load_language("en")) is person
