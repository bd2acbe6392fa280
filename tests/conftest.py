"""Graphs for the tests: an embedded one, a real Neo4j, and each test on both in turn."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings
from neo4j import Driver, GraphDatabase

from dateline.graph.connection import Graph, connect
from dateline.graph.schema import statements

from .neo4j_server import Address, Unavailable, running_server

# Tests never assert times, so a busy machine fails none; where nothing may be skipped, the examples are fixed too.
settings.register_profile(
    "dateline",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI") == "true",
)
settings.load_profile("dateline")

ENGINES = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]


def missing(reason: str) -> NoReturn:
    """Skip a test whose parts are missing; where nothing may be skipped (CI), fail it."""
    if os.environ.get("CI") == "true" or os.environ.get("DATELINE_NO_SKIP") == "1":
        pytest.fail(f"{reason} (here nothing may be skipped: CI=true or DATELINE_NO_SKIP=1)")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[Address]:
    """The server of NEO4J_URI, or one of our own for this run."""
    uri = os.environ.get("NEO4J_URI")
    if uri:
        address = Address(
            uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        )
        with _driver(address) as driver:
            if driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"]:
                pytest.fail(f"the tests wipe the graph, and {uri} holds one: name an empty server")
        yield address
        with _driver(address) as driver:
            _wipe(driver)
        return
    try:
        with running_server() as address:
            yield address
    except Unavailable as error:
        missing(str(error))


@pytest.fixture
def neo4j_uri(neo4j_address: Address, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty Neo4j, with its credentials in the environment."""
    with _driver(neo4j_address) as driver:
        _wipe(driver)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password)
    return neo4j_address.uri


@pytest.fixture
def embedded_folder(tmp_path: Path) -> Path:
    """The path of an embedded graph that is not there yet."""
    return tmp_path / "dateline.graph"


@pytest.fixture
def embedded_graph(embedded_folder: Path) -> Iterator[Graph]:
    """An empty embedded graph."""
    with connect(str(embedded_folder), create=True) as graph:
        yield graph


@pytest.fixture
def neo4j_graph(neo4j_uri: str) -> Iterator[Graph]:
    """An empty graph in a real Neo4j."""
    with connect(neo4j_uri) as graph:
        yield graph


@pytest.fixture(params=ENGINES)
def graph_target(request: pytest.FixtureRequest) -> str:
    """What --graph takes, for each engine in turn; the graph there is empty."""
    if request.param == "neo4j":
        uri: str = request.getfixturevalue("neo4j_uri")
        return uri
    return str(request.getfixturevalue("embedded_folder"))


@pytest.fixture
def graph(graph_target: str) -> Iterator[Graph]:
    """An empty graph, on each engine in turn."""
    with connect(graph_target, create=True) as graph:
        yield graph


def _driver(address: Address) -> Driver:
    return GraphDatabase.driver(address.uri, auth=(address.username, address.password))


def _wipe(driver: Driver) -> None:
    """Empty the server: data first, in transactions of a size it can hold, then what schema is not ours.

    Every change of the schema makes the server plan each query again, which costs more than the tests do.
    """
    ours = {statement.split()[2] for statement in statements()}
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()
        for name in session.run("SHOW CONSTRAINTS YIELD name").value():
            if name not in ours:
                session.run(f"DROP CONSTRAINT `{name}`").consume()
        # The look-up indexes are Neo4j's own: there from the start, and wanted.
        for name in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").value():
            if name not in ours:
                session.run(f"DROP INDEX `{name}`").consume()
