"""Holidays by their rule: a day of the year, a distance from Easter, or a weekday of a month."""

import re
from dataclasses import replace

from ...errors import DateError
from ...graph.days import Day, days_in_month
from .resolved import Resolved, day_span

_FIXED = re.compile(r"(\d\d)-(\d\d)(?:\.\.(\d\d))?")
_EASTER = re.compile(r"easter([+-]\d+)")
_WEEKDAY = re.compile(r"(\d\d)/(-?\d)/(\d)(?:\+(\d+))?")


def holiday_span(rule: str, year: int) -> Resolved:
    """Find a holiday in a year, from its rule in a lexicon.

    >>> holiday_span("easter+0", 2018).value, holiday_span("11/4/4", 2012).value
    ('2018-04-01', '2012-11-22')
    """
    if fixed := _FIXED.fullmatch(rule):
        month, first, last = int(fixed[1]), int(fixed[2]), fixed[3]
        found = day_span(Day(year, month, first))
        if last is None:
            return found
        return replace(found, last=Day(year, month, int(last)), grain="range")
    if moving := _EASTER.fullmatch(rule):
        return day_span(easter(year).shift(int(moving[1])))
    if nth := _WEEKDAY.fullmatch(rule):
        return day_span(
            nth_weekday(year, int(nth[1]), int(nth[2]), int(nth[3])).shift(int(nth[4] or 0))
        )
    raise DateError(f"{rule!r} is no rule for a holiday; see docs/dates.md")


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> Day:
    """Find the nth weekday of a month; -1 is the last one."""
    if nth < 0:
        last = Day(year, month, days_in_month(year, month))
        return last.shift(-((last.weekday() + 1 - weekday) % 7) + 7 * (nth + 1))
    first = Day(year, month, 1)
    return first.shift((weekday - 1 - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> Day:
    """Find the Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    cycle = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * cycle + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    fours, ones = divmod(of_century, 4)
    sunday = (32 + 2 * rest + 2 * fours - moon - ones) % 7
    late = (cycle + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return Day(year, month, day + 1)
