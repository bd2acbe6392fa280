"""The dates of a case: what was written, made into an interval by the reader of dates, never by a guess."""

import re
from dataclasses import dataclass, replace
from typing import Final

from ...errors import DateError
from ...graph.edtf import format_edtf, parse_edtf
from ...graph.interval import Day, Interval
from ..dates import DateReading, EventRelation, read_date
from .statement import When

#: A day written in digits is a day of the calendar or a mistake, never something for a reader to interpret.
DAY: Final = re.compile(r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}")
MOMENT: Final = re.compile(r"(-?[0-9]{4,}-[0-9]{2}-[0-9]{2})[Tt ][0-9]{2}(:?[0-9]{2}.*)?")
#: Text that can only be meant as EDTF, so that a mistake in it is one.
EDTF: Final = re.compile(
    r"(?=.*[0-9X]{3})(?=.*[-/~?%.\[{])[-0-9XSYEu~?%./,\[\]{}T:Z+]+",
)
#: A day as people write it in digits: what is wrong with it is no matter of EDTF.
PLAIN: Final = re.compile(
    r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}([./])[0-9]{1,2}\2[0-9]{1,2}"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as far as it could be read."""

    text: str | None = None
    interval: Interval | None = None
    edtf: str | None = None
    note: str | None = None  # why there is no interval
    relation: EventRelation | None = None


def read_when(when: When, anchors: tuple[Day, ...], context: str | None = None) -> Reading:
    """Read a date: by its bounds if they are given, else its EDTF, else its text.

    ``anchors`` are the first and last day on which the document may have been published.

    Raises:
        DateError: the date cannot be, as 2011-02-30 cannot.
    """
    if when.earliest is not None or when.latest is not None:
        interval = Interval(when.earliest, when.latest, when.precision, when.meaning)
        return _mark(Reading(when.text, interval, when.edtf), when)
    if when.edtf is not None:
        return _mark(Reading(when.text, parse_edtf(when.edtf), when.edtf), when)
    if when.text is None:
        return Reading()
    return _mark(read_text(when.text, anchors, context), when)


def read_text(text: str, anchors: tuple[Day, ...], context: str | None = None) -> Reading:
    """Read a date as a document writes it.

    Raises:
        DateError: the text is a date in digits or EDTF, and wrong.
    """
    wrong: DateError | None = None
    if EDTF.fullmatch(text):
        try:
            return Reading(text, parse_edtf(text), text)
        except DateError as error:
            wrong = error
            if DAY.fullmatch(text):
                raise
    readings = [read_date(text, anchor, context=context) for anchor in anchors or (None,)]
    reading = readings[0]
    if wrong is not None and reading.kind is None:
        if PLAIN.fullmatch(text) and reading.reason is not None:
            raise DateError(f"{text!r}: {reading.reason}")
        raise wrong
    if any(_meaning(other) != _meaning(reading) for other in readings):
        return Reading(text, note="depends on the day of publication, which is not known")
    if reading.relation is not None:
        return Reading(text, relation=reading.relation, note="hangs on another event")
    if reading.kind != "date" or reading.interval is None:
        kinds = {"duration": "says how long, not when", "set": "says how often, not when"}
        return Reading(
            text, note=reading.reason or kinds.get(reading.kind or "", "not read as a date")
        )
    return Reading(text, reading.interval, format_edtf(reading.interval))


def read_published(text: str) -> Interval:
    """Read when a document was published: the day in its own zone, or whatever was given.

    >>> str(read_published("2012-12-06T23:30+06:00").earliest)
    '2012-12-06'

    Raises:
        DateError: it is no date.
    """
    moment = MOMENT.fullmatch(text)
    reading = read_text(moment[1] if moment else text, ())
    if reading.interval is None:
        raise DateError(reading.note or "not read as a date")
    return reading.interval


def explain(error: DateError) -> tuple[str, str]:
    """Give the problem and the remedy of a date that cannot be.

    >>> explain(DateError("it ends before it begins; put the earlier day first"))
    ('it ends before it begins', 'put the earlier day first')
    """
    problem, _, remedy = str(error).partition("; ")
    return problem, remedy or "correct the date, or write it as the document does"


def _meaning(reading: DateReading) -> tuple[object, ...]:
    return reading.kind, reading.interval, reading.relation


def _mark(reading: Reading, when: When) -> Reading:
    """Add the marks that the entry gives beside its date."""
    if reading.interval is None:
        return reading
    marked = replace(
        reading.interval,
        approximate=reading.interval.approximate or when.approximate,
        uncertain=reading.interval.uncertain or when.uncertain,
    )
    if reading.edtf is not None and marked == reading.interval:
        return reading
    return replace(reading, interval=marked, edtf=format_edtf(marked))
