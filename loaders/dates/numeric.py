"""What a written number can be: a day, a year, an hour, a whole date; judged by its shape alone."""

import re
from functools import lru_cache
from typing import Any

from ...errors import DateError
from ...graph.days import Day
from .node import Node
from .periods import Fixed, Named
from .resolved import day_span, month_span, numbered_week, unread, year_value, years_span
from .spans import Range, Timed

_PARTS = re.compile(r"[./:–—-]")
_STAMP = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?"
)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?")


@lru_cache(maxsize=4096)
def shape(text: str, day_first: bool) -> dict[str, Any]:
    """Tell what a run of digits and separators may mean, by category.

    >>> shape("24", True)
    {'num': 24, 'dayno': 24, 'yy': 24, 'hourno': 24}
    >>> sorted(shape("2011-12-03", True))
    ['date', 'fixed', 'node', 'numeric']
    """
    if text.isdecimal():
        return _plain(text)
    if "," in text:
        digits = text.replace(",", "")
        return {"num": int(digits)} if digits.isdecimal() and len(digits) < 10 else {"junk": text}
    if text == "24/7":  # around the clock, and not 24 July
        return {"junk": text}
    parts = _PARTS.split(text)
    marks = [mark[0] for mark in _PARTS.finditer(text)]
    if not all(part.isdecimal() and len(part) <= 8 for part in parts):
        return {"junk": text}
    found = (
        _dated(parts, marks, day_first)
        or _clocked(parts, marks)
        or _ranged(parts, marks, day_first)
    )
    return found or {"junk": text}


def _plain(text: str) -> dict[str, Any]:
    if len(text) > 9 or not text.isascii():
        return {"junk": text}
    value = int(text)
    senses: dict[str, Any] = {"num": value}
    if len(text) <= 2:
        if 1 <= value <= 31:
            senses["dayno"] = value
        if len(text) == 2:
            senses["yy"] = value
        if value <= 24:
            senses["hourno"] = value
    elif len(text) == 3:
        senses["year3"] = value
    elif len(text) == 4:
        if 1000 <= value <= 2999:
            senses["year"] = value
        if int(text[:2]) < 24 and int(text[2:]) < 60:
            senses["hhmm"] = f"{text[:2]}:{text[2:]}"
    elif len(text) == 8 and 1000 <= int(text[:4]) <= 2999:
        found = _day(int(text[:4]), int(text[4:6]), int(text[6:]))
        if found is not None:
            return {"num": value, **_node(found)}
    return senses


def stamp(text: str) -> dict[str, Any]:
    """Read an ISO 8601 date and time, or a week of ISO 8601 and its day."""
    week = _WEEK.fullmatch(text)
    if week is not None:
        return _node(_numbered(int(week[1]), int(week[2]), week[3]))
    match = _STAMP.fullmatch(text)
    if match is None:
        return {"junk": text}
    found = _day(int(match[1]), int(match[2]), int(match[3]))
    if found is None or int(match[4]) > 24 or int(match[5]) > 59:
        return {"junk": text}
    clock = f"{match[4]}:{match[5]}" + (f":{match[6]}" if match[6] else "")
    return _node(Timed(found, clock, match[7] or ""))


def _numbered(year: int, number: int, day: str | None) -> Node:
    """A week by its number, or a day of it; one that the year has not gives its reason."""
    try:
        found = numbered_week(year, number)
    except DateError as error:
        return Fixed(unread(str(error)))
    if day is None or found.first is None:
        return Fixed(found)
    return Fixed(day_span(found.first.shift(int(day) - 1)))


def _node(node: Node) -> dict[str, Any]:
    return {**node.senses(), "numeric": node}


def _day(year: int, month: int, day: int) -> Node | None:
    try:
        return Fixed(day_span(Day(year, month, day).check()))
    except DateError:
        return None


def _dated(parts: list[str], marks: list[str], day_first: bool) -> dict[str, Any] | None:
    """Whole dates: 2011-12-03, 3.12.2011, 12/3/11."""
    if len(parts) == 3 and marks[0] == marks[1] and marks[0] != ":":
        node = _triple(parts, marks[0], day_first)
        return (
            _node(node)
            if node is not None
            else {"impossible": _why_not(parts, marks[0], day_first)}
        )
    if len(parts) == 2:
        first, second = parts
        if len(first) == 4 and len(second) <= 2 and marks[0] in "-/" and _is_month(first, second):
            senses = _node(Fixed(month_span(int(first), int(second))))
            if (int(first[2:]) + 1) % 100 == int(second):
                senses["winter"] = int(first)  # "the winter of 2011-12"
            return senses
        if len(second) == 4 and len(first) <= 2 and marks[0] in "-/." and _is_month(second, first):
            return _node(Fixed(month_span(int(second), int(first))))
    return None


def _why_not(parts: list[str], mark: str, day_first: bool) -> str:
    """Tell why three numbers are no date: the calendar's reason, where it is clear what they stand for."""
    first, second, third = map(int, parts)
    year, month, day = (
        (third, second, first) if day_first or mark == "." else (third, first, second)
    )
    if len(parts[0]) == 4:
        year, month, day = first, second, third
    elif month > 12:
        month, day = day, month
    if 1 <= month <= 12 and 1000 <= year <= 2999:
        try:
            Day(year, month, day).check()
        except DateError as error:
            return str(error)
    return "no calendar has this date"


