"""Tables with a page in a column: JSON Lines and Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import IO, Any

from article_extract.archives.readers.common import Reading, damage_fault, poison_fault, too_large
from article_extract.archives.records import Entry, Fault, PageRecord
from article_extract.archives.sources import Source
from article_extract.archives.streams import buffered

CONTENT_COLUMNS = ("html", "raw_html", "content", "page", "text", "body")
ID_COLUMNS = ("id", "record_id", "warc_record_id", "doc_id")
URL_COLUMNS = ("url", "target_uri", "warc_target_uri", "uri", "link")
DATE_COLUMNS = ("captured", "warc_date", "crawled", "fetched")
BATCH_ROWS = 64
JSON_SLACK = 1024 * 1024
"""A JSON line may be twice as long as its page (escapes) and this much longer (other columns)."""


def read_jsonl(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
    """The pages of a JSON Lines file, one object a line."""
    stream, inflated = buffered(raw, source.compression)
    longest = 2 * reading.page_bytes + JSON_SLACK
    row = -1
    while True:
        line, size = _line(stream, longest)
        if inflated.damage is not None and not line.endswith(b"\n"):
            yield damage_fault(source, inflated.damage)
            row += 1
            if not inflated.skip_damage():
                return
            stream.readline()  # the rest of a line whose beginning is lost
            continue
        if not size:
            return
        if line.strip() or size > longest:
            row += 1
            yield _json_row(line, size, row, source, reading)


def _line(stream: io.BufferedReader, longest: int) -> tuple[bytes, int]:
    """The next line and its length; of one that is too long, no more than a beginning is kept."""
    line = stream.readline(longest)
    size = len(line)
    last = line
    while size >= longest and not last.endswith(b"\n"):
        last = stream.readline(longest)
        if not last:
            break
        size += len(last)
        line = b"\n"
    return line, size


def _json_row(line: bytes, size: int, row: int, source: Source, reading: Reading) -> Entry:
    name = f"{source.name}:{row}"
    if reading.place.poisoned:
        return poison_fault(source, reading, row, name)
    if size > 2 * reading.page_bytes + JSON_SLACK:
        return too_large(source, row, size, reading.page_bytes, name)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Fault(source.name, row, f"row {row} is no JSON: {error}", id=name)
    if not isinstance(value, dict):
        return Fault(source.name, row, f"row {row} is no JSON object", id=name)
    columns = _Columns(list(value), reading)
    return columns.entry(value, row, source, reading)


class _Columns:
    """Which columns of a table hold the page, its id, its address and its date."""

    def __init__(self, names: Sequence[str], reading: Reading) -> None:
        self.names = names
        self.content = _choose(names, reading.column, CONTENT_COLUMNS)
        self.id = _choose(names, reading.id_column, ID_COLUMNS)
        self.url = _choose(names, reading.url_column, URL_COLUMNS)
        self.date = _choose(names, None, DATE_COLUMNS)
        self.wanted = reading.column or " or ".join(CONTENT_COLUMNS)

    def used(self) -> list[str]:
        return [name for name in (self.content, self.id, self.url, self.date) if name]

    def entry(self, values: dict[str, Any], row: int, source: Source, reading: Reading) -> PageRecord | Fault:
        """The page of one row, or why there is none."""
        given = values.get(self.id) if self.id else None
        name = str(given) if given not in (None, "") else f"{source.name}:{row}"
        address = values.get(self.url) if self.url else None
        url = str(address) if address else None
        captured = _moment(values.get(self.date)) if self.date else None
        content = values.get(self.content) if self.content else None
        if content is None:
            why = f"no column {self.wanted}" if self.content is None else f"column {self.content} is empty"
            return Fault(source.name, row, f"row {row}: {why}", name, "unreadable", url, captured)
        if not isinstance(content, str | bytes):
            why = f"column {self.content} holds {type(content).__name__}, not text"
            return Fault(source.name, row, f"row {row}: {why}", name, "unreadable", url, captured)
        if len(content) > reading.page_bytes:
            return too_large(source, row, len(content), reading.page_bytes, name, url=url, captured=captured)
        return PageRecord(name, content, source.name, url, captured, None, row)


def table_entries(
    batches: Iterable[Any], column: str | None, id_column: str | None, url_column: str | None
) -> Iterator[PageRecord | Fault]:
    """The pages of pyarrow batches, a row each. The columns of `schema.PAGES` are understood where they are there."""
    reading = Reading(column, id_column, url_column)
    row = 0
    for batch in batches:
        columns = _Columns(batch.schema.names, reading)
        known = [*columns.used(), *(name for name in PAGE_COLUMNS if name in batch.schema.names)]
        for values in batch.select(list(dict.fromkeys(known))).to_pylist():
            yield _table_entry(values, row, columns, reading)
            row += 1


def _table_entry(values: dict[str, Any], row: int, columns: _Columns, reading: Reading) -> PageRecord | Fault:
    source = Source(values.get("source") or "", "table")
    name = values.get("id") or f"{source.name}:{row}"
    offset = values.get("offset")
    if values.get("fault_status"):
        return Fault(
            source.name,
            offset or 0,
            values.get("fault") or "",
            str(name),
            values["fault_status"],
            values.get("url"),
            values.get("captured"),
        )
    entry = columns.entry(values, row, source, reading)
    place = row if offset is None else offset
    if isinstance(entry, PageRecord):
        return entry._replace(offset=place, charset=values.get("charset"))
    return entry._replace(offset=place)


PAGE_COLUMNS = ("id", "source", "offset", "url", "captured", "charset", "fault", "fault_status")


def _choose(names: Sequence[str], asked: str | None, usual: Sequence[str]) -> str | None:
    wanted = (asked,) if asked else usual
    return next((name for name in wanted if name in names), None)


def _moment(value: Any) -> datetime | None:
    """A date column's value, where it is a date."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def read_parquet(raw: IO[bytes], source: Source, reading: Reading) -> Iterator[Entry]:
    """The pages of a Parquet file, row group by row group: a damaged one costs its own rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(raw, pre_buffer=False, buffer_size=1024 * 1024)
    except (pa.ArrowException, OSError) as error:
        yield Fault(source.name, 0, f"damaged Parquet file: {_first_line(error)}", id=source.name, pages=0)
        return
    columns = _Columns(table.schema_arrow.names, reading)
    if columns.content is None:
        yield Fault(source.name, 0, f"no column {columns.wanted}", id=source.name, pages=table.metadata.num_rows)
        return
    first = 0
    for group in range(table.num_row_groups):
        yield from _row_group(table, group, first, columns, source, reading)
        first += table.metadata.row_group(group).num_rows


def _row_group(
    table: Any, group: int, first: int, columns: _Columns, source: Source, reading: Reading
) -> Iterator[Entry]:
    import pyarrow as pa

    about = table.metadata.row_group(group)
    offset = about.column(0).file_offset or about.column(0).data_page_offset
    row, last = first, first + about.num_rows - 1
    batches = table.iter_batches(batch_size=BATCH_ROWS, row_groups=[group], columns=columns.used())
    try:
        while row <= last:
            if reading.place.poisoned:
                yield poison_fault(source, reading, offset, f"{source.name}:{row}-{last}", last - row + 1)
                return
            for values in next(batches).to_pylist():
                yield columns.entry(values, row, source, reading)
                row += 1
    except (pa.ArrowException, OSError, UnicodeDecodeError, StopIteration) as error:
        reason = f"damaged row group {group}, rows {row} to {last}: {_first_line(error)}"
        yield Fault(source.name, offset, reason, id=f"{source.name}:{row}-{last}", pages=last - row + 1)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
