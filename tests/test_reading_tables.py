"""Tables of data and preformatted lines: elements whose text is laid out by itself."""

from __future__ import annotations

import pytest
from lxml import html

from article_extract.reading.tables import data_table, kept_lines

ROWS = "<tr><th>Town<th>Votes<tr><td>Elm<br>Creek<td>1,204<tr><td>Ash Hill<td>870"


def test_cells_are_parted_by_tabs_and_rows_by_newlines() -> None:
    table = html.fragment_fromstring(f"<table>{ROWS}<tr><td></td></tr></table>")
    assert data_table(table) == "Town\tVotes\nElm Creek\t1,204\nAsh Hill\t870"


@pytest.mark.parametrize(
    "inner",
    [
        f"{ROWS}<tr><td><ul><li>Menu</ul>",
        "<tr><td>Only<td>one row<td>is<td>no table",
        "<tr><td>One<tr><td>column<tr><td>is a<tr><td>list",
        "<tr><td>One<td>Two<tr><td>Three",
        f"<tr><td>a<td>b<tr><td>{'long ' * 200}<td>c",
        "<tr>" + "<td>x" * 4001,
    ],
)
def test_tables_that_lay_out_a_page_are_no_data(inner: str) -> None:
    assert data_table(html.fragment_fromstring(f"<table>{inner}</table>")) == ""


def test_scripts_in_a_cell_are_not_read() -> None:
    table = html.fragment_fromstring(f"<table>{ROWS}<tr><td>Oak<script>x()</script> Ridge<td>12</table>")
    assert data_table(table).endswith("\nOak Ridge\t12")


def test_preformatted_lines_keep_their_indents() -> None:
    element = html.fragment_fromstring("<pre>\n\n  first\t!\n    <b>second</b>  \nthird<br>fourth\n</pre>")
    assert kept_lines(element) == "  first !\n    second\nthird\nfourth"


def test_lines_of_a_program_may_be_elements_with_their_numbers_beside_them() -> None:
    line = '<div class="row"><span class="line-number">{}</span><div class="code">{}</div></div>'
    rows = "".join(line.format(number, text) for number, text in ((1, "if tide:"), (2, "\n"), (3, "  close(12)")))
    assert kept_lines(html.fragment_fromstring(f"<pre><code>{rows}</code></pre>")) == "if tide:\n\n  close(12)"


def test_a_number_that_nothing_names_a_lines_is_part_of_the_program() -> None:
    element = html.fragment_fromstring('<pre><span class="number">12</span> <i aria-hidden="true">3</i> + 4</pre>')
    assert kept_lines(element) == "12  + 4"
