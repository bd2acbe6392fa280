"""`dateline dates`: one phrase, every date of a text, or a line of answers for each line of input."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from ..errors import DateError
from ..graph.days import Day
from ..graph.notation import format_edtf
from ..loaders.dates import DateReading, find_dates, read_date


def read_anchor(text: str) -> Day:
    """Read the day of an anchor; a time behind it is left out.

    >>> str(read_anchor("2012-12-06T15:01+06:00"))
    '2012-12-06'
    """
    return Day.parse(re.split(r"[T ](?=\d)", text.strip(), maxsplit=1)[0])


def _anchor(context: click.Context, option: click.Parameter, value: str | None) -> Day | None:
    """Read the option; a wrong one is a usage error."""
    try:
        return None if value is None else read_anchor(value)
    except DateError as error:
        raise click.BadParameter(str(error), context, option) from None


@click.command()
@click.argument("text", required=False)
@click.option(
    "--anchor",
    callback=_anchor,
    metavar="DATE",
    help="The day that TEXT was written on: 2012-12-06.",
)
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
        out = sys.stdout.buffer
        for line in answers(sys.stdin.buffer, anchor, find, lang):
            out.write(line)
            out.flush()  # whoever waits for this answer before the next question gets it
        return
    if text is None:
        text = sys.stdin.buffer.read().decode("utf-8", "replace").strip("\n")
    if find:
        found = find_dates(text, anchor, language=lang)
        click.echo(written([shown(reading) for reading in found]))
        return
    reading = read_date(text, anchor, language=lang)
    click.echo(written(shown(reading)))
    if reading.kind is None:
        click.get_current_context().exit(1)


def answers(
    lines: Iterable[bytes], anchor: Day | None, find: bool, language: str | None
) -> Iterator[bytes]:
    """Answer each line with a line, in order; a line that cannot be read gets a reason."""
    for line in lines:
        if line.strip():
            answer = answered(line, anchor, find, language)
        else:
            answer = shown(DateReading("", 0, 0, reason="the line is empty"))
        yield written(answer) + b"\n"


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


def written(answer: object) -> bytes:
    """Write JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, makes it escape.

    >>> written("\\ud800")
    b'"\\\\ud800"'
    """
    try:
        return json.dumps(answer, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(answer).encode()


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
