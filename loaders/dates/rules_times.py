"""The second level, continued: recurrences, times of day, and words for now and then."""

from typing import Any

from .lengths import Length, Recurrence, Reference
from .node import Node
from .pattern import Match, RuleBook
from .rules_support import amount_of, whole
from .spans import Timed
from .steps import Step

TIMES = RuleBook()


@TIMES.rule("weekdays")
def weekdays(m: Match) -> Node | None:
    """Mondays."""
    return Recurrence(f"XXXX-WXX-{m['weekdays']}")


@TIMES.rule(
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
        amount = amount_of(m)
    if unit == "D" and "daypart" in last.senses:
        return Recurrence("XXXX-XX-XXTNI")
    return Recurrence(Length(whole(amount), unit).value())


@TIMES.rule("adverb")
def adverb(m: Match) -> Node | None:
    """Daily; annually."""
    return Recurrence(str(m["adverb"]), "quiet" in m.tokens[m.start].senses)


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


@TIMES.rule(
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
    if half is not None and len(half.text) == 1 and not half.glued:
        return None
    if "hour" in m.names and m.has("hour") and half is not None and "units" in half.senses:
        return None
    if "hourno" in m.names and not 0 < m["hourno"] <= 24:
        return None
    value = _clock(m)
    if value is None or (m.before is not None and "counting" in m.before.senses):
        return None
    zone = m["zone"] if "zone" in m.names and m.has("zone") else ""
    sure = "am" in m.names or "pm" in m.names or m.has("hour") or len(token.text) == 8
    at = m.before is not None and "at" in m.before.senses
    return Timed(None, value, str(zone), weak=not (sure or at or bool(zone)))


@TIMES.rule("daypart zone")
def zoned_daypart(m: Match) -> Node | None:
    """Noon EST."""
    part = str(m["daypart"])
    return Timed(None, part, str(m["zone"])) if part[0].isdigit() else None


@TIMES.rule(
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


@TIMES.rule("reference")
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
