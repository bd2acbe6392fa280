"""Intervals in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.graph.days import Day
from dateline.graph.edtf import parse_edtf
from dateline.graph.interval import Interval, format_interval


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2011-12-03", "3 December 2011"),
        ("2011-12-03~", "about 3 December 2011"),
        ("2011-W49", "week of 5 December 2011"),
        ("2011-12", "December 2011"),
        ("2011-36", "fourth quarter of 2011"),
        ("2011-40", "first half of 2011"),
        ("2011-41", "second half of 2011"),
        ("2011-21", "spring 2011"),
        ("2011-22", "summer 2011"),
        ("2011-23", "autumn 2011"),
        ("2011-24", "winter 2011/12"),
        ("1999-24", "winter 1999/00"),
        ("-0001-24", "winter 2 BCE to 1 BCE"),
        ("2011-29", "between September and November 2011"),
        ("2011", "2011"),
        ("2011?", "2011 (uncertain)"),
        ("2011%", "about 2011 (uncertain)"),
        ("199X", "1990s"),
        ("-019X", "between 200 BCE and 191 BCE"),
        ("000X", "between 1 BCE and 9"),
        ("18XX", "19th century"),
        ("20XX", "21st century"),
        ("00XX", "1st century"),
        ("-01XX", "2nd century BCE"),
        ("-00XX", "1st century BCE"),
        ("1XXX", "2nd millennium"),
        ("-0XXX", "1st millennium BCE"),
        ("0000", "1 BCE"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("Y-13800000000", "13,800,000,001 BCE"),
        ("Y12000", "12,000"),
        ("[2011-12-03..2011-12-05]", "between 3 and 5 December 2011"),
        ("[2011-11-30..2011-12-05]", "between 30 November and 5 December 2011"),
        ("[2011-12-30..2012-01-02]", "between 30 December 2011 and 2 January 2012"),
        ("[2011-06..2011-08]", "between June and August 2011"),
        ("[2011-06~..2012-08~]", "between about June 2011 and August 2012"),
        ("2011-12-03/2011-12-05", "from 3 to 5 December 2011"),
        ("2009/2011", "from 2009 to 2011"),
        ("2011/2011", "throughout 2011"),
        ("2011-12-03/2011-12-03", "3 December 2011"),
        ("[..2012-10-30]", "before 31 October 2012"),
        ("[..2012-10]", "before November 2012"),
        ("[..2010]", "before 2011"),
        ("[..2012-10-31]", "before 1 November 2012"),
        ("[2010..]", "after 2009"),
        ("[2010~..]", "after about 2009"),
        ("[2011-12..]", "after November 2011"),
        ("[2011-12-04..]", "after 3 December 2011"),
        ("[2010-01-01..]", "after 31 December 2009"),
        ("2009/..", "since 2009"),
        ("2009-06/..", "since June 2009"),
        ("2009-06-01/..", "since 1 June 2009"),
        ("2009/", "since 2009, end unknown"),
        ("../2012", "until 2012"),
        ("../2012-10", "until October 2012"),
        ("../2012-10-31", "until 31 October 2012"),
        ("/2012", "until 2012, start unknown"),
        ("../..", "always"),
    ],
)
def test_words(edtf: str, words: str) -> None:
    assert format_interval(parse_edtf(edtf)) == words


def test_nothing_known() -> None:
    assert format_interval(Interval()) == "date unknown"
    assert format_interval(Interval(meaning="throughout", unknown_ends=True)) == "date unknown"


def test_words_go_by_the_bounds_not_by_the_precision() -> None:
    early = Interval(Day(2011, 12, 1), Day(2011, 12, 10), "month")
    assert format_interval(early) == "between 1 and 10 December 2011"


@given(st.text("0123456789X-~?%./[]S", max_size=24))
def test_words_for_whatever_is_edtf(text: str) -> None:
    try:
        interval = parse_edtf(text)
    except ValueError:
        return
    assert format_interval(interval)
