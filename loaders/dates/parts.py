"""Parts of a period: its early days, its middle, its second half, its third week."""

from dataclasses import dataclass, replace
from typing import ClassVar

from ...errors import DateError
from ...graph.days import Day, month_end
from ...graph.interval import Precision
from .holidays import nth_weekday
from .lengths import Length
from .node import Changed, Node
from .resolved import (
    Resolved,
    day_on,
    day_span,
    half_span,
    month_span,
    months_on,
    unit_span,
    unread,
    week_span,
)
from .scene import Scene
from .steps import GRAIN_OF_UNIT

#: How much of its period each part is: from, to, in sixths.
SIXTHS = {
    "early": (0, 3),
    "late": (3, 6),
    "start": (0, 2),
    "mid": (2, 4),
    "end": (4, 6),
    "1": (0, 3),
    "2": (3, 6),
}


@dataclass(frozen=True, slots=True)
class Part(Changed):
    """A part that has no exact borders: "early December", "the end of the 1990s"."""

    part: str
    child: Node

    #: Its word speaks of time, whatever the whole would say alone.
    quiet: ClassVar[bool] = False
    categories: ClassVar[frozenset[str]] = frozenset({"date", "part_node"})

    def resolve(self, scene: Scene) -> Resolved:
        """Narrow the whole; TIMEX3 keeps its value."""
        return self._part(self.child.resolve(scene), scene)

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Narrow the whole where it is placed."""
        return self._part(self.child.inside(outer, scene), scene)

    def _part(self, found: Resolved, scene: Scene) -> Resolved:
        first, last = found.first, found.last
        if first is None or last is None or self.part == "most":
            return replace(found, meaning="throughout") if self.part == "most" else found
        part = self.part
        if part in ("before", "after", "rest"):
            here = scene.anchor
            if (
                scene.then is not None
                and scene.then.first is not None
                and first <= scene.then.first <= last
            ):
                here = scene.then.first
            if here is not None and first <= here <= last:
                if part == "before":
                    return found.narrowed(first, max(first, here.shift(-1)))
                return found.narrowed(here, last)
            part = {"before": "early", "after": "late", "rest": "late"}[part]
        if found.grain == "day":
            return found
        first, last = slice_of(first, last, found.grain, *SIXTHS[part])
        return replace(found, first=first, last=last, kind="date")


def slice_of(
    first: Day, last: Day, grain: Precision | None, start: int, end: int
) -> tuple[Day, Day]:
    """Cut sixths out of a period: along its months or years where it has whole ones.

    >>> [str(day) for day in slice_of(Day(2011, 12, 1), Day(2011, 12, 31), "month", 3, 6)]
    ['2011-12-16', '2011-12-31']
    """
    if grain == "month":
        return first.shift(start * 5), last if end == 6 else first.shift(end * 5 - 1)
    if grain == "year":
        return Day(first.year, 2 * start + 1, 1), month_end(first.year, 2 * end)
    if grain in ("decade", "century", "millennium"):
        years = last.year - first.year + 1
        low, high = years * start // 6, -(-years * end // 6)
        return Day(first.year + low, 1, 1), Day(first.year + high - 1, 12, 31)
    days = last.ordinal() - first.ordinal() + 1
    return first.shift(days * start // 6), last if end == 6 else first.shift(days * end // 6 - 1)


@dataclass(frozen=True, slots=True)
class HalfOf(Node):
    """The first or second half of a period; of a year it is a calendar unit."""

    number: int
    child: Node

    @property
    def grain(self) -> Precision:
        """A half of a year, else the whole's."""
        return "half" if self.child.grain == "year" else self.child.grain

    def resolve(self, scene: Scene) -> Resolved:
        """Find the half."""
        whole = self.child.resolve(scene)
        if whole.first is None or whole.last is None:
            return whole
        if whole.grain == "year":
            return half_span(whole.first.year, self.number)
        first, last = slice_of(whole.first, whole.last, whole.grain, *SIXTHS[str(self.number)])
        return whole.narrowed(first, last)


