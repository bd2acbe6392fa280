"""What an expression comes to once its anchor is known: days, a TIMEX3 value, or a reason why not."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from ...graph.days import Day, days_in_month, month_end, week_of, week_start
from ...graph.interval import Interval, Meaning, Precision

Kind = Literal["date", "duration", "set"]

#: From fine to coarse: the order of the units that a date may be stated in.
GRAINS: Final[tuple[Precision, ...]] = (
    "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium", "range",
)  # fmt: skip

SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class EventRelation:
    """A date that hangs on something that happened: how many days after it, or before it.

    `after` or `before` holds the words that name the event, "that" if the text only points at it.
    """

    after: str | None = None
    before: str | None = None
    min_days: int | None = None
    max_days: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome of one expression; every part that it does not give is None."""

    first: Day | None = None
    last: Day | None = None
    grain: Precision | None = None
    value: str | None = None
    kind: Kind = "date"
    meaning: Meaning = "within"
    approximate: bool = False
    uncertain: bool = False
    relation: EventRelation | None = None
    reason: str | None = None

    @property
    def dated(self) -> bool:
        """Whether both ends lie in the calendar."""
        return self.first is not None and self.last is not None

    @property
    def says_nothing(self) -> bool:
        """Whether there is neither a day, nor a value, nor a relation."""
        if self.first is not None or self.last is not None:
            return False
        return self.value is None and self.relation is None

    def interval(self) -> Interval | None:
        """The days as the rest of dateline knows them; None if nothing bounds them."""
        if self.first is None and self.last is None:
            return None
        return Interval(
            self.first, self.last, self.grain, self.meaning, self.approximate, self.uncertain
        )

    def narrowed(self, first: Day | None, last: Day | None) -> "Resolved":
        """Keep everything but the bounds."""
        return replace(self, first=first, last=last)


def unread(reason: str) -> Resolved:
    """Say why there is no date."""
    return Resolved(reason=reason)


def year_value(year: int) -> str:
    """Write a year as TIMEX3 does.

    >>> year_value(2011), year_value(-479)
    ('2011', 'BC0480')
    """
    return f"{year:04d}" if year >= 1 else f"BC{1 - year:04d}"


def day_span(day: Day) -> Resolved:
    """One day."""
    return Resolved(day, day, "day", f"{year_value(day.year)}-{day.month:02d}-{day.day:02d}")


def month_span(year: int, month: int) -> Resolved:
    """One month."""
    value = f"{year_value(year)}-{month:02d}"
    return Resolved(Day(year, month, 1), month_end(year, month), "month", value)


def months_on(year: int, month: int, count: int) -> tuple[int, int]:
    """Step through the months.

    >>> months_on(2012, 1, -1)
    (2011, 12)
    """
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def quarter_span(year: int, quarter: int) -> Resolved:
    """One quarter of a calendar year."""
    start = 3 * quarter - 2
    value = f"{year_value(year)}-Q{quarter}"
    return Resolved(Day(year, start, 1), month_end(year, start + 2), "quarter", value)


def half_span(year: int, half: int) -> Resolved:
    """One half of a calendar year."""
    start = 6 * half - 5
    return Resolved(
        Day(year, start, 1), month_end(year, start + 5), "half", f"{year_value(year)}-H{half}"
    )


def season_span(year: int, season: str) -> Resolved:
    """One season of the northern year; a winter begins in the December of its year."""
    start = SEASON_MONTHS[season]
    value = f"{year_value(year)}-{season}"
    return Resolved(Day(year, start, 1), month_end(year, start + 2), "season", value)


def years_span(first: int, count: int, grain: Precision, value: str) -> Resolved:
    """A number of whole years."""
    return Resolved(Day(first, 1, 1), Day(first + count - 1, 12, 31), grain, value)


def year_span(year: int) -> Resolved:
    """One year."""
    return years_span(year, 1, "year", year_value(year))


def decade_span(first: int) -> Resolved:
    """Ten years; of those before the common era, the ones that share their first digits.

    >>> decade_span(1990).value, decade_span(-478).value
    ('199', 'BC047')
    """
    if first >= 0:
        return years_span(first, 10, "decade", f"{first // 10:03d}")
    tens = (1 - first) // 10
    return years_span(1 - (tens * 10 + 9), 10, "decade", f"BC{tens:03d}")


def century_span(number: int) -> Resolved:
    """A century by its ordinal, counted as people speak of it: the 19th is 1800-1899; -4 is the 4th BC."""
    if number > 0:
        return years_span((number - 1) * 100, 100, "century", f"{number - 1:02d}")
    return years_span(number * 100 + 1, 100, "century", f"BC{-number - 1:02d}")


def millennium_span(number: int) -> Resolved:
    """A millennium by its ordinal."""
    if number > 0:
        return years_span((number - 1) * 1000, 1000, "millennium", f"{number - 1}")
    return years_span(number * 1000 + 1, 1000, "millennium", f"BC{-number - 1}")


def week_span(day: Day) -> Resolved:
    """The ISO week of a day."""
    year, week = week_of(day)
    start = day.shift(-day.weekday())
    return Resolved(start, start.shift(6), "week", f"{year_value(year)}-W{week:02d}")


def numbered_week(year: int, week: int) -> Resolved:
    """An ISO week by its number; DateError if the year has no such week."""
    return week_span(week_start(year, week))


def weekend_span(day: Day) -> Resolved:
    """The Saturday and Sunday of the ISO week of a day."""
    week = week_span(day)
    assert week.first is not None  # a week always has days
    return Resolved(week.first.shift(5), week.last, "range", f"{week.value}-WE")


def unit_span(unit: str, day: Day) -> Resolved:
    """The unit that a day lies in.

    >>> unit_span("Q", Day(2011, 12, 3)).value
    '2011-Q4'
    """
    match unit:
        case "W":
            return week_span(day)
        case "WE":
            return weekend_span(day)
        case "FN":
            week = week_span(day)
            assert week.first is not None
            return Resolved(week.first, week.first.shift(13), "range", "P2W")
        case "M":
            return month_span(day.year, day.month)
        case "Q":
            return quarter_span(day.year, (day.month - 1) // 3 + 1)
        case "Y":
            return year_span(day.year)
        case "DE":
            return decade_span(day.year // 10 * 10 if day.year >= 0 else day.year)
        case "CE":
            return century_span(
                day.year // 100 + 1 if day.year > 0 else -((1 - day.year - 1) // 100 + 1)
            )
        case "ML":
            return millennium_span(
                day.year // 1000 + 1 if day.year > 0 else -(-day.year // 1000 + 1)
            )
        case _:
            return day_span(day)


def day_on(day: Day, unit: str, count: int) -> Day:
    """Step a day by whole units; a month or year keeps the day of the month where it can.

    >>> str(day_on(Day(2012, 3, 31), "M", -1))
    '2012-02-29'
    """
    match unit:
        case "W" | "WE":
            return day.shift(7 * count)
        case "FN":
            return day.shift(14 * count)
        case "M" | "Q" | "Y" | "DE" | "CE" | "ML":
            months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit] * count
            year, month = months_on(day.year, day.month, months)
            return Day(year, month, min(day.day, days_in_month(year, month)))
        case _:
            return day.shift(count)
