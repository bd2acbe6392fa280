"""The harbour case in an embedded graph, for the questions that only read it."""

from collections.abc import Iterator

import networkx as nx
import pytest

from dateline.graph.connection import Graph, connect
from dateline.graph.store import write_batch
from dateline.queries.network import select
from dateline.queries.selection import Selection

from ..contract.harbour import harbour


@pytest.fixture(scope="session")
def harbour_folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("asked") / "graph")
    with connect(folder, create=True) as graph:
        write_batch(graph, harbour())
    return folder


@pytest.fixture(scope="module")
def harbour_graph(harbour_folder: str) -> Iterator[Graph]:
    with connect(harbour_folder) as graph:
        yield graph


@pytest.fixture(scope="module")
def selected(harbour_graph: Graph) -> "nx.MultiDiGraph[str]":
    """Everything in the case, as exports receive it."""
    return select(harbour_graph, Selection(), "The harbour")
