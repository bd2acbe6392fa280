"""When something happened, as far as anybody said: two bounds, either of which may be open."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

Meaning = Literal["within", "throughout"]
Precision = Literal[
    "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium", "range"
]


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; year 0 is 1 BCE, as in ISO 8601."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """Write the day as ISO 8601.

        >>> str(Day(2011, 12, 3))
        '2011-12-03'
        """
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 day."""
        year, month, day = text.rsplit("-", 2)
        return cls(int(year), int(month), int(day))


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of days: ``within`` means on some day in it, ``throughout`` on every day in it."""

    earliest: Day | None = None
    latest: Day | None = None
    precision: Precision | None = None
    meaning: Meaning = "within"
    approximate: bool = False
    uncertain: bool = False
