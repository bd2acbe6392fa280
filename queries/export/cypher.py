"""A selection as a Cypher script, for a Neo4j that dateline does not reach: paste it or pipe it in.

It holds the events, actors and places with the edges between them, and may be run again. Values stand in it
as literals, since a script takes no parameters: ``literal`` is the one place that writes them.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import networkx as nx

from ...graph.batches import chunks
from ...graph.vocabulary import ACTOR_LABELS, PROJECTED
from .files import writing

#: Rows a statement: a script is parsed as a whole.
ROWS: Final = 200

#: Attributes of a node that are dates in the graph.
DATES: Final = ("earliest", "latest", "solvedEarliest", "solvedLatest")

#: Attributes that serve the in-memory form only.
OWN: Final = frozenset({"kind", "label", "when", "basis", "claims", "totals"})


def write_cypher(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write a selection as Cypher statements, each of them safe to repeat.

    Raises:
        ExportError: the file cannot be written.
    """
    with writing(path) as file:
        file.writelines(statement + ";\n" for statement in statements(selection))


def statements(selection: "nx.MultiDiGraph[str]") -> Iterable[str]:
    """Give the statements that make a selection's nodes and edges."""
    labels = {id_: _labels(values["kind"]) for id_, values in selection.nodes(data=True)}
    for label in ("Event", "Actor", "Place"):
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    nodes: dict[str, list[dict[str, Any]]] = {}
    for id_, values in selection.nodes(data=True):
        nodes.setdefault(labels[id_], []).append({"id": id_, **_properties(values)})
    for own, rows in sorted(nodes.items()):
        first, *more = own.split(":")
        second = "".join(f" SET n:{label}" for label in more)
        for some in chunks(rows, ROWS):
            yield (
                f"UNWIND {literal(some)} AS row MERGE (n:{first} {{id: row.id}}){second} SET n += row"
                + _set_dates("n", DATES)
            )
    edges: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for source, target, values in selection.edges(data=True):
        if values["type"] not in PROJECTED:
            continue
        ends = (labels[source].split(":")[0], labels[target].split(":")[0])
        row = {"a": source, "b": target, "properties": _known(values, {"type"})}
        edges.setdefault((values["type"], *ends), []).append(row)
    for (type_, a, b), rows in sorted(edges.items()):
        for some in chunks(rows, ROWS):
            # Equal claims make equal edges, so they tell an edge from others of its type between the same ends.
            yield (
                f"UNWIND {literal(some)} AS row MATCH (a:{a} {{id: row.a}}) MATCH (b:{b} {{id: row.b}}) "
                f"MERGE (a)-[r:{type_} {{claims: row.properties.claims}}]->(b) SET r += row.properties"
                + _set_dates("r", DATES[:2], "row.properties")
            )


def _labels(kind: str) -> str:
    if kind in ("event", "place"):
        return kind.title()
    return ":".join(["Actor", *([ACTOR_LABELS[kind]] if kind in ACTOR_LABELS else [])])


def _properties(values: Mapping[str, Any]) -> dict[str, Any]:
    properties = {**_known(values, OWN), **values.get("totals", {})}
    if values["kind"] in ACTOR_LABELS:
        properties["kind"] = values["kind"]
    return properties


def _known(values: Mapping[str, Any], but: Iterable[str]) -> dict[str, Any]:
    left_out = set(but)
    return {
        name: value
        for name, value in values.items()
        if name not in left_out and value is not None and value != []
    }


def _set_dates(node: str, names: Iterable[str], row: str = "row") -> str:
    return "".join(f", {node}.{name} = date({row}.{name})" for name in names)


def literal(value: object) -> str:
    r"""Write a value as a Cypher literal.

    Quotes and backslashes get a backslash: Neo4j resolves ``\u0027`` before it looks for the end of a text,
    so a quote written that way would end it. Whatever cannot be seen is written as such an escape.

    >>> print(literal({"title": "it's\n", "killedMin": 5, "aliases": ["a"]}))
    {title: 'it\'s\u000A', killedMin: 5, aliases: ['a']}
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {literal(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return "'" + "".join(map(_character, str(value))) + "'"


def _character(character: str) -> str:
    if character in "'\\":
        return f"\\{character}"
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02X}{units[i + 1]:02X}" for i in range(0, len(units), 2))
