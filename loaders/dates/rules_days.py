"""The second level of the grammar: days, by their name or their number."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from ...graph.interval import Meaning
from .node import Node
from .pattern import Match, RuleBook
from .periods import Named
from .rules_support import SUPPORT, day_of, is_unsupported, number_of, year_of
from .spans import Range, Timed
from .steps import Step
from .weekdays import MonthDay, Weekday

DAYS = RuleBook()

#: Before a day that is written with a dot: "on 3. April".
_BEFORE_A_DAY: Final = frozenset({"at", "bound", "from", "to", "article", "weekday"})


@DAYS.rule(
    "weekday? comma? month article? dayno|ordno|ordinal comma? of? year|spelled yearend:year_word? era?",
    "weekday? comma? article? dayno|ordno|ordinal dash|of? month dash|comma? of? year|spelled yearend:year_word? era?",
    "year year_word? comma? month article? dayno|ordno",
    "year year_word? comma? dayno|ordno month",
    "year dash|slash month dash|slash dayno",
    "dayno dash|slash month dash|slash year",
    "year dash|slash dayno dash|slash month",
    "dayno dash year dash month",
)
def full_day(m: Match) -> Node | None:
    """December 3, 2011; 3rd of December 2011; 2011 жылғы 3 желтоқсан."""
    day, year = m["dayno"], year_of(m)
    if day is None or year is None or not 1 <= day <= 31:
        return None
    return day_of(year, m["month"], day)


@DAYS.rule("dayno dot month comma? year", "dayno dot month")
def dotted_day(m: Match) -> Node | None:
    """3. April 2019; behind a word, the dot ends a sentence."""
    dot, before = m.token("dot"), m.before
    if dot is None or not dot.glued or m["dayno"] > 31:
        return None
    if before is not None and before.senses.keys().isdisjoint(_BEFORE_A_DAY):
        return None
    if "year" in m.names:
        return day_of(m["year"], m["month"], m["dayno"])
    return None if _is_verb(m) else Named("day", m["month"], m["dayno"])


@DAYS.rule(
    "weekday? comma? month article? dayno|ordno|ordinal comma? apostrophe yy",
    "weekday? comma? dayno|ordno dash|slash|of? month dash|slash apostrophe? yy",
    "weekday? comma? dayno|ordno of? month dash|slash|of? apostrophe yy",
    "dayno|ordno of? month of yy",
    "dayno|ordno month yy year_word",
    "month ordinal yy",
)
def short_day(m: Match) -> Node | None:
    """25 Dec '11."""
    day = number_of(m, "dayno", "ordinal")
    if day is None or day < 1:
        return None
    year = m.token("yy")
    link = m.tokens[m.end - 2]
    if "dash" in link.senses and year is not None and not year.glued:
        return None  # 1 January - 31 March
    return Named("day", m["month"], day, m["yy"], short=True)


@DAYS.rule(
    "weekday? comma? month article? dayno|ordno|ordinal",
    "weekday? comma? article? dayno|ordno|ordinal of? month",
    "weekday? comma? article? ordinal unit of month",
    "weekday? comma? open? slashpair|dotpair close?",
    "weekday dashpair",
    "month slash dayno",
    "dayno slash month",
)
def yearless_day(m: Match) -> Node | None:
    """December 3; the third of December; Thursday 29/03."""
    for name in ("slashpair", "dashpair"):
        if name in m.names and m.has(name):
            return _pair(m, name)
    day = number_of(m, "dayno", "ordinal")
    if day is None or not 1 <= day <= 31 or not isinstance(m["month"], int):
        return None
    if "unit" in m.names and m["unit"] != "D":
        return None
    spelled = m.token("dayno")
    if (
        (
            spelled is not None
            and "ordinal" in spelled.senses
            and spelled.capital
            and m.after is not None
        )
        and m.after.capital
        and "month" not in m.after.senses
    ):
        return None  # "in May the Second Fleet ..."
    last = m.tokens[m.end - 1]
    after = m.after
    if "num" in last.senses and after is not None:
        if after.glued and "word" in after.senses:
            return None
        if "counted" in after.senses and "month" not in last.senses:
            return None
    month = m.token("month")
    weak = month is not None and "verb" in month.senses and not month.capital
    if weak and not any(
        "ordno" in t.senses or "comma" in t.senses for t in m.tokens[m.start : m.end]
    ):
        weak = m.before is not None and "word" in m.before.senses
    else:
        weak = False
    return Named("day", m["month"], day, weak=weak)


