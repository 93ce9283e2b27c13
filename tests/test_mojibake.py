"""Text that was decoded wrongly once before it was saved."""

from __future__ import annotations

import lxml.html
import pytest

from article_extract import extract
from article_extract.reading.mojibake import is_mojibake, mended_text

SENTENCES = (
    "The harbour’s cranes haven’t moved since Monday, the foreman said – and the ships’ crews know it.",
    "“We’re waiting for a part,” he told the council’s café meeting, “and it’s on its way.”",
    "Nobody’s pay is cut, the port’s owners say, but the men don’t believe them – not after last year’s strike.",
)


def broken(text: str, codec: str) -> str:
    """A text whose UTF-8 was read as another encoding, those bytes kept that have no letter there."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode("utf-8"))


def page(codec: str | None = None) -> str:
    texts = [broken(text, codec) if codec else text for text in SENTENCES]
    return f"<html><body><article><h1>Cranes</h1>{''.join(f'<p>{text}</p>' for text in texts)}</article></body></html>"


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_a_page_saved_twice_is_read_as_it_was_written(codec: str) -> None:
    assert extract(page(codec)).text == extract(page()).text == "\n\n".join(SENTENCES)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_so_is_raw_text(codec: str) -> None:
    text = "\n\n".join(("Cranes stand still in the harbour", *SENTENCES))
    assert extract(broken(text, codec)).text == extract(text).text
    assert "harbour’s" in (extract(text).text)


def test_entities_hide_it_no_less() -> None:
    assert "harbour’s" in extract(page().replace("’", "&acirc;&euro;&trade;")).text


def test_the_callers_tree_stays_as_it_was() -> None:
    tree = lxml.html.document_fromstring(page("latin-1"))
    before = lxml.html.tostring(tree)
    assert "harbour’s" in extract(tree).text
    assert lxml.html.tostring(tree) == before


@pytest.mark.parametrize(
    "text",
    [
        "Le château, la forêt et l’hôpital : « déjà vu »… été », dit-elle, après l’âge de pierre.",
        "SÃO PAULO – A NAÇÃO DE JOÃO, DISSE Â. “NÃO”, FALOU A IRMÃ.",
        "Ångström’s “Älgö” och Åland – ÄRENDE, sade hon.",
        "Đorđe’s words, Ñandú’s “años”: Ñ…",
        "The editor writes “Ã¤” for “ä”, “â€™” for “’” and “Ã¶” for “ö”, and so do “Ã¼”, “â€œ” and “Ã©”.",
    ],
)
def test_what_is_written_so_stays(text: str) -> None:
    assert not is_mojibake([text] * 5, lambda: text * 5)


def test_only_what_is_broken_is_mended() -> None:
    assert mended_text("MÃ¤rz im CafÃ©, „grün“ – 5 €") == "März im Café, „grün“ – 5 €"
