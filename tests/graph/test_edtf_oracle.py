"""EDTF next to python-edtf, where that is right; where it is not, its fault is written down here."""

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DateError
from dateline.graph.edtf import parse_edtf

CASES = Path("/work/shared/data/dates/python_edtf_parse.json")

Bounds = tuple[str | None, str | None]

#: What python-edtf's own cases expect, and what is right.
DIFFERENCES: dict[str, tuple[Bounds, str]] = {
    "/2006": ((None, "2006-12-31"), "an unknown start is bounded ten years before the end"),
    "2004-06-01/": (("2004-06-01", None), "an unknown end is bounded ten years after the start"),
    "1984-06-02?/": (("1984-06-02", None), "the same"),
    "2010-24": (("2010-12-01", "2011-02-28"), "winter ends with its first month, December"),
    "1950S2": (("1900-01-01", "1999-12-31"), "the estimate is given as a bound"),
    "1953S2": (("1900-01-01", "1999-12-31"), "the same"),
    "1953S3": (("1950-01-01", "1959-12-31"), "the same"),
    "Y17101E4S3": (("171000000-01-01", "171999999-12-31"), "the same"),
    "Y3388E2S3": (("338000-01-01", "338999-12-31"), "the same"),
    "Y171010000S3": (("171000000-01-01", "171999999-12-31"), "the same"),
}


def read(text: str) -> Bounds:
    interval = parse_edtf(text)
    first, last = interval.earliest, interval.latest
    return (None if first is None else str(first)), (None if last is None else str(last))


@pytest.fixture(scope="session")
def oracle() -> Callable[[str], Bounds]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyparsing warns about python-edtf's grammar
        from edtf import parse_edtf as parse  # slow, and needed by these tests only

    def ask(text: str) -> Bounds:
        date: Any = parse(text)
        return _iso(date.lower_strict()), _iso(date.upper_strict())

    return ask


def _iso(moment: Any) -> str | None:
    """Write a struct_time as a day; python-edtf's open ends are infinite floats."""
    if isinstance(moment, float):
        return None
    year, month, day = moment[:3]
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


def cases(key: str) -> list[Any]:
    if not CASES.is_file():
        pytest.skip(f"python-edtf's cases are not at {CASES}")
    loaded: list[Any] = json.loads(CASES.read_text(encoding="utf-8"))[key]
    return loaded


def test_python_edtf_s_own_cases() -> None:
    wrong = []
    for case in cases("parse"):
        text, expected = case["edtf"], case["expected"]
        # One value: both strict bounds. Two: lower and upper. Three: strict, then fuzzy ones.
        strict = expected[:2] if len(expected) in (2, 4) else [expected[0], expected[0]]
        bounds = tuple(None if "inf" in day else day for day in strict)
        if read(text) != (DIFFERENCES[text][0] if text in DIFFERENCES else bounds):
            wrong.append((text, read(text), bounds))
    assert not wrong


def test_what_python_edtf_refuses_is_refused() -> None:
    for text in cases("bad"):
        if text is not None:
            with pytest.raises(DateError):
                parse_edtf(text)


MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def plain_dates(draw: st.DrawFn, more: tuple[str, ...] = (), marks: bool = True) -> str:
    year = draw(st.integers(-9_000, 9_000))
    text = f"{'-' if year < 0 else ''}{abs(year):04d}"
    form = draw(st.sampled_from(["year", "month", "day", *more]))
    mark = draw(MARKS) if marks else ""
    if form == "open":
        kept = draw(st.integers(1, 3))
        return text[: len(text) - 4 + kept] + "X" * (4 - kept) + mark
    if form == "part":
        # Not the winters, which are among the differences.
        code = draw(st.integers(21, 41).filter(lambda code: code not in (24, 28, 30)))
        return f"{text}-{code}"
    if form == "month":
        return f"{text}-{draw(st.integers(1, 12)):02d}{mark}"
    if form == "day":
        return f"{text}-{draw(st.integers(1, 12)):02d}-{draw(st.integers(1, 28)):02d}{mark}"
    return text + mark


@st.composite
def expressions(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(["{}", "{}/..", "../{}", "{}/{}", "[{}, {}]", "{{{}, {}}}"]))
    if form == "{}":
        return draw(plain_dates(more=("part", "open")))  # which the oracle takes nowhere else
    plain = plain_dates(marks="/" in form)  # nor these in a set
    dates = sorted((draw(plain) for _ in range(form.count("{}"))), key=ordinal)
    return form.format(*dates)


def ordinal(text: str) -> int:
    first = parse_edtf(text).earliest
    assert first is not None
    return first.ordinal()


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(expressions())
def test_bounds_equal_the_oracle_s(oracle: Callable[[str], Bounds], text: str) -> None:
    assert read(text) == oracle(text)


def test_the_differences_are_still_there(oracle: Callable[[str], Bounds]) -> None:
    # When python-edtf mends one of them, it comes off the list.
    for text, (right, fault) in DIFFERENCES.items():
        assert oracle(text) != right, f"mended: {fault}"
        assert read(text) == right
