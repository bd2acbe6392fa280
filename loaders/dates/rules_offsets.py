"""The third level of the grammar: lengths that count from a date, or from now."""

from dataclasses import replace
from typing import Any, Final

from .lengths import Length, Limit
from .node import Node
from .pattern import Match, RuleBook
from .rules_support import is_verb
from .spans import Lasting, Range, Within
from .steps import Ahead, Offset, Rolling, Step
from .weekdays import Weekday

OFFSETS = RuleBook()


MERGED = RuleBook()


#: What a bound makes of a length, by the side of the event that it is counted to: "no later than
#: three days before" is at least three days before, "no later than three days after" at most.
_BOUNDING: Final[dict[tuple[str, str, bool], Limit]] = {
    **dict.fromkeys([("by", "before", x) for x in (True, False)], "min"),
    **dict.fromkeys([("by", "after", x) for x in (True, False)], "less"),
    **dict.fromkeys([("not_before", "before", x) for x in (True, False)], "less"),
    **dict.fromkeys([("not_before", "after", x) for x in (True, False)], "min"),
    ("before", "before", True): "more",
    ("before", "after", True): "less",
    ("after", "before", True): "less",
    ("after", "after", True): "more",
}


@MERGED.rule("length and|comma? second:length")
def longer(m: Match) -> Node | None:
    """Two years and a month."""
    first, second = m["length"], m["second"]
    order = ["ML", "CE", "DE", "Y", "Q", "M", "W", "D", "H", "MIN", "S"]
    if first.bare or second.bare or first.unit not in order or second.unit not in order:
        return None
    smallest = first.more[-1][1] if first.more else first.unit
    if (
        order.index(smallest) >= order.index(second.unit)
        or first.amount is None
        or second.amount is None
    ):
        return None
    return Length(first.amount, first.unit, (*first.more, *second.parts()), first.limit)


@MERGED.rule(
    "hedge:bound via:offset_before|distance_before? length",
    "hedge:amount|approx via:offset_before|distance_before length",
)
def hedged(m: Match) -> Node | None:
    """No later than three days before the Siege; примерно через два дня после операции."""
    length, after, hedge = m["length"], m.after, m.token("hedge")
    side = None if after is None or "of" in after.senses else after.senses.get("relation_after")
    if side not in ("after", "before") or hedge is None or length.limit or length.bare:
        return None
    limit: Limit | None = None
    if "bound" in hedge.senses and "amount" not in hedge.senses:
        if " " not in hedge.text:
            return None  # "by three days after" sets no limit to the days
        than = "than" in hedge.text or "чем" in hedge.text
        limit = _BOUNDING.get((str(hedge.senses.get("bound")), str(side), than))
    elif hedge.senses.get("amount") in ("more", "min", "less", "about"):
        limit = hedge.senses["amount"]
    elif "approx" in hedge.senses:
        limit = "about"
    return None if limit is None else replace(length, limit=limit)


@MERGED.rule("length amount_after")
def hedged_behind(m: Match) -> Node | None:
    """Екі жылдан астам."""
    length = m["length"]
    return None if length.limit or length.bare else replace(length, limit=m["amount_after"])


@OFFSETS.rule(
    "length offset",
    "unit dash offset|offset_then",
    "one unit dash offset|offset_then",
    "length offset_then",
    "length dash offset|offset_then",
)
def offset(m: Match) -> Node | None:
    """Two weeks ago; a year earlier; year-ago; three days later."""
    then = m.tokens[m.end - 1]
    if "unit" in m.names:
        if m["unit"] not in ("Y", "M", "W", "Q") or (
            m.before is not None and "num" in m.before.senses
        ):
            return None
        length = Length(1, m["unit"])
    else:
        length = m["length"]
        assert isinstance(length, Length)
    if "offset" in then.senses and ("offset" in m.names):
        return Offset(length, then.senses["offset"], "now")
    after = m.after
    if "offset" in then.senses:
        return Offset(length, then.senses["offset"], "now")
    if "relation_after" in then.senses and after is not None and not _ends(after):
        return None
    return Offset(length, then.senses["offset_then"], "then")


