"""Measures the batch side: speed with one and two workers, its overhead over the bare extraction, its memory.

    python -m benchmarks.archive                       # 2,000 pages: overhead and speed-up
    python -m benchmarks.archive --input crawl.jsonl --memory-only   # one run over a large archive: peak memory

overhead: CPU seconds a page of all processes of a run with one worker, beside those of the same pages extracted in a
loop; the start of the processes is told apart.
memory: the largest sum of resident memory of all processes, and of the parent alone, looked at four times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from article_extract.archives.batch import Options, run_batch
from article_extract.archives.children import resident
from benchmarks.make_archive import SIZES, page, write_archive

FEW = 20


def machine() -> str:
    """The facts a figure is worth nothing without."""
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{len(names)} x {names[0] if names else platform.processor()}, Python {platform.python_version()}, load {load}"
    )


def loop_seconds(records: int, size: str) -> tuple[float, float]:
    """Wall and CPU seconds of the bare extraction in a loop, in this process."""
    from article_extract import extract

    pages = [page(number, size).encode() for number in range(records)]
    for content in pages[:20]:
        extract(content)
    wall, cpu = time.perf_counter(), time.process_time()
    for content in pages:
        extract(content)
    return time.perf_counter() - wall, time.process_time() - cpu


def child_processes(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = (path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    return [int(one) for text in listed for one in text.split()]


class MemoryWatch(threading.Thread):
    """Looks at the memory of this process and its children."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.parent = self.all = 0
        self.samples: list[tuple[float, int]] = []
        self._stop_asked = threading.Event()

    def run(self) -> None:
        began = time.monotonic()
        while not self._stop_asked.wait(0.25):
            own = resident(os.getpid())
            everything = own + sum(resident(pid) for pid in child_processes(os.getpid()))
            self.parent, self.all = max(self.parent, own), max(self.all, everything)
            self.samples.append((time.monotonic() - began, everything))

    def stop(self) -> None:
        self._stop_asked.set()
        self.join()


def batch_run(source: Path, folder: Path, workers: int, ordered: bool, output: str) -> dict[str, Any]:
    """One run; what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = time.process_time()
    watch = MemoryWatch()
    watch.start()
    account = run_batch([source], str(folder / output), Options(workers=workers, ordered=ordered, overwrite=True))
    watch.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    children = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "pages": account.pages,
        "ok": account.statuses["ok"],
        "seconds": account.seconds,
        "pages_per_second": account.done / account.seconds,
        "megabytes_per_second": account.done_bytes / 1e6 / account.seconds,
        "cpu_seconds": children + time.process_time() - own,
        "parent_cpu_seconds": time.process_time() - own,
        "peak_memory_mb": watch.all / 1e6,
        "peak_parent_mb": watch.parent / 1e6,
        "memory_mb_by_tenth": [round(value / 1e6) for value in tenths(watch.samples)],
    }


def tenths(samples: list[tuple[float, int]]) -> list[int]:
    """The largest sample of each tenth of the time: memory that grows with the archive shows here."""
    if not samples:
        return []
    end = samples[-1][0] + 1e-9
    return [max((value for at, value in samples if int(at / end * 10) == part), default=0) for part in range(10)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--size", choices=SIZES, default="normal")
    parser.add_argument("--input", type=Path, help="an archive to read instead of a synthetic one")
    parser.add_argument("--memory-only", action="store_true", help="one run with --workers, no comparison")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--output", default="out.parquet")
    args = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = args.input or folder / "crawl.warc.gz"
        if not args.input:
            print(f"{write_archive(source, args.records, args.size):,} bytes in {args.records:,} records")
        if args.memory_only:
            print(json.dumps(batch_run(source, folder, args.workers, True, args.output), indent=1))
            return
        compare(source, folder, args.records, args.size, args.output)


def compare(source: Path, folder: Path, records: int, size: str, output: str) -> None:
    """One worker beside the bare loop, two beside one."""
    few = folder / "few.warc.gz"
    write_archive(few, FEW, size)
    start = batch_run(few, folder, 1, True, output)
    wall, cpu = loop_seconds(records, size)
    print(f"bare loop: {records / wall:.1f} pages/s, {cpu / records * 1000:.2f} ms CPU a page")
    one = batch_run(source, folder, 1, True, output)
    two = batch_run(source, folder, 2, True, output)
    loose = batch_run(source, folder, 2, False, output)
    for name, run in ((f"{FEW} pages, 1 worker", start), ("1 worker", one), ("2 workers", two), ("unordered", loose)):
        print(f"{name}: {json.dumps(run)}")
    cost = (one["cpu_seconds"] - start["cpu_seconds"]) / (records - FEW)
    print(
        f"CPU a page, 1 worker: {cost * 1000:.2f} ms, batch layer: {cost / (cpu / records) - 1:.1%} over the bare loop"
    )
    print(f"start of all processes: {start['cpu_seconds'] - FEW * cost:.2f} s CPU, once")
    print(f"throughput of 2 workers: {two['pages_per_second'] / one['pages_per_second']:.2f} times that of 1")


if __name__ == "__main__":
    main()
