"""Every fault in one run: where it is, what it is, what would be right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import Fault, InputError
from dateline.graph.records import Batch
from dateline.loaders.case import read_case
from dateline.loaders.case.faults import shown

Read = Callable[..., Batch]
Refuse = Callable[..., list[Fault]]

FAULTY = Path(__file__).parent / "faulty.yaml"

#: Line and field -> words of the problem and of the remedy, for every fault of the file.
EXPECTED = {
    (2, "documnts"): ("no part of a case", "'documents'"),
    (4, "documents[0].sha256"): ("no SHA-256", "64"),
    (4, "documents[0].text"): ("outside the case", "beside"),
    (4, "documents[0].publisher"): ("a place", "an actor"),
    (4, "documents[0].published"): ("month 13", "2012-12-06T15:01+06:00"),
    (5, "documents[1].id"): ("another document", "another id"),
    (7, "actors[0].kind"): ("'gang'", "person, organization"),
    (7, "actors[0].aliases[0]"): ("no 'name'", "add it"),
    (7, "actors[0].aliases[0].nam"): ("no field", "'name'"),
    (7, "actors[0].aliases[1].kind"): ("'typos'", "'typo'"),
    (9, "actors[2]"): ("no 'id'", "add it"),
    (10, "actors[3]"): ("no fields", "{id: ..., ...}"),
    (12, "places[0].latitude"): ("not between -90 and 90", "correct"),
    (12, "places[0].within"): ("'regoin' is used as a place", "'region'"),
    (13, "places[1].within"): ("'region' in 'land' in 'region'", "within"),
    (15, "places[3].id"): ("an actor already, in line 7", "another id"),
    (18, "events[0].date"): ("February 2011 has 28 days", "correct"),
    (19, "events[0].place"): ("is an actor", "name a place"),
    (20, "events[0].actors[2]"): ("no 'actor'", "add it"),
    (20, "events[0].actors[0].actor"): ("'grup' is used as an actor", "'group'"),
    (20, "events[0].actors[1]"): ("'The Office' is used", "'office'"),
    (21, "events[0].counts[0].killed"): ("'five' is no whole number", "digits"),
    (21, "events[0].counts[1].killed"): ("at least 7 and at most 3", "[least, most]"),
    (21, "events[0].counts[2].killed"): ("less than nobody", "from 0"),
    (21, "events[0].counts[3].kiled"): ("no field", "'killed'"),
    (22, "events[0].span"): ("ends at 10, not after", "[start, end]"),
    (23, "events[0].confidence"): ("not between 0 and 1", "correct"),
    (24, "events[0].stance"): ("'deny'", "'denies'"),
    (26, "events[0].claims[0].document"): ("'reprt'", "'report'"),
    (26, "events[0].claims[0].by.actor"): ("'ofice' is used", "'office'"),
    (27, "events[0].claims[1].date"): ("before it begins", "earlier day first"),
    (27, "events[0].claims[1].said"): ("neither a date nor an event", "'raid'"),
    (29, "relations[0].type"): ("'BASED' is no type", "BASED_IN"),
    (30, "relations[1].type"): ("joins an event with a place", "an actor with a place"),
    (30, "relations[1].minDays"): ("means nothing for BASED_IN", "BEFORE"),
    (31, "relations[2].object"): ("related to itself", "different"),
    (32, "relations[3].object"): ("'raid2' is used", "'raid'"),
    (32, "relations[3].minDays"): ("at least 5 and at most 2", "exchange"),
    (35, "claims[1]"): ("the same id 'danger' as line 34", "another id"),
    (36, "claims[2]"): ("no 'text'", "add it"),
    (36, "claims[2].about"): ("'nobody' is used", "describe it"),
}


@pytest.fixture(scope="module")
def faults() -> dict[tuple[int | None, str], Fault]:
    with pytest.raises(InputError) as caught:
        read_case([FAULTY])
    assert str(caught.value) == f"{len(EXPECTED)} faults"
    return {(fault.line, fault.field): fault for fault in caught.value.faults}


@pytest.mark.parametrize("at", EXPECTED, ids=lambda at: at[1])
def test_each_fault_says_what_is_wrong_and_what_would_be_right(
    faults: dict[tuple[int | None, str], Fault], at: tuple[int, str]
) -> None:
    problem, remedy = EXPECTED[at]
    assert problem in faults[at].problem
    assert remedy in faults[at].remedy
    assert faults[at].file == str(FAULTY)


def test_there_are_no_other_faults(faults: dict[tuple[int | None, str], Fault]) -> None:
    assert set(faults) == set(EXPECTED)
    assert list(faults) == sorted(faults, key=lambda at: at[0] or 0)


@pytest.mark.parametrize(
    ("text", "field", "problem"),
    [
        ("events: {id: a}", "events", "is no list"),
        ("events: a", "events", "is no list"),
        ("case: [a]", "case", "write plain text"),
        ("events: [{id: [a]}]", "events[0].id", "is a list"),
        ("events: [{id: ''}]", "events[0].id", "is empty"),
        ('events: [{id: "a\\u202eb"}]', "events[0].id", "hidden characters"),
        (f"events: [{{id: {'x' * 501}}}]", "events[0].id", "501 characters"),
        ('actors: [{id: a, name: "b\\0c"}]', "actors[0].name", "NUL"),
        ("actors: [{id: a, name: [b]}]", "actors[0].name", "is a list"),
        ("actors: [{id: a, span: 12}]", "actors[0].span", "no pair"),
        ("actors: [{id: a, span: [1, 2, 3]}]", "actors[0].span", "no pair"),
        ("actors: [{id: a, span: [1, [2]]}]", "actors[0].span", "no pair"),
        ("actors: [{id: a, span: [a, b]}]", "actors[0].span", "no whole number"),
        ("actors: [{id: a, span: [-1, 2]}]", "actors[0].span", "begins before"),
        ("actors: [{id: a, span: [2, 2]}]", "actors[0].span", "ends at 2"),
        (f"actors: [{{id: a, span: [1, {'9' * 5000}]}}]", "actors[0].span", "no whole number"),
        ("actors: [{id: a, confidence: nan}]", "actors[0].confidence", "no number"),
        ("actors: [{id: a, confidence: inf}]", "actors[0].confidence", "no number"),
        ("actors: [{id: a, confidence: 1_0}]", "actors[0].confidence", "no number"),
        ("actors: [{id: a, confidence: 80%}]", "actors[0].confidence", "no number"),
        ("actors: [{id: a, confidence: -0.1}]", "actors[0].confidence", "not between"),
        ("actors: [{id: a, confidence: [1]}]", "actors[0].confidence", "no number"),
        ("actors: [{id: a, recordedAt: soon}]", "actors[0].recordedAt", "no moment"),
        ("places: [{id: a, longitude: 181}]", "places[0].longitude", "not between"),
        (
            "events: [{id: a, date: {approximate: very}}]",
            "events[0].date.approximate",
            "neither true",
        ),
        ("events: [{id: a, date: [2011]}]", "events[0].date", "has no fields"),
        ("events: [{id: a, date: December 3, 2011}]", "events[0].2011", "no field"),
        ("events: [{id: a, place: [b]}]", "events[0].place", "is a list"),
        ("events: [{id: a, place: [b, c]}]", "events[0].place", "is a list"),
        ("events: [{id: a, actors: [~]}]", "events[0].actors[0]", "is empty"),
        ("events: [{id: a, counts: [{}]}]", "events[0].counts[0]", "counts nothing"),
        (
            "events: [{id: a, counts: [{killed: [1]}]}]",
            "events[0].counts[0].killed",
            "no number of",
        ),
        (
            "events: [{id: a, counts: [{killed: [~, ~]}]}]",
            "events[0].counts[0].killed",
            "no number of",
        ),
        (
            "events: [{id: a, counts: [{killed: {min: 1}}]}]",
            "events[0].counts[0].killed",
            "no number of",
        ),
        (
            "events: [{id: a, counts: {killed: '1,200'}}]",
            "events[0].counts.killed",
            "no whole number",
        ),
        ("events: [{id: a, claims: {id: b}}]", "events[0].claims", "is no list"),
        ("actors: [{id: a}, {id: b, by: c}]", "actors[1].by", "described nowhere"),
        ("actors: [{id: a, document: b}]", "actors[0].document", "no document"),
        ("actors: [{id: a, relays: b}]", "actors[0].relays", "no other claim"),
        (
            "claims: [{id: a, about: b, text: c, relays: a}]\nactors: [{id: b}]",
            "claims[0].relays",
            "no other",
        ),
        (
            """claims: [{id: a, about: x, text: c, relays: b}, {id: b, about: x, text: d, relays: a}]
