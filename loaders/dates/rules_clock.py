"""The third level, continued: times of day on a day, and marks of doubt."""

from ...graph.days import Day
from .node import Marked, Node
from .pattern import Match, RuleBook
from .scene import Scene
from .spans import Range, Timed
from .weekdays import Weekday

CLOCK = RuleBook()


@CLOCK.rule(
    "article? date daypart",
    "article? date possessive? daypart",
    "article? daypart of? article? date",
    "article? part daypart of article? date",
)
def part_of_day(m: Match) -> Node | None:
    """Tuesday morning; the night of 3 December."""
    child = m["date"]
    if not isinstance(child, Node) or child.grain != "day" or isinstance(child, (Timed, Range)):
        return None
    return Timed(_strong(child), str(m["daypart"]))


def consecutive(days: Range) -> bool:
    """Whether a range is a day and the next one, in whatever year."""
    if days.start.grain != "day" or days.end.grain != "day":
        return False
    first, last = days.ends(Scene(Day(2011, 1, 1)))
    return first.last is not None and first.last.shift(1) == last.first


def _strong(child: Node) -> Node:
    if isinstance(child, Weekday):
        return Weekday(child.number)
    return child


@CLOCK.rule(
    "article? date comma|at|of? time:timed",
    "time:timed comma|at|of? article? date",
    "article? date at|of article? hourno",
    "article? date comma time:timed",
    "time:timed of article? second:timed",
    "time:timed second:timed",
)
def time_on_day(m: Match) -> Node | None:
    """3 December at 5 p.m.; 5 p.m. on Friday; tomorrow at 5 in the morning."""
    if "hourno" in m.names:
        return None
    time = m["time"]
    if "second" in m.names:
        second = m["second"]
        if not isinstance(time, Timed) or not isinstance(second, Timed) or time.child is not None:
            return None
        if second.child is None and not time.clock[0].isdigit():
            return None
        if second.clock[0].isdigit():
            return None
        return Timed(second.child, _in_part(time.clock, second.clock), time.zone)
    day = m["date"]
    if not isinstance(time, Timed) or time.child is not None or not isinstance(day, Node):
        return None
    if isinstance(day, Timed):
        if day.child is None or day.clock[0].isdigit():
            return None
        return Timed(
            day.child,
            _in_part(time.clock, day.clock) if time.clock[0].isdigit() else time.clock,
            time.zone,
        )
    if isinstance(day, Range) and time.clock == "NI" and consecutive(day):
        return Timed(day.start, "NI")  # the night of 3-4 May is one night
    if day.grain != "day" or isinstance(day, Range):
        return None
    return Timed(_strong(day), time.clock, time.zone)


@CLOCK.rule("time:timed word clock_word", "time:timed zone", "time:timed comma? article? date zone")
def time_somewhere(m: Match) -> Node | None:
    """5:34 a.m. Baghdad time; 9:34 p.m., March 19 EST."""
    time, word = m["time"], m.token("word")
    if not isinstance(time, Timed) or not time.clock[0].isdigit() or time.zone:
        return None
    if "clock_word" in m.names:
        return time if word is not None and word.capital else None
    day = m["date"] if "date" in m.names else time.child
    if day is not None and ("date" in m.names) == (time.child is not None):
        return None
    if isinstance(day, (Range, Timed)) or (day is not None and day.grain != "day"):
        return None
    return Timed(day, time.clock, str(m["zone"]), weak=False)


def _in_part(clock: str, part: str) -> str:
    """Half past three in the afternoon is half past fifteen."""
    hour, _, rest = clock.partition(":")
    if hour.isdigit() and part in ("AF", "EV") and int(hour) < 12:
        return f"{int(hour) + 12:02d}:{rest}"
    return clock


@CLOCK.rule("approx article? date", "approx approx article? date", "article? date approx")
def approximately(m: Match) -> Node | None:
    """About 1860."""
    child = m["date"]
    if not isinstance(child, Node) or child.quiet:
        return None
    if isinstance(child, Timed) and child.child is None:
        return None  # its day may be yet to come: "around 2:00 on Saturday"
    return Marked(child, approximate=True)


@CLOCK.rule(
    "uncertain colon? article? date",
    "article? date uncertain",
    "article? date open uncertain close",
)
def perhaps(m: Match) -> Node | None:
    """Maybe 1862."""
    child = m["date"]
    if not isinstance(child, Node) or child.quiet:
        return None
    token = m.token("uncertain")
    if token is not None and "stop" in token.senses and (m.after is not None or not token.glued):
        return None
    return Marked(child, uncertain=True)
