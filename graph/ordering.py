"""Bringing the solved bounds of events up to date: from the claims of a graph to a chronology, and back.

What is reported has happened: a claim bounds its event by the day on which it was said or, if that is not
told, published. A claim whose own date lies after that day speaks of the future, and bounds nothing; nor does
one whose event is stated to come after what lies in the future.

Every claim is handed to the solver by itself, so that it names and leaves out no claim that can be spared.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from .batches import chunks
from .chronology import (
    Bound,
    Chronology,
    Inconsistency,
    Occurrence,
    Part,
    Relation,
    Solved,
    Succession,
    ends_of,
    solve,
)
from .connection import Graph
from .days import Day
from .interval import Interval
from .reading import read_rows
from .reasons import reasons_of
from .rows import graph_date, read_interval

EVENTS: Final = """
UNWIND $ids AS id
MATCH (e:Event {id: id}) WHERE coalesce(e.status, '') <> 'retracted'
RETURN id, e.title AS name, e.earliest AS earliest, e.latest AS latest, e.precision AS precision,
       e.meaning AS meaning, e.approximate AS approximate, e.solvedEarliest AS solvedEarliest,
       e.solvedLatest AS solvedLatest, coalesce(e.because, []) AS because
"""

# The claims that an event happened, each with the last day on which it may have been made.
REPORTS: Final = """
UNWIND $ids AS id
MATCH (:Event {id: id})<-[:ABOUT|OBJECT]-(c:Claim)-[:STATED_IN]->(d:Document)
WHERE c.retractedAt IS NULL AND c.stance = 'asserts'
  AND (c.kind IN ['event', 'count'] OR c.relation = 'CLAIMED_RESPONSIBILITY_FOR')
RETURN id, c.id AS claim, c.kind = 'event' AND c.meaning IS NOT NULL AS dates, c.earliest AS earliest,
       c.latest AS latest, c.saidEvent AS saidEvent, coalesce(c.saidLatest, d.publishedLatest) AS made
"""

RELATIONS: Final = """
UNWIND $ids AS id
MATCH (:Event {id: id})<-[:ABOUT]-(c:Claim)-[:OBJECT]->(other:Event)
WHERE c.retractedAt IS NULL AND c.stance = 'asserts' AND c.relation IN ['BEFORE', 'PART_OF']
RETURN id, c.relation AS type, other.id AS other, c.minDays AS minDays, c.maxDays AS maxDays, c.id AS claim
"""

# What one event's bounds depend on: the events before, after, around and in it, and those at whose time
# something was said of it.
JOINED: Final = """
UNWIND $ids AS id
MATCH (:Event {id: id})-[:BEFORE|PART_OF]-(other:Event) RETURN DISTINCT other.id AS id
UNION
UNWIND $ids AS id
MATCH (:Event {id: id})<-[:ABOUT|OBJECT]-(c:Claim) WHERE c.saidEvent IS NOT NULL
RETURN DISTINCT c.saidEvent AS id
UNION
UNWIND $ids AS id
MATCH (c:Claim {saidEvent: id})-[:ABOUT|OBJECT]->(other:Event) RETURN DISTINCT other.id AS id
"""

# The events whose reasons do not name some actors, who reported them, as they are named now. What bounds the
# first day of an event that lasts is a reason only of other events, so those are taken whatever their reasons.
REPORTED: Final = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})<-[:ATTRIBUTED_TO]-(c:Claim)-[:ABOUT|OBJECT]->(e:Event)
WHERE c.kind <> 'relation' OR c.relation = 'CLAIMED_RESPONSIBILITY_FOR'
WITH coalesce(a.name, id) AS name, '(claim ' + c.id + ')' AS cited, e
WHERE e.meaning = 'throughout' OR EXISTS { (e)<-[:PART_OF]-(:Event) }
   OR any(why IN coalesce(e.because, []) WHERE why CONTAINS cited
          AND NOT why CONTAINS ('because ' + name + ' reported it ') AND NOT why CONTAINS (', citing ' + name + ' ('))
RETURN DISTINCT e.id AS id
"""

WRITE: Final = """
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
SET e.solvedEarliest = date(row.solvedEarliest), e.solvedLatest = date(row.solvedLatest),
    e.because = row.because
"""


def update_chronology(
    graph: Graph, touched: Iterable[str] | None = None
) -> tuple[Inconsistency, ...]:
    """Solve the events that depend on some events and actors, or (None) all, and write the bounds that changed.

    Gives the claims about these events that cannot all hold.
    """
    ids = every_event(graph) if touched is None else _depending(graph, set(touched))
    known = {row["id"]: row for row in read_rows(graph, EVENTS, ids)}
    changed = []
    chronology = chronology_of(graph, ids)
    for solved in chronology.events:
        row = _solved_row(solved)
        if any(row[name] != known[solved.id][name] for name in row):
            changed.append({**row, "because": row["because"] or None})
    for rows in chunks(changed):
        graph.write((WRITE, {"rows": rows}))
    return chronology.inconsistencies


