"""EDTF and TIMEX3 written: what was read comes back, and what neither can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.graph.days import Day, month_end
from dateline.graph.edtf import format_edtf, format_timex3, parse_edtf
from dateline.graph.interval import Interval, Precision

YEARS = st.integers(-9_998, 9_998)
LONG_YEARS = st.integers(10_000, 10**12 - 2) | st.integers(-(10**12) + 2, -10_000)


@st.composite
def units(draw: st.DrawFn) -> Interval:
    """One calendar unit that EDTF has an expression for."""
    year = draw(YEARS)
    unit: Precision = draw(
        st.sampled_from(
            ["day", "month", "quarter", "season", "half", "year", "decade", "century", "millennium"]
        )
    )
    starts = {"quarter": (1, 4, 7, 10), "season": (3, 6, 9, 12), "half": (1, 7)}
    lengths = {"quarter": 3, "season": 3, "half": 6}
    if unit == "day":
        day = Day.from_ordinal(Day(year, 1, 1).ordinal() + draw(st.integers(0, 364)))
        return Interval(day, day, unit)
    if unit == "month":
        month = draw(st.integers(1, 12))
        return Interval(Day(year, month, 1), month_end(year, month), unit)
    if unit in starts:
        month = draw(st.sampled_from(starts[unit]))
        return Interval(Day(year, month, 1), month_end(year, month + lengths[unit] - 1), unit)
    if unit == "year":
        year = draw(YEARS | LONG_YEARS)
        return Interval(Day(year, 1, 1), Day(year, 12, 31), unit)
    size = {"decade": 10, "century": 100, "millennium": 1000}[unit]
    low = draw(st.integers(0, 10**8 if draw(st.booleans()) else 9)) * size
    first, last = draw(st.sampled_from([(low, low + size - 1), (-low - size + 1, -low)]))
    return Interval(Day(first, 1, 1), Day(last, 12, 31), unit)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval that EDTF can hold: bounds in years of four digits, or whole units."""
    approximate, uncertain = draw(st.booleans()), draw(st.booleans())
    throughout = draw(st.booleans())
    first, last = draw(units()), draw(units())
    form = draw(st.sampled_from(["unit", "range", "from", "to"]))
    if form == "unit":
        if not throughout:
            return _marked(first, approximate, uncertain)
        return _marked(first, approximate, uncertain, throughout=True)
    if form == "from":
        one = Interval(first.earliest, None, first.precision)
    elif form == "to":
        one = Interval(None, last.latest, last.precision)
    else:
        days = sorted({first.earliest or Day(0, 1, 1), last.latest or Day(0, 1, 1)})
        if max(abs(day.year) for day in days) > 9_999 or len(days) == 1:
            return _marked(first, approximate, uncertain)
        one = Interval(days[0], days[1], "range")
        if one.unit is not None:
            one = Interval(days[0], days[1], one.unit)
    return _marked(one, approximate, uncertain, throughout, throughout and draw(st.booleans()))


def _marked(
    interval: Interval,
    approximate: bool,
    uncertain: bool,
    throughout: bool = False,
    unknown_ends: bool = False,
) -> Interval:
    return Interval(
        interval.earliest,
        interval.latest,
        interval.precision,
        "throughout" if throughout else "within",
        approximate,
        uncertain,
        unknown_ends and None in (interval.earliest, interval.latest),
    )


@given(intervals())
def test_round_trip(interval: Interval) -> None:
    text = format_edtf(interval)
    assert parse_edtf(text) == interval
    assert format_edtf(parse_edtf(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "1985-04-12",
        "1985-04",
        "1985",
        "1964/2008",
        "2004-06/2006-08",
        "2001-21",
        "1984?",
        "201X",
        "2004-06~",
        "2004-06-11%",
        "1985-04-12/..",
        "1985/",
        "../1985-04",
        "/1985",
        "-1985",
        "Y170000002",
        "2001-34",
        "2001-41",
        "[..1760-12-03]",
        "[1760-12..]",
        "18XX",
        "1XXX",
        "2011/2011",
        "2011-12-03/2011-12-03",
        "2011-22/..",
        "../199X",
        "[2011-24..]",
        "../..",
    ],
)
def test_texts_that_come_back_as_they_were(text: str) -> None:
    assert format_edtf(parse_edtf(text)) == text


def test_what_edtf_cannot_say() -> None:
    assert format_edtf(Interval()) == ""
    far = Day(12_345, 6, 7)
    assert format_edtf(Interval(far, far, "day")) == "Y12345"
    assert format_edtf(Interval(Day(2011, 1, 1), far, "range")) == "[2011-01-01..Y12345]"
    assert format_edtf(parse_edtf("2011-W49")) == "[2011-12-05..2011-12-11]"


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2011-12-03", "2011-12-03"),
        ("2011-12", "2011-12"),
        ("2011", "2011"),
        ("2011-W49", "2011-W49"),
        ("2011-W49-6", "2011-12-10"),
        ("2009-W01", "2009-W01"),
        ("2011-35", "2011-Q3"),
        ("2011-41", "2011-H2"),
        ("2011-21", "2011-SP"),
        ("2011-22", "2011-SU"),
        ("2011-23", "2011-FA"),
        ("2011-24", "2011-WI"),
        ("199X", "199"),
        ("18XX", "18"),
        ("1XXX", "1"),
        ("-0043", "BC0044"),
        ("0000", "BC0001"),
        ("-019X", "BC0200/BC0191"),
        ("[2010..]", "2010"),
        ("2009-06/..", "2009-06"),
        ("[..2012-10-30]", "2012-10-30"),
        ("[2011-12-03..2011-12-05]", "2011-12-03/2011-12-05"),
        ("2009/2011", "2009/2011"),
    ],
)
def test_timex3(edtf: str, value: str) -> None:
    assert format_timex3(parse_edtf(edtf)) == value


def test_timex3_of_nothing_known() -> None:
    assert format_timex3(Interval()) == ""
