"""The second level, continued: lengths, steps, recurrences, times of day, words for now and then."""

from typing import Any

from .lengths import Length, Recurrence, Reference
from .node import Node
from .pattern import Match, RuleBook
from .periods import Named, Weekday
from .spans import Timed
from .steps import Rolling, Step, StepNamed

LENGTHS = RuleBook()

_WORKING = (
    "business day",
    "business days",
    "working day",
    "working days",
    "trading day",
    "trading days",
)
#: Before a bare plural, these say that it is a length: "for years", "within days".
_LASTING = frozenset({"preposition", "of", "offset_before", "relation_after", "amount", "bound"})


def _amount(m: Match, name: str = "num") -> float | None:
    value = m[name]
    return None if value == "X" else float(value)


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


@LENGTHS.rule(
    "amount? amount? article? num|number|amountno|decimal|vague|one dash? filler? dash? unit|units length_after?",
    "amount? fraction dash? one? unit length_after?",
    "amount? one vague units",
    "num|number|one unit and fraction",
    "amount? num|number|amountno|decimal|vague|one dash? filler? unit|units dash length_after",
    "amount unit|units",
    "units",
    "unit dash length_after",
)
def length(m: Match) -> Node | None:
    """Two weeks; a few months; 18-month; half a year; a year and a half; years."""
    token = m.token("unit") or m.token("units")
    if token is None:
        return None
    unit = token.senses.get("units") or token.senses["unit"]
    before, after = m.before, m.after
    limit = m["amount"] if "amount" in m.names else None
    number = m.token("num") if "num" in m.names else None
    if number is not None and "year" in number.senses and token.senses.get("year_word") == "year":
        return None
    amount: float | None
    bare = False
    if "fraction" in m.names:
        amount = m["fraction"]
        if number is not None:
            amount = (amount or 0) + float(m["num"])
    elif number is not None:
        if "weak" in token.senses and (
            "one" in number.senses or ("number" in number.senses and m["num"] == 1)
        ):
            return None
        if (
            "one" in number.senses
            and "num" not in number.senses
            and "units" in token.senses
            and "unit" not in token.senses
        ):
            return None
        if (
            before is not None
            and before.senses.keys() & {"mark", "junk"}
            and before.text in "$€£"
            and "num" in number.senses
        ):
            return None
        amount = 1.0 if "one" in number.senses and m.category("num") == "one" else _amount(m)
        if number.text == "some" and "units" not in token.senses:
            return None
    elif "one" in m.names:
        amount = None
    elif "length_after" in m.names and "amount" not in m.names:
        amount = 1.0
    elif "units" in token.senses:
        if "amount" in m.names and token.text in ("nights",):
            return None
        amount, bare = None, True
    elif "amount" in m.names and "unit" in token.senses:
        if limit != "plain" or token.text in ("second", "quarter") or m["amount"] is None:
            return None
        first = m.tokens[m.start].text
        if first not in (
            "another",
            "a full",
            "a whole",
            "the whole",
            "the entire",
            "an entire",
            "a further",
        ):
            return None
        amount = 1.0
    else:
        return None
    if bare and "amount" not in m.names:
        supported = before is not None and not _LASTING.isdisjoint(before.senses)
        follows = after is not None and after.senses.keys() & {"offset", "offset_then", "of"}
        bare = not (supported or follows)
    elif bare:
        bare = limit != "plain" and m.tokens[m.start].text != "within"
    if amount is not None and amount > 10**7:
        return None
    if unit in ("S", "MIN") and number is not None and "one" in number.senses:
        bare = True
    return Length(
        _whole(amount),
        unit,
        limit=limit if limit in ("more", "less") else None,
        bare=bare,
        working=token.text in _WORKING,
    )