def _pair(m: Match, name: str) -> Node | None:
    """11/20 is a date beside words that speak of time; alone it may be a score or a fraction."""
    node = m[name]
    assert isinstance(node, Named)
    before = m.before
    supported = m.has("weekday") or (
        before is not None
        and bool(before.senses.keys() & {"at", "bound", "from"})
        and "slashpair" in m.names
    )
    after = m.after
    if after is not None and after.senses.keys() & {"counted", "units", "unit", "of"}:
        return None
    if after is not None and "word" in after.senses and not supported:
        return None
    if m.category(name) == "dotpair" and before is not None and not m.has("weekday"):
        return None
    return replace(node, weak=not supported)


@DAYS.rule(
    "month dayrange comma? of? year",
    "dayrange of? month comma? of? year yearend:year_word?",
    "month first:dayno|ordno|ordinal dash|to article? last:dayno|ordno|ordinal comma? of? year",
    "from first:dayno|ordno|ordinal dash|to|and last:dayno|ordno|ordinal of? month comma? of? year yearend:year_word?",
    "first:dayno|ordno|ordinal dash|to last:dayno|ordno|ordinal of? month comma? of? year yearend:year_word?",
    "month dayrange",
    "dayrange of? month",
    "from month dayrange",
    "month article? first:dayno|ordno|ordinal dash|to article? last:dayno|ordno|ordinal",
    "from month article? first:dayno|ordno|ordinal dash|to article? last:dayno|ordno|ordinal",
    "from dayrange of month",
    "from article? first:dayno|ordno|ordinal dash|to|and article? last:dayno|ordno|ordinal of? month",
    "first:dayno|ordno|ordinal dash|to last:dayno|ordno|ordinal of? month",
    "from month first:dayno|ordno|ordinal and last:dayno|ordno|ordinal",
    "month first:dayno and last:dayno",
    "month first:dayno and last:dayno comma? of? year",
    "first:dayno and last:dayno of? month",
    "month article? first:dayno|ordno|ordinal or article? last:dayno|ordno|ordinal",
    "month article? first:dayno|ordno|ordinal or article? last:dayno|ordno|ordinal comma? of? year",
    "article? first:dayno|ordno|ordinal or article? last:dayno|ordno|ordinal of? month comma? of? year yearend:year_word?",
    "article? first:dayno|ordno|ordinal or article? last:dayno|ordno|ordinal of? month",
    "year year_word dayrange month",
    "year year_word month dayrange",
)
def day_range(m: Match) -> Node | None:
    """3-5 December 2011; from the 3rd to the 5th of December; between 3 and 5 December."""
    if "dayrange" in m.names:
        first, last = m["dayrange"]
    else:
        first, last = m["first"], m["last"]
        if not (1 <= first <= 31 and 1 <= last <= 31):
            return None
    if (m.has("and") or m.has("or")) and not m.has("from") and m.after is not None:
        counts = m.after.senses.keys() & {"unit", "units", "month", "counted"}
        if counts or (m.after.glued and "word" in m.after.senses):
            return None
    month, year = m["month"], year_of(m) if "year" in m.names else None
    either = m.has("or")
    if (either or m.has("and")) and (year is None and _is_verb(m)):
        return None
    if either and first > last and month_stands_behind(m):
        first, last = last, first
    end_month, end_year = month, year
    if first >= last:
        if "month" not in m.tokens[m.start].senses and "month" not in m.tokens[m.start + 1].senses:
            return None
        end_month = month % 12 + 1
        end_year = year + 1 if year is not None and end_month == 1 else year
    within = (
        "from" in m.names and m.has("from") and "between" in (m.token("from") or m.tokens[0]).senses
    )
    if year is not None and end_year is not None:
        start, end = day_of(year, month, first), day_of(end_year, end_month, last)
    else:
        start, end = Named("day", month, first), Named("day", end_month, last)
    apart = m.has("and") and last - first > 1
    meaning: Meaning = "within" if within or apart or either else "throughout"
    return Range(start, end, meaning, _cut(m), either)


def month_stands_behind(m: Match) -> bool:
    """Whether the days stand before their month: "6 or 5 May"."""
    month, last = m.token("month"), m.token("last")
    return month is not None and last is not None and month.start > last.start


def _is_verb(m: Match) -> bool:
    """Whether the month's name is a verb here: "3 or 4 may be enough"."""
    month = m.token("month")
    return month is not None and "verb" in month.senses and not month.capital


