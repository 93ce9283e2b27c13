"""What stands above a text about its page: claims, and no part of the text."""

from __future__ import annotations

from article_extract import extract
from article_extract.reading.front_matter import front_matter

BODY = "\n\n".join(
    [
        "The town has shut its old bridge after divers found a crack in one of its pillars.",
        "Traffic goes round by the new road, built twenty years ago for half as many cars, the mayor told us.",
        "It will stay shut for at least two years, she said, because the stones come from another country.",
    ]
)


def said(text: str) -> list[tuple[str, str]]:
    return [(claim.field, claim.value) for claim in front_matter(text)[0]]


def test_yaml_front_matter_is_claims_with_the_key_as_origin() -> None:
    text = "---\ntitle: \"Shut: why\"\nauthor: Ida Brandt; Tom Okafor\ntags: [river, 'roads']\nlayout: x\n---\nText."
    claims, rest = front_matter(text)
    assert [(claim.field, claim.value, claim.origin) for claim in claims] == [
        ("headline", "Shut: why", "front matter title"),
        ("author", "Ida Brandt", "front matter author"),
        ("author", "Tom Okafor", "front matter author"),
        ("tags", "river", "front matter tags"),
        ("tags", "roads", "front matter tags"),
    ]
    assert rest == "\n" * 6 + "Text."  # lines keep their numbers


def test_points_below_a_key_are_its_values() -> None:
    assert said("---\ntags:\n  - river\n  - roads\ndate: 2024-05-03\n---\n") == [
        ("tags", "river"),
        ("tags", "roads"),
        ("published", "2024-05-03"),
    ]


def test_lines_of_a_reader_service_are_claims() -> None:
    text = "Title: Bridge shut\n\nURL Source: https://quay.example/b\n\nMarkdown Content:\nText."
    assert said(text) == [("headline", "Bridge shut"), ("url", "https://quay.example/b")]


def test_rules_and_labels_in_a_text_are_none() -> None:
    for text in ("---\nText between two rules.\n---\n", "Title: none\n\nText.", "Text.\n---\ntitle: x\n---\n"):
        assert front_matter(text) == ((), text)


def test_an_article_without_a_printed_headline_takes_the_claimed_one() -> None:
    article = extract(f"---\ntitle: Old bridge closed\nauthor: Ida Brandt\ndate: 2024-05-03\n---\n\n{BODY}\n")
    assert (article.headline, article.authors) == ("Old bridge closed", ("Ida Brandt",))
    assert article.origins["headline"] == ("front matter title",)
    assert [block.text for block in article.body] == BODY.split("\n\n")


def test_the_printed_headline_is_the_one_that_is_claimed() -> None:
    front = "---\ntitle: Old bridge closed\nurl: https://quay.example/b\n---"
    article = extract(f"{front}\n\nThe river in spring\n\nOld bridge closed\n\n{BODY}")
    assert article.headline == "Old bridge closed"
    assert article.origins["headline"] == ("block 1",)
    assert article.url == "https://quay.example/b"
