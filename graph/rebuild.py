"""Bringing the projection up to date with the claims, for the subjects that a load has touched, or for all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from .batches import Statement, chunks
from .chronology import Inconsistency
from .connection import Graph
from .contradictions import Contradiction, contradictions, founding_contradictions
from .due import due_subjects, mark_due, settle
from .nodes import fit_kinds
from .ordering import update_chronology
from .projection import Projected, project
from .reading import ancestors_of, claims_about, places_within, read_claims, read_rows, roots_of
from .records import Claim, Node
from .rows import Row, hash_content
from .vocabulary import EVENT_EDGES, RELATIONS, SubjectLabel

#: Subjects whose claims are held in memory at a time.
SUBJECTS: Final = 500

Tell = Callable[[str, int, int], None]

#: The edges that go when a subject is projected again: those that its own claims made.
OWNED: Final = {
    "Event": f"(n)<-[r:{EVENT_EDGES[0]}]-()",
    "Actor": f"(n)-[r:{'|'.join(t for t, ends in RELATIONS.items() if any(a == 'Actor' for a, _ in ends))}]->()",
    "Place": "(n)-[r:PART_OF]->()",
}
#: An event owns edges in both directions.
OWNED_OUT: Final = f"(n)-[r:{EVENT_EDGES[1]}|BEFORE|PART_OF]->()"

SET_NODE: Final = """
UNWIND $rows AS row
MATCH (n:{label} {{id: row.id}})
SET n = row.properties SET n.due = true, n.earliest = date(row.earliest), n.latest = date(row.latest)
"""

CREATE_EDGES: Final = """
UNWIND $rows AS row
MATCH (a:{subject} {{id: row.subject}}) MATCH (b:{object} {{id: row.object}})
CREATE (a)-[r:{type}]->(b)
SET r += row.properties SET r.earliest = date(row.earliest), r.latest = date(row.latest)
"""

FORGET: Final = """
UNWIND $ids AS id
MATCH (:{label} {{id: id}})<-[:ABOUT]-(:Claim)-[x:CONTRADICTS]->(:Claim)
WHERE x.facet <> 'FOUNDED'
DELETE x
"""

FORGET_FOUNDED: Final = """
UNWIND $ids AS id
MATCH (:Actor {id: id})<-[:OBJECT]-(:Claim {relation: 'FOUNDED'})-[x:CONTRADICTS {facet: 'FOUNDED'}]->(:Claim)
DELETE x
"""

CONTRADICT: Final = """
UNWIND $rows AS row
MATCH (a:Claim {id: row.first}) MATCH (b:Claim {id: row.second})
CREATE (a)-[:CONTRADICTS {facet: row.facet, reason: row.reason}]->(b)
"""


def rebuild(graph: Graph, subjects: Iterable[str] | None, tell: Tell) -> tuple[Inconsistency, ...]:
    """Project some subjects, or (None) all, again from their claims; give what cannot all hold of their order.

    Places come first, since whether two places contradict each other depends on what lies within what;
    the chronology comes last, since it orders what the claims about each event alone have come to.
    """
    wanted = None if subjects is None else set(subjects)
    # Places twice: whether a denied "within" meets an asserted one depends on the edges of other places.
    order: tuple[SubjectLabel, ...] = ("Place", "Place", "Actor", "Event")
    for label in order:
        done = 0
        for some in _ids(graph, label, wanted):
            tell("projection", done, len(wanted or ()))
            _rebuild_some(graph, label, some, wanted)
            done += len(some)
    inconsistencies = update_chronology(graph, wanted)
    settle(graph, due_subjects(graph) if wanted is None else wanted)
    return inconsistencies


def _ids(graph: Graph, label: str, wanted: set[str] | None) -> Iterator[list[str]]:
    """Give the ids of one label among the wanted, or all, in pieces."""
    if wanted is not None:
        look_up = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id"
        for some in chunks(sorted(wanted), SUBJECTS):
            if found := [row["id"] for row in graph.read(look_up, ids=some)]:
                yield found
        return
    page = f"MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id ORDER BY n.id LIMIT {SUBJECTS}"
    after = ""
    while found := [row["id"] for row in graph.read(page, after=after)]:
        yield found
        after = found[-1]


def _rebuild_some(
    graph: Graph, label: SubjectLabel, ids: Sequence[str], wanted: set[str] | None
) -> None:
    """Project some subjects of one label in one transaction, where anything has changed."""
    claims = claims_about(graph, label, ids)
    everything = [claim for some in claims.values() for claim in some]
    places = {claim.place for claim in everything if claim.place}
    places |= {c.object.id for c in everything if c.object and c.object.label == "Place"}
    ancestors = ancestors_of(graph, places)
    roots = roots_of(graph, everything)
    found = {id_: contradictions(claims[id_], ancestors) for id_ in ids}
    founded = _founded(graph, ids) if label == "Actor" else {}
    known = _digests(graph, label, ids)
    changed: list[Projected] = []
    for id_ in ids:
        projected = project(Node(label, id_), claims[id_], roots, bool(found[id_]))
        digest = hash_content([projected, found[id_], founded.get(id_, [])])
        if known.get(id_) != digest:
            projected.properties["digest"] = digest
            changed.append(projected)
    if changed:
        again = [projected.id for projected in changed]
        listed = [c for id_ in again for c in (*found[id_], *founded.get(id_, ()))]
        if label == "Actor":
            fit_kinds(graph, {p.id: p.properties.get("kind") for p in changed})
        statements = _statements(label, changed, listed)
        if label == "Place" and wanted is not None:
            moved = _at_places(graph, again) - wanted
            statements += mark_due(moved)
            wanted |= moved
        graph.write(*statements)


def _digests(graph: Graph, label: str, ids: Sequence[str]) -> dict[str, str]:
    look_up = (
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id, n.digest AS digest"
    )
    return {row["id"]: row["digest"] for row in graph.read(look_up, ids=list(ids))}


def _founded(graph: Graph, ids: Sequence[str]) -> dict[str, list[Contradiction]]:
    """Find the different answers to who founded some actors."""
    asked = (
        "UNWIND $ids AS id MATCH (:Actor {id: id})<-[:OBJECT]-(c:Claim {relation: 'FOUNDED'}) "
        "RETURN c.id AS id"
    )
    by_object: dict[str, list[Claim]] = {}
    for claim in read_claims(graph, [row["id"] for row in graph.read(asked, ids=list(ids))]):
        if claim.object is not None:
            by_object.setdefault(claim.object.id, []).append(claim)
    return {id_: founding_contradictions(claims) for id_, claims in by_object.items()}


def _at_places(graph: Graph, places: Sequence[str]) -> set[str]:
    """Find the events and actors whose claims name a place, or one within it: its bounds have moved."""
    located = (
        "UNWIND $ids AS id MATCH (:Place {id: id})<-[:LOCATES|OBJECT]-(:Claim)-[:ABOUT]->(s) "
        "RETURN DISTINCT s.id AS id"
    )
    return {row["id"] for row in read_rows(graph, located, sorted(places_within(graph, places)))}


def _statements(
    label: str, changed: Sequence[Projected], listed: Sequence[Contradiction]
) -> list[Statement]:
    ids: dict[str, object] = {"ids": [projected.id for projected in changed]}
    by_id = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) MATCH "
    patterns = [OWNED[label], *([OWNED_OUT] if label == "Event" else [])]
    statements: list[Statement] = [(f"{by_id}{pattern} DELETE r", ids) for pattern in patterns]
    statements.append((FORGET.format(label=label), ids))
    if label == "Actor":
        statements.append((FORGET_FOUNDED, ids))
    rows = [
        {"id": p.id, "properties": p.properties, "earliest": p.earliest, "latest": p.latest}
        for p in changed
    ]
    statements.append((SET_NODE.format(label=label), {"rows": rows}))
    edges: dict[tuple[str, str, str], list[Row]] = {}
    for edge in (edge for projected in changed for edge in projected.edges):
        row = {
            "subject": edge.subject.id,
            "object": edge.object.id,
            "properties": edge.properties,
            "earliest": edge.earliest,
            "latest": edge.latest,
        }
        edges.setdefault((edge.type, edge.subject.label, edge.object.label), []).append(row)
    for (type_, subject, object_), group in sorted(edges.items()):
        create = CREATE_EDGES.format(type=type_, subject=subject, object=object_)
        statements.append((create, {"rows": group}))
    if listed:
        found = [
            {"first": c.first, "second": c.second, "facet": c.facet, "reason": c.reason}
            for c in listed
        ]
        statements.append((CONTRADICT, {"rows": found}))
    return statements
