"""What the entries of a case become."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import Fault
from dateline.graph.interval import Day, Interval
from dateline.graph.records import Attribution, Batch, Claim, Involvement, Node
from dateline.graph.vocabulary import MEASURES
from dateline.loaders.case import read_case
from dateline.loaders.case.models import CountEntry

Read = Callable[..., Batch]
Refuse = Callable[..., list[Fault]]

ACTORS = (
    "actors: [{id: group}, {id: office}, {id: agency}]\nplaces: [{id: village}, {id: region}]\n"
)


def of_kind(batch: Batch, kind: str) -> list[Claim]:
    return [claim for claim in batch.claims if claim.kind == kind]


def about(batch: Batch, id_: str) -> list[Claim]:
    return [claim for claim in batch.claims if claim.about.id == id_]


def speakers(claim: Claim) -> list[tuple[str, int]]:
    return [(link.actor, link.position) for link in claim.chain]


def test_a_small_case_by_hand() -> None:
    batch = read_case([Path(__file__).parent / "village.yaml"])
    assert batch.load.case == "tiny"
    [document] = batch.documents
    assert document.published_interval.earliest == Day(2012, 12, 6)
    kinds = [claim.kind for claim in batch.claims]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "actor": 3,
        "alias": 2,
        "place": 2,
        "event": 2,
        "count": 4,
        "relation": 4,
        "statement": 2,
    }
    assert len({claim.id for claim in batch.claims}) == len(batch.claims)


def test_an_event_is_one_claim_and_each_count_another(read: Read) -> None:
    batch = read(
        ACTORS
        + """
events:
  - id: raid
    type: operation
    title: Raid
    date: 2011-12-03
    place: village
    actors: [group, {actor: office, role: participant}]
    counts: [{killed: 5, of: group}, {killed: [2, null], wounded: 3-4, of: office}]
    span: 3:9
    by: agency
    confidence: 0.5
"""
    )
    [event] = of_kind(batch, "event")
    assert event.about == Node("Event", "raid")
    assert (event.type, event.title, event.place) == ("operation", "Raid", "village")
    assert event.actors == (Involvement("group"), Involvement("office", "participant"))
    assert event.date == Interval(Day(2011, 12, 3), Day(2011, 12, 3), "day")
    assert (event.date_text, event.edtf) == ("2011-12-03", "2011-12-03")
    counts = of_kind(batch, "count")
    assert [(c.measure, c.min, c.max, c.object) for c in counts] == [
        ("killed", 5, 5, Node("Actor", "group")),
        ("killed", 2, None, Node("Actor", "office")),
        ("wounded", 3, 4, Node("Actor", "office")),
    ]
    for claim in (event, *counts):
        assert (claim.char_start, claim.char_end, claim.confidence) == (3, 9, 0.5)
        assert speakers(claim) == [("paper", 0), ("agency", 1)]


def test_a_further_statement_takes_over_the_document_and_nothing_else(read: Read) -> None:
    batch = read(
        "documents: [{id: a, publisher: paper}, {id: b}]\n"
        + ACTORS.replace("}", ", document: a}")
        + """
events:
  - id: raid
    document: a
    date: 2011
    by: office
    span: 1-2
    confidence: 0.9
    claims:
      - {counts: {killed: 4}, by: agency}
      - {id: other, date: 2012, document: b}
      - {stance: denies, by: group}
"""
    )
    first, count, other, denial = about(batch, "raid")
    assert (first.kind, count.kind, other.kind, denial.kind) == ("event", "count", "event", "event")
    assert count.document == "a"
    assert speakers(count) == [("paper", 0), ("agency", 1)]
    assert (count.char_start, count.confidence) == (None, None)
    assert (other.id, other.document, other.chain) == ("other", "b", ())
    assert (denial.stance, denial.date) == ("denies", None)


def test_a_count_may_have_its_own_place_in_the_text(read: Read) -> None:
    batch = read(
        ACTORS
        + "events: [{id: raid, span: 1-9, by: office, quote: all of it, counts: [{killed: 5, span: 3-4}]}]"
    )
    [count] = of_kind(batch, "count")
    assert (count.char_start, count.char_end, count.quote) == (3, 4, None)
    assert speakers(count) == [("paper", 0), ("office", 1)]


def test_actors_and_places_and_their_other_names(read: Read) -> None:
    batch = read(
        """
actors:
  - id: group
    kind: organization
    name: The Group
    aliases: [Al-Group, {name: Groop, kind: typo, language: en, span: 3-8}]
    span: 1-2
places:
  - {id: village, name: Village, within: [region, province], latitude: 43.25, longitude: -76.5, precision: centre, aliases: Aul}
  - {id: region}
  - {id: province}
"""
    )
    actor, one, two = about(batch, "group")
    assert (actor.kind, actor.name, actor.actor_kind) == ("actor", "The Group", "organization")
    assert (one.name, one.alias_kind, one.char_start) == ("Al-Group", "alias", None)
    assert (two.name, two.alias_kind, two.language, two.char_start) == ("Groop", "typo", "en", 3)
    village, alias, *within = about(batch, "village")
    assert (village.latitude, village.longitude, village.place_precision) == (
        43.25,
        -76.5,
        "centre",
    )
    assert alias.name == "Aul"
    assert [(claim.relation, claim.object) for claim in within] == [
        ("PART_OF", Node("Place", "region")),
        ("PART_OF", Node("Place", "province")),
    ]


def test_a_publisher_that_nothing_describes_is_an_organization(read: Read) -> None:
    batch = read("documents: [{id: b, publisher: The Paper}, {id: a, publisher: The Paper}]")
    assert [(c.about.id, c.name, c.actor_kind, c.document) for c in batch.claims] == [
        ("The Paper", "The Paper", "organization", "b"),
        ("The Paper", "The Paper", "organization", "a"),
    ]


def test_a_publisher_may_be_named_by_its_name(read: Read) -> None:
    batch = read(
        "documents: [{id: a, publisher: The Paper}]\nactors: [{id: paper, name: The Paper}]"
    )
    assert batch.documents[0].publisher == "paper"
    assert len(batch.claims) == 1


def test_the_chain_begins_with_the_publisher(read: Read) -> None:
    batch = read(
        ACTORS
        + """
