"""Reading the record back: claims, as they were written, for the projection, the answers and the exports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from .batches import chunks
from .connection import Graph
from .lines import claimant
from .records import Claim
from .rows import Row, read_claim
from .vocabulary import SUBJECT_LABELS

#: A claim with its edges, in one row: rows cost more on the way than what they hold.
WHOLE: Final = """
MATCH (c)-[r:STATED_IN|ATTRIBUTED_TO|ABOUT|INVOLVES|LOCATES|OBJECT|RELAYS|LOADED_BY]->(n)
WITH c, collect([type(r), labels(n), n.id, r.position, r.verb, r.role]) AS edges
RETURN properties(c) AS claim, edges
"""

BY_ID: Final = f"UNWIND $ids AS id MATCH (c:Claim {{id: id}}) {WHOLE}"


def read_claims(graph: Graph, ids: Iterable[str]) -> Iterator[Claim]:
    """Read claims by id, in order of their ids."""
    for some in chunks(sorted(set(ids))):
        yield from _read(graph, BY_ID, some)


def claims_about(graph: Graph, label: str, subjects: Sequence[str]) -> dict[str, list[Claim]]:
    """Read all claims about some subjects of one label, gathered by subject."""
    about = f"UNWIND $ids AS id MATCH (:{label} {{id: id}})<-[:ABOUT]-(c:Claim) {WHOLE}"
    gathered: dict[str, list[Claim]] = {id_: [] for id_ in subjects}
    for claim in _read(graph, about, subjects):
        gathered[claim.about.id].append(claim)
    return gathered


def _read(graph: Graph, cypher: str, ids: Sequence[str]) -> Iterator[Claim]:
    rows = graph.read(cypher, ids=list(ids))
    for row in sorted(rows, key=lambda row: str(row["claim"]["id"])):
        edges: dict[str, list[Row]] = {}
        for type_, labels, id_, position, verb, role in row["edges"]:
            label = next((x for x in SUBJECT_LABELS if x in labels), None)
            end = {"label": label, "id": id_, "position": position, "verb": verb, "role": role}
            edges.setdefault(type_, []).append(end)
        yield read_claim(row["claim"], edges)


def read_rows(graph: Graph, cypher: str, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Ask one thing of many ids, in pieces."""
    return [row for some in chunks(ids) for row in graph.read(cypher, ids=some)]


def subjects_of(graph: Graph, claims: Sequence[str]) -> set[str]:
    """Find what claims are about, and what they relate it to."""
    found = graph.read(
        "UNWIND $ids AS id MATCH (:Claim {id: id})-[:ABOUT|OBJECT]->(s) RETURN DISTINCT s.id AS id",
        ids=list(claims),
    )
    return {row["id"] for row in found}


def roots_of(graph: Graph, claims: Iterable[Claim]) -> dict[str, str]:
    """Find who stands behind the claims that relay others, by the id of the claim that relays.

    A claim that relays leads back to whoever made the claim at the end of the chain of relays.
    """
    relaying = [claim.id for claim in claims if claim.relays is not None]
    if not relaying:
        return {}
    follow = (
        "UNWIND $ids AS id MATCH (:Claim {id: id})-[:RELAYS*1..20]->(told:Claim) "
        "WHERE NOT EXISTS { (told)-[:RELAYS]->() } RETURN id AS id, told.id AS told"
    )
    told = {row["id"]: row["told"] for row in graph.read(follow, ids=relaying)}
    behind = {claim.id: claimant(claim) for claim in read_claims(graph, told.values())}
    return {id_: behind[root] for id_, root in told.items()}


def ancestors_of(graph: Graph, places: Iterable[str]) -> dict[str, frozenset[str]]:
    """Find the places that each place lies within, however far up.

    Level by level: there may be as many paths as levels to the power of the parents, but not as many places.
    """
    step = (
        "UNWIND $ids AS id MATCH (:Place {id: id})-[:PART_OF]->(p:Place) RETURN id, p.id AS within"
    )
    parents: dict[str, set[str]] = {}
    level = start = set(places)
    while level:
        parents |= {id_: set() for id_ in level}
        for row in read_rows(graph, step, sorted(level)):
            parents[row["id"]].add(row["within"])
        level = {parent for id_ in level for parent in parents[id_]} - parents.keys()
    return {id_: frozenset(_reached(id_, parents)) for id_ in start if parents[id_]}


def _reached(start: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [*parents[start]]
    while ahead:
        place = ahead.pop()
        if place not in found:
            found.add(place)
            ahead += parents[place]
    return found


def places_within(graph: Graph, places: Iterable[str]) -> set[str]:
    """Find the places that lie within some places, and these themselves; level by level, as above."""
    step = (
        "UNWIND $ids AS id MATCH (:Place {id: id})<-[:PART_OF]-(p:Place) RETURN DISTINCT p.id AS id"
    )
    found = set(places)
    level = found
    while level:
        below = {row["id"] for row in read_rows(graph, step, sorted(level))}
        level = below - found
        found = found | level
    return found
