"""Dates made of other dates: ranges, open ends, times of day, and one inside another."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from ...graph.days import Day
from ...graph.interval import Meaning, Precision
from .lengths import Length
from .node import Changed, Node
from .resolved import EventRelation, Resolved, day_on, day_span, unread
from .scene import Scene

Bounding = Literal["since", "after", "not_before", "before", "until", "by", "throughout"]


@dataclass(frozen=True, slots=True)
class Within(Node):
    """One date inside a larger one: "Tuesday of next week", "June of last year"."""

    inner: Node
    outer: Node

    @property
    def grain(self) -> Precision:
        """The grain of the smaller one."""
        return self.inner.grain

    @property
    def placeable(self) -> bool:
        """If the larger one is not placed yet: "the first week of July"."""
        return self.outer.placeable

    def resolve(self, scene: Scene) -> Resolved:
        """Place the smaller one in the larger one."""
        outer = self.outer.resolve(scene)
        return self.inner.inside(outer, scene) if outer.dated else outer

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Place the larger one first."""
        middle = self.outer.inside(outer, scene)
        return self.inner.inside(middle, scene) if middle.dated else middle


@dataclass(frozen=True, slots=True)
class Timed(Node):
    """A time of day, on a day where one is given: "3 December, 5 p.m.", "tomorrow morning".

    `clock` is the TIMEX3 time ("17:00", "MO"); `zone` what TIMEX3 writes behind it.
    """

    child: Node | None
    clock: str
    zone: str = ""
    weak: bool = False

    grain: ClassVar[Precision] = "day"
    categories: ClassVar[frozenset[str]] = frozenset({"date", "timed"})

    @property
    def quiet(self) -> bool:
        """Whether no day is given, so that it says little by itself."""
        return self.weak

    @property
    def placeable(self) -> bool:
        """Whether it still wants a day, or its day can be placed."""
        return self.child is None or self.child.placeable

    def resolve(self, scene: Scene) -> Resolved:
        """Add the time to the day; a night goes on into the next one."""
        if self.child is not None:
            return self._timed(self.child.resolve(scene))
        if not self.clock[0].isdigit():
            return Resolved(
                value=f"XXXX-XX-XXT{self.clock}{self.zone}", reason="it does not say on which day"
            )
        here = scene.now("then" if scene.then is not None and scene.then.grain == "day" else "now")
        if here is None:
            return unread("a time of day needs an anchor date")
        return self._timed(day_span(here))

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Place its day; a time without one is on the first."""
        if self.child is not None:
            return self._timed(self.child.inside(outer, scene))
        return self._timed(outer if outer.first is None else day_span(outer.first))

    def _timed(self, found: Resolved) -> Resolved:
        if found.value is None:
            return found
        value = f"{found.value[:13]}T{self.clock}{self.zone}"
        if found.grain != "day" or not found.dated:
            return found
        if "T" in found.value:
            value = found.value.split("T")[0] + f"T{self.clock}{self.zone}"
        last = found.last
        if self.clock == "NI" and last is not None:
            last = last.shift(1)
        return replace(found, last=last, value=value)


@dataclass(frozen=True, slots=True)
class Bound(Changed):
    """A date that only bounds: "since 2009", "before March 2012", "no later than 5 May"."""

    kind: Bounding
    child: Node

    placeable: ClassVar[bool] = False
    categories: ClassVar[frozenset[str]] = frozenset({"date", "bounded"})

    def resolve(self, scene: Scene) -> Resolved:
        """Open one end."""
        found = self.named(scene)
        first, last = found.first, found.last
        if first is None or last is None:
            return found
        if isinstance(self.child, Range):
            return self._of_either(found, *self.child.ends(scene))
        match self.kind:
            case "since":
                return replace(found, last=None, meaning="throughout")
            case "after":
                return replace(found, first=last.shift(1), last=None)
            case "not_before":
                return replace(found, last=None)
            case "before":
                return replace(found, first=None, last=first.shift(-1))
            case "until":
                return replace(found, first=None, meaning="throughout")
            case "by":
                return replace(found, first=None)
            case _:
                return replace(found, meaning="throughout")

    def _of_either(self, found: Resolved, start: Resolved, end: Resolved) -> Resolved:
        """Bound by one of two dates: what is before the third or the fourth is before the fourth."""
        if start.last is None or end.first is None:
            return found
        match self.kind:
            case "since" | "not_before":
                return replace(found, last=None)
            case "after":
                return replace(found, first=start.last.shift(1), last=None)
            case "before":
                return replace(found, first=None, last=end.first.shift(-1))
            case "until" | "by":
                return replace(found, first=None)
            case _:
                return found

    def named(self, scene: Scene) -> Resolved:
        """Find the date that it names; where no verb says, the end of something lies ahead."""
        if scene.tense == 0 and self.kind in ("until", "by"):
            scene = replace(scene, tense=1)
        return self.child.resolve(scene)


@dataclass(frozen=True, slots=True)
class Excluded(Changed):
    """A date that something is not on: "not in 2011", "except 2011"."""

    child: Node

    placeable: ClassVar[bool] = False
    categories: ClassVar[frozenset[str]] = frozenset({"date", "bounded"})

    def resolve(self, scene: Scene) -> Resolved:
        """When it was not says nothing about when it was."""
        found = self.child.resolve(scene)
        return unread("it says when it was not" if found.reason is None else found.reason)


@dataclass(frozen=True, slots=True)
class Range(Node):
    """From one date to another: `within` for "between A and B", `throughout` for "from A to B"."""

    start: Node
    end: Node
    meaning: Meaning
    #: Where the first end stops and the second one starts, if each is an expression of its own.
    cut: tuple[int, int, int] | None = None
    #: Whether it is one of its ends, and nobody said which.
    either: bool = False

    categories: ClassVar[frozenset[str]] = frozenset({"date", "ranged"})

    @property
    def placeable(self) -> bool:
        """If both ends are."""
        return self.start.placeable and self.end.placeable

    def resolve(self, scene: Scene) -> Resolved:
        """Find both ends; the one that says less is placed beside the other."""
        return self.joined(*self.ends(scene))

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Place both ends."""
        return self.joined(self.start.inside(outer, scene), self.end.inside(outer, scene))

    def ends(self, scene: Scene) -> tuple[Resolved, Resolved]:
        """Find both ends."""
        if self.start.placeable and not self.end.placeable:
            end = self.end.resolve(scene)
            if end.last is None:
                return end, end
            window = Resolved(end.last.shift(-365), end.last, "year")
            return self.start.inside(window, scene), end
        start = self.start.resolve(scene)
        if start.first is None or not self.end.placeable:
            return start, self.end.resolve(scene)
        window = Resolved(start.first, start.first.shift(365), "year")
        return start, self.end.inside(window, scene)

    def joined(self, start: Resolved, end: Resolved) -> Resolved:
        """Make one interval of the two."""
        for edge in (start, end):
            if not edge.dated:
                return edge if edge.reason else unread("one end of the range is not known")
        first, last = start.first, end.last
        assert first is not None
        assert last is not None
        if first > last:
            return unread("the range ends before it begins")
        return Resolved(
            first,
            last,
            "range",
            f"{start.value}/{end.value}",
            meaning=self.meaning,
            approximate=start.approximate or end.approximate,
        )


