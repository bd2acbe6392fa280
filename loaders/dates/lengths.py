"""Lengths of time, recurrences, and words that only point at the past, the present or the future."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from .node import Node
from .resolved import Resolved
from .scene import Scene

Limit = Literal["more", "min", "less", "about"]

#: How many days a unit may have, at least and at most.
DAYS_OF_UNIT: dict[str, tuple[float, float]] = {
    "S": (0, 1), "MIN": (0, 1), "H": (1 / 24, 1 / 24), "D": (1, 1), "W": (7, 7), "FN": (14, 14), "WE": (2, 2), "M": (28, 31),
    "Q": (90, 92), "Y": (365, 366), "DE": (3652, 3653), "CE": (36524, 36525), "ML": (365242, 365243),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Length(Node):
    """An amount of a unit, and smaller ones behind it: "two years and a month"."""

    amount: float | None
    unit: str
    more: tuple[tuple[float | None, str], ...] = ()
    #: "more than", "at least", "less than" or "about" so much.
    limit: Limit | None = None
    bare: bool = False
    working: bool = False
    #: The smaller amount of "three to five days".
    least: float | None = None

    categories: ClassVar[frozenset[str]] = frozenset({"length"})

    @property
    def quiet(self) -> bool:
        """A bare plural ("years") is looked for only where a word before it speaks of time."""
        return self.bare

    def parts(self) -> Iterator[tuple[float | None, str]]:
        """The amounts with their units, the largest first."""
        yield self.amount, self.unit
        yield from self.more

    def value(self) -> str:
        """Write it as TIMEX3 does.

        >>> Length(2, "Y").value(), Length(0.5, "H").value(), Length(None, "M").value()
        ('P2Y', 'PT30M', 'PXM')
        """
        date, clock = "", ""
        for amount, unit in self.parts():
            amount, unit = _written(amount, unit)
            number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else str(int(amount))
            if unit in ("S", "H", "MIN"):
                clock += number + unit[0]
            else:
                date += number + unit
        return f"P{date}" + (f"T{clock}" if clock else "")

    def days(self) -> tuple[int | None, int | None]:
        """How many days it is, at least and at most.

        >>> Length(2, "W").days(), Length(1, "M").days(), Length(None, "W").days()
        ((14, 14), (28, 31), (7, None))
        """
        low = high = 0.0
        known = True
        for amount, unit in self.parts():
            least, most = DAYS_OF_UNIT[unit]
            if amount is None:
                low, known = low + least, False
            else:
                low, high = low + least * amount, high + most * amount
        shortest, longest = int(low + 1e-9), -int(-(high - 1e-9) // 1)
        if self.least is not None and known:
            shortest = int(self.least * DAYS_OF_UNIT[self.unit][0] + 1e-9)
        if self.limit == "about":
            return 0, None  # how far off it may be, nobody said
        if self.limit == "less":
            return 0, longest if known else None
        return shortest, longest if known and self.limit is None else None

    def resolve(self, scene: Scene) -> Resolved:
        """A length lies nowhere in the calendar."""
        return Resolved(value=self.value(), kind="set" if scene.in_set else "duration")


def _written(amount: float | None, unit: str) -> tuple[float | None, str]:
    """Say it in units that TIMEX3 has."""
    if amount is None:
        return amount, "W" if unit == "FN" else unit
    if unit == "FN":
        return 2 * amount, "W"
    if unit == "DE":
        return 10 * amount, "Y"
    if unit == "CE" and amount < 1:
        return 100 * amount, "Y"
    if amount == 0.5 and unit in ("Y", "H", "D"):
        return {"Y": (6, "M"), "H": (30, "MIN"), "D": (12, "H")}[unit]
    return amount, unit


@dataclass(frozen=True, slots=True)
class Recurrence(Node):
    """Something that comes again: "every Monday", "daily"."""

    value: str
    weak: bool = False

    categories: ClassVar[frozenset[str]] = frozenset({"recurrence"})

    @property
    def quiet(self) -> bool:
        """Whether the word is read only when asked for."""
        return self.weak

    def resolve(self, scene: Scene) -> Resolved:
        """A recurrence has no bounds of its own."""
        return Resolved(value=self.value, kind="set")


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """A word that points at the present, the past or the future: "now", "recently", "soon"."""

    value: str
    weak: bool = False
    #: Looked for only in a text that tells of the past.
    story: bool = False

    categories: ClassVar[frozenset[str]] = frozenset({"reference_node"})

    @property
    def quiet(self) -> bool:
        """Whether the word is read only when asked for."""
        return self.weak

    def resolve(self, scene: Scene) -> Resolved:
        """It has a TIMEX3 value and no days."""
        return Resolved(value=self.value)
