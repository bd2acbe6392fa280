"""Intervals in words, for people: exact, short, and never more certain than what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .days import MONTHS, Day, month_end

if TYPE_CHECKING:
    from .interval import Interval

_SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS: Final = ("first", "second", "third", "fourth")


def format_interval(interval: Interval) -> str:
    """Say in English when something happened.

    "Before" and "after" leave out the day, month or year that they name. Seasons are those of the
    northern half of the globe.

    >>> from dateline.graph.edtf import parse_edtf
    >>> for text in ("2011-12-03", "2011-22", "199X", "2011~", "[2011-12-03..2011-12-05]"):
    ...     print(format_interval(parse_edtf(text)))
    3 December 2011
    summer 2011
    1990s
    about 2011
    between 3 and 5 December 2011
    >>> for text in ("[..2012-10-30]", "[2010..]", "2009/..", "1985/", "2009/2011", "-0043-03-15?"):
    ...     print(format_interval(parse_edtf(text)))
    before 31 October 2012
    after 2009
    since 2009
    since 1985, end unknown
    from 2009 to 2011
    15 March 44 BCE (uncertain)
    """
    about = "about " if interval.approximate else ""
    mark = " (uncertain)" if interval.uncertain else ""
    return f"{_describe(interval, about)}{mark}"


def format_year(year: int) -> str:
    """Write a year as people do: year 0 is 1 BCE.

    >>> format_year(2011), format_year(-43), format_year(-13_800_000_000)
    ('2011', '44 BCE', '13,800,000,001 BCE')
    """
    if year > 0:
        return str(year) if year < 10_000 else f"{year:,}"
    return f"{1 - year} BCE" if year > -9_999 else f"{1 - year:,} BCE"


def _describe(interval: Interval, about: str) -> str:
    first, last = interval.earliest, interval.latest
    within = interval.meaning == "within"
    if first is not None and last is not None:
        unit = _name_unit(interval, first, last)
        if unit is not None:
            always = "" if within or first == last else "throughout "
            return f"{always}{about}{unit}"
        start, end = _name_ends(first, last)
        return f"between {about}{start} and {end}" if within else f"from {about}{start} to {end}"
    fine = interval.precision == "day"
    unknown = interval.unknown_ends and not within
    if first is not None:
        if within:
            return f"after {about}{_name_last(first.shift(-1), fine)}"
        return f"since {about}{_name_first(first, fine)}{', end unknown' if unknown else ''}"
    if last is not None:
        if within:
            return f"before {about}{_name_first(last.shift(1), fine)}"
        return f"until {about}{_name_last(last, fine)}{', start unknown' if unknown else ''}"
    return "date unknown" if within or unknown else "always"


def _name_unit(interval: Interval, first: Day, last: Day) -> str | None:
    """Name a span that is exactly one calendar unit."""
    year = format_year(first.year)
    match interval.unit:
        case "day":
            return _name_day(first)
        case "week":
            return f"week of {_name_day(first)}"
        case "month":
            return _name_month(first)
        case "quarter":
            return f"{_ORDINALS[first.month // 3]} quarter of {year}"
        case "season":
            return f"{_SEASONS[first.month]} {_name_years(first, last)}"
        case "half":
            return f"{_ORDINALS[first.month // 6]} half of {year}"
        case "year":
            return year
        case "decade" if first.year > 0:
            return f"{first.year}s"
        case "century":
            return _name_era(first, last, 100, "century")
        case "millennium":
            return _name_era(first, last, 1000, "millennium")
        case _:
            return None


def _name_era(first: Day, last: Day, years: int, name: str) -> str:
    """Count centuries and millennia from 1 in either direction."""
    if first.year >= 0:
        return f"{_number(first.year // years + 1)} {name}"
    return f"{_number(-last.year // years + 1)} {name} BCE"


def _number(number: int) -> str:
    """Write an ordinal number.

    >>> [_number(n) for n in (1, 2, 3, 4, 11, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '21st', '112th']
    """
    teen = 10 < number % 100 < 14
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _name_years(first: Day, last: Day) -> str:
    """Name the year, or the two years that a winter lies in."""
    if first.year == last.year:
        return format_year(first.year)
    if 0 < first.year < 9_999:
        return f"{first.year}/{last.year % 100:02d}"
    return f"{format_year(first.year)} to {format_year(last.year)}"


def _name_ends(first: Day, last: Day) -> tuple[str, str]:
    """Name both ends in the largest unit that fits both, and what they share only once."""
    whole = first.day == 1 and last == month_end(last.year, last.month)
    if whole and first.month == 1 and last.month == 12:
        return format_year(first.year), format_year(last.year)
    if whole:
        start, end = MONTHS[first.month - 1], _name_month(last)
        return (start if first.year == last.year else _name_month(first)), end
    if first.year != last.year:
        return _name_day(first), _name_day(last)
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]}", _name_day(last)
    return str(first.day), _name_day(last)


def _name_first(day: Day, fine: bool) -> str:
    """Name the unit that begins on this day: a day if `fine`, else the largest."""
    if fine or day.day != 1:
        return _name_day(day)
    return format_year(day.year) if day.month == 1 else _name_month(day)


def _name_last(day: Day, fine: bool) -> str:
    """Name the unit that ends on this day: a day if `fine`, else the largest."""
    if fine or day != month_end(day.year, day.month):
        return _name_day(day)
    return format_year(day.year) if day.month == 12 else _name_month(day)


def _name_month(day: Day) -> str:
    return f"{MONTHS[day.month - 1]} {format_year(day.year)}"


def _name_day(day: Day) -> str:
    return f"{day.day} {_name_month(day)}"
