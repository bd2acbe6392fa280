import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.loaders.case.from_yaml import read_yaml
from dateline.loaders.case.tree import MAX_DEPTH, Fields, TreeError, locate, to_plain


@pytest.mark.parametrize(
    "guess",
    [
        "no",
        "yes",
        "on",
        "12:30",
        "2012-12-06",
        "1e3",
        "0x1F",
        "010",
        ".inf",
        "Null",
        "NULL",
        "True",
        "=",
    ],
)
def test_a_scalar_is_text_whatever_yaml_would_guess(guess: str) -> None:
    assert to_plain(read_yaml(f"a: {guess}\n")) == {"a": guess}


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_nothing_is_no_text(nothing: str) -> None:
    assert to_plain(read_yaml(f"a: b\nc:{nothing}\n")) == {"a": "b", "c": None}


def test_nothing_in_quotes_is_text() -> None:
    assert to_plain(read_yaml("a: 'null'\nb: \"~\"\n")) == {"a": "null", "b": "~"}


def test_every_field_has_its_line() -> None:
    tree = read_yaml("events:\n  - id: a\n    counts:\n      - {killed: 5,\n         of: b}\n")
    assert locate(tree, ("events", 0, "counts", 0, "of")) == (("events", 0, "counts", 0, "of"), 5)


def test_windows_line_ends_and_an_empty_file_are_fine() -> None:
    assert to_plain(read_yaml("a: b\r\nc: d\r\n")) == {"a": "b", "c": "d"}
    assert to_plain(read_yaml("")) is None
    assert to_plain(read_yaml("# nothing\n")) is None


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "stands twice, here and in line 1"),
        ("a: &x [1]\nb: *x\n", 2, "alias"),
        ("a: &x [*x]\n", 1, "alias"),
        ("a: !!python/object/apply:os.system [id]\n", 1, "tags"),
        ("a: !!binary aGk=\n", 1, "tags"),
        ("a: b: c\n", 1, "mapping values are not allowed"),
        ("a: 1\n---\nb: 2\n", 2, "second YAML document"),
        ("a:\n\t- b\n", 2, "cannot start any token"),
        ("a: 'b\n", 2, "unexpected end of stream"),
        ("a: b\nc: \x07\n", 2, "a character that YAML does not allow"),
        ("[a]: b\n", 1, "not plain text"),
        ("[" * 100_000, 1, "nested too deeply"),
        ("a: b\n" + "- " * 5_000, 2, "not allowed|did not find"),
        ("%YAML 9.9\n---\na\n", 1, "incompatible"),
    ],
)
def test_what_is_no_case_in_yaml_is_refused_with_its_line(
    text: str, line: int, problem: str
) -> None:
    with pytest.raises(TreeError, match=problem) as caught:
        read_yaml(text)
    assert caught.value.line == line
    assert caught.value.remedy


def test_as_deep_as_a_case_may_go() -> None:
    read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(TreeError, match="nested too deeply"):
        read_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-[]{},#&*!|>'\"%@` \n\t?~.1é\u2028\ufeff")))
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(TreeError):
        read_yaml(text)


@settings(deadline=None)
@given(st.dictionaries(st.text("abc", min_size=1), st.lists(st.text("xy z", min_size=1))))
def test_json_is_yaml_too(value: dict[str, list[str]]) -> None:
    tree = read_yaml(json.dumps(value))
    assert isinstance(tree, Fields)
    assert to_plain(tree) == value
