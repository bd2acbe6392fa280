"""What happened, in order: each event with its interval, and what of it was stated and what inferred."""

from typing import Any, Final

from ..graph.batches import chunks
from ..graph.connection import Graph
from ..graph.interval import Interval
from ..graph.rows import read_interval
from ..graph.wording import format_interval
from .claims import number
from .selection import Selection, select_events
from .shipped import cypher

#: What a table shows of each event; the other formats give everything.
COLUMNS: Final = ("when", "basis", "title", "place", "counts", "status", "id")


def timeline(graph: Graph, selection: Selection) -> list[dict[str, Any]]:
    """List the selected events in order; those without any date are at the end, never left out."""
    ids = select_events(graph, selection)
    found: dict[str, dict[str, Any]] = {}
    for some in chunks(ids):
        for row in graph.read(cypher("events"), ids=some):
            found[row["id"]] = describe_event(row)
    return [found[id_] for id_ in ids]


def describe_event(row: dict[str, Any]) -> dict[str, Any]:
    """Turn a row of ``events.cypher`` into what the answers say of an event."""
    event = row["event"]
    actors = sorted(row["actors"], key=lambda a: (a["role"] or "", a["id"]))
    places = sorted(row["places"], key=lambda p: p["id"])
    return {
        "id": row["id"],
        "title": event.get("title") or row["id"],
        "type": event.get("type"),
        "when": when(event),
        "basis": basis(event),
        "dateText": event.get("dateText"),
        **{name: event.get(name) for name in ("earliest", "latest")},
        "solvedEarliest": event.get("solvedEarliest"),
        "solvedLatest": event.get("solvedLatest"),
        **{name: event.get(name) for name in ("precision", "meaning", "edtf", "status")},
        "place": ", ".join(place["name"] for place in places) or None,
        "places": [place["id"] for place in places],
        "actors": [
            actor["name"] + (f" ({actor['role']})" if actor["role"] else "") for actor in actors
        ],
        "totals": totals(event),
        "counts": spell_totals(totals(event)) or None,
        "because": event.get("because") or [],
        "claims": row["claims"],
    }


def totals(event: dict[str, Any]) -> dict[str, int]:
    """Pick the counted totals out of an event's properties.

    >>> totals({"id": "raid", "killedMin": 5, "killedMax": 7, "status": "conflict"})
    {'killedMin': 5, 'killedMax': 7}
    """
    return {
        name: value
        for name, value in event.items()
        if name.endswith(("Min", "Max")) and isinstance(value, int)
    }


def spell_totals(counted: dict[str, int]) -> str:
    """Write totals for people.

    >>> spell_totals({"killedMin": 5, "killedMax": 7, "woundedMin": 2})
    'killed 5 to 7, wounded at least 2'
    """
    measures = sorted({name[:-3] for name in counted})
    return ", ".join(
        f"{m} {number(counted.get(f'{m}Min'), counted.get(f'{m}Max'))}" for m in measures
    )


def when(event: dict[str, Any]) -> str:
    """Say for people when an event was, as far as all claims together allow."""
    stated = read_interval(event)
    solved = (event.get("solvedEarliest"), event.get("solvedLatest"))
    if stated is not None and solved in (
        (None, None),
        (event.get("earliest"), event.get("latest")),
    ):
        return format_interval(stated)
    if solved == (None, None):
        return "undated"
    bounds = {"earliest": solved[0], "latest": solved[1], "meaning": "within"}
    interval = read_interval({**bounds, "precision": "day" if solved[0] == solved[1] else "range"})
    return format_interval(interval or Interval())


def basis(event: dict[str, Any]) -> str | None:
    """Tell whether an event's bounds were stated, inferred from other claims, or both."""
    pairs = [
        (event.get(name), event.get(solved))
        for name, solved in (("earliest", "solvedEarliest"), ("latest", "solvedLatest"))
    ]
    inferred = [solved is not None and solved != stated for stated, solved in pairs]
    stated = [own is not None for own, _ in pairs]
    if not any(inferred):
        return "stated" if any(stated) else None
    return "inferred" if not any(stated) else "stated and inferred"
