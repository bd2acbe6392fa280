"""Bringing the solved bounds of events up to date: from the claims of a graph to a chronology, and back.

What is reported has happened: a claim bounds its event by the day on which it was said or, if that is not
told, published. A claim whose own date lies after that day speaks of the future, and bounds nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from .batches import chunks
from .chronology import Bound, Chronology, Occurrence, Part, Relation, Solved, Succession, solve
from .connection import Graph
from .days import Day
from .interval import Interval
from .lines import claimant
from .reading import read_claims
from .records import Claim
from .rows import graph_date, read_interval
from .wording import format_interval

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
       c.saidEvent AS saidEvent, coalesce(c.saidLatest, d.publishedLatest) AS made
"""

RELATIONS: Final = """
UNWIND $ids AS id
MATCH (:Event {id: id})-[r:BEFORE|PART_OF]->(other:Event)
RETURN id, type(r) AS type, other.id AS other, r.minDays AS minDays, r.maxDays AS maxDays, r.claims AS claims
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

WRITE: Final = """
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
SET e.solvedEarliest = date(row.solvedEarliest), e.solvedLatest = date(row.solvedLatest),
    e.because = row.because
"""


def update_chronology(graph: Graph, events: Iterable[str] | None = None) -> None:
    """Solve the events that depend on some events, or (None) all, and write the bounds that changed."""
    ids = every_event(graph) if events is None else joined_events(graph, events)
    known = {row["id"]: row for row in _read(graph, EVENTS, ids)}
    changed = []
    for solved in chronology_of(graph, ids).events:
        row = _solved_row(solved)
        if any(row[name] != known[solved.id][name] for name in row):
            changed.append({**row, "because": row["because"] or None})
    for rows in chunks(changed):
        graph.write((WRITE, {"rows": rows}))


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
        joined = {row["id"] for row in _read(graph, JOINED, sorted(edge))}
        edge = joined - found
        found |= edge
    return sorted(found)


def chronology_of(graph: Graph, ids: Sequence[str]) -> Chronology:
    """Solve the chronology of some events, which are all that depend on each other."""
    events = {row["id"]: row for row in _read(graph, EVENTS, ids)}
    dated: dict[str, list[str]] = {}
    first: dict[str, dict[str, Any]] = {}
    relations: list[Relation] = []
    for report in _read(graph, REPORTS, ids):
        id_ = report["id"]
        if report["dates"]:
            dated.setdefault(id_, []).append(report["claim"])
        if report["saidEvent"] in events and report["saidEvent"] != id_:
            said = Succession(before=id_, after=report["saidEvent"], claims=(report["claim"],))
            relations.append(said)
        elif report["made"] is not None and not _of_the_future(report):
            earlier = first.get(id_)
            if earlier is None or _made(report) < _made(earlier):
                first[id_] = report
    for row in _read(graph, RELATIONS, ids):
        if row["id"] in events and row["other"] in events:
            relations.append(_relation(row))
    reasons = _reasons(graph, [report["claim"] for report in first.values()])
    occurrences = [
        Occurrence(
            id=id_,
            name=event["name"],
            interval=read_interval(event) or Interval(),
            claims=tuple(sorted(dated.get(id_, ()))),
            bounds=(_bound(first[id_], reasons),) if id_ in first else (),
        )
        for id_, event in events.items()
    ]
    return solve(occurrences, relations)


def _read(graph: Graph, cypher: str, ids: Sequence[str]) -> list[dict[str, Any]]:
    return [row for some in chunks(ids) for row in graph.read(cypher, ids=some)]


def _of_the_future(report: dict[str, Any]) -> bool:
    earliest = report["earliest"]
    return earliest is not None and Day.parse(earliest) > Day.parse(report["made"])


def _made(report: dict[str, Any]) -> tuple[Day, str]:
    return Day.parse(report["made"]), report["claim"]


def _relation(row: dict[str, Any]) -> Relation:
    claims = tuple(row["claims"] or ())
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


def _reasons(graph: Graph, claims: Sequence[str]) -> dict[str, str]:
    """Say for each claim who reported its event, and when."""
    read = list(read_claims(graph, claims))
    documents = {claim.document for claim in read}
    published = {
        row["id"]: row
        for row in _read(
            graph,
            "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN id, 'within' AS meaning, "
            "coalesce(d.title, id) AS title, d.publishedEarliest AS earliest, d.publishedLatest AS latest",
            sorted(documents),
        )
    }
    speakers = sorted({claimant(claim) for claim in read if claim.chain})
    names = {
        row["id"]: row["name"]
        for row in _read(
            graph,
            "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN id, coalesce(a.name, id) AS name",
            speakers,
        )
    }
    return {claim.id: _reason(claim, names, published[claim.document]) for claim in read}


def _reason(claim: Claim, names: dict[str, str], document: dict[str, Any]) -> str:
    who = names.get(claimant(claim), document["title"])
    if claim.said is not None and claim.said.latest is not None:
        return f"{who} reported it {_when(claim.said)}"
    interval = read_interval(document) or Interval()
    if len(claim.chain) > 1:
        publisher = names.get(claim.chain[0].actor, claim.chain[0].actor)
        return f"{publisher} reported it {_when(interval)}, citing {who}"
    return f"{who} reported it {_when(interval)}"


def _when(interval: Interval) -> str:
    """Write an interval with the preposition that a sentence wants before it.

    >>> from .edtf import parse_edtf
    >>> _when(parse_edtf("2012-10")), _when(parse_edtf("2012-12-06"))
    ('in October 2012', 'on 6 December 2012')
    """
    words = format_interval(interval)
    if interval.earliest is None or interval.latest is None or words.startswith("between"):
        return words
    return f"{'on' if interval.earliest == interval.latest else 'in'} {words}"
