"""Addresses made absolute: as the standard library does, faster."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_extract.reading.addresses import joiner

URL = "https://press.example/news/today.html"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (" /x?a=1 ", "https://press.example/x?a=1"),
        ("b.jpg", "https://press.example/news/b.jpg"),
        ("/a/../b", "https://press.example/b"),
        ("//cdn.press.example/a.jpg", "https://cdn.press.example/a.jpg"),
        ("#top", "#top"),
        ("mailto:desk@press.example", "mailto:desk@press.example"),
        ("https://a.example/x", "https://a.example/x"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_addresses_are_made_absolute(address: str, expected: str) -> None:
    assert joiner(URL)(address) == expected


def test_without_an_address_of_the_page_they_stay_relative() -> None:
    assert joiner(None)(" /x ") == "/x"


@given(
    st.sampled_from(["/", "//cdn.example/", "//cdn.example", "//a"]),
    st.text(alphabet="/.ab?=&#;:%20~", max_size=12),
    st.sampled_from([URL, "http://h.example", "file:///d/e"]),
)
def test_addresses_are_joined_as_the_standard_library_does(start: str, tail: str, base: str) -> None:
    address = start + tail
    try:
        expected = urljoin(base, address)
    except ValueError:
        expected = address
    assert joiner(base)(address) == expected
