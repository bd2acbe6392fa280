"""Everything a page knows, as columns: the nodes, the edges, and what the whole is called."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from .claims import ClaimPacker, ClaimTable
from .columns import Strings, pack, pack_lists
from .days import day_number
from .network import TimelineNetwork
from .order import Bounds, Order
from .text import clean

VERSION = 1


def build_dataset(
    selection: "nx.MultiDiGraph[str]", order: Order, network: TimelineNetwork, undated_x: int | None
) -> dict[str, Any]:
    """Turn a selection and its drawing into what ``scripts/model.js`` reads."""
    strings = Strings()
    by_name = {name: selection.nodes[name] for name in selection}
    nodes = [by_name[name] for name in order.names]
    table = ClaimTable(selection.graph.get("claims", {}), [n.get("claims", ()) for n in nodes])
    return {
        "version": VERSION,
        "title": clean(selection.graph.get("title") or "Timeline"),
        "cypher": clean(selection.graph.get("cypher") or ""),
        "selection": _describe_selection(selection.graph.get("selection") or {}),
        "options": network.options,
        "undatedX": undated_x,
        "nodes": _pack_nodes(order.names, nodes, network, strings),
        "events": _pack_events(nodes[: len(order.bounds)], order.bounds, strings),
        "edges": _pack_edges(selection, order, table, strings),
        **ClaimPacker(table, by_name, selection.graph.get("documents", {}), order, strings).pack(),
        "strings": strings.texts,  # last: all of the above add to them
    }


def _describe_selection(flags: Mapping[str, Any]) -> list[list[str]]:
    """List the flags that are set, as pairs of texts.

    >>> _describe_selection({"from": "2011", "type": ["attack", "arrest"], "to": None})
    [['from', '2011'], ['type', 'attack, arrest']]
    """
    described = []
    for flag, value in flags.items():
        if value not in (None, False, (), [], ""):
            several = isinstance(value, list | tuple)
            described.append([clean(flag), clean(", ".join(map(str, value)) if several else value)])
    return described


def _pack_nodes(
    names: list[str], nodes: Sequence[Mapping[str, Any]], network: TimelineNetwork, strings: Strings
) -> dict[str, Any]:
    drawn = network.nodes
    return {
        "id": pack(strings.add(name) for name in names),
        "label": pack(strings.add(node["label"] or None) for node in drawn),
        "kind": pack(strings.add(node.get("kind") or "actor") for node in nodes),
        "x": pack(node["x"] for node in drawn),
        "y": pack(node["y"] for node in drawn),
        "size": pack(node["size"] for node in drawn),
        "aliases": pack(_texts(node.get("aliases"), strings) for node in nodes),
        "latitude": pack(node.get("latitude") for node in nodes),
        "longitude": pack(node.get("longitude") for node in nodes),
    }


def _texts(values: Iterable[object] | None, strings: Strings) -> list[int | None] | None:
    return [strings.add(value) for value in values] if values else None


def _pack_events(
    events: Sequence[Mapping[str, Any]], bounds: Sequence[Bounds], strings: Strings
) -> dict[str, Any]:
    def texts(key: str) -> Any:
        return pack(strings.add(event.get(key) or None) for event in events)

    return {
        "type": pack(strings.add(event.get("type") or "event") for event in events),
        "when": texts("when"),
        "dateText": texts("dateText"),
        "precision": texts("precision"),
        "meaning": texts("meaning"),
        "edtf": texts("edtf"),
        "status": texts("status"),
        "approximate": pack(1 if event.get("approximate") else None for event in events),
        "earliest": pack(bound.earliest for bound in bounds),
        "latest": pack(bound.latest for bound in bounds),
        # Mostly what was stated, and then left out: null is "as stated".
        "solvedEarliest": pack(
            None if bound.solved_earliest == bound.earliest else bound.solved_earliest
            for bound in bounds
        ),
        "solvedLatest": pack(
            None if bound.solved_latest == bound.latest else bound.solved_latest for bound in bounds
        ),
        "because": pack(_texts(event.get("because"), strings) for event in events),
        "totals": pack(_totals(event.get("totals")) for event in events),
    }


def _totals(totals: Mapping[str, Any] | None) -> list[list[Any]] | None:
    """Bring killedMin and killedMax together as ["killed", min, max].

    >>> _totals({"killedMin": 5, "killedMax": 7, "woundedMin": 1})
    [['killed', 5, 7], ['wounded', 1, None]]
    """
    measures: dict[str, list[Any]] = {}
    for key, value in (totals or {}).items():
        measure = key.removesuffix("Min").removesuffix("Max")
        entry = measures.setdefault(measure, [clean(measure), None, None])
        entry[2 if key.endswith("Max") else 1] = value
    return list(measures.values()) or None


def _pack_edges(
    selection: "nx.MultiDiGraph[str]", order: Order, table: ClaimTable, strings: Strings
) -> dict[str, Any]:
    """Pack the edges by type and earlier node, so that what is alike lies together.

    The later node counts from the first that is no event: an actor in much is a small number.
    """
    number, events = order.number, len(order.bounds)
    edges = []
    for source, target, key, edge in selection.edges(keys=True, data=True):
        ends = number[source], number[target]
        edges.append((edge["type"], min(ends), max(ends), str(key), ends[0] > ends[1], edge))
    edges.sort(key=lambda entry: entry[:5])
    facts = [entry[5] for entry in edges]
    return {
        "first": pack(entry[1] for entry in edges),
        "second": pack(entry[2] - events for entry in edges),
        "backward": pack(1 if entry[4] else None for entry in edges),
        "type": pack(strings.add(edge["type"]) for edge in facts),
        "role": pack(strings.add(edge.get("role") or None) for edge in facts),
        "earliest": pack(day_number(edge.get("earliest")) for edge in facts),
        "latest": pack(day_number(edge.get("latest")) for edge in facts),
        "minDays": pack(edge.get("minDays") for edge in facts),
        "maxDays": pack(edge.get("maxDays") for edge in facts),
        "claims": pack_lists(table.numbers(edge.get("claims")) for edge in facts),
        "denials": pack_lists(table.numbers(edge.get("denials")) for edge in facts),
    }
