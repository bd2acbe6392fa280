"""Constraints and indexes: what keeps ids unique and date ranges fast, on both engines."""

from .connection import Graph

#: Every label that carries a unique id.
IDENTIFIED = ("Document", "Claim", "Event", "Actor", "Place", "Load")

#: (label, property) pairs that queries filter by.
INDEXED = (
    ("Event", "earliest"),
    ("Event", "latest"),
    ("Event", "solvedEarliest"),
    ("Event", "solvedLatest"),
    ("Event", "type"),
    ("Claim", "saidEvent"),
    ("Load", "case"),
)


def statements() -> list[str]:
    """Give the Cypher of every constraint and index; each may be run again."""
    constraints = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in IDENTIFIED
    ]
    indexes = [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, name in INDEXED
    ]
    return constraints + indexes


def ensure_schema(graph: Graph) -> None:
    """Make the constraints and indexes that are not there yet."""
    for statement in statements():
        graph.write((statement, {}))
