"""A selection as a networkx graph: events, actors and places, the edges between them, and every claim behind them."""

from collections.abc import Iterable
from typing import Any

from ..graph.batches import chunks
from ..graph.connection import Graph
from ..graph.vocabulary import ACTOR_KINDS, SUBJECT_LABELS
from .claims import claim_dicts
from .notebook import SelectionGraph
from .selection import Selection, copyable, select_events
from .shipped import cypher
from .timeline import basis, totals, when

#: What an event's node holds beside its title, its words for when, and its totals.
EVENT_PROPERTIES = (
    "type",
    "dateText",
    "earliest",
    "latest",
    "solvedEarliest",
    "solvedLatest",
    "precision",
    "meaning",
    "edtf",
    "status",
    "approximate",
    "uncertain",
)


def select(graph: Graph, selection: Selection, title: str | None = None) -> SelectionGraph:
    """Read a selection into memory.

    Nodes are keyed by id and hold ``kind``, ``label``, the ids of the ``claims`` about them, and their
    properties as JSON values; edges hold ``type``, ``role``, bounds, ``claims`` and ``denials``.
    ``graph["claims"]`` and ``graph["documents"]`` hold the claims and documents by id.

    Without a selection that is everything; otherwise the selected events, whom and what they are joined
    to, what the named actors are related to, and the edges among all these.
    """
    ids = _chosen(graph, selection)
    network = SelectionGraph()
    claims: dict[str, list[str]] = {}
    for label in SUBJECT_LABELS:
        for some in chunks(ids[label]):
            for row in graph.read(cypher("claims_about", LABEL=label), ids=some):
                claims.setdefault(row["id"], []).append(row["claim"])
    for label in SUBJECT_LABELS:
        for some in chunks(ids[label]):
            for row in graph.read(cypher("nodes", LABEL=label), ids=some):
                about = sorted(claims.get(row["id"], []))
                attributes = node_attributes(label, row["id"], row["properties"])
                network.add_node(row["id"], **attributes, claims=about)
    for label in SUBJECT_LABELS:
        for some in chunks(ids[label]):
            _add_edges(network, graph.read(cypher("edges", LABEL=label), ids=some))
    read = claim_dicts(graph, (claim for about in claims.values() for claim in about))
    network.graph.update(
        title=title or _case_title(graph),
        selection=_flags(selection),
        cypher=copyable(selection),
        claims={id_: row for id_, row in read.items() if _belongs(row, network)},
    )
    for node in network.nodes.values():
        node["claims"] = [c for c in node["claims"] if c in network.graph["claims"]]
    network.graph["documents"] = _documents(
        graph, {row["document"] for row in network.graph["claims"].values()}
    )
    return network


def _chosen(graph: Graph, selection: Selection) -> dict[str, list[str]]:
    """Find the ids of the nodes of a selection by label, events in order of time."""
    events = select_events(graph, selection)
    if selection.is_everything():
        others = {row["id"] for row in graph.read(cypher("everyone"))}
    else:
        others = {*selection.actors, *selection.places}
        for some in chunks(events):
            others |= {row["id"] for row in graph.read(cypher("around"), ids=some)}
        related = graph.read(cypher("related"), ids=list(selection.actors))
        others |= {row["id"] for row in related}
    rest = sorted(others)
    return {"Event": events, "Actor": rest, "Place": rest}


def node_attributes(label: str, id_: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Turn a node's properties into the attributes of a networkx node."""
    if label == "Event":
        title = properties.get("title") or id_
        return {
            "kind": "event",
            "label": title,
            "title": title,
            "when": when(properties),
            "basis": basis(properties),
            **{name: properties.get(name) for name in EVENT_PROPERTIES},
            "totals": totals(properties),
            "because": properties.get("because") or [],
        }
    name = properties.get("name") or id_
    kind = "place" if label == "Place" else properties.get("kind")
    attributes = {
        "kind": kind if kind == "place" or kind in ACTOR_KINDS else "actor",
        "label": name,
        "name": name,
        "aliases": properties.get("aliases") or [],
    }
    if label == "Place":
        for coordinate in ("latitude", "longitude"):
            attributes[coordinate] = properties.get(coordinate)
    return attributes


def _add_edges(network: SelectionGraph, rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        if row["other"] not in network:
            continue
        values = row["properties"]
        span = [values.get("earliest"), values.get("latest")]
        parts = [row["type"], values.get("role"), *(span if any(span) else [])]
        key = ":".join(part or "" for part in parts if part is not None or any(span))
        network.add_edge(
            row["id"],
            row["other"],
            key=key,
            type=row["type"],
            role=values.get("role"),
            earliest=values.get("earliest"),
            latest=values.get("latest"),
            minDays=values.get("minDays"),
            maxDays=values.get("maxDays"),
            claims=values.get("claims") or [],
            denials=values.get("denials") or [],
        )


def _belongs(row: dict[str, Any], network: SelectionGraph) -> bool:
    """Tell whether both ends of what a claim relates are in the selection."""
    return "relation" not in row or row.get("object") in network


def _documents(graph: Graph, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    return {
        row["document"]["id"]: {**row["document"], "publisherName": row["publisherName"]}
        for some in chunks(sorted(ids))
        for row in graph.read(cypher("documents"), ids=some)
    }


def _case_title(graph: Graph) -> str:
    """Make a title of the name of the case, where only one is loaded."""
    loads = [load for load in graph.read(cypher("loads")) if not load["supersededBy"]]
    names = {load["case"] for load in loads}
    name = names.pop() if len(names) == 1 else None
    words = (name or "timeline").replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _flags(selection: Selection) -> dict[str, Any]:
    """Give the flags that a selection was made with, those that were used."""
    return {name: value for name, value in selection.parameters().items() if value}
