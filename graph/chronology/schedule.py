"""Solving the distance graph: the latest day of every node, then the earliest.

The latest days are shortest paths from the origin, over edges of either sign. Labels are corrected
until none changes, in sweeps through the events' order: first from the last event to the first,
which settles all that "before" says in one sweep, then forwards, which settles what "at most so
many days after" says, and so on in turn. A path costs as many sweeps as it changes direction, and
a sweep touches only the nodes whose label has changed. networkx's Bellman-Ford works through a
queue that knows no order: a chain of 100,000 events may cost it the square of that.

The latest days are themselves a consistent choice of days, so measured against them no edge is
negative, and the earliest days follow by Dijkstra's algorithm in one go.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from .network import ORIGIN, Network

#: Edges that may be looked at, as a multiple of the graph's size, before it counts as entangled.
#: Reports need fewer than ten; only a graph made for it needs more.
PATIENCE = 100

Arcs = list[list[tuple[int, int, int]]]  # node -> (the other node, weight, edge)


@dataclass(slots=True)
class Schedule:
    """The latest day number of every node, without the edges in `cut`, which close a contradiction.

    A node that nothing bounds from above has a day beyond all others.
    """

    days: list[int]
    cut: list[int]
    rank: list[int]  # the node's place in an order in which what is before comes first


def arrange(network: Network, dropped: set[int]) -> Schedule | None:
    """Find the latest days, leaving `dropped` edges out; edges that contradict the rest are cut.

    Gives None where that would take too long.
    """
    return _Sweeper(network, dropped).run()


class _Sweeper:
    """The state of one solving: labels, the edge that gave each label, and the live edges."""

    def __init__(self, network: Network, dropped: set[int]) -> None:
        self.network = network
        self.out, self.into = adjacency(network, dropped)
        nodes = len(network.owners)
        self.order = _order(network, dropped)
        self.rank = [0] * nodes
        for rank, node in enumerate(self.order):
            self.rank[node] = rank
        self.waiting = [False] * nodes
        self.floor = [_BELOW_ALL] * nodes
        for node, weight, _ in self.into[ORIGIN]:
            self.floor[node] = max(self.floor[node], -weight)
        # Above every sum of a bound and a path, so that it never hides one.
        self.far = 2 * sum(map(abs, network.weights)) + 1
        self.label = [self.far] * nodes
        self.label[ORIGIN] = 0
        self.parent = [-1] * nodes
        self.cut: list[int] = []
        self.patience = PATIENCE * (nodes + len(network.tails)) + 100_000

    def run(self) -> Schedule | None:
        active = list(range(1, len(self.label)))
        self.pull(active)
        sign = -1
        unwatched = 0
        while active:
            active, work = self.sweep(active, sign)
            sign = -sign
            unwatched += work
            self.patience -= work
            if self.patience < 0:
                return None
            # A contradiction never settles. Looking for one costs a pass, so sweeps pay for it.
            if not active or unwatched >= len(self.label):
                unwatched = 0
                self.patience -= len(self.label)
                active = sorted({*active, *self.part_contradictions()})
        return Schedule(self.label, self.cut, self.rank)

    def sweep(self, active: list[int], sign: int) -> tuple[list[int], int]:
        """Pass the labels on in one direction; give the nodes behind that have changed."""
        label, parent, out = self.label, self.parent, self.out
        rank, order, waiting = self.rank, self.order, self.waiting
        heap = [sign * rank[node] for node in active]
        heapify(heap)
        for node in active:
            waiting[node] = True
        behind = []
        work = len(heap)
        while heap:
            here = heappop(heap)
            node = order[sign * here]
            waiting[node] = False
            day = label[node]
            work += len(out[node])
            for head, weight, edge in out[node]:
                if day + weight < label[head]:
                    label[head] = day + weight
                    parent[head] = edge
                    if not waiting[head]:
                        waiting[head] = True
                        there = sign * rank[head]
                        if there > here:
                            heappush(heap, there)
                        else:
                            behind.append(head)
        for node in behind:
            waiting[node] = False
        return behind, work

    def part_contradictions(self) -> list[int]:
        """Cut the edges that close a contradiction, and label anew whatever rested on them."""
        closing, spoilt = self.survey()
        for edge in closing:
            tail, head = self.network.tails[edge], self.network.heads[edge]
            weight = self.network.weights[edge]
            if tail != ORIGIN:
                self.out[tail].remove((head, weight, edge))
            self.into[head].remove((tail, weight, edge))
        self.cut += closing
        for node in spoilt:
            self.label[node] = self.far
            self.parent[node] = -1
        self.pull(spoilt)
        return spoilt

    def pull(self, nodes: Iterable[int]) -> None:
        """Label nodes from their neighbours, and the origin."""
        label = self.label
        for node in nodes:
            for tail, weight, edge in self.into[node]:
                if label[tail] + weight < label[node]:
                    label[node] = label[tail] + weight
                    self.parent[node] = edge

    def survey(self) -> tuple[list[int], list[int]]:
        """Follow every label back to where it comes from.

        Labels that rest on themselves are a negative cycle; labels below a lower bound are one
        through the origin. Gives an edge or more of each, and the nodes whose labels are spoilt.
        """
        unseen, sound, spoilt, open_ = 0, 1, 2, 3
        state = [unseen] * len(self.label)
        state[ORIGIN] = sound
        closing: list[int] = []
        for start in range(1, len(state)):
            path: list[int] = []
            node = start
            while state[node] == unseen:
                state[node] = open_
                path.append(node)
                node = self.network.tails[self.parent[node]] if self.parent[node] >= 0 else ORIGIN
            if state[node] == open_:
                circle = path[path.index(node) :]
                closing.append(max(self.parent[member] for member in circle))
                for member in circle:
                    state[member] = spoilt
            below = state[node]
            for node in reversed(path):
                if state[node] == open_:
                    if below == sound and self.label[node] < self.floor[node]:
                        closing += self.too_early(node)
                        below = spoilt
                    state[node] = below
                below = state[node]
        return closing, [node for node, mark in enumerate(state) if mark == spoilt]

    def too_early(self, node: int) -> list[int]:
        """Find the edges that put a node before its own lower bound."""
        return [
            edge
            for tail, weight, edge in self.into[node]
            if self.label[tail] + weight < self.floor[node]
        ]


_BELOW_ALL = -(10**18)


def adjacency(network: Network, dropped: set[int]) -> tuple[Arcs, Arcs]:
    """List the edges out of and into every node, without the dropped ones.

    Edges into the origin are lower bounds: they are among the edges into it and lead nowhere.
    """
    out: Arcs = [[] for _ in network.owners]
    into: Arcs = [[] for _ in network.owners]
    rows = zip(network.tails, network.heads, network.weights, strict=True)
    for edge, (tail, head, weight) in enumerate(rows):
        if edge in dropped or (tail == head and weight >= 0):
            continue
        into[head].append((tail, weight, edge))
        if head != ORIGIN and tail != ORIGIN:
            out[tail].append((head, weight, edge))
    return out, into


def _order(network: Network, dropped: set[int]) -> list[int]:
    """Order the nodes as the relations do: earlier days first, as far as there is no circle."""
    later: list[list[int]] = [[] for _ in network.owners]
    waiting = [0] * len(later)
    for edge, form in enumerate(network.forms):
        if form in ("least", "lasts", "starts", "ends") and edge not in dropped:
            after, before = network.tails[edge], network.heads[edge]
            later[before].append(after)
            waiting[after] += 1
    ready = deque(node for node, count in enumerate(waiting) if count == 0)
    placed = [False] * len(later)
    order: list[int] = []
    rest = 0
    while len(order) < len(later):
        if not ready:  # a circle: enter it at its first node
            while placed[rest]:
                rest += 1
            ready.append(rest)
        node = ready.popleft()
        if placed[node]:
            continue
        placed[node] = True
        order.append(node)
        for after in later[node]:
            waiting[after] -= 1
            if waiting[after] == 0:
                ready.append(after)
    return order


def trace_latest(network: Network, days: Sequence[int], dropped: set[int]) -> list[int]:
    """Find, for every node bounded from above, the last edge of the path that bounds it; else -1.

    Such a path has no slack, and of those it is one with the fewest edges.
    """
    out, into = adjacency(network, dropped)
    for arcs in into[1:]:
        out[ORIGIN] += (
            (network.heads[edge], weight, edge) for tail, weight, edge in arcs if tail == ORIGIN
        )
    via = [-1] * len(days)
    queue = deque([ORIGIN])
    while queue:
        node = queue.popleft()
        for head, weight, edge in out[node]:
            if head != ORIGIN and via[head] < 0 and days[node] + weight == days[head]:
                via[head] = edge
                queue.append(head)
    return via


def trace_earliest(
    network: Network, days: Sequence[int], dropped: set[int]
) -> tuple[list[int | None], list[int]]:
    """Find the earliest day of every node, and the first edge of the path that bounds it; else -1."""
    _, into = adjacency(network, dropped)
    hop = 1  # so that of equally tight paths the one with the fewest edges counts as shorter
    scale = len(days) + 1
    distance: list[int | None] = [None] * len(days)
    via = [-1] * len(days)
    best = [-1] * len(days)
    heap = [(0, ORIGIN)]
    while heap:
        reached, node = heappop(heap)
        if distance[node] is not None:
            continue
        distance[node] = reached
        for tail, weight, edge in into[node]:
            if tail == ORIGIN or distance[tail] is not None:
                continue
            slack = weight + days[tail] - days[node]
            there = reached + slack * scale + hop
            if best[tail] < 0 or there < best[tail]:
                best[tail] = there
                via[tail] = edge
                heappush(heap, (there, tail))
    earliest = [
        None if steps is None else days[node] - steps // scale
        for node, steps in enumerate(distance)
    ]
    return earliest, via
