"""The selected events as a table of comma-separated values."""

from pathlib import Path
from typing import Any, Final

import networkx as nx

from ..render import render_rows
from .files import writing

COLUMNS: Final = (
    "id",
    "title",
    "type",
    "when",
    "basis",
    "dateText",
    "earliest",
    "latest",
    "solvedEarliest",
    "solvedLatest",
    "precision",
    "meaning",
    "edtf",
    "status",
    "place",
    "actors",
    "totals",
    "claims",
    "claimants",
    "documents",
)


def write_csv(selection: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write one row for each event, in order; cells that a spreadsheet would run are made harmless.

    Raises:
        ExportError: the file cannot be written.
    """
    rows = (
        _row(selection, id_, values)
        for id_, values in selection.nodes(data=True)
        if values.get("kind") == "event"
    )
    with writing(path) as file:
        render_rows(COLUMNS, rows, "csv", file)


def _row(selection: "nx.MultiDiGraph[str]", id_: str, values: dict[str, Any]) -> dict[str, Any]:
    claims = [selection.graph["claims"][claim] for claim in values["claims"]]
    return {
        **values,
        "id": id_,
        "place": sorted(
            selection.nodes[place]["label"]
            for _, place, edge in selection.out_edges(id_, data=True)
            if edge["type"] == "OCCURRED_AT"
        ),
        "actors": sorted(
            selection.nodes[actor]["label"] + (f" ({edge['role']})" if edge["role"] else "")
            for actor, _, edge in selection.in_edges(id_, data=True)
            if edge["type"] == "PARTICIPATED_IN"
        ),
        "totals": values["totals"] or None,
        "claimants": sorted({claim["chain"][-1]["name"] for claim in claims if claim.get("chain")}),
        "documents": sorted({claim["document"] for claim in claims}),
    }