actors: [{id: x}]""",
            "claims[0].relays",
            "relays itself: 'a' from 'b' from 'a'",
        ),
        (
            """events: [{id: a, title: A}, {id: b, title: B}]
relations: [{subject: a, type: BEFORE, object: b, minDays: 999999999999}]""",
            "relations[0].minDays",
            "more than ten thousand years",
        ),
        ("places: [{id: a, within: a}]", "places[0].within", "lies within itself: 'a' in 'a'"),
        ("actors: [{id: paper}]\nplaces: [{id: paper}]", "places[0].id", "an actor already"),
        ("places: [{id: paper}]", "documents[0].publisher", "is a place"),
    ],
)
def test_faults_one_by_one(refuse: Refuse, text: str, field: str, problem: str) -> None:
    [fault] = refuse(text)
    assert fault.field == field
    assert problem in f"{fault.problem}; {fault.remedy}"
    assert fault.remedy
    assert fault.line is not None


def test_several_documents_want_one_named(refuse: Refuse) -> None:
    [fault] = refuse("documents: [{id: a}, {id: b}]\nactors: [{id: c}]")
    assert "there are several" in fault.problem
    assert "'a', 'b'" in fault.remedy


def test_a_case_without_documents_says_so_once(refuse: Refuse) -> None:
    [fault] = refuse('{"actors": [{"id": "a"}, {"id": "b"}], "events": [{"id": "c"}]}', "case.json")
    assert "no documents" in fault.problem


def test_an_empty_case_is_a_case(read: Read) -> None:
    assert read("documents:\nactors:\n").claims == ()


def test_other_labels_under_one_id_are_found_between_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("documents: [{id: d}]\nactors: [{id: x}]\n")
    (tmp_path / "b.yaml").write_text("events: [{id: x}]\n")
    with pytest.raises(InputError) as caught:
        read_case([tmp_path])
    [fault] = caught.value.faults
    assert Path(fault.file).name == "b.yaml"
    assert "a.yaml" in fault.problem


def test_a_fault_shows_hostile_text_harmlessly(refuse: Refuse) -> None:
    [fault] = refuse('events: [{id: a, place: "x\\e[2J\\u202e\\n\\ny"}]')
    assert "\x1b" not in str(fault)
    assert "\u202e" not in str(fault)
    [fault] = refuse('events: [{id: a, "\\e[31m": b}]')
    assert "\x1b" not in str(fault)
    assert "\n" not in str(fault)


def test_a_long_text_is_shown_short() -> None:
    assert len(shown("x" * 10_000)) < 70
    assert shown("") == "''"


def test_a_flood_of_faults_is_told_in_time(refuse: Refuse) -> None:
    actors = ", ".join(f"{{id: actor-{n}}}" for n in range(3_000))
    events = ", ".join(
        f"{{id: event-{n}, place: plaec-{n}, actors: aktor-{n}}}" for n in range(3_000)
    )
    faults = refuse(f"actors: [{actors}]\nevents: [{events}]")
    assert len(faults) == 6_000


def test_a_long_chain_of_places_is_no_circle(read: Read) -> None:
    chain = ", ".join(f"{{id: p{n}, within: p{n + 1}}}" for n in range(5_000))
    batch = read(f"places: [{chain}, {{id: p5000}}]")
    assert len(batch.claims) == 10_002


def test_circles_of_places_are_found(refuse: Refuse) -> None:
    faults = refuse(
        "places: [{id: a, within: [c, b]}, {id: b, within: a}, {id: c, within: d},"
        " {id: d, within: c}, {id: e, within: a}]"
    )
    assert [fault.problem for fault in faults] == [
        "lies within itself: 'a' in 'b' in 'a'",
        "lies within itself: 'c' in 'd' in 'c'",
    ]
