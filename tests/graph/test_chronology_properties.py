"""The chronology solver next to brute force and to networkx's shortest paths."""

from dataclasses import replace
from itertools import product
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.graph.chronology import Bound, Occurrence, Part, Relation, Succession, solve
from dateline.graph.chronology.conflicts import find_cycles
from dateline.graph.chronology.network import ORIGIN, Network, build_network
from dateline.graph.chronology.schedule import arrange
from dateline.graph.days import Day
from dateline.graph.interval import Interval

START = Day(2011, 12, 1).ordinal()

Case = tuple[list[Occurrence], list[Relation]]


def day(number: int) -> Day:
    return Day.from_ordinal(START + number)


def number(solved: Day | None) -> int | None:
    return None if solved is None else solved.ordinal() - START


@st.composite
def cases(draw: st.DrawFn, most: int, lasting: bool) -> Case:
    """Events with and without dates, some reported, and any relations among them."""
    names = "abcdefgh"[: draw(st.integers(1, most))]
    numbers = st.integers(4, 8)
    events = []
    for name in names:
        first, last = (draw(st.none() | numbers) for _ in range(2))
        if first is not None and last is not None and first > last:
            first, last = last, first
        reported = [Bound(side="latest", day=day(draw(numbers)), reason="it was told")]
        interval = Interval(
            None if first is None else day(first),
            None if last is None else day(last),
            meaning="throughout" if lasting and draw(st.booleans()) else "within",
        )
        bounds = tuple(reported) if draw(st.integers(0, 4)) == 0 else ()
        events.append(Occurrence(id=name, interval=interval, claims=(name,), bounds=bounds))
    relations: list[Relation] = []
    for position in range(draw(st.integers(0, 2 * len(names)))):
        one, other = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        claims = (f"r{position}",)
        if lasting and draw(st.integers(0, 3)) == 0 and one != other:
            relations.append(Part(part=one, whole=other, claims=claims))
            continue
        least, further = draw(st.integers(0, 2)), draw(st.none() | st.integers(-1, 2))
        relations.append(
            Succession(
                before=one,
                after=other,
                min_days=least,
                max_days=None if further is None else least + further,
                claims=claims,
            )
        )
    return events, relations


# Wider than anything that the dates and distances of a case can reach: what is unbounded comes
# within two distances of the edge, what is bounded stays off it.
WINDOW = range(-6, 19)
FAR = 10**9


def choices(case: Case) -> list[dict[str, int]]:
    """List every choice of one day for each event that all statements allow, and the reports they allow."""
    events, relations = case
    reach = []
    for event in events:
        low, high = number(event.interval.earliest), number(event.interval.latest)
        days = [d for d in WINDOW if low is None or d >= low]
        reach.append([d for d in days if high is None or d <= high])
    names = [event.id for event in events]
    stated = [dict(zip(names, days, strict=True)) for days in product(*reach)]
    stated = [one for one in stated if all(_holds(relation, one) for relation in relations)]
    limits = [(event.id, number(bound.day) or 0) for event in events for bound in event.bounds]
    kept = [limit for limit in limits if any(one[limit[0]] <= limit[1] for one in stated)]
    return [one for one in stated if all(one[id_] <= high for id_, high in kept)]


def _holds(relation: Relation, chosen: dict[str, int]) -> bool:
    assert isinstance(relation, Succession)
    apart = chosen[relation.after] - chosen[relation.before]
    most = relation.max_days
    return apart >= (relation.min_days or 0) and (most is None or apart <= most)


@settings(deadline=None)
@given(cases(3, lasting=False))
def test_bounds_are_as_tight_as_brute_force_finds_them(case: Case) -> None:
    allowed = choices(case)
    chronology = solve(*case)
    assert bool(chronology.inconsistencies) == (not allowed)
    if not allowed:
        return
    for event in chronology.events:
        days = [chosen[event.id] for chosen in allowed]
        low, high = min(days), max(days)
        assert number(event.solved_earliest) == (None if low <= WINDOW[0] + 4 else low)
        assert number(event.solved_latest) == (None if high >= WINDOW[-1] - 4 else high)


