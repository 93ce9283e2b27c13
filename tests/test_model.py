"""The nouns: labels that are never taken back, articles that go to plain values and come back."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import FrozenInstanceError, fields
from importlib.resources import files
from typing import Any, get_type_hints

import jsonschema
import pytest

from article_extract import Article, Block, BodyBlock, Claim, Document, Image, Label, Quote, Role, SiteMemory
from article_extract.model import BODY_ROLES, SCHEMA_VERSION, Frame, Labels

SCHEMA: dict[str, Any] = json.loads(
    (files("article_extract") / "schema" / f"article-{SCHEMA_VERSION}.json").read_text("utf-8")
)
DEFINITIONS = {BodyBlock: "body_block", Quote: "quote", Image: "image"}
SPAN = "tuple[tuple[int, int, str], ...]"


def frame(index: int, parent: int, tag: str) -> Frame:
    return Frame(index, parent, tag, (), index, None, tag, False)


def test_labels_keep_everything_said_and_the_last_word_counts() -> None:
    first = Labels([Label(3, Role.PARAGRAPH, "long text")])
    second = first.extended([Label(3, Role.TEASER, "after the end"), Label(1, Role.HEADLINE, "h1")])
    assert [label.reason for label in second.said(3)] == ["long text", "after the end"]
    assert second.role(3) is Role.TEASER
    assert first.role(3) is Role.PARAGRAPH, "extending changes nothing"
    assert [label.block for label in second] == [1, 3]
    assert second.with_role(Role.HEADLINE, Role.TEASER) == [1, 3]
    assert second.extended([Label(3, Role.NOTE, "corrected")]).with_role(Role.TEASER, Role.TEASER, Role.NOTE) == [3]
    assert first.with_role(Role.PARAGRAPH) == [3]
    assert len(second) == 2


def test_a_block_nobody_spoke_of_is_other() -> None:
    label = Labels().last(7)
    assert (label.role, label.reason, label.belief) == (Role.OTHER, "nothing was said of it", 0.0)


def test_ancestors_go_inside_out_and_leave_the_page_away() -> None:
    frames = (frame(0, -1, ""), frame(1, 0, "main"), frame(2, 1, "p"))
    document = Document((Block(0, "text", frame=2),), frames)
    assert [step.tag for step in document.ancestors(document.blocks[0])] == ["p", "main"]


def test_claimed_gives_the_claims_of_one_field_in_order() -> None:
    claims = (Claim("headline", "A", "og"), Claim("author", "B", "meta"), Claim("headline", "C", "title"))
    assert [claim.value for claim in Document((), (), claims).claimed("headline")] == ["A", "C"]


def test_site_memory_gives_a_share_of_the_pages() -> None:
    memory = SiteMemory("news.example", 40, {17: 38})
    assert memory.share(17) == 0.95
    assert memory.share(18) == 0.0
    assert SiteMemory("news.example", 0, {}).share(17) == 0.0


def test_an_article_cannot_be_changed(article: Article) -> None:
    with pytest.raises(FrozenInstanceError):
        article.headline = "Other"  # type: ignore[misc]


def test_text_joins_the_body_by_blank_lines(article: Article) -> None:
    assert article.text == "The town shut the old bridge.\n\nWhat comes next\n\n“It will hold,” said Ida Wren."


def test_image_credit_is_the_lead_images() -> None:
    images = (Image(credit="First"), Image(credit="Second", lead=True))
    assert Article(images=images).image_credit == "Second"
    assert Article(images=images[:1]).image_credit is None


def test_to_dict_holds_only_plain_json_and_comes_back_whole(article: Article) -> None:
    plain = json.loads(json.dumps(article.to_dict()))
    assert plain["published"] == "2024-05-03T07:30:00+02:00"
    assert plain["image_credit"] == "Ann Lee/dpa"
    assert Article.from_dict(plain) == article
    assert Article.from_dict(Article().to_dict()) == Article()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_article_comes_back_whole_from_pickle(article: Article, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(article, protocol))
    assert again == article
    assert again.origins["headline"] == article.origins["headline"]
    with pytest.raises(TypeError, match="does not support item assignment"):
        again.origins["headline"] = ()


def test_an_article_can_be_copied_to_its_depths(article: Article) -> None:
    assert copy.deepcopy(article) == article


def test_from_dict_refuses_another_version(article: Article) -> None:
    with pytest.raises(ValueError, match="schema_version is '2', this library reads '1'"):
        Article.from_dict({**article.to_dict(), "schema_version": "2"})


def test_from_dict_refuses_an_unknown_field(article: Article) -> None:
    with pytest.raises(ValueError, match="unknown fields: headlin"):
        Article.from_dict({**article.to_dict(), "headlin": "x"})


def test_the_schema_itself_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"] == {"const": SCHEMA_VERSION}
    assert SCHEMA["$id"].endswith(f"article-{SCHEMA_VERSION}")


@pytest.mark.parametrize("made", ["full", "empty"])
def test_what_to_dict_gives_satisfies_the_schema(made: str, article: Article) -> None:
    plain = (article if made == "full" else Article()).to_dict()
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(plain)))


@pytest.mark.parametrize(
    ("field", "value"),
    [("headline", 3), ("confidence", 1.5), ("body", [{"kind": "paragraph"}]), ("subtitle", "x"), ("authors", "Ida")],
)
def test_the_schema_refuses_what_is_no_article(field: str, value: object, article: Article) -> None:
    wrong = {**article.to_dict(), field: value}
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(wrong))


def schema_of(kind: type) -> dict[str, Any]:
    return SCHEMA if kind is Article else SCHEMA["$defs"][DEFINITIONS[kind]]


@pytest.mark.parametrize("kind", [Article, BodyBlock, Quote, Image])
def test_the_schema_names_the_fields_of_the_code_in_its_order(kind: type) -> None:
    named = [item.name for item in fields(kind)]
    if kind is Article:
        named = ["schema_version", *named, "text", "image_credit"]
    assert list(schema_of(kind)["properties"]) == named
    assert schema_of(kind)["required"] == named
    assert schema_of(kind)["additionalProperties"] is False


def plain_types(schema: dict[str, Any]) -> object:
    """What of a property's schema the type hint in the code says too."""
    if "$ref" in schema:
        return schema["$ref"].removeprefix("#/$defs/")
    if "enum" in schema:
        return "string"
    kind = schema["type"]
    if kind == "array":
        items = schema["items"]
        return [[plain_types(one) for one in items["prefixItems"]] if "prefixItems" in items else plain_types(items)]
    return frozenset(kind) if isinstance(kind, list) else kind


