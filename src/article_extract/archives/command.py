"""`article-extract batch`: arguments in, exit code out."""

from __future__ import annotations

import argparse
import re
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from article_extract.archives.records import BatchError

if TYPE_CHECKING:
    from article_extract.archives.account import Account
    from article_extract.archives.batch import Options

REQUIRED = ("pyarrow", "fastwarc", "zstandard")
UNITS = {"": 1024**2, "k": 1024, "m": 1024**2, "g": 1024**3}
EXIT_FAILURES, EXIT_USAGE = 1, 2
EPILOG = """\
INPUT is a folder (with all below it), a glob, a page, an archive (.warc .wacz .zip .tar .jsonl .parquet; .warc, .tar
and .jsonl also with .gz or .zst), or - for a list of paths on standard input. OUT ends with .parquet, .jsonl, .jsonl.gz
or .jsonl.zst; with a / behind it, it is a folder of parts. Exit code: 0; 1 where rows failed and --strict was asked;
2 where the run could not be made; 130 after Ctrl-C, which leaves all that is done for --resume."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `article-extract batch`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="folders, globs, pages, archives, or - for a list")
    parser.add_argument(
        "--output", "-o", required=True, metavar="OUT", help="the table to write, one row for each page"
    )
    _add_reading(parser)
    _add_running(parser)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("reading")
    group.add_argument("--column", help="the column of a table that holds the page (usual names are found)")
    group.add_argument("--id-column", help="the column with the page's id (else its place: file:row)")
    group.add_argument("--url-column", help="the column with the page's address")
    group.add_argument("--language", help="language of all pages (BCP 47), to overrule what they say")
    group.add_argument(
        "--site-memory", action="store_true", help="read everything twice: first to learn what each site repeats"
    )


def _add_running(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("running")
    group.add_argument("--workers", type=_positive, metavar="N", help="processes that extract (default: one a core)")
    group.add_argument("--timeout", type=_seconds, default=10.0, metavar="S", help="seconds a page (default 10)")
    group.add_argument("--memory", type=_bytes, default=1024**3, metavar="SIZE", help="a page: 512M, 1G (default 1G)")
    group.add_argument("--resume", action="store_true", help="go on where a run with this output stopped")
    group.add_argument("--overwrite", action="store_true", help="begin anew where the output is there already")
    group.add_argument("--unordered", action="store_true", help="write rows as they are done, not in input order")
    group.add_argument("--part-rows", type=_positive, metavar="N", help="rows in a part (default 2000)")
    group.add_argument("--strict", action="store_true", help="exit with 1 where a row failed")
    group.add_argument("--engine", choices=("local", "ray"), default="local", help="what runs it (default: local)")
    group.add_argument("--address", help="of a running Ray cluster; without it, Ray runs on this machine")
    group.add_argument("--quiet", action="store_true", help="no progress; the account is printed all the same")


def run(args: argparse.Namespace) -> int:
    """Run the batch; gives the exit code."""
    required = (*REQUIRED, "ray") if args.engine == "ray" else REQUIRED
    missing = [name for name in required if find_spec(name) is None]
    if missing:
        extra = "ray" if "ray" in missing else "archives"
        print(f"batch needs {', '.join(missing)}: pip install 'article-extract[{extra}]'", file=sys.stderr)  # noqa: T201
        return EXIT_USAGE
    try:
        return _run(args)
    except (BatchError, OSError) as error:
        print(f"article-extract batch: {error}", file=sys.stderr)  # noqa: T201 - the terminal's side of the archives
        return EXIT_USAGE


def _run(args: argparse.Namespace) -> int:
    from article_extract.archives.batch import Stop
    from article_extract.archives.engines import ENGINES
    from article_extract.archives.progress import progress_for

    if args.address and args.engine != "ray":
        raise BatchError("--address is for --engine ray")
    engine = {"address": args.address} if args.engine == "ray" else {}
    stop = Stop()
    with stop.listening():
        progress = progress_for(args.inputs, quiet=args.quiet)
        account = ENGINES[args.engine](
            args.inputs, args.output, _options(args), listed=sys.stdin, progress=progress, stop=stop, **engine
        )
    _print_account(args, account, stop.signal)
    if stop.signal:
        return 128 + stop.signal
    return EXIT_FAILURES if args.strict and account.failures else 0


def _print_account(args: argparse.Namespace, account: Account, signal: int) -> None:
    for line in account.lines():
        print(line, file=sys.stderr)  # noqa: T201
    if signal:
        print(f"stopped; --resume goes on with {args.output}", file=sys.stderr)  # noqa: T201


def _options(args: argparse.Namespace) -> Options:
    from article_extract.archives.batch import Options

    given = {
        "timeout": args.timeout,
        "memory": args.memory,
        "column": args.column,
        "id_column": args.id_column,
        "url_column": args.url_column,
        "language": args.language,
        "resume": args.resume,
        "overwrite": args.overwrite,
        "ordered": not args.unordered,
        "site_memory": args.site_memory,
    }
    optional = {name: getattr(args, name) for name in ("workers", "part_rows") if getattr(args, name) is not None}
    return Options(**given, **optional)


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError("must be more than 0 seconds")
    return value


def _bytes(text: str) -> int:
    """A size: 512M, 1G, 800000K; a plain number is MiB."""
    found = re.fullmatch(r"(\d+)\s*([kmg]?)(?:i?b)?", text.strip().lower())
    if found is None or not int(found[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 512M or 2G")
    return int(found[1]) * UNITS[found[2]]