def distance_graph(case: Case) -> "nx.MultiDiGraph[str]":
    """State the problem once more, for networkx: an edge's weight is how much later its end may be.

    A report that what is stated contradicts bounds nothing: its event is announced.
    """
    events, relations = case
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("origin")
    wholes = {relation.whole for relation in relations if isinstance(relation, Part)}
    for event in events:
        first, last = f"{event.id} first", f"{event.id} last"
        throughout = event.interval.meaning == "throughout"
        graph.add_edge(last, first, weight=0)
        if not throughout and event.id not in wholes:
            graph.add_edge(first, last, weight=0)
        low, high = number(event.interval.earliest), number(event.interval.latest)
        if low is not None:
            graph.add_edge(first, "origin", weight=-low)
            if throughout:
                graph.add_edge("origin", first, weight=low)
        if high is not None:
            graph.add_edge("origin", last, weight=high)
            if throughout:
                graph.add_edge(last, "origin", weight=-high)
    for relation in relations:
        if isinstance(relation, Part):
            graph.add_edge(f"{relation.part} first", f"{relation.whole} first", weight=0)
            graph.add_edge(f"{relation.whole} last", f"{relation.part} last", weight=0)
        else:
            before, after = f"{relation.before} last", f"{relation.after} first"
            graph.add_edge(after, before, weight=-(relation.min_days or 0))
            if relation.max_days is not None:
                graph.add_edge(before, after, weight=relation.max_days)
    if nx.negative_edge_cycle(graph):
        return graph
    earliest = nx.single_source_bellman_ford_path_length(graph.reverse(), "origin")
    for event in events:
        for bound in event.bounds:
            limit = number(bound.day)
            assert limit is not None
            if limit >= -earliest.get(f"{event.id} last", FAR):
                graph.add_edge("origin", f"{event.id} last", weight=limit)
    return graph


@settings(deadline=None, max_examples=200)
@given(cases(8, lasting=True))
def test_bounds_are_the_shortest_paths_that_networkx_finds(case: Case) -> None:
    graph = distance_graph(case)
    chronology = solve(*case)
    assert bool(chronology.inconsistencies) == nx.negative_edge_cycle(graph)
    if chronology.inconsistencies:
        return
    latest = nx.single_source_bellman_ford_path_length(graph, "origin")
    earliest = nx.single_source_bellman_ford_path_length(graph.reverse(), "origin")
    for event in chronology.events:
        low, high = earliest.get(f"{event.id} first"), latest.get(f"{event.id} last")
        assert number(event.solved_earliest) == (None if low is None else -low)
        assert number(event.solved_latest) == high


@settings(deadline=None, max_examples=200)
@given(cases(5, lasting=True))
def test_contradictions_are_minimal_and_the_first_is_the_smallest(case: Case) -> None:
    events, relations = case
    network = build_network(sorted(events, key=lambda event: event.id), relations)
    schedule = arrange(network, set())
    assert schedule is not None
    if not schedule.cut:
        return
    dropped: set[int] = set()
    while schedule.cut:
        told = set(dropped)
        cycles = find_cycles(network, schedule, dropped)
        assert cycles
        for cycle in cycles:
            nodes = [network.heads[edge] for edge in cycle.edges]
            assert cycle.traced
            assert cycle.weight == sum(network.weights[edge] for edge in cycle.edges) < 0
            assert nodes == [network.tails[e] for e in (*cycle.edges[1:], cycle.edges[0])]
            assert len(set(nodes)) == len(nodes), "a simple cycle: no statement can be spared"
            assert told.isdisjoint(cycle.edges)
            assert smallest(network, told) == statements(network, cycle.edges)
            told |= set(cycle.left_out)
        schedule = arrange(network, dropped)
        assert schedule is not None
    assert smallest(network, dropped) is None


def statements(network: Network, edges: tuple[int, ...]) -> int:
    return sum(network.forms[edge] != "lasts" for edge in edges)


def smallest(network: Network, without: set[int]) -> int | None:
    """Count the statements of the smallest negative cycle, by listing all simple cycles."""
    lightest: dict[tuple[int, int, bool], int] = {}
    for edge, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        if edge not in without:
            best = lightest.setdefault((tail, head, network.forms[edge] == "lasts"), edge)
            if network.weights[edge] < network.weights[best]:
                lightest[tail, head, False] = edge
    graph: nx.DiGraph[int] = nx.DiGraph((tail, head) for tail, head, _ in lightest)
    sizes = []
    for nodes in nx.simple_cycles(graph):
        steps = [
            [lightest[tail, head, free] for free in (True, False) if (tail, head, free) in lightest]
            for tail, head in zip(nodes, nodes[1:] + nodes[:1], strict=True)
        ]
        for edges in product(*steps):
            if sum(network.weights[edge] for edge in edges) < 0:
                sizes.append(statements(network, edges))
    return min(sizes, default=None)


