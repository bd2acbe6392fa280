"""What goes into a chronology and what comes out: statements about events, bounds with reasons.

Pure values: nothing here knows of a graph, a claim's text or a file.
"""

from dataclasses import dataclass, field
from typing import Literal

from ..days import Day
from ..interval import Interval

Side = Literal["earliest", "latest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A day that an event is not before (`earliest`) or not after (`latest`).

    `reason` completes "because ..." and calls the event "it". What nobody stated but follows from
    how the world works, such as that what is reported has happened, is not `stated`: it yields
    where statements contradict it. Of an event that lasts, `earliest` bounds the first day and
    `latest` the last; `first_day` makes a `latest` bound the first day instead ("it had begun").
    """

    side: Side
    day: Day
    reason: str
    claims: tuple[str, ...] = ()
    stated: bool = False
    first_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An event as the projection has it: its stated interval, and further bounds on it.

    An event that happened within its interval, or that has no date, takes one day; one that holds
    throughout its interval, or that has parts, takes all the days from its first to its last.
    """

    id: str
    name: str | None = None
    interval: Interval = field(default_factory=Interval)
    claims: tuple[str, ...] = ()  # those that state both bounds of the interval
    earliest_claims: tuple[str, ...] = ()  # those that state only its earliest day
    latest_claims: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()

    def stated_by(self, side: Side) -> tuple[str, ...]:
        """Name the claims that give one bound of the interval, and no others."""
        more = self.earliest_claims if side == "earliest" else self.latest_claims
        return tuple(sorted({*self.claims, *more}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One event lies before another: `min_days` to `max_days` from its last day to the other's first.

    One that is not `stated` yields as a `Bound` does: what was said at the time of another event had
    happened by then, unless that contradicts what is stated.
    """

    before: str
    after: str
    min_days: int | None = 0
    max_days: int | None = None
    claims: tuple[str, ...] = ()
    stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One event is a part of another, so it lies within the other's days."""

    part: str
    whole: str
    claims: tuple[str, ...] = ()


Relation = Succession | Part


def ends_of(relation: Relation) -> tuple[str, str]:
    """Give the two events of a relation: the first before, or in, the second."""
    if isinstance(relation, Part):
        return relation.part, relation.whole
    return relation.before, relation.after


@dataclass(frozen=True, slots=True)
class Because:
    """Why a solved bound is tighter than the stated one: a sentence, and what it rests on."""

    side: Side
    day: Day
    text: str
    claims: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Solved:
    """An event with its stated bounds and the tightest bounds that all statements allow."""

    id: str
    earliest: Day | None
    latest: Day | None
    solved_earliest: Day | None
    solved_latest: Day | None
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Statements that cannot all hold, none of which can be spared; and what was left out for it."""

    events: tuple[str, ...]
    claims: tuple[str, ...]
    explanation: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronology:
    """The events in the order of their solved bounds, and what contradicts itself."""

    events: tuple[Solved, ...]
    inconsistencies: tuple[Inconsistency, ...]

    def as_json(self) -> dict[str, list[dict[str, object]]]:
        """Give the chronology the shape that ``dateline chronology --format json`` prints."""
        return {
            "events": [
                {
                    "id": event.id,
                    "earliest": _iso(event.earliest),
                    "latest": _iso(event.latest),
                    "solvedEarliest": _iso(event.solved_earliest),
                    "solvedLatest": _iso(event.solved_latest),
                    "because": [why.text for why in event.because],
                }
                for event in self.events
            ],
            "inconsistencies": [
                {
                    "events": list(conflict.events),
                    "claims": list(conflict.claims),
                    "explanation": conflict.explanation,
                }
                for conflict in self.inconsistencies
            ],
        }


def _iso(day: Day | None) -> str | None:
    return None if day is None else str(day)
