"""Reading the record back: claims, as they were written, for the projection, the answers and the exports."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from .batches import chunks
from .connection import Graph
from .lines import claimant
from .records import Claim
from .rows import Row, read_claim
from .vocabulary import SUBJECT_LABELS

CLAIMS: Final = "UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN properties(c) AS claim"

EDGES: Final = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[r:STATED_IN|ATTRIBUTED_TO|ABOUT|INVOLVES|LOCATES|OBJECT|RELAYS|LOADED_BY]->(n)
RETURN id AS claim, type(r) AS type, labels(n) AS labels, n.id AS id,
       r.position AS position, r.verb AS verb, r.role AS role
"""


def read_claims(graph: Graph, ids: Iterable[str]) -> Iterator[Claim]:
    """Read claims by id, in order of their ids."""
    for some in chunks(sorted(set(ids))):
        edges: dict[str, dict[str, list[Row]]] = {id_: {} for id_ in some}
        for row in graph.read(EDGES, ids=some):
            row["label"] = next((x for x in SUBJECT_LABELS if x in row["labels"]), None)
            edges[row["claim"]].setdefault(row["type"], []).append(row)
        rows = [row["claim"] for row in graph.read(CLAIMS, ids=some)]
        for properties in sorted(rows, key=lambda row: str(row["id"])):
            yield read_claim(properties, edges[properties["id"]])


def claims_about(graph: Graph, label: str, subjects: Sequence[str]) -> dict[str, list[Claim]]:
    """Read all claims about some subjects of one label, gathered by subject."""
    about = f"UNWIND $ids AS id MATCH (:{label} {{id: id}})<-[:ABOUT]-(c:Claim) RETURN c.id AS id"
    gathered: dict[str, list[Claim]] = {id_: [] for id_ in subjects}
    ids = [row["id"] for row in graph.read(about, ids=list(subjects))]
    for claim in read_claims(graph, ids):
        gathered[claim.about.id].append(claim)
    return gathered


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
    """Find the places that each place lies within, however far up."""
    within = (
        "UNWIND $ids AS id MATCH (:Place {id: id})-[:PART_OF*1..20]->(around:Place) "
        "RETURN id AS id, collect(DISTINCT around.id) AS around"
    )
    return {
        row["id"]: frozenset(row["around"])
        for some in chunks(sorted(set(places)))
        for row in graph.read(within, ids=some)
    }
