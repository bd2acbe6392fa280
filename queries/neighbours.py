"""What one event, actor or place is joined to, and the shortest way between two."""

from typing import Any, Final

from ..errors import QueryError
from ..graph.connection import Graph
from .identity import Subject, find_subject
from .shipped import cypher

COLUMNS: Final = ("relation", "name", "role", "when", "claims", "denials", "id")
PATH_COLUMNS: Final = ("step", "from", "relation", "to", "role", "claims")


def neighbours(graph: Graph, text: str) -> list[dict[str, Any]]:
    """List what claims join to one thing, by an id or a name.

    Raises:
        QueryError: nothing, or more than one thing, has that id or name.
    """
    return neighbours_of(graph, find_subject(graph, text))


def neighbours_of(graph: Graph, subject: Subject) -> list[dict[str, Any]]:
    """List what claims join to a subject: the relation, its direction, and the claims for and against."""
    rows = graph.read(cypher("neighbours", LABEL=subject.label), ids=[subject.id])
    return [
        {
            "relation": row["type"] if row["out"] else f"<-{row['type']}",
            "type": row["type"],
            "direction": "out" if row["out"] else "in",
            "id": row["other"],
            "label": row["label"],
            "name": row["name"],
            "role": row["role"],
            "when": _span(row["earliest"], row["latest"]),
            "earliest": row["earliest"],
            "latest": row["latest"],
            "minDays": row["minDays"],
            "maxDays": row["maxDays"],
            "claims": row["claims"],
            "denials": row["denials"],
        }
        for row in rows
    ]


def _span(earliest: str | None, latest: str | None) -> str | None:
    if earliest is None and latest is None:
        return None
    return earliest if earliest == latest else f"{earliest or '..'} to {latest or '..'}"


def path(graph: Graph, start: str, goal: str) -> list[dict[str, Any]]:
    """Find the shortest chain of edges between two things, one row a step.

    Raises:
        QueryError: an id or name is unknown, both are the same thing, or nothing joins them.
    """
    a, b = find_subject(graph, start), find_subject(graph, goal)
    if a.id == b.id:
        raise QueryError(f"{start!r} and {goal!r} are the same thing, {a.id}: name two")
    found = graph.read(cypher("path", FROM=a.label, TO=b.label), a=a.id, b=b.id)
    if not found:
        raise QueryError(f"nothing that is loaded joins {a.id} and {b.id} within 12 steps")
    [way] = found
    rows = []
    for number, (step, here, there) in enumerate(
        zip(way["steps"], way["nodes"], way["nodes"][1:], strict=False), start=1
    ):
        out = step["from"] == here["id"]
        rows.append(
            {
                "step": number,
                "from": here["name"],
                "fromId": here["id"],
                "relation": step["type"] if out else f"<-{step['type']}",
                "type": step["type"],
                "direction": "out" if out else "in",
                "to": there["name"],
                "toId": there["id"],
                "role": step["role"],
                "claims": step["claims"],
            }
        )
    return rows
