"""When something happened, as far as anybody said: two bounds, either of which may be open.

An interval answers each question twice, *possibly* and *certainly*, because "in 2011" and "on
3 December 2011" may or may not be the same day, and a program that picks one has invented a fact.
"""

from dataclasses import dataclass, replace
from typing import Literal, Self

from ..errors import DateError
from .days import Day, month_end
from .wording import format_interval

__all__ = ["Day", "Interval", "Meaning", "Precision", "format_interval"]

Meaning = Literal["within", "throughout"]
Precision = Literal[
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
    "range",
]

#: What stands for an open end where days are compared.
_ALWAYS = Day(-(10**15), 1, 1)
_FOREVER = Day(10**15, 12, 31)

#: The calendar units that are whole months: how many, and in which months one may begin.
_MONTHS: dict[Precision, tuple[int, frozenset[int]]] = {
    "year": (12, frozenset({1})),
    "month": (1, frozenset(range(1, 13))),
    "quarter": (3, frozenset({1, 4, 7, 10})),
    "season": (3, frozenset({3, 6, 9, 12})),
    "half": (6, frozenset({1, 7})),
}
#: The calendar units that are whole years.
_YEARS: dict[Precision, int] = {"decade": 10, "century": 100, "millennium": 1000}


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of days: ``within`` means on some day in it, ``throughout`` on every day in it.

    An end that is None is open: nothing bounds it. Of a span ``throughout``, an open end means
    that it goes on without end, unless `unknown_ends` says that it ended on a day not known
    (EDTF's ``1985/..`` and ``1985/``).

    `precision` is the calendar unit in which it was stated. Of a span with one open end it is the
    unit of the other end; a span that is no single unit is a ``range``.

    >>> Interval(Day(2011, 6, 1), Day(2011, 8, 31), "season").possibly_before(
    ...     Interval(Day(2011, 8, 30), Day(2011, 8, 30), "day")
    ... )
    True
    """

    earliest: Day | None = None
    latest: Day | None = None
    precision: Precision | None = None
    meaning: Meaning = "within"
    approximate: bool = False
    uncertain: bool = False
    unknown_ends: bool = False

    def __post_init__(self) -> None:
        """Refuse days that no calendar has, and a span that ends before it begins."""
        if self.earliest is not None:
            self.earliest.check()
        if self.latest is not None:
            self.latest.check()
            if self.earliest is not None and self.earliest > self.latest:
                raise DateError(
                    f"the interval ends on {self.latest}, before it begins on {self.earliest};"
                    " put the earlier day first"
                )

    @property
    def unit(self) -> Precision | None:
        """The one calendar unit that the bounds are exactly, or None.

        The stated precision counts if the bounds agree with it; days, months and years are
        recognised without it.

        >>> Interval(Day(2011, 12, 1), Day(2011, 12, 31)).unit
        'month'
        """
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return None
        if self.precision is not None and _spans(self.precision, first, last):
            return self.precision
        if first == last:
            return "day"
        return next((unit for unit in ("year", "month") if _spans(unit, first, last)), None)

    # What the two could be to each other. A span `throughout` is one set of days; a span `within`
    # is one day out of several. `possibly` holds for some choice of days, `certainly` for all.

    def possibly_before(self, other: Self) -> bool:
        """Tell whether all of this may lie before all of the other.

        >>> year = Interval(Day(2011, 1, 1), Day(2011, 12, 31))
        >>> year.possibly_before(Interval(Day(2011, 12, 3), Day(2011, 12, 3)))
        True
        """
        return self._last()[0] < other._first()[1]

    def certainly_before(self, other: Self) -> bool:
        """Tell whether all of this must lie before all of the other."""
        return self._last()[1] < other._first()[0]

    def possibly_after(self, other: Self) -> bool:
        """Tell whether all of this may lie after all of the other."""
        return other.possibly_before(self)

    def certainly_after(self, other: Self) -> bool:
        """Tell whether all of this must lie after all of the other."""
        return other.certainly_before(self)

    def possibly_overlaps(self, other: Self) -> bool:
        """Tell whether the two may have a day in common."""
        return _meet(self._hull(), other._hull())

    def certainly_overlaps(self, other: Self) -> bool:
        """Tell whether the two must have a day in common.

        >>> summer = Interval(Day(2011, 6, 1), Day(2011, 8, 31))
        >>> summer.certainly_overlaps(Interval(Day(2011, 1, 1), Day(2011, 12, 31), None, "throughout"))
        True
        >>> summer.certainly_overlaps(summer)  # some day of the summer, and some day of the summer
        False
        """
        core, other_core = self._core(), other._core()
        return (
            (core is not None and other_core is not None and _meet(core, other_core))
            or (other_core is not None and _inside(self._hull(), other_core))
            or (core is not None and _inside(other._hull(), core))
        )

    def possibly_within(self, other: Self) -> bool:
        """Tell whether all of this may lie inside the span of the other, taken as a window."""
        if self.meaning == "within":
            return self.possibly_overlaps(other)
        first, last = other._hull()
        return self._first()[1] >= first and self._last()[0] <= last

    def certainly_within(self, other: Self) -> bool:
        """Tell whether all of this must lie inside the span of the other, taken as a window.

        >>> day = Interval(Day(2011, 12, 3), Day(2011, 12, 3))
        >>> day.certainly_within(Interval(Day(2011, 1, 1), Day(2011, 12, 31)))
        True
        """
        window = other._core() if other.unknown_ends else other._hull()
        return window is not None and _inside(self._hull(), window)

    # What two statements about the same thing come to.

    def intersect(self, other: Self) -> Self | None:
        """Keep what both say, or give None if both cannot be.

        >>> year = Interval(Day(2011, 1, 1), Day(2011, 12, 31), "year")
        >>> format_interval(year.intersect(Interval(Day(2011, 12, 3), None, "day")))
        'between 3 and 31 December 2011'
        """
        mine, others = self._hull(), other._hull()
        both = max(mine[0], others[0]), min(mine[1], others[1])
        if both[0] > both[1]:
            return None
        if mine == others:
            throughout = self if self.meaning == "throughout" else other
            return replace(
                throughout,
                precision=self.precision or other.precision,
                approximate=self.approximate and other.approximate,
                uncertain=self.uncertain and other.uncertain,
                unknown_ends=self.unknown_ends and other.unknown_ends,
            )
        if both == mine:
            return self
        if both == others:
            return other
        return self._span(other, both, {self.meaning, other.meaning} == {"throughout"})

    def hull(self, other: Self) -> Self:
        """Take in what either says: the answer where the two contradict each other.

        >>> third = Interval(Day(2011, 12, 3), Day(2011, 12, 3), "day")
        >>> format_interval(third.hull(Interval(Day(2011, 12, 5), Day(2011, 12, 5), "day")))
        'between 3 and 5 December 2011'
        """
        mine, others = self._hull(), other._hull()
        either = min(mine[0], others[0]), max(mine[1], others[1])
        same = mine == others and self.meaning == other.meaning == "throughout"
        spanned = self._span(other, either, throughout=same)
        stated = {mine: self.precision, others: other.precision}.get(either)
        return replace(spanned, precision=stated) if stated is not None else spanned

    def _span(self, other: Self, days: tuple[Day, Day], throughout: bool) -> Self:
        """Make the span whose one end comes from this and whose other end comes from the other."""
        earliest = None if days[0] == _ALWAYS else days[0]
        latest = None if days[1] == _FOREVER else days[1]
        precision: Precision | None = "day" if earliest == latest else "range"
        if earliest is None or latest is None:  # then the known end says in what unit it was stated
            end = earliest or latest
            known = self if end in (self.earliest, self.latest) else other
            precision = None if end is None or known.precision == "range" else known.precision
        return replace(
            self,
            earliest=earliest,
            latest=latest,
            precision=precision,
            meaning="throughout" if throughout else "within",
            approximate=self.approximate or other.approximate,
            uncertain=self.uncertain or other.uncertain,
            unknown_ends=False,
        )

    def _hull(self) -> tuple[Day, Day]:
        """Every day that it may touch."""
        return self.earliest or _ALWAYS, self.latest or _FOREVER

    def _core(self) -> tuple[Day, Day] | None:
        """Every day that it must touch."""
        first, last = self._hull()
        if self.meaning == "within":
            return (first, last) if first == last else None
        if not self.unknown_ends:
            return first, last
        known = (self.earliest or self.latest, self.latest or self.earliest)
        return None if known[0] is None or known[1] is None else (known[0], known[1])

    def _first(self) -> tuple[Day, Day]:
        """The lowest and the highest day that its first day may be."""
        first, last = self._hull()
        if self.meaning == "within" or (self.unknown_ends and self.earliest is None):
            return first, last
        return first, first

    def _last(self) -> tuple[Day, Day]:
        """The lowest and the highest day that its last day may be."""
        first, last = self._hull()
        if self.meaning == "within" or (self.unknown_ends and self.latest is None):
            return first, last
        return last, last


def _meet(one: tuple[Day, Day], other: tuple[Day, Day]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _inside(one: tuple[Day, Day], other: tuple[Day, Day]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _spans(unit: Precision, first: Day, last: Day) -> bool:
    """Tell whether two days are the first and the last of one calendar unit."""
    if unit == "day":
        return first == last
    if unit == "week":
        return first.weekday() == 0 and last == first.shift(6)
    if unit in _MONTHS:
        months, starts = _MONTHS[unit]
        return (
            first.day == 1
            and first.month in starts
            and last == month_end(first.year, first.month + months - 1)
        )
    if unit in _YEARS and first[1:] == (1, 1) and last[1:] == (12, 31):
        years = _YEARS[unit]
        # Before the common era, EDTF's -019X is -0199 to -0190: the digits count away from zero.
        aligned = first.year >= 0 and first.year % years == 0
        mirrored = last.year <= 0 and last.year % years == 0
        return last.year - first.year == years - 1 and (aligned or mirrored)
    return False