@dataclass(frozen=True, slots=True)
class Lasting(Node):
    """A length from a date on: "two weeks from 20 May"."""

    length: Length
    start: Node

    def resolve(self, scene: Scene) -> Resolved:
        """Count the days from the first one."""
        start, amount = self.start.resolve(scene), self.length.amount
        if start.first is None or amount is None or amount != int(amount) or amount > 10_000:
            return unread("the length or its beginning is not known")
        last = day_on(start.first, self.length.unit, int(amount)).shift(-1)
        return Resolved(
            start.first, max(last, start.first), "range", self.length.value(), meaning="throughout"
        )


@dataclass(frozen=True, slots=True)
class Hanging(Node):
    """A date that hangs on an event: "right after the attack", "two days before the operation"."""

    relation: EventRelation
    value: str | None = None
    weak: bool = False

    categories: ClassVar[frozenset[str]] = frozenset({"hanging"})

    @property
    def quiet(self) -> bool:
        """Whether it is no more than "after" or "before" and a name."""
        return self.weak

    def resolve(self, scene: Scene) -> Resolved:
        """Keep the relation; where it counts from "that", the last date of the text will do."""
        relation, then = self.relation, scene.then
        event = relation.after or relation.before
        if (
            event == "that"
            and then is not None
            and then.first is not None
            and then.last is not None
        ):
            first, last = self._reach(then.first, then.last)
            if relation.min_days is not None and relation.min_days == relation.max_days:
                return replace(day_span(first or then.first), relation=relation)
            return Resolved(first, last, "day", self.value, relation=relation)
        return Resolved(value=self.value, relation=relation)

    def _reach(self, first: Day, last: Day) -> tuple[Day | None, Day | None]:
        low, high = self.relation.min_days or 0, self.relation.max_days
        if self.relation.after:
            return first.shift(low), None if high is None else last.shift(high)
        return None if high is None else first.shift(-high), last.shift(-low)
