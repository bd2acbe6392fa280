"""The third level, applied until nothing changes: dates made of dates, and lengths that count from one."""

from typing import Any

from .lengths import Length
from .node import Marked, Node
from .parts import HalfOf, Nth, Part, UnitOf
from .pattern import Match, RuleBook
from .periods import MonthDay, Named, Weekday
from .resolved import GRAINS
from .spans import Lasting, Range, Timed, Within
from .steps import Offset, Rolling, Step

COMPOSED = RuleBook()


def _larger(outer: Node, inner: Node) -> bool:
    return GRAINS.index(outer.grain) > GRAINS.index(inner.grain)


# Lengths.


MERGED = RuleBook()


@MERGED.rule("length and|comma? second:length")
def longer(m: Match) -> Node | None:
    """Two years and a month."""
    first, second = m["length"], m["second"]
    order = ["ML", "CE", "DE", "Y", "Q", "M", "W", "D", "H", "MIN", "S"]
    if first.bare or second.bare or first.unit not in order or second.unit not in order:
        return None
    smallest = first.more[-1][1] if first.more else first.unit
    if (
        order.index(smallest) >= order.index(second.unit)
        or first.amount is None
        or second.amount is None
    ):
        return None
    return Length(first.amount, first.unit, (*first.more, *second.parts()), first.limit)


@COMPOSED.rule(
    "length offset",
    "unit dash offset|offset_then",
    "one unit dash offset|offset_then",
    "length offset_then",
    "length dash offset|offset_then",
)
def offset(m: Match) -> Node | None:
    """Two weeks ago; a year earlier; year-ago; three days later."""
    then = m.tokens[m.end - 1]
    if "unit" in m.names:
        if m["unit"] not in ("Y", "M", "W", "Q") or (
            m.before is not None and "num" in m.before.senses
        ):
            return None
        length = Length(1, m["unit"])
    else:
        length = m["length"]
        assert isinstance(length, Length)
    if "offset" in then.senses and ("offset" in m.names):
        return Offset(length, then.senses["offset"], "now")
    after = m.after
    if "offset" in then.senses:
        return Offset(length, then.senses["offset"], "now")
    if "relation_after" in then.senses and after is not None and not _ends(after):
        return None
    return Offset(length, then.senses["offset_then"], "then")


def _ends(token: Any) -> bool:
    """Whether a phrase cannot go on here: "two days before, he ..."."""
    return bool(
        token.senses.keys() & {"comma", "stop", "dot", "close", "colon", "and", "tense", "dash"}
    ) or token.text in ("when", "while", "but", "as")


@COMPOSED.rule("offset_before length", "offset_before rolling")
def ahead(m: Match) -> Node | None:
    """In two weeks."""
    length = m["length"] if "length" in m.names else None
    if not isinstance(length, Length) or length.bare or length.limit == "more":
        return None
    word = m.token("offset_before")
    assert word is not None
    after = m.after
    if after is not None and (
        after.senses.keys() & {"offset", "offset_then", "relation_after", "of", "bound"}
    ):
        return None
    if length.amount is None or "amount" in word.senses:
        return None
    return Ahead(length)


class Ahead(Offset):
    """A distance ahead that a past sentence turns into a plain length: "built in two weeks"."""

    __slots__ = ()

    def __init__(self, length: Length) -> None:
        super().__init__(length, 1, "now")

    def resolve(self, scene: Any) -> Any:
        """Ahead of the day of writing, unless the sentence looks back."""
        if scene.tense <= 0 and scene.in_text:
            return self.length.resolve(scene)
        return super().resolve(scene)


