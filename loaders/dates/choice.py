"""Which year a name without one means: the last, the next, or the one that the text is in."""

from collections.abc import Callable

from ...errors import DateError
from ...graph.days import Day
from .resolved import Resolved, unread


def chosen(at: Callable[[int], Resolved], base: Day, tense: int, in_text: bool = False) -> Resolved:
    """Choose the year: the last time it came round, or the next one if the text looks ahead.

    Where the tense would reach almost a year away and the other choice is close at hand, the tense
    was about something else: a writer who means last year's day says so.
    """
    spans = around(at, base.year)
    past = [span for span in spans if span.first is not None and span.first <= base]
    ahead = [span for span in spans if span.last is not None and span.last >= base]
    if not past or not ahead:
        return unread("no year near the anchor has such a day")
    last, soon = past[-1], ahead[0]
    assert last.last is not None
    assert soon.first is not None
    behind = base.ordinal() - last.last.ordinal()
    distance = soon.first.ordinal() - base.ordinal()
    if tense > 0:
        return last if in_text and distance > 270 and behind <= 62 else soon
    if tense < 0:
        return soon if in_text and soon.grain == "day" and behind > 325 and distance <= 40 else last
    if in_text and soon.grain == "day":
        return soon if distance < behind else last
    reach = {"day": 45, "month": 92, "season": 92}.get(soon.grain or "", 0)
    return soon if distance <= reach else last


def around(at: Callable[[int], Resolved], year: int) -> list[Resolved]:
    """What a name stands for in the years around one; in more of them if not every year has it."""
    for reach in (1, 8):
        spans = []
        for each in range(year - reach, year + reach + 1):
            try:
                spans.append(at(each))
            except DateError:
                continue  # 29 February, or week 53
        if len(spans) > reach * 2:
            return spans
    return spans


def narrated(at: Callable[[int], Resolved], then: Resolved) -> Resolved:
    """Choose the year in a story: the one that it is in, or the next when the months begin again."""
    assert then.first is not None
    spans = []
    for year in (then.first.year, then.first.year + 1):
        try:
            spans.append(at(year))
        except DateError:
            continue
    if not spans:
        return unread("the year that the text speaks of has no such day")
    first = spans[0].first
    if first is not None and then.grain in ("day", "month", "week", "season", "quarter"):
        behind = then.first.ordinal() - first.ordinal()
        if behind > 240 and len(spans) > 1:
            return spans[1]
    return spans[0]


def full_year(year: int, anchor: Day | None) -> int:
    """Complete a year of two digits: not more than twenty years ahead of the anchor.

    >>> full_year(96, Day(1998, 1, 1)), full_year(11, Day(2012, 12, 6))
    (1996, 2011)
    """
    latest = (anchor.year if anchor is not None else 2010) + 20
    return latest - (latest - year) % 100
