"""Which claims cannot, or may not, both hold; that order never matters; and that many claims stay many edges."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.graph.contradictions import (
    MANY,
    MAY_BE_COMPATIBLE,
    Contradiction,
    contradictions,
    founding_contradictions,
)
from dateline.graph.records import Claim

from ..work import lines_run
from .making import RECORDED, actor, claim, event, place, relation, tally

RAID, DOCK = event("raid"), actor("dock")
WITHIN = {
    "pier": frozenset({"port", "coast"}),
    "quay": frozenset({"port", "coast"}),
    "port": frozenset({"coast"}),
}


def facets(*claims: Claim) -> list[tuple[str, str, str]]:
    return [(c.facet, c.first, c.second) for c in contradictions(claims, WITHIN)]


@st.composite
def some_claims(draw: st.DrawFn, most: int = 10) -> list[Claim]:
    made = []
    for number in range(draw(st.integers(0, most))):
        common: dict[str, Any] = {
            "id_": f"c{number:03}",
            "stance": draw(st.sampled_from(["asserts", "asserts", "denies", "doubts"])),
            "by": [draw(st.sampled_from("pqr"))],
            "retracted_at": draw(st.sampled_from([None, None, None, RECORDED])),
        }
        kind = draw(st.sampled_from(["event", "count", "based"]))
        if kind == "count":
            low = draw(st.integers(0, 5))
            made.append(tally(RAID, "killed", low, draw(st.none() | st.integers(low, 6)), **common))
        elif kind == "based":
            where = place(draw(st.sampled_from(["pier", "port", "coast", "isle"])))
            date = draw(st.sampled_from([None, "2011", "2014"]))
            made.append(relation(DOCK, "BASED_IN", where, date=date, **common))
        else:
            date = draw(st.sampled_from([None, "2011", "2011-05", "2012", "[..2011-03]", "2011~"]))
            where_ = draw(st.sampled_from([None, "pier", "quay", "port"]))
            made.append(claim(RAID, date=date, place=where_, **common))
    return made


@given(some_claims(), st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(claims: list[Claim], random: Any) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert contradictions(shuffled, WITHIN) == contradictions(claims, WITHIN)


@given(some_claims())
def test_a_pair_is_listed_once_and_is_of_live_claims(claims: list[Claim]) -> None:
    by_id = {c.id: c for c in claims}
    found = contradictions(claims, WITHIN)
    assert len({(c.first, c.second, c.facet) for c in found}) == len(found)
    for pair in found:
        assert pair.first < pair.second
        assert all(by_id[end].retracted_at is None for end in (pair.first, pair.second))
        stances = {by_id[end].stance for end in (pair.first, pair.second)}
        assert "doubts" not in stances
        assert stances != {"denies"}


@given(some_claims())
def test_two_claims_contradict_each_other_whatever_else_is_claimed(claims: list[Claim]) -> None:
    """But for where an actor is based, where a claimant's other answers count."""
    found = contradictions(claims, WITHIN)
    for pair in found:
        if pair.facet != "BASED_IN":
            both = [c for c in claims if c.id in (pair.first, pair.second)]
            assert pair in contradictions(both, WITHIN)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=MANY + 1, max_size=300))
def test_of_many_counts_each_that_contradicts_another_is_shown(lows: list[int]) -> None:
    claims = [tally(RAID, "killed", n, n + 40, id_=f"c{i:03}") for i, n in enumerate(lows)]
    found = contradictions(claims, {})
    shown = {end for pair in found for end in (pair.first, pair.second)}
    apart = {c.id for c in claims if (c.min or 0) > min(lows) + 40 or (c.max or 0) < max(lows)}
    assert shown == apart
    assert len(found) <= 2 * len(claims)


