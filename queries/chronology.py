"""The order of events as all claims together allow it, with reasons, and the claims that cannot all hold."""

from dataclasses import replace
from typing import Final

from ..graph.chronology import Chronology
from ..graph.connection import Graph
from ..graph.ordering import chronology_of, every_event, joined_events
from .selection import Selection, select_events

#: So many relations are solved for a mere count: about as long as it takes to start.
COUNTED: Final = 2_000

# Where no relation joins events nothing can contradict itself: each has one interval.
RELATED: Final = f"""
MATCH (e:Event)-[:BEFORE|PART_OF]->(other:Event)
RETURN e.id AS id, other.id AS other LIMIT {COUNTED + 1}
"""

COLUMNS: Final = ("id", "solvedEarliest", "solvedLatest", "earliest", "latest", "because")


def chronology(graph: Graph, selection: Selection) -> Chronology:
    """Solve the order of the selected events, from these and all that bears on them."""
    if selection.is_everything():
        return chronology_of(graph, every_event(graph))
    chosen = set(select_events(graph, selection))
    solved = chronology_of(graph, joined_events(graph, chosen))
    return replace(
        solved,
        events=tuple(event for event in solved.events if event.id in chosen),
        inconsistencies=tuple(i for i in solved.inconsistencies if chosen & set(i.events)),
    )


def count_inconsistencies(graph: Graph) -> int | None:
    """Count what of the order of events cannot all hold; None where that takes more than a moment."""
    related = graph.read(RELATED)
    if len(related) > COUNTED:
        return None
    ids = sorted({row[end] for row in related for end in ("id", "other")})
    return len(chronology_of(graph, ids).inconsistencies)
