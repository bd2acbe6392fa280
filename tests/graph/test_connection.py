"""What a graph promises, on both engines."""

from dateline.graph.connection import Graph


def test_writes_and_reads(graph: Graph) -> None:
    graph.write(
        ("CREATE (:Event {id: $id, earliest: date($day)})", {"id": "a", "day": "2011-12-03"})
    )
    rows = graph.read("MATCH (e:Event) RETURN e.id AS id, e.earliest AS earliest")
    assert rows == [{"id": "a", "earliest": "2011-12-03"}]