def _ends(token: Any) -> bool:
    """Whether a phrase cannot go on here: "two days before, he ..."."""
    return (
        bool(
            token.senses.keys() & {"comma", "stop", "dot", "close", "colon", "and", "tense", "dash"}
        )
        or "clause" in token.senses
    )


@OFFSETS.rule("offset_before length", "offset_before rolling")
def ahead(m: Match) -> Node | None:
    """In two weeks."""
    length = m["length"] if "length" in m.names else None
    if not isinstance(length, Length) or length.bare or length.limit in ("more", "min"):
        return None
    word = m.token("offset_before")
    assert word is not None
    after = m.after
    if after is not None and (
        after.senses.keys() & {"offset", "offset_then", "relation_after", "of", "bound"}
    ):
        return None
    if length.amount is None or "amount" in word.senses:
        return None
    compared = m.tokens[max(0, m.start - 4) : m.start]
    if any(token.senses.keys() & {"superlative", "ordinal"} for token in compared):
        return length
    return Ahead(length)


@OFFSETS.rule(
    "length bound|relation_after|offset_then|offset article? date", "length from article? date"
)
def counted_from(m: Match) -> Node | None:
    """Two days before Christmas; three weeks from tomorrow."""
    length, base = m["length"], m["date"]
    word = m.tokens[m.start + 1]
    if not isinstance(base, Node) or length.bare or isinstance(base, Range):
        return None
    kind = word.senses.get("relation_after")
    if kind is None or base.quiet:
        return None
    if word.senses.get("offset") is not None and "relation_after" not in word.senses:
        return None
    if word.senses.get("of") or kind not in ("after", "before"):
        return None
    counts = "from" in word.senses and (
        isinstance(base, Weekday) or (isinstance(base, Step) and base.unit == "D")
    )
    if word.senses.get("bound") in ("since", "until") and not counts:
        return None
    return Offset(length, 1 if kind == "after" else -1, "now", base)


@OFFSETS.rule("relation article? date")
def beside(m: Match) -> Node | None:
    """The day after Christmas; on the eve of 3 December."""
    low, high = _reach(m["relation"])
    if m["date"].quiet or low != 1 or high != 1:
        return None
    return Offset(
        Length(1, "D"), 1 if str(m["relation"]).startswith("after") else -1, "now", m["date"]
    )


def _reach(value: str) -> tuple[int | None, int | None]:
    parts = value.split()
    return int(parts[1]), int(parts[2]) if len(parts) > 2 else None


@OFFSETS.rule("length comma? bound date", "of? length comma? bound date", "length bound date")
def lasting(m: Match) -> Node | None:
    """Two weeks starting 20 May; for 3 days, from today."""
    word = m.token("bound")
    if word is None or "starting" not in word.senses or m["length"].bare:
        return None
    return Lasting(m["length"], m["date"])


@OFFSETS.rule("article? ordinal|ordno length")
def loose_nth(m: Match) -> Node | None:
    """The first nine months: a length, until a period is found for it."""
    length = m["length"]
    if (
        not isinstance(length, Length)
        or length.bare
        or is_verb(m)
        or (
            m.after is not None
            and "of" in m.after.senses
            and m.end + 1 < len(m.tokens)
            and m.tokens[m.end + 1].node is not None
        )
    ):
        return None
    if m.has("ordinal") and m.category("ordinal") == "ordinal" and m["ordinal"] == -1:
        return Rolling(length, -1)
    return length


@OFFSETS.rule(
    "weekdate comma? counted_date", "article? weekdate of counted_date", "counted_date weekdate"
)
def weekday_of_offset(m: Match) -> Node | None:
    """Monday two weeks from now."""
    outer = m["counted_date"]
    if outer.grain == "day":
        return outer if isinstance(outer, Node) else None
    return Within(m["weekdate"], outer) if outer.grain == "week" else None
