"""What a caller gets: where a date stands, what it means, or the reason why it could not be read."""

from dataclasses import dataclass

from ...errors import DateError
from ...graph.interval import Interval
from .resolved import EventRelation, Kind, Resolved


@dataclass(frozen=True, slots=True)
class DateReading:
    """What was read. A date that hangs on an event has a `relation`, and often no interval.

    `kind` is None where nothing could be read, and `reason` says why. `timex3` is the TIMEX3 value
    that language tools use; `char_start` and `char_end` are positions in the text that was given,
    or in the context where one was given.
    """

    text: str
    char_start: int
    char_end: int
    kind: Kind | None = None
    interval: Interval | None = None
    timex3: str | None = None
    relation: EventRelation | None = None
    reason: str | None = None


def reading_of(text: str, start: int, found: Resolved) -> DateReading:
    """Put what was found for a piece of text into the caller's form."""
    end = start + len(text)
    try:
        interval = found.interval()
    except DateError as error:
        return DateReading(text, start, end, reason=str(error))
    if interval is None and found.value is None and found.relation is None:
        return DateReading(
            text, start, end, reason=found.reason or "no date is known in these words"
        )
    reason = found.reason if interval is None and found.relation is None else None
    return DateReading(text, start, end, found.kind, interval, found.value, found.relation, reason)
