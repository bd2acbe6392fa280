"""What the driver returns, as plain Python: text, numbers, lists and maps that JSON can hold.

Dates, times and durations become ISO 8601 text. This is also the one place that knows the driver's
limit: its ``Date`` begins in the year 1, so a graph may well hold Salamis (``-0479-09-22``), and
compare and print it, but the driver hands the date over as a broken object with the raw day number in
it. The number is all that is needed to write the date.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from math import isfinite
from typing import Any

from neo4j import Record
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

#: The Gregorian calendar repeats after 400 years of this many days.
_CYCLE_DAYS = 146_097
_EPOCH = date(1970, 1, 1).toordinal()
#: The driver writes nine digits of a second, always: the zeros at their end say nothing.
_FRACTION = re.compile(r"\.(\d{9})")
_ATOMS = frozenset({str, int, bool, type(None)})


def plain_row(record: Record) -> dict[str, Any]:
    """Turn a record into a plain dict, keyed by the RETURN names in their order."""
    # A Record raises when a value in it is broken; as the tuple that it is, it shows the value.
    return {
        key: plain(value) for key, value in zip(record.keys(), tuple.__iter__(record), strict=True)
    }


def plain(value: object) -> Any:
    """Turn one value into plain Python.

    >>> plain([Date(2011, 12, 3), Duration(days=2), {"n": None}])
    ['2011-12-03', 'P2D', {'n': None}]
    """
    if type(value) in _ATOMS:
        return value
    if isinstance(value, float):
        # JSON has no NaN and no infinity; these are the words that Cypher's toString uses.
        return value if isfinite(value) else json.dumps(value)
    if isinstance(value, Date) and value.to_ordinal() == 0:
        # The driver takes the day before 0001-01-01 for a "zero date" without month or day.
        return "0000-12-31"
    if isinstance(value, (DateTime, Time)):
        return _FRACTION.sub(_short_fraction, value.iso_format())
    if isinstance(value, (Date, Duration)):
        return value.iso_format()
    if isinstance(value, Node):
        return {
            "id": value.element_id,
            "labels": sorted(value.labels),
            "properties": plain(dict(value)),
        }
    if isinstance(value, Relationship):
        return _relationship(value)
    if isinstance(value, Path):
        return {"nodes": plain(value.nodes), "relationships": plain(value.relationships)}
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [plain(item) for item in value]
    return _unrepresented(value)


def _short_fraction(match: re.Match[str]) -> str:
    digits = match[1].rstrip("0")
    return f".{digits}" if digits else ""


def _relationship(value: Relationship) -> dict[str, Any]:
    """Write a relationship with its ends by id: the nodes themselves may not have been returned."""
    start, end = value.nodes
    return {
        "id": value.element_id,
        "type": value.type,
        "start": start.element_id if start is not None else None,
        "end": end.element_id if end is not None else None,
        "properties": plain(dict(value)),
    }


def _unrepresented(value: object) -> str:
    """Write a value that the driver has no type for: a date before the year 1, or else as it prints."""
    raw = getattr(value, "raw_data", None)
    fields = getattr(raw, "fields", None)
    if getattr(raw, "tag", None) == b"D" and fields and isinstance(fields[0], int):
        return iso_day(fields[0])
    return str(raw if raw is not None else value)


def iso_day(days: int) -> str:
    """Write a count of days since 1970-01-01 as ISO 8601, in any year.

    >>> iso_day(15311), iso_day(-719529), iso_day(-894601)
    ('2011-12-03', '-0001-12-31', '-0480-09-01')
    """
    cycles, rest = divmod(days + _EPOCH - 1, _CYCLE_DAYS)
    day = date.fromordinal(rest + 1)
    year = day.year + 400 * cycles
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04d}-{day.month:02d}-{day.day:02d}"