@DAYS.rule(
    "first:dayno comma day2:dayno comma? and|or last:dayno of? month comma? of? year|spelled yearend:year_word?",
    "first:dayno comma day2:dayno comma day3:dayno comma? and|or last:dayno of? month comma? of? year|spelled yearend:year_word?",
    "month first:dayno comma day2:dayno comma? and|or last:dayno comma? of? year",
    "month first:dayno comma day2:dayno comma day3:dayno comma? and|or last:dayno comma? of? year",
    "year year_word first:dayno comma day2:dayno comma? and|or last:dayno month",
    "year year_word first:dayno comma day2:dayno comma day3:dayno comma? and|or last:dayno month",
    "first:dayno comma day2:dayno comma? and|or last:dayno of? month",
    "first:dayno comma day2:dayno comma day3:dayno comma? and|or last:dayno of? month",
)
def day_list(m: Match) -> Node | None:
    """5, 6 and 7 May 2018."""
    days = [m[name] for name in ("first", "day2", "day3", "last") if name in m.names]
    month, year = m["month"], year_of(m) if "year" in m.names else None
    if any(one >= other for one, other in pairwise(days)) or (year is None and _is_verb(m)):
        return None
    chosen = any("or" in token.senses for token in m.tokens[m.start : m.end])
    stretch = not chosen and days[-1] - days[0] == len(days) - 1
    ends = [
        Named("day", month, day) if year is None else day_of(year, month, day)
        for day in (days[0], days[-1])
    ]
    return Range(ends[0], ends[1], "throughout" if stretch else "within", either=chosen)


@DAYS.rule(
    "first:dayno comma last:dayno month comma? year yearend:year_word?",
    "dayrange and|or last:dayno of? month comma? of? year yearend:year_word?",
)
def short_list(m: Match) -> Node | None:
    """5, 6 May 2018; 3-5 or 7 May 2018."""
    ranged, before = "dayrange" in m.names, m.before
    if not ranged and before is not None and SUPPORT.isdisjoint(before.senses):
        return None  # "of those 5, 6 May 2018 ..."
    first, last = m["dayrange"][0] if ranged else m["first"], m["last"]
    if not first < last or (ranged and m["dayrange"][1] >= last):
        return None
    stretch = not ranged and last == first + 1
    ends = [day_of(m["year"], m["month"], day) for day in (first, last)]
    return Range(ends[0], ends[1], "throughout" if stretch else "within")


def _cut(m: Match) -> tuple[int, int, int] | None:
    """Where "3 and 5 December" falls into its two days; "3-5" stays in one piece."""
    first, last = m.token("first"), m.token("last")
    if first is None or last is None or not (m.has("and") or m.has("or")):
        return None
    named = m.tokens[m.start]
    return (
        (min(named.start, first.start) if "month" in named.senses else first.start),
        first.end,
        last.start,
    )


@DAYS.rule("weekday comma? article? ordno|ordinal", "weekday dayno", "article? ordno")
def day_of_month(m: Match) -> Node | None:
    """Tuesday the eleventh; Friday 31; the 18th."""
    number = number_of(m, "ordno", "dayno", "ordinal")
    if number is None or not 1 <= number <= 31:
        return None
    after = m.after
    if after is not None and (
        after.senses.keys() & {"month", "century", "unit", "units", "weekday", "num"}
        or (after.glued and "dash" in after.senses)
    ):
        return None
    if "weekday" in m.names:
        if after is not None and (after.senses.keys() & {"counted", "word", "clock", "am", "pm"}):
            return None
        return MonthDay(number, m["weekday"])
    on = m.before is not None and {"at", "of"} <= m.before.senses.keys() and m.has("article")
    ends = after is None or bool(after.senses.keys() & {"comma", "dot", "stop", "tense", "close"})
    return MonthDay(number, sure=on and ends)


@DAYS.rule("holiday of? year", "holiday comma? year", "year holiday", "holiday")
def holiday(m: Match) -> Node | None:
    """Christmas 2010; Easter."""
    year = year_of(m) if m.has("year") else None
    token = m.token("holiday")
    weak = year is None and token is not None and "quiet" in token.senses
    return Named("day", m["holiday"], 0, year, weak=weak)


@DAYS.rule("weekday")
def weekday(m: Match) -> Node | None:
    """Friday."""
    weak = is_unsupported(m)
    return None if weak is None else Weekday(m["weekday"], weak)


@DAYS.rule("day")
def relative_day(m: Match) -> Node | None:
    """Yesterday; tonight."""
    value = str(m["day"])
    count, _, part = value.partition(" ")
    step = Step("D", int(count))
    return Timed(step, part) if part else step
