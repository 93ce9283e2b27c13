"""On Ray: the same rows, and none lost or written twice where a node is killed in the middle."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from article_extract.archives.batch import Options
from tests import archive_files as make

pytestmark = pytest.mark.ray
ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
engines = pytest.importorskip("article_extract.archives.engines")
pq = make.pq
ROOT = Path(__file__).resolve().parent.parent
STORE = 150 << 20
HEALTH = {
    "RAY_health_check_initial_delay_ms": "500",
    "RAY_health_check_period_ms": "500",
    "RAY_health_check_timeout_ms": "500",
    "RAY_health_check_failure_threshold": "2",
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes on this machine. Socket paths must be short, so Ray's files are not in pytest's folder."""
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="ray") as place:
        settings = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled", "RAY_TMPDIR": place, **HEALTH}
        settings["ARCHIVE_TEST_MARKER"] = tempfile.mkdtemp(dir=place)
        settings["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        for name, value in settings.items():
            patch.setenv(name, value)
        head = {"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False}
        nodes = Cluster(initialize_head=True, head_node_args=head)
        ray.init(address=nodes.address, log_to_driver=False)
        ray.data.DataContext.get_current().enable_progress_bars = False
        yield nodes
        ray.shutdown()
        nodes.shutdown()


def archives(folder: Path, count: int, rows: int) -> list[Path]:
    files = []
    for number in range(count):
        table = [{**row, "doc": f"{number}-{row['doc']}"} for row in make.table_rows(rows)]
        files.append(make.write_jsonl(folder / f"{number:02d}.jsonl.gz", table))
    return files


def test_the_same_rows_as_on_one_machine(cluster: Any, tmp_path: Path) -> None:
    files = archives(tmp_path, 3, 10)
    files[1].write_bytes(files[1].read_bytes()[:-30])
    options = Options(workers=1, id_column="doc", page="tests.archive_hooks:page")
    engines.run_local(files, str(tmp_path / "local.parquet"), options)
    account = engines.run_ray(files, str(tmp_path / "ray.parquet"), options)
    columns = ["id", "source", "offset", "status", "error", "headline", "body"]
    local, on_ray = (pq.read_table(tmp_path / f"{name}.parquet", columns=columns) for name in ("local", "ray"))
    assert sorted(on_ray.to_pylist(), key=str) == sorted(local.to_pylist(), key=str)
    assert account.statuses == {"ok": 29, "unreadable": 1}


def test_a_killed_node_costs_no_row_and_writes_none_twice(cluster: Any, tmp_path: Path) -> None:
    files = archives(tmp_path, 12, 30)
    done = Path(os.environ["ARCHIVE_TEST_MARKER"])
    node = cluster.add_node(num_cpus=1, object_store_memory=STORE)
    cluster.wait_for_nodes()
    raylet = node.all_processes["raylet"][0].process.pid
    killed = threading.Event()

    def kill() -> None:
        """Kill the node when a page has been done on it."""
        while not killed.is_set():
            if any(path.name.endswith(f"@{raylet}") for path in done.iterdir()):
                cluster.remove_node(node, allow_graceful=False)
                killed.set()
            time.sleep(0.05)

    options = Options(workers=1, id_column="doc", page="tests.archive_hooks:marked_page", ordered=False)
    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    account = engines.run_ray(files, str(tmp_path / "out.parquet"), options)
    died = killed.is_set()
    killed.set()
    thread.join()
    ids = pq.read_table(tmp_path / "out.parquet", columns=["id"]).column("id").to_pylist()
    wanted = [f"{number}-doc-{row}" for number in range(12) for row in range(30)]
    assert died, "no page was done on the second node: nothing has been tested"
    assert Counter(ids) == Counter(wanted)
    assert account.statuses == {"ok": 360}
    runs = Counter(path.name.partition("@")[0].rpartition(".")[0] for path in done.iterdir())
    assert sum(runs.values()) > len(wanted), "no page was done again: the kill came too late"
