"""Where the files of pictures are, and how large the mark-up says they are."""

from __future__ import annotations

import pytest
from lxml import html

from article_extract.reading.pictures import picture_source, pixels


def source(markup: str) -> str | None:
    root = html.fragment_fromstring(markup, create_parent="div")
    picture = next(root.iter("img"))
    return picture_source(picture, dict(picture.items()))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="/a.jpg" data-src="/b.jpg">', "/a.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src=" b.jpg ">', "b.jpg"),
        ('<img src="" data-srcset="s.jpg 300w, l.jpg 1200w, m.jpg 600w">', "l.jpg"),
        ('<img srcset="one.jpg 1x, two.jpg 2x, bad.jpg ..x">', "two.jpg"),
        ('<img srcset="a,b.jpg 1x,https://i.example/c.jpg 3x">', "https://i.example/c.jpg"),
        ('<picture><source srcset="p.webp"><source srcset="q.webp"><img alt="A dog"></picture>', "p.webp"),
        ('<picture><source data-srcset="p.webp 2x"><img src="data:x"></picture>', "p.webp"),
        ('<img src="/img/lazy-placeholder.gif" data-src="/b.jpg">', "/b.jpg"),
        ('<img src="/pix/fallback.gif">', "/pix/fallback.gif"),
        ('<img src="/no-image.png" srcset="s.jpg 300w, l.jpg 900w">', "l.jpg"),
        ('<img src="/img/NoImage2.png" data-src="/b.jpg">', "/b.jpg"),
        ('<img src="/x_grey.gif" data-src="/b.jpg">', "/b.jpg"),
        ('<img src="//cdn.example/t.gif" data-src="/b.jpg">', "/b.jpg"),
        ('<img src="/dist/default-md.png?d=2" data-src="/b.jpg">', "/b.jpg"),
        ('<img src="/sites/default/files/a.jpg" data-src="/b.jpg">', "/sites/default/files/a.jpg"),
        ('<img src="/greyhound.jpg" data-src="/b.jpg">', "/greyhound.jpg"),
        ('<img src="/blanket.jpg" data-src="/b.jpg">', "/blanket.jpg"),
        ('<img data-src-small="/s.jpg" data-src-large=" /l.jpg" data-src-set="x">', "/l.jpg"),
        ('<img src="/pix/blank.gif" data-src-large="/l.jpg">', "/pix/blank.gif"),
        ('<img alt="Only described">', None),
    ],
)
def test_a_picture_is_where_browsers_and_scripts_look(markup: str, expected: str | None) -> None:
    assert source(markup) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("640", 640), (" 640px ", 640), ("640.5", 640), ("100%", 0), ("auto", 0), ("1234567", 0), ("", 0), (None, 0)],
)
def test_pixels(value: str | None, expected: int) -> None:
    assert pixels(value) == expected
