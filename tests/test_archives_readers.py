"""Readers: each kind of archive gives its pages, and what is broken in it is told with file and offset."""

from __future__ import annotations

import gzip
import random
import zlib
from pathlib import Path

import pytest

from article_extract.archives.readers import READERS, read_source
from article_extract.archives.readers.common import Place, Reading
from article_extract.archives.records import Fault, PageRecord, Skipped
from article_extract.archives.sources import KINDS, Source, find_sources, kind_of
from tests import archive_files as make


def read(path: Path, **options: object) -> list[PageRecord | Fault | Skipped]:
    kind, compression = kind_of(path.name)
    source = Source(str(path), kind, compression, path.stat().st_size)
    return list(read_source(source, Reading(**options)))  # type: ignore[arg-type]


def pages(entries: list[PageRecord | Fault | Skipped]) -> list[PageRecord]:
    return [entry for entry in entries if isinstance(entry, PageRecord)]


def faults(entries: list[PageRecord | Fault | Skipped]) -> list[Fault]:
    return [entry for entry in entries if isinstance(entry, Fault)]


def numbers(entries: list[PageRecord | Fault | Skipped]) -> list[int]:
    """The story numbers of the pages read."""
    texts = [page.content if isinstance(page.content, str) else page.content.decode() for page in pages(entries)]
    return [int(text.partition("<title>Story ")[2].partition("<")[0]) for text in texts]


