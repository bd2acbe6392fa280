"""A selection as GEXF 1.2 with time: every event and relation lives from its first possible day to its last."""

from pathlib import Path

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from .files import writing
from .flat import flatten, xml_text


def write_gexf(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write a selection as dynamic GEXF; a bound that is not known is left open.

    Raises:
        ExportError: the file cannot be written.
    """
    flat = flatten(selection)
    flat.graph["mode"] = "dynamic"
    flat.graph["timeformat"] = "date"
    for id_, values in selection.nodes(data=True):
        node = flat.nodes[xml_text(id_)]
        _live(node, values.get("solvedEarliest") or values.get("earliest"), "start")
        _live(node, values.get("solvedLatest") or values.get("latest"), "end")
    for source, target, key, values in selection.edges(keys=True, data=True):
        edge = flat.edges[xml_text(source), xml_text(target), xml_text(key)]
        # networkx writes a "key" of its own, and takes "type" for directed or undirected.
        edge["relation"] = edge.pop("type")
        edge["label"] = edge["relation"]
        _live(edge, values.get("earliest"), "start")
        _live(edge, values.get("latest"), "end")
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(flat)
    # networkx writes today's date, and the same selection is to be the same bytes on any day.
    writer.xml.find("meta").attrib.clear()
    with writing(path) as file:
        file.write(f"{writer}\n")


def _live(values: dict[str, object], day: str | None, bound: str) -> None:
    if day is not None:
        values[bound] = day
