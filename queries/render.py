"""Rows as people and programs read them: a table, JSON, JSON Lines or CSV.

Text from reports is hostile until shown otherwise: a table shows control and direction-changing
characters as escapes, so that no title can rewrite the terminal; CSV guards cells that a
spreadsheet would run as a formula.
"""

import csv
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

#: Cell openings that spreadsheets take for a formula (OWASP, "CSV Injection").
FORMULA_OPENINGS = ("=", "+", "-", "@", "\t", "\r")


def render_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], format_: str, stream: TextIO
) -> None:
    """Write rows to a stream as ``table``, ``json`` (a list), ``jsonl`` or ``csv``.

    >>> import sys
    >>> render_rows(["id", "killed"], [{"id": "blast", "killed": None}], "jsonl", sys.stdout)
    {"id": "blast", "killed": null}
    """
    write = {"table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv}[format_]
    write(columns, rows, stream)


def visible(text: str) -> str:
    """Show what would steer a terminal (controls, line breaks, bidirectional marks) as escapes.

    >>> visible("ok\\x1b[2J \\u202egnp.exe")
    'ok\\\\x1b[2J \\\\u202egnp.exe'
    """
    if text.isprintable():
        return text
    return "".join(
        ascii(c)[1:-1] if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c
        for c in text
    )


def cell(value: object) -> str:
    """Write one value for people: nothing for null, lists with commas, maps as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return ", ".join(cell(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def _json(columns: Sequence[str], rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    # A list is written row by row, so that a large answer needs no second copy in memory.
    opening = "["
    for row in rows:
        stream.write(opening + "\n  " + json.dumps(dict(row), ensure_ascii=False))
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def _jsonl(columns: Sequence[str], rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    stream.writelines(json.dumps(dict(row), ensure_ascii=False) + "\n" for row in rows)


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    # A lone carriage return ends a row for some readers, and Python's writer does not quote it.
    quoting = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for row in rows:
        cells = [_inert(row.get(column)) for column in columns]
        returns = any(isinstance(cell, str) and "\r" in cell for cell in cells)
        (quoting if returns else writer).writerow(cells)


def _inert(value: object) -> object:
    if isinstance(value, bool | int | float):
        return value
    text = cell(value)
    return "'" + text if text.startswith(FORMULA_OPENINGS) else text


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Into a pipe or a file nothing is folded to a guessed width: one row stays one line.
    width = None if stream.isatty() else 10_000
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(visible(column)), overflow="fold")
    count = 0
    for row in rows:
        table.add_row(*(Text(visible(cell(row.get(column)))) for column in columns))
        count += 1
    if count == 0:
        stream.write("nothing found\n")
        return
    console = Console(file=stream, width=width, highlight=False, soft_wrap=False)
    console.print(table)
