"""From what a person types, an id or a name, to the one thing in the graph that is meant."""

import difflib
from dataclasses import dataclass
from typing import Any, cast

from ..errors import QueryError
from ..graph.connection import Graph
from ..graph.vocabulary import SubjectLabel
from .shipped import cypher


@dataclass(frozen=True, slots=True)
class Subject:
    """An event, actor or place of the graph."""

    label: SubjectLabel
    id: str
    name: str
    properties: dict[str, Any]


def find_subject(graph: Graph, text: str, *labels: SubjectLabel) -> Subject:
    """Find what an id, a name or an alias means, among all labels or the given ones.

    Raises:
        QueryError: nothing or more than one thing has that id or name; the message names the choices.
    """
    rows = graph.read(cypher("by_id"), id=text) or graph.read(cypher("by_name"), name=text)
    found = [row for row in rows if not labels or row["label"] in labels]
    if len(found) == 1:
        row = found[0]
        label = cast(SubjectLabel, row["label"])
        return Subject(label, row["id"], row["name"], row["properties"])
    if found:
        choices = ", ".join(f"{row['id']} ({row['label'].lower()})" for row in found[:10])
        raise QueryError(f"{text!r} may be one of {choices}: give the id")
    what = " or ".join(label.lower() for label in labels) or "event, actor or place"
    raise QueryError(f"no {what} has the id or name {text!r}{_suggest(graph, text)}")


def _suggest(graph: Graph, text: str) -> str:
    ids: dict[str, str] = {}
    for row in graph.read(cypher("names")):
        ids[row["id"].lower()] = row["id"]
        if row["name"]:
            ids.setdefault(row["name"].lower(), row["id"])
    close = difflib.get_close_matches(text.lower(), ids, n=3, cutoff=0.6)
    suggestions = dict.fromkeys(ids[name] for name in close)
    if not suggestions:
        return ": see `dateline timeline`, or `dateline status` for what is loaded"
    return f": did you mean {' or '.join(suggestions)}?"
