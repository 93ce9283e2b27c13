"""Resume: after kill -9 at a random moment, no page is missing and none is there twice."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from article_extract.archives.journal import JOURNAL, TEMPORARY, Journal, Part, done_keys, pack_keys
from article_extract.archives.records import BatchError
from tests.test_archives_batch import batch, mixed_archives, rows, run_in_process

KILLS = int(os.environ.get("ARCHIVE_KILLS", "8"))


@pytest.mark.parametrize(("name", "ordered"), [("out.parquet", True), ("out.jsonl", False)])
def test_kill_9_at_random_moments(tmp_path: Path, name: str, ordered: bool) -> None:
    inputs, out = mixed_archives(tmp_path), tmp_path / name
    batch(inputs, tmp_path / "whole.jsonl")
    wanted = [(row["source"], row["id"]) for row in rows(tmp_path / "whole.jsonl")]
    chance, landed = random.Random(name), 0
    for _ in range(KILLS):
        process = run_in_process(inputs, out, resume=True, ordered=ordered, part_rows=7)
        parts = out.with_name(f"{name}.parts")
        if chance.random() < 0.8:  # the others come while it starts
            before = count_parts(parts)
            while process.poll() is None and count_parts(parts) <= before:
                time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.3))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            landed += parts.exists()
        process.wait()
        if out.exists():
            check(out, wanted, ordered)
            out.unlink()
            shutil.rmtree(parts, ignore_errors=True)
    batch(inputs, out, resume=True, ordered=ordered)
    check(out, wanted, ordered)
    assert landed, "no kill came while rows were written"


def count_parts(folder: Path) -> int:
    """Parts in a folder that a run may remove at any moment."""
    try:
        return sum(name.startswith("part-") for name in os.listdir(folder))
    except FileNotFoundError:
        return 0


def check(out: Path, wanted: list[tuple[str, str]], ordered: bool) -> None:
    """Every page once, and in order where that is asked."""
    found = [(row["source"], row["id"]) for row in rows(out)]
    assert Counter(found) == Counter(wanted)
    if ordered:
        assert found == wanted


def test_rows_of_a_resumed_folder_of_parts(tmp_path: Path) -> None:
    inputs = mixed_archives(tmp_path)
    batch(inputs[:2], f"{tmp_path}/parts/")
    account = batch(inputs, f"{tmp_path}/parts/", resume=True)
    assert (account.pages, account.done) == (90, 40)
    assert batch(inputs, f"{tmp_path}/parts/", resume=True).done == 0


def test_paths_spelled_otherwise_are_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = mixed_archives(tmp_path)
    batch(inputs, f"{tmp_path}/parts/")
    monkeypatch.chdir(tmp_path)
    assert batch([Path(path.name) for path in inputs], f"{tmp_path}/parts/", resume=True).done == 0


def test_resume_with_other_options_is_refused(tmp_path: Path) -> None:
    inputs = mixed_archives(tmp_path)
    batch(inputs, f"{tmp_path}/parts/")
    with pytest.raises(BatchError, match="had another column"):
        batch(inputs, f"{tmp_path}/parts/", resume=True, column="text")


def part(folder: Path, name: str, keys: list[int], *, temporary: bool = True) -> Part:
    path = folder / (name + TEMPORARY if temporary else name)
    path.write_bytes(b"rows")
    return Part(name, 4, pack_keys(keys), {"statuses": {"ok": len(keys)}, "bytes": 0, "faults": []})


def test_journal_gives_a_part_its_name_after_its_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path, {}, resume=False)
    journal.add(part(tmp_path, "part-00000000.jsonl", [5, 3]))
    journal.close()
    assert list(done_keys(tmp_path / JOURNAL)) == [3, 5]
    assert (tmp_path / "part-00000000.jsonl").exists()


def test_killed_between_line_and_name(tmp_path: Path) -> None:
    journal = Journal(tmp_path, {}, resume=False)
    journal.add(part(tmp_path, "part-00000000.jsonl", [1]))
    journal.close()
    (tmp_path / "part-00000000.jsonl").rename(tmp_path / "part-00000000.jsonl.tmp")
    again = Journal(tmp_path, {}, resume=True)
    again.close()
    assert [one.name for one in again.parts] == ["part-00000000.jsonl"]
    assert (tmp_path / "part-00000000.jsonl").exists()


def test_part_without_line_and_half_line_are_rubbish(tmp_path: Path) -> None:
    journal = Journal(tmp_path, {}, resume=False)
    journal.add(part(tmp_path, "part-00000000.jsonl", [1]))
    journal.close()
    part(tmp_path, "part-00000001.jsonl", [2])
    with (tmp_path / JOURNAL).open("ab") as file:
        file.write(b'{"part": "part-00000001.jsonl", "size"')
    again = Journal(tmp_path, {}, resume=True)
    again.close()
    assert list(done_keys(tmp_path / JOURNAL)) == [1]
    assert sorted(path.name for path in tmp_path.iterdir()) == [JOURNAL, "_lock", "part-00000000.jsonl"]


def test_line_without_part_is_done_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, {}, resume=False)
    journal.add(part(tmp_path, "part-00000000.jsonl", [1]))
    journal.close()
    (tmp_path / "part-00000000.jsonl").unlink()
    again = Journal(tmp_path, {}, resume=True)
    again.close()
    assert list(done_keys(tmp_path / JOURNAL)) == []