def test_every_kind_has_a_reader() -> None:
    assert {*KINDS.values(), "page"} == set(READERS)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_warc_pages_keep_record_id_address_date_and_charset(tmp_path: Path, name: str) -> None:
    entries = read(make.write_warc(tmp_path / name, 3))
    assert numbers(entries) == [0, 1, 2]
    assert entries == pages(entries)
    second = pages(entries)[1]
    assert second.id == "<urn:uuid:00000001>"
    assert second.url == "https://news.example/1"
    assert second.captured is not None
    assert second.captured.isoformat() == "2020-01-02T03:04:01+00:00"
    assert second.charset == "utf-8"
    assert second.offset > 0


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(make.page(7).encode())),
        ("Content-Encoding: deflate\r\n", zlib.compress(make.page(7).encode())),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(make.page(7)), make.page(7).encode())),
        ("Transfer-Encoding: chunked\r\n", make.page(7).encode()),  # undone by the crawler, header left
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", gzip.compress(make.page(7).encode())),
        ("Content-Encoding: gzip\r\n", make.page(7).encode()),
    ],
)
def test_http_encodings_are_undone(tmp_path: Path, headers: str, body: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(make.warc_record(7, make.http(body, headers=headers)))
    assert [page.content for page in pages(read(path))] == [make.page(7).encode()]


def test_http_encoding_that_cannot_be_undone_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    cut = gzip.compress(make.page(7).encode())[:40]
    path.write_bytes(make.warc_record(7, make.http(cut, headers="Content-Encoding: gzip\r\n")) + make.page_record(8))
    entries = read(path)
    assert numbers(entries) == [8]
    assert [fault.id for fault in faults(entries)] == ["<urn:uuid:00000007>"]


def test_warc_records_that_are_no_pages_are_skipped_with_their_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    records = [
        make.warc_record(1, b"software: test\r\n", kind="warcinfo"),
        make.warc_record(2, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        make.warc_record(3, make.http(b"gone", status="404 Not Found")),
        make.warc_record(4, make.http(b"\x89PNG", kind="image/png")),
        make.warc_record(5, make.http(b"{}", kind="application/json")),
        make.page_record(6),
    ]
    path.write_bytes(make.gzip_members(records))
    entries = read(path)
    assert [entry.reason for entry in entries if isinstance(entry, Skipped)] == [
        "warcinfo record",
        "request record",
        "http status 404",
        "image/png response",
        "application/json response",
    ]
    assert numbers(entries) == [6]


def test_warc_resources_and_conversions_are_pages_by_their_own_type(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    types = ("text/plain", "text/html", "image/png")
    records = [
        make.warc_record(number, make.page(number).encode(), kind=kind, content_type=content_type)
        for number, (kind, content_type) in enumerate(zip(("conversion", "resource", "resource"), types, strict=True))
    ]
    path.write_bytes(b"".join(records))
    entries = read(path)
    assert numbers(entries) == [0, 1, 2]  # the last one begins as html does, whatever it is called
    records[2] = make.warc_record(2, b"\x89PNG", kind="resource", content_type="image/png")
    path.write_bytes(b"".join(records))
    assert [entry.reason for entry in read(path) if isinstance(entry, Skipped)] == ["image/png record"]


def test_a_record_whose_type_or_status_is_damaged_is_a_fault_not_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    typeless = make.page_record(1).replace(b"WARC-Type: response", b"WARC-Type: r#sponse")
    no_status = make.page_record(2).replace(b"HTTP/1.1 200 OK", b"HT\0P/1.1 2\xff0 OK")
    path.write_bytes(make.page_record(0) + typeless + no_status + make.page_record(3))
    entries = read(path)
    assert numbers(entries) == [0, 3]
    assert [fault.id for fault in faults(entries)] == ["<urn:uuid:00000001>", "<urn:uuid:00000002>"]


@pytest.mark.parametrize("extra", [-20, -3, 5, 60, 400, 10_000])
def test_wrong_content_length_costs_one_record(tmp_path: Path, extra: int) -> None:
    block = make.http(make.page(1).encode())
    bad = make.warc_record(1, block, length=len(block) + extra)
    path = tmp_path / "a.warc"
    path.write_bytes(make.page_record(0) + bad + make.page_record(2) + make.page_record(3) + make.page_record(4))
    entries = read(path)
    assert numbers(entries) == [0, 2, 3, 4]
    assert [fault.reason for fault in faults(entries)][0].startswith("wrong Content-Length")
    assert faults(entries)[0].offset == len(make.page_record(0))


def test_huge_content_length_does_not_swallow_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(make.page_record(0) + make.page_record(1, length=10**12) + make.page_record(2))
    entries = read(path)
    assert numbers(entries) == [0, 2]
    assert [fault.id for fault in faults(entries)] == ["<urn:uuid:00000001>"]


def test_garbage_between_records_is_told_with_its_offset(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(make.page_record(0) + b"this is no record\r\n" * 3 + make.page_record(1))
    entries = read(path)
    assert numbers(entries) == [0, 1]
    assert [(fault.reason, fault.offset) for fault in faults(entries)] == [
        ("57 bytes that are no record", len(make.page_record(0)))
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_truncated_warc_gives_what_is_whole_and_tells_of_the_rest(tmp_path: Path, name: str) -> None:
    path = make.write_warc(tmp_path / name, 3)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - 60])
    entries = read(path)
    assert numbers(entries) == [0, 1]
    (fault,) = faults(entries)
    assert "truncated" in fault.reason
    assert fault.source == str(path)
    assert 0 < fault.offset < len(whole)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst"])
def test_damaged_member_costs_one_record(tmp_path: Path, name: str) -> None:
    path = make.write_warc(tmp_path / name, 4)
    damaged = bytearray(path.read_bytes())
    second = pages(read(path))[1].offset
    damaged[second + 20 : second + 60] = random.Random(5).randbytes(40)
    path.write_bytes(damaged)
    entries = read(path)
    assert numbers(entries) == [0, 2, 3]
    assert len(faults(entries)) == 1
    assert faults(entries)[0].offset == second


def test_damage_at_any_byte_loses_at_most_that_record_and_is_always_told(tmp_path: Path) -> None:
    path = make.write_warc(tmp_path / "a.warc.gz", 5)
    whole, chance = path.read_bytes(), random.Random(1)
    for _ in range(150):
        damaged = bytearray(whole)
        place = chance.randrange(len(damaged))
        damaged[place] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        entries = read(path)
        found = numbers(entries)
        assert len(found) >= 4, place
        assert found == sorted(found)
        assert len(found) == 5 or faults(entries), place


@pytest.mark.parametrize("compression", ["gz", "zst"])
def test_bomb_in_a_record_is_bounded(tmp_path: Path, compression: str) -> None:
    body = gzip.compress(b"a" * 5_000_000)
    block = make.http(body, headers="Content-Encoding: gzip\r\n")
    path = tmp_path / f"a.warc.{compression}"
    pack = make.gzip_members if compression == "gz" else make.zstd_members
    path.write_bytes(pack([make.page_record(0), make.warc_record(1, block), make.page_record(2)]))
    entries = read(path, page_bytes=1_000_000)
    assert numbers(entries) == [0, 2]
    assert [(fault.id, fault.status) for fault in faults(entries)] == [("<urn:uuid:00000001>", "limit")]


def test_member_bomb_stops_at_the_bound_and_the_next_member_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("article_extract.archives.streams.BOMB_SIZE", 4_000_000)
    bomb = make.warc_record(1, make.http(b"a" * 20_000_000))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(make.gzip_members([make.page_record(0), bomb, make.page_record(2)]))
    entries = read(path)
    assert numbers(entries) == [0, 2]
    assert "decompression bomb" in faults(entries)[0].reason


def test_zst_with_a_dictionary_frame(tmp_path: Path) -> None:
    zstandard = make.zstandard

    records = [make.page_record(number) for number in range(200)]
    words = zstandard.train_dictionary(2000, records)
    frame = b"\x5d\x2a\x4d\x18" + len(words.as_bytes()).to_bytes(4, "little") + words.as_bytes()
    packed = [zstandard.ZstdCompressor(dict_data=words).compress(record) for record in records[:4]]
    path = tmp_path / "a.warc.zst"
    path.write_bytes(frame + b"".join(packed))
    assert numbers(read(path)) == [0, 1, 2, 3]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst"])
def test_members_are_pages_archives_or_skipped(tmp_path: Path, name: str) -> None:
    inner = make.gzip_members([make.page_record(5), make.page_record(6)])
    members = {
        "one.html": make.page(1).encode(),
        "logo.png": b"\x89PNG",
        "two.html.gz": gzip.compress(make.page(2).encode()),
        "crawl.warc.gz": inner,
        "three.txt": make.page(3).encode(),
    }
    write = make.write_zip if name.endswith("zip") else make.write_tar
    path = write(tmp_path / name, members)
    entries = read(path)
    assert numbers(entries) == [1, 2, 5, 6, 3]
    assert pages(entries)[0].id == f"{path}!one.html"
    assert [entry.reason for entry in entries if isinstance(entry, Skipped)] == [".png file"]
    assert not faults(entries)


def test_wacz_is_read_through_its_warc_files(tmp_path: Path) -> None:
    inner = make.gzip_members([make.page_record(5), make.page_record(6)])
    path = make.write_zip(tmp_path / "a.wacz", {"archive/data.warc.gz": inner, "datapackage.json": b"{}"})
    entries = read(path)
    assert numbers(entries) == [5, 6]
    assert pages(entries)[0].source == f"{path}!archive/data.warc.gz"


def test_parquet_inside_tar_is_copied_to_disk_and_read(tmp_path: Path) -> None:
    table = make.write_parquet(tmp_path / "t.parquet", make.table_rows(3))
    path = make.write_tar(tmp_path / "a.tar", {"t.parquet": table.read_bytes()})
    assert numbers(read(path)) == [0, 1, 2]


def test_zip_bomb_and_broken_member_cost_their_own_row(tmp_path: Path) -> None:
    path = make.write_zip(
        tmp_path / "a.zip",
        {"bomb.html": b"a" * 30_000_000, "one.html": make.page(1).encode(), "two.html": make.page(2).encode()},
    )
    damaged = bytearray(path.read_bytes())
    place = damaged.find(b"one.html") + 30
    damaged[place : place + 20] = bytes(20)
    path.write_bytes(damaged)
    entries = read(path, page_bytes=1_000_000)
    assert numbers(entries) == [2]
    assert [(fault.id.partition("!")[2], fault.status) for fault in faults(entries)] == [
        ("bomb.html", "limit"),
        ("one.html", "unreadable"),
    ]


def test_zip_inside_zip_without_end_stops_at_a_depth(tmp_path: Path) -> None:
    content = make.page(1).encode()
    for depth in range(6):
        path = make.write_zip(tmp_path / f"{depth}.zip", {"page.html" if depth == 0 else "inner.zip": content})
        content = path.read_bytes()
    (fault,) = read(path)
    assert isinstance(fault, Fault)
    assert fault.status == "limit"
    assert "nested" in fault.reason


def test_zip_without_directory_is_one_fault(tmp_path: Path) -> None:
    path = make.write_zip(tmp_path / "a.zip", {"one.html": make.page(1).encode()})
    path.write_bytes(path.read_bytes()[:100])
    (fault,) = faults(read(path))
    assert "damaged zip" in fault.reason


def test_damaged_tar_header_and_missing_end_are_told(tmp_path: Path) -> None:
    path = make.write_tar(tmp_path / "a.tar", {f"{n}.html": make.page(n).encode() for n in range(4)})
    whole = bytearray(path.read_bytes())
    second = whole.find(b"1.html")
    whole[second + 100 : second + 150] = b"x" * 50
    path.write_bytes(whole)
    entries = read(path)
    assert numbers(entries) == [0, 2, 3]
    assert any("damaged tar header" in fault.reason for fault in faults(entries))
    path.write_bytes(whole[: whole.find(b"3.html")])
    assert any("truncated" in fault.reason for fault in faults(read(path)))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def test_jsonl_columns(tmp_path: Path, name: str) -> None:
    path = make.write_jsonl(tmp_path / name, make.table_rows(3))
    entries = read(path, id_column="doc")
    assert numbers(entries) == [0, 1, 2]
    assert [page.id for page in pages(entries)] == ["doc-0", "doc-1", "doc-2"]
    assert pages(entries)[2].url == "https://news.example/2"
    assert [page.id for page in pages(read(path))] == [f"{path}:{row}" for row in range(3)]
    assert [page.content for page in pages(read(path, column="doc"))] == ["doc-0", "doc-1", "doc-2"]


def test_jsonl_rows_without_a_page_have_their_faults(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"html": "<p>x"}\n{"html": \n\n[1]\n{"other": 1}\n{"html": null}\n{"html": 3}\n{"html": "<p>y"}\n')
    entries = read(path)
    assert [type(entry).__name__ for entry in entries] == ["PageRecord", *["Fault"] * 5, "PageRecord"]
    assert [fault.offset for fault in faults(entries)] == [1, 2, 3, 4, 5]
    assert "no JSON:" in faults(entries)[0].reason
    assert "no column html" in faults(entries)[2].reason


def test_jsonl_line_without_end_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"html": "' + b"x" * 5_000_000 + b'"}\n' + b'{"html": "<p>y"}\n')
    entries = read(path, page_bytes=100_000)
    assert [type(entry).__name__ for entry in entries] == ["Fault", "PageRecord"]
    assert faults(entries)[0].status == "limit"


def test_truncated_and_damaged_jsonl_gz(tmp_path: Path) -> None:
    path = make.write_jsonl(tmp_path / "a.jsonl.gz", make.table_rows(4))
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    entries = read(path)
    assert numbers(entries) == [0, 1, 2]
    assert "truncated" in faults(entries)[0].reason
    members = [gzip.compress(line) for line in gzip.decompress(whole).splitlines(keepends=True)]
    members[1] = members[1][:30] + bytes(20) + members[1][50:]
    path.write_bytes(b"".join(members))
    entries = read(path)
    assert 0 in numbers(entries)
    assert 3 in numbers(entries)
    assert faults(entries)[0].offset == len(members[0])


def test_parquet_columns_and_damaged_row_group(tmp_path: Path) -> None:
    path = make.write_parquet(tmp_path / "a.parquet", make.table_rows(30))
    assert numbers(read(path)) == list(range(30))
    assert [page.id for page in pages(read(path, id_column="doc"))][:2] == ["doc-0", "doc-1"]
    place = make.pq.ParquetFile(path).metadata.row_group(1).column(2).data_page_offset
    damaged = bytearray(path.read_bytes())
    damaged[place : place + 60] = b"\xff" * 60
    path.write_bytes(damaged)
    entries = read(path)
    assert numbers(entries) == [*range(10), *range(20, 30)]
    (fault,) = faults(entries)
    assert "rows 10 to 19" in fault.reason
    assert fault.pages == 10


def test_parquet_without_footer_or_column_is_one_fault(tmp_path: Path) -> None:
    path = make.write_parquet(tmp_path / "a.parquet", make.table_rows(3))
    (fault,) = faults(read(path, column="nothing"))
    assert fault.pages == 3
    path.write_bytes(path.read_bytes()[:-20])
    (fault,) = faults(read(path))
    assert "damaged Parquet file" in fault.reason


def test_saved_page_and_its_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(make.page(4).encode()))
    assert numbers(read(path)) == [4]
    path.write_bytes(path.read_bytes()[:-12])
    (fault,) = read(path)
    assert isinstance(fault, Fault)
    assert "truncated" in fault.reason
    path.write_bytes(gzip.compress(b"a" * 2_000_000))
    (fault,) = read(path, page_bytes=1_000_000)
    assert isinstance(fault, Fault)
    assert fault.status == "limit"


@pytest.mark.parametrize("name", ["a.warc.gz", "a.jsonl", "a.zip", "a.tar"])
def test_poisoned_entry_is_not_touched(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    members = {f"{number}.html": make.page(number).encode() for number in range(3)}
    writers = {
        "a.warc.gz": lambda: make.write_warc(path, 3),
        "a.jsonl": lambda: make.write_jsonl(path, make.table_rows(3)),
        "a.zip": lambda: make.write_zip(path, members),
        "a.tar": lambda: make.write_tar(path, members),
    }
    writers[name]()
    kind, compression = kind_of(name)
    place = Place(poison={1: ("crashed", "why")})
    entries = []
    for entry in read_source(Source(str(path), kind, compression), Reading(place=place)):
        place.number += 1
        entries.append(entry)
    assert numbers(entries) == [0, 2]
    assert [fault.status for fault in faults(entries)] == ["crashed"]


def test_folder_is_walked_in_order_and_what_is_no_page_is_counted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.html", "a.htm", "b/1.html", "style.css", ".hidden.html", "c"):
        (tmp_path / name).write_text(make.page(1))
    found = list(find_sources([tmp_path]))
    names = [Path(one.name).relative_to(tmp_path).as_posix() for one in found if isinstance(one, Source)]
    assert names == ["a.htm", "c", "b/1.html", "b/2.html"]
    assert sorted(one.reason for one in found if isinstance(one, Skipped)) == [".css file", "hidden file"]


def test_globs_lists_and_inputs_named_twice(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(make.page(number))
    found = list(
        find_sources([f"{tmp_path}/*.html", tmp_path / "1.html", "-"], [f"{tmp_path}/2.html\n", "gone.html\n"])
    )
    assert [Path(one.name).name for one in found if isinstance(one, Source)] == [
        "0.html",
        "1.html",
        "2.html",
        "gone.html",
    ]
    assert [one.reason for one in found if isinstance(one, Skipped)] == ["named twice", "named twice"]


def test_missing_file_of_a_list_has_a_row() -> None:
    (fault,) = read_source(Source("/nowhere/gone.html", "page"), Reading())
    assert isinstance(fault, Fault)
    assert "FileNotFoundError" in fault.reason
