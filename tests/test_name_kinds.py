"""What a name in a byline is: a person's, a user's, or none."""

from __future__ import annotations

import pytest

from article_extract.fields.name_kinds import is_family_name_first, is_outlet, is_person, is_slug
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


@pytest.mark.parametrize(
    ("code", "name", "person"),
    [
        ("zh", "林晓舟", True),
        ("zh", "河口日报", False),
        ("zh", "林", False),
        ("zh", "Lin", False),
        ("ko", "김하나", True),
        ("en", "林晓舟", False),
    ],
)
def test_names_that_begin_with_a_known_surname(code: str, name: str, person: bool) -> None:
    assert is_family_name_first(name, load_language(code)) is person


@pytest.mark.parametrize(
    ("code", "name", "outlet"), [("zh", "河口时报网", True), ("zh", "林晓舟", False), ("ko", "강변일보", True)]
)
def test_outlets_are_told_by_how_their_names_end_where_no_spaces_part_words(code: str, name: str, outlet: bool) -> None:
    assert is_outlet(name, load_language(code), frozenset()) is outlet
