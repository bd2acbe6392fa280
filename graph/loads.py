"""Loads: begun, set in the place of earlier ones of the same case, and finished."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from .batches import chunks
from .connection import Graph
from .due import mark_due
from .reading import subjects_of
from .records import Load

# What an earlier load of the case stated, and no current load of any case states now.
ABANDONED: Final = """
MATCH (old:Load {case: $case})<-[:LOADED_BY]-(c:Claim)
WHERE old.id <> $load AND c.retractedAt IS NULL
  AND NOT EXISTS { MATCH (c)-[:LOADED_BY]->(l:Load) WHERE l.supersededBy IS NULL }
RETURN DISTINCT c.id AS id
"""


def begin_loads(graph: Graph, loads: Sequence[Load]) -> None:
    """Write the loads as unfinished, also those that were complete when they were loaded before."""
    rows = [
        {
            "id": load.id,
            "properties": {"case": load.case, "file": load.file, "sha256": load.sha256},
            "supersededBy": load.superseded_by,
        }
        for load in loads
    ]
    begin = (
        "UNWIND $rows AS row MERGE (l:Load {id: row.id}) "
        "SET l += row.properties SET l.supersededBy = row.supersededBy, l.unfinished = true"
    )
    graph.write((begin, {"rows": rows}))


def retract_abandoned(graph: Graph, load: Load, now: datetime) -> tuple[int, set[str]]:
    """Retract what earlier loads of the case state and this one does not: how many claims, about what."""
    if load.case is None or load.superseded_by is not None:
        return 0, set()
    supersede = (
        "MATCH (old:Load {case: $case}) WHERE old.id <> $load AND old.supersededBy IS NULL "
        "SET old.supersededBy = $load"
    )
    graph.write((supersede, {"case": load.case, "load": load.id}))
    abandoned = [row["id"] for row in graph.read(ABANDONED, case=load.case, load=load.id)]
    touched: set[str] = set()
    for ids in chunks(abandoned):
        about = subjects_of(graph, ids)
        retract = "UNWIND $ids AS id MATCH (c:Claim {id: id}) SET c.retractedAt = $now"
        graph.write((retract, {"ids": ids, "now": now}), *mark_due(about))
        touched |= about
    return len(abandoned), touched


def finish_loads(graph: Graph, loads: Sequence[Load], now: datetime) -> None:
    """Mark loads as complete; one that was complete before keeps its time."""
    finish = (
        "UNWIND $rows AS row MATCH (l:Load {id: row.id}) "
        "SET l.at = coalesce(l.at, row.at), l.unfinished = null"
    )
    graph.write((finish, {"rows": [{"id": load.id, "at": load.at or now} for load in loads]}))
