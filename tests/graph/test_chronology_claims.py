"""The chronology of a graph: what reaches the solver from the claims, and that loads in any order end alike."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.graph.chronology import Chronology
from dateline.graph.connection import Graph, connect
from dateline.graph.ordering import chronology_of, every_event, update_chronology
from dateline.graph.records import Batch, Claim
from dateline.graph.store import write_batch
from dateline.queries import chronology as answers
from dateline.queries.status import status

from .making import actor, batch, claim, document, event, relation

A, B = event("a"), event("b")
PAPER = actor("paper")


def told(graph: Graph, *claims: Claim, published: str | None = None) -> Chronology:
    documents = [document(id_, published) for id_ in sorted({c.document for c in claims})]
    write_batch(graph, batch(*claims, documents=documents))
    return chronology_of(graph, every_event(graph))


def stored(graph: Graph) -> dict[str, tuple[str | None, str | None, Sequence[str]]]:
    rows = graph.read(
        "MATCH (e:Event) RETURN e.id AS id, e.solvedEarliest AS low, e.solvedLatest AS high, e.because AS why"
    )
    return {row["id"]: (row["low"], row["high"], row["why"] or ()) for row in rows}


def reasons(graph: Graph, id_: str) -> str:
    return "; ".join(stored(graph)[id_][2])


def test_what_is_announced_after_a_future_event_is_of_the_future(graph: Graph) -> None:
    found = told(
        graph,
        claim(event("election"), date="2021-05-01"),
        claim(event("trial")),
        relation(event("election"), "BEFORE", event("trial")),
        published="2019-06-02",
    )
    assert found.inconsistencies == ()
    assert stored(graph)["trial"][:2] == ("2021-05-01", None)


def test_a_report_after_the_fact_bounds_what_was_announced(graph: Graph) -> None:
    claims = [
        claim(event("election"), date="2021-05-01", document="preview"),
        claim(event("trial"), document="preview"),
        relation(event("election"), "BEFORE", event("trial"), document="preview"),
        claim(event("trial"), document="review"),
    ]
    documents = [document("preview", "2019-06-02"), document("review", "2022-01-10")]
    write_batch(graph, batch(*claims, documents=documents))
    assert stored(graph)["trial"][:2] == ("2021-05-01", "2022-01-10")


def test_what_was_said_at_an_event_may_be_of_the_future(graph: Graph) -> None:
    found = told(
        graph,
        claim(event("speech"), date="2019-06-01"),
        claim(event("vote"), date="2021", said_event="speech"),
        claim(event("fire"), said_event="speech"),
    )
    assert found.inconsistencies == ()
    assert stored(graph)["vote"][:2] == ("2021-01-01", "2021-12-31")
    assert stored(graph)["fire"][:2] == (None, "2019-06-01")


def test_distances_of_different_claims_are_told_apart(graph: Graph) -> None:
    found = told(
        graph,
        claim(A, id_="date", date="2019-01-05"),
        claim(B),
        relation(A, "BEFORE", B, id_="soon", document="one", min_days=2, max_days=3),
        relation(A, "BEFORE", B, id_="late", document="two", min_days=10, max_days=12),
    )
    (conflict,) = found.inconsistencies
    assert set(conflict.claims) == {"late", "soon"}


def test_only_claims_that_give_a_bound_are_named(graph: Graph) -> None:
    found = told(
        graph,
        claim(A, id_="start", date="2019-01-05"),
        claim(B, id_="day", date="2019-01-07", document="one"),
        claim(B, id_="month", date="2019-01", document="two"),
        relation(A, "BEFORE", B, id_="innocent", min_days=0),
        relation(A, "BEFORE", B, id_="guilty", min_days=10),
        relation(A, "BEFORE", B, id_="denied", min_days=10, stance="denies"),
    )
    (conflict,) = found.inconsistencies
    assert set(conflict.claims) == {"start", "guilty", "day"}
    assert [conflict] == [*update_chronology(graph, ["a"])]
    assert update_chronology(graph, []) == ()


def test_each_side_of_a_date_names_its_own_claims(graph: Graph) -> None:
    told(
        graph,
        claim(A, id_="since", date="[2019-01-05..]"),
        claim(A, id_="until", date="[..2019-01-10]"),
        claim(A, id_="year", date="2019"),
        claim(B),
        claim(event("c")),
        relation(A, "BEFORE", B, id_="order"),
        relation(event("c"), "BEFORE", A, id_="earlier"),
    )
    assert "(claim since)" in reasons(graph, "b")
    assert "(claim until)" in reasons(graph, "c")


def paper(name: str, load: str = "paper") -> Batch:
    """The paper reports a fire, which a raid came before; an agency tells it of a flood."""
    return batch(
        claim(PAPER, "actor", id_=f"name-{name}", name=name),
        claim(event("fire"), id_="fire", title="Fire", by=["paper"]),
        claim(event("flood"), id_="flood", title="Flood", by=["agency", "paper"]),
        claim(event("raid"), id_="raid", stance="doubts"),
        claim(event("march"), id_="marched", stance="doubts"),
        relation(event("raid"), "BEFORE", event("fire"), id_="order", by=["paper"]),
        relation(event("fire"), "PART_OF", event("week"), id_="part", by=["paper"]),
        relation(event("march"), "BEFORE", event("week"), id_="march", by=["paper"]),
        claim(event("week"), id_="week", title="Week", by=["paper"]),
        documents=[document(published="2019-06-02", publisher="paper")],
        case="case",
        load=load,
    )


def test_reasons_follow_the_names_of_those_who_reported(graph: Graph) -> None:
    write_batch(graph, paper("The Paper", "one"))
    assert "because The Paper reported it on 2 June 2019" in reasons(graph, "fire")
    assert "citing The Paper" in reasons(graph, "flood")
    write_batch(graph, paper("Paper", "two"))
    renamed = stored(graph)
    graph.write(("MATCH (e:Event) SET e.because = null", {}))
    update_chronology(graph)
    assert stored(graph) == renamed
    assert "because Paper reported it on 2 June 2019" in reasons(graph, "fire")
    assert "citing Paper (claim flood)" in reasons(graph, "flood")
    for later in ("raid", "march"):
        assert "The Paper" not in reasons(graph, later)
        assert "Paper reported it" in reasons(graph, later)


def test_a_publisher_who_only_passes_on_is_named_too(graph: Graph) -> None:
    named = claim(PAPER, "actor", name="The Paper")
    passed_on = claim(A, by=["paper", "minister"])
    told(graph, named, passed_on, published="2019-06-02")
    assert "because The Paper reported it on 2 June 2019, citing minister" in reasons(graph, "a")


def test_only_events_whose_reasons_are_stale_are_solved_again(graph: Graph) -> None:
    write_batch(graph, paper("The Paper"))
    dated = claim(event("strike"), id_="strike", date="2018", by=["paper"])
    order = relation(event("strike"), "BEFORE", event("flood"), id_="after", by=["paper"])
    write_batch(graph, batch(dated, order, documents=[document(published="2019-06-02")]))
    mark = "UNWIND $ids AS id MATCH (e:Event {id: id}) SET e.solvedLatest = date('1999-01-01')"
    graph.write((mark, {"ids": ["flood", "strike"]}))
    update_chronology(graph, ["paper"])
    for id_ in ("flood", "strike"):
        assert stored(graph)[id_][1] == "1999-01-01", "the paper's name is as it was"
    update_chronology(graph, ["flood"])
    assert stored(graph)["flood"][1] == "2019-06-02"


def test_a_change_ends_where_a_new_graph_begins(graph: Graph) -> None:
    late = relation(A, "BEFORE", B, id_="late", min_days=10)
    date = claim(A, id_="date", date="2019-01-05")
    for claims in ([date, claim(B, id_="b"), late], [date, replace(late, min_days=2)], [date]):
        write_batch(
            graph, batch(*claims, case="case", load=f"load-{len(claims)}-{claims[-1].min_days}")
        )
        before = stored(graph)
        update_chronology(graph)
        assert stored(graph) == before


def test_what_cannot_all_hold_is_counted(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    assert status(graph)["inconsistencies"] == 0
    both_ways = [relation(A, "BEFORE", B, min_days=1), relation(B, "BEFORE", A)]
    write_batch(graph, batch(claim(A), claim(B), *both_ways))
    assert status(graph)["inconsistencies"] == 1
    monkeypatch.setattr(answers, "COUNTED", 1)
    assert status(graph)["inconsistencies"] is None


def test_what_cannot_all_hold_follows_the_events(embedded_folder: Path) -> None:
    with connect(str(embedded_folder), create=True) as graph:
        both_ways = [relation(A, "BEFORE", B, min_days=1), relation(B, "BEFORE", A)]
        write_batch(graph, batch(claim(A), claim(B), *both_ways))

    def ask(format_: str) -> Result:
        arguments = ["chronology", "--graph", str(embedded_folder), "--format", format_]
        return CliRunner().invoke(main, arguments)

    lines = [json.loads(line) for line in ask("jsonl").stdout.splitlines()]
    assert [line.get("id") for line in lines] == ["a", "b", None]
    assert set(lines[-1]) == {"events", "claims", "explanation"}
    assert "cannot all hold" not in ask("jsonl").stderr
    for format_ in ("csv", "table"):
        told = ask(format_)
        assert "cannot all hold" not in told.stdout
        assert (
            "cannot all hold: These cannot all hold: a came at least 1 day before b" in told.stderr
        )