def many_claims(number: int, kinds: int) -> list[Claim]:
    dates = [f"{1000 + n % kinds:04}" for n in range(number)]
    return [
        *(claim(RAID, id_=f"d{n:04}", date=date, by=[f"p{n % 7}"]) for n, date in enumerate(dates)),
        *(tally(RAID, "killed", n % kinds, n % kinds, id_=f"k{n:04}") for n in range(number)),
        *(claim(RAID, id_=f"n{n:04}", stance="denies", by=[f"q{n}"]) for n in range(number // 10)),
        *(claim(RAID, id_=f"p{n:04}", place=f"place{n % kinds}") for n in range(number)),
    ]


@pytest.mark.parametrize("kinds", [1, 2, 5, 59, 61, 1000, 3000])
def test_many_claims_stay_many_edges(kinds: int) -> None:
    claims = many_claims(3000, kinds)
    assert len(contradictions(claims, {})) <= 2 * 3 * len(claims)


@pytest.mark.parametrize("kinds", [1, 2, 61, 4000])
def test_work_grows_with_the_claims_and_not_with_their_square(kinds: int) -> None:
    few, many = many_claims(500, kinds), many_claims(2000, kinds)
    little = lines_run(lambda: contradictions(few, {}))
    much = lines_run(lambda: contradictions(many, {}))
    assert much < 1.5 * 4 * little, (little, much)


def test_many_answers_to_who_founded_it() -> None:
    claims = [
        relation(actor(f"a{n % 500}"), "FOUNDED", DOCK, id_=f"f{n:04}", by=[f"p{n % 300}"])
        for n in range(3000)
    ]
    assert 0 < len(founding_contradictions(claims)) <= 2 * len(claims)


def test_dates() -> None:
    one, other = claim(RAID, id_="a", date="2011-12-03"), claim(RAID, id_="b", date="2011-12-05")
    about = claim(RAID, id_="c", date="2011-12")
    [found] = contradictions([one, other, about], {})
    assert found == Contradiction(
        "a", "b", "date", "3 December 2011 and 5 December 2011 do not meet"
    )


def test_places_are_compatible_where_one_lies_within_the_other() -> None:
    claims = [claim(RAID, id_=where, place=where) for where in ("pier", "quay", "port", "coast")]
    assert facets(*claims) == [("place", "pier", "quay")]


def test_counts_of_different_groups_are_no_contradiction() -> None:
    five = tally(RAID, "killed", 5, 5, id_="five", object=actor("five"))
    two = tally(RAID, "killed", 2, 2, id_="two", object=actor("arystan"))
    four = tally(RAID, "killed", 4, 4, id_="four", object=actor("five"))
    wounded = tally(RAID, "wounded", 1, None, id_="wounded", object=actor("five"))
    assert facets(five, two, four, wounded) == [("killed", "five", "four")]


def test_what_one_claimant_gives_is_one_answer() -> None:
    founders = [
        relation(actor(who), "FOUNDED", DOCK, id_=f"f-{who}", by=["paper", "prosecutor"])
        for who in ("rinat", "orynbassar", "damir")
    ]
    assert founding_contradictions(founders) == []
    other = relation(actor("moez"), "FOUNDED", DOCK, id_="other", by=["wire"])
    found = founding_contradictions([*founders, other])
    assert {(c.first, c.second) for c in found} == {(f.id, "other") for f in founders}
    assert all(c.reason.endswith(MAY_BE_COMPATIBLE) for c in found)


def test_founders_at_other_times_are_compatible() -> None:
    one = relation(actor("a"), "FOUNDED", DOCK, by=["p"], date="2011")
    other = relation(actor("b"), "FOUNDED", DOCK, by=["q"], date="2014")
    assert founding_contradictions([one, other]) == []


def test_where_it_is_based() -> None:
    pier = relation(DOCK, "BASED_IN", place("pier"), id_="pier", by=["p"])
    isle = relation(DOCK, "BASED_IN", place("isle"), id_="isle", by=["q"])
    coast = relation(DOCK, "BASED_IN", place("coast"), id_="coast", by=["r"])
    no = relation(DOCK, "BASED_IN", place("coast"), id_="no", by=["s"], stance="denies")
    assert facets(pier, isle, coast, no) == [
        ("BASED_IN", "coast", "isle"),
        ("BASED_IN", "coast", "no"),
        ("BASED_IN", "isle", "pier"),
        ("BASED_IN", "no", "pier"),
    ]


def test_kinds_of_one_actor() -> None:
    person = claim(DOCK, "actor", id_="a", name="Dock", actor_kind="person")
    body = claim(DOCK, "actor", id_="b", name="Dock", actor_kind="organization")
    assert facets(person, body) == [("kind", "a", "b")]


@pytest.mark.parametrize(
    ("denial", "facet"),
    [
        ({}, "occurrence"),
        ({"date": "2011-12"}, "date"),
        ({"date": "2012"}, None),
        ({"place": "port"}, "place"),
        ({"place": "quay"}, None),
        ({"actors": [("dock", "target")]}, "actors"),
        ({"actors": [("dock", None)]}, "actors"),
        ({"actors": [("dock", "participant")]}, None),
    ],
)
def test_a_denial_denies_the_facets_that_it_names(
    denial: dict[str, Any], facet: str | None
) -> None:
    said = claim(RAID, id_="a", date="2011-12-03", place="pier", actors=[("dock", "target")])
    no = claim(RAID, id_="b", stance="denies", **denial)
    assert facets(said, no) == ([(facet, "a", "b")] if facet else [])


def test_what_is_denied_must_hold_all_that_is_asserted() -> None:
    vague = claim(RAID, id_="a", date="2011")
    assert facets(vague, claim(RAID, id_="b", stance="denies", date="2011-12-03")) == []
    assert facets(vague, claim(RAID, id_="b", stance="denies", date="2010/2012")) == [
        ("date", "a", "b")
    ]
    few = tally(RAID, "killed", 3, 7, id_="a")
    assert facets(few, tally(RAID, "killed", 5, 5, id_="b", stance="denies")) == []
    assert facets(few, tally(RAID, "killed", 1, None, id_="b", stance="denies")) == [
        ("killed", "a", "b")
    ]


def test_doubts_contradict_nothing() -> None:
    assert facets(claim(RAID, date="2011"), claim(RAID, stance="doubts", date="2012")) == []