@settings(deadline=None)
@given(cases(8, lasting=True), st.randoms())
def test_the_answer_is_that_of_the_set_of_statements(case: Case, random: Random) -> None:
    events, relations = case
    shuffled = random.sample(events, len(events)), random.sample(relations, len(relations))
    assert solve(*shuffled) == solve(events, relations)


@st.composite
def claims_of_distances(draw: st.DrawFn) -> Case:
    """A few events, and several claims of how far any two lie apart, no two of which give one bound alike."""
    names = "abc"[: draw(st.integers(2, 3))]
    dates = [draw(st.none() | st.integers(4, 8)) for _ in names]
    events = [
        Occurrence(
            id=name,
            interval=Interval() if date is None else Interval(day(date), day(date)),
            claims=() if date is None else (name,),
        )
        for name, date in zip(names, dates, strict=True)
    ]
    relations: list[Relation] = []
    for one, other in pairs_of(names):
        least = draw(st.lists(st.integers(0, 3), max_size=4, unique=True))
        width = st.integers(0, 1)
        most = [low + draw(width) for low in least]
        relations += [
            Succession(
                before=one,
                after=other,
                min_days=low,
                max_days=None if high in most[:position] else high,
                claims=(f"{one}{other}{position}",),
            )
            for position, (low, high) in enumerate(zip(least, most, strict=True))
        ]
    return events, relations


def pairs_of(names: str) -> list[tuple[str, str]]:
    return [(one, other) for one in names for other in names if one < other]


def without(case: Case, claim: str) -> Case:
    events, relations = case
    kept = [replace(one, interval=Interval()) if claim in one.claims else one for one in events]
    return kept, [relation for relation in relations if claim not in relation.claims]


@settings(deadline=None, max_examples=200)
@given(claims_of_distances())
def test_claims_that_are_named_contradict_each_other_and_none_can_be_spared(case: Case) -> None:
    events, relations = case
    chronology = solve(events, relations)
    assert bool(chronology.inconsistencies) == (not choices(case))
    everybody = {claim for one in (*events, *relations) for claim in one.claims}
    for conflict in chronology.inconsistencies:
        alone = case
        for claim in everybody - set(conflict.claims):
            alone = without(alone, claim)
        assert not choices(alone)
        assert all(choices(without(alone, claim)) for claim in conflict.claims)


@settings(deadline=None)
@given(claims_of_distances())
def test_claims_that_are_in_no_contradiction_hold(case: Case) -> None:
    events, relations = case
    chronology = solve(events, relations)
    named = {claim for conflict in chronology.inconsistencies for claim in conflict.claims}
    found = {one.id: one for one in chronology.events}
    for relation in relations:
        assert isinstance(relation, Succession)
        if named.isdisjoint(relation.claims):
            one, other = found[relation.before], found[relation.after]
            if one.solved_earliest is not None:
                assert other.solved_earliest is not None
                assert other.solved_earliest >= one.solved_earliest.shift(relation.min_days or 0)


@settings(deadline=None)
@given(cases(8, lasting=True))
def test_reasons_rest_on_what_they_name(case: Case) -> None:
    # Solving only the statements that a reason names gives the same bound again.
    events, relations = case
    chronology = solve(events, relations)
    if chronology.inconsistencies:
        return
    wholes = {relation.whole for relation in relations if isinstance(relation, Part)}
    for event in chronology.events:
        for why in event.because:
            if " more" in why.text or wholes:
                continue
            again = solve(
                [one for one in events if one.id in why.events],
                [one for one in relations if set(one.claims) <= set(why.claims)],
            )
            found = next(one for one in again.events if one.id == event.id)
            bound = found.solved_earliest if why.side == "earliest" else found.solved_latest
            assert bound == why.day
            assert event.id == why.events[0]


def test_the_origin_is_no_event() -> None:
    assert build_network([], []).owners[ORIGIN] == -1
