"""Contradictions: the smallest negative cycles of the distance graph, and what to leave out.

A set of such statements contradicts itself exactly where they close a cycle of negative weight,
and none of a simple cycle's statements can be spared. The shortest cycles are the ones to show.

Two searches look for cycles of one statement, two, three, and so on, side by side, and stop at the
first size that has any. One goes out from the origin along all dated events at once and finds the
contradictions between dates. The other finds relations that contradict each other whatever the
dates. Every such cycle runs through an edge that solving had to cut. Measured against the days
that the other edges allow, its weight is a sum of slacks, of which only cut edges' are negative; so
it can be read from one of its cut edges such that the sum stays negative all the way round. That
keeps the search near the contradiction: it stops where the slack is used up.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .network import ORIGIN, Network
from .schedule import Arcs, Schedule, adjacency
from .statements import Part

#: Edges that the searches may look at. A contradiction of so many statements that this is not
#: enough is left out without having been traced, and said so.
SEARCH_LIMIT = 20_000_000

#: A layer: node -> weight so far, the edge by which it was reached, the layer of that edge's start.
_Layer = dict[int, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Cycle:
    """A contradiction: its edges in order, and those left out so that the rest holds.

    Of one that was too large to trace only the edge that closes it is known.
    """

    edges: tuple[int, ...]
    left_out: tuple[int, ...]
    weight: int
    traced: bool = True


def find_cycles(network: Network, schedule: Schedule, dropped: set[int]) -> list[Cycle]:
    """Find contradictions among those that the schedule cut: the smallest, as far as disjoint.

    What is left out for each is added to `dropped`, so no relation is in two of them.
    """
    out, into = adjacency(network, dropped)
    dates = _Dates(network, out, into)
    limit = -sum(min(network.reduced(edge, schedule.days), 0) for edge in schedule.cut)
    circles = [
        _Circle(network, schedule, out, into, edge, limit)
        for edge in sorted(schedule.cut)
        if ORIGIN not in (network.tails[edge], network.heads[edge])
        and network.reduced(edge, schedule.days) < 0
    ]
    for size in range(len(network.owners) + 2):
        found = dates.close(size)
        for circle in circles:
            found += circle.close(size)
        work = dates.work + sum(circle.work for circle in circles)
        if found or work > SEARCH_LIMIT:
            break
    cycles: list[Cycle] = []
    for edges in sorted(found):
        if dropped.isdisjoint(edges):
            left_out = _spare(network, edges)
            dropped.update(left_out)
            weight = sum(network.weights[edge] for edge in edges)
            cycles.append(Cycle(edges, left_out, weight))
    return cycles or leave_untraced(network, schedule, dropped)


def leave_untraced(network: Network, schedule: Schedule, dropped: set[int]) -> list[Cycle]:
    """Leave out every relation that closes a contradiction, without tracing which others do."""
    cycles = []
    for edge in sorted(schedule.cut):
        if edge not in dropped:
            left_out = _spare(network, (edge,))
            dropped.update(left_out)
            cycles.append(Cycle((edge,), left_out, network.weights[edge], traced=False))
    return cycles


def _spare(network: Network, edges: tuple[int, ...]) -> tuple[int, ...]:
    """Choose what to leave out of a contradiction: what nobody stated, else relations, else all.

    Of what nobody stated, relations go first: what was said at the time of another event was then
    announced, and that other event has happened all the same.
    """
    causes = network.causes
    presumed = [edge for edge in edges if network.presumed(edge)]
    chosen = presumed or edges
    relations = {
        side
        for edge in chosen
        if network.forms[edge] not in ("bound", "lasts")
        for side in (edge - 1, edge, edge + 1)  # the two edges of a part follow one another
        if 0 <= side < len(causes) and causes[side] is causes[edge]
        if side == edge or isinstance(causes[edge], Part)
    }
    return tuple(sorted(relations) or chosen)


class _Layers:
    """The nodes that so many statements reach, each where fewer do not reach it with less weight.

    That an event ends after it begins is no statement: such edges are followed within a layer.
    """

    def __init__(
        self,
        network: Network,
        arcs: Arcs,
        start: _Layer,
        cost: Callable[[int], int],
        limit: int | None = None,
    ) -> None:
        self.network = network
        self.arcs = arcs
        self.cost = cost
        self.limit = limit  # weights from here on cannot be part of a negative cycle
        self.least = {node: weight for node, (weight, _, _) in start.items()}
        self.layers = [start]
        self.work = 0
        self._follow(0, 0, lasting=True)

    def grow(self) -> None:
        """Go one statement further."""
        self.layers.append({})
        depth = len(self.layers) - 1
        self._follow(depth - 1, depth, lasting=False)
        self._follow(depth, depth, lasting=True)

    def _follow(self, origin: int, depth: int, *, lasting: bool) -> None:
        layer, least, limit = self.layers[depth], self.least, self.limit
        forms, cost = self.network.forms, self.cost
        for node, (weight, _, _) in list(self.layers[origin].items()):
            self.work += len(self.arcs[node])
            for other, _, edge in self.arcs[node]:
                if other == ORIGIN or (forms[edge] == "lasts") != lasting:
                    continue
                reached = weight + cost(edge)
                if (limit is None or reached < limit) and (
                    other not in least or reached < least[other]
                ):
                    least[other] = reached
                    layer[other] = (reached, edge, origin)

    def path(self, node: int) -> tuple[int, ...]:
        """List the edges of the lightest way to a node, the last one first."""
        edges: list[int] = []
        depth = max(depth for depth, layer in enumerate(self.layers) if node in layer)
        while True:
            _, edge, origin = self.layers[depth][node]
            if edge < 0:
                return tuple(edges)
            edges.append(edge)
            tail, head = self.network.tails[edge], self.network.heads[edge]
            node = tail if head == node else head
            if node == ORIGIN:
                return tuple(edges)
            depth = origin


class _Dates:
    """The search for contradictions between dates: from the origin, and back to it."""

    def __init__(self, network: Network, out: Arcs, into: Arcs) -> None:
        self.weights = network.weights
        self.floors: dict[int, int] = {}  # node -> the edge that is its highest lower bound
        for node, weight, edge in into[ORIGIN]:
            if node not in self.floors or weight < self.weights[self.floors[node]]:
                self.floors[node] = edge
        start: _Layer = {}
        for node in range(1, len(into)):
            for tail, weight, edge in into[node]:
                if tail == ORIGIN and (node not in start or weight < start[node][0]):
                    start[node] = (weight, edge, 0)
        self.layers = _Layers(network, out, start, self.weights.__getitem__)

    @property
    def work(self) -> int:
        return self.layers.work

    def close(self, size: int) -> list[tuple[int, ...]]:
        """List the cycles of this size, each the lightest to its lower bound."""
        if size < 2:
            return []
        if size > 2:
            self.layers.grow()
        return [
            (*self.layers.path(node)[::-1], self.floors[node])
            for node, (weight, _, _) in self.layers.layers[-1].items()
            if node in self.floors and weight + self.weights[self.floors[node]] < 0
        ]


class _Circle:
    """The search for contradictions through one cut edge: onwards from its head, back from its tail."""

    def __init__(
        self,
        network: Network,
        schedule: Schedule,
        out: Arcs,
        into: Arcs,
        edge: int,
        limit: int,
    ) -> None:
        self.edge = edge
        self.first = int(network.forms[edge] != "lasts")

        def slack(edge: int) -> int:
            return network.reduced(edge, schedule.days)

        head, tail = network.heads[edge], network.tails[edge]
        self.ahead = _Layers(network, out, {head: (slack(edge), -1, 0)}, slack, 0)
        self.behind = _Layers(network, into, {tail: (0, -1, 0)}, slack, limit)

    @property
    def work(self) -> int:
        return self.ahead.work + self.behind.work

    def close(self, size: int) -> list[tuple[int, ...]]:
        """List the cycles of this size: where the two ways, grown in turn, meet."""
        if size < self.first:
            return []
        side, other = self.ahead, self.behind
        if size > self.first:
            if len(self.behind.layers) < len(self.ahead.layers):
                side, other = other, side
            side.grow()
        return [
            (self.edge, *self.ahead.path(node)[::-1], *self.behind.path(node))
            for node, (weight, _, _) in side.layers[-1].items()
            if node in other.least and weight + other.least[node] < 0
        ]
