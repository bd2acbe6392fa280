"""An analyst's own Cypher, on both engines: it reads everything, changes nothing, and ends in time."""

import time
import tracemalloc

import pytest

from dateline.errors import GraphError, QueryError
from dateline.graph.connection import Graph
from dateline.queries.console import open_query, run_query

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a = b RETURN count(*)"

#: Statements that change data, the schema or the server, in every way that Cypher has.
WRITES = [
    "CREATE (:Thing)",
    "CREATE (:Unknown)",
    "MATCH (e:Thing) SET e.title = 'x'",
    "MATCH (e:Thing) SET e:Actor",
    "MATCH (e:Thing) SET e = {}",
    "MATCH (e:Thing) REMOVE e.id",
    "MATCH (e:Thing) DETACH DELETE e",
    "MERGE (:Thing {id: 'b'})",
    "MATCH (e:Thing) CREATE (e)-[:BEFORE]->(e)",
    "MATCH (e:Thing) FOREACH (x IN [1] | CREATE (:Thing))",
    "MATCH (e:Thing) CALL (e) { SET e.x = 1 } IN TRANSACTIONS",
    "UNWIND [1] AS x CALL (x) { CREATE (:Thing) } IN TRANSACTIONS OF 1 ROWS",
    "CREATE INDEX FOR (e:Thing) ON (e.title)",
    "CREATE CONSTRAINT FOR (e:Thing) REQUIRE e.title IS UNIQUE",
    "DROP CONSTRAINT thing_id",
    "CREATE USER mallory SET PASSWORD 'password'",
]

FILES = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "load\ncsv FROM 'http://192.0.2.1/x' AS line RETURN line",
    "LOAD /* quietly */ CSV FROM 'http://192.0.2.1/x' AS line RETURN line",
    "PROFILE LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "// a comment\n /* another */ PROFILE LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (e:Thing) CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "RETURN COUNT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS n",
]


@pytest.fixture
def filled(graph: Graph) -> Graph:
    graph.write(("CREATE CONSTRAINT thing_id FOR (e:Thing) REQUIRE e.id IS UNIQUE", {}))
    graph.write(("CREATE (:Thing {id: 'a', earliest: date('2011-12-03')})", {}))
    return graph


def test_an_answer_has_its_columns_and_plain_values(filled: Graph) -> None:
    result = run_query(
        filled,
        "MATCH (e:Thing) WHERE e.earliest >= date($from) RETURN e.id, e.earliest AS day, $list AS list",
        {"from": "2011-01-01", "list": [1, None]},
    )
    assert result.columns == ("e.id", "day", "list")
    assert result.rows == [{"e.id": "a", "day": "2011-12-03", "list": [1, None]}]


def test_an_empty_answer_has_no_rows(graph: Graph) -> None:
    result = run_query(graph, "UNWIND [] AS x RETURN x, 1 AS one")
    # The embedded engine names the columns of an answer only with its first row.
    assert result.columns == (("x", "one") if graph.engine == "neo4j" else ())
    assert result.rows == []


@pytest.mark.parametrize("statement", WRITES)
def test_a_query_changes_nothing(filled: Graph, statement: str) -> None:
    before = filled.read("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name")
    with pytest.raises((QueryError, GraphError)):
        run_query(filled, statement)
    assert filled.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p") == [
        {"labels": ["Thing"], "p": {"id": "a", "earliest": "2011-12-03"}}
    ]
    assert filled.read("MATCH ()-[r]->() RETURN count(r) AS n") == [{"n": 0}]
    assert filled.read("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name") == before


@pytest.mark.parametrize(
    "statement", ["CREATE (:Event)", "CREATE INDEX FOR (e:Event) ON (e.title)"]
)
def test_a_refused_write_says_how_to_allow_it(filled: Graph, statement: str) -> None:
    with pytest.raises(QueryError, match=r"changes the graph.*--write"):
        run_query(filled, statement)


