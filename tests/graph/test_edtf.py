"""EDTF in and out: the specification's examples, what is refused, and what comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DateError
from dateline.graph.days import Day, month_end
from dateline.graph.edtf import format_edtf, format_timex3, parse_edtf
from dateline.graph.interval import Interval, Precision

# The examples of the Library of Congress's specification, with the bounds that it describes:
# None is open, and "unknown" an end that is left out.
LEVEL_0 = [
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
]
LEVEL_1 = [
    ("Y170000002", "170000002-01-01", "170000002-12-31"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("1985-04-12/..", "1985-04-12", None),
    ("1985-04/..", "1985-04-01", None),
    ("1985/..", "1985-01-01", None),
    ("../1985-04-12", None, "1985-04-12"),
    ("../1985-04", None, "1985-04-30"),
    ("../1985", None, "1985-12-31"),
    ("1985-04-12/", "1985-04-12", "unknown"),
    ("1985-04/", "1985-04-01", "unknown"),
    ("1985/", "1985-01-01", "unknown"),
    ("/1985-04-12", "unknown", "1985-04-12"),
    ("/1985-04", "unknown", "1985-04-30"),
    ("/1985", "unknown", "1985-12-31"),
    ("-1985", "-1985-01-01", "-1985-12-31"),
]
LEVEL_2 = [
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("Y171010000S3", "171000000-01-01", "171999999-12-31"),
    ("Y3388E2S3", "338000-01-01", "338999-12-31"),
    ("2001-34", "2001-04-01", "2001-06-30"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", None, "1760-12-03"),
    ("[1760-12..]", "1760-12-01", None),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
    ("[..1984]", None, "1984-12-31"),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("{..1984}", None, "1984-12-31"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("2004-06~-11", "2004-06-11", "2004-06-11"),
    ("2004?-06-11", "2004-06-11", "2004-06-11"),
    ("?2004-06-~11", "2004-06-11", "2004-06-11"),
    ("2004-%06-11", "2004-06-11", "2004-06-11"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("15XX-12-25", "1500-12-25", "1599-12-25"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
    ("1XXX-XX", "1000-01-01", "1999-12-31"),
    ("1XXX-12", "1000-12-01", "1999-12-31"),
    ("1984-1X", "1984-10-01", "1984-12-31"),
    ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
]
# Beyond the specification's examples.
MORE = [
    ("0000", "0000-01-01", "0000-12-31"),
    ("-0001-02-28", "-0001-02-28", "-0001-02-28"),
    ("0000-02-29", "0000-02-29", "0000-02-29"),
    ("2012-02", "2012-02-01", "2012-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("-01XX", "-0199-01-01", "-0100-12-31"),
    ("-1950S2", "-1999-01-01", "-1900-12-31"),
    ("XXXX-02-29", "0000-02-29", "9996-02-29"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("2011-1X-3X", "2011-10-30", "2011-12-31"),
    ("199X-22", "1990-06-01", "1999-08-31"),
    ("199X-24", "1990-12-01", "2000-02-29"),
    ("../..", None, None),
    ("[1667, 1668]", "1667-01-01", "1668-12-31"),
    ("[1985]", "1985-01-01", "1985-12-31"),
    ("Y-13800000000", "-13800000000-01-01", "-13800000000-12-31"),
    ("2011-W49", "2011-12-05", "2011-12-11"),
    ("2011-W49-6", "2011-12-10", "2011-12-10"),
    ("2009-W01", "2008-12-29", "2009-01-04"),
    ("2011-W01/2011-W49", "2011-01-03", "2011-12-11"),
]


@pytest.mark.parametrize(("text", "first", "last"), LEVEL_0 + LEVEL_1 + LEVEL_2 + MORE)
def test_bounds(text: str, first: str | None, last: str | None) -> None:
    interval = parse_edtf(text)
    open_ends = (None, "unknown")
    assert interval.earliest == (None if first in open_ends else Day.parse(first or ""))
    assert interval.latest == (None if last in open_ends else Day.parse(last or ""))
    assert interval.unknown_ends == ("unknown" in (first, last))
    assert interval.meaning == ("throughout" if "/" in text else "within")
    assert interval.approximate == bool({"~", "%"} & set(text))
    assert interval.uncertain == bool({"?", "%"} & set(text))


@pytest.mark.parametrize(
    ("code", "first", "last", "precision"),
    [
        (21, "2011-03-01", "2011-05-31", "season"),
        (22, "2011-06-01", "2011-08-31", "season"),
        (23, "2011-09-01", "2011-11-30", "season"),
        (24, "2011-12-01", "2012-02-29", "season"),
        (25, "2011-03-01", "2011-05-31", "season"),
        (26, "2011-06-01", "2011-08-31", "season"),
        (27, "2011-09-01", "2011-11-30", "season"),
        (28, "2011-12-01", "2012-02-29", "season"),
        (29, "2011-09-01", "2011-11-30", "range"),
        (30, "2011-12-01", "2012-02-29", "range"),
        (31, "2011-03-01", "2011-05-31", "range"),
        (32, "2011-06-01", "2011-08-31", "range"),
        (33, "2011-01-01", "2011-03-31", "quarter"),
        (34, "2011-04-01", "2011-06-30", "quarter"),
        (35, "2011-07-01", "2011-09-30", "quarter"),
        (36, "2011-10-01", "2011-12-31", "quarter"),
        (37, "2011-01-01", "2011-04-30", "range"),
        (38, "2011-05-01", "2011-08-31", "range"),
        (39, "2011-09-01", "2011-12-31", "range"),
        (40, "2011-01-01", "2011-06-30", "half"),
        (41, "2011-07-01", "2011-12-31", "half"),
    ],
)
def test_parts_of_a_year(code: int, first: str, last: str, precision: Precision) -> None:
    # A southern season is kept as its months: "spring" would be read as the northern one.
    assert parse_edtf(f"2011-{code}") == Interval(Day.parse(first), Day.parse(last), precision)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cannot be empty"),
        (" 2011", "not EDTF"),
        ("not an edtf string", "not EDTF"),
        ("2011-13", "no month 13; write 01 to 12, or 21 to 41"),
        ("2011-42", "no month 42"),
        ("2011-00", "no month 00"),
        ("2016-13-08", "no month 13"),
        ("2016-02-39", "February 2016 has 29 days"),
        ("2011-02-29", "February 2011 has 28 days"),
        ("2011-12-00", "no day 0"),
        ("2011-22-05", "takes no day"),
        ("199X-22-05", "takes no day"),
        ("-0000", "year 0 has no sign"),
        ("-0000-01-01", "year 0 has no sign"),
        ("44", "four digits; write 0044"),
        ("2011-5-3", "two digits"),
        ("12345", "write Y12345"),
        ("Y1985", "write 1985"),
        ("Y-985", "write -0985"),
        ("Y17E7-12-26", "is written Y17000"),
        ("Y99999999999999", "is written Y17000"),
        ("Y1E99", "more than 12 digits"),
        ("Y9999999999999", "more than 12 digits"),
        ("1950S0", "significant digits; write S1 to S4"),
        ("1950S5", "write S1 to S4"),
        ("1950S2-12", "with a year alone"),
        ("19XXS2", "either open digits"),
        ("2011-02-3X", "no day fits"),
        ("2011-4X", "no day fits"),
        ("1XX1-02-29", "no day fits"),
        ("2011-W53", "52 ISO weeks, not 53"),
        ("2011-W00", "52 ISO weeks"),
        ("2011-Q3", "quarters are 33 to 36"),
        ("2011-12-03T15:01", "a time is written"),
        ("2011-12-03T24:00:00", "a time is written"),
        ("2011-02-29T10:00:00", "28 days"),
        ("2011-12T10:00:00", "a time is written"),
        ("/", "needs a date"),
        ("/..", "needs a date"),
        ("2011/2012/2013", "one slash"),
        ("2012/2011", "put the earlier day first"),
        ("2011/abcd", "not EDTF"),
        ("2011-12-03T10:00:00/2012", "a time is written"),
        ("[]", "a date is missing"),
        ("[..]", "'..' needs a date"),
        ("[2011,..2012]", "open only at the start or the end"),
        ("[2011..,2012]", "open only at the start or the end"),
        ("[2012..2011]", "put the earlier day first"),
        ("[2011", "brackets do not match"),
        ("2011}", "brackets do not match"),
        ("[2011}", "brackets do not match"),
        ("[[2011]]", "not EDTF"),
        ("[2011/2012]", "not EDTF"),
        ("2004-(06)?-11", "older EDTF"),
        ("2011??", "not EDTF"),
        ("٢٠١١", "not EDTF"),
        ("２０１１", "not EDTF"),
        ("2011\n", "not EDTF"),
    ],
)
def test_refused_with_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "Y1E999999999",
        "Y" + "9" * 1_500 + "E99",
        "Y" + "9" * 1_000_000,
        "[" * 1_000_000,
        "[" + "2011," * 400_000 + "2011]",
        "[" + "XXXX-02-29," * 170 + "1XX1-02-29]",
        "/" * 1_000_000,
        "." * 1_000_000,
        "2011-12-03T10:00:00" + "0" * 1_000_000,
        "\u202e2011",
        "2011\x00",
        "?" * 1_000,
    ],
)
def test_hostile_strings_are_refused_briefly(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert len(str(caught.value)) < 300


@given(st.text() | st.text("0123456789-XYESTWQ?~%/[]{},.:Z+ ", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        interval = parse_edtf(text)
    except DateError:
        return
    assert parse_edtf(format_edtf(interval) or "../..") in (interval, Interval(None, None, None))


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
