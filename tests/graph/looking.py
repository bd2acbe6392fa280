"""The whole of a graph as plain values, so that two graphs can be compared."""

import json
from typing import Any

from dateline.graph.connection import Graph

#: What may differ between two loads of the same input.
TIMES = ("at", "recordedAt", "retractedAt")


def snapshot(graph: Graph) -> list[str]:
    """Write every node and relationship as a line of JSON; of times, only whether they are there."""
    nodes = graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    edges = graph.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS properties"
    )
    return sorted(json.dumps(_timeless(row), sort_keys=True) for row in (*nodes, *edges))


def _timeless(row: dict[str, Any]) -> dict[str, Any]:
    properties = {
        name: bool(value) if name in TIMES else value for name, value in row["properties"].items()
    }
    labels = {"labels": sorted(row["labels"])} if "labels" in row else {}
    return {**row, **labels, "properties": properties}


def one(graph: Graph, cypher: str, **parameters: object) -> Any:
    """Give the only value of the only row."""
    [row] = graph.read(cypher, **parameters)
    [value] = row.values()
    return value


def empty(graph: Graph) -> None:
    """Take everything out of a small graph."""
    graph.write(("MATCH (n) DETACH DELETE n", {}))
