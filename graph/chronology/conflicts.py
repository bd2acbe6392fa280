"""Contradictions: the smallest negative cycles of the distance graph, and what to leave out.

A set of such statements contradicts itself exactly where they close a cycle of negative weight,
and none of a simple cycle's statements can be spared. The shortest cycle is the one to show.

Every negative cycle runs through an edge that solving had to cut. Measured against the days that
the other edges allow, its weight is a sum of slacks, of which only cut edges' are negative; so it
can be read from one of its cut edges such that the sum stays negative all the way round. That
keeps the search near the contradiction: it stops where the slack is used up.
"""

from dataclasses import dataclass
from heapq import heappop, heappush

from .network import ORIGIN, Network
from .schedule import Arcs, Schedule, adjacency
from .statements import Bound

#: Edges that one search, and all searches of a component, may look at, and cycles that it may
#: report. What is beyond them is left out without having been traced to its end, and said so.
SEARCH_LIMIT = 200_000
TOTAL_LIMIT = 10_000_000
REPORT_LIMIT = 1_000

_Layer = dict[int, tuple[int, int, int]]  # node -> (weight so far, edge, layer of its other end)


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
    """Find the contradictions that the schedule cut, the smallest first, and drop what closes them.

    The edges of reported relations are added to `dropped`, so that no relation is in two reports.
    """
    search = _Search(network, schedule, dropped)
    cycles: list[Cycle] = []
    heap: list[tuple[int, int, tuple[int, ...]]] = []
    for edge in sorted(schedule.cut):
        search.push(heap, edge)
    while heap:
        _, edge, found = heappop(heap)
        if edge in dropped:
            continue
        if not dropped.isdisjoint(found):
            search.push(heap, edge)
            continue
        traced = len(found) > 0 and len(cycles) < REPORT_LIMIT
        edges = found if traced else (edge,)
        left_out = _spare(network, edges)
        dropped.update(left_out)
        weight = sum(network.weights[member] for member in edges)
        cycles.append(Cycle(edges, left_out, weight, traced))
        search.push(heap, edge)  # which may close another one still
    return cycles


def _spare(network: Network, edges: tuple[int, ...]) -> tuple[int, ...]:
    """Choose what to leave out of a contradiction: relations, else what nobody stated, else all."""
    causes = network.causes
    relations = {
        side
        for edge in edges
        if network.forms[edge] not in ("bound", "lasts")
        for side in (edge - 1, edge, edge + 1)  # a relation's edges follow one another
        if 0 <= side < len(causes) and causes[side] is causes[edge]
    }
    if relations:
        return tuple(sorted(relations))
    presumed = [
        edge
        for edge in edges
        if isinstance(cause := network.causes[edge], Bound) and not cause.stated
    ]
    return tuple(presumed or edges)


