"""What languages need that English does not: words behind the date, and lengths without a number.

Kazakh puts behind a date what English puts before it, and Russian says "week ago" without "a". The
rules hold for any language whose lexicon has the tables; English has none of them.
"""

from ...errors import DateError
from ...graph.days import Day
from .lengths import Length
from .node import Node
from .numeric import year_range
from .pattern import Match, RuleBook
from .periods import Fixed, Named, Tens
from .resolved import (
    GRAINS,
    century_span,
    day_span,
    decade_span,
    half_span,
    month_span,
    quarter_span,
    season_span,
    unread,
    year_span,
)
from .rules_clock import consecutive
from .spans import Range, Timed, Within
from .steps import Offset, Step
from .weekdays import Weekday

#: Beside the other rules of the calendar and of lengths.
INFLECTED = RuleBook()
#: Beside the rules of composition.
INFLECTED_COMPOSED = RuleBook()

#: Beside these, a unit without a number is one of them: "неделю назад", "через год".
_COUNTING = frozenset(
    {"offset", "offset_then", "offset_before", "offset_then_before", "distance_before"}
)


@INFLECTED.rule("year_step")
def year_by_a_word(m: Match) -> Node:
    """Былтыр: last year."""
    return Step("Y", m["year_step"])


@INFLECTED.rule("year year_word half", "year year_word ordinal|ordno|roman unit")
def part_of_named_year(m: Match) -> Node | None:
    """2011 жылдың бірінші жартысы; 2011 жылғы III тоқсан."""
    year = m["year"]
    if "half" in m.names:
        return Fixed(half_span(year, m["half"]))
    if m["unit"] != "Q" or not 1 <= m["ordinal"] <= 4:
        return None
    return Fixed(quarter_span(year, m["ordinal"]))


@INFLECTED.rule("year or second:year year_word season|month")
def part_of_one_year_or_another(m: Match) -> Node | None:
    """2010 немесе 2011 жылдың жазы."""
    season = "season" in m.tokens[m.end - 1].senses
    ends = [
        Fixed(season_span(year, m["season"]) if season else month_span(year, m["season"]))
        for year in sorted((m["year"], m["second"]))
    ]
    return Range(ends[0], ends[1], "within")


@INFLECTED.rule("year year_word holiday")
def holiday_of_named_year(m: Match) -> Node:
    """2012 жылғы Жеңіс күні."""
    return Named("day", m["holiday"], 0, m["year"])


@INFLECTED.rule("winter year_word season", "season winter year_word")
def winter_of_two_years(m: Match) -> Node:
    """2011-2012 жылдың қысы; зима 2011-2012 годов."""
    return Fixed(season_span(m["winter"], m["season"]))


@INFLECTED.rule("year year_word first:dayno and|or last:dayno month")
def two_days_of_named_year(m: Match) -> Node:
    """2011 жылғы 3 пен 5 желтоқсан; the word behind says whether it is a span between them."""
    ends = []
    for number in (m["first"], m["last"]):
        try:
            ends.append(Fixed(day_span(Day(m["year"], m["month"], number).check())))
        except DateError as error:
            return Fixed(unread(str(error)))
    after = m.after
    # Two days that follow each other are one stretch; of others only the two were meant.
    apart = m["last"] != m["first"] + 1
    chosen = any("or" in token.senses for token in m.tokens[m.start : m.end])
    if apart or chosen or (after is not None and "between_after" in after.senses):
        return Range(ends[0], ends[1], "within")
    return Range(ends[0], ends[1], "throughout")


@INFLECTED.rule("first:dayno and last:dayno month year year_word?")
def two_days(m: Match) -> Node | None:
    """3 и 4 декабря 2011 года."""
    return two_days_of_named_year(m) if m["first"] < m["last"] else None


@INFLECTED.rule(
    "num month comma? year yearend:year_word?", "month num comma? year", "year year_word num month"
)
def no_such_day(m: Match) -> Node | None:
    """32 декабря 2011 года: refused, not cut down to the month."""
    token = m.token("num")
    if token is None or "dayno" in token.senses or not (31 < m["num"] < 100 or m["num"] == 0):
        return None
    return Fixed(unread(f"no month has a day {token.text}"))


@INFLECTED.rule("year|year3|num year_word era", "era year|year3|num year_word")
def year_with_era(m: Match) -> Node | None:
    """490 год до н. э."""
    value = m["year"]
    if not 1 <= value <= 9999:
        return None
    return Fixed(year_span(1 - value if m["era"] == "BC" else value))


@INFLECTED.rule("yearrange year_word", "yearrange decade_word")
def years_with_their_word(m: Match) -> Node:
    """2009-2011 годы; 2009–2011 жылдары."""
    return year_range(*m["yearrange"])


@INFLECTED.rule("year and second:year decade_word|year_word between_after")
def between_two_years(m: Match) -> Node | None:
    """2009 және 2011 жылдар аралығында."""
    if m["year"] >= m["second"]:
        return None
    return Range(Fixed(year_span(m["year"])), Fixed(year_span(m["second"])), "within")


@INFLECTED.rule("num dash? century_counted")
def century_in_digits(m: Match) -> Node | None:
    """В 21 веке: the ending tells that it is the 21st, and not 21 of them."""
    return Fixed(century_span(m["num"])) if 1 <= m["num"] <= 30 else None


