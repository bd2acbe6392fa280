import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.loaders.case.from_json import read_json, read_json_line
from dateline.loaders.case.tree import MAX_DEPTH, Plain, TreeError, locate, to_plain

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def as_text(value: object) -> Plain:
    """Do by hand what a tree holds: scalars as JSON writes them, and text as itself."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, str):
        return value
    return None if value is None else json.dumps(value)


@settings(deadline=None)
@given(JSON, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_all_that_json_writes_is_read(
    value: object, indent: int | str | None, ascii_: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_)
    assert to_plain(read_json(text)) == as_text(value)


def test_every_field_has_its_line() -> None:
    tree = read_json('{\n "events": [\n  {"id": "a",\n   "span": [1,\n    2]}\n ]\n}')
    assert locate(tree, ("events", 0, "span"))[1] == 4
    assert locate(tree, ("events", 0, "span", 1))[1] == 5
    assert locate(read_json('{"a": 1}', 17), ("a",))[1] == 17


def test_surrogate_pairs_are_one_character() -> None:
    assert to_plain(read_json('"\\ud83d\\ude00"')) == "\U0001f600"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('{"a": 1,\n "a": 2}', 2, "stands twice, here and in line 1"),
        ('{"a": "\\ud800"}', 1, "surrogate"),
        ('{"a": NaN}', 1, "no value begins with 'N'"),
        ('{"a": Infinity}', 1, "no value begins with 'I'"),
        ('{"a": -Infinity}', 1, "no value begins with '-'"),
        ('{"a": 01}', 1, "no value begins with '0'"),
        ('{"a": 1.}', 1, "no value begins with '1'"),
        ('{"a": 0x10}', 1, "no value begins with '0'"),
        ("{'a': 1}", 1, "a field name"),
        ('{"a" 1}', 1, "no ':'"),
        ('{"a": 1\n "b": 2}', 2, "',' or '}' was expected"),
        ('{"a": 1,\n}', 2, "a comma before '}'"),
        ("[1,]", 1, "a comma before ']'"),
        ('{"a": "b\nc"}', 1, "control character"),
        ('{"a": "b', 1, "Unterminated"),
        ('{"a": [1', 1, "',' or ']' was expected"),
        ('{"a":', 1, "ends in the middle"),
        ("", 1, "ends in the middle"),
        ('{"a": 1} {', 1, "more text after the end"),
        ("[" * 100_000, 1, "nested too deeply"),
        ('{"a":' * 100_000, 1, "nested too deeply"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(TreeError, match=problem) as caught:
        read_json(text)
    assert caught.value.line == line
    assert caught.value.remedy


@settings(deadline=None)
@given(JSON, st.booleans())
def test_a_line_reads_as_the_whole_would(value: object, ascii_: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_)
    assert read_json_line(text, 7) == read_json(text, 7)


def test_a_line_is_refused_as_the_whole_would_be() -> None:
    for text in (
        '{"a": 1, "a": 2}',
        '{"a": NaN}',
        '{"a": "\\ud800"}',
        '{"a"',
        "[" * 100_000,
        "[" * 50 + "]" * 50,
    ):
        with pytest.raises(TreeError) as caught:
            read_json_line(text, 7)
        assert caught.value.line == 7


def test_as_deep_as_a_case_may_go() -> None:
    read_json("[" * MAX_DEPTH + "]" * MAX_DEPTH)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('{}[]:,"\\u0123dfntrue-.eE \n\t\ufeffé')))
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(TreeError):
        read_json(text)
