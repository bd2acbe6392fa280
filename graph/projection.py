"""What the claims about one subject come to: its properties and its edges, from the claims alone.

The rule of the design: from the claims that assert and are not retracted, intersect; if nothing is left,
take the hull and say ``conflict``. Nothing here reads or writes a graph.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .edtf import format_edtf
from .interval import Interval
from .lines import independent_lines
from .records import Claim, Node
from .rows import bounds, interval_properties
from .vocabulary import EVENT_EDGES, Status, SubjectLabel


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of the projection; bounds are ISO text, since a graph takes them as parameters."""

    type: str
    subject: Node
    object: Node
    properties: dict[str, Any]
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Projected:
    """What one subject's node holds, and the edges that start from its claims."""

    label: SubjectLabel
    id: str
    properties: dict[str, Any]
    earliest: str | None = None
    latest: str | None = None
    edges: list[Edge] = field(default_factory=list)


def project(
    subject: Node, claims: Sequence[Claim], roots: Mapping[str, str], conflict: bool
) -> Projected:
    """Project one subject from the claims about it.

    ``roots`` names the claimants behind relayed claims; ``conflict`` tells that some of the claims
    contradict each other.
    """
    live = sorted((c for c in claims if c.retracted_at is None), key=lambda c: c.id)
    asserting = [claim for claim in live if claim.stance == "asserts"]
    # What is denied or doubted gives a name only to what nobody asserts anything of.
    named = asserting or live
    properties: dict[str, Any] = {"id": subject.id}
    interval: Interval | None = None
    if subject.label == "Event":
        interval, dated = _event_date(asserting)
        properties |= {
            "title": _said_most(c.title for c in named),
            "type": _said_most(c.type for c in named),
            "status": _status(live, asserting, roots, conflict),
            **interval_properties(interval),
            **dated,
            **_totals(asserting),
        }
    else:
        name = _said_most(c.name for c in named if c.kind in ("actor", "place"))
        names = {c.name for c in named if c.name is not None and c.kind != "relation"}
        properties |= {"name": name, "aliases": sorted(names - {name}) or None}
        if subject.label == "Actor":
            properties["kind"] = _said_most(c.actor_kind for c in named)
        else:
            properties |= _position(asserting)
    return Projected(
        subject.label,
        subject.id,
        {name: value for name, value in properties.items() if value is not None},
        edges=[*_event_edges(subject, live), *_relations(live)],
        **bounds(interval, "earliest", "latest"),
    )


