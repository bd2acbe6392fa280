"""The third level, continued: parts of a period, and one date inside another."""

from .lengths import Length
from .node import Node
from .parts import Beside, HalfOf, Nth, Part, UnitOf
from .pattern import Match, RuleBook
from .periods import Named
from .resolved import GRAINS
from .rules_support import is_year
from .spans import Range, Timed, Within
from .steps import Offset, Step, ThisUnit
from .weekdays import MonthDay, Weekday

PARTS = RuleBook()


@PARTS.rule(
    "article? part dash? of? article? date",
    "article? part dash? of? article? rolling",
    "article? part of? article? year_word|unit",
    "article? part of? article? century|decade_word",
)
def part(m: Match) -> Node | None:
    """Early December; the end of the 1990s; mid-2011; later that year; the end of the year."""
    name = str(m["part"])
    word = m.token("part")
    assert word is not None
    if "date" in m.names:
        child = m["date"]
        if not isinstance(child, Node) or (isinstance(child, Timed) and child.child is None):
            return None
        if isinstance(child, Step) and child.weak:
            return Part(name, ThisUnit(child.unit))
        if isinstance(child, (Range, Offset)) or (child.grain == "day" and "bound" in word.senses):
            return None
        if isinstance(child, Named) and child.weak:
            child = Named(child.kind, child.number, child.day, child.year, child.short)
        return Part(name, child)
    if "rolling" in m.names:
        rolling = m["rolling"]
        return rolling if isinstance(rolling, Node) else None
    unit = m.tokens[m.end - 1].senses.get("unit")
    if unit not in ("D", "W", "M", "Q", "Y", "DE", "CE", "WE"):
        return None
    if m.tokens[m.end - 1] is m.tokens[m.start + 1] and name not in ("end", "start"):
        return None
    if name in ("before", "after", "early", "late") and not any(
        "article" in t.senses for t in m.tokens[m.start + 1 : m.end]
    ):
        return None
    return Part(name, ThisUnit(unit))


@PARTS.rule(
    "article? unit part_after year:fixed",
    "article? unit dash part year:fixed",
    "article? unit part_after",
    "article? unit possessive part",
    "stepped possessive part",
    "article? date part_after",
    "article? date dash part",
    "article? unit dash part",
)
def part_behind(m: Match) -> Node | None:
    """Year-end; 2011 жылдың соңында."""
    name = m["part_after"] if "part_after" in m.names else m["part"]
    if "stepped" in m.names:
        child = m["stepped"]
        outer = ThisUnit(child.unit) if child.weak else child
        return Part(str(name), outer) if name == "end" and child.unit != "D" else None
    if "date" in m.names:
        child = m["date"]
        return (
            Part(str(name), child)
            if isinstance(child, Node) and not isinstance(child, Range)
            else None
        )
    if m["unit"] not in ("W", "M", "Q", "Y"):
        return None
    if "part" in m.names and name != "end":
        return None
    if "year" in m.names:
        year = m["year"]
        return Part(str(name), year) if m["unit"] == "Y" and is_year(year) else None
    return Part(str(name), ThisUnit(m["unit"]))


@PARTS.rule("article? half of article? date", "article? half article? date")
def half_of(m: Match) -> Node | None:
    """The second half of December; the first half of last year."""
    child = m["date"]
    if not isinstance(child, Node) or isinstance(child, (Range, Timed)) or child.grain == "day":
        return None
    if isinstance(child, Step) and child.weak:
        child = ThisUnit(child.unit)
    return HalfOf(m["half"], child)