class _Search:
    """The search for the smallest negative cycle through an edge."""

    def __init__(self, network: Network, schedule: Schedule, dropped: set[int]) -> None:
        self.network = network
        self.days = schedule.days
        self.dropped = dropped
        self.out, self.into = adjacency(network, dropped)
        for node, weight, edge in self.into[ORIGIN]:
            self.out[node].append((ORIGIN, weight, edge))
        self.work = self.total = 0  # edges looked at, in this search and in all
        self.slack = -sum(min(network.reduced(edge, self.days), 0) for edge in schedule.cut)

    def push(self, heap: list[tuple[int, int, tuple[int, ...]]], edge: int) -> None:
        """Put the smallest cycle through an edge on the heap; one not traced is empty, and last."""
        found = self.smallest(edge)
        if found is not None:
            size = self.count(found) if found else len(self.network.owners) * 2
            heappush(heap, (size, edge, found))

    def count(self, edges: tuple[int, ...]) -> int:
        """Count the statements of a cycle; that an event ends after it begins is none."""
        return sum(self.network.forms[edge] != "lasts" for edge in edges)

    def smallest(self, edge: int) -> tuple[int, ...] | None:
        """Find the smallest negative cycle through an edge; None if there is none, empty if far.

        Two searches in layers, onwards from the edge's head and back from its tail, meet in the
        tail or in the origin. They do not pass through the origin, which knows every dated event.
        """
        start = self.network.reduced(edge, self.days)
        if start >= 0 or edge in self.dropped:
            return None
        tail, head = self.network.tails[edge], self.network.heads[edge]
        self.work = 0
        if self.total > TOTAL_LIMIT:
            return ()
        ahead = _Layers(self, self.out, head, start, 0)
        behind = _Layers(self, self.into, tail, 0, self.slack)
        first = self.count((edge,))
        best: tuple[int, tuple[int, ...]] | None = None
        depth = before = 0
        while True:
            for size, closing in self.meetings(ahead, behind, tail, depth):
                if best is None or first + size < best[0]:
                    best = first + size, (edge, *closing)
            self.total += self.work - before
            before = self.work
            if best is not None and first + depth >= best[0] - 1:
                return best[1]
            if self.work > SEARCH_LIMIT:
                return best[1] if best is not None else ()
            # Other contradictions on the way could be gone round for ever: a cycle visits a node once.
            if depth > len(self.days) or not (ahead.grow() | behind.grow()):
                return best[1] if best is not None else None
            depth += 1

    def meetings(
        self, ahead: "_Layers", behind: "_Layers", tail: int, depth: int
    ) -> list[tuple[int, tuple[int, ...]]]:
        """List the ways in which the two searches close a negative cycle at this depth."""
        found = []
        if depth < len(ahead.layers) and tail in ahead.layers[depth]:
            found.append((depth, ahead.path(depth, tail)[::-1]))
        if tail == ORIGIN:
            return found
        pairs = [
            (one, other)
            for one in ahead.origins
            for other in behind.origins
            if depth in (one, other)
        ]
        for one, other in pairs:
            if ahead.layers[one][ORIGIN][0] + behind.layers[other][ORIGIN][0] < 0:
                way = (*ahead.path(one, ORIGIN)[::-1], *behind.path(other, ORIGIN))
                found.append((one + other, way))
        return found


class _Layers:
    """The nodes that so many statements reach from a start, each with its least weight."""

    def __init__(self, search: _Search, arcs: Arcs, start: int, weight: int, limit: int) -> None:
        self.search = search
        self.arcs = arcs
        self.limit = limit  # weights from here on cannot be part of a negative cycle
        self.least: dict[int, int] = {start: weight}
        self.layers: list[_Layer] = [{start: (weight, -1, 0)}]
        self.origins = [0] if start == ORIGIN else []  # the layers that reach the origin
        self.spread(0)

    def grow(self) -> bool:
        """Go one statement further; tell whether that reached anything."""
        if not self.layers[-1]:
            return False
        depth = len(self.layers)
        self.layers.append({})
        for node, (weight, _, _) in self.layers[depth - 1].items():
            if node != ORIGIN:
                self.follow(node, weight, depth, depth - 1, lasting=False)
        self.spread(depth)
        if ORIGIN in self.layers[depth]:
            self.origins.append(depth)
        return bool(self.layers[depth])

    def spread(self, depth: int) -> None:
        """Pass on, within a layer, from an event's last day to its first: that is no statement."""
        for node, (weight, _, _) in list(self.layers[depth].items()):
            if node != ORIGIN:
                self.follow(node, weight, depth, depth, lasting=True)

    def follow(self, node: int, weight: int, depth: int, origin: int, *, lasting: bool) -> None:
        search, layer = self.search, self.layers[depth]
        search.work += len(self.arcs[node])
        for other, _, edge in self.arcs[node]:
            if edge in search.dropped or (search.network.forms[edge] == "lasts") != lasting:
                continue
            reached = weight + search.network.reduced(edge, search.days)
            if reached < self.limit and reached < self.least.get(other, self.limit):
                self.least[other] = reached
                layer[other] = (reached, edge, origin)

    def path(self, depth: int, node: int) -> tuple[int, ...]:
        """List the edges of the way to a node, the last one first."""
        edges: list[int] = []
        network = self.search.network
        while True:
            _, edge, origin = self.layers[depth][node]
            if edge < 0:
                return tuple(edges)
            edges.append(edge)
            ends = (network.tails[edge], network.heads[edge])
            node = ends[0] if ends[1] == node else ends[1]
            depth = origin
