"""The second level, continued: steps through the calendar, "last week", "the following month"."""

from typing import Any, Final

from .lengths import Length, Reference
from .node import Node
from .pattern import Match, RuleBook
from .periods import Named
from .steps import Offset, Rolling, Step, StepNamed
from .weekdays import Weekday

STEPS = RuleBook()


@STEPS.rule(
    "article? step|step_then filler? unit",
    "article? step|step_then fiscal unit",
    "unit step_after",
    "step step_then unit",
)
def step(m: Match) -> Node | None:
    """Last week; the following month; this fiscal year; the week before last."""
    unit = m["unit"]
    if _counts_in(m):
        return None
    if "step_after" in m.names:
        return Step(unit, m["step_after"])
    token = m.token("step")
    assert token is not None
    if unit in ("S", "MIN", "H"):
        if "step" in token.senses and m["step"] and unit == "H":
            return Rolling(Length(1, unit), m["step"])
        return None
    if "weak" in m.tokens[m.end - 1].senses:
        return None
    if "step" not in token.senses:
        return Step(unit, m["step"], "then")
    count = m["step"]
    defined = "article" in m.names and m.has("article")
    if (
        "rolling" in token.senses
        and unit in ("D", "Y", "DE", "M", "W", "CE", "Q")
        and (unit != "Q")
    ):
        if unit in ("D",):
            return Rolling(Length(1, unit), -1)
        if unit == "DE":
            return Rolling(Length(1, "DE"), -1)
        return Rolling(Length(1, unit), -1) if defined or unit in ("Y",) else Step(unit, count)
    lasting = m.before is not None and "lasting" in m.before.senses
    if lasting and count == -1 and unit in ("DE", "CE"):
        return Rolling(Length(1, unit), -1)  # "over the last decade"
    if count == 1 and defined and unit != "Q":
        if lasting:
            return Rolling(Length(1, unit), 1)
        return Step(unit, count, "then" if unit in ("D", "M", "W", "Y") else "now", weak=False)
    if unit == "D" and count != 0:
        return Step(unit, count, "then") if count > 0 else Step(unit, count)
    return Step(unit, count)


_PERIOD = frozenset(
    {
        "month",
        "year",
        "season",
        "step",
        "step_then",
        "unit",
        "decade",
        "holiday",
        "num",
        "weekday",
        "fixed",
    }
)


def _counts_in(m: Match) -> bool:
    """Whether "the last week" is the last one of something: "of July"."""
    token, after = m.token("step"), m.after
    if token is None or "ordinal" not in token.senses or after is None or "of" not in after.senses:
        return False
    following = m.tokens[m.end + 1 : m.end + 3]
    if following and "article" in following[0].senses:
        following = following[1:]
    return (
        bool(following)
        and not _PERIOD.isdisjoint(following[0].senses)
        and "genitive" in after.senses
    )


@STEPS.rule(
    "article? step|step_then month",
    "article? step|step_then weekday",
    "article? step|step_then season",
    "article? step|step_then holiday",
    "article? step|step_then dayno|ordno of? month",
    "article? step|step_then comma? month dayno|ordno",
    "month|season|weekday step_after",
)
def step_named(m: Match) -> Node | None:
    """Last October; next Monday; this summer."""
    child: Named | Weekday
    if _counts_in(m):
        return None
    if "step" in m.names and "reference" in m.tokens[m.end - 2].senses:
        return Reference("PAST_REF")  # "one recent Tuesday" is none in particular
    token = m.token("step") if "step" in m.names else None
    count = m["step"] if token is not None else m["step_after"]
    if "dayno" in m.names:
        if not 1 <= m["dayno"] <= 31:
            return None
        child = Named("day", m["month"], m["dayno"])
    elif (
        "month" in m.names
        and m.has("month")
        and "month" in m.tokens[m.end - 1 if token else m.start].senses
    ):
        child = Named("month", m["month"])
    elif "holiday" in m.names:
        child = Named("day", m["holiday"])
    else:
        last = m.tokens[m.end - 1] if token is not None else m.tokens[m.start]
        if "season" in last.senses:
            child = Named("season", last.senses["season"])
        elif "weekday" in last.senses:
            child = Weekday(last.senses["weekday"])
        else:
            return None
    origin: Any = (
        "now" if token is None or "step" in token.senses or isinstance(child, Weekday) else "then"
    )
    if "verb" in m.tokens[m.end - 1].senses and not m.tokens[m.end - 1].capital and count == 0:
        return None
    return StepNamed(child, count, origin)


@STEPS.rule("num|number weekdays offset")
def weekdays_ago(m: Match) -> Node | None:
    """Three Saturdays ago."""
    count = m["num"]
    if m["offset"] != -1 or not 1 <= count <= 50:
        return None
    return StepNamed(Weekday(m["weekdays"]), -int(count))


@STEPS.rule("article unit", "article year_word")
def the_unit(m: Match) -> Node | None:
    """The week, the quarter: the one that the text speaks of."""
    token = m.tokens[m.end - 1]
    unit = token.senses.get("unit")
    if unit not in ("W", "M", "Q", "Y", "WE", "D", "FN", "DE", "CE") or "weak" in token.senses:
        return None
    after = m.after
    if after is not None and (
        after.senses.keys() & {"num", "step_after", "dash", "genitive", "clause", "starting"}
    ):
        return None
    if after is not None and after.senses.get("bound") == "since" and unit in ("W", "M", "Y"):
        return Length(1, unit)  # "in the year since the coup"
    before = m.before
    spoken = unit in ("W", "M", "Q", "Y", "WE") and (
        (before is not None and bool(before.senses.keys() & {"of", "preposition"}))
        or (after is not None and "possessive" in after.senses)
    )
    return Step(unit, 0, "then", weak=True, spoken=spoken)


#: Behind "the year before", these would be what it was before.
_GOES_ON: Final = frozenset(
    {
        "article",
        "one",
        "owner",
        "step",
        "step_then",
        "word",
        "month",
        "year",
        "num",
        "weekday",
        "day",
        "holiday",
    }
)


@STEPS.rule("article unit offset_then")
def the_unit_before(m: Match) -> Node | None:
    """The year before; the month after."""
    if m["unit"] not in ("W", "M", "Q", "Y"):
        return None
    if m.after is not None and not _GOES_ON.isdisjoint(m.after.senses):
        return None
    return Offset(Length(1, m["unit"]), m["offset_then"], "then")
