"""The harbour case in a graph of each engine, loaded once; and the count of what both engines agreed on."""

from collections import Counter
from collections.abc import Iterator

import pytest

from dateline.graph.connection import Graph, connect
from dateline.graph.store import write_batch

from ..neo4j_server import Address
from .harbour import harbour

#: What ran, by what it was and on which engine; printed at the end of the run.
RAN: Counter[tuple[str, str]] = Counter()
KINDS = {
    "statement": "analyst statements with the expected rows",
    "answer": "shipped answers alike",
    "difference": "known differences, as listed",
}


@pytest.fixture(scope="module")
def embedded_harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with connect(str(tmp_path_factory.mktemp("harbour") / "graph"), create=True) as graph:
        write_batch(graph, harbour())
        yield graph


@pytest.fixture(scope="module")
def neo4j_harbour(neo4j_address: Address) -> Iterator[Graph]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_USERNAME", neo4j_address.username)
        patch.setenv("NEO4J_PASSWORD", neo4j_address.password)
        with connect(neo4j_address.uri) as graph:
            graph.write(("MATCH (n) DETACH DELETE n", {}))
            write_batch(graph, harbour())
            yield graph


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def case_graph(request: pytest.FixtureRequest) -> Graph:
    """The loaded case, on each engine in turn; only to be read."""
    graph: Graph = request.getfixturevalue(f"{request.param}_harbour")
    return graph


@pytest.fixture
def both(embedded_harbour: Graph, neo4j_harbour: Graph) -> tuple[Graph, Graph]:
    """The loaded case on both engines at once; only to be read."""
    return embedded_harbour, neo4j_harbour


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    path, _, test = report.nodeid.partition("::")
    if report.when == "call" and report.passed and "contract/" in path:
        kind = next((kind for kind in KINDS if test.startswith(f"test_{kind}[")), None)
        engine = next((e for e in ("embedded", "neo4j") if f"[{e}" in test), "both engines")
        if kind is not None:
            RAN[kind, engine] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if RAN:
        terminalreporter.section("contract")
    for (kind, engine), number in sorted(RAN.items()):
        terminalreporter.write_line(f"{number:4} {KINDS[kind]}, on {engine}")
