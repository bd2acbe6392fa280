"""From statements to a solved chronology, one component of related events after the other."""

from collections.abc import Iterable, Sequence

import networkx as nx

from ..days import Day
from .conflicts import Cycle, find_cycles, leave_untraced
from .explanation import Reasons, explain_cycle
from .network import ORIGIN, Form, Network, build_network
from .schedule import Schedule, arrange, trace_earliest, trace_latest
from .statements import (
    Because,
    Chronology,
    Inconsistency,
    Occurrence,
    Part,
    Relation,
    Solved,
    ends_of,
)

#: What stands for "no earliest day" and "no latest day" where events are sorted.
_ALWAYS, _FOREVER = Day(-(10**15), 1, 1), Day(10**15, 12, 31)


#: So often contradictions are traced, from the smallest up; what then remains is only left out.
ROUNDS = 50


def solve(events: Iterable[Occurrence], relations: Iterable[Relation]) -> Chronology:
    """Find the tightest bounds of every event, why they are, and what contradicts itself.

    The answer does not depend on the order of the input. Every event that a relation names must
    be among the events.

    Components are solved apart: events that no chain of relations joins do not bound each other.
    Every bound of a solution can be reached: some choice of days that all statements allow puts
    the event there.
    """
    events = sorted(events, key=lambda event: event.id)
    joined: nx.Graph[str] = nx.Graph()
    joined.add_nodes_from(event.id for event in events)
    relations = sorted(relations, key=_relation_key)
    joined.add_edges_from(ends_of(relation) for relation in relations)
    component_of = {
        event: number
        for number, members in enumerate(nx.connected_components(joined))
        for event in members
    }
    parts: list[tuple[list[Occurrence], list[Relation]]] = [
        ([], []) for _ in range(max(component_of.values(), default=-1) + 1)
    ]
    for event in events:
        parts[component_of[event.id]][0].append(event)
    for relation in relations:
        parts[component_of[ends_of(relation)[0]]][1].append(relation)

    solved: list[tuple[tuple[Day, Day, int, int], Solved]] = []
    conflicts: list[Inconsistency] = []
    for number, (members, statements) in enumerate(parts):
        network = build_network(members, statements)
        results, places, found = _solve_network(network)
        conflicts += found
        for result in results:
            earliest = result.solved_earliest or _ALWAYS
            latest = result.solved_latest or _FOREVER
            solved.append(((earliest, latest, number, places[result.id]), result))
    solved.sort(key=lambda entry: entry[0])
    return Chronology(tuple(event for _, event in solved), tuple(conflicts))


def _relation_key(relation: Relation) -> tuple[object, ...]:
    if isinstance(relation, Part):
        return (*ends_of(relation), 1, 0, 0, relation.claims)
    least, most = relation.min_days or 0, relation.max_days
    days = least, -(10**18) if most is None else most
    return (*ends_of(relation), 0, *days, relation.claims, relation.stated)


def _solve_network(
    network: Network,
) -> tuple[list[Solved], dict[str, int], list[Inconsistency]]:
    """Solve one component: report what contradicts itself, and bound the rest without it.

    Gives the events, the place of each in an order that all relations agree with, and the
    inconsistencies.
    """
    dropped: set[int] = set()
    conflicts: list[Inconsistency] = []
    schedule = _arrange(network, dropped, conflicts)
    if schedule.cut:
        presumed = {edge for edge in range(len(network.tails)) if network.presumed(edge)} - dropped
        dropped |= presumed
        schedule = _part_statements(network, dropped, conflicts)
        if presumed:
            schedule = _presume(network, schedule, presumed, dropped, conflicts)
    via_latest = trace_latest(network, schedule.days, dropped)
    earliest, via_earliest = trace_earliest(network, schedule.days, dropped)
    latest = [day if via >= 0 else None for day, via in zip(schedule.days, via_latest, strict=True)]
    lower = Reasons(network, earliest, via_earliest, "earliest")
    upper = Reasons(network, latest, via_latest, "latest")
    results = [
        _conclude(event, (lower, network.first), (upper, network.last)) for event in network.events
    ]
    places = {event.id: schedule.rank[network.first[event.id]] for event in network.events}
    return results, places, conflicts