@PARTS.rule(
    "article? ordinal|ordno|step_last unit of article? date",
    "article? ordinal|ordno weekdate of article? date",
    "ordinal|ordno weekdate date",
    "article? ordinal|ordno length of article? date",
    "rolling of article? date",
)
def nth(m: Match) -> Node | None:
    """The third week of July; the last Friday of June; the first ten days of last year."""
    outer = m["date"]
    number = m["ordinal"] if "ordinal" in m.names else m["rolling"].count
    if not isinstance(outer, Node) or number == 0 or isinstance(outer, Range):
        return None
    if isinstance(outer, Step) and outer.weak:
        outer = ThisUnit(outer.unit)
    if "weekdate" in m.names:
        # Without "of" between them, as Russian has it, the larger one must be beyond doubt.
        if "of" not in m.names and outer.grain not in ("month", "year"):
            return None
        return Within(Nth(number, "D", m["weekdate"].number), outer)
    length = (
        m["length"]
        if "length" in m.names
        else m["rolling"].length
        if "rolling" in m.names
        else None
    )
    if isinstance(length, Length):
        if length.unit in ("S", "MIN", "H"):
            return None
        return Within(Nth(1 if number > 0 else -1, length.unit, None, length), outer)
    token = m.token("unit")
    assert token is not None
    unit = token.senses.get("unit") or token.senses["units"]
    if unit in ("S", "MIN", "H"):
        return None
    inner = Nth(number, unit)
    if "num" in m.names:
        amount = float(m["num"])
        inner = Nth(
            number, unit, None, Length(int(amount) if amount == int(amount) else amount, unit)
        )
        return Within(inner, outer)
    return Within(inner, outer) if _larger(outer, inner) else None


@PARTS.rule(
    "unit of|bound|at article? date",
    "article? unit of|bound article? date",
    "article? unit bound date",
)
def week_of(m: Match) -> Node | None:
    """The week of 4 February; the week starting on February 4; the weekend of Halloween."""
    child = m["date"]
    if (
        m["unit"] not in ("W", "WE")
        or not isinstance(child, Node)
        or child.grain != "day"
        or isinstance(child, Range)
    ):
        return None
    if m.has("bound") and m["bound"] != "since":
        return None
    return UnitOf(m["unit"], child)


@PARTS.rule("article? date unit")
def weekend_of(m: Match) -> Node | None:
    """Labor Day weekend: the one beside it, which for a Monday is the one before."""
    child = m["date"]
    if m["unit"] != "WE" or not isinstance(child, Named) or not isinstance(child.number, str):
        return None
    return Beside(child) if child.kind == "day" else None


@PARTS.rule("ranged comma? of? date")
def range_in_year(m: Match) -> Node | None:
    """5/1-5/7, 2020."""
    outer, inner = m["date"], m["ranged"]
    if not isinstance(outer, Node) or not is_year(outer) or not inner.placeable:
        return None
    return Within(inner, outer)


@PARTS.rule(
    "article? date of article? second:date",
    "article? date comma? second:date",
    "article? date second:date",
    "article? date possessive second:date",
    "article? date comma second:date",
)
def within(m: Match) -> Node | None:
    """Tuesday of next week; June last year; next week Wednesday."""
    first, second = m["date"], m["second"]
    if not isinstance(first, Node) or not isinstance(second, Node):
        return None
    between = m.tokens[m.end - 2] if m.end - m.start > 2 else None
    comma = between is not None and "comma" in between.senses
    linked = between is not None and "of" in between.senses
    for inner, outer in ((first, second), (second, first)):
        if isinstance(outer, (Range, Offset)) or isinstance(inner, (Range, Offset)):
            continue
        if isinstance(outer, Step) and outer.weak and not linked:
            continue
        if not inner.placeable or not _larger(outer, inner):
            continue
        if isinstance(inner, Timed) and inner.child is None:
            continue
        if (
            isinstance(inner, Weekday)
            and not (isinstance(outer, (Step, Offset)) and outer.grain == "week")
            and (not linked or outer.grain not in ("week",))
        ):
            continue
        if (
            comma
            and not (isinstance(outer, (Step,)) and outer.grain in ("year", "week"))
            and not is_year(outer)
        ):
            continue
        if inner is second and not isinstance(outer, Step) and not linked:
            continue
        if (
            isinstance(outer, Named)
            and outer.kind in ("month", "season")
            and not isinstance(inner, (Nth, MonthDay))
        ):
            continue
        if isinstance(outer, Step) and outer.weak:
            outer = ThisUnit(outer.unit)
        return Within(inner, outer)
    return None


def _larger(outer: Node, inner: Node) -> bool:
    return GRAINS.index(outer.grain) > GRAINS.index(inner.grain)
