"""On how many pages the second opinion is asked for: it costs several times what all the rest does.

    python -m benchmarks.second_opinion [CORPUS …] [--most PERCENT]

Counted are the HTML fixtures of this repository and the pages of the corpora given (folders with pages/*.html.gz). Exit
code 1 where it is asked for on more than 5 % of all of them together.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from article_extract.language import load_language
from article_extract.model import Document
from article_extract.reading import read
from article_extract.roles import assign_roles
from benchmarks.fixtures import FOLDER

MOST = 5.0


def main() -> int:
    """Print how many pages asked; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS")
    parser.add_argument("--most", type=float, default=MOST, help="percent of the pages that may ask for it")
    options = parser.parse_args()
    asked = pages = 0
    for source in (FOLDER, *options.corpora):
        counts = [asks(page) for page in _pages(source)]
        print(f"{source.name}: {sum(counts)} of {len(counts)} pages")
        asked += sum(counts)
        pages += len(counts)
    share = 100 * asked / pages
    print(f"together {share:.1f} %, at most {options.most:g} %")
    return 1 if share > options.most else 0


def _pages(folder: Path) -> Iterator[bytes]:
    for file in sorted(folder.glob("*/page.html")):
        yield file.read_bytes()
    for file in sorted(folder.glob("pages/*.html.gz")):
        yield gzip.decompress(file.read_bytes())


def asks(page: bytes) -> bool:
    """Whether the roles of this page cannot be told without the second opinion."""
    calls = []
    document = read(page)
    if document.second_opinion is None:
        return False

    def opinion() -> frozenset[int]:
        calls.append(document)
        blocks: frozenset[int] = document.second_opinion()
        return blocks

    counted: Document = replace(document, second_opinion=opinion)
    assign_roles(counted, load_language(counted.language))
    return bool(calls)


if __name__ == "__main__":
    sys.exit(main())
