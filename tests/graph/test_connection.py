"""What a graph promises about its transactions and values, on both engines."""

import threading
from datetime import date, datetime, timedelta, timezone
from typing import NoReturn

import pytest

from dateline.errors import GraphError, QueryError
from dateline.graph.connection import Graph, connect

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a = b RETURN count(*)"


def count(graph: Graph) -> int:
    number: int = graph.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
    return number


def test_rows_keep_the_order_of_the_statement(graph: Graph) -> None:
    rows = graph.read("UNWIND [3, 1, 2] AS n RETURN n AS z, -n AS a")
    assert rows == [{"z": 3, "a": -3}, {"z": 1, "a": -1}, {"z": 2, "a": -2}]
    assert list(rows[0]) == ["z", "a"]


def test_statements_of_one_write_hold_together_or_not_at_all(graph: Graph) -> None:
    graph.write(("CREATE (:Event {id: 'a'})", {}), ("CREATE (:Event {id: 'b'})", {}))
    with pytest.raises(QueryError):
        graph.write(("CREATE (:Event {id: 'c'})", {}), ("CREATE (:Event {id: ", {}))
    assert graph.read("MATCH (e:Event) RETURN e.id AS id ORDER BY id") == [{"id": "a"}, {"id": "b"}]


def test_a_constraint_is_kept_and_named(graph: Graph) -> None:
    graph.write(("CREATE CONSTRAINT FOR (e:Thing) REQUIRE e.id IS UNIQUE", {}))
    graph.write(("CREATE (:Thing {id: 'a'})", {}))
    with pytest.raises(GraphError, match="refuses to hold"):
        graph.write(("CREATE (:Thing {id: 'b'})", {}), ("CREATE (:Thing {id: 'a'})", {}))
    assert count(graph) == 1


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -(2**63),
        2**63 - 1,
        1.5,
        "",
        "Жаңаөзен, \u200fירושלים\u200e 東京 🕯",
        "nul \0 and \x1b[31m",
        "x" * 1_000_000,
        [1, "two", None, [3.0]],
        {"a": {"b": [1, {"c": None}]}},
        [],
        {},
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_parameter_comes_back_as_it_was(graph: Graph, value: object) -> None:
    assert graph.read("RETURN $value AS value", value=value) == [{"value": value}]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2011, 12, 3), "2011-12-03"),
        (
            datetime(2012, 12, 6, 15, 1, tzinfo=timezone(timedelta(hours=6))),
            "2012-12-06T15:01:00+06:00",
        ),
        (datetime(2012, 12, 6, 15, 1), "2012-12-06T15:01:00"),
        (datetime(2012, 12, 6, 15, 1, 0, 120_000), "2012-12-06T15:01:00.12"),
        (timedelta(days=2), "P2D"),
    ],
    ids=str,
)
def test_a_time_comes_back_as_iso_text(graph: Graph, value: object, text: str) -> None:
    (row,) = graph.read("RETURN $value AS value", value=value)
    assert row["value"] == text


@pytest.mark.parametrize(
    "day", ["2011-12-03", "-0479-09-22", "0000-02-29", "0001-01-01", "+12000-12-31"]
)
def test_a_day_of_any_year_is_stored_compared_and_returned(graph: Graph, day: str) -> None:
    """The driver's Date begins in the year 1; see values.py."""
    graph.write(("CREATE (:Event {id: 'a', earliest: date($day)})", {"day": day}))
    (row,) = graph.read(
        "MATCH (e:Event) WHERE e.earliest < date('+20000-01-01') AND e.earliest > date('-9999-01-01')"
        " RETURN e.earliest AS day, [e.earliest] AS days, toString(e.earliest) AS text, e"
    )
    assert row["day"] == row["text"] == day
    assert row["days"] == [day]
    assert row["e"]["properties"]["earliest"] == day


def test_a_null_makes_no_property(graph: Graph) -> None:
    graph.write(
        (
            "CREATE (e:Event {id: 'a'}) SET e += $given, e.latest = date($none)",
            {"given": {"title": None}, "none": None},
        )
    )
    assert graph.read("MATCH (e:Event) RETURN keys(e) AS keys") == [{"keys": ["id"]}]