@COMPOSED.rule(
    "length bound|relation_after|offset_then|offset article? date", "length from article? date"
)
def counted_from(m: Match) -> Node | None:
    """Two days before Christmas; three weeks from tomorrow."""
    length, base = m["length"], m["date"]
    word = m.tokens[m.start + 1]
    if not isinstance(base, Node) or length.bare or isinstance(base, Range):
        return None
    kind = word.senses.get("relation_after")
    if kind is None or base.quiet:
        return None
    if word.senses.get("offset") is not None and "relation_after" not in word.senses:
        return None
    if word.senses.get("of") or kind not in ("after", "before"):
        return None
    if word.text in ("since", "until", "of"):
        return Lasting(length, base) if word.text == "since" and False else None
    return Offset(length, 1 if kind == "after" else -1, "now", base)


@COMPOSED.rule("relation article? date")
def beside(m: Match) -> Node | None:
    """The day after Christmas; on the eve of 3 December."""
    low, high = _reach(m["relation"])
    if m["date"].quiet or low != 1 or high != 1:
        return None
    return Offset(
        Length(1, "D"), 1 if str(m["relation"]).startswith("after") else -1, "now", m["date"]
    )


def _reach(value: str) -> tuple[int | None, int | None]:
    parts = value.split()
    return int(parts[1]), int(parts[2]) if len(parts) > 2 else None


@COMPOSED.rule("length comma? bound date", "of? length comma? bound date", "length bound date")
def lasting(m: Match) -> Node | None:
    """Two weeks starting 20 May; for 3 days, from today."""
    if m["bound"] != "since" or m["length"].bare or m.token("bound").text == "since":  # type: ignore[union-attr]
        return None
    return Lasting(m["length"], m["date"])


# Parts.


