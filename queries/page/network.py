"""The selection as a pyvis network: what pyvis is good at, without what stops it.

Ours is a real ``pyvis.network.Network``: whoever likes pyvis can take it, change it and draw it
their own way. Importing pyvis takes half a second, since it brings IPython: import this module
only where a page is written.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import networkx as nx
from pyvis.network import Network

from .layout import Layout
from .text import clean

#: How the kinds of nodes look to vis-network; the page's own drawing refines it by event type.
_SHAPES = {"event": "square", "person": "dot", "organization": "hexagon", "place": "triangleDown"}


class TimelineNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that adds in constant time and keeps parallel edges.

    pyvis looks through a list for each node and edge, which takes half a minute for 30,000 edges,
    and an undirected network silently drops a second edge between two nodes: here, a second claim.

    >>> network = TimelineNetwork()
    >>> network.add_node("a", label="")
    >>> network.add_node("b")
    >>> network.add_edge("a", "b", label="leads")
    >>> network.add_edge("a", "b", label="founded")
    >>> len(network.edges), network.get_node("a")["label"]
    (2, '')
    """

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        # A dict is what pyvis makes of options that are set: get_network_data() passes it on.
        self.options: dict[str, Any] = {
            "physics": {"enabled": False},
            "layout": {"improvedLayout": False},
            "interaction": {"hover": True, "multiselect": False, "navigationButtons": False},
            "nodes": {"borderWidth": 1},
            "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}},
        }

    def add_node(
        self, n_id: str, label: str | None = None, shape: str = "dot", **options: Any
    ) -> None:
        """Add a node; one that is there already stays as it is."""
        if n_id in self.node_map:
            return
        node = options | {"id": n_id, "label": n_id if label is None else label, "shape": shape}
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge between two nodes that are there, beside any other between them."""
        if source not in self.node_map or to not in self.node_map:
            raise KeyError(f"no node {source!r} or {to!r}: add the nodes before their edges")
        options["from"], options["to"] = source, to
        self.edges.append(options)


def build_network(
    selection: "nx.MultiDiGraph[str]", order: Sequence[str], layout: Layout
) -> TimelineNetwork:
    """Build the network of a selection, its nodes in the given order and at the given places.

    Only the attributes named here get through: ``image``, ``href`` or ``title`` of a node would
    let a selection load pictures from afar or run as markup in pyvis's own template.
    """
    network = TimelineNetwork()
    degrees = dict(selection.degree())
    nodes = {name: node for name, node in selection.nodes(data=True)}
    cleaned = lru_cache(clean)
    for number, name in enumerate(order):
        node = nodes[name]
        network.add_node(
            name,
            label=clean(node.get("label", name)),
            shape=_SHAPES.get(node.get("kind", ""), "dot"),
            group=clean(node.get("type") or node.get("kind", "")),
            size=node_size(node.get("kind", ""), degrees[name]),
            x=layout.x[number],
            y=layout.y[number],
        )
    for source, target, edge in selection.edges(data=True):
        network.add_edge(
            source,
            target,
            label=cleaned(edge.get("role") or edge["type"]),
            dashes=bool(edge.get("denials")),
        )
    return network


def node_size(kind: str, degree: int) -> float:
    """Give the radius of a node: events alike, others by the logarithm of what they are joined to.

    >>> node_size("event", 50), node_size("person", 1), node_size("person", 63)
    (8.2, 8.0, 18.0)
    """
    base, step = (6.5, 0.3) if kind == "event" else (6.0, 2.0)
    return round(base + step * math.log2(1 + degree), 1)
