"""What a graph is and holds: its engine, its counts, its loads, and what of it wants attention."""

from typing import Any

from ..graph.connection import Graph
from .shipped import cypher


def status(graph: Graph) -> dict[str, Any]:
    """Describe a graph: engine, counts, loads that are current, and loads that were interrupted.

    ``inconsistencies`` counts what of the order of events cannot all hold (``dateline chronology`` lists
    it), and is None where too many relations join events to solve them for a count.
    """
    # networkx, which solves the order, takes a moment to import.
    from .chronology import count_inconsistencies

    [counts] = graph.read(cypher("counts"))
    loads = graph.read(cypher("loads"))
    current = [load for load in loads if not load["supersededBy"]]
    return {
        "engine": graph.engine,
        "description": graph.description,
        **counts,
        "inconsistencies": count_inconsistencies(graph),
        "loads": [load for load in current if not load["unfinished"]],
        "superseded": len(loads) - len(current),
        "interrupted": [load for load in current if load["unfinished"]],
    }
