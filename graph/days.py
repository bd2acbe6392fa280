"""Days without the limits of ``datetime.date``: before the common era, year 0, and years past 9999.

Archives reach back before year 1 and data sets hold the age of the universe, so a day is three
plain numbers and its arithmetic is that of the proleptic Gregorian calendar, in whole numbers.
"""

import re
from typing import Final, NamedTuple, Self

from ..errors import DateError

#: Beyond this many years in either direction nothing is a date, only a hostile number.
MAX_YEAR: Final = 999_999_999_999

_ISO_DAY: Final = re.compile(r"([+-]?[0-9]{4,12})-([0-9]{2})-([0-9]{2})")
_MONTH_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE: Final = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_400_YEARS: Final = 146_097
_DAYS_IN_100_YEARS: Final = 36_524
_DAYS_IN_4_YEARS: Final = 1_461


def is_leap_year(year: int) -> bool:
    """Tell whether a year has 366 days.

    >>> [year for year in (-4, 0, 1900, 2000, 2012) if is_leap_year(year)]
    [-4, 0, 2000, 2012]
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month.

    >>> days_in_month(2012, 2)
    29
    """
    return 29 if month == 2 and is_leap_year(year) else _MONTH_LENGTHS[month]


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; year 0 is 1 BCE, as in ISO 8601.

    A named tuple, so that days compare and hash as fast as tuples do.
    """

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """Write the day as ISO 8601.

        >>> str(Day(2011, 12, 3)), str(Day(-43, 3, 15))
        ('2011-12-03', '-0043-03-15')
        """
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 day.

        >>> Day.parse("2011-12-03")
        Day(year=2011, month=12, day=3)
        """
        match = _ISO_DAY.fullmatch(text)
        if match is None:
            raise DateError(f"{text[:40]!r} is not a day; write it like 2011-12-03")
        return cls(int(match[1]), int(match[2]), int(match[3])).check()

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Self:
        """Find the day with this number: the inverse of `ordinal`.

        >>> str(Day.from_ordinal(734_474))
        '2011-12-03'
        """
        cycles, rest = divmod(ordinal - 1, _DAYS_IN_400_YEARS)
        centuries = min(rest // _DAYS_IN_100_YEARS, 3)
        rest -= centuries * _DAYS_IN_100_YEARS
        fours, rest = divmod(rest, _DAYS_IN_4_YEARS)
        years = min(rest // 365, 3)
        rest -= years * 365
        year = 400 * cycles + 100 * centuries + 4 * fours + years + 1
        month = min(rest // 29 + 1, 12)
        while _days_before(year, month) > rest:
            month -= 1
        return cls(year, month, rest - _days_before(year, month) + 1)

    def ordinal(self) -> int:
        """Number the days one by one; 0001-01-01 is 1, as in ``datetime.date.toordinal``.

        >>> Day(2012, 3, 1).ordinal() - Day(2012, 2, 28).ordinal()
        2
        """
        past = self.year - 1
        leaps = past // 4 - past // 100 + past // 400
        return past * 365 + leaps + _days_before(self.year, self.month) + self.day

    def shift(self, days: int) -> Self:
        """Go a number of days on, or back.

        >>> str(Day(2011, 12, 31).shift(1)), str(Day(0, 1, 1).shift(-1))
        ('2012-01-01', '-0001-12-31')
        """
        return self.from_ordinal(self.ordinal() + days)

    def weekday(self) -> int:
        """Tell the day of the week, Monday 0 to Sunday 6, as ``datetime.date.weekday`` does.

        >>> Day(2011, 12, 3).weekday()
        5
        """
        return (self.ordinal() + 6) % 7

    def check(self) -> Self:
        """Give the day back if the calendar has it, and refuse it if not.

        >>> Day(2011, 2, 29).check()
        Traceback (most recent call last):
        ...
        dateline.errors.DateError: February 2011 has 28 days, so no day 29
        """
        if not -MAX_YEAR <= self.year <= MAX_YEAR:
            raise DateError(f"a year of more than {len(str(MAX_YEAR))} digits is out of range")
        if not 1 <= self.month <= 12:
            raise DateError(f"there is no month {self.month}; months are 01 to 12")
        length = days_in_month(self.year, self.month)
        if not 1 <= self.day <= length:
            month = f"{MONTHS[self.month - 1]} {self.year}"
            raise DateError(f"{month} has {length} days, so no day {self.day}")
        return self


#: The names of the months in English, January first.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_end(year: int, month: int) -> Day:
    """Find the last day of a month, which may be counted on past December or back past January.

    >>> str(month_end(2011, 14))
    '2012-02-29'
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Day(year, month, days_in_month(year, month))


def week_start(year: int, week: int) -> Day:
    """Find the Monday of an ISO 8601 week, and refuse a week that the year does not have.

    >>> str(week_start(2011, 49))
    '2011-12-05'
    """
    first = _first_monday(year)
    weeks = (_first_monday(year + 1) - first) // 7
    if not 1 <= week <= weeks:
        raise DateError(f"{year} has {weeks} ISO weeks, not {week}; write W01 to W{weeks}")
    return Day.from_ordinal(first + 7 * (week - 1))


def week_of(day: Day) -> tuple[int, int]:
    """Tell the ISO 8601 year and week that a day lies in.

    >>> week_of(Day(2012, 1, 1))
    (2011, 52)
    """
    ordinal = day.ordinal()
    thursday = Day.from_ordinal(ordinal - day.weekday() + 3)
    return thursday.year, (thursday.ordinal() - 3 - _first_monday(thursday.year)) // 7 + 1


def _first_monday(year: int) -> int:
    """Number the Monday of the year's first ISO week: the week that holds 4 January."""
    fourth = Day(year, 1, 4)
    return fourth.ordinal() - fourth.weekday()


def _days_before(year: int, month: int) -> int:
    return _DAYS_BEFORE[month] + (month > 2 and is_leap_year(year))
