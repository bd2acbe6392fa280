"""Rows come out in each format as they went in, and steer neither a terminal nor a spreadsheet."""

import csv
import io
import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dateline.queries.render import render_rows, visible

TEXTS = st.text(max_size=30)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"id": TEXTS, "count": st.none() | st.integers(), "names": st.lists(TEXTS)}
    ),
    max_size=5,
)
COLUMNS = ("id", "count", "names")


def render(rows: list[dict[str, object]], format_: str) -> str:
    out = io.StringIO()
    render_rows(COLUMNS, rows, format_, out)
    return out.getvalue()


@given(ROWS)
def test_json_and_json_lines_keep_every_value(rows: list[dict[str, object]]) -> None:
    assert json.loads(render(rows, "json")) == rows
    lines = render(rows, "jsonl").split("\n")
    assert [json.loads(line) for line in lines if line] == rows


@given(TEXTS)
def test_what_a_table_shows_steers_nothing(text: str) -> None:
    steering = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not steering & {unicodedata.category(c) for c in visible(text)}


def test_a_table_is_one_line_a_row_whatever_the_row_says() -> None:
    shown = render([{"id": "a\nb\x1b[2J", "count": 1, "names": ["x", "y"]}], "table")
    lines = [line.rstrip() for line in shown.splitlines()]
    assert lines[0].split() == ["id", "count", "names"]
    assert lines[2].split() == ["a\\nb\\x1b[2J", "1", "x,", "y"]
    assert len(lines) == 3


def test_an_empty_table_says_so_and_empty_lists_are_lists() -> None:
    assert render([], "table") == "nothing found\n"
    assert json.loads(render([], "json")) == []
    assert render([], "jsonl") == ""
    assert render([], "csv") == "id,count,names\n"


def test_a_cell_that_a_spreadsheet_would_run_is_quoted() -> None:
    hostile = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "plain"]
    shown = render([{"id": text, "count": -2, "names": []} for text in hostile], "csv")
    cells = [row["id"] for row in csv.DictReader(io.StringIO(shown))]
    assert cells == ["'=1+1", "'+1", "'-2", "'@SUM(A1)", "'\t=1", "plain"]
    assert {row["count"] for row in csv.DictReader(io.StringIO(shown))} == {"-2"}


def test_a_carriage_return_ends_no_row_of_csv() -> None:
    texts: list[object] = ["a\rb", "\r=1", "plain"]
    written = render([{"id": text, "count": None, "names": []} for text in texts], "csv")
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert [row[0] for row in read] == ["id", "a\rb", "'\r=1", "plain"]
