"""The order of everything in a page: events by time, then actors and places by their weight.

All else refers to a node by its number in this order, so an event's number is also its rank.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from .days import day_number

#: The kinds that are not events, in the order in which the page lists them.
OTHER_KINDS = ("person", "organization", "actor", "place")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The day numbers of an event: as its claims state them, and as the chronology solved them."""

    earliest: int | None
    latest: int | None
    solved_earliest: int | None
    solved_latest: int | None

    @property
    def known(self) -> tuple[int | None, int | None]:
        """The tightest bounds there are: a solved one where there is one, else the stated."""
        earliest = self.earliest if self.solved_earliest is None else self.solved_earliest
        latest = self.latest if self.solved_latest is None else self.solved_latest
        return earliest, latest

    @property
    def middle(self) -> float | None:
        """The day that stands for the event where only one can: none where nothing is known.

        >>> Bounds(10, 20, None, None).middle, Bounds(None, 7, None, None).middle
        (15.0, 7.0)
        """
        ends = [end for end in self.known if end is not None]
        return sum(ends) / len(ends) if ends else None


@dataclass(frozen=True, slots=True)
class Order:
    """All nodes in order; ``bounds`` has one entry for each event, and the events come first."""

    names: list[str]
    bounds: list[Bounds]
    number: dict[str, int]

    def neighbours(self, selection: "nx.MultiDiGraph[str]") -> list[list[int]]:
        """List the distinct neighbours of each node, by number and in order."""
        number = self.number
        around: list[set[int]] = [set() for _ in self.names]
        for source, target in selection.edges():
            if source != target:
                one, other = number[source], number[target]
                around[one].add(other)
                around[other].add(one)
        return [sorted(nodes) for nodes in around]


def order_nodes(selection: "nx.MultiDiGraph[str]") -> Order:
    """Sort the nodes of a selection.

    >>> selection = nx.MultiDiGraph()
    >>> selection.add_node("actor", kind="person", label="A")
    >>> selection.add_node("later", kind="event", label="L", earliest="2012-01-01")
    >>> selection.add_node("sooner", kind="event", label="S", earliest="-0043-03-15")
    >>> order_nodes(selection).names
    ['sooner', 'later', 'actor']
    """
    events, others = [], []
    degrees = dict(selection.degree())
    for name, node in selection.nodes(data=True):
        if node.get("kind") == "event":
            bounds = _bounds(node)
            events.append((*_sort_key(bounds), str(node.get("label", "")), name, bounds))
        else:
            kind = node.get("kind")
            rank = OTHER_KINDS.index(kind) if kind in OTHER_KINDS else len(OTHER_KINDS)
            others.append((rank, -degrees[name], str(node.get("label", "")), name))
    events.sort(key=lambda entry: entry[:-1])
    others.sort()
    names = [entry[-2] for entry in events] + [entry[-1] for entry in others]
    return Order(names, [entry[-1] for entry in events], {name: i for i, name in enumerate(names)})


def _bounds(node: Mapping[str, Any]) -> Bounds:
    keys = ("earliest", "latest", "solvedEarliest", "solvedLatest")
    return Bounds(*(day_number(node.get(key)) for key in keys))


def _sort_key(bounds: Bounds) -> tuple[bool, float, float]:
    """By the middle of what is known, the more exact first; the undated come last."""
    earliest, latest = bounds.known
    width = 0 if earliest is None or latest is None else latest - earliest
    middle = bounds.middle
    return middle is None, middle or 0.0, width
