"""From Python: many pages, tables of pages, pages of archives."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from article_extract import Page, UnreadableInput
from article_extract.archives import PageRecord, extract_many, extract_table, read_pages
from article_extract.archives.api import extract_batches, page_records
from article_extract.archives.children import MEMORY
from article_extract.archives.records import BatchError
from article_extract.archives.running import Columns, run_pages, run_table
from article_extract.archives.worker import WorkerSettings
from tests import archive_files as make

HOOKED = WorkerSettings("tests.archive_hooks:page", "object", 10.0, MEMORY)  # pages that sleep or crash when told to
pa = make.pa


def test_results_come_in_order_with_the_status_of_each_page(tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(make.page(4))
    pages = [
        make.page(1),
        make.page(2).encode(),
        Page(make.page(3).encode(), "https://news.example/3", "utf-8"),
        saved,
        "",
        tmp_path / "gone.html",
        PageRecord("mine", make.page(5), url="https://news.example/5"),
    ]
    results = list(extract_many(pages, workers=2))
    assert [result.status for result in results] == ["ok"] * 4 + ["unreadable", "unreadable", "ok"]
    assert [result.article.headline for result in results if result.article] == [f"Story {n}" for n in range(1, 6)]
    assert [result.id for result in results] == [
        "0",
        "1",
        "https://news.example/3",
        str(saved),
        "4",
        str(tmp_path / "gone.html"),
        "mine",
    ]
    assert "FileNotFoundError" in str(results[5].error)
    assert results[0].article is not None
    assert len(results[0].article.body) == 3


def test_bad_pages_cost_their_own_result() -> None:
    pages = [make.page(1), "<p>x do: segfault", make.page(2), "<p>x do: sleep", make.page(3)]
    results = list(run_pages(page_records(pages), HOOKED._replace(timeout=1.0), 2))
    assert [result.status for result in results] == ["ok", "crashed", "ok", "timeout", "ok"]
    assert results[3].seconds >= 1.0


def test_pages_are_taken_as_needed() -> None:
    taken = itertools.count()

    def endless() -> Iterator[str]:
        for number in taken:
            yield make.page(number)

    results = extract_many(endless(), workers=1)
    first = list(itertools.islice(results, 20))
    results.close()  # type: ignore[attr-defined]
    assert [result.article.headline for result in first if result.article] == [f"Story {n}" for n in range(20)]
    assert next(taken) < 6000


def test_what_the_iterator_raises_comes_through_and_wrong_pages_are_named() -> None:
    def broken() -> Iterator[str]:
        yield make.page(1)
        raise UnreadableInput("the source is broken")

    with pytest.raises(UnreadableInput, match="the source is broken"):
        list(extract_many(broken(), workers=1))
    with pytest.raises(TypeError, match="page 0 is a int"):
        list(extract_many([3], workers=1))  # type: ignore[list-item]


def test_a_script_without_a_main_guard_may_call_it(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from article_extract import extract_many\n"
        f"for result in extract_many([{make.page(1)!r}], workers=2): print(result.article.headline)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("Story 1\n", 0), done.stderr


def test_pages_of_archives_go_into_extract_many(tmp_path: Path) -> None:
    warc = make.write_warc(tmp_path / "a.warc.gz", 3)
    warc.write_bytes(warc.read_bytes()[:-40])
    results = list(extract_many(read_pages([warc]), workers=1))
    assert [(result.id, result.status) for result in results] == [
        ("<urn:uuid:00000000>", "ok"),
        ("<urn:uuid:00000001>", "ok"),
        ("<urn:uuid:00000002>", "unreadable"),
    ]
    assert results[1].url == "https://news.example/1"
    assert results[1].captured is not None
    with pytest.raises(BatchError, match="no such file"):
        list(read_pages([tmp_path / "gone.warc"]))


def test_table_in_table_out_row_for_row() -> None:
    from article_extract.archives.schema import SCHEMA

    rows = make.table_rows(5)
    rows[1]["html"] = None
    rows[3]["html"] = "<p>do: segfault"
    batch = pa.RecordBatch.from_pylist(rows)
    out = run_table(batch, Columns(id_column="doc"), HOOKED._replace(encoder="arrow"), 1)
    assert isinstance(out, pa.RecordBatch)
    assert out.schema.equals(SCHEMA, check_metadata=True)
    assert out.column("id").to_pylist() == [f"doc-{n}" for n in range(5)]
    assert out.column("status").to_pylist() == ["ok", "unreadable", "ok", "crashed", "ok"]
    assert out.column("url").to_pylist()[2] == "https://news.example/2"
    assert out.column("headline").to_pylist()[4] == "Story 4"
    table = extract_table(pa.Table.from_batches([batch]), id_column="doc")
    assert isinstance(table, pa.Table)
    assert table.num_rows == 5
    assert extract_table(batch.slice(0, 0)).num_rows == 0


def test_batches_share_their_processes() -> None:
    batches = (pa.RecordBatch.from_pylist(make.table_rows(4)) for _ in range(3))
    out = list(extract_batches(batches))
    assert sum(batch.num_rows for batch in out) == 12
