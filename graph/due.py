"""Subjects that are due: their projection or chronology is behind what claims say.

A node is marked in the transaction that changes what is claimed of it, and the mark goes when
everything has been brought up to date. So a crash at any moment forgets none: the next load finds them.
"""

from collections.abc import Iterable
from typing import Final

from .batches import Statement, chunks
from .connection import Graph
from .vocabulary import SUBJECT_LABELS

MARK: Final = "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) SET n.due = true"
SETTLE: Final = "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) SET n.due = null"
FIND: Final = "MATCH (n:{label}) WHERE n.due = true RETURN n.id AS id"


def due_subjects(graph: Graph) -> set[str]:
    """Find the subjects that an interrupted load has left behind their claims."""
    return {row["id"] for label in SUBJECT_LABELS for row in graph.read(FIND.format(label=label))}


def mark_due(subjects: Iterable[str]) -> list[Statement]:
    """Give the statements that mark some subjects, to be run with the change that makes them due."""
    return _on_each_label(MARK, subjects)


def settle(graph: Graph, subjects: Iterable[str]) -> None:
    """Take the mark off subjects that have been brought up to date."""
    for some in chunks(subjects):
        graph.write(*_on_each_label(SETTLE, some))


def _on_each_label(cypher: str, subjects: Iterable[str]) -> list[Statement]:
    ids = sorted(set(subjects))
    return [(cypher.format(label=label), {"ids": ids}) for label in SUBJECT_LABELS if ids]
