"""Whatever a file holds, reading it ends in records or in faults."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.graph.records import Batch
from dateline.loaders.case import read_case
from dateline.loaders.case.complete import ClaimRecord, LoadRecord
from dateline.loaders.case.files import Syntax
from dateline.loaders.case.models import Case, CountEntry, EventEntry, PlaceEntry, RelationEntry
from dateline.loaders.case.statement import When

NAMES = sorted(
    {
        field.alias or name
        for model in (
            Case,
            ClaimRecord,
            CountEntry,
            EventEntry,
            LoadRecord,
            PlaceEntry,
            RelationEntry,
            When,
        )
        for name, field in model.model_fields.items()
    }
    | {"name", "aliases", "publisher", "published", "text", "actor", "role", "verb", "record"}
)
VALUES = [
    *[
        "a",
        "b",
        "report",
        "",
        " ",
        "\u202e",
        "5",
        "-1",
        "3-7",
        "nan",
        "1e400",
        "9" * 400,
        "2011-02-30",
    ],
    *[
        "2011",
        "right after a",
        "right after b",
        "2011-21",
        "../2012",
        "person",
        "typo",
        "asserts",
        "BEFORE",
    ],
    *[
        "FOUNDED",
        "PART_OF",
        "event",
        "actor",
        "within",
        "day",
        "true",
        "\0",
        "x" * 600,
        "../../x",
        ".",
    ],
    *[
        "2012-12-06T15:01+06:00",
        "9999-99-99T99:99",
        "2026-11-22T17:00:00Z",
        "[..2012]",
        "{",
        "XXXX",
        "-9999999999-01-01",
    ],
]
VALUE = st.recursive(
    st.sampled_from(VALUES) | st.none() | st.integers(-10, 10**20) | st.booleans() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=8,
)
ENTRY = st.dictionaries(st.sampled_from(NAMES), VALUE, max_size=6).map(
    lambda entry: {"id": "a", **entry}
)
CASE = st.fixed_dictionaries(
    {"documents": st.just([{"id": "report", "published": "2012-12-06"}])},
    optional={
        name: st.lists(ENTRY, max_size=3)
        for name in ("actors", "places", "events", "relations", "claims")
    },
)
LINE = st.tuples(
    st.sampled_from(
        ["document", "actor", "place", "event", "relation", "claim", "relay", "load", "case"]
    ),
    ENTRY,
).map(lambda pair: {**pair[1], "record": pair[0]})

often = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_or_refuse(path: Path, syntax: Syntax) -> Batch | InputError:
    try:
        return read_case([path], syntax=syntax)
    except InputError as error:
        return error


def survive(path: Path, text: str, syntax: Syntax) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    outcome = read_or_refuse(path, syntax)
    if isinstance(outcome, InputError):
        assert outcome.faults
        for fault in outcome.faults:
            assert fault.problem
            assert fault.remedy
            assert str(fault).isprintable()
    else:
        "".join(map(str, outcome.claims)).encode()


@often
@given(CASE)
def test_any_case(tmp_path: Path, case: dict[str, object]) -> None:
    survive(tmp_path / "case.json", json.dumps(case), "json")


@often
@given(st.lists(LINE, max_size=4))
def test_any_lines(tmp_path: Path, records: list[dict[str, object]]) -> None:
    text = '{"record": "document", "id": "report"}\n'
    survive(tmp_path / "case.jsonl", text + "\n".join(map(json.dumps, records)), "jsonl")


@often
@given(st.text(), st.sampled_from(["yaml", "json", "jsonl"]))
def test_any_text(tmp_path: Path, text: str, syntax: Syntax) -> None:
    survive(tmp_path / "case", text, syntax)
