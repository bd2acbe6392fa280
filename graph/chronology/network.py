"""The distance graph of a simple temporal problem: days as nodes, statements as edges.

An edge from ``a`` to ``b`` of weight ``w`` says that ``b`` lies at most ``w`` days after ``a``.
Node 0 is the origin, the day that all day numbers count from: an edge from it is an upper bound,
an edge to it a lower one. Every statement becomes edges of this one kind, so shortest paths are
the tightest bounds and a cycle of negative weight is a contradiction.

The graph is held in plain lists. networkx finds its components, but a dictionary an edge costs
more than all the arithmetic of solving.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ..days import Day
from ..interval import Interval, format_interval
from .statements import Bound, Occurrence, Part, Relation, Side, Succession

#: How an edge follows from its statement.
Form = Literal["bound", "least", "most", "starts", "ends", "lasts"]

ORIGIN = 0


@dataclass(slots=True)
class Network:
    """The distance graph of events that statements join, directly or through others."""

    events: Sequence[Occurrence]
    first: dict[str, int] = field(default_factory=dict)  # event -> the node of its first day
    last: dict[str, int] = field(default_factory=dict)  # the same node where it takes one day
    owners: list[int] = field(default_factory=lambda: [-1])  # node -> the position of its event
    tails: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    causes: list[Bound | Relation | None] = field(default_factory=list)

    def owner(self, node: int) -> Occurrence:
        """The event whose first or last day a node is."""
        return self.events[self.owners[node]]

    def presumed(self, edge: int) -> bool:
        """Tell whether an edge follows from how the world works, and nobody stated it."""
        cause = self.causes[edge]
        return isinstance(cause, Bound | Succession) and not cause.stated

    def reduced(self, edge: int, days: Sequence[int]) -> int:
        """Tell by how many days an edge is slack (or violated, if negative) on given days."""
        return self.weights[edge] + days[self.tails[edge]] - days[self.heads[edge]]

    def connect(
        self, tail: int, head: int, weight: int, form: Form, cause: Bound | Relation | None
    ) -> None:
        """Say that `head` lies at most `weight` days after `tail`."""
        self.tails.append(tail)
        self.heads.append(head)
        self.weights.append(weight)
        self.forms.append(form)
        self.causes.append(cause)


def build_network(events: Sequence[Occurrence], relations: Iterable[Relation]) -> Network:
    """Make the distance graph of events and the relations among them."""
    relations = list(relations)
    wholes = {relation.whole for relation in relations if isinstance(relation, Part)}
    network = Network(events)
    for position, event in enumerate(events):
        node = len(network.owners)
        network.first[event.id] = network.last[event.id] = node
        network.owners.append(position)
        if event.interval.meaning == "throughout" or event.id in wholes:
            network.last[event.id] = node + 1
            network.owners.append(position)
            network.connect(node + 1, node, 0, "lasts", None)
        for bound in bounds_of(event):
            _connect_bound(network, event.id, bound)
    for (form, one, other, days, _), cause in _gather(relations).items():
        if form == "least":
            network.connect(network.first[other], network.last[one], -days, form, cause)
        elif form == "most":
            network.connect(network.last[one], network.first[other], days, form, cause)
        else:
            network.connect(network.first[one], network.first[other], 0, "starts", cause)
            network.connect(network.last[other], network.last[one], 0, "ends", cause)
    return network


_Distance = tuple[Form, str, str, int, bool]  # how, which event to which, days, and whether stated


def _gather(relations: Iterable[Relation]) -> dict[_Distance, Relation]:
    """Join the relations that say the same, and take apart what each of them says.

    The least and the most distance of one claim may come from different others, and only the one
    that contradicts something is to be left out for it. Claims that give the very same distance are
    one statement: a contradiction that named one of them would still hold without it.
    """
    gathered: dict[_Distance, list[Relation]] = {}
    for relation in relations:
        if isinstance(relation, Part):
            keys: list[_Distance] = [("starts", relation.part, relation.whole, 0, True)]
        else:
            ends, stated = (relation.before, relation.after), relation.stated
            keys = [("least", *ends, relation.min_days or 0, stated)]
            if relation.max_days is not None:
                keys.append(("most", *ends, relation.max_days, stated))
        for key in keys:
            gathered.setdefault(key, []).append(relation)
    return {
        key: same[0] if len(same) == 1 else replace(same[0], claims=_claims(same))
        for key, same in gathered.items()
    }


def _claims(relations: Iterable[Relation]) -> tuple[str, ...]:
    return tuple(sorted({claim for relation in relations for claim in relation.claims}))


def bounds_of(event: Occurrence) -> list[Bound]:
    """List the bounds of an event: those of its stated interval, then those given with it.

    A bound that nobody stated and that the stated interval of the same event contradicts is no
    contradiction among reports: what is announced for next year has not happened, though it is
    reported. It is left away.
    """
    first, last = event.interval.earliest, event.interval.latest
    stated = [_stated_bound(event, "earliest", first)] if first is not None else []
    stated += [_stated_bound(event, "latest", last)] if last is not None else []
    kept = [
        bound
        for bound in event.bounds
        if bound.stated
        or not (
            (bound.side == "latest" and first is not None and bound.day < first)
            or (bound.side == "earliest" and last is not None and bound.day > last)
            or (
                bound.side == "latest"
                and not bound.first_day
                and event.interval.meaning == "throughout"
                and last is not None
                and bound.day < last
            )
        )
    ]
    return stated + kept


def _stated_bound(event: Occurrence, side: Side, day: Day) -> Bound:
    """State one bound of an event's interval; in its own words, if no claim states them both."""
    interval = event.interval
    claims = event.stated_by(side)
    if claims and not event.claims and interval.earliest != interval.latest:
        earliest, latest = (day, None) if side == "earliest" else (None, day)
        interval = Interval(earliest, latest, "day")
    reason = f"it is dated {format_interval(interval)}"
    return Bound(side=side, day=day, reason=reason, claims=claims, stated=True)


def _connect_bound(network: Network, event: str, bound: Bound) -> None:
    first, last = network.first[event], network.last[event]
    day = bound.day.ordinal()
    if bound.side == "earliest":
        network.connect(first, ORIGIN, -day, "bound", bound)
    else:
        network.connect(ORIGIN, first if bound.first_day else last, day, "bound", bound)
    interval = network.owner(first).interval
    if interval.meaning == "throughout" and bound.stated and not bound.first_day:
        # Every day of it: the first day is no later than the interval's, the last no earlier.
        if bound.side == "earliest" and bound.day == interval.earliest:
            network.connect(ORIGIN, first, day, "bound", bound)
        elif bound.side == "latest" and bound.day == interval.latest:
            network.connect(last, ORIGIN, -day, "bound", bound)
