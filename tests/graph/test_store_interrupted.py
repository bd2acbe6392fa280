"""A load that dies, wherever it dies, is made good by the next one."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.graph.connection import Graph, connect
from dateline.graph.rebuild import rebuild
from dateline.graph.records import Batch
from dateline.graph.schema import ensure_schema, statements
from dateline.graph.store import write_batch

from ..contract.harbour import harbour
from .looking import empty, snapshot
from .versions import beside, first, second

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = len(statements())


class Died(Exception):
    """The load ends here."""


def load(graph: Graph, *batches: Batch) -> list[str]:
    empty(graph)
    for batch in batches:
        write_batch(graph, batch)
    return snapshot(graph)


def die_before(graph: Graph, number: int, batch: Batch, patch: pytest.MonkeyPatch) -> bool:
    """Load a batch and die before one of its writes; tell whether it came to that."""
    write, left = graph.write, iter(range(SCHEMA + number))

    def write_or_die(*statements: tuple[str, dict[str, object]]) -> None:
        if next(left, None) is None:
            raise Died
        write(*statements)

    with patch.context() as context:
        context.setattr(graph, "write", write_or_die)
        try:
            write_batch(graph, batch)
        except Died:
            return True
    return False


def test_a_first_load_that_died_anywhere(
    embedded_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = embedded_graph
    clean = load(graph, first())
    number = 0
    empty(graph)
    while die_before(graph, number, first(), monkeypatch):
        write_batch(graph, first())
        assert snapshot(graph) == clean, f"killed before write {number}"
        number += 1
        empty(graph)
    assert number > 8


def test_a_replacement_that_died_anywhere(
    embedded_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = embedded_graph
    clean = load(graph, first(), beside(), second())
    number = 0
    load(graph, first(), beside())
    while die_before(graph, number, second(), monkeypatch):
        write_batch(graph, second())
        assert snapshot(graph) == clean, f"killed before write {number}"
        number += 1
        load(graph, first(), beside())
    assert number > 8


def test_another_load_finishes_the_projection(
    embedded_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = embedded_graph
    load(graph, first())
    died = 0
    while die_before(graph, died, second(), monkeypatch):
        write_batch(graph, beside())
        before = snapshot(graph)
        rebuild(graph, None, lambda stage, done, total: None)
        assert snapshot(graph) == before, f"killed before write {died}"
        load(graph, first())
        died += 1


def test_a_load_that_went_back_and_died(
    embedded_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first version again after the second: its load is complete already, its claims are not."""
    graph = embedded_graph
    clean = load(graph, first(), second(), first())
    for number in (3, 5, 7, 9):
        load(graph, first(), second())
        assert die_before(graph, number, first(), monkeypatch)
        write_batch(graph, first())
        assert snapshot(graph) == clean


def test_everything_projected_can_be_dropped_and_made_again(graph: Graph) -> None:
    write_batch(graph, harbour())
    write_batch(graph, second())
    before = snapshot(graph)
    drop_projection(graph)
    assert snapshot(graph) != before
    rebuild(graph, None, lambda stage, done, total: None)
    assert snapshot(graph) == before
    rebuild(graph, None, lambda stage, done, total: None)
    assert snapshot(graph) == before


def drop_projection(graph: Graph) -> None:
    graph.write(
        ("MATCH (a)-[r]->(b) WHERE NOT a:Claim DELETE r", {}),
        ("MATCH ()-[r:CONTRADICTS]->() DELETE r", {}),
        ("MATCH (n) WHERE n:Event OR n:Actor OR n:Place SET n = {id: n.id}", {}),
    )


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 4, 6, 8])
def test_kill_9(graph_target: str, number: int) -> None:
    """SIGKILL, and the graph opened again by another process: a first load, then its replacement."""
    with connect(graph_target, create=True) as graph:
        ensure_schema(graph)
        clean = load(graph, first(), beside(), second())
        empty(graph)
    run_killed(graph_target, "first", number)
    with connect(graph_target) as graph:
        write_batch(graph, first())
        write_batch(graph, beside())
    run_killed(graph_target, "second", number)
    with connect(graph_target) as graph:
        write_batch(graph, second())
        assert snapshot(graph) == clean


def run_killed(target: str, version: str, number: int) -> None:
    """Run the load in a process of its own, which dies."""
    command = [sys.executable, "-m", "tests.graph.killed", target, version, str(SCHEMA + number)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == -9, done.stderr
