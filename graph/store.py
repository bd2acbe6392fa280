"""Writing a load: in batches, each a transaction of its own, and each safe to run again.

The pattern is the one measured fast and right on both engines: look up the ids that are there, CREATE the
new nodes with all their labels, SET the others by their one indexed label, CREATE relationships between
matched ends. A crash leaves a load marked as unfinished, and marks on what is due (see ``due``); the next load
finishes its work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from .batches import Statement, chunks
from .clashes import refuse_clashes
from .connection import Graph
from .due import due_subjects, mark_due
from .loads import begin_loads, finish_loads, retract_abandoned
from .nodes import write_nodes
from .reading import subjects_of
from .rebuild import rebuild
from .records import Batch, Claim, Document
from .rows import Row, bounds, claim_digest, claim_row, document_row
from .schema import ensure_schema

Progress = Callable[[str, int, int], None]

SET_DATES: Final = """
SET c.earliest = date(row.earliest), c.latest = date(row.latest),
    c.saidEarliest = date(row.saidEarliest), c.saidLatest = date(row.saidLatest)
"""

CREATE_CLAIMS: Final = f"""
UNWIND $rows AS row
CREATE (c:Claim {{id: row.id}}) SET c += row.properties {SET_DATES}
"""

# A claim that keeps its id and changes what it says keeps the time at which it was first recorded.
REPLACE_CLAIMS: Final = f"""
UNWIND $rows AS row
MATCH (c:Claim {{id: row.id}})
WITH c, row, c.recordedAt AS recordedAt
SET c = row.properties SET c.recordedAt = recordedAt {SET_DATES}
"""

FORGET_EDGES: Final = """
UNWIND $ids AS id
MATCH (:Claim {id: id})-[r:STATED_IN|ATTRIBUTED_TO|ABOUT|INVOLVES|LOCATES|OBJECT|RELAYS]->()
DELETE r
"""

WRITE_DOCUMENTS: Final = """
UNWIND $rows AS row
MERGE (d:Document {id: row.id}) SET d = row.properties
SET d.publishedEarliest = date(row.publishedEarliest), d.publishedLatest = date(row.publishedLatest)
"""

RELAYS: Final = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim}) MATCH (told:Claim {id: row.id})
WHERE NOT EXISTS { (c)-[:RELAYS]->(told) }
CREATE (c)-[:RELAYS]->(told)
"""

WITHDRAW: Final = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id}) SET c.retractedAt = row.at
"""

LOADED_BY: Final = """
UNWIND $ids AS id
MATCH (c:Claim {id: id}) MATCH (l:Load {id: $load})
WHERE NOT EXISTS { (c)-[:LOADED_BY]->(l) }
CREATE (c)-[:LOADED_BY]->(l)
"""

KNOWN: Final = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.id AS id, c.digest AS digest, c.retractedAt IS NOT NULL AS retracted
"""

RELAYING: Final = """
UNWIND $ids AS id
MATCH (:Claim {id: id})<-[:RELAYS*1..20]-(:Claim)-[:ABOUT]->(s)
RETURN DISTINCT s.id AS id
"""


@dataclass(slots=True)
class Report:
    """What a load did: numbers of claims, the subjects now in conflict, and how often their order contradicts itself."""

    documents: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    restored: int = 0
    retracted: int = 0
    conflicting: list[str] = field(default_factory=list)
    inconsistencies: int = 0


def write_batch(graph: Graph, batch: Batch, progress: Progress | None = None) -> Report:
    """Write a load's documents and claims, retract what its case no longer states, rebuild the projection.

    ``progress`` is told the stage, how much of it is done, and how much there is.

    Raises:
        InputError: an id is already that of another thing in this graph.
        GraphError: the graph cannot be written.
    """
    tell = progress or (lambda stage, done, total: None)
    now = datetime.now(UTC)
    report = Report(documents=len(batch.documents))
    ensure_schema(graph)
    refuse_clashes(graph, [batch])
    touched = due_subjects(graph)
    begin_loads(graph, batch.loads)
    touched |= write_nodes(graph, batch)
    for documents in chunks(batch.documents):
        moved = _republished(graph, documents)
        rows = [document_row(d) for d in documents]
        graph.write((WRITE_DOCUMENTS, {"rows": rows}), *mark_due(moved))
        touched |= moved
    done = 0
    for claims in chunks(batch.claims):
        tell("claims", done, len(batch.claims))
        touched |= _write_claims(graph, claims, batch.load.id, now, report)
        done += len(claims)
    for claims in chunks(claim for claim in batch.claims if claim.relays):
        rows = [{"claim": claim.id, "id": claim.relays} for claim in claims]
        graph.write((RELAYS, {"rows": rows}))
    for load in batch.loads:
        retracted, about = retract_abandoned(graph, load, now)
        report.retracted += retracted
        touched |= about
    report.inconsistencies = len(rebuild(graph, touched, tell))
    report.conflicting = _conflicting(graph, batch.claims)
    finish_loads(graph, batch.loads, now)
    return report


