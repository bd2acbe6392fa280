"""The first level of the grammar: numbers in words, "twenty-five" and "nineteen ninety-three"."""

from dataclasses import dataclass
from typing import Any, ClassVar

from .node import Node
from .pattern import Match, RuleBook

NUMBERS = RuleBook()


@dataclass(frozen=True, slots=True)
class Amount(Node):
    """A number made of several words; `year` is set where it can name one."""

    number: float
    year: int | None = None

    categories: ClassVar[frozenset[str]] = frozenset({"amountno"})

    def senses(self) -> dict[str, Any]:
        """A number, and perhaps a year."""
        senses: dict[str, Any] = {"amountno": self.number}
        if self.year is not None:
            senses["spelled"] = self.year
        return senses


def _year(number: float) -> int | None:
    return int(number) if 1000 <= number <= 2999 and number == int(number) else None


@NUMBERS.rule("number dash? second:number", "number dash? second:number dash? third:number")
def tens_and_ones(m: Match) -> Node | None:
    """Twenty-five; nineteen ninety-three."""
    first, second = m["number"], m["second"]
    third = m["third"] if m.end - m.start > 2 and "third" in m.names else None
    if third is None:
        if first >= 20 and first % 10 == 0 and 0 < second < 10:
            return Amount(first + second)
        if 11 <= first <= 20 and second >= 10:
            return Amount(first * 100 + second, first * 100 + second)
        return None
    if 11 <= first <= 20 and second >= 20 and second % 10 == 0 and 0 < third < 10:
        return Amount(first * 100 + second + third, first * 100 + second + third)
    return None


@NUMBERS.rule(
    "number|one|num multiplier",
    "number|one|num multiplier and? second:number",
    "number|one|num multiplier and? second:number dash? third:number",
)
def hundreds(m: Match) -> Node | None:
    """Two hundred and fifty; two thousand and fifteen; nineteen hundred ninety-three."""
    total = m["number"] * m["multiplier"]
    for name in ("second", "third"):
        if name in m.names:
            total += m[name]
    return Amount(total, _year(total))


@NUMBERS.rule("num|number|one dash? and dash? one? fraction")
def with_fraction(m: Match) -> Node | None:
    """Two and a half."""
    return Amount(m["num"] + m["fraction"])


@NUMBERS.rule("num slashpair")
def with_written_fraction(m: Match) -> Node | None:
    """3 1/2."""
    token = m.token("slashpair")
    part = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}.get(token.text if token else "")
    return Amount(m["num"] + part) if part is not None and m["num"] < 1000 else None
