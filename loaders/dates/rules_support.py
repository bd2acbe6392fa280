"""What the rules share: how to take a number or a year out of a match, and when an ambiguous word counts."""

from ...errors import DateError
from ...graph.days import Day
from .node import Node
from .pattern import Match
from .periods import Fixed
from .resolved import (
    day_span,
    unread,
)

#: Before a word that is mostly something else, these make it a date.
SUPPORT = frozenset(
    {"preposition", "step", "step_then", "part", "bound", "from", "every", "of", "except"}
)


def day_of(year: int, month: int, day: int) -> Node:
    """A whole date; one that no calendar has gives its reason when it is resolved."""
    try:
        return Fixed(day_span(Day(year, month, day).check()))
    except DateError as error:
        return Fixed(unread(str(error)))


def number_of(m: Match, *names: str) -> int | None:
    """The first of some elements that is there."""
    return next((int(m[name]) for name in names if name in m.names and m.has(name)), None)


def year_of(m: Match, name: str = "year") -> int | None:
    """A year with its era; the years before the common era count from 0 down."""
    value = number_of(m, name)
    if value is not None and "era" in m.names and m["era"] == "BC":
        return 1 - value
    return value


def amount_of(m: Match, name: str = "num") -> float | None:
    """The amount of a length; None where the word gives no number."""
    value = m[name]
    return None if value == "X" else float(value)


def whole(value: float | None) -> float | None:
    """A whole number as one, so that it is written without a point."""
    return int(value) if value is not None and value == int(value) else value


def is_year(node: Node) -> bool:
    """Whether an expression is a year that was stated."""
    return "fixed" in node.categories and node.grain == "year"


def is_verb(m: Match) -> bool:
    """Whether an expression begins with a word that is a verb here: "it is to last six weeks"."""
    before = m.before
    if before is None or "spending" not in m.tokens[m.start].senses:
        return False
    return bool(before.senses.keys() & {"to", "tense"})


def is_first_name(m: Match) -> bool:
    """Whether a month stands where a first name would: "August Wilson"."""
    before, after = m.before, m.after
    if after is None or not after.capital or "word" not in after.senses or after.glued:
        return False
    return (
        before is None
        or not before.senses.keys() & SUPPORT
        or bool(before.senses.keys() & {"and", "or", "to"})
    )


def is_unsupported(m: Match) -> bool | None:
    """Whether an ambiguous word lacks support; None if it is certainly something else."""
    token = m.tokens[m.start]
    before, after = m.before, m.after
    if after is not None and after.glued and after.senses.keys() & {"num", "year", "junk"}:
        return None
    supported = before is not None and not SUPPORT.isdisjoint(before.senses)
    if not supported and after is not None:
        following = m.tokens[m.end + 1].senses if m.end + 1 < len(m.tokens) else {}
        if "part_after" in after.senses or ("dash" in after.senses and "month" in following):
            return False
    if "oblique" in token.senses and not supported:
        return None
    named = "lowercase" in token.senses and token.capital and before is not None
    if named and before is not None and not before.senses.keys() & {"stop", "dot"}:
        return None
    if "weak" not in token.senses:
        return False
    if before is not None and not token.capital and before.senses.keys() & {"step", "step_then"}:
        return None  # "that may": with a season or a weekday, another rule has read it already
    if before is not None and not SUPPORT.isdisjoint(before.senses):
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
    ) and not SUPPORT.isdisjoint(m.tokens[m.start - 2].senses):
        return None if after is not None and "of" in after.senses else False
    if before is not None and "article" in before.senses and "season" in token.senses:
        return None if after is not None and "of" in after.senses else True
    if (
        token.capital
        and before is not None
        and "stop" not in before.senses
        and "dot" not in before.senses
    ):
        return True
    return True if token.capital else None
