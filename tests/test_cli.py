"""Arguments in, exit code out; what is printed where."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from article_extract import Article, FetchError, Page, __version__, cli, pipeline
from article_extract.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]

SENTENCE = "The harbour office said on Monday that the early boat would leave an hour later until the end of May."


def page(headline: str) -> str:
    body = "".join(f"<p>{SENTENCE} Notice number {number} hangs on the quay.</p>" for number in range(6))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{headline}</title></head><body><article><h1>{headline}</h1>'
        f'{body}<p>See <a href="/times">the timetable</a> that the office keeps for every boat on the sound.</p>'
        "</article></body></html>"
    )


@pytest.fixture
def ferry(tmp_path: Path) -> str:
    file = tmp_path / "ferry.html"
    file.write_text(page("Ferry sails late"), "utf-8")
    return str(file)


@pytest.fixture
def mill(tmp_path: Path) -> str:
    file = tmp_path / "mill.html"
    file.write_text(page("Mill is sold"), "utf-8")
    return str(file)


@pytest.fixture
def empty(tmp_path: Path) -> str:
    file = tmp_path / "empty.html"
    file.write_bytes(b"  \n")
    return str(file)


def give_stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_one_page_is_printed_as_json_where_nobody_looks(ferry: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ferry]) == 0
    out, err = capsys.readouterr()
    article = Article.from_dict(json.loads(out))
    assert article.headline == "Ferry sails late"
    assert len(article.body) == 7
    assert err == ""


def test_one_page_is_printed_as_markdown_on_a_terminal(
    ferry: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main([ferry]) == 0
    assert capsys.readouterr().out.startswith("# Ferry sails late\n\nThe harbour office")


@pytest.mark.parametrize(
    ("name", "start"),
    [("json", "{\n"), ("markdown", "# Ferry"), ("text", "Ferry sails late\n\n"), ("html", "<!DOCTYPE html>")],
)
def test_the_format_can_be_chosen(name: str, start: str, ferry: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ferry, "--format", name]) == 0
    assert capsys.readouterr().out.startswith(start)


def test_standard_input_is_a_page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, page("Read from a pipe").encode())
    assert main(["-", "--field", "headline"]) == 0
    assert capsys.readouterr().out == "Read from a pipe\n"


def test_an_address_is_fetched(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    fetched = []

    def fetch(url: str) -> Page:
        fetched.append(url)
        return Page(page("Fetched").encode(), url, "utf-8")

    monkeypatch.setattr("article_extract.fetching.fetch", fetch)
    assert main(["HTTPS://quay.example/1", "--field", "headline"]) == 0
    assert fetched == ["HTTPS://quay.example/1"]
    assert capsys.readouterr().out == "Fetched\n"


def test_a_failed_fetch_names_its_address_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(url: str) -> Page:
        raise FetchError(f"{url}: HTTP 404 Not Found")

    monkeypatch.setattr("article_extract.fetching.fetch", fetch)
    assert main(["http://quay.example/1"]) == 1
    assert capsys.readouterr() == ("", "article-extract: http://quay.example/1: HTTP 404 Not Found\n")


def test_relative_links_are_read_against_the_url(ferry: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ferry, "--url", "https://quay.example/news/1", "--format", "markdown"]) == 0
    assert "[the timetable](https://quay.example/times)" in capsys.readouterr().out


def test_several_pages_as_json_are_json_lines_in_input_order(
    ferry: str, mill: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([mill, ferry, mill]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["headline"] for line in lines] == ["Mill is sold", "Ferry sails late", "Mill is sold"]


def test_several_pages_in_another_format_stand_under_their_names(
    ferry: str, mill: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([ferry, mill, "--format", "text"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"==> {ferry} <==", "Ferry sails late"]
    at = lines.index(f"==> {mill} <==")
    assert lines[at - 1 : at + 2] == ["", f"==> {mill} <==", "Mill is sold"]


def test_a_page_that_fails_costs_a_line_and_not_the_others(
    ferry: str, mill: str, empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([ferry, empty, "missing.html", mill]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["headline"] for line in out.splitlines()] == ["Ferry sails late", "Mill is sold"]
    first, second = err.splitlines()
    assert first.startswith(f"article-extract: {empty}: ")
    assert second == "article-extract: cannot read missing.html: No such file or directory"


def test_a_folder_is_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"article-extract: cannot read {tmp_path}: Is a directory\n"


def test_empty_standard_input_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b"")
    assert main(["-"]) == 1
    assert capsys.readouterr().err.startswith("article-extract: standard input: ")


def test_a_fault_of_the_library_is_told_as_one(
    ferry: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("frame 7")

    monkeypatch.setattr(pipeline, "analyse", broken)
    assert main([ferry]) == 1
    assert capsys.readouterr().err == (
        f"article-extract: {ferry}: internal error, please report it: KeyError: 'frame 7'\n"
    )


# --- --field


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        (["--field", "headline"], "Ferry sails late\n"),
        (["--field", "headline", "--format", "json"], '"Ferry sails late"\n'),
        (["--field", "image_credit"], "\n"),
        (["--field", "image_credit", "--format", "json"], "null\n"),
        (["--field", "quotes"], "\n"),
        (["--field", "quotes", "--format", "json"], "[]\n"),
    ],
)
def test_one_field_can_be_printed(
    options: list[str], printed: str, ferry: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([ferry, *options]) == 0
    assert capsys.readouterr().out == printed


def test_a_field_of_several_values_is_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = type("Made", (), {"article": Article(authors=("Ida Wren", "Tom Wye"))})
    monkeypatch.setattr(pipeline, "analyse", lambda *_, **__: made)
    assert main(["any.html", "--field", "authors"]) == 0
    assert capsys.readouterr().out == "Ida Wren\nTom Wye\n"


def test_a_field_with_parts_is_json(ferry: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ferry, "--field", "body"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["text"].startswith("The harbour office")


def test_a_field_of_several_pages(ferry: str, mill: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ferry, mill, "--field", "headline"]) == 0
    assert capsys.readouterr().out == f"==> {ferry} <==\nFerry sails late\n\n==> {mill} <==\nMill is sold\n\n"
    assert main([ferry, mill, "--field", "headline", "--format", "json"]) == 0
    assert capsys.readouterr().out == '"Ferry sails late"\n"Mill is sold"\n'


# --- --output


def test_output_to_a_dash_is_standard_output(
    ferry: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([ferry, "--output", "-", "--field", "headline"]) == 0
    assert capsys.readouterr().out.strip()
    assert not Path("-").exists()


def test_output_goes_to_a_file(ferry: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.json"
    assert main([ferry, "--output", str(target)]) == 0
    assert json.loads(target.read_text("utf-8"))["headline"] == "Ferry sails late"
    assert capsys.readouterr() == ("", "")


def test_a_file_stays_as_it_was_where_every_page_fails(empty: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    assert main([empty, "--output", str(target)]) == 1
    assert target.read_text() == "old"


def test_a_file_that_cannot_be_written_is_wrong_usage(
    ferry: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "missing" / "out.json"
    assert main([ferry, "--output", str(target)]) == 2
    assert capsys.readouterr().err == f"article-extract: cannot write {target}: No such file or directory\n"


# --- wrong usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "PAGE"),
        (["page.html", "--format", "pdf"], "invalid choice: 'pdf'"),
        (["page.html", "--field", "headlin"], "invalid choice: 'headlin'"),
        (["page.html", "--field", "headline", "--format", "html"], "--field prints json or text, not html"),
        (["page.html", "--fast"], "--fast"),
        (["explain"], "PAGE"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_help_names_the_commands_and_formats(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "article-extract explain PAGE" in out
    assert "article-extract batch" in out
    assert "{json,markdown,text,html}" in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"article-extract {__version__}\n"


# --- commands


def test_explain_prints_a_line_a_block_with_role_and_reason(ferry: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", ferry]) == 0
    lines = capsys.readouterr().out.splitlines()
    headline = next(line for line in lines if line.endswith("| Ferry sails late"))
    index, role, *reason = headline.split("|")[0].split()
    assert index.isdecimal()
    assert role == "headline"
    assert reason, "a role without a reason"


def test_explain_names_several_pages(ferry: str, empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", ferry, empty]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"==> {ferry} <==\n")
    assert err.startswith(f"article-extract: {empty}: ")


@pytest.mark.parametrize("name", ["batch", "explain"])
def test_a_file_called_like_a_command_can_be_given(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(page("Called like a command"), "utf-8")
    assert main([f"./{name}", "--field", "headline"]) == 0
    assert capsys.readouterr().out == "Called like a command\n"


def test_batch_without_its_extra_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "article_extract.archives.command", None)
    monkeypatch.delattr("article_extract.archives.command", raising=False)
    assert main(["batch", "pages"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("article-extract: batch needs the extra: pip install 'article-extract[archives]'")
    assert err.count("\n") == 1


def test_the_commands_are_a_table() -> None:
    assert sorted(cli.COMMANDS) == ["batch", "explain"]


# --- as a process


def test_as_a_process_output_is_utf8_whatever_the_locale(article_extract: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("Fähre fährt „später“"), "utf-8")
    done = article_extract(str(file), "--field", "headline", environment={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"Fähre fährt „später“{os.linesep}", b"")


def test_a_reader_that_has_gone_is_no_traceback(ferry: str) -> None:
    command = f"{sys.executable} -m article_extract {' '.join([ferry] * 400)} --format text | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)
    assert done.stdout == f"==> {ferry} <==\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device /dev/full")
def test_a_full_disk_is_an_error_in_one_line(ferry: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "article_extract", ferry], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == b"article-extract: cannot write: No space left on device\n"
