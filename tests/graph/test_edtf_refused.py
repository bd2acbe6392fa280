"""EDTF refused: what is no date, hostile strings, with what would be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DateError
from dateline.graph.edtf import format_edtf, parse_edtf
from dateline.graph.interval import Interval


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
