"""Claims that cannot, or may not, both hold, side by side with who makes them."""

from typing import Any, Final

from ..graph.connection import Graph
from .claims import attribution, claim_dicts
from .selection import Selection, select_events
from .shipped import cypher

COLUMNS: Final = ("about", "facet", "says", "by", "otherSays", "otherBy", "reason")


def conflicts(graph: Graph, selection: Selection) -> list[dict[str, Any]]:
    """List the contradictions about the selected events, actors and places, or all of them.

    A selection by actor or place keeps what is about these and about the events that they select.
    """
    rows = graph.read(cypher("conflicts"))
    if not selection.is_everything():
        about = {*select_events(graph, selection), *selection.actors, *selection.places}
        rows = [row for row in rows if row["about"] in about]
    claims = claim_dicts(graph, {row[end] for row in rows for end in ("claim", "against")})
    found = []
    for row in rows:
        one, other = claims[row["claim"]], claims[row["against"]]
        found.append(
            {
                "about": row["about"],
                "name": row["name"],
                "facet": row["facet"],
                "reason": row["reason"],
                "claim": one["id"],
                "says": _says(one),
                "by": attribution(one),
                "document": one["document"],
                "otherClaim": other["id"],
                "otherSays": _says(other),
                "otherBy": attribution(other),
                "otherDocument": other["document"],
            }
        )
    return found


def _says(claim: dict[str, Any]) -> str:
    """Say what a claim states, with its subject where the conflict is about the other end."""
    if claim.get("relation") == "FOUNDED":
        return f"{claim['aboutName']} {claim['says']}"
    return str(claim["says"])
