"""Dates counted from the day of writing, or from the time that the text speaks of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from ...graph.days import Day
from ...graph.interval import Precision
from .choice import around
from .lengths import Length
from .node import Node
from .periods import Named
from .resolved import EventRelation, Resolved, day_on, day_span, unit_span, unread
from .scene import Scene
from .weekdays import Weekday

Origin = Literal["now", "then"]

GRAIN_OF_UNIT: dict[str, Precision] = {
    "S": "day", "MIN": "day", "H": "day", "D": "day", "W": "week", "FN": "week", "WE": "range", "M": "month",
    "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "ML": "millennium",
}  # fmt: skip
NO_ANCHOR = "it counts from the day of writing, and there is no anchor date"
NOTHING_BEFORE = "it counts from a date before it, and the text gives none"


@dataclass(frozen=True, slots=True)
class Step(Node):
    """A calendar unit counted from here: "last week", "the following month", "today"."""

    unit: str
    count: int
    origin: Origin = "now"
    weak: bool = False
    spoken: bool = False

    categories: ClassVar[frozenset[str]] = frozenset({"date", "stepped"})

    @property
    def grain(self) -> Precision:
        """The unit."""
        return GRAIN_OF_UNIT[self.unit]

    @property
    def quiet(self) -> bool:
        """Whether it is only "the week" or the like, and no preposition stands before it."""
        return self.weak and not self.spoken

    def resolve(self, scene: Scene) -> Resolved:
        """Step from the anchor, or from the last date where the words point back."""
        here = scene.now(self.origin)
        if here is None:
            return unread(NO_ANCHOR if self.origin == "now" else NOTHING_BEFORE)
        then = scene.then
        if self.weak and not scene.narrative and scene.anchor is not None:
            here = scene.anchor
        if self.unit == "D" and self.count and then is not None and then.grain != "day":
            then, here = None, scene.anchor or here
        if self.origin == "then" and then is None and not self.weak:
            if self.unit == "D" and self.count < 0 and scene.in_text:
                return day_span(here.shift(self.count))
            if self.unit == "D":
                days = abs(self.count)
                relation = EventRelation(after="that", min_days=days, max_days=days)
                if self.count < 0:
                    relation = EventRelation(before="that", min_days=days, max_days=days)
                return Resolved(relation=relation)
            if self.count == 0:
                return unread(NOTHING_BEFORE)
        if self.weak and self.unit == "WE":
            # "over the weekend": the last one, or in a look ahead the next one.
            over = here.weekday() < 5 and scene.tense <= 0
            return unit_span("WE", here.shift(-7) if over else here)
        same = self.origin == "then" and self.unit == "D" and self.count == 0
        if same and then is not None and then.grain != "day":
            return then  # "that day" of a month: no finer than the month
        day = day_on(here, self.unit, self.count)
        found = unit_span(self.unit, day)
        if self.unit == "DE" and self.count > 0 and self.origin == "now":
            return replace(found, kind="duration", value="P10Y")
        return found


@dataclass(frozen=True, slots=True)
class StepNamed(Node):
    """A named period counted from here: "last October", "next Monday", "this summer"."""

    child: Named | Weekday
    count: int
    origin: Origin = "now"

    @property
    def grain(self) -> Precision:
        """The unit of the name."""
        return self.child.grain

    def resolve(self, scene: Scene) -> Resolved:
        """Take the last one before here, the one of this year or week, or the next one."""
        here = scene.now(self.origin)
        if here is None:
            return unread(NO_ANCHOR)
        if isinstance(self.child, Weekday):
            return day_span(self._weekday(here, self.child.number))
        return self._named(here, self.child.at)

    def _weekday(self, here: Day, number: int) -> Day:
        ahead = (number - here.weekday() - 1) % 7
        if self.count < 0:
            return here.shift((ahead or 7) - 7 + 7 * (self.count + 1) - (0 if ahead else 7))
        if self.count > 0:
            return here.shift((ahead or 7) + 7 * (self.count - 1))
        return here.shift(ahead)

    def _named(self, here: Day, at: Callable[[int], Resolved]) -> Resolved:
        spans = around(at, here.year)
        before = [s for s in spans if s.last is not None and s.last < here]
        after = [s for s in spans if s.first is not None and s.first > here]
        if self.count < 0:
            return before[max(self.count, -len(before))]
        if self.count > 0:
            return after[min(self.count, len(after)) - 1]
        for span in spans:
            if span.first is not None and span.last is not None and span.first <= here <= span.last:
                return span
        return next(s for s in spans if s.first is not None and s.first.year == here.year)


@dataclass(frozen=True, slots=True)
class Rolling(Node):
    """A length that ends or begins here: "the past five years", "the next three days"."""

    length: Length
    count: int
    origin: Origin = "now"

    categories: ClassVar[frozenset[str]] = frozenset({"rolling"})

    def resolve(self, scene: Scene) -> Resolved:
        """Give the length, and the days that it covers where its amount is known."""
        found = self.length.resolve(scene)
        if self.length.unit == "DE" and self.length.amount == 1 and self.count < 0:
            found = replace(found, value="P1DE")
        here = scene.now(self.origin)
        unit, amount = self.length.unit, self.length.amount
        if here is None or amount is None or amount != int(amount) or not 0 < amount < 10_000:
            return found
        whole = int(amount)
        if unit in ("S", "MIN", "H"):
            return found
        if unit == "Q":
            first = unit_span(
                "Q", day_on(here, "Q", self.count * whole if self.count < 0 else 1)
            ).first
            last = unit_span("Q", day_on(here, "Q", -1 if self.count < 0 else whole)).last
        elif self.count < 0:
            first, last = day_on(here, unit, -whole), here
            if self.length.working:
                last, first = _working_days(here, -whole)
        elif self.count > 0:
            first, last = here.shift(1), day_on(here, unit, whole)
            if self.length.working:
                first, last = _working_days(here, whole)
        else:
            return found
        return replace(found, first=first, last=last, grain="range", meaning="throughout")


def _working_days(here: Day, count: int) -> tuple[Day, Day]:
    """The first and the last of some working days, ahead of here or behind it."""
    days: list[Day] = []
    day = here
    while len(days) < abs(count):
        day = day.shift(1 if count > 0 else -1)
        if day.weekday() < 5:
            days.append(day)
    return days[0], days[-1]


@dataclass(frozen=True, slots=True)
class Offset(Node):
    """A distance from here, or from a date: "two weeks ago", "three days before Christmas"."""

    length: Length
    sign: int
    origin: Origin = "now"
    base: Node | None = None

    categories: ClassVar[frozenset[str]] = frozenset({"date", "counted_date"})

    @property
    def grain(self) -> Precision:
        """The unit of the distance."""
        return GRAIN_OF_UNIT[self.length.unit]

    def resolve(self, scene: Scene) -> Resolved:
        """Count from the base; the answer is no finer than the unit that was counted in."""
        amount = self.length.amount
        if self.base is not None:
            if self.sign > 0 and isinstance(self.base, Weekday):
                scene = replace(scene, tense=1)  # "a week from Friday" is the coming one
            return self._from(self.base.resolve(scene))
        if amount is None:
            return self._vague(scene)
        here = scene.now(self.origin)
        lost = self.origin == "then" and (scene.then is None or not self._countable(scene.then))
        # "From a year earlier" compares with the same time a year before the day of writing.
        compares = self.length.unit in ("Y", "Q") and self.sign < 0 and here is not None
        if lost and not compares:
            return self._unanchored()
        if here is None:
            return unread(NO_ANCHOR)
        if self.length.unit in ("S", "MIN", "H"):
            return replace(day_span(here), value=self.length.value(), approximate=True)
        return self._hedged(self._unit(here), Resolved(here, here))

    def _hedged(self, found: Resolved, base: Resolved) -> Resolved:
        """Open what "at least" leaves open, and keep both amounts of "two or three"."""
        length = self.length
        if found.first is None or found.last is None or base.first is None or base.last is None:
            return found
        if length.least is not None:
            least = replace(length, amount=length.least, least=None, limit=None)
            nearer = Offset(least, self.sign, self.origin, self.base)
            other = nearer._from(base) if self.base is not None else nearer._unit(base.first)
            if other.first is not None and other.last is not None:
                value = (
                    f"{found.value}/{other.value}"
                    if self.sign < 0
                    else f"{other.value}/{found.value}"
                )
                found = replace(
                    found,
                    first=min(found.first, other.first),
                    last=max(found.last, other.last),
                    grain="range",
                    value=value,
                )
        match length.limit:
            case "more" | "min" if self.sign < 0:
                return replace(found, first=None)
            case "more" | "min":
                return replace(found, last=None)
            case "less" if self.sign < 0:
                return replace(found, last=max(base.last, found.last or base.last), grain="range")
            case "less":
                return replace(
                    found, first=min(base.first, found.first or base.first), grain="range"
                )
            case "about":
                return replace(found, approximate=True)
            case _:
                return found

    def _countable(self, then: Resolved) -> bool:
        coarse = {
            "D": ("day",),
            "W": ("day", "week"),
            "M": ("day", "week", "month", "season", "quarter"),
        }
        return then.grain in coarse.get(self.length.unit, (then.grain,))

    def _unit(self, here: Day) -> Resolved:
        """Step by the length; a part of a unit is counted in the next finer one."""
        day, finest = here, self.length.unit
        for amount, unit in self.length.parts():
            if amount is None:
                return unread("its amount is not known")
            whole = int(amount)
            if not whole <= 100_000:
                return unread("it is too far away")
            day = day_on(day, unit, self.sign * whole)
            finest = unit
            if amount != whole:
                day, finest = self._fraction(day, unit, amount - whole)
        return unit_span(finest, day)

    def _fraction(self, day: Day, unit: str, part: float) -> tuple[Day, str]:
        finer, count = {
            "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "DE": ("Y", 10), "CE": ("Y", 100), "Q": ("M", 3)
        }.get(unit, ("D", 1))  # fmt: skip
        return day_on(day, finer, self.sign * round(part * count)), finer

    def _from(self, base: Resolved) -> Resolved:
        """Count from a date exactly: two weeks after a day is a day."""
        if base.first is None or base.last is None or self.length.amount is None:
            return unread("the date that it counts from is not known")
        day = base.last if self.sign > 0 else base.first
        found = self._unit(base.first if self.length.unit in ("M", "Y", "Q") else day)
        if not found.dated:
            return found
        if base.grain == "day" and self.length.unit in ("D", "W", "FN"):
            exact = base.first
            for amount, unit in self.length.parts():
                exact = day_on(exact, unit, self.sign * int(amount or 0))
            found = day_span(exact)
        hedged = self._hedged(found, base)
        if (
            self.length.limit == "more"
            and base.grain == "day"
            and self.length.unit in ("D", "W", "FN")
        ):
            # More than a week after a day leaves out the seventh day itself.
            if hedged.last is None and hedged.first is not None:
                return hedged.narrowed(hedged.first.shift(1), None)
            if hedged.first is None and hedged.last is not None:
                return hedged.narrowed(None, hedged.last.shift(-1))
        return hedged

    def _vague(self, scene: Scene) -> Resolved:
        """Not knowing how many: only that it lies behind, or ahead."""
        value = "PAST_REF" if self.sign < 0 else "FUTURE_REF"
        if self.origin == "then":
            return replace(self._unanchored(), value=value)
        return Resolved(value=value, reason="it gives no amount to count with")

    def _unanchored(self) -> Resolved:
        """Counting from an event that the text has not dated is a relation, and no date."""
        low, high = self.length.days()
        # Within a day the length itself says more than the days do.
        value = self.length.value() if self.length.unit in ("S", "MIN", "H") else None
        relation = EventRelation(after="that", min_days=low, max_days=high)
        if self.sign < 0:
            relation = EventRelation(before="that", min_days=low, max_days=high)
        return Resolved(value=value, relation=relation)


class Ahead(Offset):
    """A distance ahead, "in two weeks"; in a sentence that looks back it is only a length."""

    __slots__ = ()

    def __init__(self, length: Length) -> None:
        super().__init__(length, 1, "now")

    def resolve(self, scene: Scene) -> Resolved:
        """Ahead of the day of writing, unless the sentence does not look ahead."""
        if scene.tense <= 0 and scene.in_text:
            return self.length.resolve(scene)
        return Offset.resolve(self, scene)


class ThisUnit(Step):
    """The year, the month: of the story that is told, else of the day of writing."""

    __slots__ = ()

    def __init__(self, unit: str) -> None:
        super().__init__(unit, 0, "then", True)
