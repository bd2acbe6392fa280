"""Timeline, entity, neighbours, path, conflicts and status, on a case whose answers are known."""

from typing import Any

import pytest

from dateline.errors import QueryError
from dateline.graph.connection import Graph
from dateline.graph.days import Day
from dateline.queries.conflicts import conflicts
from dateline.queries.entity import show
from dateline.queries.neighbours import neighbours, path
from dateline.queries.selection import Selection, copyable, select_events
from dateline.queries.shipped import cypher
from dateline.queries.status import status
from dateline.queries.timeline import timeline


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def test_timeline_is_in_order_and_undated_events_come_last(harbour_graph: Graph) -> None:
    rows = timeline(harbour_graph, Selection())
    ids = [row["id"] for row in rows]
    assert ids.index("siege") == 0
    assert ids.index("pier-fire") < ids.index("quay-raid") < ids.index("light-out")
    assert ids[-1] == "arson-denied"
    assert "rumour" not in ids
    found = by_id(rows)
    assert found["siege"]["when"] == "September 480 BCE"
    assert found["dock-strike"]["when"] == "throughout 2012"
    assert found["pier-fire"]["status"] == "conflict"
    assert found["pier-fire"]["totals"] == {"killedMin": 3, "killedMax": 5, "woundedMin": 10}
    assert found["quay-raid"]["actors"] == ["Harbour Police (participant)", "Red Dock (target)"]
    assert found["arson-denied"]["when"] == "undated"
    assert found["light-out"]["earliest"] == "+12000-01-01"


def test_every_row_has_the_same_keys(harbour_graph: Graph) -> None:
    rows = timeline(harbour_graph, Selection())
    assert len({tuple(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("selection", "inside", "outside"),
    [
        (Selection(first=Day(2014, 3, 9)), {"quay-raid", "dock-trial"}, {"pier-fire", "siege"}),
        (Selection(last=Day(2011, 12, 31)), {"siege", "island-camp", "first-blast"}, {"pier-fire"}),
        (
            Selection(last=Day(2011, 12, 31), certain=True),
            {"siege", "island-camp"},
            {"first-blast"},
        ),
        (Selection(actors=("harbour-police",)), {"quay-raid"}, {"pier-fire"}),
        (Selection(places=("coast",)), {"pier-fire", "island-camp"}, {"dock-trial"}),
        (Selection(places=("north-pier",)), {"pier-fire"}, {"quay-raid", "dock-strike"}),
        (Selection(types=("trial",)), {"dock-trial"}, {"pier-fire"}),
        (Selection(types=("no-such",)), set(), {"pier-fire"}),
    ],
)
def test_selections(
    harbour_graph: Graph, selection: Selection, inside: set[str], outside: set[str]
) -> None:
    found = set(select_events(harbour_graph, selection))
    assert inside <= found
    assert not outside & found


def test_a_hostile_id_stays_in_its_quotes(harbour_graph: Graph) -> None:
    hostile = ("$places", "it's", "\\", "\\'", '"]) RETURN 1 //', "$from\\u0027")
    text = copyable(Selection(actors=hostile, places=("x'] RETURN 1 //",), types=("$actors",)))
    assert "$places'" in text
    assert harbour_graph.read(text) == []


def test_show_an_event(harbour_graph: Graph) -> None:
    found = show(harbour_graph, "pier-fire")
    assert (found["id"], found["label"], found["status"]) == ("pier-fire", "Event", "conflict")
    assert "digest" not in found
    claims = by_id(found["claims"])
    assert claims["fire-gazette"]["by"] == "Harbour Police, through The Gazette"
    assert claims["fire-gazette"]["span"] == "10-90"
    assert "do not meet" in claims["fire-gazette"]["against"]
    assert {edge["relation"] for edge in found["edges"]} == {
        "OCCURRED_AT", "<-PARTICIPATED_IN", "<-CLAIMED_RESPONSIBILITY_FOR", "BEFORE",
    }  # fmt: skip


def test_show_a_retracted_claim_last(harbour_graph: Graph) -> None:
    found = show(harbour_graph, "rumour")
    assert found["claims"][-1]["retractedAt"]


def test_neighbours_with_claims_for_and_against(harbour_graph: Graph) -> None:
    rows = neighbours(harbour_graph, "red-dock")
    [island] = [row for row in rows if row["id"] == "gull-island"]
    assert (island["claims"], island["denials"]) == (["based-island"], ["not-island"])
    leads = [row["when"] for row in rows if row["type"] == "LEADS"]
    assert leads == ["2011-01-01 to 2012-12-31", "2014-01-01 to .."]
    assert all(row["type"] != "ALLIED_WITH" for row in rows)


def test_path(harbour_graph: Graph) -> None:
    steps = path(harbour_graph, "jo-berg", "ana-lind")
    assert [step["step"] for step in steps] == [1, 2]
    assert steps[0]["fromId"] == "jo-berg"
    assert steps[-1]["toId"] == "ana-lind"


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ("red-dock", "Red Dock", "are the same thing"),
        ("siege", "hostile", "nothing that is loaded joins"),
        ("red-dock", "nobody", "no event, actor or place"),
    ],
)
def test_no_path(harbour_graph: Graph, a: str, b: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        path(harbour_graph, a, b)


def test_conflicts_side_by_side(harbour_graph: Graph) -> None:
    rows = conflicts(harbour_graph, Selection())
    facets = [(row["about"], row["facet"]) for row in rows]
    assert facets == [
        ("pier-fire", "date"), ("pier-fire", "killed"), ("pier-fire", "place"),
        ("red-dock", "BASED_IN"), ("red-dock", "BASED_IN"), ("red-dock", "FOUNDED"),
    ]  # fmt: skip
    founded = rows[-1]
    assert founded["reason"] == "ana-lind or jo-berg: may be compatible"
    assert {founded["by"], founded["otherBy"]} == {
        "Ministry of Ports, through The Gazette",
        "The Wire",
    }


def test_conflicts_of_a_selection(harbour_graph: Graph) -> None:
    assert conflicts(harbour_graph, Selection(types=("strike",))) == []
    assert {row["about"] for row in conflicts(harbour_graph, Selection(types=("attack",)))} == {
        "pier-fire"
    }


def test_status(harbour_graph: Graph) -> None:
    found = status(harbour_graph)
    counts = {
        name: found[name] for name in ("documents", "claims", "retracted", "events", "actors")
    }
    assert counts == {"documents": 3, "claims": 53, "retracted": 1, "events": 10, "actors": 7}
    assert found["contradictions"] == 6
    assert [load["case"] for load in found["loads"]] == ["harbour"]
    assert found["interrupted"] == []


def test_status_of_an_empty_graph(embedded_graph: Graph) -> None:
    assert status(embedded_graph)["events"] == 0
    assert timeline(embedded_graph, Selection()) == []


def test_only_labels_of_the_closed_list_become_cypher() -> None:
    with pytest.raises(ValueError, match="not labels of the closed list"):
        cypher("neighbours", LABEL="Actor) DETACH DELETE (n")
