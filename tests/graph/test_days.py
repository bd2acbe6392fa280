"""Days and their arithmetic, next to datetime where datetime reaches."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.errors import DateError
from dateline.graph.days import Day, month_end, week_of, week_start

ORDINALS = st.integers(-10_000_000_000_000, 10_000_000_000_000)


@given(st.dates())
@example(datetime.date.min)
@example(datetime.date.max)
def test_arithmetic_is_that_of_datetime(date: datetime.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert day.ordinal() == date.toordinal()
    assert Day.from_ordinal(date.toordinal()) == day
    assert day.weekday() == date.weekday()
    assert str(day) == date.isoformat()
    assert Day.parse(date.isoformat()) == day
    assert week_of(day) == date.isocalendar()[:2]


@given(ORDINALS)
@example(Day(0, 2, 29).ordinal())
@example(Day(-4, 2, 29).ordinal())
@example(Day(-13_800_000_000, 1, 1).ordinal())
def test_every_number_is_one_day_in_order(ordinal: int) -> None:
    day = Day.from_ordinal(ordinal).check()
    following = Day.from_ordinal(ordinal + 1)
    assert day.ordinal() == ordinal
    assert following > day
    assert (following.weekday() - day.weekday()) % 7 == 1
    assert (following.day == 1) == (day == month_end(day.year, day.month))
    assert Day.parse(str(day)) == day


@given(ORDINALS)
def test_a_day_lies_in_its_week(ordinal: int) -> None:
    day = Day.from_ordinal(ordinal)
    monday = week_start(*week_of(day))
    assert monday.weekday() == 0
    assert 0 <= day.ordinal() - monday.ordinal() < 7


def test_year_zero_and_its_neighbours() -> None:
    assert Day(0, 12, 31).shift(1) == Day(1, 1, 1)
    assert Day(-1, 12, 31).shift(1) == Day(0, 1, 1)
    assert Day(0, 1, 1).ordinal() - Day(0, 12, 31).ordinal() == -365  # a leap year


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2011-02-29", "28 days"),
        ("2011-13-01", "no month 13"),
        ("2011-00-01", "no month 0"),
        ("2011-12-00", "no day 0"),
        ("2011-12", "not a day"),
        ("2011-12-03T10:00", "not a day"),
        ("٢٠١١-١٢-٠٣", "not a day"),
        ("", "not a day"),
        ("9" * 100_000 + "-01-01", "not a day"),
    ],
)
def test_no_day(text: str, problem: str) -> None:
    with pytest.raises(DateError, match=problem) as caught:
        Day.parse(text)
    assert len(str(caught.value)) < 200


def test_no_week() -> None:
    with pytest.raises(DateError, match="52 ISO weeks"):
        week_start(2011, 53)
    assert week_start(2020, 53) == Day(2020, 12, 28)