def _said_most(values: Iterable[str | None]) -> Any:
    """Take what most claims say; of equals the first in the alphabet, so that order never matters."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _status(
    live: Sequence[Claim],
    asserting: Sequence[Claim],
    roots: Mapping[str, str],
    conflict: bool,
) -> Status | None:
    if not live:
        return "retracted"
    if conflict:
        return "conflict"
    if not asserting:
        return None
    # That something came before it, or what somebody thinks of it, is no second word that it happened.
    telling = [c for c in asserting if c.kind in ("event", "count")]
    return "accepted" if len(independent_lines(telling, roots)) > 1 else "single-source"


def _event_date(asserting: Sequence[Claim]) -> tuple[Interval | None, dict[str, Any]]:
    """Intersect the dates that claims give, or take their hull; keep the words of the claim that decides."""
    dated = [c for c in asserting if c.kind == "event" and c.date is not None]
    combined = combine(c.date for c in dated if c.date is not None)
    words = [c for c in dated if c.date == combined] or dated
    unread = [c for c in asserting if c.kind == "event" and c.date_text is not None]
    return combined, {
        "dateText": _said_most(c.date_text for c in words or unread),
        # Where no engine can hold the days, the claim's own EDTF still tells them.
        "edtf": (combined and format_edtf(combined)) or _said_most(c.edtf for c in words),
    }


def combine(intervals: Iterable[Interval]) -> Interval | None:
    """Intersect intervals; if no day is left, take their hull.

    >>> from .edtf import parse_edtf
    >>> format_edtf(combine([parse_edtf("2011-12"), parse_edtf("2011-12-03")]))
    '2011-12-03'
    """
    common: Interval | None = None
    hull: Interval | None = None
    empty = False
    for interval in sorted(set(intervals), key=repr):
        met = interval if common is None else common.intersect(interval)
        empty = empty or met is None
        common = met if met is not None else common
        hull = interval if hull is None else hull.hull(interval)
    return hull if empty else common


def _totals(asserting: Sequence[Claim]) -> dict[str, int]:
    """Add up what is counted: the counts of each group, within the bounds of a count of everybody."""
    by_measure: dict[str, dict[str, list[tuple[int, int | None]]]] = {}
    for claim in asserting:
        if claim.measure is not None and claim.min is not None:
            of = claim.object.id if claim.object else ""
            groups = by_measure.setdefault(claim.measure, {})
            groups.setdefault(of, []).append((claim.min, claim.max))
    totals: dict[str, int] = {}
    for measure, groups in sorted(by_measure.items()):
        everybody = groups.pop("", None)
        parts = [_count(numbers) for numbers in groups.values()]
        low = sum(part[0] for part in parts)
        high = None if any(part[1] is None for part in parts) else sum(p[1] or 0 for p in parts)
        if everybody is not None:
            least, most = _count(everybody)
            # Groups that are named need not be all there are, so they bound the whole only from below.
            low, high = max(low, least), most if most is None else max(most, low)
        totals[f"{measure}Min"] = low
        if high is not None:
            totals[f"{measure}Max"] = high
    return totals


def _count(numbers: Sequence[tuple[int, int | None]]) -> tuple[int, int | None]:
    """Intersect counts of the same thing; if they do not meet, take their hull."""
    highs = [high for _, high in numbers if high is not None]
    low, high = max(low for low, _ in numbers), min(highs, default=None)
    if high is None or low <= high:
        return low, high
    return min(low for low, _ in numbers), None if len(highs) < len(numbers) else max(highs)


def _position(asserting: Sequence[Claim]) -> dict[str, Any]:
    placed = next((c for c in asserting if c.latitude is not None), None)
    if placed is None:
        return {}
    return {
        "latitude": placed.latitude,
        "longitude": placed.longitude,
        "precision": placed.place_precision,
    }


def _event_edges(subject: Node, live: Sequence[Claim]) -> list[Edge]:
    """Make the edges of an event to its actors and places; only denied ones make none."""
    took_part, happened_at = EVENT_EDGES
    parts: dict[tuple[str, str | None], list[Claim]] = {}
    places: dict[str, list[Claim]] = {}
    no_part: dict[str, list[Claim]] = {}
    for claim in live:
        if claim.kind != "event":
            continue
        for part in claim.actors:
            if part.role is None and claim.stance == "denies":
                no_part.setdefault(part.actor, []).append(claim)
            else:
                parts.setdefault((part.actor, part.role), []).append(claim)
        # A denial of somebody's part, or of a date, that names the place says nothing against the place.
        if claim.place is not None and (
            claim.stance == "asserts" or (not claim.actors and claim.date is None)
        ):
            places.setdefault(claim.place, []).append(claim)
    # Who took no part took it in no role.
    for (actor, _), claims in parts.items():
        claims += no_part.get(actor, [])
    edges = [
        _edge(took_part, Node("Actor", actor), subject, claims, {"role": role})
        for (actor, role), claims in parts.items()
    ]
    edges += [
        _edge(happened_at, subject, Node("Place", place), claims, {})
        for place, claims in places.items()
    ]
    return [edge for edge in edges if edge is not None]


def _edge(
    type_: str,
    subject: Node,
    object_: Node,
    claims: Sequence[Claim],
    properties: dict[str, Any],
    interval: Interval | None = None,
) -> Edge | None:
    asserting = sorted(c.id for c in claims if c.stance == "asserts")
    if not asserting:
        return None
    denials = sorted(c.id for c in claims if c.stance == "denies")
    values = {**properties, "claims": asserting, "denials": denials or None}
    kept = {name: value for name, value in values.items() if value is not None}
    return Edge(type_, subject, object_, kept, **bounds(interval, "earliest", "latest"))


def _relations(live: Sequence[Claim]) -> list[Edge]:
    """Make an edge for each relation, and one for each time where it is said to hold at times that do not meet."""
    joined: dict[tuple[str, Node, Node], list[Claim]] = {}
    for claim in live:
        if claim.relation is not None and claim.object is not None:
            joined.setdefault((claim.relation, claim.about, claim.object), []).append(claim)
    edges = []
    for (relation, subject, object_), claims in joined.items():
        for group in _by_time(claims):
            interval = combine(c.date for c in group if c.date and c.stance == "asserts")
            values = _distance(group) if relation == "BEFORE" else {}
            edges.append(_edge(relation, subject, object_, group, values, interval))
    return [edge for edge in edges if edge is not None]


def _distance(claims: Sequence[Claim]) -> dict[str, Any]:
    """Bound the days between two events by all the claims that order them, or by their hull.

    The chronology takes each claim by itself, and lists those that do not meet.
    """
    counts = [(c.min_days or 0, c.max_days) for c in claims if c.stance == "asserts"]
    if not counts:
        return {}
    low, high = _count(counts)
    return {"minDays": low, "maxDays": high}


def _by_time(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Gather the claims whose times meet; those without a time join the first group, denials every one."""
    dated = sorted((c for c in claims if c.date is not None), key=lambda c: (repr(c.date), c.id))
    groups: list[list[Claim]] = []
    spans: list[Interval] = []
    for claim in dated:
        if claim.date is None:
            continue
        for index, span in enumerate(spans):
            met = span.intersect(claim.date)
            if met is not None:
                groups[index].append(claim)
                spans[index] = met
                break
        else:
            groups.append([claim])
            spans.append(claim.date)
    undated = [c for c in claims if c.date is None]
    if not groups:
        return [undated] if undated else []
    for group in groups:
        group += [c for c in undated if group is groups[0] or c.stance == "denies"]
    return groups