@INFLECTED.rule("year dash decade_word", "yy dash? decade_word")
def decade_with_its_word(m: Match) -> Node | None:
    """1990-жылдары; 90-жылдары."""
    value = m["year"] if "year" in m.names else m["yy"]
    if value % 10:
        return None
    return Fixed(decade_span(value)) if value >= 1000 else Tens(value // 10)


@INFLECTED.rule("dayno dash month")
def day_with_a_hyphen(m: Match) -> Node | None:
    """3-желтоқсан."""
    glued = all(token.glued for token in m.tokens[m.start + 1 : m.end])
    return Named("day", m["month"], m["dayno"]) if glued else None


@INFLECTED.rule("year dash year_word")
def year_with_a_hyphen(m: Match) -> Node:
    """2011-жылғы."""
    return Fixed(year_span(m["year"]))


@INFLECTED.rule("num|number plus_half unit|units")
def length_and_a_half(m: Match) -> Node | None:
    """Два с половиной года; екі жарым жыл."""
    token = m.tokens[m.end - 1]
    unit = token.senses.get("unit") or token.senses["units"]
    return Length(float(m["num"]) + 0.5, unit) if m["num"] < 1000 else None


@INFLECTED.rule("whole_length")
def length_in_a_word(m: Match) -> Node:
    """Полгода."""
    amount, unit = str(m["whole_length"]).split()
    return Length(int(amount), unit)


@INFLECTED.rule("solo")
def single_unit(m: Match) -> Node:
    """Неделю, год: one of them, where a word beside it counts."""
    beside = [token for token in (m.before, m.after) if token is not None]
    counts = any(not _COUNTING.isdisjoint(token.senses) for token in beside)
    return Length(1, m["solo"], bare=not counts)


@INFLECTED.rule("night_from first:dayno night_on last:dayno month year yearend:year_word?")
def night_between_days(m: Match) -> Node | None:
    """В ночь с 3 на 4 декабря 2011 года."""
    try:
        last = Day(m["year"], m["month"], m["last"]).check()
    except DateError as error:
        return Fixed(unread(str(error)))
    return (
        Timed(Fixed(day_span(last.shift(-1))), "NI") if last.shift(-1).day == m["first"] else None
    )


@INFLECTED.rule("night_from first:dayno night_on last:dayno month")
def night_between_days_of_some_year(m: Match) -> Node | None:
    """В ночь с 3 на 4 декабря."""
    if m["last"] != 1 and m["last"] != m["first"] + 1:
        return None
    return _night_before(Named("day", m["month"], m["last"]))


@INFLECTED_COMPOSED.rule("night_from first:weekdate night_on last:weekdate")
def night_between_weekdays(m: Match) -> Node | None:
    """В ночь с пятницы на субботу."""
    first, last = m["first"], m["last"]
    if not isinstance(first, Weekday) or not isinstance(last, Weekday):
        return None
    return Timed(Weekday(first.number), "NI") if last.number == first.number % 7 + 1 else None


@INFLECTED_COMPOSED.rule("night_to date", "date night_to_after")
def night_to_a_day(m: Match) -> Node | None:
    """В ночь на 4 декабря; 4 желтоқсанға қараған түні: it begins the day before."""
    child = m["date"]
    if not isinstance(child, Node) or child.grain != "day" or isinstance(child, (Timed, Range)):
        return None
    return _night_before(child)


@INFLECTED_COMPOSED.rule("first:date second:date night_to_after")
def night_from_day_to_day(m: Match) -> Node | None:
    """2011 жылғы 3 мамырдан 4 мамырға қараған түні: one night, in the year of its first day."""
    first, second, token = m["first"], m["second"], m.token("first")
    if token is None or "from_case" not in token.senses or isinstance(first, (Timed, Range)):
        return None
    return Timed(first, "NI") if consecutive(Range(first, second, "throughout")) else None


def _night_before(day: Node) -> Node:
    return Timed(Offset(Length(1, "D"), -1, "now", day), "NI")


@INFLECTED_COMPOSED.rule("offset_then_before length")
def later_than_then(m: Match) -> Node | None:
    """Спустя неделю."""
    after = m.after
    if after is not None and "relation_after" in after.senses:
        return None
    return Offset(m["length"], m["offset_then_before"], "then")


@INFLECTED_COMPOSED.rule("outer:genitive_case inner:date")
def within_what_stands_before(m: Match) -> Node | None:
    """2011 жылдың ерте көктемі: the ending of the larger one says that the smaller one is in it."""
    outer, inner = m.tokens[m.start].node, m["inner"]
    if outer is None or isinstance(outer, Range) or not inner.placeable:
        return None
    if isinstance(inner, Range) or GRAINS.index(outer.grain) <= GRAINS.index(inner.grain):
        return None
    return Within(inner, outer)


@INFLECTED_COMPOSED.rule("first:date and second:date between_after")
def between_two_dates(m: Match) -> Node | None:
    """2009 және 2011 жылдар аралығында."""
    first, second = m["first"], m["second"]
    if isinstance(first, Range) or isinstance(second, Range):
        return None
    return Range(first, second, "within")
