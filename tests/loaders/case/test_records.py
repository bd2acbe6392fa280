"""The records of a complete export: taken as they stand, with their ids, times and loads."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from dateline.errors import Fault
from dateline.graph.interval import Day, Interval
from dateline.graph.records import Attribution, Batch, Claim, Involvement, Load, Node
from dateline.queries.export.jsonl import claim_record

Read = Callable[..., Batch]
Refuse = Callable[..., list[Fault]]

FULL = Claim(
    id="c1",
    kind="event",
    about=Node("Event", "raid"),
    document="report",
    chain=(Attribution("paper", 0, "reports"), Attribution("office", 1)),
    stance="doubts",
    confidence=0.25,
    text="a raid",
    quote="the raid",
    char_start=3,
    char_end=11,
    said_text="in October",
    said=Interval(Day(2012, 10, 1), Day(2012, 10, 31)),
    said_event="answer",
    loads=("one", "two"),
    recorded_at=datetime(2026, 11, 22, 17, 0, 0, 123456, UTC),
    retracted_at=datetime(2026, 11, 23, tzinfo=UTC),
    title="Raid",
    type="operation",
    date_text="right after that",
    date=Interval(Day(-43, 3, 15), None, "range", "throughout", True, True, True),
    edtf="whatever it was",
    date_note="because",
    actors=(Involvement("group", "target"), Involvement("office")),
    place="village",
)
OTHERS = (
    replace(
        FULL,
        id="c2",
        kind="relation",
        relation="BEFORE",
        object=Node("Event", "answer"),
        min_days=0,
        max_days=3,
        relays="c1",
    ),
    replace(
        FULL, id="c3", kind="count", measure="killed", min=3, max=7, object=Node("Actor", "group")
    ),
    replace(
        FULL, id="c4", kind="actor", about=Node("Actor", "group"), name="G", actor_kind="person"
    ),
    replace(
        FULL,
        id="c5",
        kind="alias",
        about=Node("Actor", "group"),
        name="H",
        alias_kind="typo",
        language="en",
    ),
    replace(
        FULL,
        id="c6",
        kind="place",
        about=Node("Place", "village"),
        name="V",
        latitude=43.25,
        longitude=-76.0,
        place_precision="centre",
        date=None,
        said=None,
    ),
    Claim(id="c7", kind="statement", about=Node("Place", "village"), document="report", text="so"),
)
LOADS = (
    Load(
        id="one",
        case="x",
        file="x.yaml",
        sha256="aa",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        superseded_by="two",
    ),
    Load(id="two", case=None, file="y", sha256="bb"),
)
HEAD: list[dict[str, Any]] = [
    {
        "record": "document",
        "id": "report",
        "publisher": "paper",
        "published": "then",
        "publishedEarliest": "2012-12-06",
        "publishedLatest": "2012-12-07",
    },
    {
        "record": "load",
        "id": "one",
        "case": "x",
        "file": "x.yaml",
        "sha256": "aa",
        "at": "2026-01-01T00:00:00Z",
        "supersededBy": "two",
    },
    {"record": "load", "id": "two", "file": "y", "sha256": "bb"},
]


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_claim_comes_back_as_it_was_written(read: Read) -> None:
    claims = (FULL, *OTHERS)
    text = lines(
        *HEAD,
        *({"record": "claim", "relays": claim.relays, **claim_record(claim)} for claim in claims),
    )
    batch = read(text, "case.jsonl")
    assert batch.claims == claims
    assert batch.loads == LOADS
    [document] = batch.documents
    assert document.published_interval == Interval(Day(2012, 12, 6), Day(2012, 12, 7))
    assert batch.notes == ()


def test_what_a_relay_record_says_is_part_of_the_claim(read: Read) -> None:
    claim = claim_record(OTHERS[-1])
    text = lines(
        *HEAD,
        {"record": "claim", **claim},
        {"record": "claim", **claim, "id": "c8"},
        {"record": "relay", "claim": "c7", "relays": "c8"},
    )
    _, first, second = read(text, "case.jsonl").claims
    assert (first.relays, second.relays) == ("c8", None)


def test_nothing_is_read_again(read: Read) -> None:
    claim = {
        **claim_record(OTHERS[-1]),
        "kind": "event",
        "dateText": "right after raid",
        "about": "raid",
        "aboutKind": "event",
    }
    _, event = read(lines(*HEAD, {"record": "claim", **claim}), "case.jsonl").claims
    assert (event.date_text, event.date) == ("right after raid", None)


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"document": "other"}, "document", "no document"),
        ({"about": "paper", "aboutKind": "event"}, "about", "an actor already"),
        ({"relays": "c9"}, "relays", "no other claim"),
        ({"loads": ["three"]}, "loads[0]", "no load"),
        (
            {"meaning": "within", "earliest": "2012-01-02", "latest": "2012-01-01"},
            "earliest",
            "before it begins",
        ),
        (
            {"saidEarliest": "2012-01-02", "saidLatest": "2012-01-01"},
            "saidEarliest",
            "before it begins",
        ),
        ({"earliest": "2012-02-30"}, "earliest", "29 days"),
        ({"kind": "rumour"}, "kind", "not in the list"),
        ({"aboutKind": "thing"}, "aboutKind", "not in the list"),
        ({"relation": "KNOWS"}, "relation", "no type of relation"),
        ({"place": "paper"}, "place", "an actor already"),
        ({"charStart": -1}, "charStart", "less than 0"),
        ({"chain": [{"actor": "a"}]}, "chain[0]", "no 'position'"),
        ({"extra": 1}, "extra", "no field"),
    ],
)
def test_a_wrong_record_is_refused(
    refuse: Refuse, change: dict[str, Any], field: str, problem: str
) -> None:
    good = {**claim_record(OTHERS[-1]), "id": "c0", "about": "paper", "aboutKind": "actor"}
    bad = {**claim_record(OTHERS[-1]), **change}
    faults = refuse(
        lines(*HEAD, {"record": "claim", **good}, {"record": "claim", **bad}), "case.jsonl"
    )
    assert {(fault.line, fault.field) for fault in faults} == {(5, field)}
    assert problem in faults[0].problem


def test_a_relay_of_no_claim_is_refused(refuse: Refuse) -> None:
    [fault] = refuse(lines(*HEAD, {"record": "relay", "claim": "c1", "relays": "c2"}), "case.jsonl")
    assert "no claim 'c1'" in fault.problem
