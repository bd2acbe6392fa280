"""Places in the calendar that have a name: days, months, seasons, quarters, weekdays, holidays."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from ...errors import DateError
from ...graph.days import Day
from ...graph.interval import Precision
from .holidays import holiday_span
from .node import Node
from .resolved import (
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


def chosen(at: Callable[[int], Resolved], base: Day, tense: int, in_text: bool = False) -> Resolved:
    """Choose the year: the last time it came round, or the next one if the text looks ahead.

    Where the tense would reach almost a year away and the other choice is close at hand, the tense
    was about something else: a writer who means last year's day says so.
    """
    spans = around(at, base.year)
    past = [span for span in spans if span.first is not None and span.first <= base]
    ahead = [span for span in spans if span.last is not None and span.last >= base]
    if not past or not ahead:
        return unread("no year near the anchor has such a day")
    last, soon = past[-1], ahead[0]
    assert last.last is not None
    assert soon.first is not None
    behind = base.ordinal() - last.last.ordinal()
    distance = soon.first.ordinal() - base.ordinal()
    if tense > 0:
        return last if in_text and distance > 270 and behind <= 62 else soon
    if tense < 0:
        return soon if in_text and soon.grain == "day" and behind > 325 and distance <= 40 else last
    if in_text and soon.grain == "day":
        return soon if distance < behind else last
    reach = {"day": 45, "month": 92, "season": 92}.get(soon.grain or "", 0)
    return soon if distance <= reach else last


def around(at: Callable[[int], Resolved], year: int) -> list[Resolved]:
    """What a name stands for in the years around one; in more of them if not every year has it."""
    for reach in (1, 8):
        spans = []
        for each in range(year - reach, year + reach + 1):
            try:
                spans.append(at(each))
            except DateError:
                continue  # 29 February, or week 53
        if len(spans) > reach * 2:
            return spans
    return spans


def narrated(at: Callable[[int], Resolved], then: Resolved) -> Resolved:
    """Choose the year in a story: the one that it is in, or the next when the months begin again."""
    assert then.first is not None
    spans = []
    for year in (then.first.year, then.first.year + 1):
        try:
            spans.append(at(year))
        except DateError:
            continue
    if not spans:
        return unread("the year that the text speaks of has no such day")
    first = spans[0].first
    if first is not None and then.grain in ("day", "month", "week", "season", "quarter"):
        behind = then.first.ordinal() - first.ordinal()
        if behind > 240 and len(spans) > 1:
            return spans[1]
    return spans[0]


def full_year(year: int, anchor: Day | None) -> int:
    """Complete a year of two digits: not more than twenty years ahead of the anchor.

    >>> full_year(96, Day(1998, 1, 1)), full_year(11, Day(2012, 12, 6))
    (1996, 2011)
    """
    latest = (anchor.year if anchor is not None else 2010) + 20
    return latest - (latest - year) % 100


@dataclass(frozen=True, slots=True)
class ShortYear(Node):
    """A year of two digits: '96."""

    year: int

    @property
    def grain(self) -> Precision:
        """A year."""
        return "year"

    def resolve(self, scene: Scene) -> Resolved:
        """Complete the century."""
        return year_span(full_year(self.year, scene.anchor))


@dataclass(frozen=True, slots=True)
class Tens(Node):
    """A decade without its century: "the nineties"."""

    number: int

    @property
    def grain(self) -> Precision:
        """A decade."""
        return "decade"

    def resolve(self, scene: Scene) -> Resolved:
        """Take the last such decade that had begun, or was about to."""
        base = scene.base()
        latest = base.year + _DECADE_AHEAD if base is not None else 1999
        return decade_span(latest - (latest - self.number * 10) % 100)


@dataclass(frozen=True, slots=True)
class Weekday(Node):
    """A day of the week, Monday 1 to Sunday 7."""

    number: int
    weak: bool = False

    categories: ClassVar[frozenset[str]] = frozenset({"date", "weekdate"})

    @property
    def grain(self) -> Precision:
        """A day."""
        return "day"

    @property
    def placeable(self) -> bool:
        """A week, or a month with an ordinal, says which one."""
        return True

    @property
    def quiet(self) -> bool:
        """Whether it is one of the short forms that are mostly something else."""
        return self.weak

    def resolve(self, scene: Scene) -> Resolved:
        """Take the last one, the anchor's own day included, or the next one in a look ahead."""
        then = scene.then if scene.narrative else None
        told = then is not None and then.grain in ("day", "week", "month")
        base = scene.base() if told else scene.anchor
        if base is None:
            return unread("a weekday needs an anchor date")
        here = base.weekday() + 1
        ahead = scene.tense > 0 or told
        return day_span(
            base.shift((self.number - here) % 7 if ahead else -((here - self.number) % 7))
        )

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Take the first one in a larger period."""
        assert outer.first is not None
        return day_span(outer.first.shift((self.number - outer.first.weekday() - 1) % 7))


@dataclass(frozen=True, slots=True)
class MonthDay(Node):
    """A day by its number alone ("the 18th"), with its weekday where that is given."""

    number: int
    weekday: int | None = None
    sure: bool = False

    @property
    def grain(self) -> Precision:
        """A day."""
        return "day"

    @property
    def placeable(self) -> bool:
        """A month says which one."""
        return True

    @property
    def quiet(self) -> bool:
        """Most ordinals in a text count something else."""
        return self.weekday is None and not self.sure

    def resolve(self, scene: Scene) -> Resolved:
        """Take the nearest month that has such a day, on such a weekday, on the side of the tense."""
        base = scene.base()
        if base is None:
            return unread("the month is missing, and no anchor date says which one is meant")
        step = 1 if scene.tense > 0 else -1
        for distance in range(84):
            year, month = divmod(base.year * 12 + base.month - 1 + step * distance, 12)
            try:
                day = Day(year, month + 1, self.number).check()
            except DateError:
                continue
            side = (day.ordinal() - base.ordinal()) * step
            if side >= 0 and (self.weekday is None or day.weekday() + 1 == self.weekday):
                return day_span(day)
        return unread("no month near the anchor has such a day")

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Take the one in a larger period's first month."""
        assert outer.first is not None
        try:
            return day_span(Day(outer.first.year, outer.first.month, self.number).check())
        except DateError as error:
            return unread(str(error))
