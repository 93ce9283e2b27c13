"""Names of people in Korean, Japanese and Chinese: without titles, and in full."""

from __future__ import annotations

import re

from article_extract.fields.quotes.words import Words

LONGEST_CHINESE = 3  # characters of nearly every Chinese name

_ALIAS = re.compile(r"([^\s、。，（()「」“”]{2,20})[（(]([A-Za-z가-힣·]{2,12})[）)]")
_AGE = re.compile(r"\s*[（(]\d{1,3}세?[）)]")


def full_name(source: str, paragraphs: list[str], words: Words) -> tuple[str, str]:
    """The longest form of a name and how it was found: titles behind it cut off, surnames and short forms led back."""
    text = "\n".join(paragraphs)
    bracketed = words.code != "ko" and any(mark + source in text for mark in "（(")
    for match in _ALIAS.finditer(text) if bracketed else ():
        if match.group(2) == source:
            return match.group(1), f"“{source}” stands for “{match.group(1)}”"
    name, title = _without_title(source, words)
    if title:
        full = _by_surname(name, title, text, words)
        if full:
            return full, f"“{source}”; full name in the text"
    return name, f"the name “{source}”" if title else f"described as “{source}”"


def _without_title(source: str, words: Words) -> tuple[str, str]:
    """Name and title of a source."""
    if words.code == "ko":
        return _without_korean_title(source, words)
    for title in sorted(words.titles, key=len, reverse=True):
        if source.endswith(title) and len(source) > len(title) + 1:
            name = source[: -len(title)].rstrip("・の")
            if name in words.indefinite or any(person in name for person in words.persons):
                return source, ""  # a description: the nurse in her forties, a certain councillor
            if words.code == "zh" and len(name) > LONGEST_CHINESE and name[-1] in words.surnames:
                return name[-1] + title, ""  # 孩子母亲李女士: a surname needs its title
            return (name.rsplit("の", 1)[-1] if len(name.rsplit("の", 1)[-1]) > 1 else name), title
    if words.code == "zh":
        for title in sorted(words.titles, key=len, reverse=True):
            at = source.rfind(title)
            if at >= 0 and 2 <= len(source) - at - len(title) <= 4:
                return source[at + len(title) :], title
    return source, ""


def _without_korean_title(source: str, words: Words) -> tuple[str, str]:
    """Name and title of a Korean source: the name stands in front, or a surname alone."""
    parts = _AGE.sub("", source).split()
    several = parts[-1].endswith((*words.endings["plural"], *words.endings["group"]))
    if len(parts) < 2 or several or not any(parts[-1].endswith(title) for title in words.titles):
        return source, ""
    for part in parts[:-1]:
        names = part.split("·")
        known = all(len(name) in (2, 3) and name[0] in words.surnames for name in names) and len(names[0]) == 3
        if known and not any(part.endswith(title) for title in words.titles):
            return part, parts[-1]
    if parts[0] in words.surnames and (len(parts) == 2 or parts[1] in words.endings["former"]):
        return parts[0], parts[-1]
    return source, ""


def _by_surname(name: str, title: str, text: str, words: Words) -> str | None:
    """The full name that a surname with this title stands for."""
    if words.code == "ko":
        if len(name) > 1:
            return None
        end = title[-2:]
        match = re.search(
            rf"(?<![가-힣])({re.escape(name)}[가-힣]{{2}})\s(?:[^\s,.]+\s){{0,3}}?[가-힣]*{re.escape(end)}", text
        )
        if match is None:
            match = re.search(rf"\(({re.escape(name)}[가-힣]{{2}})\)", text)
        return match.group(1) if match else None
    if len(name) > (1 if words.code == "zh" else 2):
        return None
    for end in (title, *sorted(words.titles, key=len, reverse=True)):
        match = re.search(rf"({re.escape(name)}[\u3400-\u9fff]{{1,2}}){re.escape(end)}", text)
        if match is not None and match.group() != name + title:
            return match.group(1)
    return None
