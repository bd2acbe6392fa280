"""The marks of a time axis: a few round dates, whatever the span, from days to the age of the universe."""

from collections.abc import Iterator
from typing import Final, Literal

from ...graph.days import days_in_month
from ...graph.interval import Day, Interval, format_interval

_MOST: Final = 8


def ticks(first: float, last: float) -> Iterator[tuple[float, str]]:
    """Choose round dates for the axis: days, months, or years by 1, 2 or 5 times a power of ten.

    >>> [label for _, label in ticks(Day(2011, 1, 1).ordinal(), Day(2016, 1, 1).ordinal())]
    ['2011', '2012', '2013', '2014', '2015', '2016']
    """
    early, late = Day.from_ordinal(round(first)), Day.from_ordinal(round(last))
    months = (late.year - early.year) * 12 + late.month - early.month
    if months <= 2:
        for ordinal in range(round(first), round(last) + 1, 7):
            yield ordinal, _spell(Day.from_ordinal(ordinal), "day")
        return
    step = next((step for step in (1, 3, 6) if months / step <= _MOST), 0)
    if step:
        for month in range(early.year * 12 + early.month - 1, late.year * 12 + late.month):
            day = Day(month // 12, month % 12 + 1, 1)
            if month % step == 0 and first <= day.ordinal() <= last:
                yield day.ordinal(), _spell(day, "month") if day.month != 1 else _spell(day, "year")
        return
    years = max(1, late.year - early.year)
    size = 10 ** (len(str(years // _MOST + 1)) - 1)
    step = next(size * factor for factor in (1, 2, 5, 10) if years / (size * factor) <= _MOST)
    for round_year in range(early.year // step * step, late.year + step, step):
        # Before year 1 the round years are those that people write: 100 BCE is the calendar's -99.
        day = Day(round_year if round_year > 0 else round_year + 1, 1, 1)
        if first <= day.ordinal() <= last:
            yield day.ordinal(), _spell(day, "year")


def _spell(day: Day, precision: Literal["day", "month", "year"]) -> str:
    """Write a tick as people write dates, which is where eras are taken care of."""
    last = {"day": day, "month": Day(day.year, day.month, days_in_month(day.year, day.month))}
    return format_interval(Interval(day, last.get(precision, Day(day.year, 12, 31)), precision))
