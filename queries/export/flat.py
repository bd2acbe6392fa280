"""A selection with flat attributes, for the graph formats that know no nulls, lists or maps."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

#: What XML 1.0 cannot hold, not even escaped (W3C, "Extensible Markup Language", 2.2): networkx would write
#: it all the same, and no program could read the file.
NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flatten(selection: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Copy a selection with text and numbers only; lists are joined by semicolons, nulls left out."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    flat.graph["name"] = xml_text(str(selection.graph.get("title", "")))
    for id_, values in selection.nodes(data=True):
        flat.add_node(xml_text(id_), **flat_values(values))
    for source, target, key, values in selection.edges(keys=True, data=True):
        name = flat.add_edge(xml_text(source), xml_text(target), key=xml_text(key))
        flat.edges[xml_text(source), xml_text(target), name].update(flat_values(values))
    return flat


def flat_values(values: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    """Flatten attributes.

    >>> flat_values({"title": "Raid", "latest": None, "claims": ["a", "b"], "totals": {"killedMin": 5}})
    {'title': 'Raid', 'claims': 'a; b', 'killedMin': 5}
    """
    flat: dict[str, str | int | float | bool] = {}
    for name, value in values.items():
        if isinstance(value, bool | int | float):
            flat[name] = value
        elif isinstance(value, Mapping):
            flat |= flat_values(value)
        elif isinstance(value, list):
            if value:
                texts = (item if isinstance(item, str) else json.dumps(item) for item in value)
                flat[name] = xml_text("; ".join(texts))
        elif value is not None:
            flat[name] = xml_text(str(value))
    return flat


def xml_text(text: str) -> str:
    """Take out what no XML file can hold.

    >>> xml_text("a\\x00b")
    'ab'
    """
    return NOT_XML.sub("", text)
