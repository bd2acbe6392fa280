"""Loads: safe to repeat, replaced by name, retracted without a ghost, on both engines."""

from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.graph.clashes import refuse_clashes
from dateline.graph.connection import Graph
from dateline.graph.records import Batch
from dateline.graph.store import write_batch
from dateline.queries.export.jsonl import write_jsonl
from dateline.queries.status import status

from ..contract.harbour import harbour
from .looking import one, snapshot
from .making import RECORDED, actor, batch, claim, document, event, place, relation, tally

RAID = event("raid")


def live(graph: Graph) -> list[str]:
    rows = graph.read("MATCH (c:Claim) WHERE c.retractedAt IS NULL RETURN c.id AS id ORDER BY id")
    return [row["id"] for row in rows]


def test_loading_twice_changes_nothing(graph: Graph, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    report = write_batch(graph, harbour())
    before = snapshot(graph)
    write_jsonl(graph, first)
    again = write_batch(graph, harbour())
    write_jsonl(graph, second)
    assert report.new == len(harbour().claims)
    assert (again.new, again.changed, again.retracted) == (0, 0, 0)
    assert again.same == report.new
    assert snapshot(graph) == before
    assert second.read_bytes() == first.read_bytes()
    assert one(graph, "MATCH (n) WHERE n.due IS NOT NULL RETURN count(n)") == 0


def test_a_corrected_typo_leaves_no_ghost(graph: Graph) -> None:
    kept = tally(RAID, "killed", 5, 5, id_="kept")
    typo = tally(RAID, "killed", 55, 55, id_="typo")
    right = tally(RAID, "killed", 5, 5, id_="right")
    first = write_batch(graph, batch(kept, typo, case="case", load="one"))
    assert first.conflicting == ["raid"]
    second = write_batch(graph, batch(kept, right, case="case", load="two"))
    assert (second.new, second.same, second.retracted) == (1, 1, 1)
    assert second.conflicting == []
    assert one(graph, "MATCH (:Claim)-[x:CONTRADICTS]->() RETURN count(x)") == 0
    assert one(graph, "MATCH (e:Event) RETURN e.killedMax") == 5
    assert live(graph) == ["kept", "right"]
    back = write_batch(graph, batch(kept, typo, case="case", load="one"))
    assert (back.restored, back.retracted) == (1, 1)
    assert live(graph) == ["kept", "typo"]


def test_a_load_that_breaks_off_is_unfinished_until_it_is_loaded_again(graph: Graph) -> None:
    old = batch(claim(RAID, id_="old", title="Raid"), case="case", load="one")
    new = batch(claim(RAID, id_="new", title="Raid"), case="case", load="two")

    def break_off(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    def unfinished() -> list[str]:
        return [load["id"] for load in status(graph)["interrupted"]]

    with pytest.raises(KeyboardInterrupt):
        write_batch(graph, old, break_off)
    assert unfinished() == ["one"]
    write_batch(graph, old)
    write_batch(graph, new)
    assert unfinished() == []
    with pytest.raises(KeyboardInterrupt):
        write_batch(graph, old, break_off)  # which was complete once
    assert unfinished() == ["one"]
    write_batch(graph, old)
    assert (unfinished(), live(graph)) == ([], ["old"])


def test_a_case_without_a_name_is_added(graph: Graph) -> None:
    write_batch(graph, batch(claim(RAID, id_="a", title="Raid"), load="one"))
    write_batch(graph, batch(claim(RAID, id_="b", date="2011-12-03"), load="two"))
    assert live(graph) == ["a", "b"]
    assert graph.read("MATCH (e:Event) RETURN e.title AS title, e.edtf AS edtf") == [
        {"title": "Raid", "edtf": "2011-12-03"}
    ]


def test_what_two_cases_state_stays_while_one_does(graph: Graph) -> None:
    shared = claim(RAID, id_="shared", title="Raid")
    write_batch(graph, batch(shared, case="one", load="one-1"))
    write_batch(graph, batch(shared, case="two", load="two-1"))
    other = claim(event("fire"), id_="other", title="Fire")
    write_batch(graph, batch(other, case="one", load="one-2"))
    assert live(graph) == ["other", "shared"]
    write_batch(graph, batch(other, case="two", load="two-2"))
    assert live(graph) == ["other"]
    assert one(graph, "MATCH (e:Event {id: 'raid'}) RETURN e.status") == "retracted"


def test_a_claim_that_keeps_its_id_is_replaced(graph: Graph) -> None:
    old = claim(RAID, id_="c", title="Raid", actors=[("police", None)], by=["paper"])
    new = claim(event("fire"), id_="c", title="Fire", place="pier", by=["wire"])
    write_batch(graph, batch(old, case="case", load="one"))
    report = write_batch(graph, batch(new, case="case", load="two"))
    assert (report.new, report.changed, report.retracted) == (0, 1, 0)
    assert one(graph, "MATCH (c:Claim)-[:ABOUT]->(s) RETURN s.id") == "fire"
    assert one(graph, "MATCH (:Claim)-[:ATTRIBUTED_TO]->(a) RETURN a.id") == "wire"
    assert one(graph, "MATCH ()-[r:PARTICIPATED_IN]->() RETURN count(r)") == 0
    assert one(graph, "MATCH (:Event {id: 'fire'})-[:OCCURRED_AT]->(p) RETURN p.id") == "pier"
    assert one(graph, "MATCH (e:Event {id: 'raid'}) RETURN e.title") is None


def test_a_claim_may_come_with_its_retraction(graph: Graph) -> None:
    stated = claim(RAID, id_="c", title="Raid")
    gone = claim(RAID, id_="c", title="Raid", retracted_at=RECORDED)
    write_batch(graph, batch(stated, load="one"))
    assert write_batch(graph, batch(gone, load="two")).retracted == 1
    assert one(graph, "MATCH (e:Event) RETURN e.status") == "retracted"
    assert write_batch(graph, batch(stated, load="three")).restored == 1
    assert one(graph, "MATCH (e:Event) RETURN e.status") == "single-source"


@pytest.mark.parametrize(
    ("first", "second"), [("organization", "person"), ("person", "organization"), ("person", None)]
)
def test_an_actor_may_turn_out_to_be_of_another_kind(
    graph: Graph, first: str, second: str | None
) -> None:
    def case(kind: str | None, load: str) -> Batch:
        about = claim(actor("arystan"), "actor", id_="name", name="Arystan", actor_kind=kind)
        rest = [
            claim(RAID, id_="raid", actors=[("arystan", "participant")]),
            relation(actor("arystan"), "LEADS", actor("unit"), id_="leads", by=["arystan"]),
        ]
        return batch(about, *rest, case="case", load=load)

    write_batch(graph, case(first, "one"))
    write_batch(graph, case(second, "two"))
    changed = snapshot_without_loads(graph)
    assert sorted(one(graph, "MATCH (a:Actor {id: 'arystan'}) RETURN labels(a)")) == sorted(
        ["Actor", *([second.title()] if second else [])]
    )
    assert one(graph, "MATCH (:Claim)-[r]->(:Actor {id: 'arystan'}) RETURN count(r)") == 4
    with pytest.raises(Exception, match=r"arystan|refuses|already exists"):
        graph.write(("CREATE (:Actor {id: 'arystan'})", {}))
    graph.write(("MATCH (n) DETACH DELETE n", {}))
    write_batch(graph, case(second, "two"))
    assert snapshot_without_loads(graph) == changed


def snapshot_without_loads(graph: Graph) -> list[str]:
    return [line for line in snapshot(graph) if '"Load"' not in line and "LOADED_BY" not in line]


def test_one_id_is_one_kind_of_thing(graph: Graph) -> None:
    write_batch(graph, batch(claim(RAID, id_="a", title="Raid"), load="one"))
    before = snapshot(graph)
    clashing = batch(claim(actor("raid"), "actor", id_="b", name="Raid"), load="two")
    with pytest.raises(InputError) as caught:
        write_batch(graph, clashing)
    [fault] = caught.value.faults
    assert "already has an event of that id, and here it is an actor" in str(fault)
    assert snapshot(graph) == before


def test_no_case_overwrites_the_claim_of_another(graph: Graph) -> None:
    army = claim(RAID, "statement", id_="k1", text="the army did it", document="a", by=["paper"])
    rebels = claim(RAID, "statement", id_="k1", text="rebels did it", document="b", by=["wire"])
    write_batch(graph, batch(army, case="one", load="one-1"))
    before = snapshot(graph)
    for other in (batch(rebels, case="two"), batch(rebels, load="unnamed")):
        with pytest.raises(InputError) as caught:
            write_batch(graph, other)
        [fault] = caught.value.faults
        assert "is a claim of one already, and says something else here (document" in str(fault)
        assert snapshot(graph) == before
    # Its own case may correct it, and once that no longer states it, the id is free.
    write_batch(graph, batch(rebels, case="one", load="one-2"))
    write_batch(graph, batch(claim(RAID, id_="k2", title="Raid"), case="one", load="one-3"))
    write_batch(graph, batch(army, case="two", load="two-1"))
    assert live(graph) == ["k1", "k2"]


def test_two_cases_may_read_one_statement_differently(graph: Graph) -> None:
    sure = claim(RAID, id_="k", title="Raid", confidence=0.9)
    unsure = claim(RAID, id_="k", title=" Raid\n", confidence=0.5)
    write_batch(graph, batch(sure, case="one", load="one-1"))
    assert write_batch(graph, batch(unsure, case="two", load="two-1")).changed == 1


def test_batches_that_are_loaded_together_are_set_against_each_other_first(graph: Graph) -> None:
    batches = [
        batch(claim(RAID, id_="a", title="Raid"), case="one"),
        batch(claim(actor("raid"), "actor", id_="b", name="Raid"), case="two"),
        batch(claim(RAID, id_="a", title="Fire"), case="three"),
    ]
    with pytest.raises(InputError) as caught:
        refuse_clashes(graph, batches)
    kind, claimed = map(str, caught.value.faults)
    assert "one.yaml already has an event of that id, and here it is an actor" in kind
    assert "is a claim of one.yaml already" in claimed


def test_a_relayed_claim_that_changes_hands_changes_the_status(graph: Graph) -> None:
    def told(by: str, load: str) -> Batch:
        root = claim(event("plan"), id_="root", title="Plan", by=[by])
        return batch(root, case="root", load=load)

    write_batch(graph, told("wire", "root-1"))
    own = claim(RAID, id_="own", title="Raid", by=["gazette"])
    relayed = claim(RAID, id_="relayed", title="Raid", by=["paper"], relays="root")
    write_batch(graph, batch(own, relayed, load="raid"))
    assert one(graph, "MATCH (e:Event {id: 'raid'}) RETURN e.status") == "accepted"
    write_batch(graph, told("gazette", "root-2"))
    assert one(graph, "MATCH (e:Event {id: 'raid'}) RETURN e.status") == "single-source"


def test_places_that_turn_out_to_lie_within_each_other_are_no_conflict(graph: Graph) -> None:
    here = claim(RAID, id_="here", place="boraldai")
    there = claim(RAID, id_="there", place="oblast")
    assert write_batch(graph, batch(here, there, load="raid")).conflicting == ["raid"]
    within = relation(place("boraldai"), "PART_OF", place("oblast"), id_="within")
    write_batch(graph, batch(within, load="places"))
    assert one(graph, "MATCH ()-[x:CONTRADICTS]->() RETURN count(x)") == 0
    assert one(graph, "MATCH (e:Event) RETURN e.status") == "single-source"


def test_a_place_may_lie_within_others_in_very_many_ways(graph: Graph) -> None:
    # Three places a level, each within all three of the next: three to the power of twenty paths.
    levels = [[f"p{level}-{n}" for n in range(3)] for level in range(20)]
    within = [
        relation(place(low), "PART_OF", place(high))
        for lower, upper in pairwise(levels)
        for low in lower
        for high in upper
    ]
    raid = [claim(RAID, place=id_, by=[id_]) for id_ in ("p0-0", "p19-2")]
    report = write_batch(graph, batch(*within, *raid))
    assert (report.new, report.conflicting) == (len(within) + 2, [])


def test_a_denied_within_meets_edges_of_places_that_come_later(graph: Graph) -> None:
    claims = [
        relation(place("a"), "PART_OF", place("z"), id_="asserted"),
        relation(place("z"), "PART_OF", place("zz"), id_="outer"),
        relation(place("a"), "PART_OF", place("zz"), id_="denied", stance="denies"),
    ]
    write_batch(graph, batch(*claims))
    pair = graph.read(
        "MATCH (a)-[x:CONTRADICTS]->(b) RETURN a.id AS a, b.id AS b, x.facet AS facet"
    )
    assert pair == [{"a": "asserted", "b": "denied", "facet": "PART_OF"}]


FAR = {
    "-0479-09-22": ("-0479-09-22", "-0479-09-22"),
    "0000": ("0000-01-01", "0000-12-31"),
    "Y12000": ("+12000-01-01", "+12000-12-31"),
    "Y-999999999": ("-999999999-01-01", "-999999999-12-31"),
    "Y-13800000000": (None, None),
    "9999/Y10000": ("9999-01-01", "+10000-12-31"),
}


def test_days_of_any_year(graph: Graph, tmp_path: Path) -> None:
    claims = [
        claim(event(f"e{number}"), id_=f"c{number}", date=edtf) for number, edtf in enumerate(FAR)
    ]
    made = batch(*claims, documents=[document("report", "Y20000")])
    write_batch(graph, made)
    again = write_batch(graph, made)
    assert (again.same, again.changed) == (len(FAR), 0)
    for kind in ("Event", "Claim"):
        found = graph.read(
            f"MATCH (n:{kind}) RETURN n.earliest AS earliest, n.latest AS latest, n.edtf AS edtf "
            "ORDER BY n.id"
        )
        assert [(row["earliest"], row["latest"]) for row in found] == list(FAR.values())
        assert [row["edtf"] for row in found] == list(FAR)


def test_nothing_is_written_of_an_empty_batch(graph: Graph) -> None:
    report = write_batch(graph, batch(load="empty"))
    assert (report.new, report.documents) == (0, 0)
    assert one(graph, "MATCH (n) RETURN count(n)") == 1


def test_a_document_in_a_later_load_is_a_new_version(graph: Graph) -> None:
    stated = claim(RAID, id_="a", title="Raid")
    for title in ("Old", "New"):
        write_batch(graph, batch(stated, documents=[document("report", "2011", title=title)]))
    assert one(graph, "MATCH (d:Document) RETURN d.title") == "New"


def test_reasons_follow_a_document_that_is_retitled(graph: Graph) -> None:
    raid = claim(RAID, id_="a", title="Raid")
    for title in ("First", "Second"):
        report = document("report", "2012-12-06", title=title)
        write_batch(graph, batch(raid, case="case", load=title, documents=[report]))
        [because] = one(graph, "MATCH (e:Event) RETURN e.because")
        assert title in because


def test_a_load_tells_how_often_the_order_contradicts_itself(graph: Graph) -> None:
    there = relation(RAID, "BEFORE", event("trial"), min_days=1, by=["p"])
    back = relation(event("trial"), "BEFORE", RAID, by=["q"])
    assert write_batch(graph, batch(there, load="one")).inconsistencies == 0
    assert write_batch(graph, batch(back, load="two")).inconsistencies == 1


def test_more_claims_than_a_transaction_takes(
    embedded_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.graph.batches.chunks.__defaults__", (7,))
    graph = embedded_graph
    write_batch(graph, harbour())
    small = snapshot(graph)
    monkeypatch.undo()
    graph.write(("MATCH (n) DETACH DELETE n", {}))
    write_batch(graph, harbour())
    assert snapshot(graph) == small
