"""The second level, continued: lengths of time, and lengths that roll with the day of writing."""

from typing import Any, Final

from .lengths import Length, Limit
from .node import Node
from .pattern import Match, RuleBook
from .rules_support import amount_of, is_verb, whole
from .steps import Rolling
from .tokens import Token

LENGTHS = RuleBook()

#: More of a unit than this is no length but a number gone astray.
_MOST: Final = 10**7


#: Beside a bare plural, these say that it is a length: "for years", "days later".
_LASTING_BEFORE: Final = frozenset(
    {"preposition", "of", "offset_before", "relation_after", "amount", "bound", "spending"}
)
_LASTING_AFTER: Final = frozenset({"offset", "offset_then", "of"})


def _unit(m: Match) -> tuple[Token, str]:
    token = m.token("unit") or m.token("units")
    assert token is not None  # every pattern of a length has one
    return token, str(token.senses.get("units") or token.senses["unit"])


#: Behind a unit without a number, these count it: "more than a year" is «более года» before «назад».
_COUNTING: Final = frozenset({"offset", "offset_then", "relation_after"})


def _limit(m: Match) -> Limit | None:
    limit: Limit = m["amount"]
    return limit if limit in ("more", "min", "less", "about") else None


@LENGTHS.rule(
    "amount? amount? article? num|number|amountno|decimal|vague|one dash? filler? dash? unit|units length_after?",
    "amount? article? num|number|amountno|decimal|vague|one dash? filler? unit|units dash length_after",
)
def length(m: Match) -> Node | None:
    """Two weeks; a few months; more than 18 months; a three-day visit; ten years old."""
    token, unit = _unit(m)
    number, before = m.token("num"), m.before
    assert number is not None
    single = m.category("num") == "one"
    if single and "units" in token.senses and "unit" not in token.senses:
        return None
    if "year" in number.senses and unit == "Y" and "units" not in token.senses:
        return None  # "2005 года", "the 1998 fiscal year"
    if "weak" in token.senses and (single or m["num"] == 1):
        return None  # "a second" is mostly another one
    if before is not None and "counting" in before.senses and "num" in number.senses:
        return None
    if single and m.after is not None and m.after.glued and "dash" in m.after.senses:
        return None  # "a year-round job"
    if "approx" in number.senses and "vague" in number.senses and "units" not in token.senses:
        return None  # "some day"
    amount = 1.0 if single else amount_of(m)
    if amount is not None and not 0 < amount <= _MOST:
        return None  # a zero-day is no length
    behind = m.token("length_after")
    return Length(
        whole(amount),
        unit,
        limit=_limit(m) or (behind.senses.get("amount_after") if behind is not None else None),
        bare=single and unit in ("S", "MIN"),
        working="working" in token.senses,
    )


@LENGTHS.rule("amount? fraction dash? one? unit length_after?", "num|number|one unit and fraction")
def fraction(m: Match) -> Node | None:
    """Half a year; a year and a half."""
    _, unit = _unit(m)
    amount = m["fraction"] + (float(m["num"]) if m.has("num") else 0)
    return Length(whole(amount), unit, limit=_limit(m))


@LENGTHS.rule("amount? one vague units", "units", "amount units")
def vague_length(m: Match) -> Node | None:
    """A few days; years; within hours."""
    token, unit = _unit(m)
    if m.has("one"):
        return Length(None, unit, limit=_limit(m))
    if m.has("amount"):
        if "daypart" in token.senses:
            return None
        within = "offset_before" in m.tokens[m.start].senses
        return Length(
            None, unit, limit=_limit(m), bare=not (within or m["amount"] in ("plain", "about"))
        )
    before, after = m.before, m.after
    lasting = (before is not None and not _LASTING_BEFORE.isdisjoint(before.senses)) or (
        after is not None and not _LASTING_AFTER.isdisjoint(after.senses)
    )
    return Length(None, unit, bare=not lasting)


@LENGTHS.rule("amount dash? unit", "unit|units dash length_after")
def one_unit(m: Match) -> Node | None:
    """Another day; a full year; year-long; decades-old."""
    token, unit = _unit(m)
    if "amount" not in m.names and m.category("unit") == "units":
        return Length(None, unit)
    limit = _limit(m) if "amount" in m.names else None
    counted = limit is not None and m.after is not None and bool(_COUNTING & m.after.senses.keys())
    sole = "sole" in m.tokens[m.start].senses and unit not in ("S", "Q")
    if m.has("amount") and not sole and not counted:
        return None
    if "weak" in token.senses:
        return None
    return Length(1, unit, limit=limit)


@LENGTHS.rule(
    "amount? numrange dash? unit|units",
    "amount? num|number to|dash|or second:num|number dash? unit|units",
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
    return Length(whole(float(last)), unit, limit=_limit(m), least=float(first))


@LENGTHS.rule("amount? one unit or second:num|number", "amount? unit dash|or second:num|number")
def one_or_two(m: Match) -> Node | None:
    """A day or two; год-два."""
    unit, second, after = m["unit"], m["second"], m.after
    counted = after is not None and not _COUNTING.isdisjoint(after.senses)
    if "one" not in m.names and not counted:
        return None
    if after is not None and after.senses.keys() & {"unit", "units"}:
        return None  # "a day or two weeks"
    return Length(whole(float(second)), unit, limit=_limit(m), least=1) if 1 < second < 10 else None


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
    amount = None if "num" not in m.names else amount_of(m)
    which = m.token("step")
    assert which is not None
    if "step" not in which.senses and "step_then" not in which.senses:
        return None
    if is_verb(m):
        return None
    count = m["step"]
    if count == 0 and amount is None and unit == "D":
        return None
    origin: Any = "now" if "step" in which.senses else "then"
    working = "working" in token.senses
    return Rolling(Length(whole(amount), unit, working=working), max(-1, min(1, count)), origin)
