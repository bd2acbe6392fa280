"""An analyst's Cypher gives the same rows on both engines."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.errors import DatelineError
from dateline.graph.connection import Graph
from dateline.queries.console import run_query

HERE = Path(__file__).parent
STATEMENTS = yaml.safe_load((HERE / "statements.yaml").read_text("utf-8"))
DIFFERENCES = yaml.safe_load((HERE / "differences.yaml").read_text("utf-8"))


def rows(graph: Graph, cypher: str, parameters: dict[str, Any] | None = None) -> list[list[Any]]:
    return [list(row.values()) for row in graph.read(cypher, **(parameters or {}))]


def named(entries: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(entry, id=entry["name"].replace(" ", "-")) for entry in entries]


@pytest.mark.parametrize("entry", named(STATEMENTS))
def test_statement(case_graph: Graph, entry: dict[str, Any]) -> None:
    assert rows(case_graph, entry["cypher"], entry.get("parameters")) == entry["rows"]


def test_there_are_enough_statements() -> None:
    assert len(STATEMENTS) >= 40
    assert len({entry["name"] for entry in STATEMENTS}) == len(STATEMENTS)


def test_console_statements_alike(case_graph: Graph) -> None:
    """The console's own way, as the user without write rights, gives the rows that ours gives."""
    for entry in STATEMENTS[::8]:
        result = run_query(case_graph, entry["cypher"], entry.get("parameters"), timeout=30)
        assert [list(row.values()) for row in result.rows] == entry["rows"], entry["name"]


@pytest.mark.parametrize("entry", named(DIFFERENCES))
@pytest.mark.neo4j
def test_difference(both: tuple[Graph, Graph], entry: dict[str, Any]) -> None:
    embedded, neo4j = both
    assert rows(neo4j, entry["cypher"]) == entry["neo4j"]
    assert rows(neo4j, entry["instead"]) == entry["neo4j"]
    assert rows(embedded, entry["instead"]) == entry["neo4j"]
    try:
        alike = rows(embedded, entry["cypher"]) == entry["neo4j"]
    except DatelineError:
        alike = False
    assert not alike, f"{entry['name']}: both engines agree now, so this line can go"