@dataclass(frozen=True, slots=True)
class UnitOf(Node):
    """The unit that a day lies in: "the week of 4 February"."""

    unit: str
    child: Node

    @property
    def grain(self) -> Precision:
        """The unit."""
        return GRAIN_OF_UNIT[self.unit]

    def resolve(self, scene: Scene) -> Resolved:
        """Find the day, and its unit."""
        found = self.child.resolve(scene)
        return unit_span(self.unit, found.first) if found.first is not None else found


@dataclass(frozen=True, slots=True)
class Beside(Node):
    """The weekend that a holiday makes long: "Labor Day weekend"."""

    child: Node

    grain: ClassVar[Precision] = "range"

    def resolve(self, scene: Scene) -> Resolved:
        """Find the holiday, and the weekend that is nearest to it."""
        found = self.child.resolve(scene)
        if found.first is None:
            return found
        early = found.first.weekday() < 2
        return unit_span("WE", found.first.shift(-7 if early else 0))


@dataclass(frozen=True, slots=True)
class Nth(Node):
    """A counted unit of a larger period: "the third week of July", "the last Friday of June".

    `number` counts from the end where it is negative; `length` is set for "the first ten days".
    """

    number: int
    unit: str
    weekday: int | None = None
    length: Length | None = None

    #: It needs its period, and says nothing without.
    placeable: ClassVar[bool] = True
    quiet: ClassVar[bool] = True
    categories: ClassVar[frozenset[str]] = frozenset({"date", "nth"})

    @property
    def grain(self) -> Precision:
        """The unit that is counted."""
        return "day" if self.weekday is not None else GRAIN_OF_UNIT[self.unit]

    def resolve(self, scene: Scene) -> Resolved:
        """Nothing to count in."""
        if self.length is not None:
            return self.length.resolve(scene)
        return unread("it does not say of which period")

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Count in the larger period."""
        first, last = outer.first, outer.last
        assert first is not None
        assert last is not None
        try:
            if self.weekday is not None:
                found = self._weekday(first, last, self.weekday)
            elif self.length is not None:
                found = self._length(first, last, self.length)
            else:
                found = self._unit(first, last)
        except DateError as error:
            return unread(str(error))
        if found.first is None or not first.shift(-6) <= found.first <= last:
            return found if found.reason else unread("the larger period has no such part")
        return found

    def _weekday(self, first: Day, last: Day, weekday: int) -> Resolved:
        if (last.year, last.month) == (first.year, first.month):
            return day_span(nth_weekday(first.year, first.month, self.number, weekday))
        if self.number < 0:
            return day_span(last.shift(-((last.weekday() + 1 - weekday) % 7)))
        return day_span(first.shift((weekday - 1 - first.weekday()) % 7 + 7 * (self.number - 1)))

    def _unit(self, first: Day, last: Day) -> Resolved:
        step = self.number - 1 if self.number > 0 else self.number + 1
        edge = first if self.number > 0 else last
        if self.unit == "W":
            return week_span(_thursday(first, last, self.number > 0).shift(7 * step))
        if self.unit == "M":
            return month_span(*months_on(edge.year, edge.month, step))
        if self.unit == "WE":
            week = week_span(_thursday(first, last, self.number > 0).shift(7 * step))
            return unit_span("WE", week.first or edge)
        return unit_span(self.unit, day_on(edge, self.unit, step))

    def _length(self, first: Day, last: Day, length: Length) -> Resolved:
        if length.amount is None or length.amount != int(length.amount) or length.amount > 10_000:
            return length.resolve(Scene(None))
        count = int(length.amount)
        if self.number > 0:
            start = _thursday(first, last, True).shift(-3) if length.unit == "W" else first
            end = day_on(start, length.unit, count).shift(-1)
        else:
            end = _thursday(first, last, False).shift(3) if length.unit == "W" else last
            start = day_on(end.shift(1), length.unit, -count)
        return Resolved(start, end, "range", length.value(), "duration", "throughout")


def _thursday(first: Day, last: Day, from_start: bool) -> Day:
    """A week belongs to the period that its Thursday lies in, as ISO 8601 has it for years."""
    if from_start:
        return first.shift((3 - first.weekday()) % 7)
    return last.shift(-((last.weekday() - 3) % 7))
