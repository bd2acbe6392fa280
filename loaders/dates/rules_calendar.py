"""The second level of the grammar: places in the calendar, by name or by number."""

from dataclasses import replace

from ...errors import DateError
from ...graph.days import Day
from .node import Node
from .numeric import year_range
from .pattern import Match, RuleBook
from .periods import Fixed, MonthDay, Named, ShortYear, Tens, Weekday
from .resolved import (
    century_span,
    day_span,
    decade_span,
    half_span,
    millennium_span,
    month_span,
    quarter_span,
    season_span,
    unread,
    year_span,
)
from .spans import Range, Timed
from .steps import Step
from .tokens import Token

CALENDAR = RuleBook()

#: Before a word that is mostly something else, these make it a date.
_SUPPORT = frozenset({"preposition", "step", "step_then", "part", "bound", "from", "every", "of"})


def _day(year: int, month: int, day: int) -> Node:
    try:
        return Fixed(day_span(Day(year, month, day).check()))
    except DateError as error:
        return Fixed(unread(str(error)))


def _number(m: Match, *names: str) -> int | None:
    """The first of some elements that is there."""
    return next((int(m[name]) for name in names if name in m.names and m.has(name)), None)


def _year(m: Match, name: str = "year") -> int | None:
    """A year with its era; the years before the common era count from 0 down."""
    value = _number(m, name)
    if value is not None and "era" in m.names and m["era"] == "BC":
        return 1 - value
    return value


# Days.


