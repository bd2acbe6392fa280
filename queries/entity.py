"""All that the graph holds about one event, actor or place."""

from typing import Any, Final

from ..graph.connection import Graph
from ..graph.reading import claims_about
from .claims import attribution, claim_dicts
from .identity import Subject, find_subject
from .neighbours import neighbours_of
from .timeline import basis, totals, when

#: What a table shows of each claim.
CLAIM_COLUMNS: Final = ("says", "by", "document", "span", "confidence", "against")

#: Properties that serve the store and say nothing to a person.
_INTERNAL: Final = ("digest", "due")


def show(graph: Graph, text: str) -> dict[str, Any]:
    """Describe what an id or a name means: its properties, the claims about it, and what it is joined to.

    Raises:
        QueryError: nothing, or more than one thing, has that id or name.
    """
    subject = find_subject(graph, text)
    ids = [claim.id for claim in claims_about(graph, subject.label, [subject.id])[subject.id]]
    claims = [summarize(row) for row in claim_dicts(graph, ids).values()]
    claims.sort(key=lambda row: (row.get("retractedAt") is not None, row["kind"], row["id"]))
    return {
        "id": subject.id,
        "label": subject.label,
        "name": subject.name,
        **_properties(subject),
        "claims": claims,
        "edges": neighbours_of(graph, subject),
    }


def summarize(row: dict[str, Any]) -> dict[str, Any]:
    """Add to a claim what a table shows of it: its attribution, its span, and what it contradicts."""
    start, stop = row.get("charStart"), row.get("charEnd")
    return {
        **row,
        "by": attribution(row),
        "span": None if start is None else f"{start}-{stop}",
        "against": "; ".join(sorted({c["reason"] for c in row.get("contradicts", [])})) or None,
    }


def _properties(subject: Subject) -> dict[str, Any]:
    properties = {k: v for k, v in subject.properties.items() if k not in _INTERNAL}
    if subject.label != "Event":
        return properties
    return {
        "title": None,
        **properties,
        "when": when(properties),
        "basis": basis(properties),
        "totals": totals(properties),
    }
