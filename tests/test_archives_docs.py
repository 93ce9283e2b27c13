"""The commands and programs in docs/archives.md do what the page says: each is run, in a folder with such files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import archive_files as make

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.findall(r"^```(sh|python)\n(.*?)^```", (ROOT / "docs" / "archives.md").read_text("utf-8"), re.M | re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file that the page names, and the command on the path."""
    place = tmp_path_factory.mktemp("docs")
    for name in ("pages", "more", "bin"):
        (place / name).mkdir()
    for number, name in enumerate(("pages/one.html", "pages/two.html", "more/three.html")):
        (place / name).write_text(make.page(number))
    make.write_warc(place / "crawl.warc.gz", 5)
    make.write_warc(place / "broken.warc.gz", 3)
    broken = (place / "broken.warc.gz").read_bytes()
    (place / "broken.warc.gz").write_bytes(broken[:-50])
    make.write_zip(place / "site.wacz", {"archive/data.warc.gz": make.gzip_members([make.page_record(7)])})
    make.write_zip(place / "saved.zip", {"a.html": make.page(8).encode()})
    make.write_tar(place / "old.tar.gz", {"b.html": make.page(9).encode()})
    make.write_jsonl(place / "stories.jsonl.zst", make.table_rows(2))
    rows = [{"doc": row["doc"], "link": row["url"], "raw": row["html"]} for row in make.table_rows(4)]
    make.write_parquet(place / "table.parquet", rows)
    command = place / "bin" / "article-extract"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m article_extract "$@"\n')
    command.chmod(0o755)
    return place


def run(folder: Path, language: str, text: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join((str(folder / "bin"), os.environ["PATH"]))
    command = ["sh", "-c", text] if language == "sh" else [sys.executable, "-c", text]
    environment = {**os.environ, "PATH": paths, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def outputs(folder: Path, text: str) -> list[Path]:
    return [folder / name for name in re.findall(r"--output (\S+)", text)]


WANTED = {
    "articles.parquet": 5,
    "all.parquet": 2 + 1 + 5 + 1 + 1 + 1 + 2,
    "articles.jsonl.gz": 4,
    "articles/": 5,
}
"""Output -> rows that are to be in it."""


def test_every_command_of_the_page_is_there() -> None:
    assert len(BLOCKS) >= 12
    assert {name for _, text in BLOCKS for name in re.findall(r"--output (\S+)", text)} >= set(WANTED)


@pytest.mark.parametrize(("language", "text"), BLOCKS, ids=lambda value: str(value).splitlines()[0][:60])
def test_block(folder: Path, language: str, text: str) -> None:
    written = outputs(folder, text)
    if "--resume" not in text and "--overwrite" not in text:
        for path in written:
            if path.is_file():
                path.unlink()
    done = run(folder, language, text)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    for path in written:
        assert path.exists()
        assert done.stderr.startswith(("read ", "nothing to do"))
    if "python" not in language and "--resume" not in text:
        for name in re.findall(r"--output (\S+)", text):
            if name in WANTED:
                assert f"read {WANTED[name]} pages: ok {WANTED[name]}" in done.stderr
    if "--strict" in text:
        assert done.stdout == "some rows failed\n"
        assert "broken.warc.gz" in done.stderr


def test_programs_print_what_they_find(folder: Path) -> None:
    text = next(text for language, text in BLOCKS if language == "python" and "read_pages" in text)
    done = run(folder, "python", text)
    assert "<urn:uuid:00000003> Story 3" in done.stdout
