"""Extended Date/Time Format (ISO 8601-2), levels 0 to 2, as the Library of Congress states it.

What DESIGN calls meaning follows from the form: ``a/b`` holds throughout, everything else within.
An interval keeps the bounds, the unit, and whether the whole is approximate or uncertain. It does
not keep which component was qualified, which of several separated days were meant, nor the half
of the globe that a season was stated for.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from ..errors import DateError
from .days import MAX_YEAR, Day, days_in_month, month_end, week_start
from .interval import Interval, Precision
from .notation import format_edtf, format_timex3

__all__ = ["format_edtf", "format_timex3", "parse_edtf"]

#: Longer strings are not dates; without a bound a hostile one would be read to its end.
MAX_LENGTH: Final = 2_000

#: Sub-year codes: first month, number of months, and the unit that people would call it.
#: The seasons without a hemisphere are read as northern; the southern ones are named in the other
#: half of the year, so they are kept as the months that they are.
_SUB_YEARS: Final[dict[int, tuple[int, int, Precision]]] = {
    **{20 + n: (3 * n, 3, "season") for n in (1, 2, 3, 4)},
    **{24 + n: (3 * n, 3, "season") for n in (1, 2, 3, 4)},
    **{28 + n: ((9, 12, 3, 6)[n - 1], 3, "range") for n in (1, 2, 3, 4)},
    **{32 + n: (3 * n - 2, 3, "quarter") for n in (1, 2, 3, 4)},
    **{36 + n: (4 * n - 3, 4, "range") for n in (1, 2, 3)},
    **{39 + n: (6 * n - 5, 6, "half") for n in (1, 2)},
}

_QUALIFIER: Final = "[?~%]"
_DATE: Final = re.compile(
    f"{_QUALIFIER}?(?P<sign>-?)(?P<year>[0-9X]{{4}})(?:S(?P<digits>[0-9]{{1,2}}))?{_QUALIFIER}?"
    f"(?:-{_QUALIFIER}?(?P<month>[0-9X]{{2}}){_QUALIFIER}?"
    f"(?:-{_QUALIFIER}?(?P<day>[0-9X]{{2}}){_QUALIFIER}?)?)?"
)
_LONG_YEAR: Final = re.compile(
    f"{_QUALIFIER}?Y(-?)([0-9]{{1,13}})(?:E([0-9]{{1,2}}))?(?:S([0-9]{{1,2}}))?{_QUALIFIER}?"
)
_DATE_TIME: Final = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?"
)
_WEEK: Final = re.compile(r"(-?[0-9]{4})-W([0-9]{2})(?:-([1-7]))?")
#: The last units by how many of the year's digits are left open.
_OPEN_DIGITS: Final[tuple[Precision, ...]] = ("year", "decade", "century", "millennium", "range")


def parse_edtf(text: str) -> Interval:
    """Read an EDTF string of level 0, 1 or 2; ISO weeks such as ``2011-W49`` are read as well.

    Raises DateError with what is wrong and what would be right.

    >>> parse_edtf("2011-12").latest
    Day(year=2011, month=12, day=31)
    >>> parse_edtf("2004-06/2006-08").meaning
    'throughout'
    >>> parse_edtf("2011-02-29")
    Traceback (most recent call last):
    ...
    dateline.errors.DateError: '2011-02-29': February 2011 has 28 days, so no day 29
    """
    try:
        return _parse(text)
    except DateError as error:
        shown = text if len(text) <= 40 else f"{text[:40]}..."
        raise DateError(f"{shown!r}: {error}") from None


def _parse(text: str) -> Interval:
    if not text:
        raise DateError("an EDTF date cannot be empty; leave it out if nothing is known")
    if len(text) > MAX_LENGTH:
        raise DateError(f"an EDTF date has at most {MAX_LENGTH} characters, not {len(text)}")
    if text[0] in "[{" or text[-1] in "]}":
        return _parse_set(text)
    if "/" in text:
        return _parse_span(text)
    match = _DATE_TIME.fullmatch(text)
    if match is not None:
        day = Day(int(match[1]), int(match[2]), int(match[3]))
        return Interval(day, day, "day")
    return _parse_date(text)


def _parse_span(text: str) -> Interval:
    """Read ``start/end``: the days from the first of the start to the last of the end."""
    ends = text.split("/")
    if len(ends) != 2:
        raise DateError("an interval has one slash; write start/end")
    first, last = (None if end in ("", "..") else _parse_date(end) for end in ends)
    if first is None and last is None:
        if ends != ["..", ".."]:
            raise DateError("an interval needs a date; write one, or ../.. for all time")
        return Interval(meaning="throughout")
    known = [end for end in (first, last) if end is not None]
    unit = known[0].precision if len(known) == 1 or ends[0] == ends[1] else "range"
    return Interval(
        None if first is None else first.earliest,
        None if last is None else last.latest,
        unit,
        "throughout",
        any(end.approximate for end in known),
        any(end.uncertain for end in known),
        "" in ends,
    )


def _parse_set(text: str) -> Interval:
    """Read ``[one of these]`` or ``{all of these}``: the days from the first member to the last."""
    if (text[0], text[-1]) not in (("[", "]"), ("{", "}")):
        raise DateError("the brackets do not match; write [one of these] or {all of these}")
    members = [member.strip(" ") for member in text[1:-1].split(",")]
    spans = [
        _parse_member(member, position == 0, position == len(members) - 1)
        for position, member in enumerate(members)
    ]
    whole = spans[0]
    for span in spans[1:]:
        whole = whole.hull(span)
    return replace(
        whole,
        approximate=any(span.approximate for span in spans),
        uncertain=any(span.uncertain for span in spans),
    )


def _parse_member(text: str, is_first: bool, is_last: bool) -> Interval:
    """Read one member of a set: a date, or ``a..b``, open only at the ends of the set."""
    start, dots, end = text.partition("..")
    if not dots:
        return _parse_date(text)
    if not start and not end:
        raise DateError("'..' needs a date; write [..1984], [1984..] or [1983..1984]")
    if (not start and not is_first) or (not end and not is_last):
        raise DateError("'..' is open only at the start or the end of the set")
    first = _parse_date(start) if start else None
    last = _parse_date(end) if end else None
    known = [side for side in (first, last) if side is not None]
    return Interval(
        None if first is None else first.earliest,
        None if last is None else last.latest,
        known[0].precision if len(known) == 1 else "range",
        "within",
        any(side.approximate for side in known),
        any(side.uncertain for side in known),
    )


def _parse_date(text: str) -> Interval:
    """Read one date: a year, a long year, a month, a part of a year, a week or a day."""
    match = _DATE.fullmatch(text)
    if match is not None:
        first, last, unit = _read_parts(**match.groupdict())
    elif text[:1] == "Y" or text[1:2] == "Y":
        first, last, unit = _read_long_year(text)
    elif (match := _WEEK.fullmatch(text)) is not None:
        monday = week_start(int(match[1]), int(match[2]))
        first = monday.shift(int(match[3]) - 1) if match[3] else monday
        last, unit = (first, "day") if match[3] else (monday.shift(6), "week")
    else:
        raise DateError(_explain(text))
    marks = set(text) & {"?", "~", "%"}
    return Interval(first, last, unit, "within", bool(marks & {"~", "%"}), bool(marks & {"?", "%"}))


def _read_parts(
    sign: str, year: str, digits: str | None, month: str | None, day: str | None
) -> tuple[Day, Day, Precision]:
    if sign and year == "0000":
        raise DateError("year 0 has no sign; write 0000, which is 1 BCE")
    if digits is not None:
        if month is not None:
            raise DateError("significant digits go with a year alone; write 1950S2")
        if "X" in year:
            raise DateError("write either open digits (19XX) or significant ones (1950S2)")
        return _round(-1 if sign else 1, year, int(digits))
    if "X" in year or (month is not None and "X" in month) or (day is not None and "X" in day):
        return _fill(sign, year, month, day)
    number = -int(year) if sign else int(year)
    if month is None:
        return Day(number, 1, 1), Day(number, 12, 31), "year"
    if int(month) in _SUB_YEARS:
        if day is not None:
            raise DateError(f"{month} is a part of a year and takes no day")
        return _part_of_year(number, number, int(month))
    if day is not None:
        whole = Day(number, int(month), int(day)).check()
        return whole, whole, "day"
    start = Day(number, int(month), 1)
    if not 1 <= start.month <= 12:
        raise DateError(
            f"there is no month {month}; write 01 to 12, or 21 to 41 for a part of a year"
        )
    return start, month_end(number, start.month), "month"


def _part_of_year(first: int, last: int, code: int) -> tuple[Day, Day, Precision]:
    """Bound a season, quarter, third or half; the winter of a year ends in the next."""
    start, months, unit = _SUB_YEARS[code]
    end = month_end(last, start + months - 1)
    return Day(first, start, 1), end, unit if first == last else "range"


def _fill(sign: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day, Precision]:
    """Bound a date with digits left open: the first and the last day that fit."""
    if month is not None and "X" not in month and int(month) in _SUB_YEARS:
        if day is not None:
            raise DateError(f"{month} is a part of a year and takes no day")
        years = (next(_years(sign, year)), next(_years(sign, year, last=True)))
        return _part_of_year(*years, int(month))
    months = [m for m in range(1, 13) if _fits(month or "XX", m)]
    days = [d for d in range(1, 32) if _fits(day or "XX", d)]
    first = next(
        (
            Day(y, m, d)
            for y in _years(sign, year)
            for m in months
            for d in days
            if d <= days_in_month(y, m)
        ),
        None,
    )
    last = next(
        (
            Day(y, m, d)
            for y in _years(sign, year, last=True)
            for m in reversed(months)
            for d in reversed(days)
            if d <= days_in_month(y, m)
        ),
        None,
    )
    if first is None or last is None:
        raise DateError("no day fits; X stands for one digit, in years, months 01 to 12 and days")
    return first, last, _unit_left_open(year, month or "XX", day or "XX")


def _unit_left_open(year: str, month: str, day: str) -> Precision:
    """Name the unit of a date whose last digits are open; open digits elsewhere leave a range."""
    stem = year.rstrip("X")
    if "X" in stem or (month, day) != ("XX", "XX"):
        closed = "X" not in year and "X" not in month and day == "XX"
        return "month" if closed else "range"
    return _OPEN_DIGITS[4 - len(stem)]


def _years(sign: str, pattern: str, last: bool = False) -> Iterator[int]:
    """List the years that fit a pattern, in order or backwards."""
    down = last != bool(sign)
    digits = [("9876543210" if down else "0123456789") if c == "X" else c for c in pattern]
    return (int(f"{sign}{''.join(number)}") for number in product(*digits))


def _fits(pattern: str, number: int) -> bool:
    return all(p in ("X", digit) for p, digit in zip(pattern, f"{number:02d}", strict=True))


def _read_long_year(text: str) -> tuple[Day, Day, Precision]:
    match = _LONG_YEAR.fullmatch(text)
    if match is None:
        raise DateError("a year of five digits or more is written Y17000, Y-17E7 or Y17101E4S3")
    sign, number, exponent, digits = match.groups()
    if exponent is None and digits is None and len(number) < 5:
        raise DateError(f"Y is for years of five digits or more; write {sign}{number:0>4}")
    if int(exponent or 0) + len(number.lstrip("0")) > len(str(MAX_YEAR)):
        raise DateError(f"a year of more than {len(str(MAX_YEAR))} digits is out of range")
    year = int(number) * 10 ** int(exponent or 0)
    return _round(-1 if sign else 1, str(year), int(digits) if digits is not None else None)


def _round(sign: int, year: str, digits: int | None) -> tuple[Day, Day, Precision]:
    """Bound a year of which only the first digits are significant."""
    if digits is not None and not 1 <= digits <= len(year):
        raise DateError(f"{year} has no {digits} significant digits; write S1 to S{len(year)}")
    open_digits = len(year) - digits if digits is not None else 0
    low = int(year) // 10**open_digits * 10**open_digits
    first, last = sorted((sign * low, sign * (low + 10**open_digits - 1)))
    unit = _OPEN_DIGITS[min(open_digits, 4)]
    return Day(first, 1, 1), Day(last, 12, 31), unit


def _explain(text: str) -> str:
    """Say what would be right, for the mistakes that people make most."""
    if not text:
        return "a date is missing; write one, such as 2011-12-03"
    if re.fullmatch(r"[0-9]{1,3}", text):
        return f"a year has four digits; write {text:0>4}"
    if re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text):
        return "months and days have two digits; write 2011-12-03"
    if re.fullmatch(r"[0-9]{5,}", text):
        return f"a year of five digits or more begins with Y; write Y{text[:20]}"
    if re.fullmatch(r"-?[0-9]{4}-?[QqHh][1-4]", text):
        return "quarters are 33 to 36 and halves 40 and 41; write 2011-35 for the third quarter"
    if "T" in text:
        return "a time is written 2011-12-03T15:01:00, with Z or an offset such as +06:00 after it"
    if "(" in text:
        return "parentheses are of an older EDTF; qualify a component, as in 2004-06~-11"
    return "this is not EDTF; write a date such as 2011-12-03, 2011-12, 2011, 2011~ or 2011/2012"
