"""Solve made-up chronologies of growing size: ``python bench/chronology/growth.py [--events N ...]``.

Every event has a true day, and every statement is true of it, unless it is one of a few false ones.
Prints the median processor time of each size and how it grows: 1.00 is linear in events and relations.
"""

import argparse
import gc
import math
import random
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

from dateline.graph.chronology import Bound, Occurrence, Relation, Succession, solve
from dateline.graph.days import Day
from dateline.graph.interval import Interval

Case = tuple[list[Occurrence], list[Relation]]

START = Day(2001, 1, 1).ordinal()
PER_EVENT = 3  # relations an event


def make_reports(count: int, seed: int, lies: int = 0) -> Case:
    """Ten years of events: a third dated, most reported; relations among events near in time."""
    chance = random.Random(seed)
    days = sorted(chance.randrange(3_650) for _ in range(count))
    events = [_event(n, day, chance) for n, day in enumerate(days)]
    relations: list[Relation] = []
    for number in range(PER_EVENT * count):
        one = chance.randrange(count)
        other = min(count - 1, max(0, one + chance.randint(-200, 200)))
        one, other = sorted((one, other))
        if number < lies:
            one, other = other, max(0, one - 200)
        relations.append(_relation(one, other, days[other] - days[one], chance, number < lies))
    return events, relations


def make_tangle(count: int, seed: int) -> Case:
    """The same with relations between any two events, near or far: one dense component."""
    chance = random.Random(seed)
    days = sorted(chance.randrange(3_650) for _ in range(count))
    events = [_event(n, day, chance) for n, day in enumerate(days)]
    relations: list[Relation] = []
    for _ in range(PER_EVENT * count):
        one, other = sorted((chance.randrange(count), chance.randrange(count)))
        relations.append(_relation(one, other, days[other] - days[one], chance, False))
    return events, relations


def make_chain(count: int, seed: int) -> Case:
    """One undated chain, each event one to three days after the last, told in random order."""
    chance = random.Random(seed)
    names = [_name(n) for n in range(count)]
    chance.shuffle(names)
    events = [Occurrence(id=name) for name in names]
    start = Day.from_ordinal(START)
    events[0] = Occurrence(id=names[0], interval=Interval(start, start, "day"))
    relations: list[Relation] = []
    for one, other in pairwise(names):
        relations.append(Succession(before=one, after=other, min_days=1, max_days=3))
        relations += [Succession(before=one, after=other)] * (PER_EVENT - 1)
    return events, relations


def make_zigzag(count: int, seed: int) -> Case:
    """A chain whose tightest paths change direction at every event."""
    chance = random.Random(seed)
    events, relations = make_chain(count, seed)
    turned: list[Relation] = []
    for relation in relations:
        assert isinstance(relation, Succession)
        if relation.max_days is None or chance.random() < 0.5:
            turned.append(relation)
            continue
        turned.append(
            Succession(before=relation.after, after=relation.before, min_days=1, max_days=3)
        )
    kept: list[Relation] = [r for r in turned if isinstance(r, Succession) and r.max_days]
    return events, kept


def make_traps(count: int, seed: int) -> Case:
    """Meant to be bad for sweeps: many turning paths, each of which may better one long chain."""
    half = count // 2
    names = [_name(n) for n in range(count)]
    far = Day.from_ordinal(START + 10 * count)
    events = [Occurrence(id=name) for name in names]
    events[half] = Occurrence(id=names[half], interval=Interval(None, far))
    relations: list[Relation] = [
        Succession(before=names[n], after=names[n + 1], min_days=1) for n in range(half - 1)
    ]
    for n in range(half, count - 1):
        one, other = names[n], names[n + 1]
        if (n - half) % 2:
            one, other = other, one
            relations.append(Succession(before=other, after=one, min_days=-3, max_days=-2))
        else:
            relations.append(Succession(before=other, after=one, min_days=2, max_days=3))
        relations.append(Succession(before=names[half - 1], after=names[n], min_days=1))
    return events, relations


def _name(number: int) -> str:
    return f"event-{number:06d}"


def _event(number: int, day: int, chance: random.Random) -> Occurrence:
    bounds: tuple[Bound, ...] = ()
    interval = Interval()
    true = Day.from_ordinal(START + day)
    if chance.random() < 0.33:
        width = chance.choice((0, 0, 6, 29, 364))
        first = START + day - chance.randint(0, width)
        interval = Interval(Day.from_ordinal(first), Day.from_ordinal(first + width))
    if chance.random() < 0.8:
        told = true.shift(chance.choice((0, 1, 3, 30, 400)))
        bounds = (Bound(side="latest", day=told, reason="it was reported", claims=(f"p{number}",)),)
    return Occurrence(id=_name(number), interval=interval, claims=(f"c{number}",), bounds=bounds)


def _relation(one: int, other: int, apart: int, chance: random.Random, lie: bool) -> Succession:
    least = most = None
    if not lie:
        least = max(0, apart - chance.choice((0, 3, 30, 10_000)))
        most = apart + chance.choice((0, 3, 30)) if chance.random() < 0.25 else None
    return Succession(
        before=_name(one),
        after=_name(other),
        min_days=least,
        max_days=most,
        claims=(f"r{one}-{other}",),
    )


SHAPES: dict[str, Callable[[int, int], Case]] = {
    "reports": make_reports,
    "reports, 1 relation in 10,000 false": lambda count, seed: make_reports(
        count, seed, PER_EVENT * count // 10_000
    ),
    "tangle": make_tangle,
    "chain": make_chain,
    "zigzag": make_zigzag,
    "traps": make_traps,
}


def measure(make: Callable[[int, int], Case], count: int, rounds: int) -> tuple[float, int, int]:
    seconds: list[float] = []
    relations = conflicts = 0
    for seed in range(rounds):
        case = make(count, seed)
        gc.collect()
        start = time.process_time()
        solved = solve(*case)
        seconds.append(time.process_time() - start)
        relations, conflicts = len(case[1]), len(solved.inconsistencies)
    return statistics.median(seconds), relations, conflicts


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shape", choices=SHAPES, action="append")
    options = parser.parse_args(arguments)
    print(f"{'shape':38}{'events':>9}{'relations':>11}{'seconds':>9}{'growth':>8}{'conflicts':>11}")
    for shape in options.shape or SHAPES:
        before: tuple[int, float] | None = None
        for count in options.events:
            seconds, relations, conflicts = measure(SHAPES[shape], count, options.rounds)
            growth = ""
            if before is not None:
                power = math.log(seconds / before[1]) / math.log(count / before[0])
                growth = f"{power:.2f}"
            before = count, seconds
            print(
                f"{shape:38}{count:9,}{relations:11,}{seconds:9.2f}{growth:>8}{conflicts:11,}",
                flush=True,
            )


if __name__ == "__main__":
    main()
