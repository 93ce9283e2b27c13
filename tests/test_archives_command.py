"""The command: arguments in, account on standard error, exit code out."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

import pytest

from article_extract.archives import command
from article_extract.archives.account import Account
from article_extract.archives.progress import LINE_SECONDS, Bar, Lines, Silence, progress_for
from tests import archive_files as make


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(arguments)


def test_sizes_and_wrong_values() -> None:
    assert parsed("a", "-o", "b", "--memory", "512M").memory == 512 * 1024**2
    assert parsed("a", "-o", "b", "--memory", "2g").memory == 2 * 1024**3
    for wrong in (["--memory", "much"], ["--timeout", "0"], ["--workers", "0"]):
        with pytest.raises(SystemExit, match="2"):
            parsed("a", "-o", "b", *wrong)


def test_strict_exit_code_and_account(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "a.html", tmp_path / "b.html"
    good.write_text(make.page(1))
    bad.write_bytes(b"")
    out = str(tmp_path / "out.jsonl")
    assert command.run(parsed(str(good), str(bad), "--output", out, "--workers", "1")) == 0
    account = capfd.readouterr().err
    assert "read 2 pages: ok 1, unreadable 1" in account
    assert f"unreadable: {bad}" in account
    assert "pages/s" in account
    arguments = (str(good), str(bad), "--output", out, "--workers", "1", "--overwrite", "--strict")
    assert command.run(parsed(*arguments)) == 1
    assert command.run(parsed(str(good), "--output", out, "--overwrite", "--strict")) == 0


def test_what_cannot_be_run_is_told_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert command.run(parsed(str(tmp_path / "gone"), "--output", "out.jsonl")) == 2
    assert "there is no such file or folder" in capfd.readouterr().err


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "fastwarc" else object())
    assert command.run(parsed("a", "--output", "b.jsonl")) == 2
    assert "batch needs fastwarc: pip install 'article-extract[archives]'" in capsys.readouterr().err


def test_list_on_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a.html"
    page.write_text(make.page(1))
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{page}\n{tmp_path}/gone.html\n"))
    assert command.run(parsed("-", "--output", str(tmp_path / "out.jsonl"))) == 0
    assert "ok 1, unreadable 1" in capfd.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal_lines_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(make.page(1))
    terminal = Terminal()
    bar = progress_for([tmp_path], terminal)
    assert isinstance(bar, Bar)
    account = Account()
    account.statuses["ok"] = 3
    account.statuses["timeout"] = 1
    bar.show(account, 10)
    bar.close()
    assert "4 pages" in terminal.getvalue()
    assert "1 failures" in terminal.getvalue()
    log = io.StringIO()
    lines = progress_for([tmp_path], log)
    assert isinstance(lines, Lines)
    lines.show(account, 10)
    assert log.getvalue() == ""
    monkeypatch.setattr(lines, "_next", lines._next - LINE_SECONDS)
    lines.show(account, 10)
    assert log.getvalue().startswith("4 pages, ")
    assert isinstance(progress_for([tmp_path], log, quiet=True), Silence)
