"""A selection as one JSON object: nodes, edges, claims and documents."""

import json
from pathlib import Path
from typing import Any

import networkx as nx

from .files import writing


def write_json(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write a selection as JSON: ``{title, selection, cypher, nodes, edges, claims, documents}``.

    Raises:
        ExportError: the file cannot be written.
    """
    with writing(path) as file:
        json.dump(to_json(selection), file, ensure_ascii=False, indent=1)
        file.write("\n")


def to_json(selection: "nx.MultiDiGraph[str]") -> dict[str, Any]:
    """Turn a selection into plain JSON values."""
    about = selection.graph
    return {
        **{name: about.get(name) for name in ("title", "selection", "cypher")},
        "nodes": [{"id": id_, **values} for id_, values in selection.nodes(data=True)],
        "edges": [
            {"source": source, "target": target, "key": key, **values}
            for source, target, key, values in selection.edges(keys=True, data=True)
        ],
        "claims": about.get("claims", {}),
        "documents": about.get("documents", {}),
    }
