"""The second level, continued: months, seasons, quarters, halves and weeks."""

from .node import Node
from .pattern import Match, RuleBook
from .periods import Fixed, Named
from .resolved import (
    half_span,
    month_span,
    quarter_span,
    season_span,
)
from .rules_support import is_first_name, is_unsupported, number_of, year_of
from .steps import Step

MONTHS = RuleBook()


@MONTHS.rule(
    "month comma? of? year|spelled yearend:year_word? era?",
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
    year = year_of(m) if m.has("year") else year_of(m, "num")
    if year is not None:
        return Fixed(month_span(year, number))
    weak = is_unsupported(m)
    return None if weak is None or is_first_name(m) else Named("month", number, weak=weak)


@MONTHS.rule(
    "season comma? of? year yearend:year_word? era?",
    "year yearend:year_word? season",
    "season comma? of? num era",
    "season of? winter",
    "winter season",
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
    year = year_of(m) if m.has("year") else year_of(m, "num")
    if year is not None:
        return Fixed(season_span(year, name))
    before = m.before
    named = before is not None and before.capital and "word" in before.senses
    if named and m.tokens[m.start].capital:
        return None  # a name: Gold Winter
    weak = is_unsupported(m)
    return None if weak is None else Named("season", name, weak=weak)


@MONTHS.rule(
    "fiscal? ordinal|ordno dash? fiscal? unit dash|of|comma? fiscal? year",
    "quarter_letter num dash|of|comma|slash? fiscal? year",
    "quarter_letter num dash|of|comma|slash? apostrophe? yy",
    "year dash|comma? quarter_letter num",
    "num quarter_letter dash|of|comma? fiscal? year",
    "num quarter_letter dash|of|comma? apostrophe yy",
    "half_letter num dash|of|comma|slash? year",
    "year dash|comma? half_letter num",
    "half of? fiscal? year",
    "year possessive? fiscal? ordinal|ordno dash? unit",
    "year possessive? half",
    "fiscal? ordinal|ordno dash? fiscal? unit",
    "quarter_letter num",
    "half_letter num",
)
def quarter(m: Match) -> Node | None:
    """The third quarter of 2011; Q3 2011; H1 2019; third-quarter."""
    year = year_of(m) if "year" in m.names else None
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
        number, kind = number_of(m, "ordinal", "num"), "quarter"
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


@MONTHS.rule("quarter_letter fixed")
def glued_quarter(m: Match) -> Node | None:
    """Q1-2019, which looks like a letter and January 2019."""
    token, node = m.token("fixed"), m["fixed"]
    first = node.found.first
    if token is None or not token.glued or node.grain != "month" or first.month > 4:
        return None
    return Fixed(quarter_span(first.year, first.month))


@MONTHS.rule("quarter")
def special_quarter(m: Match) -> Node | None:
    """The latest quarter; the year-earlier quarter."""
    return Step("Q", -1 if m["quarter"] == "latest" else -5)


@MONTHS.rule("half", "half of article unit")
def half(m: Match) -> Node | None:
    """The first half, of the year that the text speaks of."""
    if "unit" in m.names and m["unit"] != "Y":
        return None
    if m.after is not None and "of" in m.after.senses:
        return None
    return Named("half", m["half"], weak="unit" not in m.names)


@MONTHS.rule("week_word num", "week_word num comma? of? year")
def week(m: Match) -> Node | None:
    """Week 23; week 3 of 2027."""
    if not 1 <= m["num"] <= 53 or (m.after is not None and "counted" in m.after.senses):
        return None
    return Named(
        "week", m["num"], 0, year_of(m) if "year" in m.names else None, weak="year" not in m.names
    )
