"""The command line: arguments in, exit code out. The only module that talks to the terminal.

Exit codes: 0 all well, 1 some page failed (the others still came out), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from article_extract._version import __version__
from article_extract.model import Analysis, Article, ArticleExtractError, Page
from article_extract.rendering import FORMATS, explain, render

PROGRAM = "article-extract"
OK, FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED = 130  # as shells report a command ended by Ctrl-C

_DESCRIPTION = (
    "The article of each news page: headline, dek, body, quotes with speakers, images with credits, authors, dates."
)
_EPILOG = """commands:
  article-extract explain PAGE…   a line for each block of the page: its role, and why
  article-extract batch …         archives of pages into one table (needs the extra `archives`)

A file that is called like a command is given as ./explain or ./batch."""

Printer = Callable[[Analysis], str]


class UsageError(Exception):
    """The command cannot be run as it was given."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; argv: the arguments without the program's name, those of the process where None.

    Returns the exit code. Wrong arguments raise SystemExit(2), as argparse does.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    command = COMMANDS.get(arguments[0]) if arguments else None
    try:
        _speak_utf8(sys.stdout)
        return command(arguments[1:]) if command else _extract(arguments)
    except UsageError as error:
        _complain(str(error))
        return WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_stdout()
        return FAILED
    except OSError as error:
        _let_go_of_stdout()
        _complain(f"cannot write: {error.strerror or error}")
        return FAILED


def _extract(arguments: list[str]) -> int:
    """`article-extract PAGE…`: each page's article."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    _add_pages(parser)
    parser.add_argument(
        "-f",
        "--format",
        choices=tuple(FORMATS),
        help="what the article is printed as; several pages as json are JSON Lines"
        " (default: markdown on a terminal, else json)",
    )
    parser.add_argument(
        "--field",
        metavar="NAME",
        choices=tuple(Article().to_dict()),
        help="print this field alone: as JSON with --format json, else as plain text; one of %(choices)s",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    options = parser.parse_args(arguments)
    if options.field and options.format in ("markdown", "html"):
        parser.error(f"--field prints json or text, not {options.format}")
    return _run(options, *_article_printer(options, several=len(options.pages) > 1))


def _explain(arguments: list[str]) -> int:
    """`article-extract explain PAGE…`: what was said of each block."""
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} explain",
        description="A line for each block of a page, in reading order: index, role, reason, start of its text.",
    )
    _add_pages(parser)
    options = parser.parse_args(arguments)
    return _run(options, explain, named=len(options.pages) > 1)


def _batch(arguments: list[str]) -> int:
    """`article-extract batch …`: archives of pages into one table."""
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} batch", description="Archives of pages into one table.")
    try:
        from article_extract.archives import command

        command.add_arguments(parser)
        return command.run(parser.parse_args(arguments))
    except ImportError as error:
        raise UsageError(f"batch needs the extra: pip install 'article-extract[archives]' ({error})") from error


COMMANDS: dict[str, Callable[[list[str]], int]] = {"explain": _explain, "batch": _batch}
"""First argument -> what runs; anything else is a page to extract."""


def _add_pages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pages", metavar="PAGE", nargs="+", help="a file, an http(s) address, or - for standard input")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to this file; - is standard output")
    parser.add_argument("--url", help="address of the page, which its relative links are read against")


def _article_printer(options: argparse.Namespace, *, several: bool) -> tuple[Printer, bool]:
    """How an analysis is printed, and whether a line naming the input stands before it."""
    if options.field:
        as_json = options.format == "json"
        return _field_printer(options.field, as_json), several and not as_json
    on_terminal = options.output in (None, Path("-")) and sys.stdout.isatty()
    name = options.format or ("markdown" if on_terminal else "json")
    if several and name == "json":
        return (lambda analysis: _json_line(analysis.article.to_dict())), False
    return (lambda analysis: render(analysis.article, name)), several


def _field_printer(name: str, as_json: bool) -> Printer:
    def printer(analysis: Analysis) -> str:
        value = analysis.article.to_dict()[name]
        return _json_line(value) if as_json else _plain(value)

    return printer


def _plain(value: Any) -> str:
    """A field for the eye and the shell: a str as it is, several a line each, none as an empty line, else JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False, indent=2)


def _json_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _run(options: argparse.Namespace, printer: Printer, named: bool) -> int:
    """Print each page in turn; a page that fails costs a line on standard error and not the others."""
    failed = False
    with _output(options.output) as write:
        for page in options.pages:
            text = _printed(page, options.url, printer)
            failed = failed or text is None
            if text is not None:
                write(f"==> {page} <==\n{text}\n\n" if named else f"{text}\n")
    return FAILED if failed else OK


def _printed(page: str, url: str | None, printer: Printer) -> str | None:
    """What is printed for one input; None where it failed, and standard error says why."""
    from article_extract.pipeline import analyse

    try:
        return printer(analyse(_source(page), url=url))
    except ArticleExtractError as error:
        _complain(_about(page, str(error)))
    except OSError as error:
        _complain(_about(page, error.strerror or str(error)))
    except Exception as error:  # noqa: BLE001 - a fault of this library: told as such, and the other pages go on
        _complain(_about(page, f"internal error, please report it: {type(error).__name__}: {error}"))
    return None


def _source(page: str) -> bytes | Page | Path:
    if page == "-":
        return sys.stdin.buffer.read()
    if page.lower().startswith(("http://", "https://")):
        from article_extract.fetching import fetch

        return fetch(page)
    return Path(page)


def _about(page: str, problem: str) -> str:
    """The problem in one line that names the input once."""
    name = "standard input" if page == "-" else page
    line = " ".join(problem.split())
    return line if line.startswith((f"{name}: ", f"cannot read {name}: ")) else f"{name}: {line}"


def _complain(line: str) -> None:
    print(f"{PROGRAM}: {line}", file=sys.stderr)  # noqa: T201 - the terminal is this module's affair


@contextmanager
def _output(path: Path | None) -> Iterator[Callable[[str], object]]:
    """What writes the results. A file is opened with the first of them: where all pages fail, an old one stays."""
    if path is None or path == Path("-"):
        yield sys.stdout.write
        sys.stdout.flush()
        return
    opened: list[TextIO] = []

    def write(text: str) -> None:
        if not opened:
            try:
                opened.append(path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n"))
            except OSError as error:
                raise UsageError(f"cannot write {path}: {error.strerror}") from error
        opened[0].write(text)

    try:
        yield write
    finally:
        for file in opened:
            file.close()


def _speak_utf8(stream: TextIO) -> None:
    """What is piped on is UTF-8 whatever the locale; a terminal keeps its encoding and never fails on a character."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors="backslashreplace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """The reader has gone: nothing more may be written there, not even when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