def _arrange(network: Network, dropped: set[int], conflicts: list[Inconsistency]) -> Schedule:
    """Find the latest days, leaving relations out and saying so where it would take too long."""
    entangled: tuple[tuple[Form, ...], ...] = (("most",), ("most", "least", "starts", "ends"))
    schedule = arrange(network, dropped)
    for forms in entangled:
        if schedule is None:
            conflicts.append(_leave_out(network, forms, dropped))
            schedule = arrange(network, dropped)
    if schedule is None:
        raise AssertionError("bounds alone are solved in one sweep")
    return schedule


def _part_statements(
    network: Network, dropped: set[int], conflicts: list[Inconsistency]
) -> Schedule:
    """Leave out what contradicts itself among the statements, and tell of it."""
    schedule = _arrange(network, dropped, conflicts)
    rounds = 0
    while schedule.cut:
        rounds += 1
        find = find_cycles if rounds <= ROUNDS else leave_untraced
        conflicts += (explain_cycle(network, cycle) for cycle in find(network, schedule, dropped))
        schedule = _arrange(network, dropped, conflicts)
    return schedule


def _presume(
    network: Network,
    schedule: Schedule,
    presumed: set[int],
    dropped: set[int],
    conflicts: list[Inconsistency],
) -> Schedule:
    """Take back what nobody stated, as far as it does not contradict what is stated.

    Nobody contradicts anybody where it does, so that is no inconsistency: what is stated to come
    after a future event is of the future itself, though it is reported. A contradiction runs
    through the origin once, so bounds on one side can be judged each by itself.
    """
    earliest, _ = trace_earliest(network, schedule.days, dropped)
    dropped -= presumed
    for edge in presumed:
        tail, head, weight = network.tails[edge], network.heads[edge], network.weights[edge]
        low = earliest[head]
        if (tail == ORIGIN and low is not None and low > weight) or (
            head == ORIGIN and schedule.days[tail] < -weight
        ):
            dropped.add(edge)
    schedule = _arrange(network, dropped, conflicts)
    rounds = 0
    while schedule.cut:  # what was said at the time of an event, against that event's own date
        rounds += 1
        further = set(dropped)
        cycles: list[Cycle] = []
        if rounds <= ROUNDS:
            cycles = find_cycles(network, schedule, further)
        traced = bool(cycles) and all(cycle.traced for cycle in cycles)
        dropped |= further if traced else presumed
        schedule = _arrange(network, dropped, conflicts)
    return schedule


def _leave_out(network: Network, forms: Sequence[Form], dropped: set[int]) -> Inconsistency:
    """Leave the relations of some forms out of a component that would take too long to solve."""
    dropped.update(edge for edge, form in enumerate(network.forms) if form in forms)
    what = "the longest distances" if len(forms) == 1 else "all relations"
    return Inconsistency(
        (),
        (),
        f"{len(network.events):,} events around {network.events[0].id} are too entangled to be solved"
        f" exactly; {what} among them were left out of the reckoning.",
    )


_Side = tuple[Reasons, dict[str, int]]  # and the node of each event that it is about


def _conclude(event: Occurrence, lower: _Side, upper: _Side) -> Solved:
    """Give an event its solved bounds, and the reasons for those that are tighter than stated."""
    stated = event.interval.earliest, event.interval.latest
    solved = list(stated)
    because: list[Because] = []
    for position, (reasons, nodes) in enumerate((lower, upper)):
        why = None
        said = stated[position]
        if said is None or reasons.days[nodes[event.id]] != said.ordinal():
            why = reasons.explain(nodes[event.id])
        if why is not None:
            solved[position] = why.day
            because.append(why)
    return Solved(event.id, *stated, solved[0], solved[1], tuple(because))
