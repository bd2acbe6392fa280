"""Places in the calendar that have a name: days, months, seasons, quarters, weekdays, holidays."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from ...errors import DateError
from ...graph.days import Day
from ...graph.interval import Precision
from .choice import chosen, full_year, narrated
from .holidays import holiday_span
from .node import Node
from .resolved import (
    SEASON_MONTHS,
    Resolved,
    day_span,
    decade_span,
    half_span,
    month_span,
    numbered_week,
    quarter_span,
    season_span,
    unread,
    year_span,
)
from .scene import Scene

#: In 1989 "the nineties" were the ones ahead.
_DECADE_AHEAD: Final = 5
NO_ANCHOR = "the year is missing, and no anchor date says which one is meant"


@dataclass(frozen=True, slots=True)
class Fixed(Node):
    """A date that needs nothing else: "3 December 2011", "the 1990s"."""

    found: Resolved

    categories: ClassVar[frozenset[str]] = frozenset({"date", "fixed"})

    @property
    def grain(self) -> Precision:
        """The unit that it is stated in."""
        return self.found.grain or "range"

    def resolve(self, scene: Scene) -> Resolved:
        """Give the days, whatever the scene."""
        return self.found


@dataclass(frozen=True, slots=True)
class Named(Node):
    """A part of some year: `year` is None where the words do not say which.

    `kind` is what the number counts; `day` is set for a day of a month. A `short` year has two digits.
    """

    kind: Precision
    number: int | str
    day: int = 0
    year: int | None = None
    short: bool = False
    weak: bool = False

    categories: ClassVar[frozenset[str]] = frozenset({"date", "named"})

    def senses(self) -> dict[str, Any]:
        """A half that is not placed yet is still a half: of December, of the 1990s."""
        senses = Node.senses(self)
        if self.kind == "half" and self.year is None:
            senses["half"] = self.number
        return senses

    @property
    def grain(self) -> Precision:
        """The unit that it is stated in."""
        return self.kind

    @property
    def placeable(self) -> bool:
        """Whether the year is missing."""
        return self.year is None

    @property
    def quiet(self) -> bool:
        """Whether it is too weak to be found without a neighbour."""
        return self.weak

    def at(self, year: int) -> Resolved:
        """Find the days in a given year; DateError if that year has none such."""
        if isinstance(self.number, str):
            if self.kind == "season":
                return season_span(year, self.number)
            return holiday_span(self.number, year)
        if self.kind == "day":
            return day_span(Day(year, self.number, self.day).check())
        if self.kind == "month":
            return month_span(year, self.number)
        if self.kind == "quarter":
            return quarter_span(year, self.number)
        if self.kind == "half":
            return half_span(year, self.number)
        if self.kind == "week":
            return numbered_week(year, self.number)
        return year_span(year)

    def resolve(self, scene: Scene) -> Resolved:
        """Take the stated year, or the one that the scene suggests."""
        year = self.year
        if self.kind == "year" and isinstance(self.number, int):
            year = self.number
        if year is not None:
            if self.short:
                year = full_year(year, scene.anchor)
            try:
                return self.at(year)
            except DateError as error:
                return unread(str(error))
        base = scene.base()
        if base is None:
            return unread(NO_ANCHOR)
        if self.kind == "week":
            return self.at(base.year)
        if scene.narrative and scene.then is not None:
            return narrated(self.at, scene.then)
        return chosen(self.at, base, scene.tense, scene.in_text)

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Take the one that lies in a larger period."""
        assert outer.first is not None
        assert outer.last is not None
        for year in range(outer.first.year, min(outer.last.year, outer.first.year + 2) + 1):
            try:
                found = self.at(year)
            except DateError as error:
                return unread(str(error))
            if found.first is not None and outer.first <= found.first <= outer.last:
                return found
        return unread("the larger period has no such part")


@dataclass(frozen=True, slots=True)
class ShortYear(Node):
    """A year of two digits: '96."""

    year: int

    grain: ClassVar[Precision] = "year"

    def resolve(self, scene: Scene) -> Resolved:
        """Complete the century."""
        return year_span(full_year(self.year, scene.anchor))


@dataclass(frozen=True, slots=True)
class Tens(Node):
    """A decade without its century: "the nineties"."""

    number: int

    grain: ClassVar[Precision] = "decade"

    def resolve(self, scene: Scene) -> Resolved:
        """Take the last such decade that had begun, or was about to."""
        base = scene.base()
        latest = base.year + _DECADE_AHEAD if base is not None else 1999
        return decade_span(latest - (latest - self.number * 10) % 100)


def in_another_year(first: Node, second: Node) -> Node | None:
    """The same part of another year: the summer 2011 of "summer 2010 or 2011"."""
    if not isinstance(first, Fixed) or not isinstance(second, Fixed) or second.grain != "year":
        return None
    found, year = first.found, second.found.first
    if found.first is None or year is None:
        return None
    month = found.first.month
    match first.grain:
        case "day":
            return Named("day", month, found.first.day, year.year)
        case "month":
            return Named("month", month, 0, year.year)
        case "quarter":
            return Named("quarter", (month + 2) // 3, 0, year.year)
        case "half":
            return Named("half", (month + 5) // 6, 0, year.year)
        case "season":
            season = next(name for name, start in SEASON_MONTHS.items() if start == month)
            return Named("season", season, 0, year.year)
        case _:
            return None