def _depending(graph: Graph, touched: set[str]) -> list[str]:
    """Find the events that depend on what was touched: also on the names of those who reported them."""
    reported = {row["id"] for row in read_rows(graph, REPORTED, sorted(touched))}
    return joined_events(graph, touched | reported)


def _solved_row(solved: Solved) -> dict[str, Any]:
    return {
        "id": solved.id,
        "solvedEarliest": graph_date(solved.solved_earliest),
        "solvedLatest": graph_date(solved.solved_latest),
        "because": [why.text for why in solved.because],
    }


def every_event(graph: Graph) -> list[str]:
    """Give the ids of all events."""
    return [row["id"] for row in graph.read("MATCH (e:Event) RETURN e.id AS id ORDER BY id")]


def joined_events(graph: Graph, events: Iterable[str]) -> list[str]:
    """Add to some events all whose bounds may depend on theirs, in order of their ids."""
    found = set(events)
    edge = set(found)
    while edge:
        joined = {row["id"] for row in read_rows(graph, JOINED, sorted(edge))}
        edge = joined - found
        found |= edge
    return sorted(found)


def chronology_of(graph: Graph, ids: Sequence[str]) -> Chronology:
    """Solve the chronology of some events, which are all that depend on each other."""
    events = {row["id"]: row for row in read_rows(graph, EVENTS, ids)}
    dated: dict[str, list[dict[str, Any]]] = {}
    told: dict[str, list[dict[str, Any]]] = {}
    relations = [
        _relation(row)
        for row in read_rows(graph, RELATIONS, ids)
        if row["id"] in events and row["other"] in events
    ]
    for report in read_rows(graph, REPORTS, ids):
        id_ = report["id"]
        if id_ not in events:
            continue
        if report["dates"]:
            dated.setdefault(id_, []).append(report)
        if report["saidEvent"] in events and report["saidEvent"] != id_:
            claims = (report["claim"],)
            relations.append(
                Succession(before=id_, after=report["saidEvent"], claims=claims, stated=False)
            )
        elif report["made"] is not None and not _of_the_future(report):
            told.setdefault(id_, []).append(report)
    related = {id_ for relation in relations for id_ in ends_of(relation)}
    telling = {id_: _telling(events[id_], reports, id_ in related) for id_, reports in told.items()}
    reasons = reasons_of(graph, [report["claim"] for some in telling.values() for report in some])
    occurrences = [
        Occurrence(
            id=id_,
            name=event["name"],
            interval=read_interval(event) or Interval(),
            **_dating(event, dated.get(id_, ())),
            bounds=tuple(_bound(report, reasons) for report in telling.get(id_, ())),
        )
        for id_, event in events.items()
    ]
    return solve(occurrences, relations)


def _telling(
    event: dict[str, Any], reports: Sequence[dict[str, Any]], related: bool
) -> list[dict[str, Any]]:
    """Choose the reports that may bound an event: the first of each day on which its date leaves it open.

    Only the first of all bounds an event that no other has to do with. Of others it may turn out that the
    first was of the future, and a later report bounds them.
    """
    first, last = (
        None if event[side] is None else Day.parse(event[side]) for side in ("earliest", "latest")
    )
    by_day: dict[Day, dict[str, Any]] = {}
    for report in sorted(reports, key=_made):
        day, _ = _made(report)
        if (first is None or first <= day) and (last is None or day < last):
            by_day.setdefault(day, report)
    telling = list(by_day.values())
    return telling if related else telling[:1]


def _dating(event: dict[str, Any], reports: Sequence[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Name the claims that give the bounds of an event's date: both, or one; a wider one gives none."""
    claims: dict[tuple[bool, bool], list[str]] = {}
    for report in reports:
        sides = report["earliest"] == event["earliest"], report["latest"] == event["latest"]
        claims.setdefault(sides, []).append(report["claim"])
    return {
        "claims": tuple(sorted(claims.get((True, True), ()))),
        "earliest_claims": tuple(sorted(claims.get((True, False), ()))),
        "latest_claims": tuple(sorted(claims.get((False, True), ()))),
    }


def _of_the_future(report: dict[str, Any]) -> bool:
    earliest = report["earliest"]
    return earliest is not None and Day.parse(earliest) > Day.parse(report["made"])


def _made(report: dict[str, Any]) -> tuple[Day, str]:
    return Day.parse(report["made"]), report["claim"]


def _relation(row: dict[str, Any]) -> Relation:
    claims = (row["claim"],)
    if row["type"] == "PART_OF":
        return Part(part=row["id"], whole=row["other"], claims=claims)
    return Succession(
        before=row["id"],
        after=row["other"],
        min_days=row["minDays"],
        max_days=row["maxDays"],
        claims=claims,
    )


def _bound(report: dict[str, Any], reasons: dict[str, str]) -> Bound:
    return Bound(
        side="latest",
        day=Day.parse(report["made"]),
        reason=reasons[report["claim"]],
        claims=(report["claim"],),
        first_day=True,
    )
