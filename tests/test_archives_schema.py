"""The table of a batch holds the whole article, typed, and gives it back."""

from __future__ import annotations

import dataclasses
import gzip
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from article_extract import Article, BodyBlock, Image, Quote
from article_extract.archives.encoding import ENCODERS
from article_extract.archives.records import STATUSES, Fault, Result, failed
from tests import archive_files as make

pa = make.pa
schema = pytest.importorskip("article_extract.archives.schema")
BODY, IMAGE, QUOTE, SCHEMA = schema.BODY, schema.IMAGE, schema.QUOTE, schema.SCHEMA
article_of, batch_of = schema.article_of, schema.batch_of


def test_every_field_of_an_article_has_its_column(article: Article) -> None:
    renamed = {"url": "canonical_url"}
    fields = {renamed.get(field.name, field.name) for field in dataclasses.fields(Article)}
    assert fields <= set(SCHEMA.names)
    for kind, struct in ((Quote, QUOTE), (Image, IMAGE), (BodyBlock, BODY)):
        assert [field.name for field in dataclasses.fields(kind)] == [column.name for column in struct]


def test_version_is_in_the_metadata() -> None:
    assert SCHEMA.metadata == {b"article_extract.table": b"1"}


def test_structs_are_typed_not_text() -> None:
    for name in ("body", "quotes", "images"):
        assert pa.types.is_struct(SCHEMA.field(name).type.value_type)
    assert pa.types.is_timestamp(SCHEMA.field("published").type)


def test_article_comes_back_from_its_row(article: Article) -> None:
    result = Result(
        "1", "ok", article, seconds=0.25, url="https://quay.example/x", captured=datetime(2020, 1, 1, tzinfo=UTC)
    )
    batch = batch_of([result, failed(Fault("a.warc", 7, "too slow"), "timeout", "too slow")])
    first, second = batch.to_pylist()
    assert article_of(first) == article
    assert article_of(second) is None
    assert (second["status"], second["error"], second["body"]) == ("timeout", "too slow", None)
    assert first["text"] == article.text
    assert first["image_credit"] == article.image_credit


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2024, 5, 3, 7, 30),
        datetime(2024, 5, 3, 7, 30, tzinfo=UTC),
        datetime(2024, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=-9, minutes=-30))),
    ],
)
def test_dates_keep_their_zone_or_its_absence(moment: datetime) -> None:
    (row,) = batch_of([Result("1", "ok", Article(published=moment))]).to_pylist()
    again = article_of(row)
    assert again is not None
    assert again.published == moment
    assert again.published.utcoffset() == moment.utcoffset()


def test_half_surrogate_pairs_do_not_stop_a_run() -> None:
    result = Result("1", "ok", Article(headline="half \ud83d pair", body=(BodyBlock("paragraph", "x\udc00"),)))
    assert batch_of([result]).to_pylist()[0]["headline"] == "half ? pair"
    assert json.loads(ENCODERS["jsonl"]([result]))["headline"] == "half ? pair"


def test_json_lines_have_the_columns_of_the_table(article: Article) -> None:
    line = json.loads(gzip.decompress(ENCODERS["jsonl.gz"]([Result("1", "ok", article)])))
    assert set(line) == set(SCHEMA.names) - {"published_offset", "modified_offset"}
    assert line["published"] == "2024-05-03T07:30:00+02:00"
    assert line["quotes"][0]["speaker"] == "Ida Wren"


def test_statuses_are_those_that_are_promised() -> None:
    assert STATUSES == ("ok", "empty", "unreadable", "limit", "crashed", "timeout")
