"""`dateline dates`: one phrase, every date of a text, or a line of answers for each line of input."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any

import click

from ..errors import DateError
from ..graph.days import Day
from ..graph.notation import format_edtf
from ..loaders.dates import DateReading, find_dates, read_date


class AnchorType(click.ParamType):
    """A day, or a date and time of which the day counts."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Day:
        """Read the option; a wrong one is a usage error."""
        try:
            return value if isinstance(value, Day) else read_anchor(value)
        except DateError as error:
            self.fail(str(error), param, ctx)


def read_anchor(text: str) -> Day:
    """Read the day of an anchor; a time behind it is left out.

    >>> str(read_anchor("2012-12-06T15:01+06:00"))
    '2012-12-06'
    """
    return Day.parse(text.strip().split("T")[0].split(" ")[0])


@click.command()
@click.argument("text", required=False)
@click.option("--anchor", type=AnchorType(), help="The day that TEXT was written on: 2012-12-06.")
@click.option("--find", is_flag=True, help="Find every date in TEXT, not read TEXT as one date.")
@click.option(
    "--jsonl", is_flag=True, help="Read JSON Lines from stdin, and answer each with a line."
)
@click.option(
    "--lang", help="The language of TEXT (en, ru, kk); guessed from its letters if not given."
)
def dates(text: str | None, anchor: Day | None, find: bool, jsonl: bool, lang: str | None) -> None:
    """Read a date as a report says it, and print it as JSON.

    TEXT is one phrase ("right after the attack", "summer 2011"), or with --find a whole text; without
    TEXT it is read from stdin. With --jsonl each line of stdin is an object with "text" and, if
    known, "anchor", "context" (the sentence), "spanStart" (where "text" begins in it) and "lang".
    """
    if jsonl:
        if text is not None:
            raise click.UsageError("--jsonl reads its texts from stdin; leave TEXT out.")
        source = click.get_binary_stream("stdin")
        for line in answers(source, anchor, find, lang):
            sys.stdout.write(line)
        return
    if text is None:
        text = click.get_text_stream("stdin", encoding="utf-8", errors="replace").read().strip("\n")
    if find:
        found = find_dates(text, anchor, language=lang)
        click.echo(json.dumps([shown(reading) for reading in found], ensure_ascii=False, indent=1))
        return
    reading = read_date(text, anchor, language=lang)
    click.echo(json.dumps(shown(reading), ensure_ascii=False))
    if reading.kind is None:
        click.get_current_context().exit(1)


def answers(
    lines: "Iterable[bytes] | IO[bytes]", anchor: Day | None, find: bool, language: str | None
) -> Iterator[str]:
    """Answer each line with a line, in order; a line that cannot be read gets a reason."""
    for line in lines:
        if line.strip():
            answer = answered(line, anchor, find, language)
        else:
            answer = shown(DateReading("", 0, 0, reason="the line is empty"))
        yield json.dumps(answer, ensure_ascii=False) + "\n"


def answered(
    line: bytes, anchor: Day | None, find: bool, language: str | None
) -> dict[str, Any] | list[dict[str, Any]]:
    """Read the dates of one input line."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return shown(DateReading("", 0, 0, reason="the line is not JSON"))
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return shown(DateReading("", 0, 0, reason='the line has no "text"'))
    text: str = row["text"]
    try:
        given = row.get("anchor")
        own = anchor if given is None else read_anchor(str(given))
    except DateError as error:
        return shown(DateReading(text, 0, len(text), reason=f"anchor: {error}"))
    lang = row.get("lang", language)
    lang = lang if isinstance(lang, str) else language
    if find:
        return [shown(reading) for reading in find_dates(text, own, language=lang)]
    context, start = row.get("context"), row.get("spanStart")
    return shown(
        read_date(
            text,
            own,
            context=context if isinstance(context, str) else None,
            span_start=start if isinstance(start, int) and not isinstance(start, bool) else None,
            language=lang,
        )
    )


def shown(reading: DateReading) -> dict[str, Any]:
    """Write a reading as the JSON object that `dateline dates` prints."""
    interval, relation = reading.interval, reading.relation
    row: dict[str, Any] = {
        "text": reading.text,
        "charStart": reading.char_start,
        "charEnd": reading.char_end,
        "kind": reading.kind,
        "earliest": None,
        "latest": None,
        "precision": None,
        "meaning": None,
        "edtf": None,
        "timex3": reading.timex3,
        "relation": None,
    }
    if interval is not None:
        row["earliest"] = None if interval.earliest is None else str(interval.earliest)
        row["latest"] = None if interval.latest is None else str(interval.latest)
        row["precision"] = interval.precision
        row["meaning"] = interval.meaning
        row["edtf"] = format_edtf(interval)
    if relation is not None:
        key, event = ("after", relation.after) if relation.after else ("before", relation.before)
        row["relation"] = {key: event, "minDays": relation.min_days, "maxDays": relation.max_days}
    if reading.reason is not None:
        row["reason"] = reading.reason
    return row
