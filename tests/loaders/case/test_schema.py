"""The JSON Schema describes what the reader takes."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dateline.loaders.case.schema import case_schema

EXAMPLE = Path(__file__).parents[3] / "examples" / "soldiers-of-khalifat" / "case.yaml"
VILLAGE = Path(__file__).parent / "village.yaml"

REPORT: dict[str, Any] = {"documents": [{"id": "a"}]}


class TextDates(yaml.SafeLoader):
    """YAML as editors read it (1.2): a date is text."""


TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = case_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", [EXAMPLE, VILLAGE], ids=lambda path: path.name)
def test_cases_are_valid(validator: jsonschema.Draft202012Validator, path: Path) -> None:
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=TextDates)
    assert [error.message for error in validator.iter_errors(case)] == []


@pytest.mark.parametrize(
    "part",
    [
        {"actors": [{"id": "a", "by": ["b", {"actor": "c", "verb": "said"}]}]},
        {"actors": [{"id": "a", "by": "b", "aliases": ["c", {"name": "d", "kind": "typo"}]}]},
        {"places": [{"id": "a", "within": "b"}, {"id": "c", "within": ["d"]}]},
        {"events": [{"id": "a", "date": 2011, "counts": [{"killed": [3, None], "of": "b"}]}]},
        {"events": [{"id": "a", "date": {"edtf": "2011-21"}, "counts": {"killed": 3}}]},
        {"events": [{"id": "a", "claims": [{"stance": "denies", "span": [1, 2]}]}]},
    ],
)
def test_short_forms_are_valid(
    validator: jsonschema.Draft202012Validator, part: dict[str, Any]
) -> None:
    assert validator.is_valid(REPORT | part)


@pytest.mark.parametrize(
    "part",
    [
        {"actors": [{"name": "a"}]},
        {"actors": [{"id": "a", "kind": "gang"}]},
        {"actors": [{"id": "a", "confidence": 2}]},
        {"actors": [{"id": "a", "span": [1]}]},
        {"events": [{"id": "a", "titel": "b"}]},
        {"events": [{"id": "a", "counts": [{"killed": -1}]}]},
        {"relations": [{"subject": "a", "type": "KNOWS", "object": "b"}]},
        {"claims": [{"about": "a"}]},
        {"evnts": []},
    ],
)
def test_faults_are_not(validator: jsonschema.Draft202012Validator, part: dict[str, Any]) -> None:
    assert not validator.is_valid(REPORT | part)


def test_it_is_short_and_says_what_the_fields_mean() -> None:
    text = json.dumps(case_schema())
    assert len(text) < 30_000
    assert '"null"' not in text.replace('["integer", "null"]', "")
    for definition in case_schema()["$defs"].values():
        assert definition["description"]


def test_what_makes_an_entry_comes_first() -> None:
    event = case_schema()["$defs"]["EventEntry"]["properties"]
    assert list(event)[:4] == ["id", "title", "type", "date"]
    assert list(event)[-1] == "retractedAt"
