"""The nodes that claims are about: made once with all their labels, never twice under one id."""

from collections.abc import Iterable, Mapping

from .batches import chunks
from .connection import Graph
from .reading import read_rows
from .records import Batch
from .vocabulary import ACTOR_LABELS, SUBJECT_LABELS


def write_nodes(graph: Graph, batch: Batch) -> set[str]:
    """Make the Event, Actor and Place nodes that a batch speaks of and the graph does not have; give their ids.

    They are due from the start: see ``due``.
    """
    wanted, kinds = nodes_of(batch), _kinds_of(batch)
    made: set[str] = set()
    for label, ids in wanted.items():
        by_labels: dict[str, list[str]] = {}
        missing = ids - known_ids(graph, label, ids)
        made |= missing
        for id_ in missing:
            kind = ACTOR_LABELS.get(kinds.get(id_, ""), "") if label == "Actor" else ""
            by_labels.setdefault(f"{label}:{kind}" if kind else label, []).append(id_)
        for labels, new in by_labels.items():
            for some in chunks(sorted(new)):
                create = f"UNWIND $ids AS id CREATE (:{labels} {{id: id, due: true}})"
                graph.write((create, {"ids": some}))
    return made


def fit_kinds(graph: Graph, kinds: Mapping[str, str | None]) -> None:
    """Give actors the second label of their kind, where what claims say of the kind has changed.

    The embedded engine refuses to swap labels in one transaction (a false unique violation), so they change in two;
    edges stay. The actors are due meanwhile, so a crash between the two is made good by the next load.
    """
    look_up = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN a.id AS id, labels(a) AS labels"
    wrong: dict[str, list[str]] = {}
    lacking: dict[str, list[str]] = {}
    for row in graph.read(look_up, ids=sorted(kinds)):
        right = ACTOR_LABELS.get(kinds[row["id"]] or "")
        for label in ACTOR_LABELS.values():
            if label in row["labels"] and label != right:
                wrong.setdefault(label, []).append(row["id"])
        if right is not None and right not in row["labels"]:
            lacking.setdefault(right, []).append(row["id"])
    for label, ids in wrong.items():
        graph.write(
            (f"UNWIND $ids AS id MATCH (a:Actor {{id: id}}) REMOVE a:{label}", {"ids": ids})
        )
    for label, ids in lacking.items():
        graph.write((f"UNWIND $ids AS id MATCH (a:Actor {{id: id}}) SET a:{label}", {"ids": ids}))


def nodes_of(batch: Batch) -> dict[str, set[str]]:
    """Gather the ids that a batch speaks of, by label."""
    wanted: dict[str, set[str]] = {label: set() for label in SUBJECT_LABELS}
    for claim in batch.claims:
        wanted[claim.about.label].add(claim.about.id)
        if claim.object is not None:
            wanted[claim.object.label].add(claim.object.id)
        if claim.place is not None:
            wanted["Place"].add(claim.place)
        wanted["Actor"].update(link.actor for link in claim.chain)
        wanted["Actor"].update(part.actor for part in claim.actors)
    return wanted


def known_ids(graph: Graph, label: str, ids: Iterable[str]) -> set[str]:
    """Find which ids the graph has under a label."""
    look_up = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id"
    return {row["id"] for row in read_rows(graph, look_up, ids)}


def _kinds_of(batch: Batch) -> dict[str, str]:
    """Give what kind each actor is first said to be."""
    kinds: dict[str, str] = {}
    for claim in batch.claims:
        if claim.actor_kind is not None and claim.retracted_at is None:
            kinds.setdefault(claim.about.id, claim.actor_kind)
    return kinds