claims:
  - {about: group, text: a, by: [agency, {actor: office, verb: said}]}
  - {about: group, text: b, by: [{actor: paper, verb: reports}, agency]}
"""
        + "  - {about: group, text: c}\n"
    )
    first, second, third = of_kind(batch, "statement")
    assert first.chain == (
        Attribution("paper", 0),
        Attribution("agency", 1),
        Attribution("office", 2, "said"),
    )
    assert second.chain == (Attribution("paper", 0, "reports"), Attribution("agency", 1))
    assert third.chain == (Attribution("paper", 0),)


def test_without_a_publisher_the_chain_begins_at_one(read: Read) -> None:
    batch = read("documents: [{id: a}]\nactors: [{id: group, by: group}]")
    assert batch.claims[0].chain == (Attribution("group", 1),)


def test_relations_and_statements(read: Read) -> None:
    batch = read(
        ACTORS
        + """
events: [{id: raid}, {id: answer}]
relations:
  - {id: r1, subject: group, type: BASED_IN, object: region, stance: denies, date: summer 2011}
  - {subject: raid, type: BEFORE, object: answer, minDays: 0, maxDays: 7}
claims:
  - {id: danger, about: group, text: it is a danger, said: answer}
  - {about: village, text: so they say, relays: danger, said: 2011-12}
"""
    )
    based, before = of_kind(batch, "relation")
    assert (based.id, based.stance, based.object) == ("r1", "denies", Node("Place", "region"))
    assert based.date is not None
    assert based.date.precision == "season"
    assert (before.about, before.object) == (Node("Event", "raid"), Node("Event", "answer"))
    assert (before.min_days, before.max_days) == (0, 7)
    danger, relay = of_kind(batch, "statement")
    assert (danger.said_event, danger.said) == ("answer", None)
    assert relay.relays == "danger"
    assert relay.said is not None
    assert (relay.said_text, relay.said.earliest) == ("2011-12", Day(2011, 12, 1))


def test_a_relayed_event_is_relayed_by_one_claim(read: Read) -> None:
    batch = read(
        ACTORS
        + "claims: [{id: said, about: group, text: x}]\n"
        + "events: [{id: raid, relays: said, counts: {killed: 1}}]"
    )
    assert [claim.relays for claim in about(batch, "raid")] == ["said", None]


def test_an_explicit_id_is_that_of_the_first_claim(read: Read) -> None:
    batch = read("events: [{id: raid, claims: [{id: tally, counts: {killed: 1, wounded: 2}}]}]")
    assert [claim.id == "tally" for claim in of_kind(batch, "count")] == [True, False]


def test_the_same_thing_twice_is_one(read: Read) -> None:
    batch = read("actors: [{id: group, aliases: [Al-Group, Al-Group]}]")
    assert len(batch.claims) == 3
    [skipped] = batch.skipped
    assert "says the same" in skipped.problem
    twice = "documents: [{id: a}, {id: a}]\nactors: [{id: group}, {id: group}]"
    batch = read(twice)
    assert (len(batch.documents), len(batch.claims), len(batch.skipped)) == (1, 1, 2)


def test_the_same_thing_with_another_confidence_is_a_fault(refuse: Refuse) -> None:
    [fault] = refuse("actors: [{id: a, confidence: 0.5}, {id: a, confidence: 0.6}]")
    assert "says the same as line 2" in fault.problem
    assert "but for confidence" in fault.problem


def test_two_descriptions_of_one_thing_are_kept_and_noted(read: Read) -> None:
    batch = read("actors: [{id: group, name: A}, {id: group, name: B}]")
    assert [claim.name for claim in about(batch, "group")] == ["A", "B"]
    [note] = batch.notes
    assert "described in line 2" in note.problem


def test_recorded_and_retracted_times_are_kept(read: Read) -> None:
    batch = read(
        "actors: [{id: a, recordedAt: 2026-11-22T17:00:00, retractedAt: 2026-11-23T00:00+06:00}]"
    )
    claim = batch.claims[-1]
    assert claim.recorded_at is not None
    assert claim.recorded_at.isoformat() == "2026-11-22T17:00:00+00:00"
    assert claim.retracted_at is not None
    assert claim.retracted_at.utcoffset() is not None


def test_a_count_has_a_field_for_each_measure() -> None:
    assert set(MEASURES) <= set(CountEntry.model_fields)


@pytest.mark.parametrize("name", ["case.json", "case.yaml"])
def test_json_reads_as_yaml_does(read: Read, name: str) -> None:
    text = '{"documents": [{"id": "a"}], "actors": [{"id": "b", "name": null, "span": [1, 20]}]}'
    [claim] = read(text, name).claims
    assert (claim.char_start, claim.char_end, claim.name) == (1, 20, None)
