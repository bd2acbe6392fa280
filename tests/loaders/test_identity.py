"""The same statement gets the same id, however it is written down."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.graph.interval import Day, Interval
from dateline.graph.records import Attribution, Claim, Involvement, Node
from dateline.loaders.case import read_case
from dateline.loaders.identity import claim_id

CLAIM = Claim(
    id="",
    kind="event",
    about=Node("Event", "raid"),
    document="report",
    chain=(Attribution("paper", 0), Attribution("office", 1)),
    char_start=3,
    char_end=9,
    date_text="in October",
    date=Interval(Day(2012, 10, 1), Day(2012, 10, 31)),
    actors=(Involvement("a", "target"), Involvement("b")),
)

CASE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "case" / "village.yaml")
    .read_text(encoding="utf-8")
    .replace(": 2012-12-06T15:01+06:00", ": 6 December 2012")
)


def read_ids(path: Path, text: str) -> set[str]:
    path.write_text(text, encoding="utf-8")
    return {claim.id for claim in read_case([path]).claims}


def shuffled(data: st.DataObject, value: Any) -> Any:
    """Put the keys of mappings and the entries of a case in another order; a chain keeps its own."""
    if isinstance(value, dict):
        keys = data.draw(st.permutations(list(value)))
        return {key: shuffled(data, value[key]) if key != "by" else value[key] for key in keys}
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return [shuffled(data, item) for item in data.draw(st.permutations(value))]
    return value


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_order_and_syntax_do_not_matter(tmp_path_factory: Any, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("case")
    expected = read_ids(folder / "a.json", json.dumps(CASE, default=str))
    mixed = shuffled(data, CASE)
    assert read_ids(folder / "b.json", json.dumps(mixed, default=str, indent=3)) == expected
    assert (
        read_ids(
            folder / "c.yaml",
            yaml.safe_dump(
                json.loads(json.dumps(mixed, default=str)), width=30, allow_unicode=True
            ),
        )
        == expected
    )


def test_what_is_stated_makes_the_id() -> None:
    others = [
        replace(CLAIM, document="other"),
        replace(CLAIM, about=Node("Actor", "raid")),
        replace(CLAIM, char_end=10),
        replace(CLAIM, stance="denies"),
        replace(CLAIM, chain=CLAIM.chain[:1]),
        replace(CLAIM, date_text="in November"),
        replace(CLAIM, actors=CLAIM.actors[:1]),
        replace(CLAIM, said_event="answer"),
    ]
    assert len({claim_id(claim) for claim in (CLAIM, *others)}) == len(others) + 1


def test_what_may_change_does_not() -> None:
    same = [
        replace(CLAIM, id="x"),
        replace(CLAIM, confidence=0.5),
        replace(CLAIM, loads=("one",)),
        replace(CLAIM, quote="the words"),
        replace(CLAIM, date=None, date_note="a worse reader"),
        replace(CLAIM, date_text="in  October\n"),
        replace(CLAIM, actors=CLAIM.actors[::-1]),
    ]
    assert {claim_id(claim) for claim in same} == {claim_id(CLAIM)}


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert claim_id(replace(CLAIM, text="\u0439")) == claim_id(replace(CLAIM, text="\u0438\u0306"))
