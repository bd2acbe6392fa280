"""Records as the maps that Cypher takes and gives, and back."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Final, cast

from .interval import Day, Interval
from .records import Attribution, Claim, Document, Involvement, Node
from .vocabulary import SubjectLabel

Row = dict[str, Any]

#: The first and last day that the dates of both engines can hold.
FIRST_DAY: Final = Day(-999_999_999, 1, 1)
LAST_DAY: Final = Day(999_999_999, 12, 31)

#: Claim field -> property of the (:Claim) node, for the values that are stored as they are.
PLAIN: Final = {
    "id": "id",
    "kind": "kind",
    "text": "text",
    "quote": "quote",
    "char_start": "charStart",
    "char_end": "charEnd",
    "stance": "stance",
    "confidence": "confidence",
    "said_text": "saidText",
    "said_event": "saidEvent",
    "title": "title",
    "type": "type",
    "date_text": "dateText",
    "edtf": "edtf",
    "date_note": "dateNote",
    "relation": "relation",
    "min_days": "minDays",
    "max_days": "maxDays",
    "measure": "measure",
    "min": "min",
    "max": "max",
    "name": "name",
    "actor_kind": "actorKind",
    "alias_kind": "aliasKind",
    "language": "language",
    "latitude": "latitude",
    "longitude": "longitude",
    "place_precision": "placePrecision",
}

DOCUMENT_PLAIN: Final = (
    "id",
    "title",
    "publisher",
    "author",
    "published",
    "language",
    "url",
    "sha256",
)


def interval_properties(interval: Interval | None) -> Row:
    """Write an interval's marks (not its bounds) as properties; marks that say nothing are null."""
    if interval is None:
        return {}
    return {
        "precision": interval.precision,
        "meaning": interval.meaning,
        "approximate": interval.approximate or None,
        "uncertain": interval.uncertain or None,
        "unknownEnds": interval.unknown_ends or None,
    }


def bounds(interval: Interval | None, earliest: str, latest: str) -> Row:
    """Write an interval's bounds under the two names, as ``graph_date`` does."""
    if interval is None:
        return {earliest: None, latest: None}
    return {earliest: graph_date(interval.earliest), latest: graph_date(interval.latest)}


def graph_date(day: Day | None) -> str | None:
    """Write a day as Cypher's ``date()`` takes and gives it: past the year 9999 with its sign.

    A day that no engine can hold is left open; the words and the EDTF of the claim still tell it.

    >>> graph_date(Day(-479, 9, 22)), graph_date(Day(12000, 1, 1)), graph_date(Day(-13_800_000_000, 1, 1))
    ('-0479-09-22', '+12000-01-01', None)
    """
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        return None
    return f"+{day}" if day.year > 9999 else str(day)


def read_interval(row: Mapping[str, Any]) -> Interval | None:
    """Read an interval from a map that holds ``meaning`` and perhaps bounds and marks."""
    if row.get("meaning") is None:
        return None
    return Interval(
        earliest=_day(row.get("earliest")),
        latest=_day(row.get("latest")),
        precision=row.get("precision"),
        meaning=row["meaning"],
        approximate=bool(row.get("approximate")),
        uncertain=bool(row.get("uncertain")),
        unknown_ends=bool(row.get("unknownEnds")),
    )


def _day(text: str | None) -> Day | None:
    return None if text is None else Day.parse(text)


def read_time(text: str | None) -> datetime | None:
    """Read a time that a graph gave.

    >>> read_time("2015-01-01T12:00:00")
    datetime.datetime(2015, 1, 1, 12, 0, tzinfo=datetime.timezone.utc)
    """
    if text is None:
        return None
    time = datetime.fromisoformat(text)
    # The embedded engine keeps times in UTC without saying so.
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def document_row(document: Document) -> Row:
    """Write a document as ``properties`` and its two publication bounds."""
    return {
        "id": document.id,
        "properties": {name: getattr(document, name) for name in DOCUMENT_PLAIN},
        **bounds(document.published_interval, "publishedEarliest", "publishedLatest"),
    }


def claim_row(claim: Claim, now: datetime) -> Row:
    """Write a claim as ``properties``, and its dates as ISO text."""
    properties = {
        **{name: getattr(claim, field) for field, name in PLAIN.items()},
        **interval_properties(claim.date),
        "digest": claim_digest(claim),
        "recordedAt": claim.recorded_at or now,
        "retractedAt": claim.retracted_at,
    }
    return {
        "id": claim.id,
        # Most properties of most claims are not given, and sending nothing costs as much as sending a value.
        "properties": {name: value for name, value in properties.items() if value is not None},
        **bounds(claim.date, "earliest", "latest"),
        **bounds(claim.said, "saidEarliest", "saidLatest"),
    }


def claim_digest(claim: Claim) -> str:
    """Hash what a claim says: equal digests under one id mean that nothing changed."""
    content = {f.name: getattr(claim, f.name) for f in fields(claim)}
    for own in ("recorded_at", "retracted_at", "loads"):
        del content[own]
    # As they are when read back from the graph, which keeps no order of actors, only bounds of `said`,
    # and no day that an engine cannot hold.
    content["date"] = {
        **interval_properties(claim.date),
        **bounds(claim.date, "earliest", "latest"),
    }
    content["actors"] = sorted((part.actor, part.role or "") for part in claim.actors)
    content["said"] = bounds(claim.said, "earliest", "latest")
    return hash_content(content)


def hash_content(content: object) -> str:
    """Hash any tree of plain values and records, independent of the order of keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=_content)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _content(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return [getattr(value, f.name) for f in fields(cast(Any, value))]


def read_claim(row: Mapping[str, Any], edges: Mapping[str, list[Row]]) -> Claim:
    """Read a claim from its properties (dates as ISO text) and its edges by type."""
    [about] = edges["ABOUT"]
    values: Row = {field: row.get(name) for field, name in PLAIN.items()}
    said = {"earliest": row.get("saidEarliest"), "latest": row.get("saidLatest")}
    objects = edges.get("OBJECT", [])
    return Claim(
        **values,
        about=read_node(about),
        document=one(edges.get("STATED_IN", [])) or "",
        chain=tuple(
            Attribution(link["id"], link["position"], link["verb"])
            for link in sorted(edges.get("ATTRIBUTED_TO", []), key=lambda e: e["position"])
        ),
        actors=tuple(
            Involvement(part["id"], part["role"])
            for part in sorted(edges.get("INVOLVES", []), key=lambda e: (e["id"], e["role"] or ""))
        ),
        place=one(edges.get("LOCATES", [])),
        object=read_node(objects[0]) if objects else None,
        relays=one(edges.get("RELAYS", [])),
        loads=tuple(sorted(edge["id"] for edge in edges.get("LOADED_BY", []))),
        date=read_interval(row),
        said=None
        if said == {"earliest": None, "latest": None}
        else Interval(_day(said["earliest"]), _day(said["latest"])),
        recorded_at=read_time(row.get("recordedAt")),
        retracted_at=read_time(row.get("retractedAt")),
    )


def read_node(edge: Row) -> Node:
    """Read the end of an edge."""
    return Node(cast(SubjectLabel, edge["label"]), edge["id"])


def one(edges: Iterable[Row]) -> str | None:
    """Give the id at the end of the only edge, if there is one."""
    return next((edge["id"] for edge in edges), None)
