"""The jobs in docs/clusters.md run as they stand there, on engines on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import archive_files as make

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "clusters.md").read_text("utf-8")
JOBS = dict(re.findall(r"^```python (\w+)\n(.*?)^```", PAGE, re.M | re.S))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for number in range(2):
        rows = [{**row, "doc": f"{number}-{row['doc']}"} for row in make.table_rows(6)]
        make.write_parquet(tmp_path / "pages" / f"{number}.parquet", rows)
    make.write_warc(tmp_path / "crawl.warc.gz", 3)
    return tmp_path


def run(folder: Path, job: str, **environment: str) -> None:
    paths = {"PYTHONPATH": str(ROOT / "src"), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    settings = {**os.environ, **paths, **environment}
    done = subprocess.run(
        [sys.executable, "-c", JOBS[job]], cwd=folder, env=settings, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, done.stderr[-4000:]


def check_articles(folder: Path) -> None:
    table = make.pq.read_table(folder / "articles")
    assert sorted(table.column("id").to_pylist()) == sorted(f"{n}-doc-{row}" for n in range(2) for row in range(6))
    assert set(table.column("status").to_pylist()) == {"ok"}
    assert table.column("body").to_pylist()[0][0]["kind"] == "paragraph"


def test_every_job_is_tested() -> None:
    assert set(JOBS) == {"ray", "spark", "pages"}


def test_pages_from_an_archive(folder: Path) -> None:
    run(folder, "pages")
    assert make.pq.read_table(folder / "pages" / "crawl.parquet").num_rows == 3


@pytest.mark.ray
@pytest.mark.skipif(find_spec("ray") is None, reason="the extra `ray` is not installed")
def test_ray_job(folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="ray") as place:  # a short path, which Ray's sockets need
        run(folder, "ray", RAY_TMPDIR=place, RAY_USAGE_STATS_ENABLED="0", RAY_AUTH_MODE="disabled")
    check_articles(folder)


@pytest.mark.spark
@pytest.mark.skipif(find_spec("pyspark") is None, reason="the extra `spark` is not installed")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17, there is none")
def test_spark_job(folder: Path) -> None:
    arguments = "--master local[2] --conf spark.ui.enabled=false --conf spark.driver.memory=512m pyspark-shell"
    run(folder, "spark", PYSPARK_SUBMIT_ARGS=arguments)
    check_articles(folder)
