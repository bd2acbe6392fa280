"""The complete export: every claim, document and load as JSON Lines, to be loaded again anywhere.

It is the way out of any engine and the form to keep. Nothing of the projection is in it, since that is
rebuilt from the claims.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from ...graph.batches import chunks
from ...graph.connection import Graph
from ...graph.reading import read_claims
from ...graph.records import Claim, Node
from ...graph.rows import PLAIN, bounds, interval_properties, read_time
from ..shipped import cypher
from .files import writing

#: The word for a label in a record.
KINDS: Final = {"Event": "event", "Actor": "actor", "Place": "place"}


def write_jsonl(graph: Graph, path: Path, claims: Iterable[str] | None = None) -> None:
    """Write the records of a graph, or only some claims with what they name, ordered by id.

    Raises:
        ExportError: the file cannot be written.
    """
    with writing(path) as file:
        for record in records(graph, claims):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def records(graph: Graph, claims: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    """Give the records of a graph, or of some claims: loads and documents first, then claims and relays."""
    wanted = _every_id(graph, "Claim") if claims is None else sorted(set(claims))
    loads, documents = _origins(graph, wanted, everything=claims is None)
    for some in chunks(loads):
        for row in graph.read(cypher("loads_of"), ids=some):
            yield {"record": "load", **_ordered(row["load"])}
    for some in chunks(documents):
        for row in graph.read(cypher("documents"), ids=some):
            yield {"record": "document", **_ordered(row["document"])}
    held = set(wanted)
    relayed = []
    for claim in read_claims(graph, wanted):
        yield {"record": "claim", **claim_record(claim)}
        if claim.relays in held:
            relayed.append({"record": "relay", "claim": claim.id, "relays": claim.relays})
    yield from relayed


def claim_record(claim: Claim) -> dict[str, Any]:
    """Write a claim with all that it states; what is null is left out."""
    return _known(
        {
            "id": claim.id,
            "kind": claim.kind,
            **_end("about", claim.about),
            "document": claim.document,
            "chain": [
                _known({"actor": link.actor, "position": link.position, "verb": link.verb})
                for link in claim.chain
            ],
            **{name: getattr(claim, own) for own, name in PLAIN.items()},
            **bounds(claim.date, "earliest", "latest"),
            **interval_properties(claim.date),
            **bounds(claim.said, "saidEarliest", "saidLatest"),
            "actors": [_known({"actor": part.actor, "role": part.role}) for part in claim.actors],
            "place": claim.place,
            **_end("object", claim.object),
            "loads": list(claim.loads),
            "recordedAt": None if claim.recorded_at is None else claim.recorded_at.isoformat(),
            "retractedAt": None if claim.retracted_at is None else claim.retracted_at.isoformat(),
        }
    )


def _end(name: str, node: Node | None) -> dict[str, str]:
    return {} if node is None else {name: node.id, f"{name}Kind": KINDS[node.label]}


def _ordered(row: dict[str, Any]) -> dict[str, Any]:
    """Put a node's properties in one order and its time in one form, since each engine has its own."""
    at = read_time(row.get("at"))
    times = {} if at is None else {"at": at.isoformat()}
    return {"id": row["id"], **dict(sorted({**_known(row), **times}.items()))}


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and value != []}


def _every_id(graph: Graph, label: str) -> list[str]:
    return [row["id"] for row in graph.read(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id")]


def _origins(graph: Graph, claims: list[str], *, everything: bool) -> tuple[list[str], list[str]]:
    """Find the loads and documents of claims, or all there are."""
    if everything:
        return _every_id(graph, "Load"), _every_id(graph, "Document")
    found: dict[str, set[str]] = {"Load": set(), "Document": set()}
    origin = (
        "UNWIND $ids AS id MATCH (:Claim {id: id})-[:LOADED_BY|STATED_IN]->(n) "
        "RETURN DISTINCT labels(n)[0] AS label, n.id AS id"
    )
    for some in chunks(claims):
        for row in graph.read(origin, ids=some):
            found[row["label"]].add(row["id"])
    return sorted(found["Load"]), sorted(found["Document"])
