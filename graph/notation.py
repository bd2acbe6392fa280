"""Intervals in notation, for programs: EDTF and the values of TIMEX3."""

from collections.abc import Callable
from typing import Final

from .days import Day, month_end, week_of
from .interval import Interval

_EDTF_PARTS: Final = {
    "season": {3: "21", 6: "22", 9: "23", 12: "24"},
    "quarter": {1: "33", 4: "34", 7: "35", 10: "36"},
    "half": {1: "40", 7: "41"},
}
_TIMEX3_PARTS: Final = {
    "season": {3: "SP", 6: "SU", 9: "FA", 12: "WI"},
    "quarter": {1: "Q1", 4: "Q2", 7: "Q3", 10: "Q4"},
    "half": {1: "H1", 7: "H2"},
}
_OPEN_DIGITS: Final = {"decade": 1, "century": 2, "millennium": 3}
_UNIT_MONTHS: Final = {
    "season": 3,
    "quarter": 3,
    "half": 6,
    "decade": 120,
    "century": 1_200,
    "millennium": 12_000,
}


def format_edtf(interval: Interval) -> str:
    """Write an interval as EDTF; `parse_edtf` gives the same bounds, meaning and marks again.

    Two things EDTF cannot say. Nothing known is the empty string, EDTF's own mark of an unknown
    end. Years of five digits and more have no months, so days in them widen to whole years.

    >>> from dateline.graph.edtf import parse_edtf
    >>> [format_edtf(parse_edtf(x)) for x in ("2011-12", "199X", "2004-06/2006-08~", "[2010..]")]
    ['2011-12', '199X', '2004-06~/2006-08~', '[2010..]']
    """
    mark = _mark(interval)
    first, last = interval.earliest, interval.latest
    within = interval.meaning == "within"
    if first is not None and last is not None:
        unit = _edtf_unit(interval, first, last)
        if unit is not None:
            return f"{unit}{mark}" if within else f"{unit}{mark}/{unit}{mark}"
    if first is None and last is None and within:
        return ""
    start, end = _edtf_ends(interval, first, last)
    start, end = start and f"{start}{mark}", end and f"{end}{mark}"
    if within:
        return start if start == end else f"[{start}..{end}]"
    open_end = "" if interval.unknown_ends else ".."
    return f"{start or open_end}/{end or open_end}"


def format_timex3(interval: Interval) -> str:
    """Write the TIMEX3 value of an interval: of a span with one open end, that of the other end.

    A span of no single unit is its two days, with a slash between. Nothing known is empty.

    >>> from dateline.graph.edtf import parse_edtf
    >>> [format_timex3(parse_edtf(x)) for x in ("2011-12-03", "2011-22", "199X", "2011-W49")]
    ['2011-12-03', '2011-SU', '199', '2011-W49']
    >>> format_timex3(parse_edtf("-0043-03-15")), format_timex3(parse_edtf("[..2012-10]"))
    ('BC0044-03-15', '2012-10')
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return _join(*_ends(interval, first, last, _timex3_year))
    year = _timex3_year(first.year)
    match unit := interval.unit:
        case "day" | "month" | "year":
            return _date(first, unit, _timex3_year)
        case "week":
            week_year, week = week_of(first)
            return f"{_timex3_year(week_year)}-W{week:02d}"
        case "season" | "quarter" | "half":
            return f"{year}-{_TIMEX3_PARTS[unit][first.month]}"
        case "decade" | "century" | "millennium" if first.year >= 0:
            return year[: -_OPEN_DIGITS[unit]]
        case _:
            return _join(*_ends(interval, first, last, _timex3_year))


def _mark(interval: Interval) -> str:
    if interval.approximate:
        return "%" if interval.uncertain else "~"
    return "?" if interval.uncertain else ""


def _edtf_unit(interval: Interval, first: Day, last: Day) -> str | None:
    """Write a span that EDTF has one expression for."""
    unit = interval.unit
    long = abs(first.year) > 9_999
    match unit:
        case "year":
            return _edtf_year(first.year)
        case "day" | "month" if not long:
            return _date(first, unit, _edtf_year)
        case "season" | "quarter" | "half" if not long:
            return f"{_edtf_year(first.year)}-{_EDTF_PARTS[unit][first.month]}"
        case "decade" | "century" | "millennium":
            stem = _edtf_year(first.year) if first.year >= 0 else _edtf_year(last.year)
            stem = "-0000" if first.year < 0 == last.year else stem
            digits = _OPEN_DIGITS[unit]
            if stem.startswith("Y"):
                return f"{stem}S{len(stem.lstrip('Y-')) - digits}"
            return stem[:-digits] + "X" * digits
        case _:
            return None


def _edtf_ends(interval: Interval, first: Day | None, last: Day | None) -> tuple[str, str]:
    """Write both ends of a span; an end in a long year is that year."""
    unit = _unit_at_end(interval)
    if unit is not None and unit.earliest is not None and unit.latest is not None:
        text = _edtf_unit(unit, unit.earliest, unit.latest)
        if text is not None:
            return (text, "") if last is None else ("", text)
    return _ends(interval, first, last, _edtf_year)


def _unit_at_end(interval: Interval) -> Interval | None:
    """Complete the unit that the one known end was stated in: "since summer 2011" to that summer."""
    months = _UNIT_MONTHS.get(interval.precision or "range")
    known = interval.earliest or interval.latest
    if months is None or known is None or (interval.earliest and interval.latest):
        return None
    if interval.earliest is not None:
        whole = Interval(known, month_end(known.year, known.month + months - 1), interval.precision)
    else:
        before = month_end(known.year, known.month - months)
        whole = Interval(before.shift(1), known, interval.precision)
    return whole if whole.unit == interval.precision else None


def _ends(
    interval: Interval, first: Day | None, last: Day | None, year: Callable[[int], str]
) -> tuple[str, str]:
    """Write the known ends in the largest of year, month and day that fits both."""
    whole = interval.precision != "day" or (first is not None and last is not None)
    months = whole and (first is None or first.day == 1)
    months = months and (last is None or last == month_end(last.year, last.month))
    years = months and (first is None or first.month == 1) and (last is None or last.month == 12)
    if first is None or last is None:
        years = years and interval.precision != "month"
    unit = "year" if years else "month" if months else "day"
    return (
        "" if first is None else _date(first, unit, year),
        "" if last is None else _date(last, unit, year),
    )


def _join(start: str, end: str) -> str:
    return f"{start}/{end}" if start and end and start != end else start or end


def _date(day: Day, unit: str, year: Callable[[int], str]) -> str:
    text = year(day.year)
    if unit == "year" or text.startswith("Y"):
        return text
    return f"{text}-{day.month:02d}" if unit == "month" else f"{text}-{day.month:02d}-{day.day:02d}"


def _edtf_year(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}" if abs(year) <= 9_999 else f"Y{year}"


def _timex3_year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"
