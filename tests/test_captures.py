"""Raw text made of pages: what a crawler's dump and the text nodes of a page hold."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import lxml.html
import pytest

from benchmarks.captures import dump, soup, texts_of

PAGE = """<html><head><title>Bridge shut</title><style>p {}</style></head><body><h1>Bridge <b>shut</b></h1>
<img alt="Divers at the  pier"><p>The town<br>has shut it.<!-- no text --> Shops<script>x()</script> fear.</p>
</body></html>"""


def test_a_dump_gives_each_element_and_alternative_text_its_lines() -> None:
    page = lxml.html.document_fromstring(PAGE)
    assert dump(page) == "Bridge shut\n\nDivers at the pier\n\nThe town\nhas shut it. Shops fear."


def test_a_soup_gives_each_text_node_a_line() -> None:
    lines = ["Bridge shut", "Bridge", "shut", "The town", "has shut it.", "Shops", "fear."]
    assert soup(lxml.html.document_fromstring(PAGE)).split("\n") == lines


@pytest.mark.parametrize("kept", [True, False])
def test_captures_are_made_where_a_corpus_keeps_none(tmp_path: Path, kept: bool) -> None:
    (tmp_path / "pages").mkdir()
    long = PAGE.replace("The town", "The town " * 40)
    (tmp_path / "pages" / "a.html.gz").write_bytes(gzip.compress(long.encode()))
    (tmp_path / "pages" / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))  # too short for a page
    if kept:
        (tmp_path / "captures.json.gz").write_bytes(gzip.compress(json.dumps({"c": {"soup": "kept"}}).encode()))
    assert list(texts_of(tmp_path, "soup")) == (["c"] if kept else ["a"])