HINTS: dict[str, object] = {
    "str": "string",
    "str | None": frozenset({"string", "null"}),
    "datetime | None": frozenset({"string", "null"}),
    "int": "integer",
    "int | None": frozenset({"integer", "null"}),
    "float": "number",
    "bool": "boolean",
    "tuple[str, ...]": ["string"],
    "tuple[int, ...]": ["integer"],
    SPAN: [["integer", "integer", "string"]],
    "tuple[BodyBlock, ...]": ["body_block"],
    "tuple[Quote, ...]": ["quote"],
    "tuple[Image, ...]": ["image"],
    "Mapping[str, tuple[str, ...]]": "object",
}
"""Type in the code -> type in the schema."""


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, item.name) for kind in (Article, BodyBlock, Quote, Image) for item in fields(kind)],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_the_schema_gives_each_field_the_type_of_the_code(kind: type, name: str) -> None:
    assert name in get_type_hints(kind)
    written = kind.__annotations__[name]
    assert plain_types(schema_of(kind)["properties"][name]) == HINTS[written]


def test_the_schema_lists_the_kinds_of_body_blocks() -> None:
    kinds = SCHEMA["$defs"]["body_block"]["properties"]["kind"]["enum"]
    assert sorted(kinds) == sorted(role.value for role in BODY_ROLES)
