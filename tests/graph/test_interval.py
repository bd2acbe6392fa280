"""Intervals: what they refuse, what they answer, what two of them come to."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DateError
from dateline.graph.days import Day
from dateline.graph.edtf import parse_edtf
from dateline.graph.interval import Interval, Meaning, Precision

# A small calendar, so that every choice of days can be tried: the days 0 to 5 may be bounds, and
# an open end reaches out to the margins, which are as good as endless to such bounds.
BOUNDS = range(6)
WORLD = range(-3, 9)


def day(number: int) -> Day:
    return Day(2011, 12, 10 + number)


@st.composite
def small_intervals(draw: st.DrawFn) -> Interval:
    ends = st.none() | st.sampled_from(BOUNDS)
    first, last = draw(ends), draw(ends)
    if first is not None and last is not None and first > last:
        first, last = last, first
    meaning: Meaning = draw(st.sampled_from(["within", "throughout"]))
    return Interval(
        None if first is None else day(first),
        None if last is None else day(last),
        meaning=meaning,
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        unknown_ends=meaning == "throughout" and draw(st.booleans()),
    )


def choices(interval: Interval) -> list[frozenset[int]]:
    """Every set of days that the interval may stand for."""
    first = WORLD[0] if interval.earliest is None else interval.earliest.day - 10
    last = WORLD[-1] if interval.latest is None else interval.latest.day - 10
    if interval.meaning == "within":
        return [frozenset({d}) for d in range(first, last + 1)]
    if not interval.unknown_ends or None not in (interval.earliest, interval.latest):
        return [frozenset(range(first, last + 1))]
    starts = [first] if interval.earliest is not None else list(range(first, last + 1))
    stops = [last] if interval.latest is not None else list(range(first, last + 1))
    return [frozenset(range(a, b + 1)) for a in starts for b in stops if a <= b]


@given(small_intervals(), small_intervals())
def test_before_is_what_the_choices_of_days_say(one: Interval, other: Interval) -> None:
    answers = [max(a) < min(b) for a in choices(one) for b in choices(other)]
    assert one.possibly_before(other) == other.possibly_after(one) == any(answers)
    assert one.certainly_before(other) == other.certainly_after(one) == all(answers)


@given(small_intervals(), small_intervals())
def test_overlaps_is_what_the_choices_of_days_say(one: Interval, other: Interval) -> None:
    answers = [bool(a & b) for a in choices(one) for b in choices(other)]
    assert one.possibly_overlaps(other) == other.possibly_overlaps(one) == any(answers)
    assert one.certainly_overlaps(other) == other.certainly_overlaps(one) == all(answers)


@given(small_intervals(), small_intervals())
def test_within_is_what_the_choices_of_days_say(one: Interval, window: Interval) -> None:
    # The window is every day that it spans; of one with an unknown end, every day that it may
    # span (possibly) or must span (certainly).
    spans = choices(window)
    may = frozenset().union(*spans)
    must = spans[0].intersection(*spans) if window.unknown_ends else may
    assert one.possibly_within(window) == any(a <= may for a in choices(one))
    assert one.certainly_within(window) == all(a <= must for a in choices(one))


@given(small_intervals(), small_intervals())
def test_intersection_keeps_the_days_of_both(one: Interval, other: Interval) -> None:
    both = one.intersect(other)
    assert (both is None) == (not one.possibly_overlaps(other))
    if both is not None:
        again = other.intersect(one)
        assert again is not None
        assert (again.earliest, again.latest, again.meaning) == (
            both.earliest,
            both.latest,
            both.meaning,
        )
        reach = frozenset().union(*choices(both))
        assert reach == frozenset().union(*choices(one)) & frozenset().union(*choices(other))


@given(small_intervals(), small_intervals())
def test_hull_keeps_the_days_of_either(one: Interval, other: Interval) -> None:
    hull = one.hull(other)
    reach = frozenset().union(*choices(hull))
    either = frozenset().union(*choices(one), *choices(other))
    assert reach == frozenset(range(min(either), max(either) + 1))
    assert hull.approximate == (one.approximate or other.approximate)
    assert (hull.meaning == "throughout") == (
        (one.earliest, one.latest) == (other.earliest, other.latest)
        and one.meaning == other.meaning == "throughout"
    )


def test_reversed_bounds_are_refused() -> None:
    with pytest.raises(DateError, match="before it begins on 2011-12-05; put the earlier day"):
        Interval(Day(2011, 12, 5), Day(2011, 12, 3))


@pytest.mark.parametrize("bad", [Day(2011, 2, 29), Day(2011, 13, 1), Day(10**13, 1, 1)])
def test_days_that_no_calendar_has_are_refused(bad: Day) -> None:
    with pytest.raises(DateError):
        Interval(bad, None)
    with pytest.raises(DateError):
        Interval(None, bad)


def test_an_interval_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Interval().earliest = day(0)  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2011-12-03", "day"),
        ("2011-W49", "week"),
        ("2012-02", "month"),
        ("2011-34", "quarter"),
        ("2011-24", "season"),
        ("2011-41", "half"),
        ("2011", "year"),
        ("199X", "decade"),
        ("-019X", "decade"),
        ("19XX", "century"),
        ("1XXX", "millennium"),
        ("[2011-12-01..2011-12-31]", "month"),
        ("2011/2011", "year"),
        ("[2011-12-03..2011-12-05]", None),
        ("[2011-12..]", None),
    ],
)
def test_unit(text: str, unit: Precision | None) -> None:
    assert parse_edtf(text).unit == unit


def test_a_stated_unit_that_the_bounds_do_not_have_is_not_believed() -> None:
    early = Interval(Day(2011, 12, 1), Day(2011, 12, 10), "month")
    assert early.unit is None


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2011", "2011-12", "2011-12"),
        ("2011", "[2011-12-03..]", "[2011-12-03..2011-12-31]"),
        ("2011~", "2011-12", "2011-12"),
        ("2011~", "2011", "2011"),
        ("2011~", "[2011-12-03..]", "[2011-12-03~..2011-12-31~]"),
        ("2009/2011", "2010/..", "2010/2011"),
        ("2009/2011", "2010", "2010"),
        ("2009/2011", "2009/2011?", "2009/2011"),
        ("2011", "2012", None),
        ("-0043-03", "-0043-03-15", "-0043-03-15"),
    ],
)
def test_intersections(one: str, other: str, both: str | None) -> None:
    expected = None if both is None else parse_edtf(both)
    assert parse_edtf(one).intersect(parse_edtf(other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "hull"),
    [
        ("2011", "2011-12-03", "2011"),
        ("2009", "2011", "[2009..2011]"),
        ("2009/2010", "2012", "[2009..2012]"),
        ("2009~", "2011?", "[2009%..2011%]"),
        ("[2009..]", "2011", "[2009..]"),
        ("[..2009]", "[2011..]", None),
    ],
)
def test_hulls(one: str, other: str, hull: str | None) -> None:
    expected = Interval() if hull is None else parse_edtf(hull)
    assert parse_edtf(one).hull(parse_edtf(other)) == expected
