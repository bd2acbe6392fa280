"""Why a bound is what it is, and what a contradiction is made of, in sentences for people."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..days import Day
from ..interval import Interval, format_interval
from .conflicts import Cycle
from .network import ORIGIN, Network
from .statements import Because, Bound, Inconsistency, Part, Side, Succession

#: Of a chain of reasons so many are told, and the last; what lies between is only counted.
TOLD: Final = 4


class _Link(NamedTuple):
    """One node of a chain of reasons: what bounds it, and which node that leads to."""

    event: str
    name: str
    sentence: str | None  # None where the event's own two days bound each other
    claims: tuple[str, ...]
    next: int


class Reasons:
    """Why nodes are bounded on one side, by the edges that lead from each to the next to the origin.

    Chains share their links, so each link is worded once, and where each chain ends and how long it
    is is found once for all.
    """

    def __init__(
        self, network: Network, days: Sequence[int | None], via: Sequence[int], side: Side
    ) -> None:
        self.network = network
        self.days = days
        self.via = via
        self.side = side
        self.links: dict[int, _Link] = {}
        self.ends = [-1] * len(via)  # node -> the last node before the origin
        self.lengths = [0] * len(via)
        for start, edge in enumerate(via):
            path = []
            node = start
            while edge >= 0 and node != ORIGIN and self.ends[node] < 0:
                path.append(node)
                node = self.next(node)
            for member in reversed(path):
                following = self.next(member)
                self.ends[member] = member if following == ORIGIN else self.ends[following]
                self.lengths[member] = self.lengths[following] + 1

    def next(self, node: int) -> int:
        """The node at the other end of the edge that bounds a node."""
        tail, head = self.network.tails[self.via[node]], self.network.heads[self.via[node]]
        return tail if head == node else head

    def explain(self, node: int) -> Because | None:
        """Tell why a node is not before, or at latest on, its solved day; None if nothing bounds it.

        Each link of the chain says how the event lies to the next; the last one says why that one
        is bounded.
        """
        day = self.days[node]
        if day is None:
            return None
        sentences: list[str] = []
        claims: dict[str, None] = {}
        events: dict[str, None] = {}
        here, told = node, 0
        while here != ORIGIN:
            if told == TOLD and self.lengths[here] > 2:
                sentences.append(f"and so on over {self.lengths[here] - 1:,} more")
                here = self.ends[here]
            link = self.links.get(here) or self._link(here)
            events[link.event] = None
            if link.sentence is not None:
                claims.update(dict.fromkeys(link.claims))
                sentences.append(f"{link.name}: {link.sentence}" if sentences else link.sentence)
            here = link.next
            told += 1
        text = "; ".join(sentences)
        return Because(self.side, Day.from_ordinal(day), text, tuple(claims), tuple(events))

    def _link(self, node: int) -> _Link:
        """Word one link of the chains that run through a node."""
        edge, day = self.via[node], self.days[node]
        cause = self.network.causes[edge]
        event = self.network.owner(node)
        sentence = None
        if cause is not None and day is not None:
            sentence = f"{_bounded(self.side, day)}, because {_step(self.network, edge, node)}"
        claims = () if cause is None else cause.claims
        link = _Link(event.id, event.name or event.id, sentence, claims, self.next(node))
        self.links[node] = link
        return link


def _step(network: Network, edge: int, here: int) -> str:
    """Say of "it", the event at one end of an edge, what bounds it."""
    cause = network.causes[edge]
    mark = _cite(cause.claims) if cause is not None else ""
    other = network.tails[edge] if network.heads[edge] == here else network.heads[edge]
    match cause:
        case Bound():
            return f"{cause.reason}{mark}"
        case Part():
            is_part = network.owner(here).id == cause.part
            name = _name(network, other)
            return f"it is part of {name}{mark}" if is_part else f"{name} is part of it{mark}"
        case Succession():
            follows = network.owner(here).id == cause.after
            if cause.before == cause.after:
                return f"it came before itself{mark}"
            order = "after" if follows else "before"
            return f"it came {_distance(network, edge)}{order} {_name(network, other)}{mark}"
        case None:
            return "it ends after it begins"


def explain_cycle(network: Network, cycle: Cycle) -> Inconsistency:
    """Tell which statements cannot all hold, in the order in which they lead from one to the next."""
    edges = list(reversed(_from_origin(network, cycle.edges)))
    statements: list[str] = []
    claims: list[str] = []
    events: list[str] = []
    for edge in edges:
        cause = network.causes[edge]
        for node in (network.heads[edge], network.tails[edge]):
            if node != ORIGIN and network.owner(node).id not in events:
                events.append(network.owner(node).id)
        if cause is not None:
            claims += (claim for claim in cause.claims if claim not in claims)
            statements.append(_state(network, edge))
    if not cycle.traced:
        text = (
            f"{'; '.join(statements)}: that contradicts other statements, in a chain too long or in"
            " contradictions too many to be told"
        )
    elif len(statements) == 1:
        text = f"This cannot hold: {statements[0]}"
    else:
        text = f"These cannot all hold: {'; '.join(statements)}"
        text += f". They miss each other by {_days(-cycle.weight)}"
    left_out = list(dict.fromkeys(_state(network, edge) for edge in cycle.left_out))
    if left_out:
        text += f". Left out of the reckoning: {'; '.join(left_out)}"
    return Inconsistency(tuple(events), tuple(claims), f"{text}.", tuple(left_out))


def _from_origin(network: Network, edges: Sequence[int]) -> Sequence[int]:
    """Begin a cycle at the origin, if it runs through it, so that its two dates enclose the rest."""
    for position, edge in enumerate(edges):
        if network.tails[edge] == ORIGIN:
            return (*edges[position:], *edges[:position])
    return edges


def _state(network: Network, edge: int) -> str:
    """State an edge as a sentence of its own, with its claims."""
    cause = network.causes[edge]
    tail, head = network.tails[edge], network.heads[edge]
    match cause:
        case Bound():
            reason = cause.reason
            name = _name(network, head if tail == ORIGIN else tail)
            subject = f"{name} {reason[3:]}" if reason.startswith("it ") else f"{name}: {reason}"
            return f"{subject}{_cite(cause.claims)}"
        case Part():
            names = _names(network, edge, cause.part, cause.whole)
            return f"{names[0]} is part of {names[1]}{_cite(cause.claims)}"
        case Succession():
            names = _names(network, edge, cause.before, cause.after)
            return (
                f"{names[0]} came {_distance(network, edge)}before {names[1]}{_cite(cause.claims)}"
            )
        case None:
            return f"{_name(network, head)} ends after it begins"


def _names(network: Network, edge: int, *ids: str) -> tuple[str, ...]:
    ends = (network.owner(network.tails[edge]), network.owner(network.heads[edge]))
    names = {event.id: event.name or event.id for event in ends}
    return tuple(names[event] for event in ids)


def _distance(network: Network, edge: int) -> str:
    """Say how far apart a relation puts two events, as far as this edge says it."""
    weight = network.weights[edge]
    if network.forms[edge] == "most":
        return f"at most {_days(weight)} "
    return f"at least {_days(-weight)} " if weight else ""


@lru_cache(maxsize=10_000)  # the same few days bound most events of a case
def _bounded(side: Side, day: int) -> str:
    edge = Day.from_ordinal(day)
    text = format_interval(Interval(edge, edge, "day"))
    return f"not before {text}" if side == "earliest" else f"at latest {text}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def _cite(claims: Sequence[str]) -> str:
    if not claims:
        return ""
    shown = ", ".join(claims[:3]) + (", ..." if len(claims) > 3 else "")
    return f" ({'claim' if len(claims) == 1 else 'claims'} {shown})"


def _name(network: Network, node: int) -> str:
    event = network.owner(node)
    return event.name or event.id