@LENGTHS.rule(
    "numrange dash? unit|units", "num|number to|dash|or second:num|number dash? unit|units"
)
def length_range(m: Match) -> Node | None:
    """Two to three weeks: what is certain is that it is at least the first."""
    token = m.token("unit")
    assert token is not None
    unit = token.senses.get("units") or token.senses["unit"]
    first, last = m["numrange"] if "numrange" in m.names else (m["num"], m["second"])
    if not 0 < first < last < 10_000:
        return None
    if last >= 1000 and token.senses.get("year_word") == "year":
        return None
    return Length(_whole(float(last)), unit, least=float(first))


# Steps.

_STEP = "step|step_then"


@LENGTHS.rule(
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
    if count == 1 and defined and unit != "Q":
        if m.before is not None and "lasting" in m.before.senses:
            return Rolling(Length(1, unit), 1)
        return Step(unit, count, "then" if unit in ("D", "M", "W", "Y") else "now", weak=False)
    if unit == "D" and count != 0:
        return Step(unit, count, "then") if count > 0 else Step(unit, count)
    return Step(unit, count)


_PERIOD = frozenset(
    {"month", "year", "season", "step", "step_then", "unit", "decade", "holiday", "num", "weekday"}
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
        and after.text.startswith("of")
    )


@LENGTHS.rule(
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
    if (
        m.tokens[m.end - 1].text in ("may", "march")
        and not m.tokens[m.end - 1].capital
        and count == 0
    ):
        return None
    return StepNamed(child, count, origin)


@LENGTHS.rule(
    "article? step|step_then|ordinal amount? num|number|amountno|vague dash? filler? unit|units",
    "article? step units",
    "num|number step|step_then units",
)
def rolling(m: Match) -> Node | None:
    """The past five years; the next three days; recent weeks."""
    token = m.token("unit") if "unit" in m.names else m.token("units")
    assert token is not None
    unit = token.senses.get("units") or token.senses["unit"]
    amount = None if "num" not in m.names else _amount(m)
    which = m.token("step")
    assert which is not None
    if "step" not in which.senses and "step_then" not in which.senses:
        return None
    count = m["step"]
    if count == 0 and amount is None and unit == "D":
        return None
    origin: Any = "now" if "step" in which.senses else "then"
    working = token.text in _WORKING
    return Rolling(Length(_whole(amount), unit, working=working), max(-1, min(1, count)), origin)


@LENGTHS.rule("article unit", "article year_word")
def the_unit(m: Match) -> Node | None:
    """The week, the quarter: the one that the text speaks of."""
    token = m.tokens[m.end - 1]
    unit = token.senses.get("unit")
    if unit not in ("W", "M", "Q", "Y", "WE", "D", "FN", "DE", "CE") or "weak" in token.senses:
        return None
    after = m.after
    if after is not None and (
        after.senses.keys() & {"num", "step_after", "dash"} or after.text in ("of", "that", "when")
    ):
        return None
    before = m.before
    spoken = (
        before is not None
        and bool(before.senses.keys() & {"of", "preposition"})
        and unit in ("W", "M", "Q", "Y", "WE")
    )
    return Step(unit, 0, "then", weak=True, spoken=spoken)


# Recurrences.


@LENGTHS.rule("weekdays")
def weekdays(m: Match) -> Node | None:
    """Mondays."""
    return Recurrence(f"XXXX-WXX-{m['weekdays']}")


@LENGTHS.rule(
    "every other? unit|units",
    "every num|number|amountno unit|units",
    "every other? weekday",
    "every month",
    "every season",
    "every daypart",
    "every weekday daypart",
    "every month dayno|ordno|ordinal",
    "weekdays daypart",
)
def recurrence(m: Match) -> Node | None:
    """Every day; each spring; every two weeks; every Monday."""
    last = m.tokens[m.end - 1]
    if ("weekday" in m.names and m.has("weekday")) or "weekdays" in m.names:
        number = m["weekday"] if "weekday" in m.names else m["weekdays"]
        return Recurrence(
            f"XXXX-WXX-{number}"
            + (
                f"T{last.senses['daypart']}"
                if "daypart" in last.senses and "daypart" in m.names
                else ""
            )
        )
    if "month" in m.names and m.has("month"):
        if "dayno" in m.names:
            return Recurrence(f"XXXX-{m['month']:02d}-{m['dayno']:02d}")
        return Recurrence(f"XXXX-{m['month']:02d}")
    if "season" in m.names:
        return Recurrence(f"XXXX-{m['season']}")
    if "daypart" in m.names:
        return Recurrence(f"XXXX-XX-XXT{m['daypart']}")
    if "weak" in last.senses and "num" not in m.names:
        return None
    unit = last.senses.get("units") or last.senses["unit"]
    amount: float | None = 2 if "other" in m.names and m.has("other") else 1
    if "num" in m.names:
        amount = _amount(m)
    if unit == "D" and last.text in ("nights", "night"):
        return Recurrence("XXXX-XX-XXTNI")
    return Recurrence(Length(_whole(amount), unit).value())


@LENGTHS.rule("adverb")
def adverb(m: Match) -> Node | None:
    """Daily; annually."""
    return Recurrence(str(m["adverb"]), "quiet" in m.tokens[m.start].senses)


# Times of day.


def _clock(m: Match) -> str | None:
    if "clock" in m.names:
        hour, _, rest = str(m["clock"]).partition(":")
    elif "dotclock" in m.names or "hhmm" in m.names:
        hour, _, rest = str(m["dotclock"] if "dotclock" in m.names else m["hhmm"]).partition(":")
    else:
        hour, rest = str(m["hourno"]), ""
    number = int(hour)
    if "pm" in m.names and number < 12:
        number += 12
    if "am" in m.names and number == 12:
        number = 0
    return f"{number:02d}:{rest or '00'}" if number <= 24 else None


@LENGTHS.rule(
    "clock am zone?",
    "clock pm zone?",
    "dotclock am zone?",
    "dotclock pm zone?",
    "hhmm am zone?",
    "hhmm pm zone?",
    "hourno am zone?",
    "hourno pm zone?",
    "hourno hour zone?",
    "hhmm zone",
    "clock hour? zone?",
)
def clock(m: Match) -> Node | None:
    """5 p.m.; 15:01 GMT."""
    token = m.tokens[m.start]
    half = m.tokens[m.start + 1] if m.end > m.start + 1 else None
    if half is not None and half.text in ("a", "p") and not half.glued:
        return None
    if "hour" in m.names and m.has("hour") and half is not None and "units" in half.senses:
        return None
    if "hourno" in m.names and not 0 < m["hourno"] <= 24:
        return None
    value = _clock(m)
    if value is None or (m.before is not None and m.before.text == "$"):
        return None
    zone = m["zone"] if "zone" in m.names and m.has("zone") else ""
    sure = "am" in m.names or "pm" in m.names or "hour" in m.names or len(token.text) == 8
    at = m.before is not None and "at" in m.before.senses
    return Timed(None, value, str(zone), weak=not (sure or at or bool(zone)))


@LENGTHS.rule(
    "daypart", "article daypart", "article? step|step_then daypart", "article? part dash? daypart"
)
def daypart(m: Match) -> Node | None:
    """This morning; that night; the next morning; night."""
    part = str(m["daypart"])
    if "step" not in m.names:
        weak = True
        return Timed(None, part, weak=weak)
    token = m.token("step")
    assert token is not None
    defined = "article" in m.names and m.has("article")
    origin: Any = "then" if "step" not in token.senses or (m["step"] == 1 and defined) else "now"
    return Timed(Step("D", m["step"], origin), part)


# Words for now and then.


@LENGTHS.rule("reference")
def reference(m: Match) -> Node | None:
    """Now; recently; soon."""
    token = m.tokens[m.start]
    before = m.before
    if (
        before is not None
        and before.senses.keys() & {"unit", "units"}
        and "offset_then" in token.senses
    ):
        return None
    if (
        m.after is not None
        and m.after.senses.keys() & {"month", "season", "weekday", "year"}
        and "step" in token.senses
    ):
        return None
    return Reference(str(m["reference"]), "quiet" in token.senses, "story" in token.senses)
