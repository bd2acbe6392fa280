"""What the claims about one subject come to: the rule, and that the order of claims never matters."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.graph.edtf import format_edtf, parse_edtf
from dateline.graph.interval import Interval
from dateline.graph.projection import Projected, combine, project
from dateline.graph.records import Claim, Node

from .making import RECORDED, actor, claim, event, place, relation, tally

RAID = event("raid")
DATES = [
    "2011",
    "2011-12",
    "2011-12-03",
    "2011-12-05",
    "[..2012-10-31]",
    "2012/2013",
    "2010~",
    "../..",
]


def projected(
    *claims: Claim, subject: Node = RAID, conflict: bool = False, **roots: str
) -> Projected:
    return project(subject, claims, roots, conflict)


def edges(made: Projected, *names: str) -> list[tuple[Any, ...]]:
    return sorted(
        (edge.type, edge.subject.id, edge.object.id, *(edge.properties.get(n) for n in names))
        for edge in made.edges
    )


@st.composite
def claims_about_raid(draw: st.DrawFn) -> list[Claim]:
    size = draw(st.integers(0, 8))
    return [draw(one_claim(f"c{number}")) for number in range(size)]


@st.composite
def one_claim(draw: st.DrawFn, id_: str) -> Claim:
    kind = draw(st.sampled_from(["event", "count", "relation"]))
    common: dict[str, Any] = {
        "id_": id_,
        "stance": draw(st.sampled_from(["asserts", "asserts", "asserts", "denies", "doubts"])),
        "by": draw(st.lists(st.sampled_from("pqr"), max_size=2, unique=True)),
        "retracted_at": draw(st.sampled_from([None, None, RECORDED])),
    }
    if kind == "count":
        low = draw(st.integers(0, 9))
        high = draw(st.none() | st.integers(low, 12))
        group = draw(st.sampled_from([None, actor("a"), actor("b")]))
        return tally(
            RAID, draw(st.sampled_from(["killed", "wounded"])), low, high, object=group, **common
        )
    date = draw(st.sampled_from([None, *DATES]))
    if kind == "relation":
        days = draw(st.none() | st.integers(0, 5))
        return relation(
            RAID,
            draw(st.sampled_from(["BEFORE", "PART_OF"])),
            event("next"),
            date=date,
            min_days=days,
            **common,
        )
    return claim(
        RAID,
        title=draw(st.sampled_from([None, "Raid", "Attack"])),
        date=date,
        date_text=date,
        place=draw(st.sampled_from([None, "pier", "quay"])),
        actors=draw(
            st.lists(st.sampled_from([("a", "target"), ("b", None)]), max_size=2, unique=True)
        ),
        **common,
    )


@given(claims_about_raid(), st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(claims: list[Claim], random: Any) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    one, other = projected(*claims), projected(*shuffled)
    assert replace(one, edges=[]) == replace(other, edges=[])
    assert sorted(map(repr, one.edges)) == sorted(map(repr, other.edges))


@given(claims_about_raid())
def test_retracted_claims_say_nothing(claims: list[Claim]) -> None:
    live = [c for c in claims if c.retracted_at is None]
    assert projected(*claims) == projected(*live)


@given(claims_about_raid())
def test_an_edge_needs_an_asserting_claim_and_names_only_such(claims: list[Claim]) -> None:
    by_id = {c.id: c for c in claims}
    for edge in projected(*claims).edges:
        assert edge.properties["claims"]
        assert all(by_id[id_].stance == "asserts" for id_ in edge.properties["claims"])
        assert all(by_id[id_].stance == "denies" for id_ in edge.properties.get("denials", []))


@given(claims_about_raid())
def test_bounds_lie_between_the_intersection_and_the_hull(claims: list[Claim]) -> None:
    dates = [
        c.date for c in claims
        if c.kind == "event" and c.date and c.stance == "asserts" and c.retracted_at is None
    ]  # fmt: skip
    combined = combine(dates)
    assert (combined is None) == (not dates)
    if combined is not None:
        for bound in (combined.earliest, combined.latest):
            assert bound is None or any(bound in (d.earliest, d.latest) for d in dates)
        assert projected(*claims).earliest == (combined.earliest and str(combined.earliest))


@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=6))
def test_combining_again_adds_nothing(texts: Sequence[str]) -> None:
    intervals = [parse_edtf(text) for text in texts]
    assert combine([*intervals, *intervals]) == combine(intervals)
    assert combine(intervals[:1]) == intervals[0]


@pytest.mark.parametrize(
    ("dates", "combined"),
    [
        (["2011-12", "2011-12-03"], "2011-12-03"),
        (["2011", "2011-12", "[..2011-12-10]"], "[2011-12-01..2011-12-10]"),
        (["2011-12-03", "2011-12-05"], "[2011-12-03..2011-12-05]"),
        ([], None),
    ],
)
def test_dates_meet_or_their_hull_is_taken(dates: list[str], combined: str | None) -> None:
    found = combine(parse_edtf(date) for date in dates)
    assert (None if found is None else format_edtf(found)) == combined


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([claim(RAID, by=["p"])], "single-source"),
        ([claim(RAID, by=["p"]), claim(RAID, by=["p"])], "single-source"),
        ([claim(RAID, by=["p", "q"]), claim(RAID, by=["r", "q"])], "single-source"),
        ([claim(RAID, by=["p"]), claim(RAID, by=["q"])], "accepted"),
        ([claim(RAID, by=["p"]), claim(RAID, by=["q"], stance="denies")], "single-source"),
        ([claim(RAID, by=["p"], stance="denies")], None),
        ([claim(RAID, retracted_at=RECORDED)], "retracted"),
        ([], "retracted"),
        ([claim(RAID, document="a"), claim(RAID, document="b")], "accepted"),
        ([claim(RAID, by=["p"]), tally(RAID, "killed", 5, 5, by=["q"])], "accepted"),
        ([claim(RAID, by=["p"]), relation(RAID, "BEFORE", event("b"), by=["q"])], "single-source"),
        ([claim(RAID, by=["p"]), claim(RAID, "statement", text="sad", by=["q"])], "single-source"),
    ],
)
def test_status(claims: list[Claim], status: str | None) -> None:
    assert projected(*claims).properties.get("status") == status


def test_a_relayed_claim_is_of_the_line_that_it_relays() -> None:
    own, relayed = claim(RAID, by=["p"], id_="own"), claim(RAID, by=["q"], id_="relayed")
    assert projected(own, relayed, relayed="p").properties["status"] == "single-source"


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ([(5, 5, None)], 5, 5),
        ([(5, 5, "a"), (2, 2, "b")], 7, 7),
        ([(5, 5, "a"), (3, 9, "a")], 5, 5),
        ([(5, 5, "a"), (7, 9, "a")], 5, 9),
        ([(5, None, "a"), (2, 2, "b")], 7, None),
        ([(5, 5, "a"), (10, 12, None)], 10, 12),
        ([(5, 5, "a"), (1, 2, None)], 5, 5),
        ([(3, None, None), (5, None, None)], 5, None),
    ],
)
def test_totals(
    counts: list[tuple[int, int | None, str | None]], low: int, high: int | None
) -> None:
    claims = [tally(RAID, "killed", a, b, object=of and actor(of)) for a, b, of in counts]
    found = projected(*claims).properties
    assert (found["killedMin"], found.get("killedMax")) == (low, high)


def test_edges_of_an_event() -> None:
    made = projected(
        claim(
            RAID, id_="one", place="pier", actors=[("police", "participant"), ("dock", "target")]
        ),
        claim(RAID, id_="two", actors=[("dock", "target")]),
        claim(RAID, id_="no", stance="denies", actors=[("dock", "target"), ("ana", "target")]),
    )
    assert edges(made, "claims", "denials") == [
        ("OCCURRED_AT", "raid", "pier", ["one"], None),
        ("PARTICIPATED_IN", "dock", "raid", ["one", "two"], ["no"]),
        ("PARTICIPATED_IN", "police", "raid", ["one"], None),
    ]


def test_a_denied_part_is_denied_in_every_role_and_a_denied_date_denies_no_place() -> None:
    made = projected(
        claim(RAID, id_="one", date="2011", place="pier", actors=[("dock", "target")]),
        claim(RAID, id_="no part", stance="denies", actors=[("dock", None)]),
        claim(RAID, id_="no date", stance="denies", date="2011", place="pier"),
    )
    assert edges(made, "claims", "denials") == [
        ("OCCURRED_AT", "raid", "pier", ["one"], None),
        ("PARTICIPATED_IN", "dock", "raid", ["one"], ["no part"]),
    ]


def test_a_name_that_is_denied_is_none() -> None:
    dock = actor("dock")
    made = projected(
        claim(dock, "actor", name="The Dock", actor_kind="organization"),
        claim(dock, "alias", name="La Darsena"),
        claim(dock, "alias", name="Zorro", stance="denies"),
        claim(dock, "alias", name="Zorra", stance="doubts"),
        subject=dock,
    )
    assert made.properties["aliases"] == ["La Darsena"]


def test_relations_at_times_that_do_not_meet_are_separate_edges() -> None:
    ana, dock = actor("ana"), actor("dock")
    made = projected(
        relation(ana, "LEADS", dock, id_="early", date="2011"),
        relation(ana, "LEADS", dock, id_="within", date="2011-05"),
        relation(ana, "LEADS", dock, id_="late", date="2014"),
        relation(ana, "LEADS", dock, id_="undated"),
        relation(ana, "LEADS", dock, id_="no", stance="denies"),
        subject=ana,
    )
    leads = sorted(
        (e.earliest, e.properties["claims"], e.properties["denials"]) for e in made.edges
    )
    assert leads == [
        ("2011-05-01", ["early", "undated", "within"], ["no"]),
        ("2014-01-01", ["late"], ["no"]),
    ]


def test_only_denials_make_no_edge() -> None:
    no = relation(actor("ana"), "LEADS", actor("dock"), stance="denies")
    assert projected(no, subject=actor("ana")).edges == []


def test_days_between_events_meet_too() -> None:
    made = projected(
        relation(RAID, "BEFORE", event("trial"), min_days=0),
        relation(RAID, "BEFORE", event("trial"), min_days=3, max_days=9),
    )
    assert edges(made, "minDays", "maxDays") == [("BEFORE", "raid", "trial", 3, 9)]


def test_names_and_aliases() -> None:
    ana = actor("ana")
    made = projected(
        claim(ana, "actor", name="Ana Lind", actor_kind="person"),
        claim(ana, "actor", name="Ana Lind"),
        claim(ana, "actor", name="A. Lind"),
        claim(ana, "alias", name="The Captain", alias_kind="nom-de-guerre"),
        subject=ana,
    )
    assert made.properties == {
        "id": "ana", "name": "Ana Lind", "aliases": ["A. Lind", "The Captain"], "kind": "person",
    }  # fmt: skip


def test_a_place_has_its_position() -> None:
    made = projected(
        claim(
            place("isle"),
            "place",
            name="Isle",
            latitude=1.5,
            longitude=-2.0,
            place_precision="island",
        ),
        subject=place("isle"),
    )
    assert made.properties == {
        "id": "isle", "name": "Isle", "latitude": 1.5, "longitude": -2.0, "precision": "island",
    }  # fmt: skip


def test_an_unread_date_keeps_its_words() -> None:
    made = projected(claim(RAID, date_text="some day"))
    assert made.properties["dateText"] == "some day"
    assert made.earliest is None


def test_open_dates_bound_from_one_side() -> None:
    assert combine([Interval(), parse_edtf("[..2012]")]) == parse_edtf("[..2012]")
