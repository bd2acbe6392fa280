"""The last levels: ranges, then open ends."""

from .node import Node
from .parts import Part
from .pattern import Match, RuleBook
from .periods import Fixed, Named, in_another_year
from .spans import Bound, Bounding, Excluded, Range, Timed
from .steps import Ahead, Step
from .weekdays import MonthDay

RANGES = RuleBook()
BOUNDS = RuleBook()


def _ends(m: Match) -> tuple[Node, Node] | None:
    """The two dates of a range; a range or an open end is none."""
    first, second = m["first"], m["second"]
    if not isinstance(first, Node) or not isinstance(second, Node):
        return None
    if isinstance(first, Step) and first.weak:
        return None  # "the year to February" is one year
    if isinstance(first, (Range, Bound, Ahead)) or isinstance(second, (Range, Bound)):
        return None
    return first, second


@RANGES.rule(
    "from article? first:date to|and|dash article? second:date",
    "from article? first:date comma? to article? second:date",
)
def opened_range(m: Match) -> Node | None:
    """From 2009 to 2011; between May and July."""
    ends, opened = _ends(m), m.token("from")
    if (
        ends is None
        or opened is None
        or (ends[0].quiet and not isinstance(ends[0], (MonthDay, Named)))
    ):
        return None
    between = "between" in opened.senses
    if not between and any("and" in token.senses for token in m.tokens[m.start : m.end]):
        return None
    return Range(*ends, "within" if between else "throughout", _cut(m))


@RANGES.rule("article? first:date to|dash article? second:date")
def plain_range(m: Match) -> Node | None:
    """26 June - 28 June 2020; May-October 2011."""
    ends = _ends(m)
    if ends is None or isinstance(ends[0], Timed) != isinstance(ends[1], Timed):
        return None
    first, second = ends
    if isinstance(first, MonthDay) or isinstance(second, MonthDay):
        return None
    if any(end.quiet and not isinstance(end, Named) for end in ends):
        return None
    if first.quiet and second.quiet and first.grain == "day":
        return None
    parenthesis = any(token.text == "—" for token in m.tokens[m.start : m.end])
    if parenthesis and first.grain != second.grain:
        return None
    return Range(first, second, "throughout", _cut(m))


@RANGES.rule("article? first:date comma? or of? article? second:date")
def either(m: Match) -> Node | None:
    """2010 or 2011; summer 2010 or 2011."""
    ends = _ends(m)
    if ends is None or ends[1].quiet or (ends[0].quiet and not _same_year(*ends)):
        return None
    first, second = ends
    if first.grain != second.grain:
        again = in_another_year(first, second)
        if again is None:
            return None
        other = second if "of" in m.tokens[m.end - 2].senses else again  # "3 May 2018 or in 2019"
        return Range(first, other, "within", _cut(m), either=True)
    return Range(first, second, "within", _cut(m), either=True)


@RANGES.rule("first:date comma day2:date comma? or of? second:date")
def any_of_three(m: Match) -> Node | None:
    """2010, 2011 or 2012."""
    ends, middle = _ends(m), m["day2"]
    if ends is None or not isinstance(middle, Node) or ends[1].quiet:
        return None
    same = ends[0].grain == middle.grain == ends[1].grain
    if not same or any(each.quiet and not _same_year(each, ends[1]) for each in (ends[0], middle)):
        return None
    return Range(*ends, "within", either=True)


def _same_year(first: Node, second: Node) -> bool:
    """Whether a name stands beside another one that is beyond doubt: "May or June 2018"."""
    return isinstance(first, Named) and isinstance(second, Fixed) and first.grain == second.grain


@RANGES.rule("first:date slash second:date")
def one_or_the_other(m: Match) -> Node | None:
    """5 May/6 May 2018."""
    ends = _ends(m)
    if ends is None or not all(isinstance(end, (Fixed, Named)) for end in ends):
        return None
    if ends[1].quiet or (ends[0].quiet and not _same_year(*ends)):
        return None
    return Range(*ends, "within", _cut(m)) if ends[0].grain == ends[1].grain else None


@RANGES.rule("first:date second:date bound_after")
def inflected_range(m: Match) -> Node | None:
    """3 желтоқсаннан 5 желтоқсанға дейін: the ending of the first date says "from"."""
    ends, first = _ends(m), m.token("first")
    if ends is None or first is None or "from_case" not in first.senses:
        return None
    return Range(*ends, "throughout", _cut(m)) if m["bound_after"] in ("before", "until") else None


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


@BOUNDS.rule(
    "bound of? article? date",
    "bound approx? article? date",
    "from article? date",
    "bound amount article? date",
    "from amount article? date",
)
def bounded(m: Match) -> Node | None:
    """Since 2009; before March 2012; no later than 5 May."""
    child = m["date"]
    if not isinstance(child, Node) or isinstance(child, Bound) or child.quiet:
        return None
    if isinstance(child, Range) and not child.either:
        return None
    if "amount" in m.names and m["amount"] not in ("min", "about"):
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


@BOUNDS.rule("except of? article? date", "date except_after")
def excluded(m: Match) -> Node | None:
    """Not in 2011; except 2011."""
    child = m["date"]
    return Excluded(child) if isinstance(child, Node) and not child.quiet else None


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
