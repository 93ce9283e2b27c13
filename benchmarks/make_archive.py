"""Makes a synthetic archive of news pages, the same in every run, for `benchmarks/archive.py` and its figures.

    python -m benchmarks.make_archive crawl.warc.gz --records 10000
    python -m benchmarks.make_archive crawl.jsonl --records 1000000 --size small

Every page has its own words in the same furniture: a header, navigation, teasers, a newsletter line, a footer.
--size small: about 1 kB a page; normal: about 25 kB; large: about 100 kB (scripts and styles, as on real pages).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

TEXT = """
the council of a town met on grey morning and spoke at length about old bridge which had been shut since spring because
engineers found cracks in its northern pier mayor said that money for repair would come from county while farmers asked
for ferry until work is done school buses take longer road through valley where snow may fall early this year people
who cross river every day want answers before winter comes officials promise report next month
"""
WORDS = TEXT.split()
SECTIONS = ("News", "Sport", "Culture", "Business", "Opinion", "Travel", "Science", "Weather")
SIZES = {"small": (2, 40, 0), "normal": (18, 70, 12), "large": (25, 80, 90)}
"""Name -> paragraphs, words a paragraph, kB of scripts and styles."""


def sentence_words(chance: random.Random, count: int) -> str:
    """Sentences of about `count` words."""
    words = chance.choices(WORDS, k=count)
    for start in range(0, count, 12):
        words[start] = words[start].capitalize()
        words[min(start + 11, count - 1)] += "."
    return " ".join(words)


def page(number: int, size: str) -> str:
    """One page, by its number."""
    chance = random.Random(number)
    paragraphs, words, ballast = SIZES[size]
    headline = sentence_words(chance, 8).rstrip(".")
    body = "\n".join(f"<p>{sentence_words(chance, words)}</p>" for _ in range(paragraphs))
    if size == "small":
        head = f"<!doctype html><html lang=en><head><title>{headline}</title></head>"
        return f"{head}<body><h1>{headline}</h1>{body}</body></html>"
    script = "".join(f"var item{n}={{key:{chance.random()},list:[{n},{n + 1}]}};\n" for n in range(ballast * 25))
    navigation = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS)
    teasers = "".join(
        f'<li class="teaser"><a href="/story/{number - n}"><h3>{sentence_words(chance, 9)}</h3></a></li>'
        for n in range(1, 9)
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{headline} - The Valley Post</title>'
        f'<meta property="og:title" content="{headline}"><script>{script}</script></head><body>'
        f'<header><a href="/">The Valley Post</a><nav><ul>{navigation}</ul></nav></header><main><article>'
        f'<h1>{headline}</h1><p class="byline">By Ida Wren</p><time datetime="2024-05-03T07:30:00Z">3 May 2024</time>'
        f'<figure><img src="/i/{number}.jpg" alt="A bridge">'
        f"<figcaption>{sentence_words(chance, 12)} Photo: Tom Oak</figcaption></figure>"
        f"{body}<p>“It will hold for now,” said Mayor Ann Lee.</p></article>"
        f"<aside><h2>More stories</h2><ul>{teasers}</ul></aside></main><form>Sign up for our newsletter</form>"
        f"<footer><p>© The Valley Post. All rights reserved.</p></footer></body></html>"
    )


def warc_record(number: int, html: bytes) -> bytes:
    """A response record."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: 2024-05-03T07:30:00Z\r\nWARC-Target-URI: https://valley-post.example/story/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pieces(path: Path, records: int, size: str) -> Iterator[bytes]:
    """The archive, record by record."""
    for number in range(records):
        html = page(number, size)
        if ".warc" in path.suffixes:
            piece = warc_record(number, html.encode())
        else:
            row = {"id": f"page-{number}", "url": f"https://valley-post.example/story/{number}", "html": html}
            piece = json.dumps(row, ensure_ascii=False).encode() + b"\n"
        yield gzip.compress(piece, 4, mtime=0) if path.suffix == ".gz" else piece


def write_archive(path: Path, records: int, size: str = "normal") -> int:
    """Write the archive; gives its size in bytes."""
    with path.open("wb") as file:
        for piece in pieces(path, records, size):
            file.write(piece)
    return path.stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="a name ending with .warc, .warc.gz, .jsonl or .jsonl.gz")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--size", choices=SIZES, default="normal")
    args = parser.parse_args()
    print(f"{args.path}: {write_archive(args.path, args.records, args.size):,} bytes")


if __name__ == "__main__":
    main()
