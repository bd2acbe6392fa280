"""Days that only their week or their month places: "Friday", "the 18th"."""

from dataclasses import dataclass
from typing import ClassVar, Final

from ...errors import DateError
from ...graph.days import Day
from ...graph.interval import Precision
from .node import Node
from .resolved import Resolved, day_span, unread
from .scene import Scene


@dataclass(frozen=True, slots=True)
class Weekday(Node):
    """A day of the week, Monday 1 to Sunday 7."""

    number: int
    weak: bool = False

    grain: ClassVar[Precision] = "day"
    #: A week, or a month with an ordinal, says which one.
    placeable: ClassVar[bool] = True
    categories: ClassVar[frozenset[str]] = frozenset({"date", "weekdate"})

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


#: Where the date before it is so far from the anchor, a day by its number alone is not the nearest one to it.
_NEAR: Final = 62
_WHICH_MONTH: Final = "it does not say of which month"


def _is_near(anchor: Day | None, then: Resolved | None) -> bool:
    """Whether the text speaks of the time around the day of writing, as far as it has dated anything."""
    if then is None or then.first is None or then.grain not in ("day", "week", "month"):
        return True
    return anchor is not None and abs(anchor.ordinal() - then.first.ordinal()) <= _NEAR


@dataclass(frozen=True, slots=True)
class MonthDay(Node):
    """A day by its number alone ("the 18th"), with its weekday where that is given."""

    number: int
    weekday: int | None = None
    sure: bool = False

    grain: ClassVar[Precision] = "day"
    #: A month says which one.
    placeable: ClassVar[bool] = True

    @property
    def quiet(self) -> bool:
        """Most ordinals in a text count something else."""
        return self.weekday is None and not self.sure

    def resolve(self, scene: Scene) -> Resolved:
        """Take the nearest month that has such a day, on such a weekday, on the side of the tense."""
        base = scene.base()
        if base is None:
            return unread("the month is missing, and no anchor date says which one is meant")
        then = scene.then
        if then is not None and then.grain in ("day", "week", "month"):
            found = self._beside(then)
            if found is not None:
                return found
        step = 1 if scene.tense > 0 else -1
        for distance in range(84):
            year, month = divmod(base.year * 12 + base.month - 1 + step * distance, 12)
            try:
                day = Day(year, month + 1, self.number).check()
            except DateError:
                continue
            side = (day.ordinal() - base.ordinal()) * step
            if side >= 0 and (self.weekday is None or day.weekday() + 1 == self.weekday):
                return day_span(day) if _is_near(scene.anchor, then) else unread(_WHICH_MONTH)
        return unread("no month near the anchor has such a day")

    def _beside(self, then: Resolved) -> Resolved | None:
        """Take the month of the date before it: "on 3 May and again on the 5th"; never an earlier day."""
        if then.first is None or (then.grain != "month" and then.first.day > self.number):
            return None
        try:
            day = Day(then.first.year, then.first.month, self.number).check()
        except DateError as error:
            return unread(str(error))
        return day_span(day) if self.weekday in (None, day.weekday() + 1) else None

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Take the one in a larger period's first month."""
        assert outer.first is not None
        try:
            return day_span(Day(outer.first.year, outer.first.month, self.number).check())
        except DateError as error:
            return unread(str(error))