def _republished(graph: Graph, documents: Sequence[Document]) -> set[str]:
    """Find what is claimed in documents that have another day of publication, or title, now.

    The one bounds events, and both stand in the reasons for bounds.
    """
    days = [
        {
            "id": document.id,
            "title": document.title,
            **bounds(document.published_interval, "earliest", "latest"),
        }
        for document in documents
    ]
    moved = (
        "UNWIND $rows AS row MATCH (d:Document {id: row.id}) "
        "WHERE coalesce(toString(d.publishedLatest), '') <> coalesce(row.latest, '') "
        "OR coalesce(toString(d.publishedEarliest), '') <> coalesce(row.earliest, '') "
        "OR coalesce(d.title, '') <> coalesce(row.title, '') "
        "MATCH (d)<-[:STATED_IN]-(:Claim)-[:ABOUT|OBJECT]->(s) RETURN DISTINCT s.id AS id"
    )
    return {row["id"] for row in graph.read(moved, rows=days)}


def _write_claims(
    graph: Graph, claims: Sequence[Claim], load: str, now: datetime, report: Report
) -> set[str]:
    """Write claims with their edges in one transaction; give the ids of the subjects they touch."""
    known = {row["id"]: row for row in graph.read(KNOWN, ids=[claim.id for claim in claims])}
    new = [claim for claim in claims if claim.id not in known]
    there = [claim for claim in claims if claim.id in known]
    changed = [c for c in there if known[c.id]["digest"] != claim_digest(c)]
    restored = [c for c in there if known[c.id]["retracted"] and c.retracted_at is None]
    withdrawn = [c for c in there if not known[c.id]["retracted"] and c.retracted_at is not None]
    moved = {claim.id for claim in (*changed, *restored, *withdrawn)}
    statements: list[Statement] = []
    touched: set[str] = set()
    if changed:
        ids = [claim.id for claim in changed]
        touched |= subjects_of(graph, ids)
        touched |= {row["id"] for row in graph.read(RELAYING, ids=ids)}
        rows = [claim_row(claim, now) for claim in changed]
        statements += [(REPLACE_CLAIMS, {"rows": rows}), (FORGET_EDGES, {"ids": ids})]
    if new:
        statements.append((CREATE_CLAIMS, {"rows": [claim_row(claim, now) for claim in new]}))
    statements += _edges([*new, *changed])
    if restored:
        restore = "UNWIND $ids AS id MATCH (c:Claim {id: id}) SET c.retractedAt = null"
        statements.append((restore, {"ids": [claim.id for claim in restored]}))
    if withdrawn:
        rows = [{"id": claim.id, "at": claim.retracted_at} for claim in withdrawn]
        statements.append((WITHDRAW, {"rows": rows}))
    stated: dict[str, list[str]] = {}
    for claim in claims:
        for by in claim.loads or (load,):
            stated.setdefault(by, []).append(claim.id)
    statements += [(LOADED_BY, {"ids": ids, "load": by}) for by, ids in stated.items()]
    for claim in (*new, *changed, *restored, *withdrawn):
        touched.add(claim.about.id)
        if claim.object is not None:
            touched.add(claim.object.id)
    graph.write(*statements, *mark_due(touched))
    report.new += len(new)
    report.changed += len(changed)
    report.restored += len({claim.id for claim in restored} - {claim.id for claim in changed})
    report.retracted += len(withdrawn)
    report.same += len(there) - len(moved)
    return touched


def _conflicting(graph: Graph, claims: Sequence[Claim]) -> list[str]:
    """Find the subjects of claims that contradict another."""
    find = (
        "UNWIND $ids AS id MATCH (c:Claim {id: id}) WHERE EXISTS { (c)-[:CONTRADICTS]-() } "
        "MATCH (c)-[:ABOUT]->(s) RETURN DISTINCT s.id AS id"
    )
    return sorted(
        {
            row["id"]
            for some in chunks(claims)
            for row in graph.read(find, ids=[claim.id for claim in some])
        }
    )


def _edges(claims: Sequence[Claim]) -> list[Statement]:
    """Write the edges of new claims, one statement for each type and label at the other end."""
    rows: dict[tuple[str, str], list[Row]] = {}

    def add(kind: str, label: str, claim: str, end: str, **values: object) -> None:
        row = {"claim": claim, "id": end, **({"values": values} if values else {})}
        rows.setdefault((kind, label), []).append(row)

    for claim in claims:
        add("STATED_IN", "Document", claim.id, claim.document)
        add("ABOUT", claim.about.label, claim.id, claim.about.id)
        for link in claim.chain:
            add(
                "ATTRIBUTED_TO",
                "Actor",
                claim.id,
                link.actor,
                position=link.position,
                verb=link.verb,
            )
        for part in claim.actors:
            add("INVOLVES", "Actor", claim.id, part.actor, role=part.role)
        if claim.place is not None:
            add("LOCATES", "Place", claim.id, claim.place)
        if claim.object is not None:
            add("OBJECT", claim.object.label, claim.id, claim.object.id)
    return [
        (_edge(kind, label, "values" in group[0]), {"rows": group})
        for (kind, label), group in rows.items()
    ]


def _edge(kind: str, label: str, values: bool) -> str:
    return (
        f"UNWIND $rows AS row MATCH (c:Claim {{id: row.claim}}) MATCH (n:{label} {{id: row.id}}) "
        f"CREATE (c)-[r:{kind}]->(n)" + (" SET r += row.values" if values else "")
    )
