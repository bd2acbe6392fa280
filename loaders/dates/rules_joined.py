"""The last levels: ranges, then open ends."""

from .node import Node
from .parts import Part
from .pattern import Match, RuleBook
from .periods import MonthDay, Named
from .spans import Bound, Bounding, Range, Timed
from .steps import Step

RANGES = RuleBook()
BOUNDS = RuleBook()


@RANGES.rule(
    "from article? first:date to|and|dash article? second:date",
    "from article? first:date comma? to article? second:date",
    "article? first:date to|dash article? second:date",
    "article? first:date or article? second:date",
    "first:date second:date bound_after",
)
def date_range(m: Match) -> Node | None:
    """From 2009 to 2011; between May and July; 2010 or 2011; 26 June - 28 June 2020."""
    first, second = m["first"], m["second"]
    if not isinstance(first, Node) or not isinstance(second, Node):
        return None
    if isinstance(first, (Range, Bound)) or isinstance(second, (Range, Bound)):
        return None
    opened = m.token("from") if "from" in m.names else None
    link = m.tokens[m.start + 1] if opened is None else m.token("to") if "to" in m.names else None
    joins = [t for t in m.tokens[m.start + 1 : m.end - 1] if t.node is None]
    between = opened is not None and "between" in opened.senses
    if any("and" in t.senses for t in joins) and not between:
        return None
    if "bound_after" in m.names:
        if (
            m["bound_after"] not in ("before", "until")
            or "from_case" not in m.token("first").senses
        ):  # type: ignore[union-attr]
            return None
    if opened is None and "bound_after" not in m.names:
        if isinstance(first, Timed) != isinstance(second, Timed):
            return None
        if any(end.quiet and not isinstance(end, Named) for end in (first, second)):
            return None
        if first.quiet and second.quiet and first.grain == "day":
            return None
        either = any("or" in t.senses for t in joins)
        if either and first.grain != second.grain:
            return None
        if any("comma" in t.senses for t in joins):
            return None
        if either:
            return Range(first, second, "within", _cut(m))
        if any("—" in t.text for t in joins) and first.grain != second.grain:
            return None
        if isinstance(first, MonthDay) or isinstance(second, MonthDay):
            return None
    elif first.quiet and not isinstance(first, (MonthDay, Named)):
        return None
    if link is not None and "dot" in link.senses:
        return None
    return Range(first, second, "within" if between else "throughout", _cut(m))


def _cut(m: Match) -> tuple[int, int, int] | None:
    first, second = m.token("first"), m.token("second")
    return (
        (first.start, first.end, second.start) if first is not None and second is not None else None
    )


@RANGES.rule("from first:date to second:reference_node", "from first:date to second:reference")
def up_to_now(m: Match) -> Node | None:
    """From 2009 to the present."""
    first = m["first"]
    return Bound("since", first) if isinstance(first, Node) else None


@RANGES.rule("from reference_node to|and second:date")
def from_now(m: Match) -> Node | None:
    """Between now and 15 November."""
    second = m["second"]
    if m["reference_node"].value != "PRESENT_REF" or not isinstance(second, Node):
        return None
    return Range(
        Step("D", 0), second, "within" if "between" in m.tokens[m.start].senses else "throughout"
    )


@BOUNDS.rule("bound of? article? date", "bound approx? article? date", "from article? date")
def bounded(m: Match) -> Node | None:
    """Since 2009; before March 2012; no later than 5 May."""
    child = m["date"]
    if not isinstance(child, Node) or isinstance(child, (Range, Bound)):
        return None
    if child.quiet:
        return None
    if "bound" not in m.names:
        if "between" in m.tokens[m.start].senses:
            return None
        return Bound("since", child)
    kind = m["bound"]
    if isinstance(child, Timed) and child.child is None:
        return None
    return _bound(kind, child)


def _bound(kind: Bounding, child: Node) -> Bound:
    """Bound by a date: what is before the end of a year, or before mid-2011, may lie in that part."""
    if isinstance(child, Part):
        if kind == "before" and child.part != "start":
            kind = "by"
        elif kind == "after" and child.part != "end":
            kind = "not_before"
    return Bound(kind, child)


@BOUNDS.rule(
    "article? date bound_after", "from article? date bound_after", "year_word date bound_after"
)
def bounded_behind(m: Match) -> Node | None:
    """2009 onwards; 2016 and later; 2009 жылдан бері."""
    child = m["date"]
    if not isinstance(child, Node) or isinstance(child, (Range, Bound)) or child.quiet:
        return None
    behind = m.token("bound_after")
    if behind is not None and "of" in behind.senses and not m.has("from"):
        return None  # "in 2009 on the border"
    return _bound(m["bound_after"], child)