@pytest.mark.parametrize("statement", FILES)
def test_no_query_reads_files_or_the_network(filled: Graph, statement: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(filled, statement)
    assert "root:" not in str(caught.value)


def test_load_csv_is_refused_in_plain_words(filled: Graph) -> None:
    with pytest.raises(QueryError, match=r"LOAD CSV is refused.*dateline load"):
        run_query(filled, FILES[0])


@pytest.mark.parametrize(
    "text", ["'LOAD CSV'", '"it\\"s LOAD CSV"', "'x' /* LOAD CSV */ + ''", "'x' // LOAD CSV"]
)
def test_words_that_only_look_like_load_csv_pass(graph: Graph, text: str) -> None:
    assert len(run_query(graph, f"RETURN {text}\n AS `LOAD CSV`").rows) == 1


def test_writing_is_possible_on_request(filled: Graph) -> None:
    result = run_query(filled, "CREATE (e:Thing {id: 'b'}) RETURN e.id AS id", write=True)
    assert result.rows == [{"id": "b"}]
    run_query(filled, "MATCH (e:Thing {id: 'b'}) DETACH DELETE e", write=True)
    assert filled.read("MATCH (e:Thing) RETURN count(e) AS n") == [{"n": 1}]


def test_writing_in_transactions_of_its_own_is_possible_on_request(graph: Graph) -> None:
    statement = (
        "UNWIND range(1, 10) AS n CALL (n) { CREATE (:Event {n: n}) } IN TRANSACTIONS OF 5 ROWS"
    )
    assert run_query(graph, statement, write=True).rows == []
    assert graph.read("MATCH (e:Event) RETURN count(e) AS n") == [{"n": 10}]


@pytest.mark.parametrize("write", [False, True])
def test_a_query_ends_at_its_deadline(graph: Graph, write: bool) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds.*--timeout"):
        run_query(graph, ENDLESS, timeout=0.5, write=write)
    assert time.monotonic() - started < 8
    assert graph.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("timeout", [None, 1e300, float("inf"), float("nan")])
def test_a_limit_beyond_all_bounds_is_none(graph: Graph, timeout: float | None) -> None:
    assert run_query(graph, "RETURN 1 AS one", timeout=timeout).rows == [{"one": 1}]


def test_an_answer_that_never_ends_is_stopped_too(graph: Graph) -> None:
    statement = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a, b"
    with pytest.raises(QueryError, match="stopped after 1 seconds"):
        run_query(graph, statement, timeout=1)


def test_rows_come_as_they_are_read_and_an_early_end_ends_the_query(graph: Graph) -> None:
    tracemalloc.start()
    with open_query(
        graph, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a, b"
    ) as stream:
        first = [next(stream.rows) for _ in range(3)]
        time.sleep(0.5)
        _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert first == [{"a": 1, "b": n} for n in (1, 2, 3)]
    assert peak < 20_000_000
    assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_fault_of_the_reader_is_not_taken_for_one_of_the_query(graph: Graph) -> None:
    with pytest.raises(LookupError, match="ours"), open_query(graph, "RETURN 1 AS one"):
        raise LookupError("ours")


def test_a_fault_in_the_middle_of_an_answer_is_told(graph: Graph) -> None:
    with pytest.raises(QueryError, match="zero"):
        run_query(graph, "UNWIND range(0, 2000) AS n RETURN 1 / (2000 - n) AS x")


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_no_query_is_said_so(graph: Graph, text: str) -> None:
    with pytest.raises(QueryError, match="there is no query"):
        run_query(graph, text)


@pytest.mark.parametrize(
    "text", ["MATCH", "// nothing", "RETURN 1; RETURN 2", "dateline", "RETURN $x"]
)
def test_a_fault_in_a_query_is_a_message(graph: Graph, text: str) -> None:
    with pytest.raises(QueryError):
        run_query(graph, text)


@pytest.mark.parametrize("start", ["", "EXPLAIN ", "PROFILE ", " /* x */ profile "])
def test_plans_may_be_asked_for(graph: Graph, start: str) -> None:
    run_query(graph, f"{start}MATCH (n) RETURN n")


@pytest.mark.neo4j
def test_places_in_messages_are_those_of_the_query(neo4j_graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"line 1, column 11"):
        run_query(neo4j_graph, "RETURN 1 +")