@CALENDAR.rule(
    "weekday? comma? month dot? article? dayno|ordno|ordinal comma? of? year|spelled yearend:year_word? era?",
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
    day, year = m["dayno"], _year(m)
    if day is None or year is None or not 1 <= day <= 31:
        return None
    return _day(year, m["month"], day)


@CALENDAR.rule(
    "weekday? comma? month article? dayno|ordno|ordinal comma? apostrophe yy",
    "weekday? comma? dayno|ordno dash|slash|of? month dash|slash apostrophe? yy",
    "weekday? comma? dayno|ordno of? month dash|slash|of? apostrophe yy",
    "dayno|ordno of? month of yy",
    "dayno|ordno month yy year_word",
    "month ordinal yy",
)
def short_day(m: Match) -> Node | None:
    """25 Dec '11."""
    day = _number(m, "dayno", "ordinal")
    if day is None or day < 1:
        return None
    year = m.token("yy")
    link = m.tokens[m.end - 2]
    if "dash" in link.senses and year is not None and not year.glued:
        return None  # 1 January - 31 March
    return Named("day", m["month"], day, m["yy"], short=True)


@CALENDAR.rule(
    "weekday? comma? month dot? article? dayno|ordno|ordinal",
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
    day = _number(m, "dayno", "ordinal")
    if day is None or not 1 <= day <= 31 or not isinstance(m["month"], int):
        return None
    if "unit" in m.names and m["unit"] != "D":
        return None
    spelled = m.token("dayno")
    if (
        spelled is not None
        and "ordinal" in spelled.senses
        and spelled.capital
        and m.after is not None
    ):
        if m.after.capital and "month" not in m.after.senses:
            return None  # "in May the Second Fleet ..."
    last = m.tokens[m.end - 1]
    after = m.after
    if "num" in last.senses and after is not None:
        if after.glued and "word" in after.senses:
            return None
        if "counted" in after.senses and "month" not in last.senses:
            return None
    month = m.token("month")
    weak = month is not None and "weak" in month.senses and not month.capital and _is_word(month)
    if weak and not any(
        "ordno" in t.senses or "comma" in t.senses for t in m.tokens[m.start : m.end]
    ):
        weak = m.before is not None and "word" in m.before.senses
    else:
        weak = False
    return Named("day", m["month"], day, weak=weak)


def _is_word(token: Token) -> bool:
    return token.text in ("may", "march", "mar", "second")


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
    if m.tokens[m.end - 1].text.startswith("24/7"):
        return None
    after = m.after
    if after is not None and after.senses.keys() & {"counted", "units", "unit", "of"}:
        return None
    if after is not None and "word" in after.senses and not supported:
        return None
    if m.category(name) == "dotpair" and before is not None and not m.has("weekday"):
        return None
    return replace(node, weak=not supported)


@CALENDAR.rule(
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
    if m.has("and") and not m.has("from") and m.after is not None:
        if m.after.senses.keys() & {"unit", "units", "month", "counted", "dot", "comma"} - {
            "comma",
            "dot",
        } or (m.after.glued and "word" in m.after.senses):
            return None
    month, year = m["month"], _year(m) if "year" in m.names else None
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
        start, end = _day(year, month, first), _day(end_year, end_month, last)
    else:
        start, end = Named("day", month, first), Named("day", end_month, last)
    apart = m.has("and") and last - first > 1
    return Range(start, end, "within" if within or apart else "throughout")


@CALENDAR.rule("weekday comma? article? ordno|ordinal", "weekday dayno", "article? ordno")
def day_of_month(m: Match) -> Node | None:
    """Tuesday the eleventh; Friday 31; the 18th."""
    number = _number(m, "ordno", "dayno", "ordinal")
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
    return MonthDay(number)


# Months, seasons, quarters, halves, weeks.


@CALENDAR.rule(
    "month dot? comma? of? year|spelled yearend:year_word? era?",
    "month comma? of? num era",
    "month apostrophe yy",
    "month dash|slash year",
    "year year_word? comma? month",
    "year dash|slash month",
    "month of yy",
    "month dash yy",
    "month",
)
def month(m: Match) -> Node | None:
    """December 2011; Dec '11; 2011 жылдың желтоқсаны; December."""
    number = m["month"]
    behind = m.before.senses.keys() if m.before is not None else frozenset[str]()
    if "month" in m.tokens[m.start].senses and behind & {"num", "junk"} and "year" not in behind:
        return None  # "32 December" is no December
    if "yy" in m.names:
        return Named("month", number, 0, m["yy"], short=True)
    year = _year(m) if m.has("year") else _year(m, "num")
    if year is not None:
        return Fixed(month_span(year, number))
    weak = _unsupported(m)
    return None if weak is None or _is_name(m) else Named("month", number, weak=weak)


def _is_name(m: Match) -> bool:
    """Whether a month stands where a first name would: "August Wilson"."""
    before, after = m.before, m.after
    if after is None or not after.capital or "word" not in after.senses or after.glued:
        return False
    return (
        before is None
        or not before.senses.keys() & _SUPPORT
        or before.text in ("and", "or", "to", "for")
    )


def _unsupported(m: Match) -> bool | None:
    """Whether an ambiguous word lacks support; None if it is certainly something else."""
    token = m.tokens[m.start]
    before, after = m.before, m.after
    if after is not None and after.glued and after.senses.keys() & {"num", "year", "junk"}:
        return None
    supported = before is not None and not _SUPPORT.isdisjoint(before.senses)
    if not supported and after is not None:
        following = m.tokens[m.end + 1].senses if m.end + 1 < len(m.tokens) else {}
        if "part_after" in after.senses or ("dash" in after.senses and "month" in following):
            return False
    if "oblique" in token.senses and not supported:
        return None
    if "lowercase" in token.senses and token.capital and before is not None:
        if not before.senses.keys() & {"stop", "dot"}:
            return None
    if "weak" not in token.senses:
        return False
    if before is not None and not token.capital and before.senses.keys() & {"step", "step_then"}:
        return None  # "that may": with a season or a weekday, another rule has read it already
    if before is not None and not _SUPPORT.isdisjoint(before.senses):
        lower_links = (
            before.senses.keys() & {"and", "or", "to", "relation_after"}
            and "of" not in before.senses
        )
        if token.capital or not lower_links:
            return False
    if (
        before is not None
        and "article" in before.senses
        and m.start >= 2
        and "season" in token.senses
    ):
        if not _SUPPORT.isdisjoint(m.tokens[m.start - 2].senses):
            return None if after is not None and "of" in after.senses else False
    if (
        token.capital
        and before is not None
        and "stop" not in before.senses
        and "dot" not in before.senses
    ):
        return True
    return True if token.capital else None


@CALENDAR.rule(
    "season comma? of? year yearend:year_word? era?",
    "year yearend:year_word? season",
    "season comma? of? num era",
    "season of? winter",
    "season apostrophe yy",
    "season",
)
def season(m: Match) -> Node | None:
    """Summer 2011; the winter of 2011-12; summer."""
    name = m["season"]
    if "winter" in m.names:
        return Fixed(season_span(m["winter"], name))
    if "yy" in m.names:
        return Named("season", name, 0, m["yy"], short=True)
    year = _year(m) if m.has("year") else _year(m, "num")
    if year is not None:
        return Fixed(season_span(year, name))
    weak = _unsupported(m)
    return None if weak is None else Named("season", name, weak=weak)


@CALENDAR.rule(
    "fiscal? ordinal|ordno dash? fiscal? unit dash|of|comma? fiscal? year",
    "quarter_letter num dash|of|comma|slash? fiscal? year",
    "quarter_letter num dash|of|comma|slash? apostrophe? yy",
    "year dash|comma? quarter_letter num",
    "num quarter_letter dash|of|comma? fiscal? year",
    "num quarter_letter dash|of|comma? apostrophe yy",
    "half_letter num dash|of|comma|slash? year",
    "year dash|comma? half_letter num",
    "half of? fiscal? year",
    "fiscal? ordinal|ordno dash? fiscal? unit",
    "quarter_letter num",
    "half_letter num",
)
def quarter(m: Match) -> Node | None:
    """The third quarter of 2011; Q3 2011; H1 2019; third-quarter."""
    year = _year(m) if "year" in m.names else None
    if "half" in m.names:
        return Fixed(half_span(year, m["half"])) if year is not None else None
    if "quarter_letter" in m.names or "half_letter" in m.names:
        token = m.token("num")
        letter = m.token("quarter_letter") or m.token("half_letter")
        if token is None or letter is None or len(token.text) != 1:
            return None
        if not (token.glued if token.start > letter.start else letter.glued):
            return None
        number, kind = m["num"], "quarter" if "quarter_letter" in m.names else "half"
    else:
        if m["unit"] != "Q":
            return None
        number, kind = _number(m, "ordinal", "num"), "quarter"
        if m.category("unit") == "units" or number is None:
            return None
    if not 1 <= number <= (4 if kind == "quarter" else 2):
        return None
    short = "yy" in m.names
    if short:
        year = m["yy"]
    if year is None and kind == "half":
        return Named("half", number, weak=True)
    if year is None or short:
        return Named("quarter" if kind == "quarter" else "half", number, 0, year, short=short)
    return Fixed(quarter_span(year, number) if kind == "quarter" else half_span(year, number))


@CALENDAR.rule("half", "half of article unit")
def half(m: Match) -> Node | None:
    """The first half, of the year that the text speaks of."""
    if "unit" in m.names and m["unit"] != "Y":
        return None
    if m.after is not None and "of" in m.after.senses:
        return None
    return Named("half", m["half"], weak="unit" not in m.names)


@CALENDAR.rule("week_word num", "week_word num comma? of? year")
def week(m: Match) -> Node | None:
    """Week 23; week 3 of 2027."""
    if not 1 <= m["num"] <= 53 or (m.after is not None and "counted" in m.after.senses):
        return None
    return Named(
        "week", m["num"], 0, _year(m) if "year" in m.names else None, weak="year" not in m.names
    )


@CALENDAR.rule("holiday of? year", "holiday comma? year", "year holiday", "holiday")
def holiday(m: Match) -> Node | None:
    """Christmas 2010; Easter."""
    year = _year(m) if m.has("year") else None
    token = m.token("holiday")
    weak = year is None and token is not None and "quiet" in token.senses
    return Named("day", m["holiday"], 0, year, weak=weak)


@CALENDAR.rule("weekday")
def weekday(m: Match) -> Node | None:
    """Friday."""
    weak = _unsupported(m)
    return None if weak is None else Weekday(m["weekday"], weak)


# Years and longer.


#: Before a number of four digits: what makes it no year, and what makes it one.
_NO_YEAR_BEHIND = frozenset({"counting", "num", "decimal", "junk", "slash", "multiplier"})
_YEAR_BEHIND = frozenset(
    {"preposition", "of", "bound", "from", "open", "year_word", "part", "to", "and", "approx"}
)
_NO_YEAR_BEFORE = frozenset({"counted", "multiplier", "units", "decimal", "clock", "amountno"})
_GLUE = frozenset({"dash", "word", "apostrophe", "dot", "mark", "colon"})


def _plausible(m: Match, value: int) -> bool:
    """Whether a bare number of four digits is a year, by what stands around it."""
    before, after = m.before, m.after
    behind = before.senses.keys() if before is not None else frozenset[str]()
    ahead = after.senses.keys() if after is not None else frozenset[str]()
    if behind & _NO_YEAR_BEHIND or ahead & _NO_YEAR_BEFORE:
        return False
    if m.tokens[m.start].glued and behind & _GLUE:
        return "dash" in behind and m.start >= 2 and "word" not in m.tokens[m.start - 2].senses
    if after is not None:
        if after.text.startswith("of ") or after.text == "of" or after.senses.get("number", 1) != 1:
            return False
        if after.glued and ahead & {"word", "slash", "apostrophe"}:
            return False
        if "unit" in ahead and not ahead & {"month", "season", "ordinal", "year_word"}:
            return False
    if "tense" in behind and ahead and not ahead & {"comma", "dot", "stop", "close"}:
        return False  # "the population was 2012 in total"
    supported = before is None or bool(behind & _YEAR_BEHIND)
    if 1600 <= value <= 2050:
        round_plural = (
            value % 100 == 0 and "word" in ahead and after is not None and after.text.endswith("s")
        )
        return supported or not round_plural
    return supported


@CALENDAR.rule("year era?", "num era", "era num", "approx? num era", "era year")
def year(m: Match) -> Node | None:
    """2011; 480 BC."""
    value = _number(m, "year", "num")
    if value is None or value <= 0 or value > 9999:
        return None
    if "era" in m.names and m.has("era"):
        if m["era"] == "BC":
            return Fixed(year_span(1 - value))
        token = m.token("era")
        if value < 32 and token is not None and not token.capital:
            return None
        return Fixed(year_span(value))
    return Fixed(year_span(value)) if _plausible(m, value) else None


@CALENDAR.rule(
    "year_word|fiscal year|spelled|year3 era?",
    "year|ordno yearend:year_word",
    "year_word|fiscal apostrophe? yy",
    "apostrophe yy",
)
def named_year(m: Match) -> Node | None:
    """The year 1800; fiscal 1998; '96; 2011 года."""
    if "yy" in m.names:
        token, after = m.token("yy"), m.after
        if token is None or (
            after is not None and after.senses.keys() & {"percent", "counted", "decade"}
        ):
            return None
        if "apostrophe" in m.names and m.names.keys() == {"apostrophe", "yy"} and not token.glued:
            return None
        if m.category("yy") != "yy" or (
            "year_word" in m.names
            and not m.has("apostrophe")
            and m.category("year_word") != "fiscal"
        ):
            return None
        return ShortYear(m["yy"])
    value = _year(m)
    if value is None:
        return None
    if (
        "year_word" in m.names
        and m.after is not None
        and m.after.senses.keys() & {"counted", "multiplier"}
    ):
        return None
    return Fixed(year_span(value))


@CALENDAR.rule(
    "yearrange era?",
    "falling era?",
    "from? falling",
    "year|num dash|to|and last:year|num era",
    "from year|num to|and last:year|num era",
)
def years(m: Match) -> Node | None:
    """1939-45; 492-490 BC."""
    before = m.has("era") and m["era"] == "BC"
    if m.has("last"):
        first, second = m.token("year"), m.token("last")
        assert first is not None
        assert second is not None
        (low, high), cut = (m["year"], m["last"]), (first.start, first.end, second.start)
    else:
        if m.before is not None and m.before.senses.keys() & {"counting", "num", "junk"}:
            return None
        token = m.tokens[m.start] if m["from"] is None else m.tokens[m.start + 1]
        if "/" in token.text and m.has("yearrange") and m["yearrange"][1] - m["yearrange"][0] > 1:
            return None
        low, high = m["falling"] if m.has("falling") else m["yearrange"]
        dash = next(i for i, letter in enumerate(token.text) if not letter.isdecimal())
        cut = (token.start, token.start + dash, token.start + dash + 1)
    if before:
        low, high = 1 - low, 1 - high
    elif m.has("falling"):
        return None
    return replace(year_range(low, high), cut=cut) if low < high else None


@CALENDAR.rule(
    "decade yearend:year_word|decade_word? era?",
    "apostrophe decade",
    "year yearend:decade_word era?",
    "yy yearend:decade_word",
    "tens",
)
def decade(m: Match) -> Node | None:
    """The 1990s; the '90s; the nineties; the 460s BC."""
    value = m["tens"] * 10 if "tens" in m.names else _number(m, "decade", "year", "yy")
    if value is None or value % 10:
        return None
    if value < 100 and not ("era" in m.names and m.has("era")):
        if "tens" in m.names and m.before is not None and "possessive" in m.before.senses:
            return None
        return Tens(value // 10)
    if "era" in m.names and m["era"] == "BC":
        return Fixed(decade_span(1 - value))
    return Fixed(decade_span(value))


@CALENDAR.rule("decade3 era")
def early_decade(m: Match) -> Node | None:
    """The 470s BC."""
    value = m["decade3"]
    return Fixed(decade_span(1 - value if m["era"] == "BC" else value))


@CALENDAR.rule(
    "ordno|ordinal|roman|num dash? century era?",
    "ordno|ordinal|roman|num dash? unit era?",
)
def century(m: Match) -> Node | None:
    """The 19th century; the 4th century BC; XIX век."""
    if "unit" in m.names and m["unit"] not in ("CE", "ML"):
        return None
    number = m["ordno"]
    if m.category("ordno") == "num" or not 1 <= number <= 40:
        return None
    if m.has("era") and m["era"] == "BC":
        number = -number
    if "unit" in m.names and m["unit"] == "ML":
        return Fixed(millennium_span(number))
    return Fixed(century_span(number))


@CALENDAR.rule("day")
def relative_day(m: Match) -> Node | None:
    """Yesterday; tonight."""
    value = str(m["day"])
    count, _, part = value.partition(" ")
    step = Step("D", int(count))
    return Timed(step, part) if part else step


@CALENDAR.rule("quarter")
def special_quarter(m: Match) -> Node | None:
    """The latest quarter; the year-earlier quarter."""
    return Step("Q", -1 if m["quarter"] == "latest" else -5)