@COMPOSED.rule(
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
            return Part(name, _ThisUnit(child.unit))
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
    if (
        name in ("before", "after", "early", "late")
        and not any("article" in t.senses for t in m.tokens[m.start + 1 : m.end])
        and word.text in ("early", "late", "earlier", "later")
    ):
        return None
    return Part(name, _ThisUnit(unit))


class _ThisUnit(Step):
    """The year, the month: of the last date of the text, else of the anchor."""

    __slots__ = ()

    def __init__(self, unit: str) -> None:
        super().__init__(unit, 0, "then", True)


@COMPOSED.rule(
    "article? unit part_after",
    "article? date part_after",
    "article? date dash part",
    "article? unit dash part",
)
def part_behind(m: Match) -> Node | None:
    """Year-end; 2011 жылдың соңында."""
    name = m["part_after"] if "part_after" in m.names else m["part"]
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
    return Part(str(name), _ThisUnit(m["unit"]))


@COMPOSED.rule("article? half of article? date", "article? half article? date")
def half_of(m: Match) -> Node | None:
    """The second half of December; the first half of last year."""
    child = m["date"]
    if not isinstance(child, Node) or isinstance(child, (Range, Timed)) or child.grain == "day":
        return None
    if isinstance(child, Step) and child.weak:
        child = _ThisUnit(child.unit)
    return HalfOf(m["half"], child)


# One inside another.


@COMPOSED.rule(
    "article? ordinal|ordno|step_last unit of article? date",
    "article? ordinal|ordno weekdate of article? date",
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
        outer = _ThisUnit(outer.unit)
    if "weekdate" in m.names:
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


@COMPOSED.rule("article? ordinal|ordno length")
def loose_nth(m: Match) -> Node | None:
    """The first nine months: a length, until a period is found for it."""
    length = m["length"]
    if (
        not isinstance(length, Length)
        or length.bare
        or (
            m.after is not None
            and "of" in m.after.senses
            and m.end + 1 < len(m.tokens)
            and m.tokens[m.end + 1].node is not None
        )
    ):
        return None
    if m.has("ordinal") and m.category("ordinal") == "ordinal" and m["ordinal"] == -1:
        return Rolling(length, -1)
    return length


@COMPOSED.rule(
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


@COMPOSED.rule("ranged comma? of? date")
def range_in_year(m: Match) -> Node | None:
    """5/1-5/7, 2020."""
    outer, inner = m["date"], m["ranged"]
    if not isinstance(outer, Node) or not _fixed_year(outer) or not inner.placeable:
        return None
    return Within(inner, outer)


@COMPOSED.rule(
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
        if isinstance(inner, Timed):
            if inner.child is None:
                continue
        if isinstance(inner, Weekday) and not (
            isinstance(outer, (Step, Offset)) and outer.grain == "week"
        ):
            if not linked or outer.grain not in ("week",):
                continue
        if (
            comma
            and not (isinstance(outer, (Step,)) and outer.grain in ("year", "week"))
            and not _fixed_year(outer)
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
            outer = _ThisUnit(outer.unit)
        return Within(inner, outer)
    return None


def _fixed_year(node: Node) -> bool:
    return "fixed" in node.categories and node.grain == "year"


# Times of day on a day.


@COMPOSED.rule(
    "article? date daypart",
    "article? date possessive? daypart",
    "article? daypart of? article? date",
    "article? part daypart of article? date",
)
def part_of_day(m: Match) -> Node | None:
    """Tuesday morning; the night of 3 December."""
    child = m["date"]
    if not isinstance(child, Node) or child.grain != "day" or isinstance(child, (Timed, Range)):
        return None
    return Timed(_strong(child), str(m["daypart"]))


def _strong(child: Node) -> Node:
    if isinstance(child, Weekday):
        return Weekday(child.number)
    return child


@COMPOSED.rule(
    "article? date comma|at|of? time:timed",
    "time:timed comma|at|of? article? date",
    "article? date at|of article? hourno",
    "article? date comma time:timed",
    "time:timed of article? second:timed",
    "time:timed second:timed",
)
def time_on_day(m: Match) -> Node | None:
    """3 December at 5 p.m.; 5 p.m. on Friday; tomorrow at 5 in the morning."""
    if "hourno" in m.names:
        return None
    time = m["time"]
    if "second" in m.names:
        second = m["second"]
        if not isinstance(time, Timed) or not isinstance(second, Timed) or time.child is not None:
            return None
        if second.child is None and not time.clock[0].isdigit():
            return None
        if second.clock[0].isdigit():
            return None
        return Timed(second.child, _in_part(time.clock, second.clock), time.zone)
    day = m["date"]
    if not isinstance(time, Timed) or time.child is not None or not isinstance(day, Node):
        return None
    if isinstance(day, Timed):
        if day.child is None or day.clock[0].isdigit():
            return None
        return Timed(
            day.child,
            _in_part(time.clock, day.clock) if time.clock[0].isdigit() else time.clock,
            time.zone,
        )
    if day.grain != "day" or isinstance(day, Range):
        return None
    return Timed(_strong(day), time.clock, time.zone)


def _in_part(clock: str, part: str) -> str:
    """Half past three in the afternoon is half past fifteen."""
    hour, _, rest = clock.partition(":")
    if hour.isdigit() and part in ("AF", "EV") and int(hour) < 12:
        return f"{int(hour) + 12:02d}:{rest}"
    return clock


# Marks of doubt.


@COMPOSED.rule("approx article? date", "approx approx article? date", "article? date approx")
def approximately(m: Match) -> Node | None:
    """About 1860."""
    child = m["date"]
    if not isinstance(child, Node) or child.quiet:
        return None
    return Marked(child, approximate=True)


@COMPOSED.rule(
    "uncertain colon? article? date",
    "article? date uncertain",
    "article? date open uncertain close",
)
def perhaps(m: Match) -> Node | None:
    """Maybe 1862."""
    child = m["date"]
    if not isinstance(child, Node) or child.quiet:
        return None
    token = m.token("uncertain")
    if token is not None and "stop" in token.senses and (m.after is not None or not token.glued):
        return None
    return Marked(child, uncertain=True)


@COMPOSED.rule(
    "weekdate comma? counted_date", "article? weekdate of counted_date", "counted_date weekdate"
)
def weekday_of_offset(m: Match) -> Node | None:
    """Monday two weeks from now."""
    outer = m["counted_date"]
    if outer.grain == "day":
        return outer if isinstance(outer, Node) else None
    return Within(m["weekdate"], outer) if outer.grain == "week" else None
