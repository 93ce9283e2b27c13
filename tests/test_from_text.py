"""Raw text into blocks: one block for each thing that a reader sees as one."""

from __future__ import annotations

import textwrap

import pytest

from article_extract.model import Frame
from article_extract.reading.from_text import blocks_from_text

LONG = [
    "The town has shut its old bridge after divers found a crack in one of the pillars, and nobody knows for how long.",
    "Traffic goes round by the new road, which was built twenty years ago for half as many cars, the mayor told us.",
    "It will stay shut for at least two years, she said, because the stones have to be brought from another country.",
    "Shopkeepers on both sides of the river fear that they will lose customers, as they did when the road was dug up.",
]


def texts(text: str, language: str | None = "en") -> list[str]:
    return [block.text for block in blocks_from_text(text, language)[0]]


def test_a_text_has_one_frame_that_names_no_element() -> None:
    blocks, frames = blocks_from_text("One.\n\nTwo.")
    assert frames == (Frame(0, -1, "", (), 0, None, "", False),)
    assert [(block.index, block.frame, block.kind) for block in blocks] == [(0, 0, "text"), (1, 0, "text")]


def test_position_is_the_line_and_gap_the_blank_lines_before() -> None:
    blocks, _ = blocks_from_text("Title\n\n\nFirst.\nSecond.\n\nThird.")
    assert [(block.text, block.position, block.gap) for block in blocks] == [
        ("Title", 1, 0),
        ("First.", 4, 2),
        ("Second.", 5, 0),
        ("Third.", 7, 1),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("blank", [0, 1, 2])
def test_paragraphs_are_blocks_whatever_the_line_ends(end: str, blank: int) -> None:
    assert texts((end * (blank + 1)).join(LONG)) == LONG


def test_white_space_and_invisible_marks_are_cleaned() -> None:
    assert texts("A\u00a0soft\u00adhyphen  and\ta tab.") == ["A softhyphen and a tab."]


@pytest.mark.parametrize("width", [65, 72, 80, 100])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    page = "Home\nNews\nBridge shut\n\n" + "\n\n".join(textwrap.fill(p, width) for p in LONG)
    assert texts(page) == ["Home", "News", "Bridge shut", *LONG]


def test_hard_wrapped_paragraphs_without_blank_lines_end_where_a_line_is_short() -> None:
    page = "\n".join(textwrap.fill(p, 72) for p in LONG)
    assert texts(page) == LONG


def test_a_hard_wrapped_text_keeps_its_short_lines_apart() -> None:
    page = "\n\n".join(textwrap.fill(p, 72) for p in LONG) + "\n\nRead more\nContact us\nLog in\n"
    assert texts(page)[-3:] == ["Read more", "Contact us", "Log in"]


def test_hard_wrapped_chinese_is_joined_without_spaces() -> None:
    sentence = "市议会星期二决定把这座旧桥关闭两年，当地的居民说他们不同意这个决定，因为他们每天都要过桥去上班，"
    sentence += "孩子们也要过桥上学。"
    lines = [sentence[at : at + 35] for at in range(0, len(sentence), 35)]
    assert texts("\n\n".join("\n".join(lines) for _ in range(5)), "zh") == [sentence] * 5


TORN = [
    (["The mayor, ", "Ida Brandt", ", said that the bridge would stay shut for two years."], ""),
    (["She said so in an interview with ", "The Example", " on Tuesday, which the town has not denied."], ""),
    (["Two engineers (", "one of them from abroad", ") looked at the pillars and found nothing."], ""),
    (["The paper calls it “", "the worst crack in the county", "”, and so do the engineers."], ""),
    (["The town had been warned, but it had not ", "closed", " the road until the divers came back."], ""),
]


@pytest.mark.parametrize("blank", [0, 1])
def test_lines_torn_at_links_and_bold_runs_are_joined(blank: int) -> None:
    page = ("\n" * (blank + 1)).join(part.strip() for parts, _ in TORN for part in parts)
    assert texts(page) == ["".join(parts) for parts, _ in TORN]


@pytest.mark.parametrize(
    "line",
    [
        "Sign in",
        "Subscribe",
        "More on this story",
        "Town council",
        "Follow us",
        "© The Example",
        "12 comments",
        "+ Add",
    ],
)
def test_short_lines_of_the_interface_are_not_glued_to_torn_paragraphs(line: str) -> None:
    parts = [[part.strip() for part in parts] for parts, _ in TORN]
    page = "\n".join(["Home", "News", *parts[0], *parts[1], line, *parts[2], *parts[3]])
    assert line in texts(page)


def test_without_signs_of_torn_lines_small_letters_alone_join_nothing() -> None:
    page = "\n".join(["lower-case menu", "of a site", "that likes small letters", "Bridge shut", *LONG])
    assert texts(page) == ["lower-case menu", "of a site", "that likes small letters", "Bridge shut", *LONG]


def test_a_line_that_ends_with_an_article_goes_on() -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    page = "\n".join([*torn, "The council will meet again on the evening of the", "Spring Fair", "and vote."])
    assert texts(page)[-1] == "The council will meet again on the evening of the Spring Fair and vote."


@pytest.mark.parametrize(
    "cut",
    [
        ("Last month, sailors at", f"Quay Rescue {LONG[0]}"),
        ("The mayor of the town is with", "Harbour Pilots", f"and {LONG[0]}"),
        ("It is no wonder that the year of the bridge", "Quay Seven", f"said on Monday {LONG[0]}"),
    ],
)
def test_some_words_of_a_sentence_go_on_with_the_link_and_the_prose_behind_them(cut: tuple[str, ...]) -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    assert " ".join(cut) in texts("\n".join([*torn, *cut]))


@pytest.mark.parametrize("heading", ["What the engineers found", "Why we chose it", "Ida says: at", "Look at"])
def test_a_heading_before_a_paragraph_that_opens_with_a_link_is_not_glued_to_it(heading: str) -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    assert heading in texts("\n".join([*torn, heading, LONG[0]]))


def test_a_heading_before_a_paragraph_is_not_glued_to_it() -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    assert "What the engineers found" in texts("\n".join([*torn, "What the engineers found", *LONG]))


def test_a_label_goes_with_what_it_labels_in_a_torn_text() -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    assert "Photo: Ida Brandt" in texts("\n".join([*torn, "Photo:", "Ida Brandt", *LONG]))


def test_a_drop_cap_goes_with_its_word() -> None:
    assert texts("T\nhe town has shut its old bridge after divers found a crack.") == [
        "The town has shut its old bridge after divers found a crack."
    ]


def test_a_place_with_a_full_stop_goes_with_the_report_in_a_torn_text() -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    assert "Berlin. " + LONG[0] in texts("\n".join([*torn, "Berlin.", LONG[0]]))


def test_compounds_torn_at_their_hyphen_are_joined_without_a_space() -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    page = "\n".join([*torn, "Der Ausbau der neuen und lange geplanten EU", "-Straße ist beendet, sagte sie."])
    assert texts(page, "de")[-1] == "Der Ausbau der neuen und lange geplanten EU-Straße ist beendet, sagte sie."


@pytest.mark.parametrize("bullet", ["•", "▪", "-", "*", "–"])
def test_bullets_make_list_items_and_go(bullet: str) -> None:
    blocks, _ = blocks_from_text(f"What to bring:\n{bullet} a torch\n{bullet} warm clothes\nThat is all.", "en")
    assert [(block.kind, block.text) for block in blocks] == [
        ("text", "What to bring:"),
        ("list_item", "a torch"),
        ("list_item", "warm clothes"),
        ("text", "That is all."),
    ]


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_next_line() -> None:
    blocks, _ = blocks_from_text("•\nA torch\n•\nWarm clothes", "en")
    assert [(block.kind, block.text) for block in blocks] == [("list_item", "A torch"), ("list_item", "Warm clothes")]


def test_numbers_that_count_make_list_items_and_stay() -> None:
    blocks, _ = blocks_from_text("1. Open the lid.\n2. Pour it in.\n3. Wait.", "en")
    assert [(block.kind, block.text) for block in blocks] == [
        ("list_item", "1. Open the lid."),
        ("list_item", "2. Pour it in."),
        ("list_item", "3. Wait."),
    ]


@pytest.mark.parametrize("line", ["– It will be shut, said the mayor.", "7. The old bridge", "- dpa"])
def test_a_dash_or_number_that_stands_alone_makes_no_list_item(line: str) -> None:
    blocks, _ = blocks_from_text(f"{LONG[0]}\n\n{line}\n\n{LONG[1]}", "en")
    assert [(block.kind, block.text) for block in blocks][1] == ("text", line)


def test_rows_with_tabs_are_one_table() -> None:
    blocks, _ = blocks_from_text("Year\tCars\n2022\t900\n2023\t1,100\n\nThat is a lot.", "en")
    assert [(block.kind, block.text) for block in blocks] == [
        ("table", "Year\tCars\n2022\t900\n2023\t1,100"),
        ("text", "That is a lot."),
    ]


def test_one_row_with_a_tab_is_no_table() -> None:
    assert texts("Home\tNews\n\nThe bridge is shut.") == ["Home News", "The bridge is shut."]


def test_torn_japanese_is_joined_at_particles_and_marks_without_spaces() -> None:
    page = "\n".join(
        [
            "市議会は火曜日、長年にわたって危険だと言われてきた古い橋の",
            "閉鎖",
            "、を決めた。",
            "住民の代表はこの決定に強く反対しており、来週にも市長への",
            "抗議文",
            "、を出すという。",
        ]
    )
    assert texts(page, "ja") == [
        "市議会は火曜日、長年にわたって危険だと言われてきた古い橋の閉鎖、を決めた。",
        "住民の代表はこの決定に強く反対しており、来週にも市長への抗議文、を出すという。",
    ]


def test_headlines_in_japanese_are_not_glued_to_each_other() -> None:
    lines = ["古い橋の閉鎖を決定、住民は反対へ", "新しい道路の建設も議題に", "市長「説明を続ける」と強調"]
    assert texts("\n".join(lines), "ja") == lines


def test_an_article_and_a_small_word_lack_their_noun_where_nouns_are_large() -> None:
    torn = [part.strip() for parts, _ in TORN for part in parts]
    start = "Die Schulen der Stadt schlossen zwei Wochen lang, so die Bürgermeisterin in einem langen"
    page = "\n".join([*torn, start, "Gespräch mit dieser Zeitung am Montag."])
    assert texts(page, "de")[-1] == f"{start} Gespräch mit dieser Zeitung am Montag."
    assert texts(page.replace("einem langen", "Gedanken"), "de")[-1] == "Gespräch mit dieser Zeitung am Montag."


@pytest.mark.parametrize(
    "byline", [["by Ida Brandt"], ["by", "Ida Brandt"], ["words by Ida Brandt and Tom van Okafor"]]
)
def test_a_byline_that_begins_small_is_not_joined_to_the_headline_above(byline: list[str]) -> None:
    headline = "Town council votes to close the old bridge"
    pieces = [piece.strip() for torn, _ in TORN for piece in torn]
    assert texts("\n".join([headline, *byline, "11 March 2025", *pieces]))[0] == headline


@pytest.mark.parametrize(
    "torn",
    [
        ["The mill was painted in oils", "by Ida Brandt", "in the year before the flood, and hangs in the hall."],
        ["Orrin", "and", "Hallay", "have told thousands of people to be ready for the flood."],
        ["The", "Orrin Rovers", "have in the", "Premier Cup", "lost to the team that everybody thought would lose it."],
    ],
)
def test_a_sentence_whose_links_were_torn_out_is_one(torn: list[str]) -> None:
    pieces = [piece.strip() for broken, _ in TORN for piece in broken]
    assert texts("\n".join([*torn, *pieces]))[0] == " ".join(torn)
    prose = "Lund (41). She did so in the year before the great flood, and it hangs in the town hall."
    assert texts("\n".join(["The old mill was painted in oils", "by Ida Brandt", prose, *pieces]))[0].endswith("Brandt")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Low water in the lake", ":", "City of superlatives"], ["Low water in the lake: City of superlatives"]),
        (["Low water in the lake", ": City of superlatives"], ["Low water in the lake: City of superlatives"]),
        (["What we know:", "City of superlatives"], ["What we know:", "City of superlatives"]),
        (["He was there.", ": City of superlatives"], ["He was there.", ": City of superlatives"]),
        (["Smile", ":-) and go"], ["Smile", ":-) and go"]),
    ],
)
def test_a_colon_on_a_line_of_its_own_or_before_a_line_belongs_to_the_line_above(
    lines: list[str], joined: list[str]
) -> None:
    assert texts("\n".join(lines)) == joined
