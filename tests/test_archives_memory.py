"""What a site repeats: counted by host, in bounded memory, copies of a page only once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from article_extract import analyse
from article_extract.archives.batch import Options, run_batch
from article_extract.archives.learning import find
from article_extract.archives.memory import PAGES_PER_HOST, SiteCounts, host_of, load_memories, save_memories
from article_extract.archives.records import PageRecord
from article_extract.typography import fingerprint
from benchmarks.make_sites import site_pages
from benchmarks.site_memory import measure
from tests import archive_files as make


@pytest.mark.parametrize(
    ("url", "content", "host"),
    [
        ("https://www.News.example/a", "", "news.example"),
        (None, '<link rel="canonical" href="https://quay.example/x">', "quay.example"),
        (None, b"<link href='https://quay.example/x' rel='canonical'>", "quay.example"),
        (None, '<meta property="og:url" content="https://m.quay.example/x">', "m.quay.example"),
        (None, "<p>nothing", None),
        ("http://[", "", None),
    ],
)
def test_host_of_a_page(url: str | None, content: str | bytes, host: str | None) -> None:
    assert host_of(PageRecord("1", content, url=url)) == host


def test_blocks_are_counted_once_a_page_and_rare_ones_are_left_out() -> None:
    counts = SiteCounts()
    for page in range(10):
        counts.add("a.example", page, [1, 1, 100 + page, *([2] if page < 2 else []), *([3] if page < 3 else [])])
    counts.add("b.example", 1, [1])
    memories = counts.memories()
    assert set(memories) == {"a.example"}
    assert memories["a.example"].counts == {1: 10, 3: 3}
    assert memories["a.example"].share(1) == 1.0
    assert memories["a.example"].share(2) == 0.0  # a paragraph on two pages is nobody's furniture


def test_copies_of_a_page_count_once() -> None:
    counts = SiteCounts()
    for _ in range(5):
        counts.add("a.example", 7, [1, 2])
    assert counts.memories() == {}


def test_memory_is_bounded() -> None:
    counts = SiteCounts(max_entries=5_000)
    for page in range(300):
        for host in range(20):
            counts.add(f"{host}.example", page, [1, *(hash((host, page, block)) for block in range(30))])
            assert counts.entries <= 5_000 + 31
    for host, memory in counts.memories().items():
        assert memory.pages <= PAGES_PER_HOST, host


def test_a_full_host_and_a_page_without_host_need_no_look() -> None:
    counts = SiteCounts()
    for page in range(PAGES_PER_HOST):
        assert not counts.full("a.example")
        counts.add("a.example", page, [1])
    assert counts.full("a.example")
    assert counts.full(None)


def test_memories_come_back_from_their_file(tmp_path: Path) -> None:
    counts = SiteCounts()
    for page in range(4):
        counts.add("a.example", page, [2**64 - 1, 5])
    save_memories(counts.memories(), tmp_path / "sites.jsonl")
    again = load_memories(str(tmp_path / "sites.jsonl"))
    assert again["a.example"] == counts.memories()["a.example"]


def test_find_gives_the_blocks_of_a_page_and_its_address_without_query() -> None:
    first = find(PageRecord("1", make.page(1), url="https://a.example/1?from=home"), None)
    second = find(PageRecord("2", make.page(1), url="https://a.example/1#top"), None)
    assert first is not None
    assert second is not None
    assert first == second
    assert fingerprint("Story 1") in first.fingerprints


def seen_sites(record: Any, settings: Any) -> Any:
    """A page function that gives what the run knows of the page's site as its only paragraph."""
    from article_extract.archives.memory import load_memories
    from article_extract.model import Article, BodyBlock

    memory = load_memories(settings.site_memory).get(host_of(record))
    share = memory.share(fingerprint("Made by the people of the harbour.")) if memory else None
    return Article(body=(BodyBlock("paragraph", f"{memory.pages if memory else 0} {share}"),))


def test_a_run_learns_first_and_hands_on_what_it_learnt(tmp_path: Path) -> None:
    rows = []
    for number in range(6):
        html = make.page(number).replace("</article>", "<p>Made by the people of the harbour.</p></article>")
        rows.append({"url": f"https://a.example/{number}", "html": html})
    rows.append({"url": "https://b.example/1", "html": make.page(9)})
    source = make.write_jsonl(tmp_path / "a.jsonl", rows)
    options = Options(workers=1, site_memory=True, page="tests.test_archives_memory:seen_sites")
    run_batch([source], str(tmp_path / "out.parquet"), options)
    texts = make.pq.read_table(tmp_path / "out.parquet").column("text").to_pylist()
    assert texts == ["6 1.0"] * 6 + ["0 None"]


def test_the_evidence_reaches_the_document_that_the_roles_stage_sees() -> None:
    counts = SiteCounts()
    for page in range(4):
        counts.add("a.example", page, [fingerprint("Story 1")])
    site = counts.memories()["a.example"]
    assert analyse(make.page(1), site=site).document.site is site


@pytest.mark.parametrize("form", ["html", "text"])
def test_memory_helps_on_a_site_whose_furniture_varies(form: str) -> None:
    figures = measure(list(site_pages(2, 20)), form)
    assert figures["with"] > figures["without"] + 0.1
    assert figures["twice_kept"] == figures["twice"] == 2
