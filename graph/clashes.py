"""Ids that would mean two things: refused before anything is written, since one would overwrite the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Final

from ..errors import Fault, InputError
from .batches import chunks
from .connection import Graph
from .nodes import known_ids, nodes_of
from .reading import read_claims
from .records import Batch, Claim
from .rows import claim_digest
from .vocabulary import SUBJECT_LABELS

#: How many clashing ids a message names.
NAMED: Final = 20

#: What may differ between two readings of one statement.
READ: Final = frozenset(
    {"id", "confidence", "quote", "char_start", "char_end", "said", "date", "edtf", "date_note"}
)
#: What a load adds to what a claim states.
ADDED: Final = frozenset({"loads", "recorded_at", "retracted_at"})

# The claims that some current load of another case holds; a load without a case is a case of its own.
HELD: Final = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:LOADED_BY]->(l:Load)
WHERE l.supersededBy IS NULL AND NOT coalesce(l.case, l.id) IN $cases
RETURN c.id AS id, c.digest AS digest, min(coalesce(l.case, l.file)) AS holder
"""


def refuse_clashes(graph: Graph, batches: Sequence[Batch]) -> None:
    """Refuse batches that give an id to one thing where the graph, or an earlier batch, has it for another.

    Raises:
        InputError: an id is already that of another kind of thing, or of another claim of another case.
    """
    faults = [fault for batch in batches for fault in _with_graph(graph, batch)]
    faults += _between(batches)
    if faults:
        count = "1 id clashes" if len(faults) == 1 else f"{len(faults)} ids clash"
        raise InputError(f"{count}; nothing was written", faults[:NAMED])


def _with_graph(graph: Graph, batch: Batch) -> Iterator[Fault]:
    for label, ids in nodes_of(batch).items():
        for other in SUBJECT_LABELS:
            if other != label:
                for id_ in sorted(known_ids(graph, other, ids)):
                    yield _two_kinds(batch, id_, "this graph", other, label)
    cases = [load.case or load.id for load in batch.loads]
    claims = {claim.id: claim for claim in batch.claims}
    held = {
        row["id"]: row["holder"]
        for ids in chunks(claims)
        for row in graph.read(HELD, ids=ids, cases=cases)
        if row["digest"] != claim_digest(claims[row["id"]])
    }
    if held:
        there = {claim.id: claim for claim in read_claims(graph, held)}
        yield from _other_claims(batch, there, held)


def _between(batches: Sequence[Batch]) -> Iterator[Fault]:
    labels: dict[str, tuple[str, str]] = {}
    claims: dict[str, Claim] = {}
    files: dict[str, str] = {}
    for batch in batches if len(batches) > 1 else ():
        for label, ids in nodes_of(batch).items():
            for id_ in sorted(ids):
                other, file = labels.setdefault(id_, (label, batch.load.file))
                if other != label:
                    yield _two_kinds(batch, id_, file, other, label)
        yield from _other_claims(batch, claims, files)
        for claim in batch.claims:
            claims.setdefault(claim.id, claim)
            files.setdefault(claim.id, batch.load.file)


def _other_claims(
    batch: Batch, there: Mapping[str, Claim], holders: Mapping[str, str]
) -> Iterator[Fault]:
    """Find the claims whose id another holds for a claim that states something else."""
    for claim in batch.claims:
        other = there.get(claim.id)
        differing = [] if other is None else _differing(claim, other)
        if differing:
            yield Fault(
                batch.load.file,
                None,
                claim.id,
                f"is a claim of {holders[claim.id]} already, and says something else here ({', '.join(differing)})",
                "give one of the two claims another id; a new version of a case replaces the old under one `case:`",
            )


def _differing(one: Claim, other: Claim) -> list[str]:
    """Name what two claims state differently, however it was typed."""
    return [
        f.name
        for f in fields(Claim)
        if f.name not in READ | ADDED
        and _plain(getattr(one, f.name)) != _plain(getattr(other, f.name))
    ]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return sorted(map(repr, value))
    return " ".join(value.split()) if isinstance(value, str) else value


def _two_kinds(batch: Batch, id_: str, holder: str, other: str, label: str) -> Fault:
    return Fault(
        batch.load.file,
        None,
        id_,
        f"{holder} already has {_with_article(other)} of that id, and here it is {_with_article(label)}",
        "give one of them another id",
    )


def _with_article(label: str) -> str:
    return f"{'a' if label == 'Place' else 'an'} {label.lower()}"
