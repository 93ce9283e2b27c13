"""An article as an HTML document that stands by itself: no script, no style, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape

from article_extract.model import Article, BodyBlock, Image
from article_extract.rendering.parts import (
    LINK,
    Group,
    Mark,
    Run,
    groups,
    list_depths,
    marks_of,
    readable,
    safe_address,
    table_rows,
    weave,
)

EMPHASIS = {kind: kind for kind in ("strong", "em", "b", "i", "code", "u", "s", "sub", "sup", "mark", "small")}
"""Kinds of emphasis that are printed as the element of that name; others are printed plain."""

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def to_html(article: Article) -> str:
    """A document whose one <article> holds headline, dek, byline, images, body and notes."""
    language = article.language if article.language and _LANGUAGE.fullmatch(article.language) else None
    canonical = safe_address(article.url or "")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}">' if language and language != "und" else "<html>",
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{escape(article.headline or article.site or '')}</title>",
            *([f'<link rel="canonical" href="{escape(canonical)}">'] if canonical else []),
            "</head>",
            "<body>",
            '<article dir="auto">',
            *_head(article),
            *(_GROUPS.get(group.kind, _paragraphs)(group) for group in groups(article)),
            *(f'<p class="note">{escape(note)}</p>' for note in article.notes),
            "</article>",
            "</body>",
            "</html>",
        )
    )


def _head(article: Article) -> Iterator[str]:
    parts = [
        f'<p class="kicker">{escape(article.kicker)}</p>' if article.kicker else "",
        f"<h1>{escape(article.headline)}</h1>" if article.headline else "",
        f'<p class="dek">{escape(article.dek)}</p>' if article.dek else "",
        _byline(article),
    ]
    said = [part for part in parts if part]
    if said:
        yield "<header>"
        yield from said
        yield "</header>"


def _byline(article: Article) -> str:
    authors = ", ".join(f'<span class="author">{escape(name)}</span>' for name in article.authors)
    parts = (authors, _time(article.published, "published"), _time(article.modified, "modified"))
    said = " · ".join(part for part in parts if part)
    return f'<p class="byline">{said}</p>' if said else ""


def _time(date: datetime | None, name: str) -> str:
    if date is None:
        return ""
    return f'<time class="{name}" datetime="{date.isoformat()}">{readable(date)}</time>'


def inline(block: BodyBlock) -> str:
    """The block's text as escaped HTML, with its links and emphasis."""
    return weave(block.text, marks_of(block, EMPHASIS), opening=_open, closing=_close, printed=_run_text)


def _open(mark: Mark) -> str:
    return f'<a href="{escape(mark.address)}">' if mark.name == LINK else f"<{mark.name}>"


def _close(mark: Mark) -> str:
    return "</a>" if mark.name == LINK else f"</{mark.name}>"


def _run_text(run: Run) -> str:
    return escape(run.text, quote=False)


def _paragraphs(group: Group) -> str:
    return "\n".join(f"<p>{inline(block)}</p>" for block in group.blocks)


def _subheadings(group: Group) -> str:
    return "\n".join(_element(f"h{min(max(block.level, 2), 6)}", inline(block)) for block in group.blocks)


def _element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>"


def _list(group: Group) -> str:
    """Nested lists: an item stays open until the next one at its depth."""
    out: list[str] = []
    depth = -1
    for at, block in zip(list_depths(group.blocks), group.blocks, strict=True):
        if at > depth:
            out.append("<ul>\n")
        else:
            out.append("</li>\n" + "</ul>\n</li>\n" * (depth - at))
        out.append(f"<li>{inline(block)}")
        depth = at
    return "".join(out) + "</li>\n</ul>\n" * depth + "</li>\n</ul>"


def _quotes(group: Group) -> str:
    return f"<blockquote>\n{_paragraphs(group)}\n</blockquote>"


def _embeds(group: Group) -> str:
    return f'<blockquote class="embed">\n{_paragraphs(group)}\n</blockquote>'


def _tables(group: Group) -> str:
    return "\n".join(_table(block) for block in group.blocks)


def _table(block: BodyBlock) -> str:
    rows = ("".join(_element("td", inline(cell)) for cell in row) for row in table_rows(block))
    return "<table>\n" + "\n".join(_element("tr", row) for row in rows) + "\n</table>"


def _preformatted(group: Group) -> str:
    return "\n".join(_element("pre", inline(block)) for block in group.blocks)


def _images(group: Group) -> str:
    return "\n".join(figure for image in group.images if (figure := _figure(image)))


def _figure(image: Image) -> str:
    address = safe_address(image.url or "")
    picture = f'<img src="{escape(address)}" alt="{escape(image.alt or "")}">' if address else ""
    credit = f'<span class="credit">{escape(image.credit)}</span>' if image.credit else ""
    caption = " ".join(part for part in (escape(image.caption or "", quote=False), credit) if part)
    parts = [picture, _element("figcaption", caption) if caption else ""]
    return "<figure>\n" + "\n".join(part for part in parts if part) + "\n</figure>" if any(parts) else ""


_GROUPS: dict[str, Callable[[Group], str]] = {
    "subheading": _subheadings,
    "list_item": _list,
    "blockquote": _quotes,
    "embed": _embeds,
    "table": _tables,
    "preformatted": _preformatted,
    "images": _images,
}
"""Kind of a group of the body -> how it is printed; any other kind is a paragraph."""
