"""Claims as answers show them: who says what, through whom, in which document, at which characters."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..graph.batches import chunks
from ..graph.connection import Graph
from ..graph.interval import Interval
from ..graph.reading import read_claims
from ..graph.records import Claim
from ..graph.rows import PLAIN, bounds, interval_properties
from ..graph.vocabulary import SUBJECT_LABELS
from ..graph.wording import format_interval
from .shipped import cypher

#: Claims by id, with everything that is not null.
ClaimDicts = dict[str, dict[str, Any]]


def claim_dicts(graph: Graph, ids: Iterable[str]) -> ClaimDicts:
    """Read claims as plain JSON values, with the names of whom they mention and what they contradict."""
    wanted = sorted(set(ids))
    against: dict[str, list[dict[str, str]]] = {}
    for some in chunks(wanted):
        for row in graph.read(cypher("contradictions_of"), ids=some):
            against.setdefault(row.pop("id"), []).append(row)
    claims = list(read_claims(graph, wanted))
    names = names_of(graph, (id_ for claim in claims for id_ in _mentioned(claim)))
    return {claim.id: claim_dict(claim, names, against.get(claim.id, [])) for claim in claims}


def names_of(graph: Graph, ids: Iterable[str]) -> dict[str, str]:
    """Read the names of events, actors and places by id."""
    wanted = sorted(set(ids))
    return {
        row["id"]: row["name"]
        for label in SUBJECT_LABELS
        for some in chunks(wanted)
        for row in graph.read(cypher("names_of", LABEL=label), ids=some)
    }


def _mentioned(claim: Claim) -> Iterator[str]:
    yield claim.about.id
    yield from (link.actor for link in claim.chain)
    yield from (part.actor for part in claim.actors)
    if claim.object is not None:
        yield claim.object.id
    if claim.place is not None:
        yield claim.place


def claim_dict(
    claim: Claim, names: Mapping[str, str], against: list[dict[str, str]]
) -> dict[str, Any]:
    """Turn a claim into plain JSON values under the names of its properties in the graph."""
    row: dict[str, Any] = {
        **{name: getattr(claim, own) for own, name in PLAIN.items()},
        **bounds(claim.date, "earliest", "latest"),
        **bounds(claim.said, "saidEarliest", "saidLatest"),
        **interval_properties(claim.date),
        "about": claim.about.id,
        "aboutName": names.get(claim.about.id, claim.about.id),
        "object": None if claim.object is None else claim.object.id,
        "place": claim.place,
        "actors": [{"actor": part.actor, "role": part.role} for part in claim.actors],
        "document": claim.document,
        "chain": [
            {
                "actor": link.actor,
                "name": names.get(link.actor, link.actor),
                "verb": link.verb,
                "position": link.position,
            }
            for link in claim.chain
        ],
        "relays": claim.relays,
        "recordedAt": None if claim.recorded_at is None else claim.recorded_at.isoformat(),
        "retractedAt": None if claim.retracted_at is None else claim.retracted_at.isoformat(),
        "says": describe(claim, names),
        "contradicts": against,
    }
    return {name: value for name, value in row.items() if value is not None and value != []}


def describe(claim: Claim, names: Mapping[str, str]) -> str:
    """Say in a few words what a claim states.

    >>> from ..graph.records import Node
    >>> five = Node("Actor", "five")
    >>> raid = Node("Event", "raid")
    >>> describe(Claim(id="c", kind="count", about=raid, document="d", measure="killed", min=5, max=5, object=five), {})
    'killed: 5 of five'
    """
    facets = _facets(claim, names)
    if claim.text and claim.kind != "statement":
        facets.append(f"({claim.text})")
    said = "; ".join(facets) or claim.text or "that it happened"
    return said if claim.stance == "asserts" else f"{claim.stance} {said}"


def _facets(claim: Claim, names: Mapping[str, str]) -> list[str]:
    def name(id_: str) -> str:
        return names.get(id_, id_)

    facets = []
    if claim.relation is not None and claim.object is not None:
        facets.append(f"{claim.relation} {name(claim.object.id)}")
    if claim.measure is not None:
        whom = f" of {name(claim.object.id)}" if claim.object is not None else ""
        facets.append(f"{claim.measure}: {number(claim.min, claim.max)}{whom}")
    if claim.kind == "alias":
        facets.append(f"also called {claim.name} ({claim.alias_kind or 'alias'})")
    elif claim.name is not None:
        facets.append(f"name: {claim.name}")
    if claim.date_text is not None or claim.date is not None:
        facets.append(f"date: {claim.date_text or format_interval(claim.date or Interval())}")
    if claim.place is not None:
        facets.append(f"place: {name(claim.place)}")
    facets += [f"{part.role or 'took part'}: {name(part.actor)}" for part in claim.actors]
    return facets


def number(low: int | None, high: int | None) -> str:
    """Write a count, or the span of one.

    >>> number(3, 7), number(2, None)
    ('3 to 7', 'at least 2')
    """
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def attribution(row: Mapping[str, Any]) -> str:
    """Write a claim's chain from the one who made it to the one who printed it.

    >>> attribution({"chain": [{"name": "Tengrinews"}, {"name": "SITE", "verb": "claims"}]})
    'SITE (claims), through Tengrinews'
    """
    links: list[str] = [
        link["name"] + (f" ({link['verb']})" if link.get("verb") else "")
        for link in reversed(row.get("chain", []))
    ]
    if not links:
        return str(row.get("document", ""))
    return links[0] + (f", through {', '.join(links[1:])}" if links[1:] else "")
