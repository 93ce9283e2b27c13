"""A batch: one row for each page, whatever pages and readers do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from article_extract.archives.account import Account
from article_extract.archives.batch import Options, run_batch
from article_extract.archives.children import resident
from article_extract.archives.records import BatchError
from tests import archive_files as make

PAGE = "tests.archive_hooks:page"
SLOW_PAGE = "tests.archive_hooks:slow_page"
MEMORY = 300 * 1024**2
ROOT = Path(__file__).parent.parent


def batch(inputs: list[Path], output: Path | str, **options: Any) -> Account:
    given = {"workers": 2, "timeout": 2.0, "memory": MEMORY, "page": PAGE, **options}
    return run_batch(inputs, str(output), Options(**given))


def rows(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        return make.pq.read_table(path).to_pylist()  # type: ignore[no-any-return]
    return [json.loads(line) for line in path.read_text().splitlines()]


def folder_of_pages(folder: Path, deeds: list[str | None]) -> Path:
    folder.mkdir()
    for number, deed in enumerate(deeds):
        order = f"do: {deed}" if deed else ""
        (folder / f"{number:03d}.html").write_text(make.page(number) + order)
    return folder


def mixed_archives(folder: Path) -> list[Path]:
    return [
        make.write_warc(folder / "a.warc.gz", 30),
        make.write_jsonl(folder / "b.jsonl.zst", make.table_rows(20)),
        make.write_parquet(folder / "c.parquet", make.table_rows(20)),
        make.write_zip(folder / "d.zip", {f"{n}.html": make.page(n).encode() for n in range(10)}),
        make.write_tar(folder / "e.tar.gz", {f"{n}.html": make.page(n).encode() for n in range(10)}),
    ]


@pytest.mark.parametrize(
    ("deed", "status", "error"),
    [
        ("segfault", "crashed", "SIGSEGV"),
        ("leave", "crashed", "exit code 7"),
        ("fail", "crashed", "ValueError: a page that no one foresaw"),
        ("allocate", "limit", "bytes of memory"),
        ("allocate_all_at_once", "limit", "bytes of memory"),
        ("exceed", "limit", "too deep"),
        ("sleep", "timeout", "more than 2 s"),
        ("spin", "timeout", "more than 2 s"),
        ("refuse", "unreadable", "nothing to read"),
    ],
)
def test_a_bad_page_costs_its_own_row(tmp_path: Path, deed: str, status: str, error: str) -> None:
    deeds = [None] * 6 + [deed] + [None] * 6
    pages = folder_of_pages(tmp_path / "pages", deeds)
    account = batch([pages], tmp_path / "out.jsonl")
    found = rows(tmp_path / "out.jsonl")
    assert [Path(row["id"]).stem for row in found] == [f"{number:03d}" for number in range(13)]
    assert [row["status"] for row in found] == ["ok"] * 6 + [status] + ["ok"] * 6
    assert error in found[6]["error"]
    assert found[6].get("headline") is None
    assert account.statuses == {"ok": 12, status: 1}
    assert len(account.faults) == 1
    assert found[6]["id"] in account.faults[0]


def test_many_bad_pages_side_by_side(tmp_path: Path) -> None:
    deeds = ["segfault", "sleep", "leave", None, "allocate", "fail", None, "segfault", "refuse", None]
    pages = folder_of_pages(tmp_path / "pages", deeds)
    # Longer than else: to run out of memory takes some seconds where all cores are busy.
    account = batch([pages], tmp_path / "out.parquet", ordered=False, timeout=8.0)
    found = {Path(row["id"]).stem: row["status"] for row in rows(tmp_path / "out.parquet")}
    wanted = ["crashed", "timeout", "crashed", "ok", "limit", "crashed", "ok", "crashed", "unreadable", "ok"]
    assert found == {f"{number:03d}": status for number, status in enumerate(wanted)}
    assert account.failures == 7


def test_a_page_killed_by_chance_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_TEST_MARKER", str(tmp_path / "marker"))
    pages = folder_of_pages(tmp_path / "pages", [None, "kill_once", None])
    account = batch([pages], tmp_path / "out.jsonl")
    assert account.statuses == {"ok": 3}
    assert account.replaced == 1


@pytest.mark.parametrize(
    ("deed", "status"), [("segfault", "crashed"), ("sleep", "timeout"), ("allocate", "crashed"), ("spin", "timeout")]
)
def test_a_file_that_kills_its_reader_costs_its_own_row(tmp_path: Path, deed: str, status: str) -> None:
    pages = folder_of_pages(tmp_path / "pages", [None] * 5)
    (pages / "002.html").write_text(f"<p>reader: {deed}</p>")
    patience = 1.0 if status == "timeout" else 60.0  # a busy machine may take a second to hand out the memory
    options = {"plugins": ("tests.archive_hooks:bad_readers",), "read_timeout": patience, "read_memory": MEMORY}
    batch([pages], tmp_path / "out.jsonl", **options)
    found = rows(tmp_path / "out.jsonl")
    if deed == "allocate":  # the allocation fails inside the reader, which can go on
        status = "unreadable"
    assert [row["status"] for row in found] == ["ok", "ok", status, "ok", "ok"]
    assert found[2]["source"] == str(pages / "002.html")


def test_a_row_that_kills_the_reader_is_passed_over(tmp_path: Path) -> None:
    table = make.table_rows(6)
    table[3]["html"] = "<p>reader: segfault</p>"
    bad = make.write_jsonl(tmp_path / "a.jsonl", table)
    account = batch([bad], tmp_path / "out.jsonl", plugins=("tests.archive_hooks:bad_readers",))
    assert [row["status"] for row in rows(tmp_path / "out.jsonl")] == ["ok"] * 3 + ["crashed"] + ["ok"] * 2
    assert "SIGSEGV" in account.faults[0]


def test_a_file_that_kills_its_reader_again_keeps_what_came_before_and_the_next_files(tmp_path: Path) -> None:
    bad = make.write_jsonl(tmp_path / "a-stuck.jsonl", make.table_rows(6))
    good = make.write_jsonl(tmp_path / "b.jsonl", make.table_rows(2))
    account = batch([bad, good], tmp_path / "out.jsonl", plugins=("tests.archive_hooks:bad_readers",))
    found = rows(tmp_path / "out.jsonl")
    assert [row["status"] for row in found] == ["ok", "ok", "ok", "crashed", "ok", "ok"]
    assert found[3]["source"] == str(bad)
    assert "the rest of the file is not read" in found[3]["error"]
    assert "SIGSEGV" in account.faults[0]


@pytest.mark.parametrize("name", ["out.parquet", "out.jsonl", "parts/"])
def test_all_kinds_in_one_run_in_input_order(tmp_path: Path, name: str) -> None:
    inputs = mixed_archives(tmp_path)
    account = batch(inputs, f"{tmp_path}/{name}", part_rows=25)
    found = rows(tmp_path / name) if name != "parts/" else make.pq.read_table(tmp_path / "parts").to_pylist()
    assert account.pages == len(found) == 90
    sources = [row["source"] for row in found]
    assert sources == sorted(sources)
    assert [row["headline"] for row in found[:30]] == [f"Story {number}" for number in range(30)]
    assert found[3]["id"] == "<urn:uuid:00000003>"
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted([*(path.name for path in inputs), name.strip("/")])


def test_unordered_gives_the_same_rows(tmp_path: Path) -> None:
    inputs = mixed_archives(tmp_path)
    batch(inputs, tmp_path / "ordered.jsonl")
    batch(inputs, tmp_path / "unordered.jsonl", ordered=False, page=SLOW_PAGE)
    first, second = (
        {(row["source"], row["id"]) for row in rows(tmp_path / f"{name}.jsonl")} for name in ("ordered", "unordered")
    )
    assert first == second
    assert len(first) == 90


def test_broken_archives_give_rows_and_the_rest_is_read(tmp_path: Path) -> None:
    cut = make.write_warc(tmp_path / "cut.warc.gz", 5)
    cut.write_bytes(cut.read_bytes()[:-50])
    zipped = make.write_zip(tmp_path / "no.zip", {"a.html": b"x"})
    zipped.write_bytes(b"PK\x03\x04 nothing")
    good = make.write_warc(tmp_path / "good.warc", 3)
    account = batch([cut, zipped, good], tmp_path / "out.parquet")
    found = rows(tmp_path / "out.parquet")
    assert [row["status"] for row in found] == ["ok"] * 4 + ["unreadable"] * 2 + ["ok"] * 3
    assert found[4]["id"] == "<urn:uuid:00000004>"
    assert "truncated" in found[4]["error"]
    assert found[4]["offset"] > 0
    assert str(zipped) in account.faults[1]


def test_output_in_the_way_is_refused_and_overwritten_only_when_asked(tmp_path: Path) -> None:
    pages = folder_of_pages(tmp_path / "pages", [None] * 2)
    out = tmp_path / "out.jsonl"
    out.write_text("something dear\n")
    with pytest.raises(BatchError, match="is there already"):
        batch([pages], out)
    assert out.read_text() == "something dear\n"
    batch([pages], out, overwrite=True)
    assert len(rows(out)) == 2


def test_wrong_inputs_and_outputs_are_named(tmp_path: Path) -> None:
    pages = folder_of_pages(tmp_path / "pages", [None])
    with pytest.raises(BatchError, match="no such file"):
        batch([tmp_path / "gone"], tmp_path / "out.jsonl")
    with pytest.raises(BatchError, match="must end with"):
        batch([pages], tmp_path / "out.csv")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "other.txt").write_text("x")
    with pytest.raises(BatchError, match="holds files that no run has written"):
        batch([pages], tmp_path / "full")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("out")] == []


def test_workers_that_cannot_start_end_the_run(tmp_path: Path) -> None:
    pages = folder_of_pages(tmp_path / "pages", [None])
    with pytest.raises(BatchError, match="can't be started"):
        batch([pages], tmp_path / "out.jsonl", page="tests.no_such_module:page")
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_ten_thousand_pages_in_memory_that_does_not_grow(tmp_path: Path) -> None:
    """The small form of what benchmarks/archive.py does with a million."""
    source = tmp_path / "many.jsonl"
    with source.open("w") as file:
        for number in range(10_000):
            file.write(json.dumps({"id": str(number), "html": f"<h1>{number}</h1><p>Text {'x' * 500}</p>"}) + "\n")
    seen: list[int] = []

    class Watch:
        def show(self, account: Account, bytes_read: int) -> None:
            seen.append(resident(os.getpid()))

        def close(self) -> None: ...

    options = Options(workers=2, page=PAGE, part_rows=500)
    account = run_batch([source], str(tmp_path / "out.parquet"), options, progress=Watch())
    assert account.statuses == {"ok": 10_000}
    ids = make.pq.read_table(tmp_path / "out.parquet", columns=["id"]).column("id").to_pylist()
    assert ids == [str(number) for number in range(10_000)]
    middle = len(seen) // 2
    assert max(seen[middle:]) < max(seen[:middle]) + 32 * 1024**2


def run_in_process(inputs: list[Path], output: Path, **options: Any) -> subprocess.Popen[bytes]:
    """A run in a process of its own, to be killed."""
    given = {"workers": 2, "page": SLOW_PAGE, "part_rows": 20, **options}
    code = (
        "import sys; from article_extract.archives.batch import Options, run_batch, Stop\n"
        "stop = Stop()\n"
        "with stop.listening():\n"
        f"    run_batch({[str(one) for one in inputs]!r}, {str(output)!r}, Options(**{given!r}), stop=stop)\n"
        "sys.exit(128 + stop.signal if stop.signal else 0)"
    )
    paths = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'src')!r}]\n"
    return subprocess.Popen([sys.executable, "-c", paths + code])


@pytest.mark.parametrize("name", ["out.parquet", "out.jsonl.gz"])
def test_ctrl_c_keeps_what_is_written_and_resume_does_the_rest(tmp_path: Path, name: str) -> None:
    inputs, out = mixed_archives(tmp_path), tmp_path / name
    process = run_in_process(inputs, out)
    parts = tmp_path / f"{name}.parts"
    deadline = time.monotonic() + 30
    while not list(parts.glob("part-*0001.*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    assert not out.exists()
    written = len((parts / "_journal.jsonl").read_bytes().splitlines()) - 1
    assert written >= 2
    with pytest.raises(BatchError, match="--resume"):
        batch(inputs, out)
    account = batch(inputs, out, resume=True)
    assert account.pages == 90
    assert account.done < 90
    assert not parts.exists()
    assert batch(inputs, out, resume=True).nothing_to_do


def test_two_runs_do_not_write_to_one_output(tmp_path: Path) -> None:
    inputs, out = mixed_archives(tmp_path), tmp_path / "out.jsonl"
    process = run_in_process(inputs, out)
    try:
        deadline = time.monotonic() + 30
        while not (tmp_path / "out.jsonl.parts" / "_journal.jsonl").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        with pytest.raises(BatchError, match="another run is writing"):
            batch(inputs, out, resume=True)
    finally:
        process.kill()
        process.wait()


def test_progress_tells_how_far_a_file_is_read(tmp_path: Path) -> None:
    source = make.write_jsonl(tmp_path / "a.jsonl", make.table_rows(500))
    seen: list[int] = []

    class Watch:
        def show(self, account: Account, bytes_read: int) -> None:
            seen.append(bytes_read)

        def close(self) -> None: ...

    run_batch([source], str(tmp_path / "out.jsonl"), Options(workers=1, page=PAGE), progress=Watch())
    assert seen == sorted(seen)
    assert 0 < seen[0] < source.stat().st_size
    assert seen[-1] == source.stat().st_size


def test_a_run_does_not_begin_where_no_page_can_be_extracted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A broken installation is one loud error, not a table full of crashed rows."""
    (tmp_path / "lxml").mkdir()
    (tmp_path / "lxml" / "__init__.py").write_text("raise ImportError('a broken installation')")
    monkeypatch.syspath_prepend(str(tmp_path))
    pages = folder_of_pages(tmp_path / "pages", [None])
    with pytest.raises(BatchError, match="workers can't be started"):
        run_batch([pages], str(tmp_path / "out.jsonl"), Options(workers=1))
    assert "no page can be extracted: ImportError: a broken installation" in capfd.readouterr().err