def _is_month(year: str, month: str) -> bool:
    return 1000 <= int(year) <= 2999 and 1 <= int(month) <= 12


def _triple(parts: list[str], mark: str, day_first: bool) -> Node | None:
    lengths = [len(part) for part in parts]
    numbers = [int(part) for part in parts]
    if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2:
        return _day(numbers[0], numbers[1], numbers[2]) or _day(numbers[0], numbers[2], numbers[1])
    if lengths[0] > 2 or lengths[1] > 2 or lengths[2] not in (2, 4):
        return None
    day, month = (numbers[0], numbers[1]) if day_first or mark == "." else (numbers[1], numbers[0])
    if mark == "." and lengths != [2, 2, 2] and lengths[2] == 2:
        return None  # a version or a section, far more often than a date
    if month > 12 and (mark != "." or lengths[2] == 4):
        day, month = month, day
    if lengths[2] == 4:
        return _day(numbers[2], month, day) if 1000 <= numbers[2] <= 2999 else None
    # 29 is asked for in a leap year, so that the century decides and not this test.
    if _day(2000, month, day) is None:
        return None
    return Named("day", month, day, numbers[2], short=True)


def _clocked(parts: list[str], marks: list[str]) -> dict[str, Any] | None:
    """Times: 15:01, 15:01:30; and 9.30, which only a word beside it makes one."""
    hour, *rest = parts
    if len(rest) in (1, 2) and set(marks) == {":"} and len(hour) <= 2 and int(hour) <= 24:
        if not all(len(part) == 2 and int(part) < 60 for part in rest):
            return None
        return {"clock": ":".join([hour.zfill(2), *rest])}
    if len(parts) == 2 and marks == ["."] and len(parts[1]) <= 2:
        senses: dict[str, Any] = {"decimal": float(".".join(parts))}
        if len(parts[0]) <= 2 and int(parts[0]) <= 24 and len(parts[1]) == 2 and int(parts[1]) < 60:
            senses["dotclock"] = f"{parts[0].zfill(2)}:{parts[1]}"
        pair = _month_day(parts, True)
        if pair is not None:
            senses["dotpair"] = pair
        return senses
    if len(parts) == 2 and marks == ["."]:
        return {"decimal": float(".".join(parts))}
    return None


def _month_day(parts: list[str], day_first: bool) -> Node | None:
    month, day = (int(parts[1]), int(parts[0])) if day_first else (int(parts[0]), int(parts[1]))
    if month > 12:
        month, day = day, month
    if _day(2000, month, day) is None or max(len(part) for part in parts) > 2:
        return None
    return Named("day", month, day)


def _ranged(parts: list[str], marks: list[str], day_first: bool) -> dict[str, Any] | None:
    """Ranges and pairs: 1939-1945, 1939-45, 3-5 (December), 22/04, 10/1-11/7."""
    if len(parts) == 2 and marks[0] in "-–—/":
        years = _years(parts, marks[0])
        if years is not None:
            return years
        senses: dict[str, Any] = {}
        pair = _month_day(parts, day_first)
        if pair is not None:
            senses["slashpair" if marks[0] == "/" else "dashpair"] = pair
        first, second = int(parts[0]), int(parts[1])
        if (
            marks[0] != "/"
            and 1 <= first < second <= 31
            and len(parts[0]) <= 2
            and len(parts[1]) <= 2
        ):
            senses["dayrange"] = (first, second)
        if marks[0] == "/" and second == first + 1 and 1 <= first <= 30:
            senses["dayrange"] = (first, second)
        if second > first > 0 and marks[0] != "/":
            senses["numrange"] = (first, second)
        return senses or None
    if len(parts) == 4 and marks == ["/", "-", "/"]:
        return _joined(parts[:2], parts[2:], "/", day_first)
    if len(parts) == 5 and marks[1] in "-–" and marks[0] == marks[2] == marks[3] == "/":
        return _joined(parts[:2], parts[2:], "/", day_first)
    if len(parts) == 6 and len(set(marks[:2] + marks[3:])) == 1:
        return _joined(parts[:3], parts[3:], marks[0], day_first)
    return None


def _joined(
    first: list[str], second: list[str], mark: str, day_first: bool
) -> dict[str, Any] | None:
    ends = []
    for parts in (first, second):
        node = _triple(parts, mark, day_first) if len(parts) == 3 else _month_day(parts, day_first)
        if node is None:
            return None
        ends.append(node)
    return _node(Range(ends[0], ends[1], "throughout"))


def _years(parts: list[str], mark: str) -> dict[str, Any] | None:
    """1939-1945 and 1939-45; 492-490 is one only before the common era, so its numbers are kept."""
    first, second = parts
    low, high = int(first), int(second)
    if len(first) == 4 and 1000 <= low <= 2999:
        if len(second) == 2:
            high += low // 100 * 100
        if mark == "/" and high - low > 1:
            return None
        if len(second) in (2, 4) and low < high <= 2999:
            senses: dict[str, Any] = {"yearrange": (low, high), **_node(year_range(low, high))}
            if high == low + 1:
                senses["winter"] = low
            return senses
    if len(first) in (2, 3, 4) and len(second) in (1, 2, 3, 4) and low > high and mark != "/":
        return {"falling": (low, high)}
    return None


def year_range(low: int, high: int) -> Range:
    """The years from one to another."""
    return Range(
        Fixed(years_span(low, 1, "year", year_value(low))),
        Fixed(years_span(high, 1, "year", year_value(high))),
        "throughout",
    )