def test_nodes_relationships_paths_and_points_are_plain_maps(graph: Graph) -> None:
    graph.write(
        (
            "CREATE (:Actor {id: 'a', seat: point({latitude: 1.5, longitude: 2.5})})-[:LEADS {since: 7}]->(:Group)",
            {},
        )
    )
    (row,) = graph.read("MATCH p = (a:Actor)-[r:LEADS]->(g) RETURN p, a, r, a.seat AS seat")
    assert row["a"]["labels"] == ["Actor"]
    assert row["a"]["properties"]["id"] == "a"
    assert row["r"]["type"] == "LEADS"
    assert row["r"]["properties"] == {"since": 7}
    assert row["r"]["start"] == row["a"]["id"]
    assert [node["labels"] for node in row["p"]["nodes"]] == [["Actor"], ["Group"]]
    assert row["p"]["relationships"] == [row["r"]]
    assert row["seat"] == {"srid": 4326, "coordinates": [2.5, 1.5]}


def test_numbers_that_json_has_not_are_words(graph: Graph) -> None:
    (row,) = graph.read("RETURN 0.0 / 0.0 AS nan, 1.0 / 0.0 AS infinite")
    assert row == {"nan": "NaN", "infinite": "Infinity"}


def test_a_large_batch_arrives_whole(graph: Graph) -> None:
    rows = [{"id": f"event-{n}", "title": "щ" * 50, "n": n} for n in range(5_000)]
    graph.write(("UNWIND $rows AS row CREATE (e:Event {id: row.id}) SET e += row", {"rows": rows}))
    assert graph.read("MATCH (e:Event) RETURN count(e) AS n, sum(e.n) AS sum") == [
        {"n": 5_000, "sum": 12_497_500}
    ]
    assert len(graph.read("MATCH (e:Event) RETURN e.id AS id")) == 5_000


@pytest.mark.parametrize(
    ("value", "words"),
    [("a\ud800", "half a character"), (2**63, "64 bits"), ([1, {"x": -(2**63) - 1}], "64 bits")],
)
def test_a_value_that_no_graph_can_hold_is_refused_in_words(
    graph: Graph, value: object, words: str
) -> None:
    with pytest.raises(QueryError, match=words):
        graph.write(("CREATE (:Event {title: $value})", {"value": value}))
    assert count(graph) == 0


def test_a_fault_in_a_statement_is_a_query_error_that_says_where(graph: Graph) -> None:
    with pytest.raises(QueryError, match="line 1"):
        graph.read("MATCH (e:Event RETURN e")
    assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_missing_parameter_is_named(graph: Graph) -> None:
    with pytest.raises(QueryError, match="day"):
        graph.read("RETURN $day AS day")


def test_a_query_ends_at_its_deadline_and_the_graph_goes_on(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"0\.5 seconds"):
        graph.run(lambda session: session.run(ENDLESS).consume(), access="reader", timeout=0.5)
    assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_threads_that_change_one_value_lose_none_of_their_changes(graph: Graph) -> None:
    """Writers that get into each other's way are run again, by the driver."""
    graph.write(("CREATE (:Event {id: 'a', n: 0})", {}))

    def add() -> None:
        for _ in range(5):
            graph.write(("MATCH (e:Event {id: 'a'}) SET e.n = e.n + 1", {}))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert graph.read("MATCH (e:Event) RETURN e.n AS n") == [{"n": 20}]


def test_a_graph_serves_several_threads(graph: Graph) -> None:
    threads = [
        threading.Thread(target=graph.write, args=[("CREATE (:Event {n: $n})", {"n": n})])
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(graph) == 8


def test_a_closed_graph_says_so(graph: Graph) -> None:
    graph.close()
    graph.close()
    with pytest.raises(GraphError, match="has been closed"):
        graph.read("RETURN 1 AS one")


def test_what_was_written_is_there_when_the_graph_is_opened_again(graph_target: str) -> None:
    with connect(graph_target, create=True) as graph:
        graph.write(("CREATE (:Event {id: 'a'})", {}))
    with connect(graph_target) as graph:
        assert count(graph) == 1


def test_a_graph_names_its_engine(graph: Graph, graph_target: str) -> None:
    assert graph.engine in graph.description.lower() or "arcadedb" in graph.description.lower()
    assert graph_target in graph.description


def test_a_fault_of_ours_stays_what_it_is(graph: Graph) -> None:
    def work(session: object) -> NoReturn:
        raise LookupError("ours")

    with pytest.raises(LookupError, match="ours"):
        graph.run(work)
